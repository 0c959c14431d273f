/* site_int.h: what pages are made of. */
#ifndef DIPTYCH_SITE_INT_H
#define DIPTYCH_SITE_INT_H

#include "site.h"

struct site_item { /* an edition, or a build that failed */
	const char *id;
	bool failed;
	bool readable;        /* run has its record, without lists */
	struct manifest run;
	size_t left_out;      /* sources */
	size_t pdf_bytes;
	bool picture, json, changes; /* page-1.svg, brief.json, changes.json are there */
	bool told;            /* on the page of changes */
	bool previous;        /* run.previous is in the archive */
	bool crowded;         /* another one is of the same day */
};

struct site_shelf {
	const char *name, *dir;
	const char *title;
	VEC(struct site_item) items;     /* newest first */
	const struct site_item *latest;  /* or NULL: no edition yet */
	const struct site_item *failure; /* newer than that, or NULL */
	size_t editions;
};

struct site {
	struct arena *arena;
	const struct archive *where;
	VEC(struct site_shelf) shelves;
	struct site_report *report;
	struct diag *d;
};

/* Read all shelves; one that cannot be read is in the report. */
void site_read(struct site *s);

void site_index(const struct site *s, struct strbuf *out);
/* Marks what it tells; the brief's page, which links to it, comes after. */
void site_changes(struct site_shelf *shelf, struct strbuf *out);
void site_brief(const struct site_shelf *shelf, struct strbuf *out);
/* Of one shelf, or of all (shelf NULL). */
void site_feed(const struct site *s, const struct site_shelf *shelf, struct strbuf *out);
extern const char site_style[], site_icon[];

/* --- web.c: into HTML and XML ------------------------------------------------- */

/* Escaped for text and for attributes in double quotes; what neither HTML nor
 * XML may hold becomes U+FFFD. */
void web_text(struct strbuf *b, const char *z);
void web_slice(struct strbuf *b, struct str s);
/* The first line, not much longer than a few hundred bytes. */
void web_line(struct strbuf *b, const char *z);
/* A path's segments, percent-encoded: safe in an attribute without quotes. */
void web_path(struct strbuf *b, const char *path);
void web_title(struct strbuf *b, const char *title); /* <bdi>…</bdi> */
/* "31 December 2027"; without year "31 December"; month alone "December 2027". */
void web_day(struct strbuf *b, const char *id, bool year);
void web_month(struct strbuf *b, const char *id);
/* "2 pages": of one thing or more. */
void web_count(struct strbuf *b, unsigned long n, const char *one, const char *many);
/* "3 new, 1 changed", "no claim changed", "first edition", or nothing where it is not known. */
void web_changes(struct strbuf *b, const struct manifest *run);
/* "12 pages from 5 sources; 3 new": what it holds and, where known, what changed. */
void web_summary(struct strbuf *b, const struct manifest *run);
/* The start of a page, up to and without <header>.  up: "" or "../" to the archive. */
void web_head(struct strbuf *b, const char *title, const char *up, const char *skip);
void web_foot(struct strbuf *b, const char *up);
/* The box that tells of a build that failed.  at: its shelf from the page, "" or "BRIEF/". */
void web_banner(struct strbuf *b, const struct site_shelf *shelf, const char *at);
/* The counts, as a link to the page of changes where that tells them. */
void web_linked_changes(struct strbuf *b, const struct site_item *item);
/* <a> to a file of the edition. */
void web_link(struct strbuf *b, const char *at, const char *id, const char *file);
/* page-1.svg as an image. */
void web_picture(struct strbuf *b, const char *at, const char *id, bool lazy);

#endif
