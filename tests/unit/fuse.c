/* Documents to meetings: who joins whom, and that order does not matter. */
#include <math.h>
#include <string.h>

#include "file.h"
#include "meeting.h"
#include "test.h"

static struct arena *a;
static unsigned n_ids;

static struct claim claim_at(uint32_t s)
{
	return (struct claim){ .id = arena_printf(a, "%012x", ++n_ids), .span = { s, s + 10 }, .line = 1, .rule = "test.tsv:1" };
}

static struct strs list(const char *comma)
{
	struct strs out = { arena_array(a, 8, const char *), 0 };
	for (struct str rest = str_c(comma); rest.p && rest.n;)
		out.v[out.n++] = arena_strz(a, str_cut(&rest, ','));
	return out;
}

static struct document *document(const char *file, const char *party, const char *published)
{
	struct document *d = arena_new_of(a, struct document);
	static const char hex[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd";
	d->source = (struct source_info){
		.file = file, .sha256 = arena_printf(a, "%s%02x", hex, (unsigned)file[0]), .bytes = 10, .format = "text",
		.party = party, .publication_date = published,
	};
	return d;
}

static struct meeting_ref *ref(struct document *d, const char *id, bool primary, const char *kind, const char *start, const char *city)
{
	struct meeting_ref *m = vec_push(a, &d->meetings);
	*m = (struct meeting_ref){
		.claim = claim_at(0), .ref = id, .primary = primary, .kind = kind, .start = start,
		.date_basis = start ? "explicit" : NULL, .place = { .city = city }, .sides = list("Chile,Norway"),
	};
	return m;
}

static struct outcome *outcome(struct document *d, const char *meeting, const char *type, const char *topic, const char *actors, const char *quote)
{
	struct outcome *o = vec_push(a, &d->outcomes);
	*o = (struct outcome){
		.claim = claim_at(20), .meeting = meeting, .issue = topic, .type = type, .actors = list(actors),
		.quote = quote, .summary = quote, .status = "firm", .strength = STRENGTH_AGREED,
	};
	return o;
}

static void figure(struct outcome *o, double value, const char *unit, const char *text)
{
	o->amounts = arena_new_of(a, struct amount);
	*o->amounts = (struct amount){
		.claim = claim_at(25), .value = value, .min = NAN, .max = NAN, .unit = unit, .change_from = NAN, .change_to = NAN, .text = text,
	};
	o->n_amounts = 1;
}

static void person(struct document *d, const char *name, const char *side, enum level level)
{
	*vec_push(a, &d->participants) = (struct participant){ .claim = claim_at(3), .name = name, .side = side, .level = level };
}

static void issue(struct document *d, const char *topic, const char *meeting)
{
	*vec_push(a, &d->issues) = (struct issue){ .claim = claim_at(30), .topic = topic, .meeting = meeting, .quote = topic };
}

static struct meetings fuse(const struct document *docs, size_t n)
{
	struct meetings all;
	struct diag d;
	diag_init(&d);
	CHECK(meetings_fuse(a, docs, n, NULL, &all, &d) == 0);
	diag_release(&d);
	return all;
}

static const char *json_of(const struct meetings *all)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < all->n; i++)
		meeting_to_json(&all->v[i], &b);
	const char *z = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return z;
}

/* Two readouts of a call a day apart, a news text of its month, a text about a
 * later visit that looks back at the call, and one about two meetings. */
