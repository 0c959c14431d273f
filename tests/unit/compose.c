/* compose.c: the tree of blocks for a comparison made by hand, as text.
 *
 * `build/tests/unit/compose --print` prints what tests/golden/compose.txt
 * should hold.  Marks: <badge>, ^raised^, *bold*, /italic/, [text](target). */
#include <math.h>
#include <string.h>

#include "file.h"
#include "model.h"
#include "test.h"

static struct arena *a;
static struct diag d;

/* --- the comparison --- */

static struct source_info docs_a[] = {
	{ .file = "a1.txt", .publisher = "Valley Gazette", .publication_date = "2001-05-04", .title = "A pact is signed", .url = "https://example.org/a1", .lang = "en" },
};
static struct source_info docs_b[] = {
	{ .file = "b1.txt", .publisher = "Ministry of Ruritania", .party = "Ruritania", .publication_date = "2004-06-01", .lang = "en" },
	{ .file = "b2.txt", .title = "Talks by the lake", .lang = "fr" },
};

static struct amount loan = { .claim = { .id = "am1" }, .value = 2.5e9, .min = NAN, .max = NAN, .unit = "USD", .bound = BOUND_GT,
	.change_from = NAN, .change_to = NAN, .text = "more than 2.5 billion dollars" };
static const char *reckoned[] = { "change" };
static struct amount duty = { .claim = { .inferred = { reckoned, 1 } }, .value = 20, .min = NAN, .max = NAN, .unit = "percent", .change_from = 20, .change_to = 10, .text = "20%" };
static struct amount ships = { .value = 12, .min = NAN, .max = NAN, .unit = "vessels", .change_from = NAN, .change_to = NAN, .text = "a dozen vessels" };

static struct reading two[] = {
	{ .document = 0, .line = 4, .quote = "Ruritania halves its duty on cheese." },
	{ .document = 1, .line = 9, .quote = "La Ruritanie divise par deux ses droits sur le fromage." },
};
static struct reading rivals[] = {
	{ .document = 0, .line = 2, .quote = "the leaders met for two hours", .value = "two hours" },
	{ .document = 1, .line = 3, .quote = "un entretien d'une heure", .value = "one hour" },
};

static struct reading patient[] = { { .document = 0, .line = 6, .span = { 90, 140 } }, { .document = 0, .line = 6, .span = { 100, 118 } } };

static const char *both[] = { "Ruritania", "Borduria" }, *one[] = { "Ruritania" }, *who[] = { "actors" }, *year[] = { "P1Y" };
static struct outcome outcomes_a[] = {
	{ .claim = { .id = "o1", .line = 3 }, .issue = "trade-tariffs", .type = "agreement", .actors = { both, 2 }, .summary = "the two countries agreed to open a bridge",
		.quote = "On Friday the two countries agreed to open a bridge.", .strength = STRENGTH_AGREED, .key = true },
	{ .claim = { .id = "o2", .line = 5, .low = true, .inferred = { who, 1 } }, .issue = "trade-tariffs", .type = "purchase-deal", .actors = { one, 1 },
		.quote = "A loan of more than 2.5 billion dollars was granted.", .amounts = &loan, .n_amounts = 1, .durations = { year, 1 } },
};
static struct outcome outcomes_b[] = {
	{ .claim = { .id = "o3", .line = 4, .sources = two, .n_sources = 2, .edited = "retyped by N. N.: a cut, not a pause" }, .issue = "trade-tariffs", .type = "reduction",
		.actors = { one, 1 }, .summary = "Ruritania halves its duty on cheese", .quote = "Ruritania halves its duty on cheese.", .amounts = &duty, .n_amounts = 1 },
	{ .claim = { .id = "o5", .line = 6, .sources = &patient[1], .n_sources = 1 }, .issue = "energy", .type = "position-restated", .actors = { one, 1 },
		.summary = "we will be patient", .quote = "We will be patient for years." },
	{ .claim = { .id = "o4", .line = 7 }, .issue = "energy", .type = "demand", .actors = { one, 1 }, .claimed_by = "Ruritania",
		.summary = "[Premier Zenda] asked Borduria to reopen the pipeline", .quote = "He asked Borduria to reopen the pipeline.", .amounts = &ships, .n_amounts = 1 },
};
static struct issue issues_b[] = { { .claim = { .id = "i1", .line = 8 }, .topic = "river-fishing", .quote = "They also spoke of fishing in the river." } };
static struct participant people_a[] = {
	{ .claim = { .id = "p1", .line = 1 }, .name = "Ana Zenda", .side = "Ruritania" },
	{ .claim = { .id = "p2", .line = 2 }, .name = "A. Zenda", .side = "Ruritania", .title = "Premier", .level = LEVEL_MENTIONED },
	{ .claim = { .id = "p3", .line = 2 }, .name = "Fritz Tarlenheim", .side = "Ruritania", .title = "Captain", .level = LEVEL_MENTIONED },
};
static struct statement said_b[] = {
	{ .claim = { .id = "s1", .line = 6, .sources = patient, .n_sources = 1 }, .speaker = "Ana Zenda", .reported_by = "Ministry of Ruritania", .quote = "We will be patient." },
};
static struct meeting_ref background_b[] = { { .claim = { .id = "m9", .line = 11, .sources = rivals, .n_sources = 1 } } };
static struct reading days[] = {
	{ .document = 0, .line = 2, .quote = "the leaders spoke on Monday", .value = "2004-05-31" },
	{ .document = 1, .line = 3, .quote = "un entretien mardi", .value = "2004-06-01" },
};
static struct divergence differs[] = {
	{ .id = "d1", .field = "duration", .topic = "energy", .readings = rivals, .n_readings = 2 },
	{ .id = "d2", .field = "start", .readings = days, .n_readings = 2 },
};
static struct silence silent[] = { { .id = "q1", .topic = "energy", .document = 1 } };

