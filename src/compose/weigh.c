/* weigh.c: what is told first.
 *
 * An outcome's weight is the sum of the points that weights.tsv gives to what
 * its record says and to words of its sentence.  Cells and rows are put in
 * that order before the first section is written. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compose_int.h"

static const char *const set_names[WEIGH_SETS] = {
	"strength", "type", "status", "actor", "relation", "topic", "mark", "issue", "deed", "instrument", "tentative", "anywhere", "opening", "ending",
};

static int parse_row(struct composer *k, const struct tsv *t, const struct tsv_row *row)
{
	char *end;
	const char *set = arena_strz(k->a, row->cell[0]), *points = arena_strz(k->a, row->cell[2]);
	struct weight_row *w = vec_push(k->a, &k->weights);
	w->id = arena_strz(k->a, row->cell[1]);
	w->points = strtod(points, &end);
	while (w->set < WEIGH_SETS && strcmp(set_names[w->set], set) != 0)
		w->set++;
	if (w->set == WEIGH_SETS) {
		const char *guess = diag_guess(row->cell[0], set_names, WEIGH_SETS);
		return guess ? diag_error(k->d, EX_CONFIG, tsv_place(t, row, 0), "there is no set '%s' of weights; did you mean '%s'?", set, guess)
			     : diag_error(k->d, EX_CONFIG, tsv_place(t, row, 0), "there is no set '%s' of weights", set);
	}
	if (end == points || *end || !(w->points > -1000 && w->points < 1000))
		return diag_error(k->d, EX_CONFIG, tsv_place(t, row, 2), "'%s' is not a number of points", points);
	return 0;
}

int weights_load(struct composer *k, const struct layers *data)
{
	struct tsv t;
	int rc = layers_load(k->a, data, "lexicon/weights.tsv", 3, 3, 2, &t, k->d);
	for (size_t i = 0; rc == 0 && i < t.n; i++)
		if (parse_row(k, &t, &t.rows[i]) < 0)
			rc = -1;
	return rc;
}

double points_of(const struct composer *k, enum weight_set set, const char *id)
{
	for (size_t i = 0; id && i < k->weights.n; i++)
		if (k->weights.v[i].set == set && strcmp(k->weights.v[i].id, id) == 0)
			return k->weights.v[i].points;
	return 0;
}

/* --- words ------------------------------------------------------------------- */

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

size_t words_at(struct str text, struct str words, size_t from)
{
	for (size_t at = from; at + words.n <= text.n; at++)
		if (str_ieq(str_sub(text, at, at + words.n), words) && (at == 0 || !is_word(text.p[at - 1])) &&
		    (at + words.n == text.n || !is_word(text.p[at + words.n])))
			return at;
	return STR_NONE;
}

/* The row of a set whose words stand first in text from a place on, or NULL. */
static const struct weight_row *first_of(const struct composer *k, enum weight_set set, struct str text, size_t from, size_t *at)
{
	const struct weight_row *first = NULL;
	for (size_t i = 0; i < k->weights.n; i++) {
		const struct weight_row *w = &k->weights.v[i];
		size_t found = w->set == set ? words_at(text, str_c(w->id), from) : STR_NONE;
		if (found != STR_NONE && (!first || found < *at)) {
			first = w;
			*at = found;
		}
	}
	return first;
}

/* Signed, adopted, in force: and what. */
static double deed_points(const struct composer *k, struct str text)
{
	size_t at, behind;
	const struct weight_row *deed = first_of(k, WEIGH_DEED, text, 0, &at);
	const struct weight_row *instrument = deed ? first_of(k, WEIGH_INSTRUMENT, text, at, &behind) : NULL;
	return (deed ? deed->points : 0) + (instrument ? instrument->points : 0);
}

