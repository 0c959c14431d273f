/* strict.c: is this one well-formed JSON text (RFC 8259)?
 *
 * cJSON accepts much that is not (raw control characters, duplicate keys,
 * broken UTF-8, "-01") and cuts strings at U+0000, so nothing reaches it before
 * it has passed here.  On the way the place of every value is noted, because
 * cJSON keeps none. */
#include "codec.h"
#include "utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 64, NUMBER_MAX = 60 /* cJSON's buffer holds 63 characters */ };

struct scan {
	struct arena *a;
	const char *path;
	struct str text;
	size_t at;
	unsigned line, col;
	unsigned depth;
	struct json_places *places;
	struct diag *d;
};

static struct place here(const struct scan *s)
{
	return (struct place){ .file = s->path, .line = s->line, .col = s->col };
}

/* The byte at the cursor, or -1 at the end. */
static int peek(const struct scan *s)
{
	return s->at < s->text.n ? (unsigned char)s->text.p[s->at] : -1;
}

/* Step over one ASCII character. */
static void step(struct scan *s)
{
	if (s->text.p[s->at++] == '\n') {
		s->line++;
		s->col = 1;
	} else {
		s->col++;
	}
}

static void skip_space(struct scan *s)
{
	for (int c; (c = peek(s)) == ' ' || c == '\t' || c == '\n' || c == '\r';)
		step(s);
}

static int refuse(struct scan *s, const char *want)
{
	int c = peek(s);
	if (c < 0)
		return diag_error(s->d, EX_DATAERR, here(s), "the text ends where %s should stand", want);
	if (c < 0x20 || c == 0x7F)
		return diag_error(s->d, EX_DATAERR, here(s), "control character U+%04X where %s should stand", (unsigned)c, want);
	size_t end = s->at;
	utf8_next(s->text, &end);
	struct str found = str_sub(s->text, s->at, end);
	if (utf8_check(found) != STR_NONE)
		return diag_error(s->d, EX_DATAERR, here(s), "ill-formed UTF-8 (byte %02X)", (unsigned)c);
	return diag_error(s->d, EX_DATAERR, here(s), "'%.*s' where %s should stand", STR_ARG(found), want);
}

/* Well formed, and yet nothing that a record can hold. */
static void beyond(struct scan *s, struct place at, const char *why)
{
	if (!s->places->beyond)
		s->places->beyond_at = at;
	if (!s->places->beyond)
		s->places->beyond = why;
}

/* Four hex digits at the cursor, or -1. */
static long hex4(const struct scan *s)
{
	long v = 0;
	if (s->text.n - s->at < 4)
		return -1;
	for (size_t i = 0; i < 4; i++) {
		char c = s->text.p[s->at + i];
		long digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
		if (digit < 0)
			return -1;
		v = v * 16 + digit;
	}
	return v;
}

static void step_n(struct scan *s, size_t n)
{
	while (n--)
		step(s);
}

/* Behind "\u": the code point, surrogates joined. */
static int unicode_escape(struct scan *s, struct strbuf *out)
{
	long c = hex4(s);
	if (c < 0)
		return refuse(s, "four hex digits");
	if (c == 0)
		beyond(s, here(s), "\\u0000: a string cannot hold U+0000");
	step_n(s, 4);
	if (c >= 0xD800 && c <= 0xDBFF && s->text.n - s->at > 6 && s->text.p[s->at] == '\\' && s->text.p[s->at + 1] == 'u') {
		step_n(s, 2);
		long low = hex4(s);
		if (low < 0xDC00 || low > 0xDFFF)
			return diag_error(s->d, EX_DATAERR, here(s), "half of a surrogate pair");
		step_n(s, 4);
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	} else if (c >= 0xD800 && c <= 0xDFFF) {
		return diag_error(s->d, EX_DATAERR, here(s), "half of a surrogate pair");
	}
	utf8_put(out, (uint32_t)c);
	return 0;
}

static int escape(struct scan *s, struct strbuf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	int c = peek(s);
	if (c == 'u') {
		step(s);
		return unicode_escape(s, out);
	}
	const char *hit = c > 0 ? strchr(from, c) : NULL;
	if (!hit)
		return refuse(s, "an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)");
	strbuf_putc(out, to[hit - from]);
	step(s);
	return 0;
}

/* A string; its value is appended to out. */
static int string(struct scan *s, struct strbuf *out)
{
	step(s);
	for (;;) {
		int c = peek(s);
		if (c < 0x20)
			return refuse(s, c < 0 ? "a closing quotation mark" : "a character (control characters are written \\n, \\t, \\u00XX)");
		if (c == '"') {
			step(s);
			return 0;
		}
		if (c == '\\') {
			step(s);
			if (escape(s, out) < 0)
				return -1;
			continue;
		}
		size_t end = s->at;
		uint32_t u = utf8_next(s->text, &end);
		if (u == 0xFFFD && end - s->at == 1)
			return refuse(s, "a character");
		strbuf_put(out, str_sub(s->text, s->at, end));
		s->at = end;
		s->col++;
	}
}

static int digits(struct scan *s)
{
	if (peek(s) < '0' || peek(s) > '9')
		return refuse(s, "a digit");
	while (peek(s) >= '0' && peek(s) <= '9')
		step(s);
	return 0;
}

