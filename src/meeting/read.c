/* read.c: JSON to records. */
#include "codec.h"

int record_from_json(struct arena *a, const struct record *r, const char *path, struct str json, void *out, struct diag *d)
{
	(void)a; (void)r; (void)path; (void)json; (void)out;
	return diag_error(d, EX_SOFTWARE, NOWHERE, "not read yet");
}
