/* quote.c: direct speech.
 *
 * A quotation is what stands between an opening and a closing mark; one that
 * its paragraph leaves open ends with the paragraph.  Its speaker is the
 * subject of a verb of saying behind it ("…," she said), before it (She said:
 * "…"), in the paragraph before it too, or, for a quotation that stands alone,
 * who signs it, is reported before it, or spoke last.  No person is guessed for
 * a paper or an office ("it said"), nor one whom the quotation names. */
#include "quote_int.h"

#include <string.h>

#include "noun_int.h"

/* How far an attribution may stand from its quotation, in tokens: sentences
 * have no bound, and each quotation looks around itself. */
enum { AFTER_MAX = 30, BEFORE_MAX = 100 };

/* ---- where quotations are */

struct finder {
	const struct extraction *x;
	const struct text *t;
	const struct saying *s;
	struct matches verbs;
	struct quotations *out;
};

static void close_quotation(const struct finder *f, uint32_t from, uint32_t to, bool open)
{
	struct quotation q = { .tok = from, .tok_end = to, .mention = -1, .verb = UINT32_MAX, .open = open };
	for (uint32_t i = from; i < to; i++)
		q.words += f->t->toks[i].kind == TOK_WORD || f->t->toks[i].kind == TOK_NUMBER;
	if (q.words)
		*vec_push(f->x->a, f->out) = q;
}

/* ' and its curly sisters, which fold to it. */
static bool is_single(const struct finder *f, uint32_t mark)
{
	return str_is(f->t->toks[mark].fold, "'");
}

static void scan_marks(const struct finder *f)
{
	bool open = false;
	uint32_t from = 0, para = 0;
	for (uint32_t i = 0; i < f->t->n_toks; i++) {
		const struct token *t = &f->t->toks[i];
		uint32_t here = f->t->sents[t->sent].para;
		if (open && here != para) {
			close_quotation(f, from, i, true);
			open = false;
		}
		if (t->kind == TOK_OPEN && !open) {
			open = true;
			from = i + 1;
			para = here;
		} else if (t->kind == TOK_CLOSE && open) {
			/* A single mark inside a double quotation closes nothing. */
			if (is_single(f, i) && !is_single(f, from - 1))
				continue;
			close_quotation(f, from, i, false);
			open = false;
		}
	}
	if (open)
		close_quotation(f, from, (uint32_t)f->t->n_toks, false);
}

/* ---- who speaks */

static const struct sentence *sentence_of(const struct finder *f, uint32_t tok)
{
	return &f->t->sents[f->t->toks[tok].sent];
}

static bool person_like(const struct finder *f, int32_t m)
{
	if (m < 0)
		return false;
	const struct mention *p = &f->x->mentions.v[m];
	return !p->possessive && !p->adjective && p->kind != MENTION_COLLECTIVE;
}

static bool in_quotation(const struct finder *f, uint32_t tok)
{
	return quotation_at(f->out, tok) != NULL;
}

/* "the Norwegian Foreign Ministry": an adjective with the names behind it. */
static struct span organ_named(const struct finder *f, size_t mention, uint32_t high)
{
	uint32_t from = f->x->mentions.v[mention].tok, to = f->x->mentions.v[mention].tok_end;
	while (to < high && f->t->toks[to].kind == TOK_WORD && f->t->toks[to].flags & TOK_CAP)
		to++;
	return text_tokens(f->t, from, to);
}

/* The names before token `at`, which are part of what it is called. */
static uint32_t names_from(const struct finder *f, uint32_t low, uint32_t at)
{
	while (at > low && f->t->toks[at - 1].kind == TOK_WORD && f->t->toks[at - 1].flags & TOK_CAP && !(class_of(f->x, at - 1) & W_DET))
		at--;
	return at;
}

/* "a spokesman for the palace said": he, not the palace. */
static bool voice_for(const struct finder *f, uint32_t low, uint32_t verb, struct quotation *q)
{
	enum { FAR = 12 /* tokens */ };
	uint32_t at = verb;
	while (at > low && verb - at < FAR && !(marks_of(f->x, at - 1) & M_FOR) && !(class_of(f->x, at - 1) & (W_AUX | W_COORD | W_SUBORD | W_REL | W_PRON)) &&
	    !str_is(f->t->toks[at - 1].fold, ","))
		at--;
	if (at < low + 2 || at == verb || !(marks_of(f->x, at - 1) & M_FOR) || !(class_of(f->x, at - 2) & W_AGENT) || (class_of(f->x, at - 2) & W_S))
		return false;
	int32_t m = mention_before(f->x, at, verb);
	q->mention = m >= 0 && f->x->mentions.v[m].person < 0 ? m : -1;
	q->name = text_tokens(f->t, names_from(f, low, at - 2), verb);
	q->verb = verb;
	return q->voice = true;
}

