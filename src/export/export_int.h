/* export_int.h: what the walks over a model share. */
#ifndef DIPTYCH_EXPORT_INT_H
#define DIPTYCH_EXPORT_INT_H

#include "export.h"

/* Places of the brief that something leads to, and footnotes in their order. */
struct anchors {
	struct strs v; /* sorted, each once */
	VEC(const struct paragraph *) notes;
};
void anchors_find(struct arena *a, const struct model *m, struct anchors *out);
/* Does "#anchor" lead to a place, or a URI to the web? */
bool anchors_lead(const struct anchors *p, const char *link);

/* Headings: 1 for the title, 2 … 4; 0 for all other styles. */
unsigned heading_level(enum style s);
/* The paragraph's words without marks. */
struct str plain_text(struct arena *a, const struct paragraph *p);

/* The style sheet, in the theme's colours (html_style.c). */
void html_style(const struct theme *t, struct strbuf *out);

#endif
