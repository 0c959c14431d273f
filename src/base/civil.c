/* civil.c: the calendar. */
#include "civil.h"

#include <ctype.h>
#include <stddef.h>

int civil_month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
	return m < 1 || m > 12 ? 0 : days[m - 1] + (m == 2 && leap);
}

static int digits(struct str s, size_t from, size_t to)
{
	int n = 0;
	for (size_t i = from; i < to; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

bool civil_is_day(struct str s)
{
	static const char shape[] = "dddd-dd-dd";
	if (s.n != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)s.p[i]) : s.p[i] != shape[i])
			return false;
	int y = digits(s, 0, 4), d = digits(s, 8, 10);
	return y > 0 && d > 0 && d <= civil_month_days(y, digits(s, 5, 7));
}

long civil_number(int y, int m, int d)
{
	long year = m <= 2 ? y - 1 : y;
	long era = (year >= 0 ? year : year - 399) / 400, yoe = year - era * 400;
	long doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void civil_day(long number, int *y, int *m, int *d)
{
	long n = number + 719468;
	long era = (n >= 0 ? n : n - 146096) / 146097, doe = n - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}
