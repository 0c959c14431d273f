/* brief_int.h: what the files that load a brief share. */
#ifndef DIPTYCH_BRIEF_INT_H
#define DIPTYCH_BRIEF_INT_H

#include "brief.h"

/* A brief on its way.  Nothing but b and, while the files are read, c is written. */
struct brief_loader {
	struct arena *a;
	const struct data_dirs *dirs;
	struct config *c; /* brief.ini, on its bases, the site's, and sections.ini */
	struct brief *b;
	struct diag *d;
};

/* A setting that says something, or NULL. */
const char *brief_text(const struct config *c, const char *section, const char *name);
/* What a path is from: the folder of the file that says it. */
const char *brief_folder(const struct brief_loader *l, struct place at);

/* The brief.ini that name, which stands at at, stands for: the file, a folder,
 * or a brief's name.  -1 with EX_NOINPUT. */
int brief_ini(struct arena *a, const struct data_dirs *dirs, const char *name, struct place at, const char **out, struct diag *d);

/* Fill in a part of l->b; -1 with messages, all that there are. */
int brief_take_filter(const struct brief_loader *l);
int brief_take_sides(const struct brief_loader *l);
int brief_take_sources(const struct brief_loader *l, const char *sources_dir);
/* replaced: other sources stand in place of the brief's own. */
int brief_take_metas(const struct brief_loader *l, bool replaced);

#endif
