/* site.h: the archive as static pages, for a browser and a feed reader.
 *
 *     ARCHIVE/index.html        all briefs: latest edition, state
 *     ARCHIVE/feed.xml          Atom (RFC 4287): the newest editions and failures
 *     ARCHIVE/style.css, icon.svg
 *     ARCHIVE/BRIEF/index.html  its editions, newest first, and builds that failed
 *     ARCHIVE/BRIEF/changes.html  what changed in the newest ones, in words
 *     ARCHIVE/BRIEF/feed.xml    the same as a feed
 *
 * Made from what is on disk alone: the same archive gives the same bytes, and a
 * file whose bytes are right is not touched.  No script; nothing is loaded from
 * elsewhere; all links are relative, so that the pages work from a folder and
 * below any address.  A reader meets the old page or the new one, never
 * half of one. */
#ifndef DIPTYCH_SITE_H
#define DIPTYCH_SITE_H

#include "edition.h"

struct site_report {
	size_t briefs, editions, failures;
	size_t written, same; /* files */
	VEC(const char *) unreadable; /* records: the pages say so, and go on */
};
/* Bring the pages up to what is there.  A brief whose page cannot be written
 * stops no other.  Errors: EX_NOINPUT without an archive, EX_CANTCREAT, EX_IOERR. */
int site_build(struct arena *a, const struct archive *where, struct site_report *out, struct diag *d);
/* Has something been published, removed or failed since site_build last ended well? */
bool site_due(struct arena *a, const struct archive *where);
/* Would a shelf of that name stand where a page stands? */
bool site_reserves(const char *name);

#endif
