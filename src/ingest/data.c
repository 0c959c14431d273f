/* data.c: the word lists of ingest: briefs/lang/en/chrome.tsv (phrases that
 * mark page chrome, words of date lines and bylines) and
 * briefs/lexicon/parties.tsv (publishers and whose they are). */
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "ingest_int.h"
#include "layers.h"
#include "utf8.h"

static const char *const kinds[PHRASE_KINDS] = { "line", "start", "has", "end", "section", "tail", "month", "weekday", "byline", "label",
	"joiner", "credit", "copyright", "rights", "source", "name-good", "name-bad", "company", "office", "organ", "host" };

/* Lists are looked into at every word of a page: phrases lie in buckets by
 * their first two bytes. */
static unsigned bucket_of(struct str s)
{
	unsigned char a = s.n ? (unsigned char)s.p[0] : 0, b = s.n > 1 ? (unsigned char)s.p[1] : 0;
	return (a * 31u + b) % BUCKETS;
}

static void list_make(struct arena *a, const struct phrase *v, size_t n, struct phrase_list *out)
{
	uint32_t at[BUCKETS];
	*out = (struct phrase_list){ .v = arena_array(a, n + 1, struct phrase), .n = n };
	for (size_t i = 0; i < n; i++)
		out->bucket[bucket_of(v[i].fold) + 1]++;
	for (size_t k = 0; k < BUCKETS; k++) {
		at[k] = out->bucket[k];
		out->bucket[k + 1] += out->bucket[k];
	}
	for (size_t i = 0; i < n; i++)
		out->v[at[bucket_of(v[i].fold)]++] = v[i];
}

static int phrases_load(struct arena *a, const struct layers *data, struct ingest_data *out, struct diag *d)
{
	struct tsv t;
	VEC(struct phrase) lists[PHRASE_KINDS] = { 0 };
	int rc = layers_load(a, data, "lang/en/chrome.tsv", 2, 3, 2, &t, d);
	if (rc < 0)
		return -1;
	for (size_t i = 0; i < t.n; i++) {
		const struct tsv_row *r = &t.rows[i];
		size_t k = 0;
		while (k < PHRASE_KINDS && !str_is(r->cell[0], kinds[k]))
			k++;
		if (k == PHRASE_KINDS) {
			const char *guess = diag_guess(r->cell[0], kinds, PHRASE_KINDS);
			rc = diag_error(d, EX_CONFIG, tsv_place(&t, r, 0), "unknown kind '%.*s'%s%s%s", STR_ARG(r->cell[0]),
			    guess ? ": did you mean '" : "", guess ? guess : "", guess ? "'?" : "");
			continue;
		}
		struct phrase *ph = vec_push(a, &lists[k]);
		ph->fold = utf8_fold(a, r->cell[1]);
		ph->why = arena_strz(a, r->cell[2]);
		ph->value = atoi(ph->why);
		if (k == PHRASE_MONTH && (ph->value < 1 || ph->value > 12))
			rc = diag_error(d, EX_CONFIG, tsv_place(&t, r, 2), "'%s': a month has a number from 1 to 12", ph->why);
	}
	for (size_t k = 0; k < PHRASE_KINDS; k++)
		list_make(a, lists[k].v, lists[k].n, &out->phrases[k]);
	return rc;
}

/* "a.org|b.org" to a list. */
static size_t split(struct arena *a, struct str cell, struct str **out)
{
	VEC(struct str) v = { 0 };
	for (struct str rest = cell; rest.p && rest.n;) {
		struct str one = str_trim(str_cut(&rest, '|'));
		if (one.n)
			*vec_push(a, &v) = utf8_fold(a, one);
	}
	*out = v.v;
	return v.n;
}

static int parties_load(struct arena *a, const struct layers *data, struct ingest_data *out, struct diag *d)
{
	struct tsv t;
	VEC(struct phrase) all = { 0 };
	if (layers_load(a, data, "lexicon/parties.tsv", 4, 5, 1, &t, d) < 0)
		return -1;
	out->parties = arena_array(a, t.n ? t.n : 1, struct party);
	for (size_t i = 0; i < t.n; i++) {
		const struct tsv_row *r = &t.rows[i];
		struct party *p = &out->parties[out->n_parties++];
		struct str *names;
		p->publisher = r->cell[0];
		p->party = arena_strz(a, r->cell[1]);
		p->lang = arena_strz(a, r->cell[2]);
		p->n_hosts = split(a, r->cell[3], &p->hosts);
		size_t n = split(a, r->cell[4], &names);
		p->names = arena_array(a, n + 1, struct str);
		p->names[0] = utf8_fold(a, r->cell[0]);
		if (n)
			memcpy(p->names + 1, names, n * sizeof *names);
		p->n_names = n + 1;
		if (!p->publisher.n || !*p->party)
			return diag_error(d, EX_CONFIG, tsv_place(&t, r, p->publisher.n ? 1 : 0), "a row names a publisher and its party");
		for (size_t k = 0; k < p->n_names; k++)
			*vec_push(a, &all) = (struct phrase){ .fold = p->names[k], .value = (int)i };
		for (size_t k = 0; k < p->n_hosts; k++)
			*vec_push(a, &all) = (struct phrase){ .fold = p->hosts[k], .value = (int)i };
	}
	list_make(a, all.v, all.n, &out->names);
	return 0;
}

