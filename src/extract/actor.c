/* actor.c: whether a cue has a subject that acts for a side, and for which. */
#include <string.h>

#include "item_int.h"

bool actor_ours(const struct work *k, const struct strs *sides)
{
	const struct document *doc = k->x->doc;
	int at = k->x->scope[k->sent].meeting;
	for (size_t m = 0; m < doc->meetings.n; m++) {
		if (at >= 0 ? (size_t)at != m : !doc->meetings.v[m].primary)
			continue;
		if (doc->meetings.v[m].sides.n < 2)
			return true;
		for (size_t i = 0; i < sides->n; i++)
			if (strs_has(&doc->meetings.v[m].sides, sides->v[i]) || place_is_group(k->x->lex->places, sides->v[i]))
				return true;
		return false;
	}
	return true;
}

/* An expert, a reporter or a citizen does not speak for a side; one who holds
 * an office does. */
static bool person_speaks(const struct work *k, int person)
{
	if (person < 0)
		return true;
	const struct participant *p = &k->x->doc->participants.v[person];
	unsigned title = words_classes(k->x->a, k->c->words, p->title);
	return p->level != LEVEL_MENTIONED || ((title & W_AGENT) && !(title & W_FORMER));
}

static bool speaks_for_side(const struct work *k, const struct subject *s)
{
	return s->mention < 0 || person_speaks(k, k->x->mentions.v[s->mention].person);
}

/* The nearest item of the sentence before token `at`. */
const struct item *item_before(const struct work *k, uint32_t at)
{
	const struct item *best = NULL;
	for (size_t i = k->first; i < k->out->n; i++)
		if (k->out->v[i].tok < at && (!best || k->out->v[i].tok > best->tok))
			best = &k->out->v[i];
	return best;
}

/* The subject of a list item is that of its lead-in: "China will:". */
bool actor_of_list(const struct work *k, struct subject *s)
{
	if (k->s->lead_in < 0)
		return false;
	const struct sentence *lead = &k->x->text->sents[k->s->lead_in];
	sides_between(k->x, lead->tok, lead->tok_end, false, &s->sides);
	if (!s->sides.n)
		sides_between(k->x, lead->tok, lead->tok_end, true, &s->sides);
	/* "an agreement with A includes commitments of B": the last one named. */
	if (s->sides.n > 1) {
		struct strs adj = { 0 };
		uint32_t half = lead->tok_end > lead->tok + 6 ? lead->tok_end - 6 : lead->tok;
		sides_between(k->x, half, lead->tok_end, true, &adj);
		if (adj.n)
			s->sides = adj;
	}
	return s->sides.n > 0;
}

bool actor_shared(const struct work *k, uint32_t verb, struct subject *s)
{
	s->shared = true;
	size_t head = mention_from(k->x, k->s->tok);
	bool named = head < k->x->mentions.n && k->x->mentions.v[head].tok == k->s->tok;
	if (!named && (work_class(k, k->s->tok) & W_FIRST) && !quotation_at(k->quotes, verb) && item_before(k, verb) == NULL)
		return false; /* "I thanked both sides and urged them": whom the text quotes is not told */
	if (shared_subject(k->x, k->c->words, verb, s))
		return s->sides.n > 0;
	const struct item *before = item_before(k, verb);
	if (before && before->subject.sides.n) {
		s->sides = before->subject.sides;
		s->mention = before->subject.mention;
		s->tok = before->subject.tok;
		s->tok_end = before->subject.tok_end;
		return true;
	}
	/* "China's state agency echoed this, stressing …" */
	size_t i = mention_from(k->x, k->s->tok);
	if (i >= k->x->mentions.n || k->x->mentions.v[i].tok > k->s->tok + 2 || k->x->mentions.v[i].tok_end > verb)
		return false;
	s->sides = k->x->mentions.v[i].sides;
	s->mention = (int32_t)i;
	s->noun = true;
	return s->sides.n > 0;
}

/* "… and support": a base form goes on with "will" or "to", not with a verb
 * that has an ending. */
static bool goes_on(const struct work *k, const struct subject *s, uint32_t verb)
{
	const struct item *before = item_before(k, verb);
	return s->aux || verb_inflected(k->x, k->c->words, verb) ||
	    (before && !before->subject.modal && !verb_inflected(k->x, k->c->words, before->tok));
}

