/* diff.c: `diptych diff` and --since, what changed between two editions. */
#include "changes.h"
#include "edition.h"
#include "pipeline_int.h"
#include "term.h"

#include <stdlib.h>
#include <string.h>

/* The ID of the archived edition that a brief.json lies in, or NULL. */
static const char *id_of(struct arena *a, const char *path)
{
	char *real = realpath(path, NULL);
	const char *dir = real ? file_base(file_dir(a, real)) : "";
	const char *id = edition_is_id(str_c(dir)) ? arena_strz(a, str_c(dir)) : NULL;
	free(real);
	return id;
}

/* The brief.json that a word stands for. */
static int find_edition(struct arena *a, const struct data_dirs *dirs, const char *brief, const char *now, const char *word,
    const char **path, struct diag *d)
{
	struct archive where;
	const char *id;
	if (strcmp(word, "-") == 0) {
		*path = word;
		return 0;
	}
	*path = file_is_dir(word) ? file_join(a, word, "brief.json") : word;
	if (file_exists(*path))
		return 0;
	if (file_is_dir(word))
		return diag_error(d, EX_NOINPUT, (struct place){ .file = word }, "no brief.json lies there; `diptych build -o` and `diptych nightly` write them");
	if (!brief)
		return diag_error(d, EX_NOINPUT, NOWHERE, "there is no file or folder '%s'; an edition's ID or number goes with --brief BRIEF", word);
	if (archive_find(a, dirs, &where, d) < 0 || edition_since(a, &where, brief, now, word, &id, d) < 0)
		return -1;
	*path = edition_file(a, archive_shelf(a, &where, brief), id, "brief.json");
	return 0;
}

int edition_read(struct arena *a, const struct data_dirs *dirs, const char *brief, const char *now, const char *word,
    struct edition_read *out, struct diag *d)
{
	const char *path;
	struct str json;
	if (find_edition(a, dirs, brief, now, word, &path, d) < 0)
		return -1;
	out->id = id_of(a, path);
	return file_read_named(a, path, FILE_MAX, &json, d) < 0 ? -1 : comparison_from_json(a, path, json, &out->comparison, d);
}

int tell_since(struct arena *a, const struct options *o, const struct data_dirs *dirs, const struct brief *b,
    struct comparison *c, struct diag *d)
{
	struct edition_read *was = arena_new_of(a, struct edition_read);
	struct changes *changes = arena_new_of(a, struct changes);
	if (!o->since)
		return 0;
	if (edition_read(a, dirs, b->name, NULL, o->since, was, d) < 0)
		return -1;
	changes_find(a, &was->comparison, c, changes);
	changes->from.id = was->id;
	c->changes = changes;
	return 0;
}

int shelf_name(struct arena *a, const struct data_dirs *dirs, const struct archive *where, const char *word, const char **name, struct diag *d)
{
	const char *ini;
	struct strs shelves = archive_shelves(a, where);
	*name = word;
	if (strs_contain(&shelves, word))
		return 0;
	if (brief_find(a, dirs, word, &ini, d) < 0)
		return -1;
	*name = brief_name(a, ini);
	return 0;
}

static int check_arguments(const struct options *o, struct diag *d)
{
	if (o->n_args == 2 && o->since)
		return diag_error(d, EX_USAGE, NOWHERE, "two editions and --since exclude each other");
	if (o->n_args == 2 || (o->n_args == 0 && o->brief))
		return 0;
	return diag_error(d, EX_USAGE, NOWHERE, o->n_args ? "two editions are compared, and one is named: '%s'; see diptych help diff"
	    : "name two editions, or a brief with --brief; see diptych help diff", o->n_args ? o->args[0] : "");
}

/* The two editions of the command line, earlier first. */
static int read_both(struct arena *a, const struct options *o, struct edition_read v[2], struct diag *d)
{
	struct data_dirs dirs;
	struct archive where;
	const char *brief = NULL;
	if (check_arguments(o, d) < 0 || options_dirs(a, o, &dirs, d) < 0)
		return -1;
	if (o->brief && (archive_find(a, &dirs, &where, d) < 0 || shelf_name(a, &dirs, &where, o->brief, &brief, d) < 0))
		return -1;
	if (o->n_args == 2)
		return edition_read(a, &dirs, brief, NULL, o->args[0], &v[0], d) < 0 ? -1 : edition_read(a, &dirs, brief, NULL, o->args[1], &v[1], d);
	if (edition_read(a, &dirs, brief, NULL, "last", &v[1], d) < 0)
		return -1;
	return edition_read(a, &dirs, brief, v[1].id, o->since ? o->since : "last", &v[0], d);
}

static const char *edition_name(struct arena *a, const struct edition_ref *e)
{
	return e->id ? e->id : e->date ? arena_printf(a, "sources up to %s", e->date) : "an edition without dates";
}

static void tell(struct arena *a, const struct changes *c, bool quiet)
{
	struct terminal t = term_of(stdout);
	struct strbuf text;
	strbuf_init(&text);
	strbuf_putf(&text, "%s to %s: %s\n", edition_name(a, &c->from), edition_name(a, &c->to), changes_line(a, c));
	if (!quiet)
		changes_tell(c, &t, &text);
	fwrite(text.p, 1, text.n, stdout); /* main checks the stream */
	strbuf_release(&text);
}

int run_diff(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct edition_read v[2] = { 0 };
	struct changes c;
	int rc = read_both(a, o, v, d);
	if (rc == 0) {
		changes_find(a, &v[0].comparison, &v[1].comparison, &c);
		c.from.id = v[0].id;
		c.to.id = v[1].id;
	}
	if (rc == 0 && o->json) {
		struct strbuf json;
		strbuf_init(&json);
		changes_to_json(&c, &json);
		fwrite(json.p, 1, json.n, stdout);
		strbuf_release(&json);
	} else if (rc == 0) {
		tell(a, &c, o->quiet);
	}
	arena_free(a);
	return rc;
}
