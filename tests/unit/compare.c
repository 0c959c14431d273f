/* Two sides by hand: rows, pairs, figures, people, timeline, and the file. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "codec.h"
#include "compare.h"
#include "file.h"
#include "test.h"

static struct arena *a;
static struct compare_rules *rules;
static unsigned n_ids;

static struct claim claim_here(void)
{
	struct claim c = { .id = arena_printf(a, "%012x", ++n_ids), .span = { 1, 9 }, .line = 2, .rule = "test.tsv:1" };
	c.sources = arena_new_of(a, struct reading);
	c.sources[0] = (struct reading){ .span = { 1, 9 }, .line = 2, .quote = "a quote" };
	c.n_sources = 1;
	return c;
}

static struct strs list(const char *comma)
{
	struct strs out = { arena_array(a, 8, const char *), 0 };
	for (struct str rest = str_c(comma); rest.p && rest.n;)
		out.v[out.n++] = arena_strz(a, str_cut(&rest, ','));
	return out;
}

static struct outcome *outcome(struct meeting *m, const char *type, const char *topic, const char *actors, const char *summary, enum strength strength)
{
	struct outcome *o = vec_push(a, &m->outcomes);
	*o = (struct outcome){
		.claim = claim_here(), .issue = topic, .type = type, .actors = list(actors), .quote = summary,
		.summary = summary, .status = "firm", .strength = strength,
	};
	return o;
}

static void figure(struct outcome *o, double value, const char *unit, const char *text)
{
	o->amounts = arena_new_of(a, struct amount);
	*o->amounts = (struct amount){
		.claim = claim_here(), .value = value, .min = NAN, .max = NAN, .unit = unit, .change_from = NAN, .change_to = NAN, .text = text,
	};
	o->n_amounts = 1;
}

static void person(struct meeting *m, const char *name, const char *side, enum level level)
{
	*vec_push(a, &m->participants) = (struct participant){ .claim = claim_here(), .name = name, .side = side, .level = level };
}

static struct meeting *meeting(struct side *side, const char *label, const char *id, const char *kind, const char *start)
{
	side->label = label;
	side->meetings = arena_new_of(a, struct meeting);
	side->n_meetings = 1;
	struct meeting *m = side->meetings;
	*m = (struct meeting){ .id = id, .kind = kind, .start = start, .sides = list("Chile,Norway") };
	*vec_push(a, &m->documents) = (struct source_info){
		.file = arena_printf(a, "%s.txt", label), .format = "text", .bytes = 9,
		.sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" };
	return m;
}

static void two_sides(struct side sides[2])
{
	n_ids = 0;
	struct meeting *m = meeting(&sides[0], "2021", "call-2021-03-01-chile-norway", "call", "2021-03-01");
	person(m, "Kari Nordli", "Norway", LEVEL_PRINCIPAL);
	person(m, "Pedro Rojas", "Chile", LEVEL_PRINCIPAL);
	person(m, "Ola Berg", "Norway", LEVEL_MENTIONED);
	figure(outcome(m, "commitment", "energy", "Norway", "Norway will finance solar pumps with 30 million dollars", STRENGTH_PLANNED), 3e7, "USD", "30 million dollars");
	outcome(m, "demand", "migration", "Chile", "Chile asked Norway to hurry visas for students", STRENGTH_DISCUSSED)->targets = list("Norway");
	outcome(m, "position-restated", "climate-environment", "Chile,Norway", "Both affirmed that kelp forests deserve protection", STRENGTH_DISCUSSED);
	outcome(m, "agreement", "health", "Chile,Norway", "Both agreed to test vaccines jointly", STRENGTH_AGREED);
	struct meeting_ref *b = vec_push(a, &m->background);
	*b = (struct meeting_ref){ .claim = claim_here(), .ref = "b1", .kind = "summit", .start = "2020-06", .sides = list("Norway,Chile") };
	m = meeting(&sides[1], "2031", "summit-2031-05-04-chile-norway", "summit", "2031-05-04");
	person(m, "Nordli", "Norway", LEVEL_PRINCIPAL);
	person(m, "Ola Berg", "Norway", LEVEL_DELEGATION);
	figure(outcome(m, "commitment", "energy", "Norway", "Norway will finance solar pumps with 45 million dollars", STRENGTH_PLANNED), 4.5e7, "USD", "45 million dollars");
	outcome(m, "action-taken", "migration", "Norway", "Norway hurried visas for students", STRENGTH_DONE);
	outcome(m, "agreement", "climate-environment", "Norway,Chile", "Both agreed that kelp forests get protection", STRENGTH_AGREED)->key = true;
	*vec_push(a, &m->issues) = (struct issue){ .claim = claim_here(), .topic = "technology", .quote = "chips" };
	*vec_push(a, &m->background) = (struct meeting_ref){
		.claim = claim_here(), .ref = "b2", .kind = "state-visit", .start = "2032-01", .planned = true, .sides = list("Chile,Norway") };
	*vec_push(a, &m->background) = (struct meeting_ref){
		.claim = claim_here(), .ref = "b3", .kind = "bilateral-meeting", .start = "2020-06-11", .sides = list("Chile,Norway") };
}

static struct comparison compare(struct side *sides, size_t n)
{
	struct comparison c = { 0 };
	struct diag d;
	diag_init(&d);
	CHECK(compare_sides(a, sides, n, rules, &c, &d) == 0);
	diag_release(&d);
	return c;
}

static const struct row *row(const struct comparison *c, const char *topic)
{
	for (size_t i = 0; i < c->rows.n; i++)
		if (strcmp(c->rows.v[i].topic, topic) == 0)
			return &c->rows.v[i];
	CHECK(!"the row exists");
	return NULL;
}

static const char *relation(const struct comparison *c, const char *topic)
{
	const struct row *r = row(c, topic);
	return r && r->pairs.n ? r->pairs.v[0].relation : "none";
}

static void rows_say_who_tells(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	CHECK(c.rows.n == 5);
	CHECK_STR(c.rows.v[0].topic, "climate-environment"); /* a headline result on one side */
	CHECK_STR(row(&c, "health")->state, "only:2021");
	CHECK_STR(row(&c, "technology")->state, "only:2031");
	CHECK_STR(row(&c, "energy")->state, "in-all");
	CHECK(row(&c, "technology")->cells[1].n == 1 && row(&c, "technology")->cells[0].n == 0);
	for (size_t i = 1; i < c.rows.n; i++)
		CHECK(c.rows.v[i - 1].weight >= c.rows.v[i].weight);
}

