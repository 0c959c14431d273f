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

void outputs_add(struct outputs *o, struct arena *a, const char *path, struct strbuf *bytes)
{
	*(struct output *)vec_push(a, &o->files) = (struct output){ .path = path, .bytes = arena_str(a, strbuf_str(bytes)) };
	strbuf_release(bytes);
}

int outputs_draft(struct outputs *o, struct arena *a, struct diag *d)
{
	if (!o->batch)
		o->batch = file_batch_new(a);
	for (size_t i = 0; i < o->files.n; i++) {
		struct output *f = &o->files.v[i];
		if (f->drafted)
			continue;
		if (file_mkdirs(file_dir(a, f->path), d) < 0 || file_batch_add(o->batch, f->path, f->bytes, d) < 0)
			return -1;
		f->drafted = true;
	}
	return 0;
}

int outputs_publish(struct outputs *o, struct arena *a, struct diag *d)
{
	return outputs_draft(o, a, d) < 0 ? -1 : file_batch_publish(o->batch, d);
}

void outputs_drop(struct outputs *o)
{
	if (o->batch)
		file_batch_drop(o->batch);
}

void outputs_note_leftovers(const struct outputs *o, struct arena *a, const char *dir, struct diag *d)
{
	struct file_list there;
	if (!file_is_dir(dir) || file_list(a, dir, &there, d) < 0)
		return;
	for (size_t i = 0; i < there.n; i++) {
		bool ours = false;
		for (size_t k = 0; !ours && k < o->files.n; k++)
			ours = strcmp(there.v[i], o->files.v[k].path) == 0;
		if (!ours)
			diag_note(d, (struct place){ .file = there.v[i] }, "left by an earlier build; it is no part of this one");
	}
}

int knowledge_load(struct arena *a, const struct data_dirs *dirs, struct knowledge *k, struct diag *d)
{
	int bad = ingest_data_load(a, dirs->briefs, &k->ingest, d);
	bad |= lexicon_load(a, dirs->briefs, &k->lexicon, d);
	return bad ? -1 : 0;
}

int extract_file(struct arena *a, const char *path, const struct knowledge *k, const struct source_meta *meta,
    struct document *doc, const char *out_dir, struct outputs *o, struct diag *d)
{
	struct source *src = arena_new_of(a, struct source);
	struct strbuf json, text;
	if (ingest_file(a, path, k->ingest, meta, src, d) < 0)
		return -1;
	extract_document(a, src, &k->lexicon, doc);
	strbuf_init(&json);
	strbuf_init(&text);
	document_to_json(doc, &json);
	strbuf_put(&text, src->text);
	outputs_add(o, a, arena_printf(a, "%s/%s.json", out_dir, src->file), &json);
	outputs_add(o, a, arena_printf(a, "%s/%s.txt", out_dir, src->file), &text);
	return 0;
}

/* Compare two ISO dates as far as both go: 2025-11 is within 2025-11-24. */
static int date_cmp(const char *a, const char *b)
{
	size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
	return strncmp(a, b, n);
}

static bool side_takes(const struct brief_side *s, const struct meeting *m)
{
	bool kind = s->meetings.n == 0;
	for (size_t k = 0; m->kind && k < s->meetings.n; k++)
		kind |= strcmp(s->meetings.v[k], m->kind) == 0;
	return kind && (!s->from || date_cmp(m->start, s->from) >= 0) && (!s->to || date_cmp(m->start, s->to) <= 0);
}

static const struct brief_side *side_of(const struct brief *b, const struct meeting *m)
{
	for (size_t i = 0; m->start && i < b->n_sides; i++)
		if (side_takes(&b->sides[i], m))
			return &b->sides[i];
	return NULL;
}

static void leave_unplaced(struct arena *a, const struct meeting *m, struct comparison *c, struct diag *d)
{
	struct unplaced *u = vec_push(a, &c->unplaced);
	u->meeting = m->id;
	u->files = (struct strs){ arena_array(a, m->documents.n, const char *), m->documents.n };
	for (size_t i = 0; i < m->documents.n; i++)
		u->files.v[i] = m->documents.v[i].file;
	u->reason = m->start ? arena_printf(a, "no side's range takes a meeting of %s", m->start) : "its date is not known";
	diag_warn(d, (struct place){ .file = u->files.n ? u->files.v[0] : NULL }, "meeting %s fits no side: %s", m->id, u->reason);
}

