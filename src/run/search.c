/* search.c: `diptych search`, claims by their words.
 *
 *     --brief BRIEF   its sources, read anew
 *     --dir DIR       brief.json of DIR, or of each folder in it: built briefs, editions
 *     neither         every brief
 *
 * All words must occur, each at the start of a word of the claim; an argument
 * with blanks in it is a phrase.  Case, accents and kinds of quotation marks
 * and dashes tell nothing apart. */
#include "pipeline_int.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

struct search {
	struct arena *a;
	const struct options *o;
	struct data_dirs dirs;
	struct str *words; /* folded */
	size_t n_words, found;
	const char *in;    /* whose claims: a brief's name, or a folder */
	struct strs paths; /* of its sources, where they are known */
	struct diag *d;
};

/* Where word stands in text at the start of a word. */
static bool stands(struct str text, struct str word)
{
	for (size_t from = 0, at; from < text.n; from += at + 1) {
		struct str rest = str_sub(text, from, text.n);
		if ((at = str_find(rest, word)) == STR_NONE)
			return false;
		size_t i = from + at;
		if (i == 0 || !(utf8_is_letter(utf8_peek(text, utf8_back(text, i))) || utf8_is_digit((unsigned char)text.p[i - 1])))
			return true;
	}
	return false;
}

static void take_words(struct search *s)
{
	s->words = arena_array(s->a, s->o->n_args, struct str);
	for (size_t i = 0; i < s->o->n_args; i++) {
		struct str w = str_trim(utf8_fold_name(s->a, str_c(s->o->args[i])));
		while (w.n && (w.p[0] == '"' || w.p[w.n - 1] == '"')) /* quoted twice: for the shell and for us */
			w = w.p[0] == '"' ? str_sub(w, 1, w.n) : str_sub(w, 0, w.n - 1);
		if (w.n)
			s->words[s->n_words++] = w;
	}
}

struct found {
	const char *kind, *side, *topic, *type, *who, *words;
	const struct strs *actors;
};

static bool matches(const struct search *s, const struct found *f, const char *summary)
{
	struct arena *a = arena_new();
	struct strbuf b;
	strbuf_init(&b);
	const char *const parts[] = { f->words, summary, f->who, f->topic, f->type };
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		strbuf_putf(&b, "%s\n", parts[i] ? parts[i] : "");
	for (size_t i = 0; f->actors && i < f->actors->n; i++)
		strbuf_putf(&b, "%s\n", f->actors->v[i]);
	struct str text = utf8_fold_name(a, strbuf_str(&b));
	bool all = s->n_words > 0;
	for (size_t i = 0; all && i < s->n_words; i++)
		all = stands(text, s->words[i]);
	strbuf_release(&b);
	arena_free(a);
	return all;
}

static const char *path_of(const struct search *s, const char *file)
{
	for (size_t i = 0; file && i < s->paths.n; i++)
		if (strcmp(file_base(s->paths.v[i]), file) == 0)
			return s->paths.v[i];
	return file ? file : "";
}

static void print_json(const struct search *s, const struct found *f, const char *id, const char *meeting, const char *file, unsigned line)
{
	struct strbuf b;
	strbuf_init(&b);
	strbuf_putc(&b, '{');
	json_member(&b, "in", s->in);
	json_member(&b, "side", f->side);
	json_member(&b, "meeting", meeting);
	json_member(&b, "kind", f->kind);
	json_member(&b, "id", id);
	json_member(&b, "file", file);
	strbuf_putf(&b, ",\"line\":%u", line);
	json_member(&b, "topic", f->topic);
	json_member(&b, "type", f->type);
	json_member(&b, "who", f->who);
	json_member(&b, "text", f->words);
	printf("%s}\n", b.p);
	strbuf_release(&b);
}

static void see(struct search *s, const struct meeting *m, const struct claim *c, const struct found *f, const char *summary)
{
	if (!matches(s, f, summary))
		return;
	unsigned document = c->n_sources ? c->sources[0].document : 0, line = c->n_sources ? c->sources[0].line : c->line;
	const char *file = document < m->documents.n ? path_of(s, m->documents.v[document].file) : "";
	s->found++;
	if (s->o->json) {
		print_json(s, f, c->id, m->id, file, line);
		return;
	}
	printf("%s:%u: %s %s %s", file, line, c->id ? c->id : "-", f->side, f->kind);
	if (f->topic || f->type)
		printf(" (%s%s%s)", f->topic ? f->topic : "", f->topic && f->type ? ", " : "", f->type ? f->type : "");
	printf(": %s%s%s\n", f->who ? f->who : "", f->who && f->words ? ": " : "", f->words ? f->words : "");
}

