/* fix.c: `diptych fix`: a correction written into the brief's corrections.tsv,
 * and what it changes.
 *
 *     claim by number or id ─ does the action fit it? ─ file edited ─ brief read again ─ claims before and after
 *
 * The brief is read before and after, so what is shown is what a build will do. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask_int.h"
#include "taxonomy.h"
#include "term.h"
#include "why_int.h"

struct fixing {
	struct arena *a;
	const struct options *o;
	struct why before;
	struct taxonomy *tax;
	const char *path; /* corrections.tsv */
	struct str old;   /* its bytes; empty where there is none */
	struct diag *d;
};

/* --- the words of the command line ------------------------------------------ */

static bool is_action(const char *word)
{
	for (int i = 0; i < CORRECT_COUNT; i++)
		if (strcmp(word, correction_names[i]) == 0)
			return true;
	return false;
}

static int action_of(const char *word, enum correction_action *out, struct diag *d)
{
	for (int i = 0; i < CORRECT_COUNT; i++)
		if (strcmp(word, correction_names[i]) == 0) {
			*out = (enum correction_action)i;
			return 0;
		}
	const char *guess = diag_guess(str_c(word), correction_names, CORRECT_COUNT);
	return guess ? diag_error(d, EX_USAGE, NOWHERE, "'%s' is no action; did you mean '%s'?", word, guess)
		     : diag_error(d, EX_USAGE, NOWHERE, "'%s' is no action; there are drop, retype, reassign, pin, unpin, note", word);
}

/* All ids of a set: a guess is not always one's own word. */
static const char *known_ids(const struct fixing *f, enum tax_set set)
{
	const char *all = "";
	for (size_t i = 0; i < f->tax->n[set]; i++)
		all = arena_printf(f->a, "%s%s%s", all, i ? ", " : "", f->tax->v[set][i].id);
	return all;
}

static int unknown_id(const struct fixing *f, enum tax_set set, const char *what, const char *id)
{
	const char **known = arena_array(f->a, f->tax->n[set], const char *);
	for (size_t i = 0; i < f->tax->n[set]; i++)
		known[i] = f->tax->v[set][i].id;
	const char *guess = diag_guess(str_c(id), known, f->tax->n[set]);
	return guess ? diag_error(f->d, EX_USAGE, NOWHERE, "unknown %s '%s'; did you mean '%s'?", what, id, guess)
		     : diag_error(f->d, EX_USAGE, NOWHERE, "unknown %s '%s'; there are %s", what, id, known_ids(f, set));
}

static int check_level(const struct fixing *f, const char *value)
{
	for (int i = 0; i < LEVEL_COUNT; i++)
		if (strcmp(level_names[i], value) == 0)
			return 0;
	return diag_error(f->d, EX_USAGE, NOWHERE, "a participant is retyped as one of principal, delegation, mentioned-only, not '%s'", value);
}

/* Which actions a claim of each kind takes. */
#define BIT(action) (1u << CORRECT_##action)
static const struct {
	const char *name;
	unsigned takes;
} kinds[] = {
	[CLAIM_OUTCOME] = { "outcome", BIT(DROP) | BIT(RETYPE) | BIT(REASSIGN) | BIT(PIN) | BIT(UNPIN) | BIT(NOTE) },
	[CLAIM_ISSUE] = { "mention of a topic", BIT(DROP) | BIT(REASSIGN) | BIT(NOTE) },
	[CLAIM_STATEMENT] = { "statement", BIT(DROP) | BIT(NOTE) },
	[CLAIM_PARTICIPANT] = { "participant", BIT(DROP) | BIT(RETYPE) | BIT(REASSIGN) | BIT(NOTE) },
	[CLAIM_AMOUNT] = { "figure", BIT(DROP) | BIT(NOTE) },
	[CLAIM_MEETING] = { "meeting", 0 },
};

/* "drop, reassign, note do", "nothing does" */
static const char *what_fits(struct arena *a, unsigned takes)
{
	const char *all = "";
	for (unsigned i = 0; i < CORRECT_COUNT; i++)
		if (takes & 1u << i)
			all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", correction_names[i]);
	return *all ? arena_printf(a, "%s do", all) : "nothing does";
}

