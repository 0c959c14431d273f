/* amount.c: a sentence and its amounts: "VALUE UNIT", bound and rate behind,
 * "MIN..MAX" for a range, "FROM>TO" for a change. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../src/extract/extract_int.h"
#include "file.h"
#include "sample.h"
#include "test.h"

static struct arena *a;
static struct lexicon lex;

static const struct { const char *text, *want; } cases[] = {
	/* what is counted stands before, or is a bare unit */
	{ "a 40,000-unit limit on tractors' imports", "40000 units" },
	{ "they would bring their submarines to 15", "15 ships" },
	/* money */
	{ "deals worth more than $40 billion", "40000000000 USD gt" },
	{ "US$1.5bn, A$3 million and HK$20", "1500000000 USD; 3000000 AUD; 20 HKD" },
	{ "€5m or £2,500 or ¥700", "5000000 EUR; 2500 GBP; 700 JPY" },
	{ "30 billion yuan, RMB 4bn, 6 trillion won, Rs 500 crore", "30000000000 CNY; 4000000000 CNY; 6000000000000 KRW; 5000000000 INR" },
	{ "five million euros, half a million dollars, a billion rupees", "5000000 EUR; 500000 USD; 1000000000 INR" },
	{ "a $2-billion deal", "2000000000 USD" },
	{ "twenty-five million dollars, one hundred and fifty euros", "25000000 USD; 150 EUR" },
	{ "before COP 28 and COP 29; COP 45,000 or GEL 2 million", "45000 COP; 2000000 GEL" },
	/* shares */
	{ "a 10-percent duty, 24 per cent, 7.5% and 3 percentage points", "10 percent; 24 percent; 7.5 percent; 3 percent" },
	{ "nearly 40% or two percent", "40 percent approx; 2 percent" },
	/* quantities */
	{ "no less than 14 million metric tons (MMT) of corn and 35 MMT a year", "14000000 metric-tons ge; 35000000 metric-tons /year" },
	{ "103 new Halden airplanes, two dozen jets", "103 aircraft; 24 aircraft" },
	{ "1,250 refugees, 35km, 12 miles, 50 kg", "1250 refugees; 35 km; 12 miles; 50 kg" },
	{ "one million Peruvian nationals", "1000000 people" },
	{ "up to 6,000 local jobs", "6000 jobs le" },
	{ "70 countries, but the two countries", "70 countries" },
	{ "400 Halden 737 Max jets, 787-10 aircraft, 5-10 aircraft, 16.6 million vehicles", "400 aircraft; 5..10 aircraft; 16600000 vehicles" },
	{ "243 pounds; she won 3 won; 3 million pounds", "3000000 GBP" },
	/* bounds */
	{ "less than 5%, no more than 6%, not less than 7%, over 8%, around 9%, 10% or more", "5 percent lt; 6 percent le; 7 percent ge; 8 percent gt; 9 percent approx; 10 percent ge" },
	{ "more than a 20% cut", "20 percent gt" },
	{ "Chad will not have to pay a sum of more than $4 million, but may pay more than $2 million", "4000000 USD le; 2000000 USD gt" },
	{ "more than an additional $5 million", "5000000 USD gt" },
	/* rates */
	{ "$3 million a year, €2 per month, 5 tons annually", "3000000 USD /year; 2 EUR /month; 5 metric-tons /year" },
	{ "buy 9 tons of rice a year; it paid $9 a year ago", "9 metric-tons /year; 9 USD" },
	{ "an annual $4 million, 3 million tons/year", "4000000 USD /year; 3000000 metric-tons /year" },
	/* ranges and changes */
	{ "8-10 percent, 8% to 10%, $1.5 to $2 billion", "8..10 percent; 8..10 percent; 1500000000..2000000000 USD" },
	{ "between 3 and 5 percent, ranging from 5 to 10 tons", "3..5 percent; 5..10 metric-tons" },
	{ "cut warheads to between 1,200 and 1,400; launchers to no more than 90", "1200..1400 warheads; 90 launchers le" },
	{ "limit launchers and heavy bombers, at home or abroad, to 600", "600 launchers and bombers" },
	{ "cut from 20 percent to 10 percent", "20 percent; 10 percent 20>10" },
	{ "rose from 8 to 10 percent", "10 percent 8>10" },
	{ "Peru halved a 20% tariff; Chile doubled its duty to 8%", "20 percent 20>10; 8 percent 4>8" },
	/* what is none */
	{ "Section 301, No. 45, the G20, Resolution 2231 (2015), 5 May 2019", "" },
	{ "the third plan, 90 days, a three-day visit, 44-year-old", "" },
	{ "hundreds of billions of dollars; a dollar; the two leaders; Prize 737 MAX jets", "" },
	{ "1. The sides met 2) and 3", "" },
};

