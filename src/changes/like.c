/* like.c: claims whose sentence was edited.
 *
 * Two claims are compared where they share a stem that few others have, or
 * where they stand between the same matched neighbours.  A stem, or a gap, that
 * a old and b new claims share makes a * b pairs; those above PAIRS_MAX are passed
 * over, so that there are at most sqrt(PAIRS_MAX) / 2 pairs a word. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

enum { PAIRS_MAX = 256 };

/* Something that claims share: a stem, or a neighbour. */
struct mark {
	uint64_t what;
	uint32_t at;
	bool old, near;
};

struct candidate {
	uint32_t from, to;
	bool near;              /* between the same neighbours */
	unsigned score, fit;    /* likeness in thousandths; how much else agrees */
	const char *low, *high; /* ids, the lesser first: an order that does not know old from new */
};

struct searching {
	struct matching *m;
	VEC(struct mark) marks;
	VEC(struct candidate) found;
};

static bool is_open(const struct piece *p)
{
	return p->partner == UNMATCHED && !p->whole && (has_text(p) || p->kind == CLAIM_MEETING);
}

static uint64_t mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static void mark_stems(struct searching *s, const struct edition_pieces *e, bool old)
{
	for (size_t i = 0; i < e->v.n; i++) {
		const struct piece *p = &e->v.v[i];
		if (!is_open(p))
			continue;
		for (size_t k = 0; k < p->words.n; k++)
			*vec_push(s->m->a, &s->marks) = (struct mark){ mix(p->words.v[k], p->kind), (uint32_t)i, old, false };
	}
}

struct spot {
	const char *file;
	uint32_t place, at;
	enum claim_kind kind;
};

static int by_spot(const void *x, const void *y)
{
	const struct spot *a = x, *b = y;
	int c = strcmp(a->file, b->file);
	if (!c)
		c = (int)a->kind - (int)b->kind;
	if (!c)
		c = (a->place > b->place) - (a->place < b->place);
	return c ? c : (a->at > b->at) - (a->at < b->at);
}

static struct spot *spots_of(struct arena *a, const struct edition_pieces *e, size_t *n)
{
	struct spot *v = arena_array(a, e->v.n + 1, struct spot);
	*n = 0;
	for (size_t i = 0; i < e->v.n; i++)
		if (e->v.v[i].file && !e->v.v[i].whole)
			v[(*n)++] = (struct spot){ e->v.v[i].file, e->v.v[i].at, (uint32_t)i, e->v.v[i].kind };
	qsort(v, *n, sizeof *v, by_spot);
	return v;
}

/* A neighbour by a name that both editions give it: its index in the old one; at
 * the ends of a source, the source. */
static uint64_t neighbour(const struct edition_pieces *e, const struct spot *here, const struct spot *there, bool old, bool before)
{
	uint64_t h = mix(before, here->kind);
	if (!there || strcmp(there->file, here->file) != 0 || there->kind != here->kind) {
		for (const char *p = here->file; *p; p++)
			h = mix(h, (unsigned char)*p);
		return h;
	}
	return mix(h, 0x10000u + (old ? there->at : (uint64_t)e->v.v[there->at].partner));
}

static void mark_gaps(struct searching *s, const struct edition_pieces *e, bool old)
{
	size_t n;
	struct spot *v = spots_of(s->m->a, e, &n);
	const struct spot **next = arena_array(s->m->a, n + 1, const struct spot *), *last = NULL;
	for (size_t i = n; i-- > 0;) {
		next[i] = last;
		last = e->v.v[v[i].at].partner != UNMATCHED ? &v[i] : last;
	}
	last = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct piece *p = &e->v.v[v[i].at];
		if (p->partner != UNMATCHED)
			last = &v[i];
		if (!is_open(p))
			continue;
		uint64_t gap = mix(neighbour(e, &v[i], last, old, true), neighbour(e, &v[i], next[i], old, false));
		*vec_push(s->m->a, &s->marks) = (struct mark){ gap, v[i].at, old, true };
	}
}

