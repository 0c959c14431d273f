/* layout_int.h: what the files of layout share.
 *
 *     block ──set──▶ strips ──paginate──▶ placed pieces ──render──▶ ops of a page
 *
 * A strip is one horizontal slice of the column of text: a paragraph, a band of
 * cells side by side, a table row, a row of panels, a piece of a figure.  All
 * of them are cells filled with broken paragraphs, so one rule splits them all
 * over pages: between lines, two or more on either part.
 *
 * Inside a strip x counts from the left margin and y from the strip's top. */
#ifndef DIPTYCH_LAYOUT_INT_H
#define DIPTYCH_LAYOUT_INT_H

#include "layout.h"

/* A stretch of one run on one line. */
struct piece {
	const struct run *run;
	struct str text;
	double x, w;          /* from the line's left end */
	double space;         /* added to each space in text */
	double tracking;      /* added to each character */
	int node;
	bool hyphen, space_after;
};

struct line {
	struct piece *v;
	size_t n;
	double w;
};

struct note;

/* A broken paragraph. */
struct par {
	const struct paragraph *p;
	const struct type_style *style;
	struct line *lines;
	size_t n;
	double x, y;          /* of the first line box, in its cell; x where the text starts */
	double leading;
	int node, lbl;        /* its element; the bullet's */
	const int *nodes;     /* of its runs */
	const struct run *label; /* a number that hangs before the text, or NULL */
	int label_node;
	bool head;            /* stays with what follows in its cell */
	bool whole;           /* is not parted over two pages */
	uint32_t colour;      /* where not the style's: on a coloured ground */
	bool recolour;
	struct note *notes;   /* in the order of their references */
	size_t n_notes;
};

struct cell_set {
	struct par *v;
	size_t n;
	double x, w, h;
	double dy;            /* shift that puts first baselines of a row on one line */
};

/* A note at the foot of the page. */
struct note {
	size_t line;          /* of its paragraph, that refers to it */
	struct cell_set set;
	double h;             /* with the space below */
};

/* A place in a cell: before line `line` of paragraph `par`. */
struct cursor {
	size_t par, line;
};

static inline struct cursor begin_of(const struct cursor *from, size_t i)
{
	return from ? from[i] : (struct cursor){ 0, 0 };
}

enum strip_kind { STRIP_TEXT, STRIP_TOPIC, STRIP_LABELS, STRIP_BAND, STRIP_TAIL, STRIP_ROW, STRIP_PANELS, STRIP_FIGURE, STRIP_RULE, STRIP_GAP, STRIP_PAGE,
	STRIP_CONTENTS, STRIP_FLOW };

/* Strips that belong together: a topic with its bands, or a table. */
struct group {
	const struct block *block;
	struct strip *repeat; /* set again on top of each further page, as an artifact; NULL until needed */
	bool sides, begun;
};

struct strip {
	enum strip_kind kind;
	struct cell_set *cells;
	size_t n;
	double before, after;      /* space, lost at the page's edges; the larger counts between two */
	double pad_top, pad_bottom;
	double h;                  /* with padding, without before and after */
	bool keep_next, may_split;
	double grid;               /* starts on a multiple of it, or 0 */
	bool grid_below;           /* its end with `after` does, not its begin */
	bool last;                 /* of its group */
	bool of_contents;          /* the table of contents, its head and the rule above that */
	struct group *group;
	const struct block *block;
	const struct table_row *row;   /* NULL: the head */
	const struct panel *panels;
	struct cell_set *again;        /* what is said above cells that go on: heads, or "continued" */
	double again_h;                /* with the space below */
	size_t side;                   /* of a tail */
	struct op *ops;            /* figures: drawn as they are */
	size_t n_ops;
	double *rows;              /* where the row of each op begins: rows may close up, to least_h */
	size_t *bars, n_bars;      /* which op begins each row; before the first is the head */
	double start_h;            /* what is worth to begin with, where it may go on */
	int more;                  /* the Figure of what goes on */
	double least_h;            /* of panels: what is worth to begin with */
	int node;                  /* the Figure */
	double tight;              /* columns: times this are the spaces in them */
	size_t first_entry;        /* contents: which entry the first cell begins with */
};

