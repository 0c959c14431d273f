/* progress.h: a bar with rate and time left, on a terminal, for work that takes
 * more than half a second.
 *
 *     [##########..............] 210/500, 84/s, 0:03 left
 *
 * There is one at a time, on stderr's terminal.  What else is written to a
 * terminal (term_open) takes it away first; so do the end of the work and a
 * signal that ends the program. */
#ifndef DIPTYCH_PROGRESS_H
#define DIPTYCH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

struct progress {
	bool on, colour;
	size_t total, width;    /* pieces of work; columns of the terminal */
	long long start, shown; /* milliseconds */
};
/* wanted: false with --quiet and --json. */
struct progress progress_start(bool wanted, size_t total);
void progress_step(struct progress *p, size_t done);
void progress_end(struct progress *p);
/* Take a bar that is shown from its line.  Safe in a signal's handler. */
void progress_wipe(void);

#endif
