#include "extract_int.h"
int date_words_load(struct arena *a, const char *dir, struct date_words **out, struct diag *d) { (void)a; (void)dir; (void)d; *out = NULL; return 0; }
void dates_find(struct extraction *x) { (void)x; }
