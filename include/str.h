/* str.h: borrowed slices and owned growing buffers.
 *
 * A struct str points at bytes that somebody else owns and is not
 * NUL-terminated; text travels through the stages as slices.  A struct strbuf
 * owns its bytes, keeps them NUL-terminated, and hands them over by detach. */
#ifndef DIPTYCH_STR_H
#define DIPTYCH_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){ literal, sizeof(literal) - 1 })
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str str_c(const char *z) /* NULL gives the empty slice */
{
	return (struct str){ z, z ? strlen(z) : 0 };
}
/* Bytes [from, to) of s; both are cut to its length. */
static inline struct str str_sub(struct str s, size_t from, size_t to)
{
	to = to > s.n ? s.n : to;
	from = from > to ? to : from;
	return (struct str){ s.p ? s.p + from : NULL, to - from };
}
struct str str_trim(struct str s); /* ASCII white space off both ends */
static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool str_is(struct str a, const char *z)
{
	return strlen(z) == a.n && memcmp(a.p ? a.p : "", z, a.n) == 0;
}
bool str_ieq(struct str a, struct str b); /* ASCII case folded */
int str_cmp(struct str a, struct str b);  /* byte order, as memcmp */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
#define STR_NONE ((size_t)-1)
size_t str_find(struct str s, struct str needle);  /* first place, or STR_NONE */
size_t str_chr(struct str s, char c);              /* first place, or STR_NONE */
/* Cut *rest at the first sep: the part before it is returned, *rest goes on
 * behind it.  Without a sep the whole is returned and rest->p becomes NULL. */
struct str str_cut(struct str *rest, char sep);

/* For messages: "%zu source%s". */
static inline const char *plural_s(size_t n)
{
	return n == 1 ? "" : "s";
}
/* The decimal digits of n, in buf. */
enum { STR_UINT = 20 };
struct str str_uint(unsigned long long n, char buf[STR_UINT]);

struct strbuf {
	char *p; /* NUL-terminated once anything was put */
	size_t n, cap;
};

void strbuf_init(struct strbuf *b);
void strbuf_release(struct strbuf *b);
void strbuf_grow(struct strbuf *b, size_t more); /* room for more bytes and the NUL */
static inline void strbuf_putc(struct strbuf *b, char c)
{
	if (b->n + 1 >= b->cap)
		strbuf_grow(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = 0;
}
void strbuf_put(struct strbuf *b, struct str s);
void strbuf_puts(struct strbuf *b, const char *z);
void strbuf_putu(struct strbuf *b, unsigned long long n); /* in decimal */
void strbuf_putf(struct strbuf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_vputf(struct strbuf *b, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
/* Where n bytes may be written behind what is there, which does not count them. */
char *strbuf_room(struct strbuf *b, size_t n);
void strbuf_cut(struct strbuf *b, size_t n); /* shorten to n bytes */
struct str strbuf_str(const struct strbuf *b);
char *strbuf_detach(struct strbuf *b); /* the caller frees; b starts anew */

#endif
