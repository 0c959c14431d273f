/* pdf.c: fonts measured, and a small brief written without a layout stage. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "file.h"
#include "pdf.h"
#include "test.h"

static struct arena *arena;
static struct diag diag;
static struct fonts *fonts;
static struct measure measure;

/* --- fonts --- */

static double width(enum face face, const char *text)
{
	return measure.width(measure.ctx, face, 0, 10, str_c(text));
}

static void test_width(void)
{
	CHECK(width(FACE_SERIF, "") == 0);
	double word = width(FACE_SERIF, "summit"), space = width(FACE_SERIF, " ");
	CHECK(word > 25 && word < 45);
	CHECK(space > 2 && space < 4);
	CHECK(fabs(width(FACE_SERIF, "summit summit") - 2 * word - space) < 1e-9);
	CHECK(fabs(measure.width(measure.ctx, FACE_SERIF, 0, 20, STR("summit")) - 2 * word) < 1e-9);
	CHECK(width(FACE_SERIF_BOLD, "summit") > word);
}

static void test_kerning(void)
{
	CHECK(width(FACE_SERIF, "AV") < width(FACE_SERIF, "A") + width(FACE_SERIF, "V") - .1);
}

static double featured(unsigned features, const char *text)
{
	return measure.width(measure.ctx, FACE_SERIF, features, 10, str_c(text));
}

static void test_features(void)
{
	double usual = width(FACE_SERIF, "summit");
	CHECK(fabs(featured(FEATURE_SMCP, "summit") - usual) > .1);
	CHECK(width(FACE_SERIF, "summit") == usual);
	CHECK(fabs(featured(FEATURE_TNUM, "111") - featured(FEATURE_TNUM, "888")) < 1e-9);
	CHECK(fabs(featured(FEATURE_TNUM | FEATURE_ONUM, "111") - featured(FEATURE_TNUM | FEATURE_ONUM, "888")) < 1e-9);
	CHECK(featured(FEATURE_ONUM, "1") < featured(FEATURE_ONUM, "8") - .1);
}

static void test_fallback(void)
{
	size_t errors = diag.errors;
	const char *const names[] = { "习近平", "Élysée", "Їжак", "Nguyễn", "Erdoğan", "이재명", "石破茂", "Ελλάδα", "a\xC2\xA0z" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		CHECK(width(FACE_SERIF, names[i]) > 10);
		CHECK(width(FACE_SANS_BOLD, names[i]) > 10);
	}
	CHECK(diag.errors == errors);
	CHECK(fabs(width(FACE_SERIF, "习近平") - 3 * width(FACE_SERIF, "习")) < 1e-6);
}

/* A decomposed accent takes the room of the composed letter. */
static void test_marks(void)
{
	CHECK(fabs(width(FACE_SERIF, "e\xCC\x81") - width(FACE_SERIF, "\xC3\xA9")) < .01);
}

static size_t hyphens(const char *word, const char *lang, unsigned at[8])
{
	return measure.hyphens(measure.ctx, str_c(word), lang, at, 8);
}

static void test_hyphens(void)
{
	unsigned at[8];
	CHECK(hyphens("hyphenation", "en", at) >= 2);
	CHECK(at[0] == 2 && at[1] == 6); /* hy-phen-ation */
	CHECK(hyphens("Hyphenation,", "en-GB", at) >= 2 && at[0] == 2);
	CHECK(hyphens("\xE2\x80\x9Chyphenation", "en", at) >= 2 && at[0] == 5);
	CHECK(hyphens("hyphenation\xE2\x80\x99s", "en", at) >= 2 && at[0] == 2);
	CHECK(hyphens("UNESCO", "en", at) == 0);
	CHECK(hyphens("McDonald", "en", at) == 0);
	CHECK(hyphens("hyphenation", "fr", at) == 0);
	CHECK(hyphens("hyphenation", NULL, at) == 0);
	CHECK(hyphens("2025", "en", at) == 0);
	CHECK(hyphens("", "en", at) == 0);
	CHECK(hyphens("table", "en", at) <= 1);
	CHECK(measure.hyphens(measure.ctx, STR("hyphenation"), "en", at, 1) == 1);
}

/* --- a brief by hand --- */

static struct layout brief;

static int node(const char *type, int parent)
{
	*vec_push(arena, &brief.nodes) = (struct node){ .type = type, .parent = parent };
	return (int)brief.nodes.n - 1;
}

static struct op *add_op(unsigned page, enum op_kind kind, int element, double x, double y)
{
	struct op *op = vec_push(arena, &brief.pages.v[page].ops);
	*op = (struct op){ .kind = kind, .node = element, .x = x, .y = y };
	return op;
}

