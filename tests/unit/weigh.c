/* weigh.c: what a brief tells first, and what it tells once. */
#include <math.h>
#include <string.h>

#include "model.h"
#include "test.h"

static struct arena *a;
static struct diag d;

static const struct data_dirs dirs = { .briefs = "briefs", .fonts = "fonts" };
static const struct layer shipped = { "briefs", NULL };
static const struct layers data = { &shipped, 1 };

static struct source_info docs[] = { { .file = "x.txt", .publisher = "Valley Gazette", .lang = "en" }, { .file = "y.txt", .publisher = "Hill Post", .lang = "en" } };
static struct source_info later[] = { { .file = "z.txt", .publisher = "Valley Gazette", .lang = "en" } };
static const char *met[] = { "Ruritania", "Borduria" };
static struct participant people[] = { { .name = "Otto Plekszy", .level = LEVEL_MENTIONED } };

/* --- a side with these outcomes on one issue, another with one on another -------- */

static struct outcome plain(const char *id, const char *type, enum strength strength, const char *summary)
{
	return (struct outcome){ .claim = { .id = id }, .issue = "energy", .type = type, .strength = strength, .summary = summary, .quote = summary, .key = true,
		.actors = { met, 2 } };
}

static void put_runs(struct strbuf *b, const struct paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++)
		strbuf_put(b, p->runs.v[i].text);
	strbuf_puts(b, "\n");
}

static void put_block(struct strbuf *b, const struct block *k)
{
	if (k->kind == BLOCK_PARA)
		put_runs(b, &k->para);
	for (size_t i = 0; k->kind == BLOCK_PANELS && i < k->panels.n; i++)
		for (size_t j = 0; j < k->panels.v[i].n; j++)
			put_runs(b, &k->panels.v[i].v[j]);
	for (size_t i = 0; k->kind == BLOCK_TABLE && i < k->table.n_rows; i++)
		for (size_t j = 0; j < k->table.n_columns; j++)
			for (size_t n = 0; n < k->table.rows[i].cells[j].n; n++)
				put_runs(b, &k->table.rows[i].cells[j].v[n]);
}

static struct str told(const char *section, struct outcome *v, size_t n, int outcomes)
{
	static struct brief_side columns[] = { { .label = "2001", .title = "2001" }, { .label = "2004", .title = "2004" } };
	static struct issue fishing[] = { { .claim = { .id = "i1" }, .topic = "river-fishing", .quote = "They spoke of fishing." } };
	static const char *fish[] = { "i1" };
	struct meeting first = { .id = "m1", .start = "2001-05-02", .kind = "call", .sides = { met, 2 }, .documents = { docs, 2, 2 }, .outcomes = { v, n, n }, .participants = { people, 1, 1 } };
	struct meeting second = { .id = "m2", .start = "2004-06-01", .kind = "call", .sides = { met, 2 }, .documents = { later, 1, 1 }, .issues = { fishing, 1, 1 } };
	struct side sides[] = { { "2001", &first, 1 }, { "2004", &second, 1 } };
	const char **ids = arena_array(a, n, const char *);
	for (size_t i = 0; i < n; i++)
		ids[i] = v[i].claim.id;
	struct strs energy[] = { { ids, n }, { 0 } }, river[] = { { 0 }, { fish, 1 } };
	struct row rows[] = { { .topic = "energy", .cells = energy }, { .topic = "river-fishing", .cells = river } };
	struct figure_value value = { 0, ids[0], n && v[0].n_amounts ? v[0].amounts[0].value : 0, BOUND_EQ, n && v[0].n_amounts ? v[0].amounts[0].text : "" };
	struct figure figure = { n && v[0].n_amounts ? v[0].amounts[0].unit : "", "energy", "", { &value, 1, 1 } };
	const struct comparison c = { .sides = sides, .n_sides = 2, .rows = { rows, 2, 2 }, .figures = { &figure, n && v[0].n_amounts, 1 } };
	struct brief_section s = { .id = section, .on = true };
	const struct brief b = { .title = "Ruritania", .lang = "en", .data = &data, .sides = columns, .n_sides = 2, .sections = &s, .n_sections = 1, .outcomes = outcomes };
	struct model m;
	struct strbuf out;
	strbuf_init(&out);
	CHECK(compose_brief(a, &c, &b, &dirs, NULL, &m, &d) == 0);
	for (size_t i = 0; i < m.blocks.n; i++)
		put_block(&out, &m.blocks.v[i]);
	struct str text = arena_str(a, strbuf_str(&out));
	strbuf_release(&out);
	return text;
}

static size_t at(struct str s, const char *needle)
{
	return str_find(s, str_c(needle));
}

static bool has(struct str s, const char *needle)
{
	return at(s, needle) != STR_NONE;
}

