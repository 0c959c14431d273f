/* cron.c: a line of a crontab that runs the build, between two marks.
 *
 * sh reads the command after cron has: paths stand in single quotes for the one,
 * and % has a backslash for the other, which takes it off again (crontab(5)). */
#include "schedule_int.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"

#define END_MARK "# end of `diptych schedule`\n"
enum { LINE_MAX_CRON = 990 }; /* Debian's cron refuses commands of 1,000 bytes */

static int put_quoted(struct strbuf *b, const char *text, struct diag *d)
{
	if (strpbrk(text, "\n\r"))
		return diag_error(d, EX_CONFIG, NOWHERE, "a crontab cannot name '%s': it has a line break", text);
	strbuf_putc(b, '\'');
	for (const char *c = text; *c; c++)
		if (*c == '\'')
			strbuf_puts(b, "'\\''");
		else if (*c == '%') /* '' keeps a backslash of the path from the one for cron */
			strbuf_puts(b, c > text && c[-1] == '\\' ? "''\\%" : "\\%");
		else
			strbuf_putc(b, *c);
	strbuf_putc(b, '\'');
	return 0;
}

static int put_assignment(struct strbuf *b, const char *assignment, struct diag *d)
{
	const char *value = strchr(assignment, '=') + 1;
	strbuf_put(b, (struct str){ assignment, (size_t)(value - assignment) });
	int rc = put_quoted(b, value, d);
	strbuf_putc(b, ' ');
	return rc;
}

int cron_line(struct plan *p, const char *user, struct strbuf *out)
{
	struct diag *d = p->d;
	strbuf_putf(out, "%u %u * * * %s%s", p->minute, p->hour, user ? user : "", user ? " " : "");
	size_t command = out->n;
	strbuf_puts(out, "cd ");
	int rc = put_quoted(out, p->folder, d);
	strbuf_puts(out, " && ");
	for (size_t i = 0; i < p->environment.n && rc == 0; i++)
		rc = put_assignment(out, p->environment.v[i], d);
	if (rc == 0)
		rc = put_quoted(out, p->program, d);
	strbuf_puts(out, " nightly --quiet");
	const char *const options[][2] = { { "--config", p->config }, { "--profile", p->options->profile } };
	for (size_t i = 0; i < 2 && rc == 0; i++)
		if (options[i][1]) {
			strbuf_putf(out, " %s ", options[i][0]);
			rc = put_quoted(out, options[i][1], d);
		}
	if (rc == 0 && out->n - command > LINE_MAX_CRON)
		rc = diag_error(d, EX_CONFIG, NOWHERE, "the command has %zu bytes, and cron takes %d: shorten the paths", out->n - command, LINE_MAX_CRON);
	strbuf_putc(out, '\n');
	return rc;
}

/* --- the program `crontab` ----------------------------------------------------- */

struct pipes { int to[2], from[2]; };

static _Noreturn void become_crontab(const struct pipes *p, const char *argument)
{
	dup2(p->to[0], STDIN_FILENO);
	dup2(p->from[1], STDOUT_FILENO);
	dup2(p->from[1], STDERR_FILENO);
	close(p->to[0]), close(p->to[1]), close(p->from[0]), close(p->from[1]);
	setenv("LC_ALL", "C", 1);
	execlp("crontab", "crontab", argument, (char *)NULL);
	_exit(127);
}

