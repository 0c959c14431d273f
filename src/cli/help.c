/* help.c: what the two tables say, for people and for programs. */
#include "cli_int.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

enum { WIDTH = 80, COMMAND_HELP = 6, OPTION_HELP = 26 };

/* Print text, which goes on at column `at`, in lines that start at column `indent`. */
static void fill(FILE *out, size_t at, size_t indent, const char *text)
{
	bool first = true;
	for (struct str rest = str_c(text); rest.p;) {
		struct str word = str_cut(&rest, ' ');
		size_t width = 0;
		for (size_t i = 0; i < word.n; width++)
			utf8_next(word, &i);
		if (!first && at + 1 + width > WIDTH) {
			fprintf(out, "\n%*s", (int)indent, "");
			at = indent;
		} else if (!first) {
			putc(' ', out);
			at++;
		}
		fwrite(word.p, 1, word.n, out);
		at += width;
		first = false;
	}
	putc('\n', out);
}

static void help_command(const struct cli_command *c, FILE *out)
{
	size_t at = (size_t)fprintf(out, "  %s%s", c->name, *c->usage ? " " : "");
	fill(out, at, COMMAND_HELP + 4, c->usage);
	fprintf(out, "%*s", COMMAND_HELP, "");
	fill(out, COMMAND_HELP, COMMAND_HELP, c->help);
}

static void help_option(const struct cli_option *o, FILE *out)
{
	int at = o->letter ? fprintf(out, "  -%c, ", o->letter) : fprintf(out, "      ");
	bool equals = o->choices && !strchr(o->choices, '|');
	at += fprintf(out, "--%s%s%s", o->name, !o->argument ? "" : equals ? "=" : " ", o->argument ? o->argument : "");
	if (at + 2 > OPTION_HELP)
		at = fprintf(out, "\n") - 1;
	fprintf(out, "%*s", OPTION_HELP - at, "");
	fill(out, OPTION_HELP, OPTION_HELP, o->help);
}

/* Of one command, or of all. */
static void help(const struct cli_command *only, FILE *out)
{
	if (only) {
		fputs("Usage:\n", out);
		help_command(only, out);
	} else {
		fputs("Usage: diptych COMMAND [OPTION]… [ARGUMENT]…\n"
		      "Print briefs that set published texts about meetings between leaders side by\nside.\n\nCommands:\n", out);
		for (size_t i = 0; i < cli_n_commands; i++)
			help_command(&cli_commands[i], out);
	}
	fputs("\nOptions:\n", out);
	for (size_t i = 0; i < OPT_COUNT; i++)
		if (!only || cli_takes(only, i))
			help_option(&cli_options[i], out);
	fputs("\nBRIEF is a name (a folder of briefs/), a folder, or a brief.ini.\n"
	      "Exit status: 0 done, 1 check found problems, 3 warnings with --fail-on=warn,\n"
	      "64 usage, 65 bad data, 66 no input, 70 internal, 71 out of memory, 73 cannot\n"
	      "create, 74 I/O, 78 config.\n", out);
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
