/* lexicon.c: all data files of extraction, each through its part's loader. */
#include "extract_int.h"

int lexicon_load(struct arena *a, const struct layers *data, struct lexicon *out, struct diag *d)
{
	/* Every file is read even after a bad one: all problems in one run. */
	int bad = 0;
	*out = (struct lexicon){ 0 };
	bad |= abbreviations_load(a, data, &out->abbreviations, d);
	bad |= date_words_load(a, data, &out->dates, d);
	bad |= units_load(a, data, &out->units, d);
	bad |= places_load(a, data, &out->places, d);
	bad |= people_load(a, data, &out->people, d);
	bad |= meeting_words_load(a, data, &out->meetings, d);
	bad |= topics_load(a, data, &out->topics, d);
	bad |= cues_load(a, data, &out->cues, d);
	bad |= saying_load(a, data, &out->saying, d);
	bad |= silences_load(a, data, &out->silences, d);
	bad |= shortening_load(a, data, &out->shortening, d);
	return bad ? -1 : 0;
}
