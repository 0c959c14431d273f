/* prose.h: a text of one paragraph a line, cut into tokens and sentences. */
#ifndef DIPTYCH_TEST_PROSE_H
#define DIPTYCH_TEST_PROSE_H

#include "text.h"

static inline struct source *prose_source(struct arena *a, const char *s)
{
	struct source *src = arena_new_of(a, struct source);
	src->file = "prose.txt";
	src->text = str_c(s);
	src->paras = arena_array(a, src->text.n + 1, struct para);
	for (size_t from = 0; from < src->text.n;) {
		size_t end = str_chr(str_sub(src->text, from, src->text.n), '\n');
		end = end == STR_NONE ? src->text.n : from + end;
		if (end > from)
			src->paras[src->n_paras++] = (struct para){ .span = { (uint32_t)from, (uint32_t)end }, .zone = ZONE_BODY };
		from = end + 1;
	}
	return src;
}

static inline void prose(struct arena *a, const char *s, struct text *out)
{
	text_analyse(a, prose_source(a, s), NULL, out);
}

#endif
