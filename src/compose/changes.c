/* changes.c: what is different since an earlier edition.  Words that went and
 * came are told apart by words and by weight, so that paper without colour and
 * ears have them as well. */
#include "compose_int.h"

#include <stdlib.h>
#include <string.h>

#include "changes.h"

/* "edition 12 of 3 May 2026" */
static const char *since_when(const struct composer *k, const struct edition_ref *e)
{
	if (e->id && strlen(e->id) > 14) {
		const char *day = arena_printf(k->a, "%.4s-%.2s-%.2s", e->id + 7, e->id + 11, e->id + 13);
		return say_with(k, SAY_CHANGES_EDITION, arena_printf(k->a, "%lu", strtoul(e->id, NULL, 10)), say_date(k, day, NULL));
	}
	return e->date ? say_with(k, SAY_CHANGES_DATED, say_date(k, e->date, NULL)) : say(k, SAY_CHANGES_OTHER);
}

static bool is_wanted(const struct config_list *wanted, const char *name)
{
	for (size_t i = 0; i < wanted->n; i++)
		if (strcmp(wanted->v[i], name) == 0)
			return true;
	return false;
}

/* What has a sentence is told by itself, the rest in one line. */
static bool is_told(const struct claim_change *c)
{
	return c->kind == CLAIM_OUTCOME || c->kind == CLAIM_STATEMENT;
}

static void add_head(struct composer *k, enum phrase head)
{
	add_para(k, STYLE_H3, say(k, head));
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
}

static struct paragraph *add_item(struct composer *k, const char *side)
{
	struct paragraph *p = add_para(k, STYLE_ITEM, NULL);
	p->bullet = true;
	for (size_t i = 0; side && i < k->c->n_sides; i++)
		if (same_text(k->c->sides[i].label, side))
			put_inked(k, p, arena_printf(k->a, "%s ", side_title(k, i)), RUN_BOLD | RUN_SANS, ink_of_side(i));
	return p;
}

/* "to 3 [before: 4] percent" */
static void put_words(struct composer *k, struct paragraph *p, const struct edits *words)
{
	for (size_t i = 0; i < words->n; i++) {
		const struct edit_run *r = &words->v[i], *next = i + 1 < words->n ? r + 1 : NULL;
		const char *blank = i && r->text[0] == ' ' ? " " : "", *text = r->text + (r->text[0] == ' ');
		if (r->op == EDIT_SAME) {
			put(k, p, arena_printf(k->a, "%s%s", blank, text));
		} else if (r->op == EDIT_INS) {
			put_as(k, p, arena_printf(k->a, "%s%s", blank, say_with(k, SAY_CHANGES_ADDED, text)), RUN_BOLD);
		} else if (next && next->op == EDIT_INS) {
			const char *now = next->text + (next->text[0] == ' ');
			put_as(k, p, arena_printf(k->a, "%s%s", blank, now), RUN_BOLD);
			put_inked(k, p, arena_printf(k->a, " %s", say_with(k, SAY_CHANGES_BEFORE, text)), RUN_ITALIC, INK_MUTED);
			i++;
		} else {
			put_inked(k, p, arena_printf(k->a, "%s%s", blank, say_with(k, SAY_CHANGES_CUT, text)), RUN_ITALIC, INK_MUTED);
		}
	}
}

/* An id as words: "action-taken", "claimed_by". */
static const char *spelt(const struct composer *k, const char *id)
{
	char *out = arena_strz(k->a, str_c(id));
	for (char *p = out; *p; p++)
		if (*p == '_')
			*p = ' ';
	return out;
}

static void put_fields(struct composer *k, struct paragraph *p, const struct claim_change *c)
{
	const char *line = "";
	for (size_t i = 0; i < c->fields.n; i++) {
		const struct field_change *f = &c->fields.v[i];
		if (strcmp(f->name, "amount") == 0 && c->words.n) /* it stands in the words, and under Figures */
			continue;
		const char *from = f->from ? f->from : say(k, SAY_NONE), *to = f->to ? f->to : say(k, SAY_NONE);
		bool topic = strcmp(f->name, "topic") == 0, type = strcmp(f->name, "type") == 0;
		if (f->from)
			from = topic ? say_topic(k, from) : type ? say_type(k, from) : from;
		if (f->to)
			to = topic ? say_topic(k, to) : type ? say_type(k, to) : to;
		line = arena_printf(k->a, "%s%s%s", line, *line ? "; " : "", say_with(k, SAY_CHANGES_FIELD, spelt(k, f->name), from, to));
	}
	if (*line)
		put_inked(k, p, arena_printf(k->a, " (%s)", line), RUN_SANS, INK_STRUCTURE);
}

static void add_claim(struct composer *k, const struct claim_change *c)
{
	struct paragraph *p = add_item(k, c->side);
	const char *text = c->summary_to ? c->summary_to : c->summary_from;
	if (c->words.n)
		put_words(k, p, &c->words);
	else
		put(k, p, sentence_case(k->a, text ? text : ""));
	if (claim_find(k, c->id_to))
		put_claim(k, p, c->id_to);
	put_fields(k, p, c);
	if (c->change == CHANGE_WITHDRAWN && c->sources.n)
		put_inked(k, p, arena_printf(k->a, " %s", say_list(k, c->sources.v, c->sources.n, false)), RUN_SANS, INK_MUTED);
}

