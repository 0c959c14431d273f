/* term.h: what a terminal can show.
 *
 * A stream that is no terminal gets UTF-8, no colour, and 80 columns; so do
 * files.  The locale is asked for one thing only: whether a terminal reads
 * UTF-8.  Else text goes out as ASCII that says the same. */
#ifndef DIPTYCH_TERM_H
#define DIPTYCH_TERM_H

#include <stdbool.h>
#include <stdio.h>

#include "arena.h"

struct terminal {
	bool tty, colour, utf8; /* colour: a terminal, without NO_COLOR, that is not "dumb" */
	size_t width;           /* COLUMNS, the window's, or 80; from 20 to 500 */
};

struct terminal term_of(FILE *f);
/* From here on, what goes to stdout and stderr where they are terminals: lines
 * too long are broken between words, further lines indented below the text;
 * ASCII that says the same, for one that does not read UTF-8; and the progress
 * bar out of the way (progress.h).  Not on stdout, if it is for programs or laid
 * out already: `as_is`.  A word is never parted, so that a path or a URL can be
 * taken with the mouse.  Other streams get their bytes (term_open.c). */
void term_open(bool as_is);
/* Someone typed a line: what is said next on standard error begins a new one. */
void term_answered(void);
/* What stdout gets from here on is a file's text, to be copied: as it is. */
void term_as_is(void);
/* Write what stdout still keeps: a line without its end. */
void term_flush(void);

/* Text as the terminal can show it: control characters become '?', and for one
 * that does not read UTF-8, everything else ASCII. */
struct str term_text(struct arena *a, const struct terminal *t, struct str text);
size_t term_width(struct str text); /* columns */

/* Text broken at blanks, or where a word is longer than a line.  The first
 * line has `first` columns, the others `rest`.  At least one line. */
struct term_lines {
	struct str *v; /* slices of the text, without the blanks between them */
	size_t n;
};
struct term_lines term_wrap(struct arena *a, struct str text, size_t first, size_t rest);

/* Wrapped text behind column `at`, further lines from column `indent`; ends
 * with a line feed. */
void term_fill(FILE *out, const struct terminal *t, size_t at, size_t indent, const char *text);

#endif
