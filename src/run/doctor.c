/* doctor.c: `diptych doctor`, whether everything that a build needs is there,
 * and what to do where it is not. */
#include "pipeline_int.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract.h"
#include "pdf.h"
#include "term.h"
#include "theme.h"
#include "utf8.h"

enum verdict { WELL, ADVICE, BAD };

struct doctor {
	struct arena *a;
	const struct options *o;
	struct terminal t;
	struct data_dirs dirs;
	struct config *site; /* config.ini, or NULL */
	size_t advice, bad;
	struct diag *d;
};

/* One line: what is looked at, what was found, what to do. */
static void tell(struct doctor *x, enum verdict v, const char *what, const char *found, const char *todo)
{
	static const char *const words[] = { "ok", "advice", "BAD" }, *const colours[] = { "32", "33", "31;1" };
	x->advice += v == ADVICE;
	x->bad += v == BAD;
	if (x->o->json) {
		struct strbuf b;
		strbuf_init(&b);
		strbuf_putf(&b, "{\"verdict\":\"%s\",\"what\":\"%s\",\"found\":", v == BAD ? "bad" : words[v], what);
		utf8_put_json(&b, str_c(found));
		if (todo) {
			strbuf_puts(&b, ",\"advice\":");
			utf8_put_json(&b, str_c(todo));
		}
		printf("%s}\n", b.p);
		strbuf_release(&b);
		return;
	}
	if (x->o->quiet && v == WELL)
		return;
	if (x->t.colour)
		printf("\033[%sm%-6s\033[0m  %-12s %s\n", colours[v], words[v], what, found);
	else
		printf("%-6s  %-12s %s\n", words[v], what, found);
	if (todo)
		printf("%*s%s\n", 21, "", todo);
}

/* The errors of a step in words of its own; they do not count for the exit status. */
static const char *first_error(struct doctor *x, const struct diag *d)
{
	for (size_t i = 0; i < d->msgs.n; i++)
		if (d->msgs.v[i].level == DIAG_ERROR) {
			const struct diag_msg *m = &d->msgs.v[i];
			return m->at.file ? arena_printf(x->a, "%s:%u: %s", m->at.file, m->at.line, m->text) : arena_strz(x->a, str_c(m->text));
		}
	return "unknown";
}

static bool look_for_data(struct doctor *x)
{
	struct diag d;
	diag_init(&d);
	int rc = options_dirs(x->a, x->o, &x->dirs, &d);
	if (rc < 0)
		tell(x, BAD, "data", first_error(x, &d), "give the folder with briefs/ and fonts/ by --config DIR, or install again");
	else {
		tell(x, WELL, "briefs", x->dirs.briefs, NULL);
		tell(x, WELL, "fonts.ini", x->dirs.fonts, NULL);
	}
	diag_release(&d);
	return rc == 0;
}

static void look_at_config(struct doctor *x)
{
	struct diag d;
	struct config *site = NULL;
	diag_init(&d);
	if (!x->dirs.config)
		tell(x, ADVICE, "config.ini", "none: a brief must be named each time", "write one beside briefs/ with [site] and brief = NAME");
	else if (config_load(x->a, CONFIG_SITE, x->dirs.config, &site, &d) < 0)
		tell(x, BAD, "config.ini", first_error(x, &d), "correct it; `diptych check` tells the rest");
	else
		x->site = site, tell(x, WELL, "config.ini", x->dirs.config, NULL);
	diag_release(&d);
}

static void look_at_lexicon(struct doctor *x)
{
	struct diag d;
	struct knowledge k;
	diag_init(&d);
	if (knowledge_load(x->a, data_dirs_layers(x->a, &x->dirs), &k, &d) < 0)
		tell(x, BAD, "lexicon", first_error(x, &d), "correct the row, or take the file from the release");
	else
		tell(x, WELL, "lexicon", "every word list is read", NULL);
	diag_release(&d);
}

static void look_at_fonts(struct doctor *x)
{
	struct diag d;
	struct font_plan plan = { 0 };
	size_t missing = 0, main_missing = 0;
	diag_init(&d);
	font_plan_load(x->a, &x->dirs, &plan, &d);
	for (unsigned role = 0; role < FACE_COUNT; role++)
		for (size_t i = 0; i < plan.roles[role].n; i++) {
			bool gone = plan.roles[role].v[i].wanted && !plan.roles[role].v[i].path;
			missing += gone;
			main_missing += gone && i == 0;
		}
	if (d.errors || main_missing)
		tell(x, BAD, "fonts", d.errors ? first_error(x, &d) : "a main font is missing", "`diptych fonts` names the packages: apt install fonts-noto-core");
	else if (missing)
		tell(x, ADVICE, "fonts", "fallbacks are missing: some names would lack letters", "`diptych fonts` names the packages");
	else
		tell(x, WELL, "fonts", "every role has its fonts", NULL);
	diag_release(&d);
}

