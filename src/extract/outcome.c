/* outcome.c: writes down what the sentences yield.
 *
 *     cues → items (item.c) → status, topic, amounts, dates, summary → claims */
#include <string.h>

#include "outcome_int.h"
#include "refer_int.h"
#include "quote_int.h"
#include "taxonomy.h"

struct emit {
	struct extraction *x;
	const struct cues *c;
	struct cue_hits hits;
	struct quotations quotes;
	const char **claimants; /* by sentence: the side whose organ is its source, or NULL */
	struct strs topics_told;
};

static bool eligible(const struct emit *e, uint32_t sent)
{
	const struct sentence *s = &e->x->text->sents[sent];
	return s->zone == ZONE_BODY && !s->heading && s->tok_end > s->tok && e->x->scope[sent].scope == SCOPE_MEETING;
}

static const struct meeting_ref *meeting_of(const struct emit *e, uint32_t sent)
{
	int at = e->x->scope[sent].meeting;
	const struct document *doc = e->x->doc;
	for (size_t i = 0; i < doc->meetings.n; i++)
		if (at >= 0 ? (size_t)at == i : doc->meetings.v[i].primary)
			return &doc->meetings.v[i];
	return NULL;
}

/* ---- status */

/* A condition within [from, to), or STR_NONE-like: 0. */
static const struct match *condition_in(const struct emit *e, uint32_t from, uint32_t to)
{
	size_t i, end;
	uint32_t masked = 0;
	matches_in(&e->hits.status, from, to, &i, &end);
	for (; i < end; i++) {
		const struct match *m = &e->hits.status.v[i];
		/* Masks of the same token come in any order. */
		for (size_t j = i; j < end && e->hits.status.v[j].tok == m->tok; j++)
			if (e->c->status_row.v[e->hits.status.v[j].pattern].kind == STATUS_MASK)
				masked = e->hits.status.v[j].tok_end;
		if (e->c->status_row.v[m->pattern].kind == STATUS_CONDITION && m->tok >= masked)
			return m;
	}
	return NULL;
}

static uint32_t clause_end(const struct emit *e, uint32_t from, uint32_t end)
{
	for (uint32_t i = from + 2; i < end; i++)
		if (str_is(e->x->text->toks[i].fold, ",") || str_is(e->x->text->toks[i].fold, "."))
			return i;
	return end;
}

static void set_condition(const struct emit *e, uint32_t sent, const struct item *it, struct outcome *o)
{
	const struct sentence *s = &e->x->text->sents[sent];
	const struct match *m = condition_in(e, it->tok, it->end);
	if (!m && s->tok < it->tok)
		m = condition_in(e, s->tok, it->subject.tok < it->tok ? it->subject.tok : it->tok);
	if (!m)
		return;
	o->status = "conditional";
	o->condition = arena_strz(e->x->a, text_span(e->x->text, text_tokens(e->x->text, m->tok, clause_end(e, m->tok, s->tok_end))));
}

/* Where the words before the organ begin: "China's foreign" before "ministry said". */
static uint32_t organ_start(const struct emit *e, const struct sentence *s, uint32_t organ)
{
	enum { WORDS = 4 };
	uint32_t from = organ;
	while (from > s->tok && organ - from < WORDS && e->x->text->toks[from - 1].kind != TOK_PUNCT)
		from--;
	return from;
}

/* The side whose organ or media the sentence names as its source; NULL if none. */
static const char *claimant(const struct emit *e, uint32_t sent, bool *carry)
{
	const struct sentence *s = &e->x->text->sents[sent];
	size_t i, end;
	matches_in(&e->hits.status, s->tok, s->tok_end, &i, &end);
	*carry = false;
	for (; i < end; i++) {
		const struct match *m = &e->hits.status.v[i];
		enum status_kind kind = e->c->status_row.v[m->pattern].kind;
		*carry |= kind == STATUS_CARRY;
		if (kind != STATUS_CLAIM)
			continue;
		struct strs sides = { 0 };
		sides_between(e->x, organ_start(e, s, m->tok), m->tok_end, true, &sides);
		if (sides.n == 1)
			return sides.v[0];
		if (!sides.n && e->x->src->party && strcmp(e->x->src->party, "independent") != 0)
			return e->x->src->party;
		*carry |= !sides.n; /* "the ministry said": whose was told before */
	}
	return NULL;
}

enum { CARRY_FAR = 4 /* paragraphs */ };

