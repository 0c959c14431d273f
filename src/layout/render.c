/* render.c: pieces into the ops of a page, in reading order. */
#include "layout_int.h"

#include <math.h>
#include <string.h>

struct op *op_new(struct setter *s, enum op_kind kind, int node)
{
	struct op *op = vec_push(s->tmp, &s->ops);
	*op = (struct op){ .kind = kind, .node = node };
	return op;
}

struct op *op_rect(struct setter *s, double x, double y, double w, double h, uint32_t colour)
{
	struct op *op = op_new(s, OP_RECT, -1);
	op->x = s->ox + x;
	op->y = s->oy + y;
	op->w = w;
	op->h = h;
	op->colour = colour;
	return op;
}

struct op *op_line(struct setter *s, double x, double y, double dx, double dy, double pt, uint32_t colour)
{
	struct op *op = op_new(s, OP_LINE, -1);
	op->x = s->ox + x;
	op->y = s->oy + y;
	op->w = dx;
	op->h = dy;
	op->line_pt = pt;
	op->colour = colour;
	return op;
}

struct op *op_string(struct setter *s, int node, enum style style, double x, double y, struct str text)
{
	const struct type_style *st = &s->t->styles[style];
	struct op *op = op_new(s, OP_TEXT, node);
	op->x = s->ox + x;
	op->y = s->oy + y;
	op->face = st->face;
	op->features = st->features;
	op->size_pt = st->size_pt;
	op->tracking_pt = st->tracking_pt;
	op->colour = s->t->inks[st->ink];
	op->text = text;
	return op;
}

double string_width(struct setter *s, enum style style, struct str text)
{
	double natural = 0, narrowest = 0;
	linebreak_extent(s, paragraph_of(s, style, text, 0), &s->t->styles[style], &natural, &narrowest);
	return natural;
}

static void draw_link(struct setter *s, const struct piece *pc, int node, const struct look *l, double x, double base)
{
	struct op *op = op_new(s, OP_LINK, node);
	op->x = s->ox + x;
	op->y = s->oy + base - l->size * .85;
	op->w = pc->w;
	op->h = l->size * 1.15;
	op->target = pc->run->link;
	op->title = pc->run->title;
}

/* The Link element of a piece: its own, or what its Span stands in. */
static int link_node(struct setter *s, int node)
{
	if (node >= 0 && strcmp(node_at(s, node)->type, "Span") == 0)
		return node_at(s, node)->parent;
	return node;
}

static void draw_piece(struct setter *s, const struct par *p, const struct piece *pc, double x, double base, bool artifact)
{
	struct look l = look_of(s->t, p->style, pc->run);
	if (pc->run->attr & RUN_BADGE)
		badge_draw(s, pc, &l, x, base - l.raise);
	int node = artifact ? -1 : pc->node;
	struct op *op = op_new(s, OP_TEXT, node);
	op->x = s->ox + x;
	op->y = s->oy + base - l.raise;
	op->face = l.face;
	op->features = l.features;
	op->size_pt = l.size;
	op->word_space_pt = pc->space;
	op->tracking_pt = l.tracking + pc->tracking;
	op->colour = p->recolour && !pc->run->inked ? p->colour : l.colour;
	op->text = pc->text;
	op->lang = pc->run->lang;
	op->hyphen = pc->hyphen;
	op->space_after = pc->space_after;
	if (pc->run->link && !artifact)
		draw_link(s, pc, link_node(s, node), &l, x, base - l.raise);
}

static double line_offset(const struct par *p, const struct line *line, double width)
{
	switch (p->style->align) {
	case ALIGN_RIGHT: return width - line->w;
	case ALIGN_CENTRE: return (width - line->w) / 2;
	default: return 0;
	}
}

static void draw_label(struct setter *s, const struct par *p, double x, double base, bool artifact)
{
	struct piece pc = { .run = p->label, .text = str_trim(run_text(s->a, p->style, p->label)), .node = p->label_node,
		.space_after = true };
	struct look l = look_of(s->t, p->style, p->label);
	pc.w = s->ms->width(s->ms->ctx, l.face, l.features, l.size, pc.text);
	draw_piece(s, p, &pc, x, base, artifact);
}

static void draw_bullet(struct setter *s, const struct par *p, double x, double base, bool artifact)
{
	struct op *op = op_string(s, artifact ? -1 : p->lbl, p->p->style, x, base, STR("\xE2\x80\xA2"));
	op->space_after = true;
	op->x += p->style->size_pt * .22;
}

