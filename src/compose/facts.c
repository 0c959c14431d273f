/* facts.c: the table of basic facts. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "compose_int.h"

enum { NAMES_MAX = 8, MENTIONED_MAX = 3 };

static bool is_call(const struct meeting *m)
{
	return m->kind && strcmp(m->kind, "call") == 0;
}

static const char *meeting_words(const struct composer *k, const struct meeting *m)
{
	const char *out = say_meeting(k, m->kind, &m->place, m->start, m->end);
	return m->planned ? say_with(k, SAY_PLANNED, out) : out;
}

/* The most telling meeting of a side that is not a call: one that took place,
 * of the kind that the taxonomy lists first, with the most outcomes. */
static const struct meeting *main_meeting(const struct composer *k, const struct side *s)
{
	const struct meeting *best = NULL;
	for (size_t i = 0; i < s->n_meetings; i++) {
		const struct meeting *m = &s->meetings[i];
		if (is_call(m))
			continue;
		unsigned order = taxonomy_order(k->tax, TAX_KIND, m->kind), best_order = best ? taxonomy_order(k->tax, TAX_KIND, best->kind) : 0;
		if (!best || best->planned > m->planned ||
		    (best->planned == m->planned && (order < best_order || (order == best_order && m->outcomes.n > best->outcomes.n))))
			best = m;
	}
	return best;
}

static void put_meeting(struct composer *k, struct table_row *row, size_t side, const struct meeting *m, const char *words)
{
	struct paragraph *p = table_cell(k, row, side + 1, STYLE_CELL, words);
	if (m->inferred.n || (m->date_basis && strcmp(m->date_basis, "inferred") == 0))
		put_inferred(k, p);
	put_meeting_sources(k, p, m, (int)side);
}

static struct table_row *fact_row(struct composer *k, struct table_draft *t, enum phrase head)
{
	struct table_row *row = table_row_add(k, t, -1);
	row->head = true;
	table_cell(k, row, 0, STYLE_LABEL, say(k, head));
	return row;
}

static void main_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_MAIN_MEETING);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		const struct meeting *m = main_meeting(k, &k->c->sides[s]);
		if (m)
			put_meeting(k, row, s, m, meeting_words(k, m));
		else if (!sources_on_side(k, s))
			put_inked(k, table_cell(k, row, s + 1, STYLE_CELL, NULL), say_with(k, SAY_ABSENT_NONE, k->c->sides[s].label), RUN_ITALIC, INK_MUTED);
	}
	sides_row_close(k, row);
}

/* The calls, or what is neither a call nor the main meeting; no row if nothing. */
static void meetings_row(struct composer *k, struct table_draft *t, bool calls)
{
	struct table_row *row = NULL;
	for (size_t s = 0; s < k->c->n_sides; s++) {
		const struct side *side = &k->c->sides[s];
		const struct meeting *chief = main_meeting(k, side);
		for (size_t i = 0; i < side->n_meetings; i++) {
			const struct meeting *m = &side->meetings[i];
			if (is_call(m) != calls || m == chief)
				continue;
			if (!row)
				row = fact_row(k, t, calls ? SAY_CALLS : SAY_OTHER_MEETINGS);
			const char *date = say_date(k, m->start, m->end);
			put_meeting(k, row, s, m, !calls ? meeting_words(k, m) : m->planned ? say_with(k, SAY_PLANNED, date) : date);
		}
	}
	if (row)
		sides_row_close(k, row);
}

static void put_people(struct composer *k, struct table_row *row, size_t s, enum level level)
{
	const char *names[NAMES_MAX];
	size_t n = 0, all = 0;
	for (size_t i = 0; i < k->c->participants.n; i++) {
		const struct person_row *p = &k->c->participants.v[i];
		if (!p->sides[s].present || p->sides[s].level != level)
			continue;
		if (all++ < NAMES_MAX)
			names[n++] = say_person(k, p);
	}
	if (!n)
		return;
	struct paragraph *p = table_cell(k, row, s + 1, STYLE_CELL, say_list(k, names, n, false));
	if (all > n)
		put(k, p, arena_printf(k->a, " %s", say_more(k, all - n)));
}