/* "a Harbour Street spokesman": an office without a bearer, with the names before it. */
static void take_voice(const struct finder *f, uint32_t low, struct quotation *q)
{
	const struct mention *m = &f->x->mentions.v[q->mention];
	q->voice = m->kind == MENTION_ROLE && m->person < 0;
	uint32_t from = names_from(f, low, m->tok);
	if (q->voice && from < m->tok)
		q->name = text_tokens(f->t, from, m->tok_end);
}

/* "according to a joint statement": nobody but the paper speaks. */
static bool paper_behind(const struct finder *f, uint32_t from, uint32_t high, struct quotation *q)
{
	if (from >= high || !(word_class(f->s->words, &f->t->toks[from]) & W_DET))
		return false;
	uint32_t head = noun_head_from(f->x, from + 1, high);
	size_t next = mention_from(f->x, from);
	if (head == high || (next < f->x->mentions.n && f->x->mentions.v[next].tok <= head))
		return false;
	q->name = text_tokens(f->t, from, head + 1);
	q->verb = from - 1;
	return true;
}

/* The first mention from token `at` on; of "the Danish premier" the whole. */
static size_t mention_behind(const struct finder *f, uint32_t at)
{
	size_t m = mention_from(f->x, at);
	const struct mention *v = f->x->mentions.v;
	bool role = m + 1 < f->x->mentions.n && v[m].adjective && v[m + 1].tok == v[m].tok_end && v[m + 1].kind == MENTION_ROLE;
	return role ? m + 1 : m;
}

/* "Jan Lis, Ambassador of Peru, said": he, not Peru. */
static int32_t apposed_to(const struct finder *f, uint32_t low, int32_t m)
{
	enum { FAR = 10 /* tokens */ };
	uint32_t at = f->x->mentions.v[m].tok, from = at > low && (class_of(f->x, at - 1) & W_DET) ? at - 1 : at;
	uint32_t end = f->x->mentions.v[m].tok_end;
	bool of = f->x->mentions.v[m].person < 0 && from > low && (class_of(f->x, from - 1) & W_PREP) && str_is(f->t->toks[end].fold, ",");
	while (of && from > low && at - from < FAR && !str_is(f->t->toks[from - 1].fold, ","))
		from--;
	int32_t who = of && from > low && str_is(f->t->toks[from - 1].fold, ",") ? mention_ending(f->x, from - 1) : -1;
	return who >= 0 && f->x->mentions.v[who].tok >= low && f->x->mentions.v[who].kind == MENTION_PERSON && !f->x->mentions.v[who].possessive ? who : m;
}

/* The speaker that verb of saying [tok, end) has: in front ("Lee said") or,
 * where the order is turned round, behind ("said Lee"). */
