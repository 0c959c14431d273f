/* panels.c: boxes with a tint and a coloured edge, side by side. */
#include "layout_int.h"

#include <math.h>

enum { MOST_ABREAST = 3 };
#define GAP 9.0
#define PAD_Y 6.5
#define LEAST_MEASURE 14 /* of a panel, in sizes of its type */
/* Of the width that all panels would have if they were alike. */
/* Lines.  A lower one goes on the next page; a higher one begins where so many fit. */
#define LEAST_SPLIT 12
#define LEAST_BEGIN 7
#define LEAST_SHARE .85
#define MOST_SHARE 1.2

static double even_width(const struct setter *s, size_t abreast)
{
	return (s->width - (double)(abreast - 1) * GAP) / (double)abreast - 2 * PANEL_PAD_X - PANEL_EDGE;
}

/* Widths of the text.  The panel that has most to say is the widest, so that
 * all end at about one height, within what looks like one measure. */
static void share_width(struct setter *s, const struct panel *v, size_t n, size_t abreast, double *w)
{
	double even = even_width(s, abreast), sum = 0;
	double *area = arena_array(s->tmp, n, double);
	for (size_t i = 0; i < n; i++) {
		struct cell_set trial;
		struct cell_opt opt = { .parent = -1 };
		cell_fill(s, v[i].v, v[i].n, 0, even, &opt, &trial);
		w[i] = even;
		sum += area[i] = trial.h;
	}
	if (n < abreast || !(sum > 0))
		return;
	for (size_t i = 0; i < n; i++)
		area[i] = fmin(fmax(area[i] / sum * (double)n, LEAST_SHARE), MOST_SHARE);
	sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += area[i];
	for (size_t i = 0; i < n; i++)
		w[i] = even * (double)n * area[i] / sum;
}

/* Heads of one or of two lines: what they head begins on one line. */
static void align_texts(struct cell_set *cells, size_t n)
{
	double top = 0;
	for (size_t i = 0; i < n; i++)
		if (cells[i].n > 1 && cells[i].v[0].head)
			top = fmax(top, cells[i].v[1].y);
	for (size_t i = 0; i < n; i++) {
		double down = cells[i].n > 1 && cells[i].v[0].head ? top - cells[i].v[1].y : 0;
		for (size_t k = 1; k < cells[i].n; k++)
			cells[i].v[k].y += down;
		cells[i].h += down;
	}
}

static void set_panel_row(struct setter *s, const struct block *b, const struct panel *v, size_t n, size_t abreast)
{
	double *w = arena_array(s->tmp, n, double), x = PANEL_EDGE + PANEL_PAD_X;
	share_width(s, v, n, abreast, w);
	struct strip *t = strip_new(s, STRIP_PANELS, b);
	t->n = n;
	t->panels = v;
	t->cells = arena_array(s->tmp, n, struct cell_set);
	for (size_t i = 0; i < n; i++) {
		struct cell_opt opt = { .parent = node_new(s, "Sect", s->sect) };
		cell_fill(s, v[i].v, v[i].n, x, w[i], &opt, &t->cells[i]);
		x += w[i] + 2 * PANEL_PAD_X + PANEL_EDGE + GAP;
	}
	align_texts(t->cells, n);
	t->pad_top = t->pad_bottom = PAD_Y;
	t->h = cells_height(t->cells, n) + 2 * PAD_Y;
	t->may_split = t->h > LEAST_SPLIT * s->t->baseline_pt;
	t->least_h = LEAST_BEGIN * s->t->baseline_pt;
	if (t->may_split)
		heads_again(s, t);
	t->before = 4;
	t->after = GAP;
}

void set_panels(struct setter *s, const struct block *b)
{
	size_t n = b->panels.n, abreast = n == 4 ? 2 : n < MOST_ABREAST ? n : MOST_ABREAST;
	double least = LEAST_MEASURE * s->t->styles[STYLE_ITEM].size_pt;
	while (abreast > 1 && even_width(s, abreast) < least)
		abreast--;
	for (size_t i = 0; i < n; i += abreast)
		set_panel_row(s, b, b->panels.v + i, n - i < abreast ? n - i : abreast, n - i < abreast ? n - i : abreast);
	if (n)
		s->strips.v[s->strips.n - 1]->keep_next = b->keep_next;
}
