/* fuse_match.c: which mentions mean one meeting.
 *
 * Two mentions can be one meeting when they are of one family (call, meeting
 * in person, talks of officials, many-sided gathering), the same sides met,
 * and the dates agree as far as both go; rival readouts may differ by a day,
 * because midnight lies elsewhere for the other side.  "Agree" is not
 * transitive ("2031-05" agrees with the 3rd and with the 24th), so mentions
 * join one by one, the best dated first, and an ambiguous one stays alone. */
#include "civil.h"
#include "fuse_int.h"

#include <stdlib.h>
#include <string.h>

bool same_text(const char *x, const char *y)
{
	return x && y ? strcmp(x, y) == 0 : x == y;
}

/* --- dates ---------------------------------------------------------------- */

static int number_at(const char *p, size_t digits)
{
	int v = 0;
	for (size_t i = 0; i < digits; i++) {
		if (p[i] < '0' || p[i] > '9')
			return 0;
		v = v * 10 + p[i] - '0';
	}
	return v;
}

struct day day_parse(const char *iso)
{
	struct day d = { 0 };
	if (!iso)
		return d;
	const char *p = iso;
	if (strncmp(p, "--", 2) == 0) {
		p += 1;
	} else {
		d.year = number_at(p, 4);
		if (!d.year)
			return d;
		p += 4;
	}
	if (p[0] == '-')
		d.month = number_at(p + 1, 2);
	if (d.month && p[3] == '-')
		d.day = number_at(p + 4, 2);
	return d;
}

bool day_full(struct day d)
{
	return d.year && d.month && d.day;
}

long day_number(struct day d)
{
	return civil_number(d.year, d.month, d.day);
}

bool day_agree(struct day a, struct day b)
{
	return (!a.year || !b.year || a.year == b.year) && (!a.month || !b.month || a.month == b.month) &&
	       (!a.day || !b.day || a.day == b.day);
}

static bool day_known(struct day d)
{
	return d.year || d.month;
}

/* A full last day of the mention, as far as known its first. */
static struct day last_day(const struct mention *m)
{
	return day_full(m->end) ? m->end : m->start;
}

/* --- mentions ------------------------------------------------------------- */

enum family { FAMILY_CALL, FAMILY_PERSON, FAMILY_OFFICIALS, FAMILY_MANY };

static enum family family_of(const char *kind)
{
	static const struct { const char *kind; enum family family; } families[] = {
		{ "call", FAMILY_CALL },
		{ "working-level-talks", FAMILY_OFFICIALS },
		{ "multilateral-meeting", FAMILY_MANY },
	};
	for (size_t i = 0; kind && i < sizeof families / sizeof *families; i++)
		if (strcmp(kind, families[i].kind) == 0)
			return families[i].family;
	return FAMILY_PERSON; /* visits, summits, bilateral meetings and the statements made at them */
}

const char *strs_joined(struct arena *a, const struct strs *list)
{
	const char *out = NULL;
	for (size_t i = 0; i < list->n; i++)
		out = out ? arena_printf(a, "%s, %s", out, list->v[i]) : list->v[i];
	return out;
}

bool strs_contain(const struct strs *list, const char *s)
{
	for (size_t i = 0; i < list->n; i++)
		if (same_text(list->v[i], s))
			return true;
	return false;
}

static bool subset(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (!strs_contain(b, a->v[i]))
			return false;
	return true;
}

bool strs_same_set(const struct strs *a, const struct strs *b)
{
	return subset(a, b) && subset(b, a);
}

/* 2: the same sides; 1: one text names only one of them; 0: others. */
static int sides_match(const struct strs *a, const struct strs *b)
{
	if (strs_same_set(a, b))
		return a->n >= 2 ? 2 : 1;
	const struct strs *few = a->n < b->n ? a : b, *many = few == a ? b : a;
	return few->n < 2 && few->n + many->n > 0 && subset(few, many);
}

static bool places_clash(const struct venue *a, const struct venue *b)
{
	if (a->city && b->city)
		return strcmp(a->city, b->city) != 0;
	return a->country && b->country && strcmp(a->country, b->country) != 0;
}

