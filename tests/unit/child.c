/* child.c: work in a child process, done, failed, killed and broken off. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "run.h"
#include "test.h"

static int does_well(void *ctx, struct strbuf *out, struct diag *d)
{
	diag_warn(d, (struct place){ .file = "a.txt", .line = 3, .col = 7 }, "mind %s", (const char *)ctx);
	for (int i = 0; i < 100000; i++) /* more than a pipe holds */
		strbuf_puts(out, "0123456789");
	return 0;
}

static int fails(void *ctx, struct strbuf *out, struct diag *d)
{
	(void)ctx;
	strbuf_puts(out, "half a file");
	return diag_error(d, EX_DATAERR, (struct place){ .file = "b.txt" }, "no good");
}

static int is_killed(void *ctx, struct strbuf *out, struct diag *d)
{
	(void)ctx, (void)out, (void)d;
	raise(SIGKILL);
	return 0;
}

static int walks_out(void *ctx, struct strbuf *out, struct diag *d)
{
	(void)ctx, (void)out, (void)d;
	_exit(EX_OSERR);
}

static int hangs(void *ctx, struct strbuf *b, struct diag *d)
{
	(void)ctx, (void)b, (void)d;
	while (pause() < 0)
		;
	return 0;
}

static int eats_memory(void *ctx, struct strbuf *b, struct diag *d)
{
	(void)ctx, (void)d;
	for (int i = 0; i < 1000; i++)
		strbuf_puts(b, mem_alloc(1 << 20) ? "more" : "");
	return 0;
}

static struct diag d;
static struct strbuf out;

static int run_within(int (*work)(void *, struct strbuf *, struct diag *), void *ctx, const struct child_limits *limits)
{
	struct child c;
	return child_start(&c, work, ctx, limits, &d) == 0 ? child_finish(&c, &out, &d) : -1;
}

static int run(int (*work)(void *, struct strbuf *, struct diag *), void *ctx)
{
	return run_within(work, ctx, NULL);
}

static void begin(void)
{
	diag_init(&d);
	strbuf_init(&out);
}

static void end(void)
{
	diag_release(&d);
	strbuf_release(&out);
}

static void bytes_and_messages_come_back(void)
{
	begin();
	CHECK(run(does_well, "the gap") == 0);
	CHECK(out.n == 1000000 && memcmp(out.p + 999990, "0123456789", 10) == 0);
	CHECK(d.warnings == 1 && d.errors == 0 && d.msgs.v[0].at.line == 3 && d.msgs.v[0].at.col == 7);
	CHECK_STR(d.msgs.v[0].text, "mind the gap");
	CHECK_STR(d.msgs.v[0].at.file, "a.txt");
	end();
}

static void failure_keeps_its_status(void)
{
	begin();
	CHECK(run(fails, NULL) == -1);
	CHECK(out.n == 0 && d.errors == 1 && d.status == EX_DATAERR);
	end();
}

static void death_is_a_message(void)
{
	begin();
	CHECK(run(is_killed, NULL) == -1);
	CHECK(d.errors == 1 && d.status == EX_SOFTWARE && strstr(d.msgs.v[0].text, "signal 9") && out.n == 0);
	end();
}

static void an_early_exit_keeps_its_status(void)
{
	begin();
	CHECK(run(walks_out, NULL) == -1);
	CHECK(d.errors == 1 && d.status == EX_OSERR && strstr(d.msgs.v[0].text, "status 71"));
	end();
}

static void limits_hold(void)
{
	const struct child_limits second = { .seconds = 1 };
	begin();
	CHECK(run_within(hangs, NULL, &second) == -1);
	CHECK(d.errors == 1 && d.status == EX_SOFTWARE && strstr(d.msgs.v[0].text, "more than 1 s"));
	end();
#ifndef __SANITIZE_ADDRESS__
	const struct child_limits small = { .memory_mib = 200 };
	begin();
	CHECK(run_within(eats_memory, NULL, &small) == -1);
	CHECK(d.errors == 1 && d.status == EX_NOMEM && strstr(d.msgs.v[0].text, "more than 200 MiB"));
	end();
#else
	(void)eats_memory;
#endif
}

int main(void)
{
	RUN(bytes_and_messages_come_back);
	RUN(failure_keeps_its_status);
	RUN(death_is_a_message);
	RUN(an_early_exit_keeps_its_status);
	RUN(limits_hold);
	return TEST_EXIT;
}
