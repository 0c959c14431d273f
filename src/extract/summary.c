/* summary.c: an outcome in fewer words, by deletion only.
 *
 * What is kept: the subject, the verb group with its cue, and the item's own
 * part of the complement.  What goes: what stands before the subject, what
 * lies between it and the verb, parentheses, and tails ("…, including …",
 * "…, which …", "…, he said").  No word is put in, except a referent in
 * brackets for a pronoun, and the order stays. */
#include <string.h>

#include "outcome_int.h"

enum { RUNS_MAX = 40, NOUN_FAR = 16, TAIL_MIN = 5 /* words that must be left before a tail */ };

struct runs {
	struct { uint32_t from, to; } v[RUNS_MAX];
	size_t n;
};

static const struct token *tok(const struct extraction *x, uint32_t i)
{
	return &x->text->toks[i];
}

static bool is(const struct extraction *x, uint32_t i, const char *w)
{
	return str_is(tok(x, i)->fold, w);
}

static unsigned class_of(const struct extraction *x, uint32_t i)
{
	return word_class(x->lex->cues->words, tok(x, i));
}

static void add(struct runs *r, uint32_t from, uint32_t to)
{
	if (from >= to || r->n == RUNS_MAX)
		return;
	if (r->n && r->v[r->n - 1].to == from)
		r->v[r->n - 1].to = to;
	else {
		r->v[r->n].from = from;
		r->v[r->n++].to = to;
	}
}

bool tail_starts(const struct extraction *x, uint32_t i, uint32_t end)
{
	bool dash = i > 0 && i + 1 < end && is(x, i, "-") &&
	    (tok(x, i)->span.s > tok(x, i - 1)->span.e || tok(x, i + 1)->span.s > tok(x, i)->span.e);
	if (i + 1 >= end || !(is(x, i, ",") || dash))
		return false;
	const struct token *next = tok(x, i + 1);
	unsigned c = word_class(x->lex->cues->words, next);
	bool relative = (c & W_REL) || ((c & W_SUBORD) && !(c & W_THAT));
	bool listed = i + 2 < end && ((class_of(x, i + 2) & W_AND) || is(x, i + 2, ","));
	bool ing = (c & W_ING) && next->fold.n > 5 && !listed;
	return relative || ing || dash;
}

/* ", Lee said" / ", the ministry said on Monday": words of a reporter. */
static bool reporter(const struct extraction *x, const struct cue_hits *hits, uint32_t i, uint32_t end)
{
	(void)hits;
	size_t m = mention_from(x, i + 1);
	return is(x, i, ",") && m < x->mentions.n && x->mentions.v[m].tok <= i + 2 && end - i <= 12 && end - i >= 3 &&
	    x->mentions.v[m].tok_end + 2 >= end;
}

static uint32_t closing(const struct extraction *x, uint32_t i, uint32_t end)
{
	for (uint32_t k = i + 1; k < end; k++)
		if (is(x, k, ")"))
			return k + 1;
	return i + 1;
}

/* Tokens [from, to) without parentheses, up to the first tail. */
static void keep_body(const struct extraction *x, uint32_t from, uint32_t to, struct runs *r)
{
	uint32_t start = from, words = 0;
	for (uint32_t i = from; i < to; i++) {
		if (is(x, i, "(")) {
			add(r, start, i);
			start = closing(x, i, to);
			i = start - 1;
			continue;
		}
		words += tok(x, i)->kind == TOK_WORD || tok(x, i)->kind == TOK_NUMBER;
		if (words >= TAIL_MIN && (tail_starts(x, i, to) || reporter(x, NULL, i, to))) {
			add(r, start, i);
			return;
		}
	}
	add(r, start, to);
}

/* Trailing commas and "and" of a part that another one followed. */
static uint32_t trim_end(const struct extraction *x, uint32_t from, uint32_t end)
{
	while (end > from) {
		const struct token *t = tok(x, end - 1);
		bool mark = t->kind == TOK_PUNCT && !is(x, end - 1, ")");
		if (!mark && !(word_class(x->lex->cues->words, t) & (W_COORD | W_ADV | W_PREP | W_DET | W_SUBORD | W_REL)))
			break;
		if (!mark && end - from < 4)
			break;
		end--;
	}
	return end;
}

/* The verb group: auxiliaries and adverbs before the cue belong to it. */
static uint32_t group_start(const struct extraction *x, const struct item *it, uint32_t low)
{
	if (!it->subject.shared && it->subject.tok_end <= it->tok && it->subject.tok < it->subject.tok_end)
		low = it->subject.tok_end;
	uint32_t i = it->tok;
	while (i > low && word_class(x->lex->cues->words, tok(x, i - 1)) & (W_AUX | W_ADV | W_NEG))
		i--;
	return i;
}

