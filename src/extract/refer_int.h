/* refer_int.h: words of a summary that point at what it does not name: "these
 * programs", "extend it", "the decision", "expressed his support". */
#ifndef DIPTYCH_REFER_INT_H
#define DIPTYCH_REFER_INT_H

#include "shorten_int.h"

struct pointing {
	uint32_t tok, tok_end; /* the words */
	const char *named;     /* what they mean; NULL where that is not clear */
	bool alone;            /* a pronoun */
	bool ends;             /* a noun at the end that says nothing without what it is of */
};

/* The words among those kept that point at something else, up to `most` of them
 * in order; -> how many.  What stands before token `subject_end` is the subject. */
size_t refer_out(const struct extraction *x, const struct runs *kept, uint32_t subject_end, struct pointing *out, size_t most);

/* The name of who is meant by a pronoun: a person's, or those of a few sides; NULL. */
const char *refer_name(const struct extraction *x, const struct mention *m);

#endif
