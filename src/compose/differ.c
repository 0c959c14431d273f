/* differ.c: where sources on one meeting tell it differently, or say nothing
 * of what others report.  Two tellings are two facts: none is chosen. */
#include <math.h>
#include <string.h>

#include "compose_int.h"

/* What the fields are called; others by their own names. */
static const char *field_words(const struct composer *k, const char *name)
{
	static const struct {
		const char *field;
		enum phrase words;
	} fields[] = { { "start", SAY_DIFFER_DATE }, { "place", SAY_DIFFER_PLACE }, { "title", SAY_DIFFER_TITLE }, { "amounts", SAY_DIFFER_AMOUNTS } };
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (same_text(fields[i].field, name))
			return say(k, fields[i].words);
	return name ? name : "";
}

/* "Trade and tariffs: term": a divergence has a field, most have a topic. */
const char *divergence_point(const struct composer *k, const struct divergence *v)
{
	char *field = arena_strz(k->a, str_c(field_words(k, v->field)));
	for (char *p = field; *p; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	if (!v->topic)
		return field;
	return *field ? arena_printf(k->a, "%s: %s", say_topic(k, v->topic), field) : say_topic(k, v->topic);
}

/* Does a word that ends things stand before the figure? */
static bool is_ended(const struct composer *k, const struct outcome *o, const char *figure)
{
	struct str text = summary_of(o), words = k->phrases->v[SAY_AMOUNT_ENDED_BY];
	const char *whole = arena_strz(k->a, text), *at = strstr(whole, figure);
	size_t n = at ? (size_t)(at - whole) : 0;
	for (struct str rest = words; rest.p;) {
		struct str stem = str_trim(str_cut(&rest, ' '));
		for (size_t i = 0; stem.n && i + stem.n <= n; i++)
			if ((i == 0 || text.p[i - 1] == ' ') && str_starts(str_sub(text, i, n), stem))
				return true;
	}
	return false;
}

const char *amount_of(const struct composer *k, const struct outcome *o, const struct amount *m)
{
	const char *words = say_amount(k, m);
	return isnan(m->change_from) && m->text && is_ended(k, o, m->text) ? say_with(k, SAY_AMOUNT_ENDED, words) : words;
}

const char *reading_value(const struct composer *k, const struct meeting *m, const struct divergence *v, const struct reading *r)
{
	const struct outcome *o = NULL;
	if (r->value && same_text(v->field, "start"))
		return say_date(k, r->value, NULL);
	for (size_t i = 0; i < k->claims.n && !o; i++)
		if (is_reading(&k->claims.v[i], m, v, r))
			o = outcome_of(&k->claims.v[i]);
	for (size_t i = 0; o && i < o->n_amounts; i++) {
		if (!same_text(o->amounts[i].text, r->value))
			continue;
		return amount_of(k, o, &o->amounts[i]);
	}
	return r->value;
}

static void put_reading(struct composer *k, struct paragraph *p, const struct meeting *m, const struct divergence *v, const struct reading *r, int side)
{
	const struct source_entry *s = source_of(k, m, r->document);
	if (r->value)
		put_as(k, p, arena_printf(k->a, "%s ", reading_value(k, m, v, r)), RUN_BOLD | RUN_SANS);
	if (r->quote) {
		struct run *quote = put(k, p, say_quoted(k, r->quote));
		if (s && s->info->lang && strcmp(s->info->lang, k->b->lang) != 0)
			quote->lang = s->info->lang;
	}
	if (s && s->info->publisher)
		put_inked(k, p, arena_printf(k->a, " %s", s->info->publisher), RUN_ITALIC, INK_MUTED);
	if (s)
		put_source(k, p, s, side);
}

/* Another that the same source keeps of the same meeting, as silently. */
static bool is_like(const struct silence *x, const struct silence *y)
{
	return x->document == y->document && !x->quote == !y->quote && (!x->quote || strcmp(x->quote, y->quote) == 0);
}

bool silence_is_first(const struct meeting *m, const struct silence *q)
{
	for (const struct silence *v = m->silences.v; v < q; v++)
		if (is_like(v, q))
			return false;
	return true;
}

const char *silence_topics(const struct composer *k, const struct meeting *m, const struct silence *q)
{
	const char *out = say_topic(k, q->topic);
	/* Names of topics have "and" in them: semicolons keep them apart. */
	for (size_t i = 0; i < m->silences.n; i++)
		if (&m->silences.v[i] != q && is_like(&m->silences.v[i], q))
			out = arena_printf(k->a, "%s%s %s", out, say(k, SAY_DIFFER_SEP), say_topic(k, m->silences.v[i].topic));
	return out;
}

void fill_difference(struct composer *k, struct paras *cell, const struct meeting *m, const struct divergence *v, const struct silence *q, int side)
{
	for (size_t i = 0; v && i < v->n_readings; i++)
		put_reading(k, paras_add(k, cell, STYLE_CELL), m, v, &v->readings[i], side);
	const struct source_entry *s = q ? source_of(k, m, q->document) : NULL;
	if (!s)
		return;
	const char *name = say_publisher(k, s);
	const char *words = say_with(k, q->quote ? SAY_SILENCE_STATED : SAY_SILENCE, name, silence_topics(k, m, q));
	struct paragraph *p = paras_text(k, cell, STYLE_CELL, sentence_start(k->a, words));
	if (q->quote)
		put(k, p, arena_printf(k->a, " %s", say_quoted(k, q->quote)));
	put_source(k, p, s, side);
}
