/* cli_int.h: the rows of the two tables. */
#ifndef DIPTYCH_CLI_INT_H
#define DIPTYCH_CLI_INT_H

#include "cli.h"

/* What a value or an argument is, for completion. */
enum cli_value { VALUE_NONE, VALUE_TEXT, VALUE_FILE, VALUE_DIR, VALUE_BRIEF, VALUE_BRIEFS, VALUE_COMMAND, VALUE_CLAIM, VALUE_SETTING, VALUE_KEY, VALUE_TEMPLATE, VALUE_COUNT };
extern const char *const cli_value_names[VALUE_COUNT];

enum option_id {
	OPT_OUTPUT, OPT_SOURCES, OPT_SET, OPT_PROFILE, OPT_SIDE, OPT_BRIEF, OPT_DATE, OPT_DIR, OPT_TRACE, OPT_CHROME,
	OPT_FORMAT, OPT_TITLE, OPT_TEMPLATE, OPT_PUBLISHER, OPT_URL, OPT_PARTY, OPT_FORCE, OPT_SINCE, OPT_SHOW, OPT_WAIT, OPT_DRY_RUN, OPT_JSON, OPT_KEY, OPT_KEYS, OPT_ALL, OPT_WHO, OPT_WHY, OPT_UNDO,
	OPT_HOOKS, OPT_TIME, OPT_USER, OPT_SYSTEM, OPT_PRINT, OPT_INSTALL, OPT_REMOVE,
	OPT_TABLE, OPT_CONFIG, OPT_FAIL_ON, OPT_QUIET, OPT_VERBOSE, OPT_HELP, OPT_VERSION, OPT_COUNT
};

enum option_kind {
	OPTION_FLAG,  /* bool */
	OPTION_TEXT,  /* const char *: the last one holds */
	OPTION_TEXTS, /* const char *const *, with its count */
	OPTION_SIDES, /* LABEL=VALUE into struct options.sides */
};

struct cli_option {
	const char *name;
	char letter;              /* or 0 */
	const char *argument;     /* its name in help, or NULL; in brackets if it may be left out */
	enum option_kind kind;
	size_t at, count_at;      /* the member of struct options, and of lists its count */
	bool everywhere;          /* every command takes it */
	enum cli_value value;
	const char *choices;      /* "html|md": only these values, or NULL */
	const char *(*fault)(const char *value); /* what it wants instead, or NULL where it is right */
	const char *help;
};
extern const struct cli_option cli_options[OPT_COUNT]; /* by enum option_id */

#define TAKES(id) (1ULL << (id))
#define AS_IS (1ULL << 63) /* what it prints is for programs, or laid out already (term_open) */
#define MANY ((size_t)-1)

struct cli_command {
	const char *name;
	int (*run)(const struct options *, struct diag *);
	unsigned long long takes, needs; /* TAKES(…) | …; AS_IS */
	size_t min_args, max_args;
	enum cli_value argument; /* VALUE_BRIEF: the first argument becomes options.brief */
	const char *usage, *help;
};
extern const struct cli_command cli_commands[];
extern const size_t cli_n_commands;

/* The command of that name, or NULL with a guess in d. */
const struct cli_command *cli_command(const char *name, struct diag *d);
bool cli_takes(const struct cli_command *c, size_t option);
/* The value into the member that the option sets. */
int cli_set(struct arena *a, struct options *o, size_t option, const char *value, struct diag *d);

int run_complete(const struct options *o, struct diag *d);
int run_help(const struct options *o, struct diag *d);
int run_version(const struct options *o, struct diag *d);

#endif
