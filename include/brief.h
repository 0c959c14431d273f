/* brief.h: one brief as its brief.ini describes it, and where data is found. */
#ifndef DIPTYCH_BRIEF_H
#define DIPTYCH_BRIEF_H

#include "config.h"
#include "meeting.h"

/* Where things are searched, first hit wins: --config's directory; the
 * checkout (the directory that holds briefs/ and fonts/, found from the
 * working directory upwards, then from the program's own path);
 * $XDG_CONFIG_HOME/diptych, $XDG_DATA_HOME/diptych; /etc/diptych;
 * ../share/diptych from the program's folder; the PREFIX/share/diptych that it
 * was built for.  Each of the four by itself; then config.ini may name others. */
struct data_dirs {
	const char *briefs;  /* holds lang/, lexicon/, themes/, schema/ and the briefs */
	const char *fonts;   /* holds fonts.ini */
	const char *config;  /* path of config.ini, or NULL */
	const char *lexicon; /* the site's data files over the shipped ones, or NULL */
	struct config *site; /* config.ini with the profile and --set; NULL: not read yet */
	const char *profile; /* --profile, or NULL */
	const char *install; /* holds units and hooks to install (src/install/ of the checkout), or NULL */
};
/* config_option is --config; NULL: $DIPTYCH_CONFIG, if that is set.  Errors:
 * EX_NOINPUT where there are no data, EX_CONFIG for what config.ini says. */
int data_dirs_find(struct arena *a, const char *config_option, struct data_dirs *out, struct diag *d);
/* The same with a profile (or NULL) and "section.key=value", of which those of
 * config.ini's sections are taken here and the others by brief_load. */
int data_dirs_find_with(struct arena *a, const char *config_option, const char *profile, const char *const *sets, size_t n_sets,
    struct data_dirs *out, struct diag *d);
/* config.ini as it holds; without the file, its defaults. */
int data_dirs_site(struct arena *a, const struct data_dirs *dirs, struct config **out, struct diag *d);
/* The data of no brief: the shipped ones and the site's. */
const struct layers *data_dirs_layers(struct arena *a, const struct data_dirs *dirs);
/* The names of the briefs in dirs->briefs, sorted. */
struct strs data_dirs_briefs(struct arena *a, const struct data_dirs *dirs);
/* … of the languages that can be printed, and of the taxonomies beside them. */
struct strs data_dirs_langs(struct arena *a, const struct data_dirs *dirs);
struct strs data_dirs_taxonomies(struct arena *a, const struct data_dirs *dirs);

struct brief_side {
	const char *label, *title;
	const char *from, *to;     /* ISO dates, inclusive; NULL is open */
	struct strs meetings;      /* meeting kinds to take, or all */
};

struct brief_source {
	const char *file;          /* name as in [source FILE] */
	struct source_meta meta;
};

struct brief_section {
	const char *id;            /* "glance", "issues", "outcomes" … */
	const char *title;
	bool on;
	int limit, each;           /* at most so many rows; outcomes of a side in an issue; 0: no limit */
};

/* What the whole brief is about; empty lists and NULL leave nothing out. */
struct brief_filter {
	struct strs topics, types, who, status;
	const char *strength;      /* outcomes at least so strong */
	const char *from, *to;     /* days of meetings */
};

struct brief {
	struct strs inis;          /* its brief.ini, and those of the briefs that it stands on */
	const char *name, *dir;    /* "us-china-2017-2025", ".../briefs/us-china-2017-2025" */
	const char *title, *subtitle, *kicker, *handling; /* handling: classification line, or NULL */
	struct strs distribution;  /* who gets it; may be empty */
	const char *lang;
	const struct layers *data; /* shipped, the site's, the taxonomy's, the brief's own */
	const char *theme;
	bool fold;                 /* as the theme says: tables have few and wide columns */
	int outcomes;              /* issue by issue so many in all, the weightiest; 0: all */
	const char *corrections;   /* path, or NULL where the file is absent */
	struct strs sources;       /* files, sorted */
	struct brief_filter filter;
	struct brief_side *sides;
	size_t n_sides;
	struct brief_source *metas;
	size_t n_metas;
	struct brief_section *sections; /* in order */
	size_t n_sections;
	struct config *config;     /* for keys that only one section reads */
};

/* name is a brief's name, a folder, or a brief.ini; NULL takes the site's
 * default.  sources_dir replaces the brief's own sources, or NULL; sets are
 * "section.key=value".  Errors: EX_NOINPUT, EX_CONFIG. */
int brief_load(struct arena *a, const struct data_dirs *dirs, const char *name, const char *sources_dir,
    const char *const *sets, size_t n_sets, struct brief *out, struct diag *d);
/* Its settings alone (out->config), whatever they lead to: out holds no more. */
int brief_settings(struct arena *a, const struct data_dirs *dirs, const char *name, const char *const *sets, size_t n_sets,
    struct brief *out, struct diag *d);
/* … and its data files (out->data), whether it has sources yet or not. */
int brief_data(struct arena *a, const struct data_dirs *dirs, const char *name, struct brief *out, struct diag *d);
/* The brief.ini that name (NULL: the site's default) stands for, and the name of the brief that it
 * describes: its folder's, whatever links lead there. */
int brief_find(struct arena *a, const struct data_dirs *dirs, const char *name, const char **ini, struct diag *d);
const char *brief_name(struct arena *a, const char *ini);
/* What brief.ini says of a file, or NULL. */
const struct source_meta *brief_source_meta(const struct brief *b, const char *file);

#endif
