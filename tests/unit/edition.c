/* Editions on disk: IDs, lists, what a user may call one. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "edition.h"
#include "file.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static char shelf[] = "/tmp/diptych-edition-XXXXXX";

static void make(const char *id)
{
	CHECK(file_mkdirs(edition_dir(a, shelf, id), &d) == 0);
}

static void ids_are_a_number_and_a_day(void)
{
	CHECK(edition_is_id(STR("000012-20240229")));
	CHECK(!edition_is_id(STR("000012_20240229")) && !edition_is_id(STR("00012-20240229")) && !edition_is_id(STR("")));
	CHECK(edition_number("000012-20240229") == 12);
}

static const char *found(const char *word)
{
	const char *id;
	return edition_find(a, shelf, word, &id, &d) == 0 ? id : "none";
}

static void an_edition_has_several_names(void)
{
	CHECK_STR(found("last"), "none");
	make("000001-20231231");
	make("000002-20240101");
	make("000004-20240101");
	make("000005-20231230"); /* the clock went back */
	CHECK(file_mkdirs(file_join(a, shelf, "editions/notes"), &d) == 0);
	CHECK(editions_list(a, shelf).n == 4);
	CHECK(!edition_latest(a, shelf));
	CHECK(symlink("editions/000004-20240101", file_join(a, shelf, "latest")) == 0);
	CHECK_STR(edition_latest(a, shelf), "000004-20240101");
	CHECK_STR(found("last"), "000004-20240101");
	CHECK_STR(found("2"), "000002-20240101");
	CHECK_STR(found("000001-20231231"), "000001-20231231");
	CHECK_STR(found("2024-01-02"), "000005-20231230");
	CHECK_STR(found("2023-12-29"), "none");
	CHECK_STR(found("3"), "none");
	CHECK_STR(found("../x"), "none");
}

static void a_run_reads_back(void)
{
	struct run_input input = { INPUT_FONT, "/f", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", 7, INPUT_CHANGED };
	struct manifest r = { .id = "000001-20231231", .brief = "b", .started = "s", .finished = "f", .version = "v",
		.inputs = { &input, 1, 1 }, .changes = { .added = 0, .changed = 1 } }, back;
	struct strbuf out;
	strbuf_init(&out);
	record_to_json(&manifest_record, &r, &out);
	const char *path = file_join(a, shelf, "run.json");
	CHECK(file_write(path, strbuf_str(&out), &d) == 0 && manifest_read(a, path, &back, &d) == 0);
	CHECK(back.inputs.n == 1 && back.inputs.v[0].state == INPUT_CHANGED && back.inputs.v[0].kind == INPUT_FONT);
	CHECK(back.changes.changed > .5 && back.changes.added < .5);
	CHECK(!back.failed && !back.error);
	strbuf_release(&out);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	if (!mkdtemp(shelf))
		return 1;
	RUN(ids_are_a_number_and_a_day);
	RUN(an_edition_has_several_names);
	RUN(a_run_reads_back);
	const char *clean = arena_printf(a, "rm -rf '%s'", shelf);
	if (system(clean) != 0)
		printf("# cannot remove %s\n", shelf);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
