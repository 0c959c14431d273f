/* layout_fonts.c: a small model set with the real fonts and the standard
 * theme, against tests/golden/layout/fonts.txt (GOLDEN=write makes it anew).
 * Other versions of the fonts have other widths: then there is nothing to
 * compare. */
#include "layout_model.h"

#include "file.h"
#include "pdf.h"
#include "test.h"

static struct arena *a;
static struct diag diags;

static struct model small_model(void)
{
	struct model m = make_model(a, 2);
	add_par(a, &m, STYLE_TITLE, "Ruritania – Borduria: “Afflicted offices” of 1931")->outline = "Title";
	add_par(a, &m, STYLE_H1, "Issue by issue")->outline = "Issue by issue";
	struct block *b = add_sides(a, &m, "Fishing", 1);
	fill_band(a, &b->sides.bands[0], 0,
	    "Ministers of Żubrówka met Чайковский and 习近平 on 8–10 November; deals of $250 billion, finally afforded, were “first and "
	    "foremost” a question of internationalization.");
	fill_band(a, &b->sides.bands[0], 1,
	    "The delegation acknowledged every misunderstanding, reaffirmed its responsibilities, and undertook to reconsider the "
	    "intergovernmental correspondence of Nguyễn Văn Trỗi and Recep Tayyip Erdoğan.");
	add_text(a, &b->sides.bands[0].cells[1].v[0], "12", RUN_SUP | RUN_NOBREAK)->link = "#n12";
	add_text(a, &b->sides.bands[0].cells[0].v[0], " AGREED", RUN_BADGE);
	return m;
}

static void golden(const struct layout *l, double probe)
{
	static const char path[] = "tests/golden/layout/fonts.txt";
	struct strbuf got = { 0 };
	struct str want;
	strbuf_putf(&got, "probe %.3f\n", probe);
	size_t head = got.n;
	layout_dump(l, &got);
	if (getenv("GOLDEN")) {
		CHECK(file_write(path, strbuf_str(&got), &diags) == 0);
	} else if (file_read(a, path, FILE_MAX, &want, &diags) < 0) {
		CHECK(!"the golden file is there");
	} else if (!str_eq(str_sub(want, 0, head), str_sub(strbuf_str(&got), 0, head))) {
		printf("skip layout_fonts these fonts are of another version\n");
	} else {
		CHECK(str_eq(want, strbuf_str(&got)));
		if (!str_eq(want, strbuf_str(&got)))
			printf("%s", got.p);
	}
	strbuf_release(&got);
}

static void set_with_real_fonts(void)
{
	struct data_dirs dirs;
	struct font_plan plan;
	struct theme theme;
	struct layout l;
	if (data_dirs_find(a, NULL, &dirs, &diags) < 0 || font_plan_load(a, &dirs, &plan, &diags) < 0) {
		printf("skip layout_fonts the fonts are not installed\n");
		return;
	}
	CHECK(theme_load(a, &dirs, "standard", &theme, &diags) == 0);
	struct fonts *fonts = fonts_new(a, &plan, &diags);
	struct measure measure = fonts_measure(fonts);
	struct model m = small_model();
	CHECK(layout_brief(a, &m, &theme, &measure, &l, &diags) == 0);
	CHECK(l.overfull == 0 && l.pages.n == 1 && l.hyphenated > 0);
	golden(&l, measure.width(measure.ctx, FACE_SERIF, 0, 100, STR("Hamburgefonstiv 1931, office")));
	fonts_free(fonts);
}

int main(void)
{
	a = arena_new();
	diag_init(&diags);
	RUN(set_with_real_fonts);
	diag_release(&diags);
	arena_free(a);
	return TEST_EXIT;
}
