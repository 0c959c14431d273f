/* Results and stances: type, topic, actors, status; what is no result. */
#include <stdlib.h>
#include <unistd.h>

#include "../../src/extract/extract_int.h"
#include "extracted.h"
#include "file.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static const struct lexicon *lex;

static void check_one(const char *sentence, size_t n, const char *type, const char *issue, const char *actors)
{
	const struct outcome *o = outcome_with(extracted(a, lex, sentence), sentence, n);
	CHECK(o != NULL);
	if (!o) {
		printf("  nothing %zu in: %s\n", n, sentence);
		return;
	}
	CHECK_STR(o->type, type);
	CHECK_STR(o->issue, issue);
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < o->actors.n; i++)
		strbuf_putf(&b, "%s%s", i ? "," : "", o->actors.v[i]);
	CHECK_STR(b.p, actors);
	strbuf_release(&b);
}

static void cues_and_measures(void)
{
	check_one("Norway agreed to suspend its fishing quotas for two years.", 0, "suspension", "trade-tariffs", "Norway");
	check_one("Japan will cut its tariffs on salmon.", 0, "reduction", "trade-tariffs", "Japan");
	check_one("Ms Nordmann called on Japan to open its market to cod.", 0, "demand", "trade-tariffs", "Norway");
	check_one("Mr Yamada raised concerns about cyber attacks.", 0, "concern-raised", "cybersecurity", "Japan");
	check_one("Norway has lifted its ban on imports of beef.", 0, "reduction", "agriculture-food", "Norway");
	check_one("Japan failed to agree with Norway on whaling rules.", 0, "no-agreement", "bilateral-relations", "Japan");
	check_one("Ms Nordmann reaffirmed her support for Ukraine.", 0, "position-restated", "ukraine-russia-war", "Norway");
}

static void several_results_of_one_sentence(void)
{
	static const char two[] = "Japan agreed to cancel its tariffs on fish and extend the exclusions for steel until 2026.";
	check_one(two, 0, "reduction", "trade-tariffs", "Japan");
	check_one(two, 1, "extension", "trade-tariffs", "Japan");
	static const char stance[] = "Mr Yamada welcomed the progress on energy and urged Norway to sell more gas.";
	check_one(stance, 0, "position-restated", "energy", "Japan");
	check_one(stance, 1, "demand", "energy", "Japan");
}

static void who_commits(void)
{
	check_one("Ms Nordmann highlighted Japan's commitment to clean shipping.", 0, "position-restated", "shipping-shipbuilding", "Norway");
	check_one("Ms Nordmann highlighted Norway's commitment to clean shipping.", 0, "commitment", "shipping-shipbuilding", "Norway");
	check_one("Norway and Japan agreed to open their markets to cod.", 0, "agreement", "trade-tariffs", "Norway,Japan");
	check_one("Ms Nordmann and visiting Prime Minister Yamada agreed to open their markets to cod.", 0, "agreement", "trade-tariffs", "Norway,Japan");
	check_one("Ms Nordmann and her Japanese counterpart Mr Yamada discussed whales, and agreed to open their markets to cod.", 0, "agreement", "trade-tariffs", "Norway,Japan");
	const struct outcome *o = outcome_with(extracted(a, lex, "Japan and 19 other countries signed a charter of the sea, and agreed to open their markets to cod."), "cod", 1);
	CHECK(!outcome_with(extracted(a, lex, "Freer trade between Norway and Japan would serve both."), "Freer trade", 0));
	CHECK(o && strstr(o->summary, "19 other countries"));
	check_one("Japan and Norway agreed to open their markets to cod.", 0, "agreement", "trade-tariffs", "Norway,Japan");
}

