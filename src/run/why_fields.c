/* why_fields.c: what a claim says, field by field, and how each came about. */
#include "why_int.h"

#include <math.h>
#include <string.h>

/* The claim as its own document tells it. */
struct origin {
	const struct why_source *src; /* NULL: the document is not at hand */
	struct span span;
	const struct claim *claim;
	struct rule_rows rules;
};

/* The last row that has the value set it: a measure comes after its cue. */
static const char *row_with(const struct origin *o, const char *value)
{
	const char *hit = NULL;
	for (size_t k = 0; k < o->rules.n; k++)
		for (size_t i = 0; i < o->rules.v[k].cells.n; i++)
			if (strcmp(o->rules.v[k].cells.v[i], value) == 0)
				hit = o->rules.v[k].rule;
	return hit;
}

static void put(const struct origin *o, const char *name, const char *value, bool by_rule)
{
	if (!value || !*value)
		return;
	const char *row = by_rule ? row_with(o, value) : NULL;
	printf("  %-12s %s", name, value);
	if (strs_contain(&o->claim->inferred, name))
		fputs("   (inferred: the sentence does not state it)", stdout);
	else if (row)
		printf("   (%s)", row);
	else if (by_rule && o->rules.n)
		fputs("   (not in the rule's row: set by the words around it)", stdout);
	puts("");
}

static void put_list(struct why *w, const struct origin *o, const char *name, const struct strs *list)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < list->n; i++)
		strbuf_putf(&b, "%s%s", i ? ", " : "", list->v[i]);
	put(o, name, b.n ? arena_strz(w->a, strbuf_str(&b)) : NULL, false);
	strbuf_release(&b);
}

static bool inside(struct span outer, struct span s)
{
	return outer.s <= s.s && s.e <= outer.e;
}

static struct str words_at(const struct why_source *src, struct span s)
{
	return str_sub(src->text, s.s, s.e);
}

/* Who the words of the sentence mean. */
static void put_people(const struct origin *o)
{
	const struct document *doc = o->src->doc;
	for (size_t i = 0; i < doc->participants.n; i++) {
		const struct participant *p = &doc->participants.v[i];
		for (size_t k = 0; k < p->n_mentions; k++)
			if (inside(o->span, p->mentions[k]))
				printf("  %-12s “%.*s” is %s%s%s%s   (%s)\n", "who", STR_ARG(words_at(o->src, p->mentions[k])), p->name,
				    p->side ? " [" : "", p->side ? p->side : "", p->side ? "]" : "", p->claim.rule ? p->claim.rule : "no rule");
	}
}

static void put_dates(const struct origin *o)
{
	const struct document *doc = o->src->doc;
	for (size_t i = 0; i < doc->dates.n; i++) {
		const struct date_ref *t = &doc->dates.v[i];
		if (inside(o->span, t->claim.span))
			printf("  %-12s “%s” is %s%s%s   (%s, %s)\n", t->type ? t->type : "date", t->text ? t->text : "", t->value ? t->value : "not known", t->end ? " to " : "",
			    t->end ? t->end : "", t->basis ? t->basis : "basis not known", t->claim.rule ? t->claim.rule : "no rule");
	}
}

static void put_amount(const struct amount *m)
{
	printf("  %-12s “%s” is", "amount", m->text ? m->text : "");
	if (!isnan(m->value))
		printf(" %s %.15g", bound_names[m->bound], m->value);
	if (!isnan(m->min) || !isnan(m->max))
		printf(" from %.15g to %.15g", m->min, m->max);
	printf(" %s%s%s", m->unit ? m->unit : "", m->per ? " per " : "", m->per ? m->per : "");
	if (!isnan(m->change_from) || !isnan(m->change_to))
		printf(", a change from %.15g to %.15g", m->change_from, m->change_to);
	printf("   (%s)\n", m->claim.rule ? m->claim.rule : "no rule");
}

/* Which of the document's meetings the sentence was counted to. */
static void put_scope(const struct origin *o, const char *ref)
{
	const struct document *doc = o->src->doc;
	for (size_t i = 0; ref && i < doc->meetings.n; i++) {
		const struct meeting_ref *m = &doc->meetings.v[i];
		if (!same_text(m->ref, ref))
			continue;
		printf("  %-12s %s, %s of %s, %s in this document; named by “%.*s” on line %u   (%s; date %s)\n", "scope", ref,
		    m->kind ? m->kind : "meeting", m->start ? m->start : "unknown date",
		    m->primary ? "primary" : m->planned ? "planned" : "background", STR_ARG(words_at(o->src, m->claim.span)), m->claim.line,
		    m->claim.rule ? m->claim.rule : "no rule", m->date_basis ? m->date_basis : "not known");
	}
}

