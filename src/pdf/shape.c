/* shape.c: words into glyphs.
 *
 * A word is cut into runs of one font, each the first of the role's chain
 * that has the character; HarfBuzz shapes a run with its kerning, ligatures
 * and marks.  A character that no font has is a run that shows its code point
 * in brackets and is read as itself.  Texts repeat their words, so a shape is kept for the next time:
 * about four hundred look-ups fall on one shape. */
#include "font_int.h"

#include "hash.h"
#include "utf8.h"

enum { N_FEATURES = 4, NO_FONT = -1 };

struct str next_word(struct str *rest)
{
	size_t end = str_chr(*rest, ' ');
	if (end == STR_NONE)
		end = rest->n;
	if (end == 0)
		end = 1;
	struct str word = str_sub(*rest, 0, end);
	*rest = str_sub(*rest, end, rest->n);
	return word;
}

static void report_missing(struct fonts *f, enum face face, uint32_t c, struct str word)
{
	for (size_t i = 0; i < f->missing.n; i++)
		if (f->missing.v[i] == c)
			return;
	*vec_push(f->arena, &f->missing) = c;
	diag_warn(f->diag, NOWHERE,
	    "no font of the role '%s' has the character U+%04X of '%.*s', its code is printed; add a font to its chain in fonts.ini",
	    face_names[face], (unsigned)c, STR_ARG(word));
}

/* Does c belong to the character before it, whatever font that has? */
static bool joins(uint32_t c)
{
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
	case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_FORMAT: return true;
	default: return false;
	}
}

static bool is_format(uint32_t c)
{
	return hb_unicode_general_category(hb_unicode_funcs_get_default(), c) == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

/* Does c only choose how the character before it looks? */
static bool is_selector(uint32_t c)
{
	return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180F) || c == 0x34F;
}

/* The font of c, behind characters of the font `current`; or NO_FONT. */
static int pick(struct fonts *f, enum face face, uint32_t c, int current)
{
	hb_codepoint_t gid;
	if (is_format(c) || is_selector(c))
		return current >= 0 ? current : (int)f->chains[face].v[0];
	if (current >= 0 && joins(c) && font_open(f, (unsigned)current) &&
	    hb_font_get_nominal_glyph(f->files[current].hb, c, &gid))
		return current;
	int font = font_for(f, face, c);
	return font < 0 ? NO_FONT : font;
}

/* The end of the text that glyph i stands for: where the next cluster of the
 * run starts, whichever way the run goes. */
static size_t cluster_end(const hb_glyph_info_t *info, unsigned n, unsigned i, size_t run_end)
{
	size_t end = run_end;
	bool leftwards = info[0].cluster > info[n - 1].cluster;
	for (unsigned k = i; leftwards ? k > 0 : k + 1 < n;) {
		k = leftwards ? k - 1 : k + 1;
		if (info[k].cluster != info[i].cluster) {
			end = info[k].cluster;
			break;
		}
	}
	return end > info[i].cluster ? end : info[i].cluster;
}

/* Does c, like a soft hyphen, neither show nor shape what shows? */
static bool is_unseen(uint32_t c)
{
	enum { ZWNJ = 0x200C, ZWJ = 0x200D };
	return is_format(c) && c != ZWNJ && c != ZWJ;
}

/* s without what is unseen at its ends: it is not to be read either. */
static struct str visible(struct str s)
{
	size_t at = 0;
	while (s.n && is_unseen(utf8_next(s, &at)))
		s = str_sub(s, at, s.n), at = 0;
	while (s.n && is_unseen(utf8_peek(s, utf8_back(s, s.n))))
		s.n = utf8_back(s, s.n);
	return s;
}

static void add_glyph(struct fonts *f, unsigned index, const hb_glyph_info_t *info, const hb_glyph_position_t *pos,
    struct str text, struct shape *out)
{
	const struct font *font = &f->files[index];
	struct glyph *g = &out->v[out->n++];
	*g = (struct glyph){
		.font = index, .gid = info->codepoint, .text = text, .advance = pos->x_advance * font->em,
		.dx = pos->x_offset * font->em, .dy = pos->y_offset * font->em, .space = str_is(text, " "),
	};
	out->width += g->advance;
}

/* What the buffer holds of text, as a run. */
static void add_glyphs(struct fonts *f, unsigned index, struct str text, struct glyph_run *run, struct shape *out)
{
	unsigned n = 0;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(f->buffer, NULL);
	out->v = arena_grow(f->arena, out->v, out->n * sizeof *out->v, (out->n + n) * sizeof *out->v);
	for (unsigned i = 0; i < n; i++) {
		bool again = i > 0 && info[i].cluster == info[i - 1].cluster;
		size_t end = again ? info[i].cluster : cluster_end(info, n, i, text.n);
		add_glyph(f, index, &info[i], &pos[i], visible(str_sub(text, info[i].cluster, end)), out);
		/* a mark set back over its base would be read as a word of its own */
		bool set_back = pos[i].x_advance == 0 && pos[i].x_offset != 0;
		run->whole = run->whole || again || set_back;
	}
	run->to = out->n;
	*vec_push(f->arena, &out->runs) = *run;
}

static bool has_letters(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);
		if (utf8_is_letter(c) || utf8_is_digit(c))
			return true;
	}
	return false;
}

