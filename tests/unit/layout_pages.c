/* layout_pages.c: what begins near a page's foot, what the last page holds,
 * and what stands at the head of each. */
#include "layout_lay.h"

static struct layout lay_well(const struct model *m)
{
	struct layout l = lay(m);
	CHECK(l.widows == 0 && l.orphans == 0 && l.lone_heads == 0);
	return l;
}

/* How often a text begins so on a page; only what is read, or only artifacts. */
static size_t count(const struct layout *l, size_t page, const char *text, bool artifacts)
{
	size_t n = 0;
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++) {
		const struct op *op = &l->pages.v[page].ops.v[i];
		n += op->kind == OP_TEXT && (op->node < 0) == artifacts && str_starts(op->text, str_c(text));
	}
	return n;
}

static size_t page_of(const struct layout *l, const char *text)
{
	for (size_t i = 0; i < l->pages.n; i++)
		if (count(l, i, text, false))
			return i;
	return l->pages.n;
}

static void add_lines(struct model *m, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_par(a, m, STYLE_ITEM, "A line.");
}

static struct block *add_rows(struct model *m, size_t n, size_t words)
{
	struct block *b = add_block(a, m, BLOCK_TABLE);
	b->table.n_columns = 1;
	b->table.columns = arena_array(a, 1, struct column);
	b->table.columns[0] = (struct column){ .head = str_c("What"), .weight = 1 };
	b->table.n_rows = n;
	b->table.rows = arena_array(a, n, struct table_row);
	for (size_t i = 0; i < n; i++) {
		b->table.rows[i] = (struct table_row){ .cells = arena_array(a, 1, struct cell), .side = -1 };
		b->table.rows[i].cells[0] = (struct cell){ .v = arena_array(a, 1, struct paragraph), .n = 1 };
		b->table.rows[i].cells[0].v[0] = make_par(a, STYLE_CELL, arena_printf(a, "Row%zu %s", i, filler(a, words)));
	}
	return b;
}

/* Wherever it comes to stand, a short section with a table is on one page, if
 * what that leaves white is little. */
static void short_sections_stay_whole(void)
{
	size_t parted = 0;
	theme.paper_h_pt = 700;
	for (size_t lines = 20; lines < 60; lines++) {
		struct model m = make_model(a, 2);
		add_lines(&m, lines);
		add_par(a, &m, STYLE_H1, "Eels");
		add_rows(&m, 7, 2);
		struct layout l = lay_well(&m);
		size_t first = page_of(&l, "Eels"), last = page_of(&l, "Row6");
		CHECK(page_of(&l, "Row0") == first && page_of(&l, "Row1") == first);
		CHECK(l.pages.v[0].white_foot < .2);
		parted += first != last;
	}
	CHECK(parted <= 7);
	theme = small_theme();
}

/* Under a head there are some lines, if room for them can be had. */
static void heads_have_lines_below(void)
{
	theme.paper_h_pt = 700;
	theme.paper_w_pt = 500;
	for (size_t lines = 30; lines < 60; lines++) {
		struct model m = make_model(a, 2);
		add_lines(&m, lines);
		struct block *b = add_sides(a, &m, "Eels", 1);
		fill_band(a, &b->sides.bands[0], 0, filler(a, 160));
		fill_band(a, &b->sides.bands[0], 1, filler(a, 160));
		struct layout l = lay_well(&m);
		size_t at = page_of(&l, "Eels"), below = 0;
		double head = 0;
		for (size_t i = 0; i < l.pages.v[at].ops.n; i++) {
			const struct op *op = &l.pages.v[at].ops.v[i];
			if (op->kind == OP_TEXT && op->node >= 0 && str_is(op->text, "Eels"))
				head = op->y;
			below += op->kind == OP_TEXT && op->node >= 0 && head > 0 && op->y > head + 1;
		}
		CHECK(below >= 2 * 4);
	}
	theme = small_theme();
}

