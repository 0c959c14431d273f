/* item.c: from the cues of a sentence to its results and stances.
 *
 * A cue ("agreed to", "called on") needs a subject that acts for a side.  What
 * follows it, up to the next cue's subject, is its body; a measure that heads
 * the body ("suspend", "visit") decides the type of an act.  Where one cue
 * introduces another ("said that they would …"), one of the two is kept. */
#include <string.h>

#include "outcome_int.h"

enum { OPS_MAX = 32 }; /* cues of a sentence; more are not prose */

struct work {
	const struct extraction *x;
	const struct cues *c;
	const struct cue_hits *hits;
	const struct quotations *quotes;
	uint32_t sent;
	const struct sentence *s;
	struct items *out;
	size_t first; /* the sentence's first item */
};

static const struct token *tok(const struct work *k, uint32_t i)
{
	return &k->x->text->toks[i];
}

static bool is(const struct work *k, uint32_t i, const char *word)
{
	return i < k->s->tok_end && str_is(tok(k, i)->fold, word);
}

static unsigned class_at(const struct work *k, uint32_t i)
{
	return i < k->s->tok_end ? word_class(k->c->words, tok(k, i)) : 0;
}

/* ---- which cues count */

/* The longest cue at a token wins; masks win over what they cover, and a cue
 * that starts inside another is part of it. */
static size_t cues_of(const struct work *k, struct match out[OPS_MAX])
{
	size_t i, end, n = 0;
	matches_in(&k->hits->ops, k->s->tok, k->s->tok_end, &i, &end);
	for (; i < end && n < OPS_MAX; i++) {
		struct match m = k->hits->ops.v[i];
		bool mask = k->c->op.v[m.pattern].class == CUE_MASK;
		struct match *last = n ? &out[n - 1] : NULL;
		bool last_mask = last && k->c->op.v[last->pattern].class == CUE_MASK;
		if (last && m.tok == last->tok) {
			if (!last_mask && (mask || m.tok_end > last->tok_end))
				*last = m;
		} else if (!last || m.tok >= last->tok_end) {
			out[n++] = m;
		}
	}
	return n;
}

