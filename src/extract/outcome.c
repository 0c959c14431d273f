/* outcome.c: writes down what the sentences yield.
 *
 *     cues → items (item.c) → status, topic, amounts, dates, summary → claims */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "outcome_int.h"
#include "quote_int.h"
#include "taxonomy.h"

enum { KEY_PARAS = 3 /* results told in the first paragraphs are headline results */ };

struct emit {
	struct extraction *x;
	const struct cues *c;
	struct cue_hits hits;
	struct quotations quotes;
	bool claimed;      /* the sentence before named one side's organ as its source */
	uint32_t first_para;
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
		enum status_kind kind = e->c->status_row.v[m->pattern].kind;
		if (kind == STATUS_MASK)
			masked = m->tok_end;
		if (kind == STATUS_CONDITION && m->tok >= masked)
			return m;
	}
	return NULL;
}

static bool has_status(const struct emit *e, uint32_t sent, enum status_kind kind)
{
	const struct sentence *s = &e->x->text->sents[sent];
	size_t i, end;
	matches_in(&e->hits.status, s->tok, s->tok_end, &i, &end);
	for (; i < end; i++)
		if (e->c->status_row.v[e->hits.status.v[i].pattern].kind == kind)
			return true;
	return false;
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

/* Whose publisher: a one-sided one tells the other party's acts as a claim. */
static bool one_sided(const struct emit *e, const struct outcome *o)
{
	const char *party = e->x->src->party;
	if (!party || !strstr(party, "media"))
		return false;
	return o->actors.n > 1 || (o->actors.n == 1 && !strstr(party, o->actors.v[0]));
}

static void set_status(struct emit *e, uint32_t sent, const struct item *it, struct outcome *o)
{
	o->status = it->status;
	if (it->claimed || e->claimed || one_sided(e, o)) {
		o->status = "claimed-by-one-side";
		o->claimed_by = e->x->src->party;
	}
	set_condition(e, sent, it, o);
}

/* ---- figures */

static bool within(struct span a, struct span b)
{
	return a.s >= b.s && a.e <= b.e;
}

static void set_amounts(const struct emit *e, struct span where, struct outcome *o)
{
	size_t low = 0, high = e->x->doc->amounts.n;
	const struct amount *v = e->x->doc->amounts.v;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (v[mid].claim.span.s < where.s)
			low = mid + 1;
		else
			high = mid;
	}
	size_t n = 0;
	while (low + n < e->x->doc->amounts.n && within(v[low + n].claim.span, where))
		n++;
	if (!n)
		return;
	o->amounts = arena_array(e->x->a, n, struct amount);
	memcpy(o->amounts, v + low, n * sizeof *v);
	o->n_amounts = n;
}

static void set_dates(const struct emit *e, struct span where, struct outcome *o)
{
	size_t n;
	const struct date_ref *d = date_in(e->x, where, &n);
	for (size_t i = 0; i < n; i++) {
		if (!d[i].value)
			continue;
		if (strcmp(d[i].type, "date") == 0)
			strs_add(e->x->a, &o->dates, d[i].value);
		else if (strcmp(d[i].type, "duration") == 0)
			strs_add(e->x->a, &o->durations, d[i].value);
	}
}

/* ---- parties, topic, summary */

/* The first side behind the cue that is not an actor: called on CHINA. */
static void set_targets(const struct emit *e, const struct item *it, struct outcome *o)
{
	static const char *const addressed[] = { "demand", "concern-raised", "warning", "future-meeting" };
	bool wanted = false;
	for (size_t i = 0; i < sizeof addressed / sizeof *addressed; i++)
		wanted |= strcmp(o->type, addressed[i]) == 0;
	for (size_t i = mention_from(e->x, it->tok); wanted && i < e->x->mentions.n && e->x->mentions.v[i].tok < it->end; i++) {
		const struct mention *m = &e->x->mentions.v[i];
		for (size_t k = 0; k < m->sides.n; k++)
			if (!strs_has(&o->actors, m->sides.v[k]))
				strs_add(e->x->a, &o->targets, m->sides.v[k]);
		if (o->targets.n)
			return;
	}
}

static void set_actors(const struct emit *e, uint32_t sent, const struct item *it, struct outcome *o)
{
	const struct meeting_ref *m = meeting_of(e, sent);
	o->actors = it->subject.sides;
	if (it->cue->flags & CUE_GUEST) {
		/* Who is invited will come. */
		struct strs guests = { 0 };
		size_t i = mention_from(e->x, it->tok);
		for (; i < e->x->mentions.n && e->x->mentions.v[i].tok < it->end && !guests.n; i++)
			for (size_t k = 0; k < e->x->mentions.v[i].sides.n; k++)
				strs_add(e->x->a, &guests, e->x->mentions.v[i].sides.v[k]);
		if (guests.n)
			o->actors = guests;
	}
	bool joint = (it->cue->flags & CUE_JOINT) && o->actors.n == 0;
	if (m && (o->actors.n == 0 || joint)) {
		o->actors = m->sides;
		strs_add(e->x->a, &o->claim.inferred, "actors");
		o->claim.low = true;
	}
}

