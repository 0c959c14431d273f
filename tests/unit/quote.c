/* Direct speech: what is quoted, and who says it. */
#include "extracted.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static const struct lexicon *lex;

static const struct statement *said(const char *lines, size_t n)
{
	const struct document *doc = extracted(a, lex, lines);
	return n < doc->statements.n ? &doc->statements.v[n] : NULL;
}

static void check_speaker(const char *lines, size_t n, const char *speaker)
{
	const struct statement *s = said(lines, n);
	CHECK(s != NULL);
	if (s)
		CHECK_STR(s->speaker, speaker);
}

static void attribution_behind_and_before(void)
{
	check_speaker("\"The sea belongs to all of us,\" Ms Nordmann said.", 0, "Kari Nordmann");
	check_speaker("“The sea belongs to all of us,” said Mr Yamada.", 0, "Taro Yamada");
	check_speaker("Mr Yamada told reporters: \"The harbour will open again soon.\"", 0, "Taro Yamada");
	check_speaker("Ms Nordmann on Friday said \"the harbour will open again soon\".", 0, "Kari Nordmann");
}

static void split_and_standing_alone(void)
{
	static const char split[] = "\"We came a long way,\" Mr Yamada said, \"and we are not tired.\"";
	check_speaker(split, 0, "Taro Yamada");
	check_speaker(split, 1, "Taro Yamada");
	check_speaker("\"We came a long way,\" Mr Yamada said. \"It was worth every mile.\"", 1, "Taro Yamada");
}

static void short_quotations_are_left_out(void)
{
	CHECK(!said("Ms Nordmann called the talks \"very warm\".", 0));
}

static void titles_are_no_words_of_a_speaker(void)
{
	CHECK(!said("Ms Nordmann welcomed the “Joint Programme for Clean Harbours and Seas”.", 0));
	check_speaker("\"The two countries share the same sea,\" the statement added.", 0, "the statement");
}

static void organs(void)
{
	static const char two[] = "\"The sea belongs to all of us,\" the palace's press office said.\n\n\"The harbour will open again soon,\" the statement added.";
	check_speaker(two, 1, said(two, 0)->speaker);
	check_speaker("According to the Norwegian Fisheries Ministry, the two \"talked of cod and of the harbour for hours\".", 0, "Norwegian Fisheries Ministry");
	const struct statement *s = said("“My talks with Ms Nordmann turned on ‘cod for all’ and other matters,” Mr Yamada said.", 0);
	CHECK(s && strstr(s->quote, "other matters"));
}

static void announced_in_the_paragraph_before(void)
{
	static const char spokesman[] = "Behind the talks Mr Yamada said:\n\n“The harbour will open again soon.”\n\nA Harbour Street spokesman added:\n\n“The minister raised the matter of cod.\n\n“The two also spoke of whales and herring.”";
	check_speaker(spokesman, 0, "Taro Yamada");
	check_speaker(spokesman, 1, "Harbour Street spokesman");
	check_speaker(spokesman, 2, "Harbour Street spokesman");
	check_speaker("Mr Yamada said that the talks went well.\n\n“The harbour will open again soon.”", 0, "Taro Yamada");
}

static void nobody_speaks_of_himself(void)
{
	check_speaker("Mr Yamada then met Finnish President Per Lund.\n\n“I invited Taro Yamada to sail with me,” he said.", 0, "Per Lund");
}

static void papers_and_offices_are_no_persons(void)
{
	check_speaker("Mr Yamada spoke of herring.\n\nThe two “welcomed the opening of the harbour”, according to a joint statement.", 0, "joint statement");
	check_speaker("The two met Mr Yamada, a brief statement of the palace in Oslo said.\n\n“The two spoke of herring and cod,” it said.", 0, "brief statement");
	CHECK(!said("Mr Yamada met Ms Nordmann.\n\n“The two spoke of herring and cod,” it said.", 0));
	static const char voice[] = "A spokesman for the Norwegian Fisheries Ministry said: “The two will speak of cod today.”\n\n“They will speak of herring tomorrow,” he added.";
	check_speaker(voice, 0, "spokesman for the Norwegian Fisheries Ministry");
	check_speaker(voice, 1, "spokesman for the Norwegian Fisheries Ministry");
}

static void roles_and_appositions(void)
{
	check_speaker("“The sea belongs to all of us,” said the Japanese premier.", 0, "Taro Yamada");
	check_speaker("Jan Lis, Ambassador of Peru, also said: “We would like some cod too.”", 0, "Jan Lis");
	check_speaker("Affirming that Peru is “a friend of all who fish”, Mr Yamada said he would go there.", 0, "Taro Yamada");
	check_speaker("“The two spoke of herring and cod,” reads the joint communiqué.", 0, "joint communiqué");
}

static void signed_in_the_paragraph_behind(void)
{
	check_speaker("\n“The sea belongs to all of us.”\n\n— The Hon. Kari Nordmann, Prime Minister of Norway\n\nMore was said later.", 0, "Kari Nordmann");
}

static void what_is_to_come_attributes_nothing(void)
{
	check_speaker("Mr Yamada assured his host that Norway will continue “to land cod in Japan”.", 0, "Taro Yamada");
}

static void channels(void)
{
	const struct statement *s = said("\"The harbour will open again soon,\" Mr Yamada told reporters.", 0);
	CHECK(s && s->channel && strcmp(s->channel, "press-conference") == 0);
	CHECK(s && !s->indirect && strcmp(s->quote, "The harbour will open again soon,") == 0);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	lex = test_lexicon(a, &d);
	if (!lex)
		return 1;
	RUN(attribution_behind_and_before);
	RUN(split_and_standing_alone);
	RUN(short_quotations_are_left_out);
	RUN(titles_are_no_words_of_a_speaker);
	RUN(organs);
	RUN(announced_in_the_paragraph_before);
	RUN(nobody_speaks_of_himself);
	RUN(papers_and_offices_are_no_persons);
	RUN(roles_and_appositions);
	RUN(signed_in_the_paragraph_behind);
	RUN(what_is_to_come_attributes_nothing);
	RUN(channels);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
