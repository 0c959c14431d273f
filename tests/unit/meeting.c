/* meeting.c: which meeting a text is about: kind, date, place, sides. */
#include "who.h"

static const struct { const char *text, *date, *party, *want; } cases[] = {
	/* calls have no place */
	{ "President Biden spoke by phone today with Zambia's President, Hakainde Hichilema.", "2023-06-03", "US", "call 2023-06-03 // US+Zambia" },
	{ "Emmanuel Macron and Narendra Modi held a video call on 4 May. They discussed trade in Paris.", "2022-05-06", NULL, "call 2022-05-04 // France+India" },
	{ "In a recent phone call, President Lula da Silva thanked Chancellor Merz for his letter.", "2025-11-20", NULL, "call 2025-11 // Brazil+Germany" },
	{ "President Sisi received a phone call from King Abdullah II on 3 May 2021. Chancellor Merkel was welcomed in Cairo last year.", NULL, NULL, "call 2021-05-03 // Egypt+Jordan" },
	/* meetings in person */
	{ "Prime Minister Anwar Ibrahim met Prime Minister Lee Hsien Loong in Johor Bahru, Malaysia, on Tuesday.", "2023-10-31", NULL, "bilateral-meeting 2023-10-31 Johor Bahru/Malaysia/ Malaysia+Singapore" },
	{ "President Erdogan welcomed President Aliyev to the White House yesterday.", "2021-06-16", NULL, "bilateral-meeting 2021-06-15 Washington/US/White House Turkey+Azerbaijan" },
	{ "From March 3rd through 5th, Ghana hosted President Uhuru Kenyatta on a state visit; President Nana Akufo-Addo had invited him.", "2019-03-09", NULL, "state-visit 2019-03-03..2019-03-05 /Ghana/ Kenya+Ghana" },
	{ "The Presidents of Latvia and Poland met in Riga on 2 June 2022 for talks.", NULL, NULL, "bilateral-meeting 2022-06-02 Riga/Latvia/ Latvia+Poland" },
	{ "President Putin and President Xi held a summit in Kazan on Wednesday.", "2024-10-24", NULL, "summit 2024-10-23 Kazan/Russia/ Russia+China" },
	/* the readout's own day; a past date in it is not the meeting's */
	{ "President Biden met with the Estonian President, Alar Karis. The talks followed their meeting in Warsaw in March 2022.", "2023-02-21", "US", "bilateral-meeting 2023-02-21 // US+Estonia" },
	/* a town of no list */
	{ "Prime Minister Frederiksen met Prime Minister Kristersson in Nykvarn, Sweden, on Friday.", "2023-05-06", NULL, "bilateral-meeting 2023-05-05 Nykvarn/Sweden/ Denmark+Sweden" },
	/* what is said of a place is not where it is said */
	{ "President Ruto met President Museveni on Tuesday. \"This visit is a start, and the talks in Kampala will lead on,\" he said.", "2024-06-05", NULL, "bilateral-meeting 2024-06-04 // Kenya+Uganda" },
	/* nor what is talked about */
	{ "President Ruto and Sultan Haitham met on 4 June 2024. Their talks covered trade and the ceasefire in Gaza.", NULL, NULL, "bilateral-meeting 2024-06-04 // Kenya+Oman" },
	{ "President Ruto met President Museveni for talks on 4 June 2024. They spoke after the meeting at the Harbour House, Kampala.", NULL, NULL, "bilateral-meeting 2024-06-04 Kampala/Uganda/ Kenya+Uganda" },
	{ "King Abdullah II held talks today with Sultan Haitham. The talks took place during a phone call that the King received.", "2024-06-04", NULL, "call 2024-06-04 // Jordan+Oman" },
	/* where one goes after it, and home, from where a story is told */
	{ "President Ruto returned to Nairobi today, concluding his three-day official visit to Uganda, where President Museveni received him.", "2024-06-04", NULL, "bilateral-meeting 2024-06-02..2024-06-04 /Uganda/ Kenya+Uganda" },
	{ "NAIROBI, Kenya — President Ruto and President Museveni met on the sidelines of the Lake Forum on Monday.", "2024-06-04", NULL, "bilateral-meeting 2024-06-03 // Kenya+Uganda" },
	/* a plan beside the call */
	{ "President Tokayev spoke on the phone with President Macron on Monday and said he will visit Paris next month.", "2022-11-16", NULL, "call 2022-11-14 // Kazakhstan+France" },
	/* nothing to go by */
	{ "Wheat prices rose again in Chicago on Monday.", "2022-11-16", NULL, "" },
};

static void primary(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		WHO_SAME(cases[i].text, who_meeting(who_run(cases[i].text, cases[i].date, cases[i].party), 0), cases[i].want);
}

static void background(void)
{
	struct extraction *x = who_run("President Macron met Chancellor Merz in Berlin on Monday. The two leaders plan to meet again in Lyon in October. "
				       "They last met in Marseille in August.", "2025-09-02", NULL);
	CHECK_STR(who_meeting(x, 0), "bilateral-meeting 2025-09-01 Berlin/Germany/ France+Germany");
	CHECK(x->doc->meetings.n == 3 && !x->doc->meetings.v[1].primary && !x->doc->meetings.v[2].primary);
	CHECK_STR(who_meeting(x, 1), "planned bilateral-meeting 2025-10 Lyon/France/ France+Germany");
	CHECK_STR(who_meeting(x, 2), "bilateral-meeting 2025-08 Marseille/France/ France+Germany");
}

