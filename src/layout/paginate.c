/* paginate.c: strips onto pages, first fit, top to bottom.
 *
 * A strip that keeps with the next goes on a page only if the chain it begins
 * does, down to the first lines of what follows.  Pages are rendered as soon as
 * they are full, so that the pieces in hand are those of one page. */
#include "layout_int.h"

#include <math.h>

#define LEAST_REST 3 /* lines that go on on the next page, of a row that splits */

struct pager {
	struct setter *s;
	VEC(struct placed) placed;
	struct strip *labels_strip;
	double y, after, height;   /* next free place; space owed to it; of a page */
	const struct group *open;  /* whose heads stand on this page */
	bool labels;               /* the sides are named above */
	struct foot foot;          /* notes */
	size_t heads;              /* of the placed, repeated ones */
	struct str section;        /* that goes on */
	struct str running, topic; /* the section and the topic that the page begins with */
};

static bool page_is_fresh(const struct pager *pg)
{
	return pg->placed.n == pg->heads;
}

static double page_top(const struct pager *pg)
{
	/* The first page has no running head. */
	return pg->s->out->pages.n == 0 ? -floor(pg->s->t->margin_top_pt * .2) : 0;
}

static void begin_page(struct pager *pg)
{
	struct setter *s = pg->s;
	bool even = s->t->two_sided && s->out->pages.n % 2 == 1;
	s->ox = even ? s->t->margin_outer_pt : s->t->margin_inner_pt;
	s->oy = s->t->margin_top_pt;
	pg->placed.n = pg->heads = 0;
	pg->y = page_top(pg);
	pg->after = 0;
	pg->open = NULL;
	pg->labels = false;
	pg->running = pg->section;
	pg->topic = (struct str){ 0 };
}

static void end_page(struct pager *pg, bool ends)
{
	*vec_push(pg->s->tmp, &pg->s->running) = pg->topic.n ? pg->topic : pg->running;
	struct page *page = render_page(pg->s, pg->placed.v, pg->placed.n, &pg->foot, pg->height);
	count_page(pg->s, pg->placed.v, pg->placed.n, ends, pg->height - notes_room(&pg->foot, 0), page);
	notes_next_page(pg->s, &pg->foot, pg->height);
	begin_page(pg);
}

static double start_of(const struct strip *t, double y, double after, bool top)
{
	double below = t->grid_below ? t->h + t->after : 0;
	if (!top)
		y += fmax(after, t->before);
	return t->grid > 0 ? ceil((y + below) / t->grid - .01) * t->grid - below : y;
}

