/* nightly.c: scheduled builds.  Each brief goes through eleven steps:
 *
 *      1 lock ──────── held by another run? exit 75, or --wait
 *      2 sweep ─────── finish or remove what a run that was cut off left
 *      3 validate, fingerprint: brief, data, sources, fonts, program
 *      4 unchanged? ── yes: say so, done
 *      5 documents ─── from the cache or extracted; bad ones are quarantined   ┐
 *      6 render ────── in a child process with limits                          │ in
 *      7 verify ────── the PDF reads back, every claim stands in its source    │ .stage-ID/
 *      8 run.json ──── hashes, counts, timings, warnings, changes              ┘
 *      9 publish ───── fsync, rename to editions/ID, lead `latest` there
 *     10 retain ────── remove what is older than is kept
 *     11 on failure ── `latest` stays, failed/ID.json, on-failure
 *
 * Up to 9 nothing of what a reader can meet has changed; from there on it is
 * the whole new edition.  A brief that fails stops no other. */
#include "nightly_int.h"

#include <math.h>
#include <string.h>

#include "file.h"
#include "site.h"

static int validate(struct job *j)
{
	int rc = brief_load(j->arena, &j->night->dirs, j->argument, NULL, NULL, 0, &j->brief, j->d);
	j->run.title = j->brief.title;
	return rc;
}

static void tell_published(struct job *j)
{
	const struct run_counts *n = &j->run.counts;
	struct arena *a = j->arena;
	job_tell_messages(j);
	job_tell(j, LOG_INFO, "published", LOG_FIELDS({ "edition", j->run.id }, { "path", edition_dir(a, j->shelf, j->run.id) },
	    { "pages", arena_printf(a, "%u", n->pages) }, { "milliseconds", arena_printf(a, "%u", j->run.timings.total) }),
	    "published %s: %u pages, %u documents, %u meetings, %u outcomes, in %u ms", j->run.id, n->pages, n->documents, n->meetings,
	    n->outcomes, j->run.timings.total);
}

/* 3 and 4.  *why is NULL if nothing is to be done. */
static int look(struct job *j, const char **why)
{
	job_read_last(j);
	if (validate(j) < 0 || job_fingerprint(j) < 0)
		return -1;
	*why = job_reason(j);
	if (*why)
		job_watch(j);
	else
		job_tell(j, LOG_INFO, "unchanged", LOG_FIELDS({ "edition", j->last.id }), "unchanged since %s", j->last.id);
	return 0;
}

static int build(struct job *j)
{
	const char *why;
	if (job_lock(j) < 0 || job_sweep(j) < 0 || look(j, &why) < 0)
		return -1;
	if (!why)
		return 0;
	job_tell(j, LOG_INFO, "building", LOG_FIELDS({ "why", why }), "a new edition is due: %s", why);
	if (job_stage(j) < 0 || job_documents(j) < 0 || job_render(j) < 0 || job_verify(j) < 0 || job_manifest(j) < 0 || job_publish(j) < 0)
		return -1;
	tell_published(j);
	return job_retain(j);
}

/* --dry-run: nothing is written, not even a lock. */
static int plan(struct job *j)
{
	const char *why;
	if (look(j, &why) < 0)
		return -1;
	if (why)
		job_tell(j, LOG_INFO, "would-build", LOG_FIELDS({ "why", why }), "would build a new edition of %zu sources: %s", j->brief.sources.n, why);
	return 0;
}

static void tell_failed(const struct job *j)
{
	const char *latest = j->shelf ? edition_latest(j->arena, j->shelf) : NULL;
	job_tell(j, LOG_ERROR, "failed", LOG_FIELDS({ "edition", j->run.id }), "failed; %s%s", latest ? latest : "there is no edition yet",
	    latest ? " stays the latest edition" : "");
}

/* The archive's pages, so that the commands that follow find them as they should be. */
static int bring_up_site(struct job *j, bool happened)
{
	struct site_report report;
	const struct archive *where = &j->night->where;
	if (!file_is_dir(where->dir) || !(happened || site_due(j->arena, where)))
		return 0;
	return site_build(j->arena, where, &report, j->d);
}

