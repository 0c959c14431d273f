/* model.h: a brief as a tree of blocks, before any measuring (compose → layout).
 *
 * Compose decides what is said and in which order; it knows no points and no
 * pages.  Layout decides where it stands; it knows no meetings. */
#ifndef DIPTYCH_MODEL_H
#define DIPTYCH_MODEL_H

#include "compare.h"
#include "theme.h"

struct paragraph;

enum run_attr {
	RUN_BOLD = 1, RUN_ITALIC = 2, RUN_SUP = 4 /* raised reference mark */,
	RUN_BADGE = 8 /* capitals on a ground whose form and colour the run's ink chooses */,
	RUN_NOBREAK = 16 /* never broken, joined to what stands before it without a break */,
	RUN_SANS = 32 /* in the manner of the heads: sans, unless theirs is serif */,
	RUN_OPEN = 64 /* with RUN_BADGE: ink on paper in an outlined box */,
};

struct run {
	struct str text;   /* UTF-8, no line breaks */
	unsigned attr;
	enum ink ink;
	bool inked;        /* else the style's ink */
	const char *link;  /* "#anchor" or a URI, or NULL */
	const char *title; /* what the link leads to, for readers who do not see it */
	const struct paragraph *note; /* stands at the foot of this run's page, or NULL */
	const char *lang;  /* where it differs from the brief's, or NULL */
};

struct paragraph {
	enum style style;
	VEC(struct run) runs;
	const char *anchor; /* a place that links lead to, or NULL */
	bool bullet;        /* set behind a bullet, tagged as a list item */
	const char *outline; /* entry in the document outline, or NULL */
};

struct block;

/* Paragraphs side by side; cells of one band start at the same height. */
struct band {
	struct { struct paragraph *v; size_t n; } *cells; /* one a side */
	bool flows;          /* cells go on below those of the band before, each by itself */
};

struct column {
	struct str head;
	double weight;       /* share of the width */
	bool nowrap, right;  /* keep on one line; set flush right */
	bool silent;         /* says nothing in any row: as narrow as its head */
};

struct cell {
	struct paragraph *v;
	size_t n;
};

struct table_row {
	struct cell *cells;  /* one a column */
	bool head;           /* a row header in column 0 */
	int side;            /* tinted edge in the side's colour, or -1 */
};

struct panel {
	enum ink edge, tint;
	struct paragraph *v;
	size_t n;
};

enum figure_kind { FIGURE_BUTTERFLY, FIGURE_MATRIX, FIGURE_TIMELINE };

struct bar {
	struct str label;
	double *values;        /* one a side; NAN for none */
	struct str *marks;     /* what is printed at each value */
	const char *link;
};

enum block_kind { BLOCK_PARA, BLOCK_SIDES, BLOCK_TABLE, BLOCK_PANELS, BLOCK_FIGURE, BLOCK_RULE, BLOCK_GAP, BLOCK_PAGE,
	BLOCK_CONTENTS };

struct block {
	enum block_kind kind;
	bool keep_next;                /* stands on the page of what follows */
	union {
		struct paragraph para;
		struct {
			struct paragraph head;      /* topic; repeated with `continued` when the row splits */
			struct str state;           /* at the head's right end: "only in 2017" */
			struct band *bands;
			size_t n_bands;
		} sides;
		struct {
			struct column *columns;
			size_t n_columns;
			struct table_row *rows;
			size_t n_rows;
			bool plain;                 /* no head row (facts table) */
			bool side_heads;            /* column heads 1… carry the sides' colours */
			unsigned family;            /* tables of one number have columns of one width; 0: alone */
			const char *summary;        /* for readers who do not see it */
		} table;
		struct {
			struct panel *v;
			size_t n;
		} panels;
		struct {
			enum figure_kind kind;
			struct bar *bars;
			size_t n_bars;
			const char *alt;            /* tells what the figure tells */
		} figure;
		double gap_lines;
		struct {
			struct paragraph head;
			unsigned least_pages;       /* a shorter brief goes without; 0: none does */
		} contents;                         /* lists what follows it */
	};
};

struct model {
	const char *title, *lang;
	const char *date;              /* the edition's, ISO 8601 */
	struct str head_left;            /* on every page but the first; at its right end stands the topic */
	struct str foot_left, foot_right; /* on every page; foot_right before the page's number */
	struct str continued;          /* "continued" */
	struct strs sides;             /* labels */
	struct strs claims;            /* ids of the numbered claims, in the order in which they are printed */
	struct strs numbers;           /* theirs: "1", "2", "2b" for another claim of the sentence of 2 */
	VEC(struct block) blocks;
};

/* Build the model.  date is the edition's date.  Errors: EX_CONFIG (a section
 * that does not exist, with its place in brief.ini). */
int compose_brief(struct arena *a, const struct comparison *c, const struct brief *b, const struct data_dirs *dirs,
    const char *date, struct model *out, struct diag *d);

/* Are the brief's sections well described?  What compose_brief would say of
 * them, without a comparison. */
int compose_check(struct arena *a, const struct brief *b, const struct data_dirs *dirs, struct diag *d);

/* The words that a brief prints for a date ("March 2024", "4–6 March 2024"), a
 * meeting ("Summit, Woodside, US, 15 November 2023") and a list ("a, b and c"),
 * for messages about it.  The words are the arena's.  Errors: EX_NOINPUT, EX_CONFIG. */
struct said;
int said_load(struct arena *a, const struct layers *data, const char *lang, struct said **out, struct diag *d);
const char *said_date(const struct said *w, const char *start, const char *end);
const char *said_meeting(const struct said *w, const struct meeting *m);
const char *said_list(const struct said *w, const char *const *v, size_t n);

#endif
