/* screen_int.h: the brief on a terminal: lines, and cells of lines. */
#ifndef DIPTYCH_SCREEN_INT_H
#define DIPTYCH_SCREEN_INT_H

#include "export_int.h"

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

/* terminal_lines.c */
struct line screen_flatten(struct screen *g, const struct paragraph *p); /* all on one line */
struct lines screen_lines(struct screen *g, const struct paragraph *v, size_t n, size_t width);
struct lines screen_head(struct screen *g, struct str head, unsigned attr, size_t width);
void screen_rule(struct screen *g, struct str piece); /* across the screen */
void screen_par(struct screen *g, const struct paragraph *p);
void screen_words(struct screen *g, struct str text);
/* Cells side by side. */
void screen_cells(struct screen *g, const struct lines *cells, const size_t *widths, size_t n);
/* A cell across the screen, indented below its head, if it has one. */
void screen_stacked(struct screen *g, struct str head, unsigned attr, const struct paragraph *v, size_t n);

/* terminal_table.c */
void screen_sides(struct screen *g, const struct block *b);
void screen_table(struct screen *g, const struct block *b);
void screen_panels(struct screen *g, const struct block *b);
void screen_figure(struct screen *g, const struct block *b);

#endif
