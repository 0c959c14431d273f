/* extract.h: from a cleaned source to a grounded document record. */
#ifndef DIPTYCH_EXTRACT_H
#define DIPTYCH_EXTRACT_H

#include "lexicon.h"
#include "meeting.h"

/* Extraction cannot fail on well-formed input: what it does not understand it
 * leaves out, with a warning in the document where a reader should know. */
void extract_document(struct arena *a, const struct source *src, const struct lexicon *lex,
    struct document *out);

/* Name and version of the pattern library. */
const char *extract_library(void);

#endif
