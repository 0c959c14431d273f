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

/* How many sides stand beside one another: all, in pairs, or one below the
 * other, where a column would else be too narrow to read. */
static size_t sides_abreast(const struct setter *s)
{
	size_t n = s->m->sides.n;
	double em = s->t->styles[STYLE_TEXT].size_pt;
	if (n == 1 || (n > 2 && column_width(s, n) >= LEAST_MEASURE * em))
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

/* Where sides stand below one another each says its name. */
static void fill_side(struct setter *s, const struct band *band, size_t side, const struct cell_opt *opt, double x, double w,
    bool named, struct cell_set *out)
{
	size_t n = band->cells[side].n, first = named && n;
	struct paragraph *v = arena_array(s->tmp, n + first, struct paragraph);
	if (first) {
		v[0].style = STYLE_LABEL;
		*vec_push(s->tmp, &v[0].runs) = (struct run){ .text = str_c(s->m->sides.v[side]), .attr = RUN_BOLD | RUN_SANS, .ink = side_ink(side), .inked = true };
	}
	for (size_t i = 0; i < n; i++)
		v[first + i] = band->cells[side].v[i];
	cell_fill(s, v, n + first, x, w, opt, out);
}

/* The sides [from, from + n) of a band; all of them, or a pair. */
static struct strip *set_band_row(struct setter *s, const struct block *b, const struct band *band, size_t from, size_t n, const int *parts, struct group *g)
{
	double w = column_width(s, n), line = s->t->baseline_pt;
	struct strip *t = strip_new(s, STRIP_BAND, b);
	t->group = g;
	t->n = n;
	t->cells = arena_array(s->tmp, n, struct cell_set);
	for (size_t c = 0; c < n; c++) {
		struct cell_opt opt = { .parent = parts[from + c], .quantum = s->t->gap_pt };
		fill_side(s, band, from + c, &opt, (double)c * (w + s->t->gutter_pt), w, n < s->m->sides.n, &t->cells[c]);
	}
	t->h = cells_height(t->cells, n);
	t->may_split = t->h > 4.5 * line;
	t->least_h = LEAST_BEGIN * line;
	t->grid = s->t->gap_pt;
	return t;
}

static bool is_blank(const struct band *band, size_t from, size_t n)
{
	for (size_t c = from; c < from + n; c++)
		if (band->cells[c].n)
			return false;
	return true;
}

static void set_band(struct setter *s, const struct block *b, size_t at, const int *parts, struct group *g)
{
	size_t n = s->m->sides.n, abreast = sides_abreast(s);
	const struct band *band = &b->sides.bands[at];
	double line = s->t->baseline_pt;
	struct strip *t = NULL;
	for (size_t from = 0; from < n; from += abreast) {
		if (n > abreast && is_blank(band, from, abreast) && (t || from + abreast < n))
			continue;
		bool more = t != NULL;
		t = set_band_row(s, b, band, from, abreast, parts, g);
		t->before = at || more ? line * .4 : 0;
	}
	assert(t); /* a band has a side, and its last row is always set */
	t->last = at + 1 == b->sides.n_bands;
	t->after = t->last ? line * .5 : 0;
	t->keep_next = t->last && b->keep_next;
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
	for (size_t i = 0; i < b->sides.n_bands; i++)
		set_band(s, b, i, parts, g);
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
	size_t n = s->m->sides.n;
	double w = column_width(s, n);
	struct strip *t = strip_make(s, STRIP_LABELS, NULL);
	if (sides_abreast(s) < n)
		return t;
	t->n = n;
	t->cells = arena_array(s->tmp, n, struct cell_set);
	for (size_t c = 0; c < n; c++) {
		struct cell_opt opt = { .parent = -1, .recolour = true, .colour = s->t->inks[side_ink(c)] };
		const struct paragraph *p = paragraph_of(s, STYLE_FIGURE_VALUE, str_c(s->m->sides.v[c]), 0);
		cell_fill(s, p, 1, (double)c * (w + s->t->gutter_pt), w, &opt, &t->cells[c]);
	}
	t->pad_top = 3;
	t->h = t->pad_top + cells_height(t->cells, n);
	t->before = 4;
	t->after = 0;
	t->keep_next = true;
	return t;
}
