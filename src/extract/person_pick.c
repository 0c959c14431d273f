/* person_pick.c: which person a name means.
 *
 * A candidate is scored by what the text says about it (introduced by full
 * name, title, side, sex) and by what the list says (in office in the year of
 * the document).  A surname that nobody introduced is taken only where a title
 * or the list leaves one reading. */
#include "claims_int.h"
#include "person_int.h"

#include <string.h>

#include "utf8.h"

enum { SCORE_INTRODUCED = 100, SCORE_SIDE = 30, SCORE_TITLE = 20, SCORE_OFFICE_EXACT = 5, SCORE_YEAR = 12, SCORE_LEADER = 4,
	MISSPELT_MIN = 9, MISSPELT_DISTANCE = 2 };

int person_of_entry(struct finder *f, uint32_t entry)
{
	for (size_t i = 0; i < f->persons.n; i++)
		if (f->persons.v[i].entry == (int)entry)
			return (int)i;
	const struct person_entry *e = &f->p->v[entry];
	struct str name = str_c(e->name), first = name;
	*vec_push(f->x->a, &f->persons) = (struct person){ .entry = (int)entry, .sex = e->sex, .name = e->name, .side = e->side,
		.rule = e->rule, .last = e->last, .tail = e->tail, .first = utf8_fold_name(f->x->a, str_cut(&first, ' ')), .key = utf8_fold_name(f->x->a, name),
		.rank = e->office ? office_rank(f->p, str_c(e->office)) : RANK_MINOR };
	return (int)f->persons.n - 1;
}

static bool open_term(const struct person_entry *e)
{
	size_t n = 0;
	while (n < PERSON_TERMS && e->from[n])
		n++;
	return n && !e->to[n - 1];
}

bool person_active(const struct person_entry *e, int year)
{
	for (size_t i = 0; i < PERSON_TERMS && e->from[i]; i++)
		if (year && e->from[i] <= year && (!e->to[i] || e->to[i] >= year))
			return true;
	return false;
}

/* How well an office fits a title's head: 2 the same, 1 it is in it. */
static int office_fits(const struct finder *f, const char *office, const struct title *t)
{
	if (!office || !t || !t->head_end)
		return 0;
	struct span s = text_tokens(f->x->text, t->tok, t->text_end), h = text_tokens(f->x->text, t->head, t->head_end);
	struct str o = str_c(office), full = text_span(f->x->text, s), head = text_span(f->x->text, h);
	if (str_ieq(o, full) || str_ieq(o, head))
		return 2;
	for (size_t i = 0; i + head.n <= o.n; i++)
		if (str_ieq(str_sub(o, i, i + head.n), head))
			return 1;
	return 0;
}

static int entry_score(const struct finder *f, uint32_t entry, const struct name_context *c)
{
	const struct person_entry *e = &f->p->v[entry];
	int score = person_active(e, f->year) ? SCORE_YEAR : !f->year && open_term(e) ? SCORE_YEAR / 2 : 0;
	if (e->office && office_rank(f->p, str_c(e->office)) == RANK_LEADER)
		score += SCORE_LEADER;
	for (size_t i = 0; i < f->persons.n; i++)
		if (f->persons.v[i].entry == (int)entry && f->persons.v[i].introduced)
			score += SCORE_INTRODUCED;
	if (!c)
		return score;
	if (c->sex && e->sex && c->sex != e->sex)
		return -1000;
	if (c->side && e->side)
		score += strcmp(c->side, e->side) ? -3 * SCORE_SIDE : SCORE_SIDE;
	int fit = office_fits(f, e->office, c->title);
	return score + (fit ? SCORE_TITLE : 0) + (fit == 2 ? SCORE_OFFICE_EXACT : 0);
}

int person_of_full(struct finder *f, const struct phrase_hit *h)
{
	size_t best = 0;
	for (size_t i = 1; i < h->n; i++)
		if (entry_score(f, h->v[i], NULL) > entry_score(f, h->v[best], NULL))
			best = i;
	int person = person_of_entry(f, h->v[best]);
	f->persons.v[person].introduced = true;
	return person;
}

static void head_add(const struct finder *f, struct person *p, uint32_t from, uint32_t to)
{
	struct str head = to > from ? title_head(f->w, from, to) : STR("");
	if (head.n && !person_is(p, head) && p->n_heads < PERSON_HEADS)
		p->heads[p->n_heads++] = head;
}

