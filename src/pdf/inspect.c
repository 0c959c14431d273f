/* inspect.c: does a PDF that save.c wrote read back?
 *
 * It goes the way that a reader goes: from the end to the cross-reference
 * stream, from there to every object; each object must be where its reference
 * says, each stream must have its length and unpack with the right checksum, and
 * the pages must be as many as their root says. */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "pdf.h"

enum { ROW = 7 /* bytes of a cross-reference: 1 + 4 + 2 */, UNPACKED_MAX = 256 << 20, OBJECTS_MAX = 8388607 };

struct inspector {
	struct arena *a;
	const char *path;
	struct str pdf;
	struct diag *d;
	struct libdeflate_decompressor *z;
	unsigned pages, catalogues, said; /* what there is; what /Count says */
};

static int broken(const struct inspector *p, const char *what, size_t at)
{
	return diag_error(p->d, EX_DATAERR, (struct place){ .file = p->path }, "the PDF does not read back: %s, at byte %zu", what, at);
}

/* The whole number behind name, or -1. */
static long number_of(struct str dict, const char *name)
{
	size_t at = str_find(dict, str_c(name));
	if (at == STR_NONE)
		return -1;
	long v = 0;
	size_t i = at + strlen(name), digits = 0;
	while (i < dict.n && dict.p[i] == ' ')
		i++;
	for (; i < dict.n && dict.p[i] >= '0' && dict.p[i] <= '9' && digits < 10; i++, digits++)
		v = v * 10 + (dict.p[i] - '0');
	return digits ? v : -1;
}

/* How often name stands in s, whole: /Page is not in /Pages. */
static unsigned names_in(struct str s, const char *name)
{
	unsigned n = 0;
	size_t length = strlen(name);
	for (size_t i; (i = str_find(s, str_c(name))) != STR_NONE; s = str_sub(s, i + length, s.n)) {
		char next = i + length < s.n ? s.p[i + length] : ' ';
		n += !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
	}
	return n;
}

static void look_at(struct inspector *p, struct str objects)
{
	p->pages += names_in(objects, "/Type/Page") + names_in(objects, "/Type /Page");
	p->catalogues += names_in(objects, "/Type/Catalog") + names_in(objects, "/Type /Catalog");
	for (size_t i; (i = str_find(objects, STR("/Count"))) != STR_NONE; objects = str_sub(objects, i + 6, objects.n)) {
		long n = number_of(str_sub(objects, i, objects.n), "/Count");
		if (n > 0 && (unsigned)n > p->said)
			p->said = (unsigned)n;
	}
}

/* The unpacked bytes; the format has no size, so the room grows. */
static int unpack(struct inspector *p, struct str packed, size_t at, struct str *out)
{
	for (size_t room = packed.n * 4 + 4096; room < UNPACKED_MAX; room *= 4) {
		size_t n = 0;
		char *to = mem_alloc(room);
		enum libdeflate_result rc = libdeflate_zlib_decompress(p->z, packed.p, packed.n, to, room, &n);
		if (rc == LIBDEFLATE_SUCCESS)
			*out = arena_str(p->a, (struct str){ to, n });
		free(to);
		if (rc != LIBDEFLATE_INSUFFICIENT_SPACE)
			return rc == LIBDEFLATE_SUCCESS ? 0 : broken(p, "a stream does not unpack", at);
	}
	return broken(p, "a stream is too large", at);
}

/* The object at `at`: its dictionary, and its stream's bytes, unpacked. */
static int read_object(struct inspector *p, unsigned id, size_t at, struct str *dict, struct str *data)
{
	char head[32];
	snprintf(head, sizeof head, "%u 0 obj", id);
	struct str rest = str_sub(p->pdf, at, p->pdf.n);
	*data = (struct str){ 0 };
	if (!str_starts(rest, str_c(head)))
		return broken(p, "an object is not where its reference leads", at);
	size_t end = str_find(rest, STR("endobj")), stream = str_find(rest, STR("stream\n"));
	if (end == STR_NONE)
		return broken(p, "an object has no end", at);
	*dict = str_sub(rest, 0, stream < end ? stream : end);
	if (stream > end)
		return 0;
	long length = number_of(*dict, "/Length ");
	struct str body = str_sub(rest, stream + 7, rest.n);
	if (length < 0 || (size_t)length > body.n || !str_starts(str_sub(body, (size_t)length, body.n), STR("\nendstream\nendobj")))
		return broken(p, "a stream has another length than it says", at);
	*data = str_sub(body, 0, (size_t)length);
	return str_find(*dict, STR("/FlateDecode")) != STR_NONE ? unpack(p, *data, at, data) : 0;
}

