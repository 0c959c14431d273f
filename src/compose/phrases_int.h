/* phrases_int.h: the words that a brief prints of its own, from
 * briefs/lang/LANG/phrases.tsv.  C knows ids and how many blanks each has. */
#ifndef DIPTYCH_PHRASES_INT_H
#define DIPTYCH_PHRASES_INT_H

#include "layers.h"

/* id, name in the file, blanks ({1} {2} …).  NAME_ONE and NAME_MANY are a pair. */
#define PHRASES(X)                                                             \
	X(CONTENTS, "section.contents", 0)                                     \
	X(FACTS, "section.facts", 0)                                           \
	X(GLANCE, "section.glance", 0)                                         \
	X(WEIGHT, "section.weight", 0)                                         \
	X(PARTICIPANTS, "section.participants", 0)                             \
	X(ISSUES, "section.issues", 0)                                         \
	X(OUTCOMES, "section.outcomes", 0)                                     \
	X(NUMBERS, "section.numbers", 0)                                       \
	X(STATEMENTS, "section.statements", 0)                                 \
	X(DIVERGENCES, "section.divergences", 0)                               \
	X(TIMELINE, "section.timeline", 0)                                     \
	X(SOURCES, "section.sources", 0)                                       \
	X(METHOD, "section.method", 0)                                         \
	X(MATRIX, "section.matrix", 0)                                         \
	X(BARS, "section.bars", 0)                                             \
	X(GLOSSARY, "section.glossary", 0)                                     \
	X(DISTRIBUTION, "distribution", 1)                                     \
	X(EDITION, "edition", 1)                                               \
	X(HANDLED, "edition.handled", 2)                                       \
	X(FOOT_ONE, "foot.one", 1)                                             \
	X(FOOT_MANY, "foot.many", 1)                                           \
	X(CONTINUED, "continued", 0)                                           \
	X(MAIN_MEETING, "facts.main", 0)                                       \
	X(OTHER_MEETINGS, "facts.other", 0)                                    \
	X(CALLS, "facts.calls", 0)                                             \
	X(PRINCIPALS, "facts.principals", 0)                                   \
	X(ALSO_INVOLVED, "facts.involved", 0)                                  \
	X(INVOLVED_MENTIONED, "facts.mentioned", 1)                            \
	X(LARGEST, "facts.figures", 0)                                         \
	X(FIGURE_OF, "facts.figure", 3)                                        \
	X(FIGURE_ON, "facts.figure-on", 2)                                     \
	X(COMES_NEXT, "facts.next", 0)                                         \
	X(WHO_DIFFERS, "facts.differ", 0)                                      \
	X(DIFFER_POINT, "differ.point", 2)                                     \
	X(DIFFER_READING, "differ.reading", 2)                                 \
	X(DIFFER_SEP, "differ.separator", 0)                                   \
	X(DIFFER_SILENT, "differ.silent", 2)                                   \
	X(DIFFER_STATED, "differ.stated", 2)                                   \
	X(DIFFER_DATE, "differ.start", 0)                                      \
	X(DIFFER_PLACE, "differ.place", 0)                                     \
	X(DIFFER_TITLE, "differ.title", 0)                                     \
	X(DIFFER_AMOUNTS, "differ.amounts", 0)                                 \
	X(CLAIMED, "differ.claimed", 1)                                        \
	X(CLAIMED_BY, "differ.claimed-by", 2)                                  \
	X(TOLD_SPEAKER, "told.speaker", 2)                                     \
	X(MEASURED, "facts.measured", 2)                                       \
	X(FIGURE_JOINTS, "figure.joints", 0)                                   \
	X(FIGURE_LINKS, "figure.links", 0)                                     \
	X(FIGURE_STOPS, "figure.stops", 0)                                     \
	X(TOLD_FIRST_PERSON, "told.first-person", 0)                           \
	X(ALSO_DISCUSSED, "glance.discussed", 0)                               \
	X(COUNTS, "glance.counts", 3)                                           \
	X(FACT_SOURCES, "facts.sources", 0)                                    \
	X(MEETING, "meeting", 2)                                               \
	X(MEETING_AT, "meeting.at", 3)                                         \
	X(MEETING_PEOPLE, "meeting.people", 2)                                 \
	X(PLANNED, "meeting.planned", 1)                                       \
	X(UNDATED, "undated", 0)                                               \
	X(PLACE, "place", 2)                                                   \
	X(NATIVE, "native", 2)                                                 \
	X(MORE, "more", 1)                                                     \
	X(NONE, "none", 0)                                                     \
	X(SENTENCE_ALSO, "sentence.also", 0)                                   \
	X(OFFICE_PASSING, "office.passing", 0)                                 \
	X(ONE_SIDE, "participants.one-side", 0)                                \
	X(UNNAMED, "unnamed", 1) X(CUT, "cut", 1) X(CUT_BEFORE, "cut.before", 0) \
	X(ISSUE_ONE, "issues.one", 1)                                          \
	X(ISSUE_MANY, "issues.many", 1)                                        \
	X(OUTCOME_ONE, "outcomes.one", 1)                                      \
	X(OUTCOME_MANY, "outcomes.many", 1)                                    \
	X(SOURCE_ONE, "sources.one", 1)                                        \
	X(SOURCE_MANY, "sources.many", 1)                                      \
	X(ONLY_IN, "glance.only", 1)                                           \
	X(IN_BOTH, "glance.both", 0)                                           \
	X(IN_SOME, "glance.some", 0)                                           \
	X(NEW_IN, "glance.new", 1)                                             \
	X(GONE_IN, "glance.gone", 1)                                           \
	X(NOTHING, "glance.nothing", 0)                                        \
	X(NOTHING_SHARED, "glance.nothing-shared", 0)                          \
	X(GLANCE_TOPIC, "glance.topic-end", 0)                                 \
	X(TOLD, "told", 2)                                                     \
	X(TOLD_MEASURE, "told.measure", 2)                                     \
	X(TYPES_MANY, "told.types", 2)                                         \
	X(TOLD_CHANGE, "told.change", 2)                                       \
	X(STATE_BOTH, "state.both", 0)                                         \
	X(STATE_ALL, "state.all", 0)                                           \
	X(STATE_SOME, "state.some", 1)                                         \
	X(STATE_ONLY, "state.only", 1)                                         \
	X(STATE_RELATED, "state.related", 2)                                   \
	X(ABSENT_SEVERAL, "absent.several", 1)                                 \
	X(ABSENT_NONE, "absent.none", 1)                                       \
	X(ABSENT_NAMED, "absent.named", 1)                                     \
	X(ABSENT_MARKED, "absent.marked", 1)                                   \
	X(NAMED_IN, "absent.mark", 1)                                          \
	X(ABSENT_ONE, "absent.one", 1)                                         \
	X(GROUP_NONE, "group.none", 0)                                         \
	X(ABSENT_MANY, "absent.many", 2)                                       \
	X(MORE_ISSUES, "issues.more", 2)                                       \
	X(DISCUSSED, "discussed", 0)                                           \
	X(SINCE, "since", 1)                                                   \
	X(ACCORDING_TO, "according-to", 1)                                     \
	X(CAPTION, "weight.caption", 0)                                        \
	X(WEIGHT_ALT, "weight.alt", 2)                                         \
	X(MATRIX_ALT, "matrix.alt", 2)                                         \
	X(WEIGHT_MOST, "weight.most", 3)                                       \
	X(WEIGHT_NONE, "weight.none", 1)                                       \
	X(WEIGHT_ROW, "weight.row", 2)                                         \
	X(WEIGHT_MORE, "weight.more", 1)                                       \
	X(COL_SIDE, "column.side", 0)                                          \
	X(COL_ISSUE, "column.issue", 0)                                        \
	X(COL_OUTCOMES, "column.outcomes", 0)                                  \
	X(COL_TYPE, "column.type", 0)                                          \
	X(COL_WHAT, "column.what", 0)                                          \
	X(COL_WHO, "column.who", 0)                                            \
	X(COL_AMOUNT, "column.amount", 0)                                      \
	X(COL_REF, "column.ref", 0)                                            \
	X(COL_DATE, "column.date", 0)                                          \
	X(COL_MEETING, "column.meeting", 0)                                    \
	X(COL_PLACE, "column.place", 0)                                        \
	X(COL_PERSON, "column.person", 0)                                      \
	X(COL_SPEAKER, "column.speaker", 0)                                    \
	X(COL_WORDS, "column.words", 0)                                        \
	X(COL_REPORTER, "column.reporter", 0)                                  \
	X(COL_FIELD, "column.point", 0)                                        \
	X(COL_SAYS, "column.says", 0)                                          \
	X(COL_TOPIC, "column.topic", 0)                                        \
	X(COL_BADGE, "column.badge", 0)                                        \
	X(COL_TARGETS, "column.targets", 0)                                    \
	X(COL_STRENGTH, "column.strength", 0)                                  \
	X(COL_STATUS, "column.status", 0)                                      \
	X(COL_CONDITION, "column.condition", 0)                                \
	X(COL_QUOTE, "column.quote", 0)                                        \
	X(COL_SOURCE, "column.source", 0)                                      \
	X(COL_CHANNEL, "column.channel", 0)                                    \
	X(COL_UNIT, "column.unit", 0)                                          \
	X(COL_COUNTRY, "column.country", 0)                                    \
	X(COL_MEANING, "column.meaning", 0)                                    \
	X(COL_COUNT, "column.count", 0)                                        \
	X(TABLE, "table", 3)                                                   \
	X(ALSO_MENTIONED, "mentioned", 1)                                      \
	X(SILENCE, "silence", 2)                                               \
	X(SILENCE_STATED, "silence.stated", 2)                                 \
	X(SOURCE_MARK, "source.mark", 1)                                       \
	X(SOURCE_DATED, "source.dated", 1)                                     \
	X(SOURCE_UNDATED, "source.undated", 0)                                 \
	X(SOURCE_PARTY, "source.party", 1)                                     \
	X(SENTENCES, "sentences", 0)                                           \
	X(QUOTED, "sentence", 1)                                               \
	X(AT_LINE, "sentence.line", 2)                                         \
	X(LINK_CLAIM, "link.claim", 1)                                         \
	X(LINK_SOURCE, "link.source", 1)                                       \
	X(LINK_BACK, "link.back", 1)                                           \
	X(LINK_ISSUE, "link.issue", 1)                                         \
	X(LINK_URL, "link.url", 1)                                             \
	X(METHOD_READ, "method.read", 2)                                       \
	X(METHOD_SHARED, "method.shared", 0)                                   \
	X(METHOD_WORDS, "method.words", 0)                                     \
	X(METHOD_SILENCE, "method.silence", 0)                                 \
	X(METHOD_TOPICS, "method.topics", 1)                                   \
	X(METHOD_TYPES, "method.types", 1)                                     \
	X(METHOD_STATUS, "method.status", 1)                                   \
	X(METHOD_WHO, "method.who", 1)                                         \
	X(METHOD_STRENGTH, "method.strength", 1)                               \
	X(METHOD_FROM, "method.from", 1)                                       \
	X(METHOD_TO, "method.to", 1)                                           \
	X(MARK_LOW, "mark.low", 0)                                             \
	X(MARK_INFERRED, "mark.inferred", 0)                                   \
	X(MARK_EDITED, "mark.edited", 0)                                       \
	X(MARK_DIFFER, "mark.differ", 0)                                       \
	X(LEGEND_LOW, "legend.low", 1)                                         \
	X(LEGEND_INFERRED, "legend.inferred", 1)                               \
	X(LEGEND_EDITED, "legend.edited", 1)                                   \
	X(LEGEND_DIFFER, "legend.differ", 1)                                   \
	X(IN_UNIT, "bars.unit", 1)                                            \
	X(LEGEND_SEP, "legend.separator", 0)                                   \
	X(METHOD_DIFFER, "method.differ", 1)                                   \
	X(METHOD_LOW, "method.low", 1)                                         \
	X(METHOD_INFERRED, "method.inferred", 1)                               \
	X(METHOD_EDITED, "method.edited", 1)                                   \
	X(EDIT_NOTE, "edited", 1) X(EDIT_OF, "edited.of", 2)                   \
	X(UNPLACED, "unplaced", 0)                                             \
	X(UNPLACED_ROW, "unplaced.row", 3)                                     \
	X(UNREAD, "unread", 0)                                                 \
	X(UNREAD_ROW, "unread.row", 2)                                         \
	X(CHANGES_SINCE, "changes.since", 1)                                   \
	X(CHANGES_EDITION, "changes.edition", 2)                               \
	X(CHANGES_DATED, "changes.dated", 1)                                   \
	X(CHANGES_OTHER, "changes.other", 0)                                   \
	X(CHANGES_NEW, "changes.new", 0)                                       \
	X(CHANGES_CHANGED, "changes.changed", 0)                               \
	X(CHANGES_WITHDRAWN, "changes.withdrawn", 0)                           \
	X(CHANGES_MOVED, "changes.moved", 0)                                   \
	X(CHANGES_FIGURES, "changes.figures", 0)                               \
	X(CHANGES_SOURCES, "changes.sources", 0)                               \
	X(CHANGES_BEFORE, "changes.before", 1)                                 \
	X(CHANGES_CUT, "changes.cut", 1)                                       \
	X(CHANGES_ADDED, "changes.added", 1)                                   \
	X(CHANGES_FIELD, "changes.field", 3)                                   \
	X(CHANGES_ALSO, "changes.also", 1)                                     \
	X(CHANGES_SOURCE_ADDED, "changes.source-added", 0)                     \
	X(CHANGES_SOURCE_GONE, "changes.source-gone", 0)                       \
	X(CHANGES_SOURCE_CHANGED, "changes.source-changed", 0)                 \
	X(LIST_SEP, "list.separator", 0)                                       \
	X(LIST_LAST, "list.last", 0)                                           \
	X(DATE_DAY, "date.day", 3)                                             \
	X(DATE_DAY_ONLY, "date.day-month", 2)                                  \
	X(DATE_MONTH, "date.month", 2)                                         \
	X(DATE_DAYS, "date.days", 4)                                           \
	X(DATE_MONTHS, "date.months", 5)                                       \
	X(DATE_RANGE, "date.range", 2)                                         \
	X(JANUARY, "month.1", 0) X(MONTH_2, "month.2", 0) X(MONTH_3, "month.3", 0) \
	X(MONTH_4, "month.4", 0) X(MONTH_5, "month.5", 0) X(MONTH_6, "month.6", 0) \
	X(MONTH_7, "month.7", 0) X(MONTH_8, "month.8", 0) X(MONTH_9, "month.9", 0) \
	X(MONTH_10, "month.10", 0) X(MONTH_11, "month.11", 0) X(MONTH_12, "month.12", 0) \
	X(YEAR_ONE, "duration.year.one", 1) X(YEAR_MANY, "duration.year.many", 1) \
	X(SPAN_MONTH_ONE, "duration.month.one", 1) X(SPAN_MONTH_MANY, "duration.month.many", 1) \
	X(WEEK_ONE, "duration.week.one", 1) X(WEEK_MANY, "duration.week.many", 1) \
	X(DAY_ONE, "duration.day.one", 1) X(DAY_MANY, "duration.day.many", 1)  \
	X(HOUR_ONE, "duration.hour.one", 1) X(HOUR_MANY, "duration.hour.many", 1) \
	X(MINUTE_ONE, "duration.minute.one", 1) X(MINUTE_MANY, "duration.minute.many", 1) \
	X(BOUND_IS, "bound.eq", 1) X(BOUND_OVER, "bound.gt", 1) X(BOUND_FROM, "bound.ge", 1) \
	X(BOUND_UNDER, "bound.lt", 1) X(BOUND_TO, "bound.le", 1) X(BOUND_ABOUT, "bound.approx", 1) \
	X(AMOUNT_RANGE, "amount.range", 2)                                     \
	X(AMOUNT_CHANGE, "amount.change", 2)                                   \
	X(AMOUNT_ENDED, "amount.ended", 1)                                     \
	X(AMOUNT_ENDED_BY, "amount.ended-by", 0)                               \
	X(AMOUNT_PER, "amount.per", 2)                                         \
	X(AMOUNT_SEP, "amount.separator", 0)                                   \
	X(MILLION, "amount.million", 1)                                        \
	X(BILLION, "amount.billion", 1)                                        \
	X(TRILLION, "amount.trillion", 1)                                      \
	X(THOUSANDS, "amount.thousands", 0)

