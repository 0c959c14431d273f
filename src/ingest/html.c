/* html.c: a whole saved page, tag by tag. */
#include <string.h>

#include "ingest_int.h"

static unsigned lines_in(struct str s)
{
	unsigned n = 0;
	for (const char *p = s.p, *end = s.p + s.n; (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++)
		n++;
	return n;
}

/* The markup at s.p[at] == '<'; its length, or 0 where it is only a sign. */
static size_t markup(struct page *p, struct str s, size_t at, unsigned line)
{
	struct tag t;
	size_t len = comment_read(s, at);
	if (len || !(len = tag_read(s, at, &p->trust, &t)))
		return len;
	if (t.closes) {
		flow_end(p, t.name, line);
	} else {
		size_t end = at + len;
		flow_start(p, t.name, t.attrs, t.n, line);
		if (tag_is_raw(t.name))
			end = raw_end(s, at + len, t.name);
		html_meta(p, &t, str_sub(s, at + len, end));
		len = end - at;
	}
	page_seam(p, str_sub(s, at + len, at + len + 4));
	return len;
}

void html_read(struct page *p, struct str s)
{
	unsigned line = 1;
	for (size_t i = 0; i < s.n && !p->full;) {
		const char *lt = memchr(s.p + i, '<', s.n - i);
		size_t at = lt ? (size_t)(lt - s.p) : s.n, len = 0;
		flow_marked_text(p, str_sub(s, i, at), line);
		line += lines_in(str_sub(s, i, at));
		if (at < s.n && !(len = markup(p, s, at, line))) {
			flow_text(p, STR("<"), line);
			len = 1;
		}
		line += lines_in(str_sub(s, at, at + len));
		i = at + len;
	}
	page_flush(p);
}
