/* date_resolve.c: from what is said to values, by the document's own date.
 *
 * A month without a year is the last one of its name where the clause tells of
 * the past, the next one where it tells of plans; weekdays likewise.  A text
 * without a date gives years only as far as its other dates allow. */
#include "date_int.h"

#include <stdlib.h>
#include <string.h>

enum { PRINTED_WITHIN = 3 /* days */ };

struct resolver {
	struct extraction *x;
	const struct worded *in;
	struct day now;   /* the document's date; parts may be 0 */
	bool inferred;    /* it was inferred: good for years only */
	uint32_t opening; /* tokens before it are a date line */
};

struct value {
	struct day day;         /* the value where it is a plain date */
	const char *text, *end; /* as printed */
	const char *basis;
	bool time;
};

static bool exact(const struct resolver *r)
{
	return r->now.d && !r->inferred;
}

/* Days from the document's date to d; months count 30 where a day is missing. */
static long distance(struct day now, struct day d)
{
	if (now.d && d.d)
		return calendar_number(d) - calendar_number(now);
	return ((long)d.y * 12 + d.m - ((long)now.y * 12 + now.m)) * 30;
}

static int year_of(const struct resolver *r, const struct found *f)
{
	struct day past = f->day, future = f->day;
	enum tense tense = date_tense(r->x, r->in, f);
	if (!r->now.y || !r->now.m)
		return r->now.y;
	past.y = future.y = r->now.y;
	if (distance(r->now, past) > 0)
		past.y--;
	if (distance(r->now, future) < 0)
		future.y++;
	long back = -distance(r->now, past), ahead = distance(r->now, future);
	/* A tense read from the wrong verb would be off by most of a year. */
	if (tense == TENSE_FUTURE && ahead > 300 && back < 60)
		tense = TENSE_PAST;
	if (tense == TENSE_PAST && f->day.d && back > 300 && ahead < 14)
		tense = TENSE_FUTURE;
	if (tense == TENSE_UNKNOWN) /* texts tell more than they announce */
		tense = back > 250 && ahead <= 100 ? TENSE_FUTURE : TENSE_PAST;
	return tense == TENSE_FUTURE ? future.y : past.y;
}

static const char *with_time(struct arena *a, const char *day, const struct found *f)
{
	if (f->hour >= 0)
		return arena_printf(a, "%sT%02d:%02d", day, f->hour, f->minute);
	return f->part ? arena_printf(a, "%sT%s", day, f->part) : day;
}

/* A year, or the part of it that the words name. */
static void year_value(struct arena *a, int y, const struct found *f, struct value *v)
{
	v->day = (struct day){ y, 0, 0 };
	if (f->unit == 'H' || f->unit == 'Q')
		v->text = arena_printf(a, "%04d-%c%d", y, f->unit, f->nth);
	else if (f->part)
		v->text = arena_printf(a, "%04d-%s", y, f->part);
	else if (f->unit == 'E')
		v->text = arena_printf(a, "%04d", y - y % 10), v->end = arena_printf(a, "%04d", y - y % 10 + 9);
	else if (f->edge && f->edge[0] == 'e')
		v->text = arena_printf(a, "%04d-12", y), v->end = arena_printf(a, "%04d-12-31", y);
	else if (f->edge && f->edge[0] == 's')
		v->text = arena_printf(a, "%04d-01", y);
	else
		v->text = arena_printf(a, "%04d", y);
}

static void date_value(struct resolver *r, const struct found *f, struct value *v)
{
	struct arena *a = r->x->a;
	struct day d = f->day;
	v->basis = "explicit";
	if (!d.y) {
		d.y = !f->y_rel ? year_of(r, f) : r->now.y ? r->now.y + f->shift : 0;
		if (!d.y && !d.m)
			return;
		v->basis = !d.y ? "explicit" : r->inferred ? "inferred" : "relative";
	}
	if (!d.m) {
		year_value(a, d.y, f, v);
		return;
	}
	if (!calendar_valid(d))
		return;
	v->day = d;
	v->text = calendar_text(a, d);
	if (d.d && d.y) {
		v->text = with_time(a, v->text, f);
		v->time = f->hour >= 0 || f->part;
	} else if (f->edge && f->edge[0] == 'e' && d.y) {
		v->end = arena_printf(a, "%s-%02d", v->text, calendar_month_days(d.y, d.m));
	}
}

