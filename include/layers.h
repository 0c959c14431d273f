/* layers.h: the rows of a data file, from all the folders that have some.
 *
 *     briefs/lexicon, briefs/lang/en    shipped
 *     the site's lexicon folder          over it
 *     the brief's taxonomy               over both
 *     briefs/NAME/lexicon                over all
 *
 * A file of an upper layer has the name and the cells of the shipped one.  A
 * row whose key (its first cells; how many, its loader says) stands below takes
 * that row's place; another row is new and comes before all those below, so
 * that it wins where the first row wins.  A row whose first cell is "-"
 * removes the row whose key follows; with "*" in place of the key's last cells
 * it removes all that begin so: "-<TAB>topic<TAB>*", "-<TAB>*". */
#ifndef DIPTYCH_LAYERS_H
#define DIPTYCH_LAYERS_H

#include "tsv.h"

struct layer {
	const char *dir;    /* shipped: holds lang/ and lexicon/; else the data files themselves */
	const char *prefix; /* of its rules: "us-japan-leaders/lexicon/"; NULL: shipped */
};

struct layers {
	const struct layer *v; /* from the shipped one up */
	size_t n;
};

/* The shipped layer alone; lives as long as the block that it stands in. */
#define SHIPPED(briefs_dir) (&(const struct layers){ (const struct layer[]){ { (briefs_dir), NULL } }, 1 })

/* The rows of file ("lang/en/outcomes.tsv"), which have from min to max cells
 * and a key of `key` cells.  Errors: EX_NOINPUT where the shipped file is
 * missing; EX_CONFIG for bad rows, all of them, for a key that one file has
 * twice, and for a row that removes nothing. */
int layers_load(struct arena *a, const struct layers *l, const char *file, size_t min, size_t max, size_t key,
    struct tsv *out, struct diag *d);
/* EX_CONFIG for every .tsv file of the upper layers that no shipped file is named like. */
int layers_check(struct arena *a, const struct layers *l, struct diag *d);
/* The path of a rule's file ("us-japan-leaders/lexicon/outcomes.tsv") in an
 * upper layer, or NULL. */
const char *layers_rule_path(struct arena *a, const struct layers *l, const char *name);

#endif
