/* html.c: the brief as one HTML file that stands alone.
 *
 * Sections are <section>s named by their headings, sides are tables with heads
 * that have a scope, figures are tables with bars in them: what a screen reader
 * says is what the page shows.  Colours are the theme's; for dark screens the
 * same, lightened.  No script, nothing loaded. */
#include "export_int.h"

#include <math.h>
#include <string.h>

struct page {
	struct arena *a;
	const struct model *m;
	struct strbuf *b;
	struct anchors anchors;
	bool *written;     /* of anchors.v: its id is given */
	bool in_section;
	unsigned level;    /* of the last heading */
	size_t regions;    /* of tables, for unique ids */
};

static void put_escaped(struct strbuf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		switch (s.p[i]) {
		case '&': strbuf_puts(b, "&amp;"); break;
		case '<': strbuf_puts(b, "&lt;"); break;
		case '>': strbuf_puts(b, "&gt;"); break;
		case '"': strbuf_puts(b, "&quot;"); break;
		default:
			if ((unsigned char)s.p[i] >= 0x20 || s.p[i] == '\n' || s.p[i] == '\t')
				strbuf_putc(b, s.p[i]);
		}
}

static void put_z(struct strbuf *b, const char *z)
{
	put_escaped(b, str_c(z));
}

/* ' id="…"', the first time that the anchor is met. */
static void put_id(struct page *g, const char *anchor)
{
	for (size_t i = 0; anchor && i < g->anchors.v.n; i++)
		if (!g->written[i] && strcmp(g->anchors.v.v[i], anchor) == 0) {
			g->written[i] = true;
			strbuf_puts(g->b, " id=\"");
			put_z(g->b, anchor);
			strbuf_putc(g->b, '"');
		}
}

static const struct {
	unsigned attr;
	const char *open, *close;
} marks[] = {
	{ RUN_SUP, "<sup>", "</sup>" }, { RUN_BADGE, "<b class=\"badge\">", "</b>" }, { RUN_BOLD, "<strong>", "</strong>" },
	{ RUN_ITALIC, "<em>", "</em>" }, { RUN_SANS, "<span class=\"sans\">", "</span>" },
};
enum { MARKS = sizeof marks / sizeof *marks };

static void put_run(struct page *g, const struct run *r)
{
	struct strbuf *b = g->b;
	bool link = anchors_lead(&g->anchors, r->link);
	if (r->inked || r->lang) {
		strbuf_puts(b, "<span");
		if (r->inked)
			strbuf_putf(b, " class=\"i%d\"", r->ink);
		if (r->lang) {
			strbuf_puts(b, " lang=\"");
			put_z(b, r->lang);
			strbuf_putc(b, '"');
		}
		strbuf_putc(b, '>');
	}
	for (size_t i = 0; i < MARKS; i++)
		if (r->attr & marks[i].attr)
			strbuf_puts(b, marks[i].open);
	if (link) {
		strbuf_puts(b, "<a href=\"");
		put_z(b, r->link);
		if (r->title) {
			strbuf_puts(b, "\" title=\"");
			put_z(b, r->title);
		}
		strbuf_puts(b, "\">");
	}
	put_escaped(b, r->text);
	strbuf_puts(b, link ? "</a>" : "");
	for (size_t i = MARKS; i-- > 0;)
		if (r->attr & marks[i].attr)
			strbuf_puts(b, marks[i].close);
	if (r->inked || r->lang)
		strbuf_puts(b, "</span>");
}

static void put_runs(struct page *g, const struct paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++)
		put_run(g, &p->runs.v[i]);
}

/* No heading is more than one level below the last. */
static unsigned level_of(struct page *g, unsigned wanted)
{
	g->level = wanted > g->level + 1 ? g->level + 1 : wanted;
	return g->level;
}

static void put_heading(struct page *g, const struct paragraph *p, unsigned wanted)
{
	unsigned level = level_of(g, wanted);
	strbuf_putf(g->b, "<h%u class=\"%s\"", level, style_names[p->style]);
	put_id(g, p->anchor);
	strbuf_putc(g->b, '>');
	put_runs(g, p);
	strbuf_putf(g->b, "</h%u>\n", level);
}

static void put_par(struct page *g, const struct paragraph *p)
{
	strbuf_putf(g->b, "<%s class=\"%s\"", p->bullet ? "li" : "p", style_names[p->style]);
	put_id(g, p->anchor);
	strbuf_putc(g->b, '>');
	put_runs(g, p);
	strbuf_puts(g->b, p->bullet ? "</li>\n" : "</p>\n");
}