static struct str title_of(struct setter *s, const struct paragraph *p)
{
	struct strbuf b;
	if (p->outline)
		return str_c(p->outline);
	strbuf_init(&b);
	for (size_t i = 0; i < p->runs.n; i++)
		strbuf_put(&b, p->runs.v[i].text);
	struct str out = arena_str(s->a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

/* What the running head names: the first topic on the page, begun before it or
 * on it; else the section. */
static void note_topic(struct pager *pg, const struct placed *p)
{
	const struct block *b = p->strip->block;
	if (p->artifact || !b)
		return;
	if (b->kind == BLOCK_SIDES && !pg->topic.n)
		pg->topic = title_of(pg->s, &b->sides.head);
	if (b->kind != BLOCK_PARA || b->para.style != STYLE_H1 || p->strip->kind != STRIP_TEXT)
		return;
	pg->section = title_of(pg->s, &b->para);
	if (!pg->running.n || pg->placed.n <= pg->heads + 1) /* under its rule */
		pg->running = pg->section;
}

static void put(struct pager *pg, struct placed p)
{
	note_topic(pg, &p);
	*vec_push(pg->s->tmp, &pg->placed) = p;
	notes_take(pg->s, &pg->foot, &p, pg->height - p.y - p.h);
	pg->y = p.y + p.h;
	pg->after = p.last ? p.strip->after : 0;
}

static void put_head(struct pager *pg, const struct strip *t)
{
	double y = start_of(t, pg->y, pg->after, pg->placed.n == 0);
	bool fresh = page_is_fresh(pg);
	put(pg, (struct placed){ .strip = t, .y = y, .h = t->h, .first = true, .last = true, .artifact = true });
	if (fresh)
		pg->heads = pg->placed.n;
}

static struct strip *labels_of(struct pager *pg)
{
	if (!pg->labels_strip)
		pg->labels_strip = sides_labels(pg->s);
	return pg->labels_strip;
}

static struct strip *repeat_of(struct pager *pg, struct group *g)
{
	if (g->sides && !g->repeat)
		g->repeat = sides_continued(pg->s, g);
	/* Heads that eat the page are not said again. */
	return g->repeat && g->repeat->h < pg->height / 3 ? g->repeat : NULL;
}

/* What must be set above strip t: names of the sides, heads said again. */
static void open_group(struct pager *pg, const struct strip *t)
{
	struct group *g = t->group;
	if (g && g->sides && !pg->labels && labels_of(pg)->n)
		put_head(pg, labels_of(pg));
	pg->labels = g && g->sides;
	if (g && g != pg->open && g->begun && repeat_of(pg, g))
		put_head(pg, repeat_of(pg, g));
	pg->open = g;
	if (g)
		g->begun = true;
}

/* Where on the page a strip would come to stand, and what stands before it. */
struct place_at {
	double y, after;
	bool top, labels;
	const struct group *open;
};

static void pass_head(struct place_at *at, const struct strip *head)
{
	at->y = start_of(head, at->y, at->after, at->top) + head->h;
	at->after = head->after;
	at->top = false;
}

/* What open_group will put. */
static void pass_opening(struct pager *pg, const struct strip *t, struct place_at *at)
{
	struct group *g = t->group;
	if (g && g->sides && !at->labels && labels_of(pg)->n)
		pass_head(at, labels_of(pg));
	at->labels = g && g->sides;
	if (g && g != at->open && g->begun && repeat_of(pg, g))
		pass_head(at, g->repeat);
	at->open = g;
}

static double start_height(const struct strip *t)
{
	double h = 0;
	if (!t->may_split)
		return !t->n_ops ? t->h : t->start_h > 0 ? fmin(t->start_h, t->least_h) : t->least_h;
	for (size_t i = 0; i < t->n; i++)
		h = fmax(h, cell_start_height(&t->cells[i]));
	return fmin(t->h, fmax(t->least_h, t->pad_top + h + t->pad_bottom));
}

/* Does the chain that begins at strip i go on the rest of the page? */
static bool chain_fits(struct pager *pg, size_t i)
{
	struct setter *s = pg->s;
	struct place_at at = { pg->y, pg->after, pg->placed.n == 0, pg->labels, pg->open };
	double notes = 0;
	for (; i < s->strips.n; i++) {
		const struct strip *t = s->strips.v[i];
		if (t->kind == STRIP_PAGE)
			return true;
		pass_opening(pg, t, &at);
		at.y = start_of(t, at.y, at.after, at.top);
		if (!t->keep_next || i + 1 == s->strips.n)
			return at.y + start_height(t) + notes_room(&pg->foot, notes + notes_of_start(t)) <= pg->height + .01;
		at.y += t->h;
		notes += notes_of_start(t);
		if (at.y > pg->height)
			return false;
		at.after = t->after;
		at.top = false;
	}
	return true;
}

struct cut {
	const struct cursor *from; /* as placed says it */
	struct cursor *to;
	double h;
	bool moved, done;
};

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

/* Cut strip t at the room left.  At its begin every cell must begin. */
static struct cut cut_strip(struct pager *pg, const struct strip *t, const struct cursor *from, double room, bool force)
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

/* The same so that the notes of what goes on the page have room there, too:
 * line by line less. */
static struct cut cut_with_notes(struct pager *pg, const struct strip *t, const struct cursor *from, double room, bool force)
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

/* The same so that what goes on is no mere shred, where lines can be spared. */
static struct cut cut_fairly(struct pager *pg, const struct strip *t, const struct cursor *from, double room)
{
	struct cut c = cut_with_notes(pg, t, from, room, false);
	double rest = 0, least = LEAST_REST * pg->s->t->baseline_pt;
	for (size_t i = 0; i < t->n; i++)
		rest = fmax(rest, cell_rest(&t->cells[i], c.to[i]));
	if (!c.moved || c.done || t->kind == STRIP_TEXT || t->kind == STRIP_FLOW || rest >= least)
		return c;
	struct cut less = cut_with_notes(pg, t, from, c.h - (least - rest), false);
	return less.moved ? less : c;
}

/* A page that holds nothing yet takes whatever comes. */
static void place_split(struct pager *pg, const struct strip *t)
{
	const struct cursor *from = NULL;
	for (;;) {
		double y = start_of(t, pg->y, pg->after, pg->placed.n == 0), room = pg->height - y;
		struct cut c = cut_fairly(pg, t, from, room);
		if (!c.moved && page_is_fresh(pg))
			c = cut_with_notes(pg, t, from, room, true);
		if (!c.moved && page_is_fresh(pg) && !pg->foot.now.n)
			c = cut_strip(pg, t, from, pg->height * 2, true);
		if (c.moved || c.done) {
			put(pg, (struct placed){ .strip = t, .from = c.from, .to = c.to, .y = y, .h = c.h, .first = !from,
				.last = c.done });
			from = c.to;
			if (c.done)
				return;
		}
		end_page(pg, false);
		open_group(pg, t);
	}
}

static double notes_of_whole(const struct strip *t)
{
	double h = 0;
	for (size_t i = 0; i < t->n; i++)
		h += notes_between(&t->cells[i], (struct cursor){ 0, 0 }, (struct cursor){ t->cells[i].n, 0 });
	return h;
}

/* As many rows as fit; the others on the next page, under the head said again.
 * A figure is lower than a page, and what goes on is no more than it was. */
static void place_figure(struct pager *pg, const struct strip *t, double y)
{
	size_t k = t->n_bars - FIGURE_PART;
	while (k > FIGURE_PART && y + t->rows[t->bars[k]] > pg->height - notes_room(&pg->foot, 0))
		k--;
	size_t cut = t->bars[k];
	double head = t->rows[t->bars[0]], top = t->rows[cut];
	put(pg, (struct placed){ .strip = t, .y = y, .h = top, .op_to = cut, .first = true });
	end_page(pg, false);
	put(pg, (struct placed){ .strip = t, .y = pg->y, .h = head + t->h - top, .op_from = cut, .op_to = t->n_ops, .last = true });
}

static void place(struct pager *pg, size_t i)
{
	const struct strip *t = pg->s->strips.v[i];
	if (t->kind == STRIP_GAP && page_is_fresh(pg))
		return;
	while ((!page_is_fresh(pg) || pg->foot.now.n) && !chain_fits(pg, i)) {
		end_page(pg, false);
		if (t->kind == STRIP_GAP)
			return;
	}
	open_group(pg, t);
	double y = start_of(t, pg->y, pg->after, pg->placed.n == 0);
	double h = t->n_ops ? fmax(t->least_h, fmin(t->h, pg->height - notes_room(&pg->foot, 0) - y)) : t->h;
	double notes = t->n ? notes_of_whole(t) : 0;
	if (t->start_h > 0 && y + h > pg->height - notes_room(&pg->foot, 0) + .01 && !page_is_fresh(pg))
		place_figure(pg, t, y);
	else if ((t->kind != STRIP_FLOW && y + h + notes_room(&pg->foot, notes) <= pg->height + .01) || !t->n)
		put(pg, (struct placed){ .strip = t, .y = y, .h = h, .first = true, .last = true });
	else
		place_split(pg, t);
}

int paginate(struct setter *s)
{
	const struct theme *t = s->t;
	struct pager pg = { .s = s, .height = t->paper_h_pt - t->margin_top_pt - t->margin_bottom_pt };
	begin_page(&pg);
	for (size_t i = 0; i < s->strips.n; i++) {
		if (s->strips.v[i]->kind != STRIP_PAGE)
			place(&pg, i);
		else if (!page_is_fresh(&pg))
			end_page(&pg, true);
	}
	while (pg.placed.n || pg.foot.now.n || !s->out->pages.n)
		end_page(&pg, true);
	render_feet(s);
	return 0;
}
