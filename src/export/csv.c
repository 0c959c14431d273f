/* csv.c: the comparison's records as tables (RFC 4180: CRLF, quotes doubled).
 *
 * A spreadsheet runs cells that start with = + - @ or a tab as formulas, and
 * sources come from the open web: such a cell gets an apostrophe in front,
 * unless it is a plain number. */
#include "export_int.h"

#include <math.h>
#include <string.h>

struct line {
	struct strbuf *b;
	bool any; /* a cell stands already */
};

static bool is_number(struct str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		digits += s.p[i] >= '0' && s.p[i] <= '9';
		if (!strchr(i ? "0123456789." : "-0123456789", s.p[i]))
			return false;
	}
	return digits > 0;
}

static void put_cell(struct line *l, struct str s)
{
	bool formula = s.n && strchr("=+-@\t\r\n", s.p[0]) && !is_number(s), quoted = formula;
	for (size_t i = 0; i < s.n; i++)
		quoted |= strchr(",\"\r\n", s.p[i]) != NULL;
	strbuf_puts(l->b, l->any ? "," : "");
	strbuf_puts(l->b, quoted ? "\"" : "");
	strbuf_puts(l->b, formula ? "'" : "");
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			strbuf_putc(l->b, '"');
		strbuf_putc(l->b, s.p[i]);
	}
	strbuf_puts(l->b, quoted ? "\"" : "");
	l->any = true;
}

static void put(struct line *l, const char *z)
{
	put_cell(l, str_c(z));
}

static void put_number(struct line *l, double v)
{
	char digits[64];
	if (isfinite(v))
		snprintf(digits, sizeof digits, "%.15g", v);
	put(l, isfinite(v) ? digits : "");
}

static void put_line_number(struct line *l, unsigned n)
{
	char digits[16];
	snprintf(digits, sizeof digits, "%u", n);
	put(l, n ? digits : "");
}

static void put_list(struct line *l, const struct strs *list)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < list->n; i++)
		strbuf_putf(&b, "%s%s", i ? "; " : "", list->v[i]);
	put_cell(l, strbuf_str(&b));
	strbuf_release(&b);
}

static void end_line(struct line *l)
{
	strbuf_puts(l->b, "\r\n");
	l->any = false;
}

static void put_heads(struct line *l, const char *heads)
{
	for (struct str rest = str_c(heads); rest.p;)
		put_cell(l, str_cut(&rest, ' '));
	end_line(l);
}

/* The file and the line that the claim was read from. */
static void put_source(struct line *l, const struct meeting *m, const struct claim *c)
{
	unsigned document = c->n_sources ? c->sources[0].document : 0;
	put(l, document < m->documents.n ? m->documents.v[document].file : NULL);
	put_line_number(l, c->n_sources ? c->sources[0].line : c->line);
}

static void put_claim(struct line *l, const struct side *s, const struct meeting *m, const struct claim *c)
{
	put(l, c->id);
	put(l, s->label);
	put(l, m->id);
}

static void outcome_lines(struct line *l, const struct side *s, const struct meeting *m)
{
	for (size_t i = 0; i < m->outcomes.n; i++) {
		const struct outcome *o = &m->outcomes.v[i];
		put_claim(l, s, m, &o->claim);
		put(l, o->issue);
		put(l, o->type);
		put(l, o->event);
		put_list(l, &o->actors);
		put_list(l, &o->targets);
		put(l, o->summary);
		put(l, o->quote);
		put(l, o->status);
		put(l, strength_names[o->strength]);
		put(l, o->claimed_by);
		put(l, o->condition);
		put(l, o->key ? "yes" : "no");
		put(l, o->claim.low ? "low" : "high");
		put_source(l, m, &o->claim);
		end_line(l);
	}
}

