/* pairs.c: outcomes of two sides that speak of one thing, and how the later
 * one relates to the earlier one.
 *
 * Each rule of relations.tsv states what both are and how like their words must
 * be; a pair takes the first rule that fits, and the likeliest pairs are
 * joined first, each outcome at most once for two sides.  Two meetings of one
 * side are related likewise by the rules that say so: what the first announced
 * and a later one reports. */
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
	if (acting == ACTING_SAME)
		return a->actors.n && strs_same_set(&a->actors, &b->actors);
	return acting == ACTING_ANY || (meet(&a->targets, &b->actors) && !strs_same_set(&a->actors, &b->actors));
}

/* Who welcomes something promises neither more nor less: it has no tier. */
enum { NO_TIER = -1 };

static int tier_of(enum strength s)
{
	static const int tiers[STRENGTH_COUNT] = {
		[STRENGTH_DISCUSSED] = 0, [STRENGTH_WELCOMED] = NO_TIER, [STRENGTH_READINESS] = 1, [STRENGTH_PLANNED] = 1,
		[STRENGTH_AGREED] = 2, [STRENGTH_COMMITTED] = 2, [STRENGTH_SIGNED] = 3, [STRENGTH_DONE] = 3,
	};
	return tiers[s];
}

/* "Reaffirmed their commitment" beside "reaffirmed that …". */
static bool is_restated(const struct compare_rules *rules, const struct outcome *a, const struct outcome *b)
{
	const struct outcome *more = tier_of(a->strength) > tier_of(b->strength) ? a : b, *less = more == a ? b : a;
	const char *text = more->summary ? more->summary : more->quote;
	return tier_of(less->strength) == 0 && tier_of(more->strength) == 2 && text && says_one_of(str_c(text), &rules->restating);
}

