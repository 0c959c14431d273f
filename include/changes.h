/* changes.h: what is different between two editions of a brief.
 *
 * A claim keeps its identity over editions.  Of two comparisons, the claims of
 * one kind are matched one to one, in three passes:
 *
 *   1. by what they say, wherever it stands: the words of sentence and summary,
 *      or the id, which is a hash of them; issues by topic, participants by name.
 *      Of equal ones those of the same side and meeting go together first.
 *   2. by likeness, for outcomes, statements, and mentions of meetings that are
 *      left: of two sentences (and of two summaries, half and half) the stems
 *      that both have, twice, over the stems of each (Dice 1945; bag.h).  Pairs
 *      are looked at where they share a rare stem, or stand in their source
 *      between the same two matched neighbours.  From CHANGES_LIKE_PLACE
 *      between such neighbours, CHANGES_LIKE_SOURCE elsewhere in the source
 *      and CHANGES_LIKE_ELSEWHERE in another, the likest pair first, they are one
 *      claim that was edited; below, one is withdrawn and one new.
 *   3. meetings by id, else by the claims that they share.
 *
 * A matched claim is changed if its words or fields differ, and else moved if it
 * stands on another side, in another meeting, under another topic, or in another
 * order among the claims of its source: all but a longest chain of claims
 * that keep their order have moved.  Lines that shift are no change.
 *
 * The method is the same read forwards and backwards: what is new in (A, B) is
 * withdrawn in (B, A), and texts change places.  Time grows with the number of
 * claims and of their words, times the logarithm of it. */
#ifndef DIPTYCH_CHANGES_H
#define DIPTYCH_CHANGES_H

#include "codec.h"
#include "compare.h"

enum { CHANGES_LIKE_PLACE = 40, CHANGES_LIKE_SOURCE = 60, CHANGES_LIKE_ELSEWHERE = 80 }; /* percent */

enum change { CHANGE_NEW, CHANGE_CHANGED, CHANGE_WITHDRAWN, CHANGE_MOVED, CHANGE_COUNT };
extern const char *const change_names[CHANGE_COUNT];

enum edit { EDIT_SAME, EDIT_DEL, EDIT_INS, EDIT_COUNT };
extern const char *const edit_names[EDIT_COUNT];

/* A run of words with the blanks before them: what is same and del, in order,
 * makes the old text, same and ins the new one (blanks at the start aside). */
struct edit_run {
	enum edit op;
	const char *text;
};

struct edits {
	struct edit_run *v;
	size_t n, cap;
};

struct field_change {
	const char *name;     /* "status", "amount", "side" … */
	const char *from, *to; /* NULL: absent */
};

struct claim_change {
	enum change change;
	enum claim_kind kind;
	const char *id_from, *id_to; /* NULL in a new, a withdrawn one */
	const char *side, *topic;    /* where it stands now, or stood; topic may be NULL */
	const char *summary_from, *summary_to; /* what it says, in short */
	struct edits words;          /* of the summary; if that is the same, of the sentence; or none */
	VEC(struct field_change) fields;
	struct strs sources;         /* files that tell it in either edition, sorted */
};

/* A figure of a claim that stands in both editions. */
struct figure_change {
	const char *unit, *topic, *object, *side; /* object: the claim's summary now */
	const char *id_from, *id_to;
	double value_from, value_to;
	const char *text_from, *text_to; /* as written */
};

enum source_change_kind { SOURCE_ADDED, SOURCE_GONE, SOURCE_CHANGED, SOURCE_CHANGES };
extern const char *const source_change_names[SOURCE_CHANGES];

struct source_change {
	const char *file, *title;
	enum source_change_kind change;
	VEC(struct field_change) fields; /* of a changed one; text: digests */
};

struct edition_ref {
	const char *id;   /* of an edition on disk, or NULL */
	const char *date; /* its newest source's, or NULL */
};

struct changes {
	struct edition_ref from, to;
	VEC(struct claim_change) claims;   /* by change, then by place */
	VEC(struct figure_change) figures;
	VEC(struct source_change) sources; /* by file */
};
extern const struct record changes_record;

/* What `to` has of `from`; both are borrowed. */
void changes_find(struct arena *a, const struct comparison *from, const struct comparison *to, struct changes *out);
/* The day of publication of the newest source, or NULL. */
const char *comparison_date(const struct comparison *c);

void changes_to_json(const struct changes *c, struct strbuf *out);
int changes_from_json(struct arena *a, const char *path, struct str json, struct changes *out, struct diag *d);

/* From one text to the other: Myers, "An O(ND) difference algorithm and its
 * variations" (1986), over words and marks; a short word alone between
 * changes goes with them. */
struct edits words_diff(struct arena *a, const char *from, const char *to);

/* --- in words -------------------------------------------------------------- */

struct change_counts {
	unsigned claims[CHANGE_COUNT], figures, sources[SOURCE_CHANGES];
};
struct change_counts changes_count(const struct changes *c);
bool changes_none(const struct changes *c);
/* "3 new outcomes, 1 changed, 1 withdrawn; 1 new statement": of the claims
 * that a file tells (NULL: of all); "no claim changed". */
const char *changes_effect(struct arena *a, const struct changes *c, const char *file);
/* "2 claims new, 1 changed …; 1 figure; 1 source added": all in one line. */
const char *changes_line(struct arena *a, const struct changes *c);
/* For a reader: what is where, with - and + before words; a terminal with colour
 * gets them coloured as well. */
struct terminal;
void changes_tell(const struct changes *c, const struct terminal *t, struct strbuf *out);

#endif
