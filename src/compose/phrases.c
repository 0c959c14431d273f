/* phrases.c: the words that a brief prints of its own are data, so that a
 * brief in another language is another file. */
#include "phrases_int.h"

#include <stdio.h>
#include <string.h>

#include "layers.h"

static const char *const names[SAY_COUNT] = {
#define X(id, name, blanks) name,
	PHRASES(X)
#undef X
};
static const unsigned char blanks_of[SAY_COUNT] = {
#define X(id, name, blanks) blanks,
	PHRASES(X)
#undef X
};

/* The blank that starts at s.p[i] ("{2}": 2), or 0. */
static unsigned blank_at(struct str s, size_t i)
{
	if (i + 2 >= s.n || s.p[i] != '{' || s.p[i + 2] != '}' || s.p[i + 1] < '1' || s.p[i + 1] > '9')
		return 0;
	return (unsigned)(s.p[i + 1] - '0');
}

static int check_blanks(const struct tsv *t, const struct tsv_row *row, unsigned most, struct diag *d)
{
	struct str text = row->cell[1];
	for (size_t i = 0; i < text.n; i++)
		if (blank_at(text, i) > most)
			return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s' has no blank {%u}; it has %u", STR_ARG(row->cell[0]), blank_at(text, i), most);
	return 0;
}

static const struct str unit_prefix = { "unit.", 5 }, type_prefix = { "type.", 5 }, relation_prefix = { "relation.", 9 }, party_prefix = { "party.", 6 };

/* Rows of an open set: what stands behind the prefix is data's. */
static int take_named(struct arena *a, struct named_phrase *v, size_t *n, struct str prefix, const struct tsv *t, const struct tsv_row *row, struct diag *d)
{
	struct str id = str_sub(row->cell[0], prefix.n, row->cell[0].n);
	for (size_t i = 0; i < *n; i++)
		if (str_is(id, v[i].id))
			return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "'%.*s' stands twice", STR_ARG(row->cell[0]));
	v[(*n)++] = (struct named_phrase){ arena_strz(a, id), row->cell[1] };
	return check_blanks(t, row, 1, d);
}

static int take_row(struct arena *a, struct phrases *p, const struct tsv *t, const struct tsv_row *row, struct diag *d)
{
	struct str id = row->cell[0];
	if (str_starts(id, unit_prefix))
		return take_named(a, p->units, &p->n_units, unit_prefix, t, row, d);
	if (str_starts(id, type_prefix))
		return take_named(a, p->types, &p->n_types, type_prefix, t, row, d);
	if (str_starts(id, relation_prefix))
		return take_named(a, p->relations, &p->n_relations, relation_prefix, t, row, d);
	if (str_starts(id, party_prefix))
		return take_named(a, p->parties, &p->n_parties, party_prefix, t, row, d);
	for (unsigned i = 0; i < SAY_COUNT; i++) {
		if (!str_is(id, names[i]))
			continue;
		if (p->v[i].p)
			return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "'%s' stands twice", names[i]);
		p->v[i] = row->cell[1];
		return check_blanks(t, row, blanks_of[i], d);
	}
	const char *guess = diag_guess(id, names, SAY_COUNT);
	return guess ? diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "unknown phrase '%.*s'; did you mean '%s'?", STR_ARG(id), guess)
		     : diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "unknown phrase '%.*s'", STR_ARG(id));
}

int phrases_load(struct arena *a, const struct layers *data, const char *lang, struct phrases **out, struct diag *d)
{
	struct tsv t;
	if (layers_load(a, data, arena_printf(a, "lang/%s/phrases.tsv", lang), 2, 2, 1, &t, d) < 0)
		return -1;
	struct phrases *p = arena_new_of(a, struct phrases);
	p->units = arena_calloc(a, t.n, sizeof *p->units);
	p->types = arena_calloc(a, t.n, sizeof *p->types);
	p->relations = arena_calloc(a, t.n, sizeof *p->relations);
	p->parties = arena_calloc(a, t.n, sizeof *p->parties);
	int rc = 0;
	for (size_t i = 0; i < t.n; i++)
		if (take_row(a, p, &t, &t.rows[i], d) < 0)
			rc = -1;
	for (unsigned i = 0; i < SAY_COUNT; i++)
		if (!p->v[i].p)
			rc = diag_error(d, EX_CONFIG, (struct place){ .file = t.files[0].path }, "the phrase '%s' is missing", names[i]);
	*out = p;
	return rc;
}

const char *phrase_fill(struct arena *a, struct str phrase, const char *const *args)
{
	struct strbuf b;
	size_t n = 0;
	while (args[n])
		n++;
	strbuf_init(&b);
	for (size_t i = 0; i < phrase.n; i++) {
		unsigned blank = blank_at(phrase, i);
		if (blank && blank <= n) {
			strbuf_puts(&b, args[blank - 1]);
			i += 2;
		} else {
			strbuf_putc(&b, phrase.p[i]);
		}
	}
	const char *out = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static struct str named(const struct named_phrase *v, size_t n, const char *id)
{
	for (size_t i = 0; id && i < n; i++)
		if (strcmp(v[i].id, id) == 0)
			return v[i].text;
	return (struct str){ 0 };
}

struct str phrase_unit(const struct phrases *p, const char *unit)
{
	return named(p->units, p->n_units, unit);
}

static struct str named_form(const struct named_phrase *v, size_t count, const char *what, const char *form)
{
	char id[64];
	int n = snprintf(id, sizeof id, "%s.%s", what ? what : "", form);
	return n < (int)sizeof id ? named(v, count, id) : (struct str){ 0 };
}

struct str phrase_type(const struct phrases *p, const char *type, const char *form)
{
	return named_form(p->types, p->n_types, type, form);
}

struct str phrase_relation(const struct phrases *p, const char *relation)
{
	return named_form(p->relations, p->n_relations, relation, "means");
}

struct str phrase_party(const struct phrases *p, const char *party)
{
	return named(p->parties, p->n_parties, party);
}

struct str phrase_by_name(const struct phrases *p, const char *name)
{
	for (unsigned i = 0; i < SAY_COUNT; i++)
		if (strcmp(names[i], name) == 0)
			return p->v[i];
	return (struct str){ 0 };
}
