/* parse.c: the command line by the two tables. */
#include "cli_int.h"
#include "config.h"

#include <getopt.h>
#include <string.h>

enum { LONG = 256 }; /* what getopt_long returns for a long option: LONG + its row */

struct invocation {
	struct arena *arena;
	const struct cli_command *command;
	struct options *options;
	VEC(const char *) args;
};

static int takes_value(const struct cli_option *o)
{
	return !o->argument ? no_argument : *o->argument == '[' ? optional_argument : required_argument;
}

/* getopt's own arrays, from the table. */
static const struct option *long_options(struct arena *a)
{
	struct option *v = arena_array(a, OPT_COUNT + 1, struct option);
	for (int i = 0; i < OPT_COUNT; i++)
		v[i] = (struct option){ cli_options[i].name, takes_value(&cli_options[i]), NULL, LONG + i };
	return v;
}

/* "-": arguments in their places; ":": a missing value is told from an unknown option. */
static const char *short_options(struct arena *a)
{
	char *s = arena_alloc(a, 2 * OPT_COUNT + 3), *p = s;
	*p++ = '-', *p++ = ':';
	for (size_t i = 0; i < OPT_COUNT; i++) {
		if (cli_options[i].letter)
			*p++ = cli_options[i].letter;
		if (cli_options[i].letter && cli_options[i].argument)
			*p++ = ':';
	}
	return s;
}

/* The row of what getopt_long returned, or OPT_COUNT. */
static size_t option_row(int opt)
{
	size_t i = 0;
	if (opt >= LONG)
		return (size_t)(opt - LONG);
	while (i < OPT_COUNT && (opt == 0 || cli_options[i].letter != opt))
		i++;
	return i;
}

/* The option that was meant, of those that the command takes. */
static const char *guess_option(const struct cli_command *c, const char *word)
{
	const char *names[OPT_COUNT];
	size_t n = 0;
	struct str name = str_c(word + strspn(word, "-"));
	for (size_t i = 0; i < OPT_COUNT; i++)
		if (cli_takes(c, i))
			names[n++] = cli_options[i].name;
	name = str_cut(&name, '=');
	return name.n > 1 ? diag_guess(name, names, n) : NULL;
}

/* "--theme": what [brief] has a key for. */
static const char *setting_of(const struct cli_command *c, const char *word)
{
	struct str rest = str_c(word + strspn(word, "-")), name = str_cut(&rest, '=');
	for (size_t i = 0; cli_takes(c, OPT_SET) && i < config_n_keys; i++)
		if (config_keys[i].file == CONFIG_BRIEF && strcmp(config_keys[i].section, "brief") == 0 && str_is(name, config_keys[i].name))
			return config_keys[i].name;
	return NULL;
}

static int bad_option(const struct invocation *v, int opt, const char *word, struct diag *d)
{
	if (opt == ':')
		return diag_error(d, EX_USAGE, NOWHERE, "a value is missing for '%s'; see diptych help %s", word, v->command->name);
	if (optopt >= LONG)
		return diag_error(d, EX_USAGE, NOWHERE, "'--%s' takes no value, and got one: '%s'", cli_options[optopt - LONG].name, word);
	const char *guess = guess_option(v->command, word), *setting = setting_of(v->command, word);
	if (setting && !guess)
		return diag_error(d, EX_USAGE, NOWHERE, "unknown option '%s': that is a setting, --set brief.%s=…; see diptych help %s", word, setting, v->command->name);
	return diag_error(d, EX_USAGE, NOWHERE, "unknown option '%s'%s%s%s see diptych help %s", word,
	    guess ? ": did you mean '--" : "", guess ? guess : "", guess ? "'? Or" : ";", v->command->name);
}

static int take_option(struct invocation *v, int opt, const char *word, struct diag *d)
{
	size_t row = option_row(opt);
	if (row == OPT_COUNT)
		return bad_option(v, opt, word, d);
	if (!cli_takes(v->command, row))
		return diag_error(d, EX_USAGE, NOWHERE, "diptych %s does not take '--%s'; see diptych help %s", v->command->name,
		    cli_options[row].name, v->command->name);
	return cli_set(v->arena, v->options, row, optarg, d);
}

