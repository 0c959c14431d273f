/* help.c: what the two tables say, for people and for programs. */
#include "cli_int.h"

#include <stdio.h>
#include <string.h>

#include "term.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

enum { COMMAND_HELP = 6, OPTION_HELP = 26 };

static void help_command(const struct cli_command *c, const struct terminal *t, FILE *out)
{
	size_t at = (size_t)fprintf(out, "  %s%s", c->name, *c->usage ? " " : "");
	term_fill(out, t, at, COMMAND_HELP + 4, c->usage);
	fprintf(out, "%*s", COMMAND_HELP, "");
	term_fill(out, t, COMMAND_HELP, COMMAND_HELP, c->help);
}

static void help_option(const struct cli_option *o, const struct terminal *t, FILE *out)
{
	int at = o->letter ? fprintf(out, "  -%c, ", o->letter) : fprintf(out, "      ");
	bool equals = o->choices && !strchr(o->choices, '|');
	at += fprintf(out, "--%s%s%s", o->name, !o->argument || *o->argument == '[' ? "" : equals ? "=" : " ", o->argument ? o->argument : "");
	if (at + 2 > OPTION_HELP)
		at = fprintf(out, "\n") - 1;
	fprintf(out, "%*s", OPTION_HELP - at, "");
	term_fill(out, t, OPTION_HELP, OPTION_HELP, o->help);
}

/* Of one command, or of all. */
static void help(const struct cli_command *only, FILE *out)
{
	const struct terminal t = term_of(out);
	if (only) {
		fputs("Usage:\n", out);
		help_command(only, &t, out);
	} else {
		term_fill(out, &t, 0, 0, "Usage: diptych COMMAND [OPTION]… [ARGUMENT]…");
		term_fill(out, &t, 0, 0, "Print briefs that set published texts about meetings between leaders side by side.");
		fputs("\nCommands:\n", out);
		for (size_t i = 0; i < cli_n_commands; i++)
			help_command(&cli_commands[i], &t, out);
	}
	fputs("\nOptions:\n", out);
	for (size_t i = 0; i < OPT_COUNT; i++)
		if (!only || cli_takes(only, i))
			help_option(&cli_options[i], &t, out);
	putc('\n', out);
	term_fill(out, &t, 0, 0, "BRIEF is a name (a folder of briefs/), a folder, or a brief.ini.");
	term_fill(out, &t, 0, 0, "Exit status: 0 done, 1 problems were found (check, doctor) or nothing was (search), 3 warnings with --fail-on=warn, 64 usage, 65 bad data, "
	    "66 no input, 70 internal, 71 out of memory, 73 cannot create, 74 I/O, 75 locked, 78 config.");
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* One line a command, an option, and an option that a command takes:
 *
 *     command NAME MIN MAX ARGUMENT USAGE HELP      (MAX "-": any number)
 *     option NAME LETTER ARGUMENT VALUE CHOICES everywhere|- HELP
 *     takes COMMAND OPTION needed|-
 */
static void print_table(FILE *out)
{
	for (size_t i = 0; i < cli_n_commands; i++) {
		const struct cli_command *c = &cli_commands[i];
		fprintf(out, "command\t%s\t%zu\t", c->name, c->min_args);
		fprintf(out, c->max_args == MANY ? "-" : "%zu", c->max_args);
		fprintf(out, "\t%s\t%s\t%s\n", cli_value_names[c->argument], c->usage, c->help);
	}
	for (size_t i = 0; i < OPT_COUNT; i++) {
		const struct cli_option *o = &cli_options[i];
		fprintf(out, "option\t%s\t%.1s\t%s\t%s\t%s\t%s\t%s\n", o->name, &o->letter, or_empty(o->argument), cli_value_names[o->value],
		    or_empty(o->choices), o->everywhere ? "everywhere" : "-", o->help);
	}
	for (size_t i = 0; i < cli_n_commands; i++)
		for (size_t k = 0; k < OPT_COUNT; k++)
			if (cli_commands[i].takes & TAKES(k))
				fprintf(out, "takes\t%s\t%s\t%s\n", cli_commands[i].name, cli_options[k].name,
				    cli_commands[i].needs & TAKES(k) ? "needed" : "-");
}

int run_help(const struct options *o, struct diag *d)
{
	const struct cli_command *only = NULL;
	if (o->table) {
		print_table(stdout);
		return 0;
	}
	if (o->n_args && !(only = cli_command(o->args[0], d)))
		return -1;
	help(only, stdout);
	return 0;
}

int run_version(const struct options *o, struct diag *d)
{
	(void)o, (void)d;
	puts("diptych " VERSION);
	return 0;
}
