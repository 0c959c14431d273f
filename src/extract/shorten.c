/* shorten.c: words that a summary may not lose, and where a text may end. */
#include "shorten_int.h"

#include <string.h>

#include "file.h"
#include "phrases_int.h"
#include "utf8.h"

static const char *const class_names[SHORTEN_CLASSES] = {
	"neg", "cond", "hedge", "due", "scope", "side", "list", "aim", "say", "link", "ingadj", "if",
	"inf", "tool", "goal", "remark", "beside", "ask", "idle",
	"last", "point", "those", "such", "now", "it", "void", "paper", "handle", "bare", "alone", "grade", "back",
};

struct shortening {
	struct phrases phrases;
};

static int read_phrases(struct arena *a, const struct tsv *t, const struct tsv_row *row, unsigned cls, struct phrases *out, struct diag *d)
{
	for (struct str rest = row->cell[1]; rest.p;) {
		struct str words = utf8_fold(a, str_trim(str_cut(&rest, '|')));
		struct phrase p = { .cls = cls, .number = 1, .value = class_names[cls], .rule = tsv_rule(a, t, row) };
		while (words.p) {
			struct str w = str_cut(&words, ' ');
			if (w.n && p.n == PHRASE_WORDS)
				return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "a phrase has more than %d words", PHRASE_WORDS);
			if (w.n)
				p.words[p.n++] = w;
		}
		if (!p.n)
			return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "a phrase is empty");
		*vec_push(a, &out->v) = p;
	}
	return 0;
}

int shortening_load(struct arena *a, const struct layers *data, struct shortening **out, struct diag *d)
{
	struct tsv t = { 0 };
	struct shortening *s = *out = arena_new_of(a, struct shortening);
	int rc = layers_load(a, data, "lang/en/shorten.tsv", 2, 2, 2, &t, d);
	for (size_t i = 0; i < t.n; i++) {
		unsigned cls = 0;
		while (cls < SHORTEN_CLASSES && !str_is(t.rows[i].cell[0], class_names[cls]))
			cls++;
		if (cls == SHORTEN_CLASSES)
			rc = diag_error(d, EX_CONFIG, tsv_place(&t, &t.rows[i], 0), "'%.*s': no such class", STR_ARG(t.rows[i].cell[0]));
		else if (read_phrases(a, &t, &t.rows[i], cls, &s->phrases, d) < 0)
			rc = -1;
	}
	phrase_table_sort(&s->phrases);
	return rc;
}

/* ---- words */

static const struct token *tok(const struct extraction *x, uint32_t i)
{
	return &x->text->toks[i];
}

bool shorten_is(const struct extraction *x, uint32_t i, const char *w)
{
	return str_is(tok(x, i)->fold, w);
}

unsigned shorten_class(const struct extraction *x, uint32_t i)
{
	return word_class(x->lex->cues->words, tok(x, i));
}

uint32_t shorten_phrase(const struct extraction *x, uint32_t i, uint32_t end, enum shorten_class c)
{
	const struct phrase *p = phrase_at(&x->lex->shortening->phrases, x->text, i, end, 1u << c);
	return p ? p->n : 0;
}

uint32_t shorten_phrase_before(const struct extraction *x, uint32_t end, uint32_t from, enum shorten_class c)
{
	const struct phrase *p = phrase_before(&x->lex->shortening->phrases, x->text, end, from, 1u << c);
	return p ? p->n : 0;
}

bool shorten_has(const struct extraction *x, uint32_t from, uint32_t to, enum shorten_class c)
{
	for (uint32_t i = from; i < to; i++)
		if (shorten_phrase(x, i, to, c))
			return true;
	return false;
}

bool shorten_negates(const struct extraction *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if ((shorten_class(x, i) & W_NEG) || str_ends(tok(x, i)->fold, STR("n't")))
			return true;
	return shorten_has(x, from, to, SHORTEN_NEG);
}

bool shorten_figure(const struct extraction *x, uint32_t from, uint32_t to)
{
	size_t n = 0;
	const struct amount *v = from < to ? amount_in(x, text_tokens(x->text, from, to), &n) : NULL;
	for (size_t i = 0; v && i < n; i++)
		if (v[i].unit && (strcmp(v[i].unit, "percent") == 0 || (strlen(v[i].unit) == 3 && v[i].unit[0] >= 'A' && v[i].unit[0] <= 'Z')))
			return true;
	return false;
}

