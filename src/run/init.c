/* init.c: `diptych init`, a new brief from a template.
 *
 *     folder of sources ─ survey ─ template ─ proposed sides ┐
 *     questions or options ──────────────────────────────────┴─ DIR/brief.ini
 *
 * A template is data: briefs/templates/NAME.ini with {title}, {sources} and
 * {sides} to fill in; its first line is "#: N sides: what it is for", or
 * "#: N-M sides: …". */
#include "survey_int.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "ask_int.h"
#include "civil.h"

enum { SIDES_LEAST = 2, SIDES_MOST = 4 };

struct plan {
	struct arena *a;
	const struct options *o;
	struct data_dirs dirs;
	bool asking;
	const char *dir, *ini;
	const char *title, *sources;      /* sources: a path as one would open it */
	const char *template;
	struct str text;                  /* the template's, behind its first line */
	size_t wanted;                    /* sides */
	struct survey survey;
	struct proposals sides;
	struct diag *d;
};

static struct strs template_names(struct arena *a, const char *folder, struct diag *d)
{
	struct file_list files;
	struct strs names = { 0 };
	if (file_list(a, folder, &files, d) < 0)
		return names;
	names.v = arena_array(a, files.n + 1, const char *);
	for (size_t i = 0; i < files.n; i++) {
		struct str name = str_c(file_base(files.v[i]));
		if (str_ends(name, STR(".ini")))
			names.v[names.n++] = arena_strz(a, str_sub(name, 0, name.n - 4));
	}
	return names;
}

static int broken_off(const struct plan *p)
{
	return diag_error(p->d, EX_USAGE, NOWHERE, "broken off; nothing was written");
}

static int unknown_template(const struct plan *p, const char *name, const struct strs *names)
{
	struct strbuf all;
	strbuf_init(&all);
	for (size_t i = 0; i < names->n; i++)
		strbuf_putf(&all, "%s%s", i ? ", " : "", names->v[i]);
	const char *guess = diag_guess(str_c(name), names->v, names->n);
	diag_error(p->d, EX_USAGE, NOWHERE, "unknown template '%s'%s%s%s; there are %s", name, guess ? ": did you mean '" : "",
	    guess ? guess : "", guess ? "'?" : "", all.n ? all.p : "none");
	strbuf_release(&all);
	return -1;
}

struct template {
	const char *name, *path;
	struct str about, text;  /* "two meetings of …"; what follows its first line */
	size_t least, most;      /* sides */
};

static int read_template(const struct plan *p, const char *folder, const char *name, struct template *t)
{
	*t = (struct template){ .name = name, .path = file_join(p->a, folder, arena_printf(p->a, "%s.ini", name)) };
	if (file_read(p->a, t->path, CONFIG_MAX, &t->text, p->d) < 0)
		return -1;
	struct str head = str_cut(&t->text, '\n');
	char *end = NULL;
	if (str_starts(head, STR("#:"))) {
		t->about = str_trim(str_sub(head, 2, head.n));
		t->least = t->most = strtoul(arena_strz(p->a, t->about), &end, 10);
		if (*end == '-')
			t->most = strtoul(end + 1, NULL, 10);
	}
	if (t->least < SIDES_LEAST || t->most < t->least || t->most > SIDES_MOST)
		return diag_error(p->d, EX_CONFIG, (struct place){ .file = t->path, .line = 1, .col = 1 },
		    "a template starts with '#: N sides: what it is for' or '#: N-M sides: …', N and M from %d to %d", SIDES_LEAST, SIDES_MOST);
	return 0;
}

/* The first that is made for so many sides; else the first of all. */
static const struct template *template_for(const struct template *v, size_t n, size_t sides)
{
	for (size_t i = 0; i < n; i++)
		if (sides >= v[i].least && sides <= v[i].most)
			return &v[i];
	return v;
}

