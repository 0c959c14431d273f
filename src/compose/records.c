/* records.c: which records a section has, and in which order. */
#include <stdlib.h>
#include <string.h>

#include "made_int.h"

static bool listed(struct config_list list, const char *s)
{
	for (size_t i = 0; s && i < list.n; i++)
		if (strcmp(list.v[i], s) == 0)
			return true;
	return false;
}

static bool any_listed(struct config_list list, const struct strs *names)
{
	for (size_t i = 0; i < names->n; i++)
		if (listed(list, names->v[i]))
			return true;
	return false;
}

/* A day from the meeting on. */
static bool has_deadline(const struct outcome *o, const struct meeting *m)
{
	for (size_t i = 0; i < o->dates.n; i++)
		if (!m || !is_before(o->dates.v[i], m->start))
			return true;
	return false;
}

static bool has_part(const struct outcome *o, const struct meeting *m, const char *part)
{
	if (strcmp(part, "deadline") == 0)
		return has_deadline(o, m);
	switch (part[0]) {
	case 'a': return o->n_amounts > 0;
	case 't': return o->durations.n > 0;
	case 'd': return o->dates.n > 0;
	default: return o->condition != NULL;
	}
}

static bool is_strong(const struct outcome *o, const char *least)
{
	unsigned i = 0;
	while (i + 1 < STRENGTH_COUNT && strcmp(strength_names[i], least) != 0)
		i++;
	return o->strength >= i;
}

static bool outcome_passes(const struct spec *s, const struct outcome *o, const struct meeting *m)
{
	return (!s->types.n || listed(s->types, o->type)) && (!s->topics.n || listed(s->topics, o->issue)) &&
	    (!s->who.n || any_listed(s->who, &o->actors)) && (!s->strength || is_strong(o, s->strength)) &&
	    (!s->with || has_part(o, m, s->with)) && (!s->key || o->key);
}

/* By name, or as one of a country's: the list names either. */
static bool speaks(const struct composer *k, const struct spec *s, const struct record *r)
{
	const char *speaker = ((const struct statement *)r->item)->speaker;
	for (size_t i = 0; speaker && r->meeting && i < r->meeting->participants.n; i++) {
		const struct participant *p = &r->meeting->participants.v[i];
		if (same_text(p->name, speaker) && listed(s->who, p->side))
			return true;
	}
	return listed(s->who, speaker) || (speaker && listed(s->who, say_name(k, speaker)));
}

static bool is_of(const struct spec *s, const char *name)
{
	return strcmp(s->of->name, name) == 0;
}

static bool passes(const struct composer *k, const struct spec *s, const struct record *r)
{
	if (s->sides.n && (r->side < 0 || !listed(s->sides, k->c->sides[r->side].label)))
		return false;
	if (is_of(s, "outcomes"))
		return outcome_passes(s, r->item, r->meeting);
	if (is_of(s, "statements"))
		return !s->who.n || speaks(k, s, r);
	if (is_of(s, "timeline"))
		return !s->who.n || any_listed(s->who, &((const struct timeline_entry *)r->item)->countries);
	if (is_of(s, "figures"))
		return !s->topics.n || listed(s->topics, ((const struct figure *)r->item)->topic);
	return true;
}

struct key {
	double number;
	const char *text; /* NULL: by number */
	bool down;
};

struct sorted {
	struct record r;
	struct key *keys;
	size_t n, place;
};

static int by_keys(const void *x, const void *y)
{
	const struct sorted *a = x, *b = y;
	for (size_t i = 0; i < a->n; i++) {
		const struct key *p = &a->keys[i], *q = &b->keys[i];
		int c = p->text ? strcmp(p->text, q->text) : (p->number > q->number) - (p->number < q->number);
		if (c)
			return p->down ? -c : c;
	}
	return (a->place > b->place) - (a->place < b->place);
}

static void sort(const struct composer *k, const struct spec *s, struct records *all)
{
	struct sorted *v = arena_array(k->a, all->n, struct sorted);
	for (size_t i = 0; i < all->n; i++) {
		v[i] = (struct sorted){ all->v[i], arena_array(k->a, s->n_sort, struct key), s->n_sort, i };
		for (size_t j = 0; j < s->n_sort; j++) {
			const struct field *f = s->sort[j].field;
			v[i].keys[j] = f->rank ? (struct key){ f->rank(k, &all->v[i]), NULL, s->sort[j].down }
					       : (struct key){ 0, f->text(k, &all->v[i]), s->sort[j].down };
		}
	}
	qsort(v, all->n, sizeof *v, by_keys);
	for (size_t i = 0; i < all->n; i++)
		all->v[i] = v[i].r;
}

/* A table of several sides must not run out before the last of them. */
static void cut(const struct composer *k, const struct spec *s, struct records *all)
{
	size_t most = (size_t)s->section->limit, n = 0, *seen = arena_array(k->a, k->c->n_sides + 1, size_t);
	for (size_t i = 0; i < all->n; i++) {
		size_t side = all->v[i].side < 0 ? k->c->n_sides : (size_t)all->v[i].side;
		if (seen[side]++ < most)
			all->v[n++] = all->v[i];
	}
	all->n = n;
}

/* A name that no record has is a slip, or nothing that this edition tells of. */
static void check_who(const struct composer *k, const struct spec *s, const struct records *all)
{
	const struct spec plain = { .section = s->section, .of = s->of };
	for (size_t i = 0; i < s->who.n; i++) {
		struct spec one = plain;
		bool any = false;
		one.who = (struct config_list){ &s->who.v[i], 1 };
		for (size_t j = 0; j < all->n && !any; j++)
			any = passes(k, &one, &all->v[j]);
		if (!any)
			diag_warn(k->d, config_item_place(k->config, s->name, "who", s->who.v[i]), "none of the %s is of '%s'", s->of->name, s->who.v[i]);
	}
}

struct records records_of(const struct composer *k, const struct spec *s)
{
	struct records all = { 0 };
	size_t n = 0;
	s->of->collect(k, &all);
	check_who(k, s, &all);
	for (size_t i = 0; i < all.n; i++)
		if (passes(k, s, &all.v[i]))
			all.v[n++] = all.v[i];
	all.n = n;
	if (n && s->n_sort)
		sort(k, s, &all);
	if (s->section->limit && s->made != MADE_FIGURE)
		cut(k, s, &all);
	return all;
}
