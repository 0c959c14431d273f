/* date_scan.c: the small words of dates: years, days, months, clock times, and
 * what may follow them.  Capitals tell "May" and "March" from verbs. */
#include <stdio.h>
#include <string.h>

#include "date_scan_int.h"

const struct word *scan_as(const struct date_scan *c, uint32_t i, unsigned cls)
{
	return i >= c->from && i < c->stop ? word_as(c->in.w[i], cls) : NULL;
}

bool scan_mark(const struct date_scan *c, uint32_t i, const char *m)
{
	return i < c->stop && c->t->toks[i].kind == TOK_PUNCT && str_is(c->t->toks[i].fold, m);
}

bool scan_cap(const struct date_scan *c, uint32_t i)
{
	return i >= c->from && i < c->stop && c->t->toks[i].flags & TOK_CAP;
}

/* A hyphen without room on either side. */
bool scan_hyphen(const struct date_scan *c, uint32_t i)
{
	return scan_mark(c, i, "-") && i > c->from && i + 1 < c->stop && token_touches(c->t, i) && token_touches(c->t, i + 1);
}

const char *scan_form_rule(const struct date_scan *c, const char *form)
{
	const struct word *w = word_as(words_find(c->in.words, str_c(form)), DW_FORM);
	return w ? w->rule : NULL;
}

struct found scan_found(enum what what, const char *rule)
{
	return (struct found){ .what = what, .hour = -1, .rule = rule };
}

int scan_year(const struct date_scan *c, uint32_t i)
{
	int y = i < c->stop && c->t->toks[i].fold.n == 4 ? token_integer(c->t, i) : -1;
	return y >= 1000 && y <= 2999 ? y : 0;
}

/* "8", "8th": a day of a month, or 0. */
int scan_day(const struct date_scan *c, uint32_t i)
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
	bool counted = i + 1 < c->stop && (c->t->toks[i + 1].kind == TOK_SYMBOL || scan_as(c, i + 1, DW_SCALE));
	return counted ? 0 : d;
}

bool scan_month_word(const struct date_scan *c, uint32_t i)
{
	return scan_as(c, i, DW_MONTH) || scan_as(c, i, DW_DOUBTFUL_MONTH) || scan_as(c, i, DW_SHORT_MONTH);
}

/* The month that a capitalised word names here, or NULL. */
const struct word *scan_month(const struct date_scan *c, uint32_t i)
{
	if (!scan_cap(c, i))
		return NULL;
	const struct word *name = scan_as(c, i, DW_MONTH), *doubtful = scan_as(c, i, DW_DOUBTFUL_MONTH), *brief = scan_as(c, i, DW_SHORT_MONTH);
	if ((!name && !doubtful && !brief) || scan_as(c, i - 1, DW_EACH))
		return NULL;
	/* "Mar-a-Lago" */
	if (scan_hyphen(c, i + 1) && c->t->toks[i + 2].kind == TOK_WORD && !scan_month_word(c, i + 2))
		return NULL;
	bool dated = scan_day(c, i + 1) || scan_year(c, i + 1) || (scan_mark(c, i + 1, ",") && scan_year(c, i + 2)) ||
		     (i > c->from && (scan_day(c, i - 1) || (scan_as(c, i - 1, DW_OF) && i > c->from + 1 && scan_day(c, i - 2))));
	if (brief && !dated && !(c->t->toks[i].flags & TOK_ABBREV))
		return NULL;
	if (doubtful && !dated && !scan_as(c, i - 1, DW_MONTH_LEAD) && !(scan_as(c, i - 1, DW_SPAN_MARK) && i > c->from + 1 && scan_as(c, i - 2, DW_VAGUE)))
		return NULL;
	if (!dated && scan_cap(c, i + 1) && scan_as(c, i + 1, DW_NAME))
		return NULL;
	return name ? name : doubtful ? doubtful : brief;
}

