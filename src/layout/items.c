/* items.c: runs into boxes, glue and penalties.
 *
 * The list is built anew for each pass, since hyphens are looked for only in
 * paragraphs that do not break well without them. */
#include "break_int.h"

#include <math.h>
#include <string.h>

#include "utf8.h"

enum { HYPHEN_PENALTY = 500, HYPHEN_MAX = 32, NAME_PENALTY = 300, FORCED_PENALTY = 4000, LEFT_LEAST = 3 };

/* Letterspacing of a justified line, in ems a character: less than is seen. */
#define HAIR .008

static size_t characters(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; n++)
		utf8_next(s, &i);
	return n;
}

static double text_width(const struct setter *s, const struct look *l, struct str text)
{
	double w = s->ms->width(s->ms->ctx, l->face, l->features, l->size, text);
	return l->tracking != 0 ? w + l->tracking * (double)characters(text) : w;
}

static struct item *add(struct setter *s, struct breaker *b, enum item_kind kind, unsigned run)
{
	struct item *it = vec_push(s->tmp, &b->items);
	*it = (struct item){ .kind = kind, .run = run };
	if (b->items.n > 1) {
		const struct item *prev = it - 1;
		it->sum_w = prev->sum_w + (prev->kind == ITEM_BREAK ? 0 : prev->w);
		it->sum_stretch = prev->sum_stretch + prev->stretch;
		it->sum_shrink = prev->sum_shrink + prev->shrink;
		it->sum_letters = prev->sum_letters + (prev->kind == ITEM_BOX ? prev->stretch : 0);
	}
	return it;
}

static struct item *add_kern(struct setter *s, struct breaker *b, unsigned run, double w, bool space)
{
	struct item *it = add(s, b, ITEM_BOX, run);
	it->w = w;
	it->space = space;
	return it;
}

static void add_box(struct setter *s, struct breaker *b, unsigned run, size_t from, size_t to, double w)
{
	struct item *it = add(s, b, ITEM_BOX, run);
	it->from = from;
	it->to = to;
	it->w = w;
	if (b->style->align != ALIGN_JUSTIFY || b->p->runs.v[run].attr & (RUN_SUP | RUN_BADGE))
		return;
	it->hair = b->looks[run].size * HAIR;
	it->stretch = it->hair * (double)characters(str_sub(b->texts[run], from, to));
	it->shrink = it->stretch * TIGHTER;
}

static void add_break(struct setter *s, struct breaker *b, unsigned run, double penalty, double w)
{
	struct item *it = add(s, b, ITEM_BREAK, run);
	it->penalty = penalty;
	it->w = w;
}

/* The letters of a word without what stands around them; empty where a hyphen
 * would not read well: figures, capitals, short names. */
static struct str core_of(struct str w, size_t *offset)
{
	size_t from = 0, to = 0, capitals = 0, n = 0;
	bool started = false;
	for (size_t i = 0; i < w.n;) {
		size_t at = i;
		uint32_t c = utf8_next(w, &i);
		if (utf8_is_digit(c) || utf8_is_cjk(c))
			return (struct str){ 0 };
		if (!utf8_is_letter(c))
			continue;
		if (!started)
			from = at;
		else if (to != at && c != '\'' && at - to > 3)
			return (struct str){ 0 };
		started = true;
		to = i;
		capitals += utf8_is_upper(c);
		n++;
	}
	bool name = utf8_is_upper(utf8_peek(w, from));
	if (n < 5 || n > 60 || capitals > name || (name && n < 8))
		return (struct str){ 0 };
	*offset = from;
	return str_sub(w, from, to);
}

/* Of n breaks the first few are dropped that leave a stub: two letters at a
 * line's end do where text runs on, not in a short aside, which is in italics
 * or opens with a bracket. */
static size_t drop_stubs(const struct run *r, bool bracket, unsigned at[], size_t n)
{
	size_t from = 0;
	while ((r->attr & RUN_ITALIC || bracket) && from < n && at[from] < LEFT_LEAST)
		from++;
	memmove(at, at + from, (n - from) * sizeof *at);
	return n - from;
}

/* Where core, what core_of found in a word, may be broken. */
static size_t hyphens_in(const struct setter *s, const struct breaker *b, unsigned run, struct str core, unsigned at[])
{
	if (!core.n || b->p->runs.v[run].attr & (RUN_NOBREAK | RUN_SUP | RUN_BADGE))
		return 0;
	const char *lang = b->p->runs.v[run].lang;
	return s->ms->hyphens(s->ms->ctx, core, lang ? lang : s->m->lang, at, HYPHEN_MAX);
}

/* Nearer to a word's edge is worse: the edge of its letters. */
static double hyphen_penalty(struct str core, size_t at)
{
	size_t near = at < core.n - at ? at : core.n - at;
	double rare = utf8_is_upper(utf8_peek(core, 0)) ? 2.5 : 1; /* a name */
	return HYPHEN_PENALTY * rare * (near < 5 ? 1 + .15 * (double)(5 - near) : 1);
}

