/* words_int.h: tables of single words with classes (word, class, value), as
 * the parts for dates, numbers and amounts read them.
 *
 * A word may have several rows.  It is looked up once a token; classes are then
 * asked of the rows it has. */
#ifndef DIPTYCH_WORDS_INT_H
#define DIPTYCH_WORDS_INT_H

#include "extract_int.h"
#include "layers.h"

struct word {
	struct str word;    /* folded */
	unsigned cls;
	const char *value;  /* as written, "" if none */
	double number;      /* of it, 0 if it is none */
	const char *rule;   /* "dates.tsv:41" */
	bool more;          /* the next row has the same word */
};

struct words {
	VEC(struct word) rows;
};

/* Add the rows of lang/en/FILE, whose classes must be among names[0, n). */
int words_load(struct arena *a, const struct layers *data, const char *file, const char *const *names, unsigned n,
    struct words *w, struct diag *d);
/* To be called once, after the last file. */
void words_sort(struct words *w);
/* The first row of a word, or NULL. */
const struct word *words_find(const struct words *w, struct str word);
/* Its row of a class, or NULL; first may be NULL. */
const struct word *word_as(const struct word *first, unsigned cls);
/* The first row of each token of the text. */
const struct word **words_of_text(struct arena *a, const struct words *w, const struct text *t);

#endif
