/* codes.c: which glyph has which code.
 *
 * A glyph has one code for each text it stands for: the hyphen of a word and
 * the hyphen that a line end put in look alike and are read differently.  A
 * code means the same in all fonts, which so can share one ToUnicode.  Texts of
 * more than 510 meanings go on in other subsets with a table of their own. */
#include "writer_int.h"

#include <math.h>

#include "hash.h"
#include "syntax_int.h"

struct code_entry {
	unsigned font;
	uint32_t gid;
	struct str text;
	struct code code;
	bool used;
};

static struct code_entry *slot_of(const struct codes *c, unsigned font, uint32_t gid, struct str text)
{
	size_t i = (size_t)hash_fnv(HASH_START ^ ((uint64_t)font << 32 | gid), text) & (c->cap - 1);
	for (;; i = (i + 1) & (c->cap - 1)) {
		struct code_entry *e = &c->map[i];
		if (!e->used || (e->font == font && e->gid == gid && str_eq(e->text, text)))
			return e;
	}
}

static void grow(struct writer *w)
{
	struct codes *c = &w->codes;
	struct code_entry *old = c->map;
	size_t n = c->cap;
	c->cap = n ? n * 2 : 1024;
	c->map = arena_array(w->arena, c->cap, struct code_entry);
	for (size_t i = 0; i < n; i++)
		if (old[i].used)
			*slot_of(c, old[i].font, old[i].gid, old[i].text) = old[i];
}

/* Codes of one byte first: those above ASCII, then those below it. */
static unsigned take_next(struct meanings *m)
{
	unsigned cid = m->next++;
	if (m->next == CID_TWO_BYTES)
		m->next = 1;
	else if (m->next == CID_SPACE)
		m->next = CID_TWO_BYTES;
	return cid;
}

/* A code of the subset that means text; 0 if none is left. */
static unsigned cid_for(const struct subset *s, struct str text)
{
	unsigned ascii = text.n == 1 && is_plain(text) ? (unsigned char)text.p[0] : 0;
	if (ascii && !s->cids[ascii].used)
		return ascii;
	for (unsigned i = 1; i < CID_END; i++)
		if (s->meanings->given[i] && !s->cids[i].used && str_eq(s->meanings->text[i], text))
			return i;
	if (s->meanings->next == CID_END)
		return 0;
	unsigned cid = take_next(s->meanings);
	s->meanings->given[cid] = true;
	s->meanings->text[cid] = text;
	return cid;
}

static unsigned subset_new(struct writer *w, unsigned font)
{
	struct codes *c = &w->codes;
	if (!c->meanings || c->meanings->next == CID_END) {
		c->meanings = arena_new_of(w->arena, struct meanings);
		c->meanings->next = CID_ASCII_END;
	}
	struct subset *s = arena_new_of(w->arena, struct subset);
	s->font = font;
	s->meanings = c->meanings;
	*vec_push(w->arena, &c->subsets) = s;
	return (unsigned)c->subsets.n - 1;
}

static struct code new_code(struct writer *w, unsigned font, uint32_t gid, struct str text)
{
	struct codes *c = &w->codes;
	struct code code = { 0 };
	for (size_t i = c->subsets.n; i-- > 0 && !code.cid;)
		if (c->subsets.v[i]->font == font)
			code = (struct code){ .subset = (unsigned)i, .cid = cid_for(c->subsets.v[i], text) };
	if (!code.cid) {
		code.subset = subset_new(w, font);
		code.cid = cid_for(c->subsets.v[code.subset], text);
	}
	const struct font *f = &w->fonts->files[font];
	code.width = (int)lround(hb_font_get_glyph_h_advance(f->hb, gid) * f->em);
	c->subsets.v[code.subset]->cids[code.cid] = (struct coded){ .gid = gid, .width = code.width, .used = true };
	return code;
}

/* Nearly all text is ASCII, and a character's glyph is mostly the same. */
static struct ascii_code *ascii_slot(struct writer *w, unsigned font, struct str text)
{
	if (text.n != 1 || (unsigned char)text.p[0] >= CID_ASCII_END)
		return NULL;
	if (!w->codes.ascii)
		w->codes.ascii = arena_array(w->arena, w->fonts->n_files * CID_ASCII_END, struct ascii_code);
	return &w->codes.ascii[font * CID_ASCII_END + (unsigned char)text.p[0]];
}

static struct code find_code(struct writer *w, unsigned font, uint32_t gid, struct str text)
{
	struct codes *c = &w->codes;
	if (c->n * 2 >= c->cap)
		grow(w);
	struct code_entry *e = slot_of(c, font, gid, text);
	if (!e->used) {
		*e = (struct code_entry){ .font = font, .gid = gid, .text = text, .used = true,
			.code = new_code(w, font, gid, text) };
		c->n++;
	}
	return e->code;
}

struct code code_of(struct writer *w, unsigned font, uint32_t gid, struct str text)
{
	struct ascii_code *quick = ascii_slot(w, font, text);
	if (!quick)
		return find_code(w, font, gid, text);
	if (!quick->used || quick->gid != gid)
		*quick = (struct ascii_code){ .gid = gid, .code = find_code(w, font, gid, text), .used = true };
	return quick->code;
}
