/* table.c: rows as strips. */
#include "layout_int.h"

#include <math.h>

#define PAD_Y 2.0
/* Lines.  A lower row goes on the next page; a higher one begins where so many fit. */
#define LEAST_SPLIT 8
#define LEAST_BEGIN 4
#define MOST_KEPT 4 /* of the first two, which stay together */
enum { MOST_WHOLE = 6 }; /* lines of an item of several in a cell that no page's end parts */

struct table_set {
	const struct block *b;
	struct column_fit *cols;
	size_t n;
	struct group *group;
	int table, body;
};

/* First baselines of a row on one line. */
static void align_row(struct strip *t)
{
	double base = 0;
	for (size_t c = 0; c < t->n; c++)
		if (t->cells[c].n)
			base = fmax(base, par_first_baseline(&t->cells[c].v[0]));
	for (size_t c = 0; c < t->n; c++)
		if (t->cells[c].n)
			t->cells[c].dy = base - par_first_baseline(&t->cells[c].v[0]);
	t->pad_top = t->pad_bottom = PAD_Y;
	t->h = cells_height(t->cells, t->n) + t->pad_top + t->pad_bottom;
}

static void space_head(struct strip *h)
{
	align_row(h);
	h->pad_top = h->pad_bottom = PAD_Y + 1;
	h->h += 2;
}

static struct strip *set_head(struct setter *s, struct table_set *t)
{
	struct strip *h = strip_new(s, STRIP_ROW, t->b);
	int head = node_new(s, "THead", t->table), tr = node_new(s, "TR", head);
	h->group = t->group;
	h->n = t->n;
	h->cells = arena_array(s->tmp, t->n, struct cell_set);
	for (size_t c = 0; c < t->n; c++) {
		const struct column *col = &t->b->table.columns[c];
		/* An empty corner is no header. */
		int th = node_new(s, col->head.n ? "TH" : "TD", tr);
		if (col->head.n) {
			t->cols[c].id = arena_printf(s->a, "t%uc%zu", s->tables, c + 1);
			node_at(s, th)->id = t->cols[c].id;
			node_at(s, th)->scope = "Column";
		}
		bool ground = !t->b->table.side_heads || c > 0;
		struct cell_opt opt = { .parent = th, .right = col->right, .recolour = true, .colour = s->t->inks[ground ? INK_PAPER : INK_STRUCTURE] };
		cell_fill(s, paragraph_of(s, STYLE_CELL_HEAD, col->head, 0), col->head.n > 0, t->cols[c].x, t->cols[c].w,
		    &opt, &h->cells[c]);
	}
	space_head(h);
	h->keep_next = true;
	return h;
}

/* The side of all its rows, or -1. */
static int side_of(const struct block *b)
{
	for (size_t r = 1; r < b->table.n_rows; r++)
		if (b->table.rows[r].side != b->table.rows[0].side)
			return -1;
	return b->table.rows[0].side;
}

/* The head as it is said again where all rows are of one side: the title above
 * the table, which names that, is not. */
static struct strip *set_repeat(struct setter *s, const struct table_set *t, const struct strip *head)
{
	int side = side_of(t->b);
	size_t c = t->n - 1;
	if (side < 0 || !t->b->table.columns[c].head.n)
		return NULL;
	struct strip *h = strip_make(s, STRIP_ROW, t->b);
	struct cell_opt opt = { .parent = -1, .right = t->b->table.columns[c].right, .recolour = true, .colour = head->cells[c].v[0].colour };
	struct paragraph *p = paragraph_of(s, STYLE_CELL_HEAD, t->b->table.columns[c].head, 0);
	*vec_push(s->tmp, &p->runs) = (struct run){ .text = str_c(arena_printf(s->a, " · %s", s->m->sides.v[side])) };
	*vec_push(s->tmp, &p->runs) = (struct run){ .text = str_c(arena_printf(s->a, " %.*s", STR_ARG(s->m->continued))), .attr = RUN_ITALIC };
	*h = *head;
	h->cells = arena_array(s->tmp, t->n, struct cell_set);
	for (size_t i = 0; i < c; i++)
		h->cells[i] = head->cells[i];
	cell_fill(s, p, 1, t->cols[c].x, t->cols[c].w, &opt, &h->cells[c]);
	space_head(h);
	return h;
}

static void tag_cell(struct setter *s, const struct table_set *t, int td, size_t c, const char *row_id)
{
	struct node *n = node_at(s, td);
	const char *col_id = t->cols[c].id;
	n->headers.v = arena_array(s->a, 2, const char *);
	if (col_id)
		n->headers.v[n->headers.n++] = col_id;
	if (row_id)
		n->headers.v[n->headers.n++] = row_id;
}

