/* claims.c: every claim that is printed has a number, and every number leads
 * to its sentence.
 *
 * Claims are indexed once; a number is given when a claim is first printed, so
 * that numbers rise through the brief.  A reference is raised, in its side's
 * colour, and may carry a quiet mark (low confidence, inferred, edited). */
#include <stdlib.h>
#include <string.h>

#include "compose_int.h"

static size_t hash_of(const char *id)
{
	size_t h = 1469598103934665603u; /* FNV-1a */
	for (; *id; id++)
		h = (h ^ (unsigned char)*id) * 1099511628211u;
	return h;
}

/* The slot of id: its own, or the free one where it would go. */
static size_t *slot_of(const struct composer *k, const char *id)
{
	size_t at = hash_of(id) & (k->index_size - 1);
	while (k->index[at] && strcmp(k->claims.v[k->index[at] - 1].id, id) != 0)
		at = (at + 1) & (k->index_size - 1);
	return &k->index[at];
}

struct claim_entry *claim_find(const struct composer *k, const char *id)
{
	size_t *slot = id && k->index_size ? slot_of(k, id) : NULL;
	return slot && *slot ? &k->claims.v[*slot - 1] : NULL;
}

struct claim_source {
	struct composer *k;
	unsigned side;
	const struct meeting *m;
};

static void add(const struct claim_source *from, enum claim_kind kind, const struct claim *claim, const void *item, const char *quote)
{
	if (!claim->id)
		return;
	*vec_push(from->k->a, &from->k->claims) = (struct claim_entry){
		.id = claim->id, .quote = quote,
		.at = { .kind = kind, .side = from->side, .meeting = from->m, .claim = claim, .item = item },
	};
}

/* An outcome's amounts stand in its sentence. */
static void add_outcome(const struct claim_source *from, const struct outcome *o)
{
	add(from, CLAIM_OUTCOME, &o->claim, o, o->quote);
	for (size_t i = 0; i < o->n_amounts; i++)
		add(from, CLAIM_AMOUNT, &o->amounts[i].claim, &o->amounts[i], o->quote);
}

static void add_meeting(const struct claim_source *from)
{
	const struct meeting *m = from->m;
	for (size_t i = 0; i < m->outcomes.n; i++)
		add_outcome(from, &m->outcomes.v[i]);
	for (size_t i = 0; i < m->issues.n; i++)
		add(from, CLAIM_ISSUE, &m->issues.v[i].claim, &m->issues.v[i], m->issues.v[i].quote);
	for (size_t i = 0; i < m->statements.n; i++)
		add(from, CLAIM_STATEMENT, &m->statements.v[i].claim, &m->statements.v[i], m->statements.v[i].quote);
	for (size_t i = 0; i < m->participants.n; i++)
		add(from, CLAIM_PARTICIPANT, &m->participants.v[i].claim, &m->participants.v[i], NULL);
	for (size_t i = 0; i < m->amounts.n; i++)
		add(from, CLAIM_AMOUNT, &m->amounts.v[i].claim, &m->amounts.v[i], m->amounts.v[i].text);
	for (size_t i = 0; i < m->background.n; i++)
		add(from, CLAIM_MEETING, &m->background.v[i].claim, &m->background.v[i], NULL);
}

static void add_source(struct composer *k, const struct source_info *info, size_t side)
{
	for (size_t i = 0; i < k->sources.n; i++)
		if (strcmp(k->sources.v[i].info->file, info->file) == 0) {
			k->sources.v[i].sides |= 1u << side;
			return;
		}
	*vec_push(k->a, &k->sources) = (struct source_entry){ .info = info, .sides = 1u << side };
}

size_t source_side(const struct source_entry *s)
{
	size_t i = 0;
	while (!(s->sides >> i & 1u))
		i++;
	return i;
}

/* By side, then by day of publication (the undated first), then by name. */
static int by_side_and_day(const void *x, const void *y)
{
	const struct source_entry *a = x, *b = y;
	int c = (int)source_side(a) - (int)source_side(b);
	const char *day_a = a->info->publication_date, *day_b = b->info->publication_date;
	if (!c)
		c = strcmp(day_a ? day_a : "", day_b ? day_b : "");
	return c ? c : strcmp(a->info->file, b->info->file);
}

void claims_index(struct composer *k)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++) {
			const struct claim_source from = { k, (unsigned)s, &k->c->sides[s].meetings[i] };
			add_meeting(&from);
			for (size_t j = 0; j < from.m->documents.n; j++)
				add_source(k, &from.m->documents.v[j], s);
		}
	for (k->index_size = 16; k->index_size < 2 * k->claims.n;)
		k->index_size *= 2;
	k->index = arena_array(k->a, k->index_size, size_t);
	for (size_t i = 0; i < k->claims.n; i++) {
		size_t *slot = slot_of(k, k->claims.v[i].id);
		if (!*slot)
			*slot = i + 1;
	}
	if (k->sources.n)
		qsort(k->sources.v, k->sources.n, sizeof *k->sources.v, by_side_and_day);
	for (size_t i = 0; i < k->sources.n; i++) {
		const char *n = arena_printf(k->a, "%zu", i + 1);
		k->sources.v[i].anchor = arena_printf(k->a, "source-%s", n);
		k->sources.v[i].mark = say_with(k, SAY_SOURCE_MARK, n);
		k->sources.v[i].number = n;
	}
	/* Few enough, the facts list them one by one. */
	for (size_t i = 0; i < k->sources.n; i++)
		k->sources.v[i].listed = k->listed || (k->facts && sources_on_side(k, source_side(&k->sources.v[i])) <= REFERENCES_MAX);
}

