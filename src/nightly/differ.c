/* differ.c: what a new edition has that the one before it had not. */
#include "nightly_int.h"

#include <string.h>

#include "changes.h"
#include "file.h"

static int read_edition(struct job *j, const char *id, struct comparison *out, struct diag *d)
{
	const char *path = edition_file(j->arena, j->shelf, id, "brief.json");
	struct str json;
	return file_read(j->arena, path, FILE_MAX, &json, d) < 0 ? -1 : comparison_from_json(j->arena, path, json, out, d);
}

/* Changes since an edition, or NULL with a warning: a damaged old edition is
 * no reason to go without a new one. */
static const struct changes *since(struct job *j, const char *id, const struct comparison *c, struct diag *d)
{
	struct comparison *was = arena_new_of(j->arena, struct comparison);
	struct changes *out = arena_new_of(j->arena, struct changes);
	struct diag unsaid;
	diag_init(&unsaid);
	int rc = read_edition(j, id, was, &unsaid);
	diag_release(&unsaid);
	if (rc < 0) {
		diag_warn(d, (struct place){ .file = edition_dir(j->arena, j->shelf, id) }, "its brief.json cannot be read: changes since it are not told");
		return NULL;
	}
	changes_find(j->arena, was, c, out);
	out->from.id = id;
	out->to.id = j->run.id;
	return out;
}

static void count(const struct changes *c, struct run_changes *n)
{
	struct change_counts k = changes_count(c);
	*n = (struct run_changes){ .added = k.claims[CHANGE_NEW], .changed = k.claims[CHANGE_CHANGED], .withdrawn = k.claims[CHANGE_WITHDRAWN],
		.moved = k.claims[CHANGE_MOVED], .figures = k.figures, .sources_added = k.sources[SOURCE_ADDED], .sources_gone = k.sources[SOURCE_GONE] };
}

static int write_changes(struct job *j, const struct changes *c, struct diag *d)
{
	struct strbuf json;
	strbuf_init(&json);
	changes_to_json(c, &json);
	int rc = disk_write(file_join(j->arena, j->stage, "changes.json"), strbuf_str(&json), d);
	strbuf_release(&json);
	return rc;
}

int job_compare(struct job *j, struct comparison *c, struct run_changes *n, struct diag *d)
{
	const char *wanted = config_text(j->brief.config, "section changes", "since"), *id = j->last.id;
	const struct changes *last = j->last.id ? since(j, j->last.id, c, d) : NULL;
	if (last) {
		count(last, n);
		if (write_changes(j, last, d) < 0)
			return -1;
	}
	if (wanted && strcmp(wanted, "last") != 0) {
		struct diag unsaid;
		diag_init(&unsaid);
		if (edition_since(j->arena, &j->night->where, j->name, j->run.id, wanted, &id, &unsaid) < 0)
			id = NULL; /* nothing was read yet, or it is no longer kept */
		diag_release(&unsaid);
	}
	c->changes = id && j->last.id && strcmp(id, j->last.id) == 0 ? last : id ? since(j, id, c, d) : NULL;
	return 0;
}

void job_tell_changes(struct job *j)
{
	const char *path = file_join(j->arena, j->stage, "changes.json");
	struct changes c;
	struct str json;
	struct diag unsaid;
	diag_init(&unsaid);
	int rc = file_exists(path) ? file_read(j->arena, path, FILE_MAX, &json, &unsaid) : -1;
	if (rc == 0)
		rc = changes_from_json(j->arena, path, json, &c, &unsaid);
	diag_release(&unsaid);
	if (rc < 0)
		return;
	const char *line = changes_line(j->arena, &c);
	job_tell(j, LOG_INFO, "changes", LOG_FIELDS({ "since", c.from.id }, { "effect", line }), "since %s: %s", c.from.id, line);
	for (size_t i = 0; i < c.sources.n; i++) {
		const struct source_change *s = &c.sources.v[i];
		const char *effect = changes_effect(j->arena, &c, s->file);
		job_tell(j, LOG_INFO, "effect", LOG_FIELDS({ "change", source_change_names[s->change] }, { "file", s->file }, { "effect", effect }),
		    "%s, %s: %s", s->file, source_change_names[s->change], effect);
	}
}
