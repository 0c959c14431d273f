/* trace.c: a whole document, one line a claim, for reading beside the text. */
#include "pipeline_int.h"

#include <math.h>
#include <string.h>

static void put_claim(FILE *out, const struct document *doc, const struct claim *c, const char *kind)
{
	fprintf(out, "%s:%u: %s %s %s%s", doc->source.file, c->line, kind, c->id ? c->id : "-", c->rule ? c->rule : "-",
	    c->low ? " low" : "");
}

static void put_text(FILE *out, const char *name, const char *value)
{
	if (value && *value)
		fprintf(out, " %s=%s", name, value);
}

/* With all its digits: a billion is 1000000000. */
static void put_number(FILE *out, const char *name, double value)
{
	fprintf(out, value == floor(value) ? " %s=%.0f" : " %s=%.15g", name, value);
}

static void put_list(FILE *out, const char *name, const struct strs *list)
{
	for (size_t i = 0; i < list->n; i++)
		fprintf(out, "%s%s%s%s", i ? "," : " ", i ? "" : name, i ? "" : "=", list->v[i]);
}

static void end(FILE *out, const struct claim *c, const char *text)
{
	put_list(out, "inferred", &c->inferred);
	fprintf(out, "%s%s%s\n", text ? " “" : "", text ? text : "", text ? "”" : "");
}

static void trace_meetings(const struct document *doc, FILE *out)
{
	for (size_t i = 0; i < doc->meetings.n; i++) {
		const struct meeting_ref *m = &doc->meetings.v[i];
		put_claim(out, doc, &m->claim, "meeting");
		put_text(out, "ref", m->ref);
		put_text(out, "scope", m->primary ? "primary" : m->planned ? "planned" : "background");
		put_text(out, "kind", m->kind);
		put_text(out, "start", m->start);
		put_text(out, "end", m->end);
		put_text(out, "basis", m->date_basis);
		put_text(out, "city", m->place.city);
		put_text(out, "country", m->place.country);
		put_list(out, "sides", &m->sides);
		end(out, &m->claim, NULL);
	}
}

static void trace_people(const struct document *doc, FILE *out)
{
	for (size_t i = 0; i < doc->participants.n; i++) {
		const struct participant *p = &doc->participants.v[i];
		put_claim(out, doc, &p->claim, "participant");
		put_text(out, "meeting", p->meeting);
		put_text(out, "level", level_names[p->level]);
		put_text(out, "side", p->side);
		put_text(out, "title", p->title);
		end(out, &p->claim, p->name);
	}
}

static void trace_outcomes(const struct document *doc, FILE *out)
{
	for (size_t i = 0; i < doc->outcomes.n; i++) {
		const struct outcome *o = &doc->outcomes.v[i];
		put_claim(out, doc, &o->claim, "outcome");
		put_text(out, "meeting", o->meeting);
		put_text(out, "issue", o->issue);
		put_text(out, "type", o->type);
		put_text(out, "status", o->status);
		put_text(out, "strength", strength_names[o->strength]);
		put_list(out, "actors", &o->actors);
		put_list(out, "targets", &o->targets);
		put_text(out, "claimed-by", o->claimed_by);
		put_text(out, "key", o->key ? "yes" : NULL);
		for (size_t k = 0; k < o->n_amounts; k++)
			put_text(out, "amount", o->amounts[k].text);
		put_list(out, "dates", &o->dates);
		put_list(out, "durations", &o->durations);
		end(out, &o->claim, o->summary ? o->summary : o->quote);
	}
}

static void trace_speech(const struct document *doc, FILE *out)
{
	for (size_t i = 0; i < doc->issues.n; i++) {
		const struct issue *s = &doc->issues.v[i];
		put_claim(out, doc, &s->claim, s->silent ? "silence" : "issue");
		put_text(out, "meeting", s->meeting);
		put_text(out, "topic", s->topic);
		end(out, &s->claim, s->quote);
	}
	for (size_t i = 0; i < doc->statements.n; i++) {
		const struct statement *s = &doc->statements.v[i];
		put_claim(out, doc, &s->claim, "statement");
		put_text(out, "meeting", s->meeting);
		put_text(out, "speaker", s->speaker);
		put_text(out, "reported-by", s->reported_by);
		put_text(out, "mode", s->indirect ? "indirect" : "direct");
		put_text(out, "channel", s->channel);
		end(out, &s->claim, s->quote);
	}
}

static void trace_figures(const struct document *doc, FILE *out)
{
	for (size_t i = 0; i < doc->amounts.n; i++) {
		const struct amount *m = &doc->amounts.v[i];
		put_claim(out, doc, &m->claim, "amount");
		put_number(out, "value", m->value);
		put_text(out, "unit", m->unit);
		put_text(out, "bound", bound_names[m->bound]);
		put_text(out, "per", m->per);
		end(out, &m->claim, m->text);
	}
	for (size_t i = 0; i < doc->dates.n; i++) {
		const struct date_ref *t = &doc->dates.v[i];
		put_claim(out, doc, &t->claim, t->type ? t->type : "date");
		put_text(out, "value", t->value);
		put_text(out, "end", t->end);
		put_text(out, "basis", t->basis);
		end(out, &t->claim, t->text);
	}
}

void trace_document(const struct document *doc, FILE *out)
{
	trace_meetings(doc, out);
	trace_people(doc, out);
	trace_outcomes(doc, out);
	trace_speech(doc, out);
	trace_figures(doc, out);
	for (size_t i = 0; i < doc->warnings.n; i++)
		fprintf(out, "%s:%u: warning: %s\n", doc->source.file, doc->warnings.v[i].line, doc->warnings.v[i].text);
}

int trace_chrome(struct arena *a, const char *path, const struct knowledge *k, FILE *out, struct diag *d)
{
	enum { HEAD = 160 /* bytes that tell a piece from others */ };
	struct source src;
	if (ingest_named(a, path, k, NULL, &src, d) < 0)
		return -1;
	for (size_t i = 0; i < src.n_chrome; i++) {
		const struct chrome *c = &src.chrome[i];
		size_t n = c->text.n;
		for (n = n > HEAD ? HEAD : n; n < c->text.n && n && ((unsigned char)c->text.p[n] & 0xC0) == 0x80; n--)
			;
		fprintf(out, "%s:%u: %s: “%.*s%s”\n", src.file, c->line, c->why, (int)n, c->text.p, n < c->text.n ? "…" : "");
	}
	return 0;
}
