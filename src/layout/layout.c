#include "layout.h"
int layout_brief(struct arena *a, const struct model *m, const struct theme *theme, const struct measure *measure, struct layout *out, struct diag *d) { (void)a; (void)m; (void)theme; (void)measure; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
void layout_dump(const struct layout *l, struct strbuf *out) { (void)l; (void)out; }
