/* layout_tables.c: how wide the columns of tables and figures are, and how
 * rows go over a page's end. */
#include "layout_lay.h"

static const struct op *find_text(const struct layout *l, size_t page, const char *text)
{
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++)
		if (l->pages.v[page].ops.v[i].kind == OP_TEXT && str_starts(l->pages.v[page].ops.v[i].text, str_c(text)))
			return &l->pages.v[page].ops.v[i];
	return NULL;
}

static void set_cell(struct block *b, size_t row, size_t column, const char *text)
{
	b->table.rows[row].cells[column].v = arena_new_of(a, struct paragraph);
	b->table.rows[row].cells[column].n = 1;
	b->table.rows[row].cells[column].v[0] = make_par(a, STYLE_CELL, text);
}

static struct block *add_wide_table(struct model *m, size_t columns, size_t rows)
{
	struct block *b = add_block(a, m, BLOCK_TABLE);
	b->table.n_columns = columns;
	b->table.columns = arena_array(a, columns, struct column);
	b->table.n_rows = rows;
	b->table.rows = arena_array(a, rows, struct table_row);
	for (size_t c = 0; c < columns; c++)
		b->table.columns[c] = (struct column){ .head = str_c(arena_printf(a, "%c", (char)('P' + c))), .weight = 1 };
	for (size_t r = 0; r < rows; r++) {
		b->table.rows[r].cells = arena_array(a, columns, struct cell);
		b->table.rows[r].side = -1;
	}
	return b;
}

/* One long amount does not take the room of the sentences beside it. */
static void one_long_cell_makes_no_wide_column(void)
{
	double at[2];
	for (size_t odd = 0; odd < 2; odd++) {
		struct model m = make_model(a, 2);
		struct block *b = add_wide_table(&m, 2, 6);
		for (size_t r = 0; r < 6; r++) {
			set_cell(b, r, 0, filler(a, 14));
			set_cell(b, r, 1, odd && r == 3 ? "from ten tons down to six" : "ten tons");
		}
		struct layout l = lay(&m);
		const struct op *amount = find_text(&l, 0, "ten tons");
		CHECK(amount != NULL);
		at[odd] = amount ? amount->x : 0;
	}
	CHECK(at[0] > 200 && at[1] > 170);
}

static void last_rows_stay_together(void)
{
	for (size_t before = 0; before < 8; before++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < before; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		struct block *b = add_table(&m, 9);
		struct layout l = lay(&m);
		CHECK(l.pages.n >= 2);
		const char *end = page_text(&l, l.pages.n - 1, false);
		CHECK(strstr(end, "2008|") && strstr(end, "2007|"));
		CHECK(b->table.n_rows == 9);
	}
}

/* What goes on says of what: all the short cells of its row, and the word. */
static void rows_that_go_on_say_so(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_wide_table(&m, 3, 1);
	set_cell(b, 0, 0, "2031");
	set_cell(b, 0, 1, filler(a, 110));
	set_cell(b, 0, 2, "17");
	b->table.columns[0].nowrap = true;
	theme.styles[STYLE_META].size_pt = 4;
	struct layout l = lay(&m);
	CHECK(l.pages.n == 2);
	const char *again = page_text(&l, 1, true);
	CHECK(strstr(again, "2031|") && strstr(again, "17|") && strstr(again, "continued|"));
	CHECK(strstr(page_text(&l, 1, false), "17|") == NULL);
	theme = small_theme();
}

/* Of a cell's items none is parted. */
static void items_of_a_cell_stay_whole(void)
{
	for (size_t before = 0; before < 6; before++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < before; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		struct block *b = add_wide_table(&m, 2, 1);
		struct cell *c = &b->table.rows[0].cells[1];
		c->v = arena_array(a, 7, struct paragraph);
		for (c->n = 0; c->n < 7; c->n++)
			c->v[c->n] = make_par(a, STYLE_CELL, arena_printf(a, "%c%s%c.", (char)('A' + c->n), filler(a, 22), (char)('A' + c->n)));
		struct layout l = lay(&m);
		for (size_t p = 0; p < l.pages.n; p++)
			for (char who = 'A'; who < 'H'; who++) {
				const char *text = page_text(&l, p, false);
				CHECK((strstr(text, arena_printf(a, "%cministers", who)) != NULL) == (strstr(text, arena_printf(a, ".%c.", who)) != NULL));
			}
	}
}

