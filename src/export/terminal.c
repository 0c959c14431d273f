/* terminal.c: the brief in columns of characters.
 *
 * A cell is a list of lines, a line is text with an attribute a byte; rows of
 * cells are padded to their columns.  Where columns would become too narrow to
 * read, their cells stand below each other under their heads. */
#include "export_int.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { NARROW = 16, GAP = 3 }; /* columns: of a side at least; between two */
enum attr { BOLD = 1, DIM = 2, SLANT = 4, SIDE = 16 }; /* SIDE * (1 + side) */

struct line {
	struct str text;
	const char *attrs; /* one a byte; NULL: plain */
};

struct lines {
	struct line *v;
	size_t n, cap;
};

struct screen {
	struct arena *a;
	const struct model *m;
	const struct terminal *t;
	struct strbuf *b;
};

static const char *sgr(unsigned attr, char out[32])
{
	static const char *const colours[] = { "", ";36", ";33", ";32", ";35" };
	snprintf(out, 32, "\033[0%s%s%s%sm", attr & BOLD ? ";1" : "", attr & DIM ? ";2" : "", attr & SLANT ? ";3" : "", colours[attr / SIDE % 5]);
	return out;
}

/* A line and blanks up to `width` columns; no blanks where width is 0. */
static void put_line(struct screen *g, const struct line *l, size_t width)
{
	char code[32];
	unsigned now = 0;
	for (size_t i = 0; i < l->text.n; i++) {
		unsigned attr = l->attrs && g->t->colour ? (unsigned char)l->attrs[i] : 0;
		if (attr != now)
			strbuf_puts(g->b, sgr(attr, code));
		now = attr;
		strbuf_putc(g->b, l->text.p[i]);
	}
	if (now)
		strbuf_puts(g->b, "\033[0m");
	for (size_t w = term_width(l->text); w < width; w++)
		strbuf_putc(g->b, ' ');
}

static void put_rule(struct screen *g, struct str piece)
{
	struct str s = term_text(g->a, g->t, piece);
	for (size_t i = 0; i < g->t->width; i++)
		strbuf_put(g->b, s);
	strbuf_putc(g->b, '\n');
}

static unsigned attr_of(const struct paragraph *p, const struct run *r)
{
	unsigned attr = r->attr & (RUN_BOLD | RUN_BADGE) || heading_level(p->style) || p->style == STYLE_CELL_HEAD ? BOLD : 0;
	attr |= r->attr & RUN_ITALIC ? SLANT : 0;
	if (r->inked && r->ink >= INK_SIDE && r->ink <= INK_SIDE_4)
		return attr | SIDE * (unsigned)(1 + r->ink - INK_SIDE);
	bool muted = (r->inked && r->ink == INK_MUTED) || r->attr & RUN_SUP || p->style == STYLE_LABEL || p->style == STYLE_META || p->style == STYLE_KICKER;
	return attr | (muted && !(attr & BOLD) ? DIM : 0);
}

/* A paragraph's runs as one text with its attributes; references in brackets. */
static struct line flatten(struct screen *g, const struct paragraph *p)
{
	struct strbuf text, attrs;
	strbuf_init(&text);
	strbuf_init(&attrs);
	strbuf_puts(&text, p->bullet ? "• " : "");
	for (size_t i = 0; i < p->runs.n; i++) {
		const struct run *r = &p->runs.v[i];
		bool reference = (r->attr & RUN_SUP) && r->link;
		struct str s = reference && str_starts(r->text, STR("\xC2\xA0")) ? str_sub(r->text, 2, r->text.n) : r->text;
		if (r->attr & RUN_BADGE) /* no box: capitals */
			s = utf8_upper(g->a, s);
		strbuf_putf(&text, reference ? "[%.*s]" : "%.*s", STR_ARG(s));
		for (; attrs.n < text.n;)
			strbuf_putc(&attrs, p->bullet && attrs.n < 4 ? 0 : (char)attr_of(p, r));
	}
	/* Control characters become one byte each, so that the two stay in step. */
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7F)
			text.p[i] = ' ';
	struct line out = { arena_str(g->a, strbuf_str(&text)), arena_str(g->a, strbuf_str(&attrs)).p };
	strbuf_release(&text);
	strbuf_release(&attrs);
	return out;
}

