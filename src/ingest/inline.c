/* inline.c: the inside of a Markdown block.
 *
 * Emphasis marks and link targets go, their words stay; an image's alternative
 * text is its caption; tags are handed to flow.c.  One pass; a bracket without
 * its partner is text, and the search for the partner is bounded. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"

enum {
	NEAR = 8000,   /* bytes within which a bracket must close … */
	NEARER = 200,  /* … once LONELY of them did not */
	LONELY = 50,
	NESTING = 8
};

struct scan {
	struct page *p;
	unsigned level;
	enum tag_trust trust;
	unsigned lonely; /* brackets found without a partner */
	VEC(struct caption { struct str raw; unsigned line; }) captions;
};

static void scan(struct scan *sc, struct str s, unsigned line);

static unsigned lines_in(struct str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n';
	return n;
}

/* Behind the bracket that closes the one at s.p[at], or 0. */
static size_t closing(struct scan *sc, struct str s, size_t at, char open, char close)
{
	size_t depth = 0, near = sc->lonely < LONELY ? NEAR : NEARER, end = s.n < at + near ? s.n : at + near;
	for (size_t i = at; i < end; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == open)
			depth++;
		else if (s.p[i] == close && --depth == 0)
			return i + 1;
	}
	sc->lonely++;
	return 0;
}

/* [text](target), [text][ref], [text]{.class} or ![alt](target) at s.p[at],
 * with a converter's attributes in braces behind it; its length. */
static size_t link_at(struct scan *sc, struct str s, size_t at, struct str *text)
{
	size_t end = closing(sc, s, at, '[', ']'), target = 0, braces = 0;
	if (!end)
		return 0;
	*text = str_sub(s, at + 1, end - 1);
	if (end < s.n && (s.p[end] == '(' || s.p[end] == '['))
		target = closing(sc, s, end, s.p[end], s.p[end] == '(' ? ')' : ']');
	end = target ? target : end;
	if (end < s.n && s.p[end] == '{')
		braces = closing(sc, s, end, '{', '}');
	end = braces ? braces : end;
	return target || braces ? end - at : 0;
}

static size_t html_at(struct scan *sc, struct str s, size_t at, unsigned line)
{
	struct tag tag;
	struct str rest = str_sub(s, at, s.n);
	size_t len = comment_read(s, at);
	if (len)
		return len;
	if (str_starts(rest, STR("<http")) && str_chr(rest, '>') != STR_NONE) {
		len = str_chr(rest, '>') + 1;
		flow_text(sc->p, str_sub(rest, 1, len - 1), line);
		return len;
	}
	len = tag_read(s, at, &sc->trust, &tag);
	if (!len)
		return 0;
	if (tag.closes)
		flow_end(sc->p, tag.name, line);
	else
		flow_start(sc->p, tag.name, tag.attrs, tag.n, line);
	if (!tag.closes && tag_is_raw(tag.name))
		return raw_end(s, at + len, tag.name) - at;
	page_seam(sc->p, str_sub(s, at + len, s.n));
	return len;
}

static size_t bracket_at(struct scan *sc, struct str s, size_t at, unsigned line)
{
	struct str text;
	bool image = s.p[at] == '!';
	size_t len = link_at(sc, s, at + image, &text);
	if (!len)
		return 0;
	if (image) {
		*vec_push(sc->p->a, &sc->captions) = (struct caption){ text, line };
		return len + 1;
	}
	page_link(sc->p, true);
	scan(sc, text, line);
	page_link(sc->p, false);
	return len;
}

static bool is_space_at(struct str s, size_t at)
{
	return at >= s.n || isspace((unsigned char)s.p[at]) || (at + 1 < s.n && s.p[at] == '\xC2' && s.p[at + 1] == '\xA0');
}

/* A run of '*' or '_' that touches text on one side (for '_': on one side only). */
static size_t emphasis_at(struct str s, size_t at)
{
	size_t end = at;
	while (end < s.n && s.p[end] == s.p[at])
		end++;
	bool before = at > 0 && !is_space_at(s, at - 1), after = !is_space_at(s, end);
	if (s.p[at] == '*')
		return before || after ? end - at : 0;
	bool word_before = at > 0 && (isalnum((unsigned char)s.p[at - 1]) || (unsigned char)s.p[at - 1] >= 0x80);
	bool word_after = end < s.n && (isalnum((unsigned char)s.p[end]) || (unsigned char)s.p[end] >= 0x80);
	return (before || after) && !(word_before && word_after) && end - at <= 3 ? end - at : 0;
}

static size_t special(struct scan *sc, struct str s, size_t at, unsigned line)
{
	char c = s.p[at], next = at + 1 < s.n ? s.p[at + 1] : 0;
	switch (c) {
	case '<': return html_at(sc, s, at, line);
	case '[': return sc->level < NESTING ? bracket_at(sc, s, at, line) : 0;
	case '!': return next == '[' && sc->level < NESTING ? bracket_at(sc, s, at, line) : 0;
	case '*':
	case '_': return emphasis_at(s, at);
	case '~': return next == '~' ? 2 : 0;
	case '`': return 1;
	default: return 0;
	}
}

static void scan(struct scan *sc, struct str s, unsigned line)
{
	size_t from = 0;
	sc->level++;
	for (size_t i = 0; i < s.n;) {
		if (s.p[i] == '\\' && i + 1 < s.n && (ispunct((unsigned char)s.p[i + 1]) || s.p[i + 1] == '\n')) {
			flow_marked_text(sc->p, str_sub(s, from, i), line);
			line += lines_in(str_sub(s, from, i));
			flow_text(sc->p, s.p[i + 1] == '\n' ? STR(" ") : str_sub(s, i + 1, i + 2), line);
			line += s.p[i + 1] == '\n';
			from = i += 2;
			continue;
		}
		if (!strchr("<[!*_~`", s.p[i]) || !s.p[i]) {
			i++;
			continue;
		}
		flow_marked_text(sc->p, str_sub(s, from, i), line);
		line += lines_in(str_sub(s, from, i));
		from = i;
		size_t len = special(sc, s, i, line);
		line += lines_in(str_sub(s, i, i + len));
		from = len ? i + len : i;
		i += len ? len : 1;
	}
	flow_marked_text(sc->p, str_sub(s, from, s.n), line);
	sc->level--;
}

void inline_read(struct page *p, struct str raw, unsigned line)
{
	struct scan sc = { .p = p };
	scan(&sc, raw, line);
	for (size_t i = 0; i < sc.captions.n; i++) {
		page_open(p, PARA_TEXT, 0, HINT_CAPTION);
		struct scan inner = { .p = p, .level = NESTING - 2 };
		scan(&inner, sc.captions.v[i].raw, sc.captions.v[i].line);
	}
}
