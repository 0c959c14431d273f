/* why_int.h: what the parts of `diptych why` share.
 *
 *     claim number or id ─ find (why.c) ─ sentence, underlined (why_text.c)
 *                                       ─ fields and how each came about (why_fields.c)
 *                                       ─ the data row of each rule (why_rule.c) */
#ifndef DIPTYCH_WHY_INT_H
#define DIPTYCH_WHY_INT_H

#include "model.h"
#include "pipeline_int.h"

/* A source as it was read. */
struct why_source {
	const struct document *doc;
	struct str text; /* cleaned */
};

struct why {
	struct arena *a;
	struct data_dirs dirs;
	struct brief_read read;
	struct why_source *sources;
	size_t n_sources;
	struct strs numbered, numbers; /* ids of the claims that the brief prints, and their numbers */
	struct diag *d;
};

/* The brief's sources read, its claims compared; then numbered as it prints them. */
int why_read(struct why *w, const struct options *o);
int why_number(struct why *w, const struct options *o);
/* The claim of a number or an id.  Errors: EX_NOINPUT. */
int why_find(struct why *w, const char *name, const char **id, struct claim_at *out);
const struct why_source *why_source(const struct why *w, const char *file);

/* A data row: its place, its cells and their names. */
struct rule_row {
	const char *rule; /* "outcomes.tsv:41" */
	const char *path; /* NULL: not found */
	struct strs names, cells;
};
struct rule_rows {
	struct rule_row *v;
	size_t n;
};
/* rule is "outcomes.tsv:41", or several such with commas between; or NULL. */
struct rule_rows why_rules(struct why *w, const char *rule);
void why_print_rule(struct why *w, const char *label, const char *rule);

/* The text around the span, wrapped, with ^ under the span; with a summary, ^
 * under the words that it keeps and - under those that it leaves out. */
void why_print_span(struct why *w, struct str text, struct span s, const char *summary);

void why_print_fields(struct why *w, const struct claim_at *at);

/* Every source of the claim, the first being the one whose words it has. */
struct reading *why_readings(struct why *w, const struct claim_at *at, size_t *n);

#endif
