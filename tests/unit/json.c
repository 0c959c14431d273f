/* Documents to JSON and back. */
#include <math.h>
#include <string.h>

#include "codec.h"
#include "file.h"
#include "meeting.h"
#include "test.h"

static struct arena *a;

static struct claim claim_at_span(const char *id, uint32_t s, uint32_t e)
{
	return (struct claim){ .id = id, .span = { s, e }, .line = 3, .rule = "outcomes.tsv:4" };
}

static struct strs strs_of(const char *one, const char *two)
{
	const char **v = arena_calloc(a, 2, sizeof *v);
	v[0] = one;
	v[1] = two;
	return (struct strs){ v, (size_t)(one != NULL) + (two != NULL) };
}

static void sample(struct document *doc)
{
	*doc = (struct document){ 0 };
	doc->source = (struct source_info){
		.file = "a.txt", .format = "text", .lang = "en", .bytes = 120, .title = "Talks on \"ports\"\tand more",
		.sha256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
		.publication_date = "2031-05",
	};
	doc->source.zones = arena_calloc(a, 1, sizeof *doc->source.zones);
	doc->source.zones[0] = (struct zone){ ZONE_BODY, { 0, 100 } };
	doc->source.n_zones = 1;
	*vec_push(a, &doc->meetings) = (struct meeting_ref){
		.claim = claim_at_span("aaa", 0, 9), .ref = "m1", .primary = true, .kind = "call", .start = "2031-05-04",
		.date_basis = "explicit", .place = { .city = "Oslo" }, .sides = strs_of("Norway", "Chile"),
	};
	struct amount *amount = arena_calloc(a, 1, sizeof *amount);
	*amount = (struct amount){
		.claim = claim_at_span("bbb", 5, 8), .value = 0.1, .min = NAN, .max = NAN, .unit = "percent",
		.bound = BOUND_LE, .change_from = 5.5e11, .change_to = NAN, .text = "a tenth",
	};
	*vec_push(a, &doc->outcomes) = (struct outcome){
		.claim = claim_at_span("ccc", 5, 19), .meeting = "m1", .issue = "climate-environment", .type = "agreement",
		.actors = strs_of("Norway", NULL), .quote = "Norway agreed.", .summary = "Norway agreed.",
		.status = "firm", .strength = STRENGTH_AGREED, .amounts = amount, .n_amounts = 1, .key = true,
	};
}

static const char *json_of(const struct document *doc)
{
	struct strbuf out;
	strbuf_init(&out);
	document_to_json(doc, &out);
	const char *z = arena_strz(a, strbuf_str(&out));
	strbuf_release(&out);
	return z;
}

static void writes_the_contract(void)
{
	struct document doc;
	sample(&doc);
	const char *z = json_of(&doc);
	CHECK(strncmp(z, "{\n \"schema\": \"diptych/document/1\",\n \"source\": {\n  \"file\": \"a.txt\",", 58) == 0);
	CHECK(strstr(z, "\"title\": \"Talks on \\\"ports\\\"\\tand more\""));
	CHECK(strstr(z, "\"zones\": [\n   {\n    \"kind\": \"body\",\n    \"span\": [0,100]\n   }\n  ]"));
	CHECK(strstr(z, "\"id\": \"m1\",\n   \"primary\": true,\n   \"planned\": false,\n   \"kind\": \"call\""));
	CHECK(strstr(z, "\"place\": {\n    \"city\": \"Oslo\"\n   },\n   \"sides\": [\"Norway\", \"Chile\"],\n   \"claim\": \"aaa\""));
	CHECK(strstr(z, "\"value\": 0.1,\n     \"unit\": \"percent\",\n     \"bound\": \"le\",\n     \"change\": {\n      \"from\": 550000000000\n     }"));
	CHECK(strstr(z, "\"confidence\": \"high\",\n   \"inferred\": [],"));
	CHECK(strstr(z, "\"warnings\": []\n}\n"));
	CHECK(!strstr(z, "byline"));
}

