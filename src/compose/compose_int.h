/* compose_int.h: what the sections share.
 *
 * A section is one function that appends blocks to k->model.  It takes what
 * it prints from the comparison, asks claims.c for the number of every claim,
 * and says its own words through phrases. */
#ifndef DIPTYCH_COMPOSE_INT_H
#define DIPTYCH_COMPOSE_INT_H

#include "bag.h"
#include "model.h"
#include "phrases_int.h"
#include "taxonomy.h"

/* A document as the brief knows it: S1, S2 … in the order of the sides. */
struct source_entry {
	const struct source_info *info;
	const char *anchor, *mark, *number; /* "source-1", "S1", "1" */
	unsigned sides;            /* bit i: it has a meeting on side i */
	bool listed;               /* the brief has a place that its mark leads to */
};

/* A claim of the comparison, and its number once it was printed. */
struct claim_entry {
	const char *id;
	struct claim_at at;
	const char *quote;
	const char *number;        /* "12", or "12b": another of that sentence; NULL: not printed yet */
	struct claim_entry *next;  /* that shares its sentence, in order of printing */
	struct claim_entry *last;  /* of those that share the sentence of the first */
	const char *anchor, *back; /* its sentence; the paragraph that prints it first */
	struct paragraph *note;    /* its sentence, where it stands at a page's foot */
	struct bag words;          /* of an outcome's summary */
	double weight;             /* of an outcome, by weights.tsv */
	double part;               /* its weight among all outcomes: its issue's, if it stands first there */
	size_t rank;               /* from 1, by that part over all issues; 0: it is not told */
	struct claim_entry *twin;  /* tells the same, and is told by this one's sentence */
};

/* Of an outcome type, or of a relation, which has a sign as well. */
struct badge {
	const char *id;
	enum ink ink;
	const char *sign;
};

/* A row of weights.tsv. */
enum weight_set {
	WEIGH_STRENGTH, WEIGH_TYPE, WEIGH_STATUS, WEIGH_ACTOR, WEIGH_RELATION, WEIGH_TOPIC, WEIGH_MARK, WEIGH_ISSUE, WEIGH_DEED, WEIGH_INSTRUMENT,
	WEIGH_TENTATIVE, WEIGH_ANYWHERE, WEIGH_OPENING, WEIGH_ENDING, WEIGH_SETS
};
struct weight_row {
	enum weight_set set;
	const char *id;
	double points;
};

struct composer {
	struct arena *a;
	const struct comparison *c;
	const struct brief *b;
	const struct config *config;    /* the brief's, or that of the shipped sections alone */
	const struct taxonomy *tax;
	const struct phrases *phrases;
	const struct names *names;      /* NULL: outside of a brief */
	const char *date;
	struct { struct badge *v; size_t n; } badges;
	VEC(struct weight_row) weights;
	VEC(const struct claim_entry *) told; /* by this overview, so far */
	VEC(struct source_entry) sources;
	VEC(struct claim_entry) claims;
	size_t *index, index_size;      /* claim id → place in claims, by open addressing */
	struct claim_entry **by_sentence; /* by their sentences, likewise: the first claim of each */
	unsigned numbers;               /* sentences that have one */
	VEC(size_t) printed;            /* claims in the order of their numbers */
	bool marked_low, marked_inferred, marked_edited, marked_differ;
	bool foot_notes, at_length;     /* sentences go to the foot; this section tells claims in full */
	bool sentences;                 /* the brief prints them: references have a place to lead to */
	bool listed;                    /* it lists its sources */
	bool facts;                     /* it prints the list of sources there, if not more */
	unsigned family, families;      /* of the tables now written, or 0; how many there were */
	size_t issues;                  /* rows that are printed issue by issue */
	struct model *model;
	struct diag *d;
};

