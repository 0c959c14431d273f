/* utf8.h: code points in and out of UTF-8, and the little Unicode that the
 * stages need.  Classes and case come from libutf8proc. */
#ifndef DIPTYCH_UTF8_H
#define DIPTYCH_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "str.h"

/* Decode the code point at s.p[*at] and move *at behind it.  A byte that does
 * not start a well-formed sequence gives U+FFFD and is skipped alone. */
uint32_t utf8_next(struct str s, size_t *at);
uint32_t utf8_peek(struct str s, size_t at);
/* The place of the code point before `at`. */
size_t utf8_back(struct str s, size_t at);
void utf8_put(struct strbuf *b, uint32_t c);
unsigned utf8_count(struct str s); /* code points; an ill-formed byte counts as one */
/* Byte offset of the first ill-formed sequence, or STR_NONE. */
size_t utf8_check(struct str s);
bool utf8_is_space(uint32_t c); /* Unicode White_Space, and U+200B, U+FEFF */
bool utf8_is_upper(uint32_t c);
bool utf8_is_lower(uint32_t c);
bool utf8_is_letter(uint32_t c);
bool utf8_is_digit(uint32_t c); /* ASCII digits only */
/* Columns of a terminal: 0 for a mark on the letter before, 2 for wide East Asian ones. */
size_t utf8_width(uint32_t c);
bool utf8_is_cjk(uint32_t c);   /* Han, kana, Hangul, CJK punctuation */
/* In capitals, letter by letter. */
struct str utf8_upper(struct arena *a, struct str s);
/* Lower-cased, with curly quotes made straight, dashes made '-', NBSP made ' ';
 * accents stay.  What word lists are matched against. */
struct str utf8_fold(struct arena *a, struct str s);
/* utf8_fold and accents removed: for names. */
struct str utf8_fold_name(struct arena *a, struct str s);
/* The letters and signs that c is made of, quotation marks and dashes straight,
 * without accents: how many. */
enum { UTF8_PARTS = 8 };
size_t utf8_parts(uint32_t c, uint32_t out[UTF8_PARTS]);
/* The nearest ASCII: accents removed, signs spelt out, Cyrillic and Greek in
 * Latin letters, '?' for the rest (ascii.c). */
struct str utf8_ascii(struct arena *a, struct str s);

/* Append s as a JSON string, with its quotation marks. */
void utf8_put_json(struct strbuf *b, struct str s);
/* Name and version of the library behind this header. */
const char *utf8_library(void);

#endif
