/* layout.c: pages made of hand-written models with a fixed-width measure.
 * Golden dumps stand in tests/golden/layout; GOLDEN=write makes them anew. */
#include "layout_lay.h"

#include "file.h"

static double right_edge(const struct op *op)
{
	return op->x + set_width(op);
}

static void check_golden(const struct layout *l, const char *name)
{
	struct strbuf got;
	strbuf_init(&got);
	layout_dump(l, &got);
	const char *path = arena_printf(a, "tests/golden/layout/%s.txt", name);
	const char *mode = getenv("GOLDEN");
	FILE *f = fopen(path, mode ? "w" : "r");
	CHECK(f != NULL);
	if (f && mode) {
		fwrite(got.p, 1, got.n, f);
	} else if (f) {
		char *want = arena_alloc(a, got.n + 2);
		size_t n = fread(want, 1, got.n + 1, f);
		CHECK(n == got.n && memcmp(want, got.p, n) == 0);
		if (n != got.n || memcmp(want, got.p, n) != 0)
			printf("%s differs:\n%s", path, got.p);
	}
	if (f)
		fclose(f);
	strbuf_release(&got);
}

static void justified_paragraph(void)
{
	struct model m = make_model(a, 2);
	add_par(a, &m, STYLE_TEXT, filler(a, 56));
	struct layout l = lay(&m);
	size_t full = 0, lines = 0;
	for (size_t i = 0; i < l.pages.v[0].ops.n; i++) {
		const struct op *op = &l.pages.v[0].ops.v[i];
		if (op->kind != OP_TEXT || op->node < 0)
			continue;
		lines++;
		full += fabs(right_edge(op) - 270 - hang_width(op)) < .2;
		CHECK(right_edge(op) < 270.1 + hang_width(op));
	}
	CHECK(lines > 4 && full == lines - 1);
	check_golden(&l, "paragraph");
}

/* Marks stand out of a justified edge by the same share each time, never of a
 * ragged one, and never as far as the rule between columns. */
static void marks_hang(void)
{
	size_t hung = 0;
	for (int w = 300; w < 420; w += 7) {
		struct model m = make_model(a, 2);
		theme.paper_w_pt = w;
		add_par(a, &m, STYLE_TEXT, "One, two, three, four; five, six: seven, eight, nine – ten, eleven, twelve, and so on, one, two.");
		add_par(a, &m, STYLE_ITEM, "One, two, three, four; five, six: seven, eight, nine – ten, eleven, twelve, and so on, one, two.");
		fill_band(a, &add_sides(a, &m, "Eels", 1)->sides.bands[0], 0, filler(a, 60));
		struct layout l = lay(&m);
		double middle = w / 2. + .1;
		for (size_t i = 0; i < l.pages.v[0].ops.n; i++) {
			const struct op *op = &l.pages.v[0].ops.v[i];
			if (op->kind != OP_TEXT || op->node < 0)
				continue;
			hung += right_edge(op) > w - 29.9;
			CHECK(right_edge(op) < w - 29.9 + hang_width(op));
			CHECK(right_edge(op) < middle - 1 || op->x < 31 || op->x > middle);
		}
	}
	CHECK(hung > 10);
	theme = small_theme();
}

static void text_reads_as_written(void)
{
	struct model m = make_model(a, 2);
	const char *text = filler(a, 120);
	add_par(a, &m, STYLE_TEXT, text);
	struct layout l = lay(&m);
	const char *read = arena_printf(a, "%s%s", page_text(&l, 0, false), l.pages.n > 1 ? page_text(&l, 1, false) : "");
	CHECK_STR(read, arena_printf(a, "%s|", text));
}

