/* fields.c: what the records of a section can say, field by field; of one side
 * each.  fields_across.c has those that stand across the sides. */
#include <math.h>
#include <string.h>

#include "made_int.h"

#define OUTCOME(r) ((const struct outcome *)(r)->item)
#define STATEMENT(r) ((const struct statement *)(r)->item)
#define ENTRY(r) ((const struct timeline_entry *)(r)->item)

const char *or_none(const struct composer *k, const char *text)
{
	return text && *text ? text : say(k, SAY_NONE);
}

static const char *list_or_none(const struct composer *k, const struct strs *list)
{
	return list->n ? say_countries(k, list, false) : say(k, SAY_NONE);
}

/* --- of any record that belongs to a side ---------------------------------- */

static const char *side_text(const struct composer *k, const struct record *r)
{
	return r->side < 0 ? say(k, SAY_NONE) : k->c->sides[r->side].label;
}

static void side_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	put_inked(k, p, side_text(k, r), RUN_BOLD, r->side < 0 ? INK_MUTED : ink_of_side((size_t)r->side));
}

static double side_rank(const struct composer *k, const struct record *r)
{
	return r->side < 0 ? (double)k->c->n_sides : r->side;
}

static const char *ref_text(const struct composer *k, const struct record *r)
{
	(void)k;
	(void)r;
	return "";
}

static void ref_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	if (r->claim)
		put_claim_flat(k, p, r->claim->id);
}

static const char *source_text(const struct composer *k, const struct record *r)
{
	const struct claim *c = r->claim ? r->claim->at.claim : NULL;
	const char **names = arena_array(k->a, c && c->n_sources ? c->n_sources : 1, const char *);
	size_t n = 0;
	for (size_t i = 0; c && r->meeting && i < (c->n_sources ? c->n_sources : 1); i++) {
		const struct source_entry *s = source_of(k, r->meeting, c->n_sources ? c->sources[i].document : 0);
		if (s)
			names[n++] = say_publisher(k, s);
	}
	return n ? say_counted(k, names, n) : say(k, SAY_NONE);
}

static const char *held_text(const struct composer *k, const struct record *r)
{
	const struct meeting *m = r->meeting;
	return m ? say_meeting(k, m->kind, &m->place, m->start, m->end) : say(k, SAY_NONE);
}

#define SIDE { "side", 1, true, false, side_text, side_put, NULL, side_rank }
#define REF { "ref", .8, false, false, ref_text, ref_put, NULL, NULL }
#define SOURCE { "source", 3, false, false, source_text, NULL, NULL, NULL }
#define HELD { "meeting", 3, false, false, held_text, NULL, NULL, NULL }

/* --- outcomes --------------------------------------------------------------- */

static const char *topic_text(const struct composer *k, const struct record *r)
{
	return or_none(k, say_topic(k, OUTCOME(r)->issue));
}

static double topic_rank(const struct composer *k, const struct record *r)
{
	return r->row ? (double)(r->row - k->c->rows.v) : (double)k->c->rows.n;
}

static const char *type_text(const struct composer *k, const struct record *r)
{
	return say_type(k, OUTCOME(r)->type);
}

static void badge_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	put_type(k, p, OUTCOME(r)->type);
}

static double type_rank(const struct composer *k, const struct record *r)
{
	return taxonomy_order(k->tax, TAX_TYPE, OUTCOME(r)->type);
}

static const char *what_text(const struct composer *k, const struct record *r)
{
	return outcome_text(k, OUTCOME(r));
}

/* With whose word it is, where one side alone tells it. */
static void what_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	put(k, p, what_text(k, r));
	if (r->claim)
		put_according(k, p, r->claim);
}

static const char *actors_text(const struct composer *k, const struct record *r)
{
	return list_or_none(k, &OUTCOME(r)->actors);
}

static const char *targets_text(const struct composer *k, const struct record *r)
{
	return list_or_none(k, &OUTCOME(r)->targets);
}

static const char *amount_text(const struct composer *k, const struct record *r)
{
	return or_none(k, outcome_amounts(k, OUTCOME(r), r->meeting));
}

