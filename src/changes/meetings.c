/* meetings.c: a meeting is known by its id, which says when and who; one whose
 * day or kind was corrected, by the claims that it has in both editions. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

struct vote {
	unsigned from, to;
	size_t n;
	const char *low, *high;
};

static struct piece **by_meeting(struct arena *a, struct edition_pieces *e)
{
	struct piece **v = arena_array(a, e->n_meetings + 1, struct piece *);
	for (size_t i = 0; i < e->v.n; i++)
		if (e->v.v[i].whole)
			v[e->v.v[i].meeting_at] = &e->v.v[i];
	return v;
}

static int by_meetings(const void *x, const void *y)
{
	const struct vote *a = x, *b = y;
	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return (a->to > b->to) - (a->to < b->to);
}

static int by_votes(const void *x, const void *y)
{
	const struct vote *a = x, *b = y;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	int c = strcmp(a->low, b->low);
	if (!c)
		c = strcmp(a->high, b->high);
	return c ? c : by_meetings(x, y);
}

/* How many claims each two meetings share; *n pairs. */
static struct vote *count_votes(struct matching *m, struct piece *const *from, struct piece *const *to, size_t *n)
{
	struct vote *v = arena_array(m->a, m->from.v.n + 1, struct vote);
	size_t all = 0;
	for (size_t i = 0; i < m->from.v.n; i++) {
		const struct piece *p = &m->from.v.v[i];
		if (!p->whole && p->partner != UNMATCHED)
			v[all++] = (struct vote){ .from = p->meeting_at, .to = m->to.v.v[p->partner].meeting_at, .n = 1 };
	}
	qsort(v, all, sizeof *v, by_meetings);
	*n = 0;
	for (size_t i = 0; i < all; i++) {
		if (*n && by_meetings(&v[*n - 1], &v[i]) == 0) {
			v[*n - 1].n++;
			continue;
		}
		const char *x = from[v[i].from]->id, *y = to[v[i].to]->id;
		bool swap = strcmp(x, y) > 0;
		v[i].low = swap ? y : x;
		v[i].high = swap ? x : y;
		v[(*n)++] = v[i];
	}
	qsort(v, *n, sizeof *v, by_votes);
	return v;
}

void match_meetings(struct matching *m)
{
	struct piece **from = by_meeting(m->a, &m->from), **to = by_meeting(m->a, &m->to);
	size_t n;
	struct vote *v = count_votes(m, from, to, &n);
	for (size_t i = 0; i < n; i++) {
		struct piece *x = from[v[i].from], *y = to[v[i].to];
		if (x->partner != UNMATCHED || y->partner != UNMATCHED)
			continue;
		x->partner = y - m->to.v.v;
		y->partner = x - m->from.v.v;
	}
	m->meeting_to = arena_array(m->a, m->from.n_meetings + 1, long);
	for (size_t i = 0; i < m->from.n_meetings; i++)
		m->meeting_to[i] = from[i]->partner == UNMATCHED ? UNMATCHED : (long)m->to.v.v[from[i]->partner].meeting_at;
}
