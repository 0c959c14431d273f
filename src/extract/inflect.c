/* inflect.c: the regular inflections of an English word, and a list of the
 * irregular ones.  It over-generates ("visitted") rather than decide: a form
 * that nobody writes costs one entry in a table and matches nothing. */
#include "inflect_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "layers.h"
#include "utf8.h"

struct irregular {
	struct str base, form;
	unsigned kinds;
	size_t row;
};

struct inflections {
	struct irregular *v; /* by base, then in file order */
	size_t n;
};

static unsigned kinds_of(struct str s)
{
	unsigned kinds = 0;
	for (size_t i = 0; i < s.n; i++)
		kinds |= s.p[i] == 'd' ? FORM_PAST : s.p[i] == 'g' ? FORM_ING : s.p[i] == 's' ? FORM_S : 0;
	return kinds;
}

static int by_base(const void *x, const void *y)
{
	const struct irregular *a = x, *b = y;
	int c = str_cmp(a->base, b->base);
	return c ? c : (a->row > b->row) - (a->row < b->row);
}

int inflections_load(struct arena *a, const struct layers *data, struct inflections **out, struct diag *d)
{
	struct tsv t;
	if (layers_load(a, data, "lang/en/irregular.tsv", 3, 3, 3, &t, d) < 0)
		return -1;
	struct inflections *inf = *out = arena_new_of(a, struct inflections);
	inf->v = arena_array(a, t.n + 1, struct irregular);
	int rc = 0;
	for (size_t i = 0; i < t.n; i++) {
		const struct tsv_row *row = &t.rows[i];
		unsigned kinds = kinds_of(row->cell[2]);
		if (!kinds) {
			rc = diag_error(d, EX_CONFIG, tsv_place(&t, row, 2), "'%.*s': a kind of form is d (past), g (-ing) or s", STR_ARG(row->cell[2]));
			continue;
		}
		inf->v[inf->n++] = (struct irregular){ row->cell[0], row->cell[1], kinds, i };
	}
	if (inf->n)
		qsort(inf->v, inf->n, sizeof *inf->v, by_base);
	return rc;
}

static void add(struct arena *a, struct forms *out, struct str stem, const char *tail)
{
	size_t n = strlen(tail);
	char *p = arena_alloc(a, stem.n + n + 1);
	if (out->n == FORMS_MAX)
		return;
	memcpy(p, stem.p, stem.n);
	memcpy(p + stem.n, tail, n);
	out->v[out->n++] = (struct str){ p, stem.n + n };
}

static bool vowel(char c)
{
	return c && strchr("aeiou", c) != NULL;
}

static bool ends(struct str s, const char *tail)
{
	return str_ends(s, str_c(tail));
}

/* visit -> visitt-: a short vowel between consonants may double the last. */
static bool doubles(struct str s)
{
	return s.n >= 3 && !vowel(s.p[s.n - 1]) && !strchr("wxyh", s.p[s.n - 1]) && vowel(s.p[s.n - 2]) && !vowel(s.p[s.n - 3]);
}

static void regular(struct arena *a, struct str w, unsigned kinds, struct forms *out)
{
	struct str stem = str_sub(w, 0, w.n - 1);
	bool y = ends(w, "y") && w.n > 2 && !vowel(w.p[w.n - 2]);
	bool e = ends(w, "e");
	if (kinds & FORM_S)
		add(a, out, y ? stem : w, y ? "ies" : ends(w, "s") || ends(w, "x") || ends(w, "z") || ends(w, "ch") || ends(w, "sh") || ends(w, "o") ? "es" : "s");
	if (kinds & FORM_PAST)
		add(a, out, y ? stem : w, y ? "ied" : e ? "d" : "ed");
	if (kinds & FORM_ING) {
		if (ends(w, "ie"))
			add(a, out, str_sub(w, 0, w.n - 2), "ying");
		else
			add(a, out, e && !ends(w, "ee") ? stem : w, "ing");
	}
	if (doubles(w)) {
		char last[2] = { w.p[w.n - 1], 0 };
		struct str twice = str_c(arena_printf(a, "%.*s%s", STR_ARG(w), last));
		if (kinds & FORM_PAST)
			add(a, out, twice, "ed");
		if (kinds & FORM_ING)
			add(a, out, twice, "ing");
	}
}

static size_t first_of(const struct inflections *inf, struct str base)
{
	size_t low = 0, high = inf->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(inf->v[mid].base, base) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void inflect(struct arena *a, const struct inflections *inf, struct str word, unsigned kinds, struct forms *out)
{
	out->n = 0;
	if (!word.n)
		return;
	if (kinds & FORM_BASE)
		add(a, out, word, "");
	unsigned left = kinds;
	for (size_t i = inf ? first_of(inf, word) : 0; inf && i < inf->n && str_eq(inf->v[i].base, word); i++) {
		if (inf->v[i].kinds & kinds)
			add(a, out, inf->v[i].form, "");
		left &= ~inf->v[i].kinds;
	}
	regular(a, word, left, out);
}
