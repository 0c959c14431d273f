/* Token patterns: what they match, and messages for bad ones. */
#include <string.h>

#include "../../src/extract/matcher_int.h"
#include "prose.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static struct inflections *inf;

/* The text that `pattern` matches first in s, or "". */
static const char *hit(const char *pattern, const char *s)
{
	struct matcher *m = matcher_new(a, inf);
	struct text t;
	struct matches out;
	CHECK(matcher_add(m, str_c(pattern), NOWHERE, &d) == 0);
	prose(a, s, &t);
	matcher_scan(m, a, &t, &out);
	return out.n ? arena_strz(a, text_span(&t, text_tokens(&t, out.v[0].tok, out.v[0].tok_end))) : "";
}

static void words_and_inflections(void)
{
	CHECK_STR(hit("agree~ to", "The envoys AGREED to wait."), "AGREED to");
	CHECK_STR(hit("agree~ to", "An agreement to wait."), "");
	CHECK_STR(hit("cut~d", "Oslo cut fees."), "cut");
	CHECK_STR(hit("carry~d out", "It carried out the plan."), "carried out");
	CHECK_STR(hit("plan~g", "They are planning it."), "planning");
	CHECK_STR(hit("tariff~s", "The tariffs rose."), "tariffs");
}

static void alternatives_options_and_gaps(void)
{
	CHECK_STR(hit("(press~d|call~d on) .. to", "Oslo called on its northern neighbour to wait."), "called on its northern neighbour to");
	CHECK_STR(hit("very? glad", "We are very glad."), "very glad");
	CHECK_STR(hit("very? glad", "We are glad."), "glad");
	CHECK_STR(hit("call~d .. to", "Oslo called; it wanted to wait."), "");
	CHECK_STR(hit("call~d ... to", "Oslo called, after a night of talks, to wait."), "called, after a night of talks, to");
	CHECK_STR(hit("# tonnes", "They sold 40 tonnes."), "40 tonnes");
}

static void hyphens_and_capitals(void)
{
	CHECK_STR(hit("face-to-face", "A face-to-face meeting."), "face-to-face");
	CHECK_STR(hit("face to face", "A face-to-face meeting."), "face-to-face");
	CHECK_STR(hit("WHO", "Those who met the WHO."), "WHO");
	CHECK_STR(hit("Gulf", "A gulf between them, far from the Gulf."), "Gulf");
}

static void regular_expressions(void)
{
	CHECK_STR(hit("/flu/flu(-\\d+)?/", "The flu-24 strain."), "flu-24");
}

static void the_longest_match_of_each_pattern(void)
{
	CHECK_STR(hit("raise~d .. (fear~s|doubt~s)", "He raised fears and doubts."), "raised fears and doubts");
}

static void bad_patterns_name_their_column(void)
{
	static const struct { const char *pattern; unsigned col; } bad[] = {
		{ "(open", 15 }, { "a b)", 13 }, { "x || y", 0 }, { ".. x", 10 }, { "/x/[/", 0 }, { "", 10 }, { "(a|)", 0 },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct matcher *m = matcher_new(a, inf);
		size_t from = d.msgs.n;
		CHECK(matcher_add(m, str_c(bad[i].pattern), (struct place){ .file = "f.tsv", .line = 3, .col = 10 }, &d) == -1);
		CHECK(d.msgs.n > from);
		if (d.msgs.n > from) {
			CHECK(d.msgs.v[from].at.line == 3);
			CHECK(!bad[i].col || d.msgs.v[from].at.col == bad[i].col);
		}
	}
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	CHECK(inflections_load(a, SHIPPED("briefs"), &inf, &d) == 0);
	RUN(words_and_inflections);
	RUN(alternatives_options_and_gaps);
	RUN(hyphens_and_capitals);
	RUN(regular_expressions);
	RUN(the_longest_match_of_each_pattern);
	RUN(bad_patterns_name_their_column);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
