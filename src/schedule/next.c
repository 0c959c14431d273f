/* next.c: when a daily run comes next, by the clock on the wall. */
#include "schedule_int.h"

enum { MINUTE = 60, REACH_MIN = 4 * 60 }; /* no clock jumps further */

static bool shows(time_t t, const struct tm *wanted)
{
	struct tm tm;
	localtime_r(&t, &tm);
	return tm.tm_mday == wanted->tm_mday && tm.tm_hour == wanted->tm_hour && tm.tm_min == wanted->tm_min;
}

/* The first moment of that day with that time, or -1: the clock jumps over it. */
static time_t moment(struct tm day)
{
	for (int summer = 1; summer >= 0; summer--) {
		struct tm tm = day;
		tm.tm_isdst = summer;
		time_t t = mktime(&tm);
		if (tm.tm_isdst == summer && shows(t, &day))
			return t;
	}
	return -1;
}

/* The first moment behind the jump over that time. */
static time_t after_jump(struct tm day)
{
	struct tm tm = day;
	tm.tm_isdst = -1;
	time_t t = mktime(&tm) - REACH_MIN * MINUTE;
	for (int i = 0; i < 2 * REACH_MIN; i++, t += MINUTE) {
		localtime_r(&t, &tm);
		if (tm.tm_mday == day.tm_mday && tm.tm_hour * 60 + tm.tm_min >= day.tm_hour * 60 + day.tm_min)
			break;
	}
	return t;
}

/* The given time of the day that is n days after now's. */
static struct tm that_day(time_t now, int n, unsigned hour, unsigned minute)
{
	struct tm tm;
	localtime_r(&now, &tm);
	tm.tm_mday += n;
	tm.tm_hour = 12; /* it is there on every day */
	tm.tm_min = tm.tm_sec = 0;
	tm.tm_isdst = -1;
	mktime(&tm);
	tm.tm_hour = (int)hour;
	tm.tm_min = (int)minute;
	return tm;
}

time_t schedule_next(time_t now, unsigned hour, unsigned minute, bool catches_up)
{
	for (int n = 0; n < 8; n++) {
		struct tm day = that_day(now, n, hour, minute);
		time_t t = moment(day);
		if (t == -1 && catches_up)
			t = after_jump(day);
		if (t > now)
			return t;
	}
	return -1;
}

bool schedule_gap(time_t now, unsigned hour, unsigned minute, struct tm *day)
{
	for (int n = 0; n < 366; n++) {
		*day = that_day(now, n, hour, minute);
		if (moment(*day) == -1)
			return true;
	}
	return false;
}
