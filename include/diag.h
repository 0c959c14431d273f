/* diag.h: what went wrong, where, and how bad it is.
 *
 * Every function that can fail takes a struct diag * and returns 0 or -1.
 * A message says place, offending text and reason, and what would be right.
 * The worst message decides the exit status. */
#ifndef DIPTYCH_DIAG_H
#define DIPTYCH_DIAG_H

#include <stddef.h>
#include <stdio.h>
#include <sysexits.h> /* EX_USAGE 64, EX_DATAERR 65, EX_NOINPUT 66 … */

#include "arena.h"
#include "str.h"

enum { EX_WARNED = 3, EX_PROBLEMS = 1, EX_NOMEM = EX_OSERR /* 71 */ };

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_LEVELS /* as `least`: print none */ };
extern const char *const diag_level_names[DIAG_LEVELS];

/* A place in an input file.  line and col (in code points) count from 1; 0 is
 * "unknown"; file NULL is "no file".  len: how many code points are wrong, or
 * 0 where only the place is known.  text: what is pointed into where that is no
 * line of a file, as of a command line's word; else NULL. */
struct place {
	const char *file;
	unsigned line, col, len;
	const char *text;
};

struct diag_msg {
	enum diag_level level;
	struct place at;
	const char *text;
};

struct diag {
	struct arena *arena;
	VEC(struct diag_msg) msgs;
	int status; /* the worst error's exit status so far, or 0 */
	size_t warnings, errors;
	enum diag_level least; /* messages below it are not printed */
	bool all;              /* print all, not 20 of one level about one file and how many more there are */
};

void diag_init(struct diag *d);
void diag_release(struct diag *d);
/* Append a message.  diag_error returns -1 and diag_warn, diag_note return 0,
 * so that a caller can write `return diag_error(…)`.  status is an EX_ code. */
int diag_error(struct diag *d, int status, struct place at, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
int diag_warn(struct diag *d, struct place at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
int diag_note(struct diag *d, struct place at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Print messages [from, d->msgs.n) as "file:line:col: level: text"; where the
 * column is known, the line follows with ^^^ under what is wrong (print.c).  In
 * colour on a terminal, unless NO_COLOR is set. */
void diag_print(const struct diag *d, size_t from, FILE *out);
#define NOWHERE ((struct place){ 0 })
/* The known word nearest to `word` within edit distance 2 (or a third of its
 * length), or else the only one that begins with it, or one with a part
 * ("tariffs" of "trade-tariffs") that is near, for "did you mean"; NULL if none
 * is. */
const char *diag_guess(struct str word, const char *const *known, size_t n);

#endif
