/* export.c: cells that a spreadsheet would run, wide letters, wrapping. */
#include <math.h>
#include <string.h>

#include "export.h"
#include "test.h"
#include "utf8.h"

static void no_formulas(void)
{
	const char *quotes[] = { "=HYPERLINK(1)", "+1 and more", "-12.5", "@here", "a \"b\", c", "\tx", "two\nlines", "- item" };
	const char *cells[] = { "\"'=HYPERLINK(1)\"", "\"'+1 and more\"", "-12.5", "\"'@here\"", "\"a \"\"b\"\", c\"", "\"'\tx\"", "\"two\nlines\"", "\"'- item\"" };
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		struct statement s = { .claim = { .id = "x", .line = 3 }, .quote = quotes[i] };
		struct source_info doc = { .file = "f.txt" };
		struct meeting m = { .id = "m", .documents = { &doc, 1, 1 }, .statements = { &s, 1, 1 } };
		struct side side = { .label = "L", .meetings = &m, .n_meetings = 1 };
		struct comparison c = { .sides = &side, .n_sides = 1 };
		struct strbuf b;
		char want[200];
		strbuf_init(&b);
		export_csv(&c, 2, &b);
		snprintf(want, sizeof want, "id,side,meeting,speaker,reported_by,mode,channel,quote,file,line\r\nx,L,m,,,direct,,%s,f.txt,3\r\n", cells[i]);
		CHECK_STR(b.p, want);
		strbuf_release(&b);
	}
}

static void widths(void)
{
	CHECK(term_width(STR("abc")) == 3);
	CHECK(term_width(STR("习近平")) == 6);
	CHECK(term_width(STR("e\xCC\x81")) == 1);
	CHECK(term_width(STR("–…")) == 2);
}

static void wrapping(void)
{
	struct arena *a = arena_new();
	struct term_lines l = term_wrap(a, STR("one two  three"), 7, 5);
	CHECK(l.n == 2 && str_is(l.v[0], "one two") && str_is(l.v[1], "three"));
	l = term_wrap(a, STR("overlongword"), 5, 5);
	CHECK(l.n == 3 && str_is(l.v[2], "rd"));
	l = term_wrap(a, STR("习近平"), 4, 4);
	CHECK(l.n == 2 && str_is(l.v[0], "习近"));
	l = term_wrap(a, STR(""), 4, 4);
	CHECK(l.n == 1 && l.v[0].n == 0);
	l = term_wrap(a, STR("习"), 1, 1); /* wider than the line: no endless loop */
	CHECK(l.n == 1);
	arena_free(a);
}

static void ascii(void)
{
	struct arena *a = arena_new();
	CHECK_STR(arena_strz(a, utf8_ascii(a, STR("“Zażółć” – naïve… €5 ≠ 习"))), "\"Zazolc\" - naive... EUR 5 != ?");
	CHECK_STR(arena_strz(a, utf8_ascii(a, STR("Щербак, Ελλάδα, İlham Øre, ½ → §4 │═╪█ e\xCC\x81\xE2\x80\x8D™"))),
	    "Shcherbak, Ellada, Ilham Ore, 1/2 -> section 4 |=+# eTM");
	struct terminal t = { .utf8 = true };
	CHECK(str_is(term_text(a, &t, STR("a\033[2Jb\xC2\x9B" "c")), "a?[2Jb?c"));
	arena_free(a);
}

int main(void)
{
	RUN(no_formulas);
	RUN(widths);
	RUN(wrapping);
	RUN(ascii);
	return TEST_EXIT;
}
