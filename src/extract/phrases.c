/* phrases.c: phrases sorted by their first word; the longest that fits wins. */
#include "phrases_int.h"

#include <stdlib.h>

#include "file.h"
#include "utf8.h"

static int split(struct arena *a, const struct tsv *t, const struct tsv_row *row, struct phrase *p, struct diag *d)
{
	struct str rest = utf8_fold(a, row->cell[0]);
	if (!rest.n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "the words are missing");
	while (rest.p) {
		if (p->n == PHRASE_WORDS)
			return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "'%.*s': more than %d words", STR_ARG(row->cell[0]), PHRASE_WORDS);
		struct str w = str_cut(&rest, ' ');
		if (w.n)
			p->words[p->n++] = w;
	}
	return 0;
}

static int read_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, const struct phrase_file *f, struct phrase *p, struct diag *d)
{
	struct str cls = row->cell[f->cls_col];
	*p = (struct phrase){ .cls = f->n_names, .number = 1, .rule = tsv_rule(a, t, row), .value = arena_strz(a, row->cell[f->value_col]) };
	for (unsigned i = 0; i < f->n_names; i++)
		if (str_is(cls, f->names[i]))
			p->cls = i;
	if (p->cls == f->n_names)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, f->cls_col), "'%.*s': no such class", STR_ARG(cls));
	if (!p->value[0])
		return diag_error(d, EX_CONFIG, tsv_place(t, row, f->value_col), "the value is missing");
	if (row->n > f->number_col && row->cell[f->number_col].n) {
		char *end, *z = arena_strz(a, row->cell[f->number_col]);
		p->number = strtod(z, &end);
		bool wanted = f->number_col != f->value_col;
		if (wanted && (*end || !(p->number > 0)))
			return diag_error(d, EX_CONFIG, tsv_place(t, row, f->number_col), "'%s': not a number above 0", z);
	}
	return split(a, t, row, p, d);
}

int phrase_table_load(struct arena *a, const struct layers *data, const struct phrase_file *f, struct phrases *p, struct diag *d)
{
	struct tsv t = { 0 };
	int rc = layers_load(a, data, arena_printf(a, "lang/en/%s", f->file), 3, 4, f->key, &t, d);
	for (size_t i = 0; i < t.n; i++) {
		struct phrase row;
		if (read_row(a, &t, &t.rows[i], f, &row, d) < 0)
			rc = -1;
		else
			*vec_push(a, &p->v) = row;
	}
	return rc;
}

static int by_words(const void *p, const void *q)
{
	const struct phrase *x = p, *y = q;
	for (unsigned i = 0; i < x->n && i < y->n; i++) {
		int c = str_cmp(x->words[i], y->words[i]);
		if (c)
			return c;
	}
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return (x->cls > y->cls) - (x->cls < y->cls);
}

void phrase_table_sort(struct phrases *p)
{
	if (p->v.n)
		qsort(p->v.v, p->v.n, sizeof *p->v.v, by_words);
}

static size_t first_with(const struct phrases *p, struct str word)
{
	size_t low = 0, high = p->v.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(p->v.v[mid].words[0], word) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool fits(const struct phrase *p, const struct text *t, uint32_t i, uint32_t stop)
{
	if (i + p->n > stop)
		return false;
	for (unsigned k = 0; k < p->n; k++)
		if (!str_eq(p->words[k], t->toks[i + k].fold))
			return false;
	return true;
}

const struct phrase *phrase_at(const struct phrases *p, const struct text *t, uint32_t i, uint32_t stop, unsigned classes)
{
	const struct phrase *best = NULL;
	if (i >= stop)
		return NULL;
	struct str word = t->toks[i].fold;
	for (size_t k = first_with(p, word); k < p->v.n && str_eq(p->v.v[k].words[0], word); k++) {
		const struct phrase *c = &p->v.v[k];
		if (classes & 1u << c->cls && fits(c, t, i, stop) && (!best || c->n > best->n))
			best = c;
	}
	return best;
}

const struct phrase *phrase_before(const struct phrases *p, const struct text *t, uint32_t end, uint32_t from, unsigned classes)
{
	for (uint32_t n = PHRASE_WORDS; n > 0; n--) {
		if (end < from + n)
			continue;
		const struct phrase *c = phrase_at(p, t, end - n, end, classes);
		if (c && c->n == n)
			return c;
	}
	return NULL;
}

const struct phrase *phrase_word(const struct phrases *p, struct str s, unsigned classes)
{
	for (size_t k = first_with(p, s); k < p->v.n && str_eq(p->v.v[k].words[0], s); k++)
		if (p->v.v[k].n == 1 && classes & 1u << p->v.v[k].cls)
			return &p->v.v[k];
	return NULL;
}
