/* place.c: countries, governments and organisations as mentions. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "who.h"

static const struct { const char *text, *want; } cases[] = {
	{ "Peru thanked the Republic of Korea.", "Peru=Peru; Republic of Korea=South Korea" },
	{ "Beijing rejected the claim.", "Beijing=China" },
	{ "They walked in Beijing.", "" },
	{ "The U.S. agreed to help, and U.S. farmers cheered.", "U.S.=US; ~U.S.=US" },
	{ "It told us about the US offer.", "~US=US" },
	{ "Kenyan tea reached the Kremlin.", "~Kenyan=Kenya; Kremlin=Russia" },
	{ "Norway's Foreign Ministry and the Ministry of Finance of Ghana wrote.", "Norway=Norway; Foreign Ministry=Norway; Ministry of Finance=Ghana; Ghana=Ghana" },
	{ "Xinhua and Reuters reported.", "Xinhua=China; Reuters=" },
	{ "Ships crossed the South China Sea and the Gulf of Mexico.", "" },
	{ "The Chinese government and the Indian side spoke.", "Chinese government=China; Indian side=India" },
	{ "The Democratic Republic of the Congo (DRC) and DR Congo's army.", "Democratic Republic of the Congo=Democratic Republic of the Congo; DRC=Democratic Republic of the Congo; DR Congo=Democratic Republic of the Congo" },
	{ "Côte d'Ivoire joined the African Union; turkey was served.", "Côte d'Ivoire=Ivory Coast; African Union=African Union" },
};

static void mentions(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		WHO_SAME(cases[i].text, who_mentions(who_run(cases[i].text, "2024-05-01", NULL), 1u << MENTION_COUNTRY | 1u << MENTION_ORG), cases[i].want);
}

/* A span holds the name alone. */
static void spans(void)
{
	struct extraction *x = who_run("We read Fiji’s letter.", "2024-05-01", NULL);
	CHECK(x->mentions.n >= 1);
	for (size_t i = 0; i < x->mentions.n; i++)
		if (x->mentions.v[i].kind == MENTION_COUNTRY) {
			CHECK(x->mentions.v[i].possessive);
			CHECK(str_is(text_span(x->text, x->mentions.v[i].span), "Fiji"));
		}
}

static void put(const char *dir, const char *name, const char *text)
{
	FILE *f = fopen(arena_printf(a, "%s/lexicon/%s", dir, name), "w");
	CHECK(f != NULL);
	if (f) {
		fputs(text, f);
		fclose(f);
	}
}

/* Every bad row is told with its place; the good ones are kept. */
static void bad_rows(void)
{
	char dir[] = "/tmp/diptych-place-XXXXXX";
	struct places *p;
	struct diag d;
	diag_init(&d);
	CHECK(mkdtemp(dir) != NULL && mkdir(arena_printf(a, "%s/lexicon", dir), 0700) == 0);
	put(dir, "organisations.tsv", "Xinhua\tChina\tmedia\n");
	put(dir, "places.tsv", "country\tPeru\tPE\ntown\tCusco\t\tPeru\ncity\tLima\ncity\tQuito\t\tEcuador\n");
	CHECK(places_load(a, SHIPPED(dir), &p, &d) < 0);
	CHECK(d.errors == 2 && p->n == 3);
	CHECK(d.msgs.v[0].at.line == 2 && d.msgs.v[0].at.col == 1 && strstr(d.msgs.v[0].text, "town"));
	CHECK(d.msgs.v[1].at.line == 3 && strstr(d.msgs.v[1].text, "Lima"));
	put(dir, "places.tsv", "country\tPeru\tPE\ncity\tQuito\t\tEcuador\n");
	CHECK(places_load(a, SHIPPED(dir), &p, &d) < 0);
	CHECK(d.errors == 3 && d.msgs.v[2].at.line == 2 && d.msgs.v[2].at.col == 13 && strstr(d.msgs.v[2].text, "Ecuador"));
	diag_release(&d);
	unlink(arena_printf(a, "%s/lexicon/places.tsv", dir));
	unlink(arena_printf(a, "%s/lexicon/organisations.tsv", dir));
	rmdir(arena_printf(a, "%s/lexicon", dir));
	rmdir(dir);
}

static void tests(void)
{
	RUN(mentions);
	RUN(spans);
	RUN(bad_rows);
}

int main(void)
{
	return who_main(tests);
}
