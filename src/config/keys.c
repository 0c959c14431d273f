/* keys.c: every section and key of every configuration file, in one table.
 *
 * The reader, the accessors, --set, and the manual all go by it; a new
 * setting is one row here and one call where it is used. */
#include "config_int.h"
#include "theme.h"

#define RECORDS "outcomes|statements|figures|people|timeline|differences|types"
#define STRENGTHS "discussed|welcomed|expressed-readiness|planned|agreed|committed|signed|done"
#define FACES "serif|serif-italic|serif-bold|serif-bold-italic|sans|sans-italic|sans-bold|sans-semibold"
#define INKS "text|muted|rule|paper|structure|panel|table-head|good|change|warn|deal|neutral|side-1|side-2|side-3|side-4|tint-1|tint-2|tint-3|tint-4"

#define LABELS(list) list, sizeof(list) / sizeof *(list)

const char *const config_file_names[] = { "config.ini", "brief.ini", "theme.ini", "fonts.ini" };
const char *const config_type_names[] = { "text", "integer", "number", "length", "boolean", "choice", "colour", "date", "list", "url", "setting" };

const struct section_kind section_kinds[] = {
	{ CONFIG_SITE, "site", .help = "this installation" },
	{ CONFIG_SITE, "nightly", .help = "scheduled builds (diptych nightly)" },
	{ CONFIG_SITE, "profile *", .help = "settings of this file and of briefs that hold with --profile LABEL", .assigns = true },
	{ CONFIG_BRIEF, "brief", .help = "the brief as a whole" },
	{ CONFIG_BRIEF, "filter", .help = "what of the sources the brief is about; the rest is left out" },
	{ CONFIG_BRIEF, "side *", .help = "a column: its label is the section's", .replaces = true },
	{ CONFIG_BRIEF, "source *", .help = "what a source's own text does not say, by file name" },
	{ CONFIG_BRIEF, "section *", .help = "a section of the brief, shipped (sections.ini) or your own" },
	{ CONFIG_BRIEF, "profile *", .help = "settings that hold with --profile LABEL", .assigns = true },
	{ CONFIG_THEME, "theme", .help = "the theme as a whole" },
	{ CONFIG_THEME, "paper", .help = "paper and grid" },
	{ CONFIG_THEME, "inks", .help = "colours by meaning" },
	{ CONFIG_THEME, "style *", style_names, STYLE_COUNT, .help = "a paragraph style" },
	{ CONFIG_FONTS, "fonts", .help = "where font files are" },
	{ CONFIG_FONTS, "font *", .help = "a font file" },
	{ CONFIG_FONTS, "role *", face_names, FACE_COUNT, .help = "a role of type and its fonts" },
};
const size_t n_section_kinds = sizeof section_kinds / sizeof *section_kinds;

#define TEXT(file, section, name, preset, help) { file, section, name, CONFIG_TEXT, 0, 0, preset, NULL, help }
#define LIST(file, section, name, preset, choices, help) { file, section, name, CONFIG_LIST, 0, 0, preset, choices, help }
#define INT(file, section, name, min, max, preset, help) { file, section, name, CONFIG_INT, min, max, preset, NULL, help }
#define LENGTH(section, name, min, max, preset, help) { CONFIG_THEME, section, name, CONFIG_LENGTH, min, max, preset, NULL, help }
#define BOOL(file, section, name, preset, help) { file, section, name, CONFIG_BOOL, 0, 0, preset, NULL, help }
#define CHOICE(file, section, name, preset, choices, help) { file, section, name, CONFIG_CHOICE, 0, 0, preset, choices, help }
#define DATE(section, name, help) { CONFIG_BRIEF, section, name, CONFIG_DATE, 0, 0, NULL, NULL, help }
#define URL(section, name, help) { CONFIG_BRIEF, section, name, CONFIG_URL, 0, 0, NULL, NULL, help }
#define SETTINGS(file, help) { file, "profile *", "SECTION.KEY", CONFIG_SETTING, 0, 0, NULL, NULL, help }
#define COLOUR(name, preset, help) { CONFIG_THEME, "inks", name, CONFIG_COLOUR, 0, 0, preset, NULL, help }

