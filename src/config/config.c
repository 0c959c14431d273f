/* config.c: checked values by section and key; the one user of iniparser.
 *
 * iniparser is asked for strings only, after strict.c has found nothing, and
 * every answer is compared with what strict.c read. */
#include <assert.h>
#include <iniparser/iniparser.h>
#include <string.h>

#include "config_int.h"
#include "utf8.h"

/* *value as iniparser reads it, which is as strict.c did. */
static int read_value(const struct config *c, dictionary *ini, const char *section, const char *key, const char **value, struct place at, struct diag *d)
{
	const char *got = iniparser_getstring(ini, arena_printf(c->arena, "%s:%s", section, key), NULL);
	if (!got || strcmp(got, *value) != 0)
		return diag_error(d, EX_CONFIG, at, "'%s' is read as '%s'; the file changed while it was read", key, got ? got : "");
	*value = arena_strz(c->arena, str_c(got));
	return 0;
}

static int read_values(struct config *c, struct diag *d)
{
	dictionary *ini = iniparser_load(c->path);
	if (!ini)
		return diag_error(d, EX_CONFIG, (struct place){ .file = c->path }, "cannot be read");
	int rc = 0;
	for (size_t i = 0; i < c->entries.n; i++) {
		struct config_entry *e = &c->entries.v[i];
		rc |= read_value(c, ini, e->section, e->key->name, &e->value, e->at, d);
	}
	for (size_t i = 0; i < c->assignments.n; i++) {
		struct config_assignment *s = &c->assignments.v[i];
		rc |= read_value(c, ini, s->in, s->name, &s->entry.value, s->entry.at, d);
	}
	iniparser_freedict(ini);
	return rc;
}

struct config *config_new(struct arena *a, enum config_file kind)
{
	struct config *c = arena_new_of(a, struct config);
	*c = (struct config){ .arena = a, .kind = kind };
	return c;
}

int config_load_partly(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d)
{
	struct config *c = config_new(a, kind);
	c->path = arena_strz(a, str_c(path));
	c->partial = config_lint(c, d) < 0 || read_values(c, d) < 0;
	*out = c;
	return c->partial ? -1 : 0;
}

int config_load(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d)
{
	struct config *c;
	if (config_load_partly(a, kind, path, &c, d) < 0)
		return -1;
	*out = c;
	return 0;
}

bool config_is_partial(const struct config *c)
{
	bool partial = false;
	for (; c; c = c->base)
		partial |= c->partial;
	return partial;
}

int config_load_shipped(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d)
{
	if (config_load(a, kind, path, out, d) < 0)
		return -1;
	(*out)->shipped = true;
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
	bool of_base = false;
	for (const struct config *from = c; from; from = from->base) {
		of_base |= has_section(from, name);
		for (size_t i = 0; i < from->sections.n && n < 64; i++)
			known[n++] = from->sections.v[i].name;
	}
	if (config_label(name, kind->pattern).p && !kind->n_labels && !of_base) {
		const char *guess = diag_guess(name, known, n);
		return guess ? diag_error(d, EX_CONFIG, at, "there is no section [%.*s]; did you mean [%s]? A new one is declared in brief.ini first", STR_ARG(name), guess)
			     : diag_error(d, EX_CONFIG, at, "there is no section [%.*s]; declare it in brief.ini first", STR_ARG(name));
	}
	*vec_push(c->arena, &c->sections) = (struct config_section){ arena_strz(c->arena, name), kind, at };
	return 0;
}

/* Behind the file's own entry: the last one is found first. */
static int give(struct config *c, struct config_entry e, struct place name_at, struct diag *d)
{
	const struct section_kind *kind;
	name_at.len = utf8_count(str_c(e.section));
	if (config_find_section(c->kind, str_c(e.section), name_at, &kind, d) < 0 || add_section(c, str_c(e.section), kind, name_at, d) < 0)
		return -1;
	*(struct config_entry *)vec_push(c->arena, &c->entries) = e;
	return 0;
}

/* The place of a slice of what --set was given. */
static struct place set_place(const char *assignment, struct str s, struct arena *a)
{
	struct str before = { assignment, (size_t)(s.p - assignment) };
	return (struct place){ .file = arena_printf(a, "--set '%s'", assignment), .col = utf8_count(before) + 1, .len = utf8_count(s), .text = assignment };
}

static int check_set(struct str s, struct diag *d)
{
	size_t bad = utf8_check(s);
	if (bad != STR_NONE)
		return diag_error(d, EX_CONFIG, set_place(s.p, str_sub(s, bad, bad), d->arena), "ill-formed UTF-8");
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7F)
			return diag_error(d, EX_CONFIG, set_place(s.p, str_sub(s, i, i + 1), d->arena), "control character U+%04X", (unsigned char)s.p[i]);
	return str_chr(s, '=') == STR_NONE ? diag_error(d, EX_CONFIG, set_place(s.p, s, d->arena), "wanted is section.key=value") : 0;
}