static int check_fit(const struct fixing *f, const struct claim_at *at, const struct correction_row *row)
{
	if (!(kinds[at->kind].takes & 1u << row->action))
		return diag_error(f->d, EX_USAGE, NOWHERE, "'%s' does not fit claim %s, which is a %s; %s", correction_names[row->action], row->id,
		    kinds[at->kind].name, what_fits(f->a, kinds[at->kind].takes));
	if (row->action == CORRECT_RETYPE && at->kind == CLAIM_PARTICIPANT)
		return check_level(f, row->value);
	if (row->action == CORRECT_RETYPE && !taxonomy_find(f->tax, TAX_TYPE, row->value))
		return unknown_id(f, TAX_TYPE, "type of outcome", row->value);
	if (row->action == CORRECT_REASSIGN && at->kind != CLAIM_PARTICIPANT && !taxonomy_find(f->tax, TAX_TOPIC, row->value))
		return unknown_id(f, TAX_TOPIC, "topic", row->value);
	return 0;
}

static int check_cell(const char *what, const char *s, struct diag *d)
{
	for (; s && *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7F)
			return diag_error(d, EX_USAGE, NOWHERE, "%s has a control character U+%04X: a row has one line, and tabs part its cells", what, (unsigned char)*s);
	return 0;
}

/* Who corrects, if not said: the account's name. */
static const char *account(struct arena *a)
{
	const struct passwd *p = getpwuid(geteuid());
	struct str name = p ? str_c(p->pw_gecos) : (struct str){ 0 };
	name = str_trim(str_cut(&name, ','));
	if (!name.n && p)
		name = str_c(p->pw_name);
	return name.n ? arena_strz(a, name) : "unknown";
}

static const char *plain(struct arena *a, const char *s)
{
	return arena_strz(a, str_trim(str_c(s)));
}

static int value_missing(const struct fixing *f, enum correction_action action)
{
	const char *const *args = f->o->args;
	const char *what = action == CORRECT_RETYPE ? "a type" : action == CORRECT_REASSIGN ? "a topic" : "a text";
	const char *known = action == CORRECT_RETYPE ? known_ids(f, TAX_TYPE) : action == CORRECT_REASSIGN ? known_ids(f, TAX_TOPIC) : NULL;
	return known ? diag_error(f->d, EX_USAGE, NOWHERE, "'%s' wants %s: diptych fix %s %s VALUE; there are %s", args[1], what, args[0], args[1], known)
		     : diag_error(f->d, EX_USAGE, NOWHERE, "'%s' wants %s: diptych fix %s %s VALUE", args[1], what, args[0], args[1]);
}

static int read_row(const struct fixing *f, const char *id, struct correction_row *out)
{
	const struct options *o = f->o;
	const char *value = o->n_args > 2 ? o->args[2] : NULL, *why = o->why;
	*out = (struct correction_row){ .id = id };
	if (action_of(o->args[1], &out->action, f->d) < 0)
		return -1;
	if (correction_wants_value(out->action) && !(value && *value))
		return value_missing(f, out->action);
	if (!correction_wants_value(out->action) && value)
		return diag_error(f->d, EX_USAGE, NOWHERE, "'%s' takes no value, and got one: '%s'", o->args[1], value);
	if (!why && ask_can())
		why = ask(f->a, "Why", NULL, NULL);
	out->value = value ? plain(f->a, value) : "-";
	out->who = plain(f->a, o->who ? o->who : account(f->a));
	out->why = plain(f->a, why && *why ? why : "no reason given");
	return check_cell("the value", out->value, f->d) | check_cell("--who", out->who, f->d) | check_cell("--why", out->why, f->d);
}

/* --- before and after -------------------------------------------------------- */

struct told { /* a claim in one line */
	const char *id, *line;
	size_t place;
};
typedef VEC(struct told) told_list;

static void tell(struct arena *a, told_list *list, const struct claim *c, const char *what)
{
	struct told *t = vec_push(a, list);
	*t = (struct told){ c->id, c->edited ? arena_printf(a, "%s (%s)", what, c->edited) : what, list->n };
}

static const char *or_dash(const char *s)
{
	return s ? s : "-";
}

static void tell_meeting(struct arena *a, const struct meeting *m, told_list *list)
{
	for (size_t i = 0; i < m->outcomes.n; i++) {
		const struct outcome *o = &m->outcomes.v[i];
		tell(a, list, &o->claim, arena_printf(a, "%s, %s%s | %s | %s: %s", or_dash(o->type), strength_names[o->strength], o->key ? ", key" : "",
		    or_dash(o->issue), or_dash(strs_joined(a, &o->actors)), o->summary ? o->summary : or_dash(o->quote)));
	}
	for (size_t i = 0; i < m->issues.n; i++)
		tell(a, list, &m->issues.v[i].claim, arena_printf(a, "topic | %s | %s", m->issues.v[i].topic, or_dash(m->issues.v[i].quote)));
	for (size_t i = 0; i < m->statements.n; i++)
		tell(a, list, &m->statements.v[i].claim, arena_printf(a, "statement | %s: %s", or_dash(m->statements.v[i].speaker), or_dash(m->statements.v[i].quote)));
	for (size_t i = 0; i < m->participants.n; i++) {
		const struct participant *p = &m->participants.v[i];
		tell(a, list, &p->claim, arena_printf(a, "participant, %s | %s | %s", level_names[p->level], or_dash(p->side), p->name));
	}
	for (size_t i = 0; i < m->amounts.n; i++)
		tell(a, list, &m->amounts.v[i].claim, arena_printf(a, "figure | %s", or_dash(m->amounts.v[i].text)));
}

