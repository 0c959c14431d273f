/* sentence.c: a text and its sentences, joined by " | ". */
#include <stdio.h>

#include "sample.h"
#include "test.h"
#include "text.h"

static struct arena *a;
static struct abbreviations *ab;

static const struct { const char *name, *text, *want; } cases[] = {
	{ "plain", "They met. They ate! Why? Nobody knows.", "They met. | They ate! | Why? | Nobody knows." },
	{ "paragraphs", "One\n\nTwo goes on", "One | Two goes on" },
	{ "titles", "Mr. Vo met Dr. Lund and Gen. Ito. All smiled.", "Mr. Vo met Dr. Lund and Gen. Ito. | All smiled." },
	{ "initials", "Q. R. Marl and Ana B. Lund left. Pia C. Roth stayed.", "Q. R. Marl and Ana B. Lund left. | Pia C. Roth stayed." },
	{ "dotted", "The U.S. President came to the U.S. The talks in the U.K. begin.", "The U.S. President came to the U.S. | The talks in the U.K. begin." },
	{ "months", "On Feb. 9 and Nov. 14 they spoke. It ended in Dec. Peace came.", "On Feb. 9 and Nov. 14 they spoke. | It ended in Dec. | Peace came." },
	{ "numbers", "See No. 45. It costs 2.5 million. In 2019. Then", "See No. 45. | It costs 2.5 million. | In 2019. | Then" },
	{ "hours", "It ended at 6 p.m. Ministers left at 7 p.m. local time.", "It ended at 6 p.m. | Ministers left at 7 p.m. local time." },
	{ "closing marks", "\"We agree.\" She left. (They stayed.) “Good.” He ate.", "\"We agree.\" | She left. | (They stayed.) | “Good.” | He ate." },
	{ "attribution", "\"Trade is good,\" he said. \"Peace came. War left,\" she said.", "\"Trade is good,\" he said. | \"Peace came. War left,\" she said." },
	{ "question in a quotation", "“Will it last?” he asked. “Surely!” they cried.", "“Will it last?” he asked. | “Surely!” they cried." },
	{ "long quotation", "He said: “Peace came. War left.” Then he ate.", "He said: “Peace came. | War left.” | Then he ate." },
	{ "ellipses", "We wait ... and see... Then act. So… no.", "We wait ... and see... | Then act. | So… no." },
	{ "list numbers", "1. The sides met.\n\n2. They ate.", "1. The sides met. | 2. They ate." },
	{ "no room", "They left.Then it rained.", "They left. | Then it rained." },
	{ "ticker", "Orbit (OR.B) rose at 4 p.m. KST on U.S. Most Favoured terms.", "Orbit (OR.B) rose at 4 p.m. KST on U.S. Most Favoured terms." },
	{ "transcript", "PRESIDENT VO: Thank you. We are glad.", "PRESIDENT VO: Thank you. | We are glad." },
	{ "company", "Orbit Inc. of Oslo and Halden Co. Ltd. signed. Both won.", "Orbit Inc. of Oslo and Halden Co. Ltd. signed. | Both won." },
	{ "CJK", "双方会谈。会谈成功。", "双方会谈。 | 会谈成功。" },
	{ "marks alone", "... !", "... !" },
	{ "unclosed", "\"We agree. We sign.", "\"We agree. | We sign." },
};

static void cuts(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct text t;
		text_analyse(a, sample_source(a, cases[i].text, NULL), ab, &t);
		CHECK_STR(sample_joined(a, &t, t.sents, sizeof *t.sents, t.n_sents, " | "), cases[i].want);
	}
}

static void lead_ins(void)
{
	struct text t;
	text_analyse(a, sample_source(a,
	    "# Deals\n\nAll is set. Peru will:\n\n- buy corn;\n\n- cut duties:\n\n  - on rice\n\n  - on tin\n\n- build ports. And more.\n\nNo list.\n\n- loose", NULL), ab, &t);
	int want[] = { -1, -1, -1, 2, 2, 4, 4, 2, 2, -1, -1 };
	CHECK(t.n_sents == sizeof want / sizeof *want);
	for (size_t i = 0; i < t.n_sents && i < sizeof want / sizeof *want; i++)
		CHECK(t.sents[i].lead_in == want[i]);
	CHECK(t.sents[0].heading && !t.sents[1].heading && t.sents[3].item && !t.sents[9].item);
}

static void places(void)
{
	struct text t;
	text_analyse(a, sample_source(a, "Ab cd. Ef gh.\n\nIj.", NULL), ab, &t);
	CHECK(text_sentence_at(&t, 0) == 0 && text_sentence_at(&t, 6) == 0 && text_sentence_at(&t, 7) == 1 && text_sentence_at(&t, 99) == 2);
	CHECK(text_token_at(&t, 4) == 1 && text_token_at(&t, 2) == 0);
	struct span s = text_tokens(&t, 3, 5);
	CHECK(str_is(text_span(&t, s), "Ef gh"));
	CHECK(t.toks[3].sent == 1 && t.sents[1].tok == 3 && t.sents[1].tok_end == 6 && t.sents[2].para == 1);
	text_analyse(a, sample_source(a, "", NULL), ab, &t);
	CHECK(t.n_sents == 0 && text_sentence_at(&t, 5) == 0);
}

/* Rules read a sentence from several ends, so that none may grow with the text. */
static void what_never_stops_is_parted(void)
{
	struct strbuf b;
	struct text t;
	strbuf_init(&b);
	for (int i = 0; i < 400; i++)
		strbuf_puts(&b, i == 210 ? "tin; " : "oats and rye, ");
	for (int i = 0; i < 900; i++)
		strbuf_puts(&b, "barley ");
	text_analyse(a, sample_source(a, b.p, NULL), ab, &t);
	CHECK(t.n_sents > 3 && t.sents[0].tok == 0 && t.sents[t.n_sents - 1].tok_end == t.n_toks);
	for (size_t i = 0; i < t.n_sents; i++) {
		CHECK(t.sents[i].tok_end - t.sents[i].tok <= 512);
		CHECK(i == 0 || t.sents[i].tok == t.sents[i - 1].tok_end);
		CHECK(i + 1 == t.n_sents || t.sents[i].span.e < t.sents[i + 1].span.s);
	}
	CHECK(str_is(text_span(&t, text_tokens(&t, t.sents[0].tok_end - 1, t.sents[0].tok_end)), ","));
	CHECK(str_is(text_span(&t, text_tokens(&t, t.sents[1].tok_end - 1, t.sents[1].tok_end)), ";"));
	strbuf_release(&b);
}

int main(void)
{
	struct diag d;
	a = arena_new();
	diag_init(&d);
	if (abbreviations_load(a, SHIPPED("briefs"), &ab, &d) < 0)
		diag_print(&d, 0, stdout);
	RUN(cuts);
	RUN(lead_ins);
	RUN(places);
	RUN(what_never_stops_is_parted);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