const struct source_entry *source_find(const struct composer *k, const struct source_info *info)
{
	for (size_t i = 0; i < k->sources.n; i++)
		if (strcmp(k->sources.v[i].info->file, info->file) == 0)
			return &k->sources.v[i];
	return NULL;
}

const struct source_entry *source_of(const struct composer *k, const struct meeting *m, unsigned document)
{
	return document < m->documents.n ? source_find(k, &m->documents.v[document]) : NULL;
}

size_t sources_on_side(const struct composer *k, size_t side)
{
	size_t n = 0;
	for (size_t i = 0; i < k->sources.n; i++)
		n += k->sources.v[i].sides >> side & 1;
	return n;
}

bool topic_named(const struct composer *k, const char *topic, size_t side)
{
	const struct side *s = &k->c->sides[side];
	for (size_t i = 0; i < s->n_meetings; i++)
		for (size_t j = 0; j < s->meetings[i].documents.n; j++)
			if (strs_contain(&s->meetings[i].documents.v[j].topics, topic))
				return true;
	return false;
}

const char *say_named(const struct composer *k, const struct row *r)
{
	const char **labels = arena_array(k->a, k->c->n_sides, const char *);
	size_t n = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (!row_on(r, s) && topic_named(k, r->topic, s))
			labels[n++] = k->c->sides[s].label;
	return n ? say_with(k, SAY_NAMED_IN, say_list(k, labels, n, true)) : NULL;
}

/* References that follow one another are parted by a blank that does not break. */
static const char *apart(const struct composer *k, const struct paragraph *p, const char *text)
{
	bool after = p->runs.n && p->runs.v[p->runs.n - 1].attr & RUN_SUP;
	return after ? arena_printf(k->a, "\xC2\xA0%s", text) : text;
}

/* 12, 12b, 12c … 12z, 12ba, 12bb …: the next of those that share first's sentence. */
static const char *number_after(const struct composer *k, const struct claim_entry *first, const char *last)
{
	size_t n = strlen(first->number), end = strlen(last);
	char *out = arena_printf(k->a, "%s%s", last, end == n ? "b" : "");
	if (end == n)
		return out;
	while (end > n && out[end - 1] == 'z')
		out[--end] = 'a';
	if (end == n)
		return arena_printf(k->a, "%sb%s", first->number, out + n);
	out[end - 1]++;
	return out;
}

static void give_number(struct composer *k, struct claim_entry *e, struct paragraph *p)
{
	/* At a page's foot each claim has its own: another page may lack the sentence. */
	struct claim_entry *first = k->foot_notes ? e : first_of_sentence(k, e);
	*vec_push(k->a, &k->printed) = (size_t)(e - k->claims.v);
	if (first == e) {
		e->number = arena_printf(k->a, "%u", ++k->numbers);
		e->anchor = arena_printf(k->a, "claim-%s", e->number);
	} else {
		e->number = number_after(k, first, first->last ? first->last->number : first->number);
		e->anchor = first->anchor;
		*(first->last ? &first->last->next : &first->next) = e;
		first->last = e;
	}
	if (!p->anchor)
		p->anchor = arena_printf(k->a, "at-%s", e->number);
	e->back = p->anchor;
}

static const char *file_of(const struct meeting *m, unsigned document)
{
	return document < m->documents.n ? m->documents.v[document].file : NULL;
}

/* A sentence may hold several outcomes: the one that gives the figure. */
static bool gives(const struct outcome *o, const struct divergence *v, const struct reading *r)
{
	bool any = strcmp(v->field ? v->field : "", "amounts") != 0;
	for (size_t i = 0; !any && i < o->n_amounts; i++)
		any = same_text(o->amounts[i].text, r->value) && outcome_speaks_of(o, &o->amounts[i]);
	return any;
}

bool is_reading(const struct claim_entry *e, const struct meeting *m, const struct divergence *v, const struct reading *r)
{
	const struct outcome *o = outcome_of(e);
	const char *file = file_of(m, r->document);
	for (size_t i = 0; o && file && i < o->claim.n_sources; i++) {
		const struct reading *own = &o->claim.sources[i];
		const char *own_file = file_of(e->at.meeting, own->document);
		if (own->span.s == r->span.s && own->span.e == r->span.e && same_text(own_file, file) && gives(o, v, r))
			return true;
	}
	return false;
}

static bool differs_in(const struct claim_entry *e, const struct meeting *m)
{
	for (size_t i = 0; i < m->divergences.n; i++)
		for (size_t j = 0; j < m->divergences.v[i].n_readings; j++)
			if (is_reading(e, m, &m->divergences.v[i], &m->divergences.v[i].readings[j]))
				return true;
	return false;
}

