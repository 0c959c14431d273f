/* embed.c: subsets as PDF fonts.
 *
 *     Type0 ─ Encoding (a CMap: one byte, or FFxx)
 *       │ └── ToUnicode
 *     CIDFontType2 ─ W, CIDToGIDMap
 *       │
 *     FontDescriptor ─ FontFile2 (what hb-subset keeps of the file)
 *
 * libharu's own embedding misses glyphs that others are composed of; its
 * dictionaries are sound, and carry these. */
#include "writer_int.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#include "hash.h"
#include "syntax_int.h"

/* What a PDF needs of a font: the text is shaped already.  A face of these
 * alone is subset in a fifth of the time, for there is no cmap to go through. */
static const hb_tag_t kept_tables[] = {
	HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('h', 'e', 'a', 'd'), HB_TAG('m', 'a', 'x', 'p'),
	HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
};

static const char encoding_cmap[] =
    "%!PS-Adobe-3.0 Resource-CMap\n/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo 3 dict dup begin/Registry(Adobe)def/Ordering(Identity)def/Supplement 0 def end def\n"
    "/CMapName/Diptych-H def\n/CMapType 1 def\n/WMode 0 def\n"
    "2 begincodespacerange\n<00><FE>\n<FF00><FFFF>\nendcodespacerange\n"
    "2 begincidrange\n<00><FE> 0\n<FF00><FFFF> 255\nendcidrange\n"
    "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

static const char unicode_head[] =
    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "2 begincodespacerange\n<00><FE>\n<FF00><FFFF>\nendcodespacerange\n"
    "1 beginbfrange\n<20><7E><0020>\nendbfrange\n";

static const char unicode_tail[] = "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

enum { NAME_SIZE = 100, TAG_LETTERS = 6, BFCHAR_MAX = 100 };

struct program {
	struct str bytes;              /* the subset's font file */
	unsigned char gids[2 * CID_END]; /* CIDToGIDMap */
	unsigned cids;                 /* one above the last used */
};

static hb_subset_input_t *subset_input(const struct subset *s)
{
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	if (!in)
		return NULL;
	hb_set_t *gids = hb_subset_input_glyph_set(in);
	for (unsigned i = 0; i < CID_END; i++)
		if (s->cids[i].used)
			hb_set_add(gids, s->cids[i].gid);
	if (!hb_set_allocation_successful(gids)) {
		hb_subset_input_destroy(in);
		return NULL;
	}
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING);
	return in;
}

static hb_face_t *bare_face(hb_face_t *face)
{
	hb_face_t *bare = hb_face_builder_create();
	for (size_t i = 0; i < sizeof kept_tables / sizeof *kept_tables; i++) {
		hb_blob_t *table = hb_face_reference_table(face, kept_tables[i]);
		hb_face_builder_add_table(bare, kept_tables[i], table);
		hb_blob_destroy(table);
	}
	return bare;
}

static void map_gids(const struct subset *s, const hb_map_t *renumbered, struct program *out)
{
	for (unsigned i = 0; i < CID_END; i++) {
		if (!s->cids[i].used)
			continue;
		hb_codepoint_t gid = hb_map_get(renumbered, s->cids[i].gid);
		out->gids[2 * i] = (unsigned char)(gid >> 8);
		out->gids[2 * i + 1] = (unsigned char)gid;
		out->cids = i + 1;
	}
}

/* No call of libharu in here: its errors jump, and HarfBuzz's objects would
 * be left behind. */
static int make_program(struct writer *w, const struct subset *s, struct program *out)
{
	int rc = -1;
	hb_subset_plan_t *plan = NULL;
	hb_face_t *face = NULL, *bare = bare_face(w->fonts->files[s->font].face);
	hb_subset_input_t *in = subset_input(s);
	if (in)
		plan = hb_subset_plan_create_or_fail(bare, in);
	if (plan)
		face = hb_subset_plan_execute_or_fail(plan);
	if (face) {
		hb_blob_t *blob = hb_face_reference_blob(face);
		unsigned n = 0;
		const char *p = hb_blob_get_data(blob, &n);
		out->bytes = arena_str(w->arena, (struct str){ p, n });
		hb_blob_destroy(blob);
		map_gids(s, hb_subset_plan_old_to_new_glyph_mapping(plan), out);
		rc = 0;
	} else {
		diag_error(w->d, EX_SOFTWARE, (struct place){ .file = w->fonts->files[s->font].file->path }, "cannot be subset");
	}
	hb_face_destroy(face);
	hb_face_destroy(bare);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(in);
	return rc;
}

