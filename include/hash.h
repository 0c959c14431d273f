/* hash.h: digests.  SHA-256 comes from libmd. */
#ifndef DIPTYCH_HASH_H
#define DIPTYCH_HASH_H

#include <stdint.h>

#include "arena.h"

enum { SHA256_HEX = 65 }; /* 64 digits and a NUL */

/* FIPS 180-4, in lower-case digits. */
void hash_sha256(struct str bytes, char hex[SHA256_HEX]);
/* FNV-1a (Fowler, Noll and Vo, 64 bits) over bytes, started with 14695981039346656037 or a former result. */
#define HASH_START 14695981039346656037ULL
uint64_t hash_fnv(uint64_t h, struct str bytes);

#endif
