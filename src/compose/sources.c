/* sources.c: the sources, the sentence of every claim that was printed, and
 * how the brief came about. */
#include <string.h>

#include "compose_int.h"
#include "hash.h"

static void add_source(struct composer *k, const struct source_entry *e)
{
	const struct source_info *s = e->info;
	struct paragraph *p = add_para(k, STYLE_NOTE, NULL);
	const char *parts[4];
	size_t n = 0;
	p->anchor = e->anchor;
	put_as(k, p, arena_printf(k->a, "%s ", e->mark), RUN_BOLD | RUN_SANS);
	if (s->publisher)
		parts[n++] = s->publisher;
	if (s->title)
		parts[n++] = say_with(k, SAY_QUOTED, s->title);
	parts[n++] = s->publication_date ? say_with(k, SAY_SOURCE_DATED, say_date(k, s->publication_date, NULL)) : say(k, SAY_SOURCE_UNDATED);
	if (s->party)
		parts[n++] = say_with(k, SAY_SOURCE_PARTY, s->party);
	put(k, p, arena_printf(k->a, "%s.", say_list(k, parts, n, false)));
	if (s->inferred.n)
		put_inferred(k, p);
	put(k, p, " ");
	if (s->url) {
		struct run *r = put_inked(k, p, s->url, 0, INK_STRUCTURE);
		r->link = s->url;
		r->title = say_with(k, SAY_LINK_URL, s->publisher ? s->publisher : s->file);
		put(k, p, " ");
	}
	put_inked(k, p, s->file, RUN_SANS, INK_MUTED);
}

/* Participants and mentioned meetings have a place in the text but no sentence
 * of their own in the record: they are named. */
static const char *named(struct composer *k, const struct claim_entry *e)
{
	if (e->at.kind == CLAIM_PARTICIPANT) {
		const struct participant *p = e->at.item;
		const char *words[] = { say_name(k, p->name), p->title ? say_office(k, p->title) : NULL };
		return say_list(k, words, p->title ? 2 : 1, false);
	}
	if (e->at.kind == CLAIM_MEETING) {
		const struct meeting_ref *m = e->at.item;
		return say_meeting(k, m->kind, &m->place, m->start, m->end);
	}
	return "";
}

/* “…” S2, line 14 */
static void put_reading(struct composer *k, struct paragraph *p, const struct claim_entry *e, struct reading said)
{
	const struct source_entry *s = source_of(k, e->at.meeting, said.document);
	struct run *r = put(k, p, said.quote && *said.quote ? arena_printf(k->a, " %s", say_quoted(k, said.quote)) : "");
	if (!s)
		return;
	if (s->info->lang && strcmp(s->info->lang, k->b->lang) != 0)
		r->lang = s->info->lang;
	const char *where = said.line ? say_with(k, SAY_AT_LINE, s->mark, arena_printf(k->a, "%u", said.line)) : s->mark;
	r = put_inked(k, p, arena_printf(k->a, " %s", where), RUN_SANS, INK_MUTED);
	r->link = arena_printf(k->a, "#%s", s->anchor);
	r->title = say_with(k, SAY_LINK_SOURCE, s->mark);
}

/* The i-th sentence of a claim, which has one at least. */
static size_t readings_of(const struct claim_entry *e)
{
	return e->at.claim->n_sources ? e->at.claim->n_sources : 1;
}

static struct reading reading_of(const struct claim_entry *e, size_t i)
{
	const struct claim *c = e->at.claim;
	struct reading r = c->n_sources ? c->sources[i] : (struct reading){ .line = c->line };
	r.quote = r.quote ? r.quote : e->quote;
	return r;
}

static bool same_sentences(const struct composer *k, const struct claim_entry *x, const struct claim_entry *y)
{
	if (readings_of(x) != readings_of(y))
		return false;
	for (size_t i = 0; i < readings_of(x); i++) {
		struct reading a = reading_of(x, i), b = reading_of(y, i);
		if (!a.quote || !b.quote || a.line != b.line || strcmp(a.quote, b.quote) != 0 ||
		    source_of(k, x->at.meeting, a.document) != source_of(k, y->at.meeting, b.document))
			return false;
	}
	return true;
}

