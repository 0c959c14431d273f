/* person_name.c: names that their surroundings give away: a title or honorific
 * before, an apposition behind, a verb of saying beside. */
#include "claims_int.h"
#include "person_int.h"

#include <string.h>

enum { OWNER_NEAR = 60 /* tokens in which "her daughter" finds whose */, PERSON_TOKENS = 12, NAMES_BEFORE = 2, LOUD_LEAST = 4, LOUD_WORDS = 12, STYLED_NAME = 9, APPOSITION = 30 /* tokens in which an apposition's country is looked for */ };

bool found_free(const struct finder *f, uint32_t tok, uint32_t tok_end)
{
	for (uint32_t i = tok; i < tok_end; i++)
		if (f->w->used[i] & USED_PERSON)
			return false;
	return true;
}

void found_add(struct finder *f, struct found n)
{
	for (uint32_t i = n.tok; i < n.tok_end; i++)
		f->w->used[i] |= USED_PERSON;
	*vec_push(f->x->a, &f->found) = n;
	f->found_from[n.tok] = (uint32_t)f->found.n;
}

static const char *side_of_hit(const struct finder *f, const struct place_hit *h)
{
	const struct places *p = f->x->lex->places;
	return h->country >= 0 ? p->v[h->country].name : h->org >= 0 ? p->v[h->org].in : h->locality >= 0 ? p->v[h->locality].country : NULL;
}

static const struct place_hit *hit_at(const struct finder *f, uint32_t tok)
{
	size_t i = place_hit_from(f->w, tok);
	return i < f->w->places.n && f->w->places.v[i].tok == tok ? &f->w->places.v[i] : NULL;
}

static bool key_is(const struct finder *f, uint32_t tok, const char *word)
{
	return tok < f->x->text->n_toks && str_is(f->w->view.key[tok], word);
}

static bool key_has(const struct finder *f, uint32_t tok, unsigned marks)
{
	return tok < f->x->text->n_toks && (key_marks(f->w, tok) & marks);
}

/* The country that ends before tok: "Japan's", "U.S.", "Republic of Korea (ROK)". */
static const char *side_before(const struct finder *f, uint32_t tok)
{
	const struct token *t = f->x->text->toks;
	uint32_t sent = tok < f->x->text->n_toks ? t[tok].sent : 0;
	/* "Republic of Korea 1st Vice Foreign Minister", "U.S. Homeland Security Advisor". */
	for (int n = 0; n < 3 && tok && (t[tok - 1].kind == TOK_NUMBER || (t[tok - 1].kind == TOK_WORD && (title_word(f->w, tok - 1, TITLE_MODIFIER) || title_word(f->w, tok - 1, TITLE_PASSING) || t[tok - 1].fold.n == 2) &&
	     !(f->w->used[tok - 1] & USED_PLACE))); n++)
		tok--;
	bool bracket = tok && key_is(f, tok - 1, ")"); /* "(Oslo) Prime Minister" opens a report */
	tok -= bracket;
	size_t i = place_hit_from(f->w, tok);
	if (bracket && i && f->w->places.v[i - 1].locality >= 0)
		return NULL;
	if (!i || f->w->places.v[i - 1].tok_end != tok || f->w->places.v[i - 1].country < 0 || t[tok - 1].sent != sent)
		return NULL;
	return side_of_hit(f, &f->w->places.v[i - 1]);
}

/* "of the Republic of Cyprus" behind a name. */
static const char *side_behind(const struct finder *f, uint32_t tok)
{
	if (!key_has(f, tok, M_OF))
		return NULL;
	tok += key_has(f, tok + 1, M_THE) ? 2 : 1;
	if (tok < f->x->text->n_toks && !hit_at(f, tok))
		tok = realm_end(f->w, tok, f->x->text->sents[f->x->text->toks[tok].sent].tok_end);
	const struct place_hit *h = hit_at(f, tok);
	return h && h->use != USE_DEMONYM ? side_of_hit(f, h) : NULL;
}