static bool speaker_of(const struct finder *f, const struct match *v, uint32_t low, uint32_t high, struct quotation *q)
{
	struct subject s;
	const struct saying_row *row = &f->s->verb.v[v->pattern];
	size_t next = mention_behind(f, v->tok_end);
	bool behind = next < f->x->mentions.n && f->x->mentions.v[next].tok <= v->tok_end + 3 && f->x->mentions.v[next].tok < high &&
	    f->x->mentions.v[next].kind != MENTION_PRONOUN && !(class_of(f->x, v->tok_end) & W_THAT);
	if (row->kind == SAYING_BY) {
		if (paper_behind(f, v->tok_end, high, q))
			return true;
		if (!behind)
			return false;
		q->mention = (int32_t)next;
		q->verb = v->tok;
		if (f->x->mentions.v[next].adjective)
			q->name = organ_named(f, next, high);
		return true;
	}
	if (voice_for(f, low, v->tok, q))
		return true;
	bool found = subject_of(f->x, f->s->words, v->tok, &s) && !s.bare;
	if (s.modal) /* "that Norway will continue “to build”" tells what is to come */
		return false;
	if (found && s.coordinated)
		found = shared_subject(f->x, f->s->words, v->tok, &s);
	found = found && s.mention >= 0 && s.tok >= low && !in_quotation(f, s.tok);
	if (found && person_like(f, s.mention)) {
		q->mention = apposed_to(f, low, s.mention);
		take_voice(f, low, q);
		q->verb = v->tok;
		return true;
	}
	if (found || (s.noun && s.tok < s.tok_end && s.tok >= low)) {
		q->mention = person_like(f, s.mention) ? s.mention : -1;
		q->name = text_tokens(f->t, s.tok, s.tok_end);
		q->verb = v->tok;
		return s.tok_end - s.tok <= 8;
	}
	if (row->kind == SAYING_VERB && behind && person_like(f, (int32_t)next)) {
		q->mention = (int32_t)next;
		q->verb = v->tok;
		return true;
	}
	/* "…,” reads the joint communiqué" */
	bool turned = row->kind == SAYING_VERB && v->tok > low && f->t->toks[v->tok - 1].kind == TOK_CLOSE;
	return turned && paper_behind(f, v->tok_end, high, q);
}

/* "…, a statement of the palace in Oslo said": what stands behind the comma speaks. */
static bool paper_between(const struct finder *f, uint32_t low, uint32_t verb, struct quotation *q)
{
	enum { FAR = 15 /* tokens */ };
	uint32_t from = verb;
	while (from > low && verb - from < FAR && !str_is(f->t->toks[from - 1].fold, ","))
		from--;
	return from > low && str_is(f->t->toks[from - 1].fold, ",") && paper_behind(f, from, verb, q);
}

/* Whom or what "it" says means: the office or paper that spoke last.  A person
 * never; where none spoke, the words are nobody's. */
static void organ_before(const struct finder *f, uint32_t tok, struct quotation *q)
{
	enum { SENTENCES = 3, FAR = 3 * BEFORE_MAX };
	uint32_t sent = f->t->toks[tok].sent, low = f->t->sents[sent > SENTENCES ? sent - SENTENCES : 0].tok;
	low = tok > low + FAR ? tok - FAR : low;
	size_t first, n;
	matches_in(&f->verbs, low, f->t->sents[sent].tok, &first, &n);
	for (size_t i = n; i-- > first;) {
		const struct sentence *s = sentence_of(f, f->verbs.v[i].tok);
		struct quotation by = { .mention = -1 };
		uint32_t verb = f->verbs.v[i].tok;
		bool found = !in_quotation(f, verb) && (paper_between(f, s->tok, verb, &by) || speaker_of(f, &f->verbs.v[i], s->tok, s->tok_end, &by));
		if (!found || (by.mention >= 0 && f->x->mentions.v[by.mention].kind != MENTION_ORG) || (by.mention < 0 && !by.name.e))
			continue;
		q->mention = by.mention;
		q->name = by.name;
		q->carried = true;
		return;
	}
}

/* "…,” it said" */
static bool it_says(const struct finder *f, const struct match *v, struct quotation *q)
{
	const struct sentence *s = sentence_of(f, v->tok);
	if (f->s->verb.v[v->pattern].kind != SAYING_VERB || v->tok <= s->tok || !shorten_phrase(f->x, v->tok - 1, v->tok, SHORTEN_IT))
		return false;
	q->verb = v->tok;
	organ_before(f, v->tok, q);
	return true;
}

static bool speaker_behind(const struct finder *f, struct quotation *q)
{
	uint32_t from = q->tok_end, end = from < f->t->n_toks ? sentence_of(f, from)->tok_end : from;
	/* The closing mark may end its sentence while the attribution goes on. */
	if (from + 1 >= end)
		return false;
	size_t i, n;
	matches_in(&f->verbs, from, end < from + AFTER_MAX ? end : from + AFTER_MAX, &i, &n);
	for (; i < n; i++) {
		if (in_quotation(f, f->verbs.v[i].tok))
			return false;
		if (it_says(f, &f->verbs.v[i], q) || speaker_of(f, &f->verbs.v[i], from, end, q))
			return true;
	}
	return false;
}

