/* split.c: how much of a cell goes on a page. */
#include "layout_int.h"

#include <math.h>

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
	return force ? k > begin : !p->whole && k - begin >= TOGETHER && p->n - k >= TOGETHER;
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

double cell_rest(const struct cell_set *c, struct cursor at)
{
	return cell_done(c, at) ? 0 : c->h + c->dy - cell_top(c, at);
}

/* Where c ends if it stops at a paragraph's begin in the proportion in which
 * another cell is cut, so that no more is left than `most`. */
static void cut_at_share(const struct cell_set *c, struct cursor from, double share, double most, struct cursor *to, double *used)
{
	double top = cell_top(c, from), want = share * cell_rest(c, from), off = fabs(*used - want);
	for (size_t i = to->par; i > from.par; i--) {
		const struct par *before = &c->v[i - 1];
		double end = c->dy + before->y + (double)before->n * before->leading - top;
		if (before->head || i == c->n || cell_rest(c, (struct cursor){ i, 0 }) > most || fabs(end - want) >= off)
			continue;
		off = fabs(end - want);
		*to = (struct cursor){ i, 0 };
		*used = end;
	}
}

void cut_evenly(const struct cell_set *cells, size_t n, const struct cursor *from, struct cursor *to, double *used)
{
	size_t longest = 0;
	for (size_t i = 1; i < n; i++)
		if (cell_rest(&cells[i], to[i]) > cell_rest(&cells[longest], to[longest]))
			longest = i;
	double most = cell_rest(&cells[longest], to[longest]), share = used[longest] / (used[longest] + most);
	for (size_t i = 0; i < n; i++)
		if (i != longest)
			cut_at_share(&cells[i], begin_of(from, i), share, most, &to[i], &used[i]);
}

struct cursor cell_start_end(const struct cell_set *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (!c->v[i].head || i + 1 == c->n)
			return (struct cursor){ i, c->v[i].whole || c->v[i].n < 2 * TOGETHER ? c->v[i].n : TOGETHER };
	return (struct cursor){ c->n, 0 };
}

double cell_start_height(const struct cell_set *c)
{
	struct cursor end = cell_start_end(c);
	return end.par < c->n ? c->dy + c->v[end.par].y + (double)end.line * c->v[end.par].leading : 0;
}
