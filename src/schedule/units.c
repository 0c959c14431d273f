/* units.c: units of systemd from their templates (src/install/).
 *
 * How values are written follows systemd.syntax(7): words in double quotes with
 * \ before \ and ", and % doubled everywhere, or it would be a specifier.  A $ in
 * ExecStart= is plain, since the program's ":" turns variables off. */
#include "schedule_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "utf8.h"

const char timer_name[] = "diptych-nightly.timer";

/* A unit is lines of UTF-8. */
static int check_text(const char *text, struct diag *d)
{
	struct str s = str_c(text);
	bool control = utf8_check(s) != STR_NONE;
	for (size_t i = 0; i < s.n; i++)
		control = control || (unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f;
	return control ? diag_error(d, EX_CONFIG, NOWHERE, "a unit cannot name '%s': it has control characters or is no UTF-8", text) : 0;
}

static void put_escaped(struct strbuf *b, const char *text, const char *marked)
{
	for (; *text; text++) {
		if (*text == '%')
			strbuf_putc(b, '%');
		else if (strchr(marked, *text))
			strbuf_putc(b, '\\');
		strbuf_putc(b, *text);
	}
}

int unit_put_word(struct strbuf *b, const char *text, struct diag *d)
{
	if (check_text(text, d) < 0)
		return -1;
	strbuf_puts(b, b->n ? " \"" : "\"");
	put_escaped(b, text, "\\\"");
	strbuf_putc(b, '"');
	return 0;
}

int unit_put_path(struct strbuf *b, const char *text, struct diag *d)
{
	struct str s = str_c(text);
	if (check_text(text, d) < 0)
		return -1;
	if (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\\'))
		return diag_error(d, EX_CONFIG, NOWHERE, "a unit cannot name '%s': it ends with a blank or a backslash", text);
	put_escaped(b, text, "");
	return 0;
}

static const struct filling *find_filling(struct str name, const struct filling *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, values[i].name))
			return &values[i];
	return NULL;
}

/* One line; "@" that no name follows stands for itself (foo@bar.service). */
static int fill_line(struct strbuf *out, struct place at, struct str line, const struct filling *values, size_t n, struct diag *d)
{
	size_t start = out->n;
	for (size_t i = 0; i < line.n; i++) {
		size_t end = i + 1;
		while (end < line.n && line.p[end] >= 'a' && line.p[end] <= 'z')
			end++;
		if (line.p[i] != '@' || end == line.n || line.p[end] != '@' || end == i + 1) {
			strbuf_putc(out, line.p[i]);
			continue;
		}
		struct str name = str_sub(line, i + 1, end);
		const struct filling *f = find_filling(name, values, n);
		at.col = (unsigned)i + 1;
		if (!f)
			return diag_error(d, EX_DATAERR, at, "nothing is known to fill in for '@%.*s@'", STR_ARG(name));
		if (!f->value || !*f->value) {
			strbuf_cut(out, start);
			return 0;
		}
		strbuf_puts(out, f->value);
		i = end;
	}
	strbuf_putc(out, '\n');
	return 0;
}

int template_fill(struct strbuf *out, const char *path, struct str template, const struct filling *values, size_t n, struct diag *d)
{
	struct place at = { .file = path };
	while (template.n) {
		struct str line = str_cut(&template, '\n');
		at.line++;
		bool comment = str_starts(line, STR("#"));
		if (comment)
			strbuf_put(out, line), strbuf_putc(out, '\n');
		else if (fill_line(out, at, line, values, n, d) < 0)
			return -1;
	}
	return 0;
}

const char *units_dir(struct arena *a, bool system, const char *out)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (out || system)
		return out ? out : "/etc/systemd/system";
	if (config && config[0] == '/')
		return file_join(a, config, "systemd/user");
	return home && home[0] == '/' ? file_join(a, home, ".config/systemd/user") : NULL;
}

static bool is_below(const char *path, const char *dir)
{
	size_t n = strlen(dir);
	return strncmp(path, dir, n) == 0 && (!path[n] || path[n] == '/');
}

/* Folders that the service manager does not make, and so must be named. */
static int put_writable(const struct plan *p, struct strbuf *b)
{
	const char *const dirs[] = { p->where.dir, p->where.state, p->where.cache };
	for (size_t i = 0; i < 3; i++)
		if (!(p->system && (is_below(dirs[i], "/var/lib/diptych") || is_below(dirs[i], "/var/cache/diptych"))) &&
		    unit_put_word(b, dirs[i], p->d) < 0)
			return -1;
	return 0;
}

