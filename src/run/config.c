/* config.c: `diptych config`: the settings that hold and where each comes from,
 * and the table of all that there can be. */
#include <stdio.h>
#include <string.h>

#include "pipeline_int.h"

int options_dirs(struct arena *a, const struct options *o, struct data_dirs *out, struct diag *d)
{
	return data_dirs_find_with(a, o->config, o->profile, o->sets, o->n_sets, out, d);
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* One line a key: file, section, key, type, default, help, choices, range.
 * Columns may be added behind these. */
static void print_keys(void)
{
	for (size_t i = 0; i < config_n_keys; i++) {
		const struct config_key *k = &config_keys[i];
		printf("%s\t%s\t%s\t%s\t%s\t%s\t%s\t", config_file_names[k->file], k->section, k->name, config_type_names[k->type], or_empty(k->preset),
		    k->help, or_empty(k->choices));
		if (k->min < k->max)
			printf("%.10g..%.10g", k->min, k->max);
		putchar('\n');
	}
}

/* "briefs/talks/brief.ini:7", "--set", "default". */
static const char *origin(struct arena *a, const struct place *at)
{
	if (!at->file)
		return "default";
	return at->line ? arena_printf(a, "%s:%u", at->file, at->line) : "--set";
}

static void put_json(const char *s)
{
	putchar('"');
	for (; *s; s++)
		if ((unsigned char)*s < 0x20)
			printf("\\u%04x", (unsigned char)*s);
		else
			printf(*s == '"' || *s == '\\' ? "\\%c" : "%c", *s);
	putchar('"');
}

static void print_json(struct arena *a, const struct config_setting *s, bool first)
{
	const struct { const char *name, *value; } members[] = { { "file", config_file_names[s->key->file] }, { "section", s->section },
		{ "key", s->key->name }, { "type", config_type_names[s->key->type] }, { "value", s->value }, { "from", origin(a, &s->at) } };
	fputs(first ? "\n {" : ",\n {", stdout);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		printf(i ? ",\"%s\":" : "\"%s\":", members[i].name);
		if (members[i].value)
			put_json(members[i].value);
		else
			fputs("null", stdout);
	}
	putchar('}');
}

static int print_one(const struct options *o, const struct config *const *files, size_t n, struct diag *d)
{
	struct config_setting s;
	size_t i = config_set_is_of(CONFIG_SITE, o->key) ? 0 : 1;
	if (i >= n)
		return diag_error(d, EX_USAGE, NOWHERE, "--key '%s' is a brief's: name the brief", o->key);
	if (config_setting(files[i], o->key, &s, d) < 0)
		return -1;
	if (s.value)
		puts(s.value);
	return 0;
}

static void print_all(struct arena *a, const struct options *o, const struct config *const *files, size_t n)
{
	bool first = true;
	if (o->json)
		putchar('[');
	for (size_t i = 0; i < n; i++) {
		struct config_settings all = config_settings(a, files[i], o->all);
		for (size_t k = 0; k < all.n; k++, first = false) {
			const struct config_setting *s = &all.v[k];
			if (o->json)
				print_json(a, s, first);
			else
				printf("%s.%s = %s\t%s\n", s->section, s->key->name, or_empty(s->value), origin(a, &s->at));
		}
	}
	if (o->json)
		puts("\n]");
}

/* config.ini's settings, then the brief's: the named one's, or the site's own. */
int run_config(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	struct brief b;
	const struct config *files[2];
	size_t n = 0;
	int rc = 0;
	if (o->keys) {
		print_keys();
		goto out;
	}
	rc = options_dirs(a, o, &dirs, d);
	if (rc < 0)
		goto out;
	files[n++] = dirs.site;
	if (o->brief || *or_empty(config_text(dirs.site, "site", "brief"))) {
		rc = brief_settings(a, &dirs, o->brief, o->sets, o->n_sets, &b, d);
		if (b.config)
			files[n++] = b.config;
	}
	if (rc == 0 && o->key)
		rc = print_one(o, files, n, d);
	else if (rc == 0)
		print_all(a, o, files, n);
out:
	arena_free(a);
	return rc;
}
