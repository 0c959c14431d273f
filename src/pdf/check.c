/* check.c: does a layout say what can be drawn?  The other files rely on it. */
#include "writer_int.h"

#include <math.h>
#include <string.h>

#define PAPER_MIN 3.0
#define PLACE_MAX 14400.0 /* points: what readers accept of a page */

/* The standard structure types that layout may use. */
static const char *const types[] = {
	"Document", "Part", "Sect", "Div", "Art", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "P", "H1", "H2", "H3",
	"H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span",
	"Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula",
};

static bool is_type(const char *type)
{
	for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
		if (strcmp(type, types[i]) == 0)
			return true;
	return false;
}

static bool is_place(double v)
{
	return isfinite(v) && fabs(v) <= PLACE_MAX;
}

static int check_node(const struct layout *l, size_t index, struct diag *d)
{
	const struct node *n = &l->nodes.v[index];
	if (!is_type(n->type))
		return diag_error(d, EX_SOFTWARE, NOWHERE, "element %zu: '%s' is no structure type", index, n->type ? n->type : "");
	if (n->parent >= (int)index || (n->parent < 0) != (index == 0))
		return diag_error(d, EX_SOFTWARE, NOWHERE, "element %zu cannot be below element %d", index, n->parent);
	if (!is_place(n->box.x0) || !is_place(n->box.y0) || !is_place(n->box.x1) || !is_place(n->box.y1))
		return diag_error(d, EX_SOFTWARE, NOWHERE, "element %zu: its box is not on a page", index);
	return 0;
}

static int check_op(const struct layout *l, unsigned page, size_t index, struct diag *d)
{
	const struct op *op = &l->pages.v[page].ops.v[index];
	const bool text = op->kind == OP_TEXT;
	const double numbers[] = { op->x, op->y, text ? op->size_pt : op->w, text ? op->word_space_pt : op->h,
		text ? op->tracking_pt : op->line_pt, text ? 0 : op->radius_pt };
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (!is_place(numbers[i]))
			return diag_error(d, EX_SOFTWARE, NOWHERE,
			    "page %u, operation %zu: %g is no place or size on a page", page + 1, index, numbers[i]);
	if (op->node < -1 || (op->node >= 0 && (size_t)op->node >= l->nodes.n))
		return diag_error(d, EX_SOFTWARE, NOWHERE, "page %u, operation %zu: there is no element %d", page + 1, index, op->node);
	if (op->kind == OP_TEXT && op->size_pt <= 0)
		return diag_error(d, EX_SOFTWARE, NOWHERE, "page %u, operation %zu: type of %g points", page + 1, index, op->size_pt);
	if (op->kind == OP_TEXT && (unsigned)op->face >= FACE_COUNT)
		return diag_error(d, EX_SOFTWARE, NOWHERE, "page %u, operation %zu: there is no role %d", page + 1, index, (int)op->face);
	return 0;
}

int check_layout(const struct layout *l, struct diag *d)
{
	if (!is_place(l->paper_w_pt) || !is_place(l->paper_h_pt) || l->paper_w_pt < PAPER_MIN || l->paper_h_pt < PAPER_MIN)
		return diag_error(d, EX_SOFTWARE, NOWHERE, "paper of %g by %g points", l->paper_w_pt, l->paper_h_pt);
	if (!l->pages.n || !l->nodes.n)
		return diag_error(d, EX_SOFTWARE, NOWHERE, "a layout without %s", l->nodes.n ? "pages" : "elements");
	for (size_t i = 0; i < l->nodes.n; i++)
		if (check_node(l, i, d) < 0)
			return -1;
	for (unsigned page = 0; page < l->pages.n; page++)
		for (size_t i = 0; i < l->pages.v[page].ops.n; i++)
			if (check_op(l, page, i, d) < 0)
				return -1;
	return 0;
}
