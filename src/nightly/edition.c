/* edition.c: where editions are, and which there are. */
#include "edition.h"

#include <dirent.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "civil.h"
#include "file.h"

/* $VARIABLE/tail, or ~/in_home/tail; the specification: a relative path is ignored. */
static const char *xdg_dir(struct arena *a, const char *variable, const char *in_home, const char *tail)
{
	const char *dir = getenv(variable), *home = getenv("HOME");
	if (dir && dir[0] == '/')
		return file_join(a, dir, tail);
	return home && home[0] == '/' ? arena_printf(a, "%s/%s/%s", home, in_home, tail) : NULL;
}

/* The folder that config.ini names, from its own folder, or the preset. */
static const char *named_dir(struct arena *a, const struct data_dirs *dirs, const struct config *site, const char *key, const char *preset)
{
	const char *value = site ? config_text(site, "nightly", key) : NULL;
	return value && *value ? file_from(a, file_dir(a, dirs->config), value) : preset;
}

int archive_find(struct arena *a, const struct data_dirs *dirs, struct archive *out, struct diag *d)
{
	struct config *site = NULL;
	if (data_dirs_site(a, dirs, &site, d) < 0)
		return -1;
	out->dir = named_dir(a, dirs, site, "archive", xdg_dir(a, "XDG_DATA_HOME", ".local/share", "diptych/archive"));
	out->state = named_dir(a, dirs, site, "state", xdg_dir(a, "XDG_STATE_HOME", ".local/state", "diptych"));
	out->cache = xdg_dir(a, "XDG_CACHE_HOME", ".cache", "diptych");
	if (!out->cache && out->state)
		out->cache = file_join(a, out->state, "cache");
	const char *address = site ? config_text(site, "nightly", "address") : NULL;
	out->address = !address || !*address ? NULL : address[strlen(address) - 1] == '/' ? address : arena_printf(a, "%s/", address);
	if (out->dir && out->state)
		return 0;
	return diag_error(d, EX_CONFIG, (struct place){ .file = dirs->config },
	    "[nightly] has no '%s', and without HOME there is no other place for it", out->dir ? "state" : "archive");
}

