/* claim.c: what every claim has: its span, line, rule, id and context. */
#include "extract_int.h"

#include <stdlib.h>
#include <string.h>

void claim_set(struct extraction *x, struct claim *c, const char *kind, struct span span, const char *rule, const char *label)
{
	c->span = span;
	c->line = source_line(x->src, span.s);
	c->rule = rule;
	c->id = claim_id(x->a, kind, arena_strz(x->a, str_sub(x->src->text, span.s, span.e)), label);
}

static const struct claim *claim_of(const void *items, size_t size, size_t i)
{
	return (const struct claim *)(const void *)((const char *)items + i * size);
}

size_t claims_in(const void *items, size_t n, size_t size, struct span where, size_t *count)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (claim_of(items, size, mid)->span.s < where.s)
			low = mid + 1;
		else
			high = mid;
	}
	for (*count = 0; low + *count < n && claim_of(items, size, low + *count)->span.e <= where.e; ++*count)
		;
	return low;
}

bool strs_has(const struct strs *list, const char *s)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i], s) == 0)
			return true;
	return false;
}

void strs_add(struct arena *a, struct strs *list, const char *s)
{
	if (strs_has(list, s))
		return;
	/* Room grows at powers of two, so that adding stays linear. */
	if ((list->n & (list->n - 1)) == 0)
		list->v = arena_grow(a, list->v, list->n * sizeof *list->v, (list->n ? list->n * 2 : 1) * sizeof *list->v);
	list->v[list->n++] = s;
}

struct claims {
	VEC(struct claim *) v;
};

static void claims_push(struct arena *a, struct claims *all, struct claim *c)
{
	if (c->id)
		*vec_push(a, &all->v) = c;
}

#define CLAIMS_OF(all, items)                                                   \
	for (size_t i_ = 0; i_ < (items).n; i_++)                               \
	claims_push(x->a, (all), &(items).v[i_].claim)

static int by_id(const void *p, const void *q)
{
	const struct claim *a = *(struct claim *const *)p, *b = *(struct claim *const *)q;
	int c = strcmp(a->id, b->id);
	return c ? c : (a->span.s > b->span.s) - (a->span.s < b->span.s);
}

void claims_tell_apart(struct extraction *x)
{
	struct claims all = { 0 };
	struct document *doc = x->doc;
	CLAIMS_OF(&all, doc->meetings);
	CLAIMS_OF(&all, doc->participants);
	CLAIMS_OF(&all, doc->issues);
	CLAIMS_OF(&all, doc->outcomes);
	CLAIMS_OF(&all, doc->amounts);
	CLAIMS_OF(&all, doc->dates);
	CLAIMS_OF(&all, doc->statements);
	if (all.v.n)
		qsort(all.v.v, all.v.n, sizeof *all.v.v, by_id);
	const char *first = "";
	for (size_t i = 0, nth = 0; i < all.v.n; i++) {
		struct claim *c = all.v.v[i];
		nth = strcmp(c->id, first) == 0 ? nth + 1 : 0;
		first = nth ? first : c->id;
		if (nth)
			c->id = claim_id(x->a, "again", first, arena_printf(x->a, "%zu", nth));
	}
}

static const char *sentence_around(const struct extraction *x, struct span span)
{
	if (!x->text->n_sents)
		return NULL;
	const struct sentence *s = &x->text->sents[text_sentence_at(x->text, span.s)];
	bool within = s->span.s <= span.s && span.s < s->span.e;
	return within ? arena_strz(x->a, text_span(x->text, s->span)) : NULL;
}

void claims_set_contexts(struct extraction *x)
{
	struct document *doc = x->doc;
	for (size_t i = 0; i < doc->participants.n; i++)
		doc->participants.v[i].context = sentence_around(x, doc->participants.v[i].claim.span);
	for (size_t i = 0; i < doc->meetings.n; i++) {
		struct meeting_ref *m = &doc->meetings.v[i];
		m->context = sentence_around(x, m->claim.span);
		if (!m->context)
			continue;
		/* "visit" alone would be the same claim in every document. */
		unsigned at = m->claim.span.s - x->text->sents[text_sentence_at(x->text, m->claim.span.s)].span.s;
		m->claim.id = claim_id(x->a, "meeting", m->context, arena_printf(x->a, "%u", at));
	}
}
