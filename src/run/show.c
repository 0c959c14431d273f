/* show.c: `diptych show`, the brief in the terminal, through a pager where
 * there is one to read with. */
#include "pipeline_int.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "export.h"

/* PAGER, or less; less is told to pass colours, and to end where one screen is enough. */
static int page(struct str text, struct diag *d)
{
	const char *pager = getenv("PAGER");
	int ends[2];
	if (!pager || !*pager)
		pager = "less";
	setenv("LESS", "FRX", 0);
	if (pipe(ends) < 0)
		return diag_error(d, EX_OSERR, NOWHERE, "pipe failed: %s", strerror(errno));
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]), close(ends[1]);
		execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	if (pid < 0) {
		close(ends[1]);
		return diag_error(d, EX_OSERR, NOWHERE, "fork failed: %s", strerror(errno));
	}
	/* A reader who quits early is no error. */
	void (*old)(int) = signal(SIGPIPE, SIG_IGN);
	void (*interrupt)(int) = signal(SIGINT, SIG_IGN);
	while (text.n) {
		ssize_t n = write(ends[1], text.p, text.n);
		if (n < 0 && errno != EINTR)
			break;
		if (n > 0)
			text = str_sub(text, (size_t)n, text.n);
	}
	close(ends[1]);
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	signal(SIGPIPE, old);
	signal(SIGINT, interrupt);
	return WIFEXITED(status) && WEXITSTATUS(status) == 127 ? 1 : 0;
}

int run_show(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct brief_model b;
	struct strbuf text;
	struct terminal t = term_of(stdout);
	strbuf_init(&text);
	int rc = brief_model(a, o, &b, d);
	if (rc == 0) {
		export_terminal(&b.model, &t, &text);
		/* Without a pager the text goes out as it is. */
		int paged = t.tty && !o->quiet ? page(strbuf_str(&text), d) : 1;
		if (paged > 0)
			fwrite(text.p, 1, text.n, stdout);
		rc = paged < 0 ? -1 : 0;
	}
	strbuf_release(&text);
	arena_free(a);
	return rc;
}
