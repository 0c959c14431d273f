/* person.c: the people that a document names.
 *
 *     full names of the list ─ names by title, honorific, apposition ─ surnames
 *
 * Strong evidence first: a surname is read only when it is known who bears it
 * in this document.  Participants come in the order of their first mention;
 * who took part is settled by meetings_find. */
#include "claims_int.h"
#include "person_int.h"

#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum { AGENCY_TOKENS = 60, EQUAL_TOKENS = 60 /* how far before "her counterpart" the other stands */ };

static void names_listed(struct finder *f)
{
	const struct text *t = f->x->text;
	struct phrase_hit h;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		uint32_t limit = t->sents[t->toks[i].sent].tok_end;
		if (!(t->toks[i].flags & TOK_CAP) || !phrases_at(f->p->full, &f->w->view, i, limit, &h))
			continue;
		/* "Jordan" is a country before it is a name; a longer name wins. */
		if (h.end == i + 1 && f->w->used[i] & (USED_PLACE | USED_ORG | USED_CITY))
			continue;
		int person = person_of_full(f, &h);
		found_add(f, (struct found){ i, h.end, i, person, h.end > i + 1, f->persons.v[person].rule });
		i = h.end - 1;
	}
}

/* Where the surname begins whose first capital is at tok: "von der Leyen", of one whose name has these words. */
static uint32_t surname_begin(const struct finder *f, int person, uint32_t tok, uint32_t end)
{
	const struct text *t = f->x->text;
	uint32_t from = tok;
	while (from && t->toks[from - 1].sent == t->toks[tok].sent && !f->w->used[from - 1] && title_word(f->w, from - 1, TITLE_PARTICLE))
		from--;
	for (; from < tok; from++) {
		struct str whole = f->persons.v[person].key, part = utf8_fold_name(f->x->a, text_span(t, text_tokens(t, from, end)));
		if (str_ends(whole, part) && whole.n > part.n && whole.p[whole.n - part.n - 1] == ' ')
			break;
	}
	return from;
}

static void names_brief(struct finder *f)
{
	const struct text *t = f->x->text;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		uint32_t limit = t->sents[t->toks[i].sent].tok_end, end;
		if (!(t->toks[i].flags & TOK_CAP) || t->toks[i].kind != TOK_WORD || f->w->used[i] & (USED_PERSON | USED_PLACE | USED_ORG))
			continue;
		struct name_context c = { 0 };
		int person = person_of_brief(f, i, limit, &c, &end);
		/* Part of a longer name that nobody knows: "Lund Memorial Hospital". */
		bool inside = i && t->toks[i - 1].flags & TOK_CAP && t->toks[i - 1].kind == TOK_WORD && t->toks[i - 1].sent == t->toks[i].sent &&
			      !(t->toks[i - 1].flags & TOK_FIRST) && !f->w->used[i - 1] && !title_word(f->w, i - 1, TITLE_HEAD) && !t->sents[t->toks[i].sent].heading &&
			      t->sents[t->toks[i].sent].zone != ZONE_HEADLINE;
		/* "the Christian Democratic Union", of one whom nothing else names. */
		bool heads = person >= 0 && !f->persons.v[person].introduced && end < limit && t->toks[end].flags & TOK_CAP && t->toks[end].kind == TOK_WORD &&
			     !(t->toks[end - 1].flags & TOK_POSSESSIVE) && !f->w->used[end] && !t->sents[t->toks[i].sent].heading && t->sents[t->toks[i].sent].zone != ZONE_HEADLINE;
		if (person < 0 || inside || heads)
			continue;
		if (title_word(f->w, i, TITLE_COMMON) && !f->persons.v[person].introduced)
			continue;
		uint32_t from = surname_begin(f, person, i, end);
		found_add(f, (struct found){ from, end, from, person, false, f->persons.v[person].rule });
		i = end - 1;
	}
}

/* "The President spoke today with …" in a government's own text: its president
 * of that year, where the text names none. */
static void host_infer(struct finder *f)
{
	const struct text *t = f->x->text;
	const char *party = f->x->src->party;
	uint32_t i = 0;
	while (i < t->n_toks && (t->sents[t->toks[i].sent].zone != ZONE_BODY || t->sents[t->toks[i].sent].heading))
		i++;
	uint32_t limit = i < t->n_toks ? t->sents[t->toks[i].sent].tok_end : i;
	struct title title;
	if (!party || !f->year || i + 2 >= limit || !(key_marks(f->w, i) & M_THE) || !title_at(f->w, i + 1, limit, &title) || title.rank < RANK_OFFICIAL || title.side)
		return;
	struct str office = text_span(f->x->text, text_tokens(t, title.tok, title.text_end));
	int best = -1;
	for (size_t k = 0; k < f->p->n; k++) {
		const struct person_entry *e = &f->p->v[k];
		if (e->side && !strcmp(e->side, party) && e->office && str_ieq(office, str_c(e->office)) && person_active(e, f->year) &&
		    (best < 0 || e->from[0] > f->p->v[best].from[0]))
			best = (int)k;
	}
	for (size_t k = 0; best >= 0 && k < f->persons.n; k++)
		if (f->persons.v[k].side && !strcmp(f->persons.v[k].side, party) && f->persons.v[k].rank >= title.rank)
			return;
	if (best < 0)
		return;
	int person = person_of_entry(f, (uint32_t)best);
	struct name_context c = { .title = &title };
	person_context(f, person, &c);
	f->persons.v[person].inferred = true;
	found_add(f, (struct found){ title.tok, title.text_end, title.tok, person, false, f->persons.v[person].rule });
}

