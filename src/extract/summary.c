/* summary.c: an outcome in fewer words, by deletion only.
 *
 * What is kept: the subject with its whole noun phrase, the verb group with its
 * cue, and the item's own part of the complement.  What goes: what stands before
 * the subject, what other verbs of the sentence do, and what tails.c allows.
 * No word is put in, except a referent in brackets for a pronoun, and the order
 * stays.  Each cut is checked; one that loses its verb, hangs, or loses a word
 * that the meaning turns on gives way to a longer one, at last to the sentence. */
#include <string.h>

#include "refer_int.h"

enum { SUBJECT_MAX = 20, LEAD_MAX = 20 /* tokens */ };

/* How much is left out. */
enum cut_level {
	CUT_ITEM,     /* the item's own part, without tails */
	CUT_REST,     /* to the end of the sentence, without tails */
	CUT_CLAUSE,   /* the whole sentence, without lead-in and tails */
	CUT_SENTENCE, /* all of it but parentheses */
	CUTS
};

struct cut {
	const struct extraction *x;
	const struct sentence *s;
	const struct item *it;
	const char *referent;
	uint32_t stop; /* before its full stop */
	struct runs runs;
};

static unsigned class_at(const struct cut *c, uint32_t i)
{
	return shorten_class(c->x, i);
}

static bool is(const struct cut *c, uint32_t i, const char *w)
{
	return shorten_is(c->x, i, w);
}

static const struct token *tok(const struct cut *c, uint32_t i)
{
	return &c->x->text->toks[i];
}

static bool has_subject(const struct cut *c)
{
	const struct subject *su = &c->it->subject;
	return su->tok < su->tok_end && su->tok_end <= c->it->tok && su->tok_end - su->tok < SUBJECT_MAX && su->tok >= c->s->tok;
}

/* ---- the subject */

static uint32_t with_article(const struct cut *c, uint32_t at)
{
	int32_t m = at > c->s->tok ? mention_ending(c->x, at) : -1;
	/* "Chinese Premier Li", "China's ministry" */
	if (m >= 0 && (c->x->mentions.v[m].adjective || c->x->mentions.v[m].possessive) && c->x->mentions.v[m].tok >= c->s->tok)
		at = c->x->mentions.v[m].tok;
	for (int k = 0; k < 2 && at > c->s->tok && (class_at(c, at - 1) & W_DET) && !(class_at(c, at - 1) & (W_SUBORD | W_REL)); k++)
		at--;
	return at;
}

static bool of_noun(const struct cut *c, uint32_t i)
{
	unsigned k = class_at(c, i);
	const struct token *t = tok(c, i);
	bool open = t->kind == TOK_NUMBER || (t->kind == TOK_WORD && !(k & (W_CLOSED & ~(W_AGENT | W_FIRST | W_POSS | W_FORMER))) && !(k & W_PAST));
	open = open && !shorten_phrase(c->x, i, i + 1, SHORTEN_ASK);
	bool hyphen = is(c, i, "-") && i > c->s->tok && tok(c, i)->span.s == tok(c, i - 1)->span.e;
	return open || hyphen;
}

/* "companies of the two nations": back to the head that the mention at `at`
 * belongs to. */
