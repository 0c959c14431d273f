/* complete.c: `diptych complete -- WORD…`, what may stand for the last word.
 *
 * The completions of the shells (src/install/completions/) ask here, with the
 * words behind `diptych` up to the cursor, so what they offer is the tables'.
 * A candidate a line, behind a tab what it means; `:file` and `:dir` leave the
 * rest to the shell.  Nothing is ever said of what is wrong. */
#include "cli_int.h"

#include <stdio.h>
#include <string.h>

#include "config.h"
#include "file.h"

struct completion {
	struct arena *a;
	const struct options *o;
	const struct cli_command *command;
	const char *const *given; /* words in front of the last */
	size_t n_given, n_args;   /* n_args: of them, the arguments */
	struct str word;          /* the part of the last word that is completed */
	const char *front;        /* "--option=", or "" */
};

static bool begins(const struct completion *c, const char *candidate)
{
	return str_starts(str_c(candidate), c->word);
}

static void offer(const struct completion *c, const char *candidate, const char *help)
{
	if (begins(c, candidate))
		printf("%s%s\t%s\n", c->front, candidate, help);
}

/* The first clause of a row's help. */
static const char *brief_help(struct arena *a, const char *help)
{
	return arena_printf(a, "%.*s", (int)strcspn(help, ";:(\n"), help);
}

static void offer_commands(const struct completion *c)
{
	for (size_t i = 0; i < cli_n_commands; i++)
		offer(c, cli_commands[i].name, brief_help(c->a, cli_commands[i].help));
}

static bool is_option(const char *word, const struct cli_option *o)
{
	if (strncmp(word, "--", 2) != 0)
		return word[0] == '-' && o->letter && word[1] == o->letter;
	size_t n = strcspn(word + 2, "=");
	return strlen(o->name) == n && strncmp(word + 2, o->name, n) == 0;
}

static const struct cli_option *option_of(const struct cli_command *command, const char *word)
{
	for (size_t i = 0; i < OPT_COUNT; i++)
		if (cli_takes(command, i) && is_option(word, &cli_options[i]))
			return &cli_options[i];
	return NULL;
}

static bool wants_value(const struct cli_option *o)
{
	return o && o->argument && *o->argument != '[';
}

/* Options that may stand again, or have not yet. */
static void offer_options(const struct completion *c)
{
	for (size_t i = 0; i < OPT_COUNT; i++) {
		const struct cli_option *o = &cli_options[i];
		bool given = false;
		for (size_t k = 0; k < c->n_given && !given; k++)
			given = is_option(c->given[k], o);
		if (!cli_takes(c->command, i) || (given && o->kind != OPTION_TEXTS && o->kind != OPTION_SIDES))
			continue;
		const char *equals = o->choices && !strchr(o->choices, '|') ? "=" : "";
		offer(c, arena_printf(c->a, "--%s%s", o->name, equals), brief_help(c->a, o->help));
	}
}

static void offer_choices(const struct completion *c, const char *front, const char *choices)
{
	for (struct str rest = str_c(choices); rest.p;) {
		struct str choice = str_cut(&rest, '|');
		offer(c, arena_printf(c->a, "%s%.*s", front, STR_ARG(choice)), "");
	}
}

/* The names of folder's *.ini, in order. */
static void offer_inis(const struct completion *c, const char *folder, const char *front)
{
	struct file_list files;
	struct diag ignored;
	diag_init(&ignored);
	if (file_list(c->a, folder, &files, &ignored) == 0)
		for (size_t i = 0; i < files.n; i++) {
			struct str name = str_c(file_base(files.v[i]));
			if (str_ends(name, STR(".ini")))
				offer(c, arena_printf(c->a, "%s%.*s", front, (int)name.n - 4, name.p), "");
		}
	diag_release(&ignored);
}

/* SECTION.KEY, or SECTION.KEY= and the values behind it where they are known. */
static void offer_setting(const struct completion *c, const struct data_dirs *dirs, const struct config_key *k, const char *section, bool values)
{
	const char *key = arena_printf(c->a, "%s.%s%s", section, k->name, values ? "=" : "");
	if (!values || !str_starts(c->word, str_c(key)))
		offer(c, key, k->help);
	else if (strcmp(key, "brief.theme=") == 0)
		offer_inis(c, file_join(c->a, dirs->briefs, "themes"), key);
	else if (k->choices)
		offer_choices(c, key, k->choices);
	else if (k->type == CONFIG_BOOL)
		offer_choices(c, key, "yes|no");
}

