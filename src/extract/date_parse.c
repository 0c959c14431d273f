/* date_parse.c: what is said about time, token by token.
 *
 * Each reader tries one form at a token and returns the token behind it, or 0.
 * A form may give two dates, the ends of a range.  All words come from tables;
 * capitals tell "May" and "March" from verbs. */
#include "date_int.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

struct scan {
	const struct text *t;
	struct worded in;
	uint32_t from, stop; /* of the sentence */
	uint32_t years_to;   /* token behind the latest bare year */
};

typedef uint32_t (*reader)(const struct scan *c, uint32_t i, struct found f[2]);

static uint32_t point(const struct scan *c, uint32_t i, struct found f[2]);

static const struct word *as(const struct scan *c, uint32_t i, unsigned cls)
{
	return i >= c->from && i < c->stop ? word_as(c->in.w[i], cls) : NULL;
}

static bool mark(const struct scan *c, uint32_t i, const char *m)
{
	return i < c->stop && c->t->toks[i].kind == TOK_PUNCT && str_is(c->t->toks[i].fold, m);
}

static bool has_cap(const struct scan *c, uint32_t i)
{
	return i >= c->from && i < c->stop && c->t->toks[i].flags & TOK_CAP;
}

/* A hyphen without room on either side. */
static bool hyphen(const struct scan *c, uint32_t i)
{
	return mark(c, i, "-") && i > c->from && i + 1 < c->stop && token_touches(c->t, i) && token_touches(c->t, i + 1);
}

static const char *form_rule(const struct scan *c, const char *form)
{
	const struct word *w = word_as(words_find(c->in.words, str_c(form)), DW_FORM);
	return w ? w->rule : NULL;
}

static struct found found(enum what what, const char *rule)
{
	return (struct found){ .what = what, .hour = -1, .rule = rule };
}

static int year_at(const struct scan *c, uint32_t i)
{
	int y = i < c->stop && c->t->toks[i].fold.n == 4 ? token_integer(c->t, i) : -1;
	return y >= 1000 && y <= 2999 ? y : 0;
}

/* "8", "8th": a day of a month, or 0. */
static int day_at(const struct scan *c, uint32_t i)
{
	if (i >= c->stop || c->t->toks[i].kind != TOK_NUMBER)
		return 0;
	struct str s = c->t->toks[i].fold;
	size_t n = 0;
	int d = 0;
	for (; n < s.n && s.p[n] >= '0' && s.p[n] <= '9' && n < 3; n++)
		d = d * 10 + s.p[n] - '0';
	struct str rest = str_sub(s, n, s.n);
	if (n > 2 || d < 1 || d > 31 || (rest.n && !word_as(words_find(c->in.words, rest), DW_ORDINAL_SUFFIX)))
		return 0;
	bool counted = i + 1 < c->stop && (c->t->toks[i + 1].kind == TOK_SYMBOL || as(c, i + 1, DW_SCALE));
	return counted ? 0 : d;
}

static bool is_month_word(const struct scan *c, uint32_t i)
{
	return as(c, i, DW_MONTH) || as(c, i, DW_DOUBTFUL_MONTH) || as(c, i, DW_SHORT_MONTH);
}

/* The month that a capitalised word names here, or NULL. */
static const struct word *month_at(const struct scan *c, uint32_t i)
{
	if (!has_cap(c, i))
		return NULL;
	const struct word *name = as(c, i, DW_MONTH), *doubtful = as(c, i, DW_DOUBTFUL_MONTH), *brief = as(c, i, DW_SHORT_MONTH);
	if (!name && !doubtful && !brief)
		return NULL;
	/* "Mar-a-Lago" */
	if (hyphen(c, i + 1) && c->t->toks[i + 2].kind == TOK_WORD && !is_month_word(c, i + 2))
		return NULL;
	bool dated = day_at(c, i + 1) || year_at(c, i + 1) || (mark(c, i + 1, ",") && year_at(c, i + 2)) ||
		     (i > c->from && (day_at(c, i - 1) || (as(c, i - 1, DW_OF) && i > c->from + 1 && day_at(c, i - 2))));
	if (brief && !dated && !(c->t->toks[i].flags & TOK_ABBREV))
		return NULL;
	if (doubtful && !dated && !as(c, i - 1, DW_MONTH_LEAD) && !(as(c, i - 1, DW_SPAN_MARK) && i > c->from + 1 && as(c, i - 2, DW_VAGUE)))
		return NULL;
	if (!dated && has_cap(c, i + 1) && as(c, i + 1, DW_NAME))
		return NULL;
	return name ? name : doubtful ? doubtful : brief;
}

