/* noun_int.h: noun phrases, as far as they show without parts of speech. */
#ifndef DIPTYCH_NOUN_INT_H
#define DIPTYCH_NOUN_INT_H

#include "shorten_int.h"

struct noun_phrase {
	uint32_t from, to; /* with its owner or article, and with an "of" phrase that plainly belongs to it */
	uint32_t head;
	bool full;         /* it says which one, beside its head */
};

/* The phrase of the noun at `head` of its sentence.  False where its words could
 * as well be a verb's, a list's, or none in particular ("any treaty"). */
bool noun_phrase_of(const struct extraction *x, uint32_t head, struct noun_phrase *out);
/* The last word of the noun phrase whose words begin at token `from`, before
 * `end`; `end` if none do. */
uint32_t noun_head_from(const struct extraction *x, uint32_t from, uint32_t end);
/* The same word, in the same number. */
bool noun_same(const struct extraction *x, uint32_t a, uint32_t b);

#endif
