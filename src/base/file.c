/* file.c: reading whole files, and publishing by rename. */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int no_input(struct diag *d, const char *path, const char *what)
{
	return diag_error(d, EX_NOINPUT, (struct place){ .file = path }, "cannot read: %s", what);
}

static int read_all(int fd, char *p, size_t size, size_t *got)
{
	*got = 0;
	while (*got < size) {
		ssize_t n = read(fd, p + *got, size - *got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		if (n == 0)
			break;
		*got += (size_t)n;
	}
	return 0;
}

int file_read(struct arena *a, const char *path, size_t max, struct str *out, struct diag *d)
{
	int rc = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return no_input(d, path, strerror(errno));
	struct stat st;
	if (fstat(fd, &st) < 0) {
		no_input(d, path, strerror(errno));
		goto out;
	}
	if (S_ISDIR(st.st_mode)) {
		no_input(d, path, "it is a directory, and a file is wanted");
		goto out;
	}
	if (!S_ISREG(st.st_mode)) {
		no_input(d, path, "it is not a regular file");
		goto out;
	}
	if (st.st_size < 0 || (size_t)st.st_size > max) {
		diag_error(d, EX_DATAERR, (struct place){ .file = path },
		    "too large: %lld bytes, and at most %zu are read", (long long)st.st_size, max);
		goto out;
	}
	/* One byte more than the size: a file that grows meanwhile is seen. */
	size_t size = (size_t)st.st_size, got;
	char *p = arena_alloc(a, size + 2);
	if (read_all(fd, p, size + 1, &got) < 0) {
		diag_error(d, EX_IOERR, (struct place){ .file = path }, "cannot read: %s", strerror(errno));
		goto out;
	}
	if (got != size) {
		diag_error(d, EX_IOERR, (struct place){ .file = path }, "changed while it was read");
		goto out;
	}
	p[got] = 0;
	*out = (struct str){ p, got };
	rc = 0;
out:
	close(fd);
	return rc;
}

static int write_bytes(int fd, struct str bytes)
{
	while (bytes.n) {
		ssize_t n = write(fd, bytes.p, bytes.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
	return 0;
}

/* A file on its way: written beside its target, then moved over it. */
struct draft {
	char *temp; /* NULL once it is renamed */
	int fd;
};

/* Drafts that a sudden exit must not leave behind. */
static struct draft *pending;
static size_t n_pending;

static void drop_pending(void)
{
	for (size_t i = 0; i < n_pending; i++) {
		if (pending[i].fd >= 0)
			close(pending[i].fd);
		if (pending[i].temp)
			unlink(pending[i].temp);
	}
	n_pending = 0;
}

static int draft_open(struct draft *f, struct arena *a, const struct file_out *file, struct diag *d)
{
	struct place at = { .file = file->path };
	if (file_is_dir(file->path))
		return diag_error(d, EX_CANTCREAT, at, "cannot write: it is a directory");
	char *temp = arena_printf(a, "%s.%ld.tmp", file->path, (long)getpid());
	f->fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (f->fd < 0)
		return diag_error(d, EX_CANTCREAT, at, "cannot write: %s", strerror(errno));
	f->temp = temp;
	if (write_bytes(f->fd, file->bytes) < 0)
		return diag_error(d, EX_IOERR, at, "write failed: %s; nothing was changed", strerror(errno));
	return 0;
}

static int draft_finish(struct draft *f, const struct file_out *file, struct diag *d)
{
	int bad = fsync(f->fd), err = errno;
	if (close(f->fd) < 0 && !bad)
		bad = -1, err = errno;
	f->fd = -1;
	if (bad)
		return diag_error(d, EX_IOERR, (struct place){ .file = file->path }, "write failed: %s; nothing was changed", strerror(err));
	return 0;
}

static int draft_publish(struct draft *f, const struct file_out *file, struct diag *d)
{
	if (rename(f->temp, file->path) < 0)
		return diag_error(d, EX_IOERR, (struct place){ .file = file->path }, "rename failed: %s", strerror(errno));
	f->temp = NULL;
	return 0;
}

/* All are written before the first fsync, so that one commit of the file
 * system's journal serves them all. */
int file_write_all(const struct file_out *files, size_t n, struct diag *d)
{
	static bool registered;
	struct arena *a = arena_new();
	struct draft *drafts = arena_array(a, n, struct draft);
	int rc = 0;
	for (size_t i = 0; i < n; i++)
		drafts[i].fd = -1;
	if (!registered)
		registered = atexit(drop_pending) == 0;
	pending = drafts, n_pending = n;
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = draft_open(&drafts[i], a, &files[i], d);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = draft_finish(&drafts[i], &files[i], d);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = draft_publish(&drafts[i], &files[i], d);
	drop_pending();
	arena_free(a);
	return rc;
}

int file_write(const char *path, struct str bytes, struct diag *d)
{
	return file_write_all(&(struct file_out){ path, bytes }, 1, d);
}

int file_mkdirs(const char *dir, struct diag *d)
{
	struct arena *scratch = arena_new();
	char *p = arena_strz(scratch, str_c(dir));
	int rc = 0;
	for (char *s = p + (*p == '/'); rc == 0; s++) {
		if (*s && *s != '/')
			continue;
		char keep = *s;
		*s = 0;
		if (*p && mkdir(p, 0777) < 0 && !(errno == EEXIST && file_is_dir(p)))
			rc = diag_error(d, EX_CANTCREAT, (struct place){ .file = dir }, "cannot make directory %s: %s", p, strerror(errno));
		*s = keep;
		if (!keep)
			break;
	}
	arena_free(scratch);
	return rc;
}

bool file_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool file_is_dir(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *file_join(struct arena *a, const char *dir, const char *name)
{
	size_t n = strlen(dir);
	if (!n || name[0] == '/')
		return arena_strz(a, str_c(name));
	return arena_printf(a, "%s%s%s", dir, dir[n - 1] == '/' ? "" : "/", name);
}

const char *file_base(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

char *file_dir(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_strz(a, STR("."));
	size_t n = (size_t)(slash - path);
	return arena_strz(a, (struct str){ path, n ? n : 1 });
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

int file_list(struct arena *a, const char *dir, struct file_list *out, struct diag *d)
{
	VEC(const char *) found = { 0 };
	DIR *stream = opendir(dir);
	if (!stream)
		return no_input(d, dir, strerror(errno));
	errno = 0;
	for (struct dirent *e; (e = readdir(stream)); errno = 0) {
		char *path = file_join(a, dir, e->d_name);
		if (e->d_name[0] != '.' && file_exists(path))
			*vec_push(a, &found) = path;
	}
	int err = errno;
	closedir(stream);
	if (err)
		return diag_error(d, EX_IOERR, (struct place){ .file = dir }, "cannot read directory: %s", strerror(err));
	if (found.n)
		qsort(found.v, found.n, sizeof *found.v, by_name);
	*out = (struct file_list){ found.v, found.n };
	return 0;
}
