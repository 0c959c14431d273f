/* json.c: the contract's files; the work is done by the tables of fields.c. */
#include "codec.h"
#include "meeting.h"

void document_to_json(const struct document *doc, struct strbuf *out)
{
	record_to_json(&document_record, doc, out);
}

void meeting_to_json(const struct meeting *m, struct strbuf *out)
{
	record_to_json(&meeting_record, m, out);
}

int document_from_json(struct arena *a, const char *path, struct str json, struct document *out, struct diag *d)
{
	return record_from_json(a, &document_record, path, json, out, d);
}

int meeting_from_json(struct arena *a, const char *path, struct str json, struct meeting *out, struct diag *d)
{
	return record_from_json(a, &meeting_record, path, json, out, d);
}
