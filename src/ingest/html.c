/* html.c: whole saved pages, through libxml2's HTML reader. */
#include "ingest_int.h"

void html_read(struct page *p, struct str text)
{
	inline_read(p, text, 1);
	page_flush(p);
}
