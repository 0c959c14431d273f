/* lexicon.h: everything that extraction knows, read once from data files.
 *
 * The files of briefs/lang/en hold the language, those of briefs/lexicon the world;
 * upper layers may change both (layers.h).
 * A bad row is a message with file:line:column. */
#ifndef DIPTYCH_LEXICON_H
#define DIPTYCH_LEXICON_H

#include "text.h"

struct date_words;
struct units;
struct places;
struct people;
struct topics;
struct cues;
struct saying;
struct silences;
struct shortening;
struct meeting_words;

struct lexicon {
	struct abbreviations *abbreviations;
	struct date_words *dates;   /* months, weekdays, relative words */
	struct units *units;        /* currencies, measures, bounds */
	struct places *places;      /* countries, demonyms, cities, venues, blocs */
	struct people *people;      /* gazetteer, titles, honorifics */
	struct meeting_words *meetings; /* meeting kinds, collectives, cues of scope */
	struct topics *topics;      /* taxonomy and its words */
	struct cues *cues;          /* outcome cues, statuses, meeting kinds */
	struct saying *saying;      /* verbs of saying, channels */
	struct silences *silences;  /* "made no mention of" */
	struct shortening *shortening; /* what a summary may leave out */
};

/* Errors: EX_NOINPUT where a shipped file is missing; EX_CONFIG, all of them. */
int lexicon_load(struct arena *a, const struct layers *data, struct lexicon *out, struct diag *d);

#endif