const struct config_key config_keys[] = {
	TEXT(CONFIG_SITE, "site", "brief", NULL, "the brief that is built when none is named"),
	TEXT(CONFIG_SITE, "site", "briefs", NULL, "folder of the briefs and their data, from this file's folder"),
	TEXT(CONFIG_SITE, "site", "fonts", NULL, "folder of fonts.ini, from this file's folder"),
	TEXT(CONFIG_SITE, "site", "lexicon", NULL, "folder of data files over the shipped ones, for every brief, from this file's folder"),

	TEXT(CONFIG_SITE, "site", "theme", NULL, "theme of briefs that name none"),
	TEXT(CONFIG_SITE, "site", "lang", NULL, "language of the printed words of briefs that name none"),
	TEXT(CONFIG_SITE, "site", "out", NULL, "folder of what build writes, from this file's folder; if absent out/ in the working directory"),

	LIST(CONFIG_SITE, "nightly", "briefs", NULL, NULL, "the briefs to build; if absent the site's brief"),
	TEXT(CONFIG_SITE, "nightly", "archive", NULL, "folder of the editions, from this file's folder; if absent $XDG_DATA_HOME/diptych/archive"),
	TEXT(CONFIG_SITE, "nightly", "state", NULL, "folder of digests and of what was read; if absent $XDG_STATE_HOME/diptych"),
	{ CONFIG_SITE, "nightly", "address", CONFIG_URL, 0, 0, NULL, NULL, "where the archive is served; feeds name it" },
	INT(CONFIG_SITE, "nightly", "keep-last", 1, 100000, "30", "keep so many newest editions"),
	INT(CONFIG_SITE, "nightly", "keep-daily", 0, 100000, "90", "keep the newest edition of each of so many days"),
	INT(CONFIG_SITE, "nightly", "keep-weekly", 0, 100000, "520", "keep the newest edition of each of so many weeks"),
	TEXT(CONFIG_SITE, "nightly", "on-change", NULL, "command to run after a new edition; no shell, data in DIPTYCH_… variables"),
	TEXT(CONFIG_SITE, "nightly", "on-failure", NULL, "command to run after a failed build"),
	TEXT(CONFIG_SITE, "nightly", "on-success", NULL, "command to run after a build that ended well, even if nothing had changed"),
	INT(CONFIG_SITE, "nightly", "time-limit", 1, 86400, "300", "seconds that reading a source or rendering a brief may take"),
	INT(CONFIG_SITE, "nightly", "memory-limit", 64, 1048576, "2048", "MiB that reading a source or rendering a brief may take"),
	INT(CONFIG_SITE, "nightly", "hook-time-limit", 1, 86400, "60", "seconds that a command may take"),
	TEXT(CONFIG_SITE, "nightly", "profile", NULL, "the profile that scheduled builds are made with"),

	SETTINGS(CONFIG_SITE, "section.key = value: a setting of this file, or of every brief (brief.theme = compact)"),

	TEXT(CONFIG_BRIEF, "brief", "base", NULL, "another brief, whose settings, sides, sources and lexicon hold where this one has none: its name, or a path from this folder"),
	TEXT(CONFIG_BRIEF, "brief", "title", NULL, "the title"),
	TEXT(CONFIG_BRIEF, "brief", "subtitle", NULL, "the line under the title"),
	TEXT(CONFIG_BRIEF, "brief", "kicker", NULL, "the small line over the title"),
	TEXT(CONFIG_BRIEF, "brief", "handling", NULL, "classification, printed on every page"),
	LIST(CONFIG_BRIEF, "brief", "distribution", NULL, NULL, "who gets the brief, printed under the title"),
	TEXT(CONFIG_BRIEF, "brief", "theme", "standard", "a file of themes/, without .ini"),
	TEXT(CONFIG_BRIEF, "brief", "lang", "en", "language of the printed words (a folder of lang/)"),
	CHOICE(CONFIG_BRIEF, "brief", "notes", "end", "end|foot", "where the sentences of claims stand: under Sources, or at the foot of the page"),
	TEXT(CONFIG_BRIEF, "brief", "taxonomy", NULL, "another field: a folder of briefs/taxonomies/, or a folder, from the brief's folder"),
	LIST(CONFIG_BRIEF, "brief", "sources", "sources", NULL, "files, folders and patterns (texts/*.html), from the brief's folder"),
	LIST(CONFIG_BRIEF, "brief", "sections", "facts, glance, changes, contents, weight, participants, issues, outcomes, divergences, timeline, sources, method",
	    NULL, "the sections in order"),

	LIST(CONFIG_BRIEF, "filter", "topics", NULL, NULL, "only what is of these topics"),
	LIST(CONFIG_BRIEF, "filter", "types", NULL, NULL, "only outcomes of these types"),
	LIST(CONFIG_BRIEF, "filter", "who", NULL, NULL, "only what these countries or persons do or say"),
	LIST(CONFIG_BRIEF, "filter", "status", NULL, NULL, "only outcomes of these statuses"),
	CHOICE(CONFIG_BRIEF, "filter", "strength", NULL, STRENGTHS, "only outcomes at least so strong"),
	DATE("filter", "from", "only meetings from this day on"),
	DATE("filter", "to", "only meetings until this day"),

	TEXT(CONFIG_BRIEF, "side *", "title", NULL, "the column's head, where the label is not enough"),
	DATE("side *", "from", "first day of the meetings on this side"),
	DATE("side *", "to", "last day of the meetings on this side"),
	LIST(CONFIG_BRIEF, "side *", "kinds", NULL, NULL, "kinds of meeting to take; all, if absent"),

	TEXT(CONFIG_BRIEF, "source *", "publisher", NULL, "who published it"),
	TEXT(CONFIG_BRIEF, "source *", "title", NULL, "its headline"),
	DATE("source *", "date", "day of publication"),
	URL("source *", "url", "where it was published"),
	TEXT(CONFIG_BRIEF, "source *", "lang", NULL, "its language"),
	TEXT(CONFIG_BRIEF, "source *", "party", NULL, "whose publisher it is: a country of the meeting, or 'independent'"),
	BOOL(CONFIG_BRIEF, "source *", "optional", "no", "the file may be absent"),

	BOOL(CONFIG_BRIEF, "section *", "on", "yes", "print the section; contents, if not said, from twelve pages on"),
	TEXT(CONFIG_BRIEF, "section *", "title", NULL, "another heading"),
	CHOICE(CONFIG_BRIEF, "section *", "kind", NULL, "table|list|prose|figure|built-in", "what a section of your own is made as"),
	CHOICE(CONFIG_BRIEF, "section *", "of", NULL, RECORDS, "tables, lists, figures: what a row, an item or a count is of"),
	LIST(CONFIG_BRIEF, "section *", "columns", NULL, NULL, "tables: the fields of a row"),
	LIST(CONFIG_BRIEF, "section *", "heads", NULL, NULL, "tables: other column heads, as many as columns"),
	TEXT(CONFIG_BRIEF, "section *", "widths", NULL, "tables: shares of the width (1 3 2), as many as columns"),
	LIST(CONFIG_BRIEF, "section *", "sort", NULL, NULL, "tables, lists: fields; with '-' in front the last comes first"),
	TEXT(CONFIG_BRIEF, "section *", "group", NULL, "tables, lists: a field; each of its values gets a heading"),
	TEXT(CONFIG_BRIEF, "section *", "item", NULL, "lists: an item's words, with {field} for what the record says"),
	TEXT(CONFIG_BRIEF, "section *", "text", NULL, "prose: the words, with {title}, {edition}, {sources}, {outcomes}, {outcomes:SIDE} … filled in"),
	CHOICE(CONFIG_BRIEF, "section *", "figure", "bars", "bars|matrix", "figures: how it is drawn"),
	TEXT(CONFIG_BRIEF, "section *", "by", "topic", "figures: the field that tells its rows apart"),
	TEXT(CONFIG_BRIEF, "section *", "caption", NULL, "figures: the line above"),
	INT(CONFIG_BRIEF, "section *", "limit", 0, 1000, "0", "at most so many rows, on each side where rows are of sides; 0 is no limit"),
	INT(CONFIG_BRIEF, "section *", "each", 0, 1000, "0", "issues: at most so many outcomes of a side in each, the weightiest; glance: so many issues of one side alone; 0 is no limit"),
	LIST(CONFIG_BRIEF, "section *", "types", NULL, NULL, "only outcomes of these types; all, if absent"),
	LIST(CONFIG_BRIEF, "section *", "topics", NULL, NULL, "only what is of these topics"),
	LIST(CONFIG_BRIEF, "section *", "sides", NULL, NULL, "only what is of the sides with these labels"),
	LIST(CONFIG_BRIEF, "section *", "who", NULL, NULL, "only what these countries or persons do or say"),
	CHOICE(CONFIG_BRIEF, "section *", "strength", NULL, STRENGTHS, "only outcomes at least so strong"),
	CHOICE(CONFIG_BRIEF, "section *", "with", NULL, "amount|term|date|deadline|condition", "only outcomes that have one; a deadline is a date from the meeting on"),
	BOOL(CONFIG_BRIEF, "section *", "key", "no", "only key outcomes"),
	TEXT(CONFIG_BRIEF, "section *", "since", "last", "changes: since which edition; last, read (the one you marked as read), or an ID"),
	LIST(CONFIG_BRIEF, "section *", "changes", "new, changed, withdrawn, moved, figures, sources", "new|changed|withdrawn|moved|figures|sources",
	    "changes: which of them"),
	BOOL(CONFIG_BRIEF, "section *", "sentences", "yes", "sources: the sentence of every claim too; without them claims refer to their sources"),
	TEXT(CONFIG_BRIEF, "section *", "empty", NULL, "what is said if nothing is found; absent, the section is left out"),

	SETTINGS(CONFIG_BRIEF, "section.key = value: brief.theme = compact, section glance.limit = 3"),

	TEXT(CONFIG_THEME, "theme", "base", NULL, "the theme whose settings hold where this file has none"),
	{ CONFIG_THEME, "theme", "scale", CONFIG_NUMBER, .5, 3, "1", NULL, "the base's type and its spaces, times this" },
	LIST(CONFIG_THEME, "theme", "sections", NULL, NULL, "of a brief's sections only these; all, if absent"),
	INT(CONFIG_THEME, "theme", "limit", 0, 1000, "0", "at most so many rows in each section; 0 is no limit"),
	INT(CONFIG_THEME, "theme", "pages", 0, 1000, "0", "at most so many pages: issue by issue the weightiest outcomes that find room, and where few are too many, lower limits; 0 is no limit"),
	INT(CONFIG_THEME, "theme", "each", 0, 1000, "0", "at most so many outcomes of a side in each issue; 0 is no limit"),
	BOOL(CONFIG_THEME, "theme", "fold", "no", "for large type: a table has at most two sides beside one another, and beside long words no column of small ones: these stand above and below them"),
	BOOL(CONFIG_THEME, "theme", "patterns", "no", "for paper without colour: heads and edges of a side bear the pattern that its bars have"),
	CHOICE(CONFIG_THEME, "paper", "size", "A4", "A4|A5|Letter|Legal", "the sheet"),
	LENGTH("paper", "width", 200, 2000, NULL, "the sheet's width, for other sizes"),
	LENGTH("paper", "height", 200, 2000, NULL, "the sheet's height, for other sizes"),
	BOOL(CONFIG_THEME, "paper", "landscape", "no", "the sheet lies on its long side"),
	LENGTH("paper", "margin-top", 14, 300, "22mm", "paper above the text"),
	LENGTH("paper", "margin-bottom", 14, 300, "20mm", "paper below the text"),
	LENGTH("paper", "margin-inner", 14, 300, "16mm", "paper at the left, or at the binding"),
	LENGTH("paper", "margin-outer", 14, 300, "16mm", "paper at the right, or away from the binding"),
	BOOL(CONFIG_THEME, "paper", "two-sided", "no", "inner and outer margins change places on even pages"),
	{ CONFIG_THEME, "paper", "columns", CONFIG_INT, 1, 4, "1", NULL, "columns of prose and of lists, such as the sources; for sheets so wide that lines would be too long" },
	LENGTH("paper", "gutter", 4, 100, "6mm", "between the columns of sides, and of prose"),
	LENGTH("paper", "baseline", 6, 40, "12.5pt", "the grid of text lines"),
	LENGTH("paper", "gap", 0, 40, "6.25pt", "between outcomes in a side's column; half a baseline lets rows of sides start on a common line"),

	COLOUR("text", "#16181d", "text"),
	COLOUR("muted", "#5b6472", "small print and what is absent"),
	COLOUR("rule", "#d7dbe0", "thin lines"),
	COLOUR("paper", "#ffffff", "the ground, and text on dark ground"),
	COLOUR("structure", "#374151", "heads and labels that belong to no side"),
	COLOUR("panel", "#f5f6f8", "the ground of neutral panels"),
	COLOUR("table-head", "#23272f", "the ground of table heads"),
	COLOUR("good", "#2f6b3c", "badges: agreed, committed, done"),
	COLOUR("change", "#7a5c00", "badges: suspended, reduced, extended"),
	COLOUR("warn", "#8b1e3f", "badges: demands, concerns, warnings"),
	COLOUR("deal", "#5b4a9e", "badges: purchases and deals"),
	COLOUR("neutral", "#444455", "badges: positions, mechanisms, meetings"),
	COLOUR("side-1", "#1f4e79", "the first side"),
	COLOUR("side-2", "#a3462a", "the second side"),
	COLOUR("side-3", "#3f6b2f", "the third side"),
	COLOUR("side-4", "#6a4a8c", "the fourth side"),
	COLOUR("tint-1", "#eef3f8", "ground of the first side's panels"),
	COLOUR("tint-2", "#faf1ed", "ground of the second side's panels"),
	COLOUR("tint-3", "#eff5ec", "ground of the third side's panels"),
	COLOUR("tint-4", "#f4f0f8", "ground of the fourth side's panels"),

	CHOICE(CONFIG_THEME, "style *", "face", "serif", FACES, "role of type"),
	LENGTH("style *", "size", 4, 72, "9.2pt", "size of type"),
	LENGTH("style *", "leading", 4, 100, "12.5pt", "from baseline to baseline"),
	LENGTH("style *", "before", 0, 100, "0pt", "space above"),
	LENGTH("style *", "after", 0, 100, "0pt", "space below"),
	LENGTH("style *", "tracking", -2, 5, "0pt", "letterspacing"),
	BOOL(CONFIG_THEME, "style *", "caps", "no", "set in capitals"),
	BOOL(CONFIG_THEME, "style *", "small-caps", "no", "small letters as small capitals, where the font has them"),
	CHOICE(CONFIG_THEME, "style *", "figures", "lining", "lining|oldstyle|tabular", "as high as capitals, with ascenders and descenders, or all of one width"),
	CHOICE(CONFIG_THEME, "style *", "align", "left", "left|justify|right|centre", "how lines are set"),
	CHOICE(CONFIG_THEME, "style *", "ink", "text", INKS, "colour"),
	BOOL(CONFIG_THEME, "style *", "hyphenate", "no", "break words at line ends"),

	LIST(CONFIG_FONTS, "fonts", "places", "/usr/share/fonts", NULL, "folders, searched in order after fonts/ itself"),
	TEXT(CONFIG_FONTS, "font *", "file", NULL, "name of the font file"),
	TEXT(CONFIG_FONTS, "font *", "package", NULL, "the Debian package that has it"),
	TEXT(CONFIG_FONTS, "font *", "licence", NULL, "its licence"),
	LIST(CONFIG_FONTS, "role *", "fonts", NULL, NULL, "the main font, then fallbacks in order"),
};
const size_t config_n_keys = sizeof config_keys / sizeof *config_keys;
