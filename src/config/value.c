/* value.c: is a value well-formed, and what does it mean?
 *
 * Numbers, dates and truth are read here and not by iniparser, whose own
 * conversions take "12abc" for 12, "010" for 8 and "two" for true. */
#include <math.h>
#include <stdio.h>

#include "civil.h"
#include "config_int.h"
#include "utf8.h"

enum { CHOICES_MAX = 64, DIGITS_MAX = 9 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A decimal number at the front of *s, which moves behind it.  false where
 * there is none, or one with leading zeros, or with more digits than any
 * setting needs. */
static bool take_number(struct str *s, double *out)
{
	struct str r = *s;
	double sign = 1, n = 0, scale = 1;
	if (r.n && r.p[0] == '-')
		sign = -1, r = str_sub(r, 1, r.n);
	size_t whole = 0, part = 0;
	for (; whole < r.n && is_digit(r.p[whole]); whole++)
		n = n * 10 + (r.p[whole] - '0');
	if (!whole || whole > DIGITS_MAX || (whole > 1 && r.p[0] == '0'))
		return false;
	r = str_sub(r, whole, r.n);
	if (r.n && r.p[0] == '.') {
		for (part = 1; part < r.n && is_digit(r.p[part]); part++)
			n = n * 10 + (r.p[part] - '0'), scale *= 10;
		if (part == 1 || part > DIGITS_MAX)
			return false;
		r = str_sub(r, part, r.n);
	}
	*s = r;
	*out = sign * n / scale;
	return true;
}

static const struct unit {
	const char *name;
	double pt;
} length_units[] = { { "pt", 1 }, { "mm", 72 / 25.4 }, { "cm", 72 / 2.54 }, { "in", 72 } };

static bool read_length(struct str s, double *out)
{
	double n;
	if (!take_number(&s, &n))
		return false;
	s = str_trim(s);
	for (size_t i = 0; i < sizeof length_units / sizeof *length_units; i++)
		if (str_is(s, length_units[i].name)) {
			*out = n * length_units[i].pt;
			return true;
		}
	return false;
}

static bool read_number(enum config_type type, struct str s, double *out)
{
	if (type == CONFIG_LENGTH)
		return read_length(s, out);
	return take_number(&s, out) && s.n == 0 && (type != CONFIG_INT || *out == floor(*out));
}

static const struct truth {
	const char *word;
	bool is;
} truths[] = { { "yes", true }, { "no", false }, { "true", true }, { "false", false }, { "on", true }, { "off", false } };

static bool read_bool(struct str s, bool *out)
{
	for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
		if (str_is(s, truths[i].word)) {
			*out = truths[i].is;
			return true;
		}
	return false;
}

static int hex(char c)
{
	return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_colour(struct str s, uint32_t *out)
{
	*out = 0;
	if (s.n != 7 || s.p[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		if (hex(s.p[i]) < 0)
			return false;
		*out = *out << 4 | (uint32_t)hex(s.p[i]);
	}
	return true;
}

size_t choices_split(const char *choices, struct str out[], size_t max)
{
	size_t n = 0;
	for (struct str rest = str_c(choices); rest.p && n < max;)
		out[n++] = str_cut(&rest, '|');
	return n;
}

static int check_choice(const struct config_key *key, struct str v, struct place at, struct diag *d)
{
	struct str all[CHOICES_MAX];
	const char *words[CHOICES_MAX];
	size_t n = choices_split(key->choices, all, CHOICES_MAX);
	for (size_t i = 0; i < n; i++) {
		if (str_eq(all[i], v))
			return 0;
		words[i] = arena_strz(d->arena, all[i]);
	}
	const char *guess = diag_guess(v, words, n);
	if (guess)
		return diag_error(d, EX_CONFIG, at, "unknown value '%.*s' of '%s'; did you mean '%s'?", STR_ARG(v), key->name, guess);
	return diag_error(d, EX_CONFIG, at, "unknown value '%.*s' of '%s'; it is one of %s", STR_ARG(v), key->name, key->choices);
}

static int check_list(const struct config_key *key, struct str value, struct place at, struct diag *d)
{
	int rc = 0;
	if (!value.n && key->preset)
		return diag_error(d, EX_CONFIG, at, "the list '%s' is empty", key->name);
	if (value.n && value.p[0] == '[' && str_chr(value, ']') == value.n - 1)
		return diag_error(d, EX_CONFIG, at, "the list '%s' is written without brackets: one, two", key->name);
	for (struct str rest = value; rest.p;) {
		const char *start = rest.p;
		struct str raw = str_cut(&rest, ','), item = str_trim(raw);
		struct place here = at;
		here.col += here.col ? utf8_count((struct str){ value.p, (size_t)((item.n ? item.p : start) - value.p) }) : 0;
		here.len = here.len ? utf8_count(item) : 0;
		if (!item.n && (value.n || rest.p)) {
			rc = rest.p ? diag_error(d, EX_CONFIG, here, "empty item in the list '%s'", key->name)
				    : diag_error(d, EX_CONFIG, here, "the list '%s' ends with a comma; it stands on one line", key->name);
			continue;
		}
		if (item.p[0] == '"' || item.p[item.n - 1] == '"')
			rc = diag_error(d, EX_CONFIG, here, "a quotation mark in the list '%s': quote the whole list or nothing of it", key->name);
		for (struct str before = { value.p, (size_t)(start - value.p) }; before.n;) {
			struct str other = str_trim(str_cut(&before, ','));
			if (item.n && str_eq(other, item)) {
				rc = diag_error(d, EX_CONFIG, here, "'%.*s' stands twice in the list '%s'", STR_ARG(item), key->name);
				break;
			}
		}
		if (item.n && key->choices && check_choice(key, item, here, d) < 0)
			rc = -1;
	}
	return rc;
}

static int check_number(const struct config_key *key, struct str v, struct place at, struct diag *d)
{
	static const char *const wants[] = {
		[CONFIG_INT] = "a whole number such as 12",
		[CONFIG_NUMBER] = "a number such as 1.5",
		[CONFIG_LENGTH] = "a length such as 16mm (pt, mm, cm, in)",
	};
	double n;
	if (!read_number(key->type, v, &n))
		return diag_error(d, EX_CONFIG, at, "bad value '%.*s' of '%s': wanted is %s, without leading zeros", STR_ARG(v), key->name, wants[key->type]);
	if (n < key->min || n > key->max)
		return diag_error(d, EX_CONFIG, at, "'%.*s' is out of range: '%s' is from %g to %g%s", STR_ARG(v), key->name, key->min, key->max,
		    key->type == CONFIG_LENGTH ? "pt" : "");
	return 0;
}

/* "2001-02-30" looks right; "2001-01-01..2001-06-30" is how the command line has it. */
static int bad_day(const struct config_key *key, struct str v, struct place at, struct diag *d)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;
	while (i < v.n && shape[i] && (shape[i] == 'd' ? is_digit(v.p[i]) : v.p[i] == shape[i]))
		i++;
	if (i == v.n && !shape[i])
		return diag_error(d, EX_CONFIG, at, "bad value '%.*s' of '%s': there is no such day", STR_ARG(v), key->name);
	return diag_error(d, EX_CONFIG, at, "bad value '%.*s' of '%s': wanted is a day such as 2031-05-14%s", STR_ARG(v), key->name,
	    i + 1 < v.n && v.p[i] == '.' ? "; the first and the last have a line each" : "");
}

int value_check(const struct config_key *key, struct str v, struct place at, struct diag *d)
{
	bool truth;
	uint32_t colour;
	switch (key->type) {
	case CONFIG_TEXT:
	case CONFIG_SETTING:
		return 0;
	case CONFIG_INT:
	case CONFIG_NUMBER:
	case CONFIG_LENGTH:
		return check_number(key, v, at, d);
	case CONFIG_BOOL:
		return read_bool(v, &truth) ? 0 : diag_error(d, EX_CONFIG, at, "bad value '%.*s' of '%s': wanted is yes or no", STR_ARG(v), key->name);
	case CONFIG_CHOICE:
		return check_choice(key, v, at, d);
	case CONFIG_COLOUR:
		return read_colour(v, &colour) ? 0 : diag_error(d, EX_CONFIG, at, "bad value '%.*s' of '%s': wanted is a colour such as \"#1f4e79\"", STR_ARG(v), key->name);
	case CONFIG_DATE:
		return civil_is_day(v) ? 0 : bad_day(key, v, at, d);
	case CONFIG_LIST:
		return check_list(key, v, at, d);
	case CONFIG_URL:
		if ((str_starts(v, STR("http://")) || str_starts(v, STR("https://"))) && str_chr(v, ' ') == STR_NONE)
			return 0;
		return diag_error(d, EX_CONFIG, at, "bad value '%.*s' of '%s': wanted is an address that starts with https:// or http://", STR_ARG(v), key->name);
	}
	return 0;
}

double value_number(const struct config_key *key, struct str value)
{
	double n = 0;
	read_number(key->type, value, &n);
	return n;
}

bool value_bool(struct str value)
{
	bool is = false;
	read_bool(value, &is);
	return is;
}

uint32_t value_colour(struct str value)
{
	uint32_t colour;
	read_colour(value, &colour);
	return colour;
}
