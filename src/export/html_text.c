/* html_text.c: paragraphs, headings and runs as HTML. */
#include "html_int.h"

#include <string.h>

void html_escaped(struct strbuf *b, struct str s)
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

void html_z(struct strbuf *b, const char *z)
{
	html_escaped(b, str_c(z));
}

/* ' id="…"', the first time that the anchor is met. */
static void put_id(struct html_page *g, const char *anchor)
{
	for (size_t i = 0; anchor && i < g->anchors.v.n; i++)
		if (!g->written[i] && strcmp(g->anchors.v.v[i], anchor) == 0) {
			g->written[i] = true;
			strbuf_puts(g->b, " id=\"");
			html_z(g->b, anchor);
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

static void put_run(struct html_page *g, const struct run *r)
{
	struct strbuf *b = g->b;
	bool link = anchors_lead(&g->anchors, r->link);
	if (r->inked || r->lang) {
		strbuf_puts(b, "<span");
		if (r->inked)
			strbuf_putf(b, " class=\"i%d\"", r->ink);
		if (r->lang) {
			strbuf_puts(b, " lang=\"");
			html_z(b, r->lang);
			strbuf_putc(b, '"');
		}
		strbuf_putc(b, '>');
	}
	for (size_t i = 0; i < MARKS; i++)
		if (r->attr & marks[i].attr)
			strbuf_puts(b, marks[i].open);
	if (link) {
		strbuf_puts(b, "<a href=\"");
		html_z(b, r->link);
		if (r->title) {
			strbuf_puts(b, "\" title=\"");
			html_z(b, r->title);
		}
		strbuf_puts(b, "\">");
	}
	html_escaped(b, r->text);
	strbuf_puts(b, link ? "</a>" : "");
	for (size_t i = MARKS; i-- > 0;)
		if (r->attr & marks[i].attr)
			strbuf_puts(b, marks[i].close);
	if (r->inked || r->lang)
		strbuf_puts(b, "</span>");
}

static void put_runs(struct html_page *g, const struct paragraph *p)
{
	for (size_t i = 0; i < p->runs.n; i++)
		put_run(g, &p->runs.v[i]);
}

/* No heading is more than one level below the last. */
static unsigned level_of(struct html_page *g, unsigned wanted)
{
	g->level = wanted > g->level + 1 ? g->level + 1 : wanted;
	return g->level;
}

void html_heading(struct html_page *g, const struct paragraph *p, unsigned wanted)
{
	unsigned level = level_of(g, wanted);
	strbuf_putf(g->b, "<h%u class=\"%s\"", level, style_names[p->style]);
	put_id(g, p->anchor);
	strbuf_putc(g->b, '>');
	put_runs(g, p);
	strbuf_putf(g->b, "</h%u>\n", level);
}

void html_par(struct html_page *g, const struct paragraph *p)
{
	strbuf_putf(g->b, "<%s class=\"%s\"", p->bullet ? "li" : "p", style_names[p->style]);
	put_id(g, p->anchor);
	strbuf_putc(g->b, '>');
	put_runs(g, p);
	strbuf_puts(g->b, p->bullet ? "</li>\n" : "</p>\n");
}

void html_pars(struct html_page *g, const struct paragraph *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].bullet && (i == 0 || !v[i - 1].bullet))
			strbuf_puts(g->b, "<ul>\n");
		html_par(g, &v[i]);
		if (v[i].bullet && (i + 1 == n || !v[i + 1].bullet))
			strbuf_puts(g->b, "</ul>\n");
	}
}
