/* figure.c: figures drawn as vectors, every value printed.
 *
 * Sides are told apart by place and by pattern as well as by colour.  A long figure is several; one that would leave much of a page blank
 * goes on on the next. */
#include "layout_int.h"

#include <math.h>
#include <string.h>

#define WORTH_CUTTING .2 /* of a page's height: a figure rather leaves less blank */

struct side_column {
	double x, w;
};

struct canvas {
	struct setter *s;
	const struct block *b;
	size_t n;             /* sides */
	int node, more;       /* the Figure; of what goes on */
	double y;             /* free from here on */
	double max;           /* of the values */
	double label_w, mark_w, tallest; /* tallest: of the rows */
	bool *silent;         /* sides without any value */
	size_t speak;         /* how many others */
	struct side_column *column; /* one a side */
	VEC(double) rows;     /* where the row of each op begins */
	VEC(size_t) bars;     /* which op begins each row */
};

/* Text in a box, broken where it must be; its height. */
static double put_text(struct canvas *c, int node, enum style style, enum align align, struct str text, double x, double w,
    double y, uint32_t colour)
{
	struct setter *s = c->s;
	struct type_style *st = arena_new_of(s->tmp, struct type_style);
	*st = s->t->styles[style];
	st->align = align;
	struct par p = { .style = st, .leading = st->leading_pt };
	linebreak(s, paragraph_of(s, style, text, 0), st, w, NULL, &p);
	double base = y + par_first_baseline(&p);
	for (size_t i = 0; i < p.n; i++, base += p.leading) {
		double left = align == ALIGN_RIGHT ? w - p.lines[i].w : align == ALIGN_CENTRE ? (w - p.lines[i].w) / 2 : 0;
		for (size_t k = 0; k < p.lines[i].n; k++) {
			struct op *op = op_string(s, node, style, x + left + p.lines[i].v[k].x, base, p.lines[i].v[k].text);
			op->colour = colour;
			op->space_after = p.lines[i].v[k].space_after || i + 1 == p.n;
		}
	}
	return (double)p.n * p.leading;
}

static uint32_t ink(const struct canvas *c, enum ink i)
{
	return c->s->t->inks[i];
}

static double line_height(const struct canvas *c, enum style style)
{
	return c->s->t->styles[style].leading_pt;
}

/* A label; where it leads somewhere, a link over all of it. */
static double put_label(struct canvas *c, const struct bar *bar, enum align align, double x, double w, double y)
{
	int node = c->node;
	if (bar->link)
		node = node_new(c->s, "Link", c->node);
	double h = put_text(c, node, STYLE_FIGURE_LABEL, align, bar->label, x, w, y, ink(c, INK_STRUCTURE));
	if (bar->link) {
		struct op *op = op_new(c->s, OP_LINK, node);
		op->x = x;
		op->y = y;
		op->w = w;
		op->h = h;
		op->target = bar->link;
		op->title = arena_strz(c->s->a, bar->label);
	}
	return h;
}

static void put_bar(struct canvas *c, size_t side, double x, double y, double w, double h)
{
	op_rect(c->s, x, y, w, h, ink(c, side_ink(side)));
	side_pattern(c->s, side, x, y, w, h);
}

static double value_of(const struct bar *bar, size_t side)
{
	return bar->values && isfinite(bar->values[side]) && bar->values[side] > 0 ? bar->values[side] : 0;
}

static struct str mark_of(const struct bar *bar, size_t side)
{
	return bar->marks ? bar->marks[side] : (struct str){ 0 };
}

static void find_silent(struct canvas *c)
{
	c->silent = arena_array(c->s->tmp, c->n, bool);
	c->speak = c->n;
	for (size_t k = 0; k < c->n; k++) {
		c->silent[k] = true;
		for (size_t i = 0; c->silent[k] && i < c->b->figure.n_bars; i++)
			c->silent[k] = !mark_of(&c->b->figure.bars[i], k).n;
		c->speak -= c->silent[k];
	}
}

