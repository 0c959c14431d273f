/* add.c: `diptych add`, a source copied into a brief with what is known of it.
 *
 * What the file says of itself (front matter, byline, page metadata) is read
 * from it at every build and is not written again; what it does not say, and
 * what the options say, becomes a [source NAME] of brief.ini.  Copies and
 * brief.ini appear together. */
#include "pipeline_int.h"

#include <string.h>
#include <sys/stat.h>

#include "ask_int.h"
#include "civil.h"
#include "home_int.h"

struct adding {
	struct arena *a;
	const struct options *o;
	struct knowledge k;
	struct config *config;
	const char *ini;
	struct home home;          /* where the copies go */
	struct brief now;          /* as far as it can be read */
	struct str old;            /* brief.ini as it is */
	struct strbuf sections;    /* what is appended to it */
	struct outputs files;
	bool astray;               /* a meeting has no side: the days of the sides come next */
	struct diag *d;
};

static const char *day_fault(const char *s)
{
	return civil_is_day(str_c(s)) ? NULL : "a day is written YYYY-MM-DD";
}

/* What brief.ini should say of a source, by key. */
struct saying {
	const char *key, *what;   /* "publisher", "who published it" */
	const char *option;
	const char *(*fault)(const char *);
	bool wanted;              /* a reader misses it where it is absent */
	const char *given, *found;
};
enum { SAYINGS = 5 };

/* It may have no source yet, or lack one: adding helps. */
static void read_brief(struct adding *w, const struct data_dirs *dirs)
{
	struct diag unsaid;
	diag_init(&unsaid);
	brief_load(w->a, dirs, w->ini, NULL, NULL, 0, &w->now, &unsaid);
	diag_release(&unsaid);
}

static int open_brief(struct adding *w)
{
	struct data_dirs dirs;
	struct brief b;
	if (options_dirs(w->a, w->o, &dirs, w->d) < 0 || brief_find(w->a, &dirs, w->o->brief, &w->ini, w->d) < 0 ||
	    brief_data(w->a, &dirs, w->ini, &b, w->d) < 0 || file_read(w->a, w->ini, CONFIG_MAX, &w->old, w->d) < 0 ||
	    knowledge_load(w->a, b.data, &w->k, w->d) < 0)
		return -1;
	w->config = b.config;
	read_brief(w, &dirs);
	home_find(w->a, w->ini, &b, &w->home);
	return 0;
}

static bool is_same_file(const char *a, const char *b)
{
	struct stat s, t;
	return stat(a, &s) == 0 && stat(b, &t) == 0 && s.st_dev == t.st_dev && s.st_ino == t.st_ino;
}

/* The brief's source of that name, wherever it lies; NULL: there is none. */
static const char *source_named(const struct adding *w, const char *name)
{
	for (size_t i = 0; i < w->now.sources.n; i++)
		if (strcmp(file_base(w->now.sources.v[i]), name) == 0)
			return w->now.sources.v[i];
	const char *target = file_join(w->a, w->home.folder, name);
	return file_exists(target) ? target : NULL;
}

/* Where the source goes, and whether it lies there already. */
static int find_target(struct adding *w, const char *path, const char *name, const char **target, bool *same)
{
	struct str there, now;
	const struct place at = { .file = path };
	const char *known = source_named(w, name);
	*target = file_join(w->a, w->home.folder, name);
	*same = false;
	if (strcmp(path, "-") == 0)
		return diag_error(w->d, EX_USAGE, NOWHERE, "a source is known by its file's name, and standard input has none: save it to a file first");
	if (name[0] == '.' || strpbrk(name, "[]\t\n\\\";#,"))
		return diag_error(w->d, EX_DATAERR, at, "a source's name has none of [ ] \\ \" ; # , in it and does not start with a dot: rename the file");
	for (size_t i = 0; i < w->files.files.n; i++)
		if (strcmp(w->files.files.v[i].path, *target) == 0)
			return diag_error(w->d, EX_DATAERR, at, "another file of this name is being added; a document is known by its file's name");
	if (!known)
		return 0;
	if (file_read(w->a, known, FILE_MAX, &there, w->d) < 0 || file_read(w->a, path, FILE_MAX, &now, w->d) < 0)
		return -1;
	*same = str_eq(there, now);
	bool own = is_same_file(known, *target);
	if (!*same && !own)
		return diag_error(w->d, EX_CANTCREAT, (struct place){ .file = known }, "there is another source of this name; a document is known by its file's name: rename one");
	if (!*same && !w->o->force)
		return diag_error(w->d, EX_CANTCREAT, (struct place){ .file = known }, "there is another source of this name; --force replaces it");
	*target = own ? *target : known;
	return 0;
}

/* Options first, then, of what is missing, the answers of a person. */
static void complete(struct adding *w, const char *name, struct saying *v)
{
	bool asking = ask_can() && !w->o->quiet;
	for (size_t i = 0; i < SAYINGS; i++) {
		if (v[i].given || v[i].found || !v[i].wanted)
			continue;
		if (asking)
			v[i].given = ask(w->a, arena_printf(w->a, "%s: %s (empty: not known)", name, v[i].what), NULL, v[i].fault);
		if (!v[i].given)
			diag_warn(w->d, (struct place){ .file = name }, "it does not say %s: give %s, or write %s = … under [source %s] of %s", v[i].what,
			    v[i].option, v[i].key, name, w->ini);
	}
}

