/* file.h: whole files in, whole files out.
 *
 * Reading refuses what is not a regular file or is larger than its cap.
 * Writing goes to a temporary file beside the target, is checked at every
 * step (write, fsync, close), and is renamed over the target only when it is
 * whole, so that a reader never meets half a file. */
#ifndef DIPTYCH_FILE_H
#define DIPTYCH_FILE_H

#include <stdbool.h>

#include "arena.h"
#include "diag.h"

enum { FILE_MAX = 64 << 20, CONFIG_MAX = 1 << 20 }; /* bytes */

/* Read path into the arena (a NUL follows the bytes).  Errors: EX_NOINPUT. */
int file_read(struct arena *a, const char *path, size_t max, struct str *out, struct diag *d);
/* Replace path with bytes.  Errors: EX_CANTCREAT, EX_IOERR. */
int file_write(const char *path, struct str bytes, struct diag *d);
/* … by way of a draft of that name, in the same folder: what a call that was cut
 * off left of it, the next one overwrites. */
int file_replace(const char *path, const char *draft, struct str bytes, struct diag *d);
/* Several files that appear together: add writes a draft beside its target and
 * waits until it is safely on disk; publish renames all drafts; drop removes
 * what was not published (so does an exit in between). */
struct file_batch;
struct file_batch *file_batch_new(struct arena *a);
int file_batch_add(struct file_batch *b, const char *path, struct str bytes, struct diag *d);
int file_batch_publish(struct file_batch *b, struct diag *d);
void file_batch_drop(struct file_batch *b);
/* From now on SIGINT, SIGTERM and SIGHUP remove the drafts before they end the
 * process; those that are ignored stay so. */
void file_drop_on_signals(void);
/* Standard input as file_read reads a file. */
int file_read_stdin(struct arena *a, size_t max, struct str *out, struct diag *d);
/* What a command line names: a file, or "-" for standard input. */
int file_read_named(struct arena *a, const char *path, size_t max, struct str *out, struct diag *d);
/* Make dir and its missing parents. */
int file_mkdirs(const char *dir, struct diag *d);
bool file_exists(const char *path); /* a regular file */
bool file_is_dir(const char *path);
/* dir/name, with one slash between; an absolute name stands for itself. */
char *file_join(struct arena *a, const char *dir, const char *name);
/* A path as a person writes it in a file of dir: "~/" is home. */
char *file_from(struct arena *a, const char *dir, const char *written);
const char *file_base(const char *path);            /* behind the last slash */
char *file_dir(struct arena *a, const char *path);  /* before it; "." if none */
/* The same path without "a/../", where no link makes that another one. */
char *file_tidy(struct arena *a, const char *path);
/* The way from folder `from` to `to`, both as realpath gives them. */
char *file_relative(struct arena *a, const char *from, const char *to);

/* A sorted list of the regular files of dir whose names do not start with a
 * dot.  Errors: EX_NOINPUT. */
struct file_list {
	const char **v; /* full paths */
	size_t n;
};
int file_list(struct arena *a, const char *dir, struct file_list *out, struct diag *d);

#endif
