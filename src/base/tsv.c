/* tsv.c: tables of cells that remember their line and column. */
#include "tsv.h"

#include "file.h"
#include "utf8.h"

static unsigned columns(struct str s)
{
	unsigned n = 0;
	for (size_t i = 0; i < s.n; n++)
		utf8_next(s, &i);
	return n;
}

static struct place at(const char *file, unsigned line, unsigned col)
{
	return (struct place){ .file = file, .line = line, .col = col };
}

static int split(struct str line, struct tsv_row *row, const char *file, size_t min, size_t max, struct diag *d)
{
	size_t bad = utf8_check(line);
	if (bad != STR_NONE)
		return diag_error(d, EX_CONFIG, at(file, row->line, columns(str_sub(line, 0, bad)) + 1), "ill-formed UTF-8");
	size_t cr = str_chr(line, '\r');
	if (cr != STR_NONE)
		return diag_error(d, EX_CONFIG, at(file, row->line, columns(str_sub(line, 0, cr)) + 1), "carriage return: lines end with a line feed alone");
	struct str rest = line;
	for (row->n = 0; rest.p; row->n++) {
		unsigned col = columns((struct str){ line.p, (size_t)(rest.p - line.p) }) + 1;
		struct str raw = str_cut(&rest, '\t');
		struct str cell = str_trim(raw);
		if (row->n && str_starts(cell, STR("why: "))) {
			if (rest.p)
				return diag_error(d, EX_CONFIG, at(file, row->line, col), "a remark ('why: …') is the last cell of its row");
			break;
		}
		if (row->n >= max || row->n >= TSV_COLS)
			return diag_error(d, EX_CONFIG, at(file, row->line, col), "'%.*s': one cell too many, a row has at most %zu", STR_ARG(cell), max);
		row->cell[row->n] = cell;
		row->col[row->n] = col + columns((struct str){ raw.p, (size_t)(cell.p - raw.p) });
	}
	if (row->n < min)
		return diag_error(d, EX_CONFIG, at(file, row->line, columns(line) + 1), "a row has at least %zu cells, this one %zu (cells are separated by tabs)", min, row->n);
	return 0;
}

int tsv_load(struct arena *a, const char *path, size_t min, size_t max, struct tsv *out, struct diag *d)
{
	struct str text;
	if (file_read(a, path, CONFIG_MAX, &text, d) < 0)
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
		struct tsv_row row = { .line = line_no, .cell = arena_array(a, max, struct str), .col = arena_array(a, max, unsigned) };
		if (split(line, &row, path, min, max, d) < 0)
			rc = -1;
		else
			rows[n++] = row;
	}
	*out = (struct tsv){ .file = path, .name = file_base(path), .rows = rows, .n = n };
	return rc;
}

struct place tsv_place(const struct tsv *t, const struct tsv_row *row, size_t cell)
{
	return at(t->file, row->line, cell < row->n ? row->col[cell] : 1);
}

const char *tsv_rule(struct arena *a, const struct tsv *t, const struct tsv_row *row)
{
	return arena_printf(a, "%s:%u", t->name, row->line);
}
