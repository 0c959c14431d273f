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

size_t told_length(const struct outcome *o)
{
	return length_of(summary_of(o));
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

/* "2 suspensions, 1 year, by China" */
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
	return sentence_case(k->a, lead->actors.n ? say_with(k, SAY_TOLD, say_parties(k, &lead->actors), what) : what);
}

/* A longer sentence than its place wants is told if it weighs so much more. */
static const struct claim_entry *best_of(const struct composer *k, const struct row *r, size_t side, size_t most, double *weight)
{
	const struct {
		size_t most;
		const char *mark;
	} lengths[] = { { most, NULL }, { most + most / 2, "longer" }, { TOLD_MAX, "long" } };
	const struct claim_entry *best = NULL;
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		double w;
		const struct claim_entry *e = row_lead(k, r, side, lengths[i].most, &w);
		if (e)
			w += points_of(k, WEIGH_MARK, lengths[i].mark);
		if (e && (!best || w > *weight)) {
			best = e;
			*weight = w;
		}
	}
	return best;
}

bool tell_cell(const struct composer *k, const struct row *r, size_t side, size_t most, struct telling *out)
{
	*out = (struct telling){ 0 };
	double any;
	const struct claim_entry *lead = row_lead(k, r, side, 0, &any), *e = best_of(k, r, side, most, &out->weight);
	if (!lead && !row_on(r, side))
		return false;
	if (!lead) {
		out->text = say(k, SAY_DISCUSSED);
		out->how = TOLD_AS_TOPIC;
		out->claims[out->n++] = r->cells[side].v[0];
		return true;
	}
	if (!e) {
		out->text = from_record(k, r, side, lead->at.item, out);
		out->how = TOLD_BY_RECORD;
		return true;
	}
	out->text = outcome_text(k, e->at.item);
	out->how = e->at.claim->low ? TOLD_DOUBTFULLY : TOLD_SURELY;
	out->claims[out->n++] = e->id;
	out->outcome = e;
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

/* The source without a publisher that speaks for this party, which did not meet. */
static const struct source_entry *nameless(const struct composer *k, const struct claim_entry *e, const char *party)
{
	const struct claim *c = e->at.claim;
	if (strs_contain(&e->at.meeting->sides, party))
		return NULL;
	for (size_t i = 0; i < (c->n_sources ? c->n_sources : 1); i++) {
		const struct source_entry *s = source_of(k, e->at.meeting, c->n_sources ? c->sources[i].document : 0);
		if (s && !s->info->publisher && same_text(s->info->party, party))
			return s;
	}
	return NULL;
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
	const struct source_entry *s = nameless(k, e, o->claimed_by);
	struct str party = phrase_party(k->phrases, o->claimed_by);
	return s ? say_publisher(k, s) : party.n ? arena_strz(k->a, party) : o->claimed_by;
}

void put_according(const struct composer *k, struct paragraph *p, const struct claim_entry *e)
{
	const char *by = claimed_words(k, e);
	if (by)
		put_inked(k, p, arena_printf(k->a, " (%s)", say_with(k, SAY_ACCORDING_TO, by)), RUN_ITALIC, INK_MUTED);
}
