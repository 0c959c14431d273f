/* strict.c: a configuration file, line by line, before iniparser sees it.
 *
 * iniparser 4.1 takes without a word: a key or a section twice (the last
 * wins), keys before any section, [], a quotation mark that never closes, a
 * value cut at ';' or '#', lines joined by a backslash (comments too), lines
 * cut at 1,023 bytes, ill-formed UTF-8, escape bytes, a directory.  So every
 * line is judged here first, against the key table, and all that is wrong is
 * told in one run.  What passes means one thing only, and iniparser's answer
 * is compared with it (config.c). */
#include <string.h>

#include "config_int.h"
#include "file.h"
#include "utf8.h"

enum {
	LINE_MAX_BYTES = 1022, /* iniparser's buffer of 1,024, less line feed and NUL */
	SECTION_MAX = 200,     /* its buffer for "section:key" is the same */
	SECTIONS_MAX = 1000,   /* look-ups are linear, here and in iniparser */
	GUESSES = 128,
};

struct lint {
	struct config *c;
	struct diag *d;
	unsigned line;
	struct str text;                 /* of the line */
	const struct config_section *in; /* NULL: before any */
	bool skip;                       /* in a section that is unknown or stands twice */
	int rc;
};

static struct place place_at(const struct lint *l, const char *p)
{
	struct str before = { l->text.p, (size_t)(p - l->text.p) };
	return (struct place){ .file = l->c->path, .line = l->line, .col = utf8_count(before) + 1 };
}

/* The place of a slice of the line, which is all of it wrong. */
static struct place place_of(const struct lint *l, struct str s)
{
	struct place at = place_at(l, s.p);
	at.len = utf8_count(s);
	return at;
}

struct str config_label(struct str section, const char *pattern)
{
	struct str p = str_c(pattern);
	if (p.n < 2 || p.p[p.n - 1] != '*')
		return (struct str){ 0 };
	struct str prefix = str_sub(p, 0, p.n - 1);
	if (!str_starts(section, prefix) || section.n == prefix.n)
		return (struct str){ 0 };
	return str_trim(str_sub(section, prefix.n, section.n));
}

bool config_covers(const char *pattern, struct str section)
{
	return str_is(section, pattern) || config_label(section, pattern).p;
}

/* "side *" is shown as "side LABEL". */
static const char *pattern_shown(struct arena *a, const char *pattern)
{
	size_t n = strlen(pattern);
	return pattern[n - 1] == '*' ? arena_printf(a, "%.*sLABEL", (int)n - 1, pattern) : pattern;
}

static const char *section_guess(enum config_file file, struct str name, struct arena *a)
{
	const char *known[GUESSES];
	size_t n = 0, space = str_chr(name, ' ');
	struct str first = str_sub(name, 0, space);
	for (size_t i = 0; i < n_section_kinds && n < GUESSES; i++)
		if (section_kinds[i].file == file) {
			struct str p = str_c(section_kinds[i].pattern);
			known[n++] = arena_strz(a, str_sub(p, 0, str_chr(p, ' ')));
		}
	const char *near = diag_guess(first, known, n);
	for (size_t i = 0; near && i < n_section_kinds; i++) {
		struct str p = str_c(section_kinds[i].pattern);
		if (section_kinds[i].file == file && str_is(str_sub(p, 0, str_chr(p, ' ')), near))
			return pattern_shown(a, section_kinds[i].pattern);
	}
	return NULL;
}

static int check_label(const struct section_kind *kind, struct str label, struct place at, struct diag *d)
{
	for (size_t i = 0; i < kind->n_labels; i++)
		if (str_is(label, kind->labels[i]))
			return 0;
	if (!kind->n_labels)
		return 0;
	const char *guess = diag_guess(label, kind->labels, kind->n_labels);
	int what = (int)strlen(kind->pattern) - 2;
	if (guess)
		return diag_error(d, EX_CONFIG, at, "unknown %.*s '%.*s'; did you mean '%s'?", what, kind->pattern, STR_ARG(label), guess);
	struct strbuf all;
	strbuf_init(&all);
	for (size_t i = 0; i < kind->n_labels; i++)
		strbuf_putf(&all, "%s%s", i ? ", " : "", kind->labels[i]);
	diag_error(d, EX_CONFIG, at, "unknown %.*s '%.*s'; there are %.*s", what, kind->pattern, STR_ARG(label), STR_ARG(strbuf_str(&all)));
	strbuf_release(&all);
	return -1;
}

