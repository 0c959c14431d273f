/* outcome_own.c: which words of a sentence are an outcome's own, and which figures.
 *
 * A sentence with one outcome may hold more clauses than one: "under which A set
 * a tariff of 15 percent and B promised to invest": the tariff is none of B's. */
#include <string.h>

#include "outcome_int.h"

static bool finite_verb(const struct extraction *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (class_of(x, i) & (W_AUX | W_PAST | W_ED | W_MODAL))
			return true;
	return false;
}

/* Does a clause end before token `at`: ", and", ";", "while"? */
static bool joins_clauses(const struct extraction *x, uint32_t at)
{
	return (class_of(x, at) & (W_COORD | W_BUT)) || str_is(x->text->toks[at].fold, ";");
}

/* Where a clause of another subject starts behind the body ("though others stay"). */
static uint32_t before_contrast(const struct extraction *x, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i + 2 < to; i++)
		if ((class_of(x, i) & W_BUT) && finite_verb(x, i + 1, to))
			return i;
	return to;
}

struct span own_clause(const struct extraction *x, const struct sentence *s, const struct item *it)
{
	const struct subject *who = &it->subject;
	uint32_t from = s->tok, to = before_contrast(x, it->body, s->tok_end);
	uint32_t start = who->tok < it->tok && who->tok >= s->tok && !who->shared ? who->tok : it->tok;
	start -= start > s->tok && (class_of(x, start - 1) & W_DET);
	if (!it->head && start > s->tok && joins_clauses(x, start - 1) && finite_verb(x, s->tok, start - 1))
		from = start;
	return text_tokens(x->text, from, to);
}

void own_amounts(const struct extraction *x, struct span where, struct outcome *o)
{
	size_t n, told = 0;
	const struct amount *v = amount_in(x, where, &n);
	if (!n || strcmp(o->type, "future-meeting") == 0)
		return;
	o->amounts = arena_array(x->a, n, struct amount);
	/* What the summary leaves out is said of something else, where it has any; of a stance always. */
	for (size_t i = 0; i < n; i++)
		told += outcome_speaks_of(o, &v[i]);
	for (size_t i = 0; i < n; i++)
		if ((!told && !is_stance(o)) || outcome_speaks_of(o, &v[i]))
			o->amounts[o->n_amounts++] = v[i];
}

bool no_object(const struct extraction *x, const struct item *it)
{
	bool ends = it->body >= it->end || x->text->toks[it->body].kind == TOK_PUNCT || (class_of(x, it->body) & W_COORD);
	return ends && strcmp(it->type, "concern-raised") == 0;
}
