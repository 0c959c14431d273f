#!/usr/bin/env python3
"""coverage.py BRIEFS DIR…: in how many documents (DIR/*.json, as extract writes them) each data row fires.

A row fires where the `rule` of an item names it.  Printed: for each data file how many of its rows fire at
all and in one document only, then the latter.  Rows of closed lists (names, units, months: see CLOSED) say
nothing about one text; of the others, each is printed with the document, so that one article's words show.
A row of an open list that fires in one document needs a reason, a last cell "why: …": without, exit status 1."""
import collections, glob, json, os, sys

CLOSED = {
    'people.tsv': 'leaders, by office and years', 'places.tsv': 'countries and cities', 'organisations.tsv': 'bodies by name',
    'units.tsv': 'measures', 'currencies.tsv': 'ISO 4217', 'months.tsv': 'the calendar', 'weekdays.tsv': 'the calendar',
    'numbers.tsv': 'number words', 'dates.tsv': 'words of time', 'titles.tsv': 'offices', 'channels.tsv': 'ways of saying',
}

def rules(node):
    if isinstance(node, dict):
        if isinstance(node.get('rule'), str): yield node['rule']
        for v in node.values(): yield from rules(v)
    elif isinstance(node, list):
        for v in node: yield from rules(v)

def reason(row):
    last = row.split('\t')[-1].strip()
    return last[5:].strip() if last.startswith('why: ') else ''

def main():
    briefs, fires, n = sys.argv[1], collections.defaultdict(set), 0
    for d in sys.argv[2:]:
        for path in sorted(glob.glob(os.path.join(glob.escape(d), '*.json'))):
            n += 1
            for r in rules(json.load(open(path, encoding='utf8'))): fires[r].add(os.path.basename(path)[:-5])
    files = {os.path.basename(p): open(p, encoding='utf8').read().split('\n')
             for p in glob.glob(os.path.join(briefs, 'lang', 'en', '*.tsv')) + glob.glob(os.path.join(briefs, 'lexicon', '*.tsv'))}
    print('%d documents' % n)
    print('%-22s %6s %6s %6s' % ('file', 'rows', 'fire', 'in one'))
    once = []
    for name in sorted(files):
        rows = [i for i, l in enumerate(files[name], 1) if l and l[0] not in '#@']
        hit = [i for i in rows if fires.get('%s:%d' % (name, i))]
        one = [i for i in hit if len(fires['%s:%d' % (name, i)]) == 1]
        if hit: print('%-22s %6d %6d %6d  %s' % (name, len(rows), len(hit), len(one), CLOSED.get(name, '')))
        if name not in CLOSED: once += [(name, i) for i in one]
    bare = [(name, i) for name, i in once if not reason(files[name][i - 1])]
    print('\nrows of open lists that fire in one document only: %d, without a reason: %d' % (len(once), len(bare)))
    for name, i in once:
        row = ' | '.join(c for c in files[name][i - 1].split('\t')[:3] if c)
        print('%s%s:%d  %s  (%s)' % ('NO REASON ' if (name, i) in bare else '', name, i, row[:90], *fires['%s:%d' % (name, i)]))
    return 1 if bare or not n else 0

sys.exit(main())