static int number(struct scan *s)
{
	struct place from = here(s);
	size_t start = s->at;
	if (peek(s) == '-')
		step(s);
	if (peek(s) == '0')
		step(s);
	else if (digits(s) < 0)
		return -1;
	if (peek(s) >= '0' && peek(s) <= '9')
		return diag_error(s->d, EX_DATAERR, from, "a number does not start with a spare 0");
	if (peek(s) == '.') {
		step(s);
		if (digits(s) < 0)
			return -1;
	}
	if (peek(s) == 'e' || peek(s) == 'E') {
		step(s);
		if (peek(s) == '+' || peek(s) == '-')
			step(s);
		if (digits(s) < 0)
			return -1;
	}
	struct str text = str_sub(s->text, start, s->at);
	if (!isfinite(strtod(arena_strz(s->a, text), NULL)))
		return diag_error(s->d, EX_DATAERR, from, "%.*s: out of range", STR_ARG(text));
	if (text.n > NUMBER_MAX)
		beyond(s, from, arena_printf(s->a, "a number of %zu characters: at most %d", text.n, NUMBER_MAX));
	return 0;
}

static int literal(struct scan *s, struct str word)
{
	if (!str_starts(str_sub(s->text, s->at, s->text.n), word))
		return refuse(s, "a value (object, array, string, number, true, false, null)");
	step_n(s, word.n);
	return 0;
}

static int value(struct scan *s, struct place key);

struct key {
	struct str name;
	struct place at;
};

static int by_name(const void *a, const void *b)
{
	const struct key *x = a, *y = b;
	int c = str_cmp(x->name, y->name);
	if (c)
		return c;
	return x->at.line != y->at.line ? (x->at.line > y->at.line ? 1 : -1) : (x->at.col > y->at.col) - (x->at.col < y->at.col);
}

static void unique(struct scan *s, struct key *keys, size_t n)
{
	if (n > 1)
		qsort(keys, n, sizeof *keys, by_name);
	for (size_t i = 1; i < n; i++)
		if (str_eq(keys[i - 1].name, keys[i].name))
			beyond(s, keys[i].at, arena_printf(s->a, "key '%.*s' stands twice in one object (first on line %u)",
			    STR_ARG(keys[i].name), keys[i - 1].at.line));
}

static int member(struct scan *s, struct key *key)
{
	struct strbuf name;
	strbuf_init(&name);
	key->at = here(s);
	int rc = peek(s) == '"' ? string(s, &name) : refuse(s, "a key in quotation marks");
	key->name = arena_str(s->a, strbuf_str(&name));
	strbuf_release(&name);
	if (rc < 0)
		return -1;
	skip_space(s);
	if (peek(s) != ':')
		return refuse(s, "':'");
	step(s);
	skip_space(s);
	return value(s, key->at);
}

static int object(struct scan *s)
{
	VEC(struct key) keys = { 0 };
	step(s);
	skip_space(s);
	if (peek(s) == '}')
		return step(s), 0;
	for (;;) {
		struct key key = { 0 };
		if (member(s, &key) < 0)
			return -1;
		*vec_push(s->a, &keys) = key;
		skip_space(s);
		if (peek(s) == '}')
			break;
		if (peek(s) != ',')
			return refuse(s, "',' or '}'");
		step(s);
		skip_space(s);
	}
	step(s);
	unique(s, keys.v, keys.n);
	return 0;
}

static int array(struct scan *s)
{
	step(s);
	skip_space(s);
	if (peek(s) == ']')
		return step(s), 0;
	for (;;) {
		if (value(s, NOWHERE) < 0)
			return -1;
		skip_space(s);
		if (peek(s) == ']')
			return step(s), 0;
		if (peek(s) != ',')
			return refuse(s, "',' or ']'");
		step(s);
		skip_space(s);
	}
}

static int compound(struct scan *s, int (*read)(struct scan *))
{
	if (s->depth == DEPTH_MAX)
		return diag_error(s->d, EX_DATAERR, here(s), "nested deeper than %d levels", DEPTH_MAX);
	s->depth++;
	int rc = read(s);
	s->depth--;
	return rc;
}

static int value(struct scan *s, struct place key)
{
	*vec_push(s->a, &s->places->at) = (struct json_place){ s->line, s->col, key.line, key.col };
	struct strbuf text;
	int rc;
	switch (peek(s)) {
	case '{': return compound(s, object);
	case '[': return compound(s, array);
	case 't': return literal(s, STR("true"));
	case 'f': return literal(s, STR("false"));
	case 'n': return literal(s, STR("null"));
	case '"':
		strbuf_init(&text);
		rc = string(s, &text);
		strbuf_release(&text);
		return rc;
	case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
		return number(s);
	default: return refuse(s, "a value (object, array, string, number, true, false, null)");
	}
}

int json_strict(struct arena *a, const char *path, struct str json, struct json_places *places, struct diag *d)
{
	*places = (struct json_places){ 0 };
	struct scan s = { .a = a, .path = path, .text = json, .line = 1, .col = 1, .places = places, .d = d };
	if (str_starts(json, STR("\xEF\xBB\xBF")))
		return diag_error(d, EX_DATAERR, here(&s), "a byte order mark: JSON is UTF-8 without one");
	skip_space(&s);
	if (value(&s, NOWHERE) < 0)
		return -1;
	skip_space(&s);
	return s.at == json.n ? 0 : refuse(&s, "the end of the text");
}
