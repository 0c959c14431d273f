/* coref.c: who is meant by roles, pronouns and collectives.
 *
 * One walk over the text with little memory: the subject of the sentence
 * before (for "he" and "she"), who was last named by each title (for "the
 * president"), and the sides of the meeting (for "both sides").  Simple rules
 * of recency and subjecthood in the manner of Hobbs (1978) and of Lappin and
 * Leass (1994), which do well in prose as plain as a readout. */
#include "claims_int.h"
#include "who_int.h"

#include <string.h>

struct coref {
	struct extraction *x;
	struct who *w;
	const struct wordlist *words;
	unsigned char *covered;     /* tokens that a mention has */
	VEC(struct mention) out;
	uint32_t named;             /* next of x->mentions to be passed */
	int subject, subject_before; /* persons: first named of this sentence and of the one before */
	int clause;                 /* the person that the last "and NAME …ed" of this sentence began with, or -1 */
	int opener;                 /* whose possessive begins this sentence ("Lee's visit"), or -1 */
	int last_person;
	int last_man, last_woman;
	uint32_t *named_at;         /* one a person: byte of its last mention so far + 1 */
	struct strs last_sides;     /* of the last actor named */
	struct strs last_org;       /* of the last organisation with a side */
	uint32_t last_end;          /* behind its words; 0: none yet */
	bool plural;                /* the last actor named was a collective */
	uint32_t sent;
	bool in_quote;
	size_t quote_named;         /* of x->mentions, the first in the last quotation */
	uint32_t quote_tok, quote_end; /* behind its opening mark; at its closing mark, or 0 */
	int before_quote;           /* the last person before it */
	bool joint;                 /* "we" are both sides */
	int speaker;                /* of a transcript, since the last "NAME:"; else -1 */
	const char *party;          /* the publisher's country, or NULL */
};

static const struct strs *meeting_sides(const struct coref *c)
{
	static const struct strs none;
	return c->x->doc->meetings.n ? &c->x->doc->meetings.v[0].sides : &none;
}

static const struct word_row *word(const struct coref *c, uint32_t tok, enum collective_class cls, uint32_t *end)
{
	const struct text *t = c->x->text;
	return word_at(c->words, &c->w->view, tok, t->sents[t->toks[tok].sent].tok_end, (unsigned)cls, end);
}

static void person_set(const struct coref *c, struct mention *m, int person)
{
	m->person = person;
	const char *side = person >= 0 ? c->x->doc->participants.v[person].side : NULL;
	if (side)
		strs_add(c->x->a, &m->sides, side);
}

static void sides_set(const struct coref *c, struct mention *m, const struct strs *sides)
{
	for (size_t i = 0; i < sides->n; i++)
		strs_add(c->x->a, &m->sides, sides->v[i]);
}

static void emit(struct coref *c, struct mention m)
{
	for (uint32_t i = m.tok; i < m.tok_end; i++)
		c->covered[i] = 1;
	*vec_push(c->x->a, &c->out) = m;
}

/* "Norway and (the) …": does m go on with the actor named before it? */
static bool joins_last(const struct coref *c, const struct mention *m)
{
	enum { BETWEEN = 3 /* tokens */ };
	bool and = false;
	if (!c->last_end || c->last_end >= m->tok || m->tok - c->last_end > BETWEEN || c->x->text->toks[c->last_end].sent != m->sent)
		return false;
	for (uint32_t i = c->last_end; i < m->tok; i++) {
		bool joint = (key_marks(c->w, i) & M_AND) != 0;
		if (!joint && !(key_marks(c->w, i) & M_THE) && !str_is(c->w->view.key[i], ")"))
			return false;
		and |= joint;
	}
	return and;
}

/* "…, and Lund said": the name opens a clause of its own, not the end of a list. */
static bool opens_clause(const struct coref *c, uint32_t tok, uint32_t tok_end)
{
	const struct extraction *x = c->x;
	const struct sentence *s = &x->text->sents[c->sent];
	uint32_t and = tok > s->tok && (key_marks(c->w, tok - 1) & M_THE) ? tok - 1 : tok;
	while (tok_end < s->tok_end && (class_of(x, tok_end) & W_ADV))
		tok_end++;
	if (and <= s->tok + 1 || tok_end >= s->tok_end || !(class_of(x, and - 1) & W_COORD) || !(class_of(x, tok_end) & (W_ED | W_PAST | W_AUX)))
		return false;
	bool comma = str_is(c->w->view.key[and - 2], ",");
	bool verb = !comma && !c->covered[and - 2];
	for (uint32_t i = s->tok; comma && i < and && !verb; i++)
		verb = !c->covered[i] && (class_of(x, i) & (W_ED | W_PAST | W_AUX));
	return verb;
}

