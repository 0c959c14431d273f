/* place.c: countries, blocs, cities and organisations in the text.
 *
 * One name may be both a city and its government ("Beijing"): a place behind a
 * preposition of place, an actor elsewhere.  Every hit is kept for the search
 * for a meeting's place; only those that can act become mentions. */
#include "claims_int.h"
#include "who_int.h"

#include <string.h>

struct mention mention_of(const struct extraction *x, enum mention_kind kind, uint32_t tok, uint32_t tok_end, const char *rule)
{
	const struct token *t = x->text->toks;
	struct mention m = { .kind = kind, .tok = tok, .tok_end = tok_end, .person = -1, .rule = rule };
	m.span = text_tokens(x->text, tok, tok_end);
	m.sent = t[tok].sent;
	m.possessive = t[tok_end - 1].flags & TOK_POSSESSIVE;
	if (m.possessive) {
		struct str s = text_span(x->text, t[tok_end - 1].span);
		size_t cut = str_ends(s, STR("'s")) ? 2 : str_ends(s, STR("’s")) ? 4 : str_ends(s, STR("'")) ? 1 : str_ends(s, STR("’")) ? 3 : 0;
		m.span.e -= (uint32_t)cut;
	}
	return m;
}

size_t place_hit_from(const struct who *w, uint32_t tok)
{
	size_t lo = 0, hi = w->places.n;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		if (w->places.v[mid].tok < tok)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static bool word_is(const struct who *w, uint32_t tok, enum collective_class cls)
{
	uint32_t end;
	return word_at(&w->x->lex->meetings->collectives, &w->view, tok, tok + 1, (unsigned)cls, &end) != NULL;
}

bool acts_here(const struct who *w, uint32_t at)
{
	const struct text *t = w->view.text;
	if (at >= t->n_toks || t->toks[at].sent != t->toks[at - 1].sent)
		return true;
	const struct token *n = &t->toks[at];
	if (n->kind != TOK_WORD)
		return !str_is(n->fold, "-");
	if (word_is(w, at, COL_CLAUSE))
		return true;
	/* "agreed", "quickly agreed" */
	if (n->flags & TOK_CAP)
		return false;
	return (str_ends(n->fold, STR("ed")) && n->fold.n > 3) || (str_ends(n->fold, STR("ly")) && n->fold.n > 4);
}

static bool behind_place_word(const struct who *w, uint32_t tok)
{
	return tok && w->view.text->toks[tok - 1].sent == w->view.text->toks[tok].sent && word_is(w, tok - 1, COL_LOCATIVE);
}

static struct place_hit hit_read(const struct places *p, uint32_t tok, const struct phrase_hit *h)
{
	struct place_hit out = { .tok = tok, .tok_end = h->end, .country = -1, .locality = -1, .org = -1, .team = -1 };
	for (size_t i = 0; i < h->n; i++) {
		int entry = (int)(h->v[i] / PLACE_USES);
		enum place_use use = (enum place_use)(h->v[i] % PLACE_USES);
		enum place_kind kind = p->v[entry].kind;
		if (kind == PLACE_ORG && out.org < 0)
			out.org = entry;
		else if (kind == PLACE_TEAM && out.team < 0)
			out.team = entry;
		else if (kind <= PLACE_BLOC && (out.country < 0 || use < out.use))
			out.country = entry, out.use = use;
		else if (kind > PLACE_BLOC && kind < PLACE_AREA && out.locality < 0)
			out.locality = entry;
	}
	return out;
}

/* The side of "China's Ministry of Commerce", "the Chinese Foreign Ministry",
 * "the Foreign Ministry of Japan". */
static const char *neighbour_side(const struct who *w, const struct place_hit *org)
{
	const struct places *p = w->x->lex->places;
	if (w->places.n) {
		const struct place_hit *b = &w->places.v[w->places.n - 1];
		bool same = w->view.text->toks[b->tok].sent == w->view.text->toks[org->tok].sent;
		if (b->country >= 0 && b->tok_end == org->tok && same)
			return p->v[b->country].name;
	}
	const struct text *t = w->view.text;
	struct phrase_hit h;
	uint32_t at = org->tok_end, end = t->sents[t->toks[org->tok].sent].tok_end;
	if (at + 1 < end && (key_marks(w, at) & M_OF) && phrases_at(p->table, &w->view, at + 1, end, &h)) {
		struct place_hit next = hit_read(p, at + 1, &h);
		if (next.country >= 0)
			return p->v[next.country].name;
	}
	return NULL;
}

static void country_mention(struct who *w, const struct place_hit *h)
{
	struct extraction *x = w->x;
	const struct place_entry *e = &x->lex->places->v[h->country];
	if (h->locality >= 0 && behind_place_word(w, h->tok))
		return;
	struct mention m = mention_of(x, MENTION_COUNTRY, h->tok, h->tok_end, e->rule);
	strs_add(x->a, &m.sides, e->name);
	bool abbreviation = x->text->toks[h->tok_end - 1].flags & TOK_ALLCAP && h->tok_end == h->tok + 1;
	bool adjectival = h->use == USE_DEMONYM || abbreviation;
	const struct token *last = &x->text->toks[h->tok_end - 1];
	bool people = h->use == USE_DEMONYM && str_ends(last->fold, STR("ns")); /* "Americans" */
	m.adjective = !m.possessive && adjectival && !people && !acts_here(w, h->tok_end);
	*vec_push(x->a, &x->mentions) = m;
}

/* "the Nordic countries": all of them. */
static void team_mention(struct who *w, const struct place_hit *h)
{
	struct extraction *x = w->x;
	const struct place_entry *e = &x->lex->places->v[h->team];
	struct mention m = mention_of(x, MENTION_COUNTRY, h->tok, h->tok_end, e->rule);
	m.sides = e->members;
	*vec_push(x->a, &x->mentions) = m;
}

static void org_mention(struct who *w, const struct place_hit *h)
{
	struct extraction *x = w->x;
	const struct place_entry *e = &x->lex->places->v[h->org];
	struct mention m = mention_of(x, MENTION_ORG, h->tok, h->tok_end, e->rule);
	const char *side = e->in ? e->in : neighbour_side(w, h);
	if (side)
		strs_add(x->a, &m.sides, side);
	*vec_push(x->a, &x->mentions) = m;
}

/* The country of the publisher: its own for a government, a paper's home. */
static const char *home_of(const struct extraction *x)
{
	const struct places *p = x->lex->places;
	if (x->src->party && strcmp(x->src->party, "independent"))
		return x->src->party;
	struct str name = str_c(x->src->publisher);
	for (size_t i = 0; name.n && i < p->n; i++) {
		const struct place_entry *e = &p->v[i];
		bool same = e->kind == PLACE_ORG && e->home && str_ieq(name, str_c(e->name));
		for (struct str rest = e->aliases; !same && e->home && rest.p;)
			same = str_ieq(name, str_trim(str_cut(&rest, ';')));
		if (same)
			return e->home;
	}
	return NULL;
}

static struct who *who_new(struct extraction *x)
{
	struct who *w = arena_new_of(x->a, struct who);
	w->x = x;
	view_init(x->a, x->text, &w->view);
	w->home = home_of(x);
	w->used = arena_calloc(x->a, x->text->n_toks + 1, 1);
	return w;
}

void places_find(struct extraction *x)
{
	struct who *w = x->who = who_new(x);
	const struct text *t = x->text;
	struct phrase_hit h;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		uint32_t limit = t->sents[t->toks[i].sent].tok_end;
		/* Names are capitalised, but for those that the data write small: "developed countries". */
		if (!phrases_at(x->lex->places->table, &w->view, i, limit, &h))
			continue;
		struct place_hit hit = hit_read(x->lex->places, i, &h);
		if (hit.country >= 0)
			country_mention(w, &hit);
		else if (hit.org >= 0)
			org_mention(w, &hit);
		else if (hit.team >= 0)
			team_mention(w, &hit);
		for (uint32_t j = i; j < h.end; j++)
			w->used[j] |= (unsigned char)(hit.org >= 0 && hit.country < 0 ? USED_ORG : hit.country >= 0 || hit.team >= 0 ? USED_PLACE : USED_CITY);
		for (uint32_t j = i; hit.locality >= 0 && h.end > i + 1 && j < h.end; j++)
			w->used[j] |= USED_VENUE;
		*vec_push(x->a, &w->places) = hit;
		i = h.end - 1;
	}
}