/* For a terminal that shows ASCII only: each character's replacement takes its attribute. */
static struct line to_ascii(struct screen *g, struct line l)
{
	struct strbuf text, attrs;
	strbuf_init(&text);
	strbuf_init(&attrs);
	for (size_t i = 0, next; i < l.text.n; i = next) {
		struct str one = { l.text.p + i, l.text.n - i };
		next = 0;
		uint32_t c = utf8_next(one, &next);
		struct str shown = c < 0x80 ? str_sub(one, 0, 1) : utf8_ascii(g->a, str_sub(one, 0, next));
		strbuf_put(&text, shown);
		while (attrs.n < text.n)
			strbuf_putc(&attrs, l.attrs[i]);
		next += i;
	}
	struct line out = { arena_str(g->a, strbuf_str(&text)), arena_str(g->a, strbuf_str(&attrs)).p };
	strbuf_release(&text);
	strbuf_release(&attrs);
	return out;
}

static void add_par(struct screen *g, const struct paragraph *p, size_t width, struct lines *out)
{
	struct line whole = flatten(g, p);
	if (!g->t->utf8)
		whole = to_ascii(g, whole);
	struct term_lines broken = term_wrap(g->a, whole.text, width, width);
	for (size_t i = 0; i < broken.n; i++) {
		struct str s = broken.v[i];
		*(struct line *)vec_push(g->a, out) = (struct line){ s, s.n ? whole.attrs + (s.p - whole.text.p) : NULL };
	}
}

static struct lines cell_lines(struct screen *g, const struct paragraph *v, size_t n, size_t width)
{
	struct lines out = { 0 };
	for (size_t i = 0; i < n; i++)
		add_par(g, &v[i], width, &out);
	return out;
}

static void put_par(struct screen *g, const struct paragraph *p)
{
	struct lines lines = cell_lines(g, p, 1, g->t->width);
	if (heading_level(p->style) > 2)
		strbuf_putc(g->b, '\n');
	if (heading_level(p->style) == 2) {
		strbuf_putc(g->b, '\n');
		put_rule(g, STR("═"));
	}
	for (size_t i = 0; i < lines.n; i++) {
		put_line(g, &lines.v[i], 0);
		strbuf_putc(g->b, '\n');
	}
}

static void put_words(struct screen *g, struct str text)
{
	struct run run = { .text = text };
	struct paragraph p = { .style = STYLE_META, .runs = { &run, 1, 1 } };
	put_par(g, &p);
}

/* Cells side by side. */
static void put_cells(struct screen *g, const struct lines *cells, const size_t *widths, size_t n)
{
	struct str bar = term_text(g->a, g->t, STR(" │ "));
	size_t tallest = 0;
	for (size_t c = 0; c < n; c++)
		tallest = cells[c].n > tallest ? cells[c].n : tallest;
	for (size_t i = 0; i < tallest; i++) {
		for (size_t c = 0; c < n; c++) {
			struct line none = { 0 };
			if (c)
				strbuf_put(g->b, bar);
			put_line(g, i < cells[c].n ? &cells[c].v[i] : &none, c + 1 < n ? widths[c] : 0);
		}
		while (g->b->n && g->b->p[g->b->n - 1] == ' ')
			strbuf_cut(g->b, g->b->n - 1);
		strbuf_putc(g->b, '\n');
	}
}

static struct lines head_lines(struct screen *g, struct str head, unsigned attr, size_t width)
{
	struct run run = { .text = head, .attr = RUN_BOLD };
	struct paragraph p = { .style = STYLE_CELL_HEAD, .runs = { &run, 1, 1 } };
	if (attr >= SIDE)
		run.inked = true, run.ink = (enum ink)(INK_SIDE + attr / SIDE - 1);
	return cell_lines(g, &p, 1, width);
}

static void put_side_heads(struct screen *g, const size_t *widths)
{
	size_t n = g->m->sides.n;
	struct lines *cells = arena_array(g->a, n, struct lines);
	for (size_t s = 0; s < n; s++)
		cells[s] = head_lines(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), widths[s]);
	put_cells(g, cells, widths, n);
}

static void put_stacked(struct screen *g, struct str head, unsigned attr, const struct paragraph *v, size_t n)
{
	struct lines lines = head.n ? head_lines(g, head, attr, g->t->width) : (struct lines){ 0 };
	for (size_t i = 0; i < n; i++)
		add_par(g, &v[i], g->t->width - 2, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		strbuf_puts(g->b, i || !head.n ? "  " : "");
		put_line(g, &lines.v[i], 0);
		strbuf_putc(g->b, '\n');
	}
}

static size_t *even_widths(struct screen *g, size_t n)
{
	size_t *w = arena_array(g->a, n, size_t), gaps = GAP * (n - 1);
	for (size_t i = 0; i < n; i++)
		w[i] = g->t->width > gaps + n ? (g->t->width - gaps) / n : 1;
	return w;
}