static double amount_rank(const struct composer *k, const struct record *r)
{
	double most = 0;
	(void)k;
	for (size_t i = 0; i < OUTCOME(r)->n_amounts; i++)
		if (!isnan(OUTCOME(r)->amounts[i].value))
			most = fmax(most, OUTCOME(r)->amounts[i].value);
	return most;
}

/* Its days from the meeting on. */
static const char *deadline_text(const struct composer *k, const struct record *r)
{
	const struct strs *days = &OUTCOME(r)->dates;
	const char *out = NULL;
	for (size_t i = 0; i < days->n; i++)
		if (!r->meeting || !is_before(days->v[i], r->meeting->start)) {
			const char *day = say_date(k, days->v[i], NULL);
			out = out ? arena_printf(k->a, "%s %s %s", out, say(k, SAY_AMOUNT_SEP), day) : day;
		}
	return or_none(k, out);
}

/* The first of them as a number, 20260415; what is not given counts as the last: 20269999. */
static double deadline_rank(const struct composer *k, const struct record *r)
{
	double first = INFINITY;
	(void)k;
	for (size_t i = 0; i < OUTCOME(r)->dates.n; i++) {
		const char *day = OUTCOME(r)->dates.v[i];
		if (r->meeting && is_before(day, r->meeting->start))
			continue;
		double n = 0;
		int digits = 0;
		for (const char *p = day; *p && digits < 8; p++)
			if (*p >= '0' && *p <= '9')
				n = n * 10 + (*p - '0'), digits++;
		for (; digits < 8; digits++)
			n = n * 10 + 9;
		first = fmin(first, n);
	}
	return first;
}

/* A word of a scale begins a cell, but not a sentence's middle, in capitals. */
static void put_word(struct composer *k, struct paras *cell, const char *word)
{
	paras_text(k, cell, STYLE_CELL, sentence_start(k->a, word));
}

static const char *strength_text(const struct composer *k, const struct record *r)
{
	return taxonomy_name(k->tax, TAX_STRENGTH, strength_names[OUTCOME(r)->strength]);
}

static void strength_fill(struct composer *k, struct paras *cell, const struct record *r)
{
	put_word(k, cell, strength_text(k, r));
}

static double strength_rank(const struct composer *k, const struct record *r)
{
	(void)k;
	return OUTCOME(r)->strength;
}

static const char *status_text(const struct composer *k, const struct record *r)
{
	return OUTCOME(r)->status ? taxonomy_name(k->tax, TAX_STATUS, OUTCOME(r)->status) : say(k, SAY_NONE);
}

static void status_fill(struct composer *k, struct paras *cell, const struct record *r)
{
	put_word(k, cell, status_text(k, r));
}

static const char *condition_text(const struct composer *k, const struct record *r)
{
	return or_none(k, OUTCOME(r)->condition);
}

static const char *quote_text(const struct composer *k, const struct record *r)
{
	return OUTCOME(r)->quote ? say_quoted(k, OUTCOME(r)->quote) : say(k, SAY_NONE);
}

static const struct field outcome_fields[] = {
	SIDE,
	{ "topic", 2.4, false, false, topic_text, NULL, NULL, topic_rank },
	{ "type", 2, false, false, type_text, NULL, NULL, type_rank },
	{ "badge", 2, false, false, type_text, badge_put, NULL, type_rank },
	{ "what", 6, false, true, what_text, what_put, NULL, NULL },
	{ "who", 2, false, false, actors_text, NULL, NULL, NULL },
	{ "targets", 2, false, false, targets_text, NULL, NULL, NULL },
	{ "amount", 2.2, false, false, amount_text, NULL, NULL, amount_rank },
	{ "deadline", 2, false, false, deadline_text, NULL, NULL, deadline_rank },
	{ "strength", 2, false, false, strength_text, NULL, strength_fill, strength_rank },
	{ "status", 2, false, false, status_text, NULL, status_fill, NULL },
	{ "condition", 3, false, false, condition_text, NULL, NULL, NULL },
	{ "quote", 6, false, true, quote_text, NULL, NULL, NULL },
	HELD, SOURCE, REF,
};

