/* brief.c: brief.ini, its sources and its sides.
 *
 * Whatever is wrong is reported before the first source is read: a night's
 * build should fail on a slip in a file within milliseconds. */
#include "brief.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "taxonomy.h"

enum { SIDES_MIN = 2, SIDES_MAX = 4 };

struct loader {
	struct arena *a;
	const struct data_dirs *dirs;
	struct config *c, *shipped; /* brief.ini, sections.ini */
	struct brief *b;
	struct diag *d;
};

static bool list_has(struct config_list list, const char *s)
{
	for (size_t i = 0; i < list.n; i++)
		if (strcmp(list.v[i], s) == 0)
			return true;
	return false;
}

static const char *brief_guess(struct arena *a, const struct data_dirs *dirs, const char *name)
{
	struct strs names = data_dirs_briefs(a, dirs);
	return diag_guess(str_c(name), names.v, names.n);
}

/* The brief.ini that name stands for: the file, a folder, or a brief's name. */
static int find_ini(struct arena *a, const struct data_dirs *dirs, const char *name, struct place at, const char **out, struct diag *d)
{
	char *known = file_join(a, file_join(a, dirs->briefs, name), "brief.ini");
	char *folder = file_join(a, name, "brief.ini");
	if (!strchr(name, '/') && file_exists(known))
		*out = known;
	else if (file_exists(name))
		*out = name;
	else if (file_exists(folder))
		*out = folder;
	else if (file_is_dir(name))
		return diag_error(d, EX_NOINPUT, (struct place){ .file = name }, "the folder has no brief.ini");
	else {
		const char *guess = brief_guess(a, dirs, name);
		return guess ? diag_error(d, EX_NOINPUT, at, "there is no brief '%s'; did you mean '%s'?", name, guess)
			     : diag_error(d, EX_NOINPUT, at, "there is no brief '%s' in %s", name, dirs->briefs);
	}
	return 0;
}

const char *brief_name(struct arena *a, const char *ini)
{
	char real[PATH_MAX];
	const char *dir = file_dir(a, ini);
	return file_base(realpath(dir, real) ? arena_strz(a, str_c(real)) : dir);
}

static int default_name(struct arena *a, const struct data_dirs *dirs, const char **out, struct place *at, struct diag *d)
{
	struct config *site;
	if (!dirs->config)
		return diag_error(d, EX_USAGE, NOWHERE, "no brief is named, and there is no config.ini with a default");
	if (config_load(a, CONFIG_SITE, dirs->config, &site, d) < 0)
		return -1;
	*out = config_text(site, "site", "brief");
	*at = config_place(site, "site", "brief");
	return *out ? 0 : diag_error(d, EX_USAGE, (struct place){ .file = dirs->config }, "no brief is named, and [site] has no default 'brief'");
}

int brief_find(struct arena *a, const struct data_dirs *dirs, const char *name, const char **ini, struct diag *d)
{
	struct place at = NOWHERE;
	if (!name && default_name(a, dirs, &name, &at, d) < 0)
		return -1;
	return find_ini(a, dirs, name, at, ini, d);
}

static const char *text_or_null(const struct config *c, const char *section, const char *name)
{
	const char *text = config_text(c, section, name);
	return text && *text ? text : NULL;
}

static void take_head(const struct loader *l)
{
	struct brief *b = l->b;
	b->name = brief_name(l->a, file_join(l->a, b->dir, "brief.ini"));
	b->title = text_or_null(l->c, "brief", "title");
	b->subtitle = text_or_null(l->c, "brief", "subtitle");
	b->kicker = text_or_null(l->c, "brief", "kicker");
	b->handling = text_or_null(l->c, "brief", "handling");
	struct config_list distribution = config_list(l->a, l->c, "brief", "distribution");
	b->distribution = (struct strs){ distribution.v, distribution.n };
	b->theme = config_text(l->c, "brief", "theme");
	b->lang = config_text(l->c, "brief", "lang");
	char *corrections = file_join(l->a, b->dir, "corrections.tsv");
	b->corrections = file_exists(corrections) ? corrections : NULL;
}

