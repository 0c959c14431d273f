/* meeting_int.h: between the files that find meetings. */
#ifndef DIPTYCH_MEETING_FIND_INT_H
#define DIPTYCH_MEETING_FIND_INT_H

#include "who_int.h"

enum when { WHEN_NOW, WHEN_EARLIER, WHEN_PLANNED };

/* Words that tell of a meeting. */
struct cue {
	uint32_t tok, tok_end, sent;
	enum meeting_kind kind;
	int weight;
	enum when when;
	bool other;       /* a leader beside the pair takes part */
	bool ahead;       /* planned, and the meeting at hand of a report of what is to come */
	bool arrival;     /* of who comes to meet, in a report of what is to come: not the day of it */
	const char *rule;
};

struct meeting_finder {
	struct who *w;
	struct extraction *x;
	VEC(struct cue) cues;          /* ascending */
	uint32_t *body;                /* ordinal of a sentence among those of the body, from 1; 0 is no body */
	uint32_t *first_cue;           /* index of the first cue at or behind a sentence */
	uint32_t *first_mention;       /* index of the first mention at or behind a sentence */
	uint32_t opening;              /* token behind the place line that opens the body, or 0 */
	bool *quoted;                  /* one a token: within a quotation */
	int pair[2];                   /* participants, or -1 */
	bool report;                   /* no government's text */
	bool preview;                  /* it tells of a meeting to come */
	const char *side[2];           /* their sides, or the two countries of a statement; may be NULL */
};

void cues_find(struct meeting_finder *f);
/* Whether the document is about a meeting to come; then its planned cues are the meeting at hand. */
void preview_find(struct meeting_finder *f);
/* "a three-day visit": its first and last day, from the one that is known (meeting_vote.c). */
void visit_span(const struct meeting_finder *f, struct meeting_ref *m);
/* Whether a word of the class stands in tokens [from, to). */
bool scope_within(const struct meeting_finder *f, uint32_t from, uint32_t to, enum scope_class cls);
/* Who meets whom: fills pair and side, and marks cues of others. */
void pair_find(struct meeting_finder *f);
/* How much a sentence counts: lead and headline most. */
int sentence_weight(const struct meeting_finder *f, uint32_t sent);
/* How much of the headline and lead names a side. */
int side_early(const struct meeting_finder *f, const char *side);
bool sentence_names(const struct meeting_finder *f, uint32_t sent, int participant);

/* Kind, date and place of the meeting at hand, or of the one that `only` tells of. */
enum meeting_kind kind_vote(const struct meeting_finder *f, const struct cue **why);
void date_vote(const struct meeting_finder *f, const struct cue *only, struct meeting_ref *m);
void place_vote(const struct meeting_finder *f, const struct cue *only, struct meeting_ref *m);
/* The place where no cue has one beside it (meeting_place.c). */
void place_infer(const struct meeting_finder *f, const struct cue *lead, struct meeting_ref *m);
void background_find(struct meeting_finder *f);
void levels_set(struct meeting_finder *f);
/* Those who came to a gathering of more than two (meeting_many.c). */
void many_find(struct meeting_finder *f);
/* Whether somebody of the side, or of any, meets. */
bool side_has_principal(const struct extraction *x, const char *side);

#endif
