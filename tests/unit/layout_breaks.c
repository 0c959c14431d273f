/* layout_breaks.c: how what stands side by side goes over a page's end, and
 * where a side stands that has more to say than the others. */
#include "layout_lay.h"

/* Nor does anything stand alone. */
static struct layout lay_well(const struct model *m)
{
	struct layout l = lay(m);
	CHECK(l.widows == 0 && l.orphans == 0 && l.lone_heads == 0);
	return l;
}

static void fill_pars(struct band *b, size_t side, size_t n, size_t words)
{
	b->cells[side].n = n;
	b->cells[side].v = arena_array(a, n, struct paragraph);
	for (size_t i = 0; i < n; i++)
		b->cells[side].v[i] = make_par(a, STYLE_TEXT, arena_printf(a, "%c%zu %s", (char)('A' + side), i, filler(a, words)));
}

/* The op whose text begins so. */
static const struct op *find(const struct layout *l, size_t page, const char *text)
{
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++)
		if (l->pages.v[page].ops.v[i].kind == OP_TEXT && str_starts(l->pages.v[page].ops.v[i].text, str_c(text)))
			return &l->pages.v[page].ops.v[i];
	return NULL;
}

static size_t rects(const struct layout *l, size_t page, enum ink ink)
{
	size_t n = 0;
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++)
		n += l->pages.v[page].ops.v[i].kind == OP_RECT && l->pages.v[page].ops.v[i].colour == theme.inks[ink];
	return n;
}

static struct model two_sides(size_t left, size_t right, size_t words)
{
	struct model m = make_model(a, 2);
	struct block *b = add_sides(a, &m, "Eels", 1);
	fill_pars(&b->sides.bands[0], 0, left, words);
	fill_pars(&b->sides.bands[0], 1, right, words);
	theme.paper_w_pt = 700;
	theme.paper_h_pt = 700;
	return m;
}

/* What one side has more stands below, over the whole width, on that side's
 * ground behind its name, on a wide sheet in two columns; its elements stay in
 * its part. */
static void check_more_of(size_t side, bool wide)
{
	struct model m = two_sides(side ? 2 : 9, side ? 9 : 2, 30);
	theme.paper_w_pt = wide ? 700 : 600;
	struct layout l = lay_well(&m);
	char c = (char)('A' + side);
	double second = wide ? 360 : 310;
	const struct op *own = find(&l, 0, arena_printf(a, "%c1", c)), *last = find(&l, 0, arena_printf(a, "%c8", c));
	const struct op *more = find(&l, 0, arena_printf(a, "%c3", c));
	const struct op *other = find(&l, 0, side ? "A1" : "B1"), *name = find(&l, 0, m.sides.v[side]);
	CHECK(own && more && last && other && name);
	CHECK(own->x == (side ? second : 30) && other->x == (side ? 30 : second) && own->y == other->y);
	CHECK(more->x > 100 && more->x < 200 && more->y > own->y + 24);
	CHECK(wide ? last->x > second : last->x == more->x);
	CHECK(last->y > own->y + 24);
	CHECK(l.nodes.v[last->node].parent == l.nodes.v[own->node].parent);
	CHECK(rects(&l, 0, (enum ink)(INK_SIDE_TINT + side)) == 1);
	CHECK(l.pages.v[0].white_rows < .03);
}

static void more_of_one_side_stands_below(void)
{
	for (size_t i = 0; i < 4; i++)
		check_more_of(i % 2, i / 2);
	theme = small_theme();
}

static void like_sides_stay_beside(void)
{
	for (size_t n = 4; n < 7; n++) {
		struct model m = two_sides(5, n, 20);
		struct layout l = lay_well(&m);
		CHECK(rects(&l, 0, INK_SIDE_TINT) + rects(&l, 0, INK_SIDE_TINT_2) == 0);
		CHECK(find(&l, 0, arena_printf(a, "B%zu", n - 1))->x == 360);
	}
	theme = small_theme();
}

/* A side that says nothing on any topic leaves its column to the others. */
static void silent_side_has_no_column(void)
{
	struct model m = make_model(a, 4);
	theme.paper_w_pt = 560;
	for (size_t t = 0; t < 2; t++) {
		struct block *b = add_sides(a, &m, "Eels", 1);
		fill_pars(&b->sides.bands[0], 0, 1, 9);
		fill_pars(&b->sides.bands[0], t ? 3 : 2, 1, 9);
	}
	struct layout l = lay_well(&m);
	CHECK(find(&l, 0, "2017") && find(&l, 0, "2031") && find(&l, 0, "2044") && !find(&l, 0, "2025"));
	CHECK(find(&l, 0, "A0")->y == find(&l, 0, "C0")->y && find(&l, 0, "D0")->x > find(&l, 0, "C0")->x);
	theme = small_theme();
}

