/* compose.c: from a comparison to a tree of blocks, section by section.
 *
 * The brief says which sections there are and in which order; a table here
 * says which function writes each.  The sections know neither points nor
 * pages, and every word of their own comes from phrases.tsv. */
#include "compose_int.h"

#include <string.h>

#include "file.h"
#include "tsv.h"

/* Not for short briefs, unless the brief says that it wants them. */
static void compose_contents(struct composer *k, const struct brief_section *s)
{
	enum { LEAST_PAGES = 12 };
	const char *title = s->title ? s->title : say(k, SAY_CONTENTS);
	struct block *b = add_block(k, BLOCK_CONTENTS);
	b->contents.head = (struct paragraph){ .style = STYLE_H1, .outline = title, .anchor = "section-contents" };
	put(k, &b->contents.head, title);
	bool said = k->b->config && config_place(k->b->config, "section contents", "on").file;
	b->contents.least_pages = said ? 0 : LEAST_PAGES;
}

static const struct {
	const char *id;
	section_fn *write;
	bool last;      /* written when all claims have their numbers, wherever it stands */
	bool at_length; /* tells claims in full: their sentences can stand at its pages' foot */
} sections[] = {
	{ "contents", compose_contents, false, false },
	{ "facts", compose_facts, false, false }, { "glance", compose_glance, false, false },
	{ "weight", compose_weight, false, false }, { "participants", compose_participants, false, false },
	{ "issues", compose_issues, false, true }, { "outcomes", compose_outcomes, false, true },
	{ "numbers", compose_numbers, false, true }, { "statements", compose_statements, false, true },
	{ "divergences", compose_divergences, false, true }, { "timeline", compose_timeline, false, false },
	{ "sources", compose_sources, true, false }, { "method", compose_method, true, false },
};
enum { SIDES_MAX = INK_SIDE_TINT - INK_SIDE };
enum { N_SECTIONS = sizeof sections / sizeof *sections };

static const char *const badge_inks[] = { "good", "change", "warn", "deal", "neutral" };

static int badges_load(struct composer *k, const char *path)
{
	struct tsv t;
	if (tsv_load(k->a, path, 2, 2, &t, k->d) < 0)
		return -1;
	k->badges.v = arena_array(k->a, t.n, struct badge);
	int rc = 0;
	for (size_t i = 0; i < t.n; i++) {
		struct str word = t.rows[i].cell[1];
		size_t ink = 0;
		while (ink < 5 && !str_is(word, badge_inks[ink]))
			ink++;
		if (ink == 5)
			rc = diag_error(k->d, EX_CONFIG, tsv_place(&t, &t.rows[i], 1), "unknown ink '%.*s'; it is one of good, change, warn, deal, neutral", STR_ARG(word));
		else
			k->badges.v[k->badges.n++] = (struct badge){ arena_strz(k->a, t.rows[i].cell[0]), (enum ink)(INK_GOOD + ink) };
	}
	return rc;
}

static int data_load(struct composer *k, const struct data_dirs *dirs)
{
	struct taxonomy *tax;
	struct phrases *phrases;
	const char *path = arena_printf(k->a, "%s/lang/%s/phrases.tsv", dirs->briefs, k->b->lang);
	if (taxonomy_load(k->a, dirs->briefs, &tax, k->d) < 0 || phrases_load(k->a, path, &phrases, k->d) < 0)
		return -1;
	k->tax = tax;
	k->phrases = phrases;
	return badges_load(k, file_join(k->a, dirs->briefs, "lexicon/badges.tsv"));
}

/* Place in the table, or N_SECTIONS once it is reported. */
static size_t section_of(const struct composer *k, const char *id)
{
	const char *known[N_SECTIONS];
	for (size_t i = 0; i < N_SECTIONS; i++) {
		if (strcmp(sections[i].id, id) == 0)
			return i;
		known[i] = sections[i].id;
	}
	struct place at = k->b->config ? config_place(k->b->config, "brief", "sections") : NOWHERE;
	const char *guess = diag_guess(str_c(id), known, N_SECTIONS);
	if (guess)
		diag_error(k->d, EX_CONFIG, at, "unknown section '%s'; did you mean '%s'?", id, guess);
	else
		diag_error(k->d, EX_CONFIG, at, "unknown section '%s'", id);
	return N_SECTIONS;
}