bool outcome_hangs(const struct composer *k, const struct outcome *o)
{
	struct str text = summary_of(o);
	if (o->dangling)
		return true;
	while (text.n && !is_word(text.p[text.n - 1]))
		text = str_sub(text, 0, text.n - 1);
	for (size_t i = 0; i < k->weights.n; i++) {
		const struct weight_row *w = &k->weights.v[i];
		struct str words = str_c(w->id);
		if ((w->set == WEIGH_ANYWHERE && words_at(text, words, 0) != STR_NONE) || (w->set == WEIGH_OPENING && words_at(text, words, 0) == 0) ||
		    (w->set == WEIGH_ENDING && words.n <= text.n && words_at(text, words, text.n - words.n) != STR_NONE))
			return true;
	}
	return false;
}

/* A quote that names one who took no part, whom the summary leaves out: it is
 * that person's word. */
static bool is_bystanders(const struct claim_entry *e)
{
	const struct outcome *o = e->at.item;
	for (size_t i = 0; o->quote && i < e->at.meeting->participants.n; i++) {
		const struct participant *p = &e->at.meeting->participants.v[i];
		const char *last = p->name ? strrchr(p->name, ' ') : NULL;
		struct str name = str_c(last ? last + 1 : p->name);
		if (p->level == LEVEL_MENTIONED && name.n && words_at(str_c(o->quote), name, 0) != STR_NONE && words_at(summary_of(o), name, 0) == STR_NONE)
			return true;
	}
	return false;
}

/* The first outcome of a source, whose lead tells what matters. */
static bool is_lead(const struct claim_entry *e)
{
	const struct meeting *m = e->at.meeting;
	const struct outcome *o = e->at.item;
	if (!o->claim.n_sources)
		return false;
	const struct reading *own = &o->claim.sources[0];
	for (size_t i = 0; i < m->outcomes.n; i++)
		for (size_t j = 0; j < m->outcomes.v[i].claim.n_sources; j++) {
			const struct reading *other = &m->outcomes.v[i].claim.sources[j];
			if (other->document == own->document && other->span.s < own->span.s)
				return false;
		}
	return true;
}

/* All who met act. */
static bool is_joint(const struct claim_entry *e)
{
	const struct outcome *o = e->at.item;
	const struct strs *sides = &e->at.meeting->sides;
	size_t n = 0;
	while (n < sides->n && strs_contain(&o->actors, sides->v[n]))
		n++;
	return n > 1 && n == sides->n;
}

/* --- outcomes ---------------------------------------------------------------- */

static double mark_points(const struct composer *k, const struct claim_entry *e)
{
	const struct outcome *o = e->at.item;
	bool binds = o->strength >= STRENGTH_AGREED;
	const struct {
		bool has;
		const char *mark;
	} marks[] = {
		{ o->key, "key" }, { o->n_amounts > 0, "figure" }, { o->durations.n > 0, "term" }, { o->claim.n_sources > 1, "source" },
		{ o->claim.n_sources > 2, "source" }, { o->claim.low, "low" }, { o->claim.inferred.n > 0, "inferred" },
		{ o->meeting != NULL, "elsewhere" }, { is_bystanders(e), "bystander" }, { binds && is_lead(e), "lead" }, { binds && is_joint(e), "joint" }, { outcome_hangs(k, o), "hanging" },
	};
	double w = 0;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		w += marks[i].has ? points_of(k, WEIGH_MARK, marks[i].mark) : 0;
	for (size_t i = 0; i < o->actors.n; i++)
		w += points_of(k, WEIGH_ACTOR, o->actors.v[i]);
	return w;
}

static double outcome_weight(const struct composer *k, const struct claim_entry *e)
{
	const struct outcome *o = e->at.item;
	size_t at;
	const struct weight_row *tentative = first_of(k, WEIGH_TENTATIVE, summary_of(o), 0, &at);
	return points_of(k, WEIGH_STRENGTH, strength_names[o->strength]) + points_of(k, WEIGH_TYPE, o->type) + points_of(k, WEIGH_STATUS, o->status) +
	    mark_points(k, e) + (tentative ? tentative->points : 0) + (o->strength >= STRENGTH_AGREED ? deed_points(k, summary_of(o)) : 0);
}

