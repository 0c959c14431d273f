/* retention.c: which editions stay.
 *
 * The newest keep-last; of each of the keep-daily newest days that have one the
 * newest; of each of the keep-weekly newest weeks likewise.  What `latest` leads
 * to and what the reader has marked as read stay in any case.  An edition goes
 * in one step, by a rename out of editions/, so that none is ever half there. */
#include "nightly_int.h"

#include <stdlib.h>
#include <string.h>

#include "civil.h"
#include "file.h"

/* The day of an ID, counted from 1970; weeks start on Monday. */
static long day_of(const char *id)
{
	char y[5] = { 0 }, m[3] = { 0 }, d[3] = { 0 };
	memcpy(y, id + 7, 4), memcpy(m, id + 11, 2), memcpy(d, id + 13, 2);
	return civil_number(atoi(y), atoi(m), atoi(d));
}

static long week_of(const char *id)
{
	return (day_of(id) + 3) / 7; /* 1970-01-01 was a Thursday */
}

/* Mark the newest edition of each of the n newest periods.  A clock that went
 * back makes a period come twice: it counts once, wherever it stands. */
static void keep_periods(struct arena *a, struct strs ids, long (*period)(const char *id), unsigned n, bool *keep)
{
	long *seen = arena_array(a, ids.n, long);
	size_t n_seen = 0;
	for (size_t i = ids.n; i-- > 0 && n_seen < n;) {
		long p = period(ids.v[i]);
		bool known = false;
		for (size_t k = 0; k < n_seen && !known; k++)
			known = seen[k] == p;
		if (known)
			continue;
		seen[n_seen++] = p;
		keep[i] = true;
	}
}

bool *retention_keeps(struct arena *a, struct strs ids, const struct settings *s, const char *latest, const char *read)
{
	bool *keep = arena_array(a, ids.n, bool);
	for (size_t i = 0; i < ids.n; i++)
		keep[i] = ids.n - i <= s->keep_last || (latest && strcmp(ids.v[i], latest) >= 0) || (read && strcmp(ids.v[i], read) == 0);
	keep_periods(a, ids, day_of, s->keep_daily, keep);
	keep_periods(a, ids, week_of, s->keep_weekly, keep);
	return keep;
}

static int remove_edition(struct job *j, const char *id)
{
	const char *gone = arena_printf(j->arena, "%s/.gone-%s", j->shelf, id);
	if (disk_rename(edition_dir(j->arena, j->shelf, id), gone, j->d) < 0 || disk_remove_tree(j->arena, gone, j->d) < 0)
		return -1;
	job_tell(j, LOG_INFO, "removed", LOG_FIELDS({ "edition", id }), "edition %s is older than is kept; removed", id);
	return 0;
}

int job_retain(struct job *j)
{
	struct strs ids = editions_list(j->arena, j->shelf);
	bool *keep = retention_keeps(j->arena, ids, &j->night->settings, edition_latest(j->arena, j->shelf),
	    read_mark(j->arena, &j->night->where, j->name));
	int rc = 0;
	for (size_t i = 0; i < ids.n; i++)
		if (!keep[i])
			rc |= remove_edition(j, ids.v[i]);
	cache_prune(j->arena, j->night->where.cache);
	return rc;
}
