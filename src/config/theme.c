/* theme.c: themes/NAME.ini.  A theme may stand on another: its own file then
 * has only what differs. */
#include "theme.h"

#include <string.h>

#include "config_int.h"
#include "file.h"

const char *const face_names[FACE_COUNT] = {
	"serif", "serif-italic", "serif-bold", "serif-bold-italic", "sans", "sans-italic", "sans-bold", "sans-semibold",
};

const char *const style_names[STYLE_COUNT] = {
	"text", "kicker", "title", "subtitle", "h1", "h2", "h3", "label", "cell", "cell-head", "item", "panel-head", "note",
	"quote", "meta", "figure-label", "figure-value", "head", "foot",
};

static const char *const ink_names[INK_COUNT] = {
	"text", "muted", "rule", "paper", "structure", "panel", "table-head", "good", "change", "warn", "deal", "neutral",
	"side-1", "side-2", "side-3", "side-4", "tint-1", "tint-2", "tint-3", "tint-4",
};

static const char *const figure_names[] = { "lining", "oldstyle", "tabular" };
static const unsigned figure_features[] = { 0, FEATURE_ONUM, FEATURE_TNUM };

static const char *const align_names[] = { "left", "justify", "right", "centre" };

static const struct {
	const char *name;
	double w_mm, h_mm;
} papers[] = { { "A4", 210, 297 }, { "A5", 148, 210 }, { "Letter", 215.9, 279.4 }, { "Legal", 215.9, 355.6 } };

enum { BASES_MAX = 8 };

struct reader {
	const struct config *c;
	bool all; /* defaults too: the theme stands on no other */
};

static bool has(const struct reader *r, const char *section, const char *name)
{
	return r->all ? config_text(r->c, section, name) != NULL : config_place(r->c, section, name).file != NULL;
}

static void take_length(const struct reader *r, const char *section, const char *name, double *out)
{
	if (has(r, section, name))
		*out = config_number(r->c, section, name);
}

static void take_bool(const struct reader *r, const char *section, const char *name, bool *out)
{
	if (has(r, section, name))
		*out = config_bool(r->c, section, name);
}

static unsigned index_of(const char *word, const char *const *names, unsigned n)
{
	unsigned i = 0;
	while (i + 1 < n && strcmp(names[i], word) != 0)
		i++;
	return i;
}

static void take_paper(const struct reader *r, struct theme *t)
{
	if (has(r, "paper", "size")) {
		const char *size = config_text(r->c, "paper", "size");
		for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
			if (strcmp(papers[i].name, size) == 0) {
				t->paper_w_pt = papers[i].w_mm * 72 / 25.4;
				t->paper_h_pt = papers[i].h_mm * 72 / 25.4;
			}
	}
	const struct { const char *name; double *out; } lengths[] = {
		{ "width", &t->paper_w_pt }, { "height", &t->paper_h_pt }, { "margin-top", &t->margin_top_pt },
		{ "margin-bottom", &t->margin_bottom_pt }, { "margin-inner", &t->margin_inner_pt },
		{ "margin-outer", &t->margin_outer_pt }, { "gutter", &t->gutter_pt }, { "baseline", &t->baseline_pt },
		{ "gap", &t->gap_pt },
	};
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		take_length(r, "paper", lengths[i].name, lengths[i].out);
	take_bool(r, "paper", "two-sided", &t->two_sided);
	take_bool(r, "paper", "landscape", &t->landscape);
	if (has(r, "paper", "columns"))
		t->columns = (unsigned)config_number(r->c, "paper", "columns");
}

static void take_style(const struct reader *r, const char *name, struct type_style *s)
{
	char section[64] = "style ";
	strncat(section, name, sizeof section - 8);
	if (has(r, section, "face"))
		s->face = (enum face)index_of(config_text(r->c, section, "face"), face_names, FACE_COUNT);
	if (has(r, section, "align"))
		s->align = (enum align)index_of(config_text(r->c, section, "align"), align_names, 4);
	if (has(r, section, "ink"))
		s->ink = (enum ink)index_of(config_text(r->c, section, "ink"), ink_names, INK_COUNT);
	take_length(r, section, "size", &s->size_pt);
	take_length(r, section, "leading", &s->leading_pt);
	take_length(r, section, "before", &s->before_pt);
	take_length(r, section, "after", &s->after_pt);
	take_length(r, section, "tracking", &s->tracking_pt);
	take_bool(r, section, "caps", &s->caps);
	take_bool(r, section, "hyphenate", &s->hyphenate);
	if (has(r, section, "figures")) {
		s->features &= ~(unsigned)(FEATURE_ONUM | FEATURE_TNUM);
		s->features |= figure_features[index_of(config_text(r->c, section, "figures"), figure_names, 3)];
	}
	if (has(r, section, "small-caps"))
		s->features = (s->features & ~(unsigned)FEATURE_SMCP) | (config_bool(r->c, section, "small-caps") ? FEATURE_SMCP : 0);
}

