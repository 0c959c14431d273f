#!/usr/bin/env python3
"""facts.py FILE.json…: who, when, where and how much, one line a fact."""
import json, sys

def join(*parts): return ' | '.join('-' if p in (None, '', []) else str(p) for p in parts)

def facts(doc):
    s = doc['source']
    yield join('source', s.get('publisher'), s.get('party'), s.get('publication_date'))
    for m in doc['meetings']:
        p = m.get('place') or {}
        yield join('meeting' if m.get('primary') else 'other', m['kind'], m.get('start'), m.get('end'), m.get('date_basis'),
                   p.get('city'), p.get('country'), p.get('venue'), '+'.join(m.get('sides', [])))
    for p in doc['participants']:
        yield join(p['level'], p['name'], p.get('title'), p.get('side'))
    for a in doc['amounts']:
        change = a.get('change')
        value = a.get('value', '%s..%s' % (a.get('min'), a.get('max')))
        yield join('amount', value, a.get('unit'), a.get('per'), a.get('bound'), change and '%s>%s' % (change.get('from'), change.get('to')), a['text'])
    for d in doc['dates']:
        yield join(d['type'], d.get('value'), d.get('end'), d['text'])

for path in sys.argv[1:]:
    print('\n'.join(facts(json.load(open(path, encoding='utf8')))))
