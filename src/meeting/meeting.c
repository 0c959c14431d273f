/* meeting.c: the words of the record's enums, and what an id is made of. */
#include "meeting.h"

#include "hash.h"

const char *const bound_names[BOUND_COUNT] = { "eq", "gt", "ge", "lt", "le", "approx" };
const char *const level_names[LEVEL_COUNT] = { "principal", "delegation", "mentioned-only" };
const char *const strength_names[STRENGTH_COUNT] = {
	"discussed", "welcomed", "expressed-readiness", "planned", "agreed", "committed", "signed", "done"
};

const char *claim_id(struct arena *a, const char *kind, const char *quote, const char *label)
{
	uint64_t h = hash_fnv(HASH_START, str_c(kind));
	h = hash_fnv(h, str_c(quote));
	h = hash_fnv(h, str_c(label));
	return arena_printf(a, "%012llx", (unsigned long long)(h & 0xFFFFFFFFFFFFULL));
}
