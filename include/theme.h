/* theme.h: how a brief looks: paper, grid, type, colours. */
#ifndef DIPTYCH_THEME_H
#define DIPTYCH_THEME_H

#include <stdint.h>

#include "brief.h"

/* Roles of type; fonts.ini maps each to a file and its fallbacks. */
enum face {
	FACE_SERIF, FACE_SERIF_ITALIC, FACE_SERIF_BOLD, FACE_SERIF_BOLD_ITALIC,
	FACE_SANS, FACE_SANS_ITALIC, FACE_SANS_BOLD, FACE_SANS_SEMIBOLD, FACE_COUNT
};
extern const char *const face_names[FACE_COUNT];

/* Colours by meaning; a side's colour is INK_SIDE + its index. */
enum ink {
	INK_TEXT, INK_MUTED, INK_RULE, INK_PAPER, INK_STRUCTURE, INK_PANEL, INK_TABLE_HEAD,
	INK_GOOD, INK_CHANGE, INK_WARN, INK_DEAL, INK_NEUTRAL,   /* badges */
	INK_SIDE, INK_SIDE_2, INK_SIDE_3, INK_SIDE_4,
	INK_SIDE_TINT, INK_SIDE_TINT_2, INK_SIDE_TINT_3, INK_SIDE_TINT_4,
	INK_COUNT
};

/* Paragraph styles that the compose stage names and the theme measures. */
enum style {
	STYLE_TEXT, STYLE_KICKER, STYLE_TITLE, STYLE_SUBTITLE, STYLE_H1, STYLE_H2, STYLE_H3,
	STYLE_LABEL, STYLE_CELL, STYLE_CELL_HEAD, STYLE_ITEM, STYLE_PANEL_HEAD, STYLE_NOTE,
	STYLE_QUOTE, STYLE_META, STYLE_FIGURE_LABEL, STYLE_FIGURE_VALUE, STYLE_HEAD, STYLE_FOOT,
	STYLE_COUNT
};
extern const char *const style_names[STYLE_COUNT];

/* OpenType features of a text, as bits; a font without one sets its usual glyphs. */
enum feature {
	FEATURE_TNUM = 1, /* figures of one width */
	FEATURE_ONUM = 2, /* figures with ascenders and descenders */
	FEATURE_SMCP = 4, /* small capitals for small letters */
};

enum align { ALIGN_LEFT, ALIGN_JUSTIFY, ALIGN_RIGHT, ALIGN_CENTRE };

struct type_style {
	enum face face;
	double size_pt, leading_pt;
	double before_pt, after_pt;
	double tracking_pt;  /* letterspacing */
	bool caps;           /* set in capitals */
	enum align align;
	enum ink ink;
	bool hyphenate;
	unsigned features;   /* enum feature */
};

struct theme {
	const char *name;
	double paper_w_pt, paper_h_pt;
	double margin_top_pt, margin_bottom_pt, margin_inner_pt, margin_outer_pt;
	bool two_sided, landscape; /* paper_w_pt and paper_h_pt are as it lies */
	struct strs sections;   /* only these of a brief's sections; all, if none */
	int limit, each;        /* at most so many rows in each; outcomes of a side in an issue; 0: no limit */
	int most, most_each;    /* limit and each as they were before theme_shorten, or 0 */
	int pages;              /* at most so many, by fewer outcomes and lower limits; 0: no limit */
	int outcomes;           /* set by fitting: issue by issue so many in all, the weightiest; 0: all */
	bool fold;              /* tables have few and wide columns */
	bool patterns;          /* a side is told by its pattern wherever it is told by its colour */
	unsigned columns;       /* of prose and lists, where several paragraphs stand below one another */
	double gutter_pt;       /* between the columns of sides, and of prose */
	double baseline_pt;     /* grid */
	double gap_pt;          /* between paragraphs of a side's column; rows of sides start on multiples of it */
	uint32_t inks[INK_COUNT]; /* 0xRRGGBB */
	struct type_style styles[STYLE_COUNT];
};

/* Is there a briefs/themes/NAME.ini, which at names?  Errors: EX_CONFIG. */
int theme_check(struct arena *a, const struct data_dirs *dirs, const char *name, struct place at, struct diag *d);
/* Read it.  Errors: EX_CONFIG. */
int theme_load(struct arena *a, const struct data_dirs *dirs, const char *name, struct theme *out, struct diag *d);

/* The next lower limits: of so many rows as many outcomes as fit, two or more, so that the sheet
 * is filled with issues, and with their outcomes as far as it goes; at last one outcome a side.
 * false: they are at their lowest. */
bool theme_shorten(struct theme *t);
/* The brief as the theme prints it: without the sections that it leaves out,
 * the others as short, their tables as wide as it wants them. */
struct brief theme_brief(struct arena *a, const struct theme *t, const struct brief *b);

/* fonts/fonts.ini: each role with its file and fallback chain, in order. */
struct font_file {
	const char *path;    /* the first of the configured places that exists, else NULL */
	const char *wanted;  /* as configured */
	const char *package; /* the Debian package that has it */
	const char *licence;
};
struct font_plan {
	struct { struct font_file *v; size_t n; } roles[FACE_COUNT];
};
/* A role without a main font is an error that names the package (EX_CONFIG). */
int font_plan_load(struct arena *a, const struct data_dirs *dirs, struct font_plan *out, struct diag *d);

#endif