/* A clock time: "11:07 KST", "9 a.m.", "9:30 pm".  sure: without a word that says so. */
static uint32_t clock_at(const struct scan *c, uint32_t i, bool sure, int *hour, int *minute)
{
	if (i >= c->stop || c->t->toks[i].kind != TOK_NUMBER)
		return 0;
	int h = token_integer(c->t, i), m = 0;
	uint32_t e = i + 1;
	struct str s = c->t->toks[i].fold;
	const struct word *meridiem = NULL;
	if (h < 0 && s.n > 2 && s.n <= 4) { /* "9am" */
		meridiem = word_as(words_find(c->in.words, str_sub(s, s.n - 2, s.n)), DW_MERIDIEM);
		char digits[3] = { s.p[0], s.n > 3 ? s.p[1] : 0, 0 };
		if (!meridiem || sscanf(digits, "%d", &h) != 1)
			return 0;
	}
	bool colon = mark(c, e, ":") && token_touches(c->t, e) && token_touches(c->t, e + 1) && e + 1 < c->stop && c->t->toks[e + 1].fold.n >= 2;
	if (colon) {
		struct str mm = c->t->toks[e + 1].fold;
		m = mm.p[0] >= '0' && mm.p[0] <= '5' && mm.p[1] >= '0' && mm.p[1] <= '9' ? (mm.p[0] - '0') * 10 + mm.p[1] - '0' : -1;
		if (mm.n > 2)
			meridiem = word_as(words_find(c->in.words, str_sub(mm, 2, mm.n)), DW_MERIDIEM);
		e += 2;
		if (mark(c, e, ":") && token_touches(c->t, e) && token_integer(c->t, e + 1) >= 0 && e + 1 < c->stop)
			e += 2;
	}
	if (!meridiem && (meridiem = as(c, e, DW_MERIDIEM)))
		e++;
	const struct word *zone = as(c, e, DW_ZONE);
	if (zone && (has_cap(c, e) || as(c, e + 1, DW_PART)))
		e++;
	else
		zone = NULL;
	if (h < 0 || h > 24 || m < 0 || m > 59 || (!meridiem && !(colon && (zone || sure))))
		return 0;
	if (meridiem && h <= 12)
		h = h % 12 + (int)meridiem->number;
	*hour = h, *minute = m;
	return e;
}

/* What may follow a date: a part of its day, or a time. */
static uint32_t day_tail(const struct scan *c, uint32_t e, struct found *f)
{
	const struct word *part = as(c, e, DW_PART);
	if (part && !f->part) {
		f->part = part->value;
		return e + 1;
	}
	uint32_t at = e + (mark(c, e, ",") || (as(c, e, DW_AT) != NULL));
	uint32_t end = clock_at(c, at, true, &f->hour, &f->minute);
	return end ? end : e;
}

/* "next year", "of last year" behind a month or a half. */
static uint32_t year_words(const struct scan *c, uint32_t e, struct found *f)
{
	uint32_t i = e + (as(c, e, DW_OF) != NULL);
	if (year_at(c, i)) {
		f->day.y = year_at(c, i);
		return i + 1;
	}
	const struct word *shift = as(c, i, DW_SHIFT), *article = as(c, i, DW_ARTICLE);
	const struct word *unit = as(c, i + 1, DW_UNIT);
	if (!unit || strcmp(unit->value, "Y") != 0 || (!shift && (!article || i == e)))
		return e;
	f->y_rel = true;
	f->shift = shift ? (int)shift->number : 0;
	return i + 2;
}

