/* item.c: from the cues of a sentence to its results and stances.
 *
 * A cue ("agreed to", "called on") needs a subject that acts for a side.  What
 * follows it, up to the next cue's subject, is its body; a measure that heads
 * the body ("suspend", "visit") decides the type of an act.  Where one cue
 * introduces another ("said that they would …"), one of the two is kept. */
#include <string.h>

#include "item_int.h"

enum { OPS_MAX = 32 }; /* cues of a sentence; more are not prose */

const struct token *work_tok(const struct work *k, uint32_t i)
{
	return &k->x->text->toks[i];
}

bool work_is(const struct work *k, uint32_t i, const char *word)
{
	return i < k->s->tok_end && str_is(work_tok(k, i)->fold, word);
}

unsigned work_class(const struct work *k, uint32_t i)
{
	return i < k->s->tok_end ? word_class(k->c->words, work_tok(k, i)) : 0;
}

/* ---- which cues count */

/* "United States", "Secretary of State": the words of a name are no verbs. */
static bool in_name(const struct work *k, uint32_t at)
{
	size_t i = mention_from(k->x, at + 1);
	const struct mention *m = i > 0 ? &k->x->mentions.v[i - 1] : NULL;
	if (!m || at >= m->tok_end)
		return false;
	if (m->kind == MENTION_COLLECTIVE || m->kind == MENTION_ROLE) /* "the heads of state" */
		return true;
	return (work_tok(k, at)->flags & TOK_CAP) && (m->kind == MENTION_PERSON || m->kind == MENTION_COUNTRY || m->kind == MENTION_ORG);
}

/* The longest cue at a token wins; masks win over what they cover, and a cue
 * that starts inside another is part of it. */
static size_t cues_of(const struct work *k, bool spoken, struct match out[OPS_MAX])
{
	size_t i, end, n = 0;
	matches_in(&k->hits->ops, k->s->tok, k->s->tok_end, &i, &end);
	for (; i < end && n < OPS_MAX; i++) {
		struct match m = k->hits->ops.v[i];
		bool mask = k->c->op.v[m.pattern].class == CUE_MASK;
		if (in_name(k, m.tok) || k->c->op.v[m.pattern].flags & CUE_LIST)
			continue;
		if (!mask && ((k->c->op.v[m.pattern].flags & CUE_SPOKEN) != 0) != spoken)
			continue;
		struct match *last = n ? &out[n - 1] : NULL;
		bool last_mask = last && k->c->op.v[last->pattern].class == CUE_MASK;
		if (last && m.tok == last->tok) {
			if (!last_mask && (mask || m.tok_end > last->tok_end))
				*last = m;
		} else if (!last || m.tok >= last->tok_end) {
			out[n++] = m;
		}
	}
	return n;
}

unsigned work_marks(const struct work *k, uint32_t i)
{
	return i < k->s->tok_end ? word_marks(k->c->words, work_tok(k, i)->fold) : 0;
}

struct item *item_push(const struct work *k, const struct cue *cue, uint32_t from, uint32_t to)
{
	struct item *it = vec_push(k->x->a, k->out);
	it->cue = cue;
	it->type = cue->type;
	it->event = cue->event;
	it->status = cue->status;
	it->strength = cue->strength;
	it->quiet = (cue->flags & CUE_QUIET) != 0;
	it->tok = from;
	it->body = to;
	it->end = k->s->tok_end;
	return it;
}

/* Cues that speech alone supports are asked where no other one fits. */
static void add_ops(const struct work *k, bool spoken)
{
	struct match ops[OPS_MAX];
	size_t n = cues_of(k, spoken, ops);
	for (size_t i = 0; i < n; i++) {
		const struct cue *cue = &k->c->op.v[ops[i].pattern];
		struct subject s;
		bool guessed;
		if (cue->class == CUE_MASK || !actor_fits(k, cue, ops[i].tok, &s, &guessed))
			continue;
		struct item *it = item_push(k, cue, ops[i].tok, ops[i].tok_end);
		it->subject = s;
		it->guessed = guessed;
		it->inner = quotation_at(k->quotes, it->tok) != NULL;
		if (it->inner && (cue->flags & CUE_JOINT) && actor_we(k, &s))
			it->subject.sides = actor_parties(k);
		if (cue->flags & CUE_GUEST)
			actor_guests(k, it);
		if (cue->flags & CUE_JOINT && s.sides.n == 1 && it->body - it->tok > 1)
			actor_partner(k, it);
	}
}

/* "Memorandum of understanding on …": what heads an item of a list, or NULL. */
static const struct cue *list_head(const struct work *k)
{
	enum { NEAR = 3 /* words before the noun: "New intergovernmental" */ };
	size_t i, end;
	uint32_t to = k->s->tok + NEAR < k->s->tok_end ? k->s->tok + NEAR : k->s->tok_end;
	matches_in(&k->hits->ops, k->s->tok, to, &i, &end);
	for (; i < end; i++)
		if (k->c->op.v[k->hits->ops.v[i].pattern].flags & CUE_LIST)
			return &k->c->op.v[k->hits->ops.v[i].pattern];
	return NULL;
}

