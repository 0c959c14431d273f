/* glance.c: what stays, what is new and what is gone, each told by a sentence.
 *
 * What one side alone has stands in a panel in its colours; what several share
 * in a table, a column a side, so that each line is a comparison. */
#include <math.h>
#include <string.h>

#include "compose_int.h"

/* Code points of a sentence, if there is one so short; in a table of two columns, of more. */
enum { ONLY_MAX = 100, SHARED_MAX = 120, NARROW_MAX = 80, PAIR_MAX = 160, LINES = 5, NARROW_LINES = 3 };

static void put_told(struct composer *k, struct paragraph *p, const struct telling *t)
{
	put(k, p, t->text);
	for (size_t i = 0; i < t->n; i++)
		put_claim(k, p, t->claims[i]);
	if (!t->outcome)
		return;
	put_according(k, p, t->outcome);
	*vec_push(k->a, &k->told) = t->outcome;
}

static void put_topic(struct composer *k, struct paragraph *p, const struct row *r)
{
	struct run *topic = put_as(k, p, say_topic(k, r->topic), RUN_BOLD | RUN_SANS);
	topic->link = row_link(k, r);
	topic->title = topic->link ? say_with(k, SAY_LINK_ISSUE, topic->text.p) : NULL;
}

static bool is_telling(const struct composer *k, const struct pair *pair)
{
	const struct outcome *a = outcome_of(claim_find(k, pair->a)), *b = outcome_of(claim_find(k, pair->b));
	return a && b && told_length(a) <= PAIR_MAX && told_length(b) <= PAIR_MAX;
}

static double lead_weight(const struct composer *k, const struct row *r, size_t side)
{
	double w = 0;
	row_lead(k, r, side, 0, &w);
	return w;
}

/* The heaviest pair, if with its relation it weighs as much as what each side
 * would tell for itself: what changed says more than what was repeated. */
static const struct pair *telling_pair(const struct composer *k, const struct row *r)
{
	const struct pair *best = NULL;
	double most = 0;
	for (size_t i = 0; i < r->pairs.n; i++) {
		const struct pair *p = &r->pairs.v[i];
		if (!is_telling(k, p))
			continue;
		const struct claim_entry *a = claim_find(k, p->a), *b = claim_find(k, p->b);
		double w = a->weight + b->weight + points_of(k, WEIGH_RELATION, p->relation) + points_of(k, WEIGH_MARK, "paired");
		if (w >= lead_weight(k, r, a->at.side) + lead_weight(k, r, b->at.side) && (!best || w > most)) {
			best = p;
			most = w;
		}
	}
	return best;
}

static bool has_figure(const struct outcome *o)
{
	return o->n_amounts && !isnan(o->amounts[0].value);
}

/* "from $20 billion to $50 billion": what a pair of like outcomes says of the figure. */
static void put_change(struct composer *k, struct paragraph *p, const struct pair *pair)
{
	const struct outcome *from = outcome_of(claim_find(k, pair->a)), *to = outcome_of(claim_find(k, pair->b));
	if (strcmp(pair->relation, "changed-figure") == 0 && has_figure(from) && has_figure(to))
		put_as(k, p, arena_printf(k->a, " %s. ", sentence_start(k->a, say_with(k, SAY_TOLD_CHANGE, say_amount(k, &from->amounts[0]), say_amount(k, &to->amounts[0])))), RUN_BOLD | RUN_SANS);
	else
		put(k, p, " ");
}