int config_find_section(enum config_file file, struct str name, struct place at, const struct section_kind **out, struct diag *d)
{
	for (size_t i = 0; i < n_section_kinds; i++) {
		const struct section_kind *k = &section_kinds[i];
		if (k->file == file && config_covers(k->pattern, name)) {
			*out = k;
			return check_label(k, config_label(name, k->pattern), at, d);
		}
	}
	const char *guess = section_guess(file, name, d->arena);
	if (guess)
		return diag_error(d, EX_CONFIG, at, "unknown section [%.*s]; did you mean [%s]?", STR_ARG(name), guess);
	if (file == CONFIG_BRIEF)
		return diag_error(d, EX_CONFIG, at, "unknown section [%.*s]; what is printed is set up in [section NAME]", STR_ARG(name));
	return diag_error(d, EX_CONFIG, at, "unknown section [%.*s]", STR_ARG(name));
}

const struct config_key *config_key_of(enum config_file file, struct str section, struct str name)
{
	for (size_t i = 0; i < config_n_keys; i++) {
		const struct config_key *k = &config_keys[i];
		if (k->file == file && str_is(name, k->name) && config_covers(k->section, section))
			return k;
	}
	return NULL;
}

/* "[side LABEL] or [filter]"; NULL: no section has such a key. */
static const char *sections_with(enum config_file file, struct str name, struct arena *a)
{
	const char *all = NULL;
	for (size_t i = 0; i < config_n_keys; i++)
		if (config_keys[i].file == file && str_is(name, config_keys[i].name))
			all = arena_printf(a, "%s%s[%s]", all ? all : "", all ? " or " : "", pattern_shown(a, config_keys[i].section));
	return all;
}

int config_find_key(enum config_file file, struct str section, struct str name, struct place at, const struct config_key **out, struct diag *d)
{
	*out = config_key_of(file, section, name);
	if (*out)
		return 0;
	const char *known[GUESSES];
	size_t n = 0;
	for (size_t i = 0; i < config_n_keys && n < GUESSES; i++)
		if (config_keys[i].file == file && config_covers(config_keys[i].section, section))
			known[n++] = config_keys[i].name;
	const char *guess = diag_guess(name, known, n);
	if (guess)
		return diag_error(d, EX_CONFIG, at, "unknown key '%.*s' in [%.*s]; did you mean '%s'?", STR_ARG(name), STR_ARG(section), guess);
	const char *home = sections_with(file, name, d->arena);
	return home ? diag_error(d, EX_CONFIG, at, "unknown key '%.*s' in [%.*s]; it belongs in %s", STR_ARG(name), STR_ARG(section), home)
		    : diag_error(d, EX_CONFIG, at, "unknown key '%.*s' in [%.*s]", STR_ARG(name), STR_ARG(section));
}

static bool site_has(struct str section)
{
	for (size_t i = 0; i < n_section_kinds; i++)
		if (section_kinds[i].file == CONFIG_SITE && !section_kinds[i].assigns && config_covers(section_kinds[i].pattern, section))
			return true;
	return false;
}

int config_find_setting(enum config_file from, struct str name, struct place at, struct setting_name *out, struct diag *d)
{
	size_t dot = name.n;
	while (dot && name.p[dot - 1] != '.')
		dot--;
	if (!dot)
		return diag_error(d, EX_CONFIG, at, "wanted is section.key = value");
	*out = (struct setting_name){ .section = str_trim(str_sub(name, 0, dot - 1)), .key = str_trim(str_sub(name, dot, name.n)), .file = from };
	if (from == CONFIG_SITE && !site_has(out->section))
		out->file = CONFIG_BRIEF;
	struct place section_at = at, key_at = at;
	if (at.col) {
		section_at.len = utf8_count(out->section);
		key_at.col += utf8_count((struct str){ name.p, (size_t)(out->key.p - name.p) });
		key_at.len = utf8_count(out->key);
	}
	if (config_find_section(out->file, out->section, section_at, &out->kind, d) < 0)
		return -1;
	if (out->kind->assigns || (str_is(out->section, "brief") && str_is(out->key, "base")))
		return diag_error(d, EX_CONFIG, section_at, "neither --set nor a profile changes '%.*s'", STR_ARG(name));
	return config_find_key(out->file, out->section, out->key, key_at, &out->row, d);
}

