/* quote_int.h: words between quotation marks, and whose they are. */
#ifndef DIPTYCH_QUOTE_INT_H
#define DIPTYCH_QUOTE_INT_H

#include "claims_int.h"

/* Words of a title or a scare quote are fewer. */
enum { WORDS_MIN = 4 };

/* sayings.tsv and channels.tsv. */
enum saying_kind { SAYING_VERB, SAYING_CALL, SAYING_BY, SAYING_KINDS };

struct saying_row {
	enum saying_kind kind;
	const char *rule;
};

struct channel_row {
	const char *channel;
	const char *rule;
};

struct saying {
	struct word_classes *words;
	struct matcher *verbs, *channels;
	VEC(struct saying_row) verb;
	VEC(struct channel_row) channel;
};

struct quotation {
	uint32_t tok, tok_end; /* the words, without the marks */
	uint32_t words;
	int32_t mention;       /* who speaks: index into x->mentions, or -1 */
	struct span name;      /* the words that name a speaker who is no mention */
	uint32_t verb;         /* token of the verb of saying, or UINT32_MAX */
	bool carried;          /* the speaker is that of the words before */
	bool voice;            /* an office speaks for another and has no name: a spokesman */
	bool open;             /* its paragraph ends before it does */
};

struct quotations {
	struct quotation *v; /* in text order */
	size_t n, cap;
};

void quotations_find(const struct extraction *x, struct quotations *out);
/* By sentence: who is said at its end or in a parenthesis to say it ("…, Lee
 * said", "…, said Lee") or at the head of its part of a transcript ("LEE: …"), a
 * mention; -1 where nobody is. */
const int32_t *reporters_find(const struct extraction *x, struct quotations *quotes);
/* The quotation that holds token `at`, or NULL. */
const struct quotation *quotation_at(const struct quotations *q, uint32_t at);

#endif
