#!/usr/bin/env python3
"""A generated model of issues, outcomes and sources as a comparison of ours.

usage: convert.py MODEL.json DIR

Writes DIR/comparison.json and DIR/data: the project's own data with the
model's topics added, and two briefs: "bench" prints what the peers print,
"full" every section, with the sentence of every claim."""
import glob, json, os, re, shutil, sys

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
RELATIONS = {"Strengthened": "strengthened", "Softened": "weakened", "Unchanged": "repeated"}
KINDS = ["call", "bilateral-meeting", "working-level-talks", "summit"]


class Converter:
    def __init__(self, model):
        self.model = model
        self.labels = [model["a"], model["b"]]
        self.claims = 0
        self.meetings = [self.meeting(i) for i in range(2)]

    def claim(self, quote, documents):
        self.claims += 1
        place = {"span": [0, len(quote.encode())], "line": self.claims % 400 + 1}
        return {"id": "%012x" % self.claims, **place, "rule": "bench.tsv:1", "confidence": "high", "inferred": [],
                "sources": [{"document": d, "quote": quote, **place} for d in documents or [0]]}

    def documents(self):
        for s in self.model["sources"]:
            yield {"file": "source-%04d.txt" % s["n"], "sha256": "%064x" % s["n"], "bytes": 1000 + s["n"], "format": "text",
                   "lang": "en", "publisher": s["text"].split(",")[0], "title": s["text"].split(": ")[-1],
                   "url": s["url"], "publication_date": "%d-11-%02d" % (2022 + s["n"] % 3, s["n"] % 28 + 1), "zones": []}

    def meeting(self, side):
        day = "%s-11-15" % re.findall(r"\d{4}", self.labels[side])[0]
        city = self.labels[side].split(",")[0]
        return {"schema": "diptych/meeting/1", "id": "summit-%s-%d" % (day, side), "kind": "summit", "start": day, "end": day,
                "date_basis": "explicit", "planned": False, "inferred": [], "place": {"city": city}, "sides": ["US", "China"],
                "documents": list(self.documents()), "background": [], "participants": [], "issues": [], "outcomes": [],
                "amounts": [], "statements": [], "divergences": [], "silences": [], "warnings": []}

    def outcome(self, side, topic, kind, text, strength="discussed"):
        documents = sorted({int(n) - 1 for n in re.findall(r"\[\[(\d+)\]\]", text)})
        text = re.sub(r" ?\[\[\d+\]\]", "", text)
        o = {**self.claim(text, documents), "issue": topic, "type": kind, "actors": ["US", "China"], "targets": [],
             "summary": text, "quote": text, "strength": strength, "amounts": [], "dates": [], "durations": [], "key": False}
        self.meetings[side]["outcomes"].append(o)
        return o["id"]

    def row(self, i, issue):
        topic = "bench-%d" % (i + 1)
        cells = [[self.outcome(side, topic, "position-restated", p) for p in issue["ab"[side]]] for side in range(2)]
        pairs = []
        if issue["verdict"] in RELATIONS:
            pairs.append([cells[0][0], cells[1][0], RELATIONS[issue["verdict"]], "the model says so", "bench.tsv:1"])
        return {"topic": topic, "cells": cells, "state": "in-all", "pairs": pairs, "weight": float(len(self.model["issues"]) - i)}

    def results(self, rows):
        for i, o in enumerate(self.model["outcomes"]):
            row, side = rows[i % len(rows)], i % 2
            kind = "agreement" if o["change"] == "+" else "commitment" if o["change"] == "=" else "suspension"
            row["cells"][side].append(self.outcome(side, row["topic"], kind, o["what"], "agreed"))

    def people(self):
        seen = set()
        for p in self.model["participants"]:
            if p["name"] in seen:
                continue
            seen.add(p["name"])
            sides = []
            for side in range(2):
                here = {"present": p["ab"[side]], "level": "principal" if p["ab"[side]] else "mentioned-only"}
                if p["ab"[side]]:
                    c = {**self.claim("", [0]), "name": p["name"], "title": p["role"], "side": p["party"], "level": "principal", "mentions": []}
                    self.meetings[side]["participants"].append(c)
                    here.update(title=p["role"], claim=c["id"])
                sides.append(here)
            yield {"name": p["name"], **({"native_name": p["native"]} if p["native"] else {}), "country": p["party"], "sides": sides}

    def timeline(self):
        days = []
        for t in self.model["timeline"]:
            day, month, year = t["date"].split()
            days.append("%s-%02d-%02d" % (year, MONTHS.index(month) + 1, int(day)))
        for i, day in enumerate(sorted(days)):
            yield {"start": day, "end": day, "kind": KINDS[i % 4], "countries": ["US", "China"], "side": i % 3 - 1, "planned": False}

    def comparison(self):
        rows = [self.row(i, issue) for i, issue in enumerate(self.model["issues"])]
        self.results(rows)
        people = list(self.people())
        sides = [{"label": self.labels[s], "meetings": [self.meetings[s]]} for s in range(2)]
        return {"schema": "diptych/comparison/1", "sides": sides, "rows": rows, "figures": [], "participants": people,
                "timeline": list(self.timeline()), "unplaced": []}


def write_data(model, labels, dir_):
    shutil.rmtree(dir_, ignore_errors=True)
    briefs = {os.path.basename(os.path.dirname(p)) for p in glob.glob("briefs/*/brief.ini")}
    shutil.copytree("briefs", os.path.join(dir_, "briefs"), ignore=lambda d, names: briefs if d == "briefs" else [])
    shutil.copytree("fonts", os.path.join(dir_, "fonts"))
    shutil.copy("config.ini", dir_)
    with open(os.path.join(dir_, "briefs/lexicon/taxonomy.tsv"), "a", encoding="utf8") as f:
        for i, issue in enumerate(model["issues"]):
            f.write("topic\tbench-%d\t%s\n" % (i + 1, issue["title"]))
    write_brief(model, labels, os.path.join(dir_, "briefs/bench"), LIKE_THE_PEERS)
    write_brief(model, labels, os.path.join(dir_, "briefs/full"), "")


# What the peers print of the same model: no sentence of a source, but its entry, which claims link to.
LIKE_THE_PEERS = "sections = glance, contents, participants, issues, outcomes, timeline, sources\n"


def write_brief(model, labels, dir_, sections):
    os.makedirs(os.path.join(dir_, "sources"))
    open(os.path.join(dir_, "sources/none.txt"), "w").close()
    with open(os.path.join(dir_, "brief.ini"), "w", encoding="utf8") as f:
        f.write('[brief]\ntitle = "%s"\nsubtitle = "%s"\n' % (model["title"], model["subtitle"]))
        f.write("sources = sources\n" + sections)
        for label in labels:
            f.write('[side %s]\nfrom = %s-01-01\nto = %s-12-31\n' % ((label,) + (re.findall(r"\d{4}", label)[0],) * 2))
        f.write("[section sources]\nsentences = no\n" if sections else "[section weight]\nlimit = 12\n")
        f.write("[section glance]\nlimit = 4\n[section outcomes]\ntypes = agreement, commitment, suspension\n")


def main():
    with open(sys.argv[1], encoding="utf8") as f:
        model = json.load(f)
    out = sys.argv[2]
    os.makedirs(out, exist_ok=True)
    c = Converter(model)
    with open(os.path.join(out, "comparison.json"), "w", encoding="utf8") as f:
        json.dump(c.comparison(), f, ensure_ascii=False, indent=1)
    write_data(model, c.labels, os.path.join(out, "data"))


if __name__ == "__main__":
    main()