static uint32_t whole_phrase(const struct cut *c, uint32_t at)
{
	for (int guard = 0; guard < 4; guard++) {
		at = with_article(c, at);
		/* "the British and American teams", "state agency Nord News" */
		uint32_t plain = at;
		while (plain > c->s->tok && at - plain < 6 && of_noun(c, plain - 1) && !(class_at(c, plain - 1) & (W_ED | W_ING)) &&
		    mention_ending(c->x, plain) < 0)
			plain--;
		int32_t owner = plain > c->s->tok ? mention_ending(c->x, plain) : -1; /* "China's Inner …" */
		bool edge = plain == c->s->tok || (owner >= 0 && c->x->mentions.v[owner].possessive) || (class_at(c, plain - 1) & (W_DET | W_SUBORD | W_COORD)) || tok(c, plain - 1)->kind == TOK_PUNCT;
		if (plain < at && edge && !(class_at(c, at) & W_DET)) {
			at = with_article(c, plain);
			continue;
		}
		unsigned p = at > c->s->tok + 1 ? class_at(c, at - 1) : 0;
		if (!(p & W_PREP) || (p & W_SUBORD) || !of_noun(c, at - 2))
			break;
		uint32_t i = at - 1;
		while (i > c->s->tok && at - i < 12 && of_noun(c, i - 1))
			i--;
		if (i > c->s->tok && !(class_at(c, i - 1) & (W_DET | W_PREP | W_SUBORD | W_COORD | W_POSS)) && tok(c, i - 1)->kind == TOK_WORD)
			break; /* something else governs it: a verb */
		if (i > c->s->tok && (class_at(c, i - 1) & W_PREP) && !(class_at(c, i - 1) & (W_OF | W_SUBORD)) )
			break; /* "in talks with A, A …" */
		at = i;
	}
	return at;
}

static bool opened(const struct cut *c, uint32_t at)
{
	return at > c->s->tok && ((class_at(c, at - 1) & W_COORD) || is(c, at - 1, ";"));
}

/* "BUILDING TRUST: Today, the leaders …", "BERGEN, Norway (AP) — The leaders …" */
static uint32_t behind_label(const struct cut *c)
{
	uint32_t i = c->s->tok;
	bool capitals = true;
	for (; i < c->stop && i < c->s->tok + LEAD_MAX && !is(c, i, ":") && !shorten_dash(c->x, i, c->stop); i++) {
		unsigned flags = tok(c, i)->kind == TOK_WORD ? tok(c, i)->flags : TOK_ALLCAP;
		capitals &= (flags & TOK_ALLCAP) != 0;
		if (!capitals && (i == c->s->tok || !(flags & TOK_CAP)))
			break;
	}
	bool label = i > c->s->tok && i < c->stop && (is(c, i, ":") ? capitals : shorten_dash(c->x, i, c->stop));
	i = label ? i + 1 : c->s->tok;
	return i + 2 < c->stop && (class_at(c, i) & W_DAY) && is(c, i + 1, ",") ? i + 2 : i;
}

static uint32_t behind_links(const struct cut *c)
{
	uint32_t i = behind_label(c), n;
	while (i < c->stop && (n = shorten_phrase(c->x, i, c->stop, SHORTEN_LINK)) > 0) {
		bool coord = (class_at(c, i) & W_COORD) && !is(c, i + 1, ",");
		if (!coord && !is(c, i + n, ","))
			break;
		i += n + !coord;
	}
	return i;
}

/* "the plan they laid out", "ways the two can": a subject right behind a noun
 * opens a clause of it. */
static bool contact(const struct cut *c, uint32_t at)
{
	if (at < c->s->tok + 2 || (class_at(c, at) & W_FIRST) || tok(c, at - 1)->kind != TOK_WORD)
		return false;
	bool name = (tok(c, at - 1)->flags & TOK_CAP) && !(class_at(c, at) & W_PRON); /* "In Oslo the two …" */
	return !name && !(class_at(c, at - 1) & (W_CLOSED | W_ED | W_ADV | W_DAY)) && !shorten_phrase(c->x, at - 1, at, SHORTEN_SAY);
}

/* "the people as they rebuild", "how we can", ", as Lee made clear,": a clause
 * inside another, whose pronoun may mean what stands there. */
