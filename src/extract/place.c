#include "extract_int.h"
int places_load(struct arena *a, const char *dir, struct places **out, struct diag *d) { (void)a; (void)dir; (void)d; *out = NULL; return 0; }
void places_find(struct extraction *x) { (void)x; }
