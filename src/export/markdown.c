/* markdown.c: the brief as Markdown, as GitHub, pandoc and CommonMark with pipe
 * tables read it.  A table's cell is one line: its paragraphs are parted by
 * <br>.  Places that something leads to are raw <a id="…"></a>. */
#include "export_int.h"

#include <math.h>
#include <string.h>

struct page {
	struct arena *a;
	const struct model *m;
	struct strbuf *b;
	struct anchors anchors;
	bool cell; /* in a table */
	bool list; /* the last paragraph was an item of one */
};

static void put_escaped(const struct page *g, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<' || s.p[i] == '&') {
			strbuf_puts(g->b, s.p[i] == '<' ? "&lt;" : "&amp;");
			continue;
		}
		if (strchr("\\`*_[]#~>", s.p[i]) || (g->cell && s.p[i] == '|'))
			strbuf_putc(g->b, '\\');
		strbuf_putc(g->b, s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
	}
}

/* Marks stand at words, not at blanks: "** a**" would mean nothing. */
static void put_marked(const struct page *g, struct str s, const char *before, const char *after)
{
	struct str in = str_trim(s);
	put_escaped(g, str_sub(s, 0, (size_t)(in.p - s.p)));
	if (in.n) {
		strbuf_puts(g->b, before);
		put_escaped(g, in);
		strbuf_puts(g->b, after);
	}
	put_escaped(g, str_sub(s, (size_t)(in.p - s.p) + in.n, s.n));
}

static void put_target(struct strbuf *b, const char *link)
{
	for (; *link; link++)
		if (strchr(" ()<>\"\\|", *link))
			strbuf_putf(b, "%%%02X", (unsigned char)*link);
		else
			strbuf_putc(b, *link);
}

static void put_run(const struct page *g, const struct run *r)
{
	bool link = anchors_lead(&g->anchors, r->link), sup = r->attr & RUN_SUP;
	const char *mark = r->attr & (RUN_BOLD | RUN_BADGE) ? "**" : r->attr & RUN_ITALIC ? "*" : "";
	strbuf_puts(g->b, sup ? "<sup>" : "");
	strbuf_puts(g->b, link ? "[" : "");
	put_marked(g, r->text, mark, mark);
	if (link) {
		strbuf_puts(g->b, "](");
		put_target(g->b, r->link);
		strbuf_putc(g->b, ')');
	}
	strbuf_puts(g->b, sup ? "</sup>" : "");
}

static void put_words(const struct page *g, const struct paragraph *p)
{
	if (p->anchor)
		strbuf_putf(g->b, "<a id=\"%s\"></a>", p->anchor);
	for (size_t i = 0; i < p->runs.n; i++)
		put_run(g, &p->runs.v[i]);
}

static void put_heading(const struct page *g, const struct paragraph *p, unsigned level)
{
	strbuf_putf(g->b, "%.*s ", (int)level, "####");
	put_words(g, p);
	strbuf_puts(g->b, "\n\n");
}

/* A list ends with a blank line. */
static void end_list(struct page *g)
{
	strbuf_puts(g->b, g->list ? "\n" : "");
	g->list = false;
}

static void put_par(struct page *g, const struct paragraph *p)
{
	unsigned level = heading_level(p->style);
	if (!p->bullet)
		end_list(g);
	if (level) {
		put_heading(g, p, level);
		return;
	}
	size_t start = g->b->n;
	if (p->bullet)
		strbuf_puts(g->b, "- ");
	put_words(g, p);
	/* "1. " or "- " at the start of a paragraph would be a list. */
	struct str line = str_sub(strbuf_str(g->b), start, g->b->n);
	size_t digits = strspn(line.n ? line.p : "", "0123456789");
	if (!p->bullet && ((digits && line.p[digits] == '.') || (line.n && strchr("-+", line.p[0])))) {
		const char *rest = arena_strz(g->a, str_sub(line, digits, line.n)), *head = arena_strz(g->a, str_sub(line, 0, digits));
		strbuf_cut(g->b, start);
		strbuf_putf(g->b, "%s\\%s", head, rest);
	}
	strbuf_puts(g->b, p->bullet ? "\n" : "\n\n");
	g->list = p->bullet;
}