/* "Mr. Goita's foreign minister" */
static const char *side_of_owner(const struct finder *f, uint32_t tok)
{
	const struct token *t = f->x->text->toks;
	if (!tok || !(t[tok - 1].flags & TOK_POSSESSIVE) || !(f->w->used[tok - 1] & USED_PERSON))
		return NULL;
	for (uint32_t i = tok, n = 0; i-- > 0 && n < PERSON_TOKENS; n++)
		if (f->found_from[i])
			return f->persons.v[f->found.v[f->found_from[i] - 1].person].side;
	return NULL;
}

/* "Angola's External Affairs Minister" is Angola's, wherever else that office is known. */
static const char *side_of_title(const struct finder *f, const struct title *t)
{
	const char *before = t->side && t->own_side ? side_before(f, t->tok) : NULL;
	return before ? before : t->side;
}

const char *side_beside(const struct finder *f, uint32_t from, const struct title *t, uint32_t name_to)
{
	const char *side = name_to ? side_behind(f, name_to) : NULL;
	if (side || !t)
		return side ? side : side_before(f, from);
	if (t->side)
		return side_of_title(f, t);
	/* Not of what an office is for: "Kenya's Ambassador to Peru", "Minister for the EU". */
	for (uint32_t i = t->tok; i < t->side_end; i++) {
		const struct place_hit *h = hit_at(f, i);
		if (h && side_of_hit(f, h))
			return side_of_hit(f, h);
	}
	const char *before = side_before(f, t->tok);
	return before ? before : side_of_owner(f, t->tok);
}

/* Honorifics and styles before a name: "His Majesty King", "Mr.", "Sheikh". */
static uint32_t skip_styles(const struct finder *f, uint32_t tok, uint32_t limit, char *sex)
{
	const struct wordlist *w = &f->p->titles;
	uint32_t end;
	for (;;) {
		const struct word_row *r = word_at(w, &f->w->view, tok, limit, TITLE_STYLE, &end);
		if (!r)
			r = word_at(w, &f->w->view, tok, limit, TITLE_HONORIFIC, &end);
		if (!r || !(f->x->text->toks[end - 1].flags & TOK_CAP))
			return tok;
		*sex = r->sex ? r->sex : *sex;
		tok = end < limit && key_is(f, end, ",") && r->cls == TITLE_STYLE ? end + 1 : end;
	}
}

static struct found *found_at(struct finder *f, uint32_t tok)
{
	uint32_t i = f->found_from[tok];
	return i ? &f->found.v[i - 1] : NULL;
}

/* "Her daughter": the side of the person last named. */
static const char *side_of_last(const struct finder *f, uint32_t tok)
{
	for (uint32_t i = tok, n = 0; i-- > 0 && n < OWNER_NEAR; n++)
		if (f->found_from[i])
			return f->persons.v[f->found.v[f->found_from[i] - 1].person].side;
	return NULL;
}

/* Whether an official without a country may be of the publisher's: it has such an office. */
static bool home_office(const struct finder *f, const struct title *t)
{
	if (!f->w->home || t->rank <= RANK_VOICE)
		return f->w->home != NULL;
	struct str head = f->w->view.key[t->head_end - 1];
	for (size_t i = 0; i < f->p->n; i++) {
		const struct person_entry *e = &f->p->v[i];
		struct str office = str_c(e->office);
		if (!e->side || strcmp(e->side, f->w->home))
			continue;
		for (size_t at = 0; at + head.n <= office.n; at++)
			if (str_ieq(str_sub(office, at, at + head.n), head))
				return true;
	}
	return false;
}

