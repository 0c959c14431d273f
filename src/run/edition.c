/* edition.c: the date of an edition. */
#include "changes.h"
#include "civil.h"
#include "pipeline_int.h"

#include <stdlib.h>

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
	return comparison_date(c);
}
