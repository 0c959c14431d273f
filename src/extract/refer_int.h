/* refer_int.h: words of a summary that point at what it does not name: "these
 * programs", "extend it", "the decision", "expressed his support". */
#ifndef DIPTYCH_REFER_INT_H
#define DIPTYCH_REFER_INT_H

#include "shorten_int.h"

struct pointing {
	uint32_t tok, tok_end; /* the words */
	struct span named;     /* what they mean, elsewhere in the text; empty where that is not clear */
	const char *owner;     /* "his": the name of who is meant, or NULL */
	bool alone;            /* a pronoun */
	bool ends;             /* a noun at the end that says nothing without what it is of */
};

/* The words among those kept that point at something else, up to `most` of them
 * in order; -> how many.  What stands before token `subject_end` is the subject. */
size_t refer_out(const struct extraction *x, const struct runs *kept, uint32_t subject_end, struct pointing *out, size_t most);

#endif
