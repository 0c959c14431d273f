/* log.c: what a run tells while it goes on: lines with times for a human, or
 * one JSON object a line for a program. */
#include "nightly_int.h"

#include <stdio.h>
#include <string.h>

#include "utf8.h"

static const char *const level_words[] = { "info", "warning", "error" };

static void put_field(struct strbuf *b, const char *key, const char *value)
{
	if (!value)
		return;
	strbuf_puts(b, b->n ? "," : "{");
	utf8_put_json(b, str_c(key));
	strbuf_putc(b, ':');
	utf8_put_json(b, str_c(value));
}

static void tell_json(const struct job *j, enum log_level level, const char *event, const struct log_field *fields, const char *text)
{
	struct strbuf b;
	strbuf_init(&b);
	put_field(&b, "time", clock_stamp(j->arena));
	put_field(&b, "level", level_words[level]);
	put_field(&b, "brief", j->name ? j->name : j->argument);
	put_field(&b, "event", event);
	for (; fields->key; fields++)
		put_field(&b, fields->key, fields->value);
	put_field(&b, "text", text);
	strbuf_puts(&b, "}\n");
	fwrite(b.p, 1, b.n, stdout); /* main checks the stream */
	fflush(stdout);
	strbuf_release(&b);
}

static void tell_human(const struct job *j, enum log_level level, const char *text)
{
	char time[16] = "";
	struct tm tm = { 0 };
	time_t now = clock_now().tv_sec;
	localtime_r(&now, &tm);
	strftime(time, sizeof time, "%H:%M:%S", &tm);
	fprintf(stderr, "%s %s: %s%s%s\n", time, j->name ? j->name : j->argument, level ? level_words[level] : "", level ? ": " : "", text);
}

void job_tell(const struct job *j, enum log_level level, const char *event, const struct log_field *fields, const char *fmt, ...)
{
	struct strbuf text;
	va_list ap;
	if (j->night->options->quiet && level == LOG_INFO)
		return;
	strbuf_init(&text);
	va_start(ap, fmt);
	strbuf_vputf(&text, fmt, ap);
	va_end(ap);
	if (j->night->options->json)
		tell_json(j, level, event, fields, text.p ? text.p : "");
	else
		tell_human(j, level, text.p ? text.p : "");
	strbuf_release(&text);
}

/* A quiet run speaks of what went wrong, not of what a reader should know: that
 * stands in run.json. */
void job_tell_messages(struct job *j)
{
	for (; j->told < j->d->msgs.n; j->told++) {
		const struct diag_msg *m = &j->d->msgs.v[j->told];
		bool quiet = j->night->options->quiet && m->level != DIAG_ERROR;
		enum log_level level = quiet || m->level == DIAG_NOTE ? LOG_INFO : m->level == DIAG_WARNING ? LOG_WARNING : LOG_ERROR;
		const char *line = m->at.line ? arena_printf(j->arena, "%u", m->at.line) : NULL;
		job_tell(j, level, "message", LOG_FIELDS({ "file", m->at.file }, { "line", line }), "%s%s%s%s%s",
		    m->at.file ? m->at.file : "", line ? ":" : "", line ? line : "", m->at.file ? ": " : "", m->text);
	}
}
