/* sources.c: the files of two editions.  One that has another name and the same
 * bytes was renamed. */
#include "changes_int.h"

#include <stdlib.h>
#include <string.h>

struct known {
	const char *file;
	const struct source_info *info; /* NULL: it is in no meeting of a side */
	const char *state;              /* "read", "unplaced", "unread" */
};

struct known_list {
	struct known *v;
	size_t n, cap;
};

/* By name; what was read before what was not. */
static int by_file(const void *x, const void *y)
{
	const struct known *a = x, *b = y;
	int c = strcmp(a->file, b->file);
	return c ? c : (b->info != NULL) - (a->info != NULL);
}

static void add(struct arena *a, struct known_list *list, const char *file, const struct source_info *info, const char *state)
{
	if (file)
		*(struct known *)vec_push(a, list) = (struct known){ file, info, state };
}

static struct known_list sources_of(struct arena *a, const struct comparison *c)
{
	struct known_list list = { 0 };
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t i = 0; i < c->sides[s].n_meetings; i++) {
			const struct meeting *m = &c->sides[s].meetings[i];
			for (size_t k = 0; k < m->documents.n; k++)
				add(a, &list, m->documents.v[k].file, &m->documents.v[k], "read");
		}
	for (size_t i = 0; i < c->unplaced.n; i++)
		for (size_t k = 0; k < c->unplaced.v[i].files.n; k++)
			add(a, &list, c->unplaced.v[i].files.v[k], NULL, "unplaced");
	for (size_t i = 0; i < c->unread.n; i++)
		add(a, &list, c->unread.v[i].file, NULL, "unread");
	if (list.n)
		qsort(list.v, list.n, sizeof *list.v, by_file);
	size_t n = 0;
	for (size_t i = 0; i < list.n; i++)
		if (!n || strcmp(list.v[n - 1].file, list.v[i].file) != 0)
			list.v[n++] = list.v[i];
	list.n = n;
	return list;
}

static const struct known *find(const struct known_list *list, const char *file)
{
	struct known key = { .file = file };
	size_t low = 0, high = list->n;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = strcmp(list->v[mid].file, key.file);
		if (c == 0)
			return &list->v[mid];
		if (c < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static const char *digest(const struct known *k)
{
	return k->info ? k->info->sha256 : NULL;
}

static int by_digest(const void *x, const void *y)
{
	const struct known *a = x, *b = y;
	int c = strcmp(digest(a), digest(b));
	return c ? c : strcmp(a->file, b->file);
}

/* Those that the other edition does not know by name, by digest. */
static struct known_list strangers(struct arena *a, const struct known_list *of, const struct known_list *to)
{
	struct known_list out = { 0 };
	for (size_t i = 0; i < of->n; i++)
		if (digest(&of->v[i]) && !find(to, of->v[i].file))
			*(struct known *)vec_push(a, &out) = of->v[i];
	if (out.n)
		qsort(out.v, out.n, sizeof *out.v, by_digest);
	return out;
}

void find_renamed(struct matching *m)
{
	struct known_list from = sources_of(m->a, m->from.c), to = sources_of(m->a, m->to.c);
	struct known_list gone = strangers(m->a, &from, &to), added = strangers(m->a, &to, &from);
	m->files = arena_calloc(m->a, gone.n + 1, sizeof *m->files);
	for (size_t i = 0, j = 0; i < gone.n && j < added.n;) {
		int c = strcmp(digest(&gone.v[i]), digest(&added.v[j]));
		if (c == 0)
			m->files[m->n_files++] = (struct file_names){ gone.v[i++].file, added.v[j++].file };
		else if (c < 0)
			i++;
		else
			j++;
	}
}

static void note(struct arena *a, struct source_change *s, const char *name, const char *from, const char *to)
{
	if (!same_text(from, to))
		*(struct field_change *)vec_push(a, &s->fields) = (struct field_change){ name, from, to };
}

static void compare(struct matching *m, const struct known *was, const struct known *is, struct changes *out)
{
	static const struct source_info none;
	const struct source_info *x = was->info ? was->info : &none, *y = is->info ? is->info : &none;
	struct source_change s = { .file = is->file, .title = y->title ? y->title : x->title, .change = SOURCE_CHANGED };
	note(m->a, &s, "file", was->file, is->file);
	note(m->a, &s, "state", was->state, is->state);
	if (was->info && is->info) {
		note(m->a, &s, "text", x->sha256, y->sha256);
		note(m->a, &s, "title", x->title, y->title);
		note(m->a, &s, "publisher", x->publisher, y->publisher);
		note(m->a, &s, "party", x->party, y->party);
		note(m->a, &s, "publication_date", x->publication_date, y->publication_date);
		note(m->a, &s, "url", x->url, y->url);
	}
	if (s.fields.n)
		*(struct source_change *)vec_push(m->a, &out->sources) = s;
}

static void alone(struct matching *m, const struct known *k, enum source_change_kind change, struct changes *out)
{
	*(struct source_change *)vec_push(m->a, &out->sources) =
	    (struct source_change){ .file = k->file, .title = k->info ? k->info->title : NULL, .change = change };
}

static int by_name(const void *x, const void *y)
{
	const struct source_change *a = x, *b = y;
	int c = strcmp(a->file, b->file);
	return c ? c : (int)a->change - (int)b->change;
}

void tell_sources(struct matching *m, struct changes *out)
{
	struct known_list from = sources_of(m->a, m->from.c), to = sources_of(m->a, m->to.c);
	bool *met = arena_array(m->a, to.n + 1, bool);
	for (size_t i = 0; i < from.n; i++) {
		const struct known *is = find(&to, file_now(m, from.v[i].file));
		if (is) {
			met[is - to.v] = true;
			compare(m, &from.v[i], is, out);
		} else {
			alone(m, &from.v[i], SOURCE_GONE, out);
		}
	}
	for (size_t i = 0; i < to.n; i++)
		if (!met[i])
			alone(m, &to.v[i], SOURCE_ADDED, out);
	if (out->sources.n)
		qsort(out->sources.v, out->sources.n, sizeof *out->sources.v, by_name);
}
