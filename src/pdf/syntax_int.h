/* syntax_int.h: PDF's numbers and strings, written without a locale. */
#ifndef DIPTYCH_PDF_SYNTAX_INT_H
#define DIPTYCH_PDF_SYNTAX_INT_H

#include <stdint.h>

#include "str.h"

/* v with at most `decimals` decimals and no superfluous character: -.5, 12. */
void put_number(struct strbuf *b, double v, int decimals);
/* The integer n of 10^-decimals. */
void put_fixed(struct strbuf *b, long n, int decimals);
/* A text string: (…) where PDFDocEncoding has all of s, else <FEFF…>. */
void put_text(struct strbuf *b, struct str s);
/* s in PDFDocEncoding; false, and nothing is put, if it lacks a character. */
bool put_doc(struct strbuf *b, struct str s);
/* UTF-16 as hexadecimal digits, for ToUnicode. */
void put_utf16(struct strbuf *b, struct str s);
void put_xml(struct strbuf *b, struct str s);
bool is_plain(struct str s); /* printable ASCII alone */
/* UTF-16BE with its byte order mark; returns the bytes written, at most max. */
size_t utf16_bytes(struct str s, unsigned char *out, size_t max);

#endif
