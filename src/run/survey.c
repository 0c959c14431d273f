/* survey.c: the meetings of a folder of sources, and how their dates fall into
 * sides. */
#include "survey_int.h"

#include <stdlib.h>
#include <string.h>

#include "civil.h"

/* Dates without a year tell nothing here. */
static const char *start_of(const struct meeting *m)
{
	return m->start && m->start[0] != '-' && strlen(m->start) >= 4 ? m->start : NULL;
}

static int by_start(const void *x, const void *y)
{
	const struct meeting *a = x, *b = y;
	const char *s = start_of(a), *t = start_of(b);
	int order = s && t ? strcmp(s, t) : (t != NULL) - (s != NULL);
	return order ? order : strcmp(a->id, b->id);
}

int survey_folder(struct arena *a, const struct data_dirs *dirs, const char *folder, struct survey *out, struct diag *d)
{
	struct knowledge k;
	struct file_list files;
	struct outputs unused = { 0 };
	struct diag own;
	*out = (struct survey){ 0 };
	if (knowledge_load(a, data_dirs_layers(a, dirs), &k, d) < 0 || file_list(a, folder, &files, d) < 0)
		return -1;
	struct document *docs = arena_array(a, files.n + 1, struct document);
	diag_init(&own);
	for (size_t i = 0; i < files.n; i++)
		if (extract_file(a, files.v[i], &k, NULL, &docs[out->n_files], "", &unused, &own) == 0)
			out->n_files++;
	for (size_t i = 0; i < own.msgs.n; i++)
		if (own.msgs.v[i].level == DIAG_ERROR)
			diag_warn(d, (struct place){ .file = arena_strz(d->arena, str_c(own.msgs.v[i].at.file)) }, "%s", own.msgs.v[i].text);
	diag_release(&own);
	if (out->n_files && meetings_fuse(a, docs, out->n_files, NULL, &out->meetings, d) < 0)
		return -1;
	if (out->meetings.n)
		qsort(out->meetings.v, out->meetings.n, sizeof *out->meetings.v, by_start);
	return 0;
}

const char *day_of(struct arena *a, const char *date, bool last)
{
	int y = atoi(date), m = last ? 12 : 1;
	if (strlen(date) >= 10)
		return arena_strz(a, str_sub(str_c(date), 0, 10));
	if (strlen(date) >= 7)
		m = atoi(date + 5);
	return arena_printf(a, "%04d-%02d-%02d", y, m, last ? civil_month_days(y, m) : 1);
}

static long number_of(struct arena *a, const char *date, bool last)
{
	const char *day = day_of(a, date, last);
	return civil_number(atoi(day), atoi(day + 5), atoi(day + 8));
}

struct cluster {
	const char *first, *last; /* days */
};

/* Put a cut at the widest gap that is not yet one; false: there is none. */
static bool cut_widest(struct arena *a, const struct meeting *v, size_t n, bool *cut)
{
	size_t best = 0;
	long widest = 0;
	for (size_t i = 1; i < n; i++) {
		long gap = number_of(a, v[i].start, false) - number_of(a, v[i - 1].start, false);
		if (!cut[i] && gap > widest)
			widest = gap, best = i;
	}
	if (best)
		cut[best] = true;
	return best;
}

static size_t clusters_of(struct arena *a, const struct survey *s, size_t n, struct cluster *out)
{
	const struct meeting *v = s->meetings.v;
	size_t dated = 0, k = 0;
	while (dated < s->meetings.n && start_of(&v[dated]))
		dated++;
	bool *cut = arena_array(a, dated + 1, bool);
	for (size_t i = 1; i < n && cut_widest(a, v, dated, cut); i++)
		;
	for (size_t i = 0; i < dated; i++) {
		const char *end = day_of(a, v[i].end && v[i].end[0] != '-' && strlen(v[i].end) >= 4 ? v[i].end : v[i].start, true);
		if (i == 0 || cut[i])
			out[k++] = (struct cluster){ day_of(a, v[i].start, false), end };
		else if (strcmp(end, out[k - 1].last) > 0)
			out[k - 1].last = end;
	}
	return k;
}

/* Do the first len characters of the clusters' days (years, months) tell them apart? */
static bool apart(const struct cluster *c, size_t n, size_t len)
{
	for (size_t i = 1; i < n; i++)
		if (strncmp(c[i - 1].last, c[i].first, len) >= 0)
			return false;
	return true;
}

static struct proposal proposal_of(struct arena *a, const struct cluster *c, size_t len)
{
	struct str first = str_sub(str_c(c->first), 0, len), last = str_sub(str_c(c->last), 0, len);
	return (struct proposal){
		.label = str_eq(first, last) ? arena_strz(a, first) : arena_printf(a, "%.*s to %.*s", STR_ARG(first), STR_ARG(last)),
		.from = day_of(a, arena_strz(a, first), false), .to = day_of(a, arena_strz(a, last), true),
	};
}

static const char *day_before(struct arena *a, const char *day)
{
	int y, m, d;
	civil_day(civil_number(atoi(day), atoi(day + 5), atoi(day + 8)) - 1, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02d", y, m, d);
}

struct proposals survey_sides(struct arena *a, const struct survey *s, size_t n)
{
	struct cluster *c = arena_array(a, n, struct cluster);
	struct proposals out = { arena_array(a, n + 1, struct proposal), 0 };
	size_t k = clusters_of(a, s, n, c), len = apart(c, k, 4) ? 4 : apart(c, k, 7) ? 7 : 10;
	/* One meeting alone: the other side is what went before it. */
	if (k == 1) {
		struct proposal it = proposal_of(a, c, 10);
		out.v[out.n++] = (struct proposal){ "before", NULL, day_before(a, it.from) };
		out.v[out.n++] = it;
		return out;
	}
	for (size_t i = 0; i < k; i++)
		out.v[out.n++] = proposal_of(a, &c[i], len);
	return out;
}
