/* brief.c: brief.ini, its sources and its sides.
 *
 * Whatever is wrong is reported before the first source is read: a night's
 * build should fail on a slip in a file within milliseconds. */
#include "brief.h"

#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "taxonomy.h"
#include "theme.h"

enum { SIDES_MIN = 2, SIDES_MAX = 4 };

struct loader {
	struct arena *a;
	const struct data_dirs *dirs;
	struct config *c; /* brief.ini, on its bases, the site's, and sections.ini */
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
		return at.file ? diag_error(d, EX_NOINPUT, at, "the folder %s has no brief.ini", name)
			       : diag_error(d, EX_NOINPUT, (struct place){ .file = name }, "the folder has no brief.ini");
	else if (strchr(name, '/'))
		*out = name; /* whoever reads it says why it cannot */
	else {
		const char *guess = brief_guess(a, dirs, name);
		struct strs all = data_dirs_briefs(a, dirs);
		return guess ? diag_error(d, EX_NOINPUT, at, "there is no brief '%s'; did you mean '%s'?", name, guess)
			     : diag_error(d, EX_NOINPUT, at, "there is no brief '%s' in %s; there are %s", name, dirs->briefs,
				   all.n ? strs_joined(a, &all) : "none");
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
	if (data_dirs_site(a, dirs, &site, d) < 0)
		return -1;
	*out = config_text(site, "site", "brief");
	*at = config_place(site, "site", "brief");
	return *out && **out ? 0 : diag_error(d, EX_USAGE, (struct place){ .file = dirs->config }, "no brief is named, and [site] has no default 'brief'");
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
	char *corrections = file_join(l->a, b->dir, "corrections.tsv");
	b->corrections = file_exists(corrections) ? corrections : NULL;
}

/* A file of themes/ and a folder of lang/: looked for now, though they are read
 * much later.  What is missing gives way to the default, which is no error more. */
static int take_looks(const struct loader *l)
{
	struct brief *b = l->b;
	struct strs langs = data_dirs_langs(l->a, l->dirs);
	struct place at = config_place(l->c, "brief", "lang");
	b->theme = config_text(l->c, "brief", "theme");
	b->lang = config_text(l->c, "brief", "lang");
	int rc = config_place(l->c, "brief", "theme").file ? theme_check(l->a, l->dirs, b->theme, config_place(l->c, "brief", "theme"), l->d) : 0;
	if (rc < 0)
		b->theme = "standard";
	if (!at.file || strs_contain(&langs, b->lang))
		return rc;
	const char *guess = diag_guess(str_c(b->lang), langs.v, langs.n);
	diag_error(l->d, EX_CONFIG, at, guess ? "there is no language '%s'; did you mean '%s'?" : "there is no language '%s': no folder of lang/ is called so", b->lang, guess);
	b->lang = "en";
	return -1;
}

/* What a path is from: the folder of the file that says it. */
static const char *folder_of(const struct loader *l, struct place at)
{
	return at.line ? file_dir(l->a, at.file) : l->b->dir;
}

/* The folder that 'taxonomy' names: of briefs/taxonomies/, or from the brief's own. */
static int take_taxonomy(const struct loader *l, struct layer *out)
{
	const char *name = text_or_null(l->c, "brief", "taxonomy");
	if (!name)
		return 0;
	const char *all = file_join(l->a, l->dirs->briefs, "taxonomies");
	struct place at = config_place(l->c, "brief", "taxonomy");
	char *shipped = file_join(l->a, all, name), *own = file_join(l->a, folder_of(l, at), name);
	out->dir = !strchr(name, '/') && file_is_dir(shipped) ? shipped : own;
	out->prefix = arena_printf(l->a, "taxonomies/%s/", file_base(name));
	if (file_is_dir(out->dir))
		return 1;
	if (file_exists(out->dir))
		return diag_error(l->d, EX_CONFIG, at, "'%s' is a file; a taxonomy is a folder with taxonomy.tsv, topics.tsv …", name);
	struct strs known = data_dirs_taxonomies(l->a, l->dirs);
	const char *guess = diag_guess(str_c(name), known.v, known.n);
	return guess ? diag_error(l->d, EX_CONFIG, at, "there is no taxonomy '%s'; did you mean '%s'?", name, guess)
		     : diag_error(l->d, EX_CONFIG, at, "there is no taxonomy '%s' in %s or %s", name, all, l->b->dir);
}

static void add_lexicon(const struct loader *l, const char *ini, struct layers *out, struct layer *v)
{
	char *own = file_join(l->a, file_dir(l->a, ini), "lexicon");
	if (file_is_dir(own))
		v[out->n++] = (struct layer){ own, arena_printf(l->a, "%s/lexicon/", brief_name(l->a, ini)) };
}

static int take_layers(const struct loader *l)
{
	const struct layers *below = data_dirs_layers(l->a, l->dirs);
	const struct strs *inis = &l->b->inis;
	struct layer *v = arena_array(l->a, below->n + 1 + inis->n, struct layer);
	struct layers *out = arena_new_of(l->a, struct layers);
	memcpy(v, below->v, below->n * sizeof *v);
	int taken = take_taxonomy(l, &v[below->n]);
	*out = (struct layers){ v, below->n + (taken > 0) };
	for (size_t i = inis->n; i-- > 0;)
		add_lexicon(l, inis->v[i], out, v);
	l->b->data = out;
	return taken < 0 ? -1 : 0;
}

/* Ids that the taxonomy does not have would leave the side, or the brief, empty. */
static int check_ids(const struct loader *l, const char *section, const char *key, struct config_list ids, enum tax_set set, const char *what)
{
	struct taxonomy *tax;
	int rc = 0;
	if (!ids.n)
		return 0;
	if (taxonomy_load(l->a, l->b->data, &tax, l->d) < 0)
		return -1;
	const char **known = arena_array(l->a, tax->n[set], const char *);
	for (size_t i = 0; i < tax->n[set]; i++)
		known[i] = tax->v[set][i].id;
	for (size_t i = 0; i < ids.n; i++) {
		if (taxonomy_find(tax, set, ids.v[i]))
			continue;
		struct place at = config_item_place(l->c, section, key, ids.v[i]);
		const char *guess = diag_guess(str_c(ids.v[i]), known, tax->n[set]);
		rc = guess ? diag_error(l->d, EX_CONFIG, at, "unknown %s '%s'; did you mean '%s'?", what, ids.v[i], guess)
			   : diag_error(l->d, EX_CONFIG, at, "unknown %s '%s'; taxonomy.tsv lists them", what, ids.v[i]);
	}
	return rc;
}

static int take_filter(const struct loader *l)
{
	struct brief_filter *f = &l->b->filter;
	const struct {
		const char *key, *what;
		enum tax_set set;
		struct strs *out;
	} lists[] = {
		{ "topics", "topic", TAX_TOPIC, &f->topics }, { "types", "type of outcome", TAX_TYPE, &f->types },
		{ "status", "status", TAX_STATUS, &f->status }, { "who", NULL, TAX_SETS, &f->who },
	};
	int rc = 0;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct config_list ids = config_list(l->a, l->c, "filter", lists[i].key);
		*lists[i].out = (struct strs){ ids.v, ids.n };
		if (lists[i].what)
			rc |= check_ids(l, "filter", lists[i].key, ids, lists[i].set, lists[i].what);
	}
	f->strength = text_or_null(l->c, "filter", "strength");
	f->from = text_or_null(l->c, "filter", "from");
	f->to = text_or_null(l->c, "filter", "to");
	if (f->from && f->to && strcmp(f->from, f->to) > 0)
		rc = diag_error(l->d, EX_CONFIG, config_place(l->c, "filter", "to"), "[filter] ends on %s, before it starts on %s", f->to, f->from);
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
	if (!out->from && !out->to && !kinds.n)
		return diag_error(l->d, EX_CONFIG, config_section_place(l->c, section), "[%s] would take every meeting: it has no 'from', no 'to' and no 'kinds'", section);
	if (out->from && out->to && strcmp(out->from, out->to) > 0)
		return diag_error(l->d, EX_CONFIG, config_place(l->c, section, "to"), "[%s] ends on %s, before it starts on %s", section, out->to, out->from);
	return check_ids(l, section, "kinds", kinds, TAX_KIND, "kind of meeting");
}

