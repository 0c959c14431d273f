/* write.c: records to JSON, by their tables.  Lists of scalars stand on one
 * line, lists of records one key a line, so that a diff shows what changed. */
#include "codec.h"
#include "meeting.h"
#include "utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Offsets come from tables, so values are copied out rather than cast. */
static const void *pointer_at(const char *p)
{
	const void *v;
	memcpy(&v, p, sizeof v);
	return v;
}

static size_t size_at(const char *p)
{
	size_t v;
	memcpy(&v, p, sizeof v);
	return v;
}

static double number_at(const char *p)
{
	double v;
	memcpy(&v, p, sizeof v);
	return v;
}

static bool bool_at(const char *p)
{
	bool v;
	memcpy(&v, p, sizeof v);
	return v;
}

static unsigned uint_at(const char *p)
{
	unsigned v;
	memcpy(&v, p, sizeof v);
	return v;
}

static struct span span_at(const char *p)
{
	struct span v;
	memcpy(&v, p, sizeof v);
	return v;
}

static struct strs strs_at(const char *p)
{
	struct strs v;
	memcpy(&v, p, sizeof v);
	return v;
}

static void put_text(struct strbuf *out, const char *z)
{
	struct str s = str_c(z);
	strbuf_putc(out, '"');
	for (size_t i = 0, from; i < s.n;) {
		for (from = i; i < s.n && s.p[i] >= ' ' && s.p[i] < 0x7F && s.p[i] != '"' && s.p[i] != '\\';)
			i++;
		strbuf_put(out, str_sub(s, from, i));
		if (i == s.n)
			break;
		uint32_t c = utf8_next(s, &i);
		if (c == '"' || c == '\\')
			strbuf_putf(out, "\\%c", (int)c);
		else if (c == '\n')
			strbuf_puts(out, "\\n");
		else if (c == '\t')
			strbuf_puts(out, "\\t");
		else if (c < 0x20)
			strbuf_putf(out, "\\u%04x", (unsigned)c);
		else
			utf8_put(out, c);
	}
	strbuf_putc(out, '"');
}

/* Shortest digits that read back the same, laid out as ECMAScript prints
 * numbers.  Only digits and the exponent are taken from printf, so the
 * decimal point of a locale never shows. */
static void put_number(struct strbuf *out, double v)
{
	char raw[40], digits[24];
	int n = 0, exp10 = 0;
	if (fabs(v) < 1e15 && v == floor(v)) {
		strbuf_putf(out, "%.0f", v == 0 ? 0 : v);
		return;
	}
	for (int prec = 0; prec < 17; prec++) {
		snprintf(raw, sizeof raw, "%.*e", prec, v);
		if (strtod(raw, NULL) == v)
			break;
	}
	const char *e = strchr(raw, 'e');
	for (const char *p = raw; p < e; p++)
		if (*p >= '0' && *p <= '9')
			digits[n++] = *p;
	exp10 = (int)strtol(e + 1, NULL, 10);
	while (n > 1 && digits[n - 1] == '0')
		n--;
	if (raw[0] == '-' && v < 0)
		strbuf_putc(out, '-');
	if (exp10 >= 21 || exp10 < -6) {
		strbuf_putf(out, "%c%s%.*se%+d", digits[0], n > 1 ? "." : "", n - 1, digits + 1, exp10);
		return;
	}
	if (exp10 < 0)
		strbuf_putf(out, "0.%.*s", -exp10 - 1, "000000");
	for (int i = 0; i < n || i <= exp10; i++) {
		if (i == exp10 + 1 && exp10 >= 0)
			strbuf_putc(out, '.');
		strbuf_putc(out, i < n ? digits[i] : '0');
	}
}

static void put_span(struct strbuf *out, struct span s)
{
	strbuf_putc(out, '[');
	strbuf_putu(out, s.s);
	strbuf_putc(out, ',');
	strbuf_putu(out, s.e);
	strbuf_putc(out, ']');
}

static void put_texts(struct strbuf *out, struct strs list)
{
	strbuf_putc(out, '[');
	for (size_t i = 0; i < list.n; i++) {
		strbuf_puts(out, i ? ", " : "");
		put_text(out, list.v[i]);
	}
	strbuf_putc(out, ']');
}

static bool is_absent(const struct field *f, const char *value);

static bool all_absent(const struct record *r, const char *value)
{
	for (size_t i = 0; i < r->n; i++)
		if (!is_absent(&r->fields[i], value))
			return false;
	return true;
}

