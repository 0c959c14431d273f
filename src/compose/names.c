/* names.c: one name for each person, wherever the brief prints one of its own.
 *
 * Texts call one person by many names ("Joseph R. Biden, Jr.", "Kishida Fumio"),
 * and the records keep them.  What the brief itself prints is the name that
 * people.tsv has as the usual one; of those whom it does not know, the name of
 * their row among the participants.  Quotes stay as they are.
 *
 *     forms in the comparison ─ sorted ─ people.tsv ─ rows of participants ─▶ shown */
#include <stdlib.h>
#include <string.h>

#include "compose_int.h"
#include "layers.h"

enum { COL_NAME, COL_NATIVE, COL_SIDE, COL_ALIASES = 8, COLS };

struct known_name {
	const char *form, *side, *native, *shown; /* side, native, shown may be NULL */
};

struct names {
	VEC(struct known_name) v; /* by form, each once */
};

static void collect(struct arena *a, struct names *all, const char *form, const char *side, const char *native)
{
	if (form && *form)
		*vec_push(a, &all->v) = (struct known_name){ form, side, native, NULL };
}

/* What stands in the first brackets of rest, which moves behind them; false: none. */
static bool next_bracket(struct str *rest, struct str *before, struct str *inner)
{
	size_t open = str_chr(*rest, '[');
	if (open == STR_NONE)
		return false;
	struct str behind = str_sub(*rest, open + 1, rest->n);
	size_t close = str_chr(behind, ']');
	if (close == STR_NONE)
		return false;
	*before = str_sub(*rest, 0, open);
	*inner = str_sub(behind, 0, close);
	*rest = str_sub(behind, close + 1, behind.n);
	return true;
}

/* "Ana Zenda’s": where her name ends. */
static struct str without_possessive(struct str name)
{
	static const char *const ends[] = { "'s", "\xE2\x80\x99s" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_ends(name, str_c(ends[i])))
			return str_sub(name, 0, name.n - strlen(ends[i]));
	return name;
}

static void collect_meeting(struct arena *a, struct names *all, const struct meeting *m)
{
	for (size_t i = 0; i < m->participants.n; i++)
		collect(a, all, m->participants.v[i].name, m->participants.v[i].side, m->participants.v[i].native_name);
	for (size_t i = 0; i < m->statements.n; i++)
		collect(a, all, m->statements.v[i].speaker, NULL, NULL);
	for (size_t i = 0; i < m->outcomes.n; i++) {
		struct str rest = str_c(m->outcomes.v[i].summary ? m->outcomes.v[i].summary : ""), before, inner;
		while (next_bracket(&rest, &before, &inner))
			collect(a, all, arena_strz(a, without_possessive(inner)), NULL, NULL);
	}
}

static int by_form(const void *x, const void *y)
{
	return strcmp(((const struct known_name *)x)->form, ((const struct known_name *)y)->form);
}

/* Sorted, with what any of those of one form knows of its person. */
static void seal(struct names *all)
{
	size_t n = 0;
	if (all->v.n)
		qsort(all->v.v, all->v.n, sizeof *all->v.v, by_form);
	for (size_t i = 0; i < all->v.n; i++) {
		struct known_name *last = n ? &all->v.v[n - 1] : NULL, now = all->v.v[i];
		if (!last || strcmp(last->form, now.form) != 0) {
			all->v.v[n++] = now;
			continue;
		}
		last->side = last->side ? last->side : now.side;
		last->native = last->native ? last->native : now.native;
	}
	all->v.n = n;
}

static struct known_name *find(const struct names *all, const char *form)
{
	const struct known_name key = { .form = form };
	return all && all->v.n ? bsearch(&key, all->v.v, all->v.n, sizeof key, by_form) : NULL;
}

static void take(struct arena *a, const struct names *all, struct str form, const struct tsv_row *row)
{
	struct known_name *n = form.n ? find(all, arena_strz(a, form)) : NULL;
	if (n && !n->shown && (!n->side || !row->cell[COL_SIDE].n || str_is(row->cell[COL_SIDE], n->side)))
		n->shown = arena_strz(a, row->cell[COL_NAME]);
}

/* The family's name before or behind: known by the name in its own script. */
static void take_order(struct arena *a, const struct names *all, const struct tsv_row *row)
{
	for (size_t i = 0; row->cell[COL_NATIVE].n && i < all->v.n; i++) {
		struct known_name *n = &all->v.v[i];
		if (n->shown || !n->native || !str_is(row->cell[COL_NATIVE], n->native) || row->cell[COL_NAME].n != strlen(n->form))
			continue;
		const struct participant usual = { .name = arena_strz(a, row->cell[COL_NAME]) }, met = { .name = n->form };
		if (person_match(a, &usual, &met))
			n->shown = usual.name;
	}
}

