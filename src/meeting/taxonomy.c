/* taxonomy.c: sets of a few dozen terms; a linear search is fast enough. */
#include "taxonomy.h"

#include <string.h>

#include "file.h"
#include "layers.h"

const char *const tax_set_names[TAX_SETS] = {
	"topic", "type", "status", "kind", "relation", "level", "strength", "channel",
};

static int set_of(struct str name)
{
	for (int i = 0; i < TAX_SETS; i++)
		if (str_is(name, tax_set_names[i]))
			return i;
	return -1;
}

enum { COL_SET, COL_ID, COL_NAME, COL_ABBR, COL_EVENT, COLS };

static int check_row(const struct tsv *t, const struct tsv_row *row, const struct taxonomy *tax, struct diag *d)
{
	int set = set_of(row->cell[COL_SET]);
	if (set < 0) {
		const char *near = diag_guess(row->cell[COL_SET], tax_set_names, TAX_SETS);
		return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_SET), "'%.*s' is no set of terms%s%s",
		    STR_ARG(row->cell[COL_SET]), near ? ": did you mean " : "", near ? near : "");
	}
	if (!row->cell[COL_ID].n || !row->cell[COL_NAME].n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_ID), "a term needs an id and a name");
	for (size_t i = 0; i < tax->n[set]; i++)
		if (str_is(row->cell[COL_ID], tax->v[set][i].id))
			return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_ID), "'%.*s' is there twice", STR_ARG(row->cell[COL_ID]));
	return 0;
}

int taxonomy_load(struct arena *a, const struct layers *data, struct taxonomy **out, struct diag *d)
{
	struct tsv t;
	if (layers_load(a, data, "lexicon/taxonomy.tsv", COL_ABBR, COLS, 2, &t, d) < 0)
		return -1;
	struct taxonomy *tax = *out = arena_new_of(a, struct taxonomy);
	for (int i = 0; i < TAX_SETS; i++)
		tax->v[i] = arena_array(a, t.n + 1, struct term);
	int rc = 0;
	for (size_t i = 0; i < t.n; i++) {
		const struct tsv_row *row = &t.rows[i];
		if (check_row(&t, row, tax, d) < 0) {
			rc = -1;
			continue;
		}
		int set = set_of(row->cell[COL_SET]);
		struct term *term = &tax->v[set][tax->n[set]];
		term->id = arena_strz(a, row->cell[COL_ID]);
		term->name = arena_strz(a, row->cell[COL_NAME]);
		term->abbr = row->n > COL_ABBR && row->cell[COL_ABBR].n ? arena_strz(a, row->cell[COL_ABBR]) : term->name;
		term->event = row->n > COL_EVENT && row->cell[COL_EVENT].n ? arena_strz(a, row->cell[COL_EVENT]) : NULL;
		term->order = (unsigned)tax->n[set]++;
	}
	if (!rc && data->n > 1 && !tax->n[TAX_TOPIC])
		return diag_error(d, EX_CONFIG, (struct place){ .file = t.files[data->n - 1].path }, "no topic is left");
	return rc;
}

const char *taxonomy_topic_for(const struct taxonomy *t, const char *what)
{
	size_t n = t->n[TAX_TOPIC];
	for (size_t i = 0; i < n; i++) {
		const struct term *topic = &t->v[TAX_TOPIC][i];
		if (topic->event && strcmp(topic->event, what) == 0)
			return topic->id;
	}
	return strcmp(what, "general") == 0 && n ? t->v[TAX_TOPIC][n - 1].id : NULL;
}

const struct term *taxonomy_find(const struct taxonomy *t, enum tax_set set, const char *id)
{
	for (size_t i = 0; id && i < t->n[set]; i++)
		if (strcmp(t->v[set][i].id, id) == 0)
			return &t->v[set][i];
	return NULL;
}

const char *taxonomy_name(const struct taxonomy *t, enum tax_set set, const char *id)
{
	const struct term *term = taxonomy_find(t, set, id);
	return term ? term->name : id;
}

const char *taxonomy_abbr(const struct taxonomy *t, enum tax_set set, const char *id)
{
	const struct term *term = taxonomy_find(t, set, id);
	return term ? term->abbr : id;
}

unsigned taxonomy_order(const struct taxonomy *t, enum tax_set set, const char *id)
{
	const struct term *term = taxonomy_find(t, set, id);
	return term ? term->order : (unsigned)t->n[set];
}