static struct meeting meetings_a[] = {
	{ .id = "m1", .kind = "state-visit", .start = "2001-04-30", .end = "2001-05-02", .place = { "Strelsau", "Ruritania", NULL },
		.documents = { docs_a, 1, 1 }, .outcomes = { outcomes_a, 2, 2 }, .participants = { people_a, 3, 3 }, .sides = { both, 2 } },
};
static struct meeting meetings_b[] = {
	{ .id = "m2", .kind = "call", .start = "2004-06-01", .sides = { both, 2 }, .documents = { docs_b, 2, 2 }, .outcomes = { outcomes_b, 3, 3 }, .issues = { issues_b, 1, 1 },
		.statements = { said_b, 1, 1 }, .background = { background_b, 1, 1 }, .divergences = { differs, 2, 2 }, .silences = { silent, 1, 1 } },
	{ .id = "m3", .kind = "summit", .start = "2004-09", .planned = true },
};
static struct meeting meetings_c[] = { { .id = "m4", .kind = "call", .start = "--03-05" } };

static struct side sides[] = { { "2001", meetings_a, 1 }, { "2004", meetings_b, 2 }, { "2009", meetings_c, 1 } };

static const char *trade_a[] = { "o1", "o2" }, *trade_b[] = { "o3" }, *energy_b[] = { "o5", "o4" }, *fish_b[] = { "i1" };
static struct strs trade[] = { { trade_a, 2 }, { trade_b, 1 }, { 0 } }, energy[] = { { 0 }, { energy_b, 2 }, { 0 } }, fish[] = { { 0 }, { fish_b, 1 }, { 0 } };
static struct pair pairs[] = { { "o1", "o3", "strengthened", "a cut follows a bridge", "relations.tsv:3" } };
static struct row rows[] = {
	{ .topic = "trade-tariffs", .cells = trade, .pairs = { pairs, 1, 1 } },
	{ .topic = "energy", .cells = energy },
	{ .topic = "river-fishing", .cells = fish },
};
static struct figure_value figures_v[] = { { 0, "am1", 2.5e9, BOUND_GT, NULL }, { 1, "o3", 3e9, BOUND_APPROX, NULL } };
static struct figure_value again_v[] = { { 1, "o4", 3e9, BOUND_APPROX, NULL } };
static struct figure figures[] = { { "USD", "trade-tariffs", "loan", { figures_v, 2, 2 } }, { "USD", "energy", "loan", { again_v, 1, 1 } } };
static struct timeline_entry timeline[] = {
	{ "1999-12-30", "2000-01-02", "summit", { NULL, "Syldavia", NULL }, { both, 2 }, -1, false, NULL, "m9", { NULL, 0 } },
	{ "2001-04-30", "2001-05-02", "state-visit", { "Strelsau", "Ruritania", NULL }, { both, 2 }, 0, false, "m1", NULL, { NULL, 0 } },
	{ "2004-09", NULL, "summit", { 0 }, { 0 }, 1, true, "m3", NULL, { NULL, 0 } },
};
static const char *lost[] = { "c1.txt" };
static struct unplaced unplaced[] = { { "call-undated-borduria-ruritania", "it has no date", { lost, 1 } } };