static void doubt_opens_no_row(void)
{
	struct side sides[2];
	two_sides(sides);
	outcome(&sides[0].meetings[0], "demand", "cybersecurity", "Chile", "Chile perhaps asked for safer networks", STRENGTH_DISCUSSED)->claim.low = true;
	outcome(&sides[0].meetings[0], "demand", "energy", "Chile", "Chile perhaps asked for cheaper pumps", STRENGTH_DISCUSSED)->claim.low = true;
	struct comparison c = compare(sides, 2);
	CHECK(c.rows.n == 5);
	CHECK(row(&c, "energy")->cells[0].n == 2);
	outcome(&sides[0].meetings[0], "demand", "cybersecurity", "Chile", "Chile perhaps asked for 12 networks", STRENGTH_DISCUSSED)->claim.low = true;
	sides[0].meetings[0].outcomes.v[sides[0].meetings[0].outcomes.n - 1].key = true;
	c = compare(sides, 2);
	CHECK(c.rows.n == 6 && row(&c, "cybersecurity")->cells[0].n == 2);
}

static void three_sides_know_some(void)
{
	struct side sides[3];
	two_sides(sides);
	meeting(&sides[2], "2035", "call-2035-01-01-chile-norway", "call", "2035-01-01");
	struct comparison c = compare(sides, 3);
	CHECK_STR(row(&c, "energy")->state, "in-some");
	CHECK_STR(row(&c, "health")->state, "only:2021");
}

static void pairs_have_reasons(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	CHECK_STR(relation(&c, "energy"), "changed-figure");
	CHECK_STR(relation(&c, "migration"), "fulfilled");
	CHECK_STR(relation(&c, "climate-environment"), "strengthened");
	CHECK_STR(relation(&c, "health"), "none");
	const struct row *r = row(&c, "energy");
	CHECK(r->pairs.n == 1 && strncmp(r->pairs.v[0].rule, "relations.tsv:", 14) == 0 && *r->pairs.v[0].reason);
	CHECK_STR(r->pairs.v[0].a, r->cells[0].v[0]);
	CHECK_STR(r->pairs.v[0].b, r->cells[1].v[0]);
}

static void reasons_name_what_they_compare(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	const struct row *r = row(&c, "energy");
	CHECK(r->pairs.n && strstr(r->pairs.v[0].reason, "30 million dollars then, 45 million dollars now"));
	r = row(&c, "climate-environment");
	CHECK(r->pairs.n && strstr(r->pairs.v[0].reason, "discussed then, agreed now"));
}