static void write_all(int fd, struct str s)
{
	while (s.n) {
		ssize_t n = write(fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return; /* the exit status tells */
		s = str_sub(s, (size_t)n, s.n);
	}
}

static void read_all(int fd, struct strbuf *out)
{
	for (;;) {
		ssize_t n = read(fd, strbuf_room(out, 4096), 4096);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		out->n += (size_t)n;
	}
}

/* `crontab -l` or `crontab -` with the table on its standard input; what it says
 * comes back.  Its exit status, or -1. */
static int run_crontab(const char *argument, struct str table, struct strbuf *said, struct diag *d)
{
	struct pipes p;
	int status = 0;
	if (pipe(p.to) < 0 || pipe(p.from) < 0)
		return diag_error(d, EX_OSERR, NOWHERE, "pipe failed: %s", strerror(errno));
	fflush(NULL);
	pid_t pid = fork();
	if (pid < 0)
		return diag_error(d, EX_OSERR, NOWHERE, "fork failed: %s", strerror(errno));
	if (pid == 0)
		become_crontab(&p, argument);
	close(p.to[0]), close(p.from[1]);
	write_all(p.to[1], table);
	close(p.to[1]);
	read_all(p.from[0], said);
	close(p.from[0]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		return diag_error(d, EX_UNAVAILABLE, NOWHERE, "the program 'crontab' is not there; Debian's package cron has it");
	return WIFEXITED(status) ? WEXITSTATUS(status) : EX_SOFTWARE;
}

int cron_read(struct arena *a, struct str *table, struct diag *d)
{
	struct strbuf said;
	strbuf_init(&said);
	int rc = run_crontab("-l", STR(""), &said, d);
	*table = arena_str(a, strbuf_str(&said));
	strbuf_release(&said);
	if (rc > 0 && str_find(*table, STR("no crontab for")) != STR_NONE) {
		*table = STR("");
		return 0;
	}
	if (rc > 0)
		diag_error(d, EX_IOERR, NOWHERE, "crontab -l failed: %.*s", STR_ARG(str_trim(*table)));
	return rc == 0 ? 0 : -1;
}

static int cron_write(struct str table, struct diag *d)
{
	struct strbuf said;
	strbuf_init(&said);
	int rc = run_crontab("-", table, &said, d);
	if (rc > 0)
		diag_error(d, EX_IOERR, NOWHERE, "crontab refused the table: %.*s", STR_ARG(str_trim(strbuf_str(&said))));
	strbuf_release(&said);
	return rc == 0 ? 0 : -1;
}

/* --- our block ------------------------------------------------------------------- */

bool cron_find(struct str table, struct cron_block *out)
{
	size_t at = str_find(table, STR("# made by `diptych schedule`"));
	if (at == STR_NONE)
		return false;
	struct str rest = str_sub(table, at, table.n);
	size_t line = str_chr(rest, '\n'), end = str_find(rest, STR(END_MARK));
	if (line == STR_NONE || end == STR_NONE)
		return false;
	*out = (struct cron_block){ at, at + line + 1, at + end, at + end + sizeof END_MARK - 1 };
	return true;
}

bool cron_time(struct str body, unsigned *hour, unsigned *minute)
{
	while (body.n) {
		struct str line = str_cut(&body, '\n');
		int used = 0;
		char *z = strndup(line.p, line.n);
		bool read = sscanf(z, "%u %u * * *%n", minute, hour, &used) == 2 && used && *hour < 24 && *minute < 60;
		free(z);
		if (read)
			return true;
	}
	return false;
}

/* The table with our block replaced by block, which may be empty. */
static struct str with_block(struct arena *a, struct str table, const struct cron_block *old, struct str block)
{
	struct str before = old ? str_sub(table, 0, old->from) : table, after = old ? str_sub(table, old->to, table.n) : STR("");
	const char *gap = before.n && before.p[before.n - 1] != '\n' ? "\n" : "";
	return str_c(arena_printf(a, "%.*s%s%.*s%.*s", STR_ARG(before), gap, STR_ARG(block), STR_ARG(after)));
}

static int replace_block(struct plan *p, const char *bytes)
{
	struct str table, block = bytes ? str_c(arena_printf(p->arena, "%s" END_MARK, bytes)) : STR("");
	struct cron_block old;
	if (cron_read(p->arena, &table, p->d) < 0)
		return -1;
	bool there = cron_find(table, &old);
	enum managed_state state = there ? managed_compare(str_sub(table, old.from, old.end), bytes) : MANAGED_ABSENT;
	if (state == MANAGED_EDITED && !p->options->force)
		return diag_error(p->d, EX_CANTCREAT, NOWHERE, "the line of the crontab was edited and is left as it is; --force overrides");
	if (state == MANAGED_SAME || (!there && !bytes)) {
		printf("%-9s the crontab: nothing to do\n", bytes ? "unchanged" : "absent");
		return 0;
	}
	if (cron_write(with_block(p->arena, table, there ? &old : NULL, block), p->d) < 0)
		return -1;
	printf("%-9s %s the crontab\n", bytes ? "wrote" : "removed", bytes ? "a line to" : "the line from");
	return 0;
}

/* /etc/cron.d/diptych. */
static int do_system(struct plan *p, struct str body)
{
	const char *path = p->options->out ? file_join(p->arena, p->options->out, "diptych") : CRON_FILE;
	const struct managed file = { path, body };
	size_t changed;
	if (p->options->remove)
		return managed_remove(p->arena, &file, 1, p->options->force, &changed, p->d);
	if (p->options->install && managed_install(p->arena, &file, 1, p->options->force, &changed, p->d) < 0)
		return -1;
	if (!p->options->install)
		printf("# %s\n%s", path, managed_bytes(p->arena, body));
	printf("# as root, once: adduser --system --group --home /var/lib/diptych %s\n", SYSTEM_USER);
	return 0;
}

int cron_do(struct plan *p)
{
	struct strbuf line;
	strbuf_init(&line);
	int rc = p->options->remove ? 0 : cron_line(p, p->system ? SYSTEM_USER : NULL, &line);
	struct str body = arena_str(p->arena, strbuf_str(&line));
	strbuf_release(&line);
	const char *bytes = managed_bytes(p->arena, body);
	if (rc < 0)
		return -1;
	if (p->system)
		return do_system(p, body);
	if (p->options->install || p->options->remove)
		return replace_block(p, p->options->remove ? NULL : bytes);
	printf("%s" END_MARK, bytes);
	return 0;
}
