/* number_int.h: numbers in figures and words. */
#ifndef DIPTYCH_NUMBER_INT_H
#define DIPTYCH_NUMBER_INT_H

#include "words_int.h"

struct number {
	double value;
	uint32_t end;      /* token behind it */
	struct str rest;   /* letters that touch the figures and are no scale: "35km" */
	bool words;        /* "two", not "2" */
	bool article;      /* only "a", "an", half: weak as a number */
	bool ordinal;      /* "10th", "third" */
	bool scaled;       /* it has a scale: "million", "bn" */
	const char *rule;
};

/* A text and its words in the tables of dates and numbers. */
struct worded {
	const struct text *t;
	const struct words *words;
	const struct word **w; /* first row of each token, or NULL */
};
struct worded text_words(struct extraction *x);

/* The number that starts at token i and ends before token `stop`; false if none does. */
bool number_read(const struct worded *in, uint32_t i, uint32_t stop, struct number *out);
/* Token i starts where the token before it ends. */
bool token_touches(const struct text *t, uint32_t i);
/* A plain figure without separators or letters, or -1. */
int token_integer(const struct text *t, uint32_t i);

#endif
