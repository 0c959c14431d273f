/* meta.c: what the blocks tell about publisher, date, byline and address, and
 * how publisher lists complete it. */
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

enum {
	OPENING = 90,     /* bytes in which a report names its agency */
	OPENING_WORDS = 8 /* words beside its date */
};

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
	const struct party *known = b->text.n <= SHORT_BLOCK ? party_in(p->data, b->text) : NULL;
	if (known)
		page_meta(p, META_PUBLISHER, RANK_GUESS, known->publisher);
}

/* The office or agency that a short line of the head names, and nothing else. */
static void from_office(struct page *p, const struct block *b)
{
	struct str name;
	if (b->text.n <= SHORT_BLOCK && office_party(p, b->text, &name))
		page_meta(p, META_PUBLISHER, RANK_GUESS, name);
}

static void from_address(struct page *p, const struct block *b)
{
	if (str_starts(b->text, STR("http")) && str_chr(b->text, ' ') == STR_NONE && str_find(b->text, STR("://")) != STR_NONE)
		page_meta(p, META_URL, RANK_TEXT, b->text);
}

/* A date in a short line between title and text, whatever else is in it. */
static void from_head(struct page *p, const struct block *b)
{
	char iso[11];
	if (b->text.n < 200 && dateline_find(p->data, utf8_fold(p->a, b->text), iso, NULL))
		page_meta(p, META_DATE, RANK_GUESS, str_c(iso));
}

/* "Ana Ruiz and Bo Li · 2 May 2024" → the names. */
static struct str names_of(struct str s)
{
	static const char *const ends[] = { " · ", " | ", " • ", " - ", " – ", " — ", ";", "(" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(s, str_c(ends[i]));
		s = str_sub(s, 0, at == STR_NONE ? s.n : at);
	}
	size_t by = str_find(s, STR(" by "));
	s = by == STR_NONE ? s : str_sub(s, by + 4, s.n);
	for (size_t i = 0; i < s.n; i++)
		if (is_digit(s.p[i]))
			return str_trim(str_sub(s, 0, i));
	return str_trim(s);
}

/* A date line before the headline may be the page's clock. */
static void from_zone(struct page *p, const struct block *b, bool titled)
{
	char iso[11];
	struct str fold = utf8_fold(p->a, str_sub(b->text, 0, SHORT_BLOCK));
	if ((b->zone == ZONE_BYLINE || b->zone == ZONE_DATELINE) && dateline_find(p->data, fold, iso, NULL))
		page_meta(p, META_DATE, titled ? RANK_TEXT : RANK_GUESS, str_c(iso));
	if (b->zone == ZONE_BYLINE) {
		const struct phrase *by = phrase_start(p->data, PHRASE_BYLINE, fold);
		page_meta(p, META_BYLINE, RANK_TEXT, names_of(str_sub(b->text, by ? by->fold.n : 0, b->text.n)));
	}
	if ((b->zone == ZONE_BYLINE || b->zone == ZONE_DATELINE) && phrase_in(p->data, PHRASE_SOURCE, fold))
		from_names(p, b);
}

/* Where "PORT ELM, 9 November 2031 (Agency) --" ends, or STR_NONE. */
static size_t opening_end(struct str s)
{
	static const char *const ends[] = { " - ", " – ", " — ", "--", ") – ", ": ", ". ", "— " };
	size_t best = STR_NONE;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(s, str_c(ends[i]));
		/* A stop or colon ends it behind a year alone. */
		bool weak = strchr(":.", ends[i][0]) != NULL;
		if (at != STR_NONE && at < best && (!weak || (at >= 4 && is_digit(s.p[at - 1]) && is_digit(s.p[at - 4]))))
			best = at;
	}
	return best;
}

/* The date that opens the text, as that of its publication. */
static void from_opening_date(struct page *p, const struct block *b)
{
	char iso[11];
	size_t rest, end = opening_end(str_sub(b->text, 0, OPENING));
	if (end != STR_NONE && dateline_find(p->data, utf8_fold(p->a, str_sub(b->text, 0, end)), iso, &rest) && rest <= OPENING_WORDS)
		page_meta(p, META_DATE, RANK_GUESS, str_c(iso));
}

/* "PORT ELM, Nov. 9 (Agency) --": the agency that opens the text. */
static void from_opening(struct page *p, const struct block *b)
{
	struct str head = str_sub(b->text, 0, OPENING);
	size_t open = str_chr(head, '('), close = str_chr(head, ')');
	if (open == STR_NONE || close == STR_NONE || close < open)
		return;
	struct str behind = str_trim(str_sub(head, close + 1, head.n));
	const struct party *known = party_of_name(p->data, utf8_fold(p->a, str_sub(head, open + 1, close)));
	if (known && (str_starts(behind, STR("-")) || str_starts(behind, STR("–")) || str_starts(behind, STR("—"))))
		page_meta(p, META_PUBLISHER, RANK_GUESS, known->publisher);
}

