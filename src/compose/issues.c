/* issues.c: issue by issue, side by side.
 *
 * Outcomes that answer each other stand in one band.  The others share the
 * band below, in which each side flows on by itself: aligning what does not
 * belong together would only tear holes. */
#include <stdlib.h>
#include <string.h>

#include "compose_int.h"

static struct paras *band_add(struct composer *k, struct block *b)
{
	b->sides.bands = arena_grow(k->a, b->sides.bands, b->sides.n_bands * sizeof *b->sides.bands, (b->sides.n_bands + 1) * sizeof *b->sides.bands);
	b->sides.n_bands++;
	return arena_array(k->a, k->c->n_sides, struct paras);
}

static void band_close(struct composer *k, struct block *b, const struct paras *cells)
{
	struct band *band = &b->sides.bands[b->sides.n_bands - 1];
	band->cells = arena_calloc(k->a, k->c->n_sides, sizeof *band->cells);
	for (size_t s = 0; s < k->c->n_sides; s++) {
		band->cells[s].v = cells[s].v;
		band->cells[s].n = cells[s].n;
	}
}

/* A chain over three sides says its relation once, since the earliest. */
static bool is_said(struct composer *k, const struct row *r, const struct pair *pair, unsigned side)
{
	for (size_t i = 0; i < r->pairs.n; i++) {
		const struct pair *other = &r->pairs.v[i];
		const struct claim_entry *before = claim_find(k, other->a);
		if (other != pair && strcmp(other->b, pair->b) == 0 && strcmp(other->relation, pair->relation) == 0 && before &&
		    (before->at.side < side || (before->at.side == side && other < pair)))
			return true;
	}
	return false;
}

/* The relation before the later of two, and since when where that is not plain:
 * "↑ STRENGTHENED since 2017", "✓ FULFILLED since 4 May". */
static void put_since(struct composer *k, struct paragraph *p, const struct pair *pair, const char *since)
{
	put(k, p, " ");
	put_relation(k, p, pair->relation);
	if (since)
		put_inked(k, p, arena_printf(k->a, " %s", say_with(k, SAY_SINCE, since)), RUN_ITALIC, INK_MUTED);
}

static void put_relations(struct composer *k, struct paragraph *p, const struct row *r, const char *id)
{
	for (size_t i = 0; i < r->pairs.n; i++) {
		const struct claim_entry *before = claim_find(k, r->pairs.v[i].a);
		if (strcmp(r->pairs.v[i].b, id) == 0 && before && !is_said(k, r, &r->pairs.v[i], before->at.side))
			put_since(k, p, &r->pairs.v[i], k->c->n_sides > 2 ? k->c->sides[before->at.side].label : NULL);
	}
	for (size_t i = 0; i < r->steps.n; i++) {
		const struct claim_entry *before = claim_find(k, r->steps.v[i].a);
		if (strcmp(r->steps.v[i].b, id) == 0 && before && before->at.meeting->start)
			put_since(k, p, &r->steps.v[i], say_date(k, before->at.meeting->start, NULL));
	}
}

static void fill_outcome(struct composer *k, struct paragraph *p, const struct row *r, const struct claim_entry *e)
{
	const struct outcome *o = e->at.item;
	put_type(k, p, o->type);
	put_relations(k, p, r, e->id);
	put(k, p, arena_printf(k->a, " %s", outcome_text(k, o)));
	put_claim(k, p, e->id);
	put_according(k, p, e);
}

static void put_outcome(struct composer *k, struct paras *ps, const struct row *r, const struct claim_entry *e)
{
	fill_outcome(k, paras_add(k, ps, STYLE_TEXT), r, e);
}

/* Claims of a row that pairs join, directly or through others, are of one
 * group; the group's number is the least place of its members. */
struct groups {
	const char **ids;
	size_t *group, n;
};

static size_t place_of(const struct groups *g, const char *id)
{
	size_t i = 0;
	while (i < g->n && strcmp(g->ids[i], id) != 0)
		i++;
	return i;
}

