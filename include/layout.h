/* layout.h: from blocks to pages.
 *
 * Coordinates are in points from the page's upper left corner, y downwards;
 * only src/pdf turns them over.  Text is measured through a function pointer,
 * so that tests use a fixed-width fake and golden dumps need no font. */
#ifndef DIPTYCH_LAYOUT_H
#define DIPTYCH_LAYOUT_H

#include "model.h"

struct measure {
	void *ctx;
	/* Advance of text [pt], kerned; features are bits of enum feature.  A
	 * missing glyph is reported by the implementation, once a character. */
	double (*width)(void *ctx, enum face face, unsigned features, double size_pt, struct str text);
	/* Byte offsets at which word may be hyphenated, ascending; returns how
	 * many were written to at[]. */
	size_t (*hyphens)(void *ctx, struct str word, const char *lang, unsigned at[], size_t max);
};

/* The structure tree, for tagged PDF: elements in reading order. */
struct node {
	const char *type;    /* "Document" "Sect" "H1" "P" "L" "LI" "Table" "TR" "TH" "TD" "Figure" "Link" "Note" "Span" … */
	int parent;          /* index; -1 for the root */
	const char *alt, *lang, *scope, *title;
	struct { double x0, y0, x1, y1; } box; /* figures; empty where nothing of it is drawn */
	int page;            /* of a figure */
	struct strs headers; /* TD: ids of its TH */
	const char *id;      /* TH */
	int col_span;
};

enum op_kind { OP_TEXT, OP_RECT, OP_LINE, OP_LINK, OP_ANCHOR };

struct op {
	enum op_kind kind;
	int node;            /* structure element, or -1: an artifact */
	double x, y;         /* TEXT: start of the baseline; else the upper left corner */
	uint32_t colour;     /* 0xRRGGBB */
	/* What kinds do not share: half of a long brief's memory is operations. */
	union {
		struct {
			double w, h;      /* RECT, LINK; LINE: to (x+w, y+h) */
			double line_pt;   /* LINE: width */
			double radius_pt; /* RECT: rounded corners */
			const char *target; /* LINK, ANCHOR: "#anchor" or a URI; ANCHOR: its name */
			const char *title;
		};
		struct {                  /* TEXT */
			double size_pt, word_space_pt, tracking_pt;
			struct str text;
			const char *lang;
			enum face face;
			unsigned features;   /* enum feature */
			bool hyphen;         /* the last character is a hyphen that layout put in */
			bool space_after;    /* a space ends it in the reading text (line end within a paragraph) */
		};
	};
};

struct page {
	VEC(struct op) ops;
	const char *label;   /* "1" */
	double white_foot;   /* share of its text area left free below; 0 where the text ends */
	double white_rows;   /* the same beside what is shorter than its neighbour */
};

struct outline {
	const char *title;
	unsigned level;      /* from 1 */
	unsigned page;       /* index */
	double y;
};

struct layout {
	double paper_w_pt, paper_h_pt;
	const char *title, *lang, *date;
	VEC(struct page) pages;
	size_t pages_without;   /* how many there would be without the table of contents that is printed, or 0 */
	VEC(struct node) nodes;
	VEC(struct outline) outlines;
	size_t overfull;     /* lines longer than their measure */
	size_t lines, hyphenated;
	size_t ladders;      /* three hyphenated lines and more in a row */
	size_t runts;        /* last lines shorter than a twentieth of the measure */
	size_t widows, orphans; /* a line of a paragraph alone on a page: its last, its first */
	size_t lone_heads;   /* heads that what they name does not follow */
};

/* Break the model into pages.  Strings are borrowed from model and theme or
 * live in a.  Errors: EX_DATAERR where a line cannot be set. */
int layout_brief(struct arena *a, const struct model *m, const struct theme *theme, const struct measure *measure,
    struct layout *out, struct diag *d);

/* A page as a picture of at most 15 kB, words as bars; nothing in it leads elsewhere. */
void layout_svg(struct arena *a, const struct layout *l, size_t page, const struct measure *measure, struct strbuf *out);

/* One line an operation, for golden tests and for people. */
void layout_dump(const struct layout *l, struct strbuf *out);

#endif