/* No line ends between what belongs together, at any width. */
static void units_stay_together(void)
{
	static const char *const bad[] = { "250| ", "No. | ", "8–10 |", "24 |", "K. |", "T. |", "$3 |" };
	for (int w = 120; w < 260; w += 3) {
		struct model m = make_model(a, 2);
		theme.paper_w_pt = w + 60;
		add_par(a, &m, STYLE_TEXT,
		    "Deals of $3 billion, as No. 45 of the list says, were signed on 8–10 May by K. T. Osei with a duty "
		    "of 24 per cent and again on 8–10 June by K. T. Osei, worth $3 billion or 24 per cent more.");
		struct layout l = lay(&m);
		for (size_t i = 0; i < l.pages.v[0].ops.n; i++) {
			const struct op *op = &l.pages.v[0].ops.v[i];
			const char *end = arena_printf(a, "%.*s |", STR_ARG(op->text));
			for (size_t k = 0; k < sizeof bad / sizeof *bad; k++)
				CHECK(!str_ends(str_c(end), str_c(bad[k])));
		}
	}
	theme = small_theme();
}

/* A figure too wide for its line is parted from its unit before either is cut. */
static void units_part_before_words(void)
{
	struct model m = make_model(a, 2);
	theme.paper_w_pt = 180;
	theme.styles[STYLE_CELL].size_pt = 20;
	add_par(a, &m, STYLE_CELL, "$1,555 million");
	struct layout l = lay(&m);
	CHECK_STR(page_text(&l, 0, false), "$1,555 million|");
	CHECK_STR(arena_printf(a, "%.*s", STR_ARG(l.pages.v[0].ops.v[1].text)), "million");
	theme = small_theme();
}

static void references_stay_glued(void)
{
	for (int w = 120; w < 240; w += 3) {
		struct model m = make_model(a, 2);
		theme.paper_w_pt = w + 60;
		struct paragraph *p = add_par(a, &m, STYLE_TEXT, "The ministers agreed to lift the ban on eels");
		add_text(a, p, "4", RUN_SUP | RUN_NOBREAK)->link = "#n4";
		add_text(a, p, "5", RUN_SUP | RUN_NOBREAK)->link = "#n5";
		add_text(a, p, " and to reopen the ferry.", 0);
		struct layout l = lay(&m);
		const struct op *v = l.pages.v[0].ops.v;
		for (size_t i = 1; i < l.pages.v[0].ops.n; i++)
			if (v[i].kind == OP_TEXT && (str_is(v[i].text, "4") || str_is(v[i].text, "5")))
				CHECK(v[i].x > 31);
	}
	theme = small_theme();
}

static size_t lines_on(const struct layout *l, size_t page)
{
	size_t lines = 0;
	double y = -1;
	for (size_t i = 0; i < l->pages.v[page].ops.n; i++) {
		const struct op *op = &l->pages.v[page].ops.v[i];
		if (op->kind == OP_TEXT && op->node >= 0 && op->y != y) {
			y = op->y;
			lines++;
		}
	}
	return lines;
}

/* More references in a row than fit on a line go on the next, and read as
 * written. */
static void many_references_break(void)
{
	struct model m = make_model(a, 2);
	struct paragraph *p = add_par(a, &m, STYLE_TEXT, "A long story");
	for (unsigned i = 1; i <= 60; i++)
		add_text(a, p, arena_printf(a, "%s%u", i > 1 ? "\xC2\xA0" : "", 100 + i), RUN_SUP | RUN_NOBREAK);
	struct layout l = lay(&m);
	size_t n = 0;
	for (size_t i = 0; i < l.pages.v[0].ops.n; i++) {
		CHECK(right_edge(&l.pages.v[0].ops.v[i]) < 270.1);
		n += l.pages.v[0].ops.v[i].node >= 0;
	}
	CHECK(n == 61 && lines_on(&l, 0) > 3);
}

/* What a typographer would strike out is counted, and avoided. */
static void nothing_to_strike_out(void)
{
	for (size_t n = 20; n < 140; n += 3) {
		struct model m = make_model(a, 2);
		add_par(a, &m, STYLE_H1, "Heading");
		add_par(a, &m, STYLE_TEXT, filler(a, n));
		for (unsigned k = 0; k < 3; k++) {
			struct block *b = add_sides(a, &m, "Ferries", 2);
			for (size_t i = 0; i < 4; i++)
				fill_band(a, &b->sides.bands[i / 2], i % 2, filler(a, n / (2 + i % 3) + k));
		}
		struct layout l = lay(&m);
		CHECK(l.widows == 0 && l.orphans == 0 && l.lone_heads == 0 && l.ladders == 0);
		CHECK(l.hyphenated < l.lines / 2);
	}
}

