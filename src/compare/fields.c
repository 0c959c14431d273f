/* fields.c: the comparison file as tables (codec.h). */
#include "codec.h"
#include "compare.h"

#define REQ .flags = FIELD_REQUIRED
#define VEC_AT(T, m) .flags = FIELD_REQUIRED | FIELD_VEC, .at = FIELD_AT(T, m.v), .count_at = FIELD_AT(T, m.n)
#define ARRAY_AT(T, m) .at = FIELD_AT(T, m), .count_at = FIELD_AT(T, n_##m)

static const struct field side_fields[] = {
	{ "label", FIELD_TEXT, REQ, FIELD_AT(side, label), .note = "as printed above the column" },
	{ "meetings", FIELD_LIST, REQ, ARRAY_AT(side, meetings), .record = &meeting_record, .note = "by date" },
};
static const struct record side_record = { "side", .note = "a column", .size = sizeof(struct side), RECORD_FIELDS(side_fields) };

static const struct field pair_fields[] = {
	{ "a", FIELD_TEXT, REQ, FIELD_AT(pair, a), .note = "outcome of the earlier side" },
	{ "b", FIELD_TEXT, REQ, FIELD_AT(pair, b), .note = "outcome of the later side" },
	{ "relation", FIELD_TEXT, REQ, FIELD_AT(pair, relation), .form = FORM_SLUG, .note = "taxonomy: relations" },
	{ "reason", FIELD_TEXT, REQ, FIELD_AT(pair, reason), .note = "the rule in words" },
	{ "rule", FIELD_TEXT, REQ, FIELD_AT(pair, rule), .note = "the data row, file:line" },
};
static const struct record pair_record = { "pair", .size = sizeof(struct pair), RECORD_FIELDS(pair_fields) };

static const char *row_fault(const void *element, const struct record *owner_record, const void *owner)
{
	const struct comparison *c = owner;
	if (owner_record != &comparison_record || ((const struct row *)element)->n_cells == c->n_sides)
		return NULL;
	return "a row has one cell a side";
}

