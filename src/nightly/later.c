/* later.c: commands after a build that run apart from it.
 *
 * A build that is confined, as by its systemd unit, cannot send mail.  With
 * --hooks later it leaves a note of each command that is due:
 *
 *     STATE/hooks/ID-BRIEF.change     DIPTYCH_…=… of the build, a NUL behind each
 *
 * and `diptych nightly --hooks only` runs them, in the order of their names, with
 * the command lines that config.ini has by then.  A note is gone once its command
 * has run, well or not: the log tells. */
#include "nightly_int.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"

static char *notes_dir(struct arena *a, const struct night *n)
{
	return file_join(a, n->where.state, "hooks");
}

int hook_leave(struct job *j, const char *event, struct strs said)
{
	struct arena *a = j->arena;
	const char *id = j->published || j->run.failed ? j->run.id : j->last.id, *dir = notes_dir(a, j->night);
	const char *path = arena_printf(a, "%s/%s-%s.%s", dir, id ? id : "000000", j->name ? j->name : "", event + 3);
	struct strbuf note;
	strbuf_init(&note);
	for (size_t i = 0; i < said.n; i++)
		strbuf_put(&note, (struct str){ said.v[i], strlen(said.v[i]) + 1 });
	int rc = file_mkdirs(dir, j->d);
	if (rc == 0)
		rc = file_write(path, strbuf_str(&note), j->d);
	strbuf_release(&note);
	if (rc == 0)
		job_tell(j, LOG_INFO, "hook-left", LOG_FIELDS({ "hook", event }, { "path", path }), "%s is left for later", event);
	return rc;
}

static struct strs read_note(struct arena *a, struct str bytes)
{
	VEC(const char *) said = { 0 };
	while (bytes.n) {
		struct str one = str_cut(&bytes, 0);
		if (str_starts(one, STR("DIPTYCH_")) && str_chr(one, '=') != STR_NONE)
			*vec_push(a, &said) = arena_strz(a, one);
	}
	return (struct strs){ said.v, said.n };
}

static const char *value_of(struct strs said, const char *name)
{
	size_t n = strlen(name);
	for (size_t i = 0; i < said.n; i++)
		if (strncmp(said.v[i], name, n) == 0 && said.v[i][n] == '=')
			return said.v[i] + n + 1;
	return NULL;
}

static int run_told(struct night *n, struct strs said, struct diag *d)
{
	const char *event = value_of(said, "DIPTYCH_EVENT"), *brief = value_of(said, "DIPTYCH_BRIEF");
	struct diag own;
	struct job j = { .arena = n->arena, .night = n, .d = &own, .name = brief ? brief : "nightly", .lock = -1 };
	diag_init(&own);
	int rc = hook_run(&j, arena_printf(n->arena, "on-%s", event ? event : "success"), said);
	job_tell_messages(&j);
	night_count(d, &own);
	diag_release(&own);
	return rc;
}

static int run_note(struct night *n, const char *path, struct diag *d)
{
	struct str bytes;
	if (file_read(n->arena, path, CONFIG_MAX, &bytes, d) < 0)
		return -1;
	int rc = run_told(n, read_note(n->arena, bytes), d);
	if (unlink(path) < 0)
		rc = diag_error(d, EX_IOERR, (struct place){ .file = path }, "cannot remove: %s; its command will run again", strerror(errno));
	return rc;
}

/* What systemd says of a build that it had to end, which so left no note itself. */
static int run_cut_off(struct night *n, struct diag *d)
{
	const char *result = getenv("MONITOR_SERVICE_RESULT");
	if (!result || strcmp(result, "success") == 0 || strcmp(result, "exit-code") == 0)
		return 0;
	struct arena *a = n->arena;
	const char *said[] = { "DIPTYCH_EVENT=failure", "DIPTYCH_STATUS=failed", arena_printf(a, "DIPTYCH_ARCHIVE=%s", n->where.dir),
		arena_printf(a, "DIPTYCH_ERROR=systemd ended the build: %s", result) };
	return run_told(n, (struct strs){ said, sizeof said / sizeof *said }, d);
}

int hooks_run_left(struct night *n, struct diag *d)
{
	const char *dir = notes_dir(n->arena, n);
	struct file_list notes = { 0 };
	int rc = 0;
	if (file_is_dir(dir) && file_list(n->arena, dir, &notes, d) < 0)
		return -1;
	for (size_t i = 0; i < notes.n; i++)
		if (run_note(n, notes.v[i], d) < 0)
			rc = -1;
	return run_cut_off(n, d) < 0 ? -1 : rc;
}
