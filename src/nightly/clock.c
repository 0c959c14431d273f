/* clock.c: the only clock of the program; it reaches IDs, run.json and the log,
 * never an edition's content. */
#include "nightly_int.h"

long long clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

struct timespec clock_now(void)
{
	struct timespec t = { 0 };
	clock_gettime(CLOCK_REALTIME, &t);
	return t;
}

static char *format(struct arena *a, const char *how)
{
	char text[64] = "";
	struct tm tm = { 0 };
	time_t now = clock_now().tv_sec;
	gmtime_r(&now, &tm);
	strftime(text, sizeof text, how, &tm);
	return arena_strz(a, str_c(text));
}

char *clock_stamp(struct arena *a)
{
	return format(a, "%Y-%m-%dT%H:%M:%SZ");
}

char *clock_day(struct arena *a)
{
	return format(a, "%Y%m%d");
}