static const struct field row_fields[] = {
	{ "topic", FIELD_TEXT, REQ, FIELD_AT(row, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "cells", FIELD_TABLE, REQ, ARRAY_AT(row, cells), .note = "claim ids, one list a side" },
	{ "state", FIELD_TEXT, REQ, FIELD_AT(row, state), .note = "in-all, in-some or only:LABEL" },
	{ "pairs", FIELD_TUPLES, VEC_AT(row, pairs), .record = &pair_record, .note = "[id, id, relation, reason, rule]" },
	{ "steps", FIELD_TUPLES, .flags = FIELD_VEC, .at = FIELD_AT(row, steps.v), .count_at = FIELD_AT(row, steps.n), .record = &pair_record,
	    .note = "the same between meetings of one side" },
	{ "weight", FIELD_NUMBER, REQ, FIELD_AT(row, weight), .note = "for ranking" },
};
static const struct record row_record = {
	"row", .note = "a topic, side by side", .size = sizeof(struct row), RECORD_FIELDS(row_fields), .fault = row_fault,
};

static const char *value_fault(const void *element, const struct record *owner_record, const void *owner)
{
	const struct comparison *c = owner;
	if (owner_record != &comparison_record || ((const struct figure_value *)element)->side < c->n_sides)
		return NULL;
	return "side is not an index into sides";
}

static const struct field value_fields[] = {
	{ "side", FIELD_UINT, REQ, FIELD_AT(figure_value, side), .note = "index into sides, from 0" },
	{ "claim", FIELD_TEXT, REQ, FIELD_AT(figure_value, claim), .note = "outcome that gives it" },
	{ "value", FIELD_NUMBER, REQ, FIELD_AT(figure_value, value), .note = "in the unit" },
	{ "bound", FIELD_ENUM, REQ, FIELD_AT(figure_value, bound), FIELD_WORDS(bound_names), .note = "gt: more than; ge: at least …" },
	{ "text", FIELD_TEXT, REQ, FIELD_AT(figure_value, text), .note = "as written" },
};
static const struct record value_record = {
	"figure_value", .size = sizeof(struct figure_value), RECORD_FIELDS(value_fields), .fault = value_fault,
};

static const struct field figure_fields[] = {
	{ "unit", FIELD_TEXT, REQ, FIELD_AT(figure, unit), .note = "as in amounts" },
	{ "topic", FIELD_TEXT, REQ, FIELD_AT(figure, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "object", FIELD_TEXT, 0, FIELD_AT(figure, object), .note = "what it measures" },
	{ "values", FIELD_LIST, VEC_AT(figure, values), .record = &value_record, .note = "by side" },
};
static const struct record figure_record = {
	"figure", .note = "figures of like unit and object", .size = sizeof(struct figure), RECORD_FIELDS(figure_fields),
};

static const struct field presence_fields[] = {
	{ "present", FIELD_BOOL, REQ, FIELD_AT(presence, present), .note = "took part" },
	{ "level", FIELD_ENUM, REQ, FIELD_AT(presence, level), FIELD_WORDS(level_names), .note = "part taken" },
	{ "title", FIELD_TEXT, 0, FIELD_AT(presence, title), .note = "office" },
	{ "claim", FIELD_TEXT, 0, FIELD_AT(presence, claim), .note = "participant" },
};
static const struct record presence_record = {
	"presence", .size = sizeof(struct presence), RECORD_FIELDS(presence_fields),
};

static const char *person_fault(const void *element, const struct record *owner_record, const void *owner)
{
	const struct comparison *c = owner;
	if (owner_record != &comparison_record || ((const struct person_row *)element)->n_sides == c->n_sides)
		return NULL;
	return "a person has one entry a side";
}

static const struct field person_fields[] = {
	{ "name", FIELD_TEXT, REQ, FIELD_AT(person_row, name), .note = "fullest form" },
	{ "native_name", FIELD_TEXT, 0, FIELD_AT(person_row, native_name), .note = "in the person's own script" },
	{ "country", FIELD_TEXT, 0, FIELD_AT(person_row, country), .note = "country or bloc" },
	{ "sides", FIELD_LIST, REQ, ARRAY_AT(person_row, sides), .record = &presence_record, .note = "one entry a side" },
};
static const struct record person_record = {
	"person", .note = "who took part, side by side", .size = sizeof(struct person_row), RECORD_FIELDS(person_fields), .fault = person_fault,
};

static const char *entry_fault(const void *element, const struct record *owner_record, const void *owner)
{
	const struct comparison *c = owner;
	int side = ((const struct timeline_entry *)element)->side;
	if (owner_record != &comparison_record || (side >= -1 && side < (int)c->n_sides))
		return NULL;
	return "side is neither -1 nor an index into sides";
}

static const struct field entry_fields[] = {
	{ "start", FIELD_TEXT, REQ, FIELD_AT(timeline_entry, start), .form = FORM_DATE, .note = "first day" },
	{ "end", FIELD_TEXT, 0, FIELD_AT(timeline_entry, end), .form = FORM_DATE, .note = "last day" },
	{ "kind", FIELD_TEXT, 0, FIELD_AT(timeline_entry, kind), .form = FORM_SLUG, .note = "taxonomy: meeting kinds" },
	{ "place", FIELD_OBJECT, 0, FIELD_AT(timeline_entry, place), .record = &venue_record },
	{ "countries", FIELD_TEXTS, REQ, FIELD_AT(timeline_entry, countries), .note = "who met" },
	{ "side", FIELD_INT, REQ, FIELD_AT(timeline_entry, side), .note = "index into sides, or -1: background" },
	{ "planned", FIELD_BOOL, REQ, FIELD_AT(timeline_entry, planned), .note = "it lies ahead of its sources" },
	{ "meeting", FIELD_TEXT, 0, FIELD_AT(timeline_entry, meeting), .note = "id of the side's meeting" },
	{ "claim", FIELD_TEXT, 0, FIELD_AT(timeline_entry, claim), .note = "mention of a background meeting" },
	{ "people", FIELD_TEXTS, 0, FIELD_AT(timeline_entry, people), .note = "officials who met, where no leader did" },
};
static const struct record entry_record = {
	"timeline_entry", .size = sizeof(struct timeline_entry), RECORD_FIELDS(entry_fields), .fault = entry_fault,
};

static const struct field unplaced_fields[] = {
	{ "meeting", FIELD_TEXT, REQ, FIELD_AT(unplaced, meeting), .note = "id" },
	{ "reason", FIELD_TEXT, REQ, FIELD_AT(unplaced, reason), .note = "why it fits no side" },
	{ "files", FIELD_TEXTS, REQ, FIELD_AT(unplaced, files), .note = "its sources" },
};
static const struct record unplaced_record = {
	"unplaced", .note = "a meeting that fits no side", .size = sizeof(struct unplaced), RECORD_FIELDS(unplaced_fields),
};

static const struct field unread_fields[] = {
	{ "file", FIELD_TEXT, REQ, FIELD_AT(unread, file), .note = "base name" },
	{ "line", FIELD_UINT, 0, FIELD_AT(unread, line), .note = "where it went wrong, if known" },
	{ "reason", FIELD_TEXT, REQ, FIELD_AT(unread, reason), .note = "why" },
};
static const struct record unread_record = {
	"unread", .note = "a source that could not be read", .size = sizeof(struct unread), RECORD_FIELDS(unread_fields),
};

static const struct field comparison_fields[] = {
	{ "sides", FIELD_LIST, REQ, ARRAY_AT(comparison, sides), .record = &side_record, .note = "left to right" },
	{ "rows", FIELD_LIST, VEC_AT(comparison, rows), .record = &row_record, .note = "heaviest first" },
	{ "figures", FIELD_LIST, VEC_AT(comparison, figures), .record = &figure_record, .note = "numbers side by side" },
	{ "participants", FIELD_LIST, VEC_AT(comparison, participants), .record = &person_record, .note = "who took part" },
	{ "timeline", FIELD_LIST, VEC_AT(comparison, timeline), .record = &entry_record, .note = "by date" },
	{ "unplaced", FIELD_LIST, VEC_AT(comparison, unplaced), .record = &unplaced_record, .note = "listed, never dropped" },
	{ "unread", FIELD_LIST, .flags = FIELD_VEC, .at = FIELD_AT(comparison, unread.v), .count_at = FIELD_AT(comparison, unread.n),
	    .record = &unread_record, .note = "listed as well" },
};
const struct record comparison_record = {
	"comparison", "diptych/comparison/1", "any number of sides, row by row", sizeof(struct comparison), RECORD_FIELDS(comparison_fields),
};
