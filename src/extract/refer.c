/* refer.c: what a summary points at and does not name.
 *
 * Cautious both ways.  A pointing word that may well mean something among the
 * words kept, or nothing at all ("it is vital that"), is left alone.  What it
 * means elsewhere is taken only where one noun phrase can be meant: the same
 * noun with more words in the nearest sentence that has it ("these programs":
 * "nuclear and missile programs"), or the one treaty or the like that was spoken
 * of ("extend it").  Where several can, nothing is said of which. */
#include "refer_int.h"

#include "noun_int.h"

enum { SENTENCES_BACK = 3, TOKENS_BACK = 600, WITHIN = 160 /* tokens of the sentence that are looked over */ };

struct refer {
	const struct extraction *x;
	const struct runs *kept;
	uint32_t subject_end;
	const struct sentence *s;
};

static bool listed(const struct refer *r, uint32_t i, enum shorten_class c)
{
	return shorten_phrase(r->x, i, r->s->tok_end, c) != 0;
}

static bool listed_before(const struct refer *r, uint32_t end, enum shorten_class c)
{
	return shorten_phrase_before(r->x, end, r->s->tok, c) != 0;
}

static unsigned class_at(const struct refer *r, uint32_t i)
{
	return i < r->s->tok_end ? shorten_class(r->x, i) : 0;
}

static const struct token *tok(const struct refer *r, uint32_t i)
{
	return &r->x->text->toks[i];
}

/* Where a look back over the sentence from token `at` begins. */
static uint32_t low_from(const struct refer *r, uint32_t at)
{
	return at > r->s->tok + WITHIN ? at - WITHIN : r->s->tok;
}

static uint32_t first_kept(const struct refer *r)
{
	return r->kept->v[0].from;
}

static bool is_kept(const struct refer *r, uint32_t i)
{
	for (size_t k = 0; k < r->kept->n; k++)
		if (i >= r->kept->v[k].from && i < r->kept->v[k].to)
			return true;
	return false;
}

/* Does the noun stand among the words kept before token `at`? */
static bool said_before(const struct refer *r, uint32_t at, uint32_t noun)
{
	struct str n = tok(r, noun)->fold;
	n = str_ends(n, STR("s")) ? str_sub(n, 0, n.n - 1) : n;
	for (uint32_t i = low_from(r, at); i < at; i++) {
		struct str w = tok(r, i)->fold;
		w = str_ends(w, STR("s")) ? str_sub(w, 0, w.n - 1) : w;
		if (str_eq(w, n) && is_kept(r, i))
			return true;
	}
	return false;
}

/* ---- what is meant */

static const char *words_of(const struct refer *r, const struct noun_phrase *p)
{
	return arena_strz(r->x->a, text_span(r->x->text, text_tokens(r->x->text, p->from, p->to)));
}

/* Does token `i` stand in a quotation?  What its speaker points at is not what
 * the text around it names. */
static bool quoted(const struct refer *r, uint32_t i)
{
	for (uint32_t low = low_from(r, i); i-- > low;)
		if (tok(r, i)->kind == TOK_OPEN || tok(r, i)->kind == TOK_CLOSE)
			return tok(r, i)->kind == TOK_OPEN;
	return false;
}

static bool same_words(const struct refer *r, const struct noun_phrase *a, const struct noun_phrase *b)
{
	for (uint32_t i = 0; a->from + i < a->to && b->from + i < b->to; i++)
		if (!noun_same(r->x, a->from + i, b->from + i))
			return false;
	return a->to - a->from == b->to - b->from;
}

/* Do the words that describe the pointing noun stand in the phrase as well? */
static bool describes(const struct refer *r, uint32_t from, uint32_t head, const struct noun_phrase *p)
{
	for (uint32_t i = from; i < head; i++) {
		bool found = listed(r, i, SHORTEN_GRADE);
		for (uint32_t k = p->from; k < p->to && !found; k++)
			found = noun_same(r->x, i, k);
		if (!found)
			return false;
	}
	return true;
}

/* The one phrase of the noun at `head`, described by [from, head), that stands
 * in the nearest sentence to name it in more words; with `all`, the one in the
 * whole text so far. */
