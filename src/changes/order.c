/* order.c: which claims of a source changed their order.
 *
 * Matched claims of a source are points (place then, place now).  A longest
 * chain of points that rise in both has kept its order, whatever was put in or
 * taken out between them; the others have moved.  Chains are found by levels, as
 * in patience sorting; of several longest ones the ids decide, so that the
 * choice is the same in both directions. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

struct point {
	const char *file;
	uint32_t then, now;
	struct piece *from, *to;
	const char *low, *high; /* ids, the lesser first */
	size_t level;           /* of the longest chain that ends here */
};

static int by_ids(const struct point *a, const struct point *b)
{
	int c = strcmp(a->low, b->low);
	return c ? c : strcmp(a->high, b->high);
}

static int by_place(const void *x, const void *y)
{
	const struct point *a = x, *b = y;
	int c = strcmp(a->file, b->file);
	if (!c)
		c = (a->then > b->then) - (a->then < b->then);
	if (!c)
		c = (a->now > b->now) - (a->now < b->now);
	return c ? c : by_ids(a, b);
}

static struct point *points_of(struct matching *m, size_t *n)
{
	struct point *v = arena_array(m->a, m->from.v.n + 1, struct point);
	*n = 0;
	for (size_t i = 0; i < m->from.v.n; i++) {
		struct piece *x = &m->from.v.v[i], *y = x->partner == UNMATCHED ? NULL : &m->to.v.v[x->partner];
		if (!y || !has_text(x) || !x->file || !same_text(x->file, y->file))
			continue;
		bool swap = strcmp(x->id, y->id) > 0;
		v[(*n)++] = (struct point){ x->file, x->at, y->at, x, y, swap ? y->id : x->id, swap ? x->id : y->id, 0 };
	}
	qsort(v, *n, sizeof *v, by_place);
	return v;
}

/* The level of each point, from 1; returns the highest.  ends[l] is the least
 * `now` at which a chain of l + 1 points ends. */
static size_t set_levels(struct point *v, size_t n, uint32_t *ends)
{
	size_t top = 0;
	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = top;
		while (low < high) {
			size_t mid = (low + high) / 2;
			if (ends[mid] <= v[i].now)
				low = mid + 1;
			else
				high = mid;
		}
		ends[low] = v[i].now;
		v[i].level = low + 1;
		top = low == top ? top + 1 : top;
	}
	return top;
}

static int by_level(const void *x, const void *y)
{
	const struct point *const *a = x, *const *b = y;
	if ((*a)->level != (*b)->level)
		return (*a)->level > (*b)->level ? -1 : 1;
	return by_ids(*a, *b);
}

/* The points of one source. */
static void displace(struct arena *a, struct point *v, size_t n)
{
	size_t level = set_levels(v, n, arena_array(a, n, uint32_t));
	struct point **order = arena_array(a, n, struct point *), *last = NULL;
	for (size_t i = 0; i < n; i++)
		order[i] = &v[i];
	qsort(order, n, sizeof *order, by_level);
	for (size_t i = 0; i < n; i++) {
		struct point *p = order[i];
		bool kept = p->level == level && (!last || (p->then <= last->then && p->now <= last->now));
		if (kept)
			last = p, level--;
		p->from->displaced = p->to->displaced = !kept;
	}
}

void find_displaced(struct matching *m)
{
	size_t n;
	struct point *v = points_of(m, &n);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && strcmp(v[end].file, v[i].file) == 0; end++)
			;
		displace(m->a, v + i, end - i);
	}
}
