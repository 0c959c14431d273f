/* fuse_ids.c: one id, one claim.
 *
 * Ids are hashes of what a sentence says, so a sentence that two documents
 * share has one id.  The first claim keeps it; later ones get a new id from the
 * old one, their meeting and a count, which is as stable as they are. */
#include "fuse_int.h"
#include "hash.h"

#include <string.h>

struct id_set {
	const char **v; /* open addressing, at most half full */
	size_t size;
};

static bool add_id(struct id_set *set, const char *id)
{
	size_t at = (size_t)hash_fnv(HASH_START, str_c(id)) & (set->size - 1);
	while (set->v[at]) {
		if (strcmp(set->v[at], id) == 0)
			return false;
		at = (at + 1) & (set->size - 1);
	}
	set->v[at] = id;
	return true;
}

static const char *fresh_id(struct arena *a, struct id_set *set, const char *old, const struct meeting *m)
{
	for (unsigned n = 0;; n++) {
		const char *id = claim_id(a, old ? old : "claim", m->id, n ? arena_printf(a, "%u", n) : "");
		if (add_id(set, id))
			return id;
	}
}

static size_t count_claims(const struct meetings *all)
{
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct meeting *m = &all->v[i];
		n += m->outcomes.n + m->issues.n + m->statements.n + m->participants.n + m->amounts.n;
	}
	return n;
}

struct renaming {
	struct arena *a;
	struct id_set set;
	member_list *members;
	const struct meeting *m;
};

static void settle(struct renaming *r, struct claim *c)
{
	if (c->id && add_id(&r->set, c->id))
		return;
	const char *old = c->id;
	c->id = fresh_id(r->a, &r->set, old, r->m);
	if (old) /* a correction of the old id reaches both */
		*vec_push(r->a, r->members) = (struct member){ c->id, old };
}

#define SETTLE(list)                                                                             \
	for (size_t k = 0; k < m->list.n; k++)                                                   \
	settle(&r, &m->list.v[k].claim)

void unique_ids(struct arena *a, struct meetings *all, member_list *members)
{
	struct renaming r = { .a = a, .members = members, .set = { .size = 16 } };
	size_t n = count_claims(all);
	while (r.set.size < n * 2)
		r.set.size *= 2;
	r.set.v = arena_array(a, r.set.size, const char *);
	for (size_t i = 0; i < all->n; i++) {
		struct meeting *m = &all->v[i];
		r.m = m;
		SETTLE(outcomes);
		SETTLE(issues);
		SETTLE(statements);
		SETTLE(participants);
		SETTLE(amounts);
	}
}
