/* flow.c: paragraphs across the page, in columns where the sheet is too wide
 * for one.
 *
 * All columns of a strip share one run of paragraphs: a part on a page fills
 * them one after the other down to its foot; the last part makes them even.
 * Heads of sections, tables and figures keep the whole width. */
#include "layout_int.h"

#include <math.h>

#define LEAST_LINES 3     /* a column; less stays in one */
#define MOST_MEASURE 45   /* em of what stays in one: some 90 characters */
#define CHARACTER .48     /* em: its usual width */
#define LEAST_BEGIN 4     /* lines of the columns at a page's foot */

static bool is_prose(enum style st)
{
	return st == STYLE_TEXT || st == STYLE_ITEM || st == STYLE_NOTE || st == STYLE_QUOTE;
}

static bool may_flow(const struct block *b)
{
	return b->kind == BLOCK_PARA && (is_prose(b->para.style) || b->para.style == STYLE_H3);
}

static double column_width(const struct setter *s)
{
	double n = s->t->columns;
	return (s->width - (n - 1) * s->t->gutter_pt) / n;
}

/* About how many lines of a column. */
static double lines_of(const struct setter *s, const struct paragraph *p)
{
	double letters = 0;
	for (size_t i = 0; i < p->runs.n; i++)
		letters += (double)p->runs.v[i].text.n;
	return ceil(letters * CHARACTER * s->t->styles[p->style].size_pt / column_width(s));
}

size_t flow_length(const struct setter *s, const struct block *v, size_t n)
{
	size_t k = 0;
	double lines = 0;
	while (s->t->columns > 1 && k < n && may_flow(&v[k]))
		k++;
	/* What keeps with a table or a figure stays above it. */
	while (k > 0 && v[k - 1].keep_next)
		k--;
	for (size_t i = 0; i < k; i++)
		lines += lines_of(s, &v[i].para);
	return lines >= LEAST_LINES * s->t->columns ? k : 0;
}

double flow_measure(const struct setter *s, const struct paragraph *p)
{
	return s->t->columns > 1 && is_prose(p->style) ? fmin(s->width, MOST_MEASURE * s->t->styles[p->style].size_pt) : s->width;
}

bool flow_fill(const struct strip *t, struct cursor at, double room, bool force, struct cursor *from, struct cursor *to, double *h)
{
	*h = 0;
	for (size_t c = 0; c < t->n; c++) {
		double used;
		from[c] = at;
		cell_fit(&t->cells[c], at, room, force, &to[c], &used);
		at = to[c];
		*h = fmax(*h, used);
	}
	return cell_done(t->cells, at);
}

void flow_balance(const struct strip *t, bool force, struct cursor *from, struct cursor *to, double *h)
{
	struct cursor at = from[0];
	double low = cell_rest(t->cells, at) / (double)t->n - 1, high = *h, got;
	while (high - low > .5) {
		double try = (low + high) / 2;
		if (flow_fill(t, at, try, force, from, to, &got))
			high = fmin(got, try);
		else
			low = try;
	}
	flow_fill(t, at, high, force, from, to, h);
}

static double whole_height(struct setter *s, const struct strip *t)
{
	double page = s->t->paper_h_pt - s->t->margin_top_pt - s->t->margin_bottom_pt, h = t->cells->h / (double)t->n;
	struct cursor *from = arena_array(s->tmp, t->n, struct cursor), *to = arena_array(s->tmp, t->n, struct cursor);
	/* Higher than a page: it is not asked how much. */
	if (h < page && flow_fill(t, (struct cursor){ 0, 0 }, page, false, from, to, &h))
		flow_balance(t, false, from, to, &h);
	return h;
}

void flow_tighten(struct setter *s, struct strip *t, double tight)
{
	if (t->tight == tight)
		return;
	cell_stack(&t->cells[0], 0, tight);
	for (size_t c = 1; c < t->n; c++)
		t->cells[c].h = t->cells[0].h;
	t->tight = tight;
	t->h = whole_height(s, t);
}

void set_flow(struct setter *s, const struct block *v, size_t n)
{
	struct strip *t = strip_new(s, STRIP_FLOW, v);
	struct paragraph *p = arena_array(s->tmp, n, struct paragraph);
	struct cell_opt opt = { .parent = s->sect, .list = &s->list };
	bool whole = n > 1;
	for (size_t i = 0; i < n; i++) {
		p[i] = v[i].para;
		whole = whole && (v[i].keep_next || i + 1 == n);
	}
	t->n = s->t->columns;
	t->cells = arena_array(s->tmp, t->n, struct cell_set);
	cell_fill(s, p, n, 0, column_width(s), &opt, t->cells);
	for (size_t i = 0; i < n && !whole; i++)
		t->cells->v[i].head = t->cells->v[i].head || v[i].keep_next;
	for (size_t c = 1; c < t->n; c++) {
		t->cells[c] = t->cells[0];
		t->cells[c].x = (double)c * (column_width(s) + s->t->gutter_pt);
	}
	t->tight = 1;
	t->h = whole_height(s, t);
	t->before = s->t->styles[p[0].style].before_pt;
	t->after = s->t->styles[p[n - 1].style].after_pt;
	t->may_split = !whole;
	t->least_h = LEAST_BEGIN * s->t->baseline_pt;
}