static bool is_absent(const struct field *f, const char *value)
{
	const char *p = value + f->at;
	bool required = f->flags & FIELD_REQUIRED;
	switch (f->kind) {
	case FIELD_TEXT: return !pointer_at(p);
	case FIELD_BOOL: return !required && !bool_at(p);
	case FIELD_NUMBER: return !isfinite(number_at(p));
	case FIELD_UINT: return !required && uint_at(p) == 0;
	case FIELD_SPANS: case FIELD_TABLE: case FIELD_LIST: case FIELD_TUPLES:
		return !required && size_at(value + f->count_at) == 0;
	case FIELD_TEXTS: return !required && strs_at(p).n == 0;
	case FIELD_OBJECT: return !required && all_absent(f->record, p);
	case FIELD_MERGED: return all_absent(f->record, p);
	default: return false;
	}
}

static void put_record(struct strbuf *out, const struct record *r, const char *value, unsigned depth);

static void put_line(struct strbuf *out, unsigned depth)
{
	strbuf_putc(out, '\n');
	while (depth--)
		strbuf_putc(out, ' ');
}

static void put_list(struct strbuf *out, const struct field *f, const char *value, unsigned depth);

static void put_value(struct strbuf *out, const struct field *f, const char *value, unsigned depth)
{
	const char *p = value + f->at;
	unsigned u;
	switch (f->kind) {
	case FIELD_TEXT: put_text(out, pointer_at(p)); break;
	case FIELD_BOOL: strbuf_puts(out, bool_at(p) ? "true" : "false"); break;
	case FIELD_CHOICE: put_text(out, f->words[bool_at(p)]); break;
	case FIELD_ENUM:
		u = uint_at(p);
		put_text(out, u < f->n_words ? f->words[u] : "");
		break;
	case FIELD_NUMBER: put_number(out, number_at(p)); break;
	case FIELD_UINT: strbuf_putu(out, uint_at(p)); break;
	case FIELD_INT: strbuf_putf(out, "%d", (int)uint_at(p)); break;
	case FIELD_SIZE: strbuf_putu(out, size_at(p)); break;
	case FIELD_SPAN: put_span(out, span_at(p)); break;
	case FIELD_TEXTS: put_texts(out, strs_at(p)); break;
	case FIELD_OBJECT: put_record(out, f->record, p, depth); break;
	default: put_list(out, f, value, depth);
	}
}

static void put_tuple(struct strbuf *out, const struct record *r, const char *value, unsigned depth)
{
	strbuf_putc(out, '[');
	for (size_t i = 0; i < r->n; i++) {
		strbuf_puts(out, i ? ", " : "");
		if (is_absent(&r->fields[i], value))
			strbuf_puts(out, "\"\"");
		else
			put_value(out, &r->fields[i], value, depth);
	}
	strbuf_putc(out, ']');
}

static void put_list(struct strbuf *out, const struct field *f, const char *value, unsigned depth)
{
	const char *items = pointer_at(value + f->at);
	size_t n = size_at(value + f->count_at);
	strbuf_putc(out, '[');
	for (size_t i = 0; i < n; i++) {
		strbuf_puts(out, i ? "," : "");
		if (f->kind == FIELD_SPANS) {
			put_span(out, span_at(items + i * sizeof(struct span)));
			continue;
		}
		put_line(out, depth + 1);
		if (f->kind == FIELD_TABLE)
			put_texts(out, strs_at(items + i * sizeof(struct strs)));
		else if (f->kind == FIELD_TUPLES)
			put_tuple(out, f->record, items + i * f->record->size, depth + 1);
		else
			put_record(out, f->record, items + i * f->record->size, depth + 1);
	}
	if (n && f->kind != FIELD_SPANS)
		put_line(out, depth);
	strbuf_putc(out, ']');
}

static void put_fields(struct strbuf *out, const struct record *r, const char *value, unsigned depth, bool *first)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct field *f = &r->fields[i];
		if (is_absent(f, value))
			continue;
		if (f->kind == FIELD_MERGED) {
			put_fields(out, f->record, value + f->at, depth, first);
			continue;
		}
		strbuf_puts(out, *first ? "" : ",");
		*first = false;
		put_line(out, depth + 1);
		put_text(out, f->key);
		strbuf_puts(out, ": ");
		put_value(out, f, value, depth + 1);
	}
}

static void put_record(struct strbuf *out, const struct record *r, const char *value, unsigned depth)
{
	bool first = true;
	strbuf_putc(out, '{');
	if (r->schema) {
		put_line(out, depth + 1);
		strbuf_puts(out, "\"schema\": ");
		put_text(out, r->schema);
		first = false;
	}
	put_fields(out, r, value, depth, &first);
	if (!first)
		put_line(out, depth);
	strbuf_putc(out, '}');
}

void record_to_json(const struct record *r, const void *value, struct strbuf *out)
{
	put_record(out, r, value, 0);
	strbuf_putc(out, '\n');
}
