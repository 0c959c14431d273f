/* read.c: JSON to records, by their tables; every fault of shape is said with
 * its place, what was found and what would be right.
 *
 * cJSON keeps no places, so json_strict notes them in document order and a
 * walk in the same order stores each node's number in its valueint, which
 * nothing else here reads (numbers come from valuedouble). */
#include "civil.h"
#include "codec.h"
#include "meeting.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum { PROBLEMS_MAX = 20 };

struct reader {
	struct arena *a;
	const char *path;
	const struct json_places *places;
	struct diag *d;
	size_t problems;
};

/* The record whose element is being read, and the file's record around it. */
struct scope {
	const struct record *owner_record;
	const void *owner;
	const char *where; /* the key that leads here, for messages */
};

static struct place value_place(const struct reader *r, const cJSON *node)
{
	const struct json_place *p = &r->places->at.v[node->valueint];
	return (struct place){ .file = r->path, .line = p->line, .col = p->col };
}

static struct place key_place(const struct reader *r, const cJSON *node)
{
	const struct json_place *p = &r->places->at.v[node->valueint];
	return (struct place){ .file = r->path, .line = p->key_line, .col = p->key_col };
}

__attribute__((format(printf, 3, 4)))
static void fault(struct reader *r, struct place at, const char *fmt, ...)
{
	if (r->problems++ > PROBLEMS_MAX)
		return;
	if (r->problems > PROBLEMS_MAX) {
		diag_error(r->d, EX_DATAERR, at, "more than %d problems: the rest is not shown", PROBLEMS_MAX);
		return;
	}
	struct strbuf b;
	va_list ap;
	strbuf_init(&b);
	va_start(ap, fmt);
	strbuf_vputf(&b, fmt, ap);
	va_end(ap);
	diag_error(r->d, EX_DATAERR, at, "%s", strbuf_str(&b).p);
	strbuf_release(&b);
}

static const char *type_name(const cJSON *node)
{
	return cJSON_IsString(node) ? "a string" : cJSON_IsNumber(node) ? "a number" : cJSON_IsBool(node) ? "true or false" :
	       cJSON_IsArray(node) ? "an array" : cJSON_IsObject(node) ? "an object" : "null";
}

static bool wrong_type(struct reader *r, const cJSON *node, const char *key, bool right, const char *want)
{
	if (right)
		return false;
	if (cJSON_IsNull(node))
		fault(r, value_place(r, node), "'%s' is null: leave the key out where nothing is known", key);
	else
		fault(r, value_place(r, node), "'%s' is %s, where %s should stand", key, type_name(node), want);
	return true;
}

/* --- strings ------------------------------------------------------------ */

