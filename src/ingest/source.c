/* source.c: one file from bytes to struct source. */
#include "source.h"

#include <assert.h>
#include <string.h>

#include "file.h"
#include "hash.h"
#include "ingest_int.h"

const char *const zone_names[ZONE_KINDS] = { "headline", "byline", "dateline", "caption", "body" };

enum { SNIFF = 1 << 16 }; /* bytes that are looked at to tell the format */

static size_t count(struct str s, const char *needle)
{
	struct str n = str_c(needle);
	size_t found = 0;
	for (size_t at = 0, i; (i = str_find(str_sub(s, at, s.n), n)) != STR_NONE; at += i + n.n)
		found++;
	return found;
}

static bool has_suffix(const char *path, const char *suffix)
{
	size_t n = strlen(path), m = strlen(suffix);
	return n > m && str_ieq((struct str){ path + n - m, m }, str_c(suffix));
}

/* "html", "markdown" or "text": by content first, then by name. */
static const char *format_of(const char *path, struct str text)
{
	struct str s = str_sub(text, 0, SNIFF), t = str_trim(s);
	struct str start = str_sub(t, 0, 15);
	bool html_name = has_suffix(path, ".html") || has_suffix(path, ".htm") || has_suffix(path, ".xhtml");
	if (str_ieq(start, STR("<!doctype html>")) || str_ieq(str_sub(t, 0, 14), STR("<!doctype html")) || str_ieq(str_sub(t, 0, 5), STR("<html")))
		return "html";
	if (count(s, "<body") || count(s, "<BODY") || count(s, "<head>") || (count(s, "</p>") + count(s, "</P>") > 2 && count(s, "](") < 2))
		return "html";
	if (str_starts(t, STR("---\n")) || has_suffix(path, ".md") || has_suffix(path, ".markdown"))
		return "markdown";
	if (count(s, "](http") + count(s, "](#") + count(s, "](/") > 1 || count(s, "\n## ") > 1 || count(s, "\n</div>") + count(s, "\n<div") > 1)
		return "markdown";
	/* One link or bold word is Markdown if its paragraphs are set apart as there. */
	if (count(t, "\n\n") && (count(s, "](http") || count(s, "**") > 1))
		return "markdown";
	return html_name && count(s, "</") ? "html" : "text";
}

/* Kept blocks to text, paragraphs and marks; the others to chrome. */
static void assemble(struct arena *a, const struct page *p, struct source *out)
{
	struct strbuf text;
	VEC(struct para) paras = { 0 };
	VEC(struct line_mark) marks = { 0 };
	VEC(struct chrome) chrome = { 0 };
	strbuf_init(&text);
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct block *b = &p->blocks.v[i];
		if (b->why) {
			*vec_push(a, &chrome) = (struct chrome){ b->text, b->line, b->why };
			continue;
		}
		if (text.n)
			strbuf_puts(&text, "\n\n");
		uint32_t at = (uint32_t)text.n;
		strbuf_put(&text, b->text);
		*vec_push(a, &paras) = (struct para){ { at, (uint32_t)text.n }, b->zone, b->kind, b->depth };
		for (size_t k = 0; k < b->n_marks; k++) {
			struct line_mark m = p->marks.v[b->mark + k];
			*vec_push(a, &marks) = (struct line_mark){ at + m.at, m.line };
		}
	}
	out->text = arena_str(a, strbuf_str(&text));
	strbuf_release(&text);
	out->paras = paras.v, out->n_paras = paras.n;
	out->marks = marks.v, out->n_marks = marks.n;
	out->chrome = chrome.v, out->n_chrome = chrome.n;
}

/* A page of nothing but labels is not dropped whole: its reader decides. */
static void keep_something(struct page *p)
{
	for (size_t i = 0; i < p->blocks.n; i++)
		if (!p->blocks.v[i].why)
			return;
	if (p->blocks.n)
		diag_warn(p->d, (struct place){ .file = p->file }, "nothing in it looks like an article: all of its text is kept");
	for (size_t i = 0; i < p->blocks.n; i++)
		p->blocks.v[i].why = NULL;
}

static bool is_blank(struct str s)
{
	return !str_trim(s).n;
}

int ingest_bytes(struct arena *a, const char *path, struct str bytes, const struct ingest_data *data,
    const struct source_meta *meta, struct source *out, struct diag *d)
{
	struct str text;
	struct page p;
	struct place at = { .file = path };
	*out = (struct source){ .path = path, .file = file_base(path), .bytes = bytes.n };
	hash_sha256(bytes, out->sha256);
	if (!bytes.n || is_blank(bytes))
		return diag_error(d, EX_DATAERR, at, "the file is empty");
	if (decode_bytes(a, path, bytes, &text, d) < 0)
		return -1;
	out->format = format_of(path, text);
	page_init(&p, a, path, data, d);
	if (strcmp(out->format, "html") == 0)
		html_read(&p, text);
	else if (strcmp(out->format, "markdown") == 0)
		markdown_read(&p, text);
	else
		plain_read(&p, text);
	if (strcmp(out->format, "html") == 0)
		article_select(&p);
	chrome_mark(&p);
	keep_something(&p);
	meta_from_blocks(&p);
	meta_resolve(&p, meta, out);
	assemble(a, &p, out);
	page_release(&p);
	return out->text.n ? 0 : diag_error(d, EX_DATAERR, at, "no text in it");
}

int ingest_file(struct arena *a, const char *path, const struct ingest_data *data, const struct source_meta *meta,
    struct source *out, struct diag *d)
{
	struct str bytes;
	*out = (struct source){ .path = path, .file = file_base(path) };
	if (file_read(a, path, FILE_MAX, &bytes, d) < 0)
		return -1;
	return ingest_bytes(a, path, bytes, data, meta, out, d);
}

unsigned source_line(const struct source *s, uint32_t at)
{
	size_t low = 0, high = s->n_marks;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (s->marks[mid].at <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? s->marks[low - 1].line : 0;
}

const struct para *source_para(const struct source *s, uint32_t at)
{
	size_t low = 0, high = s->n_paras;
	while (low < high) {
		size_t mid = (low + high) / 2;
		if (s->paras[mid].span.e <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low < s->n_paras && s->paras[low].span.s <= at ? &s->paras[low] : NULL;
}
