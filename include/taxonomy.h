/* taxonomy.h: the fixed vocabulary of a brief, and how it is printed.
 *
 * taxonomy.tsv (briefs/lexicon, and layers over it) lists, set by set, every id that a record may
 * hold in a field of that set (topics, outcome types, statuses …), with the
 * name that a reader sees, a short form for badges and narrow columns, and the
 * order in which they are printed: that of the file. */
#ifndef DIPTYCH_TAXONOMY_H
#define DIPTYCH_TAXONOMY_H

#include "arena.h"
#include "diag.h"
#include "layers.h"

enum tax_set {
	TAX_TOPIC, TAX_TYPE, TAX_STATUS, TAX_KIND, TAX_RELATION, TAX_LEVEL, TAX_STRENGTH, TAX_CHANNEL, TAX_SETS
};
extern const char *const tax_set_names[TAX_SETS];

struct term {
	const char *id;   /* as in the records: "trade-tariffs" */
	const char *name; /* "Trade and tariffs" */
	const char *abbr; /* "Trade"; the name where the file gives none */
	const char *event; /* of types: the PLOVER category that it has by itself, or NULL;
	                    * of topics: what falls to it by itself (taxonomy_topic_for) */
	unsigned order;   /* within its set, from 0 */
};

struct taxonomy {
	struct term *v[TAX_SETS]; /* in print order */
	size_t n[TAX_SETS];
};

/* Read taxonomy.tsv.  Errors: EX_NOINPUT; EX_CONFIG for an
 * unknown set, a repeated id or a row without a name. */
int taxonomy_load(struct arena *a, const struct layers *data, struct taxonomy **out, struct diag *d);
/* NULL where the set has no such id; id may be NULL. */
const struct term *taxonomy_find(const struct taxonomy *t, enum tax_set set, const char *id);
/* The topic of outcomes whose words name none: "meetings" (plans to meet),
 * "deals" or "general"; NULL where no topic is marked so, but general is then
 * the last topic. */
const char *taxonomy_topic_for(const struct taxonomy *t, const char *what);
/* The printed name, or the id itself where the set does not know it. */
const char *taxonomy_name(const struct taxonomy *t, enum tax_set set, const char *id);
const char *taxonomy_abbr(const struct taxonomy *t, enum tax_set set, const char *id);
/* Place in print order; unknown ids come after all known ones. */
unsigned taxonomy_order(const struct taxonomy *t, enum tax_set set, const char *id);

#endif
