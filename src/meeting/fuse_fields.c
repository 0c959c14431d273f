/* fuse_fields.c: what a meeting is called, when and where it was: the best of
 * what its mentions say. */
#include "fuse_int.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static int basis_rank(const struct meeting_ref *m)
{
	static const char *const order[] = { "explicit", "relative", "inferred" };
	for (int i = 0; m->date_basis && i < 3; i++)
		if (strcmp(m->date_basis, order[i]) == 0)
			return i;
	return 3;
}

/* Primary mentions before others, explicit dates before inferred, whole ones
 * before partial; then the order of documents. */
static const struct meeting_ref *best_dated(const struct cluster *c)
{
	const struct meeting_ref *best = NULL;
	for (size_t i = 0; i < c->mentions.n; i++) {
		const struct meeting_ref *m = c->mentions.v[i].m;
		if (!m->start || (i >= c->n_primary && best && strlen(best->start) >= strlen(m->start)))
			continue;
		size_t had = best ? strlen(best->start) : 0, has = strlen(m->start);
		if (has > had || (has == had && basis_rank(m) < basis_rank(best)))
			best = m;
	}
	return best;
}

/* No text dates the meeting: it lies, as far as one can tell, in the month of
 * its first publication, and the record says that this is inferred. */
static void infer_month(struct arena *a, const struct cluster *c, const struct document *const *docs, struct meeting *m)
{
	const char *first = NULL;
	for (size_t i = 0; i < c->n_primary; i++) {
		const char *date = docs[c->mentions.v[i].doc]->source.publication_date;
		if (date && strlen(date) >= 7 && date[0] != '-' && (!first || strcmp(date, first) < 0))
			first = date;
	}
	if (!first)
		return;
	m->start = arena_printf(a, "%.7s", first);
	m->date_basis = "inferred";
	m->inferred.v = arena_array(a, 1, const char *);
	m->inferred.v[m->inferred.n++] = "start";
	*vec_push(a, &m->warnings) = (struct warning){
		arena_printf(a, "no source dates the meeting; %s is the month of the first publication", m->start), 0 };
}

static void choose_dates(const struct cluster *c, struct meeting *m)
{
	const struct meeting_ref *best = best_dated(c);
	if (!best)
		return;
	m->start = best->start;
	m->end = best->end;
	m->date_basis = best->date_basis;
	m->inferred = best->claim.inferred;
	for (size_t i = 0; i < c->n_primary; i++) { /* a longer stay that begins on the same day */
		const struct meeting_ref *x = c->mentions.v[i].m;
		if (same_text(x->start, m->start) && x->end && (!m->end || strcmp(x->end, m->end) > 0))
			m->end = x->end;
	}
}

static size_t place_parts(const struct venue *v)
{
	return (v->city != NULL) * 2u + (v->country != NULL) + (v->venue != NULL);
}

static void choose_place(const struct cluster *c, struct meeting *m)
{
	const struct meeting_ref *best = NULL;
	for (size_t i = 0; i < c->mentions.n; i++) {
		const struct meeting_ref *x = c->mentions.v[i].m;
		bool inferred = strs_contain(&x->claim.inferred, "place");
		bool had_inferred = best && strs_contain(&best->claim.inferred, "place");
		if (!place_parts(&x->place))
			continue;
		if (!best || (had_inferred && !inferred) || (had_inferred == inferred && place_parts(&x->place) > place_parts(&best->place)))
			best = x;
	}
	if (best)
		m->place = best->place;
}

static int kind_rank(const char *kind)
{
	static const char *const order[] = { "state-visit", "summit", "bilateral-meeting", "call" };
	for (int i = 0; i < 4; i++)
		if (strcmp(kind, order[i]) == 0)
			return i;
	return 4;
}

/* What most documents call it; among equals the more particular. */
static void choose_kind(const struct cluster *c, struct meeting *m)
{
	size_t best = 0;
	for (size_t i = 0; i < c->n_primary; i++) {
		const char *kind = c->mentions.v[i].m->kind;
		size_t votes = 0;
		for (size_t k = 0; k < c->n_primary; k++)
			votes += same_text(c->mentions.v[k].m->kind, kind);
		if (kind && (!m->kind || votes > best || (votes == best && kind_rank(kind) < kind_rank(m->kind)))) {
			m->kind = kind;
			best = votes;
		}
	}
}

bool lies_ahead(struct day start, struct day published)
{
	if (!start.year || !published.year || start.year != published.year)
		return start.year && published.year && start.year > published.year;
	if (!start.month || !published.month || start.month != published.month)
		return start.month && published.month && start.month > published.month;
	return start.day && published.day && start.day > published.day;
}

/* A day is lost or won between the place of a meeting and that of its report. */
static bool lies_well_ahead(const struct mention *x)
{
	bool near = day_full(x->start) && day_full(x->published) && day_number(x->start) - day_number(x->published) <= 1;
	return !near && lies_ahead(x->start, x->published);
}

static void choose_sides(const struct cluster *c, struct meeting *m)
{
	m->planned = true;
	for (size_t i = 0; i < c->n_primary; i++) {
		const struct meeting_ref *x = c->mentions.v[i].m;
		if (x->sides.n > m->sides.n)
			m->sides = x->sides;
		m->planned &= x->planned || lies_well_ahead(&c->mentions.v[i]);
	}
}

static void put_slug(struct strbuf *b, struct arena *a, const char *z)
{
	struct str fold = utf8_fold_name(a, str_c(z));
	bool gap = b->n > 0;
	for (size_t i = 0; i < fold.n; i++) {
		char c = fold.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
			gap = b->n > 0;
			continue;
		}
		if (gap && b->p[b->n - 1] != '-')
			strbuf_putc(b, '-');
		gap = false;
		strbuf_putc(b, c);
	}
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *slug_of(struct arena *a, const struct meeting *m)
{
	struct strbuf b;
	const char **sides = arena_array(a, m->sides.n ? m->sides.n : 1, const char *);
	strbuf_init(&b);
	put_slug(&b, a, m->kind ? m->kind : "meeting");
	put_slug(&b, a, m->start ? m->start : "undated");
	for (size_t i = 0; i < m->sides.n; i++)
		sides[i] = m->sides.v[i];
	if (m->sides.n)
		qsort(sides, m->sides.n, sizeof *sides, by_text);
	for (size_t i = 0; i < m->sides.n; i++)
		put_slug(&b, a, sides[i]);
	const char *id = arena_strz(a, strbuf_str(&b));
	strbuf_release(&b);
	return id;
}

void choose_fields(struct arena *a, const struct cluster *c, const struct document *const *docs, struct meeting *m)
{
	choose_kind(c, m);
	choose_dates(c, m);
	if (!m->start)
		infer_month(a, c, docs, m);
	choose_place(c, m);
	choose_sides(c, m);
	m->id = slug_of(a, m);
}
