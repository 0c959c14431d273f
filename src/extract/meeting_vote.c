/* meeting_vote.c: kind, date and place of a meeting, by a vote of its sentences. */
#include "claims_int.h"
#include "meeting_int.h"

#include <stdio.h>
#include <string.h>

enum { VOTES = 48, DISTANCE_HALF = 12 /* tokens over which a date's or place's weight halves */, SCALE = 240, MONTH_NEAR = 7, TOWN_WORDS = 3, HALL_WORDS = 5, EDGE = 3, EARLY = 3, COUNTRY_NEAR = 9, VISIT_NEAR = 4, VISIT_MOST = 14, PLANS = 3, CALL_TOLD = 18 /* one plain word for a call near the lead */ };

struct vote {
	const char *what;
	int n;
	const struct date_ref *date;
	const struct place_hit *place;
};

/* Whether a cue tells of the meeting that is asked about. */
static bool counts(const struct cue *c, const struct cue *only)
{
	return only ? c == only : c->when == WHEN_NOW && !c->other;
}

/* "Talks" are held in a room or by phone. */
static bool names_no_medium(const struct meeting_finder *f, const struct cue *c)
{
	uint32_t end;
	for (uint32_t i = c->tok; i < c->tok_end && c->kind == KIND_BILATERAL; i++)
		if (word_at(&f->x->lex->meetings->collectives, &f->w->view, i, c->tok_end, COL_MEDIUM, &end))
			return true;
	return false;
}

/* How much its sentence counts; of what is to come, what is told as such tells most. */
static int cue_weight(const struct meeting_finder *f, const struct cue *c)
{
	return sentence_weight(f, c->sent) * (c->ahead ? PLANS : 1);
}

enum meeting_kind kind_vote(const struct meeting_finder *f, const struct cue **why)
{
	int votes[KIND_COUNT] = { 0 }, best[KIND_COUNT] = { 0 };
	const struct cue *cue[KIND_COUNT] = { NULL };
	bool lead = false;
	int open = 0;
	for (size_t i = 0; i < f->cues.n; i++) {
		const struct cue *c = &f->cues.v[i];
		int w = sentence_weight(f, c->sent) * c->weight;
		if (!counts(c, NULL) || !w)
			continue;
		/* The first cue of all is what the document is about. */
		if (!lead && f->body[c->sent]) {
			lead = true;
			w *= 2;
		}
		votes[c->kind] += w;
		open += names_no_medium(f, c) ? w : 0;
		if (w > best[c->kind])
			best[c->kind] = w, cue[c->kind] = c;
	}
	int person = votes[KIND_SUMMIT] + votes[KIND_STATE_VISIT] + votes[KIND_BILATERAL];
	enum meeting_kind k = KIND_BILATERAL;
	/* "The talks took place by phone." */
	if (votes[KIND_CALL] > person - (votes[KIND_CALL] >= CALL_TOLD ? open : 0))
		k = KIND_CALL;
	else if (votes[KIND_STATE_VISIT] * 4 >= person && votes[KIND_STATE_VISIT])
		k = KIND_STATE_VISIT;
	else if (votes[KIND_SUMMIT] * 3 >= person && votes[KIND_SUMMIT])
		k = KIND_SUMMIT;
	else if (!person && votes[KIND_WORKING])
		k = KIND_WORKING;
	else if (!person && votes[KIND_STATEMENT])
		k = KIND_STATEMENT;
	else if (!person && votes[KIND_MULTILATERAL])
		k = KIND_MULTILATERAL;
	*why = cue[k];
	for (unsigned i = 0; !*why && i < KIND_COUNT; i++)
		*why = cue[i];
	return k;
}

static struct vote *vote_for(struct vote *v, size_t *n, const char *what)
{
	for (size_t i = 0; i < *n; i++)
		if (!strcmp(v[i].what, what))
			return &v[i];
	if (*n == VOTES)
		return NULL;
	v[*n] = (struct vote){ .what = what };
	return &v[(*n)++];
}

static bool since_between(const struct meeting_finder *f, uint32_t from, uint32_t to)
{
	uint32_t end;
	for (uint32_t i = from; i < to; i++)
		if (word_at(&f->x->lex->meetings->scope, &f->w->view, i, to, SCOPE_CUE_SINCE, &end))
			return true;
	return false;
}

