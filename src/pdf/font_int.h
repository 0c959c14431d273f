/* font_int.h: font files, shaped words and hyphens, as the files of src/pdf
 * share them.
 *
 * Lengths of a shape are in thousandths of an em, so that a shape serves
 * every size; PDF counts glyph widths the same way. */
#ifndef DIPTYCH_PDF_FONT_INT_H
#define DIPTYCH_PDF_FONT_INT_H

#include <hb.h>

#include "pdf.h"

struct hyphenator;

struct font {
	const struct font_file *file;
	hb_face_t *face; /* NULL before font_open, and where it failed */
	hb_font_t *hb;
	bool tried;
	double em;       /* thousandths of an em in one font unit */
};

struct glyph {
	unsigned font;    /* index in fonts.files */
	uint32_t gid;
	double advance, dx, dy;
	struct str text;  /* what it stands for; empty behind the first of a cluster */
	bool space;       /* U+0020 */
};

/* Glyphs of one font, in the order of the eye. */
struct glyph_run {
	size_t from, to;     /* glyphs */
	size_t start, end;   /* bytes of the shape's text */
	enum { RUN_NEUTRAL /* no letter, no digit */, RUN_LTR, RUN_RTL } direction;
	bool leftwards;      /* the first glyph is the last that is read */
	bool whole;          /* its text cannot be told glyph by glyph */
};

struct shape {
	enum face face;
	unsigned features;
	struct str text;  /* the cache's key, with face and features */
	struct glyph *v;
	size_t n;
	VEC(struct glyph_run) runs;
	double width;
};

struct fonts {
	struct arena *arena;
	struct diag *diag;   /* where missing glyphs and bad files are reported */
	struct font *files;
	size_t n_files;
	struct { unsigned *v; size_t n; } chains[FACE_COUNT];
	hb_buffer_t *buffer;
	hb_language_t language;
	struct shape **cache; /* open addressing; cap is a power of two */
	size_t n_cache, cap;
	VEC(uint32_t) missing; /* characters that were reported */
	size_t failed;         /* unusable files, words without memory */
	struct hyphenator *hyphenator;
};

/* The opened font, or NULL where the file cannot be used (reported once). */
const struct font *font_open(struct fonts *f, unsigned index);
/* The first font of the chain that has c; -1 if none has. */
int font_for(struct fonts *f, enum face face, uint32_t c);

/* A word, shaped; a single space is a word too.  Lives as long as f. */
const struct shape *fonts_shape(struct fonts *f, enum face face, unsigned features, struct str word);
/* The next word of *rest: up to a space, or one space. */
struct str next_word(struct str *rest);

struct hyphenator *hyphenator_new(struct arena *a);
void hyphenator_free(struct hyphenator *h);
/* Contract as measure.hyphens; d hears once of a dictionary that is missing. */
size_t hyphenate(struct hyphenator *h, struct str word, const char *lang, unsigned at[], size_t max, struct diag *d);

#endif