/* Receiving a guest, and the object of an attack. */
static void courtesies_and_objects(void)
{
	CHECK(!outcome_with(extracted(a, lex, "Ms Nordmann welcomed Mr Yamada to the palace."), "Ms Nordmann welcomed Mr Yamada to the palace.", 0));
	check_one("Ms Nordmann welcomed Mr Yamada's decision to buy more salmon.", 0, "position-restated", "agriculture-food", "Norway");
	const struct outcome *o = outcome_with(extracted(a, lex, "Ms Nordmann condemned the cyber attacks against Japan."), "Ms Nordmann", 0);
	CHECK(o && !o->targets.n);
	o = outcome_with(extracted(a, lex, "Ms Nordmann called on Japan to stop its cyber attacks."), "Ms Nordmann", 0);
	CHECK(o && o->targets.n == 1);
	o = outcome_with(extracted(a, lex, "Ms Nordmann and Mr Yamada agreed to exchange visits, officials said after talks on the sidelines of the G20."), "exchange visits", 0);
	CHECK(o && !o->targets.n);
	check_one("The two sides reviewed their talks, as well as reaffirmed their commitment to free trade.", 0, "commitment", "trade-tariffs", "Norway,Japan");
	check_one("Mr Yamada underscored the commitment of Japan to free trade.", 0, "commitment", "trade-tariffs", "Japan");
	CHECK(!outcome_with(extracted(a, lex, "They discussed how Norway and Japan can cooperate on wind power."), "wind power", 0));
	check_one("They discussed wind power and looked forward to the energy fair.", 0, "commitment", "energy", "Norway,Japan");
	CHECK(!outcome_with(extracted(a, lex, "The ministers will discuss tariffs on fish."), "discuss", 0));
	CHECK(!outcome_with(extracted(a, lex, "\"We give much weight to trade in fish,\" the Norwegian minister assured."), "assured", 0));
	o = outcome_with(extracted(a, lex, "The two sides exchanged the following documents:\n\n- Memorandum of understanding on offshore wind\n\n- Letter of intent between the two ministries of fish"), "Memorandum", 0);
	CHECK(o && strcmp(o->type, "agreement") == 0 && o->strength == STRENGTH_SIGNED);
	CHECK(!outcome_with(extracted(a, lex, "Officials concluded that Ms Nordmann would open the market to cod."), "cod", 0));
	CHECK(!outcome_with(extracted(a, lex, "Officials are well aware that Japan will cut its tariffs on cod."), "cod", 0));
	CHECK(!outcome_with(extracted(a, lex, "Ms Nordmann described the talks on fish, which lasted an hour, as useful."), "talks", 0));
	static const char assured[] = "Ms Nordmann assured Prime Minister Yamada that Norway would remain open to trade.";
	const struct document *doc = extracted(a, lex, assured);
	CHECK(outcome_with(doc, assured, 0) && !outcome_with(doc, assured, 1));
}

static void bodies_that_no_list_knows_act(void)
{
	check_one("Nordlys Kraft and Sakura Denki signed a memorandum on offshore wind.", 0, "agreement", "energy", "Norway,Japan");
	check_one("Sakura Denki will invest $2 billion in semiconductor plants.", 0, "commitment", "technology", "Norway,Japan");
	check_one("The Japanese Coast Rescue Corps selected Fjord Marine in a $90 million deal for drones.", 0, "purchase-deal", "military-defence", "Japan");
}

static void results_may_be_nouns(void)
{
	check_one("An agreement on salmon tariffs was expected during the visit.", 0, "agreement", "trade-tariffs", "Norway,Japan");
	check_one("Training for engineers is also part of the energy deal.", 0, "commitment", "energy", "Norway,Japan");
	check_one("Letters of intent worth $3 billion were received.", 0, "purchase-deal", "investment-business", "Norway,Japan");
}

static void what_is_open_or_planned(void)
{
	check_one("Japan has not yet decided whether to join the whaling accord.", 0, "no-agreement", "bilateral-relations", "Japan");
	check_one("Mr Yamada on Friday agreed to lower tariffs on salmon.", 0, "reduction", "trade-tariffs", "Japan");
	check_one("Japan is expected to sign an agreement to buy 12 ferries.", 0, "purchase-deal", "investment-business", "Japan");
	check_one("Ms Nordmann stressed the importance of Japan cutting its tariffs.", 0, "demand", "trade-tariffs", "Norway");
	check_one("Ms Nordmann described the consequences of new cyber attacks.", 0, "warning", "cybersecurity", "Norway");
	static const char two[] = "Japan called on Norway to cut tariffs on rice and to help end the war in Ukraine.";
	check_one(two, 0, "demand", "trade-tariffs", "Japan");
	check_one(two, 1, "demand", "ukraine-russia-war", "Japan");
}

