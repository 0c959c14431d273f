/* cache.c: extracted documents by the hash of all that they depend on.
 *
 *     diptych-document 1 SHA256     digest of the rest
 *     LENGTH LENGTH                 of the JSON and of the text
 *     the JSON, the cleaned text, what was said of it
 *
 * A damaged entry is as good as none: it is made again and written over. */
#include "nightly_int.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"

enum { FORGET_S = 60 * 86400, TOUCH_S = 86400 };

const char *cache_key(struct arena *a, const char *tools, const char *sha256, const char *file, const struct source_meta *meta)
{
	static const struct source_meta none = { 0 };
	const struct source_meta *m = meta ? meta : &none;
	const char *says[] = { tools, sha256, file, m->publisher, m->publication_date, m->title, m->url, m->lang, m->party };
	char hex[SHA256_HEX];
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		strbuf_putf(&b, "%zu %s\n", says[i] ? strlen(says[i]) + 1 : 0, says[i] ? says[i] : "");
	hash_sha256(strbuf_str(&b), hex);
	strbuf_release(&b);
	return arena_strz(a, str_c(hex));
}

static char *entry_path(struct arena *a, const char *cache, const char *key)
{
	return arena_printf(a, "%s/documents/%s", cache, key);
}

/* Note the use, so that cache_prune leaves the entry; once a day will do. */
static void touch(const char *path)
{
	struct stat st;
	if (stat(path, &st) == 0 && llabs((long long)clock_now().tv_sec - st.st_mtim.tv_sec) > TOUCH_S)
		utimensat(AT_FDCWD, path, NULL, 0);
}

bool cache_get(struct arena *a, const char *cache, const char *key, struct cached *out)
{
	char hex[SHA256_HEX];
	const char *path = entry_path(a, cache, key);
	struct diag unsaid;
	struct str rest = { 0 };
	diag_init(&unsaid);
	int rc = file_exists(path) ? file_read(a, path, FILE_MAX, &rest, &unsaid) : -1;
	diag_release(&unsaid);
	if (rc < 0 || str_chr(rest, '\n') == STR_NONE)
		return false;
	struct str head = str_cut(&rest, '\n');
	hash_sha256(rest, hex);
	if (!str_is(head, arena_printf(a, "diptych-document 1 %s", hex)))
		return false;
	char *end;
	struct str lengths = str_cut(&rest, '\n');
	size_t json = strtoul(lengths.p, &end, 10), text = strtoul(end, NULL, 10);
	*out = (struct cached){ str_sub(rest, 0, json), str_sub(rest, json, json + text), str_sub(rest, json + text, rest.n) };
	touch(path);
	return true;
}

void cache_put(struct arena *a, const char *cache, const char *key, const struct cached *c)
{
	char hex[SHA256_HEX];
	struct strbuf b;
	struct diag unsaid;
	const char *path = entry_path(a, cache, key), *temp = arena_printf(a, "%s.new", path);
	strbuf_init(&b);
	strbuf_putf(&b, "%zu %zu\n", c->json.n, c->text.n);
	strbuf_put(&b, c->json);
	strbuf_put(&b, c->text);
	strbuf_put(&b, c->notes);
	hash_sha256(strbuf_str(&b), hex);
	struct str body = arena_str(a, strbuf_str(&b));
	strbuf_cut(&b, 0);
	strbuf_putf(&b, "diptych-document 1 %s\n", hex);
	strbuf_put(&b, body);
	diag_init(&unsaid);
	if (file_mkdirs(file_dir(a, path), &unsaid) < 0 || disk_write(temp, strbuf_str(&b), &unsaid) < 0 || disk_rename(temp, path, &unsaid) < 0)
		unlink(temp);
	diag_release(&unsaid);
	strbuf_release(&b);
}

void cache_prune(struct arena *a, const char *cache)
{
	const char *dir = file_join(a, cache, "documents");
	struct strs files = disk_files(a, dir);
	long long now = clock_now().tv_sec;
	for (size_t i = 0; i < files.n; i++) {
		struct stat st;
		bool half = str_ends(str_c(files.v[i]), STR(".new"));
		if (stat(files.v[i], &st) == 0 && now - st.st_mtim.tv_sec > (half ? TOUCH_S : FORGET_S))
			unlink(files.v[i]);
	}
}
