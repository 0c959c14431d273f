#include "source.h"
const char *const zone_names[ZONE_KINDS] = { "headline", "byline", "dateline", "caption", "body" };
int ingest_data_load(struct arena *a, const char *dir, struct ingest_data **out, struct diag *d) { (void)a; (void)dir; (void)d; *out = NULL; return 0; }
int ingest_file(struct arena *a, const char *path, const struct ingest_data *data, const struct source_meta *meta, struct source *out, struct diag *d) { (void)a; (void)data; (void)meta; *out = (struct source){ .path = path }; return diag_error(d, EX_SOFTWARE, NOWHERE, "stub"); }
int ingest_bytes(struct arena *a, const char *path, struct str bytes, const struct ingest_data *data, const struct source_meta *meta, struct source *out, struct diag *d) { (void)bytes; return ingest_file(a, path, data, meta, out, d); }
unsigned source_line(const struct source *s, uint32_t at) { (void)s; (void)at; return 0; }
const struct para *source_para(const struct source *s, uint32_t at) { (void)s; (void)at; return NULL; }
