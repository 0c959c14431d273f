/* made_figure.c: bars and matrices: how many records a value of a field has on
 * each side, or how large the figures of one unit are. */
#include <math.h>
#include <string.h>

#include "made_int.h"

struct tally {
	const char *label, *link;
	double rank;   /* of its field, or the place of its first record */
	double *count; /* one a side */
};

struct tallies {
	struct tally *v;
	size_t n, cap;
};

/* The sides that have any of it: several before one, then in their order. */
static unsigned sides_of(const struct composer *k, const struct tally *t)
{
	unsigned sides = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		sides |= (unsigned)(t->count[s] > 0) << s;
	return sides & (sides - 1) ? 0 : sides;
}

static double sum_of(const struct composer *k, const struct tally *t)
{
	double sum = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		sum += t->count[s];
	return sum;
}

typedef bool before_fn(const struct composer *k, const struct tally *a, const struct tally *b);

static bool ranks_first(const struct composer *k, const struct tally *a, const struct tally *b)
{
	(void)k;
	return a->rank < b->rank;
}

static bool is_larger(const struct composer *k, const struct tally *a, const struct tally *b)
{
	double m = sum_of(k, a), n = sum_of(k, b);
	return m > n || (m >= n && a->rank < b->rank);
}

/* Issues that several sides share, then those of each side. */
static bool is_shared_first(const struct composer *k, const struct tally *a, const struct tally *b)
{
	unsigned x = sides_of(k, a), y = sides_of(k, b);
	return x != y ? x < y : is_larger(k, a, b);
}

/* What several sides have is not left out while what one has is drawn. */
static bool is_chosen_first(const struct composer *k, const struct tally *a, const struct tally *b)
{
	bool x = sides_of(k, a) == 0, y = sides_of(k, b) == 0;
	return x != y ? x : is_larger(k, a, b);
}

/* Few of them: by insertion. */
static void order(const struct composer *k, struct tally *v, size_t n, before_fn *before)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && before(k, &v[j], &v[j - 1]); j--) {
			struct tally t = v[j];
			v[j] = v[j - 1];
			v[j - 1] = t;
		}
}

static struct tallies count(struct composer *k, const struct spec *s, const struct records *records)
{
	struct tallies out = { 0 };
	for (size_t i = 0; i < records->n; i++) {
		const struct record *r = &records->v[i];
		const char *label = s->by->text(k, r);
		size_t at = 0;
		while (at < out.n && strcmp(out.v[at].label, label) != 0)
			at++;
		if (at == out.n) {
			const char *link = r->row && strcmp(s->by->name, "topic") == 0 ? row_link(k, r->row) : NULL;
			*vec_push(k->a, &out) = (struct tally){ label, link, s->by->rank ? s->by->rank(k, r) : (double)i, arena_array(k->a, k->c->n_sides, double) };
		}
		if (r->side >= 0)
			out.v[at].count[r->side]++;
	}
	return out;
}

/* Which row stands out on each side: "2017: most on Energy (4)." */
static void put_most(struct composer *k, const struct bar *bars, size_t n, struct strbuf *alt)
{
	for (size_t side = 0; side < k->c->n_sides; side++) {
		const struct bar *most = NULL;
		for (size_t i = 0; i < n; i++)
			if (!isnan(bars[i].values[side]) && (!most || bars[i].values[side] > most->values[side]))
				most = &bars[i];
		const char *label = k->c->sides[side].label;
		strbuf_putf(alt, "%s ", most ? say_with(k, SAY_WEIGHT_MOST, label, arena_strz(k->a, most->label), arena_strz(k->a, most->marks[side]))
					     : say_with(k, SAY_WEIGHT_NONE, label));
	}
}

static void add_figure(struct composer *k, const struct spec *s, struct bar *bars, size_t n, const char *caption)
{
	struct strbuf alt;
	const char **words = arena_array(k->a, k->c->n_sides, const char *);
	strbuf_init(&alt);
	put_most(k, bars, n, &alt);
	for (size_t i = 0; i < n; i++) {
		size_t m = 0;
		for (size_t side = 0; side < k->c->n_sides; side++)
			words[m++] = arena_printf(k->a, "%s %s", k->c->sides[side].label, bars[i].marks[side].n ? bars[i].marks[side].p : "0");
		strbuf_putf(&alt, "%s%s", i ? " " : "", say_with(k, SAY_WEIGHT_ROW, arena_strz(k->a, bars[i].label), say_list(k, words, m, false)));
	}
	if (caption) {
		add_para(k, STYLE_META, caption);
		k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	}
	struct block *b = add_block(k, BLOCK_FIGURE);
	b->figure.kind = s->matrix ? FIGURE_MATRIX : FIGURE_BUTTERFLY;
	b->figure.bars = bars;
	b->figure.n_bars = n;
	b->figure.alt = say_with(k, s->matrix ? SAY_MATRIX_ALT : SAY_WEIGHT_ALT, caption ? caption : section_title(k, s->section), arena_strz(k->a, strbuf_str(&alt)));
	strbuf_release(&alt);
}