static bool noun_before(const struct refer *r, uint32_t from, uint32_t head, bool all, struct noun_phrase *out)
{
	const struct text *t = r->x->text;
	uint32_t sent = tok(r, head)->sent, last = from;
	bool any = false;
	for (uint32_t i = from; i-- > 0 && from - i < TOKENS_BACK;) {
		const struct sentence *s = &t->sents[tok(r, i)->sent];
		if (all && (s->zone != ZONE_BODY || s->heading))
			continue;
		if (s->zone != ZONE_BODY || s->heading || (!all && sent - tok(r, i)->sent > SENTENCES_BACK) || (any && !all && tok(r, i)->sent != tok(r, last)->sent))
			break;
		struct noun_phrase p;
		if (!noun_same(r->x, i, head))
			continue;
		if (!noun_phrase_of(r->x, i, &p))
			return false; /* it is spoken of in a way that cannot be read */
		if (!p.full || !describes(r, from, head, &p))
			continue;
		if (any && !same_words(r, &p, out))
			return false;
		*out = p;
		last = i;
		any = true;
	}
	return any;
}

/* The one treaty or the like of this sentence before token `at`, or of the last
 * that speaks of one; what it is about ("a deal on the treaty") does not count. */
static bool paper_before(const struct refer *r, uint32_t at, struct noun_phrase *out)
{
	const struct text *t = r->x->text;
	bool any = false;
	uint32_t last = at;
	for (uint32_t i = at; i-- > 0;) {
		const struct sentence *s = &t->sents[tok(r, i)->sent];
		if (s->zone != ZONE_BODY || s->heading || tok(r, at)->sent - tok(r, i)->sent > SENTENCES_BACK || (any && tok(r, i)->sent != tok(r, last)->sent))
			break;
		if (!shorten_phrase(r->x, i, s->tok_end, SHORTEN_PAPER) || (i + 1 < s->tok_end && shorten_phrase(r->x, i + 1, s->tok_end, SHORTEN_PAPER)))
			continue;
		struct noun_phrase p;
		if (!noun_phrase_of(r->x, i, &p))
			return false;
		if (any && p.from < out->from && out->from <= p.to + 1) /* "a memorandum on a treaty" */
			any = false;
		if (any && !same_words(r, &p, out))
			return false;
		*out = p;
		last = i;
		any = true;
	}
	return any && (out->full || noun_before(r, out->from, out->head, true, out));
}

/* ---- what points */

static bool of_now(const struct refer *r, uint32_t i, uint32_t to)
{
	size_t n = 0;
	date_in(r->x, text_tokens(r->x->text, i, to), &n);
	for (uint32_t k = i + 1; k < to && !n; k++)
		n = listed(r, k, SHORTEN_NOW);
	return n > 0;
}

/* "these programs", "that decision" */
static bool noun_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	bool that = (class_at(r, i) & W_THAT) && i > r->s->tok && (class_at(r, i - 1) & W_PREP) && i + 1 < r->s->tok_end && !(tok(r, i + 1)->flags & TOK_CAP);
	bool those = listed(r, i, SHORTEN_THOSE), such = listed(r, i, SHORTEN_SUCH);
	if (!(listed(r, i, SHORTEN_POINT) || those || such || that))
		return false;
	uint32_t head = noun_head_from(r->x, i + 1, r->s->tok_end), end = head + 1;
	if (head < r->s->tok_end && tok(r, head)->flags & TOK_CAP) /* "this Easter" */
		return false;
	if (head >= r->s->tok_end || of_now(r, i, end) || said_before(r, i, head))
		return false;
	bool many = (class_at(r, head) & W_S) != 0;
	if (that && many)
		return false;
	/* "those responsible", "those who", "those countries that": they say whom they mean. */
	if ((such || those) && (!many || (class_at(r, end) & (W_REL | W_THAT | W_ED | W_ING | W_OF))))
		return false;
	struct noun_phrase p;
	*out = (struct pointing){ .tok = i, .tok_end = end };
	if (!such && !quoted(r, i) && noun_before(r, i + 1, head, false, &p))
		out->named = words_of(r, &p);
	return true;
}

/* "on these and other matters", "in this": nothing that they describe. */
static bool word_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	if (!listed(r, i, SHORTEN_POINT) || noun_head_from(r->x, i + 1, r->s->tok_end) < r->s->tok_end)
		return false;
	bool governed = i > r->s->tok && (class_at(r, i - 1) & (W_PREP | W_THAT)) && (!(class_at(r, i - 1) & W_SUBORD) || (class_at(r, i - 1) & W_THAT));
	*out = (struct pointing){ .tok = i, .tok_end = i + 1, .alone = true };
	return (governed || i == first_kept(r)) && !of_now(r, i, i + 3 < r->s->tok_end ? i + 3 : r->s->tok_end);
}

