/* terminal_table.c: sides, tables, panels and figures in columns of characters.
 * Where columns would become too narrow to read, their cells stand below each
 * other under their heads. */
#include "screen_int.h"

#include <math.h>

static size_t *even_widths(struct screen *g, size_t n)
{
	size_t *w = arena_array(g->a, n, size_t), gaps = GAP * (n - 1);
	for (size_t i = 0; i < n; i++)
		w[i] = g->t->width > gaps + n ? (g->t->width - gaps) / n : 1;
	return w;
}

static void put_side_heads(struct screen *g, const size_t *widths)
{
	size_t n = g->m->sides.n;
	struct lines *cells = arena_array(g->a, n, struct lines);
	for (size_t s = 0; s < n; s++)
		cells[s] = screen_head(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), widths[s]);
	screen_cells(g, cells, widths, n);
}

void screen_sides(struct screen *g, const struct block *b)
{
	size_t n = g->m->sides.n, *widths = even_widths(g, n);
	bool beside = widths[0] >= NARROW;
	screen_par(g, &b->sides.head);
	if (b->sides.state.n) {
		screen_words(g, b->sides.state);
	}
	if (beside && b->sides.n_bands)
		put_side_heads(g, widths);
	for (size_t i = 0; i < b->sides.n_bands; i++) {
		struct lines *cells = arena_array(g->a, n, struct lines);
		for (size_t s = 0; s < n; s++) {
			const struct paragraph *v = b->sides.bands[i].cells[s].v;
			size_t k = b->sides.bands[i].cells[s].n;
			if (beside)
				cells[s] = screen_lines(g, v, k, widths[s]);
			else if (k)
				screen_stacked(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), v, k);
		}
		if (beside)
			screen_cells(g, cells, widths, n);
	}
}

static size_t natural_width(struct screen *g, const struct block *b, size_t column)
{
	size_t most = b->table.plain ? 0 : term_width(b->table.columns[column].head);
	for (size_t i = 0; i < b->table.n_rows; i++) {
		const struct cell *c = &b->table.rows[i].cells[column];
		for (size_t k = 0; k < c->n; k++) {
			size_t w = term_width(screen_flatten(g, &c->v[k]).text);
			most = w > most ? w : most;
		}
	}
	return most ? most : 1;
}

/* Columns that need less than an even share get what they need, again and
 * again; the others share what is left. */
static size_t *table_widths(struct screen *g, const struct block *b)
{
	size_t n = b->table.n_columns, *w = arena_array(g->a, n, size_t), *need = arena_array(g->a, n, size_t);
	size_t left = g->t->width > GAP * (n - 1) ? g->t->width - GAP * (n - 1) : 0, open = n;
	for (size_t c = 0; c < n; c++)
		need[c] = natural_width(g, b, c);
	for (bool more = true; more && open;) {
		size_t share = left / open;
		more = false;
		for (size_t c = 0; c < n; c++)
			if (!w[c] && need[c] <= share) {
				w[c] = need[c];
				left -= need[c];
				open--;
				more = true;
			}
	}
	for (size_t c = 0; c < n; c++)
		if (!w[c])
			w[c] = left / open;
	return w;
}

static bool too_narrow(struct screen *g, const struct block *b, const size_t *widths)
{
	for (size_t c = 0; c < b->table.n_columns; c++)
		if (widths[c] < NARROW / 2 && widths[c] < natural_width(g, b, c))
			return true;
	return false;
}

void screen_table(struct screen *g, const struct block *b)
{
	size_t n = b->table.n_columns, *widths = table_widths(g, b);
	bool stacked = too_narrow(g, b, widths);
	struct lines *cells = arena_array(g->a, n, struct lines);
	for (size_t c = 0; c < n && !stacked && !b->table.plain; c++)
		cells[c] = screen_head(g, b->table.columns[c].head, b->table.side_heads && c ? SIDE * (unsigned)c : 0, widths[c]);
	if (!stacked && !b->table.plain) {
		screen_cells(g, cells, widths, n);
		screen_rule(g, STR("─"));
	}
	for (size_t i = 0; i < b->table.n_rows; i++) {
		const struct table_row *r = &b->table.rows[i];
		for (size_t c = 0; c < n; c++)
			if (!stacked)
				cells[c] = screen_lines(g, r->cells[c].v, r->cells[c].n, widths[c]);
			else if (r->cells[c].n)
				screen_stacked(g, b->table.plain ? STR("") : b->table.columns[c].head, 0, r->cells[c].v, r->cells[c].n);
		if (!stacked)
			screen_cells(g, cells, widths, n);
		else
			strbuf_putc(g->b, '\n');
	}
}