/* The end of a parted word is no line of its own, where ten characters can be had. */
static void last_line_is_no_piece(void)
{
	for (size_t n = 12; n < 160; n++) {
		struct model m = make_model(a, 1);
		add_par(a, &m, STYLE_TEXT, filler(a, n));
		struct layout l = lay(&m);
		const struct op *before = NULL, *last = NULL;
		for (size_t i = 0; i < l.pages.n; i++)
			for (size_t k = 0; k < l.pages.v[i].ops.n; k++)
				if (l.pages.v[i].ops.v[k].kind == OP_TEXT && l.pages.v[i].ops.v[k].node >= 0) {
					before = last;
					last = &l.pages.v[i].ops.v[k];
				}
		CHECK(before && (!before->hyphen || set_width(last) >= 50));
		CHECK(l.runts == 0);
	}
}

/* Behind a badge the blank is as wide in every line, however far the others open. */
static void blank_behind_badge_is_fixed(void)
{
	double x = 0;
	for (size_t n = 10; n < 40; n++) {
		struct model m = make_model(a, 1);
		struct paragraph *p = add_par(a, &m, STYLE_TEXT, "AGREED");
		p->runs.v[0].attr = RUN_BADGE;
		add_text(a, p, arena_printf(a, " %s", filler(a, n)), 0);
		struct layout l = lay(&m);
		const struct op *text = NULL;
		for (size_t k = 0; k < l.pages.v[0].ops.n && !text; k++)
			if (l.pages.v[0].ops.v[k].kind == OP_TEXT && !str_is(l.pages.v[0].ops.v[k].text, "AGREED"))
				text = &l.pages.v[0].ops.v[k];
		CHECK(text && text->text.p[0] != ' ');
		if (text->word_space_pt < 0)
			continue; /* it does close */
		CHECK(x == 0 || fabs(text->x - x) < .01);
		x = text->x;
	}
}

static void long_url_breaks(void)
{
	struct model m = make_model(a, 2);
	theme.paper_w_pt = 190;
	add_par(a, &m, STYLE_TEXT, "See https://www.example.org/archive/2031/05/ministers-meet-in-the-northern-harbour.html for more.");
	add_par(a, &m, STYLE_TEXT, "Pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsilicovolcanoconiosis");
	theme.styles[STYLE_TEXT].hyphenate = false;
	struct layout l = lay(&m);
	for (size_t i = 0; i < l.pages.v[0].ops.n; i++)
		if (l.pages.v[0].ops.v[i].kind == OP_TEXT)
			CHECK(right_edge(&l.pages.v[0].ops.v[i]) < 160.01);
	theme = small_theme();
	check_golden(&l, "url");
}

static void headings_keep_with_text(void)
{
	for (size_t n = 1; n < 40; n++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < n; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		add_par(a, &m, STYLE_H1, "Heading");
		add_par(a, &m, STYLE_TEXT, filler(a, 30));
		struct layout l = lay(&m);
		for (size_t i = 0; i < l.pages.n; i++)
			CHECK(!str_ends(str_c(page_text(&l, i, false)), STR("Heading|")));
	}
}

static void widows_and_orphans(void)
{
	for (size_t n = 10; n < 18; n++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < n; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		add_par(a, &m, STYLE_TEXT, filler(a, 30));
		struct layout l = lay(&m);
		size_t first = lines_on(&l, 0);
		CHECK(first != n + 1);
		if (l.pages.n > 1)
			CHECK(lines_on(&l, 1) >= 2);
	}
}

static void sides_split(void)
{
	struct model m = make_model(a, 2);
	add_par(a, &m, STYLE_TEXT, filler(a, 40));
	struct block *b = add_sides(a, &m, "Ferries", 2);
	fill_band(a, &b->sides.bands[0], 0, filler(a, 12));
	fill_band(a, &b->sides.bands[0], 1, "Nothing.");
	fill_band(a, &b->sides.bands[1], 0, filler(a, 30));
	fill_band(a, &b->sides.bands[1], 1, filler(a, 44));
	struct layout l = lay(&m);
	CHECK(l.pages.n >= 2);
	CHECK(strstr(page_text(&l, 1, true), "Ferries") != NULL);
	CHECK(strstr(page_text(&l, 1, true), "continued") != NULL);
	CHECK(strstr(page_text(&l, 1, false), "Ferries") == NULL);
	check_golden(&l, "sides");
}

