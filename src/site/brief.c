/* brief.c: the page of a brief: its editions by month, newest first.
 *
 * Markup is short, without the quotation marks and end tags that HTML lets one
 * leave out: a year of editions is a page that a telephone loads at once. */
#include "site_int.h"

#include <string.h>

static void put_name(struct strbuf *b, const struct site_item *item)
{
	web_day(b, item->id, false);
	if (item->crowded && item->readable && strlen(item->run.started) == 20)
		strbuf_putf(b, ", %.5s", item->run.started + 11);
}

static void put_failure(struct strbuf *b, const struct site_item *item)
{
	strbuf_putf(b, "<li class=bad id=f%lu><strong>", edition_number(item->id));
	put_name(b, item);
	strbuf_puts(b, ": failed</strong><br>");
	web_line(b, item->readable && item->run.error ? item->run.error : "its record cannot be read");
	strbuf_putf(b, "<br><a href=failed/%s.json>record</a>\n", item->id);
}

static void put_contents(struct strbuf *b, const struct site_item *item)
{
	strbuf_putf(b, "no. %lu, ", edition_number(item->id));
	if (!item->readable) {
		strbuf_puts(b, "its record cannot be read");
		return;
	}
	web_count(b, item->run.counts.pages, "page", "pages");
	size_t at = b->n;
	strbuf_puts(b, "<br>");
	web_linked_changes(b, item);
	if (b->n == at + 4)
		strbuf_cut(b, at);
	if (item->left_out) {
		strbuf_puts(b, "<br>");
		web_count(b, item->left_out, "source left out", "sources left out");
	}
}

static void put_edition(struct strbuf *b, const struct site_item *item)
{
	strbuf_putf(b, "<li id=e%lu>", edition_number(item->id));
	web_link(b, "", item->id, "brief.pdf");
	if (item->picture)
		web_picture(b, "", item->id, true);
	put_name(b, item);
	strbuf_puts(b, " PDF</a>");
	put_contents(b, item);
	strbuf_puts(b, "<br>");
	if (item->json || !item->readable) {
		web_link(b, "", item->id, "brief.json");
		strbuf_puts(b, "JSON</a> ");
	}
	web_link(b, "", item->id, "run.json");
	strbuf_puts(b, "run</a>");
	if (item->previous)
		strbuf_putf(b, " <a href=#e%lu>previous</a>", edition_number(item->run.previous));
	strbuf_putc(b, '\n');
}

static bool same_month(const struct site_item *x, const struct site_item *y)
{
	return memcmp(x->id + 7, y->id + 7, 6) == 0;
}

/* A month may come twice if the clock went back: its name has the number of its first item. */
static void put_month_id(struct strbuf *b, const struct site_item *first)
{
	strbuf_putf(b, "m%lu", edition_number(first->id));
}

static void put_months(struct strbuf *b, const struct site_shelf *shelf)
{
	strbuf_puts(b, "<nav aria-label=Months><ul>\n");
	for (size_t i = 0; i < shelf->items.n; i++) {
		const struct site_item *item = &shelf->items.v[i];
		if (i && same_month(item, item - 1))
			continue;
		strbuf_puts(b, "<li><a href=#");
		put_month_id(b, item);
		strbuf_putc(b, '>');
		web_month(b, item->id);
		strbuf_puts(b, "</a>\n");
	}
	strbuf_puts(b, "</ul></nav>\n");
}

static void put_items(struct strbuf *b, const struct site_shelf *shelf)
{
	for (size_t i = 0; i < shelf->items.n; i++) {
		const struct site_item *item = &shelf->items.v[i];
		if (!i || !same_month(item, item - 1)) {
			strbuf_puts(b, i ? "</ul>\n<h2 id=" : "<h2 id=");
			put_month_id(b, item);
			strbuf_putc(b, '>');
			web_month(b, item->id);
			strbuf_puts(b, "</h2>\n<ul class=cards>\n");
		}
		if (item->failed)
			put_failure(b, item);
		else
			put_edition(b, item);
	}
	strbuf_puts(b, shelf->items.n ? "</ul>\n" : "<p>There is no edition yet.\n");
}

static void put_fact(struct strbuf *b, const char *name, unsigned long n)
{
	strbuf_putf(b, "<div><dt>%s<dd>%lu</div>\n", name, n);
}

static void put_latest(struct strbuf *b, const struct site_item *item)
{
	strbuf_puts(b, "<section class=latest aria-labelledby=latest>\n");
	if (item->picture)
		web_picture(b, "", item->id, false);
	strbuf_puts(b, "<div><h2 id=latest>Latest edition: ");
	web_day(b, item->id, true);
	strbuf_puts(b, "</h2>\n<p class=open>");
	web_link(b, "", item->id, "brief.pdf");
	strbuf_puts(b, "Open the PDF</a>");
	if (item->pdf_bytes)
		strbuf_putf(b, " (%zu kB)", (item->pdf_bytes + 999) / 1000);
	size_t at = b->n;
	strbuf_puts(b, "<p>Since the edition before: ");
	size_t words = b->n;
	web_linked_changes(b, item);
	if (b->n == words || !item->run.previous)
		strbuf_cut(b, at);
	if (item->readable) {
		const struct run_counts *n = &item->run.counts;
		strbuf_puts(b, "\n<dl>\n");
		put_fact(b, "Pages", n->pages);
		put_fact(b, "Sources", n->documents);
		put_fact(b, "Meetings", n->meetings);
		put_fact(b, "Outcomes", n->outcomes);
		put_fact(b, "Statements", n->statements);
		strbuf_puts(b, "</dl>\n");
	}
	strbuf_puts(b, "</div></section>\n");
}

void site_brief(const struct site_shelf *shelf, struct strbuf *out)
{
	web_head(out, shelf->title, "../", "Skip to the editions");
	strbuf_puts(out, "<header><nav aria-label=Archive><a href=../index.html>All briefs</a></nav>\n<h1>");
	web_title(out, shelf->title);
	strbuf_puts(out, "</h1></header>\n<main id=m>\n");
	web_banner(out, shelf, "");
	if (shelf->latest)
		put_latest(out, shelf->latest);
	if (shelf->items.n)
		put_months(out, shelf);
	put_items(out, shelf);
	web_foot(out, "../");
}
