/* nightly.c: what scheduled builds do without a clock and without a brief: which
 * editions stay, how a command line is split, what a digest is remembered by. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/nightly/nightly_int.h"
#include "file.h"
#include "pdf.h"
#include "test.h"

static struct arena *a;
static struct diag d;
static char dir[] = "/tmp/diptych-nightly-XXXXXX";

/* The kept ones of ids, by number. */
static const char *kept(struct strs ids, struct settings s, const char *latest, const char *read)
{
	bool *keep = retention_keeps(a, ids, &s, latest, read);
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < ids.n; i++)
		if (keep[i])
			strbuf_putf(&b, "%s%lu", b.n ? " " : "", edition_number(ids.v[i]));
	const char *text = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return text;
}

#define IDS(...) ((struct strs){ (const char *[]){ __VA_ARGS__ }, sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *) })

static void the_newest_of_days_and_weeks_stay(void)
{
	/* 2024-02-29 was a Thursday; 2024-12-30 and 2025-01-02 are in one week. */
	struct strs ids = IDS("000001-20240226", "000002-20240229", "000003-20240229", "000004-20240301", "000005-20241230", "000006-20241231",
	    "000007-20250102", "000008-20250106");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1 }, "000008-20250106", NULL), "8");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 3 }, "000008-20250106", NULL), "6 7 8");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1, .keep_daily = 6 }, "000008-20250106", NULL), "3 4 5 6 7 8");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1, .keep_weekly = 2 }, "000008-20250106", NULL), "7 8");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1, .keep_weekly = 9 }, "000008-20250106", NULL), "4 7 8");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 100 }, NULL, NULL), "1 2 3 4 5 6 7 8");
}

static void latest_and_what_was_read_stay(void)
{
	struct strs ids = IDS("000001-20240101", "000002-20240102", "000003-20240103", "000004-20240104");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1 }, "000002-20240102", NULL), "2 3 4");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1 }, "000004-20240104", "000001-20240101"), "1 4");
	CHECK_STR(kept((struct strs){ 0 }, (struct settings){ .keep_last = 1 }, NULL, NULL), "");
}

static void a_clock_that_went_back_keeps_the_higher_number(void)
{
	struct strs ids = IDS("000001-20240110", "000002-20240111", "000003-20240110", "000004-20240109");
	CHECK_STR(kept(ids, (struct settings){ .keep_last = 1, .keep_daily = 3 }, "000004-20240109", NULL), "2 3 4");
}

static const char *split(const char *line)
{
	struct strbuf b;
	char **words = hook_split(a, line);
	if (!words)
		return "open";
	strbuf_init(&b);
	for (size_t i = 0; words[i]; i++)
		strbuf_putf(&b, "<%s>", words[i]);
	const char *text = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return text;
}

static void command_lines_are_split_without_a_shell(void)
{
	CHECK_STR(split("mail -s 'A brief' a@b"), "<mail><-s><A brief><a@b>");
	CHECK_STR(split("  x\ty  "), "<x><y>");
	CHECK_STR(split("x \"a \\\" b\" '' \\ z"), "<x><a \" b><>< z>");
	CHECK_STR(split("x 'it''s' a\"b c\"d"), "<x><its><ab cd>");
	CHECK_STR(split("x $HOME `id` ; rm * > y"), "<x><$HOME><`id`><;><rm><*><>><y>");
	CHECK_STR(split("x 'open"), "open");
	CHECK_STR(split(""), "");
}

static const char *digest_of(struct memo *m, const char *path, bool fresh)
{
	char hex[SHA256_HEX];
	size_t bytes;
	return memo_digest(m, path, fresh, hex, &bytes, &d) == 0 ? arena_strz(a, str_c(hex)) : "none";
}

static void put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT, 0666);
	CHECK(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text) && close(fd) == 0);
}

/* A file whose change time lies far enough back to be remembered. */
static const char *settled(void)
{
	const char *path = "/proc/self/exe";
	struct stat st;
	return stat(path, &st) == 0 && st.st_ctim.tv_sec + 3 < clock_now().tv_sec ? path : NULL;
}