/* The longer says more, unless it goes on and on. */
static size_t words_of(const struct outcome *o)
{
	enum { LONG = 160 };
	size_t n = told_length(o);
	return n > LONG ? 0 : n;
}

bool is_heavier(const struct claim_entry *x, const struct claim_entry *y)
{
	const struct outcome *a = outcome_of(x), *b = outcome_of(y);
	if (x->weight > y->weight || x->weight < y->weight)
		return x->weight > y->weight;
	if (a->claim.n_sources != b->claim.n_sources)
		return a->claim.n_sources > b->claim.n_sources;
	return words_of(a) > words_of(b);
}

/* --- rows -------------------------------------------------------------------- */

struct entries {
	struct claim_entry **v;
	size_t n;
};

static int by_weight(const void *x, const void *y)
{
	struct claim_entry *const *a = x, *const *b = y;
	if (is_heavier(*a, *b))
		return -1;
	return is_heavier(*b, *a) ? 1 : (*a > *b) - (*a < *b);
}

/* A cell's outcomes, heaviest first, each once; then its mentions. */
static void order_cell(struct composer *k, const struct row *r, struct strs *cell)
{
	struct entries all = { arena_array(k->a, cell->n + 1, struct claim_entry *), 0 };
	const char **ids = arena_array(k->a, cell->n + 1, const char *);
	size_t n = 0;
	for (size_t i = 0; i < cell->n; i++)
		if (outcome_of(claim_find(k, cell->v[i])))
			all.v[all.n++] = claim_find(k, cell->v[i]);
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_weight);
	for (size_t i = 0; i < all.n; i++) {
		struct claim_entry *same = twin_of(k, r, ids, n, all.v[i]);
		if (same)
			same->twin = all.v[i];
		else
			ids[n++] = all.v[i]->id;
	}
	for (size_t i = 0; i < cell->n; i++)
		if (!outcome_of(claim_find(k, cell->v[i])))
			ids[n++] = cell->v[i];
	*cell = (struct strs){ ids, n };
}

static double cell_weight(const struct composer *k, const struct strs *cell)
{
	double w = 0, share = 1, mention = points_of(k, WEIGH_ISSUE, "mention"), next = points_of(k, WEIGH_ISSUE, "next");
	for (size_t i = 0; i < cell->n; i++) {
		struct claim_entry *e = claim_find(k, cell->v[i]);
		double points = outcome_of(e) ? e->weight * share : mention;
		w += points > 0 ? points : 0;
		share *= next;
	}
	return w;
}

/* The first of a cell comes when its issue does; the others by themselves. */
static void share_out(struct composer *k, const struct row *r, const struct strs *cell, bool shared)
{
	double share = shared ? points_of(k, WEIGH_ISSUE, "shared") : 1, further = points_of(k, WEIGH_ISSUE, "further");
	for (size_t i = 0; i < cell->n; i++, share *= further) {
		struct claim_entry *e = claim_find(k, cell->v[i]);
		e->part = i == 0 ? r->weight : fmin(r->weight, e->weight * share);
	}
}

static int by_size(const void *x, const void *y)
{
	const double a = *(const double *)x, b = *(const double *)y;
	return (a < b) - (a > b);
}

/* Do sources of one meeting tell the topic differently, or does one leave it out? */
static bool is_disputed(const struct composer *k, const char *topic)
{
	for (size_t s = 0; s < k->c->n_sides; s++)
		for (size_t i = 0; i < k->c->sides[s].n_meetings; i++) {
			const struct meeting *m = &k->c->sides[s].meetings[i];
			for (size_t j = 0; j < m->divergences.n; j++)
				if (same_text(m->divergences.v[j].topic, topic))
					return true;
			for (size_t j = 0; j < m->silences.n; j++)
				if (same_text(m->silences.v[j].topic, topic))
					return true;
		}
	return false;
}