/* What stands so far is the base's. */
static void take_scale(const struct reader *r, struct theme *t)
{
	double by = has(r, "theme", "scale") ? config_number(r->c, "theme", "scale") : 1;
	t->baseline_pt *= by;
	t->gap_pt *= by;
	for (unsigned i = 0; i < STYLE_COUNT; i++) {
		struct type_style *s = &t->styles[i];
		double *const lengths[] = { &s->size_pt, &s->leading_pt, &s->before_pt, &s->after_pt, &s->tracking_pt };
		for (size_t j = 0; j < sizeof lengths / sizeof *lengths; j++)
			*lengths[j] *= by;
	}
}

static void take_choice_of_sections(struct arena *a, const struct reader *r, struct theme *t)
{
	if (has(r, "theme", "sections")) {
		struct config_list list = config_list(a, r->c, "theme", "sections");
		t->sections = (struct strs){ list.v, list.n };
	}
	if (has(r, "theme", "limit"))
		t->limit = (int)config_number(r->c, "theme", "limit");
	if (has(r, "theme", "pages"))
		t->pages = (int)config_number(r->c, "theme", "pages");
	if (has(r, "theme", "each"))
		t->each = (int)config_number(r->c, "theme", "each");
	if (has(r, "theme", "fold"))
		t->fold = config_bool(r->c, "theme", "fold");
	if (has(r, "theme", "patterns"))
		t->patterns = config_bool(r->c, "theme", "patterns");
}

static void take_all(const struct reader *r, struct theme *t)
{
	take_scale(r, t);
	take_paper(r, t);
	for (unsigned i = 0; i < INK_COUNT; i++)
		if (has(r, "inks", ink_names[i]))
			t->inks[i] = config_colour(r->c, "inks", ink_names[i]);
	for (unsigned i = 0; i < STYLE_COUNT; i++)
		take_style(r, style_names[i], &t->styles[i]);
}

/* A theme and those that it stands on, from itself down. */
struct chain {
	struct config *v[BASES_MAX];
	size_t n;
};

static struct place said_at(const struct chain *chain, const char *section, const char *name)
{
	struct place at = NOWHERE;
	for (size_t i = 0; i < chain->n && !at.file; i++)
		at = config_place(chain->v[i], section, name);
	return at;
}

static int check_leading(const struct theme *t, unsigned style, const struct chain *chain, struct place at, struct diag *d)
{
	char section[64] = "style ";
	const struct type_style *s = &t->styles[style];
	if (s->leading_pt >= s->size_pt)
		return 0;
	strncat(section, style_names[style], sizeof section - 8);
	struct place leading = said_at(chain, section, "leading");
	if (!leading.file)
		leading = said_at(chain, section, "size");
	return diag_error(d, EX_CONFIG, leading.file ? leading : at, "[%s]: its leading (%g pt) is smaller than its size (%g pt)", section, s->leading_pt, s->size_pt);
}

/* What no single key can see. */
static int check_grid(const struct theme *t, const struct chain *chain, const char *path, struct diag *d)
{
	struct place at = { .file = path };
	int rc = 0;
	double measure = t->paper_w_pt - t->margin_inner_pt - t->margin_outer_pt - t->gutter_pt;
	if (measure < 72)
		return diag_error(d, EX_CONFIG, at, "the margins leave %.0f pt for the columns; at least 72 are wanted", measure);
	double depth = t->paper_h_pt - t->margin_top_pt - t->margin_bottom_pt;
	if (depth < 144)
		return diag_error(d, EX_CONFIG, at, "the margins leave %.0f pt for the lines of a page; at least 144 are wanted", depth);
	for (unsigned i = 0; i < STYLE_COUNT; i++)
		rc |= check_leading(t, i, chain, at, d);
	return rc;
}

static const char *theme_path(struct arena *a, const struct data_dirs *dirs, const char *name)
{
	return arena_printf(a, "%s/themes/%s.ini", dirs->briefs, name);
}

