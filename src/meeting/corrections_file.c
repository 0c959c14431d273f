/* corrections_file.c: corrections.tsv edited a row at a time.  Comments, order
 * and rows of others stay as they are. */
#include "meeting.h"

#include <string.h>

const char *const correction_names[CORRECT_COUNT] = { "drop", "retype", "reassign", "pin", "unpin", "note" };

bool correction_wants_value(enum correction_action action)
{
	return action == CORRECT_RETYPE || action == CORRECT_REASSIGN || action == CORRECT_NOTE;
}

static bool is_pin(enum correction_action action)
{
	return action == CORRECT_PIN || action == CORRECT_UNPIN;
}

/* Is the line a row of this claim that `action` replaces?  CORRECT_COUNT: any. */
static bool is_row(struct str line, const char *id, enum correction_action action)
{
	struct str rest = line, cell = str_trim(str_cut(&rest, '\t')), name = str_trim(str_cut(&rest, '\t'));
	if (!str_is(cell, id))
		return false;
	for (int i = 0; i < CORRECT_COUNT; i++)
		if (str_is(name, correction_names[i]) && (enum correction_action)i != action)
			return action == CORRECT_COUNT || (is_pin(action) && is_pin((enum correction_action)i));
	return true;
}

static void put_row(const struct correction_row *r, struct strbuf *out)
{
	strbuf_putf(out, "%s\t%s\t%s\t%s\t%s\n", r->id, correction_names[r->action], r->value && *r->value ? r->value : "-", r->who, r->why);
}

unsigned corrections_put(struct str old, const struct correction_row *row, struct strbuf *out)
{
	unsigned line = 0, at = 0;
	if (!old.n)
		strbuf_puts(out, "# Corrections to claims of this brief, applied whenever documents are fused.\n"
				 "# claim id\taction (drop, retype, reassign, pin, unpin, note)\tvalue\twho\twhy\n");
	for (size_t i = 0; i < out->n; i++)
		line += out->p[i] == '\n';
	for (struct str rest = old; rest.n;) {
		struct str one = str_cut(&rest, '\n');
		if (!is_row(one, row->id, row->action)) {
			strbuf_put(out, one);
			strbuf_putc(out, '\n');
			line++;
		} else if (!at) {
			put_row(row, out);
			at = ++line;
		}
	}
	if (at)
		return at;
	put_row(row, out);
	return line + 1;
}

size_t corrections_remove(struct str old, const char *id, enum correction_action action, struct strbuf *out)
{
	size_t n = 0;
	for (struct str rest = old; rest.n;) {
		struct str one = str_cut(&rest, '\n');
		if (is_row(one, id, action)) {
			n++;
			continue;
		}
		strbuf_put(out, one);
		strbuf_putc(out, '\n');
	}
	return n;
}
