/* body.c: companies, agencies, banks and universities that act.
 *
 * No list knows them all.  In a text about a meeting a capitalised name that
 * signs, buys, builds or commits does so for its side: the one its name or
 * what stands around it gives ("Hungary's", "the Korea …"), else for the
 * parties that met. */
#include <string.h>

#include "item_int.h"

enum { NAME_MAX = 30 /* tokens of a list of names */ };

static bool is_name(const struct token *t)
{
	return (t->flags & TOK_CAP) || t->kind == TOK_NUMBER;
}

/* Back over "A, B and C of D" from the last of its names. */
static uint32_t names_start(const struct work *k, uint32_t at)
{
	uint32_t i = at;
	bool joined = false;
	while (i > k->s->tok && at - i < NAME_MAX) {
		unsigned c = work_class(k, i - 1);
		bool before = i >= k->s->tok + 2 && (is_name(work_tok(k, i - 2)) || ((c & W_AND) && work_is(k, i - 2, ",")));
		bool inner = before && (c & (W_OF | W_AND));
		bool article = (c & W_DET) && i >= k->s->tok + 2 && ((work_class(k, i - 2) & (W_OF | W_AND)) || work_is(k, i - 2, ","));
		bool list = joined && work_is(k, i - 1, ",");
		bool open = !(c & (W_PREP | W_AUX | W_SUBORD | W_REL | W_ADV | W_PRON | W_COORD | W_DET));
		if (!inner && !article && !list && !(open && is_name(work_tok(k, i - 1))) && !(joined && (c & W_AND)))
			break;
		joined |= (c & W_AND) != 0;
		i--;
	}
	while (i < at && (work_is(k, i, ",") || (work_class(k, i) & W_AND)))
		i++;
	return i;
}

/* A name of its own: not just the first word of a sentence, unless money or a
 * quantity says what it is about. */
static bool named(const struct work *k, uint32_t from, uint32_t to)
{
	size_t n = 0;
	for (uint32_t i = from; i < to; i++)
		if ((work_tok(k, i)->flags & TOK_CAP) && !(work_tok(k, i)->flags & TOK_FIRST))
			return true;
	amount_in(k->x, k->s->span, &n);
	return n > 0 && from < to && (work_tok(k, from)->flags & TOK_CAP) && !(work_class(k, from) & W_CLOSED);
}

/* News tells of firms that have nothing to do with the meeting: there a sum, or
 * two bodies that act together, make a result. */
static bool results_here(const struct work *k, const struct cue *cue, uint32_t from, uint32_t to)
{
	const char *party = k->x->src->party;
	size_t n = 0;
	amount_in(k->x, k->s->span, &n);
	bool sure = (party && strcmp(party, "independent") != 0) || cue->strength == STRENGTH_SIGNED || (cue->flags & CUE_JOINT) || n > 0;
	for (uint32_t i = from; i < to; i++)
		sure |= (work_class(k, i) & W_AND) != 0;
	return sure;
}

/* Who buys is the actor of a purchase, whoever else signs. */
static bool buys(const struct work *k, uint32_t from)
{
	size_t i, end;
	matches_in(&k->hits->measures, from, k->s->tok_end, &i, &end);
	for (; i < end; i++)
		if (strcmp(k->c->measure.v[k->hits->measures.v[i].pattern].type, "purchase-deal") == 0)
			return true;
	return false;
}

static void keep_ours(const struct work *k, struct strs *sides)
{
	struct strs parties = actor_parties(k), kept = { 0 };
	for (size_t i = 0; i < sides->n; i++)
		if (strs_has(&parties, sides->v[i]))
			strs_add(k->x->a, &kept, sides->v[i]);
	*sides = kept;
}

