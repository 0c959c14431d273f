/* entity.c: character references, by number and by the names of HTML 4 with
 * the punctuation that HTML 5 added. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

enum { NAME_MAX_LEN = 24 };

/* Sorted by byte. */
static const struct {
	const char *name;
	uint16_t c;
} names[] = {
	{ "AElig", 0xC6 }, { "AMP", 38 }, { "Aacute", 0xC1 }, { "Acirc", 0xC2 }, { "Agrave", 0xC0 }, { "Alpha", 0x391 },
	{ "Aring", 0xC5 }, { "Atilde", 0xC3 }, { "Auml", 0xC4 }, { "Beta", 0x392 }, { "COPY", 0xA9 }, { "Ccedil", 0xC7 },
	{ "Chi", 0x3A7 }, { "CloseCurlyDoubleQuote", 0x201D }, { "CloseCurlyQuote", 0x2019 }, { "Dagger", 0x2021 },
	{ "Delta", 0x394 }, { "ETH", 0xD0 }, { "Eacute", 0xC9 }, { "Ecirc", 0xCA }, { "Egrave", 0xC8 },
	{ "Epsilon", 0x395 }, { "Eta", 0x397 }, { "Euml", 0xCB }, { "GT", 62 }, { "Gamma", 0x393 }, { "Iacute", 0xCD },
	{ "Icirc", 0xCE }, { "Igrave", 0xCC }, { "Iota", 0x399 }, { "Iuml", 0xCF }, { "Kappa", 0x39A }, { "LT", 60 },
	{ "Lambda", 0x39B }, { "Mu", 0x39C }, { "NewLine", 10 }, { "NoBreak", 0x2060 }, { "NonBreakingSpace", 0xA0 },
	{ "Ntilde", 0xD1 }, { "Nu", 0x39D }, { "OElig", 0x152 }, { "Oacute", 0xD3 }, { "Ocirc", 0xD4 }, { "Ograve", 0xD2 },
	{ "Omega", 0x3A9 }, { "Omicron", 0x39F }, { "OpenCurlyDoubleQuote", 0x201C }, { "OpenCurlyQuote", 0x2018 },
	{ "Oslash", 0xD8 }, { "Otilde", 0xD5 }, { "Ouml", 0xD6 }, { "Phi", 0x3A6 }, { "Pi", 0x3A0 }, { "Prime", 0x2033 },
	{ "Psi", 0x3A8 }, { "QUOT", 34 }, { "REG", 0xAE }, { "Rho", 0x3A1 }, { "Scaron", 0x160 }, { "Sigma", 0x3A3 },
	{ "THORN", 0xDE }, { "Tab", 9 }, { "Tau", 0x3A4 }, { "Theta", 0x398 }, { "Uacute", 0xDA }, { "Ucirc", 0xDB },
	{ "Ugrave", 0xD9 }, { "Upsilon", 0x3A5 }, { "Uuml", 0xDC }, { "Xi", 0x39E }, { "Yacute", 0xDD }, { "Yuml", 0x178 },
	{ "ZeroWidthSpace", 0x200B }, { "Zeta", 0x396 }, { "aacute", 0xE1 }, { "acirc", 0xE2 }, { "acute", 0xB4 },
	{ "aelig", 0xE6 }, { "agrave", 0xE0 }, { "alefsym", 0x2135 }, { "alpha", 0x3B1 }, { "amp", 38 }, { "and", 0x2227 },
	{ "ang", 0x2220 }, { "apos", 39 }, { "aring", 0xE5 }, { "ast", 42 }, { "asymp", 0x2248 }, { "atilde", 0xE3 },
	{ "auml", 0xE4 }, { "bdquo", 0x201E }, { "beta", 0x3B2 }, { "brvbar", 0xA6 }, { "bsol", 92 }, { "bull", 0x2022 },
	{ "cap", 0x2229 }, { "ccedil", 0xE7 }, { "cedil", 0xB8 }, { "cent", 0xA2 }, { "check", 0x2713 }, { "chi", 0x3C7 },
	{ "circ", 0x2C6 }, { "clubs", 0x2663 }, { "colon", 58 }, { "comma", 44 }, { "commat", 64 }, { "cong", 0x2245 },
	{ "copy", 0xA9 }, { "crarr", 0x21B5 }, { "cup", 0x222A }, { "curren", 0xA4 }, { "dArr", 0x21D3 },
	{ "dagger", 0x2020 }, { "darr", 0x2193 }, { "dash", 0x2010 }, { "deg", 0xB0 }, { "delta", 0x3B4 },
	{ "diams", 0x2666 }, { "divide", 0xF7 }, { "dollar", 36 }, { "eacute", 0xE9 }, { "ecirc", 0xEA },
	{ "egrave", 0xE8 }, { "empty", 0x2205 }, { "emsp", 0x2003 }, { "ensp", 0x2002 }, { "epsilon", 0x3B5 },
	{ "equals", 61 }, { "equiv", 0x2261 }, { "eta", 0x3B7 }, { "eth", 0xF0 }, { "euml", 0xEB }, { "euro", 0x20AC },
	{ "excl", 33 }, { "exist", 0x2203 }, { "fnof", 0x192 }, { "forall", 0x2200 }, { "frac12", 0xBD },
	{ "frac14", 0xBC }, { "frac34", 0xBE }, { "frasl", 0x2044 }, { "gamma", 0x3B3 }, { "ge", 0x2265 }, { "gt", 62 },
	{ "hArr", 0x21D4 }, { "hairsp", 0x200A }, { "harr", 0x2194 }, { "hearts", 0x2665 }, { "hellip", 0x2026 },
	{ "horbar", 0x2015 }, { "hyphen", 0x2010 }, { "iacute", 0xED }, { "icirc", 0xEE }, { "iexcl", 0xA1 },
	{ "igrave", 0xEC }, { "image", 0x2111 }, { "infin", 0x221E }, { "int", 0x222B }, { "iota", 0x3B9 },
	{ "iquest", 0xBF }, { "isin", 0x2208 }, { "iuml", 0xEF }, { "kappa", 0x3BA }, { "lArr", 0x21D0 },
	{ "lambda", 0x3BB }, { "lang", 0x2329 }, { "laquo", 0xAB }, { "larr", 0x2190 }, { "lbrace", 123 },
	{ "lceil", 0x2308 }, { "ldquo", 0x201C }, { "le", 0x2264 }, { "lfloor", 0x230A }, { "lowast", 0x2217 },
	{ "lowbar", 95 }, { "loz", 0x25CA }, { "lpar", 40 }, { "lrm", 0x200E }, { "lsaquo", 0x2039 }, { "lsqb", 91 },
	{ "lsquo", 0x2018 }, { "lt", 60 }, { "macr", 0xAF }, { "mdash", 0x2014 }, { "micro", 0xB5 }, { "middot", 0xB7 },
	{ "minus", 0x2212 }, { "mu", 0x3BC }, { "nabla", 0x2207 }, { "nbsp", 0xA0 }, { "ndash", 0x2013 }, { "ne", 0x2260 },
	{ "newline", 10 }, { "ni", 0x220B }, { "not", 0xAC }, { "notin", 0x2209 }, { "nsub", 0x2284 }, { "ntilde", 0xF1 },
	{ "nu", 0x3BD }, { "num", 35 }, { "numsp", 0x2007 }, { "oacute", 0xF3 }, { "ocirc", 0xF4 }, { "oelig", 0x153 },
	{ "ograve", 0xF2 }, { "oline", 0x203E }, { "omega", 0x3C9 }, { "omicron", 0x3BF }, { "oplus", 0x2295 },
	{ "or", 0x2228 }, { "ordf", 0xAA }, { "ordm", 0xBA }, { "oslash", 0xF8 }, { "otilde", 0xF5 }, { "otimes", 0x2297 },
	{ "ouml", 0xF6 }, { "para", 0xB6 }, { "part", 0x2202 }, { "percnt", 37 }, { "period", 46 }, { "permil", 0x2030 },
	{ "perp", 0x22A5 }, { "phi", 0x3C6 }, { "phone", 0x260E }, { "pi", 0x3C0 }, { "piv", 0x3D6 }, { "plus", 43 },
	{ "plusmn", 0xB1 }, { "pound", 0xA3 }, { "prime", 0x2032 }, { "prod", 0x220F }, { "prop", 0x221D },
	{ "psi", 0x3C8 }, { "puncsp", 0x2008 }, { "quest", 63 }, { "quot", 34 }, { "rArr", 0x21D2 }, { "radic", 0x221A },
	{ "rang", 0x232A }, { "raquo", 0xBB }, { "rarr", 0x2192 }, { "rbrace", 125 }, { "rceil", 0x2309 },
	{ "rdquo", 0x201D }, { "rdquor", 0x201D }, { "real", 0x211C }, { "reg", 0xAE }, { "rfloor", 0x230B },
	{ "rho", 0x3C1 }, { "rlm", 0x200F }, { "rpar", 41 }, { "rsaquo", 0x203A }, { "rsqb", 93 }, { "rsquo", 0x2019 },
	{ "rsquor", 0x2019 }, { "sbquo", 0x201A }, { "scaron", 0x161 }, { "sdot", 0x22C5 }, { "sect", 0xA7 },
	{ "semi", 59 }, { "shy", 0xAD }, { "sigma", 0x3C3 }, { "sigmaf", 0x3C2 }, { "sim", 0x223C }, { "sol", 47 },
	{ "spades", 0x2660 }, { "sub", 0x2282 }, { "sube", 0x2286 }, { "sum", 0x2211 }, { "sup", 0x2283 }, { "sup1", 0xB9 },
	{ "sup2", 0xB2 }, { "sup3", 0xB3 }, { "supe", 0x2287 }, { "szlig", 0xDF }, { "tau", 0x3C4 }, { "there4", 0x2234 },
	{ "theta", 0x3B8 }, { "thetasym", 0x3D1 }, { "thinsp", 0x2009 }, { "thorn", 0xFE }, { "tilde", 0x2DC },
	{ "times", 0xD7 }, { "trade", 0x2122 }, { "uArr", 0x21D1 }, { "uacute", 0xFA }, { "uarr", 0x2191 },
	{ "ucirc", 0xFB }, { "ugrave", 0xF9 }, { "uml", 0xA8 }, { "upsih", 0x3D2 }, { "upsilon", 0x3C5 }, { "uuml", 0xFC },
	{ "vert", 124 }, { "weierp", 0x2118 }, { "xi", 0x3BE }, { "yacute", 0xFD }, { "yen", 0xA5 }, { "yuml", 0xFF },
	{ "zeta", 0x3B6 }, { "zwj", 0x200D }, { "zwnj", 0x200C },
};

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

static uint32_t lookup(struct str word)
{
	size_t low = 0, high = sizeof names / sizeof *names;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = str_cmp(word, str_c(names[mid].name));
		if (c == 0)
			return names[mid].c;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return 0;
}

static size_t name(struct str s, size_t at, uint32_t *c)
{
	size_t i = at + 1;
	while (i < s.n && i - at <= NAME_MAX_LEN && isalnum((unsigned char)s.p[i]))
		i++;
	if (i >= s.n || s.p[i] != ';' || (*c = lookup(str_sub(s, at + 1, i))) == 0)
		return 0;
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
