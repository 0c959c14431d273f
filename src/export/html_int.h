/* html_int.h: the page being written, and what its parts share. */
#ifndef DIPTYCH_HTML_INT_H
#define DIPTYCH_HTML_INT_H

#include "export_int.h"

struct html_page {
	struct arena *a;
	const struct model *m;
	struct strbuf *b;
	struct anchors anchors;
	bool *written;     /* of anchors.v: its id is given */
	bool in_section;
	unsigned level;    /* of the last heading */
	size_t regions;    /* of tables, for unique ids */
};

/* Text with its &, <, > and quotation marks as entities (html_text.c). */
void html_escaped(struct strbuf *b, struct str s);
void html_z(struct strbuf *b, const char *z);
/* A heading of the level wanted, or of the next that may follow. */
void html_heading(struct html_page *g, const struct paragraph *p, unsigned wanted);
void html_par(struct html_page *g, const struct paragraph *p);
/* Paragraphs of a cell; those with bullets are a list. */
void html_pars(struct html_page *g, const struct paragraph *v, size_t n);

/* Blocks that are more than a paragraph (html_table.c). */
void html_sides(struct html_page *g, const struct block *b);
void html_table(struct html_page *g, const struct block *b);
void html_panels(struct html_page *g, const struct block *b);
void html_figure(struct html_page *g, const struct block *b);

#endif
