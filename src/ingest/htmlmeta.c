/* htmlmeta.c: what a page says of itself beside its text: <meta>, <title>,
 * <link rel=canonical>, <time>, and JSON-LD (schema.org's NewsArticle). */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

/* Names of <meta name|property|itemprop>. */
static const struct {
	const char *name;
	enum meta_field field;
	int less;
} names[] = {
	{ "og:title", META_TITLE, 0 }, { "twitter:title", META_TITLE, 1 }, { "headline", META_TITLE, 1 }, { "dc.title", META_TITLE, 1 }, { "dcterms.title", META_TITLE, 1 },
	{ "og:site_name", META_PUBLISHER, 0 }, { "publisher", META_PUBLISHER, 1 }, { "dc.publisher", META_PUBLISHER, 1 }, { "application-name", META_PUBLISHER, 1 },
	{ "source", META_PUBLISHER, 1 }, { "copyright", META_PUBLISHER, 2 },
	{ "article:published_time", META_DATE, 0 }, { "datepublished", META_DATE, 0 }, { "og:published_time", META_DATE, 0 }, { "publish-date", META_DATE, 1 },
	{ "publish_date", META_DATE, 1 }, { "publication_date", META_DATE, 1 }, { "pubdate", META_DATE, 1 }, { "publishdate", META_DATE, 1 }, { "date", META_DATE, 1 },
	{ "dc.date.issued", META_DATE, 1 }, { "dcterms.created", META_DATE, 1 }, { "dc.date", META_DATE, 1 }, { "parsely-pub-date", META_DATE, 1 }, { "sailthru.date", META_DATE, 1 },
	{ "article.published", META_DATE, 1 }, { "cxenseparse:recs:publishtime", META_DATE, 1 }, { "citation_publication_date", META_DATE, 1 }, { "release_date", META_DATE, 1 },
	{ "article:published", META_DATE, 1 }, { "originalpublicationdate", META_DATE, 1 }, { "pdate", META_DATE, 1 }, { "ptime", META_DATE, 1 },
	{ "author", META_BYLINE, 0 }, { "article:author", META_BYLINE, 1 }, { "dc.creator", META_BYLINE, 1 }, { "byl", META_BYLINE, 1 }, { "parsely-author", META_BYLINE, 1 },
	{ "og:url", META_URL, 0 }, { "og:locale", META_LANG, 1 },
};

static void set_date(struct page *p, enum meta_rank rank, struct str value)
{
	char iso[11];
	if (dateline_find(p->data, utf8_fold(p->a, str_sub(value, 0, 80)), iso, NULL))
		page_meta(p, META_DATE, rank, str_c(iso));
}

static void set(struct page *p, enum meta_field f, enum meta_rank rank, struct str raw)
{
	struct str value = entity_text(p->a, str_sub(raw, 0, 1000));
	bool address = str_starts(value, STR("http")) || str_starts(value, STR("//")) || str_starts(value, STR("@"));
	if (f == META_DATE)
		set_date(p, rank, value);
	else if (f == META_LANG)
		page_meta(p, f, rank, str_sub(value, 0, 2));
	else if ((f == META_URL) == address)
		page_meta(p, f, rank, value);
}

static void from_meta(struct page *p, const struct tag *t)
{
	static const char *const attrs[] = { "property", "name", "itemprop" };
	struct str content = attr_value(t->attrs, t->n, "content");
	for (size_t k = 0; k < sizeof attrs / sizeof *attrs; k++) {
		struct str name = attr_value(t->attrs, t->n, attrs[k]);
		for (size_t i = 0; name.n && i < sizeof names / sizeof *names; i++)
			if (str_ieq(name, str_c(names[i].name)))
				set(p, names[i].field, (enum meta_rank)((int)RANK_META - names[i].less), content);
	}
}

