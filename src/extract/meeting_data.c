/* meeting_data.c: words for meetings, for those who meet, and for scope. */
#include "who_int.h"

#include "file.h"

const char *const meeting_kind_names[KIND_COUNT] = { "summit", "state-visit", "bilateral-meeting", "call", "working-level-talks",
	"joint-statement", "multilateral-meeting" };

static const char *const kind_classes[] = { "summit", "state-visit", "bilateral-meeting", "call", "working-level-talks",
	"joint-statement", "multilateral-meeting", NULL };
static const char *const collective_classes[] = { "both", "either", "we", "i", "they", "he", "she", "latter", "former",
	"side-noun", "side-role", "clause", "locative", "own", "join", "theme", "medium", "region", NULL };
static const char *const scope_classes[] = { "background", "meeting", "since", "earlier", "planned", "ahead", "host", "now", "attend",
	"arrive", "eve", "begin", "end", "many", "elsewhere", "aside", NULL };

int meeting_words_load(struct arena *a, const struct layers *data, struct meeting_words **out, struct diag *d)
{
	static const struct wordlist_columns kinds = { .phrase = 0, .cls = 1, .weight = 2, .rank = -1, .sex = -1, .side = -1, .as = -1 };
	static const struct wordlist_columns plain = { .cls = 0, .phrase = 1, .weight = 2, .rank = -1, .sex = -1, .side = -1, .as = -1 };
	struct meeting_words *m = *out = arena_new_of(a, struct meeting_words);
	int rc = wordlist_load(a, data, "lang/en/meeting_kinds.tsv", kind_classes, &kinds, &m->kinds, d);
	rc |= wordlist_load(a, data, "lang/en/collectives.tsv", collective_classes, &plain, &m->collectives, d);
	rc |= wordlist_load(a, data, "lang/en/scope.tsv", scope_classes, &plain, &m->scope, d);
	return rc ? -1 : 0;
}
