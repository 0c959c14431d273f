/* dirs.c: where the data are.  A checkout works from any folder within it, an
 * installed program anywhere. */
#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "brief.h"
#include "file.h"

struct search {
	struct arena *a;
	struct data_dirs *out;
};

/* Take from dir what is still missing: the first hit holds, for each alone. */
static void try_dir(const struct search *s, const char *dir)
{
	char *briefs = file_join(s->a, dir, "briefs"), *fonts = file_join(s->a, dir, "fonts");
	char *config = file_join(s->a, dir, "config.ini"), *lexicon = file_join(s->a, dir, "lexicon");
	if (!s->out->briefs && file_is_dir(briefs))
		s->out->briefs = briefs;
	if (!s->out->fonts && file_is_dir(fonts))
		s->out->fonts = fonts;
	if (!s->out->config && access(config, F_OK) == 0) /* a folder, say: reading it tells what is wrong */
		s->out->config = config;
	if (!s->out->lexicon && file_is_dir(lexicon))
		s->out->lexicon = lexicon;
	const char *const install[] = { file_join(s->a, dir, "src/install"), file_join(s->a, dir, "install") };
	for (size_t i = 0; i < 2; i++)
		if (!s->out->install && file_is_dir(install[i]))
			s->out->install = install[i];
}

/* From path upwards, the directory that holds both briefs/ and fonts/. */
static void try_checkout(const struct search *s, const char *path)
{
	for (char *dir = arena_strz(s->a, str_c(path));; dir = file_dir(s->a, dir)) {
		if (file_is_dir(file_join(s->a, dir, "briefs")) && file_is_dir(file_join(s->a, dir, "fonts"))) {
			try_dir(s, dir);
			return;
		}
		if (strcmp(dir, "/") == 0 || strcmp(dir, ".") == 0)
			return;
	}
}

static void try_xdg(const struct search *s, const char *variable, const char *in_home)
{
	const char *dir = getenv(variable), *home = getenv("HOME");
	/* The specification: a relative path is ignored. */
	if (dir && dir[0] == '/')
		try_dir(s, file_join(s->a, dir, "diptych"));
	else if (home && home[0] == '/')
		try_dir(s, arena_printf(s->a, "%s/%s/diptych", home, in_home));
}

static int take_option(const struct search *s, const char *option, struct diag *d)
{
	if (file_is_dir(option)) {
		try_dir(s, option);
		if (s->out->briefs || s->out->fonts || s->out->config || s->out->lexicon)
			return 0;
		return diag_error(d, EX_NOINPUT, (struct place){ .file = option }, "--config: the folder has neither briefs/ nor fonts/ nor lexicon/ nor config.ini");
	}
	if (!file_exists(option))
		return diag_error(d, EX_NOINPUT, (struct place){ .file = option }, "there is no such configuration file or folder");
	s->out->config = arena_strz(s->a, str_c(option));
	try_dir(s, file_dir(s->a, option));
	return 0;
}

int data_dirs_site(struct arena *a, const struct data_dirs *dirs, struct config **out, struct diag *d)
{
	*out = dirs->site;
	if (dirs->site)
		return 0;
	if (dirs->config)
		return config_load(a, CONFIG_SITE, dirs->config, out, d);
	*out = config_new(a, CONFIG_SITE);
	return 0;
}

/* config.ini may name other folders. */
static int take_site(const struct search *s, const char *const *sets, size_t n_sets, struct diag *d)
{
	struct config *c;
	int rc = 0;
	if (data_dirs_site(s->a, s->out, &c, d) < 0)
		return -1;
	if (s->out->profile)
		rc |= config_take_profile(c, c, s->out->profile, d);
	for (size_t i = 0; i < n_sets; i++)
		if (config_set_is_of(CONFIG_SITE, sets[i]))
			rc |= config_set(c, sets[i], d);
	const struct { const char *name, **dir; } paths[] = { { "briefs", &s->out->briefs }, { "fonts", &s->out->fonts }, { "lexicon", &s->out->lexicon } };
	const char *from = s->out->config ? file_dir(s->a, s->out->config) : ".";
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const char *value = config_text(c, "site", paths[i].name);
		if (!value)
			continue;
		char *dir = file_from(s->a, from, value);
		if (file_is_dir(dir))
			*paths[i].dir = dir;
		else
			rc = diag_error(d, EX_CONFIG, config_place(c, "site", paths[i].name), "'%s' is not a folder", dir);
	}
	s->out->site = c;
	return rc;
}