/* Paragraphs of a cell; those with bullets are a list. */
static void put_pars(struct page *g, const struct paragraph *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].bullet && (i == 0 || !v[i - 1].bullet))
			strbuf_puts(g->b, "<ul>\n");
		put_par(g, &v[i]);
		if (v[i].bullet && (i + 1 == n || !v[i + 1].bullet))
			strbuf_puts(g->b, "</ul>\n");
	}
}

static void open_section(struct page *g, const struct paragraph *p)
{
	if (g->in_section)
		strbuf_puts(g->b, "</section>\n");
	g->in_section = true;
	strbuf_puts(g->b, "<section");
	if (p->anchor) {
		strbuf_puts(g->b, " aria-labelledby=\"");
		put_z(g->b, p->anchor);
		strbuf_putc(g->b, '"');
	}
	strbuf_puts(g->b, ">\n");
}

static void put_para(struct page *g, const struct block *b)
{
	const struct paragraph *p = &b->para;
	unsigned level = heading_level(p->style);
	bool before = b > g->m->blocks.v && b[-1].kind == BLOCK_PARA && b[-1].para.bullet;
	bool after = b + 1 < g->m->blocks.v + g->m->blocks.n && b[1].kind == BLOCK_PARA && b[1].para.bullet;
	if (p->style == STYLE_H1)
		open_section(g, p);
	if (level) {
		put_heading(g, p, level);
		return;
	}
	strbuf_puts(g->b, p->bullet && !before ? "<ul>\n" : "");
	put_par(g, p);
	strbuf_puts(g->b, p->bullet && !after ? "</ul>\n" : "");
}

/* A table may be wider than a small screen: it scrolls, by keyboard as well. */
static void open_table(struct page *g, const char *class, struct str name)
{
	strbuf_putf(g->b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t%zu\">\n<table class=\"%s\">\n<caption id=\"t%zu\" class=\"vh\">",
	    g->regions, class, g->regions);
	g->regions++;
	put_escaped(g->b, name);
	strbuf_puts(g->b, "</caption>\n");
}

static void close_table(struct page *g)
{
	strbuf_puts(g->b, "</tbody>\n</table>\n</div>\n");
}

static void put_side_heads(struct page *g, bool corner)
{
	strbuf_puts(g->b, "<thead><tr>");
	if (corner)
		strbuf_puts(g->b, "<td></td>");
	for (size_t s = 0; s < g->m->sides.n; s++) {
		strbuf_putf(g->b, "<th scope=\"col\" class=\"i%zu\">", (size_t)INK_SIDE + s);
		put_z(g->b, g->m->sides.v[s]);
		strbuf_puts(g->b, "</th>");
	}
	strbuf_puts(g->b, "</tr></thead>\n<tbody>\n");
}

static void put_sides(struct page *g, const struct block *b)
{
	put_heading(g, &b->sides.head, heading_level(b->sides.head.style) ? heading_level(b->sides.head.style) : 3);
	if (b->sides.state.n) {
		strbuf_puts(g->b, "<p class=\"state\">");
		put_escaped(g->b, b->sides.state);
		strbuf_puts(g->b, "</p>\n");
	}
	if (!b->sides.n_bands)
		return;
	open_table(g, "sides", plain_text(g->a, &b->sides.head));
	put_side_heads(g, false);
	for (size_t i = 0; i < b->sides.n_bands; i++) {
		strbuf_puts(g->b, "<tr>\n");
		for (size_t s = 0; s < g->m->sides.n; s++) {
			strbuf_putf(g->b, "<td class=\"e%zu\">\n", (size_t)INK_SIDE + s);
			put_pars(g, b->sides.bands[i].cells[s].v, b->sides.bands[i].cells[s].n);
			strbuf_puts(g->b, "</td>\n");
		}
		strbuf_puts(g->b, "</tr>\n");
	}
	close_table(g);
}

static void put_row(struct page *g, const struct block *b, const struct table_row *r)
{
	strbuf_puts(g->b, "<tr>\n");
	for (size_t c = 0; c < b->table.n_columns; c++) {
		bool head = c == 0 && r->head;
		strbuf_puts(g->b, head ? "<th scope=\"row\"" : "<td");
		if (c == 0 && r->side >= 0)
			strbuf_putf(g->b, " class=\"e%d\"", (int)INK_SIDE + r->side);
		else if (b->table.columns[c].right)
			strbuf_puts(g->b, " class=\"right\"");
		strbuf_puts(g->b, ">\n");
		put_pars(g, r->cells[c].v, r->cells[c].n);
		strbuf_puts(g->b, head ? "</th>\n" : "</td>\n");
	}
	strbuf_puts(g->b, "</tr>\n");
}