static bool speaker_before(const struct finder *f, struct quotation *q)
{
	const struct sentence *s = sentence_of(f, q->tok ? q->tok - 1 : 0);
	size_t first, n;
	uint32_t low = q->tok > s->tok + BEFORE_MAX ? q->tok - BEFORE_MAX : s->tok;
	matches_in(&f->verbs, low, q->tok, &first, &n);
	for (size_t i = n; i-- > first;)
		if (!in_quotation(f, f->verbs.v[i].tok) && speaker_of(f, &f->verbs.v[i], s->tok, q->tok, q))
			return true;
	return false;
}

/* A verb of saying whose subject was not found: the sentence's own subject. */
static bool sentence_subject(const struct finder *f, struct quotation *q)
{
	const struct sentence *s = sentence_of(f, q->tok ? q->tok - 1 : 0);
	uint32_t high = q->tok < s->tok + BEFORE_MAX ? q->tok : s->tok + BEFORE_MAX;
	for (size_t i = mention_from(f->x, s->tok); i < f->x->mentions.n && f->x->mentions.v[i].tok_end <= high; i++) {
		const struct mention *m = &f->x->mentions.v[i];
		bool object = m->tok > s->tok && (word_class(f->s->words, &f->t->toks[m->tok - 1]) & W_PREP);
		if (!person_like(f, (int32_t)i) || object || in_quotation(f, m->tok))
			continue;
		q->mention = (int32_t)i;
		q->carried = true;
		return true;
	}
	return false;
}

/* "Lee said:" or "LEE:" closes the paragraph before. */
static bool speaker_announced(const struct finder *f, struct quotation *q)
{
	uint32_t at = q->tok > 1 ? q->tok - 2 : 0; /* before the opening mark */
	const struct sentence *s = sentence_of(f, at);
	bool ends = at && at + 1 == s->tok_end && (str_is(f->t->toks[at].fold, ":") || str_is(f->t->toks[at].fold, ","));
	if (!ends)
		return false;
	size_t first, n;
	matches_in(&f->verbs, at > s->tok + BEFORE_MAX ? at - BEFORE_MAX : s->tok, at, &first, &n);
	for (size_t i = n; i-- > first;)
		if (!in_quotation(f, f->verbs.v[i].tok) && speaker_of(f, &f->verbs.v[i], s->tok, at, q))
			return true;
	q->mention = mention_ending(f->x, at);
	q->mention = person_like(f, q->mention) && f->x->mentions.v[q->mention].tok == s->tok ? q->mention : -1;
	return q->mention >= 0;
}

/* Does the quotation speak of the person by name?  Then it is not his. */
static bool speaks_of(const struct finder *f, const struct quotation *q, int person)
{
	for (size_t i = mention_from(f->x, q->tok); person >= 0 && i < f->x->mentions.n && f->x->mentions.v[i].tok < q->tok_end; i++)
		if (f->x->mentions.v[i].kind == MENTION_PERSON && f->x->mentions.v[i].person == person)
			return true;
	return false;
}

/* A dash; a hyphen begins an item of a list. */
static bool is_dash(const struct finder *f, uint32_t tok)
{
	const struct token *t = &f->t->toks[tok];
	return str_is(t->fold, "-") && t->span.e - t->span.s > 1;
}

/* "— The Hon. Jan Lis, Minister of Ports" in the paragraph behind. */
static bool speaker_signed(const struct finder *f, struct quotation *q)
{
	enum { STYLE = 10 /* tokens */ };
	uint32_t sent = f->t->toks[q->tok_end - 1].sent + 1;
	const struct sentence *s = sent < f->t->n_sents ? &f->t->sents[sent] : NULL;
	if (!s || s->zone != ZONE_BODY || s->para != s[-1].para + 1 || !is_dash(f, s->tok))
		return false;
	size_t m = mention_from(f->x, s->tok);
	if (m >= f->x->mentions.n || f->x->mentions.v[m].kind != MENTION_PERSON || f->x->mentions.v[m].tok > s->tok + STYLE || sentence_of(f, f->x->mentions.v[m].tok)->para != s->para)
		return false;
	q->mention = (int32_t)m;
	return true;
}

/* Does the quotation stand for itself, with no words of its sentence outside? */
static bool stands_alone(const struct finder *f, const struct quotation *q)
{
	const struct sentence *end = sentence_of(f, q->tok_end - 1);
	return q->tok <= sentence_of(f, q->tok)->tok + 1 && q->tok_end + 2 >= end->tok_end;
}