/* "Norway's energy company", "the Japanese carrier" before the name. */
static void owner_before(const struct work *k, uint32_t from, struct strs *sides)
{
	enum { NOUNS = 4 };
	uint32_t i = from;
	while (i > k->s->tok && from - i < NOUNS && mention_ending(k->x, i) < 0 && !(work_class(k, i - 1) & (W_PREP | W_AUX | W_ADV | W_COORD | W_SUBORD | W_REL | W_PRON | W_DET)) &&
	    work_tok(k, i - 1)->kind == TOK_WORD)
		i--;
	int32_t m = mention_ending(k->x, i);
	if (m >= 0 && i > k->s->tok && (k->x->mentions.v[m].possessive || k->x->mentions.v[m].adjective))
		for (size_t j = 0; j < k->x->mentions.v[m].sides.n; j++)
			strs_add(k->x->a, sides, k->x->mentions.v[m].sides.v[j]);
}

bool body_acts(const struct work *k, const struct cue *cue, struct subject *s)
{
	bool deed = cue->class == CUE_ACT || cue->strength == STRENGTH_SIGNED || strcmp(cue->type, "purchase-deal") == 0 || (cue->flags & CUE_FINITE);
	/* "Tanaka Foods", which a list knows, but of no side. */
	bool listed = s->mention >= 0 && k->x->mentions.v[s->mention].kind == MENTION_ORG;
	if (!(s->noun || listed) || s->sides.n || s->tok >= s->tok_end || !deed || (cue->flags & (CUE_QUIET | CUE_INNER)) || s->to || s->negated)
		return false;
	if ((!listed && mention_ending(k->x, s->tok_end) >= 0) || !is_name(work_tok(k, s->tok_end - 1)))
		return false;
	uint32_t from = names_start(k, s->tok_end);
	if (!named(k, from, s->tok_end) || !results_here(k, cue, from, s->tok_end))
		return false;
	sides_between(k->x, from, s->tok_end, true, &s->sides);
	if (!s->sides.n)
		owner_before(k, from, &s->sides);
	s->tok = from;
	keep_ours(k, &s->sides);
	bool several = false;
	for (uint32_t i = from; i < s->tok_end; i++)
		several |= (work_class(k, i) & W_AND) != 0;
	if (s->sides.n == 1 && (several || (cue->flags & CUE_JOINT)) && !buys(k, s->tok_end))
		s->sides = actor_parties(k);
	return true;
}

/* "Norway's port authority and three Japanese firms signed": the side before
 * "and", whose body no list knows. */
static bool joined_side(const struct work *k, const struct subject *s, struct strs *both)
{
	enum { BEFORE = 4, FAR = 16 /* tokens */ };
	uint32_t at = s->tok;
	while (at > k->s->tok && s->tok - at < BEFORE && !(work_class(k, at - 1) & (W_AND | W_PREP | W_AUX)) && !work_is(k, at - 1, ","))
		at--;
	if (at <= k->s->tok || !(work_class(k, at - 1) & W_AND))
		return false;
	strs_add(k->x->a, both, s->sides.v[0]);
	sides_between(k->x, at > k->s->tok + FAR ? at - FAR : k->s->tok, at - 1, true, both);
	keep_ours(k, both);
	return both->n > 1;
}

static bool side_named(const struct work *k, uint32_t from, uint32_t to)
{
	struct strs sides = { 0 };
	sides_between(k->x, from, to, true, &sides);
	return sides.n > 0;
}

/* "Borealis and the Government of Norway signed …": another's body signs with
 * one of the sides, so both are parties to it. */
void body_joins(const struct work *k, const struct cue *cue, struct subject *s)
{
	if (!(cue->flags & CUE_JOINT) || cue->strength != STRENGTH_SIGNED || s->sides.n != 1 || s->shared || s->tok >= s->tok_end)
		return;
	struct strs parties = actor_parties(k), both = { 0 };
	if (joined_side(k, s, &both)) {
		s->sides = both;
		return;
	}
	uint32_t from = names_start(k, s->tok_end);
	for (uint32_t i = from + 1; i < s->tok; i++)
		if ((work_class(k, i) & W_AND) && !side_named(k, from, i) && strs_has(&parties, s->sides.v[0])) {
			s->sides = parties;
			s->tok = from;
			return;
		}
}