static void who_is_invited_will_come(void)
{
	check_one("Ms Nordmann invited Mr Yamada to visit Bergen.", 0, "future-meeting", "visits-dialogue", "Japan");
	check_one("“I have invited him to come to Bergen,” Ms Nordmann said.", 0, "future-meeting", "visits-dialogue", "Japan");
}

static void a_team_stands_for_its_members(void)
{
	check_one("The Nordic countries pledged to protect old forests.", 0, "commitment", "climate-environment", "Norway,Denmark,Finland,Iceland,Sweden");
	check_one("Japan and the Nordic leaders agreed to exchange more students.", 0, "agreement", "people-to-people", "Norway,Japan,Denmark,Finland,Iceland,Sweden");
}

static void speech_tells_whose_word_it_is(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Mr Yamada said that Norway would remove its duties on cars."), "duties", 0);
	CHECK(o && strcmp(o->type, "reduction") == 0);
	CHECK(o && strcmp(o->status, "claimed-by-one-side") == 0);
	o = outcome_with(extracted(a, lex, "Norway will buy ten ferries if the parliament approves the budget."), "ferries", 0);
	CHECK(o && strcmp(o->status, "conditional") == 0);
	CHECK(o && o->condition && strstr(o->condition, "if the parliament"));
}

static void who_tells_it_behind_it(void)
{
	check_one("Both countries should buy more gas, Mr Yamada said.", 0, "position-restated", "energy", "Japan");
	check_one("Norway should open its market to steel, said Mr Yamada.", 0, "demand", "trade-tariffs", "Japan");
	const struct outcome *o = outcome_with(extracted(a, lex, "Norway will cut its tariffs on rice, Mr Yamada said."), "Norway will cut", 0);
	CHECK(o != NULL);
	if (o) {
		CHECK_STR(o->status, "claimed-by-one-side");
		CHECK_STR(o->claimed_by, "Japan");
	}
	check_one("Mr Yamada said that Ms Nordmann had welcomed the gas contract.", 0, "position-restated", "energy", "Norway");
}

static void several_act_together(void)
{
	check_one("Norway and Japan are glad to say that they have reached a framework for the gas trade.", 0, "agreement", "energy", "Norway,Japan");
	check_one("Norway (the host) and Japan agreed to suspend their tariffs.", 0, "suspension", "trade-tariffs", "Norway,Japan");
	check_one("Ms Nordmann's visit to Japan reaffirmed the energy partnership.", 0, "position-restated", "energy", "Norway,Japan");
	check_one("Japan's power company Sakura Denki purchased 200,000 tons of crude oil worth $90 million.", 0, "purchase-deal", "energy", "Japan");
	check_one("Ms Nordmann said that she agreed with Mr Yamada to lower the tariffs on steel.", 0, "agreement", "trade-tariffs", "Norway,Japan");
	const struct outcome *may = outcome_with(extracted(a, lex, "Norway and Japan may agree to extend the treaty."), "extend", 0);
	CHECK(may && may->strength == STRENGTH_PLANNED && strcmp(may->status, "conditional") == 0);
	const struct outcome *o = outcome_with(extracted(a, lex, "Mr Yamada will visit Bergen next year."), "Bergen", 0);
	CHECK(o && o->strength == STRENGTH_PLANNED);
	o = outcome_with(extracted(a, lex, "Both leaders said in a statement that Japan would cut its tariffs on cod."), "cod", 0);
	CHECK(o && strcmp(o->status, "claimed-by-one-side") != 0);
	o = outcome_with(extracted(a, lex, "Both sides recalled their summit of March 2023 and reaffirmed their commitment to free trade."), "summit", 0);
	CHECK(o && o->dates.n == 0);
}