/* How many of its cells have a text of their own: columns share one. */
static inline size_t strip_texts(const struct strip *t)
{
	return t->kind == STRIP_FLOW ? 1 : t->n;
}

/* The text begins so far below the top of the strip, or of a part that goes on. */
static inline double strip_top(const struct strip *t, bool first)
{
	return t->pad_top + (first ? 0 : t->again_h);
}

/* A strip, or a part of it, on a page. */
struct placed {
	const struct strip *strip;
	const struct cursor *from, *to; /* one a cell; NULL: the whole */
	size_t op_from, op_to;     /* figures; both 0: the whole */
	double y, h;
	bool first, last;          /* holds the strip's begin, its end */
	bool artifact;
	bool below;                /* a tail, right below the columns from which it was taken */
};

/* A note, or a part of it, at the foot of a page. */
struct placed_note {
	const struct note *note;
	struct cursor from, to;
};

/* The foot of the page in work. */
struct foot {
	VEC(struct placed_note) now, later; /* later: on the next page */
	double h;                  /* of now, without the rule above */
};

struct breaker;

/* A line of the contents, and where its number goes. */
struct entry {
	const struct paragraph *p; /* what it lists */
	size_t page;               /* where that stands */
	size_t at_page, at_op;
	double right;
};

struct setter {
	struct arena *a;           /* of what the pages are made of: ops, nodes, texts */
	struct arena *tmp;         /* of what is gone with the setter: strips, lines, pieces */
	const struct model *m;
	const struct theme *t;
	const struct measure *ms;
	struct layout *out;
	struct diag *d;
	double width;              /* of the text column */
	struct { size_t *v, n; } columns; /* sides that have one: those that say something */
	int document, sect;        /* open elements */
	int h_level, o_level;      /* last heading's, last outline entry's level */
	int list;                  /* open list of items across the page, or -1 */
	unsigned tables, family;   /* so far; the family whose columns were measured last */
	const struct column_fit *kin; /* that family's */
	double ox, oy;             /* of the page in work: where the column of text starts */
	VEC(struct strip *) strips;
	VEC(struct str) running;   /* one a page: the topic or section that it begins with */
	VEC(struct entry) entries;
	size_t found;              /* entries whose page is known */
	bool contents;             /* they are printed */
	struct breaker *breaker;   /* scratch of linebreak.c */
	VEC(struct op) ops;        /* of the page in work */
};

/* linebreak.c: break p's runs to width [pt].  Ragged or justified as style says.
 * Lines live in s->a.  nodes: the element of each run. */
void linebreak(struct setter *s, const struct paragraph *p, const struct type_style *style, double width,
    const int *nodes, struct par *out);
/* Widths with no break at all and with every break taken, for table columns. */
void linebreak_extent(struct setter *s, const struct paragraph *p, const struct type_style *style, double *natural,
    double *narrowest);

/* runs.c: how a run looks in a style. */
struct look {
	enum face face;
	unsigned features;
	double size, raise, pad, tracking; /* pad: on either side of a badge */
	uint32_t colour;
};
struct look look_of(const struct theme *t, const struct type_style *style, const struct run *r);
struct str run_text(struct arena *a, const struct type_style *style, const struct run *r);
bool style_is_head(enum style st);

/* tags.c: the structure tree. */
int node_new(struct setter *s, const char *type, int parent);
struct node *node_at(struct setter *s, int i);
/* Elements of a paragraph and of its linked runs; *list is the open list or -1. */
struct par_nodes {
	int node, lbl;
	int *runs;
};
struct par_nodes node_paragraph(struct setter *s, const struct paragraph *p, int parent, const char *type, int *list);