/* The folder that 'taxonomy' names: of briefs/taxonomies/, or from the brief's own. */
static int take_taxonomy(const struct loader *l, struct layer *out)
{
	const char *name = text_or_null(l->c, "brief", "taxonomy");
	if (!name)
		return 0;
	const char *all = file_join(l->a, l->dirs->briefs, "taxonomies");
	char *shipped = file_join(l->a, all, name), *own = file_join(l->a, l->b->dir, name);
	out->dir = !strchr(name, '/') && file_is_dir(shipped) ? shipped : own;
	out->prefix = arena_printf(l->a, "taxonomies/%s/", file_base(name));
	if (file_is_dir(out->dir))
		return 1;
	struct place at = config_place(l->c, "brief", "taxonomy");
	if (file_exists(out->dir))
		return diag_error(l->d, EX_CONFIG, at, "'%s' is a file; a taxonomy is a folder with taxonomy.tsv, topics.tsv …", name);
	struct strs known = data_dirs_taxonomies(l->a, l->dirs);
	const char *guess = diag_guess(str_c(name), known.v, known.n);
	return guess ? diag_error(l->d, EX_CONFIG, at, "there is no taxonomy '%s'; did you mean '%s'?", name, guess)
		     : diag_error(l->d, EX_CONFIG, at, "there is no taxonomy '%s' in %s or %s", name, all, l->b->dir);
}

static int take_layers(const struct loader *l)
{
	enum { ABOVE = 2 };
	const struct layers *below = data_dirs_layers(l->a, l->dirs);
	struct layer *v = arena_array(l->a, below->n + ABOVE, struct layer);
	struct layers *out = arena_new_of(l->a, struct layers);
	size_t n = below->n;
	memcpy(v, below->v, n * sizeof *v);
	int taken = take_taxonomy(l, &v[n]);
	n += taken > 0;
	char *own = file_join(l->a, l->b->dir, "lexicon");
	if (file_is_dir(own))
		v[n++] = (struct layer){ own, arena_printf(l->a, "%s/lexicon/", l->b->name) };
	*out = (struct layers){ v, n };
	l->b->data = out;
	return taken < 0 ? -1 : 0;
}

/* A kind that no meeting can have would leave the side empty. */
static int check_kinds(const struct loader *l, const char *section, struct config_list kinds)
{
	struct taxonomy *tax;
	int rc = 0;
	if (!kinds.n)
		return 0;
	if (taxonomy_load(l->a, l->b->data, &tax, l->d) < 0)
		return -1;
	const char **known = arena_array(l->a, tax->n[TAX_KIND], const char *);
	for (size_t i = 0; i < tax->n[TAX_KIND]; i++)
		known[i] = tax->v[TAX_KIND][i].id;
	for (size_t i = 0; i < kinds.n; i++) {
		if (taxonomy_find(tax, TAX_KIND, kinds.v[i]))
			continue;
		struct place at = config_place(l->c, section, "kinds");
		const char *guess = diag_guess(str_c(kinds.v[i]), known, tax->n[TAX_KIND]);
		rc = guess ? diag_error(l->d, EX_CONFIG, at, "unknown kind of meeting '%s'; did you mean '%s'?", kinds.v[i], guess)
			   : diag_error(l->d, EX_CONFIG, at, "unknown kind of meeting '%s'; taxonomy.tsv lists them", kinds.v[i]);
	}
	return rc;
}

static int take_side(const struct loader *l, const char *label, struct brief_side *out)
{
	const char *section = arena_printf(l->a, "side %s", label);
	struct config_list kinds = config_list(l->a, l->c, section, "kinds");
	const char *title = text_or_null(l->c, section, "title");
	*out = (struct brief_side){
		.label = label, .title = title ? title : label,
		.from = config_text(l->c, section, "from"), .to = config_text(l->c, section, "to"),
		.meetings = { kinds.v, kinds.n },
	};
	if (out->from && out->to && strcmp(out->from, out->to) > 0)
		return diag_error(l->d, EX_CONFIG, config_place(l->c, section, "to"), "[%s] ends on %s, before it starts on %s", section, out->to, out->from);
	return check_kinds(l, section, kinds);
}

static int take_sides(const struct loader *l)
{
	struct config_list labels = config_sections(l->a, l->c, "side *");
	if (labels.n < SIDES_MIN || labels.n > SIDES_MAX)
		return diag_error(l->d, EX_CONFIG, (struct place){ .file = file_join(l->a, l->b->dir, "brief.ini") },
		    "a brief has from %d to %d sections [side LABEL], this one %zu", SIDES_MIN, SIDES_MAX, labels.n);
	l->b->sides = arena_array(l->a, labels.n, struct brief_side);
	l->b->n_sides = labels.n;
	int rc = 0;
	for (size_t i = 0; i < labels.n; i++)
		if (take_side(l, labels.v[i], &l->b->sides[i]) < 0)
			rc = -1;
	return rc;
}