/* 11, the archive's pages, and the commands that follow a build. */
static void conclude(struct job *j, int rc)
{
	job_tell_messages(j);
	if (rc < 0 && j->locked_out)
		return;
	if (rc < 0 && !j->published && j->lock >= 0)
		job_fail(j);
	if (rc < 0 && !j->published)
		tell_failed(j);
	rc |= bring_up_site(j, rc < 0 || j->published);
	if (j->published)
		job_hook(j, "on-change");
	job_hook(j, rc < 0 ? "on-failure" : "on-success");
	job_tell_messages(j);
}

/* The shelf's name; editions of two briefs must not meet on one. */
static int open_shelf(struct job *j, struct strs *names)
{
	const char *ini;
	if (brief_find(j->arena, &j->night->dirs, j->argument, &ini, j->d) < 0)
		return -1;
	j->name = brief_name(j->arena, ini);
	struct place at = { .file = ini };
	if (j->name[0] == '.' || strchr(j->name, '\n') || site_reserves(j->name))
		return diag_error(j->d, EX_CONFIG, at, "'%s' cannot name a folder of editions", j->name);
	if (strs_contain(names, j->name))
		return diag_error(j->d, EX_CONFIG, at, "another brief of this run is called '%s' as well; rename the folder of one", j->name);
	names->v[names->n++] = arena_strz(j->night->arena, str_c(j->name));
	j->shelf = archive_shelf(j->arena, &j->night->where, j->name);
	return 0;
}

void night_count(struct diag *d, const struct diag *told)
{
	d->status = told->status > d->status ? told->status : d->status;
	d->errors += told->errors;
	d->warnings += told->warnings;
}

static void run_brief(struct night *night, const char *argument, struct strs *names, struct diag *d)
{
	struct diag own;
	struct arena *a = arena_new();
	struct job j = { .arena = a, .night = night, .d = &own, .argument = argument, .lock = -1, .started_ms = clock_ms() };
	diag_init(&own);
	j.run.started = clock_stamp(a);
	j.run.version = VERSION;
	j.run.changes = (struct run_changes){ NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	int rc = open_shelf(&j, names);
	j.run.brief = j.name;
	if (rc == 0)
		rc = night->options->dry_run ? plan(&j) : build(&j);
	if (night->options->dry_run)
		job_tell_messages(&j);
	else
		conclude(&j, rc);
	job_unlock(&j);
	night_count(d, &own);
	diag_release(&own);
	arena_free(a);
}

/* Without --profile, the profile that [nightly] names. */
static int find_dirs(struct arena *a, const struct options *o, struct data_dirs *out, struct diag *d)
{
	if (options_dirs(a, o, out, d) < 0)
		return -1;
	const char *profile = config_text(out->site, "nightly", "profile");
	if (o->profile || !profile || !*profile)
		return 0;
	return data_dirs_find_with(a, o->config, profile, NULL, 0, out, d);
}

int run_nightly(const struct options *o, struct diag *d)
{
	struct night night = { .arena = arena_new(), .options = o };
	struct arena *a = night.arena;
	int rc = -1;
	if (find_dirs(a, o, &night.dirs, d) < 0 || settings_load(a, &night.dirs, &night.settings, d) < 0 ||
	    archive_find(a, &night.dirs, &night.where, d) < 0)
		goto out;
	if (o->hooks && strcmp(o->hooks, "only") == 0) {
		rc = hooks_run_left(&night, d);
		goto out;
	}
	struct strs briefs = night.settings.briefs, names = { 0 };
	if (o->n_args)
		briefs = (struct strs){ arena_array(a, o->n_args, const char *), o->n_args };
	for (size_t i = 0; i < o->n_args; i++)
		briefs.v[i] = o->args[i];
	if (!briefs.n) {
		diag_error(d, EX_CONFIG, (struct place){ .file = night.dirs.config }, "[nightly] has no 'briefs', and none is named");
		goto out;
	}
	names.v = arena_array(a, briefs.n, const char *);
	night.memo = memo_load(a, file_join(a, night.where.state, "digests"));
	for (size_t i = 0; i < briefs.n; i++)
		run_brief(&night, briefs.v[i], &names, d);
	if (!o->dry_run)
		memo_save(night.memo);
	rc = d->errors ? -1 : 0;
out:
	arena_free(a);
	return rc;
}
