/* Summaries: deletion only, words in their order, one referent at most. */
#include "extracted.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static const struct lexicon *lex;

static void check_summary(const char *lines, const char *words, size_t n, const char *want)
{
	const struct outcome *o = outcome_with(extracted(a, lex, lines), words, n);
	CHECK(o != NULL);
	if (o)
		CHECK_STR(o->summary, want);
}

static void lead_ins_and_tails_go(void)
{
	check_summary("In a long evening session, Japan agreed to open its ports (all nine), which pleased fishermen.", "ports", 0,
	    "Japan agreed to open its ports.");
	check_summary("Norway will lower its duties on rice, the ministry said.", "rice", 0, "Norway will lower its duties on rice.");
}

static void the_subject_is_shared(void)
{
	check_summary("Ms Nordmann praised the museum and urged Japan to end its ban on fish.", "urged", 0,
	    "Ms Nordmann urged Japan to end its ban on fish.");
	check_summary("Japan agreed to cancel its tariffs on fish and extend the exclusions for steel until 2026.", "cancel", 1,
	    "Japan agreed to extend the exclusions for steel until 2026.");
}

static void a_pronoun_gets_its_referent(void)
{
	check_summary("Ms Nordmann spoke first. She called on Japan to sign the climate treaty.", "climate", 0,
	    "[Kari Nordmann] called on Japan to sign the climate treaty.");
}

static void words_keep_their_order(void)
{
	const struct document *doc = extracted(a, lex,
	    "On Tuesday, Mr Yamada, visibly tired, said that Japan would cut tariffs, and he urged Norway to sell gas.\n"
	    "\"We will lift the ban,\" Ms Nordmann told reporters, adding that Norway wants more trade.");
	CHECK(doc->outcomes.n >= 2);
	for (size_t i = 0; i < doc->outcomes.n; i++) {
		struct str rest = str_c(doc->outcomes.v[i].quote), s = str_c(doc->outcomes.v[i].summary);
		while (s.p) {
			struct str word = str_cut(&s, ' ');
			if (!word.n || word.p[0] == '[' || word.p[word.n - 1] == ']')
				continue;
			while (word.n && strchr(".,\"", word.p[word.n - 1]))
				word.n--;
			size_t at = str_find(rest, word);
			CHECK(at != STR_NONE);
			if (at != STR_NONE)
				rest = str_sub(rest, at + word.n, rest.n);
		}
	}
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	lex = test_lexicon(a, &d);
	if (!lex)
		return 1;
	RUN(lead_ins_and_tails_go);
	RUN(the_subject_is_shared);
	RUN(a_pronoun_gets_its_referent);
	RUN(words_keep_their_order);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
