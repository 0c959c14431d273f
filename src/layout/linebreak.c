/* linebreak.c: a paragraph into lines, best as a whole.
 *
 * Knuth & Plass, "Breaking paragraphs into lines" (1981): among all ways to
 * break, the one with the least sum of demerits.  Three passes: without
 * hyphens and only with good lines; with hyphens and any line; at last with
 * breaks inside words and units, so that nothing stands over the edge.  Every
 * pass is linear: at most the breaks of one line are active at a time.
 * Ragged text goes the same way with white space at the line's end in place of
 * stretched spaces. */
#include "break_int.h"

#include <math.h>
#include <stdlib.h>

enum {
	FITNESS = 4,             /* tight, decent, loose, very loose */
	CLASSES = 2 * FITNESS,  /* each for lines that end two hyphens in a row, too */
	ADJACENT = 3000,        /* neighbours of very different looseness */
	USUAL = 3,              /* lines looser than this are hardly ever best */
	DOUBLE_HYPHEN = 9000, LADDER = 90000000, LAST_HYPHEN = 6000, STUB = 60000000, RUNT = 100000,
};

/* A last line is too short: where a hyphen comes before it [em: some ten
 * characters]; in any case [of the measure]. */
#define PIECE 5.0
#define SPECK .05

static bool is_break(const struct breaker *b, size_t i)
{
	const struct item *it = &b->items.v[i];
	if (i + 1 == b->items.n)
		return true;
	return it->kind != ITEM_BOX && it->penalty < NO_BREAK && i > 0 && b->items.v[i - 1].kind != ITEM_GLUE;
}

/* Where a line starts that follows a break. */
static size_t line_start(const struct breaker *b, size_t item)
{
	if (item == STR_NONE)
		return 0;
	size_t i = item + 1;
	while (i + 1 < b->items.n && b->items.v[i].kind == ITEM_GLUE)
		i++;
	return i;
}

struct fit {
	double ratio;   /* of stretch, shrink; of white space in ragged text */
	double badness;
	bool over;
};

static double badness(double ratio)
{
	double x = fmin(fabs(ratio), 30);
	return 100 * x * x * x;
}

static struct fit fit_in(const struct breaker *b, size_t from, size_t to, double width)
{
	const struct item *f = &b->items.v[from], *t = &b->items.v[to];
	bool last = to + 1 == b->items.n;
	double slack = width - (t->sum_w - f->sum_w) - (t->kind == ITEM_BREAK ? t->w : 0);
	double stretch = t->sum_stretch - f->sum_stretch, shrink = t->sum_shrink - f->sum_shrink;
	struct fit r = { 0 };
	if (b->style->align != ALIGN_JUSTIFY)
		stretch = b->ragged;
	if (slack < 0) {
		r.over = slack + shrink < -1e-6;
		r.ratio = shrink > 0 ? slack / shrink : slack < -1e-6 ? -2 : 0;
	} else if (!last) {
		r.ratio = slack / fmax(stretch, .1);
	}
	r.badness = badness(r.ratio);
	return r;
}

static struct fit fit_line(const struct breaker *b, size_t from, size_t to)
{
	return fit_in(b, from, to, b->width);
}

static int fitness(double ratio)
{
	return ratio < -.5 ? 0 : ratio <= .5 ? 1 : ratio <= 1 ? 2 : 3;
}

/* The last line holds no more than the end of a word that a hyphen parts, and
 * what hangs on it. */
static bool is_piece(const struct breaker *b, size_t from, const struct item *end)
{
	return end->sum_w - b->items.v[from].sum_w < b->style->size_pt * PIECE;
}

static double demerits(const struct breaker *b, const struct active *a, size_t from, size_t to, struct fit f)
{
	const struct item *it = &b->items.v[to];
	bool last = to + 1 == b->items.n, hyphen = it->kind == ITEM_BREAK && it->w > 0;
	double weight = hyphen && b->style->align != ALIGN_JUSTIFY ? 3 : 1;
	double line = 10 + f.badness + (last ? 0 : it->penalty * weight);
	double d = a->demerits + line * line;
	if (hyphen && a->hyphens)
		d += a->hyphens > 1 ? LADDER : DOUBLE_HYPHEN;
	if (last && a->hyphens)
		d += is_piece(b, from, it) ? STUB : LAST_HYPHEN;
	/* The shorter a short last line, the worse. */
	double runt = b->width * (b->style->align == ALIGN_JUSTIFY ? .16 : .3), end = it->sum_w - b->items.v[from].sum_w;
	if (last && a->item != STR_NONE && end < runt)
		d += RUNT * (1 - end / runt) + (end < b->width * SPECK ? STUB : 0);
	if (abs(fitness(f.ratio) - a->fit) > 1 && b->style->align == ALIGN_JUSTIFY)
		d += ADJACENT;
	return d;
}