static bool places_meet(const struct venue *a, const struct venue *b)
{
	return (a->city && same_text(a->city, b->city)) || (a->venue && same_text(a->venue, b->venue));
}

/* Two dated mentions: same day or overlapping days, a day apart, or not. */
static enum match dates_match(const struct mention *a, const struct mention *b)
{
	if (!day_full(a->start) || !day_full(b->start))
		return day_agree(a->start, b->start) || (day_full(a->end) && day_agree(a->end, b->start)) ||
			       (day_full(b->end) && day_agree(b->end, a->start))
			   ? MATCH_WEAK : MATCH_NONE;
	long a0 = day_number(a->start), a1 = day_number(last_day(a)), b0 = day_number(b->start), b1 = day_number(last_day(b));
	if (a0 <= b1 && b0 <= a1)
		return MATCH_SAME;
	return a0 <= b1 + 1 && b0 <= a1 + 1 ? MATCH_NEAR : MATCH_NONE;
}

/* How long after a meeting texts about it appear, by what else speaks for it. */
enum { DAYS_NEWS = 21, DAYS_COUNTRY = 62, DAYS_PLACE = 366 };

/* An undated mention: published within weeks after the other meeting (or in the
 * month of its publication), or longer after it if the place is the same. */
static enum match undated_match(const struct mention *undated, const struct mention *other)
{
	struct day when = day_known(other->start) ? other->start : other->published;
	struct day pub = undated->published;
	if (!pub.year || !pub.month || !when.year || !when.month)
		return MATCH_NONE;
	if (!day_known(other->start) || !day_full(when) || !day_full(pub))
		return pub.year == when.year && pub.month == when.month ? MATCH_FAINT : MATCH_NONE;
	long days = day_number(pub) - day_number(when);
	const struct venue *a = &undated->m->place, *b = &other->m->place;
	long most = places_meet(a, b) ? DAYS_PLACE : a->country && same_text(a->country, b->country) ? DAYS_COUNTRY : DAYS_NEWS;
	return days >= -1 && days <= most ? MATCH_WEAK : MATCH_NONE;
}

enum match mentions_match(const struct mention *a, const struct mention *b)
{
	int sides = sides_match(&a->m->sides, &b->m->sides);
	if (!sides || family_of(a->m->kind) != family_of(b->m->kind))
		return MATCH_NONE;
	enum match how;
	if (day_known(a->start) && day_known(b->start))
		how = dates_match(a, b);
	else
		how = day_known(a->start) ? undated_match(b, a) : undated_match(a, b);
	if (how < MATCH_SAME && places_clash(&a->m->place, &b->m->place))
		return MATCH_NONE;
	if (sides == 1 && how != MATCH_SAME && !places_meet(&a->m->place, &b->m->place))
		return MATCH_NONE;
	if (how != MATCH_NONE && how < MATCH_NEAR && places_meet(&a->m->place, &b->m->place))
		return MATCH_NEAR;
	return how;
}

/* --- clusters ------------------------------------------------------------- */

