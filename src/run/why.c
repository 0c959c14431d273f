/* why.c: explain one claim of a brief.
 *
 * Numbers are compose's: a claim's number is the place in which the brief first
 * prints it, so the brief is composed once more.  The records come from the
 * brief's sources, read anew, or from the folder of an earlier build. */
#include "why_int.h"

#include <stdlib.h>
#include <string.h>

enum { ID_LENGTH = 12 };

const struct why_source *why_source(const struct why *w, const char *file)
{
	for (size_t i = 0; i < w->n_sources; i++)
		if (strcmp(w->sources[i].doc->source.file, file) == 0)
			return &w->sources[i];
	return NULL;
}

/* --- the records ----------------------------------------------------------- */

int why_read(struct why *w, const struct options *o)
{
	struct outputs files = { 0 };
	if (brief_read(w->a, o, &w->dirs, "", &w->read, &files, w->d) < 0)
		return -1;
	w->sources = arena_array(w->a, w->read.n_docs + 1, struct why_source);
	for (size_t i = 0; i < w->read.n_docs; i++) {
		struct why_source *s = &w->sources[w->n_sources++];
		s->doc = &w->read.docs[i];
		struct str tail = str_c(arena_printf(w->a, "documents/%s.txt", s->doc->source.file));
		for (size_t k = 0; k < files.files.n; k++)
			if (str_ends(str_c(files.files.v[k].path), tail))
				s->text = files.files.v[k].bytes;
	}
	return 0;
}

/* A document that is missing or changed is no obstacle to the rest. */
static void read_document(struct why *w, const char *dir, const char *file)
{
	struct diag quiet;
	struct str json, text;
	struct document *doc = arena_new_of(w->a, struct document);
	const char *base = arena_printf(w->a, "%s/documents/%s", dir, file);
	const char *json_path = arena_printf(w->a, "%s.json", base);
	diag_init(&quiet);
	if (!why_source(w, file) && file_read(w->a, json_path, FILE_MAX, &json, &quiet) == 0 &&
	    document_from_json(w->a, json_path, json, doc, &quiet) == 0 &&
	    file_read(w->a, arena_printf(w->a, "%s.txt", base), FILE_MAX, &text, &quiet) == 0)
		w->sources[w->n_sources++] = (struct why_source){ doc, text };
	diag_release(&quiet);
}

/* Numbers follow the brief's sections, so the folder must be of this brief. */
static int check_sides(const struct why *w, const char *path)
{
	const struct brief *b = &w->read.brief;
	const struct comparison *c = &w->read.comparison;
	bool same = b->n_sides == c->n_sides;
	for (size_t i = 0; same && i < c->n_sides; i++)
		same = same_text(b->sides[i].label, c->sides[i].label);
	if (same)
		return 0;
	return diag_error(w->d, EX_USAGE, (struct place){ .file = path }, "its sides are not those of the brief '%s'; name its brief with --brief", b->name);
}

static int read_folder(struct why *w, const struct options *o)
{
	struct comparison *c = &w->read.comparison;
	const char *path = file_join(w->a, o->dir, "brief.json"), *name = o->brief;
	struct strs known = data_dirs_briefs(w->a, &w->dirs);
	struct str json;
	if (!name && strs_contain(&known, file_base(o->dir)))
		name = file_base(o->dir); /* out/NAME */
	if (brief_load(w->a, &w->dirs, name, o->sources, o->sets, o->n_sets, &w->read.brief, w->d) < 0 ||
	    file_read(w->a, path, FILE_MAX, &json, w->d) < 0 || comparison_from_json(w->a, path, json, c, w->d) < 0 || check_sides(w, path) < 0)
		return -1;
	size_t n = 0;
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++)
			n += c->sides[i].meetings[k].documents.n;
	w->sources = arena_array(w->a, n + 1, struct why_source);
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++)
			for (size_t j = 0; j < c->sides[i].meetings[k].documents.n; j++)
				read_document(w, o->dir, c->sides[i].meetings[k].documents.v[j].file);
	return 0;
}

