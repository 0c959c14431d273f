/* config.h: settings from config.ini, brief.ini, themes and --set.
 *
 * One table (src/config/keys.c) describes every key: file kind, section, name,
 * type, unit, range, default, help.  A strict reader checks a file line by
 * line against the table and reports everything with file:line:column and a
 * guess before iniparser reads a value.  Other code asks by section and key
 * and gets a checked value or the default.
 *
 * How a file is written:
 *
 *     # a comment has a line of its own; ';' starts one as well
 *     [side 2017]
 *     title = The first visit
 *     note = "a value with ; or # in it, or with blanks at its ends"
 *
 * UTF-8, lines that end with a line feed and are shorter than 1,023 bytes, no
 * control characters.  A value is the rest of its line; one that starts with
 * a quotation mark ends with the same and has none within; an empty one is
 * written "".  A section and a key stand once. */
#ifndef DIPTYCH_CONFIG_H
#define DIPTYCH_CONFIG_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "diag.h"

enum config_file { CONFIG_SITE, CONFIG_BRIEF, CONFIG_THEME, CONFIG_FONTS };

enum config_type {
	CONFIG_TEXT, CONFIG_INT, CONFIG_NUMBER, CONFIG_LENGTH /* pt mm cm in → pt */,
	CONFIG_BOOL, CONFIG_CHOICE, CONFIG_COLOUR /* #rrggbb */, CONFIG_DATE,
	CONFIG_LIST /* comma separated */, CONFIG_URL /* http:// or https:// */,
	CONFIG_SETTING /* as the setting that the key names wants it */
};

struct config_key {
	enum config_file file;
	const char *section; /* "brief", "side *", "source *", "section *", "paper" … */
	const char *name;
	enum config_type type;
	double min, max;     /* of numbers and lengths [pt] */
	const char *preset;  /* the default, as it would be written */
	const char *choices; /* "a|b|c", or NULL */
	const char *help;
};
extern const struct config_key config_keys[];
extern const size_t config_n_keys;

struct config; /* checked values and where each comes from */

/* Read a file of the given kind.  Errors: EX_CONFIG, all problems in one run. */
int config_load(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d);
/* The same, and where lines are wrong (-1), what the others say; later checks ask
 * whether c, or what it stands on, is such. */
int config_load_partly(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d);
bool config_is_partial(const struct config *c);
/* Where c has no value, base's holds before the default. */
void config_stand_on(struct config *c, const struct config *base);
const struct config *config_base(const struct config *c); /* or NULL */
/* The same for a file that ships: config_settings takes its values for defaults. */
int config_load_shipped(struct arena *a, enum config_file kind, const char *path, struct config **out, struct diag *d);
/* No file: every value is a default, until some are set. */
struct config *config_new(struct arena *a, enum config_file kind);
/* "section.key=value" from the command line, checked like a file. */
int config_set(struct config *c, const char *assignment, struct diag *d);
/* Is it of a section of that kind of file? */
bool config_set_is_of(enum config_file kind, const char *assignment);
/* Set what [profile NAME] of `from` (a config.ini may set a brief's values)
 * assigns to c's kind of file.  A value that is set last holds. */
int config_take_profile(struct config *c, const struct config *from, const char *name, struct diag *d);
/* Set one value that stands elsewhere. */
void config_give(struct config *c, const char *section, const char *name, const char *value, struct place at);

/* The value as written, or the key's default; NULL where neither exists. */
const char *config_text(const struct config *c, const char *section, const char *name);
double config_number(const struct config *c, const char *section, const char *name); /* lengths in pt */
bool config_bool(const struct config *c, const char *section, const char *name);
uint32_t config_colour(const struct config *c, const char *section, const char *name); /* 0xRRGGBB */
struct config_list {
	const char **v;
	size_t n;
};
struct config_list config_list(struct arena *a, const struct config *c, const char *section, const char *name);
/* The sections of a pattern ("side *") in file order: their names behind the
 * prefix ("2017", "2025").  Those of the files that c stands on follow; but the
 * sides of the first file that has any are all the sides. */
struct config_list config_sections(struct arena *a, const struct config *c, const char *pattern);
/* Append "name = value", in quotation marks where the reader wants them, cut
 * and without what no value may have. */
void config_put(struct strbuf *b, const char *name, const char *value);
/* Where a value stands: file, line and column, or NOWHERE for a default. */
struct place config_place(const struct config *c, const char *section, const char *name);
struct place config_section_place(const struct config *c, const char *section);
/* … and where an item of a list stands. */
struct place config_item_place(const struct config *c, const char *section, const char *name, const char *item);

/* Every setting that is not a default, or all (of sections that c has): files'
 * order of keys, with the place that each comes from. */
struct config_setting {
	const char *section;
	const struct config_key *key;
	const char *value; /* NULL: none, and no default */
	struct place at;   /* NOWHERE: the default */
};
struct config_settings {
	struct config_setting *v;
	size_t n;
};
struct config_settings config_settings(struct arena *a, const struct config *c, bool all);
/* "section.key".  Errors: EX_USAGE with a guess. */
int config_setting(const struct config *c, const char *name, struct config_setting *out, struct diag *d);
extern const char *const config_file_names[], *const config_type_names[];

#endif