int data_dirs_find(struct arena *a, const char *option, struct data_dirs *out, struct diag *d)
{
	return data_dirs_find_with(a, option, NULL, NULL, 0, out, d);
}

int data_dirs_find_with(struct arena *a, const char *option, const char *profile, const char *const *sets, size_t n_sets,
    struct data_dirs *out, struct diag *d)
{
	char path[PATH_MAX];
	const char *from = getenv("DIPTYCH_CONFIG");
	*out = (struct data_dirs){ .profile = profile };
	if (!option && from && *from)
		option = from;
	const struct search s = { a, out };
	if (option && take_option(&s, option, d) < 0)
		return -1;
	char *program = NULL;
	if (getcwd(path, sizeof path))
		try_checkout(&s, path);
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n > 0) {
		path[n] = 0;
		program = file_dir(a, path);
		try_checkout(&s, program);
	}
	try_xdg(&s, "XDG_CONFIG_HOME", ".config");
	try_xdg(&s, "XDG_DATA_HOME", ".local/share");
	try_dir(&s, "/etc/diptych");
	/* Where `make install` put the program, wherever that was moved to since. */
	if (program)
		try_dir(&s, arena_printf(a, "%s/share/diptych", file_dir(a, program)));
	try_dir(&s, DATADIR);
	if (take_site(&s, sets, n_sets, d) < 0)
		return -1;
	if (!out->briefs)
		return diag_error(d, EX_NOINPUT, NOWHERE, "the folder briefs/ is not found: run in a checkout, install to %s, or give --config", DATADIR);
	if (!out->fonts)
		return diag_error(d, EX_NOINPUT, NOWHERE, "the folder fonts/ is not found: run in a checkout, install to %s, or give --config", DATADIR);
	return 0;
}

const struct layers *data_dirs_layers(struct arena *a, const struct data_dirs *dirs)
{
	struct layer *v = arena_array(a, 2, struct layer);
	struct layers *out = arena_new_of(a, struct layers);
	v[0] = (struct layer){ dirs->briefs, NULL };
	v[1] = (struct layer){ dirs->lexicon, "site/" };
	*out = (struct layers){ v, dirs->lexicon ? 2 : 1 };
	return out;
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The folders of dir that hold the file, by name. */
static struct strs folders_with(struct arena *a, const char *dir, const char *file)
{
	VEC(const char *) names = { 0 };
	DIR *stream = opendir(dir);
	if (!stream)
		return (struct strs){ 0 };
	for (struct dirent *e; (e = readdir(stream));)
		if (e->d_name[0] != '.' && file_exists(file_join(a, file_join(a, dir, e->d_name), file)))
			*vec_push(a, &names) = arena_strz(a, str_c(e->d_name));
	closedir(stream);
	if (names.n)
		qsort(names.v, names.n, sizeof *names.v, by_name);
	return (struct strs){ names.v, names.n };
}

struct strs data_dirs_briefs(struct arena *a, const struct data_dirs *dirs)
{
	return folders_with(a, dirs->briefs, "brief.ini");
}

struct strs data_dirs_langs(struct arena *a, const struct data_dirs *dirs)
{
	return folders_with(a, file_join(a, dirs->briefs, "lang"), "phrases.tsv");
}

struct strs data_dirs_taxonomies(struct arena *a, const struct data_dirs *dirs)
{
	return folders_with(a, file_join(a, dirs->briefs, "taxonomies"), "taxonomy.tsv");
}