static bool have_kind_in_common(const struct strs *a, const struct strs *b)
{
	bool common = !a->n || !b->n;
	for (size_t i = 0; i < a->n; i++)
		common |= strs_contain(b, a->v[i]);
	return common;
}

/* A meeting stands on one side: the first that takes it, which nobody meant. */
static int check_overlap(const struct loader *l, const struct brief_side *a, const struct brief_side *b)
{
	const char *from = !a->from || (b->from && strcmp(b->from, a->from) > 0) ? b->from : a->from;
	const char *to = !a->to || (b->to && strcmp(b->to, a->to) < 0) ? b->to : a->to;
	if ((from && to && strcmp(from, to) > 0) || !have_kind_in_common(&a->meetings, &b->meetings))
		return 0;
	const char *section = arena_printf(l->a, "side %s", b->label);
	struct place at = config_place(l->c, section, b->from && from == b->from ? "from" : "to");
	if (!at.file)
		at = config_section_place(l->c, section);
	return diag_error(l->d, EX_CONFIG, at, "[side %s] and [side %s] overlap: both take meetings%s%s%s%s", a->label, b->label,
	    from ? " from " : "", from ? from : "", to ? " to " : "", to ? to : "");
}

static struct place last_side(const struct loader *l, struct config_list labels)
{
	return labels.n ? config_section_place(l->c, arena_printf(l->a, "side %s", labels.v[labels.n - 1])) : (struct place){ .file = l->b->inis.v[0] };
}

