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

struct tsv_file {
	const char *path; /* as opened */
	const char *name; /* in rules: "outcomes.tsv" */
};

struct tsv_row {
	unsigned line, layer;          /* layer: which of the table's files */
	bool removes;                  /* its cells are a key (tsv_load_layer) */
	size_t n;                      /* cells that the row has */
	struct str *cell;              /* as many as a row may have; within the line */
	const char *start;             /* the line's */
};

struct tsv {
	const struct tsv_file *files;  /* one, or as many as there are layers (layers.h) */
	struct tsv_row *rows;
	size_t n;
};

/* Load path, whose rows must have at least min and at most max cells.  Every
 * bad row is reported (EX_CONFIG) and left out; -1 if any was bad. */
int tsv_load(struct arena *a, const char *path, size_t min, size_t max, struct tsv *out, struct diag *d);
/* The same for the file of an upper layer, where a row "-" with 1 to key cells
 * behind it removes. */
int tsv_load_layer(struct arena *a, const struct tsv_file *files, unsigned layer, size_t min, size_t max, size_t key,
    struct tsv *out, struct diag *d);
/* The place of a cell, for messages. */
struct place tsv_place(const struct tsv *t, const struct tsv_row *row, size_t cell);
/* "outcomes.tsv:41" */
const char *tsv_rule(struct arena *a, const struct tsv *t, const struct tsv_row *row);

#endif
