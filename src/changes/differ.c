/* differ.c: in what a claim is not what it was. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

const char *amounts_text(struct arena *a, const struct outcome *o)
{
	const char *out = NULL;
	for (size_t i = 0; i < o->n_amounts; i++)
		if (o->amounts[i].text)
			out = out ? arena_printf(a, "%s, %s", out, o->amounts[i].text) : o->amounts[i].text;
	return out;
}

static const char *place_text(struct arena *a, const struct venue *v)
{
	const char *parts[3];
	struct strs list = { parts, 0 };
	const char *all[] = { v->venue, v->city, v->country };
	for (size_t i = 0; i < 3; i++)
		if (all[i])
			parts[list.n++] = all[i];
	return strs_joined(a, &list);
}

/* --- fields: name and words --- */

#define OUTCOME(name, expr)                                                         \
	static const char *outcome_##name(struct arena *a, const void *item)        \
	{                                                                           \
		const struct outcome *o = item;                                     \
		(void)a;                                                            \
		return expr;                                                        \
	}
OUTCOME(type, o->type)
OUTCOME(status, o->status)
OUTCOME(strength, strength_names[o->strength])
OUTCOME(amount, amounts_text(a, o))
OUTCOME(date, strs_joined(a, &o->dates))
OUTCOME(duration, strs_joined(a, &o->durations))
OUTCOME(actors, strs_joined(a, &o->actors))
OUTCOME(targets, strs_joined(a, &o->targets))
OUTCOME(condition, o->condition)
OUTCOME(claimed_by, o->claimed_by)
OUTCOME(key, o->key ? "yes" : "no")

#define STATEMENT(name, expr)                                                       \
	static const char *statement_##name(struct arena *a, const void *item)      \
	{                                                                           \
		const struct statement *s = item;                                   \
		(void)a;                                                            \
		return expr;                                                        \
	}
STATEMENT(speaker, s->speaker)
STATEMENT(reported_by, s->reported_by)
STATEMENT(channel, s->channel)
STATEMENT(mode, s->indirect ? "indirect" : "direct")

static const char *issue_silent(struct arena *a, const void *item)
{
	(void)a;
	return ((const struct issue *)item)->silent ? "yes" : "no";
}

#define PERSON(name, expr)                                                          \
	static const char *person_##name(struct arena *a, const void *item)         \
	{                                                                           \
		const struct participant *p = item;                                 \
		(void)a;                                                            \
		return expr;                                                        \
	}
PERSON(title, p->title)
PERSON(level, level_names[p->level])
PERSON(country, p->side)

/* A meeting of a side and the mention of one have the same fields. */
#define MEETING(name, expr, Type)                                                   \
	static const char *Type##_##name(struct arena *a, const void *item)         \
	{                                                                           \
		const struct Type *m = item;                                        \
		(void)a;                                                            \
		return expr;                                                        \
	}
#define MEETINGS(name, expr) MEETING(name, expr, meeting) MEETING(name, expr, meeting_ref)
MEETINGS(kind, m->kind)
MEETINGS(start, m->start)
MEETINGS(end, m->end)
MEETINGS(place, place_text(a, &m->place))
MEETINGS(sides, strs_joined(a, &m->sides))
MEETINGS(planned, m->planned ? "yes" : "no")

struct field_of {
	const char *name;
	const char *(*text)(struct arena *a, const void *item);
};
static const struct field_of outcome_fields[] = {
	{ "type", outcome_type }, { "status", outcome_status }, { "strength", outcome_strength }, { "amount", outcome_amount },
	{ "date", outcome_date }, { "duration", outcome_duration }, { "actors", outcome_actors }, { "targets", outcome_targets },
	{ "condition", outcome_condition }, { "claimed_by", outcome_claimed_by }, { "key", outcome_key }, { NULL, NULL },
}, statement_fields[] = {
	{ "speaker", statement_speaker }, { "reported_by", statement_reported_by }, { "channel", statement_channel },
	{ "mode", statement_mode }, { NULL, NULL },
}, issue_fields[] = {
	{ "silent", issue_silent }, { NULL, NULL },
}, person_fields[] = {
	{ "title", person_title }, { "level", person_level }, { "country", person_country }, { NULL, NULL },
}, meeting_fields[] = {
	{ "kind", meeting_kind }, { "start", meeting_start }, { "end", meeting_end }, { "place", meeting_place },
	{ "sides", meeting_sides }, { "planned", meeting_planned }, { NULL, NULL },
}, mention_fields[] = {
	{ "kind", meeting_ref_kind }, { "start", meeting_ref_start }, { "end", meeting_ref_end }, { "place", meeting_ref_place },
	{ "sides", meeting_ref_sides }, { "planned", meeting_ref_planned }, { NULL, NULL },
};

static const struct field_of *fields_of(const struct piece *p)
{
	switch (p->kind) {
	case CLAIM_OUTCOME: return outcome_fields;
	case CLAIM_STATEMENT: return statement_fields;
	case CLAIM_ISSUE: return issue_fields;
	case CLAIM_PARTICIPANT: return person_fields;
	default: return p->whole ? meeting_fields : mention_fields;
	}
}

/* --- what a claim is called, and where it is told --- */

