/* cli.h: what stands behind `diptych` on the command line.
 *
 * Two tables say it all: src/cli/options.c and src/cli/commands.c.  Parsing,
 * help, and the listing that completions and man pages are made from
 * (`diptych help --table`) are derived from them. */
#ifndef DIPTYCH_CLI_H
#define DIPTYCH_CLI_H

#include "run.h"

/* Read the command line into out; *run is the verb's function.  Errors:
 * EX_USAGE, with a guess where a word is nearly known. */
int cli_read(struct arena *a, int argc, char **argv, int (**run)(const struct options *, struct diag *),
    struct options *out, struct diag *d);

#endif
