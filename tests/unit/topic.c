/* Topics: words, weights, names that swallow a topic's word; issues. */
#include <stdlib.h>
#include <unistd.h>

#include "../../src/extract/extract_int.h"
#include "extracted.h"
#include "file.h"
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

/* A data folder with n topics and no words of them. */
static const char *data_of(unsigned n)
{
	char *dir = arena_strz(a, STR("/tmp/topics.XXXXXX")), *here = realpath("briefs/lang/en/irregular.tsv", NULL);
	struct strbuf rows;
	strbuf_init(&rows);
	for (unsigned i = 0; i < n; i++)
		strbuf_putf(&rows, "topic\tt%u\tTopic %u\n", i, i);
	CHECK(mkdtemp(dir) && here);
	CHECK(file_mkdirs(file_join(a, dir, "lang/en"), &d) == 0 && file_mkdirs(file_join(a, dir, "lexicon"), &d) == 0);
	CHECK(symlink(here, file_join(a, dir, "lang/en/irregular.tsv")) == 0);
	CHECK(file_write(file_join(a, dir, "lexicon/taxonomy.tsv"), strbuf_str(&rows), &d) == 0);
	CHECK(file_write(file_join(a, dir, "lexicon/topics.tsv"), STR("salt\tt0\t2\n"), &d) == 0);
	strbuf_release(&rows);
	free(here);
	return dir;
}

static void too_many_topics_are_an_error(void)
{
	struct topics *t = NULL;
	const char *few = data_of(200), *many = data_of(300);
	size_t from = d.msgs.n;
	CHECK(topics_load(a, SHIPPED(few), &t, &d) == 0 && d.msgs.n == from);
	CHECK(topics_load(a, SHIPPED(many), &t, &d) == -1 && d.msgs.n == from + 1);
	CHECK(system(arena_printf(a, "rm -r %s %s", few, many)) == 0);
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
	RUN(too_many_topics_are_an_error);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
