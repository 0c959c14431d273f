/* amount.c: money, shares and quantities.
 *
 * A number counts only with a currency or a unit of the tables, so that section
 * numbers, ordinals and lists never do; what dates took is left alone.  Bounds,
 * rates and changes are read from the words around it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "date_int.h"
#include "phrases_int.h"

enum unit_class { U_MEASURE, U_COUNT, U_FIGURES, U_CLASSES };
enum money_class { M_SYMBOL, M_CODE, M_TAG, M_WORD, M_SCALED, M_CLASSES };
enum around_class { A_BOUND, A_AFTER, A_PER, A_PER_BEFORE, A_NOT_PER, A_FACTOR, A_FROM, A_TO, A_RANGE, A_STOP, A_DENIAL, A_CLASSES };
#define BIT(c) (1u << (c))

enum { GAP = 3 /* words between a number and what it counts */, RATE_REACH = 7, CHANGE_REACH = 12, DENIAL_REACH = 14, TAGGED = 1000 };

struct units {
	struct phrases units, money, around;
};

static const char *const unit_names[] = { "measure", "count", "figures" };
static const char *const money_names[] = { "symbol", "code", "tag", "word", "scaled" };
static const char *const around_names[] = { "bound", "after", "per", "per-before", "not-per", "factor", "from", "to", "range", "stop", "denial" };

int units_load(struct arena *a, const struct layers *data, struct units **out, struct diag *d)
{
	static const struct phrase_file units = { "units.tsv", 1, 2, 1, 3, unit_names, U_CLASSES };
	static const struct phrase_file money = { "currencies.tsv", 1, 2, 1, 3, money_names, M_CLASSES };
	static const struct phrase_file around = { "bounds.tsv", 2, 1, 2, 2, around_names, A_CLASSES };
	struct units *u = *out = arena_new_of(a, struct units);
	int bad = phrase_table_load(a, data, &units, &u->units, d);
	bad |= phrase_table_load(a, data, &money, &u->money, d);
	bad |= phrase_table_load(a, data, &around, &u->around, d);
	phrase_table_sort(&u->units);
	phrase_table_sort(&u->money);
	phrase_table_sort(&u->around);
	return bad ? -1 : 0;
}

struct scan {
	struct extraction *x;
	const struct text *t;
	const struct units *u;
	struct worded in;
	uint32_t from, stop; /* of the sentence */
};

/* A number with its unit, before the words around it are read. */
struct figure {
	uint32_t tok, end;
	double value, high;  /* high: NAN, or the upper end of a range */
	const char *unit, *rule;
	bool scaled;
	bool change;         /* "from 8 to 10 percent": value to high */
};

static bool hyphen(const struct scan *c, uint32_t i)
{
	return i > c->from && i + 1 < c->stop && c->t->toks[i].kind == TOK_PUNCT && str_is(c->t->toks[i].fold, "-") &&
	       token_touches(c->t, i) && token_touches(c->t, i + 1);
}

/* "$", "US$", "RMB" before token i; *tok moves to its start. */
static const struct phrase *money_before(const struct scan *c, uint32_t i, uint32_t *tok)
{
	if (i <= c->from)
		return NULL;
	const struct token *t = &c->t->toks[i - 1];
	if (t->kind == TOK_SYMBOL) {
		const struct phrase *p = NULL;
		if (i - 1 > c->from && token_touches(c->t, i - 1) && c->t->toks[i - 2].kind == TOK_WORD) {
			struct str a = c->t->toks[i - 2].fold, b = t->fold;
			p = phrase_word(&c->u->money, str_c(arena_printf(c->x->a, "%.*s%.*s", STR_ARG(a), STR_ARG(b))), BIT(M_SYMBOL));
			*tok = i - 2;
		}
		if (!p) {
			p = phrase_word(&c->u->money, t->fold, BIT(M_SYMBOL));
			*tok = i - 1;
		}
		return p;
	}
	*tok = i - 1;
	struct str word = t->fold;
	if (t->flags & TOK_ABBREV && str_ends(word, STR(".")))
		word.n--;
	return t->flags & TOK_CAP ? phrase_word(&c->u->money, word, BIT(M_CODE) | BIT(M_TAG)) : NULL;
}