void person_context(struct finder *f, int person, const struct name_context *c)
{
	struct person *p = &f->persons.v[person];
	if (c->side && !p->side)
		p->side = c->side;
	if (c->sex && !p->sex)
		p->sex = c->sex;
	const struct title *t = c->title;
	if (!t || !t->head_end)
		return;
	if (!t->former && t->rank > p->rank)
		p->rank = t->rank;
	/* The first title stays; a later one replaces it by rank or as the whole of "PM". */
	if (!t->family) {
		head_add(f, p, t->head, t->head_end);
		if (t->also_end > t->also && (!title_abbreviated(f->w, t->also) || title_abbreviated(f->w, t->head)))
			head_add(f, p, t->also, t->also_end); /* "the PM and President Lund": two */
	}
	bool capitals = f->x->text->toks[t->head].flags & TOK_ALLCAP, brief = title_abbreviated(f->w, t->head);
	bool whole = p->title_short && !brief && t->rank == p->title_rank;
	if (p->title && t->rank <= p->title_rank && !whole)
		return;
	/* "counterpart" says less than the list; capitals are a label's. */
	bool label = capitals && !brief && t->head_end > t->head;
	if (p->entry >= 0 && !t->family && f->p->v[p->entry].office && (label || (t->rank == RANK_MINOR && p->rank > RANK_MINOR)))
		return;
	p->title_rank = t->rank;
	p->title_short = brief;
	p->equal = title_word(f->w, t->head_end - 1, TITLE_EQUAL);
	p->title = arena_strz(f->x->a, text_span(f->x->text, text_tokens(f->x->text, t->tok, t->text_end)));
	p->former = t->former;
}

/* Levenshtein over bytes, given up above `most`. */
static int distance(struct str a, struct str b, int most)
{
	enum { LONGEST = 64 };
	int row[LONGEST + 1];
	if (a.n > LONGEST || b.n > LONGEST || (a.n > b.n ? a.n - b.n : b.n - a.n) > (size_t)most)
		return most + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = (int)j;
	for (size_t i = 1; i <= a.n; i++) {
		int diagonal = row[0];
		row[0] = (int)i;
		for (size_t j = 1; j <= b.n; j++) {
			int change = diagonal + (a.p[i - 1] != b.p[j - 1]), gap = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
			diagonal = row[j];
			row[j] = change < gap ? change : gap;
		}
	}
	return row[b.n];
}

/* A name of the list that this one misspells: near in letters, and with the
 * same side or a fitting office. */
static int misspelt(const struct finder *f, struct str name, const struct name_context *c)
{
	struct str key = utf8_fold_name(f->x->a, name);
	if (key.n < MISSPELT_MIN)
		return -1;
	for (size_t i = 0; i < f->p->n; i++) {
		const struct person_entry *e = &f->p->v[i];
		bool fits = office_fits(f, e->office, c->title) || (c->side && e->side && !strcmp(c->side, e->side));
		struct str other = str_c(e->name);
		if (!fits || key.p[0] != (char)(other.p[0] | 32) || other.n + MISSPELT_DISTANCE < key.n || key.n + MISSPELT_DISTANCE < other.n)
			continue;
		if (distance(key, utf8_fold_name(f->x->a, other), MISSPELT_DISTANCE) <= MISSPELT_DISTANCE)
			return (int)i;
	}
	return -1;
}

/* The listed person whose first name and surname these are, with other names
 * between ("João Manuel Lourenço") or the first as an initial ("U.Khurelsukh"). */
static int by_ends(const struct finder *f, uint32_t tok, uint32_t last, const struct name_context *c)
{
	const struct view *v = &f->w->view;
	struct phrase_hit h;
	struct str first = v->key[tok];
	bool initial = f->x->text->toks[tok].flags & TOK_ABBREV;
	int best = -1, score = 0;
	if (tok == last || (!initial && last < tok + 2) || !phrases_at(f->p->brief, v, last, last + 1, &h))
		return -1;
	for (size_t i = 0; i < h.n; i++) {
		const struct person_entry *e = &f->p->v[h.v[i]];
		bool same = false;
		for (struct str rest = utf8_fold_name(f->x->a, str_c(e->name)), word = str_cut(&rest, ' '); word.n; word = rest.p ? str_cut(&rest, ' ') : (struct str){ 0 }) {
			same |= initial ? str_starts(word, first) : str_eq(word, first);
			if (!initial)
				break;
		}
		int s = same ? entry_score(f, h.v[i], c) : 0;
		/* An initial says little: the side or the office must agree. */
		if (s > score && (!initial || s >= SCORE_TITLE))
			score = s, best = (int)h.v[i];
	}
	return best;
}

static bool suffix(const struct finder *f, uint32_t tok)
{
	return title_word(f->w, tok, TITLE_SUFFIX);
}

/* Whether a word is one of a name's. */
static bool name_has(struct str name, struct str key)
{
	for (struct str rest = name; rest.p;)
		if (str_eq(str_cut(&rest, ' '), key))
			return true;
	return false;
}

/* Whether one of a name's words begins so. */
static bool name_starts(struct str name, struct str part)
{
	for (struct str rest = name; rest.p;)
		if (str_starts(str_cut(&rest, ' '), part))
			return true;
	return false;
}

