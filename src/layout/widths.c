/* widths.c: how wide the columns of a table are.
 *
 * First by weight and by content: no column is narrower than its longest word,
 * none wider than its longest line while others want the room.  Then one
 * column gives to another as long as the table grows lower: so one long cell
 * does not make its column wide, it takes two lines.  Heights are reckoned
 * from the length of the text alone, so that nothing is broken for a trial. */
#include "layout_int.h"

#include <math.h>
#include <string.h>

#define PAD_X 5.6
#define SHORT .18 /* of the table's width */
#define LABELS .17
#define MOST_LABELS .5
/* Of a measure, in sizes of its type: what a ragged line leaves white. */
#define RAGGED 1.2
/* What a line more counts that makes no row higher: of a short cell, of others. */
#define BROKEN .35
#define LONGER .1
enum { MOST_TRIED = 200, MOST_MOVES = 40 };

/* A paragraph of a cell. */
struct cell_text {
	size_t row, column;
	double natural, size, leading;
};

struct fitting {
	struct setter *s;
	const struct block *b;
	struct column_fit *cols;
	size_t n, rows;
	double room;
	VEC(struct cell_text) texts; /* row by row */
};

/* Facts tables stand at the margin: no ground, so no padding at the left. */
static bool is_open(const struct block *b)
{
	return b->table.plain || b->table.side_heads;
}

static void measure_text(struct fitting *t, const struct paragraph *p, size_t c)
{
	const struct type_style *style = &t->s->t->styles[p->style];
	double natural = 0;
	linebreak_extent(t->s, p, style, &natural, &t->cols[c].narrowest);
	t->cols[c].natural = fmax(t->cols[c].natural, natural);
	*vec_push(t->s->tmp, &t->texts) = (struct cell_text){ t->rows, c, natural, style->size_pt, style->leading_pt };
}

static void measure_columns(struct fitting *t, const struct block *b)
{
	for (size_t c = 0; c < t->n; c++) {
		struct column_fit *f = &t->cols[c];
		f->left = c == 0 && is_open(b) ? 0 : PAD_X;
		f->right = PAD_X;
		if (!b->table.plain && b->table.columns[c].head.n)
			linebreak_extent(t->s, paragraph_of(t->s, STYLE_CELL_HEAD, b->table.columns[c].head, 0),
			    &t->s->t->styles[STYLE_CELL_HEAD], &f->natural, &f->narrowest);
		f->head = fmax(f->head, f->natural);
	}
	for (size_t r = 0; r < b->table.n_rows; r++, t->rows++)
		for (size_t c = 0; c < t->n; c++)
			for (size_t i = 0; i < b->table.rows[r].cells[c].n; i++)
				measure_text(t, &b->table.rows[r].cells[c].v[i], c);
	for (size_t c = 0; c < t->n; c++) {
		t->cols[c].natural += .5; /* rounding must not wrap a line that just fits */
		t->cols[c].narrowest += .5;
	}
}

/* What is short anyway is not broken, as long as all have room. */
static double whole_width(const struct fitting *t, size_t c)
{
	const struct column_fit *f = &t->cols[c];
	bool whole = t->b->table.columns[c].nowrap || f->natural <= t->room * SHORT;
	return fmin(whole ? f->natural : f->narrowest, t->room * .5);
}

static void share_width(struct fitting *t)
{
	double room = t->s->width, weights = 0, sum = 0, want = 0, give = 0;
	for (size_t c = 0; c < t->n; c++) {
		room -= t->cols[c].left + t->cols[c].right;
		weights += fmax(t->b->table.columns[c].weight, .01);
	}
	t->room = room;
	double *low = arena_array(t->s->tmp, t->n, double), *share = arena_array(t->s->tmp, t->n, double);
	for (size_t c = 0; c < t->n; c++) {
		struct column_fit *f = &t->cols[c];
		share[c] = fmax(t->b->table.columns[c].weight, .01) / weights;
		low[c] = whole_width(t, c);
		f->w = fmax(low[c], fmin(room * share[c], f->natural));
		sum += f->w;
		want += fmax(0, f->natural - f->w);
		give += f->w - low[c];
	}
	double rest = room - sum;
	for (size_t c = 0; c < t->n; c++) {
		struct column_fit *f = &t->cols[c];
		if (rest < 0)
			f->w = give > -rest ? f->w + rest * (f->w - low[c]) / give : f->w * room / sum;
		else if (want > rest)
			f->w += rest * fmax(0, f->natural - f->w) / want;
		else
			f->w = fmax(f->w, f->natural) + (rest - want) * share[c];
	}
}

static double text_lines(const struct cell_text *x, double w)
{
	return x->natural <= w ? 1 : fmax(2, ceil(x->natural / fmax(w - RAGGED * x->size, x->size)));
}