/* "Lee said that he was pleased.  “…”": it goes on with Lee's words. */
static bool told_before(const struct finder *f, struct quotation *q)
{
	uint32_t sent = f->t->toks[q->tok].sent;
	if (!sent || !stands_alone(f, q))
		return false;
	const struct sentence *s = &f->t->sents[sent - 1];
	if (s->heading || s->zone != ZONE_BODY || f->t->sents[sent].para > s->para + 1)
		return false;
	size_t i, n;
	matches_in(&f->verbs, s->tok, s->tok_end < s->tok + BEFORE_MAX ? s->tok_end : s->tok + BEFORE_MAX, &i, &n);
	for (; i < n; i++) {
		struct quotation by = *q;
		if (in_quotation(f, f->verbs.v[i].tok) || !speaker_of(f, &f->verbs.v[i], s->tok, s->tok_end, &by))
			continue;
		int person = by.mention >= 0 ? f->x->mentions.v[by.mention].person : -1;
		if (person < 0 || speaks_of(f, q, person))
			return false;
		q->mention = by.mention;
		q->carried = true;
		return true;
	}
	return false;
}

/* A quotation with no words outside it goes on where the last one stopped. */
static bool carried_over(const struct finder *f, size_t at, struct quotation *q)
{
	enum { ASIDE = 3 /* paragraphs: a caption may stand between those of one left open */ };
	if (!at)
		return false;
	const struct quotation *prev = &f->out->v[at - 1];
	uint32_t a = sentence_of(f, prev->tok_end - 1)->para, b = sentence_of(f, q->tok)->para;
	if (prev->mention < 0 && prev->name.e == 0)
		return false;
	if (b > a + (prev->open ? ASIDE : 1) || (prev->mention >= 0 && speaks_of(f, q, f->x->mentions.v[prev->mention].person)))
		return false;
	q->mention = prev->mention;
	q->name = prev->name;
	q->voice = prev->voice;
	q->carried = !prev->open || prev->carried;
	return true;
}

/* The paragraph before left it open. */
static bool goes_on(const struct finder *f, size_t at, struct quotation *q)
{
	return at && f->out->v[at - 1].open && carried_over(f, at, q);
}

/* "the statement added": a lone noun names nobody. */
static bool nameless(const struct finder *f, const struct quotation *q)
{
	if (q->mention >= 0 || !q->name.e)
		return false;
	uint32_t first = text_token_at(f->t, q->name.s);
	return first + 1 < f->t->n_toks && (word_class(f->s->words, &f->t->toks[first]) & W_DET) && !(f->t->toks[first + 1].flags & TOK_CAP) &&
	       f->t->toks[first + 1].span.e == q->name.e;
}

/* Whose words the nameless goes on with: an organ's, quoted in this paragraph or the one before. */
static void find_organ(const struct finder *f, size_t at)
{
	enum { FAR = 1 };
	struct quotation *q = &f->out->v[at];
	for (size_t i = at; nameless(f, q) && i-- > 0;) {
		const struct quotation *prev = &f->out->v[i];
		bool person = prev->mention >= 0 && f->x->mentions.v[prev->mention].person >= 0;
		if (sentence_of(f, q->tok)->para > sentence_of(f, prev->tok)->para + FAR || person)
			return;
		if (nameless(f, prev) || (prev->mention < 0 && !prev->name.e))
			continue;
		q->mention = prev->mention;
		q->name = prev->name;
		q->carried = true;
	}
}

/* "“…,” the spokesman said.  “…,” he added": he is the spokesman, if nobody else was named since. */
static void same_voice(const struct finder *f, size_t at)
{
	struct quotation *q = &f->out->v[at];
	const struct quotation *prev = at ? q - 1 : NULL;
	if (!prev || !prev->voice || q->mention < 0 || f->x->mentions.v[q->mention].kind != MENTION_PRONOUN ||
	    sentence_of(f, q->tok)->para > sentence_of(f, prev->tok_end - 1)->para + 1)
		return;
	for (size_t i = mention_from(f->x, prev->tok_end); i < f->x->mentions.n && f->x->mentions.v[i].tok < q->tok; i++)
		if (f->x->mentions.v[i].kind == MENTION_PERSON)
			return;
	q->mention = prev->mention;
	q->name = prev->name;
	q->voice = q->carried = true;
}

