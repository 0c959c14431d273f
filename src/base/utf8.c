/* utf8.c: decoding by hand (it runs over every byte), classes from utf8proc. */
#include "utf8.h"

#include <string.h>
#include <utf8proc.h>

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

uint32_t utf8_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t left = s.n - *at;
	uint32_t c = p[0];
	if (c < 0x80) {
		*at += 1;
		return c;
	}
	if (c >= 0xC2 && c <= 0xDF && left > 1 && is_tail(p[1])) {
		*at += 2;
		return (c & 0x1F) << 6 | (p[1] & 0x3Fu);
	}
	if (c >= 0xE0 && c <= 0xEF && left > 2 && is_tail(p[1]) && is_tail(p[2])) {
		uint32_t u = (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		if (u >= 0x800 && (u < 0xD800 || u > 0xDFFF)) {
			*at += 3;
			return u;
		}
	}
	if (c >= 0xF0 && c <= 0xF4 && left > 3 && is_tail(p[1]) && is_tail(p[2]) && is_tail(p[3])) {
		uint32_t u = (c & 7) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
		if (u >= 0x10000 && u <= 0x10FFFF) {
			*at += 4;
			return u;
		}
	}
	*at += 1;
	return 0xFFFD;
}

uint32_t utf8_peek(struct str s, size_t at)
{
	return at < s.n ? utf8_next(s, &at) : 0;
}

size_t utf8_back(struct str s, size_t at)
{
	size_t low = at > 4 ? at - 4 : 0;
	size_t i = at;
	while (i > low && is_tail((unsigned char)s.p[--i]))
		;
	return i;
}

void utf8_put(struct strbuf *b, uint32_t c)
{
	char out[4];
	if (c < 0x80) {
		strbuf_putc(b, (char)c);
		return;
	}
	utf8proc_ssize_t n = utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
	strbuf_put(b, (struct str){ out, n > 0 ? (size_t)n : 0 });
}

/* How many of the bytes from `at` on are ASCII; eight at a time. */
static size_t ascii_run(struct str s, size_t at)
{
	size_t i = at;
	for (uint64_t eight; i + 8 <= s.n; i += 8) {
		memcpy(&eight, s.p + i, 8);
		if (eight & 0x8080808080808080ULL)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i - at;
}

unsigned utf8_count(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		size_t run = ascii_run(s, i);
		n += run;
		i += run;
		if (i == s.n)
			break;
		utf8_next(s, &i);
		n++;
	}
	return (unsigned)n;
}

size_t utf8_check(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		i += ascii_run(s, i);
		size_t at = i;
		if (i < s.n && utf8_next(s, &i) == 0xFFFD && i - at == 1)
			return at;
	}
	return STR_NONE;
}

static utf8proc_category_t category(uint32_t c)
{
	return utf8proc_category((utf8proc_int32_t)c);
}

bool utf8_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	if (c == 0x85 || c == 0x200B || c == 0xFEFF)
		return true;
	utf8proc_category_t k = category(c);
	return k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL || k == UTF8PROC_CATEGORY_ZP;
}

bool utf8_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	utf8proc_category_t k = category(c);
	return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return category(c) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	utf8proc_category_t k = category(c);
	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

size_t utf8_width(uint32_t c)
{
	if (c < 0x300)
		return c != 0xAD;
	int w = utf8proc_charwidth((utf8proc_int32_t)c);
	return w > 0 ? (size_t)w : 0;
}

bool utf8_is_cjk(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0xA4CF) ||
	       (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static uint32_t straight(uint32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x201A: case 0x201B: case '`': return '\'';
	case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
	case 0xA0: case 0x2007: case 0x2009: case 0x200A: case 0x202F: return ' ';
	default: return c;
	}
}

/* s where folding leaves its length, as of ASCII alone; most of what is folded
 * is that. */
static bool fold_ascii(struct arena *a, struct str s, struct str *out)
{
	if (ascii_run(s, 0) < s.n)
		return false;
	char *p = arena_alloc(a, s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		p[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c == '`' ? '\'' : c;
	}
	p[s.n] = 0;
	*out = (struct str){ p, s.n };
	return true;
}

struct str utf8_fold(struct arena *a, struct str s)
{
	struct str ascii;
	if (fold_ascii(a, s, &ascii))
		return ascii;
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = straight(utf8_next(s, &i));
		utf8_put(&b, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
	}
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

/* Letters that do not decompose, as names are spelt without them. */
static uint32_t plain_letter(uint32_t c)
{
	switch (c) {
	case 0xF8: return 'o';
	case 0x111: case 0xF0: return 'd';
	case 0x142: return 'l';
	case 0x131: return 'i';
	default: return c;
	}
}

struct str utf8_fold_name(struct arena *a, struct str s)
{
	struct str ascii;
	if (fold_ascii(a, s, &ascii))
		return ascii;
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = straight(utf8_next(s, &i));
		utf8proc_int32_t parts[8];
		int boundary = 0;
		utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8,
		    UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
		for (utf8proc_ssize_t k = 0; k < n && k < 8; k++)
			utf8_put(&b, plain_letter((uint32_t)utf8proc_tolower(parts[k])));
	}
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

size_t utf8_parts(uint32_t c, uint32_t out[UTF8_PARTS])
{
	utf8proc_int32_t parts[UTF8_PARTS];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)straight(c), parts, UTF8_PARTS,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK, &boundary);
	size_t most = n < 0 ? 0 : n > UTF8_PARTS ? UTF8_PARTS : (size_t)n;
	for (size_t i = 0; i < most; i++)
		out[i] = (uint32_t)parts[i];
	return most;
}

struct str utf8_upper(struct arena *a, struct str s)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n;)
		utf8_put(&b, (uint32_t)utf8proc_toupper((utf8proc_int32_t)utf8_next(s, &i)));
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

void utf8_put_json(struct strbuf *b, struct str s)
{
	strbuf_putc(b, '"');
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		if (c == '"' || c == '\\')
			strbuf_putf(b, "\\%c", (int)c);
		else if (c < 0x20)
			strbuf_putf(b, "\\u%04x", (unsigned)c);
		else
			utf8_put(b, c);
	}
	strbuf_putc(b, '"');
}

#define TEXT_OF(x) #x
#define VERSION_TEXT(a, b, c) TEXT_OF(a) "." TEXT_OF(b) "." TEXT_OF(c)

const char *utf8_library(void)
{
	return "utf8proc " VERSION_TEXT(UTF8PROC_VERSION_MAJOR, UTF8PROC_VERSION_MINOR, UTF8PROC_VERSION_PATCH);
}
