/* tables.c: outcomes, figures, statements and the timeline as tables. */
#include <math.h>
#include <string.h>

#include "compose_int.h"

static struct paragraph *side_cell(struct composer *k, struct table_row *row, size_t side)
{
	struct paragraph *p = table_cell(k, row, 0, STYLE_LABEL, NULL);
	put_inked(k, p, k->c->sides[side].label, RUN_BOLD, ink_of_side(side));
	return p;
}

static void outcome_row(struct composer *k, struct table_draft *t, const struct claim_entry *e)
{
	const struct outcome *o = e->at.item;
	struct table_row *row = table_row_add(k, t, (int)e->at.side);
	const char *amounts = outcome_amounts(k, o);
	side_cell(k, row, e->at.side);
	table_cell(k, row, 1, STYLE_CELL, say_type(k, o->type));
	table_cell(k, row, 2, STYLE_CELL, outcome_text(k, o));
	table_cell(k, row, 3, STYLE_CELL, o->actors.n ? say_list(k, o->actors.v, o->actors.n, false) : say(k, SAY_NONE));
	table_cell(k, row, 4, STYLE_CELL, *amounts ? amounts : say(k, SAY_NONE));
	put_claim_flat(k, table_cell(k, row, 5, STYLE_CELL, NULL), e->id);
}

/* [section outcomes] types, checked against the taxonomy. */
static int wanted_types(struct composer *k, struct config_list *out)
{
	const struct config *c = k->b->config;
	int rc = 0;
	*out = c ? config_list(k->a, c, "section outcomes", "types") : (struct config_list){ 0 };
	for (size_t i = 0; i < out->n; i++) {
		if (taxonomy_find(k->tax, TAX_TYPE, out->v[i]))
			continue;
		const char **known = arena_array(k->a, k->tax->n[TAX_TYPE], const char *);
		for (size_t j = 0; j < k->tax->n[TAX_TYPE]; j++)
			known[j] = k->tax->v[TAX_TYPE][j].id;
		struct place at = config_place(c, "section outcomes", "types");
		const char *guess = diag_guess(str_c(out->v[i]), known, k->tax->n[TAX_TYPE]);
		rc = guess ? diag_error(k->d, EX_CONFIG, at, "unknown type of outcome '%s'; did you mean '%s'?", out->v[i], guess)
			   : diag_error(k->d, EX_CONFIG, at, "unknown type of outcome '%s'; taxonomy.tsv lists them", out->v[i]);
	}
	return rc;
}

static bool is_wanted(const struct config_list *types, const struct outcome *o)
{
	for (size_t i = 0; o->type && i < types->n; i++)
		if (strcmp(types->v[i], o->type) == 0)
			return true;
	return types->n == 0;
}

/* Side by side is the business of the issues; here a side is read at a stretch,
 * in the order of its issues. */
void compose_outcomes(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	struct config_list types;
	if (wanted_types(k, &types) < 0)
		return;
	table_init(k, &t, 6);
	table_column(k, &t, 0, say(k, SAY_COL_SIDE), 1, true);
	table_column(k, &t, 1, say(k, SAY_COL_TYPE), 2, false);
	table_column(k, &t, 2, say(k, SAY_COL_WHAT), 6, false);
	table_column(k, &t, 3, say(k, SAY_COL_WHO), 2, false);
	table_column(k, &t, 4, say(k, SAY_COL_AMOUNT), 2.2, false);
	table_column(k, &t, 5, say(k, SAY_COL_REF), 0.8, false);
	for (size_t side = 0; side < k->c->n_sides; side++) {
		size_t n = 0;
		for (size_t i = 0; i < k->c->rows.n; i++)
			for (size_t j = 0; j < k->c->rows.v[i].cells[side].n; j++) {
				const struct claim_entry *e = claim_find(k, k->c->rows.v[i].cells[side].v[j]);
				if (!outcome_of(e) || !is_wanted(&types, e->at.item) || (s->limit && n >= (size_t)s->limit))
					continue;
				outcome_row(k, &t, e);
				n++;
			}
	}
	if (!t.rows.n)
		return;
	add_heading(k, s, SAY_OUTCOMES);
	table_add(k, &t, say(k, SAY_OUTCOMES));
}

const char *figure_text(const struct composer *k, const struct figure *f, const struct figure_value *v)
{
	const struct amount m = { .value = v->value, .min = NAN, .max = NAN, .change_from = NAN, .change_to = NAN,
		.unit = f->unit, .bound = v->bound, .text = v->text };
	return say_amount(k, &m);
}

