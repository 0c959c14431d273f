/* paragraph.c: paragraphs broken and stacked in cells. */
#include "layout_int.h"

#include <math.h>

struct strip *strip_make(struct setter *s, enum strip_kind kind, const struct block *b)
{
	struct strip *t = arena_new_of(s->tmp, struct strip);
	*t = (struct strip){ .kind = kind, .block = b };
	return t;
}

struct strip *strip_new(struct setter *s, enum strip_kind kind, const struct block *b)
{
	struct strip *t = strip_make(s, kind, b);
	*vec_push(s->tmp, &s->strips) = t;
	return t;
}

struct paragraph *paragraph_of(struct setter *s, enum style style, struct str text, unsigned attr)
{
	struct paragraph *p = arena_new_of(s->tmp, struct paragraph);
	p->style = style;
	struct run *r = vec_push(s->tmp, &p->runs);
	*r = (struct run){ .text = text, .attr = attr };
	return p;
}

const struct paragraph *continued_head(struct setter *s, const struct paragraph *head)
{
	struct paragraph *p = arena_new_of(s->tmp, struct paragraph);
	p->style = head->style;
	for (size_t i = 0; i < head->runs.n; i++) {
		struct run *r = vec_push(s->tmp, &p->runs);
		*r = head->runs.v[i];
		r->link = NULL;
	}
	*vec_push(s->tmp, &p->runs) = (struct run){ .text = str_c(arena_printf(s->a, " %.*s", STR_ARG(s->m->continued))), .attr = RUN_ITALIC,
		.ink = INK_MUTED, .inked = true };
	return p;
}

/* The baseline of the first line, from the top of its box: x-heights stand in
 * the middle of the leading. */
double par_first_baseline(const struct par *p)
{
	return p->leading / 2 + p->style->size_pt * .33;
}

/* Does a note begin with its number?  Then the number hangs before the text. */
static bool has_label(const struct paragraph *p)
{
	if ((p->style != STYLE_NOTE && p->style != STYLE_QUOTE) || p->bullet || p->runs.n < 2)
		return false;
	const struct run *r = &p->runs.v[0];
	return r->attr & RUN_BOLD && !(r->attr & (RUN_BADGE | RUN_SUP)) && str_trim(r->text).n && str_trim(r->text).n <= 4;
}

static double indent_of(const struct paragraph *p, const struct type_style *style)
{
	return p->bullet ? style->size_pt * .95 : has_label(p) ? style->size_pt * 2.2 : 0;
}

/* Too narrow a column is not justified: it would be all gaps. */
static const struct type_style *style_for(struct setter *s, const struct paragraph *p, double w, bool right)
{
	const struct type_style *style = &s->t->styles[p->style];
	enum align align = right ? ALIGN_RIGHT : style->align;
	if (align == ALIGN_JUSTIFY && w < style->size_pt * 19)
		align = ALIGN_LEFT;
	if (align == style->align)
		return style;
	struct type_style *other = arena_new_of(s->tmp, struct type_style);
	*other = *style;
	other->align = align;
	return other;
}

static void break_par(struct setter *s, struct par *p, double w)
{
	struct paragraph rest = *p->p;
	const int *nodes = p->nodes;
	if (has_label(p->p)) {
		p->label = &p->p->runs.v[0];
		p->label_node = nodes[0];
		rest.runs.v++;
		rest.runs.n--;
		nodes++;
	}
	linebreak(s, &rest, p->style, w - p->x, nodes, p);
}

static double round_to(double v, double quantum)
{
	return quantum > 0 && v > 0 ? fmax(1, round(v / quantum)) * quantum : v;
}

void cell_stack(struct cell_set *c, double quantum, double tight)
{
	c->h = 0;
	for (size_t i = 0; i < c->n; i++) {
		struct par *p = &c->v[i];
		if (i)
			c->h += round_to(fmax(c->v[i - 1].style->after_pt, p->style->before_pt) * tight, quantum);
		p->y = c->h;
		c->h += (double)p->n * p->leading;
	}
}