static int take_template(struct plan *p)
{
	const char *folder = file_join(p->a, p->dirs.briefs, "templates"), *name = p->o->template;
	struct strs names = template_names(p->a, folder, p->d);
	struct template *v = arena_array(p->a, names.n + 1, struct template);
	if (!names.n || (name && !strs_contain(&names, name)))
		return unknown_template(p, name ? name : "", &names);
	for (size_t i = 0; i < names.n; i++)
		if (read_template(p, folder, names.v[i], &v[i]) < 0)
			return -1;
	size_t sides = p->o->n_sides ? p->o->n_sides : survey_years(&p->survey);
	const struct template *t = template_for(v, names.n, sides);
	if (p->asking && !name) {
		fputs("Templates:\n", stderr);
		for (size_t i = 0; i < names.n; i++)
			fprintf(stderr, "  %-8s %.*s\n", v[i].name, STR_ARG(v[i].about));
		do {
			if (!(name = ask(p->a, "Template", t->name, NULL)))
				return broken_off(p);
		} while (!strs_contain(&names, name) && fputs("  it is one of those above\n", stderr) >= 0);
	}
	for (size_t i = 0; name && i < names.n; i++)
		if (strcmp(v[i].name, name) == 0)
			t = &v[i];
	p->template = t->name;
	p->text = t->text;
	p->wanted = sides < t->least ? t->least : sides > t->most ? t->most : sides;
	return 0;
}

/* A folder to be typed: "~/" is home, and one that is not there was mistyped, but for the brief's own. */
static int ask_folder(struct plan *p, const char *own)
{
	for (;;) {
		const char *given = ask(p->a, "Folder of the texts that you saved", own, NULL);
		if (!given)
			return broken_off(p);
		p->sources = file_from(p->a, "", given);
		if (file_is_dir(p->sources) || strcmp(p->sources, own) == 0)
			return 0;
		fprintf(stderr, "  there is no folder %s\n", p->sources);
	}
}

static int look_at_sources(struct plan *p)
{
	const char *own = file_join(p->a, p->dir, "sources");
	p->sources = p->o->sources ? p->o->sources : own;
	if (!p->o->sources && p->asking && ask_folder(p, own) < 0)
		return -1;
	if (!file_is_dir(p->sources))
		return p->o->sources ? diag_error(p->d, EX_NOINPUT, (struct place){ .file = p->sources }, "there is no such folder") : 0;
	if (survey_folder(p->a, &p->dirs, p->sources, &p->survey, p->d) < 0)
		return -1;
	if (!p->o->quiet && p->survey.n_files)
		survey_print(p->a, &p->survey, stderr);
	return 0;
}

static const char *day_fault(const char *s)
{
	return civil_is_day(str_c(s)) ? NULL : "a day is written YYYY-MM-DD";
}

static const char *label_fault(const char *s)
{
	struct str l = str_c(s);
	return l.n > 100                       ? "a label is short: it heads a column"
	       : strpbrk(s, "[]\t\n\\\";#") ? "a label has none of [ ] \\ \" ; # in it"
					       : NULL;
}

/* LABEL=FROM..TO, of which FROM or TO may be missing. */
static int side_of_option(struct plan *p, const char *label, const char *value, struct proposal *out)
{
	const char *dots = strstr(value, "..");
	const char *wrong = label_fault(label);
	if (wrong)
		return diag_error(p->d, EX_USAGE, NOWHERE, "--side '%s=%s': %s", label, value, wrong);
	struct str from = { value, dots ? (size_t)(dots - value) : strlen(value) }, to = str_c(dots ? dots + 2 : value);
	if ((from.n && !civil_is_day(from)) || (to.n && !civil_is_day(to)) || (!from.n && !to.n))
		return diag_error(p->d, EX_USAGE, NOWHERE, "--side '%s=%s': days are written YYYY-MM-DD..YYYY-MM-DD", label, value);
	*out = (struct proposal){ label, from.n ? arena_strz(p->a, from) : NULL, to.n ? arena_strz(p->a, to) : NULL };
	return 0;
}

