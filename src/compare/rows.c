/* rows.c: a row a topic, a cell a side, the heaviest first. */
#include "compare_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A headline counts three plain results; strength and further sources add
 * up to one each; what belongs to another meeting counts half. */
static double outcome_weight(const struct outcome *o)
{
	double sources = o->claim.n_sources > 1 ? (double)(o->claim.n_sources - 1) : 0;
	double w = 1 + (o->key ? 2 : 0) + (double)o->strength / STRENGTH_COUNT + fmin(sources, 2) / 2;
	return o->meeting ? w / 2 : w;
}

static struct row *row_of(struct comparing *x, const char *topic)
{
	for (size_t i = 0; i < x->out->rows.n; i++)
		if (strcmp(x->out->rows.v[i].topic, topic) == 0)
			return &x->out->rows.v[i];
	struct row *r = vec_push(x->a, &x->out->rows);
	r->topic = topic;
	r->n_cells = x->out->n_sides;
	r->cells = arena_array(x->a, r->n_cells ? r->n_cells : 1, struct strs);
	return r;
}

static void put(struct arena *a, struct strs *cell, const char *id)
{
	if ((cell->n & (cell->n - 1)) == 0)
		cell->v = arena_grow(a, cell->v, cell->n * sizeof *cell->v, (cell->n ? cell->n * 2 : 1) * sizeof *cell->v);
	cell->v[cell->n++] = id;
}

static void place(struct comparing *x, const struct outcome *o, const struct meeting *m, unsigned side, const struct bag *names)
{
	*vec_push(x->a, &x->outcomes) = (struct placed){
		o, m, side, outcome_weight(o), wording_of(x->a, x->rules ? x->rules->words : NULL, names, o) };
}

static struct bag names_of(struct arena *a, const struct meeting *m)
{
	struct strbuf all;
	strbuf_init(&all);
	for (size_t i = 0; i < m->participants.n; i++) {
		strbuf_puts(&all, m->participants.v[i].name ? m->participants.v[i].name : "");
		strbuf_putc(&all, ' ');
	}
	struct bag names = bag_of(a, strbuf_str(&all));
	strbuf_release(&all);
	return names;
}

static void collect(struct comparing *x)
{
	for (unsigned s = 0; s < x->out->n_sides; s++)
		for (size_t k = 0; k < x->out->sides[s].n_meetings; k++) {
			const struct meeting *m = &x->out->sides[s].meetings[k];
			struct bag names = names_of(x->a, m);
			for (size_t i = 0; i < m->outcomes.n; i++)
				if (m->outcomes.v[i].issue && m->outcomes.v[i].claim.id)
					place(x, &m->outcomes.v[i], m, s, &names);
		}
}

/* Positions in x->outcomes, heaviest first within a side. */
struct ranked {
	const struct placed *p;
	size_t at;
};

static int by_weight(const void *pa, const void *pb)
{
	const struct ranked *a = pa, *b = pb;
	if (a->p->weight != b->p->weight)
		return a->p->weight < b->p->weight ? 1 : -1;
	return (a->at > b->at) - (a->at < b->at);
}

static void fill_outcomes(struct comparing *x)
{
	struct ranked *order = arena_array(x->a, x->outcomes.n + 1, struct ranked);
	for (size_t i = 0; i < x->outcomes.n; i++)
		order[i] = (struct ranked){ &x->outcomes.v[i], i };
	qsort(order, x->outcomes.n, sizeof *order, by_weight);
	for (size_t i = 0; i < x->outcomes.n; i++) {
		const struct placed *p = order[i].p;
		struct row *r = row_of(x, p->o->issue);
		put(x->a, &r->cells[p->side], p->o->claim.id);
		r->weight += p->weight;
	}
}

static void fill_issues(struct comparing *x)
{
	for (unsigned s = 0; s < x->out->n_sides; s++)
		for (size_t k = 0; k < x->out->sides[s].n_meetings; k++) {
			const struct meeting *m = &x->out->sides[s].meetings[k];
			for (size_t i = 0; i < m->issues.n; i++) {
				if (!m->issues.v[i].topic || !m->issues.v[i].claim.id)
					continue;
				struct row *r = row_of(x, m->issues.v[i].topic);
				put(x->a, &r->cells[s], m->issues.v[i].claim.id);
				r->weight += 0.5;
			}
		}
}

static const char *state_of(struct comparing *x, const struct row *r, size_t *told)
{
	const char *only = NULL;
	*told = 0;
	for (size_t s = 0; s < r->n_cells; s++)
		if (r->cells[s].n) {
			++*told;
			only = x->out->sides[s].label;
		}
	if (*told == r->n_cells)
		return "in-all";
	return *told > 1 ? "in-some" : arena_printf(x->a, "only:%s", only ? only : "");
}

/* A passing mention of low confidence opens no row; a key outcome does and one
 * with a figure, which would be told nowhere else. */
static bool is_open(const struct comparing *x, const char *topic)
{
	for (size_t i = 0; i < x->outcomes.n; i++) {
		const struct outcome *o = x->outcomes.v[i].o;
		if ((!o->claim.low || o->key || o->n_amounts) && strcmp(o->issue, topic) == 0)
			return true;
	}
	for (size_t s = 0; s < x->out->n_sides; s++)
		for (size_t k = 0; k < x->out->sides[s].n_meetings; k++) {
			const struct meeting *m = &x->out->sides[s].meetings[k];
			for (size_t i = 0; i < m->issues.n; i++)
				if (!m->issues.v[i].claim.low && same_text(m->issues.v[i].topic, topic))
					return true;
		}
	return false;
}

static void close_rows(struct comparing *x)
{
	size_t n = 0;
	for (size_t i = 0; i < x->out->rows.n; i++)
		if (is_open(x, x->out->rows.v[i].topic))
			x->out->rows.v[n++] = x->out->rows.v[i];
	x->out->rows.n = n;
}

/* For qsort, which takes no context. */
struct ordered_row {
	struct row row;
	unsigned order;
};

static int by_row_weight(const void *pa, const void *pb)
{
	const struct ordered_row *a = pa, *b = pb;
	if (a->row.weight != b->row.weight)
		return a->row.weight < b->row.weight ? 1 : -1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return strcmp(a->row.topic, b->row.topic);
}

void build_rows(struct comparing *x)
{
	collect(x);
	weigh_stems(x);
	fill_outcomes(x);
	fill_issues(x);
	close_rows(x);
	size_t n = x->out->rows.n;
	struct ordered_row *rows = arena_array(x->a, n + 1, struct ordered_row);
	for (size_t i = 0; i < n; i++) {
		struct row *r = &x->out->rows.v[i];
		size_t told;
		r->state = state_of(x, r, &told);
		if (told > 1) /* what can be compared comes before what stands alone */
			r->weight *= 1.5;
		r->weight = round(r->weight * 100) / 100;
		rows[i] = (struct ordered_row){ *r, x->rules ? taxonomy_order(x->rules->taxonomy, TAX_TOPIC, r->topic) : 0 };
	}
	qsort(rows, n, sizeof *rows, by_row_weight);
	for (size_t i = 0; i < n; i++)
		x->out->rows.v[i] = rows[i].row;
}
