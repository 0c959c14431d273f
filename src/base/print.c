/* print.c: messages for people: the place, what is wrong, and the line itself.
 *
 *     briefs/talks/brief.ini:3:1: error: unknown key 'titel' in [brief]; did you mean 'title'?
 *        3 | titel = Spring and autumn
 *          | ^^^^^
 *
 * The line is read again when the message is printed: messages are few, and
 * whoever finds a fault need not keep its file.  Tabs are shown as blanks up to
 * the next multiple of eight, wide characters count two columns, and of a long
 * line only the part around the fault is shown. */
#include "diag.h"

#include <string.h>

#include "file.h"
#include "term.h"
#include "utf8.h"

enum { TAB = 8, AROUND = 30 /* columns before the fault, of a line too long */, LONGEST = 1 << 16 /* bytes */, MANY = 20 /* messages about one file */ };

/* The file of the last message, and a line of it that was found. */
struct lines {
	struct arena *arena;
	const char *path;
	struct str text; /* p NULL: cannot be read */
	struct str rest; /* from line `next` on */
	unsigned next;
};

static void open_file(struct lines *l, const char *path)
{
	struct diag unsaid;
	if (l->path && strcmp(l->path, path) == 0)
		return;
	diag_init(&unsaid);
	l->path = path;
	l->text = (struct str){ 0 };
	if (file_read(l->arena, path, FILE_MAX, &l->text, &unsaid) < 0)
		l->text = (struct str){ 0 };
	l->rest = l->text;
	l->next = 1;
	diag_release(&unsaid);
}

/* Messages come nearly in the order of the lines, so the search goes on where
 * the last one ended. */
static struct str find_line(struct lines *l, const struct place *at)
{
	struct str line = { 0 };
	open_file(l, at->file);
	if (at->line < l->next)
		l->rest = l->text, l->next = 1;
	for (struct str rest = l->rest; rest.p && l->next <= at->line; l->next++) {
		l->rest = rest;
		line = str_cut(&rest, '\n');
		if (l->next == at->line)
			return line;
	}
	return (struct str){ 0 };
}

/* What the place points into; p NULL: nothing. */
static struct str pointed_into(struct lines *l, const struct place *at)
{
	if (!at->col || (!at->text && !(at->file && at->line)))
		return (struct str){ 0 };
	return at->text ? str_c(at->text) : find_line(l, at);
}

/* A line as shown: the columns that its code points begin at. */
struct shown {
	struct strbuf text;
	size_t *col, *byte; /* of code point i; one more for the end */
	size_t n;
};

static void show_char(struct shown *s, const struct terminal *t, uint32_t c, struct arena *a)
{
	struct strbuf one;
	strbuf_init(&one);
	if (c == '\t')
		for (size_t k = TAB - s->col[s->n] % TAB; k > 0; k--)
			strbuf_putc(&one, ' ');
	else if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		strbuf_putc(&one, '?');
	else
		utf8_put(&one, c);
	struct str out = t->utf8 ? strbuf_str(&one) : utf8_ascii(a, strbuf_str(&one));
	strbuf_put(&s->text, out);
	s->col[s->n + 1] = s->col[s->n] + term_width(out);
	s->byte[s->n + 1] = s->text.n;
	strbuf_release(&one);
}

static void show_line(struct shown *s, const struct terminal *t, struct str line, struct arena *a)
{
	strbuf_init(&s->text);
	s->col = arena_array(a, line.n + 1, size_t);
	s->byte = arena_array(a, line.n + 1, size_t);
	s->col[0] = s->byte[0] = 0;
	for (size_t i = 0; i < line.n; s->n++)
		show_char(s, t, utf8_next(line, &i), a);
}

static void put_marks(FILE *out, const struct terminal *t, int margin, size_t before, size_t n)
{
	fprintf(out, "%*s | %*s%s", margin, "", (int)before, "", t->colour ? "\033[32m" : "");
	while (n--)
		putc('^', out);
	fputs(t->colour ? "\033[0m\n" : "\n", out);
}