struct claim_entry *first_of_sentence(struct composer *k, struct claim_entry *e)
{
	if (!k->by_sentence)
		k->by_sentence = arena_array(k->a, k->index_size, struct claim_entry *);
	uint64_t h = HASH_START;
	for (size_t i = 0; i < readings_of(e); i++)
		h = hash_fnv(h, str_c(reading_of(e, i).quote ? reading_of(e, i).quote : ""));
	size_t at = h & (k->index_size - 1);
	for (; k->by_sentence[at]; at = (at + 1) & (k->index_size - 1))
		if (same_sentences(k, k->by_sentence[at], e))
			return k->by_sentence[at];
	k->by_sentence[at] = e;
	return e;
}

/* Its number, which leads back to where the claim is told, and what it is where the sentence does not say. */
static void put_back(struct composer *k, struct paragraph *p, const struct claim_entry *e, unsigned attr)
{
	struct run *r = put_inked(k, p, e->number, attr, ink_of_side(e->at.side));
	r->link = arena_printf(k->a, "#%s", e->back);
	r->title = say_with(k, SAY_LINK_BACK, e->number);
	if (!e->quote)
		put(k, p, arena_printf(k->a, " %s", named(k, e)));
}

static void put_edit(struct composer *k, struct paragraph *p, const struct claim_entry *e, bool alone)
{
	const char *edit = e->at.claim->edited;
	if (edit)
		put_inked(k, p, arena_printf(k->a, " %s", say_with(k, SAY_EDIT_NOTE, alone ? edit : say_with(k, SAY_EDIT_OF, e->number, edit))), RUN_ITALIC, INK_MUTED);
}

/* 12 “…” S2, line 14 · also 12b, 12c */
static void fill_sentence(struct composer *k, const struct claim_entry *e, struct paragraph *p)
{
	p->style = STYLE_QUOTE;
	p->anchor = e->anchor;
	put_back(k, p, e, RUN_BOLD | RUN_SANS | RUN_NOBREAK);
	for (size_t i = 0; i < readings_of(e); i++)
		put_reading(k, p, e, reading_of(e, i));
	for (const struct claim_entry *x = e->next; x; x = x->next) {
		put_inked(k, p, x == e->next ? arena_printf(k->a, " %s ", say(k, SAY_SENTENCE_ALSO)) : arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)), RUN_SANS, INK_MUTED);
		put_back(k, p, x, RUN_SANS | RUN_NOBREAK);
	}
	for (const struct claim_entry *x = e; x; x = x->next)
		put_edit(k, p, x, !e->next);
}

static void add_sentences_head(struct composer *k)
{
	struct paragraph *p = add_para(k, STYLE_H3, say(k, SAY_SENTENCES));
	p->outline = say(k, SAY_SENTENCES);
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
}

/* What a reader misses among the sources, and why. */
static void add_unread(struct composer *k)
{
	if (!k->c->unread.n)
		return;
	add_para(k, STYLE_NOTE, say(k, SAY_UNREAD));
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	for (size_t i = 0; i < k->c->unread.n; i++) {
		const struct unread *u = &k->c->unread.v[i];
		add_para(k, STYLE_NOTE, say_with(k, SAY_UNREAD_ROW, u->file, u->reason))->bullet = true;
	}
}

void compose_sources(struct composer *k, const struct brief_section *s)
{
	add_titled(k, s);
	for (size_t i = 0; i < k->sources.n; i++)
		add_source(k, &k->sources.v[i]);
	add_unread(k);
	size_t here = 0;
	for (size_t i = 0; k->sentences && i < k->printed.n; i++) {
		const struct claim_entry *e = &k->claims.v[k->printed.v[i]];
		if (e->note) {
			fill_sentence(k, e, e->note);
			continue;
		}
		if (!k->foot_notes && first_of_sentence(k, &k->claims.v[k->printed.v[i]]) != e)
			continue;
		if (!here++)
			add_sentences_head(k);
		fill_sentence(k, e, add_para(k, STYLE_QUOTE, NULL));
	}
}

