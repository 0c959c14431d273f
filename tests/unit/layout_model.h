/* layout_model.h: models by hand, a theme and a measure that need no font. */
#ifndef DIPTYCH_LAYOUT_MODEL_H
#define DIPTYCH_LAYOUT_MODEL_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "utf8.h"

/* Every character is half its size wide; every word may be hyphenated after
 * its second, fourth … letter. */
static double fixed_width(void *ctx, enum face face, unsigned features, double size, struct str text)
{
	size_t n = 0;
	(void)ctx, (void)face, (void)features;
	for (size_t i = 0; i < text.n; n++)
		utf8_next(text, &i);
	return (double)n * size * .5;
}

/* What a text op takes on paper, with its spaces and letters opened. */
static inline double set_width(const struct op *op)
{
	double w = fixed_width(NULL, op->face, op->features, op->size_pt, op->text);
	for (size_t i = 0; i < op->text.n;) {
		w += op->tracking_pt;
		if (utf8_next(op->text, &i) == ' ')
			w += op->word_space_pt;
	}
	return w;
}

/* How far its last mark may stand out of a justified edge. */
static inline double hang_width(const struct op *op)
{
	static const struct {
		const char *mark;
		double share;
	} marks[] = { { ".", .8 }, { ",", .8 }, { "-", .55 }, { ":", .3 }, { ";", .3 }, { "–", .2 }, { "—", .2 } };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_ends(op->text, str_c(marks[i].mark)))
			return fmin(3, op->size_pt * .5 * marks[i].share);
	return 0;
}

static size_t even_hyphens(void *ctx, struct str word, const char *lang, unsigned at[], size_t max)
{
	size_t n = 0;
	(void)ctx, (void)lang;
	for (size_t i = 2; i + 2 < word.n && n < max; i += 2)
		at[n++] = (unsigned)i;
	return n;
}

static const struct measure fixed_measure = { NULL, fixed_width, even_hyphens };

/* Everything in ten point on twelve; a page of 300 × 240 with margins of 30. */
static inline struct theme small_theme(void)
{
	struct theme t = { .name = "small", .paper_w_pt = 300, .paper_h_pt = 240, .margin_top_pt = 30, .margin_bottom_pt = 30,
		.margin_inner_pt = 30, .margin_outer_pt = 30, .gutter_pt = 20, .baseline_pt = 12, .gap_pt = 6 };
	for (int i = 0; i < STYLE_COUNT; i++)
		t.styles[i] = (struct type_style){ .face = FACE_SERIF, .size_pt = 10, .leading_pt = 12, .ink = INK_TEXT };
	t.styles[STYLE_TEXT].align = ALIGN_JUSTIFY;
	t.styles[STYLE_TEXT].hyphenate = true;
	t.styles[STYLE_META].size_pt = 6;
	for (unsigned i = 0; i < INK_COUNT; i++)
		t.inks[i] = i * 0x010101u;
	t.inks[INK_PAPER] = 0xffffff;
	return t;
}

static inline struct run *add_text(struct arena *a, struct paragraph *p, const char *text, unsigned attr)
{
	struct run *r = vec_push(a, &p->runs);
	*r = (struct run){ .text = str_c(text), .attr = attr };
	return r;
}

static inline struct paragraph make_par(struct arena *a, enum style style, const char *text)
{
	struct paragraph p = { .style = style };
	add_text(a, &p, text, 0);
	return p;
}

static inline struct block *add_block(struct arena *a, struct model *m, enum block_kind kind)
{
	struct block *b = vec_push(a, &m->blocks);
	*b = (struct block){ .kind = kind };
	return b;
}

static inline struct paragraph *add_par(struct arena *a, struct model *m, enum style style, const char *text)
{
	struct block *b = add_block(a, m, BLOCK_PARA);
	b->para = make_par(a, style, text);
	return &b->para;
}

static inline struct model make_model(struct arena *a, size_t sides)
{
	static const char *const names[] = { "2017", "2025", "2031", "2044" };
	struct model m = { .title = "A brief", .lang = "en", .date = "2026-01-01" };
	m.head_left = str_c("A brief");
	m.foot_left = str_c("Foot");
	m.foot_right = str_c("Edition 1");
	m.continued = str_c("continued");
	m.sides.v = arena_array(a, sides, const char *);
	m.sides.n = sides;
	for (size_t i = 0; i < sides; i++)
		m.sides.v[i] = names[i];
	return m;
}

/* n words of a text that says nothing, always the same. */
static inline const char *filler(struct arena *a, size_t n)
{
	static const char *const words[] = { "ministers", "met", "again", "in", "the", "northern", "harbour", "and", "spoke",
		"of", "fishing", "quotas", "while", "delegations", "compared", "their", "timetables" };
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < n; i++)
		strbuf_putf(&b, "%s%s", i ? " " : "", words[(i * 7 + i / 5) % (sizeof words / sizeof *words)]);
	strbuf_putc(&b, '.');
	const char *out = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static inline struct block *add_sides(struct arena *a, struct model *m, const char *head, size_t n_bands)
{
	struct block *b = add_block(a, m, BLOCK_SIDES);
	b->sides.head = make_par(a, STYLE_H2, head);
	b->sides.state = str_c("in both");
	b->sides.bands = arena_array(a, n_bands, struct band);
	b->sides.n_bands = n_bands;
	for (size_t i = 0; i < n_bands; i++)
		b->sides.bands[i].cells = arena_calloc(a, m->sides.n, sizeof *b->sides.bands[i].cells);
	return b;
}

static inline void fill_band(struct arena *a, struct band *band, size_t side, const char *text)
{
	band->cells[side].v = arena_new_of(a, struct paragraph);
	band->cells[side].n = 1;
	band->cells[side].v[0] = make_par(a, STYLE_TEXT, text);
}

#endif
