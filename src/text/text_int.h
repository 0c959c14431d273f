/* text_int.h: what tokens and sentences share. */
#ifndef DIPTYCH_TEXT_INT_H
#define DIPTYCH_TEXT_INT_H

#include "text.h"
#include "layers.h"

/* What a stop behind an abbreviation may mean. */
enum abbrev_kind {
	ABBREV_NONE,
	ABBREV_TITLE,   /* a name follows: the stop never ends a sentence */
	ABBREV_NUMBER,  /* an abbreviation only where a number follows */
	ABBREV_MONTH,   /* goes on before a number or a small letter */
	ABBREV_INNER,   /* may end a sentence: only before a starter */
	ABBREV_END,     /* may end a sentence: before any capital */
	ABBREV_STARTER, /* no abbreviation: a word that, with a capital, starts a sentence */
	ABBREV_KINDS
};

struct abbreviation {
	struct str word; /* as written, without the last stop */
	enum abbrev_kind kind;
};

struct abbreviations {
	struct abbreviation *v; /* ascending by word */
	size_t n;
};

/* The kind of `word` (as it stands in the text, without its last stop). */
enum abbrev_kind abbreviation_kind(const struct abbreviations *ab, struct str word);
/* Whether `word`, which has a capital, is one that starts sentences. */
bool abbreviation_starter(const struct abbreviations *ab, struct str word);

typedef VEC(struct token) tokens;

/* Append the tokens of one paragraph. */
void tokens_scan(struct arena *a, struct str text, struct span para, const struct abbreviations *ab, tokens *out);
/* Cut tokens [from, t->n_toks) of paragraph `para` into sentences. */
typedef VEC(struct sentence) sentences;
void sentences_cut(struct arena *a, const struct source *src, uint32_t para, const struct abbreviations *ab,
    tokens *toks, uint32_t from, sentences *out);

#endif
