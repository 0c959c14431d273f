/* date_tense.c: does a date lie behind or ahead?  And when was the text written?
 *
 * The nearest word before the date that shows a tense decides, else the nearest
 * behind it: "told reporters … on Thursday", "plans to visit in April". */
#include <string.h>

#include "claims_int.h"
#include "date_int.h"

enum {
	REACH = 40, /* tokens that are searched on either side */
	NEAR = 12,  /* a past verb farther away tells of something else */
};

static bool small(const struct text *t, uint32_t i)
{
	return t->toks[i].kind == TOK_WORD && !(t->toks[i].flags & TOK_CAP && !(t->toks[i].flags & TOK_FIRST));
}

/* A row "-ed" stands for all words with that ending. */
static bool has_past_ending(const struct worded *in, struct str fold)
{
	char key[4] = "-";
	for (size_t n = 2; n <= 3 && fold.n > n + 1; n++) {
		memcpy(key + 1, fold.p + fold.n - n, n);
		if (word_as(words_find(in->words, (struct str){ key, n + 1 }), DW_PAST))
			return true;
	}
	return false;
}

static enum tense tense_of(const struct extraction *x, const struct worded *in, uint32_t i, uint32_t from)
{
	const struct text *t = x->text;
	const struct word *w = in->w[i];
	if (!small(t, i))
		return TENSE_UNKNOWN;
	if (word_as(w, DW_FUTURE) || (word_as(w, DW_PLAN) && i > from && word_as(in->w[i - 1], DW_TO)))
		return TENSE_FUTURE;
	if (word_as(w, DW_PAST))
		return TENSE_PAST;
	/* "behind closed doors", "the planned talks": it describes a noun. */
	bool adjective = i > from && (class_of(x, i - 1) & (W_PREP | W_DET)) && i + 1 < t->n_toks && small(t, i + 1);
	return !adjective && has_past_ending(in, t->toks[i].fold) ? TENSE_PAST : TENSE_UNKNOWN;
}

enum tense date_tense(const struct extraction *x, const struct worded *in, const struct found *f)
{
	const struct text *t = x->text;
	const struct sentence *s = &t->sents[t->toks[f->tok].sent];
	enum tense tense = TENSE_UNKNOWN;
	uint32_t i = f->tok;
	while (i > s->tok && (word_as(in->w[i - 1], DW_ARTICLE) || word_as(in->w[i - 1], DW_VAGUE)))
		i--;
	if (i > s->tok && word_as(in->w[i - 1], DW_DEADLINE))
		return TENSE_FUTURE;
	for (uint32_t n = 0; i > s->tok && n < REACH && !tense; n++) {
		i--;
		if (t->toks[i].kind == TOK_PUNCT && str_is(t->toks[i].fold, ";"))
			break;
		tense = tense_of(x, in, i, s->tok);
		if (tense == TENSE_PAST && n >= NEAR)
			return TENSE_UNKNOWN;
	}
	for (i = f->end; i < s->tok_end && i < f->end + REACH && !tense; i++)
		tense = tense_of(x, in, i, s->tok);
	return tense;
}

static bool later(struct day a, struct day b)
{
	return a.y != b.y ? a.y > b.y : a.m != b.m ? a.m > b.m : a.d > b.d;
}

/* The latest month and day that are told as past without a year. */
static struct day latest_told(const struct extraction *x, const struct worded *in, const founds *f, int year)
{
	struct day best = { year, 0, 0 };
	for (size_t i = 0; i < f->n; i++) {
		struct day d = f->v[i].day;
		d.y = year;
		if (f->v[i].what == WHAT_DATE && !f->v[i].day.y && !f->v[i].y_rel && d.m && d.d && later(d, best) &&
		    date_tense(x, in, &f->v[i]) != TENSE_FUTURE)
			best = d;
	}
	return best;
}

struct day dates_anchor(const struct extraction *x, const struct worded *in, const founds *f, bool *inferred)
{
	struct day d, told = { 0 };
	int plan = 0;
	*inferred = false;
	if (calendar_parse(x->src->publication_date, &d))
		return d;
	*inferred = true;
	for (size_t i = 0; i < f->n; i++) {
		const struct found *g = &f->v[i];
		if (g->what != WHAT_DATE || !g->day.y || g->unit || g->y_rel)
			continue;
		bool deadline = g->tok > 0 && word_as(in->w[g->tok - 1], DW_DEADLINE);
		enum tense tense = date_tense(x, in, g);
		if (g->day.d && tense != TENSE_FUTURE && later(g->day, told))
			told = g->day;
		/* Who plans for "2018" writes before it; later plans say less. */
		else if (!g->day.m && tense == TENSE_FUTURE && !deadline && (!plan || g->day.y < plan))
			plan = g->day.y;
	}
	if (told.y && (!plan || plan - 1 <= told.y))
		return told;
	return plan ? latest_told(x, in, f, plan - 1) : (struct day){ 0 };
}
