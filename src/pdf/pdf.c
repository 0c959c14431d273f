#include "pdf.h"
struct fonts *fonts_new(struct arena *a, const struct font_plan *plan, struct diag *d) { (void)a; (void)plan; (void)d; return NULL; }
void fonts_free(struct fonts *f) { (void)f; }
struct measure fonts_measure(struct fonts *f) { (void)f; return (struct measure){ 0 }; }
int pdf_write(const struct layout *l, struct fonts *fonts, struct strbuf *out, struct diag *d) { (void)l; (void)fonts; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
