/* measured.c: what an amount measures, in the words of its sentence. */
#include <ctype.h>
#include <string.h>

#include "compose_int.h"

enum { WORDS_MAX = 3 };

static bool is_mark(char c)
{
	return strchr(",;:.()", c) != NULL;
}

static bool listed(const struct composer *k, enum phrase list, struct str word)
{
	for (struct str all = k->phrases->v[list]; word.n && all.p;)
		if (str_ieq(word, str_trim(str_cut(&all, ' '))))
			return true;
	return false;
}

/* The bare word, without the quotation marks around it. */
static struct str bare(struct str word)
{
	static const char *const marks[] = { "\"", "'", "\u201C", "\u201D", "\u2018", "\u2019" };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct str m = str_c(marks[i]);
		if (str_starts(word, m))
			word = str_sub(word, m.n, word.n);
		if (str_ends(word, m))
			word = str_sub(word, 0, word.n - m.n);
	}
	return word;
}

/* A word that names things, as far as one can tell. */
static bool is_plain(const struct composer *k, struct str word)
{
	struct str b = bare(word);
	return b.n && !isdigit((unsigned char)*b.p) && !listed(k, SAY_FIGURE_JOINTS, b) && !listed(k, SAY_FIGURE_LINKS, b) && !listed(k, SAY_FIGURE_STOPS, b);
}

static bool is_name(struct str word)
{
	struct str b = bare(word);
	return b.n && isupper((unsigned char)*b.p);
}

/* The word that starts at or behind a place; empty behind a mark or at the end. */
static struct str word_after(struct str text, size_t *at)
{
	while (*at < text.n && (text.p[*at] == ' ' || text.p[*at] == '-'))
		++*at;
	size_t from = *at;
	while (*at < text.n && text.p[*at] != ' ' && !is_mark(text.p[*at]))
		++*at;
	return str_sub(text, from, *at);
}

static struct str word_before(struct str text, size_t *at)
{
	while (*at && text.p[*at - 1] == ' ')
		--*at;
	size_t to = *at;
	while (*at && text.p[*at - 1] != ' ' && !is_mark(text.p[*at - 1]))
		--*at;
	return str_sub(text, *at, to);
}

/* "tariffs" of "20% tariffs on steel", "climate finance" of "$5 million in climate finance" */
static const char *noun_after(const struct composer *k, struct str text, size_t at)
{
	const char *out = "";
	bool inside = false;
	struct str word = word_after(text, &at);
	for (; listed(k, SAY_FIGURE_LINKS, bare(word)); word = word_after(text, &at))
		inside = inside || str_ieq(word, STR("in"));
	if (inside && is_name(word)) /* a place */
		return out;
	for (size_t n = 0; n < WORDS_MAX && is_plain(k, word) && !(n && str_ends(word, STR("ed"))); n++, word = word_after(text, &at))
		out = arena_printf(k->a, "%s%s%.*s", out, *out ? " " : "", STR_ARG(bare(word)));
	return out;
}

/* "budget" of "raise its budget to 2 percent" */
static const char *noun_before(const struct composer *k, struct str text, size_t at)
{
	const char *out = "";
	struct str word = word_before(text, &at);
	if (!listed(k, SAY_FIGURE_JOINTS, bare(word)))
		return out;
	while (listed(k, SAY_FIGURE_JOINTS, bare(word)) || is_name(word))
		word = word_before(text, &at);
	for (size_t n = 0; n + 1 < WORDS_MAX && is_plain(k, word); n++, word = word_before(text, &at))
		out = arena_printf(k->a, "%.*s%s%s", STR_ARG(bare(word)), *out ? " " : "", out);
	return out;
}

/* "suspension" of "the suspension of the 24% tariffs": what is done is done to it. */
static const char *holder_of(const struct composer *k, struct str text, size_t at)
{
	struct str word = word_before(text, &at);
	bool of = str_ieq(word, STR("of"));
	for (; !of && listed(k, SAY_FIGURE_JOINTS, bare(word)); of = str_ieq(word, STR("of")))
		word = word_before(text, &at);
	struct str holder = of ? word_before(text, &at) : (struct str){ 0 };
	return is_plain(k, holder) && !is_name(holder) ? arena_printf(k->a, "%.*s of ", STR_ARG(holder)) : "";
}

const char *measured_words(const struct composer *k, const struct outcome *o, const char *amount, const char *unit)
{
	struct str text = summary_of(o);
	size_t at = amount ? str_find(text, str_c(amount)) : STR_NONE;
	bool counts = unit && phrase_unit(k->phrases, unit).n == 0;
	if (at == STR_NONE || counts)
		return "";
	size_t end = at + strlen(amount);
	size_t next = end;
	bool directly = is_plain(k, word_after(text, &next));
	const char *before = directly ? "" : noun_before(k, text, at);
	const char *noun = *before ? before : noun_after(k, text, end);
	return directly && *noun ? arena_printf(k->a, "%s%s", holder_of(k, text, at), noun) : noun;
}
