/* meeting_find.c: the meeting that a document is about, and those it mentions.
 *
 *     cues ─ who meets ─ kind, date, place by vote ─ other meetings ─ levels
 *
 * A document is taken to be about one meeting: that of its lead.  What else it
 * tells of, earlier, planned or of other people, is background. */
#include "meeting_int.h"
#include "claims_int.h"

#include <string.h>

enum { BACKGROUND_WEIGHT = 4, BACKGROUND_MOST = 12, MANY_SIDES = 4 };

/* "We shall extend the railway to Kampala," is said of another place than one's own.
 * A quotation that is not closed ends with its paragraph. */
static void quoted_mark(struct meeting_finder *f)
{
	const struct text *t = f->x->text;
	f->quoted = arena_array(f->x->a, t->n_toks + 1, bool);
	bool open = false;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		if (i && t->sents[t->toks[i].sent].para != t->sents[t->toks[i - 1].sent].para)
			open = false;
		if (t->toks[i].kind == TOK_OPEN || t->toks[i].kind == TOK_CLOSE)
			open = t->toks[i].kind == TOK_OPEN;
		f->quoted[i] = open;
	}
}

static void finder_init(struct meeting_finder *f)
{
	const struct extraction *x = f->x;
	size_t n = x->text->n_sents;
	f->body = arena_array(x->a, n + 1, uint32_t);
	f->first_mention = arena_array(x->a, n + 1, uint32_t);
	uint32_t body = 0, m = 0;
	f->opening = opening_end(x);
	for (uint32_t i = 0; i < n; i++) {
		const struct sentence *s = &x->text->sents[i];
		/* A place line or a heading before the first sentence is no lead. */
		bool counted = s->zone == ZONE_BODY && !s->heading && s->tok_end - s->tok > 4 && s->tok_end > f->opening;
		f->body[i] = counted ? ++body : 0;
		while (m < x->mentions.n && x->mentions.v[m].sent < i)
			m++;
		f->first_mention[i] = m;
	}
}

/* Whether the person named nearest to a cue on one side of it is a stranger to the pair. */
static bool stranger_beside(const struct meeting_finder *f, const struct cue *c, bool before)
{
	const struct extraction *x = f->x;
	const struct mention *near = NULL;
	for (uint32_t j = f->first_mention[c->sent]; j < x->mentions.n && x->mentions.v[j].sent == c->sent; j++) {
		const struct mention *m = &x->mentions.v[j];
		if (m->kind != MENTION_PERSON || m->possessive || (before ? m->tok >= c->tok : m->tok < c->tok))
			continue;
		near = m;
		if (!before)
			break;
	}
	return near && near->person != f->pair[0] && near->person != f->pair[1] && f->w->persons.v[near->person].rank >= RANK_OFFICIAL;
}

/* "The leaders met, flanked by …" */
static bool collective_in(const struct meeting_finder *f, uint32_t sent)
{
	const struct sentence *s = &f->x->text->sents[sent];
	uint32_t end;
	for (uint32_t i = s->tok; i < s->tok_end; i++)
		if (word_at(&f->x->lex->meetings->collectives, &f->w->view, i, s->tok_end, COL_BOTH, &end) && end > i + 1)
			return true;
	return false;
}

/* Cues beside which another leader stands while one of the pair is missing. */
static void cues_mark_other(struct meeting_finder *f)
{
	for (size_t i = 0; i < f->cues.n; i++) {
		struct cue *c = &f->cues.v[i];
		bool both = true;
		for (size_t k = 0; k < 2; k++)
			both &= f->pair[k] < 0 || sentence_names(f, c->sent, f->pair[k]);
		both |= collective_in(f, c->sent);
		c->other = !both && (stranger_beside(f, c, true) || stranger_beside(f, c, false));
	}
}

static const char *meeting_ref_new(const struct extraction *x)
{
	return arena_printf(x->a, "m%zu", x->doc->meetings.n + 1);
}

bool statement_title(const struct extraction *x)
{
	struct str title = str_c(x->src->title);
	for (size_t i = 0; title.n && i < x->lex->meetings->kinds.n; i++) {
		const struct word_row *r = &x->lex->meetings->kinds.rows[i];
		for (size_t at = 0; r->cls == KIND_STATEMENT && at + r->phrase.n <= title.n; at++)
			if (str_ieq(str_sub(title, at, at + r->phrase.n), r->phrase))
				return true;
	}
	return false;
}

static bool official_source(const struct extraction *x)
{
	const char *p = x->src->party;
	return p && strcmp(p, "independent") != 0;
}

