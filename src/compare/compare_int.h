/* compare_int.h: what the parts of comparison share. */
#ifndef DIPTYCH_COMPARE_INT_H
#define DIPTYCH_COMPARE_INT_H

#include "bag.h"
#include "compare.h"
#include "taxonomy.h"

/* --- rules (rules.c) ------------------------------------------------------- */

/* Strength, earlier to later, by tiers: talk (discussed), intention
 * (expressed readiness, planned), undertaking (agreed, committed), act (signed,
 * done).  Within a tier the choice of verb is a matter of style; what is only
 * welcomed stands outside.  Who reaffirms what was undertaken before binds no more than
 * who says the same as a view: "restated", neither up nor down. */
enum trend { TREND_ANY, TREND_UP, TREND_DOWN, TREND_SAME, TREND_RESTATED, TREND_COUNT };
enum figures { FIGURES_ANY, FIGURES_SAME, FIGURES_CHANGED, FIGURES_COUNT };      /* of one unit */
enum acting { ACTING_ANY, ACTING_SHARED, ACTING_CROSSED, ACTING_COUNT };         /* crossed: the one addressed then acts now */

struct rule {
	const char *relation;
	struct strs earlier, later; /* types, statuses or strengths; empty: any; "same": of the earlier's type */
	enum trend trend;
	enum figures figures;
	enum acting acting;
	double words;               /* least likeness, 0 to 1 */
	bool within;                /* holds between two meetings of one side as well */
	const char *reason, *id;    /* "relations.tsv:7" */
};

struct compare_rules {
	struct rule *v;
	size_t n;
	struct taxonomy *taxonomy;
	struct strs restating; /* words that say again what was said before */
	struct strs threshold; /* words that open a clause whose bounded shares are no figures of the outcome */
};

/* --- the outcomes of all sides --------------------------------------------- */

struct placed {
	const struct outcome *o;
	const struct meeting *m;
	unsigned side;
	double weight;
	struct bag bag;
};

struct comparing {
	struct arena *a;
	const struct compare_rules *rules; /* or NULL */
	struct comparison *out;
	VEC(struct placed) outcomes;       /* side by side, meeting by meeting */
	struct stem_weights *stems;
};

/* How much two outcomes speak of one thing, 0 to 1: shared stems, the rare
 * ones counting more (inverse document frequency, Sparck Jones 1972). */
void weigh_stems(struct comparing *x);
double likeness(const struct comparing *x, const struct bag *a, const struct bag *b);
/* Does one of the phrases stand in s, as whole words with something before it? */
bool says_one_of(struct str s, const struct strs *phrases);

void build_rows(struct comparing *x);         /* rows.c */
void pair_outcomes(struct comparing *x);      /* pairs.c: rows' pairs */
void build_figures(struct comparing *x);      /* figures.c */
void build_participants(struct comparing *x); /* people.c */
void build_timeline(struct comparing *x);     /* timeline.c */
void build_index(struct arena *a, struct comparison *c); /* index.c */

#endif
