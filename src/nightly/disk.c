/* disk.c: files and folders, with every error looked at. */
#include "nightly_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

static int failed(struct diag *d, const char *path, const char *what)
{
	return diag_error(d, EX_IOERR, (struct place){ .file = path }, "%s: %s", what, strerror(errno));
}

static int write_all(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return -1;
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
	return 0;
}

int disk_write(const char *path, struct str bytes, struct diag *d)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0)
		return diag_error(d, EX_CANTCREAT, (struct place){ .file = path }, "cannot write: %s", strerror(errno));
	int bad = write_all(fd, bytes), err = errno;
	if (close(fd) < 0 && !bad)
		bad = -1, err = errno;
	errno = err;
	return bad ? failed(d, path, "write failed") : 0;
}

int disk_sync(const char *path, struct diag *d)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return failed(d, path, "cannot open to sync");
	int bad = fsync(fd), err = errno;
	if (close(fd) < 0 && !bad)
		bad = -1, err = errno;
	errno = err;
	return bad ? failed(d, path, "cannot sync") : 0;
}

/* What visit makes of each entry of dir; its first failure ends it. */
static int each_entry(struct arena *a, const char *dir, int (*visit)(struct arena *a, const char *path, bool is_dir, void *ctx), void *ctx,
    struct diag *d)
{
	int rc = 0;
	DIR *stream = opendir(dir);
	if (!stream)
		return failed(d, dir, "cannot read folder");
	errno = 0;
	for (struct dirent *e; rc == 0 && (e = readdir(stream)); errno = 0) {
		struct stat st;
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		const char *path = file_join(a, dir, e->d_name);
		bool is_dir = lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
		rc = visit(a, path, is_dir, ctx);
	}
	if (rc == 0 && errno)
		rc = failed(d, dir, "cannot read folder");
	closedir(stream);
	return rc;
}

static int sync_entry(struct arena *a, const char *path, bool is_dir, void *ctx)
{
	return is_dir ? disk_sync_tree(a, path, ctx) : disk_sync(path, ctx);
}

int disk_sync_tree(struct arena *a, const char *dir, struct diag *d)
{
	return each_entry(a, dir, sync_entry, d, d) < 0 ? -1 : disk_sync(dir, d);
}

static int remove_entry(struct arena *a, const char *path, bool is_dir, void *ctx)
{
	if (is_dir)
		return disk_remove_tree(a, path, ctx);
	return unlink(path) < 0 && errno != ENOENT ? failed(ctx, path, "cannot remove") : 0;
}

int disk_remove_tree(struct arena *a, const char *dir, struct diag *d)
{
	if (each_entry(a, dir, remove_entry, d, d) < 0)
		return -1;
	return rmdir(dir) < 0 && errno != ENOENT ? failed(d, dir, "cannot remove") : 0;
}

int disk_rename(const char *from, const char *to, struct diag *d)
{
	return rename(from, to) < 0 ? failed(d, to, "cannot rename to it") : 0;
}

int disk_link(struct arena *a, const char *to, const char *path, struct diag *d)
{
	/* A name that the next sweep would remove. */
	const char *temp = file_join(a, file_dir(a, path), ".stage-link");
	if (unlink(temp) < 0 && errno != ENOENT)
		return failed(d, temp, "cannot remove");
	if (symlink(to, temp) < 0)
		return failed(d, path, "cannot make the link");
	return disk_rename(temp, path, d);
}

enum { DEPTH_MAX = 8 }; /* links to folders are followed, and may lead in a circle */

struct listing {
	VEC(const char *) all;
	unsigned depth;
	struct diag *d;
};

static int list_entry(struct arena *a, const char *path, bool is_dir, void *ctx)
{
	struct listing *l = ctx;
	if (file_base(path)[0] == '.')
		return 0;
	if (file_exists(path)) {
		*vec_push(a, &l->all) = path;
	} else if ((is_dir || file_is_dir(path)) && l->depth < DEPTH_MAX) {
		l->depth++;
		each_entry(a, path, list_entry, l, l->d);
		l->depth--;
	}
	return 0;
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

struct strs disk_files(struct arena *a, const char *dir)
{
	struct diag unread;
	struct listing l = { .d = &unread };
	diag_init(&unread);
	each_entry(a, dir, list_entry, &l, &unread);
	diag_release(&unread);
	if (l.all.n)
		qsort(l.all.v, l.all.n, sizeof *l.all.v, by_name);
	return (struct strs){ l.all.v, l.all.n };
}
