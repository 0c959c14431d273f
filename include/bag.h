/* bag.h: what a sentence is made of, for telling like from unlike.
 *
 * A bag is the set of a text's longer words, cut to their first letters: crude
 * stems ("suspend", "suspension", "suspended" are one) that need no word list
 * and no language.  Numbers stay whole. */
#ifndef DIPTYCH_BAG_H
#define DIPTYCH_BAG_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

struct bag {
	uint64_t *v; /* hashes of stems, ascending, without repetition */
	size_t n;
};

struct bag bag_of(struct arena *a, struct str text);
bool bag_has(const struct bag *b, uint64_t stem);
/* Those of b that `without` has not. */
struct bag bag_without(struct arena *a, struct bag b, const struct bag *without);
/* The stems that both have. */
size_t bag_shared(const struct bag *a, const struct bag *b);
/* Shared stems over those of the smaller bag (Szymkiewicz-Simpson; 0 where one
 * has fewer than `least`), and over those of both together (Jaccard); 0 to 1. */
double bag_overlap(const struct bag *a, const struct bag *b, size_t least);
double bag_jaccard(const struct bag *a, const struct bag *b);

#endif
