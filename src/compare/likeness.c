/* likeness.c: do two outcomes speak of one thing?  The words that every
 * outcome of the comparison has ("agreed", the names of the countries) say
 * little, rare ones much: inverse document frequency needs no word list. */
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

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

void weigh_stems(struct comparing *x)
{
	size_t total = 0;
	for (size_t i = 0; i < x->outcomes.n; i++)
		total += x->outcomes.v[i].bag.n;
	struct stem_weights *w = x->stems = arena_new_of(x->a, struct stem_weights);
	w->stems = arena_array(x->a, total + 1, uint64_t);
	w->weights = arena_array(x->a, total + 1, double);
	size_t n = 0;
	for (size_t i = 0; i < x->outcomes.n; i++) {
		const struct bag *b = &x->outcomes.v[i].bag;
		if (b->n)
			memcpy(w->stems + n, b->v, b->n * sizeof *b->v);
		n += b->n;
	}
	if (n)
		qsort(w->stems, n, sizeof *w->stems, by_value);
	double many = fmax((double)x->outcomes.n / COMMON_SHARE, COMMON_LEAST);
	w->common = log(1.0 + (double)x->outcomes.n / (many + 0.5));
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && w->stems[to] == w->stems[from];)
			to++;
		w->stems[w->n] = w->stems[from];
		w->weights[w->n++] = log(1.0 + (double)x->outcomes.n / (double)(to - from));
	}
}

static double weight_of(const struct stem_weights *w, uint64_t stem)
{
	const uint64_t *hit = bsearch(&stem, w->stems, w->n, sizeof *w->stems, by_value);
	return hit ? w->weights[hit - w->stems] : 0;
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
	return n >= 2 && rare >= 1 && wa > 0 && wb > 0 ? shared / sqrt(wa * wb) : 0;
}
