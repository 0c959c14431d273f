/* arena.c: a chain of blocks; each is twice the last, up to 1 MiB. */
#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

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

struct arena *arena_new(void)
{
	struct arena *a = mem_alloc(sizeof *a);
	*a = (struct arena){ .next_size = 16 << 10 };
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	while (a->head) {
		struct block *b = a->head;
		a->head = b->next;
		free(b);
	}
	free(a);
}

void *arena_alloc(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 4)
		out_of_memory();
	size = (size + 15) & ~(size_t)15;
	if (!a->head || a->head->size - a->head->used < size) {
		size_t room = size > a->next_size ? size : a->next_size;
		struct block *b = mem_alloc(sizeof *b + room);
		*b = (struct block){ .next = a->head, .size = room };
		a->head = b;
		if (a->next_size < 1 << 20)
			a->next_size *= 2;
	}
	void *p = a->head->bytes + a->head->used;
	a->head->used += size;
	return memset(p, 0, size);
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
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, ap);
	size_t size = n > 0 ? (size_t)n + 1 : 1;
	char *p = arena_alloc(a, size);
	vsnprintf(p, size, fmt, again);
	va_end(again);
	va_end(ap);
	return p;
}

void *arena_grow(struct arena *a, const void *old, size_t old_size, size_t new_size)
{
	void *p = arena_alloc(a, new_size);
	if (old_size)
		memcpy(p, old, old_size);
	return p;
}
