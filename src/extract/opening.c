/* opening.c: the place, date and agency that open a report's text. */
#include "extract_int.h"

enum { OPENING_TOKENS = 24, OPENING_SENTENCE = 10 /* tokens of an opening that is a sentence of its own */ };

static bool is_dash(const struct token *t)
{
	return t->kind == TOK_PUNCT && (str_is(t->fold, "-") || str_is(t->fold, "–") || str_is(t->fold, "—"));
}

static bool loose(const struct text *t, uint32_t i)
{
	bool left = i && t->toks[i - 1].span.e == t->toks[i].span.s, right = i + 1 < t->n_toks && t->toks[i].span.e == t->toks[i + 1].span.s;
	return !left || !right;
}

/* Names, figures and marks: what a place and a date are written with. */
static bool may_open(const struct token *t)
{
	if (t->kind == TOK_WORD)
		return t->flags & TOK_CAP || t->fold.n <= 3;
	return t->kind == TOK_NUMBER || t->kind == TOK_PUNCT;
}

uint32_t opening_end(const struct extraction *x)
{
	const struct text *t = x->text;
	uint32_t s = 0;
	while (s < t->n_sents && (t->sents[s].zone != ZONE_BODY || t->sents[s].heading))
		s++;
	if (s == t->n_sents)
		return 0;
	const struct sentence *first = &t->sents[s];
	bool figure = false;
	for (uint32_t i = first->tok; i < first->tok_end && i < first->tok + OPENING_TOKENS && may_open(&t->toks[i]); i++) {
		const struct token *k = &t->toks[i];
		figure |= k->kind == TOK_NUMBER;
		bool colon = str_is(k->fold, ":") && i + 1 < first->tok_end && k->span.e < t->toks[i + 1].span.s;
		if (figure && ((is_dash(k) && loose(t, i)) || colon)) {
			while (i + 1 < first->tok_end && is_dash(&t->toks[i + 1]))
				i++;
			return i + 1;
		}
		if (figure && i + 1 == first->tok_end && i + 1 - first->tok <= OPENING_SENTENCE && str_is(k->fold, "."))
			return i + 1;
	}
	return 0;
}