static void add_fragment(struct setter *s, struct breaker *b, unsigned run, size_t from, size_t to)
{
	const struct look *l = &b->looks[run];
	struct str w = str_sub(b->texts[run], from, to);
	unsigned at[HYPHEN_MAX] = { 0 };
	size_t offset = 0, done = 0;
	struct str core = b->hyphens && s->ms->hyphens ? core_of(w, &offset) : (struct str){ 0 };
	size_t n = drop_stubs(&b->p->runs.v[run], offset > 0, at, hyphens_in(s, b, run, core, at));
	double done_w = 0, hyphen_w = n ? text_width(s, l, STR("-")) : 0;
	for (size_t i = 0; i < n; i++) {
		size_t end = offset + at[i];
		if (end <= done || end >= w.n)
			continue;
		double upto = text_width(s, l, str_sub(w, 0, end));
		add_box(s, b, run, from + done, from + end, upto - done_w);
		add_break(s, b, run, hyphen_penalty(core, at[i]), hyphen_w);
		done = end;
		done_w = upto;
	}
	add_box(s, b, run, from + done, to, text_width(s, l, w) - done_w);
}

/* Character by character, for what is wider than the measure. */
static void add_letters(struct setter *s, struct breaker *b, unsigned run, size_t from, size_t to)
{
	struct str w = str_sub(b->texts[run], from, to);
	for (size_t i = 0; i < w.n;) {
		size_t at = i;
		utf8_next(w, &i);
		if (at)
			add_break(s, b, run, fmin(break_inside_word(w, at, false), FORCED_PENALTY), 0);
		add_box(s, b, run, from + at, from + i, text_width(s, &b->looks[run], str_sub(w, at, i)));
	}
}

/* A break inside a name: at its hyphen, or in one of few ideographs. */
static bool parts_name(struct str w, size_t at)
{
	uint32_t b = utf8_peek(w, utf8_back(w, at)), c = utf8_peek(w, at);
	if (b != '-')
		return utf8_is_cjk(b) || utf8_is_cjk(c);
	size_t first = 0;
	while (first < at && !utf8_is_letter(utf8_peek(w, first)))
		utf8_next(w, &first);
	return utf8_is_upper(c) && utf8_is_upper(utf8_peek(w, first));
}

