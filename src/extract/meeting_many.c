/* meeting_many.c: gatherings of more than two.
 *
 * Communiqués list who came: "in attendance were …", or an item for each.
 * Where further leaders stand in such lists, and the lead does not tell of a
 * meeting of the pair alone, all of them met. */
#include "meeting_int.h"

#include <string.h>

enum { FURTHER = 1, GUESTS = 2 /* sides beside the pair: of a gathering, of a summit of two */, ABSENT_NEAR = 5 /* tokens: "representing H.E. the President" */ };

static bool lists_present(const struct meeting_finder *f, uint32_t sent)
{
	const struct sentence *s = &f->x->text->sents[sent];
	if (s->zone != ZONE_BODY)
		return false;
	const struct sentence *lead = s->lead_in >= 0 ? &f->x->text->sents[s->lead_in] : s;
	return scope_within(f, s->tok, s->tok_end, SCOPE_CUE_ATTEND) || (lead != s && scope_within(f, lead->tok, lead->tok_end, SCOPE_CUE_ATTEND));
}

/* Whether it names one who came, not one whom somebody stood in for. */
static bool present(const struct meeting_finder *f, const struct mention *n, enum rank least)
{
	const struct person *p = n->kind == MENTION_PERSON ? &f->w->persons.v[n->person] : NULL;
	uint32_t first = f->x->text->sents[n->sent].tok, from = n->tok > first + ABSENT_NEAR ? n->tok - ABSENT_NEAR : first;
	return p && !n->possessive && p->rank >= least && !p->former && f->x->doc->participants.v[n->person].side && !scope_within(f, from, n->tok, SCOPE_CUE_ELSEWHERE);
}

/* A cue of the headline or lead beside which both of the pair stand. */
static bool pair_leads(const struct meeting_finder *f)
{
	for (size_t i = 0; i < f->cues.n; i++) {
		uint32_t s = f->cues.v[i].sent;
		bool first = f->body[s] == 1 || f->x->text->sents[s].zone == ZONE_HEADLINE;
		if (first && f->cues.v[i].when == WHEN_NOW && sentence_names(f, s, f->pair[0]) && sentence_names(f, s, f->pair[1]))
			return true;
	}
	return false;
}

/* The sides of those who came, added to `sides`. */
static void sides_present(const struct meeting_finder *f, struct strs *sides)
{
	const struct extraction *x = f->x;
	for (size_t i = 0; i < x->mentions.n; i++) {
		const struct mention *n = &x->mentions.v[i];
		if (present(f, n, RANK_LEADER) && lists_present(f, n->sent))
			strs_add(x->a, sides, x->doc->participants.v[n->person].side);
	}
}

/* What stands beside a third leader tells of this meeting after all: its day, its place. */
static void many_date(struct meeting_finder *f, struct meeting_ref *m)
{
	for (size_t i = 0; i < f->cues.n; i++) {
		struct cue *c = &f->cues.v[i];
		c->other &= c->kind == KIND_WORKING || (c->kind == KIND_MULTILATERAL && strcmp(m->kind, meeting_kind_names[KIND_MULTILATERAL]) != 0);
	}
	if (!m->start)
		date_vote(f, NULL, m);
	if (!m->place.country && strcmp(m->kind, meeting_kind_names[KIND_CALL]) != 0)
		place_vote(f, NULL, m);
}

void many_find(struct meeting_finder *f)
{
	struct extraction *x = f->x;
	struct meeting_ref *m = &x->doc->meetings.v[0];
	bool summit = !strcmp(m->kind, meeting_kind_names[KIND_SUMMIT]);
	bool led = f->pair[1] >= 0 && pair_leads(f);
	if (f->pair[1] < 0 || !strcmp(m->kind, meeting_kind_names[KIND_STATE_VISIT]) || (!summit && led))
		return;
	struct strs all = { 0 };
	for (size_t i = 0; i < m->sides.n; i++)
		strs_add(x->a, &all, m->sides.v[i]);
	sides_present(f, &all);
	if (all.n < m->sides.n + (led ? GUESTS : FURTHER))
		return;
	m->sides = all;
	if (!strcmp(m->kind, meeting_kind_names[KIND_BILATERAL]))
		m->kind = meeting_kind_names[KIND_MULTILATERAL];
	for (size_t k = 0; k < 2; k++)
		x->doc->participants.v[f->pair[k]].level = LEVEL_PRINCIPAL;
	for (size_t i = 0; i < x->mentions.n; i++) {
		const struct mention *n = &x->mentions.v[i];
		struct participant *q = n->kind == MENTION_PERSON ? &x->doc->participants.v[n->person] : NULL;
		if (q && q->level == LEVEL_MENTIONED && present(f, n, RANK_OFFICIAL) && lists_present(f, n->sent))
			q->level = side_has_principal(x, q->side) ? LEVEL_DELEGATION : LEVEL_PRINCIPAL;
	}
	many_date(f, m);
}
