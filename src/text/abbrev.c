/* abbrev.c: abbreviations.tsv: words whose stop is part of them, and the words
 * that show that a sentence begins after all. */
#include "text_int.h"

#include <stdlib.h>

#include "file.h"
#include "utf8.h"

static const char *const kind_names[ABBREV_KINDS] = { "", "title", "number", "month", "inner", "end", "starter" };

static int by_word(const void *p, const void *q)
{
	const struct abbreviation *x = p, *y = q;
	int c = str_cmp(x->word, y->word);
	return c ? c : (x->kind == ABBREV_STARTER) - (y->kind == ABBREV_STARTER);
}

static int read_row(const struct tsv *t, const struct tsv_row *row, struct abbreviation *out, struct diag *d)
{
	out->word = row->cell[0];
	if (!out->word.n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "an abbreviation is missing");
	if (str_ends(out->word, STR(".")))
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "'%.*s': leave the last stop out", STR_ARG(out->word));
	for (int k = ABBREV_TITLE; k < ABBREV_KINDS; k++)
		if (str_is(row->cell[1], kind_names[k])) {
			out->kind = (enum abbrev_kind)k;
			return 0;
		}
	const char *guess = diag_guess(row->cell[1], kind_names + 1, ABBREV_KINDS - 1);
	return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s': not a kind of abbreviation (title, number, month, inner, end, starter)%s%s%s",
	    STR_ARG(row->cell[1]), guess ? "; did you mean '" : "", guess ? guess : "", guess ? "'?" : "");
}

int abbreviations_load(struct arena *a, const struct layers *data, struct abbreviations **out, struct diag *d)
{
	struct tsv t;
	struct abbreviations *ab = *out = arena_new_of(a, struct abbreviations);
	int rc = layers_load(a, data, "lang/en/abbreviations.tsv", 2, 2, 2, &t, d);
	if (rc < 0 && !d->errors)
		return rc;
	if (rc < 0)
		t.n = 0;
	ab->v = arena_array(a, t.n, struct abbreviation);
	for (size_t i = 0; i < t.n; i++) {
		if (read_row(&t, &t.rows[i], &ab->v[ab->n], d) < 0)
			rc = -1;
		else
			ab->n++;
	}
	if (ab->n)
		qsort(ab->v, ab->n, sizeof *ab->v, by_word);
	return rc;
}

/* "No" may be both: "No. 45" and "No deal was made". */
static enum abbrev_kind find(const struct abbreviations *ab, struct str word, bool starter)
{
	if (!ab || !ab->n)
		return ABBREV_NONE;
	struct abbreviation key = { .word = word, .kind = starter ? ABBREV_STARTER : ABBREV_NONE };
	const struct abbreviation *hit = bsearch(&key, ab->v, ab->n, sizeof *ab->v, by_word);
	return hit ? hit->kind : ABBREV_NONE;
}

enum abbrev_kind abbreviation_kind(const struct abbreviations *ab, struct str word)
{
	return find(ab, word, false);
}

bool abbreviation_starter(const struct abbreviations *ab, struct str word)
{
	return find(ab, word, true) != ABBREV_NONE;
}