/* "next April", "last November 14" */
static void month_value(struct resolver *r, const struct found *f, struct value *v)
{
	struct day d = f->day, now = r->now;
	if (!now.m)
		return;
	bool reached = d.d && now.d ? d.m < now.m || (d.m == now.m && d.d <= now.d) : d.m <= now.m;
	bool begun = d.d && now.d ? !(d.m > now.m || (d.m == now.m && d.d >= now.d)) : d.m < now.m;
	d.y = f->shift > 0 ? now.y + reached : f->shift < 0 ? now.y - !begun : now.y;
	if (calendar_valid(d))
		v->day = d, v->text = calendar_text(r->x->a, d);
}

static void weekday_value(struct resolver *r, const struct found *f, struct value *v)
{
	if (!exact(r))
		return;
	int today = calendar_weekday(r->now), off = f->weekday - today;
	if (f->unit == 'W' || (f->shifted && f->shift >= 0))
		off += 7 * f->shift;
	else if (f->shifted)
		off -= off >= 0 ? 7 : 0;
	else if (date_tense(r->x, r->in, f) == TENSE_FUTURE)
		off += off < 0 ? 7 : 0;
	else
		off -= off > 0 ? 7 : 0;
	v->day = calendar_add(r->now, off);
	v->text = with_time(r->x->a, calendar_text(r->x->a, v->day), f);
	v->time = f->hour >= 0 || f->part;
}

static struct day add_months(struct day d, int months)
{
	int n = d.y * 12 + d.m - 1 + months;
	return (struct day){ n / 12, n % 12 + 1, 0 };
}

static int season_month(const char *code)
{
	static const struct { char code[3]; int month; } seasons[] = { { "SP", 4 }, { "SU", 7 }, { "FA", 10 }, { "WI", 1 } };
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
		if (strcmp(code, seasons[i].code) == 0)
			return seasons[i].month;
	return 1;
}

static void week_value(struct resolver *r, const struct found *f, struct value *v)
{
	int y, week;
	if (!exact(r))
		return;
	calendar_iso_week(calendar_add(r->now, 7 * f->shift), &y, &week);
	v->text = arena_printf(r->x->a, f->unit == 'w' ? "%04d-W%02d-WE" : "%04d-W%02d", y, week);
}

static void unit_value(struct resolver *r, const struct found *f, struct value *v)
{
	struct arena *a = r->x->a;
	struct day now = r->now, m;
	if (!now.y)
		return;
	switch (f->unit) {
	case 'Y': case 'E':
		year_value(a, now.y + f->shift * (f->unit == 'E' ? 10 : 1), f, v);
		break;
	case 'M':
		if (!now.m || r->inferred)
			return;
		v->day = m = add_months(now, f->shift);
		v->text = calendar_text(a, m);
		if (f->edge && f->edge[0] == 'e')
			v->end = arena_printf(a, "%s-%02d", v->text, calendar_month_days(m.y, m.m));
		break;
	case 'Q':
		if (!now.m || r->inferred)
			return;
		m = add_months(now, 3 * f->shift);
		v->text = arena_printf(a, "%04d-Q%d", m.y, (m.m + 2) / 3);
		break;
	case 'S': {
		int month = season_month(f->part);
		int y = now.y + (f->shift > 0 && now.m && month <= now.m) - (f->shift < 0 && (!now.m || month >= now.m));
		v->text = arena_printf(a, "%04d-%s", y, f->part);
		break;
	}
	default:
		week_value(r, f, v);
	}
}

static void unit_day_value(struct resolver *r, const struct found *f, struct value *v)
{
	if (!r->now.m || r->inferred)
		return;
	struct day d = add_months(r->now, f->shift);
	d.d = f->day.d;
	if (!f->shifted && r->now.d) {
		bool ahead = date_tense(r->x, r->in, f) == TENSE_FUTURE;
		int move = ahead ? d.d < r->now.d : -(d.d > r->now.d);
		d = add_months(r->now, move);
		d.d = f->day.d;
	}
	if (calendar_valid(d))
		v->day = d, v->text = calendar_text(r->x->a, d);
}