/* What is wrong with side n beside those before it. */
static const char *sides_fault(struct arena *a, const struct proposal *v, size_t n)
{
	const struct proposal *s = &v[n];
	if (s->from && s->to && strcmp(s->from, s->to) > 0)
		return "it ends before it starts";
	for (size_t i = 0; i < n; i++) {
		if (strcasecmp(s->label, v[i].label) == 0)
			return arena_printf(a, "there is a side '%s' already", v[i].label);
		if (!(s->to && v[i].from && strcmp(s->to, v[i].from) < 0) && !(s->from && v[i].to && strcmp(s->from, v[i].to) > 0))
			return arena_printf(a, "it overlaps with '%s': a meeting stands on one side", v[i].label);
	}
	return NULL;
}

static int sides_of_options(struct plan *p)
{
	size_t n = p->o->n_sides;
	if (n < SIDES_LEAST || n > SIDES_MOST)
		return diag_error(p->d, EX_USAGE, NOWHERE, "a brief has from %d to %d sides, --side stands %zu time%s", SIDES_LEAST, SIDES_MOST, n,
		    plural_s(n));
	p->sides = (struct proposals){ arena_array(p->a, n, struct proposal), n };
	for (size_t i = 0; i < n; i++) {
		if (side_of_option(p, p->o->sides[i].label, p->o->sides[i].value, &p->sides.v[i]) < 0)
			return -1;
		const char *fault = sides_fault(p->a, p->sides.v, i);
		if (fault)
			return diag_error(p->d, EX_USAGE, NOWHERE, "--side '%s=%s': %s", p->o->sides[i].label, p->o->sides[i].value, fault);
	}
	return 0;
}

static int ask_side(struct plan *p, struct proposal *sides, size_t i)
{
	const struct proposal *preset = i < p->sides.n ? &p->sides.v[i] : NULL;
	bool more = i >= p->wanted && !preset;
	for (;;) {
		const char *label = ask(p->a, arena_printf(p->a, "Side %zu: label%s", i + 1, more ? " (empty: no more sides)" : ""),
		    preset ? preset->label : NULL, label_fault);
		if (!label && more)
			return 0;
		const char *from = label ? ask(p->a, "  first day", preset && preset->from ? preset->from : NULL, day_fault) : NULL;
		const char *to = label ? ask(p->a, "  last day", preset ? preset->to : NULL, day_fault) : NULL;
		if (feof(stdin))
			return broken_off(p);
		sides[i] = (struct proposal){ label, from, to };
		const char *fault = label && (from || to) ? sides_fault(p->a, sides, i) : "a side needs a label, and a first or a last day";
		if (!fault)
			return 1;
		fprintf(stderr, "  %s\n", fault);
	}
}

static int ask_sides(struct plan *p)
{
	struct proposals given = { arena_array(p->a, SIDES_MOST, struct proposal), 0 };
	int more = 1;
	while (given.n < SIDES_MOST && (more = ask_side(p, given.v, given.n)) > 0)
		given.n++;
	p->sides = given;
	return more < 0 ? -1 : 0;
}

static const char *yes_fault(const char *s)
{
	return strchr("yYnN", *s) ? NULL : "yes or no";
}

static void print_sides(const struct plan *p)
{
	fputs("Sides:\n", stderr);
	for (size_t i = 0; i < p->sides.n; i++) {
		const struct proposal *s = &p->sides.v[i];
		size_t n = survey_count(&p->survey, s);
		fprintf(stderr, "  %s: %s%s%s, %zu meeting%s\n", s->label, s->from ? s->from : "", s->from ? " to " : "until ", s->to ? s->to : "", n, plural_s(n));
	}
	if (p->survey.n_dated == 1)
		fputs("  There is one meeting, and the other side holds what went before it.  Add texts about\n"
		      "  another meeting, then set the days of the sides in brief.ini.\n", stderr);
}

/* Why none are proposed. */
static int no_sides(const struct plan *p)
{
	const struct survey *s = &p->survey;
	const char *found = !s->n_files ? "no text was found" : !s->meetings.n ? "no meeting was found" : "no text says when its meeting was (a line 'date: YYYY-MM-DD' between two lines '---' at its top helps)";
	return diag_error(p->d, EX_USAGE, (struct place){ .file = p->sources }, "no sides can be proposed: %s; give --side LABEL=YYYY-MM-DD..YYYY-MM-DD for each side", found);
}

