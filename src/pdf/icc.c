/* icc.c: sRGB as an ICC profile (ICC.1:2001-04, version 2.1): three colorants,
 * already adapted to the D50 white of the connection space, and one curve.
 * Made here, because no profile in the distribution is both small and free of
 * a package of its own.  The curve is IEC 61966-2-1's, in 128 steps. */
#include "writer_int.h"

#include <math.h>
#include <string.h>

enum { HEADER = 128, TAG_COUNT = 9, TABLE = 4 + 12 * TAG_COUNT, CURVE_POINTS = 128 };

/* X, Y, Z in 1/65536. */
static const struct {
	char tag[5];
	uint32_t xyz[3];
} colours[] = {
	{ "wtpt", { 0xF6D6, 0x10000, 0xD32D } },
	{ "rXYZ", { 0x6FA2, 0x38F5, 0x0390 } },
	{ "gXYZ", { 0x6299, 0xB785, 0x18DA } },
	{ "bXYZ", { 0x24A0, 0x0F84, 0xB6CF } },
};

struct profile {
	unsigned char *p;
	size_t n;       /* bytes so far */
	unsigned tags;
};

static void put32(unsigned char *p, uint32_t v)
{
	for (int i = 0; i < 4; i++)
		p[i] = (unsigned char)(v >> (24 - 8 * i));
}

static void put_tag(struct profile *f, const char *name, size_t at, size_t size)
{
	unsigned char *entry = f->p + HEADER + 4 + 12 * f->tags++;
	memcpy(entry, name, 4);
	put32(entry + 4, (uint32_t)at);
	put32(entry + 8, (uint32_t)size);
}

/* Room for a tag's value, whose type is its first four bytes. */
static unsigned char *add_value(struct profile *f, const char *tag, const char *type, size_t size)
{
	unsigned char *value = f->p + f->n;
	put_tag(f, tag, f->n, size);
	memcpy(value, type, 4);
	f->n += (size + 3) & ~(size_t)3;
	return value;
}

static void add_texts(struct profile *f)
{
	static const char name[] = "sRGB", rights[] = "CC0";
	unsigned char *desc = add_value(f, "desc", "desc", 12 + sizeof name + 4 + 4 + 2 + 1 + 67);
	put32(desc + 8, sizeof name);
	memcpy(desc + 12, name, sizeof name);
	memcpy(add_value(f, "cprt", "text", 8 + sizeof rights) + 8, rights, sizeof rights);
}

static void add_curves(struct profile *f)
{
	size_t at = f->n, size = 12 + 2 * CURVE_POINTS;
	unsigned char *curve = add_value(f, "rTRC", "curv", size);
	put32(curve + 8, CURVE_POINTS);
	for (int i = 0; i < CURVE_POINTS; i++) {
		double v = i / (CURVE_POINTS - 1.0);
		double linear = v <= .04045 ? v / 12.92 : pow((v + .055) / 1.055, 2.4);
		long n = lround(linear * 65535);
		curve[12 + 2 * i] = (unsigned char)(n >> 8);
		curve[13 + 2 * i] = (unsigned char)n;
	}
	put_tag(f, "gTRC", at, size);
	put_tag(f, "bTRC", at, size);
}

static void put_header(struct profile *f)
{
	static const unsigned char created[] = { 2001 >> 8, 2001 & 255, 0, 1, 0, 1 };
	put32(f->p, (uint32_t)f->n);
	put32(f->p + 8, 0x02100000);
	memcpy(f->p + 12, "mntrRGB XYZ ", 12);
	memcpy(f->p + 24, created, sizeof created);
	memcpy(f->p + 36, "acsp", 4);
	for (int i = 0; i < 3; i++)
		put32(f->p + 68 + 4 * i, colours[0].xyz[i]);
	put32(f->p + HEADER, TAG_COUNT);
}

size_t icc_srgb(unsigned char *out, size_t max)
{
	struct profile f = { .p = out, .n = HEADER + TABLE };
	memset(out, 0, max);
	add_texts(&f);
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
		unsigned char *value = add_value(&f, colours[i].tag, "XYZ ", 20);
		for (int k = 0; k < 3; k++)
			put32(value + 8 + 4 * k, colours[i].xyz[k]);
	}
	add_curves(&f);
	put_header(&f);
	return f.n;
}