static void folder(struct document docs[5])
{
	struct document *d = document("a.txt", "Norway", "2031-05-05");
	ref(d, "m1", true, "call", "2031-05-04", NULL);
	person(d, "Kari Nordli", "Norway", LEVEL_PRINCIPAL);
	person(d, "Rojas", "Chile", LEVEL_PRINCIPAL);
	issue(d, "energy", "m1");
	figure(outcome(d, "m1", "commitment", "energy", "Norway", "Norway will pay 30 million dollars for the copper grid study"), 3e7, "USD", "30 million dollars");
	outcome(d, "m1", "agreement", "climate-environment", "Norway,Chile", "Both leaders agreed to protect kelp forests together");
	docs[0] = *d;
	d = document("b.txt", "Chile", "2031-05-06");
	ref(d, "m1", true, "call", "2031-05-05", NULL);
	ref(d, "m2", false, "state-visit", "2031-09", "Santiago")->planned = true;
	person(d, "Pedro Rojas", "Chile", LEVEL_PRINCIPAL);
	person(d, "Nordli", "Norway", LEVEL_PRINCIPAL);
	issue(d, "migration", "m1");
	outcome(d, "m1", "agreement", "climate-environment", "Chile,Norway", "The two agreed that kelp forests need protection and leaders act together");
	docs[1] = *d;
	d = document("c.txt", NULL, "2031-05-20");
	ref(d, "m1", true, "call", NULL, NULL);
	figure(outcome(d, "m1", "commitment", "energy", "Norway", "Norway will pay 35 million dollars for the study of the copper grid"), 3.5e7, "USD", "35 million dollars");
	docs[2] = *d;
	d = document("d.txt", "Chile", "2031-09-12");
	ref(d, "m1", true, "state-visit", "2031-09-10", "Santiago")->end = "2031-09-12";
	ref(d, "m2", false, "call", "2031-05", NULL);
	outcome(d, "m2", "commitment", "migration", "Chile", "Chile promised in the call to hurry visa papers for students");
	outcome(d, "m1", "agreement", "energy", "Norway,Chile", "They signed a treaty on power cables");
	docs[3] = *d;
	d = document("e.txt", NULL, "2031-12-31");
	ref(d, "m1", true, "state-visit", "2031-09-11", "Santiago");
	ref(d, "m2", true, "bilateral-meeting", "2031-11-02", "Oslo");
	ref(d, "m3", false, "working-level-talks", "2031-10-01", "Bergen");
	outcome(d, "m3", "mechanism-established", "energy", "Norway,Chile", "Officials set up a cable board");
	docs[4] = *d;
}

static void joins_rival_readouts(void)
{
	struct document docs[5];
	folder(docs);
	struct meetings all = fuse(docs, 5);
	CHECK(all.n == 3);
	if (all.n != 3)
		return;
	const struct meeting *call = &all.v[0];
	CHECK_STR(call->id, "call-2031-05-04-chile-norway");
	CHECK(call->documents.n == 4); /* a, b, c are about it; d tells a result of it */
	CHECK(call->participants.n == 2);
	CHECK_STR(call->participants.v[0].name, "Pedro Rojas");
	CHECK(call->participants.v[0].claim.n_sources == 2);
	CHECK_STR(all.v[1].id, "state-visit-2031-09-10-chile-norway");
	CHECK_STR(all.v[1].end, "2031-09-12");
	CHECK_STR(all.v[2].id, "bilateral-meeting-2031-11-02-chile-norway");
	/* The planned visit took place: it is a meeting, no longer background. */
	CHECK(call->background.n == 0);
	CHECK(all.v[1].background.n == 1);
	CHECK(all.v[1].outcomes.n == 2);
	CHECK_STR(all.v[1].outcomes.v[1].meeting, all.v[1].background.v[0].ref);
}

/* A day after the last text that speaks of a meeting is one to come. */
static void what_lies_ahead_is_planned(void)
{
	static const struct { const char *published, *start; bool planned; } cases[] = {
		{ "2031-05-04", "2031-05-06", true }, { "2031-05-04", "2031-05-04", false }, { "2031-05-04", "2031-06", true },
		{ "2031-05-04", "2031-05", false }, { "2031-05-04", "2032", true }, { NULL, "2032", false },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document *d = document("a.txt", NULL, cases[i].published);
		ref(d, "m1", true, "call", "2031-05-03", NULL);
		ref(d, "m2", false, "state-visit", cases[i].start, "Santiago");
		struct meetings all = fuse(d, 1);
		CHECK(all.n == 1 && all.v[0].background.n == 1 && !all.v[0].planned);
		if (all.n == 1 && all.v[0].background.n == 1)
			CHECK(all.v[0].background.v[0].planned == cases[i].planned);
	}
}

static const struct outcome *find_outcome(const struct meeting *m, const char *topic, size_t skip)
{
	for (size_t i = 0; i < m->outcomes.n; i++)
		if (strcmp(m->outcomes.v[i].issue, topic) == 0 && skip-- == 0)
			return &m->outcomes.v[i];
	return NULL;
}

static void merges_what_is_told_twice(void)
{
	struct document docs[5];
	folder(docs);
	struct meetings all = fuse(docs, 5);
	const struct meeting *call = &all.v[0];
	const struct outcome *kelp = find_outcome(call, "climate-environment", 0);
	CHECK(kelp && kelp->claim.n_sources == 2);
	CHECK(!find_outcome(call, "climate-environment", 1));
	/* Another figure for one object: two facts, and a divergence. */
	CHECK(find_outcome(call, "energy", 1));
	size_t amounts = 0, starts = 0;
	for (size_t i = 0; i < call->divergences.n; i++) {
		amounts += strcmp(call->divergences.v[i].field, "amounts") == 0;
		starts += strcmp(call->divergences.v[i].field, "start") == 0;
	}
	CHECK(amounts == 1);
	CHECK(starts == 1);
	CHECK(find_outcome(call, "migration", 0)); /* told by the later text */
}

