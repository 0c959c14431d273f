/* pairs.c: outcomes of two sides that speak of one thing, and how the later
 * one relates to the earlier one.
 *
 * Each rule of relations.tsv states what both are and how like their words must
 * be; a pair takes the first rule that fits, and the likeliest pairs are
 * joined first, each outcome at most once for two sides. */
#include "compare_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_labelled(const struct outcome *o, const char *label)
{
	return same_text(o->type, label) || same_text(o->status, label) || strcmp(strength_names[o->strength], label) == 0;
}

static bool labels_fit(const struct strs *labels, const struct outcome *o, const struct outcome *earlier)
{
	bool any = labels->n == 0;
	for (size_t i = 0; i < labels->n && !any; i++)
		any = strcmp(labels->v[i], "same") == 0 ? same_text(o->type, earlier->type) : is_labelled(o, labels->v[i]);
	return any;
}

static bool meet(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (strs_contain(b, a->v[i]))
			return true;
	return false;
}

static bool acting_fits(enum acting acting, const struct outcome *a, const struct outcome *b)
{
	if (acting == ACTING_SHARED)
		return meet(&a->actors, &b->actors);
	return acting == ACTING_ANY || (meet(&a->targets, &b->actors) && !strs_same_set(&a->actors, &b->actors));
}

static bool trend_fits(enum trend trend, const struct outcome *a, const struct outcome *b)
{
	switch (trend) {
	case TREND_UP: return b->strength > a->strength;
	case TREND_DOWN: return b->strength < a->strength;
	case TREND_SAME: return b->strength == a->strength;
	default: return true;
	}
}

/* A result with one partner is not repeated with another: the meetings share
 * two sides at least, as far as they name them. */
static bool partners_fit(const struct meeting *a, const struct meeting *b)
{
	size_t shared = 0;
	for (size_t i = 0; i < a->sides.n; i++)
		shared += strs_contain(&b->sides, a->sides.v[i]);
	return shared >= 2 || a->sides.n < 2 || b->sides.n < 2;
}

/* The figures of one unit that both have: 0 none, 1 the same, 2 others. */
static int compare_figures(const struct outcome *a, const struct outcome *b)
{
	bool both = false;
	for (size_t i = 0; i < a->n_amounts; i++)
		for (size_t k = 0; k < b->n_amounts; k++) {
			const struct amount *p = &a->amounts[i], *q = &b->amounts[k];
			if (!same_text(p->unit, q->unit) || isnan(p->value) || isnan(q->value))
				continue;
			if (p->value == q->value)
				return 1;
			both = true;
		}
	return both ? 2 : 0;
}

static bool rule_fits(const struct rule *r, const struct outcome *a, const struct outcome *b, double words)
{
	int figures = r->figures == FIGURES_ANY ? 0 : compare_figures(a, b);
	return words >= r->words && labels_fit(&r->earlier, a, a) && labels_fit(&r->later, b, a) && trend_fits(r->trend, a, b) &&
	       acting_fits(r->acting, a, b) && (r->figures != FIGURES_SAME || figures == 1) &&
	       (r->figures != FIGURES_CHANGED || figures == 2);
}

static const struct rule *find_rule(const struct compare_rules *rules, const struct outcome *a, const struct outcome *b, double words)
{
	for (size_t i = 0; i < rules->n; i++)
		if (rule_fits(&rules->v[i], a, b, words))
			return &rules->v[i];
	return NULL;
}

struct candidate {
	double words;
	size_t a, b; /* into x->outcomes */
	const struct rule *rule;
};

static int by_words(const void *pa, const void *pb)
{
	const struct candidate *a = pa, *b = pb;
	if (a->words != b->words)
		return a->words < b->words ? 1 : -1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

typedef VEC(struct candidate) candidate_list;

static void find_candidates(struct comparing *x, const char *topic, candidate_list *found)
{
	for (size_t i = 0; i < x->outcomes.n; i++) {
		const struct placed *p = &x->outcomes.v[i];
		if (strcmp(p->o->issue, topic) != 0)
			continue;
		for (size_t k = i + 1; k < x->outcomes.n; k++) {
			const struct placed *q = &x->outcomes.v[k];
			if (q->side <= p->side || strcmp(q->o->issue, topic) != 0 || !partners_fit(p->m, q->m))
				continue;
			double words = likeness(x, &p->bag, &q->bag);
			const struct rule *rule = words > 0 ? find_rule(x->rules, p->o, q->o, words) : NULL;
			if (rule)
				*vec_push(x->a, found) = (struct candidate){ words, i, k, rule };
		}
	}
}

/* Is one of the two already joined to an outcome of the other's side? */
static bool is_taken(const struct comparing *x, const candidate_list *done, const struct candidate *c)
{
	for (size_t i = 0; i < done->n; i++) {
		const struct candidate *e = &done->v[i];
		bool sides = x->outcomes.v[e->a].side == x->outcomes.v[c->a].side && x->outcomes.v[e->b].side == x->outcomes.v[c->b].side;
		if (sides && (e->a == c->a || e->b == c->b))
			return true;
	}
	return false;
}

void pair_outcomes(struct comparing *x)
{
	for (size_t r = 0; x->rules && r < x->out->rows.n; r++) {
		struct row *row = &x->out->rows.v[r];
		candidate_list found = { 0 }, done = { 0 };
		find_candidates(x, row->topic, &found);
		if (found.n)
			qsort(found.v, found.n, sizeof *found.v, by_words);
		for (size_t i = 0; i < found.n; i++) {
			const struct candidate *c = &found.v[i];
			if (is_taken(x, &done, c))
				continue;
			*vec_push(x->a, &done) = *c;
			*vec_push(x->a, &row->pairs) = (struct pair){
				x->outcomes.v[c->a].o->claim.id, x->outcomes.v[c->b].o->claim.id, c->rule->relation, c->rule->reason, c->rule->id };
		}
	}
}
