/* show.c: a text's glyphs.
 *
 * They are written in the order of reading, whichever way a script runs: a
 * leftward run is placed from its right end.  Words of a leftward script stand
 * from right to left, with what is neutral between them; there are no lines
 * within lines, so more of Unicode's bidirectional algorithm is not needed. */
#include "draw_int.h"

/* How far a glyph moves the pen, spacing included. */
static double step(const struct pen *p, const struct glyph *g)
{
	return g->advance + (g->advance > 0 ? p->track : 0) + (g->space ? p->space : 0);
}

/* text is what the glyph stands for here, which may be a soft hyphen. */
static void show_glyph(struct pen *p, const struct glyph *g, struct str text, double x, double size_pt)
{
	struct code code = code_of(p->w, g->font, g->gid, text);
	pen_font(p, code.subset, size_pt);
	pen_number(p, p->base_rise + g->dy * size_pt / 1000, &p->rise, " Ts\n");
	p->wanted = x + g->dx;
	pen_code(p, code);
}

static double piece_width(const struct pen *p, const struct piece *piece)
{
	double sum = 0;
	for (size_t i = piece->run->from; i < piece->run->to; i++)
		sum += step(p, &piece->shape->v[i]);
	return sum;
}

/* The piece's glyphs from x on, in the order of reading: a leftward run from
 * its right end.  Returns its width. */
static double show_piece(struct pen *p, const struct piece *piece, double x, double size_pt)
{
	const struct glyph_run *run = piece->run;
	const struct glyph *v = piece->shape->v;
	double width = piece_width(p, piece), at = 0;
	for (size_t i = run->from; i < run->to; i++) {
		bool soft = piece->soft_hyphen && i + 1 == run->to;
		const struct glyph *g = run->leftwards ? &v[run->to - 1 - (i - run->from)] : &v[i];
		double place = run->leftwards ? width - at - step(p, g) : at;
		show_glyph(p, g, soft ? STR("\xC2\xAD") : g->text, x + place, size_pt);
		at += step(p, g);
	}
	return width;
}

static void add_pieces(struct pen *p, const struct op *op, struct str word)
{
	const struct shape *shape = fonts_shape(p->w->fonts, op->face, op->features, word);
	for (size_t i = 0; i < shape->runs.n; i++)
		*vec_push(p->w->arena, &p->pieces) = (struct piece){
			.shape = shape, .run = &shape->runs.v[i],
			.text = str_sub(word, shape->runs.v[i].start, shape->runs.v[i].end),
		};
}

/* One above the last piece that runs leftwards with piece i, neutral ones
 * between them included. */
static size_t leftwards_end(const struct pen *p, size_t i)
{
	size_t end = i + 1;
	for (size_t k = i; k < p->pieces.n && p->pieces.v[k].run->direction != RUN_LTR; k++)
		if (p->pieces.v[k].run->direction == RUN_RTL)
			end = k + 1;
	return end;
}

static double show_piece_as_one(struct pen *p, const struct piece *piece, double x, double size_pt)
{
	if (piece->run->whole)
		pen_open_span(p, "ActualText", piece->text);
	double width = show_piece(p, piece, x, size_pt);
	if (piece->run->whole)
		pen_close_span(p);
	return width;
}

/* Pieces [i, end), which run leftwards: the first stands rightmost.  They
 * are shown in the order of reading all the same. */
static double show_leftwards(struct pen *p, size_t i, size_t end, double x, double size_pt)
{
	double width = 0;
	for (size_t k = i; k < end; k++)
		width += piece_width(p, &p->pieces.v[k]);
	double right = x + width;
	for (; i < end; i++) {
		right -= piece_width(p, &p->pieces.v[i]);
		show_piece_as_one(p, &p->pieces.v[i], right, size_pt);
	}
	return width;
}

void show_text(struct pen *p, const struct op *op)
{
	double x = 0;
	p->pieces.n = 0;
	for (struct str rest = op->text; rest.n;)
		add_pieces(p, op, next_word(&rest));
	if (op->hyphen && p->pieces.n)
		p->pieces.v[p->pieces.n - 1].soft_hyphen = true;
	if (op->space_after)
		add_pieces(p, op, STR(" "));
	for (size_t i = 0, end; i < p->pieces.n; i = end) {
		end = i + 1;
		if (p->pieces.v[i].run->direction != RUN_RTL) {
			x += show_piece_as_one(p, &p->pieces.v[i], x, op->size_pt);
		} else {
			end = leftwards_end(p, i);
			x += show_leftwards(p, i, end, x, op->size_pt);
		}
	}
}