/* A mention by name is passed: remember it. */
static void pass_named(struct coref *c, const struct mention *m)
{
	if (m->kind == MENTION_PERSON) {
		if (c->subject < 0 && !m->possessive && !c->in_quote)
			c->subject = m->person;
		else if (!m->possessive && !c->in_quote && opens_clause(c, m->tok, m->tok_end))
			c->clause = m->person;
		if (m->possessive && m->tok <= c->x->text->sents[m->sent].tok + 1)
			c->opener = m->person;
		c->last_person = m->person;
		/* A label at the head of a paragraph. */
		const struct text *t = c->x->text;
		if (m->tok == t->sents[m->sent].tok && m->tok_end < t->n_toks && str_is(c->w->view.key[m->tok_end], ":"))
			c->speaker = m->person;
		c->named_at[m->person] = m->span.s + 1;
		char sex = c->w->persons.v[m->person].sex;
		if (sex == 'f')
			c->last_woman = m->person;
		else if (sex == 'm')
			c->last_man = m->person;
	}
	if (m->sides.n && !m->adjective) {
		struct strs both = { 0 };
		if (joins_last(c, m))
			for (size_t i = 0; i < c->last_sides.n; i++)
				strs_add(c->x->a, &both, c->last_sides.v[i]);
		for (size_t i = 0; i < m->sides.n; i++)
			strs_add(c->x->a, &both, m->sides.v[i]);
		c->last_sides = both;
		c->plural = both.n > 1;
		c->last_end = m->tok_end;
	}
	if (m->sides.n && m->kind == MENTION_ORG)
		c->last_org = m->sides;
}

static void sentence_begin(struct coref *c, uint32_t sent)
{
	c->sent = sent;
	if (c->subject >= 0 || c->opener >= 0)
		c->subject_before = c->subject >= 0 ? c->subject : c->opener;
	c->subject = c->opener = c->clause = -1;
	c->in_quote = false;
}

/* "He urged President Lund to …": not Lund himself.  "He rose, and Lund …" and
 * "the Lund government" leave it open. */
static bool named_ahead(const struct coref *c, int person)
{
	const struct mention *v = c->x->mentions.v;
	const struct sentence *s = &c->x->text->sents[c->sent];
	uint32_t at = s->tok;
	for (size_t i = c->named; i < c->x->mentions.n && v[i].sent == c->sent; i++) {
		for (; at < v[i].tok; at++)
			if ((class_of(c->x, at) & (W_COORD | W_SUBORD | W_REL)) || str_is(c->w->view.key[at], ","))
				return false;
		if (v[i].person == person && v[i].tok_end > v[i].tok + 1)
			return true;
	}
	return false;
}

/* "Lund told Faria (that) he would": Lund, the one before the verb. */
static int teller(const struct coref *c, uint32_t tok)
{
	const struct extraction *x = c->x;
	const struct sentence *s = &x->text->sents[c->sent];
	uint32_t end = tok > s->tok && (key_marks(c->w, tok - 1) & M_THAT) ? tok - 1 : tok;
	int32_t whom = mention_ending(x, end);
	uint32_t verb = whom >= 0 ? x->mentions.v[whom].tok : 0;
	int32_t who = verb > s->tok + 1 && (class_of(x, verb - 1) & (W_ED | W_PAST | W_ING)) ? mention_ending(x, verb - 1) : -1;
	bool persons = who >= 0 && x->mentions.v[whom].person >= 0 && x->mentions.v[who].tok >= s->tok;
	return persons && !x->mentions.v[who].possessive ? x->mentions.v[who].person : -1;
}

/* Does the token attribute the quotation before it: ", said the president"? */
static bool attributes(const struct coref *c, uint32_t tok)
{
	enum { NEAR = 3 /* tokens */, WORDS = 4 };
	return c->quote_end && tok <= c->quote_end + NEAR && c->quote_end >= c->quote_tok + WORDS;
}

