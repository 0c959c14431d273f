/* telling.c: an outcome, or the outcomes of a side, in a few words.
 *
 * A summary is printed whole or not at all: half a sentence misleads.  Where
 * none is short enough the record speaks: who, what kind of result, how much
 * and for how long. */
#include <string.h>

#include "compose_int.h"
#include "utf8.h"

enum { REFERENCES = 3 };

static size_t length_of(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		utf8_next(s, &i);
	return n;
}

/* The mark at the end, if it closes what was never opened. */
static size_t stray_close(struct str s)
{
	static const struct {
		const char *open, *close;
	} marks[] = { { "\xE2\x80\x9C", "\xE2\x80\x9D" }, { "\"", "\"" } };
	for (size_t i = 0; i < 2; i++) {
		struct str open = str_c(marks[i].open), close = str_c(marks[i].close);
		if (!str_ends(s, close))
			continue;
		struct str before = str_sub(s, 0, s.n - close.n);
		bool same = str_eq(open, close);
		size_t opened = 0;
		for (size_t at = 0; at < before.n; at++)
			if (str_starts(str_sub(before, at, before.n), open))
				opened++;
			else if (!same && str_starts(str_sub(before, at, before.n), close))
				opened -= opened > 0;
		return same ? (opened % 2 ? 0 : close.n) : opened ? 0 : close.n;
	}
	return 0;
}

struct str summary_of(const struct outcome *o)
{
	struct str s = str_trim(str_c(o->summary ? o->summary : o->quote ? o->quote : ""));
	return str_trim(str_sub(s, 0, s.n - stray_close(s)));
}

/* As a phrase within a line: no stop at its end. */
static const char *as_phrase(const struct composer *k, const struct outcome *o, size_t most)
{
	struct str s = summary_of(o);
	while (s.n && s.p[s.n - 1] == '.')
		s.n--;
	return s.n && length_of(s) <= most ? arena_strz(k->a, s) : NULL;
}

static bool of_one_kind(const struct outcome *x, const struct outcome *y)
{
	return same_text(x->type, y->type) && strs_same_set(&x->actors, &y->actors);
}

/* Its term or first amount, or "".  A term is the outcome's own; an amount may
 * be part of what it is about. */
static const char *measure_of(const struct composer *k, const struct outcome *o)
{
	if (o->durations.n)
		return say_duration(k, o->durations.v[0]);
	return o->n_amounts ? say_amount(k, &o->amounts[0]) : "";
}

/* "China: 2 suspensions, 1 year" */
static const char *from_record(const struct composer *k, const struct row *r, size_t side, const struct outcome *lead, struct telling *out)
{
	const char *measure = measure_of(k, lead);
	size_t n = 0;
	for (size_t i = 0; i < r->cells[side].n; i++) {
		const struct claim_entry *e = claim_find(k, r->cells[side].v[i]);
		const struct outcome *o = outcome_of(e);
		if (!o || !of_one_kind(o, lead))
			continue;
		n++;
		if (strcmp(measure, measure_of(k, o)) != 0)
			measure = "";
		if (out->n < REFERENCES)
			out->claims[out->n++] = e->id;
	}
	const char *what = say_type_count(k, lead->type, n);
	if (*measure)
		what = say_with(k, SAY_TOLD_MEASURE, what, measure);
	return lead->actors.n ? say_with(k, SAY_TOLD, say_countries(k, &lead->actors, true), what) : what;
}

/* As strong as the lead; what is read with low confidence tells nothing alone. */
static bool rivals_lead(const struct outcome *o, const struct outcome *lead)
{
	return o->key == lead->key && o->strength == lead->strength && o->claim.low == lead->claim.low;
}

bool tell_cell(const struct composer *k, const struct row *r, size_t side, size_t most, struct telling *out)
{
	const struct claim_entry *lead = row_lead(k, r, side);
	*out = (struct telling){ 0 };
	if (!lead && !row_on(r, side))
		return false;
	if (!lead) {
		out->text = say(k, SAY_TOLD_DISCUSSED);
		out->claims[out->n++] = r->cells[side].v[0];
		return true;
	}
	const struct outcome *first = lead->at.item;
	out->text = as_phrase(k, first, most);
	out->claims[0] = lead->id;
	for (size_t i = 0; !out->text && i < r->cells[side].n; i++) {
		const struct claim_entry *e = claim_find(k, r->cells[side].v[i]);
		const struct outcome *o = outcome_of(e);
		if (!o || !rivals_lead(o, first))
			continue;
		out->text = as_phrase(k, o, most);
		out->claims[0] = e->id;
	}
	if (out->text)
		out->n = 1;
	else
		out->text = from_record(k, r, side, first, out);
	return true;
}

/* Publishers of the claim's own sources that speak for party. */
static size_t publishers_of(const struct composer *k, const struct claim_entry *e, const char *party, const char **out, size_t max)
{
	const struct claim *c = e->at.claim;
	const struct meeting *m = e->at.meeting;
	size_t n = 0;
	for (size_t i = 0; i < (c->n_sources ? c->n_sources : 1); i++) {
		const struct source_entry *s = source_of(k, m, c->n_sources ? c->sources[i].document : 0);
		const char *name = s ? s->info->publisher : NULL;
		bool known = !name || !same_text(s->info->party, party);
		for (size_t j = 0; j < n; j++)
			known = known || strcmp(out[j], name) == 0;
		if (!known && n < max)
			out[n++] = name;
	}
	return n;
}

/* Does a source without a publisher speak for this party, which did not meet? */
static bool is_nameless(const struct composer *k, const struct claim_entry *e, const char *party)
{
	const struct claim *c = e->at.claim;
	bool any = false;
	for (size_t i = 0; i < (c->n_sources ? c->n_sources : 1); i++) {
		const struct source_entry *s = source_of(k, e->at.meeting, c->n_sources ? c->sources[i].document : 0);
		any = any || (s && !s->info->publisher && same_text(s->info->party, party));
	}
	return any && !strs_contain(&e->at.meeting->sides, party);
}

const char *claimed_words(const struct composer *k, const struct claim_entry *e)
{
	enum { MOST = 3 };
	const struct outcome *o = outcome_of(e);
	const char *names[MOST];
	if (!o || !o->claimed_by)
		return NULL;
	size_t n = publishers_of(k, e, o->claimed_by, names, MOST);
	if (n)
		return say_list(k, names, n, true);
	return is_nameless(k, e, o->claimed_by) ? say(k, SAY_UNNAMED) : o->claimed_by;
}
