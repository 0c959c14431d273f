/* dump.c: one line an operation. */
#include "layout.h"

static const char *const kinds[] = { "text", "rect", "line", "link", "anchor" };

static void dump_op(const struct layout *l, const struct op *op, size_t page, struct strbuf *out)
{
	const char *type = op->node >= 0 && (size_t)op->node < l->nodes.n ? l->nodes.v[op->node].type : "-";
	strbuf_putf(out, "%zu %s %s %.2f %.2f", page, kinds[op->kind], type, op->x, op->y);
	switch (op->kind) {
	case OP_TEXT:
		strbuf_putf(out, " %s %.2f", face_names[op->face], op->size_pt);
		if (op->word_space_pt < -.005 || op->word_space_pt > .005)
			strbuf_putf(out, " %+.2f", op->word_space_pt);
		if (op->tracking_pt < -.005 || op->tracking_pt > .005)
			strbuf_putf(out, " ~%.2f", op->tracking_pt);
		strbuf_putf(out, " \"%.*s\"%s%s", STR_ARG(op->text), op->hyphen ? " hyphen" : "",
		    op->space_after ? " space" : "");
		break;
	case OP_RECT:
		strbuf_putf(out, " %.2f %.2f #%06x", op->w, op->h, (unsigned)op->colour);
		break;
	case OP_LINE:
		strbuf_putf(out, " %.2f %.2f %.2f #%06x", op->w, op->h, op->line_pt, (unsigned)op->colour);
		break;
	case OP_LINK:
		strbuf_putf(out, " %.2f %.2f %s", op->w, op->h, op->target);
		break;
	case OP_ANCHOR:
		strbuf_putf(out, " %s", op->target);
		break;
	}
	strbuf_putc(out, '\n');
}

void layout_dump(const struct layout *l, struct strbuf *out)
{
	strbuf_putf(out, "paper %.2f %.2f pages %zu overfull %zu\n", l->paper_w_pt, l->paper_h_pt, l->pages.n, l->overfull);
	for (size_t i = 0; i < l->pages.n; i++) {
		const struct page *p = &l->pages.v[i];
		strbuf_putf(out, "page %zu white foot %.1f%% rows %.1f%%\n", i + 1, 100 * p->white_foot, 100 * p->white_rows);
		for (size_t k = 0; k < p->ops.n; k++)
			dump_op(l, &p->ops.v[k], i + 1, out);
	}
	for (size_t i = 0; i < l->outlines.n; i++)
		strbuf_putf(out, "outline %u %u %.2f \"%s\"\n", l->outlines.v[i].level, l->outlines.v[i].page + 1,
		    l->outlines.v[i].y, l->outlines.v[i].title);
}
