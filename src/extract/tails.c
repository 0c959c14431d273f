/* tails.c: what of a clause may go: at its end, and between commas or dashes.
 *
 * Each kind is looked for by the word that opens it and goes whole, unless it
 * holds what the meaning turns on or leaves a text that hangs. */
#include "shorten_int.h"

enum {
	TAIL_MIN = 5,  /* words that must be left before a tail */
	BESIDE_MIN = 6, /* ... before a circumstance */
	AIM_MIN = 8,   /* ... before a purpose or a manner */
	ADVERBIAL_MIN = 10,
	SAID_MAX = 18, /* tokens of an attribution */
	PAREN_MAX = 40
};

static const struct token *tok(const struct extraction *x, uint32_t i)
{
	return &x->text->toks[i];
}

bool shorten_dash(const struct extraction *x, uint32_t i, uint32_t end)
{
	if (i == 0 || i + 1 >= end || !shorten_is(x, i, "-"))
		return false;
	struct str s = text_span(x->text, tok(x, i)->span);
	bool long_one = s.n == 3 && ((unsigned char)s.p[2] == 0x93 || (unsigned char)s.p[2] == 0x94);
	bool apart = tok(x, i)->span.s > tok(x, i - 1)->span.e || tok(x, i + 1)->span.s > tok(x, i)->span.e;
	bool range = tok(x, i - 1)->kind == TOK_NUMBER && tok(x, i + 1)->kind == TOK_NUMBER;
	/* "the U.S. – Italy alliance": two names. */
	bool names = (tok(x, i - 1)->flags & TOK_CAP) && (tok(x, i + 1)->flags & TOK_CAP) && (unsigned char)s.p[s.n - 1] != 0x94;
	return !names && (apart || (long_one && (unsigned char)s.p[2] == 0x94)) && !range;
}

/* What outcome.c weighs less: see outcome_int.h. */
bool tail_starts(const struct extraction *x, uint32_t i, uint32_t end)
{
	bool spaced = i > 0 && i + 1 < end && shorten_is(x, i, "-") &&
	    (tok(x, i)->span.s > tok(x, i - 1)->span.e || tok(x, i + 1)->span.s > tok(x, i)->span.e);
	if (i + 1 >= end || !(shorten_is(x, i, ",") || spaced))
		return false;
	const struct token *next = tok(x, i + 1);
	unsigned c = word_class(x->lex->cues->words, next);
	bool relative = (c & W_REL) || ((c & W_SUBORD) && !(c & W_THAT));
	bool listed = i + 2 < end && ((shorten_class(x, i + 2) & W_AND) || shorten_is(x, i + 2, ","));
	bool ing = (c & W_ING) && next->fold.n > 5 && !listed;
	return relative || ing || spaced;
}

/* "regular, ongoing talks": an adjective before the comma. */
static bool adjectives(const struct extraction *x, uint32_t comma)
{
	static const char *const tails[] = { "al", "ar", "ive", "ous", "ful", "ic", "able", "ible", "ant", "ent" };
	const struct token *t = tok(x, comma - 1);
	bool adj = (shorten_class(x, comma - 1) & W_ADV) != 0;
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		adj |= t->fold.n > 4 && str_ends(t->fold, str_c(tails[i]));
	return shorten_phrase(x, comma + 1, comma + 2, SHORTEN_INGADJ) || adj;
}

