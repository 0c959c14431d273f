/* changes_int.h: claims of two editions on their way to each other. */
#ifndef DIPTYCH_CHANGES_INT_H
#define DIPTYCH_CHANGES_INT_H

#include "bag.h"
#include "changes.h"

enum { UNMATCHED = -1 };

/* A claim in one edition. */
struct piece {
	enum claim_kind kind;
	bool whole;            /* a meeting of a side, not the mention of one */
	const char *id, *key;  /* key: what it is matched by first: its words, topic or name */
	const char *side;      /* label, as the later edition has it */
	unsigned side_at, meeting_at; /* indices: of the side, of the meeting among all of the edition */
	const struct meeting *meeting;
	const char *topic, *quote, *summary; /* or NULL */
	const char *file;      /* of its first source, or NULL */
	uint32_t at;           /* where its sentence starts there */
	unsigned line;
	const struct claim *claim;
	const void *item;
	struct bag words, gist; /* of quote and summary */
	long partner;          /* index in the other edition, or UNMATCHED */
	bool displaced;        /* out of its source's order */
};

struct edition_pieces {
	const struct comparison *c;
	VEC(struct piece) v;    /* by side, meeting, kind, place */
	size_t n_meetings;
};

struct matching {
	struct arena *a;
	struct edition_pieces from, to;
	struct file_names { const char *from, *to; } *files; /* what is called otherwise now */
	size_t n_files;
	long *meeting_to;       /* by a meeting's index in from: its index in to, or UNMATCHED */
};

/* Collect the claims of both editions (pieces.c). */
void pieces_collect(struct matching *m);
/* The name that a file of from has in to. */
const char *file_now(const struct matching *m, const char *file);
/* Match them (match.c, like.c, meetings.c); note who stands in another order (order.c). */
void match_by_key(struct matching *m);
void match_by_likeness(struct matching *m);
void match_meetings(struct matching *m);
void find_displaced(struct matching *m);

/* Pieces of one source, by place; matched ones only, or all. */
struct piece_order {
	size_t *v, n;
};
bool has_text(const struct piece *p); /* it is matched and compared by its words */

/* What is different (differ.c, figures.c, sources.c). */
void tell_claims(struct matching *m, struct changes *out);
void tell_figures(struct matching *m, const struct piece *from, const struct piece *to, struct changes *out);
void tell_sources(struct matching *m, struct changes *out);
void find_renamed(struct matching *m);
/* A figure as written; NULL: none. */
const char *amounts_text(struct arena *a, const struct outcome *o);

#endif
