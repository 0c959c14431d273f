/* progress.c: the bar.  It is written by write(), past the streams: what these
 * write wipes it. */
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "str.h"
#include "term.h"

enum { QUIET_MS = 500, EVERY_MS = 100, BAR = 24, LINE = 200 };

static volatile sig_atomic_t is_shown;

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void put(const char *s)
{
	ssize_t written = write(STDERR_FILENO, s, strlen(s));
	(void)written; /* a bar that is not seen is no error */
}

void progress_wipe(void)
{
	if (is_shown)
		put("\r\033[K");
	is_shown = 0;
}

struct progress progress_start(bool wanted, size_t total)
{
	const struct terminal t = term_of(stderr);
	const char *kind = getenv("TERM");
	bool moves = t.tty && kind && strcmp(kind, "dumb") != 0; /* can it write a line again? */
	return (struct progress){ .on = wanted && moves && total > 1, .colour = t.colour, .total = total, .width = t.width, .start = now_ms() };
}

/* What fits: the figures, and a bar where there is room for one. */
static void draw(const struct progress *p, size_t done, long long spent)
{
	char words[64], cells[BAR + 1], line[LINE];
	long long left = spent * (long long)(p->total - done) / (long long)done / 1000;
	double rate = 1000.0 * (double)done / (double)spent;
	int n = snprintf(words, sizeof words, "%zu/%zu, %.*f/s, %lld:%02lld left", done, p->total, rate < 10, rate, left / 60, left % 60);
	if ((size_t)n >= p->width)
		n = snprintf(words, sizeof words, "%zu/%zu, %lld:%02lld", done, p->total, left / 60, left % 60);
	size_t room = p->width > (size_t)n + 4 ? p->width - (size_t)n - 4 : 0, bar = room < BAR ? room : BAR, filled = bar * done / p->total;
	memset(cells, '#', filled);
	memset(cells + filled, '.', bar - filled);
	cells[bar] = 0;
	if (bar < 4)
		snprintf(line, sizeof line, "\r%.*s\033[K", (int)p->width - 1, words);
	else
		snprintf(line, sizeof line, "\r[%s%.*s%s%s] %s\033[K", p->colour ? "\033[32m" : "", (int)filled, cells, p->colour ? "\033[0m" : "",
		    cells + filled, words);
	is_shown = 1;
	put(line);
}

void progress_step(struct progress *p, size_t done)
{
	long long now = p->on ? now_ms() : 0, spent = now - p->start;
	if (!p->on || !done || done > p->total || spent < QUIET_MS || now - p->shown < EVERY_MS)
		return;
	draw(p, done, spent);
	p->shown = now;
}

void progress_end(struct progress *p)
{
	/* A child process may have drawn it, and died. */
	if (p->on && now_ms() - p->start >= QUIET_MS)
		is_shown = 1;
	progress_wipe();
	p->on = false;
}
