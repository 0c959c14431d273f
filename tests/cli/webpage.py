#!/usr/bin/env python3
"""webpage.py FILE: what is wrong with an exported page, one line each."""
import collections, re, sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "hr", "input"}
text = open(sys.argv[1], encoding="utf-8").read()
bad = []


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.heads, self.refs, self.tags = [], collections.Counter(), [], [], collections.Counter()

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if "id" in a:
            self.ids[a["id"]] += 1
        if re.fullmatch("h[1-6]", tag):
            self.heads.append(int(tag[1]))
        if a.get("href", "").startswith("#"):
            self.refs.append(a["href"][1:])
        if "aria-labelledby" in a:
            self.refs.append(a["aria-labelledby"])
        if tag == "th" and a.get("scope") not in ("row", "col"):
            bad.append(f"line {self.getpos()[0]}: <th> without a scope")
        if tag == "html" and not a.get("lang"):
            bad.append("no language")
        for k in a:
            if k.startswith("on") or (k in ("src", "href") and a[k].startswith("javascript:")):
                bad.append(f"line {self.getpos()[0]}: {k}")
        if tag in ("p", "li") and "p" in self.open[:-1]:
            bad.append(f"line {self.getpos()[0]}: <{tag}> in <p>")
        if tag == "li" and self.open[-2] not in ("ul", "ol"):
            bad.append(f"line {self.getpos()[0]}: <li> in <{self.open[-2]}>")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            bad.append(f"line {self.getpos()[0]}: </{tag}> closes nothing")


p = Page()
p.feed(text)
p.close()
bad += [f"<{t}> is not closed" for t in p.open]
bad += [f"id {i} stands {n} times" for i, n in p.ids.items() if n > 1]
bad += [f"nothing has the id {r}" for r in p.refs if r not in p.ids]
if p.heads[:1] != [1] or p.heads.count(1) != 1:
    bad.append("not one <h1> at the top")
bad += [f"h{a} is followed by h{b}" for a, b in zip(p.heads, p.heads[1:]) if b > a + 1]
for tag in ("header", "nav", "main", "footer", "title"):
    if p.tags[tag] < 1:
        bad.append(f"no <{tag}>")
for tag in ("script", "iframe", "object", "link", "img"):
    if p.tags[tag]:
        bad.append(f"a <{tag}>")
for what in ("@media print", "prefers-color-scheme:dark"):
    if what not in text:
        bad.append(f"no {what}")


def light(hexes):
    v = [int(hexes[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    v = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in v]
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]


# WCAG: text of every ink on its ground, light and dark, has a contrast of 4.5.
for root in re.findall(r":root\{([^}]*)\}", text):
    inks = dict(re.findall(r"(--i\d+):(#[0-9a-f]{6})", root))
    for ink in [0, 1, 4, 7, 8, 9, 10, 11, 12, 13, 14, 15]:
        for ground in (3, 5):
            a, b = sorted((light(inks[f"--i{ink}"]), light(inks[f"--i{ground}"])))
            if (b + 0.05) / (a + 0.05) < 4.5:
                bad.append(f"ink {ink} on ground {ground}: contrast {(b + .05) / (a + .05):.2f}")
print("\n".join(bad))
sys.exit(bool(bad))
