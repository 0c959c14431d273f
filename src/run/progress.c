/* progress.c: a bar with rate and time left, on a terminal, for work that takes
 * more than half a second. */
#include "pipeline_int.h"

#include <time.h>

#include "term.h"

enum { QUIET_MS = 500, EVERY_MS = 100, BAR = 24 };

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

struct progress progress_start(const struct options *o, size_t total)
{
	struct terminal t = term_of(stderr);
	return (struct progress){ .on = t.tty && !o->quiet && total > 1 && t.width >= 60, .total = total, .start = now_ms() };
}

void progress_step(struct progress *p, size_t done)
{
	long long now = p->on ? now_ms() : 0, spent = now - p->start;
	if (!p->on || !done || spent < QUIET_MS || now - p->shown < EVERY_MS)
		return;
	char bar[BAR + 1];
	size_t filled = BAR * done / p->total;
	long long left = spent * (long long)(p->total - done) / (long long)done / 1000;
	for (size_t i = 0; i < BAR; i++)
		bar[i] = i < filled ? '#' : '.';
	bar[BAR] = 0;
	fprintf(stderr, "\r[%s] %zu/%zu, %.0f/s, %lld:%02lld left \033[K", bar, done, p->total, 1000.0 * (double)done / (double)spent, left / 60, left % 60);
	p->shown = now;
}

void progress_end(struct progress *p)
{
	if (p->on && p->shown)
		fputs("\r\033[K", stderr);
	p->on = false;
}
