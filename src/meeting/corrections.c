/* corrections.c: what a reader knows better, kept beside the sources.
 *
 *     id <tab> action <tab> value <tab> who <tab> why
 *
 * drop removes a claim (the meeting's warnings say so), retype gives an outcome
 * another type, reassign another topic (a participant: another side), pin and
 * unpin put it among the headline results or take it from there, note adds
 * words.  All but drop mark the claim as edited. */
#include "fuse_int.h"
#include "tsv.h"

#include <string.h>

struct correction {
	const char *id;
	enum correction_action action;
	const char *value, *who, *why;
	struct place at;
};

struct corrections {
	VEC(struct correction) rows;
};

static int parse_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, struct correction *out, struct diag *d)
{
	enum { ID, ACTION, VALUE, WHO, WHY };
	static const char *const columns[] = { "id", "action", "value", "who", "why" };
	*out = (struct correction){
		.id = arena_strz(a, row->cell[ID]), .value = arena_strz(a, row->cell[VALUE]), .who = arena_strz(a, row->cell[WHO]),
		.why = arena_strz(a, row->cell[WHY]), .action = CORRECT_COUNT, .at = tsv_place(t, row, ID),
	};
	for (int i = 0; i < CORRECT_COUNT; i++)
		if (str_is(row->cell[ACTION], correction_names[i]))
			out->action = (enum correction_action)i;
	if (out->action == CORRECT_COUNT) {
		const char *guess = diag_guess(row->cell[ACTION], correction_names, CORRECT_COUNT);
		return diag_error(d, EX_CONFIG, tsv_place(t, row, ACTION), "'%.*s' is no action; %s%s%s(drop, retype, reassign, pin, unpin, note)",
		    STR_ARG(row->cell[ACTION]), guess ? "did you mean '" : "", guess ? guess : "", guess ? "'? " : "");
	}
	for (size_t i = 0; i <= WHY; i++)
		if (i != VALUE && !row->cell[i].n)
			return diag_error(d, EX_CONFIG, tsv_place(t, row, i), "no '%s' (columns: id, action, value, who, why)", columns[i]);
	if (correction_wants_value(out->action) && !row->cell[VALUE].n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, VALUE), "'%s' wants a value", correction_names[out->action]);
	if (!correction_wants_value(out->action) && row->cell[VALUE].n && !str_is(row->cell[VALUE], "-"))
		return diag_error(d, EX_CONFIG, tsv_place(t, row, VALUE), "'%s' takes no value: leave the cell empty or write '-'",
		    correction_names[out->action]);
	return 0;
}

int corrections_load(struct arena *a, const char *path, struct corrections **out, struct diag *d)
{
	struct tsv t;
	int rc = tsv_load(a, path, 5, 5, &t, d);
	*out = arena_new_of(a, struct corrections);
	for (size_t i = 0; i < t.n; i++) {
		struct correction c;
		if (parse_row(a, &t, &t.rows[i], &c, d) < 0)
			rc = -1;
		else
			*vec_push(a, &(*out)->rows) = c;
	}
	return rc;
}

/* --- applying -------------------------------------------------------------- */

struct editing {
	struct arena *a;
	const struct correction *c;
	struct meeting *m;
	bool hit;
	struct diag *d;
};

static void mark(struct editing *e, struct claim *claim, const char *what)
{
	const char *said = arena_printf(e->a, "%s by %s: %s", what, e->c->who, e->c->why);
	claim->edited = claim->edited ? arena_printf(e->a, "%s; %s", claim->edited, said) : said;
}

/* Noting fits every claim; other actions only some. */
static void edit_claim(struct editing *e, struct claim *claim)
{
	if (e->c->action == CORRECT_NOTE)
		mark(e, claim, arena_printf(e->a, "note (%s)", e->c->value));
	else
		diag_warn(e->d, e->c->at, "'%s' does not fit claim %s: it is left as it was", correction_names[e->c->action], e->c->id);
}

/* Is the value an id that a type or topic can have? */
static bool is_id(struct editing *e)
{
	const char *v = e->c->value;
	if (v[strspn(v, "abcdefghijklmnopqrstuvwxyz0123456789-")] == 0)
		return true;
	diag_warn(e->d, e->c->at, "'%s' is no id (small letters, digits, '-'): claim %s is left as it was", v, e->c->id);
	return false;
}

