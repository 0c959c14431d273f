/* compare.h: any number of sides, row by row. */
#ifndef DIPTYCH_COMPARE_H
#define DIPTYCH_COMPARE_H

#include "meeting.h"

struct side {
	const char *label;         /* "2017" */
	struct meeting *meetings;
	size_t n_meetings;
};

/* Two outcomes on different sides that speak of the same thing. */
struct pair {
	const char *a, *b;    /* claim ids; a's side comes first */
	const char *relation; /* taxonomy: relations */
	const char *reason;   /* the stated rule, in words, with the figures or strengths that it compares */
	const char *rule;     /* "relations.tsv:7" */
};

struct row {
	const char *topic;
	struct strs *cells;   /* claim ids of outcomes, heaviest first, then issues; one list a side */
	size_t n_cells;       /* as many as sides */
	const char *state;    /* "in-all", "in-some", "only:LABEL" */
	VEC(struct pair) pairs;
	VEC(struct pair) steps; /* between meetings of one side: announced at the first, reported at a later one */
	double weight;        /* for ranking: key, strength, number of sources */
};

struct figure_value {
	unsigned side;
	const char *claim;    /* of the outcome or amount */
	double value;
	enum bound bound;
	const char *text;
};

struct figure { /* figures of like unit and object */
	const char *unit, *topic;
	const char *object;   /* the shortest summary of the outcomes that give them */
	VEC(struct figure_value) values;
};

struct presence {
	bool present;         /* took part; a person who is only mentioned did not */
	enum level level;
	const char *title, *claim;
};

/* A person who took part on one side at least. */
struct person_row {
	const char *name, *native_name, *country;
	struct presence *sides; /* one a side */
	size_t n_sides;
};

struct timeline_entry {
	const char *start, *end, *kind;
	struct venue place;
	struct strs countries;
	int side;             /* or -1: background */
	bool planned;
	const char *meeting;  /* meeting id, or NULL */
	const char *claim;    /* the mention of a background meeting, or NULL */
	struct strs people;   /* officials who met, where no leader did; else empty */
};

struct unplaced { /* what fits no side is listed, never dropped */
	const char *meeting, *reason;
	struct strs files;
};

struct unread { /* a source that could not be read is listed as well */
	const char *file;     /* base name */
	unsigned line;        /* or 0 */
	const char *reason;
};

struct changes; /* changes.h */

struct comparison {
	struct side *sides;
	size_t n_sides;
	VEC(struct row) rows; /* heaviest first */
	VEC(struct figure) figures;
	VEC(struct person_row) participants;
	VEC(struct timeline_entry) timeline;
	VEC(struct unplaced) unplaced;
	VEC(struct unread) unread;
	struct claim_index *index; /* for comparison_claim; may be NULL */
	const struct changes *changes; /* against another edition, to be told; or NULL.  No file has them */
};

/* Topics' order (taxonomy.tsv) and the rules of relations (relations.tsv), through
 * the layers.  Errors: EX_NOINPUT; EX_CONFIG with file:line:column. */
struct compare_rules;
int compare_rules_load(struct arena *a, const struct layers *data, struct compare_rules **out, struct diag *d);

/* Compare n sides.  out->unplaced and out->unread, which the caller fills, are kept; sides are
 * borrowed.  Without rules (NULL) no outcomes are paired. */
int compare_sides(struct arena *a, struct side *sides, size_t n, const struct compare_rules *rules,
    struct comparison *out, struct diag *d);

/* JSON out and in: the file holds whole meeting records with their documents,
 * so that a brief can be printed from it alone. */
void comparison_to_json(const struct comparison *c, struct strbuf *out);
int comparison_from_json(struct arena *a, const char *path, struct str json, struct comparison *out, struct diag *d);

/* The item with this id, its side and meeting; false if there is none. */
enum claim_kind { CLAIM_OUTCOME, CLAIM_ISSUE, CLAIM_STATEMENT, CLAIM_PARTICIPANT, CLAIM_AMOUNT, CLAIM_MEETING };
struct claim_at {
	enum claim_kind kind;
	unsigned side;
	const struct meeting *meeting;
	const struct claim *claim;
	const void *item; /* struct outcome *, struct issue * … by kind */
};
bool comparison_claim(const struct comparison *c, const char *id, struct claim_at *out);

#endif
