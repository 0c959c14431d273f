/* meeting.h: the contract.  Documents (one source each) and meetings (condensed
 * from one or more documents) as records; the same fields as in the JSON of
 * briefs/schema/{document,meeting}.schema.json.
 *
 * Strings are NUL-terminated and live in the record's arena; NULL is "absent".
 * Topics, outcome types, statuses, kinds and units are ids of the taxonomy. */
#ifndef DIPTYCH_MEETING_H
#define DIPTYCH_MEETING_H

#include <stdbool.h>

#include "bag.h"
#include "source.h"

struct strs {
	const char **v;
	size_t n;
};

/* Where a fused item was read: document is an index into meeting.documents. */
struct reading {
	unsigned document;
	struct span span;
	unsigned line;
	const char *quote;
	const char *value; /* divergences only: what this reading says */
};

/* What every item has. */
struct claim {
	const char *id;   /* claim_id() */
	struct span span; /* in its document's cleaned text */
	unsigned line;    /* in its source file */
	const char *rule; /* "outcomes.tsv:41": the data row that made it */
	bool low;         /* confidence: low, else high */
	struct strs inferred; /* names of its fields that the text does not state */
	const char *edited;   /* what a correction did: "retyped by N. N.: reason"; else NULL */
	struct reading *sources; /* fused items only; the first is the one that span and quote are from */
	size_t n_sources;
};

enum bound { BOUND_EQ, BOUND_GT, BOUND_GE, BOUND_LT, BOUND_LE, BOUND_APPROX, BOUND_COUNT };
extern const char *const bound_names[BOUND_COUNT];

struct amount {
	struct claim claim;
	double value, min, max;  /* NAN where absent */
	const char *unit;        /* ISO 4217, "percent", or a noun of units.tsv */
	const char *per;         /* "year", "month" … or NULL */
	enum bound bound;
	double change_from, change_to; /* NAN where absent */
	const char *text;
};

struct date_ref {
	struct claim claim;
	const char *type;  /* "date", "time", "duration", "set" */
	const char *value; /* "2017-11-08", "--11-08", "2017-11", "P1Y" … TIMEX3 */
	const char *end;   /* last day of a range, else NULL */
	const char *basis; /* "explicit", "relative", "inferred" */
	const char *text;
	const char *zone;  /* zone_names[] */
};

struct venue {
	const char *city, *country, *venue; /* English short names, or NULL */
};

struct meeting_ref {
	struct claim claim;
	const char *ref;  /* "m1": what items of the document point at; in fused meetings its claim id */
	bool primary;
	bool planned;     /* it lies ahead of the document */
	const char *kind; /* taxonomy: meeting_kinds */
	const char *start, *end; /* ISO 8601, partial, or NULL */
	const char *date_basis;  /* "explicit", "relative", "inferred", or NULL */
	struct venue place;
	struct strs sides;       /* countries or blocs */
	const char *context;     /* the sentence that the span stands in */
};

enum level { LEVEL_PRINCIPAL, LEVEL_DELEGATION, LEVEL_MENTIONED, LEVEL_COUNT };
extern const char *const level_names[LEVEL_COUNT];

struct participant {
	struct claim claim;
	const char *name, *native_name, *title, *side;
	enum level level;
	const char *meeting;
	struct span *mentions;
	size_t n_mentions;
	const char *context;     /* the sentence that the span stands in */
};

struct issue {
	struct claim claim;
	const char *topic, *meeting, *quote;
	bool silent; /* the quote says that the topic was not mentioned */
	struct span *mentions;
	size_t n_mentions;
};

enum strength {
	STRENGTH_DISCUSSED, STRENGTH_WELCOMED, STRENGTH_READINESS, STRENGTH_PLANNED,
	STRENGTH_AGREED, STRENGTH_COMMITTED, STRENGTH_SIGNED, STRENGTH_DONE, STRENGTH_COUNT
};
extern const char *const strength_names[STRENGTH_COUNT];

struct outcome {
	struct claim claim;
	const char *meeting, *issue, *type, *event;
	struct strs actors, targets;
	const char *summary, *quote;
	const char *status; /* taxonomy: status */
	enum strength strength;
	const char *claimed_by, *condition;
	struct amount *amounts;
	size_t n_amounts;
	struct strs dates, durations;
	bool key;
	bool dangling;      /* the summary points at what it does not name: "these talks" */
};

struct statement {
	struct claim claim;
	const char *speaker, *reported_by;
	bool indirect; /* mode: indirect, else direct */
	const char *channel, *quote, *meeting;
};

struct warning {
	const char *text;
	unsigned line;
};

struct zone { /* a stretch of the cleaned text */
	enum zone_kind kind;
	struct span span;
};

struct source_info { /* "source" of a document; one of "documents" of a meeting */
	const char *file, *sha256, *format, *lang, *publisher, *party;
	const char *publication_date, *title, *byline, *url;
	size_t bytes;
	struct zone *zones;
	size_t n_zones;
	struct strs given;    /* fields that brief.ini supplied */
	struct strs inferred; /* fields that were inferred */
	struct strs topics;   /* that words of it name, outcome or not: on others it is silent */
};