/* Is it the subject of a verb ("because it was unfair")? */
static bool acts(const struct refer *r, uint32_t i)
{
	unsigned next = class_at(r, i + 1);
	return (next & (W_AUX | W_ED | W_PAST)) || ((next & W_S) && !(next & W_CLOSED));
}

/* "it is vital to", "make it easier for", "for as long as it takes": it means nothing. */
static bool idle_it(const struct refer *r, uint32_t i)
{
	enum { FAR = 8, NEAR = 4 };
	uint32_t far = i + (acts(r, i) ? FAR : NEAR);
	if (listed(r, i, SHORTEN_VOID))
		return true;
	for (uint32_t k = i + 2; k < r->s->tok_end && k <= far && tok(r, k)->kind == TOK_WORD; k++) {
		unsigned c = class_at(r, k), before = class_at(r, k - 1);
		if ((c & (W_TO | W_THAT | W_SUBORD) || marks_of(r->x, k) & M_FOR) && !(before & (W_PREP | W_ED | W_PAST)))
			return true;
		if ((c & (W_PAST | W_PREP)) || (far == i + NEAR && (before & (W_DET | W_PREP))))
			return false;
	}
	return false;
}

static bool is_thing(const struct mention *m)
{
	bool one = m->kind == MENTION_ORG || (m->kind == MENTION_COUNTRY && m->sides.n == 1);
	return one && m->person < 0 && !m->adjective;
}

static bool in_mention(const struct refer *r, uint32_t i)
{
	int32_t m = (int32_t)mention_from(r->x, i + 1) - 1;
	return m >= 0 && r->x->mentions.v[m].tok_end > i;
}

/* A thing among the words kept before token `at` that "it" may mean: a country,
 * or a noun behind an article or a preposition, but for what "commitment to …"
 * governs and, for an object, what acts. */
static bool thing_before(const struct refer *r, uint32_t at)
{
	uint32_t low = acts(r, at) ? 0 : r->subject_end;
	for (uint32_t i = low_from(r, at); i < at; i++) {
		if (i < low || !is_kept(r, i))
			continue;
		int32_t m = mention_ending(r->x, i + 1);
		bool name = tok(r, i)->kind == TOK_WORD && (tok(r, i)->flags & TOK_CAP) && !(tok(r, i)->flags & TOK_FIRST);
		if (m >= 0 ? is_thing(&r->x->mentions.v[m]) : name && !in_mention(r, i))
			return true;
		unsigned before = i > r->s->tok ? class_at(r, i - 1) : 0;
		bool two = i + 1 < at && !((class_at(r, i) | class_at(r, i + 1)) & W_CLOSED) && noun_head_from(r->x, i, at) == i + 1; /* "hold global warming" */
		if (!two && (!(before & (W_DET | W_PREP | W_POSS)) || (before & W_TO)))
			continue;
		uint32_t head = noun_head_from(r->x, i, r->s->tok_end);
		if (head < at && !(class_at(r, head) & (W_S | W_AGENT)) && !in_mention(r, head) && !(class_at(r, head + 1) & W_TO))
			return true;
	}
	return false;
}

/* "welcomed the plan and agreed to study it": the one thing that the sentence
 * names before, behind an article or an owner. */
static bool thing_left_out(const struct refer *r, uint32_t at, struct noun_phrase *out)
{
	size_t n = 0;
	for (uint32_t i = low_from(r, at); i < at; i++) {
		struct noun_phrase p;
		bool word = !((class_at(r, i) & (W_CLOSED | W_ED | W_S)) || tok(r, i)->kind != TOK_WORD);
		if (!word || noun_head_from(r->x, i, at) != i || in_mention(r, i) || !noun_phrase_of(r->x, i, &p))
			continue;
		bool owner = mention_from(r->x, p.from) < r->x->mentions.n && r->x->mentions.v[mention_from(r->x, p.from)].tok_end <= i &&
		    r->x->mentions.v[mention_from(r->x, p.from)].possessive;
		if (!(class_at(r, p.from) & W_DET) && !owner)
			continue;
		*out = p;
		i = p.to - 1;
		n++;
	}
	for (uint32_t i = n == 1 ? out->to : at; i < at; i++) /* "… because Lee had asked for it" */
		n += (class_at(r, i) & W_SUBORD) != 0;
	return n == 1 && out->to <= at && !is_kept(r, out->from);
}

