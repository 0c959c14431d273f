/* documents.c: sources to documents, in a child process.
 *
 * Sources come from the open web.  One that kills its reader, or keeps it
 * longer than the limit, costs the child and is quarantined; the next child
 * goes on with the rest, and what was read is in the stage already.  What became of
 * each source stands in memory that parent and child share, so that it
 * outlives the child. */
#include "nightly_int.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "file.h"
#include "pipeline.h"
#include "progress.h"
#include "utf8.h"

enum { REASON_MAX = 400, DEATHS_MAX = 20 };
enum source_state { SOURCE_WAITS, SOURCE_STARTED, SOURCE_CACHED, SOURCE_EXTRACTED, SOURCE_BAD };

struct source_result {
	enum source_state state;
	unsigned line;
	size_t bytes;
	char sha256[SHA256_HEX]; /* of what was read, which is newer than the fingerprint if the file changed since */
	char reason[REASON_MAX];
};

struct reading_job {
	struct job *j;
	struct source_result *results;
	struct knowledge knowledge;
	bool knows;
	struct progress progress;
};

static void set_reason(struct source_result *r, unsigned line, const char *reason)
{
	r->state = SOURCE_BAD;
	r->line = line;
	snprintf(r->reason, sizeof r->reason, "%s", reason);
}

static int put_document(struct job *j, struct arena *a, const char *file, const struct cached *c, struct diag *d)
{
	const char *dir = arena_printf(a, "%s/documents", j->stage);
	if (disk_write(arena_printf(a, "%s/%s.json", dir, file), c->json, d) < 0)
		return -1;
	return disk_write(arena_printf(a, "%s/%s.txt", dir, file), c->text, d);
}

/* What was said of a source, to be said again when it comes from the cache. */
static struct str notes_of(struct arena *a, const struct diag *d)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < d->msgs.n; i++) {
		const struct diag_msg *m = &d->msgs.v[i];
		if (!strchr(m->text, '\n'))
			strbuf_putf(&b, "%d %u %u %s\n", (int)m->level, m->at.line, m->at.col, m->text);
	}
	struct str notes = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return notes;
}

static void say_notes(struct arena *a, struct str notes, const char *path, struct diag *d)
{
	while (notes.p && notes.n) {
		int level, text = 0;
		struct place at = { .file = path };
		const char *line = arena_strz(a, str_cut(&notes, '\n'));
		if (sscanf(line, "%d %u %u %n", &level, &at.line, &at.col, &text) < 3 || !text)
			continue;
		if (level == DIAG_WARNING)
			diag_warn(d, at, "%s", line + text);
		else
			diag_note(d, at, "%s", line + text);
	}
}

static void quarantine(struct source_result *r, const struct diag *d)
{
	for (size_t i = 0; i < d->msgs.n; i++)
		if (d->msgs.v[i].level == DIAG_ERROR) {
			set_reason(r, d->msgs.v[i].at.line, d->msgs.v[i].text);
			return;
		}
	set_reason(r, 0, "it could not be read");
}

/* The knowledge is loaded when the first source is not in the cache. */
static int learn(struct reading_job *r, struct diag *d)
{
	if (!r->knows && knowledge_load(r->j->arena, r->j->brief.data, &r->knowledge, d) < 0)
		return -1;
	r->knows = true;
	return 0;
}

static int extract(struct reading_job *r, struct arena *a, size_t i, struct cached *out, struct diag *said)
{
	struct job *j = r->j;
	struct document doc;
	struct strbuf json;
	struct source_result *result = &r->results[i];
	const char *path = j->brief.sources.v[i], *file = file_base(path);
	const struct source_meta *meta = brief_source_meta(&j->brief, file);
	alarm(j->night->settings.limits.seconds); /* its signal ends the child */
	int rc = extract_source(a, path, &r->knowledge, meta, &doc, &json, &out->text, said);
	alarm(0);
	out->json = arena_str(a, strbuf_str(&json));
	strbuf_release(&json);
	if (rc < 0) {
		quarantine(result, said);
		return -1;
	}
	out->notes = notes_of(a, said);
	result->bytes = doc.source.bytes;
	snprintf(result->sha256, sizeof result->sha256, "%s", doc.source.sha256);
	cache_put(a, j->night->where.cache, cache_key(a, j->tools, doc.source.sha256, file, meta), out);
	return 0;
}

static int read_one(struct reading_job *r, struct arena *a, size_t i, struct diag *d)
{
	struct job *j = r->j;
	struct cached c = { 0 };
	struct source_result *result = &r->results[i];
	const char *path = j->brief.sources.v[i], *file = file_base(path);
	if (utf8_check(str_c(file)) != STR_NONE) {
		set_reason(result, 0, "its name is not UTF-8");
		return 0;
	}
	const char *key = cache_key(a, j->tools, j->run.inputs.v[i].sha256, file, brief_source_meta(&j->brief, file));
	result->state = SOURCE_STARTED;
	if (!j->night->options->force && cache_get(a, j->night->where.cache, key, &c)) {
		if (put_document(j, a, file, &c, d) < 0)
			return -1;
		say_notes(a, c.notes, path, d);
		result->state = SOURCE_CACHED;
		return 0;
	}
	struct diag said;
	if (learn(r, d) < 0)
		return -1;
	diag_init(&said);
	int rc = 0;
	if (extract(r, a, i, &c, &said) == 0) {
		rc = put_document(j, a, file, &c, d);
		say_notes(a, c.notes, path, d);
		result->state = SOURCE_EXTRACTED;
	}
	diag_release(&said);
	return rc;
}

