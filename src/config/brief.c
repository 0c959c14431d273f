/* brief.c: brief.ini: its head, its looks, its data, its sections.
 *
 * Whatever is wrong is reported before the first source is read: a night's
 * build should fail on a slip in a file within milliseconds. */
#include <string.h>

#include "brief_int.h"
#include "file.h"
#include "theme.h"

static bool list_has(struct config_list list, const char *s)
{
	return strs_contain(&(struct strs){ list.v, list.n }, s);
}

const char *brief_text(const struct config *c, const char *section, const char *name)
{
	const char *text = config_text(c, section, name);
	return text && *text ? text : NULL;
}

static void take_head(const struct brief_loader *l)
{
	struct brief *b = l->b;
	b->name = brief_name(l->a, file_join(l->a, b->dir, "brief.ini"));
	b->title = brief_text(l->c, "brief", "title");
	b->subtitle = brief_text(l->c, "brief", "subtitle");
	b->kicker = brief_text(l->c, "brief", "kicker");
	b->handling = brief_text(l->c, "brief", "handling");
	struct config_list distribution = config_list(l->a, l->c, "brief", "distribution");
	b->distribution = (struct strs){ distribution.v, distribution.n };
	char *corrections = file_join(l->a, b->dir, "corrections.tsv");
	b->corrections = file_exists(corrections) ? corrections : NULL;
}

/* A file of themes/ and a folder of lang/: looked for now, though they are read
 * much later.  What is missing gives way to the default, which is no error more. */
static int take_looks(const struct brief_loader *l)
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
const char *brief_folder(const struct brief_loader *l, struct place at)
{
	return at.line ? file_dir(l->a, at.file) : l->b->dir;
}

/* The folder that 'taxonomy' names: of briefs/taxonomies/, or from the brief's own. */
static int take_taxonomy(const struct brief_loader *l, struct layer *out)
{
	const char *name = brief_text(l->c, "brief", "taxonomy");
	if (!name)
		return 0;
	const char *all = file_join(l->a, l->dirs->briefs, "taxonomies");
	struct place at = config_place(l->c, "brief", "taxonomy");
	char *shipped = file_join(l->a, all, name), *own = file_join(l->a, brief_folder(l, at), name);
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

static void add_lexicon(const struct brief_loader *l, const char *ini, struct layers *out, struct layer *v)
{
	char *own = file_join(l->a, file_dir(l->a, ini), "lexicon");
	if (file_is_dir(own))
		v[out->n++] = (struct layer){ own, arena_printf(l->a, "%s/lexicon/", brief_name(l->a, ini)) };
}

static int take_layers(const struct brief_loader *l)
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

/* A section that is set up and never printed is likely a slip; in a base it is
 * there for another of the family. */
static void check_idle(const struct brief_loader *l, struct config_list ids)
{
	struct config_list set_up = config_sections(l->a, l->c, "section *");
	for (size_t i = 0; i < set_up.n; i++) {
		const char *section = arena_printf(l->a, "section %s", set_up.v[i]);
		struct place at = config_section_place(l->c, section);
		if (!list_has(ids, set_up.v[i]) && config_bool(l->c, section, "on") && at.file && strcmp(at.file, l->b->inis.v[0]) == 0)
			diag_warn(l->d, at, "[%s] is not printed: '%s' is not in the list 'sections' of [brief]", section, set_up.v[i]);
	}
}

static int unknown_section(const struct brief_loader *l, const char *id, struct place at)
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
static int check_sections(const struct brief_loader *l, struct config_list ids)
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
static int take_sections(const struct brief_loader *l)
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
			.id = ids.v[i], .title = brief_text(l->c, section, "title"),
			.on = config_bool(l->c, section, "on"), .limit = (int)config_number(l->c, section, "limit"),
			.each = (int)config_number(l->c, section, "each"),
		};
	}
	return rc;
}

int brief_data(struct arena *a, const struct data_dirs *dirs, const char *name, struct brief *out, struct diag *d)
{
	if (brief_settings(a, dirs, name, NULL, 0, out, d) < 0)
		return -1;
	const struct brief_loader l = { a, dirs, out->config, out, d };
	return take_layers(&l);
}

/* Lines are wrong: of what the others say, that which no missing line could put
 * right. */
static void check_rest(const struct brief_loader *l, const char *sources_dir)
{
	take_looks(l);
	take_layers(l);
	if ((sources_dir || config_place(l->c, "brief", "sources").file) && brief_take_sources(l, sources_dir) == 0)
		brief_take_metas(l, sources_dir != NULL);
}

int brief_load(struct arena *a, const struct data_dirs *dirs, const char *name, const char *sources_dir,
    const char *const *sets, size_t n_sets, struct brief *out, struct diag *d)
{
	int rc = brief_settings(a, dirs, name, sets, n_sets, out, d);
	if (!out->config)
		return -1;
	const struct brief_loader l = { a, dirs, out->config, out, d };
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
	rc |= brief_take_filter(&l);
	rc |= brief_take_sides(&l);
	if (brief_take_sources(&l, sources_dir) < 0 || brief_take_metas(&l, sources_dir != NULL) < 0)
		rc = -1;
	return rc;
}
