/* fuse_outcomes.c: results that several documents tell become one result. */
#include "fuse_int.h"

#include <stdlib.h>
#include <string.h>

static struct strs strs_union(struct arena *a, const struct strs *x, const struct strs *y)
{
	struct strs out = { arena_array(a, x->n + y->n + 1, const char *), 0 };
	for (size_t i = 0; i < x->n; i++)
		out.v[out.n++] = x->v[i];
	for (size_t i = 0; i < y->n; i++)
		if (!strs_contain(&out, y->v[i]))
			out.v[out.n++] = y->v[i];
	return out;
}

static bool amounts_shared(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < a->n_amounts; i++)
		for (size_t k = 0; k < b->n_amounts; k++)
			if (amounts_equal(&a->amounts[i], &b->amounts[k]))
				return true;
	return false;
}

/* Figures of one unit, and yet none in common: two facts. */
static bool amounts_clash(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < a->n_amounts; i++)
		for (size_t k = 0; k < b->n_amounts; k++)
			if (same_text(a->amounts[i].unit, b->amounts[k].unit))
				return !amounts_shared(a, b);
	return false;
}

bool dates_shared(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (day_parse(a->v[i]).month && day_parse(b->v[k]).month && day_agree(day_parse(a->v[i]), day_parse(b->v[k])))
				return true;
	return false;
}

static bool durations_shared(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (strs_contain(b, a->v[i]))
			return true;
	return false;
}

static bool actors_match(const struct strs *a, const struct strs *b)
{
	if (a->n == 0 || b->n == 0 || strs_same_set(a, b))
		return true;
	const struct strs *few = a->n < b->n ? a : b, *many = few == a ? b : a;
	for (size_t i = 0; i < few->n; i++)
		if (!strs_contain(many, few->v[i]))
			return false;
	return true;
}

struct bag outcome_words(struct arena *a, const struct outcome *o)
{
	enum { FEW = 4 };
	struct bag words = bag_of(a, str_c(o->summary ? o->summary : o->quote));
	return words.n < FEW && o->quote ? bag_of(a, str_c(o->quote)) : words;
}

bool outcome_speaks_of(const struct outcome *o, const struct amount *m)
{
	return !o->summary || !m->text || strstr(o->summary, m->text);
}

/* An outcome's words: of its summary, and of the whole sentence. */
struct wording {
	struct bag summary, quote;
};

static struct wording wording_of(struct arena *a, const struct outcome *o)
{
	return (struct wording){ outcome_words(a, o), bag_of(a, str_c(o->quote)) };
}

/* A sentence may hold several outcomes, so it counts a little less.  A summary
 * of fewer than `least` words says too little: "the president gave his support". */
static double words_shared(const struct wording *x, const struct wording *y, size_t least)
{
	double summary = bag_overlap(&x->summary, &y->summary, least), quote = 0.9 * bag_overlap(&x->quote, &y->quote, 6);
	return summary > quote ? summary : quote;
}

/* How surely two outcomes are one; 0 is not. */
static double outcome_likeness(const struct outcome *a, const struct outcome *b, const struct wording *x, const struct wording *y)
{
	bool type = same_text(a->type, b->type), issue = same_text(a->issue, b->issue), actors = strs_same_set(&a->actors, &b->actors);
	if ((!type && !(a->event && same_text(a->event, b->event))) || !actors_match(&a->actors, &b->actors) || amounts_clash(a, b))
		return 0;
	bool figures = amounts_shared(a, b), when = dates_shared(&a->dates, &b->dates);
	bool as_long = durations_shared(&a->durations, &b->durations);
	double words = words_shared(x, y, figures || when || as_long ? 3 : 5), need = type ? 0.6 : 0.75;
	if (!issue && !(type && actors))
		return 0;
	if (figures)
		need = issue ? 0.25 : 0.4;
	else if (when && type && issue)
		need = 0.3;
	else if (as_long && type && issue)
		need = 0.35;
	else if (!issue)
		need = 0.7;
	if (words < need)
		return 0;
	return words + 0.5 * figures + 0.3 * when + 0.1 * as_long + 0.2 * type + 0.2 * issue + 0.1 * actors;
}

struct candidate {
	double score;
	size_t item, fused;
};

static int by_score(const void *pa, const void *pb)
{
	const struct candidate *a = pa, *b = pb;
	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return (a->fused > b->fused) - (a->fused < b->fused);
}

/* Is b the better one to stand for both? */
static bool stands_better(const struct outcome *a, const struct outcome *b)
{
	if (a->claim.low != b->claim.low)
		return a->claim.low;
	if (a->n_amounts != b->n_amounts)
		return a->n_amounts < b->n_amounts;
	if (a->dangling != b->dangling)
		return a->dangling;
	return b->key && !a->key;
}