/* Where the record of all sources dates a meeting that this document does not. */
static void put_fused_date(struct why *w, const struct meeting *m)
{
	if (!m->start)
		return;
	for (size_t i = 0; i < m->documents.n; i++) {
		const struct why_source *src = why_source(w, m->documents.v[i].file);
		for (size_t k = 0; src && k < src->doc->meetings.n; k++) {
			const struct meeting_ref *x = &src->doc->meetings.v[k];
			if (!same_text(x->start, m->start) || !same_text(x->date_basis, m->date_basis))
				continue;
			printf("  %-12s %s by %s:%u, “%.*s”   (date %s): another source of the same meeting\n", "dated", m->start,
			    m->documents.v[i].file, x->claim.line, STR_ARG(words_at(src, x->claim.span)), x->date_basis ? x->date_basis : "not known");
			return;
		}
	}
	const char *how = strs_contain(&m->inferred, "start") ? "inferred from when its sources were published" : "no source at hand says it so";
	printf("  %-12s %s   (%s)\n", "dated", m->start, how);
}

/* What the document leaves open, the record may know. */
static bool is_dated(const struct document *doc, const char *ref)
{
	for (size_t i = 0; ref && i < doc->meetings.n; i++)
		if (same_text(doc->meetings.v[i].ref, ref))
			return doc->meetings.v[i].start != NULL;
	return true;
}

static void put_topic(const struct origin *o, const char *topic)
{
	const struct document *doc = o->src->doc;
	for (size_t i = 0; topic && i < doc->issues.n; i++) {
		const struct issue *is = &doc->issues.v[i];
		for (size_t k = 0; strcmp(is->topic, topic) == 0 && k < is->n_mentions; k++)
			if (inside(o->span, is->mentions[k]))
				printf("  %-12s “%.*s” speaks of %s\n", "topic", STR_ARG(words_at(o->src, is->mentions[k])), topic);
	}
}

static void outcome_fields(struct why *w, const struct origin *o, const struct outcome *x)
{
	put(o, "summary", x->summary, false);
	if (x->summary && x->summary[0] == '[')
		printf("  %-12s the bracketed name stands for words of the sentence, or for a subject that it leaves out\n", "");
	put(o, "issue", x->issue, false);
	put(o, "type", x->type, true);
	put(o, "event", x->event, false);
	put_list(w, o, "actors", &x->actors);
	put_list(w, o, "targets", &x->targets);
	put(o, "status", x->status, true);
	put(o, "strength", strength_names[x->strength], true);
	put(o, "claimed_by", x->claimed_by, false);
	put(o, "condition", x->condition, false);
	put(o, "key", x->key ? "yes: a headline result" : NULL, false);
	put_list(w, o, "durations", &x->durations);
	for (size_t i = 0; i < x->n_amounts; i++)
		put_amount(&x->amounts[i]);
}

static void meeting_fields(struct why *w, const struct origin *o, const struct meeting_ref *m)
{
	put(o, "kind", m->kind, true);
	put(o, "start", m->start, false);
	put(o, "end", m->end, false);
	put(o, "date_basis", m->date_basis, false);
	put(o, "city", m->place.city, false);
	put(o, "country", m->place.country, false);
	put_list(w, o, "sides", &m->sides);
	put(o, "planned", m->planned ? "yes: it lies ahead of the document" : NULL, false);
}

static void own_fields(struct why *w, const struct origin *o, const struct claim_at *at)
{
	const struct issue *is = at->item;
	const struct statement *st = at->item;
	const struct participant *p = at->item;
	switch (at->kind) {
	case CLAIM_OUTCOME: outcome_fields(w, o, at->item); break;
	case CLAIM_MEETING: meeting_fields(w, o, at->item); break;
	case CLAIM_AMOUNT: put_amount(at->item); break;
	case CLAIM_ISSUE: put(o, "topic", is->topic, true); break;
	case CLAIM_STATEMENT:
		put(o, "speaker", st->speaker, false);
		put(o, "reported_by", st->reported_by, false);
		put(o, "mode", st->indirect ? "indirect" : "direct", false);
		put(o, "channel", st->channel, false);
		break;
	case CLAIM_PARTICIPANT:
		put(o, "name", p->name, false);
		put(o, "native_name", p->native_name, false);
		put(o, "title", p->title, false);
		put(o, "side", p->side, false);
		put(o, "level", level_names[p->level], false);
		break;
	}
}

#define FIND(list)                                                                               \
	for (size_t i = 0; i < doc->list.n; i++)                                                 \
		if (doc->list.v[i].claim.span.s == s.s && doc->list.v[i].claim.span.e == s.e &&  \
		    (!hit || same_text(doc->list.v[i].claim.id, at->claim->id) ||                 \
			(!same_text(hit->id, at->claim->id) && same_text(doc->list.v[i].claim.rule, at->claim->rule)))) { \
			hit = &doc->list.v[i].claim;                                             \
			*meeting = doc->list.v[i].meeting;                                       \
		}