/* Agreed or committed is a matter of style; what is doubtful is not related. */
static void verbs_of_one_tier_do_not_shift(void)
{
	struct side sides[2];
	two_sides(sides);
	outcome(&sides[0].meetings[0], "commitment", "health", "Chile,Norway", "Both committed to share clinic records quickly", STRENGTH_COMMITTED);
	outcome(&sides[1].meetings[0], "agreement", "health", "Chile,Norway", "Both agreed to share clinic records", STRENGTH_AGREED);
	struct comparison c = compare(sides, 2);
	CHECK_STR(relation(&c, "health"), "repeated");
	sides[1].meetings[0].outcomes.v[sides[1].meetings[0].outcomes.n - 1].claim.low = true;
	c = compare(sides, 2);
	CHECK_STR(relation(&c, "health"), "none");
}

/* To reaffirm is no new undertaking, beside a view of the same. */
static void what_is_restated_does_not_shift(void)
{
	struct side sides[2];
	two_sides(sides);
	outcome(&sides[0].meetings[0], "position-restated", "health", "Norway", "Norway conveyed its firm support for village clinics", STRENGTH_DISCUSSED);
	struct outcome *o = outcome(&sides[1].meetings[0], "commitment", "health", "Norway", "Norway reaffirmed its firm commitment to village clinics", STRENGTH_COMMITTED);
	struct comparison c = compare(sides, 2);
	CHECK_STR(relation(&c, "health"), "repeated");
	o->summary = "Norway made a firm commitment to village clinics";
	c = compare(sides, 2);
	CHECK_STR(relation(&c, "health"), "strengthened");
}

/* Every concern is told by the word: it is no matter that two have in common. */
static void words_of_a_kind_tell_nothing(void)
{
	struct side sides[2];
	two_sides(sides);
	static const char *const about[] = { "dams", "wolves", "sugar", "roads", "glass", "fog" };
	for (size_t i = 0; i < 80; i++) /* so that concerns are rare */
		outcome(&sides[i % 2].meetings[0], "agreement", "energy", "Norway", arena_printf(a, "Norway will build %c%carium", 'a' + (int)(i % 26), 'a' + (int)(i / 26)), STRENGTH_AGREED);
	for (size_t i = 0; i < 6; i++)
		outcome(&sides[i % 2].meetings[0], "concern-raised", "migration", "Norway", arena_printf(a, "Norway voiced concern about %s", about[i]), STRENGTH_DISCUSSED);
	outcome(&sides[0].meetings[0], "concern-raised", "health", "Norway", "Norway voiced concern about late surgery", STRENGTH_DISCUSSED);
	outcome(&sides[1].meetings[0], "concern-raised", "health", "Norway", "Norway voiced concern about empty wards", STRENGTH_DISCUSSED);
	struct comparison c = compare(sides, 2);
	CHECK_STR(relation(&c, "health"), "none");
}

/* Two meetings of one side: announced at the first, reported at the second;
 * what is merely said again, or told of another meeting, is no step. */
static void a_side_takes_steps(void)
{
	struct side sides[2];
	two_sides(sides);
	struct meeting *both = arena_array(a, 2, struct meeting), *m = &both[1];
	both[0] = sides[0].meetings[0];
	*m = (struct meeting){ .id = "summit-2021-06-01-chile-norway", .kind = "summit", .start = "2021-06-01", .sides = list("Chile,Norway"), .documents = both[0].documents };
	sides[0].meetings = both;
	sides[0].n_meetings = 2;
	outcome(m, "action-taken", "energy", "Norway", "Norway has financed the solar pumps", STRENGTH_DONE);
	outcome(m, "agreement", "health", "Chile,Norway", "Both agreed to test vaccines jointly", STRENGTH_AGREED);
	struct comparison c = compare(sides, 2);
	const struct row *r = row(&c, "energy");
	CHECK(r->steps.n == 1);
	CHECK(r->steps.n && strcmp(r->steps.v[0].relation, "fulfilled") == 0 && strcmp(r->steps.v[0].b, m->outcomes.v[0].claim.id) == 0);
	CHECK(row(&c, "health")->steps.n == 0);
	m->outcomes.v[0].meeting = "b9";
	c = compare(sides, 2);
	CHECK(row(&c, "energy")->steps.n == 0);
}

static void figures_are_the_outcomes_own(void)
{
	struct side sides[2];
	two_sides(sides);
	struct outcome *o = outcome(&sides[0].meetings[0], "reduction", "trade-tariffs", "Norway", "Norway cut its duty on salmon", STRENGTH_DONE);
	figure(o, 50, "percent", "50%"); /* of another clause of the sentence */
	struct comparison c = compare(sides, 2);
	for (size_t i = 0; i < c.figures.n; i++)
		CHECK(strcmp(c.figures.v[i].topic, "trade-tariffs") != 0);
}

