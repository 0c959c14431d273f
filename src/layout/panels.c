/* panels.c: boxes with a tint and a coloured edge, side by side. */
#include "layout_int.h"

#include <math.h>

enum { MOST_ABREAST = 3 };
#define GAP 9.0
#define PAD_Y 6.5

static void set_panel_row(struct setter *s, const struct block *b, const struct panel *v, size_t n, size_t abreast)
{
	double w = (s->width - (double)(abreast - 1) * GAP) / (double)abreast;
	struct strip *t = strip_new(s, STRIP_PANELS, b);
	t->n = n;
	t->panels = v;
	t->cells = arena_array(s->a, n, struct cell_set);
	for (size_t i = 0; i < n; i++) {
		struct cell_opt opt = { .parent = node_new(s, "Sect", s->sect) };
		cell_fill(s, v[i].v, v[i].n, (double)i * (w + GAP) + PANEL_EDGE + PANEL_PAD_X,
		    w - 2 * PANEL_PAD_X - PANEL_EDGE, &opt, &t->cells[i]);
	}
	t->pad_top = t->pad_bottom = PAD_Y;
	t->h = cells_height(t->cells, n) + 2 * PAD_Y;
	t->may_split = t->h > (s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt) / 3;
	t->before = 4;
	t->after = GAP;
}

void set_panels(struct setter *s, const struct block *b)
{
	size_t n = b->panels.n, abreast = n == 4 ? 2 : n < MOST_ABREAST ? n : MOST_ABREAST;
	for (size_t i = 0; i < n; i += abreast)
		set_panel_row(s, b, b->panels.v + i, n - i < abreast ? n - i : abreast, abreast);
	if (n)
		s->strips.v[s->strips.n - 1]->keep_next = b->keep_next;
}
