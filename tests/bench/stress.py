#!/usr/bin/env python3
"""stress.py [-o FILE]: a comparison that no folder of texts is likely to give: four
sides, one of them empty, 60 participants, 300 outcomes, a topic with a name of 120
characters, a quote of 400 words.  The same bytes at every run: no clock, no chance."""
import argparse, hashlib, json

SIDES = ['1998', '2004', '2011', '2017']  # the last is empty
TYPES = ['agreement', 'commitment', 'action-taken', 'suspension', 'extension', 'reduction', 'purchase-deal', 'future-meeting',
         'mechanism-established', 'concern-raised', 'demand', 'position-restated', 'warning', 'no-agreement']
LONG = 'the-standing-question-of-river-bridges-mountain-tunnels-harbour-dues-and-lighthouse-keeping-along-the-shared-coastlines-x'[:120]
TOPICS = [LONG, 'trade-tariffs', 'energy', 'taiwan', 'visits-dialogue', 'health', 'migration', 'cybersecurity', 'fentanyl-narcotics',
          'military-defence', 'technology', 'agriculture-food', 'investment-business', 'global-governance', 'climate-environment']
STRENGTHS = ['discussed', 'welcomed', 'expressed-readiness', 'planned', 'agreed', 'committed', 'signed', 'done']
NOUNS = 'bridge ferry cheese timber railway harbour lighthouse orchard quarry canal'.split()
COUNTRIES = ['Ruritania', 'Borduria', 'Syldavia']

def ident(*parts):
    return hashlib.sha256('|'.join(map(str, parts)).encode()).hexdigest()[:12]

def claim(kind, n, start, quote):
    return {'id': ident(kind, n), 'span': [start, start + len(quote.encode())], 'line': n % 400 + 1, 'rule': 'stress.tsv:%d' % (n % 90 + 1),
            'confidence': 'low' if n % 9 == 0 else 'high', 'inferred': ['actors'] if n % 7 == 0 else [],
            'sources': [{'document': 0, 'span': [start, start + len(quote.encode())], 'line': n % 400 + 1, 'quote': quote}]}

def sentence(n, words):
    noun = NOUNS[n % len(NOUNS)]
    out = ['%s agreed to widen the %s of the northern valley' % (COUNTRIES[n % 3], noun)]
    while len(' '.join(out).split()) < words:
        out.append('and to consult on the %s before the end of season %d' % (NOUNS[(n + len(out)) % len(NOUNS)], len(out)))
    return ' '.join(' '.join(out).split()[:words]) + '.'

def outcome(n, side):
    quote = sentence(n, 400 if n == 5 else 14 + n % 40)
    summary = quote[:-1] if n % 3 else ' '.join(quote.split()[:9])
    start = 40 + n * 300
    o = claim('outcome', n, start, quote)
    o.update(issue=TOPICS[0] if n % 31 == 0 else TOPICS[n % len(TOPICS)], type=TYPES[n % len(TYPES)], event='AGREE', actors=COUNTRIES[:n % 3 + 1], targets=[],
             summary=summary, quote=quote, status='stated-as-fact', strength=STRENGTHS[n % 8], amounts=[], dates=[], durations=['P%dY' % (n % 5 + 1)] if n % 4 == 0 else [],
             key=n % 10 == 0)
    if n % 5 == 0:
        a = claim('amount', n, start, '%d million dollars' % n)
        a.pop('sources')
        a.update(value=n * 1e6, unit='USD', bound='gt', text='%d million dollars' % n)
        o['amounts'] = [a]
    return o

