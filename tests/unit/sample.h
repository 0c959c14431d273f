/* sample.h: a source made of a string, for tests: paragraphs parted by blank
 * lines; "# " starts a heading, "- " an item, "  - " a nested one. */
#ifndef DIPTYCH_TEST_SAMPLE_H
#define DIPTYCH_TEST_SAMPLE_H

#include <string.h>

#include "text.h"

static inline struct source *sample_source(struct arena *a, const char *text, const char *date)
{
	struct source *s = arena_new_of(a, struct source);
	VEC(struct para) paras = { 0 };
	size_t n = strlen(text);
	*s = (struct source){ .path = "sample.txt", .file = "sample.txt", .format = "text", .lang = "en", .publication_date = date, .text = { text, n }, .bytes = n };
	for (size_t at = 0; at < n;) {
		const char *gap = strstr(text + at, "\n\n");
		size_t end = gap ? (size_t)(gap - text) : n, from = at;
		struct para p = { .zone = ZONE_BODY, .kind = PARA_TEXT };
		if (strncmp(text + from, "# ", 2) == 0)
			p.kind = PARA_HEADING, p.depth = 1, from += 2;
		else if (strncmp(text + from, "- ", 2) == 0)
			p.kind = PARA_ITEM, p.depth = 1, from += 2;
		else if (strncmp(text + from, "  - ", 4) == 0)
			p.kind = PARA_ITEM, p.depth = 2, from += 4;
		p.span = (struct span){ (uint32_t)from, (uint32_t)end };
		*vec_push(a, &paras) = p;
		at = gap ? end + 2 : n;
	}
	s->paras = paras.v, s->n_paras = paras.n;
	s->marks = arena_array(a, 1, struct line_mark);
	s->marks[0].line = 1, s->n_marks = 1;
	return s;
}

/* The words of n records of `step` bytes that begin with their span, with sep between. */
static inline const char *sample_joined(struct arena *a, const struct text *t, const void *first, size_t step, size_t n, const char *sep)
{
	const char *out = "";
	for (size_t i = 0; i < n; i++) {
		struct str s = text_span(t, *(const struct span *)((const char *)first + i * step));
		out = arena_printf(a, "%s%s%.*s", out, i ? sep : "", STR_ARG(s));
	}
	return out;
}

#endif
