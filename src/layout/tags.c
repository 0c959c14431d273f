/* tags.c: the structure tree, built in the order of the model.
 *
 * Levels of headings never skip, whatever the styles say: readers of the tree
 * (and PDF/UA) go down one at a time. */
#include "layout_int.h"

static const struct {
	enum style style;
	const char *type;
} types[] = {
	{ STYLE_QUOTE, "Note" },
};

struct node *node_at(struct setter *s, int i)
{
	return &s->out->nodes.v[i];
}

int node_new(struct setter *s, const char *type, int parent)
{
	struct node *n = vec_push(s->a, &s->out->nodes);
	*n = (struct node){ .type = type, .parent = parent };
	return (int)s->out->nodes.n - 1;
}

static int level_of(enum style st)
{
	switch (st) {
	case STYLE_TITLE: return 1;
	case STYLE_H1: return 2;
	case STYLE_H2: return 3;
	case STYLE_H3: case STYLE_PANEL_HEAD: return 4;
	default: return 0;
	}
}

static const char *type_of(struct setter *s, const struct paragraph *p)
{
	static const char *const heads[] = { "H1", "H2", "H3", "H4" };
	int level = level_of(p->style);
	if (level) {
		if (level > s->h_level + 1)
			level = s->h_level + 1;
		s->h_level = level;
		return heads[level - 1];
	}
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (types[i].style == p->style)
			return types[i].type;
	return "P";
}

static void tag_runs(struct setter *s, const struct paragraph *p, struct par_nodes *out)
{
	for (size_t i = 0; i < p->runs.n; i++) {
		const struct run *r = &p->runs.v[i];
		out->runs[i] = out->node;
		if (r->link) {
			out->runs[i] = node_new(s, "Link", out->node);
			node_at(s, out->runs[i])->title = r->title;
		}
		if (r->lang && (!s->m->lang || str_cmp(str_c(r->lang), str_c(s->m->lang)) != 0)) {
			out->runs[i] = node_new(s, "Span", out->runs[i]);
			node_at(s, out->runs[i])->lang = r->lang;
		}
	}
}

struct par_nodes node_paragraph(struct setter *s, const struct paragraph *p, int parent, const char *type, int *list)
{
	struct par_nodes out = { .lbl = -1, .runs = arena_array(s->tmp, p->runs.n, int) };
	if (parent < 0) {
		out.node = -1;
		for (size_t i = 0; i < p->runs.n; i++)
			out.runs[i] = -1;
		return out;
	}
	if (p->bullet) {
		if (*list < 0)
			*list = node_new(s, "L", parent);
		int item = node_new(s, "LI", *list);
		out.lbl = node_new(s, "Lbl", item);
		out.node = node_new(s, "LBody", item);
	} else {
		*list = -1;
		out.node = node_new(s, type ? type : type_of(s, p), parent);
		if (p->anchor && node_at(s, out.node)->type[0] == 'N')
			node_at(s, out.node)->id = p->anchor;
	}
	tag_runs(s, p, &out);
	return out;
}