static void weigh_row(struct composer *k, struct row *r)
{
	struct strs *cells = arena_array(k->a, k->c->n_sides, struct strs);
	unsigned sides = row_sides(k, r);
	bool shared = sides & (sides - 1), last_counts = sides_in_time(k);
	r->weight = 0;
	double *by_side = arena_array(k->a, k->c->n_sides, double), share = 1;
	for (size_t s = 0; s < k->c->n_sides; s++) {
		cells[s] = r->cells[s];
		order_cell(k, r, &cells[s]);
		by_side[s] = cell_weight(k, &cells[s]) * (last_counts && s + 1 == k->c->n_sides ? points_of(k, WEIGH_ISSUE, "latest") : 1);
	}
	qsort(by_side, k->c->n_sides, sizeof *by_side, by_size);
	for (size_t s = 0; s < k->c->n_sides; s++, share *= points_of(k, WEIGH_ISSUE, "next"))
		r->weight += share * by_side[s] + (sides >> s & 1 ? points_of(k, WEIGH_ISSUE, "side") : 0);
	r->cells = cells;
	double moved = 0;
	for (size_t i = 0; i < r->pairs.n; i++)
		moved = fmax(moved, points_of(k, WEIGH_RELATION, r->pairs.v[i].relation));
	r->weight += moved + points_of(k, WEIGH_TOPIC, r->topic) + (is_disputed(k, r->topic) ? points_of(k, WEIGH_ISSUE, "disputed") : 0);
	r->weight *= shared ? points_of(k, WEIGH_ISSUE, "shared") : 1;
	for (size_t s = 0; s < k->c->n_sides; s++)
		share_out(k, r, &cells[s], shared);
}

static int by_part(const void *x, const void *y)
{
	struct claim_entry *const *a = x, *const *b = y;
	if ((*a)->part > (*b)->part || (*a)->part < (*b)->part)
		return (*a)->part > (*b)->part ? -1 : 1;
	return (*a > *b) - (*a < *b);
}

/* Where only some outcomes are told: which come first over all issues. */
static void rank_outcomes(struct composer *k)
{
	struct entries all = { arena_array(k->a, k->claims.n + 1, struct claim_entry *), 0 };
	for (size_t i = 0; i < k->c->rows.n; i++)
		for (size_t s = 0; s < k->c->n_sides; s++)
			for (size_t j = 0; j < k->c->rows.v[i].cells[s].n; j++) {
				struct claim_entry *e = claim_find(k, k->c->rows.v[i].cells[s].v[j]);
				if (outcome_of(e))
					all.v[all.n++] = e;
			}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_part);
	for (size_t i = 0; i < all.n; i++)
		all.v[i]->rank = i + 1;
}

static int by_row_weight(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	if (a->weight > b->weight || a->weight < b->weight)
		return a->weight > b->weight ? -1 : 1;
	return strcmp(a->topic, b->topic);
}

void weigh(struct composer *k)
{
	struct comparison *c = arena_new_of(k->a, struct comparison);
	*c = *k->c;
	for (size_t i = 0; i < k->claims.n; i++) {
		struct claim_entry *e = &k->claims.v[i];
		if (!outcome_of(e))
			continue;
		e->weight = outcome_weight(k, e);
		e->words = bag_of(k->a, summary_of(e->at.item));
	}
	c->rows.v = arena_array(k->a, c->rows.n + 1, struct row);
	for (size_t i = 0; i < c->rows.n; i++) {
		c->rows.v[i] = k->c->rows.v[i];
		weigh_row(k, &c->rows.v[i]);
	}
	if (c->rows.n)
		qsort(c->rows.v, c->rows.n, sizeof *c->rows.v, by_row_weight);
	k->c = c;
	rank_outcomes(k);
}