def meeting(s):
    label = SIDES[s]
    m = {'schema': 'diptych/meeting/1', 'id': 'summit-%s-05-0%d' % (label, s + 1), 'kind': 'summit', 'start': '%s-05-0%d' % (label, s + 1), 'end': '%s-05-0%d' % (label, s + 1),
         'date_basis': 'explicit', 'planned': False, 'inferred': [], 'place': {'city': 'Strelsau', 'country': 'Ruritania'}, 'sides': COUNTRIES,
         'documents': [{'file': '%s.txt' % label, 'sha256': hashlib.sha256(label.encode()).hexdigest(), 'bytes': 99999, 'format': 'text', 'lang': 'en',
                        'publisher': 'The Valley Gazette', 'party': 'independent', 'publication_date': '%s-05-09' % label, 'title': 'Talks of %s' % label, 'zones': [], 'given': []}],
         'background': [], 'participants': [], 'issues': [], 'outcomes': [], 'amounts': [], 'statements': [], 'divergences': [], 'silences': [], 'warnings': []}
    for n in range(s * 20, s * 20 + 20):
        quote = 'Envoy Number %d sat at the table.' % n
        p = claim('person', n, 10 + n, quote)
        p.update(name='Envoy%s Hentzau-Zenda %s' % (chr(65 + n % 26) * 2, 'of the Upper Valley' if n % 6 == 0 else chr(97 + n // 26) * 3), title='Deputy Minister for Bridges and Roads',
                 side=COUNTRIES[n % 3], level='principal' if n % 20 < 2 else 'delegation', mentions=[], context=quote)
        m['participants'].append(p)
        said = claim('statement', n, 10 + n, 'We will keep the ferry running.')
        said.update(speaker=p['name'], reported_by='The Valley Gazette', mode='direct', channel='interview', quote='We will keep the ferry running.')
        m['statements'].append(said)
    told = [{'document': 0, 'span': [at, at + 20], 'line': at, 'quote': 'The toll is %d percent.' % at, 'value': '%d percent' % at} for at in (20, 30)]
    m['divergences'] = [{'id': ident('differs', s), 'field': 'amounts', 'topic': 'energy', 'readings': told}]
    for n in range(s * 100, s * 100 + 100):
        m['outcomes'].append(outcome(n, s))
    return m

def rows(sides):
    out = []
    for t in TOPICS:
        cells = [[o['id'] for m in side['meetings'] for o in m['outcomes'] if o['issue'] == t] for side in sides]
        here = [side['label'] for side, cell in zip(sides, cells) if cell]
        if here:
            out.append({'topic': t, 'cells': cells, 'state': 'in-some' if len(here) > 1 else 'only:' + here[0], 'pairs': [], 'weight': float(sum(map(len, cells)))})
    # one pair, so that a relation is printed
    a, b = out[1]['cells'][0][0], out[1]['cells'][1][0]
    out[1]['pairs'] = [[a, b, 'strengthened', 'the later of two is the firmer', 'relations.tsv:1']]
    return out

def figures(sides):
    values = [{'side': s, 'claim': o['amounts'][0]['id'], 'value': o['amounts'][0]['value'], 'bound': 'gt', 'text': o['amounts'][0]['text']}
              for s, side in enumerate(sides) for m in side['meetings'] for o in m['outcomes'] if o['amounts']]
    return [{'unit': 'USD', 'topic': 'energy', 'object': 'the railway', 'values': values[i::12][:3]} for i in range(12)]

def people(sides):
    out = []
    for s, side in enumerate(sides):
        for m in side['meetings']:
            for p in m['participants']:
                here = [{'present': False, 'level': 'mentioned-only'}] * len(sides)
                here[s] = {'present': True, 'level': p['level'], 'title': p['title'], 'claim': p['id']}
                out.append({'name': p['name'], 'country': p['side'], 'sides': here})
    return out

def comparison():
    sides = [{'label': label, 'meetings': [meeting(s)] if s < 3 else []} for s, label in enumerate(SIDES)]
    timeline = [{'start': m['start'], 'end': m['end'], 'kind': m['kind'], 'place': m['place'], 'countries': m['sides'], 'side': s, 'planned': False, 'meeting': m['id']}
                for s, side in enumerate(sides) for m in side['meetings']]
    return {'schema': 'diptych/comparison/1', 'sides': sides, 'rows': rows(sides), 'figures': figures(sides), 'participants': people(sides), 'timeline': timeline, 'unplaced': []}

parser = argparse.ArgumentParser()
parser.add_argument('-o')
text = json.dumps(comparison(), ensure_ascii=False, indent=1) + '\n'
out = parser.parse_args().o
if out:
    open(out, 'w', encoding='utf8').write(text)
else:
    print(text, end='')
