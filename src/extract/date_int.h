/* date_int.h: what the parts of date recognition share.
 *
 *     tokens ─ parse ─ what is said ─ resolve ─ struct date_ref
 *
 * Parsing (date_parse.c) sees words alone; resolving (date_resolve.c) needs the
 * document's own date, which an undated text only gives once all its dates are
 * known.  date_calc.c is the calendar. */
#ifndef DIPTYCH_DATE_INT_H
#define DIPTYCH_DATE_INT_H

#include "number_int.h"

/* Classes of dates.tsv, months.tsv, weekdays.tsv and numbers.tsv. */
enum date_class {
	DW_MONTH, DW_DOUBTFUL_MONTH, DW_SHORT_MONTH, DW_WEEKDAY, DW_SHORT_WEEKDAY,
	DW_UNIT, DW_SHIFT, DW_STRETCH, DW_DAY, DW_PART, DW_SEASON, DW_EDGE, DW_VAGUE, DW_MORE, DW_AGO,
	DW_EDGE_ADJECTIVE, DW_SPAN, DW_SPAN_MARK, DW_ZONE, DW_MERIDIEM, DW_EACH, DW_SET,
	DW_BEFORE, DW_MONTH_LEAD, DW_LENGTH, DW_OLD, DW_PAST, DW_FUTURE, DW_PLAN, DW_DEADLINE,
	DW_NAME, DW_FORM, DW_ARTICLE, DW_OF, DW_AND, DW_AT, DW_TO,
	DW_CARDINAL, DW_TEN, DW_ORDINAL, DW_SCALE, DW_SUFFIX, DW_UNCOUNTED, DW_MULTIPLE, DW_FRACTION, DW_ORDINAL_SUFFIX,
	DW_CLASSES
};

struct date_words {
	struct words words;
};

struct day {
	int y, m, d; /* 0: not known */
};

/* date_calc.c */
int calendar_month_days(int y, int m);
bool calendar_valid(struct day d);
long calendar_number(struct day d);          /* days since 1970-01-01 */
struct day calendar_day(long n);
struct day calendar_add(struct day d, int days);
int calendar_weekday(struct day d);          /* Monday is 0 */
void calendar_iso_week(struct day d, int *year, int *week);
struct day calendar_week(int year, int week); /* its Monday */
bool calendar_parse(const char *value, struct day *out); /* "2017", "2017-11", "2017-11-08…" */
const char *calendar_text(struct arena *a, struct day d); /* "--11-08" without a year */

enum what {
	WHAT_DATE,       /* y m d as far as given; y_shift: "April next year" */
	WHAT_MONTH,      /* "next April": the nearest m in the direction of shift */
	WHAT_WEEKDAY,    /* weekday, by tense or shift */
	WHAT_DAY,        /* "yesterday" */
	WHAT_UNIT,       /* "last month": shift units from the document's */
	WHAT_UNIT_DAY,   /* "the 14th of this month" */
	WHAT_UNIT_PART,  /* "the last three months of 2031": count, unit; edge; of year y */
	WHAT_AGO,        /* count units back */
	WHAT_DURATION, WHAT_SET, WHAT_TIME
};

struct found {
	enum what what;
	uint32_t tok, end;       /* tokens [tok, end) */
	struct day day;
	bool y_rel;              /* the year is the document's + shift */
	bool shifted;            /* a shift word was there */
	int shift;
	int weekday;
	char unit;               /* D W M Y E C Q H(alf) w(eekend) h(our) m(inute) */
	double count;
	const char *edge;        /* "start", "mid", "end" or NULL */
	const char *part;        /* "EV", "SP" … */
	int nth;                 /* quarter or half */
	int hour, minute;        /* -1: none */
	bool ends_next;          /* a range: the next one is its end */
	bool end_of_last;        /* it was read as the end of the one before */
	bool low;
	const char *rule;
};
typedef VEC(struct found) founds;

/* Dates of the sentences in text order, not overlapping. */
void dates_parse(struct extraction *x, const struct worded *in, founds *out);
/* From what is said to values; appends to doc->dates. */
void dates_resolve(struct extraction *x, const struct worded *in, const founds *f);
/* What the document's own date is: of the source, or inferred, or all 0. */
struct day dates_anchor(const struct extraction *x, const struct worded *in, const founds *f, bool *inferred);

enum tense { TENSE_UNKNOWN, TENSE_PAST, TENSE_FUTURE };
enum tense date_tense(const struct extraction *x, const struct worded *in, const struct found *f);

/* A label that keeps items with the same words apart: value, sentence, place in it. */
const char *claim_spot(struct extraction *x, const char *value, struct span span);

#endif
