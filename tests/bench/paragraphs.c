/* paragraphs.c: the lines of a text file as paragraphs, one column of two wide:
 * `paragraphs CONFIG_DIR THEME TEXT OUT.pdf` prints the measure and the size
 * [pt], then how many lines there are and how many end in a hyphen. */
#include <stdio.h>

#include "file.h"
#include "pdf.h"

static void add_paragraph(struct arena *a, struct model *m, struct str text)
{
	struct block *b = vec_push(a, &m->blocks);
	*b = (struct block){ .kind = BLOCK_PARA, .para.style = STYLE_TEXT };
	struct run *r = vec_push(a, &b->para.runs);
	*r = (struct run){ .text = text };
}

static struct model model_of(struct arena *a, struct str text)
{
	struct model m = { .title = "Paragraphs", .lang = "en", .date = "2025-01-01" };
	for (size_t from = 0, i = 0; i < text.n; i++) {
		if (text.p[i] != '\n')
			continue;
		if (i > from)
			add_paragraph(a, &m, str_sub(text, from, i));
		from = i + 1;
	}
	return m;
}

/* Half of what stands between the margins: a side's column. */
static double narrow(struct theme *t)
{
	double margins = t->margin_inner_pt + t->margin_outer_pt, width = (t->paper_w_pt - margins - t->gutter_pt) / 2;
	t->paper_w_pt = width + margins;
	return width;
}

static int set(struct arena *a, char **argv, struct diag *d)
{
	struct data_dirs dirs;
	struct theme theme;
	struct font_plan plan;
	struct layout l;
	struct str text;
	struct strbuf pdf = { 0 };
	if (data_dirs_find(a, argv[1], &dirs, d) < 0 || theme_load(a, &dirs, argv[2], &theme, d) < 0 ||
	    font_plan_load(a, &dirs, &plan, d) < 0 || file_read(a, argv[3], 1u << 30, &text, d) < 0)
		return -1;
	double width = narrow(&theme);
	struct model model = model_of(a, text);
	struct fonts *fonts = fonts_new(a, &plan, d);
	struct measure measure = fonts_measure(fonts);
	int rc = layout_brief(a, &model, &theme, &measure, &l, d);
	if (rc == 0)
		rc = pdf_write(&l, fonts, &pdf, d);
	if (rc == 0)
		rc = file_write(argv[4], strbuf_str(&pdf), d);
	if (rc == 0)
		printf("%.4f %.4f %zu %zu\n", width, theme.styles[STYLE_TEXT].size_pt, l.lines, l.hyphenated);
	strbuf_release(&pdf);
	fonts_free(fonts);
	return rc;
}

int main(int argc, char **argv)
{
	struct diag d;
	if (argc != 5)
		return 64;
	diag_init(&d);
	struct arena *a = arena_new();
	int rc = set(a, argv, &d);
	diag_print(&d, 0, stderr);
	arena_free(a);
	diag_release(&d);
	return rc < 0;
}
