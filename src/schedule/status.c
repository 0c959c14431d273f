/* status.c: `diptych schedule status`, from files alone: the units and the
 * crontab say when the next run is, the manifests of editions how the last ended. */
#include "schedule_int.h"

#include <string.h>
#include <unistd.h>

#include "file.h"

static void print_time(const char *what, time_t t, time_t now)
{
	char text[64] = "";
	struct tm tm;
	localtime_r(&t, &tm);
	strftime(text, sizeof text, "%a %Y-%m-%d %H:%M %Z", &tm);
	printf("  %-9s %s, in %lld h %02lld min\n", what, text, (long long)(t - now) / 3600, (long long)(t - now) / 60 % 60);
}

/* The values of a key in a unit's text: an empty one takes those before it back. */
static struct strs unit_values(struct arena *a, struct str text, struct str key)
{
	VEC(const char *) found = { 0 };
	while (text.n) {
		struct str line = str_trim(str_cut(&text, '\n'));
		struct str name = str_cut(&line, '=');
		if (!line.p || !str_eq(str_trim(name), key))
			continue;
		line = str_trim(line);
		if (line.n)
			*vec_push(a, &found) = arena_strz(a, line);
		else
			found.n = 0;
	}
	return (struct strs){ found.v, found.n };
}

/* A unit and its drop-ins (systemctl edit). */
static int read_unit(struct arena *a, const char *dir, const char *name, struct str *text, struct diag *d)
{
	const char *drop_ins = arena_printf(a, "%s/%s.d", dir, name);
	struct file_list files = { 0 };
	if (file_read(a, file_join(a, dir, name), CONFIG_MAX, text, d) < 0 || (file_is_dir(drop_ins) && file_list(a, drop_ins, &files, d) < 0))
		return -1;
	for (size_t i = 0; i < files.n; i++) {
		struct str more;
		if (!str_ends(str_c(files.v[i]), STR(".conf")))
			continue;
		if (file_read(a, files.v[i], CONFIG_MAX, &more, d) < 0)
			return -1;
		*text = str_c(arena_printf(a, "%.*s\n%.*s", STR_ARG(*text), STR_ARG(more)));
	}
	return 0;
}

/* "*-*-* 02:30:00", and no other of the many forms. */
static bool daily(const char *calendar, unsigned *hour, unsigned *minute)
{
	int used = 0;
	return sscanf(calendar, "*-*-* %2u:%2u:00%n", hour, minute, &used) == 2 && used && !calendar[used] && *hour < 24 && *minute < 60;
}

static void print_timer(struct arena *a, struct str text, time_t now)
{
	struct strs calendar = unit_values(a, text, STR("OnCalendar")), delay = unit_values(a, text, STR("RandomizedDelaySec"));
	unsigned hour, minute;
	for (size_t i = 0; i < calendar.n; i++) {
		printf("  %-9s %s%s%s\n", "time", calendar.v[i], delay.n ? ", later by up to " : "", delay.n ? delay.v[delay.n - 1] : "");
		if (daily(calendar.v[i], &hour, &minute))
			print_time("next run", schedule_next(now, hour, minute, false), now);
		else
			printf("  %-9s systemd-analyze calendar \"%s\" tells\n", "next run", calendar.v[i]);
	}
	if (!calendar.n)
		printf("  %-9s never: the timer has no OnCalendar=\n", "next run");
}

static int show_units(struct arena *a, bool system, const char *out, time_t now, bool *found, struct diag *d)
{
	const char *dir = units_dir(a, system, out);
	struct str text;
	if (!dir || !file_exists(file_join(a, dir, timer_name)))
		return 0;
	*found = true;
	printf("systemd: %s\n", file_join(a, dir, timer_name));
	if (read_unit(a, dir, timer_name, &text, d) < 0)
		return -1;
	const char *link = arena_printf(a, "%s/timers.target.wants/%s", dir, timer_name);
	if (access(link, F_OK) == 0)
		print_timer(a, text, now);
	else
		printf("  %-9s never: it is not enabled; systemctl %senable --now %s\n", "next run", system ? "" : "--user ", timer_name);
	return 0;
}

static int show_cron(struct arena *a, bool system, const char *out, time_t now, bool *found, struct diag *d)
{
	const char *path = out ? file_join(a, out, "diptych") : CRON_FILE;
	struct str body = { 0 };
	struct cron_block block;
	unsigned hour, minute;
	if (system) {
		if (!file_exists(path))
			return 0;
		if (file_read(a, path, CONFIG_MAX, &body, d) < 0)
			return -1;
	} else {
		struct diag unsaid; /* a machine without cron is no problem */
		diag_init(&unsaid);
		bool there = cron_read(a, &body, &unsaid) == 0 && cron_find(body, &block);
		diag_release(&unsaid);
		if (!there)
			return 0;
		body = str_sub(body, block.body, block.end);
	}
	*found = true;
	printf("cron: %s\n", system ? path : "the crontab of this user");
	if (cron_time(body, &hour, &minute))
		print_time("next run", schedule_next(now, hour, minute, true), now);
	else
		printf("  %-9s crontab -l tells\n", "next run");
	return 0;
}

/* The newest edition of a brief, and the newest failure if that came after it. */
static void show_brief(struct arena *a, const struct archive *where, const char *name, struct diag *d)
{
	const char *shelf = archive_shelf(a, where, name), *id = edition_latest(a, shelf);
	struct strs failures = failures_list(a, shelf);
	const char *failure = failures.n ? failures.v[failures.n - 1] : NULL;
	struct manifest m;
	printf("%s:\n", name);
	if (!id)
		printf("  %-9s none yet\n", "edition");
	else if (manifest_read(a, edition_file(a, shelf, id, "run.json"), &m, d) == 0)
		printf("  %-9s %s, published %s, %u pages, %u documents\n", "edition", id, m.finished, m.counts.pages, m.counts.documents);
	if (!failure || (id && edition_number(failure) < edition_number(id)) || manifest_read(a, failure_file(a, shelf, failure), &m, d) < 0)
		return;
	printf("  %-9s %s, %s: %s\n", "failed", failure, m.finished, m.error ? m.error : "it does not say why");
	diag_error(d, EX_PROBLEMS, NOWHERE, "the newest build of %s failed", name);
}

int schedule_status(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct plan p;
	time_t now = time(NULL);
	bool found = false, system = o->system || (!o->user && geteuid() == 0);
	int rc = plan_make(&p, a, o, system, d);
	if (rc == 0)
		rc = show_units(a, system, o->out, now, &found, d) < 0 || show_cron(a, system, o->out, now, &found, d) < 0 ? -1 : 0;
	if (rc == 0 && !found)
		printf("nothing is scheduled %s; diptych schedule systemd or cron does it\n", system ? "for this machine" : "for this user");
	struct strs briefs = rc == 0 ? archive_shelves(a, &p.where) : (struct strs){ 0 };
	for (size_t i = 0; i < briefs.n; i++)
		show_brief(a, &p.where, briefs.v[i], d);
	arena_free(a);
	return rc == 0 && !d->errors ? 0 : -1;
}
