/* settings.c: [nightly] of config.ini. */
#include "nightly_int.h"

#include "file.h"

static const char *command(const struct config *c, const char *key)
{
	const char *line = config_text(c, "nightly", key);
	return line && *line ? line : NULL;
}

static unsigned number(const struct config *c, const char *key)
{
	return (unsigned)config_number(c, "nightly", key);
}

int settings_load(struct arena *a, const struct data_dirs *dirs, struct settings *out, struct diag *d)
{
	struct config *c;
	if (!dirs->config)
		return diag_error(d, EX_CONFIG, NOWHERE, "there is no config.ini, and [nightly] of it says what to build and where to");
	if (data_dirs_site(a, dirs, &c, d) < 0)
		return -1;
	struct config_list briefs = config_list(a, c, "nightly", "briefs");
	*out = (struct settings){
		.briefs = { briefs.v, briefs.n }, .dir = file_dir(a, dirs->config),
		.keep_last = number(c, "keep-last"), .keep_daily = number(c, "keep-daily"), .keep_weekly = number(c, "keep-weekly"),
		.on_change = command(c, "on-change"), .on_failure = command(c, "on-failure"), .on_success = command(c, "on-success"),
		.hook_seconds = number(c, "hook-time-limit"),
		.limits = { .seconds = number(c, "time-limit"), .memory_mib = number(c, "memory-limit") },
	};
	if (!briefs.n && config_text(c, "site", "brief")) {
		out->briefs = (struct strs){ arena_array(a, 1, const char *), 1 };
		out->briefs.v[0] = config_text(c, "site", "brief");
	}
	return 0;
}
