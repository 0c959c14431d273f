/* theme.c: themes that stand on one another, the grid, the fonts plan. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "test.h"
#include "theme.h"

static struct arena *a;
static struct diag d;
static char root[] = "/tmp/diptych-theme-XXXXXX";
static const char *said; /* the last message */

static void write_file(const char *name, const char *text)
{
	char *path = file_join(a, root, name);
	file_mkdirs(file_dir(a, path), &d);
	CHECK(file_write(path, str_c(text), &d) == 0);
}

static int load(const char *briefs, const char *name, struct theme *t)
{
	const struct data_dirs dirs = { .briefs = briefs };
	int rc = theme_load(a, &dirs, name, t, &d);
	said = d.msgs.n ? d.msgs.v[d.msgs.n - 1].text : "";
	return rc;
}

static void standard(void)
{
	struct theme t;
	CHECK(load("briefs", "standard", &t) == 0);
	CHECK(fabs(t.paper_w_pt - 595.28) < 0.01 && fabs(t.paper_h_pt - 841.89) < 0.01);
	CHECK(t.baseline_pt == 12.5 && t.inks[INK_SIDE] == 0x1f4e79 && t.inks[INK_SIDE_2] == 0xa3462a);
	CHECK(t.styles[STYLE_TEXT].face == FACE_SERIF && t.styles[STYLE_TEXT].size_pt == 9.2 && t.styles[STYLE_TEXT].hyphenate);
	CHECK(t.styles[STYLE_TEXT].align == ALIGN_JUSTIFY && t.styles[STYLE_KICKER].caps && t.styles[STYLE_LABEL].ink == INK_MUTED);
	CHECK(t.styles[STYLE_TITLE].tracking_pt == -0.2 && t.styles[STYLE_CELL_HEAD].ink == INK_PAPER);
	CHECK_STR(t.name, "standard");
}

static void on_a_base(void)
{
	struct theme t;
	CHECK(load("briefs", "letter", &t) == 0);
	CHECK(t.paper_w_pt > 611.9 && t.paper_w_pt < 612.1 && t.paper_h_pt > 791.9 && t.paper_h_pt < 792.1);
	CHECK(t.styles[STYLE_TEXT].size_pt == 9.2);
	write_file("themes/a.ini", "[theme]\nbase = b\n[style text]\nsize = 10pt\n");
	write_file("themes/b.ini", "[paper]\nsize = A5\nwidth = 150mm\n[style text]\nsize = 9pt\nleading = 13pt\n");
	CHECK(load(root, "a", &t) == 0);
	CHECK(t.styles[STYLE_TEXT].size_pt == 10 && t.styles[STYLE_TEXT].leading_pt == 13);
	CHECK(fabs(t.paper_w_pt - 425.2) < 0.01 && fabs(t.paper_h_pt - 595.28) < 0.01);
	CHECK(t.inks[INK_TEXT] == 0x16181d); /* a default */
}

static void scaled_and_turned(void)
{
	struct theme t;
	write_file("themes/big.ini", "[theme]\nbase = b\nscale = 1.5\n[paper]\nlandscape = yes\n[style h1]\nsize = 12pt\n");
	CHECK(load(root, "big", &t) == 0);
	CHECK(t.styles[STYLE_TEXT].size_pt == 13.5 && t.styles[STYLE_TEXT].leading_pt == 19.5 && t.styles[STYLE_H1].size_pt == 12);
	CHECK(t.baseline_pt == 18.75);
	CHECK(fabs(t.paper_h_pt - 425.2) < 0.01 && fabs(t.paper_w_pt - 595.28) < 0.01);
}

/* A theme can leave sections out and shorten those that stay. */
static void of_a_brief(void)
{
	struct theme t;
	struct brief_section all[] = { { .id = "facts", .on = true, .limit = 9 }, { .id = "method", .on = true }, { .id = "issues", .on = false, .each = 1 } };
	struct brief b = { .sections = all, .n_sections = 3 };
	write_file("themes/short.ini", "[theme]\nsections = facts, issues\nlimit = 4\neach = 2\n");
	CHECK(load(root, "short", &t) == 0);
	struct brief out = theme_brief(a, &t, &b);
	CHECK(out.sections[0].on && !out.sections[1].on && !out.sections[2].on);
	CHECK(out.sections[0].limit == 4 && out.sections[0].each == 2 && out.sections[2].each == 1);
	CHECK(all[1].on && all[0].limit == 9);
}

static void shipped(void)
{
	static const char *const names[] = { "standard", "compact", "large", "grey", "landscape", "letter", "two-sided" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct theme t;
		CHECK(load("briefs", names[i], &t) == 0);
	}
	struct theme large;
	CHECK(load("briefs", "large", &large) == 0);
	for (unsigned i = 0; i < STYLE_COUNT; i++)
		CHECK(large.styles[i].size_pt >= (i == STYLE_TEXT || i == STYLE_CELL || i == STYLE_ITEM ? 13.9 : 12));
}