static void make_counts(struct composer *k, const struct spec *s, const struct records *records)
{
	struct tallies all = count(k, s, records);
	size_t n = limit_of(s->section, all.n), sides = k->c->n_sides;
	bool topics = strcmp(s->by->name, "topic") == 0;
	order(k, all.v, all.n, topics ? is_chosen_first : ranks_first);
	if (topics) /* of those that are shown */
		order(k, all.v, n, is_shared_first);
	struct bar *bars = arena_array(k->a, n, struct bar);
	for (size_t i = 0; i < n; i++) {
		bars[i] = (struct bar){ .label = str_c(sentence_start(k->a, all.v[i].label)), .link = all.v[i].link, .values = arena_array(k->a, sides, double),
			.marks = arena_array(k->a, sides, struct str) };
		for (size_t side = 0; side < sides; side++) {
			double v = all.v[i].count[side];
			bars[i].values[side] = v > 0 ? v : NAN;
			bars[i].marks[side] = v > 0 ? str_c(arena_printf(k->a, "%.0f", v)) : STR("");
		}
	}
	const char *caption = s->caption;
	if (!caption && strcmp(s->of->name, "outcomes") == 0 && strcmp(s->by->name, "topic") == 0)
		caption = say(k, SAY_CAPTION);
	add_figure(k, s, bars, n, caption);
	if (all.n <= n)
		return;
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	put_inked(k, add_para(k, STYLE_META, NULL), say_with(k, SAY_WEIGHT_MORE, arena_printf(k->a, "%zu", all.n - n)), RUN_ITALIC, INK_MUTED);
}

/* "In $", "In vessels" */
static const char *unit_words(const struct composer *k, const char *unit)
{
	struct str sign = phrase_unit(k->phrases, unit);
	return say_with(k, SAY_IN_UNIT, sign.n ? phrase_with(k->a, sign, "") : unit);
}

/* Figures of like unit share a scale; a unit with one figure compares nothing. */
static void make_unit(struct composer *k, const struct spec *s, const struct records *records, const char *unit)
{
	size_t n = 0, sides = k->c->n_sides, values = 0;
	struct bar *bars = arena_array(k->a, records->n, struct bar);
	for (size_t i = 0; i < records->n && (!s->section->limit || n < (size_t)s->section->limit); i++) {
		const struct figure *f = records->v[i].item;
		if (!same_text(f->unit, unit))
			continue;
		struct bar *b = &bars[n++];
		*b = (struct bar){ .label = str_c(s->by->text(k, &records->v[i])), .values = arena_array(k->a, sides, double), .marks = arena_array(k->a, sides, struct str) };
		for (size_t side = 0; side < sides; side++)
			b->values[side] = NAN;
		for (size_t j = 0; j < f->values.n; j++) {
			const struct figure_value *v = &f->values.v[j];
			if (v->side >= sides || !(isnan(b->values[v->side]) || v->value > b->values[v->side]))
				continue;
			b->values[v->side] = v->value;
			b->marks[v->side] = str_c(figure_text(k, f, v));
			values++;
		}
	}
	if (values > 1)
		add_figure(k, s, bars, n, s->caption ? s->caption : unit_words(k, unit));
}

void make_figure(struct composer *k, const struct spec *s, const struct records *records)
{
	if (strcmp(s->of->name, "figures") != 0) {
		make_counts(k, s, records);
		return;
	}
	for (size_t i = 0; i < records->n; i++) {
		const char *unit = ((const struct figure *)records->v[i].item)->unit;
		bool seen = false;
		for (size_t j = 0; j < i; j++)
			seen = seen || same_text(((const struct figure *)records->v[j].item)->unit, unit);
		if (!seen)
			make_unit(k, s, records, unit);
	}
}
