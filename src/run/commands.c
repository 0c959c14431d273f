/* commands.c: what each verb does, in the words of the pipeline. */
#include "pipeline_int.h"

#include "model.h"

#include <stdio.h>
#include <string.h>

#include "term.h"

/* Outputs bear their sources' base names, so two of one name would be one file. */
static int check_name_is_new(const struct options *o, size_t at, struct diag *d)
{
	const char *name = file_base(o->args[at]);
	for (size_t i = 0; i < at; i++)
		if (strcmp(file_base(o->args[i]), name) == 0)
			return diag_error(d, EX_DATAERR, (struct place){ .file = o->args[at] },
			    "its output would overwrite that of %s, a file of the same name; give them different folders with -o", o->args[i]);
	return 0;
}

static int check_extract(const struct options *o, struct diag *d)
{
	if (o->trace && o->chrome)
		return diag_error(d, EX_USAGE, NOWHERE, "--trace and --explain-chrome exclude each other");
	if ((o->trace || o->chrome) && o->out)
		return diag_error(d, EX_USAGE, NOWHERE, "%s prints and writes no files: it does not go with -o", o->trace ? "--trace" : "--explain-chrome");
	return 0;
}

/* The data of --brief, or of no brief. */
static int data_of(struct arena *a, const struct options *o, const struct data_dirs *dirs, const struct layers **out, struct diag *d)
{
	struct brief b;
	if (o->brief && brief_load(a, dirs, o->brief, NULL, NULL, 0, &b, d) < 0)
		return -1;
	*out = o->brief ? b.data : data_dirs_layers(a, dirs);
	return 0;
}

int run_extract(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	const struct layers *data;
	struct knowledge k;
	int rc = -1;
	if (check_extract(o, d) < 0 || options_dirs(a, o, &dirs, d) < 0 || data_of(a, o, &dirs, &data, d) < 0 ||
	    knowledge_load(a, data, &k, d) < 0)
		goto out;
	rc = 0;
	struct progress progress = progress_start(!o->quiet, o->n_args);
	for (size_t i = 0; i < o->n_args; i++) {
		progress_step(&progress, i);
		/* An arena a document: a batch needs no more memory than its largest file. */
		struct arena *one = arena_new();
		struct document doc;
		struct outputs files = { 0 };
		if (!o->chrome && !o->trace && check_name_is_new(o, i, d) < 0) {
			rc = -1;
			arena_free(one);
			continue;
		}
		if (o->chrome) {
			rc |= trace_chrome(one, o->args[i], &k, stdout, d);
			arena_free(one);
			continue;
		}
		if (extract_file(one, o->args[i], &k, NULL, &doc, o->out ? o->out : ".", &files, d) < 0)
			rc = -1;
		else if (o->trace)
			trace_document(&doc, stdout);
		else if (o->out && strcmp(o->out, "-") == 0) /* the record; its text is for those who keep files */
			fwrite(files.files.v[0].bytes.p, 1, files.files.v[0].bytes.n, stdout);
		else if (outputs_publish(&files, one, d) < 0)
			rc = -1;
		outputs_drop(&files);
		arena_free(one);
	}
	progress_end(&progress);
out:
	arena_free(a);
	return rc;
}

int run_build(const struct options *o, struct diag *d)
{
	if (o->out && strcmp(o->out, "-") == 0)
		return diag_error(d, EX_USAGE, NOWHERE, "build writes many files, and -o wants a folder; export and render write to standard output");
	struct arena *a = arena_new();
	struct data_dirs dirs;
	struct brief_read r = { 0 };
	struct outputs files = { 0 };
	struct strbuf pdf;
	int rc = -1;
	strbuf_init(&pdf);
	if (options_dirs(a, o, &dirs, d) < 0 || brief_read(a, o, &dirs, o->out, &r, &files, d) < 0 ||
	    tell_since(a, o, &dirs, &r.brief, &r.comparison, d) < 0 || render_comparison(a, o, &r.comparison, &r.brief, &dirs, &files, &pdf, d) < 0)
		goto out;
	outputs_add(&files, a, file_join(a, r.dir, "brief.pdf"), &pdf);
	rc = outputs_publish(&files, a, d);
	if (rc == 0) {
		outputs_note_leftovers(&files, a, file_join(a, r.dir, "documents"), d);
		outputs_note_leftovers(&files, a, file_join(a, r.dir, "meetings"), d);
		if (o->verbose)
			fprintf(stderr, "%s: %zu source%s, %zu meeting%s, %zu files\n", r.brief.name, r.n_docs, plural_s(r.n_docs), r.n_meetings,
			    plural_s(r.n_meetings), files.files.n);
		if (!o->quiet)
			printf("%s/brief.pdf\n", r.dir);
	}
out:
	outputs_drop(&files);
	strbuf_release(&pdf);
	arena_free(a);
	return rc;
}

