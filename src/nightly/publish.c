/* publish.c: an edition appears whole or not at all.
 *
 * All of it is made in .stage-ID and brought to the disk; one rename makes it an
 * edition; another makes `latest` lead to it.  A reader who follows `latest`
 * meets the old edition or the new one, never a mixture.  If a step fails,
 * those before it are taken back. */
#include "nightly_int.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"

/* One more than any that is or was. */
static const char *next_id(struct job *j)
{
	struct arena *a = j->arena;
	struct strs lists[] = { editions_list(a, j->shelf), failures_list(a, j->shelf) };
	unsigned long most = j->last.id ? edition_number(j->last.id) : 0;
	for (size_t i = 0; i < 2; i++) {
		const struct strs *l = &lists[i];
		unsigned long newest = l->n ? edition_number(l->v[l->n - 1]) : 0;
		most = newest > most ? newest : most;
	}
	return arena_printf(a, "%06lu-%s", most + 1, clock_day(a));
}

static int set_id(struct job *j)
{
	j->run.id = next_id(j);
	return edition_is_id(str_c(j->run.id)) ? 0 :
	    diag_error(j->d, EX_SOFTWARE, NOWHERE, "'%s' is no name for an edition: is the clock right?", j->run.id);
}

int job_stage(struct job *j)
{
	if (set_id(j) < 0)
		return -1;
	j->stage = arena_printf(j->arena, "%s/.stage-%s", j->shelf, j->run.id);
	if (file_mkdirs(file_join(j->arena, j->shelf, "editions"), j->d) < 0 || file_mkdirs(file_join(j->arena, j->stage, "documents"), j->d) < 0)
		return -1;
	return file_mkdirs(file_join(j->arena, j->stage, "meetings"), j->d);
}

static void take_warnings(struct job *j)
{
	VEC(const char *) said = { 0 };
	for (size_t i = 0; i < j->d->msgs.n; i++) {
		const struct diag_msg *m = &j->d->msgs.v[i];
		if (m->level == DIAG_WARNING)
			*vec_push(j->arena, &said) = m->at.file ? arena_printf(j->arena, "%s: %s", file_base(m->at.file), m->text) : m->text;
	}
	j->run.warnings = (struct strs){ said.v, said.n };
}

static int write_run(struct job *j, const char *path)
{
	struct strbuf json;
	j->run.finished = clock_stamp(j->arena);
	j->run.timings.total = (unsigned)(clock_ms() - j->started_ms);
	take_warnings(j);
	strbuf_init(&json);
	record_to_json(&manifest_record, &j->run, &json);
	int rc = disk_write(path, strbuf_str(&json), j->d);
	strbuf_release(&json);
	return rc;
}

/* What was written is read for its digest: a disk that lost it is found out. */
static int list_outputs(struct job *j)
{
	struct strs files = disk_files(j->arena, j->stage);
	for (size_t i = 0; i < files.n; i++) {
		struct run_output *out = vec_push(j->arena, &j->run.outputs);
		struct arena *scratch = arena_new();
		struct str bytes;
		char hex[SHA256_HEX];
		int rc = file_read(scratch, files.v[i], FILE_MAX, &bytes, j->d);
		if (rc == 0) {
			hash_sha256(bytes, hex);
			*out = (struct run_output){ files.v[i] + strlen(j->stage) + 1, arena_strz(j->arena, str_c(hex)), bytes.n };
		}
		arena_free(scratch);
		if (rc < 0)
			return -1;
	}
	return 0;
}

int job_manifest(struct job *j)
{
	return list_outputs(j) < 0 ? -1 : write_run(j, file_join(j->arena, j->stage, "run.json"));
}

/* --- the two renames -------------------------------------------------------- */

static int lead_latest(struct job *j, const char *id)
{
	const char *latest = file_join(j->arena, j->shelf, "latest");
	if (disk_link(j->arena, arena_printf(j->arena, "editions/%s", id), latest, j->d) < 0)
		return -1;
	return disk_sync(j->shelf, j->d);
}

/* Back to what was; if even that fails, failed/ID.json tells the next sweep. */
static void take_back(struct job *j)
{
	const char *now = edition_latest(j->arena, j->shelf);
	if (now && strcmp(now, j->run.id) == 0) {
		if (j->last.id)
			lead_latest(j, j->last.id);
		else
			unlink(file_join(j->arena, j->shelf, "latest"));
	}
	disk_rename(edition_dir(j->arena, j->shelf, j->run.id), j->stage, j->d);
}

int job_publish(struct job *j)
{
	const char *edition = edition_dir(j->arena, j->shelf, j->run.id);
	if (disk_sync_tree(j->arena, j->stage, j->d) < 0 || disk_rename(j->stage, edition, j->d) < 0)
		return -1;
	/* The first edition's shelf is new as well. */
	if (disk_sync(file_dir(j->arena, edition), j->d) < 0 || (!j->last.id && disk_sync(j->night->where.dir, j->d) < 0) ||
	    lead_latest(j, j->run.id) < 0) {
		take_back(j);
		return -1;
	}
	j->published = true;
	j->stage = NULL;
	return 0;
}

/* --- a build that failed ------------------------------------------------------ */

static const char *all_errors(struct job *j)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < j->d->msgs.n; i++) {
		const struct diag_msg *m = &j->d->msgs.v[i];
		if (m->level == DIAG_ERROR)
			strbuf_putf(&b, "%s%s%s%s", b.n ? "\n" : "", m->at.file ? m->at.file : "", m->at.file ? ": " : "", m->text);
	}
	const char *text = arena_strz(j->arena, strbuf_str(&b));
	strbuf_release(&b);
	return text;
}

/* As many as editions are kept; the newest always, for its number. */
static void forget_failures(struct job *j)
{
	struct strs ids = failures_list(j->arena, j->shelf);
	for (size_t i = 0; i + j->night->settings.keep_last < ids.n; i++)
		unlink(failure_file(j->arena, j->shelf, ids.v[i]));
}

void job_fail(struct job *j)
{
	const char *temp = file_join(j->arena, j->shelf, ".stage-failed");
	const char *dir = file_join(j->arena, j->shelf, "failed");
	j->run.error = all_errors(j);
	j->run.failed = true;
	if (!j->run.id && set_id(j) < 0)
		return;
	if (file_mkdirs(dir, j->d) < 0 || write_run(j, temp) < 0 || disk_sync(temp, j->d) < 0 ||
	    disk_rename(temp, failure_file(j->arena, j->shelf, j->run.id), j->d) < 0 || disk_sync(dir, j->d) < 0)
		return;
	forget_failures(j);
	if (j->stage && file_is_dir(j->stage))
		disk_remove_tree(j->arena, j->stage, j->d);
}
