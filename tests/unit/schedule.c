/* schedule.c: the next run by the clock on the wall, and how values are written
 * into units. */
#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "../../src/schedule/schedule_int.h"

/* Checked against `systemd-analyze calendar --base-time` of systemd 252. */
static const struct {
	const char *zone, *now; /* UTC */
	unsigned hour, minute;
	const char *systemd, *cron; /* UTC */
} runs[] = {
	{ "UTC", "2027-03-01 02:29", 2, 30, "2027-03-01 02:30", NULL },
	{ "UTC", "2027-03-01 02:30", 2, 30, "2027-03-02 02:30", NULL },
	{ "UTC", "2028-02-28 12:00", 2, 30, "2028-02-29 02:30", NULL },
	{ "UTC", "2027-02-28 12:00", 2, 30, "2027-03-01 02:30", NULL },
	{ "UTC", "2027-12-31 12:00", 2, 30, "2028-01-01 02:30", NULL },
	{ "Europe/Berlin", "2027-12-31 22:59", 0, 0, "2027-12-31 23:00", NULL },
	{ "Europe/Berlin", "2027-03-27 00:00", 2, 30, "2027-03-27 01:30", NULL },
	/* 02:00 becomes 03:00: systemd leaves the night out, cron runs at 03:00 */
	{ "Europe/Berlin", "2027-03-27 02:00", 2, 30, "2027-03-29 00:30", "2027-03-28 01:00" },
	{ "Europe/Berlin", "2027-03-27 12:00", 3, 30, "2027-03-28 01:30", NULL },
	/* 03:00 becomes 02:00: of the two the first */
	{ "Europe/Berlin", "2027-10-30 12:00", 2, 30, "2027-10-31 00:30", NULL },
	{ "Europe/Berlin", "2027-10-31 00:30", 2, 30, "2027-11-01 01:30", NULL },
	{ "America/New_York", "2027-03-13 12:00", 2, 30, "2027-03-15 06:30", "2027-03-14 07:00" },
	{ "America/New_York", "2027-11-06 12:00", 1, 30, "2027-11-07 05:30", NULL },
	{ "America/New_York", "2028-01-01 04:59", 23, 59, "2028-01-02 04:59", NULL },
};

static time_t utc(const char *text)
{
	struct tm tm = { 0 };
	sscanf(text, "%d-%d-%d %d:%d", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &tm.tm_hour, &tm.tm_min);
	tm.tm_year -= 1900;
	tm.tm_mon--;
	return timegm(&tm);
}

static const char *next(size_t i, bool catches_up)
{
	static char got[32];
	struct tm tm;
	time_t t = schedule_next(utc(runs[i].now), runs[i].hour, runs[i].minute, catches_up);
	gmtime_r(&t, &tm);
	strftime(got, sizeof got, "%Y-%m-%d %H:%M", &tm);
	return got;
}

static void next_runs_over_odd_days(void)
{
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		setenv("TZ", runs[i].zone, 1);
		tzset();
		CHECK_STR(next(i, false), runs[i].systemd);
		CHECK_STR(next(i, true), runs[i].cron ? runs[i].cron : runs[i].systemd);
	}
}

static void nights_without_that_time_are_known(void)
{
	struct tm day;
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	CHECK(schedule_gap(utc("2027-01-01 00:00"), 2, 30, &day));
	CHECK(day.tm_mon == 2 && day.tm_mday == 28);
	CHECK(!schedule_gap(utc("2027-01-01 00:00"), 3, 30, &day));
}

static const char *written(int (*put)(struct strbuf *, const char *, struct diag *), const char *text)
{
	static char got[200];
	struct strbuf b;
	struct diag d;
	diag_init(&d);
	strbuf_init(&b);
	snprintf(got, sizeof got, "%s", put(&b, text, &d) == 0 ? b.p : "refused");
	strbuf_release(&b);
	diag_release(&d);
	return got;
}

static void unit_values_are_escaped(void)
{
	CHECK_STR(written(unit_put_word, "/a b/50%/\"x\"\\y/é$HOME"), "\"/a b/50%%/\\\"x\\\"\\\\y/é$HOME\"");
	CHECK_STR(written(unit_put_path, "/a b/50%/\"x\"\\y"), "/a b/50%%/\"x\"\\y");
	CHECK_STR(written(unit_put_path, "/a "), "refused");
	CHECK_STR(written(unit_put_word, "/a\nExecStart=/bin/false"), "refused");
	CHECK_STR(written(unit_put_word, "/a\xff"), "refused");
}

static const char *filled(const char *template)
{
	static char got[200];
	const struct filling values[] = { { "x", "1" }, { "none", "" } };
	struct strbuf b;
	struct diag d;
	diag_init(&d);
	strbuf_init(&b);
	int rc = template_fill(&b, "t", str_c(template), values, 2, &d);
	snprintf(got, sizeof got, "%s", rc == 0 ? b.p : d.msgs.v[0].text);
	strbuf_release(&b);
	diag_release(&d);
	return got;
}

static void templates_are_filled(void)
{
	CHECK_STR(filled("A=@x@ @x@\nB=@none@\nU=a@b.service @system-service\n"), "A=1 1\nU=a@b.service @system-service\n");
	CHECK_STR(filled("# @y@ is no placeholder here\n"), "# @y@ is no placeholder here\n");
	CHECK_STR(filled("A=@y@\n"), "nothing is known to fill in for '@y@'");
}

static void an_edit_is_known(void)
{
	struct arena *a = arena_new();
	const char *ours = managed_bytes(a, STR("A=1\n")), *old = managed_bytes(a, STR("A=0\n"));
	CHECK(managed_compare(str_c(ours), ours) == MANAGED_SAME);
	CHECK(managed_compare(str_c(old), ours) == MANAGED_OLD);
	CHECK(managed_compare(str_c(arena_printf(a, "%sB=2\n", ours)), ours) == MANAGED_EDITED);
	CHECK(managed_compare(STR("A=1\n"), ours) == MANAGED_EDITED);
	arena_free(a);
}

int main(void)
{
	RUN(next_runs_over_odd_days);
	RUN(nights_without_that_time_are_known);
	RUN(unit_values_are_escaped);
	RUN(templates_are_filled);
	RUN(an_edit_is_known);
	return TEST_EXIT;
}