static void more_relations(void)
{
	static const struct {
		const char *then, *now;
		enum strength s, t;
		const char *relation;
	} cases[] = {
		{ "agreement", "agreement", STRENGTH_AGREED, STRENGTH_AGREED, "repeated" },
		{ "agreement", "no-agreement", STRENGTH_AGREED, STRENGTH_DISCUSSED, "reversed" },
		{ "no-agreement", "agreement", STRENGTH_DISCUSSED, STRENGTH_AGREED, "reversed" },
		{ "suspension", "extension", STRENGTH_AGREED, STRENGTH_AGREED, "extended" },
		{ "commitment", "action-taken", STRENGTH_COMMITTED, STRENGTH_DONE, "fulfilled" },
		{ "agreement", "position-restated", STRENGTH_AGREED, STRENGTH_DISCUSSED, "none" }, /* what is agreed may well be spoken of */
		{ "agreement", "agreement", STRENGTH_AGREED, STRENGTH_READINESS, "weakened" },
		{ "concern-raised", "warning", STRENGTH_DISCUSSED, STRENGTH_DISCUSSED, "strengthened" },
		{ "warning", "demand", STRENGTH_DISCUSSED, STRENGTH_DISCUSSED, "weakened" },
		{ "concern-raised", "agreement", STRENGTH_DISCUSSED, STRENGTH_AGREED, "none" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side sides[2];
		struct meeting *m = meeting(&sides[0], "A", "call-2021-chile-norway", "call", "2021");
		outcome(m, cases[i].then, "energy", "Chile", "undersea cable between northern harbours", cases[i].s);
		m = meeting(&sides[1], "B", "call-2022-chile-norway", "call", "2022");
		outcome(m, cases[i].now, "energy", "Chile", "the undersea cable between harbours", cases[i].t);
		outcome(m, cases[i].now, "energy", "Chile", "a wind farm on the southern coast", cases[i].t);
		struct comparison c = compare(sides, 2);
		CHECK_STR(relation(&c, "energy"), cases[i].relation);
		CHECK(row(&c, "energy")->pairs.n <= 1); /* the wind farm is another thing */
	}
}

/* Like words are not enough: the same is done to the same thing, so much of it, by the same day. */
static void words_of_telling_relate_nothing(void)
{
	static const struct {
		const char *type;
		enum strength strength;
		const char *then, *now, *relation;
	} cases[] = {
		{ "agreement", STRENGTH_AGREED, "Both agreed to phase down open peat kilns", "Both agreed to phase out open peat kilns", "strengthened" },
		{ "agreement", STRENGTH_AGREED, "Both agreed to phase out open peat kilns", "Both agreed to reduce open peat kilns", "weakened" },
		{ "agreement", STRENGTH_AGREED, "Both agreed to phase down open peat kilns", "Both agreed to halt the burning of turf in houses", "none" },
		{ "agreement", STRENGTH_AGREED, "Both agreed on a register for harbour pilots", "Both agreed on a school for harbour pilots", "none" },
		{ "agreement", STRENGTH_AGREED, "Both agreed to deliver tide tables to harbour pilots", "Both agreed to improve tide tables of harbour pilots", "none" },
		{ "agreement", STRENGTH_AGREED, "Both agreed to deliver tide tables to harbour pilots", "Both firmly promised to deliver tide tables to all harbour pilots", "repeated" },
		{ "commitment", STRENGTH_COMMITTED, "Chile announced a new loan for harbour pilots", "Chile announced an additional loan for harbour pilots", "none" },
		{ "position-restated", STRENGTH_DISCUSSED, "The President underscored the importance of salt mines", "The President underscored the importance of glaciers", "none" },
		{ "position-restated", STRENGTH_DISCUSSED, "The President underscored the importance of salt mines", "The minister reiterated her strong support for salt mines", "repeated" },
		{ "concern-raised", STRENGTH_DISCUSSED, "Chile voiced deep concern about burning forests in the valley", "Chile expressed concern about later burning ships", "none" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side sides[2];
		two_sides(sides);
		outcome(&sides[0].meetings[0], cases[i].type, "health", "Chile", cases[i].then, cases[i].strength);
		outcome(&sides[1].meetings[0], cases[i].type, "health", "Chile", cases[i].now, cases[i].strength);
		struct comparison c = compare(sides, 2);
		if (strcmp(relation(&c, "health"), cases[i].relation) != 0)
			printf("  %s / %s\n", cases[i].then, cases[i].now);
		CHECK_STR(relation(&c, "health"), cases[i].relation);
	}
}

/* To agree that something matters is a view of it, as it is to stress it. */
static void views_agreed_on_are_views(void)
{
	struct side sides[2];
	two_sides(sides);
	outcome(&sides[0].meetings[0], "agreement", "health", "Chile,Norway", "Both agreed on the importance of clean wells", STRENGTH_AGREED);
	outcome(&sides[1].meetings[0], "position-restated", "health", "Norway", "Norway stressed the importance of clean wells", STRENGTH_DISCUSSED);
	struct comparison c = compare(sides, 2);
	CHECK_STR(relation(&c, "health"), "repeated");
}

/* A day ahead that is another one, or the first one, changes an undertaking; a day gone by does not. */
static void days_ahead_change(void)
{
	static const struct { const char *then, *now, *relation; } cases[] = {
		{ "", "2033-03", "changed-date" },
		{ "2032", "2033-03", "changed-date" },
		{ "2033-03", "2033-03", "repeated" },
		{ "2019", "2030-12", "repeated" },
		{ "2032", "", "none" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side sides[2];
		two_sides(sides);
		outcome(&sides[0].meetings[0], "commitment", "health", "Norway", "Norway will equip the island clinics", STRENGTH_COMMITTED)->dates = list(cases[i].then);
		outcome(&sides[1].meetings[0], "commitment", "health", "Norway", "Norway will equip the island clinics", STRENGTH_COMMITTED)->dates = list(cases[i].now);
		struct comparison c = compare(sides, 2);
		CHECK_STR(relation(&c, "health"), cases[i].relation);
	}
}

/* A level that is reached, a move and a sum are three measures. */
static void figures_measure_in_one_way(void)
{
	static const struct { const char *then, *now, *relation; } cases[] = {
		{ "to 30 percent", "to at least 45 percent", "changed-figure" },
		{ "by 30 percent", "by 45 percent", "changed-figure" },
		{ "by 30 percent", "to 45 percent", "none" },
		{ "to nearly 30 percent", "by 45 percent", "none" },
		{ "to 30 percent", "to about 30 percent", "repeated" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side sides[2];
		two_sides(sides);
		for (size_t s = 0; s < 2; s++) {
			const char *how = s ? cases[i].now : cases[i].then;
			bool more = strstr(how, "45") != NULL;
			struct outcome *o = outcome(&sides[s].meetings[0], "commitment", "health", "Norway",
			    arena_printf(a, "Norway will raise the share of island clinics %s", how), STRENGTH_COMMITTED);
			figure(o, more ? 45 : 30, "percent", more ? "45 percent" : "30 percent");
		}
		struct comparison c = compare(sides, 2);
		CHECK_STR(relation(&c, "health"), cases[i].relation);
	}
}

static void figures_stand_side_by_side(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	CHECK(c.figures.n == 1);
	const struct figure *f = c.figures.v;
	CHECK_STR(f->unit, "USD");
	CHECK(f->values.n == 2 && f->values.v[0].side == 0 && f->values.v[1].side == 1);
	CHECK(f->values.v[1].value == 4.5e7);
}

static void people_meet(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	CHECK(c.participants.n == 3);
	CHECK_STR(c.participants.v[0].name, "Kari Nordli");
	CHECK(c.participants.v[0].sides[0].present && c.participants.v[0].sides[1].present);
	CHECK_STR(c.participants.v[1].name, "Pedro Rojas");
	CHECK(!c.participants.v[1].sides[1].present);
	CHECK_STR(c.participants.v[2].name, "Ola Berg");
	CHECK(!c.participants.v[2].sides[0].present && c.participants.v[2].sides[1].level == LEVEL_DELEGATION);
}

static void time_runs(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	CHECK(c.timeline.n == 4);
	CHECK_STR(c.timeline.v[0].start, "2020-06-11"); /* two mentions, one meeting */
	CHECK(c.timeline.v[0].side == -1);
	CHECK(c.timeline.v[1].side == 0 && c.timeline.v[2].side == 1);
	CHECK(c.timeline.v[3].planned);
}

static void around(struct meeting *m, const char *kind, const char *start, const char *context)
{
	*vec_push(a, &m->background) = (struct meeting_ref){
		.claim = claim_here(), .kind = kind, .start = start, .sides = list("Chile,Norway"), .context = context };
}

/* A call of officials is not printed as one of their leaders. */
static void officials_are_named(void)
{
	struct side sides[2];
	two_sides(sides);
	struct meeting *m = &sides[0].meetings[0];
	person(m, "Luz Soto", "Chile", LEVEL_DELEGATION);
	around(m, "call", "2020-07-01", "Ola Berg, an aide of Nordli's, had rung Soto in July.");
	around(m, "call", "2020-08-01", "In August Berg had called on officials.");
	around(m, "call", "2020-09-01", "Rojas had called her in September, when Berg listened.");
	struct comparison c = compare(sides, 2);
	CHECK(c.timeline.n == 6);
	CHECK_STR(c.timeline.v[1].start, "2020-07-01");
	CHECK(c.timeline.v[1].people.n == 2);
	CHECK_STR(c.timeline.v[2].start, "2020-09-01");
	CHECK(c.timeline.v[2].people.n == 0);
}

static size_t figures_on(const struct comparison *c, const char *topic)
{
	size_t n = 0;
	for (size_t i = 0; i < c->figures.n; i++)
		n += strcmp(c->figures.v[i].topic, topic) == 0;
	return n;
}

/* A share by which things are chosen is no figure of the outcome. */
static void thresholds_are_no_figures(void)
{
	static const struct { const char *summary; size_t figures; } cases[] = {
		{ "Chile will license yards of which the state owns at least 40 percent", 0 },
		{ "Chile will license yards that are at least 40 percent idle", 0 },
		{ "Chile agreed that its duty falls by at least 40 percent", 1 },
		{ "Chile will cut its duty, which falls by at least 40 percent", 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct side sides[2];
		two_sides(sides);
		struct outcome *o = outcome(&sides[0].meetings[0], "reduction", "shipping", "Chile", cases[i].summary, STRENGTH_AGREED);
		figure(o, 40, "percent", "40 percent");
		o->amounts->bound = BOUND_GE;
		struct comparison c = compare(sides, 2);
		CHECK(figures_on(&c, "shipping") == cases[i].figures);
	}
}

static void claims_are_found(void)
{
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2);
	struct claim_at at;
	const struct row *r = row(&c, "climate-environment");
	CHECK(comparison_claim(&c, r->cells[1].v[0], &at));
	CHECK(at.kind == CLAIM_OUTCOME && at.side == 1 && at.item == &sides[1].meetings[0].outcomes.v[2]);
	CHECK(!comparison_claim(&c, "nothing", &at));
	c.index = NULL;
	CHECK(comparison_claim(&c, c.timeline.v[0].claim, &at) && at.kind == CLAIM_MEETING);
}

static const char *json_of(const struct comparison *c)
{
	struct strbuf b;
	strbuf_init(&b);
	comparison_to_json(c, &b);
	const char *z = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return z;
}

static void golden_and_back(void)
{
	static const char path[] = "tests/golden/compare/small.json";
	struct side sides[2];
	struct comparison c, back;
	struct diag d;
	struct str want = { 0 };
	two_sides(sides);
	c = compare(sides, 2);
	*vec_push(a, &c.unplaced) = (struct unplaced){ "call-undated-chile-norway", "its date is not known", list("x.txt") };
	const char *z = json_of(&c);
	diag_init(&d);
	if (getenv("UPDATE"))
		CHECK(file_mkdirs("tests/golden/compare", &d) == 0 && file_write(path, str_c(z), &d) == 0);
	CHECK(file_read(a, path, CONFIG_MAX, &want, &d) == 0);
	CHECK(str_is(want, z));
	CHECK(comparison_from_json(a, path, want, &back, &d) == 0);
	CHECK_STR(json_of(&back), z);
	struct claim_at at;
	CHECK(comparison_claim(&back, c.rows.v[0].cells[1].v[0], &at));
	diag_print(&d, 0, stdout);
	diag_release(&d);
}

static void reading_checks_indices(void)
{
	static const struct { const char *from, *to, *says; } cases[] = {
		{ "\"side\": 1,\n     \"claim\"", "\"side\": 7,\n     \"claim\"", "side is not an index into sides" },
		{ "\"side\": -1", "\"side\": -2", "side is neither -1 nor an index into sides" },
		{ "\"present\": true", "\"presnt\": true", "did you mean 'present'?" },
		{ "\"document\": 0", "\"document\": 3", "document is not an index into the meeting's documents" },
		{ "\"cells\": [", "\"cells\": [[],", "a row has one cell a side" },
	};
	struct side sides[2];
	two_sides(sides);
	struct comparison c = compare(sides, 2), back;
	struct str z = str_c(json_of(&c));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t at = str_find(z, str_c(cases[i].from));
		struct diag d;
		diag_init(&d);
		CHECK(at != STR_NONE);
		if (at == STR_NONE)
			continue;
		const char *bad = arena_printf(a, "%.*s%s%s", (int)at, z.p, cases[i].to, z.p + at + strlen(cases[i].from));
		CHECK(comparison_from_json(a, "c.json", str_c(bad), &back, &d) < 0);
		CHECK(d.msgs.n && strstr(d.msgs.v[0].text, cases[i].says));
		if (d.msgs.n && !strstr(d.msgs.v[0].text, cases[i].says))
			diag_print(&d, 0, stdout);
		diag_release(&d);
	}
}

/* Break the file in many ways, always the same ones: no input may crash, and
 * what is read can be written and asked. */
static void survives_mutation(void)
{
	static const char pieces[] = "{}[]\",:0-9eE.\\u\xC3 ntf";
	struct side sides[2];
	unsigned long long state = 88172645463325252ULL;
	size_t read = 0;
	two_sides(sides);
	struct comparison c = compare(sides, 2), back;
	struct str good = str_c(json_of(&c));
	struct arena *outer = a;
	for (int round = 0; round < 3000; round++) {
		struct diag d;
		a = arena_new();
		diag_init(&d);
		char *bytes = arena_strz(a, good);
		state ^= state << 13, state ^= state >> 7, state ^= state << 17;
		size_t at = (size_t)(state % good.n);
		if (bytes[at] >= '0' && bytes[at] <= '9')
			bytes[at] = (char)('0' + (state >> 20) % 10);
		else if (round % 2)
			bytes[at] = pieces[(state >> 20) % (sizeof pieces - 1)];
		else if ((bytes[at] | 32) >= 'a' && (bytes[at] | 32) <= 'z')
			bytes[at] = (char)('a' + (state >> 20) % 26);
		if (comparison_from_json(a, "c.json", (struct str){ bytes, good.n }, &back, &d) == 0) {
			struct claim_at found;
			read++;
			json_of(&back);
			for (size_t i = 0; i < back.rows.n; i++)
				for (size_t k = 0; k < back.rows.v[i].cells[0].n; k++)
					comparison_claim(&back, back.rows.v[i].cells[0].v[k], &found);
		}
		diag_release(&d);
		arena_free(a);
	}
	a = outer;
	CHECK(read > 100);
}

static void schema_is_current(void)
{
	static const char path[] = "briefs/schema/comparison.schema.json";
	struct diag d;
	struct strbuf want;
	struct str have = { 0 };
	diag_init(&d);
	strbuf_init(&want);
	record_schema(&comparison_record, &want);
	if (getenv("UPDATE"))
		CHECK(file_write(path, strbuf_str(&want), &d) == 0);
	CHECK(file_read(a, path, CONFIG_MAX, &have, &d) == 0);
	CHECK(str_eq(have, strbuf_str(&want)));
	strbuf_release(&want);
	diag_release(&d);
}

static void rules_are_checked(void)
{
	static const struct { const char *row, *says; unsigned col; } cases[] = {
		{ "repeatd\t*\tsame\t*\t*\t*\t*\t*\t*\t0.5\tno\twhy", "'repeatd' is no relation", 1 },
		{ "repeated\tagreemnt\tsame\t*\t*\t*\t*\t*\t*\t0.5\tno\twhy", "'agreemnt' is no outcome type", 10 },
		{ "repeated\t*\tsame\tupp\t*\t*\t*\t*\t*\t0.5\tno\twhy", "'upp' is not one of *, up, down, same", 17 },
		{ "repeated\t*\tsame\t*\t*\t=\t*\t*\t*\t0.5\tno\twhy", "'=' is not one of *, alike, changed", 21 },
		{ "repeated\t*\tsame\t*\t*\t*\tless\t*\t*\t0.5\tno\twhy", "'less' is not one of *, same, up, down", 23 },
		{ "repeated\t*\tsame\t*\t*\t*\t*\tlike\t*\t0.5\tno\twhy", "'like' is not one of *, same, kept, named", 25 },
		{ "repeated\t*\tsame\t*\t*\t*\t*\t*\t*\t0.5\tny\twhy", "'ny' is not one of no, yes", 33 },
		{ "repeated\t*\tsame\t*\t*\t*\t*\t*\t*\t1.5\tno\twhy", "'1.5' is not a number from 0 to 1", 29 },
	};
	struct diag d;
	diag_init(&d);
	struct str taxonomy;
	CHECK(file_read(a, "briefs/lexicon/taxonomy.tsv", CONFIG_MAX, &taxonomy, &d) == 0);
	CHECK(file_mkdirs("build/tests/tmp/data/lexicon", &d) == 0);
	CHECK(file_write("build/tests/tmp/data/lexicon/taxonomy.tsv", taxonomy, &d) == 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct compare_rules *r;
		size_t before = d.msgs.n;
		CHECK(file_write("build/tests/tmp/data/lexicon/relations.tsv", str_c(cases[i].row), &d) == 0);
		CHECK(compare_rules_load(a, SHIPPED("build/tests/tmp/data"), &r, &d) < 0);
		CHECK(d.msgs.n == before + 1 && strstr(d.msgs.v[before].text, cases[i].says) && d.msgs.v[before].at.col == cases[i].col);
		diag_print(&d, d.msgs.n, stdout);
	}
	diag_release(&d);
}

static void word_lists_are_checked(void)
{
	static const char tmp[] = "build/tests/tmp/words", relations[] = "repeated\t*\tsame\t*\t*\t*\t*\t*\t*\t0.5\tno\twhy";
	static const struct { const char *wording, *acts, *says; unsigned col; } cases[] = {
		{ "said\ttold", "reduc*\tcurb\t2", "'told' is not one of telling, filler", 6 },
		{ "said of all that is\ttelling", "reduc*\tcurb\t2", "has more than 4 words", 1 },
		{ "* said\ttelling", "reduc*\tcurb\t2", "begins with any word", 1 },
		{ "said\ttelling", "reduc*\tcurb\t10", "'10' is not a step from 1 to 9", 13 },
	};
	static const char *const copied[] = { "taxonomy.tsv", "restating.tsv", "thresholds.tsv" };
	struct diag d;
	diag_init(&d);
	CHECK(file_mkdirs(arena_printf(a, "%s/lexicon", tmp), &d) == 0 && file_mkdirs(arena_printf(a, "%s/lang/en", tmp), &d) == 0);
	for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
		struct str text;
		CHECK(file_read(a, arena_printf(a, "briefs/lexicon/%s", copied[i]), CONFIG_MAX, &text, &d) == 0);
		CHECK(file_write(arena_printf(a, "%s/lexicon/%s", tmp, copied[i]), text, &d) == 0);
	}
	CHECK(file_write(arena_printf(a, "%s/lexicon/relations.tsv", tmp), str_c(relations), &d) == 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct compare_rules *r;
		size_t before = d.msgs.n;
		CHECK(file_write(arena_printf(a, "%s/lang/en/wording.tsv", tmp), str_c(cases[i].wording), &d) == 0);
		CHECK(file_write(arena_printf(a, "%s/lang/en/acts.tsv", tmp), str_c(cases[i].acts), &d) == 0);
		CHECK(compare_rules_load(a, SHIPPED(tmp), &r, &d) < 0);
		CHECK(d.msgs.n == before + 1 && strstr(d.msgs.v[before].text, cases[i].says) && d.msgs.v[before].at.col == cases[i].col);
		diag_print(&d, d.msgs.n, stdout);
	}
	diag_release(&d);
}

int main(void)
{
	struct diag d;
	a = arena_new();
	diag_init(&d);
	if (compare_rules_load(a, SHIPPED("briefs"), &rules, &d) < 0) {
		diag_print(&d, 0, stdout);
		return 1;
	}
	diag_release(&d);
	RUN(rows_say_who_tells);
	RUN(doubt_opens_no_row);
	RUN(three_sides_know_some);
	RUN(pairs_have_reasons);
	RUN(reasons_name_what_they_compare);
	RUN(verbs_of_one_tier_do_not_shift);
	RUN(what_is_restated_does_not_shift);
	RUN(words_of_a_kind_tell_nothing);
	RUN(a_side_takes_steps);
	RUN(figures_are_the_outcomes_own);
	RUN(more_relations);
	RUN(words_of_telling_relate_nothing);
	RUN(views_agreed_on_are_views);
	RUN(days_ahead_change);
	RUN(figures_measure_in_one_way);
	RUN(figures_stand_side_by_side);
	RUN(people_meet);
	RUN(time_runs);
	RUN(officials_are_named);
	RUN(thresholds_are_no_figures);
	RUN(claims_are_found);
	RUN(golden_and_back);
	RUN(reading_checks_indices);
	RUN(survives_mutation);
	RUN(schema_is_current);
	RUN(rules_are_checked);
	RUN(word_lists_are_checked);
	arena_free(a);
	return TEST_EXIT;
}
