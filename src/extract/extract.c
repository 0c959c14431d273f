/* extract.c: the parts in their order.  Each reads what the ones before it
 * found, so the order is the design: facts first (dates, amounts, names), then
 * meetings, then who is meant, then what a sentence is about, then claims. */
#include "extract_int.h"

#include <stdlib.h>
#include <string.h>

static void source_record(struct extraction *x)
{
	const struct source *s = x->src;
	struct source_info *info = &x->doc->source;
	*info = (struct source_info){
		.file = s->file, .sha256 = arena_strz(x->a, str_c(s->sha256)), .format = s->format, .lang = s->lang,
		.publisher = s->publisher, .party = s->party, .publication_date = s->publication_date,
		.title = s->title, .byline = s->byline, .url = s->url, .bytes = s->bytes,
	};
	info->zones = arena_calloc(x->a, s->n_paras, sizeof *info->zones);
	for (size_t i = 0; i < s->n_paras; i++) {
		const struct para *p = &s->paras[i];
		if (info->n_zones && info->zones[info->n_zones - 1].kind == p->zone) {
			info->zones[info->n_zones - 1].span.e = p->span.e;
			continue;
		}
		info->zones[info->n_zones].kind = p->zone;
		info->zones[info->n_zones++].span = p->span;
	}
	for (size_t i = 0; i < s->n_given; i++)
		strs_add(x->a, &info->given, s->given[i]);
}

struct claims {
	VEC(struct claim *) v;
};

static void claims_push(struct arena *a, struct claims *all, struct claim *c)
{
	if (c->id)
		*vec_push(a, &all->v) = c;
}

#define CLAIMS_OF(all, items)                                                   \
	for (size_t i_ = 0; i_ < (items).n; i_++)                               \
	claims_push(x->a, (all), &(items).v[i_].claim)

static int by_id(const void *p, const void *q)
{
	const struct claim *a = *(struct claim *const *)p, *b = *(struct claim *const *)q;
	int c = strcmp(a->id, b->id);
	return c ? c : (a->span.s > b->span.s) - (a->span.s < b->span.s);
}

/* The same words said twice are two claims: the later ones are numbered. */
static void ids_tell_apart(struct extraction *x)
{
	struct claims all = { 0 };
	struct document *doc = x->doc;
	CLAIMS_OF(&all, doc->meetings);
	CLAIMS_OF(&all, doc->participants);
	CLAIMS_OF(&all, doc->issues);
	CLAIMS_OF(&all, doc->outcomes);
	CLAIMS_OF(&all, doc->amounts);
	CLAIMS_OF(&all, doc->dates);
	CLAIMS_OF(&all, doc->statements);
	if (all.v.n)
		qsort(all.v.v, all.v.n, sizeof *all.v.v, by_id);
	const char *first = "";
	for (size_t i = 0, nth = 0; i < all.v.n; i++) {
		struct claim *c = all.v.v[i];
		nth = strcmp(c->id, first) == 0 ? nth + 1 : 0;
		first = nth ? first : c->id;
		if (nth)
			c->id = claim_id(x->a, "again", first, arena_printf(x->a, "%zu", nth));
	}
}

/* People and meetings are named by a few words; a reader is shown the sentence. */
static const char *sentence_around(const struct extraction *x, struct span span)
{
	if (!x->text->n_sents)
		return NULL;
	const struct sentence *s = &x->text->sents[text_sentence_at(x->text, span.s)];
	bool within = s->span.s <= span.s && span.s < s->span.e;
	return within ? arena_strz(x->a, text_span(x->text, s->span)) : NULL;
}

static void contexts_set(struct extraction *x)
{
	struct document *doc = x->doc;
	for (size_t i = 0; i < doc->participants.n; i++)
		doc->participants.v[i].context = sentence_around(x, doc->participants.v[i].claim.span);
	for (size_t i = 0; i < doc->meetings.n; i++) {
		struct meeting_ref *m = &doc->meetings.v[i];
		m->context = sentence_around(x, m->claim.span);
		if (!m->context)
			continue;
		/* "visit" alone would be the same claim in every document. */
		unsigned at = m->claim.span.s - x->text->sents[text_sentence_at(x->text, m->claim.span.s)].span.s;
		m->claim.id = claim_id(x->a, "meeting", m->context, arena_printf(x->a, "%u", at));
	}
}

void extract_document(struct arena *a, const struct source *src, const struct lexicon *lex, struct document *out)
{
	struct text text;
	*out = (struct document){ 0 };
	text_analyse(a, src, lex->abbreviations, &text);
	struct extraction x = { .a = a, .src = src, .text = &text, .lex = lex, .doc = out };
	source_record(&x);
	dates_find(&x);
	amounts_find(&x);
	places_find(&x);
	people_find(&x);
	meetings_find(&x);
	coref_resolve(&x);
	scope_find(&x);
	topics_find(&x);
	outcomes_find(&x);
	statements_find(&x);
	issues_collect(&x);
	ids_tell_apart(&x);
	silences_find(&x);
	contexts_set(&x);
}

void claim_set(struct extraction *x, struct claim *c, const char *kind, struct span span, const char *rule, const char *label)
{
	c->span = span;
	c->line = source_line(x->src, span.s);
	c->rule = rule;
	c->id = claim_id(x->a, kind, arena_strz(x->a, str_sub(x->src->text, span.s, span.e)), label);
}

bool strs_has(const struct strs *list, const char *s)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->v[i], s) == 0)
			return true;
	return false;
}

void strs_add(struct arena *a, struct strs *list, const char *s)
{
	if (strs_has(list, s))
		return;
	/* Room grows at powers of two, so that adding stays linear. */
	if ((list->n & (list->n - 1)) == 0)
		list->v = arena_grow(a, list->v, list->n * sizeof *list->v, (list->n ? list->n * 2 : 1) * sizeof *list->v);
	list->v[list->n++] = s;
}