/* No day in the text: an official readout is of its day, a report of its month. */
static void date_infer(const struct extraction *x, enum meeting_kind kind, bool clue, struct meeting_ref *m)
{
	const char *published = x->src->publication_date;
	if (m->start || !published || strlen(published) < 10 || clue)
		return;
	if (official_source(x))
		m->start = arena_strz(x->a, (struct str){ published, 10 });
	else if (kind == KIND_CALL)
		m->start = arena_strz(x->a, (struct str){ published, 7 });
	else
		return;
	m->end = m->start;
	m->date_basis = "inferred";
	strs_add(x->a, &m->claim.inferred, "start");
	strs_add(x->a, &m->claim.inferred, "end");
}

/* Whether the lead has some date that is no day ("this week"): then none is inferred. */
static bool vague_date(const struct meeting_finder *f, const struct cue *lead)
{
	size_t n = 0;
	if (lead) {
		const struct date_ref *d = date_in(f->x, f->x->text->sents[lead->sent].span, &n);
		for (size_t i = 0; i < n; i++)
			if (!strcmp(d[i].type, "date") && d[i].value && strchr(d[i].value, 'W'))
				return true;
	}
	return false;
}

/* A lead without names: "the Presidents of A and B and the Prime Ministers of C and D met". */
static void sides_of_lead(const struct meeting_finder *f, const struct cue *lead, struct meeting_ref *m)
{
	const struct extraction *x = f->x;
	if (!lead || f->pair[0] >= 0)
		return;
	struct strs sides = { 0 };
	for (uint32_t i = f->first_mention[lead->sent]; i < x->mentions.n && x->mentions.v[i].sent == lead->sent && x->mentions.v[i].tok < lead->tok; i++)
		if (x->mentions.v[i].kind == MENTION_COUNTRY && !x->mentions.v[i].adjective)
			for (size_t k = 0; k < x->mentions.v[i].sides.n; k++)
				strs_add(x->a, &sides, x->mentions.v[i].sides.v[k]);
	if (sides.n > 1)
		m->sides = sides;
}

/* A side that the text gives a participant only by what others are. */
static void side_infer(const struct extraction *x, int person, const char *side)
{
	struct participant *q = &x->doc->participants.v[person];
	q->side = side;
	strs_add(x->a, &q->claim.inferred, "side");
	for (size_t k = 0; k < x->mentions.n; k++)
		if (x->mentions.v[k].person == person)
			strs_add(x->a, &x->mentions.v[k].sides, side);
}

/* One of the two without a country is of the side that nobody else stands for. */
static void side_left(const struct meeting_finder *f)
{
	const struct extraction *x = f->x;
	for (size_t i = 0; i < 2; i++) {
		struct participant *q = f->pair[i] >= 0 ? &x->doc->participants.v[f->pair[i]] : NULL;
		const struct participant *other = f->pair[1 - i] >= 0 ? &x->doc->participants.v[f->pair[1 - i]] : NULL;
		if (!q || q->side || !other || !other->side || f->w->persons.v[f->pair[i]].rank != RANK_LEADER)
			continue;
		for (size_t k = 0; k < 2; k++)
			if (!q->side && f->side[k] && strcmp(f->side[k], other->side) && side_early(f, f->side[k]))
				side_infer(x, f->pair[i], f->side[k]);
	}
}

static void primary_add(struct meeting_finder *f)
{
	struct extraction *x = f->x;
	const struct cue *why = NULL;
	enum meeting_kind kind = kind_vote(f, &why);
	if (!why && f->pair[0] < 0)
		return;
	if (!why && statement_title(x))
		kind = KIND_STATEMENT;
	/* Talks of officials and gatherings of many, beside it, have their own date and place. */
	for (size_t i = 0; i < f->cues.n; i++)
		f->cues.v[i].other |= f->cues.v[i].kind != kind && (f->cues.v[i].kind == KIND_WORKING || f->cues.v[i].kind == KIND_MULTILATERAL);
	struct meeting_ref *m = vec_push(x->a, &x->doc->meetings);
	m->ref = "m1";
	m->primary = true;
	m->kind = meeting_kind_names[kind];
	for (size_t i = 0; i < 2; i++)
		if (f->side[i])
			strs_add(x->a, &m->sides, f->side[i]);
	sides_of_lead(f, why, m);
	if (kind == KIND_BILATERAL && m->sides.n >= MANY_SIDES)
		m->kind = meeting_kind_names[KIND_MULTILATERAL];
	struct span span = why ? text_tokens(x->text, why->tok, why->tok_end) : x->doc->participants.v[f->pair[0]].claim.span;
	claim_set(x, &m->claim, "meeting", span, why ? why->rule : "people.tsv", "m1");
	date_vote(f, NULL, m);
	visit_span(f, m);
	m->planned = f->preview && m->start && x->src->publication_date && strcmp(m->start, x->src->publication_date) >= 0;
	date_infer(x, kind, vague_date(f, why), m);
	if (kind == KIND_CALL)
		return;
	place_vote(f, NULL, m);
	place_infer(f, why, m);
}

