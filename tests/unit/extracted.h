/* extracted.h: a document read from a few sentences. */
#ifndef DIPTYCH_TEST_EXTRACTED_H
#define DIPTYCH_TEST_EXTRACTED_H

#include <string.h>

#include "extract.h"
#include "prose.h"

static inline const struct lexicon *test_lexicon(struct arena *a, struct diag *d)
{
	struct lexicon *lex = arena_new_of(a, struct lexicon);
	return lexicon_load(a, SHIPPED("briefs"), lex, d) == 0 ? lex : NULL;
}

/* A meeting of Norway and Japan; then the given lines. */
static inline struct document *extracted(struct arena *a, const struct lexicon *lex, const char *lines)
{
	static const char intro[] = "Norwegian Prime Minister Kari Nordmann met Japanese Prime Minister Taro Yamada in Oslo on 3 May 2024.\n";
	struct source *src = prose_source(a, arena_printf(a, "%s%s", intro, lines));
	struct document *doc = arena_new_of(a, struct document);
	src->publication_date = "2024-05-03";
	extract_document(a, src, lex, doc);
	return doc;
}

/* The n-th outcome whose quote holds `words`, or NULL. */
static inline const struct outcome *outcome_with(const struct document *doc, const char *words, size_t n)
{
	for (size_t i = 0; i < doc->outcomes.n; i++)
		if (strstr(doc->outcomes.v[i].quote, words) && n-- == 0)
			return &doc->outcomes.v[i];
	return NULL;
}

#endif
