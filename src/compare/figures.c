/* figures.c: figures of one unit that measure like things, side by side. */
#include "compare_int.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LIKE_PERCENT = 30, LIKE_IF_EQUAL = 20 }; /* likeness from which two figures measure one thing */

struct measured {
	const struct placed *p;
	const struct amount *amount;
	double value;
	enum measure measure;
};

typedef VEC(struct measured) measured_list;

static double value_of(const struct amount *a)
{
	return !isnan(a->value) ? a->value : !isnan(a->min) ? a->min : a->max;
}

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool stands_in(struct str s, struct str phrase)
{
	for (size_t at = 1; at + phrase.n < s.n; at++)
		if (strncasecmp(s.p + at, phrase.p, phrase.n) == 0 && !is_word_char(s.p[at - 1]) && !is_word_char(s.p[at + phrase.n]) &&
		    str_trim(str_sub(s, 0, at)).n)
			return true;
	return false;
}

bool says_one_of(struct str s, const struct strs *phrases)
{
	for (size_t i = 0; i < phrases->n; i++)
		if (stands_in(s, str_c(phrases->v[i])))
			return true;
	return false;
}

/* A bounded share in a clause that says which things are meant chooses them,
 * and measures nothing that was agreed.  What a comma sets off is told beside. */
static bool is_threshold(const struct comparing *x, const struct outcome *o, const struct amount *m)
{
	bool bounded = m->bound == BOUND_GT || m->bound == BOUND_GE || m->bound == BOUND_LT || m->bound == BOUND_LE;
	const char *text = o->summary && strstr(o->summary, m->text) ? o->summary : o->quote, *at = text ? strstr(text, m->text) : NULL;
	if (!x->rules || !at || !bounded || !same_text(m->unit, "percent"))
		return false;
	const char *from = at;
	while (from > text && !strchr(",;:.()", from[-1]))
		from--;
	return says_one_of((struct str){ from, (size_t)(at - from) }, &x->rules->threshold);
}

static bool told_before(const measured_list *all, size_t from, const struct placed *p, const struct amount *a, double v)
{
	for (size_t i = from; i < all->n; i++)
		if (all->v[i].p == p && same_text(all->v[i].amount->unit, a->unit) && all->v[i].value == v)
			return true;
	return false;
}

static void collect(struct comparing *x, measured_list *all)
{
	for (size_t i = 0; i < x->outcomes.n; i++) {
		const struct placed *p = &x->outcomes.v[i];
		size_t from = all->n;
		for (size_t k = 0; k < p->o->n_amounts; k++) {
			const struct amount *a = &p->o->amounts[k];
			double v = value_of(a);
			if (!isnan(v) && a->unit && a->text && outcome_speaks_of(p->o, a) && !is_threshold(x, p->o, a) && !told_before(all, from, p, a, v))
				*vec_push(x->a, all) = (struct measured){ p, a, v, measure_of(x->a, x->rules ? x->rules->words : NULL, p->o, a) };
		}
	}
}

static bool belongs(const struct comparing *x, const struct measured *a, const struct measured *b)
{
	if (a->measure != b->measure || !same_text(a->amount->unit, b->amount->unit) || !same_text(a->amount->per, b->amount->per) ||
	    strcmp(a->p->o->issue, b->p->o->issue) != 0)
		return false;
	if (a->p == b->p)
		return false; /* two figures of one outcome measure two things */
	return likeness(x, &a->p->wording.object, &b->p->wording.object) * 100 >= (a->value == b->value ? LIKE_IF_EQUAL : LIKE_PERCENT);
}

static const char *short_name(const struct outcome *o)
{
	return o->summary ? o->summary : o->quote;
}

static void add_value(struct comparing *x, struct figure *f, const struct measured *m)
{
	const char *name = short_name(m->p->o);
	*vec_push(x->a, &f->values) = (struct figure_value){
		m->p->side, m->p->o->claim.id, m->value, m->amount->bound, m->amount->text };
	if (name && (!f->object || strlen(name) < strlen(f->object)))
		f->object = name;
}

static size_t sides_of(const struct figure *f)
{
	size_t n = 0;
	for (size_t i = 0; i < f->values.n; i++) {
		bool seen = false;
		for (size_t k = 0; k < i; k++)
			seen |= f->values.v[k].side == f->values.v[i].side;
		n += !seen;
	}
	return n;
}

struct ranked {
	struct figure figure;
	size_t sides, at;
};

static int by_sides(const void *pa, const void *pb)
{
	const struct ranked *a = pa, *b = pb;
	if (a->sides != b->sides)
		return a->sides < b->sides ? 1 : -1;
	return (a->at > b->at) - (a->at < b->at);
}

static size_t row_order(const struct comparison *c, const char *topic)
{
	for (size_t i = 0; i < c->rows.n; i++)
		if (strcmp(c->rows.v[i].topic, topic) == 0)
			return i;
	return c->rows.n;
}

void build_figures(struct comparing *x)
{
	measured_list all = { 0 };
	collect(x, &all);
	bool *done = arena_array(x->a, all.n + 1, bool);
	struct ranked *ranked = arena_array(x->a, all.n + 1, struct ranked);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++) {
		if (done[i])
			continue;
		struct figure f = { .unit = all.v[i].amount->unit, .topic = all.v[i].p->o->issue };
		add_value(x, &f, &all.v[i]);
		for (size_t k = i + 1; k < all.n; k++)
			if (!done[k] && belongs(x, &all.v[i], &all.v[k])) {
				done[k] = true;
				add_value(x, &f, &all.v[k]);
			}
		ranked[n] = (struct ranked){ f, sides_of(&f), row_order(x->out, f.topic) * (all.n + 1) + i };
		n++;
	}
	qsort(ranked, n, sizeof *ranked, by_sides);
	for (size_t i = 0; i < n; i++)
		*vec_push(x->a, &x->out->figures) = ranked[i].figure;
}
