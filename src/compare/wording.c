/* wording.c: what an outcome's sentence says beyond who says it and how.
 *
 * "The two leaders reaffirmed their firm commitment to the defence of X" is
 * about the defence of X.  wording.tsv names the words of telling, which are
 * no part of the thing, those of nearly any undertaking, which tell little, and
 * those at which another phrase begins; acts.tsv the verbs of what is to be
 * done.  The first phrase that says something of its own is the thing itself,
 * the later ones say more of it: enough of a parse for telling whether two
 * outcomes have one object, and linear in the sentence. */
#include "compare_int.h"

#include <ctype.h>
#include <string.h>

#include "utf8.h"

enum { PHRASE_WORDS = 4, STEP_MAX = 9 };

enum part { PART_NONE, PART_TELLING, PART_FILLER, PART_BROAD, PART_LINK, PART_JOIN, PART_FRESH, PART_LEVEL, PART_CHANGE, PART_ABOUT, PART_ACT, PART_COUNT };

/* PART_ACT has a file of its own. */
static const char *const part_names[PART_ACT] = { "", "telling", "filler", "broad", "link", "join", "fresh", "level", "change", "about" };

struct phrase {
	struct str words[PHRASE_WORDS]; /* "reduc*" as it stands */
	size_t n;
	enum part part;
	struct act act;
};

struct phrase_list { /* in the order of the file */
	VEC(struct phrase) v;
};

enum { LETTERS = 256 };

struct word_lists {
	struct phrase_list by_letter[LETTERS];
	struct bag broad; /* stems of broad words and of acts */
};

/* --- loading --------------------------------------------------------------- */

struct loading {
	struct arena *a;
	const struct tsv *t;
	const struct tsv_row *row;
	struct diag *d;
};

static int parse_words(const struct loading *l, struct phrase *out)
{
	struct str all = l->row->cell[0];
	if (!all.n)
		return diag_error(l->d, EX_CONFIG, tsv_place(l->t, l->row, 0), "words are missing");
	for (struct str rest = all; rest.p;) {
		struct str word = str_trim(str_cut(&rest, ' '));
		if (!word.n)
			continue;
		if (!out->n && word.p[0] == '*')
			return diag_error(l->d, EX_CONFIG, tsv_place(l->t, l->row, 0), "'%.*s' begins with any word", STR_ARG(all));
		if (out->n == PHRASE_WORDS)
			return diag_error(l->d, EX_CONFIG, tsv_place(l->t, l->row, 0), "'%.*s' has more than %d words", STR_ARG(all), PHRASE_WORDS);
		out->words[out->n++] = word;
	}
	return 0;
}

static int parse_part(const struct loading *l, struct phrase *out)
{
	for (int i = PART_TELLING; i < PART_ACT; i++)
		if (str_is(l->row->cell[1], part_names[i]))
			return out->part = (enum part)i, 0;
	return diag_error(l->d, EX_CONFIG, tsv_place(l->t, l->row, 1),
	    "'%.*s' is not one of telling, filler, broad, link, join, fresh, level, change, about", STR_ARG(l->row->cell[1]));
}

static int parse_act(const struct loading *l, struct phrase *out)
{
	struct str step = l->row->cell[2];
	if (step.n != 1 || step.p[0] < '1' || step.p[0] > '0' + STEP_MAX)
		return diag_error(l->d, EX_CONFIG, tsv_place(l->t, l->row, 2), "'%.*s' is not a step from 1 to %d", STR_ARG(step), STEP_MAX);
	out->part = PART_ACT;
	out->act = (struct act){ arena_strz(l->a, l->row->cell[1]), step.p[0] - '0' };
	return 0;
}

/* "phas* out" as plain words, for stems. */
static void put_plain(struct strbuf *b, struct str cell)
{
	for (size_t i = 0; i < cell.n; i++)
		strbuf_putc(b, cell.p[i] == '*' ? ' ' : cell.p[i]);
	strbuf_putc(b, ' ');
}