/* In the order of the issues, each side in its order of weight. */
static void collect_outcomes(const struct composer *k, struct records *out)
{
	for (size_t i = 0; i < k->c->rows.n; i++)
		for (size_t s = 0; s < k->c->n_sides; s++)
			for (size_t j = 0; j < k->c->rows.v[i].cells[s].n; j++) {
				const struct claim_entry *e = claim_find(k, k->c->rows.v[i].cells[s].v[j]);
				if (outcome_of(e))
					*vec_push(k->a, out) = (struct record){ (int)s, e, e->at.meeting, &k->c->rows.v[i], e->at.item, false };
			}
}

/* --- statements ------------------------------------------------------------- */

static const char *speaker_text(const struct composer *k, const struct record *r)
{
	return or_none(k, say_name(k, STATEMENT(r)->speaker));
}

static const char *words_text(const struct composer *k, const struct record *r)
{
	const char *quote = STATEMENT(r)->quote ? STATEMENT(r)->quote : "";
	return STATEMENT(r)->indirect ? quote : say_quoted(k, quote);
}

static const char *reporter_text(const struct composer *k, const struct record *r)
{
	return or_none(k, say_name(k, STATEMENT(r)->reported_by));
}

static const char *channel_text(const struct composer *k, const struct record *r)
{
	return STATEMENT(r)->channel ? taxonomy_name(k->tax, TAX_CHANNEL, STATEMENT(r)->channel) : say(k, SAY_NONE);
}

static void channel_fill(struct composer *k, struct paras *cell, const struct record *r)
{
	put_word(k, cell, channel_text(k, r));
}

static const struct field statement_fields[] = {
	SIDE,
	{ "speaker", 2, false, false, speaker_text, NULL, NULL, NULL },
	{ "words", 7, false, true, words_text, NULL, NULL, NULL },
	{ "reporter", 2, false, false, reporter_text, NULL, NULL, NULL },
	{ "channel", 2, false, false, channel_text, NULL, channel_fill, NULL },
	HELD, SOURCE, REF,
};

static void collect_statements(const struct composer *k, struct records *out)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[s].meetings[i];
			for (size_t j = 0; j < m->statements.n; j++)
				*vec_push(k->a, out) = (struct record){ (int)s, claim_find(k, m->statements.v[j].claim.id), m, NULL, &m->statements.v[j], false };
		}
}

/* --- timeline ---------------------------------------------------------------- */

static const char *date_text(const struct composer *k, const struct record *r)
{
	return say_date(k, ENTRY(r)->start, ENTRY(r)->end);
}

static void date_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	struct run *when = put_as(k, p, date_text(k, r), r->side < 0 ? 0 : RUN_BOLD | RUN_SANS);
	if (r->side >= 0)
		when->ink = ink_of_side((size_t)r->side), when->inked = true;
}

static double date_rank(const struct composer *k, const struct record *r)
{
	return (double)(ENTRY(r) - k->c->timeline.v);
}

static const char *people_of(const struct composer *k, const struct timeline_entry *e)
{
	const char **names = arena_array(k->a, e->people.n, const char *);
	for (size_t i = 0; i < e->people.n; i++)
		names[i] = say_name(k, e->people.v[i]);
	return say_list(k, names, e->people.n, false);
}

static const char *kind_text(const struct composer *k, const struct record *r)
{
	const char *kind = ENTRY(r)->kind ? taxonomy_name(k->tax, TAX_KIND, ENTRY(r)->kind) : say(k, SAY_NONE);
	if (ENTRY(r)->people.n)
		kind = say_with(k, SAY_MEETING_PEOPLE, kind, people_of(k, ENTRY(r)));
	return ENTRY(r)->planned ? say_with(k, SAY_PLANNED, kind) : kind;
}

static void kind_put(struct composer *k, struct paragraph *p, const struct record *r)
{
	put(k, p, kind_text(k, r));
	if (r->meeting)
		put_meeting_sources(k, p, r->meeting, r->side);
	else if (r->claim)
		put_claim(k, p, r->claim->id);
}

static const char *place_text(const struct composer *k, const struct record *r)
{
	return or_none(k, say_place(k, &ENTRY(r)->place));
}

static const char *countries_text(const struct composer *k, const struct record *r)
{
	return list_or_none(k, &ENTRY(r)->countries);
}