/* Under a lead-in: a bare imperative ("Open its market to …") or the name of a document. */
static void add_list_item(const struct work *k)
{
	struct subject s = { .mention = -1, .tok = k->s->tok, .tok_end = k->s->tok, .bare = true };
	bool verb = k->s->tok < k->s->tok_end && !(work_class(k, k->s->tok) & W_CLOSED) && mention_from(k->x, k->s->tok) < k->x->mentions.n + 1;
	if (k->out->n > k->first || k->s->lead_in < 0 || !verb || !actor_of_list(k, &s))
		return;
	static const struct cue listed = {
		.class = CUE_ACT, .type = "commitment", .status = "firm", .event = "AGREE", .strength = STRENGTH_COMMITTED, .rule = "lead-in",
	};
	const struct cue *head = list_head(k);
	struct item *it = item_push(k, head ? head : &listed, k->s->tok, k->s->tok);
	it->subject = s;
}

static void sort_items(const struct work *k)
{
	for (size_t i = k->first + 1; i < k->out->n; i++)
		for (size_t j = i; j > k->first && k->out->v[j].tok < k->out->v[j - 1].tok; j--) {
			struct item tmp = k->out->v[j];
			k->out->v[j] = k->out->v[j - 1];
			k->out->v[j - 1] = tmp;
		}
}

static uint32_t start_of(const struct work *k, const struct item *it)
{
	if (it->lead)
		return it->lead;
	if (it->subject.tok >= it->tok || it->subject.shared || it->head)
		return it->tok;
	uint32_t at = it->subject.tok;
	return at > k->s->tok && (work_class(k, at - 1) & W_DET) ? at - 1 : at;
}

/* Does a clause open at token `at` whose subject is one side, and not those who act in the item? */
static bool of_one_side(const struct work *k, const struct item *it, uint32_t at)
{
	enum { NEAR = 2 /* "that the" */ };
	size_t i = mention_from(k->x, at);
	const struct mention *m = i < k->x->mentions.n && k->x->mentions.v[i].tok <= at + NEAR ? &k->x->mentions.v[i] : NULL;
	if (!m || m->possessive || m->adjective || m->sides.n != 1)
		return false;
	return it->subject.sides.n > 1 || !strs_has(&it->subject.sides, m->sides.v[0]);
}

/* "agreed on fish, and said Peru wanted to sell more": what is said next is no
 * more of what was agreed. */
static uint32_t before_saying(const struct work *k, const struct item *it)
{
	if (it->cue->class == CUE_SAY)
		return k->s->tok_end;
	for (uint32_t i = it->body + 1; i + 2 < k->s->tok_end; i++) {
		uint32_t verb = i + 1 + ((work_class(k, i + 1) & W_ADV) != 0);
		unsigned c = work_class(k, verb), next = work_class(k, verb + 1);
		bool says = ((c & W_STOP) && (c & W_PAST)) || ((c & (W_PAST | W_ED)) && (next & W_THAT));
		if ((work_class(k, i) & W_AND) && says && of_one_side(k, it, verb + 1) && !quotation_at(k->quotes, i))
			return i - work_is(k, i - 1, ",");
	}
	return k->s->tok_end;
}

/* An item ends where the next one that is kept begins. */
static void set_ends(const struct work *k)
{
	for (size_t i = k->first; i < k->out->n; i++) {
		struct item *it = &k->out->v[i];
		it->end = before_saying(k, it);
		for (size_t j = i + 1; j < k->out->n; j++) {
			const struct item *next = &k->out->v[j];
			if (next->dropped || start_of(k, next) <= it->body)
				continue;
			it->end = start_of(k, next) < it->end ? start_of(k, next) : it->end;
			break;
		}
	}
}

/* ---- lists of results */

static bool plural_result(const struct work *k, const struct item *it)
{
	for (uint32_t i = it->tok; i < it->body; i++)
		if (work_tok(k, i)->fold.n > 5 && (work_class(k, i) & W_S) && i > it->tok)
			return true;
	return false;
}

static const char *part_topic(const struct work *k, uint32_t from, uint32_t to)
{
	double score;
	const char *t = from < to ? topic_best(k->x, text_tokens(k->x->text, from, to), 0, &score) : NULL;
	return t && score >= 2 ? t : NULL;
}

/* "agreements on A, B and C": one item for each part of another topic. */
static void split_results(const struct work *k, size_t at)
{
	struct item it = k->out->v[at];
	if (it.dropped || strcmp(it.type, "agreement") != 0 || it.measure || !plural_result(k, &it))
		return;
	const char *seen[8];
	size_t n = 0;
	for (uint32_t from = it.body, i = it.body; i <= it.end && n < 8; i++) {
		if (i < it.end && !work_is(k, i, ",") && !(work_class(k, i) & W_AND) && !work_is(k, i, ";"))
			continue;
		const char *t = part_topic(k, from, i);
		for (size_t j = 0; t && j < n; j++)
			t = strcmp(seen[j], t) == 0 ? NULL : t;
		if (t && n) {
			struct item *more = vec_push(k->x->a, k->out);
			*more = it;
			more->head = it.tok;
			more->head_end = it.body;
			more->tok = more->body = from;
			more->end = i;
			more->part = true;
		}
		if (t)
			seen[n++] = t;
		if (t && n == 1)
			k->out->v[at].end = i;
		from = i + 1;
	}
	if (n < 2)
		k->out->v[at].end = it.end;
}