/* "…, which was marked on 22 October": the day of something else. */
static bool relative_between(const struct meeting_finder *f, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (class_of(f->x, i) & W_REL)
			return true;
	return false;
}

static int nearness(uint32_t a, uint32_t b)
{
	int d = (int)(a > b ? a - b : b - a);
	return SCALE * DISTANCE_HALF / (DISTANCE_HALF + d);
}

static int precision(const char *v)
{
	size_t n = strlen(v);
	if (strchr(v, 'W') || strchr(v, 'Q') || strchr(v, 'X') || v[0] == 'P')
		return 0;
	return n == 10 || (v[0] == '-' && n == 7) ? 8 : n == 7 || (v[0] == '-' && n == 4) ? 1 : 0;
}

/* No date beside a cue: the day of an early sentence that names both. */
static void date_of_lead(const struct meeting_finder *f, struct meeting_ref *m)
{
	const struct extraction *x = f->x;
	for (uint32_t s = 0; s < x->text->n_sents && f->pair[1] >= 0; s++) {
		size_t n;
		if (sentence_weight(f, s) < EARLY || !sentence_names(f, s, f->pair[0]) || !sentence_names(f, s, f->pair[1]))
			continue;
		const struct date_ref *d = date_in(x, x->text->sents[s].span, &n);
		for (size_t j = 0; j < n; j++) {
			const char *day = date_plain(x->a, d[j].value);
			uint32_t at = text_token_at(x->text, d[j].claim.span.s);
			bool late = day && x->src->publication_date && strcmp(day, x->src->publication_date) > 0;
			if (!day || precision(day) < 8 || late || strcmp(d[j].zone, zone_names[ZONE_DATELINE]) == 0 || since_between(f, x->text->sents[s].tok, at))
				continue;
			m->start = m->end = day;
			m->date_basis = d[j].basis;
			return;
		}
	}
}

/* "on Monday and Tuesday": the day behind "and", where it is the next. */
static const char *next_day(const struct meeting_finder *f, const struct date_ref *d, const char *end)
{
	const struct extraction *x = f->x;
	const struct date_ref *all = x->doc->dates.v, *then = d + 1;
	if (d < all || then >= all + x->doc->dates.n || !d->value || !then->value)
		return end;
	uint32_t from = text_token_at(x->text, d->claim.span.e - 1) + 1, to = text_token_at(x->text, then->claim.span.s);
	const char *next = date_add_days(x->a, d->value, 1);
	return next && to == from + 1 && (key_marks(f->w, from) & M_AND) && !strcmp(next, then->value) ? next : end;
}

/* The days of a duration that stands right before the cue, or 0. */
static int visit_days(const struct meeting_finder *f, const struct cue *c)
{
	size_t n;
	int days = 0;
	char unit = 0;
	const struct date_ref *d = date_in(f->x, f->x->text->sents[c->sent].span, &n);
	for (size_t i = 0; i < n; i++) {
		uint32_t behind = text_token_at(f->x->text, d[i].claim.span.e - 1) + 1;
		if (!strcmp(d[i].type, "duration") && behind <= c->tok && c->tok < behind + VISIT_NEAR && sscanf(d[i].value, "P%d%c", &days, &unit) == 2)
			return unit == 'D' && days >= 2 && days <= VISIT_MOST ? days : 0;
	}
	return 0;
}

void visit_span(const struct meeting_finder *f, struct meeting_ref *m)
{
	if (!m->start || strlen(m->start) != 10 || strcmp(m->start, m->end))
		return;
	for (size_t i = 0; i < f->cues.n; i++) {
		const struct cue *c = &f->cues.v[i];
		const struct sentence *s = &f->x->text->sents[c->sent];
		int days = counts(c, NULL) && sentence_weight(f, c->sent) >= EARLY ? visit_days(f, c) : 0;
		size_t n;
		const struct date_ref *d = date_in(f->x, s->span, &n);
		bool dated = false;
		for (size_t k = 0; k < n; k++)
			dated |= d[k].value && !strcmp(d[k].value, m->start);
		if (!days || !dated)
			continue;
		if (scope_within(f, s->tok, s->tok_end, SCOPE_CUE_END))
			m->start = date_add_days(f->x->a, m->end, 1 - days);
		else if (scope_within(f, s->tok, s->tok_end, SCOPE_CUE_BEGIN))
			m->end = date_add_days(f->x->a, m->start, days - 1);
		else
			continue;
		strs_add(f->x->a, &m->claim.inferred, scope_within(f, s->tok, s->tok_end, SCOPE_CUE_END) ? "start" : "end");
		return;
	}
}