static void participant_lines(struct line *l, const struct side *s, const struct meeting *m)
{
	for (size_t i = 0; i < m->participants.n; i++) {
		const struct participant *p = &m->participants.v[i];
		put_claim(l, s, m, &p->claim);
		put(l, p->name);
		put(l, p->native_name);
		put(l, p->title);
		put(l, p->side);
		put(l, level_names[p->level]);
		put_source(l, m, &p->claim);
		end_line(l);
	}
}

static void statement_lines(struct line *l, const struct side *s, const struct meeting *m)
{
	for (size_t i = 0; i < m->statements.n; i++) {
		const struct statement *t = &m->statements.v[i];
		put_claim(l, s, m, &t->claim);
		put(l, t->speaker);
		put(l, t->reported_by);
		put(l, t->indirect ? "indirect" : "direct");
		put(l, t->channel);
		put(l, t->quote);
		put_source(l, m, &t->claim);
		end_line(l);
	}
}

static void put_amount(struct line *l, const struct side *s, const struct meeting *m, const struct amount *a, const struct outcome *o)
{
	put_claim(l, s, m, &a->claim);
	put(l, o ? o->claim.id : NULL);
	put_number(l, a->value);
	put_number(l, a->min);
	put_number(l, a->max);
	put(l, a->unit);
	put(l, a->per);
	put(l, bound_names[a->bound]);
	put_number(l, a->change_from);
	put_number(l, a->change_to);
	put(l, a->text);
	put(l, o ? o->summary : NULL);
	put_source(l, m, o ? &o->claim : &a->claim);
	end_line(l);
}

static bool is_outcomes_own(const struct meeting *m, const struct amount *a)
{
	for (size_t i = 0; i < m->outcomes.n; i++)
		for (size_t k = 0; k < m->outcomes.v[i].n_amounts; k++)
			if (same_text(m->outcomes.v[i].amounts[k].claim.id, a->claim.id))
				return true;
	return false;
}

static void figure_lines(struct line *l, const struct side *s, const struct meeting *m)
{
	for (size_t i = 0; i < m->outcomes.n; i++)
		for (size_t k = 0; k < m->outcomes.v[i].n_amounts; k++)
			put_amount(l, s, m, &m->outcomes.v[i].amounts[k], &m->outcomes.v[i]);
	for (size_t i = 0; i < m->amounts.n; i++)
		if (!is_outcomes_own(m, &m->amounts.v[i]))
			put_amount(l, s, m, &m->amounts.v[i], NULL);
}

static void meeting_lines(struct line *l, const struct side *s, const struct meeting *m)
{
	struct strs files = { 0 };
	struct arena *a = arena_new();
	files.v = arena_array(a, m->documents.n + 1, const char *);
	for (size_t i = 0; i < m->documents.n; i++)
		files.v[files.n++] = m->documents.v[i].file;
	put(l, m->id);
	put(l, s->label);
	put(l, m->kind);
	put(l, m->start);
	put(l, m->end);
	put(l, m->date_basis);
	put(l, m->place.city);
	put(l, m->place.country);
	put(l, m->place.venue);
	put_list(l, &m->sides);
	put_list(l, &files);
	end_line(l);
	arena_free(a);
}

static const struct {
	const char *heads;
	void (*lines)(struct line *l, const struct side *s, const struct meeting *m);
} tables[EXPORT_TABLES] = {
	{ "id side meeting topic type event actors targets summary quote status strength claimed_by condition key confidence file line", outcome_lines },
	{ "id side meeting name native_name title country level file line", participant_lines },
	{ "id side meeting speaker reported_by mode channel quote file line", statement_lines },
	{ "id side meeting outcome value min max unit per bound change_from change_to text summary file line", figure_lines },
	{ "meeting side kind start end date_basis city country venue countries files", meeting_lines },
};
const char *const export_table_names[EXPORT_TABLES] = { "outcomes", "participants", "statements", "figures", "meetings" };

void export_csv(const struct comparison *c, size_t table, struct strbuf *out)
{
	struct line l = { .b = out };
	put_heads(&l, tables[table].heads);
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++)
			tables[table].lines(&l, &c->sides[i], &c->sides[i].meetings[k]);
}