char *archive_shelf(struct arena *a, const struct archive *where, const char *brief)
{
	return file_join(a, where->dir, brief);
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* What take() finds of dir's entries, sorted; it returns a name or NULL. */
static struct strs list(struct arena *a, const char *dir, const char *(*take)(struct arena *a, const char *dir, const char *name))
{
	VEC(const char *) names = { 0 };
	DIR *stream = opendir(dir);
	if (!stream)
		return (struct strs){ 0 };
	for (struct dirent *e; (e = readdir(stream));) {
		const char *name = take(a, dir, e->d_name);
		if (name)
			*vec_push(a, &names) = name;
	}
	closedir(stream);
	if (names.n)
		qsort(names.v, names.n, sizeof *names.v, by_name);
	return (struct strs){ names.v, names.n };
}

static const char *take_shelf(struct arena *a, const char *dir, const char *name)
{
	static const char *const holds[] = { "editions", "failed" };
	for (size_t i = 0; i < 2 && name[0] != '.'; i++)
		if (file_is_dir(arena_printf(a, "%s/%s/%s", dir, name, holds[i])))
			return arena_strz(a, str_c(name));
	return NULL;
}

static const char *take_edition(struct arena *a, const char *dir, const char *name)
{
	(void)dir;
	return edition_is_id(str_c(name)) ? arena_strz(a, str_c(name)) : NULL;
}

static const char *take_failure(struct arena *a, const char *dir, const char *name)
{
	(void)dir;
	struct str s = str_c(name), id = str_sub(s, 0, EDITION_ID_LENGTH);
	return edition_is_id(id) && str_is(str_sub(s, EDITION_ID_LENGTH, s.n), ".json") ? arena_strz(a, id) : NULL;
}

struct strs archive_shelves(struct arena *a, const struct archive *where)
{
	return list(a, where->dir, take_shelf);
}

struct strs editions_list(struct arena *a, const char *shelf)
{
	return list(a, file_join(a, shelf, "editions"), take_edition);
}

struct strs failures_list(struct arena *a, const char *shelf)
{
	return list(a, file_join(a, shelf, "failed"), take_failure);
}

bool edition_is_id(struct str s)
{
	if (s.n != EDITION_ID_LENGTH || s.p[6] != '-')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (i != 6 && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	return true;
}

unsigned long edition_number(const char *id)
{
	return strtoul(id, NULL, 10);
}

const char *edition_latest(struct arena *a, const char *shelf)
{
	char to[PATH_MAX];
	ssize_t n = readlink(file_join(a, shelf, "latest"), to, sizeof to - 1);
	if (n <= 0)
		return NULL;
	to[n] = 0;
	const char *id = file_base(to);
	return edition_is_id(str_c(id)) && file_is_dir(edition_dir(a, shelf, id)) ? arena_strz(a, str_c(id)) : NULL;
}

/* The newest edition of the day YYYY-MM-DD or before it. */
static const char *at_day(struct arena *a, struct strs ids, const char *day)
{
	const char *digits = arena_printf(a, "%.4s%.2s%.2s", day, day + 5, day + 8);
	for (size_t i = ids.n; i-- > 0;)
		if (strcmp(ids.v[i] + 7, digits) <= 0)
			return ids.v[i];
	return NULL;
}

static const char *at_number(struct strs ids, struct str word)
{
	char *end;
	unsigned long number = strtoul(word.p, &end, 10);
	for (size_t i = 0; i < ids.n && word.n && !*end; i++)
		if (edition_number(ids.v[i]) == number)
			return ids.v[i];
	return NULL;
}

int edition_find(struct arena *a, const char *shelf, const char *word, const char **id, struct diag *d)
{
	struct strs ids = editions_list(a, shelf);
	struct place at = { .file = shelf };
	*id = NULL;
	if (!ids.n)
		return diag_error(d, EX_NOINPUT, at, "there is no edition yet; `diptych nightly` makes them");
	if (strcmp(word, "last") == 0)
		*id = edition_latest(a, shelf);
	else if (civil_is_day(str_c(word)))
		*id = at_day(a, ids, word);
	else if (strs_contain(&ids, word))
		*id = arena_strz(a, str_c(word));
	else if (*word >= '0' && *word <= '9')
		*id = at_number(ids, str_c(word));
	return *id ? 0 : diag_error(d, EX_NOINPUT, at, "there is no edition '%s' among %zu, from %s to %s", word, ids.n, ids.v[0], ids.v[ids.n - 1]);
}

char *edition_day(struct arena *a, const char *id)
{
	return arena_printf(a, "%.4s-%.2s-%.2s", id + 7, id + 11, id + 13);
}

char *edition_dir(struct arena *a, const char *shelf, const char *id)
{
	return arena_printf(a, "%s/editions/%s", shelf, id);
}

char *edition_file(struct arena *a, const char *shelf, const char *id, const char *name)
{
	return arena_printf(a, "%s/editions/%s/%s", shelf, id, name);
}

char *failure_file(struct arena *a, const char *shelf, const char *id)
{
	return arena_printf(a, "%s/failed/%s.json", shelf, id);
}

char *read_mark_file(struct arena *a, const struct archive *where, const char *brief)
{
	return arena_printf(a, "%s/read/%s", where->state, brief);
}

const char *read_mark(struct arena *a, const struct archive *where, const char *brief)
{
	struct diag quiet;
	struct str text = { 0 };
	diag_init(&quiet);
	int rc = file_read(a, read_mark_file(a, where, brief), CONFIG_MAX, &text, &quiet);
	diag_release(&quiet);
	text = str_trim(text);
	return rc == 0 && edition_is_id(text) ? arena_strz(a, text) : NULL;
}

/* The newest edition before another, or NULL. */
static const char *before(struct arena *a, const char *shelf, const char *now)
{
	struct strs ids = editions_list(a, shelf);
	for (size_t i = ids.n; i-- > 0;)
		if (strcmp(ids.v[i], now) < 0)
			return ids.v[i];
	return NULL;
}

int edition_since(struct arena *a, const struct archive *where, const char *brief, const char *now, const char *word,
    const char **id, struct diag *d)
{
	const char *shelf = archive_shelf(a, where, brief);
	struct place at = { .file = shelf };
	if (strcmp(word, "last") == 0 && now) {
		*id = before(a, shelf, now);
		return *id ? 0 : diag_error(d, EX_NOINPUT, at, "there is no edition before %s", now);
	}
	if (strcmp(word, "read") != 0)
		return edition_find(a, shelf, word, id, d);
	*id = read_mark(a, where, brief);
	if (!*id)
		return diag_error(d, EX_NOINPUT, at, "no edition is marked as read; `diptych read %s` marks one", brief);
	return file_is_dir(edition_dir(a, shelf, *id)) ? 0 : diag_error(d, EX_NOINPUT, at, "the edition marked as read, %s, is no more", *id);
}
