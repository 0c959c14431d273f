/* page.c: blocks as they are read.
 *
 * White space is folded on the way in, so that no later stage meets a hard
 * wrap, a NBSP or markup, and every word remembers its line. */
#include <string.h>

#include "ingest_int.h"
#include "utf8.h"

void page_init(struct page *p, struct arena *a, const char *file, const struct ingest_data *data, struct diag *d)
{
	*p = (struct page){ .a = a, .d = d, .data = data, .file = file };
	strbuf_init(&p->cur);
	*vec_push(a, &p->nodes) = (struct node){ 0 };
}

void page_release(struct page *p)
{
	strbuf_release(&p->cur);
}

void page_flush(struct page *p)
{
	struct block *b = &p->open;
	b->n_marks = p->marks.n - b->mark;
	if (p->cur.n && p->blocks.n >= PAGE_BLOCKS) {
		if (!p->full)
			diag_warn(p->d, (struct place){ .file = p->file, .line = b->line }, "more than %d paragraphs: the text from here on is left out", PAGE_BLOCKS);
		p->full = true;
	} else if (p->cur.n) {
		b->text = arena_str(p->a, strbuf_str(&p->cur));
		b->zone = b->hints & HINT_CAPTION ? ZONE_CAPTION : ZONE_BODY;
		*vec_push(p->a, &p->blocks) = *b;
	}
	strbuf_cut(&p->cur, 0);
	p->pending_space = false;
	p->mark_line = 0;
	p->link_end = 0;
	*b = (struct block){ .kind = PARA_TEXT, .mark = p->marks.n, .node = b->node };
}

void page_open(struct page *p, enum para_kind kind, unsigned depth, unsigned hints)
{
	page_flush(p);
	p->open.kind = kind;
	p->open.depth = depth;
	p->open.hints = hints;
}

static bool is_nothing(uint32_t c)
{
	return c == 0x200B || c == 0x200C || c == 0xFEFF || c == 0xAD || c == 0x2060 || c == 0x200E || c == 0x200F ||
	       (c >= 0x202A && c <= 0x202E) || (c < 0x20 && c != '\n' && c != '\t' && c != '\r' && c != '\f' && c != '\v') || c == 0x7F;
}

/* A sign of one font alone, as the bullets of word processors: no reader of
 * text knows it, and no archive takes it. */
static bool is_private(uint32_t c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c & 0xFFFE) == 0xFFFE;
}

static void put(struct page *p, struct str bytes, unsigned line)
{
	if (p->pending_space && p->cur.n) {
		strbuf_putc(&p->cur, ' ');
		p->open.link_n += p->link_depth > 0;
	}
	p->pending_space = false;
	if (p->mark_line != line) {
		if (!p->cur.n)
			p->open.line = line;
		p->mark_line = line;
		*vec_push(p->a, &p->marks) = (struct line_mark){ (uint32_t)p->cur.n, line };
	}
	p->open.end_line = line;
	strbuf_put(&p->cur, bytes);
	if (p->link_depth)
		p->open.link_n += (uint32_t)bytes.n;
}

void page_text(struct page *p, struct str s, unsigned line)
{
	if (p->full)
		return;
	for (size_t i = 0; i < s.n;) {
		size_t at = i;
		while (i < s.n && (unsigned char)s.p[i] > ' ' && (unsigned char)s.p[i] < 0x7F)
			i++;
		if (i > at) {
			put(p, str_sub(s, at, i), line);
			continue;
		}
		uint32_t c = utf8_next(s, &i);
		if (is_nothing(c))
			continue;
		if (utf8_is_space(c) || is_private(c))
			p->pending_space = true;
		else
			put(p, str_sub(s, at, i), line);
		if (c == '\n')
			line++;
	}
}

void page_marked_text(struct page *p, struct str s, unsigned line)
{
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		char out[8];
		size_t n, len = s.p[i] == '&' ? entity_decode(s, i, out, &n) : 0;
		if (len) {
			page_text(p, str_sub(s, from, i), line);
			page_text(p, (struct str){ out, n }, line);
			from = i + len;
			i = from - 1;
		} else if (s.p[i] == '\n') {
			page_text(p, str_sub(s, from, i + 1), line++);
			from = i + 1;
		}
	}
	page_text(p, str_sub(s, from, s.n), line);
}

void page_link(struct page *p, bool begins)
{
	if (begins && p->cur.n && p->link_end == p->cur.n)
		p->pending_space = true;
	if (!begins)
		p->link_end = p->cur.n;
	p->link_depth += begins ? 1u : -1u;
}

void page_seam(struct page *p, struct str next)
{
	if (!p->cur.n || !next.n || !strchr(".!?", p->cur.p[p->cur.n - 1]))
		return;
	if (utf8_is_upper(utf8_peek(next, 0)))
		p->pending_space = true;
}

void page_meta(struct page *p, enum meta_field f, enum meta_rank rank, struct str value)
{
	value = str_trim(value);
	if (!value.n || value.n > 1000 || rank <= p->rank[f])
		return;
	p->rank[f] = rank;
	p->meta[f] = arena_strz(p->a, value);
}