/* Of several items each stays together: a person with his office. */
static void keep_items(struct cell_set *c)
{
	for (size_t i = 0; i < c->n; i++)
		c->v[i].whole = c->n > 1 && c->v[i].n <= MOST_WHOLE;
}

/* Where a row's labels are too narrow for "continued", that stands above what goes on. */
static void say_above(struct setter *s, struct strip *r)
{
	const struct paragraph *more = paragraph_of(s, STYLE_META, s->m->continued, RUN_ITALIC);
	double w = 0, narrowest = 0;
	size_t longest = 0;
	linebreak_extent(s, more, &s->t->styles[STYLE_META], &w, &narrowest);
	for (size_t i = 1; i < r->n; i++)
		longest = r->cells[i].h > r->cells[longest].h ? i : longest;
	for (size_t i = 0; i < r->n; i++)
		if (i != longest && row_label(r, i) && r->cells[i].w >= w)
			return;
	struct cell_opt opt = { .parent = -1, .recolour = true, .colour = s->t->inks[INK_MUTED] };
	const struct cell_set *c = &r->cells[longest];
	r->again = arena_calloc(s->tmp, r->n, sizeof *r->again);
	cell_fill(s, more, 1, c->x, c->w, &opt, &r->again[longest]);
	if (r->cells[0].n) /* on one line with the first label */
		r->again[longest].dy = fmax(0, r->cells[0].dy + par_first_baseline(&r->cells[0].v[0]) - par_first_baseline(&r->again[longest].v[0]));
	r->again_h = cells_height(r->again, r->n);
}

static void set_row(struct setter *s, struct table_set *t, size_t at)
{
	const struct table_row *row = &t->b->table.rows[at];
	struct strip *r = strip_new(s, STRIP_ROW, t->b);
	int tr = node_new(s, "TR", t->body);
	const char *row_id = row->head ? arena_printf(s->a, "t%ur%zu", s->tables, at + 1) : NULL;
	r->group = t->group;
	r->row = row;
	r->n = t->n;
	r->cells = arena_array(s->tmp, t->n, struct cell_set);
	for (size_t c = 0; c < t->n; c++) {
		bool head = c == 0 && row->head;
		int td = node_new(s, head ? "TH" : "TD", tr);
		if (head) {
			node_at(s, td)->id = row_id;
			node_at(s, td)->scope = "Row";
		} else {
			tag_cell(s, t, td, c, row_id);
		}
		struct cell_opt opt = { .parent = td, .type = "P", .right = t->b->table.columns[c].right };
		cell_fill(s, row->cells[c].v, row->cells[c].n, t->cols[c].x, t->cols[c].w, &opt, &r->cells[c]);
		keep_items(&r->cells[c]);
	}
	align_row(r);
	r->may_split = r->h > LEAST_SPLIT * s->t->baseline_pt;
	if (r->may_split)
		say_above(s, r);
	r->least_h = LEAST_BEGIN * s->t->baseline_pt;
	r->last = at + 1 == t->b->table.n_rows;
}

/* Neither the first row nor the last stands alone on a page, the last under a
 * head said again, unless it or its neighbour is tall: then keep.c has a say.
 * Of a row that splits some lines stand with the others anyway. */
static void keep_ends(const struct setter *s, struct strip *const *rows, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		bool small = fmax(rows[i]->h, rows[i + 1]->h) < MOST_KEPT * s->t->baseline_pt;
		rows[i]->keep_next = (i == 0 || i + 2 == n) && small && !rows[i]->may_split;
	}
}

void set_table(struct setter *s, const struct block *b)
{
	struct table_set t = { .b = b, .n = b->table.n_columns };
	if (!t.n || !b->table.n_rows)
		return;
	s->tables++;
	t.cols = arena_array(s->tmp, t.n, struct column_fit);
	t.group = arena_new_of(s->tmp, struct group);
	t.group->block = b;
	t.table = node_new(s, "Table", s->sect);
	node_at(s, t.table)->title = b->table.summary;
	columns_fit(s, b, t.cols);
	size_t first = s->strips.n;
	if (!b->table.plain) {
		struct strip *head = set_head(s, &t), *again = set_repeat(s, &t, head);
		t.group->repeat = again ? again : head;
	}
	t.body = node_new(s, "TBody", t.table);
	for (size_t r = 0; r < b->table.n_rows; r++)
		set_row(s, &t, r);
	keep_ends(s, &s->strips.v[s->strips.n - b->table.n_rows], b->table.n_rows);
	s->strips.v[first]->before = s->t->baseline_pt * .4;
	struct strip *last = s->strips.v[s->strips.n - 1];
	last->after = s->t->baseline_pt * .8;
	last->keep_next = b->keep_next;
}
