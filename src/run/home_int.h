/* home_int.h: where in a brief's own folder a new source goes, and how
 * 'sources' of its brief.ini comes to list it. */
#ifndef DIPTYCH_HOME_INT_H
#define DIPTYCH_HOME_INT_H

#include "brief.h"

struct home {
	struct arena *a;
	const char *ini, *dir;  /* brief.ini, and the brief's folder */
	const char *folder;     /* of new sources, never outside of dir */
	const char *way;        /* to it from dir */
	struct place list;      /* of 'sources' in ini; line 0: it is not there */
	struct place head;      /* of [brief] */
	VEC(const char *) items; /* what is listed, as seen from dir */
	bool changed;
};

/* settings are the brief's, ini's and all below.  Errors: EX_CONFIG. */
void home_find(struct arena *a, const char *ini, const struct brief *settings, struct home *out);
/* The list has to take this file of the folder in. */
void home_take(struct home *h, const char *name);
/* brief.ini with the list as it has to be. */
void home_put(const struct home *h, struct str ini, struct strbuf *out);
/* The list in one line. */
const char *home_items(const struct home *h);

#endif