static bool embedded(const struct cut *c, uint32_t at)
{
	if (at < c->s->tok + 2)
		return false;
	bool aside = false;
	for (uint32_t i = c->it->tok; i < c->stop && i < c->it->tok + 4; i++)
		aside |= is(c, i, ",");
	if (shorten_phrase(c->x, at - 1, at, SHORTEN_ASK) || (aside && (marks_of(c->x, at - 1) & M_AS) && is(c, at - 2, ",")))
		return true;
	unsigned k = class_at(c, at - 1);
	return (k & W_SUBORD) && !(k & (W_THAT | W_REL)) && (class_at(c, at) & W_PRON) && tok(c, at - 2)->kind == TOK_WORD;
}

/* "issues that leaders will consider": a clause that belongs to a noun. */
static bool relative(const struct cut *c, uint32_t at)
{
	if (contact(c, at) || embedded(c, at))
		return true;
	if (at < c->s->tok + 2 || !(class_at(c, at - 1) & (W_REL | W_THAT)))
		return false;
	if ((marks_of(c->x, at - 1) & M_WHERE) && is(c, at - 2, ",")) /* it lacks nothing */
		return false;
	bool told = (class_at(c, at - 2) & (W_ED | W_PAST | W_ADV | W_AND)) || mention_ending(c->x, at - 1) >= 0 || is(c, at - 2, ",") ||
	    shorten_phrase(c->x, at - 2, at, SHORTEN_SAY) || (marks_of(c->x, at - 2) & M_CLEAR);
	return !(class_at(c, at - 1) & W_THAT) || !told;
}

/* May what stands before token `at` go?  Another clause may, joined by "and"; a
 * lead-in may unless it limits or denies what follows. */
static bool lead_goes(const struct cut *c, uint32_t at)
{
	uint32_t from = behind_links(c);
	if (at <= from || opened(c, at))
		return true;
	if (shorten_phrase(c->x, from, at, SHORTEN_SIDE) && !shorten_has(c->x, from, at, SHORTEN_COND))
		return true;
	if ((class_at(c, from) & W_ING) && !shorten_has(c->x, from, at, SHORTEN_COND))
		return true;
	return !shorten_phrase(c->x, from, at, SHORTEN_SCOPE) && !shorten_limits(c->x, from, at);
}

/* "In Oslo, the two sides …": behind a short lead-in of one comma. */
static uint32_t behind_lead(const struct cut *c)
{
	uint32_t from = behind_links(c);
	if (!(class_at(c, from) & W_PREP) || shorten_phrase(c->x, from, c->stop, SHORTEN_SCOPE))
		return from;
	for (uint32_t i = from + 1; i + 1 < c->stop && i < from + LEAD_MAX; i++) {
		if (!is(c, i, ","))
			continue;
		size_t m = mention_from(c->x, i + 1);
		bool starts = (m < c->x->mentions.n && c->x->mentions.v[m].tok <= i + 2) || (class_at(c, i + 1) & W_PRON);
		for (uint32_t k = i + 1; k < i + 7 && k < c->stop; k++)
			starts &= !is(c, k, ",");
		return starts && !shorten_limits(c->x, from, i) && !(marks_of(c->x, from) & M_WITH) ? i + 1 : from;
	}
	return from;
}

/* ---- the verb */

/* The verb group: auxiliaries and adverbs before the cue belong to it. */
static uint32_t group_start(const struct cut *c)
{
	const struct subject *su = &c->it->subject;
	uint32_t low = c->s->tok, i = c->it->tok;
	if (!su->shared && has_subject(c))
		low = su->tok_end;
	while (i > low && class_at(c, i - 1) & (W_AUX | W_ADV | W_NEG))
		i--;
	return i;
}

static bool base_form(const struct cut *c)
{
	const struct subject *su = &c->it->subject;
	bool aux = su->aux && !(su->shared && !su->modal);
	return (c->it->cue->flags & CUE_VERB) && !aux && !verb_inflected(c->x, c->x->lex->cues->words, c->it->tok);
}

