/* shim.c: system calls that fail or kill, for tests (LD_PRELOAD).
 *
 * Calls that change something on disk are counted over all processes of a run,
 * in the file FAULT_COUNT; the one of number FAULT_AT, and with FAULT_STICKY
 * all after it, go wrong as FAULT_HOW says:
 *
 *     a number     fail with that errno
 *     short        a write writes half; other calls do what they should
 *     before, half, after
 *                  kill -9 of the whole run before the call, in its middle
 *                  (writes), behind it
 *     timer:N      kill -9 of this process N microseconds later
 *
 * FAULT_LOG names a file for one line a call.  FAULT_NOW and FAULT_STEP set the
 * clock of day: seconds since 1970. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { FDS = 1024 };
static bool writable[FDS];
static _Atomic long *counter;
static long fault_at;
static const char *how, *log_path;
static bool sticky;

#define REAL(name) (__extension__(__typeof__(&name))real(#name))
static void *real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

__attribute__((constructor)) static void start(void)
{
	const char *path = getenv("FAULT_COUNT"), *at = getenv("FAULT_AT");
	how = getenv("FAULT_HOW");
	log_path = getenv("FAULT_LOG");
	sticky = getenv("FAULT_STICKY") != NULL;
	fault_at = at ? strtol(at, NULL, 10) : 0;
	int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
	if (fd >= 0) {
		void *p = mmap(NULL, sizeof(long), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
		counter = p == MAP_FAILED ? NULL : p;
		syscall(SYS_close, fd);
	}
}

static void log_call(long n, const char *call, const char *path)
{
	char line[512];
	if (!log_path)
		return;
	int fd = (int)syscall(SYS_openat, AT_FDCWD, log_path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
	int len = snprintf(line, sizeof line, "%ld %s %s\n", n, call, path ? path : "");
	syscall(SYS_write, fd, line, (size_t)len);
	syscall(SYS_close, fd);
}

static void die(void)
{
	kill(0, SIGKILL); /* the run is a process group of its own */
}

static void arm(long microseconds)
{
	timer_t t;
	struct sigevent e = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL };
	struct itimerspec when = { .it_value = { microseconds / 1000000, microseconds % 1000000 * 1000 + 1 } };
	if (timer_create(CLOCK_MONOTONIC, &e, &t) == 0)
		timer_settime(t, 0, &when, NULL);
}

enum fate { GO_ON, FAIL, HALF, HALF_THEN_DIE, DIE_AFTER };

static enum fate fate(const char *call, const char *path)
{
	if (!counter)
		return GO_ON;
	long n = atomic_fetch_add(counter, 1) + 1;
	log_call(n, call, path);
	if (!how || !fault_at || (sticky ? n < fault_at : n != fault_at))
		return GO_ON;
	if (strcmp(how, "before") == 0)
		die();
	if (strncmp(how, "timer:", 6) == 0)
		arm(strtol(how + 6, NULL, 10));
	if (strcmp(how, "short") == 0)
		return HALF;
	if (strcmp(how, "half") == 0)
		return HALF_THEN_DIE;
	if (strcmp(how, "after") == 0)
		return DIE_AFTER;
	if (*how >= '0' && *how <= '9') {
		errno = (int)strtol(how, NULL, 10);
		return FAIL;
	}
	return GO_ON;
}

/* The call as it should be, or not. */
#define PASS(type, call, path, make)                              \
	do {                                                      \
		enum fate f_ = fate(call, path);                  \
		if (f_ == FAIL)                                   \
			return -1;                                \
		if (f_ == HALF_THEN_DIE)                          \
			die();                                    \
		type rc_ = (make);                                \
		if (f_ == DIE_AFTER)                              \
			die();                                    \
		return rc_;                                       \
	} while (0)

static int note(int fd)
{
	if (fd >= 0 && fd < FDS)
		writable[fd] = true;
	return fd;
}

static bool is_writable(int fd)
{
	return fd >= 0 && fd < FDS && writable[fd];
}

static int open_any(const char *path, int flags, mode_t mode)
{
	if ((flags & O_ACCMODE) == O_RDONLY)
		return REAL(open)(path, flags, mode);
	PASS(int, "open", path, note(REAL(open)(path, flags, mode)));
}

int open(const char *path, int flags, ...)
{
	va_list ap;
	va_start(ap, flags);
	mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return open_any(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
	va_list ap;
	va_start(ap, flags);
	mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return open_any(path, flags, mode);
}

static ssize_t half_of(int fd, const void *p, size_t n)
{
	return REAL(write)(fd, p, n > 1 ? n / 2 : n);
}

ssize_t write(int fd, const void *p, size_t n)
{
	if (!is_writable(fd))
		return REAL(write)(fd, p, n);
	enum fate f = fate("write", NULL);
	if (f == FAIL) { /* a full disk takes what fits */
		int err = errno;
		half_of(fd, p, n);
		errno = err;
		return -1;
	}
	ssize_t rc = f == HALF || f == HALF_THEN_DIE ? half_of(fd, p, n) : REAL(write)(fd, p, n);
	if (f == HALF_THEN_DIE || f == DIE_AFTER)
		die();
	return rc;
}

ssize_t pwrite(int fd, const void *p, size_t n, off_t at)
{
	PASS(ssize_t, "pwrite", NULL, REAL(pwrite)(fd, p, n, at));
}

int ftruncate(int fd, off_t n)
{
	PASS(int, "ftruncate", NULL, REAL(ftruncate)(fd, n));
}

int fsync(int fd)
{
	PASS(int, "fsync", NULL, REAL(fsync)(fd));
}

int close(int fd)
{
	if (!is_writable(fd))
		return REAL(close)(fd);
	writable[fd] = false;
	enum fate f = fate("close", NULL);
	int err = errno, rc = REAL(close)(fd);
	if (f == HALF_THEN_DIE || f == DIE_AFTER)
		die();
	errno = err;
	return f == FAIL ? -1 : rc;
}

int rename(const char *from, const char *to)
{
	PASS(int, "rename", to, REAL(rename)(from, to));
}

int link(const char *from, const char *to)
{
	PASS(int, "link", to, REAL(link)(from, to));
}

int symlink(const char *from, const char *to)
{
	PASS(int, "symlink", to, REAL(symlink)(from, to));
}

int mkdir(const char *path, mode_t mode)
{
	PASS(int, "mkdir", path, REAL(mkdir)(path, mode));
}

int unlink(const char *path)
{
	PASS(int, "unlink", path, REAL(unlink)(path));
}

int rmdir(const char *path)
{
	PASS(int, "rmdir", path, REAL(rmdir)(path));
}

int clock_gettime(clockid_t id, struct timespec *t)
{
	const char *now = getenv("FAULT_NOW");
	int rc = (int)syscall(SYS_clock_gettime, id, t);
	if (rc == 0 && id == CLOCK_REALTIME && now)
		t->tv_sec = strtoll(now, NULL, 10);
	return rc;
}
