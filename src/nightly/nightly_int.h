/* nightly_int.h: one brief on its way through the steps of nightly.c. */
#ifndef DIPTYCH_NIGHTLY_INT_H
#define DIPTYCH_NIGHTLY_INT_H

#include <time.h>

#include "compare.h"
#include "edition.h"
#include "hash.h"
#include "run.h"

/* --- the command ----------------------------------------------------------- */

/* [nightly] of config.ini. */
struct settings {
	struct strs briefs;
	unsigned keep_last, keep_daily, keep_weekly;
	const char *on_change, *on_failure, *on_success; /* command lines, or NULL */
	const char *dir;             /* of config.ini: commands are found from there */
	unsigned hook_seconds;
	struct child_limits limits;  /* of reading a source, of rendering a brief */
};

struct memo;

struct night {
	struct arena *arena;
	const struct options *options;
	struct data_dirs dirs;
	struct archive where;
	struct settings settings;
	struct memo *memo;
};
/* Add to d how many errors there were, and the worst, but not the messages: the log has told those. */
void night_count(struct diag *d, const struct diag *told);
int settings_load(struct arena *a, const struct data_dirs *dirs, struct settings *out, struct diag *d);

/* --- one brief -------------------------------------------------------------- */

struct job {
	struct arena *arena;
	struct night *night;
	struct diag *d;         /* of this brief alone */
	size_t told;            /* messages of d that the log has */
	const char *argument;   /* how it was called */
	struct brief brief;
	const char *name, *shelf;
	int lock;               /* file descriptor, or -1 */
	bool locked_out;        /* another run is at it: no failure of the brief */
	bool published;         /* the edition stands, whatever comes after */
	char tools[SHA256_HEX]; /* digest of program and data: what a document depends on besides its source */
	struct manifest run, last;   /* under way; the one that `latest` leads to (id NULL: none) */
	const char *stage;      /* SHELF/.stage-ID */
	long long started_ms;
};

/* Steps, in the order of nightly.c.  0, or -1 with j->d set. */
int job_lock(struct job *j);
int job_sweep(struct job *j);
int job_fingerprint(struct job *j);
void job_read_last(struct job *j);          /* into j->last */
const char *job_reason(struct job *j);      /* why an edition is due, or NULL: nothing changed */
void job_watch(struct job *j);              /* tell which inputs changed */
int job_stage(struct job *j);
int job_documents(struct job *j);
int job_render(struct job *j);
int job_verify(struct job *j);
int job_manifest(struct job *j);
int job_publish(struct job *j);
int job_retain(struct job *j);
void job_unlock(struct job *j);
/* Compare c with the last edition: count into n, write changes.json, and give c
 * the changes that the brief prints; then, in the parent, tell them (differ.c). */
int job_compare(struct job *j, struct comparison *c, struct run_changes *n, struct diag *d);
void job_tell_changes(struct job *j);
/* The digests over all inputs, once those are known. */
void job_digest(struct job *j);
/* Write failed/ID.json; without a shelf there is nowhere to. */
void job_fail(struct job *j);

/* Which of the editions stay (retention.c); latest and read may be NULL. */
bool *retention_keeps(struct arena *a, struct strs ids, const struct settings *s, const char *latest, const char *read);

/* A command line in words, as a shell would split it with quotes and
 * backslashes, and without anything else that a shell does; NULL-terminated.
 * NULL: a quotation mark is not closed. */
char **hook_split(struct arena *a, const char *line);
/* Run the command of "on-change" …, if there is one, or leave it for later. */
int job_hook(struct job *j, const char *event);
/* said: "DIPTYCH_NAME=value", what the command is told. */
int hook_run(struct job *j, const char *event, struct strs said);
/* A note in STATE/hooks/, and the run of all that was left there (later.c). */
int hook_leave(struct job *j, const char *event, struct strs said);
int hooks_run_left(struct night *n, struct diag *d);

/* --- the log (log.c) --------------------------------------------------------- */

enum log_level { LOG_INFO, LOG_WARNING, LOG_ERROR };
struct log_field {
	const char *key, *value; /* a field without value is left out */
};
#define LOG_FIELDS(...) (const struct log_field[]){ __VA_ARGS__, { NULL, NULL } }
#define LOG_PLAIN ((const struct log_field[]){ { NULL, NULL } })
/* One line: for a human on standard error, or with --json on standard output. */
void job_tell(const struct job *j, enum log_level level, const char *event, const struct log_field *fields, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
/* The messages of j->d that were not told yet. */
void job_tell_messages(struct job *j);
/* "\r12 of 1000 …" on a terminal; n 0 wipes it. */

/* --- time (clock.c) ----------------------------------------------------------- */

long long clock_ms(void);                    /* monotonic */
struct timespec clock_now(void);             /* of day */
char *clock_stamp(struct arena *a);          /* RFC 3339, UTC */
char *clock_day(struct arena *a);            /* YYYYMMDD, UTC */

/* --- files (disk.c) ------------------------------------------------------------ */

/* A new file, not yet safe from a power cut; sync_tree makes it so. */
int disk_write(const char *path, struct str bytes, struct diag *d);
int disk_sync(const char *path, struct diag *d); /* a file's or folder's bytes to the disk */
int disk_sync_tree(struct arena *a, const char *dir, struct diag *d);
int disk_remove_tree(struct arena *a, const char *dir, struct diag *d);
int disk_rename(const char *from, const char *to, struct diag *d);
/* A symbolic link that replaces what has its name in one step. */
int disk_link(struct arena *a, const char *to, const char *path, struct diag *d);
/* All regular files below dir, by path; names that start with a dot and what
 * cannot be read are left out. */
struct strs disk_files(struct arena *a, const char *dir);

/* --- digests (digest.c) --------------------------------------------------------- */

struct memo *memo_load(struct arena *a, const char *path);
/* SHA-256 of a file, from the memo where its inode and times are as they were
 * (unless fresh).  Errors: EX_NOINPUT, EX_IOERR. */
int memo_digest(struct memo *m, const char *path, bool fresh, char hex[SHA256_HEX], size_t *bytes, struct diag *d);
/* Write down what was learnt; a failure costs only time. */
void memo_save(struct memo *m);

/* --- documents (cache.c, documents.c) --------------------------------------------- */

/* The name of a document in the cache. */
const char *cache_key(struct arena *a, const char *tools, const char *sha256, const char *file, const struct source_meta *meta);
struct cached {
	struct str json, text;
	struct str notes; /* what was said while it was read, "LEVEL LINE COLUMN TEXT\n" */
};
/* false: there is none, or it is damaged. */
bool cache_get(struct arena *a, const char *cache, const char *key, struct cached *out);
/* A failure costs only time. */
void cache_put(struct arena *a, const char *cache, const char *key, const struct cached *c);
/* Forget what was not used for long. */
void cache_prune(struct arena *a, const char *cache);

#endif
