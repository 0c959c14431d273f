/* source.h: one file as published, cleaned (ingest).
 *
 *     bytes ─ decode ─ html | markdown | plain ─ main content ─ struct source
 *
 * The cleaned text is UTF-8: paragraphs are separated by one blank line, hard
 * wraps are joined, runs of white space (NBSP too) are one space, link text
 * stays and link targets go, entities and markup are gone.  Everything that a
 * later stage claims is a span of this text, and `line` leads back to the file. */
#ifndef DIPTYCH_SOURCE_H
#define DIPTYCH_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"
#include "layers.h"

struct span {
	uint32_t s, e; /* bytes [s,e) of the cleaned text */
};

enum zone_kind { ZONE_HEADLINE, ZONE_BYLINE, ZONE_DATELINE, ZONE_CAPTION, ZONE_BODY, ZONE_KINDS };
extern const char *const zone_names[ZONE_KINDS];

enum para_kind { PARA_TEXT, PARA_HEADING, PARA_ITEM, PARA_QUOTE, PARA_CELL };

struct para {
	struct span span;
	enum zone_kind zone;
	enum para_kind kind;
	unsigned depth; /* of a list item or block quote, from 1; a heading's level */
};

struct line_mark {
	uint32_t at;   /* from this byte of the cleaned text on … */
	uint32_t line; /* … the words stand on this line of the file */
};

/* A piece of the page that was taken for chrome, and why. */
struct chrome {
	struct str text;
	unsigned line;
	const char *why;
};

struct source {
	const char *path;   /* as opened */
	const char *file;   /* base name: the document's name everywhere else */
	char sha256[65];
	size_t bytes;
	const char *format; /* "text", "markdown", "html" */
	const char *lang;   /* "en" */
	/* NULL where the source does not give it.  Dates are ISO 8601. */
	const char *publisher, *publication_date, *title, *byline, *url;
	const char *party; /* whose publisher it is, from parties.tsv; else NULL */
	/* Names of the fields above that come from brief.ini, not the file. */
	const char *given[6];
	size_t n_given;

	struct str text;
	struct para *paras; /* in text order, not overlapping */
	size_t n_paras;
	struct line_mark *marks; /* ascending */
	size_t n_marks;
	struct chrome *chrome;
	size_t n_chrome;
};

/* What brief.ini's [source FILE] says of a file; NULL fields say nothing. */
struct source_meta {
	const char *publisher, *publication_date, *title, *url, *lang, *party;
};

/* Word lists that ingest needs (briefs/lang/en/chrome.tsv, parties.tsv …). */
struct ingest_data;
int ingest_data_load(struct arena *a, const struct layers *data, struct ingest_data **out, struct diag *d);

/* Read and clean one file.  meta may be NULL.  Errors: EX_NOINPUT (missing,
 * directory, unreadable), EX_DATAERR (empty, binary, PDF or DOCX: the message
 * names a converter; broken UTF-8 that is no other known encoding). */
int ingest_file(struct arena *a, const char *path, const struct ingest_data *data,
    const struct source_meta *meta, struct source *out, struct diag *d);
/* The same from bytes in memory; file is the name to report. */
int ingest_bytes(struct arena *a, const char *path, struct str bytes, const struct ingest_data *data,
    const struct source_meta *meta, struct source *out, struct diag *d);

/* Line of the file on which byte `at` of the cleaned text stands. */
unsigned source_line(const struct source *s, uint32_t at);
/* The paragraph that holds byte `at`, or NULL. */
const struct para *source_para(const struct source *s, uint32_t at);

#endif
