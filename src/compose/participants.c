/* participants.c: who took part, side by side. */
#include "compose_int.h"

/* The sides that the person took part on, a bit each.  Those who are only
 * mentioned everywhere stand in one line below the table. */
static unsigned sides_of(const struct composer *k, const struct person_row *p)
{
	unsigned sides = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		sides |= (unsigned)(p->sides[s].present && p->sides[s].level != LEVEL_MENTIONED) << s;
	return sides;
}

/* "Senior adviser, delegation": that a principal took part as one goes without saying. */
static const char *role_on(const struct composer *k, const struct person_row *p, size_t s)
{
	const char *level = taxonomy_name(k->tax, TAX_LEVEL, level_names[p->sides[s].level]), *title = p->sides[s].title ? say_office(k, p->sides[s].title) : NULL;
	bool both = title && p->sides[s].level != LEVEL_PRINCIPAL;
	const char *words[] = { title ? title : level, level };
	return say_list(k, words, both ? 2 : 1, false);
}

/* Name in its own script · country · where the person took part. */
static const char *about(const struct composer *k, const struct person_row *p)
{
	unsigned sides = sides_of(k, p);
	const char *parts[] = { p->native_name, p->country, sides & (sides - 1) ? presence(k, sides) : NULL }, *out = NULL;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i])
			out = out ? say_with(k, SAY_STATE_RELATED, out, parts[i]) : parts[i];
	return out;
}

static void person_row_add(struct composer *k, struct table_draft *t, const struct person_row *p)
{
	struct table_row *row = table_row_add(k, t, -1);
	const char *more = about(k, p);
	row->head = true;
	put_as(k, table_cell(k, row, 0, STYLE_CELL, NULL), say_whole(k, say_name(k, p->name)), RUN_BOLD | RUN_SANS);
	if (more)
		table_cell(k, row, 0, STYLE_META, more);
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (p->sides[s].present)
			put_claim(k, table_cell(k, row, s + 1, STYLE_CELL, sentence_start(k->a, role_on(k, p, s))), p->sides[s].claim);
	sides_row_close(k, row);
}

/* "A. Nordmann, senior adviser (Norway)" */
static void put_person(struct composer *k, struct table_row *row, size_t s, const struct person_row *p, const char *role)
{
	struct paragraph *cell = table_cell(k, row, s + 1, STYLE_ITEM, NULL);
	put_as(k, cell, say_person(k, p), RUN_BOLD | RUN_SANS);
	const char *words = role && p->country ? say_with(k, SAY_NATIVE, role, p->country) : role ? role : p->country;
	if (words)
		put(k, cell, arena_printf(k->a, "%s %s", say(k, SAY_LIST_SEP), words));
	put_claim(k, cell, p->sides[s].claim);
}

static bool is_alone(const struct composer *k, const struct person_row *p)
{
	unsigned sides = sides_of(k, p);
	return k->c->n_sides > 1 && sides && !(sides & (sides - 1));
}

/* A row each for those who took part on one side alone would be a table of
 * dashes: they stand in one row, each side's below one another, or (nobody took
 * part on two sides) in one row a level. */
static void alone_row_add(struct composer *k, struct table_draft *t, size_t most, const enum level *level)
{
	struct table_row *row = table_row_add(k, t, -1);
	size_t *n = arena_array(k->a, k->c->n_sides, size_t), all = 0;
	row->head = true;
	put_as(k, table_cell(k, row, 0, STYLE_CELL, NULL), say(k, !level ? SAY_ONE_SIDE : *level == LEVEL_PRINCIPAL ? SAY_PRINCIPALS : SAY_ALSO_INVOLVED), RUN_BOLD | RUN_SANS);
	for (size_t i = 0; i < k->c->participants.n; i++) {
		const struct person_row *p = &k->c->participants.v[i];
		for (size_t s = 0; is_alone(k, p) && s < k->c->n_sides; s++) {
			const struct presence *on = &p->sides[s];
			if (!(sides_of(k, p) >> s & 1) || (level && on->level != *level))
				continue;
			all++;
			if (n[s]++ < most)
				put_person(k, row, s, p, !level ? role_on(k, p, s) : on->title ? say_office(k, on->title) : NULL);
		}
	}
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (n[s] > most)
			put_inked(k, table_cell(k, row, s + 1, STYLE_ITEM, NULL), say_more(k, n[s] - most), RUN_ITALIC, INK_MUTED);
	sides_row_close(k, row);
	t->rows.n -= !all;
}

void compose_participants(struct composer *k, const struct brief_section *s)
{
	static const enum level levels[] = { LEVEL_PRINCIPAL, LEVEL_DELEGATION };
	struct table_draft t;
	const char **mentioned = arena_array(k->a, k->c->participants.n, const char *);
	enum { FEW_ALONE = 2 };
	size_t n = 0, alone = 0, took_part = 0, most = s->limit ? (size_t)s->limit : k->c->participants.n;
	add_titled(k, s);
	for (size_t i = 0; i < k->c->participants.n; i++) {
		alone += is_alone(k, &k->c->participants.v[i]);
		took_part += sides_of(k, &k->c->participants.v[i]) != 0;
	}
	bool none_shared = alone && alone == took_part, gathered = none_shared || alone > FEW_ALONE;
	side_columns(k, &t, none_shared ? "" : say(k, SAY_COL_PERSON));
	t.columns[0].weight = none_shared ? 1 : 2;
	for (size_t i = 0; i < k->c->participants.n; i++) {
		const struct person_row *p = &k->c->participants.v[i];
		if (!sides_of(k, p))
			mentioned[n++] = say_person(k, p);
		else if (t.rows.n < most && !(gathered && is_alone(k, p)))
			person_row_add(k, &t, p);
	}
	for (size_t i = 0; none_shared && i < 2; i++)
		alone_row_add(k, &t, most, &levels[i]);
	if (gathered && !none_shared)
		alone_row_add(k, &t, most, NULL);
	if (t.rows.n)
		sides_table_add(k, &t, say(k, SAY_PARTICIPANTS));
	if (n)
		add_para(k, STYLE_NOTE, say_with(k, SAY_ALSO_MENTIONED, say_list(k, mentioned, n, true)));
}
