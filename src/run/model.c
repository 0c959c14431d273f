/* model.c: a brief as blocks, for all that shows it without pages. */
#include "pipeline_int.h"

int brief_model(struct arena *a, const struct options *o, struct brief_model *out, struct diag *d)
{
	struct outputs unused = { 0 };
	*out = (struct brief_model){ 0 };
	if (options_dirs(a, o, &out->dirs, d) < 0 || brief_read(a, o, &out->dirs, "", &out->read, &unused, d) < 0 ||
	    tell_since(a, o, &out->dirs, &out->read.brief, &out->read.comparison, d) < 0 ||
	    theme_load(a, &out->dirs, out->read.brief.theme, &out->theme, d) < 0)
		return -1;
	out->brief = theme_brief(a, &out->theme, &out->read.brief);
	const char *date = edition_date(a, o, &out->read.comparison, d);
	return compose_brief(a, &out->read.comparison, &out->brief, &out->dirs, date, &out->model, d);
}