static const struct phrase *money_behind(const struct scan *c, uint32_t e, bool scaled)
{
	unsigned classes = BIT(M_WORD) | BIT(M_SYMBOL) | BIT(M_CODE) | BIT(M_TAG) | (scaled ? BIT(M_SCALED) : 0);
	const struct phrase *p = phrase_at(&c->u->money, c->t, e, c->stop, classes);
	if (!p)
		return NULL;
	if ((p->cls == M_CODE || p->cls == M_TAG) && !(c->t->toks[e].flags & TOK_ALLCAP))
		return NULL;
	/* "5 and $6": a symbol that touches the next number is that one's. */
	if (p->cls == M_SYMBOL && e + 1 < c->stop && c->t->toks[e + 1].kind == TOK_NUMBER && token_touches(c->t, e + 1))
		return NULL;
	return p;
}

static bool is_name(const struct token *t)
{
	return t->kind == TOK_WORD && t->flags & TOK_CAP && !(t->flags & TOK_FIRST);
}

/* "Boeing 737 MAX jets", "787-10 aircraft": a figure behind a name is part of it. */
static bool is_model(const struct scan *c, uint32_t i)
{
	if (i <= c->from)
		return false;
	const struct token *t = &c->t->toks[i - 1];
	int low = i - 1 > c->from ? token_integer(c->t, i - 2) : -1;
	bool rising = low >= 0 && low < token_integer(c->t, i); /* "5-10 aircraft" */
	bool compound = hyphen(c, i - 1) && !rising;
	return compound || str_is(t->fold, ")") || t->kind == TOK_NUMBER || is_name(t);
}

/* The noun that a number counts, up to GAP words on. */
static const struct phrase *counted(const struct scan *c, uint32_t e, const struct number *n, uint32_t *at)
{
	unsigned classes = BIT(U_COUNT) | (n->words && !n->scaled ? 0 : BIT(U_FIGURES));
	for (uint32_t k = e; k <= e + GAP && k < c->stop; k++) {
		const struct phrase *p = phrase_at(&c->u->units, c->t, k, c->stop, classes);
		*at = k;
		if (p)
			return p;
		const struct token *t = &c->t->toks[k];
		bool model = t->kind == TOK_NUMBER && k + 1 < c->stop && is_name(&c->t->toks[k + 1]);
		bool gap = model || t->kind == TOK_WORD;
		gap = gap && !(t->flags & TOK_POSSESSIVE) && !phrase_word(&c->u->around, t->fold, BIT(A_STOP));
		if (!gap && !hyphen(c, k))
			return NULL;
	}
	return NULL;
}

/* "launchers and bombers": both are counted together. */
static const struct phrase *counted_both(const struct scan *c, const struct phrase *p, uint32_t at, unsigned classes)
{
	enum { WORDS = 2 /* "and heavy" */ };
	for (uint32_t k = at; k > c->from && at - k < WORDS; k--) {
		const struct token *t = &c->t->toks[k - 1];
		const struct phrase *q = word_as(c->in.w[k - 1], DW_AND) ? phrase_before(&c->u->units, c->t, k - 1, c->from, classes) : NULL;
		if (q && strcmp(q->value, p->value) != 0) {
			struct phrase *both = arena_new_of(c->x->a, struct phrase);
			*both = *p;
			both->value = arena_printf(c->x->a, "%s and %s", q->value, p->value);
			return both;
		}
		if (q || t->kind != TOK_WORD || phrase_word(&c->u->around, t->fold, BIT(A_STOP)))
			break;
	}
	return p;
}

