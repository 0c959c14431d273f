/* fuse_merge.c: items of several documents that tell the same thing become one
 * item with all its sources.
 *
 * One document never repeats itself: each of its items joins at most one fused
 * item, and a fused item takes at most one item of a document.  The fused item
 * keeps the words of one document (its first source), so that its quote and
 * summary stay grounded; nothing is averaged or mixed. */
#include "fuse_int.h"
#include "utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void note_member(struct merge *x, const char *fused, const char *member)
{
	if (fused && member)
		*vec_push(x->a, x->members) = (struct member){ fused, member };
}

static void add_source(struct merge *x, struct claim *to, const struct claim *from, unsigned doc, const char *quote)
{
	/* Room grows at powers of two. */
	if ((to->n_sources & (to->n_sources - 1)) == 0)
		to->sources = arena_grow(x->a, to->sources, to->n_sources * sizeof *to->sources,
		    (to->n_sources ? to->n_sources * 2 : 1) * sizeof *to->sources);
	to->sources[to->n_sources++] = (struct reading){ .document = doc, .span = from->span, .line = from->line, .quote = quote };
}

static bool has_source(const struct claim *c, unsigned doc)
{
	for (size_t i = 0; i < c->n_sources; i++)
		if (c->sources[i].document == doc)
			return true;
	return false;
}

static struct strs strs_copy(struct arena *a, const struct strs *list)
{
	struct strs out = { arena_array(a, list->n ? list->n : 1, const char *), list->n };
	if (list->n)
		memcpy(out.v, list->v, list->n * sizeof *list->v);
	return out;
}

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

/* --- participants --------------------------------------------------------- */

static bool is_letter_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The words of a name: initials, points, commas, "Jr." and "Sr." left out. */
static struct strs name_words(struct arena *a, const char *name)
{
	struct str fold = utf8_fold_name(a, str_c(name));
	struct strs out = { arena_array(a, fold.n / 2 + 2, const char *), 0 };
	for (size_t at = 0; at < fold.n;) {
		size_t from = at;
		while (at < fold.n && is_letter_byte(fold.p[at]))
			at++;
		struct str word = str_sub(fold, from, at);
		if (word.n > 1 && !str_is(word, "jr") && !str_is(word, "sr"))
			out.v[out.n++] = arena_strz(a, word);
		at += word.n == 0;
	}
	return out;
}

/* "Joe" and "Joseph": one office and surname, and first names that begin alike. */
static bool is_short_form(const struct participant *x, const struct participant *y, const struct strs *p, const struct strs *q)
{
	return p->n > 1 && q->n > 1 && x->side && y->side && x->title && y->title && str_ieq(str_c(x->title), str_c(y->title)) &&
	       strcmp(p->v[p->n - 1], q->v[q->n - 1]) == 0 && p->v[0][0] == q->v[0][0] && p->v[0][1] == q->v[0][1];
}

bool person_match(struct arena *a, const struct participant *x, const struct participant *y)
{
	if (!x->name || !y->name || (x->side && y->side && strcmp(x->side, y->side) != 0))
		return false;
	struct strs p = name_words(a, x->name), q = name_words(a, y->name);
	const struct strs *few = p.n < q.n ? &p : &q, *many = few == &p ? &q : &p;
	size_t shared = 0;
	for (size_t i = 0; i < few->n; i++)
		shared += strs_contain(many, few->v[i]);
	return few->n > 0 && (shared == few->n || is_short_form(x, y, &p, &q));
}

/* The only person whom the name fits, or none. */
static struct participant *find_person(struct merge *x, const struct participant *p)
{
	struct participant *hit = NULL;
	for (size_t i = 0; i < x->m->participants.n; i++) {
		struct participant *q = &x->m->participants.v[i];
		if (!person_match(x->a, q, p))
			continue;
		if (same_text(q->name, p->name))
			return q;
		if (hit)
			return NULL;
		hit = q;
	}
	return hit;
}

struct named {
	const struct routed *r;
	size_t words, at;
};

/* Full names first, so that a bare surname finds its person. */
static int by_words(const void *pa, const void *pb)
{
	const struct named *a = pa, *b = pb;
	if (a->words != b->words)
		return a->words < b->words ? 1 : -1;
	return (a->at > b->at) - (a->at < b->at);
}

