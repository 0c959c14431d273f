#include "extract_int.h"
int cues_load(struct arena *a, const char *dir, struct cues **out, struct diag *d) { (void)a; (void)dir; (void)d; *out = NULL; return 0; }
void outcomes_find(struct extraction *x) { (void)x; }