void cell_fill(struct setter *s, const struct paragraph *v, size_t n, double x, double w, const struct cell_opt *opt,
    struct cell_set *out)
{
	*out = (struct cell_set){ .v = arena_array(s->tmp, n, struct par), .n = n, .x = x, .w = w };
	int local = -1, *list = opt->list ? opt->list : &local;
	for (size_t i = 0; i < n; i++) {
		struct par *p = &out->v[i];
		const struct type_style *style = style_for(s, &v[i], w, opt->right);
		*p = (struct par){ .p = &v[i], .style = style, .leading = style->leading_pt };
		struct par_nodes nodes = node_paragraph(s, &v[i], opt->parent, opt->type, list);
		p->node = nodes.node;
		p->lbl = nodes.lbl;
		p->nodes = nodes.runs;
		p->x = indent_of(&v[i], style);
		p->head = style_is_head(v[i].style);
		p->recolour = opt->recolour;
		p->colour = opt->colour;
		break_par(s, p, w);
		notes_set(s, p);
	}
	cell_stack(out, opt->quantum, 1);
}

void cell_refill(struct setter *s, const struct par *v, size_t n, double x, double w, double quantum, struct cell_set *out)
{
	*out = (struct cell_set){ .v = arena_array(s->tmp, n, struct par), .n = n, .x = x, .w = w };
	for (size_t i = 0; i < n; i++) {
		out->v[i] = v[i];
		out->v[i].style = style_for(s, v[i].p, w, false);
		break_par(s, &out->v[i], w);
		notes_find(&out->v[i]);
	}
	cell_stack(out, quantum, 1);
}

double cells_height(const struct cell_set *cells, size_t n)
{
	double h = 0;
	for (size_t i = 0; i < n; i++)
		h = fmax(h, cells[i].dy + cells[i].h);
	return h;
}

void strip_rule(struct setter *s, const struct block *b)
{
	struct strip *t = strip_new(s, STRIP_RULE, b);
	t->h = 1.2;
	t->before = fmax(s->t->styles[STYLE_H1].before_pt, s->t->baseline_pt * 1.4);
	t->after = 3;
	t->keep_next = true;
}

void heads_again(struct setter *s, struct strip *t)
{
	t->again = arena_calloc(s->tmp, t->n, sizeof *t->again);
	for (size_t i = 0; i < t->n; i++) {
		const struct cell_set *c = &t->cells[i];
		struct cell_opt opt = { .parent = -1 };
		if (!c->n)
			continue;
		cell_fill(s, c->v[0].head ? continued_head(s, c->v[0].p) : paragraph_of(s, STYLE_PANEL_HEAD, s->m->continued, RUN_ITALIC),
		    1, c->x, c->w, &opt, &t->again[i]);
		t->again_h = fmax(t->again_h, t->again[i].h + t->again[i].v[0].style->after_pt);
	}
	if (t->grid > 0)
		t->again_h = ceil(t->again_h / t->grid - .01) * t->grid;
	if (t->again_h > (s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt) / 3) {
		t->again = NULL;
		t->again_h = 0;
	}
}

/* A heading of the first order opens a section, under a rule; the space above
 * it goes above the rule. */
static void open_section(struct setter *s, const struct block *b)
{
	s->sect = node_new(s, "Sect", s->document);
	if (!s->strips.n || s->strips.v[s->strips.n - 1]->kind != STRIP_RULE)
		strip_rule(s, b);
}

/* A paragraph across the page. */
void strip_text(struct setter *s, const struct block *b)
{
	const struct paragraph *p = &b->para;
	const struct type_style *style = &s->t->styles[p->style];
	if (p->style == STYLE_H1)
		open_section(s, b);
	struct strip *t = strip_new(s, STRIP_TEXT, b);
	t->cells = arena_new_of(s->tmp, struct cell_set);
	t->n = 1;
	struct cell_opt opt = { .parent = s->sect, .list = &s->list };
	cell_fill(s, p, 1, 0, flow_measure(s, p), &opt, t->cells);
	t->h = t->cells->h;
	t->before = p->style == STYLE_H1 ? 4 : style->before_pt;
	t->after = style->after_pt;
	t->may_split = true;
	t->grid = style->leading_pt == s->t->baseline_pt && !style_is_head(p->style) ? s->t->baseline_pt / 2 : 0;
	t->keep_next = b->keep_next || style_is_head(p->style);
}