static void measure_figure(struct canvas *c)
{
	find_silent(c);
	c->mark_w = string_width(c->s, STYLE_FIGURE_VALUE, STR("–")); /* for none */
	for (size_t i = 0; i < c->b->figure.n_bars; i++) {
		const struct bar *bar = &c->b->figure.bars[i];
		c->label_w = fmax(c->label_w, string_width(c->s, STYLE_FIGURE_LABEL, bar->label));
		for (size_t k = 0; k < c->n; k++) {
			c->max = fmax(c->max, value_of(bar, k));
			c->mark_w = fmax(c->mark_w, string_width(c->s, STYLE_FIGURE_VALUE, mark_of(bar, k)));
		}
	}
	if (!(c->max > 0))
		c->max = 1;
}

#define BAR_HEIGHT 8.5
#define ROW_GAP 5.0
#define LEAST_GAP 2.0 /* where a figure would else go on the next page */
#define MARK_GAP 4.0

/* Two sides back to back about the labels. */
static void butterfly_row(struct canvas *c, const struct bar *bar)
{
	double label = fmin(c->label_w, c->s->width * .34) + 16, mark = fmin(c->mark_w, c->s->width * .2) + MARK_GAP;
	double left = (c->s->width - label) / 2, room = left - mark, line = line_height(c, STYLE_FIGURE_LABEL);
	double h = put_label(c, bar, ALIGN_CENTRE, left + 8, label - 16, c->y + 2);
	double middle = c->y + 2 + h / 2;
	for (size_t k = 0; k < 2; k++) {
		double w = room * value_of(bar, k) / c->max, y = middle - line_height(c, STYLE_FIGURE_VALUE) / 2;
		bool none = !mark_of(bar, k).n;
		struct str text = none ? STR("–") : mark_of(bar, k);
		uint32_t colour = ink(c, none ? INK_MUTED : INK_TEXT);
		if (w > 0)
			put_bar(c, k, k ? left + label : left - w, middle - BAR_HEIGHT / 2, w, BAR_HEIGHT);
		if (k)
			put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, text, left + label + w + MARK_GAP, mark, y, colour);
		else
			put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_RIGHT, text, left - w - MARK_GAP - mark, mark, y, colour);
	}
	c->y += fmax(h, line) + ROW_GAP;
}

static void butterfly_head(struct canvas *c)
{
	double label = fmin(c->label_w, c->s->width * .34) + 16, left = (c->s->width - label) / 2;
	for (size_t k = 0; k < 2; k++)
		put_text(c, c->node, STYLE_FIGURE_VALUE, k ? ALIGN_LEFT : ALIGN_RIGHT, str_c(c->s->m->sides.v[k]),
		    k ? left + label : 0, left, c->y, ink(c, side_ink(k)));
	c->y += line_height(c, STYLE_FIGURE_VALUE) + 2;
}

/* One side or more than two: a column a side, each row one line, so that the
 * eye goes down a side or across an issue. */
static double column_left(const struct canvas *c)
{
	return fmin(c->label_w, c->s->width * .34) + 12;
}

static double even_width(const struct canvas *c)
{
	return (c->s->width - column_left(c)) / (double)c->n;
}

/* Columns right of `left`: alike, but a silent side's no wider than its name. */
static void place_columns(struct canvas *c, double left, double pad)
{
	double room = c->s->width - left, even = room / (double)c->n;
	c->column = arena_array(c->s->tmp, c->n, struct side_column);
	for (size_t k = 0; k < c->n; k++)
		if (c->silent[k] && c->speak)
			room -= c->column[k].w = fmin(string_width(c->s, STYLE_FIGURE_VALUE, str_c(c->s->m->sides.v[k])) + pad, even);
	for (size_t k = 0; k < c->n; left += c->column[k++].w) {
		if (!c->silent[k] || !c->speak)
			c->column[k].w = room / (double)(c->speak ? c->speak : c->n);
		c->column[k].x = left;
	}
}

static double speaking_width(const struct canvas *c)
{
	double w = 0;
	for (size_t k = 0; k < c->n; k++)
		w = c->silent[k] ? w : c->column[k].w;
	return w;
}

