/* terminal_lines.c: paragraphs as lines of a terminal, and lines side by side. */
#include "screen_int.h"
#include "utf8.h"

#include <stdio.h>

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

void screen_rule(struct screen *g, struct str piece)
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
struct line screen_flatten(struct screen *g, const struct paragraph *p)
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
		if (reference && text.n && text.p[text.n - 1] != ' ' && text.p[text.n - 1] != ']') /* a line may end before it */
			strbuf_putc(&text, ' ');
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
	struct line whole = screen_flatten(g, p);
	if (!g->t->utf8)
		whole = to_ascii(g, whole);
	struct term_lines broken = term_wrap(g->a, whole.text, width, width);
	for (size_t i = 0; i < broken.n; i++) {
		struct str s = broken.v[i];
		*(struct line *)vec_push(g->a, out) = (struct line){ s, s.n ? whole.attrs + (s.p - whole.text.p) : NULL };
	}
}

struct lines screen_lines(struct screen *g, const struct paragraph *v, size_t n, size_t width)
{
	struct lines out = { 0 };
	for (size_t i = 0; i < n; i++)
		add_par(g, &v[i], width, &out);
	return out;
}

void screen_par(struct screen *g, const struct paragraph *p)
{
	struct lines lines = screen_lines(g, p, 1, g->t->width);
	if (heading_level(p->style) > 2)
		strbuf_putc(g->b, '\n');
	if (heading_level(p->style) == 2) {
		strbuf_putc(g->b, '\n');
		screen_rule(g, STR("═"));
	}
	for (size_t i = 0; i < lines.n; i++) {
		put_line(g, &lines.v[i], 0);
		strbuf_putc(g->b, '\n');
	}
}

void screen_words(struct screen *g, struct str text)
{
	struct run run = { .text = text };
	struct paragraph p = { .style = STYLE_META, .runs = { &run, 1, 1 } };
	screen_par(g, &p);
}

void screen_cells(struct screen *g, const struct lines *cells, const size_t *widths, size_t n)
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

struct lines screen_head(struct screen *g, struct str head, unsigned attr, size_t width)
{
	struct run run = { .text = head, .attr = RUN_BOLD };
	struct paragraph p = { .style = STYLE_CELL_HEAD, .runs = { &run, 1, 1 } };
	if (attr >= SIDE)
		run.inked = true, run.ink = (enum ink)(INK_SIDE + attr / SIDE - 1);
	return screen_lines(g, &p, 1, width);
}

void screen_stacked(struct screen *g, struct str head, unsigned attr, const struct paragraph *v, size_t n)
{
	struct lines lines = head.n ? screen_head(g, head, attr, g->t->width) : (struct lines){ 0 };
	for (size_t i = 0; i < n; i++)
		add_par(g, &v[i], g->t->width - 2, &lines);
	for (size_t i = 0; i < lines.n; i++) {
		strbuf_puts(g->b, i || !head.n ? "  " : "");
		put_line(g, &lines.v[i], 0);
		strbuf_putc(g->b, '\n');
	}
}
