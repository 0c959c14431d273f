/* token.c: one pass over the bytes of a paragraph.
 *
 * A token is what later tables can name: a word with its inner apostrophes, a
 * number with its separators, one mark.  A hyphen always parts words, so that
 * "China-U.S." is three tokens and "three-day" can be read as a number and a
 * unit; whoever wants the compound looks whether the spans touch.  A stop
 * belongs to its word where the word is an abbreviation, an initial, or has
 * stops inside. */
#include "text_int.h"

#include <string.h>

#include "utf8.h"

struct scan {
	struct arena *a;
	struct str s;      /* the text up to the end of the paragraph */
	size_t start, at;
	const struct abbreviations *ab;
	tokens *out;
	bool in_double, in_single; /* an opening mark waits for its closing one */
};

static uint32_t peek(const struct scan *c, size_t at)
{
	return utf8_peek(c->s, at);
}

static uint32_t before(const struct scan *c, size_t at)
{
	return at > c->start ? utf8_peek(c->s, utf8_back(c->s, at)) : ' ';
}

static bool is_word(uint32_t c)
{
	return utf8_is_letter(c);
}

static bool is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019;
}

static bool is_symbol(uint32_t c)
{
	static const char ascii[] = "$%&#@+=<>^~|*";
	return (c && c < 0x80 && strchr(ascii, (int)c)) || (c >= 0x20A0 && c <= 0x20CF) || c == 0xA2 || c == 0xA3 || c == 0xA5 ||
	       c == 0xA9 || c == 0xAE || c == 0xB0 || c == 0xB1 || c == 0xD7 || c == 0x2030 || c == 0x2122 || c == 0xFFE5 || c == 0xFF05;
}

/* Lower case without a copy where the bytes already are. */
static struct str fold(struct arena *a, struct str s)
{
	bool ascii = true, lower = true;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		ascii &= c < 0x80 && c != '`';
		lower &= !(c >= 'A' && c <= 'Z');
	}
	if (!ascii)
		return utf8_fold(a, s);
	if (lower)
		return s;
	char *p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		p[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] + 32 : s.p[i]);
	return (struct str){ p, s.n };
}

static unsigned case_flags(struct str s)
{
	size_t upper = 0, letters = 0;
	unsigned flags = 0;
	for (size_t i = 0; i < s.n;) {
		bool first = i == 0;
		uint32_t c = utf8_next(s, &i);
		bool up = utf8_is_upper(c);
		if (first && up)
			flags |= TOK_CAP;
		upper += up;
		letters += utf8_is_letter(c);
	}
	if (letters > 1 && upper == letters)
		flags |= TOK_ALLCAP;
	return flags;
}

static struct token *push(struct scan *c, size_t from, size_t to, enum tok_kind kind)
{
	struct token *t = vec_push(c->a, c->out);
	t->span = (struct span){ (uint32_t)from, (uint32_t)to };
	t->fold = fold(c->a, str_sub(c->s, from, to));
	t->kind = kind;
	c->at = to;
	return t;
}

/* "U.S", "p.m", "Ph.D" but not "end.Then": the stop at `stop` stays inside. */
static bool inner_stop(const struct scan *c, size_t from, size_t stop)
{
	uint32_t next = peek(c, stop + 1);
	if (!is_word(next))
		return false;
	size_t segment = stop;
	while (segment > from && is_word(before(c, segment)))
		segment = utf8_back(c->s, segment);
	size_t one = segment, after = stop + 1;
	utf8_next(c->s, &one);
	utf8_next(c->s, &after);
	bool single = one == stop && !is_word(peek(c, after));
	bool web = utf8_is_lower(next) && utf8_is_lower(before(c, stop)) && segment == from;
	if (single || web || (segment > from && !is_word(peek(c, after))))
		return true;
	size_t end = stop + 1;
	while (is_word(peek(c, end)))
		utf8_next(c->s, &end);
	return abbreviation_kind(c->ab, str_sub(c->s, from, end)) != ABBREV_NONE;
}

static size_t word_end(const struct scan *c, size_t from)
{
	size_t at = from;
	while (at < c->s.n) {
		uint32_t u = peek(c, at);
		size_t next = at;
		utf8_next(c->s, &next);
		if (is_word(u) || utf8_is_digit(u))
			at = next;
		else if (is_apostrophe(u) && is_word(before(c, at)) && is_word(peek(c, next)))
			at = next;
		else if (u == '.' && at > from && inner_stop(c, from, at))
			at = next;
		else
			break;
	}
	return at;
}

/* A single capital that is a name's initial: "K. T.", "Harry S. Truman". */
static bool is_initial(const struct scan *c, size_t from, size_t end)
{
	size_t one = from;
	uint32_t u = utf8_next(c->s, &one);
	return one == end && utf8_is_upper(u) && u != 'I';
}

/* "Kh.Battulga": two letters for a name, without room behind their stop. */
static bool is_short_name(const struct scan *c, size_t from, size_t end)
{
	size_t one = from;
	uint32_t u = utf8_next(c->s, &one);
	if (!utf8_is_upper(u) || !utf8_is_lower(peek(c, one)) || !utf8_is_upper(peek(c, end + 1)))
		return false;
	utf8_next(c->s, &one);
	return one == end;
}

