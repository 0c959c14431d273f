/* html_style.c: the style sheet of the HTML brief.
 *
 * Every ink is a variable, --iN, so that the dark variant only sets them anew. */
#include "export_int.h"

static const char rules[] =
    "body{margin:0 auto;max-width:64rem;padding:1rem 1.25rem 3rem;background:var(--i3);color:var(--i0);"
    "font:1rem/1.5 Georgia,'Noto Serif',serif}\n"
    "h1,h2,h3,h4,th,.sans,.badge,.kicker,.label,.meta,.state,nav,footer,table.bars{font-family:system-ui,'Noto Sans',sans-serif}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:.2em 0}\nh2{font-size:1.3rem;margin:2.2em 0 .6em;border-top:2px solid var(--i2);padding-top:.5em}\n"
    "h3{font-size:1.05rem;margin:1.4em 0 .3em}\nh4{font-size:.95rem;margin:1.2em 0 .3em}\n"
    "p{margin:.35em 0}\nul{margin:.35em 0;padding-left:1.2em}\na{color:inherit;text-decoration-thickness:1px;text-underline-offset:2px}\n"
    "a:focus-visible,.wide:focus-visible{outline:3px solid var(--i16);outline-offset:2px}\n:target{background:var(--i5)}\n"
    ".kicker,.label,.meta,.note,.quote,.state,footer{font-size:.875rem}\n.kicker,.state,.meta,footer{color:var(--i1)}\n"
    ".subtitle{color:var(--i1)}\nsup{line-height:0;font-size:.75em}\nsup a{padding:0 .1em}\n"
    ".badge{font-size:.72em;font-weight:600;letter-spacing:.02em;border:1px solid;border-radius:.3em;padding:0 .35em;text-transform:uppercase}\n"
    ".wide{overflow-x:auto}\ntable{border-collapse:collapse;width:100%}\nth,td{text-align:left;vertical-align:top;padding:.4em .6em;border-bottom:1px solid var(--i2)}\n"
    "thead th{border-bottom:2px solid}\ntable.sides{table-layout:fixed;min-width:34rem}\n.right{text-align:right}\n"
    "td p:first-child,th p:first-child{margin-top:0}\n.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem}\n"
    ".panel{background:var(--i5);padding:.2rem .9rem .6rem;border-left:4px solid}\n.panel>*{color:var(--i0)}\n"
    ".panel h3{margin-top:.6em}\ntd[class^=e],th[class^=e]{border-left:3px solid}\ntd[class^=e]>*,th[class^=e]>*{color:var(--i0)}\n"
    ".bar{display:inline-block;height:.7em}\ntable.bars th,table.bars td{padding:.2em .6em}\nfigure{margin:.5em 0}\n"
    "nav ul{columns:2 16rem;list-style:none;padding-left:0}\nnav li{break-inside:avoid}\nnav ul ul{columns:1;padding-left:1.2em}\n"
    ".vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
    "footer{margin-top:3rem;border-top:1px solid var(--i2)}\n"
    "@media print{body{max-width:none;padding:0;font-size:9.5pt}nav{display:none}.wide{overflow:visible}table.sides{min-width:0}"
    "tr,.panel,h2,h3{break-inside:avoid}h2,h3,h4{break-after:avoid}thead{display:table-header-group}a{text-decoration:none}"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

static unsigned channel(uint32_t rgb, unsigned shift)
{
	return rgb >> shift & 0xFF;
}

/* Part of the way from one colour to another, channel by channel. */
static uint32_t mix(uint32_t from, uint32_t to, double part)
{
	uint32_t out = 0;
	for (unsigned shift = 0; shift <= 16; shift += 8)
		out |= (uint32_t)(channel(from, shift) * (1 - part) + channel(to, shift) * part + .5) << shift;
	return out;
}

/* On a dark ground: text light, rules and grounds dark, colours halfway to white. */
static uint32_t dark(enum ink i, uint32_t rgb)
{
	static const uint32_t fixed[] = { 0xE8EAED, 0xB4BAC4, 0x4A505A, 0x14161A, 0xD5D9E0, 0x22262D, 0x0B0C0F };
	if (i <= INK_TABLE_HEAD)
		return fixed[i];
	return i >= INK_SIDE_TINT ? mix(rgb, 0x14161A, .85) : mix(rgb, 0xFFFFFF, .55);
}

static void put_inks(const struct theme *t, bool in_dark, struct strbuf *out)
{
	for (enum ink i = 0; i < INK_COUNT; i++)
		strbuf_putf(out, "%s--i%u:#%06x", i ? ";" : "", (unsigned)i, in_dark ? dark(i, t->inks[i]) : t->inks[i]);
}

void html_style(const struct theme *t, struct strbuf *out)
{
	strbuf_puts(out, ":root{color-scheme:light dark;");
	put_inks(t, false, out);
	strbuf_puts(out, "}\n");
	strbuf_puts(out, rules);
	for (unsigned i = 0; i < INK_COUNT; i++)
		strbuf_putf(out, ".i%u{color:var(--i%u)}.e%u{border-left-color:var(--i%u)!important}.b%u{background:var(--i%u)}\n", i, i, i, i, i, i);
	strbuf_puts(out, "@media screen and (prefers-color-scheme:dark){:root{");
	put_inks(t, true, out);
	strbuf_puts(out, "}}\n");
}