/* ", 2017" or "2017" behind a day. */
static uint32_t comma_year(const struct scan *c, uint32_t e, struct found *f)
{
	uint32_t i = e + mark(c, e, ",");
	if (year_at(c, i)) {
		f->day.y = year_at(c, i);
		return i + 1;
	}
	return i == e ? year_words(c, e, f) : e;
}

static uint32_t span_word(const struct scan *c, uint32_t e)
{
	if (as(c, e, DW_SPAN) || as(c, e, DW_SPAN_MARK))
		return e + 1 + (as(c, e + 1, DW_ARTICLE) && as(c, e, DW_SPAN));
	return 0;
}

/* The second day of "8-10", "8th through 10th", "6 and 7". */
static uint32_t second_day(const struct scan *c, uint32_t e, int first, int *day, bool *range)
{
	uint32_t i = span_word(c, e);
	*range = i != 0;
	if (!i && as(c, e, DW_AND))
		i = e + 1;
	*day = i ? day_at(c, i) : 0;
	if (!*day || *day <= first)
		return 0;
	if (*range)
		return i + 1;
	*range = *day == first + 1;
	bool ends = i + 1 >= c->stop || c->t->toks[i + 1].kind != TOK_WORD || as(c, i + 1, DW_BEFORE) || is_month_word(c, i + 1) ||
		    as(c, i + 1, DW_AT) || (i + 2 < c->stop && as(c, i + 1, DW_OF));
	return ends ? i + 1 : 0;
}

static void pair(struct found f[2], int day, uint32_t tok, uint32_t end, bool range)
{
	f[1] = f[0];
	f[1].day.d = day;
	f[1].tok = tok, f[1].end = end;
	f[1].end_of_last = true;
	f[0].ends_next = range;
}

/* "November 8, 2017", "Nov 8-10", "November 2017", "April next year", "April". */
static uint32_t month_first(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *month = month_at(c, i);
	if (!month)
		return 0;
	f[0] = found(WHAT_DATE, month->rule);
	f[0].day.m = (int)month->number;
	f[0].day.d = day_at(c, i + 1);
	uint32_t e = i + 1 + (f[0].day.d > 0);
	if (!f[0].day.d)
		return comma_year(c, e, f);
	int day2;
	bool range;
	uint32_t second = second_day(c, e, f[0].day.d, &day2, &range);
	if (!second) {
		e = comma_year(c, e, f);
		return day_tail(c, e, f);
	}
	uint32_t end = comma_year(c, second, f);
	pair(f, day2, second - 1, end, range);
	f[0].end = e;
	return end;
}

/* "8 November 2017", "8th of November", "8-10 November". */
static uint32_t day_first(const struct scan *c, uint32_t i, struct found f[2])
{
	int day = day_at(c, i), day2 = 0;
	bool range = false;
	if (!day)
		return 0;
	uint32_t second = second_day(c, i + 1, day, &day2, &range), e = second ? second : i + 1;
	e += as(c, e, DW_OF) != NULL;
	const struct word *month = month_at(c, e);
	if (!month)
		return 0;
	f[0] = found(WHAT_DATE, month->rule);
	f[0].day.m = (int)month->number, f[0].day.d = day;
	uint32_t end = comma_year(c, e + 1, f);
	if (!second)
		return day_tail(c, end, f);
	pair(f, day2, second - 1, end, range);
	f[0].end = i + 1;
	return end;
}

static bool same_mark(const struct scan *c, uint32_t i, uint32_t k)
{
	return i + 1 < c->stop && c->t->toks[i].kind == TOK_PUNCT && token_touches(c->t, i) && token_touches(c->t, i + 1) &&
	       str_eq(c->t->toks[i].fold, c->t->toks[k].fold) && (mark(c, i, "-") || mark(c, i, "/"));
}

