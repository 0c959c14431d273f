/* shorten_int.h: which words of a clause a summary may leave out.
 *
 * A part goes only where the clause stands without it: parentheses,
 * attributions, non-restrictive relative clauses, participial tails, examples,
 * circumstances, further remarks, and purposes: without parts of speech, an
 * infinitive is a purpose if no word before it takes one (a list).  What holds a negation, a condition, a hedge, a figure or a
 * deadline stays (sentence compression by deletion; cf. Knight & Marcu 2002,
 * with rules in place of a model). */
#ifndef DIPTYCH_SHORTEN_INT_H
#define DIPTYCH_SHORTEN_INT_H

#include "outcome_int.h"

enum shorten_class {
	SHORTEN_NEG, SHORTEN_COND, SHORTEN_HEDGE, SHORTEN_DUE, SHORTEN_SCOPE, SHORTEN_SIDE, SHORTEN_LIST, SHORTEN_AIM,
	SHORTEN_SAY, SHORTEN_LINK, SHORTEN_INGADJ, SHORTEN_IF, SHORTEN_INF, SHORTEN_TOOL, SHORTEN_GOAL, SHORTEN_REMARK, SHORTEN_BESIDE, SHORTEN_ASK, SHORTEN_IDLE,
	SHORTEN_LAST, SHORTEN_POINT, SHORTEN_THOSE, SHORTEN_SUCH, SHORTEN_NOW, SHORTEN_IT, SHORTEN_VOID, SHORTEN_PAPER, SHORTEN_HANDLE, SHORTEN_BARE, SHORTEN_ALONE, SHORTEN_GRADE, SHORTEN_BACK,
	SHORTEN_CLASSES
};

enum { RUNS_MAX = 40 };

/* Tokens that are kept, in order. */
struct runs {
	struct { uint32_t from, to; } v[RUNS_MAX];
	size_t n;
};

void runs_add(struct runs *r, uint32_t from, uint32_t to);

bool shorten_is(const struct extraction *x, uint32_t i, const char *w);
/* A dash between words, not a hyphen in one, a range of numbers, or two names. */
bool shorten_dash(const struct extraction *x, uint32_t i, uint32_t end);
unsigned shorten_class(const struct extraction *x, uint32_t i); /* of word_class */
/* Length in tokens of the phrase of the class at token i, before `end`; 0: none. */
uint32_t shorten_phrase(const struct extraction *x, uint32_t i, uint32_t end, enum shorten_class c);
/* The same of one that ends before token `end` and starts at `from` or later. */
uint32_t shorten_phrase_before(const struct extraction *x, uint32_t end, uint32_t from, enum shorten_class c);
/* Does a phrase of the class stand in tokens [from, to)? */
bool shorten_has(const struct extraction *x, uint32_t from, uint32_t to, enum shorten_class c);
/* A negation, "n't" among them. */
bool shorten_negates(const struct extraction *x, uint32_t from, uint32_t to);
/* Money and shares; how many people live somewhere is background. */
bool shorten_figure(const struct extraction *x, uint32_t from, uint32_t to);
bool shorten_deadline(const struct extraction *x, uint32_t from, uint32_t to);
/* Does a name, not one that describes another, end behind token i? */
bool shorten_named(const struct extraction *x, uint32_t i);
/* May tokens [from, to), which stand before or inside what is kept, not go? */
bool shorten_guarded(const struct extraction *x, uint32_t from, uint32_t to);
/* The same of a lead-in: figures there are of something else. */
bool shorten_limits(const struct extraction *x, uint32_t from, uint32_t to);
/* Is there a finite verb, as far as its form tells? */
bool shorten_finite(const struct extraction *x, uint32_t from, uint32_t to);
/* Would a text that ends before token `end` hang: on a preposition, an article,
 * an auxiliary; in a clause without its verb? */
bool shorten_hangs(const struct extraction *x, uint32_t from, uint32_t end);
/* Back over punctuation and "and" that a part left behind it. */
uint32_t shorten_trim(const struct extraction *x, uint32_t from, uint32_t end);
/* In tails.c: tokens [from, to) without parentheses and without what may go at the end, but
 * nothing before token `low` goes at the end. */
void shorten_body(const struct extraction *x, uint32_t from, uint32_t to, uint32_t low, struct runs *r);

#endif