static void fill_side(struct composer *k, struct table_row *row, const struct row *r, const struct pair *pair, size_t side)
{
	const struct claim_entry *before = pair ? claim_find(k, pair->a) : NULL, *after = pair ? claim_find(k, pair->b) : NULL;
	const struct claim_entry *e = before && before->at.side == side ? before : after && after->at.side == side ? after : NULL;
	struct telling t = { 0 };
	if (!e && !tell_cell(k, r, side, k->c->n_sides > 2 ? NARROW_MAX : SHARED_MAX, &t)) {
		put_inked(k, table_cell(k, row, side + 1, STYLE_CELL, NULL), say(k, SAY_NONE), 0, INK_MUTED);
		return;
	}
	struct paragraph *p = table_cell(k, row, side + 1, STYLE_CELL, NULL);
	if (e == after && e) {
		put_relation(k, p, pair->relation);
		put_change(k, p, pair);
	}
	if (e)
		t = (struct telling){ .text = outcome_text(k, e->at.item), .claims = { e->id }, .n = 1, .outcome = e };
	put_told(k, p, &t);
}

static bool is_shared(unsigned sides)
{
	return sides & (sides - 1);
}

/* "2017 · 3 issues · 7 outcomes" */
static const char *counted(const struct composer *k, size_t side)
{
	size_t issues = 0, outcomes = 0;
	if (!sources_on_side(k, side))
		return side_title(k, side);
	for (size_t i = 0; i < k->c->rows.n; i++) {
		issues += row_on(&k->c->rows.v[i], side);
		outcomes += row_outcomes(k, &k->c->rows.v[i], side);
	}
	return say_with(k, SAY_COUNTS, side_title(k, side), say_count(k, SAY_ISSUE_ONE, issues), say_count(k, SAY_OUTCOME_ONE, outcomes));
}

/* A list that stops says so. */
static void put_rest(struct composer *k, struct paragraph *p, size_t n)
{
	put_inked(k, p, say_more(k, n), RUN_ITALIC, INK_MUTED);
}

static void add_shared(struct composer *k, size_t most)
{
	struct table_draft t;
	const char *name = say(k, k->c->n_sides == 2 ? SAY_IN_BOTH : SAY_IN_SOME);
	side_columns(k, &t, name);
	for (size_t s = 0; s < k->c->n_sides; s++)
		t.columns[s + 1].head = str_c(counted(k, s));
	size_t left = 0;
	for (size_t i = 0; i < k->c->rows.n; i++) {
		const struct row *r = &k->c->rows.v[i];
		if (!is_shared(row_sides(k, r)))
			continue;
		if (t.rows.n == most) {
			left++;
			continue;
		}
		struct table_row *row = table_row_add(k, &t, -1);
		const struct pair *pair = telling_pair(k, r);
		row->head = true;
		put_topic(k, table_cell(k, row, 0, STYLE_CELL, NULL), r);
		for (size_t s = 0; s < k->c->n_sides; s++)
			fill_side(k, row, r, pair, s);
	}
	if (left && t.rows.n)
		put_rest(k, table_cell(k, &t.rows.v[t.rows.n - 1], 0, STYLE_META, NULL), left);
	if (t.rows.n)
		sides_table_add(k, &t, name);
	else
		add_para(k, STYLE_ITEM, say(k, SAY_NOTHING_SHARED));
}

static const char *only_words(const struct composer *k, size_t side)
{
	size_t n = k->c->n_sides;
	if (n > 1 && sides_in_time(k)) {
		if (side + 1 == n)
			return say_with(k, SAY_NEW_IN, k->c->sides[side].label);
		if (n == 2)
			return say_with(k, SAY_GONE_IN, k->c->sides[1].label);
	}
	return say_with(k, SAY_ONLY_IN, k->c->sides[side].label);
}

static struct paragraph *add_item(struct composer *k, struct paras *ps)
{
	struct paragraph *p = paras_add(k, ps, STYLE_ITEM);
	p->bullet = true;
	return p;
}