static struct op *text_in(unsigned page, enum face face, int element, double x, double y, const char *text)
{
	struct op *op = add_op(page, OP_TEXT, element, x, y);
	op->face = face;
	op->size_pt = 10;
	op->text = str_c(text);
	op->colour = 0x222222;
	return op;
}

static struct op *text(int element, double x, double y, const char *s)
{
	return text_in(0, FACE_SERIF, element, x, y, s);
}

static void add_table(int document)
{
	static const char *const cells[2][3] = { { "Name", "Own script", "Seat" }, { "Xi Jinping", "习近平", "Beijing" } };
	static const char *const ids[] = { "t1c0", "t1c1", "t1c2" };
	int table = node("Table", document);
	for (int r = 0; r < 2; r++) {
		int row = node("TR", table);
		for (int c = 0; c < 3; c++) {
			int cell = node(r ? "TD" : "TH", row);
			struct node *n = &brief.nodes.v[cell];
			n->scope = r ? NULL : "Column";
			n->id = r ? NULL : ids[c];
			if (r)
				n->headers = (struct strs){ arena_calloc(arena, 1, sizeof(char *)), 1 }, n->headers.v[0] = ids[c];
			struct op *op = text_in(0, r ? FACE_SERIF : FACE_SANS_BOLD, cell, 60 + 120 * c, 220 + 16 * r, cells[r][c]);
			op->lang = r && c == 1 ? "zh" : NULL;
		}
	}
	struct op *rule = add_op(0, OP_LINE, -1, 60, 224);
	*rule = (struct op){ .kind = OP_LINE, .node = -1, .x = 60, .y = 224, .w = 360, .line_pt = .5, .colour = 0x888888 };
}

static void add_list(int document)
{
	int list = node("L", document);
	for (int i = 0; i < 2; i++) {
		int item = node("LI", list), label = node("Lbl", item), body = node("LBody", item);
		text(label, 60, 270 + 14 * i, "\xE2\x80\xA2");
		text(body, 72, 270 + 14 * i, i ? "An office for fluffy afflictions." : "A fund for the first finding.");
	}
}

static void add_figure(int document)
{
	int figure = node("Figure", document);
	brief.nodes.v[figure].alt = "Two bars: three topics on the left, one on the right";
	brief.nodes.v[figure].box.x0 = 60, brief.nodes.v[figure].box.y0 = 310;
	brief.nodes.v[figure].box.x1 = 260, brief.nodes.v[figure].box.y1 = 360;
	for (int i = 0; i < 2; i++) {
		struct op *bar = add_op(0, OP_RECT, figure, 60, 310 + 25 * i);
		bar->w = i ? 60 : 180, bar->h = 18, bar->colour = i ? 0xa3462a : 0x1f4e79, bar->radius_pt = i ? 4 : 0;
	}
}

static void add_links(int document)
{
	int p = node("P", document), inner = node("Link", p), again = node("P", document);
	text(p, 60, 390, "Told by ")->space_after = true;
	text(inner, 110, 390, "source 1");
	struct op *link = add_op(0, OP_LINK, inner, 110, 380);
	link->w = 40, link->h = 13, link->target = "#s1", link->title = "Source 1";
	text(p, 155, 390, "and by nobody else.");
	text(again, 60, 405, "https://example.org/caf\xC3\xA9");
	struct op *web = add_op(0, OP_LINK, again, 60, 395);
	web->w = 150, web->h = 13, web->target = "https://example.org/caf\xC3\xA9?(a)";
	struct op *bad = add_op(0, OP_LINK, again, 60, 395);
	bad->w = 1, bad->h = 1, bad->target = "javascript:alert(1)";
	struct op *lost = add_op(0, OP_LINK, again, 60, 395);
	lost->w = 1, lost->h = 1, lost->target = "#nowhere";
}

static void add_second_page(int document, int broken)
{
	text_in(1, FACE_SERIF, broken, 60, 80, "nation over two pages.");
	int h = node("H2", document);
	text_in(1, FACE_SANS_BOLD, h, 60, 110, "Sources");
	int note = node("Note", document);
	*add_op(1, OP_ANCHOR, -1, 60, 120) = (struct op){ .kind = OP_ANCHOR, .node = -1, .x = 60, .y = 120, .target = "s1" };
	text_in(1, FACE_SERIF_ITALIC, note, 60, 130, "1. A readout of our own making");
	for (unsigned page = 0; page < 2; page++)
		text_in(page, FACE_SANS, -1, 500, 800, page ? "2" : "1");
}

