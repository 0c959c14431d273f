/* fields.c: the contract as tables.  What stands here is what is written, what
 * is accepted, and what the schemas say; names and order are the JSON's. */
#include "codec.h"
#include "meeting.h"

#include <string.h>

static const char *const confidence_names[] = { "high", "low" };
static const char *const mode_names[] = { "direct", "indirect" };
static const char *const basis_names[] = { "explicit", "relative", "inferred" };
static const char *const date_type_names[] = { "date", "time", "duration", "set" };
static const char *const format_names[] = { "text", "markdown", "html" };

#define REQ .flags = FIELD_REQUIRED
#define VEC_AT(T, m) .flags = FIELD_REQUIRED | FIELD_VEC, .at = FIELD_AT(T, m.v), .count_at = FIELD_AT(T, m.n)
#define ARRAY_AT(T, m) .at = FIELD_AT(T, m), .count_at = FIELD_AT(T, n_##m)

/* --- readings and claims ------------------------------------------------ */

static const char *reading_fault(const void *element, const struct record *owner_record, const void *owner)
{
	const struct reading *r = element;
	if (owner_record != &meeting_record || r->document < ((const struct meeting *)owner)->documents.n)
		return NULL;
	return "document is not an index into the meeting's documents";
}

static const struct field reading_fields[] = {
	{ "document", FIELD_UINT, REQ, FIELD_AT(reading, document), .note = "index into the meeting's documents, from 0" },
	{ "span", FIELD_SPAN, REQ, FIELD_AT(reading, span), .note = "bytes [s,e) of that document's cleaned text" },
	{ "line", FIELD_UINT, 0, FIELD_AT(reading, line), .note = "line of the source file" },
	{ "quote", FIELD_TEXT, 0, FIELD_AT(reading, quote), .note = "the words of the span" },
	{ "value", FIELD_TEXT, 0, FIELD_AT(reading, value), .note = "what this reading says" },
};
static const struct record reading_record = {
	"reading", .note = "where a fused item was read", .size = sizeof(struct reading),
	RECORD_FIELDS(reading_fields), .fault = reading_fault,
};

#define CLAIM_FIELDS(id_key)                                                                               \
	{ id_key, FIELD_TEXT, REQ, FIELD_AT(claim, id), .note = "stable: survives a sentence that moves" }, \
	{ "span", FIELD_SPAN, REQ, FIELD_AT(claim, span), .note = "bytes [s,e) of the cleaned text" },      \
	{ "line", FIELD_UINT, REQ, FIELD_AT(claim, line), .note = "line of the source file" },              \
	{ "rule", FIELD_TEXT, REQ, FIELD_AT(claim, rule), .note = "the data row that made it, file:line" }, \
	{ "confidence", FIELD_CHOICE, REQ, FIELD_AT(claim, low), FIELD_WORDS(confidence_names),             \
	  .note = "low: made in spite of garbled or ambiguous text" },                                      \
	{ "inferred", FIELD_TEXTS, REQ, FIELD_AT(claim, inferred),                                          \
	  .note = "names of the fields that the text does not state" },                                     \
	{ "edited", FIELD_TEXT, 0, FIELD_AT(claim, edited), .note = "what a correction did, by whom and why" }, \
	{ "sources", FIELD_LIST, 0, ARRAY_AT(claim, sources), .record = &reading_record,                    \
	  .note = "fused items: every place that tells it" }

static const struct field claim_fields[] = { CLAIM_FIELDS("id") };
static const struct record claim_record = {
	"claim", .size = sizeof(struct claim), RECORD_FIELDS(claim_fields),
};
/* A meeting's id is what items of the document point at. */
static const struct field mention_fields[] = { CLAIM_FIELDS("claim") };
static const struct record mention_record = {
	"mention", .size = sizeof(struct claim), RECORD_FIELDS(mention_fields),
};

#define CLAIM(T) { "", FIELD_MERGED, 0, FIELD_AT(T, claim), .record = &claim_record }

/* --- items -------------------------------------------------------------- */

