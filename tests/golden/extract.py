#!/usr/bin/env python3
"""extract.py DOCUMENT.json: the record as one line a claim, for golden files: what, where, by which file of rules."""
import json, sys
d = json.load(open(sys.argv[1], encoding='utf8'))
def rule(x): return x['rule'].split(':')[0]  # a row may move within its file
def line(kind, x, *fields): print('%-11s line %-3d %s%s  [%s]' % (kind, x['line'], ' | '.join(str(f) for f in fields if f not in (None, '', [])), '  low' if x['confidence'] == 'low' else '', rule(x)))
s = d['source']; print('source', s.get('publisher'), '|', s.get('publication_date'), '|', s.get('title'), '|', s.get('byline'), '|', s.get('party'))
for x in d['meetings']:
    p = x.get('place') or {}
    line('meeting', x, x['id'], 'primary' if x['primary'] else 'background', x['kind'], x.get('start'), x.get('end'), x.get('date_basis'), ', '.join(v for v in (p.get('venue'), p.get('city'), p.get('country')) if v), '+'.join(sorted(x['sides'])))
for x in d['participants']: line('participant', x, x['name'], x.get('title'), x.get('side'), x['level'])
for x in d['issues']: line('issue', x, x['topic'])
for x in d['outcomes']:
    a = ['%s %s%s' % (y.get('value', '%s-%s' % (y.get('min'), y.get('max'))), y['unit'], '' if y['bound'] == 'eq' else ' ' + y['bound']) for y in x.get('amounts', [])]
    line('outcome', x, x['type'], x['issue'], '+'.join(sorted(x.get('actors', []))), x['status'], x['strength'], x.get('condition') and 'if: ' + x['condition'], *a, *x.get('dates', []), *x.get('durations', []), x['summary'])
for x in d['amounts']: line('amount', x, x['text'], x['unit'])
for x in d['dates']: line('date', x, x['text'], x['value'])
for x in d['statements']: line('statement', x, x.get('speaker'), x['mode'], x['quote'])
for x in d.get('warnings', []): print('warning', x['text'])