/* Who took part on this side, under this name or another, is not just mentioned. */
static bool took_part(const struct composer *k, const struct participant *p, size_t side)
{
	for (size_t i = 0; i < k->c->participants.n; i++) {
		const struct person_row *r = &k->c->participants.v[i];
		const struct presence *s = &r->sides[side];
		const struct participant q = { .name = r->name, .native_name = r->native_name, .side = r->country, .title = s->title };
		if (s->present && s->level != LEVEL_MENTIONED && person_match(k->a, &q, p))
			return true;
	}
	return false;
}

/* Nobody took part beside the principals: who is spoken of, by name. */
static void put_mentioned(struct composer *k, struct table_row *row, size_t side)
{
	const char *names[MENTIONED_MAX];
	size_t n = 0, all = 0;
	for (size_t i = 0; i < k->c->sides[side].n_meetings; i++) {
		const struct meeting *m = &k->c->sides[side].meetings[i];
		for (size_t j = 0; j < m->participants.n; j++) {
			const struct participant *p = &m->participants.v[j];
			if (p->level != LEVEL_MENTIONED || !p->title || !p->side || !strs_contain(&m->sides, p->side) || took_part(k, p, side))
				continue;
			if (all++ < MENTIONED_MAX)
				names[n++] = say_whole(k, say_name(k, p->name));
		}
	}
	if (!n)
		return;
	const char *list = say_list(k, names, n, false);
	if (all > n)
		list = arena_printf(k->a, "%s %s", list, say_more(k, all - n));
	table_cell(k, row, side + 1, STYLE_CELL, say_with(k, SAY_INVOLVED_MENTIONED, list));
}

static bool any_cell(const struct composer *k, const struct table_row *row)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (row->cells[s + 1].n)
			return true;
	return false;
}

/* The row, unless it would say nothing of any side. */
static void keep_row(struct composer *k, struct table_draft *t, struct table_row *row)
{
	if (any_cell(k, row))
		sides_row_close(k, row);
	else
		vec_pop(&t->rows);
}

static void principals_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_PRINCIPALS);
	for (size_t s = 0; s < k->c->n_sides; s++)
		put_people(k, row, s, LEVEL_PRINCIPAL);
	keep_row(k, t, row);
}

static void involved_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_ALSO_INVOLVED);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		put_people(k, row, s, LEVEL_DELEGATION);
		if (!row->cells[s + 1].n)
			put_mentioned(k, row, s);
	}
	keep_row(k, t, row);
}