static int text_cmp(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int precision(struct day d)
{
	return (d.year != 0) * 4 + (d.month != 0) * 2 + (d.day != 0);
}

/* Best dated first; what remains equal stands in the order of documents. */
static int by_date(const void *pa, const void *pb)
{
	const struct mention *a = pa, *b = pb;
	int c = precision(b->start) - precision(a->start);
	if (!c)
		c = text_cmp(a->m->start, b->m->start);
	if (!c)
		c = text_cmp(a->m->end, b->m->end);
	if (!c)
		c = a->doc != b->doc ? (a->doc > b->doc) - (a->doc < b->doc) : (a->ref > b->ref) - (a->ref < b->ref);
	return c;
}

static bool has_primary_of(const struct cluster *c, unsigned doc)
{
	for (size_t i = 0; i < c->n_primary; i++)
		if (c->mentions.v[i].doc == doc)
			return true;
	return false;
}

/* A principal whom a word list names: a misspelt one may be anybody. */
static const struct participant *principal(const struct mention *m, const char *side, size_t *at)
{
	for (; *at < m->in->participants.n; ++*at) {
		const struct participant *p = &m->in->participants.v[*at];
		bool known = p->claim.rule && strncmp(p->claim.rule, "people.tsv:", 11) == 0;
		if (known && p->level == LEVEL_PRINCIPAL && same_text(p->side, side) && (!p->meeting || same_text(p->meeting, m->m->ref)))
			return p;
	}
	return NULL;
}

/* A president and his deputy ring the same partner on neighbouring days: where
 * each text knows who spoke for a side, and none is the same, two met. */
static bool others_met(struct arena *a, const struct mention *x, const struct mention *y)
{
	for (size_t s = 0; s < x->m->sides.n; s++) {
		const char *side = x->m->sides.v[s];
		const struct participant *p, *q;
		bool both = false, same = false;
		for (size_t i = 0; !same && (p = principal(x, side, &i)); i++)
			for (size_t k = 0; !same && (q = principal(y, side, &k)); k++) {
				both = true;
				same = person_match(a, p, q);
			}
		if (both && !same)
			return true;
	}
	return false;
}

static enum match cluster_match(struct arena *a, const struct cluster *c, const struct mention *m)
{
	enum match best = MATCH_NONE;
	bool clash = false;
	for (size_t i = 0; i < c->n_primary; i++) {
		enum match how = mentions_match(&c->mentions.v[i], m);
		if (how != MATCH_NONE && m->m->primary && others_met(a, &c->mentions.v[i], m))
			how = MATCH_NONE;
		best = how > best ? how : best;
		clash |= how == MATCH_NONE && day_full(c->mentions.v[i].start) && day_known(m->start);
	}
	/* A day next to one mention and two days from another does not chain. */
	return clash && best < MATCH_SAME ? MATCH_NONE : best;
}

/* The one cluster that matches best, or -1 where none or several do. */
static int best_cluster(struct arena *a, const struct clusters *all, const struct mention *m, bool primary)
{
	enum match best = MATCH_NONE;
	int which = -1;
	for (size_t i = 0; i < all->n; i++) {
		if (has_primary_of(&all->v[i], m->doc))
			continue; /* a document tells its own meetings apart */
		enum match how = cluster_match(a, &all->v[i], m);
		if (how > best) {
			best = how;
			which = (int)i;
		} else if (how == best && how != MATCH_NONE && (how <= MATCH_WEAK || !primary)) {
			which = -1;
		}
	}
	return which;
}

static void join(struct arena *a, struct cluster *c, const struct mention *m, bool primary)
{
	*vec_push(a, &c->mentions) = *m;
	c->n_primary += primary;
}

typedef VEC(struct mention) mention_list;

static mention_list mentions_of(struct arena *a, const struct document *const *docs, size_t n, bool primary)
{
	mention_list all = { 0 };
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < docs[i]->meetings.n; k++) {
			const struct meeting_ref *m = &docs[i]->meetings.v[k];
			if (m->primary == primary)
				*vec_push(a, &all) = (struct mention){ (unsigned)i, (unsigned)k, m, day_parse(m->start),
					day_parse(m->end), day_parse(docs[i]->source.publication_date), docs[i] };
		}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_date);
	return all;
}

void clusters_form(struct arena *a, const struct document *const *docs, size_t n, struct clusters *out, int **to)
{
	mention_list primary = mentions_of(a, docs, n, true), background = mentions_of(a, docs, n, false);
	*out = (struct clusters){ 0 };
	for (size_t i = 0; i < primary.n; i++) {
		const struct mention *m = &primary.v[i];
		int which = best_cluster(a, out, m, true);
		if (which < 0) {
			which = (int)out->n;
			*vec_push(a, out) = (struct cluster){ 0 };
		}
		join(a, &out->v[which], m, true);
		to[m->doc][m->ref] = which;
	}
	for (size_t i = 0; i < background.n; i++) {
		const struct mention *m = &background.v[i];
		int which = best_cluster(a, out, m, false);
		if (which >= 0)
			join(a, &out->v[which], m, false);
		to[m->doc][m->ref] = which;
	}
}
