/* dateline.c: full dates as pages print them beside a headline.
 *
 * Only for telling date lines from prose and for the publication date; the
 * dates of the text are the extraction's business. */
#include <stdio.h>
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

enum { WORDS = 40 };

struct word {
	struct str s;
	int number;  /* -1 if it is none */
	int digits;
	char mark;   /* right before it */
};

static int number_of(struct str s, int *digits)
{
	int v = 0;
	size_t i = 0;
	while (i < s.n && i < 8 && s.p[i] >= '0' && s.p[i] <= '9')
		v = v * 10 + (s.p[i++] - '0');
	*digits = (int)i;
	struct str tail = str_sub(s, i, s.n);
	bool ordinal = str_is(tail, "st") || str_is(tail, "nd") || str_is(tail, "rd") || str_is(tail, "th");
	return i && (!tail.n || ordinal) ? v : -1;
}

static bool is_mark(char c)
{
	return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80);
}

/* Words of fold: runs of letters and digits; marks only separate. */
static size_t words_of(struct str fold, struct word *out)
{
	size_t n = 0;
	for (size_t i = 0; i < fold.n && n < WORDS;) {
		size_t from = i;
		while (i < fold.n && !is_mark(fold.p[i]))
			i++;
		if (i > from) {
			out[n].s = str_sub(fold, from, i);
			out[n].number = number_of(out[n].s, &out[n].digits);
			out[n].mark = from ? fold.p[from - 1] : 0;
			n++;
		} else {
			i++;
		}
	}
	return n;
}

static bool valid(int y, int m, int d)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return y >= 1900 && y <= 2199 && m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1];
}

static int month_of(const struct ingest_data *data, struct str s)
{
	const struct phrase *m = phrase_find(data, PHRASE_MONTH, s);
	return m ? m->value : 0;
}

/* A date in words [i, i+3). */
static bool three(const struct ingest_data *data, const struct word *w, int *y, int *m, int *d)
{
	if (w[0].digits == 4 && w[1].number > 0 && w[2].number > 0) {
		*y = w[0].number, *m = w[1].number, *d = w[2].number;
	} else if (month_of(data, w[0].s) && w[1].number > 0 && w[2].digits == 4) {
		*m = month_of(data, w[0].s), *d = w[1].number, *y = w[2].number;
	} else if (w[0].number > 0 && month_of(data, w[1].s) && w[2].digits == 4) {
		*d = w[0].number, *m = month_of(data, w[1].s), *y = w[2].number;
	} else if (w[1].mark == '.' && w[2].mark == '.' && w[0].number > 0 && w[1].number > 0 && w[2].digits == 4) {
		*d = w[0].number, *m = w[1].number, *y = w[2].number;
	} else if (w[0].number > 12 && w[1].number > 0 && w[2].digits == 4) {
		*d = w[0].number, *m = w[1].number, *y = w[2].number;
	} else if (w[0].number > 0 && w[1].number > 12 && w[2].digits == 4) {
		*m = w[0].number, *d = w[1].number, *y = w[2].number;
	} else {
		return false;
	}
	return w[0].number != -1 || w[1].number != -1 ? valid(*y, *m, *d) : false;
}

/* "2025-11-03t10:00" is one word up to the 't'. */
static void cut_clock(struct word *w)
{
	size_t t = str_chr(w->s, 't');
	if (t == 1 || t == 2) {
		struct str day = str_sub(w->s, 0, t);
		int digits, v = number_of(day, &digits);
		if (v > 0 && str_sub(w->s, t + 1, w->s.n).n && w->s.p[t + 1] >= '0' && w->s.p[t + 1] <= '9') {
			w->number = v;
			w->digits = digits;
		}
	}
}

/* "20251103" */
static bool compact(const struct word *w, int *y, int *m, int *d)
{
	*y = w->number / 10000, *m = w->number / 100 % 100, *d = w->number % 100;
	return w->digits == 8 && w->s.n == 8 && valid(*y, *m, *d);
}

/* Words that a date line has beside its date. */
static bool belongs(const struct ingest_data *data, const struct word *w)
{
	return w->number >= 0 || (w->s.p[0] >= '0' && w->s.p[0] <= '9') || phrase_find(data, PHRASE_WEEKDAY, w->s) ||
	       phrase_find(data, PHRASE_LABEL, w->s) || phrase_find(data, PHRASE_MONTH, w->s);
}

bool dateline_find(const struct ingest_data *data, struct str fold, char out[11], size_t *rest)
{
	struct word w[WORDS + 2] = { 0 };
	size_t n = words_of(fold, w), other = 0;
	bool found = false;
	for (size_t i = 0; i < n; i++) {
		int y = 0, m = 0, d = 0;
		if (i + 2 < n)
			cut_clock(&w[i + 2]);
		if (!found && ((i + 2 < n && three(data, w + i, &y, &m, &d)) || compact(&w[i], &y, &m, &d))) {
			found = true;
			snprintf(out, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)d % 100);
		}
		other += !belongs(data, &w[i]);
	}
	if (rest)
		*rest = other;
	return found;
}