/* A section that is set up and never printed is likely a slip. */
static void check_idle(const struct loader *l, struct config_list ids)
{
	struct config_list set_up = config_sections(l->a, l->c, "section *");
	for (size_t i = 0; i < set_up.n; i++) {
		const char *section = arena_printf(l->a, "section %s", set_up.v[i]);
		if (!list_has(ids, set_up.v[i]) && config_bool(l->c, section, "on"))
			diag_warn(l->d, config_section_place(l->c, section), "[%s] is not printed: '%s' is not in the list 'sections' of [brief]", section, set_up.v[i]);
	}
}

static int unknown_section(const struct loader *l, const char *id, struct place at)
{
	struct config_list shipped = config_sections(l->a, l->shipped, "section *"), own = config_sections(l->a, l->c, "section *");
	const char **known = arena_array(l->a, shipped.n + own.n, const char *);
	size_t n = 0;
	for (size_t i = 0; i < shipped.n; i++)
		known[n++] = shipped.v[i];
	for (size_t i = 0; i < own.n; i++)
		if (strcmp(own.v[i], id) != 0)
			known[n++] = own.v[i];
	const char *guess = diag_guess(str_c(id), known, n);
	return guess ? diag_error(l->d, EX_CONFIG, at, "unknown section '%s'; did you mean '%s'?", id, guess)
		     : diag_error(l->d, EX_CONFIG, at, "unknown section '%s'; a section of your own needs a [section %s] with 'kind'", id, id);
}

/* Every section is shipped, or says what kind it is. */
static int check_sections(const struct loader *l, struct config_list ids)
{
	struct config_list shipped = config_sections(l->a, l->shipped, "section *"), own = config_sections(l->a, l->c, "section *");
	int rc = 0;
	for (size_t i = 0; i < own.n; i++) {
		const char *section = arena_printf(l->a, "section %s", own.v[i]);
		if (!list_has(shipped, own.v[i]) && !config_text(l->c, section, "kind"))
			rc = unknown_section(l, own.v[i], config_section_place(l->c, section));
	}
	for (size_t i = 0; i < ids.n; i++)
		if (!list_has(shipped, ids.v[i]) && !list_has(own, ids.v[i]))
			rc = unknown_section(l, ids.v[i], config_place(l->c, "brief", "sections"));
	return rc;
}

static int take_sections(const struct loader *l)
{
	struct config_list ids = config_list(l->a, l->c, "brief", "sections");
	l->b->sections = arena_array(l->a, ids.n, struct brief_section);
	l->b->n_sections = ids.n;
	if (check_sections(l, ids) < 0)
		return -1;
	check_idle(l, ids);
	for (size_t i = 0; i < ids.n; i++) {
		const char *section = arena_printf(l->a, "section %s", ids.v[i]);
		l->b->sections[i] = (struct brief_section){
			.id = ids.v[i], .title = text_or_null(l->c, section, "title"),
			.on = config_bool(l->c, section, "on"), .limit = (int)config_number(l->c, section, "limit"),
			.each = (int)config_number(l->c, section, "each"),
		};
	}
	return 0;
}

static int by_base(const void *x, const void *y)
{
	const char *a = *(const char *const *)x, *b = *(const char *const *)y;
	int c = strcmp(file_base(a), file_base(b));
	return c ? c : strcmp(a, b);
}

/* A folder's files, or the file itself, behind what is there. */
static int take_path(const struct loader *l, const char *path, struct place at)
{
	struct file_list files = { &path, 1 };
	struct strs *all = &l->b->sources;
	if (file_is_dir(path)) {
		if (file_list(l->a, path, &files, l->d) < 0)
			return -1;
		if (!files.n)
			return diag_error(l->d, EX_NOINPUT, at, "the folder %s has no sources", path);
	} else if (!file_exists(path)) {
		return diag_error(l->d, EX_NOINPUT, at, "there is no file or folder '%s'", path);
	}
	all->v = arena_grow(l->a, all->v, all->n * sizeof *all->v, (all->n + files.n) * sizeof *all->v);
	memcpy(all->v + all->n, files.v, files.n * sizeof *files.v);
	all->n += files.n;
	return 0;
}

