/* article.c: which part of a whole web page is the article. */
#include "ingest_int.h"

void article_select(struct page *p)
{
	(void)p;
}
