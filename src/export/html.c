/* html.c: the brief as one HTML file that stands alone.
 *
 * Sections are <section>s named by their headings, sides are tables with heads
 * that have a scope, figures are tables with bars in them (html_table.c).
 * Colours are the theme's; for dark screens the same, lightened (html_style.c).
 * No script, nothing loaded. */
#include "html_int.h"

static void open_section(struct html_page *g, const struct paragraph *p)
{
	if (g->in_section)
		strbuf_puts(g->b, "</section>\n");
	g->in_section = true;
	strbuf_puts(g->b, "<section");
	if (p->anchor) {
		strbuf_puts(g->b, " aria-labelledby=\"");
		html_z(g->b, p->anchor);
		strbuf_putc(g->b, '"');
	}
	strbuf_puts(g->b, ">\n");
}

static void put_para(struct html_page *g, const struct block *b)
{
	const struct paragraph *p = &b->para;
	unsigned level = heading_level(p->style);
	bool before = b > g->m->blocks.v && b[-1].kind == BLOCK_PARA && b[-1].para.bullet;
	bool after = b + 1 < g->m->blocks.v + g->m->blocks.n && b[1].kind == BLOCK_PARA && b[1].para.bullet;
	if (p->style == STYLE_H1)
		open_section(g, p);
	if (level) {
		html_heading(g, p, level);
		return;
	}
	strbuf_puts(g->b, p->bullet && !before ? "<ul>\n" : "");
	html_par(g, p);
	strbuf_puts(g->b, p->bullet && !after ? "</ul>\n" : "");
}

static bool leads_to(const struct html_page *g, const struct paragraph *p, unsigned level)
{
	return p->anchor && heading_level(p->style) == level && anchors_lead(&g->anchors, arena_printf(g->a, "#%s", p->anchor));
}

static void put_entry(struct html_page *g, const struct paragraph *p, unsigned level, unsigned last)
{
	strbuf_puts(g->b, !last ? "<ul>\n" : level > last ? "\n<ul>\n" : level == last ? "</li>\n" : "</li>\n</ul>\n</li>\n");
	strbuf_puts(g->b, "<li><a href=\"#");
	html_z(g->b, p->anchor);
	strbuf_puts(g->b, "\">");
	html_escaped(g->b, plain_text(g->a, p));
	strbuf_puts(g->b, "</a>");
}

/* The sections, each with its issues. */
static void put_nav(struct html_page *g, const struct paragraph *head)
{
	static const char *const ends[] = { "", "</li>\n</ul>\n", "</li>\n</ul>\n</li>\n</ul>\n" };
	unsigned last = 0;
	strbuf_puts(g->b, "<nav aria-labelledby=\"nav\">\n");
	if (head) {
		strbuf_puts(g->b, "<h2 id=\"nav\">");
		html_escaped(g->b, plain_text(g->a, head));
		strbuf_puts(g->b, "</h2>\n");
		g->level = 2;
	} else {
		strbuf_puts(g->b, "<p id=\"nav\" class=\"vh\">");
		html_z(g->b, g->m->title);
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

static void put_block(struct html_page *g, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_PARA: put_para(g, b); break;
	case BLOCK_SIDES: html_sides(g, b); break;
	case BLOCK_TABLE: html_table(g, b); break;
	case BLOCK_PANELS: html_panels(g, b); break;
	case BLOCK_FIGURE: html_figure(g, b); break;
	case BLOCK_RULE: case BLOCK_GAP: case BLOCK_PAGE: case BLOCK_CONTENTS: break;
	}
}

static void put_notes(struct html_page *g)
{
	if (!g->anchors.notes.n)
		return;
	strbuf_puts(g->b, "<div class=\"notes\" role=\"doc-endnotes\">\n");
	for (size_t i = 0; i < g->anchors.notes.n; i++)
		html_par(g, g->anchors.notes.v[i]);
	strbuf_puts(g->b, "</div>\n");
}

static void put_footer(struct html_page *g)
{
	strbuf_puts(g->b, "<footer>\n<p>");
	html_escaped(g->b, g->m->foot_left);
	strbuf_puts(g->b, g->m->foot_left.n && g->m->foot_right.n ? " · " : "");
	html_escaped(g->b, g->m->foot_right);
	strbuf_puts(g->b, "</p>\n</footer>\n");
}

/* The title and what stands with it, up to the first heading or table. */
static size_t put_header(struct html_page *g)
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
	struct html_page g = { .a = arena_new(), .m = m, .b = out };
	const struct paragraph *contents = NULL;
	anchors_find(g.a, m, &g.anchors);
	g.written = arena_array(g.a, g.anchors.v.n + 1, bool);
	for (size_t i = 0; i < m->blocks.n; i++)
		if (m->blocks.v[i].kind == BLOCK_CONTENTS)
			contents = &m->blocks.v[i].contents.head;
	strbuf_puts(out, "<!DOCTYPE html>\n<html lang=\"");
	html_z(out, m->lang);
	strbuf_puts(out, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	html_z(out, m->title);
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
