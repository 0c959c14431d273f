/* person.c: who is named, with title and side. */
#include "who.h"

static const struct { const char *text, *want; } cases[] = {
	/* by the list */
	{ "President Macron met Chancellor Olaf Scholz. Scholz smiled.", "Emmanuel Macron|President|France|principal; Olaf Scholz|Chancellor|Germany|principal" },
	{ "Kishida Fumio of Japan wrote to Yoon Suk-yeol.", "Kishida Fumio|Prime Minister|Japan|principal; Yoon Suk-yeol|President|South Korea|principal" },
	{ "Joseph R. Biden, Jr. rang Jokowi.", "Joseph R. Biden, Jr.|President|US|principal; Joko Widodo|President|Indonesia|principal" },
	/* by title and apposition */
	{ "Danish Minister of Fisheries Karl Holmqvist spoke.", "Karl Holmqvist|Minister of Fisheries|Denmark|principal" },
	{ "Togo's Minister for Lagoons and Ponds Efua Mensah-Dzidzor wrote.", "Efua Mensah-Dzidzor|Minister for Lagoons and Ponds|Togo|principal" },
	{ "Ana Petrova-Lind, a professor at the University of Oslo, disagreed.", "Ana Petrova-Lind|professor|Norway|mentioned" },
	{ "Kenya's trade minister, Peter Otieno Wekesa, agreed. Mr. Wekesa left.", "Peter Otieno Wekesa|trade minister|Kenya|principal" },
	{ "\"It is late,\" said Ruth Okello.", "Ruth Okello|||mentioned" },
	{ "The President of Malta, Carmela Vassallo, arrived.", "Carmela Vassallo|President|Malta|principal" },
	{ "Acting President and Prime Minister Jan Kowalczyk of Poland spoke.", "Jan Kowalczyk|Acting President and Prime Minister|Poland|principal" },
	{ "President Jan Kowalczyk of Poland came. The President and Prime Minister Ewa Lis spoke.", "Jan Kowalczyk|President|Poland|principal; Ewa Lis|Prime Minister||principal" },
	/* an office and what it is for */
	{ "Togo's Minister of State for Lagoon Affairs Efua Mensah Dzidzor wrote.", "Efua Mensah Dzidzor|Minister of State for Lagoon Affairs|Togo|principal" },
	{ "Togo's Minister of Trade, Energy and Lagoon Affairs Efua Mensah Dzidzor wrote.", "Efua Mensah Dzidzor|Minister of Trade, Energy and Lagoon Affairs|Togo|principal" },
	{ "Peru's Ambassador to Togo, Rosa Quispe, and the Department of Lagoon Affairs said no.", "Rosa Quispe|Ambassador to Togo|Peru|principal" },
	{ "Togo's External Affairs Minister, Efua Dzidzor, sat down.", "Efua Dzidzor|External Affairs Minister|Togo|principal" },
	{ "Karl Holmqvist, Head of the Royal Court, sat beside Jan Lis, Executive Co-Chairman.", "Karl Holmqvist|Head of the Royal Court||principal; Jan Lis|Executive Co-Chairman||principal" },
	{ "The visiting Prime Minister of The Bahamas, the Honourable Jan Lis, sat down.", "Jan Lis|Prime Minister|Bahamas|principal" },
	{ "The Vice-President of India, Shri Anil Rao, Prime Minister Shri Modi and others came.", "Anil Rao|Vice-President|India|principal; Narendra Modi|Prime Minister|India|mentioned" },
	{ "President Khadim Emmanuel Macron came.", "Khadim Emmanuel Macron|President|France|principal" },
	{ "The Ambassador of Peru to NATO Rosa Quispe, Chief of Armed Forces Luis Prado and Peru's Ambassador to Malta and Togo Jan Lis came.", "Rosa Quispe|Ambassador|Peru|principal; Luis Prado|Chief of Armed Forces|Peru|mentioned; Jan Lis|Ambassador to Malta and Togo|Peru|mentioned" },
	{ "The Foreign Minister of Togo, Efua Dzidzor, the President of Togo, Kofi Mensah, and two Deputy Prime Ministers came.", "Efua Dzidzor|Foreign Minister|Togo|principal; Kofi Mensah|President|Togo|mentioned" },
	{ "President Ferdinand Marcos Jr. came. Marcos Jr. said no.", "Ferdinand Marcos Jr.|President|Philippines|principal" },
	{ "Talks: Her Excellency Ms Efua Dzidzor, President of Togo, His Excellency Mr. Jan Lis, President of Malta, and others.", "Efua Dzidzor|President|Togo|principal; Jan Lis|President|Malta|principal" },
	{ "Peru's Energy Minister Rosa Quispe, President of Northern Railways Jan Lis, and others came.", "Rosa Quispe|Energy Minister|Peru|principal" },
	{ "FRENCH PRESIDENT HOLDS TALKS IN THE HARBOUR OF PORT ELM.", "" },
	{ "They were: Premier of Togo, the Hon. Jan Lis, Premier of Malta, Karl Holm, Premier of Peru, Ana Ruiz, and others.", "Jan Lis|Premier|Togo|principal; Karl Holm|Premier|Malta|principal; Ana Ruiz|Premier|Peru|mentioned" },
	/* more names than the list has, or an initial for one */
	{ "President Emmanuel Jean-Michel Macron of France came.", "Emmanuel Jean-Michel Macron|President|France|principal" },
	{ "Mongolia's President U.Khurelsukh and Trade Minister Ts.Battulga came.", "U.Khurelsukh|President|Mongolia|principal; Ts.Battulga|Trade Minister|Mongolia|mentioned" },
	/* a misspelt name */
	{ "U.S. Secretary of State Antony Blinkin left.", "Antony Blinkin|Secretary of State|US|principal" },
	{ "Anil Rao's spokesman, Dev Mehta, smiled; Peru's trade minister and chief negotiator Rosa Quispe Luna did not.", "Dev Mehta|spokesman||mentioned; Rosa Quispe Luna|trade minister and chief negotiator|Peru|principal" },
	{ "At 7 PM President Macron's foreign minister, Luc Harel, called.", "Emmanuel Macron|President|France|principal; Luc Harel|foreign minister|France|mentioned" },
	{ "RABAT (WAM) -- Energy Minister Suhail Darwish spoke.", "Suhail Darwish|Energy Minister|United Arab Emirates|principal" },
	/* families */
	{ "President Donald Trump came with Ivanka Trump, his daughter. Ms. Trump spoke first.", "Donald Trump|President|US|principal; Ivanka Trump|daughter|US|mentioned" },
	{ "Her daughter, Noura, danced.", "Noura|daughter||mentioned" },
	{ "President Donald Trump’s nephew, Olav Lund, who is a senior adviser, danced.", "Donald Trump|President|US|principal; Olav Lund|senior adviser|US|mentioned" },
	/* no persons */
	{ "The Belt and Road Forum and Harvard University met in May on Fifth Avenue. Joint Statement on Clean Energy.", "" },
	{ "In Addis Ababa the Foreign Minister said no.", "" },
	{ "The Trump International Golf Club is closed.", "" },
	{ "The Christian Workers Union won.", "" },
};

