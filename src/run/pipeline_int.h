/* pipeline_int.h: the steps that the commands share. */
#ifndef DIPTYCH_PIPELINE_INT_H
#define DIPTYCH_PIPELINE_INT_H

#include <stdio.h>

#include "edition.h"
#include "layout.h"
#include "model.h"
#include "pipeline.h"
#include "progress.h"

/* Put each meeting on the side whose range holds its date; the others are
 * listed in c->unplaced.  sides has b->n_sides elements. */
void place_meetings(struct arena *a, const struct brief *b, const struct meetings *all, struct side *sides,
    struct comparison *c, struct diag *d);

/* The side that takes a meeting of that kind and day (both may be NULL), or NULL. */
const struct brief_side *side_of(const struct brief *b, const char *kind, const char *start);

/* Leave out of m what the brief is not about.  A topic that was spoken of stays
 * known, so that no side is called silent on it (filter.c). */
void filter_meeting(struct arena *a, const struct brief_filter *f, struct meeting *m);

/* All of a brief before it is rendered: ingest ─ extract ─ fuse ─ place ─ compare.
 * dir (NULL: out/NAME) is where its files, added to files, will stand. */
struct brief_read {
	const char *dir;
	struct brief brief;
	struct document *docs; /* one a source */
	size_t n_docs, n_meetings;
	struct comparison comparison;
};
int brief_read(struct arena *a, const struct options *o, const struct data_dirs *dirs, const char *dir, struct brief_read *out,
    struct outputs *files, struct diag *d);

/* A file, or "-" for standard input. */
int ingest_named(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta, struct source *out, struct diag *d);
/* ingest ─ extract; adds out_dir/NAME.json and .txt to o. */
int extract_file(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta,
    struct document *doc, const char *out_dir, struct outputs *o, struct diag *d);

/* The brief as blocks: what brief_read reads, its theme, composed. */
struct brief_model {
	struct data_dirs dirs;
	struct brief_read read;
	struct theme theme;
	struct brief brief; /* as the theme shows it */
	struct model model;
};
int brief_model(struct arena *a, const struct options *o, struct brief_model *out, struct diag *d);

/* compare_sides by the rules of data, and the comparison as JSON. */
int compare_to(struct arena *a, const struct layers *data, struct side *sides, size_t n, struct comparison *c,
    struct strbuf *json, struct diag *d);

/* What of a file is chrome, one line each: FILE:LINE, why, how it begins (trace.c). */
int trace_chrome(struct arena *a, const char *path, const struct knowledge *k, FILE *out, struct diag *d);
/* One line a claim: where, what, by which rule (trace.c). */
void trace_document(const struct document *doc, FILE *out);

/* Append "key":value to the object that b ends in; nothing where value is NULL. */
void json_member(struct strbuf *b, const char *key, const char *value);

/* The edition's date: --date, SOURCE_DATE_EPOCH, or the newest source's. */
const char *edition_date(struct arena *a, const struct options *o, const struct comparison *c, struct diag *d);

/* compose ─ layout ─ pdf in a child process; o (or NULL) is drafted meanwhile. */
int render_comparison(struct arena *a, const struct options *options, const struct comparison *c, const struct brief *b,
    const struct data_dirs *dirs, struct outputs *o, struct strbuf *pdf, struct diag *d);

/* What a user names: a shelf of the archive, or a brief, whose name it is then. */
int shelf_name(struct arena *a, const struct data_dirs *dirs, const struct archive *where, const char *word, const char **name, struct diag *d);
/* Another edition, for telling changes since it: a build's folder, its
 * brief.json, or (brief not NULL) what edition_since knows; now as there. */
struct edition_read {
	const char *id;          /* of an archived edition, or NULL */
	struct comparison comparison;
};
int edition_read(struct arena *a, const struct data_dirs *dirs, const char *brief, const char *now, const char *word,
    struct edition_read *out, struct diag *d);
/* --since: set c->changes. */
int tell_since(struct arena *a, const struct options *o, const struct data_dirs *dirs, const struct brief *b,
    struct comparison *c, struct diag *d);

/* fit.c: compose and set the brief, with as many outcomes as fit on the theme's pages;
 * theme holds what it came to. */
int brief_fit(struct arena *a, const struct comparison *c, const struct brief *b, const struct data_dirs *dirs, const char *date,
    struct theme *theme, const struct measure *measure, struct layout *out, struct diag *d);

#endif