/* A source that is named once speaks from there to the end of its paragraph;
 * "the spokesman added" carries it on to that paragraph and those between. */
static void find_claimants(struct emit *e)
{
	const struct text *t = e->x->text;
	e->claimants = arena_array(e->x->a, t->n_sents + 1, const char *);
	const char *by = NULL, *last = NULL;
	uint32_t since = 0; /* the first sentence behind the last claim's paragraph */
	for (uint32_t i = 0; i < t->n_sents; i++) {
		bool carry;
		uint32_t para = t->sents[i].para;
		if (i && t->sents[i - 1].para != para)
			by = NULL;
		const char *c = claimant(e, i, &carry);
		if (!c && !by && carry && last && since < i && para - t->sents[since].para <= CARRY_FAR)
			for (uint32_t j = since; j <= i; j++)
				e->claimants[j] = last;
		bool near = since && para - t->sents[since - 1].para <= CARRY_FAR;
		by = c ? c : carry && last && near ? last : by;
		e->claimants[i] = by;
		if (by) {
			last = by;
			since = i + 1;
		}
	}
}

/* "…, the minister said": the side of who tells of another's act or of a joint one;
 * NULL if that is nobody.  What news has of a joint one from one of those who met
 * stands as told. */
static const char *teller(const struct emit *e, uint32_t sent, const struct item *it, const struct outcome *o)
{
	const struct extraction *x = e->x;
	const struct mention *m = e->hits.reporter[sent] >= 0 ? &x->mentions.v[e->hits.reporter[sent]] : NULL;
	const char *party = x->src->party;
	/* A government's own text needs no such word, but for what its own people tell of the other side. */
	if (!m || m->sides.n != 1 || (party && strcmp(party, "independent") != 0 && strcmp(party, m->sides.v[0]) != 0))
		return NULL;
	bool met = m->person < 0 || x->doc->participants.v[m->person].level == LEVEL_PRINCIPAL;
	bool body = it->guessed && !(it->cue->flags & CUE_NOUN); /* "Lund Steel will invest, Lund said" */
	bool own = party && strcmp(party, m->sides.v[0]) == 0;
	return o->actors.n > 1 && met && !own && !body ? NULL : m->sides.v[0];
}

/* One side tells what another did, or what both agreed. */
static void set_status(struct emit *e, uint32_t sent, const struct item *it, struct outcome *o)
{
	const char *by = e->claimants[sent] ? e->claimants[sent] : it->by ? it->by : teller(e, sent, it, o);
	bool own = by && !it->by && o->actors.n == 1 && strcmp(o->actors.v[0], by) == 0;
	o->status = it->status;
	bool ahead = strcmp(o->type, "future-meeting") == 0; /* planned, whoever tells it */
	if ((it->claimed || (by && !own)) && !ahead) {
		o->status = "claimed-by-one-side";
		o->claimed_by = by ? by : e->x->src->party;
	}
	set_condition(e, sent, it, o);
	/* "the parties may agree to extend it" */
	if (it->subject.may && o->strength > STRENGTH_PLANNED) {
		o->status = "conditional";
		o->strength = STRENGTH_PLANNED;
	}
}

/* ---- parties, topic, summary */

/* "attacks against Peru"; of another than those who meet also "the integrity of
 * Peru", "soldiers in Peru". */
static bool no_addressee(const struct extraction *x, uint32_t tok, bool party)
{
	tok -= tok && (class_of(x, tok - 1) & W_DET);
	unsigned before = tok ? marks_of(x, tok - 1) : 0;
	if (party)
		return (before & M_AGAINST) != 0;
	return (before & (M_AGAINST | M_IN)) || ((before & M_OF) && tok > 1 && (marks_of(x, tok - 2) & M_AGAINST));
}

/* "Minister B said …  Peru protested": to the one who acts in the sentence before,
 * where that is none of those who meet. */
static void protest_answers(const struct emit *e, uint32_t sent, const struct meeting_ref *meeting, struct outcome *o)
{
	const struct extraction *x = e->x;
	const struct sentence *s = sent ? &x->text->sents[sent - 1] : NULL;
	size_t i = s ? mention_from(x, s->tok) : x->mentions.n;
	const struct mention *m = i < x->mentions.n && x->mentions.v[i].sent == sent - 1 ? &x->mentions.v[i] : NULL;
	if (!m || !meeting || m->sides.n != 1 || s->heading || strs_has(&meeting->sides, m->sides.v[0]))
		return;
	strs_add(x->a, &o->targets, m->sides.v[0]);
	strs_add(x->a, &o->claim.inferred, "targets");
}