static int no_theme(struct arena *a, const struct data_dirs *dirs, const char *name, struct place at, struct diag *d)
{
	struct file_list files = { 0 };
	VEC(const char *) names = { 0 };
	file_list(a, file_join(a, dirs->briefs, "themes"), &files, d);
	for (size_t i = 0; i < files.n; i++) {
		struct str base = str_c(file_base(files.v[i]));
		if (str_ends(base, STR(".ini")))
			*vec_push(a, &names) = arena_strz(a, str_sub(base, 0, base.n - 4));
	}
	const char *guess = diag_guess(str_c(name), names.v, names.n);
	if (guess)
		return diag_error(d, EX_CONFIG, at, "there is no theme '%s'; did you mean '%s'?", name, guess);
	if (strchr(name, '/') || str_ends(str_c(name), STR(".ini")))
		return diag_error(d, EX_CONFIG, at, "a theme is named without its folder, %s/themes, and without '.ini'", dirs->briefs);
	return diag_error(d, EX_CONFIG, at, "there is no theme '%s' (%s)", name, theme_path(a, dirs, name));
}

int theme_check(struct arena *a, const struct data_dirs *dirs, const char *name, struct place at, struct diag *d)
{
	return strchr(name, '/') || !file_exists(theme_path(a, dirs, name)) ? no_theme(a, dirs, name, at, d) : 0;
}

int theme_load(struct arena *a, const struct data_dirs *dirs, const char *name, struct theme *out, struct diag *d)
{
	/* From the named theme down to the one that stands on no other … */
	struct chain chain = { 0 };
	struct place at = NOWHERE;
	for (const char *next = name; next; chain.n++) {
		const char *path = theme_path(a, dirs, next);
		if (chain.n == BASES_MAX)
			return diag_error(d, EX_CONFIG, at, "more than %d themes stand on one another, or in a circle", BASES_MAX);
		if (theme_check(a, dirs, next, at, d) < 0 || config_load(a, CONFIG_THEME, path, &chain.v[chain.n], d) < 0)
			return -1;
		at = config_place(chain.v[chain.n], "theme", "base");
		next = config_text(chain.v[chain.n], "theme", "base");
	}
	/* … and back up. */
	*out = (struct theme){ .name = arena_strz(a, str_c(name)) };
	for (size_t i = chain.n; i-- > 0;) {
		const struct reader r = { chain.v[i], i + 1 == chain.n };
		take_all(&r, out);
		take_choice_of_sections(a, &r, out);
	}
	if (out->landscape && out->paper_w_pt < out->paper_h_pt) {
		double w = out->paper_w_pt;
		out->paper_w_pt = out->paper_h_pt;
		out->paper_h_pt = w;
	}
	return check_grid(out, &chain, theme_path(a, dirs, name), d);
}

bool theme_shorten(struct theme *t)
{
	enum { EACH = 4, LIMIT = 12, LEAST = 5 }; /* where there was none; rows that outcomes make room for */
	if (!t->most) {
		t->most = t->limit ? t->limit : LIMIT + 1;
		t->most_each = t->each ? t->each : EACH;
		if (!t->limit || !t->each) {
			t->limit = t->limit ? t->limit : LIMIT;
			t->each = t->most_each;
			return true;
		}
	}
	if (t->each > 2) {
		t->each--;
		return true;
	}
	if (t->limit > (t->each == 1 ? 1 : LEAST)) {
		t->limit--;
		t->each = t->each == 1 ? 1 : t->most_each;
		return true;
	}
	if (t->each == 1)
		return false;
	t->each = 1;
	t->limit = t->most;
	return true;
}

/* Of two limits, of which 0 is none. */
static int lesser(int x, int y)
{
	return !x || (y && y < x) ? y : x;
}

struct brief theme_brief(struct arena *a, const struct theme *t, const struct brief *b)
{
	struct brief out = *b;
	out.fold = t->fold;
	out.outcomes = t->outcomes;
	out.sections = arena_array(a, b->n_sections, struct brief_section);
	for (size_t i = 0; i < b->n_sections; i++) {
		struct brief_section *s = &out.sections[i];
		*s = b->sections[i];
		bool wanted = t->sections.n == 0;
		for (size_t j = 0; j < t->sections.n; j++)
			wanted = wanted || strcmp(t->sections.v[j], s->id) == 0;
		s->on = s->on && wanted;
		if (t->outcomes && strcmp(s->id, "issues") == 0)
			continue; /* by weight, not by rows */
		s->limit = lesser(s->limit, t->limit);
		s->each = lesser(s->each, t->each);
	}
	return out;
}