/* A band that flows begins in each column where that ends. */
static void bands_flow(void)
{
	for (int flows = 0; flows < 2; flows++) {
		struct model m = make_model(a, 2);
		struct block *b = add_sides(a, &m, "Eels", 2);
		theme.paper_h_pt = 700;
		fill_band(a, &b->sides.bands[0], 0, "Short.");
		fill_band(a, &b->sides.bands[0], 1, filler(a, 30));
		fill_pars(&b->sides.bands[1], 0, 1, 9);
		fill_pars(&b->sides.bands[1], 1, 1, 9);
		b->sides.bands[1].flows = flows;
		struct layout l = lay_well(&m);
		CHECK((find(&l, 0, "A0")->y < find(&l, 0, "B0")->y) == flows);
		CHECK(find(&l, 0, "A0")->x < find(&l, 0, "B0")->x);
	}
	theme = small_theme();
}

static size_t lines_of(const struct layout *l, size_t page, bool right)
{
	size_t n = 0;
	double y = -1, middle = theme.paper_w_pt / 2;
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++) {
		const struct op *op = &l->pages.v[page].ops.v[i];
		if (op->kind == OP_TEXT && op->node >= 0 && strcmp(l->nodes.v[op->node].type, "P") == 0 && (op->x > middle) == right && op->y != y) {
			y = op->y;
			n++;
		}
	}
	return n;
}

/* Over a page's end both columns go on, wherever it comes, and never by a shred. */
static void both_columns_go_on(void)
{
	size_t cut = 0;
	for (size_t above = 0; above < 12; above++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < above; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		struct block *b = add_sides(a, &m, "Eels", 1);
		fill_pars(&b->sides.bands[0], 0, 4, 6);
		fill_pars(&b->sides.bands[0], 1, 4, 8);
		struct layout l = lay_well(&m);
		for (size_t p = 1; p < l.pages.n; p++) {
			CHECK(lines_of(&l, p, true) >= 3);
			if (lines_of(&l, p - 1, true) && lines_of(&l, p, true) > 3) {
				CHECK(lines_of(&l, p, false) > 0);
				cut++;
			}
		}
	}
	CHECK(cut > 3);
}

/* Panels that do not fit go on beside one another, under their heads. */
static void panels_go_on(void)
{
	struct model m = make_model(a, 2);
	theme.paper_w_pt = 400;
	add_par(a, &m, STYLE_TEXT, filler(a, 60));
	struct block *b = add_block(a, &m, BLOCK_PANELS);
	b->panels.n = 2;
	b->panels.v = arena_array(a, 2, struct panel);
	for (size_t i = 0; i < 2; i++) {
		b->panels.v[i] = (struct panel){ .edge = INK_SIDE, .tint = INK_SIDE_TINT, .n = 6, .v = arena_array(a, 6, struct paragraph) };
		b->panels.v[i].v[0] = make_par(a, STYLE_PANEL_HEAD, i ? "New" : "Gone");
		for (size_t k = 1; k < 6; k++)
			b->panels.v[i].v[k] = make_par(a, STYLE_ITEM, filler(a, i ? 6 : 9));
	}
	struct layout l = lay_well(&m);
	CHECK(l.pages.n == 2 && rects(&l, 0, INK_SIDE_TINT) == 2 && rects(&l, 1, INK_SIDE_TINT) == 2);
	CHECK(find(&l, 0, "Gone")->node >= 0 && find(&l, 0, "New")->node >= 0);
	CHECK(find(&l, 1, "Gone")->node < 0 && find(&l, 1, "New")->node < 0 && find(&l, 1, " continued"));
	theme = small_theme();
}

/* A figure goes on, head and all, rather than leave much of a page blank; each
 * of its parts is a Figure, and each row stands once, whole. */