/* "2025-11-03", "2025/11/25 11:07", "25/11/2025", "25.11.2025" */
static uint32_t all_figures(const struct scan *c, uint32_t i, struct found f[2])
{
	int v[3] = { 0 };
	uint32_t e = i + 1;
	if (i >= c->stop || c->t->toks[i].kind != TOK_NUMBER)
		return 0;
	struct str s = c->t->toks[i].fold;
	char buf[16] = { 0 };
	memcpy(buf, s.p, s.n < sizeof buf ? s.n : sizeof buf - 1);
	bool dots = sscanf(buf, "%d.%d.%d", &v[0], &v[1], &v[2]) == 3 && s.n <= 10;
	if (!dots) {
		if (!same_mark(c, i + 1, i + 1) || !same_mark(c, i + 3, i + 1) || i + 4 >= c->stop)
			return 0;
		v[0] = token_integer(c->t, i), v[1] = token_integer(c->t, i + 2), v[2] = token_integer(c->t, i + 4);
		struct str last = c->t->toks[i + 4].fold;
		if (v[2] < 0 && last.n == 3 && last.p[2] == 't') /* "03T11:07" */
			v[2] = (last.p[0] - '0') * 10 + last.p[1] - '0';
		e = i + 5;
	}
	f[0] = found(WHAT_DATE, form_rule(c, v[0] > 31 ? "iso" : "slashes"));
	struct day *d = &f[0].day;
	if (v[0] > 31)
		*d = (struct day){ v[0], v[1], v[2] };
	else if (v[0] > 12 || dots)
		*d = (struct day){ v[2], v[1], v[0] };
	else
		*d = (struct day){ v[2], v[0], v[1] };
	f[0].low = v[0] <= 12 && v[1] <= 12 && v[0] <= 31;
	if (d->y < 1000 || d->y > 2999 || d->m < 1 || d->d < 1 || !calendar_valid(*d))
		return 0;
	return day_tail(c, e, f);
}

/* Behind a weekday: the date that it stands with, or the week. */
static uint32_t weekday_tail(const struct scan *c, uint32_t e, struct found *f)
{
	struct found date[2] = { { 0 } };
	bool bracket = mark(c, e, "(");
	uint32_t i = e + (bracket || mark(c, e, ","));
	uint32_t end = month_first(c, i, date);
	if (!end)
		end = day_first(c, i, date);
	if (end && date[0].day.d && !date[1].end) {
		*f = date[0];
		return end + (bracket && mark(c, end, ")"));
	}
	i = e + (as(c, e, DW_OF) != NULL);
	const struct word *shift = as(c, i, DW_SHIFT), *unit = shift ? as(c, i + 1, DW_UNIT) : NULL;
	if (unit && strcmp(unit->value, "W") == 0) {
		f->shift = (int)shift->number, f->unit = 'W';
		return i + 2;
	}
	return day_tail(c, e, f);
}

static uint32_t weekday(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = as(c, i, DW_WEEKDAY), *brief = as(c, i, DW_SHORT_WEEKDAY);
	if (!has_cap(c, i) || (!w && !brief) || as(c, i - 1, DW_EACH))
		return 0;
	/* "the Good Friday Agreement" */
	if (has_cap(c, i - 1) && has_cap(c, i + 1) && as(c, i + 1, DW_NAME))
		return 0;
	f[0] = found(WHAT_WEEKDAY, w ? w->rule : brief->rule);
	f[0].weekday = (int)(w ? w : brief)->number;
	uint32_t e = weekday_tail(c, i + 1, f);
	return brief && !w && f[0].what == WHAT_WEEKDAY ? 0 : e;
}

static uint32_t day_word(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = as(c, i, DW_DAY), *part = as(c, i, DW_PART);
	if (!w)
		return 0;
	f[0] = found(WHAT_DAY, w->rule);
	f[0].shift = (int)w->number;
	f[0].part = part ? part->value : NULL;
	return day_tail(c, i + 1, f);
}

static char unit_code(const struct word *unit)
{
	if (strncmp(unit->value, "TH", 2) == 0)
		return 'h';
	if (strncmp(unit->value, "TM", 2) == 0)
		return 'm';
	return strncmp(unit->value, "WE", 2) == 0 ? 'w' : unit->value[0];
}

static bool is_plural(const struct word *unit)
{
	size_t n = strlen(unit->value);
	return n && unit->value[n - 1] == 's';
}