const struct config_entry *config_entry_of(const struct config *c, struct str section, struct str name)
{
	for (size_t i = c->entries.n; i-- > 0;)
		if (str_is(name, c->entries.v[i].key->name) && str_is(section, c->entries.v[i].section))
			return &c->entries.v[i];
	return NULL;
}

/* Bytes that no line may have.  0, or -1 once it is reported. */
static int check_bytes(struct lint *l)
{
	struct str s = l->text;
	size_t bad = utf8_check(s);
	if (bad != STR_NONE) {
		/* Columns are counted up to the bad byte, so that place_at stays within well-formed text. */
		return diag_error(l->d, EX_CONFIG, place_at(l, s.p + bad), "ill-formed UTF-8 (byte 0x%02X): save the file as UTF-8", (unsigned char)s.p[bad]);
	}
	for (size_t i = 0; i < s.n;) {
		const char *p = s.p + i;
		uint32_t c = utf8_next(s, &i);
		if (c == '\r')
			return diag_error(l->d, EX_CONFIG, place_at(l, p), "carriage return: lines end with a line feed alone");
		if (c == 0xFEFF)
			return diag_error(l->d, EX_CONFIG, place_at(l, p), "byte order mark: the file is UTF-8 without one");
		if ((c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0))
			return diag_error(l->d, EX_CONFIG, place_at(l, p), "control character U+%04X", c);
	}
	if (s.n > LINE_MAX_BYTES)
		return diag_error(l->d, EX_CONFIG, place_at(l, s.p), "the line has %zu bytes, at most %d are read", s.n, LINE_MAX_BYTES);
	struct str trimmed = str_trim(s);
	if (trimmed.n && trimmed.p[trimmed.n - 1] == '\\')
		return diag_error(l->d, EX_CONFIG, place_at(l, trimmed.p + trimmed.n - 1), "a backslash at the end of a line: lines are not continued");
	return 0;
}

static const struct config_section *same_section(const struct config *c, struct str name)
{
	for (size_t i = 0; i < c->sections.n; i++)
		if (str_ieq(str_c(c->sections.v[i].name), name))
			return &c->sections.v[i];
	return NULL;
}

static int take_section(struct lint *l, struct str s)
{
	l->skip = true;
	size_t close = str_chr(s, ']');
	if (close == STR_NONE)
		return diag_error(l->d, EX_CONFIG, place_at(l, s.p + s.n), "the section's ']' is missing");
	if (close + 1 < s.n)
		return diag_error(l->d, EX_CONFIG, place_of(l, str_trim(str_sub(s, close + 1, s.n))), "text behind the section's ']'");
	struct str name = str_trim(str_sub(s, 1, close));
	struct place at = name.n ? place_of(l, name) : place_of(l, str_sub(s, 0, close + 1));
	if (!name.n)
		return diag_error(l->d, EX_CONFIG, at, "a section without a name");
	if (name.n > SECTION_MAX)
		return diag_error(l->d, EX_CONFIG, at, "the section's name has %zu bytes, at most %d are read", name.n, SECTION_MAX);
	if (str_chr(name, '\t') != STR_NONE || str_chr(name, '[') != STR_NONE)
		return diag_error(l->d, EX_CONFIG, at, "a section's name has no tab and no '['");
	const struct config_section *same = same_section(l->c, name);
	if (same)
		return diag_error(l->d, EX_CONFIG, at, "[%.*s] stands twice (first on line %u)%s", STR_ARG(name), same->at.line,
		    str_is(name, same->name) ? "" : "; capitals do not tell sections apart");
	if (l->c->sections.n == SECTIONS_MAX)
		return diag_error(l->d, EX_CONFIG, at, "more than %d sections", SECTIONS_MAX);
	const struct section_kind *kind;
	if (config_find_section(l->c->kind, name, at, &kind, l->d) < 0)
		return -1;
	struct config_section *now = vec_push(l->c->arena, &l->c->sections);
	*now = (struct config_section){ arena_strz(l->c->arena, name), kind, at };
	l->in = now;
	l->skip = false;
	return 0;
}

