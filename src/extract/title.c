/* title.c: titles and offices, and the shape of names.
 *
 * A title is a head noun with its modifiers and what "of" adds: "deputy
 * national security adviser", "Secretary of Commerce", "President of Peru". */
#include "claims_int.h"
#include "who_int.h"

#include "utf8.h"

enum { TITLE_MODIFIERS = 6, NAME_TOKENS = 12, ABBREVIATED = 3 /* letters */, PORTFOLIO_WORDS = 6 };

bool title_word(const struct who *w, uint32_t tok, enum title_class cls)
{
	uint32_t end;
	return tok < w->view.text->n_toks && word_at(&w->x->lex->people->titles, &w->view, tok, tok + 1, (unsigned)cls, &end);
}

bool title_abbreviated(const struct who *w, uint32_t head)
{
	return w->view.text->toks[head].flags & TOK_ALLCAP && w->view.key[head].n <= ABBREVIATED;
}

static const struct word_row *row_at(const struct who *w, uint32_t tok, uint32_t limit, enum title_class cls, uint32_t *end)
{
	return word_at(&w->x->lex->people->titles, &w->view, tok, limit, (unsigned)cls, end);
}

static bool capital(const struct who *w, uint32_t tok)
{
	return w->view.text->toks[tok].kind == TOK_WORD && w->view.text->toks[tok].flags & TOK_CAP;
}

static const struct place_hit *place_at(const struct who *w, uint32_t tok)
{
	size_t i = place_hit_from(w, tok);
	return i < w->places.n && w->places.v[i].tok == tok ? &w->places.v[i] : NULL;
}

static bool key_has(const struct who *w, uint32_t tok, uint32_t limit, unsigned marks)
{
	return tok < limit && (key_marks(w, tok) & marks);
}

static bool plain_capital(const struct who *w, uint32_t tok, uint32_t limit)
{
	return tok < limit && w->view.text->toks[tok].kind == TOK_WORD && w->view.text->toks[tok].flags & TOK_CAP &&
	       !(w->view.text->toks[tok].flags & TOK_POSSESSIVE) && !(w->used[tok] & (USED_PLACE | USED_ORG | USED_PERSON));
}

/* One portfolio, whatever stands before a word that ends it: "Defence", "African
 * Affairs", "East African Community Affairs". */
static bool portfolio_one(const struct who *w, uint32_t at, uint32_t limit, uint32_t *end)
{
	uint32_t to, most = at + PORTFOLIO_WORDS < limit ? at + PORTFOLIO_WORDS : limit;
	bool found = row_at(w, at, limit, TITLE_PORTFOLIO, end) != NULL;
	for (uint32_t k = found ? *end : at; k < most && capital(w, k); k++)
		if (k > at && title_word(w, k, TITLE_NOTNAME) && row_at(w, k, limit, TITLE_PORTFOLIO, &to)) {
			*end = to;
			return true;
		}
	return found;
}

/* A portfolio and those that "and" or a comma adds: "Trade, Industry and Energy". */
static bool portfolio_at(const struct who *w, uint32_t at, uint32_t limit, uint32_t *end)
{
	uint32_t next, head;
	if (!portfolio_one(w, at, limit, end))
		return false;
	while (*end + 1 < limit && (key_has(w, *end, limit, M_AND) || str_is(w->view.key[*end], ",")) &&
	       portfolio_one(w, *end + 1, limit, &next) && !row_at(w, next, limit, TITLE_HEAD, &head))
		*end = next;
	return true;
}

/* A portfolio of no list: "Minister of Lagoons and Ponds X Y": one word, or two
 * with "and", where a name of two words or more still follows. */
static bool portfolio_unknown(const struct who *w, uint32_t at, uint32_t limit, uint32_t *end)
{
	uint32_t to = at + 1;
	if (!plain_capital(w, at, limit))
		return false;
	if (key_has(w, to, limit, M_AND) && plain_capital(w, to + 1, limit))
		to += 2;
	*end = to;
	return to < limit && (w->used[to] & USED_PERSON || name_end(w, to, limit) >= to + 2);
}

