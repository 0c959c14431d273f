/* watch.c: `diptych watch`, a brief built again whenever something that it is
 * made from changes.
 *
 * The word lists stay in memory, and so does each document until its file
 * changes: a rebuild reads what is new, compares and prints.  A change of
 * anything but a source reads all again. */
#include "changes.h"
#include "pipeline_int.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SETTLE_MS = 15, ROUNDS = 20, FOLDERS = 64 };

struct kept { /* a document as it was read */
	struct arena *arena;
	const char *path;
	struct stat st;
	struct document doc;
	struct str json, text;
	bool used, written;
};

/* What in a folder counts: every file is a source; settings and word lists; folders that appear. */
enum { TAKES_SOURCES = 1, TAKES_DATA = 2, TAKES_FOLDERS = 4 };

struct folder {
	int wd;
	unsigned takes;
};

struct watch {
	struct arena *a;         /* for the whole run */
	struct arena *knows;     /* the word lists' */
	const struct options *o;
	struct knowledge k;
	bool known;
	VEC(struct kept) docs;
	struct arena *last_arena; /* NULL before the first build */
	struct str last;         /* the last build's comparison, as JSON */
	int fd;
	struct folder folders[FOLDERS];
	size_t n_folders;
};

static volatile sig_atomic_t stop;

static void on_stop(int sig)
{
	(void)sig;
	stop = 1;
}

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static void watch_folder(struct watch *w, const char *path, unsigned takes)
{
	int wd = file_is_dir(path) ? inotify_add_watch(w->fd, path, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR) : -1;
	for (size_t i = 0; i < w->n_folders; i++)
		if (w->folders[i].wd == wd) {
			w->folders[i].takes |= takes;
			return;
		}
	if (wd >= 0 && w->n_folders < FOLDERS)
		w->folders[w->n_folders++] = (struct folder){ wd, takes };
}

/* The folders of all that the brief is made from, as far as it could be read:
 * settings, its own and those it stands on, word lists, themes, sources. */
static void watch_all(struct watch *w, struct arena *a, const struct data_dirs *dirs, const struct brief *b)
{
	const char *shipped[] = { dirs->briefs /* sections.ini */, file_join(a, dirs->briefs, "themes"), file_join(a, dirs->briefs, "lexicon"),
		file_join(a, dirs->briefs, "lang/en"), dirs->fonts, dirs->config ? file_dir(a, dirs->config) : dirs->fonts };
	for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
		watch_folder(w, shipped[i], TAKES_DATA);
	for (size_t i = 0; b->data && i < b->data->n; i++)
		if (b->data->v[i].prefix) /* the shipped one has its own folders */
			watch_folder(w, b->data->v[i].dir, TAKES_DATA);
	for (size_t i = 0; i < b->inis.n; i++)
		watch_folder(w, file_dir(a, b->inis.v[i]), TAKES_DATA | TAKES_FOLDERS);
	for (size_t i = 0; i < b->sources.n; i++)
		watch_folder(w, file_dir(a, b->sources.v[i]), TAKES_SOURCES);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	       a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* The document of a source: the one in memory, or read anew.  NULL: it cannot be read. */
static struct kept *document_of(struct watch *w, const struct brief *b, const char *path, struct diag *d)
{
	struct stat st = { 0 };
	struct kept *slot = NULL;
	stat(path, &st);
	for (size_t i = 0; i < w->docs.n; i++)
		if (strcmp(w->docs.v[i].path, path) == 0)
			slot = &w->docs.v[i];
	if (slot && slot->arena && same_file(&slot->st, &st))
		return slot;
	if (!slot) {
		slot = vec_push(w->a, &w->docs);
		slot->path = arena_strz(w->a, str_c(path));
	}
	arena_free(slot->arena);
	*slot = (struct kept){ .arena = arena_new(), .path = slot->path, .st = st };
	struct strbuf json;
	strbuf_init(&json);
	int rc = extract_source(slot->arena, slot->path, &w->k, brief_source_meta(b, file_base(path)), &slot->doc, &json, &slot->text, d);
	if (rc == 0)
		slot->json = arena_str(slot->arena, strbuf_str(&json));
	strbuf_release(&json);
	if (rc == 0)
		return slot;
	arena_free(slot->arena);
	slot->arena = NULL;
	return NULL;
}

/* Word lists, and what was kept by them, are of no use after another change. */
static void forget(struct watch *w)
{
	for (size_t i = 0; i < w->docs.n; i++) {
		arena_free(w->docs.v[i].arena);
		w->docs.v[i].arena = NULL;
	}
	arena_free(w->knows);
	w->knows = NULL;
	w->known = false;
}

static size_t count_claims(const struct comparison *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++)
			n += c->sides[i].meetings[k].outcomes.n + c->sides[i].meetings[k].statements.n;
	return n;
}

