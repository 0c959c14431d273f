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

/* An expert, a reporter or a citizen does not speak for a side. */
static bool speaks_for_side(const struct work *k, const struct subject *s)
{
	if (s->mention < 0)
		return true;
	const struct mention *m = &k->x->mentions.v[s->mention];
	return m->person < 0 || k->x->doc->participants.v[m->person].level != LEVEL_MENTIONED;
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

/* The first thing in the sentence that can be a subject. */
static bool first_subject(const struct work *k, uint32_t before, struct subject *s)
{
	for (size_t i = mention_from(k->x, k->s->tok); i < k->x->mentions.n && k->x->mentions.v[i].tok_end <= before; i++) {
		const struct mention *m = &k->x->mentions.v[i];
		bool object = m->tok > k->s->tok && (class_at(k, m->tok - 1) & W_PREP);
		if (m->possessive || m->adjective || object || !m->sides.n)
			continue;
		s->sides = m->sides;
		s->mention = (int32_t)i;
		s->tok = m->tok;
		s->tok_end = m->tok_end;
		return true;
	}
	return false;
}

static bool share_subject(const struct work *k, uint32_t verb, struct subject *s)
{
	const struct item *before = item_before(k, verb);
	if (before && before->subject.sides.n) {
		s->sides = before->subject.sides;
		s->mention = before->subject.mention;
		return true;
	}
	return first_subject(k, verb, s);
}

/* Whether the cue has a subject that fits; guessed tells that it was not read. */
static bool subject_fits(const struct work *k, const struct cue *cue, uint32_t verb, struct subject *s, bool *guessed)
{
	*guessed = false;
	bool found = subject_of(k->x, k->c->words, verb, s);
	if (found && s->bare) {
		bool lead = from_lead_in(k, s);
		return lead || (cue->flags & CUE_NOUN);
	}
	if (found && s->coordinated && !share_subject(k, verb, s))
		return false;
	if ((cue->flags & CUE_NOUN) && (!found || !s->sides.n)) {
		*guessed = true;
		return first_subject(k, verb, s) || true;
	}
	if (!found)
		return false;
	if (s->passive && !s->participle && !(cue->flags & CUE_TALKS) && cue->class != CUE_ACT)
		return false;
	if (!s->sides.n) {
		*guessed = true;
		return false;
	}
	return ours(k, &s->sides) && (cue->class == CUE_ACT ? true : speaks_for_side(k, s));
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
	return at > from && (is(k, at - 1, "and") || is(k, at - 1, ",") || is(k, at - 1, "or") || is(k, at - 1, ";"));
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
	if (it->cue->class != CUE_ACT)
		return false;
	bool pledge = it->cue->strength == STRENGTH_COMMITTED && !it->subject.modal && it->body - it->tok > 1;
	return !pledge || (strcmp(measure->type, "mechanism-established") != 0 && strcmp(measure->type, "future-meeting") != 0);
}

static void govern(const struct work *k, size_t at)
{
	size_t i, end;
	struct item it = k->out->v[at];
	uint32_t seen = 0;
	matches_in(&k->hits->measures, it.body, it.end, &i, &end);
	for (; i < end; i++) {
		const struct match *m = &k->hits->measures.v[i];
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
		seen = m->tok_end;
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
static void add_finite(const struct work *k)
{
	size_t i, end;
	uint32_t seen = 0;
	matches_in(&k->hits->measures, k->s->tok, k->s->tok_end, &i, &end);
	for (; i < end; i++) {
		const struct match *m = &k->hits->measures.v[i];
		const struct cue *measure = &k->c->measure.v[m->pattern];
		struct subject s;
		if (m->tok < seen || !(measure->flags & CUE_FINITE) || covered(k, m->tok) || !subject_of(k->x, k->c->words, m->tok, &s))
			continue;
		bool lead = s.bare && from_lead_in(k, &s);
		if ((s.bare && !lead) || s.passive || s.participle || s.negated)
			continue;
		if (s.coordinated && (!item_before(k, m->tok) || !share_subject(k, m->tok, &s)))
			continue;
		if (!s.sides.n || !ours(k, &s.sides))
			continue;
		struct item *it = push(k, measure, m->tok, m->tok);
		it->measure = measure;
		it->subject = s;
		it->strength = lead ? STRENGTH_COMMITTED : STRENGTH_DONE;
		seen = m->tok_end;
	}
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

/* The inner cue's subject opens the outer cue's body: "said that A will". */
static bool nested(const struct work *k, const struct item *outer, const struct item *inner)
{
	uint32_t at = inner->subject.tok < inner->tok ? inner->subject.tok : inner->tok;
	for (uint32_t i = outer->body; i < at; i++)
		if (is(k, i, "and") || is(k, i, ";") || is(k, i, "but"))
			return false;
	return outer->body <= at && (outer->cue->class == CUE_SAY || outer->cue->class == CUE_ACT || outer->cue->class == CUE_FIX) &&
	    !inner->subject.coordinated;
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

static void settle(const struct work *k, struct item *outer, struct item *inner)
{
	(void)k;
	bool speech = outer->cue->class == CUE_SAY && (outer->quiet || inner->cue->class == CUE_FIX);
	if (outer->cue->class == CUE_ACT) {
		if (inner->measure && takes_measure(outer, inner->measure))
			apply(outer, inner->measure);
		inner->dropped = true;
	} else if (speech && !stance(inner->type)) {
		inner->claimed = differ(&inner->subject.sides, &outer->subject.sides);
		inner->quiet = false;
		outer->dropped = true;
	} else {
		inner->dropped = true;
	}
}

static void settle_nested(const struct work *k)
{
	for (size_t i = k->first; i + 1 < k->out->n; i++) {
		struct item *outer = &k->out->v[i], *inner = &k->out->v[i + 1];
		if (outer->dropped)
			continue;
		if (nested(k, outer, inner)) {
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

static void drop_lesser(const struct work *k)
{
	bool loud = false, finite = false;
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		if (it->dropped)
			continue;
		if (it->subject.participle && finite)
			it->dropped = true;
		finite |= !it->subject.participle && !it->quiet;
		loud |= !it->quiet && !it->dropped;
	}
	bool kept = false;
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

static void set_ends(const struct work *k)
{
	for (size_t i = k->first; i + 1 < k->out->n; i++) {
		const struct item *next = &k->out->v[i + 1];
		uint32_t at = next->subject.tok < next->tok && next->subject.tok > k->out->v[i].tok ? next->subject.tok : next->tok;
		k->out->v[i].end = at > k->out->v[i].body ? at : k->out->v[i].body;
	}
}

void sentence_items(const struct extraction *x, const struct cue_hits *hits, uint32_t sent, struct items *out)
{
	struct work k = {
		.x = x, .c = x->lex->cues, .hits = hits, .sent = sent, .s = &x->text->sents[sent], .out = out, .first = out->n,
	};
	add_ops(&k);
	set_ends(&k);
	for (size_t i = k.first, n = out->n; i < n; i++)
		govern(&k, i);
	add_finite(&k);
	add_list_item(&k);
	sort_items(&k);
	settle_nested(&k);
	drop_lesser(&k);
	drop_repeated(&k);
}
