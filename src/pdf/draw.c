/* draw.c: a page's operations as a content stream.
 *
 * Layout counts y downwards from the upper left corner; here, and nowhere
 * else, it is turned over.  Places are written in hundredths of a point,
 * glyphs are moved by thousandths of an em where kerning or rounding asks for
 * it, and state (font, colour, spacing) only where it changes.  Text stays in
 * the order of the operations, which is the reading order. */
#include "writer_int.h"

#include <math.h>

#include "syntax_int.h"

enum { NOTHING = -2, ARTIFACT = -1 }; /* marked content that is open, if not an element */
enum { PLACE_DECIMALS = 2, SIZE_DECIMALS = 2, SPACING_DECIMALS = 3 };

enum tj { TJ_CLOSED, TJ_ARRAY, TJ_STRING };

/* A run of a word, to be drawn. */
struct piece {
	const struct shape *shape;
	const struct glyph_run *run;
	struct str text;        /* its bytes in the operation's text */
	bool soft_hyphen;       /* its last glyph is one */
};

struct pen {
	struct writer *w;
	struct strbuf *out;
	unsigned page;
	int open;               /* element whose content is open */
	bool in_text;
	long line_x, line_y;    /* start of the text line, as written */
	int subset;
	long size;
	long fill, stroke, line_width;
	bool round_joins;
	long word_space, tracking, rise;
	enum tj tj;
	VEC(struct piece) pieces; /* of the text at work */
	/* thousandths of an em: */
	double track, space;    /* what Tc and Tw add */
	double at, wanted;      /* places, from the operation's start */
};

static void put_pair(struct strbuf *b, double x, double y)
{
	put_number(b, x, PLACE_DECIMALS);
	strbuf_putc(b, ' ');
	put_number(b, y, PLACE_DECIMALS);
}

static void end_tj(struct pen *p)
{
	if (p->tj == TJ_STRING)
		strbuf_putc(p->out, ')');
	if (p->tj != TJ_CLOSED)
		strbuf_puts(p->out, "]TJ\n");
	p->tj = TJ_CLOSED;
}

static void end_text(struct pen *p)
{
	end_tj(p);
	if (p->in_text)
		strbuf_puts(p->out, "ET\n");
	p->in_text = false;
}

static void begin_text(struct pen *p)
{
	if (p->in_text)
		return;
	strbuf_puts(p->out, "BT\n");
	p->in_text = true;
	p->line_x = p->line_y = 0;
}

static void end_marked(struct pen *p)
{
	end_text(p);
	if (p->open != NOTHING)
		strbuf_puts(p->out, "EMC\n");
	p->open = NOTHING;
}

static void mark(struct pen *p, int element)
{
	if (p->open == element)
		return;
	end_marked(p);
	if (element == ARTIFACT)
		strbuf_puts(p->out, "/Artifact BMC\n");
	else
		strbuf_putf(p->out, "/%s<</MCID %d>>BDC\n", tags_type(p->w, element), tags_mark(p->w, p->page, element));
	p->open = element;
}

/* Set a colour, in grey where it is one; now is the current one. */
static void set_colour(struct pen *p, uint32_t rgb, long *now, const char *grey_op, const char *rgb_op)
{
	if (*now == (long)rgb)
		return;
	end_tj(p);
	*now = (long)rgb;
	unsigned r = rgb >> 16 & 255, g = rgb >> 8 & 255, b = rgb & 255;
	put_number(p->out, r / 255.0, 3);
	if (r != g || g != b) {
		strbuf_putc(p->out, ' ');
		put_number(p->out, g / 255.0, 3);
		strbuf_putc(p->out, ' ');
		put_number(p->out, b / 255.0, 3);
	}
	strbuf_puts(p->out, r == g && g == b ? grey_op : rgb_op);
}

static void fill_with(struct pen *p, uint32_t rgb)
{
	set_colour(p, rgb, &p->fill, " g\n", " rg\n");
}

/* A number of the text state: spacing or rise. */
static void set_spacing(struct pen *p, double v, long *now, const char *operator_)
{
	long fixed = lround(v * 1000);
	if (fixed == *now)
		return;
	end_tj(p);
	*now = fixed;
	put_fixed(p->out, fixed, SPACING_DECIMALS);
	strbuf_puts(p->out, operator_);
}

static void set_font(struct pen *p, unsigned subset, double size_pt)
{
	long size = lround(size_pt * 100);
	if (p->subset == (int)subset && p->size == size)
		return;
	end_tj(p);
	p->subset = (int)subset;
	p->size = size;
	strbuf_putf(p->out, "/F%u ", subset);
	put_fixed(p->out, size, SIZE_DECIMALS);
	strbuf_puts(p->out, " Tf\n");
}

