/* survey_int.h: what a folder of sources is about, and sides for a brief. */
#ifndef DIPTYCH_SURVEY_INT_H
#define DIPTYCH_SURVEY_INT_H

#include "pipeline_int.h"

struct survey {
	struct meetings meetings; /* ascending by start; those without a date last */
	size_t n_files;
};

/* Read every file of a folder; what cannot be read is a warning. */
int survey_folder(struct arena *a, const struct data_dirs *dirs, const char *folder, struct survey *out, struct diag *d);

/* Cut the meetings' dates at the widest gaps into at most n sides, with whole
 * years or whole months as days and labels where these tell them apart. */
struct proposal {
	const char *label, *from, *to; /* from NULL: open */
};
struct proposals {
	struct proposal *v;
	size_t n;
};
struct proposals survey_sides(struct arena *a, const struct survey *s, size_t n);

/* Ten characters of a partial date: its first or its last day. */
const char *day_of(struct arena *a, const char *date, bool last);

#endif
