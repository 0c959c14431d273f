/* test.h: CHECK(…) counts and goes on; each test function prints one line. */
#ifndef DIPTYCH_TEST_H
#define DIPTYCH_TEST_H

#include <stdio.h>

static int test_bad, test_failures;

#define CHECK(cond)                                                             \
	do {                                                                    \
		if (!(cond)) {                                                  \
			printf("  %s:%d: %s\n", __FILE__, __LINE__, #cond);     \
			test_bad++;                                             \
		}                                                               \
	} while (0)

#define CHECK_STR(got, want)                                                    \
	do {                                                                    \
		const char *g_ = (got), *w_ = (want);                           \
		if (!g_ || strcmp(g_, w_) != 0) {                               \
			printf("  %s:%d: got \"%s\", want \"%s\"\n", __FILE__, __LINE__, g_ ? g_ : "(null)", w_); \
			test_bad++;                                             \
		}                                                               \
	} while (0)

#define RUN(test)                                                               \
	do {                                                                    \
		test_bad = 0;                                                   \
		test();                                                         \
		printf("%s %s\n", test_bad ? "not ok" : "ok", #test);           \
		test_failures += test_bad != 0;                                 \
	} while (0)

#define TEST_EXIT (test_failures != 0)

#endif
