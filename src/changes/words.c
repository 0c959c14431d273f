/* words.c: the words of two texts. */
#include "changes_int.h"

#include <string.h>

#include "utf8.h"

enum { WORDS_MAX = 4000, EDITS_MAX = 600 }; /* what is longer, or differs more, is replaced whole */

struct token {
	struct str text;
	bool blank, first;     /* there is one before it; it starts the text */
	bool small;            /* a mark, or a word of three letters at most */
};

struct tokens {
	struct token *v;
	size_t n, cap;
};

/* Marks at the edge of a word are tokens of their own: "peace," differs from "peace" by a comma. */
static bool is_mark(uint32_t c)
{
	return (c < 0x80 && c && strchr(".,;:!?()[]{}\"'/", (int)c)) || (c >= 0x2010 && c <= 0x201F) || c == 0x2026;
}

static size_t token_end(struct str s, size_t at)
{
	size_t next = at;
	uint32_t c = utf8_next(s, &next);
	if (is_mark(c) || utf8_is_cjk(c))
		return next;
	/* Marks within a word belong to it: "U.S.-led", "2.5". */
	size_t end = next;
	while (next < s.n && !utf8_is_space(c = utf8_peek(s, next)) && !utf8_is_cjk(c)) {
		utf8_next(s, &next);
		if (!is_mark(c))
			end = next;
	}
	return end;
}

static struct tokens tokens_of(struct arena *a, struct str s)
{
	struct tokens out = { 0 };
	for (size_t at = 0; at < s.n;) {
		bool blank = false;
		while (at < s.n && utf8_is_space(utf8_peek(s, at)))
			utf8_next(s, &at), blank = true;
		if (at == s.n)
			break;
		size_t end = token_end(s, at);
		struct str word = str_sub(s, at, end);
		bool first = !out.n;
		*(struct token *)vec_push(a, &out) = (struct token){ word, blank && !first, first, word.n <= 3 };
		at = end;
	}
	return out;
}

static bool equal(const struct token *x, const struct token *y)
{
	return (x->blank == y->blank || x->first || y->first) && str_eq(x->text, y->text);
}

struct script {
	struct arena *a;
	const struct token *x, *y; /* from, to */
	VEC(enum edit) ops;
};

static void push(struct script *s, enum edit op, size_t n)
{
	while (n--)
		*vec_push(s->a, &s->ops) = op;
}

/* rows[d][k + d]: how far into x the diagonal k (place in x less place in y)
 * leads with d edits.  Does the way there come down, by an insertion? */
static bool comes_down(long *const *rows, long d, long k)
{
	const long *last = rows[d - 1] + d - 1;
	return k == -d || (k != d && last[k - 1] < last[k + 1]);
}

/* From the end back through the rows. */
static void walk_back(struct script *s, long *const *rows, long d, long x, long k)
{
	size_t from = s->ops.n;
	for (; d > 0; d--) {
		bool down = comes_down(rows, d, k);
		k += down ? 1 : -1;
		long before = rows[d - 1][k + d - 1];
		push(s, EDIT_SAME, (size_t)(x - before - !down));
		push(s, down ? EDIT_INS : EDIT_DEL, 1);
		x = before;
	}
	push(s, EDIT_SAME, (size_t)x);
	for (size_t i = from, j = s->ops.n; i + 1 < j; i++) {
		enum edit op = s->ops.v[i];
		s->ops.v[i] = s->ops.v[--j];
		s->ops.v[j] = op;
	}
}

static void edit_script(struct script *s, const struct token *x, long n, const struct token *y, long m)
{
	long most = n + m < EDITS_MAX ? n + m : EDITS_MAX;
	long **rows = arena_array(s->a, (size_t)most + 1, long *);
	for (long d = 0; d <= most; d++) {
		rows[d] = arena_array(s->a, (size_t)(2 * d + 1), long);
		for (long k = -d; k <= d; k += 2) {
			long at = 0;
			if (d)
				at = comes_down(rows, d, k) ? rows[d - 1][k + d] : rows[d - 1][k + d - 2] + 1;
			while (at < n && at - k < m && equal(&x[at], &y[at - k]))
				at++;
			rows[d][k + d] = at;
			if (at >= n && at - k >= m) {
				walk_back(s, rows, d, n, n - m);
				return;
			}
		}
	}
	push(s, EDIT_DEL, (size_t)n);
	push(s, EDIT_INS, (size_t)m);
}

