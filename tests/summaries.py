#!/usr/bin/env python3
"""summaries.py DIR…: what can be seen mechanically of the summaries in DIR/*.json.

Words of the quote in order are checked by grounding.py; here: an end that hangs ("… and has."),
a start without a subject, quotation marks or brackets that do not pair, and the length against
the quote's for quotes of over 25 words (median).  Prints the bad ones with --list."""
import glob, json, os, re, statistics, sys
HANGING = set('''a an the and or but nor of to in on at by for from with without that which who whom whose because while as than if
its their his her our has have had is are was were be been will would shall should can could may might must not also both between
into about against under over including such when where whether so said says'''.split())
def faults(s):
    body = re.sub(r'\[[^\]]*\]', 'X', s); words = re.findall(r"[\w’'-]+", body)
    if not words: return ['empty']
    f = []
    if words[-1].lower() in HANGING: f.append('hangs on "%s"' % words[-1])
    if re.match(r'[A-Za-z]+ing$', words[0]) and words[0][0].islower(): f.append('starts with "%s"' % words[0])
    if words[0].lower() in HANGING - {'the', 'a', 'an', 'both', 'its', 'their', 'his', 'her', 'our', 'in', 'on', 'at', 'if', 'while', 'as', 'when', 'under', 'for', 'so', 'no', 'with', 'such', 'by', 'without', 'from', 'to', 'whether', 'said', 'between'}: f.append('starts with "%s"' % words[0])
    if s.count('“') != s.count('”') or s.count('"') % 2 or s.count('(') != s.count(')'): f.append('marks do not pair')
    if len(words) < 3: f.append('too short')
    return f
def main():
    args = [a for a in sys.argv[1:] if a != '--list']; show = '--list' in sys.argv; n = bad = 0; ratio = []
    for d in args:
        for p in sorted(glob.glob(os.path.join(glob.escape(d), '*.json'))):
            for o in json.load(open(p, encoding='utf8')).get('outcomes', []):
                n += 1; q = len(o['quote'].split()); f = faults(o['summary'])
                if q > 25: ratio.append(len(o['summary'].split()) / q)
                if f:
                    bad += 1
                    if show: print('%s: %s | %s' % (os.path.basename(p), '; '.join(f), o['summary']))
    print('summaries %d, with visible faults %d (%.1f %%); length of those over 25 words %.2f of the quote (median of %d)' %
          (n, bad, 100 * bad / max(n, 1), statistics.median(ratio) if ratio else 0, len(ratio)))
main()
