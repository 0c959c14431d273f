/* made_text.c: tables, lists and prose out of what config describes. */
#include <string.h>

#include "made_int.h"

/* --- a record's words in a line ---------------------------------------------- */

static void put_field(struct composer *k, struct paragraph *p, const struct field *f, const struct record *r)
{
	if (f->put)
		f->put(k, p, r);
	else
		put(k, p, f->text(k, r));
}

static void fill_cell(struct composer *k, struct paras *cell, const struct field *f, const struct record *r, bool refer)
{
	if (f->fill) {
		f->fill(k, cell, r);
		return;
	}
	struct paragraph *p = paras_add(k, cell, strcmp(f->name, "side") == 0 ? STYLE_LABEL : STYLE_CELL);
	put_field(k, p, f, r);
	if (refer && f->claims && r->claim)
		put_claim(k, p, r->claim->id);
}

/* --- groups: values of a field in the order in which they come ------------------ */

struct run_of {
	const char *value; /* NULL: no groups */
	struct records records;
};

struct groups_of {
	struct run_of *v;
	size_t n, cap;
};

static struct groups_of group_records(const struct composer *k, const struct spec *s, const struct records *all)
{
	struct groups_of out = { 0 };
	for (size_t i = 0; i < all->n; i++) {
		const char *value = s->group ? s->group->text(k, &all->v[i]) : NULL;
		size_t at = 0;
		while (at < out.n && value && strcmp(out.v[at].value, value) != 0)
			at++;
		if (at == out.n)
			*vec_push(k->a, &out) = (struct run_of){ .value = value };
		*vec_push(k->a, &out.v[at].records) = all->v[i];
	}
	/* Those without a value come last. */
	for (size_t i = 0; i + 1 < out.n; i++)
		if (out.v[i].value && strcmp(out.v[i].value, say(k, SAY_NONE)) == 0) {
			struct run_of none = out.v[i];
			memmove(&out.v[i], &out.v[i + 1], (out.n - i - 1) * sizeof *out.v);
			out.v[out.n - 1] = none;
			break;
		}
	return out;
}

static void group_head(struct composer *k, const char *value)
{
	if (!value)
		return;
	const char *head = strcmp(value, say(k, SAY_NONE)) == 0 ? say(k, SAY_GROUP_NONE) : sentence_start(k->a, value);
	add_para(k, STYLE_H3, head)->outline = head;
	k->model->blocks.v[k->model->blocks.n - 1].keep_next = true;
}

/* --- tables ------------------------------------------------------------------- */

static const char *column_head(const struct composer *k, const struct spec *s, size_t i)
{
	if (s->heads)
		return s->heads[i];
	struct str head = phrase_by_name(k->phrases, arena_printf(k->a, "column.%s", s->columns[i]->name));
	return head.n ? arena_strz(k->a, head) : s->columns[i]->name;
}

static void draft_columns(const struct composer *k, const struct spec *s, struct table_draft *t)
{
	bool sides = s->of->sides && s->n_columns == 2 && !s->columns[1];
	table_init(k, t, sides ? k->c->n_sides + 1 : s->n_columns);
	for (size_t i = 0; i < s->n_columns; i++) {
		double width = s->widths ? s->widths[i] : s->columns[i] ? s->columns[i]->weight : 3;
		if (s->columns[i])
			table_column(k, t, i, column_head(k, s, i), width, s->columns[i]->nowrap);
		for (size_t side = 0; !s->columns[i] && side < k->c->n_sides; side++)
			table_column(k, t, i + side, side_title(k, side), width, false);
	}
}

/* What n records say on a side, one after the other. */
static void put_on_side(struct composer *k, const struct spec *s, struct paragraph *p, const struct record *r, size_t n, size_t side)
{
	for (size_t i = 0; i < n; i++) {
		const char *claim = NULL, *text = s->of->of_side(k, &r[i], side, &claim);
		if (text && p->runs.n)
			put(k, p, arena_printf(k->a, "%s ", say(k, SAY_LIST_SEP)));
		if (text && s->of->put_side)
			s->of->put_side(k, p, &r[i], side);
		else if (text)
			put(k, p, text);
		if (text && claim && !s->of->put_side)
			put_claim(k, p, claim);
	}
	if (!p->runs.n)
		put(k, p, say(k, SAY_NONE));
}

/* Records that differ in nothing that the first column says share a row. */
static size_t alike(const struct spec *s, const struct records *all, size_t from)
{
	size_t n = 1;
	while (s->of->same && s->columns[0]->fill && from + n < all->n && s->of->same(&all->v[from], &all->v[from + n]))
		n++;
	return n;
}

/* Beside long words, small columns leave them little room in large type. */
enum { LONG_WORDS = 6, MANY_COLUMNS = 3 };

