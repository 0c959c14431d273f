/* fuse_differ.c: what sources tell differently, and what one does not tell.
 * Both are shown; neither is decided. */
#include "fuse_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef VEC(struct reading) reading_list;

static int by_document(const void *pa, const void *pb)
{
	const struct reading *a = pa, *b = pb;
	if (a->document != b->document)
		return a->document < b->document ? -1 : 1;
	return (a->span.s > b->span.s) - (a->span.s < b->span.s);
}

static void add_divergence(struct arena *a, struct meeting *m, const char *field, const char *topic, reading_list *r)
{
	struct strbuf label;
	strbuf_init(&label);
	qsort(r->v, r->n, sizeof *r->v, by_document);
	for (size_t i = 0; i < r->n; i++)
		strbuf_putf(&label, "%s|", r->v[i].value);
	struct divergence *out = vec_push(a, &m->divergences);
	*out = (struct divergence){
		.id = claim_id(a, "divergence", arena_printf(a, "%s %s", field, topic ? topic : ""), strbuf_str(&label).p),
		.field = field, .topic = topic, .readings = r->v, .n_readings = r->n,
	};
	strbuf_release(&label);
}

static void add_reading(struct arena *a, reading_list *r, unsigned doc, const struct claim *c, const char *quote, const char *value)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->v[i].document == doc && same_text(r->v[i].value, value))
			return;
	*vec_push(a, r) = (struct reading){ .document = doc, .span = c->span, .line = c->line, .quote = quote, .value = value };
}

static bool values_differ(const reading_list *r)
{
	for (size_t i = 1; i < r->n; i++)
		if (!same_text(r->v[i].value, r->v[0].value))
			return true;
	return false;
}

/* --- of the meeting itself ------------------------------------------------ */

static bool days_overlap(const struct mention *a, const struct mention *b)
{
	struct day a1 = day_full(a->end) ? a->end : a->start, b1 = day_full(b->end) ? b->end : b->start;
	return day_number(a->start) <= day_number(b1) && day_number(b->start) <= day_number(a1);
}

static bool states_date(const struct mention *m)
{
	return day_full(m->start) && !(m->m->date_basis && strcmp(m->m->date_basis, "inferred") == 0);
}

static void start_divergence(struct arena *a, const struct cluster *c, const int *document, struct meeting *m)
{
	reading_list r = { 0 };
	bool differ = false;
	for (size_t i = 0; i < c->mentions.n; i++) {
		const struct mention *x = &c->mentions.v[i];
		if (!states_date(x) || document[x->doc] < 0)
			continue;
		for (size_t k = 0; k < i; k++)
			differ |= states_date(&c->mentions.v[k]) && document[c->mentions.v[k].doc] >= 0 && !days_overlap(x, &c->mentions.v[k]);
		add_reading(a, &r, (unsigned)document[x->doc], &x->m->claim, x->m->context, x->m->start);
	}
	if (differ)
		add_divergence(a, m, "start", NULL, &r);
}

static void place_divergence(struct arena *a, const struct cluster *c, const int *document, struct meeting *m)
{
	reading_list cities = { 0 }, countries = { 0 };
	for (size_t i = 0; i < c->mentions.n; i++) {
		const struct mention *x = &c->mentions.v[i];
		if (document[x->doc] < 0)
			continue;
		if (x->m->place.city && !strs_contain(&x->m->claim.inferred, "place"))
			add_reading(a, &cities, (unsigned)document[x->doc], &x->m->claim, x->m->context, x->m->place.city);
		if (x->m->place.country && !strs_contain(&x->m->claim.inferred, "place"))
			add_reading(a, &countries, (unsigned)document[x->doc], &x->m->claim, x->m->context, x->m->place.country);
	}
	if (values_differ(&cities))
		add_divergence(a, m, "place", NULL, &cities);
	else if (values_differ(&countries))
		add_divergence(a, m, "place", NULL, &countries);
}

/* --- of its items --------------------------------------------------------- */

/* One plain figure, and no other. */
static const struct amount *single_amount(const struct outcome *o)
{
	const struct amount *only = NULL;
	for (size_t i = 0; i < o->n_amounts; i++) {
		const struct amount *m = &o->amounts[i];
		if (!outcome_speaks_of(o, m))
			continue;
		if (only || isnan(m->value) || !m->text)
			return NULL;
		only = m;
	}
	return only;
}

static bool shares_actor(const struct outcome *a, const struct outcome *b)
{
	for (size_t i = 0; i < a->actors.n; i++)
		if (strs_contain(&b->actors, a->actors.v[i]))
			return true;
	return false;
}

enum { OBJECT_WORDS = 8 };

/* The words right behind a figure up to the next point or comma: what it
 * measures ("a 30% duty on imported bicycles"). */
static struct bag object_of(struct arena *a, const struct outcome *o, const struct amount *m)
{
	const char *text = o->summary && strstr(o->summary, m->text) ? o->summary : o->quote;
	const char *at = text ? strstr(text, m->text) : NULL;
	if (!at)
		return (struct bag){ 0 };
	at += strlen(m->text);
	size_t n = 0, words = 0;
	while (at[n] && !strchr(".,;:", at[n]) && (words += at[n] == ' ') <= OBJECT_WORDS)
		n++;
	return bag_of(a, (struct str){ at, n });
}