static size_t outcomes_of_two(const char *quote_a, const char *quote_b, const char *duration)
{
	struct document docs[2];
	for (int i = 0; i < 2; i++) {
		struct document *d = document(i ? "b.txt" : "a.txt", NULL, "2031-05-05");
		ref(d, "m1", true, "call", "2031-05-04", NULL);
		struct outcome *o = outcome(d, "m1", "suspension", "fisheries", "Norway", i ? quote_b : quote_a);
		if (duration)
			o->durations = list(duration);
		docs[i] = *d;
	}
	return fuse(docs, 2).v[0].outcomes.n;
}

/* One length of time speaks for one result where the words are half the same;
 * few words speak for nothing. */
static void time_and_words_tell_results_apart(void)
{
	const char *a1 = "Norway agreed to pause for one year the port fees on foreign trawlers in northern harbours";
	const char *b1 = "Oslo will suspend for one year collection of special fees that trawlers pay in harbours";
	CHECK(outcomes_of_two(a1, b1, "P1Y") == 1);
	CHECK(outcomes_of_two(a1, b1, NULL) == 2);
	CHECK(outcomes_of_two("President Nordli expressed support", "President Nordli reiterated support for the whaling commission and its secretary", NULL) == 2);
}

/* A text about a later call tells a result of the earlier summit with another
 * figure, in a sentence that it counts to the call; another figure of another
 * object is no contradiction. */
static void contradicts_across_meetings(void)
{
	struct document docs[2];
	struct document *d = document("a.txt", "Norway", "2031-05-05");
	ref(d, "m1", true, "summit", "2031-05-04", "Oslo");
	figure(outcome(d, "m1", "reduction", "trade-tariffs", "Norway", "Norway agreed to lift the 15 percent duty on smoked salmon"), 15, "percent", "15 percent");
	figure(outcome(d, "m1", "reduction", "trade-tariffs", "Norway", "Norway agreed to lift the 8 percent charge on copper wire"), 8, "percent", "8 percent");
	docs[0] = *d;
	d = document("b.txt", NULL, "2031-07-02");
	ref(d, "m1", true, "call", "2031-07-01", NULL);
	ref(d, "m2", false, "summit", "2031-05-04", "Oslo");
	figure(outcome(d, "m1", "reduction", "trade-tariffs", "Norway", "Oslo has since cut a 30% duty on the salmon of its partner"), 30, "percent", "30%");
	docs[1] = *d;
	struct meetings all = fuse(docs, 2);
	CHECK(all.n == 2);
	if (all.n != 2)
		return;
	CHECK(all.v[0].documents.n == 2); /* the later text is heard on the summit … */
	CHECK(all.v[0].outcomes.n == 2);  /* … without its results moving there */
	CHECK(all.v[0].divergences.n == 1 && all.v[1].divergences.n == 0);
	if (all.v[0].divergences.n == 1) {
		const struct divergence *v = &all.v[0].divergences.v[0];
		CHECK(v->n_readings == 2);
		CHECK_STR(v->readings[0].value, "15 percent");
		CHECK_STR(v->readings[1].value, "30%");
		CHECK(v->readings[1].document == 1);
	}
}

/* A topic that only a doubtful outcome's sentence names is doubtful. */
static void doubt_spreads_to_the_issue(void)
{
	struct document *d = document("a.txt", "Norway", "2031-05-05");
	ref(d, "m1", true, "summit", "2031-05-04", "Oslo");
	outcome(d, "m1", "demand", "health", "Norway", "health")->claim.low = true;
	issue(d, "health", "m1");
	outcome(d, "m1", "demand", "energy", "Norway", "energy");
	issue(d, "energy", "m1");
	issue(d, "migration", "m1");
	struct meetings all = fuse(d, 1);
	for (size_t i = 0; i < all.v[0].issues.n; i++)
		CHECK(all.v[0].issues.v[i].claim.low == (strcmp(all.v[0].issues.v[i].topic, "health") == 0));
}

