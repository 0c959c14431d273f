/* file.c: reading whole files, and publishing by rename. */
#include "file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "progress.h"

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

int file_read_stdin(struct arena *a, size_t max, struct str *out, struct diag *d)
{
	char *p = NULL;
	size_t size = 0, cap = 1 << 16, got;
	const struct place at = { .file = "-" };
	do {
		p = arena_grow(a, p, size, (cap *= 2) + 1);
		if (read_all(STDIN_FILENO, p + size, cap - size, &got) < 0)
			return diag_error(d, EX_IOERR, at, "cannot read standard input: %s", strerror(errno));
		size += got;
	} while (size == cap && size <= max);
	if (size > max)
		return diag_error(d, EX_DATAERR, at, "too large: at most %zu bytes are read", max);
	p[size] = 0;
	*out = (struct str){ p, size };
	return 0;
}

int file_read_named(struct arena *a, const char *path, size_t max, struct str *out, struct diag *d)
{
	return strcmp(path, "-") == 0 ? file_read_stdin(a, max, out, d) : file_read(a, path, max, out, d);
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

struct draft {
	const char *target;
	char *temp; /* NULL once it is renamed */
};

struct file_batch {
	struct arena *arena;
	struct file_batch *next;
	pid_t owner; /* a forked child must not remove its parent's drafts */
	VEC(struct draft) drafts;
};

/* Batches that a sudden exit must not leave behind. */
static struct file_batch *open_batches;

static void unlink_drafts(struct file_batch *b)
{
	for (size_t i = 0; i < b->drafts.n; i++)
		if (b->drafts.v[i].temp)
			unlink(b->drafts.v[i].temp);
	b->drafts.n = 0;
}

static void drop_all(void)
{
	for (; open_batches; open_batches = open_batches->next)
		if (open_batches->owner == getpid())
			unlink_drafts(open_batches);
}

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
enum { SIGNALS = sizeof signals / sizeof *signals };

/* The list of drafts and the disk change together, between two signals. */
static sigset_t hold_signals(void)
{
	sigset_t set, old;
	sigemptyset(&set);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_BLOCK, &set, &old);
	return old;
}

static void let_signals(const sigset_t *old)
{
	sigprocmask(SIG_SETMASK, old, NULL);
}

static void drop_and_die(int sig)
{
	progress_wipe();
	drop_all();
	raise(sig); /* its default again: SA_RESETHAND */
}

void file_drop_on_signals(void)
{
	struct sigaction act = { .sa_handler = drop_and_die, .sa_flags = (int)(SA_RESETHAND | SA_NODEFER) }, old;
	for (size_t i = 0; i < SIGNALS; i++)
		if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL)
			sigaction(signals[i], &act, NULL);
}

struct file_batch *file_batch_new(struct arena *a)
{
	static bool registered;
	struct file_batch *b = arena_new_of(a, struct file_batch);
	b->arena = a;
	b->owner = getpid();
	sigset_t old = hold_signals();
	b->next = open_batches;
	open_batches = b;
	let_signals(&old);
	if (!registered)
		registered = atexit(drop_all) == 0;
	return b;
}

void file_batch_drop(struct file_batch *b)
{
	struct file_batch **at = &open_batches;
	sigset_t old = hold_signals();
	unlink_drafts(b);
	while (*at && *at != b)
		at = &(*at)->next;
	if (*at)
		*at = b->next;
	let_signals(&old);
}

static int add_draft(struct file_batch *b, const char *path, char *temp, struct str bytes, struct diag *d)
{
	struct place at = { .file = path };
	if (file_is_dir(path))
		return diag_error(d, EX_CANTCREAT, at, "cannot write: it is a directory");
	sigset_t old = hold_signals();
	int fd = open(temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), err = errno;
	if (fd >= 0)
		*(struct draft *)vec_push(b->arena, &b->drafts) = (struct draft){ .target = path, .temp = temp };
	let_signals(&old);
	if (fd < 0)
		return diag_error(d, EX_CANTCREAT, at, "cannot write: %s", strerror(err));
	int bad = write_bytes(fd, bytes) < 0 || fsync(fd) < 0;
	err = errno;
	if (close(fd) < 0 && !bad)
		bad = 1, err = errno;
	return bad ? diag_error(d, EX_IOERR, at, "write failed: %s; nothing was changed", strerror(err)) : 0;
}

int file_batch_add(struct file_batch *b, const char *path, struct str bytes, struct diag *d)
{
	return add_draft(b, path, arena_printf(b->arena, "%s.%ld.tmp", path, (long)getpid()), bytes, d);
}

int file_batch_publish(struct file_batch *b, struct diag *d)
{
	int rc = 0;
	sigset_t old = hold_signals();
	for (size_t i = 0; rc == 0 && i < b->drafts.n; i++) {
		struct draft *f = &b->drafts.v[i];
		if (rename(f->temp, f->target) < 0)
			rc = diag_error(d, EX_IOERR, (struct place){ .file = f->target }, "rename failed: %s", strerror(errno));
		else
			f->temp = NULL;
	}
	let_signals(&old);
	return rc;
}

/* By way of draft, or of one of its own name. */
static int write_whole(const char *path, const char *draft, struct str bytes, struct diag *d)
{
	struct arena *a = arena_new();
	struct file_batch *b = file_batch_new(a);
	int rc = draft ? add_draft(b, path, arena_strz(a, str_c(draft)), bytes, d) : file_batch_add(b, path, bytes, d);
	if (rc == 0)
		rc = file_batch_publish(b, d);
	file_batch_drop(b);
	arena_free(a);
	return rc;
}

int file_write(const char *path, struct str bytes, struct diag *d)
{
	return write_whole(path, NULL, bytes, d);
}

int file_replace(const char *path, const char *draft, struct str bytes, struct diag *d)
{
	unlink(draft); /* if there is one; if it cannot be, to make it anew fails as well */
	return write_whole(path, draft, bytes, d);
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

char *file_from(struct arena *a, const char *dir, const char *written)
{
	const char *home = strncmp(written, "~/", 2) == 0 ? getenv("HOME") : NULL;
	return home ? file_join(a, home, written + 2) : file_join(a, dir, written);
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

char *file_tidy(struct arena *a, const char *path)
{
	char was[PATH_MAX], is[PATH_MAX], *out = arena_strz(a, str_c(path)), *up = out;
	while ((up = strstr(up, "/../"))) {
		char *start = up;
		while (start > out && start[-1] != '/')
			start--;
		bool named = start < up && strncmp(start, "../", 3) != 0 && strncmp(start, "./", 2) != 0;
		if (named)
			memmove(start, up + 4, strlen(up + 4) + 1);
		up = named ? out : up + 3;
	}
	return realpath(path, was) && realpath(out, is) && strcmp(was, is) == 0 ? out : arena_strz(a, str_c(path));
}

char *file_relative(struct arena *a, const char *from, const char *to)
{
	size_t same = 0;
	for (size_t i = 0;; i++) {
		bool from_ends = !from[i] || from[i] == '/', to_ends = !to[i] || to[i] == '/';
		if (from_ends && to_ends)
			same = i;
		if (!from[i] || !to[i] || from[i] != to[i])
			break;
	}
	const char *up = "", *down = to[same] == '/' ? to + same + 1 : to + same;
	for (const char *s = from + same; *s; s++)
		if (*s == '/' && s[1])
			up = arena_printf(a, "%s%s", up, *down || strchr(s + 1, '/') ? "../" : "..");
	return arena_printf(a, "%s%s", up, *up || *down ? down : ".");
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
