/* match.c: claims that have one key, or one id, in both editions.  A sentence
 * that two meetings share has one key: there the meeting decides.  Of its ids only
 * the first stays when one of the meetings loses it. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

/* One claim in one of the lists, for sorting. */
struct entry {
	const struct piece *p;
	const char *key;
	size_t at;
	bool old;
};

static int compare_text(const char *x, const char *y)
{
	return strcmp(x ? x : "", y ? y : "");
}

static int compare_key(const struct entry *a, const struct entry *b)
{
	int c = ((int)a->p->kind * 2 + a->p->whole) - ((int)b->p->kind * 2 + b->p->whole);
	return c ? c : compare_text(a->key, b->key);
}

static int compare_place(const struct entry *a, const struct entry *b)
{
	int c = compare_text(a->p->side, b->p->side);
	return c ? c : compare_text(a->p->meeting->id, b->p->meeting->id);
}

static int by_key(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = compare_key(a, b);
	if (!c)
		c = compare_place(a, b);
	if (!c)
		c = (a->at > b->at) - (a->at < b->at);
	return c ? c : (int)b->old - (int)a->old;
}

/* Of a run of equals, the first old one with the first new one, and so on. */
static void pair_run(struct matching *m, const struct entry *v, size_t n)
{
	for (size_t i = 0, j = 0; i < n && j < n; i++, j++) {
		while (i < n && (!v[i].old || v[i].p->partner != UNMATCHED))
			i++;
		while (j < n && (v[j].old || v[j].p->partner != UNMATCHED))
			j++;
		if (i == n || j == n)
			return;
		m->from.v.v[v[i].at].partner = (long)v[j].at;
		m->to.v.v[v[j].at].partner = (long)v[i].at;
	}
}

static void pair_runs(struct matching *m, const struct entry *v, size_t n, bool same_place)
{
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && compare_key(&v[i], &v[end]) == 0 && !(same_place && compare_place(&v[i], &v[end])); end++)
			;
		pair_run(m, v + i, end - i);
	}
}

static void match_by(struct matching *m, bool id, bool same_place)
{
	size_t n_from = m->from.v.n, n = n_from + m->to.v.n;
	struct entry *v = arena_array(m->a, n + 1, struct entry);
	for (size_t i = 0; i < n; i++) {
		bool old = i < n_from;
		const struct piece *p = old ? &m->from.v.v[i] : &m->to.v.v[i - n_from];
		v[i] = (struct entry){ p, id ? p->id : p->key, old ? i : i - n_from, old };
	}
	qsort(v, n, sizeof *v, by_key);
	pair_runs(m, v, n, same_place);
}

void match_by_key(struct matching *m)
{
	match_by(m, false, true);
	match_by(m, true, true);
	match_by(m, false, false);
	match_by(m, true, false);
}
