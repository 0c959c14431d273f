/* quote_data.c: what sayings.tsv and channels.tsv say. */
#include "quote_int.h"

#include "file.h"
#include "layers.h"
#include "taxonomy.h"

static const char *const saying_kinds[SAYING_KINDS] = { "verb", "call", "by" };

static int verb_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, struct saying *s, struct diag *d)
{
	for (int k = 0; k < SAYING_KINDS; k++) {
		if (!str_is(row->cell[1], saying_kinds[k]))
			continue;
		if (matcher_add(s->verbs, row->cell[0], tsv_place(t, row, 0), d) < 0)
			return -1;
		*vec_push(a, &s->verb) = (struct saying_row){ (enum saying_kind)k, tsv_rule(a, t, row) };
		return 0;
	}
	return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s': a kind of saying is verb, call or by", STR_ARG(row->cell[1]));
}

static int channel_row(struct arena *a, const struct tsv *t, const struct tsv_row *row, const struct taxonomy *tax,
    struct saying *s, struct diag *d)
{
	const struct term *c = taxonomy_find(tax, TAX_CHANNEL, arena_strz(a, row->cell[1]));
	if (!c)
		return diag_error(d, EX_CONFIG, tsv_place(t, row, 1), "'%.*s' is no channel of taxonomy.tsv", STR_ARG(row->cell[1]));
	if (matcher_add(s->channels, row->cell[0], tsv_place(t, row, 0), d) < 0)
		return -1;
	*vec_push(a, &s->channel) = (struct channel_row){ c->id, tsv_rule(a, t, row) };
	return 0;
}

int saying_load(struct arena *a, const struct layers *data, struct saying **out, struct diag *d)
{
	struct inflections *inf;
	struct taxonomy *tax;
	struct tsv verbs, channels;
	struct saying *s = *out = arena_new_of(a, struct saying);
	if (taxonomy_load(a, data, &tax, d) < 0 || inflections_load(a, data, &inf, d) < 0 || word_classes_load(a, data, &s->words, d) < 0)
		return -1;
	if (layers_load(a, data, "lang/en/sayings.tsv", 2, 2, 1, &verbs, d) < 0 ||
	    layers_load(a, data, "lang/en/channels.tsv", 2, 2, 1, &channels, d) < 0)
		return -1;
	s->verbs = matcher_new(a, inf);
	s->channels = matcher_new(a, inf);
	int rc = 0;
	for (size_t i = 0; i < verbs.n; i++)
		rc |= verb_row(a, &verbs, &verbs.rows[i], s, d);
	for (size_t i = 0; i < channels.n; i++)
		rc |= channel_row(a, &channels, &channels.rows[i], tax, s, d);
	return rc;
}
