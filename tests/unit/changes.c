/* changes.c: two editions made by hand, and what is told of them. */
#include <math.h>
#include <string.h>
#include <time.h>

#include "changes.h"
#include "test.h"

static struct arena *a;

/* --- editions of one side and one meeting --- */

static struct amount money(double value, const char *text)
{
	return (struct amount){ .claim.id = text, .value = value, .min = NAN, .max = NAN, .unit = "USD", .change_from = NAN, .change_to = NAN, .text = text };
}

static struct source_info source(const char *file, const char *digest)
{
	return (struct source_info){ .file = file, .sha256 = digest, .title = "A title", .publication_date = "2001-02-03" };
}

static struct outcome *say(struct meeting *m, const char *quote, const char *summary)
{
	struct outcome *o = vec_push(a, &m->outcomes);
	unsigned at = (unsigned)m->outcomes.n;
	*o = (struct outcome){ .claim = { .id = claim_id(a, "outcome", quote, summary), .span = { at * 100, at * 100 + 50 }, .line = at },
		.issue = "trade", .type = "agreement", .status = "planned", .quote = quote, .summary = summary, .strength = STRENGTH_AGREED };
	return o;
}

static struct meeting *new_meeting(const char *id, const char *file)
{
	struct meeting *m = arena_new_of(a, struct meeting);
	m->id = id;
	m->kind = "summit";
	m->start = "2001-02-03";
	*(struct source_info *)vec_push(a, &m->documents) = source(file, "aa");
	return m;
}

static struct comparison edition(struct meeting *m, size_t n, const char *label)
{
	struct side *side = arena_new_of(a, struct side);
	*side = (struct side){ label, m, n };
	return (struct comparison){ .sides = side, .n_sides = 1 };
}

static struct changes diff(const struct comparison *from, const struct comparison *to)
{
	struct changes c;
	changes_find(a, from, to, &c);
	return c;
}

static struct meeting *plain(void)
{
	struct meeting *m = new_meeting("summit-2001", "a.txt");
	say(m, "Ruritania agreed to open the northern bridge to lorries.", "Ruritania agreed to open the northern bridge");
	say(m, "Borduria will buy forty locomotives from the state works.", "Borduria will buy forty locomotives");
	say(m, "Both governments promised a joint survey of the river.", "Both governments promised a survey of the river");
	return m;
}

/* What became of the claims, as letters: n c w m. */
static const char *letters(const struct changes *c)
{
	char *out = arena_alloc(a, c->claims.n + 1);
	for (size_t i = 0; i < c->claims.n; i++)
		out[i] = change_names[c->claims.v[i].change][0];
	return out;
}

static const char *spelt(const struct edits *e)
{
	const char *out = "";
	for (size_t i = 0; i < e->n; i++)
		out = arena_printf(a, "%s%c%s", out, "=-+"[e->v[i].op], e->v[i].text);
	return out;
}

static const char *field(const struct claim_change *c, const char *name)
{
	for (size_t i = 0; i < c->fields.n; i++)
		if (strcmp(c->fields.v[i].name, name) == 0)
			return arena_printf(a, "%s>%s", c->fields.v[i].from ? c->fields.v[i].from : "", c->fields.v[i].to ? c->fields.v[i].to : "");
	return NULL;
}

/* --- tests --- */

static void same_editions_differ_in_nothing(void)
{
	struct comparison x = edition(plain(), 1, "2001"), y = edition(plain(), 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK(changes_none(&c));
	CHECK_STR(changes_line(a, &c), "nothing changed");
}

static void new_and_withdrawn(void)
{
	struct meeting *m = plain();
	struct comparison x = edition(plain(), 1, "2001"), y = edition(m, 1, "2001");
	m->outcomes.v[1].quote = "A ferry shall cross the lake twice a week in summer.";
	m->outcomes.v[1].summary = "a ferry shall cross the lake";
	m->outcomes.v[1].claim.id = "ferry";
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "nw");
	CHECK_STR(c.claims.v[0].summary_to, "a ferry shall cross the lake");
	CHECK_STR(c.claims.v[1].summary_from, "Borduria will buy forty locomotives");
	CHECK_STR(changes_effect(a, &c, "a.txt"), "1 new outcome, 1 withdrawn");
}