/* Where links lead to, and the document's outline. */
static void mark_place(struct setter *s, const struct par *p, double x, double y)
{
	if (p->p->anchor) {
		struct op *op = op_new(s, OP_ANCHOR, -1);
		op->x = s->ox + x;
		op->y = s->oy + y;
		op->target = p->p->anchor;
	}
	if (!p->p->outline)
		return;
	int level = p->p->style == STYLE_H2 ? 2 : p->p->style == STYLE_H3 ? 3 : 1;
	if (level > s->o_level + 1)
		level = s->o_level + 1;
	s->o_level = level;
	*vec_push(s->a, &s->out->outlines) = (struct outline){ .title = p->p->outline, .level = (unsigned)level,
		.page = (unsigned)s->out->pages.n, .y = s->oy + y };
}

void draw_par(struct setter *s, const struct cell_set *c, const struct par *p, size_t from, size_t to, double y,
    bool artifact)
{
	double base = y + par_first_baseline(p);
	if (from == 0 && !artifact) {
		contents_note_page(s, p->p);
		mark_place(s, p, c->x, y);
	}
	if (from == 0 && p->p->bullet)
		draw_bullet(s, p, c->x, base, artifact);
	if (from == 0 && p->label)
		draw_label(s, p, c->x, base, artifact);
	for (size_t i = from; i < to; i++, base += p->leading) {
		const struct line *line = &p->lines[i];
		double x = c->x + p->x + line_offset(p, line, c->w - p->x);
		for (size_t k = 0; k < line->n; k++)
			draw_piece(s, p, &line->v[k], x + line->v[k].x, base, artifact);
	}
}

static void draw_cell(struct setter *s, const struct placed *p, size_t i)
{
	const struct cell_set *c = &p->strip->cells[i];
	struct cursor at = begin_of(p->from, i);
	struct cursor to = p->to ? p->to[i] : (struct cursor){ c->n, 0 };
	/* Nothing was broken off: the side's name is said without "continued". */
	if (p->below && i == 0 && to.par > 1)
		to = (struct cursor){ 1, 0 };
	if (p->strip->again && p->strip->again[i].n && !p->first && !cell_done(c, at))
		draw_par(s, &p->strip->again[i], p->strip->again[i].v, 0, p->strip->again[i].v->n, p->y + p->strip->pad_top + p->strip->again[i].dy, true);
	/* The begin keeps the shift that aligns first baselines. */
	double top = at.par || at.line ? cell_top(c, at) : 0;
	for (; at.par < c->n && (at.par < to.par || (at.par == to.par && at.line < to.line));
	     at = (struct cursor){ at.par + 1, 0 }) {
		size_t end = at.par < to.par ? c->v[at.par].n : to.line;
		draw_par(s, c, &c->v[at.par], at.line, end, p->y + strip_top(p->strip, p->first) + cell_top(c, at) - top, p->artifact);
	}
}

bool row_label(const struct strip *t, size_t i)
{
	const struct cell_set *c = &t->cells[i];
	return c->n && (i == 0 || (t->row && !t->block->table.side_heads && c->n == 1 && c->v[0].n <= 2));
}

/* The side's name that stands before what c has at *at, if it began before that, or NULL. */
static const struct run *side_going_on(const struct cell_set *c, struct cursor at)
{
	for (size_t i = at.par + (at.line > 0); !cell_done(c, at) && i-- > 0;) {
		const struct paragraph *p = c->v[i].p;
		const struct run *first = p->runs.n ? &p->runs.v[0] : NULL;
		if (first && first->inked && first->attr & RUN_BOLD && first->ink >= INK_SIDE && first->ink < INK_SIDE_TINT)
			return first;
	}
	return NULL;
}

static bool begins_side(const struct cell_set *c, struct cursor at)
{
	return at.line == 0 && !cell_done(c, at) && side_going_on(c, (struct cursor){ at.par, 1 }) == &c->v[at.par].p->runs.v[0];
}

/* "continued"; of a row with sides below one another, "2017 continued". */
static struct paragraph *more_of(struct setter *s, const struct placed *p)
{
	struct paragraph *more = paragraph_of(s, STYLE_META, s->m->continued, RUN_ITALIC);
	const struct strip *t = p->strip;
	const struct run *side = NULL;
	for (size_t i = 1; i < t->n && !side && t->kind == STRIP_ROW; i++)
		side = begins_side(&t->cells[i], p->from[i]) ? NULL : side_going_on(&t->cells[i], p->from[i]);
	if (!side)
		return more;
	struct run word = more->runs.v[0];
	more->runs.v[0] = (struct run){ .text = str_c(arena_printf(s->a, "%.*s ", STR_ARG(str_trim(side->text)))), .attr = side->attr, .ink = side->ink, .inked = true };
	*vec_push(s->tmp, &more->runs) = word;
	return more;
}

