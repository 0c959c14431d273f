/* read.c: `diptych read`, which edition of a brief this user has seen. */
#include "edition.h"
#include "pipeline_int.h"

#include <stdio.h>
#include <string.h>

static size_t newer_than(const struct strs *ids, const char *id)
{
	size_t n = 0;
	for (size_t i = 0; i < ids->n; i++)
		n += strcmp(ids->v[i], id) > 0;
	return n;
}

static void show(struct arena *a, const struct archive *where, const char *brief)
{
	const char *id = read_mark(a, where, brief);
	struct strs ids = editions_list(a, archive_shelf(a, where, brief));
	if (!id)
		printf("%s: nothing read of %zu\n", brief, ids.n);
	else if (newer_than(&ids, id))
		printf("%s: read up to %s, %zu newer\n", brief, id, newer_than(&ids, id));
	else
		printf("%s: read up to %s, the latest\n", brief, id);
}

static int mark(struct arena *a, const struct options *o, const struct archive *where, const char *brief, struct diag *d)
{
	const char *id, *path = read_mark_file(a, where, brief);
	if (edition_find(a, archive_shelf(a, where, brief), o->n_args > 1 ? o->args[1] : "last", &id, d) < 0 ||
	    file_mkdirs(file_dir(a, path), d) < 0 || file_write(path, str_c(arena_printf(a, "%s\n", id)), d) < 0)
		return -1;
	if (!o->quiet)
		show(a, where, brief);
	return 0;
}

int run_read(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	struct archive where;
	const char *brief = NULL;
	int rc = options_dirs(a, o, &dirs, d);
	if (rc == 0)
		rc = archive_find(a, &dirs, &where, d);
	if (rc == 0 && !o->brief && !o->show)
		rc = diag_error(d, EX_USAGE, NOWHERE, "which brief was read? see diptych help read; --show lists them");
	if (rc == 0 && o->brief)
		rc = shelf_name(a, &dirs, &where, o->brief, &brief, d);
	if (rc == 0 && !o->show) {
		rc = mark(a, o, &where, brief, d);
	} else if (rc == 0) {
		struct strs all = brief ? (struct strs){ &brief, 1 } : archive_shelves(a, &where);
		if (!all.n)
			diag_note(d, (struct place){ .file = where.dir }, "the archive has no editions yet; `diptych nightly` makes them");
		for (size_t i = 0; i < all.n; i++)
			show(a, &where, all.v[i]);
	}
	arena_free(a);
	return rc;
}
