/* words.c: dates, amounts and lists as they are printed. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compose_int.h"
#include "utf8.h"

const char *say(const struct composer *k, enum phrase id)
{
	return arena_strz(k->a, k->phrases->v[id]);
}

bool is_word_of(struct str word, struct str list)
{
	for (struct str rest = list; rest.p;)
		if (str_ieq(word, str_trim(str_cut(&rest, ' '))))
			return true;
	return false;
}

static size_t last_blank(struct str s)
{
	while (s.n && s.p[s.n - 1] != ' ')
		s.n--;
	return s.n ? s.n - 1 : 0;
}

/* As many words as have room, the last of them one that can end a phrase. */
static struct str cut_at_word(const struct composer *k, struct str text, size_t most)
{
	struct str cut = text;
	while (utf8_count(cut) > most && last_blank(cut))
		cut.n = last_blank(cut);
	while (cut.n < text.n && last_blank(cut) && is_word_of(str_sub(cut, last_blank(cut) + 1, cut.n), k->phrases->v[SAY_CUT_BEFORE]))
		cut.n = last_blank(cut);
	return cut;
}

const char *say_publisher(const struct composer *k, const struct source_entry *s)
{
	enum { TITLE_MAX = 26 };
	if (s->info->publisher)
		return s->info->publisher;
	if (!s->info->title)
		return say_with(k, SAY_UNNAMED, s->number);
	struct str title = str_c(s->info->title), cut = cut_at_word(k, title, TITLE_MAX);
	const char *words = arena_strz(k->a, cut);
	return say_with(k, SAY_QUOTED, cut.n < title.n ? say_with(k, SAY_CUT, words) : words);
}

const char *say_count(const struct composer *k, enum phrase one, size_t n)
{
	return say_with(k, (enum phrase)(one + (n != 1)), arena_printf(k->a, "%zu", n));
}

const char *say_more(const struct composer *k, size_t n)
{
	return say_with(k, SAY_MORE, arena_printf(k->a, "%zu", n));
}