static bool trend_fits(const struct compare_rules *rules, enum trend trend, const struct outcome *a, const struct outcome *b)
{
	int from = tier_of(a->strength), to = tier_of(b->strength);
	bool moves = from != NO_TIER && to != NO_TIER && from != to, restated = moves && is_restated(rules, a, b);
	switch (trend) {
	case TREND_UP: return moves && !restated && to > from;
	case TREND_DOWN: return moves && !restated && to < from;
	case TREND_SAME: return to == from;
	case TREND_RESTATED: return restated;
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

/* Is it the outcome's own figure, with a value? */
static bool is_own(const struct outcome *o, const struct amount *m)
{
	return m->unit && !isnan(m->value) && outcome_speaks_of(o, m);
}

static bool has_figure(const struct outcome *o, const struct amount *m)
{
	for (size_t i = 0; i < o->n_amounts; i++) {
		const struct amount *own = &o->amounts[i];
		if (is_own(o, own) && same_text(own->unit, m->unit) && same_text(own->per, m->per) && own->value == m->value)
			return true;
	}
	return false;
}

static bool has_figures_of(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < b->n_amounts; i++)
		if (is_own(b, &b->amounts[i]) && !has_figure(a, &b->amounts[i]))
			return false;
	return true;
}

/* Figures of one unit that measure in one way, in p and q: those that differ, unless any is the same. */
static bool figures_change(const struct comparing *x, const struct outcome *a, const struct outcome *b, const struct amount **p, const struct amount **q)
{
	bool changed = false;
	for (size_t i = 0; i < a->n_amounts; i++)
		for (size_t k = 0; k < b->n_amounts; k++) {
			const struct amount *m = &a->amounts[i], *n = &b->amounts[k];
			if (!is_own(a, m) || !is_own(b, n) || !same_text(m->unit, n->unit) || !same_text(m->per, n->per))
				continue;
			if (m->value == n->value)
				return false;
			if (changed || measure_of(x->a, x->rules->words, a, m) != measure_of(x->a, x->rules->words, b, n))
				continue;
			*p = m;
			*q = n;
			changed = true;
		}
	return changed;
}

static bool figures_fit(const struct comparing *x, enum figures figures, const struct outcome *a, const struct outcome *b)
{
	const struct amount *p, *q;
	if (figures == FIGURES_ALIKE)
		return has_figures_of(a, b) && has_figures_of(b, a);
	return figures == FIGURES_ANY || figures_change(x, a, b, &p, &q);
}

/* Does the day lie ahead of the meeting, as far as both are told? */
static bool is_ahead(const char *date, const struct meeting *m)
{
	size_t n = m->start ? strlen(m->start) : 0, k = strlen(date);
	return n && date[0] >= '0' && date[0] <= '9' && strncmp(date, m->start, n < k ? n : k) > 0;
}

/* Are there days ahead of b's meeting in b, and how many of them are in a? */
static size_t days_ahead(const struct placed *b, const struct placed *a, size_t *shared)
{
	size_t n = 0;
	*shared = 0;
	for (size_t i = 0; i < b->o->dates.n; i++)
		if (is_ahead(b->o->dates.v[i], b->m)) {
			n++;
			*shared += strs_contain(&a->o->dates, b->o->dates.v[i]);
		}
	return n;
}

static bool dates_fit(enum dates dates, const struct placed *a, const struct placed *b)
{
	size_t in_a, in_b, later = days_ahead(b, a, &in_a), earlier = days_ahead(a, b, &in_b);
	if (dates == DATES_ALIKE)
		return in_a == later && in_b == earlier;
	return dates == DATES_ANY || (later > 0 && in_a == 0);
}

static bool doing_fits(enum doing doing, const struct act *a, const struct act *b)
{
	bool known = a && b, ladder = known && strcmp(a->ladder, b->ladder) == 0;
	switch (doing) {
	case DOING_SAME: return !known || (ladder && a->step == b->step);
	case DOING_UP: return ladder && b->step > a->step;
	case DOING_DOWN: return ladder && b->step < a->step;
	default: return true;
	}
}

static bool names_thing_of(const struct wording *a, const struct wording *b)
{
	return b->focus.n == 0 || bag_shared(&a->object, &b->focus) > 0;
}

/* What is told to be a new one is not the one before. */
static bool thing_fits(enum thing thing, const struct wording *a, const struct wording *b)
{
	switch (thing) {
	case THING_SAME: return names_thing_of(a, b) && names_thing_of(b, a) && !b->fresh;
	case THING_KEPT: return names_thing_of(b, a);
	case THING_NAMED: return names_thing_of(a, b);
	default: return true;
	}
}

static bool rule_fits(const struct comparing *x, const struct rule *r, const struct placed *p, const struct placed *q, double words)
{
	const struct outcome *a = p->o, *b = q->o;
	return words >= r->words && labels_fit(&r->earlier, a, a) && labels_fit(&r->later, b, a) && trend_fits(x->rules, r->trend, a, b) &&
	       acting_fits(r->acting, a, b) && dates_fit(r->dates, p, q) && doing_fits(r->doing, p->wording.act, q->wording.act) &&
	       thing_fits(r->thing, &p->wording, &q->wording) && figures_fit(x, r->figures, a, b);
}

static const struct rule *find_rule(const struct comparing *x, const struct placed *p, const struct placed *q, double words)
{
	for (size_t i = 0; i < x->rules->n; i++)
		if ((p->side != q->side || x->rules->v[i].within) && rule_fits(x, &x->rules->v[i], p, q, words))
			return &x->rules->v[i];
	return NULL;
}

/* The rule in words: {1} and {2} are the figures that differ, else the strengths. */
static const char *reason_of(const struct comparing *x, const struct rule *r, const struct outcome *a, const struct outcome *b)
{
	const struct amount *p = NULL, *q = NULL;
	const char *words[2] = {
		taxonomy_name(x->rules->taxonomy, TAX_STRENGTH, strength_names[a->strength]),
		taxonomy_name(x->rules->taxonomy, TAX_STRENGTH, strength_names[b->strength]),
	};
	if (r->figures == FIGURES_CHANGED && figures_change(x, a, b, &p, &q) && p->text && q->text) {
		words[0] = p->text;
		words[1] = q->text;
	}
	struct strbuf out;
	strbuf_init(&out);
	for (const char *z = r->reason; *z; z++)
		if (z[0] == '{' && (z[1] == '1' || z[1] == '2') && z[2] == '}') {
			strbuf_puts(&out, words[z[1] - '1']);
			z += 2;
		} else {
			strbuf_putc(&out, *z);
		}
	const char *text = arena_strz(x->a, strbuf_str(&out));
	strbuf_release(&out);
	return text;
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

/* Of two sides, or of two meetings of one side, the earlier first. */
static bool in_order(const struct placed *p, const struct placed *q)
{
	if (q->side != p->side)
		return q->side > p->side;
	return p->m != q->m && p->m->start && q->m->start && strcmp(p->m->start, q->m->start) < 0;
}

static bool is_reading(const struct divergence *v, const struct outcome *o)
{
	for (size_t i = 0; i < v->n_readings; i++)
		if (same_text(v->readings[i].quote, o->quote))
			return true;
	return false;
}

/* Two tellings that sources contradict each other in are no two events. */
static bool is_divergence(const struct placed *p, const struct placed *q)
{
	for (size_t i = 0; i < p->m->divergences.n; i++)
		if (is_reading(&p->m->divergences.v[i], p->o) && is_reading(&p->m->divergences.v[i], q->o))
			return true;
	return false;
}

/* Doubtful outcomes are related to nothing; and what a text tells of a meeting
 * that it is not about is no later report. */
static bool can_pair(const struct placed *p, const struct placed *q)
{
	if (p->o->claim.low || q->o->claim.low || !in_order(p, q) || !partners_fit(p->m, q->m))
		return false;
	return p->side != q->side || (!p->o->meeting && !q->o->meeting && !is_divergence(p, q));
}

static void find_candidates(struct comparing *x, const char *topic, bool within, candidate_list *found)
{
	for (size_t i = 0; i < x->outcomes.n; i++) {
		const struct placed *p = &x->outcomes.v[i];
		if (strcmp(p->o->issue, topic) != 0)
			continue;
		for (size_t k = 0; k < x->outcomes.n; k++) {
			const struct placed *q = &x->outcomes.v[k];
			if ((p->side == q->side) != within || strcmp(q->o->issue, topic) != 0 || !can_pair(p, q))
				continue;
			double words = likeness(x, &p->wording.object, &q->wording.object);
			const struct rule *rule = words > 0 ? find_rule(x, p, q, words) : NULL;
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

typedef VEC(struct pair) pair_list;

static pair_list join(struct comparing *x, const char *topic, bool within)
{
	candidate_list found = { 0 }, done = { 0 };
	pair_list pairs = { 0 };
	find_candidates(x, topic, within, &found);
	if (found.n)
		qsort(found.v, found.n, sizeof *found.v, by_words);
	for (size_t i = 0; i < found.n; i++) {
		const struct candidate *c = &found.v[i];
		const struct outcome *a = x->outcomes.v[c->a].o, *b = x->outcomes.v[c->b].o;
		if (is_taken(x, &done, c))
			continue;
		*vec_push(x->a, &done) = *c;
		*vec_push(x->a, &pairs) = (struct pair){ a->claim.id, b->claim.id, c->rule->relation, reason_of(x, c->rule, a, b), c->rule->id };
	}
	return pairs;
}

void pair_outcomes(struct comparing *x)
{
	for (size_t r = 0; x->rules && r < x->out->rows.n; r++) {
		struct row *row = &x->out->rows.v[r];
		pair_list pairs = join(x, row->topic, false), steps = join(x, row->topic, true);
		row->pairs.v = pairs.v;
		row->pairs.n = row->pairs.cap = pairs.n;
		row->steps.v = steps.v;
		row->steps.n = row->steps.cap = steps.n;
	}
}
