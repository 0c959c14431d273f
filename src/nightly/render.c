/* render.c: documents to an edition in its stage, in a child process with limits
 * of time and memory. */
#include "nightly_int.h"

#include <string.h>

#include "file.h"
#include "pipeline.h"

static int read_documents(struct job *j, struct document *docs, size_t *n, struct diag *d)
{
	*n = 0;
	for (size_t i = 0; i < j->brief.sources.n; i++) {
		const char *path = arena_printf(j->arena, "%s/documents/%s.json", j->stage, file_base(j->brief.sources.v[i]));
		struct str json;
		if (!file_exists(path)) /* it is quarantined */
			continue;
		if (file_read(j->arena, path, FILE_MAX, &json, d) < 0 || document_from_json(j->arena, path, json, &docs[(*n)++], d) < 0)
			return -1;
	}
	return 0;
}

static void note_unread(struct job *j, struct comparison *c)
{
	for (size_t i = 0; i < j->run.quarantined.n; i++) {
		const struct run_quarantined *q = &j->run.quarantined.v[i];
		*(struct unread *)vec_push(j->arena, &c->unread) = (struct unread){ file_base(q->path), q->line, q->reason };
	}
}

/* What the child tells its parent. */
struct made {
	struct run_counts counts;
	struct run_changes changes;
};

static void count(const struct comparison *c, struct run_counts *n)
{
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++) {
			const struct meeting *m = &c->sides[i].meetings[k];
			n->issues += (unsigned)m->issues.n;
			n->outcomes += (unsigned)m->outcomes.n;
			n->statements += (unsigned)m->statements.n;
		}
}

static int write_outputs(const struct outputs *files, struct str pdf, struct str picture, struct job *j, struct diag *d)
{
	for (size_t i = 0; i < files->files.n; i++)
		if (disk_write(files->files.v[i].path, files->files.v[i].bytes, d) < 0)
			return -1;
	if (disk_write(file_join(j->arena, j->stage, "page-1.svg"), picture, d) < 0)
		return -1;
	return disk_write(file_join(j->arena, j->stage, "brief.pdf"), pdf, d);
}

/* Runs in the child. */
static int render(void *ctx, struct strbuf *out, struct diag *d)
{
	struct job *j = ctx;
	struct made made = { j->run.counts, j->run.changes };
	struct document *docs = arena_array(j->arena, j->brief.sources.n, struct document);
	struct comparison c = { 0 };
	struct outputs files = { 0 };
	struct strbuf pdf, picture;
	size_t n_docs, n_meetings;
	note_unread(j, &c);
	strbuf_init(&pdf);
	strbuf_init(&picture);
	if (read_documents(j, docs, &n_docs, d) < 0 ||
	    condense_documents(j->arena, &j->brief, docs, n_docs, j->stage, &c, &n_meetings, &files, d) < 0 ||
	    job_compare(j, &c, &made.changes, d) < 0 ||
	    print_comparison(j->arena, j->night->options, &c, &j->brief, &j->night->dirs, &pdf, &picture, &made.counts.pages, d) < 0 ||
	    write_outputs(&files, strbuf_str(&pdf), strbuf_str(&picture), j, d) < 0)
		return -1;
	strbuf_release(&pdf);
	strbuf_release(&picture);
	made.counts.meetings = (unsigned)n_meetings;
	count(&c, &made.counts);
	strbuf_put(out, (struct str){ (const char *)&made, sizeof made });
	return 0;
}

int job_render(struct job *j)
{
	long long start = clock_ms();
	struct child child;
	struct strbuf back;
	struct made made;
	strbuf_init(&back);
	int rc = child_start(&child, render, j, &j->night->settings.limits, j->d);
	if (rc == 0)
		rc = child_finish(&child, &back, j->d);
	if (rc == 0 && back.n != sizeof made)
		rc = diag_error(j->d, EX_SOFTWARE, NOWHERE, "the rendering process did not say what it made");
	if (rc == 0) {
		memcpy(&made, back.p, sizeof made);
		j->run.counts = made.counts;
		j->run.changes = made.changes;
		job_tell_changes(j);
	}
	strbuf_release(&back);
	j->run.timings.render = (unsigned)(clock_ms() - start);
	return rc;
}
