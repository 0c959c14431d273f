/* tags.c: the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).
 *
 * Elements hold what was drawn in them in the order of drawing, and child
 * elements in the order of layout's nodes; the two are merged by when a child
 * was first drawn in, so that a link stands between the words around it.
 *
 * A paragraph that is all there is in a table's cell is merged into the cell:
 * it tells a reader nothing more, and tables are the bulk of the tree. */
#include "writer_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "syntax_int.h"

#define NEVER ((size_t)-1)
enum { LEAF = 200 }; /* entries of a node of a number or name tree */

static bool is_link(const struct node *n)
{
	return strcmp(n->type, "Link") == 0;
}

static bool is_cell(const struct node *n)
{
	return strcmp(n->type, "TH") == 0 || strcmp(n->type, "TD") == 0;
}

/* Is the node a paragraph without a word to say of itself, alone in a cell?  Or
 * the second part of a figure that needs none? */
static bool is_merged(const struct writer *w, const struct node *n, const unsigned *n_children)
{
	if (strcmp(n->type, "Figure") == 0)
		return n->box.x1 <= n->box.x0;
	return strcmp(n->type, "P") == 0 && n->parent >= 0 && n_children[n->parent] == 1 &&
	    is_cell(&w->layout->nodes.v[n->parent]) && !n->alt && !n->lang && !n->title && !n->id;
}

static void add_element(struct writer *w, const struct node *node, bool merged)
{
	int parent = node->parent < 0 ? -1 : w->tags.elements.v[node->parent].self;
	int self = merged ? parent : (int)w->tags.elements.n;
	*vec_push(w->arena, &w->tags.elements) = (struct element){
		.node = node, .first = NEVER, .self = self, .parent = parent,
	};
}

static int by_type(const void *x, const void *y)
{
	const struct element *const *a = x, *const *b = y;
	int c = strcmp((*a)->node->type, (*b)->node->type);
	return c ? c : ((*a)->self > (*b)->self) - ((*a)->self < (*b)->self);
}

/* Elements of one type get numbers in a row, and so stand together in the
 * file: like objects pack well. */
static void number_elements(struct writer *w)
{
	size_t n = 0;
	struct element **v = arena_array(w->arena, w->tags.elements.n, struct element *);
	for (size_t i = 0; i < w->tags.elements.n; i++)
		if (w->tags.elements.v[i].self == (int)i)
			v[n++] = &w->tags.elements.v[i];
	qsort(v, n, sizeof *v, by_type);
	for (size_t i = 0; i < n; i++)
		v[i]->dict = haru_raw(&w->haru);
}

void tags_open(struct writer *w)
{
	const struct layout *l = w->layout;
	w->tags.root = haru_dict(&w->haru);
	w->tags.pages = arena_calloc(w->arena, l->pages.n + 1, sizeof *w->tags.pages);
	unsigned *n_children = arena_array(w->arena, l->nodes.n, unsigned);
	for (size_t i = 1; i < l->nodes.n; i++)
		n_children[l->nodes.v[i].parent]++;
	for (size_t i = 0; i < l->nodes.n; i++)
		add_element(w, &l->nodes.v[i], is_merged(w, &l->nodes.v[i], n_children));
	number_elements(w);
}

const char *tags_type(const struct writer *w, int element)
{
	return w->tags.elements.v[w->tags.elements.v[element].self].node->type;
}

static struct kid *add_kid(struct writer *w, unsigned page, int element)
{
	struct element *e = &w->tags.elements.v[element];
	struct kid *kid = vec_push(w->arena, &e->kids);
	*kid = (struct kid){ .seq = w->tags.seq++, .page = page, .mcid = -1 };
	if (e->kids.n == 1)
		e->page = page;
	return kid;
}

int tags_mark(struct writer *w, unsigned page, int node)
{
	int element = w->tags.elements.v[node].self;
	int mcid = (int)w->tags.pages[page].v.n;
	*vec_push(w->arena, &w->tags.pages[page].v) = element;
	add_kid(w, page, element)->mcid = mcid;
	return mcid;
}

void tags_text(struct writer *w, int element, struct str text)
{
	if (element >= 0 && isdigit((unsigned char)text.p[0]) && strcmp(tags_type(w, element), "Lbl") == 0)
		w->tags.elements.v[element].numbered = true;
}