static void edited_is_changed(void)
{
	struct meeting *m = plain();
	struct comparison x = edition(plain(), 1, "2001"), y = edition(m, 1, "2001");
	m->outcomes.v[1].quote = "Borduria will buy sixty locomotives from the state works.";
	m->outcomes.v[1].summary = "Borduria will buy sixty locomotives";
	m->outcomes.v[1].status = "done";
	m->outcomes.v[1].claim.id = "sixty";
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "c");
	CHECK_STR(spelt(&c.claims.v[0].words), "=Borduria will buy- forty+ sixty= locomotives");
	CHECK_STR(field(&c.claims.v[0], "status"), "planned>done");
}

static void fields_of_every_kind(void)
{
	static struct statement was[] = { { .claim.id = "s", .speaker = "Ana Zenda", .quote = "We will be patient." } };
	static struct statement is[] = { { .claim.id = "s", .speaker = "Otto Plekszy", .quote = "We will be patient.", .indirect = true } };
	static struct participant p[] = { { .claim.id = "p", .name = "Ana Zenda", .title = "Premier" } };
	static struct participant q[] = { { .claim.id = "q", .name = "Ana Zenda", .title = "President", .level = LEVEL_DELEGATION } };
	static struct issue quiet[] = { { .claim.id = "i", .topic = "fishing", .quote = "x" } }, silent[] = { { .claim.id = "j", .topic = "fishing", .quote = "y", .silent = true } };
	struct meeting *m = plain(), *n = plain();
	m->statements.v = was, n->statements.v = is;
	m->participants.v = p, n->participants.v = q;
	m->issues.v = quiet, n->issues.v = silent;
	m->statements.n = n->statements.n = m->participants.n = n->participants.n = m->issues.n = n->issues.n = 1;
	n->outcomes.v[0].type = "commitment";
	n->outcomes.v[0].strength = STRENGTH_SIGNED;
	n->outcomes.v[0].dates = (struct strs){ (const char *[]){ "2001-05-01", "2001-06-01" }, 2 };
	n->outcomes.v[0].actors = (struct strs){ (const char *[]){ "Ruritania" }, 1 };
	n->place.city = "Strelsau";
	struct comparison x = edition(m, 1, "2001"), y = edition(n, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "ccccc");
	CHECK_STR(field(&c.claims.v[0], "place"), ">Strelsau");
	CHECK_STR(field(&c.claims.v[1], "type"), "agreement>commitment");
	CHECK_STR(field(&c.claims.v[1], "strength"), "agreed>signed");
	CHECK_STR(field(&c.claims.v[1], "date"), ">2001-05-01, 2001-06-01");
	CHECK_STR(field(&c.claims.v[1], "actors"), ">Ruritania");
	CHECK_STR(field(&c.claims.v[2], "speaker"), "Ana Zenda>Otto Plekszy");
	CHECK_STR(field(&c.claims.v[2], "mode"), "direct>indirect");
	CHECK_STR(field(&c.claims.v[3], "silent"), "no>yes");
	CHECK_STR(field(&c.claims.v[4], "title"), "Premier>President");
	CHECK_STR(field(&c.claims.v[4], "level"), "principal>delegation");
}

