/* said.c: the brief's words for dates and meetings, outside of a brief. */
#include "compose_int.h"

#include <string.h>

struct said {
	struct composer k;
};

int said_load(struct arena *a, const struct layers *data, const char *lang, struct said **out, struct diag *d)
{
	struct said *w = arena_new_of(a, struct said);
	struct taxonomy *tax;
	struct phrases *phrases;
	if (taxonomy_load(a, data, &tax, d) < 0 || phrases_load(a, data, lang, &phrases, d) < 0)
		return -1;
	w->k = (struct composer){ .a = a, .tax = tax, .phrases = phrases, .d = d };
	*out = w;
	return 0;
}

/* Blanks as one types them: lines are not set from these words. */
static const char *typed(const struct said *w, const char *words)
{
	static const char nbsp[] = "\u00A0";
	const size_t width = sizeof nbsp - 1;
	char *out = arena_strz(w->k.a, str_c(words)), *to = out;
	for (const char *from = words; *from; to++) {
		bool blank = strncmp(from, nbsp, width) == 0;
		*to = blank ? ' ' : *from;
		from += blank ? width : 1;
	}
	*to = 0;
	return out;
}

const char *said_date(const struct said *w, const char *start, const char *end)
{
	return typed(w, say_date(&w->k, start, end));
}

const char *said_meeting(const struct said *w, const struct meeting *m)
{
	return typed(w, say_meeting(&w->k, m->kind, &m->place, m->start, m->end));
}

const char *said_list(const struct said *w, const char *const *v, size_t n)
{
	return typed(w, say_list(&w->k, v, n, true));
}
