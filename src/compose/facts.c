/* facts.c: the table of basic facts, and the participants. */
#include <string.h>

#include "compose_int.h"

enum { NAMES_MAX = 8 };

static bool is_call(const struct meeting *m)
{
	return m->kind && strcmp(m->kind, "call") == 0;
}

static const char *meeting_words(const struct composer *k, const struct meeting *m)
{
	const char *out = say_meeting(k, m->kind, &m->place, m->start, m->end);
	return m->planned ? say_with(k, SAY_PLANNED, out) : out;
}

/* The most telling meeting of a side that is not a call: one that took place,
 * of the kind that the taxonomy lists first, with the most outcomes. */
static const struct meeting *main_meeting(const struct composer *k, const struct side *s)
{
	const struct meeting *best = NULL;
	for (size_t i = 0; i < s->n_meetings; i++) {
		const struct meeting *m = &s->meetings[i];
		if (is_call(m))
			continue;
		unsigned order = taxonomy_order(k->tax, TAX_KIND, m->kind), best_order = best ? taxonomy_order(k->tax, TAX_KIND, best->kind) : 0;
		if (!best || best->planned > m->planned ||
		    (best->planned == m->planned && (order < best_order || (order == best_order && m->outcomes.n > best->outcomes.n))))
			best = m;
	}
	return best;
}

static void put_meeting(struct composer *k, struct table_row *row, size_t side, const struct meeting *m, const char *words)
{
	struct paragraph *p = table_cell(k, row, side + 1, STYLE_CELL, words);
	if (m->inferred.n || (m->date_basis && strcmp(m->date_basis, "inferred") == 0))
		put_inferred(k, p);
	put_meeting_sources(k, p, m, (int)side);
}

static struct table_row *fact_row(struct composer *k, struct table_draft *t, enum phrase head)
{
	struct table_row *row = table_row_add(k, t, -1);
	row->head = true;
	table_cell(k, row, 0, STYLE_LABEL, say(k, head));
	return row;
}

/* An empty cell says that it is. */
static void close_row(struct composer *k, struct table_row *row)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (!row->cells[s + 1].n)
			table_cell(k, row, s + 1, STYLE_CELL, say(k, SAY_NONE));
}

static void main_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_MAIN_MEETING);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		const struct meeting *m = main_meeting(k, &k->c->sides[s]);
		if (m)
			put_meeting(k, row, s, m, meeting_words(k, m));
	}
	close_row(k, row);
}

/* The calls, or what is neither a call nor the main meeting; no row if nothing. */
static void meetings_row(struct composer *k, struct table_draft *t, bool calls)
{
	struct table_row *row = NULL;
	for (size_t s = 0; s < k->c->n_sides; s++) {
		const struct side *side = &k->c->sides[s];
		const struct meeting *chief = main_meeting(k, side);
		for (size_t i = 0; i < side->n_meetings; i++) {
			const struct meeting *m = &side->meetings[i];
			if (is_call(m) != calls || m == chief)
				continue;
			if (!row)
				row = fact_row(k, t, calls ? SAY_CALLS : SAY_OTHER_MEETINGS);
			const char *date = say_date(k, m->start, m->end);
			put_meeting(k, row, s, m, !calls ? meeting_words(k, m) : m->planned ? say_with(k, SAY_PLANNED, date) : date);
		}
	}
	if (row)
		close_row(k, row);
}

static const char *full_name(const struct composer *k, const struct person_row *p)
{
	return p->native_name ? say_with(k, SAY_NATIVE, p->name, p->native_name) : p->name;
}

static void people_row(struct composer *k, struct table_draft *t, enum phrase head, enum level level, size_t most)
{
	struct table_row *row = NULL;
	for (size_t s = 0; s < k->c->n_sides; s++) {
		const char *names[NAMES_MAX];
		size_t n = 0, all = 0;
		for (size_t i = 0; i < k->c->participants.n; i++) {
			const struct person_row *p = &k->c->participants.v[i];
			if (!p->sides[s].present || p->sides[s].level != level)
				continue;
			if (all++ < most)
				names[n++] = full_name(k, p);
		}
		if (!n)
			continue;
		if (!row)
			row = fact_row(k, t, head);
		struct paragraph *p = table_cell(k, row, s + 1, STYLE_CELL, say_list(k, names, n, false));
		if (all > n)
			put(k, p, arena_printf(k->a, " %s", say_with(k, SAY_MORE, arena_printf(k->a, "%zu", all - n))));
	}
	if (row)
		close_row(k, row);
}

