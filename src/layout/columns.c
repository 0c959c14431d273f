/* columns.c: a topic's sides beside one another.
 *
 * A topic is a head over bands.  The cells of a band start at one height, so
 * that what answers each other stands side by side; each cell splits over the
 * page's end by itself.  In the structure tree a topic holds one part a side,
 * so that it is read left side first, then right. */
#include "layout_int.h"

#include <assert.h>
#include <math.h>

#define SMALL_TOPIC .16 /* of a page's height */
/* Of a column, in sizes of its type; a pair is worth a narrower one. */
#define LEAST_MEASURE 12.5
#define LEAST_OF_TWO 9
#define LEAST_BEGIN 3 /* lines of a row at a page's foot */

enum ink side_ink(size_t side)
{
	return (enum ink)(INK_SIDE + side % 4);
}

static double column_width(const struct setter *s, size_t n)
{
	return (s->width - (double)(n - 1) * s->t->gutter_pt) / (double)n;
}

/* A side that says nothing on any topic needs no column: that it is silent is
 * told above. */
void columns_find(struct setter *s)
{
	const struct model *m = s->m;
	bool *says = arena_calloc(s->tmp, m->sides.n, sizeof *says);
	s->columns.v = arena_array(s->tmp, m->sides.n, size_t);
	for (size_t i = 0; i < m->blocks.n; i++)
		for (size_t k = 0; m->blocks.v[i].kind == BLOCK_SIDES && k < m->blocks.v[i].sides.n_bands; k++)
			for (size_t c = 0; c < m->sides.n; c++)
				says[c] = says[c] || m->blocks.v[i].sides.bands[k].cells[c].n;
	for (size_t c = 0; c < m->sides.n; c++)
		if (says[c])
			s->columns.v[s->columns.n++] = c;
}

/* How many sides stand beside one another: all, in pairs, or one below the
 * other, where a column would else be too narrow to read. */
static size_t sides_abreast(const struct setter *s)
{
	size_t n = s->columns.n;
	double em = s->t->styles[STYLE_TEXT].size_pt;
	if (n <= 1 || (n > 2 && column_width(s, n) >= LEAST_MEASURE * em))
		return n;
	return n % 2 == 0 && column_width(s, 2) >= LEAST_OF_TWO * em ? 2 : 1;
}

/* The head on the left, the state at the right end; parent -1 makes artifacts. */
static void fill_topic(struct setter *s, struct strip *t, const struct paragraph *head, struct str state, int parent)
{
	struct cell_opt opt = { .parent = parent };
	double state_w = 0;
	t->n = state.n ? 2 : 1;
	t->cells = arena_array(s->tmp, 2, struct cell_set);
	const struct paragraph *right = paragraph_of(s, STYLE_META, state, 0);
	if (state.n)
		state_w = fmin(string_width(s, STYLE_META, state) + 1, s->width * .4);
	cell_fill(s, head, 1, 0, s->width - state_w - (state.n ? 12 : 0), &opt, &t->cells[0]);
	if (state.n) {
		opt.right = true;
		cell_fill(s, right, 1, s->width - state_w, state_w, &opt, &t->cells[1]);
		const struct par *h = &t->cells[0].v[0], *m = &t->cells[1].v[0];
		t->cells[1].dy = fmax(0, par_first_baseline(h) - par_first_baseline(m));
	}
	t->h = cells_height(t->cells, t->n) + 3;
	t->before = fmax(s->t->styles[head->style].before_pt, s->t->baseline_pt * .7);
	t->grid = s->t->gap_pt;
	t->grid_below = true;
	t->after = fmax(s->t->baseline_pt / 2, s->t->styles[head->style].after_pt);
	t->keep_next = true;
}

/* Where sides stand below one another each says its name.  What a band that
 * flows has on the side stands below what the bands before it have. */
static void fill_side(struct setter *s, const struct band *bands, size_t n_bands, size_t side, const struct cell_opt *opt, double x,
    double w, bool named, struct cell_set *out)
{
	size_t n = 0;
	for (size_t i = 0; i < n_bands; i++)
		n += bands[i].cells[side].n;
	struct paragraph *v = arena_array(s->tmp, n + 1, struct paragraph);
	size_t at = named && n;
	if (at) {
		v[0].style = STYLE_LABEL;
		*vec_push(s->tmp, &v[0].runs) = (struct run){ .text = str_c(s->m->sides.v[side]), .attr = RUN_BOLD | RUN_SANS, .ink = side_ink(side), .inked = true };
	}
	for (size_t i = 0; i < n_bands; i++)
		for (size_t k = 0; k < bands[i].cells[side].n; k++)
			v[at++] = bands[i].cells[side].v[k];
	cell_fill(s, v, at, x, w, opt, out);
}

/* A topic on its way to strips. */
struct topic {
	const struct block *b;
	struct group *group;
	const int *parts;      /* the element of each side */
};

