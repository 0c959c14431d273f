/* compare.c: any number of sides over meetings, in the order of their parts. */
#include "codec.h"
#include "compare_int.h"

int compare_sides(struct arena *a, struct side *sides, size_t n, const struct compare_rules *rules,
    struct comparison *out, struct diag *d)
{
	struct comparison c = { .sides = sides, .n_sides = n };
	struct comparing x = { .a = a, .rules = rules, .out = &c };
	(void)d; /* whatever the meetings hold can be compared */
	c.unplaced.v = out->unplaced.v;
	c.unplaced.n = out->unplaced.n;
	c.unplaced.cap = out->unplaced.cap;
	c.unread.v = out->unread.v;
	c.unread.n = out->unread.n;
	c.unread.cap = out->unread.cap;
	build_rows(&x);
	pair_outcomes(&x);
	build_figures(&x);
	build_participants(&x);
	build_timeline(&x);
	build_index(a, &c);
	*out = c;
	return 0;
}

void comparison_to_json(const struct comparison *c, struct strbuf *out)
{
	record_to_json(&comparison_record, c, out);
}

int comparison_from_json(struct arena *a, const char *path, struct str json, struct comparison *out, struct diag *d)
{
	if (record_from_json(a, &comparison_record, path, json, out, d) < 0)
		return -1;
	build_index(a, out);
	return 0;
}