/* A last page that holds little is saved, or takes lines from the one before. */
static void last_page_is_worth_it(void)
{
	theme.paper_h_pt = 700;
	theme.styles[STYLE_H3].before_pt = 8;
	for (unsigned notes = 40; notes < 160; notes++) {
		struct model m = make_model(a, 2);
		theme.columns = 1 + notes % 2;
		for (size_t i = 0; i < notes * theme.columns / 2; i++)
			add_par(a, &m, i % 4 ? STYLE_ITEM : STYLE_H3, arena_printf(a, "N%zu", i));
		struct layout l = lay_well(&m);
		double low = 0;
		const struct page *last = &l.pages.v[l.pages.n - 1];
		for (size_t i = 0; i < last->ops.n; i++)
			if (last->ops.v[i].kind == OP_TEXT && last->ops.v[i].node >= 0)
				low = fmax(low, last->ops.v[i].y);
		CHECK(l.pages.n == 1 || (low - 30) / 640 > .14);
		for (size_t i = 0; i + 1 < l.pages.n; i++)
			CHECK(l.pages.v[i].white_foot <= .16);
	}
	theme = small_theme();
}

/* The last row of a table does not stand alone on a page; where tighter spaces
 * above make room for the end, it stands with the others. */
static void ends_of_tables_are_saved(void)
{
	size_t two[2] = { 0 };
	for (size_t lines = 0; lines < 200; lines++) {
		struct model m = make_model(a, 2);
		theme.styles[STYLE_H3].before_pt = lines % 2 ? 30 : 0;
		theme.paper_h_pt = 700 + (double)(lines % 11);
		add_lines(&m, lines / 10);
		for (size_t i = 0; i < 9; i++)
			add_par(a, &m, i % 2 ? STYLE_ITEM : STYLE_H3, "Eels");
		add_rows(&m, 20, 2);
		add_lines(&m, 30);
		struct layout l = lay_well(&m);
		size_t last = page_of(&l, "Row19");
		CHECK(page_of(&l, "Row18") == last);
		two[lines % 2] += page_of(&l, "Row17") != last;
	}
	CHECK(two[0] > 0 && two[1] == 0);
	theme = small_theme();
}

static void page_names_what_it_begins_with(void)
{
	struct model m = make_model(a, 2);
	add_par(a, &m, STYLE_H1, "Ponds");
	add_lines(&m, 18);
	struct block *b = add_sides(a, &m, "Eels", 1);
	fill_band(a, &b->sides.bands[0], 0, filler(a, 120));
	fill_band(a, &b->sides.bands[0], 1, filler(a, 110));
	struct layout l = lay_well(&m);
	CHECK(page_of(&l, "Eels") == 1);
	CHECK(count(&l, 1, "Ponds", true) == 1 && count(&l, 1, "Eels", true) == 0);
	CHECK(count(&l, 2, "Eels", true) == 2); /* and said again above its rest */
}

/* Below the columns from which it was taken a tail does not go on: it begins. */
static void only_what_is_broken_off_goes_on(void)
{
	struct model m = make_model(a, 2);
	theme.paper_w_pt = 600;
	theme.paper_h_pt = 700;
	struct block *b = add_sides(a, &m, "Eels", 1);
	fill_band(a, &b->sides.bands[0], 0, "Short.");
	b->sides.bands[0].cells[1].n = 9;
	b->sides.bands[0].cells[1].v = arena_array(a, 9, struct paragraph);
	for (size_t i = 0; i < 9; i++)
		b->sides.bands[0].cells[1].v[i] = make_par(a, STYLE_TEXT, filler(a, 30));
	struct layout l = lay_well(&m);
	CHECK(l.pages.n == 1 && count(&l, 0, "2025", true) == 2 && count(&l, 0, "continued", true) == 0);
	theme = small_theme();
}

int main(void)
{
	a = arena_new();
	diag_init(&diags);
	theme = small_theme();
	RUN(short_sections_stay_whole);
	RUN(heads_have_lines_below);
	RUN(last_page_is_worth_it);
	RUN(ends_of_tables_are_saved);
	RUN(page_names_what_it_begins_with);
	RUN(only_what_is_broken_off_goes_on);
	diag_release(&diags);
	arena_free(a);
	return TEST_EXIT;
}