/* "“I invited Lund,” he said": not Lund. */
static bool quoted(const struct coref *c, int person, uint32_t tok)
{
	if (!attributes(c, tok))
		return false;
	for (size_t i = c->quote_named; i < c->named && c->x->mentions.v[i].tok < c->quote_end; i++)
		if (c->x->mentions.v[i].person == person && c->x->mentions.v[i].tok >= c->quote_tok)
			return true;
	return false;
}

/* Of those named so far the last principal who may be meant. */
static int last_principal(const struct coref *c, char sex, uint32_t tok)
{
	int best = -1;
	for (size_t i = 0; i < c->x->doc->participants.n; i++) {
		char s = c->w->persons.v[i].sex;
		bool fits = c->x->doc->participants.v[i].level == LEVEL_PRINCIPAL && (!s || s == sex) && c->named_at[i];
		if (fits && !named_ahead(c, (int)i) && !quoted(c, (int)i, tok) && (best < 0 || c->named_at[i] > c->named_at[best]))
			best = (int)i;
	}
	return best;
}

/* "he", "she": the subject so far, else that of the sentence before.  One who
 * opens the sentence is none of those that it names. */
static int person_for(const struct coref *c, char sex, uint32_t tok, bool opens)
{
	int tries[] = { teller(c, tok), c->clause, c->subject, c->subject_before, attributes(c, tok) ? c->before_quote : -1, c->last_person, sex == 'f' ? c->last_woman : c->last_man };
	bool barred = false;
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		if (tries[i] < 0)
			continue;
		char s = c->w->persons.v[tries[i]].sex;
		bool fits = !s || s == sex;
		if (fits && !(opens && named_ahead(c, tries[i])) && !quoted(c, tries[i], tok))
			return tries[i];
		barred |= fits;
	}
	return barred ? last_principal(c, sex, tok) : -1;
}

static bool pronoun_person(struct coref *c, uint32_t tok)
{
	uint32_t end;
	bool he = word(c, tok, COL_HE, &end) != NULL, she = !he && word(c, tok, COL_SHE, &end);
	if ((!he && !she) || c->in_quote)
		return false;
	struct mention m = mention_of(c->x, MENTION_PRONOUN, tok, end, "collectives.tsv");
	m.possessive = (key_marks(c->w, tok) & M_OWNER) != 0;
	int person = person_for(c, he ? 'm' : 'f', tok, !m.possessive && tok == c->x->text->sents[c->sent].tok);
	person_set(c, &m, person);
	emit(c, m);
	if (person >= 0 && c->subject < 0 && !m.possessive)
		c->subject = person;
	if (person >= 0)
		c->last_person = person;
	return true;
}

/* "I", "my" behind "PRESIDENT X:". */
static bool pronoun_speaker(struct coref *c, uint32_t tok)
{
	uint32_t end;
	const struct word_row *r = c->speaker >= 0 && !c->in_quote ? word(c, tok, COL_I, &end) : NULL;
	if (!r)
		return false;
	struct mention m = mention_of(c->x, MENTION_PRONOUN, tok, end, r->rule);
	m.possessive = (class_of(c->x, tok) & W_POSS) != 0;
	person_set(c, &m, c->speaker);
	emit(c, m);
	return true;
}

/* "our position", of one who speaks: not that of both. */
static bool own_noun(const struct coref *c, uint32_t tok)
{
	uint32_t end;
	return (class_of(c->x, tok - 1) & W_POSS) && tok < c->x->text->n_toks && c->x->text->toks[tok].sent == c->sent && word(c, tok, COL_OWN, &end);
}

static bool pronoun_plural(struct coref *c, uint32_t tok)
{
	uint32_t end;
	const struct word_row *we = word(c, tok, COL_WE, &end), *they = we ? NULL : word(c, tok, COL_THEY, &end);
	const struct word_row *row = we ? we : they;
	const struct token *t = &c->x->text->toks[tok];
	/* "US" is a country. */
	if (!row || c->in_quote || (t->flags & TOK_ALLCAP && !(t->flags & TOK_FIRST)))
		return false;
	struct mention m = mention_of(c->x, MENTION_PRONOUN, tok, end, row->rule);
	m.possessive = (class_of(c->x, tok) & W_POSS) != 0;
	if (they && !c->plural && c->last_sides.n && c->last_person < 0)
		sides_set(c, &m, &c->last_sides);
	else if (we && c->speaker >= 0 && own_noun(c, end))
		person_set(c, &m, c->speaker);
	else if (we && !c->joint && c->party)
		strs_add(c->x->a, &m.sides, c->party);
	else
		sides_set(c, &m, meeting_sides(c));
	emit(c, m);
	return true;
}

