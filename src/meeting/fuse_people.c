/* fuse_people.c: who is one person, and who took part. */
#include "fuse_int.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

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
	if (x->native_name && same_text(x->native_name, y->native_name))
		return true; /* "Bill" and "William": the lexicon knows who is meant */
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
	merge_source(x, &q->claim, &p->claim, r->doc, p->context);
	merge_note(x, q->claim.id, p->claim.id);
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
