/* wordclass.c: closed classes of words, by a hash table of their folded forms. */
#include <string.h>

#include "outcome_int.h"
#include "file.h"
#include "hash.h"
#include "layers.h"
#include "utf8.h"
#include "who_int.h"

enum { SLOTS = 4096 };

enum { ENDINGS = 8 };

struct word_classes {
	struct { struct str tail; unsigned bit; } ending[ENDINGS];
	size_t n_endings;
	struct { struct str word; unsigned classes, marks; } slot[SLOTS];
	size_t n;
};

static const struct { const char *name; unsigned bit; } classes[] = {
	{ "prep", W_PREP }, { "aux", W_AUX }, { "modal", W_MODAL }, { "be", W_BE }, { "adv", W_ADV },
	{ "coord", W_COORD }, { "subord", W_SUBORD }, { "rel", W_REL }, { "neg", W_NEG }, { "det", W_DET },
	{ "pron", W_PRON }, { "stop", W_STOP }, { "first", W_FIRST },
	{ "poss", W_POSS }, { "agent", W_AGENT }, { "former", W_FORMER }, { "past", W_PAST }, { "who", W_WHO }, { "habit", W_HABIT }, { "day", W_DAY }, { "occasion", W_OCCASION },
	{ "and", W_AND }, { "or", W_OR }, { "of", W_OF }, { "to", W_TO }, { "that", W_THAT }, { "with", W_WITH }, { "but", W_BUT },
	{ "-past", W_ED }, { "-ing", W_ING }, { "-s", W_S }, { "-adv", W_ADV },
};

static const struct { const char *name; unsigned bit; } marks[] = {
	{ "visit", M_VISIT }, { "in", M_IN }, { "record", M_RECORD }, { "firm", M_FIRM },
	{ "the", M_THE }, { "article", M_ARTICLE }, { "on", M_ON }, { "by", M_BY }, { "as", M_AS }, { "through", M_THROUGH },
	{ "of", M_OF }, { "for", M_FOR }, { "to", M_TO }, { "and", M_AND }, { "that", M_THAT }, { "who", M_WHO }, { "copula", M_COPULA }, { "owner", M_OWNER }, { "near", M_NEAR },
	{ "leader", M_LEADER }, { "ex", M_EX }, { "meet", M_MEET }, { "where", M_WHERE }, { "between", M_BETWEEN }, { "according", M_ACCORDING }, { "not", M_NOT }, { "they", M_THEY }, { "clear", M_CLEAR }, { "with", M_WITH }, { "against", M_AGAINST },
	{ "may", M_MAY },
};

static size_t slot_of(const struct word_classes *w, struct str word)
{
	size_t at = (size_t)hash_fnv(HASH_START, word) % SLOTS;
	while (w->slot[at].word.p && !str_eq(w->slot[at].word, word))
		at = (at + 1) % SLOTS;
	return at;
}

static unsigned class_bit(struct str name)
{
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_is(name, classes[i].name))
			return classes[i].bit;
	return 0;
}

static unsigned mark_bit(struct str name)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_is(name, marks[i].name))
			return marks[i].bit;
	return 0;
}

int word_classes_load(struct arena *a, const struct layers *data, struct word_classes **out, struct diag *d)
{
	struct tsv t;
	if (layers_load(a, data, "lang/en/words.tsv", 2, 2, 2, &t, d) < 0)
		return -1;
	struct word_classes *w = *out = arena_new_of(a, struct word_classes);
	int rc = 0;
	for (size_t i = 0; i < t.n; i++) {
		unsigned bit = class_bit(t.rows[i].cell[0]), mark = mark_bit(t.rows[i].cell[0]);
		if (!bit && !mark)
			rc = diag_error(d, EX_CONFIG, tsv_place(&t, &t.rows[i], 0), "'%.*s' is no class of words", STR_ARG(t.rows[i].cell[0]));
		for (struct str rest = t.rows[i].cell[1]; (bit || mark) && rest.p;) {
			struct str word = str_cut(&rest, ' ');
			if (!word.n)
				continue;
			if (t.rows[i].cell[0].p[0] == '-') {
				if (w->n_endings == ENDINGS)
					return diag_error(d, EX_CONFIG, tsv_place(&t, &t.rows[i], 1), "more than %d endings", ENDINGS);
				w->ending[w->n_endings].tail = word;
				w->ending[w->n_endings++].bit = bit;
				continue;
			}
			if (w->n + 1 >= SLOTS / 2)
				return diag_error(d, EX_CONFIG, tsv_place(&t, &t.rows[i], 1), "more than %d words", SLOTS / 2);
			size_t at = slot_of(w, word);
			w->n += !w->slot[at].word.p;
			w->slot[at].word = word;
			w->slot[at].classes |= bit;
			w->slot[at].marks |= mark;
		}
	}
	return rc;
}

unsigned word_class(const struct word_classes *w, const struct token *t)
{
	if (t->kind != TOK_WORD)
		return 0;
	unsigned c = w->slot[slot_of(w, t->fold)].classes;
	bool name = (t->flags & TOK_CAP) && (!(t->flags & TOK_FIRST) || t->fold.n < 6); /* "Italy" is no adverb */
	for (size_t i = 0; i < w->n_endings; i++) {
		bool adverb = w->ending[i].bit == W_ADV;
		if (t->fold.n > w->ending[i].tail.n + 1 && str_ends(t->fold, w->ending[i].tail) && !(adverb && ((c & W_CLOSED) || name)))
			c |= w->ending[i].bit;
	}
	return c;
}

unsigned word_marks(const struct word_classes *w, struct str folded)
{
	return w->slot[slot_of(w, folded)].marks;
}

unsigned class_of(const struct extraction *x, uint32_t tok)
{
	return word_class(x->lex->cues->words, &x->text->toks[tok]);
}

unsigned marks_of(const struct extraction *x, uint32_t tok)
{
	return tok < x->text->n_toks ? word_marks(x->lex->cues->words, x->text->toks[tok].fold) : 0;
}

unsigned key_marks(const struct who *w, uint32_t tok)
{
	return word_marks(w->x->lex->cues->words, w->view.key[tok]);
}

unsigned words_classes(struct arena *a, const struct word_classes *w, const char *phrase)
{
	unsigned c = 0;
	for (struct str rest = phrase ? utf8_fold(a, str_c(phrase)) : (struct str){ 0 }; rest.p;) {
		struct str word = str_cut(&rest, ' ');
		if (word.n)
			c |= w->slot[slot_of(w, word)].classes;
	}
	return c;
}

void word_classes_stop(const struct word_classes *w, struct matcher *m)
{
	for (size_t i = 0; i < SLOTS; i++)
		if (w->slot[i].classes & W_STOP)
			matcher_stop(m, w->slot[i].word);
}