struct change { double from, to; };
static const struct field change_fields[] = {
	{ "from", FIELD_NUMBER, 0, FIELD_AT(change, from), .note = "figure before" },
	{ "to", FIELD_NUMBER, 0, FIELD_AT(change, to), .note = "figure after" },
};
static const struct record change_record = {
	"change", .size = sizeof(struct change), RECORD_FIELDS(change_fields),
};
_Static_assert(FIELD_AT(amount, change_to) - FIELD_AT(amount, change_from) == FIELD_AT(change, to),
    "the two ends of a change lie side by side");

static const struct field amount_fields[] = {
	CLAIM(amount),
	{ "value", FIELD_NUMBER, 0, FIELD_AT(amount, value), .note = "in the unit" },
	{ "min", FIELD_NUMBER, 0, FIELD_AT(amount, min), .note = "lower end of a range" },
	{ "max", FIELD_NUMBER, 0, FIELD_AT(amount, max), .note = "upper end of a range" },
	{ "unit", FIELD_TEXT, REQ, FIELD_AT(amount, unit), .note = "ISO 4217 code, percent, or a noun of the units list" },
	{ "per", FIELD_TEXT, 0, FIELD_AT(amount, per), .note = "year, month …" },
	{ "bound", FIELD_ENUM, REQ, FIELD_AT(amount, bound), FIELD_WORDS(bound_names), .note = "gt: more than; ge: at least …" },
	{ "change", FIELD_OBJECT, 0, FIELD_AT(amount, change_from), .record = &change_record, .note = "a figure that moved" },
	{ "text", FIELD_TEXT, REQ, FIELD_AT(amount, text), .note = "as written" },
};
static const struct record amount_record = {
	"amount", .note = "a figure with its unit", .size = sizeof(struct amount), RECORD_FIELDS(amount_fields),
};

static const struct field date_fields[] = {
	CLAIM(date_ref),
	{ "type", FIELD_TEXT, REQ, FIELD_AT(date_ref, type), FIELD_WORDS(date_type_names), .form = FORM_WORD, .note = "TIMEX3 type" },
	{ "value", FIELD_TEXT, REQ, FIELD_AT(date_ref, value), .note = "TIMEX3 value: 2017-11-08, --11-08, P1Y …" },
	{ "end", FIELD_TEXT, 0, FIELD_AT(date_ref, end), .note = "last day of a range" },
	{ "basis", FIELD_TEXT, 0, FIELD_AT(date_ref, basis), FIELD_WORDS(basis_names), .form = FORM_WORD, .note = "how the value was found" },
	{ "text", FIELD_TEXT, REQ, FIELD_AT(date_ref, text), .note = "as written" },
	{ "zone", FIELD_TEXT, 0, FIELD_AT(date_ref, zone), FIELD_WORDS(zone_names), .form = FORM_WORD, .note = "where it stands" },
};
static const struct record date_record = {
	"date", .note = "an expression of time", .size = sizeof(struct date_ref), RECORD_FIELDS(date_fields),
};

static const struct field venue_fields[] = {
	{ "city", FIELD_TEXT, 0, FIELD_AT(venue, city), .note = "English name" },
	{ "country", FIELD_TEXT, 0, FIELD_AT(venue, country), .note = "English short name" },
	{ "venue", FIELD_TEXT, 0, FIELD_AT(venue, venue), .note = "house, hall or estate" },
};
const struct record venue_record = {
	"place", .size = sizeof(struct venue), RECORD_FIELDS(venue_fields),
};

