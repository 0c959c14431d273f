/* check.c: `diptych check`: all that a build reads, and the sections and fonts
 * that it would set; with --json an object a line (briefs/schema/check.schema.json). */
#include "pipeline_int.h"

#include <stdio.h>

#include "theme.h"

/* The object and its line's end; the bytes are taken. */
static void print_object(struct strbuf *b)
{
	strbuf_puts(b, "}\n");
	fwrite(b->p, 1, b->n, stdout); /* main checks the stream */
	strbuf_release(b);
}

static void print_message(const struct diag_msg *m)
{
	struct strbuf b;
	strbuf_init(&b);
	strbuf_putf(&b, "{\"level\":\"%s\"", diag_level_names[m->level]);
	json_member(&b, "file", m->at.file);
	if (m->at.line)
		strbuf_putf(&b, ",\"line\":%u", m->at.line);
	if (m->at.col)
		strbuf_putf(&b, ",\"column\":%u,\"length\":%u", m->at.col, m->at.len);
	json_member(&b, "message", m->text);
	print_object(&b);
}

/* The messages, on standard output and there only, and what was counted. */
static void print_json(const struct brief_read *r, struct diag *d)
{
	struct strbuf b;
	for (size_t i = 0; i < d->msgs.n; i++)
		if (d->msgs.v[i].level >= d->least)
			print_message(&d->msgs.v[i]);
	d->least = DIAG_LEVELS;
	strbuf_init(&b);
	strbuf_putf(&b, "{\"errors\":%zu,\"warnings\":%zu", d->errors, d->warnings);
	json_member(&b, "brief", r->brief.name);
	strbuf_putf(&b, ",\"sources\":%zu,\"meetings\":%zu", r->n_docs, r->n_meetings);
	print_object(&b);
}

int run_check(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	struct brief_read r = { 0 };
	struct theme theme;
	struct font_plan plan;
	struct outputs unused = { 0 };
	if (options_dirs(a, o, &dirs, d) == 0) {
		int rc = brief_read(a, o, &dirs, "", &r, &unused, d);
		font_plan_load(a, &dirs, &plan, d);
		if (r.brief.name) {
			theme_load(a, &dirs, r.brief.theme, &theme, d);
			compose_check(a, &r.brief, &dirs, d);
		}
		if (rc == 0 && !o->json)
			printf("%s: %zu source%s, %zu meeting%s, %zu warning%s\n", r.brief.name, r.n_docs, plural_s(r.n_docs), r.n_meetings,
			    plural_s(r.n_meetings), d->warnings, plural_s(d->warnings));
	}
	if (d->errors && d->status != EX_NOINPUT)
		d->status = EX_PROBLEMS;
	if (o->json)
		print_json(&r, d);
	arena_free(a);
	return d->errors ? -1 : 0;
}
