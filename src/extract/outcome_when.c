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

static bool to_come(const struct outcome *o)
{
	return strcmp(o->type, "future-meeting") == 0;
}

/* "the anniversary of the war of 1912": of a meeting to come no day before that on
 * which it was arranged. */
static bool too_early(const struct extraction *x, const struct outcome *o, const char *plain)
{
	if (!to_come(o))
		return false;
	for (size_t i = 0; i < x->doc->meetings.n; i++) {
		const struct meeting_ref *m = &x->doc->meetings.v[i];
		const char *last = m->primary && m->start ? date_last_day(x->a, plain) : NULL;
		const char *met = last ? date_first_day(x->a, m->start) : NULL;
		if (met && strcmp(last, met) < 0)
			return true;
	}
	return false;
}

/* When it was said is no date of what was agreed; of a meeting to come it may
 * be, where no other day is named. */
static void add_date(const struct extraction *x, struct outcome *o, const char *value, bool alone)
{
	const char *plain = date_plain(x->a, value);
	if (plain && ((alone && to_come(o)) || !occasion(x, plain)) && !too_early(x, o, plain))
		strs_add(x->a, &o->dates, plain);
}

static bool dash(const struct extraction *x, uint32_t i)
{
	return str_is(x->text->toks[i].fold, "-") || str_is(x->text->toks[i].fold, "–");
}

/* "an earlier treaty of 2002", "below the level of 2005", "the 1994 treaty": a year that tells
 * which, not when, as "by the end of 2026" does; of a meeting to come it may be when. */
static bool attribute(const struct extraction *x, uint32_t from, const char *value, const struct outcome *o)
{
	enum { YEAR = 4 /* bytes */ };
	if (strlen(value) != YEAR || to_come(o))
		return false;
	const struct sentence *s = &x->text->sents[x->text->toks[from].sent];
	uint32_t start = s->tok, next = from + 1;
	bool noun = next < s->tok_end && x->text->toks[next].kind == TOK_WORD && !(class_of(x, next) & W_CLOSED);
	if (noun && from > start && (class_of(x, from - 1) & W_DET))
		return true;
	/* "signed a programme for 2021-2025": its name. */
	bool first = next + 1 < s->tok_end && dash(x, next) && x->text->toks[next + 1].kind == TOK_NUMBER;
	bool last = from > start + 1 && dash(x, from - 1) && x->text->toks[from - 2].kind == TOK_NUMBER;
	if (o->strength == STRENGTH_SIGNED && (first || last))
		return true;
	if (from < start + 4 || !(class_of(x, from - 1) & W_OF))
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
	for (uint32_t i = to; i < it->tok && i < to + 2 * FAR; i++) {
		unsigned c = class_of(x, i);
		if (says(c))
			return true;
		if (c & (W_AUX | W_PAST | W_ED))
			return i + 1 < it->tok && (class_of(x, i + 1) & W_THAT); /* "On Monday, Lee announced that" */
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
	bool kind = to + 1 < s->tok_end && !(class_of(x, to) & (W_PREP | W_COORD)) && (marks_of(x, to + 1) & M_VISIT); /* "state visit" */
	if (to < s->tok_end && (shift || kind || (marks_of(x, to) & M_VISIT)))
		return true;
	if (from == s->tok || !(marks_of(x, from - 1) & M_IN))
		return false;
	for (uint32_t i = from - 1; i-- > s->tok && from - i < FAR;)
		if (marks_of(x, i) & M_RECORD)
			return true;
	return false;
}

/* "will visit on Wednesday 6 and Thursday 7 May": no day but those of the meeting. */
static bool only_occasions(const struct extraction *x, const struct date_ref *d, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *plain = d[i].value ? date_plain(x->a, d[i].value) : NULL;
		if (plain && strcmp(d[i].type, "date") == 0 && !occasion(x, plain))
			return false;
	}
	return true;
}

/* "a treaty to follow the pact, which expires in December": said of something else
 * in a clause that the summary leaves out. */
static bool aside(const struct extraction *x, uint32_t from, uint32_t to, const struct item *it, const struct outcome *o)
{
	const char *text = arena_strz(x->a, text_span(x->text, text_tokens(x->text, from, to)));
	if (!o->summary || strstr(o->summary, text))
		return false;
	for (uint32_t i = from; i-- > it->body;) {
		if (str_is(x->text->toks[i].fold, ","))
			return (class_of(x, i + 1) & W_REL) != 0;
		if (x->text->toks[i].kind == TOK_PUNCT && !dash(x, i))
			return false;
	}
	return false;
}

void outcome_when(const struct extraction *x, struct span where, const struct item *it, struct outcome *o)
{
	if (is_stance(o))
		return;
	size_t n;
	const struct date_ref *d = date_in(x, where, &n);
	bool alone = only_occasions(x, d, n);
	for (size_t i = 0; i < n; i++) {
		if (!d[i].value || strcmp(d[i].zone, zone_names[ZONE_DATELINE]) == 0)
			continue;
		uint32_t from = text_token_at(x->text, d[i].claim.span.s), to = text_token_at(x->text, d[i].claim.span.e - 1) + 1;
		if ((strcmp(d[i].type, "date") == 0 && attribute(x, from, d[i].value, o)) || aside(x, from, to, it, o))
			continue;
		if (strcmp(d[i].type, "date") == 0 && !day_of_saying(x, from, to, it))
			add_date(x, o, d[i].value, alone && !o->dates.n);
		else if (strcmp(d[i].type, "duration") == 0 && !age(d[i].value) && !no_term(x, from, to))
			strs_add(x->a, &o->durations, d[i].value);
	}
}

