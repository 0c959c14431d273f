/* style.c: the style sheet of the archive, and the icon that a browser asks for.
 *
 * Every colour is said, links' too, in both schemes: a browser's own blue does
 * not stand out enough from a dark ground.  All pairs of text and ground
 * have a contrast of 4.5 and more (WCAG 2.2, 1.4.3). */
#include "site_int.h"

const char site_style[] =
    ":root{color-scheme:light dark;--ground:#fff;--text:#16181d;--quiet:#525b68;--rule:#c9ced6;--panel:#f4f6f8;--link:#1f4e79;"
    "--seen:#5a3d86;--bad:#8b1023;--bad-ground:#fcecee;--warn:#6b5000;--new:#1d5f36}\n"
    "@media (prefers-color-scheme:dark){:root{--ground:#14161a;--text:#e8eaed;--quiet:#b4bac4;--rule:#434a55;--panel:#1d2026;"
    "--link:#8fbfee;--seen:#c9b0f0;--bad:#ffc9cf;--bad-ground:#3a1419;--warn:#ecc765;--new:#8fdcab}img{filter:brightness(.88)}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:80rem;padding:0 1rem 2rem;background:var(--ground);color:var(--text);"
    "font:1rem/1.6 system-ui,'Noto Sans',sans-serif;overflow-wrap:anywhere}\n"
    "a{color:var(--link);text-underline-offset:.15em}a:visited{color:var(--seen)}a:hover{text-decoration-thickness:2px}\n"
    "a:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    ".skip{position:absolute;left:-999rem;padding:.5rem 1rem;background:var(--ground)}.skip:focus{left:1rem;top:.5rem;z-index:1}\n"
    "header{border-bottom:1px solid var(--rule);padding:1rem 0;margin-bottom:1.25rem}\n"
    "h1{font:bold 1.75rem/1.2 Georgia,'Noto Serif',serif;margin:.25rem 0 0}h2{font-size:1.15rem;line-height:1.3;margin:2rem 0 .75rem}\n"
    "p{margin:.35rem 0;max-width:44rem}ul{list-style:none;margin:0;padding:0}\n"
    "img{background:#fff;border:1px solid var(--rule)}\n"
    ".bad{color:var(--bad);background:var(--bad-ground);border-left:4px solid;padding:.5rem .9rem;margin:.5rem 0;display:flow-root}.bad a{color:inherit}\n"
    ".warn{color:var(--warn)}.quiet{color:var(--quiet)}\n"
    ".briefs{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,34rem),1fr))}\n"
    ".briefs>li{background:var(--panel);padding:1rem;min-height:14rem}.briefs h2{margin:0 0 .5rem;font:bold 1.25rem/1.25 Georgia,'Noto Serif',serif}\n"
    ".briefs img{float:left;width:min(8.5rem,35%);margin:0 1rem .5rem 0}\n"
    ".latest{background:var(--panel);padding:1rem;display:flex;flex-wrap:wrap;gap:1rem 1.5rem}.latest h2{margin:0 0 .5rem}\n"
    ".latest img{width:min(100%,15rem);align-self:flex-start}.latest>div{flex:1 1 16rem}.open{font-size:1.15rem;font-weight:600}\n"
    "dl{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:1rem 0 0}dt{color:var(--quiet)}dd{margin:0;font-size:1.35rem;font-weight:600}\n"
    "main>nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin-top:1.25rem}\n"
    ".cards{display:grid;gap:.75rem 1.5rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17.5rem),1fr))}\n"
    ".cards>li{position:relative;min-height:8.2rem;padding-left:6.5rem}.cards>li.bad{min-height:0;padding-left:.9rem;margin:0}\n"
    ".cards>li:not(.bad)>a:first-child{display:block;font-weight:600}.cards img{position:absolute;left:0;top:.2rem;width:5.6rem}\n"
    ".cards>li>a{margin-right:.5rem}:target{outline:3px solid var(--link);outline-offset:4px}h2:target{outline:0}\n"
    "section+section{border-top:1px solid var(--rule)}h3{font-size:1rem;margin:1rem 0 .25rem}.claims{list-style:disc;padding-left:1.25rem;max-width:48rem}"
    ".claims li{margin:.3rem 0}ins{color:var(--new);text-decoration-thickness:1px}del{color:var(--bad)}small{color:var(--quiet);font-size:.9rem}\n"
    "footer{margin-top:3rem;border-top:1px solid var(--rule);padding-top:.75rem;color:var(--quiet)}\n"
    "@media print{:root{--ground:#fff;--text:#000;--quiet:#444;--rule:#aaa;--panel:#fff;--link:#000;--seen:#000;--bad:#8b1023;"
    "--bad-ground:#fff;--warn:#000;--new:#000}img{filter:none}nav,.skip,footer a{display:none}body{max-width:none;padding:0;font-size:10pt}"
    "li,.bad,.latest{break-inside:avoid}h2{break-after:avoid}:target{outline:0}}\n";

/* Two panels, hinged. */
const char site_icon[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><path fill=\"#1f4e79\" d=\"M1 2h6v12H1z\"/>"
    "<path fill=\"#a3462a\" d=\"M9 2h6v12H9z\"/></svg>\n";