static void columns_row(struct canvas *c, const struct bar *bar)
{
	double left = column_left(c), line = line_height(c, STYLE_FIGURE_VALUE), top = c->y;
	double room = speaking_width(c) - c->mark_w - MARK_GAP - 10, h = fmax(put_label(c, bar, ALIGN_LEFT, 0, left - 12, c->y), line);
	for (size_t k = 0; k < c->n; k++) {
		bool none = !mark_of(bar, k).n;
		double x = c->column[k].x, w = c->column[k].w, length = room * value_of(bar, k) / c->max;
		if (length > 0)
			put_bar(c, k, x, top + (line - BAR_HEIGHT) / 2, length, BAR_HEIGHT);
		put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, none ? STR("–") : mark_of(bar, k), x + length + MARK_GAP, w, top,
		    ink(c, none ? INK_MUTED : INK_TEXT));
		op_line(c->s, x, top - ROW_GAP / 2, 0, h + ROW_GAP, .5, ink(c, INK_RULE));
	}
	c->y += h + ROW_GAP;
}

static void columns_head(struct canvas *c)
{
	place_columns(c, column_left(c), 12);
	for (size_t k = 0; k < c->n; k++)
		put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, str_c(c->s->m->sides.v[k]), c->column[k].x, c->column[k].w - 10,
		    c->y, ink(c, side_ink(k)));
	c->y += line_height(c, STYLE_FIGURE_VALUE) + ROW_GAP;
}

/* The same where what is printed at the bars is long: under one another. */
static void stack_row(struct canvas *c, const struct bar *bar)
{
	double label = fmin(c->label_w, c->s->width * .34), mark = fmin(c->mark_w, c->s->width * .2) + MARK_GAP;
	double line = line_height(c, STYLE_FIGURE_VALUE), x = label + 12, room = c->s->width - x - mark;
	double h = put_label(c, bar, ALIGN_LEFT, 0, label, c->y);
	size_t rows = 0;
	for (size_t k = 0; k < c->n; k++) {
		if (c->silent[k] && c->speak)
			continue;
		double w = room * value_of(bar, k) / c->max, y = c->y + (double)rows++ * line;
		struct str text = mark_of(bar, k).n ? mark_of(bar, k) : STR("–");
		if (w > 0)
			put_bar(c, k, x, y + (line - BAR_HEIGHT) / 2, w, BAR_HEIGHT);
		put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, text, x + w + MARK_GAP, mark, y, ink(c, INK_TEXT));
	}
	c->y += fmax(h, (double)rows * line) + ROW_GAP;
}

static void stack_head(struct canvas *c)
{
	double x = fmin(c->label_w, c->s->width * .34) + 12;
	for (size_t k = 0; k < c->n; k++) {
		bool silent = c->silent[k] && c->speak;
		struct str name = str_c(silent ? arena_printf(c->s->a, "%s –", c->s->m->sides.v[k]) : c->s->m->sides.v[k]);
		if (!silent)
			put_bar(c, k, x, c->y + 2, 8, 6);
		put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, name, x + 11, c->s->width - x - 11, c->y, ink(c, side_ink(k)));
		x += 26 + string_width(c->s, STYLE_FIGURE_VALUE, name);
	}
	c->y += line_height(c, STYLE_FIGURE_VALUE) + 4;
}