static void a_digest_is_remembered_by_inode_and_times(void)
{
	const char *file = file_join(a, dir, "digests"), *path = file_join(a, dir, "young"), *old = settled();
	put(path, "one");
	struct memo *m = memo_load(a, file);
	const char *first = digest_of(m, path, false);
	if (old)
		digest_of(m, old, false);
	memo_save(m);
	/* The same size, and the times put back: nothing of it was trusted. */
	struct stat st;
	CHECK(stat(path, &st) == 0);
	put(path, "two");
	CHECK(utimensat(AT_FDCWD, path, (struct timespec[]){ st.st_atim, st.st_mtim }, 0) == 0);
	m = memo_load(a, file);
	CHECK(strcmp(digest_of(m, path, false), first) != 0);
	CHECK_STR(digest_of(m, path, false), digest_of(m, path, true));
	if (old)
		CHECK_STR(digest_of(m, old, false), digest_of(m, old, true));
}

static void a_damaged_memo_counts_for_nothing(void)
{
	const char *file = file_join(a, dir, "spoilt");
	static const char *const heads[] = { "", "diptych-digests 1\n", "diptych-digests 1\n1 2 3\nend 0\n", "\nend ", "end" };
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		unlink(file);
		put(file, heads[i]);
		CHECK(strlen(digest_of(memo_load(a, file), "/proc/self/exe", false)) == 64);
	}
	CHECK_STR(digest_of(memo_load(a, file), "/nonexistent", false), "none");
}

static void the_cache_finds_its_damage(void)
{
	const struct cached c = { STR("{}"), STR("text\n"), STR("1 2 3 mind\n") };
	struct cached back;
	const char *key = cache_key(a, "tools", "digest", "a.txt", NULL);
	const struct source_meta meta = { .title = "x" };
	CHECK(strcmp(key, cache_key(a, "tools", "digest", "a.txt", &meta)) != 0);
	CHECK(strcmp(key, cache_key(a, "tools", "digest", "b.txt", NULL)) != 0);
	CHECK(!cache_get(a, dir, key, &back));
	cache_put(a, dir, key, &c);
	CHECK(cache_get(a, dir, key, &back) && str_eq(back.json, c.json) && str_eq(back.text, c.text) && str_eq(back.notes, c.notes));
	const char *path = arena_printf(a, "%s/documents/%s", dir, key);
	struct str whole;
	CHECK(file_read(a, path, FILE_MAX, &whole, &d) == 0);
	for (size_t i = 0; i < whole.n; i++) {
		char *bad = arena_strz(a, whole);
		bad[i] ^= 1;
		CHECK(disk_write(path, (struct str){ bad, whole.n }, &d) == 0 && !cache_get(a, dir, key, &back));
		CHECK(disk_write(path, str_sub(whole, 0, i), &d) == 0 && !cache_get(a, dir, key, &back));
	}
}

/* A PDF that is cut or has a wrong byte in its structure does not read back. */
static void a_torn_pdf_does_not_read_back(void)
{
	static const char *const torn[] = { "", "%PDF-1.7\n", "%PDF-1.7\nstartxref\n9\n%%EOF\n", "%PDF-1.7\nstartxref\n99999999999\n%%EOF\n",
		"%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 1/Length 9>>\nstream\nxx\nendstream\nendobj\nstartxref\n9\n%%EOF\n" };
	unsigned pages;
	for (size_t i = 0; i < sizeof torn / sizeof *torn; i++)
		CHECK(pdf_inspect(a, "x.pdf", str_c(torn[i]), &pages, &d) < 0);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	if (!mkdtemp(dir))
		return 1;
	RUN(the_newest_of_days_and_weeks_stay);
	RUN(latest_and_what_was_read_stay);
	RUN(a_clock_that_went_back_keeps_the_higher_number);
	RUN(command_lines_are_split_without_a_shell);
	RUN(a_digest_is_remembered_by_inode_and_times);
	RUN(a_damaged_memo_counts_for_nothing);
	RUN(the_cache_finds_its_damage);
	RUN(a_torn_pdf_does_not_read_back);
	CHECK(disk_remove_tree(a, dir, &d) == 0);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
