/* civil.h: days of the proleptic Gregorian calendar.
 *
 * Day numbers count from 1970-01-01, after H. Hinnant, "chrono-compatible
 * low-level date algorithms" (2013). */
#ifndef DIPTYCH_CIVIL_H
#define DIPTYCH_CIVIL_H

#include <stdbool.h>

#include "str.h"

int civil_month_days(int y, int m); /* 0 where m is no month */
bool civil_is_day(struct str s);    /* "YYYY-MM-DD", and there is such a day */
/* The number of a day of month 1 to 12 (a day beyond the month counts on), and back. */
long civil_number(int y, int m, int d);
void civil_day(long number, int *y, int *m, int *d);

#endif
