/* plain.c: plain text, and text copied out of a browser.
 *
 * A blank line ends a paragraph.  A single line end does too, unless the
 * lines are hard-wrapped (nearly all of them full) or the second visibly goes
 * on with the first: browsers leave a line end on both sides of a link. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

enum { WRAP_MIN = 45, WRAP_MAX = 110 /* columns of hard-wrapped text */ };

struct line {
	struct str raw, text; /* text: trimmed of all white space and references to it */
	unsigned no;
	size_t width; /* code points */
	bool lead_space, tail_space; /* a NBSP at that end: a link was cut out */
};

static size_t width_of(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		utf8_next(s, &i);
	return n;
}

/* Length of a NBSP, as a character or a reference, at s.p[at]. */
static size_t nbsp_at(struct str s, size_t at)
{
	struct str t = str_sub(s, at, s.n);
	return str_starts(t, STR("&nbsp;")) ? 6 : str_starts(t, STR("\xC2\xA0")) ? 2 : 0;
}

static struct line line_of(struct str raw, unsigned no)
{
	struct line l = { .raw = raw, .text = str_trim(raw), .no = no };
	for (size_t n; (n = nbsp_at(l.text, 0)) != 0; l.lead_space = true)
		l.text = str_trim(str_sub(l.text, n, l.text.n));
	for (;;) {
		size_t n = str_ends(l.text, STR("&nbsp;")) ? 6 : str_ends(l.text, STR("\xC2\xA0")) ? 2 : 0;
		if (!n)
			break;
		l.text = str_trim(str_sub(l.text, 0, l.text.n - n));
		l.tail_space = true;
	}
	l.width = width_of(l.text);
	return l;
}

static struct str first_word(struct str s)
{
	size_t sp = str_chr(s, ' ');
	return sp == STR_NONE ? s : str_sub(s, 0, sp);
}

static struct str last_word(struct str s)
{
	size_t i = s.n;
	while (i && s.p[i - 1] != ' ')
		i--;
	return str_sub(s, i, s.n);
}

/* Would the next line's first word not have fitted behind this one? */
static bool is_full(const struct line *l, const struct line *next, size_t max)
{
	return l->width + 1 + width_of(first_word(next->text)) > max;
}

/* Are lines [from, to) of one block hard-wrapped? */
static bool is_wrapped(const struct line *v, size_t from, size_t to)
{
	size_t max = 0, full = 0;
	for (size_t i = from; i < to; i++)
		max = v[i].width > max ? v[i].width : max;
	if (to - from < 2 || max < WRAP_MIN || max > WRAP_MAX)
		return false;
	for (size_t i = from; i + 1 < to; i++)
		full += is_full(&v[i], &v[i + 1], max);
	return full * 10 >= (to - from - 1) * 7;
}

static bool is_dash(struct str s)
{
	return str_is(s, "-") || str_is(s, "–") || str_is(s, "—");
}

/* Does it start with a mark that stands close behind a word? */
static bool starts_mark(struct str s)
{
	return (s.n && strchr(".,;:)!?%", s.p[0])) || str_starts(s, STR("”")) || str_starts(s, STR("’")) || str_starts(s, STR("'s "));
}

static bool starts_low(struct str s)
{
	if (starts_mark(s))
		return true;
	if (str_starts(s, STR("“")) || str_starts(s, STR("‘")))
		s = str_sub(s, 3, s.n);
	else if (s.n && (s.p[0] == '"' || s.p[0] == '('))
		s = str_sub(s, 1, s.n);
	return utf8_is_lower(utf8_peek(s, 0));
}

static bool is_joiner(const struct page *p, struct str word)
{
	return word.n && word.n < 16 && islower((unsigned char)word.p[0]) && phrase_find(p->data, PHRASE_JOINER, word);
}

/* "P" before "resident …": a drop cap. */
static bool is_drop_cap(const struct line *l, const struct line *next)
{
	return l->text.n == 1 && isupper((unsigned char)l->text.p[0]) && utf8_is_lower(utf8_peek(next->text, 0));
}

static bool is_address(struct str s)
{
	return str_starts(s, STR("http://")) || str_starts(s, STR("https://")) || str_starts(s, STR("www."));
}

/* Does line i + 1 go on with line i, both unwrapped?  width is that of all that
 * the paragraph has so far. */