static bool id_told(const struct composer *k, const struct row *r, const char *id)
{
	for (size_t side = 0; side < k->c->n_sides; side++)
		for (size_t i = 0; i < r->cells[side].n; i++)
			if (strcmp(r->cells[side].v[i], id) == 0)
				return cell_told(k, r, side, i);
	return false;
}

static struct groups group_pairs(struct composer *k, const struct row *r)
{
	struct groups g = { 0 };
	g.ids = arena_array(k->a, 2 * r->pairs.n, const char *);
	g.group = arena_array(k->a, 2 * r->pairs.n, size_t);
	for (size_t i = 0; i < r->pairs.n; i++) {
		const char *ends[] = { r->pairs.v[i].a, r->pairs.v[i].b };
		size_t at[2];
		if (!outcome_of(claim_find(k, ends[0])) || !outcome_of(claim_find(k, ends[1])))
			continue;
		if (!id_told(k, r, ends[0]) && !id_told(k, r, ends[1]))
			continue;
		for (int e = 0; e < 2; e++) {
			at[e] = place_of(&g, ends[e]);
			if (at[e] == g.n) {
				g.ids[g.n] = ends[e];
				g.group[g.n] = g.n;
				g.n++;
			}
		}
		size_t low = g.group[at[0]] < g.group[at[1]] ? g.group[at[0]] : g.group[at[1]];
		size_t high = g.group[at[0]] + g.group[at[1]] - low;
		for (size_t j = 0; j < g.n; j++)
			if (g.group[j] == high)
				g.group[j] = low;
	}
	return g;
}

static const char *absent_words(struct composer *k, size_t side)
{
	size_t n = sources_on_side(k, side);
	const char *label = k->c->sides[side].label, *count = arena_printf(k->a, "%zu", n);
	return n == 0 ? say_with(k, SAY_ABSENT_NONE, label) : n == 1 ? say_with(k, SAY_ABSENT_ONE, label) : say_with(k, SAY_ABSENT_MANY, label, count);
}

/* A side without sources is silent on everything: that is said once, above. */
static void put_absent(struct composer *k, struct paras *ps, const struct row *r, size_t side)
{
	const char *words = topic_named(k, r->topic, side) ? say_with(k, SAY_ABSENT_NAMED, k->c->sides[side].label) : absent_words(k, side);
	if (sources_on_side(k, side))
		put_inked(k, paras_add(k, ps, STYLE_TEXT), words, RUN_ITALIC, INK_MUTED);
}

static void add_groups(struct composer *k, struct block *b, const struct row *r, const struct groups *g)
{
	for (size_t lead = 0; lead < g->n; lead++) {
		if (g->group[lead] != lead)
			continue;
		struct paras *cells = band_add(k, b);
		for (size_t s = 0; lead == 0 && s < k->c->n_sides; s++)
			if (!row_on(r, s))
				put_absent(k, &cells[s], r, s);
		for (size_t i = 0; i < g->n; i++) {
			const struct claim_entry *e = claim_find(k, g->ids[i]);
			if (g->group[i] == lead)
				put_outcome(k, &cells[e->at.side], r, e);
		}
		band_close(k, b, cells);
	}
}

/* Mentions without an outcome: one line with all their references. */
static void put_mentions(struct composer *k, struct paras *ps, const struct row *r, size_t side)
{
	struct paragraph *p = paras_text(k, ps, STYLE_TEXT, say(k, SAY_DISCUSSED));
	for (size_t i = 0; i < r->cells[side].n; i++)
		put_claim(k, p, r->cells[side].v[i]);
}

static void put_left(struct composer *k, struct paragraph *p, size_t n)
{
	const char *words = say_more(k, n);
	/* Upright behind a dot: "(according to B) and 3 more" in one slant reads as one. */
	put_inked(k, p, p->runs.n ? arena_printf(k->a, " · %s", words) : words, 0, INK_MUTED);
}

/* "and 3 more", behind the last of those that are told: no line of its own. */
static void put_more(struct composer *k, struct paras *ps, enum style style, size_t n)
{
	if (!n)
		return;
	put_left(k, ps->n ? &ps->v[ps->n - 1] : paras_add(k, ps, style), n);
}

