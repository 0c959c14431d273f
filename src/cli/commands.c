/* commands.c: every command, a row each. */
#include "cli_int.h"

#include <assert.h>
#include <string.h>

#define SETTINGS (TAKES(OPT_SET) | TAKES(OPT_PROFILE))
static_assert(TAKES(OPT_COUNT) < AS_IS, "an option more than there are bits");

/* In the order of help. */
const struct cli_command cli_commands[] = {
	{ "init", run_init, TAKES(OPT_SIDE) | TAKES(OPT_TITLE) | TAKES(OPT_SOURCES) | TAKES(OPT_TEMPLATE) | TAKES(OPT_FORCE), 0, 1, 1,
	    VALUE_DIR, "DIR [--sources DIR] [--side LABEL=FROM..TO]… [--title TEXT] [--template NAME] [--force]",
	    "start a brief: write DIR/brief.ini, its sides proposed from the meetings in the sources; asks on a terminal" },
	{ "add", run_add, TAKES(OPT_BRIEF) | TAKES(OPT_PUBLISHER) | TAKES(OPT_DATE) | TAKES(OPT_TITLE) | TAKES(OPT_URL) | TAKES(OPT_PARTY) |
	    TAKES(OPT_FORCE), 0, 1, MANY, VALUE_FILE,
	    "FILE… [--brief BRIEF] [--publisher NAME] [--date YYYY-MM-DD] [--title TEXT] [--url ADDRESS] [--party COUNTRY] [--force]",
	    "copy sources into a brief; what they do not say of themselves is asked for on a terminal and noted in brief.ini" },
	{ "build", run_build, TAKES(OPT_OUTPUT) | TAKES(OPT_SOURCES) | SETTINGS | TAKES(OPT_DATE) | TAKES(OPT_SINCE), 0, 0, 1, VALUE_BRIEF,
	    "[BRIEF] [--sources DIR] [-o DIR] [--since EDITION] [--profile NAME] [--set section.key=value]… [--date YYYY-MM-DD]",
	    "print a brief: DIR/brief.pdf, with brief.json, meetings/ and documents/ beside it" },
	{ "watch", run_watch, TAKES(OPT_OUTPUT) | TAKES(OPT_SOURCES) | SETTINGS | TAKES(OPT_DATE), 0, 0, 1, VALUE_BRIEF,
	    "[BRIEF] [--sources DIR] [-o DIR] [--profile NAME] [--set section.key=value]… [--date YYYY-MM-DD]",
	    "build whenever a source, the brief, the theme or a word list changes, and say what changed; ends with Ctrl-C" },
	{ "show", run_show, AS_IS | TAKES(OPT_SOURCES) | SETTINGS | TAKES(OPT_DATE) | TAKES(OPT_SINCE), 0, 0, 1, VALUE_BRIEF,
	    "[BRIEF] [--sources DIR] [--since EDITION] [--profile NAME] [--set section.key=value]… [--date YYYY-MM-DD]", "the brief in the terminal, side by side" },
	{ "export", run_export, AS_IS | TAKES(OPT_FORMAT) | TAKES(OPT_OUTPUT) | TAKES(OPT_SOURCES) | SETTINGS | TAKES(OPT_DATE) | TAKES(OPT_SINCE), TAKES(OPT_FORMAT), 0, 1,
	    VALUE_BRIEF, "[BRIEF] --format html|md|csv|json [-o PATH] [--sources DIR] [--since EDITION] [--profile NAME] [--set section.key=value]… [--date YYYY-MM-DD]",
	    "the brief as one accessible HTML page, as Markdown, as tables (-o DIR), or as JSON; to standard output or to PATH" },
	{ "extract", run_extract, AS_IS | TAKES(OPT_OUTPUT) | TAKES(OPT_TRACE) | TAKES(OPT_CHROME) | TAKES(OPT_BRIEF), 0, 1, MANY, VALUE_FILE,
	    "[-o DIR] [--trace | --explain-chrome] [--brief BRIEF] FILE…",
	    "condense each file (- is standard input) into DIR/<file name>.json, its cleaned text beside it as .txt; with -o - to standard output" },
	{ "compare", run_compare, AS_IS | TAKES(OPT_OUTPUT) | TAKES(OPT_SIDE) | TAKES(OPT_BRIEF), TAKES(OPT_SIDE), 0, 0, VALUE_NONE,
	    "--side LABEL=MEETING.json[,…] --side … [--brief BRIEF] [-o FILE.json]", "set meetings side by side; JSON to standard output or to FILE" },
	{ "render", run_render, AS_IS | TAKES(OPT_OUTPUT) | TAKES(OPT_BRIEF) | SETTINGS | TAKES(OPT_DATE) | TAKES(OPT_SINCE), TAKES(OPT_OUTPUT), 1, 1, VALUE_FILE,
	    "COMPARISON.json [--brief BRIEF] [--since EDITION] [--profile NAME] [--set section.key=value]… [--date YYYY-MM-DD] -o FILE.pdf",
	    "print a comparison (- is standard input); with -o - the PDF goes to standard output" },
	{ "why", run_why, TAKES(OPT_BRIEF) | TAKES(OPT_SOURCES) | SETTINGS | TAKES(OPT_DIR) | TAKES(OPT_DATE), 0, 1, 1, VALUE_CLAIM,
	    "CLAIM [--brief BRIEF] [--sources DIR | --dir DIR]",
	    "explain a claim, by its number in the brief or its id: sentence, rule, and how each field came about" },
	{ "fix", run_fix, TAKES(OPT_BRIEF) | SETTINGS | TAKES(OPT_WHO) | TAKES(OPT_WHY) | TAKES(OPT_UNDO), 0, 1, 3, VALUE_CLAIM,
	    "CLAIM drop|retype|reassign|pin|unpin|note [VALUE] [--who NAME] [--why TEXT] [--brief BRIEF] | CLAIM [ACTION] --undo",
	    "correct a claim, by its number in the brief or its id: edits the brief's corrections.tsv and says what changes" },
	{ "fonts", run_fonts, TAKES(OPT_JSON), 0, 0, 0, VALUE_NONE, "[--json]",
	    "which font sets which role, what it falls back on, what is missing and which package has it" },
	{ "check", run_check, TAKES(OPT_SOURCES) | SETTINGS | TAKES(OPT_JSON), 0, 0, 1, VALUE_BRIEF,
	    "[BRIEF] [--sources DIR] [--profile NAME] [--set section.key=value]… [--json]", "read all that a build would read, and report every problem" },
	{ "search", run_search, TAKES(OPT_BRIEF) | TAKES(OPT_DIR) | TAKES(OPT_JSON), 0, 1, MANY, VALUE_TEXT,
	    "WORD… [--brief BRIEF | --dir DIR] [--json]",
	    "claims that have all the words (\"a phrase\" is one), with source and line: of every brief, of one, or of built ones in DIR" },
	{ "doctor", run_doctor, TAKES(OPT_OUTPUT) | TAKES(OPT_JSON), 0, 0, 0, VALUE_NONE, "[--json]",
	    "look for fonts, libraries, data, settings, folders and the terminal, and say what to do; exit status 1 where a build would fail" },
	{ "config", run_config, SETTINGS | TAKES(OPT_KEY) | TAKES(OPT_KEYS) | TAKES(OPT_ALL) | TAKES(OPT_JSON), 0, 0, 1, VALUE_BRIEF,
	    "[BRIEF] [--all] [--key SECTION.KEY] [--json] [--profile NAME] [--set section.key=value]… | --keys",
	    "the settings that hold, and where each comes from" },
	{ "nightly", run_nightly, TAKES(OPT_PROFILE) | TAKES(OPT_FORCE) | TAKES(OPT_WAIT) | TAKES(OPT_DRY_RUN) | TAKES(OPT_JSON) | TAKES(OPT_HOOKS), 0, 0, MANY, VALUE_BRIEFS,
	    "[--force] [--wait[=SECONDS]] [--dry-run] [--json] [--hooks later|only] [BRIEF…]",
	    "publish a new edition of each brief of config.ini, or of those named, that something changed for" },
	{ "archive", run_archive, TAKES(OPT_PROFILE) | TAKES(OPT_JSON), 0, 0, 0, VALUE_NONE, "[--profile NAME] [--json]",
	    "make the pages and feeds of the archive anew; nightly does so after each new edition and each failed build" },
	{ "diff", run_diff, TAKES(OPT_PROFILE) | TAKES(OPT_BRIEF) | TAKES(OPT_SINCE) | TAKES(OPT_JSON), 0, 0, 2, VALUE_FILE,
	    "EDITION EDITION [--brief BRIEF] | --brief BRIEF [--since last|read|ID|DAY] [--json]",
	    "what changed between two editions (folders, brief.json files or, with --brief, IDs), or up to the latest: claims, figures, sources" },
	{ "read", run_read, TAKES(OPT_PROFILE) | TAKES(OPT_SHOW), 0, 0, 2, VALUE_BRIEF, "BRIEF [EDITION] | --show [BRIEF]",
	    "note that you have read an edition, by default the latest: --since read starts there" },
	{ "schedule", run_schedule, TAKES(OPT_PROFILE) | TAKES(OPT_TIME) | TAKES(OPT_USER) | TAKES(OPT_SYSTEM) | TAKES(OPT_PRINT) | TAKES(OPT_INSTALL) | TAKES(OPT_REMOVE) |
	    TAKES(OPT_FORCE) | TAKES(OPT_OUTPUT), 0, 1, 1, VALUE_TEXT,
	    "systemd|cron|status [--profile NAME] [--time HH:MM] [--user|--system] [--print|--install|--remove] [--force] [-o DIR]",
	    "run nightly every night: units of systemd, or a line of the crontab; status: when it runs next, and how the last runs ended" },
	{ "help", run_help, TAKES(OPT_TABLE), 0, 0, 1, VALUE_COMMAND, "[COMMAND]", "this text, or a command's" },
	{ "complete", run_complete, AS_IS, 0, 1, MANY, VALUE_NONE, "-- WORD…",
	    "what may stand for the last word, for the completions of shells: a candidate a line, or :file or :dir" },
	{ "version", run_version, 0, 0, 0, 0, VALUE_NONE, "", "the version" },
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

bool cli_takes(const struct cli_command *c, size_t option)
{
	return cli_options[option].everywhere || (c->takes & TAKES(option));
}

const struct cli_command *cli_command(const char *name, struct diag *d)
{
	const char *names[sizeof cli_commands / sizeof *cli_commands];
	for (size_t i = 0; i < cli_n_commands; i++) {
		names[i] = cli_commands[i].name;
		if (strcmp(name, names[i]) == 0)
			return &cli_commands[i];
	}
	const char *guess = diag_guess(str_c(name), names, cli_n_commands);
	diag_error(d, EX_USAGE, NOWHERE, "unknown command '%s'%s%s%s see diptych --help", name,
	    guess ? ": did you mean '" : "", guess ? guess : "", guess ? "'? Or" : ";");
	return NULL;
}
