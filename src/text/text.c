/* text.c: paragraph by paragraph into tokens and sentences, and where things are. */
#include "text_int.h"

enum { ITEM_DEPTHS = 8 };

/* The sentence that introduces a list: the last one before it if it ends with
 * a colon; for a nested item, the last of its parent. */
struct leads {
	int32_t list[ITEM_DEPTHS + 1]; /* lead-in of the open list of each depth */
	int32_t item[ITEM_DEPTHS + 1]; /* last sentence of the latest item of each depth */
	unsigned depth;                /* of the paragraph before; 0 is no item */
	int32_t last;                  /* last sentence of the paragraph before */
};

static bool ends_with_colon(const struct source *src, const struct sentence *s)
{
	return str_ends(str_sub(src->text, s->span.s, s->span.e), STR(":"));
}

static void lead_in(struct leads *l, const struct source *src, const struct para *p, sentences *sents, size_t from)
{
	unsigned depth = p->kind != PARA_ITEM ? 0 : p->depth < 1 ? 1 : p->depth > ITEM_DEPTHS ? ITEM_DEPTHS : p->depth;
	if (depth > l->depth) {
		bool nested = l->depth > 0;
		int32_t lead = nested ? l->item[l->depth] : l->last;
		if (!nested && lead >= 0 && !ends_with_colon(src, &sents->v[lead]))
			lead = -1;
		for (unsigned i = l->depth + 1; i <= depth; i++)
			l->list[i] = lead;
	}
	l->depth = depth;
	l->last = (int32_t)sents->n - 1;
	if (!depth)
		return;
	for (size_t i = from; i < sents->n; i++)
		sents->v[i].lead_in = l->list[depth];
	l->item[depth] = l->last;
}

void text_analyse(struct arena *a, const struct source *src, const struct abbreviations *ab, struct text *out)
{
	tokens toks = { 0 };
	sentences sents = { 0 };
	struct leads leads = { .last = -1 };
	for (size_t i = 0; i < src->n_paras; i++) {
		size_t tok = toks.n, sent = sents.n;
		tokens_scan(a, src->text, src->paras[i].span, ab, &toks);
		if (toks.n == tok)
			continue;
		sentences_cut(a, src, (uint32_t)i, ab, &toks, (uint32_t)tok, &sents);
		lead_in(&leads, src, &src->paras[i], &sents, sent);
	}
	*out = (struct text){ .src = src, .toks = toks.v, .n_toks = toks.n, .sents = sents.v, .n_sents = sents.n };
}

uint32_t text_sentence_at(const struct text *t, uint32_t at)
{
	size_t low = 0, high = t->n_sents;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (t->sents[mid].span.s <= at)
			low = mid;
		else
			high = mid;
	}
	return (uint32_t)low;
}

uint32_t text_token_at(const struct text *t, uint32_t at)
{
	size_t low = 0, high = t->n_toks;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (t->toks[mid].span.s <= at)
			low = mid;
		else
			high = mid;
	}
	return (uint32_t)low;
}

struct str text_span(const struct text *t, struct span s)
{
	return str_sub(t->src->text, s.s, s.e);
}

struct span text_tokens(const struct text *t, uint32_t from, uint32_t to)
{
	if (from >= to || to > t->n_toks)
		return (struct span){ 0 };
	return (struct span){ t->toks[from].span.s, t->toks[to - 1].span.e };
}