/* An outcome that no pair holds, or NULL. */
static const struct claim_entry *rest_at(struct composer *k, const struct row *r, size_t side, const struct groups *g, size_t i)
{
	const struct claim_entry *e = claim_find(k, r->cells[side].v[i]);
	return outcome_of(e) && place_of(g, e->id) == g->n ? e : NULL;
}

/* Where only some are printed, what is told at length makes room for what is not. */
static bool any_short(struct composer *k, const struct row *r, size_t side, const struct groups *g)
{
	for (size_t i = 0; i < r->cells[side].n; i++) {
		const struct claim_entry *e = rest_at(k, r, side, g, i);
		if (e && told_length(outcome_of(e)) <= TOLD_MAX)
			return true;
	}
	return false;
}

/* The last paragraph of a side in the bands so far, or NULL. */
static struct paragraph *last_of(const struct block *b, size_t side)
{
	for (size_t i = b->sides.n_bands; i-- > 0;)
		if (b->sides.bands[i].cells[side].n)
			return &b->sides.bands[i].cells[side].v[b->sides.bands[i].cells[side].n - 1];
	return NULL;
}

static bool add_rest(struct composer *k, const struct block *b, struct paras *ps, const struct row *r, size_t side, const struct groups *g, size_t most)
{
	size_t left = 0;
	if (!row_on(r, side)) {
		if (!g->n)
			put_absent(k, ps, r, side);
	} else if (!row_outcomes(k, r, side)) {
		put_mentions(k, ps, r, side);
	} else {
		bool limited = most || k->b->outcomes, brief = limited && any_short(k, r, side, g);
		for (size_t i = 0; i < r->cells[side].n; i++) {
			const struct claim_entry *e = rest_at(k, r, side, g, i);
			if (!e)
				continue;
			if (!cell_told(k, r, side, i) || (most && ps->n >= most) || (limited && (brief || ps->n) && told_length(outcome_of(e)) > TOLD_MAX))
				left++;
			else
				put_outcome(k, ps, r, e);
		}
		if (left && !ps->n && last_of(b, side))
			put_left(k, last_of(b, side), left);
		else
			put_more(k, ps, STYLE_TEXT, left);
	}
	return ps->n > 0;
}

static void add_issue(struct composer *k, const struct row *r, size_t most)
{
	const char *name = say_topic(k, r->topic);
	struct block b = { .kind = BLOCK_SIDES };
	b.sides.head.style = STYLE_H2;
	b.sides.head.anchor = row_anchor(k, r);
	b.sides.head.outline = name;
	put(k, &b.sides.head, name);
	b.sides.state = str_c(row_state(k, r));
	struct groups g = group_pairs(k, r);
	add_groups(k, &b, r, &g);
	struct paras *cells = arena_array(k->a, k->c->n_sides, struct paras);
	bool any = false;
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (add_rest(k, &b, &cells[s], r, s, &g, most))
			any = true;
	if (any) {
		band_add(k, &b);
		band_close(k, &b, cells);
		b.sides.bands[b.sides.n_bands - 1].flows = b.sides.n_bands > 1;
	}
	*add_block(k, BLOCK_SIDES) = b;
}

/* What only one side speaks of would leave the other columns empty: it stands
 * in a table over the whole width, and the silence is told once. */
static void add_single(struct composer *k, struct table_draft *t, const struct row *r, size_t side, size_t most)
{
	size_t left = 0;
	struct table_row *row = table_row_add(k, t, (int)side);
	const char *name = say_topic(k, r->topic);
	struct paras ps = { 0 };
	row->head = true;
	struct paragraph *p = table_cell(k, row, 0, STYLE_CELL, NULL);
	put_as(k, p, name, RUN_BOLD | RUN_SANS);
	p->anchor = row_anchor(k, r);
	if (say_named(k, r))
		put_inked(k, table_cell(k, row, 0, STYLE_META, NULL), say_named(k, r), RUN_ITALIC, INK_MUTED);
	for (size_t i = 0; i < r->cells[side].n; i++) {
		const struct claim_entry *e = claim_find(k, r->cells[side].v[i]);
		if (outcome_of(e) && (!cell_told(k, r, side, i) || (most && ps.n >= most)))
			left++;
		else if (outcome_of(e))
			fill_outcome(k, paras_add(k, &ps, STYLE_ITEM), r, e);
	}
	put_more(k, &ps, STYLE_ITEM, left);
	if (!ps.n) {
		struct paragraph *said = paras_text(k, &ps, STYLE_ITEM, say(k, SAY_DISCUSSED));
		for (size_t i = 0; i < r->cells[side].n; i++)
			put_claim(k, said, r->cells[side].v[i]);
	}
	table_cell_paras(row, 1, ps);
}

