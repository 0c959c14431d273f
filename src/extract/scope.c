#include "extract_int.h"
void scope_find(struct extraction *x) { x->scope = arena_array(x->a, x->text->n_sents, struct sentence_scope); }