/* A Link element of our own below parent. */
static int make_link(struct writer *w, int parent, const struct op *op)
{
	struct node *node = arena_new_of(w->arena, struct node);
	*node = (struct node){ .type = "Link", .parent = parent, .alt = op->title, .page = -1 };
	add_element(w, node, false);
	w->tags.elements.v[w->tags.elements.n - 1].dict = haru_raw(&w->haru);
	return (int)w->tags.elements.n - 1;
}

unsigned tags_link(struct writer *w, unsigned page, int element, void *annotation, const struct op *op)
{
	element = element < 0 ? 0 : w->tags.elements.v[element].self;
	int link = element;
	while (link >= 0 && !is_link(w->tags.elements.v[link].node))
		link = w->tags.elements.v[link].parent;
	if (link < 0)
		link = make_link(w, element, op);
	add_kid(w, page, link)->annotation = annotation;
	*vec_push(w->arena, &w->tags.annotations) = link;
	return (unsigned)(w->layout->pages.n + w->tags.annotations.n - 1);
}

/* Tell parents of their children and of when they were first drawn in. */
static void tie(struct writer *w)
{
	for (size_t i = 0; i < w->tags.elements.n; i++) {
		struct element *e = &w->tags.elements.v[i];
		if (e->dict && e->parent >= 0)
			*vec_push(w->arena, &w->tags.elements.v[e->parent].children) = (int)i;
		if (e->kids.n)
			e->first = e->kids.v[0].seq;
	}
	for (size_t i = w->tags.elements.n; i-- > 1;) {
		const struct element *e = &w->tags.elements.v[i];
		struct element *parent = &w->tags.elements.v[e->parent];
		if (e->first < parent->first)
			parent->first = e->first;
	}
}

static void put_ref(struct strbuf *b, const void *object)
{
	put_fixed(b, (long)haru_id(object), 0);
	strbuf_puts(b, " 0 R");
}

static void put_kid(struct writer *w, const struct element *e, const struct kid *kid)
{
	struct strbuf *b = &w->scratch;
	if (kid->mcid < 0) {
		strbuf_puts(b, "<</Type/OBJR");
		if (kid->page != e->page) {
			strbuf_puts(b, "/Pg ");
			put_ref(b, w->pages[kid->page]);
		}
		strbuf_puts(b, "/Obj ");
		put_ref(b, kid->annotation);
		strbuf_puts(b, ">>");
	} else if (kid->page == e->page) {
		put_fixed(b, kid->mcid, 0);
	} else {
		strbuf_puts(b, "<</Type/MCR/Pg ");
		put_ref(b, w->pages[kid->page]);
		strbuf_putf(b, "/MCID %d>>", kid->mcid);
	}
}

static void put_kids(struct writer *w, const struct element *e)
{
	struct strbuf *b = &w->scratch;
	size_t k = 0, c = 0;
	if (e->kids.n + e->children.n == 0)
		return;
	bool one = e->kids.n + e->children.n == 1;
	strbuf_puts(b, one ? "/K " : "/K[");
	while (k < e->kids.n || c < e->children.n) {
		const struct element *child = c < e->children.n ? &w->tags.elements.v[e->children.v[c]] : NULL;
		/* a child that nothing was drawn in goes where it stands */
		bool child_next = child && (k == e->kids.n || child->first == NEVER || child->first < e->kids.v[k].seq);
		if (child_next)
			put_ref(b, child->dict), c++;
		else
			put_kid(w, e, &e->kids.v[k++]);
		strbuf_putc(b, ' ');
	}
	strbuf_cut(b, b->n - 1);
	if (!one)
		strbuf_putc(b, ']');
}

static void put_entry(struct strbuf *b, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	strbuf_puts(b, key);
	put_text(b, str_c(text));
}

static void put_table_attributes(struct strbuf *b, const struct node *n)
{
	bool head = strcmp(n->type, "TH") == 0, cell = head || strcmp(n->type, "TD") == 0;
	if (!cell || (!head && !n->headers.n && n->col_span < 2))
		return;
	strbuf_puts(b, "/A<</O/Table");
	if (head) {
		const char *scope = n->scope ? n->scope : "";
		bool row = tolower((unsigned char)scope[0]) == 'r', both = tolower((unsigned char)scope[0]) == 'b';
		strbuf_puts(b, both ? "/Scope/Both" : row ? "/Scope/Row" : "/Scope/Column");
	}
	if (n->col_span > 1)
		strbuf_putf(b, "/ColSpan %d", n->col_span);
	if (n->headers.n) {
		strbuf_puts(b, "/Headers[");
		for (size_t i = 0; i < n->headers.n; i++)
			put_text(b, str_c(n->headers.v[i]));
		strbuf_putc(b, ']');
	}
	strbuf_puts(b, ">>");
}