static bool plural(const struct cut *c)
{
	const struct subject *su = &c->it->subject;
	if (su->mention >= 0 && c->x->mentions.v[su->mention].sides.n > 1)
		return true;
	for (uint32_t i = su->tok; i < su->tok_end; i++)
		if (class_at(c, i) & (W_AND | W_FIRST))
			return true;
	return (class_at(c, su->tok_end - 1) & W_S) || (marks_of(c->x, su->tok_end - 1) & M_THEY);
}

/* "Lee and the prime minister": the first half of a subject that opens the clause;
 * "relations between A and B": the noun that the second half belongs to. */
static uint32_t joined_subject(const struct cut *c, uint32_t at)
{
	if (at < c->s->tok + 2 || !(class_at(c, at - 1) & W_AND))
		return at;
	int32_t m = mention_ending(c->x, at - 1);
	if (m < 0 || c->x->mentions.v[m].tok < c->s->tok)
		return at;
	uint32_t first = whole_phrase(c, c->x->mentions.v[m].tok);
	bool between = c->x->mentions.v[m].tok > c->s->tok && (marks_of(c->x, with_article(c, c->x->mentions.v[m].tok) - 1) & M_BETWEEN);
	for (uint32_t i = c->it->subject.tok; i < c->it->subject.tok_end; i++)
		between &= !is(c, i, ","); /* the lead-in ends there */
	return between || first == behind_lead(c) ? first : at;
}

/* What the verb needs of the first verb of its subject: "will … buy", "did not …
 * buy".  False where that is not plain. */
static bool carry(struct cut *c, uint32_t subject_end, uint32_t group)
{
	uint32_t aux = subject_end, to = 0;
	while (aux < group && (class_at(c, aux) & (W_AUX | W_ADV | W_NEG)))
		aux++;
	bool nor = group > subject_end && (class_at(c, group - 1) & (W_OR | W_NEG));
	bool denied = shorten_negates(c->x, subject_end, aux);
	if (!base_form(c) && !(denied && nor))
		return true;
	if (c->it->head) /* its cue is kept as well */
		return true;
	for (uint32_t i = aux; i < group && i < aux + 6; i++)
		if (class_at(c, i) & W_TO)
			to = i + 1;
	if (to)
		aux = to;
	if (aux == subject_end)
		return false;
	runs_add(&c->runs, subject_end, aux);
	return true;
}

/* "Lee said that A and B are friends and urged them …": the speaker's own verb. */
static bool speaker_verb(const struct cut *c, uint32_t subject_from, uint32_t subject_end, uint32_t group)
{
	const unsigned past = W_PAST | W_ED;
	if (!c->it->subject.shared || subject_from == c->s->tok || !(class_at(c, subject_from - 1) & W_THAT) || subject_end >= group)
		return false;
	return group == c->it->tok && (class_at(c, group) & past) && !(class_at(c, subject_end) & past);
}

/* What stands between the subject and its verb goes if it is a date or stands
 * between commas. */
static bool gap_goes(const struct cut *c, uint32_t from, uint32_t to)
{
	bool commas = from + 1 < to && is(c, from, ",") && is(c, to - 1, ",");
	size_t n;
	uint32_t at = from + (from < to && (class_at(c, from) & W_PREP));
	const struct date_ref *d = at < to ? date_in(c->x, text_tokens(c->x->text, at, to), &n) : NULL;
	if (d && n == 1 && text_token_at(c->x->text, d->claim.span.s) == at && d->claim.span.e == tok(c, to - 1)->span.e)
		return true;
	bool brackets = from + 1 < to && is(c, from, "(") && is(c, to - 1, ")");
	return (commas || brackets) && !shorten_guarded(c->x, from, to);
}

/* "cut tariffs and buy grain if …": the condition is that of both. */
static bool condition_shared(const struct cut *c, uint32_t end)
{
	uint32_t i = end;
	while (i < c->stop && ((class_at(c, i) & (W_COORD | W_ADV | W_TO)) || is(c, i, ",")))
		i++;
	bool base = i < c->stop && !(class_at(c, i) & (W_DET | W_AUX | W_PRON | W_PAST | W_ED | W_ING | W_PREP | W_SUBORD)) && !(tok(c, i)->flags & TOK_CAP);
	return base && shorten_has(c->x, i, c->stop, SHORTEN_IF);
}

