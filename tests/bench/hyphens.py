#!/usr/bin/env python3
"""Hyphenated lines of the same paragraphs at the same measure, ours and Typst's.

usage: hyphens.py PEERS N…

PEERS/gen/content.py N makes the text.  Typst comes as npm's binding, which is
installed under the build folder.  Both PDFs are counted alike, by pdftotext:
a line is hyphenated if it ends with a hyphen that its text has not."""
import json, os, re, shutil, statistics, subprocess, sys, unicodedata
import xml.etree.ElementTree as ET

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
BUILD = os.environ.get("BUILD", "build")
BINDING = "@myriaddreamin/typst-ts-node-compiler"
HYPHENS = "-\u2010\u00ad"
DRIVER = """
const { NodeCompiler } = require("%s"), fs = require("fs");
const c = NodeCompiler.create({ workspace: process.argv[2], fontArgs: [{ fontPaths: ["/usr/share/fonts/truetype/noto"] }] });
const r = c.compile({ mainFilePath: process.argv[2] + "/text.typ" });
if (r.hasError()) { r.printErrors(); process.exit(1); }
fs.writeFileSync(process.argv[2] + "/typst.pdf", c.pdf(r.result, { creationTimestamp: 1735689600 }));
""" % BINDING
SOURCE = """#set page(width: %spt, height: 842pt, margin: (x: 48pt, y: 57pt))
#set text(font: "Noto Serif", size: %spt, lang: "en", hyphenate: true, fallback: false)
#set par(justify: true)
#for p in json("text.json") { par(p) }
"""


def paragraphs(peers, n):
    model = json.loads(subprocess.run([sys.executable, peers + "/gen/content.py", n], capture_output=True, check=True).stdout)
    texts = model["summary"] + model["key"] + [p for i in model["issues"] for p in i["a"] + i["b"]] + [o["what"] for o in model["outcomes"]]
    plain = (re.sub(r" ?\[\[\d+\]\]", "", t) for t in texts)
    return [t for t in plain if all(ord(c) < 0x250 or 0x2010 <= ord(c) < 0x2030 for c in t)]


def lines_of(pdf):
    """Each line as its words with their left and right edges."""
    page = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout.decode())
    height = None
    for w in ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", page)).iter("{http://www.w3.org/1999/xhtml}word"):
        if height != w.get("yMin"):
            if height is not None:
                yield line
            height, line = w.get("yMin"), []
        line.append((unicodedata.normalize("NFKC", w.text), float(w.get("xMin")), float(w.get("xMax"))))
    yield line


def counts(pdf, texts, size):
    """How many lines, how many hyphenated, and the spaces of the full ones in ems."""
    letters = "".join("".join(unicodedata.normalize("NFKC", t).split()) for t in texts)
    at = lines = hyphenated = 0
    spaces = []
    for line in lines_of(pdf):
        words = "".join(w for w, _, _ in line)
        if letters.startswith(words, at):
            at += len(words)
        elif words[-1] in HYPHENS and letters.startswith(words[:-1], at):
            at += len(words) - 1
            hyphenated += 1
        elif lines and at == len(letters):
            break
        else:
            continue  # the page's number
        lines += 1
        if len(line) > 2:
            spaces.append(statistics.mean(b[1] - a[2] for a, b in zip(line, line[1:])) / size)
    if at != len(letters):
        sys.exit("not ok %s: its text ends after %r" % (pdf, letters[max(0, at - 60):at]))
    return lines, hyphenated, spaces


def told(name, lines, hyphenated, spaces):
    wide = sum(s > .5 for s in spaces)
    print("  %-8s %6d lines, %5d hyphenated (%.1f %%), %5d with spaces of over half an em, widest %.2f em" %
          (name, lines, hyphenated, 100 * hyphenated / lines, wide, max(spaces)))


def compare(peers, n):
    d = os.path.abspath("%s/bench/hyphens-%s" % (BUILD, n))
    os.makedirs(d, exist_ok=True)
    texts = paragraphs(peers, n)
    with open(d + "/text.txt", "w", encoding="utf8") as f:
        f.write("\n".join(texts) + "\n")
    with open(d + "/text.json", "w", encoding="utf8") as f:
        json.dump(texts, f)
    said = subprocess.run([BUILD + "/tests/bench/paragraphs", ".", "standard", d + "/text.txt", d + "/ours.pdf"], capture_output=True, text=True, check=True)
    measure, size, _, _ = said.stdout.split()
    with open(d + "/text.typ", "w") as f:
        f.write(SOURCE % (float(measure) + 96, size))
    with open(BUILD + "/npm/typst.cjs", "w") as f:  # beside its node_modules
        f.write(DRIVER)
    subprocess.run(["node", BUILD + "/npm/typst.cjs", d], check=True)
    print("%s issues, %d paragraphs at %s pt on %s pt:" % (n, len(texts), size, measure))
    ours, theirs = (counts(d + name, texts, float(size)) for name in ("/ours.pdf", "/typst.pdf"))
    told("ours", *ours)
    told("Typst", *theirs)
    return ours[1] <= theirs[1]


def missing(peers):
    for program in ("npm", "node", "pdftotext"):
        if not shutil.which(program):
            return "no " + program
    if not os.path.exists(peers + "/gen/content.py"):
        return peers + "/gen/content.py is not here"
    if not os.path.isdir(BUILD + "/npm/node_modules/" + BINDING):
        npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", BUILD + "/npm", BINDING + "@0.7"]
        if subprocess.run(npm, capture_output=True).returncode:
            return "npm cannot install Typst"
    return None


why = missing(sys.argv[1])
if why:
    print("skip hyphens " + why)
    sys.exit(0)
worse = [n for n in sys.argv[2:] if not compare(sys.argv[1], n)]
print("not ok hyphens: more than Typst's for " + ", ".join(worse) if worse else "ok hyphens: no more than Typst's")
sys.exit(bool(worse))