/* What is done goes before what is meant, held or told by others. */
static void what_is_told(void)
{
	struct outcome v[] = {
		plain("o1", "commitment", STRENGTH_COMMITTED, "Both kings will keep their mills below 40 wheels"),
		plain("o2", "agreement", STRENGTH_SIGNED, "The kings signed the Treaty of the Two Mills"),
		plain("o3", "agreement", STRENGTH_AGREED, "The kings agreed on a mill"),
	};
	CHECK(has(told("glance", v, 3, 0), "Energy: The kings signed the Treaty of the Two Mills."));
	v[1].summary = "The kings adopted the River Convention";
	v[1].strength = STRENGTH_AGREED;
	CHECK(has(told("glance", v, 3, 0), "The kings adopted the River Convention."));
	v[1].claim.low = true;
	CHECK(has(told("glance", v, 3, 0), "The kings agreed on a mill."));
	v[1].strength = STRENGTH_DISCUSSED;
	v[2].summary = "Ruritania expressed its full support for it"; /* for what? */
	CHECK(has(told("glance", v, 3, 0), "Both kings will keep"));
	v[0].quote = "Plekszy told the press that both kings will keep their mills below 40 wheels";
	v[2].summary = "The kings agreed to meet their millers";
	v[2].type = "commitment";
	CHECK(has(told("glance", v, 3, 0), "The kings agreed to meet their millers."));
}

/* A list of demands and views stands below what is shared. */
static void light_things_last(void)
{
	struct outcome v[] = { plain("o1", "demand", STRENGTH_DISCUSSED, "The king asked for a mill") };
	struct str s = told("glance", v, 1, 0);
	CHECK(at(s, "No issue stands on more than one side.") < at(s, "The king asked for a mill"));
	v[0] = plain("o1", "agreement", STRENGTH_AGREED, "The kings agreed on a mill");
	s = told("glance", v, 1, 0);
	CHECK(at(s, "The kings agreed on a mill") < at(s, "No issue stands on more than one side."));
}

/* Told by two sources in other words: one sentence, both references. */
static void told_once(void)
{
	struct reading r[] = { { .document = 0, .span = { 0, 9 } }, { .document = 1, .span = { 0, 9 } } };
	struct outcome v[] = {
		plain("o1", "agreement", STRENGTH_SIGNED, "King Rudolf signed the Zenda mill treaty"),
		plain("o2", "agreement", STRENGTH_SIGNED, "The monarch signed a mill treaty at Zenda castle"),
	};
	for (size_t i = 0; i < 2; i++) {
		v[i].claim.sources = &r[i];
		v[i].claim.n_sources = 1;
	}
	struct str s = told("outcomes", v, 2, 0);
	CHECK(has(s, "Rudolf signed") != has(s, "The monarch signed"));
	r[1].document = 0;
	s = told("outcomes", v, 2, 0);
	CHECK(has(s, "Rudolf signed") && has(s, "The monarch signed"));
	r[1].document = 1;
	v[0].summary = "King Rudolf signed the Zenda treaty on 3 mills";
	v[1].summary = "The monarch signed the Zenda treaty on 5 mills";
	s = told("outcomes", v, 2, 0);
	CHECK(has(s, "on 3 mills") && has(s, "on 5 mills"));
}

/* Where there is no room the lightest go, and it is said which. */
static void what_is_left_out(void)
{
	struct outcome v[] = {
		plain("o1", "demand", STRENGTH_DISCUSSED, "The king asked for a mill"),
		plain("o2", "agreement", STRENGTH_AGREED, "The kings agreed on a bridge"),
	};
	struct str s = told("issues", v, 2, 1);
	CHECK(has(s, "The kings agreed on a bridge. · and\u00A01\u00A0more") && !has(s, "asked for a mill"));
	CHECK(has(s, "of less weight (River fishing)."));
	s = told("issues", v, 2, 2);
	CHECK(has(s, "The king asked for a mill.") && !has(s, "more"));
	CHECK(!has(told("issues", v, 2, 0), "Left out"));
}

/* The issue alone would make a duty a quantity of energy. */
static void what_is_measured(void)
{
	static const struct { const char *summary, *amount, *unit, *words; } cases[] = {
		{ "Borduria halved its 20% tariff on cheese", "20%", "percent", "Energy, tariff: 20%" },
		{ "Borduria will extend the suspension of the 20% tariff on cheese", "20%", "percent", "Energy, suspension of tariff: 20%" },
		{ "Borduria will raise its milling budget to 20 percent of income", "20 percent", "percent", "Energy, milling budget: 20%" },
		{ "Borduria promised $20 in river finance", "$20", "USD", "Energy, river finance: $20" },
		{ "Borduria promised to invest $20 in Ruritania", "$20", "USD", "Energy: $20" },
		{ "Borduria will build 20 ships", "20 ships", "ships", "Energy: 20 ships" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct amount m = { .value = 20, .min = NAN, .max = NAN, .change_from = NAN, .change_to = NAN, .unit = cases[i].unit, .text = cases[i].amount };
		struct outcome v[] = { plain("o1", "commitment", STRENGTH_COMMITTED, cases[i].summary) };
		v[0].amounts = &m;
		v[0].n_amounts = 1;
		struct str s = told("facts", v, 1, 0);
		CHECK(has(s, cases[i].words));
		if (!has(s, cases[i].words))
			printf("  %s: %.*s\n", cases[i].words, STR_ARG(s));
	}
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	RUN(what_is_told);
	RUN(light_things_last);
	RUN(told_once);
	RUN(what_is_left_out);
	RUN(what_is_measured);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
