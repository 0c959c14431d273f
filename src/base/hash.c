/* hash.c: digests. */
#include "hash.h"

#include <sha256.h>

void hash_sha256(struct str bytes, char hex[SHA256_HEX])
{
	SHA256Data((const uint8_t *)(bytes.p ? bytes.p : ""), bytes.n, hex);
}

uint64_t hash_fnv(uint64_t h, struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		h = (h ^ (unsigned char)bytes.p[i]) * 1099511628211ULL;
	return h;
}
