/* tell.c: changes in words: a clause for a log, a list for a terminal. */
#include "changes_int.h"

#include <string.h>

#include "term.h"

/* --- counts ---------------------------------------------------------------- */

/* In the order in which they are told. */
static const struct {
	enum claim_kind kind;
	const char *one, *many;
} nouns[] = {
	{ CLAIM_OUTCOME, "outcome", "outcomes" }, { CLAIM_STATEMENT, "statement", "statements" }, { CLAIM_ISSUE, "issue", "issues" },
	{ CLAIM_PARTICIPANT, "participant", "participants" }, { CLAIM_MEETING, "meeting", "meetings" },
};
enum { N_NOUNS = sizeof nouns / sizeof *nouns };

static const char *noun_of(enum claim_kind kind, size_t n)
{
	for (size_t i = 0; i < N_NOUNS; i++)
		if (nouns[i].kind == kind)
			return n == 1 ? nouns[i].one : nouns[i].many;
	return n == 1 ? "claim" : "claims";
}

/* "3 new outcomes, 1 changed": the first of them says what they are. */
static void put_counts(struct strbuf *b, enum claim_kind kind, const unsigned n[CHANGE_COUNT])
{
	bool first = true;
	for (size_t i = 0; i < CHANGE_COUNT; i++) {
		if (!n[i])
			continue;
		const char *lead = !first ? ", " : b->n ? "; " : "";
		if (!first)
			strbuf_putf(b, "%s%u %s", lead, n[i], change_names[i]);
		else if (i == CHANGE_NEW)
			strbuf_putf(b, "%s%u new %s", lead, n[i], noun_of(kind, n[i]));
		else
			strbuf_putf(b, "%s%u %s %s", lead, n[i], noun_of(kind, n[i]), change_names[i]);
		first = false;
	}
}

static void put_effect(struct strbuf *b, const struct changes *c, const char *file)
{
	for (size_t k = 0; k < N_NOUNS; k++) {
		unsigned n[CHANGE_COUNT] = { 0 };
		for (size_t i = 0; i < c->claims.n; i++)
			if (c->claims.v[i].kind == nouns[k].kind && (!file || strs_contain(&c->claims.v[i].sources, file)))
				n[c->claims.v[i].change]++;
		put_counts(b, nouns[k].kind, n);
	}
}

const char *changes_effect(struct arena *a, const struct changes *c, const char *file)
{
	struct strbuf b;
	strbuf_init(&b);
	put_effect(&b, c, file);
	const char *out = b.n ? arena_strz(a, strbuf_str(&b)) : "no claim changed";
	strbuf_release(&b);
	return out;
}

const char *changes_line(struct arena *a, const struct changes *c)
{
	struct change_counts n = changes_count(c);
	struct strbuf b;
	strbuf_init(&b);
	put_effect(&b, c, NULL);
	if (n.figures)
		strbuf_putf(&b, "%s%u %s changed", b.n ? "; " : "", n.figures, n.figures == 1 ? "figure" : "figures");
	bool first = true;
	for (size_t i = 0; i < SOURCE_CHANGES; i++)
		if (n.sources[i]) {
			strbuf_putf(&b, "%s%u %s%s", !first ? ", " : b.n ? "; " : "", n.sources[i],
			    !first ? "" : n.sources[i] == 1 ? "source " : "sources ", source_change_names[i]);
			first = false;
		}
	const char *out = b.n ? arena_strz(a, strbuf_str(&b)) : "nothing changed";
	strbuf_release(&b);
	return out;
}

/* --- a list ------------------------------------------------------------------ */

struct teller {
	struct arena *a;
	const struct terminal *t;
	struct strbuf *out;
};

enum { HANG = 4 };

/* Colours follow the marks: what is between "[-" and "-]", "{+" and "+}". */
static void put_line(const struct teller *x, struct str line, const char **colour)
{
	static const struct {
		const char *open, *close, *colour;
	} marks[] = { { "[-", "-]", "\033[31m" }, { "{+", "+}", "\033[32m" } };
	for (size_t i = 0; i < line.n; i++) {
		for (size_t k = 0; x->t->colour && k < 2; k++)
			if (str_starts(str_sub(line, i, line.n), str_c(marks[k].open)))
				strbuf_puts(x->out, *colour = marks[k].colour);
		strbuf_putc(x->out, line.p[i]);
		for (size_t k = 0; *colour && i && k < 2; k++)
			if (str_eq(str_sub(line, i - 1, i + 1), str_c(marks[k].close))) {
				strbuf_puts(x->out, "\033[0m");
				*colour = NULL;
			}
	}
}

