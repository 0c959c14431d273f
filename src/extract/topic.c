/* topic.c: what a sentence is about, by the weight of its words.
 *
 * A hit that lies within a longer one is dropped ("digital" in "digital
 * trade"), and rows with topic "-" swallow names that merely hold a topic's
 * word ("Secretary of Defense"). */
#include "claims_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "taxonomy.h"
#include "layers.h"

enum { COL_PHRASE, COL_TOPIC, COL_WEIGHT, COLS };

/* Half of its weight is left to a word this many bytes behind the head. */
static const double half_way = 160;
enum { TOPICS_MAX = 256, HEADING_FAR = 200 /* sentences */ };
/* A sentence whose words weigh less asks its neighbours. */
static const double enough = 1.1;

struct topic_row {
	const char *topic; /* NULL: swallows */
	double weight;
	const char *rule;
};

struct topics {
	struct matcher *matcher;
	struct topic_row *rows; /* by pattern number */
	const struct taxonomy *taxonomy;
};

static int row_read(struct arena *a, const struct tsv *t, const struct tsv_row *row, unsigned top, struct topics *out, struct diag *d)
{
	char *end, *weight = arena_strz(a, row->cell[COL_WEIGHT]), *topic = arena_strz(a, row->cell[COL_TOPIC]);
	bool swallows = strcmp(topic, "-") == 0;
	const struct term *term = taxonomy_find(out->taxonomy, TAX_TOPIC, topic);
	/* The words of a topic that an upper layer dropped go with it. */
	if (!swallows && !term && row->layer < top)
		return 0;
	if (!swallows && !term)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_TOPIC), "'%s' is no topic of taxonomy.tsv", topic);
	double w = strtod(weight, &end);
	if (end == weight || *end || w < 0 || w > 100)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, COL_WEIGHT), "'%s': a weight is a number from 0 to 100", weight);
	int id = matcher_add(out->matcher, row->cell[COL_PHRASE], tsv_place(t, row, COL_PHRASE), d);
	if (id < 0)
		return -1;
	out->rows[id] = (struct topic_row){ swallows ? NULL : term->id, w, tsv_rule(a, t, row) };
	return 0;
}

int topics_load(struct arena *a, const struct layers *data, struct topics **out, struct diag *d)
{
	struct tsv t;
	struct inflections *inf;
	struct taxonomy *tax;
	if (taxonomy_load(a, data, &tax, d) < 0 || inflections_load(a, data, &inf, d) < 0)
		return -1;
	int rc = layers_load(a, data, "lexicon/topics.tsv", COLS, COLS, 1, &t, d);
	if (rc < 0)
		return -1;
	if (tax->n[TAX_TOPIC] > TOPICS_MAX)
		return diag_error(d, EX_CONFIG, NOWHERE, "taxonomy.tsv has %zu topics, and at most %d can be weighed", tax->n[TAX_TOPIC], TOPICS_MAX);
	*out = arena_new_of(a, struct topics);
	(*out)->taxonomy = tax;
	(*out)->matcher = matcher_new(a, inf);
	(*out)->rows = arena_array(a, t.n + 1, struct topic_row);
	for (size_t i = 0; i < t.n; i++)
		rc |= row_read(a, &t, &t.rows[i], (unsigned)data->n - 1, *out, d);
	return rc;
}

/* Does q lie within p, and is p the longer one (or the heavier of equals)? */
static bool covers(const struct topics *ts, const struct match *p, const struct match *q)
{
	if (p == q || p->tok > q->tok || p->tok_end < q->tok_end)
		return false;
	if (p->tok_end - p->tok > q->tok_end - q->tok)
		return true;
	const struct topic_row *a = &ts->rows[p->pattern], *b = &ts->rows[q->pattern];
	bool same = a->topic && b->topic && strcmp(a->topic, b->topic) == 0;
	return !a->topic || (same && (a->weight > b->weight || (a->weight >= b->weight && p < q)));
}

static bool swallowed(const struct topics *ts, const struct matches *m, size_t i)
{
	/* Longer matches that cover it start at most a phrase before it. */
	for (size_t j = i; j-- > 0 && m->v[j].tok + 16 > m->v[i].tok;)
		if (covers(ts, &m->v[j], &m->v[i]))
			return true;
	for (size_t j = i + 1; j < m->n && m->v[j].tok == m->v[i].tok; j++)
		if (covers(ts, &m->v[j], &m->v[i]))
			return true;
	return false;
}

