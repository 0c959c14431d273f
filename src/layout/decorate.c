/* decorate.c: rules, grounds and edges, all of them artifacts. */
#include "layout_int.h"

#define HAIRLINE .4

static uint32_t ink(const struct setter *s, enum ink i)
{
	return s->t->inks[i];
}

static void topic(struct setter *s, const struct placed *p)
{
	op_line(s, 0, p->y + p->h, s->width, 0, .6, ink(s, INK_TEXT));
}

static void labels(struct setter *s, const struct placed *p)
{
	for (size_t c = 0; c < p->strip->n; c++)
		op_rect(s, p->strip->cells[c].x, p->y, p->strip->cells[c].w, 1.8, ink(s, side_ink(s->columns.v[c])));
}

static void tail(struct setter *s, const struct placed *p)
{
	double y = p->y - TAIL_PAD_Y, h = p->h + 2 * TAIL_PAD_Y;
	op_rect(s, 0, y, s->width, h, ink(s, (enum ink)(INK_SIDE_TINT + p->strip->side % 4)));
	op_rect(s, 0, y, PANEL_EDGE, h, ink(s, side_ink(p->strip->side)));
}

static void band(struct setter *s, const struct placed *p)
{
	double end = p->h + (p->last ? p->strip->last ? 0 : s->t->baseline_pt * .4 : 0);
	for (size_t c = 1; c < p->strip->n; c++)
		op_line(s, p->strip->cells[c].x - s->t->gutter_pt / 2, p->y + 2, 0, end, HAIRLINE, ink(s, INK_RULE));
}

static double column_left(const struct strip *t, size_t c, double width)
{
	if (c == 0)
		return 0;
	if (c >= t->n)
		return width;
	return (t->cells[c - 1].x + t->cells[c - 1].w + t->cells[c].x) / 2;
}

static void head_row(struct setter *s, const struct placed *p)
{
	const struct strip *t = p->strip;
	if (!t->block->table.side_heads) {
		op_rect(s, 0, p->y, s->width, p->h, ink(s, INK_TABLE_HEAD));
		return;
	}
	for (size_t c = 1; c < t->n; c++) {
		double x = column_left(t, c, s->width);
		op_rect(s, x, p->y, column_left(t, c + 1, s->width) - x, p->h, ink(s, side_ink(c - 1)));
	}
	op_line(s, 0, p->y + p->h, column_left(t, 1, s->width), 0, HAIRLINE, ink(s, INK_RULE));
}

static void row(struct setter *s, const struct placed *p)
{
	if (!p->strip->row) {
		head_row(s, p);
		return;
	}
	if (p->strip->row->side >= 0)
		op_rect(s, 0, p->y, 2, p->h, ink(s, side_ink((size_t)p->strip->row->side)));
	if (p->last)
		op_line(s, 0, p->y + p->h, s->width, 0, HAIRLINE, ink(s, INK_RULE));
}

static void panels(struct setter *s, const struct placed *p)
{
	for (size_t c = 0; c < p->strip->n; c++) {
		const struct cell_set *cell = &p->strip->cells[c];
		double x = cell->x - PANEL_PAD_X - PANEL_EDGE;
		if (!p->first && cell_done(cell, p->from[c]))
			continue;
		op_rect(s, x, p->y, cell->w + 2 * PANEL_PAD_X + PANEL_EDGE, p->h, ink(s, p->strip->panels[c].tint));
		op_rect(s, x, p->y, PANEL_EDGE, p->h, ink(s, p->strip->panels[c].edge));
	}
}

static void rule(struct setter *s, const struct placed *p)
{
	op_line(s, 0, p->y + p->h / 2, s->width, 0, 1.2, ink(s, INK_TEXT));
}

void decorate(struct setter *s, const struct placed *p)
{
	static void (*const draw[])(struct setter *, const struct placed *) = {
		[STRIP_TOPIC] = topic, [STRIP_LABELS] = labels, [STRIP_BAND] = band, [STRIP_ROW] = row, [STRIP_TAIL] = tail,
		[STRIP_PANELS] = panels, [STRIP_RULE] = rule, [STRIP_CONTENTS] = NULL, [STRIP_FLOW] = NULL,
	};
	if (draw[p->strip->kind])
		draw[p->strip->kind](s, p);
}
