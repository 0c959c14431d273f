/* date_length.c: what counts units of time: "90 days", "last month", "every two
 * years", "the last three months of 2031". */
#include <stdio.h>
#include <string.h>

#include "date_scan_int.h"

char scan_unit(const struct word *unit)
{
	if (strncmp(unit->value, "TH", 2) == 0)
		return 'h';
	if (strncmp(unit->value, "TM", 2) == 0)
		return 'm';
	return strncmp(unit->value, "WE", 2) == 0 ? 'w' : unit->value[0];
}

bool scan_plural(const struct word *unit)
{
	size_t n = strlen(unit->value);
	return n && unit->value[n - 1] == 's';
}

/* "two months", "the 90 calendar days", "an additional year", "three-day". */
uint32_t scan_counted(const struct date_scan *c, uint32_t i, struct found *f, bool *weak)
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
	e += scan_hyphen(c, e);
	for (const struct word *more; (more = scan_as(c, e, DW_MORE)); e++) {
		one = one || more->number > 0;
		if (e - i > 6)
			return 0;
	}
	const struct word *unit = scan_as(c, e, DW_UNIT);
	/* "one quarter of" is a share */
	bool share = unit && scan_unit(unit) == 'Q' && !scan_plural(unit);
	if (!unit || share || scan_unit(unit) == 'w' || (!counts && (!one || scan_plural(unit))))
		return 0;
	*weak = *weak && !one;
	if (scan_cap(c, e) && scan_cap(c, e + 1) && scan_as(c, e + 1, DW_NAME))
		return 0;
	f->unit = scan_unit(unit), f->count = n.value, f->rule = unit->rule;
	return e + 1;
}

/* "the last three months of 2031" */
uint32_t read_part_of_year(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *edge = scan_as(c, i, DW_EDGE_ADJECTIVE);
	bool weak;
	if (!edge)
		return 0;
	f[0] = scan_found(WHAT_UNIT_PART, edge->rule);
	uint32_t e = scan_counted(c, i + 1, f, &weak);
	if (!e || weak || !scan_as(c, e, DW_OF) || !strchr("MWDQ", f[0].unit))
		return 0;
	uint32_t end = scan_year_words(c, e, f);
	f[0].edge = edge->value;
	return end > e ? end : 0;
}

/* "second half of 2026", "third quarter of this year" */
uint32_t read_half_or_quarter(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *nth = scan_as(c, i, DW_ORDINAL), *half = scan_as(c, i + 1, DW_FRACTION), *unit = scan_as(c, i + 1, DW_UNIT);
	if (!nth || nth->number > 4 || (!half && (!unit || unit->value[0] != 'Q')))
		return 0;
	bool is_half = half && half->number > 0.4;
	if (is_half && nth->number > 2)
		return 0;
	f[0] = scan_found(WHAT_DATE, nth->rule);
	f[0].unit = is_half ? 'H' : 'Q';
	f[0].nth = (int)nth->number;
	uint32_t e = scan_year_words(c, i + 2, f);
	return e > i + 2 ? e : 0;
}

/* "last month", "this spring", "next April", "last Friday", "this morning", "the past two years". */
uint32_t read_shifted(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *shift = scan_as(c, i, DW_SHIFT), *stretch = scan_as(c, i, DW_STRETCH), *w;
	bool weak;
	const struct word *opens = shift ? shift : stretch;
	if (!opens)
		return 0;
	f[0] = scan_found(WHAT_DURATION, opens->rule);
	uint32_t e = scan_counted(c, i + 1, f, &weak);
	if (e && (!shift || shift->number < 0 || shift->number > 0))
		return e;
	if (e)
		return 0;
	f[0].shift = shift ? (int)shift->number : 0;
	const struct word *unit = scan_as(c, i + 1, DW_UNIT);
	char code = unit && !scan_plural(unit) ? scan_unit(unit) : 0;
	if (stretch || (code == 'E' && f[0].shift)) {
		f[0].unit = code, f[0].count = 1;
		return code && code != 'w' ? i + 2 : 0;
	}
	f[0].shifted = true;
	/* "the next year" is told from where the story stands; "over the next year" is a length. */
	if (code && f[0].shift && code != 'w' && scan_as(c, i - 1, DW_ARTICLE)) {
		f[0].unit = code, f[0].count = 1;
		return scan_as(c, i - 2, DW_LENGTH) ? i + 2 : 0;
	}
	if (code && strchr("WMYQEw", code)) {
		f[0].what = WHAT_UNIT, f[0].unit = code;
		return i + 2;
	}
	if ((w = scan_month(c, i + 1))) {
		f[0].what = WHAT_MONTH, f[0].day.m = (int)w->number, f[0].day.d = scan_day(c, i + 2);
		e = i + 2 + (f[0].day.d > 0);
		if (scan_year(c, e))
			f[0].what = WHAT_DATE, f[0].day.y = scan_year(c, e), e++;
		return e;
	}
	if ((w = scan_as(c, i + 1, DW_SEASON))) {
		f[0].what = WHAT_UNIT, f[0].unit = 'S', f[0].part = w->value;
		return i + 2;
	}
	if ((w = scan_as(c, i + 1, DW_WEEKDAY)) && scan_cap(c, i + 1)) {
		f[0].what = WHAT_WEEKDAY, f[0].weekday = (int)w->number;
		return scan_day_tail(c, i + 2, f);
	}
	if ((w = scan_as(c, i + 1, DW_PART)) && shift->number <= 0) {
		f[0].what = WHAT_DAY, f[0].part = w->value;
		return i + 2;
	}
	return 0;
}

uint32_t read_duration(const struct date_scan *c, uint32_t i, struct found f[2])
{
	bool weak;
	f[0] = scan_found(WHAT_DURATION, NULL);
	uint32_t e = scan_counted(c, i, f, &weak);
	if (!e)
		return 0;
	const struct word *ago = scan_as(c, e, DW_AGO);
	if (ago && strchr("YMWDE", f[0].unit)) {
		f[0].what = WHAT_AGO, f[0].rule = ago->rule;
		return e + 1;
	}
	if (weak && !(i > c->from && scan_as(c, i - 1, DW_LENGTH)))
		return 0;
	uint32_t old = e + scan_hyphen(c, e);
	return scan_as(c, old, DW_OLD) ? old + 1 : e;
}

uint32_t read_repeated(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *set = scan_as(c, i, DW_SET), *each = scan_as(c, i, DW_EACH);
	f[0] = scan_found(WHAT_SET, NULL);
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
	const struct word *unit = scan_as(c, i + 1, DW_UNIT);
	if (unit && !scan_plural(unit) && scan_unit(unit) != 'w') {
		f[0].count = 1, f[0].unit = scan_unit(unit), f[0].rule = each->rule;
		return i + 2;
	}
	return scan_counted(c, i + 1, f, &weak);
}
