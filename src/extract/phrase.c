/* phrase.c: tables of phrases over tokens.
 *
 * A phrase is cut into pieces as the text is cut into tokens.  All phrases with
 * the same first piece lie side by side, longest first, behind a hash table of
 * first pieces: one probe a token, and most tokens begin no phrase. */
#include "who_int.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "utf8.h"

enum { PIECE_CAP = 1, PIECE_ALLCAP = 2, PIECE_POSSESSIVE = 4 };

struct piece {
	struct str key;
	unsigned flags;
};

struct phrase {
	const struct piece *p;
	size_t n;
	uint32_t value, order;
};

struct slot {
	uint64_t hash;  /* of the first piece */
	uint32_t first; /* index into v + 1 of the first phrase that has it; 0 is empty */
};

struct phrases {
	struct arena *a;
	unsigned flags;
	VEC(struct phrase) v;
	struct slot *slots;
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
	return p;
}

void phrases_add(struct phrases *p, struct str phrase, uint32_t value)
{
	VEC(struct piece) pieces = { 0 };
	for (struct str rest = str_trim(phrase); rest.p && rest.n;) {
		size_t n = 0;
		while (n < rest.n && rest.p[n] != ' ' && rest.p[n] != '-' && rest.p[n] != ',')
			n++;
		if (n)
			*vec_push(p->a, &pieces) = piece_of(p->a, str_sub(rest, 0, n));
		if (n < rest.n && rest.p[n] == ',')
			*vec_push(p->a, &pieces) = (struct piece){ .key = STR(",") };
		rest = str_sub(rest, n + 1, rest.n);
	}
	if (pieces.n)
		*vec_push(p->a, &p->v) = (struct phrase){ .p = pieces.v, .n = pieces.n, .value = value, .order = (uint32_t)p->v.n };
}

void phrases_add_list(struct phrases *p, struct str list, uint32_t value)
{
	for (struct str rest = list; rest.p;)
		phrases_add(p, str_trim(str_cut(&rest, ';')), value);
}

static int by_piece(const void *x, const void *y)
{
	const struct phrase *a = x, *b = y;
	int c = str_cmp(a->p[0].key, b->p[0].key);
	if (c || a->n != b->n)
		return c ? c : a->n < b->n ? 1 : -1;
	for (size_t i = 1; i < a->n && !c; i++)
		c = str_cmp(a->p[i].key, b->p[i].key);
	return c ? c : a->order < b->order ? -1 : 1;
}

void phrases_seal(struct phrases *p)
{
	size_t size = 16;
	while (size < p->v.n * 2)
		size *= 2;
	p->mask = size - 1;
	p->slots = arena_array(p->a, size, struct slot);
	if (p->v.n)
		qsort(p->v.v, p->v.n, sizeof *p->v.v, by_piece);
	for (size_t i = 0; i < p->v.n; i++) {
		if (i && str_eq(p->v.v[i].p[0].key, p->v.v[i - 1].p[0].key))
			continue;
		uint64_t hash = hash_fnv(HASH_START, p->v.v[i].p[0].key);
		size_t s = (size_t)hash & p->mask;
		while (p->slots[s].first)
			s = (s + 1) & p->mask;
		p->slots[s] = (struct slot){ hash, (uint32_t)i + 1 };
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
	if (!str_eq(v->key[tok], p->key))
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
	for (size_t i = 0; i < ph->n; i++) {
		if (i)
			at = skip_between(p, v, at, limit, &ph->p[i]);
		if (at >= limit || !fits(v, at, &ph->p[i], i + 1 == ph->n))
			return 0;
		at++;
	}
	return at;
}

size_t phrases_at(const struct phrases *p, const struct view *v, uint32_t tok, uint32_t limit, struct phrase_hit *hit)
{
	hit->n = 0;
	if (tok >= limit || !p->v.n)
		return 0;
	size_t s = (size_t)v->hash[tok] & p->mask;
	while (p->slots[s].first && p->slots[s].hash != v->hash[tok])
		s = (s + 1) & p->mask;
	if (!p->slots[s].first)
		return 0;
	size_t pieces = 0;
	for (size_t i = p->slots[s].first - 1; i < p->v.n && str_eq(p->v.v[i].p[0].key, v->key[tok]); i++) {
		const struct phrase *ph = &p->v.v[i];
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
