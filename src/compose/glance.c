/* glance.c: what is new, what stays and what is gone. */
#include <math.h>
#include <string.h>

#include "compose_int.h"

enum { PHRASE_MAX = 150, SHARED_MAX = 80 /* code points of a summary */, PANEL_LINES = 5 };

static void put_told(struct composer *k, struct paragraph *p, const struct telling *t)
{
	put(k, p, arena_printf(k->a, " %s", t->text));
	for (size_t i = 0; i < t->n; i++)
		put_claim(k, p, t->claims[i]);
}

static bool has_change(const struct outcome *o)
{
	return o->n_amounts && !isnan(o->amounts[0].value);
}

/* "from $20 billion to $50 billion": what a pair of like outcomes
 * says of the figure; false where it says nothing of one. */
static bool put_change(struct composer *k, struct paragraph *p, const struct row *r)
{
	for (size_t i = 0; i < r->pairs.n; i++) {
		const struct claim_entry *x = claim_find(k, r->pairs.v[i].a), *y = claim_find(k, r->pairs.v[i].b);
		const struct outcome *from = outcome_of(x), *to = outcome_of(y);
		if (!from || !to || strcmp(r->pairs.v[i].relation, "changed-figure") != 0 || !has_change(from) || !has_change(to))
			continue;
		put(k, p, arena_printf(k->a, "%s %s", say(k, SAY_GLANCE_TOPIC), say_with(k, SAY_TOLD_CHANGE, say_amount(k, &from->amounts[0]), say_amount(k, &to->amounts[0]))));
		put_claim(k, p, x->id);
		put_claim(k, p, y->id);
		return true;
	}
	return false;
}

/* "(strengthened, repeated)" */
static void put_relations(struct composer *k, struct paragraph *p, const struct row *r)
{
	const char *words = row_relations(k, r);
	if (words)
		put_inked(k, p, arena_printf(k->a, " %s", say_with(k, SAY_GLANCE_RELATED, words)), RUN_ITALIC, INK_MUTED);
}

/* A row of one side is told by its strongest outcome; one that several sides
 * share by what changed, or the strongest of each, shorter. */
static void item(struct composer *k, struct paras *ps, const struct row *r, unsigned sides)
{
	struct paragraph *p = paras_add(k, ps, STYLE_ITEM);
	bool shared = sides & (sides - 1), any = false;
	p->bullet = true;
	struct run *topic = put_as(k, p, say_topic(k, r->topic), RUN_BOLD);
	topic->link = row_link(k, r);
	topic->title = topic->link ? say_with(k, SAY_LINK_ISSUE, topic->text.p) : NULL;
	if (shared && put_change(k, p, r))
		return;
	for (size_t s = 0; s < k->c->n_sides; s++) {
		struct telling t;
		if (!tell_cell(k, r, s, shared ? SHARED_MAX : PHRASE_MAX, &t))
			continue;
		put(k, p, any ? say(k, SAY_GLANCE_SEP) : say(k, SAY_GLANCE_TOPIC));
		if (shared)
			put_inked(k, p, arena_printf(k->a, " %s", k->c->sides[s].label), RUN_BOLD, ink_of_side(s));
		put_told(k, p, &t);
		any = true;
	}
	put_relations(k, p, r);
}

struct panel_rule {
	const char *head;
	unsigned sides; /* exactly these; 0: several but not all */
	int side;       /* whose colours, or -1 */
};

static bool belongs(const struct panel_rule *rule, unsigned sides, unsigned all)
{
	if (rule->sides)
		return sides == rule->sides;
	return sides && sides != all && (sides & (sides - 1));
}

/* Where nothing was read, nothing can be new. */
static const char *nothing_words(const struct composer *k, const struct panel_rule *rule)
{
	if (rule->side >= 0 && !sources_on_side(k, (size_t)rule->side))
		return say_with(k, SAY_ABSENT_NONE, k->c->sides[rule->side].label);
	return say(k, SAY_NOTHING);
}

static void fill_panel(struct composer *k, const struct panel_rule *rule, size_t most, struct panel *out)
{
	unsigned all = (1u << k->c->n_sides) - 1;
	struct paras ps = { 0 };
	size_t n = 0;
	put(k, paras_add(k, &ps, STYLE_PANEL_HEAD), rule->head);
	for (size_t i = 0; i < k->c->rows.n && n < most; i++) {
		const struct row *r = &k->c->rows.v[i];
		unsigned sides = row_sides(k, r);
		if (!belongs(rule, sides, all))
			continue;
		item(k, &ps, r, sides);
		n++;
	}
	if (!n)
		put_inked(k, paras_add(k, &ps, STYLE_ITEM), nothing_words(k, rule), RUN_ITALIC, INK_MUTED);
	*out = (struct panel){
		.edge = rule->side < 0 ? INK_STRUCTURE : ink_of_side((size_t)rule->side),
		.tint = rule->side < 0 ? INK_PANEL : (enum ink)(INK_SIDE_TINT + rule->side % 4),
		.v = ps.v, .n = ps.n,
	};
}

/* Panels stand as the columns do: what two sides share between what each has alone. */
static size_t panel_rules(const struct composer *k, struct panel_rule *out)
{
	size_t n_sides = k->c->n_sides, n = 0;
	struct panel_rule shared = { say(k, n_sides == 2 ? SAY_IN_BOTH : SAY_IN_ALL), (1u << n_sides) - 1, -1 };
	for (size_t i = 0; i < n_sides; i++) {
		out[n++] = (struct panel_rule){ say_with(k, SAY_ONLY_IN, k->c->sides[i].label), 1u << i, (int)i };
		if (i == 0 && n_sides == 2)
			out[n++] = shared;
	}
	if (n_sides > 2) {
		out[n++] = shared;
		out[n++] = (struct panel_rule){ say(k, SAY_IN_SOME), 0, -1 };
	}
	return n;
}

/* What the raised marks mean that the overviews on the first page bear. */
static void add_legend(struct composer *k)
{
	const struct {
		bool used;
		enum phrase text, mark;
	} marks[] = {
		{ k->marked_low, SAY_LEGEND_LOW, SAY_MARK_LOW },
		{ k->marked_inferred, SAY_LEGEND_INFERRED, SAY_MARK_INFERRED },
		{ k->marked_edited, SAY_LEGEND_EDITED, SAY_MARK_EDITED },
		{ k->marked_differ, SAY_LEGEND_DIFFER, SAY_MARK_DIFFER },
	};
	const char *line = NULL;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!marks[i].used)
			continue;
		const char *one = say_with(k, marks[i].text, say(k, marks[i].mark));
		line = line ? arena_printf(k->a, "%s %s %s", line, say(k, SAY_LEGEND_SEP), one) : one;
	}
	if (line)
		put_inked(k, add_para(k, STYLE_META, NULL), line, 0, INK_MUTED);
}

void compose_glance(struct composer *k, const struct brief_section *s)
{
	struct panel_rule *rules = arena_array(k->a, k->c->n_sides + 2, struct panel_rule);
	size_t n = panel_rules(k, rules);
	struct panel *panels = arena_array(k->a, n, struct panel);
	add_titled(k, s);
	for (size_t i = 0; i < n; i++)
		fill_panel(k, &rules[i], s->limit ? (size_t)s->limit : PANEL_LINES, &panels[i]);
	struct block *b = add_block(k, BLOCK_PANELS);
	b->panels.v = panels;
	b->panels.n = n;
	add_legend(k);
}