static struct comparison comparison(size_t n_sides)
{
	struct person_row *people = arena_array(a, 3, struct person_row);
	people[0] = (struct person_row){ .name = "Ana Zenda", .native_name = "安娜", .country = "Ruritania" };
	people[1] = (struct person_row){ .name = "Otto Plekszy", .country = "Borduria" };
	people[2] = (struct person_row){ .name = "Rudolf Hentzau" };
	for (size_t i = 0; i < 3; i++)
		people[i].sides = arena_calloc(a, n_sides, sizeof *people[i].sides);
	people[0].sides[0].present = people[0].sides[1].present = people[1].sides[1].present = people[2].sides[0].present = true;
	people[0].sides[0].title = "Premier";
	people[0].sides[0].claim = "p1";
	people[1].sides[1].level = LEVEL_DELEGATION;
	people[2].sides[0].level = LEVEL_MENTIONED;
	return (struct comparison){
		.sides = sides, .n_sides = n_sides, .rows = { rows, 3, 3 }, .figures = { figures, 2, 2 },
		.participants = { people, 3, 3 }, .timeline = { timeline, 3, 3 }, .unplaced = { unplaced, 1, 1 },
	};
}

/* --- the dump --- */

static void put_run(struct strbuf *b, const struct run *r)
{
	static const struct {
		unsigned attr;
		const char *before, *after;
	} marks[] = { { RUN_BOLD, "*", "*" }, { RUN_ITALIC, "/", "/" }, { RUN_SUP, "^", "^" }, { RUN_BADGE, "<", ">" }, { RUN_OPEN, "!", "" } };
	for (size_t i = 0; i < 5; i++)
		if (r->attr & marks[i].attr)
			strbuf_puts(b, marks[i].before);
	strbuf_putf(b, r->link ? "[%.*s](%s)" : "%.*s", STR_ARG(r->text), r->link);
	for (size_t i = 5; i-- > 0;)
		if (r->attr & marks[i].attr)
			strbuf_puts(b, marks[i].after);
	if (r->lang)
		strbuf_putf(b, "{%s}", r->lang);
}

static void put_par(struct strbuf *b, const struct paragraph *p, const char *indent)
{
	strbuf_putf(b, "%s%s: ", indent, style_names[p->style]);
	if (p->anchor)
		strbuf_putf(b, "#%s ", p->anchor);
	if (p->bullet)
		strbuf_puts(b, "• ");
	for (size_t i = 0; i < p->runs.n; i++)
		put_run(b, &p->runs.v[i]);
	strbuf_puts(b, "\n");
}

static void put_pars(struct strbuf *b, const struct paragraph *v, size_t n, const char *name, size_t at)
{
	strbuf_putf(b, "    %s %zu\n", name, at);
	for (size_t i = 0; i < n; i++)
		put_par(b, &v[i], "      ");
}

static void put_sides(struct strbuf *b, const struct block *k, size_t n_sides)
{
	strbuf_putf(b, "sides (%.*s)\n", STR_ARG(k->sides.state));
	put_par(b, &k->sides.head, "  ");
	for (size_t i = 0; i < k->sides.n_bands; i++) {
		strbuf_putf(b, "  band %zu\n", i);
		for (size_t s = 0; s < n_sides; s++)
			put_pars(b, k->sides.bands[i].cells[s].v, k->sides.bands[i].cells[s].n, "side", s);
	}
}