static void levels(void)
{
	struct extraction *x = who_run("President Biden, Mr. Antony Blinken, Secretary of State, and President Macron met in Paris today. Mr. Blinken will visit Rome, where he will meet Foreign Minister Antonio Tajani.", "2022-03-03", NULL);
	CHECK_STR(who_people(x), "Joe Biden|President|US|principal; Antony Blinken|Secretary of State|US|delegation; Emmanuel Macron|President|France|principal; Antonio Tajani|Foreign Minister|Italy|mentioned");
}

/* Who accompanies takes part; who is talked about does not. */
static void delegations(void)
{
	struct extraction *x = who_run("President Xi met with Prime Minister Albanese in Perth on 3 May 2023. Wang Yi and Penny Wong were present.\n\n"
				       "They discussed the visit of Secretary of State Antony Blinken.", NULL, "China");
	CHECK_STR(who_people(x), "Xi Jinping|President|China|principal; Anthony Albanese|Prime Minister|Australia|principal; "
				 "Wang Yi|Foreign Minister|China|delegation; Penny Wong|Foreign Minister|Australia|delegation; Antony Blinken|Secretary of State|US|mentioned");
}

/* Of whose side those are who accompany one that is named by office. */
static void retinue(void)
{
	struct extraction *x = who_run("Prime Minister Albanese met President Xi in Perth on 3 May 2023 for talks on trade and the sea.\n\n"
				       "The Prime Minister was accompanied by Ambassador Jan Lis and Speaker of Parliament Mr. Karl Holm.", NULL, NULL);
	CHECK_STR(who_people(x), "Anthony Albanese|Prime Minister|Australia|principal; Xi Jinping|President|China|principal; "
				 "Jan Lis|Ambassador|Australia|delegation; Karl Holm|Speaker of Parliament|Australia|delegation");
	CHECK(strs_has(&x->doc->participants.v[2].claim.inferred, "side"));
}

/* A date line gives a place, marked as inferred. */
static void dateline(void)
{
	struct extraction *x = who_run("OSLO, Norway — Prime Minister Modi and Prime Minister Frederiksen held talks on 4 May 2022.", NULL, NULL);
	CHECK_STR(who_meeting(x, 0), "bilateral-meeting 2022-05-04 Oslo/Norway/ India+Denmark");
	CHECK(strs_has(&x->doc->meetings.v[0].claim.inferred, "place"));
	static const char *const openings[] = { "(Oslo) ", "Oslo, Norway: ", "Oslo, May 5 (AGN)-- " };
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
		x = who_run(arena_printf(a, "%sPrime Minister Modi and Prime Minister Frederiksen held talks on 4 May 2022.", openings[i]), "2022-05-05", NULL);
		WHO_SAME(openings[i], who_meeting(x, 0), "bilateral-meeting 2022-05-04 Oslo/Norway/ India+Denmark");
	}
}

/* A communiqué lists who came, and whom some stood in for. */
static void many(void)
{
	struct extraction *x = who_run("The summit of the Lake States opened in Kampala on 4 June 2024. President Museveni, its host, presided over it.\n\n"
				       "In attendance were President Ruto of Kenya, President Paul Kagame of Rwanda, and Jan Lis, Foreign Minister of Malta, representing President Salva Kiir of South Sudan.", NULL, NULL);
	CHECK_STR(who_meeting(x, 0), "summit 2024-06-04 Kampala/Uganda/ Kenya+Rwanda+Uganda");
	CHECK_STR(who_people(x), "Yoweri Museveni|President|Uganda|principal; William Ruto|President|Kenya|principal; Paul Kagame|President|Rwanda|principal; "
				 "Jan Lis|Foreign Minister|Malta|principal; Salva Kiir|President|South Sudan|mentioned");
	/* a day that stands beside one of the others */
	x = who_run("President Kagame held the summit of the Lake States in Kigali on 4 June 2024, as President Museveni had asked.\n\n"
		    "The leaders prayed.\n\nIn attendance were President Ruto of Kenya, President Salva Kiir of South Sudan, and President Samia Suluhu Hassan of Tanzania.", NULL, NULL);
	CHECK(x->doc->meetings.n == 1 && x->doc->meetings.v[0].sides.n == 5);
	CHECK_STR(x->doc->meetings.v[0].start, "2024-06-04");
	/* a bilateral meeting with guests stays one */
	x = who_run("President Ruto met President Museveni in Kampala on 4 June 2024. Also present were President Paul Kagame and President Salva Kiir of South Sudan.", NULL, NULL);
	CHECK_STR(who_meeting(x, 0), "bilateral-meeting 2024-06-04 Kampala/Uganda/ Kenya+Uganda");
}

static void tests(void)
{
	RUN(primary);
	RUN(background);
	RUN(levels);
	RUN(delegations);
	RUN(retinue);
	RUN(dateline);
	RUN(many);
}

int main(void)
{
	return who_main(tests);
}
