/* export.h: a brief in formats other than PDF.
 *
 *     model ──┬─ html      one file: landmarks, headings, tables; no script
 *             ├─ markdown  as GitHub and pandoc read it, with raw HTML anchors
 *             └─ terminal  columns side by side
 *     comparison ─ csv     RFC 4180, one table a file
 *
 * The same input gives the same bytes. */
#ifndef DIPTYCH_EXPORT_H
#define DIPTYCH_EXPORT_H

#include "model.h"
#include "term.h"

void export_html(const struct model *m, const struct theme *t, struct strbuf *out);
void export_markdown(const struct model *m, struct strbuf *out);
void export_terminal(const struct model *m, const struct terminal *t, struct strbuf *out);

enum { EXPORT_TABLES = 5 };
extern const char *const export_table_names[EXPORT_TABLES]; /* "outcomes" … */
/* A cell that a spreadsheet would take for a formula starts with an apostrophe. */
void export_csv(const struct comparison *c, size_t table, struct strbuf *out);

#endif
