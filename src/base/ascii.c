/* ascii.c: text for a terminal that shows ASCII only, in words that say the same.
 *
 * Marks fall off letters, quotation marks and dashes become straight, signs are
 * spelt out, Cyrillic and Greek are written in Latin letters as newspapers do.
 * What has no such form is a '?'. */
#include "utf8.h"

static const struct {
	uint32_t c;
	const char *ascii;
} spelt[] = {
	/* letters that no marks make */
	{ 0xD8, "O" }, { 0xF8, "o" }, { 0xD0, "D" }, { 0xF0, "d" }, { 0x110, "D" }, { 0x111, "d" }, { 0x141, "L" }, { 0x142, "l" }, { 0x131, "i" },
	{ 0xC6, "AE" }, { 0xE6, "ae" }, { 0x152, "OE" }, { 0x153, "oe" }, { 0xDF, "ss" }, { 0x1E9E, "SS" }, { 0xDE, "Th" }, { 0xFE, "th" },
	{ 0x14A, "Ng" }, { 0x14B, "ng" }, { 0x18F, "E" }, { 0x259, "e" }, { 0x126, "H" }, { 0x127, "h" }, { 0x166, "T" }, { 0x167, "t" },
	/* Cyrillic beyond Russian */
	{ 0x404, "Ye" }, { 0x454, "ye" }, { 0x406, "I" }, { 0x456, "i" }, { 0x490, "G" }, { 0x491, "g" }, { 0x40B, "C" }, { 0x45B, "c" },
	{ 0x402, "Dj" }, { 0x452, "dj" }, { 0x408, "J" }, { 0x458, "j" }, { 0x409, "Lj" }, { 0x459, "lj" }, { 0x40A, "Nj" }, { 0x45A, "nj" },
	{ 0x40F, "Dz" }, { 0x45F, "dz" },
	/* money */
	{ 0x20AC, "EUR " }, { 0xA3, "GBP " }, { 0xA5, "JPY " }, { 0xA2, "c" }, { 0x20B9, "INR " }, { 0x20A9, "KRW " }, { 0x20BD, "RUB " },
	{ 0x20AB, "VND " }, { 0x20BA, "TRY " }, { 0x20AA, "ILS " }, { 0x20B1, "PHP " }, { 0x20A6, "NGN " }, { 0x20B4, "UAH " },
	/* sums and measures */
	{ 0x2260, "!=" }, { 0x2264, "<=" }, { 0x2265, ">=" }, { 0x2248, "~" }, { 0xB1, "+/-" }, { 0xD7, "x" }, { 0xF7, "/" }, { 0x2215, "/" },
	{ 0x2044, "/" }, { 0xB0, " deg" }, { 0x2030, " per mille" }, { 0xB5, "u" }, { 0xAC, "not " }, { 0x2032, "'" }, { 0x2033, "\"" },
	/* arrows, bullets, ticks */
	{ 0x2192, "->" }, { 0x2190, "<-" }, { 0x2194, "<->" }, { 0x21D2, "=>" }, { 0x2191, "^" }, { 0x2193, "v" }, { 0x25B2, "^" }, { 0x25BC, "v" },
	{ 0x25B6, ">" }, { 0x25C0, "<" }, { 0x2022, "*" }, { 0x25CF, "*" }, { 0x25AA, "*" }, { 0x25CB, "o" }, { 0x25A0, "#" }, { 0x25A1, "[]" },
	{ 0x2023, ">" }, { 0x2043, "-" }, { 0xB7, "-" }, { 0x30FB, "-" }, { 0x2713, "yes" }, { 0x2714, "yes" }, { 0x2717, "no" }, { 0x2718, "no" },
	/* other signs */
	{ 0x2026, "..." }, { 0x2020, "+" }, { 0x2021, "++" }, { 0xA9, "(c)" }, { 0xAE, "(R)" }, { 0xA7, "section " }, { 0xB6, "paragraph " },
	{ 0xA1, "!" }, { 0xBF, "?" }, { 0x2BC, "'" }, { 0x2BB, "'" }, { 0x2BE, "'" }, { 0x2BF, "'" }, { 0x2B9, "'" }, { 0x2BA, "\"" }, { 0xB4, "'" },
	{ 0xA8, "\"" }, { 0xAF, "-" }, { 0xB8, "," }, { 0x2039, "'" }, { 0x203A, "'" }, { 0x3001, "," }, { 0x3002, "." }, { 0x300A, "\"" },
	{ 0x300B, "\"" }, { 0x300C, "\"" }, { 0x300D, "\"" }, { 0x3010, "[" }, { 0x3011, "]" },
	/* lines of tables; of the rest of their kind, see drawn */
	{ 0x2550, "=" }, { 0x2551, "|" }, { 0x2500, "-" }, { 0x2501, "-" }, { 0x2502, "|" }, { 0x2503, "|" }, { 0x2574, "-" }, { 0x2576, "-" },
	{ 0x2575, "|" }, { 0x2577, "|" }, { 0x2591, "." }, { 0x2592, "." },
};

/* From А and а on; from Α and α on. */
static const char *const cyrillic[32] = { "a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
	"f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya" };
static const char *const greek[32] = { "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t",
	"y", "f", "ch", "ps", "o" };

/* Corners and crossings of tables, and what is filled. */
static const char *drawn(uint32_t c)
{
	return c < 0x2500 || c > 0x259F ? NULL : c < 0x2504 || c > 0x257F ? "#" : c < 0x250C ? (c % 4 < 2 ? "-" : "|") : "+";
}

static const char *spelling(uint32_t c)
{
	for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++)
		if (spelt[i].c == c)
			return spelt[i].ascii;
	if (c >= 0x430 && c < 0x450)
		return cyrillic[c - 0x430];
	if (c >= 0x3B1 && c < 0x3D1)
		return greek[c - 0x3B1];
	return drawn(c);
}

/* Capitals of the two alphabets stand 32 before their small letters. */
static bool put_capital(struct strbuf *b, uint32_t c)
{
	bool capital = (c >= 0x410 && c < 0x430) || (c >= 0x391 && c < 0x3B1);
	const char *small = capital ? spelling(c + 32) : NULL;
	if (small && *small)
		strbuf_putf(b, "%c%s", *small - 'a' + 'A', small + 1);
	return small != NULL;
}

static bool put_known(struct strbuf *b, uint32_t c)
{
	const char *known = spelling(c);
	if (c < 0x80)
		strbuf_putc(b, (char)c);
	else if (known)
		strbuf_puts(b, known);
	else
		return put_capital(b, c);
	return true;
}

struct str utf8_ascii(struct arena *a, struct str s)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n;) {
		uint32_t parts[UTF8_PARTS], c = utf8_next(s, &i);
		if (!utf8_width(c) || put_known(&b, c))
			continue;
		size_t n = utf8_parts(c, parts);
		for (size_t k = 0; k < n; k++)
			if (!put_known(&b, parts[k]))
				strbuf_putc(&b, '?');
	}
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}