static bool was_given(const struct options *o, size_t row)
{
	const struct cli_option *opt = &cli_options[row];
	if (opt->kind == OPTION_SIDES)
		return o->n_sides > 0;
	return opt->kind == OPTION_FLAG ? *(const bool *)((const char *)o + opt->at)
	                                : *(const char *const *)(const void *)((const char *)o + opt->at) != NULL;
}

static int check_counts(const struct invocation *v, struct diag *d)
{
	const struct cli_command *c = v->command;
	if (v->args.n < c->min_args)
		return diag_error(d, EX_USAGE, NOWHERE, "usage: diptych %s %s", c->name, c->usage);
	if (v->args.n > c->max_args)
		return diag_error(d, EX_USAGE, NOWHERE, "one argument too many: '%s'; usage: diptych %s%s%s", v->args.v[c->max_args], c->name,
		    *c->usage ? " " : "", c->usage);
	for (size_t i = 0; i < OPT_COUNT; i++)
		if ((c->needs & TAKES(i)) && !was_given(v->options, i))
			return diag_error(d, EX_USAGE, NOWHERE, "--%s %s is missing; usage: diptych %s %s", cli_options[i].name,
			    cli_options[i].argument, c->name, c->usage);
	return 0;
}

static int parse(struct invocation *v, int argc, char **argv, struct diag *d)
{
	const struct option *longs = long_options(v->arena);
	const char *shorts = short_options(v->arena);
	struct options *o = v->options;
	opterr = 0;
	for (int opt; (opt = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
		if (opt == 1)
			*vec_push(v->arena, &v->args) = optarg;
		else if (take_option(v, opt, argv[optind - 1], d) < 0)
			return -1;
	}
	for (; optind < argc; optind++) /* behind "--" */
		*vec_push(v->arena, &v->args) = argv[optind];
	if (check_counts(v, d) < 0)
		return -1;
	o->as_is = (v->command->takes & AS_IS) || o->json || o->table || o->keys;
	o->args = v->args.v, o->n_args = v->args.n;
	if (v->command->argument == VALUE_BRIEF && v->args.n)
		o->brief = v->args.v[0];
	return 0;
}

/* --help and --version work anywhere before "--", whatever else is wrong. */
static bool asked(int argc, char **argv, const char *a, const char *b)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], a) == 0 || strcmp(argv[i], b) == 0)
			return true;
	return false;
}

/* Of which help can be given: "build" of `diptych --help build`. */
static bool is_command(const char *word)
{
	for (size_t i = 0; i < cli_n_commands; i++)
		if (strcmp(word, cli_commands[i].name) == 0)
			return strcmp(word, "help") != 0;
	return false;
}

int cli_read(struct arena *a, int argc, char **argv, int (**run)(const struct options *, struct diag *),
    struct options *out, struct diag *d)
{
	struct invocation v = { .arena = a, .options = out };
	*out = (struct options){ 0 };
	if (asked(argc, argv, "-h", "--help")) {
		int at = 1;
		while (at < argc && (argv[1][0] == '-' || strcmp(argv[1], "help") == 0) && !is_command(argv[at]))
			at++;
		*run = run_help;
		out->args = (const char *const *)argv + at;
		out->n_args = at < argc;
		return 0;
	}
	if (asked(argc, argv, "--version", "--version")) {
		*run = run_version;
		return 0;
	}
	if (argc < 2)
		return diag_error(d, EX_USAGE, NOWHERE, "a command is missing; see diptych --help");
	if (argv[1][0] == '-')
		return diag_error(d, EX_USAGE, NOWHERE,
		    "the command comes first, options such as '%s' behind it: diptych COMMAND [OPTION]…; see diptych --help", argv[1]);
	v.command = cli_command(argv[1], d);
	if (!v.command || parse(&v, argc - 1, argv + 1, d) < 0)
		return -1;
	*run = v.command->run;
	return 0;
}
