/* markdown.c: Markdown, and Markdown between HTML tags.
 *
 * A scanner of our own rather than a CommonMark library: converters leave
 * <div> and <span> wrappers around Markdown, whose inside a conforming parser
 * must treat as raw HTML, and every word has to remember its line. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"

enum { LIST_DEPTH = 16, BOLD_WORDS = 14 /* of a bold line that is a heading */, BOLD_LEVEL = 3 };

struct md {
	struct page *p;
	unsigned no;              /* line being read */
	size_t indents[LIST_DEPTH]; /* content columns of the open list items */
	unsigned depth;
	/* The block being gathered. */
	struct strbuf raw;
	unsigned raw_line;
	enum para_kind kind;
	unsigned level, hints;
};

/* "**Trade**" alone: a heading in all but name. */
static bool is_bold(struct str s)
{
	s = str_trim(s);
	if (str_ends(s, STR(":")))
		s.n--;
	if (s.n < 5 || !str_starts(s, STR("**")) || !str_ends(s, STR("**")))
		return false;
	struct str in = str_sub(s, 2, s.n - 2);
	return str_find(in, STR("**")) == STR_NONE && prose_words(in) <= BOLD_WORDS && !str_ends(str_trim(in), STR("."));
}

static void finish(struct md *m)
{
	if (m->kind == PARA_TEXT && m->raw.n && is_bold(strbuf_str(&m->raw))) {
		m->kind = PARA_HEADING;
		m->level = BOLD_LEVEL;
		m->hints = HINT_BULLET;
	}
	if (m->raw.n) {
		flow_block(m->p);
		if (m->kind != PARA_TEXT) {
			m->p->open.kind = m->kind;
			m->p->open.depth = m->level;
			m->p->open.hints |= m->hints;
		}
		inline_read(m->p, strbuf_str(&m->raw), m->raw_line);
		page_flush(m->p);
	}
	strbuf_cut(&m->raw, 0);
	m->kind = PARA_TEXT;
	m->level = m->hints = 0;
}

static void begin(struct md *m, enum para_kind kind, unsigned level, unsigned hints)
{
	finish(m);
	m->kind = kind;
	m->level = level;
	m->hints = hints;
}

static void gather(struct md *m, struct str s)
{
	if (m->raw.n)
		strbuf_putc(&m->raw, '\n');
	else
		m->raw_line = m->no;
	strbuf_put(&m->raw, s);
	if (!s.n && !m->raw.n)
		m->raw_line = m->no + 1;
}

static size_t indent_of(struct str s, size_t *bytes)
{
	size_t col = 0, i = 0;
	for (; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
		col += s.p[i] == '\t' ? 4 - col % 4 : 1;
	*bytes = i;
	return col;
}

/* Bytes of "- ", "12. " at the start of s, or 0. */
static size_t marker(struct str s)
{
	size_t n = 0;
	if (s.n && strchr("-+*", s.p[0]))
		n = 1;
	else
		for (; n < s.n && n < 9 && isdigit((unsigned char)s.p[n]); n++)
			;
	if (!n || (isdigit((unsigned char)s.p[0]) && (n >= s.n || !strchr(".)", s.p[n]))))
		return 0;
	n += isdigit((unsigned char)s.p[0]) != 0;
	if (n == s.n)
		return n;
	size_t from = n;
	while (n < s.n && n - from < 4 && s.p[n] == ' ')
		n++;
	return n > from ? n : 0;
}

/* A line of one character repeated, with spaces: a rule or a setext underline. */
static bool is_rule(struct str s, const char *chars, size_t least)
{
	size_t n = 0;
	char c = s.n ? s.p[0] : 0;
	if (!c || !strchr(chars, c))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != c && s.p[i] != ' ')
			return false;
		n += s.p[i] == c;
	}
	return n >= least;
}

/* "Trade {#trade .unnumbered}": converters keep ids and classes in braces. */
static struct str without_attributes(struct str s)
{
	size_t open = s.n;
	if (!str_ends(s, STR("}")))
		return s;
	while (open && s.p[open - 1] != '{')
		open--;
	return open && open < s.n && strchr("#.", s.p[open]) ? str_trim(str_sub(s, 0, open - 1)) : s;
}

/* Lines that only fence: ":::" divs, code fences, a lone escaped line end. */
static bool is_fence(struct str s)
{
	return str_starts(s, STR(":::")) || str_starts(s, STR("```")) || str_starts(s, STR("~~~")) || str_is(s, "\\");
}