/* Whether capitals tell nothing in the sentence of tok: a headline, or all in capitals. */
static void headline_case(const struct finder *f, uint32_t tok, bool *titles)
{
	const struct text *t = f->x->text;
	const struct sentence *s = &t->sents[t->toks[tok].sent];
	bool loud = s->tok_end > s->tok + LOUD_LEAST;
	for (uint32_t i = s->tok; loud && i < s->tok_end && i < s->tok + LOUD_WORDS; i++)
		loud = t->toks[i].kind != TOK_WORD || t->toks[i].flags & TOK_ALLCAP || t->toks[i].fold.n == 1;
	*titles = s->zone == ZONE_HEADLINE || s->heading || loud;
}

/* A name is known to begin earlier. */
static void found_widen(struct finder *f, struct found *n, uint32_t tok, uint32_t from)
{
	for (uint32_t i = tok; i < n->tok; i++)
		f->w->used[i] |= USED_PERSON;
	f->found_from[tok] = f->found_from[n->tok];
	f->found_from[n->tok] = 0;
	n->tok = tok;
	n->from = from;
}

/* The title of a name that is known and begins at `end`; in [tok, end) may stand first
 * names that the list has not: "President Khadim Omar Lund" of the listed Omar Lund. */
static bool name_known(struct finder *f, uint32_t from, uint32_t tok, uint32_t end, struct name_context *c, bool comma)
{
	struct found *n = found_at(f, end);
	bool more = end > tok;
	if (!n || ((comma || more) && !n->full))
		return false;
	if (more && (!c->title || end > tok + NAMES_BEFORE || f->x->text->toks[end - 1].flags & TOK_POSSESSIVE))
		return false;
	c->side = c->side ? c->side : side_beside(f, from, c->title, n->tok_end);
	person_context(f, n->person, c);
	if (more)
		found_widen(f, n, tok, comma ? tok : from);
	else if (!comma && n->from >= from)
		n->from = from;
	return true;
}

/* The name behind a title or honorific; true if there was one. */
static bool name_behind(struct finder *f, uint32_t from, uint32_t tok, uint32_t limit, struct name_context *c, bool comma, bool full)
{
	tok = skip_styles(f, tok, limit, &c->sex);
	const struct title *t = c->title;
	if (tok >= limit)
		return false;
	if (f->w->used[tok] & USED_PERSON)
		return name_known(f, from, tok, tok, c, comma);
	uint32_t end = name_end(f->w, tok, limit), brief;
	if (end == tok)
		return false;
	if (end < limit && name_known(f, from, tok, end, c, comma))
		return true;
	bool headline, one = end == tok + 1;
	if (full && one && !(t && t->family))
		return false;
	headline_case(f, tok, &headline);
	const char *side = side_beside(f, from, t, end);
	c->side = side ? side : c->side;
	if (one || !comma) {
		int person = person_of_brief(f, tok, limit, c, &brief);
		if (person >= 0 && (brief >= end || one)) {
			f->persons.v[person].introduced = true;
			person_context(f, person, c);
			found_add(f, (struct found){ tok, brief, comma ? tok : from, person, false, f->persons.v[person].rule });
			return true;
		}
	}
	if (t && t->family && !c->side)
		c->side = side_of_last(f, from);
	if (t && !t->family && !c->side && home_office(f, t))
		c->side = f->w->home;
	bool weak = !t || t->rank < RANK_OFFICIAL;
	if (headline || (one && comma && !(t && t->family)) || (one && weak && !c->sex))
		return false;
	int person = person_of_name(f, tok, end, c);
	if (person < 0)
		return false;
	person_context(f, person, c);
	found_add(f, (struct found){ tok, end, comma ? tok : from, person, !one, f->persons.v[person].rule });
	return true;
}

/* Whether the name that ends at tok has its title before it: "the Premier of Togo, the Hon. X". */
static bool titled_before(const struct finder *f, uint32_t tok)
{
	for (uint32_t n = 0; tok > 1 && n < STYLED_NAME; tok--, n++)
		if (f->w->used[tok - 1] & USED_TITLE || key_is(f, tok - 1, ","))
			return (f->w->used[tok - 1] | f->w->used[tok - 2]) & USED_TITLE;
	return false;
}

