/* page_int.h: the page in work, for the files that break pages. */
#ifndef DIPTYCH_PAGE_INT_H
#define DIPTYCH_PAGE_INT_H

#include "layout_int.h"

#define LEAST_REST 3 /* lines that go on on the next page, of a row that splits */
#define LEAST_PART 5 /* lines of a row of a table on either page */

/* What else is asked of a run over all pages. */
struct plan {
	double tight;          /* times this the spaces between strips, */
	size_t from;           /* from this page on */
	size_t short_page;     /* one that ends early, */
	double short_by;       /* by this */
	bool dry;              /* nothing is drawn */
};

struct pager {
	struct setter *s;
	const struct plan *plan;
	size_t page;               /* index */
	double tight;
	size_t first;              /* strip with which the page begins, or STR_NONE: amid one */
	struct pager *fresh;       /* as the page began */
	unsigned tries;            /* to get the end of a table on the page, too */
	double full;               /* of a page; height is less where this page ends early */
	double last, before_last;  /* how far down the text reached on the last pages */
	VEC(struct placed) placed;
	struct strip *labels_strip;
	double y, after, height;   /* next free place; space owed to it; of a page */
	const struct group *open;  /* whose heads stand on this page */
	bool labels;               /* the sides are named above */
	struct foot foot;          /* notes */
	size_t heads;              /* of the placed, repeated ones */
	struct str section;        /* that goes on */
	struct str running, topic; /* the section and the topic that the page begins with */
};

/* Nothing stands on it yet but heads said again. */
static inline bool page_is_fresh(const struct pager *pg)
{
	return pg->placed.n == pg->heads;
}

/* paginate.c: where t starts below y, to which a space is owed; top: first on the page. */
double start_of(const struct pager *pg, const struct strip *t, double y, double after, bool top);
/* The sides' names; the head of a group said again, or NULL. */
struct strip *labels_of(struct pager *pg);
struct strip *repeat_of(struct pager *pg, struct group *g);

/* cut.c: how much of a strip goes on the page. */
struct cut {
	const struct cursor *from; /* as placed says it */
	struct cursor *to;
	double h;
	bool moved, done;
};
/* Cut t at the room left.  from: NULL at its begin, where every cell must begin, or
 * where the cells of the part before ended.  force: wherever lines end. */
struct cut cut_strip(struct pager *pg, const struct strip *t, const struct cursor *from, double room, bool force);
/* The same so that the notes of what goes on the page have room there, too. */
struct cut cut_with_notes(struct pager *pg, const struct strip *t, const struct cursor *from, double room, bool force);
/* The same so that what goes on is no mere shred, nor one short column beside
 * empty ones, where lines can be spared. */
struct cut cut_fairly(struct pager *pg, const struct strip *t, const struct cursor *from, double room);

/* keep.c: what begins on the page. */
/* Does the chain that begins at strip i go on the rest of the page? */
bool chain_fits(struct pager *pg, size_t i);
/* Is what begins at strip i, though it fits, better begun on the next page? */
bool waits(struct pager *pg, size_t i);
/* Is strip i the begin of what little of a table or topic would go on the next page? */
bool is_end(const struct pager *pg, size_t i);
/* How high that is what figure i keeps below it. */
double kept_below(const struct setter *s, size_t i);

#endif