/* "Health: the sentence"; all that was only discussed in one line. */
static void put_only(struct composer *k, struct paras *ps, const struct row *r, const struct telling *t, struct paragraph **discussed)
{
	bool first = !*discussed;
	const char *named = say_named(k, r);
	struct paragraph *p = t->how == TOLD_AS_TOPIC && !first ? *discussed : add_item(k, ps);
	if (t->how != TOLD_AS_TOPIC) {
		put_topic(k, p, r);
		if (named)
			put_inked(k, p, arena_printf(k->a, " (%s)", named), RUN_ITALIC, INK_MUTED);
		put(k, p, arena_printf(k->a, "%s ", say(k, SAY_GLANCE_TOPIC)));
		put_told(k, p, t);
		return;
	}
	*discussed = p;
	put(k, p, first ? arena_printf(k->a, "%s%s ", say(k, SAY_ALSO_DISCUSSED), say(k, SAY_GLANCE_TOPIC)) : arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)));
	put_topic(k, p, r);
	put_claim(k, p, t->claims[0]);
}

/* What is told by a sentence first, and of that what is sure. */
static size_t fill_only(struct composer *k, struct paras *ps, size_t side, size_t most)
{
	size_t n = 0, left = 0;
	struct paragraph *discussed = NULL;
	for (enum told_how how = 0; how < TOLD_COUNT; how++)
		for (size_t i = 0; i < k->c->rows.n; i++) {
			const struct row *r = &k->c->rows.v[i];
			struct telling t;
			if (row_sides(k, r) != 1u << side || !tell_cell(k, r, side, ONLY_MAX, &t) || t.how != how)
				continue;
			if (n == most) {
				left++;
				continue;
			}
			put_only(k, ps, r, &t, &discussed);
			n++;
		}
	if (left)
		put_rest(k, paras_add(k, ps, STYLE_ITEM), left);
	return n;
}

/* Where nothing was read, nothing can be new. */
static const char *nothing_words(const struct composer *k, size_t side)
{
	return sources_on_side(k, side) ? say(k, SAY_NOTHING) : say_with(k, SAY_ABSENT_NONE, k->c->sides[side].label);
}

/* Of two sides both have a panel, of more only those that have something to say. */
static void add_only(struct composer *k, size_t most)
{
	struct panel *panels = arena_array(k->a, k->c->n_sides, struct panel);
	size_t n = 0;
	for (size_t s = 0; s < k->c->n_sides; s++) {
		struct paras ps = { 0 };
		put(k, paras_add(k, &ps, STYLE_PANEL_HEAD), only_words(k, s));
		if (!fill_only(k, &ps, s, most)) {
			if (k->c->n_sides > 2)
				continue;
			put_inked(k, paras_add(k, &ps, STYLE_ITEM), nothing_words(k, s), RUN_ITALIC, INK_MUTED);
		}
		panels[n] = (struct panel){ .edge = ink_of_side(s), .tint = (enum ink)(INK_SIDE_TINT + s % 4), .v = ps.v, .n = ps.n };
		n++;
	}
	if (!n)
		return;
	struct block *b = add_block(k, BLOCK_PANELS);
	b->panels.v = panels;
	b->panels.n = n;
}

/* Does one side alone have what is not light? */
static bool any_weighty(const struct composer *k)
{
	for (size_t i = 0; i < k->c->rows.n; i++) {
		const struct row *r = &k->c->rows.v[i];
		for (size_t s = 0; s < k->c->n_sides; s++)
			if (row_sides(k, r) == 1u << s && lead_weight(k, r, s) >= points_of(k, WEIGH_ISSUE, "light"))
				return true;
	}
	return k->c->n_sides < 2;
}

void compose_glance(struct composer *k, const struct brief_section *s)
{
	size_t most = s->limit ? (size_t)s->limit : LINES;
	size_t each = s->each ? (size_t)s->each : k->c->n_sides > 2 && most > NARROW_LINES ? NARROW_LINES : most;
	bool weighty = any_weighty(k);
	add_titled(k, s);
	k->told.n = 0;
	/* First what is new, unless it is light; the table can go on over the page's end. */
	if (weighty)
		add_only(k, each);
	if (k->c->n_sides > 1)
		add_shared(k, most);
	if (!weighty)
		add_only(k, each);
}