uint32_t realm_end(const struct who *w, uint32_t tok, uint32_t limit)
{
	uint32_t end, at = tok + key_has(w, tok, limit, M_THE);
	if (at >= limit || !row_at(w, at, limit, TITLE_REALM, &end) || !key_has(w, end, limit, M_OF))
		return tok;
	return end + 1 + key_has(w, end + 1, limit, M_THE);
}

/* "of the Emiri Court": what no name contains ends it, and then no more capitals follow. */
static bool office_unknown(const struct who *w, uint32_t at, uint32_t limit, uint32_t *end)
{
	uint32_t k = at;
	while (k < limit && k < at + PORTFOLIO_WORDS && capital(w, k) && !(w->used[k] & USED_PERSON))
		k++;
	*end = k;
	return k > at + 1 && title_word(w, k - 1, TITLE_NOTNAME) && (k >= limit || !capital(w, k));
}

/* "of Peru", "to Peru", "for the EU", or an office of no list: what "of" at `at` - 1 adds. */
static void title_of_country(const struct who *w, uint32_t at, uint32_t limit, bool to, struct title *out)
{
	/* "Ambassador to Peru", "Minister for the EU", not "spokesman for Peru". */
	bool whose = !to && !(key_has(w, at - 1, limit, M_FOR) && out->rank >= RANK_OFFICIAL);
	uint32_t whom = at + key_has(w, at, limit, M_THE), end;
	if (!place_at(w, at)) /* "The Bahamas" has its own */
		at = whom;
	if (at < limit && !place_at(w, at))
		at = realm_end(w, at, limit);
	const struct place_hit *p = at < limit ? place_at(w, at) : NULL;
	if (p && p->country >= 0 && p->use != USE_DEMONYM) {
		out->tok_end = p->tok_end;
		out->own_side &= !whose;
		if (!whose) {
			/* "Ambassador to Peru and Togo" */
			while ((p = key_has(w, out->tok_end, limit, M_AND) ? place_at(w, out->tok_end + 1) : NULL) && p->country >= 0 && p->use != USE_DEMONYM && p->tok_end <= limit)
				out->tok_end = p->tok_end;
			out->text_end = out->tok_end;
			return;
		}
		out->side = w->x->lex->places->v[p->country].name;
		/* "Ambassador of Peru to NATO" */
		p = key_has(w, out->tok_end, limit, M_TO) ? place_at(w, out->tok_end + 1) : NULL;
		if (p && p->tok_end <= limit && p->use != USE_DEMONYM)
			out->tok_end = p->tok_end;
	} else if (!to && out->rank <= RANK_OFFICIAL && out->head_end == out->tok_end && office_unknown(w, whom, limit, &end)) {
		out->tok_end = out->text_end = end;
		out->side_end = whose ? end : out->side_end;
	}
}

/* "of the Treasury", "of Defence", "of China"; "for Foreign Affairs". */
static void title_of(const struct who *w, uint32_t limit, struct title *out)
{
	uint32_t at = out->tok_end, end;
	if (!key_has(w, at, limit, M_OF | M_FOR | M_TO))
		return;
	bool to = key_has(w, at, limit, M_TO);
	at++;
	if (!to && portfolio_at(w, at, limit, &end)) {
		out->tok_end = out->text_end = end;
		/* "Minister of State for Maritime Affairs" */
		if (key_has(w, end, limit, M_FOR) && portfolio_at(w, end + 1, limit, &at))
			out->tok_end = out->text_end = at;
		return;
	}
	/* "Aide to the President": the rank stays that of the aide. */
	uint32_t whom = at + key_has(w, at, limit, M_THE);
	if (to && out->head_end == out->tok_end && row_at(w, whom, limit, TITLE_HEAD, &end)) {
		out->tok_end = out->text_end = end;
		return;
	}
	if (!to && out->rank == RANK_OFFICIAL && portfolio_unknown(w, at, limit, &end)) {
		out->tok_end = out->text_end = end;
		return;
	}
	title_of_country(w, at, limit, to, out);
}

