/* writer_int.h: one document while it is written.
 *
 *     check  is the layout one that can be drawn?
 *     draw   ops → content streams; asks codes for codes, tags for MCIDs,
 *            nav for annotations
 *     codes  which glyph has which code in which subset
 *     embed  subsets → font objects
 *     tags   nodes → structure tree
 *     nav    links, anchors, outline, page labels
 *     meta   Info, XMP, output intent
 *     save   libharu's objects → bytes */
#ifndef DIPTYCH_PDF_WRITER_INT_H
#define DIPTYCH_PDF_WRITER_INT_H

#include "font_int.h"
#include "haru_int.h"

/* CIDs 1 … 510 of a subset.  Codes below FF are one byte, FFxx are two.  An
 * ASCII character has its own code where one glyph stands for it alone: the
 * same word then packs well in every font, and the space is 20, the one code
 * that word spacing (Tw) acts on. */
enum { CID_SPACE = ' ', CID_ASCII_END = '~' + 1, CID_TWO_BYTES = 255, CID_END = 511 };

struct coded {
	uint32_t gid;
	int width;        /* thousandths of an em */
	bool used;
};

/* What codes stand for, beside ASCII. */
struct meanings {
	struct str text[CID_END];
	bool given[CID_END];
	unsigned next;        /* the CID to give next; CID_END: none */
	HPDF_Dict to_unicode; /* embed.c */
};

struct subset {
	unsigned font;    /* index in fonts.files */
	struct meanings *meanings;
	struct coded cids[CID_END];
};

struct code {
	unsigned subset, cid;
	int width;
};

struct ascii_code {
	uint32_t gid;
	struct code code;
	bool used;
};

struct codes {
	VEC(struct subset *) subsets;
	struct meanings *meanings; /* the newest */
	struct ascii_code *ascii; /* what a font's character was last */
	struct code_entry *map; /* open addressing */
	size_t n, cap;
};

/* Something in an element: marked content, an annotation, or another element. */
struct kid {
	size_t seq;           /* when it was drawn */
	unsigned page;
	int mcid;             /* -1: an annotation */
	void *annotation;
};

struct element {
	void *dict;           /* raw; NULL: merged into its parent */
	const struct node *node;
	int self, parent;     /* what stands for it and for its parent; -1 above the root */
	size_t first;         /* seq of the first thing drawn in it */
	unsigned page;        /* of that thing */
	VEC(struct kid) kids;
	VEC(int) children;    /* elements, in the order of the nodes */
	bool numbered;        /* a Lbl that starts with a digit */
};

struct tags {
	VEC(struct element) elements; /* layout's nodes, then links that layout did not tag */
	HPDF_Dict root;
	struct { VEC(int) v; } *pages; /* elements by MCID */
	VEC(int) annotations;          /* elements by StructParent - pages.n */
	size_t seq;
};

struct anchor {
	const char *name;
	unsigned page;
	double y_pt;
};

struct link {
	const struct op *op;
	unsigned page;
	const struct anchor *to; /* NULL: op->target is a web address */
	void *dict;              /* raw */
	unsigned struct_parent;
};

struct nav {
	VEC(struct anchor) anchors; /* by name */
	VEC(struct link) links;
	const char *left_out;       /* target of the last link that leads nowhere */
};

struct writer {
	const struct layout *layout;
	struct fonts *fonts;
	struct diag *d;
	struct arena *arena;    /* of this document */
	struct haru haru;
	HPDF_Dict *pages;
	struct codes codes;
	struct tags tags;
	struct nav nav;
	struct libdeflate_compressor *deflate;
	struct strbuf content, scratch, objects, data, packed; /* for whoever needs one at the moment */
	struct strbuf *out;
};

/* The code of a glyph that stands for text; new ones are numbered as they come. */
struct code code_of(struct writer *w, unsigned font, uint32_t gid, struct str text);

int check_layout(const struct layout *l, struct diag *d);
int draw_page(struct writer *w, unsigned page);
int embed_fonts(struct writer *w);

void tags_open(struct writer *w);
/* A new MCID of the page for content of the node. */
int tags_mark(struct writer *w, unsigned page, int node);
void tags_text(struct writer *w, int element, struct str text);
const char *tags_type(const struct writer *w, int element);
/* The Link element of a link's node, made where layout gave another.  Returns
 * the annotation's StructParent. */
unsigned tags_link(struct writer *w, unsigned page, int element, void *annotation, const struct op *op);
int tags_close(struct writer *w);

void nav_open(struct writer *w); /* before the first nav_link */
void nav_link(struct writer *w, unsigned page, const struct op *op);
int nav_close(struct writer *w);

int meta_write(struct writer *w);
size_t icc_srgb(unsigned char *out, size_t max);
int save_open(struct writer *w); /* before save */
/* Deflate *bytes; they then lie in w->packed. */
int save_deflate(struct writer *w, struct str *bytes);
int save(struct writer *w);
void save_close(struct writer *w);

#endif