static void in_array(struct pen *p)
{
	if (p->tj == TJ_CLOSED)
		strbuf_putc(p->out, '[');
	if (p->tj == TJ_STRING)
		strbuf_putc(p->out, ')');
	p->tj = TJ_ARRAY;
}

static void put_string_byte(struct pen *p, unsigned char c)
{
	if (c == '(' || c == ')' || c == '\\')
		strbuf_putc(p->out, '\\');
	if (c == '\r')
		strbuf_puts(p->out, "\\r");
	else
		strbuf_putc(p->out, (char)c);
}

static void put_code(struct pen *p, struct code code)
{
	long shift = lround(p->wanted - p->at);
	if (shift) {
		in_array(p);
		put_fixed(p->out, -shift, 0);
		p->at += (double)shift;
	}
	if (p->tj != TJ_STRING) {
		in_array(p);
		strbuf_putc(p->out, '(');
		p->tj = TJ_STRING;
	}
	if (code.cid >= CID_TWO_BYTES) {
		put_string_byte(p, 0xFF);
		put_string_byte(p, (unsigned char)(code.cid - CID_TWO_BYTES));
	} else {
		put_string_byte(p, (unsigned char)code.cid);
	}
	p->at += code.width + p->track + (code.cid == CID_SPACE ? p->space : 0);
}

/* How far a glyph moves the pen, spacing included. */
static double step(const struct pen *p, const struct glyph *g)
{
	return g->advance + (g->advance > 0 ? p->track : 0) + (g->space ? p->space : 0);
}

/* text is what the glyph stands for here, which may be a soft hyphen. */
static void show_glyph(struct pen *p, const struct glyph *g, struct str text, double x, double size_pt)
{
	struct code code = code_of(p->w, g->font, g->gid, text);
	set_font(p, code.subset, size_pt);
	set_spacing(p, g->dy * size_pt / 1000, &p->rise, " Ts\n");
	p->wanted = x + g->dx;
	put_code(p, code);
}

static double piece_width(const struct pen *p, const struct piece *piece)
{
	double sum = 0;
	for (size_t i = piece->run->from; i < piece->run->to; i++)
		sum += step(p, &piece->shape->v[i]);
	return sum;
}

/* The piece's glyphs from x on, in the order of reading: a leftward run from
 * its right end.  Returns its width. */
static double show_piece(struct pen *p, const struct piece *piece, double x, double size_pt)
{
	const struct glyph_run *run = piece->run;
	const struct glyph *v = piece->shape->v;
	double width = piece_width(p, piece), at = 0;
	for (size_t i = run->from; i < run->to; i++) {
		bool soft = piece->soft_hyphen && i + 1 == run->to;
		const struct glyph *g = run->leftwards ? &v[run->to - 1 - (i - run->from)] : &v[i];
		double place = run->leftwards ? width - at - step(p, g) : at;
		show_glyph(p, g, soft ? STR("\xC2\xAD") : g->text, x + place, size_pt);
		at += step(p, g);
	}
	return width;
}

/* Open a span whose entry says how its content is read. */
static void open_span(struct pen *p, const char *key, struct str value)
{
	end_tj(p);
	strbuf_puts(p->out, "/Span<</");
	strbuf_puts(p->out, key);
	put_text(p->out, value);
	strbuf_puts(p->out, ">>BDC\n");
}

static void close_span(struct pen *p)
{
	end_tj(p);
	strbuf_puts(p->out, "EMC\n");
}

static void add_pieces(struct pen *p, enum face face, struct str word)
{
	const struct shape *shape = fonts_shape(p->w->fonts, face, word);
	for (size_t i = 0; i < shape->runs.n; i++)
		*vec_push(p->w->arena, &p->pieces) = (struct piece){
			.shape = shape, .run = &shape->runs.v[i],
			.text = str_sub(word, shape->runs.v[i].start, shape->runs.v[i].end),
		};
}

/* One above the last piece that runs leftwards with piece i, neutral ones
 * between them included. */
static size_t leftwards_end(const struct pen *p, size_t i)
{
	size_t end = i + 1;
	for (size_t k = i; k < p->pieces.n && p->pieces.v[k].run->direction != RUN_LTR; k++)
		if (p->pieces.v[k].run->direction == RUN_RTL)
			end = k + 1;
	return end;
}

static double show_piece_as_one(struct pen *p, const struct piece *piece, double x, double size_pt)
{
	if (piece->run->whole)
		open_span(p, "ActualText", piece->text);
	double width = show_piece(p, piece, x, size_pt);
	if (piece->run->whole)
		close_span(p);
	return width;
}