/* Who says "we" in a quotation is its speaker. */
bool actor_speaks(const struct work *k, uint32_t verb, struct subject *s)
{
	const struct quotation *q = quotation_at(k->quotes, verb);
	if (!q)
		return !s->first;
	if (q->mention < 0) { /* "said A had “stressed …”": A stands outside the quotation */
		struct str name = text_span(k->x->text, q->name);
		bool organ = name.n && (words_classes(k->x->a, k->c->words, arena_strz(k->x->a, name)) & W_AGENT);
		return s->tok < s->tok_end && (s->tok < q->tok || (organ && s->sides.n && !s->participle && !s->coordinated));
	}
	const struct mention *m = &k->x->mentions.v[q->mention];
	if (!person_speaks(k, m->person))
		return false;
	bool first = s->first || (s->tok < s->tok_end && (work_class(k, s->tok) & W_FIRST));
	if (first) {
		s->sides = m->sides;
		s->mention = q->mention;
	}
	return true;
}

/* A noun phrase that names no side ("military leaders will resume …"): the
 * parties of the meeting are meant, if the cue governs a measure. */
static bool parties_meant(const struct work *k, const struct cue *cue, const struct subject *s)
{
	return cue->class == CUE_ACT && s->noun && !s->sides.n && !(cue->flags & (CUE_QUIET | CUE_INNER)) && s->tok < s->tok_end &&
	    (work_class(k, s->tok_end - 1) & W_AGENT);
}

const struct mention *actor_reports(const struct work *k)
{
	const struct mention *m = k->hits->reporter[k->sent] >= 0 ? &k->x->mentions.v[k->hits->reporter[k->sent]] : NULL;
	return m && m->sides.n == 1 && person_speaks(k, m->person) && actor_ours(k, &m->sides) ? m : NULL;
}

/* "“Trust must come first,” Lee said": what one says who speaks for a side. */
static bool actor_quoted(const struct work *k, uint32_t verb, struct subject *s)
{
	enum { FEW = 4 /* words that are no more than a label */ };
	*s = (struct subject){ .mention = -1, .tok = verb, .tok_end = verb };
	for (size_t i = 0; i < k->quotes->n; i++) {
		const struct quotation *q = &k->quotes->v[i];
		if (q->tok < k->s->tok || q->tok_end > k->s->tok_end || q->mention < 0 || q->words < FEW)
			continue;
		const struct mention *m = &k->x->mentions.v[q->mention];
		s->sides = m->sides;
		s->shared = true;
		return m->sides.n == 1 && person_speaks(k, m->person) && actor_ours(k, &m->sides);
	}
	const struct mention *m = actor_reports(k);
	if (!m)
		return false;
	s->sides = m->sides;
	s->shared = true;
	return true;
}

/* "Companies of A and B", "Norwegian firms". */
static bool by_firms(const struct work *k, const struct subject *s)
{
	if (s->tok >= s->tok_end)
		return false;
	uint32_t at = s->tok;
	at -= at > k->s->tok && (work_class(k, at - 1) & W_DET);
	bool of = at > k->s->tok + 1 && (work_class(k, at - 1) & (W_OF | W_PREP)) && (work_marks(k, at - 2) & M_FIRM);
	return of || (work_marks(k, s->tok_end - 1) & M_FIRM);
}