static void edit_outcome(struct editing *e, void *item)
{
	struct outcome *o = item;
	if ((e->c->action == CORRECT_RETYPE || e->c->action == CORRECT_REASSIGN) && !is_id(e))
		return;
	switch (e->c->action) {
	case CORRECT_RETYPE:
		mark(e, &o->claim, arena_printf(e->a, "retyped from %s", o->type ? o->type : "nothing"));
		o->type = e->c->value;
		break;
	case CORRECT_REASSIGN:
		mark(e, &o->claim, arena_printf(e->a, "reassigned from %s", o->issue ? o->issue : "no topic"));
		o->issue = e->c->value;
		break;
	case CORRECT_PIN: case CORRECT_UNPIN:
		o->key = e->c->action == CORRECT_PIN;
		mark(e, &o->claim, o->key ? "pinned" : "unpinned");
		break;
	default: edit_claim(e, &o->claim);
	}
}

static void edit_issue(struct editing *e, void *item)
{
	struct issue *i = item;
	if (e->c->action != CORRECT_REASSIGN) {
		edit_claim(e, &i->claim);
		return;
	}
	if (!is_id(e))
		return;
	mark(e, &i->claim, arena_printf(e->a, "reassigned from %s", i->topic));
	i->topic = e->c->value;
}

static void edit_participant(struct editing *e, void *item)
{
	struct participant *p = item;
	if (e->c->action == CORRECT_REASSIGN) {
		mark(e, &p->claim, arena_printf(e->a, "reassigned from %s", p->side ? p->side : "no side"));
		p->side = e->c->value;
		return;
	}
	for (int i = 0; e->c->action == CORRECT_RETYPE && i < LEVEL_COUNT; i++)
		if (strcmp(level_names[i], e->c->value) == 0) {
			mark(e, &p->claim, arena_printf(e->a, "retyped from %s", level_names[p->level]));
			p->level = (enum level)i;
			return;
		}
	edit_claim(e, &p->claim);
}

static void edit_statement(struct editing *e, void *item)
{
	edit_claim(e, &((struct statement *)item)->claim);
}

static void edit_amount(struct editing *e, void *item)
{
	edit_claim(e, &((struct amount *)item)->claim);
}

/* Every item starts with its claim. */
static const struct claim *claim_of(const void *item)
{
	return item;
}
_Static_assert(offsetof(struct outcome, claim) == 0 && offsetof(struct issue, claim) == 0 && offsetof(struct participant, claim) == 0 &&
    offsetof(struct statement, claim) == 0 && offsetof(struct amount, claim) == 0, "items start with their claim");

static void dropped(struct editing *e, const struct claim *claim)
{
	struct warning *w = vec_push(e->a, &e->m->warnings);
	w->text = arena_printf(e->a, "claim %s was dropped by %s: %s", claim->id, e->c->who, e->c->why);
	w->line = claim->line;
}

static void edit_list(struct editing *e, void *items, size_t *n, size_t size, const char *id, void (*edit)(struct editing *, void *))
{
	char *v = items;
	for (size_t i = 0; i < *n; i++) {
		const struct claim *claim = claim_of(v + i * size);
		if (!same_text(claim->id, id))
			continue;
		e->hit = true;
		if (e->c->action != CORRECT_DROP) {
			edit(e, v + i * size);
			continue;
		}
		dropped(e, claim);
		memmove(v + i * size, v + (i + 1) * size, (*n - i - 1) * size);
		--*n;
		i--;
	}
}

#define EDIT(list, how) edit_list(&e, m->list.v, &m->list.n, sizeof *m->list.v, id, how)

static bool apply(struct arena *a, const struct correction *c, const char *id, struct meetings *all, struct diag *d)
{
	struct editing e = { .a = a, .c = c, .d = d };
	for (size_t i = 0; i < all->n; i++) {
		struct meeting *m = e.m = &all->v[i];
		EDIT(outcomes, edit_outcome);
		EDIT(issues, edit_issue);
		EDIT(participants, edit_participant);
		EDIT(statements, edit_statement);
		EDIT(amounts, edit_amount);
	}
	return e.hit;
}

/* The fused claims that the id became part of, besides one of its own name. */
static bool apply_to_members(struct arena *a, const struct correction *c, const member_list *members, struct meetings *all, struct diag *d)
{
	bool hit = false;
	for (size_t i = 0; i < members->n; i++)
		if (strcmp(members->v[i].member, c->id) == 0 && strcmp(members->v[i].fused, c->id) != 0)
			hit |= apply(a, c, members->v[i].fused, all, d);
	return hit;
}

void corrections_apply(struct arena *a, struct corrections *c, const member_list *members, struct meetings *all, struct diag *d)
{
	for (size_t i = 0; c && i < c->rows.n; i++) {
		const struct correction *row = &c->rows.v[i];
		bool hit = apply(a, row, row->id, all, d);
		hit |= apply_to_members(a, row, members, all, d);
		if (!hit)
			diag_warn(d, row->at, "no claim has the id '%s': the correction by %s has no effect%s", row->id, row->who,
			    strlen(row->id) < 12 ? "; numbers do not stay, `why` tells the id of one" : "");
	}
}
