#include "extract_int.h"
int units_load(struct arena *a, const char *dir, struct units **out, struct diag *d) { (void)a; (void)dir; (void)d; *out = NULL; return 0; }
void amounts_find(struct extraction *x) { (void)x; }
