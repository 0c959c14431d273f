/* who_int.h: what places, people, meetings, coreference and scope share.
 *
 * Names and cues are phrases: runs of tokens that are looked up in tables made
 * from data files.  Hyphens within a phrase, the stop of an abbreviation and
 * accents do not matter; capitals do, where the data file has them. */
#ifndef DIPTYCH_WHO_INT_H
#define DIPTYCH_WHO_INT_H

#include "extract_int.h"
#include "layers.h"

/* ---- phrases (phrase.c) ---- */
enum { PHRASE_INITIALS = 1 /* initials and quoted nicknames may stand between a phrase's words */ };
enum { PHRASE_VALUES = 12 };

struct phrases;
struct phrase_hit {
	uint32_t end;                 /* token behind it */
	uint32_t v[PHRASE_VALUES];
	size_t n;
};

struct phrases *phrases_new(struct arena *a, unsigned flags);
/* Kinds are below 32. */
void phrases_add(struct phrases *p, struct str phrase, uint32_t kind, uint32_t value);
/* Each of the words that ";" parts, of kind 0. */
void phrases_add_list(struct phrases *p, struct str list, uint32_t value);
void phrases_seal(struct phrases *p); /* before the first look-up */

/* The tokens of a text with the keys that phrases are compared by. */
struct view {
	const struct text *text;
	const struct str *key;        /* one a token: folded, no accents, no last stop */
	const uint64_t *hash;         /* of each key */
};
void view_init(struct arena *a, const struct text *t, struct view *out);

/* The longest phrase at `tok` that ends before or at `limit`: the values of all
 * rows that have it.  0 if there is none. */
size_t phrases_at(const struct phrases *p, const struct view *v, uint32_t tok, uint32_t limit, struct phrase_hit *hit);
/* The longest of one kind, whatever those of others are: its end, and the value
 * of its first row. */
bool phrase_of_kind(const struct phrases *p, const struct view *v, uint32_t tok, uint32_t limit, uint32_t kind, uint32_t *end, uint32_t *value);
/* Whether tokens [a,b) and the hyphen between them touch. */
bool view_touch(const struct view *v, uint32_t tok);

/* ---- word lists: class, phrase, and more columns (wordlist.c) ---- */
struct word_row {
	unsigned cls;
	const char *rank, *side;      /* titles */
	struct str as;                /* what it is another word for, or empty */
	char sex;                     /* 'm', 'f' or 0 */
	int weight;
	const char *rule;
	struct str phrase;
};

struct wordlist {
	struct phrases *table;
	struct word_row *rows;
	size_t n;
};

/* The row of class cls at tok, or NULL; *end is the token behind it. */
const struct word_row *word_at(const struct wordlist *w, const struct view *v, uint32_t tok, uint32_t limit,
    unsigned cls, uint32_t *end);
/* classes is NULL-terminated; cls_col, phrase_col … are columns, -1 for none. */
struct wordlist_columns { int cls, phrase, rank, sex, side, weight, as; };
int wordlist_load(struct arena *a, const struct layers *data, const char *file, const char *const *classes, const struct wordlist_columns *cols,
    struct wordlist *out, struct diag *d);

/* ---- places ---- */
enum place_kind { PLACE_COUNTRY, PLACE_GROUP, PLACE_BLOC, PLACE_CITY, PLACE_REGION, PLACE_VENUE, PLACE_AREA, PLACE_TEAM, PLACE_ORG, PLACE_KINDS };
enum place_use { USE_NAME, USE_DEMONYM, USE_METONYM, PLACE_USES };

struct place_entry {
	enum place_kind kind;
	const char *name, *in;        /* in: country of a city, city of a venue, side of an organisation */
	const char *sort, *home;      /* an organisation's kind; a paper's country */
	struct str aliases;           /* of an organisation */
	struct strs members;          /* of a bloc or team: countries */
	const char *country;          /* worked out from `in` */
	const char *rule;
};

struct places {
	struct phrases *table;        /* value: entry * PLACE_USES + use */
	struct place_entry *v;
	size_t n;
	bool groups; /* some entry is a group */
};

/* A place or organisation in the text. */
struct place_hit {
	uint32_t tok, tok_end;
	int country, locality, org, team; /* entries, or -1: a country or bloc; a city, region or venue; an organisation; several countries */
	enum place_use use;           /* of the country */
};

/* ---- people ---- */
enum title_class { TITLE_HEAD, TITLE_MODIFIER, TITLE_PORTFOLIO, TITLE_HONORIFIC, TITLE_STYLE, TITLE_FAMILY,
	TITLE_PARTICLE, TITLE_SUFFIX, TITLE_SAYS, TITLE_NOTNAME, TITLE_COMMON, TITLE_EQUAL, TITLE_REALM, TITLE_PASSING, TITLE_CLASSES };
enum rank { RANK_NONE, RANK_MINOR, RANK_VOICE /* who speaks for others */, RANK_OFFICIAL, RANK_LEADER };

enum { PERSON_TERMS = 4 };

struct person_entry {
	const char *name, *native, *side, *office;
	short from[PERSON_TERMS], to[PERSON_TERMS]; /* years; 0 is open, or no term */
	char sex;
	const char *rule;
	struct str last, tail;        /* keys: what stands alone; the name's last word */
};

