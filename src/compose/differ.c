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

static void put_reading(struct composer *k, struct paragraph *p, const struct meeting *m, const struct reading *r, int side)
{
	const struct source_entry *s = source_of(k, m, r->document);
	if (r->value)
		put_as(k, p, arena_printf(k->a, "%s ", r->value), RUN_BOLD);
	if (r->quote) {
		struct run *quote = put(k, p, say_with(k, SAY_QUOTED, r->quote));
		if (s && s->info->lang && strcmp(s->info->lang, k->b->lang) != 0)
			quote->lang = s->info->lang;
	}
	if (s && s->info->publisher)
		put_inked(k, p, arena_printf(k->a, " %s", s->info->publisher), RUN_ITALIC, INK_MUTED);
	if (s)
		put_source(k, p, s, side);
}

void fill_difference(struct composer *k, struct paras *cell, const struct meeting *m, const struct divergence *v, const struct silence *q, int side)
{
	for (size_t i = 0; v && i < v->n_readings; i++)
		put_reading(k, paras_add(k, cell, STYLE_CELL), m, &v->readings[i], side);
	const struct source_entry *s = q ? source_of(k, m, q->document) : NULL;
	if (!s)
		return;
	const char *name = say_publisher(k, s->info);
	struct paragraph *p = paras_text(k, cell, STYLE_CELL, say_with(k, q->quote ? SAY_SILENCE_STATED : SAY_SILENCE, name, say_topic(k, q->topic)));
	put_source(k, p, s, side);
	if (q->quote)
		put(k, p, arena_printf(k->a, " %s", say_with(k, SAY_QUOTED, q->quote)));
}
