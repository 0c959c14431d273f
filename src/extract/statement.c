/* statement.c: what somebody said, in quotation marks or behind "said that".
 *
 * Quotations come with their speakers from quote.c; here they become claims,
 * with the channel and the organ that reported them. */
#include "quote_int.h"

#include <stdlib.h>
#include <string.h>

/* How far around a quotation its channel and its reporter are looked for, in tokens. */
enum { AROUND_MAX = 100 };

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
	matches_in(channels, s->tok, s->tok_end < s->tok + AROUND_MAX ? s->tok_end : s->tok + AROUND_MAX, &i, &n);
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
	uint32_t from = q->tok > s->tok + AROUND_MAX ? q->tok - AROUND_MAX : s->tok;
	uint32_t to = s->tok_end < q->tok_end + AROUND_MAX ? s->tok_end : q->tok_end + AROUND_MAX;
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
