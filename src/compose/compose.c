#include "model.h"
int compose_brief(struct arena *a, const struct comparison *c, const struct brief *b, const struct data_dirs *dirs, const char *date, struct model *out, struct diag *d) { (void)a; (void)c; (void)b; (void)dirs; (void)date; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