/* ", which …", ", expanding …", ", as they …" */
static bool clause_tail(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	while (i + 2 < end && tok(x, i + 1)->kind == TOK_CLOSE)
		i++;
	unsigned c = shorten_class(x, i + 1);
	bool prep_rel = (c & W_PREP) && i + 2 < end && (shorten_class(x, i + 2) & W_REL) && !(shorten_class(x, i + 2) & W_THAT); /* ", for which" */
	if (((c & W_REL) && !(c & W_THAT)) || prep_rel)
		return !shorten_has(x, i, end, SHORTEN_COND) && !shorten_figure(x, i, end);
	bool listed = i + 2 < end && ((shorten_class(x, i + 2) & (W_AND | W_OR)) || shorten_is(x, i + 2, ","));
	bool ing = (c & W_ING) && tok(x, i + 1)->fold.n > 5 && !listed && !adjectives(x, i) && !(tok(x, i + 1)->flags & TOK_CAP);
	bool that = i + 2 < end && (shorten_class(x, i + 2) & W_THAT); /* ", noting that …" */
	for (uint32_t k = from; ing && !that && k < i; k++)
		ing = !shorten_is(x, k, ","); /* one more of a list */
	for (uint32_t k = i + 2; (c & W_WITH) && k < end && k < i + 9 && !ing; k++)
		ing = (shorten_class(x, k) & W_ING) && !(tok(x, k)->flags & TOK_CAP); /* ", with Lee adding that …" */
	bool during = i + 2 < end && (shorten_class(x, i + 2) & W_ING); /* ", while sparing …" restricts */
	ing |= (c & W_ED) && i + 2 < end && (marks_of(x, i + 2) & M_BY); /* ", backed by …" */
	/* ", as amended, on goods of …": what follows is the object. */
	bool as = (marks_of(x, i + 1) & M_AS) && i + 3 < end && (shorten_class(x, i + 2) & W_ED) && !(shorten_class(x, i + 3) & W_TO) &&
	    !(marks_of(x, i + 3) & M_IN) && !(marks_of(x, i + 3) & M_BY);
	bool side = shorten_phrase(x, i + 1, end, SHORTEN_SIDE) && !shorten_phrase(x, i + 1, end, SHORTEN_COND) && !during && !as;
	return (ing || side) && !shorten_negates(x, i, end) && !shorten_has(x, i, end, SHORTEN_COND) &&
	    (side || !shorten_figure(x, i, end)) && !shorten_deadline(x, i, end);
}

/* ", the minister said", ", according to Lee" and what follows it. */
static bool said_tail(const struct extraction *x, uint32_t i, uint32_t end)
{
	uint32_t at = i + 1;
	while (at < end && tok(x, at)->kind == TOK_CLOSE)
		at++;
	if (at >= end)
		return false;
	unsigned c = shorten_class(x, at);
	bool name = (c & (W_DET | W_PRON)) || (tok(x, at)->flags & TOK_CAP) || (marks_of(x, at) & M_ACCORDING);
	bool open = tok(x, at)->kind == TOK_WORD && !(c & (W_CLOSED & ~W_AGENT)); /* "people near the talks said" */
	for (uint32_t k = at; (name || open) && k < end && k < at + SAID_MAX; k++) {
		if (shorten_is(x, k, ",") || (shorten_class(x, k) & (W_COORD | W_AUX | W_REL)) ||
		    (open && !name && (shorten_class(x, k) & W_ED)))
			return false;
		if (!shorten_phrase(x, k, end, SHORTEN_SAY) || (k == at && !(marks_of(x, k) & M_ACCORDING)))
			continue;
		uint32_t stop = k + 1;
		while (stop < end && stop < k + SAID_MAX && !shorten_is(x, stop, ",") && !shorten_is(x, stop, "."))
			stop++;
		if (!name && stop < end)
			return false;
		bool over = stop >= end || shorten_is(x, stop, ",") || shorten_is(x, stop, ".");
		bool source = k == at; /* "according to aides who spoke …" */
		return over && (source || !shorten_finite(x, k + 1, stop)) && !shorten_guarded(x, stop, end);
	}
	return false;
}

/* ", a sign that …" at the end of a clause that is no list. */
static bool apposition_tail(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	if (!(marks_of(x, i + 1) & M_ARTICLE))
		return false;
	for (uint32_t k = from; k < end; k++)
		if (k != i && (shorten_is(x, k, ",") || shorten_is(x, k, ";") || (k > i && (shorten_class(x, k) & W_AND))))
			return false;
	return !shorten_guarded(x, i, end);
}

static bool example_tail(const struct extraction *x, uint32_t i, uint32_t end)
{
	bool comma = shorten_is(x, i, ",");
	uint32_t at = i + comma, n = at < end ? shorten_phrase(x, at, end, SHORTEN_LIST) : 0;
	bool more = n == 3 && (marks_of(x, at) & M_AS); /* "as well as" needs no comma */
	if (!n || (!comma && !more))
		return false;
	for (uint32_t k = at + n; k < end; k++)
		if (shorten_class(x, k) & W_NEG)
			return false;
	return !shorten_has(x, at, end, SHORTEN_COND) && !shorten_figure(x, at, end);
}