static told_list tell_all(struct arena *a, const struct comparison *c)
{
	told_list list = { 0 };
	for (size_t s = 0; s < c->n_sides; s++)
		for (size_t i = 0; i < c->sides[s].n_meetings; i++)
			tell_meeting(a, &c->sides[s].meetings[i], &list);
	return list;
}

static int by_id(const void *x, const void *y)
{
	const struct told *a = x, *b = y;
	int c = strcmp(a->id, b->id);
	return c ? c : (a->place > b->place) - (a->place < b->place);
}

struct change {
	const struct told *was, *is; /* one of them may be NULL */
};

static size_t place_of(const struct change *c)
{
	return c->was ? c->was->place : c->is->place;
}

static int by_place(const void *x, const void *y)
{
	size_t a = place_of(x), b = place_of(y);
	return (a > b) - (a < b);
}

static void print_line(const struct terminal *t, char sign, const char *line)
{
	printf("%s%c ", !t->colour ? "" : sign == '-' ? "\033[31m" : "\033[32m", sign);
	term_fill(stdout, t, 2, 4, line);
	if (t->colour)
		fputs("\033[0m", stdout);
}

/* Claims that are told in another way, or no more, in the order of the brief;
 * both lists are sorted by id. */
static size_t print_changes(struct arena *a, const told_list *before, const told_list *after)
{
	const struct terminal t = term_of(stdout);
	struct change *changes = arena_array(a, before->n + after->n, struct change);
	size_t n = 0, i = 0, k = 0;
	while (i < before->n || k < after->n) {
		int c = i == before->n ? 1 : k == after->n ? -1 : strcmp(before->v[i].id, after->v[k].id);
		if (c != 0 || strcmp(before->v[i].line, after->v[k].line) != 0) {
			changes[n++] = (struct change){ c <= 0 ? &before->v[i] : NULL, c >= 0 ? &after->v[k] : NULL };
		}
		i += c <= 0;
		k += c >= 0;
	}
	if (n)
		qsort(changes, n, sizeof *changes, by_place);
	for (i = 0; i < n; i++) {
		if (changes[i].was)
			print_line(&t, '-', changes[i].was->line);
		if (changes[i].is)
			print_line(&t, '+', changes[i].is->line);
	}
	return n;
}

static told_list sorted(told_list list)
{
	if (list.n)
		qsort(list.v, list.n, sizeof *list.v, by_id);
	return list;
}

/* --- the verb ---------------------------------------------------------------- */

static int open_corrections(struct fixing *f)
{
	const struct brief *b = &f->before.read.brief;
	f->path = file_join(f->a, b->dir, "corrections.tsv");
	f->old = (struct str){ 0 };
	return b->corrections ? file_read(f->a, f->path, CONFIG_MAX, &f->old, f->d) : 0;
}

/* The second reading says again what the first one said. */
static void drop_repeated(struct diag *d, size_t from)
{
	size_t n = from;
	for (size_t i = from; i < d->msgs.n; i++) {
		bool said = false;
		for (size_t k = 0; k < from && !said; k++)
			said = strcmp(d->msgs.v[k].text, d->msgs.v[i].text) == 0 && d->msgs.v[k].at.line == d->msgs.v[i].at.line;
		if (!said)
			d->msgs.v[n++] = d->msgs.v[i];
		else if (d->msgs.v[i].level == DIAG_WARNING)
			d->warnings--;
	}
	d->msgs.n = n;
}

/* Who reads numbers off a printed brief has to know where they no longer hold. */
static void tell_numbers(const struct why *before, const struct why *after)
{
	const struct strs *was = &before->numbered, *is = &after->numbered;
	size_t i = 0;
	while (i < was->n && i < is->n && strcmp(was->v[i], is->v[i]) == 0)
		i++;
	if (i < was->n || i < is->n)
		printf("the brief has %zu numbered claims, before %zu; from number %s on they have moved: build it again before you go on by numbers\n", is->n, was->n,
		    i < is->n ? after->numbers.v[i] : before->numbers.v[i]);
}