/* The height of the rows, or of some of them: of so many that all have a share. */
static double rows_height(const struct fitting *t)
{
	size_t step = t->rows / MOST_TRIED + 1;
	double sum = 0;
	for (size_t i = 0; i < t->texts.n;) {
		size_t row = t->texts.v[i].row;
		double cell = 0, highest = 0, broken = 0;
		for (size_t c = t->n; i < t->texts.n && t->texts.v[i].row == row; i++) {
			const struct cell_text *x = &t->texts.v[i];
			if (row % step)
				continue;
			double lines = text_lines(x, t->cols[x->column].w);
			cell = (x->column == c ? cell : 0) + lines * x->leading;
			c = x->column;
			highest = fmax(highest, cell);
			broken += (lines - 1) * (x->natural <= t->room * SHORT ? BROKEN : LONGER) * x->leading;
		}
		sum += highest + broken;
	}
	return sum;
}

static void move_width(struct fitting *t, size_t from, size_t to, double by)
{
	t->cols[from].w -= by;
	t->cols[to].w += by;
}

/* Move what lowers the table most; false: nothing does. */
static bool lower_by(struct fitting *t, const double *low, double by)
{
	double now = rows_height(t), best = now - .01;
	size_t giver = t->n, taker = t->n;
	for (size_t from = 0; from < t->n; from++)
		for (size_t to = 0; t->cols[from].w - by >= low[from] && to < t->n; to++) {
			if (from == to || t->cols[to].w >= t->cols[to].natural)
				continue;
			move_width(t, from, to, by);
			double h = rows_height(t);
			move_width(t, to, from, by);
			if (h >= best)
				continue;
			best = h;
			giver = from;
			taker = to;
		}
	if (giver < t->n)
		move_width(t, giver, taker, by);
	return giver < t->n;
}

static void lower_rows(struct fitting *t)
{
	double *low = arena_array(t->s->tmp, t->n, double);
	for (size_t c = 0; c < t->n; c++) {
		const struct column_fit *f = &t->cols[c];
		low[c] = t->b->table.columns[c].nowrap ? f->natural : fmax(f->narrowest, fmin(f->head + .5, t->room * SHORT));
	}
	int left = MOST_MOVES;
	for (double by = t->room / 8; by > t->room / 150; by /= 2)
		while (left > 0 && lower_by(t, low, by))
			left--;
}

static double alike_weight(const struct fitting *t, size_t c)
{
	const struct column *col = &t->b->table.columns[c];
	return col->silent ? 0 : fmax(col->weight, .01);
}

/* Sides that say nothing are as wide as their heads, within reason. */
static double silent_width(struct fitting *t)
{
	double sum = 0;
	for (size_t c = 1; c < t->n; c++) {
		struct column_fit *f = &t->cols[c];
		if (!t->b->table.columns[c].silent)
			continue;
		f->w = fmax(f->narrowest, fmin(f->natural, t->s->width * SHORT / 2));
		sum += f->w + f->left + f->right;
	}
	return sum;
}

/* Facts: the sides alike, the labels as wide as they are within a fifth, or
 * within what sides that have little to say leave over. */
static void share_alike(struct fitting *t)
{
	struct setter *s = t->s;
	double room = s->width, weights = 0, silent = silent_width(t);
	for (size_t c = 1; c < t->n; c++)
		weights += alike_weight(t, c);
	double first = t->b->table.columns[0].weight, share = first / (first + weights);
	double wanted = 0;
	for (size_t c = 1; c < t->n; c++)
		if (alike_weight(t, c) > 0)
			wanted = fmax(wanted, t->cols[c].natural + t->cols[c].left + t->cols[c].right);
	double most = fmin(s->width * MOST_LABELS, s->width - silent - wanted * (double)(t->n - 1));
	t->cols[0].w = fmin(t->cols[0].natural, fmax(s->width * fmax(share, LABELS), most) - t->cols[0].left - t->cols[0].right);
	room -= silent + t->cols[0].w + t->cols[0].left + t->cols[0].right;
	for (size_t c = 1; c < t->n; c++)
		if (alike_weight(t, c) > 0)
			t->cols[c].w = room * alike_weight(t, c) / weights - t->cols[c].left - t->cols[c].right;
}

static void share(struct fitting *t)
{
	if (is_open(t->b) && t->n > 1) {
		share_alike(t);
	} else {
		share_width(t);
		lower_rows(t);
	}
}

/* Tables of one family as if they were one. */
static void share_family(struct fitting *t)
{
	struct setter *s = t->s;
	unsigned family = t->b->table.family;
	for (size_t i = 0; i < s->m->blocks.n; i++) {
		const struct block *b = &s->m->blocks.v[i];
		if (b->kind == BLOCK_TABLE && b->table.family == family && b->table.n_columns == t->n)
			measure_columns(t, b);
	}
	share(t);
	s->family = family;
	struct column_fit *kin = arena_array(s->tmp, t->n, struct column_fit);
	memcpy(kin, t->cols, t->n * sizeof *kin);
	s->kin = kin;
}

void columns_fit(struct setter *s, const struct block *b, struct column_fit *cols)
{
	struct fitting t = { .s = s, .b = b, .cols = cols, .n = b->table.n_columns };
	if (b->table.family && b->table.family == s->family) {
		memcpy(cols, s->kin, t.n * sizeof *cols);
	} else if (b->table.family) {
		share_family(&t);
	} else {
		measure_columns(&t, b);
		share(&t);
	}
	double x = 0;
	for (size_t c = 0; c < t.n; c++) {
		cols[c].x = x + cols[c].left;
		x += cols[c].left + cols[c].w + cols[c].right;
	}
}
