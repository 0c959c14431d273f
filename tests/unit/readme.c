/* readme.c: the config reference of README.md is the key table, word for word.
 *
 * `build/tests/unit/readme --print` prints what should stand there. */
#include <string.h>

#include "config.h"
#include "file.h"
#include "test.h"

static const char *const files[] = { "config.ini", "brief.ini", "themes/*.ini", "fonts.ini" };
static const char *const types[] = { "text", "whole number", "number", "length (pt, mm, cm, in)", "yes or no", "one of",
	"colour (#rrggbb)", "day (YYYY-MM-DD)", "list", "web address", "as the setting" };

static const char *type_name(const struct config_key *k)
{
	return types[k->type];
}

/* Choices are listed unless they would fill the page. */
static void put_type(struct strbuf *b, const struct config_key *k)
{
	strbuf_puts(b, type_name(k));
	if (!k->choices || strlen(k->choices) > 60)
		return;
	strbuf_puts(b, k->type == CONFIG_LIST ? " of " : " ");
	for (const char *p = k->choices; *p; p++)
		strbuf_puts(b, *p == '|' ? ", " : (char[]){ *p, 0 });
}

static struct str reference(struct arena *a)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < config_n_keys; i++) {
		const struct config_key *k = &config_keys[i];
		if (i == 0 || config_keys[i - 1].file != k->file)
			strbuf_putf(&b, "\n**%s**\n\n| section | key | value | default | meaning |\n|---|---|---|---|---|\n", files[k->file]);
		strbuf_putf(&b, "| `[%s]` | `%s` | ", k->section, k->name);
		put_type(&b, k);
		if (k->preset)
			strbuf_putf(&b, " | `%s` | %s |\n", k->preset, k->help);
		else
			strbuf_putf(&b, " | | %s |\n", k->help);
	}
	strbuf_puts(&b, "\n");
	struct str s = arena_str(a, strbuf_str(&b));
	strbuf_release(&b);
	return s;
}

static void the_reference_is_the_table(void)
{
	struct arena *a = arena_new();
	struct diag d;
	struct str readme = { 0 };
	diag_init(&d);
	CHECK(file_read(a, "README.md", FILE_MAX, &readme, &d) == 0);
	size_t from = str_find(readme, STR("<!-- keys:")), to = str_find(readme, STR("<!-- /keys -->"));
	CHECK(from != STR_NONE && to != STR_NONE && from < to);
	if (from < to && to != STR_NONE) {
		struct str body = str_sub(readme, from, to);
		body = str_sub(body, str_chr(body, '\n') + 1, body.n);
		CHECK(str_eq(body, reference(a)));
	}
	diag_release(&d);
	arena_free(a);
}

int main(int argc, char **argv)
{
	if (argc > 1 && strcmp(argv[1], "--print") == 0) {
		struct arena *a = arena_new();
		struct str s = reference(a);
		printf("%.*s", STR_ARG(s));
		arena_free(a);
		return 0;
	}
	RUN(the_reference_is_the_table);
	return TEST_EXIT;
}
