/* build.c: paragraphs, runs and tables, put together in a few words. */
#include <assert.h>
#include <string.h>

#include "compose_int.h"

enum ink ink_of_side(size_t side)
{
	return (enum ink)(INK_SIDE + side % 4);
}

struct paragraph *paras_add(const struct composer *k, struct paras *ps, enum style style)
{
	struct paragraph *p = vec_push(k->a, ps);
	p->style = style;
	return p;
}

struct run *put_as(const struct composer *k, struct paragraph *p, const char *text, unsigned attr)
{
	struct run *r = vec_push(k->a, &p->runs);
	r->text = str_c(text);
	r->attr = attr;
	return r;
}

struct run *put(const struct composer *k, struct paragraph *p, const char *text)
{
	return put_as(k, p, text, 0);
}

struct run *put_inked(const struct composer *k, struct paragraph *p, const char *text, unsigned attr, enum ink ink)
{
	struct run *r = put_as(k, p, text, attr);
	r->ink = ink;
	r->inked = true;
	return r;
}

struct paragraph *paras_text(const struct composer *k, struct paras *ps, enum style style, const char *text)
{
	struct paragraph *p = paras_add(k, ps, style);
	put(k, p, text);
	return p;
}

struct block *add_block(struct composer *k, enum block_kind kind)
{
	struct block *b = vec_push(k->a, &k->model->blocks);
	b->kind = kind;
	return b;
}

struct paragraph *add_para(struct composer *k, enum style style, const char *text)
{
	struct block *b = add_block(k, BLOCK_PARA);
	b->para.style = style;
	if (text)
		put(k, &b->para, text);
	return &b->para;
}

/* "deals-of-note" as "Deals of note" */
static const char *spelt(struct composer *k, const char *id)
{
	char *out = arena_strz(k->a, str_c(sentence_start(k->a, id)));
	for (char *p = out; *p; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	return out;
}

/* A section's name may have blanks, a link's target has none. */
static const char *anchor_of(struct composer *k, const char *id)
{
	char *out = arena_printf(k->a, "section-%s", id);
	for (char *p = out; *p; p++)
		if (*p == ' ')
			*p = '-';
	return out;
}

const char *section_title(struct composer *k, const struct brief_section *s)
{
	struct str shipped = phrase_by_name(k->phrases, arena_printf(k->a, "section.%s", s->id));
	return s->title ? s->title : shipped.n ? arena_strz(k->a, shipped) : spelt(k, s->id);
}

const char *add_titled(struct composer *k, const struct brief_section *s)
{
	const char *title = section_title(k, s);
	add_block(k, BLOCK_RULE)->keep_next = true;
	struct paragraph *p = add_para(k, STYLE_H1, title);
	p->outline = title;
	p->anchor = anchor_of(k, s->id);
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	return title;
}

void table_init(const struct composer *k, struct table_draft *t, size_t n_columns)
{
	*t = (struct table_draft){ .columns = arena_array(k->a, n_columns, struct column), .n_columns = n_columns };
}

void table_column(const struct composer *k, struct table_draft *t, size_t i, const char *head, double weight, bool nowrap)
{
	assert(i < t->n_columns);
	t->columns[i] = (struct column){ .head = arena_str(k->a, str_c(head)), .weight = weight, .nowrap = nowrap };
}

struct table_row *table_row_add(const struct composer *k, struct table_draft *t, int side)
{
	struct table_row *row = vec_push(k->a, &t->rows);
	row->cells = arena_array(k->a, t->n_columns, struct cell);
	row->side = side;
	return row;
}

struct paragraph *table_cell(const struct composer *k, struct table_row *row, size_t column, enum style style, const char *text)
{
	struct cell *c = &row->cells[column];
	c->v = arena_grow(k->a, c->v, c->n * sizeof *c->v, (c->n + 1) * sizeof *c->v);
	struct paragraph *p = &c->v[c->n++];
	p->style = style;
	if (text)
		put(k, p, text);
	return p;
}

void table_cell_paras(struct table_row *row, size_t column, struct paras ps)
{
	row->cells[column] = (struct cell){ ps.v, ps.n };
}

void sides_row_close(const struct composer *k, struct table_row *row)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		if (!row->cells[s + 1].n)
			table_cell(k, row, s + 1, STYLE_CELL, say(k, SAY_NONE));
}

