/* sentence.c: where a paragraph's sentences end.
 *
 * A sentence ends at a stop (. ! ? or their CJK forms, with the marks that close
 * behind it) unless the stop is an abbreviation's, a list number's, or stands
 * inside a quotation whose speaker is named behind it: `"A. B," she said` is
 * one sentence.  Nothing is looked up twice: each token is visited once, and a
 * quotation's end is found by a scan that the quotation itself pays for. */
#include "text_int.h"

#include "utf8.h"

enum {
	QUOTE_WHOLE = 480, /* bytes of a quotation that is kept whole before its speaker */
	LONGEST = 512,     /* tokens; what has no stop for longer is a list or no prose */
};

struct cut {
	struct str text;
	const struct abbreviations *ab;
	struct token *t;
	uint32_t from, n;  /* tokens of the paragraph: [from, n) */
	uint32_t whole_to; /* no sentence ends before this token */
};

static struct str word_of(const struct cut *c, uint32_t i)
{
	struct span s = c->t[i].span;
	if (c->t[i].flags & TOK_ABBREV && c->text.p[s.e - 1] == '.')
		s.e--;
	return str_sub(c->text, s.s, s.e);
}

static uint32_t first_char(const struct cut *c, uint32_t i)
{
	return utf8_peek(c->text, c->t[i].span.s);
}

static bool is_stop(const struct cut *c, uint32_t i)
{
	if (c->t[i].kind != TOK_PUNCT)
		return false;
	uint32_t u = first_char(c, i);
	return u == '.' || u == '!' || u == '?' || u == 0x2026 || u == 0x3002 || u == 0xFF01 || u == 0xFF1F;
}

static bool is_closer(const struct cut *c, uint32_t i)
{
	uint32_t u = first_char(c, i);
	return c->t[i].kind == TOK_CLOSE || u == ')' || u == ']';
}

/* The first word or number from i on, over opening marks. */
static uint32_t opening_word(const struct cut *c, uint32_t i)
{
	while (i < c->n && c->t[i].kind != TOK_WORD && c->t[i].kind != TOK_NUMBER)
		i++;
	return i;
}

static bool starts_low(const struct cut *c, uint32_t i)
{
	uint32_t u = first_char(c, i);
	if (c->t[i].kind == TOK_OPEN || u == '(' || u == '[') {
		uint32_t w = opening_word(c, i);
		return w < c->n && utf8_is_lower(first_char(c, w));
	}
	return utf8_is_lower(u) || u == ',' || u == ';' || u == ':' || (c->t[i].kind == TOK_PUNCT && u == '-');
}

/* Whether the abbreviation at i also ends its sentence. */
static bool abbreviation_ends(const struct cut *c, uint32_t i, uint32_t next)
{
	struct str word = word_of(c, i);
	enum abbrev_kind kind = abbreviation_kind(c->ab, word);
	if (kind == ABBREV_TITLE || kind == ABBREV_NUMBER || c->t[i].flags & TOK_POSSESSIVE)
		return false;
	if (c->t[next].kind == TOK_NUMBER)
		return false;
	if (kind == ABBREV_END || kind == ABBREV_MONTH)
		return !(c->t[next].flags & TOK_ALLCAP); /* "4 p.m. KST" */
	uint32_t w = opening_word(c, next);
	return w < c->n && abbreviation_starter(c->ab, word_of(c, w));
}

/* A list number, a lone letter or roman numeral in front: "1. The two sides". */
static bool is_label(const struct cut *c, uint32_t first, uint32_t stop)
{
	return stop == first + 1 && c->t[first].kind == TOK_NUMBER && c->t[first].fold.n <= 3;
}

static bool is_single(const struct cut *c, uint32_t i)
{
	uint32_t u = first_char(c, i);
	return u == '\'' || (u >= 0x2018 && u <= 0x201B);
}

/* From an opening mark: the token behind the closing one if the quotation is
 * one whose speaker follows, else 0. */
static uint32_t attributed(const struct cut *c, uint32_t open)
{
	for (uint32_t i = open + 1; i + 1 < c->n; i++) {
		if (c->t[i].span.e - c->t[open].span.s > QUOTE_WHOLE)
			return 0;
		if (c->t[i].kind != TOK_CLOSE || is_single(c, i) != is_single(c, open))
			continue;
		bool comma = c->t[i].span.s && c->text.p[c->t[i].span.s - 1] == ',';
		return comma || starts_low(c, i + 1) ? i + 1 : 0;
	}
	return 0;
}

