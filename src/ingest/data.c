/* data.c: the word lists of ingest: briefs/lang/en/chrome.tsv (phrases that
 * mark page chrome, words of date lines and bylines) and
 * briefs/lexicon/parties.tsv (publishers and whose they are). */
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "ingest_int.h"
#include "tsv.h"
#include "utf8.h"

static const char *const kinds[PHRASE_KINDS] = { "line", "start", "has", "end", "section", "tail", "month", "weekday", "byline", "label",
	"joiner", "credit", "copyright", "rights", "source", "name-good", "name-bad", "company" };

static int phrases_load(struct arena *a, const char *dir, struct ingest_data *out, struct diag *d)
{
	struct tsv t;
	VEC(struct phrase) lists[PHRASE_KINDS] = { 0 };
	int rc = tsv_load(a, file_join(a, dir, "lang/en/chrome.tsv"), 2, 3, &t, d);
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
		out->phrases[k] = (struct phrase_list){ lists[k].v, lists[k].n };
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

static int parties_load(struct arena *a, const char *dir, struct ingest_data *out, struct diag *d)
{
	struct tsv t;
	if (tsv_load(a, file_join(a, dir, "lexicon/parties.tsv"), 4, 5, &t, d) < 0)
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
	}
	return 0;
}

int ingest_data_load(struct arena *a, const char *data_dir, struct ingest_data **out, struct diag *d)
{
	*out = arena_new_of(a, struct ingest_data);
	int rc = phrases_load(a, data_dir, *out, d);
	return parties_load(a, data_dir, *out, d) < 0 ? -1 : rc;
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

static size_t find_word(struct str s, struct str w)
{
	for (size_t from = 0; w.n && from + w.n <= s.n;) {
		size_t at = str_find(str_sub(s, from, s.n), w);
		if (at == STR_NONE)
			return STR_NONE;
		at += from;
		if (edge(s, at) && edge(s, at + w.n))
			return at;
		from = at + 1;
	}
	return STR_NONE;
}

const struct phrase *phrase_find(const struct ingest_data *data, enum phrase_kind k, struct str fold)
{
	const struct phrase_list *l = &data->phrases[k];
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->v[i].fold, fold))
			return &l->v[i];
	return NULL;
}

const struct phrase *phrase_start(const struct ingest_data *data, enum phrase_kind k, struct str fold)
{
	const struct phrase_list *l = &data->phrases[k];
	for (size_t i = 0; i < l->n; i++)
		if (str_starts(fold, l->v[i].fold) && edge(fold, l->v[i].fold.n))
			return &l->v[i];
	return NULL;
}

const struct phrase *phrase_in(const struct ingest_data *data, enum phrase_kind k, struct str fold)
{
	const struct phrase_list *l = &data->phrases[k];
	for (size_t i = 0; i < l->n; i++)
		if (find_word(fold, l->v[i].fold) != STR_NONE)
			return &l->v[i];
	return NULL;
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
	if (str_starts(fold, STR("the ")) && fold.n > 4)
		fold = str_sub(fold, 4, fold.n);
	for (size_t i = 0; i < data->n_parties; i++)
		for (size_t k = 0; k < data->parties[i].n_names; k++) {
			struct str n = data->parties[i].names[k];
			if (str_eq(str_starts(n, STR("the ")) ? str_sub(n, 4, n.n) : n, fold))
				return &data->parties[i];
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

struct search {
	struct str text, lower;
	const struct party *best;
	size_t first, len;
};

static void try_name(struct search *s, const struct party *p, struct str name)
{
	size_t at = name.n >= 3 ? find_word(s->lower, name) : STR_NONE;
	if (at == STR_NONE || at > s->first || (at == s->first && name.n <= s->len) || !is_named(s->text, at, name))
		return;
	s->best = p;
	s->first = at;
	s->len = name.n;
}

const struct party *party_in(const struct ingest_data *data, struct str text)
{
	char low[SHORT_BLOCK];
	struct search s = { .text = str_sub(text, 0, sizeof low), .first = STR_NONE };
	for (size_t i = 0; i < s.text.n; i++)
		low[i] = is_capital(text.p[i]) ? (char)(text.p[i] + 32) : text.p[i];
	s.lower = (struct str){ low, s.text.n };
	for (size_t i = 0; i < data->n_parties; i++) {
		const struct party *p = &data->parties[i];
		for (size_t k = 0; k < p->n_names; k++)
			try_name(&s, p, p->names[k]);
		for (size_t k = 0; k < p->n_hosts; k++)
			try_name(&s, p, p->hosts[k]);
	}
	return s.best;
}
