/* brief_sides.c: [filter] and [side LABEL], which choose what is set side by side. */
#include <string.h>

#include "brief_int.h"
#include "taxonomy.h"

enum { SIDES_MIN = 2, SIDES_MAX = 4 };

/* Ids that the taxonomy does not have would leave the side, or the brief, empty. */
static int check_ids(const struct brief_loader *l, const char *section, const char *key, struct config_list ids, enum tax_set set, const char *what)
{
	struct taxonomy *tax;
	int rc = 0;
	if (!ids.n)
		return 0;
	if (taxonomy_load(l->a, l->b->data, &tax, l->d) < 0)
		return -1;
	const char **known = arena_array(l->a, tax->n[set], const char *);
	for (size_t i = 0; i < tax->n[set]; i++)
		known[i] = tax->v[set][i].id;
	for (size_t i = 0; i < ids.n; i++) {
		if (taxonomy_find(tax, set, ids.v[i]))
			continue;
		struct place at = config_item_place(l->c, section, key, ids.v[i]);
		const char *guess = diag_guess(str_c(ids.v[i]), known, tax->n[set]);
		rc = guess ? diag_error(l->d, EX_CONFIG, at, "unknown %s '%s'; did you mean '%s'?", what, ids.v[i], guess)
			   : diag_error(l->d, EX_CONFIG, at, "unknown %s '%s'; taxonomy.tsv lists them", what, ids.v[i]);
	}
	return rc;
}

int brief_take_filter(const struct brief_loader *l)
{
	struct brief_filter *f = &l->b->filter;
	const struct {
		const char *key, *what;
		enum tax_set set;
		struct strs *out;
	} lists[] = {
		{ "topics", "topic", TAX_TOPIC, &f->topics }, { "types", "type of outcome", TAX_TYPE, &f->types },
		{ "status", "status", TAX_STATUS, &f->status }, { "who", NULL, TAX_SETS, &f->who },
	};
	int rc = 0;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct config_list ids = config_list(l->a, l->c, "filter", lists[i].key);
		*lists[i].out = (struct strs){ ids.v, ids.n };
		if (lists[i].what)
			rc |= check_ids(l, "filter", lists[i].key, ids, lists[i].set, lists[i].what);
	}
	f->strength = brief_text(l->c, "filter", "strength");
	f->from = brief_text(l->c, "filter", "from");
	f->to = brief_text(l->c, "filter", "to");
	if (f->from && f->to && strcmp(f->from, f->to) > 0)
		rc = diag_error(l->d, EX_CONFIG, config_place(l->c, "filter", "to"), "[filter] ends on %s, before it starts on %s", f->to, f->from);
	return rc;
}

static int take_side(const struct brief_loader *l, const char *label, struct brief_side *out)
{
	const char *section = arena_printf(l->a, "side %s", label);
	struct config_list kinds = config_list(l->a, l->c, section, "kinds");
	const char *title = brief_text(l->c, section, "title");
	*out = (struct brief_side){
		.label = label, .title = title ? title : label,
		.from = config_text(l->c, section, "from"), .to = config_text(l->c, section, "to"),
		.meetings = { kinds.v, kinds.n },
	};
	if (!out->from && !out->to && !kinds.n)
		return diag_error(l->d, EX_CONFIG, config_section_place(l->c, section), "[%s] would take every meeting: it has no 'from', no 'to' and no 'kinds'", section);
	if (out->from && out->to && strcmp(out->from, out->to) > 0)
		return diag_error(l->d, EX_CONFIG, config_place(l->c, section, "to"), "[%s] ends on %s, before it starts on %s", section, out->to, out->from);
	return check_ids(l, section, "kinds", kinds, TAX_KIND, "kind of meeting");
}

static bool have_kind_in_common(const struct strs *a, const struct strs *b)
{
	bool common = !a->n || !b->n;
	for (size_t i = 0; i < a->n; i++)
		common |= strs_contain(b, a->v[i]);
	return common;
}

/* A meeting stands on one side: the first that takes it, which nobody meant. */
static int check_overlap(const struct brief_loader *l, const struct brief_side *a, const struct brief_side *b)
{
	const char *from = !a->from || (b->from && strcmp(b->from, a->from) > 0) ? b->from : a->from;
	const char *to = !a->to || (b->to && strcmp(b->to, a->to) < 0) ? b->to : a->to;
	if ((from && to && strcmp(from, to) > 0) || !have_kind_in_common(&a->meetings, &b->meetings))
		return 0;
	const char *section = arena_printf(l->a, "side %s", b->label);
	struct place at = config_place(l->c, section, b->from && from == b->from ? "from" : "to");
	if (!at.file)
		at = config_section_place(l->c, section);
	return diag_error(l->d, EX_CONFIG, at, "[side %s] and [side %s] overlap: both take meetings%s%s%s%s", a->label, b->label,
	    from ? " from " : "", from ? from : "", to ? " to " : "", to ? to : "");
}

static struct place last_side(const struct brief_loader *l, struct config_list labels)
{
	return labels.n ? config_section_place(l->c, arena_printf(l->a, "side %s", labels.v[labels.n - 1])) : (struct place){ .file = l->b->inis.v[0] };
}

int brief_take_sides(const struct brief_loader *l)
{
	struct config_list labels = config_sections(l->a, l->c, "side *");
	if (labels.n < SIDES_MIN || labels.n > SIDES_MAX)
		return diag_error(l->d, EX_CONFIG, last_side(l, labels),
		    "a brief has from %d to %d sections [side LABEL], this one %zu", SIDES_MIN, SIDES_MAX, labels.n);
	l->b->sides = arena_array(l->a, labels.n, struct brief_side);
	l->b->n_sides = labels.n;
	int rc = 0;
	for (size_t i = 0; i < labels.n; i++)
		if (take_side(l, labels.v[i], &l->b->sides[i]) < 0)
			rc = -1;
	for (size_t i = 0; rc == 0 && i < labels.n; i++)
		for (size_t k = 0; k < i; k++)
			rc |= check_overlap(l, &l->b->sides[k], &l->b->sides[i]);
	return rc;
}