/* "both Peru and Chile": the names say it themselves. */
static bool joins_names(const struct coref *c, uint32_t at)
{
	const struct text *t = c->x->text;
	if (at < t->n_toks && (key_marks(c->w, at) & M_THE))
		at++;
	return at < t->n_toks && t->toks[at].sent == c->sent && (c->covered[at] || t->toks[at].flags & TOK_CAP);
}

static bool collective(struct coref *c, uint32_t tok)
{
	uint32_t end;
	const struct word_row *r = word(c, tok, COL_BOTH, &end);
	r = r ? r : word(c, tok, COL_EITHER, &end);
	if (!r || c->covered[end - 1] || (end == tok + 1 && joins_names(c, end)))
		return false;
	struct mention m = mention_of(c->x, MENTION_COLLECTIVE, tok, end, r->rule);
	sides_set(c, &m, meeting_sides(c));
	emit(c, m);
	c->last_sides = m.sides;
	c->plural = true;
	return true;
}

static bool last_of_two(struct coref *c, uint32_t tok)
{
	uint32_t end;
	const struct word_row *r = word(c, tok, COL_LATTER, &end);
	if (!r || !c->last_sides.n)
		return false;
	struct mention m = mention_of(c->x, MENTION_ROLE, tok, end, r->rule);
	if (c->last_person >= 0)
		person_set(c, &m, c->last_person);
	else
		sides_set(c, &m, &c->last_sides);
	emit(c, m);
	return true;
}

/* The country just before a title: "the Chinese leader". */
static const struct mention *country_before(const struct coref *c, uint32_t tok)
{
	for (size_t i = c->named; i-- > 0 && i + 4 > c->named;)
		if (c->x->mentions.v[i].tok_end == tok && c->x->mentions.v[i].kind == MENTION_COUNTRY && c->x->mentions.v[i].sent == c->sent)
			return &c->x->mentions.v[i];
	return NULL;
}

/* Is the word or are the words of part the first or the last of whole? */
static bool words_of(struct str whole, struct str part)
{
	if (!part.n || whole.n < part.n)
		return false;
	size_t at = whole.n - part.n;
	return (str_ieq(str_sub(whole, at, whole.n), part) && (!at || whole.p[at - 1] == ' ')) ||
	       (str_ieq(str_sub(whole, 0, part.n), part) && (!at || whole.p[part.n] == ' '));
}

enum fit { FIT_NONE, FIT_PART, FIT_WHOLE };

/* "the Secretary" fits a Secretary of State in part, "the President" no Vice President. */
static enum fit head_fits(const struct coref *c, int person, const struct title *t)
{
	const struct person *p = &c->w->persons.v[person];
	struct str head = title_head(c->w, t->head, t->head_end);
	if (p->former != t->former)
		return FIT_NONE;
	if (person_is(p, head))
		return FIT_WHOLE;
	/* Any leader answers to "leader"; an office of the list to its last word. */
	if (t->rank == RANK_LEADER && p->rank == RANK_LEADER && t->head_end == t->head + 1 && (key_marks(c->w, t->head) & M_LEADER))
		return FIT_WHOLE;
	/* "head of state" */
	if (t->rank == RANK_LEADER && p->rank == RANK_LEADER && t->head_end > t->head + 1 && (key_marks(c->w, t->head) & M_LEADER) && (key_marks(c->w, t->head + 1) & M_OF))
		return FIT_PART;
	if (!p->n_heads && words_of(str_c(c->x->doc->participants.v[person].title), head))
		return FIT_WHOLE;
	for (size_t i = 0; p->rank == t->rank && i < p->n_heads; i++)
		if (words_of(p->heads[i], head))
			return FIT_PART;
	return FIT_NONE;
}

/* Whom "the president" means: the side named before it, else the publisher's
 * own in an official text, else the last so called. */
