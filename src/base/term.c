/* term.c: width, colour and character set of a terminal; text to fit it. */
#include "term.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "utf8.h"

enum { WIDTH = 80, WIDTH_MIN = 20, WIDTH_MAX = 500 };

/* Asked of a locale of its own: the program's stays "C". */
static bool locale_is_utf8(void)
{
	locale_t l = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	if (!l)
		return false;
	bool utf8 = strcmp(nl_langinfo_l(CODESET, l), "UTF-8") == 0;
	freelocale(l);
	return utf8;
}

static size_t window_width(int fd)
{
	const char *columns = getenv("COLUMNS");
	struct winsize w;
	long n = columns ? strtol(columns, NULL, 10) : 0;
	if (n <= 0 && isatty(fd) && ioctl(fd, TIOCGWINSZ, &w) == 0)
		n = w.ws_col;
	if (n <= 0)
		n = WIDTH;
	return (size_t)(n < WIDTH_MIN ? WIDTH_MIN : n > WIDTH_MAX ? WIDTH_MAX : n);
}

struct terminal term_of(FILE *f)
{
	/* The two may be streams of term_open's, which have no descriptor. */
	int fd = f == stdout ? STDOUT_FILENO : f == stderr ? STDERR_FILENO : fileno(f);
	struct terminal t = { .tty = isatty(fd) };
	const char *no_colour = getenv("NO_COLOR"), *kind = getenv("TERM");
	t.colour = t.tty && !(no_colour && *no_colour) && kind && strcmp(kind, "dumb") != 0;
	t.utf8 = !t.tty || locale_is_utf8();
	t.width = window_width(fd);
	return t;
}

struct str term_text(struct arena *a, const struct terminal *t, struct str text)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		if (c < 0x20 || (c >= 0x7F && c < 0xA0))
			strbuf_putc(&b, c == '\n' || c == '\t' ? ' ' : '?');
		else
			utf8_put(&b, c);
	}
	struct str out = t->utf8 ? arena_str(a, strbuf_str(&b)) : utf8_ascii(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

size_t term_width(struct str text)
{
	size_t n = 0;
	for (size_t i = 0; i < text.n;)
		n += utf8_width(utf8_next(text, &i));
	return n;
}

/* How many bytes of s fit; at least one character. */
static size_t bytes_of_width(struct str s, size_t width)
{
	size_t used = 0, at = 0;
	while (at < s.n) {
		size_t next = at;
		used += utf8_width(utf8_next(s, &next));
		if (used > width && at)
			break;
		at = next;
	}
	return at;
}

/* Where the line that starts s ends: behind the last word that fits. */
static size_t line_end(struct str s, size_t width)
{
	size_t end = 0, columns = 0;
	for (size_t i = 0; i < s.n;) {
		size_t word = i;
		while (word < s.n && s.p[word] == ' ')
			word++;
		size_t stop = word;
		while (stop < s.n && s.p[stop] != ' ')
			stop++;
		columns += term_width(str_sub(s, i, stop));
		if (columns > width)
			break;
		end = i = stop;
	}
	return end ? end : bytes_of_width(s, width);
}

struct term_lines term_wrap(struct arena *a, struct str text, size_t first, size_t rest)
{
	VEC(struct str) lines = { 0 };
	struct str left = str_trim(text);
	do {
		size_t end = line_end(left, lines.n ? rest : first);
		*vec_push(a, &lines) = str_sub(left, 0, end);
		left = str_trim(str_sub(left, end, left.n));
	} while (left.n);
	return (struct term_lines){ lines.v, lines.n };
}

void term_fill(FILE *out, const struct terminal *t, size_t at, size_t indent, const char *text)
{
	struct arena *a = arena_new();
	size_t width = t->width > indent + 10 ? t->width : indent + 10;
	struct str shown = term_text(a, t, str_c(text));
	struct term_lines lines = term_wrap(a, shown, width > at + 10 ? width - at : 10, width - indent);
	for (size_t i = 0; i < lines.n; i++)
		fprintf(out, "%*s%.*s\n", i ? (int)indent : 0, "", STR_ARG(lines.v[i]));
	arena_free(a);
}