static int two_digits(const char *p)
{
	return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

static bool is_date(const char *z)
{
	int year = 4, month, day; /* without a year, 29 February may be */
	const char *p = z;
	if (strncmp(p, "--", 2) == 0) {
		p += 2;
	} else {
		if (two_digits(p) < 0 || two_digits(p + 2) < 0)
			return false;
		year = two_digits(p) * 100 + two_digits(p + 2);
		p += 4;
		if (!*p)
			return true;
		if (*p++ != '-')
			return false;
	}
	month = two_digits(p);
	if (month < 1 || month > 12)
		return false;
	if (!p[2])
		return true;
	day = p[2] == '-' ? two_digits(p + 3) : -1;
	return day >= 1 && day <= civil_month_days(year, month) && !p[5];
}

static bool is_slug(const char *z)
{
	size_t n = strspn(z, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return n > 0 && !z[n];
}

static bool is_sha256(const char *z)
{
	return strspn(z, "0123456789abcdef") == 64 && !z[64];
}

static bool one_of(const struct field *f, const char *z, size_t *which)
{
	for (size_t i = 0; i < f->n_words; i++)
		if (strcmp(f->words[i], z) == 0)
			return *which = i, true;
	return false;
}

/* The index of the string among the field's words; faults are reported. */
static size_t read_word(struct reader *r, const struct field *f, const cJSON *node)
{
	size_t which = 0;
	if (wrong_type(r, node, f->key, cJSON_IsString(node), "a string") || one_of(f, node->valuestring, &which))
		return which;
	struct strbuf all;
	strbuf_init(&all);
	for (size_t i = 0; i < f->n_words; i++)
		strbuf_putf(&all, "%s%s", i ? ", " : "", f->words[i]);
	const char *guess = diag_guess(str_c(node->valuestring), f->words, f->n_words);
	if (guess)
		fault(r, value_place(r, node), "'%s' is not a value of '%s'; did you mean '%s'? (one of %s)",
		    node->valuestring, f->key, guess, strbuf_str(&all).p);
	else
		fault(r, value_place(r, node), "'%s' is not a value of '%s': one of %s", node->valuestring, f->key, strbuf_str(&all).p);
	strbuf_release(&all);
	return 0;
}

static const char *read_text(struct reader *r, const struct field *f, const cJSON *node)
{
	static const struct { bool (*ok)(const char *); const char *want; } forms[FORM_COUNT] = {
		[FORM_SLUG] = { is_slug, "an id of small letters, digits and '-'" },
		[FORM_DATE] = { is_date, "a date: YYYY, YYYY-MM, YYYY-MM-DD, or --MM, --MM-DD without a year" },
		[FORM_SHA256] = { is_sha256, "a SHA-256 digest of 64 small hex digits" },
	};
	if (wrong_type(r, node, f->key, cJSON_IsString(node), "a string"))
		return NULL;
	if (f->form == FORM_WORD)
		return f->words[read_word(r, f, node)];
	if (forms[f->form].ok && !forms[f->form].ok(node->valuestring))
		fault(r, value_place(r, node), "'%s': '%s' is not %s", f->key, node->valuestring, forms[f->form].want);
	return arena_strz(r->a, str_c(node->valuestring));
}

static struct strs read_texts(struct reader *r, const char *key, const cJSON *node)
{
	struct strs out = { 0 };
	if (wrong_type(r, node, key, cJSON_IsArray(node), "an array of strings"))
		return out;
	size_t n = (size_t)cJSON_GetArraySize(node), room = 1;
	while (room < n) /* powers of two: lists grow that way elsewhere */
		room *= 2;
	out.v = n ? arena_calloc(r->a, room, sizeof *out.v) : NULL;
	const cJSON *item;
	cJSON_ArrayForEach(item, node)
		if (!wrong_type(r, item, key, cJSON_IsString(item), "a string"))
			out.v[out.n++] = arena_strz(r->a, str_c(item->valuestring));
	return out;
}

/* --- numbers and spans --------------------------------------------------- */

static double read_whole(struct reader *r, const char *key, const cJSON *node, double min, double max)
{
	if (wrong_type(r, node, key, cJSON_IsNumber(node), "a number"))
		return 0;
	double v = node->valuedouble;
	if (v >= min && v <= max && v == floor(v))
		return v;
	fault(r, value_place(r, node), "'%s': %g is not a whole number from %.0f to %.0f", key, v, min, max);
	return 0;
}

static struct span read_span(struct reader *r, const char *key, const cJSON *node)
{
	struct span s = { 0 };
	if (wrong_type(r, node, key, cJSON_IsArray(node), "a span [s,e)"))
		return s;
	if (cJSON_GetArraySize(node) != 2) {
		fault(r, value_place(r, node), "'%s': a span has two numbers [s,e), this one %d", key, cJSON_GetArraySize(node));
		return s;
	}
	s.s = (uint32_t)read_whole(r, key, node->child, 0, UINT32_MAX);
	s.e = (uint32_t)read_whole(r, key, node->child->next, 0, UINT32_MAX);
	if (s.s > s.e) {
		fault(r, value_place(r, node), "'%s': the span starts at %u and ends before, at %u", key, s.s, s.e);
		s.e = s.s;
	}
	return s;
}

/* --- records ------------------------------------------------------------- */

static void clear(const struct record *rec, char *out)
{
	static const double absent = NAN;
	for (size_t i = 0; i < rec->n; i++) {
		const struct field *f = &rec->fields[i];
		if (f->kind == FIELD_NUMBER)
			memcpy(out + f->at, &absent, sizeof absent);
		else if (f->kind == FIELD_OBJECT || f->kind == FIELD_MERGED)
			clear(f->record, out + f->at);
	}
}

static void read_record(struct reader *r, const struct record *rec, const cJSON *node, char *out, struct scope scope);

static void read_tuple(struct reader *r, const struct record *rec, const cJSON *node, char *out, struct scope scope);

/* Lists of every kind: an array of elements and their count. */
static void read_list(struct reader *r, const struct field *f, const cJSON *node, char *out, struct scope scope)
{
	if (wrong_type(r, node, f->key, cJSON_IsArray(node), "an array"))
		return;
	size_t n = (size_t)cJSON_GetArraySize(node), i = 0;
	size_t size = f->kind == FIELD_SPANS ? sizeof(struct span) : f->kind == FIELD_TABLE ? sizeof(struct strs) : f->record->size;
	char *items = n ? arena_calloc(r->a, n, size) : NULL;
	/* In place before its elements are read: a fault() may look at it. */
	memcpy(out + f->at, &items, sizeof items);
	memcpy(out + f->count_at, &n, sizeof n);
	if (f->flags & FIELD_VEC)
		memcpy(out + f->count_at + sizeof n, &n, sizeof n);
	const cJSON *item;
	cJSON_ArrayForEach(item, node) {
		char *to = items + i++ * size;
		struct scope inner = scope;
		inner.where = f->key;
		if (f->kind == FIELD_SPANS) {
			struct span s = read_span(r, f->key, item);
			memcpy(to, &s, sizeof s);
		} else if (f->kind == FIELD_TABLE) {
			struct strs s = read_texts(r, f->key, item);
			memcpy(to, &s, sizeof s);
		} else if (f->kind == FIELD_TUPLES) {
			read_tuple(r, f->record, item, to, inner);
		} else {
			read_record(r, f->record, item, to, inner);
		}
	}
}

static void read_value(struct reader *r, const struct field *f, const cJSON *node, char *out, struct scope scope)
{
	char *to = out + f->at;
	const char *text;
	bool yes;
	unsigned u;
	size_t size;
	struct span span;
	struct strs strs;
	switch (f->kind) {
	case FIELD_TEXT:
		text = read_text(r, f, node);
		memcpy(to, &text, sizeof text);
		break;
	case FIELD_BOOL:
		yes = cJSON_IsTrue(node);
		wrong_type(r, node, f->key, cJSON_IsBool(node), "true or false");
		memcpy(to, &yes, sizeof yes);
		break;
	case FIELD_CHOICE:
		yes = read_word(r, f, node) == 1;
		memcpy(to, &yes, sizeof yes);
		break;
	case FIELD_ENUM:
		u = (unsigned)read_word(r, f, node);
		memcpy(to, &u, sizeof u);
		break;
	case FIELD_NUMBER:
		if (!wrong_type(r, node, f->key, cJSON_IsNumber(node), "a number"))
			memcpy(to, &node->valuedouble, sizeof node->valuedouble);
		break;
	case FIELD_UINT:
		u = (unsigned)read_whole(r, f->key, node, 0, UINT32_MAX);
		memcpy(to, &u, sizeof u);
		break;
	case FIELD_INT:
		u = (unsigned)(int)read_whole(r, f->key, node, INT32_MIN, INT32_MAX);
		memcpy(to, &u, sizeof u);
		break;
	case FIELD_SIZE:
		size = (size_t)read_whole(r, f->key, node, 0, 9007199254740992.0);
		memcpy(to, &size, sizeof size);
		break;
	case FIELD_SPAN:
		span = read_span(r, f->key, node);
		memcpy(to, &span, sizeof span);
		break;
	case FIELD_TEXTS:
		strs = read_texts(r, f->key, node);
		memcpy(to, &strs, sizeof strs);
		break;
	case FIELD_OBJECT:
		scope.where = f->key;
		read_record(r, f->record, node, to, scope);
		break;
	case FIELD_MERGED: break;
	default: read_list(r, f, node, out, scope);
	}
}

static void read_tuple(struct reader *r, const struct record *rec, const cJSON *node, char *out, struct scope scope)
{
	clear(rec, out);
	if (wrong_type(r, node, scope.where, cJSON_IsArray(node), "an array"))
		return;
	size_t n = (size_t)cJSON_GetArraySize(node);
	if (n != rec->n) {
		fault(r, value_place(r, node), "'%s': %zu values where %zu should stand", scope.where, n, rec->n);
		return;
	}
	const cJSON *item = node->child;
	for (size_t i = 0; i < rec->n; i++, item = item->next)
		read_value(r, &rec->fields[i], item, out, scope);
}

typedef VEC(const char *) key_list;

static void list_keys(struct reader *r, const struct record *rec, key_list *keys)
{
	for (size_t i = 0; i < rec->n; i++)
		if (rec->fields[i].kind == FIELD_MERGED)
			list_keys(r, rec->fields[i].record, keys);
		else
			*vec_push(r->a, keys) = rec->fields[i].key;
}

static bool has_key(const struct record *rec, const char *key)
{
	for (size_t i = 0; i < rec->n; i++) {
		const struct field *f = &rec->fields[i];
		if (f->kind == FIELD_MERGED ? has_key(f->record, key) : strcmp(f->key, key) == 0)
			return true;
	}
	return rec->schema && strcmp(key, "schema") == 0;
}

static void check_keys(struct reader *r, const struct record *rec, const cJSON *node)
{
	const cJSON *item;
	cJSON_ArrayForEach(item, node) {
		if (has_key(rec, item->string))
			continue;
		key_list keys = { 0 };
		list_keys(r, rec, &keys);
		const char *guess = diag_guess(str_c(item->string), keys.v, keys.n);
		if (guess)
			fault(r, key_place(r, item), "key '%s' is not known here (%s); did you mean '%s'?", item->string, rec->name, guess);
		else
			fault(r, key_place(r, item), "key '%s' is not known here (%s)", item->string, rec->name);
	}
}

/* A record of another kind has nothing else that could be right. */
static bool check_schema(struct reader *r, const struct record *rec, const cJSON *node)
{
	const cJSON *schema = cJSON_GetObjectItemCaseSensitive(node, "schema");
	size_t before = r->problems;
	if (!schema)
		fault(r, value_place(r, node), "no 'schema': \"%s\" should stand here", rec->schema);
	else if (!cJSON_IsString(schema))
		wrong_type(r, schema, "schema", false, "a string");
	else if (strcmp(schema->valuestring, rec->schema) != 0)
		fault(r, value_place(r, schema), "schema '%s', where '%s' should stand", schema->valuestring, rec->schema);
	return r->problems == before;
}

static void read_fields(struct reader *r, const struct record *rec, const cJSON *node, char *out, struct scope scope)
{
	for (size_t i = 0; i < rec->n; i++) {
		const struct field *f = &rec->fields[i];
		if (f->kind == FIELD_MERGED) {
			read_fields(r, f->record, node, out + f->at, scope);
			continue;
		}
		const cJSON *item = cJSON_GetObjectItemCaseSensitive(node, f->key);
		if (item)
			read_value(r, f, item, out, scope);
		else if (f->flags & FIELD_REQUIRED)
			fault(r, value_place(r, node), "%s lacks '%s' (%s)", rec->name, f->key, f->note ? f->note : "required");
	}
}

static void read_record(struct reader *r, const struct record *rec, const cJSON *node, char *out, struct scope scope)
{
	size_t before = r->problems;
	clear(rec, out);
	if (wrong_type(r, node, scope.where, cJSON_IsObject(node), "an object"))
		return;
	if (rec->schema) {
		if (!check_schema(r, rec, node))
			return;
		scope.owner_record = rec;
		scope.owner = out;
	}
	check_keys(r, rec, node);
	read_fields(r, rec, node, out, scope);
	const char *why = rec->fault && r->problems == before ? rec->fault(out, scope.owner_record, scope.owner) : NULL;
	if (why)
		fault(r, value_place(r, node), "%s: %s", rec->name, why);
}

static void number_nodes(cJSON *node, int *n)
{
	for (; node; node = node->next) {
		node->valueint = (*n)++;
		number_nodes(node->child, n);
	}
}

static int read_root(struct arena *a, const struct record *rec, const char *path, struct str json,
    const struct json_places *places, void *out, struct diag *d)
{
	cJSON *root = cJSON_ParseWithLength(json.p, json.n);
	if (!root)
		return diag_error(d, EX_OSERR, (struct place){ .file = path }, "out of memory");
	struct reader r = { a, path, places, d, 0 };
	int n = 0;
	number_nodes(root, &n);
	assert((size_t)n == places->at.n);
	read_record(&r, rec, root, out, (struct scope){ .where = rec->name });
	cJSON_Delete(root);
	return r.problems ? -1 : 0;
}

int record_from_json(struct arena *a, const struct record *rec, const char *path, struct str json, void *out, struct diag *d)
{
	struct arena *scratch = arena_new();
	struct json_places places;
	memset(out, 0, rec->size);
	int rc = json_strict(scratch, path, json, &places, d);
	if (rc == 0 && places.beyond)
		rc = diag_error(d, EX_DATAERR, places.beyond_at, "%s", places.beyond);
	if (rc == 0)
		rc = read_root(a, rec, path, json, &places, out, d);
	arena_free(scratch);
	return rc;
}
