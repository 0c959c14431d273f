/* run.h: the whole data flow, one call a stage (src/run/pipeline.c). */
#ifndef DIPTYCH_RUN_H
#define DIPTYCH_RUN_H

#include "brief.h"

struct options {
	const char *config;         /* --config */
	const char *fail_on;        /* --fail-on: "warn", or NULL */
	bool quiet, verbose;        /* --quiet, --verbose */
	bool help, version, table;  /* --help, --version; help --table */
	bool as_is;                 /* stdout is for programs, or laid out already (term_open) */
	const char *brief;          /* name, folder or brief.ini */
	const char *sources;        /* --sources */
	const char *out;            /* -o */
	const char *dir;            /* --dir: an earlier build's folder */
	bool dry_run, json;         /* --dry-run, --json */
	const char *wait;           /* --wait: seconds, "" for ever, or NULL */
	const char *hooks;          /* --hooks: "later", "only", or NULL */
	const char *time;           /* --time: HH:MM, or NULL */
	bool user, system;          /* --user, --system */
	bool print, install, remove; /* --print, --install, --remove */
	bool trace;                 /* --trace */
	bool chrome;                /* --explain-chrome */
	const char *date;           /* --date, or NULL */
	const char *title, *template; /* --title, --template */
	const char *publisher, *url, *party; /* --publisher, --url, --party */
	const char *format;         /* --format */
	bool force;                 /* --force */
	const char *since;          /* --since: an edition, or NULL */
	bool show;                  /* --show */
	const char *const *sets;    /* --set */
	size_t n_sets;
	const char *who, *why;      /* --who, --why */
	bool undo;                  /* --undo */
	const char *profile;        /* --profile, or NULL */
	const char *key;            /* --key: "section.key", or NULL */
	bool keys, all;             /* --keys, --all */
	const char *const *args;    /* FILE… */
	size_t n_args;
	struct { const char *label, *value; } *sides; /* --side LABEL=VALUE */
	size_t n_sides;
};

/* data_dirs_find with what the options say of settings. */
int options_dirs(struct arena *a, const struct options *o, struct data_dirs *out, struct diag *d);

/* The commands.  0, or -1 with d set; a batch goes on after a bad file. */
int run_build(const struct options *o, struct diag *d);
int run_extract(const struct options *o, struct diag *d);
int run_compare(const struct options *o, struct diag *d);
int run_render(const struct options *o, struct diag *d);
int run_why(const struct options *o, struct diag *d);
int run_fonts(const struct options *o, struct diag *d);
int run_init(const struct options *o, struct diag *d);
int run_add(const struct options *o, struct diag *d);
int run_show(const struct options *o, struct diag *d);
int run_export(const struct options *o, struct diag *d);
int run_search(const struct options *o, struct diag *d);
int run_doctor(const struct options *o, struct diag *d);
int run_watch(const struct options *o, struct diag *d);
int run_diff(const struct options *o, struct diag *d);
int run_read(const struct options *o, struct diag *d);
int run_check(const struct options *o, struct diag *d);
int run_fix(const struct options *o, struct diag *d);
int run_config(const struct options *o, struct diag *d);
int run_nightly(const struct options *o, struct diag *d); /* src/nightly/ */
int run_archive(const struct options *o, struct diag *d); /* src/site/ */
int run_schedule(const struct options *o, struct diag *d); /* src/schedule/ */

/* Run work in a child process: start, do something else, then finish, which
 * reads what it wrote: its bytes come back in out, its messages in d.  A child
 * that dies or runs out of its limits is an error (EX_SOFTWARE, EX_NOMEM) that
 * says how; it dies with its parent. */
struct child {
	int fd;
	long pid;
	long long deadline_ms; /* of the monotonic clock, or 0 */
	const struct child_limits *limits;
	bool died;             /* after finish: before its work was done */
	int signal;            /* of which, or 0 */
};
struct child_limits {
	unsigned seconds;    /* by the clock on the wall, or 0 */
	unsigned memory_mib; /* of address space, or 0 */
};
int child_start(struct child *c, int (*work)(void *ctx, struct strbuf *out, struct diag *d), void *ctx,
    const struct child_limits *limits, struct diag *d);
int child_finish(struct child *c, struct strbuf *out, struct diag *d);

#endif
