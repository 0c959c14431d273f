/* options.c: every option, a row each. */
#include "cli_int.h"

#include <stddef.h>
#include <string.h>

#include "civil.h"

const char *const cli_value_names[VALUE_COUNT] = { "none", "text", "file", "dir", "brief", "briefs", "command", "claim", "setting", "key", "template" };

static const char *day_fault(const char *value)
{
	return civil_is_day(str_c(value)) ? NULL : "a day as YYYY-MM-DD";
}

static const char *seconds_fault(const char *value)
{
	size_t digits = strspn(value, "0123456789");
	return digits <= 6 && !value[digits] ? NULL : "a number of seconds";
}

static const char *time_fault(const char *value)
{
	bool shape = strlen(value) == 5 && value[2] == ':' && strspn(value, "0123456789") == 2 && strspn(value + 3, "0123456789") == 2;
	return shape && strncmp(value, "24", 2) < 0 && value[3] < '6' ? NULL : "a time of day as HH:MM, from 00:00 to 23:59";
}

#define MEMBER(m) .at = offsetof(struct options, m)
#define FLAG(m) .kind = OPTION_FLAG, MEMBER(m)
#define TEXT(m) .kind = OPTION_TEXT, MEMBER(m)
#define TEXTS(m) .kind = OPTION_TEXTS, MEMBER(m), .count_at = offsetof(struct options, n_##m)

/* In the order of help. */
const struct cli_option cli_options[OPT_COUNT] = {
	[OPT_OUTPUT] = { "output", 'o', "PATH", TEXT(out), .value = VALUE_FILE,
	    .help = "where to write (build: a directory, by default out/BRIEF)" },
	[OPT_SOURCES] = { "sources", 0, "DIR", TEXT(sources), .value = VALUE_DIR,
	    .help = "read these sources instead of the brief's own" },
	[OPT_SET] = { "set", 0, "S.KEY=VALUE", TEXTS(sets), .value = VALUE_SETTING,
	    .help = "replace one setting of brief.ini or config.ini: --set \"section glance.limit=3\"" },
	[OPT_PROFILE] = { "profile", 0, "NAME", TEXT(profile), .value = VALUE_TEXT,
	    .help = "with the settings of [profile NAME] in config.ini and brief.ini" },
	[OPT_SIDE] = { "side", 0, "LABEL=VALUE", .kind = OPTION_SIDES, .value = VALUE_FILE,
	    .help = "one side: its meeting records, separated by commas (init: its days, FROM..TO)" },
	[OPT_BRIEF] = { "brief", 0, "BRIEF", TEXT(brief), .value = VALUE_BRIEF,
	    .help = "which brief: its sources, sections, theme, taxonomy and lexicon" },
	[OPT_DATE] = { "date", 0, "YYYY-MM-DD", TEXT(date), .value = VALUE_TEXT, .fault = day_fault,
	    .help = "the edition's date (else SOURCE_DATE_EPOCH, else the newest source's; add: the day of publication)" },
	[OPT_DIR] = { "dir", 0, "DIR", TEXT(dir), .value = VALUE_DIR,
	    .help = "the folder of an earlier build" },
	[OPT_TRACE] = { "trace", FLAG(trace), .help = "print one line a claim instead of writing files" },
	[OPT_CHROME] = { "explain-chrome", FLAG(chrome),
	    .help = "print what of each page was dropped, with its line and why" },
	[OPT_FORMAT] = { "format", 0, "FORMAT", TEXT(format), .value = VALUE_TEXT, .choices = "html|md|csv|json",
	    .help = "html: one accessible page; md: Markdown; csv: tables; json: all records" },
	[OPT_TITLE] = { "title", 0, "TEXT", TEXT(title), .value = VALUE_TEXT, .help = "the brief's title (add: the source's)" },
	[OPT_TEMPLATE] = { "template", 0, "NAME", TEXT(template), .value = VALUE_TEMPLATE,
	    .help = "pair: two meetings of one pair of leaders; years: several years; rivals: one visit as told by rival publishers" },
	[OPT_PUBLISHER] = { "publisher", 0, "NAME", TEXT(publisher), .value = VALUE_TEXT, .help = "who published the source" },
	[OPT_URL] = { "url", 0, "ADDRESS", TEXT(url), .value = VALUE_TEXT, .help = "where the source was published" },
	[OPT_PARTY] = { "party", 0, "COUNTRY", TEXT(party), .value = VALUE_TEXT,
	    .help = "whose publisher it is: a country of the meeting, or 'independent'" },
	[OPT_SINCE] = { "since", 0, "EDITION", TEXT(since), .value = VALUE_TEXT,
	    .help = "tell changes since it: last, read (the one marked as read), its ID or number, a day, or a build's folder" },
	[OPT_SHOW] = { "show", FLAG(show), .help = "say what is marked, and mark nothing" },
	[OPT_FORCE] = { "force", FLAG(force), .help = "init, add, schedule: replace what is there; nightly: build though nothing changed, trust neither digests nor cache" },
	[OPT_WAIT] = { "wait", 0, "[=SECONDS]", TEXT(wait), .value = VALUE_TEXT, .fault = seconds_fault,
	    .help = "wait for another run's end instead of giving up (75)" },
	[OPT_DRY_RUN] = { "dry-run", FLAG(dry_run), .help = "say what would be built and why, and write nothing" },
	[OPT_JSON] = { "json", FLAG(json), .help = "to standard output, a JSON object a line" },
	[OPT_KEY] = { "key", 0, "SECTION.KEY", TEXT(key), .value = VALUE_KEY, .help = "print this setting's value alone" },
	[OPT_KEYS] = { "keys", FLAG(keys), .help = "list every setting there can be, as tab-separated lines" },
	[OPT_ALL] = { "all", FLAG(all), .help = "also settings that have their defaults" },
	[OPT_WHO] = { "who", 0, "NAME", TEXT(who), .value = VALUE_TEXT, .help = "who corrects (else the name of the account)" },
	[OPT_WHY] = { "why", 0, "TEXT", TEXT(why), .value = VALUE_TEXT, .help = "why it is corrected; asked for on a terminal" },
	[OPT_UNDO] = { "undo", FLAG(undo), .help = "take the claim's corrections back, or those of one action" },
	[OPT_HOOKS] = { "hooks", 0, "WHEN", TEXT(hooks), .value = VALUE_TEXT, .choices = "later|only",
	    .help = "the commands after a build: leave them for later, or run only what was left" },
	[OPT_TIME] = { "time", 0, "HH:MM", TEXT(time), .value = VALUE_TEXT, .fault = time_fault, .help = "when to build, in local time (02:30)" },
	[OPT_USER] = { "user", FLAG(user), .help = "for yourself (unless you are root)" },
	[OPT_SYSTEM] = { "system", FLAG(system), .help = "for the machine, as the user 'diptych'" },
	[OPT_PRINT] = { "print", FLAG(print), .help = "show what would be installed, and do nothing (so also without an option)" },
	[OPT_INSTALL] = { "install", FLAG(install), .help = "write it; what is there already stays as it is" },
	[OPT_REMOVE] = { "remove", FLAG(remove), .help = "take it away again" },
	[OPT_TABLE] = { "table", FLAG(table), .help = "commands and options as tab-separated lines, for programs" },

	[OPT_CONFIG] = { "config", 0, "DIR", TEXT(config), .everywhere = true, .value = VALUE_DIR,
	    .help = "where briefs/, fonts/ and config.ini are" },
	[OPT_FAIL_ON] = { "fail-on", 0, "warn", TEXT(fail_on), .everywhere = true, .value = VALUE_TEXT, .choices = "warn",
	    .help = "exit with 3 if there were warnings" },
	[OPT_QUIET] = { "quiet", 'q', FLAG(quiet), .everywhere = true, .help = "say nothing but errors and what was asked for" },
	[OPT_VERBOSE] = { "verbose", 'v', FLAG(verbose), .everywhere = true, .help = "say what is done, and how long it took" },
	[OPT_HELP] = { "help", 'h', FLAG(help), .everywhere = true, .help = "this text, or a command's" },
	[OPT_VERSION] = { "version", FLAG(version), .everywhere = true, .help = "the version" },
};

