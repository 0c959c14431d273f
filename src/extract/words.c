/* words.c: word tables: sorted rows, one binary search a token. */
#include "words_int.h"

#include <stdlib.h>

#include "file.h"
#include "utf8.h"

static int class_of(const struct tsv *t, const struct tsv_row *row, const char *const *names, unsigned n, struct diag *d)
{
	for (unsigned i = 0; i < n; i++)
		if (str_is(row->cell[1], names[i]))
			return (int)i;
	const char *guess = diag_guess(row->cell[1], names, n);
	return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s': no such class of words%s%s%s", STR_ARG(row->cell[1]),
	    guess ? "; did you mean '" : "", guess ? guess : "", guess ? "'?" : "");
}

static int read_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, const char *const *names, unsigned n,
    struct words *w, struct diag *d)
{
	if (!row->cell[0].n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "the word is missing");
	int cls = class_of(t, row, names, n, d);
	if (cls < 0)
		return -1;
	const char *value = row->n > 2 ? arena_strz(a, row->cell[2]) : "";
	*vec_push(a, &w->rows) = (struct word){ .word = utf8_fold(a, row->cell[0]), .cls = (unsigned)cls, .value = value,
		.number = strtod(value, NULL), .rule = tsv_rule(a, t, row) };
	return 0;
}

int words_load(struct arena *a, const struct layers *data, const char *file, const char *const *names, unsigned n,
    struct words *w, struct diag *d)
{
	struct tsv t = { 0 };
	int rc = layers_load(a, data, arena_printf(a, "lang/en/%s", file), 2, 3, 2, &t, d);
	for (size_t i = 0; i < t.n; i++)
		if (read_row(a, &t, &t.rows[i], names, n, w, d) < 0)
			rc = -1;
	return rc;
}

static int by_word(const void *p, const void *q)
{
	const struct word *x = p, *y = q;
	int c = str_cmp(x->word, y->word);
	return c ? c : (x->cls > y->cls) - (x->cls < y->cls);
}

void words_sort(struct words *w)
{
	if (w->rows.n)
		qsort(w->rows.v, w->rows.n, sizeof *w->rows.v, by_word);
	for (size_t i = 1; i < w->rows.n; i++)
		w->rows.v[i - 1].more = str_eq(w->rows.v[i - 1].word, w->rows.v[i].word);
}

const struct word *words_find(const struct words *w, struct str word)
{
	size_t low = 0, high = w->rows.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(w->rows.v[mid].word, word) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < w->rows.n && str_eq(w->rows.v[low].word, word) ? &w->rows.v[low] : NULL;
}

const struct word *word_as(const struct word *first, unsigned cls)
{
	for (const struct word *r = first; r; r = r->more ? r + 1 : NULL)
		if (r->cls == cls)
			return r;
	return NULL;
}

const struct word **words_of_text(struct arena *a, const struct words *w, const struct text *t)
{
	const struct word **rows = arena_array(a, t->n_toks + 1, const struct word *);
	for (size_t i = 0; i < t->n_toks; i++) {
		struct str fold = t->toks[i].fold;
		rows[i] = words_find(w, fold);
		/* "Feb." stands in the tables without its stop. */
		if (!rows[i] && t->toks[i].flags & TOK_ABBREV && str_ends(fold, STR(".")))
			rows[i] = words_find(w, str_sub(fold, 0, fold.n - 1));
	}
	return rows;
}
