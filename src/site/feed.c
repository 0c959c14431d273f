/* feed.c: new editions and failed builds as an Atom feed (RFC 4287).
 *
 * Names are tag: URIs (RFC 4151) of the host that the archive is served from, or
 * of one that cannot exist; they hold the brief's name and the edition's, and so
 * never change. */
#include "site_int.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 50 };

struct entry {
	const struct site_shelf *shelf;
	const struct site_item *item;
	char updated[21];
};

/* RFC 3339 as run.json has it, else the start of the edition's day. */
static void stamp(const struct site_item *item, char out[21])
{
	static const char like[] = "dddd-dd-ddTdd:dd:ddZ";
	const char *z = item->readable ? item->run.finished : "";
	bool good = strlen(z) == 20;
	for (size_t i = 0; i < 20 && good; i++)
		good = like[i] == 'd' ? z[i] >= '0' && z[i] <= '9' : z[i] == like[i];
	const char *day = item->id + 7;
	if (good)
		memcpy(out, z, 21);
	else
		snprintf(out, 21, "%.4s-%.2s-%.2sT00:00:00Z", day, day + 4, day + 6);
}

/* Newest first; of one second by name and number, so that the order is always the same. */
static int newest_first(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int c = strcmp(b->updated, a->updated);
	if (!c)
		c = strcmp(a->shelf->name, b->shelf->name);
	return c ? c : strcmp(b->item->id, a->item->id);
}

static struct entry *entries_of(const struct site *s, const struct site_shelf *only, size_t *n)
{
	VEC(struct entry) all = { 0 };
	for (size_t i = 0; i < s->shelves.n; i++) {
		const struct site_shelf *shelf = &s->shelves.v[i];
		for (size_t k = 0; (!only || shelf == only) && k < shelf->items.n; k++) {
			struct entry *e = vec_push(s->arena, &all);
			*e = (struct entry){ .shelf = shelf, .item = &shelf->items.v[k] };
			stamp(e->item, e->updated);
		}
	}
	if (all.n)
		qsort(all.v, all.n, sizeof *all.v, newest_first);
	*n = all.n < ENTRIES ? all.n : ENTRIES;
	return all.v;
}

/* The host of http://host:port/…, which the reader of config.ini has looked at. */
static struct str host_of(const char *address)
{
	struct str host = address ? str_c(strstr(address, "://") + 3) : STR("diptych.invalid");
	size_t end = 0;
	while (end < host.n && !strchr("/:?#", host.p[end]))
		end++;
	return str_sub(host, 0, end);
}

static void put_tag(struct strbuf *b, const struct site *s, const char *shelf, const char *id, bool failed)
{
	strbuf_puts(b, "<id>tag:");
	web_slice(b, host_of(s->where->address));
	strbuf_puts(b, ",2026:diptych");
	if (shelf) {
		strbuf_putc(b, '/');
		web_path(b, shelf);
	}
	if (id)
		strbuf_putf(b, "/%s%s", failed ? "failed/" : "", id);
	strbuf_puts(b, "</id>\n");
}

/* The address of a file of a shelf: absolute where it is known where the archive
 * is, else as seen from the feed. */
static void put_href(struct strbuf *b, const struct site *s, bool within, const char *shelf, const char *file)
{
	web_text(b, s->where->address ? s->where->address : "");
	if (shelf && (s->where->address || !within)) {
		web_path(b, shelf);
		strbuf_putc(b, '/');
	}
	web_path(b, file);
}

static void put_link_to(struct strbuf *b, const struct site *s, bool within, const struct entry *e)
{
	char mark = e->item->failed ? 'f' : 'e';
	strbuf_puts(b, "<link rel=\"alternate\" type=\"text/html\" href=\"");
	put_href(b, s, within, e->shelf->name, "index.html");
	strbuf_putf(b, "#%c%lu\"/>\n", mark, edition_number(e->item->id));
	if (e->item->failed || !e->item->pdf_bytes)
		return;
	strbuf_puts(b, "<link rel=\"enclosure\" type=\"application/pdf\" href=\"");
	put_href(b, s, within, e->shelf->name, arena_printf(s->arena, "editions/%s/brief.pdf", e->item->id));
	strbuf_putf(b, "\" length=\"%zu\"/>\n", e->item->pdf_bytes);
}

static void put_summary(struct strbuf *b, const struct site_item *item)
{
	strbuf_puts(b, "<summary>");
	if (!item->readable) {
		strbuf_puts(b, "its record cannot be read");
	} else if (item->failed) {
		web_line(b, item->run.error ? item->run.error : "it does not say why");
	} else {
		web_summary(b, &item->run);
	}
	strbuf_puts(b, "</summary>\n");
}

static void put_entry(struct strbuf *b, const struct site *s, bool within, const struct entry *e)
{
	strbuf_puts(b, "<entry>\n<title>");
	web_text(b, e->shelf->title);
	strbuf_puts(b, e->item->failed ? ": the build failed, " : ", ");
	web_day(b, e->item->id, true);
	strbuf_puts(b, "</title>\n");
	put_tag(b, s, e->shelf->name, e->item->id, e->item->failed);
	strbuf_putf(b, "<updated>%s</updated>\n", e->updated);
	put_link_to(b, s, within, e);
	put_summary(b, e->item);
	strbuf_puts(b, "</entry>\n");
}

void site_feed(const struct site *s, const struct site_shelf *shelf, struct strbuf *out)
{
	size_t n;
	const struct entry *entries = entries_of(s, shelf, &n);
	const char *name = shelf ? shelf->name : NULL;
	strbuf_puts(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n<title>");
	web_text(out, shelf ? shelf->title : "Archive of briefs");
	strbuf_puts(out, "</title>\n");
	put_tag(out, s, name, NULL, false);
	/* No clock: an archive without editions has not been updated yet. */
	strbuf_putf(out, "<updated>%s</updated>\n<author><name>Diptych</name></author>\n<generator version=\"" VERSION "\">Diptych</generator>\n",
	    n ? entries[0].updated : "1970-01-01T00:00:00Z");
	if (s->where->address) {
		strbuf_puts(out, "<link rel=\"self\" type=\"application/atom+xml\" href=\"");
		put_href(out, s, false, name, "feed.xml");
		strbuf_puts(out, "\"/>\n");
	}
	strbuf_puts(out, "<link rel=\"alternate\" type=\"text/html\" href=\"");
	put_href(out, s, shelf != NULL, name, "index.html");
	strbuf_puts(out, "\"/>\n");
	for (size_t i = 0; i < n; i++)
		put_entry(out, s, shelf != NULL, &entries[i]);
	strbuf_puts(out, "</feed>\n");
}