static void figure_row(struct composer *k, struct table_draft *t, const struct figure *f)
{
	struct table_row *row = table_row_add(k, t, -1);
	row->head = true;
	table_cell(k, row, 0, STYLE_CELL, f->topic ? say_topic(k, f->topic) : f->object ? f->object : f->unit);
	if (f->topic && f->object)
		table_cell(k, row, 0, STYLE_META, f->object);
	for (size_t i = 0; i < f->values.n; i++) {
		const struct figure_value *v = &f->values.v[i];
		if (v->side >= k->c->n_sides)
			continue;
		struct paragraph *p = table_cell(k, row, v->side + 1, STYLE_CELL, figure_text(k, f, v));
		put_claim(k, p, v->claim);
	}
	for (size_t side = 0; side < k->c->n_sides; side++)
		if (!row->cells[side + 1].n)
			table_cell(k, row, side + 1, STYLE_CELL, say(k, SAY_NONE));
}

void compose_numbers(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	size_t n = limit_of(s, k->c->figures.n);
	if (!n)
		return;
	table_init(k, &t, k->c->n_sides + 1);
	table_column(k, &t, 0, say(k, SAY_COL_WHAT), 3, false);
	for (size_t side = 0; side < k->c->n_sides; side++)
		table_column(k, &t, side + 1, side_title(k, side), 3, false);
	for (size_t i = 0; i < n; i++)
		figure_row(k, &t, &k->c->figures.v[i]);
	add_heading(k, s, SAY_NUMBERS);
	table_add(k, &t, say(k, SAY_NUMBERS))->table.side_heads = true;
}

static void statement_row(struct composer *k, struct table_draft *t, size_t side, const struct statement *st)
{
	struct table_row *row = table_row_add(k, t, (int)side);
	side_cell(k, row, side);
	table_cell(k, row, 1, STYLE_CELL, st->speaker ? st->speaker : say(k, SAY_NONE));
	struct paragraph *p = table_cell(k, row, 2, STYLE_CELL, st->indirect ? st->quote : say_with(k, SAY_QUOTED, st->quote));
	put_claim(k, p, st->claim.id);
	table_cell(k, row, 3, STYLE_CELL, st->reported_by ? st->reported_by : say(k, SAY_NONE));
}

void compose_statements(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	table_init(k, &t, 4);
	table_column(k, &t, 0, say(k, SAY_COL_SIDE), 1, true);
	table_column(k, &t, 1, say(k, SAY_COL_SPEAKER), 2, false);
	table_column(k, &t, 2, say(k, SAY_COL_WORDS), 7, false);
	table_column(k, &t, 3, say(k, SAY_COL_REPORTER), 2, false);
	for (size_t side = 0; side < k->c->n_sides; side++) {
		size_t n = 0;
		for (size_t i = 0; i < k->c->sides[side].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[side].meetings[i];
			for (size_t j = 0; j < m->statements.n && (!s->limit || n < (size_t)s->limit); j++, n++)
				statement_row(k, &t, side, &m->statements.v[j]);
		}
	}
	if (!t.rows.n)
		return;
	add_heading(k, s, SAY_STATEMENTS);
	table_add(k, &t, say(k, SAY_STATEMENTS));
}

static const struct meeting *meeting_find(const struct composer *k, const char *id)
{
	for (size_t s = 0; id && s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++)
			if (strcmp(k->c->sides[s].meetings[i].id, id) == 0)
				return &k->c->sides[s].meetings[i];
	return NULL;
}

static void timeline_row(struct composer *k, struct table_draft *t, const struct timeline_entry *e)
{
	struct table_row *row = table_row_add(k, t, e->side);
	const char *date = say_date(k, e->start, e->end), *place = say_place(k, &e->place);
	const struct meeting *m = meeting_find(k, e->meeting);
	struct run *when = put_as(k, table_cell(k, row, 0, STYLE_CELL, NULL), date, e->side < 0 ? 0 : RUN_BOLD);
	if (e->side >= 0)
		when->ink = ink_of_side((size_t)e->side), when->inked = true;
	const char *kind = e->kind ? taxonomy_name(k->tax, TAX_KIND, e->kind) : say(k, SAY_NONE);
	struct paragraph *p = table_cell(k, row, 1, STYLE_CELL, e->planned ? say_with(k, SAY_PLANNED, kind) : kind);
	if (m)
		put_meeting_sources(k, p, m, e->side);
	else if (e->claim)
		put_claim(k, p, e->claim);
	table_cell(k, row, 2, STYLE_CELL, place ? place : say(k, SAY_NONE));
	table_cell(k, row, 3, STYLE_CELL, e->countries.n ? say_list(k, e->countries.v, e->countries.n, false) : say(k, SAY_NONE));
}

void compose_timeline(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	size_t n = limit_of(s, k->c->timeline.n);
	if (!n)
		return;
	table_init(k, &t, 4);
	table_column(k, &t, 0, say(k, SAY_COL_DATE), 3, false);
	table_column(k, &t, 1, say(k, SAY_COL_MEETING), 4, false);
	table_column(k, &t, 2, say(k, SAY_COL_PLACE), 3, false);
	table_column(k, &t, 3, say(k, SAY_COL_WHO), 3, false);
	for (size_t i = 0; i < n; i++)
		timeline_row(k, &t, &k->c->timeline.v[i]);
	add_heading(k, s, SAY_TIMELINE);
	table_add(k, &t, say(k, SAY_TIMELINE));
}