int person_of_name(struct finder *f, uint32_t tok, uint32_t tok_end, const struct name_context *c)
{
	const struct view *v = &f->w->view;
	uint32_t last = tok_end - 1;
	while (last > tok && (suffix(f, last) || str_is(v->key[last], ",")))
		last--;
	struct str first = v->key[tok], end = v->key[last];
	bool initial = last == tok + 1 && f->x->text->toks[tok].flags & TOK_ABBREV;
	for (size_t i = 0; i < f->persons.n; i++) {
		const struct person *p = &f->persons.v[i];
		bool one = tok == last; /* "Lund Jr." as well */
		if (one && p->introduced && name_has(p->key, first) && (!c->sex || !p->sex || c->sex == p->sex) &&
		    !(c->side && p->side && strcmp(c->side, p->side)))
			return (int)i;
		if (str_eq(p->last, end) && (one || str_eq(p->first, first) || (initial && name_starts(p->key, first))) && (!c->sex || !p->sex || c->sex == p->sex))
			return (int)i;
	}
	if (f->persons.n >= PERSONS_MOST)
		return -1;
	/* A misspelt name keeps the form of the text. */
	struct mention m = mention_of(f->x, MENTION_PERSON, tok, tok_end, NULL);
	struct str name = text_span(f->x->text, m.span);
	int entry = by_ends(f, tok, last, c);
	if (entry < 0)
		entry = tok_end > tok + 1 ? misspelt(f, name, c) : -1;
	int person;
	if (entry >= 0) {
		person = person_of_entry(f, (uint32_t)entry);
	} else {
		*vec_push(f->x->a, &f->persons) = (struct person){ .entry = -1, .rule = "titles.tsv" };
		person = (int)f->persons.n - 1;
	}
	struct person *p = &f->persons.v[person];
	p->name = arena_strz(f->x->a, name);
	p->first = first;
	p->last = p->tail = end;
	p->key = utf8_fold_name(f->x->a, name);
	p->introduced = true;
	return person;
}

/* Some go by the first part of their name: "Kim" of Kim Dae-jung, "Pham" of Pham Minh
 * Chinh.  Of the listed only where no other name can begin here. */
static bool goes_by_first(const struct finder *f, const struct person *p, uint32_t tok, const struct name_context *c)
{
	const struct text *t = f->x->text;
	if (!p->introduced || !str_eq(p->first, f->w->view.key[tok]))
		return false;
	if (p->entry < 0)
		return true;
	bool next = tok + 1 < t->n_toks && t->toks[tok + 1].sent == t->toks[tok].sent && t->toks[tok + 1].kind == TOK_WORD && t->toks[tok + 1].flags & TOK_CAP;
	bool word = !c->title && !c->sex && !c->side && title_word(f->w, tok, TITLE_COMMON);
	return !next && !word && !(class_of(f->x, tok) & W_CLOSED);
}

/* Persons of the text that bear the surname, the last introduced first. */
static int introduced(const struct finder *f, uint32_t tok, uint32_t end, const struct phrase_hit *h, const struct name_context *c)
{
	int best = -1, score = 0;
	for (size_t i = 0; i < f->persons.n; i++) {
		const struct person *p = &f->persons.v[i];
		bool listed = false;
		for (size_t j = 0; j < h->n; j++)
			listed |= p->entry == (int)h->v[j];
		/* "Ms. Lund" may be one who is otherwise known by another name. */
		struct str key = f->w->view.key[tok];
		bool kin = c->sex && p->sex == c->sex && str_eq(p->tail, key);
		bool first = goes_by_first(f, p, tok, c);
		if (!listed && !(end == tok + 1 && (str_eq(p->last, key) || kin || first)))
			continue;
		if (c->sex && p->sex && c->sex != p->sex)
			continue;
		if (c->side && p->side && strcmp(c->side, p->side))
			continue;
		/* One whose short form is another word ("Ivanka") yields to one known by this. */
		int s = 1 + (listed ? 4 : 0) + (p->introduced ? 8 : 0) + (int)p->rank;
		if (c->title && person_is(p, title_head(f->w, c->title->head, c->title->head_end)))
			s += 8;
		if (s > score)
			score = s, best = (int)i;
	}
	return best;
}

int person_of_brief(struct finder *f, uint32_t tok, uint32_t limit, const struct name_context *c, uint32_t *end)
{
	struct phrase_hit h;
	if (!phrases_at(f->p->brief, &f->w->view, tok, limit, &h))
		h.end = tok + 1;
	*end = h.end;
	int person = introduced(f, tok, h.end, &h, c);
	if (person >= 0 || !h.n)
		return person;
	int best = -1, score = -1;
	bool tie = false;
	for (size_t i = 0; i < h.n; i++) {
		int s = entry_score(f, h.v[i], c);
		tie = s == score ? true : s > score ? false : tie;
		if (s > score)
			score = s, best = (int)i;
	}
	const struct person_entry *e = best >= 0 ? &f->p->v[h.v[best]] : NULL;
	bool titled = c->title || c->side || c->sex;
	int need = c->title && c->title->rank >= RANK_OFFICIAL && h.n == 1 ? 0 : titled ? SCORE_YEAR : SCORE_YEAR / 2 + SCORE_LEADER;
	if (!e || tie || score < need || score < 0 || (!titled && title_word(f->w, tok, TITLE_COMMON) && h.end == tok + 1))
		return -1;
	if (!titled && (!e->office || office_rank(f->p, str_c(e->office)) != RANK_LEADER))
		return -1;
	return person_of_entry(f, h.v[best]);
}
