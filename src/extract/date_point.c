/* date_point.c: dates by name: "November 8, 2017", "2025/11/25", "Thursday",
 * "yesterday", "the 14th of this month", "2018". */
#include <stdio.h>
#include <string.h>

#include "date_scan_int.h"

/* "November 8, 2017", "Nov 8-10", "November 2017", "April next year", "April". */
uint32_t read_month_first(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *month = scan_month(c, i);
	if (!month)
		return 0;
	f[0] = scan_found(WHAT_DATE, month->rule);
	f[0].day.m = (int)month->number;
	f[0].day.d = scan_day(c, i + 1);
	uint32_t e = i + 1 + (f[0].day.d > 0);
	if (!f[0].day.d)
		return scan_comma_year(c, e, f);
	int day2;
	bool range;
	uint32_t second = scan_second_day(c, e, f[0].day.d, &day2, &range);
	if (!second) {
		e = scan_comma_year(c, e, f);
		return scan_day_tail(c, e, f);
	}
	uint32_t end = scan_comma_year(c, second, f);
	scan_pair(f, day2, second - 1, end, range);
	f[0].end = e;
	return end;
}

/* "8 November 2017", "8th of November", "8-10 November". */
uint32_t read_day_first(const struct date_scan *c, uint32_t i, struct found f[2])
{
	int day = scan_day(c, i), day2 = 0;
	bool range = false;
	if (!day)
		return 0;
	uint32_t second = scan_second_day(c, i + 1, day, &day2, &range), e = second ? second : i + 1;
	e += scan_as(c, e, DW_OF) != NULL;
	const struct word *month = scan_month(c, e);
	if (!month)
		return 0;
	f[0] = scan_found(WHAT_DATE, month->rule);
	f[0].day.m = (int)month->number, f[0].day.d = day;
	uint32_t end = scan_comma_year(c, e + 1, f);
	if (!second)
		return scan_day_tail(c, end, f);
	scan_pair(f, day2, second - 1, end, range);
	f[0].end = i + 1;
	return end;
}

static bool same_mark(const struct date_scan *c, uint32_t i, uint32_t k)
{
	return i + 1 < c->stop && c->t->toks[i].kind == TOK_PUNCT && token_touches(c->t, i) && token_touches(c->t, i + 1) &&
	       str_eq(c->t->toks[i].fold, c->t->toks[k].fold) && (scan_mark(c, i, "-") || scan_mark(c, i, "/"));
}

/* "2025-11-03", "2025/11/25 11:07", "25/11/2025", "25.11.2025" */
uint32_t read_figures(const struct date_scan *c, uint32_t i, struct found f[2])
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
	f[0] = scan_found(WHAT_DATE, scan_form_rule(c, v[0] > 31 ? "iso" : "slashes"));
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
	return scan_day_tail(c, e, f);
}

/* Behind a weekday: the date that it stands with, or the week. */
static uint32_t weekday_tail(const struct date_scan *c, uint32_t e, struct found *f)
{
	struct found date[2] = { { 0 } };
	bool bracket = scan_mark(c, e, "(");
	uint32_t i = e + (bracket || scan_mark(c, e, ","));
	uint32_t end = read_month_first(c, i, date);
	if (!end)
		end = read_day_first(c, i, date);
	if (end && date[0].day.d && !date[1].end) {
		*f = date[0];
		return end + (bracket && scan_mark(c, end, ")"));
	}
	i = e + (scan_as(c, e, DW_OF) != NULL);
	const struct word *shift = scan_as(c, i, DW_SHIFT), *unit = shift ? scan_as(c, i + 1, DW_UNIT) : NULL;
	if (unit && strcmp(unit->value, "W") == 0) {
		f->shift = (int)shift->number, f->unit = 'W';
		return i + 2;
	}
	return scan_day_tail(c, e, f);
}

/* "Wednesday 26 and Thursday 27 August": one month for both. */
static uint32_t weekday_pair(const struct date_scan *c, uint32_t i, struct found f[2])
{
	struct found date[2] = { { 0 } };
	int day = scan_day(c, i);
	uint32_t to = day ? scan_span_word(c, i + 1) : 0;
	bool range = to != 0;
	if (day && !to && scan_as(c, i + 1, DW_AND))
		to = i + 2;
	if (!to || !scan_as(c, to, DW_WEEKDAY))
		return 0;
	uint32_t end = read_day_first(c, to + 1, date);
	if (!end || date[1].end || date[0].day.d <= day)
		return 0;
	int last = date[0].day.d;
	f[0] = date[0];
	f[0].day.d = day;
	f[0].end = i + 1;
	scan_pair(f, last, to, end, range || last == day + 1);
	return end;
}

uint32_t read_weekday(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *full = scan_as(c, i, DW_WEEKDAY), *w = full ? full : scan_as(c, i, DW_SHORT_WEEKDAY);
	if (!scan_cap(c, i) || !w || scan_as(c, i - 1, DW_EACH))
		return 0;
	/* "the Good Friday Agreement" */
	if (scan_cap(c, i - 1) && scan_cap(c, i + 1) && scan_as(c, i + 1, DW_NAME))
		return 0;
	f[0] = scan_found(WHAT_WEEKDAY, w->rule);
	f[0].weekday = (int)w->number;
	uint32_t pair = full ? weekday_pair(c, i + 1, f) : 0;
	if (pair)
		return pair;
	uint32_t e = weekday_tail(c, i + 1, f);
	return !full && f[0].what == WHAT_WEEKDAY ? 0 : e;
}

