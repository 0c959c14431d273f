/* keep.c: what begins on the page and what waits for the next.
 *
 * Strips that keep with the next are a chain: it goes on the page only if its
 * last begins there.  Near the page's foot it rather waits where only a shred
 * of what it heads would follow, or where a short section or table would be
 * parted. */
#include "page_int.h"

#include <math.h>

#define MOST_WAIT .15   /* of a page's height that may stay white for it */
#define MOST_WAIT_SHRED .2 /* the same where a head would have a shred below it, or a column nothing on the next page */
#define SMALL_UNIT .4   /* of a page's height: a section or table that is read at a glance */
#define LEAST_UNDER 5   /* lines under a head */
#define LEAST_ROW 4     /* lines of a table's last row that stands alone on a page */
#define LITTLE_END .12  /* of a page's height: saved by tighter spaces */

/* Where on the page a strip would come to stand, and what stands before it. */
struct place_at {
	double y, after, notes;
	bool top, labels;
	const struct group *open;
};

static void pass_head(const struct pager *pg, struct place_at *at, const struct strip *head)
{
	at->y = start_of(pg, head, at->y, at->after, at->top) + head->h;
	at->after = head->after;
	at->top = false;
}

/* What open_group will put. */
static void pass_opening(struct pager *pg, const struct strip *t, struct place_at *at)
{
	struct group *g = t->group;
	if (g && g->sides && !at->labels && labels_of(pg)->n)
		pass_head(pg, at, labels_of(pg));
	at->labels = g && g->sides;
	if (g && g != at->open && g->begun && repeat_of(pg, g))
		pass_head(pg, at, g->repeat);
	at->open = g;
}

double kept_below(const struct setter *s, size_t i)
{
	const struct strip *t = s->strips.v[i], *next = i + 1 < s->strips.n ? s->strips.v[i + 1] : NULL;
	return t->n_ops && t->keep_next && next && next->kind != STRIP_PAGE ? fmax(t->after, next->before) + next->h : 0;
}

static double start_height(const struct setter *s, size_t i)
{
	const struct strip *t = s->strips.v[i];
	double h = 0, least = t->least_h + kept_below(s, i);
	if (!t->may_split)
		return !t->n_ops ? t->h : t->start_h > 0 ? fmin(t->start_h, least) : least;
	for (size_t k = 0; k < t->n; k++)
		h = fmax(h, cell_start_height(&t->cells[k]));
	return fmin(t->h, fmax(t->least_h, t->pad_top + h + t->pad_bottom));
}

static void pass(struct place_at *at, const struct strip *t)
{
	at->y += t->h;
	at->notes += notes_of_start(t);
	at->after = t->after;
	at->top = false;
}

/* Where the chain that begins at strip i ends: at a figure or the first strip
 * that does not keep with the next, whose place is *at; at one past the page's end; or
 * STR_NONE before a break that the model wants. */
static size_t chain_end(struct pager *pg, size_t i, struct place_at *at)
{
	struct setter *s = pg->s;
	*at = (struct place_at){ .y = pg->y, .after = pg->after, .top = pg->placed.n == 0, .labels = pg->labels, .open = pg->open };
	for (;; i++) {
		const struct strip *t = s->strips.v[i];
		if (t->kind == STRIP_PAGE)
			return STR_NONE;
		pass_opening(pg, t, at);
		at->y = start_of(pg, t, at->y, at->after, at->top);
		if (!t->keep_next || t->n_ops || i + 1 == s->strips.n || at->y + t->h > pg->height)
			return i;
		pass(at, t);
	}
}

bool chain_fits(struct pager *pg, size_t i)
{
	struct setter *s = pg->s;
	struct place_at at;
	size_t end = chain_end(pg, i, &at);
	if (end == STR_NONE)
		return true;
	const struct strip *t = s->strips.v[end];
	if (t->keep_next && !t->n_ops && end + 1 < s->strips.n)
		return false;
	return at.y + start_height(s, end) + notes_room(&pg->foot, at.notes + notes_of_start(t)) <= pg->height + .01;
}

/* Where the unit ends of which a chain ends at strip i: its group; of a
 * section that begins it, all of it. */
static size_t unit_end(const struct setter *s, size_t i, bool section)
{
	const struct strip *t = s->strips.v[i];
	for (i++; i < s->strips.n; i++) {
		const struct strip *next = s->strips.v[i];
		if (next->kind == STRIP_PAGE || next->kind == STRIP_RULE || (!section && (!t->group || next->group != t->group)))
			break;
	}
	return i;
}