static void add_unplaced(struct composer *k)
{
	if (!k->c->unplaced.n)
		return;
	add_para(k, STYLE_NOTE, say(k, SAY_UNPLACED));
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
	for (size_t i = 0; i < k->c->unplaced.n; i++) {
		const struct unplaced *u = &k->c->unplaced.v[i];
		struct paragraph *p = add_para(k, STYLE_NOTE, say_with(k, SAY_UNPLACED_ROW, u->meeting, u->reason, say_list(k, u->files.v, u->files.n, false)));
		p->bullet = true;
	}
}

/* What [filter] of brief.ini leaves out, a reader must know. */
static void add_filter(struct composer *k)
{
	const struct brief_filter *f = &k->b->filter;
	const struct {
		const struct strs *list;
		enum tax_set set;
		enum phrase text;
	} lists[] = {
		{ &f->topics, TAX_TOPIC, SAY_METHOD_TOPICS }, { &f->types, TAX_TYPE, SAY_METHOD_TYPES }, { &f->status, TAX_STATUS, SAY_METHOD_STATUS },
		{ &f->who, TAX_SETS, SAY_METHOD_WHO },
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		const char **names = arena_array(k->a, lists[i].list->n, const char *);
		for (size_t j = 0; j < lists[i].list->n; j++)
			names[j] = lists[i].set == TAX_SETS ? lists[i].list->v[j] : taxonomy_name(k->tax, lists[i].set, lists[i].list->v[j]);
		if (lists[i].list->n)
			add_para(k, STYLE_NOTE, say_with(k, lists[i].text, say_list(k, names, lists[i].list->n, false)));
	}
	if (f->strength)
		add_para(k, STYLE_NOTE, say_with(k, SAY_METHOD_STRENGTH, taxonomy_name(k->tax, TAX_STRENGTH, f->strength)));
	if (f->from)
		add_para(k, STYLE_NOTE, say_with(k, SAY_METHOD_FROM, f->from));
	if (f->to)
		add_para(k, STYLE_NOTE, say_with(k, SAY_METHOD_TO, f->to));
}

void compose_method(struct composer *k, const struct brief_section *s)
{
	const struct {
		bool used;
		enum phrase text, mark;
	} marks[] = {
		{ k->marked_low, SAY_METHOD_LOW, SAY_MARK_LOW },
		{ k->marked_inferred, SAY_METHOD_INFERRED, SAY_MARK_INFERRED },
		{ k->marked_edited, SAY_METHOD_EDITED, SAY_MARK_EDITED },
		{ k->marked_differ, SAY_METHOD_DIFFER, SAY_MARK_DIFFER },
	};
	size_t outcomes = 0, first = k->model->blocks.n;
	bool shared = false;
	for (size_t i = 0; i < k->claims.n; i++)
		outcomes += k->claims.v[i].at.kind == CLAIM_OUTCOME;
	for (size_t i = 0; i < k->printed.n; i++)
		shared = shared || k->claims.v[k->printed.v[i]].next;
	add_titled(k, s);
	const char *read = say_with(k, SAY_METHOD_READ, say_count(k, SAY_SOURCE_ONE, k->sources.n), say_count(k, SAY_OUTCOME_ONE, outcomes));
	add_para(k, STYLE_NOTE, shared ? arena_printf(k->a, "%s %s", read, say(k, SAY_METHOD_SHARED)) : read);
	add_para(k, STYLE_NOTE, say(k, SAY_METHOD_WORDS));
	add_para(k, STYLE_NOTE, say(k, SAY_METHOD_SILENCE));
	add_filter(k);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (marks[i].used)
			add_para(k, STYLE_NOTE, say_with(k, marks[i].text, say(k, marks[i].mark)));
	/* A few lines: the last of them do not stand alone on a page. */
	for (size_t i = first; i + 1 < k->model->blocks.n; i++)
		k->model->blocks.v[i].keep_next = true;
	add_unplaced(k);
	if (!k->listed) /* a brief without Sources */
		add_unread(k);
}
