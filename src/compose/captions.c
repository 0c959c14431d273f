/* captions.c: which sentences tell what a row of figures measures. */
#include <math.h>

#include "compose_int.h"

/* Does a sentence of an outcome told so far give this value? */
static bool is_told(const struct figure *f, const struct strs *told, double value)
{
	for (size_t i = 0; i < f->values.n; i++)
		if (f->values.v[i].value == value && strs_contain(told, f->values.v[i].claim))
			return true;
	return false;
}

/* The outcome whose sentence is the figure's object and gives this value (NAN: any), or NULL. */
static const struct claim_entry *object_of(const struct composer *k, const struct figure *f, double value)
{
	for (size_t i = 0; i < f->values.n; i++) {
		const struct claim_entry *e = claim_find(k, f->values.v[i].claim);
		const struct outcome *o = outcome_of(e);
		if (o && (isnan(value) || f->values.v[i].value == value) && (same_text(o->summary, f->object) || same_text(o->quote, f->object)))
			return e;
	}
	return NULL;
}

struct strs figure_tellers(const struct composer *k, const struct figure *f)
{
	struct strs told = { arena_array(k->a, f->values.n, const char *), 0 };
	for (size_t i = 0; object_of(k, f, NAN) && i < f->values.n; i++) {
		const struct claim_entry *e = object_of(k, f, f->values.v[i].value);
		e = e ? e : claim_find(k, f->values.v[i].claim);
		if (outcome_of(e) && !is_told(f, &told, f->values.v[i].value))
			told.v[told.n++] = e->id;
	}
	return told;
}