static void put_figure_attributes(const struct writer *w, struct strbuf *b, const struct node *n)
{
	if (strcmp(n->type, "Figure") != 0 && strcmp(n->type, "Formula") != 0)
		return;
	const double box[] = { n->box.x0, w->layout->paper_h_pt - n->box.y1, n->box.x1, w->layout->paper_h_pt - n->box.y0 };
	strbuf_puts(b, "/A<</O/Layout/Placement/Block/BBox[");
	for (int i = 0; i < 4; i++) {
		put_number(b, box[i], 2);
		strbuf_putc(b, i < 3 ? ' ' : ']');
	}
	strbuf_puts(b, ">>");
}

/* A list whose first label starts with a digit is a numbered one. */
static void put_list_attributes(const struct writer *w, struct strbuf *b, const struct element *list)
{
	if (strcmp(list->node->type, "L") != 0)
		return;
	const struct element *e = list;
	while (e->children.n && strcmp(e->node->type, "Lbl") != 0)
		e = &w->tags.elements.v[e->children.v[0]];
	bool labelled = strcmp(e->node->type, "Lbl") == 0;
	strbuf_puts(b, "/A<</O/List/ListNumbering/");
	strbuf_puts(b, !labelled ? "None>>" : e->numbered ? "Decimal>>" : "Disc>>");
}

/* Where a note has no name it gets one: PDF/UA asks for it. */
static const char *id_of(struct writer *w, size_t index)
{
	const struct node *n = w->tags.elements.v[index].node;
	bool nameless_note = !n->id && strcmp(n->type, "Note") == 0;
	return nameless_note ? arena_printf(w->arena, "note-%zu", index) : n->id;
}

static void put_element(struct writer *w, size_t index)
{
	struct strbuf *b = &w->scratch;
	const struct element *e = &w->tags.elements.v[index];
	const struct node *n = e->node;
	strbuf_cut(b, 0);
	strbuf_puts(b, "/S/");
	strbuf_puts(b, n->type);
	put_entry(b, "/Alt", n->alt);
	put_entry(b, "/Lang", n->lang);
	if (!is_link(n))
		put_entry(b, "/T", n->title); /* a link's is its annotation's /Contents */
	put_entry(b, "/ID", id_of(w, index));
	put_table_attributes(b, n);
	put_figure_attributes(w, b, n);
	put_list_attributes(w, b, e);
	/* what differs most comes last, for the sake of compression */
	if (e->kids.n) {
		strbuf_puts(b, "/Pg ");
		put_ref(b, w->pages[e->page]);
	}
	strbuf_puts(b, "/P ");
	put_ref(b, e->parent < 0 ? w->tags.root : w->tags.elements.v[e->parent].dict);
	put_kids(w, e);
	haru_set_raw(e->dict, arena_strz(w->arena, strbuf_str(b)));
}

/* Finish a leaf of a number or name tree that scratch holds. */
static void add_leaf(struct writer *w, struct strbuf *kids)
{
	void *leaf = haru_raw(&w->haru);
	strbuf_putc(&w->scratch, ']');
	haru_set_raw(leaf, arena_strz(w->arena, strbuf_str(&w->scratch)));
	put_ref(kids, leaf);
	strbuf_putc(kids, ' ');
}

static void *tree_root(struct writer *w, struct strbuf *kids)
{
	void *root = haru_raw(&w->haru);
	strbuf_putc(kids, ']');
	haru_set_raw(root, arena_strz(w->arena, strbuf_str(kids)));
	return root;
}

/* Keys 0 … pages - 1 lead to a page's elements by MCID, the rest to the
 * element of an annotation. */
static void put_parents(struct writer *w, size_t key)
{
	struct strbuf *b = &w->scratch;
	const struct element *elements = w->tags.elements.v;
	size_t pages = w->layout->pages.n;
	put_fixed(b, (long)key, 0);
	if (key >= pages) {
		strbuf_putc(b, ' ');
		put_ref(b, elements[w->tags.annotations.v[key - pages]].dict);
		strbuf_putc(b, ' ');
		return;
	}
	strbuf_putc(b, '[');
	for (size_t i = 0; i < w->tags.pages[key].v.n; i++) {
		put_ref(b, elements[w->tags.pages[key].v.v[i]].dict);
		strbuf_putc(b, ' ');
	}
	strbuf_putc(b, ']');
}

