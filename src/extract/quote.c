/* quote.c: direct speech.
 *
 * A quotation is what stands between an opening and a closing mark; one that
 * its paragraph leaves open ends with the paragraph.  Its speaker is the
 * subject of a verb of saying behind it ("…," she said), before it (She said:
 * "…"), or, for a quotation that stands alone, the speaker of the words before. */
#include "quote_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "taxonomy.h"
#include "layers.h"

/* How far an attribution may stand from its quotation, in tokens: sentences
 * have no bound, and each quotation looks around itself. */
enum { WORDS_MIN = 4, AFTER_MAX = 30, BEFORE_MAX = 100 };
enum saying_kind { SAYING_VERB, SAYING_CALL, SAYING_BY, SAYING_KINDS };
static const char *const saying_kinds[SAYING_KINDS] = { "verb", "call", "by" };

struct saying_row {
	enum saying_kind kind;
	const char *rule;
};

struct channel_row {
	const char *channel;
	const char *rule;
};

struct saying {
	struct word_classes *words;
	struct matcher *verbs, *channels;
	VEC(struct saying_row) verb;
	VEC(struct channel_row) channel;
};

static int verb_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, struct saying *s, struct diag *d)
{
	for (int k = 0; k < SAYING_KINDS; k++) {
		if (!str_is(row->cell[1], saying_kinds[k]))
			continue;
		if (matcher_add(s->verbs, row->cell[0], tsv_place(t, row, 0), d) < 0)
			return -1;
		*vec_push(a, &s->verb) = (struct saying_row){ (enum saying_kind)k, tsv_rule(a, t, row) };
		return 0;
	}
	return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s': a kind of saying is verb, call or by", STR_ARG(row->cell[1]));
}

static int channel_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, const struct taxonomy *tax,
    struct saying *s, struct diag *d)
{
	const struct term *c = taxonomy_find(tax, TAX_CHANNEL, arena_strz(a, row->cell[1]));
	if (!c)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s' is no channel of taxonomy.tsv", STR_ARG(row->cell[1]));
	if (matcher_add(s->channels, row->cell[0], tsv_place(t, row, 0), d) < 0)
		return -1;
	*vec_push(a, &s->channel) = (struct channel_row){ c->id, tsv_rule(a, t, row) };
	return 0;
}

int saying_load(struct arena *a, const struct layers *data, struct saying **out, struct diag *d)
{
	struct inflections *inf;
	struct taxonomy *tax;
	struct tsv verbs, channels;
	struct saying *s = *out = arena_new_of(a, struct saying);
	if (taxonomy_load(a, data, &tax, d) < 0 || inflections_load(a, data, &inf, d) < 0 || word_classes_load(a, data, &s->words, d) < 0)
		return -1;
	if (layers_load(a, data, "lang/en/sayings.tsv", 2, 2, 1, &verbs, d) < 0 ||
	    layers_load(a, data, "lang/en/channels.tsv", 2, 2, 1, &channels, d) < 0)
		return -1;
	s->verbs = matcher_new(a, inf);
	s->channels = matcher_new(a, inf);
	int rc = 0;
	for (size_t i = 0; i < verbs.n; i++)
		rc |= verb_row(a, &verbs, &verbs.rows[i], s, d);
	for (size_t i = 0; i < channels.n; i++)
		rc |= channel_row(a, &channels, &channels.rows[i], tax, s, d);
	return rc;
}

/* ---- where quotations are */

struct finder {
	const struct extraction *x;
	const struct text *t;
	const struct saying *s;
	struct matches verbs;
	struct quotations *out;
};

static void close_quotation(const struct finder *f, uint32_t from, uint32_t to)
{
	struct quotation q = { .tok = from, .tok_end = to, .mention = -1, .verb = UINT32_MAX };
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
			close_quotation(f, from, i);
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
			close_quotation(f, from, i);
			open = false;
		}
	}
	if (open)
		close_quotation(f, from, (uint32_t)f->t->n_toks);
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

/* The speaker that verb of saying [tok, end) has: in front ("Lee said") or,
 * where the order is turned round, behind ("said Lee"). */
