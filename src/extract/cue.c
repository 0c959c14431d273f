/* cue.c: outcomes.tsv, measures.tsv and status.tsv. */
#include <string.h>

#include "file.h"
#include "outcome_int.h"
#include "taxonomy.h"
#include "layers.h"

static const char *const class_names[] = { "fix", "act", "say", "mask" };
static const char *const status_kinds[STATUS_KINDS] = { "condition", "mask", "claim", "carry", "past", "discuss", "talks", "fields" };
static const struct { char letter; unsigned bit; } flags[] = {
	{ 'v', CUE_VERB }, { 'n', CUE_NOUN }, { 'j', CUE_JOINT }, { 'q', CUE_QUIET }, { 't', CUE_TALKS },
	{ 'g', CUE_GUEST }, { 'b', CUE_BASE }, { 'f', CUE_FINITE }, { 'i', CUE_INNER }, { 'u', CUE_SOLE }, { 'm', CUE_MATTER }, { 'h', CUE_WISH }, { 'c', CUE_CONFIRMS }, { 's', CUE_SPOKEN }, { 'o', CUE_OWN }, { 'p', CUE_PERSON }, { 'l', CUE_LIST }, { 'k', CUE_THOUGHT }, { 'a', CUE_ADVICE }, { 'y', CUE_CALL }, { 'd', CUE_DECIDE },
};

struct reader {
	struct arena *a;
	struct cues *cues;
	const struct tsv *t;
	struct diag *d;
};

static int unknown(const struct reader *r, const struct tsv_row *row, size_t cell, const char *what)
{
	return diag_error(r->d, EX_CONFIG, tsv_place(r->t, row, cell), "'%.*s' is no %s", STR_ARG(row->cell[cell]), what);
}

/* The index of the cell's word in names, or -1 with a message. */
static int one_of(const struct reader *r, const struct tsv_row *row, size_t cell, const char *const *names, size_t n, const char *what)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(row->cell[cell], names[i]))
			return (int)i;
	return unknown(r, row, cell, what);
}

static const struct term *term(const struct reader *r, const struct tsv_row *row, size_t cell, enum tax_set set)
{
	const struct term *t = taxonomy_find(r->cues->taxonomy, set, arena_strz(r->a, row->cell[cell]));
	if (!t)
		unknown(r, row, cell, tax_set_names[set]);
	return t;
}

static int read_flags(const struct reader *r, const struct tsv_row *row, size_t cell, unsigned *out)
{
	*out = 0;
	for (size_t i = 0; cell < row->n && i < row->cell[cell].n; i++) {
		unsigned bit = 0;
		for (size_t k = 0; k < sizeof flags / sizeof *flags; k++)
			bit |= flags[k].letter == row->cell[cell].p[i] ? flags[k].bit : 0;
		if (!bit)
			return unknown(r, row, cell, "set of flags");
		*out |= bit;
	}
	return 0;
}

static const char *event_of(const struct reader *r, const struct tsv_row *row, size_t cell, const struct term *type)
{
	return cell < row->n && row->cell[cell].n ? arena_strz(r->a, row->cell[cell]) : type->event;
}

static int read_op(const struct reader *r, const struct tsv_row *row)
{
	enum { PATTERN, CLASS, TYPE, STRENGTH, STATUS, EVENT, FLAGS };
	struct cue c = { .rule = tsv_rule(r->a, r->t, row) };
	int class = one_of(r, row, CLASS, class_names, 4, "class of cues");
	const struct term *type = term(r, row, TYPE, TAX_TYPE), *status = term(r, row, STATUS, TAX_STATUS);
	int strength = one_of(r, row, STRENGTH, strength_names, STRENGTH_COUNT, "strength");
	if (class < 0 || !type || !status || strength < 0 || read_flags(r, row, FLAGS, &c.flags) < 0)
		return -1;
	c.class = (enum cue_class)class;
	c.type = type->id;
	c.status = status->id;
	c.strength = (enum strength)strength;
	c.event = event_of(r, row, EVENT, type);
	if (matcher_add(r->cues->ops, row->cell[PATTERN], tsv_place(r->t, row, PATTERN), r->d) < 0)
		return -1;
	*vec_push(r->a, &r->cues->op) = c;
	return 0;
}

static int read_measure(const struct reader *r, const struct tsv_row *row)
{
	enum { PATTERN, TYPE, EVENT, FLAGS };
	struct cue c = { .class = CUE_FIX, .strength = STRENGTH_DONE, .status = "firm", .rule = tsv_rule(r->a, r->t, row) };
	const struct term *type = term(r, row, TYPE, TAX_TYPE);
	if (!type || read_flags(r, row, FLAGS, &c.flags) < 0)
		return -1;
	c.type = type->id;
	c.event = event_of(r, row, EVENT, type);
	if (matcher_add(r->cues->measures, row->cell[PATTERN], tsv_place(r->t, row, PATTERN), r->d) < 0)
		return -1;
	*vec_push(r->a, &r->cues->measure) = c;
	return 0;
}

static int read_status(const struct reader *r, const struct tsv_row *row)
{
	int kind = one_of(r, row, 1, status_kinds, STATUS_KINDS, "kind of status");
	if (kind < 0 || matcher_add(r->cues->status, row->cell[0], tsv_place(r->t, row, 0), r->d) < 0)
		return -1;
	*vec_push(r->a, &r->cues->status_row) = (struct status_row){ (enum status_kind)kind, tsv_rule(r->a, r->t, row) };
	return 0;
}

static int read_file(struct reader *r, const struct layers *data, const char *name, size_t min, size_t max,
    int (*read)(const struct reader *, const struct tsv_row *))
{
	struct tsv *t = arena_new_of(r->a, struct tsv);
	if (layers_load(r->a, data, name, min, max, 1, t, r->d) < 0)
		return -1;
	r->t = t;
	int rc = 0;
	for (size_t i = 0; i < t->n; i++)
		rc |= read(r, &t->rows[i]);
	return rc;
}

int cues_load(struct arena *a, const struct layers *data, struct cues **out, struct diag *d)
{
	struct inflections *inf;
	struct taxonomy *tax;
	struct cues *c = *out = arena_new_of(a, struct cues);
	if (taxonomy_load(a, data, &tax, d) < 0 || inflections_load(a, data, &inf, d) < 0 || word_classes_load(a, data, &c->words, d) < 0)
		return -1;
	c->taxonomy = tax;
	struct reader r = { .a = a, .cues = c, .d = d };
	c->ops = matcher_new(a, inf);
	c->measures = matcher_new(a, inf);
	c->status = matcher_new(a, inf);
	word_classes_stop(c->words, c->ops);
	word_classes_stop(c->words, c->measures);
	int rc = read_file(&r, data, "lang/en/outcomes.tsv", 5, 7, read_op);
	rc |= read_file(&r, data, "lang/en/measures.tsv", 2, 4, read_measure);
	rc |= read_file(&r, data, "lang/en/status.tsv", 2, 2, read_status);
	return rc;
}
