/* tails.c: a long column beside a short one.
 *
 * Where one side has much more to say than the others, what stands beside
 * nothing but white moves below all columns and takes the whole width, its
 * side's name and colour before it, as do the issues that one side alone
 * speaks of.  Only whole paragraphs move, and only where that saves lines.  On
 * a sheet so wide that the lines would be too long they stand in two columns. */
#include "layout_int.h"

#include <math.h>

#define LABEL_SHARE .19    /* of the width, for the side's name */
#define PAD_X (PANEL_EDGE + 5)
#define LEAST_EXCESS 5     /* lines; less is no hole */
#define LEAST_SAVED 3
#define LEAST_BEGIN 8      /* lines of two columns at a page's foot */
#define MOST_MEASURE 50    /* em, some 105 characters; longer lines are hard to follow */

/* The longest cell; *next: how high the others are. */
static size_t longest(const struct strip *t, double *next)
{
	size_t at = 0;
	*next = 0;
	for (size_t c = 1; c < t->n; c++)
		at = t->cells[c].h > t->cells[at].h ? c : at;
	for (size_t c = 0; c < t->n; c++)
		if (c != at)
			*next = fmax(*next, t->cells[c].h);
	return at;
}

/* The paragraph from which on c goes elsewhere, if its rest shall be as high
 * as h or nearly so; c->n: none does. */
static size_t tail_begin(const struct cell_set *c, double h, size_t least)
{
	size_t best = c->n;
	double off = INFINITY;
	for (size_t i = least; i < c->n; i++) {
		double end = i ? c->v[i - 1].y + (double)c->v[i - 1].n * c->v[i - 1].leading : 0;
		if ((!i || !c->v[i - 1].head) && fabs(end - h) < off) {
			off = fabs(end - h);
			best = i;
		}
	}
	return best;
}

/* The side's name before it, and "continued" where it does go on. */
static void fill_label(struct setter *s, size_t side, bool goes_on, struct cell_set *out)
{
	struct cell_opt opt = { .parent = -1, .recolour = true, .colour = s->t->inks[side_ink(side)] };
	struct paragraph *v = arena_array(s->tmp, 2, struct paragraph);
	v[0] = *paragraph_of(s, STYLE_LABEL, str_c(s->m->sides.v[side]), RUN_BOLD);
	v[1] = *paragraph_of(s, STYLE_META, s->m->continued, RUN_ITALIC);
	v[1].runs.v[0].ink = INK_MUTED;
	v[1].runs.v[0].inked = true;
	cell_fill(s, v, goes_on ? 2 : 1, PAD_X, s->width * LABEL_SHARE - 2 * PAD_X, &opt, out);
}

static void cut_off(struct cell_set *c, size_t at)
{
	c->n = at;
	c->h = at ? c->v[at - 1].y + (double)c->v[at - 1].n * c->v[at - 1].leading : 0;
}

/* Where c is parted in two columns that are as even as whole paragraphs make
 * them; *h: how high these are.  c->n: nowhere. */
static size_t middle_of(const struct cell_set *c, double *h)
{
	size_t at = c->n;
	*h = INFINITY;
	for (size_t i = 1; i < c->n; i++) {
		const struct par *before = &c->v[i - 1];
		double most = fmax(before->y + (double)before->n * before->leading, c->h - c->v[i].y);
		if (before->head || most >= *h)
			continue;
		*h = most;
		at = i;
	}
	return at;
}

/* v in one column or, where that is lower, in two, read one after the other:
 * how many. */
static size_t fill_text(struct setter *s, const struct par *v, size_t n, double x, double w, struct cell_set out[2])
{
	double gap = s->t->gap_pt, most = MOST_MEASURE * s->t->styles[STYLE_TEXT].size_pt;
	double half = (w - s->t->gutter_pt) / 2, h;
	struct cell_set halves;
	cell_refill(s, v, n, x, half, gap, &halves);
	size_t at = middle_of(&halves, &h);
	cell_refill(s, v, n, x, fmin(w, most), gap, &out[0]);
	if (w <= most || at == n || h >= out[0].h)
		return 1;
	cell_refill(s, v, at, x, half, gap, &out[0]);
	cell_refill(s, v + at, n - at, x + half + s->t->gutter_pt, half, gap, &out[1]);
	return 2;
}

struct strip *tail_take(struct setter *s, struct strip *t, const size_t *sides, bool named)
{
	double line = s->t->baseline_pt, next, x = s->width * LABEL_SHARE, w = s->width - x - PAD_X;
	size_t at = longest(t, &next);
	struct cell_set *c = &t->cells[at];
	if (t->n < 2 || c->h - next < LEAST_EXCESS * line)
		return NULL;
	/* Who does speak beside others says something in his place. */
	size_t from = next > 0 ? tail_begin(c, next, named + 1) : 0;
	double gone = from < c->n ? c->h - c->v[from].y : 0;
	/* Wider lines are fewer: at best by the measures' shares. */
	if (gone * (1 - c->w / w) < LEAST_SAVED * line)
		return NULL;
	struct strip *tail = strip_make(s, STRIP_TAIL, t->block);
	tail->cells = arena_array(s->tmp, 3, struct cell_set);
	bool name = named && !from;
	tail->n = 1 + fill_text(s, c->v + from + name, c->n - from - name, x, w, &tail->cells[1]);
	if (gone - cells_height(&tail->cells[1], tail->n - 1) < LEAST_SAVED * line) {
		for (size_t i = from; i < c->n; i++)
			notes_find(&c->v[i]); /* in the lines of the column again */
		return NULL;
	}
	if (name)
		cell_refill(s, c->v, 1, PAD_X, x - 2 * PAD_X, s->t->gap_pt, &tail->cells[0]);
	else
		fill_label(s, sides[at], from > 0, &tail->cells[0]);
	cut_off(c, from);
	tail->side = sides[at];
	tail->group = t->group;
	double base = par_first_baseline(&tail->cells[1].v[0]) - par_first_baseline(&tail->cells[0].v[0]);
	for (size_t i = 0; i < tail->n; i++)
		tail->cells[i].dy = (i > 0) == (base < 0) ? fabs(base) : 0;
	tail->h = cells_height(tail->cells, tail->n);
	tail->may_split = tail->h > 4.5 * line;
	/* Cut, both columns go on: not for a line or two. */
	tail->least_h = tail->n > 2 ? LEAST_BEGIN * line : 0;
	tail->grid = s->t->gap_pt;
	return tail;
}