/* Of a line wider than `room`, the part from AROUND columns before the fault. */
static void print_excerpt(FILE *out, const struct terminal *t, const struct place *at, const struct shown *s)
{
	char number[16] = "";
	int margin = at->line ? snprintf(number, sizeof number, "%4u", at->line) : snprintf(number, sizeof number, "    ");
	size_t room = t->width - (size_t)margin - 3, before = AROUND < room / 2 ? AROUND : room / 2;
	size_t first = at->col - 1 < s->n ? at->col - 1 : s->n, end = first + (at->len ? at->len : 1), from = 0, to = s->n;
	end = end > s->n ? s->n : end;
	if (s->col[s->n] > room) {
		while (s->col[first] > s->col[from] + before)
			from++;
		while (to > from + 1 && s->col[to] > s->col[from] + room)
			to--;
		end = end > to ? to : end;
	}
	fprintf(out, "%s | %.*s\n", number, (int)(s->byte[to] - s->byte[from]), s->text.p ? s->text.p + s->byte[from] : "");
	size_t marks = end > first ? s->col[end] - s->col[first] : 0;
	put_marks(out, t, margin, s->col[first] - s->col[from], marks ? marks : 1);
}

static void print_place(FILE *out, const struct place *at)
{
	fprintf(out, "%s:", at->file ? at->file : "diptych");
	if (at->line)
		fprintf(out, "%u:", at->line);
	if (at->line && at->col)
		fprintf(out, "%u:", at->col);
}

const char *const diag_level_names[DIAG_LEVELS] = { "note", "warning", "error" };

static void print_head(FILE *out, const struct terminal *t, const struct diag_msg *m, const char *text)
{
	static const char *const colours[DIAG_LEVELS] = { "36", "35", "31" };
	print_place(out, &m->at);
	if (t->colour)
		fprintf(out, " \033[1;%sm%s:\033[0m %s\n", colours[m->level], diag_level_names[m->level], text);
	else
		fprintf(out, " %s: %s\n", diag_level_names[m->level], text);
}

static void print_message(FILE *out, const struct terminal *t, struct lines *lines, const struct diag_msg *m)
{
	print_head(out, t, m, m->text);
	struct str line = pointed_into(lines, &m->at);
	if (!line.p || line.n > LONGEST)
		return;
	struct arena *a = arena_new();
	struct shown shown = { 0 };
	show_line(&shown, t, line, a);
	print_excerpt(out, t, &m->at, &shown);
	strbuf_release(&shown.text);
	arena_free(a);
}

static bool of_one_kind(const struct diag_msg *a, const struct diag_msg *b)
{
	return a->level == b->level && a->at.file && b->at.file && strcmp(a->at.file, b->at.file) == 0;
}

/* From message i on, how many of one level are about one file. */
static size_t run_of(const struct diag *d, size_t i)
{
	size_t n = 1;
	while (i + n < d->msgs.n && of_one_kind(&d->msgs.v[i], &d->msgs.v[i + n]))
		n++;
	return n;
}

void diag_print(const struct diag *d, size_t from, FILE *out)
{
	const struct terminal t = term_of(out);
	struct lines lines = { .arena = arena_new() };
	for (size_t i = from, n; i < d->msgs.n; i += n) {
		const struct diag_msg *m = &d->msgs.v[i];
		n = run_of(d, i);
		if (m->level < d->least)
			continue;
		size_t told = d->all || n <= MANY + 1 ? n : MANY;
		for (size_t k = 0; k < told; k++)
			print_message(out, &t, &lines, &m[k]);
		if (told < n)
			print_head(out, &t, &(struct diag_msg){ m->level, { .file = m->at.file }, NULL },
			    arena_printf(lines.arena, "and %zu more like these; --verbose tells them all", n - told));
	}
	arena_free(lines.arena);
}