static void put_cell(struct page *g, const struct paragraph *v, size_t n)
{
	g->cell = true;
	strbuf_puts(g->b, "| ");
	for (size_t i = 0; i < n; i++) {
		strbuf_puts(g->b, i ? "<br>" : "");
		strbuf_puts(g->b, v[i].bullet ? "• " : "");
		put_words(g, &v[i]);
	}
	strbuf_putc(g->b, ' ');
	g->cell = false;
}

static void put_text_cell(struct page *g, struct str s)
{
	g->cell = true;
	strbuf_puts(g->b, "| ");
	put_escaped(g, s);
	strbuf_putc(g->b, ' ');
	g->cell = false;
}

static void put_rule(const struct page *g, size_t n, const struct column *columns)
{
	strbuf_puts(g->b, "|\n");
	for (size_t i = 0; i < n; i++)
		strbuf_puts(g->b, columns && columns[i].right ? "|--:" : "|---");
	strbuf_puts(g->b, "|\n");
}

static void put_sides(struct page *g, const struct block *b)
{
	size_t n = g->m->sides.n;
	put_heading(g, &b->sides.head, 3);
	if (b->sides.state.n) {
		put_marked(g, b->sides.state, "*", "*");
		strbuf_puts(g->b, "\n\n");
	}
	if (!b->sides.n_bands)
		return;
	for (size_t s = 0; s < n; s++)
		put_text_cell(g, str_c(g->m->sides.v[s]));
	put_rule(g, n, NULL);
	for (size_t i = 0; i < b->sides.n_bands; i++) {
		for (size_t s = 0; s < n; s++)
			put_cell(g, b->sides.bands[i].cells[s].v, b->sides.bands[i].cells[s].n);
		strbuf_puts(g->b, "|\n");
	}
	strbuf_putc(g->b, '\n');
}

static void put_table(struct page *g, const struct block *b)
{
	for (size_t c = 0; c < b->table.n_columns; c++)
		put_text_cell(g, b->table.plain ? STR("") : b->table.columns[c].head);
	put_rule(g, b->table.n_columns, b->table.columns);
	for (size_t i = 0; i < b->table.n_rows; i++) {
		for (size_t c = 0; c < b->table.n_columns; c++)
			put_cell(g, b->table.rows[i].cells[c].v, b->table.rows[i].cells[c].n);
		strbuf_puts(g->b, "|\n");
	}
	strbuf_putc(g->b, '\n');
}

static void put_figure(struct page *g, const struct block *b)
{
	put_text_cell(g, STR(""));
	for (size_t s = 0; s < g->m->sides.n; s++)
		put_text_cell(g, str_c(g->m->sides.v[s]));
	put_rule(g, g->m->sides.n + 1, NULL);
	for (size_t i = 0; i < b->figure.n_bars; i++) {
		const struct bar *bar = &b->figure.bars[i];
		put_text_cell(g, bar->label);
		for (size_t s = 0; s < g->m->sides.n; s++)
			put_text_cell(g, bar->marks && bar->marks[s].n ? bar->marks[s] : STR("–"));
		strbuf_puts(g->b, "|\n");
	}
	strbuf_putc(g->b, '\n');
}

static void put_block(struct page *g, const struct block *b)
{
	if (b->kind != BLOCK_PARA && b->kind != BLOCK_GAP)
		end_list(g);
	switch (b->kind) {
	case BLOCK_PARA: put_par(g, &b->para); break;
	case BLOCK_SIDES: put_sides(g, b); break;
	case BLOCK_TABLE: put_table(g, b); break;
	case BLOCK_PANELS:
		for (size_t i = 0; i < b->panels.n; i++)
			for (size_t k = 0; k < b->panels.v[i].n; k++)
				put_par(g, &b->panels.v[i].v[k]);
		break;
	case BLOCK_FIGURE: put_figure(g, b); break;
	case BLOCK_RULE: case BLOCK_GAP: case BLOCK_PAGE: case BLOCK_CONTENTS: break;
	}
}

void export_markdown(const struct model *m, struct strbuf *out)
{
	struct page g = { .a = arena_new(), .m = m, .b = out };
	anchors_find(g.a, m, &g.anchors);
	for (size_t i = 0; i < m->blocks.n; i++)
		put_block(&g, &m->blocks.v[i]);
	for (size_t i = 0; i < g.anchors.notes.n; i++)
		put_par(&g, g.anchors.notes.v[i]);
	end_list(&g);
	strbuf_puts(out, "---\n\n");
	put_escaped(&g, m->foot_right);
	strbuf_puts(out, m->foot_right.n ? "\n" : "");
	arena_free(g.a);
}