static void shifted_sentences_are_no_change(void)
{
	struct meeting *m = plain();
	for (size_t i = 0; i < m->outcomes.n; i++) {
		m->outcomes.v[i].claim.span.s += 5000;
		m->outcomes.v[i].claim.line += 40;
	}
	struct comparison x = edition(plain(), 1, "2001"), y = edition(m, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK(changes_none(&c));
}

static void another_order_is_a_move(void)
{
	struct meeting *m = plain();
	m->outcomes.v[0].claim.span.s = 9000;
	m->outcomes.v[0].claim.line = 90;
	struct comparison x = edition(plain(), 1, "2001"), y = edition(m, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "m");
	CHECK_STR(field(&c.claims.v[0], "place"), "a.txt:1>a.txt:90");
}

static void another_topic_or_meeting_is_a_move(void)
{
	struct meeting *m = plain(), *two = arena_array(a, 2, struct meeting);
	m->outcomes.v[0].issue = "transport";
	two[0] = *m;
	two[1] = *new_meeting("call-2002", "a.txt");
	struct outcome *o = vec_push(a, &two[1].outcomes);
	*o = two[0].outcomes.v[--two[0].outcomes.n];
	struct comparison x = edition(plain(), 1, "2001"), y = edition(two, 2, "2001");
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "nmm");
	CHECK_STR(field(&c.claims.v[1], "topic"), "trade>transport");
	CHECK_STR(field(&c.claims.v[2], "meeting"), "summit-2001>call-2002");
}

static void a_side_of_another_name_is_the_same(void)
{
	struct comparison x = edition(plain(), 1, "2001"), y = edition(plain(), 1, "the first visit");
	struct changes c = diff(&x, &y);
	CHECK(changes_none(&c));
}

static void a_meeting_on_another_day_keeps_its_claims(void)
{
	struct meeting *m = plain();
	m->id = "summit-2001-02-04";
	m->start = "2001-02-04";
	struct comparison x = edition(plain(), 1, "2001"), y = edition(m, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "c");
	CHECK_STR(field(&c.claims.v[0], "start"), "2001-02-03>2001-02-04");
}

static void neighbours_come_and_go(void)
{
	struct meeting *m = new_meeting("summit-2001", "a.txt");
	say(m, "A new sentence about the price of salt opens the text.", "the price of salt");
	say(m, "Ruritania agreed to open the northern bridge to lorries.", "Ruritania agreed to open the northern bridge");
	say(m, "Borduria will buy some locomotives, forty in all.", "Borduria will buy some locomotives");
	struct comparison x = edition(plain(), 1, "2001"), y = edition(m, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "ncw");
	CHECK_STR(c.claims.v[1].id_from, plain()->outcomes.v[1].claim.id);
}

/* A sentence that two meetings share: ids follow the first that has it. */
static void a_shared_sentence(void)
{
	struct meeting *m = arena_array(a, 2, struct meeting), *n = arena_array(a, 2, struct meeting);
	m[0] = *plain(), m[1] = *plain(), n[0] = *plain(), n[1] = *plain();
	m[1].id = n[1].id = "summit-2002";
	for (size_t i = 0; i < 3; i++)
		m[1].outcomes.v[i].claim.id = n[1].outcomes.v[i].claim.id = arena_printf(a, "again%zu", i);
	n[1].outcomes.v[1].claim.id = n[0].outcomes.v[1].claim.id;
	n[0].outcomes.v[1].claim.id = "sixty";
	n[0].outcomes.v[1].quote = "Borduria will buy sixty locomotives from the state works.";
	n[0].outcomes.v[1].summary = "Borduria will buy sixty locomotives";
	struct comparison x = edition(m, 2, "1"), y = edition(n, 2, "1");
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "c");
	CHECK_STR(spelt(&c.claims.v[0].words), "=Borduria will buy- forty+ sixty= locomotives");
}

