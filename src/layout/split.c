/* split.c: how much of a cell goes on a page. */
#include "layout_int.h"

enum { TOGETHER = 2 }; /* lines of a paragraph that stay together at either end */

bool cell_done(const struct cell_set *c, struct cursor at)
{
	return at.par >= c->n;
}

double cell_top(const struct cell_set *c, struct cursor at)
{
	if (cell_done(c, at))
		return c->h;
	const struct par *p = &c->v[at.par];
	return c->dy + p->y + (double)at.line * p->leading;
}

/* May the paragraph break before line k, having begun at line `begin`? */
static bool may_break(const struct par *p, size_t begin, size_t k, bool force)
{
	if (k == p->n)
		return true;
	return force ? k > begin : k - begin >= TOGETHER && p->n - k >= TOGETHER;
}

static struct cursor next_place(const struct par *p, size_t par, size_t line)
{
	return line < p->n ? (struct cursor){ par, line } : (struct cursor){ par + 1, 0 };
}

bool cell_fit(const struct cell_set *c, struct cursor from, double room, bool force, struct cursor *to, double *used)
{
	double top = cell_top(c, from);
	*to = from;
	*used = 0;
	for (struct cursor at = from; at.par < c->n;) {
		const struct par *p = &c->v[at.par];
		double y = c->dy + p->y - top;
		size_t fits = at.line;
		while (fits < p->n && y + (double)(fits + 1) * p->leading <= room + .01)
			fits++;
		size_t k = fits;
		while (k > at.line && !may_break(p, at.line, k, force))
			k--;
		/* A heading does not stay without what follows. */
		bool whole = k == p->n;
		if (k > at.line && !(whole && p->head && at.par + 1 < c->n && !force)) {
			*to = next_place(p, at.par, k);
			*used = y + (double)k * p->leading;
		}
		if (!whole)
			break;
		at = (struct cursor){ at.par + 1, 0 };
	}
	return cell_done(c, *to);
}

struct cursor cell_start_end(const struct cell_set *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (!c->v[i].head || i + 1 == c->n)
			return (struct cursor){ i, c->v[i].n < 2 * TOGETHER ? c->v[i].n : TOGETHER };
	return (struct cursor){ c->n, 0 };
}

double cell_start_height(const struct cell_set *c)
{
	struct cursor end = cell_start_end(c);
	return end.par < c->n ? c->dy + c->v[end.par].y + (double)end.line * c->v[end.par].leading : 0;
}