/* "extend it", "Under it" */
static bool it_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	if (!listed(r, i, SHORTEN_IT) || idle_it(r, i) || thing_before(r, i))
		return false;
	*out = (struct pointing){ .tok = i, .tok_end = i + 1, .alone = true };
	struct noun_phrase p;
	bool handled = listed_before(r, i, SHORTEN_HANDLE);
	if (handled && !quoted(r, i) && paper_before(r, i, &p))
		out->named = words_of(r, &p);
	else if (!acts(r, i) && !quoted(r, i) && thing_left_out(r, i, &p))
		out->named = words_of(r, &p);
	return true;
}

/* Do the words from token `i` tell which one is meant: "of …", "to …", "that …"?  A date does not. */
static bool tells_which(const struct refer *r, uint32_t i, bool lead)
{
	const unsigned told = W_PREP | W_TO | W_REL | W_THAT | W_ED | W_PAST | W_ING | W_PRON | W_COORD | W_DAY;
	size_t n = 0;
	if ((class_at(r, i) & W_PREP) && i + 2 < r->s->tok_end && !(class_at(r, i) & W_TO))
		date_in(r->x, text_tokens(r->x->text, i + 1, i + 3), &n);
	return !n && (class_at(r, i) & (told | (lead ? 0u : W_DET)));
}

/* "the decision", with nothing that tells which */
static bool bare_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	bool paper = i + 1 < r->s->tok_end && listed(r, i + 1, SHORTEN_PAPER);
	if (!(marks_of(r->x, i) & M_THE) || !(paper || (i + 1 < r->s->tok_end && listed(r, i + 1, SHORTEN_BARE))) || tok(r, i + 1)->flags & TOK_CAP)
		return false;
	uint32_t end = i + 2;
	bool lead = i == first_kept(r) + 1 && (class_at(r, i - 1) & W_PREP); /* "Under the treaty the two …" */
	size_t m = mention_from(r->x, end);
	bool actor = lead && m < r->x->mentions.n && r->x->mentions.v[m].tok == end; /* "… Japan will" */
	if ((!actor && noun_head_from(r->x, i + 1, r->s->tok_end) != i + 1) || tells_which(r, end, lead) || said_before(r, i, i + 1))
		return false;
	*out = (struct pointing){ .tok = i, .tok_end = end };
	struct noun_phrase p;
	if (!quoted(r, i) && noun_before(r, i + 1, i + 1, true, &p))
		out->named = words_of(r, &p);
	return true;
}

/* "expressed his full support." */
static bool end_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	uint32_t last = r->kept->v[r->kept->n - 1].to, from = i;
	while (last > i && tok(r, last - 1)->kind == TOK_PUNCT)
		last--;
	if (i + 1 != last || !listed(r, i, SHORTEN_ALONE))
		return false;
	while (from > r->s->tok && i - from < 3 && !(class_at(r, from - 1) & (W_CLOSED | W_ED)))
		from--;
	bool governed = from > r->s->tok + 1 && (class_at(r, from - 2) & (W_PREP | W_DET)); /* "of shared interest" */
	bool bare = from > r->s->tok && (class_at(r, from - 1) & (W_POSS | (governed ? 0u : W_ED | W_PAST)));
	*out = (struct pointing){ .tok = i, .tok_end = i + 1, .ends = true };
	return bare;
}

/* "his" before a noun; not "His Majesty" */
static bool possessive_at(const struct refer *r, uint32_t i)
{
	return (marks_of(r->x, i) & M_OWNER) && i + 1 < r->s->tok_end && !(tok(r, i + 1)->flags & TOK_CAP) && noun_head_from(r->x, i + 1, r->s->tok_end) < r->s->tok_end;
}

/* "In return, Norway will …" */
static bool start_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	uint32_t n = i == first_kept(r) ? shorten_phrase(r->x, i, r->s->tok_end, SHORTEN_BACK) : 0;
	*out = (struct pointing){ .tok = i, .tok_end = i + n };
	return n && i + n < r->s->tok_end && shorten_is(r->x, i + n, ",");
}

const char *refer_name(const struct extraction *x, const struct mention *m)
{
	enum { SIDES_MAX = 4 };
	if (m->person >= 0)
		return x->doc->participants.v[m->person].name;
	if (!m->sides.n || m->sides.n > SIDES_MAX)
		return NULL;
	const char *all = m->sides.v[0];
	for (size_t i = 1; i < m->sides.n; i++)
		all = arena_printf(x->a, i + 1 < m->sides.n ? "%s, %s" : "%s and %s", all, m->sides.v[i]);
	return all;
}