/* "… in order to protect jobs", "… by opening its ports" */
static bool aim_tail(const struct extraction *x, uint32_t i, uint32_t end)
{
	uint32_t at = i + shorten_is(x, i, ",");
	if (at + 2 >= end)
		return false;
	bool by = (marks_of(x, at) & (M_BY | M_THROUGH)) && (shorten_class(x, at + 1) & W_ING);
	return (by || shorten_phrase(x, at, end, SHORTEN_AIM)) && !shorten_guarded(x, at, end);
}

/* "as Ms Lee hosts the talks", "as the law is debated": a clause, not "as a
 * partner". */
static bool as_clause(const struct extraction *x, uint32_t i, uint32_t end)
{
	enum { NOUN_MAX = 6 };
	if (!(marks_of(x, i) & M_AS))
		return false;
	for (uint32_t k = i + 1; k + 1 < end && k < i + NOUN_MAX && tok(x, k)->kind != TOK_PUNCT; k++) {
		unsigned c = shorten_class(x, k);
		if (k > i + 1 && ((c & (W_AUX | W_PAST)) || ((c & W_S) && !(tok(x, k)->flags & TOK_CAP) && shorten_named(x, k - 1))))
			return true;
		if (c & (W_PREP | W_COORD | W_SUBORD | W_REL | W_TO | W_AUX | W_PAST))
			return false;
	}
	return false;
}

/* Where the circumstance that opens at i ends: at `end`, or before ", and
 * pledged …", which goes on with the clause; i if there is none. */
static uint32_t circumstance(const struct extraction *x, uint32_t i, uint32_t end)
{
	uint32_t at = i + shorten_is(x, i, ","), stop = end;
	/* "as long as it takes", "pursued in the context of": part of what stands before. */
	bool bound = (shorten_class(x, i - 1) & (W_ED | W_ING | W_COORD)) || (i > 1 && (marks_of(x, i - 2) & M_AS));
	if (bound || at + 2 >= end || !(shorten_phrase(x, at, end, SHORTEN_BESIDE) || as_clause(x, at, end)))
		return i;
	for (uint32_t k = at + 1; k + 1 < end; k++) {
		unsigned next = shorten_class(x, k + 1);
		if (!(shorten_class(x, k) & W_AND) || !(next & (W_ED | W_PAST | W_ING | W_PREP)))
			continue;
		if (!shorten_is(x, k - 1, ",") || !(next & (W_ED | W_PAST)))
			return i; /* whose it is does not show */
		stop = k - 1;
		break;
	}
	return shorten_guarded(x, at, stop) ? i : stop;
}

/* Behind the adverbs at token i: "to further raise". */
static uint32_t behind_adverbs(const struct extraction *x, uint32_t i, uint32_t end)
{
	while (i < end && (shorten_class(x, i) & W_ADV))
		i++;
	return i;
}

/* Does a word of [from, to) wait for the infinitive at `to`?  One "to" each. */
static bool infinitive_awaited(const struct extraction *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i-- > from && !(shorten_class(x, i) & W_TO);)
		if (shorten_phrase(x, i, to, SHORTEN_INF))
			return true;
	return false;
}

/* "… funds for the port to ease trade": an infinitive that no word before takes
 * says what it is all for. */
static bool purpose_tail(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	uint32_t to = i + shorten_is(x, i, ",");
	if (to <= from || to + 2 >= end || !(shorten_class(x, to) & W_TO) || !shorten_phrase(x, behind_adverbs(x, to + 1, end), end, SHORTEN_GOAL))
		return false;
	bool joined = (shorten_class(x, to - 1) & (W_COORD | W_ED)) || shorten_phrase(x, to - 1, to, SHORTEN_TOOL);
	return !joined && !infinitive_awaited(x, from, to) && !shorten_guarded(x, to, end);
}

/* Behind a pronoun or a short noun phrase at token i that a remark follows
 * ("they", "the two leaders"); else i. */
static uint32_t behind_speaker(const struct extraction *x, uint32_t i, uint32_t end)
{
	enum { SPEAKER_MAX = 5 };
	if (i >= end || !(shorten_class(x, i) & (W_PRON | W_DET)))
		return i;
	for (uint32_t k = i + 1; k < end && k < i + SPEAKER_MAX && tok(x, k)->kind == TOK_WORD; k++) {
		if (shorten_phrase(x, behind_adverbs(x, k, end), end, SHORTEN_REMARK))
			return k;
		if (shorten_class(x, k) & (W_PREP | W_AUX | W_COORD | W_SUBORD | W_REL | W_PAST | W_ED))
			break;
	}
	return i;
}

