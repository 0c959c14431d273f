/* matcher_int.h: token patterns, the language of the cue files.
 *
 * A pattern is a row of words that is laid over the folded tokens of a
 * sentence; hyphens between tokens are skipped.
 *
 *     agreed to            these words
 *     agree~               the word and its inflections (agree agrees agreed agreeing)
 *     agree~d agree~g      its past forms only, its -ing form only
 *     tariff~s             singular and plural (base and -s form) only
 *     (call~d|press~d) on  alternatives, of one word or several
 *     also?                may be absent
 *     ..                   up to four words, no punctuation or stop word between
 *     ...                  up to twelve words, commas between allowed
 *     #                    a number
 *     May, WHO             a capital: the token must be capitalised (all capitals)
 *     /covid/covid-?\d+/   PCRE2, anchored at each token that is the trigger word
 *
 * Patterns are looked up by their first word in a hash table, so a text costs
 * one look-up a token and a regular expression runs at its trigger only. */
#ifndef DIPTYCH_MATCHER_INT_H
#define DIPTYCH_MATCHER_INT_H

#include "text.h"

struct inflections; /* irregular verb and noun forms */
struct matcher;

struct match {
	uint32_t pattern;      /* number of the pattern, in the order of adding */
	uint32_t tok, tok_end;
};

struct matches {
	struct match *v; /* ascending by tok, then by pattern */
	size_t n, cap;
};

/* irregular.tsv: base form, then its other forms with their kind. */
int inflections_load(struct arena *a, const struct layers *data, struct inflections **out, struct diag *d);
struct matcher *matcher_new(struct arena *a, const struct inflections *irregular);
/* Add a pattern; returns its number.  -1 with place and reason if it is bad
 * (EX_CONFIG); col of `at` is where the pattern starts. */
int matcher_add(struct matcher *m, struct str pattern, struct place at, struct diag *d);
/* No gap crosses this folded word. */
void matcher_stop(struct matcher *m, struct str word);
/* Every pattern's longest match at every token of t; matches stay inside a
 * sentence. */
void matcher_scan(const struct matcher *m, struct arena *a, const struct text *t, struct matches *out);
/* Matches of m that start in tokens [from, to): the first, and one behind the last. */
void matches_in(const struct matches *m, uint32_t from, uint32_t to, size_t *first, size_t *end);

#endif
