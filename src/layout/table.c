/* table.c: columns from weights and content, then rows as strips. */
#include "layout_int.h"

#include <math.h>
#include <string.h>

#define PAD_X 5.6
#define PAD_Y 2.5
#define SHORT .18 /* of the table's width */
#define LABELS .17
#define MOST_LABELS .5
/* Lines.  A lower row goes on the next page; a higher one begins where so many fit. */
#define LEAST_SPLIT 8
#define LEAST_BEGIN 4

struct column_fit {
	double x, w;              /* of the text, without padding */
	double natural, narrowest;
	double left, right;       /* padding */
	const char *id;           /* of its head */
};

struct table_set {
	const struct block *b;
	struct column_fit *cols;
	size_t n;
	struct group *group;
	int table, body;
};

/* Facts tables stand at the margin: no ground, so no padding at the left. */
static bool is_open(const struct block *b)
{
	return b->table.plain || b->table.side_heads;
}

static void measure_columns(struct setter *s, const struct block *b, struct column_fit *cols)
{
	for (size_t c = 0; c < b->table.n_columns; c++) {
		struct column_fit *f = &cols[c];
		f->left = c == 0 && is_open(b) ? 0 : PAD_X;
		f->right = PAD_X;
		if (!b->table.plain && b->table.columns[c].head.n)
			linebreak_extent(s, paragraph_of(s, STYLE_CELL_HEAD, b->table.columns[c].head, 0),
			    &s->t->styles[STYLE_CELL_HEAD], &f->natural, &f->narrowest);
		for (size_t r = 0; r < b->table.n_rows; r++) {
			const struct cell *cell = &b->table.rows[r].cells[c];
			for (size_t i = 0; i < cell->n; i++)
				linebreak_extent(s, &cell->v[i], &s->t->styles[cell->v[i].style], &f->natural, &f->narrowest);
		}
		f->natural += .5; /* rounding must not wrap a line that just fits */
		f->narrowest += .5;
	}
}

/* Weights first; then no column narrower than its longest word, none wider
 * than its longest line while others want the room. */
static void share_width(struct setter *s, struct table_set *t)
{
	double room = s->width, weights = 0, sum = 0, want = 0, give = 0;
	for (size_t c = 0; c < t->n; c++) {
		room -= t->cols[c].left + t->cols[c].right;
		weights += fmax(t->b->table.columns[c].weight, .01);
	}
	double *low = arena_array(s->tmp, t->n, double), *share = arena_array(s->tmp, t->n, double);
	for (size_t c = 0; c < t->n; c++) {
		struct column_fit *f = &t->cols[c];
		const struct column *col = &t->b->table.columns[c];
		share[c] = fmax(col->weight, .01) / weights;
		/* What is short anyway is not broken. */
		bool whole = col->nowrap || f->natural <= room * SHORT;
		low[c] = fmin(whole ? f->natural : f->narrowest, room * .5);
		f->w = fmax(low[c], fmin(room * share[c], f->natural));
		sum += f->w;
		want += fmax(0, f->natural - f->w);
		give += f->w - low[c];
	}
	double rest = room - sum;
	for (size_t c = 0; c < t->n; c++) {
		struct column_fit *f = &t->cols[c];
		if (rest < 0)
			f->w = give > -rest ? f->w + rest * (f->w - low[c]) / give : f->w * room / sum;
		else if (want > rest)
			f->w += rest * fmax(0, f->natural - f->w) / want;
		else
			f->w = fmax(f->w, f->natural) + (rest - want) * share[c];
	}
}

/* Facts: the sides alike, the labels as wide as they are within a fifth, or
 * within what sides that have little to say leave over. */
static void share_alike(struct setter *s, struct table_set *t)
{
	double room = s->width, weights = 0;
	for (size_t c = 1; c < t->n; c++)
		weights += fmax(t->b->table.columns[c].weight, .01);
	double first = t->b->table.columns[0].weight, share = first / (first + weights);
	double wanted = 0;
	for (size_t c = 1; c < t->n; c++)
		wanted = fmax(wanted, t->cols[c].natural + t->cols[c].left + t->cols[c].right);
	double most = fmin(s->width * MOST_LABELS, s->width - wanted * (double)(t->n - 1));
	t->cols[0].w = fmin(t->cols[0].natural, fmax(s->width * fmax(share, LABELS), most) - t->cols[0].left - t->cols[0].right);
	room -= t->cols[0].w + t->cols[0].left + t->cols[0].right;
	for (size_t c = 1; c < t->n; c++)
		t->cols[c].w = room * fmax(t->b->table.columns[c].weight, .01) / weights - t->cols[c].left -
			       t->cols[c].right;
}

/* Tables of one family as if they were one. */
static void measure_family(struct setter *s, const struct table_set *t)
{
	unsigned family = t->b->table.family;
	if (family != s->family)
		for (size_t i = 0; i < s->m->blocks.n; i++) {
			const struct block *b = &s->m->blocks.v[i];
			if (b->kind == BLOCK_TABLE && b->table.family == family && b->table.n_columns == t->n)
				measure_columns(s, b, t->cols);
		}
	else
		memcpy(t->cols, s->kin, t->n * sizeof *t->cols);
	s->family = family;
	struct column_fit *kin = arena_array(s->tmp, t->n, struct column_fit);
	memcpy(kin, t->cols, t->n * sizeof *kin);
	s->kin = kin;
}

static void place_columns(struct setter *s, struct table_set *t)
{
	if (t->b->table.family)
		measure_family(s, t);
	else
		measure_columns(s, t->b, t->cols);
	if (is_open(t->b) && t->n > 1)
		share_alike(s, t);
	else
		share_width(s, t);
	double x = 0;
	for (size_t c = 0; c < t->n; c++) {
		t->cols[c].x = x + t->cols[c].left;
		x += t->cols[c].left + t->cols[c].w + t->cols[c].right;
	}
}

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
	align_row(h);
	h->pad_top = h->pad_bottom = PAD_Y + 1;
	h->h += 2;
	h->keep_next = true;
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
	}
	align_row(r);
	r->may_split = r->h > LEAST_SPLIT * s->t->baseline_pt;
	r->least_h = LEAST_BEGIN * s->t->baseline_pt;
	r->last = at + 1 == t->b->table.n_rows;
}

/* Neither the first row nor the last stands alone on a page. */
static void keep_ends(struct setter *s, size_t from, size_t n)
{
	double small = 3 * s->t->baseline_pt;
	for (size_t i = 0; i + 1 < n; i++)
		if ((i == 0 || i + 2 == n) && s->strips.v[from + i]->h + s->strips.v[from + i + 1]->h < 2 * small)
			s->strips.v[from + i]->keep_next = true;
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
	place_columns(s, &t);
	size_t first = s->strips.n;
	if (!b->table.plain)
		t.group->repeat = set_head(s, &t);
	t.body = node_new(s, "TBody", t.table);
	for (size_t r = 0; r < b->table.n_rows; r++)
		set_row(s, &t, r);
	keep_ends(s, s->strips.n - b->table.n_rows, b->table.n_rows);
	s->strips.v[first]->before = s->t->baseline_pt * .4;
	struct strip *last = s->strips.v[s->strips.n - 1];
	last->after = s->t->baseline_pt * .8;
	last->keep_next = b->keep_next;
}