/* The column into which the others fold, or n_columns. */
static size_t main_column(const struct composer *k, const struct spec *s)
{
	size_t best = 0;
	if (!k->b->fold || s->n_columns <= MANY_COLUMNS)
		return s->n_columns;
	for (size_t i = 0; i < s->n_columns; i++)
		if (!s->columns[i])
			return s->n_columns;
		else if (s->columns[i]->weight > s->columns[best]->weight)
			best = i;
	return s->columns[best]->weight >= LONG_WORDS ? best : s->n_columns;
}

static bool stays(const struct spec *s, size_t i, size_t main)
{
	return i == main || strcmp(s->columns[i]->name, "side") == 0 || strcmp(s->columns[i]->name, "ref") == 0;
}

/* "Commitment · 1 year": the small columns [from, to) in a line of their own. */
static void put_folded(struct composer *k, struct paras *cell, const struct spec *s, size_t main, size_t from, size_t to, const struct record *r)
{
	const char *line = "", *none = say(k, SAY_NONE);
	for (size_t i = from; i < to; i++) {
		const char *text = stays(s, i, main) ? none : s->columns[i]->text(k, r);
		if (strcmp(text, none) != 0)
			line = *line ? arena_printf(k->a, "%s %s %s", line, say(k, SAY_AMOUNT_SEP), text) : text;
	}
	if (*line)
		paras_text(k, cell, STYLE_META, line);
}

static void make_folded(struct composer *k, const struct spec *s, const struct records *records, size_t main, const char *name)
{
	struct table_draft t;
	size_t *kept = arena_array(k->a, s->n_columns, size_t), n = 0;
	bool has_ref = false;
	for (size_t i = 0; i < s->n_columns; i++) {
		has_ref = has_ref || strcmp(s->columns[i]->name, "ref") == 0;
		if (stays(s, i, main))
			kept[n++] = i;
	}
	table_init(k, &t, n);
	for (size_t i = 0; i < n; i++)
		table_column(k, &t, i, column_head(k, s, kept[i]), kept[i] == main ? 3 * LONG_WORDS : s->columns[kept[i]]->weight, s->columns[kept[i]]->nowrap);
	for (size_t i = 0; i < records->n; i++) {
		struct table_row *row = table_row_add(k, &t, records->v[i].side);
		for (size_t c = 0; c < n; c++) {
			struct paras cell = { 0 };
			if (kept[c] == main)
				put_folded(k, &cell, s, main, 0, main, &records->v[i]);
			fill_cell(k, &cell, s->columns[kept[c]], &records->v[i], !has_ref);
			if (kept[c] == main)
				put_folded(k, &cell, s, main, main, s->n_columns, &records->v[i]);
			table_cell_paras(row, c, cell);
		}
	}
	table_add(k, &t, name);
}

static void make_table(struct composer *k, const struct spec *s, const struct records *records, const char *name)
{
	struct table_draft t;
	bool has_ref = false, sides = false;
	for (size_t i = 0; i < s->n_columns; i++) {
		has_ref = has_ref || (s->columns[i] && strcmp(s->columns[i]->name, "ref") == 0);
		sides = sides || !s->columns[i];
	}
	if (main_column(k, s) < s->n_columns) {
		make_folded(k, s, records, main_column(k, s), name);
		return;
	}
	draft_columns(k, s, &t);
	for (size_t i = 0, n = 1; i < records->n; i += n) {
		struct table_row *row = table_row_add(k, &t, records->v[i].side);
		for (size_t c = 0; c < s->n_columns; c++) {
			struct paras cell = { 0 };
			if (!s->columns[c])
				continue;
			fill_cell(k, &cell, s->columns[c], &records->v[i], !has_ref);
			table_cell_paras(row, c, cell);
		}
		n = sides ? alike(s, records, i) : 1;
		row->head = sides;
		for (size_t side = 0; sides && side < k->c->n_sides; side++)
			put_on_side(k, s, table_cell(k, row, side + 1, STYLE_CELL, NULL), &records->v[i], n, side);
	}
	if (sides)
		sides_table_add(k, &t, name);
	else
		table_add(k, &t, name);
}

/* --- lists ------------------------------------------------------------------- */

static void make_list(struct composer *k, const struct spec *s, const struct records *records)
{
	for (size_t i = 0; i < records->n; i++) {
		const struct record *r = &records->v[i];
		struct paragraph *p = add_para(k, STYLE_ITEM, NULL);
		struct str text = str_c(s->item), name;
		bool has_ref = false;
		p->bullet = true;
		for (size_t at = 0; at < text.n;) {
			struct str before = placeholder_next(text, &at, &name);
			if (before.n)
				put(k, p, arena_strz(k->a, before));
			const struct field *f = name.p ? field_find(s->of, name) : NULL;
			has_ref = has_ref || (f && strcmp(f->name, "ref") == 0);
			if (f)
				put_field(k, p, f, r);
		}
		if (!has_ref && r->claim)
			put_claim(k, p, r->claim->id);
	}
}

