/* phrase.c: tables of phrases over tokens.
 *
 * A phrase is cut into pieces as the text is cut into tokens.  All phrases with
 * the same first piece lie side by side, longest first, behind a hash table of
 * first pieces: one probe a token, and most tokens begin no phrase, or none of
 * the kind that is asked for. */
#include "who_int.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "utf8.h"

enum { PIECE_CAP = 1, PIECE_ALLCAP = 2, PIECE_POSSESSIVE = 4 };

struct piece {
	struct str key;
	uint64_t hash; /* of the key */
	unsigned flags;
};

struct phrase {
	const struct piece *p;
	size_t n;
	uint32_t kind, value, order;
};

/* The phrases that have one first piece. */
struct group {
	uint32_t first, n; /* v[first, first + n) */
	uint32_t kinds;    /* theirs, a bit each */
	uint32_t next;     /* where the next goes while they are laid side by side */
};

struct phrases {
	struct arena *a;
	unsigned flags;
	VEC(struct phrase) v;
	VEC(struct group) groups;
	uint32_t *slots; /* by hash: number of a group + 1; 0 is empty */
	size_t mask;
};

struct phrases *phrases_new(struct arena *a, unsigned flags)
{
	struct phrases *p = arena_new_of(a, struct phrases);
	p->a = a;
	p->flags = flags;
	return p;
}

static unsigned case_of(struct str s)
{
	size_t upper = 0, letters = 0;
	unsigned flags = 0;
	for (size_t i = 0; i < s.n;) {
		bool first = i == 0;
		uint32_t c = utf8_next(s, &i);
		if (first && utf8_is_upper(c))
			flags |= PIECE_CAP;
		upper += utf8_is_upper(c);
		letters += utf8_is_letter(c);
	}
	if (letters > 1 && letters < 6 && upper == letters)
		flags |= PIECE_ALLCAP;
	return flags;
}

static struct str key_of(struct arena *a, struct str s)
{
	struct str k = utf8_fold_name(a, s);
	while (k.n > 1 && k.p[k.n - 1] == '.')
		k.n--;
	return k;
}

/* A word of a data phrase: without a possessive ending, which becomes a flag. */
static struct piece piece_of(struct arena *a, struct str s)
{
	struct piece p = { .flags = case_of(s) };
	p.key = key_of(a, s);
	if (p.key.n > 2 && (str_ends(p.key, STR("'s")) || str_ends(p.key, STR("s'")))) {
		p.key.n -= str_ends(p.key, STR("'s")) ? 2 : 1;
		p.flags |= PIECE_POSSESSIVE;
	}
	p.hash = hash_fnv(HASH_START, p.key);
	return p;
}

void phrases_add(struct phrases *p, struct str phrase, uint32_t kind, uint32_t value)
{
	VEC(struct piece) pieces = { 0 };
	for (struct str rest = str_trim(phrase); rest.p && rest.n;) {
		size_t n = 0;
		while (n < rest.n && rest.p[n] != ' ' && rest.p[n] != '-' && rest.p[n] != ',')
			n++;
		if (n)
			*vec_push(p->a, &pieces) = piece_of(p->a, str_sub(rest, 0, n));
		if (n < rest.n && rest.p[n] == ',')
			*vec_push(p->a, &pieces) = piece_of(p->a, STR(","));
		rest = str_sub(rest, n + 1, rest.n);
	}
	if (pieces.n)
		*vec_push(p->a, &p->v) = (struct phrase){ .p = pieces.v, .n = pieces.n, .kind = kind, .value = value, .order = (uint32_t)p->v.n };
}

void phrases_add_list(struct phrases *p, struct str list, uint32_t value)
{
	for (struct str rest = list; rest.p;)
		phrases_add(p, str_trim(str_cut(&rest, ';')), 0, value);
}

/* Of one group. */
static int by_length(const void *x, const void *y)
{
	const struct phrase *a = x, *b = y;
	if (a->n != b->n)
		return a->n < b->n ? 1 : -1;
	int c = 0;
	for (size_t i = 1; i < a->n && !c; i++)
		c = str_cmp(a->p[i].key, b->p[i].key);
	return c ? c : a->order < b->order ? -1 : 1;
}

/* The slot of a first piece, or the empty one where it would be put. */
static uint32_t *slot_of(const struct phrases *p, const struct phrase *v, uint64_t hash, struct str key)
{
	size_t s = (size_t)hash & p->mask;
	while (p->slots[s]) {
		const struct piece *first = &v[p->groups.v[p->slots[s] - 1].first].p[0];
		if (first->hash == hash && str_eq(first->key, key))
			break;
		s = (s + 1) & p->mask;
	}
	return &p->slots[s];
}

/* The groups in the order in which they begin, each with how many it has. */
static struct group *groups_find(struct phrases *p)
{
	for (size_t i = 0; i < p->v.n; i++) {
		const struct phrase *ph = &p->v.v[i];
		uint32_t *slot = slot_of(p, p->v.v, ph->p[0].hash, ph->p[0].key);
		if (!*slot) {
			*vec_push(p->a, &p->groups) = (struct group){ .first = (uint32_t)i };
			*slot = (uint32_t)p->groups.n;
		}
		struct group *g = &p->groups.v[*slot - 1];
		g->n++;
		g->kinds |= 1u << ph->kind;
	}
	return p->groups.v;
}