static size_t push_node(struct setter *s, struct breaker *b, struct active n)
{
	n.from = line_start(b, n.item);
	*vec_push(s->tmp, &b->nodes) = n;
	*vec_push(s->tmp, &b->active) = b->nodes.n - 1;
	return b->nodes.n - 1;
}

/* Is the line so short that its ratio is above the limit?  What fit_in would
 * say, of the many that are nowhere near their end. */
static bool is_short(const struct breaker *b, size_t from, const struct item *t, double limit)
{
	const struct item *f = &b->items.v[from];
	double most = b->style->align != ALIGN_JUSTIFY ? b->ragged : fmax(t->sum_stretch - f->sum_stretch, .1);
	return t->sum_w - f->sum_w + (t->kind == ITEM_BREAK ? t->w : 0) + most * limit < b->width - 1e-9;
}

/* Try a line's end at item i after every active one.  False if none is left. */
static bool try_break(struct setter *s, struct breaker *b, size_t i, double limit)
{
	struct active best[CLASSES];
	const struct item *it = &b->items.v[i];
	size_t keep = 0;
	bool hyphen = it->kind == ITEM_BREAK && it->w > 0, any = false, last = i + 1 == b->items.n;
	for (int k = 0; k < CLASSES; k++)
		best[k].demerits = INFINITY;
	for (size_t k = 0; k < b->active.n; k++) {
		size_t at = b->active.v[k];
		const struct active *a = &b->nodes.v[at];
		if (!last && is_short(b, a->from, it, limit)) {
			b->active.v[keep++] = at;
			continue;
		}
		struct fit f = fit_line(b, a->from, i);
		/* The last one stays: a line that is too long beats no line. */
		bool forced = f.over && keep == 0 && k + 1 == b->active.n && !any;
		if (!f.over || forced) {
			if (f.ratio > limit && !last) {
				b->active.v[keep++] = at;
				continue;
			}
			if (forced && limit < INFINITY)
				return false;
			double d = demerits(b, a, a->from, i, f);
			unsigned hyphens = hyphen ? a->hyphens + 1 : 0;
			int fit = fitness(f.ratio), c = fit + (hyphens > 1 ? FITNESS : 0);
			any = true;
			if (d < best[c].demerits)
				best[c] = (struct active){ .item = i, .prev = at, .demerits = d, .fit = fit, .hyphens = hyphens };
			if (!f.over)
				b->active.v[keep++] = at;
		}
	}
	b->active.n = keep;
	for (int k = 0; any && k < CLASSES; k++)
		if (best[k].demerits < INFINITY)
			push_node(s, b, best[k]);
	return b->active.n > 0;
}

/* Fill b->ends with the breaks chosen.  False if the limit leaves no way, or,
 * where `exact` is asked for, if a line beyond it might be better. */
static bool choose(struct setter *s, struct breaker *b, double limit, bool exact)
{
	b->nodes.n = b->active.n = b->ends.n = 0;
	push_node(s, b, (struct active){ .item = STR_NONE, .prev = STR_NONE, .fit = 1 });
	size_t n = b->items.n;
	for (size_t i = 0; i < n; i++)
		if (is_break(b, i) && !try_break(s, b, i, limit))
			return false;
	size_t best = STR_NONE;
	for (size_t k = 0; k < b->active.n; k++) {
		size_t at = b->active.v[k];
		if (b->nodes.v[at].item == n - 1 &&
		    (best == STR_NONE || b->nodes.v[at].demerits < b->nodes.v[best].demerits))
			best = at;
	}
	double over = 10 + badness(limit);
	if (best == STR_NONE || (exact && b->nodes.v[best].demerits > over * over))
		return false;
	for (size_t at = best; b->nodes.v[at].prev != STR_NONE; at = b->nodes.v[at].prev)
		*vec_push(s->tmp, &b->ends) = b->nodes.v[at].item;
	return true;
}

static size_t count_over(const struct breaker *b)
{
	size_t over = 0, from = 0;
	for (size_t k = b->ends.n; k-- > 0;) {
		over += fit_line(b, from, b->ends.v[k]).over;
		from = line_start(b, b->ends.v[k]);
	}
	return over;
}