static void merge_person(struct merge *x, const struct routed *r)
{
	const struct participant *p = r->item;
	enum level level = r->meeting ? LEVEL_MENTIONED : p->level;
	struct participant *q = find_person(x, p);
	if (!q) {
		q = vec_push(x->a, &x->m->participants);
		*q = *p;
		q->meeting = r->meeting;
		q->level = level;
		q->mentions = NULL; /* they are spans of one document: see sources */
		q->n_mentions = 0;
		q->claim.sources = NULL;
		q->claim.n_sources = 0;
	}
	if (level < q->level)
		q->level = level;
	if (!r->meeting)
		q->meeting = NULL;
	q->native_name = q->native_name ? q->native_name : p->native_name;
	q->title = q->title ? q->title : p->title;
	q->side = q->side ? q->side : p->side;
	q->claim.low = q->claim.low && p->claim.low;
	add_source(x, &q->claim, &p->claim, r->doc, NULL);
	note_member(x, q->claim.id, p->claim.id);
}

static int by_level(const void *pa, const void *pb)
{
	const struct participant *a = pa, *b = pb;
	if (a->level != b->level)
		return a->level < b->level ? -1 : 1;
	int c = strcmp(a->side ? a->side : "~", b->side ? b->side : "~");
	c = c ? c : strcmp(a->name ? a->name : "", b->name ? b->name : "");
	return c ? c : strcmp(a->claim.id ? a->claim.id : "", b->claim.id ? b->claim.id : "");
}

void merge_participants(struct merge *x, const routed_list *in)
{
	struct named *order = arena_array(x->a, in->n ? in->n : 1, struct named);
	for (size_t i = 0; i < in->n; i++)
		order[i] = (struct named){ &in->v[i], name_words(x->a, ((const struct participant *)in->v[i].item)->name).n, i };
	if (in->n)
		qsort(order, in->n, sizeof *order, by_words);
	for (size_t i = 0; i < in->n; i++)
		merge_person(x, order[i].r);
	if (x->m->participants.n)
		qsort(x->m->participants.v, x->m->participants.n, sizeof *x->m->participants.v, by_level);
}

/* --- issues --------------------------------------------------------------- */

void merge_issues(struct merge *x, const routed_list *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct issue *from = in->v[i].item;
		struct issue *to = NULL;
		for (size_t k = 0; k < x->m->issues.n && !to; k++)
			if (same_text(x->m->issues.v[k].topic, from->topic) && same_text(x->m->issues.v[k].meeting, in->v[i].meeting))
				to = &x->m->issues.v[k];
		if (!to) {
			to = vec_push(x->a, &x->m->issues);
			*to = *from;
			to->meeting = in->v[i].meeting;
			to->mentions = NULL;
			to->n_mentions = 0;
			to->claim.sources = NULL;
			to->claim.n_sources = 0;
		}
		to->claim.low = to->claim.low && from->claim.low;
		add_source(x, &to->claim, &from->claim, in->v[i].doc, from->quote);
		note_member(x, to->claim.id, from->claim.id);
	}
}

/* --- outcomes ------------------------------------------------------------- */

static bool same_number(double a, double b)
{
	return (isnan(a) && isnan(b)) || a == b;
}

static bool same_amount(const struct amount *a, const struct amount *b)
{
	return same_text(a->unit, b->unit) && same_number(a->value, b->value) && same_number(a->min, b->min) &&
	       same_number(a->max, b->max) && same_text(a->per, b->per) && same_number(a->change_from, b->change_from) &&
	       same_number(a->change_to, b->change_to);
}

static bool amounts_shared(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < a->n_amounts; i++)
		for (size_t k = 0; k < b->n_amounts; k++)
			if (same_amount(&a->amounts[i], &b->amounts[k]))
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

static bool dates_shared(const struct strs *a, const struct strs *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++)
			if (day_parse(a->v[i]).month && day_parse(b->v[k]).month && day_agree(day_parse(a->v[i]), day_parse(b->v[k])))
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

/* An outcome's words: of its summary, and of the whole sentence. */
struct wording {
	struct bag summary, quote;
};

