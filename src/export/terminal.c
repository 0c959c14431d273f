/* terminal.c: the brief in columns of characters, block by block.
 *
 * A cell is a list of lines, a line is text with an attribute a byte
 * (terminal_lines.c); rows of cells are padded to their columns
 * (terminal_table.c). */
#include "screen_int.h"

void export_terminal(const struct model *m, const struct terminal *t, struct strbuf *out)
{
	struct screen g = { .a = arena_new(), .m = m, .t = t, .b = out };
	struct anchors anchors;
	anchors_find(g.a, m, &anchors);
	for (size_t i = 0; i < m->blocks.n; i++) {
		const struct block *b = &m->blocks.v[i];
		switch (b->kind) {
		case BLOCK_PARA: screen_par(&g, &b->para); break;
		case BLOCK_SIDES: screen_sides(&g, b); break;
		case BLOCK_TABLE: screen_table(&g, b); break;
		case BLOCK_PANELS: screen_panels(&g, b); break;
		case BLOCK_FIGURE: screen_figure(&g, b); break;
		case BLOCK_RULE: case BLOCK_GAP: case BLOCK_PAGE: case BLOCK_CONTENTS: break;
		}
	}
	for (size_t i = 0; i < anchors.notes.n; i++)
		screen_par(&g, anchors.notes.v[i]);
	strbuf_putc(out, '\n');
	screen_words(&g, m->foot_right);
	arena_free(g.a);
}
