/* str.c: slices and growing buffers. */
#include "str.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	while (s.n && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool str_ieq(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (tolower((unsigned char)a.p[i]) != tolower((unsigned char)b.p[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(struct str s, struct str needle)
{
	if (needle.n == 0)
		return 0;
	for (size_t i = 0; i + needle.n <= s.n; i++) {
		const char *hit = memchr(s.p + i, needle.p[0], s.n - needle.n - i + 1);
		if (!hit)
			return STR_NONE;
		i = (size_t)(hit - s.p);
		if (memcmp(hit, needle.p, needle.n) == 0)
			return i;
	}
	return STR_NONE;
}

size_t str_chr(struct str s, char c)
{
	const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;
	return hit ? (size_t)(hit - s.p) : STR_NONE;
}

struct str str_cut(struct str *rest, char sep)
{
	size_t at = str_chr(*rest, sep);
	struct str head = *rest;
	if (at == STR_NONE) {
		*rest = (struct str){ 0 };
		return head;
	}
	*rest = str_sub(head, at + 1, head.n);
	return str_sub(head, 0, at);
}

struct str str_uint(unsigned long long n, char buf[STR_UINT])
{
	size_t at = STR_UINT;
	do
		buf[--at] = (char)('0' + n % 10);
	while (n /= 10);
	return (struct str){ buf + at, STR_UINT - at };
}

void strbuf_init(struct strbuf *b)
{
	*b = (struct strbuf){ 0 };
}

void strbuf_release(struct strbuf *b)
{
	free(b->p);
	strbuf_init(b);
}

void strbuf_grow(struct strbuf *b, size_t more)
{
	size_t need = b->n + more + 1;
	if (need <= b->cap)
		return;
	b->cap = need < 64 ? 64 : need + need / 2;
	b->p = mem_realloc(b->p, b->cap);
}

void strbuf_put(struct strbuf *b, struct str s)
{
	strbuf_grow(b, s.n);
	if (s.n)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = 0;
}

char *strbuf_room(struct strbuf *b, size_t n)
{
	strbuf_grow(b, n);
	return b->p + b->n;
}

void strbuf_puts(struct strbuf *b, const char *z)
{
	strbuf_put(b, str_c(z));
}

void strbuf_putu(struct strbuf *b, unsigned long long n)
{
	char digits[STR_UINT];
	strbuf_put(b, str_uint(n, digits));
}

void strbuf_vputf(struct strbuf *b, const char *fmt, va_list ap)
{
	enum { MOST = 48 }; /* a number with something around it is laid out once */
	va_list again;
	va_copy(again, ap);
	strbuf_grow(b, MOST);
	int n = vsnprintf(b->p + b->n, MOST, fmt, ap);
	if (n >= MOST) {
		strbuf_grow(b, (size_t)n);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
	}
	b->n += n > 0 ? (size_t)n : 0;
	b->p[b->n] = 0;
	va_end(again);
}

void strbuf_putf(struct strbuf *b, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	strbuf_vputf(b, fmt, ap);
	va_end(ap);
}

void strbuf_cut(struct strbuf *b, size_t n)
{
	if (n < b->n) {
		b->n = n;
		b->p[n] = 0;
	}
}

struct str strbuf_str(const struct strbuf *b)
{
	return (struct str){ b->p ? b->p : "", b->n };
}

char *strbuf_detach(struct strbuf *b)
{
	strbuf_grow(b, 0);
	b->p[b->n] = 0;
	char *p = b->p;
	strbuf_init(b);
	return p;
}
