/* measure.c: what a party agrees to, will, or did do.
 *
 * A measure that heads the body of a cue ("agreed to suspend") decides the
 * cue's type; one more of another type behind "and" is an item of its own; a
 * finite one with a subject ("has halved") is a result without any cue. */
#include <string.h>

#include "item_int.h"

bool measure_heads(const struct work *k, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (!(work_class(k, i) & W_TO) && !(work_class(k, i) & W_BE) && !(work_class(k, i) & (W_ADV | W_MODAL)))
			return false;
	return to - from <= 4;
}

/* "… and extend", ", to lift": the measure is one more of the same cue. */
static bool coordinated(const struct work *k, uint32_t at, uint32_t from)
{
	while (at > from && ((work_class(k, at - 1) & W_TO) || (work_class(k, at - 1) & (W_ADV | W_MODAL)) == W_ADV || (work_class(k, at - 1) & W_MODAL)))
		at--;
	return at > from && ((work_class(k, at - 1) & W_AND) || work_is(k, at - 1, ",") || work_is(k, at - 1, ";"));
}

void measure_apply(struct item *it, const struct cue *measure)
{
	it->measure = measure;
	it->type = measure->type;
	it->event = measure->event;
	if (strcmp(it->type, "future-meeting") != 0)
		return;
	it->status = "planned";
	if (it->strength == STRENGTH_COMMITTED) /* "will visit" tells a plan */
		it->strength = STRENGTH_PLANNED;
}

bool measure_fits(const struct item *it, const struct cue *measure)
{
	if (it->cue->class != CUE_ACT && !(it->cue->flags & CUE_FINITE))
		return false;
	/* "signed an MOU to create a centre": what is done is the signing. */
	if (it->cue->strength == STRENGTH_SIGNED && strcmp(measure->type, "mechanism-established") == 0)
		return false;
	bool pledge = it->cue->strength == STRENGTH_COMMITTED && !it->subject.modal && it->body - it->tok > 1;
	return !pledge || (strcmp(measure->type, "mechanism-established") != 0 && strcmp(measure->type, "future-meeting") != 0);
}

/* "is to sign an agreement to buy": a purchase is what is planned. */
static void plan_purchase(const struct work *k, struct item *it)
{
	size_t i, end;
	matches_in(&k->hits->measures, it->body, it->end, &i, &end);
	for (; i < end; i++) {
		const struct cue *measure = &k->c->measure.v[k->hits->measures.v[i].pattern];
		if (strcmp(measure->type, "purchase-deal") == 0) {
			measure_apply(it, measure);
			return;
		}
	}
}

/* "is set to urge": an act of speech is what is planned. */
static void plan_speech(const struct work *k, struct item *it)
{
	size_t i, end;
	if (it->cue->class != CUE_ACT || it->cue->strength > STRENGTH_PLANNED)
		return;
	matches_in(&k->hits->ops, it->body, it->end, &i, &end);
	for (; i < end && measure_heads(k, it->body, k->hits->ops.v[i].tok); i++) {
		const struct cue *said = &k->c->op.v[k->hits->ops.v[i].pattern];
		/* "is to sign an agreement"; one who would like to has none. */
		bool deal = said->class == CUE_ACT && (said->flags & CUE_JOINT) && said->strength >= STRENGTH_AGREED && it->cue->strength > STRENGTH_READINESS;
		if (!deal && (said->class != CUE_FIX || !(said->flags & CUE_VERB) || (said->flags & CUE_QUIET)))
			continue;
		it->type = said->type;
		it->event = said->event;
		it->quiet = false;
		if (deal)
			plan_purchase(k, it);
		return;
	}
}

static const struct match *longest_at(const struct matches *m, size_t i, size_t end)
{
	const struct match *best = &m->v[i];
	for (size_t j = i + 1; j < end && m->v[j].tok == best->tok; j++)
		if (m->v[j].tok_end > best->tok_end)
			best = &m->v[j];
	return best;
}

void measure_govern(const struct work *k, size_t at)
{
	size_t i, end;
	plan_speech(k, &k->out->v[at]);
	struct item it = k->out->v[at];
	uint32_t seen = 0;
	matches_in(&k->hits->measures, it.body, it.end, &i, &end);
	for (; i < end; i++) {
		const struct match *m = longest_at(&k->hits->measures, i, end);
		const struct cue *measure = &k->c->measure.v[m->pattern];
		if (m->tok < seen || !measure_fits(&it, measure))
			continue;
		struct item *first = &k->out->v[at];
		if (!first->measure && measure_heads(k, it.body, m->tok)) {
			measure_apply(first, measure);
		} else if (coordinated(k, m->tok, it.body) && strcmp(measure->type, k->out->v[k->out->n - 1].type) != 0 &&
		    strcmp(measure->type, "future-meeting") != 0) {
			struct item *more = vec_push(k->x->a, k->out);
			*more = it;
			measure_apply(more, measure);
			more->head = it.tok;
			more->head_end = it.body;
			more->tok = more->body = m->tok;
			more->quiet = false;
			k->out->v[at].end = m->tok;
		} else {
			continue;
		}
		seen = m->tok + 1;
	}
}

static bool covered(const struct work *k, uint32_t at)
{
	for (size_t i = k->first; i < k->out->n; i++)
		if (k->out->v[i].tok <= at && at < k->out->v[i].end && !k->out->v[i].dropped)
			return true;
	return false;
}

/* Measures that are results by themselves: "has halved", "set up". */
size_t measure_finite(const struct work *k)
{
	size_t i, end, from = k->out->n;
	uint32_t seen = 0;
	matches_in(&k->hits->measures, k->s->tok, k->s->tok_end, &i, &end);
	for (; i < end; i++) {
		const struct match *m = &k->hits->measures.v[i];
		const struct cue *measure = &k->c->measure.v[m->pattern];
		struct subject s;
		if (m->tok < seen || !(measure->flags & CUE_FINITE) || covered(k, m->tok) || !subject_of(k->x, k->c->words, m->tok, &s) ||
		    !actor_speaks(k, m->tok, &s))
			continue;
		bool lead = s.bare && actor_of_list(k, &s);
		if ((s.bare && !lead) || s.passive || s.participle || s.negated)
			continue;
		if (s.coordinated && (!item_before(k, m->tok) || !actor_shared(k, m->tok, &s)))
			continue;
		bool body = !s.sides.n && body_acts(k, measure, &s);
		if (!body && (!s.sides.n || !actor_ours(k, &s.sides)))
			continue;
		struct item *it = item_push(k, measure, m->tok, m->tok);
		it->guessed = body;
		it->measure = measure;
		it->subject = s;
		it->strength = lead ? STRENGTH_COMMITTED : STRENGTH_DONE;
		seen = m->tok + 1;
	}
	return from;
}
