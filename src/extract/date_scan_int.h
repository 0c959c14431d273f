/* date_scan_int.h: the readers of dates.
 *
 * Each read_ function tries one form at a token and returns the token behind it,
 * or 0.  A form may give two dates, the ends of a range: then f[1].end is set
 * and f[0].end is the end of the first.  All words come from tables. */
#ifndef DIPTYCH_DATE_SCAN_INT_H
#define DIPTYCH_DATE_SCAN_INT_H

#include "date_int.h"

struct date_scan {
	const struct text *t;
	struct worded in;
	uint32_t from, stop; /* of the sentence */
	uint32_t years_to;   /* token behind the latest bare year */
};

/* date_scan.c */
const struct word *scan_as(const struct date_scan *c, uint32_t i, unsigned cls); /* NULL outside the sentence */
bool scan_mark(const struct date_scan *c, uint32_t i, const char *m);
bool scan_cap(const struct date_scan *c, uint32_t i);
bool scan_hyphen(const struct date_scan *c, uint32_t i);   /* without room on either side */
const char *scan_form_rule(const struct date_scan *c, const char *form);
struct found scan_found(enum what what, const char *rule);
int scan_year(const struct date_scan *c, uint32_t i);      /* of four figures, or 0 */
int scan_day(const struct date_scan *c, uint32_t i);       /* "8", "8th", or 0 */
bool scan_month_word(const struct date_scan *c, uint32_t i);
const struct word *scan_month(const struct date_scan *c, uint32_t i); /* the month that is named here, or NULL */
/* "11:07 KST", "9 a.m."; sure: a word before it says that it is a time. */
uint32_t scan_clock(const struct date_scan *c, uint32_t i, bool sure, int *hour, int *minute);
/* What may follow a date; each returns the token behind it, or e. */
uint32_t scan_day_tail(const struct date_scan *c, uint32_t e, struct found *f);   /* "evening", "at 9 a.m." */
uint32_t scan_year_words(const struct date_scan *c, uint32_t e, struct found *f); /* "next year", "of 2018" */
uint32_t scan_comma_year(const struct date_scan *c, uint32_t e, struct found *f); /* ", 2017" */
uint32_t scan_span_word(const struct date_scan *c, uint32_t e); /* token behind "through the", or 0 */
uint32_t scan_second_day(const struct date_scan *c, uint32_t e, int first, int *day, bool *range);
void scan_pair(struct found f[2], int day, uint32_t tok, uint32_t end, bool range);

/* date_length.c */
char scan_unit(const struct word *unit);   /* as in struct found */
bool scan_plural(const struct word *unit);
/* "two months", "an additional year"; weak: only "a year". */
uint32_t scan_counted(const struct date_scan *c, uint32_t i, struct found *f, bool *weak);
uint32_t read_part_of_year(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_half_or_quarter(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_shifted(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_duration(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_repeated(const struct date_scan *c, uint32_t i, struct found f[2]);

/* date_point.c */
uint32_t read_month_first(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_day_first(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_figures(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_weekday(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_day_word(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_season(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_day_of_month(const struct date_scan *c, uint32_t i, struct found f[2]);
uint32_t read_year(const struct date_scan *c, uint32_t i, struct found f[2]);

/* date_parse.c: the first of these forms that fits. */
uint32_t scan_point(const struct date_scan *c, uint32_t i, struct found f[2]);

#endif
