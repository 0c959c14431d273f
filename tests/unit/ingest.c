/* ingest.c: from files to cleaned text.  `ingest FILE…` prints what it makes of
 * files (tests/golden/ingest.test); without arguments it runs the checks. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "source.h"
#include "test.h"

static struct arena *a;
static struct ingest_data *data;
static char dir[] = "/tmp/diptych-test-XXXXXX";

static void show(const char *name, const char *value)
{
	if (value)
		printf("%s: %s\n", name, value);
}

static void dump(const struct source *s)
{
	static const char *const kinds[] = { "", " heading", " item", " quote", " cell" };
	show("format", s->format);
	show("lang", s->lang);
	show("publisher", s->publisher);
	show("party", s->party);
	show("date", s->publication_date);
	show("title", s->title);
	show("byline", s->byline);
	show("url", s->url);
	for (size_t i = 0; i < s->n_paras; i++) {
		const struct para *p = &s->paras[i];
		printf("%u-%u %s%s", source_line(s, p->span.s), source_line(s, p->span.e - 1), zone_names[p->zone], kinds[p->kind]);
		if (p->depth)
			printf(" %u", p->depth);
		printf(": %.*s\n", (int)(p->span.e - p->span.s), s->text.p + p->span.s);
	}
	for (size_t i = 0; i < s->n_chrome; i++)
		printf("%u dropped (%s): %.*s\n", s->chrome[i].line, s->chrome[i].why, STR_ARG(s->chrome[i].text));
}

/* Ingest bytes under a name; the messages as one string. */
static const char *messages(const char *name, struct str bytes, struct source *s, int *rc)
{
	struct diag d;
	char *out = NULL;
	size_t n = 0;
	diag_init(&d);
	*rc = ingest_bytes(a, name, bytes, data, NULL, s, &d);
	FILE *f = open_memstream(&out, &n);
	diag_print(&d, 0, f);
	fclose(f);
	*rc = *rc < 0 ? d.status : 0;
	const char *kept = arena_strz(a, (struct str){ out, n });
	free(out);
	diag_release(&d);
	return kept;
}

static void refused(const char *name, struct str bytes, const char *want)
{
	struct source s;
	int rc;
	CHECK_STR(messages(name, bytes, &s, &rc), want);
	CHECK(rc == EX_DATAERR);
}

static void lines(void)
{
	struct source s;
	int rc;
	CHECK_STR(messages("x.txt", STR("A first paragraph that says enough to be one.\n\nThe second one\nstands on two lines of it.\n"), &s, &rc), "");
	CHECK(rc == 0 && s.n_paras == 2);
	CHECK(source_line(&s, 0) == 1);
	CHECK(source_line(&s, s.paras[1].span.s) == 3);
	CHECK(source_line(&s, s.paras[1].span.e - 1) == 4);
	CHECK(source_para(&s, s.paras[1].span.s + 3) == &s.paras[1]);
	CHECK(source_para(&s, s.paras[0].span.e) == NULL);
	CHECK(source_para(&s, (uint32_t)s.text.n) == NULL);
	CHECK_STR(s.file, "x.txt");
}

static void private_signs(void)
{
	struct source s;
	int rc;
	messages("x.txt", STR("A list\xEE\x80\x80of \xEF\x82\xB7 two ferries \xF3\xB0\x80\x80that cross the bay.\n"), &s, &rc);
	CHECK(rc == 0 && str_eq(str_trim(s.text), STR("A list of two ferries that cross the bay.")));
}