static void see_meeting(struct search *s, const char *side, const struct meeting *m)
{
	for (size_t i = 0; i < m->outcomes.n; i++) {
		const struct outcome *o = &m->outcomes.v[i];
		see(s, m, &o->claim, &(struct found){ "outcome", side, o->issue, o->type, NULL, o->quote, &o->actors }, o->summary);
	}
	for (size_t i = 0; i < m->statements.n; i++) {
		const struct statement *t = &m->statements.v[i];
		see(s, m, &t->claim, &(struct found){ "statement", side, NULL, NULL, t->speaker, t->quote, NULL }, NULL);
	}
	for (size_t i = 0; i < m->issues.n; i++) {
		const struct issue *t = &m->issues.v[i];
		see(s, m, &t->claim, &(struct found){ "issue", side, t->topic, NULL, NULL, t->quote, NULL }, NULL);
	}
	for (size_t i = 0; i < m->participants.n; i++) {
		const struct participant *p = &m->participants.v[i];
		see(s, m, &p->claim, &(struct found){ "participant", side, NULL, NULL, p->name, p->title, NULL }, p->native_name);
	}
}

static void see_comparison(struct search *s, const struct comparison *c)
{
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++)
			see_meeting(s, c->sides[i].label, &c->sides[i].meetings[k]);
}

static int search_brief(struct search *s, const char *name)
{
	struct options o = *s->o;
	struct arena *a = arena_new();
	struct brief_read r = { 0 };
	struct outputs unused = { 0 };
	o.brief = name;
	int rc = brief_read(a, &o, &s->dirs, "", &r, &unused, s->d);
	if (rc == 0) {
		s->in = r.brief.name;
		s->paths = r.brief.sources;
		see_comparison(s, &r.comparison);
	}
	s->paths = (struct strs){ 0 };
	arena_free(a);
	return rc;
}

static int search_built(struct search *s, const char *dir)
{
	struct arena *a = arena_new();
	const char *path = file_join(a, dir, "brief.json");
	struct str json;
	struct comparison c = { 0 };
	int rc = file_read(a, path, FILE_MAX, &json, s->d);
	if (rc == 0)
		rc = comparison_from_json(a, path, json, &c, s->d);
	s->in = dir;
	if (rc == 0)
		see_comparison(s, &c);
	arena_free(a);
	return rc;
}

static int visible(const struct dirent *e)
{
	return e->d_name[0] != '.';
}

/* A built brief, or a folder of such; one level of "editions" between is passed over. */
static int search_folder(struct search *s, const char *dir)
{
	struct dirent **names = NULL;
	const char *editions = file_join(s->a, dir, "editions");
	size_t seen = 0;
	int rc = 0, n;
	if (file_exists(file_join(s->a, dir, "brief.json")))
		return search_built(s, dir);
	if (file_is_dir(editions))
		dir = editions;
	if ((n = scandir(dir, &names, visible, alphasort)) < 0)
		return diag_error(s->d, EX_NOINPUT, (struct place){ .file = dir }, "cannot read the folder");
	for (int i = 0; i < n; i++) {
		const char *sub = file_join(s->a, dir, names[i]->d_name);
		const char *newest = file_join(s->a, sub, "latest");
		if (!file_exists(file_join(s->a, sub, "brief.json")) && file_is_dir(newest))
			sub = newest;
		if (file_exists(file_join(s->a, sub, "brief.json")))
			rc |= search_built(s, sub), seen++;
		free(names[i]);
	}
	free(names);
	return seen ? rc : diag_error(s->d, EX_NOINPUT, (struct place){ .file = dir }, "there is no brief.json in it, nor in the folders in it");
}

int run_search(const struct options *o, struct diag *d)
{
	struct search s = { .a = arena_new(), .o = o, .d = d };
	int rc = options_dirs(s.a, o, &s.dirs, d);
	take_words(&s);
	if (rc == 0 && o->dir)
		rc = search_folder(&s, o->dir);
	else if (rc == 0 && o->brief)
		rc = search_brief(&s, o->brief);
	else if (rc == 0) {
		struct strs names = data_dirs_briefs(s.a, &s.dirs);
		for (size_t i = 0; i < names.n; i++)
			rc |= search_brief(&s, names.v[i]);
	}
	if (rc == 0 && !s.found) {
		diag_note(d, NOWHERE, "nothing found");
		d->status = EX_PROBLEMS; /* as grep does */
		rc = -1;
	}
	arena_free(s.a);
	return rc;
}
