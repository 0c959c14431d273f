/* main.c: the command table and the exit status. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "civil.h"
#include "run.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

enum option_id { OPT_CONFIG = 256, OPT_SOURCES, OPT_SET, OPT_SIDE, OPT_BRIEF, OPT_DATE, OPT_FAIL_ON, OPT_VERSION, OPT_DIR, OPT_TRACE, OPT_CHROME };

/* Bits of struct command.options. */
enum { TAKES_OUT = 1, TAKES_SOURCES = 2, TAKES_SETS = 4, TAKES_SIDES = 8, TAKES_BRIEF = 16, TAKES_DATE = 32, NEEDS_OUT = 64,
	TAKES_DIR = 128, TAKES_TRACE = 256 };

struct command {
	const char *name;
	int (*run)(const struct options *, struct diag *);
	unsigned options;
	size_t min_args, max_args;
	const char *usage, *help;
};

#define MANY ((size_t)-1)

static const struct command commands[] = {
	{ "build", run_build, TAKES_OUT | TAKES_SOURCES | TAKES_SETS | TAKES_DATE, 0, 1,
	    "[BRIEF] [--sources DIR] [-o DIR] [--set section.key=value]… [--date YYYY-MM-DD]",
	    "print a brief: DIR/brief.pdf, with brief.json, meetings/ and documents/ beside it" },
	{ "extract", run_extract, TAKES_OUT | TAKES_TRACE, 1, MANY, "[-o DIR] [--trace | --explain-chrome] FILE…",
	    "condense each file into DIR/<file name>.json, its cleaned text beside it as .txt" },
	{ "compare", run_compare, TAKES_OUT | TAKES_SIDES, 0, 0, "--side LABEL=MEETING.json[,…] --side … [-o FILE.json]",
	    "set meetings side by side; JSON to standard output or to FILE" },
	{ "render", run_render, TAKES_OUT | NEEDS_OUT | TAKES_BRIEF | TAKES_SETS | TAKES_DATE, 1, 1,
	    "COMPARISON.json [--brief BRIEF] [--set section.key=value]… [--date YYYY-MM-DD] -o FILE.pdf", "print a comparison" },
	{ "why", run_why, TAKES_BRIEF | TAKES_SOURCES | TAKES_SETS | TAKES_DIR | TAKES_DATE, 1, 1,
	    "CLAIM [--brief BRIEF] [--sources DIR | --dir DIR]",
	    "explain a claim, by its number in the brief or its id: sentence, rule, and how each field came about" },
	{ "fonts", run_fonts, 0, 0, 0, "",
	    "which font sets which role, what it falls back on, what is missing and which package has it" },
	{ "check", run_check, TAKES_SOURCES | TAKES_SETS, 0, 1, "[BRIEF] [--sources DIR] [--set section.key=value]…",
	    "read all that a build would read, and report every problem" },
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

struct option_help {
	unsigned by; /* who takes it: bits of struct command.options, or 0 for every command */
	const char *text;
};

static const struct option_help option_helps[] = {
	{ TAKES_OUT, "  -o, --output PATH       where to write (build: a directory, by default out/BRIEF)\n" },
	{ TAKES_SOURCES, "      --sources DIR       read these sources instead of the brief's own\n" },
	{ TAKES_SETS, "      --set S.KEY=VALUE   replace one setting of brief.ini: --set \"section glance.limit=3\"\n" },
	{ TAKES_SIDES, "      --side LABEL=FILES  one side's meeting records, separated by commas\n" },
	{ TAKES_BRIEF, "      --brief BRIEF       whose sections, titles and theme to use\n" },
	{ TAKES_DATE, "      --date YYYY-MM-DD   the edition's date (else SOURCE_DATE_EPOCH, else the newest source's)\n" },
	{ TAKES_DIR, "      --dir DIR           the folder of an earlier build\n" },
	{ TAKES_TRACE, "      --trace             print one line a claim instead of writing files\n" },
	{ TAKES_TRACE, "      --explain-chrome    print what of each page was dropped, with its line and why\n" },
	{ 0, "      --config DIR        where briefs/, fonts/ and config.ini are\n" },
	{ 0, "      --fail-on=warn      exit with 3 if there were warnings\n" },
	{ 0, "  -h, --help              this text, or a command's\n" },
	{ 0, "      --version           the version\n" },
};

static void help_command(const struct command *c, FILE *out)
{
	fprintf(out, "  %s%s%s\n      %s\n", c->name, *c->usage ? " " : "", c->usage, c->help);
}

/* Of one command, or of all. */
static void help(const struct command *only, FILE *out)
{
	if (only) {
		fputs("Usage:\n", out);
		help_command(only, out);
	} else {
		fputs("Usage: diptych COMMAND [OPTION]… [ARGUMENT]…\n"
		      "Print briefs that set published texts about meetings between leaders side by side.\n\nCommands:\n", out);
		for (size_t i = 0; i < N_COMMANDS; i++)
			help_command(&commands[i], out);
		fputs("  help [COMMAND]\n      this text, or a command's\n", out);
	}
	fputs("\nOptions:\n", out);
	for (size_t i = 0; i < sizeof option_helps / sizeof *option_helps; i++)
		if (!only || !option_helps[i].by || (only->options & option_helps[i].by))
			fputs(option_helps[i].text, out);
	fputs("\nBRIEF is a name (a folder of briefs/), a folder, or a brief.ini.\n"
	      "Exit status: 0 done, 1 check found problems, 3 warnings with --fail-on=warn, 64 usage,\n"
	      "65 bad data, 66 no input, 70 internal, 71 out of memory, 73 cannot create, 74 I/O, 78 config.\n", out);
}

struct invocation {
	const struct command *command;
	struct options options;
	bool fail_on_warn;
	struct arena *arena;
	VEC(const char *) sets;
	VEC(const char *) args;
};

static int usage(struct diag *d, const char *fmt, const char *what)
{
	struct strbuf b;
	strbuf_init(&b);
	strbuf_puts(&b, fmt);
	int rc = diag_error(d, EX_USAGE, NOWHERE, "%s '%s'; see diptych --help", b.p, what);
	strbuf_release(&b);
	return rc;
}

static const struct command *command_find(const char *name, struct diag *d)
{
	const char *names[N_COMMANDS];
	for (size_t i = 0; i < N_COMMANDS; i++) {
		names[i] = commands[i].name;
		if (strcmp(name, names[i]) == 0)
			return &commands[i];
	}
	const char *guess = diag_guess(str_c(name), names, N_COMMANDS);
	diag_error(d, EX_USAGE, NOWHERE, "unknown command '%s'%s%s%s; see diptych --help", name,
	    guess ? ": did you mean '" : "", guess ? guess : "", guess ? "'?" : "");
	return NULL;
}

/* A file list without a file between two commas is a slip. */
static int check_side(const struct options *o, const char *text, struct str label, const char *files, struct diag *d)
{
	for (size_t i = 0; i < o->n_sides; i++)
		if (str_is(label, o->sides[i].label))
			return diag_error(d, EX_USAGE, NOWHERE, "two --side have the label '%.*s': '%s' and '%s=%s'", STR_ARG(label), text,
			    o->sides[i].label, o->sides[i].files);
	size_t item = 1;
	for (struct str rest = str_c(files); rest.p; item++)
		if (!str_trim(str_cut(&rest, ',')).n)
			return diag_error(d, EX_USAGE, NOWHERE, "--side '%s': file %zu of the list is empty", text, item);
	return 0;
}

static int add_side(struct invocation *v, const char *text, struct diag *d)
{
	struct options *o = &v->options;
	const char *eq = strchr(text, '=');
	if (!eq || eq == text || !eq[1])
		return usage(d, "--side wants LABEL=MEETING.json[,…], not", text);
	struct str label = { text, (size_t)(eq - text) };
	if (check_side(o, text, label, eq + 1, d) < 0)
		return -1;
	o->sides = arena_grow(v->arena, o->sides, o->n_sides * sizeof *o->sides, (o->n_sides + 1) * sizeof *o->sides);
	o->sides[o->n_sides].label = arena_strz(v->arena, label);
	o->sides[o->n_sides++].files = eq + 1;
	return 0;
}

static unsigned needed(int opt)
{
	switch (opt) {
	case 'o': return TAKES_OUT;
	case OPT_SOURCES: return TAKES_SOURCES;
	case OPT_SET: return TAKES_SETS;
	case OPT_SIDE: return TAKES_SIDES;
	case OPT_BRIEF: return TAKES_BRIEF;
	case OPT_DATE: return TAKES_DATE;
	case OPT_DIR: return TAKES_DIR;
	case OPT_TRACE: case OPT_CHROME: return TAKES_TRACE;
	default: return 0;
	}
}

static int take_option(struct invocation *v, int opt, const char *name, struct diag *d)
{
	struct options *o = &v->options;
	if (needed(opt) && !(v->command->options & needed(opt)))
		return diag_error(d, EX_USAGE, NOWHERE, "diptych %s does not take '%s'; see diptych --help", v->command->name, name);
	switch (opt) {
	case 'o': o->out = optarg; return 0;
	case OPT_CONFIG: o->config = optarg; return 0;
	case OPT_SOURCES: o->sources = optarg; return 0;
	case OPT_SET: *vec_push(v->arena, &v->sets) = optarg; return 0;
	case OPT_SIDE: return add_side(v, optarg, d);
	case OPT_BRIEF: o->brief = optarg; return 0;
	case OPT_DIR: o->dir = optarg; return 0;
	case OPT_TRACE: o->trace = true; return 0;
	case OPT_CHROME: o->chrome = true; return 0;
	case OPT_DATE:
		o->date = optarg;
		return civil_is_day(str_c(optarg)) ? 0 : usage(d, "--date wants a day as YYYY-MM-DD, not", optarg);
	case OPT_FAIL_ON:
		v->fail_on_warn = true;
		return strcmp(optarg, "warn") == 0 ? 0 : usage(d, "--fail-on knows only 'warn', not", optarg);
	default:
		return usage(d, optopt && opt == ':' ? "a value is missing for" : "unknown option", name);
	}
}

static int check_counts(const struct invocation *v, struct diag *d)
{
	const struct command *c = v->command;
	if (v->args.n < c->min_args)
		return diag_error(d, EX_USAGE, NOWHERE, "usage: diptych %s %s", c->name, c->usage);
	if (v->args.n > c->max_args)
		return usage(d, "one argument too many:", v->args.v[c->max_args]);
	if ((c->options & NEEDS_OUT) && !v->options.out)
		return diag_error(d, EX_USAGE, NOWHERE, "-o FILE is missing; usage: diptych %s %s", c->name, c->usage);
	if ((c->options & TAKES_SIDES) && v->options.n_sides < 2)
		return diag_error(d, EX_USAGE, NOWHERE, "two or more --side are needed; usage: diptych %s %s", c->name, c->usage);
	const struct options *o = &v->options;
	if (o->trace && o->chrome)
		return diag_error(d, EX_USAGE, NOWHERE, "--trace and --explain-chrome exclude each other");
	if ((o->trace || o->chrome) && o->out)
		return diag_error(d, EX_USAGE, NOWHERE, "%s prints and writes no files: it does not go with -o", o->trace ? "--trace" : "--explain-chrome");
	return 0;
}

static int parse(struct invocation *v, int argc, char **argv, struct diag *d)
{
	static const struct option longs[] = {
		{ "output", required_argument, NULL, 'o' }, { "config", required_argument, NULL, OPT_CONFIG },
		{ "sources", required_argument, NULL, OPT_SOURCES }, { "set", required_argument, NULL, OPT_SET },
		{ "side", required_argument, NULL, OPT_SIDE }, { "brief", required_argument, NULL, OPT_BRIEF },
		{ "date", required_argument, NULL, OPT_DATE }, { "dir", required_argument, NULL, OPT_DIR },
		{ "trace", no_argument, NULL, OPT_TRACE },
		{ "explain-chrome", no_argument, NULL, OPT_CHROME }, { "fail-on", required_argument, NULL, OPT_FAIL_ON },
		{ "help", no_argument, NULL, 'h' }, { "version", no_argument, NULL, OPT_VERSION }, { 0 },
	};
	opterr = 0;
	for (int opt, at = 0; (opt = getopt_long(argc, argv, "-:o:h", longs, &at)) != -1;) {
		/* A long option's own name; for one that is not known, the word itself. */
		bool is_long = opt > 0xFF;
		const char *name = is_long ? arena_printf(v->arena, "--%s", longs[at].name) : opt == 'o' ? "-o" : argv[optind - 1];
		if (opt == 1)
			*vec_push(v->arena, &v->args) = optarg;
		else if (take_option(v, opt, name, d) < 0)
			return -1;
	}
	for (; optind < argc; optind++) /* behind "--" */
		*vec_push(v->arena, &v->args) = argv[optind];
	if (check_counts(v, d) < 0)
		return -1;
	struct options *o = &v->options;
	o->sets = v->sets.v, o->n_sets = v->sets.n;
	o->args = v->args.v, o->n_args = v->args.n;
	if (!o->brief && !(v->command->options & TAKES_BRIEF) && v->args.n)
		o->brief = v->args.v[0];
	return 0;
}

/* --help and --version work anywhere before "--". */
static bool asked(int argc, char **argv, const char *a, const char *b)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], a) == 0 || strcmp(argv[i], b) == 0)
			return true;
	return false;
}

