/* flow.c: from elements to blocks.
 *
 * Only the role of an element matters here: whether it ends a block, what
 * kind of block its text is, whether it is for reading at all.  Which blocks
 * are the article is decided later, over the whole page (article.c). */
#include <string.h>

#include "ingest_int.h"

enum role { INLINE, BOX, LEAF, SKIP, BREAK, LINK, LIST };

/* BOX makes a node that blocks belong to, LEAF ends a block without one. */
static const struct role_row {
	const char *name;
	enum role role;
	enum para_kind kind;
	unsigned depth, hints;
} tags[] = {
	{ "", INLINE, PARA_TEXT, 0, 0 },
	{ "a", LINK, PARA_TEXT, 0, 0 },
	{ "address", LEAF, PARA_TEXT, 0, 0 },
	{ "article", BOX, PARA_TEXT, 0, 0 },
	{ "aside", BOX, PARA_TEXT, 0, HINT_MENU },
	{ "audio", SKIP, PARA_TEXT, 0, 0 },
	{ "blockquote", BOX, PARA_QUOTE, 1, 0 },
	{ "body", BOX, PARA_TEXT, 0, 0 },
	{ "br", BREAK, PARA_TEXT, 0, 0 },
	{ "button", SKIP, PARA_TEXT, 0, 0 },
	{ "canvas", SKIP, PARA_TEXT, 0, 0 },
	{ "caption", LEAF, PARA_TEXT, 0, HINT_CAPTION },
	{ "center", BOX, PARA_TEXT, 0, 0 },
	{ "dd", LEAF, PARA_ITEM, 1, 0 },
	{ "details", BOX, PARA_TEXT, 0, 0 },
	{ "dialog", BOX, PARA_TEXT, 0, HINT_MENU },
	{ "div", BOX, PARA_TEXT, 0, 0 },
	{ "dl", BOX, PARA_TEXT, 0, 0 },
	{ "dt", LEAF, PARA_ITEM, 1, 0 },
	{ "fieldset", BOX, PARA_TEXT, 0, HINT_MENU },
	{ "figcaption", LEAF, PARA_TEXT, 0, HINT_CAPTION },
	{ "figure", BOX, PARA_TEXT, 0, HINT_CAPTION },
	{ "footer", BOX, PARA_TEXT, 0, HINT_MENU },
	{ "form", BOX, PARA_TEXT, 0, 0 },
	{ "frameset", BOX, PARA_TEXT, 0, 0 },
	{ "h1", LEAF, PARA_HEADING, 1, HINT_TITLE | HINT_BULLET },
	{ "h2", LEAF, PARA_HEADING, 2, HINT_BULLET },
	{ "h3", LEAF, PARA_HEADING, 3, HINT_BULLET },
	{ "h4", LEAF, PARA_HEADING, 4, HINT_BULLET },
	{ "h5", LEAF, PARA_HEADING, 5, HINT_BULLET },
	{ "h6", LEAF, PARA_HEADING, 6, HINT_BULLET },
	{ "header", BOX, PARA_TEXT, 0, 0 },
	{ "hr", LEAF, PARA_TEXT, 0, 0 },
	{ "iframe", SKIP, PARA_TEXT, 0, 0 },
	{ "label", LEAF, PARA_TEXT, 0, HINT_MENU },
	{ "legend", LEAF, PARA_TEXT, 0, HINT_MENU },
	{ "li", BOX, PARA_ITEM, 0, HINT_BULLET },
	{ "main", BOX, PARA_TEXT, 0, 0 },
	{ "math", SKIP, PARA_TEXT, 0, 0 },
	{ "menu", BOX, PARA_TEXT, 0, HINT_MENU },
	{ "nav", BOX, PARA_TEXT, 0, HINT_MENU },
	{ "noscript", SKIP, PARA_TEXT, 0, 0 },
	{ "object", SKIP, PARA_TEXT, 0, 0 },
	{ "ol", LIST, PARA_TEXT, 1, 0 },
	{ "p", LEAF, PARA_TEXT, 0, 0 },
	{ "pre", LEAF, PARA_TEXT, 0, 0 },
	{ "script", SKIP, PARA_TEXT, 0, 0 },
	{ "section", BOX, PARA_TEXT, 0, 0 },
	{ "select", SKIP, PARA_TEXT, 0, 0 },
	{ "span", INLINE, PARA_TEXT, 0, 0 },
	{ "style", SKIP, PARA_TEXT, 0, 0 },
	{ "summary", LEAF, PARA_TEXT, 0, 0 },
	{ "svg", SKIP, PARA_TEXT, 0, 0 },
	{ "table", BOX, PARA_TEXT, 0, HINT_TABLE },
	{ "tbody", INLINE, PARA_TEXT, 0, 0 },
	{ "td", BOX, PARA_CELL, 0, 0 },
	{ "template", SKIP, PARA_TEXT, 0, 0 },
	{ "textarea", SKIP, PARA_TEXT, 0, 0 },
	{ "th", BOX, PARA_CELL, 0, 0 },
	{ "time", INLINE, PARA_TEXT, 0, HINT_TIME },
	{ "title", SKIP, PARA_TEXT, 0, 0 },
	{ "tr", LEAF, PARA_TEXT, 0, 0 },
	{ "ul", LIST, PARA_TEXT, 1, 0 },
	{ "video", SKIP, PARA_TEXT, 0, 0 },
};
enum { TAGS = sizeof tags / sizeof *tags, NEAR = 256 /* elements up that an end tag reaches */ };

