/* layout_any.c: what must hold for every model: nothing over an edge, nothing
 * lost, nothing said twice, whatever the mix of blocks and the page's size. */
#include "layout_model.h"

#include "test.h"

static struct arena *a;
static struct theme theme;
static unsigned long seed;

static unsigned pick(unsigned n)
{
	seed = seed * 6364136223846793005ul + 1442695040888963407ul;
	return (unsigned)(seed >> 33) % n;
}

/* Characters of all runs that must come out, spaces apart. */
static size_t expected;

static size_t count_text(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] != ' ';
	return n;
}

static const struct paragraph *any_note(void)
{
	struct paragraph *p = arena_new_of(a, struct paragraph);
	*p = make_par(a, STYLE_NOTE, filler(a, 1 + (pick(9) ? pick(30) : pick(300))));
	expected += count_text(p->runs.v[0].text);
	return p;
}

static struct paragraph any_par(enum style style)
{
	static const char *const odd[] = { "https://example.org/a/very/long/path-without-end?query=yes&more=no", "会議は港で開かれた。",
		"$250 billion", "No. 45", "8–10 November", "K. T. Osei", "Überraschungsangriffe", "a", "—", "(sic)" };
	struct paragraph p = { .style = style };
	for (unsigned i = 0, n = 1 + pick(4); i < n; i++) {
		const char *text = pick(4) ? filler(a, 1 + pick(30)) : odd[pick(10)];
		struct run *r = add_text(a, &p, text, 0);
		expected += count_text(r->text);
		if (pick(6) == 0)
			r->attr |= RUN_BOLD;
		if (pick(8) == 0)
			r->link = "#place";
		if (pick(3) == 0) {
			r = add_text(a, &p, "12", RUN_SUP | RUN_NOBREAK);
			expected += 2;
			if (pick(3) == 0)
				r->note = any_note();
		}
		if (pick(2)) {
			r = add_text(a, &p, " ", 0);
			(void)r;
		}
	}
	if (pick(5) == 0)
		p.anchor = "place";
	return p;
}

static void any_cell(struct paragraph **v, size_t *n, enum style style, unsigned most)
{
	*n = pick(most + 1);
	*v = arena_array(a, *n, struct paragraph);
	for (size_t i = 0; i < *n; i++)
		(*v)[i] = any_par(pick(9) ? style : STYLE_PANEL_HEAD);
}

static void any_sides(struct model *m)
{
	struct block *b = add_sides(a, m, "Topic", 1 + pick(4));
	expected += 5 + 6;
	for (size_t i = 0; i < b->sides.n_bands; i++) {
		b->sides.bands[i].flows = i && pick(2);
		for (size_t c = 0; c < m->sides.n; c++)
			any_cell(&b->sides.bands[i].cells[c].v, &b->sides.bands[i].cells[c].n, STYLE_TEXT, pick(5) ? 4 : 12);
	}
}

static void any_table(struct model *m)
{
	struct block *b = add_block(a, m, BLOCK_TABLE);
	size_t n = 1 + pick(4), rows = 1 + pick(8);
	b->table.n_columns = n;
	b->table.columns = arena_array(a, n, struct column);
	b->table.plain = pick(3) == 0;
	b->table.side_heads = pick(3) == 0;
	for (size_t c = 0; c < n; c++) {
		b->table.columns[c] = (struct column){ .head = str_c(c ? "Head" : ""), .weight = 1 + pick(4), .nowrap = pick(4) == 0,
			.right = pick(4) == 0 };
		expected += b->table.plain ? 0 : b->table.columns[c].head.n;
	}
	b->table.rows = arena_array(a, rows, struct table_row);
	b->table.n_rows = rows;
	for (size_t r = 0; r < rows; r++) {
		b->table.rows[r] = (struct table_row){ .cells = arena_array(a, n, struct cell), .head = pick(2), .side = (int)pick(3) - 1 };
		for (size_t c = 0; c < n; c++)
			any_cell(&b->table.rows[r].cells[c].v, &b->table.rows[r].cells[c].n, STYLE_CELL, 2);
	}
}

