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

void put_text(struct strbuf *b, struct str s)
{
	if (!is_plain(s)) {
		strbuf_puts(b, "<FEFF");
		put_utf16(b, s);
		strbuf_putc(b, '>');
		return;
	}
	strbuf_putc(b, '(');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(' || s.p[i] == ')' || s.p[i] == '\\')
			strbuf_putc(b, '\\');
		strbuf_putc(b, s.p[i]);
	}
	strbuf_putc(b, ')');
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
