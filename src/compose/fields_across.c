/* fields_across.c: the records that stand across the sides: figures and people
 * with a column a side, and the types and relations that occur. */
#include "made_int.h"

#define FIGURE(r) ((const struct figure *)(r)->item)
#define PERSON(r) ((const struct person_row *)(r)->item)
#define TERM(r) ((const struct term *)(r)->item)

/* --- figures: a column a side ------------------------------------------------ */

static const char *figure_of(const struct composer *k, const struct record *r)
{
	const struct figure *f = FIGURE(r);
	return f->topic ? say_topic(k, f->topic) : f->object ? f->object : f->unit;
}

/* The topic, and a sentence for each value; an object that is no sentence of theirs stands alone. */
static void figure_fill(struct composer *k, struct paras *cell, const struct record *r)
{
	const struct figure *f = FIGURE(r);
	struct strs told = f->topic ? figure_tellers(k, f) : (struct strs){ 0 };
	paras_text(k, cell, STYLE_CELL, figure_of(k, r));
	for (size_t i = 0; i < told.n; i++)
		paras_text(k, cell, STYLE_META, outcome_text(k, outcome_of(claim_find(k, told.v[i]))));
	if (!told.n && f->topic && f->object)
		paras_text(k, cell, STYLE_META, sentence_start(k->a, f->object));
}

static const char *unit_text(const struct composer *k, const struct record *r)
{
	return or_none(k, FIGURE(r)->unit);
}

static const struct field figure_fields[] = {
	{ "what", 6, false, false, figure_of, NULL, figure_fill, NULL },
	{ "unit", 1, false, false, unit_text, NULL, NULL, NULL },
};

static void collect_figures(const struct composer *k, struct records *out)
{
	for (size_t i = 0; i < k->c->figures.n; i++)
		*vec_push(k->a, out) = (struct record){ .side = -1, .item = &k->c->figures.v[i] };
}

/* Two figures of the same outcomes. */
static bool figure_same(const struct record *x, const struct record *y)
{
	const struct figure *f = FIGURE(x), *g = FIGURE(y);
	if (!same_text(f->topic, g->topic) || !same_text(f->object, g->object) || !f->values.n || f->values.n != g->values.n)
		return false;
	for (size_t i = 0; i < f->values.n; i++)
		if (!same_text(f->values.v[i].claim, g->values.v[i].claim))
			return false;
	return true;
}

/* Each value with the sentence that gives it. */
static bool figure_put_side(struct composer *k, struct paragraph *p, const struct record *r, size_t side)
{
	const struct figure *f = FIGURE(r);
	size_t n = 0;
	for (size_t i = 0; i < f->values.n; i++) {
		if (f->values.v[i].side != side)
			continue;
		if (n++)
			put(k, p, arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)));
		put(k, p, figure_text(k, f, &f->values.v[i]));
		put_claim(k, p, f->values.v[i].claim);
	}
	return n > 0;
}

static const char *figure_on_side(const struct composer *k, const struct record *r, size_t side, const char **claim)
{
	const struct figure *f = FIGURE(r);
	const char *text = NULL;
	for (size_t i = 0; i < f->values.n; i++)
		if (f->values.v[i].side == side) {
			const char *one = figure_text(k, f, &f->values.v[i]), *both[] = { text, one };
			text = text ? say_list(k, both, 2, false) : one;
			*claim = f->values.v[i].claim;
		}
	return text;
}

/* --- people: a column a side ------------------------------------------------- */

static const char *person_text(const struct composer *k, const struct record *r)
{
	return say_person(k, PERSON(r));
}

static const char *country_text(const struct composer *k, const struct record *r)
{
	return or_none(k, PERSON(r)->country);
}

static const struct field person_fields[] = {
	{ "person", 2, false, false, person_text, NULL, NULL, NULL },
	{ "country", 1.5, false, false, country_text, NULL, NULL, NULL },
};

static void collect_people(const struct composer *k, struct records *out)
{
	for (size_t i = 0; i < k->c->participants.n; i++)
		*vec_push(k->a, out) = (struct record){ .side = -1, .item = &k->c->participants.v[i] };
}

