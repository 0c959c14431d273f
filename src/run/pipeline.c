/* pipeline.c: the whole data flow, one call a stage.
 *
 *     files ─ ingest ─ extract ─ fuse ─ place on sides ─ compare ─ compose ─ layout ─ pdf
 *             └─ documents/   └─ meetings/         └─ brief.json         brief.pdf ─┘
 *
 * Outputs are drafted beside their targets and appear together, by
 * rename, once all of them exist (file.h); the PDF is the last. */
#include "pipeline_int.h"

#include <stdlib.h>
#include <string.h>

#include "extract.h"
#include "pdf.h"

int knowledge_load(struct arena *a, const struct layers *data, struct knowledge *k, struct diag *d)
{
	int bad = layers_check(a, data, d);
	bad |= ingest_data_load(a, data, &k->ingest, d);
	bad |= lexicon_load(a, data, &k->lexicon, d);
	return bad ? -1 : 0;
}

int ingest_named(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta, struct source *out, struct diag *d)
{
	struct str bytes;
	if (strcmp(path, "-") != 0)
		return ingest_file(a, path, k->ingest, meta, out, d);
	return file_read_stdin(a, FILE_MAX, &bytes, d) < 0 ? -1 : ingest_bytes(a, "stdin", bytes, k->ingest, meta, out, d);
}

int extract_source(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta,
    struct document *doc, struct strbuf *json, struct str *text, struct diag *d)
{
	struct source *src = arena_new_of(a, struct source);
	strbuf_init(json);
	if (ingest_named(a, path, k, meta, src, d) < 0)
		return -1;
	extract_document(a, src, &k->lexicon, doc);
	document_to_json(doc, json);
	*text = src->text;
	return 0;
}

int extract_file(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta,
    struct document *doc, const char *out_dir, struct outputs *o, struct diag *d)
{
	struct strbuf json, copy;
	struct str text;
	if (extract_source(a, path, k, meta, doc, &json, &text, d) < 0)
		return -1;
	strbuf_init(&copy);
	strbuf_put(&copy, text);
	outputs_add(o, a, arena_printf(a, "%s/%s.json", out_dir, doc->source.file), &json);
	outputs_add(o, a, arena_printf(a, "%s/%s.txt", out_dir, doc->source.file), &copy);
	return 0;
}

static int extract_all(struct arena *a, const struct options *o, const struct brief *b, const struct knowledge *k, const char *out_dir,
    struct document *docs, size_t *n, struct outputs *files, struct diag *d)
{
	int rc = 0;
	const char *dir = file_join(a, out_dir, "documents");
	struct progress progress = progress_start(!o->quiet && !o->json, b->sources.n);
	*n = 0;
	for (size_t i = 0; i < b->sources.n; i++) {
		const char *path = b->sources.v[i];
		progress_step(&progress, i);
		if (extract_file(a, path, k, brief_source_meta(b, file_base(path)), &docs[*n], dir, files, d) == 0)
			(*n)++;
		else
			rc = -1;
	}
	progress_end(&progress);
	if (rc == 0 && *n == 0)
		rc = diag_error(d, EX_NOINPUT, (struct place){ .file = b->dir }, "the brief '%s' has no sources", b->name);
	return rc;
}

static int fuse_documents(struct arena *a, const struct brief *b, const struct document *docs, size_t n,
    const char *out_dir, struct meetings *all, struct outputs *files, struct diag *d)
{
	struct corrections *corrections = NULL;
	if (b->corrections && corrections_load(a, b->corrections, &corrections, d) < 0)
		return -1;
	if (meetings_fuse(a, docs, n, corrections, all, d) < 0)
		return -1;
	for (size_t i = 0; i < all->n; i++) {
		struct strbuf json;
		strbuf_init(&json);
		meeting_to_json(&all->v[i], &json);
		outputs_add(files, a, arena_printf(a, "%s/meetings/%s.json", out_dir, all->v[i].id), &json);
	}
	return 0;
}

int compare_to(struct arena *a, const struct layers *data, struct side *sides, size_t n,
    struct comparison *c, struct strbuf *json, struct diag *d)
{
	struct compare_rules *rules;
	if (compare_rules_load(a, data, &rules, d) < 0 || compare_sides(a, sides, n, rules, c, d) < 0)
		return -1;
	strbuf_init(json);
	comparison_to_json(c, json);
	return 0;
}

