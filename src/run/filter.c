/* filter.c: what of a meeting the brief is about, by [filter] of brief.ini.
 *
 * It is applied before sides are compared, so that every section, count and
 * figure speaks of the same claims.  The meetings' own records stay whole. */
#include "pipeline_int.h"

#include <string.h>

static bool takes(const struct strs *list, const char *id)
{
	return !list->n || (id && strs_contain(list, id));
}

static bool any_of(const struct strs *list, const struct strs *names)
{
	bool any = !list->n;
	for (size_t i = 0; i < names->n; i++)
		any |= strs_contain(list, names->v[i]);
	return any;
}

static bool is_strong(const struct outcome *o, const char *least)
{
	unsigned i = 0;
	while (least && i + 1 < STRENGTH_COUNT && strcmp(strength_names[i], least) != 0)
		i++;
	return !least || o->strength >= i;
}

static bool outcome_passes(const struct brief_filter *f, const struct outcome *o)
{
	return takes(&f->topics, o->issue) && takes(&f->types, o->type) && takes(&f->status, o->status) && any_of(&f->who, &o->actors) &&
	    is_strong(o, f->strength);
}

/* Named, or of a country that is. */
static bool speaker_passes(const struct brief_filter *f, const struct meeting *m, const char *speaker)
{
	if (takes(&f->who, speaker))
		return true;
	for (size_t i = 0; speaker && i < m->participants.n; i++)
		if (same_text(m->participants.v[i].name, speaker) && m->participants.v[i].side && strs_contain(&f->who, m->participants.v[i].side))
			return true;
	return false;
}

static bool has_topic(const struct meeting *m, const char *topic)
{
	for (size_t i = 0; i < m->outcomes.n; i++)
		if (same_text(m->outcomes.v[i].issue, topic))
			return true;
	for (size_t i = 0; i < m->issues.n; i++)
		if (same_text(m->issues.v[i].topic, topic) && !m->issues.v[i].silent)
			return true;
	return false;
}

static void keep_topic(struct arena *a, const struct brief_filter *f, const struct outcome *o, struct meeting *m)
{
	if (!o->issue || !takes(&f->topics, o->issue) || has_topic(m, o->issue))
		return;
	struct issue *i = vec_push(a, &m->issues);
	*i = (struct issue){ .claim = o->claim, .topic = o->issue, .meeting = o->meeting, .quote = o->quote };
}

/* The lists are m's own copies: the meeting that it was copied from keeps its. */
#define KEEP(list, passes) do { \
	void *copy = arena_alloc(a, m->list.n * sizeof *m->list.v + 1); \
	size_t kept = 0; \
	if (m->list.n) \
		memcpy(copy, m->list.v, m->list.n * sizeof *m->list.v); \
	m->list.v = copy, m->list.cap = m->list.n; \
	for (size_t i = 0; i < m->list.n; i++) \
		if (passes) \
			m->list.v[kept++] = m->list.v[i]; \
	m->list.n = kept; \
} while (0)

void filter_meeting(struct arena *a, const struct brief_filter *f, struct meeting *m)
{
	const struct outcome *all = m->outcomes.v;
	size_t n = m->outcomes.n;
	if (!f->topics.n && !f->types.n && !f->who.n && !f->status.n && !f->strength)
		return;
	KEEP(outcomes, outcome_passes(f, &m->outcomes.v[i]));
	KEEP(issues, takes(&f->topics, m->issues.v[i].topic));
	KEEP(statements, speaker_passes(f, m, m->statements.v[i].speaker));
	KEEP(divergences, !m->divergences.v[i].topic || takes(&f->topics, m->divergences.v[i].topic));
	KEEP(silences, takes(&f->topics, m->silences.v[i].topic));
	for (size_t i = 0; i < n; i++)
		keep_topic(a, f, &all[i], m);
}