/* "…, and noted that …": a further remark by the same speaker. */
static bool remark_tail(const struct extraction *x, uint32_t i, uint32_t end)
{
	bool comma = shorten_is(x, i, ",");
	uint32_t at = i + comma;
	bool and = at < end && (shorten_class(x, at) & W_AND);
	if (!comma && !and)
		return false;
	at = behind_adverbs(x, at + and, end);
	if (and)
		at = behind_adverbs(x, behind_speaker(x, at, end), end);
	uint32_t n = at < end ? shorten_phrase(x, at, end, SHORTEN_REMARK) : 0;
	if (!n || at + n + 1 >= end || (marks_of(x, at + n) & M_BY) || shorten_phrase(x, i - 1, i, SHORTEN_REMARK))
		return false;
	return tok(x, at + n)->kind == TOK_WORD && !(shorten_class(x, at + n) & W_AUX) && !shorten_figure(x, i, end);
}

/* ", in coordination with partners" at the end. */
static bool adverbial_tail(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	size_t n;
	unsigned c = shorten_class(x, i + 1);
	if (!(c & W_PREP) || (c & (W_TO | W_OF | W_SUBORD)) || shorten_phrase(x, i + 1, end, SHORTEN_SCOPE) || shorten_phrase(x, i + 1, end, SHORTEN_DUE))
		return false;
	for (uint32_t k = from; k < end; k++)
		if (k != i && (shorten_is(x, k, ",") || shorten_is(x, k, ";") || (k > i && (shorten_class(x, k) & (W_AUX | W_PAST)))))
			return false;
	const struct date_ref *d = date_in(x, text_tokens(x->text, i + 1, end), &n);
	return !(d && n > 0) && !shorten_guarded(x, i, end);
}

/* "A; B; and C": the first stands for itself; "four parts: A; B; and C". */
static bool series_tail(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	bool list = shorten_is(x, i, ";");
	for (uint32_t k = from; k < i; k++)
		if (shorten_is(x, k, ";"))
			return false; /* the first or all of them */
	for (uint32_t k = i + 1; shorten_is(x, i, ":") && k < end && !list; k++)
		list = shorten_is(x, k, ";");
	return list && !shorten_limits(x, i, end);
}

/* Behind the aside between commas that opens at i (", including some of rice,")
 * where what follows goes on with the clause; else i. */
static uint32_t aside(const struct extraction *x, uint32_t i, uint32_t end)
{
	enum { ASIDE_MAX = 16 };
	if (!shorten_is(x, i, ",") || i + 1 >= end)
		return i;
	uint32_t list = shorten_phrase(x, i + 1, end, SHORTEN_LIST), first = i + 1 + list;
	if (!list && !shorten_phrase(x, i + 1, end, SHORTEN_SIDE) && !shorten_phrase(x, i + 1, end, SHORTEN_BESIDE))
		return i;
	uint32_t k = i + 2;
	while (k < end && k < i + ASIDE_MAX && !shorten_is(x, k, ","))
		k++;
	if (k + 1 >= end || !shorten_is(x, k, ",") || shorten_guarded(x, i, k))
		return i;
	unsigned next = shorten_class(x, k + 1);
	/* ", including on rice, on fish": one more of the list. */
	bool more = list && (shorten_class(x, first) & W_PREP) && str_eq(tok(x, first)->fold, tok(x, k + 1)->fold);
	bool on = (next & (W_AUX | W_TO | W_PAST | W_THAT)) || ((next & W_PREP) && !(next & W_SUBORD) && !more);
	return on && !(next & (W_COORD | W_ING)) ? k + 1 : i;
}

/* Behind the aside between dashes that opens at i; else i. */
static uint32_t dashed(const struct extraction *x, uint32_t i, uint32_t end)
{
	if (!shorten_dash(x, i, end) || shorten_is(x, i + 1, "-") || shorten_is(x, i - 1, "-"))
		return i;
	for (uint32_t k = i + 2; k < end && k < i + PAREN_MAX; k++)
		if (shorten_dash(x, k, end))
			return k + 1;
	return i;
}

