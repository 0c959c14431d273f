/* counts.c: what a typographer would strike out, counted on the pages as they
 * are set: nothing here looks at why. */
#include "layout_int.h"

#include <math.h>

/* A cut within a paragraph that leaves one line on either page. */
static void count_cut(struct layout *l, const struct par *p, size_t line)
{
	l->orphans += line == 1;
	l->widows += p->n - line == 1;
}

static bool cut_after_head(const struct cell_set *c, struct cursor to)
{
	return to.line == 0 && to.par > 0 && to.par < c->n && c->v[to.par - 1].head;
}

static void count_cell(struct layout *l, const struct placed *p, const struct cell_set *c, size_t i)
{
	struct cursor to = p->to[i];
	if (cell_done(c, to))
		return;
	if (to.line > 0)
		count_cut(l, &c->v[to.par], to.line);
	l->lone_heads += cut_after_head(c, to);
}

static double cell_used(const struct placed *p, size_t i)
{
	const struct cell_set *c = &p->strip->cells[i];
	struct cursor from = begin_of(p->from, i), to = p->to ? p->to[i] : (struct cursor){ c->n, 0 };
	if (from.par == to.par && from.line == to.line)
		return 0;
	const struct par *last = &c->v[to.line ? to.par : to.par - 1];
	size_t lines = to.line ? to.line : last->n;
	return c->dy + last->y + (double)lines * last->leading - (from.par || from.line ? cell_top(c, from) : 0);
}

/* What stays free in columns that belong together.  Cells of a table are not
 * measured: a year has no more to say. */
static double white_beside(const struct placed *p)
{
	const struct strip *t = p->strip;
	double most = 0, area = 0;
	if (t->kind != STRIP_BAND && t->kind != STRIP_PANELS)
		return 0;
	for (size_t i = 0; i < t->n; i++)
		most = fmax(most, cell_used(p, i));
	for (size_t i = 0; i < t->n; i++)
		area += (most - cell_used(p, i)) * t->cells[i].w;
	return area;
}

void count_page(struct setter *s, const struct placed *v, size_t n, bool ends, double height, struct page *out)
{
	double text = s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt;
	if (n && !ends)
		out->white_foot = fmax(0, height - v[n - 1].y - v[n - 1].h) / text;
	for (size_t i = 0; i < n; i++)
		out->white_rows += white_beside(&v[i]) / (text * s->width);
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; v[i].to && !v[i].artifact && c < v[i].strip->n; c++)
			count_cell(s->out, &v[i], &v[i].strip->cells[c], c);
	if (n && !ends && (v[n - 1].strip->keep_next || v[n - 1].artifact) && v[n - 1].last)
		s->out->lone_heads++;
}

/* Lines of one paragraph: three hyphens and more under one another; a last
 * line that is hardly there. */
static void count_par(struct layout *l, const struct par *p, double width)
{
	size_t run = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct line *line = &p->lines[i];
		bool hyphen = line->n && line->v[line->n - 1].hyphen;
		run = hyphen ? run + 1 : 0;
		l->hyphenated += hyphen;
		l->ladders += run == 3;
	}
	l->lines += p->n;
	l->runts += p->n > 1 && p->lines[p->n - 1].w < (width - p->x) * .05;
}

static void count_set(struct layout *l, const struct cell_set *c)
{
	for (size_t i = 0; i < c->n; i++) {
		count_par(l, &c->v[i], c->w);
		for (size_t k = 0; k < c->v[i].n_notes; k++)
			count_set(l, &c->v[i].notes[k].set);
	}
}

void count_lines(struct setter *s)
{
	for (size_t i = 0; i < s->strips.n; i++)
		for (size_t c = 0; c < strip_texts(s->strips.v[i]); c++)
			count_set(s->out, &s->strips.v[i]->cells[c]);
}
