/* figures.c: amounts of a claim that stands in both editions.  An amount keeps
 * its unit; equal ones go together first, then the others in their order. */
#include "changes_int.h"

#include <math.h>

static bool same_number(double x, double y)
{
	return x == y || (isnan(x) && isnan(y));
}

static bool same_unit(const struct amount *x, const struct amount *y)
{
	return same_text(x->unit, y->unit) && same_text(x->per, y->per);
}

static bool same_value(const struct amount *x, const struct amount *y)
{
	return same_number(x->value, y->value) && same_number(x->min, y->min) && same_number(x->max, y->max) && x->bound == y->bound &&
	       same_number(x->change_from, y->change_from) && same_number(x->change_to, y->change_to);
}

static double value_of(const struct amount *m)
{
	return !isnan(m->value) ? m->value : !isnan(m->change_to) ? m->change_to : !isnan(m->min) ? m->min : m->max;
}

void tell_figures(struct matching *m, const struct piece *from, const struct piece *to, struct changes *out)
{
	if (to->kind != CLAIM_OUTCOME)
		return;
	const struct outcome *x = from->item, *y = to->item;
	bool *taken = arena_array(m->a, x->n_amounts + 1, bool), *done = arena_array(m->a, y->n_amounts + 1, bool);
	for (int equal = 1; equal >= 0; equal--)
		for (size_t j = 0; j < y->n_amounts; j++)
			for (size_t i = 0; i < x->n_amounts && !done[j]; i++) {
				const struct amount *was = &x->amounts[i], *is = &y->amounts[j];
				if (taken[i] || !same_unit(was, is) || (equal && !same_value(was, is)))
					continue;
				taken[i] = done[j] = true;
				if (!equal)
					*(struct figure_change *)vec_push(m->a, &out->figures) = (struct figure_change){
						.unit = is->unit, .topic = to->topic, .object = y->summary ? y->summary : y->quote, .side = to->side,
						.id_from = from->id, .id_to = to->id, .value_from = value_of(was), .value_to = value_of(is),
						.text_from = was->text, .text_to = is->text };
			}
}
