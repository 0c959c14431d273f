/* pdf.c: the order in which a document is written. */
#include "writer_int.h"

/* Each was reported when a word was shaped. */
static int check_fonts(struct writer *w)
{
	if (w->d != w->fonts->diag)
		diag_error(w->d, EX_DATAERR, NOWHERE, "%zu font files or words cannot be used", w->fonts->failed);
	return -1;
}

/* libharu's errors jump out of this: all that it allocates is the writer's. */
static int write_document(void *ctx)
{
	struct writer *w = ctx;
	const struct layout *l = w->layout;
	w->pages = arena_array(w->arena, l->pages.n, HPDF_Dict);
	for (unsigned i = 0; i < l->pages.n; i++)
		w->pages[i] = haru_page(&w->haru, l->paper_w_pt, l->paper_h_pt);
	nav_open(w);
	tags_open(w);
	for (unsigned i = 0; i < l->pages.n; i++)
		if (draw_page(w, i) < 0)
			return -1;
	if (w->fonts->failed)
		return check_fonts(w);
	if (embed_fonts(w) < 0 || nav_close(w) < 0 || tags_close(w) < 0 || meta_write(w) < 0)
		return -1;
	return save(w);
}

int pdf_write(const struct layout *l, struct fonts *fonts, struct strbuf *out, struct diag *d)
{
	size_t start = out->n;
	if (check_layout(l, d) < 0)
		return -1;
	struct writer w = { .layout = l, .fonts = fonts, .d = d, .arena = arena_new(), .out = out };
	int rc = save_open(&w);
	if (rc == 0)
		rc = haru_run(&w.haru, write_document, &w, d);
	haru_close(&w.haru);
	save_close(&w);
	struct strbuf *const buffers[] = { &w.content, &w.scratch, &w.objects, &w.data, &w.packed };
	for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
		strbuf_release(buffers[i]);
	arena_free(w.arena);
	if (rc < 0)
		strbuf_cut(out, start);
	return rc;
}
