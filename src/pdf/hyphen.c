/* hyphen.c: where a word may be broken: Liang's patterns (Liang 1983).
 *
 * A pattern is letters with digits between them, "hy3ph"; wherever it matches
 * in ".word." its digits are laid between the word's letters, the highest
 * wins, and an odd one allows a break.  The dictionary is libhyphen's, read
 * here into a trie: libhyphen itself takes six times as long to load it, ends
 * the process where memory is out, and reads past the end of a word.  It is
 * loaded for the first word that asks.
 *
 * Only plain words are broken: letters, small but for the first; a name in
 * capitals, a number or a word of another script is not. */
#include "font_int.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "utf8.h"

enum { WORD_MAX_LEN = 64, LEFT_MIN = 2, RIGHT_MIN = 3, EDGE = '.' };

static const struct {
	const char *lang; /* primary subtag */
	const char *path, *package;
} dictionaries[] = {
	{ "en", "/usr/share/hyphen/hyph_en_US.dic", "hyphen-en-us" },
};

enum { DICTIONARIES = sizeof dictionaries / sizeof *dictionaries };

/* Node 0 is the root; 0 as a child or sibling is none. */
struct trie_node {
	uint32_t child, sibling;
	uint32_t pattern; /* one above its place in the text, or 0 */
	char letter;
};

struct dictionary {
	struct str text;
	struct trie_node *nodes;
	uint32_t n;
};

struct hyphenator {
	struct arena *arena;
	struct dictionary dicts[DICTIONARIES];
	bool tried[DICTIONARIES];
};

struct hyphenator *hyphenator_new(struct arena *a)
{
	struct hyphenator *h = arena_new_of(a, struct hyphenator);
	h->arena = a;
	return h;
}

void hyphenator_free(struct hyphenator *h)
{
	for (size_t i = 0; i < DICTIONARIES; i++)
		free(h->dicts[i].nodes);
}

static uint32_t find_child(const struct dictionary *dict, uint32_t node, char letter)
{
	uint32_t child = dict->nodes[node].child;
	while (child && dict->nodes[child].letter != letter)
		child = dict->nodes[child].sibling;
	return child;
}

/* The file is sorted, so that the newest child is the one to look at first. */
static uint32_t add_child(struct dictionary *dict, uint32_t node, char letter)
{
	uint32_t child = find_child(dict, node, letter);
	if (child)
		return child;
	child = dict->n++;
	dict->nodes[child] = (struct trie_node){ .letter = letter, .sibling = dict->nodes[node].child };
	dict->nodes[node].child = child;
	return child;
}

static bool is_pattern_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == EDGE;
}

/* Settings, comments, other spellings and other letters have no place here. */
static bool is_pattern(struct str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!is_pattern_char(line.p[i]))
			return false;
	return line.n > 0;
}

static void add_pattern(struct dictionary *dict, struct str line)
{
	uint32_t node = 0;
	for (size_t i = 0; i < line.n; i++)
		if (!isdigit((unsigned char)line.p[i]))
			node = add_child(dict, node, line.p[i]);
	dict->nodes[node].pattern = (uint32_t)(line.p - dict->text.p) + 1;
}

/* A node a byte is more than enough, and pages that are never touched cost
 * nothing. */
static void add_patterns(struct dictionary *dict)
{
	dict->nodes = mem_alloc((dict->text.n + 1) * sizeof *dict->nodes);
	dict->nodes[0] = (struct trie_node){ 0 };
	dict->n = 1;
	for (struct str rest = dict->text; rest.p;) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		if (is_pattern(line))
			add_pattern(dict, line);
	}
}

static void load(struct hyphenator *h, size_t i, struct diag *d)
{
	struct diag unheard; /* without its dictionary a brief is still a brief */
	diag_init(&unheard);
	if (file_read(h->arena, dictionaries[i].path, CONFIG_MAX, &h->dicts[i].text, &unheard) < 0)
		diag_warn(d, (struct place){ .file = dictionaries[i].path },
		    "cannot be read, words are not hyphenated; install the package %s", dictionaries[i].package);
	else
		add_patterns(&h->dicts[i]);
	diag_release(&unheard);
}

static const struct dictionary *dictionary(struct hyphenator *h, const char *lang, struct diag *d)
{
	size_t i = 0;
	size_t n = lang ? strcspn(lang, "-_") : 0;
	while (i < DICTIONARIES && !(strlen(dictionaries[i].lang) == n && strncmp(dictionaries[i].lang, lang, n) == 0))
		i++;
	if (i == DICTIONARIES)
		return NULL;
	if (!h->tried[i]) {
		h->tried[i] = true;
		load(h, i, d);
	}
	return h->dicts[i].nodes ? &h->dicts[i] : NULL;
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

/* Lay a pattern's digits between the letters; its first letter is at. */
static void lay(const struct dictionary *dict, uint32_t pattern, char levels[], size_t at)
{
	for (size_t i = pattern - 1; i < dict->text.n && is_pattern_char(dict->text.p[i]); i++) {
		char c = dict->text.p[i];
		if (!isdigit((unsigned char)c))
			at++;
		else if (c > levels[at])
			levels[at] = c;
	}
}

/* levels[i] is the digit before letter i of ".word.". */
static void find_levels(const struct dictionary *dict, const char *edged, size_t n, char levels[])
{
	for (size_t start = 0; start < n; start++) {
		uint32_t node = 0;
		for (size_t i = start; i < n; i++) {
			node = find_child(dict, node, edged[i]);
			if (!node)
				break;
			if (dict->nodes[node].pattern)
				lay(dict, dict->nodes[node].pattern, levels, start);
		}
	}
}

size_t hyphenate(struct hyphenator *h, struct str word, const char *lang, unsigned at[], size_t max, struct diag *d)
{
	struct str plain = letters(word);
	const struct dictionary *dict = plain.n ? dictionary(h, lang, d) : NULL;
	if (!dict)
		return 0;
	char edged[WORD_MAX_LEN + 2] = { EDGE }, levels[WORD_MAX_LEN + 3] = { 0 };
	for (size_t i = 0; i < plain.n; i++)
		edged[i + 1] = (char)tolower((unsigned char)plain.p[i]);
	edged[plain.n + 1] = EDGE;
	find_levels(dict, edged, plain.n + 2, levels);
	size_t found = 0;
	for (size_t i = LEFT_MIN; i + RIGHT_MIN <= plain.n && found < max; i++)
		if (levels[i + 1] % 2)
			at[found++] = (unsigned)((size_t)(plain.p - word.p) + i);
	return found;
}