/* `help`, `help COMMAND`, or --help anywhere.  false: no help was asked for. */
static bool help_asked(int argc, char **argv, struct diag *d)
{
	bool verb = argc > 1 && strcmp(argv[1], "help") == 0;
	if (!verb && !asked(argc, argv, "-h", "--help"))
		return false;
	const char *name = verb ? (argc > 2 ? argv[2] : NULL) : argv[1];
	const struct command *only = NULL;
	if (name && name[0] != '-' && strcmp(name, "help") != 0 && !(only = command_find(name, d)))
		return true;
	if (verb && argc > 3)
		diag_error(d, EX_USAGE, NOWHERE, "one argument too many: '%s'; usage: diptych help [COMMAND]", argv[3]);
	else
		help(only, stdout);
	return true;
}

static int finish(const struct diag *d, bool fail_on_warn)
{
	diag_print(d, 0, stderr);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fputs("diptych: error: cannot write to standard output\n", stderr);
		return d->status ? d->status : EX_IOERR;
	}
	if (d->status)
		return d->status;
	return fail_on_warn && d->warnings ? EX_WARNED : 0;
}

int main(int argc, char **argv)
{
	struct diag d;
	struct invocation v = { .arena = arena_new() };
	diag_init(&d);
	if (help_asked(argc, argv, &d))
		;
	else if (asked(argc, argv, "--version", "--version"))
		puts("diptych " VERSION);
	else if (argc < 2)
		diag_error(&d, EX_USAGE, NOWHERE, "a command is missing; see diptych --help");
	else if (argv[1][0] == '-')
		diag_error(&d, EX_USAGE, NOWHERE, "the command comes first, options such as '%s' behind it: diptych COMMAND [OPTION]…; see diptych --help", argv[1]);
	else if ((v.command = command_find(argv[1], &d)) && parse(&v, argc - 1, argv + 1, &d) == 0)
		v.command->run(&v.options, &d);
	int status = finish(&d, v.fail_on_warn);
	arena_free(v.arena);
	diag_release(&d);
	return status;
}
