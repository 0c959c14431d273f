/* scope.c: what each sentence is about.
 *
 * Official texts speak of their meeting throughout.  A report wanders: history,
 * opinion, previews and other leaders' meetings are told apart by cues at a
 * sentence's beginning, by who is named, and by dates before the meeting.  In
 * doubt a sentence is about the meeting. */
#include "who_int.h"

#include <string.h>

enum { WEIGHT_START = 2, WEIGHT_ANYWHERE = 3, START_TOKENS = 3, KIND_WEIGHT = 3, STALE_DAYS = 3 };

struct scoper {
	struct extraction *x;
	const struct who *w;
	const struct meeting_ref *m;  /* the meeting at hand */
	const char *stale;            /* a day before which dates are history, or NULL */
	int pair[2];
	bool report;
};

static const struct mention *first_of(const struct scoper *c, uint32_t sent, size_t *n)
{
	const struct extraction *x = c->x;
	size_t lo = 0, hi = x->mentions.n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (x->mentions.v[mid].sent < sent)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (*n = 0; lo + *n < x->mentions.n && x->mentions.v[lo + *n].sent == sent; ++*n)
		;
	return x->mentions.v + lo;
}

static bool of_meeting(const struct scoper *c, int person)
{
	return person >= 0 && c->x->doc->participants.v[person].level != LEVEL_MENTIONED;
}

static bool side_meets(const struct scoper *c, const char *side)
{
	return side && strs_has(&c->m->sides, side);
}

/* Who a sentence names: its own, strangers, and who comes first. */
struct cast {
	bool own;            /* somebody of the meeting, by name, role or pronoun */
	bool own_named;
	bool both;           /* a collective, or people of two sides */
	bool stranger;       /* a leader or official of a side that does not meet */
	bool expert_first;   /* an expert is the first named */
	uint32_t first_own;  /* token of the first of its own */
};

static struct cast cast_of(const struct scoper *c, uint32_t sent)
{
	struct cast k = { .first_own = UINT32_MAX };
	size_t n;
	const struct mention *m = first_of(c, sent, &n);
	const char *side = NULL;
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		if (m[i].kind == MENTION_COLLECTIVE)
			k.both = k.own = true, any = true;
		if (m[i].person < 0)
			continue;
		enum rank rank = c->w->persons.v[m[i].person].rank;
		const char *s = c->x->doc->participants.v[m[i].person].side;
		if (of_meeting(c, m[i].person)) {
			k.own = true;
			k.own_named |= m[i].kind == MENTION_PERSON;
			k.both |= side && s && strcmp(side, s);
			side = s;
			k.first_own = k.first_own < m[i].tok ? k.first_own : m[i].tok;
		} else {
			k.stranger |= rank >= RANK_OFFICIAL && s && !side_meets(c, s) && m[i].kind == MENTION_PERSON;
			k.expert_first |= !any && rank == RANK_MINOR;
		}
		any = true;
	}
	return k;
}

static const struct word_row *scope_word(const struct scoper *c, uint32_t tok, uint32_t limit, enum scope_class cls)
{
	uint32_t end;
	return word_at(&c->x->lex->meetings->scope, &c->w->view, tok, limit, (unsigned)cls, &end);
}

static const struct word_row *cue_at_start(const struct scoper *c, const struct sentence *s)
{
	for (uint32_t i = s->tok; i < s->tok_end && i < s->tok + START_TOKENS; i++) {
		const struct word_row *r = scope_word(c, i, s->tok_end, SCOPE_CUE_BACKGROUND);
		if (r)
			return r;
	}
	return NULL;
}

static const struct word_row *cue_anywhere(const struct scoper *c, const struct sentence *s)
{
	for (uint32_t i = s->tok; i < s->tok_end; i++) {
		const struct word_row *r = scope_word(c, i, s->tok_end, SCOPE_CUE_BACKGROUND);
		if (r && r->weight >= WEIGHT_ANYWHERE)
			return r;
	}
	return NULL;
}

static bool meeting_cue(const struct scoper *c, const struct sentence *s)
{
	for (uint32_t i = s->tok; i < s->tok_end; i++)
		if (scope_word(c, i, s->tok_end, SCOPE_CUE_MEETING))
			return true;
	return false;
}

