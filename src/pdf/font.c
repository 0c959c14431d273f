/* font.c: font files in chains of fallback, opened when first needed.
 *
 * A file that several roles name is opened, and later embedded, once.  Only
 * TrueType outlines are taken: libharu's dictionaries can carry CFF as well,
 * but every reader copes with FontFile2. */
#include "font_int.h"

#include <hb-ot.h>
#include <string.h>

#include "utf8.h"

static unsigned add_file(struct fonts *f, const struct font_file *file)
{
	for (unsigned i = 0; i < f->n_files; i++)
		if (strcmp(f->files[i].file->path, file->path) == 0)
			return i;
	f->files[f->n_files] = (struct font){ .file = file };
	return (unsigned)f->n_files++;
}

static void add_chains(struct fonts *f, const struct font_plan *plan)
{
	size_t all = 0;
	for (size_t r = 0; r < FACE_COUNT; r++)
		all += plan->roles[r].n;
	f->files = arena_array(f->arena, all, struct font);
	for (size_t r = 0; r < FACE_COUNT; r++) {
		f->chains[r].v = arena_array(f->arena, plan->roles[r].n, unsigned);
		for (size_t i = 0; i < plan->roles[r].n; i++)
			if (plan->roles[r].v[i].path)
				f->chains[r].v[f->chains[r].n++] = add_file(f, &plan->roles[r].v[i]);
	}
}

struct fonts *fonts_new(struct arena *a, const struct font_plan *plan, struct diag *d)
{
	struct fonts *f = arena_new_of(a, struct fonts);
	*f = (struct fonts){ .arena = a, .diag = d };
	add_chains(f, plan);
	for (size_t r = 0; r < FACE_COUNT; r++)
		if (!f->chains[r].n) {
			diag_error(d, EX_CONFIG, NOWHERE, "no font file for the role '%s'", face_names[r]);
			return NULL;
		}
	f->buffer = hb_buffer_create();
	f->language = hb_language_from_string("en", -1); /* the default would be the locale's */
	hb_buffer_set_cluster_level(f->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(f->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	f->hyphenator = hyphenator_new(a);
	return f;
}

void fonts_free(struct fonts *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->n_files; i++) {
		hb_font_destroy(f->files[i].hb);
		hb_face_destroy(f->files[i].face);
	}
	hb_buffer_destroy(f->buffer);
	hyphenator_free(f->hyphenator);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

static int refuse(struct fonts *f, const struct font_file *file, const char *why)
{
	f->failed++;
	return diag_error(f->diag, EX_CONFIG, (struct place){ .file = file->path }, "%s%s%s", why,
	    file->package ? "; reinstall the package " : "", file->package ? file->package : "");
}

static int open_file(struct fonts *f, struct font *font)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(font->file->path);
	if (!blob)
		return refuse(f, font->file, "cannot be read as a font");
	hb_face_t *face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	if (!hb_face_get_glyph_count(face) || !has_table(face, HB_TAG('g', 'l', 'y', 'f'))) {
		hb_face_destroy(face);
		return refuse(f, font->file, "is not a font with TrueType outlines");
	}
	font->face = face;
	font->hb = hb_font_create(face);
	font->em = 1000.0 / hb_face_get_upem(face);
	return 0;
}

const struct font *font_open(struct fonts *f, unsigned index)
{
	struct font *font = &f->files[index];
	if (!font->tried) {
		font->tried = true;
		open_file(f, font);
	}
	return font->face ? font : NULL;
}

/* HarfBuzz makes a no-break hyphen or an unusual space of the plain one. */
static uint32_t stand_in(uint32_t c)
{
	if (c == 0x2011)
		return 0x2010;
	bool space = c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
	return space ? ' ' : c;
}

static bool has_glyph(const struct font *font, uint32_t c)
{
	hb_codepoint_t gid;
	return font && (hb_font_get_nominal_glyph(font->hb, c, &gid) ||
			   (stand_in(c) != c && hb_font_get_nominal_glyph(font->hb, stand_in(c), &gid)));
}

int font_for(struct fonts *f, enum face face, uint32_t c)
{
	for (size_t i = 0; i < f->chains[face].n; i++)
		if (has_glyph(font_open(f, f->chains[face].v[i]), c))
			return (int)f->chains[face].v[i];
	return -1;
}

static double width(void *ctx, enum face face, unsigned features, double size_pt, struct str text)
{
	double sum = 0;
	while (text.n)
		sum += fonts_shape(ctx, face, features, next_word(&text))->width;
	return sum * size_pt / 1000;
}

static size_t hyphens(void *ctx, struct str word, const char *lang, unsigned at[], size_t max)
{
	struct fonts *f = ctx;
	return hyphenate(f->hyphenator, word, lang, at, max, f->diag);
}

struct measure fonts_measure(struct fonts *f)
{
	return (struct measure){ .ctx = f, .width = width, .hyphens = hyphens };
}