static bool ours(const struct work *k, const struct strs *sides)
{
	const struct document *doc = k->x->doc;
	int at = k->x->scope[k->sent].meeting;
	for (size_t m = 0; m < doc->meetings.n; m++) {
		if (at >= 0 ? (size_t)at != m : !doc->meetings.v[m].primary)
			continue;
		if (doc->meetings.v[m].sides.n < 2)
			return true;
		for (size_t i = 0; i < sides->n; i++)
			if (strs_has(&doc->meetings.v[m].sides, sides->v[i]))
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
static const struct item *item_before(const struct work *k, uint32_t at)
{
	const struct item *best = NULL;
	for (size_t i = k->first; i < k->out->n; i++)
		if (k->out->v[i].tok < at && (!best || k->out->v[i].tok > best->tok))
			best = &k->out->v[i];
	return best;
}

/* The subject of a list item is that of its lead-in: "China will:". */
static bool from_lead_in(const struct work *k, struct subject *s)
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

static bool share_subject(const struct work *k, uint32_t verb, struct subject *s)
{
	s->shared = true;
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
static bool speaker_acts(const struct work *k, uint32_t verb, struct subject *s)
{
	const struct quotation *q = quotation_at(k->quotes, verb);
	if (!q)
		return !s->first;
	if (q->mention < 0) /* "said A had “stressed …”": A stands outside the quotation */
		return s->tok < s->tok_end && s->tok < q->tok;
	const struct mention *m = &k->x->mentions.v[q->mention];
	if (!person_speaks(k, m->person))
		return false;
	bool first = s->first || (s->tok < s->tok_end && (class_at(k, s->tok) & W_FIRST));
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
	    (class_at(k, s->tok_end - 1) & W_AGENT);
}

/* "Northern Power and Port Board signed …": a named body that no list knows.
 * What it signs in a text about the meeting is a result of the meeting. */
static bool named_body(const struct work *k, const struct subject *s)
{
	const struct token *t = s->tok < s->tok_end ? tok(k, s->tok_end - 1) : NULL;
	return s->noun && !s->sides.n && t && (t->flags & TOK_CAP) && !(t->flags & TOK_FIRST) && mention_ending(k->x, s->tok_end) < 0;
}

/* Whether the cue has a subject that fits; guessed tells that it was not read. */
static bool subject_fits(const struct work *k, const struct cue *cue, uint32_t verb, struct subject *s, bool *guessed)
{
	*guessed = false;
	bool found = subject_of(k->x, k->c->words, verb, s);
	if (!speaker_acts(k, verb, s))
		return false;
	if (found && s->bare)
		return (cue->flags & CUE_NOUN) || (!s->participle && from_lead_in(k, s));
	if (found && s->coordinated && !(cue->flags & CUE_NOUN) && (!goes_on(k, s, verb) || !share_subject(k, verb, s)))
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
	if (!s->sides.n) {
		*guessed = true;
		return parties_meant(k, cue, s) || (cue->strength == STRENGTH_SIGNED && named_body(k, s));
	}
	return ours(k, &s->sides) && (cue->class == CUE_ACT || speaks_for_side(k, s));
}

static bool says_we(const struct work *k, const struct subject *s)
{
	return s->tok < s->tok_end && s->tok_end - s->tok == 1 && (class_at(k, s->tok) & W_FIRST) && tok(k, s->tok)->fold.n > 1 &&
	    tok(k, s->tok)->fold.p[0] != 'i';
}

static struct strs parties(const struct work *k)
{
	const struct document *doc = k->x->doc;
	for (size_t m = 0; m < doc->meetings.n; m++)
		if (doc->meetings.v[m].primary)
			return doc->meetings.v[m].sides;
	return (struct strs){ 0 };
}

/* Who is invited will come. */
static void guests_act(const struct work *k, struct item *it)
{
	struct strs guests = { 0 };
	size_t i = mention_from(k->x, it->tok);
	for (; i < k->x->mentions.n && k->x->mentions.v[i].tok < it->end && !guests.n; i++)
		for (size_t j = 0; j < k->x->mentions.v[i].sides.n; j++)
			strs_add(k->x->a, &guests, k->x->mentions.v[i].sides.v[j]);
	if (guests.n)
		it->subject.sides = guests;
}

/* "A reached a deal with B": B is a party to it. */
static void partner_acts(const struct work *k, struct item *it)
{
	for (uint32_t i = it->body; i < it->end && i < it->body + 10; i++) {
		size_t m = mention_from(k->x, i + 1);
		if (is(k, i, "to") || is(k, i, "that"))
			return;
		if (!is(k, i, "with") || m >= k->x->mentions.n || k->x->mentions.v[m].tok > i + 2)
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

static struct item *push(const struct work *k, const struct cue *cue, uint32_t from, uint32_t to)
{
	struct item *it = vec_push(k->x->a, k->out);
	it->cue = cue;
	it->type = cue->type;
	it->event = cue->event;
	it->status = cue->status;
	it->strength = cue->strength;
	it->quiet = (cue->flags & CUE_QUIET) != 0;
	it->tok = from;
	it->body = to;
	it->end = k->s->tok_end;
	return it;
}

static void add_ops(const struct work *k)
{
	struct match ops[OPS_MAX];
	size_t n = cues_of(k, ops);
	for (size_t i = 0; i < n; i++) {
		const struct cue *cue = &k->c->op.v[ops[i].pattern];
		struct subject s;
		bool guessed;
		if (cue->class == CUE_MASK || !subject_fits(k, cue, ops[i].tok, &s, &guessed))
			continue;
		struct item *it = push(k, cue, ops[i].tok, ops[i].tok_end);
		it->subject = s;
		it->guessed = guessed;
		it->inner = quotation_at(k->quotes, it->tok) != NULL;
		if (it->inner && (cue->flags & CUE_JOINT) && says_we(k, &s))
			it->subject.sides = parties(k);
		if (cue->flags & CUE_GUEST)
			guests_act(k, it);
		if (cue->flags & CUE_JOINT && s.sides.n == 1 && it->body - it->tok > 1)
			partner_acts(k, it);
	}
}

/* ---- measures */

/* Only adverbs and "to" stand between a cue and the measure that it governs. */
static bool heads(const struct work *k, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (!is(k, i, "to") && !is(k, i, "be") && !(class_at(k, i) & (W_ADV | W_MODAL)))
			return false;
	return to - from <= 4;
}

/* "… and extend", ", to lift": the measure is one more of the same cue. */
static bool coordinated(const struct work *k, uint32_t at, uint32_t from)
{
	while (at > from && (is(k, at - 1, "to") || (class_at(k, at - 1) & (W_ADV | W_MODAL)) == W_ADV || (class_at(k, at - 1) & W_MODAL)))
		at--;
	return at > from && (is(k, at - 1, "and") || is(k, at - 1, ",") || is(k, at - 1, ";"));
}

static void apply(struct item *it, const struct cue *measure)
{
	it->measure = measure;
	it->type = measure->type;
	it->event = measure->event;
	if (strcmp(it->type, "future-meeting") == 0)
		it->status = "planned";
}

/* Do the measures of a body change what the cue says?  A commitment to set
 * something up stays a commitment; demands and positions stay what they are. */
static bool takes_measure(const struct item *it, const struct cue *measure)
{
	if (it->cue->class != CUE_ACT && !(it->cue->flags & CUE_FINITE))
		return false;
	bool pledge = it->cue->strength == STRENGTH_COMMITTED && !it->subject.modal && it->body - it->tok > 1;
	return !pledge || (strcmp(measure->type, "mechanism-established") != 0 && strcmp(measure->type, "future-meeting") != 0);
}

/* "is set to urge": an act of speech is what is planned. */
static void plan_speech(const struct work *k, struct item *it)
{
	size_t i, end;
	if (it->cue->class != CUE_ACT || it->cue->strength > STRENGTH_PLANNED)
		return;
	matches_in(&k->hits->ops, it->body, it->end, &i, &end);
	for (; i < end && heads(k, it->body, k->hits->ops.v[i].tok); i++) {
		const struct cue *said = &k->c->op.v[k->hits->ops.v[i].pattern];
		if (said->class != CUE_FIX || !(said->flags & CUE_VERB) || (said->flags & CUE_QUIET))
			continue;
		it->type = said->type;
		it->event = said->event;
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

static void govern(const struct work *k, size_t at)
{
	size_t i, end;
	plan_speech(k, &k->out->v[at]);
	struct item it = k->out->v[at];
	uint32_t seen = 0;
	matches_in(&k->hits->measures, it.body, it.end, &i, &end);
	for (; i < end; i++) {
		const struct match *m = longest_at(&k->hits->measures, i, end);
		const struct cue *measure = &k->c->measure.v[m->pattern];
		if (m->tok < seen || !takes_measure(&it, measure))
			continue;
		struct item *first = &k->out->v[at];
		if (!first->measure && heads(k, it.body, m->tok)) {
			apply(first, measure);
		} else if (coordinated(k, m->tok, it.body) && strcmp(measure->type, k->out->v[k->out->n - 1].type) != 0 &&
		    strcmp(measure->type, "future-meeting") != 0) {
			struct item *more = vec_push(k->x->a, k->out);
			*more = it;
			apply(more, measure);
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
static size_t add_finite(const struct work *k)
{
	size_t i, end, from = k->out->n;
	uint32_t seen = 0;
	matches_in(&k->hits->measures, k->s->tok, k->s->tok_end, &i, &end);
	for (; i < end; i++) {
		const struct match *m = &k->hits->measures.v[i];
		const struct cue *measure = &k->c->measure.v[m->pattern];
		struct subject s;
		if (m->tok < seen || !(measure->flags & CUE_FINITE) || covered(k, m->tok) || !subject_of(k->x, k->c->words, m->tok, &s) ||
		    !speaker_acts(k, m->tok, &s))
			continue;
		bool lead = s.bare && from_lead_in(k, &s);
		if ((s.bare && !lead) || s.passive || s.participle || s.negated)
			continue;
		if (s.coordinated && (!item_before(k, m->tok) || !share_subject(k, m->tok, &s)))
			continue;
		bool body = !s.sides.n && strcmp(measure->type, "purchase-deal") == 0 && named_body(k, &s);
		if (!body && (!s.sides.n || !ours(k, &s.sides)))
			continue;
		struct item *it = push(k, measure, m->tok, m->tok);
		it->guessed = body;
		it->measure = measure;
		it->subject = s;
		it->strength = lead ? STRENGTH_COMMITTED : STRENGTH_DONE;
		seen = m->tok + 1;
	}
	return from;
}

/* A bare imperative under a lead-in: "Open its market to …". */
static void add_list_item(const struct work *k)
{
	struct subject s = { .mention = -1, .tok = k->s->tok, .tok_end = k->s->tok, .bare = true };
	bool verb = k->s->tok < k->s->tok_end && class_at(k, k->s->tok) == 0 && mention_from(k->x, k->s->tok) < k->x->mentions.n + 1;
	if (k->out->n > k->first || k->s->lead_in < 0 || !verb || !from_lead_in(k, &s))
		return;
	static const struct cue listed = {
		.class = CUE_ACT, .type = "commitment", .status = "firm", .event = "AGREE", .strength = STRENGTH_COMMITTED, .rule = "lead-in",
	};
	struct item *it = push(k, &listed, k->s->tok, k->s->tok);
	it->subject = s;
}

/* ---- one cue inside another */

static void sort_items(const struct work *k)
{
	for (size_t i = k->first + 1; i < k->out->n; i++)
		for (size_t j = i; j > k->first && k->out->v[j].tok < k->out->v[j - 1].tok; j--) {
			struct item tmp = k->out->v[j];
			k->out->v[j] = k->out->v[j - 1];
			k->out->v[j - 1] = tmp;
		}
}

static bool stance(const char *type)
{
	return strcmp(type, "position-restated") == 0;
}

/* The inner cue's subject opens the outer cue's body: "said that A will",
 * "told B he would". */
static bool nested(const struct work *k, const struct item *outer, const struct item *inner)
{
	uint32_t at = inner->subject.tok < inner->tok && !inner->subject.shared ? inner->subject.tok : inner->tok;
	if (outer->body > at + 1 || inner->subject.coordinated)
		return false;
	bool that = is(k, outer->body, "that") || is(k, outer->body - 1, "that");
	for (uint32_t i = outer->body; i < at; i++)
		if (is(k, i, ";") || is(k, i, "but") || (!that && (is(k, i, ",") || is(k, i, "while"))))
			return false;
	return that || at <= outer->body + 2;
}

static bool differ(const struct strs *a, const struct strs *b)
{
	if (a->n != b->n)
		return true;
	for (size_t i = 0; i < a->n; i++)
		if (!strs_has(b, a->v[i]))
			return true;
	return false;
}

static bool addresses(const struct strs *object, const struct strs *actors)
{
	return object->n == 1 && actors->n == 1 && strcmp(object->v[0], actors->v[0]) != 0;
}

static void demands(struct item *it)
{
	it->type = "demand";
	it->event = "REQUEST";
}

/* "hopes that B will": the first mention behind the cue is the other side. */
static void find_addressee(const struct work *k, struct item *it)
{
	size_t m = mention_from(k->x, it->body - 1);
	if (!(it->cue->flags & CUE_WISH) || m >= k->x->mentions.n || k->x->mentions.v[m].tok > it->body + 2)
		return;
	const struct mention *p = &k->x->mentions.v[m];
	if (!p->possessive && addresses(&p->sides, &it->subject.sides))
		demands(it);
}

static void settle(const struct work *k, struct item *outer, struct item *inner)
{
	(void)k;
	inner->inner = true;
	inner->subject.habit |= outer->subject.habit;
	bool confirms = (outer->cue->flags & CUE_CONFIRMS) && inner->cue->class == CUE_ACT && !differ(&inner->subject.sides, &outer->subject.sides);
	bool speech = outer->cue->class == CUE_SAY && (outer->quiet || inner->cue->class == CUE_FIX || confirms);
	if (outer->cue->class == CUE_ACT) {
		if (inner->measure && takes_measure(outer, inner->measure))
			apply(outer, inner->measure);
		inner->dropped = true;
	} else if (speech && !stance(inner->type)) {
		inner->claimed = differ(&inner->subject.sides, &outer->subject.sides);
		inner->quiet = inner->quiet && !(outer->cue->flags & CUE_VERB);
		inner->lead = outer->lead ? outer->lead : outer->tok;
		outer->dropped = true;
	} else {
		/* "said that B should": one side addresses the other. */
		if (stance(inner->type) && !(inner->cue->flags & CUE_NOUN) && addresses(&inner->subject.sides, &outer->subject.sides))
			demands(outer);
		if (outer->cue->class == CUE_SAY && strcmp(inner->type, "warning") == 0) {
			outer->type = inner->type;
			outer->event = inner->event;
			outer->status = inner->status;
		}
		inner->dropped = true;
	}
}

/* "will support", "intends to urge": one act.  A stance to be taken is a
 * commitment; a demand to be made is a planned demand. */
static bool one_act(const struct work *k, struct item *outer, struct item *inner)
{
	if (outer->cue->class != CUE_ACT || inner->tok < outer->body || !heads(k, outer->body, inner->tok))
		return false;
	if (stance(inner->type) || inner->cue->class == CUE_ACT) {
		inner->dropped = true;
		return true;
	}
	inner->subject.sides = outer->subject.sides;
	inner->subject.mention = outer->subject.mention;
	inner->status = strcmp(inner->status, "firm") == 0 ? "planned" : inner->status;
	outer->dropped = true;
	return true;
}

static void settle_nested(const struct work *k)
{
	for (size_t i = k->first; i + 1 < k->out->n; i++) {
		struct item *outer = &k->out->v[i], *inner = &k->out->v[i + 1];
		if (outer->dropped)
			continue;
		bool one = one_act(k, outer, inner);
		if (one || nested(k, outer, inner)) {
			if (!one)
				settle(k, outer, inner);
			if (inner->dropped && i + 2 < k->out->n) {
				/* The survivor meets the next one. */
				struct item tmp = *inner;
				*inner = *outer;
				*outer = tmp;
			}
		}
	}
}

/* ---- what stays */

static bool attributed(const struct work *k)
{
	size_t i, end;
	matches_in(&k->hits->status, k->s->tok, k->s->tok_end, &i, &end);
	for (; i < end; i++) {
		enum status_kind kind = k->c->status_row.v[k->hits->status.v[i].pattern].kind;
		if (kind == STATUS_CLAIM || kind == STATUS_CARRY)
			return true;
	}
	return false;
}

/* Quiet cues need a topic's words: small talk has none. */
static bool has_topic(const struct work *k)
{
	double score;
	return topic_best(k->x, k->s->span, k->s->span.s, &score) && score >= 1;
}

/* News tells what leaders do next beside what they agreed; readouts do not. */
static bool independent(const struct work *k)
{
	const char *party = k->x->src->party;
	return !party || strcmp(party, "independent") == 0;
}

/* "has previously said B was …" */
static bool habit_before(const struct work *k, uint32_t at)
{
	for (uint32_t i = k->s->tok; i + 1 < at; i++)
		if ((class_at(k, i) & W_HABIT) && verb_inflected(k->x, k->c->words, i + 1))
			return true;
	return false;
}

/* "said he met …": what happened, not what is held. */
static bool told_event(const struct work *k, const struct item *it)
{
	if (it->cue->class != CUE_SAY || !it->quiet)
		return false;
	unsigned c = class_at(k, it->body);
	return (c & W_PAST) && !(c & W_AUX);
}

static void drop_unsupported(const struct work *k)
{
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		find_addressee(k, it);
		bool inner = it->inner || attributed(k);
		if ((it->cue->flags & CUE_INNER) && !inner)
			it->dropped = true;
		bool talk = it->quiet || (independent(k) && (stance(it->type) || strcmp(it->type, "demand") == 0));
		if (talk && !it->measure && !has_topic(k))
			it->dropped = true;
		if (it->subject.habit || told_event(k, it) || habit_before(k, it->tok))
			it->dropped = true;
		/* "The terms will include:" */
		if (is(k, k->s->tok_end - 1, ":") && !it->measure)
			it->dropped = true;
		if (it->guessed && !it->subject.sides.n && it->cue->class == CUE_ACT && !(it->cue->flags & CUE_NOUN) && !it->measure &&
		    it->strength != STRENGTH_SIGNED)
			it->dropped = true;
		if (it->cue->flags & CUE_SOLE && it->subject.sides.n > 1 && stance(it->type))
			it->type = "commitment";
		/* "… and will refine plans as needed": no matter of its own. */
		double score;
		struct span own = text_tokens(k->x->text, it->body < it->end ? it->body : it->tok, it->end);
		bool plain = !it->measure && (it->cue->flags & CUE_MATTER);
		if (plain && (i > k->first || independent(k)) && !(topic_best(k->x, own, own.s, &score) && score >= 1.1))
			it->dropped = true;
	}
}

static void drop_lesser(const struct work *k)
{
	bool loud = false, finite = false, kept = false;
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		if (it->dropped)
			continue;
		if (it->subject.participle && finite)
			it->dropped = true;
		finite |= !it->subject.participle && !it->quiet;
		loud |= !it->quiet && !it->dropped;
	}
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		if (it->dropped || !it->quiet)
			continue;
		it->dropped = loud || kept;
		kept = true;
	}
}

static void drop_repeated(const struct work *k)
{
	for (size_t i = k->first; i < k->out->n; i++)
		for (size_t j = k->first; j < i && !k->out->v[i].dropped; j++) {
			struct item *a = &k->out->v[j], *b = &k->out->v[i];
			if (!a->dropped && strcmp(a->type, b->type) == 0 && !differ(&a->subject.sides, &b->subject.sides))
				b->dropped = true;
		}
}

static uint32_t start_of(const struct work *k, const struct item *it)
{
	if (it->lead)
		return it->lead;
	if (it->subject.tok >= it->tok || it->subject.shared || it->head)
		return it->tok;
	uint32_t at = it->subject.tok;
	return at > k->s->tok && (class_at(k, at - 1) & W_DET) ? at - 1 : at;
}

/* An item ends where the next one that is kept begins. */
static void set_ends(const struct work *k)
{
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		it->end = k->s->tok_end;
		for (size_t j = i + 1; j < k->out->n; j++) {
			const struct item *next = &k->out->v[j];
			if (next->dropped || start_of(k, next) <= it->body)
				continue;
			it->end = start_of(k, next);
			break;
		}
	}
}

/* ---- lists of results */

static bool plural_result(const struct work *k, const struct item *it)
{
	for (uint32_t i = it->tok; i < it->body; i++)
		if (tok(k, i)->fold.n > 5 && str_ends(tok(k, i)->fold, STR("s")) && i > it->tok)
			return true;
	return false;
}

static const char *part_topic(const struct work *k, uint32_t from, uint32_t to)
{
	double score;
	const char *t = from < to ? topic_best(k->x, text_tokens(k->x->text, from, to), 0, &score) : NULL;
	return t && score >= 2 ? t : NULL;
}

/* "agreements on A, B and C": one item for each part of another topic. */
static void split_results(const struct work *k, size_t at)
{
	struct item it = k->out->v[at];
	if (it.dropped || strcmp(it.type, "agreement") != 0 || it.measure || !plural_result(k, &it))
		return;
	const char *seen[8];
	size_t n = 0;
	for (uint32_t from = it.body, i = it.body; i <= it.end && n < 8; i++) {
		if (i < it.end && !is(k, i, ",") && !is(k, i, "and") && !is(k, i, ";"))
			continue;
		const char *t = part_topic(k, from, i);
		for (size_t j = 0; t && j < n; j++)
			t = strcmp(seen[j], t) == 0 ? NULL : t;
		if (t && n) {
			struct item *more = vec_push(k->x->a, k->out);
			*more = it;
			more->head = it.tok;
			more->head_end = it.body;
			more->tok = more->body = from;
			more->end = i;
			more->part = true;
		}
		if (t)
			seen[n++] = t;
		if (t && n == 1)
			k->out->v[at].end = i;
		from = i + 1;
	}
	if (n < 2)
		k->out->v[at].end = it.end;
}

void sentence_items(const struct extraction *x, const struct cue_hits *hits, const struct quotations *quotes,
    uint32_t sent, const struct sentence *unit, struct items *out)
{
	struct work k = {
		.x = x, .c = x->lex->cues, .hits = hits, .quotes = quotes, .sent = sent, .s = unit, .out = out, .first = out->n,
	};
	add_ops(&k);
	set_ends(&k);
	for (size_t i = k.first, n = out->n; i < n; i++)
		govern(&k, i);
	for (size_t i = add_finite(&k), n = out->n; i < n; i++)
		govern(&k, i);
	add_list_item(&k);
	sort_items(&k);
	settle_nested(&k);
	set_ends(&k);
	drop_unsupported(&k);
	drop_lesser(&k);
	drop_repeated(&k);
	set_ends(&k);
	for (size_t i = k.first, n = out->n; i < n; i++)
		split_results(&k, i);
}