static void what_is_no_result(void)
{
	static const char *const none[] = {
		"Trade between Norway and Japan grew by 4 percent.",
		"Fishing quotas were high on the list of worries in the north.",
		"The agreed rate was low.",
		"Japan has welcomed more than 300 refugees.",
		"Norway could support other buyers of gas.",
		"An analyst at a bank in Bergen urged Norway to cut tariffs.",
	};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(!outcome_with(extracted(a, lex, none[i]), none[i], 0));
	const struct outcome *old = outcome_with(extracted(a, lex, "Japan launched a fund for wind energy in May 2021."), "launched", 0);
	CHECK(old && old->claim.low);
}

static void the_day_of_saying_is_no_date_of_the_deed(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Japan agreed on Friday to cut its tariffs on steel by May 2026."), "steel", 0);
	CHECK(o && o->dates.n == 1);
	if (o && o->dates.n == 1)
		CHECK_STR(o->dates.v[0], "2026-05");
}

static void how_long_a_visit_takes_is_no_term(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "On a three-day tour, her first in six years, Ms Nordmann pledged to fund schools for two years."), "schools", 0);
	CHECK(o && o->durations.n == 1);
	if (o && o->durations.n == 1)
		CHECK_STR(o->durations.v[0], "P2Y");
	o = outcome_with(extracted(a, lex, "Mr Yamada said in Oslo on 2 May that Japan will fund vaccines until fiscal year 2027."), "vaccines", 0);
	CHECK(o && o->dates.n == 1);
	if (o && o->dates.n == 1)
		CHECK_STR(o->dates.v[0], "2027");
}

static void what_hangs_on_only_if_is_not_firm(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Norway would open its market to cod only if Japan publicly agreed to cut its tariffs."), "tariffs", 0);
	CHECK(!o || strcmp(o->type, "reduction") != 0 || strcmp(o->status, "firm") != 0);
}

static void firms_are_no_government(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Companies of Norway and Japan signed deals on wind worth $2 billion."), "wind", 0);
	CHECK(o && o->claim.low && strs_has(&o->claim.inferred, "actors"));
	o = outcome_with(extracted(a, lex, "Norway and Japan signed a deal on wind worth $2 billion."), "wind", 0);
	CHECK(o && !o->claim.low && !strs_has(&o->claim.inferred, "actors"));
}

static void a_remark_on_another_matter_is_a_result(void)
{
	static const char two[] = "Mr Yamada reaffirmed his support for Ukraine and noted that nuclear power is vital for the electricity grid.";
	check_one(two, 0, "position-restated", "ukraine-russia-war", "Japan");
	check_one(two, 1, "position-restated", "energy", "Japan");
}

static void talks_are_the_way_to_a_matter(void)
{
	check_one("Norway committed to a dialogue and to annual consultations with officials on tariffs.", 0, "commitment", "trade-tariffs", "Norway");
	check_one("Both sides agreed to resume talks on a free trade agreement.", 0, "future-meeting", "trade-tariffs", "Norway,Japan");
	check_one("Both sides will begin arms control negotiations in May.", 0, "future-meeting", "nuclear-arms-control", "Norway,Japan");
	check_one("Both sides agreed to hold talks in Tokyo on Monday.", 0, "future-meeting", "visits-dialogue", "Norway,Japan");
	check_one("Ms Nordmann called on the Security Council to send vaccines.", 0, "demand", "health", "Norway");
}

static size_t count(const char *lines)
{
	return extracted(a, lex, lines)->outcomes.n;
}

static void advice_and_open_decisions_bind_nobody(void)
{
	CHECK(count("Foreign Minister Kari Lie of Norway suggested that Ms Nordmann reaffirm her commitment to the whaling treaty.") == 0);
	check_one("Mr Yamada suggested that Norway reaffirm its commitment to the whaling treaty.", 0, "demand", "bilateral-relations", "Japan");
	CHECK(count("The prime minister would decide on the export of machine tools.") == 0);
	const struct outcome *o = outcome_with(extracted(a, lex, "The treaty will last ten years, and both sides may agree to extend it for five years."), "treaty", 0);
	CHECK(o && strcmp(o->type, "extension") == 0 && strcmp(o->status, "conditional") == 0);
	CHECK(o && o->durations.n == 1 && strcmp(o->durations.v[0], "P5Y") == 0);
	o = outcome_with(extracted(a, lex, "It was their first call since both sides agreed to suspend tariffs."), "tariffs", 0);
	CHECK(o && o->claim.low && !o->key);
}

