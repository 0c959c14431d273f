/* outcome_topic.c: which topic an outcome is about. */
#include <string.h>

#include "outcome_int.h"
#include "taxonomy.h"

/* An item whose topic is asked for. */
struct asked {
	const struct extraction *x;
	const struct cue_hits *hits;
	uint32_t sent;
	const struct sentence *s; /* the sentence, or a unit of it */
	const struct item *it;
	bool alone;               /* no other item stands in s */
};

/* "…, the adviser told reporters": the comma before a verb of saying that ends
 * the sentence, an apposition between; `to` if none does. */
static uint32_t before_reporter(const struct extraction *x, uint32_t from, uint32_t to)
{
	enum { FAR = 25 /* tokens */ };
	for (uint32_t i = from; i < to; i++) {
		unsigned c = word_class(x->lex->cues->words, &x->text->toks[i]);
		if (!(c & W_STOP) || !(c & W_PAST))
			continue;
		uint32_t commas = 0, wanted = str_is(x->text->toks[i - 1].fold, ",") ? 3 : 1;
		for (uint32_t k = i; k-- > from + 1 && i - k < FAR;)
			if (str_is(x->text->toks[k].fold, ",") && ++commas == wanted)
				return k;
	}
	return to;
}

/* Where the first tail of [from, to) starts, or words about the occasion
 * ("amid", "ahead of", "as he arrived"); `to` if it has none. */
static uint32_t before_tail(const struct extraction *x, uint32_t from, uint32_t to)
{
	to = before_reporter(x, from, to);
	for (uint32_t i = from + 2; i < to; i++)
		if (tail_starts(x, i, to) || (word_class(x->lex->cues->words, &x->text->toks[i]) & W_OCCASION))
			return i;
	return to;
}

/* "On trade, both sides …": the topic that the sentence announces. */
static const char *topic_announced(const struct extraction *x, const struct sentence *s, const struct item *it)
{
	enum { FAR = 12 /* tokens */, NAMED = 3 /* weight */ };
	uint32_t low = it->tok < s->tok + FAR ? it->tok : s->tok + FAR;
	double score = 0;
	if (!(word_class(x->lex->cues->words, &x->text->toks[s->tok]) & W_PREP))
		return NULL;
	for (uint32_t i = s->tok + 1; i < low; i++)
		if (str_is(x->text->toks[i].fold, ",")) {
			const char *t = topic_best(x, text_tokens(x->text, s->tok, i), s->span.s, &score);
			return score >= NAMED ? t : NULL;
		}
	return NULL;
}

enum { SPAN_FAR = 64 /* bytes of a topic's words */ };
enum { TOPIC_OWN = 11, TOPIC_MATTER = 15, TOPIC_SURE = 25 /* tenths of a weight */ };

/* "called on the council to act": whom a demand addresses is not its matter. */
static uint32_t behind_addressee(const struct extraction *x, const struct item *it)
{
	enum { FAR = 8 /* tokens */ };
	if (strcmp(it->type, "demand") != 0)
		return it->body;
	for (uint32_t i = it->body; i + 1 < it->end && i < it->body + FAR; i++)
		if (class_of(x, i) & W_TO)
			return i;
		else if (x->text->toks[i].kind == TOK_PUNCT || ((class_of(x, i) & W_PREP) && i > it->body))
			break;
	return it->body;
}

static const struct topic_hit *first_matter(const struct extraction *x, struct span s)
{
	for (size_t i = topics_from(x, s.s); i < x->topics.n && x->topics.v[i].span.e <= s.e; i++)
		if (x->topics.v[i].weight * 10 >= TOPIC_MATTER)
			return &x->topics.v[i];
	return NULL;
}

/* "in the fields of fish, energy and culture": the first of them; NULL without such
 * a list, or where a matter is named before it. */
static const char *topic_listed(const struct asked *q, uint32_t from, uint32_t to)
{
	const struct extraction *x = q->x;
	size_t i, end;
	matches_in(&q->hits->status, from, to, &i, &end);
	for (; i < end; i++) {
		const struct match *m = &q->hits->status.v[i];
		if (x->lex->cues->status_row.v[m->pattern].kind != STATUS_FIELDS || m->tok_end >= to)
			continue;
		const struct topic_hit *h = first_matter(x, text_tokens(x->text, from, to));
		return h && h->span.s >= x->text->toks[m->tok_end].span.s ? h->topic : NULL;
	}
	return NULL;
}

/* The words of the item decide; where they are few, those of its tail, then
 * of its sentence, then of what leads to it. */
