/* timeline.c: the sides' meetings, those around them, and those planned. */
#include "compare_int.h"

#include <stdlib.h>
#include <string.h>

/* Do two dates agree as far as both go: "2031-05" and "2031-05-24"? */
static bool dates_agree(const char *a, const char *b)
{
	size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
	return strncmp(a, b, n) == 0;
}

static bool places_agree(const struct venue *a, const struct venue *b)
{
	return (!a->city || !b->city || same_text(a->city, b->city)) && (!a->country || !b->country || same_text(a->country, b->country));
}

static bool is_same(const struct timeline_entry *e, const struct meeting_ref *m)
{
	bool by_phone = same_text(e->kind, "call") != same_text(m->kind, "call");
	return !by_phone && dates_agree(e->start, m->start) && strs_same_set(&e->countries, &m->sides) && places_agree(&e->place, &m->place);
}

static void add_background(struct comparing *x, const struct meeting_ref *m)
{
	if (!m->start || m->start[0] == '-')
		return; /* no year: no place on a line of time */
	for (size_t i = 0; i < x->out->timeline.n; i++) {
		struct timeline_entry *e = &x->out->timeline.v[i];
		if (!is_same(e, m))
			continue;
		if (e->side < 0 && strlen(m->start) > strlen(e->start)) {
			e->start = m->start;
			e->end = m->end;
		}
		return;
	}
	*vec_push(x->a, &x->out->timeline) = (struct timeline_entry){
		.start = m->start, .end = m->end, .kind = m->kind, .place = m->place, .countries = m->sides,
		.side = -1, .planned = m->planned, .claim = m->claim.id,
	};
}

static int by_date(const void *pa, const void *pb)
{
	const struct timeline_entry *a = pa, *b = pb;
	int c = strcmp(a->start, b->start);
	c = c ? c : strcmp(a->end ? a->end : "", b->end ? b->end : "");
	c = c ? c : b->side - a->side;
	c = c ? c : strcmp(a->kind ? a->kind : "", b->kind ? b->kind : "");
	c = c ? c : strcmp(a->meeting ? a->meeting : "", b->meeting ? b->meeting : "");
	return c ? c : strcmp(a->claim ? a->claim : "", b->claim ? b->claim : "");
}

void build_timeline(struct comparing *x)
{
	struct comparison *c = x->out;
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t k = 0; k < c->sides[s].n_meetings; k++) {
			const struct meeting *m = &c->sides[s].meetings[k];
			if (m->start)
				*vec_push(x->a, &c->timeline) = (struct timeline_entry){
					.start = m->start, .end = m->end, .kind = m->kind, .place = m->place, .countries = m->sides,
					.side = (int)s, .planned = m->planned, .meeting = m->id,
				};
		}
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t k = 0; k < c->sides[s].n_meetings; k++)
			for (size_t i = 0; i < c->sides[s].meetings[k].background.n; i++)
				add_background(x, &c->sides[s].meetings[k].background.v[i]);
	if (c->timeline.n)
		qsort(c->timeline.v, c->timeline.n, sizeof *c->timeline.v, by_date);
}
