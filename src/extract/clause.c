/* clause.c: who does what, without a parser.
 *
 * From a verb one reads backwards: over its auxiliaries and adverbs to what
 * stands before them.  A mention there is the subject; "and" or a comma there
 * means that the verb shares the subject of the one before; a noun there may
 * belong to a noun phrase that names a side ("China's commerce ministry"); a
 * preposition or a determiner there means that the word is no verb. */
#include <string.h>

#include "claims_int.h"

enum { LOOK_BACK = 60 }; /* tokens: longer noun phrases and parentheses are not followed */

size_t mention_from(const struct extraction *x, uint32_t at)
{
	size_t low = 0, high = x->mentions.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (x->mentions.v[mid].tok < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

int32_t mention_before(const struct extraction *x, uint32_t from, uint32_t at)
{
	for (size_t i = mention_from(x, at); i-- > 0 && x->mentions.v[i].tok >= from;)
		if (x->mentions.v[i].tok_end <= at)
			return (int32_t)i;
	return -1;
}

int32_t mention_ending(const struct extraction *x, uint32_t at)
{
	for (size_t i = mention_from(x, at); i-- > 0 && x->mentions.v[i].tok + LOOK_BACK > at;)
		if (x->mentions.v[i].tok_end == at)
			return (int32_t)i;
	return -1;
}

static void sides_add(const struct extraction *x, size_t mention, struct strs *out)
{
	for (size_t i = 0; i < x->mentions.v[mention].sides.n; i++)
		strs_add(x->a, out, x->mentions.v[mention].sides.v[i]);
}

void sides_between(const struct extraction *x, uint32_t from, uint32_t to, bool adjectives, struct strs *out)
{
	for (size_t i = mention_from(x, from); i < x->mentions.n && x->mentions.v[i].tok < to; i++) {
		const struct mention *m = &x->mentions.v[i];
		if (m->tok_end <= to && (adjectives || !(m->adjective || m->possessive)))
			sides_add(x, i, out);
	}
}

bool verb_inflected(const struct extraction *x, const struct word_classes *w, uint32_t verb)
{
	return (word_class(w, &x->text->toks[verb]) & (W_ED | W_S | W_ING | W_PAST | W_AUX)) != 0;
}

struct scan {
	const struct extraction *x;
	const struct word_classes *w;
	uint32_t start; /* of the sentence */
};

static const struct token *tok(const struct scan *s, uint32_t i)
{
	return &s->x->text->toks[i];
}

static bool is(const struct scan *s, uint32_t i, const char *word)
{
	return str_is(tok(s, i)->fold, word);
}

static unsigned class_at(const struct scan *s, uint32_t i)
{
	return word_class(s->w, tok(s, i));
}

/* "Lee on Sunday said", "Lee late last week said": over a day that no date of
 * the text resolves, and what goes with it. */
static uint32_t before_day(const struct scan *s, uint32_t at)
{
	uint32_t i = at;
	if (i == s->start || !(class_at(s, i - 1) & W_DAY))
		return at;
	while (i > s->start && (class_at(s, i - 1) & W_DAY))
		i--;
	bool prep = i > s->start && (class_at(s, i - 1) & W_PREP) && !(class_at(s, i - 1) & W_SUBORD);
	i = prep ? i - 1 : i;
	return i > s->start && (class_at(s, i - 1) & W_DAY) && !(class_at(s, i - 1) & W_DET) ? i - 1 : i;
}

/* The token at which a date ends just before token `at` starts, with the
 * preposition before it ("Lee on Sunday said"); `at` if none does. */
static uint32_t before_date(const struct scan *s, uint32_t at)
{
	struct span where = text_tokens(s->x->text, s->start, at);
	size_t n;
	const struct date_ref *d = at > s->start ? date_in(s->x, where, &n) : NULL;
	if (!d || !n || d[n - 1].claim.span.e != where.e)
		return before_day(s, at);
	uint32_t from = text_token_at(s->x->text, d[n - 1].claim.span.s);
	return from > s->start && (class_at(s, from - 1) & W_PREP) ? from - 1 : from;
}

/* Back over adverbs, dates and auxiliaries; what they say goes into out. */
static uint32_t before_verb(const struct scan *s, uint32_t verb, struct subject *out)
{
	uint32_t i = verb;
	while (i > s->start) {
		unsigned c = class_at(s, i - 1);
		out->negated |= (c & W_NEG) != 0;
		out->habit |= (c & W_HABIT) != 0;
		if (c & W_AUX) {
			out->aux = true;
			out->modal |= (c & W_MODAL) != 0;
			out->may |= (marks_of(s->x, i - 1) & M_MAY) != 0;
			out->passive |= (c & W_BE) != 0;
		} else if ((class_at(s, i - 1) & W_TO)) {
			out->to = true;
			break;
		} else if (!(c & (W_ADV | W_NEG)) || mention_ending(s->x, i) >= 0) {
			uint32_t date = before_date(s, i);
			bool quoted = tok(s, i - 1)->kind == TOK_OPEN && i - 1 > s->start && tok(s, i - 2)->kind == TOK_WORD;
			if (date == i && !quoted)
				break;
			i = date == i ? i - 1 : date;
			continue;
		}
		i--;
	}
	return i;
}

static bool acts(const struct mention *m)
{
	return !m->possessive && !m->adjective;
}

/* "Chinese" or "China's" before a title or a name. */
static bool adjective_ending(const struct scan *s, uint32_t at)
{
	int32_t m = mention_ending(s->x, at);
	return m >= 0 && (s->x->mentions.v[m].adjective || s->x->mentions.v[m].possessive);
}

/* "his counterpart", "visiting", "former": small words of one who is named next. */
static bool guest_word(unsigned c)
{
	return (c & (W_AGENT | W_FORMER)) || ((c & W_ING) && !(c & W_CLOSED));
}

/* What may stand between "and" and a name: "the", "visiting", "Chinese", "His Majesty". */
static bool before_title(const struct scan *s, uint32_t at)
{
	unsigned c = class_at(s, at - 1);
	bool name = (tok(s, at - 1)->flags & TOK_CAP) && mention_ending(s->x, at) < 0;
	return (c & (W_DET | W_SUBORD)) == W_DET || name || guest_word(c) || adjective_ending(s, at);
}

/* "Norway (the host) and": before the brackets that end at token `at`. */
static uint32_t before_aside(const struct scan *s, uint32_t at)
{
	enum { FAR = 8 /* tokens */ };
	if (at == s->start || !is(s, at - 1, ")"))
		return at;
	for (uint32_t i = at - 1; i > s->start && at - i < FAR; i--)
		if (is(s, i, "("))
			return i;
	return at;
}

static bool name_word(const struct scan *s, uint32_t i)
{
	return tok(s, i)->kind == TOK_WORD && (tok(s, i)->flags & TOK_CAP) && !(class_at(s, i) & (W_CLOSED | W_DAY)) && mention_ending(s->x, i + 1) < 0;
}

/* The mention that ends at token `at`, or one word of its name before it: "Lee Bo-ra" before "of". */
static int32_t holder_ending(const struct scan *s, uint32_t at)
{
	int32_t m = mention_ending(s->x, at);
	if (m >= 0 || at < s->start + 2 || !name_word(s, at - 1))
		return m;
	m = mention_ending(s->x, at - 1);
	return m >= 0 && s->x->mentions.v[m].person >= 0 ? m : -1;
}

/* Where the name begins whose last word stands at token `at`: "Presidents Bo Lee". */
static uint32_t name_start(const struct scan *s, uint32_t at)
{
	while (at > s->start && name_word(s, at - 1))
		at--;
	return at;
}

/* Does a mention of the same person start at token `at`? */
static bool same_person(const struct scan *s, int32_t m, uint32_t at)
{
	size_t next = mention_from(s->x, at);
	const struct mention *v = s->x->mentions.v;
	return v[m].person >= 0 && next < s->x->mentions.n && v[next].tok == at && v[next].person == v[m].person;
}

/* "A and B", "A, B and C", "the president of A": what belongs to the subject
 * that ends at mention m. */
static void subject_group(const struct scan *s, int32_t m, struct subject *out)
{
	out->mention = m;
	sides_add(s->x, (size_t)m, &out->sides);
	out->tok = s->x->mentions.v[m].tok;
	/* "The President and Prime Minister Lee": two people, though one may hold both offices. */
	bool the = out->tok > s->start && (class_at(s, out->tok - 1) & W_DET);
	for (uint32_t i = out->tok + 1; the && i + 1 < s->x->mentions.v[m].tok_end; i++)
		out->other |= (class_at(s, i) & W_AND) != 0;
	bool list = false; /* "…, A and B": what stands before the comma is another's */
	for (int guard = 0; guard < 12 && out->tok > s->start; guard++) {
		uint32_t i = out->tok;
		for (int k = 0; k < 4 && i - 1 > s->start && before_title(s, i); k++)
			i--;
		bool joined = false, of = (class_at(s, i - 1) & W_OF), comma = false;
		while (i > s->start && ((class_at(s, i - 1) & W_AND) || is(s, i - 1, ",") || (class_at(s, i - 1) & W_OR))) {
			joined |= (class_at(s, i - 1) & W_AND) || (class_at(s, i - 1) & W_OR) || guard > 0;
			comma |= is(s, i - 1, ",");
			i--;
		}
		if (joined)
			i = before_aside(s, i);
		int32_t prev = of ? holder_ending(s, i - 1) : mention_ending(s->x, i);
		bool nobody = prev < 0 || !s->x->mentions.v[prev].sides.n;
		if (!joined && !of && prev >= 0 && same_person(s, prev, out->tok)) {
			out->tok = name_start(s, s->x->mentions.v[prev].tok); /* the given name before a family name */
			continue;
		}
		out->other |= joined && nobody && i > s->start && (class_at(s, i - 1) & W_AGENT) && (tok(s, i - 1)->flags & TOK_CAP);
		if ((!joined && !of) || prev < 0 || !acts(&s->x->mentions.v[prev]))
			break;
		uint32_t p = s->x->mentions.v[prev].tok;
		p -= p > s->start && (class_at(s, p - 1) & W_DET);
		bool leaders = p > s->start + 1 && (class_at(s, p - 1) & W_OF) && (class_at(s, p - 2) & W_AGENT);
		list |= comma;
		if (!list && p > s->start && (marks_of(s->x, p - 1) & M_BETWEEN))
			out->sides = (struct strs){ 0 }; /* "better relations between A and B would serve": neither acts */
		int32_t holder = joined && p > s->start && (class_at(s, p - 1) & W_OF) ? holder_ending(s, before_aside(s, p - 1)) : -1;
		if (holder >= 0 && s->x->mentions.v[holder].person >= 0) { /* "A of Norway and B" */
			sides_add(s->x, (size_t)prev, &out->sides);
			prev = holder;
		} else if (p > s->start && (class_at(s, p - 1) & W_PREP) && !leaders) {
			break; /* "in the talks with A, B and C agreed": A is no subject */
		}
		if (comma && guard == 0 && (p == s->start || !is(s, p - 1, ",")))
			break; /* "… in A, and B agreed": two clauses; "A, B, and C" is a list */
		sides_add(s->x, (size_t)prev, &out->sides);
		out->other |= joined && !s->x->mentions.v[m].sides.n && s->x->mentions.v[m].kind == MENTION_ROLE;
		out->tok = prev == holder ? name_start(s, s->x->mentions.v[prev].tok) : s->x->mentions.v[prev].tok;
		if (of)
			out->mention = prev;
	}
}

/* The noun phrase that ends at token `end`: back over nouns, adjectives,
 * determiners, "of" and possessives. */
static uint32_t phrase_start(const struct scan *s, uint32_t end)
{
	uint32_t i = end;
	while (i > s->start && end - i < 12) {
		const struct token *t = tok(s, i - 1);
		unsigned c = class_at(s, i - 1);
		bool inner = (t->kind == TOK_WORD && !(c & (W_PREP | W_AUX | W_COORD | W_SUBORD | W_REL | W_ADV | W_PRON))) ||
		    t->kind == TOK_NUMBER || (class_at(s, i - 1) & W_OF) || is(s, i - 1, "-") || mention_ending(s->x, i) >= 0 ||
		    (t->flags & TOK_POSSESSIVE);
		if (!inner)
			break;
		i--;
	}
	return i;
}

/* "Mr. Lee, the minister said," or "the leader, who arrived on Monday,": the
 * start of the parenthesis that the comma before `at` closes. */
static uint32_t parenthesis(const struct scan *s, uint32_t comma)
{
	for (uint32_t i = comma; i-- > s->start && comma - i < 25;)
		if (is(s, i, ",") && mention_ending(s->x, i) >= 0)
			return i;
	return comma;
}

/* Does the phrase's head noun act: "government", "teams"; or is it a mention
 * that is neither possessive nor an adjective? */
static bool has_agent(const struct scan *s, uint32_t from, uint32_t to)
{
	uint32_t head = to;
	for (uint32_t i = from + 1; i < to && head == to; i++)
		head = (class_at(s, i) & W_OF) ? i : to;
	if ((class_at(s, head - 1) & W_AGENT) && !(tok(s, head - 1)->flags & TOK_POSSESSIVE))
		return true;
	for (size_t i = mention_from(s->x, from); i < s->x->mentions.n && s->x->mentions.v[i].tok < to; i++)
		if (acts(&s->x->mentions.v[i]) && s->x->mentions.v[i].tok_end == to)
			return true;
	return false;
}

/* "press", "demand" behind a singular noun is a noun itself. */
static bool looks_noun(const struct scan *s, uint32_t from, uint32_t at, uint32_t verb)
{
	if (verb_inflected(s->x, s->w, verb) || (class_at(s, at - 1) & W_S))
		return false;
	for (uint32_t i = from; i < at; i++)
		if ((class_at(s, i) & W_AND))
			return false;
	return true;
}

static bool by_phrase(const struct scan *s, uint32_t at, uint32_t verb, struct subject *out)
{
	uint32_t from = phrase_start(s, at);
	struct strs sides = { 0 };
	if (from < at && tok(s, from)->kind == TOK_NUMBER)
		from = amount_bound_start(s->x, from, s->start);
	if (from == at || (!out->aux && looks_noun(s, from, at, verb)))
		return false;
	/* An object looks the same: what stands before it tells. */
	if (from > s->start && (class_at(s, from - 1) & W_PREP) && !(class_at(s, from - 1) & W_SUBORD) && !out->aux)
		return false;
	out->noun = true;
	out->tok = from;
	out->tok_end = at;
	if (!has_agent(s, from, at))
		return true;
	sides_between(s->x, from, at, true, &sides);
	out->sides = sides;
	out->mention = mention_before(s->x, from, at);
	/* "A and its allies": A acts as well. */
	bool allies = (class_at(s, from) & W_POSS) && from > s->start + 1 && (class_at(s, from - 1) & W_AND) && mention_ending(s->x, from - 1) >= 0;
	if (allies) {
		subject_group(s, mention_ending(s->x, from - 1), out);
		out->tok_end = at;
	}
	return true;
}

/* "Lee's visit to Norway confirmed": Norway alone does not act; the visit stands
 * for who made it as well. */
static void behind_preposition(const struct scan *s, int32_t m, struct subject *out)
{
	uint32_t at = s->x->mentions.v[m].tok;
	at -= at > s->start && (class_at(s, at - 1) & W_DET);
	unsigned c = at > s->start + 1 ? class_at(s, at - 1) : 0;
	if (out->tok != s->x->mentions.v[m].tok || !(c & W_PREP) || (c & (W_SUBORD | W_OF)))
		return;
	uint32_t from = phrase_start(s, at - 1);
	if (from == at - 1 || (class_at(s, from) & (W_PREP | W_AUX | W_ADV | W_COORD | W_SUBORD | W_REL | W_PRON)))
		return;
	struct strs sides = { 0 };
	sides_between(s->x, from, at - 1, true, &sides);
	if (!sides.n)
		return;
	sides_add(s->x, (size_t)m, &sides);
	out->sides = sides;
	out->tok = from;
	out->noun = true;
}

static bool opens_clause(const struct scan *s, uint32_t at)
{
	return at == s->start || tok(s, at - 1)->kind == TOK_PUNCT || (class_at(s, at - 1) & (W_SUBORD | W_COORD));
}

/* "President Lee, in accord with the Government and people of Norway pledged": an
 * aside that no comma closes; who stands before it acts. */
static int32_t before_open_aside(const struct scan *s, uint32_t tok_of)
{
	enum { FAR = 12 };
	for (uint32_t i = tok_of; i > s->start + 1 && tok_of - i < FAR; i--) {
		if (tok(s, i - 1)->kind != TOK_PUNCT)
			continue;
		unsigned c = class_at(s, i);
		int32_t m = is(s, i - 1, ",") && i < tok_of && (c & W_PREP) && !(c & W_SUBORD) ? mention_ending(s->x, i - 1) : -1;
		if (m < 0 || !acts(&s->x->mentions.v[m]))
			return -1;
		uint32_t from = s->x->mentions.v[m].tok;
		while (from > s->start && before_title(s, from))
			from--;
		return opens_clause(s, from) ? m : -1;
	}
	return -1;
}

static bool by_mention(const struct scan *s, uint32_t at, struct subject *out)
{
	int32_t m = mention_ending(s->x, at);
	if (m < 0 || !acts(&s->x->mentions.v[m]))
		return false;
	subject_group(s, m, out);
	out->tok_end = at;
	int32_t before = before_open_aside(s, out->tok);
	if (before >= 0) {
		out->sides = (struct strs){ 0 };
		out->other = false;
		subject_group(s, before, out);
		out->tok_end = s->x->mentions.v[before].tok_end;
		return true;
	}
	if (!out->participle)
		behind_preposition(s, m, out);
	return true;
}

/* "Japan's largest port, Yokohama Terminals, bought …": the phrase before the
 * name between commas. */
static bool apposition(const struct scan *s, uint32_t comma, uint32_t verb, struct subject *out)
{
	for (uint32_t i = comma; i-- > s->start + 1 && comma - i < 8;)
		if (is(s, i, ","))
			return opens_clause(s, phrase_start(s, i)) && by_phrase(s, i, verb, out) && out->sides.n > 0;
	return false;
}

/* A full stop inside a quotation. */
static bool ends_unit(const struct scan *s, uint32_t i)
{
	return is(s, i, ".") || is(s, i, "?") || is(s, i, "!");
}

/* "reviewed …, as well as reaffirmed" */
static bool as_well_as(const struct scan *s, uint32_t at)
{
	return at > s->start + 2 && (marks_of(s->x, at - 1) & M_AS) && (class_at(s, at - 2) & W_ADV) && (marks_of(s->x, at - 3) & M_AS);
}

bool subject_of(const struct extraction *x, const struct word_classes *w, uint32_t verb, struct subject *out)
{
	struct scan s = { x, w, x->text->sents[x->text->toks[verb].sent].tok };
	*out = (struct subject){ .mention = -1, .tok = verb, .tok_end = verb };
	out->participle = (class_at(&s, verb) & W_ING) != 0;
	uint32_t at = before_verb(&s, verb, out);
	if (class_at(&s, verb) & W_FIRST) { /* "we'd appreciate" */
		out->first = true;
		return true;
	}
	if (at > s.start && tok(&s, at - 1)->kind == TOK_CLOSE)
		at--;
	uint32_t outside = before_aside(&s, at); /* "President Lee (Bo) stressed" */
	at = outside < at && mention_ending(x, outside) >= 0 ? outside : at;
	if (at == s.start || tok(&s, at - 1)->kind == TOK_OPEN || ends_unit(&s, at - 1)) {
		out->bare = !out->aux;
		return out->bare;
	}
	if (out->to)
		return false;
	if (by_mention(&s, at, out))
		return true;
	unsigned c = class_at(&s, at - 1);
	if (c & W_FIRST) {
		out->first = true;
		out->tok = at - 1;
		out->tok_end = at;
		return true;
	}
	bool comma = is(&s, at - 1, ","), mark = tok(&s, at - 1)->kind == TOK_PUNCT;
	if (comma && !out->participle && (out->aux || verb_inflected(x, w, verb))) {
		uint32_t open = parenthesis(&s, at - 1);
		if (open < at - 1 && by_mention(&s, open, out))
			return true;
		if (apposition(&s, at - 1, verb, out))
			return true;
	}
	if ((c & W_COORD) || comma || as_well_as(&s, at) || (mark && !is(&s, at - 1, "-"))) {
		out->coordinated = true;
		return true;
	}
	if (out->participle && !out->aux)
		return false;
	if (c & W_WHO) { /* "Lee, who asked for …" */
		uint32_t end = at - 1 > s.start && is(&s, at - 2, ",") ? at - 2 : at - 1;
		return by_mention(&s, end, out);
	}
	if (c & (W_PREP | W_REL | W_DET | W_SUBORD))
		return false;
	return by_phrase(&s, at, verb, out);
}

enum { GROUP_FAR = 7 /* tokens: "and his visiting Norwegian counterpart B" */ };

/* Forward from mention m over "and B", ", B and C". */
static int32_t group_end(const struct scan *s, int32_t m, uint32_t high)
{
	for (;;) {
		uint32_t at = s->x->mentions.v[m].tok_end, i = at;
		bool joined = false;
		for (; i < high && i < at + GROUP_FAR; i++) {
			bool link = (class_at(s, i) & W_AND) || (is(s, i, ",") && !(class_at(s, i + 1) & W_AND));
			joined |= (class_at(s, i) & W_AND) != 0;
			if (!link && !(class_at(s, i) & W_DET) && !(tok(s, i)->flags & TOK_CAP) && !(joined && guest_word(class_at(s, i))))
				return m;
			size_t next = mention_from(s->x, i);
			if (i > at && next < s->x->mentions.n && s->x->mentions.v[next].tok == i && acts(&s->x->mentions.v[next]))
				break;
		}
		size_t next = mention_from(s->x, i);
		if (!joined || i >= high || next >= s->x->mentions.n || s->x->mentions.v[next].tok != i || !acts(&s->x->mentions.v[next]))
			return m;
		m = (int32_t)next;
	}
}

/* "Norway and 19 other countries signed": where those end who act with a mention and have no name, else its end. */
static uint32_t unnamed_end(const struct scan *s, uint32_t end, uint32_t high)
{
	enum { WORDS = 4 };
	if (end >= high || !(class_at(s, end) & W_AND))
		return end;
	for (uint32_t i = end + 1; i + 1 < high && i <= end + WORDS; i++) {
		if (tok(s, i)->kind == TOK_WORD && (class_at(s, i) & W_AGENT))
			return class_at(s, i + 1) & (W_ED | W_PAST | W_AUX) ? i + 1 : end;
		if (tok(s, i)->kind != TOK_NUMBER && (tok(s, i)->kind != TOK_WORD || (class_at(s, i) & (W_PREP | W_AUX | W_COORD | W_REL))))
			return end;
	}
	return end;
}

/* Does a finite verb follow the mention, adverbs between? */
static bool verb_follows(const struct scan *s, int32_t m, uint32_t high)
{
	uint32_t i = unnamed_end(s, s->x->mentions.v[m].tok_end, high);
	while (i < high && (tok(s, i)->kind == TOK_OPEN || (class_at(s, i) & (W_ADV | W_NEG))) && !(class_at(s, i) & W_AUX))
		i++;
	return i < high && (class_at(s, i) & (W_ED | W_PAST | W_AUX));
}

bool shared_subject(const struct extraction *x, const struct word_classes *w, uint32_t verb, struct subject *out)
{
	struct scan s = { x, w, x->text->sents[x->text->toks[verb].sent].tok };
	int32_t found = -1, first = -1, start = -1;
	uint32_t low = verb > s.start + 4 * LOOK_BACK ? verb - 4 * LOOK_BACK : s.start;
	for (size_t i = mention_from(x, low); i < x->mentions.n && x->mentions.v[i].tok_end <= verb; i++) {
		const struct mention *m = &x->mentions.v[i];
		uint32_t at = m->tok > s.start && (class_at(&s, m->tok - 1) & W_DET) ? m->tok - 1 : m->tok;
		bool object = at > s.start && (class_at(&s, at - 1) & W_PREP) && !(class_at(&s, at - 1) & W_SUBORD);
		bool place_line = m->kind == MENTION_COUNTRY && is(&s, m->tok_end, ":"); /* "Oslo: President Lee …" */
		if (!acts(m) || !m->sides.n || object || place_line)
			continue;
		int32_t end = group_end(&s, (int32_t)i, verb);
		if (first < 0) {
			first = end;
			start = (int32_t)i;
		}
		/* "to ensure that A can …": A acts in another's clause. */
		bool embedded = at > s.start && tok(&s, at - 1)->kind == TOK_WORD && !(class_at(&s, at - 1) & W_CLOSED) && !verb_inflected(x, w, at - 1);
		if (!embedded && verb_follows(&s, end, verb) && end != found) {
			found = end;
			start = (int32_t)i;
		}
	}
	found = found < 0 ? first : found;
	if (found < 0)
		return false;
	subject_group(&s, found, out);
	out->tok_end = unnamed_end(&s, x->mentions.v[found].tok_end, verb);
	if (start >= 0 && x->mentions.v[start].tok < out->tok) {
		out->tok = x->mentions.v[start].tok;
		sides_add(x, (size_t)start, &out->sides);
	}
	return true;
}
