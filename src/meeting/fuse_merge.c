/* fuse_merge.c: items of several documents that tell the same thing become one
 * item with all its sources.
 *
 * One document never repeats itself: each of its items joins at most one fused
 * item, and a fused item takes at most one item of a document.  The fused item
 * keeps the words of one document (its first source), so that its quote and
 * summary stay grounded; nothing is averaged or mixed. */
#include "fuse_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void merge_note(struct merge *x, const char *fused, const char *member)
{
	if (fused && member)
		*vec_push(x->a, x->members) = (struct member){ fused, member };
}

void merge_source(struct merge *x, struct claim *to, const struct claim *from, unsigned doc, const char *quote)
{
	/* Room grows at powers of two. */
	if ((to->n_sources & (to->n_sources - 1)) == 0)
		to->sources = arena_grow(x->a, to->sources, to->n_sources * sizeof *to->sources,
		    (to->n_sources ? to->n_sources * 2 : 1) * sizeof *to->sources);
	to->sources[to->n_sources++] = (struct reading){ .document = doc, .span = from->span, .line = from->line, .quote = quote };
}

bool merge_has_source(const struct claim *c, unsigned doc)
{
	for (size_t i = 0; i < c->n_sources; i++)
		if (c->sources[i].document == doc)
			return true;
	return false;
}

static bool same_number(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b;
}

bool amounts_equal(const struct amount *a, const struct amount *b)
{
	return same_text(a->unit, b->unit) && same_number(a->value, b->value) && same_number(a->min, b->min) &&
	       same_number(a->max, b->max) && same_text(a->per, b->per) && same_number(a->change_from, b->change_from) &&
	       same_number(a->change_to, b->change_to);
}

static struct strs strs_copy(struct arena *a, const struct strs *list)
{
	struct strs out = { arena_array(a, list->n ? list->n : 1, const char *), list->n };
	if (list->n)
		memcpy(out.v, list->v, list->n * sizeof *list->v);
	return out;
}

/* --- issues --------------------------------------------------------------- */

void merge_issues(struct merge *x, const routed_list *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct issue *from = in->v[i].item;
		struct issue *to = NULL;
		for (size_t k = 0; k < x->m->issues.n && !to; k++)
			if (same_text(x->m->issues.v[k].topic, from->topic) && same_text(x->m->issues.v[k].meeting, in->v[i].meeting))
				to = &x->m->issues.v[k];
		if (!to) {
			to = vec_push(x->a, &x->m->issues);
			*to = *from;
			to->meeting = in->v[i].meeting;
			to->mentions = NULL;
			to->n_mentions = 0;
			to->claim.sources = NULL;
			to->claim.n_sources = 0;
		}
		to->claim.low = to->claim.low && from->claim.low;
		merge_source(x, &to->claim, &from->claim, in->v[i].doc, from->quote);
		merge_note(x, to->claim.id, from->claim.id);
	}
}

static bool rests_on_doubt(const struct meeting *m, const struct issue *is)
{
	for (size_t i = 0; i < is->claim.n_sources; i++) {
		bool doubtful = false;
		for (size_t k = 0; k < m->outcomes.n; k++) {
			const struct outcome *o = &m->outcomes.v[k];
			if (!same_text(o->issue, is->topic))
				continue;
			if (!o->claim.low)
				return false;
			doubtful |= same_text(o->quote, is->claim.sources[i].quote);
		}
		if (!doubtful)
			return false;
	}
	return true;
}

void doubt_issues(struct meeting *m)
{
	for (size_t i = 0; i < m->issues.n; i++)
		if (!m->issues.v[i].claim.low)
			m->issues.v[i].claim.low = rests_on_doubt(m, &m->issues.v[i]);
}

/* --- statements and amounts ----------------------------------------------- */

static bool speakers_match(struct arena *a, const char *x, const char *y)
{
	struct participant p = { .name = x }, q = { .name = y };
	return !x || !y || person_match(a, &p, &q);
}

void merge_statements(struct merge *x, const routed_list *in)
{
	VEC(struct bag) bags = { 0 };
	for (size_t i = 0; i < in->n; i++) {
		const struct statement *from = in->v[i].item;
		struct bag bag = bag_of(x->a, str_c(from->quote));
		struct statement *to = NULL;
		for (size_t k = 0; k < x->m->statements.n && !to; k++) {
			struct statement *s = &x->m->statements.v[k];
			bool like = bag_jaccard(&bag, &bags.v[k]) >= 0.75 || bag_overlap(&bag, &bags.v[k], 4) >= 0.95;
			if (like && s->indirect == from->indirect && speakers_match(x->a, s->speaker, from->speaker) &&
			    !merge_has_source(&s->claim, in->v[i].doc))
				to = s;
		}
		if (!to) {
			to = vec_push(x->a, &x->m->statements);
			*to = *from;
			to->meeting = in->v[i].meeting;
			to->claim.sources = NULL;
			to->claim.n_sources = 0;
			*vec_push(x->a, &bags) = bag;
		}
		to->speaker = to->speaker ? to->speaker : from->speaker;
		merge_source(x, &to->claim, &from->claim, in->v[i].doc, from->quote);
		merge_note(x, to->claim.id, from->claim.id);
	}
}

void merge_amounts(struct merge *x, const routed_list *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct amount *from = in->v[i].item;
		struct amount *to = NULL;
		for (size_t k = 0; k < x->m->amounts.n && !to; k++)
			if (amounts_equal(&x->m->amounts.v[k], from) && x->m->amounts.v[k].bound == from->bound &&
			    !merge_has_source(&x->m->amounts.v[k].claim, in->v[i].doc))
				to = &x->m->amounts.v[k];
		if (!to) {
			to = vec_push(x->a, &x->m->amounts);
			*to = *from;
			to->claim.inferred = strs_copy(x->a, &from->claim.inferred);
			to->claim.sources = NULL;
			to->claim.n_sources = 0;
		}
		merge_source(x, &to->claim, &from->claim, in->v[i].doc, from->text);
		merge_note(x, to->claim.id, from->claim.id);
	}
}
