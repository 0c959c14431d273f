/* config.c: checked values by section and key; the one user of iniparser.
 *
 * iniparser is asked for strings only, after strict.c has found nothing, and
 * every answer is compared with what strict.c read. */
#include <assert.h>
#include <iniparser/iniparser.h>
#include <string.h>

#include "config_int.h"
#include "utf8.h"

static int read_values(struct config *c, struct diag *d)
{
	dictionary *ini = iniparser_load(c->path);
	if (!ini)
		return diag_error(d, EX_CONFIG, (struct place){ .file = c->path }, "cannot be read");
	int rc = 0;
	for (size_t i = 0; i < c->entries.n; i++) {
		struct config_entry *e = &c->entries.v[i];
		const char *name = arena_printf(c->arena, "%s:%s", e->section, e->key->name);
		const char *value = iniparser_getstring(ini, name, NULL);
		if (!value || strcmp(value, e->value) != 0)
			rc = diag_error(d, EX_CONFIG, e->at, "'%s' is read as '%s'; the file changed while it was read", e->key->name, value ? value : "");
		else
			e->value = arena_strz(c->arena, str_c(value));
	}
	iniparser_freedict(ini);
	return rc;
}

int config_load(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d)
{
	struct config *c = arena_new_of(a, struct config);
	*c = (struct config){ .arena = a, .kind = kind, .path = arena_strz(a, str_c(path)) };
	if (config_lint(c, d) < 0 || read_values(c, d) < 0)
		return -1;
	*out = c;
	return 0;
}

static bool has_section(const struct config *c, struct str name)
{
	for (size_t i = 0; i < c->sections.n; i++)
		if (str_is(name, c->sections.v[i].name))
			return true;
	return false;
}

/* A section that only --set names: one with a free label must be in the file
 * already (or in the one it stands on), or a slip would make a new side. */
static int add_section(struct config *c, struct str name, const struct section_kind *kind, struct place at, struct diag *d)
{
	if (has_section(c, name))
		return 0;
	const char *known[64];
	size_t n = 0;
	bool of_base = c->base && has_section(c->base, name);
	for (const struct config *from = c; from; from = from->base)
		for (size_t i = 0; i < from->sections.n && n < 64; i++)
			known[n++] = from->sections.v[i].name;
	if (config_label(name, kind->pattern).p && !kind->n_labels && !of_base) {
		const char *guess = diag_guess(name, known, n);
		return guess ? diag_error(d, EX_CONFIG, at, "there is no section [%.*s]; did you mean [%s]? A new one is declared in brief.ini first", STR_ARG(name), guess)
			     : diag_error(d, EX_CONFIG, at, "there is no section [%.*s]; declare it in brief.ini first", STR_ARG(name));
	}
	*vec_push(c->arena, &c->sections) = (struct config_section){ arena_strz(c->arena, name), kind, at };
	return 0;
}

int config_set(struct config *c, const char *assignment, struct diag *d)
{
	struct place at = { .file = arena_printf(d->arena, "--set '%s'", assignment) };
	struct str s = str_c(assignment);
	size_t eq = str_chr(s, '='), dot = STR_NONE;
	for (size_t i = 0; eq != STR_NONE && i < eq; i++)
		if (s.p[i] == '.')
			dot = i;
	if (dot == STR_NONE)
		return diag_error(d, EX_CONFIG, at, "wanted is section.key=value");
	if (utf8_check(s) != STR_NONE)
		return diag_error(d, EX_CONFIG, at, "ill-formed UTF-8");
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
			return diag_error(d, EX_CONFIG, at, "control character U+%04X", (unsigned char)s.p[i]);
	struct str section = str_trim(str_sub(s, 0, dot)), name = str_trim(str_sub(s, dot + 1, eq));
	struct str value = str_trim(str_sub(s, eq + 1, s.n));
	const struct section_kind *kind;
	const struct config_key *key;
	if (config_find_section(c->kind, section, at, &kind, d) < 0 || config_find_key(c->kind, section, name, at, &key, d) < 0 ||
	    value_check(key, value, at, d) < 0 || add_section(c, section, kind, at, d) < 0)
		return -1;
	/* Behind the file's own entry: the last one is found first. */
	struct config_entry *e = vec_push(c->arena, &c->entries);
	*e = (struct config_entry){ key, arena_strz(c->arena, section), arena_strz(c->arena, value), at, true };
	return 0;
}

void config_stand_on(struct config *c, const struct config *base)
{
	assert(c->kind == base->kind);
	c->base = base;
}

/* The entry that holds, and whose it is. */
static const struct config_entry *holding(const struct config *c, const char *section, const char *name)
{
	const struct config_entry *e = NULL;
	for (; c && !e; c = c->base)
		e = config_entry_of(c, str_c(section), str_c(name));
	return e;
}

static const struct config_key *known_key(const struct config *c, const char *section, const char *name)
{
	const struct config_key *key = config_key_of(c->kind, str_c(section), str_c(name));
	assert(key && "a setting is asked for that keys.c does not have");
	return key;
}

const char *config_text(const struct config *c, const char *section, const char *name)
{
	const struct config_key *key = known_key(c, section, name);
	const struct config_entry *e = holding(c, section, name);
	return e ? e->value : key->preset;
}

double config_number(const struct config *c, const char *section, const char *name)
{
	return value_number(known_key(c, section, name), str_c(config_text(c, section, name)));
}

bool config_bool(const struct config *c, const char *section, const char *name)
{
	return value_bool(str_c(config_text(c, section, name)));
}

uint32_t config_colour(const struct config *c, const char *section, const char *name)
{
	return value_colour(str_c(config_text(c, section, name)));
}

struct config_list config_list(struct arena *a, const struct config *c, const char *section, const char *name)
{
	VEC(const char *) items = { 0 };
	for (struct str rest = str_c(config_text(c, section, name)); rest.p;) {
		struct str item = str_trim(str_cut(&rest, ','));
		if (item.n)
			*vec_push(a, &items) = arena_strz(a, item);
	}
	return (struct config_list){ items.v, items.n };
}

struct config_list config_sections(struct arena *a, const struct config *c, const char *pattern)
{
	VEC(const char *) names = { 0 };
	for (size_t i = 0; i < c->sections.n; i++) {
		struct str label = config_label(str_c(c->sections.v[i].name), pattern);
		if (label.p)
			*vec_push(a, &names) = arena_strz(a, label);
	}
	return (struct config_list){ names.v, names.n };
}

struct place config_place(const struct config *c, const char *section, const char *name)
{
	const struct config_entry *e = holding(c, section, name);
	return e ? e->at : NOWHERE;
}

struct place config_section_place(const struct config *c, const char *section)
{
	for (size_t i = 0; i < c->sections.n; i++)
		if (strcmp(c->sections.v[i].name, section) == 0)
			return c->sections.v[i].at;
	return NOWHERE;
}