/* Whether the stop behind [from, end) is part of the word. */
static bool takes_stop(const struct scan *c, size_t from, size_t end)
{
	if (peek(c, end) != '.' || peek(c, end + 1) == '.')
		return false;
	struct str word = str_sub(c->s, from, end);
	enum abbrev_kind kind = abbreviation_kind(c->ab, word);
	if (kind == ABBREV_NUMBER) {
		size_t at = end + 1;
		while (at < c->s.n && utf8_is_space(peek(c, at)))
			utf8_next(c->s, &at);
		return utf8_is_digit(peek(c, at));
	}
	bool dotted = str_chr(word, '.') == word.n - 2;
	return kind != ABBREV_NONE || dotted || is_initial(c, from, end) || is_short_name(c, from, end);
}

static size_t possessive_end(const struct scan *c, struct str word, size_t end)
{
	if (!c->in_single && is_apostrophe(peek(c, end)) && word.n > 1 && (word.p[word.n - 1] == 's' || word.p[word.n - 1] == 'S')) {
		utf8_next(c->s, &end);
		if (!utf8_is_letter(peek(c, end)))
			return end;
	}
	return 0;
}

static void word(struct scan *c)
{
	size_t from = c->at, end = word_end(c, from);
	unsigned flags = 0;
	if (takes_stop(c, from, end)) {
		end++;
		flags |= TOK_ABBREV;
	}
	struct str s = str_sub(c->s, from, end);
	struct str base = s;
	size_t after;
	if (flags & TOK_ABBREV && is_apostrophe(peek(c, end))) {
		size_t q = end;
		utf8_next(c->s, &q);
		if (peek(c, q) == 's' && !is_word(peek(c, q + 1)))
			end = q + 1, flags |= TOK_POSSESSIVE;
	} else if (str_ends(s, STR("'s")) || str_ends(s, STR("'S"))) {
		base.n -= 2, flags |= TOK_POSSESSIVE;
	} else if (str_ends(s, STR("’s")) || str_ends(s, STR("’S"))) {
		base.n -= 4, flags |= TOK_POSSESSIVE;
	} else if ((after = possessive_end(c, s, end))) {
		end = after, flags |= TOK_POSSESSIVE;
	}
	struct token *t = push(c, from, end, TOK_WORD);
	if (flags & TOK_POSSESSIVE)
		t->fold = fold(c->a, base);
	t->flags = flags | case_flags(base);
}

static bool digits3(const struct scan *c, size_t at)
{
	for (size_t i = 0; i < 3; i++)
		if (!utf8_is_digit(peek(c, at + i)))
			return false;
	return !utf8_is_digit(peek(c, at + 3));
}

/* "1,250", "2.5", "10th", "5bn": digits, their separators, letters that touch. */
static void number(struct scan *c)
{
	size_t at = c->at;
	while (at < c->s.n) {
		uint32_t u = peek(c, at);
		if (utf8_is_digit(u) || (u == ',' && digits3(c, at + 1)) || (u == '.' && utf8_is_digit(peek(c, at + 1))))
			at++;
		else
			break;
	}
	while (at < c->s.n && is_word(peek(c, at)) && !utf8_is_cjk(peek(c, at)))
		utf8_next(c->s, &at);
	push(c, c->at, at, TOK_NUMBER);
}

static bool opens_here(const struct scan *c, size_t next)
{
	uint32_t b = before(c, c->at), n = peek(c, next);
	bool room = utf8_is_space(b) || b == '(' || b == '[' || b == '-' || b == 0x2013 || b == 0x2014 || b == '/' || b == '"' || b == 0x201C || b == 0x2018;
	return room && n && !utf8_is_space(n);
}

static void double_quote(struct scan *c, uint32_t u, size_t next)
{
	bool open = u == 0x201C || u == 0x201E || u == 0xAB || u == 0x300C || u == 0x300E ||
		    (u == '"' && (c->in_double ? opens_here(c, next) && utf8_is_space(before(c, c->at)) : opens_here(c, next)));
	/* Machine-made text uses one curly form for both ends. */
	if (u == 0x201D && !c->in_double && opens_here(c, next))
		open = true;
	c->in_double = open;
	push(c, c->at, next, open ? TOK_OPEN : TOK_CLOSE);
}

static void single_quote(struct scan *c, uint32_t u, size_t next)
{
	bool open = u == 0x2018 || (!c->in_single && opens_here(c, next) && !utf8_is_digit(peek(c, next)));
	if (!open && !c->in_single) {
		push(c, c->at, next, TOK_PUNCT);
		return;
	}
	c->in_single = open;
	push(c, c->at, next, open ? TOK_OPEN : TOK_CLOSE);
}

void tokens_scan(struct arena *a, struct str text, struct span para, const struct abbreviations *ab, tokens *out)
{
	struct scan c = { .a = a, .s = str_sub(text, 0, para.e), .start = para.s, .at = para.s, .ab = ab, .out = out };
	while (c.at < c.s.n) {
		size_t next = c.at;
		uint32_t u = utf8_next(c.s, &next);
		if (utf8_is_space(u))
			c.at = next;
		else if (utf8_is_digit(u))
			number(&c);
		else if (u == '"' || (u >= 0x201C && u <= 0x201F) || u == 0xAB || u == 0xBB || (u >= 0x300C && u <= 0x300F))
			double_quote(&c, u, next);
		else if (u == '\'' || (u >= 0x2018 && u <= 0x201B))
			single_quote(&c, u, next);
		else if (is_word(u))
			word(&c);
		else
			push(&c, c.at, next, is_symbol(u) ? TOK_SYMBOL : TOK_PUNCT);
	}
}
