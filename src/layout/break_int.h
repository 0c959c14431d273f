/* break_int.h: where a line may end (breaks.c), for linebreak.c alone. */
#ifndef DIPTYCH_BREAK_INT_H
#define DIPTYCH_BREAK_INT_H

#include "layout_int.h"

#define NO_BREAK 1e6 /* a penalty that forbids */
#define TIGHTER .35  /* letters close up by this much of what they open */

/* Penalty of a line's end at the space between two words: 0 is none. */
double break_after_word(struct str word, struct str next);
/* The same inside a word, before its byte `at`; NO_BREAK nearly everywhere. */
double break_inside_word(struct str word, size_t at, bool url);
bool word_is_url(struct str word);

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_BREAK };

/* Boxes, glue and penalties as Knuth and Plass have them; text is a part of
 * its run's. */
struct item {
	enum item_kind kind;
	unsigned run;
	size_t from, to;
	double w;               /* ITEM_BREAK: of the hyphen */
	double stretch, shrink; /* of a box: by letterspacing, a hair a character */
	double penalty;         /* of a line's end here (not at boxes) */
	double sum_w, sum_stretch, sum_shrink; /* of all before it */
	double sum_letters;     /* the part of sum_stretch that boxes have */
	double hair;            /* stretch of one letter */
	bool space;             /* reads as a space: a kern; a blank that does not open */
};

struct active {
	size_t item, prev;      /* prev: index in nodes, or STR_NONE */
	size_t from;            /* where the next line starts */
	double demerits;
	int fit;
	unsigned hyphens;       /* lines in a row that end with one, this one included */
};

struct breaker {
	const struct paragraph *p;
	const struct type_style *style;
	struct str *texts;      /* one a run */
	struct look *looks;
	size_t cap_runs;
	double width;
	double ragged;          /* stretch of a line that is not justified */
	VEC(struct item) items;
	VEC(struct active) nodes;
	VEC(size_t) active, ends;
	bool hyphens, emergency;
};

/* items.c: fill b->items for b->p.  width is known, hyphens and emergency say
 * which breaks are offered. */
void items_build(struct setter *s, struct breaker *b);
struct breaker *items_begin(struct setter *s, const struct paragraph *p, const struct type_style *style, double width);

#endif