static int put_section(struct adding *w, const char *name, const struct saying *v)
{
	const char *section = arena_printf(w->a, "source %s", name);
	size_t start = w->sections.n;
	for (size_t i = 0; i < SAYINGS; i++) {
		if (!v[i].given || same_text(v[i].given, v[i].found))
			continue;
		if (w->sections.n == start)
			strbuf_putf(&w->sections, "\n[%s]\n", section);
		config_put(&w->sections, v[i].key, v[i].given);
	}
	struct place there = config_section_place(w->config, section);
	if (w->sections.n > start && there.file) {
		strbuf_cut(&w->sections, start);
		return diag_error(w->d, EX_CONFIG, there, "there is a [%s] already: change it there", section);
	}
	return 0;
}

static void tell_meeting(struct adding *w, const char *name, const struct meeting_ref *m)
{
	const struct brief_side *side = side_of(&w->now, m->kind, m->start);
	if (!w->o->quiet)
		printf("  %-10s %s, %s\n", "meeting", m->kind ? m->kind : "kind not known", m->start ? m->start : "date not known");
	if (side && !w->o->quiet)
		printf("  %-10s %s\n", "side", side->label);
	if (side || !m->start || !w->now.n_sides)
		return;
	w->astray = true;
	diag_warn(w->d, (struct place){ .file = name }, "no side takes a meeting of %s: let the days of a [side] hold it, or add a side in %s", m->start, w->ini);
}

static void tell(struct adding *w, const char *name, const char *target, const struct document *doc, const struct saying *v)
{
	if (!w->o->quiet)
		printf("%s\n", target);
	for (size_t i = 0; i < SAYINGS && !w->o->quiet; i++)
		if (v[i].given || v[i].found)
			printf("  %-10s %s%s\n", v[i].key, v[i].given ? v[i].given : v[i].found, v[i].given ? "" : " (read from the file)");
	for (size_t i = 0; i < doc->meetings.n; i++)
		if (doc->meetings.v[i].primary)
			tell_meeting(w, name, &doc->meetings.v[i]);
}

static int add_file(struct adding *w, const char *path)
{
	const char *name = file_base(path), *target;
	struct document doc;
	struct outputs unused = { 0 };
	struct str bytes;
	bool same;
	if (find_target(w, path, name, &target, &same) < 0 || file_read(w->a, path, FILE_MAX, &bytes, w->d) < 0 ||
	    extract_file(w->a, path, &w->k, NULL, &doc, "", &unused, w->d) < 0)
		return -1;
	const struct source_info *s = &doc.source;
	struct saying v[SAYINGS] = {
		{ "publisher", "who published it", "--publisher", NULL, true, w->o->publisher, s->publisher },
		{ "date", "when it was published", "--date", day_fault, true, w->o->date, s->publication_date },
		{ "title", "its title", "--title", NULL, true, w->o->title, s->title },
		{ "url", "where it was published", "--url", NULL, false, w->o->url, s->url },
		{ "party", "whose publisher it is", "--party", NULL, false, w->o->party, s->party },
	};
	complete(w, name, v);
	if (put_section(w, name, v) < 0)
		return -1;
	if (same)
		diag_note(w->d, (struct place){ .file = target }, "the same file is there already");
	else {
		struct strbuf copy;
		strbuf_init(&copy);
		strbuf_put(&copy, bytes);
		outputs_add(&w->files, w->a, target, &copy);
	}
	if (strcmp(file_dir(w->a, target), w->home.folder) == 0)
		home_take(&w->home, name);
	tell(w, name, target, &doc, v);
	return 0;
}

static int publish(struct adding *w)
{
	struct config *c;
	if (w->sections.n || w->home.changed) {
		struct strbuf ini;
		strbuf_init(&ini);
		home_put(&w->home, w->old, &ini);
		strbuf_put(&ini, strbuf_str(&w->sections));
		outputs_add(&w->files, w->a, w->ini, &ini);
	}
	if (!w->files.files.n)
		return 0;
	if (outputs_publish(&w->files, w->a, w->d) < 0)
		return -1;
	if (w->home.changed && !w->o->quiet)
		printf("%s: sources = %s\n", w->ini, home_items(&w->home));
	return config_load(w->a, CONFIG_BRIEF, w->ini, &c, w->d);
}

int run_add(const struct options *o, struct diag *d)
{
	struct adding w = { .a = arena_new(), .o = o, .d = d };
	int rc = -1;
	strbuf_init(&w.sections);
	if (o->n_args > 1 && (o->title || o->url))
		diag_error(d, EX_USAGE, NOWHERE, "--title and --url are of one file, and %zu are given", o->n_args);
	else if (open_brief(&w) == 0) {
		rc = 0;
		for (size_t i = 0; i < o->n_args; i++)
			rc |= add_file(&w, o->args[i]);
		/* The good ones of a batch are added all the same. */
		rc |= publish(&w);
		if (rc == 0 && !o->quiet && !w.astray)
			next_step("build %s", o->brief ? o->brief : brief_name(w.a, w.ini));
	}
	outputs_drop(&w.files);
	strbuf_release(&w.sections);
	arena_free(w.a);
	return rc;
}
