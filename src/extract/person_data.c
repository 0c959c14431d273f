/* person_data.c: people.tsv and titles.tsv. */
#include "who_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "utf8.h"

static const char *const title_classes[] = { "title", "modifier", "portfolio", "honorific", "style", "family",
	"particle", "suffix", "says", "notname", "common", "equal", "realm", "passing", NULL };

enum { COL_NAME, COL_NATIVE, COL_SIDE, COL_OFFICE, COL_FROM, COL_TO, COL_SEX, COL_SHORT, COL_ALIASES };

static struct str cell(const struct tsv_row *row, size_t i)
{
	return i < row->n ? row->cell[i] : (struct str){ 0 };
}

static const char *text_of(struct arena *a, struct str s)
{
	return s.n ? arena_strz(a, s) : NULL;
}

static int year_of(struct str s)
{
	int y = 0;
	for (size_t i = 0; i < s.n; i++)
		y = s.p[i] >= '0' && s.p[i] <= '9' && i < 4 ? y * 10 + (s.p[i] - '0') : -10000;
	return y;
}

/* Years parted by ";"; false if one is none. */
static bool years_read(struct str cells, short years[PERSON_TERMS])
{
	size_t n = 0;
	for (struct str rest = cells; cells.n && rest.p && n < PERSON_TERMS;) {
		struct str s = str_trim(str_cut(&rest, ';'));
		int y = year_of(s);
		if (y < 0)
			return false;
		years[n++] = (short)y;
	}
	return true;
}

static struct str last_word(struct str s)
{
	size_t at = s.n;
	while (at && s.p[at - 1] != ' ')
		at--;
	struct str w = str_sub(s, at, s.n);
	/* "Jr." is no name. */
	bool suffix = str_ends(w, STR(".")) && w.n < 4;
	return suffix && at ? last_word(str_trim(str_sub(s, 0, at))) : w;
}

enum rank rank_of(const char *name)
{
	static const char *const names[] = { "", "minor", "voice", "official", "leader" };
	for (size_t i = RANK_MINOR; i <= RANK_LEADER; i++)
		if (name && !strcmp(name, names[i]))
			return (enum rank)i;
	return RANK_NONE;
}

enum rank office_rank(const struct people *p, struct str office)
{
	enum rank best = RANK_NONE;
	size_t longest = 0;
	for (size_t i = 0; i < p->titles.n; i++) {
		const struct word_row *r = &p->titles.rows[i];
		if (r->cls != TITLE_HEAD || r->phrase.n <= longest || r->phrase.n > office.n)
			continue;
		for (size_t at = 0; at + r->phrase.n <= office.n; at++)
			if (str_ieq(str_sub(office, at, at + r->phrase.n), r->phrase)) {
				longest = r->phrase.n;
				best = rank_of(r->rank);
			}
	}
	return best ? best : RANK_MINOR;
}

static int person_read(struct arena *a, struct people *p, const struct tsv *t, const struct tsv_row *row, struct diag *d)
{
	struct str name = row->cell[COL_NAME], brief = cell(row, COL_SHORT), sex = cell(row, COL_SEX);
	if (!name.n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_NAME), "a name is missing");
	struct person_entry read = { 0 };
	bool from = years_read(cell(row, COL_FROM), read.from);
	if (!from || !years_read(cell(row, COL_TO), read.to))
		return diag_error(d, EX_CONFIG, tsv_place(t, row, from ? COL_TO : COL_FROM), "a year has four digits; terms are parted by ';'");
	if (sex.n && !str_is(sex, "m") && !str_is(sex, "f"))
		return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_SEX), "'%.*s': m, f or nothing", STR_ARG(sex));
	uint32_t value = (uint32_t)p->n;
	struct person_entry *e = &p->v[p->n++];
	*e = read;
	e->name = arena_strz(a, name);
	e->native = text_of(a, cell(row, COL_NATIVE));
	e->side = text_of(a, cell(row, COL_SIDE));
	e->office = text_of(a, cell(row, COL_OFFICE));
	e->sex = sex.n ? sex.p[0] : 0;
	e->rule = tsv_rule(a, t, row);
	struct str first = brief;
	first = brief.n ? str_trim(str_cut(&first, ';')) : last_word(name);
	e->last = utf8_fold_name(a, last_word(first));
	e->tail = utf8_fold_name(a, last_word(name));
	phrases_add(p->full, name, 0, value);
	phrases_add_list(p->full, cell(row, COL_ALIASES), value);
	phrases_add_list(p->brief, brief.n ? brief : last_word(name), value);
	return 0;
}

int people_load(struct arena *a, const struct layers *data, struct people **out, struct diag *d)
{
	static const struct wordlist_columns cols = { .cls = 0, .phrase = 1, .rank = 2, .sex = 3, .side = 4, .weight = -1, .as = 5 };
	struct tsv t = { 0 };
	struct people *p = *out = arena_new_of(a, struct people);
	int rc = wordlist_load(a, data, "lang/en/titles.tsv", title_classes, &cols, &p->titles, d);
	rc |= layers_load(a, data, "lexicon/people.tsv", 3, 9, 1, &t, d);
	p->full = phrases_new(a, PHRASE_INITIALS);
	p->brief = phrases_new(a, 0);
	p->v = arena_array(a, t.n, struct person_entry);
	for (size_t i = 0; i < t.n; i++)
		if (person_read(a, p, &t, &t.rows[i], d) < 0)
			rc = -1;
	phrases_seal(p->full);
	phrases_seal(p->brief);
	return rc ? -1 : 0;
}
