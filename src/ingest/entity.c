/* entity.c: character references.  Names come from libxml2's HTML table. */
#include <ctype.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "ingest_int.h"
#include "utf8.h"

enum { NAME_MAX_LEN = 12 };

/* The code points that browsers read for &#128; … &#159;. */
static const uint16_t windows[32] = {
	0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
	0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static uint32_t fixed(uint32_t c)
{
	if (c >= 128 && c < 160)
		return windows[c - 128];
	return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}

static size_t number(struct str s, size_t at, uint32_t *c)
{
	size_t i = at + 2;
	bool hex = i < s.n && (s.p[i] == 'x' || s.p[i] == 'X');
	size_t from = i += hex;
	uint32_t v = 0;
	for (; i < s.n && i < from + 8 && (hex ? isxdigit((unsigned char)s.p[i]) : isdigit((unsigned char)s.p[i])); i++) {
		unsigned char x = (unsigned char)s.p[i];
		v = v * (hex ? 16 : 10) + (uint32_t)(isdigit(x) ? x - '0' : tolower(x) - 'a' + 10);
	}
	if (i == from)
		return 0;
	*c = fixed(v);
	return i - at + (i < s.n && s.p[i] == ';');
}

static size_t name(struct str s, size_t at, uint32_t *c)
{
	char word[NAME_MAX_LEN];
	size_t n = 0, i = at + 1;
	while (i < s.n && n + 1 < sizeof word && isalnum((unsigned char)s.p[i]))
		word[n++] = s.p[i++];
	word[n] = 0;
	if (!n || i >= s.n || s.p[i] != ';')
		return 0;
	const htmlEntityDesc *e = strcmp(word, "apos") == 0 ? NULL : htmlEntityLookup((const xmlChar *)word);
	if (!e && strcmp(word, "apos") != 0)
		return 0;
	*c = e ? e->value : '\'';
	return i + 1 - at;
}

size_t entity_decode(struct str s, size_t at, char out[8], size_t *out_n)
{
	uint32_t c = 0;
	if (at + 2 >= s.n)
		return 0;
	size_t len = s.p[at + 1] == '#' ? number(s, at, &c) : name(s, at, &c);
	if (!len)
		return 0;
	struct strbuf b;
	strbuf_init(&b);
	utf8_put(&b, c);
	*out_n = b.n < 8 ? b.n : 7;
	memcpy(out, b.p, *out_n);
	strbuf_release(&b);
	return len;
}

struct str entity_text(struct arena *a, struct str s)
{
	struct strbuf b;
	bool space = false;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n;) {
		char ref[8];
		size_t at = i, n = 0, len = s.p[i] == '&' ? entity_decode(s, i, ref, &n) : 0;
		struct str piece = { ref, n };
		if (len) {
			i += len;
		} else {
			utf8_next(s, &i);
			piece = str_sub(s, at, i);
		}
		size_t zero = 0;
		if (utf8_is_space(utf8_next(piece, &zero))) {
			space = true;
			continue;
		}
		if (space && b.n)
			strbuf_putc(&b, ' ');
		space = false;
		strbuf_put(&b, piece);
	}
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}
