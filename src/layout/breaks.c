/* breaks.c: where a line may end, by the words on either side.
 *
 * No word list: a number keeps its unit, an initial its name, an abbreviation
 * its number, by the shape of the words alone. */
#include "break_int.h"

#include "utf8.h"

static bool is_year(struct str w)
{
	return w.n == 4 && (w.p[0] == '1' || w.p[0] == '2') && utf8_is_digit((unsigned char)w.p[1]) &&
	       utf8_is_digit((unsigned char)w.p[2]) && utf8_is_digit((unsigned char)w.p[3]);
}

/* "$250", "8–10", "1,400", "(24", "3.5": digits with what goes with them. */
static bool is_number(struct str w)
{
	bool digit = false;
	for (size_t i = 0; i < w.n;) {
		uint32_t c = utf8_next(w, &i);
		if (utf8_is_letter(c))
			return false;
		digit = digit || utf8_is_digit(c);
	}
	return digit && w.p[w.n - 1] != '.' && w.p[w.n - 1] != ',' && w.p[w.n - 1] != ';' && w.p[w.n - 1] != ')';
}

static size_t letters(struct str w)
{
	size_t n = 0;
	for (size_t i = 0; i < w.n;)
		n += utf8_is_letter(utf8_next(w, &i));
	return n;
}

static double after_number(struct str number, struct str next)
{
	uint32_t c = utf8_peek(next, 0);
	size_t digits = 0;
	for (size_t i = 0; i < number.n; i++)
		digits += utf8_is_digit((unsigned char)number.p[i]);
	if (c == '%' || c == 0x2030 || c == 0xB0)
		return NO_BREAK;
	if (!utf8_is_letter(c) || is_year(number))
		return 0;
	if (!utf8_is_digit((unsigned char)number.p[0]) && number.p[0] != '(')
		return NO_BREAK; /* a currency sign stands before it */
	if (utf8_is_upper(c))
		return digits <= 4 ? NO_BREAK : 150; /* a day keeps its month */
	size_t n = letters(next);
	return n > 8 ? 200 : n > 2 ? NO_BREAK : 0; /* a long noun would leave a hole in a narrow column */
}

static double after_abbreviation(struct str w, struct str next)
{
	uint32_t c = utf8_peek(next, 0);
	size_t n = letters(w);
	if (utf8_is_digit(c) && n <= 4)
		return NO_BREAK; /* "No. 45", "p. 3" */
	if (!utf8_is_upper(c) || !utf8_is_upper(utf8_peek(w, 0)))
		return 0;
	return n == 1 && w.n <= 3 ? NO_BREAK : n <= 3 ? 150 : 0; /* initials; "Dr.", "Gen." */
}

double break_after_word(struct str w, struct str next)
{
	if (!w.n || !next.n)
		return 0;
	uint32_t c = utf8_peek(next, 0);
	if (next.n <= 3 && (c == 0x2013 || c == 0x2014 || c == 0xB7))
		return NO_BREAK; /* a dash stays with the word before it */
	if (is_number(w))
		return after_number(w, next);
	if (w.p[w.n - 1] == '.' && w.n <= 5)
		return after_abbreviation(w, next);
	if (utf8_is_digit(c) && next.n <= 4)
		return utf8_is_upper(utf8_peek(w, 0)) ? 250 : 100; /* "November 8", "Section 301"; "line 12" */
	return 0;
}

/* Characters that close or open: no break before, after them. */
static bool closes(uint32_t c)
{
	static const uint32_t list[] = { ')', ']', ',', '.', ';', ':', '!', '?', '%', '"', '\'', 0x2019, 0x201D, 0x2026, 0x3001,
		0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x30FB, 0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A,
		0xFF1B, 0xFF1F, 0 };
	for (size_t i = 0; list[i]; i++)
		if (list[i] == c)
			return true;
	return false;
}

static bool opens(uint32_t c)
{
	static const uint32_t list[] = { '(', '[', '"', '\'', '$', 0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08, 0 };
	for (size_t i = 0; list[i]; i++)
		if (list[i] == c)
			return true;
	return false;
}

static bool is_mark(uint32_t c)
{
	return c < 0x80 && !utf8_is_letter(c) && !utf8_is_digit(c);
}

bool word_is_url(struct str w)
{
	size_t marks = 0, slashes = 0;
	if (w.n <= 16 && str_chr(w, '/') == STR_NONE)
		return false;
	for (size_t i = 0; i < w.n; i++) {
		marks += is_mark((unsigned char)w.p[i]);
		slashes += w.p[i] == '/';
	}
	return str_find(w, STR("://")) != STR_NONE || (w.n > 20 && (marks > 3 || slashes > 1)) ||
	       (w.n > 16 && str_chr(w, '@') != STR_NONE);
}

/* Behind a slash, but not that of "https://"; or before another mark. */
static double break_inside_url(struct str w, size_t at, uint32_t b, uint32_t c)
{
	if (b == '/' && !is_mark(c))
		return utf8_peek(w, utf8_back(w, at - 1)) == '/' ? NO_BREAK : 40;
	return is_mark(c) && c != '/' && c != ':' && !is_mark(b) ? 300 : NO_BREAK;
}

/* Six ideographs with brackets: a name rather than a sentence. */
enum { NAME_BYTES = 21 };

double break_inside_word(struct str w, size_t at, bool url)
{
	uint32_t b = utf8_peek(w, utf8_back(w, at)), c = utf8_peek(w, at);
	if (url && at > 3)
		return break_inside_url(w, at, b, c);
	if (utf8_is_cjk(b) || utf8_is_cjk(c))
		return closes(c) || opens(b) ? NO_BREAK : w.n <= NAME_BYTES ? 300 : 0;
	bool joins = at > 2 && at + 2 < w.n && utf8_is_letter(c);
	if (b == '-' || b == 0x2010)
		return joins && utf8_is_letter(utf8_peek(w, utf8_back(w, utf8_back(w, at)))) ? 60 : NO_BREAK;
	if (b == 0x2014 || (b == 0x2013 && joins))
		return closes(c) ? NO_BREAK : 30;
	if (b == '/')
		return joins ? 120 : NO_BREAK;
	return NO_BREAK;
}