/* Whom a demand addresses is named before what he is to do. */
static uint32_t addressed_before(const struct extraction *x, const struct item *it, const struct outcome *o)
{
	for (uint32_t i = it->head ? it->head_end : it->body; strcmp(o->type, "demand") == 0 && i < it->end; i++)
		if (class_of(x, i) & W_TO)
			return i;
	return it->end;
}

/* The first side behind the cue that is not an actor: called on CHINA. */
static void set_targets(const struct emit *e, uint32_t sent, const struct meeting_ref *meeting, const struct item *it, struct outcome *o)
{
	static const char *const addressed[] = { "demand", "concern-raised", "warning", "future-meeting" };
	bool wanted = false;
	for (size_t i = 0; i < sizeof addressed / sizeof *addressed; i++)
		wanted |= strcmp(o->type, addressed[i]) == 0;
	uint32_t from = it->head ? it->head : it->tok, end = addressed_before(e->x, it, o);
	for (size_t i = mention_from(e->x, from); wanted && i < e->x->mentions.n && e->x->mentions.v[i].tok < end; i++) {
		const struct mention *m = &e->x->mentions.v[i];
		/* "condemned the attacks against Peru" does not address Peru. */
		bool party = meeting && m->sides.n && strs_has(&meeting->sides, m->sides.v[0]);
		/* "concerns about whales and their future": both, of whom one acts. */
		bool both = m->sides.n > 1 && m->tok > it->body + 1;
		if (both || no_addressee(e->x, m->tok, party))
			continue;
		/* "agreed to exchange visits, after talks on the G20's sidelines" is no visit to the G20. */
		if (strcmp(o->type, "future-meeting") == 0 && !party)
			continue;
		for (size_t k = 0; k < m->sides.n; k++)
			if (!strs_has(&o->actors, m->sides.v[k]))
				strs_add(e->x->a, &o->targets, m->sides.v[k]);
		if (o->targets.n)
			return;
	}
	if (no_object(e->x, it))
		protest_answers(e, sent, meeting, o);
}

/* "Our position remains unchanged": whose it is, by the word before the cue. */
static struct strs owner_of(const struct emit *e, const struct item *it)
{
	size_t i = it->tok ? mention_from(e->x, it->tok - 1) : e->x->mentions.n;
	const struct mention *m = i < e->x->mentions.n ? &e->x->mentions.v[i] : NULL;
	bool own = m && m->tok_end == it->tok && m->kind == MENTION_PRONOUN && m->possessive && m->sides.n == 1;
	return own ? m->sides : (struct strs){ 0 };
}

/* The meeting's own first, in its order: a sentence may name either before the other. */
static struct strs in_order(struct arena *arena, const struct strs *actors, const struct strs *sides)
{
	struct strs out = { 0 };
	for (size_t i = 0; i < sides->n; i++)
		if (strs_has(actors, sides->v[i]))
			strs_add(arena, &out, sides->v[i]);
	for (size_t i = 0; i < actors->n; i++)
		strs_add(arena, &out, actors->v[i]);
	return out;
}

/* "The agreements were signed": by the two who meet, whom else. */
static bool signed_by_two(const struct extraction *x, const struct meeting_ref *m, const struct item *it)
{
	enum { VERB = 3 /* tokens: "were also signed" */ };
	unsigned both = CUE_NOUN | CUE_JOINT;
	if (!m || m->sides.n != 2 || (it->cue->flags & both) != both || it->strength != STRENGTH_SIGNED || strcmp(it->type, "agreement") != 0)
		return false;
	for (uint32_t i = it->body; i-- > it->tok + 1 && it->body - i <= VERB;)
		if (class_of(x, i) & W_BE)
			return true;
	return false;
}