static bool same_meeting(const struct meeting_ref *a, const struct meeting_ref *b)
{
	const char *p = a->place.city ? a->place.city : a->place.country, *q = b->place.city ? b->place.city : b->place.country;
	bool place = p && q ? !strcmp(p, q) : p == q;
	bool date = a->start && b->start ? !strcmp(a->start, b->start) : true;
	return place && date && !strcmp(a->kind, b->kind) && a->planned == b->planned;
}

static bool joins_clause(const struct meeting_finder *f, uint32_t tok)
{
	uint32_t end;
	return str_is(f->w->view.key[tok], ";") || word_at(&f->x->lex->meetings->collectives, &f->w->view, tok, tok + 1, COL_JOIN, &end);
}

/* The sides of those who hold an office and stand in tokens [from, to). */
static void sides_of_people(const struct meeting_finder *f, uint32_t sent, uint32_t from, uint32_t to, struct strs *sides)
{
	const struct extraction *x = f->x;
	for (uint32_t j = f->first_mention[sent]; j < x->mentions.n && x->mentions.v[j].sent == sent; j++) {
		const struct mention *n = &x->mentions.v[j];
		if (n->tok >= from && n->tok < to && n->kind == MENTION_PERSON && n->sides.n && f->w->persons.v[n->person].rank >= RANK_OFFICIAL)
			strs_add(x->a, sides, n->sides.v[0]);
	}
}

/* "A had kept away since B took a call from C": the clause of the call names its own two. */
static void sides_of_clause(const struct meeting_finder *f, const struct cue *c, struct strs *sides)
{
	const struct sentence *s = &f->x->text->sents[c->sent];
	uint32_t from = c->tok, to = c->tok_end;
	while (from > s->tok && !joins_clause(f, from - 1))
		from--;
	while (to < s->tok_end && !joins_clause(f, to))
		to++;
	sides_of_people(f, c->sent, from, to, sides);
}

/* "a visit to Peru", of one who is not from there: the country behind the cue, or NULL. */
static const char *country_visited(const struct meeting_finder *f, const struct cue *c)
{
	const struct extraction *x = f->x;
	const struct sentence *s = &x->text->sents[c->sent];
	if (c->kind == KIND_CALL || c->tok_end >= s->tok_end || !(key_marks(f->w, c->tok_end) & M_TO) || !str_ends(f->w->view.key[c->tok_end - 1], STR("visit")))
		return NULL;
	size_t i = place_hit_from(f->w, c->tok_end + 1);
	const struct place_hit *h = i < f->w->places.n && f->w->places.v[i].tok == c->tok_end + 1 ? &f->w->places.v[i] : NULL;
	return !h ? NULL : h->locality >= 0 ? x->lex->places->v[h->locality].country : h->country >= 0 ? x->lex->places->v[h->country].name : NULL;
}

/* The sides of another meeting: those of its clause, of its sentence, else of the meeting at hand. */
static void background_sides(const struct meeting_finder *f, const struct cue *c, struct meeting_ref *m)
{
	const struct extraction *x = f->x;
	struct strs own = { 0 };
	sides_of_clause(f, c, &own);
	if (own.n >= 2)
		m->sides = own;
	else
		sides_of_people(f, c->sent, x->text->sents[c->sent].tok, x->text->sents[c->sent].tok_end, &m->sides);
	const char *visited = m->sides.n == 1 ? country_visited(f, c) : NULL;
	if (visited)
		strs_add(x->a, &m->sides, visited);
	for (size_t i = 0; m->sides.n < 2 && i < 2; i++)
		if (f->side[i])
			strs_add(x->a, &m->sides, f->side[i]);
}

/* Two sides, one of them not of the meeting at hand. */
static bool strangers_meet(const struct meeting_finder *f, const struct meeting_ref *m)
{
	const struct strs *own = &f->x->doc->meetings.v[0].sides;
	bool foreign = false;
	for (size_t i = 0; i < m->sides.n; i++)
		foreign |= !strs_has(own, m->sides.v[i]);
	return foreign && m->sides.n > 1;
}

