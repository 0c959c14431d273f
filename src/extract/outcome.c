/* outcome.c: writes down what the sentences yield.
 *
 *     cues → items (item.c) → status, topic, amounts, dates, summary → claims */
#include <string.h>

#include "outcome_int.h"
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

/* "…, the minister said": the side of who tells of another's act or, where it
 * was none of those who met, of a joint one; NULL if that is nobody. */
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
	return o->actors.n > 1 && met && !body ? NULL : m->sides.v[0];
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

/* The first side behind the cue that is not an actor: called on CHINA. */
static void set_targets(const struct emit *e, const struct meeting_ref *meeting, const struct item *it, struct outcome *o)
{
	static const char *const addressed[] = { "demand", "concern-raised", "warning", "future-meeting" };
	bool wanted = false;
	for (size_t i = 0; i < sizeof addressed / sizeof *addressed; i++)
		wanted |= strcmp(o->type, addressed[i]) == 0;
	for (size_t i = mention_from(e->x, it->tok); wanted && i < e->x->mentions.n && e->x->mentions.v[i].tok < it->end; i++) {
		const struct mention *m = &e->x->mentions.v[i];
		/* "condemned the attacks against Peru" does not address Peru. */
		bool party = meeting && m->sides.n && strs_has(&meeting->sides, m->sides.v[0]);
		if (no_addressee(e->x, m->tok, party))
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
	/* A text on a conference names some of those who came: all of them are meant, or none is. */
	bool conference = m->sides.n > 2 && !o->actors.n;
	if (conference && strcmp(o->type, "no-agreement") == 0)
		return;
	o->actors = o->actors.n ? o->actors : m->sides;
	strs_add(e->x->a, &o->claim.inferred, "actors");
	o->claim.low = true;
}

static struct span item_span(const struct emit *e, const struct sentence *s, const struct item *it)
{
	bool own = it->subject.tok < it->tok && it->subject.tok >= s->tok && !it->subject.shared && !it->head;
	uint32_t from = own ? it->subject.tok : it->tok;
	return text_tokens(e->x->text, from, it->end > from ? it->end : s->tok_end);
}

/* "…, the adviser told reporters": the comma before a verb of saying that ends
 * the sentence, an apposition between; `to` if none does. */
static uint32_t before_reporter(const struct extraction *x, uint32_t from, uint32_t to)
{
	enum { FAR = 25 /* tokens */ };
	for (uint32_t i = from; i < to; i++) {
		unsigned c = word_class(x->lex->cues->words, &x->text->toks[i]);
		if (!(c & W_STOP) || !(c & W_PAST))
			continue;
		uint32_t commas = 0, wanted = str_is(x->text->toks[i - 1].fold, ",") ? 3 : 1;
		for (uint32_t k = i; k-- > from + 1 && i - k < FAR;)
			if (str_is(x->text->toks[k].fold, ",") && ++commas == wanted)
				return k;
	}
	return to;
}

/* Where the first tail of [from, to) starts, or words about the occasion
 * ("amid", "ahead of", "as he arrived"); `to` if it has none. */
static uint32_t before_tail(const struct extraction *x, uint32_t from, uint32_t to)
{
	to = before_reporter(x, from, to);
	for (uint32_t i = from + 2; i < to; i++)
		if (tail_starts(x, i, to) || (word_class(x->lex->cues->words, &x->text->toks[i]) & W_OCCASION))
			return i;
	return to;
}

/* "On trade, both sides …": the topic that the sentence announces. */
static const char *topic_announced(const struct extraction *x, const struct sentence *s, const struct item *it)
{
	enum { FAR = 12 /* tokens */, NAMED = 3 /* weight */ };
	uint32_t low = it->tok < s->tok + FAR ? it->tok : s->tok + FAR;
	double score = 0;
	if (!(word_class(x->lex->cues->words, &x->text->toks[s->tok]) & W_PREP))
		return NULL;
	for (uint32_t i = s->tok + 1; i < low; i++)
		if (str_is(x->text->toks[i].fold, ",")) {
			const char *t = topic_best(x, text_tokens(x->text, s->tok, i), s->span.s, &score);
			return score >= NAMED ? t : NULL;
		}
	return NULL;
}

enum { SPAN_FAR = 64 /* bytes of a topic's words */ };
enum { TOPIC_OWN = 11, TOPIC_MATTER = 15, TOPIC_SURE = 25 /* tenths of a weight */ };

/* "called on the council to act": whom a demand addresses is not its matter. */
static uint32_t behind_addressee(const struct extraction *x, const struct item *it)
{
	enum { FAR = 8 /* tokens */ };
	if (strcmp(it->type, "demand") != 0)
		return it->body;
	for (uint32_t i = it->body; i + 1 < it->end && i < it->body + FAR; i++)
		if (class_of(x, i) & W_TO)
			return i;
		else if (x->text->toks[i].kind == TOK_PUNCT || ((class_of(x, i) & W_PREP) && i > it->body))
			break;
	return it->body;
}

/* The words of the item decide; where they are few, those of its tail, then
 * of its sentence, then of what leads to it. */
static const char *topic_read(const struct emit *e, uint32_t sent, const struct sentence *s, const struct item *it, bool alone, struct outcome *o)
{
	const struct extraction *x = e->x;
	bool inferred;
	const struct taxonomy *tax = x->lex->cues->taxonomy;
	const char *meetings = taxonomy_topic_for(tax, "meetings"), *deals = taxonomy_topic_for(tax, "deals");
	uint32_t end = it->end, from = it->body < end ? behind_addressee(x, it) : it->tok;
	uint32_t at = x->text->toks[from].span.s;
	double score = 0, whole = 0;
	const char *named = topic_announced(x, s, it);
	if (named && !it->part)
		return named;
	/* "An agreement on energy was expected": the noun before the cue tells. */
	uint32_t low = (it->cue->flags & CUE_NOUN) && !it->part ? s->tok : from > it->body ? from : it->tok, said = before_reporter(x, from, end);
	const char *t = topic_best(x, text_tokens(x->text, low, before_tail(x, from, end)), at, &score);
	if (t && (it->part || score * 10 >= TOPIC_SURE))
		return t;
	if (meetings && strcmp(o->type, "mechanism-established") == 0)
		return meetings;
	if (score * 10 >= TOPIC_OWN)
		return t;
	const char *all = topic_best(x, text_tokens(x->text, it->tok, said), at, &whole);
	if (whole * 10 >= TOPIC_SURE || (!alone && whole * 10 >= TOPIC_OWN))
		return all;
	all = topic_best(x, text_tokens(x->text, s->tok, said < s->tok_end && end == s->tok_end ? said : s->tok_end), at, &whole);
	if (whole * 10 >= TOPIC_SURE)
		return all;
	/* "“We have not decided,” Lee told reporters at the summit": what came before. */
	if (said < end && sent > 0 && x->text->sents[sent - 1].zone == ZONE_BODY && !x->text->sents[sent - 1].heading)
		sent--;
	t = topic_of_sentence(x, sent, &inferred);
	if (inferred || !t)
		strs_add(x->a, &o->claim.inferred, "issue");
	return t ? t : deals && strcmp(o->type, "purchase-deal") == 0 ? deals : taxonomy_topic_for(tax, "general");
}

/* The topic whose words stand right before token `at` or hold it ("arms control
 * talks"), other than `way`; NULL. */
static const char *topic_at(const struct extraction *x, uint32_t at, const char *way)
{
	uint32_t from = at && x->text->toks[at].span.s > 0 ? x->text->toks[at - 1].span.s : 0;
	for (size_t i = topics_from(x, from > SPAN_FAR ? from - SPAN_FAR : 0); i < x->topics.n && x->topics.v[i].span.s < x->text->toks[at].span.e; i++) {
		const struct topic_hit *h = &x->topics.v[i];
		if (h->span.e > from && h->sent == x->text->toks[at].sent && strcmp(h->topic, way) != 0 && h->weight * 10 >= TOPIC_MATTER)
			return h->topic;
	}
	return NULL;
}

/* "talks on fish" between tokens [at, stop): the topic of the words behind "on". */
static const char *topic_behind(const struct extraction *x, uint32_t at, uint32_t stop, const char *way)
{
	enum { FAR = 8 /* tokens */ };
	double score;
	struct span words = text_tokens(x->text, at, at + FAR < stop ? at + FAR : stop);
	const char *matter = topic_beside(x, words, words.s, way, &score);
	return matter && score * 10 >= TOPIC_MATTER ? matter : NULL;
}

/* What talks are held on, where their words tell it; else NULL. */
static const char *talks_on(const struct emit *e, const struct item *it, const char *way)
{
	const struct extraction *x = e->x;
	uint32_t stop = it->body + 1 < it->end ? before_tail(x, it->body, it->end) : it->end;
	const char *matter = NULL;
	size_t i, end;
	matches_in(&e->hits.status, it->tok, stop, &i, &end);
	for (; i < end && !matter; i++) {
		const struct match *m = &e->hits.status.v[i];
		enum status_kind kind = e->c->status_row.v[m->pattern].kind;
		uint32_t on = m->tok + 1;
		while (on < m->tok_end && !(class_of(x, on) & W_PREP))
			on++;
		if (kind == STATUS_DISCUSS && on < m->tok_end && m->tok_end < stop)
			matter = topic_behind(x, on, stop, way);
		else if (kind == STATUS_TALKS)
			matter = topic_at(x, m->tok, way);
	}
	return matter;
}

/* Talks are the way to a result: where its words name a matter as well, that is
 * its topic, and what was talked of before says nothing of it. */
static const char *topic_for(const struct emit *e, uint32_t sent, const struct sentence *s, const struct item *it, bool alone, struct outcome *o)
{
	const struct extraction *x = e->x;
	const struct taxonomy *tax = x->lex->cues->taxonomy;
	const char *way = taxonomy_topic_for(tax, "meetings");
	bool talks = (it->cue->flags & CUE_TALKS) || (it->measure && (it->measure->flags & CUE_TALKS));
	const char *of = talks && way ? talks_on(e, it, way) : NULL;
	const char *t = of ? of : talks && way ? way : topic_read(e, sent, s, it, alone, o);
	if (talks || !way || strcmp(t, way) != 0 || strcmp(o->type, "mechanism-established") == 0)
		return t;
	double score;
	uint32_t end = alone ? s->tok_end : it->end;
	struct span own = text_tokens(x->text, it->tok, end);
	const char *matter = topic_beside(x, own, own.s, way, &score);
	if (matter && score * 10 >= TOPIC_MATTER)
		return matter;
	return strs_has(&o->claim.inferred, "issue") ? taxonomy_topic_for(tax, "general") : t;
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
	if (m->person >= 0)
		return x->doc->participants.v[m->person].name;
	if (m->sides.n == 1)
		return m->sides.v[0];
	return m->sides.n == 2 ? arena_printf(x->a, "%s and %s", m->sides.v[0], m->sides.v[1]) : NULL;
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
	for (uint32_t i = it->tok + 1; last && i < at; i++)
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
	o->claim.low = it->guessed || it->subject.noun || it->quiet || beside || long_past(e, sent, it);
	set_actors(e, sent, it, o);
	o->issue = topic_for(e, sent, s, it, alone, o);
	set_targets(e, m, it, o);
	set_status(e, sent, it, o);
	outcome_when(x, where, it, o);
	o->summary = summary_make(x, s, it, referent(e, it));
	own_amounts(x, where, o);
	o->key = !beside && is_key(e, o);
	strs_add(x->a, &e->topics_told, o->issue);
	const char *rule = it->measure && it->measure != it->cue ? arena_printf(x->a, "%s, %s", it->cue->rule, it->measure->rule) : it->cue->rule;
	claim_set(x, &o->claim, "outcome", s->span, rule, arena_printf(x->a, "%s/%s/%zu", o->type, o->issue, index));
	if (written(x, o))
		x->doc->outcomes.n--;
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
