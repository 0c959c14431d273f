/* settle.c: which of a sentence's items stay.
 *
 * Where one cue introduces another ("said that they would …") one of the two
 * is kept; participial tails, quiet cues beside loud ones, repetitions, and
 * what no word of a topic supports go. */
#include <string.h>

#include "item_int.h"

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
	/* Behind the cue, or behind whom it was said to: "assured B that A would". */
	bool that = (work_class(k, outer->body) & W_THAT) || (work_class(k, outer->body - 1) & W_THAT);
	for (uint32_t i = at; !that && outer->cue->class == CUE_ACT && i > outer->body && i + 2 > at && (i == at || (work_class(k, i) & W_DET)); i--)
		that = work_class(k, i - 1) & W_THAT;
	for (uint32_t i = outer->body; i < at; i++)
		if (work_is(k, i, ";") || (work_class(k, i) & W_BUT) || (!that && work_is(k, i, ",")))
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

/* What two sides say together, neither claims of the other. */
static bool among(const struct strs *sides, const struct strs *all)
{
	for (size_t i = 0; i < sides->n; i++)
		if (!strs_has(all, sides->v[i]))
			return false;
	return true;
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
	uint32_t from = it->body > it->tok + 3 ? it->body - 1 : it->tok + 1; /* "the importance of B cutting" */
	size_t m = mention_from(k->x, from);
	if (!(it->cue->flags & CUE_WISH) || m >= k->x->mentions.n || k->x->mentions.v[m].tok > from + 2)
		return;
	const struct mention *p = &k->x->mentions.v[m];
	bool does = from == it->tok + 1 || (work_class(k, p->tok_end) & (W_ING | W_TO));
	if (!p->possessive && !p->adjective && does && actor_ours(k, &p->sides) && addresses(&p->sides, &it->subject.sides))
		demands(it);
}

/* A stance that its holder took, not one that another asks for ("should", "may"). */
static bool reports(const struct item *it)
{
	return stance(it->type) && !(it->cue->flags & (CUE_INNER | CUE_NOUN)) && !it->subject.modal;
}

/* "that Norway sell more": a base form behind one who acts alone is wished for, not told. */
static bool subjunctive(const struct work *k, const struct item *it)
{
	const struct subject *who = &it->subject;
	uint32_t at = who->tok;
	if (at >= it->tok || at <= k->s->tok || who->shared || who->aux || who->noun || who->sides.n != 1)
		return false;
	bool that = (work_class(k, at - 1) & W_THAT) != 0;
	at -= !that && (work_class(k, at - 1) & W_DET);
	bool several = (work_class(k, who->tok_end - 1) & W_S) != 0;
	return at > k->s->tok && (work_class(k, at - 1) & W_THAT) && !several && !verb_inflected(k->x, k->c->words, it->tok);
}

/* Advice to the other side is a demand; within one government it is no result. */
static bool advises(const struct work *k, struct item *outer, struct item *inner)
{
	bool pronoun = inner->subject.mention >= 0 && k->x->mentions.v[inner->subject.mention].kind == MENTION_PRONOUN;
	if (!(outer->cue->flags & CUE_ADVICE))
		return false;
	if (addresses(&inner->subject.sides, &outer->subject.sides)) {
		demands(outer);
		outer->quiet = false;
	} else if (!pronoun && outer->subject.sides.n == 1 && !differ(&inner->subject.sides, &outer->subject.sides)) {
		outer->dropped = true;
	} else {
		return false;
	}
	inner->dropped = true;
	return true;
}