static bool tail_at(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end, uint32_t words)
{
	bool comma = shorten_is(x, i, ",");
	if (i + 1 >= end || words < (comma && words >= 2 && said_tail(x, i, end) ? 2 : TAIL_MIN))
		return false;
	bool tail = (comma && (clause_tail(x, from, i, end) || said_tail(x, i, end) || apposition_tail(x, from, i, end))) ||
	    (shorten_dash(x, i, end) && dashed(x, i, end) == i && !shorten_guarded(x, i, end)) || (example_tail(x, i, end) && aside(x, i, end) == i) || (words >= AIM_MIN && (aim_tail(x, i, end) || purpose_tail(x, from, i, end))) || remark_tail(x, i, end) ||
	    (words >= BESIDE_MIN && circumstance(x, i, end) == end) ||
	    (words >= AIM_MIN && series_tail(x, from, i, end)) || (words >= ADVERBIAL_MIN && comma && adverbial_tail(x, from, i, end));
	uint32_t stop = tail ? shorten_trim(x, from, i) : i;
	return tail && !shorten_hangs(x, from, stop);
}

/* Behind the parenthesis that opens at i, where it stands apart from words and
 * may go; else i. */
static uint32_t parenthesis(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	if (!shorten_is(x, i, "(") || i == from || tok(x, i)->span.s == tok(x, i - 1)->span.e)
		return i;
	for (uint32_t k = i + 1; k < end && k < i + PAREN_MAX; k++)
		if (shorten_is(x, k, ")")) {
			bool joined = k + 1 < end && tok(x, k + 1)->span.s == tok(x, k)->span.e &&
			    (tok(x, k + 1)->kind == TOK_WORD || shorten_is(x, k + 1, "-"));
			return joined || shorten_negates(x, i, k) || shorten_has(x, i, k, SHORTEN_COND) ? i : k + 1;
		}
	return i;
}

/* Behind what may go inside the clause at token i; else i. */
static uint32_t insertion(const struct extraction *x, uint32_t from, uint32_t i, uint32_t end)
{
	uint32_t over = parenthesis(x, from, i, end), idle = shorten_phrase(x, i, end, SHORTEN_IDLE);
	/* "not only … but also" keeps it. */
	if (idle && i > 0 && i + idle < end && tok(x, i - 1)->kind == TOK_WORD && !(shorten_class(x, i - 1) & W_COORD))
		return i + idle;
	if (over > i || i == from)
		return over;
	over = circumstance(x, i, end);
	if (over > i && over < end)
		return over;
	over = dashed(x, i, end);
	return over > i && !shorten_guarded(x, i, over) ? over : aside(x, i, end);
}

/* Where the first tail of [low, to) starts; `to` if it has none. */
static uint32_t first_tail(const struct extraction *x, uint32_t from, uint32_t to, uint32_t low)
{
	uint32_t words = 0;
	for (uint32_t i = from; i < to; i++) {
		uint32_t over = parenthesis(x, from, i, to);
		if (over > i) {
			i = over - 1;
			continue;
		}
		if (i >= low && tail_at(x, from, i, to, words))
			return i;
		words += tok(x, i)->kind == TOK_WORD || tok(x, i)->kind == TOK_NUMBER;
	}
	return to;
}

void shorten_body(const struct extraction *x, uint32_t from, uint32_t to, uint32_t low, struct runs *r)
{
	enum { TAILS_MAX = 4 };
	/* Once an attribution is gone, what stands before it may be a tail as well. */
	for (uint32_t k = 0, cut = 0; k < TAILS_MAX && cut != to; k++) {
		cut = to;
		to = shorten_trim(x, from, first_tail(x, from, to, low));
	}
	uint32_t last = to > low && to > from ? shorten_phrase_before(x, to, from, SHORTEN_LAST) : 0;
	to -= last && to - last >= from + TAIL_MIN && to - last >= low ? last : 0;
	uint32_t start = from;
	for (uint32_t i = from; i < to; i++) {
		uint32_t over = insertion(x, from, i, to);
		if (over == i)
			continue;
		runs_add(r, start, i);
		start = over;
		i = over - 1;
	}
	runs_add(r, start, to);
}
