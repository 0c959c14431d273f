/* decode.c: bytes of a saved file to UTF-8.
 *
 * What is well-formed UTF-8 is UTF-8: a charset that it declares otherwise is
 * a mistake of whoever saved it.  What is not well-formed can be Windows-1252
 * (which holds Latin-1) only if no valid multi-byte sequence stands in it: a
 * file with many of those and a few broken ones is a damaged UTF-8 file, and
 * is refused at the first broken place. */
#include <string.h>

#include "file.h"
#include "ingest_int.h"
#include "utf8.h"

/* Formats that people save instead of text, by how they begin, and what
 * turns them into text. */
static const struct {
	struct str magic, also; /* `also` must occur in the first 64 KiB */
	const char *what, *convert;
} formats[] = {
	{ { "%PDF-", 5 }, { "", 0 }, "a PDF file", "pdftotext -layout" },
	{ { "PK\3\4", 4 }, { "word/", 5 }, "a Word document (DOCX)", "pandoc -t plain" },
	{ { "PK\3\4", 4 }, { "opendocument", 12 }, "an OpenDocument text", "pandoc -t plain" },
	{ { "PK\3\4", 4 }, { "", 0 }, "a ZIP archive", "unzip" },
	{ { "{\\rtf", 5 }, { "", 0 }, "an RTF document", "pandoc -f rtf -t plain" },
	{ { "\xD0\xCF\x11\xE0", 4 }, { "", 0 }, "an old Word document (DOC)", "antiword" },
	{ { "\x1F\x8B", 2 }, { "", 0 }, "a gzip file", "gunzip" },
};

static int refuse_formats(const char *file, struct str s, struct diag *d)
{
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_starts(s, formats[i].magic) && str_find(str_sub(s, 0, 1 << 16), formats[i].also) != STR_NONE)
			return diag_error(d, EX_DATAERR, (struct place){ .file = file }, "%s, not text: convert it first, for example with '%s %s'",
			    formats[i].what, formats[i].convert, file_base(file));
	return 0;
}

static void place_of(struct str s, size_t at, struct place *out)
{
	out->line = out->col = 1;
	for (size_t i = 0; i < at;) {
		size_t was = i;
		utf8_next(s, &i);
		out->col++;
		if (s.p[was] == '\n') {
			out->line++;
			out->col = 1;
		}
	}
}

/* How many multi-byte sequences are well-formed, and how many bytes are not. */
static void count_utf8(struct str s, size_t *good, size_t *bad)
{
	*good = *bad = 0;
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		uint32_t c = utf8_next(s, &i);
		if (c >= 0x80)
			++*(c == 0xFFFD && i - at == 1 ? bad : good);
	}
}

static const uint16_t windows_1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static void from_windows(struct strbuf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= 0x80 && c < 0xA0)
			utf8_put(b, windows_1252[c - 0x80] ? windows_1252[c - 0x80] : 0xFFFD);
		else
			utf8_put(b, c);
	}
}

static void from_utf16(struct strbuf *b, struct str s, bool big)
{
	uint32_t high = 0;
	for (size_t i = 0; i + 1 < s.n; i += 2) {
		unsigned char x = (unsigned char)s.p[i], y = (unsigned char)s.p[i + 1];
		uint32_t c = big ? (uint32_t)(x << 8 | y) : (uint32_t)(y << 8 | x);
		bool low = c >= 0xDC00 && c < 0xE000;
		if (high)
			utf8_put(b, low ? 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00) : 0xFFFD);
		if (!(high && low) && (c < 0xD800 || c >= 0xE000 || low))
			utf8_put(b, low ? 0xFFFD : c);
		high = c >= 0xD800 && c < 0xDC00 ? c : 0;
	}
}

/* 'l' or 'b' where half of the bytes are the NULs of UTF-16 Latin text. */
static char utf16_order(struct str s)
{
	if (str_starts(s, STR("\xFF\xFE")))
		return 'l';
	if (str_starts(s, STR("\xFE\xFF")))
		return 'b';
	size_t nul[2] = { 0, 0 }, n = s.n < 1024 ? s.n : 1024;
	for (size_t i = 0; i < n; i++)
		nul[i & 1] += s.p[i] == 0;
	if (n < 8)
		return 0;
	return nul[1] > n * 2 / 5 && nul[0] < n / 50 ? 'l' : nul[0] > n * 2 / 5 && nul[1] < n / 50 ? 'b' : 0;
}

/* CR LF and CR become LF, in place: the line count does not change. */
static void line_ends(struct strbuf *b)
{
	size_t n = 0;
	for (size_t i = 0; i < b->n; i++) {
		if (b->p[i] == '\r' && i + 1 < b->n && b->p[i + 1] == '\n')
			continue;
		b->p[n++] = b->p[i] == '\r' ? '\n' : b->p[i];
	}
	strbuf_cut(b, n);
}

static int to_utf8(const char *file, struct str s, struct strbuf *b, struct diag *d)
{
	struct place at = { .file = file };
	char order = utf16_order(s);
	size_t good, bad;
	if (order) {
		bool marked = str_starts(s, STR("\xFF\xFE")) || str_starts(s, STR("\xFE\xFF"));
		from_utf16(b, str_sub(s, marked ? 2 : 0, s.n), order == 'b');
		return memchr(b->p, 0, b->n) ? diag_error(d, EX_DATAERR, at, "a binary file (it holds NUL characters), not text") : 0;
	}
	size_t nul = str_chr(s, 0);
	if (nul != STR_NONE) {
		place_of(s, nul, &at);
		return diag_error(d, EX_DATAERR, at, "a NUL byte: this is a binary file, not text");
	}
	if (str_starts(s, STR("\xEF\xBB\xBF")))
		s = str_sub(s, 3, s.n);
	count_utf8(s, &good, &bad);
	if (!bad) {
		strbuf_put(b, s);
	} else if (good <= bad / 4) {
		from_windows(b, s);
	} else {
		place_of(s, utf8_check(s), &at);
		return diag_error(d, EX_DATAERR, at, "ill-formed UTF-8 (byte 0x%02X), and the file is no Windows-1252 either: save it anew as UTF-8",
		    (unsigned)(unsigned char)s.p[utf8_check(s)]);
	}
	return 0;
}

int decode_bytes(struct arena *a, const char *file, struct str bytes, struct str *out, struct diag *d)
{
	struct strbuf b;
	strbuf_init(&b);
	int rc = refuse_formats(file, bytes, d);
	if (rc == 0)
		rc = to_utf8(file, bytes, &b, d);
	if (rc == 0) {
		line_ends(&b);
		*out = arena_str(a, strbuf_str(&b));
	}
	strbuf_release(&b);
	return rc;
}
