/* contents.c: the table of contents.
 *
 * What it lists is the model's outline, two levels of it.  Page numbers are
 * known when all pages are made, so room is kept for them and they are put in
 * at the end.  Entries run down the columns of a page, then go on on the next:
 * a strip is one page's part, and is not split. */
#include "layout_int.h"

#include <math.h>

enum { TWO_COLUMNS = 16 /* entries at least */ };
#define FILLED .42       /* of a page: the usual share that characters take, half as wide as high */
#define LEAST_ROOM .12    /* of a page's height, worth to begin in */
#define HEAD_LINES 4     /* of the contents' head, where it begins a page */
#define INDENT 9.0
#define PITCH 4.0        /* of the leader's dots */

static const struct paragraph *listed(const struct block *b)
{
	const struct paragraph *p = b->kind == BLOCK_PARA ? &b->para : b->kind == BLOCK_SIDES ? &b->sides.head : NULL;
	return p && p->outline && (p->style == STYLE_H1 || p->style == STYLE_H2) ? p : NULL;
}

static void collect(struct setter *s, const struct block *from)
{
	const struct block *end = s->m->blocks.v + s->m->blocks.n;
	for (const struct block *b = from + 1; b < end; b++)
		if (listed(b))
			*vec_push(s->tmp, &s->entries) = (struct entry){ .p = listed(b) };
}

static bool is_section(const struct entry *e)
{
	return e->p->style == STYLE_H1;
}

static double number_width(struct setter *s)
{
	return string_width(s, STYLE_ITEM, STR("0000")) + PITCH;
}

static struct paragraph entry_paragraph(struct setter *s, const struct entry *e)
{
	struct paragraph p = { .style = STYLE_ITEM };
	struct run *r = vec_push(s->tmp, &p.runs);
	*r = (struct run){ .text = str_c(e->p->outline), .attr = is_section(e) ? RUN_BOLD | RUN_SANS : 0, .title = e->p->outline };
	if (e->p->anchor)
		r->link = arena_printf(s->a, "#%s", e->p->anchor);
	return p;
}

/* Sections hold their topics: a TOC of its own behind the section's TOCI. */
static int entry_parent(struct setter *s, const struct entry *e, int toc, int *inner)
{
	if (is_section(e))
		*inner = -1;
	else if (*inner < 0)
		*inner = node_new(s, "TOC", toc);
	return node_new(s, "TOCI", is_section(e) ? toc : *inner);
}

struct listing {
	const struct block *b;
	size_t columns, next;    /* entries before next are set */
	double w;
	int toc, inner;
};

/* Break the next entry for column c. */
static struct par set_entry(struct setter *s, struct listing *l, double *h)
{
	const struct entry *e = &s->entries.v[l->next];
	struct paragraph *p = arena_new_of(s->tmp, struct paragraph);
	struct cell_set one;
	struct cell_opt opt = { .parent = entry_parent(s, e, l->toc, &l->inner), .type = "Reference" };
	double indent = is_section(e) ? 0 : INDENT;
	*p = entry_paragraph(s, e);
	cell_fill(s, p, 1, 0, l->w - number_width(s) - indent, &opt, &one);
	one.v[0].x = indent;
	*h = one.h;
	return one.v[0];
}

/* Entries from l->next on into a strip, as many as stand in h of each column. */
static void set_part(struct setter *s, struct listing *l, double most)
{
	struct strip *t = strip_new(s, STRIP_CONTENTS, l->b);
	struct par *pars = arena_array(s->tmp, s->entries.n - l->next, struct par);
	double *heights = arena_array(s->tmp, s->entries.n - l->next, double), sum = 0;
	size_t n = 0;
	t->first_entry = l->next;
	for (bool room = true; room && l->next < s->entries.n; l->next++, n++) {
		pars[n] = set_entry(s, l, &heights[n]);
		sum += heights[n];
		/* One more could leave a column too high. */
		room = sum / (double)l->columns + 2 * heights[n] <= most;
	}
	t->n = l->columns;
	t->cells = arena_array(s->tmp, t->n, struct cell_set);
	size_t at = 0;
	for (size_t c = 0; c < t->n; c++) {
		struct cell_set *cell = &t->cells[c];
		double want = sum / (double)(t->n - c);
		*cell = (struct cell_set){ .v = pars + at, .x = (double)c * (l->w + s->t->gutter_pt), .w = l->w };
		/* No section ends a column without its first topic. */
		while (at < n && (c + 1 == t->n || cell->h + heights[at] / 2 <= want ||
					 (cell->n && cell->v[cell->n - 1].p->runs.v[0].attr & RUN_BOLD))) {
			pars[at].y = cell->h;
			cell->h += heights[at];
			sum -= heights[at++];
			cell->n++;
		}
	}
	t->h = cells_height(t->cells, t->n);
	t->after = s->t->baseline_pt;
}

/* What is left for the contents' first part of the page on which they begin:
 * nearly, since nothing is placed yet. */
static double first_room(const struct setter *s, double page)
{
	double y = 0, after = 0;
	for (size_t i = 0; i < s->strips.n; i++) {
		const struct strip *t = s->strips.v[i];
		y += (i ? fmax(after, t->before) : 0) + t->h;
		after = t->after;
		if (y > page)
			y = t->h;
	}
	y += after + s->t->baseline_pt;
	return y > page * (1 - LEAST_ROOM) ? page - HEAD_LINES * s->t->baseline_pt : page - y;
}