static int take_usual(struct composer *k, const struct layers *data, const struct names *all)
{
	struct tsv t;
	if (layers_load(k->a, data, "lexicon/people.tsv", 3, COLS, 1, &t, k->d) < 0)
		return -1;
	for (size_t i = 0; i < t.n; i++) {
		const struct tsv_row *row = &t.rows[i];
		take(k->a, all, row->cell[COL_NAME], row);
		for (struct str rest = row->cell[COL_ALIASES]; rest.p;)
			take(k->a, all, str_trim(str_cut(&rest, ';')), row);
	}
	for (size_t i = 0; i < t.n; i++)
		take_order(k->a, all, &t.rows[i]);
	return 0;
}

/* The only row of a participant that the name fits, or NULL. */
static const struct person_row *row_of(const struct composer *k, const struct known_name *n)
{
	const struct participant p = { .name = n->form, .side = n->side, .native_name = n->native };
	const struct person_row *hit = NULL;
	for (size_t i = 0; i < k->c->participants.n; i++) {
		const struct person_row *r = &k->c->participants.v[i];
		const struct participant q = { .name = r->name, .side = r->country, .native_name = r->native_name };
		if (!person_match(k->a, &q, &p))
			continue;
		if (hit)
			return NULL;
		hit = r;
	}
	return hit;
}

int names_load(struct composer *k, const struct layers *data)
{
	struct names *all = arena_new_of(k->a, struct names);
	for (size_t i = 0; i < k->c->participants.n; i++)
		collect(k->a, all, k->c->participants.v[i].name, k->c->participants.v[i].country, k->c->participants.v[i].native_name);
	for (size_t s = 0; s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++)
			collect_meeting(k->a, all, &k->c->sides[s].meetings[i]);
	seal(all);
	if (all->v.n && take_usual(k, data, all) < 0)
		return -1;
	for (size_t i = 0; i < all->v.n; i++) {
		struct known_name *n = &all->v.v[i];
		const struct person_row *r = n->shown ? NULL : row_of(k, n);
		const struct known_name *of = r ? find(all, r->name) : NULL;
		n->shown = n->shown ? n->shown : of && of->shown ? of->shown : r ? r->name : n->form;
	}
	k->names = all;
	return 0;
}

const char *say_name(const struct composer *k, const char *form)
{
	const struct known_name *n = form ? find(k->names, form) : NULL;
	return n ? n->shown : form;
}

const char *say_person(const struct composer *k, const struct person_row *p)
{
	const char *name = say_whole(k, say_name(k, p->name));
	return p->native_name ? say_with(k, SAY_NATIVE, name, say_whole(k, p->native_name)) : name;
}

const char *say_office(const struct composer *k, const char *title)
{
	struct str rest = str_c(title), behind = rest, word = str_cut(&behind, ' ');
	for (struct str passing = k->phrases->v[SAY_OFFICE_PASSING]; passing.p && behind.n;)
		if (str_eq(word, str_trim(str_cut(&passing, ' ')))) {
			rest = str_trim(behind);
			behind = rest;
			word = str_cut(&behind, ' ');
			passing = k->phrases->v[SAY_OFFICE_PASSING];
		}
	return rest.n == strlen(title) ? title : arena_strz(k->a, rest);
}

/* "US and China" as "China and the US", if the actors are who is named; else NULL. */
static const char *parties(const struct composer *k, const struct strs *actors, struct str inner)
{
	const struct str last = str_c(arena_printf(k->a, " %s ", say(k, SAY_LIST_LAST))), sep = str_c(arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)));
	struct strs named = { arena_array(k->a, actors->n, const char *), 0 };
	while (inner.n) {
		size_t at = 0;
		while (at < inner.n && !str_starts(str_sub(inner, at, inner.n), last) && !str_starts(str_sub(inner, at, inner.n), sep))
			at++;
		const char *party = arena_strz(k->a, str_sub(inner, 0, at));
		if (!strs_contain(actors, party) || named.n == actors->n)
			return NULL;
		named.v[named.n++] = party;
		inner = str_sub(inner, at, inner.n);
		inner = str_sub(inner, str_starts(inner, last) ? last.n : inner.n ? sep.n : 0, inner.n);
	}
	return named.n ? say_parties(k, &named) : NULL;
}

const char *say_referents(const struct composer *k, const struct outcome *o, const char *text)
{
	struct str rest = str_c(text), before, inner;
	const char *out = "";
	while (next_bracket(&rest, &before, &inner)) {
		struct str owner = without_possessive(inner), tail = str_sub(inner, owner.n, inner.n);
		const char *named = parties(k, &o->actors, owner), *name = named ? named : say_name(k, arena_strz(k->a, owner));
		out = arena_printf(k->a, "%s%.*s[%s%.*s]", out, STR_ARG(before), !*out && !before.n ? sentence_start(k->a, name) : name, STR_ARG(tail));
	}
	return *out ? arena_printf(k->a, "%s%.*s", out, STR_ARG(rest)) : text;
}