static void settle(const struct work *k, struct item *outer, struct item *inner)
{
	inner->inner = true;
	inner->subject.habit |= outer->subject.habit;
	if (advises(k, outer, inner))
		return;
	bool confirms = (outer->cue->flags & CUE_CONFIRMS) && inner->cue->class == CUE_ACT && !differ(&inner->subject.sides, &outer->subject.sides);
	bool speech = outer->cue->class == CUE_SAY && (outer->quiet || inner->cue->class == CUE_FIX || confirms);
	if (outer->cue->flags & CUE_THOUGHT) {
		outer->dropped |= !among(&inner->subject.sides, &outer->subject.sides);
		inner->dropped = true;
	} else if (outer->cue->class == CUE_ACT) {
		if (inner->measure && measure_fits(outer, inner->measure))
			measure_apply(outer, inner->measure);
		inner->dropped = true;
	} else if (speech && !stance(inner->type)) {
		bool body = inner->guessed && !(inner->cue->flags & CUE_NOUN); /* "said that Lund Steel will invest" */
		inner->claimed = body || !among(&inner->subject.sides, &outer->subject.sides);
		inner->by = body && outer->subject.sides.n == 1 ? outer->subject.sides.v[0] : NULL;
		inner->quiet = inner->quiet && !(outer->cue->flags & CUE_VERB);
		inner->lead = outer->lead ? outer->lead : outer->tok;
		outer->dropped = true;
	} else if (outer->cue->class == CUE_SAY && reports(inner) && addresses(&inner->subject.sides, &outer->subject.sides)) {
		inner->claimed = true; /* "said that B had praised" */
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
static void one_act(const struct work *k, struct item *outer, struct item *inner)
{
	bool should = (outer->cue->flags & CUE_INNER) != 0;
	if ((outer->cue->class != CUE_ACT && !should) || inner->tok < outer->body || !measure_heads(k, outer->body, inner->tok))
		return;
	if (should || stance(inner->type) || inner->cue->class == CUE_ACT) {
		inner->dropped = true;
		return;
	}
	inner->subject.sides = outer->subject.sides;
	inner->subject.mention = outer->subject.mention;
	inner->status = strcmp(inner->status, "firm") == 0 ? "planned" : inner->status;
	outer->dropped = true;
}

void settle_nested(const struct work *k)
{
	for (size_t i = k->first; i + 1 < k->out->n; i++)
		if (!k->out->v[i].dropped)
			one_act(k, &k->out->v[i], &k->out->v[i + 1]);
	struct item *outer = NULL; /* the last that stays */
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *inner = &k->out->v[i];
		if (inner->dropped)
			continue;
		if (outer && nested(k, outer, inner))
			settle(k, outer, inner);
		outer = inner->dropped ? outer : inner;
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
		if ((work_class(k, i) & W_HABIT) && verb_inflected(k->x, k->c->words, i + 1))
			return true;
	return false;
}

static bool has_amount(const struct work *k, struct span s)
{
	const struct amount *v = k->x->doc->amounts.v;
	size_t low = 0, high = k->x->doc->amounts.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (v[mid].claim.span.s < s.s)
			low = mid + 1;
		else
			high = mid;
	}
	return low < k->x->doc->amounts.n && v[low].claim.span.e <= s.e;
}

static bool cue_at(const struct work *k, uint32_t at)
{
	size_t i, end;
	matches_in(&k->hits->ops, at, at + 1, &i, &end);
	return i < end;
}

/* "said that the call took an hour": what happened, not what is held. */
static bool told_event(const struct work *k, const struct item *it)
{
	enum { SUBJECT_MAX = 8 /* tokens */ };
	if (it->cue->class != CUE_SAY || !it->quiet)
		return false;
	for (uint32_t i = it->body; i < it->end && i < it->body + SUBJECT_MAX; i++) {
		unsigned c = work_class(k, i);
		if ((c & W_AUX) || cue_at(k, i))
			return false;
		if ((c & (W_PAST | W_ED)) && !(work_tok(k, i)->flags & TOK_CAP))
			return true;
	}
	return false;
}

/* "asked for the protection of Norwegian workers": it concerns the other side. */
static bool concerns_other(const struct work *k, const struct item *it)
{
	struct strs parties = actor_parties(k);
	for (size_t i = mention_from(k->x, it->body); i < k->x->mentions.n && k->x->mentions.v[i].tok < it->end; i++) {
		const struct mention *m = &k->x->mentions.v[i];
		if (m->kind == MENTION_COUNTRY && m->sides.n == 1 && strs_has(&parties, m->sides.v[0]) && differ(&m->sides, &it->subject.sides))
			return true;
	}
	return false;
}

/* "A and B should …, Lee said": Lee's position; of the other side alone, a demand. */
static void speaks(struct item *it, const struct mention *reporter)
{
	struct strs who = it->subject.sides;
	it->subject.sides = reporter->sides;
	it->subject.shared = true;
	if (addresses(&who, &reporter->sides))
		demands(it);
}

/* "noted Peru's commitment to": one that is another's. */
static bool of_another(const struct work *k, const struct item *it)
{
	for (size_t i = mention_from(k->x, it->tok); i < k->x->mentions.n && k->x->mentions.v[i].tok < it->body; i++) {
		const struct mention *m = &k->x->mentions.v[i];
		bool own = false;
		for (size_t j = 0; j < m->sides.n; j++)
			own |= strs_has(&it->subject.sides, m->sides.v[j]);
		bool named = m->kind == MENTION_COUNTRY || m->kind == MENTION_PERSON;
		if (named && m->possessive && m->sides.n && !own)
			return true;
	}
	return false;
}

/* "welcomed President X to", not "welcomed President X's decision". */
static bool of_person(const struct work *k, const struct item *it)
{
	uint32_t at = it->body > it->tok + 1 ? it->body - 1 : it->body;
	size_t i = mention_from(k->x, at);
	const struct mention *m = i < k->x->mentions.n && k->x->mentions.v[i].tok < it->end ? &k->x->mentions.v[i] : NULL;
	while (m && m->kind == MENTION_COUNTRY && m->adjective && i + 1 < k->x->mentions.n)
		m = &k->x->mentions.v[++i];
	if (!m || m->person < 0 || m->possessive)
		return false;
	/* "the Li government": a name of something. */
	unsigned next = work_class(k, m->tok_end);
	if (m->tok_end < it->end && work_tok(k, m->tok_end)->kind == TOK_WORD && !(next & (W_PREP | W_COORD | W_ADV | W_SUBORD | W_DAY)))
		return false;
	/* Between them stand his titles alone. */
	for (; at < m->tok; at++)
		if (!(work_class(k, at) & W_DET) && !(work_tok(k, at)->flags & TOK_CAP))
			return false;
	return true;
}

/* "called on President X": paid a call, where nothing is asked of him. */
static bool pays_call(const struct work *k, const struct item *it)
{
	enum { NEAR = 3 /* tokens: "his host Lee" */ };
	size_t i = mention_from(k->x, it->body);
	const struct mention *m = i < k->x->mentions.n && k->x->mentions.v[i].tok < it->body + NEAR ? &k->x->mentions.v[i] : NULL;
	if (!m || (m->kind != MENTION_PERSON && m->kind != MENTION_ROLE && m->person < 0) || m->possessive)
		return false;
	for (uint32_t at = it->body; at < it->end; at++)
		if ((work_class(k, at) & W_TO) || (work_marks(k, at) & M_FOR))
			return false;
	return true;
}

/* "discussed how they can continue to", "discussed strengthening their ties": talk, no promise. */
static bool talked_of(const struct work *k, const struct item *it)
{
	size_t i, end;
	bool weak = it->cue->class == CUE_ACT && it->cue->flags & (CUE_BASE | CUE_QUIET) && !it->measure && (!it->subject.coordinated || it->subject.participle);
	bool will = it->cue->class == CUE_ACT && (work_class(k, it->tok) & W_MODAL) && !it->measure;
	matches_in(&k->hits->status, k->s->tok, it->body + 1, &i, &end);
	for (; (weak || will) && i < end; i++) {
		const struct match *m = &k->hits->status.v[i];
		if (k->c->status_row.v[m->pattern].kind != STATUS_DISCUSS)
			continue;
		if (weak && m->tok < it->tok)
			return it->subject.may || !it->subject.modal;
		if (will && m->tok == it->body)
			return true; /* "will discuss trade": an agenda */
	}
	return false;
}

/* "…," the minister assured: the words are a statement. */
static bool ends_statement(const struct work *k, const struct item *it)
{
	uint32_t behind = it->body;
	while (behind < k->s->tok_end && work_tok(k, behind)->kind != TOK_WORD && work_tok(k, behind)->kind != TOK_NUMBER)
		behind++;
	return behind == k->s->tok_end && it->subject.sides.n && it->tok + 1 == it->body && !it->inner;
}

/* "… and will refine plans as needed": no matter of its own. */
static bool no_matter(const struct work *k, const struct item *it, bool first)
{
	double score;
	struct span own = text_tokens(k->x->text, it->body < it->end ? it->body : it->tok, it->end);
	bool plain = !it->measure && (it->cue->flags & CUE_MATTER);
	return plain && !has_amount(k, own) && (!first || independent(k)) && !(topic_best(k->x, own, own.s, &score) && score >= 1.1);
}

/* "Japan decided to raise its budget": nobody else agreed to it. */
static void decides_alone(const struct work *k, struct item *it)
{
	const struct mention *m = it->subject.mention >= 0 ? &k->x->mentions.v[it->subject.mention] : NULL;
	bool group = !m || m->kind == MENTION_ORG || m->kind == MENTION_COLLECTIVE;
	if (!(it->cue->flags & CUE_DECIDE) || group || it->subject.sides.n != 1 || it->subject.other || strcmp(it->type, "agreement") != 0)
		return;
	it->type = "commitment";
	it->strength = STRENGTH_COMMITTED;
}

void settle_unsupported(const struct work *k)
{
	const struct mention *reporter = actor_reports(k);
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		find_addressee(k, it);
		bool inner = it->inner || attributed(k);
		if ((it->cue->flags & CUE_INNER) && !inner && !(reporter && stance(it->type)))
			it->dropped = true;
		if ((it->cue->flags & CUE_INNER) && !it->inner && stance(it->type) && reporter)
			speaks(it, reporter);
		bool talk = it->quiet || (independent(k) && (stance(it->type) || (strcmp(it->type, "demand") == 0 && !concerns_other(k, it))));
		if (talk && !it->measure && !has_topic(k))
			it->dropped = true;
		if (it->subject.habit || told_event(k, it) || habit_before(k, it->tok) || subjunctive(k, it))
			it->dropped = true;
		/* "The terms will include:" */
		if (work_is(k, k->s->tok_end - 1, ":") && !it->measure)
			it->dropped = true;
		if (it->guessed && !it->subject.sides.n && it->cue->class == CUE_ACT && !(it->cue->flags & CUE_NOUN) && !it->measure &&
		    it->strength != STRENGTH_SIGNED && !has_topic(k))
			it->dropped = true;
		if (it->cue->flags & CUE_SOLE && it->subject.sides.n > 1 && stance(it->type))
			it->type = "commitment";
		decides_alone(k, it);
		it->dropped |= it->cue->flags & CUE_THOUGHT && (!it->subject.sides.n || !actor_ours(k, &it->subject.sides));
		it->dropped |= (it->cue->flags & CUE_PERSON && of_person(k, it)) || (it->cue->flags & CUE_CALL && pays_call(k, it)) || talked_of(k, it);
		if (it->cue->flags & CUE_OWN && it->subject.sides.n && of_another(k, it)) {
			it->type = "position-restated";
			it->event = NULL;
			it->strength = STRENGTH_DISCUSSED;
		}
		it->dropped |= ends_statement(k, it) || no_matter(k, it, i == k->first);
	}
}

