/* survey.c: the meetings of a folder of sources, and how their dates fall into
 * sides. */
#include "survey_int.h"

#include <stdlib.h>
#include <string.h>

#include "civil.h"
#include "term.h"

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
	if (knowledge_load(a, data_dirs_layers(a, dirs), &k, d) < 0 || said_load(a, data_dirs_layers(a, dirs), "en", &out->said, d) < 0 ||
	    file_list(a, folder, &files, d) < 0)
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
	while (out->n_dated < out->meetings.n && start_of(&out->meetings.v[out->n_dated]))
		out->n_dated++;
	return 0;
}

/* Ten characters of a partial date: its first or its last day. */
static const char *day_of(struct arena *a, const char *date, bool last)
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
	size_t dated = s->n_dated, k = 0;
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

static struct proposal proposal_of(struct arena *a, const struct survey *s, const struct cluster *c, size_t len)
{
	const char *first = arena_strz(a, str_sub(str_c(c->first), 0, len)), *last = arena_strz(a, str_sub(str_c(c->last), 0, len));
	return (struct proposal){ said_date(s->said, first, last), day_of(a, first, false), day_of(a, last, true) };
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
		struct proposal it = proposal_of(a, s, c, 10);
		out.v[out.n++] = (struct proposal){ "before", NULL, day_before(a, it.from) };
		out.v[out.n++] = it;
		return out;
	}
	for (size_t i = 0; i < k; i++)
		out.v[out.n++] = proposal_of(a, s, &c[i], len);
	return out;
}

size_t survey_years(const struct survey *s)
{
	size_t n = s->n_dated > 0;
	for (size_t i = 1; i < s->n_dated; i++)
		n += strncmp(s->meetings.v[i - 1].start, s->meetings.v[i].start, 4) != 0;
	return n;
}

size_t survey_count(const struct survey *s, const struct proposal *side)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n_dated; i++) {
		const char *start = s->meetings.v[i].start;
		size_t len = strlen(start) < 10 ? strlen(start) : 10;
		n += (!side->from || strncmp(start, side->from, len) >= 0) && (!side->to || strncmp(start, side->to, len) <= 0);
	}
	return n;
}

static bool is_principal_of(struct arena *a, const struct meeting *m, const struct participant *p)
{
	for (size_t i = 0; i < m->participants.n; i++)
		if (m->participants.v[i].level == LEVEL_PRINCIPAL && person_match(a, &m->participants.v[i], p))
			return true;
	return false;
}

enum { WHO_LEAST = 2, WHO_MOST = 3 };

/* Those of the first meeting that every other one has as well. */
static const char *common_people(struct arena *a, const struct survey *s)
{
	const struct meeting *v = s->meetings.v;
	const char *names[WHO_MOST + 1];
	size_t n = 0;
	for (size_t i = 0; i < v->participants.n && n <= WHO_MOST; i++) {
		const struct participant *p = &v->participants.v[i];
		bool common = p->level == LEVEL_PRINCIPAL;
		for (size_t k = 1; common && k < s->meetings.n; k++)
			common = is_principal_of(a, &v[k], p);
		if (common) /* "Jr." is not needed to tell who it is */
			names[n++] = arena_strz(a, str_sub(str_c(p->name), 0, strcspn(p->name, ",")));
	}
	return n >= WHO_LEAST && n <= WHO_MOST ? said_list(s->said, names, n) : NULL;
}

static const char *common_sides(const struct survey *s)
{
	const struct strs *sides = &s->meetings.v->sides;
	for (size_t i = 1; i < s->meetings.n; i++)
		if (!strs_same_set(sides, &s->meetings.v[i].sides))
			return NULL;
	return sides->n >= WHO_LEAST && sides->n <= WHO_MOST ? said_list(s->said, sides->v, sides->n) : NULL;
}

const char *survey_who(struct arena *a, const struct survey *s)
{
	const char *who = s->meetings.n ? common_people(a, s) : NULL;
	return who || !s->meetings.n ? who : common_sides(s);
}

void survey_print(struct arena *a, const struct survey *s, FILE *out)
{
	const struct terminal t = term_of(out);
	fprintf(out, "%zu text%s, %zu meeting%s:\n", s->n_files, plural_s(s->n_files), s->meetings.n, plural_s(s->meetings.n));
	for (size_t i = 0; i < s->meetings.n; i++) {
		const struct meeting *m = &s->meetings.v[i];
		const char *line = arena_printf(a, "%s%s%s%s (%s%s)", said_meeting(s->said, m), m->sides.n ? "; " : "",
		    m->sides.n ? said_list(s->said, m->sides.v, m->sides.n) : "", m->planned ? "; planned" : "",
		    m->documents.v[0].file, m->documents.n > 1 ? arena_printf(a, " and %zu more", m->documents.n - 1) : "");
		fputs("  ", out);
		term_fill(out, &t, 2, 4, line);
	}
}