static void look_at_libraries(struct doctor *x)
{
	tell(x, WELL, "libraries", arena_printf(x->a, "%s, %s, %s, %s", pdf_libraries(), extract_library(), meeting_library(), utf8_library()), NULL);
}

/* Can files be made in dir, or, where it is not there yet, in the nearest folder above? */
static void look_at_folder(struct doctor *x, const char *what, const char *dir)
{
	const char *at = dir;
	while (!file_is_dir(at) && strcmp(at, file_dir(x->a, at)) != 0)
		at = file_dir(x->a, at);
	if (file_exists(dir))
		tell(x, BAD, what, arena_printf(x->a, "%s is a file, and a folder is wanted", dir), "move it away");
	else if (access(at, W_OK | X_OK) == 0)
		tell(x, WELL, what, arena_printf(x->a, "%s%s", dir, strcmp(at, dir) == 0 ? "" : " (will be made)"), NULL);
	else
		tell(x, BAD, what, arena_printf(x->a, "%s: %s is not to be written", dir, at), arena_printf(x->a, "chown or chmod %s, or choose another place", at));
}

/* What config.ini says, or the XDG folder. */
static const char *place_of(struct doctor *x, const char *key, const char *variable, const char *below, const char *name)
{
	const char *set = x->site && key ? config_text(x->site, "nightly", key) : NULL;
	if (set && *set)
		return file_join(x->a, file_dir(x->a, x->dirs.config), set);
	const char *base = getenv(variable), *user = getenv("HOME");
	if (!base || base[0] != '/')
		base = file_join(x->a, user ? user : "/", below);
	return file_join(x->a, base, name);
}

static void look_at_folders(struct doctor *x)
{
	look_at_folder(x, "out", x->o->out ? x->o->out : "out");
	look_at_folder(x, "archive", place_of(x, "archive", "XDG_DATA_HOME", ".local/share", "diptych/archive"));
	look_at_folder(x, "state", place_of(x, "state", "XDG_STATE_HOME", ".local/state", "diptych"));
	look_at_folder(x, "cache", place_of(x, NULL, "XDG_CACHE_HOME", ".cache", "diptych"));
}

static void look_at_terminal(struct doctor *x)
{
	const char *pager = getenv("PAGER");
	if (!x->t.tty)
		tell(x, WELL, "terminal", "none: UTF-8, no colours", NULL);
	else
		tell(x, x->t.utf8 ? WELL : ADVICE, "terminal", arena_printf(x->a, "%zu columns, %s, %s, pager %s", x->t.width, x->t.utf8 ? "UTF-8" : "ASCII only",
		    x->t.colour ? "colours" : "no colours", pager && *pager ? pager : "less"),
		    x->t.utf8 ? NULL : "names in other scripts show as '?': set LANG=C.UTF-8 or another UTF-8 locale; the files are UTF-8 anyway");
}

static void look_at_briefs(struct doctor *x)
{
	struct strs names = data_dirs_briefs(x->a, &x->dirs);
	for (size_t i = 0; i < names.n; i++) {
		struct diag d;
		struct brief b;
		diag_init(&d);
		if (brief_load(x->a, &x->dirs, names.v[i], NULL, NULL, 0, &b, &d) < 0)
			tell(x, BAD, "brief", arena_printf(x->a, "%s: %s", names.v[i], first_error(x, &d)), arena_printf(x->a, "`diptych check %s` tells the rest", names.v[i]));
		else
			tell(x, WELL, "brief", arena_printf(x->a, "%s: %zu source%s", names.v[i], b.sources.n, plural_s(b.sources.n)), NULL);
		diag_release(&d);
	}
}

int run_doctor(const struct options *o, struct diag *d)
{
	struct doctor x = { .a = arena_new(), .o = o, .t = term_of(stdout), .d = d };
	look_at_libraries(&x);
	if (look_for_data(&x)) {
		look_at_config(&x);
		look_at_lexicon(&x);
		look_at_fonts(&x);
		look_at_briefs(&x);
	}
	look_at_folders(&x);
	look_at_terminal(&x);
	if (x.bad)
		d->status = EX_PROBLEMS;
	arena_free(x.a);
	return x.bad ? -1 : 0;
}