/* A silent side leaves its room to the others, in tables and in figures. */
static void silent_sides_are_narrow(void)
{
	struct model m = make_model(a, 3);
	struct block *b = add_wide_table(&m, 4, 2);
	b->table.side_heads = true;
	for (size_t r = 0; r < 2; r++)
		for (size_t c = 0; c < 4; c++)
			set_cell(b, r, c, c == 2 ? "–" : arena_printf(a, "%c %s", (char)('a' + c), filler(a, 9)));
	b->table.columns[2].silent = true;
	b->table.columns[2].head = STR("Q");
	struct layout l = lay(&m);
	const struct op *one = find_text(&l, 0, "b "), *none = find_text(&l, 0, "–"), *other = find_text(&l, 0, "d ");
	CHECK(one && none && other);
	CHECK(other->x - none->x < 20 && none->x - one->x > 60);
	static double values[] = { 3, NAN, 4 };
	struct str marks[] = { STR("3"), STR(""), STR("4") };
	struct bar bar = { .label = STR("Eels"), .values = values, .marks = marks };
	struct model f = make_model(a, 3);
	b = add_block(a, &f, BLOCK_FIGURE);
	b->figure.kind = FIGURE_MATRIX;
	b->figure.bars = &bar;
	b->figure.n_bars = 1;
	b->figure.alt = "Eels: 2017 3, 2031 4.";
	l = lay(&f);
	one = find_text(&l, 0, "2017"), none = find_text(&l, 0, "2025"), other = find_text(&l, 0, "2031");
	CHECK(one && none && other);
	CHECK(other->x - none->x < 40 && none->x - one->x > 60);
	/* Bars below one another: it is named, but has no row. */
	b->figure.kind = FIGURE_BUTTERFLY;
	marks[0] = marks[2] = STR("forty tons of herring");
	l = lay(&f);
	CHECK(strstr(page_text(&l, 0, false), "2025 –") && !find_text(&l, 0, "–"));
}

/* Heads of one line and of two: what they head begins on one line. */
static void panels_begin_level(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_block(a, &m, BLOCK_PANELS);
	b->panels.v = arena_array(a, 2, struct panel);
	b->panels.n = 2;
	theme.paper_w_pt = 500;
	for (size_t i = 0; i < 2; i++) {
		struct paragraph *v = arena_array(a, 2, struct paragraph);
		v[0] = make_par(a, STYLE_PANEL_HEAD, i ? "Here is a head that takes more than one line however wide its panel is made" : "A head");
		v[1] = make_par(a, STYLE_ITEM, i ? "second text" : "first text");
		b->panels.v[i] = (struct panel){ .edge = INK_SIDE, .tint = INK_SIDE_TINT, .v = v, .n = 2 };
	}
	struct layout l = lay(&m);
	const struct op *first = find_text(&l, 0, "first"), *second = find_text(&l, 0, "second"), *head = find_text(&l, 0, "A head");
	CHECK(first && second && head);
	CHECK(first->y == second->y && first->y > head->y + 13);
	theme = small_theme();
}

/* A name goes to the next line rather than break at its hyphen or between two
 * of its ideographs. */
static void names_stay_whole(void)
{
	static const char *const names[] = { "Ardal-Brekke", "(山田太郎)" };
	for (size_t i = 0; i < 2; i++)
		for (int w = 190; w < 300; w += 3) {
			struct model m = make_model(a, 2);
			theme.paper_w_pt = w;
			add_par(a, &m, STYLE_CELL, arena_printf(a, "The minister met Knut %s again.", names[i]));
			struct layout l = lay(&m);
			CHECK(strstr(page_text(&l, 0, false), names[i]) != NULL);
		}
	theme = small_theme();
}

