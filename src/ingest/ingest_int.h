/* ingest_int.h: what the files of ingest share.
 *
 *     plain.c  markdown.c  html.c  ──▶  struct page: a list of blocks (page.c)
 *                                        │ article.c   whole pages: which part is the article
 *                                        │ chrome.c    every format: zones, and what is dropped and why
 *                                        │ meta.c      title, publisher, date
 *                                        ▼
 *                                  struct source (source.c)
 *
 * A block is a paragraph, heading, list item, quote or table cell with its
 * white space folded and a mark for every line of the file that gave words. */
#ifndef DIPTYCH_INGEST_INT_H
#define DIPTYCH_INGEST_INT_H

#include "source.h"

enum {
	PAGE_BLOCKS = 200000,  /* more blocks than any report has: the rest is left out with a warning */
	PAGE_DEPTH = 2000,     /* nested elements that are told apart */
	PAGE_ATTRS = 64,       /* attributes of an element that are looked at */
	SHORT_BLOCK = 400      /* bytes; only shorter ones are matched against phrases */
};

enum hint {
	HINT_CAPTION = 1,  /* image text, figcaption */
	HINT_BYLINE = 2,   /* rel=author, itemprop=author … */
	HINT_TIME = 4,     /* holds a <time> */
	HINT_MENU = 8,     /* inside nav, footer, aside, form, button … */
	HINT_TITLE = 16,   /* h1 */
	HINT_HIDDEN = 32,  /* hidden from the reader */
	HINT_TABLE = 64,
	HINT_BULLET = 128  /* the source itself marks it as an item or heading */
};

struct block {
	struct str text;
	size_t mark, n_marks; /* page.marks[mark …], `at` counted from the block's start */
	enum para_kind kind;
	unsigned depth;
	enum zone_kind zone;
	unsigned line, end_line;
	unsigned hints;
	uint32_t link_n; /* bytes that stand inside links */
	uint32_t node;   /* page.nodes: the element that holds it (HTML) */
	const char *why; /* why it is chrome; NULL: it is kept */
};

/* An element that can hold paragraphs. */
struct node {
	uint32_t parent;
	unsigned tag;    /* flow.c's own number */
	unsigned hints;
	double score;    /* article.c */
	uint32_t text_n, link_n;
	bool chrome;     /* it, or a box around it, looks like page furniture */
	bool inside;     /* part of the article */
	bool titled;     /* holds an <h1> */
	int leaning;     /* names of class and id: > 0 article, < 0 chrome */
};

/* How sure a fact about the page is: a higher rank replaces a lower. */
enum meta_rank { RANK_NONE, RANK_GUESS, RANK_TEXT, RANK_MARKUP, RANK_META, RANK_DATA, RANK_FRONT };
enum meta_field { META_TITLE, META_PUBLISHER, META_DATE, META_BYLINE, META_URL, META_LANG, META_FIELDS };

struct attr {
	struct str name, value;
};
/* The rest of a text has whole tags; a quote in it that never ends; no '>'. */
enum tag_trust { TAGS_WHOLE, TAGS_UNQUOTED, TAGS_OVER };
struct tag {
	struct str name; /* lower case, at most 16 bytes of it */
	char lower[16];
	bool closes;     /* </name> */
	size_t n;
	struct attr attrs[PAGE_ATTRS];
};
struct element {
	unsigned tag;
	enum para_kind kind; /* of text directly inside */
	unsigned depth, hints;
	uint32_t node;
};

struct page {
	struct arena *a;
	struct diag *d;
	const struct ingest_data *data;
	const char *file;
	bool front;  /* it opens with front matter */
	bool full;   /* PAGE_BLOCKS reached */
	VEC(struct block) blocks;
	VEC(struct line_mark) marks;
	VEC(struct node) nodes;
	const char *meta[META_FIELDS];
	enum meta_rank rank[META_FIELDS];
	/* The block that is being filled. */
	struct strbuf cur;
	struct block open;
	bool pending_space;
	unsigned link_depth;
	size_t link_end; /* length of cur when the last link ended */
	unsigned mark_line;
	/* flow.c: the open elements. */
	VEC(struct element) stack;
	unsigned *open_tags; /* how many of each tag are open */
	size_t too_deep;     /* elements open below PAGE_DEPTH */
	unsigned skip;       /* open elements whose content is not text */
	unsigned breaks;     /* <br> since the last text */
	bool deep_warned;
	enum tag_trust trust;
};


/* tags.c: the tag at s.p[at] == '<'; its length, or 0 where none is.
 * trust starts at 0 and remembers what was found out about the rest of s. */
size_t tag_read(struct str s, size_t at, enum tag_trust *trust, struct tag *out);
size_t comment_read(struct str s, size_t at); /* comment or declaration; its length or 0 */
bool tag_is_raw(struct str name);             /* its inside is not markup: script, style … */
size_t raw_end(struct str s, size_t from, struct str name); /* where its end tag starts, or s.n */

/* flow.c: what elements mean for blocks, for whole pages and for tags amid
 * Markdown alike.  Names are lower case. */
void flow_start(struct page *p, struct str name, const struct attr *attrs, size_t n, unsigned line);
void flow_end(struct page *p, struct str name, unsigned line);
void flow_text(struct page *p, struct str s, unsigned line);
/* The same with character references. */
void flow_marked_text(struct page *p, struct str s, unsigned line);
/* Reopen a block of the kind that the innermost element wants. */
void flow_block(struct page *p);
struct str attr_value(const struct attr *attrs, size_t n, const char *name);