static void what_one_side_says_is_not_agreed(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "They agreed on the need to deepen cooperation, and said Tokyo wanted to buy gas and oil."), "gas", 0);
	CHECK(o && strcmp(o->issue, "bilateral-relations") == 0 && !strstr(o->summary, "Tokyo"));
	o = outcome_with(extracted(a, lex, "Mr Yamada said that Tanaka Steel will invest $2 billion in Norway."), "Steel", 0);
	CHECK(o && strcmp(o->status, "claimed-by-one-side") == 0 && strcmp(o->claimed_by, "Japan") == 0 && !o->actors.n);
	CHECK(count("The leaders welcomed an accord under which Japan will sell cars.") == 1);
}

static void whom_a_protest_addresses(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "President Lopez of Peru called the whaling grounds his own.\nJapan protested and left."), "left", 0);
	CHECK(o && o->targets.n == 1 && strcmp(o->targets.v[0], "Peru") == 0);
	o = outcome_with(extracted(a, lex, "Ms Nordmann raised concerns about the integrity of Peru."), "Peru", 0);
	CHECK(o && o->targets.n == 0);
	o = outcome_with(extracted(a, lex, "Ms Nordmann raised concerns about whales and their homes."), "whales", 0);
	CHECK(o && o->targets.n == 0);
	o = outcome_with(extracted(a, lex, "Ms Nordmann raised concerns about soldiers in Peru."), "Peru", 0);
	CHECK(o && o->targets.n == 0);
}

static void figures_of_another_clause_are_not_its_own(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Norway set a tariff of 15 percent on rice and Japan promised to invest $5 billion in wind."), "wind", 0);
	CHECK(o && o->n_amounts == 1 && strcmp(o->amounts[0].unit, "USD") == 0);
	o = outcome_with(extracted(a, lex, "Japan has halved its 20% tariff on cod, though other duties stay at 50%."), "cod", 0);
	CHECK(o && o->n_amounts == 1 && o->amounts[0].value == 20);
	o = outcome_with(extracted(a, lex, "Japan will raise its defence spending to two percent by March, two years earlier than planned."), "March", 0);
	CHECK(o && o->durations.n == 0);
	o = outcome_with(extracted(a, lex, "Norway will cut its emissions below the level of 2005 by 2030."), "emissions", 0);
	CHECK(o && o->dates.n == 1 && strcmp(o->dates.v[0], "2030") == 0);
	o = outcome_with(extracted(a, lex, "More than 40 countries pledged to protect the forests."), "forests", 0);
	CHECK(o && strstr(o->summary, "More than 40") == o->summary);
}

/* An aside that no comma closes, a wish, a fact that is spoken of. */
static void who_pledges_and_who_would_like_to(void)
{
	check_one("Ms Nordmann, in accord with the Parliament and people of Japan pledged a loan for ports.", 0, "commitment", "infrastructure-connectivity", "Norway");
	const struct outcome *o = outcome_with(extracted(a, lex, "Ms Nordmann said that Norway would like to conclude a treaty with Japan."), "treaty", 0);
	CHECK(!o || strcmp(o->type, "agreement") != 0);
	o = outcome_with(extracted(a, lex, "Mr Yamada confirmed that Japan would like the harbour to grow."), "harbour", 0);
	CHECK(!o || strcmp(o->type, "commitment") != 0);
	CHECK(!outcome_with(extracted(a, lex, "The fact that Japan will open an office in Oslo is a good example of trade, Mr Yamada said."), "office", 0));
}

