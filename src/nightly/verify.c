/* verify.c: read the edition again, as its reader will, before it is published. */
#include "nightly_int.h"

#include <string.h>

#include "compare.h"
#include "file.h"
#include "pdf.h"

struct verifier {
	struct arena *a;
	const char *dir;       /* of the edition */
	struct diag *d;
	const struct meeting *meeting;
	struct str *texts;     /* of the meeting's documents */
	size_t claims;
};

static int check_reading(struct verifier *v, const struct claim *c, unsigned document, struct span s, const char *quote, bool exact)
{
	if (document >= v->meeting->documents.n)
		return diag_error(v->d, EX_SOFTWARE, NOWHERE, "claim %s: its meeting %s has no document %u", c->id, v->meeting->id, document);
	struct str text = v->texts[document];
	const char *file = v->meeting->documents.v[document].file;
	if (s.s > s.e || s.e > text.n)
		return diag_error(v->d, EX_SOFTWARE, (struct place){ .file = file }, "claim %s: there are no bytes [%u,%u)", c->id, s.s, s.e);
	/* A name's or a mention's quote is the sentence around it. */
	struct str words = str_sub(text, s.s, s.e);
	if (quote && !str_is(words, quote) && (exact || str_find(str_c(quote), words) == STR_NONE))
		return diag_error(v->d, EX_SOFTWARE, (struct place){ .file = file }, "claim %s: bytes [%u,%u) are not its words", c->id, s.s, s.e);
	return 0;
}

static int check_claim(struct verifier *v, const struct claim *c, const char *quote, bool exact)
{
	v->claims++;
	if (!c->n_sources)
		return check_reading(v, c, 0, c->span, quote, exact);
	for (size_t i = 0; i < c->n_sources; i++)
		if (check_reading(v, c, c->sources[i].document, c->sources[i].span, c->sources[i].quote, exact) < 0)
			return -1;
	return 0;
}

static int read_texts(struct verifier *v)
{
	v->texts = arena_array(v->a, v->meeting->documents.n, struct str);
	for (size_t i = 0; i < v->meeting->documents.n; i++) {
		const char *path = arena_printf(v->a, "%s/documents/%s.txt", v->dir, v->meeting->documents.v[i].file);
		if (file_read(v->a, path, FILE_MAX, &v->texts[i], v->d) < 0)
			return -1;
	}
	return 0;
}

static int check_meeting(struct verifier *v)
{
	const struct meeting *m = v->meeting;
	int rc = read_texts(v);
	for (size_t i = 0; i < m->outcomes.n && rc == 0; i++)
		rc = check_claim(v, &m->outcomes.v[i].claim, m->outcomes.v[i].quote, true);
	for (size_t i = 0; i < m->issues.n && rc == 0; i++)
		rc = check_claim(v, &m->issues.v[i].claim, m->issues.v[i].quote, true);
	for (size_t i = 0; i < m->statements.n && rc == 0; i++)
		rc = check_claim(v, &m->statements.v[i].claim, m->statements.v[i].quote, true);
	for (size_t i = 0; i < m->amounts.n && rc == 0; i++)
		rc = check_claim(v, &m->amounts.v[i].claim, m->amounts.v[i].text, true);
	for (size_t i = 0; i < m->participants.n && rc == 0; i++)
		rc = check_claim(v, &m->participants.v[i].claim, m->participants.v[i].context, false);
	for (size_t i = 0; i < m->background.n && rc == 0; i++)
		rc = check_claim(v, &m->background.v[i].claim, m->background.v[i].context, false);
	return rc;
}

/* Every id that a row prints is a claim. */
static int check_rows(const struct comparison *c, struct diag *d)
{
	struct claim_at at;
	for (size_t i = 0; i < c->rows.n; i++)
		for (size_t k = 0; k < c->rows.v[i].n_cells; k++)
			for (size_t n = 0; n < c->rows.v[i].cells[k].n; n++)
				if (!comparison_claim(c, c->rows.v[i].cells[k].v[n], &at))
					return diag_error(d, EX_SOFTWARE, NOWHERE, "row %s: there is no claim %s", c->rows.v[i].topic, c->rows.v[i].cells[k].v[n]);
	return 0;
}

/* Do all readings of c's claims stand in the texts of dir/documents? */
static int verify_claims(struct arena *a, const struct comparison *c, const char *dir, size_t *claims, struct diag *d)
{
	struct verifier v = { .a = a, .dir = dir, .d = d };
	for (size_t i = 0; i < c->n_sides; i++)
		for (size_t k = 0; k < c->sides[i].n_meetings; k++) {
			v.meeting = &c->sides[i].meetings[k];
			if (check_meeting(&v) < 0)
				return -1;
		}
	*claims = v.claims;
	return check_rows(c, d);
}

static int verify_pdf(struct job *j)
{
	const char *path = file_join(j->arena, j->stage, "brief.pdf");
	struct str pdf;
	unsigned pages;
	if (file_read(j->arena, path, FILE_MAX, &pdf, j->d) < 0 || pdf_inspect(j->arena, path, pdf, &pages, j->d) < 0)
		return -1;
	if (pages != j->run.counts.pages)
		return diag_error(j->d, EX_SOFTWARE, (struct place){ .file = path }, "it has %u pages, and %u were laid out", pages, j->run.counts.pages);
	return 0;
}

int job_verify(struct job *j)
{
	long long start = clock_ms();
	const char *path = file_join(j->arena, j->stage, "brief.json");
	struct str json;
	struct comparison c;
	size_t claims;
	if (verify_pdf(j) < 0 || file_read(j->arena, path, FILE_MAX, &json, j->d) < 0 || comparison_from_json(j->arena, path, json, &c, j->d) < 0 ||
	    verify_claims(j->arena, &c, j->stage, &claims, j->d) < 0)
		return -1;
	j->run.timings.verify = (unsigned)(clock_ms() - start);
	job_tell(j, LOG_INFO, "verified", LOG_FIELDS({ "claims", arena_printf(j->arena, "%zu", claims) }),
	    "%u pages read back, %zu claims found in their sources", j->run.counts.pages, claims);
	return 0;
}
