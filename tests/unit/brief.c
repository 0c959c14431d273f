/* brief.c: where data are found, and one brief from its folder. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "brief.h"
#include "file.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static char root[] = "/tmp/diptych-brief-XXXXXX";
static struct data_dirs dirs;

static char *in(const char *name)
{
	return file_join(a, root, name);
}

static void put(const char *name, const char *text)
{
	file_mkdirs(file_dir(a, in(name)), &d);
	CHECK(file_write(in(name), str_c(text), &d) == 0);
}

static void put_shipped(void)
{
	put("briefs/sections.ini", "[section facts]\nkind = built-in\n[section glance]\nkind = built-in\n[section issues]\nkind = built-in\nlimit = 7\n");
}

static const char *said(void)
{
	return d.msgs.n ? d.msgs.v[d.msgs.n - 1].text : "";
}

static int load(const char *name, const char *sources, struct brief *b)
{
	return brief_load(a, &dirs, name, sources, NULL, 0, b, &d);
}

#define SIDES "[side a]\nfrom = 2001-01-01\nto = 2001-12-31\n[side b]\ntitle = The later one\nfrom = 2002-01-01\n"

static void whole(void)
{
	struct brief b;
	put("briefs/one/brief.ini", "[brief]\ntitle = One\nsources = texts, more.md\nsections = issues, facts\n" SIDES
				    "[source More.txt]\npublisher = Gazette\ndate = 2001-05-04\n[section issues]\nlimit = 3\ntitle = Point by point\n");
	put("briefs/one/texts/More.txt", "x");
	put("briefs/one/texts/b.txt", "x");
	put("briefs/one/texts/.hidden", "x");
	put("briefs/one/more.md", "x");
	CHECK(load("one", NULL, &b) == 0);
	CHECK_STR(b.name, "one");
	CHECK_STR(b.title, "One");
	CHECK(!b.subtitle && !b.handling && !b.corrections);
	CHECK_STR(b.theme, "standard");
	CHECK_STR(b.lang, "en");
	CHECK(b.sources.n == 3);
	CHECK_STR(file_base(b.sources.v[0]), "More.txt");
	CHECK_STR(file_base(b.sources.v[1]), "b.txt");
	CHECK_STR(b.sources.v[2], in("briefs/one/more.md"));
	CHECK(b.n_sides == 2 && b.sides[1].from && !b.sides[1].to && b.sides[1].meetings.n == 0);
	CHECK_STR(b.sides[0].title, "a");
	CHECK_STR(b.sides[1].title, "The later one");
	CHECK(b.n_sections == 2 && b.sections[0].limit == 3 && b.sections[0].on && b.sections[1].limit == 0);
	CHECK_STR(b.sections[0].title, "Point by point");
	CHECK(brief_source_meta(&b, "More.txt") && !brief_source_meta(&b, "b.txt"));
	CHECK_STR(brief_source_meta(&b, "More.txt")->publication_date, "2001-05-04");
	put("briefs/one/corrections.tsv", "# none\n");
	CHECK(load(in("briefs/one"), NULL, &b) == 0 && b.corrections);
	CHECK(load(in("briefs/one/brief.ini"), NULL, &b) == 0);
	CHECK_STR(b.dir, in("briefs/one"));
	CHECK(d.msgs.n == 0);
}

static void other_sources(void)
{
	struct brief b;
	put("elsewhere/b.txt", "x");
	CHECK(load("one", in("elsewhere"), &b) == 0);
	CHECK(b.sources.n == 1);
	CHECK_STR(said(), "[source More.txt]: no such file among these sources");
	CHECK(d.msgs.v[d.msgs.n - 1].level == DIAG_NOTE && d.errors == 0);
	CHECK(load("one", in("nowhere"), &b) == -1 && d.status == EX_NOINPUT);
}

static void sets(void)
{
	struct brief b;
	const char *const good[] = { "brief.title=Two", "section facts.on=no" }, *const wrong[] = { "brief.titel=Two" };
	CHECK(brief_load(a, &dirs, "one", NULL, good, 2, &b, &d) == 0);
	CHECK_STR(b.title, "Two");
	CHECK(!b.sections[1].on);
	CHECK(brief_load(a, &dirs, "one", NULL, wrong, 1, &b, &d) == -1);
	CHECK_STR(said(), "unknown key 'titel' in [brief]; did you mean 'title'?");
}

static const struct {
	const char *ini, *want;
} bad[] = {
	{ "[brief]\n" SIDES, "[brief] has no 'title'" },
	{ "[brief]\ntitle = X\n[side a]\n", "a brief has from 2 to 4 sections [side LABEL], this one 1" },
	{ "[brief]\ntitle = X\n" SIDES "[side c]\nfrom = 2003-02-01\nto = 2003-01-31\n", "[side c] ends on 2003-01-31, before it starts on 2003-02-01" },
	{ "[brief]\ntitle = X\nsources = texts, missing.txt\n" SIDES, "there is no file or folder '%s/briefs/two/missing.txt'" },
	{ "[brief]\ntitle = X\nsources = empty\n" SIDES, "the folder %s/briefs/two/empty has no sources" },
	{ "[brief]\ntitle = X\nsources = \"\"\n" SIDES, "the list 'sources' is empty" },
	{ "[brief]\ntitle = X\nsources = texts\n" SIDES "[source c.txt]\n", "there is no source 'c.txt'; did you mean 'b.txt'?" },
	{ "[brief]\ntitle = X\nsources = texts, again\n" SIDES, "another source has the same name: %s/briefs/two/again/b.txt" },
	{ "[brief]\ntitle = X\nsources = texts\nsections = facts\n" SIDES "[section glance]\n",
	    "[section glance] is not printed: 'glance' is not in the list 'sections' of [brief]" },
	{ "[brief]\ntitle = X\nsources = texts\nsections = facts, glanse\n" SIDES, "unknown section 'glanse'; did you mean 'glance'?" },
	{ "[brief]\ntitle = X\nsources = texts\nsections = facts, deals\n" SIDES,
	    "unknown section 'deals'; a section of your own needs a [section deals] with 'kind'" },
	{ "[brief]\ntitle = X\nsources = texts\nsections = facts, glanec\n" SIDES "[section glanec]\nlimit = 2\n", "unknown section 'glanec'; did you mean 'glance'?" },
	{ "[brief]\ntitle = X\nsources = texts\nsections = facts, deals\n" SIDES "[section deals]\nlimit = 2\n",
	    "unknown section 'deals'; a section of your own needs a [section deals] with 'kind'" },
};

static void refused(void)
{
	struct brief b;
	put("briefs/two/texts/b.txt", "x");
	put("briefs/two/again/b.txt", "x");
	file_mkdirs(in("briefs/two/empty"), &d);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		put("briefs/two/brief.ini", bad[i].ini);
		struct diag_msg *found = NULL;
		size_t before = d.msgs.n;
		load("two", NULL, &b);
		const char *at = strstr(bad[i].want, "%s"), *want = bad[i].want;
		if (at)
			want = arena_printf(a, "%.*s%s%s", (int)(at - want), want, root, at + 2);
		for (size_t m = before; m < d.msgs.n; m++)
			if (strcmp(d.msgs.v[m].text, want) == 0)
				found = &d.msgs.v[m];
		CHECK(found && d.msgs.n > before);
		if (!found)
			CHECK_STR(said(), want);
	}
	CHECK(load("onne", NULL, &b) == -1);
	CHECK_STR(said(), "there is no brief 'onne'; did you mean 'one'?");
	CHECK(load(in("briefs/two/texts"), NULL, &b) == -1);
	CHECK_STR(said(), "the folder has no brief.ini");
	CHECK(load(NULL, NULL, &b) == -1);
	CHECK_STR(said(), "no brief is named, and there is no config.ini with a default");
}

static void kinds(void)
{
	struct brief b;
	put("briefs/lexicon/taxonomy.tsv", "@set\tid\tname\nkind\tcall\tCall\nkind\tsummit\tSummit\n");
	put("briefs/two/brief.ini", "[brief]\ntitle = X\nsources = texts\nsections = facts\n" SIDES "kinds = call, sumit\n");
	CHECK(load("two", NULL, &b) == -1);
	CHECK_STR(said(), "unknown kind of meeting 'sumit'; did you mean 'summit'?");
	put("briefs/two/brief.ini", "[brief]\ntitle = X\nsources = texts\nsections = facts\n" SIDES "kinds = call, summit\n");
	CHECK(load("two", NULL, &b) == 0 && b.sides[1].meetings.n == 2);
}

static void search_order(void)
{
	struct data_dirs found;
	char here[4096];
	struct brief b;
	CHECK(getcwd(here, sizeof here) != NULL);
	/* the checkout around the working directory */
	file_mkdirs(in("checkout/briefs/deep/er"), &d);
	file_mkdirs(in("checkout/fonts"), &d);
	put("checkout/config.ini", "[site]\nbrief = one\n");
	CHECK(chdir(in("checkout/briefs/deep/er")) == 0 && data_dirs_find(a, NULL, &found, &d) == 0);
	CHECK_STR(found.briefs, in("checkout/briefs"));
	CHECK_STR(found.fonts, in("checkout/fonts"));
	CHECK_STR(found.config, in("checkout/config.ini"));
	/* --config goes before it, for what it has */
	put("site/config.ini", "[site]\nbrief = one\nbriefs = ../briefs\n");
	CHECK(data_dirs_find(a, in("site/config.ini"), &found, &d) == 0);
	CHECK_STR(found.config, in("site/config.ini"));
	CHECK_STR(found.briefs, in("site/../briefs"));
	CHECK_STR(found.fonts, in("checkout/fonts"));
	CHECK(brief_load(a, &found, NULL, NULL, NULL, 0, &b, &d) == 0);
	CHECK_STR(b.title, "One");
	CHECK(data_dirs_find(a, in("site"), &found, &d) == 0);
	CHECK_STR(found.config, in("site/config.ini"));
	CHECK(data_dirs_find(a, in("missing.ini"), &found, &d) == -1);
	put("site/config.ini", "[site]\nfonts = nowhere\n");
	CHECK(data_dirs_find(a, in("site"), &found, &d) == -1 && strstr(said(), "nowhere' is not a folder"));
	/* away from any checkout: the one around the program itself goes before XDG */
	file_mkdirs(in("xdg/diptych/briefs"), &d);
	put("xdg/diptych/config.ini", "[site]\n");
	setenv("XDG_CONFIG_HOME", in("xdg"), 1);
	CHECK(chdir("/") == 0 && data_dirs_find(a, NULL, &found, &d) == 0);
	CHECK_STR(found.briefs, file_join(a, here, "briefs"));
	CHECK(chdir(here) == 0);
}

/* The brief that comes with the program loads without a word. */
static void example(void)
{
	struct data_dirs ours;
	struct brief b;
	struct diag quiet;
	diag_init(&quiet);
	CHECK(data_dirs_find(a, NULL, &ours, &quiet) == 0);
	CHECK(brief_load(a, &ours, NULL, NULL, NULL, 0, &b, &quiet) == 0);
	CHECK(b.n_sides == 2 && b.sources.n >= 5 && quiet.msgs.n == 0);
	diag_print(&quiet, 0, stdout);
	diag_release(&quiet);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	if (!mkdtemp(root))
		return 1;
	dirs = (struct data_dirs){ .briefs = in("briefs") };
	put_shipped();
	RUN(whole);
	RUN(other_sources);
	RUN(sets);
	RUN(refused);
	RUN(kinds);
	RUN(search_order);
	RUN(example);
	if (test_failures)
		diag_print(&d, 0, stdout);
	if (system(arena_printf(a, "rm -rf '%s'", root)) != 0)
		return 1;
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