uint32_t read_day_word(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = scan_as(c, i, DW_DAY), *part = scan_as(c, i, DW_PART);
	/* "the challenges of today" name no day. */
	if (!w || (scan_as(c, i - 1, DW_OF) && !part && !(c->t->toks[i].flags & TOK_POSSESSIVE)))
		return 0;
	f[0] = scan_found(WHAT_DAY, w->rule);
	f[0].shift = (int)w->number;
	f[0].part = part ? part->value : NULL;
	return scan_day_tail(c, i + 1, f);
}

uint32_t read_season(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = scan_as(c, i, DW_SEASON);
	if (!w)
		return 0;
	f[0] = scan_found(WHAT_DATE, w->rule);
	f[0].part = w->value;
	uint32_t e = scan_comma_year(c, i + 1, f);
	return e > i + 1 && !scan_mark(c, i + 1, ",") ? e : 0;
}

/* "the 14th of this month"; "on the 25th," */
uint32_t read_day_of_month(const struct date_scan *c, uint32_t i, struct found f[2])
{
	int day = scan_day(c, i);
	if (!day || token_integer(c->t, i) >= 0)
		return 0;
	f[0] = scan_found(WHAT_UNIT_DAY, scan_form_rule(c, "day-of-month"));
	f[0].day.d = day;
	const struct word *shift = scan_as(c, i + 2, DW_SHIFT), *unit = scan_as(c, i + 3, DW_UNIT);
	if (scan_as(c, i + 1, DW_OF) && unit && unit->value[0] == 'M' && (shift || scan_as(c, i + 2, DW_ARTICLE))) {
		f[0].shift = shift ? (int)shift->number : 0, f[0].shifted = true;
		return i + 4;
	}
	bool ends = i + 1 >= c->stop || c->t->toks[i + 1].kind == TOK_PUNCT;
	if (!ends || scan_hyphen(c, i + 1) || !scan_as(c, i - 1, DW_ARTICLE) || !scan_as(c, i - 2, DW_AT))
		return 0;
	f[0].low = true;
	return i + 1;
}

/* Whether the words around a bare year say that it is one. */
static bool year_stands(const struct date_scan *c, uint32_t i)
{
	const struct word *before = i > c->from ? scan_as(c, i - 1, DW_BEFORE) : NULL;
	bool closed = i + 1 >= c->stop || c->t->toks[i + 1].kind == TOK_PUNCT || c->t->toks[i + 1].kind == TOK_CLOSE || scan_as(c, i + 1, DW_BEFORE) || scan_as(c, i + 1, DW_AND);
	bool listed = c->years_to && (c->years_to == i - 1 || c->years_to == i - 2) && i > c->from &&
		      (scan_mark(c, i - 1, ",") || scan_as(c, i - 1, DW_AND)) && closed;
	if (i + 1 < c->stop && (c->t->toks[i + 1].kind == TOK_SYMBOL || scan_as(c, i + 1, DW_SCALE)))
		return false;
	if (i > c->from && c->t->toks[i - 1].kind == TOK_SYMBOL)
		return false;
	if (i == c->from || c->t->toks[i].flags & TOK_FIRST)
		return i + 1 < c->stop && !scan_mark(c, i + 1, ".");
	bool vague = scan_as(c, i - 1, DW_VAGUE) || (scan_hyphen(c, i - 1) && scan_as(c, i - 2, DW_VAGUE)), bracket = scan_mark(c, i - 1, "(") && closed;
	return listed || vague || bracket || (before && (before->number > 0 || closed));
}

uint32_t read_year(const struct date_scan *c, uint32_t i, struct found f[2])
{
	int y = scan_year(c, i);
	if (y && y >= 1400 && y <= 2200 && year_stands(c, i)) {
		f[0] = scan_found(WHAT_DATE, scan_form_rule(c, "year"));
		f[0].day.y = y;
		int tail = scan_hyphen(c, i + 1) && c->t->toks[i + 2].fold.n == 2 ? token_integer(c->t, i + 2) : -1;
		if (tail > y % 100) { /* "2021-25" */
			scan_pair(f, 0, i + 2, i + 3, true);
			f[1].day.y = y - y % 100 + tail;
			f[0].end = i + 1;
			return i + 3;
		}
		return i + 1;
	}
	struct str s = i < c->stop ? c->t->toks[i].fold : STR("");
	if (s.n == 5 && c->t->toks[i].kind == TOK_NUMBER && s.p[4] == 's' && s.p[3] == '0' && sscanf(s.p, "%4d", &y) == 1 && y >= 1400 && y < 2200) {
		f[0] = scan_found(WHAT_DATE, scan_form_rule(c, "decade"));
		f[0].day.y = y, f[0].unit = 'E';
		return i + 1;
	}
	return 0;
}