/* Money before shares before counts; within each the larger first. */
static int unit_rank(const struct figure *f)
{
	size_t capitals = strspn(f->unit, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	return capitals == 3 && !f->unit[3] ? 0 : strcmp(f->unit, "percent") == 0 ? 1 : 2;
}

struct figure_at {
	const struct figure *f;
	const struct figure_value *v;
};

static bool larger(struct figure_at x, struct figure_at y)
{
	int a = unit_rank(x.f), b = unit_rank(y.f);
	return a != b ? a < b : fabs(x.v->value) > fabs(y.v->value);
}

/* A length or a number that a side only spoke of is none of its figures. */
static bool is_aside(const struct composer *k, const struct figure *f, const struct figure_value *v)
{
	const struct outcome *o = outcome_of(claim_find(k, v->claim));
	return unit_rank(f) == 2 && o && o->strength == STRENGTH_DISCUSSED;
}

static enum strength strength_of(const struct composer *k, const struct figure_value *v)
{
	const struct outcome *o = outcome_of(claim_find(k, v->claim));
	return o ? o->strength : STRENGTH_DISCUSSED;
}

/* The place of the same figure in the list, or n. */
static size_t told_already(const struct figure_at *v, size_t n, struct figure_at now)
{
	size_t at = 0;
	while (at < n && (v[at].v->value != now.v->value || !same_text(v[at].f->unit, now.f->unit)))
		at++;
	return at;
}

/* The places of the largest figures of a side, largest first; of those that
 * stand under several issues the firmest. */
static size_t largest(const struct composer *k, size_t side, struct figure_at *out, size_t most)
{
	size_t n = 0;
	for (size_t i = 0; i < k->c->figures.n; i++)
		for (size_t j = 0; j < k->c->figures.v[i].values.n; j++) {
			struct figure_at now = { &k->c->figures.v[i], &k->c->figures.v[i].values.v[j] };
			if (now.v->side != side || is_aside(k, now.f, now.v))
				continue;
			size_t same = told_already(out, n, now);
			if (same < n) {
				if (strength_of(k, now.v) > strength_of(k, out[same].v))
					out[same] = now;
				continue;
			}
			size_t at = n < most ? n++ : larger(now, out[most - 1]) ? most - 1 : most;
			for (; at < most && at > 0 && larger(now, out[at - 1]); at--)
				out[at] = out[at - 1];
			if (at < most)
				out[at] = now;
		}
	return n;
}

/* "Narcotics, tariff: from 20% to 10% (reduction)": the issue alone would make a
 * duty a quantity of drugs. */
static const char *figure_words(const struct composer *k, const struct figure_at *at)
{
	const char *text = figure_text(k, at->f, at->v), *topic = taxonomy_abbr(k->tax, TAX_TOPIC, at->f->topic);
	const struct outcome *o = outcome_of(claim_find(k, at->v->claim));
	if (!at->f->topic)
		return text;
	const char *noun = o ? measured_words(k, o, at->v->text, at->f->unit) : "";
	size_t n = strlen(topic), m = strlen(noun);
	if (m > n && strncasecmp(noun, topic, n) == 0)
		topic = sentence_start(k->a, noun);
	else if (m && strcasecmp(noun, topic) != 0)
		topic = say_with(k, SAY_MEASURED, topic, noun);
	return o ? say_with(k, SAY_FIGURE_OF, text, say_type_count(k, o->type, 1), topic) : say_with(k, SAY_FIGURE_ON, text, topic);
}

static void figures_row(struct composer *k, struct table_draft *t)
{
	enum { MOST = 3 };
	struct table_row *row = fact_row(k, t, SAY_LARGEST);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		struct figure_at v[MOST];
		size_t n = largest(k, s, v, MOST);
		for (size_t i = 0; i < n; i++)
			put_claim(k, table_cell(k, row, s + 1, STYLE_CELL, figure_words(k, &v[i])), v[i].v->claim);
	}
	keep_row(k, t, row);
}

/* A meeting that lacks one of those who met here is another's business. */
static bool is_theirs(const struct timeline_entry *e, const struct claim_entry *claim)
{
	for (size_t i = 0; claim && e->countries.n > 1 && i < claim->at.meeting->sides.n; i++)
		if (!strs_contain(&e->countries, claim->at.meeting->sides.v[i]))
			return false;
	return true;
}

/* The firmest promise of a meeting on the last side, where none is planned: nothing is longer than a line or two. */
static const struct claim_entry *promised_meeting(const struct composer *k, size_t side)
{
	enum { MOST = 120 };
	const struct claim_entry *best = NULL;
	for (size_t i = 0; i < k->claims.n; i++) {
		const struct claim_entry *e = &k->claims.v[i];
		const struct outcome *o = outcome_of(e);
		if (!o || e->at.side != side || strcmp(o->type, "future-meeting") != 0 || o->claim.low || o->dangling || strlen(outcome_text(k, o)) > MOST)
			continue;
		if (!best || o->strength > outcome_of(best)->strength)
			best = e;
	}
	return best;
}

/* Planned meetings stand with the side whose sources speak of them. */
static void next_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_COMES_NEXT);
	for (size_t i = 0; i < k->c->timeline.n; i++) {
		const struct timeline_entry *e = &k->c->timeline.v[i];
		const struct claim_entry *claim = claim_find(k, e->claim);
		int side = e->side >= 0 ? e->side : claim ? (int)claim->at.side : -1;
		if (!e->planned || side < 0 || !is_theirs(e, claim))
			continue;
		struct paragraph *p = table_cell(k, row, (size_t)side + 1, STYLE_CELL, say_meeting(k, e->kind, &e->place, e->start, e->end));
		if (claim)
			put_claim(k, p, e->claim);
	}
	size_t last = k->c->n_sides - 1;
	const struct claim_entry *promised = row->cells[last + 1].n ? NULL : promised_meeting(k, last);
	if (promised) {
		struct paragraph *p = table_cell(k, row, last + 1, STYLE_CELL, outcome_text(k, outcome_of(promised)));
		put_claim(k, p, promised->id);
	}
	keep_row(k, t, row);
}

