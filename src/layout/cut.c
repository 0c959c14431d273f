/* cut.c: how much of a strip goes on the page: down to its foot, with its notes,
 * and no shred left for the next. */
#include "page_int.h"

#include <math.h>

#define LEAST_ALONE 8 /* lines of one column that goes on beside empty ones */
#define MOST_SPARED 6 /* steps in which a part gives lines to the rest */

/* The columns of t filled from where the last of them ended. */
static struct cut cut_flow(struct pager *pg, const struct strip *t, const struct cursor *ended, double room, bool force)
{
	struct cursor at = begin_of(ended, t->n - 1), *from = arena_array(pg->s->tmp, t->n, struct cursor);
	struct cut c = { .from = from, .to = arena_array(pg->s->tmp, t->n, struct cursor) };
	c.done = flow_fill(t, at, room, force, from, c.to, &c.h);
	c.moved = c.h > 0;
	if (c.done)
		flow_balance(t, force, from, c.to, &c.h);
	return c;
}

struct cut cut_strip(struct pager *pg, const struct strip *t, const struct cursor *from, double room, bool force)
{
	if (t->kind == STRIP_FLOW)
		return cut_flow(pg, t, from, room, force);
	struct cut c = { .from = from, .to = arena_array(pg->s->tmp, t->n, struct cursor), .done = true };
	bool begins = true;
	double *used = arena_array(pg->s->tmp, t->n, double), pad = strip_top(t, !from) + t->pad_bottom;
	for (size_t i = 0; i < t->n; i++) {
		struct cursor at = begin_of(from, i);
		if (!cell_fit(&t->cells[i], at, room - pad, force, &c.to[i], &used[i]))
			c.done = false;
		bool moved = c.to[i].par != at.par || c.to[i].line != at.line;
		c.moved = c.moved || moved;
		begins = begins && (moved || cell_done(&t->cells[i], at));
	}
	if (!from && !begins && !force)
		c.moved = false;
	if (c.moved && !c.done && (t->kind == STRIP_BAND || t->kind == STRIP_PANELS))
		cut_evenly(t->cells, t->n, from, c.to, used);
	for (size_t i = 0; i < t->n; i++)
		c.h = fmax(c.h, used[i]);
	c.h += pad;
	return c;
}

static double notes_of_cut(const struct strip *t, const struct cursor *from, const struct cursor *to)
{
	double h = 0;
	for (size_t i = 0; i < t->n; i++)
		h += notes_between(&t->cells[i], begin_of(from, i), to[i]);
	return h;
}

/* Line by line less. */
struct cut cut_with_notes(struct pager *pg, const struct strip *t, const struct cursor *from, double room, bool force)
{
	struct cut c = cut_strip(pg, t, from, room - notes_room(&pg->foot, 0), force);
	while (c.moved && c.h + notes_room(&pg->foot, notes_of_cut(t, c.from, c.to)) > room + .01) {
		struct cut less = cut_strip(pg, t, from, c.h - 1, force);
		if (!less.moved && force)
			break; /* notes go on the next page */
		c = less;
	}
	return c;
}

static bool goes_on_fairly(const struct setter *s, const struct strip *t, const struct cursor *to)
{
	double rest = 0, line = s->t->baseline_pt;
	size_t columns = 0;
	for (size_t i = 0; i < t->n; i++) {
		double left = cell_rest(&t->cells[i], to[i]);
		rest = fmax(rest, left);
		columns += left > 0;
	}
	if (t->kind == STRIP_BAND && t->n > 1 && columns == 1)
		return rest >= LEAST_ALONE * line;
	return rest >= (t->kind == STRIP_ROW ? LEAST_PART : LEAST_REST) * line;
}

struct cut cut_fairly(struct pager *pg, const struct strip *t, const struct cursor *from, double room)
{
	struct cut c = cut_with_notes(pg, t, from, room, false), less = c;
	if (!c.moved || c.done || t->kind == STRIP_TEXT || t->kind == STRIP_FLOW)
		return c;
	for (size_t i = 0; i < MOST_SPARED && less.moved && !goes_on_fairly(pg->s, t, less.to); i++)
		less = cut_with_notes(pg, t, from, less.h - 1, false);
	return less.moved && goes_on_fairly(pg->s, t, less.to) ? less : c;
}
