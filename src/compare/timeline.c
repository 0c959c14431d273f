/* timeline.c: the sides' meetings, those around them, and those planned. */
#include "compare_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Do two dates agree as far as both go: "2031-05" and "2031-05-24"? */
static bool dates_agree(const char *a, const char *b)
{
	size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
	return strncmp(a, b, n) == 0;
}

static bool places_agree(const struct venue *a, const struct venue *b)
{
	return (!a->city || !b->city || same_text(a->city, b->city)) && (!a->country || !b->country || same_text(a->country, b->country));
}

static bool is_same(const struct timeline_entry *e, const struct meeting_ref *m)
{
	bool by_phone = same_text(e->kind, "call") != same_text(m->kind, "call");
	return !by_phone && dates_agree(e->start, m->start) && strs_same_set(&e->countries, &m->sides) && places_agree(&e->place, &m->place);
}

/* "Zenda's adviser" */
static bool is_possessive(struct str after)
{
	return str_starts(after, STR("'s")) || str_starts(after, STR("\xE2\x80\x99s"));
}

/* Is some word of the name, initials aside, a word of the text? Not as
 * one to whom somebody else belongs. */
static bool is_named(const char *name, const char *text)
{
	struct str all = str_c(text);
	for (struct str rest = str_c(name); rest.p;) {
		struct str word = str_trim(str_cut(&rest, ' '));
		if (word.n < 2 || word.p[word.n - 1] == '.')
			continue;
		for (size_t at = 0; at + word.n <= all.n; at++) {
			bool whole = (at == 0 || !isalnum((unsigned char)all.p[at - 1])) && (at + word.n == all.n || !isalnum((unsigned char)all.p[at + word.n]));
			if (whole && memcmp(all.p + at, word.p, word.n) == 0 && !is_possessive(str_sub(all, at + word.n, all.n)))
				return true;
		}
	}
	return false;
}

/* Who of the sides is named where a meeting around theirs is mentioned. */
struct named {
	bool principal, several; /* officials of several sides */
	struct strs officials;
};

static struct named named_in(struct comparing *x, const struct meeting *m, const char *context)
{
	struct named out = { .officials = { arena_array(x->a, m->participants.n + 1, const char *), 0 } };
	const char *side = NULL;
	for (size_t i = 0; context && i < m->participants.n; i++) {
		const struct participant *p = &m->participants.v[i];
		if (!p->name || !p->side || !strs_contain(&m->sides, p->side) || !is_named(p->name, context))
			continue;
		if (p->level == LEVEL_PRINCIPAL) {
			out.principal = true;
			continue;
		}
		out.officials.v[out.officials.n++] = p->name;
		out.several |= side && !same_text(side, p->side);
		side = p->side;
	}
	return out;
}

static void add_background(struct comparing *x, const struct meeting *of, const struct meeting_ref *m)
{
	/* An official of one side who met somebody is no meeting of the sides; those of both are named. */
	struct named who = named_in(x, of, m->context);
	bool officials = !who.principal && who.officials.n;
	if (officials && !who.several && !same_text(m->kind, "working-level-talks"))
		return;
	if (!m->start || m->start[0] == '-')
		return; /* no year: no place on a line of time */
	for (size_t i = 0; i < x->out->timeline.n; i++) {
		struct timeline_entry *e = &x->out->timeline.v[i];
		if (!is_same(e, m))
			continue;
		if (e->side < 0 && strlen(m->start) > strlen(e->start)) {
			e->start = m->start;
			e->end = m->end;
		}
		return;
	}
	*vec_push(x->a, &x->out->timeline) = (struct timeline_entry){
		.start = m->start, .end = m->end, .kind = m->kind, .place = m->place, .countries = m->sides,
		.side = -1, .planned = m->planned, .claim = m->claim.id,
		.people = officials ? who.officials : (struct strs){ 0 },
	};
}

static int by_date(const void *pa, const void *pb)
{
	const struct timeline_entry *a = pa, *b = pb;
	int c = strcmp(a->start, b->start);
	c = c ? c : strcmp(a->end ? a->end : "", b->end ? b->end : "");
	c = c ? c : b->side - a->side;
	c = c ? c : strcmp(a->kind ? a->kind : "", b->kind ? b->kind : "");
	c = c ? c : strcmp(a->meeting ? a->meeting : "", b->meeting ? b->meeting : "");
	return c ? c : strcmp(a->claim ? a->claim : "", b->claim ? b->claim : "");
}

void build_timeline(struct comparing *x)
{
	struct comparison *c = x->out;
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t k = 0; k < c->sides[s].n_meetings; k++) {
			const struct meeting *m = &c->sides[s].meetings[k];
			if (m->start)
				*vec_push(x->a, &c->timeline) = (struct timeline_entry){
					.start = m->start, .end = m->end, .kind = m->kind, .place = m->place, .countries = m->sides,
					.side = (int)s, .planned = m->planned, .meeting = m->id,
				};
		}
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t k = 0; k < c->sides[s].n_meetings; k++)
			for (size_t i = 0; i < c->sides[s].meetings[k].background.n; i++)
				add_background(x, &c->sides[s].meetings[k], &c->sides[s].meetings[k].background.v[i]);
	if (c->timeline.n)
		qsort(c->timeline.v, c->timeline.n, sizeof *c->timeline.v, by_date);
}