/* "launchers, whether in use or not, to 800": before the aside that ends at token i. */
static uint32_t before_aside(const struct scan *c, uint32_t i)
{
	enum { FAR = 9 /* tokens */ };
	if (!str_is(c->t->toks[i - 1].fold, ","))
		return i;
	for (uint32_t k = i - 1; k > c->from && i - k < FAR; k--)
		if (str_is(c->t->toks[k - 1].fold, ","))
			return k - 1;
	return i;
}

/* "reduce their warheads to 1,550", "to between 1,500 and 1,675": what is counted stands before "to". */
static const struct phrase *counted_before(const struct scan *c, uint32_t i, const struct number *n)
{
	unsigned classes = BIT(U_COUNT) | BIT(U_FIGURES);
	const struct phrase *limit = phrase_before(&c->u->around, c->t, i, c->from, BIT(A_BOUND) | BIT(A_RANGE));
	i -= limit ? limit->n : 0;
	if (i < c->from + 2 || n->words || n->scaled || !phrase_word(&c->u->around, c->t->toks[i - 1].fold, BIT(A_TO)))
		return NULL;
	i = before_aside(c, i - 1);
	const struct phrase *p = phrase_before(&c->u->units, c->t, i, c->from, classes);
	return p ? counted_both(c, p, i - p->n, classes) : NULL;
}

/* 16.6 million is 16600000, not 16600000.000000002. */
static double decimal(double v)
{
	char buf[40];
	snprintf(buf, sizeof buf, "%.12g", v);
	return strtod(buf, NULL);
}

/* Read the number at token i and its unit; false if there is no number. */
static bool figure_at(const struct scan *c, uint32_t i, struct figure *f)
{
	struct number n;
	uint32_t tok = i, at;
	if (!number_read(&c->in, i, c->stop, &n))
		return false;
	const struct phrase *p = n.ordinal ? NULL : money_before(c, i, &tok);
	if (p && p->cls == M_TAG && !n.scaled && n.value < TAGGED)
		p = NULL; /* "COP 28": a conference */
	*f = (struct figure){ .tok = p ? tok : i, .end = n.end, .value = n.value, .high = NAN, .scaled = n.scaled };
	if (n.ordinal || (n.article && !p))
		return true;
	if (!p && n.rest.n) {
		p = phrase_word(&c->u->units, n.rest, BIT(U_MEASURE));
	} else if (!p) {
		uint32_t e = n.end + hyphen(c, n.end);
		at = e;
		p = phrase_at(&c->u->units, c->t, e, c->stop, BIT(U_MEASURE));
		if (!p)
			p = money_behind(c, e, n.scaled);
		if (!p && !is_model(c, i))
			p = counted(c, e, &n, &at);
		f->end = p ? at + p->n : n.end;
		if (!p && !is_model(c, i))
			p = counted_before(c, i, &n);
	}
	if (p) {
		f->unit = p->value, f->rule = p->rule;
		f->value = decimal(f->value * p->number);
	}
	return true;
}

static bool has_before(const struct scan *c, uint32_t i, unsigned cls)
{
	while (i > c->from && word_as(c->in.w[i - 1], DW_ARTICLE))
		i--;
	return phrase_before(&c->u->around, c->t, i, c->from, BIT(cls)) != NULL;
}

/* The token behind what joins the ends of a range, or 0. */
static uint32_t range_sign(const struct scan *c, const struct figure *f)
{
	bool told = has_before(c, f->tok, A_RANGE);
	if (f->end >= c->stop)
		return 0;
	const struct word *w = c->in.w[f->end];
	if (word_as(w, DW_SPAN_MARK) || (told && word_as(w, DW_AND)))
		return f->end + 1;
	/* "from 8 percent to 10 percent" tells a change, unless it ranges. */
	bool change = f->unit && !told && has_before(c, f->tok, A_FROM);
	return word_as(w, DW_SPAN) && !change ? f->end + 1 : 0;
}

/* "8-10 percent", "$1.5 to $2 billion", "from 8 to 10 percent": the first takes
 * what it lacks from the second. */
