/* noun.c: noun phrases, read outwards from their head.
 *
 * Words of an open class belong to the head behind them up to a determiner, a
 * preposition or a past form; where a list or a verb in its base form may stand
 * among them the phrase is given up, or its first word is. */
#include "noun_int.h"

enum { PHRASE_MAX = 12, OF_MAX = 6 /* tokens */ };

static const struct token *tok(const struct extraction *x, uint32_t i)
{
	return &x->text->toks[i];
}

static bool glued(const struct extraction *x, uint32_t i)
{
	return shorten_is(x, i, "-") && i && tok(x, i)->span.s == tok(x, i - 1)->span.e;
}

static bool open_word(const struct extraction *x, uint32_t i)
{
	unsigned c = shorten_class(x, i);
	bool name = tok(x, i)->flags & TOK_CAP && !(tok(x, i)->flags & TOK_FIRST);
	return (tok(x, i)->kind == TOK_WORD && !(c & (W_CLOSED & ~(W_AGENT | W_FORMER))) && (name || !(c & W_PAST))) || tok(x, i)->kind == TOK_NUMBER;
}

static bool article(const struct extraction *x, uint32_t i)
{
	return (marks_of(x, i) & (M_THE | M_ARTICLE)) != 0;
}

/* A word that may describe the noun behind it. */
static bool modifier(const struct extraction *x, uint32_t i, uint32_t low)
{
	unsigned c = shorten_class(x, i);
	if (glued(x, i))
		return true;
	if (!open_word(x, i) || tok(x, i)->flags & TOK_POSSESSIVE)
		return false;
	if (tok(x, i)->flags & TOK_CAP)
		return true;
	if (c & (W_ED | W_ING)) /* "a proposed treaty", not "welcomed treaties" */
		return i > low && (shorten_class(x, i - 1) & (W_DET | W_POSS));
	return !(c & W_S);
}

/* "nuclear" in "nuclear and missile programs" */
static bool joined_adjective(const struct extraction *x, uint32_t and, uint32_t low)
{
	static const char *const tails[] = { "al", "ar", "ive", "ous", "ic", "ant", "ent", "ary" };
	if (!(shorten_class(x, and) & W_AND) || and <= low + 1 || !modifier(x, and - 1, low))
		return false;
	bool adjective = false;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		adjective |= tok(x, and - 1)->fold.n > 4 && str_ends(tok(x, and - 1)->fold, str_c(tails[i]));
	return adjective;
}

/* The first of the words that describe the noun at `head`. */
static uint32_t words_before(const struct extraction *x, uint32_t low, uint32_t head)
{
	uint32_t from = head;
	while (from > low && head - from < PHRASE_MAX) {
		if (modifier(x, from - 1, low))
			from--;
		else if (from < head && joined_adjective(x, from - 1, low))
			from -= 2;
		else
			break;
	}
	return from;
}

/* What stands before those words: false where they are not a phrase of their own. */
static bool edge(const struct extraction *x, uint32_t low, struct noun_phrase *p)
{
	if (p->from == low)
		return true;
	uint32_t before = p->from - 1;
	unsigned c = shorten_class(x, before);
	int32_t m = mention_ending(x, p->from);
	bool owner = tok(x, before)->flags & TOK_POSSESSIVE;
	if (owner || (m >= 0 && x->mentions.v[m].possessive && x->mentions.v[m].kind != MENTION_PRONOUN)) {
		if (m < 0 || x->mentions.v[m].tok < low)
			return false;
		p->from = x->mentions.v[m].tok;
		p->from -= p->from > low && article(x, p->from - 1) && !(tok(x, p->from - 1)->flags & TOK_FIRST);
		p->full = true;
		return true;
	}
	if (article(x, before)) {
		p->from -= !(tok(x, before)->flags & TOK_FIRST);
		return true;
	}
	if (c & (W_DET | W_POSS))
		return (c & W_POSS) != 0; /* "its programs" without "its" */
	if (c & (W_TO | W_MODAL)) { /* "to curb missile programs" */
		p->from += p->from < p->head;
		return p->from < p->head;
	}
	if (c & (W_ADV | W_COORD | W_NEG) || shorten_is(x, before, ","))
		return false;
	return (c & (W_PREP | W_ED | W_PAST | W_ING)) || tok(x, before)->kind != TOK_WORD;
}

/* Behind the open words from token `k`. */
static uint32_t behind_words(const struct extraction *x, uint32_t k, uint32_t end)
{
	uint32_t first = k;
	while (k < end && k < first + OF_MAX && (open_word(x, k) || glued(x, k)) && !(shorten_class(x, k) & W_ED && !(tok(x, k)->flags & TOK_CAP)))
		k++;
	return k;
}

/* "of", "on" and "against" with what they govern, where it plainly ends; one
 * "and" may stand in it. */
static uint32_t with_tail(const struct extraction *x, uint32_t head, uint32_t end)
{
	uint32_t i = head + 1;
	if (i + 1 >= end || !((shorten_class(x, i) & W_OF) || (marks_of(x, i) & (M_ON | M_AGAINST))))
		return i;
	uint32_t first = i + 1 + article(x, i + 1), k = behind_words(x, first, end);
	if (k > first && k + 1 < end && (shorten_class(x, k) & W_AND) && behind_words(x, k + 1, end) > k + 1)
		k = behind_words(x, k + 1, end);
	/* "efforts on trade, security and …" goes on. */
	bool over = k >= end || (tok(x, k)->kind == TOK_PUNCT && !shorten_is(x, k, ",")) || ((shorten_class(x, k) & W_PREP) && !(shorten_class(x, k) & W_TO));
	size_t dates;
	bool day = k > first && date_in(x, text_tokens(x->text, first, k), &dates) && dates;
	return k > first && over && !day ? k : i;
}

bool noun_phrase_of(const struct extraction *x, uint32_t head, struct noun_phrase *out)
{
	const struct sentence *s = &x->text->sents[tok(x, head)->sent];
	*out = (struct noun_phrase){ .head = head, .from = words_before(x, s->tok, head) };
	for (uint32_t i = out->from; i < head; i++)
		out->full |= !glued(x, i) && !shorten_phrase(x, i, head, SHORTEN_GRADE);
	if (!edge(x, s->tok, out))
		return false;
	out->to = with_tail(x, head, s->tok_end);
	out->full |= out->to > head + 1;
	return out->to - out->from <= PHRASE_MAX;
}

uint32_t noun_head_from(const struct extraction *x, uint32_t from, uint32_t end)
{
	uint32_t i = from;
	while (i < end && (open_word(x, i) || glued(x, i)) && !(tok(x, i)->flags & TOK_POSSESSIVE) && !(i > from && shorten_class(x, i) & W_ED))
		i++;
	bool owner = i < end && tok(x, i)->flags & TOK_POSSESSIVE; /* "these ports' owners" */
	return i > from && !owner && !glued(x, i - 1) ? i - 1 : end;
}

bool noun_same(const struct extraction *x, uint32_t a, uint32_t b)
{
	return str_eq(tok(x, a)->fold, tok(x, b)->fold);
}