/* A JSON string that starts behind the quote at s.p[at]; escapes replaced. */
static struct str json_string(struct arena *a, struct str s, size_t at)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = at; i < s.n && s.p[i] != '"' && b.n < 1000; i++) {
		if (s.p[i] != '\\' || i + 1 >= s.n) {
			strbuf_putc(&b, s.p[i]);
			continue;
		}
		i++;
		uint32_t c = 0;
		if (s.p[i] == 'u') {
			for (size_t k = i + 1; k < i + 5 && k < s.n && isxdigit((unsigned char)s.p[k]); k++)
				c = c * 16 + (uint32_t)(isdigit((unsigned char)s.p[k]) ? s.p[k] - '0' : tolower((unsigned char)s.p[k]) - 'a' + 10);
			i += 4;
			if (c && (c < 0xD800 || c >= 0xE000))
				utf8_put(&b, c);
		} else {
			strbuf_putc(&b, strchr("nrtbf", s.p[i]) ? ' ' : s.p[i]);
		}
	}
	struct str out = entity_text(a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

/* The place behind `"key" :` in s from `from` on, or STR_NONE. */
static size_t json_key(struct str s, size_t from, const char *key)
{
	struct str k = str_c(key);
	for (size_t i; (i = str_find(str_sub(s, from, s.n), k)) != STR_NONE; from += i + 1) {
		size_t at = from + i + k.n;
		if (from + i == 0 || s.p[from + i - 1] != '"' || at >= s.n || s.p[at] != '"')
			continue;
		for (at++; at < s.n && (isspace((unsigned char)s.p[at]) || s.p[at] == ':'); at++)
			;
		return at;
	}
	return STR_NONE;
}

static void json_field(struct page *p, struct str s, const char *key, enum meta_field f)
{
	size_t at = json_key(s, 0, key);
	if (at == STR_NONE || at >= s.n)
		return;
	if (s.p[at] == '"') {
		set(p, f, RANK_DATA, json_string(p->a, s, at + 1));
		return;
	}
	/* An object or a list of them: its first name. */
	struct str inside = str_sub(s, at, at + 2000);
	size_t name = json_key(inside, 0, "name");
	if (strchr("{[", s.p[at]) && name != STR_NONE && name < inside.n && inside.p[name] == '"')
		set(p, f, RANK_DATA, json_string(p->a, inside, name + 1));
}

static void from_json(struct page *p, struct str s)
{
	json_field(p, s, "headline", META_TITLE);
	json_field(p, s, "datePublished", META_DATE);
	json_field(p, s, "publisher", META_PUBLISHER);
	json_field(p, s, "author", META_BYLINE);
}

/* "A headline - A paper" without the paper. */
static struct str without_site(struct str title)
{
	static const char *const seps[] = { " | ", " - ", " – ", " — ", " :: ", " » ", " • " };
	size_t best = STR_NONE;
	for (size_t i = 0; i < sizeof seps / sizeof *seps; i++)
		for (size_t at = 0, k; (k = str_find(str_sub(title, at, title.n), str_c(seps[i]))) != STR_NONE; at += k + 1)
			best = best == STR_NONE || at + k > best ? at + k : best;
	if (best == STR_NONE || prose_words(str_sub(title, 0, best)) < 3 || prose_words(str_sub(title, best + 3, title.n)) > 5)
		return title;
	return str_trim(str_sub(title, 0, best));
}

static void from_title(struct page *p, struct str inside)
{
	page_meta(p, META_TITLE, RANK_GUESS, without_site(entity_text(p->a, str_sub(inside, 0, 1000))));
}

void html_meta(struct page *p, const struct tag *t, struct str inside)
{
	struct str type = attr_value(t->attrs, t->n, "type");
	if (str_is(t->name, "meta"))
		from_meta(p, t);
	else if (str_is(t->name, "title"))
		from_title(p, inside);
	else if (str_is(t->name, "script") && str_ieq(type, STR("application/ld+json")))
		from_json(p, inside);
	else if (str_is(t->name, "link") && str_ieq(attr_value(t->attrs, t->n, "rel"), STR("canonical")))
		set(p, META_URL, RANK_META, attr_value(t->attrs, t->n, "href"));
	else if (str_is(t->name, "html"))
		set(p, META_LANG, RANK_META, attr_value(t->attrs, t->n, "lang"));
	else if (str_is(t->name, "time") || str_ieq(attr_value(t->attrs, t->n, "itemprop"), STR("datePublished")))
		set_date(p, RANK_MARKUP, attr_value(t->attrs, t->n, str_is(t->name, "time") ? "datetime" : "content"));
}
