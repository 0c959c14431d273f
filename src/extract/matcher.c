/* matcher.c: token patterns compiled to small graphs, found by first word.
 *
 * A pattern becomes nodes that each know their successor; alternatives are
 * chains of their own that lead to the same successor.  Matching walks the
 * graph with recursion, whose depth is bounded by the pattern's length; it
 * keeps the longest end.  Only patterns whose first words include the token's
 * word are tried: a hash table leads from words to patterns. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "matcher_int.h"

#include <pcre2.h>
#include <string.h>

#include "extract.h"
#include "hash.h"
#include "inflect_int.h"
#include "utf8.h"

enum { MATCH_LIMIT = 100000, HEAP_LIMIT_KIB = 20 * 1024, WORDS_MAX = FORMS_MAX, DEPTH_MAX = 200 };
enum node_kind { NODE_WORD, NODE_ALT, NODE_GAP, NODE_NUMBER, NODE_REGEX, NODE_END };

struct node {
	enum node_kind kind;
	unsigned flags;            /* WORD: TOK_CAP, TOK_ALLCAP wanted */
	unsigned gap;              /* GAP: words at most */
	bool commas;               /* GAP: may cross a comma */
	uint32_t word[WORDS_MAX];  /* WORD: any of these */
	uint32_t n_words;
	struct node **alt;         /* ALT: heads of the alternatives */
	size_t n_alt;
	struct node *next;
	pcre2_code *re;
};

struct starts {
	VEC(uint32_t) v; /* patterns that may start with the word */
	bool stop;       /* no gap crosses the word */
};

struct slot {
	struct str word;
	uint32_t id; /* from 1; 0 is "free" */
};

struct matcher {
	struct arena *a;
	const struct inflections *irregular;
	struct slot *slots;
	size_t n_slots, n_words;
	VEC(struct starts) starts; /* by word id */
	VEC(uint32_t) numeric;     /* patterns that may start with a number */
	VEC(struct node *) pattern;
	pcre2_general_context *general;
	pcre2_compile_context *compile;
	pcre2_match_context *match;
};

/* ---- words to numbers */

static size_t slot_of(const struct matcher *m, struct str w)
{
	size_t at = (size_t)hash_fnv(HASH_START, w) & (m->n_slots - 1);
	while (m->slots[at].id && !str_eq(m->slots[at].word, w))
		at = (at + 1) & (m->n_slots - 1);
	return at;
}

static void rehash(struct matcher *m)
{
	struct slot *old = m->slots;
	size_t n = m->n_slots;
	m->n_slots = n ? n * 2 : 1024;
	m->slots = arena_array(m->a, m->n_slots, struct slot);
	for (size_t i = 0; i < n; i++)
		if (old[i].id)
			m->slots[slot_of(m, old[i].word)] = old[i];
}

static uint32_t word_id(struct matcher *m, struct str w)
{
	if (m->n_words * 2 >= m->n_slots)
		rehash(m);
	struct slot *s = &m->slots[slot_of(m, w)];
	if (!s->id) {
		s->word = arena_str(m->a, w);
		s->id = (uint32_t)++m->n_words;
		vec_push(m->a, &m->starts);
	}
	return s->id;
}

/* ---- compiling */

struct parse {
	struct matcher *m;
	struct str src;
	size_t at;
	int depth;
	struct place place;
	struct diag *d;
};

static int bad(struct parse *p, const char *why)
{
	struct place at = p->place;
	at.col += at.col ? (unsigned)p->at : 0;
	at.len = 0;
	return diag_error(p->d, EX_CONFIG, at, "bad pattern '%.*s': %s", STR_ARG(p->src), why);
}

static struct node *node_new(struct parse *p, enum node_kind kind)
{
	struct node *n = arena_new_of(p->m->a, struct node);
	n->kind = kind;
	return n;
}

static void *re_alloc(size_t size, void *arena)
{
	return arena_alloc(arena, size);
}

static void re_free(void *p, void *arena)
{
	(void)p;
	(void)arena;
}

static void contexts(struct matcher *m)
{
	if (m->general)
		return;
	m->general = pcre2_general_context_create(re_alloc, re_free, m->a);
	m->compile = pcre2_compile_context_create(m->general);
	m->match = pcre2_match_context_create(m->general);
	pcre2_set_match_limit(m->match, MATCH_LIMIT);
	pcre2_set_heap_limit(m->match, HEAP_LIMIT_KIB);
}

