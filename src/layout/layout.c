/* layout.c: blocks into strips, by kind; then strips onto pages. */
#include "layout_int.h"

static void set_gap(struct setter *s, const struct block *b)
{
	struct strip *t = strip_new(s, STRIP_GAP, b);
	t->h = b->gap_lines * s->t->baseline_pt;
	t->keep_next = b->keep_next;
}

static void set_page(struct setter *s, const struct block *b)
{
	strip_new(s, STRIP_PAGE, b);
}

static void (*const set_block[])(struct setter *, const struct block *) = {
	[BLOCK_PARA] = strip_text, [BLOCK_SIDES] = set_sides, [BLOCK_TABLE] = set_table, [BLOCK_PANELS] = set_panels,
	[BLOCK_FIGURE] = set_figure, [BLOCK_RULE] = strip_rule, [BLOCK_GAP] = set_gap, [BLOCK_PAGE] = set_page,
	[BLOCK_CONTENTS] = set_contents,
};

/* The smallest page on which every style can be set. */
static int check_theme(const struct theme *t, struct diag *d)
{
	double w = t->paper_w_pt - t->margin_inner_pt - t->margin_outer_pt;
	double h = t->paper_h_pt - t->margin_top_pt - t->margin_bottom_pt;
	if (!(w >= 120 && h >= 120 && t->baseline_pt >= 1 && t->gutter_pt >= 0))
		return diag_error(d, EX_DATAERR, NOWHERE, "theme %s: %.0f × %.0f pt between the margins is too little to set text",
		    t->name ? t->name : "", w, h);
	for (size_t i = 0; i < STYLE_COUNT; i++)
		if (!(t->styles[i].leading_pt >= 1 && t->styles[i].size_pt >= 1 && t->styles[i].leading_pt <= h / 3))
			return diag_error(d, EX_DATAERR, NOWHERE, "theme %s: style %s: size %.1f on leading %.1f cannot be set",
			    t->name ? t->name : "", style_names[i], t->styles[i].size_pt, t->styles[i].leading_pt);
	return 0;
}

static int set_pages(struct arena *a, const struct model *m, const struct theme *theme, const struct measure *measure,
    bool contents, struct layout *out, struct diag *d)
{
	struct setter s = { .a = a, .tmp = arena_new(), .m = m, .t = theme, .ms = measure, .out = out, .d = d, .list = -1, .contents = contents };
	*out = (struct layout){ .paper_w_pt = theme->paper_w_pt, .paper_h_pt = theme->paper_h_pt, .title = m->title,
		.lang = m->lang, .date = m->date };
	s.width = theme->paper_w_pt - theme->margin_inner_pt - theme->margin_outer_pt;
	columns_find(&s);
	s.document = s.sect = node_new(&s, "Document", -1);
	for (size_t i = 0, n; i < m->blocks.n; i++) {
		const struct block *b = &m->blocks.v[i];
		n = flow_length(&s, b, m->blocks.n - i);
		if (n) {
			set_flow(&s, b, n);
			i += n - 1;
			continue;
		}
		if (b->kind != BLOCK_PARA)
			s.list = -1;
		set_block[b->kind](&s, b);
	}
	count_lines(&s);
	int rc = paginate(&s);
	arena_free(s.tmp);
	return rc;
}

int layout_brief(struct arena *a, const struct model *m, const struct theme *theme, const struct measure *measure,
    struct layout *out, struct diag *d)
{
	unsigned least = 0;
	enum contents wanted = contents_wanted(m, theme, &least);
	*out = (struct layout){ 0 };
	if (check_theme(theme, d) < 0 || set_pages(a, m, theme, measure, wanted >= CONTENTS_LIKELY, out, d) < 0)
		return -1;
	if (wanted == CONTENTS_MAYBE && out->pages.n >= least)
		return set_pages(a, m, theme, measure, true, out, d);
	/* So many pages that without the contents, too, there are enough? */
	if (wanted != CONTENTS_LIKELY || out->pages_without >= least)
		return 0;
	return set_pages(a, m, theme, measure, false, out, d);
}