/* Issues, participants and meetings of a kind of change, by name. */
static void add_others(struct composer *k, const struct changes *c, enum change change)
{
	const char **names = arena_array(k->a, c->claims.n, const char *);
	size_t n = 0;
	for (size_t i = 0; i < c->claims.n; i++) {
		const struct claim_change *x = &c->claims.v[i];
		const char *name = x->summary_to ? x->summary_to : x->summary_from;
		if (x->change != change || is_told(x) || !name)
			continue;
		name = x->kind == CLAIM_ISSUE ? say_topic(k, name) : name;
		struct strs so_far = { names, n };
		if (!strs_contain(&so_far, name))
			names[n++] = name;
	}
	const char *line = NULL; /* names have commas of their own */
	for (size_t i = 0; i < n; i++)
		line = line ? arena_printf(k->a, "%s; %s", line, names[i]) : names[i];
	if (line)
		add_para(k, STYLE_NOTE, say_with(k, SAY_CHANGES_ALSO, line));
}

static void add_claims(struct composer *k, const struct brief_section *s, const struct changes *c, enum change change)
{
	static const enum phrase heads[CHANGE_COUNT] = { SAY_CHANGES_NEW, SAY_CHANGES_CHANGED, SAY_CHANGES_WITHDRAWN, SAY_CHANGES_MOVED };
	size_t n = 0, all = 0, any = 0;
	for (size_t i = 0; i < c->claims.n; i++) {
		any += c->claims.v[i].change == change;
		all += c->claims.v[i].change == change && is_told(&c->claims.v[i]);
	}
	if (!any)
		return;
	add_head(k, heads[change]);
	for (size_t i = 0; i < c->claims.n && n < limit_of(s, all); i++)
		if (c->claims.v[i].change == change && is_told(&c->claims.v[i])) {
			add_claim(k, &c->claims.v[i]);
			n++;
		}
	if (n < all)
		add_para(k, STYLE_NOTE, say_more(k, all - n));
	add_others(k, c, change);
}

static void add_figures(struct composer *k, const struct brief_section *s, const struct changes *c)
{
	if (c->figures.n)
		add_head(k, SAY_CHANGES_FIGURES);
	for (size_t i = 0; i < limit_of(s, c->figures.n); i++) {
		const struct figure_change *f = &c->figures.v[i];
		struct paragraph *p = add_item(k, f->side);
		put_as(k, p, f->text_to ? f->text_to : say(k, SAY_NONE), RUN_BOLD);
		put_inked(k, p, arena_printf(k->a, " %s", say_with(k, SAY_CHANGES_BEFORE, f->text_from ? f->text_from : say(k, SAY_NONE))), RUN_ITALIC, INK_MUTED);
		put(k, p, f->object ? arena_printf(k->a, " %s %s", say(k, SAY_LEGEND_SEP), f->object) : "");
		if (claim_find(k, f->id_to))
			put_claim(k, p, f->id_to);
	}
}

static void add_sources(struct composer *k, const struct brief_section *s, const struct changes *c)
{
	static const enum phrase words[SOURCE_CHANGES] = { SAY_CHANGES_SOURCE_ADDED, SAY_CHANGES_SOURCE_GONE, SAY_CHANGES_SOURCE_CHANGED };
	if (c->sources.n)
		add_head(k, SAY_CHANGES_SOURCES);
	for (size_t i = 0; i < limit_of(s, c->sources.n); i++) {
		const struct source_change *x = &c->sources.v[i];
		struct paragraph *p = add_item(k, NULL);
		put_as(k, p, arena_printf(k->a, "%s ", say(k, words[x->change])), RUN_BOLD);
		put(k, p, x->title ? arena_printf(k->a, "%s ", say_with(k, SAY_QUOTED, x->title)) : "");
		put_inked(k, p, x->file, RUN_SANS, INK_MUTED);
	}
}

void compose_changes(struct composer *k, const struct brief_section *s)
{
	const struct changes *c = k->c->changes;
	const char *section = arena_printf(k->a, "section %s", s->id);
	struct config_list wanted = config_list(k->a, k->config, section, "changes");
	struct brief_section titled = *s;
	if (!c)
		return;
	titled.title = s->title ? s->title : say_with(k, SAY_CHANGES_SINCE, since_when(k, &c->from));
	size_t before = k->model->blocks.n;
	add_titled(k, &titled);
	size_t after = k->model->blocks.n;
	for (enum change i = 0; i < CHANGE_COUNT; i++)
		if (is_wanted(&wanted, change_names[i]))
			add_claims(k, s, c, i);
	if (is_wanted(&wanted, "figures"))
		add_figures(k, s, c);
	if (is_wanted(&wanted, "sources"))
		add_sources(k, s, c);
	if (k->model->blocks.n == after) /* nothing changed: no head either */
		k->model->blocks.n = before;
}
