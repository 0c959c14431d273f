/* arena.h: memory that is given back all at once.
 *
 * One arena a meeting and one a brief: nobody frees inside.  An allocation
 * never fails for the caller: when memory is out the process ends with a
 * message and EX_OSERR (71), which is safe because files are published by
 * rename only after they are whole (file.h). */
#ifndef DIPTYCH_ARENA_H
#define DIPTYCH_ARENA_H

#include <stddef.h>
#include <string.h>

#include "str.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */
void *arena_alloc(struct arena *a, size_t size); /* zeroed, aligned to 16 */
#define arena_new_of(a, T) ((T *)arena_alloc((a), sizeof(T)))
#define arena_array(a, n, T) ((T *)arena_calloc((a), (n), sizeof(T)))
void *arena_calloc(struct arena *a, size_t n, size_t size);
char *arena_strz(struct arena *a, struct str s); /* NUL-terminated copy */
struct str arena_str(struct arena *a, struct str s);
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* An array that the arena holds (old may be NULL) made larger: the same one
 * where there is room behind it, else a copy, and old is gone. */
void *arena_grow(struct arena *a, const void *old, size_t old_size, size_t new_size);

/* Heap memory for what must be freed one by one; same end when it is out. */
void *mem_alloc(size_t size);
void *mem_realloc(void *p, size_t size);

/* VEC(T) is an array in an arena that grows by push:
 *
 *     VEC(struct claim) claims = { 0 };
 *     struct claim *c = vec_push(arena, &claims);   // zeroed
 *
 * A push may move the elements: keep indices, not pointers.  vec_pop takes the
 * last away and clears it, for the push that gets its place. */
#define VEC(T) struct { T *v; size_t n, cap; }
#define VEC_MORE(vec) ((vec)->cap ? (vec)->cap * 2 : sizeof *(vec)->v > 24 ? 2 : 4)
#define vec_push(a, vec)                                                                \
	(((vec)->n == (vec)->cap                                                        \
		 ? (void)((vec)->v = arena_grow((a), (vec)->v, (vec)->cap * sizeof *(vec)->v, \
				 VEC_MORE(vec) * sizeof *(vec)->v),                     \
			   (vec)->cap = VEC_MORE(vec))                                  \
		 : (void)0),                                                            \
	    &(vec)->v[(vec)->n++])
#define vec_pop(vec) ((void)memset(&(vec)->v[--(vec)->n], 0, sizeof *(vec)->v))

#endif
