/* likeness.c: do two outcomes speak of one thing?  The words that every
 * outcome of the comparison has ("agreed", the names of the countries) say
 * little, rare ones much, and so do the words that make a kind of outcome:
 * inverse document frequency, of all and of a kind, needs no word list. */
#include "compare_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct stem_weights {
	uint64_t *stems; /* ascending */
	double *weights;
	size_t n;
	double common;   /* weights up to this are of stems that many outcomes have */
};

/* A stem is common if more than an eighth of the outcomes have it; a handful
 * of outcomes has no common stems. */
enum { COMMON_SHARE = 8, COMMON_LEAST = 4 };

/* What a word of nearly any undertaking counts, of what another one would. */
#define BROAD_SHARE 0.4

/* Common words make two outcomes alike only where they have hardly any others. */
#define NEARLY_ALL 0.8

/* A kind of outcome of fewer than these has no words of its own. */
enum { KIND_LEAST = 6 };

/* That an outcome of this kind has the stem. */
struct occurrence {
	uint64_t stem;
	const char *kind;
};

static int by_stem(const void *pa, const void *pb)
{
	const struct occurrence *a = pa, *b = pb;
	if (a->stem != b->stem)
		return (a->stem > b->stem) - (a->stem < b->stem);
	return strcmp(a->kind, b->kind);
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

static const char *kind_of(const struct outcome *o)
{
	return o->type ? o->type : "";
}

static size_t of_kind(const struct comparing *x, const char *kind)
{
	size_t n = 0;
	for (size_t i = 0; i < x->outcomes.n; i++)
		n += strcmp(kind_of(x->outcomes.v[i].o), kind) == 0;
	return n;
}

static double inverse_share(size_t all, size_t some)
{
	return log(1.0 + (double)all / (double)some);
}

/* What all outcomes have in common tells nothing, nor does what makes most of a
 * kind be of it: a concern is told by the word "concern". */
static double weigh_one(const struct comparing *x, const struct occurrence *v, size_t n)
{
	double weight = inverse_share(x->outcomes.n, n);
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && strcmp(v[to].kind, v[from].kind) == 0;)
			to++;
		size_t all = to - from > 1 ? of_kind(x, v[from].kind) : 0;
		if (all >= KIND_LEAST && (to - from) * 2 > all)
			weight = fmin(weight, inverse_share(all, to - from));
	}
	return weight;
}

static double weight_of(const struct stem_weights *w, uint64_t stem)
{
	const uint64_t *hit = bsearch(&stem, w->stems, w->n, sizeof *w->stems, by_value);
	return hit ? w->weights[hit - w->stems] : 0;
}

/* The rare stems of the first phrase that has some; else none. */
static struct bag focus_of(struct comparing *x, const struct wording *w)
{
	struct bag focus = { 0 };
	for (size_t g = 0; g < w->groups.n && !focus.n; g++) {
		const struct bag *group = &w->groups.v[g];
		focus.v = arena_array(x->a, group->n, uint64_t);
		for (size_t i = 0; i < group->n; i++)
			if (weight_of(x->stems, group->v[i]) > x->stems->common)
				focus.v[focus.n++] = group->v[i];
	}
	return focus;
}

void weigh_stems(struct comparing *x)
{
	size_t total = 0, n = 0;
	for (size_t i = 0; i < x->outcomes.n; i++)
		total += x->outcomes.v[i].wording.object.n;
	struct stem_weights *w = x->stems = arena_new_of(x->a, struct stem_weights);
	struct occurrence *all = arena_array(x->a, total + 1, struct occurrence);
	w->stems = arena_array(x->a, total + 1, uint64_t);
	w->weights = arena_array(x->a, total + 1, double);
	for (size_t i = 0; i < x->outcomes.n; i++)
		for (size_t k = 0; k < x->outcomes.v[i].wording.object.n; k++)
			all[n++] = (struct occurrence){ x->outcomes.v[i].wording.object.v[k], kind_of(x->outcomes.v[i].o) };
	if (n)
		qsort(all, n, sizeof *all, by_stem);
	double many = fmax((double)x->outcomes.n / COMMON_SHARE, COMMON_LEAST);
	w->common = log(1.0 + (double)x->outcomes.n / (many + 0.5));
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && all[to].stem == all[from].stem;)
			to++;
		w->stems[w->n] = all[from].stem;
		double weight = weigh_one(x, all + from, to - from);
		bool broad = x->rules && is_broad(x->rules->words, all[from].stem);
		w->weights[w->n++] = broad ? fmin(weight * BROAD_SHARE, w->common) : weight;
	}
	for (size_t i = 0; i < x->outcomes.n; i++)
		x->outcomes.v[i].wording.focus = focus_of(x, &x->outcomes.v[i].wording);
}

static double bag_weight(const struct stem_weights *w, const struct bag *b)
{
	double sum = 0;
	for (size_t i = 0; i < b->n; i++)
		sum += weight_of(w, b->v[i]);
	return sum;
}

/* Cosine over stems that are there or not: a long sentence is not like
 * everything, a short one not like nothing. */
double likeness(const struct comparing *x, const struct bag *a, const struct bag *b)
{
	double shared = 0, wa = bag_weight(x->stems, a), wb = bag_weight(x->stems, b);
	size_t n = 0, rare = 0;
	for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
		if (a->v[i] == b->v[j]) {
			double weight = weight_of(x->stems, a->v[i]);
			shared += weight;
			rare += weight > x->stems->common;
			i++, j++, n++;
		} else if (a->v[i] < b->v[j]) {
			i++;
		} else {
			j++;
		}
	}
	double like = wa > 0 && wb > 0 ? shared / sqrt(wa * wb) : 0;
	return n >= 2 && (rare >= 1 || like >= NEARLY_ALL) ? like : 0;
}
