/* wordlist.c: data files whose rows are a class, a phrase and what goes with it. */
#include "who_int.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

static int class_of(const struct tsv *t, const struct tsv_row *row, int col, const char *const *classes, struct diag *d)
{
	size_t n = 0;
	for (; classes[n]; n++)
		if (str_is(row->cell[col], classes[n]))
			return (int)n;
	const char *guess = diag_guess(row->cell[col], classes, n);
	return diag_error(d, EX_CONFIG, tsv_place(t, row, (size_t)col), "'%.*s': not known here%s%s%s", STR_ARG(row->cell[col]),
	    guess ? "; did you mean '" : "", guess ? guess : "", guess ? "'?" : "");
}

static struct str cell(const struct tsv_row *row, int col)
{
	return col >= 0 && (size_t)col < row->n ? row->cell[col] : (struct str){ 0 };
}

static int row_read(struct arena *a, const struct tsv *t, const struct tsv_row *row, const char *const *classes,
    const struct wordlist_columns *c, struct word_row *out, struct diag *d)
{
	int cls = class_of(t, row, c->cls, classes, d);
	if (cls < 0)
		return -1;
	out->cls = (unsigned)cls;
	out->phrase = cell(row, c->phrase);
	if (!out->phrase.n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, (size_t)c->phrase), "a phrase is missing");
	struct str rank = cell(row, c->rank), side = cell(row, c->side), sex = cell(row, c->sex), weight = cell(row, c->weight);
	out->rank = rank.n ? arena_strz(a, rank) : NULL;
	out->side = side.n ? arena_strz(a, side) : NULL;
	out->as = utf8_fold_name(a, cell(row, c->as));
	out->sex = sex.n ? sex.p[0] : 0;
	out->weight = weight.n ? atoi(arena_strz(a, weight)) : 1;
	if (weight.n && (out->weight < 1 || out->weight > 9))
		return diag_error(d, EX_CONFIG, tsv_place(t, row, (size_t)c->weight), "'%.*s': a weight is 1 to 9", STR_ARG(weight));
	out->rule = tsv_rule(a, t, row);
	return 0;
}

int wordlist_load(struct arena *a, const struct layers *data, const char *file, const char *const *classes, const struct wordlist_columns *cols,
    struct wordlist *out, struct diag *d)
{
	struct tsv t = { 0 };
	/* The phrase is the key, and the class where it stands before it. */
	int rc = layers_load(a, data, file, 2, 6, (size_t)cols->phrase + 1, &t, d);
	*out = (struct wordlist){ .table = phrases_new(a, 0), .rows = arena_array(a, t.n, struct word_row) };
	for (size_t i = 0; i < t.n; i++) {
		if (row_read(a, &t, &t.rows[i], classes, cols, &out->rows[out->n], d) < 0) {
			rc = -1;
			continue;
		}
		phrases_add(out->table, out->rows[out->n].phrase, out->rows[out->n].cls, (uint32_t)out->n);
		out->n++;
	}
	phrases_seal(out->table);
	return rc;
}

const struct word_row *word_at(const struct wordlist *w, const struct view *v, uint32_t tok, uint32_t limit,
    unsigned cls, uint32_t *end)
{
	uint32_t row;
	return phrase_of_kind(w->table, v, tok, limit, cls, end, &row) ? &w->rows[row] : NULL;
}
