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

/* A word that the meaning turns on is never lost from the clause that is kept. */
static void meaning_stays(void)
{
	check_summary("Norway warned that fish prices would rise if it did not.", "prices", 0, "Norway warned that fish prices would rise if it did not.");
	check_summary("Unless Japan opens its ports, Norway will raise its tariffs on rice.", "ports", 0,
	    "Unless Japan opens its ports, Norway will raise its tariffs on rice.");
	check_summary("Japan will cut its tariffs on fish and lift the ban on whale meat if Norway signs the treaty.", "fish", 0,
	    "Japan will cut its tariffs on fish and lift the ban on whale meat if Norway signs the treaty.");
	check_summary("Norway would sign a trade agreement only if Japan publicly agreed to lower its tariffs on rice.", "rice", 0,
	    "Norway would sign a trade agreement only if Japan publicly agreed to lower its tariffs on rice.");
	check_summary("Japan reportedly agreed to buy up to 40 ships from Norway, which builds them.", "ships", 0,
	    "Japan reportedly agreed to buy up to 40 ships from Norway.");
	check_summary("Norway will suspend its tariffs on rice, starting on June 1, 2024.", "rice", 0,
	    "Norway will suspend its tariffs on rice, starting on June 1, 2024.");
}

static void the_subject_is_whole(void)
{
	check_summary("On trade, companies of the two countries signed deals worth $3 billion.", "deals", 0,
	    "companies of the two countries signed deals worth $3 billion.");
	check_summary("He said that better relations between Japan and Norway would help both and the security of the world.", "relations", 0,
	    "[Kari Nordmann] said that better relations between Japan and Norway would help both and the security of the world.");
	check_summary("Norway's Ministry of Commerce announced new tariffs on rice.", "rice", 0, "Norway's Ministry of Commerce announced new tariffs on rice.");
}

static void a_finite_verb_stays(void)
{
	check_summary("Norway's state agency echoed this view, emphasising the need for more trade in fish.", "echoed", 0,
	    "Norway's state agency echoed this view, emphasising the need for more trade in fish.");
	check_summary("Mr Yamada plans to visit Norway next year and has invited Ms Nordmann to Tokyo.", "invited", 0, "Mr Yamada plans to visit Norway next year.");
	check_summary("The two leaders stressed the role that the free flow of goods, including fish, plays in trade.", "role", 0,
	    "The two leaders stressed the role that the free flow of goods, including fish, plays in trade.");
	check_summary("The two leaders stressed the importance of regular, ongoing talks on trade.", "regular", 0,
	    "The two leaders stressed the importance of regular, ongoing talks on trade.");
}

/* A clause that belongs to a noun, or is put in the passive, is not the sentence. */
static void clauses_inside_stay_there(void)
{
	check_summary("They discussed fish quotas that ministers will consider at the summit.", "quotas", 0,
	    "[Norway and Japan] discussed fish quotas that ministers will consider at the summit.");
	check_summary("BERGEN, Norway (AP) — The two leaders agreed to expand trade in fish.", "fish", 0, "The two leaders agreed to expand trade in fish.");
	check_summary("Japan will suspend its duty on rice, and, in return for this, Norway will lower its tariffs on fish.", "duty", 0,
	    "Japan will suspend its duty on rice.");
	check_summary("The two leaders committed to expand trade in fish; open their ports; and meet each spring.", "spring", 0,
	    "The two leaders committed to expand trade in fish; open their ports; and meet each spring.");
}

static void marks_stay_in_pairs(void)
{
	check_summary("Ms Nordmann said that Norway \"will lower the tariffs on rice,\" which she called a \"burden\" on trade.", "burden", 0,
	    "Norway will lower the tariffs on rice.");
	check_summary("Furthermore, Japan will lift the ban on whale oil(s) and on fish (all of it).", "whale", 0,
	    "Japan will lift the ban on whale oil(s) and on fish.");
}

static void what_stands_beside_goes(void)
{
	check_summary("In addition, the two leaders agreed to expand trade in fish and rice, with both leaders noting its growth, officials said.", "growth", 0,
	    "the two leaders agreed to expand trade in fish and rice.");
	check_summary("Japan pledged to support peace talks in the region, a sign of its growing role, people near the talks said.", "sign", 0,
	    "Japan pledged to support peace talks in the region.");
	check_summary("Norway will lower its tariffs on rice and other grain in order to help its bakers.", "bakers", 0,
	    "Norway will lower its tariffs on rice and other grain.");
}

/* An infinitive that a word before takes is what was agreed; another says what for. */
static void purposes_go_complements_stay(void)
{
	check_summary("Norway will give Japan new icebreakers for the northern routes to speed the shipping of fish.", "icebreakers", 0,
	    "Norway will give Japan new icebreakers for the northern routes.");
	check_summary("Norway urged the fishing companies of Japan and their owners in Osaka to protect the whales.", "whales", 0,
	    "Norway urged the fishing companies of Japan and their owners in Osaka to protect the whales.");
	check_summary("The two leaders welcomed the efforts of the fishing companies of both countries to protect the whales.", "whales", 0,
	    "The two leaders welcomed the efforts of the fishing companies of both countries to protect the whales.");
	check_summary("The two leaders agreed to open in Bergen next to the old harbour a fund to support young fishermen.", "fund", 0,
	    "The two leaders agreed to open in Bergen next to the old harbour a fund to support young fishermen.");
}

static void further_remarks_go(void)
{
	check_summary("The two leaders condemned the rebel attack on the peace talks, and they discussed the weather in the north.", "rebel", 0,
	    "The two leaders condemned the rebel attack on the peace talks.");
	check_summary("Ms Nordmann welcomed the new trade agreement with Osaka and noted that rice is cheap.", "agreement", 0,
	    "Ms Nordmann welcomed the new trade agreement with Osaka.");
	check_summary("Ms Nordmann also welcomed the new trade agreement with Osaka.", "also", 0, "Ms Nordmann welcomed the new trade agreement with Osaka.");
}

static void circumstances_go(void)
{
	check_summary("Japan reaffirmed its support for the peace talks in the north as it faces rough seas.", "peace", 0,
	    "Japan reaffirmed its support for the peace talks in the north.");
	check_summary("Norway and Japan agreed to support the peace talks in the north for as long as it takes.", "peace", 0,
	    "Norway and Japan agreed to support the peace talks in the north for as long as it takes.");
	check_summary("The two leaders met in Oslo, where they agreed to lower the tariffs on rice.", "rice", 0,
	    "[Norway and Japan] agreed to lower the tariffs on rice.");
}

/* A clause that hangs on a noun or on "as" is not the sentence, and its pronoun
 * may mean what stands beside it. */
static void clauses_that_hang_are_not_cut_loose(void)
{
	check_summary("Norway and Japan met to discuss fish and how they will expand trade in rice.", "rice", 0,
	    "Norway and Japan met to discuss fish and how they will expand trade in rice.");
	check_summary("Japan praised the people of Kenya as they work to restore peace.", "Kenya", 0,
	    "Japan praised the people of Kenya as they work to restore peace.");
	check_summary("While Japan agreed to buy grain and fish from Norway, it has not signed.", "grain", 0, "Japan agreed to buy grain and fish from Norway.");
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
	RUN(meaning_stays);
	RUN(the_subject_is_whole);
	RUN(a_finite_verb_stays);
	RUN(clauses_inside_stay_there);
	RUN(marks_stay_in_pairs);
	RUN(what_stands_beside_goes);
	RUN(purposes_go_complements_stay);
	RUN(further_remarks_go);
	RUN(circumstances_go);
	RUN(clauses_that_hang_are_not_cut_loose);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