/* "X, President of Peru, Her Excellency Y, Premier of Togo": the title behind a name is
 * that name's, where the next has its own behind it. */
static bool titles_follow(const struct finder *f, uint32_t tok, uint32_t name, uint32_t limit)
{
	char sex = 0;
	struct title next;
	bool behind = tok > 1 && key_is(f, tok - 1, ",") && (f->w->used[tok - 2] & USED_PERSON || name_end(f->w, tok - 2, limit) == tok - 1);
	name = behind && !titled_before(f, tok - 1) ? skip_styles(f, name, limit, &sex) : limit;
	if (name >= limit)
		return false;
	uint32_t i = f->found_from[name], end = i ? f->found.v[i - 1].tok_end : name_end(f->w, name, limit);
	return end > name && end + 1 < limit && key_is(f, end, ",") && title_at(f->w, end + 1 + key_has(f, end + 1, M_THE), limit, &next);
}

void names_titled(struct finder *f, bool full)
{
	const struct text *t = f->x->text;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		uint32_t limit = t->sents[t->toks[i].sent].tok_end, end;
		if (t->toks[i].kind != TOK_WORD || f->w->used[i] & USED_PERSON)
			continue;
		const struct word_row *h = word_at(&f->p->titles, &f->w->view, i, limit, TITLE_HONORIFIC, &end);
		struct name_context c = { 0 };
		if (h && t->toks[i].flags & TOK_CAP) {
			c.sex = h->sex;
			name_behind(f, i, end, limit, &c, false, full);
			continue;
		}
		struct title title;
		/* "7 PM IST" is a time. */
		bool hour = i && t->toks[i - 1].kind == TOK_NUMBER && t->toks[i - 1].sent == t->toks[i].sent;
		if (hour || !title_at(f->w, i, limit, &title))
			continue;
		c.title = &title;
		c.sex = title.sex;
		c.side = side_of_title(f, &title);
		bool hit = name_behind(f, i, title.tok_end, limit, &c, false, full);
		if (!hit && key_is(f, title.tok_end, ",") && title.tok_end < limit && !titles_follow(f, i, title.tok_end + 1, limit))
			hit = name_behind(f, i, title.tok_end + 1, limit, &c, true, full);
		for (uint32_t j = i; hit && j < title.tok_end; j++)
			f->w->used[j] |= USED_TITLE;
		i = (title.tok_end > i ? title.tok_end : i + 1) - 1;
	}
}

/* The title in ", a spokesman for …", ", who was senior director …". */
static bool apposition(const struct finder *f, uint32_t at, uint32_t limit, struct title *t)
{
	if (!key_is(f, at, ",") || at + 2 >= limit)
		return false;
	at++;
	for (int i = 0, unknown = 0; i < 6 && at < limit; i++) {
		const struct place_hit *h = hit_at(f, at);
		if (title_at(f->w, at, limit, t)) { /* of the next in a list: ", Japanese Prime Minister Mr. Yamada" */
			char sex = 0;
			uint32_t named = skip_styles(f, t->tok_end, limit, &sex);
			return named >= limit || (!(f->w->used[named] & USED_PERSON) && (named == t->tok_end || name_end(f->w, named, limit) == named));
		}
		if (h && h->country >= 0)
			at = h->tok_end;
		else if (key_has(f, at, M_WHO | M_COPULA | M_THE | M_ARTICLE | M_OWNER) || f->x->text->toks[at].flags & TOK_POSSESSIVE)
			at++;
		else if (f->x->text->toks[at].kind == TOK_WORD && unknown++ < 2 && !title_word(f->w, at, TITLE_SAYS) && !acts_here(f->w, at))
			at++; /* "Asia director", "honorary fellow" */
		else
			return false;
	}
	return false;
}

