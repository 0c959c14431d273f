/* main.c: a command line to an exit status.  What may stand there: src/cli/. */
#include <time.h>

#include "cli.h"
#include "file.h"
#include "term.h"

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int finish(const struct diag *d, const struct options *o)
{
	diag_print(d, 0, stderr);
	term_flush();
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("diptych: error: cannot write to standard output\n", stderr);
		return d->status ? d->status : EX_IOERR;
	}
	if (d->status)
		return d->status;
	return o->fail_on && d->warnings ? EX_WARNED : 0;
}

int main(int argc, char **argv)
{
	struct diag d;
	struct options options;
	struct arena *a = arena_new();
	int (*run)(const struct options *, struct diag *);
	double start = now_ms();
	diag_init(&d);
	file_drop_on_signals();
	int bad = cli_read(a, argc, argv, &run, &options, &d);
	term_open(options.as_is);
	if (!bad) {
		d.all = options.verbose;
		d.least = options.quiet ? DIAG_ERROR : DIAG_NOTE;
		run(&options, &d);
	}
	int status = finish(&d, &options);
	if (options.verbose)
		fprintf(stderr, "diptych: exit status %d after %.0f ms\n", status, now_ms() - start);
	arena_free(a);
	diag_release(&d);
	return status;
}
