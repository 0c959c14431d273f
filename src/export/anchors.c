/* anchors.c: a first walk over the model, for what the formats need ahead. */
#include "export_int.h"

#include <stdlib.h>
#include <string.h>

struct walk {
	struct arena *a;
	struct anchors *out;
	VEC(const char *) anchors;
};

static void see_par(struct walk *w, const struct paragraph *p)
{
	if (p->anchor)
		*vec_push(w->a, &w->anchors) = p->anchor;
	for (size_t i = 0; i < p->runs.n; i++)
		if (p->runs.v[i].note) {
			*vec_push(w->a, &w->out->notes) = p->runs.v[i].note;
			see_par(w, p->runs.v[i].note);
		}
}

static void see_pars(struct walk *w, const struct paragraph *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		see_par(w, &v[i]);
}

static void see_block(struct walk *w, const struct block *b, size_t n_sides)
{
	switch (b->kind) {
	case BLOCK_PARA: see_par(w, &b->para); break;
	case BLOCK_CONTENTS: see_par(w, &b->contents.head); break;
	case BLOCK_SIDES:
		see_par(w, &b->sides.head);
		for (size_t i = 0; i < b->sides.n_bands; i++)
			for (size_t s = 0; s < n_sides; s++)
				see_pars(w, b->sides.bands[i].cells[s].v, b->sides.bands[i].cells[s].n);
		break;
	case BLOCK_TABLE:
		for (size_t i = 0; i < b->table.n_rows; i++)
			for (size_t c = 0; c < b->table.n_columns; c++)
				see_pars(w, b->table.rows[i].cells[c].v, b->table.rows[i].cells[c].n);
		break;
	case BLOCK_PANELS:
		for (size_t i = 0; i < b->panels.n; i++)
			see_pars(w, b->panels.v[i].v, b->panels.v[i].n);
		break;
	case BLOCK_FIGURE: case BLOCK_RULE: case BLOCK_GAP: case BLOCK_PAGE: break;
	}
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

void anchors_find(struct arena *a, const struct model *m, struct anchors *out)
{
	struct walk w = { .a = a, .out = out };
	*out = (struct anchors){ 0 };
	for (size_t i = 0; i < m->blocks.n; i++)
		see_block(&w, &m->blocks.v[i], m->sides.n);
	if (w.anchors.n)
		qsort(w.anchors.v, w.anchors.n, sizeof *w.anchors.v, by_name);
	out->v.v = w.anchors.v;
	for (size_t i = 0; i < w.anchors.n; i++)
		if (!i || strcmp(w.anchors.v[i], out->v.v[out->v.n - 1]) != 0)
			out->v.v[out->v.n++] = w.anchors.v[i];
}

bool anchors_lead(const struct anchors *p, const char *link)
{
	if (!link)
		return false;
	if (link[0] != '#') /* the config reader takes no other addresses; sources may say what they like */
		return strncmp(link, "http://", 7) == 0 || strncmp(link, "https://", 8) == 0;
	const char *name = link + 1;
	return p->v.n && bsearch(&name, p->v.v, p->v.n, sizeof *p->v.v, by_name);
}

unsigned heading_level(enum style s)
{
	return s == STYLE_TITLE ? 1 : s == STYLE_H1 ? 2 : s == STYLE_H2 || s == STYLE_PANEL_HEAD ? 3 : s == STYLE_H3 ? 4 : 0;
}

struct str plain_text(struct arena *a, const struct paragraph *p)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < p->runs.n; i++)
		if (!(p->runs.v[i].attr & RUN_SUP))
			strbuf_put(&b, p->runs.v[i].text);
	struct str out = arena_str(a, str_trim(strbuf_str(&b)));
	strbuf_release(&b);
	return out;
}
