/* tsv.c: tables of cells that remember their line and column. */
#include "tsv.h"

#include <string.h>

#include "file.h"
#include "utf8.h"

static struct place at(const char *file, unsigned line, unsigned col)
{
	return (struct place){ .file = file, .line = line, .col = col };
}

/* In code points, from 1. */
static unsigned column(const struct tsv_row *row, const char *p)
{
	return utf8_count((struct str){ row->start, (size_t)(p - row->start) }) + 1;
}

static struct place at_cell(const char *file, const struct tsv_row *row, const char *p, struct str cell)
{
	return (struct place){ .file = file, .line = row->line, .col = column(row, p), .len = utf8_count(cell) };
}

struct shape {
	const char *path;
	size_t min, max, key; /* key: 0 where no row removes */
};

/* The cells of line from its byte `from` on. */
static int split(struct str line, size_t from, struct tsv_row *row, const struct shape *s, struct diag *d)
{
	struct str rest = str_sub(line, from, line.n);
	for (row->n = 0; rest.p; row->n++) {
		const char *start = rest.p;
		struct str cell = str_trim(str_cut(&rest, '\t'));
		if (row->n && str_starts(cell, STR("why: "))) {
			if (rest.p)
				return diag_error(d, EX_CONFIG, at(s->path, row->line, column(row, start)), "a remark ('why: …') is the last cell of its row");
			break;
		}
		if (row->n >= s->max || row->n >= TSV_COLS)
			return diag_error(d, EX_CONFIG, at_cell(s->path, row, start, cell), "'%.*s': one cell too many, a row has at most %zu", STR_ARG(cell), s->max);
		row->cell[row->n] = cell;
	}
	return 0;
}

static int check_bytes(struct str line, unsigned line_no, const char *path, struct diag *d)
{
	size_t bad = utf8_check(line), cr = str_chr(line, '\r');
	if (bad != STR_NONE)
		return diag_error(d, EX_CONFIG, at(path, line_no, utf8_count(str_sub(line, 0, bad)) + 1), "ill-formed UTF-8");
	if (cr != STR_NONE)
		return diag_error(d, EX_CONFIG, at(path, line_no, utf8_count(str_sub(line, 0, cr)) + 1), "carriage return: lines end with a line feed alone");
	return 0;
}

static int read_row(struct str line, struct tsv_row *row, const struct shape *s, struct diag *d)
{
	row->removes = s->key && (str_is(str_trim(line), "-") || str_starts(line, STR("-\t")));
	if (check_bytes(line, row->line, s->path, d) < 0 || split(line, row->removes ? 1 + (line.n > 1) : 0, row, s, d) < 0)
		return -1;
	if (row->removes && (!row->cell[0].n || row->n > s->key))
		return diag_error(d, EX_CONFIG, at(s->path, row->line, 1), "'-' removes: behind it stands the row's key, here the first %zu cells, or '*' for any", s->key);
	if (!row->removes && row->n < s->min)
		return diag_error(d, EX_CONFIG, at(s->path, row->line, utf8_count(line) + 1), "a row has at least %zu cells, this one %zu (cells are separated by tabs)", s->min, row->n);
	return 0;
}

static int load(struct arena *a, const struct tsv_file *files, unsigned layer, const struct shape *s, struct tsv *out, struct diag *d)
{
	struct str text;
	if (file_read(a, s->path, CONFIG_MAX, &text, d) < 0)
		return -1;
	size_t lines = 1, n = 0;
	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	struct tsv_row *rows = arena_array(a, lines, struct tsv_row);
	int rc = 0;
	unsigned line_no = 0;
	bool seen = false;
	for (struct str rest = text; rest.p && (rest.n || !line_no);) {
		struct str line = str_cut(&rest, '\n');
		line_no++;
		if (!str_trim(line).n || line.p[0] == '#')
			continue;
		bool header = !seen && line.p[0] == '@';
		seen = true;
		if (header)
			continue;
		struct tsv_row row = { .line = line_no, .layer = layer, .start = line.p, .cell = arena_array(a, s->max, struct str) };
		if (read_row(line, &row, s, d) < 0)
			rc = -1;
		else
			rows[n++] = row;
	}
	*out = (struct tsv){ .files = files, .rows = rows, .n = n };
	return rc;
}

int tsv_load(struct arena *a, const char *path, size_t min, size_t max, struct tsv *out, struct diag *d)
{
	struct tsv_file *file = arena_new_of(a, struct tsv_file);
	*file = (struct tsv_file){ path, file_base(path) };
	return load(a, file, 0, &(struct shape){ path, min, max, 0 }, out, d);
}

int tsv_load_layer(struct arena *a, const struct tsv_file *files, unsigned layer, size_t min, size_t max, size_t key,
    struct tsv *out, struct diag *d)
{
	return load(a, files, layer, &(struct shape){ files[layer].path, min, max, key }, out, d);
}

struct place tsv_place(const struct tsv *t, const struct tsv_row *row, size_t cell)
{
	const char *path = t->files[row->layer].path;
	return cell < row->n ? at_cell(path, row, row->cell[cell].p, row->cell[cell]) : at(path, row->line, 1);
}

const char *tsv_rule(struct arena *a, const struct tsv *t, const struct tsv_row *row)
{
	char digits[STR_UINT];
	struct str name = str_c(t->files[row->layer].name), line = str_uint(row->line, digits);
	char *p = arena_alloc(a, name.n + 1 + line.n + 1);
	memcpy(p, name.p, name.n);
	p[name.n] = ':';
	memcpy(p + name.n + 1, line.p, line.n);
	return p;
}
