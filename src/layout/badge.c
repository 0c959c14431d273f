/* badge.c: the ground of a badge, whose form tells its kind where colour does not:
 * in grey, and to eyes that see no red.
 *
 *     agreed, done      a pill, filled              ( AGREEMENT )
 *     put off, cut      square, notched at its ends [|SUSPENSION|]
 *     bought            square, filled              [ PURCHASE ]
 *     asked, warned     a heavy square frame        [  DEMAND  ]
 *     told, planned     a pale ground                  POSITION
 *     relations         a thin rounded frame        ( = REPEATED )
 */
#include <math.h>

#include "layout_int.h"

#define THIN .7
#define HEAVY 1.1
#define NOTCH .6
#define PALE .13 /* of the ink */

struct ground {
	struct setter *s;
	uint32_t colour;
	double x, y, w, h;
};

static enum ink ink_of(const struct run *r)
{
	return r->inked ? r->ink : INK_NEUTRAL;
}

bool badge_is_light(const struct run *r)
{
	return r->attr & RUN_OPEN || ink_of(r) == INK_WARN || ink_of(r) == INK_NEUTRAL;
}

uint32_t blend(uint32_t from, uint32_t to, double share)
{
	uint32_t out = 0;
	for (int shift = 0; shift <= 16; shift += 8) {
		double f = from >> shift & 0xff, t = to >> shift & 0xff;
		out |= (uint32_t)lround(f + (t - f) * share) << shift;
	}
	return out;
}

static void box(const struct ground *g, double inset, double radius, uint32_t colour)
{
	op_rect(g->s, g->x + inset, g->y + inset, g->w - 2 * inset, g->h - 2 * inset, colour)->radius_pt = fmax(0, radius - inset);
}

static void frame(const struct ground *g, double inset, double width, double radius, uint32_t line, uint32_t inside)
{
	box(g, inset, radius, line);
	box(g, inset + width, radius, inside);
}

void badge_draw(struct setter *s, const struct piece *pc, const struct look *l, double x, double base)
{
	uint32_t paper = s->t->inks[INK_PAPER], colour = s->t->inks[ink_of(pc->run)];
	struct ground g = { s, colour, x - l->pad, base - l->size * 1.03, pc->w + 2 * l->pad - l->tracking, l->size * 1.34 };
	double round = l->size * .27;
	if (pc->run->attr & RUN_OPEN) {
		frame(&g, 0, THIN, round, colour, paper);
		return;
	}
	switch (ink_of(pc->run)) {
	case INK_GOOD:
		box(&g, 0, g.h / 2, colour);
		break;
	case INK_CHANGE:
		box(&g, 0, 0, colour);
		op_rect(s, g.x + l->pad * .4, g.y, NOTCH, g.h, paper);
		op_rect(s, g.x + g.w - l->pad * .4 - NOTCH, g.y, NOTCH, g.h, paper);
		break;
	case INK_DEAL:
		box(&g, 0, 0, colour);
		break;
	case INK_WARN:
		frame(&g, 0, HEAVY, 0, colour, paper);
		break;
	default:
		box(&g, 0, round, blend(paper, colour, PALE));
	}
}
