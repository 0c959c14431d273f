#include "text.h"
int abbreviations_load(struct arena *a, const char *dir, struct abbreviations **out, struct diag *d) { (void)a; (void)dir; (void)d; *out = NULL; return 0; }
void text_analyse(struct arena *a, const struct source *src, const struct abbreviations *ab, struct text *out) { (void)a; (void)ab; *out = (struct text){ .src = src }; }
uint32_t text_sentence_at(const struct text *t, uint32_t at) { (void)t; (void)at; return 0; }
uint32_t text_token_at(const struct text *t, uint32_t at) { (void)t; (void)at; return 0; }
struct str text_span(const struct text *t, struct span s) { return str_sub(t->src->text, s.s, s.e); }
struct span text_tokens(const struct text *t, uint32_t from, uint32_t to) { return (struct span){ t->toks[from].span.s, t->toks[to - 1].span.e }; }