/* Who says it, if that has a name shorter than a title: its mark follows. */
static const char *reading_words(const struct composer *k, const struct meeting *m, const struct divergence *v, const struct reading *r)
{
	const struct source_entry *s = source_of(k, m, r->document);
	const char *value = r->value ? reading_value(k, m, v, r) : say(k, SAY_NONE);
	return s && s->info->publisher ? say_with(k, SAY_DIFFER_READING, value, s->info->publisher) : value;
}

static void put_divergence(struct composer *k, struct table_row *row, size_t side, const struct meeting *m, const struct divergence *v)
{
	struct paragraph *p = table_cell(k, row, side + 1, STYLE_CELL, NULL);
	for (size_t i = 0; i < v->n_readings; i++) {
		const char *words = reading_words(k, m, v, &v->readings[i]);
		put(k, p, i ? arena_printf(k->a, "%s %s", say(k, SAY_DIFFER_SEP), words) : say_with(k, SAY_DIFFER_POINT, v->topic ? say_topic(k, v->topic) : divergence_point(k, v), words));
		const struct source_entry *s = source_of(k, m, v->readings[i].document);
		if (s)
			put_source(k, p, s, (int)side);
	}
}

/* One line a source and kind of silence, with all that it leaves out. */
static void put_silence(struct composer *k, struct table_row *row, size_t side, const struct meeting *m, const struct silence *v)
{
	const struct source_entry *s = source_of(k, m, v->document);
	if (!s || !silence_is_first(m, v))
		return;
	const char *words = say_with(k, v->quote ? SAY_DIFFER_STATED : SAY_DIFFER_SILENT, say_whole(k, say_publisher(k, s)), silence_topics(k, m, v));
	put_source(k, table_cell(k, row, side + 1, STYLE_CELL, words), s, (int)side);
}

/* How many outcomes have nobody's word but this party's. */
static void put_claimed(struct composer *k, struct table_row *row, size_t side)
{
	enum { PARTIES = 4 };
	struct { const char *who; size_t n; } by[PARTIES] = { 0 };
	for (size_t i = 0; i < k->claims.n; i++) {
		const struct claim_entry *e = &k->claims.v[i];
		const char *who = e->at.side == side ? claimed_words(k, e) : NULL;
		size_t at = 0;
		while (who && at < PARTIES && by[at].who && strcmp(by[at].who, who) != 0)
			at++;
		if (who && at < PARTIES) {
			by[at].who = who;
			by[at].n++;
		}
	}
	const char *list[PARTIES];
	size_t n = 0;
	for (; n < PARTIES && by[n].who; n++)
		list[n] = say_with(k, SAY_CLAIMED_BY, say_whole(k, by[n].who), arena_printf(k->a, "%zu", by[n].n));
	if (n)
		table_cell(k, row, side + 1, STYLE_CELL, say_with(k, SAY_CLAIMED, say_list(k, list, n, false)));
}

static void differ_row(struct composer *k, struct table_draft *t)
{
	enum { MOST = 3 };
	struct table_row *row = fact_row(k, t, SAY_WHO_DIFFERS);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[s].meetings[i];
			for (size_t j = 0; j < m->divergences.n && row->cells[s + 1].n < MOST; j++)
				put_divergence(k, row, s, m, &m->divergences.v[j]);
			for (size_t j = 0; j < m->silences.n && row->cells[s + 1].n < MOST; j++)
				put_silence(k, row, s, m, &m->silences.v[j]);
		}
		put_claimed(k, row, s);
	}
	keep_row(k, t, row);
}

struct told {
	const char *name;
	const struct source_entry *first;
	size_t n;
};

/* The publishers of a side's sources, each once. */
static size_t list_publishers(const struct composer *k, size_t side, struct told *v)
{
	size_t n = 0;
	for (size_t i = 0; i < k->sources.n; i++) {
		const struct source_entry *e = &k->sources.v[i];
		if (!(e->sides >> side & 1))
			continue;
		const char *name = say_publisher(k, e);
		size_t at = 0;
		while (at < n && strcmp(v[at].name, name) != 0)
			at++;
		if (at == n)
			v[n++] = (struct told){ .name = name, .first = e };
		v[at].n++;
	}
	return n;
}