/* Does another source tell the claim differently?  It may do so on the way, in
 * a text about another meeting. */
static bool is_disputed(const struct composer *k, const struct claim_entry *e)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++)
			if (differs_in(e, &k->c->sides[s].meetings[i]))
				return true;
	return false;
}

/* Whether its amounts say what no text does; they have the mark themselves. */
static bool reckons(const struct claim_entry *e)
{
	const struct outcome *o = outcome_of(e);
	for (size_t i = 0; o && i < o->n_amounts; i++)
		if (o->amounts[i].claim.inferred.n)
			return true;
	return false;
}

static const char *marks_of(struct composer *k, const struct claim_entry *e)
{
	const struct claim *c = e->at.claim;
	bool disputed = is_disputed(k, e);
	k->marked_low = k->marked_low || c->low;
	k->marked_inferred = k->marked_inferred || c->inferred.n || reckons(e);
	k->marked_edited = k->marked_edited || c->edited;
	k->marked_differ = k->marked_differ || disputed;
	return arena_printf(k->a, "%s%s%s%s", c->low ? say(k, SAY_MARK_LOW) : "", c->inferred.n ? say(k, SAY_MARK_INFERRED) : "",
	    c->edited ? say(k, SAY_MARK_EDITED) : "", disputed ? say(k, SAY_MARK_DIFFER) : "");
}

static void put_marks(struct composer *k, struct paragraph *p, const struct claim_entry *e)
{
	const char *marks = marks_of(k, e);
	if (*marks)
		put_inked(k, p, marks, RUN_SUP | RUN_NOBREAK, INK_MUTED);
}

/* Where no sentences are printed, the sources stand for them: S1, S3. */
static void put_sources_of(struct composer *k, struct paragraph *p, const struct claim_entry *e)
{
	const struct claim *c = e->at.claim;
	unsigned long long seen = 0;
	for (size_t i = 0; i < (c->n_sources ? c->n_sources : 1); i++) {
		const struct source_entry *s = source_of(k, e->at.meeting, c->n_sources ? c->sources[i].document : 0);
		size_t at = s ? (size_t)(s - k->sources.v) : 64;
		if (at >= 64 || seen >> at & 1)
			continue;
		seen |= 1ull << at;
		put_source(k, p, s, (int)e->at.side);
	}
	put_marks(k, p, e);
}

static void put_number(struct composer *k, struct paragraph *p, const char *id, unsigned attr)
{
	struct claim_entry *e = claim_find(k, id);
	if (!e)
		return;
	if (!k->sentences) {
		if (k->facts || k->listed)
			put_sources_of(k, p, e);
		return;
	}
	if (!e->number)
		give_number(k, e, p);
	struct run *r = put_inked(k, p, apart(k, p, e->number), attr, ink_of_side(e->at.side));
	r->link = arena_printf(k->a, "#%s", e->anchor);
	r->title = say_with(k, SAY_LINK_CLAIM, e->number);
	/* Overviews refer to what is told further down, and footed there. */
	if (k->foot_notes && k->at_length && !e->note)
		r->note = e->note = arena_new_of(k->a, struct paragraph);
	put_marks(k, p, e);
}

void put_claim(struct composer *k, struct paragraph *p, const char *id)
{
	for (const struct claim_entry *e = claim_find(k, id); e; e = e->twin)
		put_number(k, p, e->id, RUN_SUP | RUN_NOBREAK);
}

void put_claim_flat(struct composer *k, struct paragraph *p, const char *id)
{
	put_number(k, p, id, RUN_SANS | RUN_BOLD);
}

void put_inferred(struct composer *k, struct paragraph *p)
{
	k->marked_inferred = true;
	put_inked(k, p, say(k, SAY_MARK_INFERRED), RUN_SUP | RUN_NOBREAK, INK_MUTED);
}

void put_source(struct composer *k, struct paragraph *p, const struct source_entry *s, int side)
{
	if (!k->listed && !k->facts)
		return;
	struct run *r = put_inked(k, p, apart(k, p, s->mark), RUN_SUP | RUN_NOBREAK, side < 0 ? INK_MUTED : ink_of_side((size_t)side));
	if (!s->listed)
		return;
	r->link = arena_printf(k->a, "#%s", s->anchor);
	r->title = say_with(k, SAY_LINK_SOURCE, s->mark);
}

void put_meeting_sources(struct composer *k, struct paragraph *p, const struct meeting *m, int side)
{
	size_t n = 0;
	for (size_t i = 0; i < k->sources.n; i++)
		for (size_t j = 0; j < m->documents.n; j++)
			if (strcmp(k->sources.v[i].info->file, m->documents.v[j].file) == 0) {
				if (n++ < REFERENCES_MAX)
					put_source(k, p, &k->sources.v[i], side);
				break;
			}
	if (n > REFERENCES_MAX && k->listed)
		put_inked(k, p, arena_printf(k->a, " %s", say_more(k, n - REFERENCES_MAX)), RUN_SUP, INK_MUTED);
}