struct people {
	struct wordlist titles;
	struct person_entry *v;
	size_t n;
	struct phrases *full, *brief; /* value: entry */
};

enum rank rank_of(const char *name); /* "leader", "official", "voice", "minor" */
/* Rank of an office: that of the longest title in it. */
enum rank office_rank(const struct people *p, struct str office);

struct title {
	uint32_t tok, tok_end;        /* without a country's adjective before it, or "visiting" */
	uint32_t text_end;            /* without "of COUNTRY" behind it */
	uint32_t side_end;            /* words up to here may name whose it is, not what it is for */
	uint32_t head, head_end;      /* its head noun */
	uint32_t also, also_end;      /* a second one: "President-elect and Defence Minister"; or none */
	enum rank rank;
	char sex;
	const char *side;             /* of its own ("Taoiseach") or "of COUNTRY", or NULL */
	bool family, former;
	bool own_side;                /* side is that of the words themselves */
};

enum { PERSON_HEADS = 6 };

/* What is known of a participant beside the record. */
struct person {
	int entry;                    /* of people, or -1 */
	char sex;
	enum rank rank;
	struct str heads[PERSON_HEADS]; /* heads of the titles given, folded: "president" */
	size_t n_heads;
	struct str last, tail, first; /* keys */
	struct str key;               /* the whole name, folded */
	const char *name, *title, *side, *rule;
	enum rank title_rank;         /* of the title that is kept */
	bool title_short;             /* that is "PM", which gives way to the whole */
	bool introduced, former;
	bool inferred;                /* named by office only */
	bool side_guessed;
	bool equal;                   /* known as a counterpart only: title and rank are another's */
};

/* Behind "the Republic of", "the Kingdom of" at tok, else tok (title.c). */
uint32_t realm_end(const struct who *w, uint32_t tok, uint32_t limit);

/* ---- meeting words ---- */
enum collective_class { COL_BOTH, COL_EITHER, COL_WE, COL_I, COL_THEY, COL_HE, COL_SHE, COL_LATTER, COL_FORMER,
	COL_SIDE_NOUN, COL_SIDE_ROLE, COL_CLAUSE, COL_LOCATIVE, COL_OWN, COL_JOIN, COL_THEME, COL_MEDIUM, COL_REGION, COL_CLASSES };
enum scope_class { SCOPE_CUE_BACKGROUND, SCOPE_CUE_MEETING, SCOPE_CUE_SINCE, SCOPE_CUE_EARLIER, SCOPE_CUE_PLANNED, SCOPE_CUE_AHEAD, SCOPE_CUE_HOST, SCOPE_CUE_NOW, SCOPE_CUE_ATTEND,
	SCOPE_CUE_ARRIVE, SCOPE_CUE_EVE, SCOPE_CUE_BEGIN, SCOPE_CUE_END, SCOPE_CUE_MANY, SCOPE_CUE_ELSEWHERE, SCOPE_CUE_ASIDE, SCOPE_CUES };
enum meeting_kind { KIND_SUMMIT, KIND_STATE_VISIT, KIND_BILATERAL, KIND_CALL, KIND_WORKING, KIND_STATEMENT, KIND_MULTILATERAL, KIND_COUNT };
extern const char *const meeting_kind_names[KIND_COUNT];

struct meeting_words {
	struct wordlist kinds, collectives, scope;
};

/* ---- the state of one document ---- */
struct who;
/* Marks (claims_int.h) of the word at tok, by its key. */
unsigned key_marks(const struct who *w, uint32_t tok);

struct who {
	struct extraction *x;
	struct view view;
	unsigned char *used;          /* one a token */
	VEC(struct place_hit) places; /* ascending */
	VEC(struct person) persons;   /* as doc->participants */
	const char *home;             /* the publisher's country, or NULL */
};
enum { USED_PLACE = 1, USED_ORG = 2, USED_PERSON = 4, USED_TITLE = 8, USED_CITY = 16, USED_VENUE = 32 /* a place of several words */ };

/* The title that begins at tok: modifiers, head, "of" and portfolio or country. */
bool title_at(const struct who *w, uint32_t tok, uint32_t limit, struct title *out);
/* The head of a title, folded; whether a person bears it (one letter may differ:
 * "defence", "defense"). */
struct str title_head(const struct who *w, uint32_t head, uint32_t head_end);
bool person_is(const struct person *p, struct str head);
/* The end of a run of capitalised words that may be a name, or tok. */
uint32_t name_end(const struct who *w, uint32_t tok, uint32_t limit);
bool title_word(const struct who *w, uint32_t tok, enum title_class cls);
/* "PM", which gives way to the whole. */
bool title_abbreviated(const struct who *w, uint32_t head);

/* Index of the first place hit at or behind tok. */
size_t place_hit_from(const struct who *w, uint32_t tok);
/* Insert a mention where it belongs; an overlapping one stays and NULL is returned. */
struct mention *mention_add(struct extraction *x, struct mention m);
void mentions_sort(struct extraction *x);
struct mention mention_of(const struct extraction *x, enum mention_kind kind, uint32_t tok, uint32_t tok_end, const char *rule);
/* Whether the source's title calls it a joint statement (meeting_find.c). */
bool statement_title(const struct extraction *x);
/* Whether a name is followed by words that show that it acts ("the US agreed"). */
bool acts_here(const struct who *w, uint32_t tok_end);

#endif
