/* person_int.h: between the files that find people. */
#ifndef DIPTYCH_PERSON_INT_H
#define DIPTYCH_PERSON_INT_H

#include "who_int.h"

/* One mention of a person by name. */
struct found {
	uint32_t tok, tok_end;        /* the name */
	uint32_t from;                /* with its title */
	int person;
	bool full;                    /* more than a surname */
	const char *rule;
};

/* Names that no list has are taken up to this many: a text of nothing but names
 * is no report of a meeting. */
enum { PERSONS_MOST = 400 };

struct finder {
	struct who *w;
	struct extraction *x;
	const struct people *p;
	VEC(struct person) persons;
	VEC(struct found) found;
	uint32_t *found_from;         /* one a token: index into found + 1 of the name that begins there */
	int year;                     /* in which the document was written, or 0 */
};

/* What stands around a name. */
struct name_context {
	const struct title *title;    /* or NULL */
	char sex;
	const char *side;             /* or NULL */
};

/* person_pick.c: who is meant. */
/* The person of a gazetteer entry; new if needed. */
int person_of_entry(struct finder *f, uint32_t entry);
bool person_active(const struct person_entry *e, int year);
/* A full name that the gazetteer has: the best of its rows. */
int person_of_full(struct finder *f, const struct phrase_hit *h);
/* A name that it has not: one met before, a misspelt one, or a new person; -1
 * when there are too many. */
int person_of_name(struct finder *f, uint32_t tok, uint32_t tok_end, const struct name_context *c);
/* A surname alone: the person, or -1.  Its end is *end. */
int person_of_brief(struct finder *f, uint32_t tok, uint32_t limit, const struct name_context *c, uint32_t *end);
/* Remember a title, sex and side for a person. */
void person_context(struct finder *f, int person, const struct name_context *c);

/* person_name.c: names by their surroundings. */
/* "Prime Minister X Y", "Mr. X", "her daughter, X": names in full, or surnames. */
void names_titled(struct finder *f, bool full);
void names_apposed(struct finder *f);  /* "X Y, dean of …", "X Y said" */
bool found_free(const struct finder *f, uint32_t tok, uint32_t tok_end);
void found_add(struct finder *f, struct found n);
/* The country beside a title or behind a name, or NULL. */
const char *side_beside(const struct finder *f, uint32_t from, const struct title *t, uint32_t name_to);

#endif
