/* What a summary points at: named in brackets where one thing can be meant, else
 * marked, and left out where it says nothing beside it. */
#include "extracted.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static const struct lexicon *lex;

static const struct { const char *lines, *words, *want; bool dangling; } cases[] = {
	/* the same noun, said in more words just before */
	{ "Ms Nordmann spoke of whale and herring quotas. The two sides affirmed a plan to lower these quotas.", "these quotas",
	  "The two sides affirmed a plan to lower these quotas.", true },
	{ "Ms Nordmann spoke of regional and global quotas. The two sides affirmed a plan to lower these quotas.", "these quotas",
	  "The two sides affirmed a plan to lower [regional and global quotas].", false },
	{ "Mr Yamada opened the talks with a remark on recent border raids. Norway condemned these senseless raids.", "these", "Norway condemned [recent border raids].", false },
	{ "Mr Yamada complained of the raid in May. Norway condemned these raids.", "these", "Norway condemned these raids.", true },
	{ "Mr Yamada spoke of sea patrols, Ms Nordmann of land patrols. Japan agreed to extend these patrols.", "these", "Japan agreed to extend these patrols.", true },
	{ "Ms Nordmann announced new fees on boats and nets. Japan urged Norway to lift these fees.", "these", "Japan urged Norway to lift [new fees on boats and nets].", false },
	{ "Ms Nordmann spoke of work on boats, nets and docks. Japan agreed to fund this work.", "this work", "Japan agreed to fund this work.", true },
	{ "Mr Yamada spoke of a whale meat ban. \"Norway and Japan agreed to lift this ban,\" Ms Nordmann said.", "this ban", "Norway and Japan agreed to lift this ban.", true },
	{ "Norway and Japan agreed that this would help trade.", "this would", "Norway and Japan agreed that this would help trade.", true },
	/* the one thing that the sentence has named */
	{ "Norway welcomed Japan's plan to open its ports and promised to support it.", "promised", "Norway promised to support [Japan's plan].", false },
	{ "Norway praised the map and the plan and agreed to study it.", "study", "Norway agreed to study it.", true },
	/* what the words kept say themselves */
	{ "Japan agreed to name the disputed reefs and to map these reefs.", "reefs", "Japan agreed to name the disputed reefs and to map these reefs.", false },
	{ "Norway agreed to raise its aid to Japan this year.", "aid", "Norway agreed to raise its aid to Japan this year.", false },
	{ "Norway condemned those responsible for the raids.", "those", "Norway condemned those responsible for the raids.", false },
	{ "Norway agreed to help areas such as farming.", "such as", "Norway agreed to help areas such as farming.", false },
	{ "The two leaders agreed that it is vital to end the war.", "vital", "The two leaders agreed that it is vital to end the war.", false },
	{ "Norway pledged to support Japan for as long as it takes.", "pledged", "Norway pledged to support Japan for as long as it takes.", false },
	/* a treaty that was named */
	{ "The leaders signed the Oslo Herring Treaty. The two sides may agree to extend it by five years.", "extend it", "The two sides may agree to extend [the Oslo Herring Treaty] by five years.", false },
	{ "The leaders signed the Oslo Herring Treaty. Under the treaty Japan will lower its tariffs on herring.", "Under", "Under [the Oslo Herring Treaty] Japan will lower its tariffs on herring.", false },
	{ "The leaders signed the Oslo Herring Treaty and spoke of the Bergen Whale Treaty. Japan pledged to leave the treaty by June.", "pledged", "Japan pledged to leave the treaty by June.", true },
	{ "The leaders signed a fishing accord and a gas contract. The two sides agreed to extend it by five years.", "extend it", "The two sides agreed to extend it by five years.", true },
	{ "Mr Yamada recalled long talks. Under it Norway will lower its tariffs on rice.", "Under it", "Norway will lower its tariffs on rice.", false },
	{ "Norway protested and demanded that the decision be withdrawn.", "withdrawn", "Norway protested and demanded that the decision be withdrawn.", true },
	/* whose it is */
	{ "Ms Nordmann asked for help with the reefs, and Mr Yamada expressed his support.", "reefs", "Ms Nordmann asked for help with the reefs, and Mr Yamada expressed his support.", false },
	{ "Ms Nordmann explained the plan. Mr Yamada voiced grave concern.", "voiced", "Mr Yamada voiced grave concern.", true },
	{ "Mr Yamada raised the case of Mr Olsen, and warned that his death would harm ties.", "warned", "Mr Yamada warned that his death would harm ties.", true },
	{ "Mr Yamada said that Japan would help, and Ms Nordmann told him that her government would lift the ban on fish.", "ban",
	  "[Kari Nordmann's] government would lift the ban on fish.", false },
	{ "Ms Nordmann praised her hosts and Mr Yamada welcomed his visit to Oslo.", "welcomed", "Mr Yamada welcomed his visit to Oslo.", false },
	{ "Norway and Japan met again in June. They issued a paper, in which they agreed to share their maps.", "paper",
	  "[Norway and Japan] issued a paper, in which they agreed to share their maps.", false },
	{ "Mr Yamada has confirmed that he will visit Oslo in April.", "April", "Mr Yamada has confirmed that he will visit Oslo in April.", false },
	/* ties to the sentence before */
	{ "In return, Japan will lower its tariffs on fish.", "In return", "In return, Japan will lower its tariffs on fish.", true },
	{ "Norway refused a fund. Japan will set up a dialogue on herring instead.", "dialogue", "Japan will set up a dialogue on herring.", false },
};

static void what_is_meant(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct document *doc = extracted(a, lex, cases[i].lines);
		const struct outcome *o = NULL;
		for (size_t n = 0; !o && outcome_with(doc, cases[i].words, n); n++)
			if (strcmp(outcome_with(doc, cases[i].words, n)->summary, cases[i].want) == 0)
				o = outcome_with(doc, cases[i].words, n);
		if (!o && outcome_with(doc, cases[i].words, 0))
			CHECK_STR(outcome_with(doc, cases[i].words, 0)->summary, cases[i].want);
		CHECK(o != NULL);
		if (o && o->dangling != cases[i].dangling)
			CHECK_STR(o->dangling ? "dangling" : "not dangling", cases[i].want);
	}
}

static void a_hollow_clause_is_no_outcome(void)
{
	const struct document *doc = extracted(a, lex, "Japan agreed to lower its tariffs on rice because Ms Nordmann had asked for it.");
	CHECK(doc->outcomes.n == 1);
	CHECK(outcome_with(doc, "tariffs", 0) && strstr(outcome_with(doc, "tariffs", 0)->summary, "Japan agreed"));
}

static void a_dangling_one_is_not_key(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Norway and Japan agreed to suspend these duties."), "duties", 0);
	CHECK(o && o->dangling && !o->key);
	o = outcome_with(extracted(a, lex, "Norway and Japan agreed to suspend the duties on rice."), "duties", 0);
	CHECK(o && !o->dangling && o->key);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	lex = test_lexicon(a, &d);
	if (!lex)
		return 1;
	RUN(what_is_meant);
	RUN(a_hollow_clause_is_no_outcome);
	RUN(a_dangling_one_is_not_key);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