void set_contents(struct setter *s, const struct block *b)
{
	struct listing l = { .b = b, .inner = -1 };
	if (!s->contents || s->entries.n)
		return;
	collect(s, b);
	if (!s->entries.n)
		return;
	struct block *head = arena_new_of(s->tmp, struct block);
	*head = (struct block){ .kind = BLOCK_PARA, .keep_next = true };
	head->para = b->contents.head;
	size_t first = s->strips.n;
	strip_text(s, head);
	double page = s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt;
	l.columns = s->entries.n >= TWO_COLUMNS && s->width > 340 ? 2 : 1;
	l.w = (s->width - (double)(l.columns - 1) * s->t->gutter_pt) / (double)l.columns;
	l.toc = node_new(s, "TOC", s->sect);
	for (double most = first_room(s, page); l.next < s->entries.n; most = page)
		set_part(s, &l, most);
	for (size_t i = first; i < s->strips.n; i++)
		s->strips.v[i]->of_contents = true;
}

/* The dots of all lines stand under one another: they are set from the right. */
static void draw_leader(struct setter *s, double from, double to, double base)
{
	const struct type_style *st = &s->t->styles[STYLE_ITEM];
	double dot = s->ms->width(s->ms->ctx, st->face, st->features, st->size_pt, STR("."));
	size_t n = to - from > 2 * PITCH ? (size_t)((to - from - PITCH) / PITCH) : 0;
	if (!n)
		return;
	char *dots = arena_array(s->a, n + 1, char);
	for (size_t i = 0; i < n; i++)
		dots[i] = '.';
	struct op *op = op_string(s, -1, STYLE_ITEM, to - (double)n * PITCH, base, str_c(dots));
	op->tracking_pt = PITCH - dot;
	op->colour = s->t->inks[INK_MUTED];
}

void draw_contents(struct setter *s, const struct placed *p)
{
	size_t e = p->strip->first_entry;
	for (size_t c = 0; c < p->strip->n; c++) {
		const struct cell_set *cell = &p->strip->cells[c];
		for (size_t i = 0; i < cell->n; i++, e++) {
			const struct par *par = &cell->v[i];
			const struct line *last = &par->lines[par->n - 1];
			double top = p->y + par->y + (double)(par->n - 1) * par->leading, base = top + par_first_baseline(par);
			double right = cell->x + cell->w;
			draw_par(s, cell, par, 0, par->n, p->y + par->y, false);
			draw_leader(s, cell->x + par->x + last->w, right - number_width(s) + PITCH / 2, base);
			s->entries.v[e].at_page = s->out->pages.n;
			s->entries.v[e].at_op = s->ops.n;
			s->entries.v[e].right = s->ox + right;
			struct op *op = op_string(s, last->n ? last->v[0].node : par->node, STYLE_ITEM, right, base, STR("0"));
			op->space_after = true;
			const char *link = par->p->runs.v[0].link;
			if (!link)
				continue;
			op = op_new(s, OP_LINK, last->n ? last->v[0].node : par->node);
			*op = (struct op){ .kind = OP_LINK, .node = op->node, .x = s->ox + right - number_width(s), .y = s->oy + top,
				.w = number_width(s), .h = par->leading, .target = link, .title = par->p->runs.v[0].title };
		}
	}
}

void contents_note_page(struct setter *s, const struct paragraph *p)
{
	if (s->found < s->entries.n && s->entries.v[s->found].p == p)
		s->entries.v[s->found++].page = s->out->pages.n;
}

void contents_number(struct setter *s)
{
	for (size_t i = 0; i < s->found; i++) {
		const struct entry *e = &s->entries.v[i];
		struct op *op = &s->out->pages.v[e->at_page].ops.v[e->at_op];
		op->text = str_c(s->out->pages.v[e->page].label);
		op->x = e->right - s->ms->width(s->ms->ctx, op->face, op->features, op->size_pt, op->text);
	}
}

static double paragraphs_area(const struct theme *t, const struct paragraph *p, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		const struct type_style *st = &t->styles[p[i].style];
		for (size_t k = 0; k < p[i].runs.n; k++)
			sum += (double)p[i].runs.v[k].text.n * st->size_pt / 2 * st->leading_pt;
	}
	return sum;
}

static double block_area(const struct theme *t, const struct block *b, size_t sides)
{
	double sum = 0;
	if (b->kind == BLOCK_PARA)
		sum = paragraphs_area(t, &b->para, 1);
	for (size_t i = 0; b->kind == BLOCK_SIDES && i < b->sides.n_bands; i++)
		for (size_t k = 0; k < sides; k++)
			sum += paragraphs_area(t, b->sides.bands[i].cells[k].v, b->sides.bands[i].cells[k].n);
	for (size_t i = 0; b->kind == BLOCK_TABLE && i < b->table.n_rows; i++)
		for (size_t k = 0; k < b->table.n_columns; k++)
			sum += paragraphs_area(t, b->table.rows[i].cells[k].v, b->table.rows[i].cells[k].n);
	return sum;
}

enum contents contents_wanted(const struct model *m, const struct theme *t, unsigned *least_pages)
{
	double page = (t->paper_w_pt - t->margin_inner_pt - t->margin_outer_pt) * (t->paper_h_pt - t->margin_top_pt - t->margin_bottom_pt);
	double text = 0;
	const struct block *b = NULL;
	for (size_t i = 0; i < m->blocks.n; i++) {
		text += block_area(t, &m->blocks.v[i], m->sides.n);
		if (!b && m->blocks.v[i].kind == BLOCK_CONTENTS)
			b = &m->blocks.v[i];
	}
	if (!b)
		return CONTENTS_NONE;
	*least_pages = b->contents.least_pages;
	return !*least_pages ? CONTENTS_YES : text > page * FILLED * *least_pages ? CONTENTS_LIKELY : CONTENTS_MAYBE;
}