/* "the last three months of 2031" */
static void unit_part_value(struct resolver *r, const struct found *f, struct value *v)
{
	struct arena *a = r->x->a;
	int y = f->day.y ? f->day.y : r->now.y ? r->now.y + f->shift : 0;
	int n = (int)f->count * (f->unit == 'Q' ? 3 : 1);
	bool last = f->edge[0] == 'e';
	v->basis = f->day.y ? "explicit" : v->basis;
	if (!y)
		return;
	if (strchr("MQ", f->unit) && n >= 1 && n <= 12) {
		v->text = calendar_text(a, (struct day){ y, last ? 13 - n : 1, 0 });
		v->end = calendar_text(a, (struct day){ y, last ? 12 : n, 0 });
		return;
	}
	n = (int)f->count * (f->unit == 'W' ? 7 : 1);
	if (strchr("MQ", f->unit) || n < 1 || n > 366)
		return;
	struct day first = { y, 1, 1 }, end = { y, 12, 31 };
	v->text = calendar_text(a, last ? calendar_add(end, 1 - n) : first);
	v->end = calendar_text(a, last ? end : calendar_add(first, n - 1));
}

static void ago_value(struct resolver *r, const struct found *f, struct value *v)
{
	int n = f->count <= 9999 ? (int)f->count : 0;
	struct day now = r->now;
	if (!exact(r) || n < 1)
		return;
	if (f->unit == 'Y' || f->unit == 'E')
		v->day = (struct day){ now.y - n * (f->unit == 'E' ? 10 : 1), 0, 0 };
	else
		v->day = f->unit == 'M' ? add_months(now, -n) : calendar_add(now, -n * (f->unit == 'W' ? 7 : 1));
	if (v->day.y > 0)
		v->text = calendar_text(r->x->a, v->day);
}

/* TIMEX3 durations: P1Y, P90D, PT1H30M. */
static const char *duration_value(struct arena *a, const struct found *f)
{
	double n = f->count;
	char unit = f->unit;
	if (unit == 'E' || unit == 'C')
		n *= unit == 'E' ? 10 : 100, unit = 'Y';
	if (unit == 'Q')
		n *= 3, unit = 'M';
	if (n <= 0 || n > 1e6)
		return NULL;
	long whole = (long)n, minutes = (long)((n - (double)whole) * 60 + 0.5);
	if (unit == 'h' && whole && minutes)
		return arena_printf(a, "PT%ldH%ldM", whole, minutes);
	if (unit == 'h' && minutes)
		return arena_printf(a, "PT%ldM", minutes);
	if (unit == 'h' || unit == 'm')
		return arena_printf(a, "PT%ld%c", whole, unit == 'h' ? 'H' : 'M');
	if (unit == 'Y' && n - (double)whole > 0.01) /* half years are six months */
		return arena_printf(a, "P%ldM", (long)(n * 12 + 0.5));
	return arena_printf(a, "P%ld%c", whole, unit);
}

static void resolve(struct resolver *r, const struct found *f, struct value *v)
{
	*v = (struct value){ .basis = r->inferred ? "inferred" : "relative" };
	switch (f->what) {
	case WHAT_DATE: date_value(r, f, v); break;
	case WHAT_MONTH: month_value(r, f, v); break;
	case WHAT_WEEKDAY: weekday_value(r, f, v); break;
	case WHAT_DAY:
		if (exact(r)) {
			v->day = calendar_add(r->now, f->shift);
			v->text = with_time(r->x->a, calendar_text(r->x->a, v->day), f);
			v->time = f->hour >= 0 || f->part;
		}
		break;
	case WHAT_UNIT: unit_value(r, f, v); break;
	case WHAT_UNIT_DAY: unit_day_value(r, f, v); break;
	case WHAT_UNIT_PART: unit_part_value(r, f, v); break;
	case WHAT_AGO: ago_value(r, f, v); break;
	case WHAT_DURATION: case WHAT_SET:
		v->basis = "explicit";
		v->text = duration_value(r->x->a, f);
		break;
	case WHAT_TIME:
		v->basis = "explicit";
		v->text = arena_printf(r->x->a, "T%02d:%02d", f->hour, f->minute);
		v->time = true;
		break;
	}
}