/* Back to what it was where the brief cannot be read with it. */
static int write_and_show(struct fixing *f, struct str now)
{
	struct why after = { .a = f->a, .d = f->d };
	size_t errors = f->d->errors, said = f->d->msgs.n;
	if (file_write(f->path, now, f->d) < 0)
		return -1;
	if (options_dirs(f->a, f->o, &after.dirs, f->d) < 0 || why_read(&after, f->o) < 0 || why_number(&after, f->o) < 0 || f->d->errors > errors) {
		file_write(f->path, f->old, f->d);
		return diag_error(f->d, EX_DATAERR, (struct place){ .file = f->path }, "the brief cannot be read with this: it is left as it was");
	}
	drop_repeated(f->d, said);
	told_list before = sorted(tell_all(f->a, &f->before.read.comparison)), now_told = sorted(tell_all(f->a, &after.read.comparison));
	size_t n = print_changes(f->a, &before, &now_told);
	if (!n)
		diag_note(f->d, NOWHERE, "nothing in the brief changes");
	if (!f->o->quiet)
		tell_numbers(&f->before, &after);
	return 0;
}

static int put_correction(struct fixing *f)
{
	struct claim_at at;
	struct correction_row row;
	struct strbuf out;
	const char *id;
	if (why_find(&f->before, f->o->args[0], &id, &at) < 0)
		return -1;
	if (strcmp(at.claim->id, id) != 0)
		id = at.claim->id; /* a figure of an outcome */
	if (read_row(f, id, &row) < 0 || check_fit(f, &at, &row) < 0)
		return -1;
	strbuf_init(&out);
	unsigned line = corrections_put(f->old, &row, &out);
	int rc = write_and_show(f, strbuf_str(&out));
	if (rc == 0 && !f->o->quiet)
		printf("%s:%u: %s %s; taken back by: fix %s %s --undo%s%s\n", f->path, line, correction_names[row.action], row.id, row.id,
		    correction_names[row.action], f->o->brief ? " --brief " : "", f->o->brief ? f->o->brief : "");
	strbuf_release(&out);
	return rc;
}

/* An id that the brief has no more (it was dropped) is looked for in the file alone. */
static int undo(struct fixing *f)
{
	struct claim_at at;
	struct strbuf out;
	const char *id = f->o->args[0];
	enum correction_action action = CORRECT_COUNT;
	if (f->o->n_args > 2)
		return diag_error(f->d, EX_USAGE, NOWHERE, "--undo wants a claim, and perhaps an action: diptych fix CLAIM [ACTION] --undo");
	if (f->o->n_args > 1 && action_of(f->o->args[1], &action, f->d) < 0)
		return -1;
	if (strlen(id) < 12 && why_find(&f->before, id, &id, &at) < 0)
		return -1;
	strbuf_init(&out);
	size_t n = corrections_remove(f->old, id, action, &out);
	int rc = n ? write_and_show(f, strbuf_str(&out)) : diag_error(f->d, EX_NOINPUT, (struct place){ .file = f->path }, "there is no correction of claim %s%s%s", id,
	    action == CORRECT_COUNT ? "" : " with ", action == CORRECT_COUNT ? "" : correction_names[action]);
	if (rc == 0 && !f->o->quiet)
		printf("%s: %zu correction%s of %s taken back\n", f->path, n, plural_s(n), id);
	strbuf_release(&out);
	return rc;
}

int run_fix(const struct options *o, struct diag *d)
{
	struct fixing f = { .a = arena_new(), .o = o, .d = d };
	f.before = (struct why){ .a = f.a, .d = d };
	int rc = -1;
	if (o->n_args < 2 && !o->undo)
		rc = diag_error(d, EX_USAGE, NOWHERE, "an action is missing: drop, retype TYPE, reassign TOPIC, pin, unpin, note TEXT, or --undo");
	else if (is_action(o->args[0]) && (o->n_args < 2 || !is_action(o->args[1])))
		rc = diag_error(d, EX_USAGE, NOWHERE, "the claim comes first: diptych fix %s %s", o->n_args > 1 ? o->args[1] : "CLAIM", o->args[0]);
	else if (options_dirs(f.a, o, &f.before.dirs, d) == 0 && why_read(&f.before, o) == 0 && why_number(&f.before, o) == 0 &&
	    open_corrections(&f) == 0 && taxonomy_load(f.a, f.before.read.brief.data, &f.tax, d) == 0)
		rc = o->undo ? undo(&f) : put_correction(&f);
	arena_free(f.a);
	return rc;
}