static int by_mark(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;
	if (a->what != b->what)
		return a->what < b->what ? -1 : 1;
	if (a->near != b->near)
		return a->near ? -1 : 1;
	if (a->old != b->old)
		return a->old ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static void pair_marks(struct searching *s)
{
	struct mark *v = s->marks.v;
	if (s->marks.n)
		qsort(v, s->marks.n, sizeof *v, by_mark);
	for (size_t i = 0, mid, end; i < s->marks.n; i = end) {
		for (mid = i; mid < s->marks.n && v[mid].what == v[i].what && v[mid].near == v[i].near && v[mid].old; mid++)
			;
		for (end = mid; end < s->marks.n && v[end].what == v[i].what && v[end].near == v[i].near; end++)
			;
		for (size_t x = i; (mid - i) * (end - mid) <= PAIRS_MAX && x < mid; x++)
			for (size_t y = mid; y < end; y++)
				*(struct candidate *)vec_push(s->m->a, &s->found) = (struct candidate){ .from = v[x].at, .to = v[y].at, .near = v[x].near };
	}
}

/* Thousandths; 0 where nothing is there to compare. */
static unsigned dice(const struct bag *a, const struct bag *b)
{
	return a->n + b->n ? (unsigned)(2000 * bag_shared(a, b) / (a->n + b->n)) : 0;
}

static unsigned fit(const struct piece *x, const struct piece *y)
{
	unsigned n = same_text(x->topic, y->topic) + same_text(x->side, y->side) + 2u * same_text(x->meeting->id, y->meeting->id);
	if (x->kind == CLAIM_OUTCOME)
		n += 2u * same_text(((const struct outcome *)x->item)->type, ((const struct outcome *)y->item)->type);
	if (x->kind == CLAIM_STATEMENT)
		n += 2u * same_text(((const struct statement *)x->item)->speaker, ((const struct statement *)y->item)->speaker);
	return n;
}

/* Is it one claim? */
static bool weigh(struct candidate *c, const struct piece *x, const struct piece *y)
{
	unsigned wants = c->near ? CHANGES_LIKE_PLACE : same_text(x->file, y->file) ? CHANGES_LIKE_SOURCE : CHANGES_LIKE_ELSEWHERE;
	c->score = dice(&x->words, &y->words);
	if (x->gist.n && y->gist.n)
		c->score = (c->score + dice(&x->gist, &y->gist)) / 2;
	c->fit = fit(x, y);
	bool swap = strcmp(x->id, y->id) > 0;
	c->low = swap ? y->id : x->id;
	c->high = swap ? x->id : y->id;
	return c->score >= wants * 10;
}

static int by_pair(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return (int)b->near - (int)a->near;
}

static int by_likeness(const void *x, const void *y)
{
	const struct candidate *a = x, *b = y;
	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->near != b->near)
		return a->near ? -1 : 1;
	if (a->fit != b->fit)
		return a->fit > b->fit ? -1 : 1;
	int c = strcmp(a->low, b->low);
	if (!c)
		c = strcmp(a->high, b->high);
	return c ? c : by_pair(x, y);
}

/* Each pair once, weighed; n of those that are likely. */
static size_t weigh_all(struct searching *s)
{
	struct candidate *v = s->found.v;
	size_t n = 0;
	for (size_t i = 0; i < s->found.n; i++) {
		struct candidate c = v[i];
		bool again = i && v[i - 1].from == c.from && v[i - 1].to == c.to;
		/* v[i - 1] is as it was, or was kept in its place. */
		if (!again && weigh(&c, &s->m->from.v.v[c.from], &s->m->to.v.v[c.to]))
			s->found.v[n++] = c;
	}
	return n;
}

void match_by_likeness(struct matching *m)
{
	struct searching s = { .m = m };
	mark_stems(&s, &m->from, true);
	mark_stems(&s, &m->to, false);
	mark_gaps(&s, &m->from, true);
	mark_gaps(&s, &m->to, false);
	pair_marks(&s);
	if (!s.found.n)
		return;
	qsort(s.found.v, s.found.n, sizeof *s.found.v, by_pair);
	size_t n = weigh_all(&s);
	qsort(s.found.v, n, sizeof *s.found.v, by_likeness);
	for (size_t i = 0; i < n; i++) {
		struct piece *x = &m->from.v.v[s.found.v[i].from], *y = &m->to.v.v[s.found.v[i].to];
		if (x->partner != UNMATCHED || y->partner != UNMATCHED)
			continue;
		x->partner = s.found.v[i].to;
		y->partner = s.found.v[i].from;
	}
}