static void any_panels(struct model *m)
{
	struct block *b = add_block(a, m, BLOCK_PANELS);
	b->panels.n = 1 + pick(5);
	b->panels.v = arena_array(a, b->panels.n, struct panel);
	for (size_t i = 0; i < b->panels.n; i++)
		any_cell(&b->panels.v[i].v, &b->panels.v[i].n, STYLE_ITEM, 4);
}

/* A run of them, long enough for columns. */
static void any_list(struct model *m)
{
	for (unsigned i = 0, n = 2 + pick(20); i < n; i++) {
		struct block *b = add_block(a, m, BLOCK_PARA);
		b->keep_next = pick(12) == 0;
		b->para = any_par(pick(9) ? STYLE_QUOTE : STYLE_H3);
	}
}

static void any_block(struct model *m)
{
	static const enum style styles[] = { STYLE_TEXT, STYLE_H1, STYLE_H2, STYLE_QUOTE, STYLE_TEXT, STYLE_LABEL };
	switch (pick(9)) {
	case 0: any_sides(m); break;
	case 1: any_table(m); break;
	case 2: any_panels(m); break;
	case 7: any_list(m); break;
	case 3: add_block(a, m, BLOCK_RULE); break;
	case 4: add_block(a, m, BLOCK_GAP)->gap_lines = pick(3); break;
	case 5:
		if (pick(4) == 0)
			add_block(a, m, BLOCK_PAGE);
		break;
	case 6:
		if (m->blocks.n == 0) {
			struct block *c = add_block(a, m, BLOCK_CONTENTS);
			c->contents.head = make_par(a, STYLE_H1, "");
			c->contents.least_pages = pick(2) * 99;
		}
		break;
	default: {
		struct block *b = add_block(a, m, BLOCK_PARA);
		b->keep_next = pick(5) == 0;
		b->para = any_par(styles[pick(6)]);
		break;
	}
	}
}

/* Sides that stand below one another say their names, once a band or not at all. */
static bool is_side_name(const struct model *m, struct str text)
{
	for (size_t i = 0; i < m->sides.n; i++)
		if (str_is(text, m->sides.v[i]))
			return true;
	return false;
}

static size_t count_page(const struct model *m, const struct page *page, double bottom, double left, double right)
{
	size_t n = 0;
	for (size_t i = 0; i < page->ops.n; i++) {
		const struct op *op = &page->ops.v[i];
		if (op->kind != OP_TEXT)
			continue;
		double w = set_width(op);
		CHECK(isfinite(op->x) && isfinite(op->y) && op->x > left - .1 && op->x + w < right + .1 + hang_width(op));
		CHECK(op->y < theme.paper_h_pt && (op->node < 0 || op->y < bottom + .1));
		if (op->node >= 0 && !is_side_name(m, op->text))
			n += count_text(op->text) - op->hyphen;
	}
	return n;
}

static void check_any(unsigned long s, size_t sides)
{
	struct layout l;
	struct diag d;
	diag_init(&d);
	a = arena_new();
	seed = s;
	expected = 0;
	struct model m = make_model(a, sides);
	theme = small_theme();
	theme.paper_w_pt = 240 + 90 * (double)sides + pick(300);
	theme.paper_h_pt = 190 + pick(500);
	theme.two_sided = pick(2);
	theme.columns = 1 + pick(3);
	for (unsigned i = 0, n = 1 + pick(14); i < n; i++)
		any_block(&m);
	CHECK(layout_brief(a, &m, &theme, &fixed_measure, &l, &d) == 0);
	CHECK(l.overfull == 0);
	size_t n = 0;
	for (size_t i = 0; i < l.pages.n; i++)
		n += count_page(&m, &l.pages.v[i], theme.paper_h_pt - 30, 30, theme.paper_w_pt - 30);
	CHECK(n == expected);
	if (test_bad)
		printf("  seed %lu: %zu characters of %zu, %zu overfull\n", s, n, expected, l.overfull);
	arena_free(a);
	diag_release(&d);
}

static void nothing_lost_and_nothing_over(void)
{
	for (unsigned long s = 1; s <= 600 && !test_bad; s++)
		check_any(s, 1 + s % 4);
}

int main(void)
{
	RUN(nothing_lost_and_nothing_over);
	return TEST_EXIT;
}