static const struct field timeline_fields[] = {
	SIDE,
	{ "date", 3, false, false, date_text, date_put, NULL, date_rank },
	{ "meeting", 4, false, false, kind_text, kind_put, NULL, NULL },
	{ "place", 3, false, false, place_text, NULL, NULL, NULL },
	{ "who", 3, false, false, countries_text, NULL, NULL, NULL },
};

static const struct meeting *meeting_find(const struct composer *k, const char *id)
{
	for (size_t s = 0; id && s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++)
			if (strcmp(k->c->sides[s].meetings[i].id, id) == 0)
				return &k->c->sides[s].meetings[i];
	return NULL;
}

static void collect_timeline(const struct composer *k, struct records *out)
{
	for (size_t i = 0; i < k->c->timeline.n; i++) {
		const struct timeline_entry *e = &k->c->timeline.v[i];
		*vec_push(k->a, out) = (struct record){ e->side, claim_find(k, e->claim), meeting_find(k, e->meeting), NULL, e, false };
	}
}

/* --- differences: divergences, and silences of sources ------------------------ */

static const char *point_text(const struct composer *k, const struct record *r)
{
	return r->silent ? silence_topics(k, r->meeting, r->item) : divergence_point(k, r->item);
}

static void point_fill(struct composer *k, struct paras *cell, const struct record *r)
{
	paras_text(k, cell, STYLE_CELL, point_text(k, r));
	paras_text(k, cell, STYLE_META, held_text(k, r));
}

static const char *says_text(const struct composer *k, const struct record *r)
{
	struct paras ps = { 0 };
	struct strbuf b;
	fill_difference((struct composer *)k, &ps, r->meeting, r->silent ? NULL : r->item, r->silent ? r->item : NULL, -1);
	strbuf_init(&b);
	for (size_t i = 0; i < ps.n; i++)
		for (size_t j = 0; j < ps.v[i].runs.n; j++)
			if (!(ps.v[i].runs.v[j].attr & RUN_SUP))
				strbuf_putf(&b, "%s%.*s", i && !j ? " " : "", STR_ARG(ps.v[i].runs.v[j].text));
	const char *out = arena_strz(k->a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static void says_fill(struct composer *k, struct paras *cell, const struct record *r)
{
	fill_difference(k, cell, r->meeting, r->silent ? NULL : r->item, r->silent ? r->item : NULL, r->side);
}

static const struct field difference_fields[] = {
	SIDE,
	{ "point", 3, false, false, point_text, NULL, point_fill, NULL },
	{ "says", 8, false, false, says_text, NULL, says_fill, NULL },
	HELD,
};

static void collect_differences(const struct composer *k, struct records *out)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[s].meetings[i];
			for (size_t j = 0; j < m->divergences.n; j++)
				*vec_push(k->a, out) = (struct record){ (int)s, NULL, m, NULL, &m->divergences.v[j], false };
			for (size_t j = 0; j < m->silences.n; j++)
				if (source_of(k, m, m->silences.v[j].document) && silence_is_first(m, &m->silences.v[j]))
					*vec_push(k->a, out) = (struct record){ (int)s, NULL, m, NULL, &m->silences.v[j], true };
		}
}

static const struct record_kind outcome_records = { "outcomes", FIELDS(outcome_fields), false, collect_outcomes, NULL, NULL, NULL };
static const struct record_kind statement_records = { "statements", FIELDS(statement_fields), false, collect_statements, NULL, NULL, NULL };
static const struct record_kind timeline_records = { "timeline", FIELDS(timeline_fields), false, collect_timeline, NULL, NULL, NULL };
static const struct record_kind difference_records = { "differences", FIELDS(difference_fields), false, collect_differences, NULL, NULL, NULL };

const struct record_kind *const record_kinds[] = {
	&outcome_records, &statement_records, &figure_records, &person_records, &timeline_records, &difference_records, &term_records,
};
const size_t n_record_kinds = sizeof record_kinds / sizeof *record_kinds;

const struct field *field_find(const struct record_kind *of, struct str name)
{
	for (size_t i = 0; i < of->n_fields; i++)
		if (str_is(name, of->fields[i].name))
			return &of->fields[i];
	return NULL;
}
