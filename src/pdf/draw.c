/* draw.c: a page's operations as a content stream.
 *
 * Layout counts y downwards from the upper left corner; here, and nowhere
 * else, it is turned over.  Everything drawn is marked: as content of an
 * element, or as an artifact.  Text stays in the order of the operations,
 * which is the reading order; grounds and rules come first. */
#include "draw_int.h"

#include <math.h>

#include "syntax_int.h"

enum { NOTHING = -2, ARTIFACT = -1 }; /* marked content that is open, if not an element */

/* Marks and text objects nest: a mark that was opened within a text object
 * leaves it open for the next. */
static void end_marked(struct pen *p)
{
	if (p->open_in_text)
		pen_end_tj(p);
	else
		pen_end_text(p);
	if (p->open != NOTHING)
		strbuf_puts(p->out, "EMC\n");
	p->open = NOTHING;
	p->open_in_text = false;
}

static void put_mark(struct strbuf *b, const char *type, int mcid)
{
	strbuf_putc(b, '/');
	strbuf_puts(b, type);
	strbuf_puts(b, "<</MCID ");
	put_fixed(b, mcid, 0);
	strbuf_puts(b, ">>BDC\n");
}

static void begin_marked(struct pen *p, int element)
{
	if (element == ARTIFACT)
		strbuf_puts(p->out, "/Artifact BMC\n");
	else
		put_mark(p->out, tags_type(p->w, element), tags_mark(p->w, p->page, element));
	p->open = element;
	p->open_in_text = p->in_text;
}

static void mark_text(struct pen *p, int element)
{
	bool same = p->open == element;
	if (!same)
		end_marked(p);
	pen_begin_text(p);
	if (!same)
		begin_marked(p, element);
}

static void mark_graphics(struct pen *p, int element)
{
	bool same = p->open == element && !p->open_in_text;
	if (!same)
		end_marked(p);
	pen_end_text(p);
	if (!same)
		begin_marked(p, element);
}

static void draw_text(struct pen *p, const struct op *op, double y)
{
	bool foreign = op->lang && is_plain(str_c(op->lang));
	pen_fill(p, op->colour);
	pen_number(p, op->word_space_pt, &p->word_space, " Tw\n");
	pen_number(p, op->tracking_pt, &p->tracking, " Tc\n");
	pen_start(p, op->x, y, op->size_pt);
	p->track = op->tracking_pt * 1000 / op->size_pt;
	p->space = op->word_space_pt * 1000 / op->size_pt;
	if (foreign)
		pen_open_span(p, "Lang", str_c(op->lang));
	show_text(p, op);
	if (foreign)
		pen_close_span(p);
	p->end_x = op->x + p->at * op->size_pt / 1000;
}

/* Rounded corners are those of a stroke with round joins around a smaller
 * rectangle: four numbers where a path of curves takes forty. */
static void set_round_stroke(struct pen *p, uint32_t rgb, double radius)
{
	pen_stroke(p, rgb, 2 * radius);
	if (!p->round_joins)
		strbuf_puts(p->out, "1 j\n");
	p->round_joins = true;
}

static void draw_rect(struct pen *p, const struct op *op, double y)
{
	double r = fmin(op->radius_pt, fmin(op->w, op->h) / 2);
	bool round = r > 0;
	if (!round)
		r = 0;
	pen_fill(p, op->colour);
	if (round)
		set_round_stroke(p, op->colour, r);
	pen_pair(p, op->x + r, y - op->h + r);
	strbuf_putc(p->out, ' ');
	pen_pair(p, op->w - 2 * r, op->h - 2 * r);
	strbuf_puts(p->out, round ? " re B\n" : " re f\n");
}

static void draw_line(struct pen *p, const struct op *op, double y)
{
	pen_stroke(p, op->colour, op->line_pt);
	pen_pair(p, op->x, y);
	strbuf_puts(p->out, " m ");
	pen_pair(p, op->x + op->w, y - op->h);
	strbuf_puts(p->out, " l S\n");
}

static void draw_op(struct pen *p, const struct op *op)
{
	double y = p->w->layout->paper_h_pt - op->y;
	switch (op->kind) {
	case OP_LINK: nav_link(p->w, p->page, op); break;
	case OP_ANCHOR: break; /* nav_open took it */
	case OP_TEXT:
		if (!op->text.n)
			break;
		mark_text(p, op->node);
		tags_text(p->w, op->node, op->text);
		draw_text(p, op, y);
		break;
	case OP_RECT:
		mark_graphics(p, op->node);
		draw_rect(p, op, y);
		break;
	case OP_LINE:
		mark_graphics(p, op->node);
		draw_line(p, op, y);
		break;
	}
}

static bool is_ground(const struct op *op)
{
	return op->node < 0 && (op->kind == OP_RECT || op->kind == OP_LINE);
}

int draw_page(struct writer *w, unsigned page)
{
	const struct page *from = &w->layout->pages.v[page];
	strbuf_cut(&w->content, 0);
	struct pen pen = {
		.w = w, .out = &w->content, .page = page, .open = NOTHING, .subset = -1, .line_width = 1000,
	};
	/* Grounds and rules lie under all text, and first: text is not
	 * interrupted by them. */
	for (int grounds = 1; grounds >= 0; grounds--)
		for (size_t i = 0; i < from->ops.n; i++)
			if (is_ground(&from->ops.v[i]) == grounds)
				draw_op(&pen, &from->ops.v[i]);
	end_marked(&pen);
	pen_end_text(&pen);
	struct str content = strbuf_str(&w->content);
	if (save_deflate(w, &content) < 0)
		return -1;
	haru_page_content(w->pages[page], content);
	return 0;
}
