/* made.c: [section NAME] read and checked: nothing is guessed at when the
 * brief is printed, and every slip is told with its place. */
#include "made_int.h"

#include <stdlib.h>
#include <string.h>

enum { M_TABLE = 1 << MADE_TABLE, M_LIST = 1 << MADE_LIST, M_PROSE = 1 << MADE_PROSE, M_FIGURE = 1 << MADE_FIGURE,
	M_BUILT_IN = 1 << MADE_BUILT_IN, M_RECORDS = M_TABLE | M_LIST | M_FIGURE };

static const char *const made_names[] = { "table", "list", "prose", "figure", "built-in" };

/* Where a key has a meaning, where it must stand, and the field that records
 * must have for it. */
static const struct {
	const char *key;
	unsigned in, wanted;
	const char *field;
} uses[] = {
	{ "of", M_RECORDS, M_RECORDS, NULL }, { "columns", M_TABLE, M_TABLE, NULL }, { "heads", M_TABLE, 0, NULL },
	{ "widths", M_TABLE, 0, NULL }, { "sort", M_TABLE | M_LIST, 0, NULL }, { "group", M_TABLE | M_LIST, 0, NULL },
	{ "item", M_LIST, M_LIST, NULL }, { "text", M_PROSE, M_PROSE, NULL }, { "figure", M_FIGURE, 0, NULL },
	{ "by", M_FIGURE, 0, NULL }, { "caption", M_FIGURE, 0, NULL }, { "limit", M_RECORDS | M_BUILT_IN, 0, NULL },
	{ "each", M_BUILT_IN, 0, NULL }, { "since", M_BUILT_IN, 0, NULL }, { "changes", M_BUILT_IN, 0, NULL }, { "empty", M_RECORDS, 0, NULL }, { "sides", M_RECORDS, 0, "side" }, { "types", M_RECORDS, 0, "badge" },
	{ "topics", M_RECORDS, 0, "topic" }, { "who", M_RECORDS, 0, "who" }, { "strength", M_RECORDS, 0, "strength" },
	{ "with", M_RECORDS, 0, "amount" }, { "key", M_RECORDS, 0, "strength" },
};
enum { N_USES = sizeof uses / sizeof *uses };

struct checker {
	struct composer *k;
	struct spec *spec;
	const struct config *c;
	int rc;
};

static struct place at_key(const struct checker *x, const char *key)
{
	struct place at = config_place(x->c, x->spec->name, key);
	return at.file ? at : config_section_place(x->c, x->spec->name);
}

/* "unknown WHAT 'WORD'; did you mean 'GUESS'?" or "; there are …" */
static void unknown(struct checker *x, const char *key, const char *what, const char *word, const char *const *known, size_t n)
{
	const char *guess = diag_guess(str_c(word), known, n);
	struct place at = config_item_place(x->c, x->spec->name, key, word);
	if (!at.file)
		at = at_key(x, key);
	x->rc = guess ? diag_error(x->k->d, EX_CONFIG, at, "unknown %s '%s'; did you mean '%s'?", what, word, guess)
		      : diag_error(x->k->d, EX_CONFIG, at, "unknown %s '%s'; there are %s", what, word, n ? say_list(x->k, known, n, false) : "none");
}

static void unknown_field(struct checker *x, const char *key, const char *word)
{
	const struct record_kind *of = x->spec->of;
	const char **known = arena_array(x->k->a, of->n_fields + 1, const char *);
	size_t n = 0;
	for (; n < of->n_fields; n++)
		known[n] = of->fields[n].name;
	if (of->sides && strcmp(key, "columns") == 0)
		known[n++] = "sides";
	unknown(x, key, arena_printf(x->k->a, "field of %s", of->name), word, known, n);
}

static const struct field *field_of(struct checker *x, const char *key, const char *word)
{
	const struct field *f = field_find(x->spec->of, str_c(word));
	if (!f)
		unknown_field(x, key, word);
	return f;
}

static bool is_set(const struct checker *x, const char *key)
{
	return config_place(x->c, x->spec->name, key).file != NULL;
}

static bool has_field_for(const struct record_kind *of, const char *key, const char *field)
{
	if (strcmp(key, "topics") == 0 && strcmp(of->name, "figures") == 0)
		return true;
	if (strcmp(key, "who") == 0 && strcmp(of->name, "statements") == 0)
		return true;
	if (strcmp(field, "badge") == 0 || strcmp(field, "strength") == 0 || strcmp(field, "amount") == 0)
		return strcmp(of->name, "outcomes") == 0;
	return field_find(of, str_c(field)) != NULL;
}

