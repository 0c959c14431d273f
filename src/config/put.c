/* put.c: settings written so that the strict reader takes them. */
#include "config.h"

#include <string.h>

#include "utf8.h"

enum { VALUE_MAX = 900 }; /* bytes; a line has at most 1,022 */

/* One line, without what no value may have. */
static struct str plain_value(struct arena *a, const char *value)
{
	struct strbuf b;
	struct str s = str_trim(str_c(value));
	bool both = str_chr(s, '"') != STR_NONE && str_chr(s, '\'') != STR_NONE;
	strbuf_init(&b);
	for (size_t i = 0; i < s.n && b.n < VALUE_MAX;) {
		uint32_t c = utf8_next(s, &i);
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF)
			strbuf_putc(&b, ' ');
		else
			utf8_put(&b, c == '\\' ? '/' : c == '"' && both ? 0x201D : c);
	}
	struct str out = arena_str(a, str_trim(strbuf_str(&b)));
	strbuf_release(&b);
	return out;
}

void config_put(struct strbuf *b, const char *name, const char *value)
{
	struct arena *a = arena_new();
	struct str s = plain_value(a, value);
	char quote = str_chr(s, '"') == STR_NONE ? '"' : '\'';
	bool bare = s.n > 0 && quote == '"' && s.p[0] != '\'' && str_chr(s, ';') == STR_NONE && str_chr(s, '#') == STR_NONE;
	if (bare)
		strbuf_putf(b, "%s = %.*s\n", name, STR_ARG(s));
	else
		strbuf_putf(b, "%s = %c%.*s%c\n", name, quote, STR_ARG(s), quote);
	arena_free(a);
}