/* Names stay whole in ragged text, where the line before may end early. */
static double inside_penalty(const struct breaker *b, struct str w, size_t at, bool url)
{
	double penalty = break_inside_word(w, at, url);
	if (url || penalty <= 0 || penalty >= NO_BREAK || b->emergency || !parts_name(w, at))
		return penalty;
	return b->style->align == ALIGN_JUSTIFY ? fmax(penalty, NAME_PENALTY) : NO_BREAK;
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static void add_word(struct setter *s, struct breaker *b, unsigned run, size_t from, size_t to)
{
	struct str w = str_sub(b->texts[run], from, to);
	bool loose = !(b->p->runs.v[run].attr & (RUN_NOBREAK | RUN_SUP | RUN_BADGE));
	bool url = loose && word_is_url(w);
	size_t tie = b->emergency ? str_find(w, STR("\xC2\xA0")) : STR_NONE;
	if (tie != STR_NONE && tie && tie + 2 < w.n) {
		/* Words that are tied rather part than break. */
		add_word(s, b, run, from, from + tie + 2);
		add_break(s, b, run, FORCED_PENALTY, 0);
		add_word(s, b, run, from + tie + 2, to);
		return;
	}
	/* What is glued to the word needs room as well. */
	if (b->emergency && text_width(s, &b->looks[run], w) > b->width / 2) {
		add_letters(s, b, run, from, to);
		return;
	}
	size_t done = 0;
	for (size_t i = 0; loose && i < w.n;) {
		if (is_small(w.p[i]) && i + 1 < w.n && is_small(w.p[i + 1])) {
			i++; /* nearly all: no break between small letters */
			continue;
		}
		utf8_next(w, &i);
		double penalty = i < w.n ? inside_penalty(b, w, i, url) : NO_BREAK;
		if (penalty >= NO_BREAK)
			continue;
		add_fragment(s, b, run, from + done, from + i);
		add_break(s, b, run, penalty, 0);
		done = i;
	}
	add_fragment(s, b, run, from + done, to);
}

/* The word that ends before byte `at`, the word that begins there. */
static struct str word_before(struct str s, size_t at)
{
	size_t from = at;
	while (from && s.p[from - 1] != ' ')
		from--;
	return str_sub(s, from, at);
}

static struct str word_from(struct str s, size_t at)
{
	size_t to = at;
	while (to < s.n && s.p[to] != ' ')
		to++;
	return str_sub(s, at, to);
}

static void add_glue(struct setter *s, struct breaker *b, unsigned run, size_t at)
{
	struct item *last = b->items.n ? &b->items.v[b->items.n - 1] : NULL;
	if (!last || last->kind == ITEM_GLUE)
		return;
	unsigned before = last->run;
	size_t end = last->to;
	const struct look *l = &b->looks[run];
	unsigned attr = b->p->runs.v[run].attr;
	struct item *it = add(s, b, ITEM_GLUE, run);
	it->from = at;
	it->to = at + 1;
	it->w = text_width(s, l, STR(" "));
	it->space = run != before && b->p->runs.v[before].attr & RUN_BADGE;
	if (it->space)
		it->from = it->to; /* no part of the text behind, whose blanks open */
	if (attr & (RUN_NOBREAK | RUN_SUP | RUN_BADGE) || b->p->runs.v[before].attr & RUN_BADGE) {
		/* Better a badge on a line of its own than a word in pieces. */
		it->penalty = b->emergency && !(attr & (RUN_NOBREAK | RUN_SUP)) ? 0 : NO_BREAK;
	} else {
		/* The word behind may stand in the next run. */
		struct str next = word_from(b->texts[run], at + 1);
		if (!next.n && run + 1 < b->p->runs.n)
			next = word_from(b->texts[run + 1], 0);
		it->penalty = break_after_word(word_before(b->texts[before], end), next);
		/* Better parted from its figure than in pieces. */
		if (it->penalty >= NO_BREAK && b->emergency)
			it->penalty = FORCED_PENALTY / 10;
	}
	/* Behind a badge the blank does not open, as wide as the line may be set. */
	if (it->space || attr & (RUN_SUP | RUN_BADGE) || b->style->align != ALIGN_JUSTIFY)
		return;
	it->hair = l->size * HAIR;
	it->stretch = it->w * .6;
	it->shrink = it->w * .2;
}

/* What goes between two runs that touch. */
static void add_joint(struct setter *s, struct breaker *b, unsigned run)
{
	struct item *last = b->items.n ? &b->items.v[b->items.n - 1] : NULL;
	if (!last || last->kind == ITEM_GLUE) {
		if (last && b->p->runs.v[run].attr & (RUN_NOBREAK | RUN_SUP))
			last->penalty = NO_BREAK;
		return;
	}
	unsigned before = b->p->runs.v[last->run].attr, here = b->p->runs.v[run].attr;
	bool spaced = b->texts[run].p[0] == ' ';
	if (b->emergency && !spaced && !(here & (RUN_NOBREAK | RUN_SUP)))
		add_break(s, b, run, FORCED_PENALTY, 0);
	if (before & RUN_SUP && here & RUN_SUP && !spaced)
		add_kern(s, b, run, b->looks[run].size * .3, true);
	else if (before & RUN_BADGE && !spaced)
		add_kern(s, b, run, b->looks[run].size * .3, true);
	else if (here & RUN_SUP)
		add_kern(s, b, run, b->looks[run].size * .06, false);
}

/* More references in a row than a line takes: the next may begin a line, and
 * then without the blank before it. */
static size_t part_references(struct setter *s, struct breaker *b, unsigned run)
{
	struct item *last = b->items.n ? &b->items.v[b->items.n - 1] : NULL;
	bool row = last && last->kind == ITEM_BOX && b->p->runs.v[last->run].attr & b->p->runs.v[run].attr & RUN_SUP;
	if (!b->emergency || !row || !str_starts(b->texts[run], STR("\xC2\xA0")))
		return 0;
	add_kern(s, b, run, text_width(s, &b->looks[run], STR("\xC2\xA0")), true);
	add_break(s, b, run, FORCED_PENALTY, 0);
	return 2;
}

static void add_run(struct setter *s, struct breaker *b, unsigned run)
{
	struct str t = b->texts[run];
	double pad = b->looks[run].pad;
	if (!t.n)
		return;
	size_t from = part_references(s, b, run);
	if (!from)
		add_joint(s, b, run);
	if (pad > 0)
		add_kern(s, b, run, pad, false);
	for (size_t i = from; i < t.n;) {
		if (t.p[i] == ' ') {
			add_glue(s, b, run, i++);
			continue;
		}
		size_t to = i + word_from(t, i).n;
		add_word(s, b, run, i, to);
		i = to;
	}
	if (pad > 0)
		add_kern(s, b, run, pad, false);
}

struct breaker *items_begin(struct setter *s, const struct paragraph *p, const struct type_style *style, double width)
{
	if (!s->breaker)
		s->breaker = arena_new_of(s->tmp, struct breaker);
	struct breaker *b = s->breaker;
	b->p = p;
	b->style = style;
	b->width = width;
	b->ragged = fmax(width * .2, style->size_pt * 2);
	b->hyphens = b->emergency = false;
	if (p->runs.n > b->cap_runs) {
		b->cap_runs = p->runs.n * 2;
		b->texts = arena_array(s->tmp, b->cap_runs, struct str);
		b->looks = arena_array(s->tmp, b->cap_runs, struct look);
	}
	for (size_t i = 0; i < p->runs.n; i++) {
		b->texts[i] = run_text(s->a, style, &p->runs.v[i]);
		b->looks[i] = look_of(s->t, style, &p->runs.v[i]);
	}
	return b;
}

void items_build(struct setter *s, struct breaker *b)
{
	b->items.n = 0;
	for (unsigned i = 0; i < b->p->runs.n; i++)
		add_run(s, b, i);
	while (b->items.n && b->items.v[b->items.n - 1].kind == ITEM_GLUE)
		b->items.n--;
	add(s, b, ITEM_BREAK, 0); /* the paragraph's end */
}
