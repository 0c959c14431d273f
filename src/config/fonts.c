/* fonts.c: fonts/fonts.ini.
 *
 *     [font NAME]  file, package, licence
 *     [role ROLE]  fonts = the main one, then fallbacks in order
 *
 * A fallback that is not installed is passed over when a character needs it;
 * a main font that is not installed is an error that names its package. */
#include <string.h>

#include "file.h"
#include "theme.h"

struct plan {
	struct arena *a;
	const struct config *c;
	struct config_list places, known;
	const char *dir; /* fonts/ itself: a font file beside fonts.ini wins */
};

static const char *find_file(const struct plan *p, const char *name)
{
	char *path = file_join(p->a, p->dir, name);
	if (file_exists(path))
		return path;
	for (size_t i = 0; i < p->places.n; i++) {
		path = file_join(p->a, p->places.v[i], name);
		if (file_exists(path))
			return path;
	}
	return NULL;
}

static int take_font(const struct plan *p, const char *role, const char *name, struct font_file *out, struct diag *d)
{
	const char *role_section = arena_printf(p->a, "role %s", role), *section = arena_printf(p->a, "font %s", name);
	struct place at = config_place(p->c, role_section, "fonts");
	for (size_t i = 0; i < p->known.n; i++)
		if (strcmp(p->known.v[i], name) == 0) {
			const char *file = config_text(p->c, section, "file");
			if (!file)
				return diag_error(d, EX_CONFIG, at, "[%s] has no 'file'", section);
			*out = (struct font_file){
				.path = find_file(p, file), .wanted = file,
				.package = config_text(p->c, section, "package"), .licence = config_text(p->c, section, "licence"),
			};
			return 0;
		}
	const char *guess = diag_guess(str_c(name), p->known.v, p->known.n);
	if (guess)
		return diag_error(d, EX_CONFIG, at, "there is no [%s]; did you mean '%s'?", section, guess);
	return diag_error(d, EX_CONFIG, at, "there is no [%s]", section);
}

static int take_role(const struct plan *p, unsigned face, struct font_plan *out, struct diag *d)
{
	const char *role = face_names[face], *section = arena_printf(p->a, "role %s", role);
	struct config_list names = config_list(p->a, p->c, section, "fonts");
	struct place at = config_place(p->c, section, "fonts");
	if (!names.n)
		return diag_error(d, EX_CONFIG, at.file ? at : (struct place){ .file = file_join(p->a, p->dir, "fonts.ini") }, "[%s] has no fonts", section);
	out->roles[face].v = arena_array(p->a, names.n, struct font_file);
	out->roles[face].n = names.n;
	int rc = 0;
	for (size_t i = 0; i < names.n; i++)
		if (take_font(p, role, names.v[i], &out->roles[face].v[i], d) < 0)
			rc = -1;
	const struct font_file *main_font = &out->roles[face].v[0];
	if (rc == 0 && !main_font->path)
		return diag_error(d, EX_CONFIG, at, "the font file %s is not found; it comes with the package %s", main_font->wanted,
		    main_font->package ? main_font->package : "(not stated)");
	return rc;
}

int font_plan_load(struct arena *a, const struct data_dirs *dirs, struct font_plan *out, struct diag *d)
{
	struct config *c;
	*out = (struct font_plan){ 0 };
	if (config_load(a, CONFIG_FONTS, file_join(a, dirs->fonts, "fonts.ini"), &c, d) < 0)
		return -1;
	const struct plan p = {
		a, c, config_list(a, c, "fonts", "places"), config_sections(a, c, "font *"), dirs->fonts,
	};
	int rc = 0;
	for (unsigned i = 0; i < FACE_COUNT; i++)
		if (take_role(&p, i, out, d) < 0)
			rc = -1;
	return rc;
}
