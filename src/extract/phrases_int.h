/* phrases_int.h: tables of phrases of a few words, matched on folded tokens. */
#ifndef DIPTYCH_PHRASES_INT_H
#define DIPTYCH_PHRASES_INT_H

#include "extract_int.h"
#include "layers.h"

enum { PHRASE_WORDS = 5 };

struct phrase {
	struct str words[PHRASE_WORDS];
	unsigned n;
	unsigned cls;       /* index into the names given to the loader */
	const char *value;
	double number;      /* of the last column, 1 where there is none */
	const char *rule;
};

struct phrases {
	VEC(struct phrase) v; /* ascending by first word */
};

/* Add lang/en/FILE: words, then class and value in the columns given. */
struct phrase_file {
	const char *file;
	unsigned key; /* cells (layers.h) */
	unsigned cls_col, value_col, number_col;
	const char *const *names;
	unsigned n_names;
};
int phrase_table_load(struct arena *a, const struct layers *data, const struct phrase_file *f, struct phrases *p, struct diag *d);
void phrase_table_sort(struct phrases *p);
/* The longest phrase of the classes (a bit set) that starts at token i and ends
 * before `stop`, or that ends before token `end` and starts at `from` or later. */
const struct phrase *phrase_at(const struct phrases *p, const struct text *t, uint32_t i, uint32_t stop, unsigned classes);
const struct phrase *phrase_before(const struct phrases *p, const struct text *t, uint32_t end, uint32_t from, unsigned classes);
/* The single word `s` as a phrase of the classes, or NULL. */
const struct phrase *phrase_word(const struct phrases *p, struct str s, unsigned classes);

#endif
