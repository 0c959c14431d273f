/* runs.c: how a run looks in a style, and the text that is set of it. */
#include "layout_int.h"

#include "utf8.h"

/* What bold and italic make of a face. */
static const struct {
	enum face bold, italic;
} variants[FACE_COUNT] = {
	[FACE_SERIF] = { FACE_SERIF_BOLD, FACE_SERIF_ITALIC },
	[FACE_SERIF_ITALIC] = { FACE_SERIF_BOLD_ITALIC, FACE_SERIF_ITALIC },
	[FACE_SERIF_BOLD] = { FACE_SERIF_BOLD, FACE_SERIF_BOLD_ITALIC },
	[FACE_SERIF_BOLD_ITALIC] = { FACE_SERIF_BOLD_ITALIC, FACE_SERIF_BOLD_ITALIC },
	[FACE_SANS] = { FACE_SANS_BOLD, FACE_SANS_ITALIC },
	[FACE_SANS_ITALIC] = { FACE_SANS_BOLD, FACE_SANS_ITALIC },
	[FACE_SANS_BOLD] = { FACE_SANS_BOLD, FACE_SANS_BOLD },
	[FACE_SANS_SEMIBOLD] = { FACE_SANS_BOLD, FACE_SANS_ITALIC },
};

bool style_is_head(enum style st)
{
	switch (st) {
	case STYLE_TITLE: case STYLE_H1: case STYLE_H2: case STYLE_H3: case STYLE_KICKER: case STYLE_LABEL:
	case STYLE_PANEL_HEAD:
		return true;
	default:
		return false;
	}
}

/* Badges and references keep their size in proportion to the text they stand in. */
enum { SUP_PERCENT = 62, SIGN_PERCENT = 78, BADGE_PERCENT = 66, SANS_PERCENT = 93 };

/* Is it a mark such as an asterisk, which is small and raised by nature? */
static bool is_sign(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		if (utf8_is_letter(c) || utf8_is_digit(c))
			return false;
	}
	return true;
}

struct look look_of(const struct theme *t, const struct type_style *style, const struct run *r)
{
	struct look l = { .face = style->face, .features = style->features, .size = style->size_pt, .tracking = style->tracking_pt,
		.colour = t->inks[r->inked ? r->ink : style->ink] };
	if (r->attr & RUN_BADGE) {
		l.face = FACE_SANS_BOLD;
		l.features = 0;
		l.size = style->size_pt * BADGE_PERCENT / 100;
		l.pad = l.size * .5;
		l.raise = (style->size_pt - l.size) * .28;
		l.tracking = .3;
		if (!badge_is_light(r))
			l.colour = t->inks[INK_PAPER];
		return l;
	}
	/* A theme whose heads are serif has no sans in its text. */
	bool sans = t->styles[STYLE_H2].face >= FACE_SANS;
	if (r->attr & RUN_SUP) {
		l.face = sans ? FACE_SANS_SEMIBOLD : FACE_SERIF_BOLD;
		l.features = 0;
		bool sign = is_sign(r->text);
		l.size = style->size_pt * (sign ? SIGN_PERCENT : SUP_PERCENT) / 100;
		l.raise = style->size_pt * (sign ? .22 : .36);
		l.tracking = 0;
		return l;
	}
	/* The type of the heads. */
	if (r->attr & RUN_SANS && l.face < FACE_SANS && sans) {
		l.face = FACE_SANS;
		l.features &= ~(unsigned)FEATURE_ONUM;
		l.size *= SANS_PERCENT / 100.;
	}
	if (r->attr & RUN_BOLD)
		l.face = variants[l.face].bold;
	if (r->attr & RUN_ITALIC)
		l.face = variants[l.face].italic;
	return l;
}

enum { SOFT_HYPHEN = 0xAD, NBSP = 0xA0, FIGURE_SPACE = 0x2007, HAIR_SPACE = 0x200A, NARROW_NBSP = 0x202F };

static bool is_gap(uint32_t c)
{
	return c != NBSP && c != NARROW_NBSP && c != HAIR_SPACE && c != FIGURE_SPACE && utf8_is_space(c);
}

/* Only ASCII, and single blanks: nearly all text. */
static bool is_plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < ' ' || c > '~' || (c == ' ' && i && s.p[i - 1] == ' '))
			return false;
	}
	return true;
}

/* Every gap as one blank, soft hyphens gone. */
static struct str squeeze(struct arena *a, struct str s)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		if (is_gap(c)) {
			if (!b.n || b.p[b.n - 1] != ' ')
				strbuf_putc(&b, ' ');
		} else if (c != SOFT_HYPHEN && c >= ' ') {
			utf8_put(&b, c);
		}
	}
	struct str out = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

struct str run_text(struct arena *a, const struct type_style *style, const struct run *r)
{
	struct str s = is_plain(r->text) ? r->text : squeeze(a, r->text);
	return style->caps || r->attr & RUN_BADGE ? utf8_upper(a, s) : s;
}
