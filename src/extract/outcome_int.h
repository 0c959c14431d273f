/* outcome_int.h: cues, and what a sentence yields. */
#ifndef DIPTYCH_OUTCOME_INT_H
#define DIPTYCH_OUTCOME_INT_H

#include "claims_int.h"
#include "quote_int.h"

enum cue_class { CUE_FIX, CUE_ACT, CUE_SAY, CUE_MASK };

enum {
	CUE_VERB = 1,    /* v */
	CUE_NOUN = 2,    /* n */
	CUE_JOINT = 4,   /* j */
	CUE_QUIET = 8,   /* q */
	CUE_TALKS = 16,  /* t */
	CUE_GUEST = 32,  /* g */
	CUE_BASE = 64,   /* b */
	CUE_FINITE = 128, /* f: of measures */
	CUE_INNER = 256, /* i */
	CUE_SOLE = 512,  /* u */
	CUE_MATTER = 1024, /* m */
	CUE_WISH = 2048, /* h */
	CUE_CONFIRMS = 4096, /* c */
	CUE_SPOKEN = 8192, /* s */
	CUE_OWN = 16384, /* o */
	CUE_PERSON = 32768, /* p */
	CUE_LIST = 65536, /* l */
	CUE_THOUGHT = 131072, /* k */
	CUE_ADVICE = 262144, /* a */
	CUE_CALL = 524288, /* y */
	CUE_DECIDE = 1048576 /* d */
};

struct cue {
	enum cue_class class;
	const char *type, *status, *event;
	enum strength strength;
	unsigned flags;
	const char *rule;
};

enum status_kind { STATUS_CONDITION, STATUS_MASK, STATUS_CLAIM, STATUS_CARRY, STATUS_PAST, STATUS_DISCUSS, STATUS_TALKS, STATUS_FIELDS, STATUS_KINDS };

struct status_row {
	enum status_kind kind;
	const char *rule;
};

struct cues {
	struct word_classes *words;
	struct matcher *ops, *measures, *status;
	/* By pattern number. */
	VEC(struct cue) op;
	VEC(struct cue) measure;
	VEC(struct status_row) status_row;
	const struct taxonomy *taxonomy;
};

/* One result or stance of a sentence, before it is written down. */
struct item {
	const struct cue *cue;      /* what was done to it: agreed, will, called on */
	const struct cue *measure;  /* what: suspend, visit; or NULL */
	struct subject subject;
	const char *type, *status, *event;
	enum strength strength;
	uint32_t tok;               /* where the cue starts */
	uint32_t body, end;         /* tokens of what follows it */
	const char *by;             /* the side that tells it of somebody else; NULL */
	uint32_t lead;              /* where the cue starts that introduced it; else 0 */
	uint32_t head, head_end;    /* a further measure: the cue that it shares; else 0 */
	bool quiet, guessed, claimed, dropped;
	bool inner;                 /* reported speech or a quotation holds it */
	bool part;                  /* one of the things that a list of results names */
};

/* Cue matches of the whole text, and where each sentence's begin. */
struct cue_hits {
	struct matches ops, measures, status;
	const int32_t *reporter; /* by sentence: who says it ("…, Lee said"), a mention, or -1 */
};

/* The items of a unit of sentence `sent` (the sentence, or one of several that
 * a quotation holds), in text order.  Dropped ones stay, marked. */
struct items {
	struct item *v;
	size_t n, cap;
};
void sentence_items(const struct extraction *x, const struct cue_hits *hits, const struct quotations *quotes,
    uint32_t sent, const struct sentence *unit, struct items *out);
/* Where a tail starts at token i (", including", ", which", " – a …"). */
bool tail_starts(const struct extraction *x, uint32_t i, uint32_t end);

/* ---- outcome_topic.c */

/* The topic of an item of sentence `sent`, which s is a unit of; alone: no other
 * item stands in s.  Where its words do not tell it, o is marked so. */
const char *outcome_topic(const struct extraction *x, const struct cue_hits *hits, uint32_t sent, const struct sentence *s,
    const struct item *it, bool alone, struct outcome *o);
/* "Peru protested and left": nothing follows that was protested against. */
bool no_object(const struct extraction *x, const struct item *it);

/* ---- outcome_own.c */

/* The words of the clause that an item of sentence s stands in: without those of
 * another subject before "and" or behind "though". */
struct span own_clause(const struct extraction *x, const struct sentence *s, const struct item *it);
/* The amounts in `where`; those of its summary alone where that has any. */
void own_amounts(const struct extraction *x, struct span where, struct outcome *o);

/* ---- outcome_when.c */

/* Stances have no deadline of their own: dates in them are history. */
bool is_stance(const struct outcome *o);
/* The dates and durations in `where` that belong to what it says; its summary is made. */
void outcome_when(const struct extraction *x, struct span where, const struct item *it, struct outcome *o);

/* ---- summary.c */

struct summary {
	const char *text;
	bool dangling; /* its words point at something that it does not name */
	bool hollow;   /* ... and say nothing beside it: "Lee had asked for it." */
};

/* The sentence's words from token `from` to `to`, shortened by deletion only:
 * no leading adverbials, attributions, parentheses, participial tails.  Where
 * the subject is a pronoun, `referent` stands for it in brackets (NULL: it stays);
 * else the first words that point elsewhere get what they mean, where that is clear. */
struct summary summary_make(const struct extraction *x, const struct sentence *s, const struct item *it, const char *referent);

#endif