static void put_table(struct strbuf *b, const struct block *k)
{
	strbuf_putf(b, "table%s \"%s\"\n", k->table.side_heads ? " of sides" : "", k->table.summary);
	for (size_t i = 0; i < k->table.n_rows; i++) {
		strbuf_putf(b, "  row %zu (side %d)\n", i, k->table.rows[i].side);
		for (size_t c = 0; c < k->table.n_columns; c++)
			put_pars(b, k->table.rows[i].cells[c].v, k->table.rows[i].cells[c].n, "cell", c);
	}
}

static void put_figure(struct strbuf *b, const struct block *k, size_t n_sides)
{
	strbuf_putf(b, "figure \"%s\"\n", k->figure.alt);
	for (size_t i = 0; i < k->figure.n_bars; i++) {
		const struct bar *r = &k->figure.bars[i];
		strbuf_putf(b, "  %.*s", STR_ARG(r->label));
		for (size_t s = 0; s < n_sides; s++)
			strbuf_putf(b, " | %g %.*s", isnan(r->values[s]) ? -1 : r->values[s], STR_ARG(r->marks[s]));
		strbuf_putf(b, " | %s\n", r->link ? r->link : "");
	}
}

static void dump(const struct model *m, struct strbuf *b)
{
	strbuf_putf(b, "head: %.*s\nfoot: %.*s | %.*s\n", STR_ARG(m->head_left), STR_ARG(m->foot_left), STR_ARG(m->foot_right));
	for (size_t i = 0; i < m->blocks.n; i++) {
		const struct block *k = &m->blocks.v[i];
		switch (k->kind) {
		case BLOCK_PARA: put_par(b, &k->para, ""); break;
		case BLOCK_SIDES: put_sides(b, k, m->sides.n); break;
		case BLOCK_TABLE: put_table(b, k); break;
		case BLOCK_PANELS:
			strbuf_puts(b, "panels\n");
			for (size_t p = 0; p < k->panels.n; p++)
				put_pars(b, k->panels.v[p].v, k->panels.v[p].n, "panel", p);
			break;
		case BLOCK_FIGURE: put_figure(b, k, m->sides.n); break;
		case BLOCK_CONTENTS: put_par(b, &k->contents.head, "contents "); break;
		case BLOCK_RULE: strbuf_puts(b, "---\n"); break;
		case BLOCK_GAP: case BLOCK_PAGE: strbuf_puts(b, "gap\n"); break;
		}
	}
}

static const struct data_dirs dirs = { .briefs = "briefs", .fonts = "fonts" };
static const struct layer shipped = { "briefs", NULL };
static const struct layers data = { &shipped, 1 };

static struct brief brief_of(const char *const *ids, size_t n)
{
	static struct brief_side columns[] = { { .label = "2001", .title = "2001" }, { .label = "2004", .title = "Year 2004" }, { .label = "2009", .title = "2009" } };
	struct brief b = { .title = "Ruritania and Borduria", .subtitle = "A made-up brief.", .kicker = "Test", .handling = "INTERNAL", .lang = "en", .data = &data,
		.sides = columns, .n_sides = 3, .sections = arena_array(a, n, struct brief_section), .n_sections = n };
	for (size_t i = 0; i < n; i++)
		b.sections[i] = (struct brief_section){ .id = ids[i], .on = true };
	return b;
}

static const char *const everything[] = {
	"contents",
	"facts", "glance", "weight", "issues", "outcomes", "sources", "participants", "numbers", "statements", "divergences", "timeline", "method",
};