/* Another source of the side is of the same publisher: the day tells them apart. */
static bool shares_publisher(const struct composer *k, const struct source_entry *e, size_t side)
{
	for (size_t i = 0; i < k->sources.n; i++) {
		const struct source_entry *x = &k->sources.v[i];
		if (x != e && x->sides >> side & 1 && e->info->publisher && same_text(x->info->publisher, e->info->publisher))
			return true;
	}
	return false;
}

/* A brief without Sources lists them here, each with its mark: references lead here. */
static void list_marks(struct composer *k, struct table_row *row, size_t side)
{
	for (size_t i = 0; i < k->sources.n; i++) {
		const struct source_entry *e = &k->sources.v[i];
		if (!(e->sides >> side & 1))
			continue;
		struct paragraph *p = table_cell(k, row, side + 1, STYLE_CELL, NULL);
		if (source_side(e) == side)
			p->anchor = e->anchor;
		put_inked(k, p, arena_printf(k->a, "%s ", e->mark), RUN_BOLD | RUN_SANS, ink_of_side(side));
		const char *words[] = { e->info->publisher ? e->info->publisher : e->info->title ? say_with(k, SAY_QUOTED, e->info->title) : e->info->file,
			e->info->publication_date ? say_date(k, e->info->publication_date, NULL) : NULL };
		put(k, p, say_list(k, words, words[1] && shares_publisher(k, e, side) ? 2 : 1, false));
	}
}

/* References to a publisher's sources; of many, to the first. */
static void put_marks(struct composer *k, struct paragraph *p, size_t side, const struct told *t)
{
	bool few = sources_on_side(k, side) <= REFERENCES_MAX;
	for (const struct source_entry *e = t->first; e < k->sources.v + k->sources.n; e++)
		if (e == t->first || (few && e->sides >> side & 1 && strcmp(say_publisher(k, e), t->name) == 0))
			put_source(k, p, e, (int)side);
}

/* Each publisher with how many sources are theirs. */
static void put_sources(struct composer *k, struct table_row *row, size_t side, struct told *v)
{
	size_t n = list_publishers(k, side, v);
	size_t shown = n < REFERENCES_MAX ? n : REFERENCES_MAX;
	struct paragraph *p = n ? table_cell(k, row, side + 1, STYLE_CELL, NULL) : NULL;
	for (size_t i = 0; i < shown; i++) {
		const char *name = say_whole(k, v[i].name);
		if (i)
			put(k, p, arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)));
		put(k, p, v[i].n > 1 ? arena_printf(k->a, "%s\xC2\xA0(%zu)", name, v[i].n) : name);
		put_marks(k, p, side, &v[i]);
	}
	if (n > shown)
		put(k, p, arena_printf(k->a, " %s", say_more(k, n - shown)));
}

static void sources_row(struct composer *k, struct table_draft *t)
{
	struct table_row *row = fact_row(k, t, SAY_FACT_SOURCES);
	struct told *v = arena_array(k->a, k->sources.n, struct told);
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (k->listed || sources_on_side(k, s) > REFERENCES_MAX)
			put_sources(k, row, s, v);
		else
			list_marks(k, row, s);
	sides_row_close(k, row);
}

void side_columns(struct composer *k, struct table_draft *t, const char *first)
{
	table_init(k, t, k->c->n_sides + 1);
	table_column(k, t, 0, first, 1, false);
	for (size_t s = 0; s < k->c->n_sides; s++)
		table_column(k, t, s + 1, side_title(k, s), sources_on_side(k, s) ? 3 : 1.5, false); /* what is empty needs little room */
}

void compose_facts(struct composer *k, const struct brief_section *s)
{
	struct table_draft t;
	if (s->title)
		add_titled(k, s);
	side_columns(k, &t, "");
	main_row(k, &t);
	meetings_row(k, &t, false);
	meetings_row(k, &t, true);
	principals_row(k, &t);
	involved_row(k, &t);
	figures_row(k, &t);
	next_row(k, &t);
	differ_row(k, &t);
	sources_row(k, &t);
	sides_table_add(k, &t, say(k, SAY_FACTS));
}