/* How precise a date is that may be the day of c's meeting, or 0; *at is where it stands. */
static int date_counts(const struct meeting_finder *f, const struct cue *c, const struct cue *only, const struct date_ref *d, uint32_t *at)
{
	const struct extraction *x = f->x;
	const char *day = date_plain(x->a, d->value);
	int p = day && (!strcmp(d->type, "date") || !strcmp(d->type, "time")) ? precision(day) : 0;
	*at = text_token_at(x->text, d->claim.span.s);
	uint32_t behind = text_token_at(x->text, d->claim.span.e - 1) + 1;
	bool apart = *at > c->tok_end ? relative_between(f, c->tok_end, *at) || since_between(f, c->tok_end, *at) : since_between(f, behind, c->tok);
	int far = (int)(*at > c->tok ? *at - c->tok : c->tok - *at);
	/* A month must stand beside the cue; what is told has been. */
	bool ahead = p == 8 && !only && !f->preview && x->src->publication_date && day[0] != '-' && strcmp(day, x->src->publication_date) > 0;
	/* "said on Monday": when it was told. */
	uint32_t told = *at > c->tok && (key_marks(f->w, *at - 1) & M_ON) ? *at - 2 : *at - 1;
	ahead |= *at > c->tok + 1 && title_word(f->w, told, TITLE_SAYS);
	bool vague = !only && p == 1 && (far > MONTH_NEAR || (!f->report && f->body[c->sent] != 1));
	return apart || ahead || vague || !strcmp(d->zone, zone_names[ZONE_DATELINE]) ? 0 : p;
}

/* The dates of a cue's sentence, each by its weight, precision and nearness. */
static void dates_count(const struct meeting_finder *f, const struct cue *c, const struct cue *only, int weight, struct vote *votes, size_t *n_votes)
{
	const struct extraction *x = f->x;
	size_t n;
	const struct date_ref *d = date_in(x, x->text->sents[c->sent].span, &n);
	for (size_t j = 0; j < n; j++) {
		uint32_t at;
		int p = date_counts(f, c, only, &d[j], &at);
		if (!p)
			continue;
		/* At either end of a sentence a date speaks for all of it. */
		if (at < x->text->sents[c->sent].tok + EDGE && at < c->tok)
			at = c->tok > EDGE ? c->tok - EDGE : 0;
		/* The last day of a range speaks for the range. */
		const char *day = date_plain(x->a, d[j].value), *before = j && d[j - 1].end ? date_plain(x->a, d[j - 1].end) : NULL;
		bool closes = before && !strcmp(before, day);
		struct vote *v = vote_for(votes, n_votes, closes ? date_plain(x->a, d[j - 1].value) : day);
		if (!v)
			continue;
		v->n += weight * p * nearness(c->tok, at);
		v->date = v->date && v->date->end ? v->date : &d[closes ? j - 1 : j];
	}
}

void date_vote(const struct meeting_finder *f, const struct cue *only, struct meeting_ref *m)
{
	struct vote votes[VOTES];
	size_t n_votes = 0;
	const struct extraction *x = f->x;
	/* A visit that a call speaks of has its own day. */
	bool call = !only && !strcmp(m->kind, meeting_kind_names[KIND_CALL]);
	/* One cue or all of them. */
	for (size_t i = only ? (size_t)(only - f->cues.v) : 0; i < (only ? (size_t)(only - f->cues.v) + 1 : f->cues.n); i++) {
		const struct cue *c = &f->cues.v[i];
		int weight = only ? 1 : cue_weight(f, c);
		if (counts(c, only) && weight && !c->arrival && !(call && c->kind != KIND_CALL))
			dates_count(f, c, only, weight, votes, &n_votes);
	}
	const struct vote *best = NULL;
	for (size_t i = 0; i < n_votes; i++)
		if (!best || votes[i].n > best->n)
			best = &votes[i];
	if (!best && !only)
		date_of_lead(f, m);
	if (!best)
		return;
	m->start = best->what;
	m->end = best->date->end ? date_plain(x->a, best->date->end) : m->start;
	m->end = next_day(f, best->date, m->end);
	m->date_basis = best->date->basis;
	if (m->date_basis && !strcmp(m->date_basis, "inferred")) {
		strs_add(x->a, &m->claim.inferred, "start");
		strs_add(x->a, &m->claim.inferred, "end");
	}
}