/* Each note stands on the page of its reference, below all text, in split rows
 * too; a note that is longer than a page goes on. */
static void notes_at_the_foot(void)
{
	for (size_t n = 8; n < 40; n++) {
		struct model m = make_model(a, 2);
		struct block *b = add_sides(a, &m, "Eels", 2);
		for (size_t i = 0; i < 4; i++) {
			fill_band(a, &b->sides.bands[i / 2], i % 2, filler(a, n / (1 + i % 3)));
			struct paragraph *p = b->sides.bands[i / 2].cells[i % 2].v, *note = arena_new_of(a, struct paragraph);
			*note = make_par(a, STYLE_NOTE, arena_printf(a, "Sentence%zu %s", i, filler(a, 4 + i)));
			add_text(a, p, arena_printf(a, "(%zu)", i), RUN_SUP | RUN_NOBREAK)->note = note;
		}
		struct layout l = lay(&m);
		CHECK(l.widows == 0 && l.orphans == 0);
		for (size_t i = 0; i < 4; i++)
			for (size_t k = 0; k < l.pages.n; k++) {
				const char *text = page_text(&l, k, false), *ref = arena_printf(a, "(%zu)|", i);
				const char *note = strstr(text, arena_printf(a, "Sentence%zu ", i));
				CHECK((strstr(text, ref) != NULL) == (note != NULL));
				CHECK(!note || strstr(text, ref) < note);
			}
	}
	struct model m = make_model(a, 2);
	struct paragraph *p = add_par(a, &m, STYLE_TEXT, "Short."), *note = arena_new_of(a, struct paragraph);
	*note = make_par(a, STYLE_NOTE, filler(a, 200));
	add_text(a, p, "1", RUN_SUP | RUN_NOBREAK)->note = note;
	struct layout l = lay(&m);
	CHECK(l.pages.n >= 3 && strstr(page_text(&l, 0, false), "Short.") != NULL);
}

static struct model long_model(size_t topics, unsigned least_pages)
{
	struct model m = make_model(a, 2);
	struct block *c = add_block(a, &m, BLOCK_CONTENTS);
	c->contents.head = make_par(a, STYLE_H1, "Contents");
	c->contents.least_pages = least_pages;
	struct paragraph *h = add_par(a, &m, STYLE_H1, "Issues");
	h->outline = "Issues";
	h->anchor = "issues";
	for (size_t i = 0; i < topics; i++) {
		const char *name = arena_printf(a, "Topic %zu", i + 1);
		struct block *b = add_sides(a, &m, name, 1);
		b->sides.head.outline = name;
		b->sides.head.anchor = arena_printf(a, "t%zu", i + 1);
		fill_band(a, &b->sides.bands[0], 0, filler(a, 20 + i * 7 % 60));
		fill_band(a, &b->sides.bands[0], 1, filler(a, 5));
	}
	return m;
}

/* The number behind each entry is the label of the page where its head stands. */
static void contents_name_pages(void)
{
	struct model m = long_model(30, 0);
	struct layout l = lay(&m);
	CHECK(strncmp(page_text(&l, 0, false), "Contents|Issues|", 16) == 0);
	for (size_t i = 0; i < l.pages.n; i++) {
		const char *here = page_text(&l, i, false);
		for (size_t t = 1; t <= 30; t++) {
			const char *entry = arena_printf(a, "Topic %zu|%zu ", t, i + 1), *head = arena_printf(a, "Topic %zu|in both|", t);
			if (strstr(here, head) == NULL)
				continue;
			size_t found = 0;
			for (size_t k = 0; k <= i; k++)
				found += strstr(page_text(&l, k, false), entry) != NULL;
			CHECK(found == 1);
		}
	}
	size_t links = 0, tocs = 0;
	for (size_t k = 0; k < l.pages.v[0].ops.n; k++)
		links += l.pages.v[0].ops.v[k].kind == OP_LINK && strcmp(l.pages.v[0].ops.v[k].target, "#t1") == 0;
	for (size_t i = 0; i < l.nodes.n; i++)
		tocs += strncmp(l.nodes.v[i].type, "TOC", 3) == 0;
	CHECK(links == 2 && tocs == 31 + 2);
}

