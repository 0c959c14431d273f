/* why_rule.c: from "outcomes.tsv:41" to the row that stands there. */
#include "why_int.h"

#include <stdlib.h>
#include <string.h>

/* The path of a rule's file: of an upper layer, or below the directory of the briefs. */
static const char *find_data(struct why *w, const char *name)
{
	if (strchr(name, '/')) /* a layer's prefix and a data file, nothing else */
		return layers_rule_path(w->a, w->read.brief.data, name);
	const char *places[] = {
		arena_printf(w->a, "%s/lang/%s/%s", w->dirs.briefs, w->read.brief.lang ? w->read.brief.lang : "en", name),
		arena_printf(w->a, "%s/lexicon/%s", w->dirs.briefs, name),
		arena_printf(w->a, "%s/lang/en/%s", w->dirs.briefs, name),
	};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (file_exists(places[i]))
			return places[i];
	return NULL;
}

static struct strs cells_of(struct arena *a, struct str line)
{
	struct strs out = { arena_array(a, line.n + 1, const char *), 0 };
	for (struct str rest = line; rest.p;)
		out.v[out.n++] = arena_strz(a, str_trim(str_cut(&rest, '\t')));
	return out;
}

static void read_row(struct why *w, struct rule_row *row, unsigned long want)
{
	struct str all;
	unsigned long line = 0;
	if (!row->path || file_read(w->a, row->path, FILE_MAX, &all, w->d) < 0)
		return;
	for (struct str rest = all; rest.p && line < want;) {
		struct str text = str_cut(&rest, '\n');
		if (text.n && text.p[0] == '@')
			row->names = cells_of(w->a, str_sub(text, 1, text.n));
		if (++line == want)
			row->cells = cells_of(w->a, text);
	}
}

struct rule_rows why_rules(struct why *w, const char *rule)
{
	struct rule_rows rows = { arena_array(w->a, str_c(rule).n + 1, struct rule_row), 0 };
	for (struct str rest = str_c(rule); rest.p && rest.n;) {
		struct str one = str_trim(str_cut(&rest, ','));
		size_t colon = str_chr(one, ':');
		struct rule_row *row = &rows.v[rows.n++];
		row->rule = arena_strz(w->a, one);
		if (colon == STR_NONE)
			continue;
		row->path = find_data(w, arena_strz(w->a, str_sub(one, 0, colon)));
		read_row(w, row, strtoul(row->rule + colon + 1, NULL, 10));
	}
	return rows;
}

void why_print_rule(struct why *w, const char *label, const char *rule)
{
	struct rule_rows rows = why_rules(w, rule);
	for (size_t k = 0; k < rows.n; k++) {
		const struct rule_row *row = &rows.v[k];
		printf("%s%s%s\n", label, row->path ? row->path : row->rule, row->path ? strrchr(row->rule, ':') : "");
		for (size_t i = 0; i < row->cells.n; i++)
			if (*row->cells.v[i])
				printf("    %s: %s\n", i < row->names.n ? row->names.v[i] : "cell", row->cells.v[i]);
	}
}