/* The tokens that both begin and end with need no search. */
static void compare(struct script *s, const struct tokens *x, const struct tokens *y)
{
	size_t head = 0, tail = 0;
	while (head < x->n && head < y->n && equal(&x->v[head], &y->v[head]))
		head++;
	while (tail < x->n - head && tail < y->n - head && equal(&x->v[x->n - 1 - tail], &y->v[y->n - 1 - tail]))
		tail++;
	push(s, EDIT_SAME, head);
	if (x->n > WORDS_MAX || y->n > WORDS_MAX) {
		push(s, EDIT_DEL, x->n - head - tail);
		push(s, EDIT_INS, y->n - head - tail);
	} else {
		edit_script(s, x->v + head, (long)(x->n - head - tail), y->v + head, (long)(y->n - head - tail));
	}
	push(s, EDIT_SAME, tail);
}

/* A small word alone between changes: it is changed with them. */
static void smooth(struct script *s, const struct tokens *x)
{
	VEC(enum edit) out = { 0 };
	size_t at = 0;
	for (size_t i = 0; i < s->ops.n; i++) {
		enum edit op = s->ops.v[i];
		bool alone = op == EDIT_SAME && i && i + 1 < s->ops.n && s->ops.v[i - 1] != EDIT_SAME && s->ops.v[i + 1] != EDIT_SAME;
		if (alone && x->v[at].small) {
			*vec_push(s->a, &out) = EDIT_DEL;
			*vec_push(s->a, &out) = EDIT_INS;
		} else {
			*vec_push(s->a, &out) = op;
		}
		at += op != EDIT_INS;
	}
	s->ops.v = out.v;
	s->ops.n = out.n;
}

/* apart: what starts its own text does not start the other. */
static void add_run(struct arena *a, struct edits *out, enum edit op, const struct token *v, size_t from, size_t to, bool apart)
{
	struct strbuf b;
	if (from == to)
		return;
	strbuf_init(&b);
	for (size_t i = from; i < to; i++)
		strbuf_putf(&b, "%s%.*s", v[i].blank || (v[i].first && apart) ? " " : "", STR_ARG(v[i].text));
	*(struct edit_run *)vec_push(a, out) = (struct edit_run){ op, arena_strz(a, strbuf_str(&b)) };
	strbuf_release(&b);
}

/* Runs of one kind; within a change what was goes before what is.  swapped: the
 * script leads from y to x. */
static struct edits runs_of(const struct script *s, const struct tokens *x, const struct tokens *y, bool swapped)
{
	struct edits out = { 0 };
	for (size_t i = 0, xi = 0, yi = 0; i < s->ops.n;) {
		size_t x0 = xi, y0;
		for (; i < s->ops.n && s->ops.v[i] == EDIT_SAME; i++)
			xi++, yi++;
		add_run(s->a, &out, EDIT_SAME, x->v, x0, xi, yi > xi - x0);
		for (x0 = xi, y0 = yi; i < s->ops.n && s->ops.v[i] != EDIT_SAME; i++)
			xi += s->ops.v[i] == EDIT_DEL, yi += s->ops.v[i] == EDIT_INS;
		if (swapped) {
			add_run(s->a, &out, EDIT_DEL, y->v, y0, yi, false);
			add_run(s->a, &out, EDIT_INS, x->v, x0, xi, false);
		} else {
			add_run(s->a, &out, EDIT_DEL, x->v, x0, xi, false);
			add_run(s->a, &out, EDIT_INS, y->v, y0, yi, false);
		}
	}
	return out;
}

/* Of several shortest scripts one direction must not choose another than the
 * other: the lesser text is always the first. */
struct edits words_diff(struct arena *a, const char *from, const char *to)
{
	struct arena *work = arena_new();
	bool swapped = from && to && strcmp(from, to) > 0;
	struct tokens x = tokens_of(work, str_c(swapped ? to : from)), y = tokens_of(work, str_c(swapped ? from : to));
	struct script s = { .a = work };
	compare(&s, &x, &y);
	smooth(&s, &x);
	s.a = a;
	struct edits out = runs_of(&s, &x, &y, swapped);
	arena_free(work);
	return out;
}