static struct str composed_of(const struct comparison *c, const struct brief *brief)
{
	struct model m;
	struct strbuf b;
	strbuf_init(&b);
	CHECK(compose_brief(a, c, brief, &dirs, "2004-06-02", &m, &d) == 0);
	dump(&m, &b);
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static struct str composed(size_t n_sides, const char *const *ids, size_t n)
{
	struct comparison c = comparison(n_sides);
	struct brief brief = brief_of(ids, n);
	return composed_of(&c, &brief);
}

static struct str whole(void)
{
	return composed(2, everything, sizeof everything / sizeof *everything);
}

static void golden(void)
{
	struct str want, got = whole();
	CHECK(file_read(a, "tests/golden/compose.txt", FILE_MAX, &want, &d) == 0);
	unsigned line = 1;
	while (got.p && want.p) {
		struct str g = str_cut(&got, '\n'), w = str_cut(&want, '\n');
		if (!str_eq(g, w)) {
			printf("  line %u: got  %.*s\n  line %u: want %.*s\n", line, STR_ARG(g), line, STR_ARG(w));
			CHECK(!"the golden file is what is composed");
			return;
		}
		line++;
	}
	CHECK(!got.p && !want.p);
}

static bool has(struct str s, const char *needle)
{
	return str_find(s, str_c(needle)) != STR_NONE;
}

static void three_sides(void)
{
	struct str s = composed(3, everything, 12);
	/* Only what a side has alone has a panel; what several share is a table. */
	CHECK(has(s, "panel 0") && !has(s, "panel 1"));
	CHECK(has(s, "Only in the 2004 sources") && has(s, "In more than one"));
	CHECK(has(s, "sides (in 2001 and 2004 · strengthened)"));
	CHECK(has(s, "<!↑ strengthened>") && has(s, "since\xC2\xA0" "2001"));
	CHECK(has(s, "No sources for 2009."));
	CHECK(has(s, "5\u00A0March"));
}

/* Sides that follow one another in time have what is new and what is gone;
 * others only differ. */
static void new_and_gone(void)
{
	static const char *const glance[] = { "glance" };
	struct str s = composed(2, glance, 1);
	CHECK(has(s, "No longer in the 2004 sources") && has(s, "New in the 2004 sources") && !has(s, "more"));
	struct comparison c = comparison(2);
	struct brief short_brief = brief_of(glance, 1);
	short_brief.sections[0].limit = short_brief.sections[0].each = 1;
	CHECK(has(composed_of(&c, &short_brief), "and\u00A01\u00A0more"));
	CHECK(has(s, "In both") && has(s, "<!↑ strengthened>") && !has(s, "since\xC2\xA0" "2001"));
}

/* Of what binds alike a sentence that stands alone, then one with a figure. */
static void an_overview_tells_what_says_most(void)
{
	static const char *const glance[] = { "glance" };
	struct outcome keep[3], *vague = &outcomes_b[1], *plain = &outcomes_b[2];
	memcpy(keep, outcomes_b, sizeof keep);
	vague->strength = plain->strength = STRENGTH_AGREED;
	vague->type = plain->type = "agreement";
	plain->n_amounts = 0;
	vague->summary = "both will soon finish these works at the old river";
	plain->summary = "both will reopen the pipeline";
	CHECK(has(composed(2, glance, 1), ": Both will reopen the pipeline."));
	vague->summary = "both will pay for a dozen vessels";
	vague->amounts = &ships;
	vague->n_amounts = 1;
	CHECK(has(composed(2, glance, 1), ": Both will pay for a dozen vessels."));
	plain->claim.low = vague->claim.low = true;
	plain->strength = STRENGTH_DISCUSSED;
	CHECK(has(composed(2, glance, 1), ": Both will pay for a dozen vessels."));
	memcpy(outcomes_b, keep, sizeof keep);
}

/* For large type: sides below one another, small columns around long words. */
static void folded(void)
{
	static const char *const tables[] = { "facts", "outcomes" };
	struct comparison c = comparison(3);
	struct brief brief = brief_of(tables, 2);
	CHECK(has(composed_of(&c, &brief), "columns: 2001, Year 2004, 2009"));
	brief.fold = true;
	struct str s = composed_of(&c, &brief);
	CHECK(has(s, "columns: 2001 · Year 2004 · 2009") && has(s, "*Year 2004 *Summit") && !has(s, "*2009 *–"));
	CHECK(has(s, "columns: Side, What, Ref.") && has(s, "meta: Agreement"));
}

/* What comes next: a planned meeting, or else a promise of one. */
static void a_promised_meeting_comes_next(void)
{
	static const char *const facts[] = { "facts" };
	struct comparison c = comparison(2);
	struct brief brief = brief_of(facts, 1);
	struct outcome *o = &outcomes_b[0], keep = *o;
	o->type = "future-meeting";
	o->summary = "Ana Zenda will come to Strelsau in spring";
	o->claim.low = false;
	CHECK(!has(composed_of(&c, &brief), "will come to Strelsau"));
	c.timeline.n = 0;
	CHECK(has(composed_of(&c, &brief), "will come to Strelsau in spring"));
	o->claim.low = true;
	CHECK(!has(composed_of(&c, &brief), "will come to Strelsau"));
	*o = keep;
}

/* Those who took part on one side alone share a row. */
static void one_side_alone(void)
{
	enum { N = 5 };
	static const char *const people[] = { "participants" };
	struct comparison c = comparison(2);
	struct brief brief = brief_of(people, 1);
	c.participants.v = arena_array(a, N, struct person_row);
	c.participants.n = N;
	for (size_t i = 0; i < N; i++) {
		c.participants.v[i] = (struct person_row){ .name = arena_printf(a, "Envoy %zu", i), .country = "Borduria", .sides = arena_calloc(a, 2, sizeof(struct presence)) };
		c.participants.v[i].sides[i % 2].present = true;
	}
	c.participants.v[0].sides[1].present = true;
	struct str s = composed_of(&c, &brief);
	CHECK(has(s, "in both") && has(s, "rows: 2;") && has(s, "On one side only") && has(s, "*Envoy\xC2\xA0" "4*, leader (Borduria)"));
}

/* Nobody on two sides: the rows are levels, since a heading for all would say nothing. */
static void nobody_shared(void)
{
	static const char *const people[] = { "participants" };
	struct comparison c = comparison(2);
	struct brief brief = brief_of(people, 1);
	c.participants.v[0].sides[1].present = false;
	c.participants.v[0].sides[0].title = "visiting Premier";
	struct str s = composed_of(&c, &brief);
	CHECK(has(s, "*Principals*") && has(s, "*Also involved*") && !has(s, "On one side only") && !has(s, "isiting"));
	CHECK(has(s, "Ana\u00A0Zenda (安娜)*, Premier (Ruritania)") && has(s, "Otto\u00A0Plekszy*, Borduria"));
}

/* Whatever the texts call a person, the brief has one name, and one order of parties. */
static void one_name_a_person(void)
{
	static const char *const sections[] = { "facts", "issues", "participants", "numbers", "sources" }, *pacific[] = { "US", "Japan" };
	static const char *first[] = { "n1", "n2" }, *second[] = { "n3", "n4" };
	struct source_info doc = { .file = "n.txt", .publisher = "Island News" }, more[] = { { .file = "n2.txt", .publisher = "Island News" }, { .file = "n3.txt", .publisher = "Port Mail" }, { .file = "n4.txt", .publisher = "Island News" } };
	struct outcome o[] = {
		{ .claim = { .id = "n1" }, .issue = "energy", .type = "agreement", .actors = { pacific, 2 }, .summary = "[US and Japan] agreed to build a bridge" },
		{ .claim = { .id = "n2" }, .issue = "energy", .type = "commitment", .actors = { pacific, 1 }, .summary = "[Kishida Fumio] will paint it [by hand]" },
		{ .claim = { .id = "n3" }, .issue = "energy", .type = "commitment", .actors = { pacific, 2 }, .summary = "on Monday [Japan and US] opened it" },
		{ .claim = { .id = "n4" }, .issue = "energy", .type = "warning", .actors = { pacific, 1 }, .summary = "[J. Quillfeather] warned of rust in [J. Quillfeather's] boat" },
	};
	struct participant met[] = { { .claim = { .id = "np" }, .name = "Kishida Fumio", .side = "Japan", .title = "Prime Minister" } };
	struct meeting then = { .id = "nm1", .start = "2022-05-01", .outcomes = { o, 2, 2 }, .participants = { met, 1, 1 }, .documents = { &doc, 1, 1 } };
	struct meeting later = { .id = "nm2", .start = "2023-05-01", .outcomes = { o + 2, 2, 2 }, .documents = { more, 3, 3 } };
	struct side both_sides[] = { { "2022", &then, 1 }, { "2023", &later, 1 } };
	struct strs cells[] = { { first, 2 }, { second, 2 } };
	struct row row = { .topic = "energy", .cells = cells, .n_cells = 2 };
	struct presence on[2][2] = { { { .present = true, .title = "Prime Minister", .claim = "np" } }, { { .present = false }, { .present = true } } };
	struct person_row rows_of[] = { { .name = "Kishida Fumio", .country = "Japan", .sides = on[0], .n_sides = 2 }, { .name = "Jonathan Quillfeather", .sides = on[1], .n_sides = 2 } };
	struct comparison c = { .sides = both_sides, .n_sides = 2, .rows = { &row, 1, 1 }, .participants = { rows_of, 2, 2 } };
	struct figure_value lengths[] = { { 0, "n1", 5, BOUND_EQ, "5 km" }, { 0, "n2", 7, BOUND_EQ, "7 km" }, { 1, "n3", 5, BOUND_EQ, "5 km" } };
	struct figure figure = { .unit = "km", .topic = "energy", .object = o[0].summary, .values = { lengths, 3, 3 } };
	c.figures.v = &figure;
	c.figures.n = 1;
	struct brief brief = brief_of(sections, 5);
	struct str s = composed_of(&c, &brief);
	CHECK(has(s, "Fumio\u00A0Kishida") && !has(s, "Kishida Fumio") && has(s, "[Fumio Kishida] will paint it [by hand]."));
	CHECK(has(s, "> [Japan and the US] agreed") && has(s, "On Monday [Japan and the US] opened it."));
	CHECK(has(s, "[Jonathan Quillfeather] warned of rust in [Jonathan Quillfeather's] boat."));
	/* A caption tells each value: the same value twice needs one. */
	CHECK(has(s, "meta: [Japan and the US] agreed to build a bridge.\n      meta: [Fumio Kishida] will paint it [by hand].\n    cell 1"));
	CHECK(has(s, "Island\u00A0News\u00A0(2)^[S2]") && has(s, "Port\u00A0Mail^[S3]"));
}

/* A sentence has one number, and each claim of it but the first a letter; at a
 * page's foot every claim has its own. */
static void one_number_a_sentence(void)
{
	enum { N = 28 };
	static const char *const sections[] = { "issues", "sources", "method" };
	struct source_info doc = { .file = "n.txt" };
	struct outcome *o = arena_calloc(a, N, sizeof *o);
	const char **ids = arena_array(a, N, const char *);
	for (size_t i = 0; i < N; i++) {
		ids[i] = arena_printf(a, "c%zu", i);
		o[i] = (struct outcome){ .claim = { .id = ids[i], .line = i == 1 ? 8 : 7, .edited = i == 2 ? "mended" : NULL }, .issue = "energy", .type = "agreement",
			.summary = arena_printf(a, "they agreed on dam %02zu", i), .quote = "They agreed on every dam." };
	}
	struct meeting m = { .id = "nm", .start = "2022-05-01", .outcomes = { o, N, N }, .documents = { &doc, 1, 1 } };
	struct side side = { "2022", &m, 1 };
	struct strs cell = { ids, N };
	struct row row = { .topic = "energy", .cells = &cell, .n_cells = 1 };
	struct comparison c = { .sides = &side, .n_sides = 1, .rows = { &row, 1, 1 } };
	struct brief brief = brief_of(sections, 3);
	struct model model;
	struct str s = composed_of(&c, &brief);
	CHECK(has(s, "on dam 02.^[1b](#claim-1)^") && has(s, "on dam 01.^[2](#claim-2)^") && has(s, "[1z](#claim-1)^") && has(s, "[1ba](#claim-1)^"));
	CHECK(has(s, "quote: #claim-1 *[1](#at-1)* “They agreed on every dam.”[ S1,\u00A0line\u00A0" "7](#source-1) · also [1b](#at-1b), [1c](#at-1c)"));
	CHECK(has(s, "quote: #claim-2 *[2](#at-2)* “They agreed on every dam.”[ S1,\u00A0line\u00A0" "8](#source-1)\n"));
	CHECK(has(s, "[1b: mended]") && has(s, "share its number"));
	CHECK(compose_brief(a, &c, &brief, &dirs, NULL, &model, &d) == 0 && model.numbers.n == N && model.claims.n == N);
	for (size_t i = 0; i < N; i++)
		CHECK(!same_text(model.claims.v[i], "c2") || same_text(model.numbers.v[i], "1b"));
}

/* What one source leaves out of a meeting is told in one row. */
static void silent_on_two(void)
{
	static const char *const differences[] = { "divergences" };
	struct silence both_topics[] = { silent[0], { .id = "q2", .topic = "river-fishing", .document = 1 } };
	struct comparison c = comparison(2);
	struct brief brief = brief_of(differences, 1);
	struct silence *v = meetings_b[0].silences.v;
	meetings_b[0].silences.v = both_topics;
	meetings_b[0].silences.n = 2;
	struct str s = composed_of(&c, &brief);
	CHECK(has(s, "rows: 3;") && has(s, "Energy; River fishing") && has(s, "does not mention this"));
	meetings_b[0].silences.v = v;
	meetings_b[0].silences.n = 1;
}

/* A source whose words name an issue is not silent on it, though it gives no outcome. */
static void named_without_an_outcome(void)
{
	static const char *const both_sections[] = { "glance", "issues" };
	const char *named[] = { "energy", "trade-tariffs" };
	struct str s = composed(2, both_sections, 2);
	CHECK(!has(s, "named in") && has(s, "ot mentioned in"));
	docs_a[0].topics = (struct strs){ named, 2 };
	s = composed(2, both_sections, 2);
	CHECK(has(s, "(named in 2001)") && has(s, "unless marked"));
	docs_a[0].topics = (struct strs){ 0 };
	struct source_info doc = { .file = "c1.txt", .sha256 = "cc", .topics = { named + 1, 1 } };
	*(struct source_info *)vec_push(a, &meetings_c[0].documents) = doc;
	s = composed(3, both_sections, 2);
	CHECK(has(s, "Named in the sources for 2009; no outcome found."));
	vec_pop(&meetings_c[0].documents);
}

/* Every "#target" of a link is an anchor of the same brief. */
static void links_lead_somewhere(void)
{
	static const char *const few[] = { "glance", "weight" };
	for (int pass = 0; pass < 2; pass++) {
		struct str s = pass ? composed(2, few, 2) : whole();
		size_t links = 0;
		for (size_t i = 0; i + 2 < s.n; i++) {
			if (s.p[i] != '(' || s.p[i + 1] != '#')
				continue;
			struct str rest = str_sub(s, i + 1, s.n), target = str_sub(rest, 0, str_chr(rest, ')'));
			CHECK(has(s, arena_printf(a, ": %.*s ", STR_ARG(target))));
			links++;
		}
		CHECK(pass ? links == 0 : links > 30);
	}
}

static void refused(void)
{
	static const char *const wrong[] = { "facts", "glanse" };
	struct model m;
	struct comparison c = comparison(2);
	struct brief b = brief_of(wrong, 2);
	CHECK(compose_brief(a, &c, &b, &dirs, "2004-06-02", &m, &d) == -1 && d.status == EX_CONFIG);
	CHECK_STR(d.msgs.v[d.msgs.n - 1].text, "no section 'glanse' is built in; did you mean 'glance'?");
	b.n_sections = 1;
	b.lang = "xx";
	CHECK(compose_brief(a, &c, &b, &dirs, "2004-06-02", &m, &d) == -1);
}

int main(int argc, char **argv)
{
	a = arena_new();
	diag_init(&d);
	if (argc > 1 && strcmp(argv[1], "--print") == 0) {
		struct str s = whole();
		printf("%.*s", STR_ARG(s));
	} else {
		RUN(golden);
		RUN(three_sides);
		RUN(new_and_gone);
		RUN(an_overview_tells_what_says_most);
		RUN(folded);
		RUN(a_promised_meeting_comes_next);
	RUN(one_side_alone);
		RUN(nobody_shared);
		RUN(one_number_a_sentence);
		RUN(one_name_a_person);
		RUN(silent_on_two);
	RUN(named_without_an_outcome);
		RUN(links_lead_somewhere);
		RUN(refused);
	}
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