static bool heading(struct md *m, struct str s)
{
	size_t n = 0;
	while (n < s.n && s.p[n] == '#')
		n++;
	if (!n || n > 6 || (n < s.n && s.p[n] != ' ' && s.p[n] != '\t'))
		return false;
	begin(m, PARA_HEADING, (unsigned)n, n == 1 ? HINT_TITLE | HINT_BULLET : HINT_BULLET);
	s = without_attributes(str_trim(str_sub(s, n, s.n)));
	while (s.n && s.p[s.n - 1] == '#' && (s.n < 2 || s.p[s.n - 2] != '\\'))
		s.n--;
	gather(m, str_trim(s));
	finish(m);
	return true;
}

static void item(struct md *m, size_t indent, struct str s, size_t n)
{
	while (m->depth && indent < m->indents[m->depth - 1])
		m->depth--;
	if (m->depth < LIST_DEPTH)
		m->indents[m->depth++] = indent + n;
	begin(m, PARA_ITEM, m->depth, HINT_BULLET);
	gather(m, str_sub(s, n, s.n));
}

/* "| a | b |": each cell is a block. */
static bool table_row(struct md *m, struct str s)
{
	if (s.n < 3 || s.p[0] != '|' || s.p[s.n - 1] != '|')
		return false;
	s = str_sub(s, 1, s.n - 1);
	for (struct str rest = s; rest.p;) {
		struct str cell = str_trim(str_cut(&rest, '|'));
		if (!cell.n || is_rule(cell, "-:", 1) || str_find(cell, STR("---")) != STR_NONE)
			continue;
		begin(m, PARA_CELL, 0, HINT_TABLE);
		gather(m, cell);
	}
	finish(m);
	return true;
}

static size_t quote_prefix(struct str s, unsigned *depth)
{
	size_t i = 0;
	for (*depth = 0; i < s.n && s.p[i] == '>'; ++*depth) {
		i++;
		while (i < s.n && s.p[i] == ' ')
			i++;
	}
	return i;
}

/* The first words of a paragraph, or its next line. */
static void text_line(struct md *m, size_t indent, struct str s, bool hard_break)
{
	if (!m->raw.n) {
		while (m->depth && indent < m->indents[m->depth - 1])
			m->depth--;
		if (m->depth)
			begin(m, PARA_ITEM, m->depth, HINT_BULLET);
	}
	bool first = !m->raw.n;
	gather(m, s);
	if (first && hard_break && is_bold(s))
		finish(m);
}

static void read_line(struct md *m, struct str line)
{
	size_t bytes, indent = indent_of(line, &bytes);
	struct str s = str_trim(line);
	unsigned depth;
	if (!s.n || str_is(s, "\xC2\xA0") || is_fence(s)) {
		finish(m);
		return;
	}
	if (m->raw.n && m->kind == PARA_TEXT && is_rule(s, "=-", 2) && !marker(s)) {
		m->kind = PARA_HEADING;
		m->level = s.p[0] == '=' ? 1 : 2;
		m->hints = s.p[0] == '=' ? HINT_TITLE | HINT_BULLET : HINT_BULLET;
		finish(m);
		return;
	}
	if (is_rule(s, "*-_", 3) || heading(m, s) || table_row(m, s)) {
		finish(m);
		return;
	}
	size_t n = quote_prefix(s, &depth);
	if (n) {
		if (m->kind != PARA_QUOTE || n == s.n)
			begin(m, PARA_QUOTE, depth, 0);
		if (n < s.n)
			gather(m, str_sub(s, n, s.n));
		return;
	}
	n = marker(s);
	if (n && !(m->raw.n && m->kind == PARA_TEXT && isdigit((unsigned char)s.p[0]) && s.p[0] != '1'))
		item(m, indent, s, n);
	else
		text_line(m, indent, s, str_ends(line, STR("  ")));
}

void markdown_read(struct page *p, struct str text)
{
	struct md m = { .p = p };
	size_t taken = frontmatter_read(p, text);
	strbuf_init(&m.raw);
	for (size_t i = 0; i < taken; i++)
		m.no += text.p[i] == '\n';
	for (struct str rest = str_sub(text, taken, text.n); rest.p && !p->full;) {
		m.no++;
		read_line(&m, str_cut(&rest, '\n'));
	}
	finish(&m);
	strbuf_release(&m.raw);
}
