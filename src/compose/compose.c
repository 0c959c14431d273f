/* compose.c: from a comparison to a tree of blocks, section by section.
 *
 * The brief says which sections there are and in which order; a table here
 * says which function writes each.  The sections know neither points nor
 * pages, and every word of their own comes from phrases.tsv. */
#include "made_int.h"

#include <string.h>

#include "file.h"
#include "layers.h"

/* Not for short briefs, unless the brief says that it wants them. */
static void compose_contents(struct composer *k, const struct brief_section *s)
{
	enum { LEAST_PAGES = 12 };
	const char *title = section_title(k, s);
	struct block *b = add_block(k, BLOCK_CONTENTS);
	b->contents.head = (struct paragraph){ .style = STYLE_H1, .outline = title, .anchor = "section-contents" };
	put(k, &b->contents.head, title);
	bool said = config_place(k->config, "section contents", "on").file;
	b->contents.least_pages = said ? 0 : LEAST_PAGES;
}

/* What does not come down to one table, list, text or figure. */
static const struct {
	const char *id;
	section_fn *write;
	bool last;      /* written when all claims have their numbers, wherever it stands */
	bool at_length; /* tells claims in full: their sentences can stand at its pages' foot */
	bool limit, each; /* the keys that it knows */
} built_in[] = {
	{ "contents", compose_contents, false, false, false, false }, { "facts", compose_facts, false, false, false, false },
	{ "changes", compose_changes, false, false, true, false },
	{ "glance", compose_glance, false, false, true, true }, { "participants", compose_participants, false, false, true, false },
	{ "issues", compose_issues, false, true, true, true }, { "sources", compose_sources, true, false, false, false },
	{ "method", compose_method, true, false, false, false },
};
enum { SIDES_MAX = INK_SIDE_TINT - INK_SIDE };
enum { N_BUILT_IN = sizeof built_in / sizeof *built_in };

/* A section of this brief: its function, or what config makes of it. */
struct part {
	section_fn *write; /* NULL: made */
	bool last, at_length;
	struct spec spec;
};

static const char *const badge_inks[] = { "good", "change", "warn", "deal", "neutral" };

static int badges_load(struct composer *k, const struct layers *data)
{
	struct tsv t;
	if (layers_load(k->a, data, "lexicon/badges.tsv", 2, 3, 1, &t, k->d) < 0)
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
			k->badges.v[k->badges.n++] = (struct badge){ arena_strz(k->a, t.rows[i].cell[0]), (enum ink)(INK_GOOD + ink),
				t.rows[i].n > 2 ? arena_strz(k->a, t.rows[i].cell[2]) : "" };
	}
	return rc;
}

static int data_load(struct composer *k, const struct data_dirs *dirs)
{
	struct taxonomy *tax;
	struct phrases *phrases;
	const struct layers *data = k->b->data;
	if (taxonomy_load(k->a, data, &tax, k->d) < 0 || phrases_load(k->a, data, k->b->lang, &phrases, k->d) < 0)
		return -1;
	k->tax = tax;
	k->phrases = phrases;
	k->config = k->b->config;
	if (!k->config) {
		struct config *shipped;
		if (config_load(k->a, CONFIG_BRIEF, file_join(k->a, dirs->briefs, "sections.ini"), &shipped, k->d) < 0)
			return -1;
		k->config = shipped;
	}
	return badges_load(k, data) < 0 || weights_load(k, data) < 0 ? -1 : 0;
}

/* A year does not stand alone on a title's last line. */
static const char *bound(struct composer *k, const char *title)
{
	enum { YEAR = 4 };
	const char *last = strrchr(title, ' ');
	if (!last || strspn(last + 1, "0123456789") != YEAR || strlen(last + 1) != YEAR)
		return title;
	return arena_printf(k->a, "%.*s\xC2\xA0%s", (int)(last - title), title, last + 1);
}

static void add_title(struct composer *k)
{
	const struct brief *b = k->b;
	if (b->handling)
		put_inked(k, add_para(k, STYLE_LABEL, NULL), b->handling, RUN_BOLD, INK_WARN);
	if (b->kicker)
		add_para(k, STYLE_KICKER, b->kicker);
	add_para(k, STYLE_TITLE, bound(k, b->title))->outline = b->title;
	if (b->subtitle)
		add_para(k, STYLE_SUBTITLE, b->subtitle);
	if (b->distribution.n)
		add_para(k, STYLE_LABEL, say_with(k, SAY_DISTRIBUTION, say_list(k, b->distribution.v, b->distribution.n, false)));
}

/* At the foot of every page: what the raised marks mean that the brief bears, and
 * what the numbers are. */
static const char *foot_words(const struct composer *k)
{
	const struct {
		bool used;
		enum phrase text, mark;
	} marks[] = {
		{ k->marked_low, SAY_LEGEND_LOW, SAY_MARK_LOW },
		{ k->marked_inferred, SAY_LEGEND_INFERRED, SAY_MARK_INFERRED },
		{ k->marked_edited, SAY_LEGEND_EDITED, SAY_MARK_EDITED },
		{ k->marked_differ, SAY_LEGEND_DIFFER, SAY_MARK_DIFFER },
	};
	const char *line = "";
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].used)
			line = arena_printf(k->a, "%s%s %s ", line, say_with(k, marks[i].text, say(k, marks[i].mark)), say(k, SAY_LEGEND_SEP));
	return arena_printf(k->a, "%s%s", line, say_count(k, k->sentences && !k->foot_notes ? SAY_FOOT_ONE : SAY_SOURCE_ONE, k->sources.n));
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
	m->continued = str_c(say(k, SAY_CONTINUED));
	m->sides.v = arena_array(k->a, k->c->n_sides, const char *);
	m->sides.n = k->c->n_sides;
	for (size_t i = 0; i < k->c->n_sides; i++)
		m->sides.v[i] = side_title(k, i);
}