/* The same point under another topic is no silence. */
static void other_topics_are_no_silence(void)
{
	struct document docs[5];
	folder(docs);
	outcome(&docs[1], "m1", "demand", "migration", "Chile", "Chile demanded quicker visas for nurses")->key = true;
	outcome(&docs[0], "m1", "demand", "health", "Chile", "Chile spoke about nurses");
	struct meetings all = fuse(docs, 5);
	CHECK(all.v[0].silences.n == 0);
}

static void names_silences(void)
{
	struct document docs[5];
	folder(docs);
	/* A headline of one side's account, and a small point of it. */
	outcome(&docs[1], "m1", "demand", "migration", "Chile", "Chile demanded quicker visas for nurses")->key = true;
	outcome(&docs[1], "m1", "demand", "technology", "Chile", "Chile asked about satellites");
	struct meetings all = fuse(docs, 5);
	const struct meeting *call = &all.v[0];
	size_t n = 0;
	for (size_t i = 0; i < call->silences.n; i++)
		n += call->silences.v[i].document == 0 && strcmp(call->silences.v[i].topic, "migration") == 0;
	CHECK(n == 1);
	for (size_t i = 0; i < call->silences.n; i++)
		CHECK_STR(call->silences.v[i].topic, "migration");
	for (size_t i = 0; i < call->silences.n; i++)
		CHECK(call->silences.v[i].document < 2); /* c has no party, d is not about the call */
}

static void order_does_not_matter(void)
{
	struct document docs[5], turned[10];
	folder(docs);
	struct meetings all = fuse(docs, 5);
	const char *want = json_of(&all);
	size_t order[5] = { 0, 1, 2, 3, 4 };
	for (int round = 0; round < 120; round++) {
		/* The factorial number system counts through all 120 orders. */
		size_t pool[5] = { 0, 1, 2, 3, 4 };
		for (int i = 0, r = round, f = 24; i < 5; i++) {
			size_t at = (size_t)(r / f);
			order[i] = pool[at];
			memmove(pool + at, pool + at + 1, (4 - at) * sizeof *pool);
			r %= f;
			f = i < 3 ? f / (4 - i) : 1;
		}
		size_t n = 0;
		for (int i = 0; i < 5; i++) {
			turned[n++] = docs[order[i]];
			if (i % 2 == round % 2)
				turned[n++] = docs[order[i]];
		}
		struct meetings again = fuse(turned, n);
		if (strcmp(json_of(&again), want) != 0) {
			CHECK(!"another order gives another result");
			return;
		}
	}
}

static void reads_what_it_wrote(void)
{
	struct document docs[5];
	folder(docs);
	struct meetings all = fuse(docs, 5);
	for (size_t i = 0; i < all.n; i++) {
		struct meetings one = { &all.v[i], 1 }, back = { arena_new_of(a, struct meeting), 1 };
		const char *z = json_of(&one);
		struct diag d;
		diag_init(&d);
		CHECK(meeting_from_json(a, "m.json", str_c(z), back.v, &d) == 0);
		diag_print(&d, 0, stdout);
		CHECK_STR(json_of(&back), z);
		diag_release(&d);
	}
}

static void ambiguous_stays_alone(void)
{
	struct document docs[3];
	struct document *d = document("a.txt", NULL, NULL);
	ref(d, "m1", true, "call", "2031-05-04", NULL);
	docs[0] = *d;
	d = document("b.txt", NULL, NULL);
	ref(d, "m1", true, "call", "2031-05-24", NULL);
	docs[1] = *d;
	d = document("c.txt", NULL, NULL);
	ref(d, "m1", true, "call", "2031-05", NULL);
	docs[2] = *d;
	CHECK(fuse(docs, 3).n == 3);
	docs[2].meetings.v[0].start = NULL; /* undated and unpublished: it is nobody's */
	CHECK(fuse(docs, 3).n == 3);
	docs[2].meetings.v[0].start = "--05-24";
	CHECK(fuse(docs, 3).n == 2);
	docs[2].meetings.v[0].kind = "summit"; /* in person is not by telephone */
	CHECK(fuse(docs, 3).n == 3);
	docs[2].meetings.v[0] = docs[1].meetings.v[0];
	docs[2].meetings.v[0].sides = list("Chile,Peru");
	CHECK(fuse(docs, 3).n == 3);
}