struct document {
	struct source_info source;
	VEC(struct meeting_ref) meetings;
	VEC(struct participant) participants;
	VEC(struct issue) issues;
	VEC(struct outcome) outcomes;
	VEC(struct amount) amounts;
	VEC(struct date_ref) dates;
	VEC(struct statement) statements;
	VEC(struct warning) warnings;
};

/* The same field told in two ways; shown as two facts, never averaged. */
struct divergence {
	const char *id, *field, *topic;
	struct reading *readings;
	size_t n_readings;
};

/* A document that covers the meeting and says nothing of what others report. */
struct silence {
	const char *id, *topic;
	unsigned document;
	const char *quote; /* where a source says so itself, else NULL */
};

struct meeting {
	const char *id;      /* "call-2017-02-09-china-us" */
	const char *kind, *start, *end, *date_basis;
	bool planned;
	struct strs inferred;
	struct venue place;
	struct strs sides;
	VEC(struct source_info) documents; /* sorted by file */
	VEC(struct participant) participants;
	VEC(struct issue) issues;
	VEC(struct outcome) outcomes;
	VEC(struct amount) amounts;
	VEC(struct statement) statements;
	/* Other meetings that its documents speak of, for the timeline; an item that
	 * belongs to one of them has its ref as `meeting`, all others NULL. */
	VEC(struct meeting_ref) background;
	VEC(struct divergence) divergences;
	VEC(struct silence) silences;
	VEC(struct warning) warnings;
};

/* 12 hex digits of a hash (FNV-1a) over kind, quote and label: it stays the same
 * when the sentence moves.  label tells items of one quote apart. */
const char *claim_id(struct arena *a, const char *kind, const char *quote, const char *label);

/* Do the two names mean one person?  Every word of the shorter name stands in
 * the other (initials aside), and sides do not contradict each other. */
bool person_match(struct arena *a, const struct participant *x, const struct participant *y);
/* What an outcome speaks of: the words of its summary, or of its quote where the
 * summary has few (bag.h). */
struct bag outcome_words(struct arena *a, const struct outcome *o);
/* Is the figure the outcome's own, or one of the rest of its sentence? */
bool outcome_speaks_of(const struct outcome *o, const struct amount *m);
/* Strings of a list: one of them; the same ones in any order; absent equal. */
bool strs_contain(const struct strs *list, const char *s);
/* "a, b, c"; NULL: the list is empty. */
const char *strs_joined(struct arena *a, const struct strs *list);
bool strs_same_set(const struct strs *a, const struct strs *b);
bool same_text(const char *x, const char *y);

/* JSON out: keys in the schema's order, 1-space indent, a final newline. */
void document_to_json(const struct document *doc, struct strbuf *out);
void meeting_to_json(const struct meeting *m, struct strbuf *out);
/* JSON in, checked against the contract with file:line:column (EX_DATAERR). */
int document_from_json(struct arena *a, const char *path, struct str json, struct document *out, struct diag *d);
int meeting_from_json(struct arena *a, const char *path, struct str json, struct meeting *out, struct diag *d);

/* corrections.tsv, applied at fusion.  Errors of loading: EX_NOINPUT, EX_CONFIG
 * with file:line:column, all of them. */
struct corrections;
int corrections_load(struct arena *a, const char *path, struct corrections **out, struct diag *d);
enum correction_action { CORRECT_DROP, CORRECT_RETYPE, CORRECT_REASSIGN, CORRECT_PIN, CORRECT_UNPIN, CORRECT_NOTE, CORRECT_COUNT };
extern const char *const correction_names[CORRECT_COUNT];
bool correction_wants_value(enum correction_action action);
/* A corrections.tsv as text (empty: it is started) with one row more, or in
 * place of the row of the same claim and action; pin and unpin take each
 * other's place.  Everything else stays, byte by byte.  -> the row's line. */
struct correction_row {
	const char *id;
	enum correction_action action;
	const char *value, *who, *why; /* without tabs and line feeds */
};
unsigned corrections_put(struct str old, const struct correction_row *row, struct strbuf *out);
/* … without the rows of a claim; of one action alone unless it is CORRECT_COUNT.  -> how many. */
size_t corrections_remove(struct str old, const char *id, enum correction_action action, struct strbuf *out);

/* Condense documents into meetings.  A pure function of the sorted set of
 * documents: order and repetition do not matter.  corrections may be NULL;
 * ids that no longer exist are reported as warnings. */
struct meetings {
	struct meeting *v;
	size_t n;
};
int meetings_fuse(struct arena *a, const struct document *docs, size_t n,
    struct corrections *corrections, struct meetings *out, struct diag *d);

/* Name and version of the JSON library. */
const char *meeting_library(void);

#endif