/* Whether a sentence that began at token `first` ends with token i (a stop or
 * an abbreviation); *end is the token behind its closing marks. */
static bool ends_at(const struct cut *c, uint32_t first, uint32_t i, uint32_t *end)
{
	bool stop = is_stop(c, i), abbrev = !stop && c->t[i].flags & TOK_ABBREV;
	if (!stop && !abbrev)
		return false;
	uint32_t e = i + 1;
	while (e < c->n && (is_stop(c, e) || is_closer(c, e)))
		e++;
	*end = e;
	if (e >= c->n)
		return true;
	if (e < c->whole_to || is_label(c, first, i) || starts_low(c, e))
		return false;
	if (abbrev)
		return abbreviation_ends(c, i, e);
	uint32_t last = c->t[e - 1].span.e;
	bool room = c->t[e].span.s > last, wide = first_char(c, i) > 0x2FFF;
	/* "left.Then" but not "(BA.N)" */
	bool grown = i > c->from && c->t[e].fold.n > 1 && utf8_is_lower(utf8_peek(c->text, utf8_back(c->text, c->t[i].span.s)));
	return room || wide || (grown && utf8_is_upper(first_char(c, e)));
}

static void push(struct arena *a, const struct source *src, uint32_t para, tokens *toks, uint32_t from, uint32_t to, sentences *out)
{
	const struct para *p = &src->paras[para];
	bool fresh = true;
	for (uint32_t i = from; i < to; i++) {
		struct token *t = &toks->v[i];
		t->sent = (uint32_t)out->n;
		if (fresh && (t->kind == TOK_WORD || t->kind == TOK_NUMBER)) {
			t->flags |= TOK_FIRST;
			fresh = false;
		}
		/* A sentence inside a quotation that is kept whole has a first word, too. */
		if (t->kind == TOK_PUNCT && t->span.e - t->span.s == 1 && str_chr(STR(".!?"), src->text.p[t->span.s]) != STR_NONE)
			fresh = true;
	}
	*vec_push(a, out) = (struct sentence){
		.span = { toks->v[from].span.s, toks->v[to - 1].span.e }, .tok = from, .tok_end = to, .para = para,
		.zone = p->zone, .item = p->kind == PARA_ITEM, .heading = p->kind == PARA_HEADING, .lead_in = -1,
	};
}

static bool is_mark(const struct source *src, const struct token *t, char mark)
{
	return t->span.e - t->span.s == 1 && src->text.p[t->span.s] == mark;
}

/* Where a run without a stop is parted: behind its last semicolon, or else its
 * last comma, in the later half of LONGEST. */
static uint32_t part_at(const struct source *src, const tokens *toks, uint32_t from)
{
	for (const char *mark = ";,"; *mark; mark++)
		for (uint32_t i = from + LONGEST; i-- > from + LONGEST / 2;)
			if (is_mark(src, &toks->v[i], *mark))
				return i + 1;
	return from + LONGEST;
}

/* Rules read a sentence from several ends: none may be longer than a bound. */
static void push_bounded(struct arena *a, const struct source *src, uint32_t para, tokens *toks, uint32_t from, uint32_t to, sentences *out)
{
	while (to - from > LONGEST) {
		uint32_t at = part_at(src, toks, from);
		push(a, src, para, toks, from, at, out);
		from = at;
	}
	push(a, src, para, toks, from, to, out);
}

void sentences_cut(struct arena *a, const struct source *src, uint32_t para, const struct abbreviations *ab,
    tokens *toks, uint32_t from, sentences *out)
{
	struct cut c = { .text = src->text, .ab = ab, .t = toks->v, .from = from, .n = (uint32_t)toks->n };
	uint32_t first = from, end;
	for (uint32_t i = from; i < c.n; i++) {
		if (c.t[i].kind == TOK_OPEN && i >= c.whole_to) {
			uint32_t to = attributed(&c, i);
			c.whole_to = to ? to : c.whole_to;
		}
		if (!ends_at(&c, first, i, &end))
			continue;
		push_bounded(a, src, para, toks, first, end, out);
		first = end;
		i = end - 1;
	}
	if (first < c.n)
		push_bounded(a, src, para, toks, first, c.n, out);
}