static void put_sides(struct screen *g, const struct block *b)
{
	size_t n = g->m->sides.n, *widths = even_widths(g, n);
	bool beside = widths[0] >= NARROW;
	put_par(g, &b->sides.head);
	if (b->sides.state.n) {
		put_words(g, b->sides.state);
	}
	if (beside && b->sides.n_bands)
		put_side_heads(g, widths);
	for (size_t i = 0; i < b->sides.n_bands; i++) {
		struct lines *cells = arena_array(g->a, n, struct lines);
		for (size_t s = 0; s < n; s++) {
			const struct paragraph *v = b->sides.bands[i].cells[s].v;
			size_t k = b->sides.bands[i].cells[s].n;
			if (beside)
				cells[s] = cell_lines(g, v, k, widths[s]);
			else if (k)
				put_stacked(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), v, k);
		}
		if (beside)
			put_cells(g, cells, widths, n);
	}
}

static size_t natural_width(struct screen *g, const struct block *b, size_t column)
{
	size_t most = b->table.plain ? 0 : term_width(b->table.columns[column].head);
	for (size_t i = 0; i < b->table.n_rows; i++) {
		const struct cell *c = &b->table.rows[i].cells[column];
		for (size_t k = 0; k < c->n; k++) {
			size_t w = term_width(flatten(g, &c->v[k]).text);
			most = w > most ? w : most;
		}
	}
	return most ? most : 1;
}

/* Columns that need less than an even share get what they need, again and
 * again; the others share what is left. */
static size_t *table_widths(struct screen *g, const struct block *b)
{
	size_t n = b->table.n_columns, *w = arena_array(g->a, n, size_t), *need = arena_array(g->a, n, size_t);
	size_t left = g->t->width > GAP * (n - 1) ? g->t->width - GAP * (n - 1) : 0, open = n;
	for (size_t c = 0; c < n; c++)
		need[c] = natural_width(g, b, c);
	for (bool more = true; more && open;) {
		size_t share = left / open;
		more = false;
		for (size_t c = 0; c < n; c++)
			if (!w[c] && need[c] <= share) {
				w[c] = need[c];
				left -= need[c];
				open--;
				more = true;
			}
	}
	for (size_t c = 0; c < n; c++)
		if (!w[c])
			w[c] = left / open;
	return w;
}

static bool too_narrow(struct screen *g, const struct block *b, const size_t *widths)
{
	for (size_t c = 0; c < b->table.n_columns; c++)
		if (widths[c] < NARROW / 2 && widths[c] < natural_width(g, b, c))
			return true;
	return false;
}

static void put_table(struct screen *g, const struct block *b)
{
	size_t n = b->table.n_columns, *widths = table_widths(g, b);
	bool stacked = too_narrow(g, b, widths);
	struct lines *cells = arena_array(g->a, n, struct lines);
	for (size_t c = 0; c < n && !stacked && !b->table.plain; c++)
		cells[c] = head_lines(g, b->table.columns[c].head, b->table.side_heads && c ? SIDE * (unsigned)c : 0, widths[c]);
	if (!stacked && !b->table.plain) {
		put_cells(g, cells, widths, n);
		put_rule(g, STR("─"));
	}
	for (size_t i = 0; i < b->table.n_rows; i++) {
		const struct table_row *r = &b->table.rows[i];
		for (size_t c = 0; c < n; c++)
			if (!stacked)
				cells[c] = cell_lines(g, r->cells[c].v, r->cells[c].n, widths[c]);
			else if (r->cells[c].n)
				put_stacked(g, b->table.plain ? STR("") : b->table.columns[c].head, 0, r->cells[c].v, r->cells[c].n);
		if (!stacked)
			put_cells(g, cells, widths, n);
		else
			strbuf_putc(g->b, '\n');
	}
}

static void put_panels(struct screen *g, const struct block *b)
{
	size_t n = b->panels.n, *widths = even_widths(g, n ? n : 1);
	struct lines *cells = arena_array(g->a, n + 1, struct lines);
	if (!n || widths[0] < NARROW) {
		for (size_t i = 0; i < n; i++) {
			put_stacked(g, STR(""), 0, b->panels.v[i].v, b->panels.v[i].n);
			strbuf_putc(g->b, '\n');
		}
		return;
	}
	for (size_t i = 0; i < n; i++)
		cells[i] = cell_lines(g, b->panels.v[i].v, b->panels.v[i].n, widths[i]);
	put_cells(g, cells, widths, n);
}

