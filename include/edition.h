/* edition.h: editions on disk, as `diptych nightly` publishes them.
 *
 *     ARCHIVE/
 *       BRIEF/                  the brief's name
 *         .lock                 held while the brief is built
 *         latest -> editions/ID
 *         editions/ID/          whole from the moment that it is there, never changed after
 *           brief.pdf page-1.svg brief.json run.json documents/ meetings/
 *         failed/ID.json        the run.json of a build that failed: it says why
 *         .stage-ID/ .gone-ID/  on their way in or out; swept by the next build
 *     STATE/digests             what is known of files by inode and times
 *     STATE/read/BRIEF          the edition that this user has read
 *     CACHE/documents/KEY       extracted documents
 *
 * An ID is NNNNNN-YYYYMMDD: a running number, higher than any before it even
 * if the clock goes back, and the UTC day on which it was made. */
#ifndef DIPTYCH_EDITION_H
#define DIPTYCH_EDITION_H

#include "brief.h"
#include "codec.h"

enum { EDITION_ID_LENGTH = 15 };

/* Where editions, this user's marks, and what can be made again are: [nightly]
 * archive and state of config.ini, else $XDG_DATA_HOME/diptych/archive,
 * $XDG_STATE_HOME/diptych; $XDG_CACHE_HOME/diptych.  The folders need not
 * exist.  Errors: EX_CONFIG. */
struct archive {
	const char *dir, *state, *cache;
	const char *address; /* that dir is served at, with a slash at its end, or NULL */
};
int archive_find(struct arena *a, const struct data_dirs *dirs, struct archive *out, struct diag *d);
/* ARCHIVE/BRIEF.  What follows calls it the shelf. */
char *archive_shelf(struct arena *a, const struct archive *where, const char *brief);
/* The names of the shelves, of which some may only hold failed builds; sorted. */
struct strs archive_shelves(struct arena *a, const struct archive *where);

/* IDs of the editions of a shelf, or of its failed builds; oldest first. */
struct strs editions_list(struct arena *a, const char *shelf);
struct strs failures_list(struct arena *a, const char *shelf);
/* What `latest` leads to, or NULL. */
const char *edition_latest(struct arena *a, const char *shelf);
/* The edition that a user names: "last" (what `latest` leads to), an ID, its
 * number, or a day (YYYY-MM-DD: the newest of that day or before it).
 * Errors: EX_NOINPUT, with what there is. */
int edition_find(struct arena *a, const char *shelf, const char *word, const char **id, struct diag *d);
/* The edition that a reader wants changes since: "last" (the newest before `now`;
 * NULL: the one that `latest` leads to), "read" (the one marked as read), or as in
 * edition_find.  Errors: EX_NOINPUT. */
int edition_since(struct arena *a, const struct archive *where, const char *brief, const char *now, const char *word,
    const char **id, struct diag *d);
bool edition_is_id(struct str s);
unsigned long edition_number(const char *id);
/* The day at its end, YYYY-MM-DD. */
char *edition_day(struct arena *a, const char *id);
/* SHELF/editions/ID, or a file in it; SHELF/failed/ID.json. */
char *edition_dir(struct arena *a, const char *shelf, const char *id);
char *edition_file(struct arena *a, const char *shelf, const char *id, const char *name);
char *failure_file(struct arena *a, const char *shelf, const char *id);
/* STATE/read/BRIEF: one line, an ID. */
char *read_mark_file(struct arena *a, const struct archive *where, const char *brief);
/* What stands there, or NULL. */
const char *read_mark(struct arena *a, const struct archive *where, const char *brief);

/* --- run.json ------------------------------------------------------------ */

enum input_kind { INPUT_SOURCE, INPUT_CONFIG, INPUT_DATA, INPUT_FONT, INPUT_PROGRAM, INPUT_KINDS };
enum input_state { INPUT_SAME, INPUT_NEW, INPUT_CHANGED, INPUT_STATES };
extern const char *const input_kind_names[INPUT_KINDS], *const input_state_names[INPUT_STATES];

struct run_input { /* a file that can change the output */
	enum input_kind kind;
	const char *path;     /* absolute */
	const char *sha256;
	size_t bytes;
	enum input_state state; /* against the previous edition */
};

struct run_quarantined { /* a source that could not be read; the brief says so */
	const char *path;
	unsigned line;
	const char *reason;
};

struct run_output { /* a file of the edition, but for run.json */
	const char *file;     /* "documents/a.html.json" */
	const char *sha256;
	size_t bytes;
};

struct run_counts {
	unsigned documents, meetings, issues, outcomes, statements, pages;
};

/* Against the previous edition; NAN: not known. */
struct run_changes {
	double added, changed, withdrawn, moved, figures, sources_added, sources_gone;
};

struct run_timings { /* milliseconds */
	unsigned fingerprint, extract, render, verify, total;
};

struct manifest {
	const char *id, *brief, *title;
	bool failed;          /* status */
	const char *started, *finished; /* UTC, RFC 3339 */
	const char *version, *previous, *fingerprint;
	VEC(struct run_input) inputs;
	struct strs gone;     /* paths of the previous edition's inputs that are no more */
	VEC(struct run_quarantined) quarantined;
	VEC(struct run_output) outputs;
	struct run_counts counts;
	struct run_changes changes;
	struct strs warnings;
	struct run_timings timings;
	const char *error;    /* of a failed build */
};
extern const struct record manifest_record;

/* Read a run.json or failed/ID.json.  Errors: EX_NOINPUT, EX_DATAERR. */
int manifest_read(struct arena *a, const char *path, struct manifest *out, struct diag *d);

#endif
