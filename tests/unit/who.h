/* who.h: run extraction up to scope over a sample, and tell what it found. */
#ifndef DIPTYCH_TEST_WHO_H
#define DIPTYCH_TEST_WHO_H

#include <stdio.h>

#include "../../src/extract/who_int.h"
#include "sample.h"
#include "test.h"

static struct arena *a;
static struct lexicon lex;

static inline struct extraction *who_run(const char *text, const char *date, const char *party)
{
	struct extraction *x = arena_new_of(a, struct extraction);
	struct source *s = sample_source(a, text, date);
	struct text *t = arena_new_of(a, struct text);
	s->party = party;
	text_analyse(a, s, lex.abbreviations, t);
	*x = (struct extraction){ .a = a, .src = s, .text = t, .lex = &lex, .doc = arena_new_of(a, struct document) };
	dates_find(x);
	places_find(x);
	people_find(x);
	meetings_find(x);
	coref_resolve(x);
	scope_find(x);
	return x;
}

/* "name|title|side|level; …" */
static inline const char *who_people(const struct extraction *x)
{
	static const char *const levels[] = { "principal", "delegation", "mentioned" };
	const char *out = "";
	for (size_t i = 0; i < x->doc->participants.n; i++) {
		const struct participant *p = &x->doc->participants.v[i];
		out = arena_printf(a, "%s%s%s|%s|%s|%s", out, i ? "; " : "", p->name, p->title ? p->title : "", p->side ? p->side : "", levels[p->level]);
	}
	return out;
}

/* "words=person or sides", of the given kinds (bits), "~" before an adjective. */
static inline const char *who_mentions(const struct extraction *x, unsigned kinds)
{
	const char *out = "";
	for (size_t i = 0; i < x->mentions.n; i++) {
		const struct mention *m = &x->mentions.v[i];
		if (!(kinds & 1u << m->kind))
			continue;
		struct str s = text_span(x->text, m->span);
		const char *who = m->person >= 0 ? x->doc->participants.v[m->person].name : "";
		for (size_t k = 0; m->person < 0 && k < m->sides.n; k++)
			who = arena_printf(a, "%s%s%s", who, k ? "+" : "", m->sides.v[k]);
		out = arena_printf(a, "%s%s%s%.*s=%s", out, *out ? "; " : "", m->adjective ? "~" : "", STR_ARG(s), who);
	}
	return out;
}

/* "kind start..end city,country,venue sides", primary first; "planned" before a planned one. */
static inline const char *who_meeting(const struct extraction *x, size_t i)
{
	if (i >= x->doc->meetings.n)
		return "";
	const struct meeting_ref *m = &x->doc->meetings.v[i];
	const char *out = arena_printf(a, "%s%s %s", m->planned ? "planned " : "", m->kind, m->start ? m->start : "-");
	if (m->end && strcmp(m->end, m->start))
		out = arena_printf(a, "%s..%s", out, m->end);
	out = arena_printf(a, "%s %s/%s/%s", out, m->place.city ? m->place.city : "", m->place.country ? m->place.country : "", m->place.venue ? m->place.venue : "");
	for (size_t k = 0; k < m->sides.n; k++)
		out = arena_printf(a, "%s%s%s", out, k ? "+" : " ", m->sides.v[k]);
	return out;
}

#define WHO_SAME(text, got, want)                                               \
	do {                                                                    \
		const char *got_ = (got);                                       \
		if (strcmp(got_, (want)))                                       \
			printf("  in \"%s\":\n", (text));                       \
		CHECK_STR(got_, (want));                                        \
	} while (0)

static inline int who_main(void (*tests)(void))
{
	struct diag d;
	a = arena_new();
	diag_init(&d);
	if (lexicon_load(a, SHIPPED("briefs"), &lex, &d) < 0)
		diag_print(&d, 0, stdout);
	tests();
	diag_release(&d);
	arena_free(a);
	return TEST_EXIT;
}

#endif