/* The end of the item's own part: where the next one begins, if "and", a comma
 * or "while" parts them; else the end of the sentence. */
static uint32_t part_end(const struct cut *c)
{
	uint32_t end = c->it->end;
	if (end >= c->stop)
		return c->stop;
	if (condition_shared(c, end))
		return c->stop;
	if ((class_at(c, end) & W_COORD) || is(c, end, ",") || is(c, end, ";"))
		return end;
	end = whole_phrase(c, end);
	while (end > c->it->tok + 1 && (class_at(c, end - 1) & (W_AUX | W_ADV | W_NEG | W_TO)))
		end--;
	bool side = (class_at(c, end - 1) & W_SUBORD) && !(class_at(c, end - 1) & W_THAT) && shorten_phrase(c->x, end - 1, end, SHORTEN_SIDE);
	for (uint32_t i = end; is(c, end - 1, ",") && i-- > c->it->tok + 1 && end - i < LEAD_MAX;)
		if ((class_at(c, i) & W_COORD) && is(c, i + 1, ","))
			end = i + 1; /* ", and, in return, will …": what stands there is the next one's */
	if ((class_at(c, end - 1) & W_COORD) || is(c, end - 1, ",") || is(c, end - 1, ";"))
		return shorten_trim(c->x, c->it->tok + 1, end);
	return side ? shorten_trim(c->x, c->it->tok + 1, end - 1) : c->stop;
}

/* ---- a cut */

/* "While A wants to buy grain, it will not …": without its "while" the first
 * clause ends where the second begins. */
static uint32_t clause_end(const struct cut *c, uint32_t from, uint32_t end)
{
	uint32_t first = behind_links(c);
	if (from <= first || !(class_at(c, first) & W_SUBORD))
		return end;
	for (uint32_t i = from; i < c->it->tok; i++)
		if (is(c, i, ","))
			return end; /* it stands in the second clause */
	for (uint32_t i = first; i < from; i++)
		if (is(c, i, ","))
			return end;
	for (uint32_t i = c->it->body; i + 1 < end; i++)
		if (is(c, i, ",") && (class_at(c, i + 1) & W_PRON))
			return i;
	return end;
}

static bool cut_item(struct cut *c, enum cut_level level)
{
	const struct item *it = c->it;
	const struct subject *su = &it->subject;
	uint32_t group = group_start(c), end = level == CUT_ITEM ? part_end(c) : c->stop;
	uint32_t from = group;
	bool subject = has_subject(c);
	if (su->bare) {
		shorten_body(c->x, behind_links(c), end, 0, &c->runs);
		return true;
	}
	/* "… coinciding with an invitation": a noun takes no verb's subject. */
	bool verbal = (it->cue->flags & CUE_VERB) || (class_at(c, it->tok) & (W_ED | W_PAST | W_AUX | W_S)) || su->aux || it->head;
	/* "A and B discussed calls for …" */
	bool singular = (class_at(c, it->tok) & W_S) && !(class_at(c, it->tok) & (W_PAST | W_AUX)) && subject && plural(c);
	bool odd_part = it->part && (class_at(c, it->tok) & (W_PREP | W_TO | W_AUX));
	if ((subject && su->shared && (!verbal || singular)) || odd_part)
		return false;
	bool by = it->tok > c->s->tok && it->tok + 1 < c->stop && is(c, it->tok - 1, ",") && (marks_of(c->x, it->tok + 1) & M_BY); /* ", supported by A" */
	if (by || (subject && su->participle && !su->aux))
		return false;
	if (subject) {
		from = c->referent ? su->tok : joined_subject(c, whole_phrase(c, su->tok));
		if (relative(c, from) || speaker_verb(c, from, su->tok_end, group))
			return false;
		if (!lead_goes(c, from))
			from = behind_links(c);
		runs_add(&c->runs, from, su->tok_end);
		if (su->shared || it->head || su->coordinated) {
			if (!carry(c, su->tok_end, group))
				return false;
		} else if (base_form(c) && !su->to && !plural(c)) {
			return false;
		} else if (!gap_goes(c, su->tok_end, group)) {
			group = su->tok_end;
		}
	} else {
		/* "More support is also part of the deal": the noun phrase before the cue. */
		bool noun = (it->cue->flags & CUE_NOUN) && it->tok < c->s->tok + LEAD_MAX;
		group = noun ? behind_lead(c) : whole_phrase(c, group);
		if (!lead_goes(c, group) || base_form(c) || su->participle)
			return false;
	}
	end = clause_end(c, from, end);
	bool own = !it->part && (class_at(c, it->tok) & (W_ED | W_PAST)) && subject;
	if (it->head > 0 && it->head_end > it->head && !own) /* one more measure of the same cue */
		runs_add(&c->runs, it->head, it->head_end);
	shorten_body(c->x, group, end, it->body, &c->runs);
	return true;
}

