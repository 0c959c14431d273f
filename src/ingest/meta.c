/* meta.c: what the blocks tell about publisher, date, byline and address, and
 * how publisher lists complete it. */
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ASCII lower case, byte for byte, so that places in it are places in s. */
static struct str lower(struct arena *a, struct str s)
{
	char *z = arena_strz(a, s);
	for (size_t i = 0; i < s.n; i++)
		z[i] = z[i] >= 'A' && z[i] <= 'Z' ? (char)(z[i] + 32) : z[i];
	return (struct str){ z, s.n };
}

/* "Copyright 2024 Example Times. All rights reserved" → "Example Times". */
static struct str owner_of(const struct page *p, struct str text)
{
	struct str fold = lower(p->a, text);
	const struct phrase_list *l = &p->data->phrases[PHRASE_COPYRIGHT];
	size_t from = STR_NONE, to = text.n;
	for (size_t i = 0; i < l->n; i++) {
		size_t at = str_find(fold, l->v[i].fold);
		if (at != STR_NONE && (from == STR_NONE || at + l->v[i].fold.n > from))
			from = at + l->v[i].fold.n;
	}
	if (from == STR_NONE)
		return (struct str){ "", 0 };
	l = &p->data->phrases[PHRASE_RIGHTS];
	for (size_t i = 0; i < l->n; i++) {
		size_t at = str_find(str_sub(fold, from, fold.n), l->v[i].fold);
		if (at != STR_NONE && from + at < to)
			to = from + at;
	}
	while (from < to && (is_digit(text.p[from]) || strchr(" ,.-:;()", text.p[from])))
		from++;
	while (to > from && (is_digit(text.p[to - 1]) || strchr(" ,.-:;(|", text.p[to - 1])))
		to--;
	struct str owner = str_sub(text, from, to);
	return prose_words(owner) <= 8 ? owner : (struct str){ "", 0 };
}

static void from_copyright(struct page *p, const struct block *b)
{
	struct str owner = b->text.n <= SHORT_BLOCK ? owner_of(p, b->text) : (struct str){ "", 0 };
	if (owner.n)
		page_meta(p, META_PUBLISHER, RANK_TEXT, owner);
}

static void from_names(struct page *p, const struct block *b)
{
	struct str fold = b->text.n <= SHORT_BLOCK ? utf8_fold(p->a, b->text) : (struct str){ "", 0 };
	const struct party *known = fold.n ? party_in(p->data, fold) : NULL;
	if (known)
		page_meta(p, META_PUBLISHER, RANK_GUESS, known->publisher);
}

static void from_address(struct page *p, const struct block *b)
{
	if (str_starts(b->text, STR("http")) && str_chr(b->text, ' ') == STR_NONE && str_find(b->text, STR("://")) != STR_NONE)
		page_meta(p, META_URL, RANK_TEXT, b->text);
}

static void from_zone(struct page *p, const struct block *b)
{
	char iso[11];
	struct str fold = utf8_fold(p->a, str_sub(b->text, 0, SHORT_BLOCK));
	if ((b->zone == ZONE_BYLINE || b->zone == ZONE_DATELINE) && dateline_find(p->data, fold, iso, NULL))
		page_meta(p, META_DATE, RANK_TEXT, str_c(iso));
	if (b->zone == ZONE_BYLINE) {
		const struct phrase *by = phrase_start(p->data, PHRASE_BYLINE, fold);
		page_meta(p, META_BYLINE, RANK_TEXT, str_sub(b->text, by ? by->fold.n : 0, b->text.n));
	}
}

void meta_from_blocks(struct page *p)
{
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct block *b = &p->blocks.v[i];
		if (b->why) {
			from_copyright(p, b);
			from_names(p, b);
			from_address(p, b);
		} else {
			from_zone(p, b);
		}
	}
}

static void give(const char **field, const char *name, const char *value, struct source *out)
{
	if (!value)
		return;
	*field = value;
	out->given[out->n_given++] = name;
}

void meta_resolve(const struct page *p, const struct source_meta *given, struct source *out)
{
	const struct party *known = NULL;
	out->title = p->meta[META_TITLE];
	out->publication_date = p->meta[META_DATE];
	out->byline = p->meta[META_BYLINE];
	out->url = p->meta[META_URL];
	out->lang = p->meta[META_LANG];
	out->publisher = p->meta[META_PUBLISHER];
	if (given) {
		give(&out->publisher, "publisher", given->publisher, out);
		give(&out->publication_date, "publication_date", given->publication_date, out);
		give(&out->title, "title", given->title, out);
		give(&out->url, "url", given->url, out);
		give(&out->lang, "lang", given->lang, out);
		give(&out->party, "party", given->party, out);
	}
	if (out->publisher && (known = party_of_name(p->data, utf8_fold(p->a, str_c(out->publisher)))) && !(given && given->publisher))
		out->publisher = arena_strz(p->a, known->publisher);
	if (out->publisher && !known)
		known = party_in(p->data, utf8_fold(p->a, str_c(out->publisher)));
	if (!known && out->url)
		known = party_of_host(p->data, str_c(out->url));
	if (known && !out->publisher)
		out->publisher = arena_strz(p->a, known->publisher);
	if (known && !out->party)
		out->party = known->party;
	if (!out->lang)
		out->lang = known ? known->lang : "en";
}