static void find_speaker(const struct finder *f, size_t at)
{
	struct quotation *q = &f->out->v[at];
	uint32_t start = sentence_of(f, q->tok)->tok;
	bool opens = q->tok <= start + 1;
	if (opens ? (stands_alone(f, q) && speaker_signed(f, q)) || speaker_announced(f, q) || speaker_behind(f, q) || goes_on(f, at, q) || told_before(f, q) || carried_over(f, at, q) : speaker_before(f, q) || speaker_behind(f, q))
		return;
	if (!opens && sentence_subject(f, q))
		return;
	carried_over(f, at, q);
}

void quotations_find(const struct extraction *x, struct quotations *out)
{
	struct finder f = { .x = x, .t = x->text, .s = x->lex->saying, .out = out };
	*out = (struct quotations){ 0 };
	matcher_scan(f.s->verbs, x->a, x->text, &f.verbs);
	scan_marks(&f);
	for (size_t i = 0; i < out->n; i++) {
		find_speaker(&f, i);
		same_voice(&f, i);
		find_organ(&f, i);
	}
}

/* ---- who tells a sentence */

static bool set_apart(const struct finder *f, uint32_t at, uint32_t from)
{
	return at > from + WORDS_MIN && (f->t->toks[at - 1].kind == TOK_CLOSE || str_is(f->t->toks[at - 1].fold, ","));
}

/* "…, said Lee" or "…, Lee said": who says it, a mention; else -1. */
static int32_t reporter_at(const struct finder *f, const struct match *v)
{
	const struct sentence *s = sentence_of(f, v->tok);
	struct quotation q = { .mention = -1 };
	if (set_apart(f, v->tok, s->tok)) {
		size_t next = mention_from(f->x, v->tok_end);
		bool behind = next < f->x->mentions.n && f->x->mentions.v[next].tok <= v->tok_end + 1 && f->x->mentions.v[next].tok < s->tok_end;
		return behind && person_like(f, (int32_t)next) ? (int32_t)next : -1;
	}
	if (!speaker_of(f, v, s->tok, s->tok_end, &q) || q.mention < 0)
		return -1;
	uint32_t at = f->x->mentions.v[q.mention].tok;
	at -= at > s->tok && (word_class(f->s->words, &f->t->toks[at - 1]) & W_DET);
	bool clause = v->tok_end < s->tok_end && (word_class(f->s->words, &f->t->toks[v->tok_end]) & W_THAT);
	return at < v->tok && set_apart(f, at, s->tok) && !clause ? q.mention : -1;
}

/* "PRESIDENT LEE:" at the head of a paragraph: whose words follow, up to the next
 * such label or heading. */
static void read_labels(const struct finder *f, int32_t *out)
{
	int32_t speaker = -1;
	for (uint32_t i = 0; i < f->t->n_sents; i++) {
		const struct sentence *s = &f->t->sents[i];
		size_t m = mention_from(f->x, s->tok);
		const struct mention *first = m < f->x->mentions.n && f->x->mentions.v[m].tok == s->tok ? &f->x->mentions.v[m] : NULL;
		bool label = first && first->person >= 0 && first->tok_end < f->t->n_toks && str_is(f->t->toks[first->tok_end].fold, ":");
		if (s->heading || label)
			speaker = label ? (int32_t)m : -1;
		out[i] = speaker;
	}
}

const int32_t *reporters_find(const struct extraction *x, struct quotations *quotes)
{
	struct finder f = { .x = x, .t = x->text, .s = x->lex->saying, .out = quotes };
	int32_t *out = arena_array(x->a, x->text->n_sents + 1, int32_t);
	read_labels(&f, out);
	matcher_scan(f.s->verbs, x->a, x->text, &f.verbs);
	for (size_t i = 0; i < f.verbs.n; i++) {
		const struct match *v = &f.verbs.v[i];
		bool says = f.s->verb.v[v->pattern].kind == SAYING_VERB && !in_quotation(&f, v->tok);
		int32_t m = says ? reporter_at(&f, v) : -1;
		if (m >= 0)
			out[f.t->toks[v->tok].sent] = m;
	}
	return out;
}

const struct quotation *quotation_at(const struct quotations *q, uint32_t at)
{
	size_t low = 0, high = q->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (q->v[mid].tok_end <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low < q->n && q->v[low].tok <= at ? &q->v[low] : NULL;
}