static void cut_at(struct cut *c, enum cut_level level, bool *made)
{
	c->runs.n = 0;
	*made = true;
	if (level <= CUT_REST)
		*made = cut_item(c, level);
	else if (level == CUT_CLAUSE)
		shorten_body(c->x, behind_lead(c), c->stop, c->it->body, &c->runs);
	else
		shorten_body(c->x, behind_links(c), c->stop, c->stop, &c->runs);
}

/* Does what is kept read as a clause? */
static bool stands(const struct cut *c)
{
	bool finite = c->it->subject.bare;
	uint32_t words = 0;
	for (size_t i = 0; i < c->runs.n; i++) {
		finite |= shorten_finite(c->x, c->runs.v[i].from, c->runs.v[i].to);
		words += c->runs.v[i].to - c->runs.v[i].from;
	}
	if ((c->it->cue->flags & CUE_VERB) && has_subject(c))
		finite = true; /* its form was looked at */
	if (!finite || words < 4 || !c->runs.n)
		return false;
	uint32_t last = c->runs.v[c->runs.n - 1].to;
	if (last < c->stop && shorten_hangs(c->x, c->runs.v[c->runs.n - 1].from, last))
		return false;
	unsigned first = class_at(c, c->runs.v[0].from);
	if ((first & W_AUX) && c->runs.v[0].from > behind_links(c)) /* its subject was not found */
		return false;
	return !(first & W_REL) || (first & (W_DET | W_PRON));
}

/* ---- writing */

static void put_run(const struct extraction *x, uint32_t from, uint32_t to, struct strbuf *b)
{
	struct str s = text_span(x->text, text_tokens(x->text, from, to));
	const struct token *first = &x->text->toks[from];
	bool glued = (first->kind == TOK_PUNCT && !str_is(first->fold, "(") && !str_is(first->fold, "-")) || first->kind == TOK_CLOSE;
	if (b->n && !glued)
		strbuf_putc(b, ' ');
	strbuf_put(b, s);
}

static bool is_mark(const struct cut *c, uint32_t i)
{
	return tok(c, i)->kind == TOK_OPEN || tok(c, i)->kind == TOK_CLOSE;
}

/* Both straight, or both curly. */
static bool same_mark(const struct cut *c, uint32_t a, uint32_t b)
{
	struct span s = tok(c, a)->span, t = tok(c, b)->span;
	return s.e - s.s == t.e - t.s;
}

