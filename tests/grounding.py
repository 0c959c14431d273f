#!/usr/bin/env python3
"""grounding.py SCHEMA DIR…: every DIR/*.json is valid by SCHEMA, and every span of it
is its quote, byte for byte, in the text beside it.  Prints what is not; exit 1 then."""
import glob, json, os, re, sys
try:
    import jsonschema
except ImportError:
    jsonschema = None

def in_order(summary, quote):
    """Are the summary's words words of the quote in order, but for one bracketed insertion?"""
    cut = summary
    for ins in re.findall(r'\[[^\]]*\]', summary):
        if ins not in quote: cut = cut.replace(ins, ' ', 1)
    if len(re.findall(r'\[[^\]]*\]', summary)) - len(re.findall(r'\[[^\]]*\]', cut)) > 1: return False
    have = iter(re.findall(r'\w+', quote.lower()))
    return all(any(w == h for h in have) for w in re.findall(r'\w+', cut.lower()))

def problems(path, validator):
    doc = json.load(open(path, encoding='utf8'))
    text = open(path[:-5] + '.txt', 'rb').read()
    if validator:
        for e in validator.iter_errors(doc): yield 'schema: %s: %s' % ('/'.join(map(str, e.path)), e.message[:120])
    n = len(text)
    for kind in ('meetings', 'participants', 'issues', 'outcomes', 'amounts', 'dates', 'statements'):
        for x in doc.get(kind, []):
            s, e = x['span']
            if not (0 <= s < e <= n): yield '%s %s: span %s' % (kind, x.get('id'), x['span']); continue
            piece = text[s:e].decode('utf8', 'surrogateescape')
            for field in ('quote', 'text'):
                if field in x and x[field] != piece: yield '%s %s: %s is not its span: %r / %r' % (kind, x.get('id'), field, x[field][:60], piece[:60])
            for a in x.get('amounts', []):
                if a['text'] not in piece: yield 'outcome %s: amount %r is not in its quote' % (x['id'], a['text'])
            if kind == 'outcomes' and not in_order(x['summary'], x['quote']): yield 'outcome %s: summary adds words: %r' % (x['id'], x['summary'])
            if not x.get('rule'): yield '%s %s: no rule' % (kind, x.get('id'))
            for a, b in x.get('mentions', []):
                if not 0 <= a < b <= n: yield '%s %s: mention [%d,%d]' % (kind, x.get('id'), a, b)
    ids = [x['id'] for k in ('participants', 'issues', 'outcomes', 'amounts', 'dates', 'statements') for x in doc.get(k, [])]
    for i in sorted({i for i in ids if ids.count(i) > 1}): yield 'id %s stands twice' % i

def main():
    schema = json.load(open(sys.argv[1], encoding='utf8')) if os.path.getsize(sys.argv[1]) else {}
    validator = jsonschema.Draft202012Validator(schema) if jsonschema and schema else None
    docs = bad = 0
    for d in sys.argv[2:]:
        for path in sorted(glob.glob(os.path.join(glob.escape(d), '*.json'))):
            docs += 1
            found = list(problems(path, validator))
            bad += bool(found)
            for p in found[:5]: print(path, p)
    print('documents %d, with problems %d%s' % (docs, bad, '' if validator else ' (schema not checked: no jsonschema)'))
    sys.exit(bad > 0)
main()
