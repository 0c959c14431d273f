/* fuse_int.h: what the parts of fusion share.
 *
 *     documents ─ sort, unique ─ mentions ─ clusters ─ items routed ─ items merged ─ meeting
 *                 (fuse.c)       └── (fuse_match.c) ──┘ (fuse.c)     (fuse_people.c, fuse_outcomes.c, fuse_merge.c)
 *                                                                    divergences, silences (fuse_differ.c)
 *                                                                    corrections (corrections.c) */
#ifndef DIPTYCH_FUSE_INT_H
#define DIPTYCH_FUSE_INT_H

#include "meeting.h"

/* --- dates (fuse_match.c) ------------------------------------------------ */

/* A date as far as it is known; 0 is unknown. */
struct day {
	int year, month, day;
};
struct day day_parse(const char *iso); /* NULL or malformed: all unknown */
bool day_full(struct day d);
long day_number(struct day d); /* days on one scale; d is full */
/* Do the known parts agree?  Both may be partial. */
bool day_agree(struct day a, struct day b);

/* --- clusters (fuse_match.c) --------------------------------------------- */

/* One document's mention of a meeting. */
struct mention {
	unsigned doc, ref;             /* into the sorted documents and their meetings */
	const struct meeting_ref *m;
	struct day start, end, published;
	const struct document *in;
};

/* Does a day lie ahead of the document's publication, as far as both are known? */
bool lies_ahead(struct day start, struct day published);

/* Mentions of one meeting: the first `primary` of them by documents that are
 * about it. */
struct cluster {
	VEC(struct mention) mentions;
	size_t n_primary;
};

/* Faint and weak matches are good only if no other is as good. */
enum match { MATCH_NONE, MATCH_FAINT, MATCH_WEAK, MATCH_NEAR, MATCH_SAME };
enum match mentions_match(const struct mention *a, const struct mention *b);

struct clusters {
	struct cluster *v;
	size_t n, cap;
};
/* Group primary mentions, then let each background mention join the one
 * cluster that it means, if there is one.  to[doc][ref] is the cluster, or -1. */
void clusters_form(struct arena *a, const struct document *const *docs, size_t n,
    struct clusters *out, int **to);

/* --- the meeting's own fields (fuse_fields.c) ------------------------------ */

/* Kind, dates, place, sides, and the id that follows from them. */
void choose_fields(struct arena *a, const struct cluster *c, const struct document *const *docs, struct meeting *m);

/* --- merging (fuse_people.c, fuse_outcomes.c, fuse_merge.c) ---------------- */

/* An item of one document on its way into a meeting. */
struct routed {
	const void *item;
	unsigned doc;        /* index into the meeting's documents */
	const char *meeting; /* background meeting it belongs to, or NULL */
};
typedef VEC(struct routed) routed_list;

/* What a fused item was made of, for corrections: fused id → member ids. */
struct member {
	const char *fused, *member;
};
typedef VEC(struct member) member_list;

struct merge {
	struct arena *a;
	struct meeting *m;
	member_list *members;
};
/* The fused claim took in the item of this id. */
void merge_note(struct merge *x, const char *fused, const char *member);
void merge_source(struct merge *x, struct claim *to, const struct claim *from, unsigned doc, const char *quote);
bool merge_has_source(const struct claim *c, unsigned doc);
/* The same figure of the same unit, wherever it stands. */
bool amounts_equal(const struct amount *a, const struct amount *b);
/* Do two lists of dates have one in common, as far as each goes? */
bool dates_shared(const struct strs *a, const struct strs *b);
void merge_participants(struct merge *x, const routed_list *in);
void merge_issues(struct merge *x, const routed_list *in);
/* An issue that rests on nothing but the sentences of doubtful outcomes is
 * doubtful itself; call when both are merged. */
void doubt_issues(struct meeting *m);
void merge_outcomes(struct merge *x, const routed_list *in);
void merge_statements(struct merge *x, const routed_list *in);
void merge_amounts(struct merge *x, const routed_list *in);

/* --- differences (fuse_differ.c) ----------------------------------------- */

/* The same actor, kind of result and object, and another figure. */
bool figures_clash(struct arena *a, const struct outcome *x, const struct outcome *y);
/* document[i] is the meeting's index of sorted document i, or -1.  rivals are
 * outcomes of other meetings whose documents speak of this one. */
void find_divergences(struct arena *a, const struct cluster *c, const int *document, const routed_list *outcomes,
    const routed_list *rivals, const routed_list *people, struct meeting *m);
void find_silences(struct arena *a, const bool *covers, const routed_list *issues,
    const routed_list *outcomes, struct meeting *m);

/* --- corrections (corrections.c) ----------------------------------------- */

void corrections_apply(struct arena *a, struct corrections *c, const member_list *members,
    struct meetings *all, struct diag *d);

/* --- ids (fuse_ids.c) ------------------------------------------------------ */

/* Give every claim of the meetings an id of its own: two texts may hold the
 * same sentence, and one text may cover two meetings. */
void unique_ids(struct arena *a, struct meetings *all, member_list *members);

#endif