static void put_table(struct page *g, const struct block *b)
{
	open_table(g, b->table.plain ? "plain" : "grid", str_c(b->table.summary));
	if (b->table.plain) {
		strbuf_puts(g->b, "<tbody>\n");
	} else {
		strbuf_puts(g->b, "<thead><tr>");
		for (size_t c = 0; c < b->table.n_columns; c++) {
			struct str head = b->table.columns[c].head;
			strbuf_puts(g->b, head.n ? "<th scope=\"col\"" : "<td");
			if (b->table.side_heads && c)
				strbuf_putf(g->b, " class=\"i%zu\"", (size_t)INK_SIDE + c - 1);
			strbuf_putc(g->b, '>');
			put_escaped(g->b, head);
			strbuf_puts(g->b, head.n ? "</th>" : "</td>");
		}
		strbuf_puts(g->b, "</tr></thead>\n<tbody>\n");
	}
	for (size_t i = 0; i < b->table.n_rows; i++)
		put_row(g, b, &b->table.rows[i]);
	close_table(g);
}

static void put_panels(struct page *g, const struct block *b)
{
	strbuf_puts(g->b, "<div class=\"panels\">\n");
	for (size_t i = 0; i < b->panels.n; i++) {
		const struct panel *p = &b->panels.v[i];
		size_t heads = p->n && p->v[0].style == STYLE_PANEL_HEAD;
		strbuf_putf(g->b, "<div class=\"panel e%d\">\n", p->edge);
		if (heads)
			put_heading(g, &p->v[0], 3);
		put_pars(g, p->v + heads, p->n - heads);
		strbuf_puts(g->b, "</div>\n");
	}
	strbuf_puts(g->b, "</div>\n");
}

static double largest(const struct page *g, const struct block *b)
{
	double max = 0;
	for (size_t i = 0; i < b->figure.n_bars; i++)
		for (size_t s = 0; s < g->m->sides.n && b->figure.bars[i].values; s++)
			if (isfinite(b->figure.bars[i].values[s]))
				max = fmax(max, b->figure.bars[i].values[s]);
	return max;
}

static void put_bar(struct page *g, const struct block *b, const struct bar *bar, double max)
{
	strbuf_puts(g->b, "<tr><th scope=\"row\">");
	bool link = anchors_lead(&g->anchors, bar->link);
	if (link) {
		strbuf_puts(g->b, "<a href=\"");
		put_z(g->b, bar->link);
		strbuf_puts(g->b, "\">");
	}
	put_escaped(g->b, bar->label);
	strbuf_puts(g->b, link ? "</a></th>" : "</th>");
	for (size_t s = 0; s < g->m->sides.n; s++) {
		double v = bar->values && isfinite(bar->values[s]) ? bar->values[s] : 0;
		strbuf_puts(g->b, "<td>");
		if (b->figure.kind == FIGURE_BUTTERFLY && max > 0 && v > 0)
			strbuf_putf(g->b, "<span class=\"bar b%zu\" style=\"width:%.1f%%\"></span> ", (size_t)INK_SIDE + s, 70 * v / max);
		if (bar->marks && bar->marks[s].n)
			put_escaped(g->b, bar->marks[s]);
		else
			strbuf_puts(g->b, "–");
		strbuf_puts(g->b, "</td>");
	}
	strbuf_puts(g->b, "</tr>\n");
}

/* The caption tells in words what a reader who sees it gets from the bars. */
static void put_figure(struct page *g, const struct block *b)
{
	double max = largest(g, b);
	strbuf_puts(g->b, "<figure>\n");
	open_table(g, "bars", str_c(b->figure.alt));
	put_side_heads(g, true);
	for (size_t i = 0; i < b->figure.n_bars; i++)
		put_bar(g, b, &b->figure.bars[i], max);
	close_table(g);
	strbuf_puts(g->b, "</figure>\n");
}

static bool leads_to(const struct page *g, const struct paragraph *p, unsigned level)
{
	return p->anchor && heading_level(p->style) == level && anchors_lead(&g->anchors, arena_printf(g->a, "#%s", p->anchor));
}

static void put_entry(struct page *g, const struct paragraph *p, unsigned level, unsigned last)
{
	strbuf_puts(g->b, !last ? "<ul>\n" : level > last ? "\n<ul>\n" : level == last ? "</li>\n" : "</li>\n</ul>\n</li>\n");
	strbuf_puts(g->b, "<li><a href=\"#");
	put_z(g->b, p->anchor);
	strbuf_puts(g->b, "\">");
	put_escaped(g->b, plain_text(g->a, p));
	strbuf_puts(g->b, "</a>");
}