/* A sign and a text behind it; broken into lines only on a terminal. */
static void put_item(const struct teller *x, const char *sign, const char *text)
{
	struct str shown = term_text(x->a, x->t, str_c(text));
	size_t width = !x->t->tty ? STR_NONE / 2 : x->t->width > HANG + 20 ? x->t->width - HANG : 20;
	struct term_lines lines = term_wrap(x->a, shown, width, width);
	const char *colour = NULL;
	for (size_t i = 0; i < lines.n; i++) {
		strbuf_putf(x->out, "  %s ", i ? " " : sign);
		if (colour)
			strbuf_puts(x->out, colour);
		put_line(x, lines.v[i], &colour);
		strbuf_puts(x->out, colour ? "\033[0m\n" : "\n");
	}
}

static void put_head(const struct teller *x, const char *head)
{
	strbuf_putf(x->out, x->t->colour ? "\n\033[1m%s\033[0m\n" : "\n%s\n", head);
}

/* "agreed to cut it to [-4-]{+3+} percent" */
static const char *words_text(struct arena *a, const struct edits *words)
{
	static const char *const marks[EDIT_COUNT][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
	const char *out = "";
	for (size_t i = 0; i < words->n; i++) {
		const struct edit_run *r = &words->v[i];
		bool blank = r->text[0] == ' ';
		out = arena_printf(a, "%s%s%s%s%s", out, blank ? " " : "", marks[r->op][0], r->text + blank, marks[r->op][1]);
	}
	return out;
}

static const char *fields_text(struct arena *a, const struct field_change *v, size_t n)
{
	const char *out = NULL;
	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%s%s%s: [-%s-] {+%s+}", out ? out : "", out ? "; " : "", v[i].name, v[i].from ? v[i].from : "",
		    v[i].to ? v[i].to : "");
	return out;
}

static void put_claim(const struct teller *x, const struct claim_change *c)
{
	static const char *const signs[CHANGE_COUNT] = { "+", "~", "-", ">" };
	struct strs files = c->sources;
	const char *what = c->words.n ? words_text(x->a, &c->words) : c->summary_to ? c->summary_to : c->summary_from;
	const char *head = arena_printf(x->a, "%s%s%s%s%s: ", c->side ? c->side : "", c->side ? ", " : "", noun_of(c->kind, 1),
	    c->topic && c->kind != CLAIM_ISSUE ? " on " : "", c->topic && c->kind != CLAIM_ISSUE ? c->topic : "");
	put_item(x, signs[c->change], arena_printf(x->a, "%s%s (%s)", head, what ? what : "", files.n ? strs_joined(x->a, &files) : "no source"));
	const char *fields = fields_text(x->a, c->fields.v, c->fields.n);
	if (fields)
		put_item(x, " ", fields);
}

static void put_figures(const struct teller *x, const struct changes *c)
{
	if (c->figures.n)
		put_head(x, "Figures");
	for (size_t i = 0; i < c->figures.n; i++) {
		const struct figure_change *f = &c->figures.v[i];
		put_item(x, "~", arena_printf(x->a, "%s: [-%s-] {+%s+}", f->object ? f->object : "", f->text_from ? f->text_from : "",
		    f->text_to ? f->text_to : ""));
	}
}

static void put_sources(const struct teller *x, const struct changes *c)
{
	static const char *const signs[SOURCE_CHANGES] = { "+", "-", "~" };
	if (c->sources.n)
		put_head(x, "Sources");
	for (size_t i = 0; i < c->sources.n; i++) {
		const struct source_change *s = &c->sources.v[i];
		const char *effect = changes_effect(x->a, c, s->file), *names = NULL;
		for (size_t k = 0; k < s->fields.n; k++)
			names = names ? arena_printf(x->a, "%s, %s", names, s->fields.v[k].name) : s->fields.v[k].name;
		put_item(x, signs[s->change], arena_printf(x->a, "%s%s%s%s: %s", s->file, names ? " (" : "", names ? names : "", names ? ")" : "", effect));
	}
}

void changes_tell(const struct changes *c, const struct terminal *t, struct strbuf *out)
{
	static const char *const heads[CHANGE_COUNT] = { "New", "Changed", "Withdrawn", "Moved" };
	struct teller x = { arena_new(), t, out };
	for (size_t i = 0; i < c->claims.n; i++) {
		if (!i || c->claims.v[i].change != c->claims.v[i - 1].change)
			put_head(&x, heads[c->claims.v[i].change]);
		put_claim(&x, &c->claims.v[i]);
	}
	put_figures(&x, c);
	put_sources(&x, c);
	arena_free(x.a);
}