static int read_side(struct arena *a, const char *label, const char *names, struct side *out, struct diag *d)
{
	VEC(struct meeting) meetings = { 0 };
	for (struct str rest = str_c(names); rest.p;) {
		const char *path = arena_strz(a, str_trim(str_cut(&rest, ',')));
		struct str json;
		struct meeting m;
		if (file_read_named(a, path, FILE_MAX, &json, d) < 0 || meeting_from_json(a, path, json, &m, d) < 0)
			return -1;
		*vec_push(a, &meetings) = m;
	}
	*out = (struct side){ .label = label, .meetings = meetings.v, .n_meetings = meetings.n };
	return 0;
}

/* Sides are two or more; a list of files without a file between two commas is a slip. */
static int check_sides(const struct options *o, struct diag *d)
{
	if (o->n_sides < 2)
		return diag_error(d, EX_USAGE, NOWHERE, "two or more --side LABEL=MEETING.json[,…] are needed; see diptych help compare");
	size_t from_stdin = 0;
	for (size_t i = 0; i < o->n_sides; i++) {
		size_t item = 1;
		for (struct str rest = str_c(o->sides[i].value); rest.p; item++) {
			struct str file = str_trim(str_cut(&rest, ','));
			from_stdin += str_is(file, "-");
			if (from_stdin > 1)
				return diag_error(d, EX_USAGE, NOWHERE, "standard input is one file, and '-' stands twice");
			if (!file.n)
				return diag_error(d, EX_USAGE, NOWHERE, "--side '%s=%s': file %zu of the list is empty", o->sides[i].label,
				    o->sides[i].value, item);
		}
	}
	return 0;
}

int run_compare(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	const struct layers *data;
	struct comparison c = { 0 };
	struct strbuf json;
	struct side *sides = arena_array(a, o->n_sides, struct side);
	strbuf_init(&json);
	int rc = check_sides(o, d);
	if (rc == 0)
		rc = options_dirs(a, o, &dirs, d);
	for (size_t i = 0; rc == 0 && i < o->n_sides; i++)
		rc = read_side(a, o->sides[i].label, o->sides[i].value, &sides[i], d);
	if (rc == 0)
		rc = data_of(a, o, &dirs, &data, d);
	if (rc == 0)
		rc = compare_to(a, data, sides, o->n_sides, &c, &json, d);
	if (rc == 0 && o->out && strcmp(o->out, "-") != 0)
		rc = file_write(o->out, strbuf_str(&json), d);
	else if (rc == 0)
		fwrite(json.p, 1, json.n, stdout); /* main checks the stream */
	strbuf_release(&json);
	arena_free(a);
	return rc;
}

int run_render(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new(), *text = arena_new();
	struct data_dirs dirs;
	struct brief b;
	struct comparison c;
	struct strbuf pdf;
	struct str json;
	strbuf_init(&pdf);
	bool to_stdout = strcmp(o->out, "-") == 0;
	int rc = 0;
	if (to_stdout && term_of(stdout).tty)
		rc = diag_error(d, EX_USAGE, NOWHERE, "a terminal cannot show a PDF: name a file with -o, or send it on: diptych render … -o - | lpr");
	if (rc == 0)
		rc = options_dirs(a, o, &dirs, d);
	if (rc == 0)
		rc = brief_load(a, &dirs, o->brief, NULL, o->sets, o->n_sets, &b, d);
	if (rc == 0)
		rc = file_read_named(text, o->args[0], FILE_MAX, &json, d);
	if (rc == 0)
		rc = comparison_from_json(a, o->args[0], json, &c, d);
	arena_free(text);
	if (rc == 0)
		rc = tell_since(a, o, &dirs, &b, &c, d);
	if (rc == 0)
		rc = render_comparison(a, o, &c, &b, &dirs, NULL, &pdf, d);
	if (rc == 0 && to_stdout)
		fwrite(pdf.p, 1, pdf.n, stdout); /* main checks the stream */
	else if (rc == 0)
		rc = file_write(o->out, strbuf_str(&pdf), d);
	strbuf_release(&pdf);
	arena_free(a);
	return rc;
}
