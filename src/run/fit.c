/* fit.c: a brief on so many pages as its theme wants.
 *
 * Issue by issue the weightiest outcomes are told, as many as there is room
 * for; where even few of them are too long, the theme lowers its limits. */
#include "pipeline_int.h"

struct fitting {
	struct arena *a;
	const struct comparison *c;
	const struct brief *b;
	const struct data_dirs *dirs;
	const char *date;
	const struct measure *measure;
	struct diag *d;
};

static int set(const struct fitting *f, const struct theme *theme, struct layout *out)
{
	struct brief brief = theme_brief(f->a, theme, f->b);
	struct model *model = arena_new_of(f->a, struct model);
	if (compose_brief(f->a, f->c, &brief, f->dirs, f->date, model, f->d) < 0)
		return -1;
	return layout_brief(f->a, model, theme, f->measure, out, f->d);
}

static bool fits(const struct theme *theme, const struct layout *l)
{
	return !theme->pages || l->pages.n <= (size_t)theme->pages;
}

static int outcomes_of(const struct comparison *c)
{
	size_t n = 0;
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t i = 0; i < c->sides[s].n_meetings; i++)
			n += c->sides[s].meetings[i].outcomes.n;
	return (int)n;
}

/* The most outcomes that fit, by halves; out is what fits with the fewest. */
static int fill(const struct fitting *f, struct theme *theme, struct layout *out)
{
	int fit = theme->outcomes, over = outcomes_of(f->c) + 1;
	while (over - fit > 1) {
		struct layout more;
		theme->outcomes = fit + (over - fit) / 2;
		if (set(f, theme, &more) < 0)
			return -1;
		if (fits(theme, &more)) {
			fit = theme->outcomes;
			*out = more;
		} else {
			over = theme->outcomes;
		}
	}
	return 0;
}

int brief_fit(struct arena *a, const struct comparison *c, const struct brief *b, const struct data_dirs *dirs, const char *date,
    struct theme *theme, const struct measure *measure, struct layout *out, struct diag *d)
{
	enum { LEAST = 4 };
	const struct fitting f = { a, c, b, dirs, date, measure, d };
	if (set(&f, theme, out) < 0)
		return -1;
	if (fits(theme, out))
		return 0;
	theme->outcomes = LEAST;
	do {
		if (set(&f, theme, out) < 0)
			return -1;
	} while (!fits(theme, out) && theme_shorten(theme));
	return fits(theme, out) ? fill(&f, theme, out) : 0;
}
