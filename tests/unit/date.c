/* date.c: a sentence, the document's date, and the values of its dates.
 * "value", "value..end" for a range's first date, "~" before what is inferred. */
#include <stdio.h>

#include "../../src/extract/extract_int.h"
#include "sample.h"
#include "test.h"

static struct arena *a;
static struct lexicon lex;

static const struct { const char *text, *date, *want; } cases[] = {
	/* absolute */
	{ "They met on March 8, 2019 in Oslo.", "2019-03-10", "2019-03-08" },
	{ "They met on 8 March 2019.", NULL, "2019-03-08" },
	{ "on the 21st of June, 2019", NULL, "2019-06-21" },
	{ "Oct. 4, 2021 and Dec. 2022", NULL, "2021-10-04 2022-12" },
	{ "JULY 6, 2023", NULL, "2023-07-06" },
	{ "2024-06-01, 2024/6/2 and 2024.06.03", NULL, "2024-06-01 2024-06-02 2024-06-03" },
	{ "23/11/2020", NULL, "2020-11-23" },
	{ "2024/06/02 09:30 KST", NULL, "2024-06-02T09:30" },
	{ "Thursday, May 4, 2023", NULL, "2023-05-04" },
	{ "Thursday (May 4) they", "2023-05-06", "2023-05-04" },
	{ "On December 25/ 2019 they met.", NULL, "2019-12-25" },
	{ "on Wednesday 26 and Thursday 27 August 2015", NULL, "2015-08-26..2015-08-27 2015-08-27" },
	{ "Monday 24 to Thursday 27 August", "2015-08-28", "2015-08-24..2015-08-27 2015-08-27" },
	/* ranges */
	{ "from March 8th through 10th", "2019-03-20", "2019-03-08..2019-03-10 2019-03-10" },
	{ "on Nov 8-10, 2019", NULL, "2019-11-08..2019-11-10 2019-11-10" },
	{ "12-14 September 2022", NULL, "2022-09-12..2022-09-14 2022-09-14" },
	{ "from Oct. 30 to Nov. 2, 2022", NULL, "2022-10-30..2022-11-02 2022-11-02" },
	{ "on June 6 and 7 in Rome", "2020-06-10", "2020-06-06..2020-06-07 2020-06-07" },
	{ "from 2015 to 2017", NULL, "2015..2017 2017" },
	{ "between 2026-2028", NULL, "2026..2028 2028" },
	{ "the plan (2021-25)", NULL, "2021..2025 2025" },
	{ "Monday to Wednesday they talked", "2023-05-06", "2023-05-01..2023-05-03 2023-05-03" },
	{ "in the last three months of 2031", "2031-11-01", "2031-10..2031-12" },
	/* a year by tense, over the turn of the year */
	{ "They spoke in December.", "2017-02-09", "2016-12" },
	{ "They will meet in December.", "2017-02-09", "2017-12" },
	{ "She took office in January.", "2017-02-09", "2017-01" },
	{ "He plans to visit Lima in January.", "2019-11-20", "2020-01" },
	{ "They agreed to meet in February.", "2019-11-20", "2020-02" },
	{ "rules announced on October 9", "2025-11-03", "2025-10-09" },
	{ "Peru will lift the curbs announced on October 9", "2025-11-03", "2025-10-09" },
	{ "It holds until January 10.", "2025-11-03", "2026-01-10" },
	{ "He discussed with her at length and in great detail among many other things the June talks.", "2021-10-04", "2021-06" },
	/* weekdays */
	{ "the Good Friday Agreement", "2021-10-04", "" },
	{ "He told reporters on Thursday evening.", "2017-02-09", "2017-02-09TEV" },
	{ "She called on Wednesday.", "2017-02-09", "2017-02-08" },
	{ "The visit begins Friday.", "2017-02-09", "2017-02-10" },
	{ "They spoke last Friday.", "2017-02-09", "2017-02-03" },
	{ "They will talk next Monday.", "2017-02-09", "2017-02-13" },
	/* relative */
	{ "the risks of tomorrow", "2024-03-01", "" },
	{ "today, yesterday and tomorrow", "2024-03-01", "2024-03-01 2024-02-29 2024-03-02" },
	{ "PORT ELM, June 14 (Reuters) - Today they signed, after talks on Tuesday.", "2000-06-15", "2000-06-14 2000-06-14 2000-06-13" },
	{ "PORT ELM, June 4 (Reuters) - Today they signed.", "2000-06-15", "2000-06-04 2000-06-15" },
	{ "last week, last month, next year", "2017-02-09", "2017-W05 2017-01 2018" },
	{ "earlier this month and later next year", "2025-11-25", "2025-11 2026" },
	{ "the 17th of this month", "2025-11-25", "2025-11-17" },
	{ "On the 14th, he left", "2025-11-05", "2025-10-14" },
	{ "next April; April next year; last November", "2025-11-25", "2026-04 2026-04 2024-11" },
	{ "the end of this month and by year-end", "2025-11-25", "2025-11..2025-11-30 2025-12..2025-12-31" },
	{ "until the end of the year", "2017-11-10", "2017-12..2017-12-31" },
	{ "the end of 2026 or early 2027", NULL, "2026-12..2026-12-31 2027" },
	{ "three years ago", "2024-03-01", "2021" },
	{ "on the morning of May 30", "2024-06-01", "2024-05-30TMO" },
	{ "last night and this morning", "2024-03-01", "2024-02-29TNI 2024-03-01TMO" },
	{ "in the second half of 2026 and the third quarter of next year", "2025-01-02", "2026-H2 2026-Q3" },
	{ "in spring 2026 and last fall", "2025-11-02", "2026-SP 2025-FA" },
	{ "in the 1990s, in 2026, 2027, and 2028", NULL, "1990..1999 2026 2027 2028" },
	/* durations and sets */
	{ "for one year and 90 days", NULL, "P1Y P90D" },
	{ "an additional year, another six months", NULL, "P1Y P6M" },
	{ "a three-day visit of the 44-year-old", NULL, "P3D P44Y" },
	{ "about one hour, half an hour, two and a half hours", NULL, "PT1H PT30M PT2H30M" },
	{ "over the past five years and the next decade", "2024-03-01", "P5Y P10Y" },
	{ "for a year, once a decade, within a week", NULL, "P1Y P1W" },
	{ "over the last year; the next year they left; every May; every Friday", "2024-03-01", "P1Y" },
	{ "one quarter of it, two quarters", NULL, "P6M" },
	{ "paid annually and every two years", NULL, "P1Y P2Y" },
	/* without a document date */
	{ "They met on May 8 and will meet in October.", NULL, "--05-08 --10" },
	{ "On May 8 they met. They plan a visit in 2024.", NULL, "~2023-05-08 2024" },
	{ "They spoke yesterday.", NULL, "" },
	/* what is none */
	{ "They may march on. May they stay at Mar-a-Lago.", "2024-03-01", "" },
	{ "Section 301 and No. 45 of the G20, 50% and 2,017 tons", "2024-03-01", "" },
	{ "the 14th Five-Year Plan of 2,000 soldiers", "2024-03-01", "" },
	{ "Theresa May and a March of 1,999 men, on second thought", "2024-03-01", "" },
	{ "$2017 and 2020 % or Agenda 2030", "2024-03-01", "" },
};

