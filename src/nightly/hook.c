/* hook.c: commands of config.ini that run after a build.
 *
 * No shell sees them: the command line is split here, and what the build has to
 * say is in environment variables, so that no title and no file name is ever
 * taken for a command. */
#include "nightly_int.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "file.h"

enum { POLL_NS = 5 * 1000 * 1000, GRACE_MS = 2000 };

/* One word from *at on, its quotes taken off; false: a quote is open. */
static bool take_word(const char **at, struct strbuf *word)
{
	const char *p = *at;
	char quote = 0;
	for (; *p && (quote || (*p != ' ' && *p != '\t')); p++) {
		if (*p == '\\' && quote != '\'' && p[1])
			strbuf_putc(word, *++p);
		else if (quote ? *p == quote : *p == '"' || *p == '\'')
			quote = quote ? 0 : *p;
		else
			strbuf_putc(word, *p);
	}
	*at = p;
	return !quote;
}

char **hook_split(struct arena *a, const char *line)
{
	VEC(char *) words = { 0 };
	while (*(line += strspn(line, " \t"))) {
		struct strbuf word;
		strbuf_init(&word);
		bool closed = take_word(&line, &word);
		*vec_push(a, &words) = arena_strz(a, strbuf_str(&word));
		strbuf_release(&word);
		if (!closed)
			return NULL;
	}
	*vec_push(a, &words) = NULL;
	return words.v;
}

/* DIPTYCH_… of this build; those that do not apply are not set. */
static struct strs variables(struct job *j, const char *event)
{
	struct arena *a = j->arena;
	bool there = !j->run.failed && (j->published || j->last.id);
	const char *id = j->run.failed || j->published ? j->run.id : j->last.id;
	const char *dir = there ? edition_dir(a, j->shelf, id) : NULL;
	const struct log_field said[] = {
		{ "EVENT", event + 3 /* behind "on-" */ }, { "BRIEF", j->name }, { "TITLE", j->brief.title }, { "ID", id },
		{ "STATUS", j->run.failed ? "failed" : j->published ? "published" : "unchanged" },
		{ "ARCHIVE", j->night->where.dir }, { "PREVIOUS", j->published ? j->run.previous : NULL }, { "EDITION", dir },
		{ "PDF", dir ? file_join(a, dir, "brief.pdf") : NULL },
		{ "RUN", dir ? file_join(a, dir, "run.json") : id && j->shelf ? failure_file(a, j->shelf, id) : NULL },
		{ "ERROR", j->run.error }, { "QUARANTINED", arena_printf(a, "%zu", j->run.quarantined.n) },
		{ "DOCUMENTS", j->published ? arena_printf(a, "%u", j->run.counts.documents) : NULL },
		{ "PAGES", j->published ? arena_printf(a, "%u", j->run.counts.pages) : NULL },
	};
	enum { N = sizeof said / sizeof *said };
	struct strs out = { arena_array(a, N, const char *), 0 };
	for (size_t i = 0; i < N; i++)
		if (said[i].value)
			out.v[out.n++] = arena_printf(a, "DIPTYCH_%s=%s", said[i].key, said[i].value);
	return out;
}

/* Our own environment with the variables of the build. */
static char **environment(struct arena *a, struct strs said)
{
	size_t inherited = 0, n = 0;
	while (environ[inherited])
		inherited++;
	char **env = arena_array(a, inherited + said.n + 1, char *);
	for (size_t i = 0; i < inherited; i++)
		if (strncmp(environ[i], "DIPTYCH_", 8) != 0)
			env[n++] = environ[i];
	for (size_t i = 0; i < said.n; i++)
		env[n++] = arena_strz(a, str_c(said.v[i]));
	return env;
}

/* The child: no input, what it says goes to standard error. */
static _Noreturn void become(char **words, char **env)
{
	int null = open("/dev/null", O_RDONLY);
	setpgid(0, 0); /* so that a limit ends all that it starts */
	dup2(null, STDIN_FILENO);
	dup2(STDERR_FILENO, STDOUT_FILENO);
	execvpe(words[0], words, env);
	_exit(errno == ENOENT ? 127 : 126);
}

/* The status of waitpid, or -1: its time was up. */
static int await(pid_t pid, unsigned seconds)
{
	int status = 0;
	long long start = clock_ms(), limit = seconds * 1000LL;
	bool asked = false;
	for (;;) {
		pid_t done = waitpid(pid, &status, WNOHANG);
		if (done == pid)
			return asked ? -1 : status;
		if (done < 0 && errno != EINTR)
			return -1;
		long long past = clock_ms() - start;
		if (past >= limit + GRACE_MS)
			kill(-pid, SIGKILL);
		else if (past >= limit && !asked)
			asked = kill(-pid, SIGTERM) == 0 || kill(pid, SIGTERM) == 0;
		nanosleep(&(struct timespec){ .tv_nsec = POLL_NS }, NULL);
	}
}

static int failed(struct job *j, const char *event, const char *command, const char *how)
{
	return diag_error(j->d, EX_IOERR, NOWHERE, "the command of %s, %s, %s", event, command, how);
}

static int run_command(struct job *j, const char *event, const char *line, struct strs said)
{
	char **words = hook_split(j->arena, line);
	if (!words || !words[0])
		return diag_error(j->d, EX_CONFIG, (struct place){ .file = j->night->dirs.config }, "%s: a quotation mark is not closed: %s", event, line);
	if (strchr(words[0], '/'))
		words[0] = file_join(j->arena, j->night->settings.dir, words[0]);
	char **env = environment(j->arena, said);
	fflush(NULL);
	pid_t pid = fork();
	if (pid < 0)
		return failed(j, event, words[0], strerror(errno));
	if (pid == 0)
		become(words, env);
	int status = await(pid, j->night->settings.hook_seconds);
	if (status < 0)
		return failed(j, event, words[0], arena_printf(j->arena, "took more than %u s and was stopped", j->night->settings.hook_seconds));
	if (WIFSIGNALED(status))
		return failed(j, event, words[0], arena_printf(j->arena, "died of signal %d", WTERMSIG(status)));
	if (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127)
		return failed(j, event, words[0], "is not there or cannot be run");
	if (WEXITSTATUS(status))
		return failed(j, event, words[0], arena_printf(j->arena, "ended with status %d", WEXITSTATUS(status)));
	job_tell(j, LOG_INFO, "hook", LOG_FIELDS({ "hook", event }, { "command", words[0] }), "%s: %s is done", event, words[0]);
	return 0;
}

/* The command line of an event, or NULL. */
static const char *command(const struct settings *s, const char *event)
{
	return strcmp(event, "on-change") == 0 ? s->on_change : strcmp(event, "on-failure") == 0 ? s->on_failure : s->on_success;
}

int hook_run(struct job *j, const char *event, struct strs said)
{
	const char *line = command(&j->night->settings, event);
	return line ? run_command(j, event, line, said) : 0;
}

int job_hook(struct job *j, const char *event)
{
	const char *when = j->night->options->hooks;
	if (!command(&j->night->settings, event))
		return 0;
	return when && strcmp(when, "later") == 0 ? hook_leave(j, event, variables(j, event)) : hook_run(j, event, variables(j, event));
}
