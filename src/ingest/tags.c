/* tags.c: one tag or comment at a time.
 *
 * Our own reader rather than libxml2's: that one takes time with the square
 * of an element's attributes, drops text below 100,000 nested elements without
 * a word, and knows lines only roughly.  What browsers repair is small here:
 * flow.c needs no tree. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"

enum { DECLARATION = 4096 /* bytes that <!DOCTYPE …> may take */ };

static size_t skip_space(struct str s, size_t i)
{
	while (i < s.n && (isspace((unsigned char)s.p[i]) || s.p[i] == '/'))
		i++;
	return i;
}

static size_t until(struct str s, size_t i, const char *stop)
{
	while (i < s.n && !(s.p[i] && strchr(stop, s.p[i])))
		i++;
	return i;
}

/* An attribute at s.p[i]; the place behind it, or STR_NONE at a quote that
 * never ends. */
static size_t attribute(struct str s, size_t i, bool quotes, struct attr *out)
{
	size_t from = i, eq;
	i = until(s, i + 1, "= \t\n\f/>");
	*out = (struct attr){ str_sub(s, from, i), { "", 0 } };
	for (eq = i; eq < s.n && isspace((unsigned char)s.p[eq]); eq++)
		;
	if (eq >= s.n || s.p[eq] != '=')
		return i;
	for (i = eq + 1; i < s.n && isspace((unsigned char)s.p[i]); i++)
		;
	char q = i < s.n ? s.p[i] : 0;
	if (quotes && (q == '"' || q == '\'')) {
		const char *end = memchr(s.p + i + 1, q, s.n - i - 1);
		if (!end)
			return STR_NONE;
		out->value = str_sub(s, i + 1, (size_t)(end - s.p));
		return (size_t)(end - s.p) + 1;
	}
	from = i;
	i = until(s, i, " \t\n\f>");
	out->value = str_sub(s, from, i);
	return i;
}

static size_t attributes(struct str s, size_t i, bool quotes, struct tag *out)
{
	for (;;) {
		struct attr one;
		i = skip_space(s, i);
		if (i >= s.n || s.p[i] == '>')
			return i;
		i = attribute(s, i, quotes, &one);
		if (i == STR_NONE)
			return STR_NONE;
		if (out->n < PAGE_ATTRS)
			out->attrs[out->n++] = one;
	}
}

size_t tag_read(struct str s, size_t at, enum tag_trust *trust, struct tag *out)
{
	size_t i = at + 1, n = 0;
	out->n = 0;
	out->closes = i < s.n && s.p[i] == '/';
	i += out->closes;
	if (*trust == TAGS_OVER || i >= s.n || !isalpha((unsigned char)s.p[i]))
		return 0;
	for (; i < s.n && s.p[i] && !strchr(" \t\n\f/>", s.p[i]); i++)
		if (n < sizeof out->lower)
			out->lower[n++] = (char)tolower((unsigned char)s.p[i]);
	out->name = (struct str){ out->lower, n };
	size_t end = attributes(s, i, *trust == TAGS_WHOLE, out);
	if (end == STR_NONE || end >= s.n) {
		/* Found once, known for the rest: the text is searched to its end only twice. */
		*trust = TAGS_UNQUOTED;
		out->n = 0;
		end = attributes(s, i, false, out);
	}
	if (end >= s.n)
		*trust = TAGS_OVER;
	return end < s.n ? end + 1 - at : 0;
}

size_t comment_read(struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);
	if (!str_starts(rest, STR("<!--"))) {
		bool declares = str_starts(rest, STR("<!")) || str_starts(rest, STR("<?"));
		size_t end = declares ? str_chr(str_sub(rest, 0, DECLARATION), '>') : STR_NONE;
		return end == STR_NONE ? 0 : end + 1;
	}
	size_t end = str_find(str_sub(rest, 2, rest.n), STR("-->"));
	return end == STR_NONE ? rest.n : end + 5;
}

bool tag_is_raw(struct str name)
{
	static const char *const raw[] = { "script", "style", "textarea", "title", "iframe", "noframes", "xmp" };
	for (size_t i = 0; i < sizeof raw / sizeof *raw; i++)
		if (str_is(name, raw[i]))
			return true;
	return false;
}

size_t raw_end(struct str s, size_t from, struct str name)
{
	for (size_t i = from; i < s.n; i++) {
		const char *lt = memchr(s.p + i, '<', s.n - i);
		if (!lt)
			break;
		i = (size_t)(lt - s.p);
		if (i + 2 + name.n <= s.n && lt[1] == '/' && str_ieq(str_sub(s, i + 2, i + 2 + name.n), name))
			return i;
	}
	return s.n;
}
