/* outcome_when.c: which days and lengths of time are an outcome's own.
 *
 * Deadlines, terms and days of meetings to come are; the day on which it was
 * said, how long the visit takes, and how long ago something last happened are not. */
#include <stdlib.h>
#include <string.h>

#include "outcome_int.h"

bool is_stance(const struct outcome *o)
{
	static const char *const timeless[] = { "position-restated", "concern-raised", "warning", "demand", "no-agreement" };
	for (size_t i = 0; i < sizeof timeless / sizeof *timeless; i++)
		if (strcmp(o->type, timeless[i]) == 0)
			return true;
	return false;
}

/* "for over 125 years" is how old something is, not how long it will last. */
static bool age(const char *duration)
{
	enum { LONG = 30 /* years */ };
	char *end;
	long n = strtol(duration + 1, &end, 10);
	return *end == 'Y' && n > LONG;
}

/* The day of a meeting that the text is about, or of its publication. */
static bool occasion(const struct extraction *x, const char *day)
{
	enum { FULL = 10 /* bytes: a month is not the meeting's */ };
	const char *published = x->doc->source.publication_date;
	if (strlen(day) != FULL)
		return false;
	for (size_t i = 0; i < x->doc->meetings.n; i++) {
		const struct meeting_ref *m = &x->doc->meetings.v[i];
		if (m->primary && ((m->start && strcmp(m->start, day) == 0) || (m->end && strcmp(m->end, day) == 0)))
			return true;
	}
	return published && strcmp(published, day) == 0;
}

/* When it was said is no date of what was agreed; of a meeting to come it may
 * be, where no other day is named. */
static void add_date(const struct extraction *x, struct outcome *o, const char *value, bool alone)
{
	const char *plain = date_plain(x->a, value);
	if (plain && ((alone && strcmp(o->type, "future-meeting") == 0) || !occasion(x, plain)))
		strs_add(x->a, &o->dates, plain);
}

/* "an earlier treaty of 2002", "below the level of 2005": a year that tells which, not when,
 * as "by the end of 2026" does; of a meeting to come it may be when. */
static bool attribute(const struct extraction *x, uint32_t from, const char *value, const struct outcome *o)
{
	enum { YEAR = 4 /* bytes */ };
	if (strlen(value) != YEAR)
		return false;
	uint32_t start = x->text->sents[x->text->toks[from].sent].tok;
	if (from < start + 4 || !(class_of(x, from - 1) & W_OF) || strcmp(o->type, "future-meeting") == 0)
		return false;
	uint32_t lead = from - 3; /* before the noun */
	lead -= (class_of(x, lead) & W_DET) != 0;
	return !(class_of(x, lead) & W_PREP);
}

static bool says(unsigned c)
{
	return (c & W_STOP) && (c & W_PAST);
}

/* "said in Oslo on Friday", "On Friday, Lee said A will": between the date's
 * tokens [from, to) and a verb of saying stands nothing that acts. */
static bool day_of_saying(const struct extraction *x, uint32_t from, uint32_t to, const struct item *it)
{
	enum { FAR = 12 /* tokens */ };
	uint32_t start = x->text->sents[x->text->toks[from].sent].tok;
	for (uint32_t i = from; i-- > start && from - i < FAR;) {
		unsigned c = class_of(x, i);
		if (says(c))
			return true;
		if (x->text->toks[i].kind == TOK_PUNCT || (c & (W_AUX | W_THAT | W_TO | W_SUBORD | W_PRON | W_REL | W_COORD)))
			break;
	}
	for (uint32_t i = to; i < it->tok && i < to + FAR; i++) {
		unsigned c = class_of(x, i);
		if (says(c))
			return true;
		if (c & (W_AUX | W_PAST | W_ED))
			return false;
	}
	return false;
}

/* "a three-day visit", "the first visit in five years", "two years earlier than
 * planned": a length that is none of what was agreed. */
static bool no_term(const struct extraction *x, uint32_t from, uint32_t to)
{
	enum { FAR = 14 /* tokens */ };
	const struct sentence *s = &x->text->sents[x->text->toks[from].sent];
	bool shift = to < s->tok_end && (class_of(x, to) & W_DAY) && (class_of(x, to) & W_ADV);
	if (to < s->tok_end && (shift || (marks_of(x, to) & M_VISIT)))
		return true;
	if (from == s->tok || !(marks_of(x, from - 1) & M_IN))
		return false;
	for (uint32_t i = from - 1; i-- > s->tok && from - i < FAR;)
		if (marks_of(x, i) & M_RECORD)
			return true;
	return false;
}

void outcome_when(const struct extraction *x, struct span where, const struct item *it, struct outcome *o)
{
	if (is_stance(o))
		return;
	size_t n;
	const struct date_ref *d = date_in(x, where, &n);
	for (size_t i = 0; i < n; i++) {
		if (!d[i].value || strcmp(d[i].zone, zone_names[ZONE_DATELINE]) == 0)
			continue;
		uint32_t from = text_token_at(x->text, d[i].claim.span.s), to = text_token_at(x->text, d[i].claim.span.e - 1) + 1;
		if (strcmp(d[i].type, "date") == 0 && attribute(x, from, d[i].value, o))
			continue;
		if (strcmp(d[i].type, "date") == 0 && !day_of_saying(x, from, to, it))
			add_date(x, o, d[i].value, n == 1);
		else if (strcmp(d[i].type, "duration") == 0 && !age(d[i].value) && !no_term(x, from, to))
			strs_add(x->a, &o->durations, d[i].value);
	}
}

