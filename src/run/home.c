/* home.c: a source is copied into the brief's own folder; other folders that
 * the brief reads belong to somebody else and are only read. */
#include "home_int.h"

#include <fnmatch.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"

static bool is_pattern(const char *item)
{
	return strpbrk(item, "*?[") != NULL;
}

/* Does the path stay below where it starts?  Where links lead is their maker's affair. */
static bool stays_below(const char *item)
{
	for (struct str rest = str_c(item); rest.p;)
		if (str_is(str_cut(&rest, '/'), ".."))
			return false;
	return item[0] != '/' && item[0] != '~';
}

/* The item from dir, without "./" and closing slashes: "sources", "../../saved", "texts/spring-*.md". */
static const char *seen_from(struct arena *a, const char *dir, const char *folder, const char *item)
{
	char here[PATH_MAX], there[PATH_MAX];
	const char *path = file_from(a, folder, item), *name = NULL;
	if (strcmp(folder, dir) == 0 && stays_below(item)) {
		while (str_starts(str_c(item), STR("./")))
			item += 2;
		size_t n = strlen(item);
		while (n > 1 && item[n - 1] == '/')
			n--;
		return n ? arena_strz(a, (struct str){ item, n }) : ".";
	}
	if (is_pattern(file_base(path)))
		name = file_base(path), path = file_dir(a, path);
	if (!realpath(dir, here) || !realpath(path, there))
		return item;
	const char *way = file_relative(a, here, there);
	return name ? file_join(a, way, name) : way;
}

static bool is_folder_of(const struct home *h, const char *item)
{
	return stays_below(item) && !is_pattern(item) && !file_exists(file_join(h->a, h->dir, item));
}

/* The folder that the settings' list is seen from: that of the file which has
 * it, or, where none has, of the one beside which the default folder stands. */
static const char *list_folder(struct arena *a, const struct brief *b, struct place at, const char *preset)
{
	for (size_t i = 0; !at.line && i < b->inis.n; i++)
		if (file_is_dir(file_join(a, file_dir(a, b->inis.v[i]), preset)))
			return file_dir(a, b->inis.v[i]);
	return file_dir(a, at.line ? at.file : b->inis.v[0]);
}

void home_find(struct arena *a, const char *ini, const struct brief *settings, struct home *out)
{
	struct config_list items = config_list(a, settings->config, "brief", "sources");
	struct place at = config_place(settings->config, "brief", "sources");
	*out = (struct home){ .a = a, .ini = ini, .dir = file_dir(a, ini), .head = config_section_place(settings->config, "brief") };
	if (at.line && strcmp(at.file, ini) == 0)
		out->list = at;
	const char *folder = items.n ? list_folder(a, settings, at, items.v[0]) : out->dir;
	for (size_t i = 0; i < items.n; i++) {
		const char *item = seen_from(a, out->dir, folder, items.v[i]);
		*vec_push(a, &out->items) = item;
		if (!out->way && is_folder_of(out, item))
			out->way = item;
	}
	out->way = out->way ? out->way : "sources";
	out->folder = strcmp(out->way, ".") == 0 ? out->dir : file_join(a, out->dir, out->way);
}

void home_take(struct home *h, const char *name)
{
	const char *path = strcmp(h->way, ".") == 0 ? name : file_join(h->a, h->way, name);
	bool folder_is_free = true;
	for (size_t i = 0; i < h->items.n; i++) {
		const char *item = h->items.v[i];
		if (strcmp(item, h->way) == 0 || strcmp(item, path) == 0 || fnmatch(item, path, FNM_PATHNAME | FNM_PERIOD) == 0)
			return;
		folder_is_free &= strcmp(file_dir(h->a, item), h->way) != 0;
	}
	/* A list that picks files of the folder goes on picking. */
	*vec_push(h->a, &h->items) = folder_is_free ? h->way : path;
	h->changed = true;
}

const char *home_items(const struct home *h)
{
	const char *all = "";
	for (size_t i = 0; i < h->items.n; i++)
		all = arena_printf(h->a, "%s%s%s", all, i ? ", " : "", h->items.v[i]);
	return all;
}

void home_put(const struct home *h, struct str ini, struct strbuf *out)
{
	/* In place of the old line, else as the first of [brief]. */
	unsigned line = 0, old = h->list.line, behind = h->head.file && strcmp(h->head.file, h->ini) == 0 ? h->head.line : 0;
	bool put = !h->changed;
	for (struct str rest = ini; rest.n;) {
		struct str one = str_cut(&rest, '\n');
		line++;
		if (put || line != old)
			strbuf_putf(out, "%.*s\n", STR_ARG(one));
		if (!put && (old ? line == old : line == behind)) {
			config_put(out, "sources", home_items(h));
			put = true;
		}
	}
	if (!put) {
		strbuf_puts(out, "\n[brief]\n");
		config_put(out, "sources", home_items(h));
	}
}