/* --- prose ------------------------------------------------------------------- */

static size_t count_records(const struct composer *k, const char *of, int side)
{
	struct records all = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < n_record_kinds; i++)
		if (strcmp(record_kinds[i]->name, of) == 0)
			record_kinds[i]->collect(k, &all);
	for (size_t i = 0; i < all.n; i++)
		n += side < 0 || all.v[i].side == side;
	return n;
}

/* Issues on a side; on all sides; on this one alone. */
static size_t count_issues(const struct composer *k, const char *which, int side)
{
	unsigned all = (1u << k->c->n_sides) - 1;
	size_t n = 0;
	for (size_t i = 0; i < k->c->rows.n; i++) {
		unsigned on = row_sides(k, &k->c->rows.v[i]);
		if (strcmp(which, "shared") == 0)
			n += on == all;
		else if (strcmp(which, "only") == 0)
			n += side < 0 ? (on & (on - 1)) == 0 : on == 1u << side;
		else
			n += side < 0 || on >> side & 1;
	}
	return n;
}

static size_t count_meetings(const struct composer *k, int side)
{
	size_t n = 0;
	for (size_t s = 0; s < k->c->n_sides; s++)
		n += side < 0 || side == (int)s ? k->c->sides[s].n_meetings : 0;
	return n;
}

static const char *side_labels(const struct composer *k)
{
	const char **labels = arena_array(k->a, k->c->n_sides, const char *);
	for (size_t s = 0; s < k->c->n_sides; s++)
		labels[s] = k->c->sides[s].label;
	return say_list(k, labels, k->c->n_sides, true);
}

const char *prose_value(const struct composer *k, struct str name)
{
	size_t colon = str_chr(name, ':'), n;
	int side = -1;
	if (colon != STR_NONE) {
		struct str label = str_sub(name, colon + 1, name.n);
		for (size_t s = 0; s < k->c->n_sides; s++)
			if (str_is(label, k->c->sides[s].label))
				side = (int)s;
		if (side < 0)
			return NULL;
		name = str_sub(name, 0, colon);
	}
	if (side < 0 && str_is(name, "title"))
		return k->b->title;
	if (side < 0 && str_is(name, "edition"))
		return say_date(k, k->date, NULL);
	if (side < 0 && str_is(name, "sides"))
		return side_labels(k);
	if (str_is(name, "sources"))
		n = side < 0 ? k->sources.n : sources_on_side(k, (size_t)side);
	else if (str_is(name, "meetings"))
		n = count_meetings(k, side);
	else if (str_is(name, "issues") || str_is(name, "only") || (str_is(name, "shared") && side < 0))
		n = count_issues(k, arena_strz(k->a, name), side);
	else if (str_is(name, "outcomes") || str_is(name, "statements") || str_is(name, "differences"))
		n = count_records(k, arena_strz(k->a, name), side);
	else
		return NULL;
	return arena_printf(k->a, "%zu", n);
}

static void make_prose(struct composer *k, const struct spec *s)
{
	struct paragraph *p = add_para(k, STYLE_TEXT, NULL);
	struct str text = str_c(s->text), name;
	for (size_t at = 0; at < text.n;) {
		struct str before = placeholder_next(text, &at, &name);
		if (before.n)
			put(k, p, arena_strz(k->a, before));
		if (name.p)
			put(k, p, prose_value(k, name));
	}
}

void make_section(struct composer *k, const struct spec *s)
{
	struct records records = { 0 };
	if (s->made != MADE_PROSE)
		records = records_of(k, s);
	if (!records.n && s->made != MADE_PROSE && !s->empty)
		return;
	const char *title = add_titled(k, s->section);
	if (s->made == MADE_PROSE) {
		make_prose(k, s);
	} else if (!records.n) {
		put_inked(k, add_para(k, STYLE_TEXT, NULL), s->empty, RUN_ITALIC, INK_MUTED);
	} else if (s->made == MADE_FIGURE) {
		make_figure(k, s, &records);
	} else {
		struct groups_of groups = group_records(k, s, &records);
		k->family = groups.n > 1 ? ++k->families : 0;
		for (size_t i = 0; i < groups.n; i++) {
			group_head(k, groups.v[i].value);
			if (s->made == MADE_TABLE)
				make_table(k, s, &groups.v[i].records, groups.v[i].value ? groups.v[i].value : title);
			else
				make_list(k, s, &groups.v[i].records);
		}
		k->family = 0;
	}
}
