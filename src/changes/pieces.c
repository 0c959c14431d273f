/* pieces.c: the claims of an edition in one list, with what they are matched by. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

const char *file_now(const struct matching *m, const char *file)
{
	for (size_t i = 0; file && i < m->n_files; i++)
		if (strcmp(m->files[i].from, file) == 0)
			return m->files[i].to;
	return file;
}

bool has_text(const struct piece *p)
{
	return p->kind == CLAIM_OUTCOME || p->kind == CLAIM_STATEMENT;
}

struct collecting {
	struct matching *m;
	struct edition_pieces *e;
	const char *label;
	unsigned side;
	const struct meeting *meeting;
	bool old;              /* it is the earlier edition */
};

static struct bag bag_of_text(struct arena *a, const char *text)
{
	return text ? bag_of(a, str_c(text)) : (struct bag){ 0 };
}

/* Where its sentence stands: in the first of its sources. */
static void place(const struct collecting *x, struct piece *p)
{
	const struct claim *c = p->claim;
	unsigned document = c->n_sources ? c->sources[0].document : 0;
	if (document < x->meeting->documents.n)
		p->file = x->meeting->documents.v[document].file;
	if (x->old)
		p->file = file_now(x->m, p->file);
	p->at = c->n_sources ? c->sources[0].span.s : c->span.s;
	p->line = c->n_sources ? c->sources[0].line : c->line;
}

static struct piece *add(const struct collecting *x, enum claim_kind kind, const struct claim *claim, const void *item)
{
	if (!claim->id)
		return NULL;
	struct piece *p = vec_push(x->m->a, &x->e->v);
	*p = (struct piece){ .kind = kind, .id = claim->id, .key = claim->id, .side = x->label, .side_at = x->side,
		.meeting_at = (unsigned)x->e->n_meetings, .meeting = x->meeting, .claim = claim, .item = item, .partner = UNMATCHED };
	place(x, p);
	return p;
}

static void take_text(const struct collecting *x, struct piece *p, const char *quote, const char *summary)
{
	p->quote = quote;
	p->summary = summary;
	p->key = arena_printf(x->m->a, "%s\n%s", quote ? quote : "", summary ? summary : "");
	p->words = bag_of_text(x->m->a, quote);
	p->gist = bag_of_text(x->m->a, summary);
}

static void add_said(const struct collecting *x)
{
	const struct meeting *m = x->meeting;
	for (size_t i = 0; i < m->outcomes.n; i++) {
		struct piece *p = add(x, CLAIM_OUTCOME, &m->outcomes.v[i].claim, &m->outcomes.v[i]);
		if (!p)
			continue;
		take_text(x, p, m->outcomes.v[i].quote, m->outcomes.v[i].summary);
		p->topic = m->outcomes.v[i].issue;
	}
	for (size_t i = 0; i < m->statements.n; i++) {
		struct piece *p = add(x, CLAIM_STATEMENT, &m->statements.v[i].claim, &m->statements.v[i]);
		if (p)
			take_text(x, p, m->statements.v[i].quote, NULL);
	}
}

/* What is known by a name, whatever sentence has it. */
static void add_named(const struct collecting *x)
{
	const struct meeting *m = x->meeting;
	for (size_t i = 0; i < m->issues.n; i++) {
		struct piece *p = add(x, CLAIM_ISSUE, &m->issues.v[i].claim, &m->issues.v[i]);
		if (p)
			p->key = p->topic = m->issues.v[i].topic;
	}
	for (size_t i = 0; i < m->participants.n; i++) {
		struct piece *p = add(x, CLAIM_PARTICIPANT, &m->participants.v[i].claim, &m->participants.v[i]);
		if (p && m->participants.v[i].name)
			p->key = arena_strz(x->m->a, utf8_fold_name(x->m->a, str_c(m->participants.v[i].name)));
	}
	for (size_t i = 0; i < m->background.n; i++) {
		struct piece *p = add(x, CLAIM_MEETING, &m->background.v[i].claim, &m->background.v[i]);
		if (p)
			take_text(x, p, m->background.v[i].context, NULL);
	}
}

static void add_meeting(const struct collecting *x)
{
	static const struct claim none;
	struct piece *p = vec_push(x->m->a, &x->e->v);
	*p = (struct piece){ .kind = CLAIM_MEETING, .whole = true, .id = x->meeting->id, .key = x->meeting->id, .side = x->label,
		.side_at = x->side, .meeting_at = (unsigned)x->e->n_meetings, .meeting = x->meeting, .claim = &none, .item = x->meeting,
		.partner = UNMATCHED };
	add_said(x);
	add_named(x);
	x->e->n_meetings++;
}

static bool has_label(const struct comparison *c, const char *label)
{
	for (size_t i = 0; i < c->n_sides; i++)
		if (same_text(c->sides[i].label, label))
			return true;
	return false;
}

/* A side whose label was changed in its place is the same side. */
static const char *label_now(const struct matching *m, size_t side)
{
	const struct comparison *from = m->from.c, *to = m->to.c;
	const char *was = from->sides[side].label;
	bool renamed = !has_label(to, was) && side < to->n_sides && !has_label(from, to->sides[side].label);
	return renamed ? to->sides[side].label : was;
}

static void collect(struct matching *m, struct edition_pieces *e, bool old)
{
	for (size_t s = 0; s < e->c->n_sides; s++)
		for (size_t i = 0; i < e->c->sides[s].n_meetings; i++) {
			struct collecting x = { m, e, old ? label_now(m, s) : e->c->sides[s].label, (unsigned)s, &e->c->sides[s].meetings[i], old };
			if (x.meeting->id)
				add_meeting(&x);
		}
}

void pieces_collect(struct matching *m)
{
	collect(m, &m->from, true);
	collect(m, &m->to, false);
}
