/* chrome.c: zones, and what of a page is not the text that was published.
 *
 * The list of blocks is read three times: phrases decide where they can; then
 * the head (everything before the first prose, or before a byline or date line
 * near the top) gives title, byline and date line; then what stands behind the
 * last prose, and runs of labels between, are dropped. */
#include <ctype.h>
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

enum {
	HEAD_BLOCKS = 40,     /* a byline further down is not the article's */
	HEAD_PROSE = 3,       /* paragraphs (a summary, a share box) that may stand above it */
	PROSE_WORDS = 7,
	LIST_WORDS = 12,      /* a sentence that ends a list of headlines */
	HEADING_WORDS = 14,
	LABEL_RUN = 3         /* so many unfinished short lines in a row are a list of labels */
};

size_t prose_words(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
	return n;
}

bool prose_ends(struct str s)
{
	static const char *const closers[] = { "\"", "'", "”", "’", ")", "]", "»", "*" };
	for (bool cut = true; cut;) {
		cut = false;
		for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
			if (str_ends(s, str_c(closers[i])) && s.n > strlen(closers[i])) {
				s.n -= strlen(closers[i]);
				cut = true;
			}
	}
	return s.n && (strchr(".!?:;", s.p[s.n - 1]) || str_ends(s, STR("…")) || str_ends(s, STR("。")));
}

static bool is_linky(const struct block *b)
{
	return b->link_n * 2 > b->text.n;
}

bool block_is_prose(const struct block *b)
{
	size_t words = prose_words(b->text);
	if (b->why || is_linky(b) || b->kind == PARA_HEADING || b->zone != ZONE_BODY || b->hints & (HINT_MENU | HINT_HIDDEN))
		return false;
	return prose_ends(b->text) ? words >= PROSE_WORDS : words >= 25;
}

static struct str fold_of(const struct page *p, const struct block *b)
{
	return b->text.n <= SHORT_BLOCK ? utf8_fold(p->a, b->text) : (struct str){ "", 0 };
}

/* "Related:", "You may also like…" as the lists have them. */
static struct str bare(struct str fold)
{
	while (fold.n > 1 && strchr(":.> ", fold.p[fold.n - 1]))
		fold.n--;
	if (str_ends(fold, STR("…")) || str_ends(fold, STR("»")))
		fold.n -= str_ends(fold, STR("…")) ? 3 : 2;
	return str_trim(fold);
}

/* A phrase that is the whole block, or all but the publisher's own name. */
static const struct phrase *whole(const struct page *p, enum phrase_kind k, struct str fold)
{
	const struct phrase *ph = phrase_find(p->data, k, fold);
	struct str words = bare(fold);
	for (size_t i = words.n; !ph && k != PHRASE_LINE && i-- > 1;)
		if (words.p[i] == ' ' && (ph = phrase_find(p->data, k, str_sub(words, i + 1, words.n))) && !party_of_name(p->data, str_sub(words, 0, i)))
			ph = NULL;
	return ph ? ph : phrase_find(p->data, k, words);
}

static bool has_letter(struct str s)
{
	for (size_t i = 0; i < s.n;)
		if (utf8_is_letter(utf8_next(s, &i)))
			return true;
	return false;
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

static const char *by_phrase(const struct page *p, const struct block *b, struct str fold)
{
	const struct phrase *ph = NULL;
	if (b->text.n > SHORT_BLOCK || b->kind == PARA_CELL)
		return NULL;
	if ((ph = whole(p, PHRASE_LINE, fold)) || (ph = phrase_start(p->data, PHRASE_START, fold)) || (ph = phrase_in(p->data, PHRASE_HAS, fold)))
		return ph->why;
	for (size_t i = 0; i < p->data->phrases[PHRASE_END].n; i++)
		if (str_ends(fold, p->data->phrases[PHRASE_END].v[i].fold))
			return p->data->phrases[PHRASE_END].v[i].why;
	if (!has_letter(b->text))
		return "a counter or a mark";
	if (utf8_next(b->text, &(size_t){ 0 }) < 0x80 && b->text.n == 1)
		return "a button";
	if ((str_starts(fold, STR("http://")) || str_starts(fold, STR("https://")) || str_starts(fold, STR("www."))) && str_chr(fold, ' ') == STR_NONE)
		return "a bare address";
	return NULL;
}

/* Is the prose at block i text again, not a headline that is a sentence? */
static bool ends_list(const struct page *p, size_t i)
{
	const struct block *b = &p->blocks.v[i];
	if (str_ends(b->text, STR("?")))
		return false;
	return prose_words(b->text) >= LIST_WORDS || (i + 1 < p->blocks.n && block_is_prose(&p->blocks.v[i + 1]));
}

/* Lists that a title opens ("Related articles") go on to the next prose.  Above
 * the first prose there are none: title and byline stand there. */
static void mark_phrases(struct page *p)
{
	const char *section = NULL;
	bool over = false, begun = false;
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct block *b = &p->blocks.v[i];
		if (b->why)
			continue;
		struct str fold = fold_of(p, b);
		const struct phrase *ph = NULL;
		bool prose = block_is_prose(b);
		if (begun && fold.n && prose_words(fold) <= 8) {
			if ((ph = whole(p, PHRASE_TAIL, fold)) && i > p->blocks.n / 4)
				over = true;
			if (ph || (ph = whole(p, PHRASE_SECTION, fold)))
				section = ph->why;
		}
		if (prose && !over && !by_phrase(p, b, fold) && (!section || ends_list(p, i))) {
			section = NULL;
			begun = true;
		}
		if (section)
			b->why = section;
		else
			b->why = by_phrase(p, b, fold);
	}
}

