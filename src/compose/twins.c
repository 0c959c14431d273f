/* twins.c: what the sources of one meeting tell twice is told once, and the
 * other's reference stands beside it. */
#include <ctype.h>
#include <string.h>

#include "compose_int.h"

static bool is_paired(const struct row *r, const char *id)
{
	for (size_t i = 0; i < r->pairs.n; i++)
		if (strcmp(r->pairs.v[i].a, id) == 0 || strcmp(r->pairs.v[i].b, id) == 0)
			return true;
	for (size_t i = 0; i < r->steps.n; i++)
		if (strcmp(r->steps.v[i].a, id) == 0 || strcmp(r->steps.v[i].b, id) == 0)
			return true;
	return false;
}

static bool same_figures(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < b->n_amounts; i++) {
		bool found = false;
		for (size_t j = 0; j < a->n_amounts && !found; j++)
			found = same_text(a->amounts[j].unit, b->amounts[i].unit) && !(a->amounts[j].value < b->amounts[i].value) && !(a->amounts[j].value > b->amounts[i].value);
		if (!found)
			return false;
	}
	return true;
}

double likeness_of(const struct claim_entry *x, const struct claim_entry *y)
{
	enum { LEAST = 2 };
	return 100 * bag_overlap(&x->words, &y->words, LEAST);
}

/* Where both name numbers, they name the same. */
static bool same_numbers(struct str a, struct str b)
{
	size_t n = 0, shared = 0;
	for (size_t i = 0; i < a.n; i++) {
		size_t end = i;
		while (end < a.n && isdigit((unsigned char)a.p[end]))
			end++;
		if (end == i)
			continue;
		n++;
		shared += words_at(b, str_sub(a, i, end), 0) != STR_NONE;
		i = end;
	}
	for (size_t i = 0; i < b.n; i++)
		if (isdigit((unsigned char)b.p[i]))
			return !n || shared == n;
	return true;
}

static bool from(const struct claim_entry *e, unsigned document)
{
	const struct claim *c = e->at.claim;
	bool any = !c->n_sources;
	for (size_t i = 0; i < c->n_sources; i++)
		any = any || c->sources[i].document == document;
	return any;
}

/* Does one source tell any of the twins and the outcome? */
static bool of_one_source(const struct claim_entry *twins, const struct claim_entry *e)
{
	const struct claim *c = e->at.claim;
	bool any = !c->n_sources;
	for (; twins; twins = twins->twin)
		for (size_t i = 0; i < c->n_sources; i++)
			any = any || from(twins, c->sources[i].document);
	return any;
}

/* How like in percent they must be: what one source says in two sentences is
 * mostly two things, and of one meeting's signings two sources mean one. */
static double least_likeness(const struct claim_entry *x, const struct claim_entry *y)
{
	enum { ONE_SOURCE = 85, SAME = 60, SIGNED = 50 };
	const struct outcome *o = x->at.item;
	return of_one_source(x, y) ? ONE_SOURCE : o->strength == STRENGTH_SIGNED ? SIGNED : SAME;
}

/* Does the heavier outcome tell what the other does? */
static bool tells_too(const struct claim_entry *x, const struct claim_entry *y)
{
	const struct outcome *a = x->at.item, *b = y->at.item;
	bool alike = x->at.meeting == y->at.meeting && same_text(a->type, b->type) && a->strength == b->strength && strs_same_set(&a->actors, &b->actors);
	bool known = !a->claimed_by || same_text(a->claimed_by, b->claimed_by);
	return alike && known && same_figures(a, b) && same_numbers(summary_of(a), summary_of(b)) && likeness_of(x, y) >= least_likeness(x, y);
}

struct claim_entry *twin_of(const struct composer *k, const struct row *r, const char *const *ids, size_t n, const struct claim_entry *e)
{
	struct claim_entry *best = NULL;
	for (size_t i = 0; i < n && !is_paired(r, e->id); i++) {
		struct claim_entry *other = claim_find(k, ids[i]);
		if (tells_too(other, e) && (!best || likeness_of(other, e) > likeness_of(best, e)))
			best = other;
	}
	while (best && best->twin)
		best = best->twin;
	return best;
}