/* A clock time: "11:07 KST", "9 a.m.", "9:30 pm".  sure: without a word that says so. */
uint32_t scan_clock(const struct date_scan *c, uint32_t i, bool sure, int *hour, int *minute)
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
	bool colon = scan_mark(c, e, ":") && token_touches(c->t, e) && token_touches(c->t, e + 1) && e + 1 < c->stop && c->t->toks[e + 1].fold.n >= 2;
	if (colon) {
		struct str mm = c->t->toks[e + 1].fold;
		m = mm.p[0] >= '0' && mm.p[0] <= '5' && mm.p[1] >= '0' && mm.p[1] <= '9' ? (mm.p[0] - '0') * 10 + mm.p[1] - '0' : -1;
		if (mm.n > 2)
			meridiem = word_as(words_find(c->in.words, str_sub(mm, 2, mm.n)), DW_MERIDIEM);
		e += 2;
		if (scan_mark(c, e, ":") && token_touches(c->t, e) && token_integer(c->t, e + 1) >= 0 && e + 1 < c->stop)
			e += 2;
	}
	if (!meridiem && (meridiem = scan_as(c, e, DW_MERIDIEM)))
		e++;
	const struct word *zone = scan_as(c, e, DW_ZONE);
	if (zone && (scan_cap(c, e) || scan_as(c, e + 1, DW_PART)))
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
uint32_t scan_day_tail(const struct date_scan *c, uint32_t e, struct found *f)
{
	const struct word *part = scan_as(c, e, DW_PART);
	if (part && !f->part) {
		f->part = part->value;
		return e + 1;
	}
	uint32_t at = e + (scan_mark(c, e, ",") || (scan_as(c, e, DW_AT) != NULL));
	uint32_t end = scan_clock(c, at, true, &f->hour, &f->minute);
	return end ? end : e;
}

/* "next year", "of last year" behind a month or a half. */
uint32_t scan_year_words(const struct date_scan *c, uint32_t e, struct found *f)
{
	uint32_t i = e + (scan_as(c, e, DW_OF) != NULL);
	if (scan_year(c, i)) {
		f->day.y = scan_year(c, i);
		return i + 1;
	}
	const struct word *shift = scan_as(c, i, DW_SHIFT), *article = scan_as(c, i, DW_ARTICLE);
	const struct word *unit = scan_as(c, i + 1, DW_UNIT);
	if (!unit || strcmp(unit->value, "Y") != 0 || (!shift && (!article || i == e)))
		return e;
	f->y_rel = true;
	f->shift = shift ? (int)shift->number : 0;
	return i + 2;
}

/* ", 2017" or "2017" behind a day. */
uint32_t scan_comma_year(const struct date_scan *c, uint32_t e, struct found *f)
{
	uint32_t i = e + (scan_mark(c, e, ",") || (f->day.d && scan_mark(c, e, "/")));
	if (scan_year(c, i)) {
		f->day.y = scan_year(c, i);
		return i + 1;
	}
	return i == e ? scan_year_words(c, e, f) : e; /* "May 4, 2023", "May 4/2023" */
}

uint32_t scan_span_word(const struct date_scan *c, uint32_t e)
{
	if (scan_as(c, e, DW_SPAN) || scan_as(c, e, DW_SPAN_MARK))
		return e + 1 + (scan_as(c, e + 1, DW_ARTICLE) && scan_as(c, e, DW_SPAN));
	return 0;
}

/* The second day of "8-10", "8th through 10th", "6 and 7". */
uint32_t scan_second_day(const struct date_scan *c, uint32_t e, int first, int *day, bool *range)
{
	uint32_t i = scan_span_word(c, e);
	*range = i != 0;
	if (!i && scan_as(c, e, DW_AND))
		i = e + 1;
	*day = i ? scan_day(c, i) : 0;
	if (!*day || *day <= first)
		return 0;
	if (*range)
		return i + 1;
	*range = *day == first + 1;
	bool ends = i + 1 >= c->stop || c->t->toks[i + 1].kind != TOK_WORD || scan_as(c, i + 1, DW_BEFORE) || scan_month_word(c, i + 1) ||
		    scan_as(c, i + 1, DW_AT) || (i + 2 < c->stop && scan_as(c, i + 1, DW_OF));
	return ends ? i + 1 : 0;
}

void scan_pair(struct found f[2], int day, uint32_t tok, uint32_t end, bool range)
{
	f[1] = f[0];
	f[1].day.d = day;
	f[1].tok = tok, f[1].end = end;
	f[1].end_of_last = true;
	f[0].ends_next = range;
}
