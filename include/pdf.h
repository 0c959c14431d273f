/* pdf.h: fonts measured and pages written (the only user of libharu). */
#ifndef DIPTYCH_PDF_H
#define DIPTYCH_PDF_H

#include "layout.h"

struct fonts;

/* Open the planned fonts; a file is read when a character first needs it. */
struct fonts *fonts_new(struct arena *a, const struct font_plan *plan, struct diag *d);
void fonts_free(struct fonts *f);
/* What layout measures with; also hyphenates through libhyphen. */
struct measure fonts_measure(struct fonts *f);

/* Write the pages as PDF into out.  Deterministic: the date is l->date.
 * A character that no font of its chain has is shown as its code point, read
 * as itself, and warned of once.  Errors: EX_SOFTWARE (libharu refused),
 * EX_DATAERR (a font file is missing). */
int pdf_write(const struct layout *l, struct fonts *fonts, struct strbuf *out, struct diag *d);

/* Read a PDF of ours again: cross-references, every object in its place, every
 * stream whole, a catalogue, and as many pages as it says.  Errors: EX_DATAERR. */
int pdf_inspect(struct arena *a, const char *path, struct str pdf, unsigned *pages, struct diag *d);

/* Names and versions of the libraries behind this header. */
const char *pdf_libraries(void);

#endif
