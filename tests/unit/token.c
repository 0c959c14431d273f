/* token.c: a text and its tokens, joined by '|'. */
#include <stdio.h>

#include "sample.h"
#include "test.h"
#include "text.h"

static struct arena *a;
static struct abbreviations *ab;

static const struct { const char *text, *toks; } cases[] = {
	{ "China-U.S. ties", "China|-|U.S.|ties" },
	{ "a three-day visit", "a|three|-|day|visit" },
	{ "Mr. Vo, of the U.K., spoke.", "Mr.|Vo|,|of|the|U.K.|,|spoke|." },
	{ "Q. R. Marl met Ana B. Lund", "Q.|R.|Marl|met|Ana|B.|Lund" },
	{ "1,250 tons at 2.5%", "1,250|tons|at|2.5|%" },
	{ "on May 8,2017.", "on|May|8|,|2017|." },
	{ "the 10th, $5bn and €3m", "the|10th|,|$|5bn|and|€|3m" },
	{ "2025-11-03 11:07", "2025|-|11|-|03|11|:|07" },
	{ "US$40 or A$2", "US|$|40|or|A|$|2" },
	{ "Chile’s and Peru's leaders' talks", "Chile’s|and|Peru's|leaders'|talks" },
	{ "don't, O’Neill", "don't|,|O’Neill" },
	{ "“One.” \"Two.\"", "“|One|.|”|\"|Two|.|\"" },
	{ "No. 45 of Feb. 9; no. It is", "No.|45|of|Feb.|9|;|no|.|It|is" },
	{ "They left.Then G20 met", "They|left|.|Then|G20|met" },
	{ "a Ph.D. at 6 p.m. sharp", "a|Ph.D.|at|6|p.m.|sharp" },
	{ "wait… and ... so", "wait|…|and|.|.|.|so" },
	{ "Section 301 (a)", "Section|301|(|a|)" },
	{ "'Peace' in the '90s", "'|Peace|'|in|the|'|90s" },
	{ "", "" },
};

static void splits(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text t;
		text_analyse(a, sample_source(a, cases[i].text, NULL), ab, &t);
		CHECK_STR(sample_joined(a, &t, t.toks, sizeof *t.toks, t.n_toks, "|"), cases[i].toks);
	}
}

static void folds_and_flags(void)
{
	struct text t;
	text_analyse(a, sample_source(a, "NATO’s Élan: \"Peru's U.S.\" envoys' x", NULL), ab, &t);
	CHECK(str_is(t.toks[0].fold, "nato") && t.toks[0].flags == (TOK_CAP | TOK_ALLCAP | TOK_FIRST | TOK_POSSESSIVE));
	CHECK(str_is(t.toks[1].fold, "élan") && t.toks[1].flags == TOK_CAP);
	CHECK(t.toks[3].kind == TOK_OPEN);
	CHECK(str_is(t.toks[4].fold, "peru") && t.toks[4].flags == (TOK_CAP | TOK_POSSESSIVE));
	CHECK(str_is(t.toks[5].fold, "u.s.") && t.toks[5].flags == (TOK_CAP | TOK_ALLCAP | TOK_ABBREV));
	CHECK(t.toks[6].kind == TOK_CLOSE);
	CHECK(str_is(t.toks[7].fold, "envoys") && t.toks[7].flags == TOK_POSSESSIVE);
}

static void quotation_marks(void)
{
	struct text t;
	text_analyse(a, sample_source(a, "He \"said\" that \"it\". 'Yes,' she said.", NULL), ab, &t);
	enum tok_kind want[] = { TOK_WORD, TOK_OPEN, TOK_WORD, TOK_CLOSE, TOK_WORD, TOK_OPEN, TOK_WORD, TOK_CLOSE, TOK_PUNCT,
		TOK_OPEN, TOK_WORD, TOK_PUNCT, TOK_CLOSE, TOK_WORD, TOK_WORD, TOK_PUNCT };
	CHECK(t.n_toks == sizeof want / sizeof *want);
	for (size_t i = 0; i < t.n_toks && i < sizeof want / sizeof *want; i++)
		CHECK(t.toks[i].kind == want[i]);
}

int main(void)
{
	struct diag d;
	a = arena_new();
	diag_init(&d);
	if (abbreviations_load(a, SHIPPED("briefs"), &ab, &d) < 0)
		diag_print(&d, 0, stdout);
	RUN(splits);
	RUN(folds_and_flags);
	RUN(quotation_marks);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