/* One sentence with two outcomes: each goes with its like. */
static void outcomes_of_one_sentence(void)
{
	static const char old[] = "The ministers agreed to widen the canal and to lower the toll for barges.";
	static const char new[] = "The two ministers agreed to widen the canal and to lower the toll for all barges.";
	struct meeting *m = new_meeting("s", "a.txt"), *n = new_meeting("s", "a.txt");
	say(m, old, "the ministers agreed to widen the canal");
	say(m, old, "the ministers agreed to lower the toll for barges");
	say(n, new, "the two ministers agreed to lower the toll for all barges");
	say(n, new, "the two ministers agreed to widen the canal");
	struct comparison x = edition(m, 1, "1"), y = edition(n, 1, "1");
	for (size_t i = 0; i < 2; i++)
		m->outcomes.v[i].claim.span = n->outcomes.v[i].claim.span = (struct span){ 100, 170 };
	struct changes c = diff(&x, &y);
	CHECK_STR(letters(&c), "cc");
	CHECK_STR(spelt(&c.claims.v[0].words), "=the+ two= ministers agreed to lower the toll for+ all= barges");
	CHECK_STR(spelt(&c.claims.v[1].words), "=the+ two= ministers agreed to widen the canal");
}

static void figures_change(void)
{
	struct amount was[] = { money(5e6, "$5 million"), money(1e9, "$1 billion") }, is[] = { money(1e9, "$1 billion"), money(7e6, "$7 million") };
	struct meeting *m = plain(), *n = plain();
	m->outcomes.v[1].amounts = was, m->outcomes.v[1].n_amounts = 2;
	n->outcomes.v[1].amounts = is, n->outcomes.v[1].n_amounts = 2;
	struct comparison x = edition(m, 1, "2001"), y = edition(n, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK(c.figures.n == 1);
	CHECK_STR(c.figures.v[0].text_from, "$5 million");
	CHECK_STR(c.figures.v[0].text_to, "$7 million");
	CHECK(c.figures.v[0].value_from == 5e6 && c.figures.v[0].value_to == 7e6);
	CHECK_STR(changes_line(a, &c), "1 outcome changed; 1 figure changed");
}

static void sources_come_go_and_change(void)
{
	struct meeting *m = plain(), *n = plain();
	*(struct source_info *)vec_push(a, &m->documents) = source("gone.txt", "bb");
	*(struct source_info *)vec_push(a, &m->documents) = source("old-name.txt", "dd");
	*(struct source_info *)vec_push(a, &n->documents) = source("added.txt", "cc");
	*(struct source_info *)vec_push(a, &n->documents) = source("new-name.txt", "dd");
	n->documents.v[0].sha256 = "ee";
	struct reading twice[] = { { .document = 0, .line = 2, .quote = "x" }, { .document = 1, .line = 5, .quote = "y" } };
	n->outcomes.v[1].claim.sources = twice;
	n->outcomes.v[1].claim.n_sources = 2;
	struct reading renamed[] = { { .document = 2, .line = 9, .quote = "z" } };
	m->outcomes.v[2].claim.sources = n->outcomes.v[2].claim.sources = renamed;
	m->outcomes.v[2].claim.n_sources = n->outcomes.v[2].claim.n_sources = 1;
	struct comparison x = edition(m, 1, "2001"), y = edition(n, 1, "2001");
	struct changes c = diff(&x, &y);
	CHECK(c.sources.n == 4);
	CHECK_STR(c.sources.v[0].file, "a.txt");
	CHECK(c.sources.v[0].change == SOURCE_CHANGED && c.sources.v[1].change == SOURCE_ADDED && c.sources.v[2].change == SOURCE_GONE);
	CHECK_STR(c.sources.v[3].fields.v[0].from, "old-name.txt");
	CHECK_STR(letters(&c), "c");
	CHECK_STR(field(&c.claims.v[0], "sources"), "a.txt>a.txt, added.txt");
	CHECK_STR(changes_effect(a, &c, "added.txt"), "1 outcome changed");
	CHECK_STR(changes_effect(a, &c, "gone.txt"), "no claim changed");
}

static void words_are_compared(void)
{
	static const struct {
		const char *from, *to, *want;
	} cases[] = {
		{ "one two three", "one two three", "=one two three" },
		{ "one two three", "one four three", "=one- two+ four= three" },
		{ "", "one", "+one" },
		{ "one", "", "-one" },
		{ "peace, at last", "peace at last", "=peace-,= at last" },
		{ "a U.S.-led force of 2.5 million", "a U.S.-led force of 2.6 million", "=a U.S.-led force of- 2.5+ 2.6= million" },
		{ "they met for long talks in town", "she spoke for two days in town", "-they met for long talks+she spoke for two days= in town" },
		{ "Today they agreed", "they agreed", "-Today= they agreed" },
		{ "they agreed", "Today they agreed", "+Today= they agreed" },
		{ "  blanks   count once ", "blanks count once", "=blanks count once" },
		{ "alpha beta", "beta alpha", "-alpha= beta+ alpha" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct edits e = words_diff(a, cases[i].from, cases[i].to);
		CHECK_STR(spelt(&e), cases[i].want);
	}
	struct edits e = words_diff(a, NULL, "one");
	CHECK_STR(spelt(&e), "+one");
}

/* --- the mirror, over editions by chance --- */

static unsigned seed = 7;
static unsigned dice(unsigned n)
{
	seed = seed * 1664525u + 1013904223u;
	return seed / 65536u % n;
}

static const char *sentence(void)
{
	static const char *const words[] = { "bridge", "canal", "tariff", "salt", "survey", "river", "locomotive", "treaty", "harbour", "visa", "grain", "railway" };
	const char *out = "They";
	for (unsigned i = 0; i < 7; i++)
		out = arena_printf(a, "%s %s", out, words[dice(12)]);
	return out;
}

static struct meeting *by_chance(void)
{
	struct meeting *m = new_meeting("s", "a.txt");
	for (unsigned i = 0; i < 14; i++) {
		const char *quote = sentence();
		say(m, quote, quote);
	}
	return m;
}

static struct meeting *disturbed(const struct meeting *from)
{
	struct meeting *m = new_meeting("s", "a.txt");
	for (size_t i = 0; i < from->outcomes.n; i++) {
		const struct outcome *o = &from->outcomes.v[(i + (dice(5) == 0)) % from->outcomes.n];
		const char *quote = dice(4) ? o->quote : arena_printf(a, "%s and more %s", o->quote, sentence());
		if (dice(6))
			say(m, quote, quote)->status = dice(3) ? "planned" : "done";
	}
	return m;
}

static const char *reversed(const struct edits *e)
{
	const char *out = "";
	for (size_t i = 0; i < e->n;) {
		if (e->v[i].op == EDIT_DEL && i + 1 < e->n && e->v[i + 1].op == EDIT_INS) {
			out = arena_printf(a, "%s-%s+%s", out, e->v[i + 1].text, e->v[i].text);
			i += 2;
			continue;
		}
		out = arena_printf(a, "%s%c%s", out, "=+-"[e->v[i].op], e->v[i].text);
		i++;
	}
	return out;
}

static bool mirrors(const struct claim_change *x, const struct claim_change *y)
{
	static const enum change other[] = { CHANGE_WITHDRAWN, CHANGE_CHANGED, CHANGE_NEW, CHANGE_MOVED };
	if (!same_text(x->id_from, y->id_to) || !same_text(x->id_to, y->id_from) || x->change != other[y->change] || x->fields.n != y->fields.n ||
	    strcmp(spelt(&x->words), reversed(&y->words)) != 0)
		return false;
	for (size_t i = 0; i < x->fields.n; i++)
		if (!same_text(x->fields.v[i].from, y->fields.v[i].to) || !same_text(x->fields.v[i].to, y->fields.v[i].from))
			return false;
	return true;
}

static void backwards_is_the_mirror(void)
{
	unsigned bad = 0, seen[CHANGE_COUNT] = { 0 };
	for (unsigned round = 0; round < 300; round++) {
		struct meeting *m = by_chance(), *n = disturbed(m);
		struct comparison x = edition(m, 1, "1"), y = edition(n, 1, "1");
		struct changes there = diff(&x, &y), back = diff(&y, &x);
		bad += there.claims.n != back.claims.n;
		for (size_t i = 0; i < there.claims.n; i++) {
			bool found = false;
			for (size_t k = 0; k < back.claims.n; k++)
				found |= mirrors(&there.claims.v[i], &back.claims.v[k]);
			bad += !found;
			seen[there.claims.v[i].change]++;
		}
	}
	CHECK(bad == 0);
	CHECK(seen[CHANGE_NEW] > 30 && seen[CHANGE_CHANGED] > 30 && seen[CHANGE_WITHDRAWN] > 30 && seen[CHANGE_MOVED] > 30);
}

/* Every claim stands in one change at most. */
static void one_to_one(void)
{
	for (unsigned round = 0; round < 50; round++) {
		struct meeting *m = by_chance(), *n = disturbed(m);
		struct comparison x = edition(m, 1, "1"), y = edition(n, 1, "1");
		struct changes c = diff(&x, &y);
		struct change_counts k = changes_count(&c);
		CHECK(m->outcomes.n - k.claims[CHANGE_WITHDRAWN] == n->outcomes.n - k.claims[CHANGE_NEW]);
	}
}

static struct meeting *many(unsigned n, unsigned shift)
{
	struct meeting *m = new_meeting("s", "a.txt");
	for (unsigned i = shift; i < n + shift; i++) {
		const char *quote = arena_printf(a, "The parties agreed to cut duty%u on goods%u and wares%u%s", i % 7, i, i / 3, i % 10 == shift ? " again soon" : "");
		say(m, quote, quote);
	}
	return m;
}

static void ten_thousand_claims(void)
{
	struct comparison x = edition(many(10000, 0), 1, "1"), y = edition(many(10000, 1), 1, "1");
	clock_t start = clock();
	struct changes c = diff(&x, &y);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	struct change_counts n = changes_count(&c);
	CHECK(n.claims[CHANGE_NEW] == 1 && n.claims[CHANGE_WITHDRAWN] == 1 && n.claims[CHANGE_CHANGED] == 1999);
	if (seconds > 10)
		printf("  it took %.1f s\n", seconds);
	CHECK(seconds < 10); /* 0.1 s; sanitizers and a busy machine take longer */
}

static void json_there_and_back(void)
{
	struct meeting *m = by_chance(), *n = disturbed(m);
	struct comparison x = edition(m, 1, "1"), y = edition(n, 1, "1");
	struct changes c = diff(&x, &y), read;
	struct strbuf once, twice;
	struct diag d;
	diag_init(&d);
	strbuf_init(&once), strbuf_init(&twice);
	c.from.id = "000001-20010203";
	changes_to_json(&c, &once);
	CHECK(changes_from_json(a, "changes.json", strbuf_str(&once), &read, &d) == 0);
	changes_to_json(&read, &twice);
	CHECK(str_eq(strbuf_str(&once), strbuf_str(&twice)));
	diag_print(&d, 0, stdout);
	diag_release(&d);
	strbuf_release(&once), strbuf_release(&twice);
}

int main(void)
{
	a = arena_new();
	RUN(same_editions_differ_in_nothing);
	RUN(new_and_withdrawn);
	RUN(edited_is_changed);
	RUN(fields_of_every_kind);
	RUN(shifted_sentences_are_no_change);
	RUN(another_order_is_a_move);
	RUN(another_topic_or_meeting_is_a_move);
	RUN(a_side_of_another_name_is_the_same);
	RUN(a_meeting_on_another_day_keeps_its_claims);
	RUN(neighbours_come_and_go);
	RUN(a_shared_sentence);
	RUN(outcomes_of_one_sentence);
	RUN(figures_change);
	RUN(sources_come_go_and_change);
	RUN(words_are_compared);
	RUN(backwards_is_the_mirror);
	RUN(one_to_one);
	RUN(ten_thousand_claims);
	RUN(json_there_and_back);
	arena_free(a);
	return TEST_EXIT;
}
