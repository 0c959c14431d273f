/* schema.c: the published schemas (JSON Schema 2020-12), from the tables. */
#include "codec.h"

#include <string.h>

static void put_quoted(struct strbuf *out, const char *z)
{
	strbuf_putc(out, '"');
	for (; *z; z++) {
		if (*z == '"' || *z == '\\')
			strbuf_putc(out, '\\');
		strbuf_putc(out, *z);
	}
	strbuf_putc(out, '"');
}

static void put_words(struct strbuf *out, const struct field *f)
{
	strbuf_puts(out, "\"enum\": [");
	for (size_t i = 0; i < f->n_words; i++) {
		strbuf_puts(out, i ? ", " : "");
		put_quoted(out, f->words[i]);
	}
	strbuf_putc(out, ']');
}

static void put_ref(struct strbuf *out, const struct record *r)
{
	strbuf_putf(out, "\"$ref\": \"#/$defs/%s\"", r->name);
}

static void put_type(struct strbuf *out, const struct field *f)
{
	static const char *const patterns[FORM_COUNT] = {
		[FORM_SLUG] = "^[a-z0-9-]+$",
		[FORM_DATE] = "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|--(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)$",
		[FORM_SHA256] = "^[0-9a-f]{64}$",
	};
	static const char strings[] = "\"type\": \"array\", \"items\": {\"type\": \"string\"}";
	switch (f->kind) {
	case FIELD_TEXT:
		strbuf_puts(out, "\"type\": \"string\"");
		if (f->form == FORM_WORD) {
			strbuf_puts(out, ", ");
			put_words(out, f);
		} else if (patterns[f->form]) {
			strbuf_puts(out, ", \"pattern\": ");
			put_quoted(out, patterns[f->form]);
		}
		break;
	case FIELD_BOOL: strbuf_puts(out, "\"type\": \"boolean\""); break;
	case FIELD_CHOICE: case FIELD_ENUM: put_words(out, f); break;
	case FIELD_NUMBER: strbuf_puts(out, "\"type\": \"number\""); break;
	case FIELD_UINT: case FIELD_SIZE: strbuf_puts(out, "\"type\": \"integer\", \"minimum\": 0"); break;
	case FIELD_INT: strbuf_puts(out, "\"type\": \"integer\""); break;
	case FIELD_SPAN: strbuf_puts(out, "\"$ref\": \"#/$defs/span\""); break;
	case FIELD_SPANS: strbuf_puts(out, "\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/span\"}"); break;
	case FIELD_TEXTS: strbuf_puts(out, strings); break;
	case FIELD_TABLE: strbuf_putf(out, "\"type\": \"array\", \"items\": {%s}", strings); break;
	case FIELD_OBJECT: put_ref(out, f->record); break;
	case FIELD_MERGED: break;
	case FIELD_LIST: case FIELD_TUPLES:
		strbuf_puts(out, "\"type\": \"array\", \"items\": {");
		put_ref(out, f->record);
		strbuf_putc(out, '}');
		break;
	}
}

static void put_property(struct strbuf *out, const struct field *f)
{
	strbuf_putc(out, '{');
	put_type(out, f);
	if (f->note) {
		strbuf_puts(out, ", \"description\": ");
		put_quoted(out, f->note);
	}
	strbuf_putc(out, '}');
}

static void put_properties(struct strbuf *out, const struct record *r, const char *indent, bool *first)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct field *f = &r->fields[i];
		if (f->kind == FIELD_MERGED) {
			put_properties(out, f->record, indent, first);
			continue;
		}
		strbuf_putf(out, "%s\n%s  ", *first ? "" : ",", indent);
		*first = false;
		put_quoted(out, f->key);
		strbuf_puts(out, ": ");
		put_property(out, f);
	}
}

static void put_required(struct strbuf *out, const struct record *r, bool *first)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct field *f = &r->fields[i];
		if (f->kind == FIELD_MERGED) {
			put_required(out, f->record, first);
		} else if (f->flags & FIELD_REQUIRED) {
			strbuf_puts(out, *first ? "" : ", ");
			*first = false;
			put_quoted(out, f->key);
		}
	}
}

/* The inside of an object's schema. */
static void put_object(struct strbuf *out, const struct record *r, const char *indent)
{
	bool first = true;
	if (r->note) {
		strbuf_putf(out, "%s\"description\": ", indent);
		put_quoted(out, r->note);
		strbuf_puts(out, ",\n");
	}
	strbuf_putf(out, "%s\"type\": \"object\",\n%s\"additionalProperties\": false,\n%s\"required\": [", indent, indent, indent);
	if (r->schema) {
		strbuf_puts(out, "\"schema\"");
		first = false;
	}
	put_required(out, r, &first);
	strbuf_putf(out, "],\n%s\"properties\": {", indent);
	first = true;
	if (r->schema) {
		strbuf_putf(out, "\n%s  \"schema\": {\"const\": ", indent);
		put_quoted(out, r->schema);
		strbuf_putc(out, '}');
		first = false;
	}
	put_properties(out, r, indent, &first);
	strbuf_putf(out, "\n%s}", indent);
}

static void put_tuple(struct strbuf *out, const struct record *r)
{
	strbuf_puts(out, "   \"type\": \"array\",\n   \"prefixItems\": [");
	for (size_t i = 0; i < r->n; i++) {
		strbuf_puts(out, i ? ",\n    " : "\n    ");
		put_property(out, &r->fields[i]);
	}
	strbuf_putf(out, "\n   ],\n   \"minItems\": %zu,\n   \"items\": false", r->n);
}

enum { DEFS_MAX = 64 };

struct defs {
	const struct record *v[DEFS_MAX];
	bool tuple[DEFS_MAX];
	size_t n;
};

/* Inner records in the order in which they are first met. */
static void collect(const struct record *r, struct defs *defs)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct field *f = &r->fields[i];
		bool known = !f->record;
		for (size_t j = 0; j < defs->n && !known; j++)
			known = defs->v[j] == f->record;
		if (known)
			continue;
		if (f->kind != FIELD_MERGED && defs->n < DEFS_MAX) {
			defs->tuple[defs->n] = f->kind == FIELD_TUPLES;
			defs->v[defs->n++] = f->record;
		}
		collect(f->record, defs);
	}
}

void record_schema(const struct record *r, struct strbuf *out)
{
	struct defs defs = { .n = 0 };
	collect(r, &defs);
	strbuf_puts(out, "{\n \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n");
	/* Absolute, or older validators look the references up elsewhere. */
	strbuf_putf(out, " \"$id\": \"https://diptych.example/schema/%s\",\n", r->schema);
	put_object(out, r, " ");
	strbuf_puts(out, ",\n \"$defs\": {\n  \"span\": {\n   \"description\": \"bytes [s,e)\",\n   \"type\": \"array\",\n"
			 "   \"prefixItems\": [{\"type\": \"integer\", \"minimum\": 0}, {\"type\": \"integer\", \"minimum\": 0}],\n"
			 "   \"minItems\": 2,\n   \"items\": false\n  }");
	for (size_t i = 0; i < defs.n; i++) {
		strbuf_puts(out, ",\n  ");
		put_quoted(out, defs.v[i]->name);
		strbuf_puts(out, ": {\n");
		if (defs.tuple[i])
			put_tuple(out, defs.v[i]);
		else
			put_object(out, defs.v[i], "   ");
		strbuf_puts(out, "\n  }");
	}
	strbuf_puts(out, "\n }\n}\n");
}