bool side_has_principal(const struct extraction *x, const char *side)
{
	for (size_t i = 0; i < x->doc->participants.n; i++) {
		const struct participant *q = &x->doc->participants.v[i];
		if (q->level == LEVEL_PRINCIPAL && (!side || !q->side || !strcmp(q->side, side)))
			return true;
	}
	return false;
}

/* "Calls with the leaders of A and B": each of them is what the document is about. */
static bool one_of_many(const struct meeting_finder *f, const struct cue *c, const struct meeting_ref *m)
{
	const struct extraction *x = f->x;
	bool held = c->when == WHEN_NOW && c->other && c->weight >= BACKGROUND_WEIGHT && m->start && m->sides.n == 2;
	for (uint32_t s = 0; held && s < x->text->n_sents; s++)
		if (x->text->sents[s].zone == ZONE_HEADLINE && scope_within(f, x->text->sents[s].tok, x->text->sents[s].tok_end, SCOPE_CUE_MANY))
			return !strcmp(m->kind, x->doc->meetings.v[0].kind) && strangers_meet(f, m);
	return false;
}

/* Who else stands beside the cue of a further meeting met there. */
static void others_meet(const struct meeting_finder *f, const struct cue *c, const char *ref)
{
	const struct extraction *x = f->x;
	for (uint32_t j = f->first_mention[c->sent]; j < x->mentions.n && x->mentions.v[j].sent == c->sent; j++) {
		const struct mention *n = &x->mentions.v[j];
		if (n->kind != MENTION_PERSON || n->possessive || n->person == f->pair[0] || n->person == f->pair[1] || f->w->persons.v[n->person].rank < RANK_OFFICIAL)
			continue;
		struct participant *q = &x->doc->participants.v[n->person];
		q->level = side_has_principal(x, q->side) ? LEVEL_DELEGATION : LEVEL_PRINCIPAL;
		q->meeting = ref;
	}
}


void background_find(struct meeting_finder *f)
{
	struct extraction *x = f->x;
	for (size_t i = 0; i < f->cues.n && x->doc->meetings.n < BACKGROUND_MOST; i++) {
		const struct cue *c = &f->cues.v[i];
		bool working = c->kind == KIND_WORKING && strcmp(x->doc->meetings.v[0].kind, meeting_kind_names[KIND_WORKING]) != 0;
		if ((c->when == WHEN_NOW && !c->other && !working && c->kind != KIND_MULTILATERAL) || c->weight < 2)
			continue;
		struct meeting_ref m = { .primary = false, .planned = c->when == WHEN_PLANNED, .kind = meeting_kind_names[c->kind] };
		if (c->kind != KIND_STATEMENT)
			date_vote(f, c, &m);
		if (c->kind != KIND_CALL)
			place_vote(f, c, &m);
		background_sides(f, c, &m);
		/* Too vague to be a meeting of its own. */
		if (!m.start && !m.place.country && !(c->other && c->weight >= BACKGROUND_WEIGHT && strangers_meet(f, &m)))
			continue;
		bool known = false;
		for (size_t k = 0; k < x->doc->meetings.n; k++)
			known |= same_meeting(&x->doc->meetings.v[k], &m);
		if (known)
			continue;
		m.ref = meeting_ref_new(x);
		m.primary = one_of_many(f, c, &m);
		claim_set(x, &m.claim, "meeting", text_tokens(x->text, c->tok, c->tok_end), c->rule, m.ref);
		if (m.primary)
			others_meet(f, c, m.ref);
		*vec_push(x->a, &x->doc->meetings) = m;
	}
}

/* "The Prime Minister was accompanied by …": the side of the one who bears the office. */
static const char *side_of_subject(const struct meeting_finder *f, const struct sentence *s)
{
	const struct extraction *x = f->x;
	const char *side = NULL;
	struct title t;
	if (s->tok + 1 >= s->tok_end || !(key_marks(f->w, s->tok) & M_THE) || !title_at(f->w, s->tok + 1, s->tok_end, &t) || t.side)
		return NULL;
	struct str head = title_head(f->w, t.head, t.head_end);
	for (size_t i = 0; i < x->doc->participants.n; i++) {
		const char *own = person_is(&f->w->persons.v[i], head) ? x->doc->participants.v[i].side : NULL;
		if (own && side && strcmp(own, side))
			return NULL;
		side = own ? own : side;
	}
	return side;
}