/* paragraph.c: paragraphs into cells. */
struct cell_opt {
	int parent;            /* element, or -1: an artifact */
	const char *type;      /* element of a paragraph, or NULL: by style */
	int *list;             /* the open list, where it goes on from cell to cell; or NULL */
	double quantum;        /* gaps are rounded to a multiple of it, or 0 */
	bool right;            /* set flush right */
	bool recolour;
	uint32_t colour;
};
void cell_fill(struct setter *s, const struct paragraph *v, size_t n, double x, double w, const struct cell_opt *opt,
    struct cell_set *out);
/* The same for paragraphs that are set already, at another measure: their elements stay. */
void cell_refill(struct setter *s, const struct par *v, size_t n, double x, double w, double quantum, struct cell_set *out);
/* Put its paragraphs one below the other, the spaces between them times tight. */
void cell_stack(struct cell_set *c, double quantum, double tight);
double par_first_baseline(const struct par *p);
void strip_rule(struct setter *s, const struct block *b);
void strip_text(struct setter *s, const struct block *b);
/* strip_make only makes one; strip_new puts it in line. */
struct strip *strip_make(struct setter *s, enum strip_kind kind, const struct block *b);
struct strip *strip_new(struct setter *s, enum strip_kind kind, const struct block *b);
struct paragraph *paragraph_of(struct setter *s, enum style style, struct str text, unsigned attr);
/* A head as it is said again: without links, "continued" behind it. */
const struct paragraph *continued_head(struct setter *s, const struct paragraph *head);
/* Heads of t's cells for what goes on on the next page, unless they would eat it. */
void heads_again(struct setter *s, struct strip *t);
double cells_height(const struct cell_set *cells, size_t n);

/* split.c */
/* Take what fits from `from` into room [pt]; *used is its height.  Widows and
 * orphans are kept unless `force`.  True if everything went in. */
bool cell_fit(const struct cell_set *c, struct cursor from, double room, bool force, struct cursor *to, double *used);
/* What is left of the cell from `at` on. */
double cell_rest(const struct cell_set *c, struct cursor at);
/* Cells that are cut side by side go on side by side: where the longest is cut,
 * the others stop at the begin of a paragraph, about as far on as it is.
 * used: their heights.  from: NULL, or where each begins. */
void cut_evenly(const struct cell_set *cells, size_t n, const struct cursor *from, struct cursor *to, double *used);
/* The least room in which the cell can start. */
double cell_start_height(const struct cell_set *c);
/* Where that start ends. */
struct cursor cell_start_end(const struct cell_set *c);
bool cell_done(const struct cell_set *c, struct cursor at);
double cell_top(const struct cell_set *c, struct cursor at); /* of what stands at the cursor */

/* Rows of a figure that is cut, on either page. */
#define FIGURE_PART 4

/* Space between a panel's edge and its text. */
#define PANEL_PAD_X 9.0
#define PANEL_EDGE 2.0
/* Above and below a tail's text, within the space between strips: the text
 * keeps to the grid. */
#define TAIL_PAD_Y 3.0

/* tails.c: what one side of t has more to say than the others beside it stands
 * below over the whole width; NULL where it stays in its column.  sides: of
 * t's cells; named: each begins with its side's name. */
struct strip *tail_take(struct setter *s, struct strip *t, const size_t *sides, bool named);

/* flow.c: how many of n blocks flow on in the theme's columns as one strip; 0: the first does not. */
size_t flow_length(const struct setter *s, const struct block *v, size_t n);
void set_flow(struct setter *s, const struct block *v, size_t n);
/* How wide p is set that stays in one column. */
double flow_measure(const struct setter *s, const struct paragraph *p);
/* The spaces between its paragraphs anew, times this. */
void flow_tighten(struct setter *s, struct strip *t, double tight);
/* Fill t's columns from `at` on, one after the other, each down to room [pt]:
 * what goes into each; *h: the highest.  True if all went in. */
bool flow_fill(const struct strip *t, struct cursor at, double room, bool force, struct cursor *from, struct cursor *to, double *h);
/* What went in, into columns as low as it fits. */
void flow_balance(const struct strip *t, bool force, struct cursor *from, struct cursor *to, double *h);

