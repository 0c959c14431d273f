/* managed.c: files that are ours until somebody edits them. */
#include "schedule_int.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "hash.h"

#define MARK "# made by `diptych schedule`, which leaves it alone once it is edited: "

char *managed_bytes(struct arena *a, struct str body)
{
	char hex[SHA256_HEX];
	hash_sha256(body, hex);
	return arena_printf(a, MARK "%s\n%.*s", hex, STR_ARG(body));
}

enum managed_state managed_compare(struct str text, const char *bytes)
{
	char hex[SHA256_HEX];
	struct str body = text, first;
	if (bytes && str_is(text, bytes))
		return MANAGED_SAME;
	first = str_cut(&body, '\n');
	hash_sha256(body, hex);
	if (str_starts(first, STR(MARK)) && str_is(str_sub(first, sizeof MARK - 1, first.n), hex))
		return MANAGED_OLD;
	return MANAGED_EDITED;
}

/* What stands at path. */
static int look(struct arena *a, const struct managed *f, enum managed_state *state, struct diag *d)
{
	struct str text;
	*state = MANAGED_ABSENT;
	if (access(f->path, F_OK) < 0 && errno == ENOENT)
		return 0;
	if (file_read(a, f->path, CONFIG_MAX, &text, d) < 0)
		return -1;
	*state = managed_compare(text, managed_bytes(a, f->body));
	return 0;
}

/* The state of all; an edited one is an error. */
static int look_at_all(struct arena *a, const struct managed *files, size_t n, bool force, enum managed_state *states, struct diag *d)
{
	int rc = 0;
	for (size_t i = 0; i < n; i++) {
		if (look(a, &files[i], &states[i], d) < 0)
			rc = -1;
		else if (states[i] == MANAGED_EDITED && !force)
			rc = diag_error(d, EX_CANTCREAT, (struct place){ .file = files[i].path },
			    "it was edited, or is not from here, and is left as it is; --force overrides");
	}
	return rc;
}

int managed_install(struct arena *a, const struct managed *files, size_t n, bool force, size_t *changed, struct diag *d)
{
	enum managed_state *states = arena_array(a, n, enum managed_state);
	struct file_batch *batch = file_batch_new(a);
	int rc = look_at_all(a, files, n, force, states, d);
	*changed = 0;
	for (size_t i = 0; i < n && rc == 0; i++)
		if (states[i] != MANAGED_SAME && (rc = file_mkdirs(file_dir(a, files[i].path), d)) == 0)
			rc = file_batch_add(batch, files[i].path, str_c(managed_bytes(a, files[i].body)), d);
	if (rc == 0)
		rc = file_batch_publish(batch, d);
	file_batch_drop(batch);
	for (size_t i = 0; i < n && rc == 0; i++) {
		*changed += states[i] != MANAGED_SAME;
		printf("%-9s %s\n", states[i] == MANAGED_SAME ? "unchanged" : "wrote", files[i].path);
	}
	return rc;
}

int managed_remove(struct arena *a, const struct managed *files, size_t n, bool force, size_t *changed, struct diag *d)
{
	enum managed_state *states = arena_array(a, n, enum managed_state);
	*changed = 0;
	if (look_at_all(a, files, n, force, states, d) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (states[i] != MANAGED_ABSENT && unlink(files[i].path) < 0)
			return diag_error(d, EX_CANTCREAT, (struct place){ .file = files[i].path }, "cannot remove: %s", strerror(errno));
		*changed += states[i] != MANAGED_ABSENT;
		printf("%-9s %s\n", states[i] == MANAGED_ABSENT ? "absent" : "removed", files[i].path);
	}
	return 0;
}
