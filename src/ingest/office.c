/* office.c: whose voice a publisher is that no list has: "Ministry of Foreign
 * Affairs of Fiji", "Oman News Agency", a host under ".gov.fj". */
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "ingest_int.h"
#include "layers.h"
#include "utf8.h"

enum { NAME_BYTES = 160, COL_KIND = 0, COL_NAME, COL_CODE, COL_IN, COL_ALIASES, COL_DEMONYMS };

static int by_fold(const void *x, const void *y)
{
	const struct country_name *a = x, *b = y;
	size_t n = a->fold.n < b->fold.n ? a->fold.n : b->fold.n;
	int c = memcmp(a->fold.p, b->fold.p, n);
	return c ? c : (a->fold.n > b->fold.n) - (a->fold.n < b->fold.n);
}

int countries_load(struct arena *a, const struct layers *data, struct ingest_data *out, struct diag *d)
{
	struct tsv t;
	VEC(struct country_name) all = { 0 };
	if (layers_load(a, data, "lexicon/places.tsv", 2, 7, 2, &t, d) < 0)
		return -1;
	for (size_t i = 0; i < t.n; i++) {
		const struct tsv_row *r = &t.rows[i];
		if (!str_is(r->cell[COL_KIND], "country"))
			continue;
		const char *side = arena_strz(a, r->cell[COL_NAME]);
		*vec_push(a, &all) = (struct country_name){ utf8_fold(a, r->cell[COL_NAME]), side, false };
		for (int col = COL_ALIASES; col <= COL_DEMONYMS; col++)
			for (struct str rest = r->cell[col], one; rest.p && rest.n;)
				if ((one = str_trim(str_cut(&rest, ';'))).n)
					*vec_push(a, &all) = (struct country_name){ utf8_fold(a, one), side, false };
		if (r->cell[COL_CODE].n == 2)
			*vec_push(a, &all) = (struct country_name){ utf8_fold(a, r->cell[COL_CODE]), side, true };
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_fold);
	out->countries = all.v;
	out->n_countries = all.n;
	return 0;
}

/* The country of that name, or, for code, of that top-level domain. */
static const char *country_named(const struct ingest_data *data, struct str fold, bool code)
{
	size_t low = 0, high = data->n_countries;
	struct country_name key = { fold, NULL, code };
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (by_fold(&data->countries[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < data->n_countries && str_eq(data->countries[low].fold, fold); low++)
		if (data->countries[low].code == code)
			return data->countries[low].side;
	return NULL;
}

/* The country whose name ends fold: "… of the Republic of Fiji". */
static const char *country_ending(const struct ingest_data *data, struct str fold)
{
	for (size_t i = 0; i < fold.n; i++) {
		const char *side = i == 0 || fold.p[i - 1] == ' ' ? country_named(data, str_sub(fold, i, fold.n), false) : NULL;
		if (side)
			return side;
	}
	return NULL;
}

/* The country whose name opens fold: "oman news agency", "japan's foreign ministry". */
static const char *country_opening(const struct ingest_data *data, struct str fold, size_t *end)
{
	for (size_t i = fold.n; i > 0; i--) {
		struct str head = str_sub(fold, 0, i);
		const char *side = i < fold.n && (fold.p[i] == ' ' || fold.p[i] == '\'') ? country_named(data, head, false) : NULL;
		if (side) {
			*end = i;
			return side;
		}
	}
	return NULL;
}

/* Without ", 12 May 2031", "(press release)" and the like behind it. */
static struct str name_alone(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (strchr("|(;:0123456789", text.p[i]) || (text.p[i] == ',' && i + 2 < text.n && text.p[i + 2] >= '0' && text.p[i + 2] <= '9'))
			text = str_sub(text, 0, i);
	return str_trim(text);
}

const char *office_party(const struct page *p, struct str text, struct str *name)
{
	struct str own = name_alone(text), fold = utf8_fold(p->a, own);
	size_t end = 0;
	if (!own.n || own.n > NAME_BYTES || prose_words(own) > OFFICE_WORDS)
		return NULL;
	*name = own;
	if (str_starts(fold, STR("the ")))
		fold = str_sub(fold, 4, fold.n);
	if (phrase_start(p->data, PHRASE_OFFICE, fold))
		return country_ending(p->data, fold);
	const char *side = country_opening(p->data, fold, &end);
	if (!side)
		return NULL;
	struct str rest = str_trim(str_sub(fold, end, fold.n));
	rest = str_starts(rest, STR("'s ")) ? str_sub(rest, 3, rest.n) : rest;
	return phrase_find(p->data, PHRASE_ORGAN, rest) ? side : NULL;
}

/* "www.mofa.gov.fj", "presidency.gob.ec": a label that only governments have, and a country. */
const char *host_party(const struct page *p, struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str host = at == STR_NONE ? url : str_sub(url, at + 3, url.n), last = { "", 0 };
	size_t end = 0;
	while (end < host.n && !strchr("/?#:", host.p[end]))
		end++;
	bool office = false;
	for (struct str rest = utf8_fold(p->a, str_sub(host, 0, end)); rest.p && rest.n;) {
		office |= last.n && phrase_find(p->data, PHRASE_HOST, last) != NULL;
		last = str_cut(&rest, '.');
	}
	const char *all = str_is(last, "gov") || str_is(last, "mil") ? "us" : NULL;
	return all ? country_named(p->data, str_c(all), true) : office ? country_named(p->data, last, true) : NULL;
}