bool shorten_deadline(const struct extraction *x, uint32_t from, uint32_t to)
{
	size_t n;
	for (uint32_t i = from; i + 1 < to; i++)
		if (shorten_phrase(x, i, to, SHORTEN_DUE)) {
			const struct date_ref *d = date_in(x, text_tokens(x->text, i, i + 5 < to ? i + 5 : to), &n);
			for (size_t k = 0; d && k < n; k++)
				if (strcmp(d[k].type, "date") == 0)
					return true;
		}
	return false;
}

bool shorten_limits(const struct extraction *x, uint32_t from, uint32_t to)
{
	return shorten_negates(x, from, to) || shorten_has(x, from, to, SHORTEN_COND) || shorten_has(x, from, to, SHORTEN_HEDGE) ||
	    shorten_deadline(x, from, to);
}

bool shorten_guarded(const struct extraction *x, uint32_t from, uint32_t to)
{
	return shorten_limits(x, from, to) || shorten_figure(x, from, to);
}

bool shorten_finite(const struct extraction *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (shorten_class(x, i) & (W_AUX | W_PAST | W_ED))
			return true;
	return false;
}

bool shorten_named(const struct extraction *x, uint32_t i)
{
	int32_t m = mention_ending(x, i + 1);
	return m >= 0 && !x->mentions.v[m].possessive && !x->mentions.v[m].adjective;
}

/* A word right behind a pronoun or a name, as a verb in the present stands. */
static bool present_at(const struct extraction *x, uint32_t i)
{
	unsigned c = shorten_class(x, i);
	bool open = tok(x, i)->kind == TOK_WORD && !(tok(x, i)->flags & TOK_CAP) && !(c & (W_PREP | W_COORD | W_DET | W_SUBORD | W_REL | W_ADV | W_TO));
	bool title = (c & W_S) && (tok(x, i - 1)->flags & TOK_CAP); /* "the Treaty of Mutual Aid applies" */
	return open && (title || shorten_named(x, i - 1) || (shorten_class(x, i - 1) & W_PRON));
}

/* "the role that the free flow of goods": the clause waits for its verb. */
static bool waits(const struct extraction *x, uint32_t from, uint32_t end)
{
	for (uint32_t i = end; i-- > from + 1;) {
		unsigned c = shorten_class(x, i);
		if ((c & (W_AUX | W_PAST | W_ED)) || present_at(x, i))
			return false;
		if ((c & (W_REL | W_THAT)) || shorten_phrase(x, i, end, SHORTEN_IF))
			return true;
	}
	return false;
}

bool shorten_hangs(const struct extraction *x, uint32_t from, uint32_t end)
{
	if (end <= from)
		return true;
	unsigned c = shorten_class(x, end - 1);
	bool day = (c & W_DET) && mention_ending(x, end) >= 0;
	bool loose = (c & (W_PREP | W_DET | W_COORD | W_AUX | W_SUBORD | W_REL | W_TO | W_POSS)) && !(c & W_ADV) && !day;
	return loose || (marks_of(x, end - 1) & M_NOT) || (tok(x, end - 1)->flags & TOK_POSSESSIVE) || waits(x, from, end);
}

uint32_t shorten_trim(const struct extraction *x, uint32_t from, uint32_t end)
{
	while (end > from) {
		const struct token *t = tok(x, end - 1);
		bool mark = t->kind == TOK_PUNCT && !str_is(t->fold, ")") && !str_is(t->fold, "]");
		if (!mark && t->kind != TOK_OPEN && !(shorten_class(x, end - 1) & W_COORD))
			break;
		end--;
	}
	return end;
}

void runs_add(struct runs *r, uint32_t from, uint32_t to)
{
	if (from >= to || r->n == RUNS_MAX)
		return;
	if (r->n && r->v[r->n - 1].to == from) {
		r->v[r->n - 1].to = to;
	} else {
		r->v[r->n].from = from;
		r->v[r->n++].to = to;
	}
}