static struct span item_span(const struct emit *e, uint32_t sent, const struct item *it)
{
	const struct sentence *s = &e->x->text->sents[sent];
	uint32_t from = it->subject.tok < it->tok && it->subject.tok >= s->tok ? it->subject.tok : it->tok;
	return text_tokens(e->x->text, from, it->end > from ? it->end : s->tok_end);
}

static const char *topic_for(const struct emit *e, uint32_t sent, const struct item *it, bool alone, struct outcome *o)
{
	const struct extraction *x = e->x;
	const struct sentence *s = &x->text->sents[sent];
	bool inferred, talks = (it->cue->flags & CUE_TALKS) || (it->measure && (it->measure->flags & CUE_TALKS));
	double score = 0;
	const char *t = NULL;
	struct span body = item_span(e, sent, it);
	uint32_t from = it->body < s->tok_end ? x->text->toks[it->body].span.s : body.s;
	if (talks)
		return "visits-dialogue";
	t = topic_best(x, (struct span){ x->text->toks[it->tok].span.s, alone ? s->span.e : body.e }, from, &score);
	if (strcmp(o->type, "mechanism-established") == 0 && score < 2.5)
		return "visits-dialogue";
	if (score >= 1.5)
		return t;
	t = topic_of_sentence(x, sent, &inferred);
	if (inferred || !t) {
		strs_add(x->a, &o->claim.inferred, "issue");
	}
	return t ? t : "bilateral-relations";
}

static const char *referent(const struct emit *e, const struct item *it)
{
	const struct extraction *x = e->x;
	if (it->subject.mention < 0)
		return NULL;
	const struct mention *m = &x->mentions.v[it->subject.mention];
	if (m->kind != MENTION_PRONOUN || m->span.e - m->span.s > 5)
		return NULL;
	if (m->person >= 0)
		return x->doc->participants.v[m->person].name;
	if (m->sides.n == 1)
		return m->sides.v[0];
	return m->sides.n == 2 ? arena_printf(x->a, "%s and %s", m->sides.v[0], m->sides.v[1]) : NULL;
}

static bool is_key(const struct emit *e, uint32_t sent, const struct outcome *o)
{
	static const char *const measures[] = { "suspension", "reduction", "extension", "purchase-deal", "mechanism-established" };
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
		if (strcmp(o->type, measures[i]) == 0)
			return true;
	return o->strength == STRENGTH_SIGNED || o->n_amounts || e->x->text->sents[sent].para < e->first_para + KEY_PARAS;
}

static void write_item(struct emit *e, uint32_t sent, const struct item *it, size_t index, bool alone)
{
	struct extraction *x = e->x;
	const struct sentence *s = &x->text->sents[sent];
	const struct meeting_ref *m = meeting_of(e, sent);
	struct outcome *o = vec_push(x->a, &x->doc->outcomes);
	struct span where = alone ? s->span : item_span(e, sent, it);
	o->meeting = m ? m->ref : NULL;
	o->type = it->type;
	o->event = it->event;
	o->strength = it->strength;
	o->quote = arena_strz(x->a, text_span(x->text, s->span));
	o->claim.low = it->guessed || it->subject.noun || it->quiet;
	set_actors(e, sent, it, o);
	o->issue = topic_for(e, sent, it, alone, o);
	set_targets(e, it, o);
	set_status(e, sent, it, o);
	set_amounts(e, where, o);
	set_dates(e, where, o);
	o->summary = summary_make(x, sent, it, referent(e, it));
	o->key = is_key(e, sent, o);
	const char *rule = it->measure && it->measure != it->cue ? arena_printf(x->a, "%s, %s", it->cue->rule, it->measure->rule) : it->cue->rule;
	claim_set(x, &o->claim, "outcome", s->span, rule, arena_printf(x->a, "%s/%s/%zu", o->type, o->issue, index));
}

static void write_sentence(struct emit *e, uint32_t sent)
{
	struct items items = { 0 };
	sentence_items(e->x, &e->hits, sent, &items);
	size_t n = 0, index = 0;
	for (size_t i = 0; i < items.n; i++)
		n += !items.v[i].dropped;
	for (size_t i = 0; i < items.n; i++)
		if (!items.v[i].dropped)
			write_item(e, sent, &items.v[i], index++, n == 1);
}

static uint32_t first_body_para(const struct extraction *x)
{
	for (size_t i = 0; i < x->text->n_sents; i++)
		if (x->text->sents[i].zone == ZONE_BODY && !x->text->sents[i].heading)
			return x->text->sents[i].para;
	return 0;
}

void outcomes_find(struct extraction *x)
{
	struct emit e = { .x = x, .c = x->lex->cues, .first_para = first_body_para(x) };
	matcher_scan(e.c->ops, x->a, x->text, &e.hits.ops);
	matcher_scan(e.c->measures, x->a, x->text, &e.hits.measures);
	matcher_scan(e.c->status, x->a, x->text, &e.hits.status);
	for (uint32_t i = 0; i < x->text->n_sents; i++) {
		e.claimed = has_status(&e, i, STATUS_CLAIM) || (e.claimed && has_status(&e, i, STATUS_CARRY));
		if (eligible(&e, i))
			write_sentence(&e, i);
	}
}