/* /trigger/regex/ — the whole rest of the pattern. */
static int parse_regex(struct parse *p, struct node **out)
{
	struct str rest = str_sub(p->src, p->at + 1, p->src.n);
	size_t cut = str_chr(rest, '/');
	if (cut == STR_NONE || cut == 0 || rest.n < cut + 3 || rest.p[rest.n - 1] != '/')
		return bad(p, "a regular expression is written /trigger/regex/");
	struct str trigger = str_sub(rest, 0, cut), re = str_sub(rest, cut + 1, rest.n - 1);
	contexts(p->m);
	struct node *n = *out = node_new(p, NODE_REGEX);
	n->word[n->n_words++] = word_id(p->m, trigger);
	int err;
	PCRE2_SIZE off;
	n->re = pcre2_compile((PCRE2_SPTR)re.p, re.n, PCRE2_ANCHORED | PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP, &err, &off, p->m->compile);
	if (!n->re) {
		PCRE2_UCHAR why[120];
		pcre2_get_error_message(err, why, sizeof why);
		p->at += cut + 2 + off;
		return bad(p, (const char *)why);
	}
	p->at = p->src.n;
	n->next = node_new(p, NODE_END);
	return 0;
}

static int parse_seq(struct parse *p, struct node *next, struct node **out);

static int parse_alternatives(struct parse *p, struct node *next, struct node **out)
{
	VEC(struct node *) alt = { 0 };
	struct node *n = *out = node_new(p, NODE_ALT);
	if (++p->depth > 8)
		return bad(p, "alternatives are nested too deeply");
	do {
		p->at++; /* '(' or '|' */
		struct node *head;
		if (parse_seq(p, next, &head) < 0)
			return -1;
		*vec_push(p->m->a, &alt) = head;
	} while (p->at < p->src.n && p->src.p[p->at] == '|');
	if (p->at >= p->src.n || p->src.p[p->at] != ')')
		return bad(p, "')' is missing");
	p->at++;
	p->depth--;
	n->alt = alt.v;
	n->n_alt = alt.n;
	return 0;
}

static unsigned capitals(struct str w)
{
	size_t upper = 0, letters = 0;
	for (size_t i = 0; i < w.n; i++) {
		upper += w.p[i] >= 'A' && w.p[i] <= 'Z';
		letters += (w.p[i] >= 'A' && w.p[i] <= 'Z') || (w.p[i] >= 'a' && w.p[i] <= 'z');
	}
	return letters > 1 && upper == letters ? TOK_ALLCAP : upper && w.p[0] >= 'A' && w.p[0] <= 'Z' ? TOK_CAP : 0;
}

static unsigned form_kinds(struct parse *p)
{
	if (p->at >= p->src.n || p->src.p[p->at] != '~')
		return FORM_BASE;
	p->at++;
	char c = p->at < p->src.n ? p->src.p[p->at] : ' ';
	unsigned kinds = c == 'd' ? FORM_PAST : c == 'g' ? FORM_ING : c == 's' ? FORM_BASE | FORM_S : FORM_ALL;
	p->at += kinds != FORM_ALL;
	return kinds;
}

static struct node *word_node(struct parse *p, struct str w, unsigned kinds, struct node *next)
{
	struct node *n = node_new(p, NODE_WORD);
	struct forms forms;
	n->flags = capitals(w);
	inflect(p->m->a, p->m->irregular, utf8_fold(p->m->a, w), kinds, &forms);
	for (size_t i = 0; i < forms.n; i++)
		n->word[n->n_words++] = word_id(p->m, forms.v[i]);
	n->next = next;
	return n;
}

/* "face-to-face": the tokens are its parts, the hyphens are skipped. */
static struct node *hyphenated(struct parse *p, struct str w, unsigned kinds, struct node *next)
{
	for (size_t end = w.n; end;) {
		size_t s = end;
		while (s > 0 && w.p[s - 1] != '-')
			s--;
		if (s < end)
			next = word_node(p, str_sub(w, s, end), kinds, next);
		kinds = FORM_BASE;
		end = s ? s - 1 : 0;
	}
	return next;
}

static int parse_word(struct parse *p, struct node *next, struct node **out)
{
	size_t from = p->at;
	while (p->at < p->src.n && !strchr(" ()|~?", p->src.p[p->at]))
		p->at++;
	struct str w = str_sub(p->src, from, p->at);
	if (!w.n)
		return bad(p, "a word is missing");
	if (str_is(w, "#")) {
		*out = node_new(p, NODE_NUMBER);
		(*out)->next = next;
	} else if (str_is(w, "..") || str_is(w, "...")) {
		struct node *n = *out = node_new(p, NODE_GAP);
		n->gap = w.n == 2 ? 4 : 12;
		n->commas = w.n == 3;
		n->next = next;
	} else {
		*out = hyphenated(p, w, form_kinds(p), next);
	}
	return 0;
}