/* "accompanied by …", "also present were …": the officials of such a sentence. */
static void delegations_find(const struct meeting_finder *f)
{
	struct extraction *x = f->x;
	uint32_t end;
	for (uint32_t s = 0; s < x->text->n_sents; s++) {
		const struct sentence *t = &x->text->sents[s];
		bool attend = false;
		for (uint32_t i = t->tok; i < t->tok_end && t->zone == ZONE_BODY && !attend; i++)
			attend = word_at(&x->lex->meetings->scope, &f->w->view, i, t->tok_end, SCOPE_CUE_ATTEND, &end) != NULL;
		for (uint32_t j = f->first_mention[s]; attend && j < x->mentions.n && x->mentions.v[j].sent == s; j++) {
			const struct mention *n = &x->mentions.v[j];
			if (n->kind != MENTION_PERSON || n->possessive || f->w->persons.v[n->person].rank < RANK_OFFICIAL || f->w->persons.v[n->person].former)
				continue;
			struct participant *q = &x->doc->participants.v[n->person];
			const char *side = q->side ? NULL : side_of_subject(f, t);
			if (side)
				side_infer(x, n->person, side);
			bool meets = !q->side || strs_has(&x->doc->meetings.v[0].sides, q->side);
			if (q->level == LEVEL_MENTIONED && meets)
				q->level = LEVEL_DELEGATION;
		}
	}
}

/* Does a name at tok, behind the cue, stand in its list: "…, A of B and C", not
 * "to discuss the plan that C announced"? */
static bool listed(const struct meeting_finder *f, const struct cue *c, uint32_t tok)
{
	while (tok > c->tok_end && (f->w->used[tok - 1] & (USED_PLACE | USED_ORG | USED_TITLE) || key_marks(f->w, tok - 1) & (M_THE | M_OF)))
		tok--;
	return tok <= c->tok_end || key_marks(f->w, tok - 1) & (M_AND | M_WITH) || str_is(f->w->view.key[tok - 1], ",");
}

/* Others who stand in the lead's sentence beside the pair took part; the first of a further side met. */
void levels_set(struct meeting_finder *f)
{
	struct extraction *x = f->x;
	for (size_t i = 0; i < 2; i++)
		if (f->pair[i] >= 0)
			x->doc->participants.v[f->pair[i]].level = LEVEL_PRINCIPAL;
	for (size_t i = 0; i < f->cues.n; i++) {
		const struct cue *c = &f->cues.v[i];
		if (c->when != WHEN_NOW || c->other || c->weight < 4 || sentence_weight(f, c->sent) < 3)
			continue;
		for (uint32_t j = f->first_mention[c->sent]; j < x->mentions.n && x->mentions.v[j].sent == c->sent; j++) {
			const struct mention *n = &x->mentions.v[j];
			if (n->kind != MENTION_PERSON || n->possessive || x->doc->participants.v[n->person].level == LEVEL_PRINCIPAL)
				continue;
			struct participant *q = &x->doc->participants.v[n->person];
			if (f->w->persons.v[n->person].rank < RANK_OFFICIAL || f->w->persons.v[n->person].former)
				continue;
			/* "The spokesman X said that …" */
			if (title_word(f->w, n->tok_end, TITLE_SAYS))
				continue;
			/* "…, following up on the visit of her adviser X", "under his predecessor Y" */
			if (n->tok > c->tok_end && scope_within(f, c->tok_end, n->tok, SCOPE_CUE_ELSEWHERE))
				continue;
			if (!side_has_principal(x, q->side) && !listed(f, c, n->tok))
				continue;
			q->level = side_has_principal(x, q->side) ? LEVEL_DELEGATION : LEVEL_PRINCIPAL;
			if (q->side && q->level == LEVEL_PRINCIPAL && x->doc->meetings.n)
				strs_add(x->a, &x->doc->meetings.v[0].sides, q->side);
		}
	}
	delegations_find(f);
	for (size_t i = 0; i < x->doc->participants.n; i++)
		if (x->doc->participants.v[i].level != LEVEL_MENTIONED && x->doc->meetings.n && !x->doc->participants.v[i].meeting)
			x->doc->participants.v[i].meeting = "m1";
}

void meetings_find(struct extraction *x)
{
	struct meeting_finder f = { .w = x->who, .x = x, .report = !official_source(x) };
	finder_init(&f);
	quoted_mark(&f);
	cues_find(&f);
	preview_find(&f);
	pair_find(&f);
	cues_mark_other(&f);
	side_left(&f);
	primary_add(&f);
	if (!x->doc->meetings.n)
		return;
	many_find(&f);
	background_find(&f);
	levels_set(&f);
}
