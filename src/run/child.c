/* child.c: run work on untrusted input in a child process; its death is a
 * message.
 *
 * The child sends its messages, then its bytes, through one pipe as records of
 * a fixed head and a body; the parent publishes only when the last record has
 * come and the child exited with 0. */
#include "run.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RECORD_MAX = 1 << 30 };
enum record_kind { RECORD_MESSAGE, RECORD_BYTES, RECORD_END };

struct record {
	uint32_t kind, level, line, col, width;
	int32_t status;
	uint32_t file_len, into_len; /* a message's body: the file name, what the place points into, the words */
	uint64_t len;      /* of the body */
};

static int send_all(int fd, const void *p, size_t n)
{
	const char *at = p;
	while (n) {
		ssize_t k = write(fd, at, n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return -1;
		at += k;
		n -= (size_t)k;
	}
	return 0;
}

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Until there is something to read, or the end of it; false: the time is up. */
static bool wait_readable(const struct child *c)
{
	struct pollfd p = { .fd = c->fd, .events = POLLIN };
	while (c->deadline_ms) {
		long long left = c->deadline_ms - now_ms();
		if (left <= 0)
			return false;
		if (poll(&p, 1, left > 60000 ? 60000 : (int)left) > 0)
			return true;
	}
	return true;
}

static int receive_all(const struct child *c, void *p, size_t n)
{
	char *at = p;
	while (n) {
		if (!wait_readable(c))
			return -1;
		ssize_t k = read(c->fd, at, n);
		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return -1;
		at += k;
		n -= (size_t)k;
	}
	return 0;
}

static int send_messages(int fd, const struct diag *d)
{
	for (size_t i = 0; i < d->msgs.n; i++) {
		const struct diag_msg *m = &d->msgs.v[i];
		struct str file = str_c(m->at.file), into = str_c(m->at.text), text = str_c(m->text);
		struct record r = {
			.kind = RECORD_MESSAGE, .level = m->level, .line = m->at.line, .col = m->at.col, .width = m->at.len,
			.status = d->status, .file_len = (uint32_t)file.n, .into_len = (uint32_t)into.n,
			.len = file.n + into.n + text.n,
		};
		if (send_all(fd, &r, sizeof r) || send_all(fd, file.p, file.n) || send_all(fd, into.p, into.n) || send_all(fd, text.p, text.n))
			return -1;
	}
	return 0;
}

static _Noreturn void child_main(int fd, int (*work)(void *, struct strbuf *, struct diag *), void *ctx)
{
	struct diag d;
	struct strbuf out;
	diag_init(&d);
	strbuf_init(&out);
	int rc = work(ctx, &out, &d);
	struct record bytes = { .kind = RECORD_BYTES, .len = out.n };
	struct record end = { .kind = RECORD_END, .status = rc };
	int bad = send_messages(fd, &d);
	if (!bad && rc == 0)
		bad = send_all(fd, &bytes, sizeof bytes) || send_all(fd, out.p, out.n);
	if (!bad)
		bad = send_all(fd, &end, sizeof end);
	strbuf_release(&out);
	diag_release(&d);
	_exit(bad ? EX_IOERR : 0);
}

static void pass_on(struct diag *d, const struct record *r, const char *body)
{
	size_t before = (size_t)r->file_len + r->into_len;
	struct str file = { body, r->file_len }, into = { body + r->file_len, r->into_len }, text = { body + before, r->len - before };
	struct place at = { file.n ? arena_strz(d->arena, file) : NULL, r->line, r->col, r->width, into.n ? arena_strz(d->arena, into) : NULL };
	if (r->level == DIAG_ERROR)
		diag_error(d, r->status, at, "%.*s", STR_ARG(text));
	else if (r->level == DIAG_WARNING)
		diag_warn(d, at, "%.*s", STR_ARG(text));
	else
		diag_note(d, at, "%.*s", STR_ARG(text));
}

enum ending { ENDED_WELL, ENDED_BADLY, BROKE_OFF };

static enum ending receive(const struct child *c, struct strbuf *out, struct diag *d)
{
	struct record r;
	while (receive_all(c, &r, sizeof r) == 0) {
		if (r.kind == RECORD_END)
			return r.status == 0 ? ENDED_WELL : ENDED_BADLY;
		if (r.len > RECORD_MAX || (uint64_t)r.file_len + r.into_len > r.len)
			return BROKE_OFF;
		char *body = mem_alloc(r.len);
		int bad = receive_all(c, body, r.len);
		if (!bad && r.kind == RECORD_MESSAGE)
			pass_on(d, &r, body);
		else if (!bad)
			strbuf_put(out, (struct str){ body, r.len });
		free(body);
		if (bad)
			return BROKE_OFF;
	}
	return BROKE_OFF;
}

static int explain_death(const struct child *c, int status, bool late, struct diag *d)
{
	unsigned mib = c->limits ? c->limits->memory_mib : 0;
	if (late)
		return diag_error(d, EX_SOFTWARE, NOWHERE, "the rendering process took more than %u s and was stopped; nothing was written",
		    c->limits->seconds);
	if (mib && WIFEXITED(status) && WEXITSTATUS(status) == EX_NOMEM)
		return diag_error(d, EX_NOMEM, NOWHERE, "the rendering process needed more than %u MiB; nothing was written", mib);
	if (WIFSIGNALED(status))
		return diag_error(d, EX_SOFTWARE, NOWHERE, "the rendering process died of signal %d (%s); nothing was written",
		    WTERMSIG(status), strsignal(WTERMSIG(status)));
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
	return diag_error(d, code ? code : EX_SOFTWARE, NOWHERE,
	    "the rendering process ended with status %d before its work was done; nothing was written", code);
}

static void set_limit(int what, rlim_t value)
{
	setrlimit((__rlimit_resource_t)what, &(struct rlimit){ value, value });
}

/* The sanitizers' own memory would not fit into any limit. */
static void confine(const struct child_limits *limits)
{
	set_limit(RLIMIT_CORE, 0);
#ifdef __SANITIZE_ADDRESS__
	(void)limits;
#else
	if (limits->memory_mib)
		set_limit(RLIMIT_AS, (rlim_t)limits->memory_mib << 20);
#endif
}

int child_start(struct child *c, int (*work)(void *ctx, struct strbuf *out, struct diag *d), void *ctx,
    const struct child_limits *limits, struct diag *d)
{
	int ends[2];
	if (pipe(ends) < 0)
		return diag_error(d, EX_OSERR, NOWHERE, "pipe failed: %s", strerror(errno));
	fflush(NULL); /* or the child would print it again */
	pid_t parent = getpid(), pid = fork();
	if (pid < 0) {
		close(ends[0]), close(ends[1]);
		return diag_error(d, EX_OSERR, NOWHERE, "fork failed: %s", strerror(errno));
	}
	if (pid == 0) {
		close(ends[0]);
		signal(SIGPIPE, SIG_IGN);
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		if (getppid() != parent)
			_exit(EX_SOFTWARE); /* it died before that */
		if (limits)
			confine(limits);
		child_main(ends[1], work, ctx);
	}
	close(ends[1]);
	*c = (struct child){ .fd = ends[0], .pid = pid, .limits = limits };
	if (limits && limits->seconds)
		c->deadline_ms = now_ms() + limits->seconds * 1000LL;
	return 0;
}

int child_finish(struct child *c, struct strbuf *out, struct diag *d)
{
	size_t errors = d->errors;
	enum ending end = receive(c, out, d);
	bool late = end == BROKE_OFF && c->deadline_ms && now_ms() >= c->deadline_ms;
	int status = 0;
	if (late)
		kill((pid_t)c->pid, SIGKILL);
	close(c->fd);
	while (waitpid((pid_t)c->pid, &status, 0) < 0 && errno == EINTR)
		;
	c->died = end == BROKE_OFF || !WIFEXITED(status) || WEXITSTATUS(status) != 0;
	c->signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
	if (c->died)
		return explain_death(c, status, late, d);
	if (end == ENDED_BADLY && d->errors == errors)
		return diag_error(d, EX_SOFTWARE, NOWHERE, "rendering failed without a reason");
	return end == ENDED_WELL ? 0 : -1;
}