/* The end of a modifier at tok: a word of the list, or an organisation. */
static uint32_t modifier_end(const struct who *w, uint32_t tok, uint32_t limit)
{
	uint32_t end;
	if (tok >= limit)
		return tok;
	if (row_at(w, tok, limit, TITLE_MODIFIER, &end) || row_at(w, tok, limit, TITLE_PASSING, &end))
		return end;
	const struct place_hit *p = place_at(w, tok);
	if (p && p->org >= 0 && p->tok_end <= limit)
		return p->tok_end;
	return tok < limit && str_is(w->view.key[tok], "-") && view_touch(&w->view, tok) ? tok + 1 : tok;
}

static bool view_word(const struct who *w, uint32_t tok)
{
	return w->view.text->toks[tok].kind == TOK_WORD && !(w->view.text->toks[tok - 1].flags & TOK_POSSESSIVE);
}

static void head_take(const struct who *w, const struct word_row *r, bool family, uint32_t from, uint32_t end, struct title *out)
{
	enum rank rank = rank_of(r->rank);
	if (rank >= out->rank || !out->head_end) {
		out->rank = rank;
		out->head = from;
		out->head_end = end;
	}
	out->sex = r->sex;
	out->side = r->side ? r->side : out->side;
	out->own_side = r->side != NULL;
	out->family = family;
	out->tok_end = out->text_end = out->side_end = end;
	(void)w;
}

static bool title_one(const struct who *w, uint32_t tok, uint32_t limit, struct title *out);

static bool title_more(const struct who *w, uint32_t tok, uint32_t limit, struct title *out)
{
	return tok < limit && view_word(w, tok) && title_one(w, tok, limit, out);
}

static bool title_one(const struct who *w, uint32_t tok, uint32_t limit, struct title *out)
{
	uint32_t at = tok, end = 0;
	for (int i = 0; i <= TITLE_MODIFIERS; i++) {
		const struct word_row *head = row_at(w, at, limit, TITLE_HEAD, &end);
		uint32_t mod = modifier_end(w, at, limit);
		/* "first lady", "vice president": the head is the longer reading. */
		bool owner = head && end < limit && w->view.text->toks[end - 1].flags & TOK_POSSESSIVE; /* "the president's" */
		if (owner)
			return false;
		/* "deputy national security adviser": what may be either goes on if it can. */
		struct title more = *out;
		if (head && end == mod && i < TITLE_MODIFIERS && title_more(w, end, limit, &more)) {
			*out = more;
			return true;
		}
		if (head && end >= mod) {
			head_take(w, head, false, at, end, out);
			title_of(w, limit, out);
			return true;
		}
		if ((head = row_at(w, at, limit, TITLE_FAMILY, &end))) {
			head_take(w, head, true, at, end, out);
			return true;
		}
		if (mod == at)
			return false;
		out->former |= (key_marks(w, at) & M_EX) != 0;
		at = mod;
	}
	return false;
}

/* "The President and King X", "the Secretary and Foreign Minister X", "the
 * Vice President and Prime Minister X": the first is a role that stands alone,
 * being one word or below the second; not "the Crown Prince and Prime Minister
 * X", "the President and Prime Minister", "the Foreign Minister and Trade Minister X". */
static bool role_apart(const struct who *w, const struct title *t, const struct title *next, uint32_t limit)
{
	const struct token *toks = w->view.text->toks;
	uint32_t named = next->tok_end;
	if (!t->tok || !key_has(w, t->tok - 1, t->tok, M_THE) || t->head_end != t->tok_end || t->rank < RANK_OFFICIAL)
		return false;
	bool alone = t->tok_end == t->tok + 1 || (t->rank < RANK_LEADER && next->rank == RANK_LEADER);
	return alone && named < limit && toks[named].kind == TOK_WORD && toks[named].flags & TOK_CAP;
}