/* Write what the bits of features ask for to out; returns how many. */
static unsigned list_features(unsigned features, hb_feature_t out[])
{
	static const struct {
		unsigned bit, unless;
		hb_tag_t tag;
	} known[N_FEATURES] = {
		{ FEATURE_TNUM, 0, HB_TAG('t', 'n', 'u', 'm') }, { FEATURE_ONUM, 0, HB_TAG('o', 'n', 'u', 'm') },
		/* old-style figures are for running text: each its own width */
		{ FEATURE_ONUM, FEATURE_TNUM, HB_TAG('p', 'n', 'u', 'm') }, { FEATURE_SMCP, 0, HB_TAG('s', 'm', 'c', 'p') },
	};
	unsigned n = 0;
	for (size_t i = 0; i < N_FEATURES; i++)
		if ((features & known[i].bit) && !(features & known[i].unless))
			out[n++] = (hb_feature_t){ known[i].tag, 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END };
	return n;
}

/* Shape text from start on in the buffer.  False: no memory, reported. */
static bool shape_text(struct fonts *f, const struct font *font, unsigned features, struct str text, size_t start)
{
	hb_feature_t wanted[N_FEATURES];
	unsigned n_wanted = list_features(features, wanted);
	hb_buffer_clear_contents(f->buffer);
	hb_buffer_add_utf8(f->buffer, text.p, (int)text.n, (unsigned)start, (int)(text.n - start));
	hb_buffer_set_language(f->buffer, f->language);
	hb_buffer_guess_segment_properties(f->buffer);
	if (hb_shape_full(font->hb, f->buffer, wanted, n_wanted, NULL) && hb_buffer_allocation_successful(f->buffer))
		return true;
	f->failed++;
	diag_error(f->diag, EX_NOMEM, NOWHERE, "no memory to shape '%.*s'", STR_ARG(text));
	return false;
}

/* Bytes [start, end): one character, and what joins it. */
static void shape_missing(struct fonts *f, size_t start, size_t end, struct shape *out)
{
	unsigned index = f->chains[out->face].v[0];
	const struct font *font = font_open(f, index);
	uint32_t c = utf8_peek(out->text, start);
	struct str code = str_c(arena_printf(f->arena, "[U+%04X]", (unsigned)c));
	report_missing(f, out->face, c, out->text);
	if (!font || !shape_text(f, font, 0, code, 0))
		return;
	struct glyph_run run = { .from = out->n, .start = start, .end = end, .whole = true };
	add_glyphs(f, index, code, &run, out);
}

/* The first byte of what has no glyph in the buffer, or end. */
static size_t first_missing(const struct fonts *f, size_t end)
{
	unsigned n = 0;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &n);
	for (unsigned i = 0; i < n; i++)
		if (!info[i].codepoint && info[i].cluster < end)
			end = info[i].cluster;
	return end;
}

static void shape_run(struct fonts *f, unsigned index, size_t start, size_t end, struct shape *out)
{
	const struct font *font = font_open(f, index);
	if (!font || start == end || !shape_text(f, font, out->features, str_sub(out->text, 0, end), start))
		return;
	bool rtl = hb_buffer_get_direction(f->buffer) == HB_DIRECTION_RTL;
	size_t missing = first_missing(f, end), behind = missing;
	if (missing < end) {
		utf8_next(out->text, &behind);
		shape_run(f, index, start, missing, out);
		shape_missing(f, missing, behind, out);
		shape_run(f, index, behind, end, out);
		return;
	}
	struct glyph_run run = { .from = out->n, .start = start, .end = end, .leftwards = rtl };
	if (has_letters(str_sub(out->text, start, end)))
		run.direction = rtl ? RUN_RTL : RUN_LTR;
	add_glyphs(f, index, str_sub(out->text, 0, end), &run, out);
}

static void shape_word(struct fonts *f, struct shape *out)
{
	int current = NO_FONT;
	size_t start = 0;
	for (size_t at = 0; at < out->text.n;) {
		size_t here = at;
		int font = pick(f, out->face, utf8_next(out->text, &at), current);
		if (font == current && font != NO_FONT)
			continue;
		if (current != NO_FONT)
			shape_run(f, (unsigned)current, start, here, out);
		if (font == NO_FONT)
			shape_missing(f, here, at, out);
		current = font;
		start = font == NO_FONT ? at : here;
	}
	if (current != NO_FONT)
		shape_run(f, (unsigned)current, start, out->text.n, out);
}

static size_t slot_of(const struct fonts *f, enum face face, unsigned features, struct str word)
{
	size_t i = (size_t)(hash_fnv(HASH_START ^ ((unsigned)face | features << 8), word)) & (f->cap - 1);
	while (f->cache[i] && !(f->cache[i]->face == face && f->cache[i]->features == features && str_eq(f->cache[i]->text, word)))
		i = (i + 1) & (f->cap - 1);
	return i;
}

static void grow_cache(struct fonts *f)
{
	struct shape **old = f->cache;
	size_t n = f->cap;
	f->cap = n ? n * 2 : 1024;
	f->cache = arena_array(f->arena, f->cap, struct shape *);
	for (size_t i = 0; i < n; i++)
		if (old[i])
			f->cache[slot_of(f, old[i]->face, old[i]->features, old[i]->text)] = old[i];
}

const struct shape *fonts_shape(struct fonts *f, enum face face, unsigned features, struct str word)
{
	if (f->n_cache * 2 >= f->cap)
		grow_cache(f);
	size_t i = slot_of(f, face, features, word);
	if (!f->cache[i]) {
		struct shape *s = arena_new_of(f->arena, struct shape);
		*s = (struct shape){ .face = face, .features = features, .text = arena_str(f->arena, word) };
		shape_word(f, s);
		f->cache[i] = s;
		f->n_cache++;
	}
	return f->cache[i];
}
