/* date_calc.c: reckoning with days, weeks and parts of a date (civil.h). */
#include <stdio.h>
#include <string.h>

#include "civil.h"
#include "date_int.h"

int calendar_month_days(int y, int m)
{
	return civil_month_days(y ? y : 4, m); /* without a year, 29 February may be */
}

bool calendar_valid(struct day d)
{
	return d.y >= 0 && d.y <= 9999 && d.m >= 0 && d.m <= 12 && d.d >= 0 && (!d.d || (d.m && d.d <= calendar_month_days(d.y, d.m)));
}

long calendar_number(struct day d)
{
	return civil_number(d.y, d.m, d.d);
}

struct day calendar_day(long n)
{
	struct day d;
	civil_day(n, &d.y, &d.m, &d.d);
	return d;
}

struct day calendar_add(struct day d, int days)
{
	return calendar_day(calendar_number(d) + days);
}

int calendar_weekday(struct day d)
{
	long n = (calendar_number(d) + 3) % 7; /* 1970-01-01 was a Thursday */
	return (int)(n < 0 ? n + 7 : n);
}

struct day calendar_week(int year, int week)
{
	struct day fourth = { year, 1, 4 }; /* always in week 1 */
	return calendar_add(fourth, (week - 1) * 7 - calendar_weekday(fourth));
}

void calendar_iso_week(struct day d, int *year, int *week)
{
	struct day thursday = calendar_add(d, 3 - calendar_weekday(d));
	struct day first = { thursday.y, 1, 1 };
	*year = thursday.y;
	*week = (int)((calendar_number(thursday) - calendar_number(first)) / 7) + 1;
}

bool calendar_parse(const char *value, struct day *out)
{
	struct day d = { 0 };
	if (!value || sscanf(value, "%4d-%2d-%2d", &d.y, &d.m, &d.d) < 1 || d.y < 1 || !calendar_valid(d))
		return false;
	*out = d;
	return true;
}

const char *calendar_text(struct arena *a, struct day d)
{
	if (!d.y)
		return d.d ? arena_printf(a, "--%02d-%02d", d.m, d.d) : arena_printf(a, "--%02d", d.m);
	if (!d.m)
		return arena_printf(a, "%04d", d.y);
	return d.d ? arena_printf(a, "%04d-%02d-%02d", d.y, d.m, d.d) : arena_printf(a, "%04d-%02d", d.y, d.m);
}

const char *date_add_days(struct arena *a, const char *day, int days)
{
	struct day d;
	if (!calendar_parse(day, &d) || !d.d)
		return NULL;
	return calendar_text(a, calendar_add(d, days));
}

int date_weekday(const char *day)
{
	struct day d;
	return calendar_parse(day, &d) && d.d ? calendar_weekday(d) : -1;
}

/* First and last day of a value that is not a plain date: a week, a quarter, a
 * half, a season (northern). */
static bool period(const char *value, struct day *first, struct day *last)
{
	static const struct { const char *code; int from, months; } parts[] = {
		{ "Q1", 1, 3 }, { "Q2", 4, 3 }, { "Q3", 7, 3 }, { "Q4", 10, 3 }, { "H1", 1, 6 }, { "H2", 7, 6 },
		{ "SP", 3, 3 }, { "SU", 6, 3 }, { "FA", 9, 3 }, { "WI", 12, 1 },
	};
	int y, week;
	char code[3];
	if (sscanf(value, "%4d-W%2d", &y, &week) == 2) {
		bool weekend = str_ends(str_c(value), STR("-WE"));
		*first = calendar_add(calendar_week(y, week), weekend ? 5 : 0);
		*last = calendar_add(*first, weekend ? 1 : 6);
		return true;
	}
	if (sscanf(value, "%4d-%2[A-Z0-9]", &y, code) != 2)
		return false;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_is(str_c(code), parts[i].code)) {
			int end = parts[i].from + parts[i].months - 1;
			*first = (struct day){ y, parts[i].from, 1 };
			*last = (struct day){ y, end, calendar_month_days(y, end) };
			return true;
		}
	return false;
}

static bool bounds(const char *value, struct day *first, struct day *last)
{
	struct day d;
	if (!value || value[0] == 'P' || value[0] == '-')
		return false;
	if (period(value, first, last))
		return true;
	if (!calendar_parse(value, &d))
		return false;
	*first = (struct day){ d.y, d.m ? d.m : 1, d.d ? d.d : 1 };
	*last = (struct day){ d.y, d.m ? d.m : 12, d.d ? d.d : 31 };
	if (!d.d)
		last->d = calendar_month_days(last->y, last->m);
	return true;
}

const char *date_first_day(struct arena *a, const char *value)
{
	struct day first, last;
	return bounds(value, &first, &last) ? calendar_text(a, first) : NULL;
}

const char *date_last_day(struct arena *a, const char *value)
{
	struct day first, last;
	return bounds(value, &first, &last) ? calendar_text(a, last) : NULL;
}

const char *date_plain(struct arena *a, const char *value)
{
	if (!value || strchr("PT", value[0]))
		return NULL;
	size_t n = strcspn(value, "T");
	if (strspn(value, "0123456789-") >= n)
		return arena_strz(a, (struct str){ value, n });
	return n > 5 && value[4] == '-' && value[5] != 'W' ? arena_strz(a, (struct str){ value, 4 }) : NULL;
}