int ingest_data_load(struct arena *a, const struct layers *data, struct ingest_data **out, struct diag *d)
{
	*out = arena_new_of(a, struct ingest_data);
	int rc = phrases_load(a, data, *out, d);
	if (parties_load(a, data, *out, d) < 0)
		return -1;
	return countries_load(a, data, *out, d) < 0 ? -1 : rc;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Does a word end (or none begin) at the place? */
static bool edge(struct str s, size_t at)
{
	return at == 0 || at >= s.n || !is_word_byte(s.p[at - 1]) || !is_word_byte(s.p[at]);
}

const struct phrase *phrase_find(const struct ingest_data *data, enum phrase_kind k, struct str fold)
{
	const struct phrase_list *l = &data->phrases[k];
	unsigned h = bucket_of(fold);
	for (size_t i = l->bucket[h]; i < l->bucket[h + 1]; i++)
		if (str_eq(l->v[i].fold, fold))
			return &l->v[i];
	return NULL;
}

/* The longest phrase of l that stands at s.p[at] and ends with a word. */
static const struct phrase *at_word(const struct phrase_list *l, struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);
	unsigned h = bucket_of(rest);
	const struct phrase *best = NULL;
	for (size_t i = l->bucket[h]; i < l->bucket[h + 1]; i++)
		if ((!best || l->v[i].fold.n > best->fold.n) && str_starts(rest, l->v[i].fold) && edge(s, at + l->v[i].fold.n))
			best = &l->v[i];
	return best;
}

const struct phrase *phrase_start(const struct ingest_data *data, enum phrase_kind k, struct str fold)
{
	return at_word(&data->phrases[k], fold, 0);
}

const struct phrase *phrase_in(const struct ingest_data *data, enum phrase_kind k, struct str fold)
{
	const struct phrase *ph = NULL;
	for (size_t i = 0; i < fold.n && !ph; i++)
		if (edge(fold, i))
			ph = at_word(&data->phrases[k], fold, i);
	return ph;
}

static struct str host_of(struct str url)
{
	size_t at = str_find(url, STR("://"));
	struct str h = at == STR_NONE ? url : str_sub(url, at + 3, url.n);
	for (size_t i = 0; i < h.n; i++)
		if (strchr("/?#:", h.p[i]))
			return str_sub(h, 0, i);
	return h;
}

static bool host_is(struct str host, struct str known)
{
	struct str tail = str_sub(host, host.n - (known.n < host.n ? known.n : host.n), host.n);
	return str_ieq(tail, known) && (host.n == known.n || host.p[host.n - known.n - 1] == '.');
}

const struct party *party_of_host(const struct ingest_data *data, struct str url)
{
	struct str host = host_of(url);
	const struct party *best = NULL;
	size_t len = 0;
	for (size_t i = 0; i < data->n_parties; i++)
		for (size_t k = 0; k < data->parties[i].n_hosts; k++) {
			struct str h = data->parties[i].hosts[k];
			if (h.n > len && host_is(host, h)) {
				best = &data->parties[i];
				len = h.n;
			}
		}
	return best;
}

const struct party *party_of_name(const struct ingest_data *data, struct str fold)
{
	bool the = str_starts(fold, STR("the ")) && fold.n > 4;
	char with[SHORT_BLOCK];
	const struct phrase_list *l = &data->names;
	struct str forms[3] = { fold, str_sub(fold, the ? 4 : fold.n, fold.n), { "", 0 } };
	if (!the && fold.n + 4 < sizeof with) {
		memcpy(with, "the ", 4);
		memcpy(with + 4, fold.p, fold.n);
		forms[2] = (struct str){ with, fold.n + 4 };
	}
	for (size_t f = 0; f < 3 && fold.n; f++) {
		unsigned h = bucket_of(forms[f]);
		for (size_t i = l->bucket[h]; forms[f].n && i < l->bucket[h + 1]; i++)
			if (str_eq(l->v[i].fold, forms[f]))
				return &data->parties[l->v[i].value];
	}
	return NULL;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* May one word be taken for a publisher?  Only where it is written as a name
 * and does not just start the sentence ("Time will tell"). */
static bool is_named(struct str text, size_t at, struct str name)
{
	bool the = str_starts(name, STR("the "));
	if (str_chr(str_sub(name, the ? 4 : 0, name.n), ' ') != STR_NONE || str_chr(name, '.') != STR_NONE)
		return true;
	size_t word = at + (the ? 4 : 0);
	bool caps = word + 1 < text.n && is_capital(text.p[word]) && is_capital(text.p[word + 1]);
	return is_capital(text.p[word]) && (the ? is_capital(text.p[at]) || caps : at > 0 || caps || name.n == text.n);
}

const struct party *party_in(const struct ingest_data *data, struct str text)
{
	char low[SHORT_BLOCK];
	struct str lower = { low, text.n < sizeof low ? text.n : sizeof low };
	for (size_t i = 0; i < lower.n; i++)
		low[i] = is_capital(text.p[i]) ? (char)(text.p[i] + 32) : text.p[i];
	for (size_t i = 0; i < lower.n; i++) {
		const struct phrase *ph = edge(lower, i) ? at_word(&data->names, lower, i) : NULL;
		if (ph && ph->fold.n >= 3 && is_named(text, i, ph->fold))
			return &data->parties[ph->value];
	}
	return NULL;
}
