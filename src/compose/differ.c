/* differ.c: where sources on one meeting tell it differently, or say nothing
 * of what others report.  Two tellings are two facts: none is chosen. */
#include <string.h>

#include "compose_int.h"

/* "Trade and tariffs: term": a divergence has a field, most have a topic. */
const char *divergence_point(const struct composer *k, const struct divergence *v)
{
	char *field = arena_strz(k->a, str_c(v->field ? v->field : ""));
	for (char *p = field; *p; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	if (!v->topic)
		return field;
	return *field ? arena_printf(k->a, "%s: %s", say_topic(k, v->topic), field) : say_topic(k, v->topic);
}

static void add_divergence(struct composer *k, struct table_draft *t, size_t side, const struct meeting *m, const struct divergence *v)
{
	struct table_row *row = table_row_add(k, t, (int)side);
	put_inked(k, table_cell(k, row, 0, STYLE_LABEL, NULL), k->c->sides[side].label, RUN_BOLD, ink_of_side(side));
	table_cell(k, row, 1, STYLE_CELL, divergence_point(k, v));
	table_cell(k, row, 1, STYLE_META, say_meeting(k, m->kind, &m->place, m->start, m->end));
	for (size_t i = 0; i < v->n_readings; i++) {
		const struct reading *r = &v->readings[i];
		const struct source_entry *s = source_of(k, m, r->document);
		struct paragraph *p = table_cell(k, row, 2, STYLE_CELL, NULL);
		if (r->value)
			put_as(k, p, arena_printf(k->a, "%s ", r->value), RUN_BOLD);
		if (r->quote)
			put(k, p, say_with(k, SAY_QUOTED, r->quote));
		if (s)
			put_source(k, p, s, (int)side);
	}
}

static void add_silence(struct composer *k, size_t side, const struct meeting *m, const struct silence *v)
{
	const struct source_entry *s = source_of(k, m, v->document);
	if (!s)
		return;
	const char *name = s->info->publisher ? s->info->publisher : s->info->file;
	struct paragraph *p = add_para(k, STYLE_ITEM, say_with(k, v->quote ? SAY_SILENCE_STATED : SAY_SILENCE, name, say_topic(k, v->topic)));
	p->bullet = true;
	put_source(k, p, s, (int)side);
	if (v->quote)
		put(k, p, arena_printf(k->a, " %s", say_with(k, SAY_QUOTED, v->quote)));
}

void compose_divergences(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	size_t silences = 0;
	table_init(k, &t, 3);
	table_column(k, &t, 0, say(k, SAY_COL_SIDE), 1, true);
	table_column(k, &t, 1, say(k, SAY_COL_FIELD), 3, false);
	table_column(k, &t, 2, say(k, SAY_COL_SAYS), 8, false);
	for (size_t side = 0; side < k->c->n_sides; side++)
		for (size_t i = 0; i < k->c->sides[side].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[side].meetings[i];
			silences += m->silences.n;
			for (size_t j = 0; j < m->divergences.n && (!s->limit || t.rows.n < (size_t)s->limit); j++)
				add_divergence(k, &t, side, m, &m->divergences.v[j]);
		}
	if (!t.rows.n && !silences)
		return;
	add_heading(k, s, SAY_DIVERGENCES);
	if (t.rows.n)
		table_add(k, &t, say(k, SAY_DIVERGENCES));
	for (size_t side = 0; side < k->c->n_sides; side++)
		for (size_t i = 0; i < k->c->sides[side].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[side].meetings[i];
			for (size_t j = 0; j < m->silences.n; j++)
				add_silence(k, side, m, &m->silences.v[j]);
		}
}