/* page.c */
void page_init(struct page *p, struct arena *a, const char *file, const struct ingest_data *data, struct diag *d);
void page_release(struct page *p);
/* End the block being filled, if any, and start one of this kind. */
void page_open(struct page *p, enum para_kind kind, unsigned depth, unsigned hints);
void page_flush(struct page *p);
/* Append text whose first byte stands on `line`; line feeds count lines. */
void page_text(struct page *p, struct str s, unsigned line);
/* The same, character references (&amp; &#8212;) replaced. */
void page_marked_text(struct page *p, struct str s, unsigned line);
/* A link begins or ends; two that touch are kept apart by a space. */
void page_link(struct page *p, bool begins);
/* The place of a tag: a space where two sentences would run together. */
void page_seam(struct page *p, struct str next);
/* Set a fact unless a surer one is known. */
void page_meta(struct page *p, enum meta_field f, enum meta_rank rank, struct str value);

/* entity.c: decode the character reference at s.p[at] == '&' into out; its
 * length in s, or 0 where there is none. */
size_t entity_decode(struct str s, size_t at, char out[8], size_t *out_n);
/* s with its references decoded and white space folded. */
struct str entity_text(struct arena *a, struct str s);

/* decode.c: bytes of any known encoding to UTF-8 without byte order mark, CR or NUL. */
int decode_bytes(struct arena *a, const char *file, struct str bytes, struct str *out, struct diag *d);

/* The readers. */
void plain_read(struct page *p, struct str text);
void markdown_read(struct page *p, struct str text);
void html_read(struct page *p, struct str text);
/* inline.c: the inside of a Markdown block; `raw` keeps its line feeds. */
void inline_read(struct page *p, struct str raw, unsigned line);
/* frontmatter.c: facts from a leading "---" block; bytes that it takes. */
size_t frontmatter_read(struct page *p, struct str text);

/* data.c */
enum phrase_kind {
	PHRASE_LINE,    /* the whole block */
	PHRASE_START,   /* how it starts */
	PHRASE_HAS,     /* anywhere in it */
	PHRASE_END,
	PHRASE_SECTION, /* the whole block opens a list that goes on until prose */
	PHRASE_TAIL,    /* the whole block: the article is over */
	PHRASE_MONTH, PHRASE_WEEKDAY, PHRASE_BYLINE, PHRASE_LABEL, PHRASE_JOINER, PHRASE_CREDIT, PHRASE_COPYRIGHT,
	PHRASE_RIGHTS, PHRASE_SOURCE, PHRASE_NAME_GOOD, PHRASE_NAME_BAD, PHRASE_COMPANY,
	PHRASE_OFFICE,  /* how the name of a government's office begins */
	PHRASE_ORGAN,   /* what behind a country's name makes a state's voice */
	PHRASE_HOST,    /* part of a host's name that governments have */
	PHRASE_KINDS
};
struct phrase {
	struct str fold;
	const char *why; /* or a value: a month's number */
	int value;
};
enum { BUCKETS = 1024 };
struct phrase_list {
	struct phrase *v; /* by bucket of their first two bytes, see data.c */
	size_t n;
	uint32_t bucket[BUCKETS + 1];
};
struct party {
	struct str publisher;
	const char *party, *lang;
	struct str *hosts, *names; /* names folded */
	size_t n_hosts, n_names;
};
struct country_name {
	struct str fold;
	const char *side;
	bool code;  /* it is the country's code */
};
struct ingest_data {
	struct country_name *countries; /* ascending by fold */
	size_t n_countries;
	struct phrase_list phrases[PHRASE_KINDS];
	struct phrase_list names; /* of parties and their hosts; value: index into parties */
	struct party *parties;
	size_t n_parties;
};
const struct phrase *phrase_find(const struct ingest_data *data, enum phrase_kind k, struct str fold);  /* whole */
const struct phrase *phrase_start(const struct ingest_data *data, enum phrase_kind k, struct str fold);
const struct phrase *phrase_in(const struct ingest_data *data, enum phrase_kind k, struct str fold);
const struct party *party_of_host(const struct ingest_data *data, struct str url);
const struct party *party_of_name(const struct ingest_data *data, struct str fold); /* the whole is a name */
/* The first known publisher that text (not folded; SHORT_BLOCK of it) names. */
const struct party *party_in(const struct ingest_data *data, struct str text);

/* office.c */
enum { OFFICE_WORDS = 16 };
int countries_load(struct arena *a, const struct layers *data, struct ingest_data *out, struct diag *d);
/* The country whose government's office, or state agency, text names (and *name,
 * without a date behind it); NULL where it is anything else. */
const char *office_party(const struct page *p, struct str text, struct str *name);
const char *host_party(const struct page *p, struct str url);

/* dateline.c: the first full date in fold as "2025-11-03" in out, or false.
 * rest, unless NULL, gets the number of words that do not belong to a date line. */
bool dateline_find(const struct ingest_data *data, struct str fold, char out[11], size_t *rest);

/* htmlmeta.c: what <meta>, <title>, JSON-LD and their like say of the page.
 * `inside` is the text of a raw element. */
void html_meta(struct page *p, const struct tag *t, struct str inside);

/* article.c: whole web pages: blocks outside the article become chrome. */
void article_select(struct page *p);
/* chrome.c */
void chrome_mark(struct page *p);
bool block_is_prose(const struct block *b);
bool prose_ends(struct str s);
size_t prose_words(struct str s);
/* meta.c: facts that the blocks tell; publisher and party from the lists. */
void meta_from_blocks(struct page *p);
void meta_resolve(const struct page *p, const struct source_meta *given, struct source *out);

#endif
