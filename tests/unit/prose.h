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
		bool item = str_starts(str_sub(src->text, from, end), STR("- "));
		uint32_t first = (uint32_t)(item ? from + 2 : from);
		if (end > from)
			src->paras[src->n_paras++] = (struct para){ .span = { first, (uint32_t)end }, .zone = ZONE_BODY, .kind = item ? PARA_ITEM : PARA_TEXT, .depth = item };
		from = end + 1;
	}
	return src;
}

static inline void prose(struct arena *a, const char *s, struct text *out)
{
	text_analyse(a, prose_source(a, s), NULL, out);
}

#endif