static void put_run(const struct extraction *x, uint32_t from, uint32_t to, struct strbuf *b)
{
	struct str s = text_span(x->text, text_tokens(x->text, from, to));
	bool glued = tok(x, from)->kind == TOK_PUNCT || tok(x, from)->kind == TOK_CLOSE;
	if (b->n && !glued)
		strbuf_putc(b, ' ');
	strbuf_put(b, s);
}

/* Quotation marks that lost their partner go. */
static uint32_t skip_open(const struct extraction *x, uint32_t from, uint32_t to)
{
	while (from < to && (tok(x, from)->kind == TOK_OPEN || tok(x, from)->kind == TOK_CLOSE))
		from++;
	return from;
}

static bool is_mark(const struct extraction *x, uint32_t i)
{
	return tok(x, i)->kind == TOK_OPEN || tok(x, i)->kind == TOK_CLOSE;
}

/* Quotation marks whose partner was left out go as well. */
static void drop_lone_marks(const struct extraction *x, struct runs *r)
{
	struct runs out = { 0 };
	int32_t open = -1;
	uint32_t lone[RUNS_MAX];
	size_t n = 0;
	for (size_t k = 0; k < r->n; k++)
		for (uint32_t i = r->v[k].from; i < r->v[k].to && n + 2 < RUNS_MAX; i++) {
			if (!is_mark(x, i))
				continue;
			if (tok(x, i)->kind == TOK_OPEN && open < 0) {
				open = (int32_t)i;
			} else if (tok(x, i)->kind == TOK_CLOSE && open >= 0) {
				open = -1;
			} else {
				lone[n++] = i;
			}
		}
	if (open >= 0)
		lone[n++] = (uint32_t)open;
	for (size_t k = 0; k < r->n; k++) {
		uint32_t from = r->v[k].from;
		for (uint32_t i = from; i < r->v[k].to; i++)
			for (size_t j = 0; j < n; j++)
				if (lone[j] == i) {
					add(&out, from, i);
					from = i + 1;
				}
		add(&out, from, r->v[k].to);
	}
	*r = out;
}

static uint32_t with_article(const struct extraction *x, uint32_t at, uint32_t low)
{
	/* "Chinese Premier Li" */
	int32_t m = at > low ? mention_ending(x, at) : -1;
	if (m >= 0 && x->mentions.v[m].adjective && x->mentions.v[m].tok >= low)
		at = x->mentions.v[m].tok;
	unsigned c = at > low ? word_class(x->lex->cues->words, tok(x, at - 1)) : 0;
	return (c & W_DET) && !(c & (W_SUBORD | W_REL)) ? at - 1 : at;
}

const char *summary_make(const struct extraction *x, const struct sentence *s, const struct item *it, const char *referent)
{
	struct runs r = { 0 };
	const struct subject *su = &it->subject;
	uint32_t end = it->end, group = group_start(x, it, s->tok);
	bool subject = su->tok < su->tok_end && su->tok_end <= it->tok && su->tok_end - su->tok < 20;
	uint32_t stop = s->tok_end > s->tok && is(x, s->tok_end - 1, ".") ? s->tok_end - 1 : s->tok_end;
	end = end > stop ? stop : end;
	/* "More support is also part of the deal": the noun phrase before the cue. */
	bool noun = (it->cue->flags & CUE_NOUN) && it->tok < s->tok + NOUN_FAR;
	if (!subject || su->bare)
		group = su->bare || noun ? s->tok : with_article(x, group, s->tok);
	else if (!referent)
		add(&r, skip_open(x, with_article(x, su->tok, s->tok), su->tok_end), su->tok_end);
	if (it->head > 0 && it->head_end > it->head) /* one more measure of the same cue */
		add(&r, it->head, it->head_end);
	keep_body(x, group, trim_end(x, it->tok + 1, end), &r);
	drop_lone_marks(x, &r);
	struct strbuf b;
	strbuf_init(&b);
	if (referent && subject)
		strbuf_putf(&b, "[%s]", referent);
	for (size_t i = 0; i < r.n; i++)
		put_run(x, r.v[i].from, r.v[i].to, &b);
	if (stop < s->tok_end && b.n && b.p[b.n - 1] != '.')
		strbuf_putc(&b, '.');
	const char *out = arena_strz(x->a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}