/* "two months", "the 90 calendar days", "an additional year", "three-day". */
static uint32_t counted(const struct scan *c, uint32_t i, struct found *f, bool *weak)
{
	struct number n;
	uint32_t e = i;
	bool one = false;
	*weak = false;
	if (number_read(&c->in, i, c->stop, &n)) {
		if (n.ordinal || n.rest.n)
			return 0;
		e = n.end;
		*weak = n.article && n.value >= 1;
	} else {
		n.value = 1;
	}
	bool counts = e > i;
	e += hyphen(c, e);
	for (const struct word *more; (more = as(c, e, DW_MORE)); e++) {
		one = one || more->number > 0;
		if (e - i > 6)
			return 0;
	}
	const struct word *unit = as(c, e, DW_UNIT);
	if (!unit || unit_code(unit) == 'w' || (!counts && (!one || is_plural(unit))))
		return 0;
	*weak = *weak && !one;
	if (has_cap(c, e) && has_cap(c, e + 1) && as(c, e + 1, DW_NAME))
		return 0;
	f->unit = unit_code(unit), f->count = n.value, f->rule = unit->rule;
	return e + 1;
}

/* "the last two months of 2025" */
static uint32_t part_of_year(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *edge = as(c, i, DW_EDGE_ADJECTIVE);
	bool weak;
	if (!edge)
		return 0;
	f[0] = found(WHAT_UNIT_PART, edge->rule);
	uint32_t e = counted(c, i + 1, f, &weak);
	if (!e || weak || !as(c, e, DW_OF) || !strchr("MWDQ", f[0].unit))
		return 0;
	uint32_t end = year_words(c, e, f);
	f[0].edge = edge->value;
	return end > e ? end : 0;
}

/* "second half of 2026", "third quarter of this year" */
static uint32_t half_or_quarter(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *nth = as(c, i, DW_ORDINAL), *half = as(c, i + 1, DW_FRACTION), *unit = as(c, i + 1, DW_UNIT);
	if (!nth || nth->number > 4 || (!half && (!unit || unit->value[0] != 'Q')))
		return 0;
	bool is_half = half && half->number > 0.4;
	if (is_half && nth->number > 2)
		return 0;
	f[0] = found(WHAT_DATE, nth->rule);
	f[0].unit = is_half ? 'H' : 'Q';
	f[0].nth = (int)nth->number;
	uint32_t e = year_words(c, i + 2, f);
	return e > i + 2 ? e : 0;
}

/* "last month", "this spring", "next April", "last Friday", "this morning", "the past two years". */
static uint32_t shifted(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *shift = as(c, i, DW_SHIFT), *stretch = as(c, i, DW_STRETCH), *w;
	bool weak;
	if (!shift && !stretch)
		return 0;
	f[0] = found(WHAT_DURATION, (shift ? shift : stretch)->rule);
	uint32_t e = counted(c, i + 1, f, &weak);
	if (e && (!shift || shift->number < 0 || shift->number > 0))
		return e;
	if (e)
		return 0;
	f[0].shift = shift ? (int)shift->number : 0;
	const struct word *unit = as(c, i + 1, DW_UNIT);
	char code = unit && !is_plural(unit) ? unit_code(unit) : 0;
	if (stretch || (code == 'E' && f[0].shift)) {
		f[0].unit = code, f[0].count = 1;
		return code && code != 'w' ? i + 2 : 0;
	}
	f[0].shifted = true;
	if (code && strchr("WMYQEw", code)) {
		f[0].what = WHAT_UNIT, f[0].unit = code;
		return i + 2;
	}
	if ((w = month_at(c, i + 1))) {
		f[0].what = WHAT_MONTH, f[0].day.m = (int)w->number, f[0].day.d = day_at(c, i + 2);
		e = i + 2 + (f[0].day.d > 0);
		if (year_at(c, e))
			f[0].what = WHAT_DATE, f[0].day.y = year_at(c, e), e++;
		return e;
	}
	if ((w = as(c, i + 1, DW_SEASON))) {
		f[0].what = WHAT_UNIT, f[0].unit = 'S', f[0].part = w->value;
		return i + 2;
	}
	if ((w = as(c, i + 1, DW_WEEKDAY)) && has_cap(c, i + 1)) {
		f[0].what = WHAT_WEEKDAY, f[0].weekday = (int)w->number;
		return day_tail(c, i + 2, f);
	}
	if ((w = as(c, i + 1, DW_PART)) && shift->number <= 0) {
		f[0].what = WHAT_DAY, f[0].part = w->value;
		return i + 2;
	}
	return 0;
}

