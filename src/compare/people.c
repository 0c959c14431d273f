/* people.c: who took part, side by side. */
#include "compare_int.h"

#include <stdlib.h>
#include <string.h>

/* The row of a person as a participant, for matching names. */
static struct participant as_participant(const struct person_row *r)
{
	const char *title = NULL;
	for (size_t i = 0; i < r->n_sides && !title; i++)
		title = r->sides[i].title;
	return (struct participant){ .name = r->name, .native_name = r->native_name, .side = r->country, .title = title };
}

static struct person_row *row_of(struct comparing *x, const struct participant *p)
{
	struct person_row *hit = NULL;
	for (size_t i = 0; i < x->out->participants.n; i++) {
		struct person_row *r = &x->out->participants.v[i];
		struct participant q = as_participant(r);
		if (!person_match(x->a, &q, p))
			continue;
		if (same_text(q.name, p->name))
			return r;
		if (hit)
			return NULL;
		hit = r;
	}
	return hit;
}

static void add(struct comparing *x, const struct participant *p, size_t side)
{
	struct person_row *r = row_of(x, p);
	if (!r) {
		r = vec_push(x->a, &x->out->participants);
		r->name = p->name;
		r->n_sides = x->out->n_sides;
		r->sides = arena_array(x->a, r->n_sides, struct presence);
		for (size_t i = 0; i < r->n_sides; i++)
			r->sides[i].level = LEVEL_MENTIONED;
	}
	if (strlen(p->name) > strlen(r->name))
		r->name = p->name;
	r->native_name = r->native_name ? r->native_name : p->native_name;
	r->country = r->country ? r->country : p->side;
	struct presence *s = &r->sides[side];
	bool took_part = p->level != LEVEL_MENTIONED && !p->meeting;
	enum level level = took_part ? p->level : LEVEL_MENTIONED;
	if (!s->claim || level < s->level) {
		s->claim = p->claim.id;
		s->level = level;
		s->title = p->title ? p->title : s->title;
	}
	s->title = s->title ? s->title : p->title;
	s->present |= took_part;
}

static enum level best_level(const struct person_row *r)
{
	enum level best = LEVEL_MENTIONED;
	for (size_t i = 0; i < r->n_sides; i++)
		best = r->sides[i].level < best ? r->sides[i].level : best;
	return best;
}

static size_t presences(const struct person_row *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->n_sides; i++)
		n += r->sides[i].present;
	return n;
}

static int by_part(const void *pa, const void *pb)
{
	const struct person_row *a = pa, *b = pb;
	if (best_level(a) != best_level(b))
		return best_level(a) < best_level(b) ? -1 : 1;
	if (presences(a) != presences(b))
		return presences(a) < presences(b) ? 1 : -1;
	int c = strcmp(a->country ? a->country : "~", b->country ? b->country : "~");
	return c ? c : strcmp(a->name, b->name);
}

void build_participants(struct comparing *x)
{
	struct comparison *c = x->out;
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t k = 0; k < c->sides[s].n_meetings; k++)
			for (size_t i = 0; i < c->sides[s].meetings[k].participants.n; i++)
				if (c->sides[s].meetings[k].participants.v[i].name)
					add(x, &c->sides[s].meetings[k].participants.v[i], s);
	size_t n = 0;
	for (size_t i = 0; i < c->participants.n; i++)
		if (presences(&c->participants.v[i]))
			c->participants.v[n++] = c->participants.v[i];
	c->participants.n = n;
	if (n)
		qsort(c->participants.v, n, sizeof *c->participants.v, by_part);
}