static const char *topic_read(const struct asked *q, struct outcome *o)
{
	const struct extraction *x = q->x;
	const struct sentence *s = q->s;
	const struct item *it = q->it;
	uint32_t sent = q->sent;
	bool inferred;
	const struct taxonomy *tax = x->lex->cues->taxonomy;
	const char *meetings = taxonomy_topic_for(tax, "meetings"), *deals = taxonomy_topic_for(tax, "deals");
	uint32_t end = it->end, from = it->body < end ? behind_addressee(x, it) : it->tok;
	uint32_t at = x->text->toks[from].span.s;
	double score = 0, whole = 0;
	const char *named = topic_announced(x, s, it);
	if (named && !it->part)
		return named;
	const char *listed = it->part ? NULL : topic_listed(q, from, before_reporter(x, from, end));
	if (listed)
		return listed;
	/* "An agreement on energy was expected": the noun before the cue tells. */
	uint32_t low = (it->cue->flags & CUE_NOUN) && !it->part ? s->tok : from > it->body ? from : it->tok, said = before_reporter(x, from, end);
	const char *t = topic_best(x, text_tokens(x->text, low, before_tail(x, from, end)), at, &score);
	if (t && (it->part || score * 10 >= TOPIC_SURE))
		return t;
	if (meetings && strcmp(o->type, "mechanism-established") == 0)
		return meetings;
	if (score * 10 >= TOPIC_OWN)
		return t;
	const char *all = topic_best(x, text_tokens(x->text, it->tok, said), at, &whole);
	if (whole * 10 >= TOPIC_SURE || (!q->alone && whole * 10 >= TOPIC_OWN))
		return all;
	bool cut = q->alone && end < s->tok_end; /* "…, and said Peru wanted gas" */
	all = topic_best(x, text_tokens(x->text, s->tok, cut || end == s->tok_end ? said : s->tok_end), at, &whole);
	if (whole * 10 >= TOPIC_SURE)
		return all;
	/* "“We have not decided,” Lee told reporters at the summit", "Peru protested": what came before. */
	if ((said < end || no_object(x, it)) && sent > 0 && x->text->sents[sent - 1].zone == ZONE_BODY && !x->text->sents[sent - 1].heading)
		sent--;
	t = cut ? NULL : topic_of_sentence(x, sent, &inferred);
	if (!t || inferred)
		strs_add(x->a, &o->claim.inferred, "issue");
	return t ? t : deals && strcmp(o->type, "purchase-deal") == 0 ? deals : taxonomy_topic_for(tax, "general");
}

/* The topic whose words stand right before token `at` or hold it ("arms control
 * talks"), other than `way`; NULL. */
static const char *topic_at(const struct extraction *x, uint32_t at, const char *way)
{
	uint32_t from = at && x->text->toks[at].span.s > 0 ? x->text->toks[at - 1].span.s : 0;
	for (size_t i = topics_from(x, from > SPAN_FAR ? from - SPAN_FAR : 0); i < x->topics.n && x->topics.v[i].span.s < x->text->toks[at].span.e; i++) {
		const struct topic_hit *h = &x->topics.v[i];
		if (h->span.e > from && h->sent == x->text->toks[at].sent && strcmp(h->topic, way) != 0 && h->weight * 10 >= TOPIC_MATTER)
			return h->topic;
	}
	return NULL;
}

/* "talks on fish" between tokens [at, stop): the topic of the words behind "on". */
static const char *topic_behind(const struct extraction *x, uint32_t at, uint32_t stop, const char *way)
{
	enum { FAR = 8 /* tokens */ };
	double score;
	struct span words = text_tokens(x->text, at, at + FAR < stop ? at + FAR : stop);
	const char *matter = topic_beside(x, words, words.s, way, &score);
	return matter && score * 10 >= TOPIC_MATTER ? matter : NULL;
}

/* What talks are held on, where their words tell it; else NULL. */
static const char *talks_on(const struct asked *q, const char *way)
{
	const struct extraction *x = q->x;
	const struct item *it = q->it;
	uint32_t stop = it->body + 1 < it->end ? before_tail(x, it->body, it->end) : it->end;
	/* "told their ministers to arm the fleet": what others are to do, not that they meet. */
	const char *matter = it->cue->class == CUE_ACT && !it->measure ? topic_behind(x, it->body, stop, way) : NULL;
	size_t i, end;
	matches_in(&q->hits->status, it->tok, stop, &i, &end);
	for (; i < end && !matter; i++) {
		const struct match *m = &q->hits->status.v[i];
		enum status_kind kind = x->lex->cues->status_row.v[m->pattern].kind;
		uint32_t on = m->tok + 1;
		while (on < m->tok_end && !(class_of(x, on) & W_PREP))
			on++;
		if (kind == STATUS_DISCUSS && on < m->tok_end && m->tok_end < stop)
			matter = topic_behind(x, on, stop, way);
		else if (kind == STATUS_TALKS)
			matter = topic_at(x, m->tok, way);
	}
	return matter;
}

/* Talks are the way to a result: where its words name a matter as well, that is
 * its topic, and what was talked of before says nothing of it. */
const char *outcome_topic(const struct extraction *x, const struct cue_hits *hits, uint32_t sent, const struct sentence *s,
    const struct item *it, bool alone, struct outcome *o)
{
	const struct asked q = { x, hits, sent, s, it, alone };
	const struct taxonomy *tax = x->lex->cues->taxonomy;
	const char *way = taxonomy_topic_for(tax, "meetings");
	bool talks = (it->cue->flags & CUE_TALKS) || (it->measure && (it->measure->flags & CUE_TALKS));
	const char *of = talks && way ? talks_on(&q, way) : NULL;
	const char *t = of ? of : talks && way ? way : topic_read(&q, o);
	if (talks || !way || strcmp(t, way) != 0 || strcmp(o->type, "mechanism-established") == 0)
		return t;
	double score;
	uint32_t end = alone ? s->tok_end : it->end;
	struct span own = text_tokens(x->text, it->tok, end);
	const char *matter = topic_beside(x, own, own.s, way, &score);
	if (matter && score * 10 >= TOPIC_MATTER)
		return matter;
	/* "signed six documents during the visit": the occasion is no matter. */
	const char *before = topic_best(x, text_tokens(x->text, it->tok, before_tail(x, it->tok, it->end)), own.s, &score);
	if (strcmp(o->type, "agreement") == 0 && o->strength == STRENGTH_SIGNED && !before)
		return taxonomy_topic_for(tax, "general");
	return strs_has(&o->claim.inferred, "issue") ? taxonomy_topic_for(tax, "general") : t;
}