/* The words that no list has before a comma at `end`, behind "in", "at": their
 * first token, or `end`. */
static uint32_t unlisted_before(const struct meeting_finder *f, uint32_t end, uint32_t most)
{
	const struct view *v = &f->w->view;
	const struct token *t = v->text->toks;
	uint32_t at = end, next;
	while (at && t[at - 1].kind == TOK_WORD && t[at - 1].flags & TOK_CAP && !(f->w->used[at - 1] & (USED_PLACE | USED_ORG | USED_PERSON | USED_CITY)) && end - at < most)
		at--;
	uint32_t in = at && at < end && (key_marks(f->w, at - 1) & M_THE) && most > TOWN_WORDS ? at - 1 : at;
	return in && at < end && word_at(&f->x->lex->meetings->collectives, v, in - 1, in, COL_LOCATIVE, &next) ? at : end;
}

/* "in Nykvarn, Sweden": a town that no list has, or NULL. */
static const char *town_before(const struct meeting_finder *f, const struct place_hit *h)
{
	const struct view *v = &f->w->view;
	uint32_t end = h->tok;
	if (end && (key_marks(f->w, end - 1) & M_THE))
		end--;
	if (end < 3 || !str_is(v->key[end - 1], ","))
		return NULL;
	uint32_t at = unlisted_before(f, --end, TOWN_WORDS);
	return at < end ? arena_strz(f->x->a, text_span(v->text, text_tokens(v->text, at, end))) : NULL;
}

/* "at the State House, Abuja" */
static bool hall_before(const struct meeting_finder *f, uint32_t at)
{
	return at > 2 && str_is(f->w->view.key[at - 1], ",") && unlisted_before(f, at - 1, HALL_WORDS) < at - 1;
}

/* "in Busan", "at the White House", "to Peru": a place, not an actor. */
static bool is_located(const struct meeting_finder *f, const struct place_hit *h)
{
	const struct view *v = &f->w->view;
	uint32_t at = h->tok, end;
	/* "on Singapore's Sentosa Island", "in central Riga" */
	while (at && ((key_marks(f->w, at - 1) & M_THE) || (key_marks(f->w, at - 1) & M_NEAR) || f->x->text->toks[at - 1].flags & TOK_POSSESSIVE))
		at--;
	if (!at || v->text->toks[at - 1].sent != v->text->toks[h->tok].sent)
		return false;
	/* "the situation in Gaza" is what was talked about. */
	if (at > 1 && word_at(&f->x->lex->meetings->collectives, v, at - 2, at - 1, COL_THEME, &end))
		return false;
	if (word_at(&f->x->lex->meetings->collectives, v, at - 1, at, COL_LOCATIVE, &end))
		return h->locality >= 0 || !(key_marks(f->w, at - 1) & M_ON);
	if (h->locality < 0 && town_before(f, h))
		return true;
	/* "Phnom Penh, Cambodia"; "to the White House". */
	size_t before = place_hit_from(f->w, at);
	const struct place_hit *town = before ? &f->w->places.v[before - 1] : NULL;
	if (str_is(v->key[at - 1], ",") && h->locality < 0 && town && town->tok_end == at - 1)
		return town->locality >= 0 && is_located(f, town);
	if (h->locality >= 0 && hall_before(f, at))
		return true;
	if (!(key_marks(f->w, at - 1) & M_TO))
		return false;
	/* "a state visit to Peru": behind the cue itself. */
	bool visited = false;
	for (size_t i = f->first_cue[v->text->toks[h->tok].sent]; i < f->cues.n && f->cues.v[i].tok_end < at; i++)
		visited |= f->cues.v[i].tok_end == at - 1 && str_ends(v->key[at - 2], STR("visit"));
	return h->locality >= 0 || visited;
}

