/* shelf.c: one run at a time on a shelf, and what a run that was cut off left. */
#include "nightly_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

enum { POLL_NS = 50 * 1000 * 1000 };

/* 0: held; 1: another has it to the end of our patience; -1: an error. */
static int take_lock(int fd, const char *wait)
{
	long long patience = !wait ? 0 : *wait ? strtoll(wait, NULL, 10) * 1000 : -1, start = clock_ms();
	while (flock(fd, LOCK_EX | LOCK_NB) < 0) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK)
			return -1;
		if (patience >= 0 && clock_ms() - start >= patience)
			return 1;
		nanosleep(&(struct timespec){ .tv_nsec = POLL_NS }, NULL);
	}
	return 0;
}

int job_lock(struct job *j)
{
	const char *path = file_join(j->arena, j->shelf, ".lock");
	struct place at = { .file = path };
	if (file_mkdirs(j->shelf, j->d) < 0)
		return -1;
	j->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (j->lock < 0)
		return diag_error(j->d, EX_CANTCREAT, at, "cannot open the lock: %s", strerror(errno));
	int held = take_lock(j->lock, j->night->options->wait);
	if (held < 0)
		return diag_error(j->d, EX_IOERR, at, "cannot lock: %s", strerror(errno));
	j->locked_out = held > 0;
	return held ? diag_error(j->d, EX_TEMPFAIL, at, "another run is building this brief; --wait waits for it") : 0;
}

void job_unlock(struct job *j)
{
	if (j->lock >= 0)
		close(j->lock);
	j->lock = -1;
}

/* Folders and links that were on their way in or out. */
static bool is_orphan(const char *name)
{
	return str_starts(str_c(name), STR(".stage-")) || str_starts(str_c(name), STR(".gone-"));
}

static int remove_orphan(struct job *j, const char *name)
{
	const char *path = file_join(j->arena, j->shelf, name);
	struct stat st;
	if (lstat(path, &st) < 0)
		return 0;
	if (S_ISDIR(st.st_mode) ? disk_remove_tree(j->arena, path, j->d) < 0 : unlink(path) < 0)
		return diag_error(j->d, EX_IOERR, (struct place){ .file = path }, "cannot remove what an earlier run left: %s", strerror(errno));
	job_tell(j, LOG_INFO, "swept", LOG_FIELDS({ "file", path }), "removed %s, left by a run that was cut off", name);
	return 0;
}

static int remove_orphans(struct job *j)
{
	int rc = 0;
	VEC(const char *) names = { 0 };
	DIR *stream = opendir(j->shelf);
	if (!stream)
		return diag_error(j->d, EX_IOERR, (struct place){ .file = j->shelf }, "cannot read folder: %s", strerror(errno));
	for (struct dirent *e; (e = readdir(stream));)
		if (is_orphan(e->d_name))
			*vec_push(j->arena, &names) = arena_strz(j->arena, str_c(e->d_name));
	closedir(stream);
	for (size_t i = 0; i < names.n; i++)
		rc |= remove_orphan(j, names.v[i]);
	unlink(file_join(j->arena, j->night->where.state, "digests.new"));
	return rc;
}

/* Is the edition one that a run finished, but for the link to it? */
static bool is_whole(struct job *j, const char *id)
{
	struct manifest r;
	struct diag unsaid;
	diag_init(&unsaid);
	int rc = manifest_read(j->arena, edition_file(j->arena, j->shelf, id, "run.json"), &r, &unsaid);
	diag_release(&unsaid);
	return rc == 0 && !r.failed && strcmp(r.id, id) == 0;
}

/* A run that was cut off after the edition was there and before `latest` led
 * to it has done its work: finish it.  One that failed meanwhile, and could
 * not take the edition back, has said so. */
static int finish_cut_off(struct job *j)
{
	struct arena *a = j->arena;
	const char *latest = edition_latest(a, j->shelf);
	struct strs ids = editions_list(a, j->shelf);
	for (size_t i = ids.n; i-- > 0 && (!latest || strcmp(ids.v[i], latest) > 0);) {
		const char *id = ids.v[i];
		if (file_exists(failure_file(a, j->shelf, id))) {
			if (disk_rename(edition_dir(a, j->shelf, id), arena_printf(a, "%s/.gone-%s", j->shelf, id), j->d) < 0)
				return -1;
			continue;
		}
		if (!is_whole(j, id)) {
			job_tell(j, LOG_WARNING, "swept", LOG_FIELDS({ "edition", id }), "edition %s has no readable run.json; it is left alone", id);
			continue;
		}
		job_tell(j, LOG_INFO, "swept", LOG_FIELDS({ "edition", id }), "edition %s was whole and not yet the latest; it is now", id);
		if (disk_link(a, arena_printf(a, "editions/%s", id), file_join(a, j->shelf, "latest"), j->d) < 0)
			return -1;
		return disk_sync(j->shelf, j->d);
	}
	return 0;
}

/* `latest` is ours: a link, or nothing. */
static int check_latest(struct job *j)
{
	struct stat st;
	const char *path = file_join(j->arena, j->shelf, "latest");
	if (lstat(path, &st) == 0 && !S_ISLNK(st.st_mode))
		return diag_error(j->d, EX_CANTCREAT, (struct place){ .file = path },
		    "it is no symbolic link, and an edition cannot take its place; was the archive copied without its links? remove it");
	return 0;
}

int job_sweep(struct job *j)
{
	if (check_latest(j) < 0 || finish_cut_off(j) < 0)
		return -1;
	return remove_orphans(j);
}