int config_set(struct config *c, const char *assignment, struct diag *d)
{
	struct setting_name setting;
	assignment = arena_strz(c->arena, str_c(assignment)); /* later checks of the value point into it too */
	if (check_set(str_c(assignment), d) < 0)
		return -1;
	struct str rest = str_c(assignment), name = str_trim(str_cut(&rest, '=')), value = str_trim(rest);
	struct place name_at = set_place(assignment, name, c->arena), at = set_place(assignment, value, c->arena);
	if (config_find_setting(c->kind, name, name_at, &setting, d) < 0 || value_check(setting.row, value, at, d) < 0)
		return -1;
	return give(c, (struct config_entry){ setting.row, arena_strz(c->arena, setting.section), arena_strz(c->arena, value), at }, name_at, d);
}

bool config_set_is_of(enum config_file kind, const char *assignment)
{
	struct str rest = str_c(assignment), name = str_cut(&rest, '=');
	size_t dot = name.n;
	while (dot && name.p[dot - 1] != '.')
		dot--;
	for (size_t i = 0; dot && i < n_section_kinds; i++)
		if (section_kinds[i].file == kind && !section_kinds[i].assigns && config_covers(section_kinds[i].pattern, str_trim(str_sub(name, 0, dot - 1))))
			return true;
	return false;
}

int config_take_profile(struct config *c, const struct config *from, const char *name, struct diag *d)
{
	int rc = 0;
	for (size_t i = 0; i < from->assignments.n; i++) {
		const struct config_assignment *s = &from->assignments.v[i];
		struct str label = config_label(str_c(s->in), "profile *");
		if (s->file == c->kind && str_is(label, name))
			rc |= give(c, s->entry, s->at, d);
	}
	return rc;
}

void config_give(struct config *c, const char *section, const char *name, const char *value, struct place at)
{
	const struct config_key *key = config_key_of(c->kind, str_c(section), str_c(name));
	assert(key);
	*(struct config_entry *)vec_push(c->arena, &c->entries) = (struct config_entry){ key, section, value, at };
}

void config_stand_on(struct config *c, const struct config *base)
{
	assert(c->kind == base->kind);
	c->base = base;
}

const struct config *config_base(const struct config *c)
{
	return c->base;
}

/* The entry that holds, and whose it is. */
static const struct config_entry *holding(const struct config *c, const char *section, const char *name)
{
	const struct config_entry *e = NULL;
	for (; c && !e; c = c->base)
		e = config_entry_of(c, str_c(section), str_c(name));
	return e;
}

bool config_is_set(const struct config *c, const char *section, const char *name)
{
	const struct config_entry *e = NULL;
	for (; c && !e && !c->shipped; c = c->base)
		e = config_entry_of(c, str_c(section), str_c(name));
	return e != NULL;
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

static bool is_listed(const struct section_list *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i]->name, name) == 0)
			return true;
	return false;
}

struct section_list config_sections_of(struct arena *a, const struct config *c, const struct section_kind *kind)
{
	struct section_list out = { 0 };
	size_t room = 0;
	for (const struct config *from = c; from; from = from->base)
		room += from->sections.n;
	out.v = arena_array(a, room, const struct config_section *);
	for (; c && !(kind->replaces && out.n); c = c->base)
		for (size_t i = 0; i < c->sections.n; i++) {
			const struct config_section *s = &c->sections.v[i];
			if (s->kind == kind && !is_listed(&out, s->name))
				out.v[out.n++] = s;
		}
	return out;
}

struct config_list config_sections(struct arena *a, const struct config *c, const char *pattern)
{
	size_t k = 0;
	while (section_kinds[k].file != c->kind || strcmp(section_kinds[k].pattern, pattern) != 0)
		k++;
	struct section_list list = config_sections_of(a, c, &section_kinds[k]);
	struct config_list out = { arena_array(a, list.n, const char *), list.n };
	for (size_t i = 0; i < list.n; i++)
		out.v[i] = arena_strz(a, config_label(str_c(list.v[i]->name), pattern));
	return out;
}

struct place config_place(const struct config *c, const char *section, const char *name)
{
	const struct config_entry *e = holding(c, section, name);
	return e ? e->at : NOWHERE;
}

struct place config_section_place(const struct config *c, const char *section)
{
	for (; c; c = c->base)
		for (size_t i = 0; i < c->sections.n; i++)
			if (strcmp(c->sections.v[i].name, section) == 0)
				return c->sections.v[i].at;
	return NOWHERE;
}

struct place config_item_place(const struct config *c, const char *section, const char *name, const char *item)
{
	const struct config_entry *e = holding(c, section, name);
	if (!e || !e->at.col)
		return e ? e->at : NOWHERE;
	struct place at = e->at;
	struct str value = str_c(e->value);
	for (struct str rest = value; rest.p;) {
		struct str one = str_trim(str_cut(&rest, ','));
		if (!str_is(one, item))
			continue;
		at.col += utf8_count((struct str){ value.p, (size_t)(one.p - value.p) });
		at.len = utf8_count(one);
		return at;
	}
	return at;
}
