/* The published schemas are the ones that the tables make.  UPDATE=1 in the
 * environment writes them anew. */
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "codec.h"
#include "edition.h"
#include "file.h"
#include "test.h"

static void check_schema(const struct record *r, const char *path)
{
	struct arena *a = arena_new();
	struct diag d;
	struct strbuf want;
	struct str have = { 0 };
	diag_init(&d);
	strbuf_init(&want);
	record_schema(r, &want);
	if (getenv("UPDATE"))
		CHECK(file_mkdirs("briefs/schema", &d) == 0 && file_write(path, strbuf_str(&want), &d) == 0);
	CHECK(file_read(a, path, CONFIG_MAX, &have, &d) == 0);
	CHECK(str_eq(have, strbuf_str(&want)));
	diag_print(&d, 0, stdout);
	strbuf_release(&want);
	diag_release(&d);
	arena_free(a);
}

static void document_schema_is_current(void)
{
	check_schema(&document_record, "briefs/schema/document.schema.json");
}

static void meeting_schema_is_current(void)
{
	check_schema(&meeting_record, "briefs/schema/meeting.schema.json");
}

static void run_schema_is_current(void)
{
	check_schema(&manifest_record, "briefs/schema/run.schema.json");
}

static void changes_schema_is_current(void)
{
	check_schema(&changes_record, "briefs/schema/changes.schema.json");
}

int main(void)
{
	RUN(document_schema_is_current);
	RUN(meeting_schema_is_current);
	RUN(run_schema_is_current);
	RUN(changes_schema_is_current);
	return TEST_EXIT;
}
