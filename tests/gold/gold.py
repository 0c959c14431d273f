#!/usr/bin/env python3
"""Our own annotations of documents that may not be copied here: by file name, digest and span.

  gold.py pack GOLD.json DOC > tests/gold/NAME.json   quotes become byte spans of DOC, texts go
  gold.py unpack FOLDER OUT                           tests/gold/*.json + FOLDER/DOC → OUT/DOC, OUT/DOC.gold.json

The format is that of the shared gold with "span" in place of "quote" and of an amount's "text".
A document whose digest differs is left out, with a word."""
import glob, hashlib, json, os, re, sys
here = os.path.dirname(os.path.abspath(__file__))
KINDS = ('issues', 'outcomes', 'statements')

def find(raw, quote):
    """The byte span of a quote: white space is free, and markup may stand between words."""
    loose = r'(?:\s|\*|_|\[|\]\([^)]*\)|<[^>]*>|&nbsp;)*'
    words = [re.escape(w) for w in re.findall(r'\w+|[^\w\s]', quote)]
    m = re.search(loose.join(words), raw)
    if not m: raise SystemExit('quote not found: ' + quote[:100])
    return [len(raw[:m.start()].encode()), len(raw[:m.end()].encode())]

def rendered(raw, span):
    s = raw.encode()[span[0]:span[1]].decode()
    s = re.sub(r'\[([^\[\]]*)\]\([^)]*\)', r'\1', re.sub(r'<[^>]+>', '', s)).replace('*', '')
    return re.sub(r'\s+', ' ', s).strip()

def pack(gold, doc):
    g = json.load(open(gold, encoding='utf8')); data = open(doc, 'rb').read(); raw = data.decode('utf8')
    g['sha256'] = hashlib.sha256(data).hexdigest()
    g['doc'] = os.path.basename(doc)
    g['source']['title'] = None
    for k in KINDS:
        for x in g[k]:
            quote = x.pop('quote'); x['span'] = find(raw, quote); x.pop('summary', None)
            for a in x.get('amounts', []):
                at = quote.find(a.pop('text', ''))
                if at < 0: raise SystemExit('amount not in its quote: ' + x['id'])
    for a in g.get('amounts_background', []): a.pop('text', None)
    for m in g['meetings']: m.pop('date_basis', None)
    json.dump(g, sys.stdout, ensure_ascii=False, indent=1); print()

def unpack(folder, out):
    os.makedirs(out, exist_ok=True); n = 0
    for path in sorted(glob.glob(os.path.join(here, '*.json'))):
        g = json.load(open(path, encoding='utf8')); doc = os.path.join(folder, g['doc'])
        try: data = open(doc, 'rb').read()
        except OSError: print('absent:', g['doc']); continue
        if hashlib.sha256(data).hexdigest() != g['sha256']: print('changed:', g['doc']); continue
        raw = data.decode('utf8')
        for k in KINDS:
            for x in g[k]:
                x['quote'] = rendered(raw, x.pop('span'))
                for a in x.get('amounts', []): a['text'] = ''
        open(os.path.join(out, g['doc']), 'wb').write(data)
        with open(os.path.join(out, g['doc'] + '.gold.json'), 'w', encoding='utf8') as f: json.dump(g, f, ensure_ascii=False)
        n += 1
    print('%d annotated documents' % n)

if len(sys.argv) == 4 and sys.argv[1] == 'pack': pack(sys.argv[2], sys.argv[3])
elif len(sys.argv) == 4 and sys.argv[1] == 'unpack': unpack(sys.argv[2], sys.argv[3])
else: print(__doc__); sys.exit(64)
