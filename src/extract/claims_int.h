/* claims_int.h: what topics, outcomes and statements share. */
#ifndef DIPTYCH_CLAIMS_INT_H
#define DIPTYCH_CLAIMS_INT_H

#include "extract_int.h"
#include "matcher_int.h"

/* ---- topics (topic.c) */

/* What the words of a span are about.  Words count less the farther they
 * stand behind `from`: the head of a list weighs more than its tail.  score
 * (may be NULL) is the plain weight of the winner's words; NULL where no word
 * speaks. */
const char *topic_best(const struct extraction *x, struct span s, uint32_t from, double *score);
/* The same with one topic left out. */
const char *topic_beside(const struct extraction *x, struct span s, uint32_t from, const char *other, double *score);
/* The same for a sentence; where its own words are weak, those of what leads
 * to it: its lead-in, heading, and the sentences before it in its paragraph.
 * inferred tells that it was not the sentence itself. */
const char *topic_of_sentence(const struct extraction *x, uint32_t sent, bool *inferred);

/* The first topic hit at or behind byte `at`. */
size_t topics_from(const struct extraction *x, uint32_t at);

/* ---- closed classes of words (wordclass.c) */

/* Bits of a word's classes, as words.tsv has them. */
enum {
	W_PREP = 1 << 0, W_AUX = 1 << 1, W_ADV = 1 << 2, W_COORD = 1 << 3, W_SUBORD = 1 << 4, W_REL = 1 << 5, W_NEG = 1 << 6,
	W_DET = 1 << 7, W_BE = 1 << 8, W_MODAL = 1 << 9, W_PRON = 1 << 10, W_STOP = 1 << 11, W_FIRST = 1 << 12, W_POSS = 1 << 13,
	W_AGENT = 1 << 14, W_FORMER = 1 << 15, W_PAST = 1 << 16, W_WHO = 1 << 17, W_HABIT = 1 << 18,
	/* Single words that a clause turns on. */
	W_AND = 1 << 19, W_OR = 1 << 20, W_OF = 1 << 21, W_TO = 1 << 22, W_THAT = 1 << 23, W_WITH = 1 << 24, W_BUT = 1 << 25,
	/* Endings of words of any class. */
	W_ED = 1 << 26, W_ING = 1 << 27, W_S = 1 << 28,
	W_DAY = 1 << 29, W_OCCASION = 1 << 30,
	W_CLOSED = (1 << 26) - 1
};

/* Bits of single words that one rule or another turns on (words.tsv as well). */
enum {
	M_VISIT = 1 << 0, M_IN = 1 << 1, M_RECORD = 1 << 2, M_FIRM = 1 << 3,
	M_THE = 1 << 4, M_ARTICLE = 1 << 5, M_ON = 1 << 6, M_BY = 1 << 7, M_AS = 1 << 8, M_THROUGH = 1 << 9,
	M_OF = 1 << 10, M_FOR = 1 << 11, M_TO = 1 << 12, M_AND = 1 << 13, M_THAT = 1 << 14, M_WHO = 1 << 15, M_COPULA = 1 << 16, M_OWNER = 1 << 17, M_NEAR = 1 << 18,
	M_LEADER = 1 << 19, M_EX = 1 << 20, M_MEET = 1 << 21, M_WHERE = 1 << 22, M_BETWEEN = 1 << 23, M_ACCORDING = 1 << 24, M_NOT = 1 << 25, M_THEY = 1 << 26, M_CLEAR = 1 << 27, M_WITH = 1 << 28,
	M_MAY = 1 << 29, M_AGAINST = 1 << 30
};

struct word_classes;
int word_classes_load(struct arena *a, const struct layers *data, struct word_classes **out, struct diag *d);
unsigned word_class(const struct word_classes *w, const struct token *t); /* no bit of W_CLOSED: an open class */
unsigned word_marks(const struct word_classes *w, struct str folded);
/* The same of a token of the text. */
unsigned class_of(const struct extraction *x, uint32_t tok);
unsigned marks_of(const struct extraction *x, uint32_t tok);
/* The classes of all words of a phrase, as of a person's title. */
unsigned words_classes(struct arena *a, const struct word_classes *w, const char *phrase);
/* No gap of m's patterns crosses a word of class "stop". */
void word_classes_stop(const struct word_classes *w, struct matcher *m);

/* ---- who does it (clause.c) */

struct subject {
	struct strs sides;
	int32_t mention;      /* the head, an index into x->mentions, or -1 */
	uint32_t tok, tok_end; /* its words; equal where none stand there */
	bool shared;          /* they stand before an earlier verb */
	bool habit;           /* previously, often: no act of this meeting */
	bool first;           /* "I", "we": the speaker acts */
	bool aux;             /* an auxiliary stands before the verb */
	bool passive;         /* ... a form of "be", before a past form */
	bool modal;
	bool may;             /* may, might, could: nothing is settled */
	bool negated;
	bool coordinated;     /* the verb shares the subject of one before it */
	bool participle;      /* an -ing form */
	bool noun;            /* sides come from within a noun phrase: "China's ministry" */
	bool to;              /* the verb is an infinitive behind "to" */
	bool bare;            /* it starts its sentence */
	bool firms;           /* companies of those sides: no government acts */
	bool other;           /* with one whose side is not told: "the President and B" */
};

/* The subject of the verb at token `verb` of its sentence.  False where it
 * has none that can act: an object, a participle behind a noun, a noun that
 * only looks like a verb. */
bool subject_of(const struct extraction *x, const struct word_classes *w, uint32_t verb, struct subject *out);
/* The subject that the verb shares with one before it in its sentence: the
 * last mention that a finite verb follows, else the first that can act. */
bool shared_subject(const struct extraction *x, const struct word_classes *w, uint32_t verb, struct subject *out);
/* "agreed", "calls", "made"; not "agree", "call". */
bool verb_inflected(const struct extraction *x, const struct word_classes *w, uint32_t verb);
/* The sides of the mentions in tokens [from, to), adjectives too if told so. */
void sides_between(const struct extraction *x, uint32_t from, uint32_t to, bool adjectives, struct strs *out);
/* The last mention that ends at or before token `at` and not before `from`; -1. */
int32_t mention_before(const struct extraction *x, uint32_t from, uint32_t at);
/* The mention that ends exactly at token `at`, or -1. */
int32_t mention_ending(const struct extraction *x, uint32_t at);
/* The first mention that starts at or behind token `at`; x->mentions.n if none. */
size_t mention_from(const struct extraction *x, uint32_t at);

#endif
