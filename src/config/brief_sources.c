/* brief_sources.c: the files that 'sources' names, and what [source FILE] says of them. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "brief_int.h"
#include "file.h"

static int by_base(const void *x, const void *y)
{
	const char *a = *(const char *const *)x, *b = *(const char *const *)y;
	int c = strcmp(file_base(a), file_base(b));
	return c ? c : strcmp(a, b);
}

/* A folder's files, or the file itself, behind what is there. */
static int take_path(const struct brief_loader *l, const char *path, struct place at)
{
	struct file_list files = { &path, 1 };
	struct strs *all = &l->b->sources;
	if (file_is_dir(path)) {
		if (file_list(l->a, path, &files, l->d) < 0)
			return -1;
		if (!files.n)
			return diag_error(l->d, EX_NOINPUT, at, "the folder %s has no sources", path);
	} else if (!file_exists(path)) {
		return diag_error(l->d, EX_NOINPUT, at, "there is no file or folder '%s'%s", path, strchr(path, '\\') ? "; '/' parts the folders of a path" : "");
	}
	all->v = arena_grow(l->a, all->v, all->n * sizeof *all->v, (all->n + files.n) * sizeof *all->v);
	memcpy(all->v + all->n, files.v, files.n * sizeof *files.v);
	all->n += files.n;
	return 0;
}

/* A document is known by its file's name, so two may not have the same. */
static int check_names(const struct brief_loader *l)
{
	const struct strs *s = &l->b->sources;
	int rc = 0;
	for (size_t i = 1; i < s->n; i++)
		if (strcmp(file_base(s->v[i - 1]), file_base(s->v[i])) == 0)
			rc = diag_error(l->d, EX_CONFIG, (struct place){ .file = s->v[i] }, "another source has the same name: %s", s->v[i - 1]);
	return rc;
}

static int by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* "texts/2017-*.html": what glob(7) finds, in the order of bytes whatever the locale. */
static int take_pattern(const struct brief_loader *l, const char *pattern, struct place at)
{
	glob_t found = { 0 };
	if (strstr(pattern, "**"))
		return diag_error(l->d, EX_CONFIG, at, "'**' is no pattern here: '*' stands for any name of one folder; list the folders");
	int rc = glob(pattern, GLOB_NOSORT, NULL, &found);
	if (rc == GLOB_NOMATCH || (rc == 0 && !found.gl_pathc))
		rc = diag_error(l->d, EX_NOINPUT, at, "no file matches '%s'", pattern);
	else if (rc)
		rc = diag_error(l->d, EX_IOERR, at, "cannot look for '%s'", pattern);
	else
		qsort(found.gl_pathv, found.gl_pathc, sizeof *found.gl_pathv, by_bytes);
	for (size_t i = 0; rc == 0 && i < found.gl_pathc; i++)
		rc = take_path(l, arena_strz(l->a, str_c(found.gl_pathv[i])), at);
	globfree(&found);
	return rc < 0 ? -1 : 0;
}

/* Where no file names the sources, they are in the folder 'sources' of the brief, or of a base. */
static const char *default_folder(const struct brief_loader *l, const char *name)
{
	for (size_t i = 0; i < l->b->inis.n; i++) {
		const char *dir = file_dir(l->a, l->b->inis.v[i]);
		if (file_is_dir(file_join(l->a, dir, name)))
			return dir;
	}
	return l->b->dir;
}

int brief_take_sources(const struct brief_loader *l, const char *sources_dir)
{
	int rc = 0;
	if (sources_dir) {
		rc = take_path(l, sources_dir, NOWHERE);
	} else {
		struct config_list items = config_list(l->a, l->c, "brief", "sources");
		struct place at = config_place(l->c, "brief", "sources");
		const char *folder = at.file || !items.n ? brief_folder(l, at) : default_folder(l, items.v[0]);
		if (!items.n)
			rc = diag_error(l->d, EX_CONFIG, at, "the list 'sources' is empty");
		for (size_t i = 0; i < items.n; i++) {
			at = config_item_place(l->c, "brief", "sources", items.v[i]);
			if (!at.file)
				at.file = l->b->inis.v[0];
			const char *path = file_tidy(l->a, file_from(l->a, folder, items.v[i]));
			rc |= !file_exists(path) && strpbrk(items.v[i], "*?[") ? take_pattern(l, path, at) : take_path(l, path, at);
		}
	}
	if (rc < 0)
		return -1;
	qsort(l->b->sources.v, l->b->sources.n, sizeof *l->b->sources.v, by_base);
	return check_names(l);
}

static bool is_source(const struct brief *b, const char *file)
{
	for (size_t i = 0; i < b->sources.n; i++)
		if (strcmp(file_base(b->sources.v[i]), file) == 0)
			return true;
	return false;
}

/* [source FILE] of a file that is not there: with other sources in place of
 * the brief's own that is to be expected. */
static int absent_source(const struct brief_loader *l, const char *file, bool replaced)
{
	const char *section = arena_printf(l->a, "source %s", file);
	struct place at = config_section_place(l->c, section);
	bool inherited = at.file && strcmp(at.file, l->b->inis.v[0]) != 0;
	if (config_bool(l->c, section, "optional") || inherited)
		return 0;
	if (replaced)
		return diag_note(l->d, at, "[source %s]: no such file among these sources", file);
	const char **names = arena_array(l->a, l->b->sources.n, const char *);
	for (size_t i = 0; i < l->b->sources.n; i++)
		names[i] = file_base(l->b->sources.v[i]);
	const char *guess = diag_guess(str_c(file_base(file)), names, l->b->sources.n);
	return guess ? diag_error(l->d, EX_CONFIG, at, "there is no source '%s'; did you mean '%s'?", file, guess)
		     : diag_error(l->d, EX_CONFIG, at, "there is no source '%s'", file);
}

int brief_take_metas(const struct brief_loader *l, bool replaced)
{
	struct config_list files = config_sections(l->a, l->c, "source *");
	l->b->metas = arena_array(l->a, files.n, struct brief_source);
	l->b->n_metas = files.n;
	int rc = 0;
	for (size_t i = 0; i < files.n; i++) {
		const char *s = arena_printf(l->a, "source %s", files.v[i]);
		l->b->metas[i] = (struct brief_source){ .file = files.v[i], .meta = {
			.publisher = brief_text(l->c, s, "publisher"), .publication_date = brief_text(l->c, s, "date"),
			.title = brief_text(l->c, s, "title"), .url = brief_text(l->c, s, "url"),
			.lang = brief_text(l->c, s, "lang"), .party = brief_text(l->c, s, "party"),
		} };
		if (!is_source(l->b, files.v[i]) && absent_source(l, files.v[i], replaced) < 0)
			rc = -1;
	}
	return rc;
}

const struct source_meta *brief_source_meta(const struct brief *b, const char *file)
{
	for (size_t i = 0; i < b->n_metas; i++)
		if (strcmp(b->metas[i].file, file) == 0)
			return &b->metas[i].meta;
	return NULL;
}
