/* diag.c: messages are kept in order and printed by whoever decides to stop. */
#include "diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void diag_init(struct diag *d)
{
	*d = (struct diag){ .arena = arena_new() };
}

void diag_release(struct diag *d)
{
	arena_free(d->arena);
	*d = (struct diag){ 0 };
}

static void append(struct diag *d, enum diag_level level, struct place at, const char *fmt, va_list ap)
{
	struct strbuf b;
	strbuf_init(&b);
	strbuf_vputf(&b, fmt, ap);
	struct diag_msg *m = vec_push(d->arena, &d->msgs);
	m->level = level;
	m->at = at;
	m->at.file = at.file ? arena_strz(d->arena, str_c(at.file)) : NULL;
	m->at.text = at.text ? arena_strz(d->arena, str_c(at.text)) : NULL;
	m->text = arena_strz(d->arena, strbuf_str(&b));
	strbuf_release(&b);
}

int diag_error(struct diag *d, int status, struct place at, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	append(d, DIAG_ERROR, at, fmt, ap);
	va_end(ap);
	d->errors++;
	if (status > d->status)
		d->status = status;
	return -1;
}

int diag_warn(struct diag *d, struct place at, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	append(d, DIAG_WARNING, at, fmt, ap);
	va_end(ap);
	d->warnings++;
	return 0;
}

int diag_note(struct diag *d, struct place at, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	append(d, DIAG_NOTE, at, fmt, ap);
	va_end(ap);
	return 0;
}

/* Levenshtein distance, cut off at 63 characters. */
static size_t distance(struct str a, struct str b)
{
	size_t row[64];
	if (a.n > 63 || b.n > 63)
		return 64;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t diagonal = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t cost = diagonal + (a.p[i - 1] != b.p[j - 1]);
			diagonal = row[j];
			if (row[j] + 1 < cost)
				cost = row[j] + 1;
			if (row[j - 1] + 1 < cost)
				cost = row[j - 1] + 1;
			row[j] = cost;
		}
	}
	return row[b.n];
}

/* "tarifs" for "trade-tariffs": near to one of the parts of a longer id. */
static const char *guess_part(struct str word, const char *const *known, size_t n)
{
	size_t best = word.n / 4;
	const char *guess = NULL;
	for (size_t i = 0; i < n; i++)
		for (struct str rest = str_c(known[i]); rest.p;) {
			size_t far = distance(word, str_cut(&rest, '-'));
			if (far < best || (far == best && !guess)) {
				best = far;
				guess = known[i];
			}
		}
	return guess;
}

/* "us-china" for "us-china-2017-2025": how just one begins. */
static const char *guess_begun(struct str word, const char *const *known, size_t n)
{
	const char *guess = NULL;
	for (size_t i = 0; i < n; i++)
		if (str_starts(str_c(known[i]), word)) {
			if (guess)
				return NULL;
			guess = known[i];
		}
	return guess;
}

const char *diag_guess(struct str word, const char *const *known, size_t n)
{
	size_t best = word.n / 3 > 2 ? word.n / 3 : 2;
	const char *guess = NULL;
	for (size_t i = 0; i < n; i++) {
		size_t far = distance(word, str_c(known[i]));
		if (far < best || (far == best && !guess)) {
			best = far;
			guess = known[i];
		}
	}
	if (!guess && word.n >= 3)
		guess = guess_begun(word, known, n);
	return guess || word.n < 4 ? guess : guess_part(word, known, n);
}
