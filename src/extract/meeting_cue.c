/* meeting_cue.c: words that tell of meetings, and who meets.
 *
 * A cue speaks of the meeting at hand unless words before it in its clause put
 * it earlier ("since their meeting") or later ("will meet"), or another leader
 * stands beside it. */
#include "meeting_int.h"

#include <string.h>

enum { LOOK_BACK = 7, LOOK_BACK_PLANNED = 12, LOOK_AHEAD = 4, LEAD_SENTENCES = 3, WEIGHT_LEAD = 8, WEIGHT_NEAR = 3, WEIGHT_HEADLINE = 4, WEIGHT_CAPTION = 3, EVE_NEAR = 9 };

int sentence_weight(const struct meeting_finder *f, uint32_t sent)
{
	const struct sentence *s = &f->x->text->sents[sent];
	if (s->zone == ZONE_HEADLINE)
		return WEIGHT_HEADLINE;
	if (s->zone == ZONE_CAPTION)
		return WEIGHT_CAPTION;
	uint32_t n = f->body[sent];
	return !n ? 0 : n == 1 ? WEIGHT_LEAD : n <= LEAD_SENTENCES ? WEIGHT_NEAR : 1;
}

static const struct word_row *scope_at(const struct meeting_finder *f, uint32_t tok, uint32_t limit, enum scope_class cls, uint32_t *end)
{
	return word_at(&f->x->lex->meetings->scope, &f->w->view, tok, limit, (unsigned)cls, end);
}

bool scope_within(const struct meeting_finder *f, uint32_t from, uint32_t to, enum scope_class cls)
{
	uint32_t end;
	for (uint32_t i = from; i < to; i++)
		if (scope_at(f, i, to, cls, &end))
			return true;
	return false;
}

/* When the cue's meeting is, by the words before it in its clause. */
static enum when cue_when(const struct meeting_finder *f, uint32_t tok, uint32_t tok_end)
{
	const struct sentence *s = &f->x->text->sents[f->x->text->toks[tok].sent];
	uint32_t from = tok > s->tok + LOOK_BACK_PLANNED ? tok - LOOK_BACK_PLANNED : s->tok, end;
	enum when when = WHEN_NOW;
	const struct word_row *since;
	bool lead = f->report && f->body[f->x->text->toks[tok].sent] == 1;
	for (uint32_t i = tok_end; i < s->tok_end && i < tok_end + LOOK_AHEAD; i++)
		if (scope_at(f, i, s->tok_end, SCOPE_CUE_AHEAD, &end))
			return WHEN_PLANNED;
	for (uint32_t i = from; i < tok_end; i++) {
		bool near = i + LOOK_BACK >= tok;
		if (scope_at(f, i, s->tok_end, SCOPE_CUE_NOW, &end)) {
			i = end - 1;
			continue;
		}
		if (str_is(f->w->view.key[i], ";") || str_is(f->w->view.key[i], "."))
			when = WHEN_NOW;
		if (scope_at(f, i, s->tok_end, SCOPE_CUE_MEETING, &end) && end >= tok_end)
			return WHEN_NOW;
		if (scope_at(f, i, s->tok_end, SCOPE_CUE_PLANNED, &end) && i <= tok)
			when = WHEN_PLANNED;
		else if (near && scope_at(f, i, s->tok_end, SCOPE_CUE_EARLIER, &end) && i <= tok)
			when = WHEN_EARLIER;
		else if (near && i < tok && when == WHEN_NOW && (since = scope_at(f, i, s->tok_end, SCOPE_CUE_SINCE, &end)) && !(since->weight > 1 && lead))
			when = WHEN_EARLIER;
	}
	return when;
}

/* The heaviest kind at tok, over all kinds. */
static const struct word_row *kind_at(const struct meeting_finder *f, uint32_t tok, uint32_t limit, uint32_t *end)
{
	const struct word_row *best = NULL;
	struct phrase_hit any;
	if (!phrases_at(f->x->lex->meetings->kinds.table, &f->w->view, tok, limit, &any))
		return NULL;
	for (unsigned k = 0; k < KIND_COUNT; k++) {
		uint32_t e;
		const struct word_row *r = word_at(&f->x->lex->meetings->kinds, &f->w->view, tok, limit, k, &e);
		if (r && (!best || e > *end || (e == *end && r->weight > best->weight))) {
			best = r;
			*end = e;
		}
	}
	return best;
}