static int take_sides(struct plan *p)
{
	if (p->o->n_sides)
		return sides_of_options(p);
	p->sides = survey_sides(p->a, &p->survey, p->wanted);
	bool proposed = p->sides.n >= SIDES_LEAST;
	if (proposed && !p->o->quiet)
		print_sides(p);
	if (!p->asking)
		return proposed ? 0 : no_sides(p);
	const char *answer = proposed ? ask(p->a, "Take these sides", "yes", yes_fault) : "no";
	if (!answer)
		return broken_off(p);
	return *answer == 'n' || *answer == 'N' ? ask_sides(p) : 0;
}

/* "A. Nordmann and B. Yamada: 2021 and 2023" */
static int take_title(struct plan *p)
{
	const char *who = survey_who(p->a, &p->survey), *all = "";
	for (size_t i = 0; i < p->sides.n; i++)
		all = arena_printf(p->a, "%s%s%s", all, i == 0 ? "" : i + 1 == p->sides.n ? " and " : ", ", p->sides.v[i].label);
	const char *preset = arena_printf(p->a, "%s: %s", who ? who : "Meetings side by side", all);
	p->title = p->o->title ? p->o->title : p->asking ? ask(p->a, "Title", preset, NULL) : preset;
	return p->title ? 0 : broken_off(p);
}

static const char *sources_value(const struct plan *p)
{
	char dir[PATH_MAX], sources[PATH_MAX];
	if (!realpath(p->dir, dir) || !realpath(p->sources, sources))
		return "sources";
	return file_relative(p->a, dir, sources);
}

static void fill_in(const struct plan *p, struct strbuf *b)
{
	for (struct str rest = p->text; rest.p && rest.n;) {
		struct str line = str_cut(&rest, '\n');
		if (str_is(line, "{title}"))
			config_put(b, "title", p->title);
		else if (str_is(line, "{sources}"))
			config_put(b, "sources", sources_value(p));
		else if (str_is(line, "{sides}"))
			for (size_t i = 0; i < p->sides.n; i++) {
				const struct proposal *s = &p->sides.v[i];
				strbuf_putf(b, "%s[side %s]\n", i ? "\n" : "", s->label);
				if (s->from)
					config_put(b, "from", s->from);
				if (s->to)
					config_put(b, "to", s->to);
			}
		else
			strbuf_putf(b, "%.*s\n", STR_ARG(line));
	}
}

static int write_brief(struct plan *p)
{
	struct strbuf b;
	if (file_mkdirs(file_is_dir(p->sources) ? p->dir : p->sources, p->d) < 0 || file_mkdirs(p->dir, p->d) < 0)
		return -1;
	strbuf_init(&b);
	fill_in(p, &b);
	int rc = file_write(p->ini, strbuf_str(&b), p->d);
	strbuf_release(&b);
	struct config *c;
	if (rc == 0) /* a label or a path that no brief.ini can hold is told at once */
		rc = config_load(p->a, CONFIG_BRIEF, p->ini, &c, p->d);
	if (rc == 0 && !p->o->quiet) {
		printf("%s\n", p->ini);
		if (!p->survey.n_files)
			next_step("add FILE… --brief %s", p->dir);
		next_step("build %s", p->dir);
	}
	return rc;
}

int run_init(const struct options *o, struct diag *d)
{
	struct plan p = { .a = arena_new(), .o = o, .dir = o->args[0], .d = d, .asking = ask_can() && !o->quiet };
	int rc = options_dirs(p.a, o, &p.dirs, d);
	p.ini = file_join(p.a, p.dir, "brief.ini");
	if (rc == 0 && file_exists(p.ini) && !o->force)
		rc = diag_error(d, EX_CANTCREAT, (struct place){ .file = p.ini }, "there is a brief already; --force replaces it");
	if (rc == 0)
		rc = look_at_sources(&p);
	if (rc == 0)
		rc = take_template(&p);
	if (rc == 0)
		rc = take_sides(&p);
	if (rc == 0)
		rc = take_title(&p);
	if (rc == 0)
		rc = write_brief(&p);
	arena_free(p.a);
	return rc;
}