enum phrase {
#define X(id, name, blanks) SAY_##id,
	PHRASES(X)
#undef X
	    SAY_COUNT
};

struct phrases {
	struct str v[SAY_COUNT];
	struct named_phrase { const char *id; struct str text; } *units, *types, *relations, *parties; /* rows "unit.USD", "type.demand.one", "relation.repeated.means", "party.EU" */
	size_t n_units, n_types, n_relations, n_parties;
};

/* Read path.  Errors: EX_CONFIG for an id that is missing, unknown or stands
 * twice, and for a blank that the id does not have. */
int phrases_load(struct arena *a, const struct layers *data, const char *lang, struct phrases **out, struct diag *d);
/* The phrase with its blanks filled in; args ends with NULL. */
const char *phrase_fill(struct arena *a, struct str phrase, const char *const *args);
#define phrase_with(a, phrase, ...) phrase_fill((a), (phrase), (const char *const[]){ __VA_ARGS__, NULL })
/* How a unit is written ("${1}"), or the empty slice. */
struct str phrase_unit(const struct phrases *p, const char *unit);
/* "one": what one outcome of a type is called; "many": {1} of them; "means": what the
 * type stands for.  Or the empty slice. */
struct str phrase_type(const struct phrases *p, const char *type, const char *form);
/* What a relation says of the later of two outcomes, or the empty slice. */
struct str phrase_relation(const struct phrases *p, const char *relation);
/* A party in running text ("the EU"), or the empty slice. */
struct str phrase_party(const struct phrases *p, const char *party);
/* A phrase by its name in the file, or the empty slice. */
struct str phrase_by_name(const struct phrases *p, const char *name);

#endif