static int role_person(const struct coref *c, const struct title *t, const char *side)
{
	int best = -1, own = -1;
	enum fit best_fit = FIT_NONE, own_fit = FIT_NONE;
	for (size_t i = 0; i < c->x->doc->participants.n; i++) {
		const struct participant *q = &c->x->doc->participants.v[i];
		enum fit fit = head_fits(c, (int)i, t);
		if (!fit || (side && q->side && strcmp(side, q->side)) || !q->n_mentions || quoted(c, (int)i, t->tok))
			continue;
		if (!side && c->party && q->side && !strcmp(q->side, c->party) && q->level != LEVEL_MENTIONED && fit > own_fit)
			own = (int)i, own_fit = fit;
		if (fit > best_fit || (fit == best_fit && c->named_at[i] > c->named_at[best]))
			best = (int)i, best_fit = fit;
	}
	if (own >= 0 && own_fit == best_fit)
		return own;
	return best;
}

/* "said the president would …", "told reporters that the president …" */
static bool told(const struct coref *c, uint32_t tok)
{
	return tok && ((key_marks(c->w, tok - 1) & M_THAT) || title_word(c->w, tok - 1, TITLE_SAYS));
}

/* "the president", told by a minister: his own, where the sentence has named no leader. */
static const char *side_of_aide(const struct coref *c)
{
	const struct extraction *x = c->x;
	int who = c->subject;
	if (who < 0 || c->w->persons.v[who].rank != RANK_OFFICIAL || c->w->persons.v[who].former)
		return NULL;
	for (size_t i = c->named; i-- > 0 && x->mentions.v[i].sent == c->sent;)
		if (x->mentions.v[i].person >= 0 && c->w->persons.v[x->mentions.v[i].person].rank == RANK_LEADER)
			return NULL;
	return x->doc->participants.v[who].side;
}

static bool role(struct coref *c, uint32_t tok)
{
	const struct text *t = c->x->text;
	uint32_t limit = t->sents[t->toks[tok].sent].tok_end;
	bool the = (key_marks(c->w, tok) & M_THE) != 0, bare = false;
	uint32_t at = tok + the;
	const struct mention *country = at < limit && c->covered[at] && the ? NULL : country_before(c, tok);
	/* "the US president": the country stands between. */
	for (size_t i = c->named; the && i < c->x->mentions.n && c->x->mentions.v[i].tok <= at; i++)
		if (c->x->mentions.v[i].tok == at && c->x->mentions.v[i].kind == MENTION_COUNTRY) {
			country = &c->x->mentions.v[i];
			at = country->tok_end;
		}
	/* "the South American leader": one of those who met, of no country. */
	uint32_t part = at;
	bool region = the && at == tok + 1 && at < limit && !c->covered[at] && word(c, at, COL_REGION, &part);
	at = region ? part : at;
	struct title title;
	/* "Prime Minister thanked …": some governments write it without an article. */
	bool brief = title_abbreviated(c->w, tok); /* "PM thanked …", of Indian press notes */
	if (!the && !country && t->toks[tok].flags & TOK_FIRST && (c->party || brief))
		bare = title_at(c->w, at, limit, &title) && title.rank >= RANK_OFFICIAL && title.tok_end < limit && !(t->toks[title.tok_end].flags & TOK_CAP);
	if ((!the && !country && !bare) || at >= limit || c->covered[at] || !title_at(c->w, at, limit, &title) || title.rank == RANK_NONE)
		return false;
	bool plural = str_ends(c->w->view.key[title.head_end - 1], STR("s"));
	if (plural || (title.rank <= RANK_VOICE && !country && !the))
		return false;
	const char *side = title.side && !(title.own_side && country && country->sides.n) ? title.side : country && country->sides.n ? country->sides.v[0] : NULL;
	if (!side && the && title.rank == RANK_LEADER && told(c, tok))
		side = side_of_aide(c);
	struct mention m = mention_of(c->x, MENTION_ROLE, title.tok, title.tok_end, "titles.tsv");
	int last = c->subject >= 0 ? c->subject : c->subject_before;
	bool same = region && title.rank == RANK_LEADER && last >= 0 && head_fits(c, last, &title) && !quoted(c, last, tok);
	int person = title.rank <= RANK_VOICE ? -1 : same ? last : role_person(c, &title, side);
	if (person >= 0)
		person_set(c, &m, person);
	else if (side)
		strs_add(c->x->a, &m.sides, side);
	else
		sides_set(c, &m, c->last_org.n ? &c->last_org : &c->last_sides);
	emit(c, m);
	if (person >= 0) {
		c->last_person = person;
		if (c->subject >= 0 && !m.possessive && opens_clause(c, m.tok, m.tok_end))
			c->clause = person;
		c->subject = c->subject < 0 && !m.possessive && !c->in_quote ? person : c->subject;
	}
	return true;
}

