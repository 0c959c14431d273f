/* codec.h: records to JSON and back.
 *
 * One table of fields a record (key, kind, offset, note) drives the writer, the
 * reader with its checks, and the published schema, so that the three cannot
 * disagree.  The tables of documents and meetings stand in src/meeting/fields.c,
 * those of comparisons in src/compare/fields.c. */
#ifndef DIPTYCH_CODEC_H
#define DIPTYCH_CODEC_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "diag.h"

enum field_kind {
	FIELD_TEXT,    /* const char *: a string; NULL is absent */
	FIELD_BOOL,    /* bool */
	FIELD_CHOICE,  /* bool as one of two words, the first for false */
	FIELD_ENUM,    /* an enum as one of words */
	FIELD_NUMBER,  /* double; NAN is absent */
	FIELD_UINT,    /* unsigned */
	FIELD_INT,     /* int */
	FIELD_SIZE,    /* size_t */
	FIELD_SPAN,    /* struct span: [s,e] with s <= e */
	FIELD_SPANS,   /* struct span * and a count */
	FIELD_TEXTS,   /* struct strs */
	FIELD_TABLE,   /* struct strs * and a count: a list of lists of strings */
	FIELD_OBJECT,  /* an inner record; absent when all of it is */
	FIELD_MERGED,  /* an inner record whose keys stand in the outer object */
	FIELD_LIST,    /* records and a count */
	FIELD_TUPLES,  /* records and a count, each written as an array of its fields */
};

/* What a string must look like. */
enum text_form {
	FORM_ANY, FORM_WORD /* one of words */, FORM_SLUG /* taxonomy id: a-z, 0-9, '-' */,
	FORM_DATE /* ISO 8601, partial; --MM and --MM-DD without a year */,
	FORM_SHA256, FORM_COUNT
};

enum { FIELD_REQUIRED = 1, FIELD_VEC = 2 /* a VEC: its cap follows its count */ };

struct record;

struct field {
	const char *key;
	enum field_kind kind;
	unsigned flags;
	size_t at, count_at;         /* offsets of the value and, for lists, of its size_t count */
	const struct record *record; /* inner record, or a list's elements */
	const char *const *words;
	size_t n_words;
	enum text_form form;
	const char *note;            /* what it says: the schema's description */
};

struct record {
	const char *name;            /* "outcome" */
	const char *schema;          /* "diptych/document/1", where it is a whole file; else NULL */
	const char *note;
	size_t size;
	const struct field *fields;  /* in the order of writing and reading */
	size_t n;
	/* What is wrong with an element beyond its fields, or NULL.  owner is the
	 * nearest enclosing record with a schema, read as far as the table goes. */
	const char *(*fault)(const void *element, const struct record *owner_record, const void *owner);
};

/* For tables. */
#define FIELD_AT(T, member) offsetof(struct T, member)
#define RECORD_FIELDS(table) .fields = table, .n = sizeof(table) / sizeof *(table)
#define FIELD_WORDS(names) .words = names, .n_words = sizeof(names) / sizeof *(names)

/* Append `value` as JSON: table order, 1-space indent, a final newline.
 * Numbers print as the shortest digits that read back the same. */
void record_to_json(const struct record *r, const void *value, struct strbuf *out);
/* Read and check JSON.  Every fault of shape is reported with file:line:column
 * (EX_DATAERR), up to a cap; well-formedness stops at the first. */
int record_from_json(struct arena *a, const struct record *r, const char *path, struct str json,
    void *out, struct diag *d);
/* The JSON Schema (2020-12) of a record that is a whole file. */
void record_schema(const struct record *r, struct strbuf *out);

/* Whole files and what they share. */
extern const struct record document_record, meeting_record, comparison_record;
extern const struct record venue_record;

struct json_place { /* from 1; columns in code points */
	unsigned line, col;         /* of the value */
	unsigned key_line, key_col; /* of its key, or 0 */
};
struct json_places {
	VEC(struct json_place) at;
	/* The first thing that RFC 8259 allows and no record can hold: a key that
	 * stands twice, U+0000, a number of more than 60 characters; or NULL. */
	const char *beyond;
	struct place beyond_at;
};
/* Refuse what is not one well-formed JSON text (RFC 8259): UTF-8, structure,
 * numbers, escapes without lone surrogates, no control characters, at most 64
 * levels.  On success places holds where each value stands, in document order.
 * 0, or -1 with one message in d (EX_DATAERR). */
int json_strict(struct arena *a, const char *path, struct str json, struct json_places *places, struct diag *d);

#endif
