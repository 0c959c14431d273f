/* counts.c: what a typographer would strike out, counted on the pages as they
 * are set: nothing here looks at why. */
#include "layout_int.h"

/* A cut within a paragraph that leaves one line on either page. */
static void count_cut(struct layout *l, const struct par *p, size_t line)
{
	l->orphans += line == 1;
	l->widows += p->n - line == 1;
}

static bool cut_after_head(const struct cell_set *c, struct cursor to)
{
	return to.line == 0 && to.par > 0 && to.par < c->n && c->v[to.par - 1].head;
}

static void count_cell(struct layout *l, const struct placed *p, const struct cell_set *c, size_t i)
{
	struct cursor to = p->to[i];
	if (p->last || cell_done(c, to))
		return;
	if (to.line > 0)
		count_cut(l, &c->v[to.par], to.line);
	l->lone_heads += cut_after_head(c, to);
}

void count_page(struct setter *s, const struct placed *v, size_t n, bool ends)
{
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; v[i].to && !v[i].artifact && c < v[i].strip->n; c++)
			count_cell(s->out, &v[i], &v[i].strip->cells[c], c);
	if (n && !ends && (v[n - 1].strip->keep_next || v[n - 1].artifact) && v[n - 1].last)
		s->out->lone_heads++;
}

/* Lines of one paragraph: three hyphens and more under one another; a last
 * line that is hardly there. */
void count_lines(struct setter *s, const struct par *p, double width)
{
	size_t run = 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct line *line = &p->lines[i];
		run = line->n && line->v[line->n - 1].hyphen ? run + 1 : 0;
		s->out->ladders += run == 3;
	}
	if (p->n > 1 && p->lines[p->n - 1].w < width * .05)
		s->out->runts++;
}
