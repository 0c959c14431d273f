/* edition.c: the date of an edition. */
#include "civil.h"
#include "pipeline_int.h"

#include <stdlib.h>
#include <string.h>

static const char *newest_source(const struct comparison *c)
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

/* The day of a Unix time. */
static const char *civil_date(struct arena *a, long long seconds)
{
	int y, m, d;
	civil_day((long)(seconds / 86400), &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02d", y, m, d);
}

/* --date, SOURCE_DATE_EPOCH, or the newest source's date: never the clock. */
const char *edition_date(struct arena *a, const struct options *o, const struct comparison *c, struct diag *d)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	if (o->date)
		return o->date;
	if (epoch && *epoch) {
		char *end;
		long long seconds = strtoll(epoch, &end, 10);
		if (!*end && seconds >= 0 && seconds < 253402300800) /* up to the year 9999 */
			return civil_date(a, seconds);
		diag_warn(d, NOWHERE, "SOURCE_DATE_EPOCH '%s' is not a number of seconds; it is ignored", epoch);
	}
	return newest_source(c);
}
