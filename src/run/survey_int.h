/* survey_int.h: what a folder of sources is about, and sides for a brief. */
#ifndef DIPTYCH_SURVEY_INT_H
#define DIPTYCH_SURVEY_INT_H

#include "pipeline_int.h"

struct survey {
	struct said *said;
	struct meetings meetings; /* ascending by start; those without a date last */
	size_t n_files, n_dated;  /* of the meetings */
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
/* In how many years the dated meetings are. */
size_t survey_years(const struct survey *s);
/* Whom all of the meetings have in common: "A. Nordmann and B. Yamada", else
 * their sides, or NULL. */
const char *survey_who(struct arena *a, const struct survey *s);
/* The meetings, a line each. */
void survey_print(struct arena *a, const struct survey *s, FILE *out);
/* How many meetings the side takes. */
size_t survey_count(const struct survey *s, const struct proposal *side);


#endif
