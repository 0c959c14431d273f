/* rows.c: what a row of the comparison says of a side. */
#include <math.h>
#include <string.h>

#include "compose_int.h"

bool row_on(const struct row *r, size_t side)
{
	return r->cells[side].n > 0;
}

unsigned row_sides(const struct composer *k, const struct row *r)
{
	unsigned sides = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		sides |= (unsigned)row_on(r, s) << s;
	return sides;
}

const struct outcome *outcome_of(const struct claim_entry *e)
{
	return e && e->at.kind == CLAIM_OUTCOME ? e->at.item : NULL;
}

size_t row_outcomes(const struct composer *k, const struct row *r, size_t side)
{
	size_t n = 0;
	for (size_t i = 0; i < r->cells[side].n; i++)
		n += outcome_of(claim_find(k, r->cells[side].v[i])) != NULL;
	return n;
}

/* The first and the last day of what took place on a side, or NULL. */
static const char *day_of(const struct side *s, bool last)
{
	const char *best = NULL;
	for (size_t i = 0; i < s->n_meetings; i++) {
		const char *day = s->meetings[i].start;
		if (!day || *day == '-' || s->meetings[i].planned)
			continue;
		if (!best || (strcmp(day, best) > 0) == last)
			best = day;
	}
	return best;
}

bool sides_in_time(const struct composer *k)
{
	for (size_t s = 0; s + 1 < k->c->n_sides; s++) {
		const char *end = day_of(&k->c->sides[s], true), *start = day_of(&k->c->sides[s + 1], false);
		if (!end || !start || strcmp(end, start) >= 0)
			return false;
	}
	return true;
}

/* Another issue may have an outcome that says the same. */
static bool was_told(const struct composer *k, const struct claim_entry *e)
{
	enum { ALIKE_PERCENT = 60 };
	for (size_t i = 0; i < k->told.n; i++)
		if (k->told.v[i]->at.meeting == e->at.meeting && likeness_of(k->told.v[i], e) >= ALIKE_PERCENT)
			return true;
	return false;
}

const struct claim_entry *row_lead(const struct composer *k, const struct row *r, size_t side, size_t most, double *weight)
{
	const struct claim_entry *lead = NULL;
	for (size_t i = 0; i < r->cells[side].n; i++) {
		const struct claim_entry *e = claim_find(k, r->cells[side].v[i]);
		if (!outcome_of(e) || (most && told_length(outcome_of(e)) > most))
			continue;
		double w = e->weight + (was_told(k, e) ? points_of(k, WEIGH_MARK, "told") : 0);
		if (!lead || w > *weight) {
			lead = e;
			*weight = w;
		}
	}
	return lead;
}

const char *row_anchor(const struct composer *k, const struct row *r)
{
	return arena_printf(k->a, "issue-%s", r->topic);
}

bool cell_told(const struct composer *k, const struct row *r, size_t side, size_t i)
{
	const struct claim_entry *e = claim_find(k, r->cells[side].v[i]);
	return !k->b->outcomes || (row_told(k, r) && (i == 0 || e->rank <= (size_t)k->b->outcomes));
}

bool row_told(const struct composer *k, const struct row *r)
{
	bool told = !k->b->outcomes;
	for (size_t s = 0; s < k->c->n_sides && !told; s++)
		for (size_t i = 0; i < r->cells[s].n && !told; i++) {
			const struct claim_entry *e = claim_find(k, r->cells[s].v[i]);
			told = outcome_of(e) && e->rank <= (size_t)k->b->outcomes;
		}
	return told;
}

const char *row_link(const struct composer *k, const struct row *r)
{
	return (size_t)(r - k->c->rows.v) < k->issues && row_told(k, r) ? arena_printf(k->a, "#%s", row_anchor(k, r)) : NULL;
}

const char *presence(const struct composer *k, unsigned sides)
{
	const char *labels[32];
	size_t n = 0, all = k->c->n_sides;
	for (size_t s = 0; s < all && s < 32; s++)
		if (sides >> s & 1)
			labels[n++] = k->c->sides[s].label;
	if (n == all)
		return say(k, all == 2 ? SAY_STATE_BOTH : SAY_STATE_ALL);
	if (n == 1)
		return say_with(k, SAY_STATE_ONLY, labels[0]);
	return say_with(k, SAY_STATE_SOME, say_list(k, labels, n, true));
}

const char *row_relations(const struct composer *k, const struct row *r)
{
	const char **seen = arena_array(k->a, r->pairs.n, const char *);
	size_t n = 0;
	for (size_t i = 0; i < r->pairs.n; i++) {
		const char *name = taxonomy_name(k->tax, TAX_RELATION, r->pairs.v[i].relation);
		bool known = false;
		for (size_t j = 0; j < n; j++)
			known = known || strcmp(seen[j], name) == 0;
		if (!known)
			seen[n++] = name;
	}
	return n ? say_list(k, seen, n, false) : NULL;
}

