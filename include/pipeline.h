/* pipeline.h: the data flow in pieces, for whoever builds a brief in another way
 * than `diptych build` does: from documents that it has already, in a process
 * of its own, into a folder of its own. */
#ifndef DIPTYCH_PIPELINE_H
#define DIPTYCH_PIPELINE_H

#include "compare.h"
#include "file.h"
#include "lexicon.h"
#include "run.h"

/* Files to publish together, once all of them exist. */
struct output {
	const char *path;
	struct str bytes;
	bool drafted; /* its draft is on disk */
};
struct outputs {
	VEC(struct output) files;
	struct file_batch *batch;
};
/* Take over what bytes holds. */
void outputs_add(struct outputs *o, struct arena *a, const char *path, struct strbuf *bytes);
/* Put drafts of what was added on disk, beside their targets. */
int outputs_draft(struct outputs *o, struct arena *a, struct diag *d);
/* Draft the rest, then let all appear. */
int outputs_publish(struct outputs *o, struct arena *a, struct diag *d);
/* Remove the drafts of what did not appear. */
void outputs_drop(struct outputs *o);
/* Note files of dir that an earlier build left and this one did not write. */
void outputs_note_leftovers(const struct outputs *o, struct arena *a, const char *dir, struct diag *d);

/* Everything that reading a source needs: a brief's own (brief.data), or data_dirs_layers'. */
struct knowledge {
	struct ingest_data *ingest;
	struct lexicon lexicon;
};
/* Errors: EX_NOINPUT, EX_CONFIG. */
int knowledge_load(struct arena *a, const struct layers *data, struct knowledge *k, struct diag *d);

/* ingest ─ extract: the document, its JSON (which the caller releases) and its
 * cleaned text. */
int extract_source(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta,
    struct document *doc, struct strbuf *json, struct str *text, struct diag *d);

/* fuse ─ place ─ compare.  Adds dir/meetings/ and dir/brief.json to files; c's
 * unread sources, which the caller fills, are kept. */
int condense_documents(struct arena *a, const struct brief *b, const struct document *docs, size_t n,
    const char *dir, struct comparison *c, size_t *n_meetings, struct outputs *files, struct diag *d);

/* compose ─ layout ─ pdf, in this process; pages (or NULL) is their number,
 * picture (or NULL) gets page one as SVG. */
int print_comparison(struct arena *a, const struct options *options, const struct comparison *c, const struct brief *b,
    const struct data_dirs *dirs, struct strbuf *pdf, struct strbuf *picture, unsigned *pages, struct diag *d);

#endif