static void add_title(struct composer *k)
{
	const struct brief *b = k->b;
	if (b->handling)
		put_inked(k, add_para(k, STYLE_LABEL, NULL), b->handling, RUN_BOLD, INK_WARN);
	if (b->kicker)
		add_para(k, STYLE_KICKER, b->kicker);
	add_para(k, STYLE_TITLE, b->title)->outline = b->title;
	if (b->subtitle)
		add_para(k, STYLE_SUBTITLE, b->subtitle);
}

static void fill_head(struct composer *k)
{
	struct model *m = k->model;
	const char *edition = k->date ? say_with(k, SAY_EDITION, say_date(k, k->date, NULL)) : "";
	m->title = k->b->title;
	m->lang = k->b->lang;
	m->date = k->date;
	m->head_left = str_c(k->b->title);
	m->foot_right = str_c(k->b->handling ? say_with(k, SAY_HANDLED, k->b->handling, edition) : edition);
	m->foot_left = str_c(say_count(k, k->sentences && !k->foot_notes ? SAY_FOOT_ONE : SAY_SOURCE_ONE, k->sources.n));
	m->continued = str_c(say(k, SAY_CONTINUED));
	m->sides.v = arena_array(k->a, k->c->n_sides, const char *);
	m->sides.n = k->c->n_sides;
	for (size_t i = 0; i < k->c->n_sides; i++)
		m->sides.v[i] = side_title(k, i);
}

/* What the brief prints decides where links can lead. */
static int plan(struct composer *k, size_t *place)
{
	int rc = 0;
	for (size_t i = 0; i < k->b->n_sections; i++) {
		const struct brief_section *s = &k->b->sections[i];
		place[i] = section_of(k, s->id);
		if (place[i] == N_SECTIONS)
			rc = -1;
		else if (s->on && sections[place[i]].write == compose_sources)
			k->sentences = true;
		else if (s->on && sections[place[i]].write == compose_issues)
			k->issues = limit_of(s, k->c->rows.n);
	}
	return rc;
}

/* Each section writes its blocks for itself; then they are put in order. */
static void write_sections(struct composer *k, const size_t *place)
{
	struct model *whole = k->model, *parts = arena_array(k->a, k->b->n_sections, struct model);
	for (int last = 0; last < 2; last++)
		for (size_t i = 0; i < k->b->n_sections; i++) {
			k->model = &parts[i];
			k->at_length = sections[place[i]].at_length;
			if (k->b->sections[i].on && sections[place[i]].last == last)
				sections[place[i]].write(k, &k->b->sections[i]);
		}
	k->model = whole;
	for (size_t i = 0; i < k->b->n_sections; i++)
		for (size_t j = 0; j < parts[i].blocks.n; j++)
			*vec_push(k->a, &whole->blocks) = parts[i].blocks.v[j];
}

static void list_claims(struct composer *k)
{
	struct strs *ids = &k->model->claims;
	ids->v = arena_array(k->a, k->printed.n + 1, const char *);
	for (size_t i = 0; i < k->printed.n; i++)
		ids->v[ids->n++] = k->claims.v[k->printed.v[i]].id;
}

int compose_brief(struct arena *a, const struct comparison *c, const struct brief *b, const struct data_dirs *dirs,
    const char *date, struct model *out, struct diag *d)
{
	struct composer k = { .a = a, .c = c, .b = b, .date = date, .model = out, .d = d };
	size_t *place = arena_array(a, b->n_sections, size_t);
	*out = (struct model){ 0 };
	if (c->n_sides < 1 || c->n_sides > SIDES_MAX)
		return diag_error(d, EX_DATAERR, NOWHERE, "a brief has at most %d sides, this comparison %zu", SIDES_MAX, c->n_sides);
	if (data_load(&k, dirs) < 0 || plan(&k, place) < 0)
		return -1;
	k.foot_notes = b->config && strcmp(config_text(b->config, "brief", "notes"), "foot") == 0;
	claims_index(&k);
	fill_head(&k);
	add_title(&k);
	size_t errors = d->errors;
	write_sections(&k, place);
	list_claims(&k);
	return d->errors > errors ? -1 : 0;
}
