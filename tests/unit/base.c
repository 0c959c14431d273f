/* base.c: slices, buffers, UTF-8, diagnostics, tables. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "civil.h"
#include "diag.h"
#include "file.h"
#include "hash.h"
#include "test.h"
#include "tsv.h"
#include "utf8.h"

static struct arena *a;

static void arrays(void)
{
	struct pair { int n, kept; };
	VEC(struct pair) v = { 0 };
	for (int i = 0; i < 100; i++)
		vec_push(a, &v)->n = i;
	CHECK(v.n == 100 && v.v[99].n == 99 && v.v[99].kept == 0);
	v.v[99].kept = 7;
	vec_pop(&v);
	CHECK(v.n == 99 && vec_push(a, &v)->kept == 0 && v.v[99].n == 0 && v.v[98].n == 98);
}

static void slices(void)
{
	struct str rest = STR("a\tb\t");
	CHECK(str_is(str_cut(&rest, '\t'), "a"));
	CHECK(str_is(str_cut(&rest, '\t'), "b"));
	CHECK(rest.p && str_is(str_cut(&rest, '\t'), ""));
	CHECK(!rest.p);
	CHECK(str_is(str_trim(STR(" \tx y\n")), "x y"));
	CHECK(str_find(STR("abcabd"), STR("abd")) == 3);
	CHECK(str_find(STR("abc"), STR("abcd")) == STR_NONE);
	CHECK(str_cmp(STR("ab"), STR("abc")) < 0);
	CHECK(str_sub(STR("abc"), 2, 99).n == 1);
}

static void utf8(void)
{
	size_t at = 0;
	CHECK(utf8_next(STR("习"), &at) == 0x4E60 && at == 3);
	CHECK(utf8_check(STR("Élysée")) == STR_NONE);
	CHECK(utf8_check(STR("a\xC3(")) == 1);
	CHECK(utf8_check(STR("\xED\xA0\x80")) == 0); /* a surrogate */
	CHECK(utf8_check(STR("\xC0\xAF")) == 0);     /* overlong */
	CHECK(str_is(utf8_fold(a, STR("“One China’s”\xC2\xA0–")), "\"one china's\" -"));
	CHECK(str_is(utf8_fold_name(a, STR("Erdoğan Łukašenka Đặng")), "erdogan lukasenka dang"));
	CHECK(utf8_back(STR("a习"), 4) == 1);
}

static void guesses(void)
{
	static const char *const known[] = { "title", "theme", "sources" };
	CHECK_STR(diag_guess(STR("titel"), known, 3), "title");
	CHECK(diag_guess(STR("xyzzy"), known, 3) == NULL);
}

static void calendar(void)
{
	int y, m, day;
	CHECK(civil_is_day(STR("2024-02-29")) && !civil_is_day(STR("2023-02-29")) && !civil_is_day(STR("2024-13-01")) && !civil_is_day(STR("2024-1-01")));
	CHECK(civil_number(1970, 1, 1) == 0 && civil_number(2000, 3, 1) == 11017);
	civil_day(11016, &y, &m, &day);
	CHECK(y == 2000 && m == 2 && day == 29);
}

static void digests(void)
{
	char hex[SHA256_HEX];
	hash_sha256(STR("abc"), hex);
	CHECK_STR(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void tables(void)
{
	struct diag d;
	struct tsv t;
	char path[] = "/tmp/diptych-test-XXXXXX";
	diag_init(&d);
	FILE *f = fdopen(mkstemp(path), "w");
	fputs("@ name\tvalue\n# remark\nChina\t  CN\n\nonly-one\nÉire\tIE\textra\n", f);
	fclose(f);
	CHECK(tsv_load(a, path, 2, 2, &t, &d) == -1);
	CHECK(t.n == 1 && str_is(t.rows[0].cell[1], "CN") && tsv_place(&t, &t.rows[0], 1).col == 9 && t.rows[0].line == 3);
	CHECK(d.errors == 2 && d.status == EX_CONFIG);
	CHECK(d.msgs.n == 2 && d.msgs.v[0].at.line == 5 && d.msgs.v[1].at.line == 6 && d.msgs.v[1].at.col == 9);
	f = fopen(path, "w");
	fputs("one\ttwo\twhy: a synonym\none\twhy: cells are missing\none\twhy: not last\ttwo\n", f);
	fclose(f);
	CHECK(tsv_load(a, path, 2, 2, &t, &d) == -1 && t.n == 1 && t.rows[0].n == 2);
	CHECK(d.errors == 4 && d.msgs.v[2].at.line == 2 && d.msgs.v[3].at.line == 3 && d.msgs.v[3].at.col == 5);
	remove(path);
	CHECK(tsv_load(a, path, 2, 2, &t, &d) == -1 && d.status == EX_CONFIG);
	diag_release(&d);
}

static void files(void)
{
	struct diag d;
	struct str s;
	diag_init(&d);
	CHECK(file_read(a, "/tmp", FILE_MAX, &s, &d) == -1 && d.status == EX_NOINPUT);
	CHECK(file_read(a, "/dev/zero", FILE_MAX, &s, &d) == -1 && d.errors == 2);
	char dir[] = "/tmp/diptych-test-XXXXXX";
	CHECK(mkdtemp(dir) != NULL);
	char *deep = arena_printf(a, "%s/a/b", dir), *path = file_join(a, deep, "x");
	CHECK(file_mkdirs(deep, &d) == 0 && file_write(path, STR("one"), &d) == 0 && file_write(path, STR("two"), &d) == 0);
	CHECK(file_read(a, path, 3, &s, &d) == 0 && str_is(s, "two"));
	CHECK(file_read(a, path, 2, &s, &d) == -1);
	CHECK(file_write(deep, STR("x"), &d) == -1);
	struct file_list list;
	CHECK(file_list(a, deep, &list, &d) == 0 && list.n == 1 && strcmp(list.v[0], path) == 0);
	char *round = arena_printf(a, "%s/a/../a/b/../b/x", dir), *gone = arena_printf(a, "%s/a/../c", dir);
	CHECK(strcmp(file_tidy(a, round), path) == 0 && strcmp(file_tidy(a, gone), gone) == 0);
	CHECK(strcmp(file_relative(a, "/a/b", "/a/c/d"), "../c/d") == 0 && strcmp(file_relative(a, "/a/b/c", "/a"), "../..") == 0);
	CHECK(strcmp(file_relative(a, "/a", "/a"), ".") == 0 && strcmp(file_relative(a, "/a", "/ab"), "../ab") == 0);
	setenv("HOME", dir, 1);
	CHECK(strcmp(file_from(a, "/x", "~/a/b/x"), path) == 0 && strcmp(file_from(a, "/x", "~y"), "/x/~y") == 0);
	remove(path), remove(deep), remove(file_dir(a, deep)), remove(dir);
	diag_release(&d);
}

int main(void)
{
	a = arena_new();
	RUN(arrays);
	RUN(slices);
	RUN(utf8);
	RUN(guesses);
	RUN(calendar);
	RUN(digests);
	RUN(tables);
	RUN(files);
	arena_free(a);
	return TEST_EXIT;
}
