/* place_data.c: places.tsv and organisations.tsv. */
#include "who_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"

static const char *const kind_names[] = { "country", "group", "bloc", "city", "region", "venue", "area", "team", NULL };

static struct str cell(const struct tsv_row *row, size_t i)
{
	return i < row->n ? row->cell[i] : (struct str){ 0 };
}

static int by_name(const void *x, const void *y)
{
	const struct place_entry *a = *(const struct place_entry *const *)x, *b = *(const struct place_entry *const *)y;
	int c = strcmp(a->name, b->name);
	return c ? c : (a->kind > b->kind) - (a->kind < b->kind);
}

static int place_read(struct arena *a, struct places *p, const struct tsv *t, const struct tsv_row *row, struct diag *d)
{
	size_t k = 0;
	while (kind_names[k] && !str_is(row->cell[0], kind_names[k]))
		k++;
	if (!kind_names[k])
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 0), "'%.*s': a place is a country, group, bloc, city, region, venue, area or team", STR_ARG(row->cell[0]));
	if (!row->cell[1].n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "a name is missing");
	if (k >= PLACE_CITY && k != PLACE_AREA && k != PLACE_TEAM && !cell(row, 3).n)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 3), "'%.*s': a city, region or venue says where it lies", STR_ARG(row->cell[1]));
	uint32_t value = (uint32_t)p->n * PLACE_USES;
	bool several = k == PLACE_BLOC || k == PLACE_TEAM;
	struct place_entry *e = &p->v[p->n++];
	*e = (struct place_entry){ .kind = (enum place_kind)k, .name = arena_strz(a, row->cell[1]),
		.in = cell(row, 3).n && !several ? arena_strz(a, cell(row, 3)) : NULL, .rule = tsv_rule(a, t, row) };
	for (struct str rest = cell(row, 3); several && rest.n;)
		strs_add(a, &e->members, arena_strz(a, str_trim(str_cut(&rest, ';'))));
	if (k == PLACE_TEAM && e->members.n < 2)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 3), "'%.*s': a team names the countries in it", STR_ARG(row->cell[1]));
	p->groups |= k == PLACE_GROUP;
	phrases_add(p->table, row->cell[1], 0, value + USE_NAME);
	phrases_add_list(p->table, cell(row, 4), value + USE_NAME);
	phrases_add_list(p->table, cell(row, 5), value + USE_DEMONYM);
	phrases_add_list(p->table, cell(row, 6), value + USE_METONYM);
	return 0;
}

static void organisation_read(struct arena *a, struct places *p, const struct tsv *t, const struct tsv_row *row)
{
	uint32_t value = (uint32_t)p->n * PLACE_USES;
	struct str side = cell(row, 1), home = cell(row, 4);
	p->v[p->n++] = (struct place_entry){ .kind = PLACE_ORG, .name = arena_strz(a, row->cell[0]),
		.in = side.n ? arena_strz(a, side) : NULL, .sort = arena_strz(a, cell(row, 2)),
		.home = home.n ? arena_strz(a, home) : NULL, .aliases = cell(row, 3), .rule = tsv_rule(a, t, row) };
	phrases_add(p->table, row->cell[0], 0, value + USE_NAME);
	phrases_add_list(p->table, cell(row, 3), value + USE_NAME);
}

static const struct place_entry *named(struct place_entry **sorted, size_t n, const char *name, bool country)
{
	size_t lo = 0, hi = n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (strcmp(sorted[mid]->name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < n && !strcmp(sorted[lo]->name, name); lo++)
		if (sorted[lo]->kind != PLACE_ORG && (!country || sorted[lo]->kind <= PLACE_BLOC))
			return sorted[lo];
	return NULL;
}

/* `in` of a venue may be a city, whose own `in` is the country. */
static void countries_resolve(struct arena *a, struct places *p)
{
	struct place_entry **sorted = arena_array(a, p->n, struct place_entry *);
	for (size_t i = 0; i < p->n; i++)
		sorted[i] = &p->v[i];
	if (p->n)
		qsort(sorted, p->n, sizeof *sorted, by_name);
	for (size_t i = 0; i < p->n; i++) {
		struct place_entry *e = &p->v[i];
		e->country = e->kind <= PLACE_BLOC ? e->name : NULL;
		const struct place_entry *up = e->in ? named(sorted, p->n, e->in, false) : NULL;
		if (up && up->kind > PLACE_BLOC && up->in)
			up = named(sorted, p->n, up->in, true);
		if (up && up->kind <= PLACE_BLOC)
			e->country = up->name;
	}
}

static int check_members(const struct places *p, const struct place_entry *e, struct place at, struct diag *d)
{
	for (size_t m = 0; m < e->members.n; m++) {
		size_t i = 0;
		while (i < p->n && (p->v[i].kind != PLACE_COUNTRY || strcmp(p->v[i].name, e->members.v[m]) != 0))
			i++;
		if (i == p->n)
			return diag_error(d, EX_CONFIG, at, "'%s': no country of places.tsv", e->members.v[m]);
	}
	return 0;
}

static int check_in(const struct places *p, const struct tsv *t, struct diag *d)
{
	int rc = 0;
	for (size_t i = 0; i < t->n && i < p->n; i++) {
		if (p->v[i].kind < PLACE_AREA && !p->v[i].country)
			rc = diag_error(d, EX_CONFIG, tsv_place(t, &t->rows[i], 3), "'%s': no country or city of places.tsv", p->v[i].in);
		else
			rc |= check_members(p, &p->v[i], tsv_place(t, &t->rows[i], 3), d);
	}
	return rc;
}

bool place_is_group(const struct places *p, const char *side)
{
	for (size_t i = 0; p->groups && i < p->n; i++)
		if (p->v[i].kind == PLACE_GROUP && strcmp(p->v[i].name, side) == 0)
			return true;
	return false;
}

struct strs place_members(const struct places *p, const char *bloc)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].kind == PLACE_BLOC && strcmp(p->v[i].name, bloc) == 0)
			return p->v[i].members;
	return (struct strs){ 0 };
}

int places_load(struct arena *a, const struct layers *data, struct places **out, struct diag *d)
{
	struct tsv t = { 0 }, o = { 0 };
	struct places *p = *out = arena_new_of(a, struct places);
	int rc = layers_load(a, data, "lexicon/places.tsv", 2, 7, 2, &t, d);
	rc |= layers_load(a, data, "lexicon/organisations.tsv", 1, 5, 1, &o, d);
	p->table = phrases_new(a, 0);
	p->v = arena_array(a, t.n + o.n, struct place_entry);
	bool whole = rc == 0;
	for (size_t i = 0; i < t.n; i++)
		if (place_read(a, p, &t, &t.rows[i], d) < 0)
			rc = -1, whole = false;
	for (size_t i = 0; i < o.n; i++)
		organisation_read(a, p, &o, &o.rows[i]);
	countries_resolve(a, p);
	if (whole && check_in(p, &t, d) < 0)
		rc = -1;
	phrases_seal(p->table);
	return rc ? -1 : 0;
}
