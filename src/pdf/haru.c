/* haru.c: the one file that reaches into libharu's structures. */
#include "haru_int.h"

#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_outline.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdlib.h>
#include <string.h>

#include "syntax_int.h"

#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "src/pdf/haru.c knows the structures of libharu 2.3 alone"
#endif

enum { NO_POOL = 0 /* its blocks are not aligned */, PAGES_A_NODE = 100, ID_MASK = 0xFFFFFF };

static void *allocate(HPDF_UINT size)
{
	return mem_alloc(size);
}

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct haru *h = user;
	if (!h->error) {
		h->error = error;
		h->detail = detail;
	}
	if (h->armed)
		longjmp(h->trap, 1);
}

static int trapped(struct haru *h, int (*work)(void *ctx), void *ctx)
{
	if (setjmp(h->trap))
		return -1;
	h->armed = true;
	h->doc = HPDF_NewEx(on_error, allocate, free, NO_POOL, h);
	h->doc->pdf_version = HPDF_VER_17;
	HPDF_SetPagesConfiguration(h->doc, PAGES_A_NODE);
	h->resources = haru_dict(h);
	return work(ctx);
}

int haru_run(struct haru *h, int (*work)(void *ctx), void *ctx, struct diag *d)
{
	*h = (struct haru){ 0 };
	int rc = trapped(h, work, ctx);
	h->armed = false;
	if (h->error)
		rc = diag_error(d, EX_SOFTWARE, NOWHERE, "libharu refused: error 0x%04lX, detail %lu", h->error, h->detail);
	return rc;
}

void haru_close(struct haru *h)
{
	if (h->doc)
		HPDF_Free(h->doc);
	h->doc = NULL;
}

HPDF_Dict haru_dict(struct haru *h)
{
	HPDF_Dict dict = HPDF_Dict_New(h->doc->mmgr);
	HPDF_Xref_Add(h->doc->xref, dict);
	return dict;
}

HPDF_Dict haru_stream(struct haru *h, struct str bytes, bool deflate)
{
	HPDF_Dict dict = HPDF_DictStream_New(h->doc->mmgr, h->doc->xref);
	HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
	if (deflate)
		dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
	return dict;
}

/* Most objects are such: libharu's own are six times as large. */
struct raw {
	HPDF_Obj_Header header;
	const char *inside;
};

void *haru_raw(struct haru *h)
{
	struct raw *raw = HPDF_GetMem(h->doc->mmgr, sizeof *raw);
	memset(raw, 0, sizeof *raw);
	raw->header.obj_class = HPDF_OCLASS_NULL; /* which is freed and nothing else */
	HPDF_Xref_Add(h->doc->xref, raw);
	return raw;
}

void haru_set_raw(void *raw, const char *inside)
{
	((struct raw *)raw)->inside = inside;
}

unsigned haru_id(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & ID_MASK;
}

HPDF_Dict haru_page(struct haru *h, double w_pt, double h_pt)
{
	HPDF_Page page = HPDF_AddPage(h->doc);
	HPDF_Page_SetWidth(page, (HPDF_REAL)w_pt);
	HPDF_Page_SetHeight(page, (HPDF_REAL)h_pt);
	HPDF_Dict_Add(page, "Resources", h->resources);
	return page;
}

static char deflated_mark; /* what attr of a stream points at that is deflated already */

void haru_page_content(HPDF_Dict page, struct str deflated)
{
	HPDF_PageAttr attr = page->attr;
	HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)deflated.p, (HPDF_UINT)deflated.n);
	attr->contents->attr = &deflated_mark;
}

HPDF_Dict haru_catalog(struct haru *h)
{
	return h->doc->catalog;
}

HPDF_Dict haru_info(struct haru *h)
{
	return h->doc->info;
}

HPDF_Dict haru_sub(HPDF_Dict dict, const char *key)
{
	HPDF_Dict sub = HPDF_Dict_New(dict->mmgr);
	HPDF_Dict_Add(dict, key, sub);
	return sub;
}

