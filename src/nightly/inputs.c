/* inputs.c: everything that can change the output, and whether it did. */
#include "nightly_int.h"

#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "theme.h"

static const char no_digest[] = "0000000000000000000000000000000000000000000000000000000000000000";

static const char *absolute(struct job *j, const char *path)
{
	char dir[4096];
	return path[0] != '/' && getcwd(dir, sizeof dir) ? file_join(j->arena, dir, path) : arena_strz(j->arena, str_c(path));
}

/* What cannot be read is an error, but of a source: that is quarantined later. */
static int add_input(struct job *j, enum input_kind kind, const char *path, const char *open_as)
{
	char hex[SHA256_HEX];
	struct diag unsaid;
	struct run_input in = { .kind = kind, .path = absolute(j, path), .sha256 = no_digest };
	diag_init(&unsaid);
	struct diag *d = kind == INPUT_SOURCE ? &unsaid : j->d;
	int rc = memo_digest(j->night->memo, open_as, j->night->options->force, hex, &in.bytes, d);
	if (rc == 0)
		in.sha256 = arena_strz(j->arena, str_c(hex));
	diag_release(&unsaid);
	*(struct run_input *)vec_push(j->arena, &j->run.inputs) = in;
	return kind == INPUT_SOURCE ? 0 : rc;
}

static int add_files(struct job *j, enum input_kind kind, const char *dir, bool settings_only)
{
	int rc = 0;
	struct strs files = disk_files(j->arena, dir);
	for (size_t i = 0; i < files.n; i++) {
		struct str name = str_c(files.v[i]);
		if (!settings_only || str_ends(name, STR(".ini")) || str_ends(name, STR(".tsv")))
			rc |= add_input(j, kind, files.v[i], files.v[i]);
	}
	return rc;
}

/* Word lists, the shipped ones and what lies over them; looks. */
static int add_shared(struct job *j)
{
	struct arena *a = j->arena;
	const struct data_dirs *dirs = &j->night->dirs;
	int rc = 0;
	for (size_t i = 0; i < j->brief.data->n; i++) {
		const struct layer *l = &j->brief.data->v[i];
		rc |= add_files(j, INPUT_DATA, l->prefix ? l->dir : file_join(a, l->dir, "lang"), false);
		if (!l->prefix)
			rc |= add_files(j, INPUT_DATA, file_join(a, l->dir, "lexicon"), false);
	}
	rc |= add_files(j, INPUT_CONFIG, file_join(a, dirs->briefs, "themes"), false);
	const char *one[] = { file_join(a, dirs->briefs, "sections.ini"), file_join(a, dirs->fonts, "fonts.ini"), dirs->config };
	for (size_t i = 0; i < sizeof one / sizeof *one; i++)
		if (one[i] && file_exists(one[i]))
			rc |= add_input(j, INPUT_CONFIG, one[i], one[i]);
	return rc;
}

/* Each font once, though several roles fall back on it. */
static int add_fonts(struct job *j)
{
	struct font_plan plan;
	VEC(const char *) known = { 0 };
	int rc = font_plan_load(j->arena, &j->night->dirs, &plan, j->d);
	for (size_t role = 0; role < FACE_COUNT && rc == 0; role++)
		for (size_t i = 0; i < plan.roles[role].n && rc == 0; i++) {
			const char *path = plan.roles[role].v[i].path;
			struct strs so_far = { known.v, known.n };
			if (!path || strs_contain(&so_far, path))
				continue;
			*vec_push(j->arena, &known) = path;
			rc = add_input(j, INPUT_FONT, path, path);
		}
	return rc;
}

static int add_library(struct dl_phdr_info *info, size_t size, void *ctx)
{
	(void)size;
	struct job *j = ctx;
	if (info->dlpi_name && info->dlpi_name[0] == '/')
		add_input(j, INPUT_PROGRAM, info->dlpi_name, info->dlpi_name);
	return 0;
}

/* The program, the libraries that it runs with, and the patterns that one of
 * them reads. */
static int add_program(struct job *j)
{
	static const char self[] = "/proc/self/exe", patterns[] = "/usr/share/hyphen";
	char path[4096];
	ssize_t n = readlink(self, path, sizeof path - 1);
	path[n > 0 ? n : 0] = 0;
	if (add_input(j, INPUT_PROGRAM, n > 0 ? path : self, self) < 0)
		return -1;
	dl_iterate_phdr(add_library, j);
	return add_files(j, INPUT_FONT, patterns, false);
}

/* Of inputs of these kinds: their names, without folders, and digests. */
static void digest_inputs(const struct job *j, unsigned kinds, const char *start, char hex[SHA256_HEX])
{
	struct strbuf b;
	strbuf_init(&b);
	strbuf_puts(&b, start);
	for (size_t i = 0; i < j->run.inputs.n; i++) {
		const struct run_input *in = &j->run.inputs.v[i];
		if (kinds & 1u << in->kind)
			strbuf_putf(&b, "%s %s %s\n", input_kind_names[in->kind], in->sha256, file_base(in->path));
	}
	hash_sha256(strbuf_str(&b), hex);
	strbuf_release(&b);
}