/* Rows are differences to the row above; undo that in place. */
static int read_rows(struct inspector *p, struct str data, unsigned n, size_t at, unsigned char **rows)
{
	if (data.n != (size_t)n * (ROW + 1))
		return broken(p, "the cross-references are not as many as they say", at);
	unsigned char *out = arena_alloc(p->a, (size_t)n * ROW + 1);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < ROW; k++) {
			unsigned char up = i ? out[(i - 1) * ROW + k] : 0;
			out[i * ROW + k] = (unsigned char)(up + (unsigned char)data.p[i * (ROW + 1) + 1 + k]);
		}
	*rows = out;
	return 0;
}

static int visit_objects(struct inspector *p, const unsigned char *rows, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		const unsigned char *row = rows + (size_t)i * ROW;
		size_t where = (size_t)row[1] << 24 | (size_t)row[2] << 16 | (size_t)row[3] << 8 | row[4];
		struct str dict, data;
		if (row[0] == 2 && (where >= n || rows[where * ROW] != 1))
			return broken(p, "an object is in a stream that does not exist", where);
		if (row[0] != 1)
			continue;
		if (read_object(p, i, where, &dict, &data) < 0)
			return -1;
		look_at(p, dict);
		if (str_find(dict, STR("/ObjStm")) != STR_NONE)
			look_at(p, data);
	}
	return 0;
}

/* From the end of the file to its objects. */
static int inspect(struct inspector *p)
{
	struct str pdf = p->pdf, tail = str_sub(pdf, pdf.n > 64 ? pdf.n - 64 : 0, pdf.n), dict, data;
	unsigned char *rows = NULL;
	if (!str_starts(pdf, STR("%PDF-1.")))
		return broken(p, "it does not start like one", 0);
	if (!str_ends(str_trim(tail), STR("%%EOF")))
		return broken(p, "it has no end", pdf.n);
	size_t mark = str_find(tail, STR("startxref"));
	long at = mark == STR_NONE ? -1 : number_of(str_sub(tail, mark, tail.n), "startxref\n");
	if (at < 0 || (size_t)at >= pdf.n)
		return broken(p, "its end does not lead to cross-references", pdf.n);
	long id = number_of(str_sub(pdf, (size_t)at, (size_t)at + 12), "");
	if (id < 0 || id > OBJECTS_MAX || read_object(p, (unsigned)id, (size_t)at, &dict, &data) < 0)
		return broken(p, "its cross-references are not there", (size_t)at);
	long n = number_of(dict, "/Size");
	if (n < 1 || n > OBJECTS_MAX || read_rows(p, data, (unsigned)n, (size_t)at, &rows) < 0)
		return broken(p, "its cross-references do not count", (size_t)at);
	if (visit_objects(p, rows, (unsigned)n) < 0)
		return -1;
	return p->catalogues == 1 && p->pages && p->pages <= p->said ? 0 : broken(p, "its pages do not count", 0);
}

int pdf_inspect(struct arena *a, const char *path, struct str pdf, unsigned *pages, struct diag *d)
{
	struct inspector p = { .a = a, .path = path, .pdf = pdf, .d = d, .z = libdeflate_alloc_decompressor() };
	if (!p.z)
		return diag_error(d, EX_NOMEM, NOWHERE, "no memory to unpack");
	int rc = inspect(&p);
	libdeflate_free_decompressor(p.z);
	*pages = p.pages;
	return rc;
}