/* The end of the element at p->at, so that a sequence can be built from its
 * last element to its first: each node needs to know its successor. */
static size_t element_end(struct str s, size_t at)
{
	int depth = 0;
	for (; at < s.n; at++) {
		depth += s.p[at] == '(';
		depth -= s.p[at] == ')';
		if (depth < 0 || (depth == 0 && (s.p[at] == ' ' || s.p[at] == '|')))
			break;
	}
	return at;
}

static int parse_element(struct parse *p, size_t end, struct node *next, struct node **out)
{
	bool optional = p->src.p[end - 1] == '?';
	int rc = p->src.p[p->at] == '(' ? parse_alternatives(p, next, out) : parse_word(p, next, out);
	if (rc < 0)
		return -1;
	p->at += optional;
	if (p->at != end)
		return bad(p, "a blank is missing here");
	if (optional) {
		struct node *n = node_new(p, NODE_ALT);
		n->alt = arena_array(p->m->a, 2, struct node *);
		n->alt[n->n_alt++] = *out;
		n->alt[n->n_alt++] = next;
		*out = n;
	}
	return 0;
}

static int parse_seq(struct parse *p, struct node *next, struct node **out)
{
	size_t start[64], n = 0, end = p->at;
	while (end < p->src.n && p->src.p[end] != '|' && p->src.p[end] != ')') {
		if (p->src.p[end] == ' ') {
			end++;
			continue;
		}
		if (n == 64)
			return bad(p, "a pattern has at most 64 words in a row");
		start[n++] = end;
		end = element_end(p->src, end);
	}
	if (!n)
		return bad(p, "a word is missing");
	for (; n > 0; n--) {
		p->at = start[n - 1];
		if (parse_element(p, element_end(p->src, p->at), next, &next) < 0)
			return -1;
	}
	p->at = end;
	*out = next;
	return 0;
}

/* ---- which words can a pattern start with */

static bool first_words(struct matcher *m, const struct node *n, uint32_t id)
{
	switch (n->kind) {
	case NODE_WORD:
	case NODE_REGEX:
		for (uint32_t i = 0; i < n->n_words; i++) {
			struct starts *s = &m->starts.v[n->word[i] - 1];
			if (!s->v.n || s->v.v[s->v.n - 1] != id)
				*vec_push(m->a, &s->v) = id;
		}
		return true;
	case NODE_ALT:
		for (size_t i = 0; i < n->n_alt; i++)
			if (!first_words(m, n->alt[i], id))
				return false;
		return true;
	case NODE_NUMBER:
		*vec_push(m->a, &m->numeric) = id;
		return true;
	default:
		return false;
	}
}

void matcher_stop(struct matcher *m, struct str word)
{
	uint32_t id = word_id(m, word);
	m->starts.v[id - 1].stop = true;
}

struct matcher *matcher_new(struct arena *a, const struct inflections *irregular)
{
	struct matcher *m = arena_new_of(a, struct matcher);
	m->a = a;
	m->irregular = irregular;
	rehash(m);
	return m;
}

int matcher_add(struct matcher *m, struct str pattern, struct place at, struct diag *d)
{
	struct parse p = { .m = m, .src = pattern, .place = at, .d = d };
	struct node *head, *end = node_new(&p, NODE_END);
	int rc = pattern.n && pattern.p[0] == '/' ? parse_regex(&p, &head) : parse_seq(&p, end, &head);
	if (rc < 0)
		return -1;
	if (p.at < pattern.n)
		return bad(&p, "')' without '('");
	uint32_t id = (uint32_t)m->pattern.n;
	p.at = 0;
	if (!first_words(m, head, id))
		return bad(&p, "a pattern starts with a word or a number");
	*vec_push(m->a, &m->pattern) = head;
	return (int)id;
}

/* ---- matching */

struct run {
	const struct matcher *m;
	const struct text *t;
	const uint32_t *ids;
	uint32_t end; /* of the sentence */
};

static bool is_hyphen(const struct run *r, uint32_t tok)
{
	return tok < r->end && r->t->toks[tok].kind == TOK_PUNCT && str_is(r->t->toks[tok].fold, "-");
}

static uint32_t longest(const struct run *r, const struct node *n, uint32_t tok);

static bool word_fits(const struct run *r, const struct node *n, uint32_t tok)
{
	if (tok >= r->end || (n->flags & r->t->toks[tok].flags) != n->flags)
		return false;
	for (uint32_t i = 0; i < n->n_words; i++)
		if (n->word[i] == r->ids[tok])
			return true;
	return false;
}

