/* digest.c: digests of files, remembered by device, inode, size and times.
 *
 * Hashing the fonts alone takes longer than a night without changes may.  A
 * digest is written down only of a file that was last touched two seconds
 * before it was read or earlier: one touched later might be written again with
 * the same times (git calls such files racily clean).  The change time cannot
 * be set by hand, so an old time put back with `touch` deceives nobody; after a
 * clock that went back it lies ahead, and the file is hashed every time.
 *
 *     diptych-digests 1
 *     DEVICE INODE SIZE MTIME NS CTIME NS DAY SHA256
 *     end HASH                 of all before; without it nothing counts */
#include "nightly_int.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "file.h"

enum { SETTLED_S = 2, FORGET_DAYS = 60, IDENTITY = 7 };

struct entry {
	unsigned long long is[IDENTITY]; /* device, inode, size, modified, ns, changed, ns */
	unsigned long long day;          /* of the last use */
	char sha256[SHA256_HEX];
};

struct memo {
	struct arena *arena;
	const char *path;
	struct entry *known; /* by device and inode */
	size_t n;
	VEC(struct entry) fresh;
	unsigned long long today;
	bool aged;           /* a known entry's day is not today's */
};

static const char head[] = "diptych-digests 1\n";

static int by_inode(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	for (int i = 0; i < 2; i++)
		if (a->is[i] != b->is[i])
			return a->is[i] < b->is[i] ? -1 : 1;
	return 0;
}

static bool take_line(struct str line, struct entry *e)
{
	const char *p = line.p;
	for (int i = 0; i < IDENTITY + 1; i++) {
		char *end;
		unsigned long long v = strtoull(p, &end, 10);
		if (end == p || *end != ' ')
			return false;
		*(i < IDENTITY ? &e->is[i] : &e->day) = v;
		p = end + 1;
	}
	if (line.p + line.n - p != SHA256_HEX - 1)
		return false;
	memcpy(e->sha256, p, SHA256_HEX - 1);
	return true;
}

/* The lines between head and end, if they are whole. */
static struct str body_of(struct arena *a, struct str file)
{
	size_t end = file.n;
	while (end && !str_starts(str_sub(file, end, file.n), STR("\nend ")))
		end--;
	struct str body = str_sub(file, 0, end + 1), mark = str_trim(str_sub(file, end + 5, file.n));
	const char *want = arena_printf(a, "%016llx", (unsigned long long)hash_fnv(HASH_START, body));
	return end && str_is(mark, want) && str_starts(body, str_c(head)) ? str_sub(body, sizeof head - 1, body.n) : (struct str){ 0 };
}

struct memo *memo_load(struct arena *a, const char *path)
{
	struct memo *m = arena_new_of(a, struct memo);
	struct str file = { 0 };
	struct diag absent;
	VEC(struct entry) known = { 0 };
	m->arena = a;
	m->path = path;
	m->today = (unsigned long long)(clock_now().tv_sec / 86400);
	diag_init(&absent);
	file_read(a, path, FILE_MAX, &file, &absent);
	diag_release(&absent);
	for (struct str rest = body_of(a, file); rest.p && rest.n;) {
		struct entry e = { 0 };
		if (take_line(str_cut(&rest, '\n'), &e))
			*(struct entry *)vec_push(a, &known) = e;
	}
	m->known = known.v;
	m->n = known.n;
	if (m->n)
		qsort(m->known, m->n, sizeof *m->known, by_inode);
	return m;
}

static struct entry identity(const struct stat *st)
{
	return (struct entry){ .is = {
		(unsigned long long)st->st_dev, (unsigned long long)st->st_ino, (unsigned long long)st->st_size,
		(unsigned long long)st->st_mtim.tv_sec, (unsigned long long)st->st_mtim.tv_nsec,
		(unsigned long long)st->st_ctim.tv_sec, (unsigned long long)st->st_ctim.tv_nsec,
	} };
}

static bool recall(struct memo *m, const struct entry *now, char hex[SHA256_HEX])
{
	struct entry *e = m->n ? bsearch(now, m->known, m->n, sizeof *e, by_inode) : NULL;
	if (!e || memcmp(e->is, now->is, sizeof e->is) != 0)
		return false;
	m->aged |= e->day != m->today;
	e->day = m->today;
	memcpy(hex, e->sha256, SHA256_HEX);
	return true;
}

int memo_digest(struct memo *m, const char *path, bool fresh, char hex[SHA256_HEX], size_t *bytes, struct diag *d)
{
	struct stat st;
	struct str all;
	if (stat(path, &st) < 0)
		return diag_error(d, EX_NOINPUT, (struct place){ .file = path }, "cannot read: %s", strerror(errno));
	struct entry e = identity(&st);
	*bytes = (size_t)st.st_size;
	if (!fresh && recall(m, &e, hex))
		return 0;
	long long settled = clock_now().tv_sec - SETTLED_S;
	struct arena *scratch = arena_new();
	int rc = file_read(scratch, path, FILE_MAX, &all, d);
	if (rc == 0) {
		hash_sha256(all, e.sha256);
		memcpy(hex, e.sha256, SHA256_HEX);
		*bytes = all.n;
		e.day = m->today;
		if (st.st_ctim.tv_sec < settled && all.n == (size_t)st.st_size)
			*(struct entry *)vec_push(m->arena, &m->fresh) = e;
	}
	arena_free(scratch);
	return rc;
}

static void put_entry(struct strbuf *b, const struct entry *e)
{
	for (int i = 0; i < IDENTITY; i++)
		strbuf_putf(b, "%llu ", e->is[i]);
	strbuf_putf(b, "%llu %s\n", e->day, e->sha256);
}

static bool is_kept(const struct memo *m, const struct entry *e)
{
	unsigned long long age = e->day > m->today ? e->day - m->today : m->today - e->day;
	for (size_t i = 0; i < m->fresh.n; i++)
		if (by_inode(&m->fresh.v[i], e) == 0)
			return false;
	return age <= FORGET_DAYS;
}

void memo_save(struct memo *m)
{
	struct strbuf b;
	struct diag unsaid;
	if (!m->fresh.n && !m->aged)
		return;
	strbuf_init(&b);
	strbuf_puts(&b, head);
	for (size_t i = 0; i < m->n; i++)
		if (is_kept(m, &m->known[i]))
			put_entry(&b, &m->known[i]);
	for (size_t i = 0; i < m->fresh.n; i++)
		put_entry(&b, &m->fresh.v[i]);
	uint64_t sum = hash_fnv(HASH_START, strbuf_str(&b));
	strbuf_putf(&b, "end %016llx\n", (unsigned long long)sum);
	/* One name for all: two that write it at once spoil it, and the sum tells. */
	const char *temp = arena_printf(m->arena, "%s.new", m->path);
	diag_init(&unsaid);
	if (file_mkdirs(file_dir(m->arena, m->path), &unsaid) == 0 && disk_write(temp, strbuf_str(&b), &unsaid) == 0)
		disk_rename(temp, m->path, &unsaid);
	diag_release(&unsaid);
	strbuf_release(&b);
}