static uint32_t season(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = as(c, i, DW_SEASON);
	if (!w)
		return 0;
	f[0] = found(WHAT_DATE, w->rule);
	f[0].part = w->value;
	uint32_t e = comma_year(c, i + 1, f);
	return e > i + 1 && !mark(c, i + 1, ",") ? e : 0;
}

/* "the 14th of this month"; "on the 25th," */
static uint32_t day_of_month(const struct scan *c, uint32_t i, struct found f[2])
{
	int day = day_at(c, i);
	if (!day || token_integer(c->t, i) >= 0)
		return 0;
	f[0] = found(WHAT_UNIT_DAY, form_rule(c, "day-of-month"));
	f[0].day.d = day;
	const struct word *shift = as(c, i + 2, DW_SHIFT), *unit = as(c, i + 3, DW_UNIT);
	if (as(c, i + 1, DW_OF) && unit && unit->value[0] == 'M' && (shift || as(c, i + 2, DW_ARTICLE))) {
		f[0].shift = shift ? (int)shift->number : 0, f[0].shifted = true;
		return i + 4;
	}
	bool ends = i + 1 >= c->stop || c->t->toks[i + 1].kind == TOK_PUNCT;
	if (!ends || hyphen(c, i + 1) || !as(c, i - 1, DW_ARTICLE) || !as(c, i - 2, DW_AT))
		return 0;
	f[0].low = true;
	return i + 1;
}

static uint32_t duration(const struct scan *c, uint32_t i, struct found f[2])
{
	bool weak;
	f[0] = found(WHAT_DURATION, NULL);
	uint32_t e = counted(c, i, f, &weak);
	if (!e)
		return 0;
	const struct word *ago = as(c, e, DW_AGO);
	if (ago && strchr("YMWDE", f[0].unit)) {
		f[0].what = WHAT_AGO, f[0].rule = ago->rule;
		return e + 1;
	}
	if (weak && !(i > c->from && as(c, i - 1, DW_LENGTH)))
		return 0;
	uint32_t old = e + hyphen(c, e);
	return as(c, old, DW_OLD) ? old + 1 : e;
}

static uint32_t repeated(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *set = as(c, i, DW_SET), *each = as(c, i, DW_EACH);
	f[0] = found(WHAT_SET, NULL);
	if (set) {
		int n = 0;
		char unit = 0;
		sscanf(set->value, "P%d%c", &n, &unit);
		f[0].count = n, f[0].unit = unit, f[0].rule = set->rule;
		return i + 1;
	}
	if (!each)
		return 0;
	bool weak;
	const struct word *unit = as(c, i + 1, DW_UNIT);
	if (unit && !is_plural(unit) && unit_code(unit) != 'w') {
		f[0].count = 1, f[0].unit = unit_code(unit), f[0].rule = each->rule;
		return i + 2;
	}
	return counted(c, i + 1, f, &weak);
}

/* Whether the words around a bare year say that it is one. */
static bool year_stands(const struct scan *c, uint32_t i)
{
	const struct word *before = i > c->from ? as(c, i - 1, DW_BEFORE) : NULL;
	bool closed = i + 1 >= c->stop || c->t->toks[i + 1].kind == TOK_PUNCT || c->t->toks[i + 1].kind == TOK_CLOSE || as(c, i + 1, DW_BEFORE) || as(c, i + 1, DW_AND);
	bool listed = c->years_to && (c->years_to == i - 1 || c->years_to == i - 2) && i > c->from &&
		      (mark(c, i - 1, ",") || as(c, i - 1, DW_AND)) && closed;
	if (i + 1 < c->stop && (c->t->toks[i + 1].kind == TOK_SYMBOL || as(c, i + 1, DW_SCALE)))
		return false;
	if (i > c->from && c->t->toks[i - 1].kind == TOK_SYMBOL)
		return false;
	if (i == c->from || c->t->toks[i].flags & TOK_FIRST)
		return i + 1 < c->stop && !mark(c, i + 1, ".");
	bool vague = as(c, i - 1, DW_VAGUE) || (hyphen(c, i - 1) && as(c, i - 2, DW_VAGUE)), bracket = mark(c, i - 1, "(") && closed;
	return listed || vague || bracket || (before && (before->number > 0 || closed));
}