/* Keys of config.ini and brief.ini; those of "section *" as soon as the word has a label. */
static void offer_settings(const struct completion *c, const struct data_dirs *dirs, bool values)
{
	const char *section = arena_strz(c->a, str_sub(c->word, 0, str_chr(c->word, '.') == STR_NONE ? 0 : str_chr(c->word, '.')));
	for (size_t i = 0; i < config_n_keys; i++) {
		const struct config_key *k = &config_keys[i];
		struct str star = str_c(k->section);
		bool labelled = str_ends(star, STR(" *"));
		if (k->file != CONFIG_SITE && k->file != CONFIG_BRIEF)
			continue;
		if (!labelled)
			offer_setting(c, dirs, k, k->section, values);
		else if (str_starts(str_c(section), str_sub(star, 0, star.n - 1)))
			offer_setting(c, dirs, k, section, values);
		else if (!*section && strcmp(config_keys[i - 1].section, k->section) != 0)
			offer(c, arena_printf(c->a, "%.*s", (int)star.n - 1, star.p), "and a label");
	}
}

static void offer_value(const struct completion *c, enum cli_value value)
{
	struct data_dirs dirs = { 0 };
	struct diag ignored;
	diag_init(&ignored);
	bool found = data_dirs_find(c->a, c->o->config, &dirs, &ignored) == 0;
	diag_release(&ignored);
	switch (value) {
	case VALUE_FILE:
		puts(":file");
		break;
	case VALUE_DIR:
		puts(":dir");
		break;
	case VALUE_COMMAND:
		offer_commands(c);
		break;
	case VALUE_BRIEF:
	case VALUE_BRIEFS: {
		struct strs names = found ? data_dirs_briefs(c->a, &dirs) : (struct strs){ 0 };
		for (size_t i = 0; i < names.n; i++)
			offer(c, names.v[i], "");
		if (value == VALUE_BRIEF)
			puts(":dir"); /* a brief is a folder as well */
		break;
	}
	case VALUE_SETTING:
	case VALUE_KEY:
		if (found)
			offer_settings(c, &dirs, value == VALUE_SETTING);
		break;
	case VALUE_TEMPLATE:
		if (found)
			offer_inis(c, file_join(c->a, dirs.briefs, "templates"), "");
		break;
	case VALUE_NONE:
	case VALUE_TEXT:
	case VALUE_CLAIM:
	case VALUE_COUNT:
		break;
	}
}

static void offer_value_of(const struct completion *c, const struct cli_option *o)
{
	if (o->choices)
		offer_choices(c, "", o->choices);
	else
		offer_value(c, o->value);
}

/* What stands in front of the last word: the command, arguments, and whether options have ended. */
static bool take_given(struct completion *c)
{
	bool options = true;
	for (size_t i = 0; i < c->n_given; i++) {
		const char *w = c->given[i];
		if (options && strcmp(w, "--") == 0)
			options = false;
		else if (!options || w[0] != '-' || !w[1])
			c->n_args++;
		else if (!strchr(w, '=') && wants_value(option_of(c->command, w)))
			i++;
	}
	return options;
}

int run_complete(const struct options *o, struct diag *d)
{
	(void)d;
	struct arena *a = arena_new();
	size_t last = o->n_args - 1;
	struct diag ignored;
	diag_init(&ignored);
	struct completion c = { .a = a, .o = o, .word = str_c(o->args[last]), .front = "" };
	const struct cli_option *before = NULL;
	if (last == 0) {
		offer_commands(&c);
	} else if ((c.command = cli_command(o->args[0], &ignored))) {
		c.given = o->args + 1, c.n_given = last - 1;
		bool options = take_given(&c);
		if (options && c.n_given)
			before = option_of(c.command, c.given[c.n_given - 1]);
		size_t equals = str_chr(c.word, '=');
		if (before && wants_value(before) && !strchr(c.given[c.n_given - 1], '=')) {
			offer_value_of(&c, before);
		} else if (options && str_starts(c.word, STR("--")) && equals != STR_NONE) {
			const struct cli_option *option = option_of(c.command, o->args[last]);
			c.front = arena_strz(a, str_sub(c.word, 0, equals + 1));
			c.word = str_sub(c.word, equals + 1, c.word.n);
			if (option)
				offer_value_of(&c, option);
		} else if (options && str_starts(c.word, STR("-"))) {
			offer_options(&c);
		} else if (c.n_args < c.command->max_args) {
			offer_value(&c, c.command->argument);
		}
	}
	diag_release(&ignored);
	arena_free(a);
	return 0;
}
