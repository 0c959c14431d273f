/* layers.c: upper rows over lower ones, a layer at a time.
 *
 * The upper rows are sorted by key; then one pass over the lower rows finds
 * for each the row that takes its place. */
#include "layers.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"

static struct str cell(const struct tsv_row *row, size_t i)
{
	return i < row->n ? row->cell[i] : (struct str){ 0 };
}

/* A row of the upper file. */
struct upper {
	const struct tsv_row *row;
	size_t cells; /* of its key that count: all, or those before the "*" */
	size_t key;
	bool used;    /* it took a row's place, or removed one */
};

static int by_cells(const struct tsv_row *x, const struct tsv_row *y, size_t n)
{
	int c = 0;
	for (size_t i = 0; i < n && c == 0; i++)
		c = str_cmp(cell(x, i), cell(y, i));
	return c;
}

static int by_key(const void *x, const void *y)
{
	const struct upper *a = x, *b = y;
	int c = by_cells(a->row, b->row, a->key);
	return c ? c : (a->row->line > b->row->line) - (a->row->line < b->row->line);
}

static int by_line(const void *x, const void *y)
{
	const struct upper *a = x, *b = y;
	return (a->row->line > b->row->line) - (a->row->line < b->row->line);
}

/* One merge. */
struct merge {
	struct arena *a;
	const struct tsv *lower, *upper;
	size_t key;
	struct upper *exact, *wide; /* by key; rows with "*" */
	size_t n_exact, n_wide;
	struct diag *d;
};

static int sort_upper(struct merge *m)
{
	int rc = 0;
	for (size_t i = 0; i < m->upper->n; i++) {
		const struct tsv_row *row = &m->upper->rows[i];
		bool wide = row->removes && str_is(row->cell[row->n - 1], "*");
		struct upper u = { .row = row, .key = m->key, .cells = wide ? row->n - 1 : m->key };
		if (row->removes && !wide && row->n < m->key)
			rc = diag_error(m->d, EX_CONFIG, tsv_place(m->upper, row, 0), "a key here has %zu cells, this one %zu; '*' behind it is for any", m->key, row->n);
		else if (wide)
			m->wide[m->n_wide++] = u;
		else
			m->exact[m->n_exact++] = u;
	}
	if (m->n_exact)
		qsort(m->exact, m->n_exact, sizeof *m->exact, by_key);
	for (size_t i = 1; i < m->n_exact; i++)
		if (by_cells(m->exact[i - 1].row, m->exact[i].row, m->key) == 0)
			rc = diag_error(m->d, EX_CONFIG, tsv_place(m->upper, m->exact[i].row, m->key - 1), "'%.*s' stands twice in this file, first in line %u",
			    STR_ARG(cell(m->exact[i].row, m->key - 1)), m->exact[i - 1].row->line);
	return rc;
}

static struct upper *find_wide(const struct merge *m, const struct tsv_row *row)
{
	for (size_t i = 0; i < m->n_wide; i++)
		if (by_cells(m->wide[i].row, row, m->wide[i].cells) == 0)
			return &m->wide[i];
	return NULL;
}