/* As sRGB says: how bright a colour is to the eye. */
static double luminance(uint32_t colour)
{
	static const double weights[] = { .0722, .7152, .2126 };
	double sum = 0;
	for (int i = 0; i < 3; i++) {
		double v = (double)(colour >> (8 * i) & 0xff) / 255;
		sum += weights[i] * (v <= .04045 ? v / 12.92 : pow((v + .055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(uint32_t x, uint32_t y)
{
	double a = luminance(x), b = luminance(y);
	return (fmax(a, b) + .05) / (fmin(a, b) + .05);
}

#define CLEAR 7.0 /* contrast of a digit and its ground, as WCAG 2.1 wants it for small text (AAA) */
#define PALEST .08
#define DEEPEST .95

/* How deep a ground can be under dark digits, how pale under light ones. */
static double deepest_under_dark(const struct canvas *c)
{
	double depth = PALEST;
	while (depth < DEEPEST && contrast(blend(ink(c, INK_PAPER), ink(c, INK_STRUCTURE), depth + .01), ink(c, INK_TEXT)) >= CLEAR)
		depth += .01;
	return depth;
}

static double palest_under_light(const struct canvas *c)
{
	double depth = DEEPEST;
	while (depth > PALEST && contrast(blend(ink(c, INK_PAPER), ink(c, INK_STRUCTURE), depth - .01), ink(c, INK_PAPER)) >= CLEAR)
		depth -= .01;
	return depth;
}

/* The ground of a share of the largest value: the deeper the larger, without
 * the middle tones on which no digit is clear. */
static uint32_t ground_of(const struct canvas *c, double share, uint32_t *digit)
{
	double dark = deepest_under_dark(c), light = fmax(palest_under_light(c), dark);
	double depth = PALEST + share * (dark - PALEST + DEEPEST - light);
	*digit = ink(c, depth <= dark ? INK_TEXT : INK_PAPER);
	return blend(ink(c, INK_PAPER), ink(c, INK_STRUCTURE), depth <= dark ? depth : depth + light - dark);
}

/* A field a side, the deeper the larger its value: in one ink for all sides, so
 * that like values are alike, in grey as well; the heads have the sides' colours. */
static void matrix_row(struct canvas *c, const struct bar *bar)
{
	double label = fmin(c->label_w, c->s->width * .4) + 10;
	double line = line_height(c, STYLE_FIGURE_VALUE), h = put_label(c, bar, ALIGN_LEFT, 0, label - 10, c->y + 2);
	for (size_t k = 0; k < c->n; k++) {
		double x = c->column[k].x, w = c->column[k].w, share = value_of(bar, k) / c->max, fit = w - 12;
		struct str text = mark_of(bar, k).n ? mark_of(bar, k) : STR("–");
		uint32_t colour = ink(c, INK_MUTED), ground = share > 0 ? ground_of(c, share, &colour) : 0;
		double tall = line * ceil(string_width(c->s, STYLE_FIGURE_VALUE, text) / fit * 1.1);
		h = fmax(h, fmax(line, tall));
		if (share > 0)
			op_rect(c->s, x + 1, c->y + 1, w - 2, h + 2, ground);
		put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, text, x + 6, fit, c->y + 2, colour);
	}
	c->y += h + 4;
	op_line(c->s, 0, c->y, c->s->width, 0, .4, ink(c, INK_RULE));
}

static void matrix_head(struct canvas *c)
{
	place_columns(c, fmin(c->label_w, c->s->width * .4) + 10, 14);
	for (size_t k = 0; k < c->n; k++)
		put_text(c, c->node, STYLE_FIGURE_VALUE, ALIGN_LEFT, str_c(c->s->m->sides.v[k]), c->column[k].x + 6, c->column[k].w - 12,
		    c->y, ink(c, side_ink(k)));
	c->y += line_height(c, STYLE_FIGURE_VALUE) + 3;
}

/* The side an entry of the timeline stands on. */
static size_t side_of(const struct bar *bar, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (bar->values && isfinite(bar->values[k]))
			return k;
	return 0;
}

#define DOT 6.0

/* Time runs down an axis in the middle; entries stand on their side of it. */
static void timeline_row(struct canvas *c, const struct bar *bar)
{
	size_t side = side_of(bar, c->n);
	double axis = c->n == 2 ? c->s->width / 2 : DOT, top = c->y, line = line_height(c, STYLE_FIGURE_VALUE);
	bool left = c->n == 2 && side == 0;
	double x = left ? 0 : axis + 12, w = left ? axis - 12 : c->s->width - axis - 12;
	enum align align = left ? ALIGN_RIGHT : ALIGN_LEFT;
	op_rect(c->s, axis - DOT / 2, c->y + (line - DOT) / 2, DOT, DOT, ink(c, side_ink(side)))->radius_pt =
	    side % 2 ? 0 : DOT / 2;
	c->y += put_text(c, c->node, STYLE_FIGURE_VALUE, align, mark_of(bar, side), x, w, c->y, ink(c, side_ink(side)));
	c->y += put_label(c, bar, align, x, w, c->y) + ROW_GAP;
	op_line(c->s, axis, top + line / 2 + DOT / 2 + 1.5, 0, c->y - top - DOT - 3, .8, ink(c, INK_RULE));
}

static void timeline_head(struct canvas *c)
{
	if (c->n != 2)
		return;
	for (size_t k = 0; k < 2; k++)
		put_text(c, c->node, STYLE_FIGURE_VALUE, k ? ALIGN_LEFT : ALIGN_RIGHT, str_c(c->s->m->sides.v[k]),
		    k ? c->s->width / 2 + 12 : 0, c->s->width / 2 - 12, c->y, ink(c, INK_MUTED));
	c->y += line_height(c, STYLE_FIGURE_VALUE) + 3;
}

struct drawing {
	void (*head)(struct canvas *);
	void (*row)(struct canvas *, const struct bar *);
};

static struct drawing drawing_of(const struct canvas *c)
{
	static const struct drawing drawings[] = {
		[FIGURE_BUTTERFLY] = { butterfly_head, butterfly_row },
		[FIGURE_MATRIX] = { matrix_head, matrix_row },
		[FIGURE_TIMELINE] = { timeline_head, timeline_row },
	};
	if (c->b->figure.kind == FIGURE_BUTTERFLY && (c->n != 2 || c->speak < 2))
		return c->mark_w > even_width(c) * .45 ? (struct drawing){ stack_head, stack_row } : (struct drawing){ columns_head, columns_row };
	return drawings[c->b->figure.kind];
}

static void note_rows(struct canvas *c, double top)
{
	while (c->rows.n < c->s->ops.n)
		*vec_push(c->s->tmp, &c->rows) = top;
}

/* Fields of a matrix touch; other rows can stand closer, all in proportion. */
static double least_height(const struct canvas *c)
{
	return c->b->figure.kind == FIGURE_MATRIX ? c->y : c->y * (1 - (ROW_GAP - LEAST_GAP) / fmax(c->tallest, 1));
}

/* Bars from `from` on, as many as stand in the room; where it ended. */
static size_t draw_part(struct canvas *c, size_t from, double room)
{
	struct setter *s = c->s;
	struct drawing d = drawing_of(c);
	size_t i = from;
	c->node = node_new(s, "Figure", s->sect);
	node_at(s, c->node)->alt = c->b->figure.alt;
	c->more = node_new(s, "Figure", s->sect);
	node_at(s, c->more)->alt = arena_strz(s->a, s->m->continued);
	c->y = 0;
	s->ops.n = 0;
	c->rows.n = c->bars.n = 0;
	d.head(c);
	note_rows(c, 0);
	while (i < c->b->figure.n_bars && (i == from || c->y < room)) {
		double top = c->y;
		*vec_push(s->tmp, &c->bars) = s->ops.n;
		d.row(c, &c->b->figure.bars[i++]);
		note_rows(c, top);
		c->tallest = fmax(c->tallest, c->y - top);
	}
	return i;
}

/* Rows that may stand apart from the others on the next page. */
static void place_bars(struct canvas *c, struct strip *t)
{
	struct setter *s = c->s;
	double page = s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt;
	t->more = c->more;
	t->n_bars = c->bars.n;
	t->bars = arena_array(s->tmp, c->bars.n, size_t);
	memcpy(t->bars, c->bars.v, c->bars.n * sizeof *t->bars);
	if (c->bars.n >= 2 * FIGURE_PART)
		t->start_h = fmax(page * WORTH_CUTTING, c->rows.v[c->bars.v[FIGURE_PART]]);
}

void set_figure(struct setter *s, const struct block *b)
{
	struct canvas c = { .s = s, .b = b, .n = s->m->sides.n };
	double room = (s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt) * .8;
	if (!b->figure.n_bars || !c.n)
		return;
	s->ox = s->oy = 0;
	measure_figure(&c);
	for (size_t i = 0; i < b->figure.n_bars;) {
		i = draw_part(&c, i, room);
		struct strip *t = strip_new(s, STRIP_FIGURE, b);
		t->ops = arena_array(s->tmp, s->ops.n, struct op);
		t->rows = arena_array(s->tmp, s->ops.n, double);
		t->n_ops = s->ops.n;
		t->node = c.node;
		for (size_t k = 0; k < s->ops.n; k++) {
			t->ops[k] = s->ops.v[k];
			t->rows[k] = c.rows.v[k];
			if (t->ops[k].node < 0)
				t->ops[k].node = c.node;
		}
		place_bars(&c, t);
		t->h = c.y;
		t->least_h = least_height(&c);
		t->before = 2;
		t->keep_next = i == b->figure.n_bars && b->keep_next;
		t->after = t->keep_next ? 0 : s->t->baseline_pt * .6;
	}
}