static int by_place(const void *x, const void *y)
{
	const struct found *a = x, *b = y;
	return (a->tok > b->tok) - (a->tok < b->tok);
}

/* The fullest form of the text, or the list's where the text has a surname only. */
static void name_choose(struct finder *f, struct person *p, const struct found *n)
{
	struct mention m = mention_of(f->x, MENTION_PERSON, n->tok, n->tok_end, NULL);
	struct str s = text_span(f->x->text, m.span);
	bool quoted = false;
	for (uint32_t i = n->tok; i < n->tok_end; i++)
		quoted |= f->x->text->toks[i].kind == TOK_OPEN;
	const char *listed = p->entry >= 0 ? f->p->v[p->entry].name : "";
	if (s.n < strlen(p->name) && str_ends(str_c(p->name), s)) /* "Lund Jr." */
		return;
	if (n->full && !quoted && (p->name == listed || s.n > strlen(p->name)))
		p->name = arena_strz(f->x->a, s);
}

/* An official without a country is taken for one of the side last named in the
 * paragraph: a guess, and marked as one. */
static const char *side_guess(const struct finder *f, const struct found *n, const struct strs *last, uint32_t last_tok)
{
	const struct text *t = f->x->text;
	const struct person *p = &f->persons.v[n->person];
	if (p->rank < RANK_VOICE || !last->n || t->sents[t->toks[last_tok].sent].para != t->sents[t->toks[n->tok].sent].para)
		return NULL;
	return last->v[0];
}

static void participant_add(struct finder *f, int person, const struct found *first)
{
	struct extraction *x = f->x;
	struct person *p = &f->persons.v[person];
	struct participant *q = vec_push(x->a, &x->doc->participants);
	const struct person_entry *e = p->entry >= 0 ? &f->p->v[p->entry] : NULL;
	q->name = p->name;
	q->native_name = e ? e->native : NULL;
	q->title = p->title;
	q->side = p->side;
	q->level = LEVEL_MENTIONED;
	claim_set(x, &q->claim, "participant", text_tokens(x->text, first->from, first->tok_end), p->rule, p->name);
	struct mention m = mention_of(x, MENTION_PERSON, first->from, first->tok_end, NULL);
	q->claim.span = m.span;
	if (!p->title && e && e->office) {
		q->title = e->office;
		strs_add(x->a, &q->claim.inferred, "title");
	}
	if (p->equal)
		strs_add(x->a, &q->claim.inferred, "title");
	if (p->side_guessed)
		strs_add(x->a, &q->claim.inferred, "side");
	if (p->inferred)
		strs_add(x->a, &q->claim.inferred, "name");
	*vec_push(x->a, &f->w->persons) = *p;
}

static void mention_push(struct finder *f, const struct found *n, int participant)
{
	struct extraction *x = f->x;
	struct participant *q = &x->doc->participants.v[participant];
	struct mention m = mention_of(x, MENTION_PERSON, n->from, n->tok_end, n->rule);
	m.person = participant;
	if (q->side)
		strs_add(x->a, &m.sides, q->side);
	*vec_push(x->a, &x->mentions) = m;
	if ((q->n_mentions & (q->n_mentions - 1)) == 0)
		q->mentions = arena_grow(x->a, q->mentions, q->n_mentions * sizeof *q->mentions, (q->n_mentions ? q->n_mentions * 2 : 1) * sizeof *q->mentions);
	q->mentions[q->n_mentions++] = m.span;
}

static int by_span(const void *x, const void *y)
{
	const struct mention *a = x, *b = y;
	if (a->span.s != b->span.s)
		return a->span.s < b->span.s ? -1 : 1;
	return a->span.e > b->span.e ? -1 : a->span.e < b->span.e;
}

void mentions_sort(struct extraction *x)
{
	if (x->mentions.n)
		qsort(x->mentions.v, x->mentions.n, sizeof *x->mentions.v, by_span);
	/* A country within a person's title ("Norwegian President Lund") stays; one within a name goes. */
	size_t n = 0;
	for (size_t i = 0; i < x->mentions.n; i++) {
		struct mention *m = &x->mentions.v[i], *p = n ? &x->mentions.v[n - 1] : NULL;
		if (p && m->tok < p->tok_end)
			continue;
		x->mentions.v[n++] = *m;
	}
	x->mentions.n = n;
}

