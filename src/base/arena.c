/* arena.c: a chain of blocks; each is twice the last, up to 4 MiB.
 *
 * Blocks come zeroed from the system and no byte of them is used twice, so
 * that what is never written takes no memory: a half empty array is cheap.
 * A large array has a block of its own, which can grow where it is. */
#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sysexits.h>

enum { FIRST = 16 << 10, MOST = 4 << 20, MAPPED = 256 << 10, OWN = 64 << 10 };

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(16) char bytes[];
};

struct arena {
	struct block *head;
	size_t next_size;
};

static void out_of_memory(void)
{
	fputs("diptych: out of memory\n", stderr);
	exit(EX_OSERR);
}

void *mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *mem_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);
	if (!p)
		out_of_memory();
	return p;
}

/* Zeroed.  From MAPPED on it is pages of its own: malloc's may be used ones,
 * which it would have to clear. */
static struct block *block_new(size_t size)
{
	struct block *b;
	if (size < MAPPED) {
		b = calloc(1, sizeof *b + size);
	} else {
		b = mmap(NULL, sizeof *b + size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (b == MAP_FAILED)
			b = NULL;
	}
	if (!b)
		out_of_memory();
	b->size = size;
	return b;
}

static void block_free(struct block *b)
{
	if (b->size < MAPPED)
		free(b);
	else
		munmap(b, sizeof *b + b->size);
}

struct arena *arena_new(void)
{
	struct arena *a = mem_alloc(sizeof *a);
	*a = (struct arena){ .next_size = FIRST };
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	while (a->head) {
		struct block *b = a->head;
		a->head = b->next;
		block_free(b);
	}
	free(a);
}

static size_t rounded(size_t size)
{
	if (size > SIZE_MAX / 4)
		out_of_memory();
	return (size + 15) & ~(size_t)15;
}

static size_t room(const struct arena *a)
{
	return a->head ? a->head->size - a->head->used : 0;
}

/* A block of its own, behind the head, which is not full yet. */
static void *alloc_own(struct arena *a, size_t size)
{
	struct block *b = block_new(size);
	b->used = size;
	b->next = a->head->next;
	a->head->next = b;
	return b->bytes;
}

void *arena_alloc(struct arena *a, size_t size)
{
	size = rounded(size);
	if (room(a) < size) {
		if (size >= OWN && a->head)
			return alloc_own(a, size);
		struct block *b = block_new(size > a->next_size ? size : a->next_size);
		b->next = a->head;
		a->head = b;
		if (a->next_size < MOST)
			a->next_size *= 2;
	}
	void *p = a->head->bytes + a->head->used;
	a->head->used += size;
	return p;
}

void *arena_calloc(struct arena *a, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		out_of_memory();
	return arena_alloc(a, n * size);
}

char *arena_strz(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

struct str arena_str(struct arena *a, struct str s)
{
	return (struct str){ arena_strz(a, s), s.n };
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	char small[128]; /* most are; they are laid out once */
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(small, sizeof small, fmt, ap);
	size_t size = n > 0 ? (size_t)n + 1 : 1;
	char *p = arena_alloc(a, size);
	if (size <= sizeof small)
		memcpy(p, small, n > 0 ? size : 0);
	else
		vsnprintf(p, size, fmt, again);
	if (n <= 0)
		p[0] = 0;
	va_end(again);
	va_end(ap);
	return p;
}

/* Where the chain points at the block that old has for itself, or NULL. */
static struct block **own_block(struct arena *a, const void *old, size_t size)
{
	struct block **at = &a->head;
	while (*at && !((*at)->bytes == old && (*at)->used == size))
		at = &(*at)->next;
	return *at ? at : NULL;
}

static void *grow_own(struct block **at, size_t size)
{
	struct block *b = *at;
	if (size <= b->size) {
		b->used = size;
	} else if (b->size >= MAPPED) {
		b = mremap(b, sizeof *b + b->size, sizeof *b + size, MREMAP_MAYMOVE);
		if (b == MAP_FAILED)
			out_of_memory();
		b->used = b->size = size;
	} else {
		b = block_new(size);
		b->used = size;
		b->next = (*at)->next;
		memcpy(b->bytes, (*at)->bytes, (*at)->used);
		block_free(*at);
	}
	*at = b;
	return b->bytes;
}

void *arena_grow(struct arena *a, const void *old, size_t old_size, size_t new_size)
{
	size_t from = rounded(old_size), to = rounded(new_size);
	bool last = old_size && a->head && (const char *)old + from == a->head->bytes + a->head->used;
	if (last && to - from <= room(a)) {
		a->head->used += to - from;
		return (void *)(uintptr_t)old;
	}
	struct block **own = old_size >= OWN ? own_block(a, old, from) : NULL;
	if (own)
		return grow_own(own, to);
	void *p = arena_alloc(a, new_size);
	if (old_size)
		memcpy(p, old, old_size);
	return p;
}