/* Since the last build, which is kept as JSON: what it was made from changes. */
static const char *changes_since(struct arena *a, const struct watch *w, const struct comparison *c)
{
	struct comparison was;
	struct changes changes;
	struct diag unsaid;
	diag_init(&unsaid);
	int rc = comparison_from_json(a, "brief.json", w->last, &was, &unsaid);
	diag_release(&unsaid);
	if (rc < 0)
		return "changes unknown";
	changes_find(a, &was, c, &changes);
	return changes_line(a, &changes);
}

static void keep(struct watch *w, const struct comparison *c)
{
	struct strbuf json;
	strbuf_init(&json);
	comparison_to_json(c, &json);
	arena_free(w->last_arena);
	w->last_arena = arena_new();
	w->last = arena_str(w->last_arena, strbuf_str(&json));
	strbuf_release(&json);
}

static void tell(struct watch *w, struct arena *a, const struct comparison *c, const char *dir, size_t anew, long long ms)
{
	printf("%s/brief.pdf: %zu claims; ", dir, count_claims(c));
	if (w->last_arena)
		printf("%s; %zu %s read; ", changes_since(a, w, c), anew, anew == 1 ? "source" : "sources");
	printf("%lld ms\n", ms);
	fflush(stdout);
	keep(w, c);
}

static int collect(struct watch *w, struct arena *a, const struct brief *b, const char *dir, struct document *docs, size_t *anew,
    struct outputs *files, struct diag *d)
{
	int rc = 0;
	for (size_t i = 0; i < b->sources.n; i++) {
		struct kept *kept = document_of(w, b, b->sources.v[i], d);
		if (!kept) {
			rc = -1;
			continue;
		}
		docs[i] = kept->doc;
		if (kept->written)
			continue;
		const char *at = arena_printf(a, "%s/documents/%s", dir, kept->doc.source.file);
		struct strbuf json, text;
		strbuf_init(&json);
		strbuf_init(&text);
		strbuf_put(&json, kept->json);
		strbuf_put(&text, kept->text);
		outputs_add(files, a, arena_printf(a, "%s.json", at), &json);
		outputs_add(files, a, arena_printf(a, "%s.txt", at), &text);
		++*anew;
	}
	return rc;
}

static int build(struct watch *w, struct arena *a, struct diag *d)
{
	long long start = now_ms();
	const char *ini, *dir;
	struct data_dirs dirs;
	struct brief b;
	struct outputs files = { 0 };
	struct comparison c = { 0 };
	struct strbuf pdf;
	size_t n_meetings, anew = 0;
	if (options_dirs(a, w->o, &dirs, d) < 0 || brief_find(a, &dirs, w->o->brief, &ini, d) < 0)
		return -1;
	int bad = brief_load(a, &dirs, ini, w->o->sources, w->o->sets, w->o->n_sets, &b, d);
	watch_all(w, a, &dirs, &b);
	if (bad)
		return -1;
	if (!w->known) {
		w->knows = arena_new();
		if (knowledge_load(w->knows, b.data, &w->k, d) < 0) {
			forget(w);
			return -1;
		}
		w->known = true;
	}
	dir = w->o->out ? w->o->out : arena_printf(a, "out/%s", b.name);
	struct document *docs = arena_array(a, b.sources.n, struct document);
	strbuf_init(&pdf);
	int rc = collect(w, a, &b, dir, docs, &anew, &files, d);
	if (rc == 0)
		rc = condense_documents(a, &b, docs, b.sources.n, dir, &c, &n_meetings, &files, d);
	if (rc == 0)
		rc = render_comparison(a, w->o, &c, &b, &dirs, &files, &pdf, d);
	if (rc == 0) {
		outputs_add(&files, a, file_join(a, dir, "brief.pdf"), &pdf);
		rc = outputs_publish(&files, a, d);
	}
	for (size_t i = 0; rc == 0 && i < w->docs.n; i++)
		w->docs.v[i].written = true;
	if (rc == 0)
		tell(w, a, &c, dir, anew, now_ms() - start);
	outputs_drop(&files);
	strbuf_release(&pdf);
	return rc;
}

