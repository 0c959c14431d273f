/* paginate.c: strips onto pages, first fit, top to bottom.
 *
 * A strip that keeps with the next goes on a page only if the chain it begins
 * does, down to the first lines of what follows (keep.c); what splits is cut at
 * the page's foot (cut.c).  Dry runs find out how the last page comes out.  Then
 * pages are rendered as soon as they are full, so that the pieces in hand are
 * those of one page. */
#include "page_int.h"

#include <math.h>

/* A last page that holds little. */
#define WORTH_SAVING .4 /* of its height: less is saved if that costs no more than tighter spaces */
#define LEAST_LAST .25  /* less takes lines from the page before */
#define MOST_SHORT .15  /* of the page before it, left white for that */
#define TIGHT_PAGES 12  /* at the end, whose spaces may be set tighter */

static double page_top(const struct pager *pg)
{
	/* The first page has no running head. */
	return pg->page == 0 ? -floor(pg->s->t->margin_top_pt * .2) : 0;
}

static void begin_page(struct pager *pg)
{
	struct setter *s = pg->s;
	bool even = s->t->two_sided && pg->page % 2 == 1;
	s->ox = even ? s->t->margin_outer_pt : s->t->margin_inner_pt;
	s->oy = s->t->margin_top_pt;
	pg->tight = pg->page >= pg->plan->from ? pg->plan->tight : 1;
	pg->height = pg->full - (pg->page == pg->plan->short_page ? pg->plan->short_by : 0);
	pg->first = STR_NONE;
	pg->tries = 0;
	pg->placed.n = pg->heads = 0;
	pg->y = page_top(pg);
	pg->after = 0;
	pg->open = NULL;
	pg->labels = false;
	pg->running = pg->section;
	pg->topic = (struct str){ 0 };
}

static void draw_page(struct pager *pg, bool ends)
{
	*vec_push(pg->s->tmp, &pg->s->running) = pg->topic.n ? pg->topic : pg->running;
	struct page *page = render_page(pg->s, pg->placed.v, pg->placed.n, &pg->foot, pg->full);
	count_page(pg->s, pg->placed.v, pg->placed.n, ends, pg->full - notes_room(&pg->foot, 0), page);
}

static void end_page(struct pager *pg, bool ends)
{
	if (!pg->plan->dry)
		draw_page(pg, ends);
	pg->before_last = pg->last;
	pg->last = pg->y + notes_room(&pg->foot, 0);
	notes_next_page(pg->s, &pg->foot, pg->full);
	pg->page++;
	begin_page(pg);
}