/* Words of the dates, without a possessive 's. */
static struct span words_span(const struct text *t, const struct found *f)
{
	struct span s = text_tokens(t, f->tok, f->end);
	const struct token *last = &t->toks[f->end - 1];
	struct str w = text_span(t, last->span);
	if (last->flags & TOK_POSSESSIVE) {
		size_t n = w.n;
		while (n > 0 && w.p[n - 1] != '\'' && (unsigned char)w.p[n - 1] < 0x80)
			n--;
		n -= n >= 3 && w.p[n - 1] != '\'' ? 3 : n > 0;
		s.e = last->span.s + (uint32_t)n;
	}
	return s;
}

static void append(struct resolver *r, const struct found *f, const struct value *v)
{
	struct extraction *x = r->x;
	struct span span = words_span(x->text, f);
	struct date_ref *d = vec_push(x->a, &x->doc->dates);
	claim_set(x, &d->claim, "date", span, f->rule ? f->rule : "dates.tsv", claim_spot(x, v->text, span));
	d->claim.low = f->low;
	d->type = f->what == WHAT_DURATION ? "duration" : f->what == WHAT_SET ? "set" : v->time ? "time" : "date";
	d->value = v->text;
	d->end = v->end;
	d->basis = v->basis;
	if (strcmp(v->basis, "inferred") == 0) {
		strs_add(x->a, &d->claim.inferred, "value");
		d->claim.low = true;
	}
	d->text = arena_strz(x->a, text_span(x->text, span));
	enum zone_kind zone = x->text->sents[x->text->toks[f->tok].sent].zone;
	d->zone = zone_names[zone == ZONE_BODY && f->tok < r->opening ? ZONE_DATELINE : zone];
}

/* The end of a range does not lie before its start. */
static void resolve_end(struct resolver *r, const struct found *start, const struct value *from, const struct found *f, struct value *v)
{
	struct found g = *f;
	if (g.what == WHAT_DATE && !g.day.y && from->day.y)
		g.day.y = from->day.y + (g.day.m && g.day.m < start->day.m);
	resolve(r, &g, v);
	if (g.what == WHAT_DATE && !f->day.y)
		v->basis = from->basis;
	if (v->text && f->what == WHAT_WEEKDAY && from->day.d && calendar_number(v->day) < calendar_number(from->day)) {
		v->day = calendar_add(v->day, 7);
		v->text = with_time(r->x->a, calendar_text(r->x->a, v->day), f);
	}
}

/* "PORT ELM, June 14 (Agency) — … today …", printed on the 15th: what a story
 * calls today is the day of its own opening. */
static void anchor_opening(struct resolver *r, const founds *f)
{
	for (size_t i = 0; i < f->n && f->v[i].tok < r->opening && exact(r); i++) {
		struct day d = f->v[i].day;
		if (f->v[i].what != WHAT_DATE || d.y || !d.m || !d.d || r->x->text->sents[r->x->text->toks[f->v[i].tok].sent].zone != ZONE_BODY)
			continue;
		d.y = r->now.y - (d.m > r->now.m);
		long age = calendar_valid(d) ? -distance(r->now, d) : 0;
		if (age > 0 && age <= PRINTED_WITHIN)
			r->now = d;
		return;
	}
}

void dates_resolve(struct extraction *x, const struct worded *in, const founds *f)
{
	struct resolver r = { .x = x, .in = in };
	r.opening = opening_end(x);
	r.now = dates_anchor(x, in, f, &r.inferred);
	x->year = r.now.y;
	anchor_opening(&r, f);
	for (size_t i = 0; i < f->n; i++) {
		struct value v, end = { 0 };
		bool two = i + 1 < f->n && f->v[i + 1].end_of_last;
		resolve(&r, &f->v[i], &v);
		if (two)
			resolve_end(&r, &f->v[i], &v, &f->v[i + 1], &end);
		if (f->v[i].ends_next && end.text)
			v.end = end.end && !end.day.m ? end.end : end.text;
		if (v.text)
			append(&r, &f->v[i], &v);
		if (two && end.text)
			append(&r, &f->v[i + 1], &end);
		i += two;
	}
}