static int refuse_key(struct composer *k, const struct brief_section *s, const struct part *part, const char *key)
{
	struct place at = config_place(k->config, part->spec.name, key);
	return at.file ? diag_error(k->d, EX_CONFIG, at, "'%s' has no meaning in [section %s]", key, s->id) : 0;
}

static int take_built_in(struct composer *k, const struct brief_section *s, struct part *out)
{
	const char *known[N_BUILT_IN];
	for (size_t i = 0; i < N_BUILT_IN; i++) {
		known[i] = built_in[i].id;
		if (strcmp(built_in[i].id, s->id) != 0)
			continue;
		out->write = built_in[i].write;
		out->last = built_in[i].last;
		out->at_length = built_in[i].at_length;
		int rc = built_in[i].limit ? 0 : refuse_key(k, s, out, "limit");
		if (out->write != compose_changes && (refuse_key(k, s, out, "since") < 0 || refuse_key(k, s, out, "changes") < 0))
			rc = -1;
		return !built_in[i].each && refuse_key(k, s, out, "each") < 0 ? -1 : rc;
	}
	struct place at = config_place(k->config, out->spec.name, "kind");
	const char *guess = diag_guess(str_c(s->id), known, N_BUILT_IN);
	return guess ? diag_error(k->d, EX_CONFIG, at, "no section '%s' is built in; did you mean '%s'?", s->id, guess)
		     : diag_error(k->d, EX_CONFIG, at, "no section '%s' is built in", s->id);
}

/* Everything that is wrong is told before the first section is written; and
 * what the brief prints decides where links can lead. */
static int plan(struct composer *k, struct part *parts)
{
	int rc = 0;
	for (size_t i = 0; i < k->b->n_sections; i++) {
		const struct brief_section *s = &k->b->sections[i];
		if (spec_read(k, s, &parts[i].spec) < 0 || (parts[i].spec.made == MADE_BUILT_IN && take_built_in(k, s, &parts[i]) < 0))
			rc = -1;
		else if (!parts[i].write)
			parts[i].at_length = parts[i].spec.of && strcmp(parts[i].spec.of->name, "timeline") != 0;
		else if (s->on && parts[i].write == compose_sources)
			k->listed = true, k->sentences = !k->b->config || config_bool(k->b->config, arena_printf(k->a, "section %s", s->id), "sentences");
		else if (s->on && parts[i].write == compose_facts)
			k->facts = true;
		else if (s->on && parts[i].write == compose_issues)
			k->issues = limit_of(s, k->c->rows.n);
	}
	return rc;
}

/* Each section writes its blocks for itself; then they are put in order. */
static void write_sections(struct composer *k, const struct part *parts)
{
	struct model *whole = k->model, *models = arena_array(k->a, k->b->n_sections, struct model);
	for (int last = 0; last < 2; last++)
		for (size_t i = 0; i < k->b->n_sections; i++) {
			k->model = &models[i];
			k->at_length = parts[i].at_length;
			if (!k->b->sections[i].on || parts[i].last != last)
				continue;
			if (parts[i].write)
				parts[i].write(k, &k->b->sections[i]);
			else
				make_section(k, &parts[i].spec);
		}
	k->model = whole;
	for (size_t i = 0; i < k->b->n_sections; i++)
		for (size_t j = 0; j < models[i].blocks.n; j++)
			*vec_push(k->a, &whole->blocks) = models[i].blocks.v[j];
}

static void list_claims(struct composer *k)
{
	struct strs *ids = &k->model->claims;
	struct strs *numbers = &k->model->numbers;
	ids->v = arena_array(k->a, k->printed.n + 1, const char *);
	numbers->v = arena_array(k->a, k->printed.n + 1, const char *);
	for (size_t i = 0; i < k->printed.n; i++) {
		ids->v[ids->n++] = k->claims.v[k->printed.v[i]].id;
		numbers->v[numbers->n++] = k->claims.v[k->printed.v[i]].number;
	}
}

int compose_brief(struct arena *a, const struct comparison *c, const struct brief *b, const struct data_dirs *dirs,
    const char *date, struct model *out, struct diag *d)
{
	struct composer k = { .a = a, .c = c, .b = b, .date = date, .model = out, .d = d };
	struct part *parts = arena_array(a, b->n_sections, struct part);
	*out = (struct model){ 0 };
	if (c->n_sides < 1 || c->n_sides > SIDES_MAX)
		return diag_error(d, EX_DATAERR, NOWHERE, "a brief has at most %d sides, this comparison %zu", SIDES_MAX, c->n_sides);
	if (data_load(&k, dirs) < 0 || plan(&k, parts) < 0)
		return -1;
	k.foot_notes = b->config && strcmp(config_text(b->config, "brief", "notes"), "foot") == 0;
	claims_index(&k);
	weigh(&k);
	if (names_load(&k, b->data) < 0)
		return -1;
	fill_head(&k);
	add_title(&k);
	size_t errors = d->errors;
	write_sections(&k, parts);
	out->foot_left = str_c(foot_words(&k));
	list_claims(&k);
	return d->errors > errors ? -1 : 0;
}

int compose_check(struct arena *a, const struct brief *b, const struct data_dirs *dirs, struct diag *d)
{
	struct comparison none = { .sides = arena_array(a, b->n_sides, struct side), .n_sides = b->n_sides };
	struct composer k = { .a = a, .c = &none, .b = b, .d = d };
	for (size_t i = 0; i < b->n_sides; i++)
		none.sides[i].label = b->sides[i].label;
	return data_load(&k, dirs) < 0 ? -1 : plan(&k, arena_array(a, b->n_sections, struct part));
}