static uint32_t year(const struct scan *c, uint32_t i, struct found f[2])
{
	int y = year_at(c, i);
	if (y && y >= 1400 && y <= 2200 && year_stands(c, i)) {
		f[0] = found(WHAT_DATE, form_rule(c, "year"));
		f[0].day.y = y;
		int tail = hyphen(c, i + 1) && c->t->toks[i + 2].fold.n == 2 ? token_integer(c->t, i + 2) : -1;
		if (tail > y % 100) { /* "2021-25" */
			pair(f, 0, i + 2, i + 3, true);
			f[1].day.y = y - y % 100 + tail;
			f[0].end = i + 1;
			return i + 3;
		}
		return i + 1;
	}
	struct str s = i < c->stop ? c->t->toks[i].fold : STR("");
	if (s.n == 5 && c->t->toks[i].kind == TOK_NUMBER && s.p[4] == 's' && s.p[3] == '0' && sscanf(s.p, "%4d", &y) == 1 && y >= 1400 && y < 2200) {
		f[0] = found(WHAT_DATE, form_rule(c, "decade"));
		f[0].day.y = y, f[0].unit = 'E';
		return i + 1;
	}
	return 0;
}

/* "the end of the year", "end of 2026", "year-end" */
static uint32_t edge(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = as(c, i, DW_EDGE), *unit = as(c, i, DW_UNIT);
	if (unit && strchr("MY", unit->value[0]) && !is_plural(unit)) {
		uint32_t k = i + 1 + hyphen(c, i + 1);
		w = as(c, k, DW_EDGE);
		if (!w || (k == i + 1 && !(c->t->toks[i].flags & TOK_POSSESSIVE)))
			return 0;
		f[0] = found(WHAT_UNIT, w->rule);
		f[0].unit = unit_code(unit), f[0].edge = w->value;
		return k + 1;
	}
	if (!w || !as(c, i + 1, DW_OF))
		return 0;
	uint32_t k = i + 2 + (as(c, i + 2, DW_ARTICLE) != NULL);
	unit = as(c, k, DW_UNIT);
	if (unit && k > i + 2 && !is_plural(unit) && strchr("WMYQE", unit_code(unit))) {
		f[0] = found(WHAT_UNIT, w->rule);
		f[0].unit = unit_code(unit), f[0].edge = w->value;
		return k + 1;
	}
	uint32_t e = point(c, k, f);
	if (!e || f[0].what == WHAT_DURATION || f[1].end)
		return 0;
	f[0].edge = w->value;
	return e;
}

/* "later next year", "early 2026", "mid-April", "earlier today" */
static uint32_t vague(const struct scan *c, uint32_t i, struct found f[2])
{
	if (!as(c, i, DW_VAGUE))
		return 0;
	uint32_t k = i + 1 + hyphen(c, i + 1);
	uint32_t e = point(c, k, f);
	if (!e && as(c, k, DW_BEFORE) && year_at(c, k + 1))
		e = point(c, k + 1, f);
	return f[0].what == WHAT_DURATION ? 0 : e;
}

/* "the morning of October 30" */
static uint32_t part_of_day(const struct scan *c, uint32_t i, struct found f[2])
{
	const struct word *part = as(c, i, DW_PART);
	if (!part || !as(c, i + 1, DW_OF))
		return 0;
	uint32_t e = point(c, i + 2, f);
	if (!e || f[0].what == WHAT_DURATION || (f[0].what == WHAT_DATE && !f[0].day.d))
		return 0;
	f[0].part = part->value;
	return e;
}