static void an_undated_text_joins_the_last_days(void)
{
	struct document docs[2];
	struct document *d = document("a.txt", NULL, "2031-05-01");
	ref(d, "m1", true, "summit", "2031-04-29", "Oslo");
	docs[0] = *d;
	d = document("b.txt", NULL, "2031-05-03");
	ref(d, "m1", true, "bilateral-meeting", NULL, NULL);
	docs[1] = *d;
	CHECK(fuse(docs, 2).n == 1);
	docs[1].source.publication_date = "2031-07-03"; /* too late, but for the place */
	CHECK(fuse(docs, 2).n == 2);
	docs[1].meetings.v[0].place.city = "Oslo";
	CHECK(fuse(docs, 2).n == 1);
	docs[1].source.publication_date = "2031-04-03"; /* before it took place */
	CHECK(fuse(docs, 2).n == 2);
}

static bool one_person(const char *x, const char *y, const char *title, const char *other_title)
{
	struct participant p = { .name = x, .side = "Norway", .title = title }, q = { .name = y, .side = "Norway", .title = other_title };
	return person_match(a, &p, &q);
}

static void names_of_one_person(void)
{
	CHECK(one_person("Kari A. Nordli, Jr.", "Kari Nordli", NULL, NULL));
	CHECK(one_person("Nordli", "Kari Nordli", NULL, NULL));
	CHECK(one_person("Kar\xC3\xAD Nordli", "Kari Nordli", NULL, NULL));
	CHECK(one_person("Jon Nordli", "Jonathan Nordli", "Prime Minister", "PRIME MINISTER"));
	CHECK(!one_person("Jon Nordli", "Jonathan Nordli", "Prime Minister", "Minister"));
	CHECK(!one_person("Kari Nordli", "Ola Nordli", "President", "President"));
	CHECK(!one_person("Lim Chae Un", "Lim Chae Ok", "President", "President"));
	CHECK(!one_person("", "Kari Nordli", NULL, NULL));
	struct participant p = { .name = "Bibo Nordli", .native_name = "\u041D" }, q = { .name = "Benedict Nordli", .native_name = "\u041D" };
	CHECK(person_match(a, &p, &q));
}

static void an_undated_meeting_takes_the_month(void)
{
	struct document *d = document("a.txt", NULL, "2031-05-20");
	ref(d, "m1", true, "call", NULL, NULL);
	struct meetings all = fuse(d, 1);
	CHECK_STR(all.v[0].id, "call-2031-05-chile-norway");
	CHECK_STR(all.v[0].start, "2031-05");
	CHECK_STR(all.v[0].date_basis, "inferred");
	CHECK(all.v[0].inferred.n == 1 && all.v[0].warnings.n == 1);
	d->source.publication_date = NULL;
	all = fuse(d, 1);
	CHECK_STR(all.v[0].id, "call-undated-chile-norway");
}

static void a_day_apart_does_not_chain(void)
{
	struct document docs[3];
	static const char *const days[] = { "2031-05-04", "2031-05-05", "2031-05-06" };
	for (int i = 0; i < 3; i++) {
		struct document *d = document(arena_printf(a, "%c.txt", 'a' + i), NULL, NULL);
		ref(d, "m1", true, "call", days[i], NULL);
		docs[i] = *d;
	}
	CHECK(fuse(docs, 3).n == 2);
}

/* Two officials of one side ring on neighbouring days: two calls, where both are
 * known by name. */
static void other_principals_meet_at_another_time(void)
{
	struct document docs[2];
	for (int known = 0; known < 2; known++) {
		for (int i = 0; i < 2; i++) {
			struct document *d = document(arena_printf(a, "%c.txt", 'a' + i), NULL, NULL);
			ref(d, "m1", true, "call", i ? "2031-05-05" : "2031-05-04", NULL);
			person(d, "Pedro Rojas", "Chile", LEVEL_PRINCIPAL);
			person(d, i ? "Ola Berg" : "Kari Nordli", "Norway", LEVEL_PRINCIPAL);
			for (size_t k = 0; known && k < 2; k++)
				d->participants.v[k].claim.rule = "people.tsv:4";
			docs[i] = *d;
		}
		CHECK(fuse(docs, 2).n == (known ? 2 : 1));
	}
}

static void both_sides_settle_a_claim(void)
{
	struct document docs[2];
	for (int i = 0; i < 2; i++) {
		struct document *d = document(i ? "b.txt" : "a.txt", i ? "Chile" : "Norway", NULL);
		ref(d, "m1", true, "call", "2031-05-04", NULL);
		struct outcome *o = outcome(d, "m1", "agreement", "energy", "Norway,Chile", "Both agreed to build the northern cable soon");
		o->status = "claimed-by-one-side";
		o->claimed_by = i ? "Chile" : "Norway";
		docs[i] = *d;
	}
	struct meetings all = fuse(docs, 2);
	CHECK(all.n == 1 && all.v[0].outcomes.n == 1);
	CHECK_STR(all.v[0].outcomes.v[0].status, "firm");
	CHECK(!all.v[0].outcomes.v[0].claimed_by);
	CHECK(all.v[0].outcomes.v[0].claim.inferred.n == 1);
}