/* Keys that this kind of section cannot use, and those that it must have. */
static void check_keys(struct checker *x)
{
	struct spec *s = x->spec;
	struct diag *d = x->k->d;
	for (size_t i = 0; i < N_USES; i++) {
		const char *key = uses[i].key;
		bool set = is_set(x, key);
		if (set && !(uses[i].in & 1u << s->made))
			x->rc = diag_error(d, EX_CONFIG, at_key(x, key), "'%s' has no meaning in [%s], which is %s%s", key, s->name,
			    s->made == MADE_PROSE || s->made == MADE_BUILT_IN ? "" : "a ", made_names[s->made]);
		else if (!set && uses[i].wanted & 1u << s->made)
			x->rc = diag_error(d, EX_CONFIG, config_section_place(x->c, s->name), "[%s] is %s%s: it needs '%s'", s->name,
			    s->made == MADE_PROSE ? "" : "a ", made_names[s->made], key);
		else if (set && s->of && uses[i].field && !has_field_for(s->of, key, uses[i].field))
			x->rc = diag_error(d, EX_CONFIG, at_key(x, key), "'%s' does not choose among %s", key, s->of->name);
	}
}

static const char *text_of(const struct checker *x, const char *key)
{
	const char *text = config_text(x->c, x->spec->name, key);
	return text && *text ? text : NULL;
}

static struct config_list list_of(const struct checker *x, const char *key)
{
	return config_list(x->k->a, x->c, x->spec->name, key);
}

/* Unlike a list's items, words parted by blanks may stand twice. */
static struct config_list words_of(const struct checker *x, const char *key)
{
	VEC(const char *) out = { 0 };
	for (struct str rest = str_c(config_text(x->c, x->spec->name, key)); rest.p;) {
		struct str word = str_trim(str_cut(&rest, ' '));
		if (word.n)
			*vec_push(x->k->a, &out) = arena_strz(x->k->a, word);
	}
	return (struct config_list){ out.v, out.n };
}

static void take_columns(struct checker *x)
{
	struct spec *s = x->spec;
	struct config_list columns = list_of(x, "columns"), heads = list_of(x, "heads"), widths = words_of(x, "widths");
	s->columns = arena_calloc(x->k->a, columns.n, sizeof *s->columns);
	for (size_t i = 0; i < columns.n; i++) {
		bool sides = s->of->sides && strcmp(columns.v[i], "sides") == 0;
		const struct field *f = sides ? NULL : field_of(x, "columns", columns.v[i]);
		if (sides && (i != 1 || columns.n != 2))
			x->rc = diag_error(x->k->d, EX_CONFIG, at_key(x, "columns"), "'sides' stands behind one other column, and none behind it");
		if (f || sides)
			s->columns[s->n_columns++] = f;
	}
	if (heads.n && heads.n != columns.n)
		x->rc = diag_error(x->k->d, EX_CONFIG, at_key(x, "heads"), "%zu heads for %zu columns", heads.n, columns.n);
	if (widths.n && widths.n != columns.n)
		x->rc = diag_error(x->k->d, EX_CONFIG, at_key(x, "widths"), "%zu widths for %zu columns", widths.n, columns.n);
	s->heads = heads.n ? heads.v : NULL;
	s->widths = widths.n ? arena_array(x->k->a, widths.n, double) : NULL;
	for (size_t i = 0; i < widths.n; i++) {
		char *end;
		s->widths[i] = strtod(widths.v[i], &end);
		if (*end || !(s->widths[i] > 0 && s->widths[i] <= 100))
			x->rc = diag_error(x->k->d, EX_CONFIG, at_key(x, "widths"), "bad width '%s': wanted is a number above 0, at most 100", widths.v[i]);
	}
}

static void take_sort(struct checker *x)
{
	struct config_list list = list_of(x, "sort");
	x->spec->sort = arena_array(x->k->a, list.n, struct order);
	for (size_t i = 0; i < list.n; i++) {
		bool down = list.v[i][0] == '-';
		const struct field *f = field_of(x, "sort", list.v[i] + down);
		if (f)
			x->spec->sort[x->spec->n_sort++] = (struct order){ f, down };
	}
}

struct str placeholder_next(struct str text, size_t *at, struct str *name)
{
	size_t from = *at, open = from;
	*name = (struct str){ 0 };
	while (open < text.n && text.p[open] != '{')
		open++;
	struct str rest = str_sub(text, open, text.n);
	size_t close = str_chr(rest, '}');
	if (!rest.n || close == STR_NONE) {
		*at = text.n;
		return str_sub(text, from, text.n);
	}
	*name = str_sub(rest, 1, close);
	*at = open + close + 1;
	return str_sub(text, from, open);
}

static const char *const prose_names[] = { "title", "edition", "sides", "sources", "meetings", "issues", "shared", "only", "outcomes", "statements", "differences" };

/* "{only:2024}": the name before the colon, or the side behind it. */
static void unknown_placeholder(struct checker *x, struct str name)
{
	const struct comparison *c = x->k->c;
	size_t colon = str_chr(name, ':');
	const char **labels = arena_array(x->k->a, c->n_sides, const char *);
	struct str side = colon == STR_NONE ? name : str_sub(name, colon + 1, name.n);
	bool known = colon == STR_NONE || !prose_value(x->k, str_sub(name, 0, colon));
	for (size_t i = 0; i < c->n_sides; i++) {
		labels[i] = c->sides[i].label;
		known = known || str_is(side, labels[i]);
	}
	if (!known)
		unknown(x, "text", "side", arena_strz(x->k->a, side), labels, c->n_sides);
	else
		unknown(x, "text", "placeholder", arena_strz(x->k->a, name), prose_names, sizeof prose_names / sizeof *prose_names);
}