static void make_brief(void)
{
	brief = (struct layout){ .paper_w_pt = 595.28, .paper_h_pt = 841.89, .title = "Ελλάδα & (Friends)", .lang = "en-GB", .date = "2025-11-08" };
	vec_push(arena, &brief.pages)->label = "1";
	vec_push(arena, &brief.pages)->label = "2";
	int document = node("Document", -1), h = node("H1", document);
	struct op *title = text_in(0, FACE_SERIF_BOLD, h, 60, 90, "Élysée, Їжак and Nguyễn");
	title->size_pt = 22, title->colour = 0x1f4e79;
	int p = node("P", document);
	text(p, 60, 130, "Erdoğan met 이재명 and 石破茂 in Ελλάδα; AV To fi ffl.")->word_space_pt = 1.25;
	text_in(0, FACE_SERIF_ITALIC, p, 60, 145, "A line that ends in a space")->space_after = true;
	struct op *caps = text_in(0, FACE_SANS, p, 60, 160, "TRACKED (CAPITALS) \\ é");
	caps->tracking_pt = .6, caps->size_pt = 8.25;
	text(p, 300, 160, "the prince (محمد بن سلمان) and नरेन्द्र");
	text(p, 300, 145, "soft\xC2\xADly\xEF\xBB\xBF, \xE2\x80\x8Bnothing\xE2\x81\xA0");
	int broken = node("P", document);
	text(broken, 60, 180, "A hyphe-")->hyphen = true;
	add_table(document);
	add_list(document);
	add_figure(document);
	add_links(document);
	add_second_page(document, broken);
	*vec_push(arena, &brief.outlines) = (struct outline){ "Élysée – “l’œuf” \\ þ", 1, 0, 90 };
	*vec_push(arena, &brief.outlines) = (struct outline){ "Sources", 2, 1, 110 };
}

static void test_write(void)
{
	struct strbuf first = { 0 }, second = { 0 };
	make_brief();
	size_t warnings = diag.warnings;
	CHECK(pdf_write(&brief, fonts, &first, &diag) == 0);
	CHECK(diag.warnings == warnings + 2); /* the script link and the lost one */
	CHECK(first.n > 1000 && strncmp(first.p, "%PDF-1.7\n", 9) == 0);
	CHECK(pdf_write(&brief, fonts, &second, &diag) == 0);
	CHECK(first.n == second.n && memcmp(first.p, second.p, first.n) == 0);
	const char *build = getenv("BUILD");
	char *path = file_join(arena, build ? build : "build", "tests/pdf-sample.pdf");
	CHECK(file_write(path, strbuf_str(&first), &diag) == 0);
	strbuf_release(&first);
	strbuf_release(&second);
}

static unsigned dice(unsigned *state, unsigned n)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 10) % n;
}

/* Any bytes, cut out of many scripts without regard for characters. */
static struct str scrap(unsigned *seed)
{
	static const char scripts[] = "Nguyễn (習近平) e\xCC\x81\xCC\xA3 محمد بن סלמאן 12 नरेन्द्र मोदी \xE2\x80\x8B\xC2\xAD สมเด็จ 이재명 \\)( A\xCC\x8A";
	unsigned from = dice(seed, sizeof scripts - 1);
	return str_sub(str_c(scripts), from, from + dice(seed, 40));
}

static void random_text(struct op *op, unsigned *seed)
{
	op->size_pt = 1 + dice(seed, 300) / 10.0;
	op->face = (enum face)dice(seed, FACE_COUNT);
	op->text = scrap(seed);
	op->tracking_pt = dice(seed, 3) / 7.0, op->word_space_pt = dice(seed, 5) / 9.0 - .2;
	op->hyphen = dice(seed, 2), op->space_after = dice(seed, 2);
	op->lang = dice(seed, 4) ? NULL : "ar";
}

/* Each kind has its own fields, which share their place. */
static void random_op(unsigned page, unsigned *seed)
{
	static const char *const targets[] = { "#a", "#b", "http://x", "", "mailto:y@z", "file:///etc" };
	int element = (int)dice(seed, (unsigned)brief.nodes.n + 1) - 1;
	struct op *op = add_op(page, (enum op_kind)dice(seed, OP_ANCHOR + 1), element, dice(seed, 600), dice(seed, 900));
	op->colour = dice(seed, 1 << 20);
	if (op->kind == OP_TEXT) {
		random_text(op, seed);
		return;
	}
	op->w = dice(seed, 90), op->h = dice(seed, 30), op->radius_pt = dice(seed, 20), op->line_pt = dice(seed, 3);
	op->target = targets[dice(seed, op->kind == OP_ANCHOR ? 2 : 6)] + (op->kind == OP_ANCHOR);
}