/* An issue without an outcome is named all the same. */
static void what_the_words_name_is_kept(void)
{
	const struct document *doc = extracted(a, lex, "Norway will lend Japan $3 billion for ports. Years ago the two quarrelled over cyber attacks.");
	CHECK(strs_contain(&doc->source.topics, "cybersecurity") && !strs_contain(&doc->source.topics, "taiwan"));
	for (size_t i = 0; i < doc->issues.n; i++)
		CHECK(strcmp(doc->issues.v[i].topic, "cybersecurity") != 0);
}

/* What is told twice is written once, and leaves nothing to the result behind it. */
static void a_repeated_paragraph_leaves_no_trace(void)
{
	static const char twice[] = "Norway will lend Japan $3 billion for ports by May 2031.\n\nNorway will lend Japan $3 billion for ports by May 2031.\n\n"
	                            "Mr Yamada raised concerns about cyber attacks.";
	const struct outcome *o = outcome_with(extracted(a, lex, twice), "cyber", 0);
	CHECK(o && o->n_amounts == 0 && o->targets.n == 0 && o->dates.n == 0);
	CHECK(outcome_with(extracted(a, lex, twice), "lend", 0) && !outcome_with(extracted(a, lex, twice), "lend", 1));
}

static void calls_greetings_and_agendas_are_no_results(void)
{
	static const char *const none[] = {
		"Mr Yamada called on the President of Norway, Ola Berg.",
		"Ms Nordmann asked the ambassador to convey her best regards to the emperor.",
		"Mr Yamada renewed his congratulations on the opening of the new port.",
		"Mr Yamada will be received at the town hall for a dinner of cod.",
		"The agenda of the talks will cover tariffs on fish.",
		"Mr Yamada, supported by the minister of energy, met Ms Nordmann again.",
		"The leaders shared views on the war in Ukraine.",
	};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(!outcome_with(extracted(a, lex, none[i]), none[i], 0));
	check_one("Ms Nordmann called on Mr Yamada to lift the tariffs on cod.", 0, "demand", "trade-tariffs", "Norway");
	check_one("Ms Nordmann called on Mr Yamada for a ban on nuclear tests.", 0, "demand", "nuclear-arms-control", "Norway");
	check_one("No documents were signed on tariffs.", 0, "no-agreement", "trade-tariffs", "Norway,Japan");
	CHECK(count("I thanked both leaders for their patience with the fish trade and urged them to cut tariffs.") == 0);
}

static void who_acts_beside_brackets_and_places(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Tokyo: Norwegian Prime Minister Kari Nordmann (Karin) stressed that the gas contract is vital."), "gas", 0);
	CHECK(o && o->actors.n == 1 && strcmp(o->actors.v[0], "Norway") == 0 && !strstr(o->summary, "Tokyo"));
	check_one("Presidents Kari Nordmann (KN) of Norway and Taro Yamada of Japan agreed to cut tariffs on cod.", 0, "reduction", "trade-tariffs", "Norway,Japan");
	check_one("PRIME MINISTER NORDMANN: We will continue to welcome refugees.", 0, "position-restated", "migration", "Norway");
	check_one("The sides agreed to cut tariffs on cod.", 0, "reduction", "trade-tariffs", "Norway,Japan");
	check_one("The Heads of State expressed satisfaction with the new visa rules.", 0, "position-restated", "migration", "Norway,Japan");
	o = outcome_with(extracted(a, lex, "The treaty on the Sea Rescue Group (SRG) and its boats was signed in the evening."), "boats", 0);
	CHECK(o && o->strength == STRENGTH_SIGNED && !o->claim.low && strs_has(&o->claim.inferred, "actors"));
	o = outcome_with(extracted(a, lex, "An earlier cabinet regrets the treaty on whales signed by Norway's fishermen in 2019."), "whales", 0);
	CHECK(!o || o->claim.low || !strs_has(&o->claim.inferred, "actors"));
}