static void extract(struct extraction *x, struct text *t, const char *text, const char *date)
{
	const struct source *src = sample_source(a, text, date);
	text_analyse(a, src, lex.abbreviations, t);
	*x = (struct extraction){ .a = a, .src = src, .text = t, .lex = &lex, .doc = arena_new_of(a, struct document) };
	dates_find(x);
}

static void values(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct extraction x;
		struct text t;
		struct strbuf b;
		extract(&x, &t, cases[i].text, cases[i].date);
		strbuf_init(&b);
		strbuf_puts(&b, "");
		for (size_t k = 0; k < x.doc->dates.n; k++) {
			const struct date_ref *d = &x.doc->dates.v[k];
			strbuf_putf(&b, "%s%s%s", k ? " " : "", strcmp(d->basis, "inferred") ? "" : "~", d->value);
			if (d->end)
				strbuf_putf(&b, "..%s", d->end);
		}
		if (strcmp(b.p, cases[i].want))
			printf("  in \"%s\":\n", cases[i].text);
		CHECK_STR(b.p, cases[i].want);
		strbuf_release(&b);
	}
}

static void fields(void)
{
	struct extraction x;
	struct text t;
	size_t n;
	extract(&x, &t, "On Thursday's call they spoke.\n\nA visit of two days, 9 a.m. on Friday.", "2017-02-09");
	CHECK(x.doc->dates.n == 3);
	CHECK_STR(x.doc->dates.v[0].text, "Thursday");
	CHECK_STR(x.doc->dates.v[0].basis, "relative");
	CHECK_STR(x.doc->dates.v[0].zone, "body");
	CHECK_STR(x.doc->dates.v[1].type, "duration");
	CHECK_STR(x.doc->dates.v[2].type, "time");
	CHECK(date_in(&x, t.sents[1].span, &n) == &x.doc->dates.v[1] && n == 2);
	CHECK(date_in(&x, (struct span){ 5, 8 }, &n) != NULL && n == 0);
	CHECK(date_year_guess(&x) == 2017);
}

static void arithmetic(void)
{
	CHECK_STR(date_add_days(a, "2024-02-28", 2), "2024-03-01");
	CHECK_STR(date_add_days(a, "2017-01-01T09:00", -1), "2016-12-31");
	CHECK(!date_add_days(a, "2024-02", 1) && !date_add_days(a, "--02-08", 1) && !date_add_days(a, NULL, 1));
	CHECK(date_weekday("2017-02-09") == 3 && date_weekday("2000-01-01") == 5 && date_weekday("2017") == -1);
	CHECK_STR(date_first_day(a, "2017-W05"), "2017-01-30");
	CHECK_STR(date_last_day(a, "2017-W05"), "2017-02-05");
	CHECK_STR(date_last_day(a, "2024-02"), "2024-02-29");
	CHECK_STR(date_last_day(a, "2024-Q3"), "2024-09-30");
	CHECK_STR(date_first_day(a, "2024"), "2024-01-01");
	CHECK(!date_first_day(a, "P1Y") && !date_first_day(a, "--04"));
}

int main(void)
{
	struct diag d;
	a = arena_new();
	diag_init(&d);
	if (lexicon_load(a, SHIPPED("briefs"), &lex, &d) < 0)
		diag_print(&d, 0, stdout);
	RUN(values);
	RUN(fields);
	RUN(arithmetic);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