/* words.c */
const char *say(const struct composer *k, enum phrase id);
#define say_with(k, id, ...) phrase_with((k)->a, (k)->phrases->v[id], __VA_ARGS__)
/* Does a phrase that is a list of words have this one, in large letters or small? */
bool is_word_of(struct str word, struct str list);
/* "1 issue", "5 issues": id is the phrase for one, the next that for many. */
const char *say_count(const struct composer *k, enum phrase one, size_t n);
const char *say_more(const struct composer *k, size_t n); /* "and 3 more" */
/* "a, b and c" */
const char *say_list(const struct composer *k, const char *const *v, size_t n, bool last_and);
/* "a (2), b": each once, in the order in which they come. */
const char *say_counted(const struct composer *k, const char *const *v, size_t n);
/* Countries in one order everywhere, that of the alphabet. */
const char *say_countries(const struct composer *k, const struct strs *list, bool last_and);
/* "China and the US": the same in running text. */
const char *say_parties(const struct composer *k, const struct strs *list);
/* In a narrow cell a short name stays on its line. */
const char *say_whole(const struct composer *k, const char *name);
/* Who published a source; its title, cut at a word, or its number where that is not known. */
const char *say_publisher(const struct composer *k, const struct source_entry *s);
const char *say_date(const struct composer *k, const char *start, const char *end);
const char *say_duration(const struct composer *k, const char *iso);
const char *say_amount(const struct composer *k, const struct amount *m);
const char *say_place(const struct composer *k, const struct venue *v);
/* "State visit, Strelsau, Ruritania, 3 May 2001" */
const char *say_meeting(const struct composer *k, const char *kind, const struct venue *v, const char *start, const char *end);
const char *say_topic(const struct composer *k, const char *topic);
const char *say_type(const struct composer *k, const char *type);
const char *side_title(const struct composer *k, size_t side);
/* “…”, with a hair of space between its marks and those that the text has there. */
const char *say_quoted(const struct composer *k, const char *text);
/* With a large first letter. */
const char *sentence_start(struct arena *a, const char *text);
/* A summary as a sentence: first letter large, a full stop behind it. */
const char *sentence_case(struct arena *a, const char *text);
/* "suspension", "2 suspensions": phrases.tsv's rows "type.ID", or the taxonomy's name. */
const char *say_type_count(const struct composer *k, const char *type, size_t n);

/* names.c: the usual name of each person, by the names that the comparison has
 * for them.  Errors: as layers_load has them. */
int names_load(struct composer *k, const struct layers *data);
/* The one name that the brief prints for whoever a record names so. */
const char *say_name(const struct composer *k, const char *form);
/* With the name in its own script. */
const char *say_person(const struct composer *k, const struct person_row *p);
/* "visiting President" without what passes. */
const char *say_office(const struct composer *k, const char *title);
/* A summary whose brackets name people and parties as the brief does. */
const char *say_referents(const struct composer *k, const struct outcome *o, const char *text);

/* claims.c */
void claims_index(struct composer *k);
struct claim_entry *claim_find(const struct composer *k, const char *id);
/* Number the claim (printed in p for the first time) and put its reference:
 * raised behind a word, or flat where it stands alone. */
void put_claim(struct composer *k, struct paragraph *p, const char *id);
void put_claim_flat(struct composer *k, struct paragraph *p, const char *id);
/* The quiet mark of what is inferred. */
void put_inferred(struct composer *k, struct paragraph *p);
void put_source(struct composer *k, struct paragraph *p, const struct source_entry *s, int side);
const struct source_entry *source_find(const struct composer *k, const struct source_info *info);
const struct source_entry *source_of(const struct composer *k, const struct meeting *m, unsigned document);
size_t sources_on_side(const struct composer *k, size_t side);
/* Does a source of the side name the topic, though no outcome of it was found? */
bool topic_named(const struct composer *k, const char *topic, size_t side);
/* "named in 2017 and 2021": the sides without an outcome whose sources name the row's topic; NULL: none. */
const char *say_named(const struct composer *k, const struct row *r);
/* The first side that it has a meeting on. */
size_t source_side(const struct source_entry *s);
/* References to the documents of a meeting; of more than so many, the first. */
enum { REFERENCES_MAX = 8 };
void put_meeting_sources(struct composer *k, struct paragraph *p, const struct meeting *m, int side);

