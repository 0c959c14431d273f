/* brief_settings.c: which file a brief's name stands for, and every file that
 * its settings come from, each standing on the next. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "brief_int.h"
#include "file.h"

static const char *brief_guess(struct arena *a, const struct data_dirs *dirs, const char *name)
{
	struct strs names = data_dirs_briefs(a, dirs);
	return diag_guess(str_c(name), names.v, names.n);
}

/* The brief.ini that name stands for: the file, a folder, or a brief's name. */
int brief_ini(struct arena *a, const struct data_dirs *dirs, const char *name, struct place at, const char **out, struct diag *d)
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
	return brief_ini(a, dirs, name, at, ini, d);
}

/* The brief.ini that 'base' of c, which is ini, names; NULL: none. */
static int next_base(const struct brief_loader *l, const struct config *c, const char *ini, const char **out)
{
	const char *name = brief_text(c, "brief", "base");
	*out = NULL;
	if (!name)
		return 0;
	if (strchr(name, '/'))
		name = file_tidy(l->a, file_join(l->a, file_dir(l->a, ini), name));
	return brief_ini(l->a, l->dirs, name, config_place(c, "brief", "base"), out, l->d);
}

/* Is ini one of the inis already?  Then the bases lead round in a circle. */
static int check_circle(const struct brief_loader *l, const struct config *last, const struct config *const *chain, const char *ini)
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
static int load_chain(struct brief_loader *l, const char *ini, struct config **last)
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
static int take_profile(const struct brief_loader *l, const struct config *site, const struct config *const *files, size_t n)
{
	const char *name = l->dirs->profile;
	VEC(const char *) known = { 0 };
	struct config_list of_site = config_sections(l->a, site, "profile *"), own = config_sections(l->a, l->c, "profile *");
	int rc = config_take_profile(l->c, site, name, l->d);
	while (n-- > 0)
		rc |= config_take_profile(l->c, files[n], name, l->d);
	for (size_t i = 0; i < of_site.n; i++)
		*vec_push(l->a, &known) = of_site.v[i];
	for (size_t i = 0; i < own.n; i++)
		*vec_push(l->a, &known) = own.v[i];
	if (strs_contain(&(struct strs){ known.v, known.n }, name))
		return rc;
	const char *guess = diag_guess(str_c(name), known.v, known.n);
	struct place at = { .file = l->b->inis.v[0] };
	return guess ? diag_error(l->d, EX_CONFIG, at, "there is no [profile %s]; did you mean [profile %s]?", name, guess)
		     : diag_error(l->d, EX_CONFIG, at, "there is no [profile %s], here or in config.ini", name);
}

/* The settings in their order: shipped, the site's, the bases', the brief's, the profile's, --set. */
static int load_settings(struct brief_loader *l, const char *ini, const char *const *sets, size_t n_sets)
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
	struct brief_loader l = { .a = a, .dirs = dirs, .b = out, .d = d };
	if (brief_find(a, dirs, name, &ini, d) < 0)
		return -1;
	int rc = load_settings(&l, ini, sets, n_sets);
	out->config = l.c;
	out->dir = file_dir(a, ini);
	return rc;
}
