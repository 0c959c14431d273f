/* fields.c: changes.json as tables (codec.h). */
#include "changes.h"

#define REQ .flags = FIELD_REQUIRED
#define VEC_AT(T, m) .flags = FIELD_REQUIRED | FIELD_VEC, .at = FIELD_AT(T, m.v), .count_at = FIELD_AT(T, m.n)

const char *const change_names[CHANGE_COUNT] = { "new", "changed", "withdrawn", "moved" };
const char *const edit_names[EDIT_COUNT] = { "same", "del", "ins" };
const char *const source_change_names[SOURCE_CHANGES] = { "added", "gone", "changed" };
/* By enum claim_kind. */
static const char *const kind_names[] = { "outcome", "issue", "statement", "participant", "amount", "meeting" };

static const struct field run_fields[] = {
	{ "op", FIELD_ENUM, REQ, FIELD_AT(edit_run, op), FIELD_WORDS(edit_names), .note = "in both, in the old text, in the new one" },
	{ "text", FIELD_TEXT, REQ, FIELD_AT(edit_run, text), .note = "words, with the blank before them" },
};
static const struct record run_record = { "words", .note = "a run of words", .size = sizeof(struct edit_run), RECORD_FIELDS(run_fields) };

static const struct field field_fields[] = {
	{ "name", FIELD_TEXT, REQ, FIELD_AT(field_change, name), .note = "what of it is different" },
	{ "from", FIELD_TEXT, 0, FIELD_AT(field_change, from), .note = "absent: nothing was said" },
	{ "to", FIELD_TEXT, 0, FIELD_AT(field_change, to), .note = "absent: nothing is said" },
};
static const struct record field_record = { "field", .size = sizeof(struct field_change), RECORD_FIELDS(field_fields) };

static const struct field claim_fields[] = {
	{ "change", FIELD_ENUM, REQ, FIELD_AT(claim_change, change), FIELD_WORDS(change_names), .note = "what became of it" },
	{ "kind", FIELD_ENUM, REQ, FIELD_AT(claim_change, kind), FIELD_WORDS(kind_names), .note = "what it is" },
	{ "id_from", FIELD_TEXT, 0, FIELD_AT(claim_change, id_from), .note = "its id then; absent in a new one" },
	{ "id_to", FIELD_TEXT, 0, FIELD_AT(claim_change, id_to), .note = "its id now; absent in a withdrawn one" },
	{ "side", FIELD_TEXT, 0, FIELD_AT(claim_change, side), .note = "label of its side now, or when it was withdrawn" },
	{ "topic", FIELD_TEXT, 0, FIELD_AT(claim_change, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "summary_from", FIELD_TEXT, 0, FIELD_AT(claim_change, summary_from), .note = "in short, then" },
	{ "summary_to", FIELD_TEXT, 0, FIELD_AT(claim_change, summary_to), .note = "in short, now" },
	{ "words", FIELD_LIST, VEC_AT(claim_change, words), .record = &run_record,
	    .note = "of the summary; if that is the same, of its sentence" },
	{ "fields", FIELD_LIST, VEC_AT(claim_change, fields), .record = &field_record, .note = "what else is different" },
	{ "sources", FIELD_TEXTS, REQ, FIELD_AT(claim_change, sources), .note = "files that tell it in either edition" },
};
static const struct record claim_record = {
	"claim", .note = "a claim that is not what it was", .size = sizeof(struct claim_change), RECORD_FIELDS(claim_fields),
};

static const struct field figure_fields[] = {
	{ "unit", FIELD_TEXT, 0, FIELD_AT(figure_change, unit), .note = "as in amounts" },
	{ "topic", FIELD_TEXT, 0, FIELD_AT(figure_change, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "object", FIELD_TEXT, 0, FIELD_AT(figure_change, object), .note = "what it measures: the claim's summary now" },
	{ "side", FIELD_TEXT, 0, FIELD_AT(figure_change, side), .note = "label" },
	{ "id_from", FIELD_TEXT, REQ, FIELD_AT(figure_change, id_from), .note = "the claim then" },
	{ "id_to", FIELD_TEXT, REQ, FIELD_AT(figure_change, id_to), .note = "the claim now" },
	{ "value_from", FIELD_NUMBER, 0, FIELD_AT(figure_change, value_from), .note = "in the unit" },
	{ "value_to", FIELD_NUMBER, 0, FIELD_AT(figure_change, value_to), .note = "in the unit" },
	{ "text_from", FIELD_TEXT, 0, FIELD_AT(figure_change, text_from), .note = "as written then" },
	{ "text_to", FIELD_TEXT, 0, FIELD_AT(figure_change, text_to), .note = "as written now" },
};
static const struct record figure_record = {
	"figure", .note = "another value of the same thing", .size = sizeof(struct figure_change), RECORD_FIELDS(figure_fields),
};

static const struct field source_fields[] = {
	{ "file", FIELD_TEXT, REQ, FIELD_AT(source_change, file), .note = "base name" },
	{ "title", FIELD_TEXT, 0, FIELD_AT(source_change, title), .note = "its headline" },
	{ "change", FIELD_ENUM, REQ, FIELD_AT(source_change, change), FIELD_WORDS(source_change_names), .note = "what became of it" },
	{ "fields", FIELD_LIST, VEC_AT(source_change, fields), .record = &field_record, .note = "of a changed one; text: digests" },
};
static const struct record source_record = { "source", .size = sizeof(struct source_change), RECORD_FIELDS(source_fields) };

static const struct field edition_fields[] = {
	{ "id", FIELD_TEXT, 0, FIELD_AT(edition_ref, id), .note = "NNNNNN-YYYYMMDD; absent where it is not of an archive" },
	{ "date", FIELD_TEXT, 0, FIELD_AT(edition_ref, date), .form = FORM_DATE, .note = "of its newest source" },
};
static const struct record edition_record = { "edition", .size = sizeof(struct edition_ref), RECORD_FIELDS(edition_fields) };

static const struct field changes_fields[] = {
	{ "from", FIELD_OBJECT, 0, FIELD_AT(changes, from), .record = &edition_record, .note = "the earlier edition" },
	{ "to", FIELD_OBJECT, 0, FIELD_AT(changes, to), .record = &edition_record, .note = "the later one" },
	{ "claims", FIELD_LIST, VEC_AT(changes, claims), .record = &claim_record, .note = "by change, then by place" },
	{ "figures", FIELD_LIST, VEC_AT(changes, figures), .record = &figure_record, .note = "figures of claims that stand in both" },
	{ "sources", FIELD_LIST, VEC_AT(changes, sources), .record = &source_record, .note = "by file" },
};
const struct record changes_record = {
	"changes", "diptych/changes/1", "what is different between two editions", sizeof(struct changes), RECORD_FIELDS(changes_fields),
};

void changes_to_json(const struct changes *c, struct strbuf *out)
{
	record_to_json(&changes_record, c, out);
}

int changes_from_json(struct arena *a, const char *path, struct str json, struct changes *out, struct diag *d)
{
	return record_from_json(a, &changes_record, path, json, out, d);
}