/* weigh.c: once the claims are indexed, rows and their cells are put in order. */
int weights_load(struct composer *k, const struct layers *data);
void weigh(struct composer *k);
double points_of(const struct composer *k, enum weight_set set, const char *id);
/* Which of two outcomes is told first; of like ones the longer says more. */
bool is_heavier(const struct claim_entry *x, const struct claim_entry *y);
/* Where the words stand in text from a place on, as whole words, or STR_NONE. */
size_t words_at(struct str text, struct str words, size_t from);

/* twins.c: how like the words of two sentences are, in percent. */
double likeness_of(const struct claim_entry *x, const struct claim_entry *y);
/* The last of those outcomes of ids, heaviest first, that tell what e does, or NULL. */
struct claim_entry *twin_of(const struct composer *k, const struct row *r, const char *const *ids, size_t n, const struct claim_entry *e);
/* "Both will facilitate these investments": which, stands in the sentence before. */
bool outcome_hangs(const struct composer *k, const struct outcome *o);

/* captions.c: outcomes whose sentences together give every value of a figure, in the
 * order of the values; none where its object is no sentence of theirs. */
struct strs figure_tellers(const struct composer *k, const struct figure *f);

/* sources.c: the claim printed before that rests on the same sentences, or (from now on) e itself. */
struct claim_entry *first_of_sentence(struct composer *k, struct claim_entry *e);

/* build.c */
struct paras {
	struct paragraph *v;
	size_t n, cap;
};
struct paragraph *paras_add(const struct composer *k, struct paras *ps, enum style style);
struct paragraph *paras_text(const struct composer *k, struct paras *ps, enum style style, const char *text);
struct run *put(const struct composer *k, struct paragraph *p, const char *text);
struct run *put_as(const struct composer *k, struct paragraph *p, const char *text, unsigned attr);
struct run *put_inked(const struct composer *k, struct paragraph *p, const char *text, unsigned attr, enum ink ink);
struct block *add_block(struct composer *k, enum block_kind kind);
struct paragraph *add_para(struct composer *k, enum style style, const char *text);
/* A rule and a heading: the section's title, which is returned. */
const char *section_title(struct composer *k, const struct brief_section *s);
const char *add_titled(struct composer *k, const struct brief_section *s);
struct table_draft {
	struct column *columns;
	size_t n_columns;
	VEC(struct table_row) rows;
};
void table_init(const struct composer *k, struct table_draft *t, size_t n_columns);
void table_column(const struct composer *k, struct table_draft *t, size_t i, const char *head, double weight, bool nowrap);
/* A row whose cells are empty; the cells' paragraphs are set with table_cell. */
struct table_row *table_row_add(const struct composer *k, struct table_draft *t, int side);
struct paragraph *table_cell(const struct composer *k, struct table_row *row, size_t column, enum style style, const char *text);
void table_cell_paras(struct table_row *row, size_t column, struct paras ps);
/* An empty cell of a side says that it is. */
void sides_row_close(const struct composer *k, struct table_row *row);
/* Append the table; name is for readers who do not see it. */
struct block *table_add(struct composer *k, const struct table_draft *t, const char *name);
/* The same of a table that side_columns began: the sides in their colours, or,
 * where the theme folds and they are more than two, below one another. */
void sides_table_add(struct composer *k, const struct table_draft *t, const char *name);
enum ink ink_of_side(size_t side);

/* rows.c: what a row of the comparison says of a side */
bool row_on(const struct row *r, size_t side);
unsigned row_sides(const struct composer *k, const struct row *r); /* a bit a side */
size_t row_outcomes(const struct composer *k, const struct row *r, size_t side);
/* Of sides that follow one another in time what stands on the last is new, and what
 * stands on the first of two is gone; other sides just differ. */
bool sides_in_time(const struct composer *k);
/* The outcome of a cell that an overview tells: of those with at most so many code
 * points (0: of any length) the heaviest that it has not told yet, whose weight
 * there is *weight; NULL if it has none. */
