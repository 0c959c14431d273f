/* svg.c: a page as a small picture, for lists of editions.
 *
 * Grounds and rules are drawn as they are; a word is a bar as high as its small
 * letters, because that is all that is left of it at this size, and because
 * a bar needs no font and can hold no hostile text.  One path a colour. */
#include "layout.h"

#include <math.h>
#include <string.h>

#include "utf8.h"

#define BAR .5       /* height of a bar, of the type size: about that of an x */
#define GREY ".62"   /* of a bar: letters cover no more of the paper */

enum { SVG_MAX = 14000 }; /* bytes; a page with more is drawn in bars of lines */

struct svg {
	const struct measure *m;
	struct strbuf *out;
	size_t start;
	bool open;          /* a path is */
	uint32_t colour;    /* of it */
	int width;          /* of it, in tenths of a point; 0: it is filled */
	int x, y;           /* the pen, in tenths */
	bool lines;         /* bars of lines, not of words */
};

static int tenths(double pt)
{
	double t = round(pt * 10);
	return t > 1e6 ? 1000000 : t < -1e6 ? -1000000 : (int)t;
}

/* Whole points look as well at this size, and are half the bytes. */
static int points(double pt)
{
	return tenths(round(pt));
}

static void put_number(struct strbuf *b, int t)
{
	int rest = t < 0 ? -t : t;
	if (t < 0)
		strbuf_putc(b, '-');
	if (rest >= 10 || rest % 10 == 0)
		strbuf_putf(b, "%d", rest / 10);
	if (rest % 10)
		strbuf_putf(b, ".%d", rest % 10);
}

static void close_path(struct svg *s)
{
	if (s->open)
		strbuf_puts(s->out, "\"/>\n");
	s->open = false;
}

static void open_path(struct svg *s, uint32_t colour, int width)
{
	if (s->open && s->colour == colour && s->width == width)
		return;
	close_path(s);
	strbuf_putf(s->out, width ? "<path fill=\"none\" stroke=\"#%06x\" stroke-width=\"" : "<path fill=\"#%06x\" d=\"", (unsigned)colour & 0xFFFFFF);
	if (width) {
		put_number(s->out, width);
		strbuf_puts(s->out, "\" d=\"");
	}
	s->open = true;
	s->colour = colour;
	s->width = width;
	s->x = s->y = 0;
}

static void pair(struct svg *s, char how, int x, int y)
{
	strbuf_putc(s->out, how);
	put_number(s->out, x);
	if (y >= 0)
		strbuf_putc(s->out, ' ');
	put_number(s->out, y);
}

/* To (x, y), by whichever way is shorter. */
static void move(struct svg *s, int x, int y)
{
	if (s->y == y)
		pair(s, 'm', x - s->x, 0);
	else
		pair(s, 'M', x, y);
	s->x = x;
	s->y = y;
}

static void draw_rect(struct svg *s, const struct op *op)
{
	int w = tenths(op->w), h = tenths(op->h);
	open_path(s, op->colour, 0);
	move(s, tenths(op->x), tenths(op->y));
	strbuf_putc(s->out, 'h');
	put_number(s->out, w);
	strbuf_putc(s->out, 'v');
	put_number(s->out, h);
	strbuf_putc(s->out, 'h');
	put_number(s->out, -w);
	strbuf_putc(s->out, 'z');
}

static void draw_line(struct svg *s, const struct op *op)
{
	int w = tenths(op->line_pt);
	open_path(s, op->colour, w > 5 ? w : 5);
	move(s, tenths(op->x), tenths(op->y));
	pair(s, 'l', tenths(op->w), tenths(op->h));
	s->x += tenths(op->w);
	s->y += tenths(op->h);
}

static double width_of(const struct svg *s, const struct op *op, struct str text)
{
	double w = s->m->width(s->m->ctx, op->face, op->features, op->size_pt, text);
	for (size_t i = 0; i < text.n;) {
		w += op->tracking_pt;
		if (utf8_next(text, &i) == ' ')
			w += op->word_space_pt;
	}
	return w;
}

static void bar(struct svg *s, int from, int to, int y)
{
	if (to <= from)
		return;
	move(s, from, y);
	strbuf_putc(s->out, 'h');
	put_number(s->out, to - from);
	s->x = to;
}

static void draw_text(struct svg *s, const struct op *op)
{
	struct str rest = op->text;
	double x = op->x, space = width_of(s, op, STR(" "));
	int y = points(op->y - op->size_pt * BAR / 2);
	while (rest.p) {
		struct str word = s->lines ? rest : str_cut(&rest, ' ');
		double w = word.n ? width_of(s, op, word) : 0;
		bar(s, points(x), points(x + w), y);
		x += w + space;
		if (s->lines)
			break;
	}
}

/* The bars of one colour and size after the other, in the order in which they are met. */
static void draw_texts(struct svg *s, const struct page *page, bool *drawn)
{
	for (size_t i = 0; i < page->ops.n; i++) {
		const struct op *first = &page->ops.v[i];
		if (first->kind != OP_TEXT || drawn[i] || s->out->n - s->start > SVG_MAX)
			continue;
		open_path(s, first->colour, points(first->size_pt * BAR));
		for (size_t k = i; k < page->ops.n && s->out->n - s->start <= SVG_MAX; k++) {
			const struct op *op = &page->ops.v[k];
			if (op->kind != OP_TEXT || drawn[k] || op->colour != first->colour || points(op->size_pt * BAR) != s->width)
				continue;
			draw_text(s, op);
			drawn[k] = true;
		}
	}
	close_path(s);
}

static void draw_grounds(struct svg *s, const struct page *page)
{
	for (size_t i = 0; i < page->ops.n && s->out->n - s->start < SVG_MAX / 2; i++) {
		const struct op *op = &page->ops.v[i];
		if (op->kind == OP_RECT && op->w > 0 && op->h > 0)
			draw_rect(s, op);
		else if (op->kind == OP_LINE)
			draw_line(s, op);
	}
	close_path(s);
}

static void draw_page(struct svg *s, const struct layout *l, const struct page *page, bool *drawn)
{
	int w = tenths(l->paper_w_pt), h = tenths(l->paper_h_pt);
	strbuf_puts(s->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
	put_number(s->out, w);
	strbuf_putc(s->out, ' ');
	put_number(s->out, h);
	strbuf_puts(s->out, "\">\n<path fill=\"#fff\" d=\"M0 0h");
	put_number(s->out, w);
	strbuf_putc(s->out, 'v');
	put_number(s->out, h);
	strbuf_puts(s->out, "H0z\"/>\n");
	draw_grounds(s, page);
	strbuf_puts(s->out, "<g opacity=\"" GREY "\">\n");
	draw_texts(s, page, drawn);
	strbuf_puts(s->out, "</g>\n</svg>\n");
}

void layout_svg(struct arena *a, const struct layout *l, size_t page, const struct measure *m, struct strbuf *out)
{
	const struct page *p = &l->pages.v[page];
	struct svg s = { .m = m, .out = out, .start = out->n };
	bool *drawn = arena_array(a, p->ops.n, bool);
	draw_page(&s, l, p, drawn);
	if (out->n - s.start <= SVG_MAX)
		return;
	strbuf_cut(out, s.start);
	s.lines = true;
	memset(drawn, 0, p->ops.n * sizeof *drawn);
	draw_page(&s, l, p, drawn);
}