/* "(AFP/Jane Doe)", "(Photo: Agency)" at the end. */
static bool has_credit(const struct page *p, struct str s)
{
	size_t open = s.n;
	if (!str_ends(s, STR(")")))
		return false;
	while (open && s.p[open - 1] != '(')
		open--;
	struct str in = str_sub(s, open, s.n - 1), fold = utf8_fold(p->a, in);
	if (!open || !in.n || prose_words(in) > 8)
		return false;
	return phrase_in(p->data, PHRASE_CREDIT, fold) || party_of_name(p->data, fold) ||
	       (str_chr(in, '/') != STR_NONE && party_in(p->data, in));
}

static bool is_byline(const struct page *p, const struct block *b, struct str fold)
{
	size_t words = prose_words(b->text);
	if (b->hints & HINT_BYLINE && words <= 16)
		return true;
	const struct phrase *by = phrase_start(p->data, PHRASE_BYLINE, fold);
	return by && words <= 24 && words > prose_words(by->fold) && !(prose_ends(b->text) && words > 8) &&
	       utf8_is_upper(utf8_peek(str_trim(str_sub(b->text, by->fold.n, b->text.n)), 0));
}

/* "REUTERS", "AFP, Reuters": nothing but known publishers. */
static bool is_agencies(const struct page *p, struct str fold)
{
	size_t n = 0;
	for (struct str rest = fold; rest.p; n++) {
		struct str one = str_trim(str_cut(&rest, ','));
		if (!one.n || !party_of_name(p->data, one))
			return false;
	}
	return n > 0;
}

static bool is_dateline(const struct page *p, struct str fold)
{
	char iso[11];
	size_t rest;
	if (!fold.n || fold.n > 160)
		return false;
	if (dateline_find(p->data, fold, iso, &rest))
		return rest <= 4;
	/* "Updated 3 hours ago": no date, but nothing else either. */
	return rest <= 1 && prose_words(fold) <= 10 && phrase_start(p->data, PHRASE_LABEL, fold) && has_digit(fold);
}

static void mark_zones(struct page *p)
{
	bool label = false, labelled;
	for (size_t i = 0; i < p->blocks.n; i++) {
		struct block *b = &p->blocks.v[i];
		struct str fold = fold_of(p, b);
		/* "WRITER:" stands for the line below it. */
		labelled = label && prose_words(fold) <= 6 && fold.n;
		label = !b->why && str_ends(fold, STR(":")) && phrase_find(p->data, PHRASE_BYLINE, fold);
		if (label)
			b->why = "a label";
		if (b->why || b->zone != ZONE_BODY || !fold.n)
			continue;
		if (has_credit(p, b->text))
			b->zone = ZONE_CAPTION;
		else if (b->kind == PARA_TEXT || b->kind == PARA_CELL || !block_is_prose(b)) {
			if (is_byline(p, b, fold) || labelled || (b->kind != PARA_HEADING && is_agencies(p, fold)))
				b->zone = ZONE_BYLINE;
			else if (is_dateline(p, fold))
				b->zone = ZONE_DATELINE;
		}
	}
}

/* The block behind the head: its byline or date line, else the first prose. */
static size_t head_end(const struct page *p, size_t *last_mark)
{
	size_t first = STR_NONE, prose = 0, mark = STR_NONE;
	for (size_t i = 0; i < p->blocks.n && i < HEAD_BLOCKS + 20; i++) {
		const struct block *b = &p->blocks.v[i];
		if (block_is_prose(b)) {
			first = first == STR_NONE ? i : first;
			if (++prose > HEAD_PROSE)
				break;
		} else if (!b->why && (b->zone == ZONE_BYLINE || b->zone == ZONE_DATELINE) && prose <= HEAD_PROSE) {
			mark = i;
		}
	}
	*last_mark = mark;
	if (first == STR_NONE)
		return p->blocks.n;
	return mark != STR_NONE && mark > first ? mark : first;
}

static bool could_be_title(const struct page *p, const struct block *b)
{
	struct str name;
	if (b->text.n < SHORT_BLOCK && office_party(p, b->text, &name) && name.n == b->text.n)
		return false;
	return !b->why && b->zone == ZONE_BODY && !block_is_prose(b) && b->kind != PARA_ITEM && b->text.n < 300 && prose_words(b->text) >= 2 &&
	       (!prose_ends(b->text) || str_ends(b->text, STR("?")) || b->hints & HINT_TITLE);
}