const char *row_state(const struct composer *k, const struct row *r)
{
	const char *state = presence(k, row_sides(k, r)), *relations = row_relations(k, r);
	return relations ? say_with(k, SAY_STATE_RELATED, state, relations) : state;
}

/* "We should stay …": who "we" is stands in the source before it. */
static bool is_first_person(const struct composer *k, struct str text)
{
	return is_word_of(str_cut(&text, ' '), k->phrases->v[SAY_TOLD_FIRST_PERSON]);
}

static bool stands_within(const struct claim *part, const struct claim *whole)
{
	for (size_t i = 0; i < part->n_sources; i++)
		for (size_t j = 0; j < whole->n_sources; j++) {
			const struct reading *p = &part->sources[i], *w = &whole->sources[j];
			if (p->document == w->document && p->span.s < w->span.e && w->span.s < p->span.e)
				return true;
		}
	return false;
}

static const char *speaker_of(const struct composer *k, const struct outcome *o)
{
	const struct claim_entry *e = claim_find(k, o->claim.id);
	for (size_t i = 0; e && i < e->at.meeting->statements.n; i++) {
		const struct statement *s = &e->at.meeting->statements.v[i];
		if (s->speaker && stands_within(&o->claim, &s->claim))
			return s->speaker;
	}
	return NULL;
}

const char *outcome_text(const struct composer *k, const struct outcome *o)
{
	const char *text = say_referents(k, o, sentence_case(k->a, arena_strz(k->a, summary_of(o))));
	const char *speaker = is_first_person(k, summary_of(o)) ? speaker_of(k, o) : NULL;
	return speaker ? say_with(k, SAY_TOLD_SPEAKER, say_name(k, speaker), text) : text;
}

bool is_before(const char *day, const char *start)
{
	size_t n = start ? strlen(start) : 0, m = strlen(day);
	return n && strncmp(day, start, n < m ? n : m) < 0;
}

const char *outcome_amounts(const struct composer *k, const struct outcome *o, const struct meeting *m)
{
	struct strbuf b;
	strbuf_init(&b);
	const char *sep = arena_printf(k->a, " %s ", say(k, SAY_AMOUNT_SEP));
	for (size_t i = 0; i < o->n_amounts; i++)
		strbuf_putf(&b, "%s%s", b.n ? sep : "", amount_of(k, o, &o->amounts[i]));
	for (size_t i = 0; i < o->durations.n; i++)
		strbuf_putf(&b, "%s%s", b.n ? sep : "", say_duration(k, o->durations.v[i]));
	for (size_t i = 0; i < o->dates.n; i++)
		if (!m || !is_before(o->dates.v[i], m->start))
			strbuf_putf(&b, "%s%s", b.n ? sep : "", say_date(k, o->dates.v[i], NULL));
	const char *out = arena_strz(k->a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static const struct badge *badge_of(const struct composer *k, const char *id)
{
	static const struct badge plain = { "", INK_NEUTRAL, "" };
	for (size_t i = 0; id && i < k->badges.n; i++)
		if (strcmp(k->badges.v[i].id, id) == 0)
			return &k->badges.v[i];
	return &plain;
}

enum ink badge_ink(const struct composer *k, const char *type)
{
	return badge_of(k, type)->ink;
}

void put_type(const struct composer *k, struct paragraph *p, const char *type)
{
	put_inked(k, p, say_type(k, type), RUN_BADGE, badge_ink(k, type));
}

void put_relation(const struct composer *k, struct paragraph *p, const char *relation)
{
	const struct badge *b = badge_of(k, relation);
	const char *word = taxonomy_name(k->tax, TAX_RELATION, relation);
	put_inked(k, p, *b->sign ? arena_printf(k->a, "%s %s", b->sign, word) : word, RUN_BADGE | RUN_OPEN, b->ink);
}

const char *figure_text(const struct composer *k, const struct figure *f, const struct figure_value *v)
{
	/* A figure that moved or was ended is told so. */
	const struct outcome *o = outcome_of(claim_find(k, v->claim));
	for (size_t i = 0; o && i < o->n_amounts; i++)
		if (same_text(o->amounts[i].text, v->text) && same_text(o->amounts[i].unit, f->unit))
			return amount_of(k, o, &o->amounts[i]);
	const struct amount m = { .value = v->value, .min = NAN, .max = NAN, .change_from = NAN, .change_to = NAN,
		.unit = f->unit, .bound = v->bound, .text = v->text };
	return say_amount(k, &m);
}

size_t limit_of(const struct brief_section *s, size_t n)
{
	return s->limit > 0 && (size_t)s->limit < n ? (size_t)s->limit : n;
}