static void numbers_are_shortest(void)
{
	static const struct { double v; const char *want; } cases[] = {
		{ 0, "0" }, { 24, "24" }, { -3.5, "-3.5" }, { 1e21, "1e+21" }, { 123456789012345680000.0, "123456789012345680000" },
		{ 1e-7, "1e-7" }, { 0.000001, "0.000001" }, { 1.7976931348623157e308, "1.7976931348623157e+308" },
		{ 0.3, "0.3" }, { 1.0 / 3, "0.3333333333333333" }, { 100, "100" }, { 2.5e11, "250000000000" }, { 12.25, "12.25" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document doc;
		sample(&doc);
		doc.outcomes.v[0].amounts[0].value = cases[i].v;
		const char *want = arena_printf(a, "\"value\": %s,", cases[i].want);
		if (!strstr(json_of(&doc), want))
			printf("  want %s\n", want);
		CHECK(strstr(json_of(&doc), want));
	}
}


static struct str text_of(const char *z)
{
	return str_c(z);
}

/* The messages that reading gives, one a line. */
static const char *complaints(struct str json)
{
	struct document doc;
	struct diag d;
	struct strbuf all;
	diag_init(&d);
	strbuf_init(&all);
	int rc = document_from_json(a, "d.json", json, &doc, &d);
	CHECK((rc < 0) == (d.errors > 0));
	CHECK(rc == 0 || d.status == EX_DATAERR);
	for (size_t i = 0; i < d.msgs.n; i++)
		strbuf_putf(&all, "%s:%u:%u: %s\n", d.msgs.v[i].at.file, d.msgs.v[i].at.line, d.msgs.v[i].at.col, d.msgs.v[i].text);
	const char *z = arena_strz(a, strbuf_str(&all));
	strbuf_release(&all);
	diag_release(&d);
	return z;
}

static void reads_what_it_wrote(void)
{
	struct document doc, back;
	struct diag d;
	sample(&doc);
	const char *first = json_of(&doc);
	diag_init(&d);
	CHECK(document_from_json(a, "d.json", text_of(first), &back, &d) == 0);
	diag_print(&d, 0, stdout);
	CHECK_STR(json_of(&back), first);
	CHECK(isnan(back.outcomes.v[0].amounts[0].min));
	CHECK(back.outcomes.v[0].amounts[0].bound == BOUND_LE);
	*vec_push(a, &back.warnings) = (struct warning){ "one", 1 };
	CHECK(back.warnings.n == 1);
	diag_release(&d);
}

/* The sample's JSON with one piece replaced. */
static struct str changed(const char *from, const char *to)
{
	struct document doc;
	sample(&doc);
	struct str z = text_of(json_of(&doc));
	size_t at = str_find(z, str_c(from));
	CHECK(at != STR_NONE);
	if (at == STR_NONE)
		return z;
	return text_of(arena_printf(a, "%.*s%s%s", (int)at, z.p, to, z.p + at + strlen(from)));
}

static void says_what_is_wrong(void)
{
	static const struct { const char *from, *to, *says; } cases[] = {
		{ "\"warnings\"", "\"warnigns\"", "key 'warnigns' is not known here (document); did you mean 'warnings'?" },
		{ "\"warnings\"", "\"warnigns\"", "document lacks 'warnings' (" },
		{ "\"key\": true", "\"key\": \"yes\"", "'key' is a string, where true or false should stand" },
		{ "\"key\": true", "\"key\": null", "'key' is null: leave the key out where nothing is known" },
		{ "\"agreed\"", "\"agred\"", "'agred' is not a value of 'strength'; did you mean 'agreed'?" },
		{ "[5,19]", "[19,5]", "the span starts at 19 and ends before, at 5" },
		{ "[5,19]", "[5]", "a span has two numbers [s,e), this one 1" },
		{ "[5,19]", "[5,1.5]", "1.5 is not a whole number" },
		{ "[5,19]", "[-5,15]", "-5 is not a whole number" },
		{ "\"2031-05-04\"", "\"2031-02-29\"", "'2031-02-29' is not a date" },
		{ "\"m1\",\n   \"issue\"", "\"m2\",\n   \"issue\"", "outcome: meeting names no meeting of this record" },
		{ "document/1", "document/2", "schema 'diptych/document/2', where 'diptych/document/1' should stand" },
		{ "\"bytes\": 120", "\"bytes\": 120, \"bytes\": 120", "key 'bytes' stands twice in one object" },
		{ "\"bytes\": 120", "\"bytes\": 120, \"b\\u0079tes\": 1", "key 'bytes' stands twice in one object" },
		{ "Oslo", "Os\\u0000lo", "\\u0000: a string cannot hold U+0000" },
		{ "Oslo", "Os\xC3", "ill-formed UTF-8 (byte C3)" },
		{ "Oslo", "Os\nlo", "control character U+000A" },
		{ "0.1", "1e999", "1e999: out of range" },
		{ "0.1", "01", "a number does not start with a spare 0" },
		{ "0.1", ".1", "'.' where a value" },
		{ "\"Norway\", \"Chile\"", "\"Norway\", 7", "'sides' is a number, where a string should stand" },
		{ "[]\n}", "[],\n}", "'}' where a key in quotation marks should stand" },
		{ "\"warnings\": []", "\"warnings\": [[]]", "'warnings' is an array, where an object should stand" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *got = complaints(changed(cases[i].from, cases[i].to));
		if (!strstr(got, cases[i].says))
			printf("  want %s\n  got  %s\n", cases[i].says, got);
		CHECK(strstr(got, cases[i].says));
	}
}

static void says_where(void)
{
	CHECK_STR(complaints(text_of("{\"schema\": \"diptych/document/1\",\n \"\xC3\xA9\": 1, \"x\" 2}")),
	    "d.json:2:14: '2' where ':' should stand\n");
	const char *got = complaints(text_of("{\"schema\": \"diptych/document/1\",\n \"\xC3\xA9\": 1, \"dates\": 2}"));
	CHECK(strstr(got, "d.json:2:2: key '\xC3\xA9' is not known here (document)\n"));
	CHECK(strstr(got, "d.json:2:19: 'dates' is a number, where an array should stand\n"));
	CHECK(strstr(got, "d.json:1:1: document lacks 'source'"));
	CHECK_STR(complaints(text_of("")), "d.json:1:1: the text ends where a value (object, array, string, number, true, false, null) should stand\n");
}

static void stops_complaining(void)
{
	struct strbuf b;
	strbuf_init(&b);
	strbuf_puts(&b, "{\"schema\": \"diptych/document/1\"");
	for (int i = 0; i < 3000; i++)
		strbuf_putf(&b, ", \"k%d\": [%d]", i, i);
	strbuf_putc(&b, '}');
	CHECK(strstr(complaints(strbuf_str(&b)), "more than 20 problems"));
	strbuf_release(&b);
	strbuf_init(&b);
	for (int i = 0; i < 100000; i++)
		strbuf_putc(&b, '[');
	CHECK(strstr(complaints(strbuf_str(&b)), "nested deeper than 64 levels"));
	strbuf_release(&b);
}

/* Break the sample in many ways, always the same ones: no input may crash. */
static void survives_mutation(void)
{
	static const char pieces[] = "{}[]\",:0-9eE.\\u\x01\xC3\xFF ntf";
	struct document doc;
	unsigned long long state = 88172645463325252ULL;
	sample(&doc);
	struct str good = text_of(json_of(&doc));
	struct arena *outer = a;
	for (int round = 0; round < 4000; round++) {
		a = arena_new();
		char *bytes = arena_strz(a, good);
		size_t n = good.n;
		for (int k = 0; k < 1 + round % 3; k++) {
			state ^= state << 13, state ^= state >> 7, state ^= state << 17;
			size_t at = (size_t)(state % n);
			if (state >> 40 & 1)
				bytes[at] = pieces[(state >> 20) % (sizeof pieces - 1)];
			else if (state >> 41 & 1)
				n = at + 1;
			else
				memmove(bytes + at, bytes + at + 1, n - at - 1), n--;
			n = n ? n : 1;
		}
		complaints((struct str){ bytes, n });
		arena_free(a);
	}
	a = outer;
}

/* The public suite of JSON texts, where it is at hand: names start with y (must
 * be read), n (must be refused) or i (either). */
static void public_suite(void)
{
	struct file_list files;
	struct diag d;
	size_t n = 0;
	diag_init(&d);
	if (file_list(a, "../shared/testsets/hostile/json", &files, &d) < 0) {
		printf("skip public_suite_files: the suite is not here\n");
		diag_release(&d);
		return;
	}
	for (size_t i = 0; i < files.n; i++, n++) {
		struct json_places places;
		struct str text = { 0 };
		char kind = file_base(files.v[i])[0];
		struct diag quiet;
		diag_init(&quiet);
		if (file_read(a, files.v[i], FILE_MAX, &text, &quiet) < 0)
			text = STR("");
		int rc = json_strict(a, files.v[i], text, &places, &quiet);
		if ((kind == 'y' && rc < 0) || (kind == 'n' && rc == 0)) {
			printf("  %s\n", files.v[i]);
			CHECK(false);
		}
		complaints(text);
		diag_release(&quiet);
	}
	CHECK(n > 200);
	diag_release(&d);
}

int main(void)
{
	a = arena_new();
	RUN(writes_the_contract);
	RUN(numbers_are_shortest);
	RUN(reads_what_it_wrote);
	RUN(says_what_is_wrong);
	RUN(says_where);
	RUN(stops_complaining);
	RUN(survives_mutation);
	RUN(public_suite);
	arena_free(a);
	return TEST_EXIT;
}
