/* draw_int.h: the pen that writes a content stream.
 *
 *     draw   operations: marks, boxes, lines, texts
 *     show   a text: words into glyphs in the order of reading
 *     pen    operators, and state only where it changes */
#ifndef DIPTYCH_PDF_DRAW_INT_H
#define DIPTYCH_PDF_DRAW_INT_H

#include "writer_int.h"

enum { PLACE_DECIMALS = 2 };

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
	bool open_in_text;      /* its mark stands within BT … ET */
	bool in_text, on_line;  /* on_line: the text has begun a line */
	long line_x, line_y;    /* start of the text line, as written */
	double base_rise;       /* of the operation's baseline over that line [pt] */
	double end_x;           /* where the last operation left the pen [pt] */
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

/* Text objects (BT … ET) and what is shown in them (TJ). */
void pen_begin_text(struct pen *p);
void pen_end_text(struct pen *p);
/* Start an operation at x, y: on the same line where it nearly joins the last
 * one, which may be raised against it, else on a new one. */
void pen_start(struct pen *p, double x, double y, double size_pt);
/* Close the brackets of what is shown, so that another operator may follow. */
void pen_end_tj(struct pen *p);
void pen_font(struct pen *p, unsigned subset, double size_pt);
/* Show code at p->wanted. */
void pen_code(struct pen *p, struct code code);
/* A span whose entry says how its content is read. */
void pen_open_span(struct pen *p, const char *key, struct str value);
void pen_close_span(struct pen *p);

void pen_fill(struct pen *p, uint32_t rgb);
void pen_stroke(struct pen *p, uint32_t rgb, double line_pt);
/* Spacing and rise, in points; now is the field of p that holds the value. */
void pen_number(struct pen *p, double v, long *now, const char *operator_);
void pen_pair(struct pen *p, double x, double y);

/* Show the operation's text from the start of the line on. */
void show_text(struct pen *p, const struct op *op);

#endif