/* "They also agreed" */
static bool subject_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	const struct extraction *x = r->x;
	size_t m = mention_from(x, i);
	unsigned c = class_at(r, i);
	bool country = tok(r, i)->flags & TOK_ALLCAP && tok(r, i)->fold.n > 1; /* "US" */
	if (i != first_kept(r) || !(c & W_PRON) || (c & W_FIRST) || country || possessive_at(r, i) || !in_mention(r, i))
		return false;
	const struct mention *who = m < x->mentions.n && x->mentions.v[m].tok == i ? &x->mentions.v[m] : NULL;
	*out = (struct pointing){ .tok = i, .tok_end = i + 1 };
	/* "They" are those who met: others that stand nearer may as well be meant. */
	bool met = who && (who->person >= 0 || (x->doc->meetings.n && strs_same_set(&who->sides, &x->doc->meetings.v[0].sides)));
	if (met && !quoted(r, i) && !(class_at(r, i + 1) & W_COORD))
		out->named = refer_name(x, who);
	return true;
}

/* Is the person named among the words kept; with `other`, somebody else? */
static bool person_kept(const struct refer *r, int person, uint32_t but, bool other)
{
	const struct extraction *x = r->x;
	uint32_t end = but + WITHIN < r->s->tok_end ? but + WITHIN : r->s->tok_end;
	for (size_t i = mention_from(x, low_from(r, but)); i < x->mentions.n && x->mentions.v[i].tok < end; i++) {
		const struct mention *m = &x->mentions.v[i];
		bool somebody = m->person >= 0 || m->kind == MENTION_ROLE;
		if (m->tok != but && (m->person == person) != other && somebody && is_kept(r, m->tok))
			return true;
	}
	return false;
}

/* Is another named before token `at`, known or not, whom the words kept leave out? */
static bool another_left_out(const struct refer *r, int person, uint32_t at)
{
	const struct extraction *x = r->x;
	for (uint32_t i = low_from(r, at); i + 1 < at; i++) {
		size_t m = mention_from(x, i);
		bool known = m < x->mentions.n && x->mentions.v[m].tok == i;
		if (is_kept(r, i) || (!known && in_mention(r, i)))
			continue;
		if (known ? x->mentions.v[m].kind == MENTION_PERSON && x->mentions.v[m].person != person : (tok(r, i)->flags & tok(r, i + 1)->flags & TOK_CAP) != 0)
			return true;
	}
	return false;
}

/* "his death", of one whom the words kept do not name. */
static bool owner_points(const struct refer *r, uint32_t i, struct pointing *out)
{
	const struct extraction *x = r->x;
	size_t m = mention_from(x, i);
	if (!possessive_at(r, i) || m >= x->mentions.n || x->mentions.v[m].tok != i)
		return false;
	int person = x->mentions.v[m].person;
	*out = (struct pointing){ .tok = i, .tok_end = i + 1 };
	if (person < 0)
		return false;
	if (person_kept(r, person, i, false)) /* "raised the case of Lund, and warned that his death": whose? */
		return i > r->s->tok && (class_at(r, i - 1) & W_THAT) && another_left_out(r, person, i);
	/* "For his part, Lund": of two it may be either. */
	out->named = arena_printf(x->a, "%s's", x->doc->participants.v[person].name);
	return !person_kept(r, person, i, true);
}

static bool points(const struct refer *r, uint32_t i, struct pointing *out)
{
	return start_points(r, i, out) || subject_points(r, i, out) || noun_points(r, i, out) || word_points(r, i, out) || it_points(r, i, out) || bare_points(r, i, out) ||
	    end_points(r, i, out) || owner_points(r, i, out);
}

size_t refer_out(const struct extraction *x, const struct runs *kept, uint32_t subject_end, struct pointing *out, size_t most)
{
	struct refer r = { .x = x, .kept = kept, .subject_end = subject_end };
	size_t n = 0;
	if (!kept->n)
		return 0;
	r.s = &x->text->sents[x->text->toks[first_kept(&r)].sent];
	for (size_t k = 0; k < kept->n; k++)
		for (uint32_t i = kept->v[k].from; i < kept->v[k].to && n < most; i++)
			n += points(&r, i, &out[n]);
	return n;
}
