/* notes.c: notes at the foot of the page on which their reference stands.
 *
 * A paragraph knows its notes and the line of each reference.  A line that goes
 * on a page takes its notes along, or moves with them.  Only a line that has
 * a page of its own and still no room for them leaves notes to the next page. */
#include "layout_int.h"

#include <math.h>

#define RULE_ROOM 9.0  /* above the first note */
#define MOST_CARRIED .6 /* of a page's height */

static size_t line_of(const struct par *p, const struct run *r)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->lines[i].n; k++)
			if (p->lines[i].v[k].run == r)
				return i;
	return 0;
}

void notes_find(struct par *p)
{
	for (size_t i = 0, k = 0; k < p->n_notes; i++)
		if (p->p->runs.v[i].note)
			p->notes[k++].line = line_of(p, &p->p->runs.v[i]);
}

void notes_set(struct setter *s, struct par *p)
{
	size_t n = 0;
	for (size_t i = 0; i < p->p->runs.n; i++)
		n += p->p->runs.v[i].note != NULL;
	if (!n || p->node < 0)
		return;
	p->notes = arena_array(s->tmp, n, struct note);
	for (size_t i = 0; i < p->p->runs.n; i++) {
		const struct run *r = &p->p->runs.v[i];
		if (!r->note)
			continue;
		struct note *note = &p->notes[p->n_notes++];
		struct cell_opt opt = { .parent = p->node };
		note->line = line_of(p, r);
		cell_fill(s, r->note, 1, 0, s->width, &opt, &note->set);
		note->h = note->set.h + s->t->styles[r->note->style].after_pt;
	}
}

static double par_notes(const struct par *p, size_t from, size_t to)
{
	double h = 0;
	for (size_t i = 0; i < p->n_notes; i++)
		h += p->notes[i].line >= from && p->notes[i].line < to ? p->notes[i].h : 0;
	return h;
}

double notes_between(const struct cell_set *c, struct cursor from, struct cursor to)
{
	double h = 0;
	for (size_t i = from.par; i < c->n && i <= to.par; i++)
		h += par_notes(&c->v[i], i == from.par ? from.line : 0, i == to.par ? to.line : c->v[i].n);
	return h;
}

double notes_of_start(const struct strip *t)
{
	double h = 0;
	for (size_t c = 0; c < strip_texts(t); c++)
		h += notes_between(&t->cells[c], (struct cursor){ 0, 0 },
		    t->may_split ? cell_start_end(&t->cells[c]) : (struct cursor){ t->cells[c].n, 0 });
	return h;
}

double notes_room(const struct foot *f, double more)
{
	return f->h + more > 0 ? f->h + more + RULE_ROOM : 0;
}

static void take(struct setter *s, struct foot *f, const struct note *note, double room)
{
	struct placed_note p = { .note = note };
	if (f->later.n || f->h + note->h > room) {
		*vec_push(s->tmp, &f->later) = p;
		return;
	}
	p.to = (struct cursor){ note->set.n, 0 };
	*vec_push(s->tmp, &f->now) = p;
	f->h += note->h;
}

void notes_take(struct setter *s, struct foot *f, const struct placed *p, double room)
{
	const struct strip *t = p->strip;
	for (size_t c = 0; !p->artifact && c < t->n; c++) {
		struct cursor from = begin_of(p->from, c);
		struct cursor to = p->to ? p->to[c] : (struct cursor){ t->cells[c].n, 0 };
		for (size_t i = from.par; i < t->cells[c].n && i <= to.par; i++) {
			const struct par *par = &t->cells[c].v[i];
			size_t first = i == from.par ? from.line : 0, end = i == to.par ? to.line : par->n;
			for (size_t k = 0; k < par->n_notes; k++)
				if (par->notes[k].line >= first && par->notes[k].line < end)
					take(s, f, &par->notes[k], room - RULE_ROOM);
		}
	}
}

/* What did not fit comes first on the new page, a long note in parts. */
void notes_next_page(struct setter *s, struct foot *f, double height)
{
	struct foot old = *f;
	*f = (struct foot){ 0 };
	double room = height * MOST_CARRIED;
	for (size_t i = 0; i < old.later.n; i++) {
		struct placed_note p = old.later.v[i], rest = p;
		double used = 0;
		bool all = false;
		if (!f->later.n)
			all = cell_fit(&p.note->set, p.from, room - f->h, !f->now.n, &p.to, &used);
		bool moved = used > 0;
		if (moved) {
			*vec_push(s->tmp, &f->now) = p;
			f->h += used + (all ? p.note->h - p.note->set.h : 0);
			rest.from = p.to;
		}
		if (!all)
			*vec_push(s->tmp, &f->later) = rest;
	}
}

void notes_draw(struct setter *s, const struct foot *f, double height)
{
	double y = height - f->h;
	if (!f->now.n)
		return;
	op_line(s, 0, y - RULE_ROOM / 2, s->width / 5, 0, .5, s->t->inks[INK_MUTED]);
	for (size_t i = 0; i < f->now.n; i++) {
		const struct placed_note *p = &f->now.v[i];
		const struct par *par = &p->note->set.v[0];
		size_t end = p->to.par ? par->n : p->to.line;
		draw_par(s, &p->note->set, par, p->from.line, end, y, false);
		y += p->to.par && !p->from.line ? p->note->h : (double)(end - p->from.line) * par->leading;
	}
}