/* ---- demands and plans of several topics */

/* "to cut tariffs and to use its influence in the war": a verb that goes on
 * behind "and", of another topic, is one more of the same cue. */
static void split_topics(const struct work *k, size_t at)
{
	enum { NAMED = 2 /* weight */, ADDRESSEE = 8 /* tokens of "urged B to" */ };
	struct item it = k->out->v[at];
	if (it.dropped || it.part || it.subject.participle || strcmp(it.type, "agreement") == 0 || strcmp(it.type, "future-meeting") == 0)
		return;
	for (uint32_t i = it.body + 2; i + 3 < it.end; i++) {
		unsigned verb = strcmp(it.type, "demand") == 0 ? W_TO | W_ING : W_TO;
		if (!(work_class(k, i) & W_AND) || !(work_class(k, i + 1) & verb) || tail_starts(k->x, i, it.end))
			continue;
		double left, right;
		const char *a = topic_best(k->x, text_tokens(k->x->text, it.body, i), 0, &left);
		const char *b = topic_best(k->x, text_tokens(k->x->text, i + 1, it.end), 0, &right);
		if (!a || !b || left < NAMED || right < NAMED || strcmp(a, b) == 0)
			continue;
		k->out->v[at].end = i;
		struct item *more = vec_push(k->x->a, k->out);
		*more = it;
		if (!it.head) {
			more->head = it.tok;
			more->head_end = it.body;
		}
		for (uint32_t to = it.body; (work_class(k, i + 1) & W_TO) && to < i && to < it.body + ADDRESSEE; to++)
			if ((work_class(k, to) & W_TO) || (to > it.tok && (work_class(k, to - 1) & W_TO))) {
				more->head_end = (work_class(k, to) & W_TO) ? to : to - 1;
				break;
			}
		more->tok = more->body = i + 1;
		more->part = true;
		return;
	}
}

/* ---- who else comes */

static void add_sides(const struct work *k, size_t m, struct strs *out)
{
	for (size_t i = 0; i < k->x->mentions.v[m].sides.n; i++)
		strs_add(k->x->a, out, k->x->mentions.v[m].sides.v[i]);
}

/* "will meet B and C", "will hold talks with B": all who meet are parties. */
static void add_company(const struct work *k, struct item *it)
{
	enum { NEAR = 3, FAR = 14 /* tokens */ };
	if (it->dropped || strcmp(it->type, "future-meeting") != 0 || it->subject.sides.n != 1)
		return;
	for (uint32_t i = it->tok; i < it->end && i < it->body + FAR; i++) {
		bool meets = (work_marks(k, i) & M_MEET) != 0;
		size_t m = mention_from(k->x, i + 1);
		if ((!meets && !(work_class(k, i) & W_WITH)) || m >= k->x->mentions.n || k->x->mentions.v[m].tok > i + NEAR)
			continue;
		struct strs all = { 0 };
		for (size_t j = 0; j < it->subject.sides.n; j++)
			strs_add(k->x->a, &all, it->subject.sides.v[j]);
		uint32_t last = i;
		for (; m < k->x->mentions.n && k->x->mentions.v[m].tok < it->end && k->x->mentions.v[m].tok <= last + NEAR + 1; m++) {
			if (!k->x->mentions.v[m].possessive)
				add_sides(k, m, &all);
			last = k->x->mentions.v[m].tok_end;
		}
		it->subject.sides = all;
		return;
	}
}

void sentence_items(const struct extraction *x, const struct cue_hits *hits, const struct quotations *quotes,
    uint32_t sent, const struct sentence *unit, struct items *out)
{
	struct work k = {
		.x = x, .c = x->lex->cues, .hits = hits, .quotes = quotes, .sent = sent, .s = unit, .out = out, .first = out->n,
	};
	add_ops(&k, false);
	if (out->n == k.first)
		add_ops(&k, true);
	set_ends(&k);
	for (size_t i = k.first, n = out->n; i < n; i++)
		measure_govern(&k, i);
	for (size_t i = measure_finite(&k), n = out->n; i < n; i++)
		measure_govern(&k, i);
	add_list_item(&k);
	sort_items(&k);
	settle_nested(&k);
	set_ends(&k);
	settle_unsupported(&k);
	settle_lesser(&k);
	settle_repeated(&k);
	set_ends(&k);
	for (size_t i = k.first, n = out->n; i < n; i++) {
		split_results(&k, i);
		split_topics(&k, i);
		add_company(&k, &k.out->v[i]);
	}
}