/* p at c's measure, unless that is too narrow for its words or takes more lines. */
static bool fill_narrow(struct setter *s, const struct paragraph *p, const struct cell_set *c, size_t lines, const struct cell_opt *opt, struct cell_set *out)
{
	double natural = 0, narrowest = 0;
	for (size_t i = 0; i < p->runs.n; i++) {
		struct paragraph *word = paragraph_of(s, p->style, str_trim(p->runs.v[i].text), p->runs.v[i].attr);
		linebreak_extent(s, word, &s->t->styles[p->style], &natural, &narrowest);
		if (natural > c->w)
			return false;
	}
	cell_fill(s, p, 1, c->x, c->w, opt, out);
	return out->v[0].n <= lines;
}

/* A row that goes on says of what, where its labels are through; and
 * "continued" below the first that leaves room for it, or behind. */
static void draw_row_labels(struct setter *s, const struct placed *p)
{
	const struct strip *t = p->strip;
	bool said = t->again;
	if ((t->kind != STRIP_ROW && t->kind != STRIP_TAIL) || p->first)
		return;
	struct cell_opt opt = { .parent = -1, .recolour = true, .colour = s->t->inks[INK_MUTED] };
	const struct paragraph *more = more_of(s, p);
	for (size_t i = 0; i < t->n; i++) {
		const struct cell_set *c = &t->cells[i];
		struct cell_set *label = arena_array(s->tmp, 2, struct cell_set);
		if (!row_label(t, i) || !cell_done(c, p->from[i]))
			continue;
		cell_fill(s, c->v[0].p, 1, c->x, c->w, &opt, &label[0]);
		double y = p->y + t->pad_top + c->dy, room = p->h - t->pad_top - c->dy;
		if (label[0].h > room)
			continue;
		if (!said && (said = fill_narrow(s, more, c, more->runs.n, &opt, &label[1]) && label[0].h + label[1].h <= room))
			draw_par(s, &label[1], &label[1].v[0], 0, label[1].v[0].n, y + label[0].h, true);
		else if (!said && (said = fill_narrow(s, continued_head(s, c->v[0].p), c, 1, &opt, &label[1])))
			label[0] = label[1];
		draw_par(s, &label[0], &label[0].v[0], 0, label[0].v[0].n, y, true);
	}
}

static void draw_op(struct setter *s, const struct op *drawn, double dy)
{
	struct op *op = op_new(s, OP_RECT, -1);
	*op = *drawn;
	op->x += s->ox;
	op->y += s->oy + dy;
}

/* The head again over the rows that go on, which are a Figure of their own. */
static void draw_rest(struct setter *s, const struct placed *p)
{
	const struct strip *t = p->strip;
	double up = t->rows[p->op_from] - t->rows[t->bars[0]];
	for (size_t i = 0; i < t->bars[0]; i++) {
		draw_op(s, &t->ops[i], p->y);
		s->ops.v[s->ops.n - 1].node = -1;
	}
	for (size_t i = p->op_from; i < p->op_to; i++) {
		int *node = &t->ops[i].node;
		if (*node == t->node)
			*node = t->more;
		else if (*node >= 0 && node_at(s, *node)->parent == t->node)
			node_at(s, *node)->parent = t->more;
		draw_op(s, &t->ops[i], p->y - up);
	}
}

static void draw_figure(struct setter *s, const struct placed *p)
{
	const struct strip *t = p->strip;
	if (!t->n_ops)
		return;
	if (p->op_from)
		draw_rest(s, p);
	else
		for (size_t i = 0; i < (p->op_to ? p->op_to : t->n_ops); i++)
			draw_op(s, &t->ops[i], p->op_to ? p->y : p->y - t->rows[i] * (1 - p->h / t->h));
	struct node *n = node_at(s, p->op_from ? t->more : t->node);
	n->page = (int)s->out->pages.n;
	n->box.x0 = s->ox;
	n->box.y0 = s->oy + p->y;
	n->box.x1 = s->ox + s->width;
	n->box.y1 = s->oy + p->y + p->h;
}

/* Bands of one topic, side by side on paper, are told side after side. */
static size_t band_run(const struct placed *v, size_t n)
{
	size_t k = 1;
	while (k < n && v[0].strip->kind == STRIP_BAND && v[k].strip->kind == STRIP_BAND &&
	       v[k].strip->group == v[0].strip->group)
		k++;
	return k;
}