/* Do two outcomes of one kind speak of one object?  Either their words are
 * largely the same, or those that say what the figures measure. */
static bool same_object(struct arena *a, const struct outcome *x, const struct amount *p, const struct outcome *y, const struct amount *q)
{
	struct bag xw = outcome_words(a, x), yw = outcome_words(a, y);
	if (bag_overlap(&xw, &yw, 4) >= 0.6)
		return true;
	struct bag xo = object_of(a, x, p), yo = object_of(a, y, q);
	return bag_shared(&xo, &yo) >= 2 && bag_overlap(&xo, &yo, 2) >= 0.5;
}

static bool dates_part(const struct outcome *a, const struct outcome *b)
{
	return a->dates.n && b->dates.n && !dates_shared(&a->dates, &b->dates);
}

bool figures_clash(struct arena *a, const struct outcome *x, const struct outcome *y)
{
	const struct amount *p = single_amount(x), *q = single_amount(y);
	return p && q && same_text(p->unit, q->unit) && p->bound == q->bound && p->value != q->value &&
	       same_text(p->per, q->per) && same_text(x->issue, y->issue) && same_text(x->type, y->type) &&
	       shares_actor(x, y) && !dates_part(x, y) && same_object(a, x, p, y, q);
}

/* rivals: outcomes of another meeting's documents that speak of this one. */
static void amount_divergences(struct arena *a, const routed_list *outcomes, const routed_list *rivals, struct meeting *m)
{
	routed_list all = { 0 };
	for (size_t i = 0; i < outcomes->n + rivals->n; i++)
		*vec_push(a, &all) = i < outcomes->n ? outcomes->v[i] : rivals->v[i - outcomes->n];
	bool *told = arena_array(a, all.n + 1, bool);
	for (size_t i = 0; i < all.n; i++) {
		const struct outcome *o = all.v[i].item;
		reading_list r = { 0 };
		if (told[i] || !single_amount(o))
			continue;
		add_reading(a, &r, all.v[i].doc, &o->claim, o->quote, single_amount(o)->text);
		for (size_t k = i + 1; k < all.n; k++) {
			const struct outcome *p = all.v[k].item;
			if (all.v[k].doc == all.v[i].doc || told[k] || !figures_clash(a, o, p))
				continue;
			told[k] = true;
			add_reading(a, &r, all.v[k].doc, &p->claim, p->quote, single_amount(p)->text);
		}
		if (values_differ(&r))
			add_divergence(a, m, "amounts", o->issue, &r);
	}
}

/* The offices that documents give one person share no word. */
static void title_divergences(struct arena *a, const routed_list *people, struct meeting *m)
{
	for (size_t i = 0; i < people->n; i++) {
		const struct participant *p = people->v[i].item;
		if (!p->title || p->level == LEVEL_MENTIONED || people->v[i].meeting)
			continue;
		for (size_t k = i + 1; k < people->n; k++) {
			const struct participant *q = people->v[k].item;
			if (!q->title || q->level == LEVEL_MENTIONED || people->v[k].meeting ||
			    people->v[k].doc == people->v[i].doc || !same_text(p->name, q->name) || !same_text(p->side, q->side))
				continue;
			struct bag x = bag_of(a, str_c(p->title)), y = bag_of(a, str_c(q->title));
			if (!x.n || !y.n || bag_shared(&x, &y))
				continue;
			reading_list r = { 0 };
			add_reading(a, &r, people->v[i].doc, &p->claim, p->context, p->title);
			add_reading(a, &r, people->v[k].doc, &q->claim, q->context, q->title);
			add_divergence(a, m, "title", NULL, &r);
			break;
		}
	}
}

void find_divergences(struct arena *a, const struct cluster *c, const int *document, const routed_list *outcomes,
    const routed_list *rivals, const routed_list *people, struct meeting *m)
{
	start_divergence(a, c, document, m);
	place_divergence(a, c, document, m);
	amount_divergences(a, outcomes, rivals, m);
	title_divergences(a, people, m);
}

/* --- silences ------------------------------------------------------------- */

/* Who speaks of what: one cell a document and topic. */
struct heard {
	struct strs topics;
	bool *cells; /* [document][topic] */
};

static size_t topic_index(const struct heard *h, const char *topic)
{
	size_t i = 0;
	while (i < h->topics.n && !same_text(h->topics.v[i], topic))
		i++;
	return i;
}

static void hear(struct heard *h, unsigned doc, const char *topic)
{
	h->cells[doc * h->topics.n + topic_index(h, topic)] = true;
}

/* A stem in an item of a document. */
struct use {
	uint64_t stem;
	const char *topic;
	unsigned doc;
};
typedef VEC(struct use) use_list;