static unsigned tag_find(struct str name)
{
	size_t low = 1, high = TAGS;
	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = str_cmp(name, str_c(tags[mid].name));
		if (c == 0)
			return (unsigned)mid;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return 0;
}

struct str attr_value(const struct attr *attrs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(attrs[i].name, str_c(name)))
			return attrs[i].value;
	return (struct str){ "", 0 };
}

static bool has_attr(const struct attr *attrs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(attrs[i].name, str_c(name)))
			return true;
	return false;
}

static const struct element *top(const struct page *p)
{
	static const struct element none = { .kind = PARA_TEXT };
	return p->stack.n ? &p->stack.v[p->stack.n - 1] : &none;
}

void flow_block(struct page *p)
{
	const struct element *e = top(p);
	page_open(p, e->kind, e->depth, e->hints);
	p->open.node = e->node;
}

static bool is_hidden(const struct attr *attrs, size_t n)
{
	struct str style = attr_value(attrs, n, "style");
	return has_attr(attrs, n, "hidden") || str_find(style, STR("display:none")) != STR_NONE || str_find(style, STR("display: none")) != STR_NONE ||
	       str_find(style, STR("visibility:hidden")) != STR_NONE;
}

/* What attributes say of an element's part in the page. */
static unsigned role_hints(const struct attr *attrs, size_t n)
{
	static const struct {
		const char *attr, *value;
		unsigned hint;
	} known[] = {
		{ "role", "navigation", HINT_MENU }, { "role", "menu", HINT_MENU }, { "role", "search", HINT_MENU },
		{ "role", "complementary", HINT_MENU }, { "role", "contentinfo", HINT_MENU }, { "role", "toolbar", HINT_MENU },
		{ "role", "dialog", HINT_MENU }, { "data-role", "toolbar", HINT_MENU }, { "rel", "author", HINT_BYLINE },
		{ "itemprop", "author", HINT_BYLINE }, { "itemprop", "datepublished", HINT_TIME }, { "itemprop", "description", 0 },
	};
	unsigned hints = is_hidden(attrs, n) ? HINT_HIDDEN : 0;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_ieq(attr_value(attrs, n, known[i].attr), str_c(known[i].value)))
			hints |= known[i].hint;
	return hints;
}

/* Generic names that pages give to the boxes of an article or of chrome. */
static int leaning(const struct page *p, const struct attr *attrs, size_t n)
{
	struct str names[2] = { attr_value(attrs, n, "class"), attr_value(attrs, n, "id") };
	int lean = 0;
	for (size_t k = 0; k < 2; k++) {
		char low[128];
		struct str s = { low, names[k].n < sizeof low ? names[k].n : sizeof low };
		for (size_t i = 0; i < s.n; i++)
			low[i] = names[k].p[i] >= 'A' && names[k].p[i] <= 'Z' ? (char)(names[k].p[i] + 32) : names[k].p[i];
		lean -= phrase_in(p->data, PHRASE_NAME_BAD, s) != NULL;
		lean += phrase_in(p->data, PHRASE_NAME_GOOD, s) != NULL;
	}
	return lean;
}

static void push(struct page *p, unsigned tag, const struct attr *attrs, size_t n)
{
	const struct element *up = top(p);
	const struct role_row *t = &tags[tag];
	struct element e = { .tag = tag, .node = up->node, .kind = up->kind, .depth = up->depth };
	e.hints = (up->hints & ~(unsigned)(HINT_TITLE | HINT_BYLINE)) | t->hints | role_hints(attrs, n);
	if (t->role != LINK && t->role != INLINE && t->kind != PARA_TEXT && !(t->kind == PARA_CELL && up->kind == PARA_ITEM))
		e.kind = t->kind;
	if (t->role == LIST || t->kind == PARA_QUOTE || t->kind == PARA_ITEM)
		e.depth = up->depth + t->depth;
	if (t->kind == PARA_HEADING)
		e.depth = t->depth;
	if (t->role == BOX || t->role == LIST) {
		e.node = (uint32_t)p->nodes.n;
		*vec_push(p->a, &p->nodes) = (struct node){ .parent = up->node, .tag = tag, .hints = e.hints, .leaning = leaning(p, attrs, n) };
	}
	*vec_push(p->a, &p->stack) = e;
	p->open_tags[tag]++;
}

static bool breaks_block(enum role r)
{
	return r == BOX || r == LEAF || r == LIST || r == SKIP;
}

/* Two <br> in a row stand for a paragraph's end. */
static void line_break(struct page *p, unsigned line)
{
	page_text(p, STR(" "), line);
	if (++p->breaks == 2)
		flow_block(p);
}

