/* save.c: libharu's objects as a file, into memory.
 *
 * libharu writes every object on its own and returns success on a full disk.
 * Here dictionaries and arrays go into object streams and their places into a
 * cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which halves the
 * file.  The trailer's ID is a digest of the body: same pages, same bytes. */
#include "writer_int.h"

#include <libdeflate.h>
#include <string.h>

#include "hash.h"
#include "syntax_int.h"

/* Level 8 saves 1 % of a short brief more and takes half again as long, level
 * 10 saves 4 % and takes eight times as long. */
enum { LEVEL = 7 };
enum { IN_STREAM_MAX = 2000, FIELDS = 7 /* bytes of a cross-reference: 1 + 4 + 2 */ };

struct entry {
	unsigned type;   /* 0 free, 1 at an offset, 2 in an object stream */
	size_t where;    /* offset; number of the stream; next free number */
	unsigned index;  /* in the stream */
};

struct saver {
	struct writer *w;
	struct entry *entries;
	unsigned n;            /* objects, those of the saver included */
	struct strbuf *numbers, *objects; /* the object stream at work: its head and body */
	unsigned in_stream;
};

int save_deflate(struct writer *w, struct str *bytes)
{
	size_t size = libdeflate_zlib_compress_bound(w->deflate, bytes->n);
	strbuf_cut(&w->packed, 0);
	char *p = strbuf_room(&w->packed, size);
	size = libdeflate_zlib_compress(w->deflate, bytes->p, bytes->n, p, size);
	if (!size)
		return diag_error(w->d, EX_SOFTWARE, NOWHERE, "libdeflate refused %zu bytes", bytes->n);
	*bytes = (struct str){ p, size };
	return 0;
}

static void start_object(struct saver *s, unsigned id)
{
	s->entries[id] = (struct entry){ .type = 1, .where = s->w->out->n };
	strbuf_putf(s->w->out, "%u 0 obj\n", id);
}

/* The end of a stream's dictionary, and the stream. */
static int put_stream(struct saver *s, struct str bytes, enum haru_kind kind)
{
	struct strbuf *out = s->w->out;
	if (kind == HARU_STREAM_DEFLATE && save_deflate(s->w, &bytes) < 0)
		return -1;
	strbuf_putf(out, "%s/Length %zu>>\nstream\n", kind == HARU_STREAM ? "" : "/Filter/FlateDecode", bytes.n);
	strbuf_put(out, bytes);
	strbuf_puts(out, "\nendstream\nendobj\n");
	return 0;
}

static int end_object_stream(struct saver *s)
{
	if (!s->in_stream)
		return 0;
	size_t first = s->numbers->n;
	strbuf_put(s->numbers, strbuf_str(s->objects));
	start_object(s, s->n);
	s->n++;
	strbuf_putf(s->w->out, "<</Type/ObjStm/N %u/First %zu", s->in_stream, first);
	int rc = put_stream(s, strbuf_str(s->numbers), HARU_STREAM_DEFLATE);
	s->in_stream = 0;
	strbuf_cut(s->numbers, 0);
	strbuf_cut(s->objects, 0);
	return rc;
}

static int put_plain(struct saver *s, unsigned id, struct str value)
{
	put_fixed(s->numbers, id, 0);
	strbuf_putc(s->numbers, ' ');
	put_fixed(s->numbers, (long)s->objects->n, 0);
	strbuf_putc(s->numbers, ' ');
	if (str_starts(value, STR("<<\n"))) {
		strbuf_puts(s->objects, "<<");
		value = str_sub(value, 3, value.n);
	}
	strbuf_put(s->objects, value);
	strbuf_putc(s->objects, '\n');
	s->entries[id] = (struct entry){ .type = 2, .where = s->n, .index = s->in_stream++ };
	return s->in_stream == IN_STREAM_MAX ? end_object_stream(s) : 0;
}

static int put_object(struct saver *s, unsigned id)
{
	struct strbuf *value = &s->w->scratch, *data = &s->w->data;
	strbuf_cut(value, 0);
	strbuf_cut(data, 0);
	enum haru_kind kind = haru_object(&s->w->haru, id, value, data);
	switch (kind) {
	case HARU_NONE: return 0;
	case HARU_PLAIN: return put_plain(s, id, strbuf_str(value));
	default:
		start_object(s, id);
		strbuf_put(s->w->out, strbuf_str(value));
		return put_stream(s, strbuf_str(data), kind);
	}
}

/* Free numbers are a list that starts at object 0 and ends there. */
static void chain_free(struct saver *s)
{
	size_t next = 0;
	for (unsigned i = s->n; i-- > 0;)
		if (s->entries[i].type == 0) {
			s->entries[i].where = next;
			next = i;
		}
	s->entries[0].index = 65535;
}

/* Rows are written as differences to the row above (PNG's predictor Up). */
static void put_rows(const struct saver *s, struct strbuf *b)
{
	unsigned char above[FIELDS] = { 0 };
	for (unsigned i = 0; i < s->n; i++) {
		const struct entry *e = &s->entries[i];
		const unsigned char row[FIELDS] = {
			(unsigned char)e->type, (unsigned char)(e->where >> 24), (unsigned char)(e->where >> 16),
			(unsigned char)(e->where >> 8), (unsigned char)e->where, (unsigned char)(e->index >> 8), (unsigned char)e->index,
		};
		strbuf_putc(b, 2);
		for (int k = 0; k < FIELDS; k++)
			strbuf_putc(b, (char)(unsigned char)(row[k] - above[k]));
		memcpy(above, row, FIELDS);
	}
}

static int put_cross_references(struct saver *s)
{
	struct writer *w = s->w;
	char hex[SHA256_HEX];
	size_t at = w->out->n;
	hash_sha256(strbuf_str(w->out), hex);
	start_object(s, s->n);
	s->n++;
	chain_free(s);
	strbuf_cut(&w->data, 0);
	put_rows(s, &w->data);
	strbuf_putf(w->out, "<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/ID[<%.32s><%.32s>]", s->n,
	    haru_id(haru_catalog(&w->haru)), haru_id(haru_info(&w->haru)), hex, hex);
	strbuf_putf(w->out, "/DecodeParms<</Predictor 12/Columns %d>>", FIELDS);
	if (put_stream(s, strbuf_str(&w->data), HARU_STREAM_DEFLATE) < 0)
		return -1;
	strbuf_putf(w->out, "startxref\n%zu\n%%%%EOF\n", at);
	return 0;
}

int save_open(struct writer *w)
{
	w->deflate = libdeflate_alloc_compressor(LEVEL);
	return w->deflate ? 0 : diag_error(w->d, EX_NOMEM, NOWHERE, "no memory to compress");
}

void save_close(struct writer *w)
{
	libdeflate_free_compressor(w->deflate);
}

int save(struct writer *w)
{
	unsigned objects = haru_objects(&w->haru);
	struct saver s = { .w = w, .n = objects, .numbers = &w->content, .objects = &w->objects };
	s.entries = arena_array(w->arena, objects + objects / IN_STREAM_MAX + 3, struct entry);
	strbuf_cut(s.numbers, 0);
	strbuf_puts(w->out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	for (unsigned id = 1; id < objects; id++)
		if (put_object(&s, id) < 0)
			return -1;
	if (end_object_stream(&s) < 0)
		return -1;
	return put_cross_references(&s);
}