/* Quotation marks whose partner was left out go as well, and odd pairs. */
static void drop_lone_marks(struct cut *c)
{
	struct runs out = { 0 };
	int32_t open = -1;
	uint32_t lone[RUNS_MAX];
	size_t n = 0;
	for (size_t k = 0; k < c->runs.n; k++)
		for (uint32_t i = c->runs.v[k].from; i < c->runs.v[k].to && n + 3 < RUNS_MAX; i++) {
			if (!is_mark(c, i))
				continue;
			if (tok(c, i)->kind == TOK_OPEN && open < 0) {
				open = (int32_t)i;
			} else if (tok(c, i)->kind == TOK_CLOSE && open >= 0) {
				if (!same_mark(c, (uint32_t)open, i)) {
					lone[n++] = (uint32_t)open;
					lone[n++] = i;
				}
				open = -1;
			} else {
				lone[n++] = i;
			}
		}
	if (open >= 0)
		lone[n++] = (uint32_t)open;
	for (size_t k = 0; k < c->runs.n; k++) {
		uint32_t from = c->runs.v[k].from;
		for (uint32_t i = from; i < c->runs.v[k].to; i++)
			for (size_t j = 0; j < n; j++)
				if (lone[j] == i) {
					runs_add(&out, from, i);
					from = i + 1;
				}
		runs_add(&out, from, c->runs.v[k].to);
	}
	c->runs = out;
}

/* Words that give way to what they mean, in brackets. */
struct insertion {
	uint32_t tok, tok_end;
	const char *words; /* NULL: none */
};

static void write_runs(const struct cut *c, const struct insertion *in, struct strbuf *b)
{
	for (size_t i = 0; i < c->runs.n; i++) {
		uint32_t from = c->runs.v[i].from, to = c->runs.v[i].to;
		if (!in->words || in->tok < from || in->tok >= to) {
			put_run(c->x, from, to, b);
			continue;
		}
		if (from < in->tok)
			put_run(c->x, from, in->tok, b);
		strbuf_putf(b, b->n ? " [%s]" : "[%s]", in->words);
		if (in->tok_end < to)
			put_run(c->x, in->tok_end, to, b);
	}
}

static bool kept(const struct cut *c, uint32_t i)
{
	bool in = false;
	for (size_t k = 0; k < c->runs.n; k++)
		in |= i >= c->runs.v[k].from && i < c->runs.v[k].to;
	return in;
}

/* "Lund confirmed that he will come": the last name kept before the pronoun is its own. */
static bool names_itself(const struct cut *c)
{
	const struct extraction *x = c->x;
	uint32_t at = c->it->subject.tok;
	int person = c->it->subject.mention >= 0 ? x->mentions.v[c->it->subject.mention].person : -1;
	for (size_t i = mention_from(x, at); person >= 0 && i-- > 0 && x->mentions.v[i].tok >= c->s->tok;) {
		const struct mention *m = &x->mentions.v[i];
		if ((m->kind == MENTION_PERSON || m->kind == MENTION_ROLE) && kept(c, m->tok))
			return m->person == person && !m->possessive;
	}
	return false;
}

/* What stands in brackets: the name of who acts, else what the first words mean
 * that point elsewhere. */
static struct insertion insertion_for(const struct cut *c, struct pointing *p, size_t *n)
{
	const char *who = names_itself(c) ? NULL : c->referent;
	struct insertion in = { .tok = c->it->subject.tok, .tok_end = c->it->subject.tok + 1, .words = who };
	/* "They issued a statement in which they agreed": the first of the two. */
	if (*n && who && p[0].named && p[0].tok < in.tok && strcmp(p[0].named, who) == 0) {
		in.tok = p[0].tok;
		in.tok_end = p[0].tok_end;
	}
	for (size_t i = 0; i < *n; i++) {
		bool same = who && p[i].tok == in.tok; /* the subject */
		if (!same && (in.words || !p[i].named))
			continue;
		if (!same) {
			in.tok = p[i].tok;
			in.tok_end = p[i].tok_end;
			in.words = p[i].named;
		}
		memmove(p + i, p + i + 1, (--*n - i) * sizeof *p);
		i--;
	}
	return in;
}