void job_digest(struct job *j)
{
	char hex[SHA256_HEX];
	const char *date = getenv("SOURCE_DATE_EPOCH"), *profile = j->night->dirs.profile;
	digest_inputs(j, 1u << INPUT_DATA | 1u << INPUT_PROGRAM, "diptych/tools/1 " VERSION "\n", j->tools);
	digest_inputs(j, ~0u, arena_printf(j->arena, "diptych/fingerprint/1 " VERSION "\n%s\n%s\n%s\n", j->name, date ? date : "", profile ? profile : ""), hex);
	j->run.fingerprint = arena_strz(j->arena, str_c(hex));
}

int job_fingerprint(struct job *j)
{
	long long start = clock_ms();
	int rc = 0;
	/* Sources first: documents.c finds them by their index. */
	for (size_t i = 0; i < j->brief.sources.n; i++)
		rc |= add_input(j, INPUT_SOURCE, j->brief.sources.v[i], j->brief.sources.v[i]);
	rc |= add_files(j, INPUT_CONFIG, j->brief.dir, true);
	for (size_t i = 1; i < j->brief.inis.n; i++)
		rc |= add_input(j, INPUT_CONFIG, j->brief.inis.v[i], j->brief.inis.v[i]);
	rc |= add_shared(j);
	rc |= add_fonts(j);
	rc |= add_program(j);
	if (rc == 0)
		job_digest(j);
	j->run.timings.fingerprint = (unsigned)(clock_ms() - start);
	return rc ? -1 : 0;
}

/* The lists are nearly in the same order: look first where the last was found. */
static const struct run_input *find_input(const struct manifest *r, const char *path, size_t *at)
{
	for (size_t i = 0; i < r->inputs.n; i++) {
		size_t k = (*at + i) % r->inputs.n;
		if (strcmp(r->inputs.v[k].path, path) == 0) {
			*at = k + 1;
			return &r->inputs.v[k];
		}
	}
	return NULL;
}

static void tell_source(const struct job *j, const char *what, const struct run_input *in)
{
	job_tell(j, LOG_INFO, "source", LOG_FIELDS({ "change", what }, { "file", in->path }, { "kind", input_kind_names[in->kind] }),
	    "%s: %s %s", what, input_kind_names[in->kind], in->path);
}

/* What appeared, changed or disappeared since the last edition.  Without one
 * everything is new, and nothing is told. */
void job_watch(struct job *j)
{
	unsigned added = 0, lost = 0;
	VEC(const char *) gone = { 0 };
	size_t at = 0;
	for (size_t i = 0; i < j->run.inputs.n; i++) {
		struct run_input *in = &j->run.inputs.v[i];
		const struct run_input *was = find_input(&j->last, in->path, &at);
		in->state = !was ? INPUT_NEW : strcmp(was->sha256, in->sha256) == 0 ? INPUT_SAME : INPUT_CHANGED;
		added += in->state == INPUT_NEW && in->kind == INPUT_SOURCE;
		if (in->state != INPUT_SAME && j->last.inputs.n)
			tell_source(j, input_state_names[in->state], in);
	}
	for (size_t i = 0; i < j->last.inputs.n; i++) {
		const struct run_input *was = &j->last.inputs.v[i];
		if (find_input(&j->run, was->path, &at))
			continue;
		*vec_push(j->arena, &gone) = was->path;
		lost += was->kind == INPUT_SOURCE;
		tell_source(j, "gone", was);
	}
	j->run.gone = (struct strs){ gone.v, gone.n };
	if (j->last.inputs.n)
		j->run.changes.sources_added = added, j->run.changes.sources_gone = lost;
}

/* Are the last edition's files there, in their sizes? */
static bool is_intact(struct job *j)
{
	for (size_t i = 0; i < j->last.outputs.n; i++) {
		struct stat st;
		const struct run_output *f = &j->last.outputs.v[i];
		if (stat(edition_file(j->arena, j->shelf, j->last.id, f->file), &st) < 0 || (size_t)st.st_size != f->bytes)
			return false;
	}
	return true;
}

/* What `latest` leads to; one whose record is damaged is known by its ID alone. */
void job_read_last(struct job *j)
{
	const char *id = edition_latest(j->arena, j->shelf);
	struct diag unsaid;
	if (!id)
		return;
	diag_init(&unsaid);
	if (manifest_read(j->arena, edition_file(j->arena, j->shelf, id, "run.json"), &j->last, &unsaid) < 0)
		j->last = (struct manifest){ 0 };
	diag_release(&unsaid);
	j->last.id = id;
	j->run.previous = id;
}

const char *job_reason(struct job *j)
{
	if (j->night->options->force)
		return "--force";
	if (!j->last.id)
		return "there is no edition yet";
	if (!j->last.fingerprint)
		return "the record of the last edition cannot be read";
	if (strcmp(j->last.fingerprint, j->run.fingerprint) != 0)
		return "something that can change it did";
	return is_intact(j) ? NULL : "files of the last edition are missing";
}
