/* fonts.c: `diptych fonts`, which fonts set which role, what is missing, and
 * what to install; with --json an object a line (briefs/schema/fonts.schema.json). */
#include <stdio.h>
#include <string.h>

#include "pipeline_int.h"
#include "term.h"
#include "theme.h"
#include "utf8.h"

enum { WIDE = 140 /* columns that the list of files takes */ };

typedef VEC(const struct font_file *) font_list;

static bool same_chain(const struct font_plan *p, unsigned a, unsigned b)
{
	size_t n = p->roles[a].n;
	bool same = n == p->roles[b].n && n > 1;
	for (size_t i = 1; same && i < n; i++)
		same = p->roles[a].v[i].wanted == p->roles[b].v[i].wanted;
	return same;
}

/* The main file, then the fallbacks, or the first role that has the same. */
static void print_role(const struct font_plan *p, unsigned role)
{
	printf("%-17s %s\n", face_names[role], p->roles[role].n && p->roles[role].v[0].wanted ? p->roles[role].v[0].wanted : "(none)");
	for (unsigned k = 0; k < role; k++)
		if (same_chain(p, k, role)) {
			printf("%-17s then as %s\n", "", face_names[k]);
			return;
		}
	for (size_t i = 1; i < p->roles[role].n; i++)
		if (p->roles[role].v[i].wanted)
			printf("%-17s %s %s\n", "", i > 1 ? "    " : "then", p->roles[role].v[i].wanted);
}

static bool is_known(const font_list *known, const struct font_file *file)
{
	for (size_t i = 0; i < known->n; i++)
		if (strcmp(known->v[i]->wanted, file->wanted) == 0)
			return true;
	return false;
}

static font_list all_files(struct arena *a, const struct font_plan *p)
{
	font_list all = { 0 };
	for (unsigned role = 0; role < FACE_COUNT; role++)
		for (size_t i = 0; i < p->roles[role].n; i++) {
			const struct font_file *file = &p->roles[role].v[i];
			if (file->wanted && !is_known(&all, file))
				*vec_push(a, &all) = file;
		}
	return all;
}

static const char *or_none(const char *s)
{
	return s ? s : "(not stated)";
}

/* The packages of what is missing, as a command; each once. */
static void print_missing(const font_list *all)
{
	size_t missing = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct font_file *file = all->v[i];
		bool told = file->path || !file->package;
		for (size_t k = 0; k < i && !told; k++)
			told = !all->v[k]->path && all->v[k]->package && strcmp(all->v[k]->package, file->package) == 0;
		if (told)
			continue;
		printf("%s %s", missing++ ? "" : "\nTo get what is missing: apt install", file->package);
	}
	if (missing)
		putchar('\n');
}

/* A role with its files in the order in which they are tried, then the files. */
static void print_json(const struct font_plan *p, const font_list *all)
{
	struct strbuf b;
	strbuf_init(&b);
	for (unsigned role = 0; role < FACE_COUNT; role++) {
		size_t n = 0;
		strbuf_putf(&b, "{\"role\":\"%s\",\"fonts\":[", face_names[role]);
		for (size_t i = 0; i < p->roles[role].n; i++) {
			if (!p->roles[role].v[i].wanted)
				continue;
			strbuf_puts(&b, n++ ? "," : "");
			utf8_put_json(&b, str_c(p->roles[role].v[i].wanted));
		}
		strbuf_puts(&b, "]}\n");
	}
	for (size_t i = 0; i < all->n; i++) {
		const struct font_file *f = all->v[i];
		strbuf_putf(&b, "{\"found\":%s", f->path ? "true" : "false");
		json_member(&b, "file", f->wanted);
		json_member(&b, "path", f->path);
		json_member(&b, "package", f->package);
		json_member(&b, "licence", f->licence);
		strbuf_puts(&b, "}\n");
	}
	fwrite(b.p, 1, b.n, stdout); /* main checks the stream */
	strbuf_release(&b);
}

/* A line a file, in columns; on a terminal too narrow for them, below each other. */
static void print_file(const struct font_file *f, const struct terminal *t)
{
	const char *state = f->path ? "found" : "missing", *path = f->path ? f->path : "";
	if (t->tty && t->width < WIDE)
		printf("%-8s %s\n         %s, %s\n%s%s%s", state, f->wanted, or_none(f->package), or_none(f->licence), f->path ? "         " : "", path,
		    f->path ? "\n" : "");
	else
		printf("%-8s %-32s %-22s %-26s %s\n", state, f->wanted, or_none(f->package), or_none(f->licence), path);
}

static void print_text(const struct font_plan *p, const font_list *all)
{
	const struct terminal t = term_of(stdout);
	puts("Roles of type");
	for (unsigned role = 0; role < FACE_COUNT; role++)
		print_role(p, role);
	puts("\nFiles");
	for (size_t i = 0; i < all->n; i++)
		print_file(all->v[i], &t);
	print_missing(all);
}

int run_fonts(const struct options *o, struct diag *d)
{
	struct arena *a = arena_new();
	struct data_dirs dirs;
	struct font_plan plan = { 0 };
	int rc = options_dirs(a, o, &dirs, d);
	if (rc == 0) {
		/* A role without its main font is an error, and is listed all the same. */
		rc = font_plan_load(a, &dirs, &plan, d);
		font_list all = all_files(a, &plan);
		if (o->json)
			print_json(&plan, &all);
		else
			print_text(&plan, &all);
	}
	arena_free(a);
	return rc;
}