static struct upper *find_exact(const struct merge *m, const struct tsv_row *row)
{
	size_t low = 0, high = m->n_exact;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (by_cells(m->exact[mid].row, row, m->key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < m->n_exact && by_cells(m->exact[low].row, row, m->key) == 0 ? &m->exact[low] : NULL;
}

/* What of the lower rows is nearest to the key that removes none. */
static const char *guess(const struct merge *m, const struct tsv_row *row)
{
	const char **known = arena_array(m->a, m->lower->n, const char *);
	size_t n = 0, last = row->n - 1;
	for (size_t i = 0; i < m->lower->n; i++)
		if (by_cells(&m->lower->rows[i], row, last) == 0)
			known[n++] = arena_strz(m->a, cell(&m->lower->rows[i], last));
	return diag_guess(row->cell[last], known, n);
}

static int check_idle(const struct merge *m, const struct upper *u)
{
	if (u->used || !u->row->removes)
		return 0;
	size_t last = u->row->n - 1;
	struct place at = tsv_place(m->upper, u->row, last);
	const char *near = guess(m, u->row);
	return near ? diag_error(m->d, EX_CONFIG, at, "'%.*s': there is no such row to remove; did you mean '%s'?", STR_ARG(u->row->cell[last]), near)
		    : diag_error(m->d, EX_CONFIG, at, "'%.*s': there is no such row to remove", STR_ARG(u->row->cell[last]));
}

/* The lower rows without those removed, each with what takes its place. */
static size_t merge_lower(struct merge *m, struct tsv_row *out)
{
	size_t n = 0;
	for (size_t i = 0; i < m->lower->n; i++) {
		const struct tsv_row *row = &m->lower->rows[i];
		struct upper *wide = find_wide(m, row), *u = wide ? NULL : find_exact(m, row);
		if (wide)
			wide->used = true;
		else if (!u)
			out[n++] = *row;
		else if (!u->row->removes && !u->used)
			out[n++] = *u->row;
		if (u)
			u->used = true;
	}
	return n;
}

static int merge(struct merge *m, struct tsv *out)
{
	int rc = sort_upper(m);
	struct tsv_row *rows = arena_array(m->a, m->lower->n + m->upper->n + 1, struct tsv_row);
	struct tsv_row *kept = arena_array(m->a, m->lower->n + 1, struct tsv_row);
	size_t n_kept = merge_lower(m, kept), n = 0;
	if (m->n_exact)
		qsort(m->exact, m->n_exact, sizeof *m->exact, by_line);
	for (size_t i = 0; i < m->n_exact; i++) {
		if (!m->exact[i].used && !m->exact[i].row->removes)
			rows[n++] = *m->exact[i].row;
		rc |= check_idle(m, &m->exact[i]);
	}
	for (size_t i = 0; i < m->n_wide; i++)
		rc |= check_idle(m, &m->wide[i]);
	memcpy(rows + n, kept, n_kept * sizeof *kept);
	*out = (struct tsv){ .files = m->lower->files, .rows = rows, .n = n + n_kept };
	return rc;
}

int layers_load(struct arena *a, const struct layers *l, const char *file, size_t min, size_t max, size_t key,
    struct tsv *out, struct diag *d)
{
	struct tsv_file *files = arena_array(a, l->n, struct tsv_file);
	*out = (struct tsv){ 0 };
	int rc = 0;
	for (size_t i = 0; i < l->n; i++) {
		const struct layer *layer = &l->v[i];
		struct tsv rows = { 0 }, lower = *out;
		const char *base = file_base(file);
		files[i] = layer->prefix ? (struct tsv_file){ file_join(a, layer->dir, base), arena_printf(a, "%s%s", layer->prefix, base) }
					 : (struct tsv_file){ file_join(a, layer->dir, file), base };
		if (layer->prefix && !file_exists(files[i].path))
			continue;
		rc |= tsv_load_layer(a, files, (unsigned)i, min, max, layer->prefix ? key : 0, &rows, d);
		if (!i) {
			*out = rows;
			continue;
		}
		struct merge m = { a, &lower, &rows, key, arena_array(a, rows.n, struct upper), arena_array(a, rows.n, struct upper), 0, 0, d };
		rc |= merge(&m, out);
	}
	return rc;
}

/* The names of the shipped data files. */
static int shipped_names(struct arena *a, const struct layers *l, struct file_list *out, struct diag *d)
{
	static const char *const dirs[] = { "lexicon", "lang/en" };
	VEC(const char *) names = { 0 };
	for (size_t k = 0; k < sizeof dirs / sizeof *dirs; k++) {
		struct file_list files;
		if (file_list(a, file_join(a, l->v[0].dir, dirs[k]), &files, d) < 0)
			return -1;
		for (size_t i = 0; i < files.n; i++)
			*vec_push(a, &names) = file_base(files.v[i]);
	}
	*out = (struct file_list){ names.v, names.n };
	return 0;
}

static int check_name(const struct file_list *known, const char *path, struct diag *d)
{
	const char *name = file_base(path);
	if (!str_ends(str_c(name), STR(".tsv")))
		return 0;
	for (size_t i = 0; i < known->n; i++)
		if (strcmp(known->v[i], name) == 0)
			return 0;
	const char *near = diag_guess(str_c(name), known->v, known->n);
	return near ? diag_error(d, EX_CONFIG, (struct place){ .file = path }, "no data file is called so; did you mean '%s'?", near)
		    : diag_error(d, EX_CONFIG, (struct place){ .file = path }, "no data file is called so; it has the name of the shipped file that it changes");
}

int layers_check(struct arena *a, const struct layers *l, struct diag *d)
{
	struct file_list known;
	int rc = 0;
	if (l->n < 2)
		return 0;
	if (shipped_names(a, l, &known, d) < 0)
		return -1;
	for (size_t i = 1; i < l->n; i++) {
		struct file_list files;
		if (file_list(a, l->v[i].dir, &files, d) < 0)
			return -1;
		for (size_t k = 0; k < files.n; k++)
			rc |= check_name(&known, files.v[k], d);
	}
	return rc;
}

const char *layers_rule_path(struct arena *a, const struct layers *l, const char *name)
{
	for (size_t i = 1; i < l->n; i++) {
		struct str prefix = str_c(l->v[i].prefix), whole = str_c(name);
		struct str base = str_sub(whole, prefix.n, whole.n);
		if (str_starts(whole, prefix) && base.n && str_chr(base, '/') == STR_NONE)
			return file_join(a, l->v[i].dir, arena_strz(a, base));
	}
	return NULL;
}
