/* pdf_names.c: prints tests/golden/names.tsv, for tests/golden/names.test to
 * read back.  Each name is a line of its own, in a serif and in a bold sans. */
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "pdf.h"
#include "test.h"

enum { A_PAGE = 48 };

static struct arena *arena;
static struct diag diag;
static struct layout brief;

/* The file's \u escapes, for characters that editors compose. */
static struct str unescape(struct str s)
{
	struct strbuf b = { 0 };
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '\\' && i + 5 < s.n && s.p[i + 1] == 'u') {
			char hex[5] = { s.p[i + 2], s.p[i + 3], s.p[i + 4], s.p[i + 5], 0 };
			unsigned long c = strtoul(hex, NULL, 16);
			strbuf_putc(&b, (char)(0xC0 | c >> 6));
			strbuf_putc(&b, (char)(0x80 | (c & 0x3F)));
			i += 5;
		} else {
			strbuf_putc(&b, s.p[i]);
		}
	struct str out = arena_str(arena, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static int node(const char *type, int parent, const char *lang)
{
	*vec_push(arena, &brief.nodes) = (struct node){ .type = type, .parent = parent, .lang = lang };
	return (int)brief.nodes.n - 1;
}

static void add_name(enum face face, size_t *line, const char *lang, struct str name)
{
	if (*line % A_PAGE == 0)
		vec_push(arena, &brief.pages)->label = "names";
	struct op *op = vec_push(arena, &brief.pages.v[brief.pages.n - 1].ops);
	*op = (struct op){
		.kind = OP_TEXT, .node = node("P", 0, lang), .x = 72, .y = 60 + 15 * (double)(*line % A_PAGE), .face = face,
		.size_pt = 10, .text = name,
	};
	++*line;
}

static size_t add_names(enum face face, struct str rows)
{
	size_t line = 0;
	while (rows.n) {
		struct str row = str_cut(&rows, '\n');
		if (!row.n || row.p[0] == '#')
			continue;
		struct str lang = str_cut(&row, '\t');
		add_name(face, &line, arena_strz(arena, lang), unescape(row));
	}
	return line;
}

static struct fonts *open_fonts(void)
{
	struct data_dirs dirs;
	struct font_plan plan;
	if (data_dirs_find(arena, NULL, &dirs, &diag) < 0 || font_plan_load(arena, &dirs, &plan, &diag) < 0)
		return NULL;
	return fonts_new(arena, &plan, &diag);
}

static void test_names(void)
{
	struct str rows = { 0 };
	struct strbuf out = { 0 };
	struct fonts *fonts = open_fonts();
	CHECK(fonts && file_read(arena, "tests/golden/names.tsv", FILE_MAX, &rows, &diag) == 0);
	brief = (struct layout){ .paper_w_pt = 595.28, .paper_h_pt = 841.89, .title = "Names", .lang = "en" };
	node("Document", -1, NULL);
	CHECK(add_names(FACE_SERIF, rows) >= 200);
	CHECK(add_names(FACE_SANS_BOLD, rows) >= 200);
	CHECK(fonts && pdf_write(&brief, fonts, &out, &diag) == 0);
	CHECK(diag.errors == 0 && diag.warnings == 0);
	const char *build = getenv("BUILD");
	CHECK(file_write(file_join(arena, build ? build : "build", "tests/pdf-names.pdf"), strbuf_str(&out), &diag) == 0);
	strbuf_release(&out);
	fonts_free(fonts);
}

int main(void)
{
	arena = arena_new();
	diag_init(&diag);
	RUN(test_names);
	diag_print(&diag, 0, stdout);
	diag_release(&diag);
	arena_free(arena);
	return TEST_EXIT;
}