bool title_at(const struct who *w, uint32_t tok, uint32_t limit, struct title *out)
{
	uint32_t end;
	/* "the visiting President": what he is for the moment is no part of his office. */
	while (tok < limit && !(w->view.text->toks[tok].flags & TOK_CAP) && row_at(w, tok, limit, TITLE_PASSING, &end))
		tok = end;
	*out = (struct title){ .tok = tok, .tok_end = tok };
	if (tok >= limit || w->view.text->toks[tok].kind != TOK_WORD || !title_one(w, tok, limit, out))
		return false;
	/* "Acting President and Prime Minister"; "editor-in-chief" stays a head. */
	if (key_has(w, out->tok_end, limit, M_AND)) {
		struct title more = *out, alone = { 0 };
		if (title_one(w, out->tok_end + 1, limit, &more) && title_one(w, out->tok_end + 1, limit, &alone) && !role_apart(w, out, &alone, limit)) {
			bool kept = more.head == out->head;
			more.also = kept ? alone.head : out->head;
			more.also_end = kept ? alone.head_end : out->head_end;
			*out = more;
		}
	}
	return true;
}

struct str title_head(const struct who *w, uint32_t head, uint32_t head_end)
{
	uint32_t end;
	const struct word_row *r = row_at(w, head, head_end, TITLE_HEAD, &end);
	if (r && end == head_end && r->as.n)
		return r->as;
	return utf8_fold_name(w->x->a, text_span(w->x->text, text_tokens(w->x->text, head, head_end)));
}

static bool nearly(struct str a, struct str b)
{
	size_t differ = 0;
	for (size_t i = 0; a.n == b.n && i < a.n; i++)
		differ += a.p[i] != b.p[i];
	return a.n == b.n && differ <= (a.n > 10 ? 1u : 0u);
}

bool person_is(const struct person *p, struct str head)
{
	for (size_t i = 0; i < p->n_heads; i++)
		if (nearly(p->heads[i], head))
			return true;
	return false;
}

static bool name_word(const struct who *w, uint32_t tok)
{
	const struct token *t = &w->view.text->toks[tok];
	return t->kind == TOK_WORD && t->flags & TOK_CAP && !(w->used[tok] & (USED_PLACE | USED_ORG | USED_PERSON | USED_TITLE | USED_VENUE)) && w->view.key[tok].n > 0 &&
	       !title_word(w, tok, TITLE_NOTNAME) && !title_word(w, tok, TITLE_HEAD) && !title_word(w, tok, TITLE_HONORIFIC);
}

uint32_t name_end(const struct who *w, uint32_t tok, uint32_t limit)
{
	const struct token *t = w->view.text->toks;
	uint32_t at = tok, end = tok, max = tok + NAME_TOKENS < limit ? tok + NAME_TOKENS : limit;
	if (tok >= limit || !name_word(w, tok))
		return tok;
	while (at < max) {
		if (name_word(w, at)) {
			end = ++at;
			if (t[at - 1].flags & TOK_POSSESSIVE)
				return end;
		} else if (at > tok && title_word(w, at, TITLE_PARTICLE) && t[at].kind == TOK_WORD) {
			at++;
		} else if (at > tok && str_is(w->view.key[at], "-") && view_touch(&w->view, at) && view_touch(&w->view, at + 1)) {
			at++;
			/* "Jae-in", "Chan-o-cha": the part behind a hyphen may be small. */
			if (at < max && t[at].kind == TOK_WORD && !(t[at].flags & TOK_CAP) && w->view.key[at].n <= 5 && end == at - 1)
				end = ++at;
		} else {
			break;
		}
	}
	at = end < limit && str_is(w->view.key[end], ",") ? end + 1 : end;
	if (end > tok && at < limit && title_word(w, at, TITLE_SUFFIX) && t[at].flags & TOK_CAP)
		end = at + 1;
	return end;
}