const struct claim_entry *row_lead(const struct composer *k, const struct row *r, size_t side, size_t most, double *weight);
/* Is it told issue by issue?  Of an issue that is, each side's first outcome. */
bool row_told(const struct composer *k, const struct row *r);
bool cell_told(const struct composer *k, const struct row *r, size_t side, size_t i);
const char *row_anchor(const struct composer *k, const struct row *r);
const char *row_link(const struct composer *k, const struct row *r); /* NULL: the issue is not printed */
/* "in both", "only in 2017", "in 2015 and 2017": a bit a side. */
const char *presence(const struct composer *k, unsigned sides);
const char *row_state(const struct composer *k, const struct row *r);
/* "strengthened, repeated": the relations of its pairs, or NULL. */
const char *row_relations(const struct composer *k, const struct row *r);
const struct outcome *outcome_of(const struct claim_entry *e); /* NULL: not an outcome */
const char *outcome_text(const struct composer *k, const struct outcome *o);
/* Its amounts and terms, and its days from the meeting on: earlier ones are background. */
const char *outcome_amounts(const struct composer *k, const struct outcome *o, const struct meeting *m);
/* Is a day of ISO 8601 before another, as far as both say? */
bool is_before(const char *day, const char *start);
/* An amount of an outcome with what it counts; "10% cancelled" where a word that ends things stands before it. */
const char *amount_of(const struct composer *k, const struct outcome *o, const struct amount *m);
const char *figure_text(const struct composer *k, const struct figure *f, const struct figure_value *v);
/* "Trade and tariffs: term": what sources tell differently. */
const char *divergence_point(const struct composer *k, const struct divergence *v);
/* Is the claim, of whatever meeting, what a reading of m's divergence was read from? */
bool is_reading(const struct claim_entry *e, const struct meeting *m, const struct divergence *v, const struct reading *r);
/* What a reading says: a figure with its move, or that it was ended. */
const char *reading_value(const struct composer *k, const struct meeting *m, const struct divergence *v, const struct reading *r);
/* The topics that a source leaves out of a meeting in one way are told together, at the first of them. */
bool silence_is_first(const struct meeting *m, const struct silence *q);
const char *silence_topics(const struct composer *k, const struct meeting *m, const struct silence *q);
/* What each source says, or (v NULL) the silence of one; side < 0 leaves references out of colour. */
void fill_difference(struct composer *k, struct paras *cell, const struct meeting *m, const struct divergence *v, const struct silence *q, int side);
enum ink badge_ink(const struct composer *k, const char *type);
void put_type(const struct composer *k, struct paragraph *p, const char *type);
/* "↑ strengthened": told by word, sign and outline, not by colour alone. */
void put_relation(const struct composer *k, struct paragraph *p, const char *relation);
size_t limit_of(const struct brief_section *s, size_t n);

/* telling.c */
enum { TOLD_MAX = 320 }; /* an overview tells nothing longer */
/* How much a telling says, most first. */
enum told_how { TOLD_SURELY, TOLD_DOUBTFULLY, TOLD_BY_RECORD, TOLD_AS_TOPIC, TOLD_COUNT };
struct telling {
	const char *text;
	const char *claims[3];
	size_t n; /* of claims */
	const struct claim_entry *outcome; /* whose sentence it is, or NULL */
	double weight; /* of that outcome there */
	enum told_how how;
};
size_t told_length(const struct outcome *o); /* of the summary, in code points */
/* The summary, or the quote, without a closing quotation mark that nothing opens. */
struct str summary_of(const struct outcome *o);
/* What a row says of a side, as a sentence: its strongest outcome that has at most
 * so many code points, or a longer one; else by the record.  False: nothing. */
bool tell_cell(const struct composer *k, const struct row *r, size_t side, size_t most, struct telling *out);
/* Whose word an outcome rests on alone: publishers, or a party; NULL if nobody's. */
const char *claimed_words(const struct composer *k, const struct claim_entry *e);
/* " (according to …)" behind such an outcome. */
void put_according(const struct composer *k, struct paragraph *p, const struct claim_entry *e);

/* measured.c: what an amount (as its sentence has it) measures, "" if that is not
 * plain or its unit tells. */
const char *measured_words(const struct composer *k, const struct outcome *o, const char *amount, const char *unit);

/* facts.c: a column for what a row is of, and one a side. */
void side_columns(struct composer *k, struct table_draft *t, const char *first);

/* The sections. */
typedef void section_fn(struct composer *k, const struct brief_section *s);
section_fn compose_changes, compose_facts, compose_participants, compose_glance, compose_issues, compose_sources, compose_method;

#endif
