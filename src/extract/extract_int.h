/* extract_int.h: what the parts of extraction share.
 *
 * Each part reads what the parts before it found and appends its own.  The
 * order is that of extract.c. */
#ifndef DIPTYCH_EXTRACT_INT_H
#define DIPTYCH_EXTRACT_INT_H

#include "extract.h"

enum mention_kind {
	MENTION_PERSON,     /* a name: "President Lund", "Mr. Faria" */
	MENTION_ROLE,       /* "the president", "the prime minister" resolved to a person or a side */
	MENTION_PRONOUN,    /* he, she, they, his, their, we */
	MENTION_COUNTRY,    /* a country, its capital or government as an actor */
	MENTION_COLLECTIVE, /* both sides, the two leaders, the two countries */
	MENTION_ORG,        /* other organisations and media: "Xinhua", "the ministry" */
};

/* Who is meant by some words: every later part asks here who acts. */
struct mention {
	enum mention_kind kind;
	struct span span;      /* with its title ("President Lund"), without a possessive 's */
	uint32_t sent;
	uint32_t tok, tok_end;
	int person;            /* index into doc->participants, or -1 */
	struct strs sides;     /* countries or blocs that act through it; may be empty */
	bool possessive;       /* "China's", "his" */
	bool adjective;        /* "Chinese", "U.S." before a noun: not an actor by itself */
	const char *rule;
};

/* What a sentence is about. */
enum scope { SCOPE_MEETING, SCOPE_BACKGROUND, SCOPE_OTHER_MEETING };

struct sentence_scope {
	enum scope scope;
	int meeting;           /* index into doc->meetings, or -1 */
	const char *rule;
	bool stale;            /* background for a date before the meeting */
};

/* A topic's words in a sentence. */
struct topic_hit {
	const char *topic;
	struct span span;
	uint32_t sent;
	double weight;
	const char *rule;
};

struct extraction {
	struct arena *a;
	const struct source *src;
	const struct text *text;
	const struct lexicon *lex;
	struct document *doc;          /* the product */
	int year;                      /* in which it was written, by dates_find; 0: not known */

	VEC(struct mention) mentions;  /* ascending by span.s */
	struct sentence_scope *scope;  /* one a sentence */
	VEC(struct topic_hit) topics;  /* ascending by sentence */
	struct who *who;               /* private to names, meetings and coreference */
};

/* Language and lexicon: loaders of the parts. */
int date_words_load(struct arena *a, const struct layers *data, struct date_words **out, struct diag *d);
int units_load(struct arena *a, const struct layers *data, struct units **out, struct diag *d);
int places_load(struct arena *a, const struct layers *data, struct places **out, struct diag *d);
int people_load(struct arena *a, const struct layers *data, struct people **out, struct diag *d);
int meeting_words_load(struct arena *a, const struct layers *data, struct meeting_words **out, struct diag *d);
int topics_load(struct arena *a, const struct layers *data, struct topics **out, struct diag *d);
int cues_load(struct arena *a, const struct layers *data, struct cues **out, struct diag *d);
int silences_load(struct arena *a, const struct layers *data, struct silences **out, struct diag *d);
int saying_load(struct arena *a, const struct layers *data, struct saying **out, struct diag *d);
int shortening_load(struct arena *a, const struct layers *data, struct shortening **out, struct diag *d);

/* The parts, in the order in which extract.c calls them. */
void dates_find(struct extraction *x);      /* doc->dates, all zones */
void amounts_find(struct extraction *x);    /* doc->amounts */
/* A party of conferences that no leader stands for: "developing countries". */
bool place_is_group(const struct places *p, const char *side);
/* The countries of a bloc, as far as the data list them. */
struct strs place_members(const struct places *p, const char *bloc);
void places_find(struct extraction *x);     /* mentions of countries, organisations */
void people_find(struct extraction *x);     /* doc->participants, mentions of persons */
void meetings_find(struct extraction *x);   /* doc->meetings, participants' levels */
void coref_resolve(struct extraction *x);   /* mentions: roles, pronouns, collectives */
void scope_find(struct extraction *x);      /* scope[] */
void topics_find(struct extraction *x);     /* topics */
void outcomes_find(struct extraction *x);   /* doc->outcomes */
void statements_find(struct extraction *x); /* doc->statements */
void silences_find(struct extraction *x);   /* doc->issues that are said not to have been mentioned */
void issues_collect(struct extraction *x);  /* doc->issues, from topics and outcomes */

/* Helpers (date.c); dates_find has run. */
/* The dates whose spans lie in `where`: *n of them, ascending, not overlapping. */
const struct date_ref *date_in(const struct extraction *x, struct span where, size_t *n);
const struct amount *amount_in(const struct extraction *x, struct span where, size_t *n); /* the same (amount.c) */
/* Where the bound of the number at token `tok` begins, not before `from`: "more than 100"; else tok. */
uint32_t amount_bound_start(const struct extraction *x, uint32_t tok, uint32_t from);
/* The year in which the document was written: of its publication date, else as
 * its text allows (meeting the inference "inferred"), else 0. */
int date_year_guess(const struct extraction *x);
/* Day arithmetic on "2017-11-08" (a time behind it is left out); NULL and -1
 * where the value is not a full day.  Monday is 0. */
const char *date_add_days(struct arena *a, const char *day, int days);
int date_weekday(const char *day);
/* First and last day of a value: "2017-11" is 2017-11-01 to 2017-11-30; NULL
 * where it has no year or is no date. */
const char *date_first_day(struct arena *a, const char *value);
const char *date_last_day(struct arena *a, const char *value);
/* A value as a day, month or year: "2017-02-09TEV" is a day, of a half or season
 * the year stays; NULL for weeks, times and durations. */
const char *date_plain(struct arena *a, const char *value);

/* The token behind the "PLACE, date (AGENCY) -" that opens the body, or 0 (opening.c). */
uint32_t opening_end(const struct extraction *x);

/* What every claim has (claim.c). */
/* Fill span, line, rule and id of a claim; quote is the text of the span. */
void claim_set(struct extraction *x, struct claim *c, const char *kind, struct span span,
    const char *rule, const char *label);
void strs_add(struct arena *a, struct strs *list, const char *s); /* if it is not there yet */
bool strs_has(const struct strs *list, const char *s);
/* Of n items in text order, each `size` bytes and beginning with its claim:
 * the first that lies within a span, and how many do. */
size_t claims_in(const void *items, size_t n, size_t size, struct span where, size_t *count);
/* People and meetings are named by a few words: give them their sentence. */
void claims_set_contexts(struct extraction *x);
/* The same words said twice are two claims: number the later ones. */
void claims_tell_apart(struct extraction *x);

#endif