static void pop(struct page *p)
{
	unsigned tag = p->stack.v[--p->stack.n].tag;
	enum role role = tags[tag].role;
	p->open_tags[tag]--;
	p->skip -= role == SKIP;
	if (role == LINK)
		page_link(p, false);
	if (breaks_block(role) && role != SKIP)
		flow_block(p);
}

static void pop_to(struct page *p, size_t depth)
{
	while (p->stack.n > depth)
		pop(p);
}

/* The innermost open `tag`, looked for no further than an element of `stop`
 * and NEAR elements up; STR_NONE if there is none. */
static size_t innermost(const struct page *p, unsigned tag, const char *const *stop)
{
	size_t low = p->stack.n > NEAR ? p->stack.n - NEAR : 0;
	if (!p->open_tags[tag])
		return STR_NONE;
	for (size_t i = p->stack.n; i-- > low;) {
		if (p->stack.v[i].tag == tag)
			return i;
		for (size_t k = 0; stop[k]; k++)
			if (strcmp(tags[p->stack.v[i].tag].name, stop[k]) == 0)
				return STR_NONE;
	}
	return STR_NONE;
}

/* Elements whose end tag may be left out end where a like one starts. */
static void end_implied(struct page *p, struct str name, enum role role)
{
	static const char *const lists[] = { "ul", "ol", "menu", "dl", "table", "td", NULL };
	static const char *const tables[] = { "table", NULL };
	static const char *const boxes[] = { "td", "th", "table", "button", NULL };
	static const struct {
		const char *starts, *ends;
		const char *const *stop;
	} rules[] = {
		{ "li", "li", lists }, { "dt", "dd", lists }, { "dt", "dt", lists }, { "dd", "dt", lists }, { "dd", "dd", lists },
		{ "td", "td", tables }, { "td", "th", tables }, { "th", "th", tables }, { "th", "td", tables }, { "tr", "tr", tables },
	};
	size_t at;
	if ((role == BOX || role == LEAF || role == LIST) && (at = innermost(p, tag_find(STR("p")), boxes)) != STR_NONE)
		pop_to(p, at);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (str_is(name, rules[i].starts) && (at = innermost(p, tag_find(str_c(rules[i].ends)), rules[i].stop)) != STR_NONE)
			pop_to(p, at);
}

/* Is there room for one more?  Says so once where not. */
static bool deep(struct page *p, unsigned line)
{
	if (p->stack.n < PAGE_DEPTH)
		return false;
	p->too_deep++;
	if (!p->deep_warned)
		diag_warn(p->d, (struct place){ .file = p->file, .line = line }, "more than %d nested elements: those below are read as one", PAGE_DEPTH);
	p->deep_warned = true;
	return true;
}

void flow_start(struct page *p, struct str name, const struct attr *attrs, size_t n, unsigned line)
{
	unsigned tag = tag_find(name);
	enum role role = tags[tag].role;
	if (!p->open_tags)
		p->open_tags = arena_array(p->a, TAGS, unsigned);
	if (role == BREAK) {
		line_break(p, line);
		return;
	}
	if (!tag)
		return;
	end_implied(p, name, role);
	if (breaks_block(role) && role != SKIP)
		page_flush(p);
	if (deep(p, line))
		return;
	push(p, tag, attrs, n);
	p->skip += role == SKIP;
	if (role == LINK)
		page_link(p, true);
	if (breaks_block(role) && role != SKIP)
		flow_block(p);
	else
		p->open.hints |= (tags[tag].hints | role_hints(attrs, n)) & (HINT_TIME | HINT_BYLINE);
	if (str_is(name, "hr"))
		flow_end(p, name, line);
}

/* An inline element that ends while boxes inside it are open: they stay. */
static void end_inline(struct page *p, size_t at)
{
	if (at + 1 == p->stack.n) {
		pop(p);
		return;
	}
	struct element *e = &p->stack.v[at];
	p->open_tags[e->tag]--;
	if (tags[e->tag].role == LINK)
		page_link(p, false);
	e->tag = 0;
	p->open_tags[0]++;
}

void flow_end(struct page *p, struct str name, unsigned line)
{
	static const char *const none[] = { NULL }, *const cells[] = { "td", "th", NULL };
	unsigned tag = tag_find(name);
	(void)line;
	if (!tag || !p->open_tags)
		return;
	if (p->too_deep) {
		p->too_deep--;
		if (breaks_block(tags[tag].role))
			page_flush(p);
		return;
	}
	bool table = str_is(name, "table") || str_is(name, "tr") || str_is(name, "tbody") || str_is(name, "body");
	size_t at = innermost(p, tag, table ? none : cells);
	if (at == STR_NONE)
		return;
	if (tags[tag].role == LINK || tags[tag].role == INLINE)
		end_inline(p, at);
	else
		pop_to(p, at);
}

void flow_text(struct page *p, struct str s, unsigned line)
{
	if (p->skip)
		return;
	if (p->breaks && str_trim(s).n)
		p->breaks = 0;
	page_text(p, s, line);
}

void flow_marked_text(struct page *p, struct str s, unsigned line)
{
	if (p->skip)
		return;
	if (p->breaks && str_trim(s).n)
		p->breaks = 0;
	page_marked_text(p, s, line);
}