struct page *render_page(struct setter *s, const struct placed *v, size_t n, const struct foot *f, double height)
{
	s->ops.n = 0;
	for (size_t i = 0; i < n;) {
		size_t k = band_run(v + i, n - i);
		for (size_t j = i; j < i + k; j++)
			decorate(s, &v[j]);
		bool contents = v[i].strip->kind == STRIP_CONTENTS;
		for (size_t c = 0; !contents && c < v[i].strip->n; c++)
			for (size_t j = i; j < i + k; j++)
				draw_cell(s, &v[j], c);
		draw_figure(s, &v[i]);
		if (!v[i].first)
			draw_row_labels(s, &v[i]);
		if (contents)
			draw_contents(s, &v[i]);
		i += k;
	}
	notes_draw(s, f, height);
	struct page *page = vec_push(s->a, &s->out->pages);
	*page = (struct page){ .label = arena_printf(s->a, "%zu", s->out->pages.n) };
	page->ops.v = arena_array(s->a, s->ops.n + 4, struct op); /* and the running heads and feet */
	page->ops.n = s->ops.n;
	page->ops.cap = s->ops.n + 4;
	if (s->ops.n)
		memcpy(page->ops.v, s->ops.v, s->ops.n * sizeof *s->ops.v);
	return page;
}

/* Without the last parts of "a · b · c", as far as the width asks; as it was if
 * one part is left. */
static struct str without_ends(struct setter *s, enum style style, struct str text, double width)
{
	static const struct str sep = { " · ", 4 };
	struct str cut = text;
	while (string_width(s, style, cut) > width) {
		size_t at = cut.n;
		while (at > 0 && !str_starts(str_sub(cut, at - 1, cut.n), sep))
			at--;
		if (!at)
			return text;
		cut = str_sub(cut, 0, at - 1);
	}
	return cut;
}

/* At most n bytes, up to the end of a word that can stand before an ellipsis: one
 * of more than three letters. */
static struct str cut_at_word(struct str text, size_t n)
{
	enum { SHORT = 3 };
	bool whole = text.p[n] == ' ';
	for (size_t end = n; end; whole = true) {
		size_t from = end;
		while (from && text.p[from - 1] != ' ')
			from--;
		if (whole && end - from > SHORT)
			return str_sub(text, 0, end);
		end = from ? from - 1 : 0;
	}
	return str_sub(text, 0, n);
}

/* Cut to width with an ellipsis. */
static struct str shorten(struct setter *s, enum style style, struct str text, double width)
{
	if (string_width(s, style, text) <= width)
		return text;
	size_t low = 0, high = text.n;
	while (low + 1 < high) {
		size_t mid = (low + high) / 2;
		struct str cut = str_c(arena_printf(s->a, "%.*s", (int)mid, text.p));
		*(string_width(s, style, cut) < width - s->t->styles[style].size_pt ? &low : &high) = mid;
	}
	while (low && (text.p[low] & 0xC0) == 0x80)
		low--;
	struct str cut = cut_at_word(text, low);
	while (cut.n && strchr(",;:.", cut.p[cut.n - 1]))
		cut.n--;
	return str_c(arena_printf(s->a, "%.*s…", STR_ARG(cut)));
}

/* Blanks and capitals as a paragraph of the style would have them. */
static struct str as_set(struct setter *s, enum style style, struct str text)
{
	struct run r = { .text = text };
	return str_trim(run_text(s->a, &s->t->styles[style], &r));
}

static void foot_line(struct setter *s, struct page *page, enum style style, double y, struct str left, struct str right,
    bool mirrored)
{
	left = as_set(s, style, left);
	right = as_set(s, style, right);
	double right_w = string_width(s, style, right);
	left = shorten(s, style, without_ends(s, style, left, s->width - right_w - 12), s->width - right_w - 12);
	double left_w = string_width(s, style, left);
	s->ops.n = 0;
	s->oy = 0;
	if (left.n)
		op_string(s, -1, style, mirrored ? s->width - left_w : 0, y, left);
	if (right.n)
		op_string(s, -1, style, mirrored ? 0 : s->width - right_w, y, right);
	for (size_t i = 0; i < s->ops.n; i++)
		*vec_push(s->a, &page->ops) = s->ops.v[i];
}

void render_feet(struct setter *s)
{
	size_t n = s->out->pages.n;
	contents_number(s);
	for (size_t i = 0; i < n; i++) {
		struct page *page = &s->out->pages.v[i];
		bool even = s->t->two_sided && i % 2 == 1;
		s->ox = even ? s->t->margin_outer_pt : s->t->margin_inner_pt;
		if (i > 0)
			foot_line(s, page, STYLE_HEAD, s->t->margin_top_pt * .56, s->m->head_left,
			    shorten(s, STYLE_HEAD, s->running.v[i], s->width / 2), even);
		struct str number = str_c(arena_printf(s->a, "%zu / %zu", i + 1, n));
		/* The number stands at the outer edge. */
		struct str text = shorten(s, STYLE_FOOT, s->m->foot_right, s->width / 2), first = even ? number : text, last = even ? text : number;
		if (text.n)
			number = str_c(arena_printf(s->a, "%.*s · %.*s", STR_ARG(first), STR_ARG(last)));
		foot_line(s, page, STYLE_FOOT, s->t->paper_h_pt - s->t->margin_bottom_pt * .42, s->m->foot_left, number, even);
	}
}