static int load_phrases(struct arena *a, const struct layers *data, const char *path, size_t key, size_t cells,
    int (*parse)(const struct loading *, struct phrase *), struct word_lists *out, struct strbuf *broad, struct diag *d)
{
	struct tsv t;
	int rc = layers_load(a, data, path, cells, cells, key, &t, d);
	for (size_t i = 0; i < t.n; i++) {
		struct loading l = { a, &t, &t.rows[i], d };
		struct phrase p = { 0 };
		if (parse_words(&l, &p) < 0 || parse(&l, &p) < 0) {
			rc = -1;
			continue;
		}
		*vec_push(a, &out->by_letter[(unsigned char)p.words[0].p[0]].v) = p;
		if (p.part == PART_BROAD || p.part == PART_ACT)
			put_plain(broad, t.rows[i].cell[0]);
	}
	return rc;
}

int word_lists_load(struct arena *a, const struct layers *data, struct word_lists **out, struct diag *d)
{
	struct word_lists *w = *out = arena_new_of(a, struct word_lists);
	struct strbuf broad;
	strbuf_init(&broad);
	int rc = load_phrases(a, data, "lang/en/wording.tsv", 2, 2, parse_part, w, &broad, d);
	if (load_phrases(a, data, "lang/en/acts.tsv", 1, 3, parse_act, w, &broad, d) < 0)
		rc = -1;
	w->broad = bag_of(a, strbuf_str(&broad));
	strbuf_release(&broad);
	return rc;
}

bool is_broad(const struct word_lists *w, uint64_t stem)
{
	return w && bag_has(&w->broad, stem);
}

/* --- reading a sentence ---------------------------------------------------- */

struct word {
	struct str text;
	bool stop; /* a mark that parts, no comma, stands before it */
};

typedef VEC(struct word) word_list;

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static void split(struct arena *a, struct str folded, word_list *out)
{
	struct word next = { 0 };
	for (size_t at = 0; at < folded.n;) {
		size_t from = at;
		while (at < folded.n && is_word_char(folded.p[at]))
			at++;
		if (at > from) {
			next.text = str_sub(folded, from, at);
			*vec_push(a, out) = next;
			next = (struct word){ 0 };
		} else {
			next.stop |= strchr(";:()", folded.p[at]) != NULL;
			at++;
		}
	}
}

static bool word_fits(struct str pattern, struct str word)
{
	if (pattern.n && pattern.p[pattern.n - 1] == '*')
		return str_starts(word, str_sub(pattern, 0, pattern.n - 1));
	return str_eq(pattern, word);
}

static bool phrase_fits(const struct phrase *p, const word_list *words, size_t at)
{
	if (p->n > words->n - at)
		return false;
	for (size_t i = 0; i < p->n; i++)
		if (!word_fits(p->words[i], words->v[at + i].text))
			return false;
	return true;
}

/* The longest phrase here of one of the parts (a set of bits), the first of equally long ones. */
static const struct phrase *phrase_at(const struct word_lists *w, const word_list *words, size_t at, unsigned parts)
{
	const struct phrase_list *list = &w->by_letter[(unsigned char)words->v[at].text.p[0]];
	const struct phrase *best = NULL;
	for (size_t i = 0; i < list->v.n; i++) {
		const struct phrase *p = &list->v.v[i];
		if ((parts >> p->part & 1) && (!best || p->n > best->n) && phrase_fits(p, words, at))
			best = p;
	}
	return best;
}

/* What has been read of a sentence so far. */
struct reading_words {
	struct arena *a;
	const struct bag *names;
	struct wording *out;
	struct strbuf subject, object, group;
	size_t of_subject; /* groups before the first word of telling */
	bool told;         /* it has gone before */
};

static void end_group(struct reading_words *r)
{
	struct bag words = bag_without(r->a, bag_of(r->a, strbuf_str(&r->group)), r->names);
	if (words.n)
		*vec_push(r->a, &r->out->groups) = words;
	strbuf_cut(&r->group, 0);
}

static void put_word(struct reading_words *r, struct str word)
{
	strbuf_put(&r->object, word);
	strbuf_putc(&r->object, ' ');
	strbuf_put(&r->group, word);
	strbuf_putc(&r->group, ' ');
}