static void put(struct strbuf *b, const struct amount *m)
{
	if (isnan(m->value))
		strbuf_putf(b, "%.10g..%.10g %s", m->min, m->max, m->unit);
	else
		strbuf_putf(b, "%.15g %s", m->value, m->unit);
	if (m->bound != BOUND_EQ)
		strbuf_putf(b, " %s", bound_names[m->bound]);
	if (m->per)
		strbuf_putf(b, " /%s", m->per);
	if (!isnan(m->change_from))
		strbuf_putf(b, " %.10g>%.10g", m->change_from, m->change_to);
}

static void extract(struct extraction *x, struct text *t, const char *text)
{
	const struct source *src = sample_source(a, text, "2020-06-01");
	text_analyse(a, src, lex.abbreviations, t);
	*x = (struct extraction){ .a = a, .src = src, .text = t, .lex = &lex, .doc = arena_new_of(a, struct document) };
	dates_find(x);
	amounts_find(x);
}

static void values(void)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct extraction x;
		struct text t;
		struct strbuf b;
		extract(&x, &t, cases[i].text);
		strbuf_init(&b);
		strbuf_puts(&b, "");
		for (size_t k = 0; k < x.doc->amounts.n; k++) {
			if (k)
				strbuf_puts(&b, "; ");
			put(&b, &x.doc->amounts.v[k]);
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
	extract(&x, &t, "Trade grew by 7%.\n\nThey signed deals worth more than $40 billion.");
	CHECK(x.doc->amounts.n == 2);
	CHECK_STR(x.doc->amounts.v[1].text, "$40 billion");
	CHECK(strncmp(x.doc->amounts.v[1].claim.rule, "currencies.tsv:", 15) == 0);
	CHECK(strncmp(x.doc->amounts.v[0].claim.rule, "units.tsv:", 10) == 0);
	CHECK(amount_in(&x, t.sents[1].span, &n) == &x.doc->amounts.v[1] && n == 1);
}

static void bad_rows(void)
{
	static const struct { const char *row; unsigned col; } rows[] = {
		{ "tons\tmetric-tons\tmesure\n", 18 }, { "tons\tmetric-tons\tmeasure\tmany\n", 26 }, { "a b c d e f\tx\tcount\n", 1 }, { "tons\t\tcount\n", 6 },
	};
	char dir[] = "/tmp/diptych-test-XXXXXX";
	CHECK(mkdtemp(dir) != NULL);
	char *lang = arena_printf(a, "%s/lang/en", dir), *path = file_join(a, lang, "units.tsv");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct diag d;
		struct units *u;
		diag_init(&d);
		CHECK(file_mkdirs(lang, &d) == 0 && file_write(path, str_c(rows[i].row), &d) == 0);
		size_t before = d.msgs.n;
		CHECK(units_load(a, SHIPPED(dir), &u, &d) == -1);
		CHECK(d.msgs.n > before && d.msgs.v[before].at.line == 1 && d.msgs.v[before].at.col == rows[i].col);
		diag_release(&d);
	}
	remove(path), remove(lang), remove(file_dir(a, lang)), remove(dir);
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
	RUN(bad_rows);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