/* The sections, each with its issues. */
static void put_nav(struct page *g, const struct paragraph *head)
{
	static const char *const ends[] = { "", "</li>\n</ul>\n", "</li>\n</ul>\n</li>\n</ul>\n" };
	unsigned last = 0;
	strbuf_puts(g->b, "<nav aria-labelledby=\"nav\">\n");
	if (head) {
		strbuf_puts(g->b, "<h2 id=\"nav\">");
		put_escaped(g->b, plain_text(g->a, head));
		strbuf_puts(g->b, "</h2>\n");
		g->level = 2;
	} else {
		strbuf_puts(g->b, "<p id=\"nav\" class=\"vh\">");
		put_z(g->b, g->m->title);
		strbuf_puts(g->b, "</p>\n");
	}
	for (size_t i = 0; i < g->m->blocks.n; i++) {
		const struct block *b = &g->m->blocks.v[i];
		const struct paragraph *p = b->kind == BLOCK_SIDES ? &b->sides.head : b->kind == BLOCK_PARA ? &b->para : NULL;
		unsigned level = !p ? 0 : leads_to(g, p, 2) ? 1 : leads_to(g, p, 3) ? 2 : 0;
		if (!level || (level == 2 && !last))
			continue;
		put_entry(g, p, level, last);
		last = level;
	}
	strbuf_puts(g->b, ends[last]);
	strbuf_puts(g->b, "</nav>\n");
}

static void put_block(struct page *g, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_PARA: put_para(g, b); break;
	case BLOCK_SIDES: put_sides(g, b); break;
	case BLOCK_TABLE: put_table(g, b); break;
	case BLOCK_PANELS: put_panels(g, b); break;
	case BLOCK_FIGURE: put_figure(g, b); break;
	case BLOCK_RULE: case BLOCK_GAP: case BLOCK_PAGE: case BLOCK_CONTENTS: break;
	}
}

static void put_notes(struct page *g)
{
	if (!g->anchors.notes.n)
		return;
	strbuf_puts(g->b, "<div class=\"notes\" role=\"doc-endnotes\">\n");
	for (size_t i = 0; i < g->anchors.notes.n; i++)
		put_par(g, g->anchors.notes.v[i]);
	strbuf_puts(g->b, "</div>\n");
}

static void put_footer(struct page *g)
{
	strbuf_puts(g->b, "<footer>\n<p>");
	put_escaped(g->b, g->m->foot_left);
	strbuf_puts(g->b, g->m->foot_left.n && g->m->foot_right.n ? " · " : "");
	put_escaped(g->b, g->m->foot_right);
	strbuf_puts(g->b, "</p>\n</footer>\n");
}

/* The title and what stands with it, up to the first heading or table. */
static size_t put_header(struct page *g)
{
	size_t i = 0;
	strbuf_puts(g->b, "<header>\n");
	for (; i < g->m->blocks.n; i++) {
		const struct block *b = &g->m->blocks.v[i];
		if (b->kind != BLOCK_PARA || b->para.style == STYLE_H1)
			break;
		put_para(g, b);
	}
	strbuf_puts(g->b, "</header>\n");
	return i;
}

void export_html(const struct model *m, const struct theme *t, struct strbuf *out)
{
	struct page g = { .a = arena_new(), .m = m, .b = out };
	const struct paragraph *contents = NULL;
	anchors_find(g.a, m, &g.anchors);
	g.written = arena_array(g.a, g.anchors.v.n + 1, bool);
	for (size_t i = 0; i < m->blocks.n; i++)
		if (m->blocks.v[i].kind == BLOCK_CONTENTS)
			contents = &m->blocks.v[i].contents.head;
	strbuf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
	put_z(out, m->lang);
	strbuf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	put_z(out, m->title);
	strbuf_puts(out, "</title>\n<style>\n");
	html_style(t, out);
	strbuf_puts(out, "</style>\n</head>\n<body>\n");
	size_t first = put_header(&g);
	put_nav(&g, contents);
	strbuf_puts(out, "<main>\n");
	for (size_t i = first; i < m->blocks.n; i++)
		put_block(&g, &m->blocks.v[i]);
	strbuf_puts(out, g.in_section ? "</section>\n" : "");
	put_notes(&g);
	strbuf_puts(out, "</main>\n");
	put_footer(&g);
	strbuf_puts(out, "</body>\n</html>\n");
	arena_free(g.a);
}
