/* date.c: the door to dates: word lists, the run over a document, look-ups. */
#include "date_int.h"
#include "hash.h"

enum { SPOT_HEAD = 256 /* bytes of a sentence that tell it from others */ };

static const char *const class_names[DW_CLASSES] = {
	"month", "doubtful-month", "short-month", "weekday", "short-weekday",
	"unit", "shift", "stretch", "day", "part", "season", "edge", "vague", "more", "ago",
	"edge-adjective", "span", "span-mark", "zone", "meridiem", "each", "set",
	"before", "month-lead", "length", "old", "past", "future", "plan", "deadline",
	"name", "form", "article", "of", "and", "at", "to",
	"cardinal", "ten", "ordinal", "scale", "suffix", "vague-scale", "multiple", "fraction", "ordinal-suffix",
};

int date_words_load(struct arena *a, const struct layers *data, struct date_words **out, struct diag *d)
{
	static const char *const files[] = { "months.tsv", "weekdays.tsv", "dates.tsv", "numbers.tsv" };
	int rc = 0;
	*out = arena_new_of(a, struct date_words);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		if (words_load(a, data, files[i], class_names, DW_CLASSES, &(*out)->words, d) < 0)
			rc = -1;
	words_sort(&(*out)->words);
	return rc;
}

const char *claim_spot(struct extraction *x, const char *value, struct span span)
{
	const struct sentence *s = &x->text->sents[text_sentence_at(x->text, span.s)];
	/* Its head is enough, and keeps a page without stops linear. */
	uint64_t h = hash_fnv(HASH_START, str_sub(text_span(x->text, s->span), 0, SPOT_HEAD));
	return arena_printf(x->a, "%s@%08x+%u", value, (unsigned)(h ^ h >> 32), span.s - s->span.s);
}

void dates_find(struct extraction *x)
{
	founds f = { 0 };
	struct worded in = text_words(x);
	dates_parse(x, &in, &f);
	dates_resolve(x, &in, &f);
}

const struct date_ref *date_in(const struct extraction *x, struct span where, size_t *n)
{
	size_t at = claims_in(x->doc->dates.v, x->doc->dates.n, sizeof *x->doc->dates.v, where, n);
	return x->doc->dates.v ? x->doc->dates.v + at : NULL;
}

int date_year_guess(const struct extraction *x)
{
	return x->year;
}