/* The value that `raw` (trimmed, behind the '=') stands for. */
static int take_value(const struct lint *l, struct str raw, struct str *out)
{
	if (!raw.n)
		return diag_error(l->d, EX_CONFIG, place_at(l, l->text.p + l->text.n), "no value; an empty one is written \"\"");
	char quote = raw.p[0];
	if (quote != '"' && quote != '\'') {
		for (size_t i = 0; i < raw.n; i++)
			if (raw.p[i] == ';' || raw.p[i] == '#')
				return diag_error(l->d, EX_CONFIG, place_at(l, raw.p + i),
				    "'%c' in a value: write the value in quotation marks; a comment has a line of its own", raw.p[i]);
		*out = raw;
		return 0;
	}
	struct str rest = str_sub(raw, 1, raw.n);
	size_t close = str_chr(rest, quote);
	if (close == STR_NONE)
		return diag_error(l->d, EX_CONFIG, place_of(l, raw), "the quotation mark %c is not closed", quote);
	if (close + 1 < rest.n)
		return diag_error(l->d, EX_CONFIG, place_of(l, str_trim(str_sub(rest, close + 1, rest.n))), "text behind the closing quotation mark");
	*out = str_sub(rest, 0, close);
	return 0;
}

/* A line of a profile.  iniparser takes names in small letters, so capitals do
 * not tell two apart. */
static int take_assignment(struct lint *l, struct str name, struct str value)
{
	struct config *c = l->c;
	struct place at = place_of(l, name);
	struct setting_name setting;
	if (name.n > SECTION_MAX)
		return diag_error(l->d, EX_CONFIG, at, "the name has %zu bytes, at most %d are read", name.n, SECTION_MAX);
	for (size_t i = 0; i < c->assignments.n; i++) {
		const struct config_assignment *same = &c->assignments.v[i];
		if (strcmp(same->in, l->in->name) == 0 && str_ieq(str_c(same->name), name))
			return diag_error(l->d, EX_CONFIG, at, "'%.*s' stands twice in [%s] (first on line %u)", STR_ARG(name), l->in->name, same->at.line);
	}
	if (config_find_setting(c->kind, name, at, &setting, l->d) < 0)
		return -1;
	struct config_assignment *to = vec_push(c->arena, &c->assignments);
	*to = (struct config_assignment){ .in = l->in->name, .name = arena_strz(c->arena, name), .file = setting.file, .at = at,
		.entry = { setting.row, arena_strz(c->arena, setting.section), arena_strz(c->arena, value), place_of(l, value) } };
	return value_check(setting.row, value, to->entry.at, l->d);
}

/* Blanks that do not break, or have no width: pages that one copies from have them. */
static bool is_unseen(uint32_t c)
{
	return c == 0xA0 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x2060;
}