static void counts_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_COUNTS);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		size_t issues = 0, outcomes = 0;
		for (size_t i = 0; i < k->c->rows.n; i++) {
			issues += row_on(&k->c->rows.v[i], s);
			outcomes += row_outcomes(k, &k->c->rows.v[i], s);
		}
		table_cell(k, row, s + 1, STYLE_CELL, say_with(k, SAY_COUNTS_VALUE, say_count(k, SAY_ISSUE_ONE, issues), say_count(k, SAY_OUTCOME_ONE, outcomes)));
	}
}

static void sources_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_FACT_SOURCES);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		struct paragraph *p = NULL;
		for (size_t i = 0; i < k->sources.n; i++) {
			const struct source_entry *e = &k->sources.v[i];
			if (!(e->sides >> s & 1))
				continue;
			const char *name = e->info->publisher ? e->info->publisher : e->info->file;
			if (p)
				put(k, p, arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)));
			else
				p = table_cell(k, row, s + 1, STYLE_CELL, NULL);
			put(k, p, name);
			put_source(k, p, e, (int)s);
		}
	}
	close_row(k, row);
}

static void side_columns(struct composer *k, struct table_draft *t, const char *first)
{
	table_init(k, t, k->c->n_sides + 1);
	table_column(k, t, 0, first, 1, false);
	for (size_t s = 0; s < k->c->n_sides; s++)
		table_column(k, t, s + 1, side_title(k, s), 3, false);
}

void compose_facts(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	if (s->title)
		add_heading(k, s, SAY_FACTS);
	side_columns(k, &t, "");
	main_row(k, &t);
	meetings_row(k, &t, false);
	meetings_row(k, &t, true);
	people_row(k, &t, SAY_PRINCIPALS, LEVEL_PRINCIPAL, NAMES_MAX);
	people_row(k, &t, SAY_ALSO_INVOLVED, LEVEL_DELEGATION, NAMES_MAX);
	counts_row(k, &t);
	sources_row(k, &t);
	table_add(k, &t, say(k, SAY_FACTS))->table.side_heads = true;
}

/* Those who are only mentioned everywhere stand in one line below the table. */
static bool takes_part(const struct composer *k, const struct person_row *p)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (p->sides[s].present && p->sides[s].level != LEVEL_MENTIONED)
			return true;
	return false;
}

static void person_row_add(struct composer *k, struct table_draft *t, const struct person_row *p)
{
	struct table_row *row = table_row_add(k, t, -1);
	row->head = true;
	struct paragraph *name = table_cell(k, row, 0, STYLE_CELL, NULL);
	put_as(k, name, full_name(k, p), RUN_BOLD);
	if (p->country)
		table_cell(k, row, 0, STYLE_META, p->country);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		if (!p->sides[s].present)
			continue;
		const char *level = taxonomy_name(k->tax, TAX_LEVEL, level_names[p->sides[s].level]), *title = p->sides[s].title;
		const char *words[] = { title ? title : level, level };
		struct paragraph *cell = table_cell(k, row, s + 1, STYLE_CELL, say_list(k, words, title ? 2 : 1, false));
		put_claim(k, cell, p->sides[s].claim);
	}
	close_row(k, row);
}

void compose_participants(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	const char **mentioned = arena_array(k->a, k->c->participants.n, const char *);
	size_t n = 0;
	add_heading(k, s, SAY_PARTICIPANTS);
	side_columns(k, &t, say(k, SAY_COL_PERSON));
	t.columns[0].weight = 2;
	for (size_t i = 0; i < k->c->participants.n; i++) {
		const struct person_row *p = &k->c->participants.v[i];
		if (!takes_part(k, p))
			mentioned[n++] = full_name(k, p);
		else if (!s->limit || t.rows.n < (size_t)s->limit)
			person_row_add(k, &t, p);
	}
	if (t.rows.n)
		table_add(k, &t, say(k, SAY_PARTICIPANTS))->table.side_heads = true;
	if (n)
		add_para(k, STYLE_NOTE, say_with(k, SAY_ALSO_MENTIONED, say_list(k, mentioned, n, true)));
}
