/* frontmatter.c: the "---" block that opens many Markdown files.
 *
 * Only the YAML that such blocks use: "key: value" on one line, or a quoted
 * or plain value that goes on in indented lines, with the escapes of
 * double-quoted strings. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

static const struct {
	const char *key;
	enum meta_field field;
	int less; /* beside the key that names the field best */
} keys[] = {
	{ "title", META_TITLE, 0 }, { "headline", META_TITLE, 1 },
	{ "publisher", META_PUBLISHER, 0 }, { "site_name", META_PUBLISHER, 1 }, { "site", META_PUBLISHER, 2 }, { "hostname", META_PUBLISHER, 2 },
	{ "date", META_DATE, 0 }, { "published", META_DATE, 0 }, { "published_time", META_DATE, 0 }, { "publication_date", META_DATE, 0 },
	{ "author", META_BYLINE, 0 }, { "byline", META_BYLINE, 0 },
	{ "source_url", META_URL, 0 }, { "url", META_URL, 0 }, { "link", META_URL, 1 }, { "source", META_URL, 2 },
	{ "lang", META_LANG, 0 }, { "language", META_LANG, 0 },
};

static uint32_t hex(struct str s, size_t at, size_t n)
{
	uint32_t v = 0;
	for (size_t i = at; i < at + n && i < s.n && isxdigit((unsigned char)s.p[i]); i++)
		v = v * 16 + (isdigit((unsigned char)s.p[i]) ? (uint32_t)(s.p[i] - '0') : (uint32_t)(tolower((unsigned char)s.p[i]) - 'a' + 10));
	return v > 0x10FFFF || (v >= 0xD800 && v < 0xE000) ? 0xFFFD : v;
}

/* The inside of a double-quoted string, escapes replaced. */
static void unescape(struct strbuf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char next = i + 1 < s.n ? s.p[i + 1] : 0;
		size_t digits = next == 'u' ? 4 : next == 'U' ? 8 : next == 'x' ? 2 : 0;
		if (s.p[i] != '\\' || !next) {
			strbuf_putc(b, s.p[i]);
			continue;
		}
		i++;
		if (digits) {
			utf8_put(b, hex(s, i + 1, digits));
			i += digits;
		} else if (next == '_') {
			utf8_put(b, 0xA0);
		} else if (next == 'n' || next == 't' || next == '\n') {
			strbuf_putc(b, next == '\n' ? '\n' : ' ');
			/* An escaped line end joins without a space. */
			while (next == '\n' && i + 1 < s.n && s.p[i + 1] == ' ')
				i++;
			if (next == '\n')
				strbuf_cut(b, b->n - 1);
		} else {
			strbuf_putc(b, next);
		}
	}
}

static struct str value_of(struct arena *a, struct str raw)
{
	struct strbuf b;
	strbuf_init(&b);
	raw = str_trim(raw);
	if (raw.n >= 2 && raw.p[0] == '"' && raw.p[raw.n - 1] == '"') {
		unescape(&b, str_sub(raw, 1, raw.n - 1));
	} else if (raw.n >= 2 && raw.p[0] == '\'' && raw.p[raw.n - 1] == '\'') {
		for (size_t i = 1; i + 1 < raw.n; i++) {
			strbuf_putc(&b, raw.p[i]);
			i += raw.p[i] == '\'';
		}
	} else {
		strbuf_put(&b, raw);
	}
	struct str out = entity_text(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

static void take(struct page *p, struct str key, struct str raw)
{
	struct str value = value_of(p->a, raw);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (!str_ieq(key, str_c(keys[i].key)) || (keys[i].field == META_URL && str_find(value, STR("://")) == STR_NONE))
			continue;
		char iso[11];
		if (keys[i].field == META_DATE && dateline_find(p->data, utf8_fold(p->a, value), iso, NULL))
			value = arena_str(p->a, str_c(iso));
		else if (keys[i].field == META_DATE)
			continue;
		page_meta(p, keys[i].field, (enum meta_rank)((int)RANK_FRONT - keys[i].less), value);
	}
}

/* Bytes of the block with both its "---" lines, or 0. */
static size_t extent(struct str text, size_t *body, size_t *end)
{
	size_t i = 0;
	while (i < text.n && isspace((unsigned char)text.p[i]))
		i++;
	if (!str_starts(str_sub(text, i, text.n), STR("---\n")))
		return 0;
	*body = i += 4;
	for (size_t lines = 0; i < text.n && lines < 500; lines++) {
		struct str rest = str_sub(text, i, text.n);
		struct str line = str_cut(&rest, '\n');
		if (str_is(str_trim(line), "---") || str_is(str_trim(line), "...")) {
			*end = i;
			return i + line.n + (i + line.n < text.n);
		}
		i += line.n + 1;
	}
	return 0;
}

size_t frontmatter_read(struct page *p, struct str text)
{
	size_t body, end, taken = extent(text, &body, &end);
	if (!taken)
		return 0;
	p->front = true;
	struct str key = { "", 0 }, value = { "", 0 };
	for (struct str rest = str_sub(text, body, end); rest.p && rest.n;) {
		struct str line = str_cut(&rest, '\n');
		size_t colon = str_chr(line, ':');
		if (line.n && !isspace((unsigned char)line.p[0]) && colon != STR_NONE) {
			take(p, key, value);
			key = str_trim(str_sub(line, 0, colon));
			value = str_sub(line, colon + 1, line.n);
		} else if (value.p) {
			value.n = (size_t)(line.p + line.n - value.p);
		}
	}
	take(p, key, value);
	return taken;
}