static void range(const struct scan *c, struct figure *f)
{
	struct figure g;
	uint32_t sign = range_sign(c, f), i = sign;
	if (!sign)
		return;
	for (uint32_t k = 0; k < 2 && i < c->stop && c->t->toks[i].kind != TOK_NUMBER && !c->in.w[i]; k++)
		i++;
	if (!figure_at(c, i, &g) || g.tok != sign || (!g.unit && !f->unit) || (g.unit && f->unit && strcmp(g.unit, f->unit)))
		return;
	double scale = 1;
	if (g.scaled && !f->scaled && f->value < 1000)
		for (double v = g.value; v / scale >= 1000; scale *= 1000)
			;
	bool change = word_as(c->in.w[sign - 1], DW_SPAN) && !has_before(c, f->tok, A_RANGE) && has_before(c, f->tok, A_FROM);
	if (!change && !(f->value * scale < g.value))
		return;
	f->value = decimal(f->value * scale);
	f->high = g.value;
	f->change = change;
	f->unit = g.unit ? g.unit : f->unit;
	f->rule = g.unit ? g.rule : f->rule;
	f->end = g.end;
}

static bool in_date(const struct scan *c, uint32_t i)
{
	struct span s = c->t->toks[i].span;
	size_t low = 0, high = c->x->doc->dates.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (c->x->doc->dates.v[mid].claim.span.e <= s.s)
			low = mid + 1;
		else
			high = mid;
	}
	return low < c->x->doc->dates.n && c->x->doc->dates.v[low].claim.span.s < s.e;
}

static enum bound bound_named(const char *name)
{
	for (int b = 0; b < BOUND_COUNT; b++)
		if (strcmp(name, bound_names[b]) == 0)
			return (enum bound)b;
	return BOUND_EQ;
}

static bool is_article(const struct scan *c, uint32_t i)
{
	return word_as(c->in.w[i], DW_ARTICLE) != NULL;
}

/* "shall not be required to pay more than $5": at most that much. */
static bool denied(const struct scan *c, uint32_t before)
{
	for (uint32_t i = before; i > c->from && i + DENIAL_REACH > before; i--) {
		if (c->t->toks[i - 1].kind == TOK_PUNCT)
			return false;
		if (phrase_before(&c->u->around, c->t, i, c->from, BIT(A_DENIAL)))
			return true;
	}
	return false;
}

static enum bound bound_of(const struct scan *c, const struct figure *f)
{
	uint32_t s = f->tok;
	const struct phrase *p = phrase_before(&c->u->around, c->t, s, c->from, BIT(A_BOUND));
	/* "more than an additional $5 million" */
	for (int k = 0; !p && k < 2 && s > c->from && (is_article(c, s - 1) || word_as(c->in.w[s - 1], DW_MORE)); k++, s--)
		p = phrase_before(&c->u->around, c->t, s - 1, c->from, BIT(A_BOUND));
	if (!p)
		p = phrase_at(&c->u->around, c->t, f->end, c->stop, BIT(A_AFTER));
	enum bound b = p ? bound_named(p->value) : BOUND_EQ;
	bool strict = b == BOUND_GT || b == BOUND_LT;
	return !strict || !denied(c, s) ? b : b == BOUND_GT ? BOUND_LE : BOUND_GE;
}

static const char *rate_of(const struct scan *c, const struct figure *f)
{
	const struct phrase *p = f->tok > c->from ? phrase_before(&c->u->around, c->t, f->tok, c->from, BIT(A_PER_BEFORE)) : NULL;
	if (p)
		return p->value;
	for (uint32_t i = f->end; i < c->stop && i < f->end + RATE_REACH; i++) {
		p = phrase_at(&c->u->around, c->t, i, c->stop, BIT(A_PER));
		if (p && !phrase_at(&c->u->around, c->t, i + p->n, c->stop, BIT(A_NOT_PER)))
			return p->value;
		if (c->t->toks[i].kind == TOK_NUMBER || c->t->toks[i].kind == TOK_PUNCT || phrase_at(&c->u->around, c->t, i, c->stop, BIT(A_FROM) | BIT(A_TO)))
			return NULL;
	}
	return NULL;
}