HPDF_Array haru_array(HPDF_Dict dict, const char *key)
{
	HPDF_Array array = HPDF_Array_New(dict->mmgr);
	HPDF_Dict_Add(dict, key, array);
	return array;
}

void haru_add_string(HPDF_Dict dict, const char *key, const char *ascii)
{
	HPDF_Dict_Add(dict, key, HPDF_String_New(dict->mmgr, ascii, NULL));
}

void haru_add_text(HPDF_Dict dict, const char *key, const char *utf8)
{
	struct str text = str_c(utf8);
	char flat[HPDF_LIMIT_MAX_STRING_LEN] = "";
	struct strbuf coded = { 0 };
	bool fits = put_doc(&coded, text);
	if (coded.n)
		memcpy(flat, coded.p, coded.n < sizeof flat ? coded.n : sizeof flat - 1);
	strbuf_release(&coded); /* before libharu, whose errors jump */
	if (fits) {
		haru_add_string(dict, key, flat);
		return;
	}
	unsigned char utf16[HPDF_LIMIT_MAX_STRING_LEN];
	size_t n = utf16_bytes(text, utf16, sizeof utf16);
	HPDF_Dict_Add(dict, key, HPDF_Binary_New(dict->mmgr, utf16, (HPDF_UINT)n));
}

HPDF_Dict haru_outline(struct haru *h, HPDF_Dict parent, const char *title, HPDF_Dict page, double y_pt)
{
	HPDF_Outline entry = HPDF_CreateOutline(h->doc, parent, "", NULL);
	haru_add_text(entry, "Title", title);
	HPDF_Array dest = haru_array(entry, "Dest");
	HPDF_Array_Add(dest, page);
	HPDF_Array_AddName(dest, "XYZ");
	HPDF_Array_AddReal(dest, 0);
	HPDF_Array_AddReal(dest, (HPDF_REAL)y_pt);
	HPDF_Array_AddNumber(dest, 0);
	return entry;
}

unsigned haru_objects(const struct haru *h)
{
	return h->doc->xref->entries->count;
}

static void append_stream(HPDF_Stream from, struct strbuf *out)
{
	HPDF_UINT parts = HPDF_MemStream_GetBufCount(from);
	for (HPDF_UINT i = 0; i < parts; i++) {
		HPDF_UINT n = 0;
		const HPDF_BYTE *bytes = HPDF_MemStream_GetBufPtr(from, i, &n);
		strbuf_put(out, (struct str){ (const char *)bytes, n });
	}
}

static void append_value(struct haru *h, void *object, struct strbuf *out)
{
	HPDF_Stream to = HPDF_MemStream_New(h->doc->mmgr, 4096);
	HPDF_Obj_WriteValue(object, to, NULL);
	append_stream(to, out);
	HPDF_Stream_Free(to);
}

enum haru_kind haru_object(struct haru *h, unsigned id, struct strbuf *value, struct strbuf *data)
{
	void *object = HPDF_Xref_GetEntry(h->doc->xref, id)->obj;
	HPDF_Dict dict = object;
	unsigned kind = dict->header.obj_class & HPDF_OCLASS_ANY;
	if (kind == HPDF_OCLASS_NUMBER)
		return HARU_NONE; /* a stream's length, which the saver writes in place */
	if (kind == HPDF_OCLASS_NULL) {
		strbuf_puts(value, "<<");
		strbuf_puts(value, ((struct raw *)object)->inside);
		strbuf_puts(value, ">>");
		return HARU_PLAIN;
	}
	if (kind != HPDF_OCLASS_DICT || !dict->stream) {
		append_value(h, dict, value);
		return HARU_PLAIN;
	}
	append_stream(dict->stream, data);
	HPDF_Stream stream = dict->stream;
	dict->stream = NULL;
	HPDF_Dict_RemoveElement(dict, "Length");
	append_value(h, dict, value);
	dict->stream = stream;
	strbuf_cut(value, value->n - 2); /* the closing >> */
	if (dict->attr == &deflated_mark)
		return HARU_STREAM_DEFLATED;
	return dict->filter & HPDF_STREAM_FILTER_FLATE_DECODE ? HARU_STREAM_DEFLATE : HARU_STREAM;
}