static void contents_only_where_long(void)
{
	struct model brief = long_model(2, 9), all = long_model(30, 9);
	struct layout l = lay(&brief);
	CHECK(l.pages.n < 9 && strstr(page_text(&l, 0, false), "Contents") == NULL);
	l = lay(&all);
	CHECK(l.pages.n >= 9 && strstr(page_text(&l, 0, false), "Contents") != NULL);
}

/* The head of every page but the first names the topic with which it begins. */
static void heads_name_topics(void)
{
	struct model m = long_model(20, 99);
	struct layout l = lay(&m);
	size_t last = 0;
	for (size_t i = 1; i < l.pages.n; i++) {
		const char *head = strstr(page_text(&l, i, true), "A brief|Topic ");
		CHECK(head != NULL);
		size_t topic = head ? strtoul(head + 14, NULL, 10) : 0;
		CHECK(topic >= last);
		last = topic;
		const char *first = strstr(page_text(&l, i, true), "continued") ? "" : strstr(page_text(&l, i, false), "Topic ");
		CHECK(first && (!*first || strtoul(first + 6, NULL, 10) == topic));
	}
	CHECK(last > 10);
}

/* Cells of a band start at one height. */
static void bands_start_level(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_sides(a, &m, "Eels", 1);
	fill_band(a, &b->sides.bands[0], 0, filler(a, 9));
	fill_band(a, &b->sides.bands[0], 1, filler(a, 9));
	struct layout l = lay(&m);
	double y[2] = { 0, 0 };
	for (size_t i = l.pages.v[0].ops.n; i-- > 0;) {
		const struct op *op = &l.pages.v[0].ops.v[i];
		if (op->kind == OP_TEXT && op->node >= 0 && op->size_pt == 10 && str_starts(op->text, STR("ministers")))
			y[op->x > 150] = op->y;
	}
	CHECK(y[0] > 0 && y[0] == y[1]);
}

static void table_over_pages(void)
{
	struct model m = make_model(a, 2);
	add_table(&m, 14);
	struct layout l = lay(&m);
	CHECK(l.pages.n >= 2);
	for (size_t i = 1; i < l.pages.n; i++) {
		CHECK(strstr(page_text(&l, i, true), "Year") != NULL);
		CHECK(strstr(page_text(&l, i, false), "Year") == NULL);
	}
	check_golden(&l, "table");
}

static void table_head_never_alone(void)
{
	for (size_t n = 5; n < 16; n++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < n; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		add_table(&m, 3);
		struct layout l = lay(&m);
		for (size_t i = 0; i < l.pages.n; i++)
			CHECK(!str_ends(str_c(page_text(&l, i, false)), STR("What|")));
	}
}

/* A cell that is longer than the page goes on, and its row says of what; the
 * words of all cells come once. */
static void cells_go_on(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_table(&m, 2);
	b->table.rows[1].cells[1].v[0] = make_par(a, STYLE_CELL, filler(a, 150));
	struct layout l = lay(&m);
	CHECK(l.pages.n >= 2 && l.widows == 0 && l.orphans == 0);
	for (size_t i = 1; i < l.pages.n; i++) {
		CHECK(strstr(page_text(&l, i, true), "Year|What|") != NULL);
		CHECK(strstr(page_text(&l, i, true), "2001|") != NULL);
		CHECK(strstr(page_text(&l, i, false), "2001|") == NULL);
	}
	check_golden(&l, "row");
}

/* All lines of text, on either side, stand on one grid of half lines, from
 * page to page. */
