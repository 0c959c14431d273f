/* issue.c: what a meeting was about.
 *
 * The topics of its outcomes, and those that a sentence says were discussed.
 * A topic's word in passing does not make an issue. */
#include <string.h>

#include "outcome_int.h"

static struct issue *issue_of(struct extraction *x, const char *topic, const char *meeting)
{
	for (size_t i = 0; i < x->doc->issues.n; i++) {
		struct issue *is = &x->doc->issues.v[i];
		bool same = (!is->meeting && !meeting) || (is->meeting && meeting && strcmp(is->meeting, meeting) == 0);
		if (same && strcmp(is->topic, topic) == 0)
			return is;
	}
	return NULL;
}

static void add_issue(struct extraction *x, const char *topic, const char *meeting, uint32_t sent, const char *rule)
{
	if (!topic || issue_of(x, topic, meeting))
		return;
	struct issue *is = vec_push(x->a, &x->doc->issues);
	struct span s = x->text->sents[sent].span;
	is->topic = topic;
	is->meeting = meeting;
	is->quote = arena_strz(x->a, text_span(x->text, s));
	claim_set(x, &is->claim, "issue", s, rule, topic);
}

enum { NAMES_MIN = 2 /* weight of a word that leads to a topic */ };

/* Every word of the topic in the document leads the reader to it. */
static void add_mentions(struct extraction *x, struct issue *is)
{
	size_t n = 0;
	for (size_t i = 0; i < x->topics.n; i++)
		n += strcmp(x->topics.v[i].topic, is->topic) == 0 && x->topics.v[i].weight >= NAMES_MIN;
	is->mentions = arena_array(x->a, n + 1, struct span);
	for (size_t i = 0; i < x->topics.n; i++)
		if (strcmp(x->topics.v[i].topic, is->topic) == 0 && x->topics.v[i].weight >= NAMES_MIN)
			is->mentions[is->n_mentions++] = x->topics.v[i].span;
}

/* So that nobody says of a source that it does not mention what it names. */
static void topics_named(struct extraction *x)
{
	struct strs *named = &x->doc->source.topics;
	for (size_t i = 0; i < x->topics.n; i++)
		if (x->topics.v[i].weight >= NAMES_MIN && !strs_contain(named, x->topics.v[i].topic))
			strs_add(x->a, named, x->topics.v[i].topic);
}

enum { DISCUSSED_MIN = 3 /* weight of a word that names a topic */ };
static const double general = 0.9;

/* "discussed A, B and C": topics that words behind the verb name outright. */
static void add_discussed(struct extraction *x, const struct match *m, uint32_t sent)
{
	uint32_t from = x->text->toks[m->tok].span.s, to = x->text->sents[sent].span.e;
	size_t i = 0;
	const char *ref = NULL;
	for (; i < x->doc->meetings.n; i++)
		if (x->scope[sent].meeting >= 0 ? (size_t)x->scope[sent].meeting == i : x->doc->meetings.v[i].primary)
			ref = ref ? ref : x->doc->meetings.v[i].ref;
	bool named = false;
	for (i = topics_from(x, from); i < x->topics.n && x->topics.v[i].span.e <= to; i++)
		if (x->topics.v[i].weight >= DISCUSSED_MIN) {
			add_issue(x, x->topics.v[i].topic, ref, sent, x->topics.v[i].rule);
			named = true;
		}
	/* "discussed deepening cooperation": general words, where none names a topic. */
	double score = 0;
	const char *t = named ? NULL : topic_best(x, (struct span){ from, to }, from, &score);
	if (t && score >= general)
		add_issue(x, t, ref, sent, "status.tsv");
}

static void collect_discussed(struct extraction *x)
{
	struct matches m;
	matcher_scan(x->lex->cues->status, x->a, x->text, &m);
	for (size_t i = 0; i < m.n; i++) {
		uint32_t sent = x->text->toks[m.v[i].tok].sent;
		const struct sentence *s = &x->text->sents[sent];
		struct subject who;
		if (x->lex->cues->status_row.v[m.v[i].pattern].kind != STATUS_DISCUSS || s->zone != ZONE_BODY ||
		    x->scope[sent].scope != SCOPE_MEETING)
			continue;
		if (subject_of(x, x->lex->cues->words, m.v[i].tok, &who) && !who.bare && (who.sides.n || who.coordinated))
			add_discussed(x, &m.v[i], sent);
	}
}

void issues_collect(struct extraction *x)
{
	topics_named(x);
	collect_discussed(x);
	for (size_t i = 0; i < x->doc->outcomes.n; i++) {
		const struct outcome *o = &x->doc->outcomes.v[i];
		if (!o->claim.low || !strs_has(&o->claim.inferred, "issue"))
			add_issue(x, o->issue, o->meeting, text_sentence_at(x->text, o->claim.span.s), o->claim.rule);
	}
	for (size_t i = 0; i < x->doc->issues.n; i++)
		add_mentions(x, &x->doc->issues.v[i]);
}