static void figures_go_on(void)
{
	size_t parted = 0;
	theme.paper_h_pt = 400;
	for (size_t above = 0; above < 30; above++) {
		struct model m = make_model(a, 3);
		double values[3] = { 1, 2, 3 };
		for (size_t i = 0; i < above; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		struct block *b = add_block(a, &m, BLOCK_FIGURE);
		b->figure.alt = "What it says";
		b->figure.n_bars = 12;
		b->figure.bars = arena_array(a, 12, struct bar);
		for (size_t i = 0; i < 12; i++)
			b->figure.bars[i] = (struct bar){ .label = str_c(arena_printf(a, "Bar%zu.", i)), .values = values, .link = "#there" };
		struct layout l = lay_well(&m);
		CHECK(l.pages.n < 3 && l.pages.v[0].white_foot < .35);
		for (size_t i = 0; i < 12; i++) {
			const char *label = arena_printf(a, "Bar%zu.", i);
			const struct op *first = find(&l, 0, label), *next = l.pages.n > 1 ? find(&l, 1, label) : NULL;
			CHECK((first != NULL) != (next != NULL));
			CHECK((first ? first : next)->y < theme.paper_h_pt - theme.margin_bottom_pt);
			int link = (first ? first : next)->node, figure = l.nodes.v[link].parent;
			CHECK(l.nodes.v[figure].page == (first ? 0 : 1) && l.nodes.v[figure].box.x1 > l.nodes.v[figure].box.x0);
		}
		if (find(&l, 0, "Bar3.") && !find(&l, 0, "Bar8.")) {
			CHECK(find(&l, 1, "2017")->node < 0 && find(&l, 0, "2017")->node >= 0);
			parted++;
		}
	}
	CHECK(parted > 5);
	theme = small_theme();
}

/* The columns of a list on a page, each as [first, last] number of its items. */
static size_t list_columns(const struct layout *l, size_t page, size_t columns[][2], double lowest[])
{
	size_t n = 0;
	double x = -1;
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++) {
		const struct op *op = &l->pages.v[page].ops.v[i];
		if (op->kind != OP_TEXT || op->node < 0)
			continue;
		if (op->x != x)
			columns[n++][0] = str_starts(op->text, STR("N")) ? strtoul(op->text.p + 1, NULL, 10) : 0;
		x = op->x;
		if (str_starts(op->text, STR("N")))
			columns[n - 1][1] = strtoul(op->text.p + 1, NULL, 10);
		lowest[n - 1] = op->y;
	}
	return n;
}

/* A list runs down the columns of a page, then goes on on the next, in even
 * columns on the last; its links lead where its items stand. */
static void lists_flow_in_columns(void)
{
	for (size_t items = 7; items < 60; items += 4) {
		struct model m = make_model(a, 2);
		theme.columns = 2;
		theme.paper_w_pt = 560;
		for (size_t i = 0; i < items; i++)
			add_par(a, &m, STYLE_ITEM, arena_printf(a, "N%zu %s", i, filler(a, 12 + i % 9)))->anchor = arena_printf(a, "n%zu", i);
		struct layout l = lay(&m);
		size_t anchors = 0, next = 0;
		for (size_t page = 0; page < l.pages.n; page++) {
			size_t columns[8][2];
			double lowest[8];
			size_t n = list_columns(&l, page, columns, lowest);
			CHECK(n == 2 || (page + 1 == l.pages.n && columns[0][1] + 1 == items));
			CHECK(columns[0][0] == 0 || columns[0][0] == next);
			CHECK(n == 1 || (columns[1][1] > columns[0][1] && fabs(lowest[0] - lowest[1]) < 3 * 12 + .1));
			next = columns[n - 1][1] + 1;
			for (size_t i = 0; i < l.pages.v[page].ops.n; i++)
				anchors += l.pages.v[page].ops.v[i].kind == OP_ANCHOR;
		}
		CHECK(anchors == items && next == items);
	}
	theme = small_theme();
}

/* A remark on a line or two stays in one column, no wider than is read with ease. */
static void remarks_stay_in_one_column(void)
{
	struct model m = make_model(a, 2);
	theme.columns = 2;
	theme.paper_w_pt = 760;
	add_par(a, &m, STYLE_ITEM, filler(a, 20));
	add_block(a, &m, BLOCK_RULE);
	struct layout l = lay(&m);
	size_t lines = 0;
	for (size_t i = 0; i < l.pages.v[0].ops.n; i++) {
		const struct op *op = &l.pages.v[0].ops.v[i];
		if (op->kind != OP_TEXT || op->node < 0)
			continue;
		CHECK(op->x == 30 && set_width(op) <= 450);
		lines++;
	}
	CHECK(lines == 2);
	theme = small_theme();
}

int main(void)
{
	a = arena_new();
	diag_init(&diags);
	theme = small_theme();
	RUN(more_of_one_side_stands_below);
	RUN(like_sides_stay_beside);
	RUN(silent_side_has_no_column);
	RUN(bands_flow);
	RUN(both_columns_go_on);
	RUN(panels_go_on);
	RUN(figures_go_on);
	RUN(lists_flow_in_columns);
	RUN(remarks_stay_in_one_column);
	diag_release(&diags);
	arena_free(a);
	return TEST_EXIT;
}
