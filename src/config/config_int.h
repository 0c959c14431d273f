/* config_int.h: what the files of src/config share. */
#ifndef DIPTYCH_CONFIG_INT_H
#define DIPTYCH_CONFIG_INT_H

#include "config.h"

/* A section that a kind of file may have.  A pattern that ends in " *" stands
 * for many, told apart by a label; labels, if given, are the only ones. */
struct section_kind {
	enum config_file file;
	const char *pattern;
	const char *const *labels;
	size_t n_labels;
	const char *help;
	bool replaces; /* those of a file take the place of those that it stands on */
	bool assigns;  /* its keys are settings of other sections: section.key = value */
};
extern const struct section_kind section_kinds[];
extern const size_t n_section_kinds;

struct config_entry {
	const struct config_key *key;
	const char *section; /* as spelt in the file */
	const char *value;
	struct place at;     /* of the value */
};

/* A line of [profile NAME]. */
struct config_assignment {
	const char *in, *name; /* "profile nightly", "section glance.limit" */
	enum config_file file; /* whose setting it is */
	struct config_entry entry;
	struct place at;       /* of the name */
};

struct config_section {
	const char *name;
	const struct section_kind *kind;
	struct place at;
};

struct config {
	struct arena *arena;
	enum config_file kind;
	const char *path;
	bool partial;              /* lines of it are wrong */
	bool shipped;              /* its values are as good as defaults */
	const struct config *base; /* whose values hold where this one has none, or NULL */
	VEC(struct config_entry) entries;
	VEC(struct config_section) sections; /* in file order */
	VEC(struct config_assignment) assignments;
};

/* The sections of a kind, from c down: n of them, each name once. */
struct section_list {
	const struct config_section **v;
	size_t n;
};
struct section_list config_sections_of(struct arena *a, const struct config *c, const struct section_kind *kind);
/* Is section one that pattern covers? */
bool config_covers(const char *pattern, struct str section);
/* "section.key", of which the key is the part behind the last full stop. */
struct setting_name {
	struct str section, key;
	enum config_file file;
	const struct section_kind *kind;
	const struct config_key *row;
};
/* In a config.ini a brief's settings have names too.  at: of the whole. */
int config_find_setting(enum config_file from, struct str name, struct place at, struct setting_name *out, struct diag *d);

/* Read c->path line by line against the key table: everything that is wrong
 * is reported in one run (EX_CONFIG).  Fills entries and sections. */
int config_lint(struct config *c, struct diag *d);
/* The same for a section name, a key, and a value that stand anywhere.
 * -1 with a message, or 0. */
int config_find_section(enum config_file file, struct str name, struct place at, const struct section_kind **out, struct diag *d);
int config_find_key(enum config_file file, struct str section, struct str name, struct place at, const struct config_key **out, struct diag *d);
/* As above without a message; NULL if there is none. */
const struct config_key *config_key_of(enum config_file file, struct str section, struct str name);
const struct config_entry *config_entry_of(const struct config *c, struct str section, struct str name);
/* Is there a value of its own, which no shipped file gives? */
bool config_is_set(const struct config *c, const char *section, const char *name);
/* The label of a section that a pattern covers ("side *": "2017"), with p NULL where it does not. */
struct str config_label(struct str section, const char *pattern);

/* Is value well-formed, in range, one of the choices?  Unlike the library's
 * own conversions these take no rest ("12abc"), no octal and no guess. */
int value_check(const struct config_key *key, struct str value, struct place at, struct diag *d);
double value_number(const struct config_key *key, struct str value); /* of a checked value */
bool value_bool(struct str value);
uint32_t value_colour(struct str value);
/* Choices "a|b|c" one by one: n of them. */
size_t choices_split(const char *choices, struct str out[], size_t max);

#endif
