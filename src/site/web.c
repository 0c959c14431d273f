/* web.c: text, addresses, days and counts into HTML and XML. */
#include "site_int.h"

#include <math.h>
#include <string.h>

#include "utf8.h"

/* May the code point stand in HTML and in XML? */
static bool is_allowed(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		return c == '\n' || c == '\t';
	return (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
}

void web_slice(struct strbuf *b, struct str s)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);
		switch (c) {
		case '&': strbuf_puts(b, "&amp;"); break;
		case '<': strbuf_puts(b, "&lt;"); break;
		case '>': strbuf_puts(b, "&gt;"); break;
		case '"': strbuf_puts(b, "&quot;"); break;
		default: utf8_put(b, is_allowed(c) ? c : 0xFFFD);
		}
	}
}

void web_text(struct strbuf *b, const char *z)
{
	web_slice(b, str_c(z));
}

enum { LINE_MAX_BYTES = 300 };

void web_line(struct strbuf *b, const char *z)
{
	struct str rest = str_c(z), line = str_cut(&rest, '\n');
	size_t n = line.n;
	if (n > LINE_MAX_BYTES)
		for (n = LINE_MAX_BYTES; n && (line.p[n] & 0xC0) == 0x80; n--)
			;
	web_slice(b, str_sub(line, 0, n));
	if (n < line.n)
		strbuf_puts(b, "…");
}

void web_path(struct strbuf *b, const char *path)
{
	for (; *path; path++) {
		char c = *path;
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c);
		if (plain)
			strbuf_putc(b, c);
		else
			strbuf_putf(b, "%%%02X", (unsigned)(unsigned char)c);
	}
}

/* A title may be written from right to left, or set marks that turn what follows. */
void web_title(struct strbuf *b, const char *title)
{
	strbuf_puts(b, "<bdi>");
	web_text(b, title);
	strbuf_puts(b, "</bdi>");
}

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

static const char *month_of(const char *id)
{
	int m = (id[11] - '0') * 10 + id[12] - '0';
	return m >= 1 && m <= 12 ? months[m - 1] : "?";
}

void web_day(struct strbuf *b, const char *id, bool year)
{
	strbuf_putf(b, "%d %s", (id[13] - '0') * 10 + id[14] - '0', month_of(id));
	if (year)
		strbuf_putf(b, " %.4s", id + 7);
}

void web_month(struct strbuf *b, const char *id)
{
	strbuf_putf(b, "%s %.4s", month_of(id), id + 7);
}

void web_count(struct strbuf *b, unsigned long n, const char *one, const char *many)
{
	strbuf_putf(b, "%lu %s", n, n == 1 ? one : many);
}

void web_changes(struct strbuf *b, const struct manifest *run)
{
	const struct run_changes *c = &run->changes;
	const struct {
		double n;
		const char *one, *many;
	} counts[] = {
		{ c->added, "new", "new" }, { c->changed, "changed", "changed" }, { c->withdrawn, "withdrawn", "withdrawn" },
		{ c->moved, "moved", "moved" }, { c->figures, "figure", "figures" },
		{ c->sources_added, "source added", "sources added" }, { c->sources_gone, "source gone", "sources gone" },
	};
	size_t start = b->n;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		if (!(counts[i].n > 0))
			continue;
		strbuf_puts(b, b->n > start ? ", " : "");
		web_count(b, (unsigned long)counts[i].n, counts[i].one, counts[i].many);
	}
	if (b->n == start)
		strbuf_puts(b, !run->previous ? "first edition" : !isnan(c->added) ? "no claim changed" : "");
}

/* --- what every page has -------------------------------------------------------- */

void web_head(struct strbuf *b, const char *title, const char *up, const char *skip)
{
	strbuf_puts(b, "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n"
		       "<meta name=viewport content=\"width=device-width,initial-scale=1\">\n"
		       "<meta http-equiv=Content-Security-Policy content=\"default-src 'none';style-src 'self';img-src 'self';"
		       "base-uri 'none';form-action 'none'\">\n<meta name=referrer content=no-referrer>\n<title>");
	web_text(b, title);
	strbuf_putf(b, "</title>\n<link rel=stylesheet href=%sstyle.css>\n<link rel=icon href=%sicon.svg>\n<link rel=alternate type=application/atom+xml title=\"", up, up);
	web_text(b, title);
	strbuf_putf(b, "\" href=feed.xml>\n<a class=skip href=#m>%s</a>\n", skip);
}

void web_foot(struct strbuf *b, const char *up)
{
	strbuf_puts(b, "</main>\n<footer><p><a href=feed.xml>Feed of new editions and failed builds</a>");
	if (*up)
		strbuf_putf(b, " · <a href=%sindex.html>All briefs</a>", up);
	strbuf_puts(b, "<p>All days and times are UTC.</footer>\n");
}

static void put_time(struct strbuf *b, const struct site_item *item)
{
	web_day(b, item->id, true);
	if (item->readable && strlen(item->run.started) == 20)
		strbuf_putf(b, ", %.5s", item->run.started + 11);
}

void web_banner(struct strbuf *b, const struct site_shelf *shelf, const char *at)
{
	const struct site_item *f = shelf->failure;
	if (!f)
		return;
	strbuf_puts(b, "<div class=bad><p><strong>The last build failed</strong> (");
	put_time(b, f);
	strbuf_puts(b, "): ");
	web_line(b, f->readable && f->run.error ? f->run.error : "its record cannot be read");
	strbuf_puts(b, "<p>");
	if (shelf->latest) {
		strbuf_puts(b, "The edition of ");
		web_day(b, shelf->latest->id, true);
		strbuf_puts(b, " stays the latest.");
	} else {
		strbuf_puts(b, "There is no edition yet.");
	}
	strbuf_puts(b, " <a href=");
	web_path(b, at);
	strbuf_putf(b, "failed/%s.json>Record of the failure</a></div>\n", f->id);
}

void web_summary(struct strbuf *b, const struct manifest *run)
{
	web_count(b, run->counts.pages, "page", "pages");
	strbuf_puts(b, " from ");
	web_count(b, run->counts.documents, "source", "sources");
	size_t at = b->n;
	strbuf_puts(b, "; ");
	size_t changes = b->n;
	web_changes(b, run);
	if (b->n == changes)
		strbuf_cut(b, at);
}

void web_linked_changes(struct strbuf *b, const struct site_item *item)
{
	if (item->told)
		strbuf_putf(b, "<a href=changes.html#e%lu>", edition_number(item->id));
	size_t at = b->n;
	web_changes(b, &item->run);
	if (item->told)
		strbuf_puts(b, b->n > at ? "</a>" : "changes</a>");
}

void web_link(struct strbuf *b, const char *at, const char *id, const char *file)
{
	strbuf_puts(b, "<a href=");
	web_path(b, at);
	strbuf_putf(b, "editions/%s/%s>", id, file);
}

void web_picture(struct strbuf *b, const char *at, const char *id, bool lazy)
{
	strbuf_puts(b, "<img src=");
	web_path(b, at);
	strbuf_putf(b, "editions/%s/page-1.svg alt=\"\"%s>", id, lazy ? " loading=lazy" : "");
}
