/* output.c: files that appear together, drafted beside their targets (file.h);
 * members of a JSON object. */
#include "pipeline_int.h"

#include <string.h>

#include "utf8.h"

void outputs_add(struct outputs *o, struct arena *a, const char *path, struct strbuf *bytes)
{
	*(struct output *)vec_push(a, &o->files) = (struct output){ .path = path, .bytes = arena_str(a, strbuf_str(bytes)) };
	strbuf_release(bytes);
}

int outputs_draft(struct outputs *o, struct arena *a, struct diag *d)
{
	if (!o->batch)
		o->batch = file_batch_new(a);
	for (size_t i = 0; i < o->files.n; i++) {
		struct output *f = &o->files.v[i];
		if (f->drafted)
			continue;
		if (file_mkdirs(file_dir(a, f->path), d) < 0 || file_batch_add(o->batch, f->path, f->bytes, d) < 0)
			return -1;
		f->drafted = true;
	}
	return 0;
}

int outputs_publish(struct outputs *o, struct arena *a, struct diag *d)
{
	return outputs_draft(o, a, d) < 0 ? -1 : file_batch_publish(o->batch, d);
}

void outputs_drop(struct outputs *o)
{
	if (o->batch)
		file_batch_drop(o->batch);
}

void outputs_note_leftovers(const struct outputs *o, struct arena *a, const char *dir, struct diag *d)
{
	struct file_list there;
	if (!file_is_dir(dir) || file_list(a, dir, &there, d) < 0)
		return;
	for (size_t i = 0; i < there.n; i++) {
		bool ours = false;
		for (size_t k = 0; !ours && k < o->files.n; k++)
			ours = strcmp(there.v[i], o->files.v[k].path) == 0;
		if (!ours)
			diag_note(d, (struct place){ .file = there.v[i] }, "left by an earlier build; it is no part of this one");
	}
}

void json_member(struct strbuf *b, const char *key, const char *value)
{
	if (!value)
		return;
	strbuf_putf(b, "%s\"%s\":", b->n && b->p[b->n - 1] == '{' ? "" : ",", key);
	utf8_put_json(b, str_c(value));
}