static int read_sources(void *ctx, struct strbuf *out, struct diag *d)
{
	struct reading_job *r = ctx;
	size_t n = r->j->brief.sources.n;
	int rc = 0;
	(void)out;
	signal(SIGALRM, SIG_DFL);
	for (size_t i = 0; i < n && rc == 0; i++) {
		if (r->results[i].state != SOURCE_WAITS)
			continue;
		struct arena *a = arena_new();
		progress_step(&r->progress, i);
		rc = read_one(r, a, i, d);
		arena_free(a);
	}
	progress_end(&r->progress);
	return rc;
}

static const char *cause_of_death(struct job *j, const struct child *c, int status)
{
	const struct child_limits *limits = &j->night->settings.limits;
	if (c->signal == SIGALRM)
		return arena_printf(j->arena, "reading it took more than %u s", limits->seconds);
	if (status == EX_NOMEM)
		return arena_printf(j->arena, "reading it needed more than %u MiB", limits->memory_mib);
	return "its reader crashed";
}

/* Blame the source at which the child died; false: it was at none. */
static bool blame(struct reading_job *r, const struct child *c, int status)
{
	for (size_t i = 0; i < r->j->brief.sources.n; i++)
		if (r->results[i].state == SOURCE_STARTED) {
			set_reason(&r->results[i], 0, cause_of_death(r->j, c, status));
			return true;
		}
	return false;
}

/* Messages of a child that did its work, or failed by itself. */
static void pass_on(struct diag *d, const struct diag *said)
{
	for (size_t i = 0; i < said->msgs.n; i++) {
		const struct diag_msg *m = &said->msgs.v[i];
		if (m->level == DIAG_ERROR)
			diag_error(d, said->status, m->at, "%s", m->text);
		else if (m->level == DIAG_WARNING)
			diag_warn(d, m->at, "%s", m->text);
		else
			diag_note(d, m->at, "%s", m->text);
	}
}

/* One child over what is left.  0: all is read; 1: it died of a source; -1. */
static int run_child(struct reading_job *r)
{
	const struct child_limits memory = { .memory_mib = r->j->night->settings.limits.memory_mib };
	struct child child = { 0 };
	struct strbuf unused;
	struct diag said;
	diag_init(&said);
	strbuf_init(&unused);
	int rc = child_start(&child, read_sources, r, &memory, &said);
	if (rc == 0)
		rc = child_finish(&child, &unused, &said);
	if (rc < 0 && child.died && blame(r, &child, said.status))
		rc = 1;
	else
		pass_on(r->j->d, &said);
	strbuf_release(&unused);
	diag_release(&said);
	return rc;
}

static int read_all(struct reading_job *r)
{
	for (int deaths = 0; deaths < DEATHS_MAX; deaths++) {
		int rc = run_child(r);
		if (rc <= 0)
			return rc;
	}
	return diag_error(r->j->d, EX_SOFTWARE, NOWHERE, "%d sources in a row ended their reader; this is no night for a new edition", DEATHS_MAX);
}

static void take_quarantined(struct job *j, const struct run_input *in, const struct source_result *r)
{
	struct run_quarantined *q = vec_push(j->arena, &j->run.quarantined);
	const char *line = r->line ? arena_printf(j->arena, "%u", r->line) : NULL;
	*q = (struct run_quarantined){ in->path, r->line, arena_strz(j->arena, str_c(r->reason)) };
	j->d->warnings++;
	job_tell(j, LOG_WARNING, "quarantined", LOG_FIELDS({ "file", in->path }, { "line", line }), "%s%s%s: not in this edition: %s", in->path,
	    line ? ":" : "", line ? line : "", q->reason);
}

static int take_results(struct job *j, const struct source_result *results)
{
	bool moved = false;
	size_t extracted = 0;
	for (size_t i = 0; i < j->brief.sources.n; i++) {
		const struct source_result *r = &results[i];
		struct run_input *in = &j->run.inputs.v[i];
		if (r->state == SOURCE_BAD)
			take_quarantined(j, in, r);
		else
			j->run.counts.documents++;
		if (r->state != SOURCE_EXTRACTED)
			continue;
		extracted++;
		if (strcmp(in->sha256, r->sha256) == 0)
			continue;
		in->sha256 = arena_strz(j->arena, str_c(r->sha256)); /* it changed since */
		in->bytes = r->bytes;
		moved = true;
	}
	if (moved)
		job_digest(j);
	if (!j->run.counts.documents)
		return diag_error(j->d, EX_DATAERR, (struct place){ .file = j->brief.dir }, "none of its %zu sources could be read", j->brief.sources.n);
	job_tell(j, LOG_INFO, "read", LOG_FIELDS({ "extracted", arena_printf(j->arena, "%zu", extracted) },
	    { "documents", arena_printf(j->arena, "%u", j->run.counts.documents) }),
	    "%u documents, %zu of them extracted anew", j->run.counts.documents, extracted);
	return 0;
}

int job_documents(struct job *j)
{
	long long start = clock_ms();
	size_t size = j->brief.sources.n * sizeof(struct source_result);
	void *shared = mmap(NULL, size ? size : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		return diag_error(j->d, EX_NOMEM, NOWHERE, "no memory for %zu sources: %s", j->brief.sources.n, strerror(errno));
	const struct options *o = j->night->options;
	struct reading_job r = { .j = j, .results = shared, .progress = progress_start(!o->quiet && !o->json, j->brief.sources.n) };
	int rc = read_all(&r);
	progress_end(&r.progress);
	if (rc == 0)
		rc = take_results(j, r.results);
	munmap(shared, size ? size : 1);
	j->run.timings.extract = (unsigned)(clock_ms() - start);
	return rc;
}