static void one_grid_for_all_columns(void)
{
	struct model m = make_model(a, 3);
	theme.paper_w_pt = 700;
	for (size_t t = 0; t < 6; t++) {
		struct block *b = add_sides(a, &m, "Eels", 3);
		for (size_t i = 0; i < 9; i++)
			fill_band(a, &b->sides.bands[i / 3], i % 3, filler(a, 3 + (i * 13 + t * 5) % 40));
		add_par(a, &m, STYLE_TEXT, filler(a, 20));
	}
	struct layout l = lay(&m);
	double grid = theme.baseline_pt / 2;
	size_t lines = 0;
	for (size_t i = 0; i < l.pages.n; i++)
		for (size_t k = 0; k < l.pages.v[i].ops.n; k++) {
			const struct op *op = &l.pages.v[i].ops.v[k];
			if (op->kind != OP_TEXT || op->node < 0 || strcmp(l.nodes.v[op->node].type, "P") != 0 || op->size_pt != 10)
				continue;
			double from_top = op->y - theme.margin_top_pt - (theme.baseline_pt / 2 + 3.3);
			CHECK(fabs(remainder(from_top, grid)) < .01);
			lines++;
		}
	CHECK(l.pages.n > 2 && lines > 60);
	theme = small_theme();
}

static void figures_print_their_values(void)
{
	static double values[][2] = { { 5, 3 }, { NAN, 6 }, { 2, NAN } };
	struct str marks[][2] = { { STR("5"), STR("3") }, { STR(""), STR("6") }, { STR("2"), STR("") } };
	static const char *const names[] = { "butterfly", "matrix", "timeline" };
	for (int kind = 0; kind < 3; kind++) {
		struct model m = make_model(a, 2);
		struct block *b = add_block(a, &m, BLOCK_FIGURE);
		b->figure.kind = (enum figure_kind)kind;
		b->figure.alt = "What it says";
		b->figure.bars = arena_array(a, 3, struct bar);
		b->figure.n_bars = 3;
		for (size_t i = 0; i < 3; i++)
			b->figure.bars[i] = (struct bar){ .label = STR("Eels"), .values = values[i], .marks = marks[i] };
		struct layout l = lay(&m);
		const char *text = page_text(&l, 0, false);
		CHECK(strchr(text, '6') && strstr(text, "Eels") && strstr(text, "2025"));
		check_golden(&l, names[kind]);
	}
}

/* A figure that nearly fits closes up its rows instead of going on. */
static void figures_close_up(void)
{
	double values[2] = { 1, 2 };
	size_t pages[9] = { 0 };
	for (size_t n = 0; n < 9; n++) {
		struct model m = make_model(a, 2);
		for (size_t i = 0; i < n; i++)
			add_par(a, &m, STYLE_CELL, "A line.");
		struct block *b = add_block(a, &m, BLOCK_FIGURE);
		b->figure.bars = arena_array(a, 6, struct bar);
		b->figure.n_bars = 6;
		for (size_t i = 0; i < 6; i++)
			b->figure.bars[i] = (struct bar){ .label = STR("Eels"), .values = values };
		struct layout l = lay(&m);
		pages[n] = l.pages.n;
		const struct page *last = &l.pages.v[l.pages.n - 1];
		for (size_t i = 0; i < last->ops.n; i++)
			CHECK(last->ops.v[i].node < 0 || last->ops.v[i].y < 210);
	}
	/* 186 pt of page, 118 of figure, 98 closed up. */
	CHECK(pages[5] == 1 && pages[7] == 1 && pages[8] == 2);
}

static void long_figures_go_on(void)
{
	struct model m = make_model(a, 2);
	struct block *b = add_block(a, &m, BLOCK_FIGURE);
	double values[2] = { 1, 2 };
	b->figure.bars = arena_array(a, 60, struct bar);
	b->figure.n_bars = 60;
	for (size_t i = 0; i < 60; i++)
		b->figure.bars[i] = (struct bar){ .label = STR("Eels"), .values = values };
	struct layout l = lay(&m);
	CHECK(l.pages.n > 3);
	for (size_t i = 0; i < l.pages.n; i++)
		for (size_t k = 0; k < l.pages.v[i].ops.n; k++)
			CHECK(l.pages.v[i].ops.v[k].y < 230);
}