static const char *summary_of(struct arena *a, const struct piece *p)
{
	if (has_text(p))
		return p->summary ? p->summary : p->quote;
	if (p->kind == CLAIM_ISSUE)
		return p->topic;
	if (p->kind == CLAIM_PARTICIPANT)
		return ((const struct participant *)p->item)->name;
	const struct field_of *f = fields_of(p);
	const char *parts[3];
	struct strs list = { parts, 0 };
	for (size_t i = 0; i < 4; i++) {
		const char *text = i == 2 ? NULL : f[i].text(a, p->item); /* kind, start, place */
		if (text)
			parts[list.n++] = text;
	}
	return strs_joined(a, &list);
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static void add_file(const struct matching *m, struct strs *out, const char *file, bool old)
{
	file = old ? file_now(m, file) : file;
	if (file && !strs_contain(out, file))
		out->v[out->n++] = file;
}

/* The files that tell it, as they are called now, sorted. */
static struct strs files_of(struct matching *m, const struct piece *p, bool old)
{
	const struct meeting *in = p->meeting;
	struct strs out = { arena_array(m->a, p->claim->n_sources + in->documents.n + 1, const char *), 0 };
	for (size_t i = 0; i < p->claim->n_sources; i++)
		if (p->claim->sources[i].document < in->documents.n)
			add_file(m, &out, in->documents.v[p->claim->sources[i].document].file, old);
	for (size_t i = 0; p->whole && i < in->documents.n; i++)
		add_file(m, &out, in->documents.v[i].file, old);
	if (!out.n && in->documents.n)
		add_file(m, &out, in->documents.v[0].file, old);
	if (out.n)
		qsort(out.v, out.n, sizeof *out.v, by_name);
	return out;
}

static struct strs both(struct arena *a, const struct strs *x, const struct strs *y)
{
	struct strs out = { arena_array(a, x->n + y->n + 1, const char *), 0 };
	for (size_t i = 0; i < x->n; i++)
		out.v[out.n++] = x->v[i];
	for (size_t i = 0; i < y->n; i++)
		if (!strs_contain(x, y->v[i]))
			out.v[out.n++] = y->v[i];
	if (out.n)
		qsort(out.v, out.n, sizeof *out.v, by_name);
	return out;
}

/* --- changes --- */

static void note_field(struct arena *a, struct claim_change *c, const char *name, const char *from, const char *to)
{
	if (!same_text(from, to))
		*(struct field_change *)vec_push(a, &c->fields) = (struct field_change){ name, from, to };
}

static void note_place(struct matching *m, struct claim_change *c, const struct piece *from, const struct piece *to)
{
	note_field(m->a, c, "side", from->side, to->side);
	if (!from->whole && m->meeting_to[from->meeting_at] != (long)to->meeting_at)
		note_field(m->a, c, "meeting", from->meeting->id, to->meeting->id);
	if (from->kind != CLAIM_ISSUE)
		note_field(m->a, c, "topic", from->topic, to->topic);
	if (from->displaced)
		note_field(m->a, c, "place", arena_printf(m->a, "%s:%u", from->file, from->line), arena_printf(m->a, "%s:%u", to->file, to->line));
}

/* Nothing if the claim is what it was. */
static bool compare(struct matching *m, const struct piece *from, const struct piece *to, struct claim_change *c)
{
	struct strs then = files_of(m, from, true), now = files_of(m, to, false);
	*c = (struct claim_change){ .kind = to->kind, .id_from = from->id, .id_to = to->id, .side = to->side, .topic = to->topic,
		.summary_from = summary_of(m->a, from), .summary_to = summary_of(m->a, to), .sources = both(m->a, &then, &now) };
	for (const struct field_of *f = fields_of(to); f->name; f++)
		note_field(m->a, c, f->name, f->text(m->a, from->item), f->text(m->a, to->item));
	if (has_text(to))
		note_field(m->a, c, "sources", strs_joined(m->a, &then), strs_joined(m->a, &now));
	note_field(m->a, c, "edited", from->claim->edited, to->claim->edited);
	if (has_text(to) && !same_text(c->summary_from, c->summary_to))
		c->words = words_diff(m->a, c->summary_from, c->summary_to);
	else if (has_text(to) && !same_text(from->quote, to->quote))
		c->words = words_diff(m->a, from->quote, to->quote);
	c->change = c->fields.n || c->words.n ? CHANGE_CHANGED : CHANGE_MOVED;
	note_place(m, c, from, to);
	return c->fields.n || c->words.n;
}

static struct claim_change alone(struct matching *m, const struct piece *p, bool old)
{
	const char *summary = summary_of(m->a, p);
	return (struct claim_change){ .change = old ? CHANGE_WITHDRAWN : CHANGE_NEW, .kind = p->kind, .id_from = old ? p->id : NULL,
		.id_to = old ? NULL : p->id, .side = p->side, .topic = p->topic, .summary_from = old ? summary : NULL,
		.summary_to = old ? NULL : summary, .sources = files_of(m, p, old) };
}

static void take(struct matching *m, struct changes *out, const struct claim_change *c)
{
	*(struct claim_change *)vec_push(m->a, &out->claims) = *c;
}

void tell_claims(struct matching *m, struct changes *out)
{
	struct changes changed = { 0 }, moved = { 0 };
	for (size_t i = 0; i < m->to.v.n; i++) {
		const struct piece *to = &m->to.v.v[i];
		struct claim_change c;
		if (to->partner == UNMATCHED) {
			c = alone(m, to, false);
			take(m, out, &c);
			continue;
		}
		const struct piece *from = &m->from.v.v[to->partner];
		if (compare(m, from, to, &c))
			take(m, c.change == CHANGE_MOVED ? &moved : &changed, &c);
		tell_figures(m, from, to, out);
	}
	for (size_t i = 0; i < changed.claims.n; i++)
		take(m, out, &changed.claims.v[i]);
	for (size_t i = 0; i < m->from.v.n; i++)
		if (m->from.v.v[i].partner == UNMATCHED) {
			struct claim_change c = alone(m, &m->from.v.v[i], true);
			take(m, out, &c);
		}
	for (size_t i = 0; i < moved.claims.n; i++)
		take(m, out, &moved.claims.v[i]);
}
