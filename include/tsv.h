/* tsv.h: data files of tab-separated columns.
 *
 * Lines that start with '#' and blank lines are skipped.  The first other
 * line may be a header that starts with '@' and names the columns.  Cells are
 * trimmed; a missing cell is the empty slice.  A last cell that starts with
 * "why: " is a remark on its row and no cell.  The file must be UTF-8 without
 * a carriage return. */
#ifndef DIPTYCH_TSV_H
#define DIPTYCH_TSV_H

#include "arena.h"
#include "diag.h"

enum { TSV_COLS = 16 };

struct tsv_row {
	unsigned line;
	size_t n;                      /* cells that the row has */
	struct str *cell;              /* as many as a row may have */
	unsigned *col;                 /* column (in code points, from 1) of each */
};

struct tsv {
	const char *file; /* path as opened */
	const char *name; /* base name, for rules: "outcomes.tsv" */
	struct tsv_row *rows;
	size_t n;
};

/* Load path, whose rows must have at least min and at most max cells.  Every
 * bad row is reported (EX_CONFIG) and left out; -1 if any was bad. */
int tsv_load(struct arena *a, const char *path, size_t min, size_t max, struct tsv *out, struct diag *d);
/* The place of a cell, for messages. */
struct place tsv_place(const struct tsv *t, const struct tsv_row *row, size_t cell);
/* "outcomes.tsv:41" */
const char *tsv_rule(struct arena *a, const struct tsv *t, const struct tsv_row *row);

#endif
