/* shape.c: words into glyphs.
 *
 * A word is cut into runs of one font, each the first of the role's chain
 * that has the character; HarfBuzz shapes a run with its kerning, ligatures
 * and marks.  Texts repeat their words, so a shape is kept for the next time:
 * about four hundred look-ups fall on one shape. */
#include "font_int.h"

#include "hash.h"
#include "utf8.h"

enum { N_FEATURES = 4 };

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
	f->failed++;
	diag_error(f->diag, EX_DATAERR, NOWHERE,
	    "no font of the role '%s' has the character U+%04X, needed for '%.*s'; add one to its chain in fonts.ini",
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

static unsigned pick(struct fonts *f, enum face face, uint32_t c, int current, struct str word)
{
	hb_codepoint_t gid;
	unsigned first = f->chains[face].v[0];
	if (is_format(c))
		return current >= 0 ? (unsigned)current : first;
	if (current >= 0 && joins(c) && font_open(f, (unsigned)current) &&
	    hb_font_get_nominal_glyph(f->files[current].hb, c, &gid))
		return (unsigned)current;
	int font = font_for(f, face, c);
	if (font < 0) {
		report_missing(f, face, c, word);
		return first;
	}
	return (unsigned)font;
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
	if (!g->gid)
		report_missing(f, out->face, utf8_peek(out->text, info->cluster), out->text);
	out->width += g->advance;
}

static void add_glyphs(struct fonts *f, unsigned index, struct glyph_run *run, struct shape *out)
{
	unsigned n = 0;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(f->buffer, NULL);
	out->v = arena_grow(f->arena, out->v, out->n * sizeof *out->v, (out->n + n) * sizeof *out->v);
	for (unsigned i = 0; i < n; i++) {
		bool again = i > 0 && info[i].cluster == info[i - 1].cluster;
		size_t end = again ? info[i].cluster : cluster_end(info, n, i, run->end);
		add_glyph(f, index, &info[i], &pos[i], visible(str_sub(out->text, info[i].cluster, end)), out);
		/* a mark set back over its base would be read as a word of its own */
		bool set_back = pos[i].x_advance == 0 && pos[i].x_offset != 0;
		run->whole = run->whole || again || set_back;
	}
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

static void shape_run(struct fonts *f, unsigned index, size_t start, size_t end, struct shape *out)
{
	const struct font *font = font_open(f, index);
	if (!font)
		return;
	hb_buffer_clear_contents(f->buffer);
	hb_buffer_add_utf8(f->buffer, out->text.p, (int)out->text.n, (unsigned)start, (int)(end - start));
	hb_buffer_set_language(f->buffer, f->language);
	hb_buffer_guess_segment_properties(f->buffer);
	bool rtl = hb_buffer_get_direction(f->buffer) == HB_DIRECTION_RTL;
	hb_feature_t wanted[N_FEATURES];
	unsigned n_wanted = list_features(out->features, wanted);
	if (!hb_shape_full(font->hb, f->buffer, wanted, n_wanted, NULL) || !hb_buffer_allocation_successful(f->buffer)) {
		f->failed++;
		diag_error(f->diag, EX_NOMEM, NOWHERE, "no memory to shape '%.*s'", STR_ARG(out->text));
		return;
	}
	struct glyph_run run = { .from = out->n, .start = start, .end = end, .leftwards = rtl };
	if (has_letters(str_sub(out->text, start, end)))
		run.direction = rtl ? RUN_RTL : RUN_LTR;
	add_glyphs(f, index, &run, out);
	run.to = out->n;
	*vec_push(f->arena, &out->runs) = run;
}

static void shape_word(struct fonts *f, struct shape *out)
{
	int current = -1;
	size_t start = 0;
	for (size_t at = 0; at < out->text.n;) {
		size_t here = at;
		unsigned font = pick(f, out->face, utf8_next(out->text, &at), current, out->text);
		if (current >= 0 && font != (unsigned)current) {
			shape_run(f, (unsigned)current, start, here, out);
			start = here;
		}
		current = (int)font;
	}
	if (current >= 0)
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