static int take_sides(const struct loader *l)
{
	struct config_list labels = config_sections(l->a, l->c, "side *");
	if (labels.n < SIDES_MIN || labels.n > SIDES_MAX)
		return diag_error(l->d, EX_CONFIG, last_side(l, labels),
		    "a brief has from %d to %d sections [side LABEL], this one %zu", SIDES_MIN, SIDES_MAX, labels.n);
	l->b->sides = arena_array(l->a, labels.n, struct brief_side);
	l->b->n_sides = labels.n;
	int rc = 0;
	for (size_t i = 0; i < labels.n; i++)
		if (take_side(l, labels.v[i], &l->b->sides[i]) < 0)
			rc = -1;
	for (size_t i = 0; rc == 0 && i < labels.n; i++)
		for (size_t k = 0; k < i; k++)
			rc |= check_overlap(l, &l->b->sides[k], &l->b->sides[i]);
	return rc;
}

/* A section that is set up and never printed is likely a slip; in a base it is
 * there for another of the family. */
static void check_idle(const struct loader *l, struct config_list ids)
{
	struct config_list set_up = config_sections(l->a, l->c, "section *");
	for (size_t i = 0; i < set_up.n; i++) {
		const char *section = arena_printf(l->a, "section %s", set_up.v[i]);
		struct place at = config_section_place(l->c, section);
		if (!list_has(ids, set_up.v[i]) && config_bool(l->c, section, "on") && at.file && strcmp(at.file, l->b->inis.v[0]) == 0)
			diag_warn(l->d, at, "[%s] is not printed: '%s' is not in the list 'sections' of [brief]", section, set_up.v[i]);
	}
}

static int unknown_section(const struct loader *l, const char *id, struct place at)
{
	struct config_list all = config_sections(l->a, l->c, "section *");
	const char **known = arena_array(l->a, all.n, const char *);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (strcmp(all.v[i], id) != 0)
			known[n++] = all.v[i];
	const char *guess = diag_guess(str_c(id), known, n);
	return guess ? diag_error(l->d, EX_CONFIG, at, "unknown section '%s'; did you mean '%s'?", id, guess)
		     : diag_error(l->d, EX_CONFIG, at, "unknown section '%s'; a section of your own needs a [section %s] with 'kind'", id, id);
}

/* Every section is shipped, or says what kind it is; shipped ones do, too. */
static int check_sections(const struct loader *l, struct config_list ids)
{
	struct config_list all = config_sections(l->a, l->c, "section *");
	int rc = 0;
	for (size_t i = 0; i < all.n; i++) {
		const char *section = arena_printf(l->a, "section %s", all.v[i]);
		if (!config_text(l->c, section, "kind"))
			rc = unknown_section(l, all.v[i], config_section_place(l->c, section));
	}
	for (size_t i = 0; i < ids.n; i++)
		if (!list_has(all, ids.v[i]))
			rc = unknown_section(l, ids.v[i], config_item_place(l->c, "brief", "sections", ids.v[i]));
	return rc;
}

