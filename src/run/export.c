/* export.c: `diptych export`, the brief in another format. */
#include "export.h"
#include "pipeline_int.h"

#include <stdio.h>
#include <string.h>

/* -o FILE, or standard output. */
static int put_out(const struct options *o, struct strbuf *bytes, struct diag *d)
{
	int rc = 0;
	if (o->out && strcmp(o->out, "-") != 0)
		rc = file_write(o->out, strbuf_str(bytes), d);
	else
		fwrite(bytes->p, 1, bytes->n, stdout); /* main checks the stream */
	strbuf_release(bytes);
	return rc;
}

static int export_tables(struct arena *a, const struct options *o, const struct comparison *c, struct diag *d)
{
	struct outputs files = { 0 };
	if (!o->out || strcmp(o->out, "-") == 0)
		return diag_error(d, EX_USAGE, NOWHERE, "csv is one file a table: give a folder with -o DIR");
	for (size_t i = 0; i < EXPORT_TABLES; i++) {
		struct strbuf b;
		strbuf_init(&b);
		export_csv(c, i, &b);
		outputs_add(&files, a, file_join(a, o->out, arena_printf(a, "%s.csv", export_table_names[i])), &b);
	}
	int rc = outputs_publish(&files, a, d);
	outputs_drop(&files);
	return rc;
}

int run_export(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct brief_model b;
	struct strbuf out;
	int rc = brief_model(a, o, &b, d);
	strbuf_init(&out);
	if (rc == 0 && strcmp(o->format, "csv") == 0)
		rc = export_tables(a, o, &b.read.comparison, d);
	else if (rc == 0) {
		if (strcmp(o->format, "html") == 0)
			export_html(&b.model, &b.theme, &out);
		else if (strcmp(o->format, "md") == 0)
			export_markdown(&b.model, &out);
		else
			comparison_to_json(&b.read.comparison, &out);
		rc = put_out(o, &out, d);
	}
	strbuf_release(&out);
	arena_free(a);
	return rc;
}
