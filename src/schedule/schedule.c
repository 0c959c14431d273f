/* schedule.c: `diptych schedule`, the nightly build by systemd or cron.
 *
 *     command line, environment ─ plan ┬─ units from templates ─┬─ print, install, remove
 *                                      └─ a line for cron ──────┘
 *
 * The build must find the same briefs, settings and editions at night as the
 * user finds now.  So the environment that it will have is taken on here first,
 * and paths follow from it as they will at night. */
#include "schedule_int.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "term.h"

/* What decides where things are. */
static const struct { const char *name, *system; } variables[] = {
	{ "HOME", "/var/lib/diptych" }, { "XDG_CONFIG_HOME", NULL }, { "XDG_DATA_HOME", "/var/lib" },
	{ "XDG_STATE_HOME", "/var/lib" }, { "XDG_CACHE_HOME", "/var/cache" },
};
enum { VARIABLES = sizeof variables / sizeof *variables };

static void take_environment(struct plan *p)
{
	struct strs *env = &p->environment;
	env->v = arena_array(p->arena, VARIABLES, const char *);
	for (size_t i = 0; i < VARIABLES; i++) {
		const char *name = variables[i].name, *value = getenv(name);
		if (p->system) {
			value = variables[i].system;
			value ? setenv(name, value, 1) : unsetenv(name);
		}
		bool known = i == 0 && !p->system; /* systemd and cron set a user's HOME */
		if (value && value[0] == '/' && !known)
			env->v[env->n++] = arena_printf(p->arena, "%s=%s", name, value);
	}
}

static int real_path(struct plan *p, const char *path, const char **out)
{
	char real[PATH_MAX];
	if (!realpath(path, real))
		return diag_error(p->d, EX_NOINPUT, (struct place){ .file = path }, "cannot find it: %s", strerror(errno));
	*out = arena_strz(p->arena, str_c(real));
	return 0;
}

/* The checkout that the working directory is in; else the folder of config.ini. */
static int find_folder(struct plan *p)
{
	char cwd[PATH_MAX];
	const char *dir = getcwd(cwd, sizeof cwd) ? cwd : "/";
	for (;; dir = file_dir(p->arena, dir)) {
		if (file_is_dir(file_join(p->arena, dir, "briefs")) && file_is_dir(file_join(p->arena, dir, "fonts")))
			break;
		if (strcmp(dir, "/") == 0)
			return real_path(p, file_dir(p->arena, p->dirs.config), &p->folder);
	}
	return real_path(p, dir, &p->folder);
}

static int read_site(struct plan *p)
{
	struct config *site;
	if (!p->dirs.config)
		return diag_error(p->d, EX_CONFIG, NOWHERE, "there is no config.ini, and [nightly] of it says what to build");
	if (data_dirs_site(p->arena, &p->dirs, &site, p->d) < 0)
		return -1;
	p->memory_mib = (unsigned)config_number(site, "nightly", "memory-limit");
	if (config_list(p->arena, site, "nightly", "briefs").n || config_text(site, "site", "brief"))
		return 0;
	return diag_error(p->d, EX_CONFIG, (struct place){ .file = p->dirs.config }, "[nightly] has no 'briefs', and [site] no 'brief': there is nothing to build");
}

/* As nightly finds them: without --profile, with the profile that [nightly] names. */
static int find_data(struct plan *p)
{
	const char *given = p->options->profile, *named;
	struct config *site;
	if (data_dirs_find_with(p->arena, p->config, given, NULL, 0, &p->dirs, p->d) < 0 || data_dirs_site(p->arena, &p->dirs, &site, p->d) < 0)
		return -1;
	named = config_text(site, "nightly", "profile");
	return given || !named || !*named ? 0 : data_dirs_find_with(p->arena, p->config, named, NULL, 0, &p->dirs, p->d);
}

int plan_make(struct plan *p, struct arena *a, const struct options *o, bool system, struct diag *d)
{
	*p = (struct plan){ .arena = a, .options = o, .system = system, .hour = 2, .minute = 30, .d = d };
	take_environment(p);
	if (o->time)
		sscanf(o->time, "%u:%u", &p->hour, &p->minute);
	const char *config = o->config ? o->config : getenv("DIPTYCH_CONFIG");
	if ((config && *config && real_path(p, config, &p->config) < 0) || real_path(p, "/proc/self/exe", &p->program) < 0)
		return -1;
	if (find_data(p) < 0 || read_site(p) < 0 || archive_find(a, &p->dirs, &p->where, d) < 0)
		return -1;
	return find_folder(p);
}

/* The first of our paths below one of the folders, or NULL. */
static const char *path_below(const struct plan *p, const char *const *folders)
{
	const char *const paths[] = { p->program, p->config, p->folder, p->dirs.briefs, p->dirs.fonts, p->dirs.config, p->where.dir, p->where.state, p->where.cache };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		for (const char *const *f = folders; *f; f++)
			if (paths[i] && strncmp(paths[i], *f, strlen(*f)) == 0)
				return paths[i];
	return NULL;
}