static bool goes_on(const struct page *p, const struct line *v, size_t i, size_t end, size_t width)
{
	const struct line *l = &v[i], *next = &v[i + 1];
	struct str last = last_word(l->text);
	if (is_dash(l->text))
		return true;
	if (is_address(l->text) || is_address(next->text))
		return false;
	if (is_drop_cap(l, next) || is_dash(next->text) || (is_dash(last) && width < 60 && !is_dash(first_word(l->text))))
		return true;
	if (prose_ends(l->text) || (is_dash(first_word(l->text)) && is_dash(last)) || (i + 2 < end && is_drop_cap(next, &v[i + 2])))
		return false;
	if (is_joiner(p, last) && (width > 20 || l->tail_space))
		return true;
	if (starts_low(next->text))
		return width + next->width > 24;
	if (l->tail_space || next->lead_space)
		return width > 30;
	/* A link of capitalised words inside a sentence. */
	return width > 30 && next->width < 60 && !str_ends(l->text, STR(")")) && i + 2 < end && !prose_ends(next->text) &&
	       (starts_low(v[i + 2].text) || v[i + 2].lead_space);
}

/* Bytes of a bullet or number with its space at the start of a line. */
static size_t bullet(struct str s)
{
	static const char *const marks[] = { "- ", "* ", "• ", "· ", "– ", "▪ ", "● ", "◦ ", "■ ", "‣ ", "o ", "•\t", "-\t" };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(s, str_c(marks[i])))
			return strlen(marks[i]);
	/* No space is needed behind what stands nowhere else. */
	static const char *const signs[] = { "•", "●", "▪", "■", "‣", "◦" };
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(s, str_c(signs[i])) && s.n > 3)
			return strlen(signs[i]);
	size_t n = 0;
	while (n < s.n && n < 3 && isdigit((unsigned char)s.p[n]))
		n++;
	return n && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') && s.p[n + 1] == ' ' ? n + 2 : 0;
}

/* "# Heading", "> quote" and bullets, which plain text has too. */
static struct str open_block(struct page *p, struct str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] == '#')
		n++;
	if (n && n <= 6 && (n == s.n || s.p[n] == ' ')) {
		page_open(p, PARA_HEADING, (unsigned)n, n == 1 ? HINT_TITLE | HINT_BULLET : HINT_BULLET);
		return str_sub(s, n, s.n);
	}
	if (str_starts(s, STR("> "))) {
		page_open(p, PARA_QUOTE, 1, 0);
		return str_sub(s, 2, s.n);
	}
	if (s.n > 6 && str_starts(s, STR("- ")) && str_ends(s, STR(" -"))) {
		page_open(p, PARA_HEADING, 2, HINT_BULLET);
		return str_sub(s, 2, s.n - 2);
	}
	n = bullet(s);
	page_open(p, n ? PARA_ITEM : PARA_TEXT, n ? 1 : 0, n ? HINT_BULLET : 0);
	return str_sub(s, n, s.n);
}

static void put_line(struct page *p, const struct line *l, bool glue)
{
	page_marked_text(p, l->text, l->no);
	if (!glue)
		page_text(p, STR(" "), l->no);
}

static bool has_lower(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (islower((unsigned char)s.p[i]))
			return true;
	return false;
}

/* A title in capitals above other text, or a date line on its own. */
static bool stands_alone(const struct page *p, const struct line *l, const struct line *next)
{
	char iso[11];
	size_t rest;
	if (!has_lower(l->text) && l->width > 8 && has_lower(next->text))
		return true;
	return next->width < WRAP_MIN && dateline_find(p->data, utf8_fold(p->a, next->text), iso, &rest) && rest <= 3 && !prose_ends(next->text);
}

/* Lines [from, to) stand together, without a blank line. */
static void read_group(struct page *p, const struct line *v, size_t from, size_t to)
{
	bool wrapped = is_wrapped(v, from, to), on = false;
	size_t width = 0;
	for (size_t i = from; i < to; i++) {
		struct line l = v[i];
		bool has_next = i + 1 < to, drop_cap = has_next && is_drop_cap(&l, &v[i + 1]);
		if (!on || (wrapped && bullet(l.text))) {
			l.text = open_block(p, l.text);
			width = 0;
		}
		put_line(p, &l, drop_cap || (has_next && starts_mark(v[i + 1].text)));
		width += drop_cap ? WRAP_MIN : l.width;
		on = has_next && (wrapped ? !stands_alone(p, &v[i], &v[i + 1]) : goes_on(p, v, i, to, width));
	}
	page_flush(p);
}

void plain_read(struct page *p, struct str text)
{
	VEC(struct line) lines = { 0 };
	unsigned no = 0;
	for (struct str rest = text; rest.p && rest.n;)
		*vec_push(p->a, &lines) = line_of(str_cut(&rest, '\n'), ++no);
	for (size_t i = 0; i < lines.n && !p->full;) {
		size_t end = i;
		/* A line of nothing but NBSP is no blank line: a link was cut out there. */
		while (end < lines.n && lines.v[end].text.n)
			end++;
		if (end > i)
			read_group(p, lines.v, i, end);
		i = end > i ? end : i + 1;
	}
}