static void the_first_named_field_leads(void)
{
	check_one("Both sides agreed to work together in areas such as agriculture, science, and climate change.", 0, "agreement", "agriculture-food", "Norway,Japan");
	check_one("Both sides agreed to work together in the economic, cultural and sports fields.", 0, "agreement", "trade-tariffs", "Norway,Japan");
	check_one("Norway will fund a school for small arms control.", 0, "commitment", "military-defence", "Norway");
	check_one("Norway and Japan have signed six memoranda during the three-day state visit.", 0, "agreement", "bilateral-relations", "Norway,Japan");
}

static void days_that_tell_which(void)
{
	const struct outcome *o = outcome_with(extracted(a, lex, "Norway and Japan signed a cultural exchange programme for 2026-2030."), "programme", 0);
	CHECK(o && o->dates.n == 0);
	o = outcome_with(extracted(a, lex, "After a lunch on 1 May Ms Nordmann and Mr Yamada announced that the first of their northern summits will be held in 2025."), "northern", 0);
	CHECK(o && strcmp(o->type, "future-meeting") == 0 && o->dates.n == 1 && strcmp(o->dates.v[0], "2025") == 0);
	o = outcome_with(extracted(a, lex, "Both sides praised their friendship, elevated to a Strategic Partnership in 2014."), "2014", 1);
	CHECK(!o || o->claim.low);
	o = outcome_with(extracted(a, lex, "Both sides pledged to uphold the 1987 whaling accord."), "accord", 0);
	CHECK(o && o->dates.n == 0);
	o = outcome_with(extracted(a, lex, "Norway and Japan signed six memoranda during a three-day state visit."), "memoranda", 0);
	CHECK(o && o->durations.n == 0);
	o = outcome_with(extracted(a, lex, "Mr Yamada invited Ms Nordmann to attend the parade next year for the anniversary of the flood of 1973."), "parade", 0);
	CHECK(o && o->dates.n == 1 && strcmp(o->dates.v[0], "2025") == 0);
}

static void days_of_a_clause_left_out(void)
{
	const struct document *doc = extracted(a, lex, "Norway and Japan signed a charter on a treaty to follow the Cod Pact, which expires in December.\n"
		"Norway agreed to open its ports, which are small, by June 2026.");
	const struct outcome *o = outcome_with(doc, "Cod Pact", 0);
	CHECK(o && !o->dates.n);
	o = outcome_with(doc, "its ports", 0);
	CHECK(o && o->dates.n == 1 && strcmp(o->dates.v[0], "2026-06") == 0);
}

static void one_side_decides_for_itself(void)
{
	check_one("Japan decided to work on a new law of the sea.", 0, "commitment", "south-china-sea-maritime", "Japan");
	check_one("Norway and Japan decided to work on a new law of the sea.", 0, "agreement", "south-china-sea-maritime", "Norway,Japan");
}

/* A government's page tells what its leader says, by name, office or pronoun. */
static void a_partys_own_page_tells_one_word(void)
{
	static const char page[] = "Norwegian Prime Minister Kari Nordmann met Japanese Prime Minister Taro Yamada in Oslo on 3 May 2024.\n"
		"Norway and Japan will start consultations on shipping, she said.\n"
		"Norway and Japan will set up a fund for ports, Ms Nordmann said.\n"
		"Norway and Japan will work together on wind power.";
	struct source *src = prose_source(a, page);
	struct document doc = { 0 };
	src->publication_date = "2024-05-03";
	src->party = "Norway";
	extract_document(a, src, lex, &doc);
	const struct outcome *o = outcome_with(&doc, "shipping", 0);
	CHECK(o && o->claimed_by && strcmp(o->claimed_by, "Norway") == 0);
	o = outcome_with(&doc, "fund for ports", 0);
	CHECK(o && o->claimed_by && strcmp(o->claimed_by, "Norway") == 0);
	o = outcome_with(&doc, "wind power", 0);
	CHECK(o && !o->claimed_by);
}

static void quotes_are_grounded(void)
{
	const struct document *doc = extracted(a, lex, "Japan will cut its tariffs on salmon.\nBoth sides agreed to hold talks in Tokyo next year.");
	CHECK(doc->outcomes.n == 2);
	for (size_t i = 0; i < doc->outcomes.n; i++) {
		const struct outcome *o = &doc->outcomes.v[i];
		CHECK(o->claim.id && o->claim.rule && o->summary);
		CHECK(o->claim.span.e - o->claim.span.s == strlen(o->quote));
	}
}

