/* bag.c: sets of stems as sorted hashes. */
#include "bag.h"

#include <stdlib.h>

#include "hash.h"
#include "utf8.h"

enum { WORD_LETTERS = 4, STEM_LETTERS = 5 };

static bool is_word(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c);
}

/* The next word of s from *at on; empty at the end. */
static struct str next_word(struct str s, size_t *at)
{
	size_t from = *at;
	while (from < s.n && !is_word(utf8_peek(s, from)))
		utf8_next(s, &from);
	*at = from;
	while (*at < s.n && is_word(utf8_peek(s, *at)))
		utf8_next(s, at);
	return str_sub(s, from, *at);
}

/* The part of a word that counts; empty for short words.  A word of a script
 * without spaces is short in letters, so any of two or more counts there. */
static struct str stem_of(struct str word)
{
	size_t at = 0, letters = 0;
	if (utf8_is_digit((unsigned char)word.p[0]))
		return word;
	bool cjk = utf8_is_cjk(utf8_peek(word, 0));
	while (at < word.n && letters < STEM_LETTERS) {
		utf8_next(word, &at);
		letters++;
	}
	return letters >= (cjk ? 2u : (size_t)WORD_LETTERS) ? str_sub(word, 0, at) : (struct str){ 0 };
}

static int by_value(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
	return (x > y) - (x < y);
}

struct bag bag_of(struct arena *a, struct str text)
{
	struct str fold = utf8_fold_name(a, text);
	VEC(uint64_t) all = { 0 };
	for (size_t at = 0; at < fold.n;) {
		struct str word = next_word(fold, &at);
		struct str stem = word.n ? stem_of(word) : word;
		if (stem.n)
			*vec_push(a, &all) = hash_fnv(HASH_START, stem);
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, by_value);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (!n || all.v[n - 1] != all.v[i])
			all.v[n++] = all.v[i];
	return (struct bag){ all.v, n };
}

bool bag_has(const struct bag *b, uint64_t stem)
{
	return b->n && bsearch(&stem, b->v, b->n, sizeof *b->v, by_value);
}

struct bag bag_without(struct arena *a, struct bag b, const struct bag *without)
{
	struct bag out = { arena_array(a, b.n + 1, uint64_t), 0 };
	for (size_t i = 0; i < b.n; i++)
		if (!bag_has(without, b.v[i]))
			out.v[out.n++] = b.v[i];
	return out;
}

size_t bag_shared(const struct bag *a, const struct bag *b)
{
	size_t n = 0;
	for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
		if (a->v[i] == b->v[j])
			i++, j++, n++;
		else if (a->v[i] < b->v[j])
			i++;
		else
			j++;
	}
	return n;
}

double bag_overlap(const struct bag *a, const struct bag *b, size_t least)
{
	size_t small = a->n < b->n ? a->n : b->n;
	return small && small >= least ? (double)bag_shared(a, b) / (double)small : 0;
}

double bag_jaccard(const struct bag *a, const struct bag *b)
{
	size_t shared = bag_shared(a, b), all = a->n + b->n - shared;
	return all ? (double)shared / (double)all : 0;
}
