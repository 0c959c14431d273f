/* type.c: typographic counts and times of a comparison that is set with the
 * real fonts: `type CONFIG_DIR|SECTION.KEY=VALUE BRIEF COMPARISON.json [DUMP.txt]`. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "compare.h"
#include "file.h"
#include "pdf.h"

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* White at the feet of pages and beside what is longer, as shares of the text area. */
static void put_white(const struct layout *l)
{
	double foot = 0, rows = 0, worst = 0;
	size_t at = 0;
	for (size_t i = 0; i < l->pages.n; i++) {
		foot += l->pages.v[i].white_foot;
		rows += l->pages.v[i].white_rows;
		if (l->pages.v[i].white_foot + l->pages.v[i].white_rows > worst) {
			worst = l->pages.v[i].white_foot + l->pages.v[i].white_rows;
			at = i;
		}
	}
	double all = (double)l->pages.n / 100;
	printf("             white: feet %.1f %%, beside %.1f %%, most on page %zu: %.0f %%\n",
	    foot / all, rows / all, at + 1, 100 * worst);
}

static int set(struct arena *a, char **argv, struct diag *d)
{
	struct data_dirs dirs;
	struct brief brief;
	struct theme theme;
	struct font_plan plan;
	struct comparison c = { 0 };
	struct model model;
	struct layout l;
	struct str json;
	struct strbuf pdf = { 0 };
	const char *const sets[] = { argv[1] };
	bool is_set = strchr(argv[1], '=') != NULL;
	if (data_dirs_find(a, is_set ? NULL : argv[1], &dirs, d) < 0 ||
	    brief_load(a, &dirs, argv[2], NULL, sets, is_set, &brief, d) < 0 ||
	    theme_load(a, &dirs, brief.theme, &theme, d) < 0 || font_plan_load(a, &dirs, &plan, d) < 0 ||
	    file_read(a, argv[3], 1u << 30, &json, d) < 0)
		return -1;
	double start = now_ms();
	if (comparison_from_json(a, argv[3], json, &c, d) < 0)
		return -1;
	double read = now_ms();
	if (compose_brief(a, &c, &brief, &dirs, "2025-01-01", &model, d) < 0)
		return -1;
	double composed = now_ms();
	struct fonts *fonts = fonts_new(a, &plan, d);
	struct measure measure = fonts_measure(fonts);
	if (layout_brief(a, &model, &theme, &measure, &l, d) < 0)
		return -1;
	double set = now_ms();
	if (argv[4]) {
		struct strbuf dump = { 0 };
		layout_dump(&l, &dump);
		file_write(argv[4], strbuf_str(&dump), d);
		strbuf_release(&dump);
	}
	double begin = now_ms();
	if (pdf_write(&l, fonts, &pdf, d) < 0)
		return -1;
	printf("%6zu rows %5zu pages %6zu lines: overfull %zu, widows %zu, orphans %zu, lone heads %zu, ladders %zu, "
	       "runts %zu, hyphenated %zu (%.1f %%); read %.0f, compose %.0f, layout %.0f, pdf %.0f ms; %zu KB\n",
	    c.rows.n, l.pages.n, l.lines, l.overfull, l.widows, l.orphans, l.lone_heads, l.ladders, l.runts, l.hyphenated,
	    100. * (double)l.hyphenated / (double)(l.lines ? l.lines : 1), read - start, composed - read, set - composed,
	    now_ms() - begin, pdf.n / 1000);
	put_white(&l);
	strbuf_release(&pdf);
	fonts_free(fonts);
	return 0;
}

int main(int argc, char **argv)
{
	struct diag d;
	if (argc < 4)
		return 64;
	diag_init(&d);
	struct arena *a = arena_new();
	int rc = set(a, argv, &d);
	diag_print(&d, 0, stderr);
	arena_free(a);
	diag_release(&d);
	return rc < 0;
}