/* Of a title on two lines the first names the matter and the second says more,
 * where a colon parts them so that each fits. */
static void part_title(struct setter *s, struct breaker *b)
{
	size_t last = b->items.n - 1;
	for (size_t i = 1; b->p->style == STYLE_TITLE && b->ends.n == 2 && i < last; i++) {
		const struct item *before = &b->items.v[i - 1];
		if (!is_break(b, i) || !str_ends(str_sub(b->texts[before->run], before->from, before->to), STR(":")))
			continue;
		if (fit_line(b, 0, i).over || fit_line(b, line_start(b, i), last).over)
			continue;
		b->ends.n = 0;
		*vec_push(s->tmp, &b->ends) = last;
		*vec_push(s->tmp, &b->ends) = i;
	}
}

static void choose_lines(struct setter *s, struct breaker *b)
{
	bool ragged = b->style->align != ALIGN_JUSTIFY;
	items_build(s, b);
	if (b->items.v[b->items.n - 1].sum_w <= b->width) {
		b->ends.n = 0;
		*vec_push(s->tmp, &b->ends) = b->items.n - 1;
		return;
	}
	if (choose(s, b, b->style->hyphenate ? ragged ? 1.6 : 1.3 : INFINITY, false) && !count_over(b))
		return;
	b->hyphens = b->style->hyphenate;
	items_build(s, b);
	if ((choose(s, b, USUAL, true) || choose(s, b, INFINITY, false)) && !count_over(b))
		return;
	b->hyphens = b->emergency = true;
	items_build(s, b);
	choose(s, b, INFINITY, false);
	s->out->overfull += count_over(b);
}

static struct piece *piece_for(struct setter *s, struct breaker *b, const struct item *it, struct line *line,
    size_t *cap, const int *nodes, size_t *end, double x)
{
	struct piece *p = line->n ? &line->v[line->n - 1] : NULL;
	const struct run *run = &b->p->runs.v[it->run];
	if (p && p->run == run && *end == it->from)
		return p;
	if (line->n == *cap) {
		line->v = arena_grow(s->tmp, line->v, *cap * sizeof *line->v, (*cap + 2) * 2 * sizeof *line->v);
		*cap = (*cap + 2) * 2;
	}
	p = &line->v[line->n++];
	*p = (struct piece){ .run = run, .x = x, .node = nodes ? nodes[it->run] : -1 };
	p->text.p = b->texts[it->run].p + it->from;
	return p;
}

/* Spaces open no wider than this many times their stretch: a short line is
 * less ugly than a river. */
#define WIDEST 4.0
/* Letters open no further than this; what is left goes to the spaces. */
#define WIDEST_HAIR 1.2
/* Nothing hangs further out than this [pt], nor near the rule between columns. */
#define HANG_MOST 3.0

struct setting {
	double glue, letters; /* ratios */
};

/* In whole hundredths of a point, which are short to write; never more than
 * asked, so that spaces take the rest and a line without any is not longer. */
static double tracking_of(const struct item *it, double ratio)
{
	return floor(ratio * it->hair * (ratio < 0 ? TIGHTER : 1) * 100) / 100;
}

/* What letterspacing adds to a line. */
static double letters_take(const struct breaker *b, size_t from, size_t to, double ratio)
{
	double sum = 0;
	for (size_t i = from; i < to; i++) {
		const struct item *it = &b->items.v[i];
		if (it->kind == ITEM_BOX && it->hair > 0)
			sum += tracking_of(it, ratio) * it->stretch / it->hair;
	}
	return sum;
}

static struct setting setting_of(const struct breaker *b, size_t from, size_t to, double hang)
{
	const struct item *f = &b->items.v[from], *t = &b->items.v[to];
	double ratio = fit_in(b, from, to, b->width + hang).ratio;
	if (b->style->align != ALIGN_JUSTIFY || ratio == 0)
		return (struct setting){ 0, 0 };
	double stretch = t->sum_stretch - f->sum_stretch, shrink = t->sum_shrink - f->sum_shrink;
	double letters = t->sum_letters - f->sum_letters, most = fmin(ratio, WIDEST_HAIR);
	double rest = ratio * (ratio < 0 ? shrink : stretch) - letters_take(b, from, to, most);
	double glue = rest < 0 ? shrink - letters * TIGHTER : stretch - letters;
	double wide = rest / fmax(glue, .1);
	/* Opened to the limit and still short it would be the loosest line of the page: it ends where its words end. */
	return wide > WIDEST ? (struct setting){ 0, 0 } : (struct setting){ wide, most };
}

