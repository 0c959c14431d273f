/* changes.c: two editions, step by step.
 *
 *     collect ─ match by key ─ match by likeness ─ match meetings ─ order ─ tell
 */
#include "changes_int.h"

#include <string.h>

const char *comparison_date(const struct comparison *c)
{
	const char *best = NULL;
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++) {
			const struct meeting *m = &c->sides[i].meetings[k];
			for (size_t j = 0; j < m->documents.n; j++) {
				const char *date = m->documents.v[j].publication_date;
				if (date && (!best || strcmp(date, best) > 0))
					best = date;
			}
		}
	return best;
}

void changes_find(struct arena *a, const struct comparison *from, const struct comparison *to, struct changes *out)
{
	struct matching m = { .a = a, .from.c = from, .to.c = to };
	*out = (struct changes){ .from.date = comparison_date(from), .to.date = comparison_date(to) };
	find_renamed(&m);
	pieces_collect(&m);
	match_by_key(&m);
	match_by_likeness(&m);
	match_meetings(&m);
	find_displaced(&m);
	tell_claims(&m, out);
	tell_sources(&m, out);
}

struct change_counts changes_count(const struct changes *c)
{
	struct change_counts n = { .figures = (unsigned)c->figures.n };
	for (size_t i = 0; i < c->claims.n; i++)
		n.claims[c->claims.v[i].change]++;
	for (size_t i = 0; i < c->sources.n; i++)
		n.sources[c->sources.v[i].change]++;
	return n;
}

bool changes_none(const struct changes *c)
{
	return !c->claims.n && !c->figures.n && !c->sources.n;
}