/* "9 a.m. on Thursday", "at 9:30 KST" */
static uint32_t clock(const struct scan *c, uint32_t i, struct found f[2])
{
	int hour = -1, minute = 0;
	uint32_t e = clock_at(c, i, i > c->from && as(c, i - 1, DW_AT), &hour, &minute);
	if (!e)
		return 0;
	uint32_t k = e + (mark(c, e, ",") || as(c, e, DW_AT) != NULL);
	uint32_t end = point(c, k, f);
	bool day = end && !f[1].end && (f[0].what == WHAT_WEEKDAY || f[0].what == WHAT_DAY || (f[0].what == WHAT_DATE && f[0].day.d));
	if (!day) {
		f[0] = found(WHAT_TIME, form_rule(c, "clock"));
		f[1].end = 0;
		end = e;
	}
	f[0].hour = hour, f[0].minute = minute;
	return end;
}

static uint32_t first_of(const struct scan *c, uint32_t i, struct found f[2], const reader *r, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		f[0] = f[1] = (struct found){ 0 };
		uint32_t e = r[k](c, i, f);
		if (e) {
			f[0].tok = i;
			f[0].end = f[1].end ? f[0].end : e;
			return e;
		}
	}
	f[0] = f[1] = (struct found){ 0 };
	return 0;
}

static uint32_t point(const struct scan *c, uint32_t i, struct found f[2])
{
	static const reader readers[] = { all_figures, day_first, month_first, weekday, day_word, part_of_year, half_or_quarter, shifted, season, day_of_month, year };
	return i < c->stop ? first_of(c, i, f, readers, sizeof readers / sizeof *readers) : 0;
}

/* "Oct. 30 to Nov. 1", "Monday through Thursday", "2015-2017" */
static uint32_t range(const struct scan *c, uint32_t e, struct found f[2])
{
	uint32_t k = span_word(c, e);
	struct found next[2];
	if (!k || f[1].end || f[0].what == WHAT_DURATION)
		return e;
	uint32_t end = point(c, k, next);
	if (!end && hyphen(c, e) && f[0].what == WHAT_DATE && !f[0].day.m && year_at(c, k) > f[0].day.y) {
		next[0] = f[0];
		next[0].day.y = year_at(c, k);
		next[0].tok = k, next[0].end = end = k + 1;
	}
	if (!end || next[1].end || next[0].what != f[0].what || (f[0].what == WHAT_DATE && (!next[0].day.m != !f[0].day.m || next[0].unit)))
		return e;
	struct day *d = &f[0].day, *to = &next[0].day;
	if (f[0].what == WHAT_DATE && !d->y && to->y && d->m)
		d->y = to->y - (d->m > to->m);
	f[0].ends_next = true;
	f[1] = next[0];
	f[1].end_of_last = true;
	return end;
}

static void sentence(struct extraction *x, struct scan *c, founds *out)
{
	static const reader readers[] = { part_of_day, vague, edge, clock, point, repeated, duration };
	for (uint32_t i = c->from; i < c->stop;) {
		struct found f[2];
		bool known = c->in.w[i] || c->t->toks[i].kind == TOK_NUMBER;
		uint32_t e = known ? first_of(c, i, f, readers, sizeof readers / sizeof *readers) : 0;
		if (!e) {
			i++;
			continue;
		}
		e = range(c, e, f);
		*vec_push(x->a, out) = f[0];
		if (f[1].end)
			*vec_push(x->a, out) = f[1];
		bool bare = f[0].what == WHAT_DATE && f[0].day.y && !f[0].day.m;
		c->years_to = bare ? e : 0;
		i = e;
	}
}

void dates_parse(struct extraction *x, const struct worded *in, founds *out)
{
	struct scan c = { .t = x->text, .in = *in };
	for (size_t s = 0; s < x->text->n_sents; s++) {
		c.from = x->text->sents[s].tok, c.stop = x->text->sents[s].tok_end;
		c.years_to = 0;
		sentence(x, &c, out);
	}
}