/* How far a line that ends before item `to` stands out: set flush, marks that
 * are mostly white leave dents in the edge.  The shares are those of Hàn Thế
 * Thành, "Micro-typographic extensions to the TeX typesetting system" (2000). */
static double hang_of(const struct setter *s, const struct breaker *b, size_t from, size_t to)
{
	static const struct {
		const char *mark;
		double share; /* of its width */
	} marks[] = { { ".", .8 }, { ",", .8 }, { "-", .55 }, { ":", .3 }, { ";", .3 }, { "–", .2 }, { "—", .2 } };
	double most = fmin(s->t->gutter_pt / 2 - 1, HANG_MOST);
	const struct item *end = &b->items.v[to];
	if (b->style->align != ALIGN_JUSTIFY || most <= 0)
		return 0;
	if (end->kind == ITEM_BREAK && end->w > 0)
		return fmin(end->w * .55, most);
	const struct item *last = &b->items.v[to - 1];
	if (to == from || last->from == last->to || b->p->runs.v[last->run].attr & (RUN_SUP | RUN_BADGE))
		return 0;
	const struct look *l = &b->looks[last->run];
	struct str text = str_sub(b->texts[last->run], last->from, last->to);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends(text, str_c(marks[i].mark)))
			return fmin(marks[i].share * s->ms->width(s->ms->ctx, l->face, l->features, l->size, str_c(marks[i].mark)), most);
	return 0;
}

static void emit(struct setter *s, struct breaker *b, size_t from, size_t to, const int *nodes, struct line *line)
{
	const struct item *end = &b->items.v[to];
	struct setting set = setting_of(b, from, to, hang_of(s, b, from, to));
	double x = 0;
	size_t cap = 0, text_end = 0;
	for (size_t i = from; i < to; i++) {
		const struct item *it = &b->items.v[i];
		if (it->kind == ITEM_BREAK)
			continue;
		double tracking = tracking_of(it, set.letters), extra = it->hair > 0 ? tracking * it->stretch / it->hair : 0, space = 0;
		if (it->kind == ITEM_GLUE) {
			extra = set.glue < 0 ? set.glue * it->shrink : set.glue * it->stretch;
			space = extra - tracking;
		}
		if (it->space && line->n)
			line->v[line->n - 1].space_after = true;
		if (it->from < it->to) {
			struct piece *p = piece_for(s, b, it, line, &cap, nodes, &text_end, x);
			p->text.n = (size_t)(b->texts[it->run].p + it->to - p->text.p);
			p->tracking = tracking;
			if (it->kind == ITEM_GLUE)
				p->space = space;
			p->w = x + it->w + extra - p->x;
			text_end = it->to;
		}
		x += it->w + extra;
	}
	line->w = x;
	if (!line->n)
		return;
	struct piece *last = &line->v[line->n - 1];
	last->space_after = end->kind == ITEM_GLUE;
	if (end->kind == ITEM_BREAK && end->w > 0) {
		last->text = str_c(arena_printf(s->a, "%.*s-", STR_ARG(last->text)));
		last->hyphen = true;
		last->w += end->w;
		line->w += end->w;
	}
}

void linebreak(struct setter *s, const struct paragraph *p, const struct type_style *style, double width,
    const int *nodes, struct par *out)
{
	struct breaker *b = items_begin(s, p, style, width);
	choose_lines(s, b);
	part_title(s, b);
	out->n = b->ends.n;
	out->lines = arena_array(s->tmp, out->n, struct line);
	size_t from = 0;
	for (size_t i = 0; i < out->n; i++) {
		size_t to = b->ends.v[out->n - 1 - i];
		emit(s, b, from, to, nodes, &out->lines[i]);
		from = line_start(b, to);
	}
}

void linebreak_extent(struct setter *s, const struct paragraph *p, const struct type_style *style, double *natural,
    double *narrowest)
{
	struct breaker *b = items_begin(s, p, style, INFINITY);
	items_build(s, b);
	size_t from = 0;
	for (size_t i = 0; i < b->items.n; i++) {
		if (!is_break(b, i))
			continue;
		const struct item *t = &b->items.v[i];
		*narrowest = fmax(*narrowest, t->sum_w - b->items.v[from].sum_w);
		from = line_start(b, i);
	}
	*natural = fmax(*natural, b->items.v[b->items.n - 1].sum_w);
}