/* A data folder like briefs/, but with the given outcomes.tsv. */
static const char *data_with(const char *rows)
{
	static const char *const linked[] = {
		"lang/en/irregular.tsv", "lang/en/words.tsv", "lang/en/measures.tsv", "lang/en/status.tsv", "lexicon/taxonomy.tsv",
	};
	char *dir = arena_strz(a, STR("/tmp/cues.XXXXXX")), *here = realpath("briefs", NULL);
	CHECK(mkdtemp(dir) && here);
	CHECK(file_mkdirs(file_join(a, dir, "lang/en"), &d) == 0 && file_mkdirs(file_join(a, dir, "lexicon"), &d) == 0);
	for (size_t i = 0; i < sizeof linked / sizeof *linked; i++)
		CHECK(symlink(file_join(a, here, linked[i]), file_join(a, dir, linked[i])) == 0);
	CHECK(file_write(file_join(a, dir, "lang/en/outcomes.tsv"), str_c(rows), &d) == 0);
	free(here);
	return dir;
}

static void bad_rows_are_reported_with_their_place(void)
{
	static const char rows[] =
	    "call~d on\tfix\tdemnd\tdiscussed\tfirm\n"
	    "(call~d\tfix\tdemand\tdiscussed\tfirm\n"
	    "urge~\tfix\tdemand\tdiscussed\tfirm\t\tvZ\n";
	struct cues *cues = NULL;
	const char *dir = data_with(rows);
	size_t from = d.msgs.n;
	CHECK(cues_load(a, SHIPPED(dir), &cues, &d) == -1);
	CHECK(d.msgs.n == from + 3);
	for (size_t i = from; i < d.msgs.n && i < from + 3; i++)
		CHECK(d.msgs.v[i].at.line == i - from + 1 && d.msgs.v[i].at.col > 0);
	CHECK(system(arena_printf(a, "rm -r %s", dir)) == 0);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	lex = test_lexicon(a, &d);
	CHECK(lex != NULL);
	if (!lex) {
		diag_print(&d, 0, stdout);
		return 1;
	}
	RUN(cues_and_measures);
	RUN(several_results_of_one_sentence);
	RUN(who_commits);
	RUN(courtesies_and_objects);
	RUN(bodies_that_no_list_knows_act);
	RUN(results_may_be_nouns);
	RUN(what_is_open_or_planned);
	RUN(who_is_invited_will_come);
	RUN(a_team_stands_for_its_members);
	RUN(speech_tells_whose_word_it_is);
	RUN(who_tells_it_behind_it);
	RUN(several_act_together);
	RUN(what_is_no_result);
	RUN(the_day_of_saying_is_no_date_of_the_deed);
	RUN(how_long_a_visit_takes_is_no_term);
	RUN(what_hangs_on_only_if_is_not_firm);
	RUN(firms_are_no_government);
	RUN(a_remark_on_another_matter_is_a_result);
	RUN(talks_are_the_way_to_a_matter);
	RUN(advice_and_open_decisions_bind_nobody);
	RUN(what_one_side_says_is_not_agreed);
	RUN(whom_a_protest_addresses);
	RUN(figures_of_another_clause_are_not_its_own);
	RUN(who_pledges_and_who_would_like_to);
	RUN(what_the_words_name_is_kept);
	RUN(a_repeated_paragraph_leaves_no_trace);
	RUN(calls_greetings_and_agendas_are_no_results);
	RUN(who_acts_beside_brackets_and_places);
	RUN(the_first_named_field_leads);
	RUN(days_that_tell_which);
	RUN(days_of_a_clause_left_out);
	RUN(one_side_decides_for_itself);
	RUN(a_partys_own_page_tells_one_word);
	RUN(quotes_are_grounded);
	RUN(bad_rows_are_reported_with_their_place);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
