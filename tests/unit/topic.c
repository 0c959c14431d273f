/* Topics: words, weights, names that swallow a topic's word; issues. */
#include "extracted.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static const struct lexicon *lex;

static void check_issue(const char *sentence, const char *issue)
{
	const struct outcome *o = outcome_with(extracted(a, lex, sentence), sentence, 0);
	CHECK(o != NULL);
	if (o)
		CHECK_STR(o->issue, issue);
}

static void the_head_weighs_more_than_the_tail(void)
{
	check_issue("Both sides committed to fighting ransomware, including by tracing money, drugs and weapons.", "cybersecurity");
	check_issue("Both sides pledged to protect forests.", "climate-environment");
}

static void names_swallow_words(void)
{
	check_issue("Both sides agreed to task the Minister of Defence with opening a school of music for students.", "people-to-people");
}

static void a_sentence_without_words_asks_its_neighbours(void)
{
	const struct document *doc = extracted(a, lex, "Japan will cut its tariffs on salmon. In return, Norway pledged to do the same.");
	const struct outcome *o = outcome_with(doc, "In return", 0);
	CHECK(o && strcmp(o->issue, "trade-tariffs") == 0);
}

static void what_was_discussed_is_an_issue(void)
{
	const struct document *doc = extracted(a, lex, "The two leaders discussed vaccines, fisheries and the war in Ukraine.");
	size_t found = 0;
	for (size_t i = 0; i < doc->issues.n; i++)
		found += strcmp(doc->issues.v[i].topic, "health") == 0 || strcmp(doc->issues.v[i].topic, "ukraine-russia-war") == 0;
	CHECK(found == 2);
	CHECK(doc->outcomes.n == 0);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	lex = test_lexicon(a, &d);
	if (!lex)
		return 1;
	RUN(the_head_weighs_more_than_the_tail);
	RUN(names_swallow_words);
	RUN(a_sentence_without_words_asks_its_neighbours);
	RUN(what_was_discussed_is_an_issue);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