static bool side_role(struct coref *c, uint32_t tok)
{
	uint32_t end;
	const struct word_row *r = word(c, tok, COL_SIDE_ROLE, &end);
	/* "…, the minister said, the foreign office adding": that of who acts in the sentence. */
	const char *own = c->subject >= 0 ? c->x->doc->participants.v[c->subject].side : NULL;
	struct strs acting = { 0 };
	if (own)
		strs_add(c->x->a, &acting, own);
	const struct strs *sides = c->last_org.n ? &c->last_org : acting.n ? &acting : &c->last_sides;
	if (!r || !sides->n || c->covered[end - 1])
		return false;
	struct mention m = mention_of(c->x, MENTION_ORG, tok, end, r->rule);
	sides_set(c, &m, sides);
	emit(c, m);
	return true;
}

/* "the Chinese government", "the US side": the adjective becomes an actor. */
static void adjective_extend(struct coref *c, struct mention *m)
{
	uint32_t end;
	const struct text *t = c->x->text;
	if (m->kind != MENTION_COUNTRY || m->possessive || m->tok_end >= t->sents[m->sent].tok_end || c->covered[m->tok_end])
		return;
	const struct word_row *r = word(c, m->tok_end, COL_SIDE_NOUN, &end);
	if (!r)
		return;
	struct mention whole = mention_of(c->x, MENTION_COUNTRY, m->tok, end, m->rule);
	for (uint32_t i = m->tok; i < end; i++)
		c->covered[i] = 1;
	m->span = whole.span;
	m->tok_end = end;
	m->possessive = whole.possessive;
	m->adjective = false;
}

static void pass_mark(struct coref *c, uint32_t tok)
{
	c->in_quote = c->x->text->toks[tok].kind == TOK_OPEN;
	c->quote_end = c->in_quote ? 0 : tok;
	if (c->in_quote) {
		c->quote_tok = tok + 1;
		c->quote_named = c->named;
		c->before_quote = c->last_person;
	}
}

static void walk(struct coref *c)
{
	struct extraction *x = c->x;
	const struct text *t = x->text;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		const struct token *k = &t->toks[i];
		if (k->sent != c->sent)
			sentence_begin(c, k->sent);
		if (k->kind == TOK_OPEN || k->kind == TOK_CLOSE)
			pass_mark(c, i);
		for (; c->named < x->mentions.n && x->mentions.v[c->named].tok <= i; c->named++) {
			adjective_extend(c, &x->mentions.v[c->named]);
			pass_named(c, &x->mentions.v[c->named]);
		}
		enum zone_kind zone = t->sents[k->sent].zone;
		struct phrase_hit any;
		bool known = !c->covered[i] && k->kind == TOK_WORD && phrases_at(c->words->table, &c->w->view, i, t->sents[k->sent].tok_end, &any);
		if (c->covered[i] || k->kind != TOK_WORD || zone == ZONE_BYLINE || zone == ZONE_DATELINE)
			continue;
		if (known && (pronoun_person(c, i) || pronoun_speaker(c, i) || pronoun_plural(c, i) || collective(c, i) || last_of_two(c, i)))
			continue;
		if (!role(c, i) && known)
			side_role(c, i);
	}
}

/* The person outside the quotation who is nearest to it in its sentence. */
static int speaker_of(const struct coref *c, uint32_t tok)
{
	const struct extraction *x = c->x;
	const struct text *t = x->text;
	const struct sentence *s = &t->sents[t->toks[tok].sent];
	uint32_t open = tok, close = tok, best_far = UINT32_MAX;
	int best = -1;
	while (open > s->tok && t->toks[open].kind != TOK_OPEN)
		open--;
	while (close < s->tok_end && t->toks[close].kind != TOK_CLOSE)
		close++;
	const struct mention *lists[] = { x->mentions.v, c->out.v };
	size_t counts[] = { x->mentions.n, c->out.n };
	for (size_t l = 0; l < 2; l++) {
		size_t lo = 0, hi = counts[l];
		while (lo < hi) {
			size_t mid = (lo + hi) / 2;
			if (lists[l][mid].tok < s->tok)
				lo = mid + 1;
			else
				hi = mid;
		}
		for (size_t i = lo; i < counts[l] && lists[l][i].tok < s->tok_end; i++) {
			const struct mention *m = &lists[l][i];
			if (m->person < 0 || m->possessive || (m->tok > open && m->tok < close))
				continue;
			uint32_t far = m->tok < open ? open - m->tok_end : m->tok - close;
			if (far < best_far)
				best_far = far, best = m->person;
		}
	}
	return best;
}

