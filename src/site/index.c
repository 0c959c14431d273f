/* index.c: the page of all briefs. */
#include "site_int.h"

#include <string.h>

static void put_state(struct strbuf *b, const struct site_item *latest)
{
	strbuf_puts(b, "<p>Latest edition: <strong>");
	web_day(b, latest->id, true);
	strbuf_putf(b, "</strong>, no. %lu", edition_number(latest->id));
	if (latest->readable) {
		strbuf_puts(b, "<p>");
		web_summary(b, &latest->run);
	}
	if (latest->left_out) {
		strbuf_puts(b, "<p class=warn>");
		web_count(b, latest->left_out, "source was", "sources were");
		strbuf_puts(b, " left out: it tells which");
	}
}

static void put_shelf(struct strbuf *b, const struct site_shelf *shelf, const char *at)
{
	const struct site_item *latest = shelf->latest;
	strbuf_puts(b, "<li>");
	if (latest && latest->picture)
		web_picture(b, at, latest->id, true);
	strbuf_puts(b, "<h2><a href=");
	web_path(b, at);
	strbuf_puts(b, "index.html>");
	web_title(b, shelf->title);
	strbuf_puts(b, "</a></h2>\n");
	web_banner(b, shelf, at);
	if (latest) {
		put_state(b, latest);
		strbuf_puts(b, "<p>");
		web_link(b, at, latest->id, "brief.pdf");
		strbuf_puts(b, "PDF of the latest edition</a>");
	}
	strbuf_puts(b, " <p class=quiet>");
	web_count(b, shelf->editions, "edition", "editions");
	strbuf_puts(b, " in the archive\n");
}

void site_index(const struct site *s, struct strbuf *out)
{
	web_head(out, "Archive of briefs", "", "Skip to the briefs");
	strbuf_puts(out, "<header><h1>Archive of briefs</h1></header>\n<main id=m>\n");
	if (!s->shelves.n)
		strbuf_puts(out, "<p>There is no edition yet.\n");
	else
		strbuf_puts(out, "<ul class=briefs>\n");
	for (size_t i = 0; i < s->shelves.n; i++)
		put_shelf(out, &s->shelves.v[i], arena_printf(s->arena, "%s/", s->shelves.v[i].name));
	strbuf_puts(out, s->shelves.n ? "</ul>\n" : "");
	web_foot(out, "");
}