/* Those that are unknown are left out: the others can still be checked. */
static int take_sections(const struct loader *l)
{
	struct config_list ids = config_list(l->a, l->c, "brief", "sections");
	l->b->sections = arena_array(l->a, ids.n, struct brief_section);
	l->b->n_sections = 0;
	int rc = check_sections(l, ids);
	check_idle(l, ids);
	for (size_t i = 0; i < ids.n; i++) {
		const char *section = arena_printf(l->a, "section %s", ids.v[i]);
		if (!config_text(l->c, section, "kind"))
			continue;
		l->b->sections[l->b->n_sections++] = (struct brief_section){
			.id = ids.v[i], .title = text_or_null(l->c, section, "title"),
			.on = config_bool(l->c, section, "on"), .limit = (int)config_number(l->c, section, "limit"),
			.each = (int)config_number(l->c, section, "each"),
		};
	}
	return rc;
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
		return diag_error(l->d, EX_NOINPUT, at, "there is no file or folder '%s'%s", path, strchr(path, '\\') ? "; '/' parts the folders of a path" : "");
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

static int by_bytes(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* "texts/2017-*.html": what glob(7) finds, in the order of bytes whatever the locale. */
static int take_pattern(const struct loader *l, const char *pattern, struct place at)
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
static const char *default_folder(const struct loader *l, const char *name)
{
	for (size_t i = 0; i < l->b->inis.n; i++) {
		const char *dir = file_dir(l->a, l->b->inis.v[i]);
		if (file_is_dir(file_join(l->a, dir, name)))
			return dir;
	}
	return l->b->dir;
}

static int take_sources(const struct loader *l, const char *sources_dir)
{
	int rc = 0;
	if (sources_dir) {
		rc = take_path(l, sources_dir, NOWHERE);
	} else {
		struct config_list items = config_list(l->a, l->c, "brief", "sources");
		struct place at = config_place(l->c, "brief", "sources");
		const char *folder = at.file || !items.n ? folder_of(l, at) : default_folder(l, items.v[0]);
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
static int absent_source(const struct loader *l, const char *file, bool replaced)
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

/* The brief.ini that 'base' of c, which is ini, names; NULL: none. */
static int next_base(const struct loader *l, const struct config *c, const char *ini, const char **out)
{
	const char *name = text_or_null(c, "brief", "base");
	*out = NULL;
	if (!name)
		return 0;
	if (strchr(name, '/'))
		name = file_tidy(l->a, file_join(l->a, file_dir(l->a, ini), name));
	return find_ini(l->a, l->dirs, name, config_place(c, "brief", "base"), out, l->d);
}

/* Is ini one of the inis already?  Then the bases lead round in a circle. */
static int check_circle(const struct loader *l, const struct config *last, const struct config *const *chain, const char *ini)
{
	char real[PATH_MAX], other[PATH_MAX];
	for (size_t i = 0; realpath(ini, real) && i < l->b->inis.n; i++) {
		if (!realpath(l->b->inis.v[i], other) || strcmp(real, other) != 0)
			continue;
		struct place first = config_place(chain[i], "brief", "base");
		return diag_error(l->d, EX_CONFIG, config_place(last, "brief", "base"), "the bases lead round in a circle: %s:%u:%u leads here", first.file, first.line, first.col);
	}
	return 0;
}

/* brief.ini and its bases, each standing on the next. */
static int load_chain(struct loader *l, const char *ini, struct config **last)
{
	enum { BASES_MAX = 8 };
	struct config *chain[BASES_MAX], *below = NULL;
	int rc = 0;
	l->b->inis.v = arena_array(l->a, BASES_MAX, const char *);
	for (; ini; below = *last) {
		if (below && check_circle(l, below, (const struct config *const *)chain, ini) < 0)
			return -1;
		if (l->b->inis.n == BASES_MAX)
			return diag_error(l->d, EX_CONFIG, config_place(below, "brief", "base"), "more than %d briefs stand on one another", BASES_MAX);
		rc |= config_load_partly(l->a, CONFIG_BRIEF, ini, last, l->d);
		chain[l->b->inis.n] = *last;
		l->b->inis.v[l->b->inis.n++] = ini;
		if (next_base(l, *last, ini, &ini) < 0)
			return -1;
	}
	for (size_t i = 0; i + 1 < l->b->inis.n; i++)
		config_stand_on(chain[i], chain[i + 1]);
	l->c = chain[0];
	return rc;
}

/* What config.ini says of every brief. */
static struct config *site_defaults(struct arena *a, const struct config *site)
{
	static const char *const keys[] = { "theme", "lang" };
	struct config *c = config_new(a, CONFIG_BRIEF);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (config_text(site, "site", keys[i]))
			config_give(c, "brief", keys[i], config_text(site, "site", keys[i]), config_place(site, "site", keys[i]));
	return c;
}

/* [profile NAME] of config.ini, of the bases, of the brief: the last holds. */
static int take_profile(const struct loader *l, const struct config *site, const struct config *const *files, size_t n)
{
	const char *name = l->dirs->profile;
	VEC(const char *) known = { 0 };
	struct config_list of_site = config_sections(l->a, site, "profile *"), own = config_sections(l->a, l->c, "profile *");
	int rc = config_take_profile(l->c, site, name, l->d);
	while (n-- > 0)
		rc |= config_take_profile(l->c, files[n], name, l->d);
	if (list_has(of_site, name) || list_has(own, name))
		return rc;
	for (size_t i = 0; i < of_site.n; i++)
		*vec_push(l->a, &known) = of_site.v[i];
	for (size_t i = 0; i < own.n; i++)
		*vec_push(l->a, &known) = own.v[i];
	const char *guess = diag_guess(str_c(name), known.v, known.n);
	struct place at = { .file = l->b->inis.v[0] };
	return guess ? diag_error(l->d, EX_CONFIG, at, "there is no [profile %s]; did you mean [profile %s]?", name, guess)
		     : diag_error(l->d, EX_CONFIG, at, "there is no [profile %s], here or in config.ini", name);
}

/* The settings in their order: shipped, the site's, the bases', the brief's, the profile's, --set. */
static int load_settings(struct loader *l, const char *ini, const char *const *sets, size_t n_sets)
{
	struct config *shipped, *site, *last = NULL, *defaults;
	if (data_dirs_site(l->a, l->dirs, &site, l->d) < 0 ||
	    config_load_shipped(l->a, CONFIG_BRIEF, file_join(l->a, l->dirs->briefs, "sections.ini"), &shipped, l->d) < 0)
		return -1;
	int rc = load_chain(l, ini, &last);
	if (!l->c)
		return -1;
	size_t n = l->b->inis.n, at = 0;
	const struct config **files = arena_array(l->a, n, const struct config *);
	for (const struct config *c = l->c; c; c = config_base(c))
		files[at++] = c;
	defaults = site_defaults(l->a, site);
	config_stand_on(last, defaults);
	config_stand_on(defaults, shipped);
	if (rc < 0)
		return -1;
	rc = l->dirs->profile ? take_profile(l, site, files, n) : 0;
	for (size_t i = 0; i < n_sets; i++)
		if (!config_set_is_of(CONFIG_SITE, sets[i]))
			rc |= config_set(l->c, sets[i], l->d);
	return rc;
}

int brief_settings(struct arena *a, const struct data_dirs *dirs, const char *name, const char *const *sets, size_t n_sets,
    struct brief *out, struct diag *d)
{
	const char *ini = NULL;
	*out = (struct brief){ 0 };
	struct loader l = { .a = a, .dirs = dirs, .b = out, .d = d };
	if (brief_find(a, dirs, name, &ini, d) < 0)
		return -1;
	int rc = load_settings(&l, ini, sets, n_sets);
	out->config = l.c;
	out->dir = file_dir(a, ini);
	return rc;
}

int brief_data(struct arena *a, const struct data_dirs *dirs, const char *name, struct brief *out, struct diag *d)
{
	if (brief_settings(a, dirs, name, NULL, 0, out, d) < 0)
		return -1;
	const struct loader l = { a, dirs, out->config, out, d };
	return take_layers(&l);
}

/* Lines are wrong: of what the others say, that which no missing line could put
 * right. */
static void check_rest(const struct loader *l, const char *sources_dir)
{
	take_looks(l);
	take_layers(l);
	if ((sources_dir || config_place(l->c, "brief", "sources").file) && take_sources(l, sources_dir) == 0)
		take_metas(l, sources_dir != NULL);
}

int brief_load(struct arena *a, const struct data_dirs *dirs, const char *name, const char *sources_dir,
    const char *const *sets, size_t n_sets, struct brief *out, struct diag *d)
{
	int rc = brief_settings(a, dirs, name, sets, n_sets, out, d);
	if (!out->config)
		return -1;
	const struct loader l = { a, dirs, out->config, out, d };
	if (config_is_partial(out->config)) {
		check_rest(&l, sources_dir);
		return -1;
	}
	take_head(&l);
	rc |= take_looks(&l);
	rc |= take_layers(&l);
	rc |= take_sections(&l);
	struct place head = config_section_place(out->config, "brief");
	if (!out->title)
		rc = diag_error(d, EX_CONFIG, head.file ? head : (struct place){ .file = out->inis.v[0] }, "[brief] has no 'title'");
	rc |= take_filter(&l);
	rc |= take_sides(&l);
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