/* Paper without colour: a second side's edge is striped, a first one's is not. */
static void patterns_tell_sides(void)
{
	size_t lines[2];
	theme.patterns = true;
	for (int side = 0; side < 2; side++) {
		struct model m = make_model(a, 2);
		struct block *b = add_table(&m, 1);
		b->table.rows[0].side = side;
		struct layout l = lay(&m);
		lines[side] = 0;
		for (size_t i = 0; i < l.pages.v[0].ops.n; i++)
			lines[side] += l.pages.v[0].ops.v[i].kind == OP_LINE;
	}
	CHECK(lines[1] > lines[0]);
	theme = small_theme();
}

/* Where labels are too narrow the word stands above the text. */
static void narrow_rows_say_so_too(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_wide_table(&m, 2, 1);
	set_cell(b, 0, 0, "8");
	set_cell(b, 0, 1, filler(a, 140));
	b->table.columns[0].nowrap = true;
	struct layout l = lay(&m);
	const char *again = page_text(&l, 1, true);
	CHECK(l.pages.n == 2 && strstr(again, "8|") && strstr(again, "continued|"));
}

/* A table of one side names that with its head again. */
static void head_again_names_the_side(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_table(&m, 14);
	for (size_t r = 0; r < 14; r++)
		b->table.rows[r].side = 1;
	struct layout l = lay(&m);
	CHECK(l.pages.n > 1 && !strstr(page_text(&l, 0, false), "2025"));
	CHECK(strstr(page_text(&l, 1, true), "What| · 2025| continued|"));
	CHECK(!strstr(page_text(&l, 1, false), "2025|"));
	b->table.rows[3].side = 0;
	l = lay(&m);
	CHECK(!strstr(page_text(&l, 1, true), " · 20"));
}

/* Sides below one another in a cell: the row names the one that goes on. */
static void rows_name_the_side_that_goes_on(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_wide_table(&m, 2, 1);
	set_cell(b, 0, 0, "Among the delegates");
	struct cell *c = &b->table.rows[0].cells[1];
	c->v = arena_array(a, 30, struct paragraph);
	for (c->n = 0; c->n < 30; c->n++) {
		c->v[c->n].style = STYLE_ITEM;
		if (c->n % 25 == 0) {
			struct run *side = add_text(a, &c->v[c->n], c->n ? "2025 " : "2017 ", RUN_BOLD);
			side->inked = true;
			side->ink = (enum ink)(INK_SIDE + (c->n > 0));
		}
		add_text(a, &c->v[c->n], "A name.", 0);
	}
	struct layout l = lay(&m);
	CHECK(l.pages.n > 1 && strstr(page_text(&l, 1, true), "2017 |continued|"));
}

/* Of sides below one another the one that goes on is named above. */
static void stacked_sides_are_named_again(void)
{
	struct model m = make_model(a, 3);
	struct block *b = add_sides(a, &m, "Eels", 1);
	fill_band(a, &b->sides.bands[0], 0, filler(a, 30));
	fill_band(a, &b->sides.bands[0], 1, filler(a, 160));
	fill_band(a, &b->sides.bands[0], 2, filler(a, 20));
	theme.paper_w_pt = 220;
	struct layout l = lay(&m);
	CHECK(l.pages.n > 1 && strstr(page_text(&l, 1, true), "2025| continued|"));
	CHECK(!strstr(page_text(&l, 1, true), "2017"));
	theme = small_theme();
}

int main(void)
{
	a = arena_new();
	diag_init(&diags);
	theme = small_theme();
	RUN(one_long_cell_makes_no_wide_column);
	RUN(last_rows_stay_together);
	RUN(rows_that_go_on_say_so);
	RUN(narrow_rows_say_so_too);
	RUN(head_again_names_the_side);
	RUN(rows_name_the_side_that_goes_on);
	RUN(stacked_sides_are_named_again);
	RUN(items_of_a_cell_stay_whole);
	RUN(silent_sides_are_narrow);
	RUN(panels_begin_level);
	RUN(names_stay_whole);
	RUN(patterns_tell_sides);
	diag_release(&diags);
	arena_free(a);
	return TEST_EXIT;
}
