/* term_open.c: what stands between the program's words and a terminal.
 *
 * Commands print records, one a line, as scripts want them; a person at a
 * terminal gets the same lines broken to its width.  Further lines of a record
 * stand below its text: behind its label where it has one ("  type   agreement",
 * two blanks or more), else four columns in. */
#include "term.h"

#include <string.h>

#include "progress.h"
#include "utf8.h"

enum { HANG = 4, DEEP = 12, TAB_SHOWN = 3 }; /* columns */

struct stream {
	FILE *to;             /* NULL: not opened */
	struct terminal t;
	bool wrap, at_once;   /* at_once: half a line goes out as it comes, for prompts */
	size_t column, hang;  /* of the line begun */
	struct strbuf line;   /* what has no end yet */
};

/* Of "\033[1m" at s, its bytes; else 0. */
static size_t escape_length(struct str s)
{
	size_t i = 2;
	if (s.n < 3 || s.p[0] != '\033' || s.p[1] != '[')
		return 0;
	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ';'))
		i++;
	return i < s.n ? i + 1 : i;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Columns that s takes: of blanks and of words. */
static size_t shown_width(struct str s)
{
	size_t columns = 0;
	for (size_t i = 0; i < s.n;) {
		size_t escape = escape_length(str_sub(s, i, s.n));
		if (escape)
			i += escape;
		else if (s.p[i] == '\t')
			i++, columns += TAB_SHOWN;
		else
			columns += utf8_width(utf8_next(s, &i));
	}
	return columns;
}

static size_t run_of(struct str s, size_t at, bool blanks)
{
	while (at < s.n && is_blank(s.p[at]) == blanks)
		at++;
	return at;
}

static size_t hang_of(struct str s, size_t width)
{
	size_t start = run_of(s, 0, true), at = start, indent = shown_width(str_sub(s, 0, start));
	while (at < s.n) {
		size_t end = run_of(s, at, false), next = run_of(s, end, true), column = shown_width(str_sub(s, 0, next));
		if (column > width / 2)
			break;
		if (next < s.n && next - end > 1)
			return column;
		at = next;
	}
	if (indent >= DEEP) /* it goes on with the text of the line before */
		return indent <= width / 2 ? indent : 0;
	return indent + HANG <= width / 2 ? indent + HANG : 0;
}

static void put_word(struct stream *x, struct str gap, struct str word)
{
	size_t blanks = shown_width(gap), columns = shown_width(word);
	if (gap.n && x->column > x->hang && x->column + blanks + columns > x->t.width) {
		fprintf(x->to, "\n%*s", (int)x->hang, "");
		x->column = x->hang, blanks = 0;
	}
	fprintf(x->to, "%*s%.*s", (int)blanks, "", STR_ARG(word));
	x->column += blanks + columns;
	if (x->column > x->t.width) /* the terminal itself goes on below */
		x->column %= x->t.width;
}

/* Of one line, or its part. */
static void put_text(struct stream *x, struct str s)
{
	struct arena *a = arena_new();
	if (!x->t.utf8)
		s = utf8_ascii(a, s);
	if (!x->column)
		x->hang = hang_of(s, x->t.width);
	if (!x->wrap || (str_chr(s, '\t') == STR_NONE && x->column + shown_width(s) <= x->t.width)) {
		fwrite(s.p, 1, s.n, x->to);
		x->column += shown_width(s);
	} else {
		for (size_t at = 0; at < s.n;) {
			size_t word = run_of(s, at, true), end = run_of(s, word, false);
			put_word(x, str_sub(s, at, word), str_sub(s, word, end));
			at = end;
		}
	}
	arena_free(a);
}

static void put_lines(struct stream *x, bool all)
{
	struct str rest = strbuf_str(&x->line);
	for (size_t end; (end = str_chr(rest, '\n')) != STR_NONE; rest = str_sub(rest, end + 1, rest.n)) {
		put_text(x, str_sub(rest, 0, end));
		putc('\n', x->to);
		x->column = 0;
	}
	if (all)
		put_text(x, rest);
	struct strbuf left;
	strbuf_init(&left);
	if (!all)
		strbuf_put(&left, rest);
	strbuf_release(&x->line);
	x->line = left;
}

static ssize_t stream_write(void *cookie, const char *bytes, size_t n)
{
	struct stream *x = cookie;
	strbuf_put(&x->line, (struct str){ bytes, n });
	progress_wipe();
	put_lines(x, x->at_once);
	return fflush(x->to) == 0 && !ferror(x->to) ? (ssize_t)n : 0;
}

/* As long as the streams themselves. */
static struct stream out, err;

static void open_stream(struct stream *x, FILE **f, int mode)
{
	struct terminal t = term_of(*f);
	if (!t.tty || x->to)
		return;
	strbuf_init(&x->line);
	FILE *made = fopencookie(x, "w", (cookie_io_functions_t){ .write = stream_write });
	if (!made)
		return;
	setvbuf(made, NULL, mode, 0);
	x->to = *f, x->t = t;
	*f = made;
}

void term_open(bool as_is)
{
	out.wrap = !as_is;
	err.wrap = err.at_once = true;
	open_stream(&out, &stdout, _IOLBF);
	open_stream(&err, &stderr, _IONBF);
}

void term_answered(void)
{
	err.column = 0;
}

void term_as_is(void)
{
	out.wrap = false;
}

void term_flush(void)
{
	fflush(stdout);
	if (!out.to)
		return;
	put_lines(&out, true);
	fflush(out.to);
}
