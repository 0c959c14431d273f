/* silence.c: sentences that say what was not mentioned.
 *
 * "The statement made no mention of fishing" is no issue of the meeting, and
 * yet worth a line in a brief: it is recorded as a silent issue, which fusion
 * turns into one of the meeting's silences. */
#include "extract_int.h"
#include "file.h"
#include "matcher_int.h"
#include "layers.h"

#include <string.h>

enum look { LOOK_AFTER, LOOK_BEFORE };

struct silences {
	struct matcher *matcher;
	VEC(enum look) look;
	VEC(const char *) rule;
};

static int read_row(struct arena *a, struct silences *s, const struct tsv *t, const struct tsv_row *row, struct diag *d)
{
	bool before = str_is(row->cell[1], "before");
	if (!before && !str_is(row->cell[1], "after"))
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s' is not one of after, before", STR_ARG(row->cell[1]));
	if (matcher_add(s->matcher, row->cell[0], tsv_place(t, row, 0), d) < 0)
		return -1;
	*vec_push(a, &s->look) = before ? LOOK_BEFORE : LOOK_AFTER;
	*vec_push(a, &s->rule) = tsv_rule(a, t, row);
	return 0;
}

int silences_load(struct arena *a, const struct layers *data, struct silences **out, struct diag *d)
{
	struct tsv t;
	struct inflections *inf;
	struct silences *s = *out = arena_new_of(a, struct silences);
	if (inflections_load(a, data, &inf, d) < 0)
		return -1;
	s->matcher = matcher_new(a, inf);
	int rc = layers_load(a, data, "lang/en/silences.tsv", 2, 2, 1, &t, d);
	for (size_t i = 0; i < t.n; i++)
		rc |= read_row(a, s, &t, &t.rows[i], d);
	return rc ? -1 : 0;
}

static bool is_known(const struct extraction *x, const char *topic, struct span s)
{
	for (size_t i = 0; i < x->doc->issues.n; i++) {
		const struct issue *is = &x->doc->issues.v[i];
		if (is->silent && is->claim.span.s == s.s && strcmp(is->topic, topic) == 0)
			return true;
	}
	return false;
}

static void add_silent(struct extraction *x, const struct topic_hit *t, const char *rule)
{
	struct span s = x->text->sents[t->sent].span;
	int meeting = x->scope ? x->scope[t->sent].meeting : -1;
	if (is_known(x, t->topic, s))
		return;
	struct issue *is = vec_push(x->a, &x->doc->issues);
	is->silent = true;
	is->topic = t->topic;
	is->meeting = meeting >= 0 && (size_t)meeting < x->doc->meetings.n ? x->doc->meetings.v[meeting].ref : NULL;
	is->quote = arena_strz(x->a, text_span(x->text, s));
	is->mentions = arena_array(x->a, 1, struct span);
	is->mentions[is->n_mentions++] = t->span;
	claim_set(x, &is->claim, "silence", s, rule, t->topic);
}

/* The topic word nearest to the cue, on the side where the cue looks. */
static const struct topic_hit *topic_at(const struct extraction *x, const struct match *m, enum look look)
{
	const struct text *t = x->text;
	uint32_t sent = t->toks[m->tok].sent, s = t->toks[m->tok].span.s, e = t->toks[m->tok_end - 1].span.e;
	const struct topic_hit *best = NULL;
	for (size_t i = 0; i < x->topics.n && x->topics.v[i].sent <= sent; i++) {
		const struct topic_hit *hit = &x->topics.v[i];
		if (hit->sent != sent || hit->weight < 2)
			continue;
		if (look == LOOK_AFTER && hit->span.s >= e && (!best || hit->span.s < best->span.s))
			best = hit;
		if (look == LOOK_BEFORE && hit->span.e <= s && (!best || hit->span.e > best->span.e))
			best = hit;
	}
	return best;
}

void silences_find(struct extraction *x)
{
	struct matches found;
	const struct silences *s = x->lex->silences;
	matcher_scan(s->matcher, x->a, x->text, &found);
	for (size_t i = 0; i < found.n; i++) {
		const struct match *m = &found.v[i];
		const struct topic_hit *t = topic_at(x, m, s->look.v[m->pattern]);
		if (t)
			add_silent(x, t, s->rule.v[m->pattern]);
	}
}