void cues_find(struct meeting_finder *f)
{
	const struct text *t = f->x->text;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		const struct sentence *s = &t->sents[t->toks[i].sent];
		uint32_t end;
		if (t->toks[i].kind != TOK_WORD || s->zone == ZONE_BYLINE || s->zone == ZONE_DATELINE)
			continue;
		const struct word_row *r = kind_at(f, i, s->tok_end, &end);
		if (!r)
			continue;
		*vec_push(f->x->a, &f->cues) = (struct cue){ .tok = i, .tok_end = end, .sent = t->toks[i].sent, .kind = (enum meeting_kind)r->cls,
			.weight = r->weight, .when = cue_when(f, i, end), .rule = r->rule };
		i = end - 1;
	}
	f->first_cue = arena_array(f->x->a, t->n_sents + 1, uint32_t);
	for (uint32_t i = 0, c = 0; i < t->n_sents; i++) {
		while (c < f->cues.n && f->cues.v[c].sent < i)
			c++;
		f->first_cue[i] = c;
	}
}

/* "arrives ahead of a summit": the summit is to come. */
static bool on_eve(const struct meeting_finder *f, const struct cue *c)
{
	uint32_t first = f->x->text->sents[c->sent].tok, from = c->tok > first + EVE_NEAR ? c->tok - EVE_NEAR : first;
	return c->when != WHEN_PLANNED && !c->arrival && scope_within(f, from, c->tok, SCOPE_CUE_EVE);
}

void preview_find(struct meeting_finder *f)
{
	bool planned = false, held = false;
	for (size_t i = 0; i < f->cues.n; i++) {
		struct cue *c = &f->cues.v[i];
		uint32_t end;
		c->arrival = scope_at(f, c->tok, c->tok_end, SCOPE_CUE_ARRIVE, &end) != NULL;
		int weight = sentence_weight(f, c->sent);
		planned |= weight >= WEIGHT_HEADLINE && (c->when == WHEN_PLANNED || on_eve(f, c)) && c->weight >= 2;
		held |= weight >= WEIGHT_NEAR && c->when == WHEN_NOW && !on_eve(f, c) && c->weight >= (weight >= WEIGHT_HEADLINE ? 3 : 5) && !c->arrival;
	}
	f->preview = planned && !held;
	for (size_t i = 0; i < f->cues.n; i++) {
		struct cue *c = &f->cues.v[i];
		c->arrival &= f->preview;
		c->ahead = f->preview && (c->when == WHEN_PLANNED || on_eve(f, c));
		if (c->ahead)
			c->when = WHEN_NOW;
	}
}

static bool can_meet(const struct meeting_finder *f, int participant)
{
	return f->w->persons.v[participant].rank >= RANK_OFFICIAL && !f->w->persons.v[participant].former;
}

bool sentence_names(const struct meeting_finder *f, uint32_t sent, int participant)
{
	const struct extraction *x = f->x;
	for (uint32_t i = f->first_mention[sent]; i < x->mentions.n && x->mentions.v[i].sent == sent; i++)
		if (x->mentions.v[i].kind == MENTION_PERSON && x->mentions.v[i].person == participant)
			return true;
	return false;
}

static bool cue_now_in(const struct meeting_finder *f, uint32_t sent)
{
	for (size_t i = f->first_cue[sent]; i < f->cues.n && f->cues.v[i].sent == sent; i++)
		if (f->cues.v[i].when == WHEN_NOW)
			return true;
	return false;
}

enum { PAIR_PEOPLE = 24 };

/* People who may meet, in order of first mention. */
static size_t people_who_meet(const struct meeting_finder *f, int who[PAIR_PEOPLE])
{
	size_t n = 0;
	for (size_t i = 0; i < f->w->persons.n && n < PAIR_PEOPLE; i++)
		if (can_meet(f, (int)i))
			who[n++] = (int)i;
	return n;
}

/* Whether two are the first that the lead names: "A and B held talks, with C". */
static bool leads(const struct meeting_finder *f, uint32_t sent, int a, int b)
{
	const struct extraction *x = f->x;
	int first = -1, second = -1;
	for (uint32_t i = f->first_mention[sent]; second < 0 && i < x->mentions.n && x->mentions.v[i].sent == sent; i++) {
		const struct mention *m = &x->mentions.v[i];
		if (m->kind != MENTION_PERSON || m->possessive || m->person == first)
			continue;
		if (first < 0)
			first = m->person;
		else
			second = m->person;
	}
	return (first == a && second == b) || (first == b && second == a);
}

