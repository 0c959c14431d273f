/* settings.c: what holds, and where each value comes from. */
#include <string.h>

#include "config_int.h"

struct collector {
	struct arena *a;
	const struct config *c;
	bool all;
	VEC(struct config_setting) out;
};

static struct config_setting setting_of(const struct config *c, const char *section, const struct config_key *key)
{
	return (struct config_setting){ section, key, config_text(c, section, key->name), config_place(c, section, key->name) };
}

static void collect_section(struct collector *k, const char *pattern, const char *section)
{
	for (size_t i = 0; i < config_n_keys; i++) {
		const struct config_key *key = &config_keys[i];
		if (key->file != k->c->kind || key->type == CONFIG_SETTING || strcmp(key->section, pattern) != 0)
			continue;
		if (k->all || config_is_set(k->c, section, key->name))
			*(struct config_setting *)vec_push(k->a, &k->out) = setting_of(k->c, section, key);
	}
}

struct config_settings config_settings(struct arena *a, const struct config *c, bool all)
{
	struct collector k = { .a = a, .c = c, .all = all };
	for (size_t i = 0; i < n_section_kinds; i++) {
		const struct section_kind *kind = &section_kinds[i];
		if (kind->file != c->kind || kind->assigns)
			continue;
		if (!strchr(kind->pattern, '*')) {
			collect_section(&k, kind->pattern, kind->pattern);
			continue;
		}
		struct section_list sections = config_sections_of(a, c, kind);
		for (size_t j = 0; j < sections.n; j++)
			collect_section(&k, kind->pattern, sections.v[j]->name);
	}
	return (struct config_settings){ k.out.v, k.out.n };
}

int config_setting(const struct config *c, const char *name, struct config_setting *out, struct diag *d)
{
	struct setting_name s;
	struct place at = { .file = arena_printf(d->arena, "--key '%s'", name) };
	if (config_find_setting(c->kind, str_c(name), at, &s, d) < 0)
		return -1;
	*out = setting_of(c, arena_strz(c->arena, s.section), s.row);
	return 0;
}
