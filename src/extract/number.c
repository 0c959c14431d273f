/* number.c: "1,250", "2.5 million", "5bn", "twenty-five", "a dozen", "half a million". */
#include "number_int.h"

#include <stdlib.h>

#include "date_int.h"

bool token_touches(const struct text *t, uint32_t i)
{
	return i > 0 && i < t->n_toks && t->toks[i - 1].span.e == t->toks[i].span.s;
}

int token_integer(const struct text *t, uint32_t i)
{
	if (i >= t->n_toks || t->toks[i].kind != TOK_NUMBER || t->toks[i].fold.n > 6)
		return -1;
	int v = 0;
	for (size_t k = 0; k < t->toks[i].fold.n; k++) {
		char c = t->toks[i].fold.p[k];
		if (c < '0' || c > '9')
			return -1;
		v = v * 10 + c - '0';
	}
	return v;
}

/* The figures at the head of a token: their value and length. */
static double figures(struct str s, size_t *len)
{
	char buf[40];
	size_t n = 0, i = 0;
	for (; i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ',' || s.p[i] == '.'); i++)
		if (s.p[i] != ',' && n + 1 < sizeof buf)
			buf[n++] = s.p[i];
	buf[n] = 0;
	*len = i;
	return strtod(buf, NULL);
}

struct reader {
	const struct text *t;
	const struct worded *in;
	uint32_t i, stop;
};

static const struct word *at(const struct reader *r, uint32_t i, unsigned cls)
{
	return i < r->stop ? word_as(r->in->w[i], cls) : NULL;
}

static bool is_hyphen(const struct reader *r, uint32_t i)
{
	return i + 1 < r->stop && r->t->toks[i].kind == TOK_PUNCT && token_touches(r->t, i) && token_touches(r->t, i + 1) &&
	       str_is(r->t->toks[i].fold, "-");
}

/* Scales behind a number: "million", "-billion", "hundred thousand". */
static void scales(struct reader *r, struct number *out)
{
	for (;;) {
		uint32_t i = r->i + is_hyphen(r, r->i);
		const struct word *s = at(r, i, DW_SCALE);
		if (!s && r->i < r->stop && !token_touches(r->t, r->i) && !out->words && !out->scaled && r->t->toks[i].fold.n > 1)
			s = at(r, i, DW_SUFFIX);
		if (!s && at(r, i, DW_MULTIPLE) && out->value < 100 && i == r->i && at(r, i, DW_MULTIPLE)->number > 2)
			s = at(r, i, DW_MULTIPLE);
		if (!s)
			return;
		out->value *= s->number;
		out->scaled = s->cls != DW_MULTIPLE;
		r->i = i + 1;
	}
}

static void in_figures(struct reader *r, struct number *out)
{
	struct str s = r->t->toks[r->i].fold;
	size_t len;
	out->value = figures(s, &len);
	out->rest = str_sub(s, len, s.n);
	r->i++;
	const struct word *rest = out->rest.n ? words_find(r->in->words, out->rest) : NULL;
	const struct word *suffix = word_as(rest, DW_SUFFIX);
	if (word_as(rest, DW_ORDINAL_SUFFIX)) {
		out->ordinal = true;
		out->rest.n = 0;
	} else if (suffix) {
		out->value *= suffix->number;
		out->scaled = true;
		out->rest.n = 0;
	} else if (!out->rest.n) {
		scales(r, out);
	}
}

/* "twenty-five", "one hundred and fifty", "two hundred": up to the scales. */
static bool small_words(struct reader *r, double *out)
{
	const struct word *ten = at(r, r->i, DW_TEN), *one = ten ? NULL : at(r, r->i, DW_CARDINAL);
	if (!ten && !one)
		return false;
	*out = (ten ? ten : one)->number;
	r->i++;
	if (ten) {
		uint32_t i = r->i + is_hyphen(r, r->i);
		const struct word *digit = at(r, i, DW_CARDINAL);
		if (digit && digit->number > 0 && digit->number < 10) {
			*out += digit->number;
			r->i = i + 1;
		}
	}
	return true;
}

static bool in_words(struct reader *r, struct number *out)
{
	double part;
	out->words = true;
	if (!small_words(r, &out->value))
		return false;
	scales(r, out);
	/* "one hundred and fifty thousand" */
	for (int k = 0; out->scaled && k < 4; k++) {
		struct reader ahead = *r;
		ahead.i += at(&ahead, ahead.i, DW_AND) != NULL;
		if (!small_words(&ahead, &part) || part >= out->value)
			break;
		struct number tail = { .value = part, .words = true };
		scales(&ahead, &tail);
		if (ahead.i < ahead.stop && tail.value < out->value)
			out->value += tail.value;
		else
			break;
		r->i = ahead.i;
	}
	return true;
}

/* "a million", "a dozen", "half a million", "a"; "an" alone is weak. */
static bool with_article(struct reader *r, struct number *out)
{
	const struct word *half = at(r, r->i, DW_FRACTION);
	uint32_t i = r->i + (half != NULL);
	const struct word *article = at(r, i, DW_ARTICLE);
	if (!article || article->number <= 0)
		return false;
	out->value = half ? half->number : 1;
	out->words = true;
	r->i = i + 1;
	const struct word *m = at(r, r->i, DW_MULTIPLE);
	if (at(r, r->i, DW_SCALE)) {
		scales(r, out);
	} else if (m) {
		out->value *= m->number;
		r->i++;
		r->i += at(r, r->i, DW_OF) != NULL;
	} else {
		out->article = true;
	}
	return true;
}

/* "and a half", "-and-a-half" behind a number. */
static void and_a_half(struct reader *r, struct number *out)
{
	uint32_t i = r->i + is_hyphen(r, r->i);
	if (!at(r, i, DW_AND))
		return;
	i++;
	i += is_hyphen(r, i);
	if (!at(r, i, DW_ARTICLE))
		return;
	i++;
	i += is_hyphen(r, i);
	const struct word *f = at(r, i, DW_FRACTION);
	if (f) {
		out->value += f->number;
		r->i = i + 1;
	}
}

struct worded text_words(struct extraction *x)
{
	const struct words *words = &x->lex->dates->words;
	return (struct worded){ .t = x->text, .words = words, .w = words_of_text(x->a, words, x->text) };
}

bool number_read(const struct worded *in, uint32_t i, uint32_t stop, struct number *out)
{
	struct reader r = { .t = in->t, .in = in, .i = i, .stop = stop };
	*out = (struct number){ 0 };
	if (i >= stop)
		return false;
	const struct word *ordinal = word_as(in->w[i], DW_ORDINAL);
	if (in->t->toks[i].kind == TOK_NUMBER) {
		in_figures(&r, out);
	} else if (ordinal) {
		out->value = ordinal->number, out->ordinal = out->words = true;
		r.i++;
	} else if (!in_words(&r, out) && !with_article(&r, out)) {
		return false;
	}
	if (!out->ordinal && !out->article)
		and_a_half(&r, out);
	out->rule = in->w[i] ? in->w[i]->rule : NULL;
	out->end = r.i;
	return true;
}