/* Whether the cue has a subject that fits; guessed tells that it was not read. */
bool actor_fits(const struct work *k, const struct cue *cue, uint32_t verb, struct subject *s, bool *guessed)
{
	*guessed = (cue->flags & CUE_SPOKEN) != 0;
	if (*guessed)
		return actor_quoted(k, verb, s);
	bool found = subject_of(k->x, k->c->words, verb, s);
	if (!actor_speaks(k, verb, s))
		return false;
	if (cue->flags & CUE_THOUGHT) /* whoever thinks it */
		return found;
	if (found && s->bare)
		return (cue->flags & CUE_NOUN) || (!s->participle && actor_of_list(k, s));
	if (found && s->coordinated && !(cue->flags & CUE_NOUN) && (!goes_on(k, s, verb) || !actor_shared(k, verb, s)))
		return false;
	if ((cue->flags & CUE_NOUN) && (!found || !s->sides.n)) {
		*guessed = true;
		const struct quotation *q = quotation_at(k->quotes, verb);
		if (q && q->mention >= 0) {
			s->sides = k->x->mentions.v[q->mention].sides;
			return true;
		}
		shared_subject(k->x, k->c->words, verb, s);
		s->shared = true;
		return true;
	}
	if (!found || (s->passive && !s->participle && !(cue->flags & CUE_TALKS) && cue->class != CUE_ACT))
		return false;
	/* "will cooperate", "we cooperate", "A and B cooperate"; not "our teams work". */
	if ((cue->flags & CUE_BASE) && !s->aux && !s->first && s->sides.n < 2)
		return false;
	if (!s->sides.n) {
		*guessed = true;
		return body_acts(k, cue, s) || parties_meant(k, cue, s);
	}
	struct strs parties = actor_parties(k);
	bool result = (cue->flags & CUE_NOUN) && (cue->flags & CUE_JOINT); /* "the A-B pact includes" */
	if ((s->other || result) && s->sides.n == 1 && parties.n == 2 && strs_has(&parties, s->sides.v[0]))
		s->sides = parties;
	const struct mention *speaker = cue->flags & CUE_SOLE && actor_we(k, s) && !quotation_at(k->quotes, verb) ? actor_reports(k) : NULL;
	if (speaker) /* "LEE: We will continue to": his side's, not the other's */
		s->sides = speaker->sides;
	body_joins(k, cue, s);
	s->firms = by_firms(k, s);
	return actor_ours(k, &s->sides) && (cue->class == CUE_ACT || speaks_for_side(k, s));
}

bool actor_we(const struct work *k, const struct subject *s)
{
	return s->tok < s->tok_end && s->tok_end - s->tok == 1 && (work_class(k, s->tok) & W_FIRST) && work_tok(k, s->tok)->fold.n > 1 &&
	    work_tok(k, s->tok)->fold.p[0] != 'i';
}

struct strs actor_parties(const struct work *k)
{
	const struct document *doc = k->x->doc;
	for (size_t m = 0; m < doc->meetings.n; m++)
		if (doc->meetings.v[m].primary)
			return doc->meetings.v[m].sides;
	return (struct strs){ 0 };
}

/* Who is invited will come. */
void actor_guests(const struct work *k, struct item *it)
{
	struct strs guests = { 0 };
	size_t i = mention_from(k->x, it->tok);
	/* "invited him": the other of two, where it is not known who that is. */
	struct strs parties = actor_parties(k);
	bool him = it->body < k->s->tok_end && (work_class(k, it->tok + 1) & W_PRON) && (i >= k->x->mentions.n || k->x->mentions.v[i].tok != it->tok + 1);
	for (size_t j = 0; him && parties.n == 2 && it->subject.sides.n == 1 && j < 2; j++)
		if (strcmp(parties.v[j], it->subject.sides.v[0]) != 0)
			strs_add(k->x->a, &guests, parties.v[j]);
	for (; i < k->x->mentions.n && k->x->mentions.v[i].tok < it->end && !guests.n; i++)
		for (size_t j = 0; j < k->x->mentions.v[i].sides.n; j++)
			strs_add(k->x->a, &guests, k->x->mentions.v[i].sides.v[j]);
	if (guests.n)
		it->subject.sides = guests;
}

/* "A reached a deal with B": B is a party to it. */
void actor_partner(const struct work *k, struct item *it)
{
	for (uint32_t i = it->tok + 1; i < it->end && i < it->body + 10; i++) {
		size_t m = mention_from(k->x, i + 1);
		if ((work_class(k, i) & W_TO) || (work_class(k, i) & W_THAT))
			return;
		if (!(work_class(k, i) & W_WITH) || m >= k->x->mentions.n || k->x->mentions.v[m].tok > i + 2)
			continue;
		struct strs both = { 0 };
		for (size_t j = 0; j < it->subject.sides.n; j++)
			strs_add(k->x->a, &both, it->subject.sides.v[j]);
		for (size_t j = 0; j < k->x->mentions.v[m].sides.n; j++)
			strs_add(k->x->a, &both, k->x->mentions.v[m].sides.v[j]);
		it->subject.sides = both;
		return;
	}
}