/* A bar of blocks, then its value. */
static struct lines bar_lines(struct screen *g, const struct bar *bar, size_t side, double max, size_t width)
{
	struct strbuf b;
	double v = bar->values && isfinite(bar->values[side]) ? bar->values[side] : 0;
	struct str mark = bar->marks && bar->marks[side].n ? bar->marks[side] : STR("–");
	size_t room = width > term_width(mark) + 1 ? width - term_width(mark) - 1 : 0;
	size_t blocks = max > 0 && v > 0 ? (size_t)ceil((double)room * v / max) : 0;
	strbuf_init(&b);
	for (size_t i = 0; i < blocks; i++)
		strbuf_puts(&b, "█");
	strbuf_putf(&b, "%s%.*s", blocks ? " " : "", STR_ARG(mark));
	struct run run = { .text = arena_str(g->a, strbuf_str(&b)), .inked = true, .ink = (enum ink)(INK_SIDE + side) };
	struct paragraph p = { .style = STYLE_CELL, .runs = { &run, 1, 1 } };
	strbuf_release(&b);
	return cell_lines(g, &p, 1, width);
}

/* Below its label, a line a side. */
static void put_stacked_bar(struct screen *g, const struct bar *bar, double max)
{
	size_t widths[2] = { g->t->width / 3, g->t->width - g->t->width / 3 - GAP };
	for (size_t s = 0; s < g->m->sides.n; s++) {
		struct lines cells[2] = { head_lines(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), widths[0]),
			bar_lines(g, bar, s, max, widths[1]) };
		put_cells(g, cells, widths, 2);
	}
}

static void put_figure(struct screen *g, const struct block *b)
{
	size_t n = g->m->sides.n, label = 1;
	size_t *widths = arena_array(g->a, n + 1, size_t);
	struct lines *cells = arena_array(g->a, n + 1, struct lines);
	double max = 0;
	for (size_t i = 0; i < b->figure.n_bars; i++) {
		const struct bar *bar = &b->figure.bars[i];
		size_t w = term_width(bar->label);
		label = w > label ? w : label;
		for (size_t s = 0; s < n && bar->values && b->figure.kind == FIGURE_BUTTERFLY; s++)
			max = isfinite(bar->values[s]) ? fmax(max, bar->values[s]) : max;
	}
	widths[0] = label < g->t->width / 3 ? label : g->t->width / 3;
	for (size_t s = 0; s < n; s++) {
		size_t taken = widths[0] + GAP * n;
		widths[s + 1] = g->t->width > taken + n * 4 ? (g->t->width - taken) / n : 4;
		cells[s + 1] = head_lines(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), widths[s + 1]);
	}
	bool stacked = widths[1] < NARROW / 2;
	if (!stacked)
		put_cells(g, cells, widths, n + 1);
	for (size_t i = 0; i < b->figure.n_bars; i++) {
		struct run run = { .text = b->figure.bars[i].label };
		struct paragraph p = { .style = STYLE_CELL, .runs = { &run, 1, 1 } };
		cells[0] = cell_lines(g, &p, 1, stacked ? g->t->width : widths[0]);
		if (stacked) {
			put_cells(g, cells, widths, 1);
			put_stacked_bar(g, &b->figure.bars[i], max);
			continue;
		}
		for (size_t s = 0; s < n; s++)
			cells[s + 1] = bar_lines(g, &b->figure.bars[i], s, max, widths[s + 1]);
		put_cells(g, cells, widths, n + 1);
	}
}

void export_terminal(const struct model *m, const struct terminal *t, struct strbuf *out)
{
	struct screen g = { .a = arena_new(), .m = m, .t = t, .b = out };
	struct anchors anchors;
	anchors_find(g.a, m, &anchors);
	for (size_t i = 0; i < m->blocks.n; i++) {
		const struct block *b = &m->blocks.v[i];
		switch (b->kind) {
		case BLOCK_PARA: put_par(&g, &b->para); break;
		case BLOCK_SIDES: put_sides(&g, b); break;
		case BLOCK_TABLE: put_table(&g, b); break;
		case BLOCK_PANELS: put_panels(&g, b); break;
		case BLOCK_FIGURE: put_figure(&g, b); break;
		case BLOCK_RULE: case BLOCK_GAP: case BLOCK_PAGE: case BLOCK_CONTENTS: break;
		}
	}
	for (size_t i = 0; i < anchors.notes.n; i++)
		put_par(&g, anchors.notes.v[i]);
	strbuf_putc(out, '\n');
	put_words(&g, m->foot_right);
	arena_free(g.a);
}