int why_number(struct why *w, const struct options *o)
{
	struct model model;
	const struct comparison *c = &w->read.comparison;
	if (compose_brief(w->a, c, &w->read.brief, &w->dirs, edition_date(w->a, o, c, w->d), &model, w->d) < 0)
		return -1;
	w->numbered = model.claims;
	w->numbers = model.numbers;
	return 0;
}

/* --- the claim ------------------------------------------------------------- */

/* An outcome's figure is explained as a part of the outcome. */
static bool find_amount(const struct comparison *c, const char *id, struct claim_at *out)
{
	for (unsigned s = 0; s < c->n_sides; s++)
		for (size_t k = 0; k < c->sides[s].n_meetings; k++) {
			const struct meeting *m = &c->sides[s].meetings[k];
			for (size_t i = 0; i < m->outcomes.n; i++)
				for (size_t j = 0; j < m->outcomes.v[i].n_amounts; j++)
					if (same_text(m->outcomes.v[i].amounts[j].claim.id, id)) {
						*out = (struct claim_at){ CLAIM_OUTCOME, s, m, &m->outcomes.v[i].claim, &m->outcomes.v[i] };
						return true;
					}
		}
	return false;
}

static bool is_number(const char *s)
{
	return strspn(s, "0123456789") == strlen(s) && strlen(s) < ID_LENGTH;
}

static unsigned long highest(const struct strs *numbers)
{
	unsigned long most = 0;
	for (size_t i = 0; i < numbers->n; i++) {
		unsigned long n = strtoul(numbers->v[i], NULL, 10);
		most = n > most ? n : most;
	}
	return most;
}

int why_find(struct why *w, const char *name, const char **id, struct claim_at *out)
{
	size_t i = 0;
	while (i < w->numbers.n && strcmp(w->numbers.v[i], name) != 0)
		i++;
	if (i == w->numbers.n && is_number(name))
		return diag_error(w->d, EX_NOINPUT, NOWHERE, "there is no claim %s; the brief numbers claims from 1 to %lu", name, highest(&w->numbers));
	*id = i < w->numbers.n ? w->numbered.v[i] : name;
	if (!comparison_claim(&w->read.comparison, *id, out) && !find_amount(&w->read.comparison, *id, out))
		return diag_error(w->d, EX_NOINPUT, NOWHERE, "no claim of the brief has the id '%s'; numbers go from 1 to %lu, `diptych search WORD` tells ids", *id, highest(&w->numbers));
	return 0;
}

struct reading *why_readings(struct why *w, const struct claim_at *at, size_t *n)
{
	if (at->claim->n_sources) {
		*n = at->claim->n_sources;
		return at->claim->sources;
	}
	struct reading *r = arena_new_of(w->a, struct reading);
	*r = (struct reading){ .span = at->claim->span, .line = at->claim->line };
	*n = at->meeting->documents.n ? 1 : 0;
	return r;
}

static const char *number_of(const struct why *w, const char *id)
{
	for (size_t i = 0; i < w->numbered.n; i++)
		if (strcmp(w->numbered.v[i], id) == 0)
			return w->numbers.v[i];
	return NULL;
}

static void print_head(const struct why *w, const char *id, const struct claim_at *at)
{
	static const char *const kinds[] = { "outcome", "issue", "statement", "participant", "amount", "meeting" };
	const char *number = number_of(w, id);
	if (number)
		printf("claim %s: ", number);
	else
		fputs("a claim that the brief does not print: ", stdout);
	printf("%s %s, side %s, %s\n", kinds[at->kind], id, w->read.comparison.sides[at->side].label, at->meeting->id);
}

int run_why(const struct options *o, struct diag *d)
{
	struct why w = { .a = arena_new(), .d = d };
	struct claim_at at;
	const char *id;
	int rc = -1;
	if (o->dir && o->sources)
		rc = diag_error(d, EX_USAGE, NOWHERE, "--dir and --sources exclude each other: a folder was built from its own sources");
	else if (options_dirs(w.a, o, &w.dirs, d) == 0 && (o->dir ? read_folder(&w, o) : why_read(&w, o)) == 0 &&
	    why_number(&w, o) == 0 && why_find(&w, o->args[0], &id, &at) == 0) {
		print_head(&w, id, &at);
		why_print_fields(&w, &at);
		rc = 0;
	}
	arena_free(w.a);
	return rc;
}