static bool is_choice(const char *choices, struct str value)
{
	for (struct str rest = str_c(choices); rest.p;)
		if (str_eq(str_cut(&rest, '|'), value))
			return true;
	return false;
}

static int check_value(const struct cli_option *opt, const char *value, struct diag *d)
{
	const char *wants = opt->fault ? opt->fault(value) : NULL;
	if (wants)
		return diag_error(d, EX_USAGE, NOWHERE, "--%s wants %s, not '%s'; see diptych --help", opt->name, wants, value);
	if (opt->choices && !is_choice(opt->choices, str_c(value))) {
		struct strbuf known;
		strbuf_init(&known);
		for (struct str rest = str_c(opt->choices); rest.p;) {
			struct str one = str_cut(&rest, '|');
			strbuf_putf(&known, "%s'%.*s'", known.n ? ", " : "", STR_ARG(one));
		}
		diag_error(d, EX_USAGE, NOWHERE, "--%s knows only %s, not '%s'; see diptych --help", opt->name, known.p, value);
		strbuf_release(&known);
		return -1;
	}
	return 0;
}

static int add_side(struct arena *a, struct options *o, const char *name, const char *text, struct diag *d)
{
	const char *eq = strchr(text, '=');
	if (!eq || eq == text || !eq[1])
		return diag_error(d, EX_USAGE, NOWHERE, "--%s wants LABEL=VALUE, not '%s'; see diptych --help", name, text);
	struct str label = { text, (size_t)(eq - text) };
	for (size_t i = 0; i < o->n_sides; i++)
		if (str_is(label, o->sides[i].label))
			return diag_error(d, EX_USAGE, NOWHERE, "two --%s have the label '%s': '%s=%s' and '%s'", name,
			    o->sides[i].label, o->sides[i].label, o->sides[i].value, text);
	o->sides = arena_grow(a, o->sides, o->n_sides * sizeof *o->sides, (o->n_sides + 1) * sizeof *o->sides);
	o->sides[o->n_sides].label = arena_strz(a, label);
	o->sides[o->n_sides++].value = eq + 1;
	return 0;
}

int cli_set(struct arena *a, struct options *o, size_t option, const char *value, struct diag *d)
{
	const struct cli_option *opt = &cli_options[option];
	void *member = (char *)o + opt->at;
	if (value && check_value(opt, value, d) < 0)
		return -1;
	switch (opt->kind) {
	case OPTION_FLAG:
		*(bool *)member = true;
		return 0;
	case OPTION_TEXT:
		*(const char **)member = value ? value : "";
		return 0;
	case OPTION_TEXTS: {
		const char ***list = member;
		size_t *n = (void *)((char *)o + opt->count_at);
		*list = arena_grow(a, *list, *n * sizeof **list, (*n + 1) * sizeof **list);
		(*list)[(*n)++] = value;
		return 0;
	}
	case OPTION_SIDES:
		return add_side(a, o, opt->name, value, d);
	}
	return 0;
}