/* The first country, organisation or official named from tok on. */
static const char *side_within(const struct finder *f, uint32_t tok, uint32_t limit)
{
	uint32_t end = tok + APPOSITION < limit ? tok + APPOSITION : limit;
	for (size_t i = place_hit_from(f->w, tok); i < f->w->places.n && f->w->places.v[i].tok < end; i++)
		if (side_of_hit(f, &f->w->places.v[i]))
			return side_of_hit(f, &f->w->places.v[i]);
	return NULL;
}

static bool saying_beside(const struct finder *f, uint32_t tok, uint32_t end, uint32_t limit)
{
	return (end < limit && title_word(f->w, end, TITLE_SAYS)) ||
	       (tok && f->x->text->toks[tok - 1].sent == f->x->text->toks[tok].sent && title_word(f->w, tok - 1, TITLE_SAYS));
}

/* "…, President of Northern Railways Jan Lis, …": after a title of a list its bearer's name. */
static bool names_next(const struct finder *f, uint32_t at, uint32_t limit)
{
	uint32_t end = at;
	while (end < limit && end < at + APPOSITION && f->x->text->toks[end].kind == TOK_WORD && !key_has(f, end, M_AND))
		end++;
	bool name = end > at + 2;
	for (uint32_t i = end - (name ? 2 : 0); i < end && name; i++)
		name = name_end(f->w, i, i + 1) == i + 1;
	return name;
}

void names_apposed(struct finder *f)
{
	const struct text *t = f->x->text;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		uint32_t limit = t->sents[t->toks[i].sent].tok_end;
		const struct sentence *s = &t->sents[t->toks[i].sent];
		if (s->zone == ZONE_HEADLINE || s->zone == ZONE_BYLINE || s->heading || !(t->toks[i].flags & TOK_CAP))
			continue;
		struct title title;
		char sex = 0;
		/* "His Highness Sheikh X": the name begins behind the styles. */
		if (!(f->w->used[i] & USED_PERSON))
			i = skip_styles(f, i, limit, &sex);
		if (i >= limit)
			continue;
		struct found *known = f->w->used[i] & USED_PERSON ? found_at(f, i) : NULL;
		uint32_t end = known ? known->tok_end : f->w->used[i] & USED_PERSON ? i : name_end(f->w, i, limit);
		if (end < i + 2 && !known) {
			i = end > i ? end - 1 : i;
			continue;
		}
		/* "the Minister of Ports, X, the Head of the Harbour Office, Y": titles stand before. */
		bool titled = known && i > 1 && key_is(f, i - 1, ",") && f->w->used[i - 2] & USED_TITLE && f->persons.v[known->person].title &&
		              !title_word(f->w, i - 2, TITLE_FAMILY);
		bool apposed = !titled && apposition(f, end, limit, &title);
		apposed = apposed && !(known && i && f->w->used[i - 1] & USED_TITLE && names_next(f, title.tok_end, limit));
		if (apposed && (!known || !f->persons.v[known->person].title || title.rank > f->persons.v[known->person].title_rank)) {
			struct name_context c = { .title = &title, .sex = title.sex };
			c.side = side_beside(f, title.tok, &title, 0);
			c.side = c.side || (known && f->persons.v[known->person].side) ? c.side : side_within(f, title.tok_end, limit);
			int person = known ? known->person : person_of_name(f, i, end, &c);
			if (person < 0)
				return;
			person_context(f, person, &c);
			if (!known)
				found_add(f, (struct found){ i, end, i, person, true, f->persons.v[person].rule });
		} else if (!known && saying_beside(f, i, end, limit)) {
			struct name_context c = { .side = side_beside(f, i, NULL, end) };
			int person = person_of_name(f, i, end, &c);
			if (person < 0)
				return;
			person_context(f, person, &c);
			found_add(f, (struct found){ i, end, i, person, true, f->persons.v[person].rule });
		}
		i = end - 1;
	}
}
