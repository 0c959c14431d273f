/* Documents to JSON and back. */
#include <math.h>
#include <string.h>

#include "codec.h"
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

int main(void)
{
	a = arena_new();
	RUN(writes_the_contract);
	RUN(numbers_are_shortest);
	arena_free(a);
	return TEST_EXIT;
}
