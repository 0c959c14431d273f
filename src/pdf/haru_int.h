/* haru_int.h: libharu's objects behind a few verbs.
 *
 * libharu keeps the document: catalog, pages, outline, page labels, and every
 * object of ours in its table.  It neither makes fonts (its embedding spoils
 * names) nor writes the file (no object streams): embed.c and save.c do. */
#ifndef DIPTYCH_HARU_INT_H
#define DIPTYCH_HARU_INT_H

#include <hpdf.h>
#include <setjmp.h>

#include "diag.h"

struct haru {
	HPDF_Doc doc;
	HPDF_Dict resources;   /* shared by all pages */
	jmp_buf trap;
	bool armed;
	unsigned long error, detail; /* libharu's first error */
};

/* Open a document, run work(ctx), and turn libharu's first error into a
 * message (EX_SOFTWARE).  work must leave what it allocates to ctx: an error
 * jumps out of it. */
int haru_run(struct haru *h, int (*work)(void *ctx), void *ctx, struct diag *d);
void haru_close(struct haru *h);

/* Objects of the document's table. */
HPDF_Dict haru_dict(struct haru *h);
HPDF_Dict haru_stream(struct haru *h, struct str bytes, bool deflate);
/* A dictionary of which libharu knows the number alone; inside is written
 * between its << and >> and outlives h. */
void *haru_raw(struct haru *h);
void haru_set_raw(void *raw, const char *inside);
unsigned haru_id(const void *object);
/* A page of the size given with the shared resources. */
HPDF_Dict haru_page(struct haru *h, double w_pt, double h_pt);
void haru_page_content(HPDF_Dict page, struct str deflated);
HPDF_Dict haru_catalog(struct haru *h);
HPDF_Dict haru_info(struct haru *h);
/* A direct dictionary or array as the value of key. */
HPDF_Dict haru_sub(HPDF_Dict dict, const char *key);
HPDF_Array haru_array(HPDF_Dict dict, const char *key);
/* A text string: PDFDocEncoding where that has all of it, else UTF-16. */
void haru_add_text(HPDF_Dict dict, const char *key, const char *utf8);
void haru_add_string(HPDF_Dict dict, const char *key, const char *ascii);
/* An entry of the document outline below parent (NULL: the top). */
HPDF_Dict haru_outline(struct haru *h, HPDF_Dict parent, const char *title, HPDF_Dict page, double y_pt);

/* What the saver walks: objects 1 … haru_objects() - 1. */
enum haru_kind { HARU_NONE, HARU_PLAIN, HARU_STREAM, HARU_STREAM_DEFLATE /* yet to do */, HARU_STREAM_DEFLATED };
unsigned haru_objects(const struct haru *h);
/* Append object id's value to value (of a stream: its dictionary's entries
 * with the closing >> left out) and a stream's bytes to data. */
enum haru_kind haru_object(struct haru *h, unsigned id, struct strbuf *value, struct strbuf *data);

#endif