static int put_environment(const struct plan *p, struct strbuf *b)
{
	for (size_t i = 0; i < p->environment.n; i++)
		if (unit_put_word(b, p->environment.v[i], p->d) < 0)
			return -1;
	return 0;
}

/* ":" in front: no variables. */
static int put_command(const struct plan *p, struct strbuf *b)
{
	if (strpbrk(p->program, "\\\"'"))
		return diag_error(p->d, EX_CONFIG, NOWHERE, "systemd runs no program whose path has quotation marks or backslashes: %s", p->program);
	if (unit_put_word(b, arena_printf(p->arena, ":%s", p->program), p->d) < 0)
		return -1;
	strbuf_puts(b, " nightly");
	const char *const options[][2] = { { "--config", p->config }, { "--profile", p->options->profile } };
	for (size_t i = 0; i < 2; i++) {
		if (!options[i][1])
			continue;
		strbuf_putf(b, " %s", options[i][0]);
		if (unit_put_word(b, options[i][1], p->d) < 0)
			return -1;
	}
	return 0;
}

static int put_folder(const struct plan *p, struct strbuf *b)
{
	return unit_put_path(b, p->folder, p->d);
}

static int put_time(const struct plan *p, struct strbuf *b)
{
	strbuf_putf(b, "%02u:%02u", p->hour, p->minute);
	return 0;
}

/* The build and a child of it. */
static int put_memory(const struct plan *p, struct strbuf *b)
{
	strbuf_putf(b, "%u", p->memory_mib * 2);
	return 0;
}

static int put_home(const struct plan *p, struct strbuf *b)
{
	strbuf_puts(b, plan_in_home(p) ? "read-only" : "yes");
	return 0;
}

static int put_user(const struct plan *p, struct strbuf *b)
{
	strbuf_puts(b, p->system ? "User=" SYSTEM_USER "\nGroup=" SYSTEM_USER : "");
	return 0;
}

static int put_own(const struct plan *p, struct strbuf *b)
{
	strbuf_puts(b, p->system ? "diptych" : "");
	return 0;
}

static const struct {
	const char *name;
	int (*put)(const struct plan *p, struct strbuf *b);
} placeholders[] = {
	{ "nightly", put_command }, { "folder", put_folder }, { "environment", put_environment }, { "user", put_user },
	{ "memory", put_memory }, { "home", put_home }, { "state", put_own }, { "cache", put_own },
	{ "writable", put_writable }, { "time", put_time },
};
enum { PLACEHOLDERS = sizeof placeholders / sizeof *placeholders };

static int add_unit(struct plan *p, struct units *u, const char *template, const char *path, const struct filling *values)
{
	const char *from = file_join(p->arena, p->dirs.install, template);
	struct str text;
	struct strbuf b;
	strbuf_init(&b);
	int rc = file_read(p->arena, from, CONFIG_MAX, &text, p->d);
	if (rc == 0)
		rc = template_fill(&b, from, text, values, PLACEHOLDERS, p->d);
	if (rc == 0)
		*vec_push(p->arena, &u->files) = (struct managed){ path, arena_str(p->arena, strbuf_str(&b)) };
	strbuf_release(&b);
	return rc;
}

int units_make(struct plan *p, struct units *out)
{
	static const char *const names[] = { "diptych-nightly.service", timer_name, "diptych-hooks@.service" };
	struct filling values[PLACEHOLDERS];
	struct arena *a = p->arena;
	*out = (struct units){ .dir = units_dir(a, p->system, p->options->out) };
	if (!out->dir)
		return diag_error(p->d, EX_CONFIG, NOWHERE, "without HOME there is no folder for units of this user");
	if (!p->dirs.install)
		return diag_error(p->d, EX_NOINPUT, NOWHERE, "the folder install/ with the templates of units is not found");
	for (size_t i = 0; i < PLACEHOLDERS; i++) {
		struct strbuf b;
		strbuf_init(&b);
		int rc = placeholders[i].put(p, &b);
		values[i] = (struct filling){ placeholders[i].name, arena_strz(a, strbuf_str(&b)) };
		strbuf_release(&b);
		if (rc < 0)
			return -1;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (add_unit(p, out, names[i], file_join(a, out->dir, names[i]), values) < 0)
			return -1;
	if (!p->system)
		return 0;
	const char *users = p->options->out ? file_join(a, out->dir, "diptych.conf") : "/etc/sysusers.d/diptych.conf";
	return add_unit(p, out, "diptych.sysusers", users, values);
}