/* Whether the side has its leader: then it is not the side of one who bears no country. */
static bool office_taken(const struct finder *f, const struct person *p, const char *side)
{
	for (size_t i = 0; p->rank == RANK_LEADER && i < f->persons.n; i++) {
		const struct person *q = &f->persons.v[i];
		if (q != p && q->side && !strcmp(q->side, side) && !q->former && q->rank == RANK_LEADER)
			return true;
	}
	return false;
}

/* Whether a country is where one is sent: "Ambassador to Peru". */
static bool sent_to(const struct finder *f, uint32_t tok)
{
	return tok && f->w->used[tok] & USED_TITLE && (key_marks(f->w, tok - 1) & M_TO);
}

/* Walks names and countries together, in the order of the text. */
static void sides_guess(struct finder *f)
{
	struct strs last = { 0 };
	uint32_t last_tok = 0;
	bool last_person = false;
	size_t m = 0;
	for (size_t i = 0; i < f->found.n; i++) {
		const struct found *n = &f->found.v[i];
		struct person *p = &f->persons.v[n->person];
		for (; m < f->x->mentions.n && f->x->mentions.v[m].tok < n->tok; m++)
			if (f->x->mentions.v[m].kind == MENTION_COUNTRY && f->x->mentions.v[m].sides.n && !sent_to(f, f->x->mentions.v[m].tok))
				last = f->x->mentions.v[m].sides, last_tok = f->x->mentions.v[m].tok, last_person = false;
		const char *guess = p->side ? NULL : side_guess(f, n, &last, last_tok);
		/* Who is named beside a leader is rather whom he meets. */
		bool beside = p->rank == RANK_LEADER && last_person && f->x->text->toks[last_tok].sent == f->x->text->toks[n->tok].sent;
		if (guess && !beside && !office_taken(f, p, guess)) {
			p->side = guess;
			p->side_guessed = true;
		}
		if (p->side) {
			last = (struct strs){ 0 };
			strs_add(f->x->a, &last, p->side);
			last_tok = n->tok;
			last_person = true;
		}
	}
}

/* "Her counterpart": of the same office as who was named before, or else behind. */
static void equals_resolve(struct finder *f)
{
	for (size_t i = 0; i < f->found.n; i++) {
		struct person *p = &f->persons.v[f->found.v[i].person];
		if (!p->equal || p->title_rank > RANK_MINOR)
			continue;
		const struct person *like = NULL;
		for (size_t k = i; k-- > 0 && !like && f->found.v[i].tok - f->found.v[k].tok < EQUAL_TOKENS;) {
			const struct person *q = &f->persons.v[f->found.v[k].person];
			like = q != p && q->rank >= RANK_OFFICIAL && !q->former && (!q->side || !p->side || strcmp(q->side, p->side)) ? q : NULL;
		}
		if (!like)
			continue;
		p->rank = p->rank > like->rank ? p->rank : like->rank;
		p->title = like->title ? like->title : like->entry >= 0 ? f->p->v[like->entry].office : p->title;
		p->title_rank = like->title_rank;
		for (size_t k = 0; k < like->n_heads && p->n_heads < PERSON_HEADS; k++)
			p->heads[p->n_heads++] = like->heads[k];
	}
}

/* "(WAM)" in the first lines: the agency's country. */
static const char *home_of_agency(const struct extraction *x)
{
	for (size_t i = 0; i < x->who->places.n && x->who->places.v[i].tok < AGENCY_TOKENS; i++) {
		const struct place_hit *h = &x->who->places.v[i];
		const struct place_entry *e = h->org >= 0 ? &x->lex->places->v[h->org] : NULL;
		bool bracket = h->tok && str_is(x->who->view.key[h->tok - 1], "(");
		if (e && bracket && !strcmp(e->sort, "media") && (e->in || e->home))
			return e->in ? e->in : e->home;
	}
	return NULL;
}

void people_find(struct extraction *x)
{
	if (!x->who->home)
		x->who->home = home_of_agency(x);

	struct finder f = { .w = x->who, .x = x, .p = x->lex->people, .year = date_year_guess(x) };
	f.found_from = arena_array(x->a, x->text->n_toks + 1, uint32_t);
	names_listed(&f);
	names_titled(&f, true);
	names_apposed(&f);
	names_titled(&f, false);
	names_brief(&f);
	host_infer(&f);
	if (f.found.n)
		qsort(f.found.v, f.found.n, sizeof *f.found.v, by_place);
	int *participant = arena_array(x->a, f.persons.n + 1, int);
	sides_guess(&f);
	equals_resolve(&f);
	for (size_t i = 0; i < f.found.n; i++)
		name_choose(&f, &f.persons.v[f.found.v[i].person], &f.found.v[i]);
	for (size_t i = 0; i < f.found.n; i++) {
		const struct found *n = &f.found.v[i];
		if (!participant[n->person]) {
			participant_add(&f, n->person, n);
			participant[n->person] = (int)x->doc->participants.n;
		}
		mention_push(&f, n, participant[n->person] - 1);
	}
	mentions_sort(x);
}