static void headings_do_not_skip(void)
{
	struct model m = make_model(a, 2);
	add_par(a, &m, STYLE_TITLE, "T");
	add_par(a, &m, STYLE_H3, "Deep")->outline = "Deep";
	struct layout l = lay(&m);
	CHECK_STR(l.nodes.v[l.pages.v[0].ops.v[0].node].type, "H1");
	CHECK_STR(l.nodes.v[l.pages.v[0].ops.v[1].node].type, "H2");
	CHECK(l.outlines.n == 1 && l.outlines.v[0].level == 1);
}

static void parents_come_first(void)
{
	struct model m = make_model(a, 2);
	add_par(a, &m, STYLE_H1, "Head");
	add_par(a, &m, STYLE_TEXT, "An item")->bullet = true;
	add_par(a, &m, STYLE_TEXT, "Another")->bullet = true;
	add_table(&m, 2);
	struct layout l = lay(&m);
	size_t lists = 0;
	for (size_t i = 0; i < l.nodes.n; i++) {
		CHECK(l.nodes.v[i].parent < (int)i);
		lists += strcmp(l.nodes.v[i].type, "L") == 0;
	}
	CHECK(lists == 1);
}

static void bad_theme_is_refused(void)
{
	struct model m = make_model(a, 2);
	struct layout l;
	theme.paper_w_pt = 70;
	CHECK(layout_brief(a, &m, &theme, &fixed_measure, &l, &diags) == -1);
	theme = small_theme();
}

static size_t picture(const struct layout *l, struct strbuf *out)
{
	strbuf_init(out);
	layout_svg(a, l, 0, &fixed_measure, out);
	return out->n;
}

static void page_one_as_a_picture(void)
{
	struct model m = make_model(a, 2);
	struct strbuf svg;
	add_par(a, &m, STYLE_H1, "</svg><script>alert(1)</script>");
	add_par(a, &m, STYLE_TEXT, filler(a, 9));
	struct layout l = lay(&m);
	CHECK(picture(&l, &svg) < 2000);
	CHECK(str_find(strbuf_str(&svg), STR("script")) == STR_NONE);
	CHECK(str_ends(strbuf_str(&svg), STR("</g>\n</svg>\n")));
	strbuf_release(&svg);
	/* However much stands on a page, the picture stays small and whole. */
	for (size_t i = 0; i < 20000; i++) {
		struct op *op = vec_push(a, &l.pages.v[0].ops);
		*op = (struct op){ .kind = i % 2 ? OP_TEXT : OP_RECT, .x = (double)(i % 100), .y = (double)i / 100, .colour = (uint32_t)(i % 7) };
		if (i % 2) {
			op->size_pt = 1 + (double)(i % 5);
			op->text = STR("many words in it");
		} else {
			op->w = op->h = 3;
		}
	}
	CHECK(picture(&l, &svg) < 15000);
	CHECK(str_ends(strbuf_str(&svg), STR("</g>\n</svg>\n")));
	strbuf_release(&svg);
}

int main(void)
{
	a = arena_new();
	diag_init(&diags);
	theme = small_theme();
	RUN(justified_paragraph);
	RUN(marks_hang);
	RUN(text_reads_as_written);
	RUN(units_stay_together);
	RUN(units_part_before_words);
	RUN(references_stay_glued);
	RUN(many_references_break);
	RUN(nothing_to_strike_out);
	RUN(last_line_is_no_piece);
	RUN(blank_behind_badge_is_fixed);
	RUN(long_url_breaks);
	RUN(headings_keep_with_text);
	RUN(widows_and_orphans);
	RUN(sides_split);
	RUN(notes_at_the_foot);
	RUN(contents_name_pages);
	RUN(contents_only_where_long);
	RUN(heads_name_topics);
	RUN(bands_start_level);
	RUN(table_over_pages);
	RUN(table_head_never_alone);
	RUN(cells_go_on);
	RUN(one_grid_for_all_columns);
	RUN(figures_print_their_values);
	RUN(figures_close_up);
	RUN(long_figures_go_on);
	RUN(headings_do_not_skip);
	RUN(parents_come_first);
	RUN(page_one_as_a_picture);
	RUN(bad_theme_is_refused);
	diag_release(&diags);
	arena_free(a);
	return TEST_EXIT;
}