double start_of(const struct pager *pg, const struct strip *t, double y, double after, bool top)
{
	double below = t->grid_below ? t->h + t->after : 0;
	if (!top)
		y += fmax(after, t->before) * pg->tight;
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

/* What the running head names: the topic that the page begins with or that
 * goes on over its top; else the section. */
static void note_topic(struct pager *pg, const struct placed *p)
{
	const struct block *b = p->strip->block;
	if (p->artifact || !b)
		return;
	if (b->kind == BLOCK_SIDES && pg->placed.n == pg->heads)
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
	p.below = p.first && p.strip->kind == STRIP_TAIL && pg->placed.n && pg->placed.v[pg->placed.n - 1].strip->kind == STRIP_BAND;
	*vec_push(pg->s->tmp, &pg->placed) = p;
	notes_take(pg->s, &pg->foot, &p, pg->height - p.y - p.h);
	pg->y = p.y + p.h;
	pg->after = p.last ? p.strip->after : 0;
}

static void put_head(struct pager *pg, const struct strip *t)
{
	double y = start_of(pg, t, pg->y, pg->after, pg->placed.n == 0);
	bool fresh = page_is_fresh(pg);
	put(pg, (struct placed){ .strip = t, .y = y, .h = t->h, .first = true, .last = true, .artifact = true });
	if (fresh)
		pg->heads = pg->placed.n;
}

struct strip *labels_of(struct pager *pg)
{
	if (!pg->labels_strip)
		pg->labels_strip = sides_labels(pg->s);
	return pg->labels_strip;
}

struct strip *repeat_of(struct pager *pg, struct group *g)
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

/* A page that holds nothing yet takes whatever comes. */
static void place_split(struct pager *pg, const struct strip *t)
{
	const struct cursor *from = NULL;
	for (;;) {
		double y = start_of(pg, t, pg->y, pg->after, pg->placed.n == 0), room = pg->height - y;
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

/* The page begins with strip i. */
static void keep_begin(struct pager *pg, size_t i)
{
	pg->first = i;
	if (!pg->fresh)
		pg->fresh = arena_new_of(pg->s->tmp, struct pager);
	*pg->fresh = *pg;
}

/* The page anew where it ends at strip i: with tighter spaces the little that a
 * table has left may go on it as well; if it does not, as it was. */
static bool begin_anew(struct pager *pg, size_t i)
{
	static const double tighter[] = { .85, .7, 1 };
	struct setter *s = pg->s;
	size_t first = pg->first;
	unsigned tries = pg->tries;
	if (first == STR_NONE || tries == sizeof tighter / sizeof *tighter || !is_end(pg, i))
		return false;
	const struct group *over = first ? s->strips.v[first - 1]->group : NULL;
	for (size_t k = first; k <= i; k++)
		if (s->strips.v[k]->group && s->strips.v[k]->group != over)
			s->strips.v[k]->group->begun = false;
	*pg = *pg->fresh;
	pg->tight = fmin(pg->tight, tighter[tries]);
	pg->tries = tries + 1;
	return true;
}

/* Where to go on: behind strip i, or with which the page begins anew. */
static size_t place(struct pager *pg, size_t i)
{
	const struct strip *t = pg->s->strips.v[i];
	if (t->kind == STRIP_GAP && page_is_fresh(pg))
		return i + 1;
	while ((!page_is_fresh(pg) || pg->foot.now.n) && (!chain_fits(pg, i) || waits(pg, i))) {
		if (begin_anew(pg, i))
			return pg->first;
		end_page(pg, false);
		keep_begin(pg, i);
		if (t->kind == STRIP_GAP)
			return i + 1;
	}
	open_group(pg, t);
	double y = start_of(pg, t, pg->y, pg->after, pg->placed.n == 0);
	double room = pg->height - notes_room(&pg->foot, 0) - kept_below(pg->s, i) - y;
	double h = t->n_ops ? fmax(t->least_h, fmin(t->h, room)) : t->h;
	double notes = t->n ? notes_of_whole(t) : 0;
	if (t->start_h > 0 && h > room + .01 && !page_is_fresh(pg))
		place_figure(pg, t, y);
	else if ((t->kind != STRIP_FLOW && y + h + notes_room(&pg->foot, notes) <= pg->height + .01) || !t->n)
		put(pg, (struct placed){ .strip = t, .y = y, .h = h, .first = true, .last = true });
	else
		place_split(pg, t);
	return i + 1;
}

/* All strips onto pages, as planned; what became of it. */
static struct pager run(struct setter *s, const struct plan *plan)
{
	const struct theme *t = s->t;
	struct pager pg = { .s = s, .plan = plan, .full = t->paper_h_pt - t->margin_top_pt - t->margin_bottom_pt };
	for (size_t i = 0; i < s->strips.n; i++) {
		struct strip *strip = s->strips.v[i];
		if (strip->group)
			strip->group->begun = false;
		if (strip->kind == STRIP_FLOW)
			flow_tighten(s, strip, plan->tight);
	}
	begin_page(&pg);
	keep_begin(&pg, 0);
	for (size_t i = 0; i < s->strips.n;) {
		if (s->strips.v[i]->kind != STRIP_PAGE) {
			i = place(&pg, i);
			continue;
		}
		if (!page_is_fresh(&pg))
			end_page(&pg, true);
		keep_begin(&pg, ++i);
	}
	while (pg.placed.n || pg.foot.now.n || !pg.page)
		end_page(&pg, true);
	return pg;
}

/* A last page that holds hardly anything is saved by spaces that are a little
 * tighter; else the page before leaves it some of its lines. */
static struct plan choose_plan(struct setter *s, size_t *pages)
{
	static const struct {
		double spaces, below; /* of the last page that holds less */
	} tighter[] = { { .85, WORTH_SAVING }, { .7, WORTH_SAVING }, { .6, LEAST_LAST } };
	const struct plan usual = { .tight = 1, .short_page = STR_NONE, .dry = true };
	struct pager plain = run(s, &usual);
	*pages = plain.page;
	if (plain.page < 2)
		return usual;
	for (size_t i = 0; i < sizeof tighter / sizeof *tighter && plain.last < plain.full * tighter[i].below; i++) {
		struct plan tight = usual;
		tight.tight = tighter[i].spaces;
		tight.from = plain.page > TIGHT_PAGES ? plain.page - TIGHT_PAGES : 0;
		*pages = run(s, &tight).page;
		if (*pages < plain.page)
			return tight;
	}
	*pages = plain.page;
	if (plain.last >= plain.full * LEAST_LAST)
		return usual;
	struct plan early = usual;
	early.short_page = plain.page - 2;
	early.short_by = fmin(plain.full * LEAST_LAST - plain.last, plain.full * MOST_SHORT);
	for (size_t i = 0; i < 2; i++, early.short_by *= .6) {
		struct pager got = run(s, &early);
		if (got.page == plain.page && got.last > plain.last && got.before_last > got.full * (1 - MOST_SHORT))
			return early;
	}
	return usual;
}

static size_t pages_without_contents(struct setter *s)
{
	size_t pages = 0, n = s->strips.n, kept = 0;
	struct strip **all = s->strips.v, **others = arena_array(s->tmp, n, struct strip *);
	for (size_t i = 0; i < n; i++)
		if (!all[i]->of_contents)
			others[kept++] = all[i];
	s->strips.v = others;
	s->strips.n = kept;
	if (kept < n)
		choose_plan(s, &pages);
	s->strips.v = all;
	s->strips.n = n;
	return pages;
}

int paginate(struct setter *s)
{
	size_t pages;
	struct plan plan = choose_plan(s, &pages);
	s->out->pages_without = pages_without_contents(s);
	plan.dry = false;
	run(s, &plan);
	render_feet(s);
	return 0;
}