/* "/2024/04/03/" in the address. */
static void from_url(struct page *p)
{
	char iso[11];
	struct str url = str_c(p->meta[META_URL]);
	for (size_t i = 0; i + 11 < url.n; i++)
		if (url.p[i] == '/' && is_digit(url.p[i + 1]) && is_digit(url.p[i + 4]) && url.p[i + 5] == '/' && dateline_find(p->data, str_sub(url, i, i + 11), iso, NULL))
			page_meta(p, META_DATE, RANK_GUESS, str_c(iso));
}

void meta_from_blocks(struct page *p)
{
	enum { SUMMED_UP = 2 /* paragraphs that may stand before the date that opens a report */ };
	bool titled = false, begun = false;
	int prose = 0;
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct block *b = &p->blocks.v[i];
		titled |= b->zone == ZONE_HEADLINE;
		begun |= titled && block_is_prose(b);
		if (b->why) {
			from_copyright(p, b);
			from_names(p, b);
			from_address(p, b);
		} else {
			from_zone(p, b, titled);
		}
		if (!begun)
			from_office(p, b);
		if (titled && !begun)
			from_head(p, b);
		if (block_is_prose(b) && prose++ <= SUMMED_UP) {
			if (prose == 1)
				from_opening(p, b);
			from_opening_date(p, b);
		}
	}
	from_url(p);
}

/* The known publisher whose name the owner's is, but for "Ltd", "Inc.", a year. */
static const struct party *party_of_owner(const struct page *p, const char *owner)
{
	struct str fold = utf8_fold(p->a, str_c(owner));
	const struct party *known = party_of_name(p->data, fold);
	while (!known) {
		size_t end = fold.n;
		while (end && strchr(" ,.", fold.p[end - 1]))
			end--;
		size_t from = end;
		while (from && fold.p[from - 1] != ' ')
			from--;
		if (!from || !phrase_find(p->data, PHRASE_COMPANY, str_sub(fold, from, end)))
			return NULL;
		fold = str_trim(str_sub(fold, 0, from));
		while (fold.n && strchr(" ,.", fold.p[fold.n - 1]))
			fold.n--;
		known = party_of_name(p->data, fold);
	}
	return known;
}

/* "A headline | The Paper" without its publisher's name. */
static const char *own_title(const struct page *p, const char *title, const char *publisher)
{
	struct str t = str_c(title);
	size_t end = t.n;
	if (!title || !publisher)
		return title;
	while (end && !(t.p[end - 1] == '|' || (t.p[end - 1] == ' ' && end > 1 && (t.p[end - 2] == '-' || (unsigned char)t.p[end - 2] >= 0x80))))
		end--;
	struct str tail = str_trim(str_sub(t, end, t.n)), head = str_trim(str_sub(t, 0, end));
	const struct party *a = party_of_name(p->data, utf8_fold(p->a, tail)), *b = party_of_name(p->data, utf8_fold(p->a, str_c(publisher)));
	if (!end || !tail.n || !(str_ieq(tail, str_c(publisher)) || (a && a == b)))
		return title;
	for (size_t n = head.n + 1; n != head.n;) {
		n = head.n;
		if (str_ends(head, STR("-")) || str_ends(head, STR("|")) || str_ends(head, STR(" ")))
			head.n--;
		else if (str_ends(head, STR("–")) || str_ends(head, STR("—")))
			head.n -= 3;
	}
	return prose_words(head) ? arena_strz(p->a, head) : title;
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
	if (out->publisher && (known = party_of_owner(p, out->publisher)) && !(given && given->publisher))
		out->publisher = arena_strz(p->a, known->publisher);
	struct str name;
	const char *guess = out->publisher && !known ? office_party(p, str_c(out->publisher), &name) : NULL;
	if (out->publisher && !known && !guess)
		known = party_in(p->data, str_c(out->publisher));
	if (!known && !guess && out->url)
		known = party_of_host(p->data, str_c(out->url));
	if (!(given && given->title))
		out->title = own_title(p, out->title, out->publisher ? out->publisher : known ? arena_strz(p->a, known->publisher) : NULL);
	if (known && !out->publisher)
		out->publisher = arena_strz(p->a, known->publisher);
	if (!known && !guess && out->url)
		guess = host_party(p, str_c(out->url));
	if (!out->party)
		out->party = known ? known->party : guess;
	if (!out->lang)
		out->lang = known ? known->lang : "en";
}