/* "ABCDEF+NotoSerif-Bold": the tag is a digest of the glyphs. */
static void base_font(const struct writer *w, const struct subset *s, char name[NAME_SIZE])
{
	uint64_t h = HASH_START ^ s->font;
	for (unsigned i = 0; i < CID_END; i++)
		h = hash_fnv(h, (struct str){ (const char *)&s->cids[i].gid, sizeof s->cids[i].gid });
	for (int i = 0; i < TAG_LETTERS; i++, h /= 26)
		name[i] = (char)('A' + h % 26);
	name[TAG_LETTERS] = '+';
	unsigned room = NAME_SIZE - TAG_LETTERS - 1;
	hb_ot_name_get_utf8(w->fonts->files[s->font].face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room,
	    name + TAG_LETTERS + 1);
	if (!room)
		strcpy(name + TAG_LETTERS + 1, "Font");
	for (char *p = name; *p; p++)
		if (strchr(" ()<>[]{}/%#", *p) || *p < '!' || *p > '~')
			*p = '-';
}

static int metric(const struct font *f, hb_ot_metrics_tag_t tag)
{
	hb_position_t v = 0;
	hb_ot_metrics_get_position_with_fallback(f->hb, tag, &v);
	return (int)lround(v * f->em);
}

static void add_bbox(HPDF_Dict dict, const struct font *f)
{
	enum { BBOX_AT = 36 };
	hb_blob_t *blob = hb_face_reference_table(f->face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned n = 0;
	const unsigned char *head = (const unsigned char *)hb_blob_get_data(blob, &n);
	int box[4] = { 0, 0, 1000, 1000 };
	for (unsigned i = 0; i < 4 && BBOX_AT + 2 * i + 1 < n; i++) {
		int16_t v = (int16_t)(head[BBOX_AT + 2 * i] << 8 | head[BBOX_AT + 2 * i + 1]);
		box[i] = (int)lround(v * f->em);
	}
	hb_blob_destroy(blob);
	HPDF_Array array = haru_array(dict, "FontBBox");
	for (int i = 0; i < 4; i++)
		HPDF_Array_AddNumber(array, box[i]);
}

static HPDF_Dict descriptor(struct writer *w, const struct font *f, const char *name, struct str program)
{
	enum { SYMBOLIC = 4, ITALIC = 64 };
	double slant = hb_style_get_value(f->hb, HB_STYLE_TAG_SLANT_ANGLE);
	double weight = hb_style_get_value(f->hb, HB_STYLE_TAG_WEIGHT);
	HPDF_Dict d = haru_dict(&w->haru);
	HPDF_Dict_AddName(d, "Type", "FontDescriptor");
	HPDF_Dict_AddName(d, "FontName", name);
	HPDF_Dict_AddNumber(d, "Flags", slant != 0 ? SYMBOLIC | ITALIC : SYMBOLIC);
	add_bbox(d, f);
	HPDF_Dict_AddNumber(d, "ItalicAngle", (HPDF_INT32)lround(slant));
	HPDF_Dict_AddNumber(d, "Ascent", metric(f, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER));
	HPDF_Dict_AddNumber(d, "Descent", metric(f, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER));
	HPDF_Dict_AddNumber(d, "CapHeight", metric(f, HB_OT_METRICS_TAG_CAP_HEIGHT));
	HPDF_Dict_AddNumber(d, "StemV", (HPDF_INT32)lround(50 + weight * weight / 4225)); /* as usually estimated */
	HPDF_Dict file = haru_stream(&w->haru, program, true);
	HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)program.n);
	HPDF_Dict_Add(d, "FontFile2", file);
	return d;
}

static void add_system_info(HPDF_Dict dict)
{
	HPDF_Dict info = haru_sub(dict, "CIDSystemInfo");
	haru_add_string(info, "Registry", "Adobe");
	haru_add_string(info, "Ordering", "Identity");
	HPDF_Dict_AddNumber(info, "Supplement", 0);
}

