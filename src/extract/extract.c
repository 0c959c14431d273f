/* extract.c: the parts in their order.  Each reads what the ones before it
 * found, so the order is the design: facts first (dates, amounts, names), then
 * meetings, then who is meant, then what a sentence is about, then claims. */
#include "extract_int.h"

static void source_record(struct extraction *x)
{
	const struct source *s = x->src;
	struct source_info *info = &x->doc->source;
	*info = (struct source_info){
		.file = s->file, .sha256 = arena_strz(x->a, str_c(s->sha256)), .format = s->format, .lang = s->lang,
		.publisher = s->publisher, .party = s->party, .publication_date = s->publication_date,
		.title = s->title, .byline = s->byline, .url = s->url, .bytes = s->bytes,
	};
	info->zones = arena_calloc(x->a, s->n_paras, sizeof *info->zones);
	for (size_t i = 0; i < s->n_paras; i++) {
		const struct para *p = &s->paras[i];
		if (info->n_zones && info->zones[info->n_zones - 1].kind == p->zone) {
			info->zones[info->n_zones - 1].span.e = p->span.e;
			continue;
		}
		info->zones[info->n_zones].kind = p->zone;
		info->zones[info->n_zones++].span = p->span;
	}
	for (size_t i = 0; i < s->n_given; i++)
		strs_add(x->a, &info->given, s->given[i]);
}

void extract_document(struct arena *a, const struct source *src, const struct lexicon *lex, struct document *out)
{
	struct text text;
	*out = (struct document){ 0 };
	text_analyse(a, src, lex->abbreviations, &text);
	struct extraction x = { .a = a, .src = src, .text = &text, .lex = lex, .doc = out };
	source_record(&x);
	dates_find(&x);
	amounts_find(&x);
	places_find(&x);
	people_find(&x);
	meetings_find(&x);
	coref_resolve(&x);
	scope_find(&x);
	topics_find(&x);
	outcomes_find(&x);
	statements_find(&x);
	issues_collect(&x);
	silences_find(&x);
	claims_set_contexts(&x);
	claims_tell_apart(&x);
}
