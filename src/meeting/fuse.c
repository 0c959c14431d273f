/* fuse.c: documents to meetings.
 *
 * The documents are sorted and freed of repetition first; everything after is
 * a function of that sorted set, so neither the order of the input nor a file
 * given twice changes a byte.  A document may cover several meetings, and a
 * text about one meeting may tell results of an earlier one: each item follows
 * the meeting that it names.  What belongs to a meeting that no document is
 * about stays with the meeting that its document covers, and points at an
 * entry of `background`. */
#include "fuse_int.h"

#include <stdlib.h>
#include <string.h>

/* --- the set of documents ------------------------------------------------- */

static int text_cmp(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* Documents that are otherwise equal differ, if at all, in what was made of them. */
static int content_cmp(const struct document *a, const struct document *b)
{
	struct strbuf x, y;
	strbuf_init(&x);
	strbuf_init(&y);
	document_to_json(a, &x);
	document_to_json(b, &y);
	int c = str_cmp(strbuf_str(&x), strbuf_str(&y));
	strbuf_release(&x);
	strbuf_release(&y);
	return c;
}

static int by_digest(const void *pa, const void *pb)
{
	const struct document *a = *(const struct document *const *)pa, *b = *(const struct document *const *)pb;
	int c = text_cmp(a->source.sha256, b->source.sha256);
	c = c ? c : text_cmp(a->source.file, b->source.file);
	return c || a == b ? c : content_cmp(a, b);
}

static int by_file(const void *pa, const void *pb)
{
	const struct document *a = *(const struct document *const *)pa, *b = *(const struct document *const *)pb;
	int c = text_cmp(a->source.file, b->source.file);
	return c ? c : text_cmp(a->source.sha256, b->source.sha256);
}

/* One document a digest, sorted by file. */
static const struct document **document_set(struct arena *a, const struct document *docs, size_t *n)
{
	const struct document **set = arena_array(a, *n ? *n : 1, const struct document *);
	size_t kept = 0;
	for (size_t i = 0; i < *n; i++)
		set[i] = &docs[i];
	if (*n)
		qsort(set, *n, sizeof *set, by_digest);
	for (size_t i = 0; i < *n; i++)
		if (!kept || !set[i]->source.sha256 || !same_text(set[kept - 1]->source.sha256, set[i]->source.sha256))
			set[kept++] = set[i];
	if (kept)
		qsort(set, kept, sizeof *set, by_file);
	*n = kept;
	return set;
}

/* --- routing -------------------------------------------------------------- */

struct fusion {
	struct arena *a;
	const struct document *const *docs;
	size_t n_docs;
	struct clusters clusters;
	int **to;      /* [doc][ref]: cluster, or -1 */
	int *first;    /* [doc]: the cluster of its first primary meeting, or -1 */
	struct diag *d;
};

struct target {
	int cluster;       /* or -1 */
	int background;    /* index of the meeting_ref that it belongs to, or -1 */
};

static struct target route(const struct fusion *f, unsigned doc, const char *ref)
{
	const struct document *from = f->docs[doc];
	struct target t = { f->first[doc], -1 };
	for (size_t i = 0; ref && i < from->meetings.n; i++) {
		if (!same_text(from->meetings.v[i].ref, ref))
			continue;
		if (f->to[doc][i] >= 0)
			t.cluster = f->to[doc][i];
		else
			t.background = (int)i;
		return t;
	}
	return t;
}

/* What one cluster takes from all documents. */
struct intake {
	routed_list participants, issues, outcomes, statements, amounts;
	routed_list rivals; /* outcomes of other meetings that tell a result of this one otherwise */
};

/* Where background mentions of a cluster ended up: [doc][ref] → its ref. */
struct assembly {
	const struct fusion *f;
	int cluster;
	struct meeting *m;
	int *document;            /* sorted document → index in m->documents, or -1 */
	bool *covers;             /* by index in m->documents: the document is about it */
	const char ***background; /* [doc][ref] */
	struct intake in;
};

static bool covers_cluster(const struct fusion *f, unsigned doc, int cluster)
{
	for (size_t i = 0; i < f->docs[doc]->meetings.n; i++)
		if (f->docs[doc]->meetings.v[i].primary && f->to[doc][i] == cluster)
			return true;
	return false;
}

static bool takes(const struct assembly *x, unsigned doc, const char *ref, const char **background)
{
	struct target t = route(x->f, doc, ref);
	*background = t.background >= 0 ? x->background[doc][t.background] : NULL;
	return t.cluster == x->cluster;
}

static bool tells_of(const struct assembly *x, unsigned doc)
{
	const struct document *from = x->f->docs[doc];
	for (size_t i = 0; i < from->outcomes.n; i++)
		if (route(x->f, doc, from->outcomes.v[i].meeting).cluster == x->cluster)
			return true;
	for (size_t i = 0; i < from->statements.n; i++)
		if (route(x->f, doc, from->statements.v[i].meeting).cluster == x->cluster)
			return true;
	return false;
}

static bool speaks_of(const struct fusion *f, unsigned doc, int cluster)
{
	for (size_t i = 0; i < f->docs[doc]->meetings.n; i++)
		if (f->to[doc][i] == cluster)
			return true;
	return false;
}

/* Does another document tell this result of the cluster with another figure? */
static bool is_rival(const struct assembly *x, unsigned doc, const struct outcome *o)
{
	const struct fusion *f = x->f;
	if (!o->n_amounts || route(f, doc, o->meeting).cluster == x->cluster)
		return false;
	for (unsigned k = 0; k < f->n_docs; k++)
		for (size_t i = 0; k != doc && i < f->docs[k]->outcomes.n; i++) {
			const struct outcome *p = &f->docs[k]->outcomes.v[i];
			if (route(f, k, p->meeting).cluster == x->cluster && figures_clash(f->a, o, p))
				return true;
		}
	return false;
}

static bool rivals(const struct assembly *x, unsigned doc)
{
	const struct document *from = x->f->docs[doc];
	for (size_t i = 0; speaks_of(x->f, doc, x->cluster) && i < from->outcomes.n; i++)
		if (is_rival(x, doc, &from->outcomes.v[i]))
			return true;
	return false;
}

static void add_document(struct assembly *x, unsigned doc, bool covers)
{
	x->document[doc] = (int)x->m->documents.n;
	x->covers[x->m->documents.n] = covers;
	*vec_push(x->f->a, &x->m->documents) = x->f->docs[doc]->source;
}

/* The documents about the meeting, those that tell results of it, and those
 * that contradict one while they are about a later meeting. */
static void choose_documents(struct assembly *x)
{
	const struct fusion *f = x->f;
	x->document = arena_array(f->a, f->n_docs, int);
	x->covers = arena_array(f->a, f->n_docs, bool);
	for (unsigned doc = 0; doc < f->n_docs; doc++) {
		bool covers = covers_cluster(f, doc, x->cluster);
		x->document[doc] = -1;
		if (covers || tells_of(x, doc) || rivals(x, doc))
			add_document(x, doc, covers);
	}
}

static void take(struct arena *a, routed_list *list, const void *item, int doc, const char *meeting)
{
	*vec_push(a, list) = (struct routed){ item, (unsigned)doc, meeting };
}

/* Does an item of this document, taken by this cluster, hold the span? */
static bool inside_taken(const struct assembly *x, unsigned doc, struct span s)
{
	const struct document *from = x->f->docs[doc];
	for (size_t i = 0; i < from->outcomes.n; i++) {
		const struct outcome *o = &from->outcomes.v[i];
		if (o->claim.span.s <= s.s && s.e <= o->claim.span.e)
			return route(x->f, doc, o->meeting).cluster == x->cluster;
	}
	return x->f->first[doc] == x->cluster;
}

#define TAKE(list)                                                                               \
	for (size_t i = 0; i < from->list.n; i++)                                                \
		if (takes(x, doc, from->list.v[i].meeting, &background))                         \
	take(x->f->a, &x->in.list, &from->list.v[i], x->document[doc], background)

static void take_items(struct assembly *x, unsigned doc)
{
	const struct document *from = x->f->docs[doc];
	const char *background;
	TAKE(outcomes);
	TAKE(issues);
	TAKE(statements);
	for (size_t i = 0; speaks_of(x->f, doc, x->cluster) && i < from->outcomes.n; i++)
		if (is_rival(x, doc, &from->outcomes.v[i]))
			take(x->f->a, &x->in.rivals, &from->outcomes.v[i], x->document[doc], NULL);
	for (size_t i = 0; i < from->participants.n; i++) {
		const struct participant *p = &from->participants.v[i];
		bool everywhere = !p->meeting && covers_cluster(x->f, doc, x->cluster);
		bool taken = takes(x, doc, p->meeting, &background);
		if (taken || everywhere)
			take(x->f->a, &x->in.participants, p, x->document[doc], taken ? background : NULL);
	}
	for (size_t i = 0; i < from->amounts.n; i++)
		if (inside_taken(x, doc, from->amounts.v[i].claim.span))
			take(x->f->a, &x->in.amounts, &from->amounts.v[i], x->document[doc], NULL);
	if (x->covers[x->document[doc]])
		for (size_t i = 0; i < from->warnings.n; i++)
			*vec_push(x->f->a, &x->m->warnings) = (struct warning){
				arena_printf(x->f->a, "%s: %s", from->source.file, from->warnings.v[i].text), from->warnings.v[i].line };
}

/* --- background ----------------------------------------------------------- */

static struct mention mention_of(const struct fusion *f, unsigned doc, unsigned ref)
{
	const struct meeting_ref *m = &f->docs[doc]->meetings.v[ref];
	return (struct mention){ doc, ref, m, day_parse(m->start), day_parse(m->end), day_parse(f->docs[doc]->source.publication_date), f->docs[doc] };
}

static const char *unique_ref(struct arena *a, const struct meeting *m, const struct meeting_ref *from)
{
	const char *base = from->claim.id ? from->claim.id : claim_id(a, "meeting", from->kind, from->start), *ref = base;
	for (unsigned n = 2;; n++) {
		bool taken = false;
		for (size_t i = 0; i < m->background.n; i++)
			taken |= same_text(m->background.v[i].ref, ref);
		if (!taken)
			return ref;
		ref = arena_printf(a, "%s-%u", base, n);
	}
}

static bool knows_more(const struct meeting_ref *a, const struct meeting_ref *b)
{
	size_t x = a->start ? strlen(a->start) : 0, y = b->start ? strlen(b->start) : 0;
	return y > x;
}

typedef VEC(struct mention) mention_list;

/* A background mention joins one that another of the documents makes. */
static void join_background(struct assembly *x, mention_list *seen, unsigned doc, unsigned ref)
{
	struct arena *a = x->f->a;
	struct mention m = mention_of(x->f, doc, ref);
	size_t hit = seen->n;
	for (size_t i = 0; i < seen->n && hit == seen->n; i++)
		if (seen->v[i].m->planned == m.m->planned && seen->v[i].doc != doc && mentions_match(&seen->v[i], &m) != MATCH_NONE)
			hit = i;
	if (hit == seen->n) {
		*vec_push(a, seen) = m;
		const char *id = unique_ref(a, x->m, m.m);
		struct meeting_ref *to = vec_push(a, &x->m->background);
		*to = *m.m;
		to->ref = to->claim.id = id;
		to->claim.sources = NULL;
		to->claim.n_sources = 0;
	}
	struct meeting_ref *to = &x->m->background.v[hit];
	bool ahead = m.m->planned || lies_ahead(m.start, m.published);
	to->planned = to->claim.n_sources ? to->planned && ahead : ahead;
	if (knows_more(to, m.m)) {
		to->start = m.m->start;
		to->end = m.m->end;
		to->date_basis = m.m->date_basis;
	}
	if (!to->place.city && !to->place.country)
		to->place = m.m->place;
	struct reading *sources = arena_grow(a, to->claim.sources, to->claim.n_sources * sizeof *sources,
	    (to->claim.n_sources + 1) * sizeof *sources);
	sources[to->claim.n_sources++] = (struct reading){ .document = (unsigned)x->document[doc], .span = m.m->claim.span, .line = m.m->claim.line,
		.quote = m.m->context };
	to->claim.sources = sources;
	x->background[doc][ref] = to->ref;
}

static void collect_background(struct assembly *x)
{
	const struct fusion *f = x->f;
	mention_list seen = { 0 };
	x->background = arena_array(f->a, f->n_docs, const char **);
	for (unsigned doc = 0; doc < f->n_docs; doc++) {
		const struct document *from = f->docs[doc];
		x->background[doc] = arena_array(f->a, from->meetings.n ? from->meetings.n : 1, const char *);
		for (unsigned ref = 0; f->first[doc] == x->cluster && ref < from->meetings.n; ref++)
			if (f->to[doc][ref] < 0)
				join_background(x, &seen, doc, ref);
	}
}

/* --- order ---------------------------------------------------------------- */

static int by_start(const void *pa, const void *pb)
{
	const struct meeting *a = pa, *b = pb;
	int c = strcmp(a->start ? a->start : "~", b->start ? b->start : "~");
	c = c ? c : strcmp(a->id, b->id);
	for (size_t i = 0; !c && i < a->documents.n && i < b->documents.n; i++)
		c = text_cmp(a->documents.v[i].file, b->documents.v[i].file);
	return c;
}

static void number_twins(struct arena *a, struct meetings *all)
{
	for (size_t i = 1, twin = 1; i < all->n; i++) {
		const char *first = all->v[i - twin].id;
		if (strcmp(first, all->v[i].id) == 0)
			all->v[i].id = arena_printf(a, "%s-%zu", first, ++twin);
		else
			twin = 1;
	}
}

/* --- the whole ------------------------------------------------------------ */

static void assemble(const struct fusion *f, int which, struct meeting *m, member_list *members)
{
	const struct cluster *c = &f->clusters.v[which];
	struct assembly x = { .f = f, .cluster = which, .m = m };
	struct merge merge = { f->a, m, members };
	choose_fields(f->a, c, f->docs, m);
	choose_documents(&x);
	collect_background(&x);
	for (unsigned doc = 0; doc < f->n_docs; doc++)
		if (x.document[doc] >= 0)
			take_items(&x, doc);
	routed_list told = { 0 };
	for (size_t i = 0; i < x.in.issues.n; i++)
		if (!((const struct issue *)x.in.issues.v[i].item)->silent)
			*vec_push(f->a, &told) = x.in.issues.v[i];
	merge_participants(&merge, &x.in.participants);
	merge_issues(&merge, &told);
	merge_outcomes(&merge, &x.in.outcomes);
	merge_statements(&merge, &x.in.statements);
	merge_amounts(&merge, &x.in.amounts);
	find_divergences(f->a, c, x.document, &x.in.outcomes, &x.in.rivals, &x.in.participants, m);
	doubt_issues(m);
	find_silences(f->a, x.covers, &x.in.issues, &x.in.outcomes, m);
}

static void first_clusters(struct fusion *f)
{
	f->first = arena_array(f->a, f->n_docs ? f->n_docs : 1, int);
	for (size_t i = 0; i < f->n_docs; i++) {
		f->first[i] = -1;
		for (size_t k = 0; k < f->docs[i]->meetings.n && f->first[i] < 0; k++)
			if (f->docs[i]->meetings.v[k].primary)
				f->first[i] = f->to[i][k];
		if (f->first[i] < 0)
			diag_warn(f->d, (struct place){ .file = f->docs[i]->source.file }, "no meeting was found that this document is about");
	}
}

int meetings_fuse(struct arena *a, const struct document *docs, size_t n, struct corrections *corrections,
    struct meetings *out, struct diag *d)
{
	struct fusion f = { .a = a, .docs = document_set(a, docs, &n), .d = d };
	member_list members = { 0 };
	f.n_docs = n;
	f.to = arena_array(a, n ? n : 1, int *);
	for (size_t i = 0; i < n; i++)
		f.to[i] = arena_array(a, f.docs[i]->meetings.n ? f.docs[i]->meetings.n : 1, int);
	clusters_form(a, f.docs, n, &f.clusters, f.to);
	first_clusters(&f);
	*out = (struct meetings){ arena_array(a, f.clusters.n ? f.clusters.n : 1, struct meeting), f.clusters.n };
	for (size_t i = 0; i < f.clusters.n; i++)
		assemble(&f, (int)i, &out->v[i], &members);
	if (out->n)
		qsort(out->v, out->n, sizeof *out->v, by_start);
	number_twins(a, out);
	unique_ids(a, out, &members);
	corrections_apply(a, corrections, &members, out, d);
	return 0;
}
