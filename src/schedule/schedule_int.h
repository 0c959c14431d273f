/* schedule_int.h: what a schedule runs, and the files and lines that start it. */
#ifndef DIPTYCH_SCHEDULE_INT_H
#define DIPTYCH_SCHEDULE_INT_H

#include <time.h>

#include "edition.h"
#include "run.h"

/* How `diptych nightly` will be called.  Paths are absolute. */
struct plan {
	struct arena *arena;
	const struct options *options;
	bool system;             /* this machine's, run as the user "diptych"; else this user's own */
	const char *program;
	const char *config;      /* --config, or NULL */
	const char *folder;      /* to run in: the search for data starts there */
	struct strs environment; /* "NAME=value": what decides where data and editions are */
	struct data_dirs dirs;
	struct archive where;
	unsigned memory_mib;     /* of a child of the build */
	unsigned hour, minute;
	struct diag *d;
};
int plan_make(struct plan *p, struct arena *a, const struct options *o, bool system, struct diag *d);
/* The first of the paths that may be within a home, or NULL. */
const char *plan_in_home(const struct plan *p);
#define SYSTEM_USER "diptych"

/* --- files that are ours until somebody edits them (managed.c) ---------------- */

/* The first line of a file, or of a block of a crontab, tells the digest of
 * what follows: whoever edits that has taken it over. */
struct managed {
	const char *path;
	struct str body; /* behind the first line */
};
enum managed_state { MANAGED_ABSENT, MANAGED_SAME, MANAGED_OLD /* as we once wrote it */, MANAGED_EDITED };
/* The first line and the body. */
char *managed_bytes(struct arena *a, struct str body);
/* A text that should be `bytes`, which may be NULL: anything of ours. */
enum managed_state managed_compare(struct str text, const char *bytes);
/* Write or remove the files and say what became of each on standard output;
 * *changed: how many.  One that was edited stops all, unless force is set. */
int managed_install(struct arena *a, const struct managed *files, size_t n, bool force, size_t *changed, struct diag *d);
int managed_remove(struct arena *a, const struct managed *files, size_t n, bool force, size_t *changed, struct diag *d);

/* --- systemd (units.c) --------------------------------------------------------- */

struct units {
	const char *dir;
	VEC(struct managed) files;
};
/* Where units of this user, or of the machine, are. */
const char *units_dir(struct arena *a, bool system, const char *out);
int units_make(struct plan *p, struct units *out);
extern const char timer_name[]; /* "diptych-nightly.timer" */

/* Values for a unit.  word: one word in double quotes; path: the rest of a line
 * that systemd takes whole.  Errors: EX_CONFIG, for what a unit cannot say. */
int unit_put_word(struct strbuf *b, const char *text, struct diag *d);
int unit_put_path(struct strbuf *b, const char *text, struct diag *d);
/* Replace @name@ in a template; a line with an empty value is left out. */
struct filling { const char *name, *value; };
int template_fill(struct strbuf *out, const char *path, struct str template, const struct filling *values, size_t n, struct diag *d);

/* --- cron (cron.c) --------------------------------------------------------------- */

/* The line that runs the build; with user (of /etc/cron.d) or NULL. */
int cron_line(struct plan *p, const char *user, struct strbuf *out);
int cron_do(struct plan *p);
/* The table of this user; empty where there is none. */
int cron_read(struct arena *a, struct str *table, struct diag *d);
/* Our block in a table: [*from, *to) with its marks, [*body, …) behind the first mark; false: none. */
struct cron_block { size_t from, body, end, to; };
bool cron_find(struct str table, struct cron_block *out);
#define CRON_FILE "/etc/cron.d/diptych"
/* "30 2 * * * …": hour and minute. */
bool cron_time(struct str body, unsigned *hour, unsigned *minute);

/* --- time (next.c) ---------------------------------------------------------------- */

/* The next moment after now at which a clock on the wall shows the time of day;
 * of a time that comes twice the first.  Where the clock jumps over it, cron runs
 * when the clock has jumped (catches_up), systemd not before the next day. */
time_t schedule_next(time_t now, unsigned hour, unsigned minute, bool catches_up);
/* The next day, within a year, on which there is no such time; false: none. */
bool schedule_gap(time_t now, unsigned hour, unsigned minute, struct tm *day);

int schedule_status(const struct options *o, struct diag *d);

#endif
