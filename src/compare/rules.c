/* rules.c: relations.tsv, the rules by which two outcomes are related. */
#include "compare_int.h"

#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "layers.h"

enum { RELATION, EARLIER, LATER, STRENGTH, FIGURES, DATES, ACT, OBJECT, ACTORS, WORDS, WITHIN, REASON, N_CELLS };

static const char *const trend_names[TREND_COUNT] = { "*", "up", "down", "same", "restated" };
static const char *const figures_names[FIGURES_COUNT] = { "*", "alike", "changed" };
static const char *const dates_names[DATES_COUNT] = { "*", "alike", "changed" };
static const char *const doing_names[DOING_COUNT] = { "*", "same", "up", "down" };
static const char *const thing_names[THING_COUNT] = { "*", "same", "kept", "named" };
static const char *const within_names[] = { "no", "yes" };
static const char *const acting_names[ACTING_COUNT] = { "*", "shared", "same", "crossed" };

struct parsing {
	struct arena *a;
	const struct tsv *t;
	const struct tsv_row *row;
	const struct taxonomy *taxonomy;
	struct diag *d;
};

static int choice(const struct parsing *p, size_t cell, const char *const *names, int n, int *out)
{
	struct str s = p->row->cell[cell];
	for (int i = 0; i < n; i++)
		if (str_is(s, names[i]))
			return *out = i, 0;
	struct strbuf all;
	strbuf_init(&all);
	for (int i = 0; i < n; i++)
		strbuf_putf(&all, "%s%s", i ? ", " : "", names[i]);
	diag_error(p->d, EX_CONFIG, tsv_place(p->t, p->row, cell), "'%.*s' is not one of %s", STR_ARG(s), strbuf_str(&all).p);
	strbuf_release(&all);
	return -1;
}

static bool known_label(const struct taxonomy *t, const char *z)
{
	return taxonomy_find(t, TAX_TYPE, z) || taxonomy_find(t, TAX_STATUS, z) || taxonomy_find(t, TAX_STRENGTH, z);
}

/* A comma-separated list of types, statuses and strengths; "*" is the empty one. */
static int labels(const struct parsing *p, size_t cell, struct strs *out)
{
	struct str all = p->row->cell[cell];
	if (str_is(all, "*"))
		return 0;
	out->v = arena_array(p->a, all.n / 2 + 1, const char *);
	for (struct str rest = all; rest.p;) {
		const char *z = arena_strz(p->a, str_trim(str_cut(&rest, ',')));
		bool same = cell == LATER && strcmp(z, "same") == 0;
		if (!same && !known_label(p->taxonomy, z))
			return diag_error(p->d, EX_CONFIG, tsv_place(p->t, p->row, cell),
			    "'%s' is no outcome type, status or strength of the taxonomy", z);
		out->v[out->n++] = z;
	}
	return 0;
}

static int parse_rule(const struct parsing *p, struct rule *out)
{
	int trend, figures, dates, doing, thing, acting, within;
	*out = (struct rule){
		.relation = arena_strz(p->a, p->row->cell[RELATION]), .reason = arena_strz(p->a, p->row->cell[REASON]),
		.id = tsv_rule(p->a, p->t, p->row),
	};
	if (!taxonomy_find(p->taxonomy, TAX_RELATION, out->relation))
		return diag_error(p->d, EX_CONFIG, tsv_place(p->t, p->row, RELATION), "'%s' is no relation of the taxonomy", out->relation);
	if (labels(p, EARLIER, &out->earlier) < 0 || labels(p, LATER, &out->later) < 0 ||
	    choice(p, STRENGTH, trend_names, TREND_COUNT, &trend) < 0 || choice(p, FIGURES, figures_names, FIGURES_COUNT, &figures) < 0 ||
	    choice(p, DATES, dates_names, DATES_COUNT, &dates) < 0 || choice(p, ACT, doing_names, DOING_COUNT, &doing) < 0 ||
	    choice(p, OBJECT, thing_names, THING_COUNT, &thing) < 0 ||
	    choice(p, ACTORS, acting_names, ACTING_COUNT, &acting) < 0 || choice(p, WITHIN, within_names, 2, &within) < 0)
		return -1;
	out->trend = (enum trend)trend;
	out->figures = (enum figures)figures;
	out->dates = (enum dates)dates;
	out->doing = (enum doing)doing;
	out->thing = (enum thing)thing;
	out->acting = (enum acting)acting;
	out->within = within == 1;
	char *end;
	const char *words = arena_strz(p->a, p->row->cell[WORDS]);
	out->words = strtod(words, &end);
	if (end == words || *end || !(out->words >= 0 && out->words <= 1))
		return diag_error(p->d, EX_CONFIG, tsv_place(p->t, p->row, WORDS), "'%s' is not a number from 0 to 1", words);
	if (!*out->reason)
		return diag_error(p->d, EX_CONFIG, tsv_place(p->t, p->row, REASON), "a rule says in words why");
	return 0;
}

static int load_words(struct arena *a, const struct layers *data, const char *path, struct strs *out, struct diag *d)
{
	struct tsv t;
	if (layers_load(a, data, path, 1, 1, 1, &t, d) < 0)
		return -1;
	out->v = arena_array(a, t.n + 1, const char *);
	for (size_t i = 0; i < t.n; i++)
		out->v[out->n++] = arena_strz(a, t.rows[i].cell[0]);
	return 0;
}

int compare_rules_load(struct arena *a, const struct layers *data, struct compare_rules **out, struct diag *d)
{
	struct tsv t;
	struct compare_rules *rules = *out = arena_new_of(a, struct compare_rules);
	if (taxonomy_load(a, data, &rules->taxonomy, d) < 0)
		return -1;
	int rc = layers_load(a, data, "lexicon/relations.tsv", N_CELLS, N_CELLS, LATER + 1, &t, d);
	rules->v = arena_array(a, t.n ? t.n : 1, struct rule);
	for (size_t i = 0; i < t.n; i++) {
		struct parsing p = { a, &t, &t.rows[i], rules->taxonomy, d };
		if (parse_rule(&p, &rules->v[rules->n]) < 0)
			rc = -1;
		else
			rules->n++;
	}
	if (rc < 0 || word_lists_load(a, data, &rules->words, d) < 0 || load_words(a, data, "lexicon/restating.tsv", &rules->restating, d) < 0)
		return -1;
	return load_words(a, data, "lexicon/thresholds.tsv", &rules->threshold, d);
}
