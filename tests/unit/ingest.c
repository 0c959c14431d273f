/* ingest.c: from files to cleaned text.  `ingest FILE…` prints what it makes of
 * files; without arguments it runs the checks. */
#include <stdlib.h>
#include <string.h>

#include "source.h"
#include "test.h"

static struct arena *a;
static struct ingest_data *data;

static void show(const char *name, const char *value)
{
	if (value)
		printf("%s: %s\n", name, value);
}

static void dump(const struct source *s)
{
	show("format", s->format);
	show("lang", s->lang);
	show("publisher", s->publisher);
	show("party", s->party);
	show("date", s->publication_date);
	show("title", s->title);
	show("byline", s->byline);
	show("url", s->url);
	static const char *const kinds[] = { "", " heading", " item", " quote", " cell" };
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

static void lines(void)
{
	struct source s;
	struct diag d;
	diag_init(&d);
	CHECK(ingest_bytes(a, "x.txt", STR("A first paragraph that says enough to be one.\n\nThe second one\nstands on two lines of it.\n"), data, NULL, &s, &d) == 0);
	CHECK(s.n_paras == 2);
	CHECK(source_line(&s, 0) == 1);
	CHECK(source_line(&s, s.paras[1].span.s) == 3);
	CHECK(source_line(&s, s.paras[1].span.e - 1) == 4);
	CHECK(source_para(&s, s.paras[1].span.s + 3) == &s.paras[1]);
	CHECK(source_para(&s, s.paras[0].span.e) == NULL);
	diag_release(&d);
}

int main(int argc, char **argv)
{
	struct diag d;
	diag_init(&d);
	a = arena_new();
	if (ingest_data_load(a, "briefs", &data, &d) < 0) {
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
	if (argc == 1)
		RUN(lines);
	arena_free(a);
	diag_release(&d);
	return TEST_EXIT;
}