struct block *table_add(struct composer *k, const struct table_draft *t, const char *name)
{
	const char **heads = arena_array(k->a, t->n_columns, const char *);
	size_t n = 0;
	for (size_t i = 0; i < t->n_columns; i++)
		if (t->columns[i].head.n)
			heads[n++] = t->columns[i].head.p;
	struct block *b = add_block(k, BLOCK_TABLE);
	b->table.columns = t->columns;
	b->table.n_columns = t->n_columns;
	b->table.rows = t->rows.v;
	b->table.n_rows = t->rows.n;
	b->table.family = k->family;
	b->table.summary = say_with(k, SAY_TABLE, name, arena_printf(k->a, "%zu", t->rows.n), say_list(k, heads, n, false));
	return b;
}

/* "2017" before what stands below other sides. */
static void put_side_name(struct composer *k, struct paragraph *p, size_t side)
{
	struct run name = { .text = str_c(arena_printf(k->a, "%s ", side_title(k, side))), .attr = RUN_BOLD | RUN_SANS, .ink = ink_of_side(side), .inked = true };
	vec_push(k->a, &p->runs);
	memmove(p->runs.v + 1, p->runs.v, (p->runs.n - 1) * sizeof *p->runs.v);
	p->runs.v[0] = name;
}

static bool says_none(const struct composer *k, const struct cell *c)
{
	return c->n == 0 || (c->n == 1 && c->v[0].runs.n == 1 && str_is(c->v[0].runs.v[0].text, say(k, SAY_NONE)));
}

/* The sides of a row below one another, without those that have nothing to say. */
static void stack_sides(struct composer *k, const struct table_row *from, struct table_row *to)
{
	struct paras ps = { 0 };
	for (size_t s = 0; s < k->c->n_sides; s++) {
		const struct cell *c = &from->cells[s + 1];
		for (size_t i = 0; i < c->n && !says_none(k, c); i++) {
			struct paragraph *p = vec_push(k->a, &ps);
			*p = c->v[i];
			p->style = p->style == STYLE_CELL ? STYLE_ITEM : p->style; /* which parts them */
			if (i == 0)
				put_side_name(k, p, s);
		}
	}
	if (!ps.n)
		paras_text(k, &ps, STYLE_CELL, say(k, SAY_NONE));
	to->head = from->head;
	to->cells[0] = from->cells[0];
	table_cell_paras(to, 1, ps);
}

/* A column each; a side that says nothing in any row has a narrow one. */
static void add_abreast(struct composer *k, const struct table_draft *t, const char *name)
{
	for (size_t c = 1; c < t->n_columns; c++) {
		t->columns[c].silent = true;
		for (size_t i = 0; i < t->rows.n; i++)
			t->columns[c].silent = t->columns[c].silent && says_none(k, &t->rows.v[i].cells[c]);
	}
	table_add(k, t, name)->table.side_heads = true;
}

/* Most of its cells would be dashes. */
static bool is_sparse(const struct composer *k, const struct table_draft *t)
{
	size_t none = 0;
	for (size_t i = 0; i < t->rows.n; i++)
		for (size_t c = 1; c < t->n_columns; c++)
			none += says_none(k, &t->rows.v[i].cells[c]);
	return 2 * none > t->rows.n * (t->n_columns - 1);
}

void sides_table_add(struct composer *k, const struct table_draft *t, const char *name)
{
	size_t n = t->n_columns - 1;
	if (n <= 2 || !(k->b->fold || is_sparse(k, t))) {
		add_abreast(k, t, name);
		return;
	}
	struct table_draft folded;
	const char *heads = t->columns[1].head.p;
	for (size_t s = 1; s < n; s++)
		heads = arena_printf(k->a, "%s · %s", heads, t->columns[s + 1].head.p);
	table_init(k, &folded, 2);
	table_column(k, &folded, 0, t->columns[0].head.p, 1.4 * t->columns[0].weight, false);
	table_column(k, &folded, 1, heads, 5, false);
	for (size_t i = 0; i < t->rows.n; i++)
		stack_sides(k, &t->rows.v[i], table_row_add(k, &folded, -1));
	table_add(k, &folded, name);
}