/* Pieces [i, end), which run leftwards: the first stands rightmost.  They
 * are shown in the order of reading all the same. */
static double show_leftwards(struct pen *p, size_t i, size_t end, double x, double size_pt)
{
	double width = 0;
	for (size_t k = i; k < end; k++)
		width += piece_width(p, &p->pieces.v[k]);
	double right = x + width;
	for (; i < end; i++) {
		right -= piece_width(p, &p->pieces.v[i]);
		show_piece_as_one(p, &p->pieces.v[i], right, size_pt);
	}
	return width;
}

static void show_text(struct pen *p, const struct op *op)
{
	double x = 0;
	p->pieces.n = 0;
	for (struct str rest = op->text; rest.n;)
		add_pieces(p, op->face, next_word(&rest));
	if (op->hyphen && p->pieces.n)
		p->pieces.v[p->pieces.n - 1].soft_hyphen = true;
	if (op->space_after)
		add_pieces(p, op->face, STR(" "));
	for (size_t i = 0, end; i < p->pieces.n; i = end) {
		end = i + 1;
		if (p->pieces.v[i].run->direction != RUN_RTL) {
			x += show_piece_as_one(p, &p->pieces.v[i], x, op->size_pt);
		} else {
			end = leftwards_end(p, i);
			x += show_leftwards(p, i, end, x, op->size_pt);
		}
	}
}

static void move_to(struct pen *p, double x, double y)
{
	long fx = lround(x * 100), fy = lround(y * 100);
	put_fixed(p->out, fx - p->line_x, PLACE_DECIMALS);
	strbuf_putc(p->out, ' ');
	put_fixed(p->out, fy - p->line_y, PLACE_DECIMALS);
	strbuf_puts(p->out, " Td\n");
	p->line_x = fx;
	p->line_y = fy;
}

static void draw_text(struct pen *p, const struct op *op, double y)
{
	bool foreign = op->lang && is_plain(str_c(op->lang));
	begin_text(p);
	fill_with(p, op->colour);
	set_spacing(p, op->word_space_pt, &p->word_space, " Tw\n");
	set_spacing(p, op->tracking_pt, &p->tracking, " Tc\n");
	move_to(p, op->x, y);
	p->at = p->wanted = 0;
	p->track = op->tracking_pt * 1000 / op->size_pt;
	p->space = op->word_space_pt * 1000 / op->size_pt;
	if (foreign)
		open_span(p, "Lang", str_c(op->lang));
	show_text(p, op);
	if (foreign)
		close_span(p);
	end_tj(p);
}

/* Rounded corners are those of a stroke with round joins around a smaller
 * rectangle: four numbers where a path of curves takes forty. */
static void set_round_stroke(struct pen *p, uint32_t rgb, double radius)
{
	set_colour(p, rgb, &p->stroke, " G\n", " RG\n");
	set_spacing(p, 2 * radius, &p->line_width, " w\n");
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
	end_text(p);
	fill_with(p, op->colour);
	if (round)
		set_round_stroke(p, op->colour, r);
	put_pair(p->out, op->x + r, y - op->h + r);
	strbuf_putc(p->out, ' ');
	put_pair(p->out, op->w - 2 * r, op->h - 2 * r);
	strbuf_puts(p->out, round ? " re B\n" : " re f\n");
}

static void draw_line(struct pen *p, const struct op *op, double y)
{
	end_text(p);
	set_colour(p, op->colour, &p->stroke, " G\n", " RG\n");
	set_spacing(p, op->line_pt, &p->line_width, " w\n");
	put_pair(p->out, op->x, y);
	strbuf_puts(p->out, " m ");
	put_pair(p->out, op->x + op->w, y - op->h);
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
		mark(p, op->node);
		tags_text(p->w, op->node, op->text);
		draw_text(p, op, y);
		break;
	case OP_RECT:
		mark(p, op->node);
		draw_rect(p, op, y);
		break;
	case OP_LINE:
		mark(p, op->node);
		draw_line(p, op, y);
		break;
	}
}

void draw_page(struct writer *w, unsigned page)
{
	const struct page *from = &w->layout->pages.v[page];
	strbuf_cut(&w->content, 0);
	struct pen pen = {
		.w = w, .out = &w->content, .page = page, .open = NOTHING, .subset = -1, .line_width = 1000,
	};
	for (size_t i = 0; i < from->ops.n; i++)
		draw_op(&pen, &from->ops.v[i]);
	end_marked(&pen);
	haru_page_content(w->pages[page], strbuf_str(&w->content));
}