static struct wording wording_of(struct arena *a, const struct outcome *o)
{
	return (struct wording){ outcome_words(a, o), bag_of(a, str_c(o->quote)) };
}

/* A sentence may hold several outcomes, so it counts a little less. */
static double words_shared(const struct wording *x, const struct wording *y)
{
	double summary = bag_overlap(&x->summary, &y->summary, 3), quote = 0.9 * bag_overlap(&x->quote, &y->quote, 6);
	return summary > quote ? summary : quote;
}

/* How surely two outcomes are one; 0 is not. */
static double outcome_likeness(const struct outcome *a, const struct outcome *b, const struct wording *x, const struct wording *y)
{
	bool type = same_text(a->type, b->type), issue = same_text(a->issue, b->issue), actors = strs_same_set(&a->actors, &b->actors);
	if ((!type && !(a->event && same_text(a->event, b->event))) || !actors_match(&a->actors, &b->actors) || amounts_clash(a, b))
		return 0;
	bool figures = amounts_shared(a, b), when = dates_shared(&a->dates, &b->dates);
	double words = words_shared(x, y), need = type ? 0.6 : 0.75;
	if (!issue && !(type && actors))
		return 0;
	if (figures)
		need = issue ? 0.25 : 0.4;
	else if (when && type && issue)
		need = 0.3;
	else if (!issue)
		need = 0.7;
	if (words < need)
		return 0;
	return words + 0.5 * figures + 0.3 * when + 0.2 * type + 0.2 * issue + 0.1 * actors;
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
	add_source(x, &kept, &from->claim, doc, from->quote);
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
	note_member(x, to->claim.id, from->claim.id);
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
	add_source(x, &to->claim, &from->claim, r->doc, from->quote);
	note_member(x, to->claim.id, from->claim.id);
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
		if (done[c->item - from] || has_source(&o->claim, in->v[c->item].doc))
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

/* --- statements and amounts ----------------------------------------------- */

static bool speakers_match(struct arena *a, const char *x, const char *y)
{
	struct participant p = { .name = x }, q = { .name = y };
	return !x || !y || person_match(a, &p, &q);
}

void merge_statements(struct merge *x, const routed_list *in)
{
	VEC(struct bag) bags = { 0 };
	for (size_t i = 0; i < in->n; i++) {
		const struct statement *from = in->v[i].item;
		struct bag bag = bag_of(x->a, str_c(from->quote));
		struct statement *to = NULL;
		for (size_t k = 0; k < x->m->statements.n && !to; k++) {
			struct statement *s = &x->m->statements.v[k];
			bool like = bag_jaccard(&bag, &bags.v[k]) >= 0.75 || bag_overlap(&bag, &bags.v[k], 4) >= 0.95;
			if (like && s->indirect == from->indirect && speakers_match(x->a, s->speaker, from->speaker) &&
			    !has_source(&s->claim, in->v[i].doc))
				to = s;
		}
		if (!to) {
			to = vec_push(x->a, &x->m->statements);
			*to = *from;
			to->meeting = in->v[i].meeting;
			to->claim.sources = NULL;
			to->claim.n_sources = 0;
			*vec_push(x->a, &bags) = bag;
		}
		to->speaker = to->speaker ? to->speaker : from->speaker;
		add_source(x, &to->claim, &from->claim, in->v[i].doc, from->quote);
		note_member(x, to->claim.id, from->claim.id);
	}
}

void merge_amounts(struct merge *x, const routed_list *in)
{
	for (size_t i = 0; i < in->n; i++) {
		const struct amount *from = in->v[i].item;
		struct amount *to = NULL;
		for (size_t k = 0; k < x->m->amounts.n && !to; k++)
			if (same_amount(&x->m->amounts.v[k], from) && x->m->amounts.v[k].bound == from->bound &&
			    !has_source(&x->m->amounts.v[k].claim, in->v[i].doc))
				to = &x->m->amounts.v[k];
		if (!to) {
			to = vec_push(x->a, &x->m->amounts);
			*to = *from;
			to->claim.inferred = strs_copy(x->a, &from->claim.inferred);
			to->claim.sources = NULL;
			to->claim.n_sources = 0;
		}
		add_source(x, &to->claim, &from->claim, in->v[i].doc, from->text);
		note_member(x, to->claim.id, from->claim.id);
	}
}
