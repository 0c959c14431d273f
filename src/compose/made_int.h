/* made_int.h: sections that config describes.
 *
 * A section is made of records (outcomes, statements, figures …); a record has
 * fields.  [section NAME] says which records, which of their fields, in which
 * order, and whether they become a table, a list or a figure; prose has
 * placeholders instead.  What made.c has checked holds in the files below it. */
#ifndef DIPTYCH_MADE_INT_H
#define DIPTYCH_MADE_INT_H

#include "compose_int.h"

struct record {
	int side;                        /* or -1 */
	const struct claim_entry *claim; /* or NULL */
	const struct meeting *meeting;   /* or NULL */
	const struct row *row;           /* outcomes only */
	const void *item;                /* struct outcome *, struct statement * … */
	bool silent;                     /* differences: item is a struct silence */
};

struct records {
	struct record *v;
	size_t n, cap;
};

struct field {
	const char *name;
	double weight;           /* of its column */
	bool nowrap;
	bool claims;             /* the reference stands behind its words */
	const char *(*text)(const struct composer *k, const struct record *r); /* never NULL */
	/* Where plain words are not all: into a line, or into a cell of its own. */
	void (*put)(struct composer *k, struct paragraph *p, const struct record *r);
	void (*fill)(struct composer *k, struct paras *cell, const struct record *r);
	double (*rank)(const struct composer *k, const struct record *r); /* NULL: sorted by its words */
};

struct record_kind {
	const char *name;
	const struct field *fields;
	size_t n_fields;
	bool sides; /* the pseudo-column "sides": one column a side */
	void (*collect)(const struct composer *k, struct records *out);
	const char *(*of_side)(const struct composer *k, const struct record *r, size_t side, const char **claim);
	/* With references of its own, where several stand in a cell; false: nothing.  Or NULL. */
	bool (*put_side)(struct composer *k, struct paragraph *p, const struct record *r, size_t side);
	bool (*same)(const struct record *x, const struct record *y); /* do they share a row, or NULL: none do */
};
#define FIELDS(v) v, sizeof(v) / sizeof *(v)
extern const struct record_kind figure_records, person_records, term_records; /* fields_across.c */
extern const struct record_kind *const record_kinds[];
extern const size_t n_record_kinds;
/* text, or the word for nothing where it is NULL or empty. */
const char *or_none(const struct composer *k, const char *text);

enum made { MADE_TABLE, MADE_LIST, MADE_PROSE, MADE_FIGURE, MADE_BUILT_IN };

struct order {
	const struct field *field;
	bool down;
};

struct spec {
	const struct brief_section *section;
	const char *name;               /* "section deals" */
	enum made made;
	const struct record_kind *of;
	const struct field **columns;   /* NULL stands for the sides */
	const char **heads;             /* or NULL */
	double *widths;                 /* or NULL */
	size_t n_columns;
	struct order *sort;
	size_t n_sort;
	const struct field *group, *by; /* or NULL */
	const char *item, *text, *empty, *caption;
	bool matrix;
	struct config_list types, topics, sides, who;
	const char *strength, *with;
	bool key;
};

/* Read and check [section ID].  Errors: EX_CONFIG, all of them in one run. */
int spec_read(struct composer *k, const struct brief_section *s, struct spec *out);
const struct field *field_find(const struct record_kind *of, struct str name);
/* A field's words with no {field} left over, or placeholders of prose. */
const char *prose_value(const struct composer *k, struct str name); /* NULL: no such placeholder */
/* The next "{name}" of text from *at on: the words before it and its name; name.p is NULL at the end. */
struct str placeholder_next(struct str text, size_t *at, struct str *name);

/* The records that pass the section's filters, in its order, at most `limit` a side. */
struct records records_of(const struct composer *k, const struct spec *s);

void make_section(struct composer *k, const struct spec *s);
void make_figure(struct composer *k, const struct spec *s, const struct records *r);

#endif