const char *plan_in_home(const struct plan *p)
{
	return path_below(p, (const char *const[]){ "/home/", "/root/", "/run/user/", NULL });
}

static void warn_of_paths(struct plan *p)
{
	const char *temporary = path_below(p, (const char *const[]){ "/tmp/", "/var/tmp/", NULL });
	if (temporary)
		diag_warn(p->d, NOWHERE, "the build has a /tmp of its own, and will not find %s", temporary);
	if (p->system && plan_in_home(p))
		diag_warn(p->d, NOWHERE, "the user '%s' may not be able to read %s", SYSTEM_USER, plan_in_home(p));
}

static void warn_of_gap(struct plan *p)
{
	struct tm day;
	if (!schedule_gap(time(NULL), p->hour, p->minute, &day))
		return;
	diag_note(p->d, NOWHERE, "on %04d-%02d-%02d the clock here jumps over %02u:%02u, and systemd leaves that night out; --time 03:30 is there every night",
	    day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, p->hour, p->minute);
}

/* What only the service manager can do. */
static void print_commands(const struct plan *p, size_t changed)
{
	const char *ctl = p->system ? "systemctl" : "systemctl --user";
	if (p->options->remove) {
		if (changed)
			printf("now run:\n  %s daemon-reload\n", ctl);
		return;
	}
	printf("%s\n", changed ? "now run:" : "nothing changed; if not done yet, run:");
	if (p->system)
		printf("  systemd-sysusers\n");
	printf("  %s daemon-reload\n  %s enable --now %s\n", ctl, ctl, timer_name);
	if (!p->system)
		printf("  loginctl enable-linger    # to build while nobody is logged in\n");
}

/* A service can only write to folders that are there when it starts. */
static int make_folders(struct plan *p)
{
	const char *const dirs[] = { p->where.dir, p->where.state, p->where.cache };
	for (size_t i = 0; i < 3 && !p->system; i++)
		if (file_mkdirs(dirs[i], p->d) < 0)
			return -1;
	return 0;
}

static int do_systemd(struct plan *p)
{
	const struct options *o = p->options;
	struct units u;
	size_t changed = 0;
	int rc = 0;
	if (units_make(p, &u) < 0)
		return -1;
	if (!o->remove) {
		warn_of_gap(p);
		warn_of_paths(p);
	}
	if (o->remove)
		rc = managed_remove(p->arena, u.files.v, u.files.n, o->force, &changed, p->d);
	else if (o->install)
		rc = managed_install(p->arena, u.files.v, u.files.n, o->force, &changed, p->d) < 0 ? -1 : make_folders(p);
	for (size_t i = 0; i < u.files.n && !o->remove && !o->install; i++)
		printf("%s# %s\n%s", i ? "\n" : "", u.files.v[i].path, managed_bytes(p->arena, u.files.v[i].body));
	if (rc == 0 && (o->install || o->remove))
		print_commands(p, changed);
	return rc;
}

static int check_options(const struct options *o, const char *what, struct diag *d)
{
	if (o->install + o->remove + o->print > 1)
		return diag_error(d, EX_USAGE, NOWHERE, "--print, --install and --remove exclude each other");
	if (o->user && o->system)
		return diag_error(d, EX_USAGE, NOWHERE, "--user and --system exclude each other");
	if (strcmp(what, "status") == 0 && (o->install || o->remove || o->print || o->time))
		return diag_error(d, EX_USAGE, NOWHERE, "schedule status takes neither --time nor --print, --install or --remove");
	if (strcmp(what, "cron") == 0 && o->out && !o->system)
		return diag_error(d, EX_USAGE, NOWHERE, "a user's crontab is no file; -o goes with --system");
	return 0;
}

int run_schedule(const struct options *o, struct diag *d)
{
	static const char *const kinds[] = { "systemd", "cron", "status" };
	const char *what = o->args[0];
	struct plan p;
	struct arena *a = arena_new();
	int rc = check_options(o, what, d);
	bool system = o->system || (!o->user && geteuid() == 0);
	if (rc == 0 && strcmp(what, kinds[2]) == 0)
		rc = schedule_status(o, d);
	else if (rc == 0 && strcmp(what, kinds[0]) != 0 && strcmp(what, kinds[1]) != 0) {
		const char *guess = diag_guess(str_c(what), kinds, 3);
		rc = diag_error(d, EX_USAGE, NOWHERE, "schedule knows systemd, cron and status, not '%s'%s%s%s", what, guess ? "; did you mean '" : "",
		    guess ? guess : "", guess ? "'?" : "");
	} else if (rc == 0 && (rc = plan_make(&p, a, o, system, d)) == 0) {
		if (!o->install && !o->remove)
			term_as_is();
		rc = strcmp(what, "cron") == 0 ? cron_do(&p) : do_systemd(&p);
	}
	arena_free(a);
	return rc;
}
