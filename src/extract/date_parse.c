/* date_parse.c: what is said about time, token by token: forms that hold a date
 * ("the end of …", "later …"), ranges, and the run over the sentences. */
#include <string.h>

#include "date_scan_int.h"

typedef uint32_t (*reader)(const struct date_scan *c, uint32_t i, struct found f[2]);

/* "the end of the year", "end of 2026", "year-end" */
static uint32_t edge(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *w = scan_as(c, i, DW_EDGE), *unit = scan_as(c, i, DW_UNIT);
	if (unit && strchr("MY", unit->value[0]) && !scan_plural(unit)) {
		uint32_t k = i + 1 + scan_hyphen(c, i + 1);
		w = scan_as(c, k, DW_EDGE);
		if (!w || (k == i + 1 && !(c->t->toks[i].flags & TOK_POSSESSIVE)))
			return 0;
		f[0] = scan_found(WHAT_UNIT, w->rule);
		f[0].unit = scan_unit(unit), f[0].edge = w->value;
		return k + 1;
	}
	if (!w || !scan_as(c, i + 1, DW_OF))
		return 0;
	uint32_t k = i + 2 + (scan_as(c, i + 2, DW_ARTICLE) != NULL);
	unit = scan_as(c, k, DW_UNIT);
	if (unit && k > i + 2 && !scan_plural(unit) && strchr("WMYQE", scan_unit(unit))) {
		f[0] = scan_found(WHAT_UNIT, w->rule);
		f[0].unit = scan_unit(unit), f[0].edge = w->value;
		return k + 1;
	}
	uint32_t e = scan_point(c, k, f);
	if (!e || f[0].what == WHAT_DURATION || f[1].end)
		return 0;
	f[0].edge = w->value;
	return e;
}

/* "later next year", "early 2026", "mid-April", "earlier today" */
static uint32_t vague(const struct date_scan *c, uint32_t i, struct found f[2])
{
	if (!scan_as(c, i, DW_VAGUE))
		return 0;
	uint32_t k = i + 1 + scan_hyphen(c, i + 1);
	uint32_t e = scan_point(c, k, f);
	if (!e && scan_as(c, k, DW_BEFORE) && scan_year(c, k + 1))
		e = scan_point(c, k + 1, f);
	return f[0].what == WHAT_DURATION ? 0 : e;
}

/* "the morning of October 30" */
static uint32_t part_of_day(const struct date_scan *c, uint32_t i, struct found f[2])
{
	const struct word *part = scan_as(c, i, DW_PART);
	if (!part || !scan_as(c, i + 1, DW_OF))
		return 0;
	uint32_t e = scan_point(c, i + 2, f);
	if (!e || f[0].what == WHAT_DURATION || (f[0].what == WHAT_DATE && !f[0].day.d))
		return 0;
	f[0].part = part->value;
	return e;
}

/* "9 a.m. on Thursday", "at 9:30 KST" */
static uint32_t clock(const struct date_scan *c, uint32_t i, struct found f[2])
{
	int hour = -1, minute = 0;
	uint32_t e = scan_clock(c, i, i > c->from && scan_as(c, i - 1, DW_AT), &hour, &minute);
	if (!e)
		return 0;
	uint32_t k = e + (scan_mark(c, e, ",") || scan_as(c, e, DW_AT) != NULL);
	uint32_t end = scan_point(c, k, f);
	bool day = end && !f[1].end && (f[0].what == WHAT_WEEKDAY || f[0].what == WHAT_DAY || (f[0].what == WHAT_DATE && f[0].day.d));
	if (!day) {
		f[0] = scan_found(WHAT_TIME, scan_form_rule(c, "clock"));
		f[1].end = 0;
		end = e;
	}
	f[0].hour = hour, f[0].minute = minute;
	return end;
}

static uint32_t first_of(const struct date_scan *c, uint32_t i, struct found f[2], const reader *r, size_t n)
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

uint32_t scan_point(const struct date_scan *c, uint32_t i, struct found f[2])
{
	static const reader readers[] = {
		read_figures, read_day_first, read_month_first, read_weekday, read_day_word, read_part_of_year,
		read_half_or_quarter, read_shifted, read_season, read_day_of_month, read_year,
	};
	return i < c->stop ? first_of(c, i, f, readers, sizeof readers / sizeof *readers) : 0;
}

/* "Oct. 30 to Nov. 1", "Monday through Thursday", "2015-2017" */
static uint32_t range(const struct date_scan *c, uint32_t e, struct found f[2])
{
	uint32_t k = scan_span_word(c, e);
	struct found next[2];
	if (!k || f[1].end || f[0].what == WHAT_DURATION)
		return e;
	uint32_t end = scan_point(c, k, next);
	if (!end && scan_hyphen(c, e) && f[0].what == WHAT_DATE && !f[0].day.m && scan_year(c, k) > f[0].day.y) {
		next[0] = f[0];
		next[0].day.y = scan_year(c, k);
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

static void sentence(struct extraction *x, struct date_scan *c, founds *out)
{
	static const reader readers[] = { part_of_day, vague, edge, clock, scan_point, read_repeated, read_duration };
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
	struct date_scan c = { .t = x->text, .in = *in };
	for (size_t s = 0; s < x->text->n_sents; s++) {
		c.from = x->text->sents[s].tok, c.stop = x->text->sents[s].tok_end;
		c.years_to = 0;
		sentence(x, &c, out);
	}
}