/* Words for a meeting, of some weight. */
static bool kind_cue(const struct scoper *c, const struct sentence *s)
{
	struct phrase_hit h;
	for (uint32_t i = s->tok; i < s->tok_end; i++)
		if (phrases_at(c->x->lex->meetings->kinds.table, &c->w->view, i, s->tok_end, &h))
			for (size_t k = 0; k < h.n; k++)
				if (c->x->lex->meetings->kinds.rows[h.v[k]].weight >= KIND_WEIGHT)
					return true;
	return false;
}

/* A sentence that begins with a date before the meeting. */
static const char *stale_start(const struct scoper *c, const struct sentence *s)
{
	size_t n;
	const struct date_ref *d = date_in(c->x, s->span, &n);
	if (!c->stale || !n || text_token_at(c->x->text, d->claim.span.s) >= s->tok + START_TOKENS)
		return NULL;
	if (strcmp(d->type, "date") && strcmp(d->type, "time"))
		return NULL;
	const char *last = date_last_day(c->x->a, d->end ? d->end : d->value);
	return last && strcmp(last, c->stale) < 0 ? d->claim.rule : NULL;
}

/* The other meeting that a sentence tells of, or -1. */
static int other_meeting(const struct scoper *c, const struct sentence *s)
{
	const struct document *doc = c->x->doc;
	for (size_t i = 1; i < doc->meetings.n; i++) {
		struct span at = doc->meetings.v[i].claim.span;
		if (at.s >= s->span.s && at.e <= s->span.e)
			return (int)i;
	}
	return -1;
}

static struct sentence_scope judge(const struct scoper *c, uint32_t sent)
{
	const struct sentence *s = &c->x->text->sents[sent];
	struct sentence_scope about = { .scope = SCOPE_MEETING, .meeting = c->m ? 0 : -1 };
	if (!c->report || !c->m || s->zone != ZONE_BODY)
		return about;
	struct cast k = cast_of(c, sent);
	const struct word_row *start = cue_at_start(c, s), *inside = cue_anywhere(c, s);
	const char *stale = stale_start(c, s);
	bool held = meeting_cue(c, s);
	if (k.stranger && !k.both && !held) {
		about = (struct sentence_scope){ .scope = SCOPE_OTHER_MEETING, .meeting = other_meeting(c, s), .rule = "participants" };
		about.scope = about.meeting < 0 ? SCOPE_BACKGROUND : about.scope;
	} else if (start && !held) {
		about = (struct sentence_scope){ .scope = SCOPE_BACKGROUND, .meeting = -1, .rule = start->rule };
	} else if (inside && !k.own_named && !held) {
		about = (struct sentence_scope){ .scope = SCOPE_BACKGROUND, .meeting = -1, .rule = inside->rule };
	} else if (k.expert_first && !held) {
		about = (struct sentence_scope){ .scope = SCOPE_BACKGROUND, .meeting = -1, .rule = "titles.tsv" };
	} else if (stale && !held) {
		about = (struct sentence_scope){ .scope = SCOPE_BACKGROUND, .meeting = -1, .rule = stale, .stale = true };
	}
	return about;
}

/* Background goes on to the end of its paragraph, until somebody of the
 * meeting is named again. */
static void carry(const struct scoper *c, uint32_t sent)
{
	const struct text *t = c->x->text;
	struct sentence_scope *v = c->x->scope;
	if (!sent || v[sent].scope != SCOPE_MEETING || v[sent - 1].scope == SCOPE_MEETING || t->sents[sent].para != t->sents[sent - 1].para)
		return;
	struct cast k = cast_of(c, sent);
	/* A day of old holds for those who met now too, until a new one is named. */
	size_t n;
	date_in(c->x, t->sents[sent].span, &n);
	bool then = v[sent - 1].stale && !n;
	if ((k.own_named && !then) || meeting_cue(c, &t->sents[sent]) || kind_cue(c, &t->sents[sent]))
		return;
	v[sent] = v[sent - 1];
}

void scope_find(struct extraction *x)
{
	struct scoper c = { .x = x, .w = x->who };
	x->scope = arena_array(x->a, x->text->n_sents + 1, struct sentence_scope);
	c.m = x->doc->meetings.n ? &x->doc->meetings.v[0] : NULL;
	c.report = !x->src->party || !strcmp(x->src->party, "independent");
	if (c.m && c.m->start) {
		const char *day = date_first_day(x->a, c.m->start);
		c.stale = day ? date_add_days(x->a, day, -STALE_DAYS) : NULL;
	}
	for (uint32_t i = 0; i < x->text->n_sents; i++) {
		x->scope[i] = judge(&c, i);
		if (c.report && c.m)
			carry(&c, i);
	}
}