/* A slip is told, and the next change tries again. */
static void rebuild(struct watch *w, enum diag_level least)
{
	struct arena *a = arena_new();
	struct diag d;
	diag_init(&d);
	d.least = least;
	build(w, a, &d);
	diag_print(&d, 0, stderr);
	diag_release(&d);
	arena_free(a);
}

/* Drafts and editors' own files are no change. */
static bool counts(struct str name)
{
	return name.n && name.p[0] != '.' && name.p[0] != '#' && name.p[name.n - 1] != '~' && !str_ends(name, STR(".tmp")) && !str_ends(name, STR(".swp"));
}

/* For what an event counts: one of TAKES_…, or 0. */
static unsigned event_kind(const struct watch *w, const struct inotify_event *e)
{
	struct str name = e->len ? str_c(e->name) : (struct str){ 0 };
	unsigned takes = 0;
	for (size_t i = 0; i < w->n_folders; i++)
		if (w->folders[i].wd == e->wd)
			takes = w->folders[i].takes;
	if (e->mask & IN_Q_OVERFLOW)
		return TAKES_DATA;
	if (!counts(name))
		return 0;
	if (e->mask & IN_ISDIR)
		return takes & TAKES_FOLDERS;
	if (e->mask & IN_CREATE) /* nothing is in it yet */
		return 0;
	return takes & (str_ends(name, STR(".ini")) || str_ends(name, STR(".tsv")) ? TAKES_DATA : 0) ? TAKES_DATA : takes & TAKES_SOURCES;
}

/* Take the events that are there; did one of them count, and was it no source? */
static bool take_events(struct watch *w, bool *other)
{
	_Alignas(struct inotify_event) char buffer[8192];
	bool any = false;
	ssize_t n = read(w->fd, buffer, sizeof buffer);
	for (ssize_t at = 0; at + (ssize_t)sizeof(struct inotify_event) <= n;) {
		const struct inotify_event *e = (const void *)(buffer + at);
		unsigned kind = event_kind(w, e);
		at += (ssize_t)(sizeof *e + e->len);
		any |= kind != 0;
		*other |= kind == TAKES_DATA || kind == TAKES_FOLDERS;
	}
	return any;
}

/* Until something changes and it is quiet again; false: it is time to end. */
static bool wait_for_change(struct watch *w, const sigset_t *open)
{
	struct pollfd p = { .fd = w->fd, .events = POLLIN };
	const struct timespec settle = { 0, SETTLE_MS * 1000000L };
	bool any = false, other = false;
	for (int round = 0; !stop && round < ROUNDS;) {
		int n = ppoll(&p, 1, any ? &settle : NULL, open);
		if (n == 0)
			break;
		if (n > 0)
			any |= take_events(w, &other);
		round += any;
	}
	if (other)
		forget(w);
	return !stop;
}

static int start(struct watch *w, sigset_t *open, struct diag *d)
{
	struct sigaction act = { .sa_handler = on_stop };
	sigset_t held;
	w->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (w->fd < 0)
		return diag_error(d, EX_OSERR, NOWHERE, "cannot watch files: %s", strerror(errno));
	/* A build under way is ended first; then it is time to end. */
	sigemptyset(&held);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGTERM);
	sigprocmask(SIG_BLOCK, &held, open);
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
	return 0;
}

int run_watch(const struct options *o, struct diag *d)
{
	struct watch w = { .a = arena_new(), .o = o, .fd = -1 };
	sigset_t open;
	struct data_dirs dirs;
	const char *ini;
	int rc = options_dirs(w.a, o, &dirs, d);
	if (rc == 0) /* a brief that is not there is no brief to wait for */
		rc = brief_find(w.a, &dirs, o->brief, &ini, d);
	if (rc == 0)
		rc = start(&w, &open, d);
	if (rc == 0) {
		do
			rebuild(&w, d->least);
		while (wait_for_change(&w, &open));
	}
	forget(&w);
	arena_free(w.last_arena);
	if (w.fd >= 0)
		close(w.fd);
	arena_free(w.a);
	return rc;
}
