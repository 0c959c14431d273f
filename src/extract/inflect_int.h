/* inflect_int.h: the forms of a word. */
#ifndef DIPTYCH_INFLECT_INT_H
#define DIPTYCH_INFLECT_INT_H

#include "arena.h"
#include "matcher_int.h"

enum { FORM_BASE = 1, FORM_S = 2, FORM_PAST = 4, FORM_ING = 8, FORM_ALL = 15, FORMS_MAX = 12 };

struct forms {
	struct str v[FORMS_MAX];
	size_t n;
};

/* The forms of the folded word of the given kinds, irregular ones from inf
 * (may be NULL). */
void inflect(struct arena *a, const struct inflections *inf, struct str word, unsigned kinds, struct forms *out);

#endif