static uint32_t regex_end(const struct run *r, const struct node *n, uint32_t tok)
{
	struct str s = text_span(r->t, (struct span){ r->t->toks[tok].span.s, r->t->toks[r->end - 1].span.e });
	pcre2_match_data *md = pcre2_match_data_create(1, NULL);
	uint32_t end = 0;
	if (md && pcre2_match(n->re, (PCRE2_SPTR)s.p, s.n, 0, 0, md, r->m->match) >= 0) {
		uint32_t byte = r->t->toks[tok].span.s + (uint32_t)pcre2_get_ovector_pointer(md)[1];
		for (end = tok + 1; end < r->end && r->t->toks[end].span.s < byte; end++)
			;
	}
	pcre2_match_data_free(md);
	return end;
}

static uint32_t gap(const struct run *r, const struct node *n, uint32_t tok)
{
	uint32_t best = 0;
	for (unsigned k = 0; k <= n->gap; k++, tok++) {
		uint32_t e = longest(r, n->next, tok);
		best = e > best ? e : best;
		if (tok >= r->end)
			break;
		const struct token *t = &r->t->toks[tok];
		/* "the Joint Commission (JCC) was": an abbreviation is no word of its own. */
		if (str_is(t->fold, "(") && tok + 2 < r->end && (t[1].flags & TOK_ALLCAP) && str_is(t[2].fold, ")")) {
			tok += 2;
			continue;
		}
		bool stops = (r->ids[tok] && r->m->starts.v[r->ids[tok] - 1].stop) || t->kind == TOK_OPEN || t->kind == TOK_CLOSE ||
		    (t->kind == TOK_PUNCT && !str_is(t->fold, "-") && !(n->commas && str_is(t->fold, ",")));
		if (stops)
			break;
	}
	return best;
}

/* The end of the longest match of the graph from tok on; 0 is "none". */
static uint32_t longest(const struct run *r, const struct node *n, uint32_t tok)
{
	uint32_t best = 0;
	switch (n->kind) {
	case NODE_END:
		return tok;
	case NODE_ALT:
		for (size_t i = 0; i < n->n_alt; i++) {
			uint32_t e = longest(r, n->alt[i], tok);
			best = e > best ? e : best;
		}
		return best;
	case NODE_GAP:
		return gap(r, n, tok);
	case NODE_REGEX:
		return regex_end(r, n, tok);
	case NODE_NUMBER:
		if (tok >= r->end || r->t->toks[tok].kind != TOK_NUMBER)
			return 0;
		break;
	case NODE_WORD:
		if (!word_fits(r, n, tok))
			return 0;
		break;
	}
	best = longest(r, n->next, tok + 1);
	if (!best && n->next->kind != NODE_END && is_hyphen(r, tok + 1))
		best = longest(r, n->next, tok + 2);
	return best;
}

static void try_at(const struct run *r, struct arena *a, uint32_t id, uint32_t tok, struct matches *out)
{
	uint32_t end = longest(r, r->m->pattern.v[id], tok);
	if (end > tok)
		*vec_push(a, out) = (struct match){ id, tok, end };
}

void matcher_scan(const struct matcher *m, struct arena *a, const struct text *t, struct matches *out)
{
	uint32_t *ids = arena_array(a, t->n_toks + 1, uint32_t);
	for (size_t i = 0; i < t->n_toks; i++)
		ids[i] = m->slots[slot_of(m, t->toks[i].fold)].id;
	*out = (struct matches){ 0 };
	for (size_t s = 0; s < t->n_sents; s++) {
		struct run r = { .m = m, .t = t, .ids = ids, .end = t->sents[s].tok_end };
		for (uint32_t tok = t->sents[s].tok; tok < r.end; tok++) {
			const struct starts *st = ids[tok] ? &m->starts.v[ids[tok] - 1] : NULL;
			for (size_t i = 0; st && i < st->v.n; i++)
				try_at(&r, a, st->v.v[i], tok, out);
			for (size_t i = 0; t->toks[tok].kind == TOK_NUMBER && i < m->numeric.n; i++)
				try_at(&r, a, m->numeric.v[i], tok, out);
		}
	}
}

void matches_in(const struct matches *m, uint32_t from, uint32_t to, size_t *first, size_t *end)
{
	size_t low = 0, high = m->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (m->v[mid].tok < from)
			low = mid + 1;
		else
			high = mid;
	}
	*first = low;
	for (*end = low; *end < m->n && m->v[*end].tok < to; ++*end)
		;
}

#define TEXT_OF(x) #x
#define VERSION_TEXT(a, b) TEXT_OF(a) "." TEXT_OF(b)

const char *extract_library(void)
{
	return "PCRE2 " VERSION_TEXT(PCRE2_MAJOR, PCRE2_MINOR);
}