/* NULL for what lies in no country: "at the G20". */
static const char *country_of(const struct meeting_finder *f, const struct place_hit *h)
{
	const struct places *p = f->x->lex->places;
	if (h->locality >= 0)
		return p->v[h->locality].country;
	return p->v[h->country].kind == PLACE_COUNTRY || p->v[h->country].kind == PLACE_GROUP ? p->v[h->country].name : NULL;
}

static void place_set(const struct meeting_finder *f, const struct place_hit *best, struct venue *out)
{
	const struct places *p = f->x->lex->places;
	out->country = country_of(f, best);
	if (best->locality < 0) {
		out->city = town_before(f, best);
		return;
	}
	const struct place_entry *e = &p->v[best->locality];
	if (e->kind == PLACE_VENUE) {
		out->venue = e->name;
		if (e->in && strcmp(e->in, out->country))
			out->city = e->in;
	} else {
		out->city = e->name;
	}
}

static void place_finer(const struct meeting_finder *f, const struct vote *v, size_t n, const struct vote *top, struct venue *out)
{
	const struct places *p = f->x->lex->places;
	/* A country or region that leads is made finer by a city in it that came up as well. */
	const struct vote *city = NULL, *venue = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct place_hit *h = v[i].place;
		if (h->locality < 0 || strcmp(country_of(f, h), country_of(f, top->place)))
			continue;
		enum place_kind k = p->v[h->locality].kind;
		if (k == PLACE_CITY && (!city || v[i].n > city->n))
			city = &v[i];
		if (k == PLACE_VENUE && (!venue || v[i].n > venue->n))
			venue = &v[i];
	}
	bool fine = top->place->locality >= 0 && p->v[top->place->locality].kind != PLACE_REGION;
	if (!fine && city && city->n * 4 >= top->n)
		place_set(f, city->place, out);
	if (venue && venue != top && p->v[venue->place->locality].in && out->city && !strcmp(p->v[venue->place->locality].in, out->city))
		out->venue = p->v[venue->place->locality].name;
}

void place_vote(const struct meeting_finder *f, const struct cue *only, struct meeting_ref *m)
{
	struct vote votes[VOTES];
	size_t n = 0;
	const struct extraction *x = f->x;
	/* One cue or all of them. */
	for (size_t i = only ? (size_t)(only - f->cues.v) : 0; i < (only ? (size_t)(only - f->cues.v) + 1 : f->cues.n); i++) {
		const struct cue *c = &f->cues.v[i];
		int weight = only ? 1 : cue_weight(f, c);
		const struct sentence *s = &x->text->sents[c->sent];
		if (!counts(c, only) || !weight)
			continue;
		for (size_t j = place_hit_from(f->w, s->tok); j < f->w->places.n && f->w->places.v[j].tok < s->tok_end; j++) {
			const struct place_hit *h = &f->w->places.v[j];
			if ((h->locality < 0 && (h->country < 0 || h->use == USE_DEMONYM)) || !country_of(f, h) || f->quoted[h->tok] || !is_located(f, h))
				continue;
			bool apart = h->tok > c->tok_end ? since_between(f, c->tok_end, h->tok) : since_between(f, h->tok, c->tok);
			/* A country far behind the cue is what was talked about. */
			bool far = h->locality < 0 && !town_before(f, h) && h->tok > c->tok_end + COUNTRY_NEAR;
			if (apart || (far && !only))
				continue;
			const struct places *p = x->lex->places;
			struct vote *v = vote_for(votes, &n, h->locality >= 0 ? p->v[h->locality].name : p->v[h->country].name);
			if (v) {
				v->n += weight * c->weight * nearness(c->tok, h->tok) * (h->locality >= 0 ? 2 : 1);
				v->place = h;
			}
		}
	}
	const struct vote *best = NULL;
	for (size_t i = 0; i < n; i++)
		if (!best || votes[i].n > best->n)
			best = &votes[i];
	if (!best)
		return;
	place_set(f, best->place, &m->place);
	place_finer(f, votes, n, best, &m->place);
}