static void set_actors(const struct emit *e, uint32_t sent, const struct item *it, struct outcome *o)
{
	const struct meeting_ref *m = meeting_of(e, sent);
	o->actors = it->subject.sides;
	if (!o->actors.n)
		o->actors = owner_of(e, it);
	if (m)
		o->actors = in_order(e->x->a, &o->actors, &m->sides);
	bool stated = o->actors.n && !it->subject.firms;
	if (!m || stated)
		return;
	/* "Lund said that Lund Steel will invest"; a text on a conference names some of those
	 * who came: "a hundred countries pledged", "no agreement was reached" is of none of them. */
	bool named = it->guessed && it->subject.tok < it->subject.tok_end && !(it->cue->flags & CUE_NOUN);
	bool conference = m->sides.n > 2 && (named || strcmp(o->type, "no-agreement") == 0);
	if (!o->actors.n && (it->by || conference))
		return;
	o->actors = o->actors.n ? o->actors : m->sides;
	strs_add(e->x->a, &o->claim.inferred, "actors");
	o->claim.low = !signed_by_two(e->x, m, it);
}

static struct span item_span(const struct emit *e, const struct sentence *s, const struct item *it)
{
	bool own = it->subject.tok < it->tok && it->subject.tok >= s->tok && !it->subject.shared && !it->head;
	uint32_t from = own ? it->subject.tok : it->tok;
	return text_tokens(e->x->text, from, it->end > from ? it->end : s->tok_end);
}

static const char *referent(const struct emit *e, const struct item *it)
{
	const struct extraction *x = e->x;
	if (it->subject.mention < 0)
		return NULL;
	const struct mention *m = &x->mentions.v[it->subject.mention];
	bool first = word_class(e->c->words, &x->text->toks[it->subject.tok]) & W_FIRST;
	if (m->kind != MENTION_PRONOUN || m->span.e - m->span.s > 5 || first)
		return NULL;
	return refer_name(x, m);
}

/* Headline results: measures, agreements, meetings to come, figures, and the
 * first result of each topic, which is where a text puts the main one. */
static bool is_key(const struct emit *e, const struct outcome *o)
{
	static const char *const headlines[] = {
		"suspension", "reduction", "extension", "purchase-deal", "mechanism-established", "agreement", "future-meeting",
	};
	for (size_t i = 0; i < sizeof headlines / sizeof *headlines; i++)
		if (strcmp(o->type, headlines[i]) == 0)
			return true;
	return o->strength == STRENGTH_SIGNED || o->n_amounts || !strs_has(&e->topics_told, o->issue);
}

/* "agreed in 2022 to", "launched the fund in April": an act told with a day of
 * its own, long before the meeting; a date behind another verb is not its own. */
static bool long_past(const struct emit *e, uint32_t sent, const struct item *it)
{
	enum { DAYS = 30, FAR = 12 /* tokens */ };
	const struct extraction *x = e->x;
	const struct meeting_ref *m = meeting_of(e, sent);
	const char *met = m && m->start ? date_first_day(x->a, m->start) : NULL;
	uint32_t end = it->end < it->tok + FAR ? it->end : it->tok + FAR;
	bool act = it->cue->class == CUE_ACT || (it->cue->flags & (CUE_JOINT | CUE_FINITE));
	if (!met || !act || it->subject.modal || !verb_inflected(x, e->c->words, it->tok))
		return false;
	size_t n;
	const struct date_ref *d = date_in(x, text_tokens(x->text, it->tok, end), &n);
	uint32_t at = n ? text_token_at(x->text, d->claim.span.s) : 0;
	const char *last = n && d->value && strcmp(d->type, "date") == 0 ? date_last_day(x->a, d->end ? d->end : d->value) : NULL;
	for (uint32_t i = it->body > it->tok ? it->body : it->tok + 1; last && i < at; i++)
		if (word_class(e->c->words, &x->text->toks[i]) & (W_ED | W_PAST | W_ING | W_TO | W_AUX | W_OF | W_SUBORD))
			return false;
	return last && (word_class(e->c->words, &x->text->toks[at - 1]) & W_PREP) && strcmp(last, date_add_days(x->a, met, -DAYS)) < 0;
}

/* "the first call since they agreed to": told to date something else. */
static bool told_beside(const struct emit *e, const struct sentence *s, const struct item *it)
{
	uint32_t at = it->subject.tok < it->tok ? it->subject.tok : it->tok;
	at -= at > s->tok && (word_class(e->c->words, &e->x->text->toks[at - 1]) & W_DET);
	unsigned c = at > s->tok + 1 ? word_class(e->c->words, &e->x->text->toks[at - 1]) : 0;
	return !it->subject.shared && (c & W_SUBORD) && (c & W_PREP);
}

