/* decorate.c: rules, grounds and edges, all of them artifacts. */
#include "layout_int.h"

#define HAIRLINE .4
#define PATTERNED 3.0 /* edge that shows a side's pattern */

static uint32_t ink(const struct setter *s, enum ink i)
{
	return s->t->inks[i];
}

void side_pattern(struct setter *s, size_t side, double x, double y, double w, double h)
{
	uint32_t paper = ink(s, INK_PAPER);
	bool upright = h > w;
	double length = upright ? h : w, breadth = upright ? w : h, inset = breadth > 4 ? 1 : breadth / 4;
	if (side % 4 == 1)
		for (double at = 4; at < length - 2; at += 4)
			op_line(s, upright ? x : x + at, upright ? y + at : y, upright ? w : 0, upright ? 0 : h, breadth > 4 ? .5 : 1.2, paper);
	else if (side % 4 == 2)
		op_line(s, upright ? x + w / 2 : x, upright ? y : y + h / 2, upright ? 0 : w, upright ? h : 0, breadth > 4 ? 1 : breadth / 3, paper);
	else if (side % 4 == 3 && length > 3)
		op_rect(s, x + inset, y + inset, w - 2 * inset, h - 2 * inset, paper);
}

/* An edge in a side's colour; wide enough for its pattern where the theme has them. */
static void edge(struct setter *s, enum ink colour, double x, double y, double w, double h)
{
	if (s->t->patterns)
		*(w < h ? &w : &h) = PATTERNED;
	op_rect(s, x, y, w, h, ink(s, colour));
	if (s->t->patterns && colour >= INK_SIDE && colour < INK_SIDE_TINT)
		side_pattern(s, (size_t)(colour - INK_SIDE), x, y, w, h);
}

static void topic(struct setter *s, const struct placed *p)
{
	op_line(s, 0, p->y + p->h, s->width, 0, .6, ink(s, INK_TEXT));
}

static void labels(struct setter *s, const struct placed *p)
{
	for (size_t c = 0; c < p->strip->n; c++)
		edge(s, side_ink(s->columns.v[c]), p->strip->cells[c].x, p->y, p->strip->cells[c].w, 1.8);
}

static void tail(struct setter *s, const struct placed *p)
{
	double y = p->y - TAIL_PAD_Y, h = p->h + 2 * TAIL_PAD_Y;
	op_rect(s, 0, y, s->width, h, ink(s, (enum ink)(INK_SIDE_TINT + p->strip->side % 4)));
	edge(s, side_ink(p->strip->side), 0, y, PANEL_EDGE, h);
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
		double x = column_left(t, c, s->width), w = column_left(t, c + 1, s->width) - x;
		op_rect(s, x, p->y, w, p->h, ink(s, side_ink(c - 1)));
		if (s->t->patterns)
			side_pattern(s, c - 1, x, p->y + p->h - PATTERNED, w, PATTERNED);
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
		edge(s, side_ink((size_t)p->strip->row->side), 0, p->y, 2, p->h);
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
		edge(s, p->strip->panels[c].edge, x, p->y, PANEL_EDGE, p->h);
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