static void add_widths(HPDF_Dict dict, const struct subset *s)
{
	HPDF_Array all = haru_array(dict, "W"), run = NULL;
	for (unsigned i = 0; i < CID_END; i++) {
		if (!s->cids[i].used) {
			run = NULL;
			continue;
		}
		if (!run) {
			HPDF_Array_AddNumber(all, (HPDF_INT32)i);
			run = HPDF_Array_New(dict->mmgr);
			HPDF_Array_Add(all, run);
		}
		HPDF_Array_AddNumber(run, s->cids[i].width);
	}
}

static HPDF_Dict cid_font(struct writer *w, const struct subset *s, const char *name, const struct program *program)
{
	HPDF_Dict d = haru_dict(&w->haru);
	HPDF_Dict_AddName(d, "Type", "Font");
	HPDF_Dict_AddName(d, "Subtype", "CIDFontType2");
	HPDF_Dict_AddName(d, "BaseFont", name);
	add_system_info(d);
	HPDF_Dict_Add(d, "FontDescriptor", descriptor(w, &w->fonts->files[s->font], name, program->bytes));
	add_widths(d, s);
	struct str map = { (const char *)program->gids, 2 * program->cids };
	HPDF_Dict_Add(d, "CIDToGIDMap", haru_stream(&w->haru, map, true));
	return d;
}

static void put_bfchar(struct strbuf *b, unsigned cid, struct str text)
{
	if (cid < CID_TWO_BYTES)
		strbuf_putf(b, "<%02X><", cid);
	else
		strbuf_putf(b, "<FF%02X><", cid - CID_TWO_BYTES);
	/* a glyph that only completes the one before it stands for a joiner */
	put_utf16(b, text.n ? text : STR("\xE2\x80\x8D"));
	strbuf_puts(b, ">\n");
}

/* Codes that a font does not have are in it as well: nothing shows them. */
static HPDF_Dict to_unicode(struct writer *w, const struct meanings *m)
{
	struct strbuf *b = &w->scratch;
	strbuf_cut(b, 0);
	strbuf_puts(b, unicode_head);
	unsigned left = 0, in_block = 0;
	for (unsigned i = 0; i < CID_END; i++)
		left += m->given[i];
	for (unsigned i = 0; i < CID_END; i++) {
		if (!m->given[i])
			continue;
		if (!in_block) {
			in_block = left < BFCHAR_MAX ? left : BFCHAR_MAX;
			strbuf_putf(b, "%u beginbfchar\n", in_block);
		}
		put_bfchar(b, i, m->text[i]);
		left--;
		if (--in_block == 0)
			strbuf_puts(b, "endbfchar\n");
	}
	strbuf_puts(b, unicode_tail);
	return haru_stream(&w->haru, strbuf_str(b), true);
}

static HPDF_Dict encoding(struct writer *w)
{
	HPDF_Dict cmap = haru_stream(&w->haru, str_c(encoding_cmap), true);
	HPDF_Dict_AddName(cmap, "Type", "CMap");
	HPDF_Dict_AddName(cmap, "CMapName", "Diptych-H");
	HPDF_Dict_AddNumber(cmap, "WMode", 0);
	add_system_info(cmap);
	return cmap;
}

static int embed(struct writer *w, const struct subset *s, HPDF_Dict font, HPDF_Dict cmap)
{
	struct program *program = arena_new_of(w->arena, struct program);
	if (make_program(w, s, program) < 0)
		return -1;
	char name[NAME_SIZE];
	base_font(w, s, name);
	HPDF_Dict_AddName(font, "Type", "Font");
	HPDF_Dict_AddName(font, "Subtype", "Type0");
	HPDF_Dict_AddName(font, "BaseFont", name);
	HPDF_Dict_Add(font, "Encoding", cmap);
	HPDF_Array_Add(haru_array(font, "DescendantFonts"), cid_font(w, s, name, program));
	if (!s->meanings->to_unicode)
		s->meanings->to_unicode = to_unicode(w, s->meanings);
	HPDF_Dict_Add(font, "ToUnicode", s->meanings->to_unicode);
	return 0;
}

int embed_fonts(struct writer *w)
{
	HPDF_Dict fonts = haru_sub(w->haru.resources, "Font");
	HPDF_Dict cmap = encoding(w);
	for (size_t i = 0; i < w->codes.subsets.n; i++) {
		char key[24];
		snprintf(key, sizeof key, "F%zu", i);
		HPDF_Dict font = haru_dict(&w->haru);
		HPDF_Dict_Add(fonts, key, font);
		if (embed(w, w->codes.subsets.v[i], font, cmap) < 0)
			return -1;
	}
	return 0;
}
