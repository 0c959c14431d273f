/* site.c: `diptych archive`, and what scheduled builds call of it.
 *
 * One run at a time writes; ARCHIVE/.lock is held meanwhile, and its time says
 * of when the pages are.  A page is drafted beside its place under a name
 * that the next run takes again, so that one that was cut off leaves nothing. */
#include "site_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "file.h"
#include "run.h"

#define LOCK ".lock"

bool site_reserves(const char *name)
{
	return strcmp(name, "index.html") == 0 || strcmp(name, "feed.xml") == 0 || strcmp(name, "style.css") == 0 || strcmp(name, "icon.svg") == 0;
}

static bool is_as(struct arena *a, const char *path, struct str bytes)
{
	struct diag unsaid;
	struct str there;
	diag_init(&unsaid);
	bool same = file_exists(path) && file_read(a, path, bytes.n, &there, &unsaid) == 0 && str_eq(there, bytes);
	diag_release(&unsaid);
	return same;
}

/* Write the page, unless it is there already; bytes are released. */
static int publish(struct site *s, const char *dir, const char *name, struct strbuf *bytes)
{
	struct arena *scratch = arena_new();
	const char *path = file_join(scratch, dir, name), *draft = arena_printf(scratch, "%s/.%s.draft", dir, name);
	bool same = is_as(scratch, path, strbuf_str(bytes));
	int rc = 0;
	if (same)
		unlink(draft); /* of a run that was cut off */
	else
		rc = file_replace(path, draft, strbuf_str(bytes), s->d);
	s->report->same += same;
	s->report->written += !same && rc == 0;
	strbuf_release(bytes);
	arena_free(scratch);
	return rc;
}

static int publish_shelf(struct site *s, struct site_shelf *shelf)
{
	struct strbuf page, changes, feed;
	strbuf_init(&page);
	strbuf_init(&changes);
	strbuf_init(&feed);
	site_changes(shelf, &changes);
	site_brief(shelf, &page);
	site_feed(s, shelf, &feed);
	int rc = publish(s, shelf->dir, "changes.html", &changes);
	rc |= publish(s, shelf->dir, "index.html", &page);
	return rc | publish(s, shelf->dir, "feed.xml", &feed);
}

static int publish_all(struct site *s)
{
	struct strbuf page, feed, style, icon;
	int rc = 0;
	strbuf_init(&page);
	strbuf_init(&feed);
	strbuf_init(&style);
	strbuf_init(&icon);
	site_index(s, &page);
	site_feed(s, NULL, &feed);
	strbuf_puts(&style, site_style);
	strbuf_puts(&icon, site_icon);
	rc |= publish(s, s->where->dir, "style.css", &style);
	rc |= publish(s, s->where->dir, "icon.svg", &icon);
	for (size_t i = 0; i < s->shelves.n; i++)
		rc |= publish_shelf(s, &s->shelves.v[i]);
	rc |= publish(s, s->where->dir, "feed.xml", &feed);
	return rc | publish(s, s->where->dir, "index.html", &page);
}

static int take_lock(const char *path, struct diag *d)
{
	struct place at = { .file = path };
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0)
		return diag_error(d, EX_CANTCREAT, at, "cannot open the lock: %s; the archive's pages stay as they are", strerror(errno));
	while (flock(fd, LOCK_EX) < 0)
		if (errno != EINTR) {
			diag_error(d, EX_IOERR, at, "cannot lock: %s", strerror(errno));
			close(fd);
			return -1;
		}
	return fd;
}

int site_build(struct arena *a, const struct archive *where, struct site_report *out, struct diag *d)
{
	struct site s = { .arena = a, .where = where, .report = out, .d = d };
	struct timespec times[2];
	*out = (struct site_report){ 0 };
	if (!file_is_dir(where->dir))
		return diag_error(d, EX_NOINPUT, (struct place){ .file = where->dir }, "there is no archive yet; `diptych nightly` makes it");
	int lock = take_lock(file_join(a, where->dir, LOCK), d);
	if (lock < 0)
		return -1;
	clock_gettime(CLOCK_REALTIME, &times[0]);
	times[1] = times[0];
	site_read(&s);
	int rc = publish_all(&s);
	if (rc == 0)
		futimens(lock, times); /* without it the next run does this again */
	close(lock);
	return rc ? -1 : 0;
}

static bool is_younger(const char *dir, const struct timespec *than)
{
	struct stat st;
	if (stat(dir, &st) < 0)
		return false;
	return st.st_mtim.tv_sec > than->tv_sec || (st.st_mtim.tv_sec == than->tv_sec && st.st_mtim.tv_nsec > than->tv_nsec);
}

bool site_due(struct arena *a, const struct archive *where)
{
	struct stat lock;
	if (stat(file_join(a, where->dir, LOCK), &lock) < 0 || !file_exists(file_join(a, where->dir, "index.html")))
		return true;
	struct strs names = archive_shelves(a, where);
	for (size_t i = 0; i < names.n; i++) {
		const char *shelf = archive_shelf(a, where, names.v[i]);
		if (is_younger(file_join(a, shelf, "editions"), &lock.st_mtim) || is_younger(file_join(a, shelf, "failed"), &lock.st_mtim))
			return true;
	}
	return false;
}

static void tell(const struct options *o, const struct archive *where, const struct site_report *r)
{
	if (o->json)
		printf("{\"event\":\"archive\",\"briefs\":%zu,\"editions\":%zu,\"failures\":%zu,\"written\":%zu,\"same\":%zu}\n", r->briefs, r->editions,
		    r->failures, r->written, r->same);
	else if (!o->quiet)
		printf("%s/index.html: briefs %zu, editions %zu, failed builds %zu; files written %zu, as they were %zu\n", where->dir, r->briefs,
		    r->editions, r->failures, r->written, r->same);
}

int run_archive(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	struct archive where;
	struct site_report report;
	int rc = -1;
	if (options_dirs(a, o, &dirs, d) == 0 && archive_find(a, &dirs, &where, d) == 0)
		rc = site_build(a, &where, &report, d);
	if (rc == 0)
		tell(o, &where, &report);
	for (size_t i = 0; rc == 0 && i < report.unreadable.n; i++)
		diag_warn(d, (struct place){ .file = report.unreadable.v[i] }, "its record cannot be read; the archive's page says so");
	arena_free(a);
	return rc;
}
