#include "pdf.h"
int pdf_write(const struct layout *l, struct fonts *fonts, struct strbuf *out, struct diag *d) { (void)l; (void)fonts; (void)out; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