static int take_pair(struct lint *l, struct str s)
{
	size_t eq = str_chr(s, '=');
	if (eq == STR_NONE)
		return diag_error(l->d, EX_CONFIG, place_of(l, s), "neither a [section] nor 'key = value' nor a comment%s",
		    str_chr(s, ':') == STR_NONE ? "" : "; '=' stands between a key and its value");
	struct str name = str_trim(str_sub(s, 0, eq)), raw = str_trim(str_sub(s, eq + 1, s.n)), value;
	struct place at = place_of(l, name);
	if (!name.n)
		return diag_error(l->d, EX_CONFIG, place_at(l, s.p), "no key before '='");
	for (size_t i = 0; i < name.n;) {
		const char *p = name.p + i;
		uint32_t c = utf8_next(name, &i);
		if (is_unseen(c))
			return diag_error(l->d, EX_CONFIG, place_at(l, p), "U+%04X, which looks like a blank or like nothing: type the line anew", c);
	}
	if (!l->in && !l->skip)
		return diag_error(l->d, EX_CONFIG, at, "'%.*s' stands before any [section]", STR_ARG(name));
	int rc = take_value(l, raw, &value);
	if (l->skip)
		return rc;
	if (l->in->kind->assigns)
		return rc < 0 ? -1 : take_assignment(l, name, value);
	struct str section = str_c(l->in->name);
	const struct config_key *key;
	if (config_find_key(l->c->kind, section, name, at, &key, l->d) < 0 || rc < 0)
		return -1;
	const struct config_entry *same = config_entry_of(l->c, section, name);
	if (same)
		return diag_error(l->d, EX_CONFIG, at, "'%s' stands twice in [%s] (first on line %u)", key->name, l->in->name, same->at.line);
	struct place value_at = place_of(l, value);
	struct config_entry *e = vec_push(l->c->arena, &l->c->entries);
	*e = (struct config_entry){ key, l->in->name, arena_strz(l->c->arena, value), value_at };
	return value_check(key, value, value_at, l->d);
}

static int take_line(struct lint *l)
{
	if (check_bytes(l) < 0) {
		l->skip |= !l->in; /* the line may have begun a section */
		return -1;
	}
	struct str s = str_trim(l->text);
	if (!s.n || s.p[0] == '#' || s.p[0] == ';')
		return 0;
	return s.p[0] == '[' ? take_section(l, s) : take_pair(l, s);
}

/* Words, and no byte that check_bytes would have told of. */
static bool is_prose(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (((unsigned char)s.p[i] < 0x20 && s.p[i] != '\t') || s.p[i] == '=' || s.p[i] == '\\')
			return false;
	return s.p[0] != '[' && !str_starts(s, STR("\xEF\xBB\xBF")) && utf8_check(s) == STR_NONE;
}

/* Where a text begins that somebody took for settings: most lines are prose,
 * and many are, or none is a section.  0: it is no text. */
static unsigned prose_line(struct str text)
{
	enum { MANY_LINES = 6 };
	unsigned line = 0, first = 0, plain = 0, others = 0, sections = 0;
	for (struct str rest = text; rest.p;) {
		struct str s = str_trim(str_cut(&rest, '\n'));
		line++;
		if (!s.n || s.p[0] == '#' || s.p[0] == ';')
			continue;
		sections += s.p[0] == '[';
		bool words = is_prose(s);
		first = first || !words ? first : line;
		plain += words, others += !words;
	}
	return plain > others && (!sections || plain >= MANY_LINES) ? first : 0;
}

int config_lint(struct config *c, struct diag *d)
{
	struct str text;
	if (file_read(c->arena, c->path, CONFIG_MAX, &text, d) < 0)
		return -1;
	unsigned prose = prose_line(text);
	if (prose)
		return diag_error(d, EX_CONFIG, (struct place){ .file = c->path, .line = prose }, "this is no file of settings: its lines are neither a [section] nor 'key = value'%s",
		    c->kind == CONFIG_BRIEF ? "; a brief is a folder with a brief.ini in it, made by `diptych init`, and texts are its sources" : "");
	struct lint l = { .c = c, .d = d };
	if (str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")))
		return diag_error(d, EX_CONFIG, (struct place){ .file = c->path }, "the file is UTF-16: save it as UTF-8");
	bool told = false;
	for (struct str rest = text; rest.p;) {
		l.text = str_cut(&rest, '\n');
		l.line++;
		if (l.text.n && l.text.p[l.text.n - 1] == '\r' && rest.p) { /* once a file: all its lines are so */
			l.text.n--;
			if (!told)
				l.rc = diag_error(d, EX_CONFIG, place_at(&l, l.text.p + l.text.n), "carriage return: lines end with a line feed alone; dos2unix makes them so");
			told = true;
		}
		if (take_line(&l) < 0)
			l.rc = -1;
	}
	return l.rc;
}