static void *parent_tree(struct writer *w, size_t keys)
{
	struct strbuf *kids = &w->data;
	strbuf_cut(kids, 0);
	strbuf_puts(kids, "/Kids[");
	for (size_t from = 0; from < keys; from += LEAF) {
		size_t to = from + LEAF < keys ? from + LEAF : keys;
		strbuf_cut(&w->scratch, 0);
		strbuf_putf(&w->scratch, "/Limits[%zu %zu]/Nums[", from, to - 1);
		for (size_t key = from; key < to; key++)
			put_parents(w, key);
		add_leaf(w, kids);
	}
	return tree_root(w, kids);
}

struct named {
	const char *id;
	void *dict;
};

static int by_id(const void *x, const void *y)
{
	return strcmp(((const struct named *)x)->id, ((const struct named *)y)->id);
}

static int check_names(struct writer *w, const struct named *v, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (strcmp(v[i - 1].id, v[i].id) == 0)
			return diag_error(w->d, EX_SOFTWARE, NOWHERE, "two elements have the id '%s'", v[i].id);
	for (size_t i = 0; i < w->tags.elements.n; i++) {
		const struct strs *headers = &w->tags.elements.v[i].node->headers;
		for (size_t k = 0; k < headers->n; k++) {
			struct named key = { headers->v[k], NULL };
			if (!n || !bsearch(&key, v, n, sizeof *v, by_id))
				return diag_error(w->d, EX_SOFTWARE, NOWHERE, "no element has the id '%s' of a cell's header", key.id);
		}
	}
	return 0;
}

static void *id_tree(struct writer *w, const struct named *v, size_t n)
{
	struct strbuf *kids = &w->data;
	strbuf_cut(kids, 0);
	strbuf_puts(kids, "/Kids[");
	for (size_t from = 0; from < n; from += LEAF) {
		size_t to = from + LEAF < n ? from + LEAF : n;
		strbuf_cut(&w->scratch, 0);
		strbuf_puts(&w->scratch, "/Limits[");
		put_text(&w->scratch, str_c(v[from].id));
		put_text(&w->scratch, str_c(v[to - 1].id));
		strbuf_puts(&w->scratch, "]/Names[");
		for (size_t i = from; i < to; i++) {
			put_text(&w->scratch, str_c(v[i].id));
			put_ref(&w->scratch, v[i].dict);
			strbuf_putc(&w->scratch, ' ');
		}
		add_leaf(w, kids);
	}
	return tree_root(w, kids);
}

static int add_ids(struct writer *w)
{
	size_t n = 0;
	struct named *v = arena_array(w->arena, w->tags.elements.n, struct named);
	for (size_t i = 0; i < w->tags.elements.n; i++) {
		const char *id = id_of(w, i);
		if (id && *id)
			v[n++] = (struct named){ id, w->tags.elements.v[i].dict };
	}
	qsort(v, n, sizeof *v, by_id);
	if (check_names(w, v, n) < 0)
		return -1;
	if (n)
		HPDF_Dict_Add(w->tags.root, "IDTree", id_tree(w, v, n));
	return 0;
}

int tags_close(struct writer *w)
{
	tie(w);
	for (size_t i = 0; i < w->tags.elements.n; i++)
		if (w->tags.elements.v[i].dict)
			put_element(w, i);
	size_t keys = w->layout->pages.n + w->tags.annotations.n;
	HPDF_Dict root = w->tags.root, catalog = haru_catalog(&w->haru);
	HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
	HPDF_Dict_Add(root, "K", w->tags.elements.v[0].dict);
	HPDF_Dict_Add(root, "ParentTree", parent_tree(w, keys));
	HPDF_Dict_AddNumber(root, "ParentTreeNextKey", (HPDF_INT32)keys);
	HPDF_Dict_Add(catalog, "StructTreeRoot", root);
	HPDF_Dict_AddBoolean(haru_sub(catalog, "MarkInfo"), "Marked", HPDF_TRUE);
	for (size_t i = 0; i < w->layout->pages.n; i++) {
		HPDF_Dict_AddNumber(w->pages[i], "StructParents", (HPDF_INT32)i);
		HPDF_Dict_AddName(w->pages[i], "Tabs", "S");
	}
	return add_ids(w);
}
