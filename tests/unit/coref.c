/* coref.c: roles, pronouns and collectives; what a sentence is about. */
#include "who.h"

enum { WHO = 1u << MENTION_ROLE | 1u << MENTION_PRONOUN | 1u << MENTION_COLLECTIVE };

static const struct { const char *text, *party, *want; } cases[] = {
	{ "President Macron met Prime Minister Meloni in Rome. He thanked her. She agreed.", NULL,
	  "He=Emmanuel Macron; her=Giorgia Meloni; She=Giorgia Meloni" },
	{ "President Macron met Prime Minister Meloni in Rome. The two leaders agreed, and both sides will sign. They spoke of their plans.", NULL,
	  "The two leaders=France+Italy; both sides=France+Italy; They=France+Italy; their=France+Italy" },
	{ "President Macron met Prime Minister Meloni in Rome. The prime minister spoke; the French president left.", NULL,
	  "prime minister=Giorgia Meloni; president=Emmanuel Macron" },
	{ "President Biden met with President Lula today. The President praised Brazil.", "US", "President=Joe Biden" },
	{ "President Biden met with President Lula today. President Lula rose. The President praised them.", "Brazil", "President=Luiz Inácio Lula da Silva; them=US+Brazil" },
	{ "# Joint Statement of Peru and Chile\n\nPresident Boluarte and President Boric met in Lima. We welcome our progress.", NULL, "We=Peru+Chile; our=Peru+Chile" },
	{ "President Macron met Chancellor Merz in Paris. \"We shall build it,\" Merz said.", NULL, "We=Friedrich Merz" },
	{ "President Putin met Prime Minister Modi in Sochi. \"I am glad,\" he said.", NULL, "I=Vladimir Putin; he=Vladimir Putin" },
	{ "President Macron met Chancellor Merz in Paris.\n\nPRESIDENT MACRON: I thank you.\n\nCHANCELLOR MERZ: I agree.", NULL, "I=Emmanuel Macron; I=Friedrich Merz" },
	{ "Prime Minister Srettha met President Xi in Beijing. The Thai PM thanked him; the Chinese premier was away.", NULL, "PM=Srettha Thavisin; him=Srettha Thavisin; premier=China" },
	{ "President Macron met President Xi. Antony Blinken, the US secretary of state, said the president would choose.", NULL, "secretary of state=Antony Blinken; president=US" },
	{ "President Macron met President Xi in Paris.\n\nPRESIDENT XI: Our policy is known, and our talks go on.", NULL, "Our=Xi Jinping; our=France+China" },
	{ "President Macron met Chancellor Merz. Both Spain and Italy watched.", NULL, "" },
	{ "Vice President Harris met President-elect Sheinbaum. The Vice President and President-elect Sheinbaum spoke. The Vice President left.", NULL,
	  "Vice President=Kamala Harris; Vice President=Kamala Harris" },
	{ "Secretary of State Blinken met Foreign Minister Wang Yi. The Secretary and Foreign Minister Wang spoke. The Minister left; the Secretary waited.", NULL,
	  "Secretary=Antony Blinken; Minister=Wang Yi; Secretary=Antony Blinken" },
	{ "Foreign Minister Wang Yi met Foreign Minister Jaishankar. Praising his host, FM Wang rose. He smiled.", NULL, "his=Wang Yi; He=Wang Yi" },
	{ "Prime Minister Modi met President Biden. PM conveyed his greetings. He smiled.", NULL, "PM=Narendra Modi; his=Narendra Modi; He=Narendra Modi" },
	{ "President Biden met President Ursula von der Leyen. Biden and von der Leyen spoke; both sides left.", NULL, "both sides=US+EU" },
	{ "President Macron met Prime Minister Meloni. The PM and President Macron rose; the PM smiled.", NULL, "PM=Giorgia Meloni; PM=Giorgia Meloni" },
	{ "President Boric met President Macron. Boric rose. The South American head of state left.", NULL, "head of state=Gabriel Boric" },
	{ "President Putin met Prime Minister Modi in Sochi.\n\n\"Vladimir Putin and I spoke of the Prime Minister of Nepal,\" he said.", NULL, "I=Narendra Modi; Prime Minister of Nepal=Nepal; he=Narendra Modi" },
	{ "President Kim Dae-jung met Nguyen Xuan Phuc and Kim Jong Il. Nguyen rose. He left. Mr Kim smiled. He waved.", NULL, "He=Nguyen Xuan Phuc; He=Kim Dae-jung" },
	{ "Vice President Harris met President Lula. The President rose; the Minister stayed.", NULL, "President=Luiz Inácio Lula da Silva; Minister=Brazil" },
};

static void who_is_meant(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		WHO_SAME(cases[i].text, who_mentions(who_run(cases[i].text, "2025-06-02", cases[i].party), WHO), cases[i].want);
}

/* Mentions ascend and do not overlap. */
static void order(void)
{
	struct extraction *x = who_run("The US president, Joe Biden, told China's President Xi Jinping that both countries' ministers will meet him; the Chinese side agreed.", "2023-01-01", NULL);
	for (size_t i = 1; i < x->mentions.n; i++)
		CHECK(x->mentions.v[i - 1].span.e <= x->mentions.v[i].span.s);
	CHECK(x->mentions.n >= 6);
}

static void scopes(void)
{
	static const enum scope want[] = { SCOPE_MEETING, SCOPE_MEETING, SCOPE_BACKGROUND, SCOPE_BACKGROUND, SCOPE_MEETING, SCOPE_OTHER_MEETING, SCOPE_BACKGROUND };
	const char *text = "President Macron met Chancellor Merz in Berlin on Monday. They agreed to build a railway.\n\n"
			   "During the campaign, Mr. Macron promised a tunnel. It was to cost little.\n\n"
			   "\"Berlin is ready,\" Mr. Merz said.\n\n"
			   "President Macron will visit Prime Minister Sánchez in Madrid next week.\n\n"
			   "\"Railways age,\" said Ruth Okello, a professor of history.";
	struct extraction *x = who_run(text, "2025-09-02", NULL);
	CHECK(x->text->n_sents == sizeof want / sizeof *want);
	for (size_t i = 0; i < x->text->n_sents && i < sizeof want / sizeof *want; i++)
	{
		if (x->scope[i].scope != want[i])
			printf("  sentence %zu:\n", i);
		CHECK(x->scope[i].scope == want[i]);
	}
	x = who_run(text, "2025-09-02", "France");
	CHECK(x->scope[2].scope == SCOPE_MEETING);
}

static void tests(void)
{
	RUN(who_is_meant);
	RUN(order);
	RUN(scopes);
}

int main(void)
{
	return who_main(tests);
}