/* How much speaks for each two: sentences that name both, and each alone. */
static void pairs_score(const struct meeting_finder *f, const int *who, size_t n, int score[PAIR_PEOPLE][PAIR_PEOPLE], int alone[PAIR_PEOPLE])
{
	const struct extraction *x = f->x;
	for (uint32_t s = 0; s < x->text->n_sents; s++) {
		int weight = sentence_weight(f, s);
		if (!weight || f->first_mention[s] >= x->mentions.n || x->mentions.v[f->first_mention[s]].sent != s)
			continue;
		weight *= cue_now_in(f, s) ? 3 : 1;
		bool in[PAIR_PEOPLE];
		for (size_t i = 0; i < n; i++) {
			in[i] = sentence_names(f, s, who[i]);
			alone[i] += in[i] ? weight * (int)f->w->persons.v[who[i]].rank : 0;
		}
		for (size_t i = 0; i < n; i++)
			for (size_t j = i + 1; in[i] && j < n; j++)
				score[i][j] += !in[j] ? 0 : f->body[s] == 1 && leads(f, s, who[i], who[j]) ? 2 * weight : weight;
	}
}

static bool sides_differ(const struct meeting_finder *f, int a, int b)
{
	const char *s = f->x->doc->participants.v[a].side, *t = f->x->doc->participants.v[b].side;
	return !s || !t || strcmp(s, t);
}

/* The two countries most often named, where fewer than two people meet. */
static void sides_fill(struct meeting_finder *f)
{
	const struct extraction *x = f->x;
	const char *best = NULL;
	int most = 0;
	for (size_t i = 0; i < x->mentions.n; i++) {
		const struct mention *m = &x->mentions.v[i];
		if (m->kind != MENTION_COUNTRY || !m->sides.n || (f->side[0] && !strcmp(m->sides.v[0], f->side[0])))
			continue;
		int n = 0;
		for (size_t j = 0; j < x->mentions.n; j++)
			if (x->mentions.v[j].kind == MENTION_COUNTRY && x->mentions.v[j].sides.n && !strcmp(x->mentions.v[j].sides.v[0], m->sides.v[0]))
				n += sentence_weight(f, x->mentions.v[j].sent);
		if (n > most)
			most = n, best = m->sides.v[0];
		if (i > 400)
			break;
	}
	if (!best)
		return;
	if (!f->side[0])
		f->side[0] = best, sides_fill(f);
	else
		f->side[1] = best;
}

int side_early(const struct meeting_finder *f, const char *side)
{
	const struct extraction *x = f->x;
	int n = 0;
	for (size_t i = 0; side && i < x->mentions.n; i++) {
		const struct mention *m = &x->mentions.v[i];
		int w = sentence_weight(f, m->sent);
		if (w >= WEIGHT_NEAR && m->kind == MENTION_COUNTRY && m->sides.n && !strcmp(m->sides.v[0], side))
			n += w;
	}
	return n;
}

void pair_find(struct meeting_finder *f)
{
	int who[PAIR_PEOPLE], score[PAIR_PEOPLE][PAIR_PEOPLE] = { { 0 } }, alone[PAIR_PEOPLE] = { 0 }, early[PAIR_PEOPLE], best = 0;
	size_t n = people_who_meet(f, who);
	f->pair[0] = f->pair[1] = -1;
	for (size_t i = 0; i < n; i++)
		early[i] = side_early(f, f->x->doc->participants.v[who[i]].side);
	pairs_score(f, who, n, score, alone);
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++) {
			int s = score[i][j] * 8 + alone[i] + alone[j] + 2 * (early[i] + early[j]);
			if (s > best && sides_differ(f, who[i], who[j]) && (score[i][j] || (alone[i] && alone[j]))) {
				best = s;
				f->pair[0] = who[i];
				f->pair[1] = who[j];
			}
		}
	/* Alone, one must be named early to be who meets. */
	for (size_t i = 0; !best && i < n && f->pair[0] < 0; i++)
		for (uint32_t s = 0; s < f->x->text->n_sents && f->pair[0] < 0; s++)
			if (sentence_weight(f, s) >= WEIGHT_NEAR && sentence_names(f, s, who[i]))
				f->pair[0] = who[i];
	for (size_t i = 0; i < 2; i++)
		f->side[i] = f->pair[i] >= 0 ? f->x->doc->participants.v[f->pair[i]].side : NULL;
	if (!f->side[0] && f->side[1])
		f->side[0] = f->side[1], f->side[1] = NULL;
	if (!f->side[1])
		sides_fill(f);
}