static bool speaker_of(const struct finder *f, const struct match *v, uint32_t low, uint32_t high, struct quotation *q)
{
	struct subject s;
	const struct saying_row *row = &f->s->verb.v[v->pattern];
	size_t next = mention_from(f->x, v->tok_end);
	bool behind = next < f->x->mentions.n && f->x->mentions.v[next].tok <= v->tok_end + 3 && f->x->mentions.v[next].tok < high &&
	    f->x->mentions.v[next].kind != MENTION_PRONOUN;
	if (row->kind == SAYING_BY) {
		if (!behind)
			return false;
		q->mention = (int32_t)next;
		q->verb = v->tok;
		if (f->x->mentions.v[next].adjective)
			q->name = organ_named(f, next, high);
		return true;
	}
	bool found = subject_of(f->x, f->s->words, v->tok, &s) && !s.bare;
	if (found && s.coordinated)
		found = shared_subject(f->x, f->s->words, v->tok, &s);
	found = found && s.mention >= 0 && s.tok >= low && !in_quotation(f, s.tok);
	if (found && person_like(f, s.mention)) {
		q->mention = s.mention;
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
	return false;
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
		if (speaker_of(f, &f->verbs.v[i], from, end, q))
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

/* A quotation with no words outside it goes on where the last one stopped. */
static bool carried_over(const struct finder *f, size_t at, struct quotation *q)
{
	if (!at)
		return false;
	const struct quotation *prev = &f->out->v[at - 1];
	uint32_t a = sentence_of(f, prev->tok_end - 1)->para, b = sentence_of(f, q->tok)->para;
	if (prev->mention < 0 && prev->name.e == 0)
		return false;
	if (b > a + 1)
		return false;
	q->mention = prev->mention;
	q->name = prev->name;
	q->carried = true;
	return true;
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

static void find_speaker(const struct finder *f, size_t at)
{
	struct quotation *q = &f->out->v[at];
	uint32_t start = sentence_of(f, q->tok)->tok;
	bool opens = q->tok <= start + 1;
	if (opens ? speaker_behind(f, q) || carried_over(f, at, q) : speaker_before(f, q) || speaker_behind(f, q))
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

/* ---- statements */

/* The words of a span without the article before them. */
static const char *without_article(const struct extraction *x, struct span s)
{
	uint32_t at = text_token_at(x->text, s.s);
	bool more = at + 1 < x->text->n_toks && x->text->toks[at + 1].span.s < s.e;
	/* "both sides" and "the statement" stay: a lone noun names nobody. */
	bool name = more && ((x->text->toks[at + 1].flags & TOK_CAP) || x->text->toks[at + 1].span.e < s.e);
	if (name && (word_class(x->lex->saying->words, &x->text->toks[at]) & (W_DET | W_POSS | W_ADV)) == W_DET)
		s.s = x->text->toks[at + 1].span.s;
	return arena_strz(x->a, text_span(x->text, s));
}

static const char *speaker_name(const struct extraction *x, const struct quotation *q)
{
	if (q->mention >= 0) {
		const struct mention *m = &x->mentions.v[q->mention];
		if (m->person >= 0)
			return x->doc->participants.v[m->person].name;
		return without_article(x, q->name.e ? q->name : m->span);
	}
	return q->name.e ? without_article(x, q->name) : NULL;
}

static const char *channel_of(const struct extraction *x, const struct matches *channels, uint32_t sent, const char **rule)
{
	const struct sentence *s = &x->text->sents[sent];
	size_t i, n;
	matches_in(channels, s->tok, s->tok_end < s->tok + BEFORE_MAX ? s->tok_end : s->tok + BEFORE_MAX, &i, &n);
	if (i == n)
		return NULL;
	const struct channel_row *row = &x->lex->saying->channel.v[channels->v[i].pattern];
	*rule = row->rule;
	return row->channel;
}

/* An organisation that the sentence names as its source. */
static const char *reporter_of(const struct extraction *x, const struct quotation *q, uint32_t sent)
{
	const struct sentence *s = &x->text->sents[sent];
	uint32_t from = q->tok > s->tok + BEFORE_MAX ? q->tok - BEFORE_MAX : s->tok;
	uint32_t to = s->tok_end < q->tok_end + BEFORE_MAX ? s->tok_end : q->tok_end + BEFORE_MAX;
	for (size_t i = mention_from(x, from); i < x->mentions.n && x->mentions.v[i].tok < to; i++) {
		const struct mention *m = &x->mentions.v[i];
		bool speaks = (int32_t)i == q->mention, inside = m->tok >= q->tok && m->tok < q->tok_end;
		bool named = x->text->toks[m->tok_end - 1].flags & TOK_CAP;
		if (m->kind == MENTION_ORG && named && !m->adjective && !m->possessive && !speaks && !inside)
			return without_article(x, m->span);
	}
	return x->src->publisher;
}

static const char *meeting_ref(const struct extraction *x, uint32_t sent)
{
	int at = x->scope ? x->scope[sent].meeting : -1;
	for (size_t i = 0; i < x->doc->meetings.n; i++)
		if (at >= 0 ? (size_t)at == i : x->doc->meetings.v[i].primary)
			return x->doc->meetings.v[i].ref;
	return NULL;
}

/* "the “Joint Action Plan on Trade”": a title, not words that somebody said. */
static bool is_title(const struct extraction *x, const struct quotation *q)
{
	for (uint32_t i = q->tok; i < q->tok_end; i++) {
		const struct token *t = &x->text->toks[i];
		bool lesser = t->kind != TOK_WORD || (word_class(x->lex->saying->words, t) & (W_PREP | W_COORD | W_DET));
		if (!lesser && !(t->flags & TOK_CAP))
			return false;
	}
	return true;
}

static void add_statement(struct extraction *x, const struct quotation *q, const struct matches *channels)
{
	const char *speaker = speaker_name(x, q), *rule = "sayings.tsv";
	uint32_t sent = x->text->toks[q->tok].sent, last = x->text->toks[q->verb != UINT32_MAX ? q->verb : q->tok_end - 1].sent;
	if (!speaker || q->words < WORDS_MIN || is_title(x, q) || x->text->sents[sent].zone != ZONE_BODY)
		return;
	struct statement *st = vec_push(x->a, &x->doc->statements);
	st->speaker = speaker;
	st->quote = arena_strz(x->a, text_span(x->text, text_tokens(x->text, q->tok, q->tok_end)));
	st->channel = channel_of(x, channels, last, &rule);
	st->reported_by = reporter_of(x, q, last);
	st->meeting = meeting_ref(x, sent);
	st->claim.low = q->carried;
	claim_set(x, &st->claim, "statement", text_tokens(x->text, q->tok, q->tok_end), rule, speaker);
	if (q->carried)
		strs_add(x->a, &st->claim.inferred, "speaker");
}

static bool has_outcome(const struct extraction *x, struct span s)
{
	size_t low = 0, high = x->doc->outcomes.n; /* they stand in text order */
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (x->doc->outcomes.v[mid].claim.span.s < s.s)
			low = mid + 1;
		else
			high = mid;
	}
	return low < x->doc->outcomes.n && x->doc->outcomes.v[low].claim.span.s < s.e;
}

/* "Lee said that …", where a leader speaks and no outcome says it already. */
static void add_indirect(struct extraction *x, const struct match *v, const struct quotations *quotes, const struct matches *channels)
{
	const struct sentence *s = &x->text->sents[x->text->toks[v->tok].sent];
	uint32_t from = v->tok_end + 1, to = s->tok_end;
	struct subject who;
	if (from + WORDS_MIN >= to || !(word_class(x->lex->saying->words, &x->text->toks[from - 1]) & W_THAT) ||
	    x->lex->saying->verb.v[v->pattern].kind != SAYING_VERB || s->zone != ZONE_BODY || has_outcome(x, s->span) ||
	    x->scope[x->text->toks[v->tok].sent].scope != SCOPE_MEETING || quotation_at(quotes, v->tok))
		return;
	if (!subject_of(x, x->lex->saying->words, v->tok, &who) || who.mention < 0 || who.coordinated)
		return;
	int person = x->mentions.v[who.mention].person;
	if (person < 0 || x->doc->participants.v[person].level != LEVEL_PRINCIPAL)
		return;
	to -= x->text->toks[to - 1].kind == TOK_PUNCT;
	for (uint32_t i = from; i < to; i++)
		if (x->text->toks[i].kind == TOK_OPEN)
			return;
	const char *rule = x->lex->saying->verb.v[v->pattern].rule;
	struct span span = text_tokens(x->text, from, to);
	double score;
	if (!topic_best(x, span, span.s, &score) || score < 1)
		return; /* small talk */
	struct statement *st = vec_push(x->a, &x->doc->statements);
	st->speaker = x->doc->participants.v[person].name;
	st->indirect = true;
	st->quote = arena_strz(x->a, text_span(x->text, span));
	st->channel = channel_of(x, channels, x->text->toks[v->tok].sent, &rule);
	st->reported_by = x->src->publisher;
	st->meeting = meeting_ref(x, x->text->toks[v->tok].sent);
	claim_set(x, &st->claim, "statement", span, rule, st->speaker);
}

static int by_place(const void *p, const void *q)
{
	const struct statement *a = p, *b = q;
	return (a->claim.span.s > b->claim.span.s) - (a->claim.span.s < b->claim.span.s);
}

void statements_find(struct extraction *x)
{
	struct matches verbs;
	struct quotations q;
	struct matches channels;
	quotations_find(x, &q);
	matcher_scan(x->lex->saying->channels, x->a, x->text, &channels);
	for (size_t i = 0; i < q.n; i++)
		add_statement(x, &q.v[i], &channels);
	matcher_scan(x->lex->saying->verbs, x->a, x->text, &verbs);
	for (size_t i = 0; i < verbs.n; i++)
		add_indirect(x, &verbs.v[i], &q, &channels);
	if (x->doc->statements.n)
		qsort(x->doc->statements.v, x->doc->statements.n, sizeof *x->doc->statements.v, by_place);
}