static void test_random_layouts(void)
{
	static const char *const types[] = { "P", "Span", "Link", "Sect", "Figure", "Note", "L", "Lbl", "TD" };
	unsigned seed = 2025;
	for (int round = 0; round < 60; round++) {
		struct strbuf out = { 0 };
		brief = (struct layout){ .paper_w_pt = 600, .paper_h_pt = 900, .title = "Random", .lang = "en" };
		node("Document", -1);
		for (unsigned i = dice(&seed, 20); i > 0; i--)
			node(types[dice(&seed, 9)], (int)dice(&seed, (unsigned)brief.nodes.n));
		for (unsigned page = 0; page < 1 + (unsigned)round % 3; page++) {
			vec_push(arena, &brief.pages)->label = round % 2 ? "ii" : NULL;
			for (unsigned i = dice(&seed, 60); i > 0; i--)
				random_op(page, &seed);
		}
		CHECK(pdf_write(&brief, fonts, &out, &diag) == 0);
		CHECK(out.n > 500 && strcmp(out.p + out.n - 6, "%%EOF\n") == 0);
		strbuf_release(&out);
	}
	CHECK(diag.errors == 0);
}

static bool refused(int status)
{
	struct diag d;
	diag_init(&d);
	struct strbuf out = { 0 };
	strbuf_puts(&out, "before");
	bool right = pdf_write(&brief, fonts, &out, &d) < 0 && d.status == status && strcmp(out.p, "before") == 0;
	strbuf_release(&out);
	diag_release(&d);
	return right;
}

static void test_bad_layouts(void)
{
	make_brief();
	brief.pages.v[0].ops.v[0].x = NAN;
	CHECK(refused(EX_SOFTWARE));
	make_brief();
	brief.pages.v[1].ops.v[0].y = 1e300;
	CHECK(refused(EX_SOFTWARE));
	make_brief();
	brief.pages.v[0].ops.v[0].node = 1000;
	CHECK(refused(EX_SOFTWARE));
	make_brief();
	brief.nodes.v[1].type = "Heading";
	CHECK(refused(EX_SOFTWARE));
	make_brief();
	brief.date = "yesterday";
	CHECK(refused(EX_SOFTWARE));
	make_brief();
	brief.paper_w_pt = 0;
	CHECK(refused(EX_SOFTWARE));
	make_brief();
	brief.nodes.v[1].id = "t1c0";
	CHECK(refused(EX_SOFTWARE));
}

static void test_missing_glyph(void)
{
	make_brief();
	struct strbuf out = { 0 };
	size_t warnings = diag.warnings, errors = diag.errors;
	text(2, 60, 500, "one \xF0\x90\x80\x80 and two \xF0\x90\x80\x80\xF0\x90\x80\x80");
	CHECK(pdf_write(&brief, fonts, &out, &diag) == 0);
	CHECK(diag.errors == errors && diag.warnings == warnings + 3); /* two links; the character once */
	bool told = false;
	for (size_t i = 0; i < diag.msgs.n; i++)
		told = told || strstr(diag.msgs.v[i].text, "U+10000") != NULL;
	CHECK(told);
	CHECK(width(FACE_SERIF, "\xF0\x90\x80\x80") == width(FACE_SERIF, "[U+10000]"));
	strbuf_release(&out);
}

/* Flags, selectors, joiners, skin tones: set as their parts. */
static void test_emoji(void)
{
	static const char *const signs[] = { "\xF0\x9F\x87\xBA\xF0\x9F\x87\xB8", "\xE2\x9D\xA4\xEF\xB8\x8F", "\xEF\xB8\x8F",
		"\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", "\xF0\x9F\xA4\x9D\xF0\x9F\x8F\xBD", "1\xEF\xB8\x8F\xE2\x83\xA3",
		"\xE2\x80\x8D", "\xF3\xA0\x81\xA7", "\xF0\x9F\xAB\xA0\xEF\xB8\x8F" };
	make_brief();
	struct strbuf out = { 0 };
	size_t errors = diag.errors;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		text(2, 60, 500 + 12 * (double)i, signs[i]);
	CHECK(pdf_write(&brief, fonts, &out, &diag) == 0);
	CHECK(diag.errors == errors);
	strbuf_release(&out);
}

/* --- time and size of a brief of twelve pages, or N: `pdf bench [N]` --- */