int condense_documents(struct arena *a, const struct brief *b, const struct document *docs, size_t n,
    const char *dir, struct comparison *c, size_t *n_meetings, struct outputs *files, struct diag *d)
{
	struct meetings all;
	struct strbuf json;
	struct side *sides = arena_array(a, b->n_sides, struct side);
	if (fuse_documents(a, b, docs, n, dir, &all, files, d) < 0)
		return -1;
	*n_meetings = all.n;
	place_meetings(a, b, &all, sides, c, d);
	if (compare_to(a, b->data, sides, b->n_sides, c, &json, d) < 0)
		return -1;
	outputs_add(files, a, file_join(a, dir, "brief.json"), &json);
	return 0;
}

/* Where builds go: config.ini's 'out', or out/. */
static const char *out_folder(struct arena *a, const struct data_dirs *dirs)
{
	const char *out = dirs->site ? config_text(dirs->site, "site", "out") : NULL;
	return out && *out ? file_from(a, dirs->config ? file_dir(a, dirs->config) : ".", out) : "out";
}

int brief_read(struct arena *a, const struct options *o, const struct data_dirs *dirs, const char *dir, struct brief_read *out,
    struct outputs *files, struct diag *d)
{
	struct knowledge k;
	struct brief *b = &out->brief;
	/* Both are read even if one is bad: all problems in one run. */
	int bad = brief_load(a, dirs, o->brief, o->sources, o->sets, o->n_sets, b, d);
	bad |= knowledge_load(a, b->data ? b->data : data_dirs_layers(a, dirs), &k, d);
	if (bad)
		return -1;
	dir = dir ? dir : file_join(a, out_folder(a, dirs), b->name);
	out->dir = dir;
	out->docs = arena_array(a, b->sources.n, struct document);
	if (extract_all(a, o, b, &k, dir, out->docs, &out->n_docs, files, d) < 0)
		return -1;
	return condense_documents(a, b, out->docs, out->n_docs, dir, &out->comparison, &out->n_meetings, files, d);
}

int print_comparison(struct arena *a, const struct options *options, const struct comparison *c, const struct brief *b,
    const struct data_dirs *dirs, struct strbuf *pdf, struct strbuf *picture, unsigned *pages, struct diag *d)
{
	struct theme theme;
	struct font_plan plan;
	struct layout layout = { 0 };
	const char *date = edition_date(a, options, c, d);
	if (theme_load(a, dirs, b->theme, &theme, d) < 0 || font_plan_load(a, dirs, &plan, d) < 0)
		return -1;
	struct fonts *fonts = fonts_new(a, &plan, d);
	if (!fonts)
		return -1;
	struct measure measure = fonts_measure(fonts);
	int rc = brief_fit(a, c, b, dirs, date, &theme, &measure, &layout, d);
	if (rc == 0 && theme.pages && layout.pages.n > (size_t)theme.pages)
		diag_note(d, NOWHERE, "the theme '%s' wants %d pages; at its shortest this brief has %zu", theme.name, theme.pages, layout.pages.n);
	if (rc == 0 && layout.overfull)
		diag_warn(d, NOWHERE, "%zu lines are longer than their column", layout.overfull);
	if (rc == 0)
		rc = pdf_write(&layout, fonts, pdf, d);
	if (rc == 0 && picture)
		layout_svg(a, &layout, 0, &measure, picture);
	if (pages)
		*pages = (unsigned)layout.pages.n;
	fonts_free(fonts);
	return rc;
}

struct render_job {
	struct arena *arena;
	const struct options *options;
	const struct comparison *comparison;
	const struct brief *brief;
	const struct data_dirs *dirs;
};

/* Runs in the child. */
static int render_work(void *ctx, struct strbuf *out, struct diag *d)
{
	const struct render_job *job = ctx;
	return print_comparison(job->arena, job->options, job->comparison, job->brief, job->dirs, out, NULL, NULL, d);
}

int render_comparison(struct arena *a, const struct options *options, const struct comparison *c, const struct brief *b,
    const struct data_dirs *dirs, struct outputs *o, struct strbuf *pdf, struct diag *d)
{
	struct render_job job = { a, options, c, b, dirs };
	struct child child;
	if (child_start(&child, render_work, &job, NULL, d) < 0)
		return -1;
	/* Disks are slow, and this process has nothing else to do. */
	int drafted = o ? outputs_draft(o, a, d) : 0;
	return child_finish(&child, pdf, d) < 0 ? -1 : drafted;
}