static void bad_bytes(void)
{
	refused("e.txt", STR(""), "e.txt: error: the file is empty\n");
	refused("e.txt", STR(" \n\t\n"), "e.txt: error: the file is empty\n");
	refused("e.html", STR("<html><body></body></html>"), "e.html: error: no text in it\n");
	refused("b.txt", STR("one\ntwo\0three\n"), "b.txt:2:4: error: a NUL byte: this is a binary file, not text\n");
	refused("d/r.pdf", STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3"), "d/r.pdf: error: a PDF file, not text: convert it first, for example with 'pdftotext -layout r.pdf'\n");
	refused("r.docx", STR("PK\3\4\x14\0\6\0word/document.xml"), "r.docx: error: a Word document (DOCX), not text: convert it first, for example with 'pandoc -t plain r.docx'\n");
	refused("u.txt", STR("d\xC3\xA9j\xC3\xA0 vu\n\xE2\x80\x9Cl\xC3\xA0\xE2\x80\x9D \xC3( \xC3\xA9t\xC3\xA9\n"),
	    "u.txt:2:6: error: ill-formed UTF-8 (byte 0xC3), and the file is no Windows-1252 either: save it anew as UTF-8\n");
}

static void bad_files(void)
{
	struct source s;
	struct diag d;
	diag_init(&d);
	CHECK(ingest_file(a, "/nonexistent/a.txt", data, NULL, &s, &d) < 0 && d.status == EX_NOINPUT);
	CHECK_STR(s.file, "a.txt");
	CHECK(ingest_file(a, dir, data, NULL, &s, &d) < 0 && d.status == EX_NOINPUT);
	char *path = file_join(a, dir, "secret.txt");
	CHECK(file_write(path, STR("Nobody may read this."), &d) == 0);
	CHECK(chmod(path, 0) == 0);
	CHECK(geteuid() == 0 || ingest_file(a, path, data, NULL, &s, &d) < 0);
	CHECK(unlink(path) == 0);
	CHECK(d.errors >= 2);
	diag_release(&d);
}

static void only_labels(void)
{
	struct source s;
	int rc;
	CHECK_STR(messages("l.txt", STR("Home\n\nContact us\n"), &s, &rc), "l.txt: warning: nothing in it looks like an article: all of its text is kept\n");
	CHECK(rc == 0 && s.n_paras == 2 && s.n_chrome == 0);
}

static void given(void)
{
	struct source s;
	struct diag d;
	struct source_meta m = { .publisher = "Xinhua", .publication_date = "2021-02-03", .title = "A call" };
	diag_init(&d);
	CHECK(ingest_bytes(a, "g.txt", STR("The two presidents spoke by telephone for an hour today."), data, &m, &s, &d) == 0);
	CHECK_STR(s.publisher, "Xinhua");
	CHECK_STR(s.publication_date, "2021-02-03");
	CHECK_STR(s.title, "A call");
	CHECK_STR(s.party, "China"); /* by the list, from the given publisher */
	CHECK(s.n_given == 3 && strcmp(s.given[1], "publication_date") == 0);
	diag_release(&d);
}

static void deep(void)
{
	struct strbuf b;
	struct source s;
	int rc;
	strbuf_init(&b);
	strbuf_puts(&b, "<html><body>");
	for (int i = 0; i < 100000; i++)
		strbuf_puts(&b, "<div>");
	strbuf_puts(&b, "The leaders met in the old town hall on Monday morning.");
	CHECK_STR(messages("d.html", strbuf_str(&b), &s, &rc), "d.html:1: warning: more than 2000 nested elements: those below are read as one\n");
	CHECK(rc == 0 && s.n_paras == 1);
	strbuf_release(&b);
}

static void bad_lists(void)
{
	struct ingest_data *bad;
	struct diag d;
	diag_init(&d);
	CHECK(file_mkdirs(file_join(a, dir, "lang/en"), &d) == 0 && file_mkdirs(file_join(a, dir, "lexicon"), &d) == 0);
	CHECK(file_write(file_join(a, dir, "lang/en/chrome.tsv"), STR("line\tmenu\tnavigation\nlien\tmenu\tx\nmonth\tjan\t13\n"), &d) == 0);
	CHECK(file_write(file_join(a, dir, "lexicon/parties.tsv"), STR("A Paper\t\ten\ta.org\n"), &d) == 0);
	CHECK(ingest_data_load(a, SHIPPED(dir), &bad, &d) < 0 && d.status == EX_CONFIG && d.msgs.n == 3);
	CHECK_STR(d.msgs.v[0].text, "unknown kind 'lien': did you mean 'line'?");
	CHECK(d.msgs.v[0].at.line == 2 && d.msgs.v[0].at.col == 1);
	CHECK_STR(d.msgs.v[1].text, "'13': a month has a number from 1 to 12");
	CHECK_STR(d.msgs.v[2].text, "a row names a publisher and its party");
	diag_release(&d);
}

static int checks(void)
{
	if (!mkdtemp(dir))
		return 1;
	RUN(lines);
	RUN(private_signs);
	RUN(bad_bytes);
	RUN(bad_files);
	RUN(only_labels);
	RUN(given);
	RUN(deep);
	RUN(bad_lists);
	unlink(file_join(a, dir, "lang/en/chrome.tsv"));
	unlink(file_join(a, dir, "lexicon/parties.tsv"));
	rmdir(file_join(a, dir, "lang/en"));
	rmdir(file_join(a, dir, "lang"));
	rmdir(file_join(a, dir, "lexicon"));
	rmdir(dir);
	return TEST_EXIT;
}

int main(int argc, char **argv)
{
	struct diag d;
	diag_init(&d);
	a = arena_new();
	if (ingest_data_load(a, SHIPPED("briefs"), &data, &d) < 0) {
		diag_print(&d, 0, stdout);
		return 1;
	}
	for (int i = 1; i < argc; i++) {
		struct source s;
		size_t from = d.msgs.n;
		if (ingest_file(a, argv[i], data, NULL, &s, &d) == 0)
			dump(&s);
		diag_print(&d, from, stdout);
	}
	int rc = argc > 1 ? 0 : checks();
	arena_free(a);
	diag_release(&d);
	return rc;
}
