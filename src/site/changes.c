/* changes.c: what changed from edition to edition of a brief, in words.
 *
 * The newest that have room: a page has an end, and changes.json stays beside
 * every edition. */
#include "site_int.h"

#include <string.h>

#include "changes.h"
#include "file.h"

enum { PAGE_BYTES = 12000, CLAIMS_EACH = 40 };

static void put_words(struct strbuf *b, const struct claim_change *c)
{
	static const char *const open[] = { [EDIT_SAME] = "", [EDIT_DEL] = "<del>", [EDIT_INS] = "<ins>" };
	static const char *const close[] = { [EDIT_SAME] = "", [EDIT_DEL] = "</del>", [EDIT_INS] = "</ins>" };
	for (size_t i = 0; i < c->words.n; i++) {
		const struct edit_run *w = &c->words.v[i];
		strbuf_puts(b, open[w->op]);
		web_text(b, w->text);
		strbuf_puts(b, close[w->op]);
	}
	if (!c->words.n)
		web_text(b, c->summary_to ? c->summary_to : c->summary_from);
}

static void put_claim(struct strbuf *b, const struct claim_change *c)
{
	strbuf_puts(b, "<li>");
	if (c->side) {
		strbuf_puts(b, "<b>");
		web_text(b, c->side);
		strbuf_puts(b, "</b> ");
	}
	put_words(b, c);
	for (size_t i = 0; i < c->fields.n; i++) {
		const struct field_change *f = &c->fields.v[i];
		strbuf_puts(b, i ? "; " : "<br><small>");
		web_text(b, f->name);
		strbuf_puts(b, ": ");
		web_text(b, f->from ? f->from : "–");
		strbuf_puts(b, " → ");
		web_text(b, f->to ? f->to : "–");
	}
	strbuf_puts(b, c->fields.n ? "</small>\n" : "\n");
}

/* The claims of one sort, as far as left reaches. */
static void put_claims(struct strbuf *b, const struct changes *c, enum change change, size_t *left)
{
	static const char *const heads[] = { [CHANGE_NEW] = "New", [CHANGE_CHANGED] = "Changed", [CHANGE_WITHDRAWN] = "Withdrawn",
		[CHANGE_MOVED] = "Moved" };
	bool any = false;
	for (size_t i = 0; i < c->claims.n && *left; i++) {
		if (c->claims.v[i].change != change)
			continue;
		if (!any)
			strbuf_putf(b, "<h3>%s</h3>\n<ul class=claims>\n", heads[change]);
		any = true;
		put_claim(b, &c->claims.v[i]);
		--*left;
	}
	strbuf_puts(b, any ? "</ul>\n" : "");
}

static void put_figures(struct strbuf *b, const struct changes *c)
{
	if (c->figures.n)
		strbuf_puts(b, "<h3>Figures</h3>\n<ul class=claims>\n");
	for (size_t i = 0; i < c->figures.n && i < CLAIMS_EACH; i++) {
		const struct figure_change *f = &c->figures.v[i];
		strbuf_puts(b, "<li><del>");
		web_text(b, f->text_from);
		strbuf_puts(b, "</del> <ins>");
		web_text(b, f->text_to);
		strbuf_puts(b, "</ins> ");
		web_text(b, f->object ? f->object : "");
		strbuf_putc(b, '\n');
	}
	strbuf_puts(b, c->figures.n ? "</ul>\n" : "");
}

static void put_sources(struct strbuf *b, const struct changes *c)
{
	if (c->sources.n)
		strbuf_puts(b, "<h3>Sources</h3>\n<ul class=claims>\n");
	for (size_t i = 0; i < c->sources.n && i < CLAIMS_EACH; i++) {
		strbuf_putf(b, "<li><b>%s</b> ", source_change_names[c->sources.v[i].change]);
		web_text(b, c->sources.v[i].file);
		strbuf_putc(b, '\n');
	}
	strbuf_puts(b, c->sources.n ? "</ul>\n" : "");
}

static void put_edition(struct strbuf *b, const struct site_item *item, const struct changes *c)
{
	size_t left = CLAIMS_EACH;
	strbuf_putf(b, "<section>\n<h2 id=e%lu>", edition_number(item->id));
	web_day(b, item->id, true);
	strbuf_puts(b, "</h2>\n<p>");
	web_changes(b, &item->run);
	strbuf_putf(b, ": <a href=index.html#e%lu>edition %lu</a>", edition_number(item->id), edition_number(item->id));
	if (item->previous)
		strbuf_putf(b, " against <a href=index.html#e%lu>%lu</a>", edition_number(item->run.previous), edition_number(item->run.previous));
	strbuf_putc(b, '\n');
	for (enum change k = 0; k < CHANGE_COUNT; k++)
		put_claims(b, c, k, &left);
	put_figures(b, c);
	put_sources(b, c);
	if (!left && c->claims.n > CLAIMS_EACH) {
		strbuf_puts(b, "<p>");
		web_link(b, "", item->id, "changes.json");
		strbuf_putf(b, "%zu more</a>\n", c->claims.n - CLAIMS_EACH);
	}
	strbuf_puts(b, "</section>\n");
}

static bool read_changes(struct arena *a, const struct site_shelf *shelf, const struct site_item *item, struct changes *out)
{
	struct diag unsaid;
	struct str json;
	const char *path = edition_file(a, shelf->dir, item->id, "changes.json");
	diag_init(&unsaid);
	int rc = file_read(a, path, FILE_MAX, &json, &unsaid);
	if (rc == 0)
		rc = changes_from_json(a, path, json, out, &unsaid);
	diag_release(&unsaid);
	return rc == 0 && !changes_none(out);
}

void site_changes(struct site_shelf *shelf, struct strbuf *out)
{
	const char *title = shelf->title;
	web_head(out, title, "../", "Skip to the changes");
	strbuf_puts(out, "<header><nav aria-label=Archive><a href=../index.html>All briefs</a> <a href=index.html>All editions</a></nav>\n<h1>What changed: ");
	web_title(out, title);
	strbuf_puts(out, "</h1></header>\n<main id=m>\n");
	size_t start = out->n;
	for (size_t i = 0; i < shelf->items.n && out->n - start < PAGE_BYTES; i++) {
		struct site_item *item = &shelf->items.v[i];
		struct arena *scratch = arena_new();
		struct changes c;
		item->told = item->changes && read_changes(scratch, shelf, item, &c);
		if (item->told)
			put_edition(out, item, &c);
		arena_free(scratch);
	}
	strbuf_puts(out, out->n == start ? "<p>No edition tells of changes yet.\n" : "<p>Of other editions, the file changes.json beside brief.json tells it.\n");
	web_foot(out, "../");
}
