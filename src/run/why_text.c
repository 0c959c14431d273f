/* why_text.c: a sentence on the terminal with marks under the words that count. */
#include "why_int.h"

#include <string.h>

#include "term.h"
#include "utf8.h"

enum { INDENT = 4, WIDTH = 92 /* columns of text, where no terminal says */, CONTEXT = 240 /* bytes around a mention, at most */ };

static bool ends_sentence(struct str t, size_t i)
{
	return (t.p[i] == '.' || t.p[i] == '?' || t.p[i] == '!') && i + 1 < t.n && (t.p[i + 1] == ' ' || t.p[i + 1] == '\n');
}

/* The span, and around a mention the rest of its sentence, roughly. */
static struct span with_context(struct str t, struct span s)
{
	uint32_t from = s.s, to = s.e;
	while (from > 0 && s.s - from < CONTEXT && t.p[from - 1] != '\n' && !(from > 1 && t.p[from - 1] == ' ' && ends_sentence(t, from - 2)))
		from--;
	while (to < t.n && to - s.e < CONTEXT && t.p[to] != '\n' && !(to > s.s && ends_sentence(t, to - 1)))
		to++;
	while (from < s.s && ((unsigned char)t.p[from] & 0xC0) == 0x80)
		from++; /* not in the middle of a letter */
	while (to > s.e && to < t.n && ((unsigned char)t.p[to] & 0xC0) == 0x80)
		to--;
	return (struct span){ from, to };
}

/* The next word at *at: letters up to a space; empty at the end. */
static struct str next_word(struct str s, size_t *at)
{
	while (*at < s.n && (s.p[*at] == ' ' || s.p[*at] == '\n'))
		++*at;
	size_t from = *at;
	while (*at < s.n && s.p[*at] != ' ' && s.p[*at] != '\n')
		++*at;
	return str_sub(s, from, *at);
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The first place of a whole word (or words), or STR_NONE. */
static size_t find_word(struct str t, struct str word)
{
	for (size_t from = 0, hit; (hit = str_find(str_sub(t, from, t.n), word)) != STR_NONE; from += hit + 1) {
		size_t s = from + hit, e = s + word.n;
		if ((s == 0 || !is_word_byte(t.p[s - 1])) && (e >= t.n || !is_word_byte(t.p[e]) || !is_word_byte(t.p[e - 1])))
			return s;
	}
	return STR_NONE;
}

static struct str without_stop(struct str s)
{
	while (s.n && strchr(".,;:", s.p[s.n - 1]))
		s.n--;
	return s;
}

/* Between kept words stands nothing that was left out. */
static void bridge(struct str t, char *marks)
{
	for (size_t i = 0, last = STR_NONE; i < t.n; i++) {
		if (marks[i] == '^') {
			if (last != STR_NONE)
				memset(marks + last, '^', i - last);
			last = i;
		} else if (is_word_byte(t.p[i])) {
			last = STR_NONE;
		}
	}
}

/* Mark the words of the summary in t, in order.  A bracketed referent stands
 * for words that it replaces, so it is left out. */
static void mark_kept(struct str t, struct str summary, char *marks)
{
	size_t close = summary.n && summary.p[0] == '[' ? str_chr(summary, ']') : STR_NONE, from = 0;
	summary = str_trim(str_sub(summary, close == STR_NONE ? 0 : close + 1, summary.n));
	struct str whole = without_stop(summary);
	size_t hit = whole.n ? find_word(t, whole) : STR_NONE;
	if (hit != STR_NONE) {
		memset(marks + hit, '^', whole.n);
		return;
	}
	size_t at = 0;
	for (struct str word = next_word(summary, &at); word.n; word = next_word(summary, &at)) {
		struct str bare = without_stop(word);
		hit = bare.n ? find_word(str_sub(t, from, t.n), bare) : STR_NONE;
		if (hit == STR_NONE)
			continue;
		memset(marks + from + hit, '^', bare.n);
		from += hit + bare.n;
	}
	bridge(t, marks);
}

/* The character at *at as the terminal shows it. */
static struct str shown_char(struct why *w, const struct terminal *t, struct str text, size_t *at)
{
	size_t from = *at;
	utf8_next(text, at);
	return term_text(w->a, t, str_sub(text, from, *at));
}

/* One line of text and one of marks, as wide as what they stand under. */
static void print_line(struct why *w, const struct terminal *t, struct str line, const char *marks)
{
	struct strbuf text, under;
	strbuf_init(&text);
	strbuf_init(&under);
	for (size_t at = 0; at < line.n;) {
		char mark = marks[at];
		struct str c = shown_char(w, t, line, &at);
		strbuf_put(&text, c);
		for (size_t k = term_width(c); k > 0; k--)
			strbuf_putc(&under, mark);
	}
	while (under.n && under.p[under.n - 1] == ' ')
		strbuf_cut(&under, under.n - 1);
	printf("%*s%s\n%*s%s\n", INDENT, "", text.n ? text.p : "", INDENT, "", under.n ? under.p : "");
	strbuf_release(&text);
	strbuf_release(&under);
}

/* Where the line that starts t ends: before a blank, if it has one. */
static size_t line_end(struct why *w, const struct terminal *t, struct str text)
{
	size_t room = t->tty ? t->width - INDENT : WIDTH, last = 0, at = 0;
	for (size_t columns = 0; at < text.n;) {
		size_t from = at;
		if (text.p[at] == ' ')
			last = at;
		columns += term_width(shown_char(w, t, text, &at));
		if (columns > room)
			return last ? last : from ? from : at;
	}
	return at;
}

void why_print_span(struct why *w, struct str text, struct span s, const char *summary)
{
	if (s.e > text.n || s.s > s.e)
		return;
	struct span all = with_context(text, s);
	const struct terminal t = term_of(stdout);
	char *marks = arena_alloc(w->a, all.e - all.s + 1);
	memset(marks, ' ', all.e - all.s);
	memset(marks + s.s - all.s, summary ? '-' : '^', s.e - s.s);
	if (summary)
		mark_kept(str_sub(text, s.s, s.e), str_c(summary), marks + s.s - all.s);
	struct str shown = arena_str(w->a, str_sub(text, all.s, all.e));
	for (size_t i = 0; i < shown.n; i++)
		if (shown.p[i] == '\n' || shown.p[i] == '\t')
			((char *)(uintptr_t)shown.p)[i] = ' ';
	for (size_t at = 0; at < shown.n;) {
		struct str rest = str_sub(shown, at, shown.n);
		size_t n = line_end(w, &t, rest);
		print_line(w, &t, str_sub(rest, 0, n), marks + at);
		at += n;
		at += at < shown.n && shown.p[at] == ' ';
	}
}
