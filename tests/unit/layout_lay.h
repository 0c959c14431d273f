/* layout_lay.h: pages of a model made by hand, with what every test of them needs. */
#ifndef DIPTYCH_LAYOUT_LAY_H
#define DIPTYCH_LAYOUT_LAY_H

#include "layout_model.h"

#include "test.h"

static struct arena *a;
static struct diag diags;
static struct theme theme;

/* Nothing stands over an edge. */
static struct layout lay(const struct model *m)
{
	struct layout l = { 0 };
	CHECK(layout_brief(a, m, &theme, &fixed_measure, &l, &diags) == 0);
	CHECK(l.overfull == 0);
	return l;
}

/* Text of a page as it would be read out, artifacts left out unless asked for. */
static inline const char *page_text(const struct layout *l, size_t page, bool artifacts)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++) {
		const struct op *op = &l->pages.v[page].ops.v[i];
		if (op->kind != OP_TEXT || (op->node < 0) != artifacts)
			continue;
		strbuf_put(&b, op->hyphen ? str_sub(op->text, 0, op->text.n - 1) : op->text);
		strbuf_puts(&b, op->hyphen ? "" : op->space_after ? " " : "|");
	}
	const char *out = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

/* A year and what was in it, in rows of one line and more. */
static inline struct block *add_table(struct model *m, size_t rows)
{
	struct block *b = add_block(a, m, BLOCK_TABLE);
	b->table.n_columns = 2;
	b->table.columns = arena_array(a, 2, struct column);
	b->table.columns[0] = (struct column){ .head = STR("Year"), .weight = 1, .nowrap = true };
	b->table.columns[1] = (struct column){ .head = STR("What"), .weight = 4 };
	b->table.n_rows = rows;
	b->table.rows = arena_array(a, rows, struct table_row);
	for (size_t r = 0; r < rows; r++) {
		struct cell *cells = b->table.rows[r].cells = arena_array(a, 2, struct cell);
		for (size_t c = 0; c < 2; c++) {
			cells[c].v = arena_new_of(a, struct paragraph);
			cells[c].n = 1;
			cells[c].v[0] = make_par(a, STYLE_CELL, c ? filler(a, 5 + r % 7) : arena_printf(a, "%zu", 2000 + r));
		}
		b->table.rows[r].head = true;
		b->table.rows[r].side = (int)(r % 3) - 1;
	}
	return b;
}

#endif