static const char *const vocabulary[] = {
	"agreed", "tariff", "ministers", "of", "the", "the", "to", "and", "in", "a", "delegation", "exports", "soy", "Beijing",
	"navigation", "commission", "framework", "reaffirmed", "on", "with", "for", "investment", "counterparts", "percent",
	"semiconductor", "announced", "purchases", "by", "2025,", "agriculture", "students", "exchange", "will", "that",
	"committed", "billion", "working", "dialogue.", "cooperation", "denuclearization,", "steps", "fentanyl", "Élysée", "AV",
};

/* A justified line of a column. */
static void bench_line(unsigned page, int p, double x, double y, unsigned *seed, bool last)
{
	struct strbuf line = { 0 };
	double room = 225, natural = 0;
	unsigned spaces = 0;
	for (;;) {
		const char *word = vocabulary[dice(seed, sizeof vocabulary / sizeof *vocabulary)];
		double w = width(FACE_SERIF, word) * .925 + (line.n ? width(FACE_SERIF, " ") * .925 : 0);
		if (natural + w > room)
			break;
		if (line.n)
			strbuf_putc(&line, ' '), spaces++;
		strbuf_puts(&line, word);
		natural += w;
	}
	struct op *op = text_in(page, FACE_SERIF, p, x, y, arena_strz(arena, strbuf_str(&line)));
	op->size_pt = 9.25;
	op->word_space_pt = spaces && !last ? (room - natural) / spaces : 0;
	op->space_after = !last;
	strbuf_release(&line);
}

static void bench_page(unsigned page, int document, unsigned *seed)
{
	for (unsigned column = 0; column < 2; column++) {
		int section = node("Sect", document), p = -1;
		for (unsigned i = 0; i < 56; i++) {
			double x = 60 + 240 * column, y = 70 + 12.5 * i;
			if (i % 6 == 0) {
				p = node("P", section);
				struct op *rule = add_op(page, OP_LINE, -1, x, y);
				rule->w = 225, rule->line_pt = .4, rule->colour = 0xcccccc;
			}
			bench_line(page, p, x, y, seed, i % 6 == 5);
			if (i % 6 == 5) {
				int reference = node("Link", p);
				text(reference, x + 200, y, "12")->size_pt = 6;
				struct op *link = add_op(page, OP_LINK, reference, x + 200, y - 6);
				link->w = 8, link->h = 8, link->target = "https://example.org/readout", link->title = "Source 12";
			}
		}
	}
}

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void bench(double start, unsigned pages)
{
	unsigned seed = 1, at[8];
	struct strbuf out = { 0 };
	double loaded = now_ms();
	hyphens("hyphenation", "en", at);
	double hyphenated = now_ms();
	brief = (struct layout){ .paper_w_pt = 595.28, .paper_h_pt = 841.89, .title = "Bench", .lang = "en", .date = "2025-11-08" };
	int document = node("Document", -1);
	for (unsigned page = 0; page < pages; page++) {
		vec_push(arena, &brief.pages)->label = arena_printf(arena, "%u", page + 1);
		bench_page(page, document, &seed);
	}
	double set = now_ms();
	pdf_write(&brief, fonts, &out, &diag);
	printf("plan %.1f, hyphens %.1f, measure %.1f, write %.1f ms; %zu elements, %zu bytes\n", loaded - start,
	    hyphenated - loaded, set - hyphenated, now_ms() - set, brief.nodes.n, out.n);
	file_write("build/tests/pdf-bench.pdf", strbuf_str(&out), &diag);
	strbuf_release(&out);
}

int main(int argc, char **argv)
{
	double start = now_ms();
	struct data_dirs dirs;
	struct font_plan plan;
	arena = arena_new();
	diag_init(&diag);
	if (data_dirs_find(arena, NULL, &dirs, &diag) < 0 || font_plan_load(arena, &dirs, &plan, &diag) < 0) {
		diag_print(&diag, 0, stdout);
		printf("skip pdf: the fonts are not installed\n");
		return 0;
	}
	fonts = fonts_new(arena, &plan, &diag);
	measure = fonts_measure(fonts);
	if (argc > 1 && strcmp(argv[1], "bench") == 0) {
		bench(start, argc > 2 ? (unsigned)atoi(argv[2]) : 12);
		return 0;
	}
	RUN(test_width);
	RUN(test_kerning);
	RUN(test_features);
	RUN(test_fallback);
	RUN(test_marks);
	RUN(test_hyphens);
	RUN(test_write);
	RUN(test_random_layouts);
	RUN(test_bad_layouts);
	RUN(test_missing_glyph);
	RUN(test_emoji);
	fonts_free(fonts);
	diag_release(&diag);
	arena_free(arena);
	return TEST_EXIT;
}