/* The document's own item of this span: the same id, else the same rule. */
static const struct claim *own_claim(const struct document *doc, const struct claim_at *at, struct span s, const char **meeting)
{
	const struct claim *hit = NULL;
	*meeting = NULL;
	switch (at->kind) {
	case CLAIM_OUTCOME: FIND(outcomes); break;
	case CLAIM_ISSUE: FIND(issues); break;
	case CLAIM_STATEMENT: FIND(statements); break;
	case CLAIM_PARTICIPANT: FIND(participants); break;
	default: break;
	}
	return hit;
}

static void print_source(struct why *w, const struct claim_at *at, const struct reading *r, size_t which, size_t n)
{
	const struct source_info *info = &at->meeting->documents.v[r->document];
	const struct why_source *src = why_source(w, info->file);
	const char *meeting = NULL;
	printf("\n%s:%u%s%s%s%s%s\n", info->file, r->line, info->publisher ? "  " : "", info->publisher ? info->publisher : "",
	    info->publication_date ? ", " : "", info->publication_date ? info->publication_date : "",
	    n > 1 ? (which ? "  (tells the same)" : "  (the words of the claim are from here)") : "");
	if (!src) {
		printf("    %s\n  the cleaned text of this source is not at hand\n", r->quote ? r->quote : "");
		return;
	}
	const struct claim *own = own_claim(src->doc, at, r->span, &meeting);
	const char *summary = !which && at->kind == CLAIM_OUTCOME ? ((const struct outcome *)at->item)->summary : NULL;
	why_print_span(w, src->text, r->span, summary);
	if (own && own->rule && (which || !same_text(own->rule, at->claim->rule)))
		why_print_rule(w, "  its rule here: ", own->rule);
	struct origin o = { src, r->span, own ? own : at->claim, { NULL, 0 } };
	put_people(&o);
	put_dates(&o);
	put_topic(&o, at->kind == CLAIM_OUTCOME ? ((const struct outcome *)at->item)->issue : NULL);
	put_scope(&o, meeting);
	if (!is_dated(src->doc, meeting))
		put_fused_date(w, at->meeting);
}

static void print_relation(struct why *w, const struct pair *p, const char *id)
{
	bool first = strcmp(p->a, id) == 0;
	if (!first && strcmp(p->b, id) != 0)
		return;
	printf("\nrelation: %s, with the %s claim %s: %s\n", p->relation, first ? "later" : "earlier", first ? p->b : p->a, p->reason);
	why_print_rule(w, "  by ", p->rule);
}

static void print_relations(struct why *w, const char *id)
{
	const struct comparison *c = &w->read.comparison;
	for (size_t i = 0; i < c->rows.n; i++) {
		const struct row *r = &c->rows.v[i];
		for (size_t k = 0; k < r->pairs.n; k++)
			print_relation(w, &r->pairs.v[k], id);
		for (size_t k = 0; k < r->steps.n; k++)
			print_relation(w, &r->steps.v[k], id);
	}
}

static void print_divergences(const struct claim_at *at)
{
	const struct meeting *m = at->meeting;
	for (size_t i = 0; i < m->divergences.n; i++) {
		const struct divergence *v = &m->divergences.v[i];
		bool ours = false;
		for (size_t k = 0; k < v->n_readings; k++)
			for (size_t j = 0; j < at->claim->n_sources; j++)
				ours |= v->readings[k].document == at->claim->sources[j].document && v->readings[k].span.s == at->claim->sources[j].span.s;
		if (!ours)
			continue;
		printf("\nthe sources differ on %s:\n", v->field);
		for (size_t k = 0; k < v->n_readings; k++)
			printf("  %s:%u: %s\n", m->documents.v[v->readings[k].document].file, v->readings[k].line, v->readings[k].value);
	}
}

void why_print_fields(struct why *w, const struct claim_at *at)
{
	size_t n;
	struct reading *r = why_readings(w, at, &n);
	if (at->kind == CLAIM_OUTCOME && ((const struct outcome *)at->item)->summary)
		puts("  (^ kept in the summary, - left out)");
	for (size_t i = 0; i < n; i++)
		print_source(w, at, &r[i], i, n);
	puts("");
	why_print_rule(w, "rule: ", at->claim->rule);
	struct origin o = { NULL, at->claim->span, at->claim, why_rules(w, at->claim->rule) };
	puts("\nfields:");
	own_fields(w, &o, at);
	printf("  %-12s %s\n", "confidence", at->claim->low ? "low" : "high");
	for (size_t i = 0; i < at->claim->inferred.n; i++)
		printf("  %-12s %s\n", "inferred", at->claim->inferred.v[i]);
	if (at->claim->edited)
		printf("  %-12s %s\n", "corrected", at->claim->edited);
	print_divergences(at);
	print_relations(w, at->claim->id);
}