/* How high the unit is that begins at strip i and ends before `end`, or more
 * than a page; *over: it goes over this page's end.  Its chain's last strip is
 * `last`, at *at. */
static double unit_height(struct pager *pg, size_t last, size_t end, struct place_at at, bool *over)
{
	struct setter *s = pg->s;
	double top = pg->y;
	for (size_t i = last; i < end && at.y - top <= pg->height; i++) {
		if (i > last)
			at.y = start_of(pg, s->strips.v[i], at.y, at.after, false);
		pass(&at, s->strips.v[i]);
	}
	*over = at.y + notes_room(&pg->foot, at.notes) > pg->height + .01;
	return at.y - top;
}

static bool opens(const struct strip *t)
{
	bool head = t->kind == STRIP_TEXT && style_is_head(t->cells->v[0].p->style);
	return head || t->kind == STRIP_RULE || t->kind == STRIP_TOPIC || (t->kind == STRIP_ROW && !t->row);
}

/* Would t, cut at *at, leave a shred?  *worse: hardly anything on this page, or
 * a column with nothing in it on the next. */
static bool parts_badly(struct pager *pg, const struct strip *t, struct place_at at, bool *worse)
{
	double room = pg->height - at.y - at.notes, rest = 0, least = pg->s->t->baseline_pt * LEAST_PART;
	if (!t->may_split || t->kind == STRIP_TEXT || t->kind == STRIP_FLOW || t->h + notes_room(&pg->foot, notes_of_start(t)) <= room)
		return false;
	struct cut c = cut_fairly(pg, t, NULL, room);
	*worse = c.h < pg->s->t->baseline_pt * LEAST_REST;
	for (size_t k = 0; k < t->n; k++) {
		double left = cell_rest(&t->cells[k], c.to[k]);
		rest = fmax(rest, left);
		*worse = *worse || (t->kind == STRIP_BAND && left <= 0);
	}
	return *worse || (t->kind == STRIP_ROW && fmin(rest, c.h) < least) || rest < pg->s->t->baseline_pt * LEAST_REST;
}

/* Would the row behind strip i, the last of its table, stand alone on the next page? */
static bool leaves_one(const struct pager *pg, size_t i, struct place_at at)
{
	const struct setter *s = pg->s;
	const struct strip *t = s->strips.v[i], *next = i + 1 < s->strips.n ? s->strips.v[i + 1] : NULL;
	if (t->kind != STRIP_ROW || !next || next->group != t->group || !next->last || next->h >= LEAST_ROW * s->t->baseline_pt)
		return false;
	double notes = notes_room(&pg->foot, at.notes + notes_of_start(t) + notes_of_start(next));
	return at.y + t->h + next->h + notes > pg->height + .01;
}

bool is_end(const struct pager *pg, size_t i)
{
	const struct setter *s = pg->s;
	const struct group *g = s->strips.v[i]->group;
	double h = 0;
	for (size_t k = i, end = unit_end(s, i, false); k < end && h <= pg->full * LITTLE_END; k++)
		h += s->strips.v[k]->h;
	return g && g == pg->open && h <= pg->full * LITTLE_END;
}

bool waits(struct pager *pg, size_t i)
{
	struct setter *s = pg->s;
	double white = (pg->height - notes_room(&pg->foot, 0) - pg->y) / pg->height, under = LEAST_UNDER * s->t->baseline_pt;
	if (white > MOST_WAIT_SHRED || (i && s->strips.v[i - 1]->keep_next))
		return false;
	struct place_at at;
	size_t last = chain_end(pg, i, &at);
	if (last == STR_NONE)
		return false;
	bool worse = false, badly = parts_badly(pg, s->strips.v[last], at, &worse), over = false;
	const struct strip *t = s->strips.v[i];
	if (badly || white > MOST_WAIT)
		return worse || (badly && white <= MOST_WAIT);
	if (leaves_one(pg, last, at))
		return true;
	for (int section = t->kind == STRIP_RULE; opens(t) && section >= 0; section--) {
		double h = unit_height(pg, last, unit_end(s, last, section), at, &over);
		if (over && (h < pg->height * SMALL_UNIT || pg->height - at.y - at.notes < under))
			return true;
	}
	return false;
}
