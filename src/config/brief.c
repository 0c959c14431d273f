#include "brief.h"
#include "file.h"
#include "theme.h"
int data_dirs_find(struct arena *a, const char *option, struct data_dirs *out, struct diag *d) { (void)a; (void)option; (void)d; *out = (struct data_dirs){ "briefs", "fonts", NULL }; return 0; }
int brief_load(struct arena *a, const struct data_dirs *dirs, const char *name, const char *sources_dir, const char *const *sets, size_t n_sets, struct brief *out, struct diag *d) { (void)a; (void)dirs; (void)name; (void)sources_dir; (void)sets; (void)n_sets; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
const struct source_meta *brief_source_meta(const struct brief *b, const char *file) { (void)b; (void)file; return NULL; }
int theme_load(struct arena *a, const struct data_dirs *dirs, const char *name, struct theme *out, struct diag *d) { (void)a; (void)dirs; (void)name; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
int font_plan_load(struct arena *a, const struct data_dirs *dirs, struct font_plan *out, struct diag *d) { (void)a; (void)dirs; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