/* "from 20% to 10%" with the amount before; "halved a 20% tariff". */
static void change_of(const struct scan *c, const struct figure *f, const struct figure *last, const struct amount *before, struct amount *a)
{
	if (before && last->end + CHANGE_REACH > f->tok && strcmp(before->unit, a->unit) == 0 && isnan(before->change_from) &&
	    has_before(c, f->tok, A_TO) && has_before(c, last->tok, A_FROM)) {
		a->change_from = before->value;
		a->change_to = a->value;
		return;
	}
	uint32_t low = f->tok > c->from + GAP + 1 ? f->tok - GAP - 1 : c->from;
	for (uint32_t i = f->tok; i > low; i--) {
		const struct phrase *p = phrase_at(&c->u->around, c->t, i - 1, c->stop, BIT(A_FACTOR));
		if (!p || isnan(a->value))
			continue;
		bool to = has_before(c, f->tok, A_TO);
		a->change_from = to ? decimal(a->value / p->number) : a->value;
		a->change_to = to ? a->value : decimal(a->value * p->number);
		strs_add(c->x->a, &a->claim.inferred, "change");
		return;
	}
}

static void append(struct scan *c, const struct figure *f, struct figure *last)
{
	struct extraction *x = c->x;
	struct span span = text_tokens(c->t, f->tok, f->end);
	bool follows = last->end && x->doc->amounts.n;
	struct amount *a = vec_push(x->a, &x->doc->amounts);
	const char *label = arena_printf(x->a, "%s:%.10g", f->unit, f->value);
	claim_set(x, &a->claim, "amount", span, f->rule, claim_spot(x, label, span));
	bool range = !isnan(f->high) && !f->change;
	a->value = range ? NAN : f->change ? f->high : f->value;
	a->min = range ? f->value : NAN;
	a->max = range ? f->high : NAN;
	a->change_from = f->change ? f->value : NAN;
	a->change_to = f->change ? f->high : NAN;
	a->unit = f->unit;
	a->bound = bound_of(c, f);
	a->per = rate_of(c, f);
	a->text = arena_strz(x->a, text_span(c->t, span));
	if (!f->change)
		change_of(c, f, last, follows ? a - 1 : NULL, a);
	*last = *f;
}

static void sentence(struct scan *c)
{
	struct figure last = { 0 };
	for (uint32_t i = c->from; i < c->stop;) {
		struct figure f;
		bool maybe = c->in.w[i] || c->t->toks[i].kind == TOK_NUMBER;
		if (!maybe || in_date(c, i) || !figure_at(c, i, &f)) {
			i++;
			continue;
		}
		range(c, &f);
		if (f.unit)
			append(c, &f, &last);
		i = f.end > i ? f.end : i + 1;
	}
}

void amounts_find(struct extraction *x)
{
	struct scan c = { .x = x, .t = x->text, .u = x->lex->units, .in = text_words(x) };
	for (size_t s = 0; s < x->text->n_sents; s++) {
		c.from = x->text->sents[s].tok, c.stop = x->text->sents[s].tok_end;
		sentence(&c);
	}
}

uint32_t amount_bound_start(const struct extraction *x, uint32_t tok, uint32_t from)
{
	const struct phrase *p = phrase_before(&x->lex->units->around, x->text, tok, from, BIT(A_BOUND));
	return p ? tok - p->n : tok;
}

const struct amount *amount_in(const struct extraction *x, struct span where, size_t *n)
{
	size_t at = claims_in(x->doc->amounts.v, x->doc->amounts.n, sizeof *x->doc->amounts.v, where, n);
	return x->doc->amounts.v ? x->doc->amounts.v + at : NULL;
}