void place_meetings(struct arena *a, const struct brief *b, const struct meetings *all, struct side *sides,
    struct comparison *c, struct diag *d)
{
	for (size_t i = 0; i < b->n_sides; i++)
		sides[i] = (struct side){ .label = b->sides[i].label, .meetings = arena_array(a, all->n, struct meeting) };
	for (size_t i = 0; i < all->n; i++) {
		const struct brief_side *s = side_of(b, &all->v[i]);
		if (!s) {
			leave_unplaced(a, &all->v[i], c, d);
			continue;
		}
		struct side *to = &sides[s - b->sides];
		to->meetings[to->n_meetings++] = all->v[i];
	}
}

static const char *newest_source(const struct comparison *c)
{
	const char *best = NULL;
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++) {
			const struct meeting *m = &c->sides[i].meetings[k];
			for (size_t j = 0; j < m->documents.n; j++) {
				const char *date = m->documents.v[j].publication_date;
				if (date && (!best || strcmp(date, best) > 0))
					best = date;
			}
		}
	return best;
}

/* The day of a Unix time, by Hinnant's days-to-civil (2013). */
static const char *civil_date(struct arena *a, long long seconds)
{
	long long z = seconds / 86400 + 719468, era = z / 146097, doe = z - era * 146097;
	long long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	long long month = mp < 10 ? mp + 3 : mp - 9;
	return arena_printf(a, "%04lld-%02lld-%02lld", yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) / 5 + 1);
}

/* --date, SOURCE_DATE_EPOCH, or the newest source's date: never the clock. */
const char *edition_date(struct arena *a, const struct options *o, const struct comparison *c, struct diag *d)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	if (o->date)
		return o->date;
	if (epoch && *epoch) {
		char *end;
		long long seconds = strtoll(epoch, &end, 10);
		if (!*end && seconds >= 0 && seconds < 253402300800) /* up to the year 9999 */
			return civil_date(a, seconds);
		diag_warn(d, NOWHERE, "SOURCE_DATE_EPOCH '%s' is not a number of seconds; it is ignored", epoch);
	}
	return newest_source(c);
}

struct render_job {
	struct arena *arena;
	const struct options *options;
	const struct comparison *comparison;
	const struct brief *brief;
	const struct data_dirs *dirs;
};

/* compose ─ layout ─ pdf; runs in the child. */
static int render_work(void *ctx, struct strbuf *out, struct diag *d)
{
	const struct render_job *job = ctx;
	struct arena *a = job->arena;
	struct theme theme;
	struct font_plan plan;
	struct model model;
	struct layout layout;
	const char *date = edition_date(a, job->options, job->comparison, d);
	if (theme_load(a, job->dirs, job->brief->theme, &theme, d) < 0 || font_plan_load(a, job->dirs, &plan, d) < 0)
		return -1;
	struct brief brief = theme_brief(a, &theme, job->brief);
	if (compose_brief(a, job->comparison, &brief, job->dirs, date, &model, d) < 0)
		return -1;
	struct fonts *fonts = fonts_new(a, &plan, d);
	if (!fonts)
		return -1;
	struct measure measure = fonts_measure(fonts);
	int rc = layout_brief(a, &model, &theme, &measure, &layout, d);
	if (rc == 0 && layout.overfull)
		diag_warn(d, NOWHERE, "%zu lines are longer than their column", layout.overfull);
	if (rc == 0)
		rc = pdf_write(&layout, fonts, out, d);
	fonts_free(fonts);
	return rc;
}

int render_comparison(struct arena *a, const struct options *options, const struct comparison *c, const struct brief *b,
    const struct data_dirs *dirs, struct outputs *o, struct strbuf *pdf, struct diag *d)
{
	struct render_job job = { a, options, c, b, dirs };
	struct child child;
	if (child_start(&child, render_work, &job, d) < 0)
		return -1;
	/* Disks are slow, and this process has nothing else to do. */
	int drafted = o ? outputs_draft(o, a, d) : 0;
	return child_finish(&child, pdf, d) < 0 ? -1 : drafted;
}