/* Bands that flow into one another, of some sides: all, or a pair. */
static struct strip *set_row(struct setter *s, const struct topic *tp, const struct band *bands, size_t n_bands, const size_t *sides, size_t n, double before)
{
	double w = column_width(s, n), line = s->t->baseline_pt;
	bool named = n < s->columns.n;
	struct strip *t = strip_make(s, STRIP_BAND, tp->b), *tail = NULL;
	t->group = tp->group;
	t->n = n;
	t->cells = arena_array(s->tmp, n, struct cell_set);
	for (size_t c = 0; c < n; c++) {
		struct cell_opt opt = { .parent = tp->parts[sides[c]], .quantum = s->t->gap_pt };
		fill_side(s, bands, n_bands, sides[c], &opt, (double)c * (w + s->t->gutter_pt), w, named, &t->cells[c]);
	}
	if (bands + n_bands == tp->b->sides.bands + tp->b->sides.n_bands)
		tail = tail_take(s, t, sides, named);
	t->h = cells_height(t->cells, n);
	t->may_split = t->h > 4.5 * line;
	t->least_h = LEAST_BEGIN * line;
	t->grid = s->t->gap_pt;
	if (named && t->may_split)
		heads_again(s, t);
	t->before = before;
	t->last = tail != NULL;
	if (t->h > 0 || !tail)
		*vec_push(s->tmp, &s->strips) = t;
	if (!tail)
		return t;
	tail->before = t->h > 0 ? line * .4 : before;
	*vec_push(s->tmp, &s->strips) = tail;
	return tail;
}

static bool is_blank(const struct band *bands, size_t n_bands, const size_t *sides, size_t n)
{
	for (size_t i = 0; i < n_bands; i++)
		for (size_t c = 0; c < n; c++)
			if (bands[i].cells[sides[c]].n)
				return false;
	return true;
}

/* Where a band begins that does not flow on from the one before. */
static size_t band_end(const struct block *b, size_t at)
{
	do
		at++;
	while (at < b->sides.n_bands && b->sides.bands[at].flows);
	return at;
}

static void set_bands(struct setter *s, const struct topic *tp, size_t at, size_t end)
{
	size_t n = s->columns.n, abreast = sides_abreast(s);
	const struct band *bands = &tp->b->sides.bands[at];
	double line = s->t->baseline_pt;
	struct strip *t = NULL;
	for (size_t from = 0; from < n; from += abreast) {
		const size_t *sides = s->columns.v + from;
		if (n > abreast && is_blank(bands, end - at, sides, abreast) && (t || from + abreast < n))
			continue;
		t = set_row(s, tp, bands, end - at, sides, abreast, at || t ? line * .4 : 0);
	}
	assert(t); /* a side has a column, and its last row is always set */
	t->last = end == tp->b->sides.n_bands;
	t->after = t->last ? line * .5 + (t->kind == STRIP_TAIL ? TAIL_PAD_Y : 0) : 0;
	t->keep_next = t->last && tp->b->keep_next;
}

/* A short topic moves to the next page rather than over it. */
static void keep_small(struct setter *s, size_t first)
{
	double h = 0, page = s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt;
	for (size_t i = first; i < s->strips.n; i++)
		h += s->strips.v[i]->before + s->strips.v[i]->h;
	for (size_t i = first; i < s->strips.n && h <= page * SMALL_TOPIC; i++) {
		s->strips.v[i]->may_split = false;
		s->strips.v[i]->keep_next = s->strips.v[i]->keep_next || i + 1 < s->strips.n;
	}
}

void set_sides(struct setter *s, const struct block *b)
{
	size_t n = s->m->sides.n;
	if (!n)
		return;
	struct group *g = arena_new_of(s->tmp, struct group);
	*g = (struct group){ .block = b, .sides = true };
	int sect = node_new(s, "Sect", s->sect);
	struct strip *head = strip_new(s, STRIP_TOPIC, b);
	head->group = g;
	fill_topic(s, head, &b->sides.head, b->sides.state, sect);
	int *parts = arena_array(s->tmp, n, int);
	for (size_t c = 0; c < n; c++) {
		parts[c] = node_new(s, "Sect", sect);
		node_at(s, parts[c])->title = s->m->sides.v[c];
	}
	size_t first = s->strips.n;
	struct topic tp = { b, g, parts };
	for (size_t i = 0, end; s->columns.n && i < b->sides.n_bands; i = end) {
		end = band_end(b, i);
		set_bands(s, &tp, i, end);
	}
	keep_small(s, first);
}

struct strip *sides_continued(struct setter *s, struct group *g)
{
	const struct block *b = g->block;
	struct strip *t = strip_make(s, STRIP_TOPIC, b);
	t->group = g;
	fill_topic(s, t, continued_head(s, &b->sides.head), (struct str){ 0 }, -1);
	return t;
}

struct strip *sides_labels(struct setter *s)
{
	size_t n = s->columns.n;
	struct strip *t = strip_make(s, STRIP_LABELS, NULL);
	if (!n || sides_abreast(s) < n)
		return t;
	t->n = n;
	t->cells = arena_array(s->tmp, n, struct cell_set);
	double w = column_width(s, n);
	for (size_t c = 0; c < n; c++) {
		size_t side = s->columns.v[c];
		struct cell_opt opt = { .parent = -1, .recolour = true, .colour = s->t->inks[side_ink(side)] };
		const struct paragraph *p = paragraph_of(s, STYLE_FIGURE_VALUE, str_c(s->m->sides.v[side]), 0);
		cell_fill(s, p, 1, (double)c * (w + s->t->gutter_pt), w, &opt, &t->cells[c]);
	}
	t->pad_top = 3;
	t->h = t->pad_top + cells_height(t->cells, n);
	t->before = 4;
	t->after = 0;
	t->keep_next = true;
	return t;
}