/* A page may print a paragraph twice. */
static bool written(const struct extraction *x, const struct outcome *o)
{
	enum { NEAR = 64 };
	for (size_t n = x->doc->outcomes.n, i = n - 1, k = 0; i-- > 0 && k < NEAR; k++)
		if (strcmp(x->doc->outcomes.v[i].claim.id, o->claim.id) == 0)
			return true;
	return false;
}

static void write_item(struct emit *e, uint32_t sent, const struct sentence *s, const struct item *it, size_t index, bool alone)
{
	struct extraction *x = e->x;
	const struct meeting_ref *m = meeting_of(e, sent);
	struct outcome *o = vec_push(x->a, &x->doc->outcomes);
	/* What stands between a shared subject and the cue belongs to another verb. */
	struct span where = alone && !it->subject.coordinated ? own_clause(x, s, it) : item_span(e, s, it);
	o->meeting = m ? m->ref : NULL;
	o->type = it->type;
	o->event = it->event;
	o->strength = it->strength;
	o->quote = arena_strz(x->a, text_span(x->text, s->span));
	bool beside = told_beside(e, s, it);
	bool guessed = (it->guessed || it->subject.noun) && !signed_by_two(x, m, it);
	o->claim.low = guessed || it->quiet || beside || long_past(e, sent, it);
	set_actors(e, sent, it, o);
	o->issue = outcome_topic(x, &e->hits, sent, s, it, alone, o);
	set_targets(e, sent, m, it, o);
	set_status(e, sent, it, o);
	struct summary told = summary_make(x, s, it, referent(e, it));
	o->summary = told.text;
	o->dangling = told.dangling;
	outcome_when(x, where, it, o);
	own_amounts(x, where, o);
	o->key = !beside && !told.dangling && is_key(e, o);
	strs_add(x->a, &e->topics_told, o->issue);
	const char *rule = it->measure && it->measure != it->cue ? arena_printf(x->a, "%s, %s", it->cue->rule, it->measure->rule) : it->cue->rule;
	claim_set(x, &o->claim, "outcome", s->span, rule, arena_printf(x->a, "%s/%s/%zu", o->type, o->issue, index));
	if (written(x, o) || (told.hollow && !alone))
		vec_pop(&x->doc->outcomes);
}

/* The next of the sentences that a long quotation puts into one: from token
 * `from` to behind its full stop. */
static struct sentence next_unit(const struct emit *e, uint32_t sent, uint32_t from)
{
	struct sentence u = e->x->text->sents[sent];
	const struct token *t = e->x->text->toks;
	uint32_t end = from;
	while (end < u.tok_end) {
		bool stop = t[end].kind == TOK_PUNCT && (str_is(t[end].fold, ".") || str_is(t[end].fold, "?") || str_is(t[end].fold, "!"));
		end++;
		if (stop && end < u.tok_end && (t[end].flags & TOK_CAP) && t[end].span.s > t[end - 1].span.e)
			break;
	}
	u.tok = from;
	u.tok_end = end;
	u.span = text_tokens(e->x->text, from, end);
	return u;
}

static void write_unit(struct emit *e, uint32_t sent, const struct sentence *unit)
{
	struct items items = { 0 };
	sentence_items(e->x, &e->hits, &e->quotes, sent, unit, &items);
	size_t n = 0, index = 0;
	for (size_t i = 0; i < items.n; i++)
		n += !items.v[i].dropped;
	for (size_t i = 0; i < items.n; i++)
		if (!items.v[i].dropped)
			write_item(e, sent, unit, &items.v[i], index++, n == 1);
}

static void write_sentence(struct emit *e, uint32_t sent)
{
	const struct sentence *s = &e->x->text->sents[sent];
	for (uint32_t from = s->tok; from < s->tok_end;) {
		struct sentence unit = next_unit(e, sent, from);
		write_unit(e, sent, &unit);
		from = unit.tok_end;
	}
}

void outcomes_find(struct extraction *x)
{
	struct emit e = { .x = x, .c = x->lex->cues };
	matcher_scan(e.c->ops, x->a, x->text, &e.hits.ops);
	matcher_scan(e.c->measures, x->a, x->text, &e.hits.measures);
	matcher_scan(e.c->status, x->a, x->text, &e.hits.status);
	quotations_find(x, &e.quotes);
	e.hits.reporter = reporters_find(x, &e.quotes);
	find_claimants(&e);
	for (uint32_t i = 0; i < x->text->n_sents; i++)
		if (eligible(&e, i))
			write_sentence(&e, i);
}
