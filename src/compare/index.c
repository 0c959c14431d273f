/* index.c: from a claim's id to the claim. */
#include "compare_int.h"

#include <stdlib.h>
#include <string.h>

struct claim_index {
	VEC(struct claim_at) v; /* ascending by id; the first of equal ones is found */
};

struct visiting {
	struct arena *a;
	struct claim_index *index;
	const struct meeting *m;
	unsigned side;
};

static void visit(struct visiting *v, enum claim_kind kind, const struct claim *c, const void *item)
{
	if (c->id)
		*vec_push(v->a, &v->index->v) = (struct claim_at){ kind, v->side, v->m, c, item };
}

#define VISIT(list, kind)                                                                        \
	for (size_t i = 0; i < m->list.n; i++)                                                   \
	visit(v, kind, &m->list.v[i].claim, &m->list.v[i])

static void visit_meeting(struct visiting *v, const struct meeting *m)
{
	v->m = m;
	VISIT(outcomes, CLAIM_OUTCOME);
	VISIT(issues, CLAIM_ISSUE);
	VISIT(statements, CLAIM_STATEMENT);
	VISIT(participants, CLAIM_PARTICIPANT);
	VISIT(amounts, CLAIM_AMOUNT);
	VISIT(background, CLAIM_MEETING);
}

/* Equal ids keep the order in which they were visited: side, meeting, kind. */
static int by_id(const void *pa, const void *pb)
{
	const struct claim_at *a = pa, *b = pb;
	int c = strcmp(a->claim->id, b->claim->id);
	if (c)
		return c;
	if (a->side != b->side)
		return a->side < b->side ? -1 : 1;
	c = strcmp(a->meeting->id ? a->meeting->id : "", b->meeting->id ? b->meeting->id : "");
	return c ? c : (int)a->kind - (int)b->kind;
}

void build_index(struct arena *a, struct comparison *c)
{
	struct visiting v = { .a = a, .index = arena_new_of(a, struct claim_index) };
	for (v.side = 0; v.side < c->n_sides; v.side++)
		for (size_t k = 0; k < c->sides[v.side].n_meetings; k++)
			visit_meeting(&v, &c->sides[v.side].meetings[k]);
	if (v.index->v.n)
		qsort(v.index->v.v, v.index->v.n, sizeof *v.index->v.v, by_id);
	c->index = v.index;
}

static bool search(const struct claim_index *index, const char *id, struct claim_at *out)
{
	size_t low = 0, high = index->v.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (strcmp(index->v.v[mid].claim->id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low == index->v.n || strcmp(index->v.v[low].claim->id, id) != 0)
		return false;
	*out = index->v.v[low];
	return true;
}

bool comparison_claim(const struct comparison *c, const char *id, struct claim_at *out)
{
	if (!id)
		return false;
	if (c->index)
		return search(c->index, id, out);
	/* A comparison made by hand: index it for this one question. */
	struct arena *a = arena_new();
	struct comparison indexed = *c;
	build_index(a, &indexed);
	bool found = search(indexed.index, id, out);
	arena_free(a);
	return found;
}