static bool has_brace(struct str s)
{
	return str_chr(s, '{') != STR_NONE || str_chr(s, '}') != STR_NONE;
}

static void check_prose(struct checker *x)
{
	struct str text = str_c(x->spec->text), name;
	for (size_t at = 0; at < text.n;) {
		struct str before = placeholder_next(text, &at, &name);
		if (has_brace(before) || has_brace(name))
			x->rc = diag_error(x->k->d, EX_CONFIG, at_key(x, "text"), "a brace that is not part of a {name}");
		else if (name.p && !prose_value(x->k, name))
			unknown_placeholder(x, name);
	}
}

static void check_item(struct checker *x)
{
	struct str text = str_c(x->spec->item), name;
	for (size_t at = 0; at < text.n;) {
		struct str before = placeholder_next(text, &at, &name);
		if (has_brace(before) || has_brace(name))
			x->rc = diag_error(x->k->d, EX_CONFIG, at_key(x, "item"), "a brace that is not part of a {field}");
		else if (name.p)
			field_of(x, "item", arena_strz(x->k->a, name));
	}
}

static void check_ids(struct checker *x, const char *key, struct config_list list, enum tax_set set, const char *what)
{
	const struct taxonomy *tax = x->k->tax;
	const char **known = arena_array(x->k->a, tax->n[set], const char *);
	for (size_t i = 0; i < tax->n[set]; i++)
		known[i] = tax->v[set][i].id;
	for (size_t i = 0; i < list.n; i++)
		if (!taxonomy_find(tax, set, list.v[i]))
			unknown(x, key, what, list.v[i], known, tax->n[set]);
}

static void take_filters(struct checker *x)
{
	struct spec *s = x->spec;
	const struct comparison *c = x->k->c;
	const char **labels = arena_array(x->k->a, c->n_sides, const char *);
	s->types = list_of(x, "types");
	s->topics = list_of(x, "topics");
	s->sides = list_of(x, "sides");
	s->who = list_of(x, "who");
	s->strength = text_of(x, "strength");
	s->with = text_of(x, "with");
	s->key = config_bool(x->c, s->name, "key");
	check_ids(x, "types", s->types, TAX_TYPE, "type of outcome");
	check_ids(x, "topics", s->topics, TAX_TOPIC, "topic");
	for (size_t i = 0; i < c->n_sides; i++)
		labels[i] = c->sides[i].label;
	for (size_t i = 0; i < s->sides.n; i++) {
		bool known = false;
		for (size_t j = 0; j < c->n_sides; j++)
			known = known || strcmp(labels[j], s->sides.v[i]) == 0;
		if (!known)
			unknown(x, "sides", "side", s->sides.v[i], labels, c->n_sides);
	}
}

static void take_kind(struct checker *x)
{
	struct spec *s = x->spec;
	const char *kind = text_of(x, "kind"), *of = text_of(x, "of");
	s->made = MADE_BUILT_IN;
	for (size_t i = 0; kind && i < sizeof made_names / sizeof *made_names; i++)
		if (strcmp(kind, made_names[i]) == 0)
			s->made = (enum made)i;
	for (size_t i = 0; of && i < n_record_kinds; i++)
		if (strcmp(of, record_kinds[i]->name) == 0)
			s->of = record_kinds[i];
}

static void take_records(struct checker *x)
{
	struct spec *s = x->spec;
	const char *group = text_of(x, "group");
	take_filters(x);
	take_sort(x);
	s->group = group ? field_of(x, "group", group) : NULL;
	if (s->made == MADE_TABLE)
		take_columns(x);
	if (s->made == MADE_LIST && s->item)
		check_item(x);
	if (s->made == MADE_FIGURE)
		s->by = field_of(x, "by", config_text(x->c, s->name, "by"));
}

int spec_read(struct composer *k, const struct brief_section *section, struct spec *out)
{
	struct checker x = { k, out, k->config, 0 };
	*out = (struct spec){ .section = section, .name = arena_printf(k->a, "section %s", section->id) };
	take_kind(&x);
	check_keys(&x);
	out->item = text_of(&x, "item");
	out->text = text_of(&x, "text");
	out->empty = text_of(&x, "empty");
	out->caption = text_of(&x, "caption");
	out->matrix = strcmp(config_text(k->config, out->name, "figure"), "matrix") == 0;
	if (out->made == MADE_PROSE && out->text)
		check_prose(&x);
	else if (out->of && out->made != MADE_PROSE && out->made != MADE_BUILT_IN)
		take_records(&x);
	return x.rc;
}