/* What stands before the first word of telling is the subject. */
static void begin_telling(struct reading_words *r)
{
	if (r->told)
		return;
	end_group(r);
	strbuf_put(&r->subject, strbuf_str(&r->object));
	strbuf_cut(&r->object, 0);
	r->of_subject = r->out->groups.n;
	r->out->act = NULL;
	r->told = true;
}

static bool says_something(const struct word_lists *w, const struct bag *b)
{
	for (size_t i = 0; i < b->n; i++)
		if (!is_broad(w, b->v[i]))
			return true;
	return false;
}

/* A subject is no part of the object, unless it is all that there is: "the tariffs will be cut". */
static void settle_subject(struct reading_words *r, const struct word_lists *w)
{
	struct bag object = bag_without(r->a, bag_of(r->a, strbuf_str(&r->object)), r->names);
	if (says_something(w, &object)) {
		r->out->object = object;
		r->out->groups.v += r->of_subject;
		r->out->groups.n -= r->of_subject;
	} else {
		strbuf_put(&r->object, strbuf_str(&r->subject));
		r->out->object = bag_without(r->a, bag_of(r->a, strbuf_str(&r->object)), r->names);
	}
}

enum {
	SENTENCE_PARTS = 1u << PART_TELLING | 1u << PART_FILLER | 1u << PART_BROAD | 1u << PART_LINK | 1u << PART_JOIN | 1u << PART_ACT,
	FRESH_PARTS = 1u << PART_FRESH,
};

static void take(struct reading_words *r, const struct phrase *p, const word_list *words, size_t at)
{
	enum part part = p ? p->part : PART_NONE;
	if (words->v[at].stop || part == PART_LINK)
		end_group(r);
	if (part == PART_TELLING)
		begin_telling(r);
	else if (part != PART_FILLER && part != PART_LINK && part != PART_JOIN)
		for (size_t i = 0; i < (p ? p->n : 1); i++)
			put_word(r, words->v[at + i].text);
	if (part == PART_ACT && !r->out->act)
		r->out->act = &p->act;
}

static struct wording read_words(struct arena *a, const struct word_lists *w, const struct bag *names, const char *text)
{
	struct wording out = { 0 };
	struct reading_words r = { .a = a, .names = names, .out = &out };
	word_list words = { 0 };
	strbuf_init(&r.subject);
	strbuf_init(&r.object);
	strbuf_init(&r.group);
	split(a, utf8_fold_name(a, str_c(text)), &words);
	for (size_t at = 0; at < words.n;) {
		const struct phrase *p = phrase_at(w, &words, at, SENTENCE_PARTS);
		out.fresh |= phrase_at(w, &words, at, FRESH_PARTS) != NULL;
		take(&r, p, &words, at);
		at += p ? p->n : 1;
	}
	end_group(&r);
	settle_subject(&r, w);
	strbuf_release(&r.subject);
	strbuf_release(&r.object);
	strbuf_release(&r.group);
	return out;
}

struct wording wording_of(struct arena *a, const struct word_lists *w, const struct bag *names, const struct outcome *o)
{
	if (!w)
		return (struct wording){ .object = outcome_words(a, o) };
	struct wording out = read_words(a, w, names, o->summary ? o->summary : o->quote);
	return out.object.n || !o->summary || !o->quote ? out : read_words(a, w, names, o->quote);
}

/* --- how a figure measures ------------------------------------------------- */

enum measure measure_of(struct arena *a, const struct word_lists *w, const struct outcome *o, const struct amount *m)
{
	const char *text = o->summary && m->text && strstr(o->summary, m->text) ? o->summary : o->quote;
	const char *at = text && m->text ? strstr(text, m->text) : NULL;
	if (!w || !at)
		return MEASURE_SUM;
	word_list words = { 0 };
	split(a, utf8_fold_name(a, (struct str){ text, (size_t)(at - text) }), &words);
	while (words.n && phrase_at(w, &words, words.n - 1, 1u << PART_ABOUT))
		words.n--;
	const struct phrase *p = words.n ? phrase_at(w, &words, words.n - 1, 1u << PART_LEVEL | 1u << PART_CHANGE) : NULL;
	return !p ? MEASURE_SUM : p->part == PART_LEVEL ? MEASURE_LEVEL : MEASURE_CHANGE;
}
