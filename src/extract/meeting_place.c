/* meeting_place.c: where a meeting was, where no cue has a place beside it: by the
 * source's title, a town of no list, a trip, the date line, the host. */
#include "claims_int.h"
#include "meeting_int.h"

#include <string.h>

enum { DATELINE_TOKENS = 14, TOWN_NEAR = 6, TOWN_WEIGHT = 4 /* of the sentence that names one */ };

/* "met in Nykvarn on Friday": a town that no list has. */
static bool town_unlisted(const struct meeting_finder *f, struct meeting_ref *m)
{
	const struct text *t = f->x->text;
	for (size_t i = 0; i < f->cues.n; i++) {
		const struct cue *c = &f->cues.v[i];
		uint32_t limit = t->sents[c->sent].tok_end;
		if (c->when != WHEN_NOW || c->other || sentence_weight(f, c->sent) < TOWN_WEIGHT || t->sents[c->sent].zone == ZONE_HEADLINE)
			continue;
		for (uint32_t k = c->tok; k + 1 < limit && k < c->tok_end + TOWN_NEAR; k++) {
			uint32_t end = (key_marks(f->w, k) & M_IN) ? name_end(f->w, k + 1, limit) : k + 1;
			if (end <= k + 1 || t->toks[end - 1].flags & TOK_POSSESSIVE)
				continue;
			m->place.city = arena_strz(f->x->a, text_span(t, text_tokens(t, k + 1, end)));
			return true;
		}
	}
	return false;
}

/* "On her trip to Riga": where a visit goes that the opening tells of. */
static bool place_of_trip(const struct meeting_finder *f, struct meeting_ref *m)
{
	enum { OPENING = 2 /* sentences */ };
	const struct extraction *x = f->x;
	for (size_t i = 0; i < f->w->places.n; i++) {
		const struct place_hit *h = &f->w->places.v[i];
		uint32_t sent = x->text->toks[h->tok].sent;
		const struct place_entry *e = h->locality >= 0 ? &x->lex->places->v[h->locality] : NULL;
		if (!e || e->kind != PLACE_CITY || !f->body[sent] || f->body[sent] > OPENING || h->tok < x->text->sents[sent].tok + 2)
			continue;
		if (!(class_of(x, h->tok - 1) & W_TO) || !(marks_of(x, h->tok - 2) & M_VISIT))
			continue;
		m->place.city = e->name;
		m->place.country = e->country;
		strs_add(x->a, &m->claim.inferred, "place");
		return true;
	}
	return false;
}

/* "ANCHORAGE, Alaska — President …", "(Accra) The President …", "Doha, Qatar: The
 * Emir …": whether a place opens the body. */
static bool place_opens(const struct meeting_finder *f, const struct place_hit *h)
{
	const struct text *t = f->x->text;
	const struct view *v = &f->w->view;
	const struct sentence *s = &t->sents[t->toks[h->tok].sent];
	uint32_t limit = h->tok_end + DATELINE_TOKENS < s->tok_end ? h->tok_end + DATELINE_TOKENS : s->tok_end, k = h->tok_end;
	bool bracket = h->tok == s->tok + 1 && str_is(v->key[s->tok], "(");
	if (f->body[t->toks[h->tok].sent] != 1 || (h->tok != s->tok && !bracket) || k >= limit)
		return false;
	if (bracket || f->opening > k)
		return bracket ? str_is(v->key[k], ")") : true;
	if (str_is(v->key[k], ",") && k + 1 < limit && f->w->used[k + 1] & USED_PLACE)
		for (k++; k < limit && f->w->used[k] & USED_PLACE; k++)
			;
	if (k < limit && str_is(v->key[k], ":"))
		return true;
	for (k = h->tok_end; k < limit; k++)
		if (str_is(v->key[k], "-") && !view_touch(v, k))
			return true;
	return false;
}

/* Where the report was written, for want of more. */
static bool place_of_dateline(const struct meeting_finder *f, const struct cue *lead, struct meeting_ref *m)
{
	const struct extraction *x = f->x;
	const struct place_entry *city = NULL;
	uint32_t title = 0, line = 0;
	for (uint32_t i = 0; i < x->text->n_sents; i++) {
		if (x->text->sents[i].zone == ZONE_HEADLINE)
			title = i;
		if (x->text->sents[i].zone == ZONE_DATELINE)
			line = i;
	}
	for (size_t i = 0; i < f->w->places.n && !city; i++) {
		const struct place_hit *h = &f->w->places.v[i];
		/* Of two date lines, the one above the headline is the page's. */
		if (x->text->toks[h->tok].sent < title && line > title)
			continue;
		bool before = x->text->sents[x->text->toks[h->tok].sent].zone == ZONE_DATELINE || place_opens(f, h);
		if (before && h->locality >= 0 && x->lex->places->v[h->locality].kind == PLACE_CITY)
			city = &x->lex->places->v[h->locality];
	}
	/* "on the sidelines of the Lake Forum", told from home */
	const struct sentence *told = lead ? &x->text->sents[lead->sent] : NULL;
	if (!city || (told && city->country && strs_has(&m->sides, city->country) && scope_within(f, told->tok, told->tok_end, SCOPE_CUE_ASIDE)))
		return false;
	m->place.city = city->name;
	m->place.country = city->country;
	strs_add(x->a, &m->claim.inferred, "place");
	return true;
}

/* "Remarks before a meeting | Lima, Peru": a city and its country close the title. */
static bool place_of_title(const struct extraction *x, struct meeting_ref *m)
{
	struct str title = str_c(x->src->title);
	const struct places *p = x->lex->places;
	for (size_t i = 0; title.n && i < p->n && !m->place.city; i++) {
		const struct place_entry *e = &p->v[i];
		if (e->kind != PLACE_CITY || !e->country || !strchr(x->src->title, ','))
			continue;
		struct str tail = str_c(arena_printf(x->a, "%s, %s", e->name, e->country));
		size_t at = title.n > tail.n ? title.n - tail.n : 0;
		if (at < 2 || title.p[at - 1] != ' ' || !strchr("|-(", title.p[at - 2]) || !str_ieq(str_sub(title, at, title.n), tail))
			continue;
		m->place.city = e->name;
		m->place.country = e->country;
		strs_add(x->a, &m->claim.inferred, "place");
	}
	return m->place.city != NULL;
}

/* "China hosted …": the country that receives; a place line in front. */
void place_infer(const struct meeting_finder *f, const struct cue *lead, struct meeting_ref *m)
{
	const struct extraction *x = f->x;
	uint32_t end;
	if (m->place.country || place_of_title(x, m) || town_unlisted(f, m) || place_of_trip(f, m) || place_of_dateline(f, lead, m) || !lead)
		return;
	for (uint32_t i = f->first_mention[lead->sent]; i < x->mentions.n && x->mentions.v[i].sent == lead->sent; i++) {
		const struct mention *n = &x->mentions.v[i];
		bool side = (n->kind == MENTION_COUNTRY && !n->adjective) || n->kind == MENTION_PERSON;
		if (side && n->sides.n && n->tok_end < x->text->n_toks &&
		    word_at(&x->lex->meetings->scope, &f->w->view, n->tok_end, n->tok_end + 3, SCOPE_CUE_HOST, &end)) {
			m->place.country = n->sides.v[0];
			strs_add(x->a, &m->claim.inferred, "place");
			return;
		}
	}
}
