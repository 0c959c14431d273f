/* init.c: `diptych init`, a new brief from a template.
 *
 *     folder of sources ─ survey ─ proposed sides ┐
 *     questions or options ───────────────────────┴─ template ─ DIR/brief.ini
 *
 * A template is data: briefs/templates/NAME.ini with {title}, {sources} and
 * {sides} to fill in; its first line is "#: N sides: what it is for". */
#include "survey_int.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
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
	struct str template;
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

/* The template's bytes behind its first line, which says how many sides it has. */
static int take_template(struct plan *p)
{
	const char *folder = file_join(p->a, p->dirs.briefs, "templates"), *name = p->o->template;
	struct strs names = template_names(p->a, folder, p->d);
	struct str about;
	if (p->asking && !name) {
		fputs("Templates:\n", stderr);
		for (size_t i = 0; i < names.n; i++) {
			if (file_read(p->a, file_join(p->a, folder, arena_printf(p->a, "%s.ini", names.v[i])), CONFIG_MAX, &about, p->d) < 0)
				return -1;
			about = str_cut(&about, '\n');
			fprintf(stderr, "  %-8s %.*s\n", names.v[i], STR_ARG(str_trim(str_sub(about, 2, about.n))));
		}
		if (!(name = ask(p->a, "Template", "pair", NULL)))
			return diag_error(p->d, EX_USAGE, NOWHERE, "broken off; nothing was written");
	}
	name = name ? name : "pair";
	if (!strs_contain(&names, name))
		return unknown_template(p, name, &names);
	const char *path = file_join(p->a, folder, arena_printf(p->a, "%s.ini", name));
	if (file_read(p->a, path, CONFIG_MAX, &p->template, p->d) < 0)
		return -1;
	about = str_cut(&p->template, '\n');
	p->wanted = about.n > 3 ? (size_t)atoi(about.p + 2) : 0;
	if (!str_starts(about, STR("#:")) || p->wanted < SIDES_LEAST || p->wanted > SIDES_MOST)
		return diag_error(p->d, EX_CONFIG, (struct place){ .file = path, .line = 1, .col = 1 }, "a template starts with '#: N sides: what it is for', N from %d to %d",
		    SIDES_LEAST, SIDES_MOST);
	return 0;
}

/* A meeting as one line of the survey. */
static void print_meeting(const struct meeting *m)
{
	fprintf(stderr, "  %-10s %s, %zu text%s\n", m->start ? m->start : "(no date)", m->id, m->documents.n, m->documents.n == 1 ? "" : "s");
}

static int look_at_sources(struct plan *p)
{
	const char *own = file_join(p->a, p->dir, "sources");
	p->sources = p->o->sources;
	if (!p->sources && p->asking && !(p->sources = ask(p->a, "Folder of the sources", own, NULL)))
		return diag_error(p->d, EX_USAGE, NOWHERE, "broken off; nothing was written");
	if (!p->sources)
		p->sources = own;
	if (!file_is_dir(p->sources))
		return p->o->sources ? diag_error(p->d, EX_NOINPUT, (struct place){ .file = p->sources }, "there is no such folder") : 0;
	if (survey_folder(p->a, &p->dirs, p->sources, &p->survey, p->d) < 0)
		return -1;
	if (!p->o->quiet && p->survey.n_files) {
		fprintf(stderr, "%zu text%s, %zu meeting%s:\n", p->survey.n_files, p->survey.n_files == 1 ? "" : "s", p->survey.meetings.n,
		    p->survey.meetings.n == 1 ? "" : "s");
		for (size_t i = 0; i < p->survey.meetings.n; i++)
			print_meeting(&p->survey.meetings.v[i]);
	}
	p->sides = survey_sides(p->a, &p->survey, p->wanted);
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
	if (from.n && to.n && str_cmp(from, to) > 0)
		return diag_error(p->d, EX_USAGE, NOWHERE, "--side '%s=%s' ends before it starts", label, value);
	*out = (struct proposal){ label, from.n ? arena_strz(p->a, from) : NULL, to.n ? arena_strz(p->a, to) : NULL };
	return 0;
}

static int sides_of_options(struct plan *p)
{
	size_t n = p->o->n_sides;
	if (n < SIDES_LEAST || n > SIDES_MOST)
		return diag_error(p->d, EX_USAGE, NOWHERE, "a brief has from %d to %d sides, --side stands %zu time%s", SIDES_LEAST, SIDES_MOST, n,
		    n == 1 ? "" : "s");
	p->sides = (struct proposals){ arena_array(p->a, n, struct proposal), n };
	for (size_t i = 0; i < n; i++)
		if (side_of_option(p, p->o->sides[i].label, p->o->sides[i].value, &p->sides.v[i]) < 0)
			return -1;
	return 0;
}

static int ask_sides(struct plan *p)
{
	struct proposals given = { arena_array(p->a, SIDES_MOST, struct proposal), 0 };
	while (given.n < SIDES_MOST) {
		size_t i = given.n;
		const struct proposal *preset = i < p->sides.n ? &p->sides.v[i] : NULL;
		bool more = i >= p->wanted && !preset;
		const char *label = ask(p->a, arena_printf(p->a, "Side %zu: label%s", i + 1, more ? " (empty: no more sides)" : ""),
		    preset ? preset->label : NULL, label_fault);
		if (!label && more)
			break;
		const char *from = label ? ask(p->a, "  first day", preset && preset->from ? preset->from : NULL, day_fault) : NULL;
		const char *to = label ? ask(p->a, "  last day", preset ? preset->to : NULL, day_fault) : NULL;
		if (!label || (!from && !to)) {
			if (feof(stdin))
				return diag_error(p->d, EX_USAGE, NOWHERE, "broken off; nothing was written");
			fputs("  a side needs a label, and a first or a last day\n", stderr);
			continue;
		}
		given.v[given.n++] = (struct proposal){ label, from, to };
	}
	p->sides = given;
	return 0;
}

static int take_sides(struct plan *p)
{
	if (p->o->n_sides)
		return sides_of_options(p);
	if (p->asking)
		return ask_sides(p);
	if (p->sides.n < SIDES_LEAST)
		return diag_error(p->d, EX_USAGE, NOWHERE,
		    "no sides can be proposed: no dated meeting was found in %s; give --side LABEL=YYYY-MM-DD..YYYY-MM-DD for each side", p->sources);
	return 0;
}

static int take_title(struct plan *p)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < p->sides.n; i++)
		strbuf_putf(&b, "%s%s", i == 0 ? "" : i + 1 == p->sides.n ? " and " : ", ", p->sides.v[i].label);
	const char *preset = arena_printf(p->a, "Meetings side by side: %s", b.n ? b.p : "");
	strbuf_release(&b);
	p->title = p->o->title ? p->o->title : p->asking ? ask(p->a, "Title", preset, NULL) : preset;
	return p->title ? 0 : diag_error(p->d, EX_USAGE, NOWHERE, "broken off; nothing was written");
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
	for (struct str rest = p->template; rest.p && rest.n;) {
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
		fprintf(stderr, "next: %sdiptych build %s\n", p->survey.n_files ? "" : arena_printf(p->a, "diptych add FILE… --brief %s, then ", p->dir), p->dir);
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
		rc = take_template(&p);
	if (rc == 0)
		rc = look_at_sources(&p);
	if (rc == 0)
		rc = take_sides(&p);
	if (rc == 0)
		rc = take_title(&p);
	if (rc == 0)
		rc = write_brief(&p);
	arena_free(p.a);
	return rc;
}