static void put_first(struct claim *c)
{
	struct reading last = c->sources[c->n_sources - 1];
	memmove(c->sources + 1, c->sources, (c->n_sources - 1) * sizeof *c->sources);
	c->sources[0] = last;
}

/* Told by both sides, a result is no longer one side's claim. */
static void settle_status(struct merge *x, struct outcome *to, const struct outcome *from)
{
	const char *of_one = to->claimed_by ? to->claimed_by : from->claimed_by;
	if (!of_one || same_text(to->claimed_by, from->claimed_by))
		return;
	if (to->claimed_by && to->status && strcmp(to->status, "claimed-by-one-side") == 0) {
		bool from_too = from->status && strcmp(from->status, "claimed-by-one-side") == 0;
		struct strs why = { (const char *[]){ "status" }, 1 };
		to->status = from_too || !from->status ? "firm" : from->status;
		to->claim.inferred = strs_union(x->a, &to->claim.inferred, &why);
	}
	to->claimed_by = NULL;
}

static void rename_members(struct merge *x, const char *from, const char *to)
{
	for (size_t i = 0; i < x->members->n; i++)
		if (same_text(x->members->v[i].fused, from))
			x->members->v[i].fused = to;
}

/* True if the newcomer now stands for both. */
static bool join_outcome(struct merge *x, struct outcome *to, const struct outcome *from, unsigned doc)
{
	struct claim kept = to->claim;
	bool key = to->key || from->key;
	bool better = stands_better(to, from);
	const char *meeting = to->meeting;
	merge_source(x, &kept, &from->claim, doc, from->quote);
	if (better) {
		struct outcome old = *to;
		*to = *from;
		to->meeting = meeting;
		to->claim.sources = kept.sources;
		to->claim.n_sources = kept.n_sources;
		put_first(&to->claim);
		rename_members(x, old.claim.id, from->claim.id);
		settle_status(x, to, &old);
	} else {
		to->claim.sources = kept.sources;
		to->claim.n_sources = kept.n_sources;
		settle_status(x, to, from);
	}
	to->key = key;
	merge_note(x, to->claim.id, from->claim.id);
	return better;
}

static void new_outcome(struct merge *x, const struct routed *r)
{
	const struct outcome *from = r->item;
	struct outcome *to = vec_push(x->a, &x->m->outcomes);
	*to = *from;
	to->meeting = r->meeting;
	to->claim.sources = NULL;
	to->claim.n_sources = 0;
	merge_source(x, &to->claim, &from->claim, r->doc, from->quote);
	merge_note(x, to->claim.id, from->claim.id);
}

/* Wordings of the fused outcomes, in their order. */
typedef VEC(struct wording) wording_list;

/* Items [from, to) of in are one document's; words are those of the items. */
static void merge_outcomes_of(struct merge *x, const routed_list *in, const struct wording *words, wording_list *have, size_t from, size_t to)
{
	VEC(struct candidate) found = { 0 };
	for (size_t i = from; i < to; i++) {
		const struct outcome *o = in->v[i].item;
		for (size_t k = 0; k < have->n; k++) {
			double score = same_text(x->m->outcomes.v[k].meeting, in->v[i].meeting)
			    ? outcome_likeness(&x->m->outcomes.v[k], o, &have->v[k], &words[i]) : 0;
			if (score > 0)
				*vec_push(x->a, &found) = (struct candidate){ score, i, k };
		}
	}
	if (found.n)
		qsort(found.v, found.n, sizeof *found.v, by_score);
	bool *done = arena_array(x->a, to - from + 1, bool);
	for (size_t i = 0; i < found.n; i++) {
		const struct candidate *c = &found.v[i];
		struct outcome *o = &x->m->outcomes.v[c->fused];
		if (done[c->item - from] || merge_has_source(&o->claim, in->v[c->item].doc))
			continue;
		done[c->item - from] = true;
		if (join_outcome(x, o, in->v[c->item].item, in->v[c->item].doc))
			have->v[c->fused] = words[c->item];
	}
	for (size_t i = from; i < to; i++)
		if (!done[i - from]) {
			new_outcome(x, &in->v[i]);
			*vec_push(x->a, have) = words[i];
		}
}

void merge_outcomes(struct merge *x, const routed_list *in)
{
	struct wording *words = arena_array(x->a, in->n + 1, struct wording);
	wording_list have = { 0 };
	for (size_t i = 0; i < in->n; i++)
		words[i] = wording_of(x->a, in->v[i].item);
	for (size_t from = 0, to; from < in->n; from = to) {
		for (to = from; to < in->n && in->v[to].doc == in->v[from].doc;)
			to++;
		merge_outcomes_of(x, in, words, &have, from, to);
	}
}