static const struct field meeting_ref_fields[] = {
	{ "id", FIELD_TEXT, REQ, FIELD_AT(meeting_ref, ref), .note = "what items point at: m1, m2 …" },
	{ "primary", FIELD_BOOL, REQ, FIELD_AT(meeting_ref, primary), .note = "the document is about it" },
	{ "planned", FIELD_BOOL, REQ, FIELD_AT(meeting_ref, planned), .note = "it lies ahead of the document" },
	{ "kind", FIELD_TEXT, 0, FIELD_AT(meeting_ref, kind), .form = FORM_SLUG, .note = "taxonomy: meeting kinds" },
	{ "start", FIELD_TEXT, 0, FIELD_AT(meeting_ref, start), .form = FORM_DATE, .note = "first day" },
	{ "end", FIELD_TEXT, 0, FIELD_AT(meeting_ref, end), .form = FORM_DATE, .note = "last day" },
	{ "date_basis", FIELD_TEXT, 0, FIELD_AT(meeting_ref, date_basis), FIELD_WORDS(basis_names), .form = FORM_WORD, .note = "how the date was found" },
	{ "place", FIELD_OBJECT, 0, FIELD_AT(meeting_ref, place), .record = &venue_record },
	{ "sides", FIELD_TEXTS, REQ, FIELD_AT(meeting_ref, sides), .note = "countries or blocs that met" },
	{ "context", FIELD_TEXT, 0, FIELD_AT(meeting_ref, context), .note = "the sentence that the span stands in" },
	{ "", FIELD_MERGED, 0, FIELD_AT(meeting_ref, claim), .record = &mention_record },
};
static const struct record meeting_ref_record = {
	"meeting_ref", .note = "a meeting that the document speaks of", .size = sizeof(struct meeting_ref), RECORD_FIELDS(meeting_ref_fields),
};

/* Items of a document point at one of its meetings; those of a fused meeting
 * belong to it, or point at one of its background meetings. */
static const char *ref_fault(const char *ref, const struct record *owner_record, const void *owner)
{
	const struct meeting_ref *v = NULL;
	size_t n = 0;
	if (!ref)
		return NULL;
	if (owner_record == &document_record) {
		v = ((const struct document *)owner)->meetings.v;
		n = ((const struct document *)owner)->meetings.n;
	} else if (owner_record == &meeting_record) {
		v = ((const struct meeting *)owner)->background.v;
		n = ((const struct meeting *)owner)->background.n;
	}
	for (size_t i = 0; i < n; i++)
		if (v[i].ref && strcmp(v[i].ref, ref) == 0)
			return NULL;
	return "meeting names no meeting of this record";
}

#define REF_FAULT(T)                                                                                          \
	static const char *T##_fault(const void *element, const struct record *owner_record, const void *owner) \
	{                                                                                                       \
		return ref_fault(((const struct T *)element)->meeting, owner_record, owner);                    \
	}
REF_FAULT(participant)
REF_FAULT(issue)
REF_FAULT(outcome)
REF_FAULT(statement)

#define MEETING_REF(T) { "meeting", FIELD_TEXT, 0, FIELD_AT(T, meeting), .note = "id of the meeting it belongs to" }

static const struct field participant_fields[] = {
	CLAIM(participant),
	{ "name", FIELD_TEXT, REQ, FIELD_AT(participant, name), .note = "fullest form" },
	{ "native_name", FIELD_TEXT, 0, FIELD_AT(participant, native_name), .note = "in the person's own script" },
	{ "title", FIELD_TEXT, 0, FIELD_AT(participant, title), .note = "office" },
	{ "side", FIELD_TEXT, 0, FIELD_AT(participant, side), .note = "country or bloc" },
	{ "level", FIELD_ENUM, REQ, FIELD_AT(participant, level), FIELD_WORDS(level_names), .note = "part taken" },
	MEETING_REF(participant),
	{ "mentions", FIELD_SPANS, REQ, ARRAY_AT(participant, mentions), .note = "spans that name the person" },
	{ "context", FIELD_TEXT, 0, FIELD_AT(participant, context), .note = "the sentence that the span stands in" },
};
static const struct record participant_record = {
	"participant", .note = "a person", .size = sizeof(struct participant), RECORD_FIELDS(participant_fields), .fault = participant_fault,
};