static void add_singles(struct composer *k, size_t n, size_t side, size_t most)
{
	struct table_draft t;
	bool named = false;
	table_init(k, &t, 2);
	table_column(k, &t, 0, say(k, SAY_COL_ISSUE), 1.4, false);
	table_column(k, &t, 1, say(k, SAY_COL_OUTCOMES), 6, false);
	for (size_t i = 0; i < n; i++)
		if (row_sides(k, &k->c->rows.v[i]) == 1u << side && row_told(k, &k->c->rows.v[i])) {
			add_single(k, &t, &k->c->rows.v[i], side, most);
			named |= say_named(k, &k->c->rows.v[i]) != NULL;
		}
	if (!t.rows.n)
		return;
	const char *head = say_with(k, SAY_ONLY_IN, k->c->sides[side].label);
	struct paragraph *p = add_para(k, STYLE_H2, NULL);
	put_inked(k, p, head, RUN_BOLD, ink_of_side(side));
	p->outline = head;
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	const char **silent = arena_array(k->a, k->c->n_sides, const char *);
	size_t n_silent = 0, last = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (s != side && sources_on_side(k, s)) {
			silent[n_silent++] = k->c->sides[s].label;
			last = s;
		}
	if (n_silent) {
		const char *all = say_list(k, silent, n_silent, true);
		const char *words = named ? say_with(k, SAY_ABSENT_MARKED, all) : n_silent == 1 ? absent_words(k, last) : say_with(k, SAY_ABSENT_SEVERAL, all);
		put_inked(k, add_para(k, STYLE_NOTE, NULL), words, RUN_ITALIC, INK_MUTED);
		k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	}
	table_add(k, &t, head);
}

static void add_empty(struct composer *k)
{
	for (size_t side = 0; side < k->c->n_sides; side++)
		if (!sources_on_side(k, side)) {
			put_inked(k, add_para(k, STYLE_NOTE, NULL), absent_words(k, side), RUN_ITALIC, INK_MUTED);
			k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
		}
}

/* By name: what is not told here is in the sources all the same. */
static void add_left_out(struct composer *k, size_t printed)
{
	const char **names = arena_array(k->a, k->c->rows.n + 1, const char *);
	size_t n = 0;
	for (size_t i = 0; i < k->c->rows.n; i++)
		if (i >= printed || !row_told(k, &k->c->rows.v[i]))
			names[n++] = say_topic(k, k->c->rows.v[i].topic);
	if (n)
		put_inked(k, add_para(k, STYLE_META, NULL), say_with(k, SAY_MORE_ISSUES, say_count(k, SAY_ISSUE_ONE, n), say_list(k, names, n, false)), RUN_ITALIC, INK_MUTED);
}

/* What several sides speak of stands side by side; then, side by side in turn,
 * what the sources of one alone speak of. */
void compose_issues(struct composer *k, const struct brief_section *s)
{
	size_t n = limit_of(s, k->c->rows.n);
	if (!n)
		return;
	add_titled(k, s);
	add_empty(k);
	for (size_t i = 0; i < n; i++) {
		unsigned sides = row_sides(k, &k->c->rows.v[i]);
		if (sides & (sides - 1) && row_told(k, &k->c->rows.v[i]))
			add_issue(k, &k->c->rows.v[i], (size_t)s->each);
	}
	k->family = ++k->families;
	for (size_t side = 0; side < k->c->n_sides; side++)
		add_singles(k, n, side, (size_t)s->each);
	k->family = 0;
	add_left_out(k, n);
}
