/* item_int.h: the parts that make a sentence's items: item.c collects them,
 * actor.c says who acts, measure.c what is done, settle.c which of them stay. */
#ifndef DIPTYCH_ITEM_INT_H
#define DIPTYCH_ITEM_INT_H

#include "outcome_int.h"

/* One unit at work: a sentence, or one of several inside a quotation. */
struct work {
	const struct extraction *x;
	const struct cues *c;
	const struct cue_hits *hits;
	const struct quotations *quotes;
	uint32_t sent;
	const struct sentence *s;
	struct items *out;
	size_t first; /* the unit's first item */
};

const struct token *work_tok(const struct work *k, uint32_t i);
bool work_is(const struct work *k, uint32_t i, const char *word); /* false behind the unit */
unsigned work_class(const struct work *k, uint32_t i);
unsigned work_marks(const struct work *k, uint32_t i);

/* item.c */
struct item *item_push(const struct work *k, const struct cue *cue, uint32_t from, uint32_t to);

/* actor.c */

/* Whether the cue at token `verb` has a subject that fits; guessed tells that
 * it was not read there. */
bool actor_fits(const struct work *k, const struct cue *cue, uint32_t verb, struct subject *s, bool *guessed);
/* Who says "we" in a quotation is its speaker; false where nobody may act. */
bool actor_speaks(const struct work *k, uint32_t verb, struct subject *s);
/* The mention that is said to say the sentence ("…, Lee said"), if it speaks for
 * a side that takes part; NULL. */
const struct mention *actor_reports(const struct work *k);
bool actor_we(const struct work *k, const struct subject *s);
struct strs actor_parties(const struct work *k); /* the sides of the primary meeting */
void actor_guests(const struct work *k, struct item *it);
void actor_partner(const struct work *k, struct item *it);
/* The subject of a list item is that of its lead-in: "China will:". */
bool actor_of_list(const struct work *k, struct subject *s);
bool actor_shared(const struct work *k, uint32_t verb, struct subject *s);
bool actor_ours(const struct work *k, const struct strs *sides); /* do they take part in the meeting? */
/* The nearest item of the unit before token `at`; NULL if none. */
const struct item *item_before(const struct work *k, uint32_t at);

/* body.c */

/* Whether a named body that is no mention acts ("Nord Bank signed …"): s gets its
 * whole name, and its side where its name tells it. */
bool body_acts(const struct work *k, const struct cue *cue, struct subject *s);
/* A body and one of the sides sign together: all parties do. */
void body_joins(const struct work *k, const struct cue *cue, struct subject *s);

/* measure.c */

/* Only adverbs and "to" stand in tokens [from, to). */
bool measure_heads(const struct work *k, uint32_t from, uint32_t to);
/* Does the measure change what the cue says?  A commitment to set something up
 * stays a commitment; demands and positions stay what they are. */
bool measure_fits(const struct item *it, const struct cue *measure);
void measure_apply(struct item *it, const struct cue *measure);
/* Let the measures in the body of item `at` decide its type; may add items. */
void measure_govern(const struct work *k, size_t at);
/* Add the measures that are results by themselves; the index of the first. */
size_t measure_finite(const struct work *k);

/* settle.c */
void settle_nested(const struct work *k);
void settle_unsupported(const struct work *k);
void settle_lesser(const struct work *k);
void settle_repeated(const struct work *k);

#endif