static const char *person_on_side(const struct composer *k, const struct record *r, size_t side, const char **claim)
{
	const struct presence *p = &PERSON(r)->sides[side];
	if (!p->present)
		return NULL;
	*claim = p->claim;
	return p->title ? say_office(k, p->title) : taxonomy_name(k->tax, TAX_LEVEL, level_names[p->level]);
}

/* --- types and relations: those that occur -------------------------------------------------- */

static size_t count_type(const struct composer *k, const char *type)
{
	size_t n = 0;
	for (size_t i = 0; i < k->claims.n; i++)
		n += outcome_of(&k->claims.v[i]) && same_text(outcome_of(&k->claims.v[i])->type, type);
	return n;
}

static size_t count_pairs(const struct pair *v, size_t n, const char *relation)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += same_text(v[i].relation, relation);
	return count;
}

static size_t count_relation(const struct composer *k, const char *relation)
{
	size_t n = 0;
	for (size_t i = 0; i < k->c->rows.n; i++)
		n += count_pairs(k->c->rows.v[i].pairs.v, k->c->rows.v[i].pairs.n, relation) +
		    count_pairs(k->c->rows.v[i].steps.v, k->c->rows.v[i].steps.n, relation);
	return n;
}

static bool is_relation(const struct composer *k, const struct record *r)
{
	for (size_t i = 0; i < k->tax->n[TAX_RELATION]; i++)
		if (r->item == &k->tax->v[TAX_RELATION][i])
			return true;
	return false;
}

static const char *term_text(const struct composer *k, const struct record *r)
{
	return is_relation(k, r) ? taxonomy_name(k->tax, TAX_RELATION, TERM(r)->id) : say_type(k, TERM(r)->id);
}

static void term_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	if (is_relation(k, r))
		put_relation(k, p, TERM(r)->id);
	else
		put_type(k, p, TERM(r)->id);
}

static const char *meaning_text(const struct composer *k, const struct record *r)
{
	struct str means = is_relation(k, r) ? phrase_relation(k->phrases, TERM(r)->id) : phrase_type(k->phrases, TERM(r)->id, "means");
	return means.n ? arena_strz(k->a, means) : say(k, SAY_NONE);
}

static double count_rank(const struct composer *k, const struct record *r)
{
	return (double)(is_relation(k, r) ? count_relation(k, TERM(r)->id) : count_type(k, TERM(r)->id));
}

static const char *count_text(const struct composer *k, const struct record *r)
{
	return arena_printf(k->a, "%.0f", count_rank(k, r));
}

static const struct field type_fields[] = {
	{ "type", 2, false, false, term_text, NULL, NULL, NULL },
	{ "badge", 2, false, false, term_text, term_put, NULL, NULL },
	{ "meaning", 8, false, false, meaning_text, NULL, NULL, NULL },
	{ "count", 1, true, false, count_text, NULL, NULL, count_rank },
};

static void collect_types(const struct composer *k, struct records *out)
{
	for (size_t i = 0; i < k->tax->n[TAX_TYPE]; i++)
		if (count_type(k, k->tax->v[TAX_TYPE][i].id))
			*vec_push(k->a, out) = (struct record){ .side = -1, .item = &k->tax->v[TAX_TYPE][i] };
	for (size_t i = 0; i < k->tax->n[TAX_RELATION]; i++)
		if (count_relation(k, k->tax->v[TAX_RELATION][i].id))
			*vec_push(k->a, out) = (struct record){ .side = -1, .item = &k->tax->v[TAX_RELATION][i] };
}

const struct record_kind figure_records = { "figures", FIELDS(figure_fields), true, collect_figures, figure_on_side, figure_put_side, figure_same };
const struct record_kind person_records = { "people", FIELDS(person_fields), true, collect_people, person_on_side, NULL, NULL };
const struct record_kind term_records = { "types", FIELDS(type_fields), false, collect_types, NULL, NULL, NULL };