/* A document is known by its file's name, so two may not have the same. */
static int check_names(const struct loader *l)
{
	const struct strs *s = &l->b->sources;
	int rc = 0;
	for (size_t i = 1; i < s->n; i++)
		if (strcmp(file_base(s->v[i - 1]), file_base(s->v[i])) == 0)
			rc = diag_error(l->d, EX_CONFIG, (struct place){ .file = s->v[i] }, "another source has the same name: %s", s->v[i - 1]);
	return rc;
}

static int take_sources(const struct loader *l, const char *sources_dir)
{
	int rc = 0;
	if (sources_dir) {
		rc = take_path(l, sources_dir, NOWHERE);
	} else {
		struct config_list items = config_list(l->a, l->c, "brief", "sources");
		struct place at = config_place(l->c, "brief", "sources");
		if (!at.file)
			at.file = file_join(l->a, l->b->dir, "brief.ini");
		if (!items.n)
			rc = diag_error(l->d, EX_CONFIG, at, "the list 'sources' is empty");
		for (size_t i = 0; i < items.n; i++)
			if (take_path(l, file_join(l->a, l->b->dir, items.v[i]), at) < 0)
				rc = -1;
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
static int absent_source(const struct loader *l, const char *file, bool replaced)
{
	const char *section = arena_printf(l->a, "source %s", file);
	struct place at = config_section_place(l->c, section);
	if (config_bool(l->c, section, "optional"))
		return 0;
	if (replaced)
		return diag_note(l->d, at, "[source %s]: no such file among these sources", file);
	const char **names = arena_array(l->a, l->b->sources.n, const char *);
	for (size_t i = 0; i < l->b->sources.n; i++)
		names[i] = file_base(l->b->sources.v[i]);
	const char *guess = diag_guess(str_c(file), names, l->b->sources.n);
	return guess ? diag_error(l->d, EX_CONFIG, at, "there is no source '%s'; did you mean '%s'?", file, guess)
		     : diag_error(l->d, EX_CONFIG, at, "there is no source '%s'", file);
}

static int take_metas(const struct loader *l, bool replaced)
{
	struct config_list files = config_sections(l->a, l->c, "source *");
	l->b->metas = arena_array(l->a, files.n, struct brief_source);
	l->b->n_metas = files.n;
	int rc = 0;
	for (size_t i = 0; i < files.n; i++) {
		const char *s = arena_printf(l->a, "source %s", files.v[i]);
		l->b->metas[i] = (struct brief_source){ .file = files.v[i], .meta = {
			.publisher = text_or_null(l->c, s, "publisher"), .publication_date = text_or_null(l->c, s, "date"),
			.title = text_or_null(l->c, s, "title"), .url = text_or_null(l->c, s, "url"),
			.lang = text_or_null(l->c, s, "lang"), .party = text_or_null(l->c, s, "party"),
		} };
		if (!is_source(l->b, files.v[i]) && absent_source(l, files.v[i], replaced) < 0)
			rc = -1;
	}
	return rc;
}

int brief_load(struct arena *a, const struct data_dirs *dirs, const char *name, const char *sources_dir,
    const char *const *sets, size_t n_sets, struct brief *out, struct diag *d)
{
	const char *ini = NULL;
	*out = (struct brief){ 0 };
	if (brief_find(a, dirs, name, &ini, d) < 0 || config_load(a, CONFIG_BRIEF, ini, &out->config, d) < 0)
		return -1;
	struct config *shipped;
	int rc = 0;
	if (config_load(a, CONFIG_BRIEF, file_join(a, dirs->briefs, "sections.ini"), &shipped, d) < 0)
		return -1;
	config_stand_on(out->config, shipped);
	for (size_t i = 0; i < n_sets; i++)
		if (config_set(out->config, sets[i], d) < 0)
			rc = -1;
	const struct loader l = { a, dirs, out->config, shipped, out, d };
	out->dir = file_dir(a, ini);
	take_head(&l);
	if (take_layers(&l) < 0)
		rc = -1;
	if (take_sections(&l) < 0)
		rc = -1;
	if (!out->title)
		rc = diag_error(d, EX_CONFIG, (struct place){ .file = ini }, "[brief] has no 'title'");
	if (take_sides(&l) < 0)
		rc = -1;
	if (take_sources(&l, sources_dir) < 0 || take_metas(&l, sources_dir != NULL) < 0)
		rc = -1;
	return rc;
}

const struct source_meta *brief_source_meta(const struct brief *b, const char *file)
{
	for (size_t i = 0; i < b->n_metas; i++)
		if (strcmp(b->metas[i].file, file) == 0)
			return &b->metas[i].meta;
	return NULL;
}
