/* article.c: which part of a whole web page is the article.
 *
 * Every paragraph of prose gives its box a weight: its bytes outside links,
 * little where the names of its boxes or their elements tell of chrome.  The
 * article is found by going down from the page into the box that holds most
 * of the weight for as long as one box does; inside it, boxes of links and
 * boxes that are named as chrome are left out.
 *
 * After the observations of Kohlschütter, Fankhauser and Nejdl, "Boilerplate
 * Detection using Shallow Text Features" (WSDM 2010): length of paragraphs and
 * link density tell text from template better than any vocabulary. */
#include "ingest_int.h"

static const double share = 0.80;     /* of its parent's weight that a box must hold to be gone into */
static const double discount = 0.10;  /* of prose in boxes that look like chrome */
static const double whole = 0.60;     /* of the page's text: such a box is no chrome whatever its name */
static const double titled_part = 0.15; /* the same for a box that holds the page's <h1> */
enum { MIN_BYTES = 25, TEASER_PROSE = 2, HEAD_REACH = 30 /* blocks above the article where title and byline may stand */ };

static double link_density(const struct node *n)
{
	return n->text_n ? (double)n->link_n / n->text_n : 0;
}

/* Bytes of text and links of every box, its inner boxes included. */
static void add_up(struct page *p)
{
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct node *n = &p->nodes.v[p->blocks.v[i].node];
		n->text_n += (uint32_t)p->blocks.v[i].text.n;
		n->link_n += p->blocks.v[i].link_n;
	}
	for (size_t i = 0; i < p->blocks.n; i++)
		p->nodes.v[p->blocks.v[i].node].titled |= (p->blocks.v[i].hints & HINT_TITLE) != 0;
	for (size_t i = p->nodes.n; i-- > 1;) {
		struct node *n = &p->nodes.v[i], *up = &p->nodes.v[n->parent];
		up->titled |= n->titled;
		up->text_n += n->text_n;
		up->link_n += n->link_n;
	}
}

/* Boxes that look like chrome, from outside in. */
static void find_chrome(struct page *p)
{
	double all = p->nodes.v[0].text_n;
	for (size_t i = 1; i < p->nodes.n; i++) {
		struct node *n = &p->nodes.v[i];
		const struct node *up = &p->nodes.v[n->parent];
		bool big = n->text_n > (n->titled ? titled_part : whole) * all;
		n->chrome = up->chrome || (!big && (n->leaning < 0 || n->hints & (HINT_MENU | HINT_HIDDEN)));
		if (big)
			n->hints &= ~(unsigned)(HINT_MENU | HINT_HIDDEN);
	}
}

static void weigh(struct page *p)
{
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct block *b = &p->blocks.v[i];
		struct node *n = &p->nodes.v[b->node];
		if (!(n->hints & HINT_MENU))
			b->hints &= ~(unsigned)HINT_MENU;
		if (b->text.n >= MIN_BYTES && block_is_prose(b))
			n->score += (double)(b->text.n - b->link_n) * (n->chrome ? discount : 1);
	}
	for (size_t i = p->nodes.n; i-- > 1;)
		p->nodes.v[p->nodes.v[i].parent].score += p->nodes.v[i].score;
}

static bool is_link(const struct block *b)
{
	return b->link_n * 10 > b->text.n * 9;
}

/* A box with a linked heading and a sentence or two announces another article. */
static void find_teasers(struct page *p)
{
	uint32_t *prose = arena_array(p->a, p->nodes.n, uint32_t);
	for (size_t i = 0; i < p->blocks.n; i++)
		prose[p->blocks.v[i].node] += block_is_prose(&p->blocks.v[i]);
	for (size_t i = p->nodes.n; i-- > 1;)
		prose[p->nodes.v[i].parent] += prose[i];
	for (size_t i = 0; i < p->blocks.n; i++) {
		const struct block *b = &p->blocks.v[i];
		uint32_t n = b->node;
		if (b->kind != PARA_HEADING || !is_link(b) || b->hints & HINT_TITLE || prose[n] > TEASER_PROSE)
			continue;
		while (n && prose[p->nodes.v[n].parent] <= TEASER_PROSE)
			n = p->nodes.v[n].parent;
		p->nodes.v[n].chrome = n != 0 && prose[n];
	}
	for (size_t i = 1; i < p->nodes.n; i++)
		p->nodes.v[i].chrome |= p->nodes.v[p->nodes.v[i].parent].chrome;
}

/* The box that is gone down to. */
static uint32_t find_root(const struct page *p)
{
	uint32_t root = 0;
	/* A child's number is above its parent's: one pass down suffices. */
	for (uint32_t i = 1; i < p->nodes.n; i++)
		if (p->nodes.v[i].parent == root && p->nodes.v[i].score > share * p->nodes.v[root].score)
			root = i;
	return root;
}

/* node.inside: is it the root or in it? */
static void mark_inside(struct page *p, uint32_t root)
{
	for (uint32_t i = 0; i < p->nodes.n; i++)
		p->nodes.v[i].inside = i == root || (i && p->nodes.v[p->nodes.v[i].parent].inside);
}

static bool is_head(const struct block *b)
{
	return b->hints & (HINT_TITLE | HINT_BYLINE | HINT_TIME);
}

static const char *reason(const struct page *p, const struct block *b)
{
	const struct node *n = &p->nodes.v[b->node];
	if (b->hints & HINT_MENU)
		return "a menu, form or aside";
	if (n->chrome && !is_head(b))
		return "a box named as page furniture";
	if (b->link_n * 2 > b->text.n && (b->kind == PARA_ITEM || link_density(n) > 0.5) && !is_head(b))
		return "links";
	if (is_link(b) && b->kind != PARA_CELL && !is_head(b) && !prose_ends(b->text) && prose_words(b->text) > 2)
		return "a link to another page";
	return NULL;
}

void article_select(struct page *p)
{
	size_t first = STR_NONE;
	add_up(p);
	find_chrome(p);
	find_teasers(p);
	weigh(p);
	uint32_t root = find_root(p);
	mark_inside(p, root);
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct block *b = &p->blocks.v[i];
		if (p->nodes.v[b->node].inside) {
			first = first == STR_NONE ? i : first;
			b->why = reason(p, b);
		}
	}
	/* Between the page's title and the article stand summary, byline and date. */
	bool below_title = false;
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct block *b = &p->blocks.v[i];
		below_title |= (b->hints & HINT_TITLE) != 0;
		if (p->nodes.v[b->node].inside)
			continue;
		bool head = i < first && i + HEAD_REACH > first;
		if (!head || !(is_head(b) || (below_title && b->kind == PARA_TEXT && block_is_prose(b) && !p->nodes.v[b->node].chrome)))
			b->why = "outside the article";
	}
}
