/* The vocabulary: ids, names, order, and messages for bad rows. */
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "taxonomy.h"
#include "test.h"

static struct arena *a;
static struct diag d;

static void the_shipped_file_loads(void)
{
	struct taxonomy *t = NULL;
	CHECK(taxonomy_load(a, SHIPPED("briefs"), &t, &d) == 0);
	CHECK(t->n[TAX_TOPIC] == 30);
	CHECK(t->n[TAX_TYPE] == 14);
	CHECK(t->n[TAX_STATUS] == 4);
	CHECK(t->n[TAX_STRENGTH] == 8);
	for (size_t i = 0; i < t->n[TAX_TYPE]; i++)
		CHECK(t->v[TAX_TYPE][i].event != NULL);
	CHECK_STR(taxonomy_name(t, TAX_TOPIC, "energy"), "Energy");
	CHECK_STR(taxonomy_name(t, TAX_TOPIC, "no-such"), "no-such");
	CHECK(taxonomy_find(t, TAX_TYPE, NULL) == NULL);
	CHECK(taxonomy_order(t, TAX_TOPIC, "no-such") == 30);
	CHECK(taxonomy_order(t, TAX_TOPIC, "bilateral-relations") == 0);
}

static void a_bad_row_is_reported_with_its_place(void)
{
	char dir[] = "/tmp/taxonomy.XXXXXX";
	CHECK(mkdtemp(dir) != NULL);
	char *lex = file_join(a, dir, "lexicon");
	CHECK(file_mkdirs(lex, &d) == 0);
	char *path = file_join(a, lex, "taxonomy.tsv");
	CHECK(file_write(path, STR("topic\tx\tX\ntopc\ty\tY\ntopic\tx\tZ\n"), &d) == 0);
	struct taxonomy *t = NULL;
	size_t from = d.msgs.n;
	CHECK(taxonomy_load(a, SHIPPED(dir), &t, &d) == -1);
	CHECK(d.msgs.n == from + 2);
	if (d.msgs.n == from + 2) {
		CHECK(d.msgs.v[from].at.line == 2 && d.msgs.v[from].at.col == 1);
		CHECK(strstr(d.msgs.v[from].text, "did you mean topic") != NULL);
		CHECK(d.msgs.v[from + 1].at.line == 3 && d.msgs.v[from + 1].at.col == 7);
	}
	remove(path);
	remove(lex);
	remove(dir);
}

int main(void)
{
	a = arena_new();
	diag_init(&d);
	RUN(the_shipped_file_loads);
	RUN(a_bad_row_is_reported_with_its_place);
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}