static void add_uses(struct arena *a, use_list *all, const struct routed *r, const char *topic, const char *quote)
{
	struct bag bag = bag_of(a, str_c(quote));
	for (size_t i = 0; topic && i < bag.n; i++)
		*vec_push(a, all) = (struct use){ bag.v[i], topic, r->doc };
}

static int by_stem(const void *pa, const void *pb)
{
	const struct use *a = pa, *b = pb;
	if (a->stem != b->stem)
		return a->stem < b->stem ? -1 : 1;
	if (a->doc != b->doc)
		return a->doc < b->doc ? -1 : 1;
	return strcmp(a->topic, b->topic);
}

/* The one topic for which the other documents use the stem, or NULL. */
static const char *topic_of_others(const struct use *v, size_t n, unsigned doc)
{
	const char *topic = NULL;
	for (size_t i = 0; i < n; i++) {
		if (v[i].doc == doc)
			continue;
		if (topic && strcmp(topic, v[i].topic) != 0)
			return NULL;
		topic = v[i].topic;
	}
	return topic;
}

/* A document speaks of the topics of its items, and of those whose own words,
 * by the other documents' use, stand in any of its items. */
static struct heard listen(struct arena *a, const routed_list *outcomes, const routed_list *issues, const struct meeting *m)
{
	struct heard h = { 0 };
	use_list all = { 0 };
	for (size_t i = 0; i < outcomes->n; i++) {
		const struct outcome *o = outcomes->v[i].item;
		add_uses(a, &all, &outcomes->v[i], o->issue, o->quote);
	}
	for (size_t i = 0; i < issues->n; i++) {
		const struct issue *x = issues->v[i].item;
		add_uses(a, &all, &issues->v[i], x->topic, x->quote);
	}
	h.topics.v = arena_array(a, outcomes->n + issues->n + 1, const char *);
	for (size_t i = 0; i < all.n; i++)
		if (topic_index(&h, all.v[i].topic) == h.topics.n)
			h.topics.v[h.topics.n++] = all.v[i].topic;
	h.cells = arena_array(a, m->documents.n * h.topics.n + 1, bool);
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_stem);
	for (size_t from = 0, to; from < all.n; from = to) {
		for (to = from; to < all.n && all.v[to].stem == all.v[from].stem; to++)
			hear(&h, all.v[to].doc, all.v[to].topic);
		for (size_t i = from; i < to; i++)
			if (i == from || all.v[i].doc != all.v[i - 1].doc) {
				const char *topic = topic_of_others(all.v + from, to - from, all.v[i].doc);
				if (topic)
					hear(&h, all.v[i].doc, topic);
			}
	}
	return h;
}

static bool is_heard(const struct heard *h, unsigned doc, const char *topic)
{
	size_t i = topic_index(h, topic);
	return i == h->topics.n || h->cells[doc * h->topics.n + i];
}

static void add_silence(struct arena *a, struct meeting *m, const char *topic, unsigned doc, const char *quote)
{
	for (size_t i = 0; i < m->silences.n; i++)
		if (m->silences.v[i].document == doc && same_text(m->silences.v[i].topic, topic))
			return;
	*vec_push(a, &m->silences) = (struct silence){
		.id = claim_id(a, "silence", m->documents.v[doc].sha256, topic), .topic = topic, .document = doc, .quote = quote,
	};
}

/* A side's account means something by its silence; a newspaper's does not. */
static bool is_account_of_a_side(const struct meeting *m, const bool *covers, unsigned doc)
{
	const char *party = m->documents.v[doc].party;
	return covers[doc] && party && strs_contain(&m->sides, party);
}

static int by_place(const void *pa, const void *pb)
{
	const struct silence *a = pa, *b = pb;
	if (a->document != b->document)
		return a->document < b->document ? -1 : 1;
	return strcmp(a->topic, b->topic);
}

/* What a text says itself that it, or somebody, left out; and headline results
 * that another's account tells and a side's own account passes over. */
void find_silences(struct arena *a, const bool *covers, const routed_list *issues, const routed_list *outcomes, struct meeting *m)
{
	struct heard heard = listen(a, outcomes, issues, m);
	for (size_t i = 0; i < issues->n; i++) {
		const struct issue *x = issues->v[i].item;
		if (x->silent && x->topic)
			add_silence(a, m, x->topic, issues->v[i].doc, x->quote);
	}
	for (size_t i = 0; i < outcomes->n; i++) {
		const struct outcome *o = outcomes->v[i].item;
		const char *teller = m->documents.v[outcomes->v[i].doc].party;
		if (!o->key || o->claim.low || !o->issue || !teller || outcomes->v[i].meeting || !covers[outcomes->v[i].doc])
			continue;
		for (unsigned doc = 0; doc < m->documents.n; doc++)
			if (is_account_of_a_side(m, covers, doc) && strcmp(m->documents.v[doc].party, teller) != 0 &&
			    !is_heard(&heard, doc, o->issue))
				add_silence(a, m, o->issue, doc, NULL);
	}
	if (m->silences.n)
		qsort(m->silences.v, m->silences.n, sizeof *m->silences.v, by_place);
}