/* --- corrections ----------------------------------------------------------- */

static int load(const char *rows, struct corrections **c, struct diag *d)
{
	CHECK(file_mkdirs("build/tests/tmp", d) == 0);
	CHECK(file_write("build/tests/tmp/corrections.tsv", str_c(rows), d) == 0);
	return corrections_load(a, "build/tests/tmp/corrections.tsv", c, d);
}

static void corrections_apply_to_fused_claims(void)
{
	struct document docs[5];
	struct corrections *c;
	struct diag d;
	struct meetings all;
	folder(docs);
	diag_init(&d);
	/* The kelp outcome of b.txt was merged into that of a.txt: either id finds it. */
	const char *kelp = docs[1].outcomes.v[0].claim.id, *paid = docs[0].outcomes.v[0].claim.id;
	CHECK(load(arena_printf(a, "@id\taction\tvalue\twho\twhy\n%s\tretype\tcommitment\tN. N.\tread the treaty\n"
	    "%s\tdrop\t\tN. N.\twrong\n000000000000\tpin\t-\tN. N.\tgone\n%s\tretype\tNo Id\tN. N.\tx\n", kelp, paid, kelp), &c, &d) == 0);
	CHECK(meetings_fuse(a, docs, 5, c, &all, &d) == 0);
	const struct outcome *o = find_outcome(&all.v[0], "climate-environment", 0);
	CHECK(o != NULL);
	if (o) {
		CHECK_STR(o->type, "commitment");
		CHECK_STR(o->claim.edited, "retyped from agreement by N. N.: read the treaty");
	}
	CHECK(!find_outcome(&all.v[0], "energy", 1));
	CHECK(all.v[0].warnings.n == 1);
	CHECK(d.warnings == 2);
	CHECK(d.msgs.n == 2 && d.msgs.v[0].at.line == 4 && strstr(d.msgs.v[0].text, "no claim has the id '000000000000'"));
	diag_release(&d);
}

static void corrections_are_checked(void)
{
	static const struct { const char *row, *says; unsigned col; } cases[] = {
		{ "abc\tretyp\tx\tN\tw", "'retyp' is no action; did you mean 'retype'?", 5 },
		{ "abc\tretype\t\tN\tw", "'retype' wants a value", 12 },
		{ "abc\tpin\tyes\tN\tw", "'pin' takes no value", 9 },
		{ "abc\tpin\t-\t\tw", "no 'who'", 11 },
		{ "abc\tpin\t-\tN", "a row has at least 5 cells", 12 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct corrections *c;
		struct diag d;
		diag_init(&d);
		CHECK(load(arena_printf(a, "# heading\n%s\n", cases[i].row), &c, &d) < 0);
		CHECK(d.msgs.n == 1 && strstr(d.msgs.v[0].text, cases[i].says));
		CHECK(d.msgs.n == 1 && d.msgs.v[0].at.line == 2 && d.msgs.v[0].at.col == cases[i].col);
		if (d.msgs.n != 1 || d.msgs.v[0].at.col != cases[i].col)
			diag_print(&d, 0, stdout);
		diag_release(&d);
	}
}

int main(void)
{
	a = arena_new();
	RUN(joins_rival_readouts);
	RUN(what_lies_ahead_is_planned);
	RUN(merges_what_is_told_twice);
	RUN(time_and_words_tell_results_apart);
	RUN(contradicts_across_meetings);
	RUN(doubt_spreads_to_the_issue);
	RUN(other_topics_are_no_silence);
	RUN(names_silences);
	RUN(order_does_not_matter);
	RUN(reads_what_it_wrote);
	RUN(ambiguous_stays_alone);
	RUN(an_undated_text_joins_the_last_days);
	RUN(names_of_one_person);
	RUN(an_undated_meeting_takes_the_month);
	RUN(a_day_apart_does_not_chain);
	RUN(other_principals_meet_at_another_time);
	RUN(both_sides_settle_a_claim);
	RUN(corrections_apply_to_fused_claims);
	RUN(corrections_are_checked);
	arena_free(a);
	return TEST_EXIT;
}
