/* manifest.c: run.json as tables (codec.h). */
#include "edition.h"
#include "file.h"

#define REQ .flags = FIELD_REQUIRED
#define VEC_AT(T, m) .flags = FIELD_REQUIRED | FIELD_VEC, .at = FIELD_AT(T, m.v), .count_at = FIELD_AT(T, m.n)

const char *const input_kind_names[INPUT_KINDS] = { "source", "config", "data", "font", "program" };
const char *const input_state_names[INPUT_STATES] = { "same", "new", "changed" };
static const char *const status_names[] = { "published", "failed" };

static const struct field input_fields[] = {
	{ "kind", FIELD_ENUM, REQ, FIELD_AT(run_input, kind), FIELD_WORDS(input_kind_names), .note = "what it is to the brief" },
	{ "path", FIELD_TEXT, REQ, FIELD_AT(run_input, path), .note = "absolute" },
	{ "sha256", FIELD_TEXT, REQ, FIELD_AT(run_input, sha256), .form = FORM_SHA256, .note = "digest of its bytes" },
	{ "bytes", FIELD_SIZE, REQ, FIELD_AT(run_input, bytes), .note = "its size" },
	{ "state", FIELD_ENUM, REQ, FIELD_AT(run_input, state), FIELD_WORDS(input_state_names), .note = "against the previous edition" },
};
static const struct record input_record = {
	"input", .note = "a file that can change the output", .size = sizeof(struct run_input), RECORD_FIELDS(input_fields),
};

static const struct field quarantined_fields[] = {
	{ "path", FIELD_TEXT, REQ, FIELD_AT(run_quarantined, path), .note = "absolute" },
	{ "line", FIELD_UINT, 0, FIELD_AT(run_quarantined, line), .note = "where it went wrong, if known" },
	{ "reason", FIELD_TEXT, REQ, FIELD_AT(run_quarantined, reason), .note = "why it could not be read" },
};
static const struct record quarantined_record = {
	"quarantined", .note = "a source that could not be read", .size = sizeof(struct run_quarantined), RECORD_FIELDS(quarantined_fields),
};

static const struct field output_fields[] = {
	{ "file", FIELD_TEXT, REQ, FIELD_AT(run_output, file), .note = "within the edition's folder" },
	{ "sha256", FIELD_TEXT, REQ, FIELD_AT(run_output, sha256), .form = FORM_SHA256, .note = "digest of its bytes" },
	{ "bytes", FIELD_SIZE, REQ, FIELD_AT(run_output, bytes), .note = "its size" },
};
static const struct record output_record = {
	"output", .note = "a file of the edition", .size = sizeof(struct run_output), RECORD_FIELDS(output_fields),
};

static const struct field counts_fields[] = {
	{ "documents", FIELD_UINT, REQ, FIELD_AT(run_counts, documents) },
	{ "meetings", FIELD_UINT, REQ, FIELD_AT(run_counts, meetings) },
	{ "issues", FIELD_UINT, REQ, FIELD_AT(run_counts, issues) },
	{ "outcomes", FIELD_UINT, REQ, FIELD_AT(run_counts, outcomes) },
	{ "statements", FIELD_UINT, REQ, FIELD_AT(run_counts, statements) },
	{ "pages", FIELD_UINT, REQ, FIELD_AT(run_counts, pages) },
};
static const struct record counts_record = {
	"counts", .note = "what the edition holds", .size = sizeof(struct run_counts), RECORD_FIELDS(counts_fields),
};

static const struct field changes_fields[] = {
	{ "new", FIELD_NUMBER, 0, FIELD_AT(run_changes, added), .note = "claims that the previous edition lacks" },
	{ "changed", FIELD_NUMBER, 0, FIELD_AT(run_changes, changed), .note = "claims whose words or fields changed" },
	{ "withdrawn", FIELD_NUMBER, 0, FIELD_AT(run_changes, withdrawn), .note = "claims of the previous edition that are no more" },
	{ "moved", FIELD_NUMBER, 0, FIELD_AT(run_changes, moved), .note = "claims that stand elsewhere" },
	{ "figures", FIELD_NUMBER, 0, FIELD_AT(run_changes, figures), .note = "figures that changed" },
	{ "sources_added", FIELD_NUMBER, 0, FIELD_AT(run_changes, sources_added), .note = "sources that are new" },
	{ "sources_gone", FIELD_NUMBER, 0, FIELD_AT(run_changes, sources_gone), .note = "sources that are no more" },
};
static const struct record changes_record = {
	"changes", .note = "against the previous edition, where there is one", .size = sizeof(struct run_changes), RECORD_FIELDS(changes_fields),
};

