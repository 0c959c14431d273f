/* html_table.c: sides, tables, panels and figures: tables whose heads have a
 * scope, so that a screen reader says what the page shows. */
#include "html_int.h"

#include <math.h>

/* A table may be wider than a small screen: it scrolls, by keyboard as well. */
static void open_table(struct html_page *g, const char *class, struct str name)
{
	strbuf_putf(g->b, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t%zu\">\n<table class=\"%s\">\n<caption id=\"t%zu\" class=\"vh\">",
	    g->regions, class, g->regions);
	g->regions++;
	html_escaped(g->b, name);
	strbuf_puts(g->b, "</caption>\n");
}

static void close_table(struct html_page *g)
{
	strbuf_puts(g->b, "</tbody>\n</table>\n</div>\n");
}

static void put_side_heads(struct html_page *g, bool corner)
{
	strbuf_puts(g->b, "<thead><tr>");
	if (corner)
		strbuf_puts(g->b, "<td></td>");
	for (size_t s = 0; s < g->m->sides.n; s++) {
		strbuf_putf(g->b, "<th scope=\"col\" class=\"i%zu\">", (size_t)INK_SIDE + s);
		html_z(g->b, g->m->sides.v[s]);
		strbuf_puts(g->b, "</th>");
	}
	strbuf_puts(g->b, "</tr></thead>\n<tbody>\n");
}

void html_sides(struct html_page *g, const struct block *b)
{
	html_heading(g, &b->sides.head, heading_level(b->sides.head.style) ? heading_level(b->sides.head.style) : 3);
	if (b->sides.state.n) {
		strbuf_puts(g->b, "<p class=\"state\">");
		html_escaped(g->b, b->sides.state);
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
			html_pars(g, b->sides.bands[i].cells[s].v, b->sides.bands[i].cells[s].n);
			strbuf_puts(g->b, "</td>\n");
		}
		strbuf_puts(g->b, "</tr>\n");
	}
	close_table(g);
}

static void put_row(struct html_page *g, const struct block *b, const struct table_row *r)
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
		html_pars(g, r->cells[c].v, r->cells[c].n);
		strbuf_puts(g->b, head ? "</th>\n" : "</td>\n");
	}
	strbuf_puts(g->b, "</tr>\n");
}

void html_table(struct html_page *g, const struct block *b)
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
			html_escaped(g->b, head);
			strbuf_puts(g->b, head.n ? "</th>" : "</td>");
		}
		strbuf_puts(g->b, "</tr></thead>\n<tbody>\n");
	}
	for (size_t i = 0; i < b->table.n_rows; i++)
		put_row(g, b, &b->table.rows[i]);
	close_table(g);
}

void html_panels(struct html_page *g, const struct block *b)
{
	strbuf_puts(g->b, "<div class=\"panels\">\n");
	for (size_t i = 0; i < b->panels.n; i++) {
		const struct panel *p = &b->panels.v[i];
		size_t heads = p->n && p->v[0].style == STYLE_PANEL_HEAD;
		strbuf_putf(g->b, "<div class=\"panel e%d\">\n", p->edge);
		if (heads)
			html_heading(g, &p->v[0], 3);
		html_pars(g, p->v + heads, p->n - heads);
		strbuf_puts(g->b, "</div>\n");
	}
	strbuf_puts(g->b, "</div>\n");
}

static double largest(const struct html_page *g, const struct block *b)
{
	double max = 0;
	for (size_t i = 0; i < b->figure.n_bars; i++)
		for (size_t s = 0; s < g->m->sides.n && b->figure.bars[i].values; s++)
			if (isfinite(b->figure.bars[i].values[s]))
				max = fmax(max, b->figure.bars[i].values[s]);
	return max;
}

static void put_bar(struct html_page *g, const struct block *b, const struct bar *bar, double max)
{
	strbuf_puts(g->b, "<tr><th scope=\"row\">");
	bool link = anchors_lead(&g->anchors, bar->link);
	if (link) {
		strbuf_puts(g->b, "<a href=\"");
		html_z(g->b, bar->link);
		strbuf_puts(g->b, "\">");
	}
	html_escaped(g->b, bar->label);
	strbuf_puts(g->b, link ? "</a></th>" : "</th>");
	for (size_t s = 0; s < g->m->sides.n; s++) {
		double v = bar->values && isfinite(bar->values[s]) ? bar->values[s] : 0;
		strbuf_puts(g->b, "<td>");
		if (b->figure.kind == FIGURE_BUTTERFLY && max > 0 && v > 0)
			strbuf_putf(g->b, "<span class=\"bar b%zu\" style=\"width:%.1f%%\"></span> ", (size_t)INK_SIDE + s, 70 * v / max);
		if (bar->marks && bar->marks[s].n)
			html_escaped(g->b, bar->marks[s]);
		else
			strbuf_puts(g->b, "–");
		strbuf_puts(g->b, "</td>");
	}
	strbuf_puts(g->b, "</tr>\n");
}

/* The caption tells in words what a reader who sees it gets from the bars. */
void html_figure(struct html_page *g, const struct block *b)
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
