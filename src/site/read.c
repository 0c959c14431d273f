/* read.c: the shelves and the records of their editions. */
#include "site_int.h"

#include <string.h>

#include "file.h"

static const char *keep(struct arena *a, const char *z)
{
	return z ? arena_strz(a, str_c(z)) : NULL;
}

/* What pages say of a record; its lists of some hundred files stay behind. */
static void take_run(struct arena *a, const struct manifest *r, struct site_item *item)
{
	item->run = (struct manifest){
		.title = keep(a, r->title), .failed = r->failed, .started = keep(a, r->started), .finished = keep(a, r->finished),
		.previous = keep(a, r->previous), .counts = r->counts, .changes = r->changes, .timings = r->timings, .error = keep(a, r->error),
	};
	item->left_out = r->quarantined.n;
	for (size_t i = 0; i < r->outputs.n; i++) {
		const struct run_output *o = &r->outputs.v[i];
		if (strcmp(o->file, "brief.pdf") == 0)
			item->pdf_bytes = o->bytes;
		item->picture |= strcmp(o->file, "page-1.svg") == 0;
		item->json |= strcmp(o->file, "brief.json") == 0;
		item->changes |= strcmp(o->file, "changes.json") == 0;
	}
	item->readable = true;
}

static void read_item(struct site *s, struct site_shelf *shelf, const char *id, bool failed)
{
	struct arena *scratch = arena_new();
	struct diag unsaid;
	struct manifest run;
	struct site_item *item = vec_push(s->arena, &shelf->items);
	const char *path = failed ? failure_file(s->arena, shelf->dir, id) : edition_file(s->arena, shelf->dir, id, "run.json");
	*item = (struct site_item){ .id = id, .failed = failed };
	diag_init(&unsaid);
	if (manifest_read(scratch, path, &run, &unsaid) == 0)
		take_run(s->arena, &run, item);
	else
		*vec_push(s->arena, &s->report->unreadable) = path;
	diag_release(&unsaid);
	arena_free(scratch);
}

/* Editions and failures, both sorted, from the newest. */
static void read_items(struct site *s, struct site_shelf *shelf, struct strs editions, struct strs failures)
{
	size_t e = editions.n, f = failures.n;
	while (e || f) {
		bool failed = !e || (f && strcmp(failures.v[f - 1], editions.v[e - 1]) > 0);
		read_item(s, shelf, failed ? failures.v[--f] : editions.v[--e], failed);
	}
	shelf->editions = editions.n;
}

static bool same_day(const struct site_shelf *shelf, size_t i, size_t k)
{
	return i < shelf->items.n && k < shelf->items.n && strcmp(shelf->items.v[i].id + 7, shelf->items.v[k].id + 7) == 0;
}

static void relate_items(struct site_shelf *shelf, const struct strs *editions)
{
	for (size_t i = 0; i < shelf->items.n; i++) {
		struct site_item *item = &shelf->items.v[i];
		item->crowded = same_day(shelf, i, i + 1) || (i && same_day(shelf, i, i - 1));
		item->previous = item->readable && item->run.previous && strs_contain(editions, item->run.previous);
		if (!item->failed && !shelf->latest)
			shelf->latest = item;
		if (item->failed && !shelf->latest && !shelf->failure)
			shelf->failure = item;
		if (item->readable && item->run.title && *item->run.title && !*shelf->title)
			shelf->title = item->run.title;
	}
	if (!*shelf->title)
		shelf->title = shelf->name;
}

static void read_shelf(struct site *s, const char *name)
{
	struct site_shelf *shelf = vec_push(s->arena, &s->shelves);
	const char *dir = archive_shelf(s->arena, s->where, name), *latest = edition_latest(s->arena, dir);
	struct strs editions = editions_list(s->arena, dir), failures = failures_list(s->arena, dir);
	/* One that `latest` does not lead to yet is still on its way. */
	while (latest && editions.n && strcmp(editions.v[editions.n - 1], latest) > 0)
		editions.n--;
	*shelf = (struct site_shelf){ .name = name, .dir = dir, .title = "" };
	read_items(s, shelf, editions, failures);
	relate_items(shelf, &editions);
	s->report->briefs++;
	s->report->editions += editions.n;
	s->report->failures += failures.n;
}

void site_read(struct site *s)
{
	struct strs names = archive_shelves(s->arena, s->where);
	for (size_t i = 0; i < names.n; i++)
		read_shelf(s, names.v[i]);
}