/* One file a kind of block. */
void columns_find(struct setter *s);
void set_sides(struct setter *s, const struct block *b);
/* Artifacts: the topic's head with "continued"; the sides' names over the columns. */
struct strip *sides_continued(struct setter *s, struct group *g);
struct strip *sides_labels(struct setter *s);
enum ink side_ink(size_t side);
void set_table(struct setter *s, const struct block *b);
/* widths.c: one for each column of b. */
struct column_fit {
	double x, w;              /* of the text, without padding */
	double natural, narrowest, head; /* head: of its head on one line */
	double left, right;       /* padding */
	const char *id;           /* of its head */
};
void columns_fit(struct setter *s, const struct block *b, struct column_fit *cols);
void set_panels(struct setter *s, const struct block *b);
void set_figure(struct setter *s, const struct block *b);

/* contents.c */
/* By the amount of text: LIKELY is to be tried first.  A brief of fewer than least_pages goes without. */
enum contents { CONTENTS_NONE, CONTENTS_MAYBE, CONTENTS_LIKELY, CONTENTS_YES };
enum contents contents_wanted(const struct model *m, const struct theme *t, unsigned *least_pages);
void set_contents(struct setter *s, const struct block *b);
void draw_contents(struct setter *s, const struct placed *p);
/* p stands on the page in work. */
void contents_note_page(struct setter *s, const struct paragraph *p);
/* Put the numbers in: all pages are made. */
void contents_number(struct setter *s);

/* notes.c */
void notes_set(struct setter *s, struct par *p);
/* Their lines anew, where p is broken anew. */
void notes_find(struct par *p);
/* Heights of the notes that lines refer to: of a part of a cell; of what the
 * strip must set where it begins. */
double notes_between(const struct cell_set *c, struct cursor from, struct cursor to);
double notes_of_start(const struct strip *t);
/* What the foot takes with `more` of notes added. */
double notes_room(const struct foot *f, double more);
/* Take p's notes to the foot, which may grow to room [pt]. */
void notes_take(struct setter *s, struct foot *f, const struct placed *p, double room);
void notes_next_page(struct setter *s, struct foot *f, double height);
void notes_draw(struct setter *s, const struct foot *f, double height);

/* counts.c: fill the counts of struct layout and of its page in work, whose text
 * is height high above its notes.  ends: the page does not go on (the last, or
 * before a break that the model wants). */
void count_page(struct setter *s, const struct placed *v, size_t n, bool ends, double height, struct page *out);
void count_lines(struct setter *s);

/* render.c: pieces into ops of a page. */
struct page *render_page(struct setter *s, const struct placed *v, size_t n, const struct foot *f, double height);
void render_feet(struct setter *s);
/* Is cell i of a row one of its labels: its first, or short as a badge or a number is? */
bool row_label(const struct strip *t, size_t i);
/* Lines [from, to) of p, whose first line box begins at y. */
void draw_par(struct setter *s, const struct cell_set *c, const struct par *p, size_t from, size_t to, double y,
    bool artifact);
struct op *op_new(struct setter *s, enum op_kind kind, int node);
struct op *op_rect(struct setter *s, double x, double y, double w, double h, uint32_t colour);
struct op *op_line(struct setter *s, double x, double y, double dx, double dy, double pt, uint32_t colour);
struct op *op_string(struct setter *s, int node, enum style style, double x, double y, struct str text);
double string_width(struct setter *s, enum style style, struct str text);

/* badge.c */
void badge_draw(struct setter *s, const struct piece *pc, const struct look *l, double x, double base);
/* Its word is set in ink, on paper or nearly so. */
bool badge_is_light(const struct run *r);
/* Between two colours, from 0 to 1. */
uint32_t blend(uint32_t from, uint32_t to, double share);

/* decorate.c: rules, grounds and edges, all of them artifacts. */
void decorate(struct setter *s, const struct placed *p);
/* On a bar or an edge in the side's colour: the first is solid, the second
 * striped across, the third striped along, the fourth hollow. */
void side_pattern(struct setter *s, size_t side, double x, double y, double w, double h);

/* paginate.c */
int paginate(struct setter *s);

#endif
