/* text.h: tokens and sentences over a source's cleaned text. */
#ifndef DIPTYCH_TEXT_H
#define DIPTYCH_TEXT_H

#include "source.h"

enum tok_kind {
	TOK_WORD,   /* letters with inner apostrophes; every hyphen parts: "China-U.S." is 3 tokens; "U.S.", "Mr.", "Ph.D.", "G20" are one */
	TOK_NUMBER, /* starts with a digit: "1,250", "2.5", "45", "10th", "5bn" */
	TOK_SYMBOL, /* $ € £ ¥ % … one each */
	TOK_PUNCT,  /* . , ; : ( ) - – — … one each */
	TOK_OPEN,   /* an opening quotation mark */
	TOK_CLOSE,  /* a closing one */
};

enum { TOK_CAP = 1, TOK_ALLCAP = 2, TOK_FIRST = 4 /* of its sentence */, TOK_ABBREV = 8, TOK_POSSESSIVE = 16 /* ends in 's or s' */ };

struct token {
	struct span span;
	struct str fold; /* utf8_fold of it, without a possessive 's */
	enum tok_kind kind;
	unsigned flags;
	uint32_t sent;
};

struct sentence {
	struct span span;          /* without surrounding white space */
	uint32_t tok, tok_end;     /* tokens [tok, tok_end) */
	uint32_t para;             /* index into source.paras */
	enum zone_kind zone;
	bool item;                 /* it is, or belongs to, a list item */
	bool heading;
	int32_t lead_in;           /* sentence that introduces its list ("China will:"), or -1 */
};

struct text {
	const struct source *src;
	struct token *toks;
	size_t n_toks;
	struct sentence *sents;
	size_t n_sents;
};

/* Abbreviations that do not end a sentence (briefs/lang/en/abbreviations.tsv).
 * Errors: EX_NOINPUT, EX_CONFIG. */
struct abbreviations;
int abbreviations_load(struct arena *a, const struct layers *data, struct abbreviations **out, struct diag *d);

void text_analyse(struct arena *a, const struct source *src, const struct abbreviations *ab, struct text *out);
/* Index of the sentence (token) that holds byte `at`, or of the last before it. */
uint32_t text_sentence_at(const struct text *t, uint32_t at);
uint32_t text_token_at(const struct text *t, uint32_t at);
struct str text_span(const struct text *t, struct span s);
/* Bytes from the start of token `from` to the end of token `to` - 1. */
struct span text_tokens(const struct text *t, uint32_t from, uint32_t to);

#endif
