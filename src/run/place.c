/* place.c: which side of a brief a meeting stands on. */
#include "pipeline_int.h"

#include <string.h>

/* Compare two ISO dates as far as both go: 2025-11 is within 2025-11-24. */
static int date_cmp(const char *a, const char *b)
{
	size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
	return strncmp(a, b, n);
}

/* A meeting of no known day is told of as unplaced. */
static bool filter_takes(const struct brief_filter *f, const struct meeting *m)
{
	return !m->start || ((!f->from || date_cmp(m->start, f->from) >= 0) && (!f->to || date_cmp(m->start, f->to) <= 0));
}

static bool side_takes(const struct brief_side *s, const char *kind, const char *start)
{
	bool fits = s->meetings.n == 0;
	for (size_t k = 0; kind && k < s->meetings.n; k++)
		fits |= strcmp(s->meetings.v[k], kind) == 0;
	return fits && (!s->from || date_cmp(start, s->from) >= 0) && (!s->to || date_cmp(start, s->to) <= 0);
}

const struct brief_side *side_of(const struct brief *b, const char *kind, const char *start)
{
	for (size_t i = 0; start && i < b->n_sides; i++)
		if (side_takes(&b->sides[i], kind, start))
			return &b->sides[i];
	return NULL;
}

static void leave_unplaced(struct arena *a, const struct meeting *m, struct comparison *c, struct diag *d)
{
	struct unplaced *u = vec_push(a, &c->unplaced);
	u->meeting = m->id;
	u->files = (struct strs){ arena_array(a, m->documents.n, const char *), m->documents.n };
	for (size_t i = 0; i < m->documents.n; i++)
		u->files.v[i] = m->documents.v[i].file;
	u->reason = m->start ? arena_printf(a, "no side's range takes a meeting of %s", m->start) : "its date is not known";
	const char *file = u->files.n ? u->files.v[0] : "";
	const char *advice = m->start ? "let the days of a [side] hold it, or add a side" : arena_printf(a, "say when it was published: 'date' under [source %s]", file);
	diag_warn(d, (struct place){ .file = u->files.n ? file : NULL }, "meeting %s fits no side: %s; %s in brief.ini", m->id, u->reason, advice);
}

/* A column without a meeting: a slip in its days, or sources that are missing. */
static void tell_empty(struct arena *a, const struct brief *b, size_t side, struct diag *d)
{
	const struct brief_side *s = &b->sides[side];
	const char *section = arena_printf(a, "side %s", s->label);
	diag_warn(d, b->config ? config_section_place(b->config, section) : NOWHERE, "[%s] is empty: the sources tell of no meeting%s%s%s%s%s", section,
	    s->from ? " from " : "", s->from ? s->from : "", s->to ? " until " : "", s->to ? s->to : "", s->meetings.n ? " of its kinds" : "");
}

void place_meetings(struct arena *a, const struct brief *b, const struct meetings *all, struct side *sides,
    struct comparison *c, struct diag *d)
{
	for (size_t i = 0; i < b->n_sides; i++)
		sides[i] = (struct side){ .label = b->sides[i].label, .meetings = arena_array(a, all->n, struct meeting) };
	for (size_t i = 0; i < all->n; i++) {
		if (!filter_takes(&b->filter, &all->v[i]))
			continue;
		const struct brief_side *s = side_of(b, all->v[i].kind, all->v[i].start);
		if (!s) {
			leave_unplaced(a, &all->v[i], c, d);
			continue;
		}
		struct side *to = &sides[s - b->sides];
		to->meetings[to->n_meetings] = all->v[i];
		filter_meeting(a, &b->filter, &to->meetings[to->n_meetings++]);
	}
	for (size_t i = 0; i < b->n_sides; i++)
		if (!sides[i].n_meetings)
			tell_empty(a, b, i, d);
}