static void people(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		WHO_SAME(cases[i].text, who_people(who_run(cases[i].text, "2024-05-01", NULL)), cases[i].want);
}

static void fields(void)
{
	struct extraction *x = who_run("Xi Jinping spoke. Then Mr. Xi’s aide and President Xi left.", "2024-05-01", NULL);
	const struct participant *p = &x->doc->participants.v[0];
	CHECK(x->doc->participants.n == 1 && p->n_mentions == 3);
	CHECK_STR(p->native_name, "习近平");
	CHECK(str_is(text_span(x->text, p->mentions[1]), "Mr. Xi"));
	CHECK(strs_has(&p->claim.inferred, "title") == false);
}

/* A title behind a comma is the name's before it, or that of the next in a list. */
static void titles_in_a_list(void)
{
	struct extraction *x = who_run("US Vice President Kamala Harris, Indian Prime Minister Narendra Modi and others met in Oslo.", "2023-12-01", NULL);
	CHECK_STR(x->doc->participants.v[0].name, "Kamala Harris");
	CHECK_STR(x->doc->participants.v[0].title, "Vice President");
	CHECK_STR(x->doc->participants.v[1].title, "Prime Minister");
}

/* The same surname in two years, and an office alone in a government's text. */
static void terms(void)
{
	struct extraction *x = who_run("The President spoke today with Prime Minister Modi.", "2023-03-03", "US");
	CHECK_STR(x->doc->participants.v[0].name, "Joe Biden");
	CHECK(strs_has(&x->doc->participants.v[0].claim.inferred, "name"));
	x = who_run("The President spoke today with Prime Minister Modi.", "2018-03-03", "US");
	CHECK_STR(x->doc->participants.v[0].name, "Donald Trump");
	x = who_run("Premier Li sat beside the guests.", "2016-03-03", NULL);
	CHECK_STR(x->doc->participants.v[0].name, "Li Keqiang");
	x = who_run("Premier Li sat beside the guests.", "2024-03-03", NULL);
	CHECK_STR(x->doc->participants.v[0].name, "Li Qiang");
}

static void tests(void)
{
	RUN(people);
	RUN(fields);
	RUN(titles_in_a_list);
	RUN(terms);
}

int main(void)
{
	return who_main(tests);
}