/* The name of a party is no topic of its own meeting. */
static bool names_party(const struct extraction *x, const struct match *m)
{
	for (size_t i = mention_from(x, m->tok); i < x->mentions.n && x->mentions.v[i].tok == m->tok; i++) {
		const struct mention *p = &x->mentions.v[i];
		if (p->kind != MENTION_COUNTRY || p->tok_end != m->tok_end || p->sides.n != 1)
			continue;
		for (size_t k = 0; k < x->doc->meetings.n; k++)
			if (x->doc->meetings.v[k].primary && strs_has(&x->doc->meetings.v[k].sides, p->sides.v[0]))
				return true;
	}
	return false;
}

void topics_find(struct extraction *x)
{
	const struct topics *ts = x->lex->topics;
	struct matches m;
	matcher_scan(ts->matcher, x->a, x->text, &m);
	for (size_t i = 0; i < m.n; i++) {
		const struct topic_row *row = &ts->rows[m.v[i].pattern];
		if (!row->topic || swallowed(ts, &m, i) || names_party(x, &m.v[i]))
			continue;
		*vec_push(x->a, &x->topics) = (struct topic_hit){
			.topic = row->topic, .span = text_tokens(x->text, m.v[i].tok, m.v[i].tok_end),
			.sent = x->text->toks[m.v[i].tok].sent, .weight = row->weight, .rule = row->rule,
		};
	}
}

size_t topics_from(const struct extraction *x, uint32_t at)
{
	size_t low = 0, high = x->topics.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (x->topics.v[mid].span.s < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

const char *topic_beside(const struct extraction *x, struct span s, uint32_t from, const char *other, double *score)
{
	double sum[TOPICS_MAX], plain[TOPICS_MAX];
	const struct taxonomy *tax = x->lex->topics->taxonomy;
	const char *best = NULL;
	double most = 0, heavy = 0;
	for (size_t k = 0; k < tax->n[TAX_TOPIC]; k++)
		sum[k] = plain[k] = 0;
	for (size_t i = topics_from(x, s.s); i < x->topics.n && x->topics.v[i].span.e <= s.e; i++) {
		const struct topic_hit *h = &x->topics.v[i];
		double away = h->span.s > from ? h->span.s - from : 0;
		unsigned at = taxonomy_order(tax, TAX_TOPIC, h->topic);
		sum[at] += h->weight * half_way / (half_way + away);
		plain[at] += h->weight;
	}
	for (size_t i = topics_from(x, s.s); i < x->topics.n && x->topics.v[i].span.e <= s.e; i++) {
		const char *t = x->topics.v[i].topic;
		unsigned at = taxonomy_order(tax, TAX_TOPIC, t);
		if (sum[at] > most && (!other || strcmp(t, other) != 0)) {
			most = sum[at];
			best = t;
			heavy = plain[at];
		}
	}
	if (score)
		*score = heavy;
	return best;
}

const char *topic_best(const struct extraction *x, struct span s, uint32_t from, double *score)
{
	return topic_beside(x, s, from, NULL, score);
}

static const char *of_one(const struct extraction *x, int64_t sent, double *score)
{
	*score = 0;
	if (sent < 0)
		return NULL;
	struct span s = x->text->sents[sent].span;
	return topic_best(x, s, s.s, score);
}

static int64_t heading_before(const struct extraction *x, uint32_t sent)
{
	for (int64_t i = (int64_t)sent - 1; i >= 0 && sent - i < HEADING_FAR; i--)
		if (x->text->sents[i].heading)
			return i;
	return -1;
}

const char *topic_of_sentence(const struct extraction *x, uint32_t sent, bool *inferred)
{
	const struct sentence *s = &x->text->sents[sent];
	double own, score;
	const char *weak = of_one(x, sent, &own), *t;
	*inferred = false;
	if (own >= enough)
		return weak;
	*inferred = true;
	if ((t = of_one(x, s->lead_in, &score)) && score >= enough)
		return t;
	for (uint32_t i = sent; i-- > 0 && sent - i <= 2 && x->text->sents[i].para == s->para;)
		if ((t = of_one(x, i, &score)) && score >= enough)
			return t;
	if ((t = of_one(x, heading_before(x, sent), &score)) && score >= enough)
		return t;
	*inferred = false;
	return weak;
}