static const struct field issue_fields[] = {
	CLAIM(issue),
	{ "topic", FIELD_TEXT, REQ, FIELD_AT(issue, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	MEETING_REF(issue),
	{ "quote", FIELD_TEXT, REQ, FIELD_AT(issue, quote), .note = "the words of the span" },
	{ "silent", FIELD_BOOL, 0, FIELD_AT(issue, silent), .note = "the quote says that the topic was not mentioned" },
	{ "mentions", FIELD_SPANS, REQ, ARRAY_AT(issue, mentions), .note = "every span that touches the topic" },
};
static const struct record issue_record = {
	"issue", .note = "a topic that the meeting touched", .size = sizeof(struct issue), RECORD_FIELDS(issue_fields), .fault = issue_fault,
};

static const struct field outcome_fields[] = {
	CLAIM(outcome),
	MEETING_REF(outcome),
	{ "issue", FIELD_TEXT, 0, FIELD_AT(outcome, issue), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "type", FIELD_TEXT, REQ, FIELD_AT(outcome, type), .form = FORM_SLUG, .note = "taxonomy: outcome types" },
	{ "event", FIELD_TEXT, 0, FIELD_AT(outcome, event), .note = "PLOVER category" },
	{ "actors", FIELD_TEXTS, REQ, FIELD_AT(outcome, actors), .note = "who acts: countries or blocs" },
	{ "targets", FIELD_TEXTS, REQ, FIELD_AT(outcome, targets), .note = "at whom it is aimed" },
	{ "summary", FIELD_TEXT, 0, FIELD_AT(outcome, summary), .note = "words of the quote in their order" },
	{ "quote", FIELD_TEXT, REQ, FIELD_AT(outcome, quote), .note = "the words of the span" },
	{ "status", FIELD_TEXT, 0, FIELD_AT(outcome, status), .form = FORM_SLUG, .note = "taxonomy: status" },
	{ "strength", FIELD_ENUM, REQ, FIELD_AT(outcome, strength), FIELD_WORDS(strength_names), .note = "from discussed up to done" },
	{ "claimed_by", FIELD_TEXT, 0, FIELD_AT(outcome, claimed_by), .note = "the one side that tells it" },
	{ "condition", FIELD_TEXT, 0, FIELD_AT(outcome, condition), .note = "the stated condition" },
	{ "amounts", FIELD_LIST, REQ, ARRAY_AT(outcome, amounts), .record = &amount_record, .note = "its figures" },
	{ "dates", FIELD_TEXTS, REQ, FIELD_AT(outcome, dates), .note = "deadlines, validity, days of meetings" },
	{ "durations", FIELD_TEXTS, REQ, FIELD_AT(outcome, durations), .note = "ISO 8601: P1Y, P90D" },
	{ "key", FIELD_BOOL, REQ, FIELD_AT(outcome, key), .note = "a headline result" },
	{ "dangling", FIELD_BOOL, 0, FIELD_AT(outcome, dangling), .note = "the summary points at what it does not name" },
};
static const struct record outcome_record = {
	"outcome", .note = "a result or stance attributed to the meeting", .size = sizeof(struct outcome), RECORD_FIELDS(outcome_fields), .fault = outcome_fault,
};

static const struct field statement_fields[] = {
	CLAIM(statement),
	{ "speaker", FIELD_TEXT, 0, FIELD_AT(statement, speaker), .note = "who said it" },
	{ "reported_by", FIELD_TEXT, 0, FIELD_AT(statement, reported_by), .note = "who says so" },
	{ "mode", FIELD_CHOICE, REQ, FIELD_AT(statement, indirect), FIELD_WORDS(mode_names), .note = "direct: the speaker's own words" },
	{ "channel", FIELD_TEXT, 0, FIELD_AT(statement, channel), .note = "press conference, social media …" },
	{ "quote", FIELD_TEXT, REQ, FIELD_AT(statement, quote), .note = "the words of the span" },
	MEETING_REF(statement),
};
static const struct record statement_record = {
	"statement", .note = "quoted or reported speech", .size = sizeof(struct statement), RECORD_FIELDS(statement_fields), .fault = statement_fault,
};

static const struct field warning_fields[] = {
	{ "text", FIELD_TEXT, REQ, FIELD_AT(warning, text), .note = "what a reader should know" },
	{ "line", FIELD_UINT, 0, FIELD_AT(warning, line), .note = "line of the source file" },
};
static const struct record warning_record = {
	"warning", .size = sizeof(struct warning), RECORD_FIELDS(warning_fields),
};

/* --- sources and documents ---------------------------------------------- */

static const struct field zone_fields[] = {
	{ "kind", FIELD_ENUM, REQ, FIELD_AT(zone, kind), FIELD_WORDS(zone_names), .note = "part of the page" },
	{ "span", FIELD_SPAN, REQ, FIELD_AT(zone, span), .note = "bytes [s,e) of the cleaned text" },
};
static const struct record zone_record = { "zone", .size = sizeof(struct zone), RECORD_FIELDS(zone_fields) };

static const struct field source_fields[] = {
	{ "file", FIELD_TEXT, REQ, FIELD_AT(source_info, file), .note = "base name" },
	{ "sha256", FIELD_TEXT, REQ, FIELD_AT(source_info, sha256), .form = FORM_SHA256, .note = "digest of the file's bytes" },
	{ "bytes", FIELD_SIZE, REQ, FIELD_AT(source_info, bytes), .note = "size of the file" },
	{ "format", FIELD_TEXT, REQ, FIELD_AT(source_info, format), FIELD_WORDS(format_names), .form = FORM_WORD, .note = "as recognised" },
	{ "lang", FIELD_TEXT, 0, FIELD_AT(source_info, lang), .note = "BCP 47" },
	{ "publisher", FIELD_TEXT, 0, FIELD_AT(source_info, publisher), .note = "who published it" },
	{ "party", FIELD_TEXT, 0, FIELD_AT(source_info, party), .note = "whose publisher it is" },
	{ "publication_date", FIELD_TEXT, 0, FIELD_AT(source_info, publication_date), .form = FORM_DATE },
	{ "title", FIELD_TEXT, 0, FIELD_AT(source_info, title), .note = "headline" },
	{ "byline", FIELD_TEXT, 0, FIELD_AT(source_info, byline), .note = "who wrote it" },
	{ "url", FIELD_TEXT, 0, FIELD_AT(source_info, url), .note = "where it was published" },
	{ "zones", FIELD_LIST, REQ, ARRAY_AT(source_info, zones), .record = &zone_record, .note = "parts of the cleaned text" },
	{ "given", FIELD_TEXTS, 0, FIELD_AT(source_info, given), .note = "fields that brief.ini supplied" },
	{ "inferred", FIELD_TEXTS, 0, FIELD_AT(source_info, inferred), .note = "fields that the file does not state" },
	{ "topics", FIELD_TEXTS, 0, FIELD_AT(source_info, topics), .note = "topics that its words name, with an outcome or without" },
};
static const struct record source_record = {
	"source", .note = "one file as published", .size = sizeof(struct source_info), RECORD_FIELDS(source_fields),
};

static const struct field document_fields[] = {
	{ "source", FIELD_OBJECT, REQ, FIELD_AT(document, source), .record = &source_record },
	{ "meetings", FIELD_LIST, VEC_AT(document, meetings), .record = &meeting_ref_record },
	{ "participants", FIELD_LIST, VEC_AT(document, participants), .record = &participant_record },
	{ "issues", FIELD_LIST, VEC_AT(document, issues), .record = &issue_record },
	{ "outcomes", FIELD_LIST, VEC_AT(document, outcomes), .record = &outcome_record },
	{ "amounts", FIELD_LIST, VEC_AT(document, amounts), .record = &amount_record },
	{ "dates", FIELD_LIST, VEC_AT(document, dates), .record = &date_record },
	{ "statements", FIELD_LIST, VEC_AT(document, statements), .record = &statement_record },
	{ "warnings", FIELD_LIST, VEC_AT(document, warnings), .record = &warning_record },
};
const struct record document_record = {
	"document", "diptych/document/1", "one source after extraction", sizeof(struct document), RECORD_FIELDS(document_fields),
};

/* --- meetings ----------------------------------------------------------- */

static const struct field divergence_fields[] = {
	{ "id", FIELD_TEXT, REQ, FIELD_AT(divergence, id), .note = "stable" },
	{ "field", FIELD_TEXT, REQ, FIELD_AT(divergence, field), .note = "what is told in two ways" },
	{ "topic", FIELD_TEXT, 0, FIELD_AT(divergence, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "readings", FIELD_LIST, REQ, ARRAY_AT(divergence, readings), .record = &reading_record },
};
static const struct record divergence_record = {
	"divergence", .note = "a field that sources tell differently", .size = sizeof(struct divergence), RECORD_FIELDS(divergence_fields),
};

static const char *silence_fault(const void *element, const struct record *owner_record, const void *owner)
{
	const struct silence *s = element;
	if (owner_record != &meeting_record || s->document < ((const struct meeting *)owner)->documents.n)
		return NULL;
	return "document is not an index into the meeting's documents";
}

static const struct field silence_fields[] = {
	{ "id", FIELD_TEXT, REQ, FIELD_AT(silence, id), .note = "stable" },
	{ "topic", FIELD_TEXT, 0, FIELD_AT(silence, topic), .form = FORM_SLUG, .note = "taxonomy: topics" },
	{ "document", FIELD_UINT, REQ, FIELD_AT(silence, document), .note = "index into documents, from 0" },
	{ "quote", FIELD_TEXT, 0, FIELD_AT(silence, quote), .note = "where a source says so itself" },
};
static const struct record silence_record = {
	"silence", .note = "a document that does not tell what others tell", .size = sizeof(struct silence), RECORD_FIELDS(silence_fields), .fault = silence_fault,
};

static const struct field meeting_fields[] = {
	{ "id", FIELD_TEXT, REQ, FIELD_AT(meeting, id), .form = FORM_SLUG, .note = "kind-date-sides" },
	{ "kind", FIELD_TEXT, 0, FIELD_AT(meeting, kind), .form = FORM_SLUG, .note = "taxonomy: meeting kinds" },
	{ "start", FIELD_TEXT, 0, FIELD_AT(meeting, start), .form = FORM_DATE, .note = "first day" },
	{ "end", FIELD_TEXT, 0, FIELD_AT(meeting, end), .form = FORM_DATE, .note = "last day" },
	{ "date_basis", FIELD_TEXT, 0, FIELD_AT(meeting, date_basis), FIELD_WORDS(basis_names), .form = FORM_WORD, .note = "how the date was found" },
	{ "planned", FIELD_BOOL, REQ, FIELD_AT(meeting, planned), .note = "it lies ahead of its documents" },
	{ "inferred", FIELD_TEXTS, REQ, FIELD_AT(meeting, inferred), .note = "names of the fields that no text states" },
	{ "place", FIELD_OBJECT, 0, FIELD_AT(meeting, place), .record = &venue_record },
	{ "sides", FIELD_TEXTS, REQ, FIELD_AT(meeting, sides), .note = "countries or blocs that met" },
	{ "documents", FIELD_LIST, VEC_AT(meeting, documents), .record = &source_record, .note = "sorted by file" },
	{ "background", FIELD_LIST, VEC_AT(meeting, background), .record = &meeting_ref_record, .note = "other meetings that the documents speak of" },
	{ "participants", FIELD_LIST, VEC_AT(meeting, participants), .record = &participant_record },
	{ "issues", FIELD_LIST, VEC_AT(meeting, issues), .record = &issue_record },
	{ "outcomes", FIELD_LIST, VEC_AT(meeting, outcomes), .record = &outcome_record },
	{ "amounts", FIELD_LIST, VEC_AT(meeting, amounts), .record = &amount_record },
	{ "statements", FIELD_LIST, VEC_AT(meeting, statements), .record = &statement_record },
	{ "divergences", FIELD_LIST, VEC_AT(meeting, divergences), .record = &divergence_record },
	{ "silences", FIELD_LIST, VEC_AT(meeting, silences), .record = &silence_record },
	{ "warnings", FIELD_LIST, VEC_AT(meeting, warnings), .record = &warning_record },
};
const struct record meeting_record = {
	"meeting", "diptych/meeting/1", "a meeting condensed from its documents", sizeof(struct meeting), RECORD_FIELDS(meeting_fields),
};
