/* hyphen.c: where a word may be broken, from libhyphen's patterns (Liang 1983).
 *
 * The dictionary takes about 12 ms to load, so it is loaded for the first
 * word that asks.  Only plain words are broken: letters, small but for the
 * first; a name in capitals, a number or a word of another script is not. */
#include "font_int.h"

#include <ctype.h>
#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum { WORD_MAX_LEN = 64, LEFT_MIN = 2, RIGHT_MIN = 3 };

static const struct {
	const char *lang; /* primary subtag */
	const char *path, *package;
} dictionaries[] = {
	{ "en", "/usr/share/hyphen/hyph_en_US.dic", "hyphen-en-us" },
};

enum { DICTIONARIES = sizeof dictionaries / sizeof *dictionaries };

struct hyphenator {
	HyphenDict *dicts[DICTIONARIES];
	bool tried[DICTIONARIES];
};

struct hyphenator *hyphenator_new(struct arena *a)
{
	return arena_new_of(a, struct hyphenator);
}

void hyphenator_free(struct hyphenator *h)
{
	for (size_t i = 0; i < DICTIONARIES; i++)
		if (h->dicts[i])
			hnj_hyphen_free(h->dicts[i]);
}

static HyphenDict *dictionary(struct hyphenator *h, const char *lang, struct diag *d)
{
	size_t i = 0;
	size_t n = lang ? strcspn(lang, "-_") : 0;
	while (i < DICTIONARIES && !(strlen(dictionaries[i].lang) == n && strncmp(dictionaries[i].lang, lang, n) == 0))
		i++;
	if (i == DICTIONARIES)
		return NULL;
	if (!h->tried[i]) {
		h->tried[i] = true;
		h->dicts[i] = hnj_hyphen_load(dictionaries[i].path);
		if (!h->dicts[i])
			diag_warn(d, (struct place){ .file = dictionaries[i].path },
			    "cannot be read, words are not hyphenated; install the package %s", dictionaries[i].package);
	}
	return h->dicts[i];
}

static bool is_word_char(uint32_t c)
{
	return utf8_is_letter(c) || utf8_is_digit(c);
}

/* word without the punctuation around it and without a genitive's ending. */
static struct str core(struct str word)
{
	size_t at = 0;
	while (word.n && !is_word_char(utf8_next(word, &at)))
		word = str_sub(word, at, word.n), at = 0;
	while (word.n && !is_word_char(utf8_peek(word, utf8_back(word, word.n))))
		word.n = utf8_back(word, word.n);
	const struct str endings[] = { STR("'s"), STR("\xE2\x80\x99s") };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_ends(word, endings[i]))
			word.n -= endings[i].n;
	return word;
}

/* The letters to break; empty if word is not a plain one. */
static struct str letters(struct str word)
{
	word = core(word);
	for (size_t i = 0; i < word.n; i++) {
		bool lower = word.p[i] >= 'a' && word.p[i] <= 'z';
		bool first_upper = i == 0 && word.p[i] >= 'A' && word.p[i] <= 'Z';
		if (!lower && !first_upper)
			return (struct str){ 0 };
	}
	return word.n >= LEFT_MIN + RIGHT_MIN && word.n < WORD_MAX_LEN ? word : (struct str){ 0 };
}

/* libhyphen can spell a break anew ("Schif-fahrt"); such breaks are left out. */
static void free_spellings(char **spellings, int *pos, int *cut, size_t n)
{
	for (size_t i = 0; spellings && i < n; i++)
		free(spellings[i]);
	free(spellings);
	free(pos);
	free(cut);
}

size_t hyphenate(struct hyphenator *h, struct str word, const char *lang, unsigned at[], size_t max, struct diag *d)
{
	struct str plain = letters(word);
	HyphenDict *dict = plain.n ? dictionary(h, lang, d) : NULL;
	if (!dict)
		return 0;
	char lower[WORD_MAX_LEN + 1] = { 0 }; /* libhyphen reads on to the NUL */
	for (size_t i = 0; i < plain.n; i++)
		lower[i] = (char)tolower((unsigned char)plain.p[i]);
	char marks[WORD_MAX_LEN + 8] = { 0 };
	char **spellings = NULL;
	int *pos = NULL, *cut = NULL;
	size_t found = 0;
	if (hnj_hyphen_hyphenate3(dict, lower, (int)plain.n, marks, NULL, &spellings, &pos, &cut,
		LEFT_MIN, RIGHT_MIN, LEFT_MIN, RIGHT_MIN) == 0)
		for (size_t i = LEFT_MIN - 1; i + RIGHT_MIN < plain.n && found < max; i++)
			if ((marks[i] & 1) && !(spellings && spellings[i]))
				at[found++] = (unsigned)((size_t)(plain.p - word.p) + i + 1);
	free_spellings(spellings, pos, cut, plain.n);
	return found;
}
