/* nav.c: how a reader gets about: links, the outline, page labels.
 *
 * A destination is written as page and place; libharu's own call refuses the
 * zoom 0 that leaves the reader's zoom alone. */
#include "writer_int.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "syntax_int.h"

/* Where a link in a brief may lead; a source's markup could name anything. */
static const char *const schemes[] = { "https://", "http://", "mailto:" };

static bool is_web(const char *uri)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncmp(uri, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static int by_name(const void *x, const void *y)
{
	const struct anchor *a = x, *b = y;
	int c = strcmp(a->name, b->name);
	if (!c)
		c = (a->page > b->page) - (a->page < b->page);
	return c ? c : (a->y_pt < b->y_pt) - (a->y_pt > b->y_pt);
}

void nav_open(struct writer *w)
{
	const struct layout *l = w->layout;
	for (unsigned page = 0; page < l->pages.n; page++)
		for (size_t i = 0; i < l->pages.v[page].ops.n; i++) {
			const struct op *op = &l->pages.v[page].ops.v[i];
			if (op->kind == OP_ANCHOR && op->target)
				*vec_push(w->arena, &w->nav.anchors) = (struct anchor){
					.name = op->target, .page = page, .y_pt = l->paper_h_pt - op->y,
				};
		}
	if (w->nav.anchors.n)
		qsort(w->nav.anchors.v, w->nav.anchors.n, sizeof *w->nav.anchors.v, by_name);
}

/* The first place of that name. */
static const struct anchor *find_anchor(const struct writer *w, const char *name)
{
	size_t low = 0, high = w->nav.anchors.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (strcmp(w->nav.anchors.v[mid].name, name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	const struct anchor *found = w->nav.anchors.v + low;
	return low < w->nav.anchors.n && strcmp(found->name, name) == 0 ? found : NULL;
}

static void leave_out(struct writer *w, const char *target, const char *why)
{
	if (w->nav.left_out && strcmp(w->nav.left_out, target) == 0)
		return; /* the next line of the same link */
	w->nav.left_out = target;
	diag_warn(w->d, NOWHERE, "link to '%s' left out: %s", target, why);
}

void nav_link(struct writer *w, unsigned page, const struct op *op)
{
	const char *target = op->target ? op->target : "";
	const struct anchor *to = target[0] == '#' ? find_anchor(w, target + 1) : NULL;
	if (!to && !is_web(target)) {
		leave_out(w, target, target[0] == '#' ? "nothing on the pages has that name" : "not a web address");
		return;
	}
	struct link *link = vec_push(w->arena, &w->nav.links);
	*link = (struct link){ .op = op, .page = page, .to = to, .dict = haru_raw(&w->haru) };
	link->struct_parent = tags_link(w, page, op->node, link->dict, op);
}

/* A URI is ASCII: the rest goes in per cent. */
static void put_uri(struct strbuf *b, const char *uri)
{
	strbuf_putc(b, '(');
	for (const unsigned char *p = (const unsigned char *)uri; *p; p++) {
		if (*p == '(' || *p == ')' || *p == '\\')
			strbuf_putc(b, '\\');
		if (*p <= ' ' || *p > '~')
			strbuf_putf(b, "%%%02X", *p);
		else
			strbuf_putc(b, (char)*p);
	}
	strbuf_putc(b, ')');
}

static void put_action(struct writer *w, const struct link *link)
{
	struct strbuf *b = &w->scratch;
	if (!link->to) {
		strbuf_puts(b, "/A<</S/URI/URI");
		put_uri(b, link->op->target);
		strbuf_puts(b, ">>");
		return;
	}
	strbuf_puts(b, "/Dest[");
	put_fixed(b, haru_id(w->pages[link->to->page]), 0);
	strbuf_puts(b, " 0 R/XYZ null ");
	put_fixed(b, lround(link->to->y_pt), 0);
	strbuf_puts(b, " null]");
}

static void put_link(struct writer *w, const struct link *link)
{
	const struct op *op = link->op;
	const double height = w->layout->paper_h_pt;
	const double rect[] = { op->x, height - op->y - op->h, op->x + op->w, height - op->y };
	struct strbuf *b = &w->scratch;
	strbuf_cut(b, 0);
	strbuf_puts(b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Contents");
	put_text(b, str_c(op->title && *op->title ? op->title : op->target + (op->target[0] == '#')));
	put_action(w, link);
	strbuf_puts(b, "/Rect[");
	for (int i = 0; i < 4; i++) {
		put_fixed(b, lround(rect[i]), 0);
		strbuf_putc(b, i < 3 ? ' ' : ']');
	}
	strbuf_puts(b, "/StructParent ");
	put_fixed(b, link->struct_parent, 0);
	haru_set_raw(link->dict, arena_strz(w->arena, strbuf_str(b)));
}

static void write_links(struct writer *w)
{
	HPDF_Array list = NULL;
	unsigned page = 0;
	for (size_t i = 0; i < w->nav.links.n; i++) {
		const struct link *link = &w->nav.links.v[i];
		put_link(w, link);
		if (!list || link->page != page)
			list = haru_array(w->pages[link->page], "Annots");
		page = link->page;
		HPDF_Array_Add(list, link->dict);
	}
}

enum { LEVELS = 8 };

static int write_outline(struct writer *w)
{
	const struct layout *l = w->layout;
	HPDF_Dict last[LEVELS + 1] = { NULL };
	for (size_t i = 0; i < l->outlines.n; i++) {
		const struct outline *o = &l->outlines.v[i];
		if (o->page >= l->pages.n)
			return diag_error(w->d, EX_SOFTWARE, NOWHERE, "outline entry '%s': there is no page %u", o->title, o->page + 1);
		unsigned level = o->level < 1 ? 1 : o->level > LEVELS ? LEVELS : o->level;
		while (level > 1 && !last[level - 1])
			level--;
		last[level] = haru_outline(&w->haru, last[level - 1], o->title, w->pages[o->page], l->paper_h_pt - o->y);
		memset(last + level + 1, 0, (LEVELS - level) * sizeof *last);
	}
	return 0;
}

/* The page's number where its label is one, else 0. */
static unsigned long number_of(const char *label)
{
	char *end = NULL;
	if (!label || label[0] < '1' || label[0] > '9')
		return 0;
	unsigned long n = strtoul(label, &end, 10);
	return *end ? 0 : n;
}

/* A range of labels starts where a page's number does not follow the last. */
static void write_labels(struct writer *w)
{
	HPDF_Array nums = haru_array(haru_sub(haru_catalog(&w->haru), "PageLabels"), "Nums");
	unsigned long last = 0;
	for (size_t i = 0; i < w->layout->pages.n; i++) {
		const char *label = w->layout->pages.v[i].label;
		unsigned long n = number_of(label);
		if (i && n && n == last + 1) {
			last = n;
			continue;
		}
		last = n;
		HPDF_Dict range = HPDF_Dict_New(nums->mmgr);
		HPDF_Array_AddNumber(nums, (HPDF_INT32)i);
		HPDF_Array_Add(nums, range);
		if (n) {
			HPDF_Dict_AddName(range, "S", "D");
			HPDF_Dict_AddNumber(range, "St", (HPDF_INT32)n);
		} else {
			haru_add_text(range, "P", label ? label : "");
		}
	}
}

int nav_close(struct writer *w)
{
	write_links(w);
	if (write_outline(w) < 0)
		return -1;
	write_labels(w);
	return 0;
}
