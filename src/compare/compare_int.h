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
enum figures { FIGURES_ANY, FIGURES_ALIKE, FIGURES_CHANGED, FIGURES_COUNT };     /* alike: the same ones, or none; changed: of one unit and measure */
enum acting { ACTING_ANY, ACTING_SHARED, ACTING_SAME, ACTING_CROSSED, ACTING_COUNT }; /* crossed: the one addressed then acts now */
enum dates { DATES_ANY, DATES_ALIKE, DATES_CHANGED, DATES_COUNT };               /* days that lie ahead of their meeting */
/* The first verb of what is to be done: of one step of one ladder, or of none that is known; higher; lower. */
enum doing { DOING_ANY, DOING_SAME, DOING_UP, DOING_DOWN, DOING_COUNT };
/* What it is done to: each names the other's; the later names the earlier one's; the earlier named the later one's. */
enum thing { THING_ANY, THING_SAME, THING_KEPT, THING_NAMED, THING_COUNT };

struct rule {
	const char *relation;
	struct strs earlier, later; /* types, statuses or strengths; empty: any; "same": of the earlier's type */
	enum trend trend;
	enum figures figures;
	enum dates dates;
	enum doing doing;
	enum thing thing;
	enum acting acting;
	double words;               /* least likeness, 0 to 1 */
	bool within;                /* holds between two meetings of one side as well */
	const char *reason, *id;    /* "relations.tsv:7" */
};

struct compare_rules {
	struct rule *v;
	size_t n;
	struct taxonomy *taxonomy;
	struct word_lists *words;
	struct strs restating; /* words that say again what was said before */
	struct strs threshold; /* words that open a clause whose bounded shares are no figures of the outcome */
};

/* --- what a sentence is about (wording.c) ----------------------------------- */

/* The verb of what is to be done ("reduce"), by acts.tsv. */
struct act {
	const char *ladder;
	int step;
};

struct wording {
	struct bag object;         /* stems of what it is about */
	VEC(struct bag) groups;    /* the same phrase by phrase, without the subject */
	struct bag focus;          /* the first phrase that says something of its own; set by weigh_stems */
	const struct act *act;     /* or NULL */
	bool fresh;                /* "a new …": another thing than what was before */
};

/* "to two percent", "by two percent", "two percent". */
enum measure { MEASURE_SUM, MEASURE_LEVEL, MEASURE_CHANGE };

/* wording.tsv and acts.tsv.  Errors: EX_NOINPUT; EX_CONFIG with file:line:column. */
struct word_lists;
int word_lists_load(struct arena *a, const struct layers *data, struct word_lists **out, struct diag *d);
/* Of nearly any undertaking. */
bool is_broad(const struct word_lists *w, uint64_t stem);
/* names: stems of who takes part, which are no part of the object. */
struct wording wording_of(struct arena *a, const struct word_lists *w, const struct bag *names, const struct outcome *o);
enum measure measure_of(struct arena *a, const struct word_lists *w, const struct outcome *o, const struct amount *m);

/* --- the outcomes of all sides --------------------------------------------- */

struct placed {
	const struct outcome *o;
	const struct meeting *m;
	unsigned side;
	double weight;
	struct wording wording;
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