static const struct field timings_fields[] = {
	{ "fingerprint", FIELD_UINT, REQ, FIELD_AT(run_timings, fingerprint), .note = "reading what there is" },
	{ "extract", FIELD_UINT, REQ, FIELD_AT(run_timings, extract), .note = "sources to documents" },
	{ "render", FIELD_UINT, REQ, FIELD_AT(run_timings, render), .note = "documents to pages" },
	{ "verify", FIELD_UINT, REQ, FIELD_AT(run_timings, verify), .note = "reading the edition again" },
	{ "total", FIELD_UINT, REQ, FIELD_AT(run_timings, total), .note = "up to the writing of this file" },
};
static const struct record timings_record = {
	"timings", .note = "milliseconds", .size = sizeof(struct run_timings), RECORD_FIELDS(timings_fields),
};

static const struct field run_fields[] = {
	{ "id", FIELD_TEXT, REQ, FIELD_AT(manifest, id), .note = "NNNNNN-YYYYMMDD: running number and UTC day" },
	{ "brief", FIELD_TEXT, REQ, FIELD_AT(manifest, brief), .note = "its name" },
	{ "title", FIELD_TEXT, 0, FIELD_AT(manifest, title), .note = "its title, once brief.ini was read" },
	{ "status", FIELD_CHOICE, REQ, FIELD_AT(manifest, failed), FIELD_WORDS(status_names), .note = "how it ended" },
	{ "started", FIELD_TEXT, REQ, FIELD_AT(manifest, started), .note = "RFC 3339, UTC" },
	{ "finished", FIELD_TEXT, REQ, FIELD_AT(manifest, finished), .note = "RFC 3339, UTC" },
	{ "version", FIELD_TEXT, REQ, FIELD_AT(manifest, version), .note = "of the program" },
	{ "previous", FIELD_TEXT, 0, FIELD_AT(manifest, previous), .note = "the edition before, absent in the first" },
	{ "fingerprint", FIELD_TEXT, 0, FIELD_AT(manifest, fingerprint), .form = FORM_SHA256, .note = "digest over all inputs" },
	{ "inputs", FIELD_LIST, VEC_AT(manifest, inputs), .record = &input_record, .note = "all that can change the output" },
	{ "gone", FIELD_TEXTS, REQ, FIELD_AT(manifest, gone), .note = "inputs of the previous edition that are no more" },
	{ "quarantined", FIELD_LIST, VEC_AT(manifest, quarantined), .record = &quarantined_record, .note = "listed, never dropped" },
	{ "outputs", FIELD_LIST, VEC_AT(manifest, outputs), .record = &output_record, .note = "every file but this one" },
	{ "counts", FIELD_OBJECT, REQ, FIELD_AT(manifest, counts), .record = &counts_record },
	{ "changes", FIELD_OBJECT, 0, FIELD_AT(manifest, changes), .record = &changes_record },
	{ "warnings", FIELD_TEXTS, REQ, FIELD_AT(manifest, warnings), .note = "what a reader should know" },
	{ "timings_ms", FIELD_OBJECT, REQ, FIELD_AT(manifest, timings), .record = &timings_record },
	{ "error", FIELD_TEXT, 0, FIELD_AT(manifest, error), .note = "why it failed" },
};
const struct record manifest_record = {
	"run", "diptych/run/1", "one build of a brief by diptych nightly", sizeof(struct manifest), RECORD_FIELDS(run_fields),
};

int manifest_read(struct arena *a, const char *path, struct manifest *out, struct diag *d)
{
	struct str json;
	*out = (struct manifest){ 0 };
	return file_read(a, path, FILE_MAX, &json, d) < 0 ? -1 : record_from_json(a, &manifest_record, path, json, out, d);
}