const char *say_list(const struct composer *k, const char *const *v, size_t n, bool last_and)
{
	struct strbuf b;
	strbuf_init(&b);
	for (size_t i = 0; i < n; i++) {
		if (i && last_and && i + 1 == n)
			strbuf_putf(&b, " %s ", say(k, SAY_LIST_LAST));
		else if (i)
			strbuf_putf(&b, "%s ", say(k, SAY_LIST_SEP));
		strbuf_puts(&b, v[i]);
	}
	const char *out = arena_strz(k->a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

const char *say_counted(const struct composer *k, const char *const *v, size_t n)
{
	const char **each = arena_array(k->a, n, const char *);
	size_t *count = arena_array(k->a, n, size_t), kinds = 0;
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;
		while (at < kinds && strcmp(each[at], v[i]) != 0)
			at++;
		each[at] = v[i];
		count[at]++;
		kinds += at == kinds;
	}
	for (size_t i = 0; i < kinds; i++)
		each[i] = count[i] > 1 ? say_with(k, SAY_NATIVE, each[i], arena_printf(k->a, "%zu", count[i])) : each[i];
	return say_list(k, each, kinds, false);
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static const char **in_order(const struct composer *k, const struct strs *list)
{
	const char **v = arena_array(k->a, list->n + 1, const char *);
	for (size_t i = 0; i < list->n; i++)
		v[i] = list->v[i];
	if (list->n)
		qsort(v, list->n, sizeof *v, by_name);
	return v;
}

const char *say_countries(const struct composer *k, const struct strs *list, bool last_and)
{
	return say_list(k, in_order(k, list), list->n, last_and);
}

const char *say_parties(const struct composer *k, const struct strs *list)
{
	const char **v = in_order(k, list);
	for (size_t i = 0; i < list->n; i++) {
		struct str named = phrase_party(k->phrases, v[i]);
		v[i] = named.n ? arena_strz(k->a, named) : v[i];
	}
	return say_list(k, v, list->n, true);
}

const char *say_whole(const struct composer *k, const char *name)
{
	enum { WHOLE_MAX = 18 };
	struct str s = str_c(name);
	if (utf8_count(s) > WHOLE_MAX)
		return name;
	const char *out = "";
	for (struct str rest = s; rest.p;) {
		struct str word = str_cut(&rest, ' ');
		out = arena_printf(k->a, "%s%s%.*s", out, *out ? "\xC2\xA0" : "", STR_ARG(word));
	}
	return out;
}

struct day {
	unsigned year, month, day; /* 0: not given */
};

static unsigned number_at(const char *s, size_t n)
{
	unsigned out = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return 0;
		out = out * 10 + (unsigned)(s[i] - '0');
	}
	return out;
}

/* "2017-11-08", "2017-11", "2017", "--11-08". */
static struct day read_day(const char *iso)
{
	struct day d = { 0 };
	size_t n = iso ? strlen(iso) : 0;
	if (n >= 7 && iso[0] == '-' && iso[1] == '-') {
		d.month = number_at(iso + 2, 2), d.day = number_at(iso + 5, 2);
	} else {
		d.year = n >= 4 ? number_at(iso, 4) : 0;
		d.month = n >= 7 ? number_at(iso + 5, 2) : 0;
		d.day = n >= 10 ? number_at(iso + 8, 2) : 0;
	}
	if (d.month > 12)
		d.month = d.day = 0;
	return d;
}

static const char *digits(const struct composer *k, unsigned n)
{
	return arena_printf(k->a, "%u", n);
}

static const char *month(const struct composer *k, unsigned m)
{
	return say(k, (enum phrase)(SAY_JANUARY + m - 1));
}

static const char *say_day(const struct composer *k, struct day d, const char *iso)
{
	if (d.year && d.month && d.day)
		return say_with(k, SAY_DATE_DAY, digits(k, d.day), month(k, d.month), digits(k, d.year));
	if (d.month && d.day)
		return say_with(k, SAY_DATE_DAY_ONLY, digits(k, d.day), month(k, d.month));
	if (d.year && d.month)
		return say_with(k, SAY_DATE_MONTH, month(k, d.month), digits(k, d.year));
	return d.year ? digits(k, d.year) : iso;
}

const char *say_date(const struct composer *k, const char *start, const char *end)
{
	if (!start)
		return say(k, SAY_UNDATED);
	struct day s = read_day(start), e = read_day(end);
	const char *from = say_day(k, s, start);
	if (!end || strcmp(start, end) == 0)
		return from;
	if (s.year != e.year || !s.year || !s.day || !e.day)
		return say_with(k, SAY_DATE_RANGE, from, say_day(k, e, end));
	if (s.month != e.month)
		return say_with(k, SAY_DATE_MONTHS, digits(k, s.day), month(k, s.month), digits(k, e.day), month(k, e.month), digits(k, s.year));
	return say_with(k, SAY_DATE_DAYS, digits(k, s.day), digits(k, e.day), month(k, s.month), digits(k, s.year));
}

/* One component ("P1Y", "PT90M"); anything else stays as it is. */
const char *say_duration(const struct composer *k, const char *iso)
{
	static const struct {
		char letter;
		bool time;
		enum phrase one;
	} units[] = { { 'Y', false, SAY_YEAR_ONE }, { 'M', false, SAY_SPAN_MONTH_ONE }, { 'W', false, SAY_WEEK_ONE }, { 'D', false, SAY_DAY_ONE },
		{ 'H', true, SAY_HOUR_ONE }, { 'M', true, SAY_MINUTE_ONE } };
	if (iso[0] != 'P')
		return iso;
	bool time = iso[1] == 'T';
	const char *p = iso + 1 + time;
	size_t n = strspn(p, "0123456789");
	if (!n || n > 6 || !p[n] || p[n + 1])
		return iso;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (units[i].letter == p[n] && units[i].time == time)
			return say_count(k, units[i].one, number_at(p, n));
	return iso;
}

/* 250000000000 as "250 billion", 25000 as "25,000". */
static const char *say_number(const struct composer *k, double v)
{
	static const struct {
		double size;
		enum phrase id;
	} words[] = { { 1e12, SAY_TRILLION }, { 1e9, SAY_BILLION }, { 1e6, SAY_MILLION } };
	for (size_t i = 0; i < 3; i++)
		if (fabs(v) >= words[i].size && fabs(v) < 1e15)
			return say_with(k, words[i].id, arena_printf(k->a, "%.6g", v / words[i].size));
	if (fabs(v) < 1000 || v != floor(v) || fabs(v) >= 1e15)
		return arena_printf(k->a, "%.10g", v);
	char *all = arena_printf(k->a, "%.0f", v);
	struct strbuf b;
	strbuf_init(&b);
	size_t n = strlen(all);
	for (size_t i = 0; i < n; i++) {
		if (i && (n - i) % 3 == 0 && all[i - 1] != '-')
			strbuf_puts(&b, say(k, SAY_THOUSANDS));
		strbuf_putc(&b, all[i]);
	}
	const char *out = arena_strz(k->a, strbuf_str(&b));
	strbuf_release(&b);
	return out;
}

/* What a unit without a sign counts: in the words of its source ("100 countries"),
 * where those name it, else with the unit's noun ("warheads to 1,550"). */
static const char *counted(const struct composer *k, const struct amount *m, const char *number, bool range)
{
	size_t n = m->text ? strlen(m->text) : 0;
	bool bare = !n || (m->text[n - 1] >= '0' && m->text[n - 1] <= '9');
	const char *words = n && !(bare && range) ? m->text : number;
	return bare && m->unit && m->value != 1 ? arena_printf(k->a, "%s\xC2\xA0%s", words, m->unit) : words;
}

const char *say_amount(const struct composer *k, const struct amount *m)
{
	static const enum phrase bounds[BOUND_COUNT] = {
		[BOUND_EQ] = SAY_BOUND_IS, [BOUND_GT] = SAY_BOUND_OVER, [BOUND_GE] = SAY_BOUND_FROM,
		[BOUND_LT] = SAY_BOUND_UNDER, [BOUND_LE] = SAY_BOUND_TO, [BOUND_APPROX] = SAY_BOUND_ABOUT,
	};
	struct str unit = phrase_unit(k->phrases, m->unit);
	const char *number = NULL;
	if (!isnan(m->change_from) && !isnan(m->change_to) && unit.n) {
		/* "has halved a 20% tariff": one end is stated, the other reckoned. */
		const char *mark = strs_contain(&m->claim.inferred, "change") ? say(k, SAY_MARK_INFERRED) : "";
		const char *from = phrase_with(k->a, unit, say_number(k, m->change_from)), *to = phrase_with(k->a, unit, say_number(k, m->change_to));
		bool ends = m->value == m->change_to;
		return say_with(k, SAY_AMOUNT_CHANGE, arena_printf(k->a, "%s%s", from, ends ? mark : ""), arena_printf(k->a, "%s%s", to, ends ? "" : mark));
	}
	bool range = !isnan(m->min) && !isnan(m->max) && m->min < m->max;
	if (range)
		number = say_with(k, SAY_AMOUNT_RANGE, say_number(k, m->min), say_number(k, m->max));
	else if (!isnan(m->value))
		number = say_number(k, m->value);
	if (!number)
		return m->text ? m->text : "";
	const char *out = say_with(k, bounds[m->bound], unit.n ? phrase_with(k->a, unit, number) : counted(k, m, number, range));
	return m->per ? say_with(k, SAY_AMOUNT_PER, out, m->per) : out;
}

const char *say_place(const struct composer *k, const struct venue *v)
{
	const char *narrow = v->city ? v->city : v->venue;
	if (narrow && v->country && strcmp(narrow, v->country) != 0)
		return say_with(k, SAY_PLACE, narrow, v->country);
	return narrow ? narrow : v->country;
}

const char *say_meeting(const struct composer *k, const char *kind_id, const struct venue *v, const char *start, const char *end)
{
	const char *kind = kind_id ? taxonomy_name(k->tax, TAX_KIND, kind_id) : say(k, SAY_COL_MEETING);
	const char *date = say_date(k, start, end), *place = say_place(k, v);
	return place ? say_with(k, SAY_MEETING_AT, kind, place, date) : say_with(k, SAY_MEETING, kind, date);
}

/* The taxonomy's name, or the id in words. */
static const char *name_of(const struct composer *k, enum tax_set set, const char *id)
{
	const char *name = taxonomy_name(k->tax, set, id);
	if (!id || !name || strcmp(name, id) != 0)
		return name ? name : "";
	char *words = arena_strz(k->a, str_c(id));
	for (char *p = words; *p; p++)
		if (*p == '-')
			*p = ' ';
	if (*words >= 'a' && *words <= 'z')
		*words = (char)(*words - 'a' + 'A');
	return words;
}

const char *say_topic(const struct composer *k, const char *topic)
{
	return name_of(k, TAX_TOPIC, topic);
}

const char *say_type(const struct composer *k, const char *type)
{
	return name_of(k, TAX_TYPE, type);
}

const char *say_type_count(const struct composer *k, const char *type, size_t n)
{
	struct str phrase = phrase_type(k->phrases, type, n == 1 ? "one" : "many");
	if (phrase.n)
		return phrase_with(k->a, phrase, arena_printf(k->a, "%zu", n));
	return n == 1 ? say_type(k, type) : say_with(k, SAY_TYPES_MANY, arena_printf(k->a, "%zu", n), say_type(k, type));
}

const char *side_title(const struct composer *k, size_t side)
{
	const char *label = k->c->sides[side].label;
	for (size_t i = 0; i < k->b->n_sides; i++)
		if (k->b->sides[i].title && same_text(k->b->sides[i].label, label))
			return k->b->sides[i].title;
	return label;
}

const char *say_quoted(const struct composer *k, const char *text)
{
	static const char *const marks[] = { "\"", "\xE2\x80\x9C", "\xE2\x80\x98", "'" }, hair[] = "\xE2\x80\x8A";
	struct str s = str_c(text);
	bool opens = false, closes = false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		opens = opens || str_starts(s, str_c(marks[i]));
	static const char *const ends[] = { "\"", "\xE2\x80\x9D", "\xE2\x80\x99", "'" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		closes = closes || str_ends(s, str_c(ends[i]));
	return say_with(k, SAY_QUOTED, opens || closes ? arena_printf(k->a, "%s%s%s", opens ? hair : "", text, closes ? hair : "") : text);
}

const char *sentence_start(struct arena *a, const char *text)
{
	char *out = arena_strz(a, str_c(text));
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return out;
}

const char *sentence_case(struct arena *a, const char *text)
{
	struct str s = str_trim(str_c(text));
	if (!s.n)
		return "";
	/* What stands within a closing quotation mark ends the sentence as well. */
	struct str core = s;
	if (str_ends(core, STR("\xE2\x80\x9D")))
		core.n -= 3;
	else if (str_ends(core, STR("\"")))
		core.n--;
	bool ended = core.n && strchr(".!?", core.p[core.n - 1]);
	char *out = arena_printf(a, "%.*s%s", STR_ARG(s), ended ? "" : ".");
	if (out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return out;
}