static void refused(void)
{
	struct theme t;
	CHECK(load("briefs", "standrad", &t) == -1);
	CHECK_STR(said, "there is no theme 'standrad'; did you mean 'standard'?");
	CHECK(d.status == EX_CONFIG);
	CHECK(load("briefs", "../themes/standard", &t) == -1);
	write_file("themes/c.ini", "[theme]\nbase = c\n");
	CHECK(load(root, "c", &t) == -1);
	CHECK_STR(said, "more than 8 themes stand on one another, or in a circle");
	write_file("themes/d.ini", "[paper]\nmargin-inner = 100mm\nmargin-outer = 100mm\n");
	CHECK(load(root, "d", &t) == -1);
	CHECK_STR(said, "the margins leave 11 pt for the columns; at least 72 are wanted");
	write_file("themes/e.ini", "[style h1]\nsize = 20pt\nleading = 12pt\n");
	CHECK(load(root, "e", &t) == -1);
	CHECK_STR(said, "[style h1]: its leading (12 pt) is smaller than its size (20 pt)");
	write_file("themes/f.ini", "[style h9]\n");
	CHECK(load(root, "f", &t) == -1);
	CHECK_STR(said, "unknown style 'h9'; did you mean 'h1'?");
}

static void fonts(void)
{
	struct font_plan plan;
	const struct data_dirs ours = { .fonts = "fonts" }, dirs = { .fonts = root };
	struct diag quiet;
	diag_init(&quiet);
	if (font_plan_load(a, &ours, &plan, &quiet) == 0)
		for (unsigned i = 0; i < FACE_COUNT; i++)
			CHECK(plan.roles[i].n >= 3 && plan.roles[i].v[0].path && plan.roles[i].v[0].licence && plan.roles[i].v[1].package);
	else /* fonts are not installed here: then the message names the package */
		CHECK(quiet.status == EX_CONFIG && strstr(quiet.msgs.v[0].text, "fonts-noto-core"));
	diag_release(&quiet);

	struct strbuf b;
	strbuf_init(&b);
	strbuf_puts(&b, "[fonts]\nplaces = /nowhere\n[font one]\nfile = one.ttf\npackage = fonts-one\nlicence = OFL\n[font two]\nfile = two.ttf\npackage = fonts-two\n");
	for (unsigned i = 0; i < FACE_COUNT; i++)
		strbuf_putf(&b, "[role %s]\nfonts = %s\n", face_names[i], i == FACE_SANS ? "two" : i == FACE_SERIF_BOLD ? "one, onn" : "one, two");
	write_file("fonts.ini", b.p);
	write_file("one.ttf", "not read here");
	strbuf_release(&b);
	size_t before = d.msgs.n;
	CHECK(font_plan_load(a, &dirs, &plan, &d) == -1);
	CHECK(d.msgs.n == before + 2);
	CHECK_STR(d.msgs.v[before].text, "there is no [font onn]; did you mean 'one'?");
	CHECK(d.msgs.v[before].at.line == 15 && d.msgs.v[before].at.col == 9);
	CHECK_STR(d.msgs.v[before + 1].text, "the font file two.ttf is not found; it comes with the package fonts-two");
	CHECK(plan.roles[FACE_SERIF].n == 2 && plan.roles[FACE_SERIF].v[0].path && !plan.roles[FACE_SERIF].v[1].path);
}

static void features_are_the_style_s(void)
{
	struct theme t;
	CHECK(load("briefs", "classic", &t) == 0);
	CHECK(t.styles[STYLE_TEXT].features == FEATURE_ONUM);
	CHECK(t.styles[STYLE_CELL].features == FEATURE_TNUM); /* of the theme below */
	CHECK(t.styles[STYLE_H2].features == (FEATURE_SMCP | FEATURE_ONUM));
	CHECK(t.styles[STYLE_FIGURE_LABEL].features == 0);
}

static void shortened(void)
{
	struct theme t = { .limit = 6, .each = 3 };
	CHECK(theme_shorten(&t) && t.limit == 6 && t.each == 2);
	CHECK(theme_shorten(&t) && t.limit == 5 && t.each == 3);
	CHECK(theme_shorten(&t) && t.limit == 5 && t.each == 2);
	CHECK(theme_shorten(&t) && t.limit == 6 && t.each == 1);
	for (int left = 5; left > 0; left--)
		CHECK(theme_shorten(&t) && t.limit == left && t.each == 1);
	CHECK(!theme_shorten(&t));
	t = (struct theme){ 0 };
	CHECK(theme_shorten(&t) && t.limit == 12 && t.each == 4);
	CHECK(load("briefs", "compact", &t) == 0 && t.pages == 2);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	if (!mkdtemp(root))
		return 1;
	RUN(standard);
	RUN(features_are_the_style_s);
	RUN(on_a_base);
	RUN(scaled_and_turned);
	RUN(of_a_brief);
	RUN(shortened);
	RUN(shipped);
	RUN(refused);
	RUN(fonts);
	if (test_failures)
		diag_print(&d, 0, stdout);
	char *remove_all = arena_printf(a, "rm -rf '%s'", root);
	if (system(remove_all) != 0)
		return 1;
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
