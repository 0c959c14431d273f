/* pen.c: the operators of a content stream.  Places are written in hundredths
 * of a point; glyphs are moved by thousandths of an em where kerning or
 * rounding asks for it; state is written only where it changes. */
#include "draw_int.h"

#include <math.h>

#include "syntax_int.h"

enum { SIZE_DECIMALS = 2, NUMBER_DECIMALS = 3 };

void pen_end_tj(struct pen *p)
{
	if (p->tj == TJ_STRING)
		strbuf_putc(p->out, ')');
	if (p->tj != TJ_CLOSED)
		strbuf_puts(p->out, "]TJ\n");
	p->tj = TJ_CLOSED;
}

void pen_end_text(struct pen *p)
{
	pen_end_tj(p);
	if (p->in_text)
		strbuf_puts(p->out, "ET\n");
	p->in_text = false;
}

void pen_begin_text(struct pen *p)
{
	if (p->in_text)
		return;
	strbuf_puts(p->out, "BT\n");
	p->in_text = true;
	p->on_line = false;
	p->line_x = p->line_y = 0;
}

void pen_open_span(struct pen *p, const char *key, struct str value)
{
	pen_end_tj(p);
	strbuf_puts(p->out, "/Span<</");
	strbuf_puts(p->out, key);
	put_text(p->out, value);
	strbuf_puts(p->out, ">>BDC\n");
}

void pen_close_span(struct pen *p)
{
	pen_end_tj(p);
	strbuf_puts(p->out, "EMC\n");
}

/* Set a colour, in grey where it is one; now is the current one. */
static void set_colour(struct pen *p, uint32_t rgb, long *now, const char *grey_op, const char *rgb_op)
{
	if (*now == (long)rgb)
		return;
	pen_end_tj(p);
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

void pen_fill(struct pen *p, uint32_t rgb)
{
	set_colour(p, rgb, &p->fill, " g\n", " rg\n");
}

void pen_number(struct pen *p, double v, long *now, const char *operator_)
{
	long fixed = lround(v * 1000);
	if (fixed == *now)
		return;
	pen_end_tj(p);
	*now = fixed;
	put_fixed(p->out, fixed, NUMBER_DECIMALS);
	strbuf_puts(p->out, operator_);
}

void pen_font(struct pen *p, unsigned subset, double size_pt)
{
	long size = lround(size_pt * 100);
	if (p->subset == (int)subset && p->size == size)
		return;
	pen_end_tj(p);
	p->subset = (int)subset;
	p->size = size;
	strbuf_putf(p->out, "/F%u ", subset);
	put_fixed(p->out, size, SIZE_DECIMALS);
	strbuf_puts(p->out, " Tf\n");
}

static void move_to(struct pen *p, double x, double y)
{
	long fx = lround(x * 100), fy = lround(y * 100);
	pen_end_tj(p);
	put_fixed(p->out, fx - p->line_x, PLACE_DECIMALS);
	strbuf_putc(p->out, ' ');
	put_fixed(p->out, fy - p->line_y, PLACE_DECIMALS);
	strbuf_puts(p->out, " Td\n");
	p->line_x = fx;
	p->line_y = fy;
	p->base_rise = 0;
	p->end_x = x;
}

void pen_start(struct pen *p, double x, double y, double size_pt)
{
	double gap = x - p->end_x, rise = y - (double)p->line_y / 100;
	bool joins = p->on_line && fabs(gap) < size_pt / 2 && fabs(rise) < size_pt;
	if (joins)
		p->base_rise = fabs(rise) < .01 ? 0 : rise;
	else
		move_to(p, x, y);
	p->on_line = true;
	p->at = joins ? -gap * 1000 / size_pt : 0;
	p->wanted = 0;
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

void pen_code(struct pen *p, struct code code)
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

void pen_stroke(struct pen *p, uint32_t rgb, double line_pt)
{
	set_colour(p, rgb, &p->stroke, " G\n", " RG\n");
	pen_number(p, line_pt, &p->line_width, " w\n");
}

void pen_pair(struct pen *p, double x, double y)
{
	put_number(p->out, x, PLACE_DECIMALS);
	strbuf_putc(p->out, ' ');
	put_number(p->out, y, PLACE_DECIMALS);
}