/* What the item's own words are about, where they say so plainly. */
static const char *own_topic(const struct work *k, const struct item *it)
{
	enum { PLAIN = 2 /* weight */ };
	double score;
	struct span own = text_tokens(k->x->text, it->body < it->end ? it->body : it->tok, it->end);
	const char *t = topic_best(k->x, own, own.s, &score);
	return t && score >= PLAIN ? t : NULL;
}

/* "… and noted that fish is scarce": of a matter that no other item of the
 * sentence has, it is a further result. */
static bool other_matter(const struct work *k, const struct item *it)
{
	const char *t = it->subject.participle ? NULL : own_topic(k, it);
	for (size_t i = k->first; t && i < k->out->n; i++) {
		const struct item *o = &k->out->v[i];
		const char *other = o->dropped || o == it ? NULL : own_topic(k, o);
		if (o != it && !o->dropped && (!other || strcmp(t, other) == 0))
			return false;
	}
	return t != NULL;
}

/* "It said both had agreed and noted that …": who noted is who said. */
static bool says_on(const struct work *k, const struct item *it)
{
	const struct item *before = item_before(k, it->tok);
	return before && before->lead && it->subject.coordinated;
}

/* "welcomed the accord under which B will sell fish": B's act is what is welcomed. */
static bool in_welcomed(const struct work *k, const struct item *it)
{
	const struct item *before = item_before(k, it->tok);
	uint32_t at = it->subject.tok;
	if (!before || before->dropped || !stance(before->type) || it->subject.shared || at >= it->tok || at < k->s->tok + 2)
		return false;
	at -= (work_class(k, at - 1) & W_DET) && !(work_class(k, at - 1) & W_REL);
	return at >= k->s->tok + 2 && (work_class(k, at - 1) & W_REL) && (work_class(k, at - 2) & W_PREP);
}

void settle_lesser(const struct work *k)
{
	bool loud = false, finite = false, kept = false;
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		if (it->dropped)
			continue;
		if ((it->subject.participle && finite) || in_welcomed(k, it))
			it->dropped = true;
		finite |= !it->subject.participle && !it->quiet;
		loud |= !it->quiet && !it->dropped;
	}
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		if (it->dropped || !it->quiet)
			continue;
		it->dropped = (loud || kept) && !(it->cue->class == CUE_SAY && !says_on(k, it) && other_matter(k, it));
		kept = true;
	}
}

void settle_repeated(const struct work *k)
{
	for (size_t i = k->first; i < k->out->n; i++)
		for (size_t j = k->first; j < i && !k->out->v[i].dropped; j++) {
			struct item *a = &k->out->v[j], *b = &k->out->v[i];
			if (!a->dropped && strcmp(a->type, b->type) == 0 && !differ(&a->subject.sides, &b->subject.sides))
				b->dropped = !other_matter(k, b);
		}
}
