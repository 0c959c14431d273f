/* ask.c: a question, its preset, and an answer that is right; the next step. */
#include "ask_int.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "term.h"

bool ask_can(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

const char *ask(struct arena *a, const char *question, const char *preset, const char *(*fault)(const char *answer))
{
	const struct terminal t = term_of(stderr);
	for (;;) {
		char *line = NULL;
		size_t cap = 0;
		struct str q = term_text(a, &t, str_c(question)), p = term_text(a, &t, str_c(preset));
		fprintf(stderr, "%.*s%s%.*s%s: ", STR_ARG(q), preset && *preset ? " [" : "", STR_ARG(p), preset && *preset ? "]" : "");
		ssize_t n = getline(&line, &cap, stdin);
		term_answered();
		struct str answer = str_trim((struct str){ line, n < 0 ? 0 : (size_t)n });
		const char *given = n < 0 ? NULL : answer.n ? arena_strz(a, answer) : preset;
		free(line);
		const char *wrong = given && fault ? fault(given) : NULL;
		if (!wrong) {
			if (n < 0)
				putc('\n', stderr);
			return given;
		}
		fprintf(stderr, "  %s\n", wrong);
	}
}

void next_step(const char *format, ...)
{
	va_list ap;
	fprintf(stderr, "next: %s ", program_invocation_name);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	putc('\n', stderr);
}
