/* syntax.c: PDF's numbers and strings. */
#include "syntax_int.h"

#include <math.h>

#include "utf8.h"

void put_fixed(struct strbuf *b, long n, int decimals)
{
	char digits[32];
	int at = sizeof digits;
	unsigned long rest = n < 0 ? 0UL - (unsigned long)n : (unsigned long)n;
	bool point = false;
	for (int i = 0; i < decimals; i++, rest /= 10) {
		if (!point && rest % 10 == 0)
			continue;
		point = true;
		digits[--at] = (char)('0' + rest % 10);
	}
	if (point)
		digits[--at] = '.';
	if (rest == 0 && !point)
		digits[--at] = '0';
	for (; rest; rest /= 10)
		digits[--at] = (char)('0' + rest % 10);
	if (n < 0)
		strbuf_putc(b, '-');
	strbuf_put(b, (struct str){ digits + at, sizeof digits - (size_t)at });
}

void put_number(struct strbuf *b, double v, int decimals)
{
	static const double powers[] = { 1, 10, 100, 1000, 10000 };
	put_fixed(b, lround(v * powers[decimals]), decimals);
}

bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] > '~')
			return false;
	return true;
}

/* The one or two UTF-16 units of c. */
static int units(uint32_t c, uint32_t out[2])
{
	if (c < 0x10000) {
		out[0] = c;
		return 1;
	}
	out[0] = 0xD800 + ((c - 0x10000) >> 10);
	out[1] = 0xDC00 + ((c - 0x10000) & 0x3FF);
	return 2;
}

void put_utf16(struct strbuf *b, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";
	for (size_t at = 0; at < s.n;) {
		uint32_t unit[2];
		int n = units(utf8_next(s, &at), unit);
		for (int i = 0; i < n; i++)
			for (int shift = 12; shift >= 0; shift -= 4)
				strbuf_putc(b, hex[unit[i] >> shift & 15]);
	}
}

/* The code of c in PDFDocEncoding (ISO 32000-1, D.2); 0 if it has none. */
static unsigned doc_code(uint32_t c)
{
	static const uint16_t from_80[] = {
		0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212, 0x2030, 0x201E, 0x201C,
		0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142,
		0x0153, 0x0161, 0x017E, 0, 0x20AC,
	};
	bool latin = (c >= ' ' && c <= '~') || (c > 0xA0 && c <= 0xFF && c != 0xAD);
	for (unsigned i = 0; !latin && c && i < sizeof from_80 / sizeof *from_80; i++)
		if (from_80[i] == c)
			return 0x80 + i;
	return latin ? c : 0;
}

bool put_doc(struct strbuf *b, struct str s)
{
	size_t start = b->n;
	for (size_t at = 0; at < s.n;) {
		unsigned code = doc_code(utf8_next(s, &at));
		if (!code) {
			strbuf_cut(b, start);
			return false;
		}
		strbuf_putc(b, (char)(unsigned char)code);
	}
	/* what would be taken for a byte order mark */
	struct str coded = str_sub(strbuf_str(b), start, b->n);
	bool marked = str_starts(coded, STR("\xFE\xFF")) || str_starts(coded, STR("\xEF\xBB\xBF"));
	if (marked)
		strbuf_cut(b, start);
	return !marked;
}

void put_text(struct strbuf *b, struct str s)
{
	struct strbuf coded = { 0 };
	if (!put_doc(&coded, s)) {
		strbuf_puts(b, "<FEFF");
		put_utf16(b, s);
		strbuf_putc(b, '>');
	} else {
		strbuf_putc(b, '(');
		for (size_t i = 0; i < coded.n; i++) {
			if (coded.p[i] == '(' || coded.p[i] == ')' || coded.p[i] == '\\')
				strbuf_putc(b, '\\');
			strbuf_putc(b, coded.p[i]);
		}
		strbuf_putc(b, ')');
	}
	strbuf_release(&coded);
}

size_t utf16_bytes(struct str s, unsigned char *out, size_t max)
{
	size_t n = 0;
	out[n++] = 0xFE;
	out[n++] = 0xFF;
	for (size_t at = 0; at < s.n;) {
		uint32_t unit[2];
		int k = units(utf8_next(s, &at), unit);
		if (n + 2 * (size_t)k > max)
			break;
		for (int i = 0; i < k; i++) {
			out[n++] = (unsigned char)(unit[i] >> 8);
			out[n++] = (unsigned char)unit[i];
		}
	}
	return n;
}

void put_xml(struct strbuf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '&': strbuf_puts(b, "&amp;"); break;
		case '<': strbuf_puts(b, "&lt;"); break;
		case '>': strbuf_puts(b, "&gt;"); break;
		default:
			/* XML 1.0 has no other control characters */
			strbuf_putc(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
		}
}