/* A pronoun that is the whole subject gets a name; "his offer" does not. */
static const char *referent_for(const struct cut *c, const char *referent)
{
	const struct subject *su = &c->it->subject;
	bool single = has_subject(c) && su->tok_end == su->tok + 1;
	return referent && single && !(class_at(c, su->tok) & W_POSS) && !embedded(c, su->tok) ? referent : NULL;
}

/* "Lee had asked for it": behind the subject stand verbs and a pronoun alone. */
static bool is_hollow(const struct cut *c, uint32_t subject_end)
{
	for (size_t k = 0; k < c->runs.n; k++)
		for (uint32_t i = c->runs.v[k].from; i < c->runs.v[k].to; i++)
			if (i >= subject_end && tok(c, i)->kind != TOK_PUNCT && !(class_at(c, i) & (W_CLOSED | W_ED)))
				return false;
	return true;
}

/* "Under it the two sides will …" reads as well without its "it". */
static void drop_lead(struct cut *c, const struct pointing *p)
{
	uint32_t from = c->runs.v[0].from;
	bool lead = p->alone && p->tok == from + 1 && (class_at(c, from) & W_PREP) && c->runs.v[0].to > from + 2;
	uint32_t on = from + 2 + (lead && is(c, from + 2, ","));
	if (lead && ((class_at(c, on) & W_DET) || (tok(c, on)->flags & TOK_CAP)))
		c->runs.v[0].from = on;
}

enum { POINTING_MAX = 6 };

/* What the cut leaves unsaid, and what stands in brackets. */
static size_t look_out(struct cut *c, struct pointing p[POINTING_MAX], struct insertion *in)
{
	const struct item *it = c->it;
	uint32_t subject_end = has_subject(c) ? it->subject.tok_end : c->s->tok;
	size_t n = refer_out(c->x, &c->runs, subject_end, p, POINTING_MAX);
	*in = insertion_for(c, p, &n);
	if (n && !in->words) {
		drop_lead(c, &p[0]);
		n = refer_out(c->x, &c->runs, subject_end, p, POINTING_MAX);
	}
	return n;
}

struct summary summary_make(const struct extraction *x, const struct sentence *s, const struct item *it, const char *referent)
{
	struct cut c = { .x = x, .s = s, .it = it, .stop = s->tok_end };
	c.referent = referent_for(&c, referent);
	if (c.stop > s->tok && (is(&c, c.stop - 1, ".") || is(&c, c.stop - 1, ":")))
		c.stop--;
	struct pointing p[POINTING_MAX];
	struct insertion in = { 0 };
	struct summary out = { 0 };
	bool made = false;
	size_t n = 0;
	for (int level = CUT_ITEM; level < CUTS; level++) {
		cut_at(&c, (enum cut_level)level, &made);
		if (!made || !(stands(&c) || level == CUT_SENTENCE))
			continue;
		drop_lone_marks(&c);
		n = look_out(&c, p, &in);
		/* "…, and Lee expressed his support": what stands before says of what. */
		bool ends = n && p[n - 1].ends && has_subject(&c) && it->subject.tok > behind_lead(&c) + 1;
		n -= ends && level >= CUT_CLAUSE;
		if (!ends || level >= CUT_CLAUSE)
			break;
	}
	struct strbuf b;
	strbuf_init(&b);
	write_runs(&c, &in, &b);
	if (is(&c, s->tok_end - 1, ".") && b.n && b.p[b.n - 1] != '.')
		strbuf_putc(&b, '.');
	out.text = arena_strz(x->a, strbuf_str(&b));
	out.dangling = n > 0;
	out.hollow = n && p[0].alone && !p[0].ends && has_subject(&c) && is_hollow(&c, it->subject.tok_end);
	strbuf_release(&b);
	return out;
}
