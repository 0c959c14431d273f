/* What a text says was not mentioned. */
#include <string.h>

#include "extract.h"
#include "test.h"

static struct lexicon lex;
static struct ingest_data *ingest;

/* The first silent issue's topic, or "none". */
static const char *silent_topic(struct arena *a, const char *text)
{
	struct source src;
	struct document doc;
	struct diag d;
	const char *topic = "none";
	diag_init(&d);
	CHECK(ingest_bytes(a, "a.txt", str_c(text), ingest, NULL, &src, &d) == 0);
	extract_document(a, &src, &lex, &doc);
	for (size_t i = doc.issues.n; i-- > 0;)
		if (doc.issues.v[i].silent) {
			const struct issue *is = &doc.issues.v[i];
			topic = is->topic;
			CHECK(is->claim.id && strncmp(is->claim.rule, "silences.tsv:", 13) == 0);
			CHECK(str_eq(str_sub(src.text, is->claim.span.s, is->claim.span.e), str_c(is->quote)));
		}
	diag_release(&d);
	return topic;
}

static void silence_is_heard(void)
{
	static const struct { const char *text, *topic; } cases[] = {
		{ "The ministry's account made no mention of cybersecurity.", "cybersecurity" },
		{ "The prime minister praised trade, but her statement did not mention human rights.", "human-rights-democracy" },
		{ "Climate change was not discussed, an official said.", "climate-environment" },
		{ "The two ministers discussed climate change.", "none" },
		{ "He did not mention his cat.", "none" },
	};
	struct arena *a = arena_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_STR(silent_topic(a, cases[i].text), cases[i].topic);
	arena_free(a);
}

int main(void)
{
	struct arena *a = arena_new();
	struct diag d;
	diag_init(&d);
	if (lexicon_load(a, SHIPPED("briefs"), &lex, &d) < 0 || ingest_data_load(a, SHIPPED("briefs"), &ingest, &d) < 0) {
		diag_print(&d, 0, stdout);
		return 1;
	}
	RUN(silence_is_heard);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