void screen_panels(struct screen *g, const struct block *b)
{
	size_t n = b->panels.n, *widths = even_widths(g, n ? n : 1);
	struct lines *cells = arena_array(g->a, n + 1, struct lines);
	if (!n || widths[0] < NARROW) {
		for (size_t i = 0; i < n; i++) {
			screen_stacked(g, STR(""), 0, b->panels.v[i].v, b->panels.v[i].n);
			strbuf_putc(g->b, '\n');
		}
		return;
	}
	for (size_t i = 0; i < n; i++)
		cells[i] = screen_lines(g, b->panels.v[i].v, b->panels.v[i].n, widths[i]);
	screen_cells(g, cells, widths, n);
}

/* A bar of blocks, then its value. */
static struct lines bar_lines(struct screen *g, const struct bar *bar, size_t side, double max, size_t width)
{
	struct strbuf b;
	double v = bar->values && isfinite(bar->values[side]) ? bar->values[side] : 0;
	struct str mark = bar->marks && bar->marks[side].n ? bar->marks[side] : STR("–");
	size_t room = width > term_width(mark) + 1 ? width - term_width(mark) - 1 : 0;
	size_t blocks = max > 0 && v > 0 ? (size_t)ceil((double)room * v / max) : 0;
	strbuf_init(&b);
	for (size_t i = 0; i < blocks; i++)
		strbuf_puts(&b, "█");
	strbuf_putf(&b, "%s%.*s", blocks ? " " : "", STR_ARG(mark));
	struct run run = { .text = arena_str(g->a, strbuf_str(&b)), .inked = true, .ink = (enum ink)(INK_SIDE + side) };
	struct paragraph p = { .style = STYLE_CELL, .runs = { &run, 1, 1 } };
	strbuf_release(&b);
	return screen_lines(g, &p, 1, width);
}

/* Below its label, a line a side. */
static void put_stacked_bar(struct screen *g, const struct bar *bar, double max)
{
	size_t widths[2] = { g->t->width / 3, g->t->width - g->t->width / 3 - GAP };
	for (size_t s = 0; s < g->m->sides.n; s++) {
		struct lines cells[2] = { screen_head(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), widths[0]),
			bar_lines(g, bar, s, max, widths[1]) };
		screen_cells(g, cells, widths, 2);
	}
}

void screen_figure(struct screen *g, const struct block *b)
{
	size_t n = g->m->sides.n, label = 1;
	size_t *widths = arena_array(g->a, n + 1, size_t);
	struct lines *cells = arena_array(g->a, n + 1, struct lines);
	double max = 0;
	for (size_t i = 0; i < b->figure.n_bars; i++) {
		const struct bar *bar = &b->figure.bars[i];
		size_t w = term_width(bar->label);
		label = w > label ? w : label;
		for (size_t s = 0; s < n && bar->values && b->figure.kind == FIGURE_BUTTERFLY; s++)
			max = isfinite(bar->values[s]) ? fmax(max, bar->values[s]) : max;
	}
	widths[0] = label < g->t->width / 3 ? label : g->t->width / 3;
	for (size_t s = 0; s < n; s++) {
		size_t taken = widths[0] + GAP * n;
		widths[s + 1] = g->t->width > taken + n * 4 ? (g->t->width - taken) / n : 4;
		cells[s + 1] = screen_head(g, str_c(g->m->sides.v[s]), SIDE * (unsigned)(1 + s), widths[s + 1]);
	}
	bool stacked = widths[1] < NARROW / 2;
	if (!stacked)
		screen_cells(g, cells, widths, n + 1);
	for (size_t i = 0; i < b->figure.n_bars; i++) {
		struct run run = { .text = b->figure.bars[i].label };
		struct paragraph p = { .style = STYLE_CELL, .runs = { &run, 1, 1 } };
		cells[0] = screen_lines(g, &p, 1, stacked ? g->t->width : widths[0]);
		if (stacked) {
			screen_cells(g, cells, widths, 1);
			put_stacked_bar(g, &b->figure.bars[i], max);
			continue;
		}
		for (size_t s = 0; s < n; s++)
			cells[s + 1] = bar_lines(g, &b->figure.bars[i], s, max, widths[s + 1]);
		screen_cells(g, cells, widths, n + 1);
	}
}