/* The head's title: an <h1>, else the first line of four words, else the longest. */
static size_t find_title(const struct page *p, size_t end)
{
	size_t best = STR_NONE;
	for (size_t i = 0; i < end; i++) {
		const struct block *b = &p->blocks.v[i];
		if (b->hints & HINT_TITLE && !b->why)
			return i;
	}
	for (size_t i = 0; i < end; i++) {
		const struct block *b = &p->blocks.v[i];
		if (!could_be_title(p, b))
			continue;
		if (prose_words(b->text) >= 4)
			return i;
		if (best == STR_NONE || b->text.n > p->blocks.v[best].text.n)
			best = i;
	}
	return best;
}

/* "Geneva, Switzerland." alone on a line before the text. */
static bool is_place_line(const struct page *p, size_t i)
{
	const struct block *b = &p->blocks.v[i];
	char last = b->text.p[b->text.n - 1];
	return (b->kind == PARA_TEXT || b->kind == PARA_CELL) && prose_words(b->text) <= 4 && (last == '.' || last == ':') &&
	       utf8_is_upper(utf8_peek(b->text, 0)) && i + 1 < p->blocks.n && block_is_prose(&p->blocks.v[i + 1]);
}

static void mark_head(struct page *p)
{
	size_t mark, end = head_end(p, &mark), title = p->front ? STR_NONE : find_title(p, end);
	for (size_t i = 0; i < end; i++) {
		struct block *b = &p->blocks.v[i];
		size_t words = prose_words(b->text);
		if (b->why || b->zone != ZONE_BODY || block_is_prose(b))
			continue;
		if (i == title)
			b->zone = ZONE_HEADLINE;
		else if (i + 1 == end && is_place_line(p, i))
			b->zone = ZONE_DATELINE;
		else if (p->front || b->kind == PARA_ITEM)
			b->zone = words <= 8 && !prose_ends(b->text) && b->kind == PARA_TEXT ? ZONE_DATELINE : ZONE_BODY;
		else if (title != STR_NONE && i < title && words <= 3)
			b->why = "a section label above the title";
		else if (mark != STR_NONE && i > mark && words >= 8)
			b->zone = ZONE_CAPTION;
		else if (words <= 4 && b->kind != PARA_HEADING)
			b->zone = title != STR_NONE && i > title && mark != STR_NONE && i <= mark ? ZONE_DATELINE : b->zone;
	}
	if (title != STR_NONE)
		page_meta(p, META_TITLE, RANK_TEXT, p->blocks.v[title].text);
}

/* In a page: does prose stand in the same box?  Then so does what is short. */
static bool *prose_boxes(const struct page *p)
{
	bool *has = arena_array(p->a, p->nodes.n, bool);
	for (size_t i = 0; i < p->blocks.n; i++)
		if (block_is_prose(&p->blocks.v[i]))
			has[p->blocks.v[i].node] = true;
	has[0] = false;
	return has;
}

/* Behind the last prose only items that continue it stay. */
static void mark_tail(struct page *p, const bool *boxes)
{
	size_t end = p->blocks.n;
	while (end && !block_is_prose(&p->blocks.v[end - 1]))
		end--;
	if (!end)
		return;
	bool list = true;
	for (size_t i = end; i < p->blocks.n; i++) {
		struct block *b = &p->blocks.v[i];
		bool item = (b->kind == PARA_ITEM || b->kind == PARA_CELL || b->kind == PARA_QUOTE) && !is_linky(b);
		list = list && item && !b->why;
		if (b->why || b->zone == ZONE_DATELINE || b->zone == ZONE_BYLINE || b->zone == ZONE_CAPTION || list || prose_ends(b->text) || boxes[b->node])
			continue;
		if (p->front && b->kind == PARA_TEXT && prose_words(b->text) <= 8)
			b->zone = ZONE_DATELINE;
		else
			b->why = "a list of links or labels behind the text";
	}
}

static bool is_label(const struct block *b)
{
	return !b->why && b->zone == ZONE_BODY && b->kind == PARA_TEXT && !prose_ends(b->text) && prose_words(b->text) <= HEADING_WORDS;
}

/* Single short lines between paragraphs are headings, runs of them labels. */
static void mark_middle(struct page *p, const bool *boxes)
{
	for (size_t i = 0; i < p->blocks.n;) {
		size_t end = i;
		while (end < p->blocks.n && is_label(&p->blocks.v[end]))
			end++;
		for (size_t k = i; k < end; k++) {
			if (end - i >= LABEL_RUN && !p->front && !boxes[p->blocks.v[k].node])
				p->blocks.v[k].why = "a list of labels";
			else if (end - i < LABEL_RUN && end < p->blocks.n && !p->front)
				p->blocks.v[k].kind = PARA_HEADING;
		}
		i = end > i ? end : i + 1;
	}
}

void chrome_mark(struct page *p)
{
	for (size_t i = 0; i < p->blocks.n; i++)
		if (p->blocks.v[i].hints & HINT_HIDDEN && !p->blocks.v[i].why)
			p->blocks.v[i].why = "hidden from the reader";
	mark_phrases(p);
	mark_zones(p);
	mark_head(p);
	const bool *boxes = prose_boxes(p);
	mark_tail(p, boxes);
	mark_middle(p, boxes);
}