/* "we", "our", "I" in quotations, when everybody else is known. */
static void walk_quotes(struct coref *c)
{
	const struct text *t = c->x->text;
	int before = -1;
	bool in = false;
	uint32_t sent = UINT32_MAX;
	size_t known = c->out.n;
	for (uint32_t i = 0; i < t->n_toks; i++) {
		if (t->toks[i].sent != sent)
			sent = t->toks[i].sent, in = false;
		if (t->toks[i].kind == TOK_OPEN || t->toks[i].kind == TOK_CLOSE)
			in = t->toks[i].kind == TOK_OPEN;
		uint32_t end;
		const struct word_row *r = in && !c->covered[i] && !(t->toks[i].flags & TOK_ALLCAP && t->toks[i].fold.n > 1) ? word(c, i, COL_WE, &end) : NULL;
		r = r || !in || c->covered[i] ? r : word(c, i, COL_I, &end);
		if (!r)
			continue;
		size_t all = c->out.n;
		c->out.n = known; /* those found here are no speakers, nor sorted */
		int person = speaker_of(c, i);
		c->out.n = all;
		person = person >= 0 ? person : before;
		struct mention m = mention_of(c->x, MENTION_PRONOUN, i, end, r->rule);
		person_set(c, &m, person);
		before = person;
		*vec_push(c->x->a, &c->out) = m;
	}
}

static bool joint_text(const struct extraction *x)
{
	if (!x->doc->meetings.n)
		return false;
	uint32_t end;
	const struct who *w = x->who;
	for (uint32_t i = 0; i < x->text->n_toks && i < 200; i++) {
		const struct sentence *s = &x->text->sents[x->text->toks[i].sent];
		if ((s->zone == ZONE_HEADLINE || s->heading) && word_at(&x->lex->meetings->kinds, &w->view, i, s->tok_end, KIND_STATEMENT, &end))
			return true;
	}
	if (statement_title(x))
		return true;
	/* Without a title: "we" in the body, outside quotations. */
	for (uint32_t i = 0; i < x->text->n_toks; i++)
		if (x->text->toks[i].flags & TOK_FIRST && word_at(&x->lex->meetings->collectives, &w->view, i, i + 1, COL_WE, &end))
			return true;
	return false;
}

/* A bloc most of whose members met, not itself as a party, stands for them: "the Quad". */
static void blocs_resolve(struct extraction *x)
{
	enum { FEW = 3 };
	const struct strs *met = x->doc->meetings.n ? &x->doc->meetings.v[0].sides : NULL;
	for (size_t i = 0; met && i < x->mentions.n; i++) {
		struct mention *m = &x->mentions.v[i];
		if (m->kind != MENTION_COUNTRY || m->sides.n != 1 || strs_has(met, m->sides.v[0]))
			continue;
		struct strs members = place_members(x->lex->places, m->sides.v[0]);
		size_t there = 0;
		for (size_t k = 0; k < members.n; k++)
			there += strs_has(met, members.v[k]);
		if (there >= FEW && there * 4 >= members.n * 3)
			m->sides = members;
	}
}

void coref_resolve(struct extraction *x)
{
	blocs_resolve(x);
	const char *party = x->src->party;
	struct coref c = { .x = x, .w = x->who, .words = &x->lex->meetings->collectives, .subject = -1, .subject_before = -1, .opener = -1, .clause = -1,
		.last_person = -1, .last_man = -1, .last_woman = -1, .speaker = -1, .sent = UINT32_MAX, .party = party && strcmp(party, "independent") ? party : NULL };
	c.named_at = arena_array(x->a, x->doc->participants.n + 1, uint32_t);
	c.joint = joint_text(x);
	c.covered = arena_calloc(x->a, x->text->n_toks + 1, 1);
	for (size_t i = 0; i < x->mentions.n; i++)
		for (uint32_t j = x->mentions.v[i].tok; j < x->mentions.v[i].tok_end; j++)
			c.covered[j] = 1;
	walk(&c);
	walk_quotes(&c);
	for (size_t i = 0; i < c.out.n; i++)
		*vec_push(x->a, &x->mentions) = c.out.v[i];
	mentions_sort(x);
}