void phrases_seal(struct phrases *p)
{
	size_t size = 16, at = 0;
	while (size < p->v.n * 2)
		size *= 2;
	p->mask = size - 1;
	p->slots = arena_array(p->a, size, uint32_t);
	struct group *g = groups_find(p);
	struct phrase *sorted = arena_array(p->a, p->v.n, struct phrase);
	for (size_t i = 0; i < p->groups.n; at += g[i++].n)
		g[i].next = (uint32_t)at;
	for (size_t i = 0; i < p->v.n; i++) {
		const struct piece *first = &p->v.v[i].p[0];
		sorted[g[*slot_of(p, p->v.v, first->hash, first->key) - 1].next++] = p->v.v[i];
	}
	p->v.v = sorted;
	for (size_t i = 0; i < p->groups.n; i++) {
		g[i].first = g[i].next - g[i].n;
		if (g[i].n > 1)
			qsort(&sorted[g[i].first], g[i].n, sizeof *sorted, by_length);
	}
}

void view_init(struct arena *a, const struct text *t, struct view *out)
{
	struct str *key = arena_array(a, t->n_toks, struct str);
	uint64_t *hash = arena_array(a, t->n_toks, uint64_t);
	for (size_t i = 0; i < t->n_toks; i++) {
		struct str f = t->toks[i].fold;
		bool ascii = true;
		for (size_t j = 0; j < f.n; j++)
			ascii &= (unsigned char)f.p[j] < 0x80;
		key[i] = ascii ? f : utf8_fold_name(a, f);
		while (key[i].n > 1 && key[i].p[key[i].n - 1] == '.')
			key[i].n--;
		hash[i] = hash_fnv(HASH_START, key[i]);
	}
	*out = (struct view){ .text = t, .key = key, .hash = hash };
}

bool view_touch(const struct view *v, uint32_t tok)
{
	return tok && tok < v->text->n_toks && v->text->toks[tok].span.s == v->text->toks[tok - 1].span.e;
}

static bool is_hyphen(const struct view *v, uint32_t tok)
{
	return str_is(v->key[tok], "-");
}

static bool fits(const struct view *v, uint32_t tok, const struct piece *p, bool last)
{
	const struct token *t = &v->text->toks[tok];
	if (v->hash[tok] != p->hash || !str_eq(v->key[tok], p->key))
		return false;
	if ((p->flags & PIECE_ALLCAP && !(t->flags & TOK_ALLCAP)) || (p->flags & PIECE_CAP && !(t->flags & TOK_CAP)))
		return false;
	bool possessive = t->flags & TOK_POSSESSIVE, wanted = p->flags & PIECE_POSSESSIVE;
	return possessive == wanted || (last && possessive);
}

/* Between two pieces: a hyphen; with PHRASE_INITIALS an initial or a nickname in quotes. */
static uint32_t skip_between(const struct phrases *p, const struct view *v, uint32_t at, uint32_t limit, const struct piece *next)
{
	if (at < limit && is_hyphen(v, at) && view_touch(v, at) && view_touch(v, at + 1))
		return at + 1;
	if (!(p->flags & PHRASE_INITIALS) || at >= limit)
		return at;
	const struct token *t = v->text->toks;
	if (t[at].kind == TOK_WORD && v->key[at].n == 1 && t[at].flags & TOK_CAP && !str_eq(v->key[at], next->key))
		return at + 1;
	if (at + 2 < limit && t[at].kind == TOK_OPEN && t[at + 2].kind == TOK_CLOSE)
		return at + 3;
	return at;
}

static uint32_t match(const struct phrases *p, const struct phrase *ph, const struct view *v, uint32_t tok, uint32_t limit)
{
	uint32_t at = tok;
	if (limit - tok < ph->n)
		return 0;
	for (size_t i = 0; i < ph->n; i++) {
		if (i)
			at = skip_between(p, v, at, limit, &ph->p[i]);
		if (at >= limit || !fits(v, at, &ph->p[i], i + 1 == ph->n))
			return 0;
		at++;
	}
	return at;
}

static const struct group *group_at(const struct phrases *p, const struct view *v, uint32_t tok, uint32_t limit)
{
	if (tok >= limit || !p->v.n)
		return NULL;
	uint32_t slot = *slot_of(p, p->v.v, v->hash[tok], v->key[tok]);
	return slot ? &p->groups.v[slot - 1] : NULL;
}

size_t phrases_at(const struct phrases *p, const struct view *v, uint32_t tok, uint32_t limit, struct phrase_hit *hit)
{
	const struct group *g = group_at(p, v, tok, limit);
	size_t pieces = 0;
	hit->n = 0;
	for (size_t i = 0; g && i < g->n; i++) {
		const struct phrase *ph = &p->v.v[g->first + i];
		if (hit->n && ph->n != pieces)
			break;
		uint32_t end = match(p, ph, v, tok, limit);
		if (!end || (hit->n && end != hit->end) || hit->n == PHRASE_VALUES)
			continue;
		pieces = ph->n;
		hit->end = end;
		hit->v[hit->n++] = ph->value;
	}
	return hit->n;
}

bool phrase_of_kind(const struct phrases *p, const struct view *v, uint32_t tok, uint32_t limit, uint32_t kind, uint32_t *end, uint32_t *value)
{
	const struct group *g = group_at(p, v, tok, limit);
	if (!g || !(g->kinds & 1u << kind))
		return false;
	for (size_t i = 0; i < g->n; i++) {
		const struct phrase *ph = &p->v.v[g->first + i];
		uint32_t to = ph->kind == kind ? match(p, ph, v, tok, limit) : 0;
		if (to) {
			*end = to;
			*value = ph->value;
			return true;
		}
	}
	return false;
}
